"""Walking on without a stop, in one play or in several, forwards or back; and the clock."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import FadeIn, Square
from manim import rate_functions as pace

from gdmath import LANDSCAPES, descend, gradient_descent
from scenes.render.rehearsal import rehearse
from scenes.stage.lecture.scene import LectureScene, beat
from scenes.stage.walk.playback import Playback

WALK = descend(LANDSCAPES["sextic"], gradient_descent(0.03), [[0.8]], 40)


def progress_of(animation: Any, playback: Playback, shares: Any) -> list[float]:
    animation.begin()
    seen = []
    for share in shares:
        animation.interpolate(share)
        seen.append(playback.time)
    return seen


@pytest.mark.parametrize("parts", [[(0.0, 0.5), (0.5, 1.0)], [(0.0, 0.2), (0.2, 0.7), (0.7, 1.0)]])
@pytest.mark.parametrize("rate", [pace.ease_in_quad, pace.smooth, pace.linear])
def test_in_parts_it_goes_as_in_one(parts: list[tuple[float, float]], rate: Any) -> None:
    whole = Playback(WALK, ["#FFFFFF"])
    together = progress_of(whole.hurry(pace=rate), whole, np.linspace(0, 1, 101))
    pieced = Playback(WALK, ["#FFFFFF"])
    apart = []
    for begin, end in parts:
        count = round(100 * (end - begin)) + 1
        part = pieced.hurry(pace=rate, part=(begin, end))
        apart += progress_of(part, pieced, np.linspace(0, 1, count))[: None if end == 1 else -1]
    assert apart == pytest.approx(together, abs=1e-9)
    assert pieced.time == 40


def test_back_to_the_start_and_on_to_a_step() -> None:
    playback = Playback(WALK, ["#FFFFFF"])
    playback.progress.set_value(40)
    seen = progress_of(playback.hurry(0, pace.smooth), playback, np.linspace(0, 1, 21))
    assert np.all(np.diff(seen) <= 0)
    assert seen[-1] == 0
    progress_of(playback.hurry(7), playback, [1.0])
    assert (playback.time, playback.step) == (7, 7)


class Ticking(LectureScene):
    number, title, lasts, parameters = 0, "", 0.0, None

    @beat("Look.")
    def moving(self) -> None:
        """A play and a wait."""
        self.play(FadeIn(Square()), run_time=1.4)
        self.wait(0.6)
        self.play(FadeIn(Square()), run_time=0.7)


class Clock:
    def __init__(self) -> None:
        self.ends: list[tuple[float, float]] = []

    def frame(self, scene: Any) -> None:
        pass

    def beat_ended(self, scene: Any, name: str) -> None:
        self.ends.append((scene.clock.get_value(), scene.time))


def test_the_clock_is_the_same_whether_frames_are_drawn_or_skipped() -> None:
    drawn, skipped = Clock(), Clock()
    rehearse(Ticking, frames=True, layout=False, onlookers=[drawn])
    rehearse(Ticking, layout=False, onlookers=[skipped])
    (clock, time), (other_clock, other_time) = drawn.ends[0], skipped.ends[0]
    assert clock == pytest.approx(other_clock, abs=1e-9)
    assert time == pytest.approx(other_time, abs=1e-9)
    assert clock == pytest.approx(time, abs=0.07)
