"""The square of a distance, and how it becomes the loss; and the loss without squares."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DOWN, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents, mean_distance
from scenes.parts.loss_curve.sheet import Sheet
from scenes.parts.loss_curve.telling import told_slopes
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LOSS,
    POSITION,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Box,
    Curve,
    Formula,
    Layer,
    Plane,
    Words,
    italic,
    on_one_line,
    tr,
)
from scenes.stage.curve.curve import OnCurve
from scenes.stage.paint.painted import change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.plot.scatter import thinning
from scenes.stage.type.text import grouped, number_text

Array = NDArray[np.float64]

_TINY = 1e-9
_REACH = 1.5  # scene units: a slope beyond a corner
_CORNERS = 2  # on either side of the lowest one: what is seen of them
_AROUND = 0.03  # of the window, to either side, where there are too few corners
_UNDER = 0.5  # of how much it rises there: room below


class SquaredDistance(OnCurve):
    """The square of the distance from the best w, on the axes of the loss, until it is the loss.

    There it is next to flat; then it is ``stretched`` and lifted: 0 as it is, 1 as the loss has it.
    """

    layer: ClassVar[Layer] = Layer.FIELD  # behind the tent and her

    def __init__(self, curve: Curve, plan: WeightDescents) -> None:
        super().__init__(curve)
        self.factor = float(np.mean(plan.dataset.x**2))
        self.best, self.least = plan.best, plan.loss(plan.best)
        self.across = np.linspace(plan.low, plan.high, 241)
        self.stretched, self.lifted = ValueTracker(0.0), ValueTracker(0.0)

    def line(self) -> Array:
        """Points on the screen (n, 2)."""
        factor = self.factor ** float(self.stretched.get_value())
        height = factor * (self.across - self.best) ** 2
        height = height + float(self.lifted.get_value()) * self.least
        line = self.curve.plane.xy(self.across, height)
        return np.asarray(line[line[:, 1] < TITLE.bottom])

    def paint(self, canvas: Canvas) -> None:
        """A white curve, on the screen."""
        Pen(canvas, self.presence).line(self.line(), TEXT, 0.07, casing=0.05)

    def formula(self) -> Formula:
        """The loss, as that is made of it: of its parts the square alone is seen."""
        sign = "-" if self.best > 0 else "+"
        # So finely that the losses that were shown follow from them.
        numbers = (abs(self.best), 6), (self.factor, 5), (self.least, 4)
        best, factor, least = (f'"{_finely(*number)}"' for number in numbers)
        source = (
            f"{{{{L = : loss}}}} {{{{{factor} : factor}}}} thin"
            f" ({{{{w : w}}}} {sign} {best})^2 {{{{+ {least} : least}}}}"
        )
        formula = Formula(source, {"loss": LOSS, "w": POSITION}, TITLE_SIZE)
        for name in ("loss", "factor", "least"):
            formula.part(name).set_opacity(0)
        return formula


def _finely(number: float, digits: int) -> str:
    """A number with so many digits, if it needs no power of ten."""
    return grouped(f"{number:.{digits}g}") if 0.01 <= number < 1e4 else number_text(number)


class Corners(VGroup):
    """The average of |error| on a plane of its own: a V, and from near by its corners."""

    def __init__(self, plan: WeightDescents, box: Box) -> None:
        self.plan = plan
        whole, (low, high) = (plan.low, plan.high), self._around()
        places = np.array([plan.low, *plan.corners, plan.high])
        values = self.value(places)
        near = self.value(np.array([low, *(w for w in plan.corners if low < w < high), high]))
        least, rise = float(near.min()), max(float(np.ptp(near)), _TINY * abs(float(near.min())))
        self.near = (low, high), (least - _UNDER * rise, least + 1.05 * rise)
        self.times = (plan.high - plan.low) / (high - low)
        plane = Plane(
            whole,
            (0.0, 1.05 * float(values.max())),
            (italic("w"), tr("average |error|")),
            colors=(POSITION, LOSS),
            numbered=(True, True),
        ).within(box.inset(0.2, left=0.5))
        self.plane, self.close = plane, plane.copy().reframe(*self.near)
        lowest = np.array([plan.lowest_corner, self.value(plan.lowest_corner)])
        self.line = AverageError(plane, places, values, lowest)
        both = tuple(zip(plan.beside_the_corner, (-1.0, 1.0), strict=True))
        self.slopes = [Side(plane, lowest, *one) for one in both]
        self._ends = [Side(self.close, lowest, *one).line()[1] for one in both]
        sheet = Sheet(box)
        super().__init__(sheet, plane, self.line)
        VGroup(self, *self.slopes).set_z_index(Layer.PLOT)
        sheet.set_z_index(Layer.PLOT - 1)

    def zoom_in(self) -> Any:
        """The plane shows the lowest corner from near by."""
        x, y = self.near
        return self.plane.animate.reframe(x=x, y=y)

    def _around(self) -> tuple[float, float]:
        """The lowest corner with some others on both sides."""
        plan, corners = self.plan, self.plan.corners
        near = _AROUND * (plan.high - plan.low)
        if len(corners) < 3:
            return max(plan.low, plan.best - near), min(plan.high, plan.best + near)
        lowest = int(np.argmin(np.abs(corners - plan.lowest_corner)))
        first, last = max(0, lowest - _CORNERS), min(len(corners) - 1, lowest + _CORNERS)
        low, high = float(corners[first]), float(corners[last])
        room = 0.12 * (high - low)
        return low - room, high + room

    def value(self, w: Any) -> Array:
        """The average of |w x − y| (...)."""
        return mean_distance(self.plan.dataset, w)

    def words(self) -> VGroup:
        """The slopes before and after the corner, at the ends of their lines; how near it is."""
        words = VGroup()
        for end, told in zip(self._ends, told_slopes(self.plan), strict=True):
            text = Words(told, BODY_SIZE, GRADIENT)
            words.add(text.next_to((*end, 0), DOWN, 0.2))
        higher = float(self.plane.span[1]) / (self.near[1][1] - self.near[1][0])
        scales = on_one_line(
            Words(f"{italic('w')} × {self.times:,.0f},", BODY_SIZE, POSITION),
            Words(f"|…| × {higher:,.0f}", BODY_SIZE, LOSS),
        )
        top = self.plane.corner + self.plane.size * [0.68, 1.0]
        return words.add(scales.move_to((*top, 0)))


class AverageError(OnPlane):
    """Straight from each corner of the average of |error| to the next; a dot on the lowest one.

    ``marked`` in [0, 1] is how large the dots on the corners are.
    """

    spill = 0.0  # at both ends it goes on, and would come through the upright axis

    def __init__(self, plane: Plane, places: Array, values: Array, lowest: Array) -> None:
        super().__init__(plane)
        self.places, self.values, self.lowest = places, values, lowest
        self.marked = ValueTracker(0.0)

    def mark(self) -> Any:
        """A dot comes on each corner."""
        return change(self.marked, 1)

    def _line(self) -> Array:
        """The corners on the screen (n, 2) that are to be seen; of a crowd, some are enough."""
        low, high = self.plane.low[0], self.plane.low[0] + self.plane.span[0]
        first, last = np.searchsorted(self.places, (low, high))
        seen = slice(max(first - 1, 0), last + 1)
        places, values = self.places[seen], self.values[seen]
        every = thinning(len(places))
        return self.plane.xy(places[::every], values[::every])

    def draw(self, canvas: Canvas) -> None:
        """A line with corners."""
        pen, line = Pen(canvas, self.presence), self._line()
        pen.line(line, LOSS, 0.08)
        marked = float(self.marked.get_value())
        if marked > 0:
            for corner in line[1:-1]:
                pen.disc(corner, 0.1 * marked, LOSS, casing=0.05 * marked)
            pen.disc(self.plane.xy(*self.lowest), 0.15 * marked, TEXT, casing=0.05 * marked)


class Side(OnPlane):
    """One of the two slopes at a corner: where the line itself goes, on its own ``side``."""

    def __init__(self, plane: Plane, spot: Array, slope: float, side: float) -> None:
        super().__init__(plane)
        self.spot, self.slope, self.side, self.grown = spot, slope, side, ValueTracker(1.0)

    def line(self) -> Array:
        """The corner and its other end on the screen (2, 2)."""
        way = self.side * np.array([1.0, self.slope]) * self.plane.size / self.plane.span
        way *= _REACH * float(self.grown.get_value()) / np.linalg.norm(way)
        return self.plane.xy(*self.spot) + np.stack([0 * way, way])

    def grow(self) -> Any:
        """It comes out of the corner."""
        self.grown.set_value(0)
        return change(self.grown, 1)

    def draw(self, canvas: Canvas) -> None:
        """Along the line, in the colour of slopes."""
        Pen(canvas, self.presence).line(self.line(), GRADIENT, 0.1, casing=0.05)


__all__ = ["Corners", "SquaredDistance"]
