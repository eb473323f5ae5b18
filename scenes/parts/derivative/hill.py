"""The loss as the film before leaves it: by day with the hiker, by night with a nudge on it."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import FadeIn, FadeOut, ValueTracker, VGroup, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.derivative.machine import Known
from scenes.parts.derivative.numbers import limit
from scenes.parts.derivative.places import BELOW, HILL, NEAR
from scenes.parts.derivative.plan import ASIDE, IN_LENS, Plan
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    TEXT,
    TITLE_SIZE,
    Box,
    Curve,
    Hiker,
    Plane,
    Sky,
    Tangent,
    Words,
    change,
    italic,
    on_plate,
    tr,
)

Array = NDArray[np.float64]

_TALL = 1.35  # scene units: she
_OFF_HER = 1.0  # scene units from her to the plate, which swells beside her lamp
_HEADROOM = 1.06  # of the greatest loss in sight
AROUND = -ASIDE, IN_LENS - ASIDE  # of the first nudge: what is seen around w, as in the lens
ROD = -0.4, 1.12  # of it: from where to where a line through w's point goes
_ALL = 0.14, 0.28  # of the valley: so wide is the first nudge, if all of that is seen
_FALLS, _RISES = (-0.47, 4.53), (-3.4, 1.6)  # of the first nudge: else so much is seen around w
_TALL_ENOUGH = 0.4, 0.62  # of the heights: so far the line drops over it, if all are seen
_ABOVE, _UNDERNEATH = 0.55, 1.25  # of that drop: else so much is seen around w's point
_DIM, _FAINT, _GLIMMER = 1.0, 0.8, 0.6  # by night: the ground, its line, and light in the air
_OVER, _UNDER = 0.34, 1.08  # of its tangent's drop: what is seen on either side of w's point
_OVER_IT = 0.12  # scene units from the plane up to what is said of its scales
_FROM_ZERO = 0.35  # of what is seen: if less than that is missing, it begins at 0


class Hill:
    """The loss of one knob, w, by day with the hiker on it; then the curve alone."""

    def __init__(self, plan: Plan, clock: ValueTracker) -> None:
        self.plan = plan
        ((low, high),) = plan.landscape.window
        names = italic("w"), f"{tr('loss')} {italic('L')}"
        top = _HEADROOM * max(float(plan.landscape.value([w])) for w in (low, high))
        self.window, self.heights = (low, high), (0.0, top)
        self.plane = Plane(
            self.window, self.heights, names, colors=(POSITION, LOSS), tick_color=TEXT, plated=True
        ).within(HILL)
        far = 2.0 * (high - low)
        ground = plan.landscape.with_window(((low - far, high + far),))
        self.curve = Line(self.plane, ground)
        self.curve.start.set_value(low)
        self.curve.end.set_value(high)
        facing = -1.0 if plan.rises else 1.0
        self.hiker = Hiker(self.curve, plan.at, _TALL, facing, clock)
        self.sky = Sky(clock, ValueTracker(1.0), self.curve)
        for share in (self.sky.dusk, self.sky.noon, self.curve.ground, self.curve.day):
            share.set_value(1)
        self.tangent = Tangent(self.curve, lambda: np.array([plan.at]))
        self.known = Known(self.plane, self.foot)
        found = tr("slope {number}").format(number=limit(plan))
        self.found = on_plate(Words(found, TITLE_SIZE, GRADIENT))
        self.asked = self._asked()

    def foot(self) -> Array:
        """The point of the curve at w, on the screen (2,)."""
        return self.curve.at([self.plan.at])

    def _asked(self) -> VGroup:
        """What she felt there, with a question mark."""
        words = on_plate(Words(tr("slope = ?"), TITLE_SIZE, GRADIENT))
        return self._beside(words)

    def _beside(self, words: Any) -> Any:
        """Put words beside the tangent."""
        side = -1.0 if self.plan.rises else 1.0
        return words.move_to((*self.foot(), 0)).shift((2.3 * side, 0.75, 0))

    def night(self) -> tuple[Any, ...]:
        """Animations: the sun sets and she goes; the valley is dim, and there for us to see."""
        sky, curve, line = self.sky, self.curve, self.curve.animate
        goes = FadeOut(self.hiker, rate_func=squish_rate_func(smooth, 0.0, 0.5))
        dark = change(sky.noon, 0), change(sky.dawn, 0), change(curve.day, 0)
        air = change(sky.glimmer, _GLIMMER), change(curve.ground, _DIM)
        return (*dark, *air, line.set_presence(_FAINT), goes)

    def bend(self) -> tuple[Any, ...]:
        """Animations: all of the valley is seen, if the first nudge is a triangle to look at in it.

        Else so much around w that it is.
        """
        plan, first = self.plan, self.plan.nudges[0]
        (low, high), heights = self.window, self.heights
        narrow, wide = _ALL
        if not narrow < first / (high - low) < wide or plan.at + ROD[1] * first > high:
            low, high = (plan.at + share * first for share in (_RISES if plan.rises else _FALLS))
        drop = self._steepest()
        share, short, tall = abs(drop) / heights[1], *_TALL_ENOUGH
        top = max(plan.loss(plan.at), plan.loss(plan.at + ROD[1] * first)) if plan.rises else 0.0
        if not short < share < tall or top > heights[1]:
            around = (-_ABOVE, _UNDERNEATH)
            least, most = sorted(plan.loss(plan.at) + share * drop for share in around)
            heights = self._from_zero(least, most)
        plane: Any = self.plane.animate
        lit = self.curve.animate.set_presence(1), FadeOut(self.known)
        return plane.reframe(x=(low, high), y=heights), *lit, *self.curve.reach(low, high)

    def leave(self, pace: Any) -> tuple[Any, ...]:
        """Animations: all of it goes, at a pace."""
        return FadeOut(self.sky, self.curve, rate_func=pace), change(self.curve.ground, 0, pace)

    def come_near(self) -> tuple[Any, ...]:
        """Animations: all of the first nudge fills the picture, and its tangent stays in that."""
        plan, drop = self.plan, self._steepest()
        low, high = (plan.at + side * plan.nudges[0] for side in AROUND)
        least, most = sorted(plan.loss(plan.at) + share * drop for share in (-_OVER, _UNDER))
        plane: Any = self.plane.animate
        before = self.plane.size / self.plane.span
        plane = plane.within(NEAR).reframe(x=(low, high), y=self._from_zero(least, most))
        near = plane.mobject.target
        x, y = (near.size / near.span / before).tolist()
        moves = (plane, *self.curve.reach(low, high))
        if f"{x / y:.1f}" == "1.0":
            return moves
        said = tr("𝑤 drawn {times} × as wide").format(times=f"{x / y:.2g}")
        words = Words(said, LABEL_SIZE, POSITION)
        top = float(near.corner[1] + near.size[1])
        words.move_to((near.corner[0] + near.size[0] / 2, top + words.height / 2 + _OVER_IT, 0))
        return (*moves, FadeIn(words, rate_func=squish_rate_func(smooth, 0.3, 0.8)))

    def _steepest(self) -> float:
        """How far the line drops over the first nudge: the tangent, or the one through both."""
        first = self.plan.nudges[0]
        return float(max(self.plan.slope, self.plan.quotient(first), key=abs) * first)

    @staticmethod
    def _from_zero(least: float, most: float) -> tuple[float, float]:
        """Both ends of what is seen, from 0 if little is missing."""
        return (0.0 if 0 < least < _FROM_ZERO * most else least), most

    def back(self, window: tuple[float, float]) -> None:
        """Out of sight: a window below the formula, with the number that was asked for."""
        self.curve.ground.set_value(1)
        self.plane.within(BELOW.inset(top=0.2)).reframe(x=window, y=self.heights)
        self.plane.set_presence(1)
        plan = self.plan  # it goes on beyond the axis: else it was a mesa, and ended in a cliff
        for share, end in zip(
            (self.curve.start, self.curve.end), self.curve.landscape.window[0], strict=True
        ):
            share.set_value(end)
        for thing in (self.curve, self.tangent, self.hiker):
            thing.set_presence(1)
        self._beside(self.found)
        side = -1.0 if plan.rises else 1.0
        self.found.set_x(float(self.foot()[0]) + side * (_OFF_HER + self.found.width / 2))


class Line(Curve):
    """The curve; without its ground it keeps within the plane."""

    plane: Plane

    def clip_box(self) -> Box | None:
        """The plane's rectangle, unless ground is seen that goes on below and beside it."""
        return None if self.ground.get_value() > 0 else self.plane.window_on_screen()


__all__ = ["AROUND", "ROD", "Hill"]
