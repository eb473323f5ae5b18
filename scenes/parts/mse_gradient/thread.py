"""The arrows of a hundred dots, one after another, under a glass that zooms out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.mse_gradient.held import Slopes
from scenes.parts.mse_gradient.plan import Plan
from scenes.stage import GRADIENT, LABEL_SIZE, QUIET, TEXT, Layer, View
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_RIM, _FULL = 0.12, 0.9  # from the glass to the rim of the map; of its radius, used
_FIRST = 1.3  # how long the longest arrow is in it, at first
_SHAFT, _HEAD = 0.08, 0.22  # of such an arrow, at most
_OF_IT = 0.6  # of a short one, its head
_THIN, _OTHER = 0.09, 0.72  # a shaft at least; of its colour, every second one
_CASING = 0.03  # wider than that it is dark under the chain, which crosses a bright map
_UNDER, _LEAST = 0.7, 1e-6
_NAMED = 0.6  # scene units from the point to the middle of the first arrow's numbers


class Thread(OnPicture, Lettered):
    """The gradient at the rate of the step, dot by dot: each adds its own share to those before.

    From the line's point it goes to where all of them lead, as far as the dots have told. Each
    share is an arrow with a head in proportion to it, light and dark in turn; a head as large as
    any is where the chain ends. The first are seen under a glass about the point, which enlarges
    less and less, so that all of them stay whole in it, and at last not at all.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, view: View, plan: Plan, slopes: Slopes) -> None:
        super().__init__(view)
        self.view, self.plan, self.slopes = view, plan, slopes
        self._names: dict[str, Lettering] = {}
        self.named = ValueTracker(0.0)  # how much the first arrow's numbers are there
        data = plan.dots
        each = 2 * plan.errors(plan.start)[:, None] * np.column_stack([data.x, np.ones(len(data))])
        self.order = np.argsort(data.x, kind="stable")
        self.each = plan.rate * each[self.order] / len(data)
        pair = ", ".join(f"{share:.3f}" for share in self.each[0]).replace("-", "−")
        self._first = Lettering(f"({pair})", LABEL_SIZE, GRADIENT)

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
        """How long the head of each arrow (n,) is: as much of it, however short."""
        return np.asarray(np.minimum(_HEAD, _OF_IT * _lengths(self.arrows())))

    def end(self) -> Array:
        """The head (3, 2) of the whole chain on the screen, the way that its last stretch leads."""
        line = self.arrows()
        left = np.concatenate([[0.0], _lengths(line).cumsum()])
        back = max(0.0, float(left[-1]) - _HEAD / _OF_IT)
        root = np.array([np.interp(back, left, part) for part in line.T])
        return _head(root, line[-1], min(_HEAD, _OF_IT * float(np.linalg.norm(line[-1] - root))))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How much it enlarges, in the corner that it leaves free; the first arrow's numbers."""
        (x, y), text = self.arrows()[0].tolist(), self._first
        up = np.sign(float(self.each[0, 1])) or 1.0  # on the other side of the point
        foot = y - up * _NAMED - float(text.high[1]) / 2
        yield text, x - text.width / 2, foot, float(self.named.get_value())
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
        end = self.end()
        left = _lengths(line)[::-1].cumsum()[::-1]  # to the tip, under whose head it ends
        if left[0] >= _HEAD:
            pen.line(line[:-1][left >= _HEAD], BACKGROUND, _THIN + _CASING, opacity=_UNDER)
        pen.line(end, BACKGROUND, _CASING, opacity=_UNDER, closed=True)
        for row, ((root, tip), head) in enumerate(zip(pairwise(line), self.heads(), strict=True)):
            if head < _LEAST:
                continue
            corners = _head(root, tip, float(head))
            across = corners[0] - corners[2]
            across *= min(_SHAFT, max(0.3 * head, _THIN)) / 2 / head
            neck, seen = (corners[0] + corners[2]) / 2, _OTHER if row % 2 else 1.0
            shaft = np.stack([root + across, neck + across, neck - across, root - across])
            pen.fill(shaft, GRADIENT, seen)
            pen.fill(corners, GRADIENT, seen)
        pen.fill(end, GRADIENT)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """Where it has come to."""
        return [Reading("thread", "", tuple(self.lines()[-1].tolist()))]


def _lengths(points: Array) -> Array:
    """From each of these points (n, 2) to the next."""
    return np.asarray(np.linalg.norm(np.diff(points, axis=0), axis=1))


def _head(root: Array, tip: Array, long: float) -> Array:
    """The corners (3, 2) of a head as wide as it is long; the tip is the second."""
    along = (tip - root) / max(float(np.linalg.norm(tip - root)), 1e-9)
    across, neck = long / 2 * np.array([-along[1], along[0]]), tip - long * along
    return np.stack([neck + across, tip, neck - across])


def _reach(points: Array) -> float:
    """How far from the first of these points (n, 2) the others come."""
    return float(np.linalg.norm(points - points[0], axis=1).max())


__all__ = ["Thread"]
