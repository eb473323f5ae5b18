"""Two hikers on either side of the minimum, and others: how they walk home; and all tangents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import Create, FadeIn, FadeOut, ValueTracker, smooth, squish_rate_func
from numpy.typing import NDArray

from gdmath import descend, gradient_descent
from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.felt import LEAVING, take_step
from scenes.parts.loss_curve.hill import EARLY, Hill
from scenes.parts.loss_curve.lighting import FIRST, in_steps
from scenes.stage import PATH, STAGE, Arrow, Curve, Layer, Tangent
from scenes.stage.curve.curve import OnCurve
from scenes.stage.paint.painted import change
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_HALF = 1.8  # scene units: tangents that leave the curve, and the scale of the loss, free
_COUNTED, _MOST = 0.25, 11  # seconds that each step on the way home lasts, and for how many
_AT_THE_TENT, _GOING_IN = 0.04, 2  # of the window, from the minimum; steps that it lasts
_CLEAR = 0.35  # scene units above the axis, for its arrows
_MANY = 12  # starts from one end of the window to the other
_DOT = 0.12
_LONG = 20.0  # scene units: a tangent through all of the frame
_BESIDE, _ABOVE = 1.25, 0.12  # scene units that it leaves free, at the scale of the loss; the axis
_BEFORE = 0.75  # scene units, for the letter of the axis
_BELOW = 0.1  # the same of a tangent to ground that is level or nearly so: above the numbers
_INSIDE, _OUTSIDE = 0.15, 0.8  # scene units from the camp: there a dot is gone, there it is whole
_DOWN, _LEVEL = 0.42, 0.2  # of the time in which a tangent sweeps along the curve

Moves = Iterator[tuple[tuple[Any, ...], float]]


class Sides:
    """What the two do together; each move with its seconds."""

    def __init__(self, hill: Hill) -> None:
        self.hill = hill
        hers, his = (one.trajectory.points[0, 0] for one in hill.both)
        self.tangent = CutTangent(hill.curve, lambda: hers)
        hill.other.tangent = CutTangent(hill.curve, lambda: his)
        self.starts = Starts(hill.curve, hill.plan)
        self.along = ValueTracker(hill.plan.low)
        self.sweep = WholeTangent(hill.curve, lambda: np.array([self.along.get_value()]))

    def come(self) -> Moves:
        """She goes back to where she began, and another stands opposite, who looks at the camp."""
        she, other = self.hill.walk, self.hill.other
        turned = change(she.hiker.looks, -1)  # she goes uphill, and not backwards
        yield (FadeIn(she.on_axis[0], rate_func=EARLY), turned), 0.3
        yield (she.hurry(0, smooth),), 1.5
        she.rewind()
        comes = FadeIn(other.hiker, rate_func=EARLY), FadeIn(other.on_axis)
        yield (*comes, change(she.hiker.looks, 1, FIRST)), 0.8

    def lean(self) -> tuple[Any, ...]:
        """How steep the ground is under both."""
        other = self.hill.other
        return Create(other.tangent.set_presence(1)), Create(self.tangent)

    def look(self) -> tuple[Any, ...]:
        """Both gradients, times the rate, on one ruler."""
        steps = [arrow.set_as(share=self.hill.plan.rate, grown=0) for arrow in self.arrows]
        return FadeIn(steps[0], rate_func=EARLY), *(step.grow() for step in steps)

    @property
    def arrows(self) -> tuple[Arrow, Arrow]:
        """Hers, and that of the second hiker."""
        return self.hill.walk.downstep, self.hill.other.downstep

    def turn(self) -> tuple[Any, ...]:
        """Both become the steps."""
        return tuple(arrow.turn_round() for arrow in self.arrows)

    def step(self) -> tuple[Any, ...]:
        """Both go."""
        gone = self.tangent.animate(rate_func=LEAVING).set_presence(0)
        return *take_step(self.hill.walk), gone, *self.hill.step(self.hill.other)

    def walk_home(self, *shown: Any) -> Moves:
        """All over the ground others start; all go step by step, and he goes into the tent.

        Meanwhile something more is ``shown``. The others are dots, and he has gone before she is
        there, so that they do not end as a heap of hikers on one spot.
        """
        she, other = self.hill.both
        yield (FadeIn(self.starts, *shown), FadeOut(other.on_axis, she.on_axis[0])), 0.8
        rest = self.starts.walk.steps
        pace, seconds = in_steps(rest), _COUNTED * min(rest, _MOST)
        begun = other.step
        walks = she.hurry(pace=pace), other.hurry(pace=pace), change(self.starts.taken, rest, pace)
        into = squish_rate_func(smooth, *self._at_the_tent(begun))
        yield (*walks, FadeOut(other.hiker, rate_func=into)), seconds
        yield (FadeOut(self.starts, *shown),), 0.4

    def _at_the_tent(self, begun: int) -> tuple[float, float]:
        """From when to when the second hiker goes into the tent, as shares of his way home."""
        plan = self.hill.plan
        away = np.abs(plan.other.points[begun:, 0, 0] - plan.best)
        there = np.flatnonzero(away <= _AT_THE_TENT * (plan.high - plan.low))
        steps = len(away) - 1
        first = min(int(there[0]) if len(there) else steps, steps - 1)
        return first / steps, min(1.0, (first + _GOING_IN) / steps)

    def all_tangents(self) -> Any:
        """A tangent goes along all of the curve, and rests where it is level."""
        plan = self.hill.plan
        self.along.set_value(plan.low)
        best = float(np.clip((plan.best - plan.low) / (plan.high - plan.low), 0, 1))

        def sweep(time: float) -> float:
            down, up = time / _DOWN, (time - _DOWN - _LEVEL) / (1 - _DOWN - _LEVEL)
            return best * smooth(min(down, 1.0)) + (1 - best) * smooth(max(up, 0.0))

        return change(self.along, plan.high, sweep)


class Starts(OnCurve):
    """Others on the ground, from one end of the window to the other, and their steps.

    All take as many as she has left.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, curve: Curve, plan: WeightDescents) -> None:
        super().__init__(curve)
        places = np.linspace(plan.low, plan.high, _MANY)
        rule, steps = gradient_descent(plan.rate), plan.walk.steps - 1
        self.walk = descend(plan.landscape, rule, [[w] for w in places], steps)
        self.taken, self.best = ValueTracker(0.0), plan.best

    def spots(self) -> Array:
        """Where they are on the screen (n, 2)."""
        return np.asarray(self.curve.at(self.walk.at(float(self.taken.get_value()))))

    def outside(self) -> Array:
        """How much is seen of each (n,): the less, the nearer it is to the camp."""
        home = self.curve.at([self.best])
        away = np.abs(self.spots()[:, 0] - float(np.asarray(home).ravel()[0]))
        return np.clip((away - _INSIDE) / (_OUTSIDE - _INSIDE), 0.0, 1.0)

    def paint(self, canvas: Canvas) -> None:
        """A dot each, on the screen, until it has come home: none heap up on the cross."""
        for spot, there in zip(self.spots(), self.outside(), strict=True):
            Pen(canvas, self.presence * there).disc(spot, _DOT, PATH, casing=0.04)


class CutTangent(Tangent):
    """A tangent that leaves the arrows on the axis free."""

    def __init__(self, curve: Curve, place: Any) -> None:
        super().__init__(curve, place)
        self.half = _HALF

    def line(self) -> Array:
        """Its part above them, and above where it begins if that is lower."""
        line = super().line()
        axis = float(self.curve.closeup.on_screen(self.curve.plane.corner)[1])
        foot = float(np.asarray(self.curve.at(self.place())).ravel()[1])
        lower, upper = sorted((line[0], line[-1]), key=lambda end: float(end[1]))
        level = min(axis + _CLEAR, foot)
        if not lower[1] < level < upper[1]:
            return line
        return np.linspace(
            upper + (upper[1] - level) / (upper[1] - lower[1]) * (lower - upper), upper, len(line)
        )


class WholeTangent(Tangent):
    """A tangent from one side of the frame to the other, as far as nothing is written there."""

    def line(self) -> Array:
        """Its part above the axis and beside the scale of the loss."""
        place = self.place()
        foot = np.asarray(self.curve.at(place)).ravel()
        way = np.asarray(self.curve.along(float(place[0]))).ravel()
        low = np.array([STAGE.left + _BESIDE, self._level()])
        high = np.array([STAGE.right - _BEFORE, STAGE.top + 1.0])
        first, last = -_LONG, _LONG
        for start, along, least, most in zip(foot, way, low, high, strict=True):
            if abs(along) < 1e-9:
                continue
            ends = sorted(((least - start) / along, (most - start) / along))
            first, last = max(first, ends[0]), min(last, ends[1])
        shares = np.linspace(min(first, 0.0), max(last, 0.0), 24)
        return np.asarray(foot + shares[:, None] * way)

    def _level(self) -> float:
        """A little above the axis, or below the ground where that is low."""
        axis = float(self.curve.closeup.on_screen(self.curve.plane.corner)[1])
        foot = float(np.asarray(self.curve.at(self.place())).ravel()[1])
        return min(axis + _ABOVE, foot - _BELOW)


__all__ = ["Sides", "Starts", "WholeTangent"]
