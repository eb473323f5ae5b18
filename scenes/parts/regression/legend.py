"""What the marks of a plot mean, and the grid to read it by."""

from __future__ import annotations

from collections.abc import Sequence

import cairo
import numpy as np
from manim import DOWN, LEFT, RIGHT, VGroup

from scenes.parts.by_hand.plane import Plane
from scenes.parts.by_hand.sizes import LABEL_SIZE
from scenes.stage.lecture.theme import RULE, TEXT
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, dot, ink, trace_line
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.plot.scatter import DASHES, FittedLine, Law, Samples
from scenes.stage.type.text import TextLine, on_plate

_WIDE = 0.7  # scene units a line's swatch is long


class Swatch(Painted):
    """A piece of what a plot shows, as it is drawn there: dots, or a line solid or dashed."""

    def __init__(self, of: Samples | FittedLine | Law) -> None:
        super().__init__()
        self.of = of
        self.set_frame(-_WIDE / 2, -0.12, _WIDE / 2, 0.12)

    def draw(self, canvas: Canvas) -> None:
        """Draw it about the middle of its frame."""
        x, y = self.get_center()[:2].tolist()
        if isinstance(self.of, Samples):
            for shift in (-0.24, 0.0, 0.24):
                dot(canvas, np.array([x + shift, y]), self.of.radius)
                canvas.set_source_rgba(*ink(self.of.tint, self.of.opacity * self.presence))
                canvas.fill()
            return
        canvas.set_line_cap(cairo.LINE_CAP_ROUND)
        canvas.set_dash(DASHES if isinstance(self.of, Law) else ())
        canvas.set_line_width(self.of.thickness)
        canvas.set_source_rgba(*ink(self.of.tint, self.presence))
        trace_line(canvas, np.array([(x - _WIDE / 2, y), (x + _WIDE / 2, y)]))
        canvas.stroke()


class Legend(VGroup):
    """A swatch and a name for each thing."""

    def __init__(self, rows: Sequence[tuple[Samples | FittedLine | Law, str]]) -> None:
        self.swatches = [Swatch(of) for of, _ in rows]
        entries = VGroup(
            *(
                VGroup(swatch, TextLine(name, LABEL_SIZE, TEXT)).arrange(RIGHT, buff=0.2)
                for swatch, (_, name) in zip(self.swatches, rows, strict=True)
            )
        )
        super().__init__(*on_plate(entries.arrange(DOWN, aligned_edge=LEFT, buff=0.16)))


class Grid(OnPlane):
    """Faint lines across a plane at its round numbers."""

    def __init__(self, plane: Plane) -> None:
        super().__init__(plane)
        self.marks = plane.marks

    def draw(self, canvas: Canvas) -> None:
        """Stroke all of them."""
        plane = self.plane
        low, high = plane.low, plane.low + plane.span
        for x in self.marks[0]:
            trace_line(canvas, plane.xy([x, x], [low[1], high[1]]))
        for y in self.marks[1]:
            trace_line(canvas, plane.xy([low[0], high[0]], [y, y]))
        canvas.set_line_width(0.015)
        canvas.set_source_rgba(*ink(RULE, 0.8 * self.presence))
        canvas.stroke()
