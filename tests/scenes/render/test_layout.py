"""The layout check finds what is planted, names it, and leaves look-alikes in peace."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import (
    DEGREES,
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Indicate,
    MathTypst,
    Text,
    VGroup,
    VMobject,
)

from scenes.render.layout import LIMITS, Limits, check_layout
from scenes.stage.lecture import theme
from scenes.stage.lecture.captions import Caption
from scenes.stage.lecture.scene import LectureScene
from scenes.stage.type.readout import Readout
from scenes.stage.type.text import Formula, TextLine, Words


def found(scene: LectureScene, *mobjects: Any) -> list[str]:
    """What is wrong once ``mobjects`` are on stage, in sentences."""
    scene.add(*mobjects)
    return [str(problem) for problem in check_layout(scene)]


def rules(scene: LectureScene, *mobjects: Any) -> list[str]:
    scene.add(*mobjects)
    return [problem.rule for problem in check_layout(scene)]


def slope(value: float = 0.472) -> Readout:
    return Readout("slope", "slope", lambda: value, 3)


def caption(text: str) -> Caption:
    return Caption(text, 8)


# -- clean -----------------------------------------------------------------------------------------


def test_a_decent_frame_has_no_problems(scene: LectureScene) -> None:
    # Things of every kind, some of them close together.
    title = Words("Which way is down?", theme.TITLE_SIZE).move_to(3 * UP)
    rows = VGroup(slope(), slope(-1.5), slope(0)).arrange(DOWN, buff=0.2, aligned_edge=LEFT)
    rows.to_corner(UP + LEFT, buff=0.45)
    formula = Formula(
        "{{ x : now }}_(i+1) = x_i - alpha nabla f(x_i) / sqrt(v_i + epsilon)",
        {"now": theme.NEXT},
    )
    beside = TextLine("two lines").next_to(formula, RIGHT, buff=0.1)
    small = Words("1.25", theme.SMALLEST_SIZE).next_to(formula, DOWN, buff=0.15)
    turned = TextLine("upright", theme.LABEL_SIZE).rotate(90 * DEGREES).move_to(5 * LEFT + DOWN)
    everything = (title, rows, formula, beside, small, turned, caption("Walk downhill."))
    assert found(scene, *everything) == []


def test_limits_are_those_of_the_theme() -> None:
    # They are written twice so that a theme cannot loosen the check; they must agree all the same.
    assert LIMITS.margin == theme.SAFE_MARGIN
    assert LIMITS.foot == theme.CAPTION_HEIGHT
    assert LIMITS.size == theme.SMALLEST_SIZE
    assert LIMITS.words == theme.LABEL_SIZE


# -- the frame -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("direction", "side"), [(LEFT, "left"), (RIGHT, "right"), (UP, "top"), (DOWN, "bottom")]
)
def test_text_in_the_margin_is_found(scene: LectureScene, direction: Any, side: str) -> None:
    text = TextLine("near the edge").to_edge(direction, buff=0.25)
    told = [says for says in found(scene, text) if "safe frame" in says]
    assert len(told) == 1
    assert told[0].startswith("“near the edge” at (")
    assert "by 0.15" in told[0]
    assert side in told[0]


def test_where_and_what_is_said(scene: LectureScene) -> None:
    text = TextLine("far out").move_to([6.9, 1.5, 0])
    x, y = text.get_center()[:2]
    over = text.get_right()[0] - (64 / 9 - 0.4)
    assert found(scene, text) == [
        f"“far out” at ({x:.2f}, {y:.2f}) leaves the safe frame by {over:.2f} on the right."
    ]


def test_text_just_inside_the_margin_is_fine(scene: LectureScene) -> None:
    for direction in (LEFT, RIGHT, UP):
        assert rules(scene, TextLine("just inside").to_edge(direction, buff=0.401)) == []


# -- the foot --------------------------------------------------------------------------------------


def test_only_the_caption_may_stand_at_the_foot(scene: LectureScene) -> None:
    text = TextLine("low").move_to([0, -3.3, 0])
    assert "reaches" in found(scene, text)[0]
    assert rules(scene) == ["foot"]
    scene.remove(text)
    assert rules(scene, caption("low")) == []


def test_a_caption_stays_at_the_foot(scene: LectureScene) -> None:
    assert rules(scene, caption("risen").shift(UP)) == ["foot"]


def test_a_caption_too_long_for_the_frame_is_found(scene: LectureScene) -> None:
    assert "frame" in rules(scene, caption("a long and winding sentence " * 6))


# -- overlap ---------------------------------------------------------------------------------------


def test_texts_over_each_other_are_found_and_both_named(scene: LectureScene) -> None:
    first, second = TextLine("valley"), Words("hill").shift(0.1 * UP)
    (told,) = found(scene, first, second)
    assert "“valley”" in told
    assert "overlaps “hill” by" in told


def test_texts_that_touch_are_found(scene: LectureScene) -> None:
    one = TextLine("one")
    two = TextLine("two").next_to(one, RIGHT, buff=0.01)
    assert "touches “two”" in found(scene, one, two)[0]


def test_neighbours_are_fine(scene: LectureScene) -> None:
    one = TextLine("one")
    around = [TextLine("two").next_to(one, side, buff=0.06) for side in (UP, DOWN, LEFT, RIGHT)]
    assert rules(scene, one, *around) == []


def test_text_in_the_nook_of_another_is_fine(scene: LectureScene) -> None:
    # Two lines, the second short: a box around both would cover what stands beside the short one.
    two_lines = MathTypst('"a first line that is long" \\ "short" #h(5em)', font_size=36)
    nook = TextLine("beside").move_to(two_lines.get_corner(DOWN + RIGHT), aligned_edge=DOWN + RIGHT)
    assert rules(scene, two_lines, nook) == []
    assert rules(scene, TextLine("on it").move_to(two_lines.get_corner(UP + LEFT) + 0.3 * RIGHT))


def test_readout_and_formula_are_one_text_each(scene: LectureScene) -> None:
    formula = Formula("{{ a : first }} (b_(i j)^2) / (c + d)", {"first": theme.STEP})
    assert rules(scene, formula, slope().shift(1.5 * UP)) == []
    told = found(scene, TextLine("both").move_to(1.5 * UP))
    assert len(told) == 1
    assert "slope 0.472" in told[0]


def test_letters_torn_from_their_formula_still_count(scene: LectureScene) -> None:
    formula = Formula("{{ x : now }} + y", {"now": theme.NEXT}, size=60)
    scene.add(formula)
    scene.play(Indicate(formula.part("now")), run_time=0.1)
    assert not any(isinstance(mobject, Formula) for mobject in scene.mobjects)  # Manim tears it
    assert rules(scene) == []
    assert rules(scene, TextLine("in the way").move_to(formula)) == ["overlap"]


# -- size ------------------------------------------------------------------------------------------


def test_small_text_is_found(scene: LectureScene) -> None:
    assert "has size 27.0, less than 28" in found(scene, TextLine("12.5", 27))[0]
    scene.clear()
    assert "has size 34.0, less than 35" in found(scene, TextLine("tiny", 34))[0]
    scene.clear()
    scene.limits = Limits(words=24.0)  # a film may have its own
    assert "has size 23.0, less than 24" in found(scene, TextLine("tiny", 23))[0]


@pytest.mark.parametrize(
    "text",
    [
        Words,
        TextLine,
        lambda words, size: Formula(f'"{words}"_i', size=size),
        lambda words, size: Readout(words, words, lambda: 1.0, size=size),
        lambda words, size: Text(words, font_size=size, font="Monospace"),
    ],
    ids=["Words", "TextLine", "Formula", "Readout", "Text"],
)
def test_text_made_small_afterwards_is_found(scene: LectureScene, text: Any) -> None:
    large = text("shrunk", 40)
    assert rules(scene, large) == []
    assert rules(scene, large.scale(0.5)) == ["size"]
    assert rules(scene, large.scale(2)) == []


@pytest.mark.parametrize("turn", [30, 90])
@pytest.mark.parametrize("text", [Words, TextLine])
def test_turning_text_makes_it_neither_larger_nor_smaller(
    scene: LectureScene, text: Any, turn: float
) -> None:
    assert rules(scene, text("sideways", 33).rotate(turn * DEGREES)) == ["size"]
    scene.clear()
    assert rules(scene, text("upright", 36).rotate(turn * DEGREES)) == []


def test_subscripts_may_be_smaller(scene: LectureScene) -> None:
    assert rules(scene, Formula("x_(i_j)^2", size=35)) == []


# -- axes ------------------------------------------------------------------------------------------


class Axis(VMobject):
    def __init__(self, *ends: tuple[float, float]) -> None:
        super().__init__(stroke_width=1, stroke_color=theme.QUIET)
        self.set_points_as_corners([(x, y, 0) for x, y in ends])
        self.ends = ends

    def axis_lines(self) -> list[Any]:
        return [np.array(self.ends)]


@pytest.mark.parametrize(
    ("ends", "struck"),
    [
        (((-3, 0), (3, 0)), True),
        (((0, -1), (0, 1)), True),
        (((-3, -1.5), (3, 1.5)), True),
        (((0, 0.05), (0, 3)), True),
        (((-3, 0.5), (3, 0.5)), False),
        (((0, 0.5), (0, 3)), False),
        (((2, -1), (2, 1)), False),
        (((-3, -1), (-0.5, 1)), False),
    ],
)
def test_text_on_an_axis_is_found(scene: LectureScene, ends: Any, struck: bool) -> None:
    told = found(scene, Axis(*ends), TextLine("here"))
    assert ("axis" in rules(scene)) is struck
    assert not struck or any("stands on the line from (" in says for says in told)


def test_text_that_touches_an_axis_is_found(scene: LectureScene) -> None:
    text = TextLine("here")
    axis = Axis((-2, text.get_top()[1] + 0.01), (2, text.get_top()[1] + 0.01))
    assert "axis" in rules(scene, axis, text)


def test_a_faded_axis_strikes_nothing(scene: LectureScene) -> None:
    assert rules(scene, Axis((-3, 0), (3, 0)).set_stroke(opacity=0.0), TextLine("here")) == []
