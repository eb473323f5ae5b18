"""Letters stand out from what is really painted behind them, and nothing covers them."""

from __future__ import annotations

from typing import Any

import cairo
import numpy as np
import pytest
from manim import DOWN, LEFT, RIGHT, UP, FadeOut, Rectangle, VGroup

from scenes.render.contrast import contrast
from scenes.render.layout import check_layout
from scenes.stage.lecture import theme
from scenes.stage.lecture.scene import LectureScene
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import ink
from scenes.stage.type.text import Formula, TextLine


def found(scene: LectureScene, *mobjects: Any) -> list[str]:
    """What is wrong once ``mobjects`` are on stage, in sentences."""
    scene.add(*mobjects)
    return [str(problem) for problem in check_layout(scene)]


def rules(scene: LectureScene, *mobjects: Any) -> list[str]:
    scene.add(*mobjects)
    return [problem.rule for problem in check_layout(scene)]


def plate(color: str, width: float = 4, height: float = 1, opacity: float = 1) -> Rectangle:
    return Rectangle(
        width=width, height=height, fill_color=color, fill_opacity=opacity, stroke_width=0
    )


def stripes() -> VGroup:
    """A busy picture: light and dark by turns, larger than a line of text."""
    return VGroup(plate("#C0C0C0", width=0.1) for _ in range(30)).arrange(RIGHT, buff=0.1)


# -- contrast --------------------------------------------------------------------------------------


def test_contrast_is_that_of_the_standard() -> None:
    white, black, grey = np.ones(3), np.zeros(3), np.full(3, 0x77 / 255)
    assert contrast(white, black) == pytest.approx(21)
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, grey) == pytest.approx(4.48, abs=0.005)  # the textbook's near miss


def test_grey_on_grey_is_found(scene: LectureScene) -> None:
    told = found(scene, plate("#60707F"), TextLine("unclear", color=theme.QUIET))
    assert len(told) == 1
    assert "“unclear”" in told[0]
    assert "contrast 2.3 : 1" in told[0]


def test_dark_text_on_the_background_is_found(scene: LectureScene) -> None:
    assert rules(scene, TextLine("night", color=theme.RULE)) == ["contrast"]


def test_text_on_a_dark_plate_is_fine(scene: LectureScene) -> None:
    assert rules(scene, plate(theme.FOG), TextLine("clear")) == []


def test_text_over_a_busy_picture_needs_a_plate(scene: LectureScene) -> None:
    text = TextLine("over the hills")
    assert rules(scene, stripes(), text) == ["contrast"]
    scene.remove(text)
    assert rules(scene, plate(theme.PLATE, opacity=0.85), text) == []


@pytest.mark.parametrize("aside", [4 * LEFT, 4 * RIGHT, 2 * UP, 2 * DOWN])
def test_what_is_beside_a_text_does_not_count(scene: LectureScene, aside: Any) -> None:
    """All of the stage is as bright as the letters, but for the plate right behind them."""
    behind = plate(theme.PLATE, width=2.5).shift(aside)
    assert (
        rules(scene, plate("#C0C0C0", width=14, height=8), behind, TextLine("clear").shift(aside))
        == []
    )


def test_one_dim_word_in_a_formula_is_found(scene: LectureScene) -> None:
    assert rules(scene, Formula("y + {{ x : dim }}")) == []
    assert rules(scene, Formula("y + {{ z : dim }}", {"dim": theme.RULE}).shift(UP)) == ["contrast"]


def test_faint_text_is_found_and_invisible_text_is_not_there(scene: LectureScene) -> None:
    assert rules(scene, TextLine("faint").set_opacity(0.3)) == ["contrast"]
    scene.clear()
    assert rules(scene, TextLine("gone", 10).set_opacity(0.05), TextLine("here")) == []


def test_text_fading_out_is_gone(scene: LectureScene) -> None:
    gone = TextLine("gone")
    scene.add(gone)
    scene.play(FadeOut(gone), run_time=0.1)
    assert rules(scene, TextLine("here")) == []


def test_text_covered_by_something_is_found(scene: LectureScene) -> None:
    text = TextLine("behind the curtain, if only in part")
    curtain = plate(theme.BACKGROUND, width=1).move_to(text.get_right())
    assert rules(scene, curtain, text) == []
    scene.remove(curtain)
    assert rules(scene, curtain) == ["covered"]
    assert "is covered" in found(scene)[0]


# -- objects that paint their own letters ----------------------------------------------------------


class Sign(Painted):
    """A word on a plate, painted; its letters are a bar."""

    def __init__(self, color: str = theme.TEXT, at: float = 0.0, size: float = 36) -> None:
        super().__init__()
        self.color_of_text, self.at, self.size, self.lettering = color, at, size, True

    def paint(self, canvas: cairo.Context[Any]) -> None:
        canvas.rectangle(-1, self.at - 0.3, 2, 0.6)
        canvas.set_source_rgba(*ink(theme.FOG))
        canvas.fill()
        if self.lettering:
            canvas.rectangle(-0.5, self.at - 0.1, 1, 0.2)
            canvas.set_source_rgba(*ink(self.color_of_text))
            canvas.fill()

    def text_boxes(self) -> list[tuple[Any, ...]]:
        return [("sign", -0.5, self.at - 0.1, 0.5, self.at + 0.1, self.size, self.color_of_text)]


def test_painted_text_obeys_the_same_rules(scene: LectureScene) -> None:
    for sign, broken in [
        (Sign(), []),
        (Sign(color=theme.RULE), ["contrast"]),
        (Sign(at=3.8), ["frame"]),
        (Sign(at=-3.2), ["foot"]),
        (Sign(size=20), ["size"]),
    ]:
        scene.clear()
        assert rules(scene, sign) == broken
        assert sign.lettering
    assert "overlap" in rules(scene, Sign(), TextLine("across"))


def test_painted_text_that_is_not_there_is_not_judged(scene: LectureScene) -> None:
    sign = Sign(color=theme.RULE)
    sign.presence = 0.0
    assert rules(scene, sign) == []


def test_painted_text_that_cannot_be_left_out_is_reported(scene: LectureScene) -> None:
    sign = Sign()
    del sign.lettering
    sign.paint = lambda canvas: None  # type: ignore[method-assign]
    (says,) = found(scene, sign)
    assert "`lettering`" in says
