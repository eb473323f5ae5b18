"""Each coordinate by itself: a walker's shadows on the axes of a map, and what a step does."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from manim import DOWN, LEFT, RIGHT, DashedLine, Line, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.by_hand.sizes import BODY_SIZE
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import AXIS_DASHES, BACKGROUND, TEXT
from scenes.stage.lecture.words import italic
from scenes.stage.paint.pen import Canvas, dot, ink, trace_line
from scenes.stage.type.readout import Reading, Readout
from scenes.stage.type.text import Formula

Array = NDArray[np.float64]

_SAMPLE = 0.58  # scene units: a piece of an axis' line beside its name


class Shadows(OnGround):
    """Dashed lines from a data point to the axes through ``origin``, and a bar along each axis.

    The bars reach from the origin to the point's coordinates: how far it still is along x, along y.
    The bar along x is solid, that along y dashed. ``grown`` in [0, 1] is how much of it is there.
    """

    def __init__(self, view: View, point: Callable[[], Array], origin: Array) -> None:
        super().__init__(view)
        self.point, self.origin = point, np.asarray(origin)
        self.grown = ValueTracker(0.0)

    def bars(self) -> Array:
        """Both bars in data coordinates (2, 2, 2): along x, along y, each from the origin."""
        x, y = self.point()
        ends = np.array([(x, self.origin[1]), (self.origin[0], y)])
        grown = self.grown.get_value()
        return np.stack(
            [np.stack([self.origin, self.origin + grown * (end - self.origin)]) for end in ends]
        )

    def draw(self, canvas: Canvas) -> None:
        """The dashes, then the bars with their ends."""
        if self.grown.get_value() <= 0:
            return
        bars = self.bars()
        screen = self.view.at(bars)
        here = self.view.at(self.point())
        strength = self.presence * self.grown.get_value()
        for (origin, end), dashes in zip(screen, AXIS_DASHES, strict=True):
            canvas.set_dash([0.05, 0.08])
            canvas.set_line_width(0.02)
            canvas.set_source_rgba(*ink(TEXT, 0.7 * strength))
            trace_line(canvas, np.stack([here, end]))
            canvas.stroke()
            for tint, extra, pattern in ((BACKGROUND, 0.05, ()), (TEXT, 0.0, dashes)):
                canvas.set_dash(pattern)
                canvas.set_source_rgba(*ink(tint, strength))
                canvas.set_line_width(0.09 + extra)
                trace_line(canvas, np.stack([origin, end]))
                canvas.stroke()
                dot(canvas, end, 0.1 + extra / 2)
                canvas.fill()
            canvas.set_dash(())

    def readings(self) -> list[Reading]:
        """The coordinates."""
        x, y = self.point().tolist()
        return [Reading("shadow x", "", x), Reading("shadow y", "", y)]


class AxisLine(VGroup):
    """A piece of the line that stands for an axis, x (0) or y (1), to go beside its name."""

    def __init__(self, axis: int) -> None:
        solid = Line((0, 0, 0), _SAMPLE * RIGHT, color=TEXT, stroke_width=6)
        dashes = AXIS_DASHES[axis]
        if not dashes:
            super().__init__(solid)
            return
        count = round(_SAMPLE / sum(dashes))
        ratio = dashes[0] / sum(dashes)
        line = DashedLine(
            (0, 0, 0),
            _SAMPLE * RIGHT,
            dash_length=_SAMPLE * ratio / count,
            dashed_ratio=ratio,
            color=TEXT,
            stroke_width=6,
        )
        super().__init__(line)


class AxisFactor(VGroup):
    """How far it is along an axis, x (0) or y (1); below it, what a step multiplies that by.

    The coordinate of ``point()`` is live, beside the axis' line and its ``name``; the factor is
    1 − αλ for the rate α and the axis' ``curvature`` λ.
    """

    def __init__(
        self, axis: int, name: str, point: Callable[[], Array], rate: float, curvature: float
    ) -> None:
        symbol = "xy"[axis]
        label = f"{name}  {italic(symbol)} ="
        live = Readout(symbol, label, lambda: float(point()[axis]), 3, BODY_SIZE)
        factor = 1 - rate * curvature
        result = f"({factor:.3g})" if factor < 0 else f"{factor:.3g}"
        product = Formula(
            f"times (1 - alpha lambda) = times (1 - {rate:g} dot {curvature:g}) = times {result}",
            size=BODY_SIZE,
        )
        super().__init__(VGroup(AxisLine(axis), live).arrange(RIGHT, buff=0.3), product)
        self.arrange(DOWN, buff=0.3, aligned_edge=LEFT)
