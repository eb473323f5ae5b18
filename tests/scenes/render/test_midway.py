"""Texts in the middle of a motion, which the end of a beat does not show."""

from __future__ import annotations

from typing import Any

import pytest
from manim import DOWN, LEFT, RIGHT, UP, Dot, Line, Mobject, Rectangle

from scenes.render.midway import Midway
from scenes.render.rehearsal import rehearse
from scenes.stage.lecture.scene import beat
from scenes.stage.type.text import TextLine
from tests.scenes.conftest import Bare


class Crossing(Bare):
    """Something goes across from one side of a word to the other, which is free at the end."""

    seconds = 24.0

    def construct(self) -> None:
        self.across()

    @beat("Across.")
    def across(self) -> None:
        goer = self.goer()
        self.add(TextLine("valley"), goer.shift(3 * LEFT))
        self.play(goer.animate.shift(6 * RIGHT), run_time=self.seconds)

    def goer(self) -> Mobject:
        raise NotImplementedError


def faults(goer: Any, seconds: float = 24.0) -> list[str]:
    members = {"goer": lambda self: goer(), "seconds": seconds, "__module__": __name__}
    onlooker = Midway()
    run = rehearse(type("Goes", (Crossing,), members), frames=True, onlookers=[onlooker])
    assert run.layout == []  # no end of a beat tells
    return onlooker.faults


def test_a_text_that_crosses_another_is_found() -> None:
    found = faults(lambda: TextLine("hill"))
    assert any("“hill” lies on “valley”" in f or "“valley” lies on “hill”" in f for f in found)


@pytest.mark.parametrize(
    "goer",
    [
        lambda: Line(UP, DOWN, stroke_width=20),
        lambda: Dot(radius=0.2),
        lambda: Rectangle(width=0.3, height=1, fill_opacity=1),
    ],
)
def test_a_line_or_a_body_that_passes_behind_letters_is_found(goer: Any) -> None:
    (told,) = faults(goer)
    assert "“valley” at" in told
    assert "is struck" in told


def test_what_passes_at_a_distance_is_none() -> None:
    assert faults(lambda: TextLine("hill").shift(UP)) == []
    assert faults(lambda: Dot(radius=0.2).shift(UP)) == []


def test_what_passes_within_a_glance_is_none() -> None:
    assert faults(lambda: TextLine("hill"), seconds=0.6) == []


def test_what_is_faint_is_none() -> None:
    assert faults(lambda: Dot(radius=0.2, fill_opacity=0.05)) == []


def test_a_copy_may_lie_on_its_original() -> None:
    assert not any("lies on" in fault for fault in faults(lambda: TextLine("valley")))
