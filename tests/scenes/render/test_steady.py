"""What comes or goes at once, and what lies under an answer, by things made for it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from manim import Square, ValueTracker, VGroup

from scenes.render.guesses import Guesses
from scenes.render.rehearsal import offstage
from scenes.render.steady import Watch, is_arrow
from scenes.render.texts import is_written
from scenes.stage.lecture.boxes import Box
from scenes.stage.paint.painted import Painted
from scenes.stage.type.readout import Readout
from scenes.stage.type.text import Formula, Words


class Word(Painted):
    """Something that is written at a place."""

    def __init__(self, text: str, x: float = 0.0, presence: float = 1.0) -> None:
        super().__init__()
        self.text, self.font_size = text, 40.0
        self.presence = presence
        self.set_frame(x - 0.5, -0.2, x + 0.5, 0.2)


class Growing(Painted):
    """Something that grows from its root, and is used up from there."""

    def __init__(self, grown: float, used: float = 0.0) -> None:
        super().__init__()
        self.name = "arrow"
        self.grown, self.used = ValueTracker(grown), ValueTracker(used)

    @property
    def showing(self) -> float:
        return max(0.0, float(self.grown.get_value()) - float(self.used.get_value()))


def pops(*frames: tuple[list[Any], list[Any]]) -> list[tuple[float, str]]:
    watch = Watch()
    for number, (arrows, words) in enumerate(frames):
        watch.look(arrows, words, float(number))
    return [(pop.time, pop.text) for pop in watch.pops]


def test_the_first_frame_may_show_anything() -> None:
    assert pops(([Growing(1.0)], [Word("a")])) == []


def test_what_is_there_or_gone_in_one_frame_is_noted_at_its_time() -> None:
    a, b = Word("a"), Word("b", 3)
    assert pops(([], [a]), ([], [a, b]), ([], [b])) == [(1.0, "b"), (2.0, "a")]


@pytest.mark.parametrize(("presence", "popped"), [(0.65, []), (0.75, [(1.0, "a")])])
def test_a_large_part_of_it_at_once_is_too_much(
    presence: float, popped: list[tuple[float, str]]
) -> None:
    assert pops(([], []), ([], [Word("a", presence=presence)])) == popped


def test_one_that_makes_room_for_another_at_its_place_may() -> None:
    a = Word("a")
    assert pops(([], [a]), ([], [Word("b", 0.4)])) == []
    assert [text for _, text in pops(([], [a]), ([], [Word("b", 0.6)]))] == ["a", "b"]
    here, there = Word("c", 0.1), Word("d", 0.2)  # of two that come at one place none goes
    assert [text for _, text in pops(([], []), ([], [here, there]))] == ["c", "d"]


def test_of_an_arrow_what_is_used_is_not_to_be_seen() -> None:
    assert pops(([], []), ([Growing(1.0, 0.5)], [])) == []
    assert pops(([], []), ([Growing(1.0, 0.2)], [])) == [(1.0, "arrow")]
    assert pops(([], []), ([Growing(0.2, 1.0)], [])) == []
    stays = Growing(0.1)
    watch = Watch()
    watch.look([stays], [], 0.0)
    stays.grown.set_value(1.0)  # it begins anew
    watch.look([stays], [], 1.0)
    assert watch.pops == []


def test_an_arrow_grows_and_is_used() -> None:
    assert is_arrow(Growing(1.0))
    assert not is_arrow(Word("a"))
    assert not is_arrow(SimpleNamespace(grown=1))
    assert not is_arrow(SimpleNamespace(used=1))


def test_what_stays_as_it_is_written_are_words() -> None:
    with offstage():
        words, sum_of = Words("two words"), Formula("a + b")
        number = Readout("x", "x", lambda: 1.0)
    assert is_written(words)
    assert is_written(Word("a 1"))
    assert not is_written(Word("12.5"))  # no letter
    assert not is_written(number)
    assert not is_written(ValueTracker(1.0))
    assert not is_written(Square())
    assert not is_written(sum_of)


class Tiles(VGroup):
    """Choices with one answer."""

    def __init__(self, box: Box, presence: float = 1.0) -> None:
        tile = Painted()
        tile.set_frame(*box)
        tile.presence = presence
        super().__init__(tile)
        self.answers = ["yes"]


class Told(Painted):
    """Something written, in a box."""

    def __init__(self, box: Box, color: str = "#FFFFFF", presence: float = 1.0) -> None:
        super().__init__()
        self.box, self.tint, self.lettering = box, color, True
        self.presence = presence

    def text_boxes(self) -> list[Any]:
        """Its words."""
        return [("words", *self.box, 40.0, self.tint)]


@pytest.mark.parametrize(
    ("tile", "seen", "crossed"),
    [
        (Box(0, 0, 2, 1), 1.0, True),
        (Box(0, 0, 2, 1), 0.0, False),
        (Box(2.1, 0, 4, 1), 1.0, False),
        (Box(0, 0.6, 2, 1), 1.0, False),
        (Box(0, 0.4, 2, 1), 1.0, True),
    ],
)
def test_what_is_written_under_a_tile_that_is_seen_is_noted_once(
    tile: Box, seen: float, crossed: bool
) -> None:
    guesses = Guesses()
    scene = SimpleNamespace(mobjects=[Told(Box(1, 0, 2, 0.5)), Tiles(tile, seen)])
    for time in (3.0, 4.0):
        guesses.look(scene, time)
    assert guesses.crossed == ([(3.0, "words")] if crossed else [])


def test_what_is_too_faint_to_be_seen_lies_under_nothing() -> None:
    guesses = Guesses()
    faint = Told(Box(1, 0, 2, 0.5), presence=0.1)
    guesses.look(SimpleNamespace(mobjects=[faint, Tiles(Box(0, 0, 2, 1))]), 0.0)
    assert guesses.crossed == []
    assert np.isclose(faint.presence, 0.1)
