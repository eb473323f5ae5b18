"""Why RMSProp wins the ravine: its average begins at zero, so that its first steps are leaps."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, RIGHT, FadeIn, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.optimizer_race.fair import KEEP_SQUARES, RMSPROP, starts_of
from scenes.parts.optimizer_race.finish import goal_map
from scenes.parts.optimizer_race.places import LEAP, MAP, WIDE
from scenes.parts.optimizer_race.plan import Plan, bracketed, brief, factor
from scenes.parts.optimizer_race.plates import FLAT, plate_behind, window
from scenes.parts.optimizer_race.swarm import Clock, SoloRun, Swarm
from scenes.parts.optimizer_race.track import Names
from scenes.stage import GRADIENT, STEP, TEXT, Box, Readout, Words, tr

Array = NDArray[np.float64]

_SIZE = 42
_ASIDE = 0.9  # scene units from the name of an axis, in the corner of a wide map
_NEAR = 0.3  # of how far the farthest began
_ROOM = 1.2  # times as far as the farthest is what is then seen


def short(number: float) -> str:
    """A number with up to three digits."""
    return brief(float(f"{number:.3g}"))


def shown(plan: Plan) -> int:
    """Which of the starts is worked out: of those above the floor the one that leaps nearest it."""
    axis = int(np.argmax(np.abs(plan.gradient)))
    began, landed = plan.raced.points[0][RMSPROP][:2, :, axis]
    return int(np.argmin(np.abs(landed) + np.ptp(began) * (began < 0)))


class Leap:
    """One team on a map with numbers, step by step, and the arithmetic of a first step."""

    def __init__(self, plan: Plan) -> None:
        course, lap = plan.course(0), plan.lap(0, RMSPROP)
        self.met, self.goal = plan.raced.points[0][RMSPROP], course.ground.minima[0]
        self.last, self.clock = lap.last, Clock(lap.last)
        self.window = plan.ravine.window
        self.map = goal_map(course, Names(self.window, MAP), plan.finish)
        plane = self.map.plane
        self.swarm = Swarm(plane, RMSPROP, self.met, lap, course, self.clock, tail=1, large=True)
        self.swarm.panel = Box(*plane.corner.tolist(), *(plane.corner + plane.size).tolist())
        who = shown(plan)  # the one whose first step is worked out is lit, with its way
        way = self.met[: int(lap.steps[who]) + 1, who]
        self.shown = SoloRun(plane, RMSPROP, way, self.clock, spread=False)
        self.shown.panel = self.swarm.panel
        self.patch: Any = self.map.submobjects[-1]
        self.counter: Any = Readout("gradients", tr("gradients"), lambda: self.clock.step, 0, 44)
        self.counter.move_to((LEAP.left, LEAP.bottom + 0.35, 0), aligned_edge=LEFT)
        self.head, *self.lines = self._told(plan)
        self.wide_counter: Any = Readout("gradients", tr("gradients"), lambda: self.clock.step, 0,
                                         44)  # fmt: skip
        self.wide_counter.move_to((WIDE.right - 1.0, WIDE.top - 0.85, 0), aligned_edge=RIGHT)
        self.under, self.behind = map(plate_behind, (self.wide_counter, self.lines[-1]))
        self.behind.shift(_ASIDE * LEFT)

    @staticmethod
    def _told(plan: Plan) -> list[Any]:
        """What it is about, and four lines."""
        axis = int(np.argmax(np.abs(plan.gradient)))
        start = np.round(starts_of(plan.course(0), plan.rules)[shown(plan)], 2)  # as it is written
        slope, place = float(plan.ravine.gradient(start)[axis]), float(start[axis])
        root = float(plan.begins(np.array([slope]))[0])
        name, times = (tr("w₁"), tr("w₂"))[axis], slope / root
        rate = factor(plan.leap_rate, times)
        texts = (
            (tr("at {name} = {place} the slope is {slope}").format(
                name=name, place=brief(place), slope=short(slope)), TEXT),
            (tr("no hat: s = {keep} × 0 + {new} × {slope}²").format(
                keep=short(KEEP_SQUARES), new=short(1 - KEEP_SQUARES),
                slope=bracketed(float(short(slope).replace("−", "-")))), GRADIENT),
            (tr("its root: {root}").format(root=short(root)), GRADIENT),
            (tr("{slope} / {root} = {times}").format(
                slope=short(slope), root=short(root), times=short(times)), TEXT),
            (tr("{name}: {place} − {rate} × {times} = {end}").format(
                name=name, place=brief(place), rate=rate, times=bracketed(round(times, 2)),
                end=short(place - float(rate) * times)), STEP),
        )  # fmt: skip
        rows = LEAP.inset(bottom=0.8).rows(*[1.0] * len(texts))
        return [
            Words(text, _SIZE, color).move_to((LEAP.left, row.middle[1], 0), aligned_edge=LEFT)
            for (text, color), row in zip(texts, rows, strict=True)
        ]

    @property
    def near(self) -> int:
        """The first step after which all are much nearer than they began; 0 if there is none."""
        far = np.abs(self.met - self.goal).max(axis=(1, 2))
        return int(np.argmax(far < _NEAR * far[0]))

    def go_near(self) -> Any:
        """An animation: the map fills the frame, and shows where all are after that step."""
        self.swarm.panel = self.shown.panel = None  # as wide as the map
        return self._about(np.abs(self.met[self.near] - self.goal).max(axis=0))

    def lay_over(self) -> list[Any]:
        """Animations: of what was worked out the last line lies on the map, and the count.

        Both come once the map is as wide as that.
        """
        late = squish_rate_func(smooth, 0.65, 1.0)
        self.lines[-1].shift(_ASIDE * LEFT)
        over = self.under, self.wide_counter, self.behind, self.lines[-1]
        return [FadeIn(one, rate_func=late) for one in over]

    def hold_to_the_map(self) -> None:
        """Let nothing of them be seen a hair beyond its rim."""
        plane = self.map.plane
        box = Box(*plane.corner.tolist(), *(plane.corner + plane.size).tolist())
        self.swarm.panel = self.shown.panel = box

    def go_to_the_finish(self) -> Any:
        """An animation: the map shows the finish alone."""
        return self._about(np.max([np.abs(line - self.goal).max(axis=0)
                                   for line in self.patch.lines], axis=0))  # fmt: skip

    def _about(self, far: Array) -> Any:
        across, up = (_ROOM * far).tolist()
        seen = window(self.goal, max(across / FLAT, up))
        return self.map.plane.animate.reframe(**seen).within(WIDE)


__all__ = ["Leap", "short", "shown"]
