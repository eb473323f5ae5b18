"""An empty stage is found, if it is seen as one: for longer than a blink, captions or not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

import pytest
from manim import FadeIn, FadeOut, Square, ValueTracker, VGroup

from scenes.render import review
from scenes.render.empty import Empty
from scenes.render.record import Stretch
from scenes.render.rehearsal import rehearse
from scenes.stage.lecture.scene import LectureScene, beat
from scenes.stage.paint.painted import Painted
from scenes.stage.type.text import Words
from tests.scenes.rehearsals import GOOD


def stretches(*frames: list[Any]) -> list[tuple[float, float]]:
    empty = Empty()
    for number, things in enumerate(frames):
        empty.look(things, float(number), number + 1.0)
    return empty.stretches


def test_each_stretch_without_a_thing_is_one() -> None:
    here = Painted()
    assert stretches([here], [], [], [here], []) == [(1, 3), (4, 5)]


@pytest.mark.parametrize(("presence", "seen"), [(0.34, False), (0.36, True)])
def test_what_is_fainter_than_a_third_is_not_there(presence: float, seen: bool) -> None:
    faint = Painted().set_presence(presence)
    assert (stretches([faint], [ValueTracker(1), VGroup(), faint]) == []) == seen
    drawn = Square(stroke_opacity=0, fill_opacity=presence)
    assert (stretches([VGroup(drawn), drawn]) == []) == seen


def test_what_was_clear_may_fade_or_leave_while_another_stays() -> None:
    one, two = Painted(), Painted()
    empty = Empty()
    empty.look([one, two], 0, 1)
    one.set_presence(0)
    empty.look([one, two], 1, 2)
    empty.look([one], 2, 3)
    assert empty.stretches == [(2, 3)]


class Emptied(LectureScene):
    """Words make room for others, which come so many seconds later."""

    facts: ClassVar[dict[str, Any]] = {}
    seconds: ClassVar[float]
    left: ClassVar[bool] = False

    def construct(self) -> None:
        self.only()

    @beat("Look.")
    def only(self) -> None:
        self.add(here := Words("here"), beside := Words("beside").shift([0, 2, 0]))
        self.play(ValueTracker(0).animate.set_value(1), run_time=2)
        self.play(FadeOut(*[here] if self.left else [here, beside]), run_time=0.2)
        if self.seconds:
            self.play(ValueTracker(0).animate.set_value(1), run_time=self.seconds)
        self.play(FadeIn(Words("there")), run_time=0.2)
        self.play(ValueTracker(0).animate.set_value(1), run_time=2)


def played(seconds: float, left: bool) -> list[str]:
    kind = type("Empties", (Emptied,), {"seconds": seconds, "left": left, "__module__": __name__})
    return list(review.filled(rehearse(kind, frames=True, layout=False)))


def test_a_stage_that_is_empty_for_long_is_found_though_something_is_said() -> None:
    (says,) = played(0.6, left=False)
    assert says == "nothing is on stage for 0.80 s (2.13 s to 2.93 s, only)"


@pytest.mark.parametrize(("seconds", "left"), [(0.0, False), (0.6, True)])
def test_a_blink_is_none_nor_is_one_that_keeps_something(seconds: float, left: bool) -> None:
    assert played(seconds, left) == []


@pytest.mark.parametrize(
    ("start", "end", "right"),
    [
        (10, 10.3, True),
        (10, 10.31, False),
        (0, 1.3, True),  # it comes out of the dark
        (0, 1.31, False),
        (118.7, 120, True),  # and ends in it
        (118.6, 120, False),
    ],
)
def test_how_long_and_where(start: float, end: float, right: bool) -> None:
    run = replace(GOOD, duration=120.0, empty=(Stretch(start, end),))
    assert (list(review.filled(run)) == []) == right
