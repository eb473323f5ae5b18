"""She in the dark, who asks everybody before she takes a step."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, ORIGIN, RIGHT, ValueTracker
from numpy.typing import NDArray

from gdmath import Landscape, descend, gradient_descent
from scenes.parts.stochastic.asking import Asking, pace_for
from scenes.parts.stochastic.crowd import Crowd, Glow
from scenes.parts.stochastic.plan import Plan
from scenes.parts.stochastic.telling import duration
from scenes.stage import (
    BODY_SIZE,
    LOSS,
    QUIET,
    TEXT,
    TITLE_SIZE,
    Box,
    CurveWalk,
    Plane,
    Readout,
    Words,
    tr,
)
from scenes.stage.type.text import grouped

Array = NDArray[np.float64]

_BEHIND, _AHEAD = 0.55, 1.25  # of the way to the lowest point of her cut, that is seen
_BELOW, _ABOVE = 0.42, 1.2  # of the loss at the start: what is seen below 0, and above it
_STEEP = 1.75  # times as much is seen in a box that is as high as wide
_NEAR = 3.9  # scene units of a single block


class Evening:
    """Her ground along the gradient, cut open, and the crowd of dots in the sky."""

    def __init__(
        self, plan: Plan, clock: ValueTracker, boxes: tuple[Box, Box, Box, Box, Box], tall: float
    ) -> None:
        night, wall, count, of_all, takes_at = boxes
        ground = cut(plan)
        walk = descend(ground, gradient_descent(plan.rate), [[0.0]], 1)
        floor = ground.minima
        far, high = float(floor[0, 0]), float(walk.losses[0, 0])
        more = _STEEP if night.width < night.height else 1.0
        below, above = _BELOW * high, (1 + _ABOVE) * high
        spare = (more - 1) / 2 * (below + above)
        plane = Plane(
            (-_BEHIND * far, _AHEAD * far),
            (-below - spare, above + spare),
            ("", ""),
            colors=(TEXT, LOSS),
            numbered=(False, False),
        )
        plane.within(night).set_presence(0)
        self.walk = CurveWalk(plane, ground, walk, plan.rate, floor, clock, tall=tall)
        self.night = self.walk.night
        self.night.within(night)
        self.asking = Asking(clock, pace_for(len(plan)))
        self.crowd = Crowd(len(plan), plan.crowd, wall, min(_NEAR, 0.75 * wall.width), self.asking)
        self.count = Readout("asked", tr("asked"), self.crowd.asked_now, 0, TITLE_SIZE).within(
            count, RIGHT if count.top == of_all.top else ORIGIN
        )

        self.glow = Glow(self.crowd, clock)
        of = tr("of {crowd}").format(crowd=grouped(str(plan.crowd)))
        side_by_side = count.top == of_all.top
        self.of_all = Words(of, TITLE_SIZE if side_by_side else BODY_SIZE, QUIET)
        self.of_all.within(of_all, LEFT if side_by_side else ORIGIN)
        seconds = plan.crowd / self.asking.pace
        takes = tr("{duration} a step").format(duration=duration(seconds, str))
        self.takes = Words(takes, TITLE_SIZE).within(takes_at)

    def step(self) -> Any:
        """She takes her step."""
        return self.walk.hurry(1)


def cut(plan: Plan) -> Landscape:
    """The loss along the way of steepest descent from the start, by the distance walked."""
    gradient = plan.landscape.gradient(plan.start)
    way = -gradient / np.linalg.norm(gradient)
    bend = float(way @ plan.landscape.hessian(plan.start) @ way)
    steep = float(gradient @ way)
    lowest = -steep / bend

    def place(t: Array) -> Array:
        return np.asarray(plan.start + t * way)

    return Landscape(
        "cut",
        lambda t: np.asarray(plan.landscape.value(place(t))),
        lambda t: np.asarray(steep + bend * t),
        ((-1.2 * lowest, 2.2 * lowest),),
        minima=[[lowest]],
        hessian=lambda t: np.full((*t.shape, 1), bend),
    )


__all__ = ["Evening", "cut"]
