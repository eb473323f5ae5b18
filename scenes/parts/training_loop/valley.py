"""The loss of every w as a valley, and she who goes down it as the loop does."""

from __future__ import annotations

from typing import Any, ClassVar

from manim import ValueTracker, VGroup

from scenes.parts.training_loop.plan import Plan
from scenes.stage import PATH, POSITION, Box, Hiker, Layer, Plane, Playback, Words, change
from scenes.stage.curve.curve import Curve, OnCurve
from scenes.stage.curve.night import Sky
from scenes.stage.lecture.boxes import FRAME
from scenes.stage.paint.pen import Canvas, Pen

_BEFORE, _BEYOND = 0.42, 0.95  # of the way to the best w: what is seen on either side
_UP, _DEEP = 1.45, 0.16  # of the first loss: what is seen above 0, and of the ground below it
_SOIL = 8.0  # times that way: how far the ground goes on
_TALL, _ASKED = 1.35, 150  # scene units: she; size of the question
_OPENING = FRAME.inset(bottom=0.5)
_OVER = 2.3  # scene units from the bottom up to the question
_DOT = 0.1


class Landed(OnCurve):
    """A dot wherever she has landed."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, curve: Curve, party: Playback) -> None:
        super().__init__(curve)
        self.party = party

    def draw(self, canvas: Canvas) -> None:
        """Those behind her."""
        pen = Pen(canvas, self.presence)
        for place in self.party.trajectory.points[: self.party.step, 0]:
            pen.disc(self.curve.at(place), _DOT, PATH, casing=0.04)


class Valley:
    """The curve on a plane that is not drawn, she, and the dots that she leaves."""

    def __init__(
        self, plan: Plan, box: Box, clock: ValueTracker, tall: float = _TALL, up: float = _UP
    ) -> None:
        self.plan, best = plan, plan.best
        first = float(plan.walk.losses[0])
        ends = sorted((-_BEFORE * best, (1 + _BEYOND) * best))
        self.plane = Plane((ends[0], ends[1]), (-_DEEP * first, up * first)).within(box)
        far = _SOIL * abs(best)
        self.curve = Curve(self.plane, plan.landscape.with_window(((best - far, best + far),)))
        self.party = Playback(plan.party, [POSITION], POSITION)
        self.hiker = Hiker(self.curve, 0.0, tall, best, clock)
        self.hiker.join(self.party)
        self.landed = Landed(self.curve, self.party)
        self.curve.ground.set_value(1)

    def bottom(self) -> Any:
        """Where the loss is least, on the screen (2,)."""
        return self.curve.at([self.plan.best])


class Opening(VGroup):
    """All of the valley by day, with a question where it is lowest."""

    def __init__(self, plan: Plan, clock: ValueTracker) -> None:
        self.valley = it = Valley(plan, _OPENING, clock)
        self.sky = Sky(clock, ValueTracker(1.0), it.curve)
        for share in (self.sky.dusk, self.sky.noon, it.curve.day):
            share.set_value(1)
        self.asked = Words("?", _ASKED)
        x, y = it.bottom()
        self.asked.move_to((x, y + _OVER, 0))
        super().__init__(self.sky, it.curve, it.landed, it.hiker, self.asked)

    def steps(self, count: int) -> Any:
        """An animation: she takes so many."""
        return change(self.valley.party.progress, min(count, self.valley.party.steps))


__all__ = ["Opening", "Valley"]
