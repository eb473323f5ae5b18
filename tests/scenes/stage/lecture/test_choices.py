"""Choices: what may be the answer, before it is answered."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from manim import UP, ManimColor

from scenes.render.contrast import contrast
from scenes.render.rehearsal import offstage, rehearse
from scenes.stage.lecture.boxes import STAGE, Box
from scenes.stage.lecture.choices import Choices
from scenes.stage.lecture.scene import LectureScene, beat
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.type.text import baseline

ANSWERS = ("left", "right", "both", "you cannot tell")


def choices() -> Any:
    with offstage():
        return Choices(*ANSWERS).within(STAGE, UP)


@pytest.mark.parametrize("cut", ["columns", "rows"])
@pytest.mark.parametrize("shares", [(1, 1), (3, 2, 1), (1, 1, 1, 1)])
def test_parts_of_a_box_and_their_gaps_fill_it(cut: str, shares: tuple[float, ...]) -> None:
    box = Box(-3.0, -2.0, 5.0, 4.0)
    parts = getattr(box, cut)(*shares, gap=0.4)
    first, last = ("left", "right") if cut == "columns" else ("top", "bottom")
    assert getattr(parts[0], first) == pytest.approx(getattr(box, first))
    assert getattr(parts[-1], last) == pytest.approx(getattr(box, last))
    sizes = [part.width if cut == "columns" else part.height for part in parts]
    assert np.array(sizes) / sizes[0] == pytest.approx(np.array(shares) / shares[0])
    for one, other in pairwise(parts):
        gap = other.left - one.right if cut == "columns" else one.bottom - other.top
        assert gap == pytest.approx(0.4)


def test_tiles_are_alike_fill_the_width_and_share_a_line() -> None:
    made = choices()
    boxes = [Box.around(tile.plate) for tile in made]
    assert [box.width for box in boxes] == pytest.approx([boxes[0].width] * 4)
    assert boxes[0].left == pytest.approx(STAGE.left)
    assert boxes[-1].right == pytest.approx(STAGE.right)
    assert boxes[0].top == pytest.approx(STAGE.top)
    lines = [baseline(tile.words) for tile in made]
    assert lines == pytest.approx([lines[0]] * 4)
    for tile, box in zip(made, boxes, strict=True):
        assert box.holds(tile.words)
        assert tile.words.get_x() == pytest.approx(box.middle[0])


class Asking(LectureScene):
    number, title, lasts, parameters = 0, "", 0.0, None

    @beat("Which one?")
    def asked(self) -> None:
        """Tiles, silence, one answer."""
        made = Choices(*ANSWERS)
        self.ask(made, silence=2.0)
        self.play(*made.answer("both"))

    @beat("And now?")
    def unanswered(self) -> None:
        """Tiles that fold away."""
        made = Choices("yes", "no").within(STAGE)
        self.ask(made, silence=1.0)
        self.play(made.fold())
        self.wait(0.2)


class Onlooker:
    """Notes how wide each tile and its rim are in every frame."""

    def __init__(self) -> None:
        self.rims: list[list[float]] = []
        self.widths: list[list[float]] = []

    def frame(self, scene: Any) -> None:
        for made in scene.mobjects:
            if isinstance(made, Choices) and len(made) == 4:
                rims = [float(tile.plate.get_stroke_width()) for tile in made]
                self.rims.append(rims)
                self.widths.append([float(tile.plate.width) for tile in made])

    def beat_ended(self, scene: Any, name: str) -> None:
        pass


@pytest.mark.slow
def test_each_swells_in_turn_then_there_is_silence_then_the_right_one_alone_is_framed() -> None:
    onlooker = Onlooker()
    run = rehearse(Asking, frames=True, onlookers=[onlooker])
    called = [int(np.argmax(wide)) for wide in onlooker.widths if max(wide) > 1.03 * min(wide)]
    order = [k for i, k in enumerate(called) if i == 0 or called[i - 1] != k]
    assert order == [0, 1, 2, 3]
    # A frame is the answer's: while the viewer is asked nobody has one.
    assert {int(np.argmax(rims)) for rims in onlooker.rims if max(rims) > 3.5} == {2}
    silent = max(run.frozen, key=lambda stretch: stretch.length)
    assert silent.length == pytest.approx(2.0, abs=0.15)
    asked, unanswered = run.beats
    texts = {text.words for text in asked.texts}
    assert set(ANSWERS) <= texts
    assert not {text.words for text in unanswered.texts} & {"yes", "no"}
    assert [str(problem) for problem in run.layout if "yes" in str(problem)] == []


def luminance(color: Any) -> float:
    """Relative luminance, as WCAG defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color]
    return float(np.dot(linear, [0.2126, 0.7152, 0.0722]))


def test_wrong_answers_step_back_and_stay_readable_as_what_they_were() -> None:
    made = choices()
    with offstage():
        for animation in made.answer("right"):
            built = animation.build()
            built.begin()
            built.interpolate(1)
    assert [float(tile.words[0].get_fill_opacity()) for tile in made] == [0.6, 1.0, 0.6, 0.6]
    assert [tile.plate.get_stroke_width() for tile in made] == [3, 7, 3, 3]
    for tile in made:
        assert tile.plate.get_fill_opacity() == 0.9  # whatever lies behind stays there
        plate, ink = (
            np.array(part.get_fill_color().to_rgb()) for part in (tile.plate, tile.words[0])
        )
        share = float(tile.words[0].get_fill_opacity())
        seen = luminance(share * ink + (1 - share) * plate)
        assert (seen + 0.05) / (luminance(plate) + 0.05) >= 4.5


def test_a_word_that_is_no_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="up"):
        choices().answer("up")


def test_in_a_tall_box_they_stand_in_a_column() -> None:
    box = Box(1, -2, 4, 2)
    tiles = list(Choices("few", "many", "none").within(box))
    assert [tile.get_center()[0] for tile in tiles] == pytest.approx([box.middle[0]] * 3)
    above, middle, below = (tile.get_center()[1] for tile in tiles)
    assert above > middle > below
    assert len({round(float(tile.width), 9) for tile in tiles}) == 1
    for tile in tiles:
        assert box.left <= tile.get_left()[0] < tile.get_right()[0] <= box.right
        assert box.bottom <= tile.get_bottom()[1] < tile.get_top()[1] <= box.top


def test_the_rim_of_what_may_be_the_answer_is_seen() -> None:
    """It was 2.1 : 1 against the ground."""
    rim, ground = (
        np.array(ManimColor(color).to_rgb())
        for color in (choices()[0].plate.stroke_color, BACKGROUND)
    )
    assert contrast(rim, ground) >= 4.5
