"""One measure for two inputs: each is counted from its mean, in its own spreads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, ValueTracker
from numpy.typing import NDArray

from scenes.parts.many_features import places
from scenes.parts.many_features.plan import PAIR, Plan
from scenes.stage import (
    BODY_SIZE,
    DATA,
    LABEL_SIZE,
    POSITION,
    QUIET,
    SMALLEST_SIZE,
    TEXT,
    TITLE_SIZE,
    Formula,
    Layer,
    Words,
    italic,
    tr,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.ticks import tick_text, tick_values
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_REACH = 3.3  # spreads from the mean to each edge
_DOT, _TICK, _ROUND = 0.12, 0.09, 0.27
_GAP = 0.16
_SMALL = 1.15 * SMALLEST_SIZE
_RIGHT = 1.85  # the left edge of what is worked beside it
_LINE = 2.6  # spreads to each side: how long the least-squares line is
_BAND = 0.16  # how strong the band of one spread to each side is
_OWN = (-2.0, -1.0, 0.0, 1.0, 2.0)  # the numbers of the new measure
_ROW = -0.3  # where the worked line stands


class Town(Lettered):
    """Every evening as a dot, a spread being as long to the right as upwards.

    So the dots stay where they are when the measure changes: ``risen`` opens the upright scale from
    the level edge, dots, ticks and all, so that each dot is at its number halfway too; ``meant``
    draws both means, ``banded`` the spreads about them, ``counted`` from 0 to 1 exchanges the
    numbers at the edges, ``ringed`` rings the first evening. ``full`` rings the one of the fullest
    town, up to 1 with a line to its tourists, up to 2 with one to its tables. ``alike`` draws the
    least-squares line of tourists over reservations.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, names: tuple[str, str], counted: tuple[str, str]) -> None:
        super().__init__()
        x = plan.evenings.x[:, PAIR]
        self.means, self.spreads = x.mean(axis=0), x.std(axis=0)
        self.shares = (x - self.means) / self.spreads
        box = places.TOWN
        self.side = min(box.width, box.height)
        self.low = np.array([box.left, box.top - self.side])  # its lower left corner
        self.risen, self.meant, self.banded = (ValueTracker(0.0) for _ in range(3))
        self.counted, self.ringed, self.alike, self.full = (ValueTracker(0.0) for _ in range(4))
        self.raw = [self._ticks(axis) for axis in (0, 1)]
        self.own = [(v, Lettering(tick_text(v), _SMALL, TEXT)) for v in _OWN]
        inside = tr("{name}, in spreads")
        self.names = [
            (
                Lettering(raw, LABEL_SIZE, DATA),
                Lettering(inside.format(name=name), LABEL_SIZE, DATA),
            )
            for raw, name in zip(counted, names, strict=True)
        ]
        self.set_frame(box.left, box.top - self.side, box.left + self.side, box.top)

    def _ticks(self, axis: int) -> list[tuple[float, Lettering]]:
        ends = self.means[axis] + _REACH * self.spreads[axis] * np.array([-1, 1])
        values = tick_values(max(float(ends[0]), 0.0), float(ends[1]), 5)
        return [
            (float((value - self.means[axis]) / self.spreads[axis]),
             Lettering(tick_text(value), _SMALL, QUIET))
            for value in values
        ]  # fmt: skip

    def at(self, shares: Any) -> Array:
        """Screen points (..., 2) of places in spreads from the means (..., 2)."""
        return np.asarray(self.low + self.side * (np.asarray(shares) / _REACH + 1) / 2)

    def now(self, shares: Any) -> Array:
        """Where places are as far as the upright scale is open (..., 2)."""
        spots = self.at(shares)
        return np.asarray(self.low + (spots - self.low) * [1.0, float(self.risen.get_value())])

    def spots(self) -> Array:
        """Where the dots are now (n, 2)."""
        return self.now(self.shares)

    def ticks(self) -> Iterator[tuple[int, float, Lettering, float]]:
        """Axis, place in spreads, number and strength of each."""
        before, after = self._strengths()
        for axis, there in enumerate((1.0, self._upright())):
            for place, text in self.raw[axis]:
                yield axis, place, text, there * before
            for place, text in self.own:
                yield axis, place, text, there * after

    def _upright(self) -> float:
        """How much of the upright edge's numbers and name is there."""
        return float(np.clip(2 * self.risen.get_value() - 1, 0, 1))

    def _strengths(self) -> tuple[float, float]:
        """How much of the old measure is there, and of the new one."""
        counted = float(self.counted.get_value())
        return max(1 - 2 * counted, 0.0), max(2 * counted - 1, 0.0)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Numbers at both edges, the names, and what they are counted in."""
        for axis, place, text, strength in self.ticks():
            x, y = self.now([place, -_REACH] if axis == 0 else [-_REACH, place]).tolist()
            high = float(text.high[1])
            if axis == 0:
                yield text, x - text.width / 2, y - _GAP - high, strength
            else:
                yield text, x - _GAP - text.width, y - high / 2, strength
        right, low = (self.low + np.array([self.side, 0.0])).tolist()
        strengths = self._strengths()
        for across, up, strength in zip(*self.names, strengths, strict=True):
            yield across, right + 0.25, low - 0.1, strength
            top = self.low[1] + self.side + 0.2
            yield up, self.low[0] - 0.6, top, strength * self._upright()

    def draw(self, canvas: Canvas) -> None:
        """Bands, means, dots, edges with their ticks."""
        pen = Pen(canvas, self.presence)
        meant, banded = float(self.meant.get_value()), float(self.banded.get_value())
        for axis in (0, 1):
            if banded > 0:
                corners = np.array([(-1, -_REACH), (1, -_REACH), (1, _REACH), (-1, _REACH)])
                corners = corners * [banded, 1.0]
                pen.fill(self.at(corners if axis == 0 else corners[:, ::-1]), DATA, _BAND)
            if meant > 0:
                ends = np.array([(0.0, -_REACH), (0.0, -_REACH + 2 * _REACH * meant)])
                line = self.at(ends if axis == 0 else ends[:, ::-1])
                pen.line(line, DATA, 0.04)
        if alike := float(self.alike.get_value()):
            pen.line(self.best_line(alike), DATA, 0.05, opacity=1 - meant)
        self._fullest(pen)
        for spot in self.spots():
            pen.disc(spot, _DOT, DATA, opacity=0.8)
        if ringed := float(self.ringed.get_value()):
            pen.ring(self.spots()[0], _ROUND, TEXT, 0.045, opacity=ringed)
        corner = self.low
        for end in ([self.side, 0.0], [0.0, self.side * float(self.risen.get_value())]):
            pen.line(np.array([corner, corner + end]), QUIET, 0.035)
        for axis, place, _, strength in self.ticks():
            foot = self.now([place, -_REACH] if axis == 0 else [-_REACH, place])
            way = _TICK * (np.array([0.0, 1.0]) if axis == 0 else np.array([1.0, 0.0]))
            if strength > 0:
                pen.line(np.stack([foot - way, foot + way]), QUIET, 0.03, opacity=strength)
        self.write(canvas)

    def best_line(self, share: float = 1.0) -> Array:
        """The least-squares line, or a share of it from its middle, on the screen (2, 2)."""
        slope = float((self.shares[:, 0] * self.shares[:, 1]).mean())
        half = share * np.array([_LINE, _LINE * slope])
        return self.at(np.stack([-half, half]))

    def _fullest(self, pen: Pen) -> None:
        """The evening with most tourists: how many they were, and how many tables were booked."""
        if not (full := float(self.full.get_value())):
            return
        spot = self.spots()[int(np.argmax(self.shares[:, 1]))]
        feet = np.array([(self.low[0], spot[1]), (spot[0], self.low[1])])
        for foot, share in zip(feet, np.clip([full, full - 1], 0, 1), strict=True):
            ends = np.stack([foot, foot + share * (spot - foot)])
            if share > 0:
                pen.line(ends, TEXT, 0.035, dashes=(0.12, 0.09))
        pen.ring(spot, _ROUND, TEXT, 0.045, opacity=min(full, 1.0))

    def worked(self, axis: int) -> Formula:
        """The first evening's number in the new measure: (18 − 14.2) / 4.09 = 0.93."""
        share, mean, spread = self.shares[0, axis], self.means[axis], self.spreads[axis]
        raw = number_text(float(f"{mean + share * spread:.4g}"))
        source = f'({{{{"{raw}" : own}}}} - {mean:.3g}) / {spread:.3g} = {share:.2f}'
        made = Formula(source, {"own": DATA}, 1.15 * TITLE_SIZE)
        return made.move_to((_RIGHT, _ROW, 0), aligned_edge=LEFT)

    def rule(self) -> Formula:
        """What is done to both."""
        words = f'(x - "{tr("mean")}") / "{tr("spread")}"'
        return Formula(words, size=1.4 * TITLE_SIZE).move_to((_RIGHT, 2.4, 0), aligned_edge=LEFT)

    def unit(self) -> Words:
        """What knobs mean from now on."""
        w = italic("w")
        words = Words(tr(f"{w}₁, {w}₃: pizzas per spread"), 1.1 * BODY_SIZE, POSITION)
        return words.move_to((_RIGHT, -1.75, 0), aligned_edge=LEFT)

    def explained(self) -> Words:
        """What a spread is."""
        words = Words(tr("spread: standard deviation"), 1.05 * LABEL_SIZE, QUIET)
        return words.move_to((_RIGHT, 1.1, 0), aligned_edge=LEFT)


__all__ = ["Town"]
