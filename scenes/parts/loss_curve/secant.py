"""The secant of a curve, which becomes the tangent; its legs have names, its slope a read-out."""

from __future__ import annotations

import cairo
import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.by_hand.sizes import LABEL_SIZE
from scenes.stage.curve.curve import WIDTH, Curve, OnCurve, Place
from scenes.stage.lecture.theme import BACKGROUND, GRADIENT, QUIET, TEXT, Color
from scenes.stage.lecture.words import tr
from scenes.stage.paint.pen import Canvas, dot, ink, trace_line
from scenes.stage.type.readout import Scientific
from scenes.stage.type.text import Words, on_plate

Array = NDArray[np.float64]

_SHORTEST = 0.06  # scene units; a smaller triangle would be a speck
_ROOM = (0.85, 1.15)  # scene units that the shorter leg must be long: then names come, are there


class Secant(OnCurve):
    """The line through the curve at x and at x + ``gap``; with no gap, the tangent at x.

    Between the two the curve itself is drawn, be it lit or not.
    """

    def __init__(
        self,
        curve: Curve,
        x: Place,
        gap: float,
        color: Color = TEXT,
        reach: float = 1.6,
    ) -> None:
        super().__init__(curve)
        self.x, self.tint, self.reach = x, color, reach
        self.gap = ValueTracker(gap)

    def slope(self) -> float:
        """How much the function rises for each unit of x: (f(x + gap) − f(x)) / gap."""
        x, gap = self.x(), self.gap.get_value()
        if x + gap == x:
            return float(self.curve.slope(x))
        return float((self.curve.value(x + gap) - self.curve.value(x)) / gap)

    def line(self) -> Array:
        """Both ends of the line in the picture (2, 2): ``reach`` before x, half of it beyond."""
        x, gap = self.x(), self.gap.get_value()
        origin = self.curve.plane.xy(0.0, 0.0)
        way = self.curve.plane.xy(1.0, self.slope()) - origin
        way = way / np.linalg.norm(way) * np.sign(gap or 1)
        return np.stack(
            [
                self.curve.over(x) - self.reach * way,
                self.curve.over(x + gap) + 0.5 * self.reach * way,
            ]
        )

    def bulge(self) -> float:
        """How far in the picture the curve is from the line, at most, between the two points."""
        x, gap = self.x(), self.gap.get_value()
        way = self.line()[1] - self.line()[0]
        along, up = way / np.linalg.norm(way)
        away = self.curve.over(np.linspace(x, x + gap, 60)) - self.curve.over(x)
        return float(np.abs(away @ np.array([-up, along])).max())

    def draw(self, canvas: Canvas) -> None:
        """The line, the curve beneath it, the triangle, and the two points."""
        x, gap = self.x(), self.gap.get_value()
        here, there = self.curve.over(x), self.curve.over(x + gap)
        canvas.set_line_cap(cairo.LINE_CAP_ROUND)
        if gap:
            canvas.set_line_width(WIDTH)
            canvas.set_source_rgba(*ink(self.curve.tint, self.presence))
            trace_line(canvas, self.curve.over(np.linspace(x, x + gap, 60)))
            canvas.stroke()
        for color, width in ((BACKGROUND, 0.09), (self.tint, 0.045)):
            canvas.set_line_width(width)
            canvas.set_source_rgba(*ink(color, self.presence))
            trace_line(canvas, self.line())
            canvas.stroke()
        if np.linalg.norm(there - here) > _SHORTEST:
            canvas.set_line_width(0.025)
            canvas.set_dash([0.08, 0.07])
            canvas.set_source_rgba(*ink(QUIET, self.presence))
            trace_line(canvas, np.array([here, [there[0], here[1]], there]))
            canvas.stroke()
            canvas.set_dash([])
        for point in (here, there):
            for color, radius in ((BACKGROUND, 0.1), (self.tint, 0.07)):
                dot(canvas, point, radius)
                canvas.set_source_rgba(*ink(color, self.presence))
                canvas.fill()

    def readouts(self, x: str, y: str) -> VGroup:
        """The nudge of ``x`` and the slope of ``y``, on a plate."""
        label = tr("slope Δ{L}/Δ{w}").format(L=y, w=x)
        return _plate(
            Scientific("nudge", tr("nudge Δ{w}").format(w=x), self.gap.get_value, LABEL_SIZE),
            Scientific("secant", label, self.slope, LABEL_SIZE, GRADIENT),
        )

    def limits(self, x: str, y: str) -> VGroup:
        """What the read-outs come to as it becomes the tangent."""
        label = tr("slope ∂{L}/∂{w}").format(L=y, w=x)

        def slope() -> float:
            return float(self.curve.slope(self.x()))

        return _plate(
            Words(tr("nudge Δ{w} → 0").format(w=x), LABEL_SIZE),
            Scientific("tangent", label, slope, LABEL_SIZE, GRADIENT),
        )


def _plate(*rows: Words | Scientific) -> VGroup:
    return on_plate(VGroup(*rows).arrange(DOWN, aligned_edge=LEFT, buff=0.25))


class LegNames(VGroup):
    """Names of the two legs of a secant's triangle, as long as there is room for them."""

    def __init__(self, secant: Secant, x: str, y: str) -> None:
        self.secant = secant
        self.across = Words(tr("Δ{w}").format(w=x), LABEL_SIZE)
        self.up = Words(tr("Δ{L}").format(L=y), LABEL_SIZE)
        super().__init__(self.across, self.up)
        self.add_updater(lambda it: it.follow(), call_updater=True)

    def follow(self) -> None:
        """Stand beside the legs as they are now."""
        start, end = self.secant.x(), self.secant.x() + self.secant.gap.get_value()
        here, there = self.secant.curve.over(start), self.secant.curve.over(end)
        corner = np.array([there[0], here[1]])
        legs = self.secant.on_screen(np.stack([here, corner, there]))
        shorter = float(np.abs(legs[2] - legs[0]).min())
        strength = float(np.clip((shorter - _ROOM[0]) / np.ptp(_ROOM), 0, 1))
        for name, leg, side in ((self.across, legs[:2], UP), (self.up, legs[1:], RIGHT)):
            name.next_to((*leg.mean(axis=0), 0), side, buff=0.14)
            name.set_opacity(strength * self.secant.presence)
