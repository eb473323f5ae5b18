"""Cuts through the bottoms of several landscapes: where they go on a map, and on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from manim import DOWN, LEFT, RIGHT, FadeIn, FadeOut, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.by_hand.fading import appear, hidden, vanish
from scenes.parts.by_hand.on_curve import CurveCross
from scenes.parts.by_hand.plane import Plane
from scenes.parts.by_hand.sizes import LABEL_SIZE
from scenes.parts.regression.fitting import Fit
from scenes.stage.curve.curve import Curve
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import BACKGROUND, LOSS, MINIMUM
from scenes.stage.lecture.words import italic, tr
from scenes.stage.paint.painted import Painted, change
from scenes.stage.paint.pen import Canvas, ink, trace_line
from scenes.stage.type.readout import Reading, Readout
from scenes.stage.type.text import TextLine

Array = NDArray[np.float64]
Pair = tuple[float, float]

_DASHES = (0.09, 0.09)
_LONG_DASHES = (0.22, 0.16)
_APART = 0.9  # scene units between the middles of two labels
_OVER = 0.5  # from a bottom up to the middle of its label
_BESIDE = 0.3  # scene units left and right of a label
_NAMING = 0.5  # seconds
_HEADROOM = 2.3  # times the highest bottom: how high the cuts are shown


class CutLine(Painted):
    """Where a map is cut along its first axis, at the height ``y``; then the axis of the cut.

    ``grown`` in [0, 1] is how far the cut has come, from the left. ``laid`` from 0 to 1 takes it
    off the map and onto the level axis of ``plane``, which has as much of it as there is room for.
    """

    def __init__(self, view: View, y: float, plane: Plane) -> None:
        super().__init__()
        self.view, self.y, self.plane = view, y, plane
        self.grown, self.laid = ValueTracker(0.0), ValueTracker(0.0)

    def ends(self) -> Array:
        """Both ends of what is cut, on the screen (2, 2)."""
        (low, high), _ = self.view.window
        end = low + self.grown.get_value() * (high - low)
        cut = self.view.at(np.array([(low, self.y), (end, self.y)]))
        return np.asarray(cut + self.laid.get_value() * (self.plane.axis_lines()[0] - cut))

    def draw(self, canvas: Canvas) -> None:
        """Stroke it in the colour of the losses that will stand on it, on a dark casing."""
        for color, width in ((BACKGROUND, 0.11), (LOSS, 0.055)):
            canvas.set_line_width(width)
            canvas.set_source_rgba(*ink(color, self.presence))
            trace_line(canvas, self.ends())
            canvas.stroke()

    def readings(self) -> list[Reading]:
        """Where the map is cut."""
        return [Reading("cut", "", self.y)]


class Level(Painted):
    """A dashed line across a plane at the height ``value``."""

    def __init__(self, plane: Plane, value: float) -> None:
        super().__init__()
        self.plane, self.value = plane, value

    def ends(self) -> Array:
        """Its ends on the screen (2, 2)."""
        x = self.plane.low[0] + np.array([0.0, self.plane.span[0]])
        return self.plane.xy(x, np.full(2, self.value))

    def draw(self, canvas: Canvas) -> None:
        """Stroke it."""
        canvas.set_dash(_DASHES)
        canvas.set_line_width(0.025)
        canvas.set_source_rgba(*ink(MINIMUM, 0.8 * self.presence))
        trace_line(canvas, self.ends())
        canvas.stroke()

    def readings(self) -> list[Reading]:
        """Its height."""
        return [Reading("level", "", self.value)]


class _Dashed(Curve):
    """A curve in dashes, to be told from another of its colour."""

    def draw(self, canvas: Canvas) -> None:
        """Stroke it."""
        canvas.set_dash(_LONG_DASHES)
        super().draw(canvas)


class Cuts:
    """The loss along w through each bottom; on its outer side its name, and how high it is.

    The first curve is solid, the others are dashed. Curves and names share one plane: what bowls
    leave free on the left belongs to the leftmost, what is free on the right to the others.
    """

    def __init__(
        self,
        fits: Sequence[Fit],
        names: Sequence[str],
        decimals: int,
        corner: Pair,
        size: Pair,
    ) -> None:
        floors = [fit.floor for fit in fits]
        bends = [float(fit.landscape.hessian(fit.best)[0, 0]) / 2 for fit in fits]
        top = _HEADROOM * max(max(floors), 1e-9)
        reaches = [np.sqrt((top - floor) / bend) for floor, bend in zip(floors, bends, strict=True)]
        windows = [
            (float(fit.best[0] - reach), float(fit.best[0] + reach))
            for fit, reach in zip(fits, reaches, strict=True)
        ]
        self.names = VGroup(*(TextLine(name, LABEL_SIZE, LOSS) for name in names))
        self.numbers = VGroup(
            *(
                Readout(
                    f"bottom {k}", tr("lowest loss"), _always(floor), decimals, LABEL_SIZE, MINIMUM
                )
                for k, floor in enumerate(floors)
            )
        )
        labels = [
            VGroup(name, number).arrange(DOWN, buff=0.16, aligned_edge=LEFT)
            for name, number in zip(self.names, self.numbers, strict=True)
        ]
        leftmost = int(np.argmin([fit.best[0] for fit in fits]))
        spots = _spread_out([size[1] * floor / top + _OVER for floor in floors])
        reach = _Reach(fits, bends, floors, top / size[1])
        rooms, sides = [0.0, 0.0], [int(k != leftmost) for k in range(len(fits))]
        ends = [min(low for low, _ in windows), max(high for _, high in windows)]
        for side, label, y in zip(sides, labels, spots, strict=True):
            rooms[side] = max(rooms[side], label.width + 2 * _BESIDE)
            ends[side] = reach.at(y + label.height / 2, side)
        unit = (size[0] - sum(rooms)) / (ends[1] - ends[0])
        low = ends[0] - rooms[0] / unit
        across = low, low + size[0] / unit
        self.plane = Plane(corner, size, across, (0.0, top), (italic("w"), tr("loss")), (4, 4))
        self.plane.y_name.set_color(LOSS)
        kinds = [Curve, *(_Dashed for _ in fits[1:])]
        self.curves = [
            kind(self.plane, fit.slice_along_w(window))
            for kind, fit, window in zip(kinds, fits, windows, strict=True)
        ]
        self.crosses = [
            hidden(CurveCross(curve, float(fit.best[0])))
            for curve, fit in zip(self.curves, fits, strict=True)
        ]
        self.levels = [hidden(Level(self.plane, floor)) for floor in floors]
        for side, label, y in zip(sides, labels, spots, strict=True):
            x = corner[0] + unit * (ends[side] - low) + (_BESIDE if side else -_BESIDE)
            label.move_to((x, corner[1] + y, 0), aligned_edge=LEFT if side else RIGHT)

    @property
    def painted(self) -> list[Painted]:
        """All of it that paints itself."""
        return [*self.curves, *self.levels, *self.crosses]

    def cut(self, index: int, run_time: float) -> tuple[Any, ...]:
        """One curve is drawn from its left end to its right, with its name; it must be on stage."""
        end = self.curves[index].end
        ((low, high),) = self.curves[index].landscape.window
        end.set_value(low)
        named = FadeIn(self.names[index], run_time=_NAMING)
        return change(end, high).set_run_time(run_time), named

    def measure(self, index: int) -> tuple[Any, ...]:
        """One bottom is marked, with its height; both marks must have been added."""
        return appear(self.levels[index], self.crosses[index]), FadeIn(self.numbers[index])

    def leave(self) -> tuple[Any, ...]:
        """All of it fades out."""
        return vanish(*self.painted), FadeOut(self.plane, self.names, self.numbers)


class _Reach(NamedTuple):
    """How far bowls reach to either side at a height on the screen, ``scale`` of loss to a unit."""

    fits: Sequence[Fit]
    bends: Sequence[float]
    floors: Sequence[float]
    scale: float

    def at(self, height: float, side: int) -> float:
        """The smallest w of all bowls up to there, or (``side`` 1) the largest."""
        halves = [
            np.sqrt(max(height * self.scale - floor, 0.0) / bend)
            for floor, bend in zip(self.floors, self.bends, strict=True)
        ]
        middles = [float(fit.best[0]) for fit in self.fits]
        if side:
            return max(middle + half for middle, half in zip(middles, halves, strict=True))
        return min(middle - half for middle, half in zip(middles, halves, strict=True))


def _always(value: float) -> Any:
    return lambda: value


def _spread_out(heights: list[float]) -> list[float]:
    """The heights, two of which that are too close moved apart evenly."""
    order = np.argsort(heights)
    spots = np.array(heights)
    for below, above in pairwise(order):
        lacking = _APART - (spots[above] - spots[below])
        if lacking > 0:
            spots[below] -= lacking / 2
            spots[above] += lacking / 2
    return [float(spot) for spot in spots]
