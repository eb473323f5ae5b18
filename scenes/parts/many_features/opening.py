"""One picture too few: a valley over two knobs, and two more knobs that it has no room for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import UpdateFromAlphaFunc, ValueTracker, rate_functions

from scenes.parts.many_features import places
from scenes.parts.many_features.dimensions import Dimensions
from scenes.parts.many_features.plan import Plan
from scenes.parts.many_features.table import Evening
from scenes.stage import (
    POSITION,
    Box,
    Figure,
    Mark,
    Playback,
    Surface,
    Trails,
    View,
    change,
)
from scenes.stage.walk.light import Pool

HILL = {"azimuth": -128.0, "elevation": 42.0, "perspective": 0.03, "relief": 2.2}
_NEAR, _CLOSER = np.array([-0.1, -2.0]), 11.0  # where she is from near, and how near


class Opening:
    """The valley over w and b, she who walks in it, and four knobs."""

    def __init__(self, plan: Plan, clock: ValueTracker, evening: Evening) -> None:
        self.view = View(plan.first, size=8.5)
        self.view.within(places.OPEN, **HILL)
        self.surface = Surface(self.view)
        self.walk = Playback(plan.first_walk, [POSITION], POSITION)
        self.trail = Trails(self.view, self.walk)
        self.she = Figure(self.view, self.walk, lambda: np.array([1.0, -0.4]), clock)
        self.cross = Mark(self.view, plan.first.minima)
        self.pool = Pool(self.she.foot, 2.9)
        tables = plan.evenings.x[:, 0]
        self.spread, self.low = float(tables.std()), float(tables.mean() - tables.std())
        self.back = ValueTracker(0.0)  # how far all are turned back to 0
        self.dimensions = Dimensions()
        self.far = self.view.pose, self.she.foot()[:2]  # before the camera goes close to her
        w1, w2, w3, b = evening.knobs
        self.knobs = [w1, b, w2, w3]  # as each comes
        for number, axis in ((0, 0), (3, 1)):
            value = self._turning(self._at(axis))
            evening.earlier[number] = value, value
        b.shift((0, places.ROWS[1] - places.ROWS[3], 0))

    def _at(self, axis: int) -> Any:
        return lambda: self.turned(self.walk.step)[axis]

    def turned(self, step: int) -> tuple[float, float]:
        """Both knobs after a step, w in pizzas to one reservation, b in pizzas at none.

        The valley is that of reservations counted in spreads.
        """
        w, b = self.walk.trajectory.points[step, 0].tolist()
        return w / self.spread, b - w * self.low / self.spread

    def _turning(self, value: Callable[[], float]) -> Callable[[], float]:
        """What a dial points at and its digits say while it is turned back."""
        return lambda: value() * (1 - float(self.back.get_value())) + 0.0  # never −0.00

    def near_her(self, share: float) -> dict[str, float]:
        """The pose of the camera a share of the way to her, who is all that is left to be seen.

        She goes straight to where she is then: of a camera that came nearer by equal factors while
        it went aside by equal lengths, she would swing out over the knobs and back.
        """
        from_here, foot = self.far
        off = foot - np.array([from_here["left"], from_here["up"]])
        closer = _CLOSER**share
        left, up = (foot + share * (_NEAR - foot) - closer * off).tolist()
        return {"zoom": closer * from_here["zoom"], "left": left, "up": up}

    def approach(self) -> Any:
        """The camera goes close to her."""
        self.far = self.view.pose, self.she.foot()[:2].copy()
        return UpdateFromAlphaFunc(
            self.view,
            lambda view, share: view.look(**self.near_her(share)),
            rate_func=rate_functions.ease_in_out_sine,
        )

    def make_room(self) -> Any:
        """The knob of b goes down: it is the last of them, here and from now on."""
        return self.knobs[1].animate.shift((0, places.ROWS[3] - places.ROWS[1], 0))

    def turn_back(self) -> list[Any]:
        """All knobs are turned back to 0."""
        return [change(self.back, 1), *(whole[0].glow() for whole in self.knobs)]

    def seen_from(self, azimuth: float, box: Box = places.VALLEY) -> dict[str, float]:
        """The valley from another side."""
        return self.view.fitted(*box, **{**HILL, "azimuth": azimuth})


__all__ = ["Opening"]
