"""Both valleys cut open at their bottoms: the faces of the cuts, in one plot at last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.regression.fits import Plan
from scenes.parts.regression.opened import OpenedView
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    MINIMUM,
    POSITION,
    QUIET,
    SMALLEST_SIZE,
    STAGE,
    Layer,
    Plane,
    tr,
)
from scenes.stage.ground.levels import round_levels
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.plot.ticks import Range, tick_text, tick_values
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_PIECES = 241
_STROKE = 0.06  # scene units
_OFF, _TICK, _NUMBER = 0.045, 0.1, 0.18  # of its width from a cut to its axis; scene units
DASHES = (0.2, 0.14)
"""Of the second curve: both are gold."""
_ARM = 0.17
_HEADROOM = 1.3  # times the higher bottom: how high the plot is when it is near
_ABOVE = 0.06  # of it, from there to the end of the axis
_BESIDE = 1.3  # left and right of both bottoms, times the half of the wider near cut
_GONE = 6.0  # times as fast as a face is lifted, its ground goes: both would lie on one another
_FACE = "#5A4A1C"  # the ground inside, a dark gold; in its plot there is the curve alone


def far(plan: Plan) -> tuple[Range, Range]:
    """What is seen of w and of loss at first: both whole cuts, each on the same axes."""
    across = plan.line.landscape.window[0]
    edges = [
        float(fit.landscape.value(np.array([end, fit.best[1]])))
        for fit in plan.fits
        for end in across
    ]
    return across, _up_to(max(edges))


def near(plan: Plan) -> tuple[Range, Range]:
    """What is seen when one is near: both bottoms, loss from 0 to a little above."""
    height = _up_to(_HEADROOM * max(fit.floor for fit in plan.fits))
    ends = [reach(plan, number, height[1]) for number in (0, 1)]
    beside = _BESIDE * max(high - low for low, high in ends) / 2
    bottoms = sorted(float(fit.best[0]) for fit in plan.fits)
    return (bottoms[0] - beside, bottoms[1] + beside), height


def _up_to(loss: float) -> Range:
    """From 0 to a round loss, with room so that the name does not touch the last number."""
    top = next(value for value in tick_values(0.0, 2 * loss, 16) if value >= loss)
    return 0.0, top * (1 + _ABOVE)


def plane_for(plan: Plan) -> Plane:
    """A plane on which a whole cut is seen, w against loss."""
    across, up = far(plan)
    return Plane(across, up, ("w", tr("loss")), colors=(POSITION, LOSS))


def reach(plan: Plan, number: int, top: float) -> tuple[float, float]:
    """From which w to which the cut of one valley is below a loss."""
    fit = plan.fits[number]
    half = np.sqrt(2 * max(top - fit.floor, 0.0) / fit.landscape.hessian(fit.best)[0, 0])
    return float(fit.best[0] - half), float(fit.best[0] + half)


def names() -> tuple[str, str]:
    """What the two valleys are called, wherever they are drawn."""
    return tr("dots from a line"), tr("dots from a parabola")


class Cut(Painted):
    """The face of a valley that is cut open; as ``lifted`` goes to 1 it goes to its plot.

    There it is seen as far as the plot's axes go.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, plan: Plan, number: int, plane: Plane, view: OpenedView) -> None:
        super().__init__()
        self.plane, self.view, self.number = plane, view, number
        self.fit = plan.fits[number]
        self.lifted = ValueTracker(1.0)
        self.set_frame(*STAGE)

    @property
    def w(self) -> Array:
        """The settings of w (n,) that are seen, more of them near the bottom."""
        low, high = float(self.plane.low[0]), float(self.plane.low[0] + self.plane.span[0])
        return np.linspace(low, high, _PIECES)

    def losses(self, w: Array | None = None) -> Array:
        """The loss (n,) over each w along the edge of the cut, at last with b at its best."""
        across = self.w if w is None else w
        b = self.fit.best[1] if self._lifted() == 1 else self.view.edge
        return np.asarray(self.fit.landscape.value(np.column_stack([across, 0 * across + b])))

    def line(self) -> Array:
        """The edge on the screen (n, 2): from rim to rim of the ground, at last in the plot."""
        return self._between(self.w, self.losses())

    def _between(self, w: Array, losses: Array) -> Array:
        """Screen points (n, 2) on the way from the valley to the plot."""
        lifted = self._lifted()
        in_plot = self.plane.at(np.column_stack([w, losses]))
        if lifted == 1:
            return in_plot
        places = np.column_stack([w, np.full_like(w, self.view.edge)])
        ground = self.view.screen(self.view.world(places, losses))[0]
        return np.asarray((1 - lifted) * ground + lifted * in_plot)

    def _lifted(self) -> float:
        return float(self.lifted.get_value())

    def bottom(self) -> Array:
        """Where its lowest point is (2,), in w and in loss."""
        return np.array([self.fit.best[0], self.fit.floor])

    def draw(self, canvas: Canvas) -> None:
        """The face and its edge."""
        lifted, gone = self._lifted(), float(self.view.gone.get_value())
        if lifted == 0 and gone == 0:
            return
        come = min(1.0, 6 * gone) if lifted == 0 else 1.0
        pen, line = Pen(canvas, self.presence * come), self.line()
        inside = tuple(STAGE)
        if lifted == 1:
            low, high = self.plane.corner, self.plane.corner + self.plane.size
            inside = (*low.tolist(), *high.tolist())
        with pen.inside(*inside):
            foot = self._between(self.w[[-1, 0]], np.zeros(2))
            pen.fill(np.concatenate([line, foot]), _FACE, max(0.0, 1 - _GONE * lifted))
            pen.line(line, LOSS, _STROKE, casing=0.05, dashes=DASHES if self.number else ())

    def lowest(self) -> Array:
        """Where the edge is lowest, on the screen (2,)."""
        w = np.array([self.fit.best[0]])
        return self._between(w, self.losses(w))[0]

    def readings(self) -> list[Reading]:
        """Where its bottom is."""
        return [Reading(f"cut {self.number}", "", tuple(self.bottom().tolist()))]


class Lowest(Painted):
    """A cross at the bottom of a cut; it comes as the cut reaches that, and lies on all else."""

    def __init__(self, cut: Cut) -> None:
        super().__init__()
        self.cut = cut
        self.set_frame(*STAGE)
        self.set_z_index(Layer.MARK + 2)

    def draw(self, canvas: Canvas) -> None:
        """Two strokes."""
        lifted, gone = (float(it.get_value()) for it in (self.cut.lifted, self.cut.view.gone))
        there = 1.0 if lifted else max(0.0, 10 * gone - 9)
        arms = [_ARM * np.array([1, 1]), _ARM * np.array([1, -1])]
        ends = [np.stack([self.cut.lowest() - arm, self.cut.lowest() + arm]) for arm in arms]
        Pen(canvas, self.presence * there).line(ends, MINIMUM, 0.05, casing=0.05)


class Copied(OnPlane):
    """A copy of the first curve; ``moved`` and ``lifted`` it covers the second, which is dashed."""

    layer: ClassVar[Layer] = Layer.MARK
    spill = 0.0

    def __init__(self, cuts: Sequence[Cut]) -> None:
        super().__init__(cuts[0].plane)
        self.cuts = cuts
        self.moved, self.lifted = ValueTracker(0.0), ValueTracker(0.0)

    def line(self) -> Array:
        """The curve on the screen (n, 2), as far as it has come: as wide as it is seen at first."""
        first, second = self.cuts
        low, span = float(self.plane.low[0]), float(self.plane.span[0])
        w = np.linspace(low, low + span, 2 * _PIECES)
        shares = np.array([float(it.get_value()) for it in (self.moved, self.lifted)])
        away = shares * (second.bottom() - first.bottom())
        return self.plane.xy(w + away[0], first.losses(w) + away[1])

    def draw(self, canvas: Canvas) -> None:
        """Draw it."""
        Pen(canvas, self.presence).line(self.line(), LOSS, 0.08, casing=0.03)


class CutAxis(Lettered):
    """An upright axis of losses at the left of a cut, as far up as the higher one of both goes."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, cut: Cut, top: float) -> None:
        super().__init__()
        self.cut, self.top = cut, top
        ends = np.array(cut.view.window[0])
        values = [0.0, *round_levels(0.0, self.top, 3).tolist()]
        self._ticks = [(Lettering(tick_text(v), SMALLEST_SIZE, QUIET), v) for v in values]
        self._name = Lettering(tr("loss"), LABEL_SIZE, LOSS)
        self._w = float(ends[0] - _OFF * np.ptp(ends))
        self.set_frame(*STAGE)

    def at(self, loss: float) -> Array:
        """Where on the screen (2,) a loss is on it."""
        view = self.cut.view
        return view.screen(view.world(np.array([self._w, view.edge]), np.array(loss)))[0]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each number beside its tick, the name on top."""
        for text, value in self._ticks:
            x, y = self.at(value).tolist()
            yield text, x - _NUMBER - text.width, y - text.high[1] / 2, 1.0
        x, y = self.at(self.top).tolist()
        yield self._name, x - self._name.width / 2, y + 0.16, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The axis, its ticks, their numbers."""
        pen = Pen(canvas, self.presence)
        pen.line(np.stack([self.at(0.0), self.at(self.top)]), LOSS, 0.03)
        for _, value in self._ticks:
            pen.line(self.at(value) - np.array([(0.0, 0.0), (_TICK, 0.0)]), LOSS, 0.03)
        self.write(canvas)


__all__ = [
    "DASHES",
    "Copied",
    "Cut",
    "CutAxis",
    "Lowest",
    "far",
    "names",
    "near",
    "plane_for",
    "reach",
]
