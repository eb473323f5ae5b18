"""Both valleys cut open at their bottoms: the faces of the cuts, and two curves in a plot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.regression.fits import Plan
from scenes.parts.regression.opened import OpenedView
from scenes.stage import LABEL_SIZE, LOSS, MINIMUM, POSITION, STAGE, TEXT, Layer, Plane, tr
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
_FACE = "#5A4A1C"  # the ground inside, a dark gold


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


class Cut(Lettered):
    """The face of a valley that is cut open; as ``lifted`` goes to 1 its edge goes to the plot.

    In the plot it has a cross at its bottom, and a name over the end of that arm which is farther
    from the other cut.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, plan: Plan, number: int, plane: Plane, view: OpenedView) -> None:
        super().__init__()
        self.plan, self.number, self.plane, self.view = plan, number, plane, view
        self.fit, self.other = plan.fits[number], plan.fits[1 - number]
        self.lifted = ValueTracker(1.0)
        self.top = float(plane.low[1] + plane.span[1])
        self.w = np.linspace(*reach(plan, number, self.top), _PIECES)
        self._name = Lettering(names()[number], LABEL_SIZE, TEXT)
        self._side = 1.0 if self.fit.best[0] > self.other.best[0] else -1.0
        self.set_z_index(self.layer - number)

    def losses(self, w: Array | None = None) -> Array:
        """The loss (n,) over each w along the edge of the cut, at last with b at its best."""
        across = self.w if w is None else w
        b = self.fit.best[1] if self._lifted() == 1 else self.view.edge
        return np.asarray(self.fit.landscape.value(np.column_stack([across, 0 * across + b])))

    def line(self) -> Array:
        """The edge on the screen (n, 2): from rim to rim of the ground, at last in the plot."""
        lifted = self._lifted()
        if lifted == 1:
            return self.plane.at(np.column_stack([self.w, self.losses()]))
        w = (1 - lifted) * np.linspace(*self.view.window[0], _PIECES) + lifted * self.w
        return self._between(w, self.losses(w))

    def _between(self, w: Array, losses: Array) -> Array:
        """Screen points (n, 2) on the way from the valley to the plot."""
        lifted = self._lifted()
        places = np.column_stack([w, np.full_like(w, self.view.edge)])
        ground = self.view.screen(self.view.world(places, losses))[0]
        return (1 - lifted) * ground + lifted * self.plane.at(np.column_stack([w, losses]))

    def _lifted(self) -> float:
        return float(self.lifted.get_value())

    def bottom(self) -> Array:
        """Where its lowest point is (2,), in w and in loss."""
        return np.array([self.fit.best[0], self.fit.floor])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Its name, once the edge has come to the plot."""
        w, loss = self.bottom()
        bend = self.fit.landscape.hessian(self.fit.best)[0, 0]
        at = w + self._side * float(np.sqrt(2 * max(self.top - loss, 0.0) / bend))
        there, name = max(0.0, 5 * self._lifted() - 4), self._name
        x, y = self.plane.at((at, self.top)).tolist()
        if there > 0:
            left = x + (self._side * _OUTWARD - 0.5) * name.width
            free = float(self.plane.corner[0]) + _AXIS_NAME  # the axis has its own there
            left = min(max(left, free), STAGE.right - name.width)
            yield name, left, y + 0.16, there

    def draw(self, canvas: Canvas) -> None:
        """The face while it is one, its edge, a cross at its lowest point, its name."""
        lifted, gone = self._lifted(), float(self.view.gone.get_value())
        if lifted == 0 and gone == 0:
            return
        come = min(1.0, 6 * gone) if lifted == 0 else 1.0
        pen, line = Pen(canvas, self.presence * come), self.line()
        highest = STAGE.top if lifted == 0 else float(self.plane.corner[1] + self.plane.size[1])
        with pen.inside(STAGE.left, STAGE.bottom, STAGE.right, highest):
            if lifted < 1:
                w = (1 - lifted) * np.array(self.view.window[0]) + lifted * self.w[[0, -1]]
                foot = self._between(w[::-1], np.zeros(2))
                pen.fill(np.concatenate([line, foot]), _FACE, 1 - lifted)
            stroke(pen, line, self.number)
        there = 1.0 if lifted else max(0.0, 10 * gone - 9)  # it comes as the bottom is reached
        lowest = line[int(np.argmin(line[:, 1]))]
        arms = [_ARM * np.array([1, 1]), _ARM * np.array([1, -1])]
        ends = [np.stack([lowest - arm, lowest + arm]) for arm in arms]
        Pen(canvas, self.presence * there).line(ends, MINIMUM, 0.05, casing=0.05)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """Where its bottom is."""
        return [Reading(f"cut {self.number}", "", tuple(self.bottom().tolist()))]


__all__ = ["Cut", "names", "plane_for", "reach", "stroke"]
