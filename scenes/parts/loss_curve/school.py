"""The parabola from school, and how it becomes the loss; and the loss without squares."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DOWN, RIGHT, UP, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.sheet import Sheet
from scenes.parts.loss_curve.telling import told_slopes
from scenes.stage import (
    BODY_SIZE,
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
    tr,
)
from scenes.stage.curve.curve import OnCurve
from scenes.stage.paint.painted import change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_TINY = 1e-9
_REACH = 1.7  # scene units: a slope at a corner, to either side
_CORNERS = 2  # on either side of the lowest one: what is seen of them
_SCHOOL = 2.0  # from −2 to 2: what is seen of y = x²
_AROUND = 0.03  # of the window, to either side, where there are too few corners
_UNDER = 0.5  # of how much it rises there: room below


class SchoolParabola(OnCurve):
    """y = x² on a sheet of its own, which is ``moved`` to the lowest place of a loss.

    There it is drawn on the axes of the loss, on which it is next to flat, and is ``stretched``
    until it is the loss. Each is 0 for as it was and 1 for as the loss has it; on the screen it is
    a parabola all the time.
    """

    layer: ClassVar[Layer] = Layer.FIELD  # behind the tent and her

    def __init__(self, curve: Curve, plan: WeightDescents, box: Box) -> None:
        super().__init__(curve)
        self.factor = float(np.mean(plan.dataset.x**2))
        self.best, self.least = plan.best, plan.loss(plan.best)
        self.ends = np.array([plan.low, plan.high])
        ranges = (-_SCHOOL, _SCHOOL), (0.0, _SCHOOL**2)
        plane = Plane(*ranges, numbered=(False, False), through_zero=True)
        self.plane = plane.within(box.inset(0.2))
        # Both axes have one unit: it is the curve that everybody knows.
        unit = float(min(plane.size / plane.span))
        middle = plane.corner[0] + plane.size[0] / 2
        wide, tall = unit * plane.span
        plane.state = np.array([middle - wide / 2, plane.corner[1], wide, tall, *plane.state[4:]])
        self.sheet = VGroup(Sheet(box).set_z_index(Layer.AXES - 1), plane)
        self.moved, self.stretched = ValueTracker(0.0), ValueTracker(0.0)

    def now(self) -> tuple[Array, float, Array]:
        """Its lowest place on the screen (2,), how steep it is there, and where it ends (2,).

        It is as many times the square of the way to the side as it is steep.
        """
        moved, stretched = float(self.moved.get_value()), float(self.stretched.get_value())
        mine = self.plane.size / self.plane.span
        its = self.curve.plane.size / self.curve.plane.span
        low = self.plane.xy(0.0, 0.0)
        low = low + moved * (self.curve.at([self.best]) - low)
        factor = 1 + stretched * (self.factor - 1)
        steep = (1 / mine[0]) ** (1 - moved) * (its[1] / its[0] ** 2) ** moved * factor
        ends = (1 - moved) * mine[0] * _SCHOOL * np.array([-1.0, 1.0])
        return low, float(steep), ends + moved * its[0] * (self.ends - self.best)

    def line(self) -> Array:
        """Points on the screen (n, 2)."""
        low, steep, (left, right) = self.now()
        across = np.linspace(left, right, 241)
        line = low + np.column_stack([across, steep * across**2])
        return np.asarray(line[line[:, 1] < TITLE.bottom])

    def paint(self, canvas: Canvas) -> None:
        """A white curve, on the screen."""
        Pen(canvas, self.presence).line(self.line(), TEXT, 0.07, casing=0.05)

    def formulas(self) -> list[Formula]:
        """The three formulas on the way."""
        sign = "-" if self.best > 0 else "+"
        best, factor, least = (
            f'"{number_text(v)}"' for v in (abs(self.best), self.factor, self.least)
        )
        moved = f"({{{{w : w}}}} {sign} {best})^2 + {least}"
        sources = (
            "y = x^2",
            f"y = {moved}",
            f"{{{{L : loss}}}} = {factor} thin {moved}",
        )
        colors = {"loss": LOSS, "w": POSITION}
        return [
            Formula(
                source, {n: colors[n] for n in Formula.names_in(source) if n in colors}, TITLE_SIZE
            )
            for source in sources
        ]


class Corners(VGroup):
    """The average of |error| on a plane of its own, from near by: its corners are seen."""

    def __init__(self, plan: WeightDescents, box: Box) -> None:
        self.plan = plan
        low, high = self._around()
        places = np.array([low, *(w for w in plan.corners if low < w < high), high])
        values = self.value(places)
        least, rise = float(values.min()), float(np.ptp(values))
        rise = max(rise, _TINY * abs(least))
        plane = Plane(
            (low, high),
            (least - _UNDER * rise, least + 1.05 * rise),
            (italic("w"), tr("average |error|")),
            colors=(POSITION, LOSS),
            numbered=(True, True),
        ).within(box.inset(0.2, left=0.5))
        self.plane = plane
        lowest = np.array([plan.lowest_corner, self.value(plan.lowest_corner)])
        self.line = line = AverageError(plane, places, values, lowest)
        self.slopes = [Side(plane, lowest, slope) for slope in plan.beside_the_corner]
        sheet = Sheet(box)
        super().__init__(sheet, plane, line)
        VGroup(self, *self.slopes).set_z_index(Layer.PLOT)
        sheet.set_z_index(Layer.PLOT - 1)

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
        data = self.plan.dataset
        return np.asarray(np.mean(np.abs(np.multiply.outer(w, data.x) - data.y), axis=-1))

    def words(self) -> VGroup:
        """The slopes before and after the corner, at the ends of their lines; what is asked."""
        words = VGroup()
        for side, slope, told in zip((-1, 1), self.slopes, told_slopes(self.plan), strict=True):
            text = Words(told, BODY_SIZE, TEXT)
            words.add(text.next_to((*slope.line()[max(side, 0)], 0), side * RIGHT + DOWN, 0.16))
        which = Words(tr("which slope?"), TITLE_SIZE, TEXT)
        middle = self.plane.xy(*self.slopes[0].spot)
        return words.add(which.next_to((*middle, 0), UP, buff=0.9))


class AverageError(OnPlane):
    """Straight from each corner of the average of |error| to the next; a dot on the lowest one.

    ``marked`` in [0, 1] is how large the dots on the corners are.
    """

    def __init__(self, plane: Plane, places: Array, values: Array, lowest: Array) -> None:
        super().__init__(plane)
        self.places, self.values, self.lowest = places, values, lowest
        self.marked = ValueTracker(0.0)

    def mark(self) -> Any:
        """A dot comes on each corner."""
        return change(self.marked, 1)

    def draw(self, canvas: Canvas) -> None:
        """A line with corners."""
        pen, line = Pen(canvas, self.presence), self.plane.xy(self.places, self.values)
        pen.line(line, LOSS, 0.08)
        marked = float(self.marked.get_value())
        if marked > 0:
            for corner in line[1:-1]:
                pen.disc(corner, 0.1 * marked, LOSS, casing=0.05 * marked)
            pen.disc(self.plane.xy(*self.lowest), 0.15 * marked, TEXT, casing=0.05 * marked)


class Side(OnPlane):
    """One of the two slopes at a corner, as a line that goes on beyond it."""

    def __init__(self, plane: Plane, spot: Array, slope: float) -> None:
        super().__init__(plane)
        self.spot, self.slope, self.grown = spot, slope, ValueTracker(1.0)

    def line(self) -> Array:
        """Its two ends on the screen (2, 2)."""
        way = np.array([1.0, self.slope]) * self.plane.size / self.plane.span
        way *= _REACH * float(self.grown.get_value()) / np.linalg.norm(way)
        return self.plane.xy(*self.spot) + np.stack([-way, way])

    def grow(self) -> Any:
        """It comes out of the corner."""
        self.grown.set_value(0)
        return change(self.grown, 1)

    def draw(self, canvas: Canvas) -> None:
        """A white line in dashes, as no tangent is."""
        Pen(canvas, self.presence).line(self.line(), TEXT, 0.05, dashes=(0.16, 0.1), casing=0.05)


__all__ = ["Corners", "SchoolParabola"]
