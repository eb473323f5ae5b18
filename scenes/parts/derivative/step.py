"""Her step: a fraction of the slope, turned round, on the axis and in numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import DOWN, UP, FadeIn, FadeOut, VGroup, smooth, squish_rate_func

from gdmath import Status, Trajectory
from scenes.parts.derivative.hill import Hill
from scenes.parts.derivative.numbers import plain
from scenes.parts.derivative.pieces import pieces
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    NEXT,
    POSITION,
    STAGE,
    STEP,
    TITLE_SIZE,
    Arrow,
    Formula,
    Landing,
    Plumb,
    Words,
    on_plate,
    swell,
    tr,
)

_LONG, _BESIDE = 0.3, 0.05  # of the window: the arrow at most, and what is left beside its tip
_HIGH = 0.86  # of the plane: where what is worked out stands, over her head
_ALMOST = 1 - 1e-6  # a line that ends at the axis, without a stub on it
_CLEAR = 0.25  # scene units between that and the slope of the curve that it is beside


class Step:
    """The rate times the slope as an arrow on the axis of w; it is turned round, and she goes."""

    def __init__(self, hill: Hill) -> None:
        self.hill, self.plan = hill, (plan := hill.plan)
        ((low, high),) = plan.landscape.window
        most = _LONG * (high - low) / abs(plan.slope)
        self.rate = float(min(1.0, 10.0 ** np.floor(np.log10(most))))
        self.arrow = Arrow(
            hill.plane.ruler,
            lambda: np.array([plan.at]),
            lambda: np.array([plan.slope]),
            becomes=STEP,
            name="step",
        )
        self.arrow.set_as(share=self.rate, grown=0)
        self.ring = Landing(self.arrow, hill.curve)
        self.start = Plumb(hill.curve, lambda: np.array([plan.at]), POSITION)
        self.start.grown.set_value(_ALMOST)
        times = '{{alpha : rate}} dot {{"' + tr("slope") + '" : slope}}'
        self.called = on_plate(Formula(times, {"rate": STEP, "slope": GRADIENT}, LABEL_SIZE))
        self.turned = on_plate(Words(tr("step"), LABEL_SIZE, STEP))
        named = f'"{tr("learning rate")}" {{{{alpha = {self.rate} : rate}}}}'
        self.named = Formula(named, {"rate": STEP}, TITLE_SIZE)
        self.worked = self._worked()

    @property
    def lands(self) -> float:
        """The w after the step."""
        return self.plan.at - self.rate * self.plan.slope

    def _worked(self) -> VGroup:
        """The step in numbers: where it starts, minus, the rate times the slope, where it ends."""
        rate, at = self.rate, self.plan.at
        slope, lands = float(f"{self.plan.slope:.4g}"), float(f"{self.lands:.3g}")
        sign = "=" if plain(at - rate * slope) == plain(lands) else "approx"
        return pieces(
            f'{{{{"{plain(at)}" : w}}}}',
            "-",
            f'{{{{{rate} : rate}}}} dot {{{{("{plain(slope)}") : slope}}}}',
            f'{sign} {{{{"{plain(lands)}" : next}}}}',
            colors={"w": POSITION, "rate": STEP, "slope": GRADIENT, "next": NEXT},
        )

    def back(self) -> None:
        """The hill again, out of sight, with room for the arrow, and everything in its place."""
        low, high = self.hill.window
        beside = _BESIDE * (high - low)
        tip = self.plan.at + self.rate * self.plan.slope
        self.hill.back((min(low, tip - beside), max(high, tip + beside)))
        plane, side = self.hill.plane, -1.0 if self.plan.rises else 1.0
        rows = VGroup(self.named, self.worked).arrange(DOWN, buff=0.35)
        place = plane.xy(self.plan.best, _HIGH * self.hill.heights[1])
        rows.move_to((*place, 0)).shift((1.2 * side, 0, 0))
        over = STAGE.right - _CLEAR - float(rows.get_right()[0])
        under = STAGE.left + _CLEAR - float(rows.get_left()[0])
        rows.shift((min(0.0, over) + max(0.0, under), 0, 0))
        left = float(plane.at(plane.crossing)[0]) + 0.2  # clear of the upright axis
        for name, end in ((self.called, tip), (self.turned, self.lands)):
            name.next_to((*plane.ruler.at([(self.plan.at + end) / 2]), 0), UP, buff=0.2)
            name.shift((max(0.0, left - float(name.get_left()[0])), 0, 0))

    @property
    def all(self) -> tuple[Any, ...]:
        """What of it is there at the end."""
        return self.named, self.worked, self.arrow, self.ring, self.turned

    def told(self) -> Iterator[tuple[Any, ...]]:
        """At which words something moves, what, and for how many seconds."""
        start, minus, product, result = self.worked
        yield (FadeOut(self.hill.found),), 0.4
        yield (FadeIn(self.start),), 0.6
        yield "α", (FadeIn(self.named),), 0.6
        grows = self.arrow.grow(), FadeIn(product, self.arrow, self.called)
        yield "times", grows, 0.9
        turns = self.arrow.turn_round(), FadeIn(start, minus, self.ring)
        first, then = (squish_rate_func(smooth, *part) for part in ((0, 0.3), (0.7, 1)))
        names = (
            FadeOut(self.called, self.start, rate_func=first),
            FadeIn(self.turned, rate_func=then),
        )
        yield "the other", (*turns, *names), 1.2
        x = np.array([[self.plan.at], [self.lands]])
        ground = self.plan.landscape
        walk = Trajectory(x, ground.value(x), ground.gradient(x), (), Status.MAX_STEPS, 1, 1)
        gone = FadeOut(self.hill.tangent, rate_func=first)
        comes = FadeIn(result, rate_func=squish_rate_func(smooth, 0.75, 0.95))
        goes = self.hill.hiker.walk(walk, 1.0, squish_rate_func(smooth, 0.1, 0.8))
        yield "So", (gone, goes, comes), 2.1
        yield (swell(result, 1.1),), 0.4


__all__ = ["Step"]
