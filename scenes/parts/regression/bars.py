"""Two bars in the plot of both cuts: how high the bottoms are, and what of that is chance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.regression.ended import hidden
from scenes.parts.regression.figures import one, two
from scenes.parts.regression.fits import Plan
from scenes.stage import BODY_SIZE, LABEL_SIZE, LOSS, STAGE, TEXT, Layer, Plane, change, tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_WIDE, _HATCH, _MOST = 0.7, 0.15, 0.6  # scene units: a bar, its stripes; of the way to the other
_LEVEL = 0.4  # of the time of a frame, in which its level line comes
_BESIDE = 0.2  # between a bar and the names of its parts
_OVER = 0.4  # from the lowest place of a curve to a name that is above it
_LINE = 0.5  # from the name of a part up to the next one


class Bars(Lettered):
    """How high both bottoms are: below each stands a bar, chance plain, bend hatched.

    A level line goes from a bottom's cross to the axis of losses, and an empty frame comes below
    it (``framed`` of each bar, from 0 to 1); after that each of the ``filled`` parts fills what it
    takes of it. The height stands at that axis, the names of its parts on the outer side.
    """

    def __init__(self, plan: Plan, plane: Plane) -> None:
        super().__init__()
        self.plan, self.plane = plan, plane
        first, second = plan.fits
        chance = plan.chance
        self.parts = [(0, 0.0, first.floor), (1, 0.0, chance), (1, chance, second.floor)]
        self._rightmost = int(second.best[0] >= first.best[0])
        self.framed = [ValueTracker(0.0) for _ in plan.fits]
        self.filled = [ValueTracker(0.0) for _ in self.parts]
        names = (
            tr("chance") if plan.units is None else tr("the rest"),
            tr("chance"),
            tr("both") if hidden(plan) else tr("bend"),
        )
        self._words = [
            Lettering(f"{name} ≈ {one(high - low)}" if bar else name, LABEL_SIZE, TEXT)
            for (bar, low, high), name in zip(self.parts, names, strict=True)
        ]
        self._totals = [Lettering(two(fit.floor), BODY_SIZE, LOSS) for fit in plan.fits]
        self.set_frame(*STAGE)
        self.set_z_index(Layer.MARK + 1)  # on the faces, below the crosses

    # -- verbs -----------------------------------------------------------------------------------

    def frame(self, bar: int) -> Any:
        """The level line goes over to the axis, and the whole bar is outlined."""
        return change(self.framed[bar], 1)

    def fill(self, part: int) -> Any:
        """A part takes its share of the outline."""
        return change(self.filled[part], 1, linear)

    # -- numbers ---------------------------------------------------------------------------------

    def box(self, part: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a part on the screen, as far as it is filled."""
        bar, low, high = self.parts[part]
        left, filled = self._left(bar), float(self.filled[part].get_value())
        bottom, top = self._heights(bar, low, high)
        return left, bottom, left + self.wide, bottom + filled * (top - bottom)

    def outline(self, bar: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a whole bar, as far as it has been outlined."""
        left, grown = self._left(bar), self._outlined(bar)
        bottom, top = self._heights(bar, 0, self.plan.fits[bar].floor)
        return left, top - grown * (top - bottom), left + self.wide, top

    def level(self, bar: int) -> Array:
        """The line (2, 2) from a bottom's cross towards the axis, as far as it has come."""
        fit, plane = self.plan.fits[bar], self.plane
        cross = plane.xy(fit.best[0], fit.floor)
        come = min(1.0, self._framed(bar) / _LEVEL)
        end = (1 - come) * cross[0] + come * plane.corner[0]
        return np.array([cross, (end, cross[1])])

    @property
    def wide(self) -> float:
        """How wide a bar is: there is room between both."""
        one, other = self.plane.xy([fit.best[0] for fit in self.plan.fits], 0)[:, 0].tolist()
        return float(min(_WIDE, _MOST * abs(other - one)))

    def _left(self, bar: int) -> float:
        """The left side of a bar: the bottom is above its middle."""
        return float(self.plane.xy(self.plan.fits[bar].best[0], 0)[0]) - self.wide / 2

    def _heights(self, bar: int, *losses: float) -> list[float]:
        return [float(self.plane.xy(0, loss)[1]) for loss in losses]

    def _framed(self, bar: int) -> float:
        return float(self.framed[bar].get_value())

    def _outlined(self, bar: int) -> float:
        return max(0.0, self._framed(bar) - _LEVEL) / (1 - _LEVEL)

    # -- picture ---------------------------------------------------------------------------------

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The name of each part and what it is about, and each bar's height."""
        lowest = -np.inf
        for part, words in enumerate(self._words):
            left, bottom, right, top = self.box(part)
            there = max(0.0, 2 * float(self.filled[part].get_value()) - 1)
            if there > 0 and self.parts[part][1] < self.parts[part][2]:
                foot = max((bottom + top - words.high[1]) / 2, bottom + 0.12)
                foot = max(foot, lowest + _LINE) if part == 2 else foot
                lowest = foot
                outer = self.parts[part][0] == self._rightmost
                aside = right + _BESIDE if outer else left - _BESIDE - words.width
                yield words, *self._clear(words, aside, foot, part), there
        for bar, total in enumerate(self._totals):
            there = min(1.0, 4 * self._outlined(bar))
            if there > 0:
                left = float(self.plane.corner[0]) + _BESIDE
                yield total, left, float(self.level(bar)[0, 1]) + 0.16, there

    def _clear(self, words: Lettering, left: float, foot: float, part: int) -> tuple[float, float]:
        """Where the name of a part is: beside it, or above its bottom, where no curve goes."""
        bar = self.parts[part][0]
        middle, lowest = self.level(bar)[0].tolist()
        above = lowest + np.arange(_OVER, float(self.plane.size[1]), 0.1)
        spots = [(left, foot), *((middle - words.width / 2, float(it)) for it in above)]
        return next((spot for spot in spots if not self._crossed(words, *spot)), spots[0])

    def _crossed(self, words: Lettering, left: float, foot: float) -> bool:
        """Whether a curve goes through a text."""
        across = np.linspace(left - _BESIDE / 2, left + words.width + _BESIDE / 2, 60)
        w = (
            self.plane.low[0]
            + (across - self.plane.corner[0]) * self.plane.span[0] / self.plane.size[0]
        )
        low, high = foot + words.low[1] - _BESIDE / 2, foot + words.high[1] + _BESIDE / 2
        for fit in self.plan.fits:
            losses = fit.landscape.value(np.column_stack([w, np.full_like(w, fit.best[1])]))
            y = self.plane.xy(0, losses)[:, 1]
            if np.any((low < y) & (y < high)):
                return True
        return False

    def draw(self, canvas: Canvas) -> None:
        """The level lines, the bars, the second one's upper part hatched; names on plates."""
        pen = Pen(canvas, self.presence)
        for bar in (0, 1):
            if self._framed(bar) > 0:
                pen.line(self.level(bar), LOSS, 0.03)
        for part in range(3):
            left, bottom, right, top = self.box(part)
            if top - bottom < 1e-3:
                continue
            pen.fill(_corners(self.box(part)), LOSS, 0.35 if part == 2 else 0.85)
            if part == 2:
                with pen.inside(left, bottom, right, top):
                    for foot in np.arange(bottom - self.wide, top, _HATCH).tolist():
                        stripe = np.array([(left, foot), (right, foot + self.wide)])
                        pen.line(stripe, LOSS, 0.03)
        for bar in (0, 1):
            if self._outlined(bar) > 0:
                pen.line(_corners(self.outline(bar)), LOSS, 0.04, closed=True)
        for text, left, foot, there in self.texts():
            (a, b), (c, d) = (np.array([left, foot]) + end for end in (text.low, text.high))
            Pen(canvas, self.presence * there).plate(a - 0.05, b - 0.05, c + 0.05, d + 0.05, 0.05)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The parts."""
        return [
            Reading(f"bar {part}", "", high - low) for part, (_, low, high) in enumerate(self.parts)
        ]


def _corners(box: tuple[float, float, float, float]) -> Array:
    left, bottom, right, top = box
    return np.array([(left, bottom), (right, bottom), (right, top), (left, top)])


__all__ = ["Bars"]
