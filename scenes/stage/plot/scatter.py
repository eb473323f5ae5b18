"""Samples on a plane, a line through them, and the errors of that line."""

from __future__ import annotations

from collections.abc import Callable

import cairo
import numpy as np
from manim import ValueTracker
from numpy.typing import ArrayLike, NDArray

from scenes.stage.lecture.theme import BACKGROUND, DATA, LOSS, PREDICTION, TRUTH, Color
from scenes.stage.paint.pen import Canvas, dot, ink, trace_line
from scenes.stage.plot.on_plane import Numbers, OnPlane
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]
Number = Callable[[], float]

_FEW, _MANY = 30, 500  # samples: as many as these are drawn large and dense, or small and faint
_CROWDED = 2000  # samples: more are drawn as a density
_SHADES = 6  # of it
_CELL = 0.05  # scene units: how fine that is
_PIECES = 120  # of a curve
_FAR = 60.0  # scene units; what is farther is not on the screen
_FADING = 0.7  # scene units: the last part of a stroke that goes on beyond the plane
_DASHED = 0.045  # scene units: how wide a dashed law is by itself
DASHES = (0.16, 0.17)


def thinning(count: int) -> int:
    """Of so many things only every such one is drawn: of a crowd, some are enough.

    >>> thinning(30), thinning(100_000)
    (1, 50)
    """
    return max(-(-count // _CROWDED), 1)


def crowd_of(count: int) -> float:
    """How much so many samples are a crowd: 0 for few, 1 for very many."""
    return float(np.clip(np.log(count / _FEW) / np.log(_MANY / _FEW), 0, 1))


def dot_radius(crowd: float) -> float:
    """How large a dot is on the screen, among so many."""
    return 0.085 - 0.035 * crowd


class Samples(OnPlane):
    """Data points ``x``, ``y`` (n,) as dots, the more the fainter, so that crowds show darker.

    ``settled`` from 0 to 1 moves them from the places ``origin``, x and y (n,) each, to their own:
    noise that takes samples off a law, or one data set that becomes another.
    """

    def __init__(
        self,
        plane: Numbers,
        x: ArrayLike,
        y: ArrayLike,
        origin: tuple[ArrayLike, ArrayLike] | None = None,
        color: Color = DATA,
    ) -> None:
        super().__init__(plane)
        self.x, self.y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        self.origin = np.array((self.x, self.y) if origin is None else origin, dtype=float)
        self.settled = ValueTracker(1.0)
        self.tint = color
        self.crowd = crowd_of(len(self.x))

    def now(self) -> tuple[Array, Array]:
        """The present x and y (n,) of all samples."""
        share = float(self.settled.get_value())
        x, y = (1 - share) * self.origin + share * np.array([self.x, self.y])
        return x, y

    @property
    def radius(self) -> float:
        """The radius of a dot on the screen."""
        return dot_radius(self.crowd)

    @property
    def opacity(self) -> float:
        """How dense one dot is: half transparent for about a hundred."""
        return 0.85 - 0.5 * self.crowd

    def draw(self, canvas: Canvas) -> None:
        """Fill dot by dot, so that dots on dots add up."""
        spots = self.plane.xy(*self.now())
        if len(spots) > _CROWDED:
            self._draw_density(canvas, spots)
            return
        canvas.set_source_rgba(*ink(self.tint, self.opacity * self.presence))
        for spot in spots:
            dot(canvas, spot, self.radius)
            canvas.fill()

    def _draw_density(self, canvas: Canvas, spots: Array) -> None:
        """Fill the cells of a grid that have samples: as dense as so many dots on each other."""
        near = spots[np.abs(spots).max(axis=1) < _FAR]
        cells, counts = np.unique(np.floor(near / _CELL), axis=0, return_counts=True)
        # Few shades, and one fill for each.
        shades = np.minimum(np.ceil(np.log2(counts + 1)), _SHADES).astype(int)
        for shade in np.unique(shades):
            faint = (1 - self.opacity) ** (2.0 ** (shade - 1))
            canvas.set_source_rgba(*ink(self.tint, (1 - faint) * self.presence))
            for x, y in (cells[shades == shade] * _CELL).tolist():
                canvas.rectangle(x, y, _CELL, _CELL)
            canvas.fill()


class FittedLine(OnPlane):
    """The line y = w x + b, as long as the plane is wide, for w and b as they are now."""

    def __init__(
        self,
        plane: Numbers,
        weight: Number,
        bias: Number,
        color: Color = PREDICTION,
        *,
        width: float = 0.06,
        name: str = "line",
    ) -> None:
        super().__init__(plane)
        self.weight, self.bias = weight, bias
        self.tint, self.thickness, self.name = color, width, name

    def predict(self, x: ArrayLike) -> Array:
        """What the line says at ``x``."""
        return np.asarray(self.weight() * np.asarray(x, dtype=float) + self.bias())

    def ends(self) -> Array | None:
        """Screen points (2, 2) of the part inside the plane; None if the line misses it."""
        low, high = self.plane.low, self.plane.low + self.plane.span
        x = np.array([low[0], high[0]])
        y = self.predict(x)
        rise = y[1] - y[0]
        if abs(rise) < 1e-12 * self.plane.span[1]:
            first, last = (0.0, 1.0) if low[1] <= y[0] <= high[1] else (1.0, 0.0)
        else:
            enters, leaves = sorted(((low[1] - y[0]) / rise, (high[1] - y[0]) / rise))
            first, last = max(enters, 0.0), min(leaves, 1.0)
        if first >= last:
            return None
        share = np.array([first, last])
        return self.plane.xy(x[0] + share * (x[1] - x[0]), y[0] + share * rise)

    def along(self, share: float) -> Array:
        """The screen point (2,) a share of the way along what is seen of it, from the left.

        Where none of it is seen, the middle of the plane.
        """
        ends = self.ends()
        if ends is None:
            return self.plane.corner + self.plane.size / 2
        return np.asarray((1 - share) * ends[0] + share * ends[1])

    def draw(self, canvas: Canvas) -> None:
        """Stroke the line on a dark casing."""
        ends = self.ends()
        if ends is None:
            return
        canvas.set_line_cap(cairo.LINE_CAP_ROUND)
        for color, extra, opacity in ((BACKGROUND, 0.06, 0.6), (self.tint, 0.0, 1.0)):
            canvas.set_line_width(self.thickness + extra)
            canvas.set_source_rgba(*ink(color, opacity * self.presence))
            trace_line(canvas, ends)
            canvas.stroke()

    def readings(self) -> list[Reading]:
        """The weight and the bias of the line as it is drawn."""
        return [Reading(self.name, "", (float(self.weight()), float(self.bias())))]


class Law(OnPlane):
    """The law that samples come from, y = ``law``(x), dashed from end to end of the plane."""

    def __init__(self, plane: Numbers, law: Callable[[Array], Array], color: Color = TRUTH) -> None:
        super().__init__(plane)
        self.law, self.tint, self.thickness = law, color, _DASHED

    def draw(self, canvas: Canvas) -> None:
        """Stroke the curve in dashes."""
        x = np.linspace(self.plane.low[0], self.plane.low[0] + self.plane.span[0], _PIECES)
        canvas.set_line_cap(cairo.LINE_CAP_ROUND)
        dash, gap = DASHES
        canvas.set_dash((dash, gap + self.thickness - _DASHED))  # round ends reach into the gaps
        canvas.set_line_width(self.thickness)
        canvas.set_source_rgba(*ink(self.tint, self.presence))
        trace_line(canvas, np.clip(self.plane.xy(x, self.law(x)), -_FAR, _FAR))
        canvas.stroke()


class Residuals(OnPlane):
    """The errors, prediction − sample: a stroke from each sample straight to the line.

    ``grown`` in [0, 1] is how much of each stroke is there. One that goes on beyond the plane fades
    towards the edge.
    """

    spill = 0.0

    def __init__(
        self, samples: Samples, line: FittedLine, color: Color = LOSS, width: float = 0.035
    ) -> None:
        super().__init__(samples.plane)
        self.samples, self.line, self.tint, self.thickness = samples, line, color, width
        self.grown = ValueTracker(1.0)

    def errors(self) -> Array:
        """Prediction minus sample (n,), in units of y."""
        x, y = self.samples.now()
        return self.line.predict(x) - y

    def total(self) -> float:
        """The sum of the errors, in units of y."""
        return float(np.sum(self.errors()))

    def draw(self, canvas: Canvas) -> None:
        """Stroke all errors in one go, but those that go on beyond the plane one by one."""
        x, y = self.samples.now()
        feet = self.plane.xy(x, y)
        heads = self.plane.xy(x, y + float(self.grown.get_value()) * self.errors())
        every = thinning(len(feet))  # of a crowd, some are enough
        feet, heads = feet[::every], heads[::every]
        strokes = np.stack([feet, heads], axis=1)
        bottom, top = self.plane.corner[1], self.plane.corner[1] + self.plane.size[1]
        inside = (heads[:, 1] >= bottom) & (heads[:, 1] <= top)
        canvas.set_line_width(self.thickness - 0.015 * self.samples.crowd)
        for stroke in strokes[inside]:
            trace_line(canvas, stroke)
        canvas.set_source_rgba(*ink(self.tint, 0.9 * self.presence))
        canvas.stroke()
        for stroke in strokes[~inside]:
            edge = float(np.clip(stroke[1, 1], bottom, top))
            canvas.set_source(self._fading(float(stroke[0, 1]), edge, float(stroke[1, 1])))
            trace_line(canvas, stroke)
            canvas.stroke()

    def _fading(self, foot: float, edge: float, head: float) -> cairo.LinearGradient:
        """Ink that gets fainter towards the edge, the more so the farther the stroke goes on."""
        way = np.sign(head - edge)
        begins = edge - way * min(_FADING, abs(edge - foot))
        left = max(0.0, 1 - abs(head - edge) / _FADING)
        fading = cairo.LinearGradient(0, begins, 0, edge)
        fading.add_color_stop_rgba(0, *ink(self.tint, 0.9 * self.presence))
        fading.add_color_stop_rgba(1, *ink(self.tint, 0.9 * self.presence * left))
        return fading

    def readings(self) -> list[Reading]:
        """The sum of the errors."""
        return [Reading("residuals", "", self.total())]
