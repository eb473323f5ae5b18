"""Two hikers on either side of the minimum, and others: how they walk home; and all tangents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import Create, FadeIn, FadeOut, ValueTracker, smooth
from numpy.typing import NDArray

from gdmath import Trajectory, descend, gradient_descent
from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.felt import LEAVING, take_step
from scenes.parts.loss_curve.hill import EARLY, Hill
from scenes.parts.loss_curve.lighting import FIRST, in_steps
from scenes.stage import FRAME, PATH, STAGE, Arrow, Curve, CurveWalk, Layer, Tangent
from scenes.stage.curve.curve import OnCurve
from scenes.stage.paint.painted import change
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_HALF = 1.8  # scene units: tangents that leave the curve, and the scale of the loss, free
_COUNTED, _MOST = 0.25, 11  # seconds that each step on the way home lasts, and for how many
_ASIDE = 0.48  # scene units at zoom 1: so far beside the cross each of the two stands
_CLEAR = 0.35  # scene units above the axis, for its arrows
_MANY = 12  # starts from one end of the window to the other
_DOT = 0.12
_LONG = 20.0  # scene units: a tangent through all of the frame
_ABOVE = 0.12  # scene units above the axis, that it leaves free
_BEFORE, _OVER = 0.75, (0.8, 2.0)  # scene units beside the letter of the axis; and above it, none
_SEEN, _PLACES, _CONTACT = 2.3, 241, 0.11  # to both sides of its dot; tried; how large that is
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
        self.along, self.ends = ValueTracker(hill.plan.low), (hill.plan.low, hill.plan.high)
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
        """All over the ground others start; all go step by step, and both come to the camp.

        Meanwhile something more is ``shown``. The others are dots, and the two end on either side
        of the cross, so that there is no heap of hikers on one spot. Then the scale of the loss
        goes, to make room for a tangent.
        """
        she, other = self.hill.both
        yield (FadeIn(self.starts, *shown), FadeOut(other.on_axis, she.on_axis[0])), 0.8
        rest = self.starts.walk.steps
        pace, seconds = in_steps(rest), _COUNTED * min(rest, _MOST)
        bodies = [one.hiker.walk(self.home(one), rate=pace) for one in self._apart()]
        walks = she.hurry(pace=pace), other.hurry(pace=pace), change(self.starts.taken, rest, pace)
        yield (*walks, *bodies), seconds
        yield (FadeOut(self.starts, self.hill.scale, *shown),), 0.4

    def _apart(self) -> tuple[CurveWalk, CurveWalk]:
        """Both, whose bodies are moved by what moves nothing else of them."""
        for one in self.hill.both:
            one.hiker.progress = ValueTracker(0.0)
        return self.hill.both

    def home(self, one: CurveWalk) -> Trajectory:
        """The steps that one has left, for a body: to its side of the cross, not on it.

        It keeps aside the more, the nearer it comes, so that no step leads away from the cross.
        """
        plan, left = self.hill.plan, one.trajectory.points[one.step :, 0, 0]
        closer = abs(float(plan.slopes[1] / plan.slopes[0])) ** np.arange(len(left))
        unit = float(self.hill.plane.size[0] / self.hill.plane.span[0])
        side = 1.0 if left[0] >= plan.best else -1.0
        points = (left + side * _ASIDE / unit * (1 - closer))[:, None]
        loss, slope = plan.landscape.value(points), plan.landscape.gradient(points)
        kept = one.trajectory.path(0)
        return Trajectory(points, loss, slope, (), kept.status, len(left) - 1, len(left) - 1)

    def lay_tangent(self) -> WholeTangent:
        """The tangent at the first place where it is seen on both sides of its dot."""
        plan = self.hill.plan
        places = np.linspace(plan.low, plan.high, _PLACES).tolist()
        whole = [w for w in places if self.sweep.spread(w).min() >= _SEEN]
        self.ends = min([plan.best, *whole]), max([plan.best, *whole])
        self.along.set_value(self.ends[0])
        return self.sweep

    def all_tangents(self) -> Any:
        """A tangent goes along all of the curve, and rests where it is level."""
        low, high = self.ends
        best = (self.hill.plan.best - low) / max(high - low, 1e-300)

        def sweep(time: float) -> float:
            down, up = time / _DOWN, (time - _DOWN - _LEVEL) / (1 - _DOWN - _LEVEL)
            return best * smooth(min(down, 1.0)) + (1 - best) * smooth(max(up, 0.0))

        return change(self.along, high, sweep)


class Starts(OnCurve):
    """Others on the ground, from one end of the window to the other, and their steps.

    All take as many as she has left.
    """

    layer: ClassVar[Layer] = Layer.TRAIL  # behind both hikers

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
    """A tangent from one side of the frame to the other, with a dot where it touches the curve."""

    def line(self) -> Array:
        """Its part above the axis."""
        w = float(self.place()[0])
        before, after = self.spread(w)
        shares = np.linspace(-before, after, 24)
        return np.asarray(self._foot(w) + shares[:, None] * self._way(w))

    def spread(self, w: float) -> Array:
        """How far it goes from its place to the left and to the right, in scene units (2,)."""
        foot, way = self._foot(w), self._way(w)
        level = float(self.curve.closeup.on_screen(self.curve.plane.corner)[1])
        # A little above the axis, or below the ground where that is low.
        low = np.array([FRAME.left, min(level + _ABOVE, float(foot[1]) - _BELOW)])
        edge = STAGE.right - _BEFORE
        over = float(foot[1] + (edge - foot[0]) * way[1] / max(float(way[0]), 1e-9)) - level
        high = np.array([np.interp(over, _OVER, (edge, FRAME.right)), FRAME.top])
        first, last = -_LONG, _LONG
        for start, along, least, most in zip(foot, way, low, high, strict=True):
            if abs(along) < 1e-9:
                continue
            ends = sorted(((least - start) / along, (most - start) / along))
            first, last = max(first, ends[0]), min(last, ends[1])
        return np.array([-min(first, 0.0), max(last, 0.0)])

    def _foot(self, w: float) -> Array:
        return np.asarray(self.curve.at([w])).ravel()

    def _way(self, w: float) -> Array:
        return np.asarray(self.curve.along(w)).ravel()

    def draw(self, canvas: Canvas) -> None:
        """The line, and the dot."""
        super().draw(canvas)
        foot = self._foot(float(self.place()[0]))
        Pen(canvas, self.presence).disc(foot, _CONTACT, self.tint, casing=0.05)


__all__ = ["Sides", "Starts", "WholeTangent"]
