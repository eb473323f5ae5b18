"""The arrows of a hundred dots, one after another, under a glass that zooms out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.parts.mse_gradient.held import Slopes
from scenes.parts.mse_gradient.plan import Plan
from scenes.stage import GRADIENT, LABEL_SIZE, QUIET, TEXT, Layer, View
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_RIM, _FULL = 0.12, 0.9  # from the glass to the rim of the map; of its radius, used
_FIRST = 1.3  # how long the longest arrow is in it, at first
_SHAFT, _HEAD = 0.08, 0.27  # of such an arrow, at most
_OF_IT = 0.6  # of a short one, its head
_THIN, _LINK = 0.045, 0.2  # a shaft at least; the head of every so many, so that they are seen
_EACH, _OTHER = 10, 0.55  # so many; of its colour, every second one


class Thread(OnPicture, Lettered):
    """The gradient at the rate of the step, dot by dot: each adds its own share to those before.

    From the line's point it goes to where all of them lead, as far as the dots have told. Each
    share is an arrow with a head of its own; the first are seen under a glass about the point,
    which enlarges less and less, so that all of them stay whole in it, and at last not at all.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, view: View, plan: Plan, slopes: Slopes) -> None:
        super().__init__(view)
        self.view, self.plan, self.slopes = view, plan, slopes
        self._names: dict[str, Lettering] = {}
        data = plan.dots
        each = 2 * plan.errors(plan.start)[:, None] * np.column_stack([data.x, np.ones(len(data))])
        self.order = np.argsort(data.x, kind="stable")
        self.each = plan.rate * each[self.order] / len(data)

    @property
    def whole(self) -> Array:
        """The lines (n + 1, 2) that it goes through when all have told."""
        return np.concatenate([self.plan.start[None], self.plan.start + self.each.cumsum(axis=0)])

    def lines(self) -> Array:
        """The lines (n + 1, 2) that it goes through."""
        told = self.slopes.weights()[self.order]
        ways = np.cumsum(told[:, None] * self.each, axis=0)
        return np.concatenate([self.plan.start[None], self.plan.start + ways])

    def radius(self) -> float:
        """How far the glass reaches round the point: nearly to the nearest rim of the map."""
        box, (x, y) = self.view.map_panel(), self.view.at(self.plan.start).tolist()
        return min(x - box.left, box.right - x, y - box.bottom, box.top - y) - _RIM

    def times(self) -> float:
        """How much the glass enlarges: as much as leaves room for all arrows that are there."""
        whole = self.view.at(self.whole)
        most = _FIRST / (float(_lengths(whole).max()) or 1.0)
        room = min(_FULL * self.radius(), _reach(whole))  # when all are there it is no glass
        return max(1.0, min(most, room / max(_reach(self.view.at(self.lines())), 1e-9)))

    def arrows(self) -> Array:
        """The points (n + 1, 2) on the screen between which the arrows are, as enlarged."""
        points = self.view.at(self.lines())
        return np.asarray(points[0] + self.times() * (points - points[0]))

    def heads(self) -> Array:
        """How long the head of each arrow (n,) is: every tenth is seen from afar."""
        lengths = _lengths(self.arrows())
        there = np.flatnonzero(lengths > 1e-6)
        heads = np.minimum(_HEAD, _OF_IT * lengths)
        marked = np.union1d(there[there % _EACH == _EACH - 1], there[-1:])
        heads[marked] = np.maximum(heads[marked], _LINK)
        return np.asarray(heads)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How much the glass enlarges, in the corner of the map that it leaves free."""
        box, times = self.view.map_panel(), self.times()
        name = f"× {times:.0f}"
        if name not in self._names:
            self._names[name] = Lettering(name, LABEL_SIZE, TEXT)
        yield (
            self._names[name],
            box.left + 0.2,
            box.bottom + 0.25,
            float(np.clip(2 * (times - 1.5), 0, 1)),
        )

    def draw(self, canvas: Canvas) -> None:
        """The glass, then arrow after arrow, from tail to head."""
        pen, line, times = Pen(canvas, self.presence), self.arrows(), self.times()
        pen.ring(line[0], self.radius(), QUIET, 0.035, opacity=min(1.0, times - 1))
        heads = self.heads()
        for row, (root, tip) in enumerate(pairwise(line)):
            length = float(np.linalg.norm(tip - root))
            if length < 1e-6:
                continue
            along = (tip - root) / length
            head, shown = min(_HEAD, _OF_IT * length), float(heads[row])
            across = shown / 2 * np.array([-along[1], along[0]])
            shaft, neck = np.stack([root, tip - head * along]), tip - shown * along
            seen = _OTHER if row % 2 else 1.0
            pen.line(shaft, GRADIENT, min(_SHAFT, max(0.3 * head, _THIN)), opacity=seen)
            pen.fill(np.stack([neck + across, tip, neck - across]), GRADIENT)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """Where it has come to."""
        return [Reading("thread", "", tuple(self.lines()[-1].tolist()))]


def _lengths(points: Array) -> Array:
    """From each of these points (n, 2) to the next."""
    return np.asarray(np.linalg.norm(np.diff(points, axis=0), axis=1))


def _reach(points: Array) -> float:
    """How far from the first of these points (n, 2) the others come."""
    return float(np.linalg.norm(points - points[0], axis=1).max())


__all__ = ["Thread"]
