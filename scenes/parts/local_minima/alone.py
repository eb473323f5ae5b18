"""The end where her ground has one valley as well: the sun shows it, and her lamp could not."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import FadeIn, FadeOut
from numpy.typing import NDArray

from gdmath import is_convex
from scenes.parts.local_minima.hook import Hook
from scenes.parts.local_minima.plan import Plan
from scenes.stage import FRAME, STAGE, TITLE, TITLE_SIZE, LectureScene, Words, change, on_plate, tr

Array = NDArray[np.float64]

_BELOW = STAGE.inset(top=1, bottom=0.5)  # of the formula; and over the card at the end
_ROOM, _HEADROOM = 0.1, 0.25  # of the ground's heights, below and above them
_FINE = 201  # places from one side of the window to the other
_NEAR = 1e-9  # of the highest: what is lower by less is as low
_DAY = 0.85  # of the colours by day: numbers stand on the ground


def has_one(film: Any) -> bool:
    """Whether there is a single valley on a film's ground."""
    return not film.plan.many


def _heights(plan: Plan) -> tuple[Array, Array]:
    """Places over her window, and the ground's heights there."""
    places = np.linspace(*plan.ground.window[0], _FINE)
    return places, plan.height(places)


def frame_of(plan: Plan) -> tuple[tuple[float, float], tuple[float, float]]:
    """What is seen of her one valley: places, and heights.

    The axis of a floor that is as good as at height 0 is there, not somewhat lower.
    """
    _, heights = _heights(plan)
    low, high = float(np.nanmin(heights)), float(np.nanmax(heights))
    room = _ROOM * (high - low)
    return plan.ground.window[0], (
        0.0 if 0 <= low < room else low - room,
        high + _HEADROOM * (high - low),
    )


def lower_sides(plan: Plan) -> tuple[bool, bool]:
    """Whether ground to the left of the one valley, and to its right, is lower than its floor."""
    places, heights = _heights(plan)
    lower = heights < plan.height(plan.home) - _NEAR * np.nanmax(np.abs(heights))
    return bool((lower & (places < plan.home)).any()), bool((lower & (places > plan.home)).any())


def of_one(plan: Plan) -> dict[str, str]:
    """What is to be said of the one valley of her ground."""
    lower = {
        (False, False): tr("One valley here, too: no ground that we see is lower."),
        (True, False): tr("She is in the one valley we see. But far to her left, it is lower."),
        (False, True): tr("She is in the one valley we see. But far to her right, it is lower."),
        (True, True): tr("She is in the one valley we see. But far to either side, it is lower."),
    }
    only = lower[lower_sides(plan)]
    if plan.ground.name == plan.bowl.name:
        only = f"{tr('It is the same curve.')} {only}"
    if not any(lower_sides(plan)) and plan.convex and not is_convex(plan.ground):
        only = f"{only} {tr('It is not convex, and yet: one valley.')}"
    return {"only": only}


def lesson_of(plan: Plan) -> str:
    """The sentence to keep: what level ground is, or here was."""
    if any(lower_sides(plan)):
        return tr("Level need not be lowest.")
    return tr("Here, level was lowest. The slope did not say so.")


class Alone(LectureScene):
    """What is told of the other hiker if nothing is to be told of many valleys."""

    plan: Plan
    hook: Hook

    def tell_of_one_valley(self) -> None:
        """Her valley takes the frame, day breaks over it; then what to keep."""
        self.sun_over_the_other()
        self.what_one_valley_taught()

    def sun_over_the_other(self) -> None:
        """Her valley takes the frame, and day breaks over it."""
        hook, bowl, other = self.hook, self.hook.bowl, self.hook.other
        self.play(FadeOut(bowl.night, bowl.plane, bowl.cross), run_time=0.5)
        other.plane.within(_BELOW).reframe(*frame_of(self.plan)).set_presence(1)
        self.play(FadeIn(other.night.within(FRAME), other.plane), run_time=0.7)
        self.say("And the other one? Let the sun rise.")
        night, formula = other.night, other.formula().within(TITLE)
        self.play(night.glimmer(), until="Let the sun")
        light = night.dawn(), night.noon(), night.lamp_off(), change(other.curve.day, _DAY)
        self.play(*light, FadeIn(other.cross), run_time=2.5)
        self.play(FadeIn(formula), run_time=0.6)
        self.say("{only}")
        self.play(other.cross.ring_out(), run_time=1.2)
        self.hold(1.0)
        dark = (
            night.fall(),
            night.lamp_on(),
            change(night.sky.noon, 0),
            change(night.sky.glimmer, 0),
        )
        gone = FadeOut(other.plane, other.cross, formula)
        self.play(*dark, change(other.curve.day, 0), gone, run_time=1.6)
        self.say("By lamplight, neither of these two can tell.")
        self.play(FadeIn(hook.guess), run_time=0.5)
        self.play(*hook.guess.answer(hook.answer))
        self.hold(1.0)
        self.play(hook.guess.fold(), run_time=0.4)

    def what_one_valley_taught(self) -> None:
        """The sentence to keep."""
        self.say("The slope leads her down into a valley.")
        lesson = on_plate(Words(lesson_of(self.plan), TITLE_SIZE)).within(TITLE)
        self.play(FadeIn(lesson), run_time=0.6)
        self.say("Whether another one is deeper, it does not say.")
        self.hold(1.2)
        self.now_you(2.4)


__all__ = ["Alone", "frame_of", "has_one", "lesson_of", "of_one"]
