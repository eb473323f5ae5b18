"""Both valleys cut open at their bottoms: a blade on each map, two curves, two bars."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, there_and_back
from numpy.typing import NDArray

from scenes.parts.regression.fits import Plan
from scenes.parts.regression.telling import one, two
from scenes.stage import LABEL_SIZE, LOSS, MINIMUM, TEXT, Layer, Plane, View, tr
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted, change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.ticks import tick_values
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_PIECES = 121
_DASHES = ((), (0.2, 0.12))
_ARM = 0.17
_HEADROOM = 2.35  # times the higher bottom: how high the plot goes
_ABOVE = 0.06  # of it, from there to the end of the axis
_WIDE, _HATCH = 0.9, 0.13  # scene units: a bar, and its stripes
_NEXT = 2.6  # from one bar to the next


def plane_for(plan: Plan) -> Plane:
    """A plane that both cuts fit on, w against loss."""
    high = tick_values(0.0, 2 * _HEADROOM * max(fit.floor for fit in plan.fits), 8)
    floors = [fit.floor for fit in plan.fits]
    top = next(value for value in high if value >= _HEADROOM * max(floors))
    ends = np.array([end for number in (0, 1) for end in reach(plan, number, top)])
    grid = 0.5 * 10.0 ** np.floor(np.log10(np.ptp(ends)))
    across = (float(grid * np.floor(ends.min() / grid)), float(grid * np.ceil(ends.max() / grid)))
    room = _ABOVE * top  # so that the name does not touch the last number
    return Plane(across, (0.0, top + room), ("w", tr("loss")), colors=(TEXT, LOSS))


def reach(plan: Plan, number: int, top: float) -> tuple[float, float]:
    """From which w to which the cut of one valley is below a loss."""
    fit = plan.fits[number]
    half = np.sqrt(2 * max(top - fit.floor, 0.0) / fit.landscape.hessian(fit.best)[0, 0])
    return float(fit.best[0] - half), float(fit.best[0] + half)


class Blade(OnGround):
    """The line along which a map is cut, from edge to edge, through the bottom."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, view: View, b: float) -> None:
        super().__init__(view)
        self.b, self.grown = b, ValueTracker(1.0)

    def draw(self, canvas: Canvas) -> None:
        """As far as it has cut."""
        (x0, x1), _ = self.view.window
        end = x0 + float(self.grown.get_value()) * (x1 - x0)
        ends = self.view.at(np.array([(x0, self.b), (end, self.b)]))
        Pen(canvas, self.presence).line(ends, LOSS, 0.06, casing=0.05)

    def pointwise_become_partial(self, vmobject: object, a: float, b: float) -> Blade:
        """Grow as far as ``b``."""
        self.grown.set_value(b)
        return self


class Cut(Painted):
    """The edge of one cut in the plot, drawn as the blade goes along w, and a cross at its bottom.

    ``slid`` from 0 to 1 moves it over to where the other one is.
    """

    def __init__(self, plan: Plan, number: int, plane: Plane) -> None:
        super().__init__()
        self.plan, self.number, self.plane = plan, number, plane
        self.fit = plan.fits[number]
        self.grown, self.slid = ValueTracker(1.0), ValueTracker(0.0)
        self.w = np.linspace(*reach(plan, number, float(plane.low[1] + plane.span[1])), _PIECES)

    def losses(self) -> Array:
        """The loss (n,) over each w, b kept at its best."""
        places = np.column_stack([self.w, np.full_like(self.w, self.fit.best[1])])
        return np.asarray(self.fit.landscape.value(places))

    def away(self) -> Array:
        """How far it has slid (2,), in w and in loss."""
        other = self.plan.fits[1 - self.number]
        way = np.array([other.best[0] - self.fit.best[0], other.floor - self.fit.floor])
        return float(self.slid.get_value()) * way

    def line(self) -> Array:
        """The curve on the screen (n, 2) now."""
        return self.plane.at(np.column_stack([self.w, self.losses()]) + self.away())

    def cut(self) -> int:
        """How many points of the curve the blade has passed."""
        (w0, w1), blade = self.fit.landscape.window[0], float(self.grown.get_value())
        return int(np.sum(self.w <= w0 + blade * (w1 - w0))) if blade < 1 else _PIECES

    def draw(self, canvas: Canvas) -> None:
        """The curve as far as it is cut, and a cross at its lowest point."""
        pen, line = Pen(canvas, self.presence), self.line()
        (left, bottom), (right, top) = self.plane.corner, self.plane.corner + self.plane.size
        reached = self.cut()
        if reached < 2:
            return
        with pen.inside(left, bottom, right, top):
            pen.line(line[:reached], LOSS, 0.06, casing=0.05, dashes=_DASHES[self.number])
        if reached <= (lowest := _PIECES // 2):
            return
        middle = line[lowest]
        arms = [_ARM * np.array([1, 1]), _ARM * np.array([1, -1])]
        pen.line([np.stack([middle - a, middle + a]) for a in arms], MINIMUM, 0.05, casing=0.05)

    def pointwise_become_partial(self, vmobject: object, a: float, b: float) -> Cut:
        """Grow as far as ``b``."""
        self.grown.set_value(b)
        return self

    def readings(self) -> list[Reading]:
        """Where its bottom is."""
        w, loss = np.array([self.fit.best[0], self.fit.floor]) + self.away()
        return [Reading(f"cut {self.number}", "", (float(w), float(loss)))]


class Bars(Lettered):
    """How high both bottoms are, on the scale of the plot beside: chance plain, bend hatched.

    ``grown`` from 0 to 3 is for the first bar, then the chance of the second, then its bend.
    """

    def __init__(self, plan: Plan, plane: Plane, left: float) -> None:
        super().__init__()
        self.plan, self.plane, self.left = plan, plane, left
        self.grown, self.held = ValueTracker(0.0), ValueTracker(0.0)
        first, second = plan.fits
        chance = plan.chance
        self.parts = [(0, 0.0, first.floor), (1, 0.0, chance), (1, chance, second.floor)]
        names = (
            tr("chance") if plan.units is None else tr("the rest"),
            tr("chance"),
            tr("bend") if chance else tr("both"),
        )
        self._words = [
            Lettering(f"{name} ≈ {one(high - low)}" if bar else name, LABEL_SIZE, LOSS)
            for (bar, low, high), name in zip(self.parts, names, strict=True)
        ]
        self._totals = [Lettering(two(fit.floor), LABEL_SIZE, LOSS) for fit in plan.fits]
        self._below = [
            Lettering(name, LABEL_SIZE, TEXT) for name in (tr("first dots"), tr("parabola"))
        ]

    def share(self, part: int) -> float:
        """How much of one part there is."""
        return float(np.clip(float(self.grown.get_value()) - part, 0, 1))

    def pulse(self) -> Any:
        """The bend lights up for a while."""
        return change(self.held, 1, there_and_back)

    def box(self, part: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a part on the screen."""
        bar, low, high = self.parts[part]
        left = self.left + (0.0 if bar == 0 else _NEXT)
        bottom, top = (float(self.plane.xy(0, loss)[1]) for loss in (low, high))
        return left, bottom, left + _WIDE, bottom + self.share(part) * (top - bottom)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The name of each part and what it is about, each bar's height and whose it is."""
        for part, words in enumerate(self._words):
            left, bottom, right, top = self.box(part)
            strength = max(0.0, 2 * self.share(part) - 1)
            if not strength or self.parts[part][1] == self.parts[part][2]:
                continue
            middle = max((bottom + top - words.high[1]) / 2, bottom + 0.05)
            yield words, right + 0.14, middle, strength
        for bar, (part, begun) in enumerate(((0, 0), (2, 1))):
            left, bottom, right, top = self.box(part)
            middle, total, below = (left + right) / 2, self._totals[bar], self._below[bar]
            foot = float(self.plane.corner[1])
            if (there := self.share(begun)) > 0:
                yield below, middle - below.width / 2, foot - 0.24 - below.high[1], there
            if (there := max(0.0, 2 * self.share(part) - 1)) > 0:
                yield total, middle - total.width / 2, top + 0.16, there

    def draw(self, canvas: Canvas) -> None:
        """The bars, the second one's upper part hatched."""
        pen = Pen(canvas, self.presence)
        for part in range(3):
            left, bottom, right, top = self.box(part)
            if top - bottom < 1e-3:
                continue
            corners = np.array([(left, bottom), (right, bottom), (right, top), (left, top)])
            held = 0.5 * float(self.held.get_value())
            pen.fill(corners, LOSS, 0.25 + held if part == 2 else 0.85)
            if part == 2:
                with pen.inside(left, bottom, right, top):
                    for foot in np.arange(bottom - _WIDE, top, _HATCH).tolist():
                        stripe = np.array([(left, foot), (right, foot + _WIDE)])
                        pen.line(stripe, LOSS, 0.03)
            pen.line(corners, LOSS, 0.03, closed=True)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The parts."""
        return [
            Reading(f"bar {part}", "", high - low) for part, (_, low, high) in enumerate(self.parts)
        ]


__all__ = ["Bars", "Blade", "Cut", "plane_for", "reach"]
