"""Both valleys cut open at their bottoms: a blade on each map, and two curves in a plot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.regression.fits import Plan
from scenes.stage import LABEL_SIZE, LOSS, MINIMUM, POSITION, STAGE, TEXT, Layer, Plane, View, tr
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.ticks import tick_values
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_PIECES = 121
_STROKE, _DASHES = 0.06, (0.16, 0.12)  # scene units; the second valley has dashes
_ARM = 0.17
_HEADROOM = 1.7  # times the higher bottom: how high the plot goes
_ABOVE = 0.06  # of it, from there to the end of the axis
_OUTWARD = 0.25  # of its width, by which a name is farther from the other one than its arm
_AXIS_NAME = 0.5  # scene units from the upright axis to where its name ends, at most
_ASIDE = (0.5, 0.08)  # of the range of both cuts, left and right: their names have room there
_NAMED = 0.06  # of the map, in which a name comes as the blade goes by


def plane_for(plan: Plan) -> Plane:
    """A plane that both cuts fit on, w against loss."""
    floors = [fit.floor for fit in plan.fits]
    round_ones = tick_values(0.0, 2 * _HEADROOM * max(floors), 16)
    top = next(value for value in round_ones if value >= _HEADROOM * max(floors))
    ends = np.array([end for number in (0, 1) for end in reach(plan, number, top)])
    grid = 0.5 * 10.0 ** np.floor(np.log10(np.ptp(ends)))
    left, right = np.array(_ASIDE) * np.ptp(ends)
    low, high = ends.min() - left, ends.max() + right
    across = (float(grid * np.floor(low / grid)), float(grid * np.ceil(high / grid)))
    room = _ABOVE * top  # so that the name does not touch the last number
    return Plane(across, (0.0, top + room), ("w", tr("loss")), colors=(POSITION, LOSS))


def reach(plan: Plan, number: int, top: float) -> tuple[float, float]:
    """From which w to which the cut of one valley is below a loss."""
    fit = plan.fits[number]
    half = np.sqrt(2 * max(top - fit.floor, 0.0) / fit.landscape.hessian(fit.best)[0, 0])
    return float(fit.best[0] - half), float(fit.best[0] + half)


def names() -> tuple[str, str]:
    """What the two valleys are called, wherever they are drawn."""
    return tr("dots from a line"), tr("bent dots")


def stroke(pen: Pen, line: Array, number: int) -> None:
    """Stroke a line as that of one valley: of the first it is solid, of the other dashed."""
    pen.line(line, LOSS, _STROKE, casing=0.05, dashes=_DASHES if number else ())


class Blade(OnGround):
    """The line along which a map is cut, from edge to edge, through the bottom."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, view: View, b: float, number: int) -> None:
        super().__init__(view)
        self.b, self.number, self.grown = b, number, ValueTracker(1.0)

    def draw(self, canvas: Canvas) -> None:
        """As far as it has cut."""
        (x0, x1), _ = self.view.window
        end = x0 + float(self.grown.get_value()) * (x1 - x0)
        ends = self.view.at(np.array([(x0, self.b), (end, self.b)]))
        pen = Pen(canvas, self.presence)
        with pen.inside(*self.view.map_panel()):
            stroke(pen, ends, self.number)

    def pointwise_become_partial(self, vmobject: object, a: float, b: float) -> Blade:
        """Grow as far as ``b``."""
        self.grown.set_value(b)
        return self


class Cut(Lettered):
    """The edge of one cut in the plot, drawn as the blade goes along w, and a cross at its bottom.

    Its name stands over the end of that arm which is farther from the other cut.
    """

    def __init__(self, plan: Plan, number: int, plane: Plane) -> None:
        super().__init__()
        self.plan, self.number, self.plane = plan, number, plane
        self.fit, self.other = plan.fits[number], plan.fits[1 - number]
        self.grown = ValueTracker(1.0)
        self.top = float(plane.low[1] + plane.span[1])
        self.w = np.linspace(*reach(plan, number, self.top), _PIECES)
        self._name = Lettering(names()[number], LABEL_SIZE, TEXT)
        self._side = 1.0 if self.fit.best[0] > self.other.best[0] else -1.0
        self.set_z_index(self.layer - number)

    def losses(self) -> Array:
        """The loss (n,) over each w, b kept at its best."""
        places = np.column_stack([self.w, np.full_like(self.w, self.fit.best[1])])
        return np.asarray(self.fit.landscape.value(places))

    def line(self) -> Array:
        """The curve on the screen (n, 2)."""
        return self.plane.at(np.column_stack([self.w, self.losses()]))

    def blade(self) -> float:
        """The w that the blade has come to."""
        w0, w1 = self.fit.landscape.window[0]
        return float(w0 + float(self.grown.get_value()) * (w1 - w0))

    def cut(self) -> int:
        """How many points of the curve the blade has passed."""
        return int(np.sum(self.w <= self.blade())) if self.grown.get_value() < 1 else _PIECES

    def bottom(self) -> Array:
        """Where its lowest point is (2,), in w and in loss."""
        return np.array([self.fit.best[0], self.fit.floor])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Its name, once the blade has come to the arm that it stands over."""
        w, loss = self.bottom()
        bend = self.fit.landscape.hessian(self.fit.best)[0, 0]
        at = w + self._side * float(np.sqrt(2 * max(self.top - loss, 0.0) / bend))
        (w0, w1), name = self.fit.landscape.window[0], self._name
        there = 1.0 if self.grown.get_value() >= 1 else (self.blade() - at) / (_NAMED * (w1 - w0))
        x, y = self.plane.at((at, self.top)).tolist()
        if there > 0:
            left = x + (self._side * _OUTWARD - 0.5) * name.width
            free = float(self.plane.corner[0]) + _AXIS_NAME  # the axis has its own there
            left = min(max(left, free), STAGE.right - name.width)
            yield name, left, y + 0.16, min(there, 1.0)

    def draw(self, canvas: Canvas) -> None:
        """The curve as far as it is cut, a cross at its lowest point, its name."""
        pen, line = Pen(canvas, self.presence), self.line()
        (left, bottom), (right, top) = self.plane.corner, self.plane.corner + self.plane.size
        reached = self.cut()
        if reached >= 2:
            with pen.inside(left, bottom, right, top):
                stroke(pen, line[:reached], self.number)
        if reached > (lowest := _PIECES // 2):
            arms = [_ARM * np.array([1, 1]), _ARM * np.array([1, -1])]
            ends = [np.stack([line[lowest] - a, line[lowest] + a]) for a in arms]
            pen.line(ends, MINIMUM, 0.05, casing=0.05)
        self.write(canvas)

    def pointwise_become_partial(self, vmobject: object, a: float, b: float) -> Cut:
        """Grow as far as ``b``."""
        self.grown.set_value(b)
        return self

    def readings(self) -> list[Reading]:
        """Where its bottom is."""
        return [Reading(f"cut {self.number}", "", tuple(self.bottom().tolist()))]


__all__ = ["Blade", "Cut", "names", "plane_for", "reach", "stroke"]
