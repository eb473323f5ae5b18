"""A ruler, its pointer and its lens: a number comes from the ruler above, through a box."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from manim import (
    ValueTracker,
)
from numpy.typing import NDArray

from scenes.parts.derivative.fading import as_one
from scenes.parts.derivative.numbers import plain
from scenes.parts.derivative.plan import Plan
from scenes.stage import (
    LABEL_SIZE,
    POSITION,
    QUIET,
    STAGE,
    TEXT,
    Layer,
    tr,
)
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.ticks import round_numbers, tick_text
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

# Each first with the whole stage for the rulers, then with lenses beside these.
_LEFT, _RIGHT = STAGE.left + 0.75, (STAGE.right - 0.3, 0.35)  # ends of the rulers
_LEVELS = (2.55, 0.1, -2.35), (1.55, -0.4, -2.35)  # how high they are
_BOX = _LEFT + 4.7, _LEFT + 2.4  # the middle of the boxes between them
BOX, LARGER = (2.0, 0.8), 1.35  # their width and height; first, how many times that
_BEYOND = 1.12  # of the largest number
_COLORS = (POSITION, TEXT, TEXT)  # what is nudged; letters of school are white
NAMES = ("z", "x", "y")
_GLASS = (1.15, 6.55)  # left and right of the lenses
_TALL = 1.25  # of a lens
_NAME, _NUMBER, _TICK = 50, 42, 35
_ROOT = 0.35  # from the left of a lens to where its bar begins
_BAR, _CELLS = (-0.08, 0.2), (-0.42, -0.14)  # from where to where that is high; its copies
_SEAM = 0.012  # scene units of dark at either end of a copy
_WAY = 0.5  # of the time of a nudge: it is on its way through the box
_HALF = 0.5  # of its way something is in the box
_LEFT_OVER = 0.05  # of a copy: less than that is no further one
_EXACT = 1e-9  # of a number that is told in two digits


class Ruler(Lettered):
    """One of the three rulers with a pointer, and a lens beside it in which a nudge is seen.

    It is as wide as the stage until, with ``aside`` from 0 to 1, there is room for the lenses.
    ``pointed`` from 0 to 1 takes the pointer to its number: from the ruler above through the box
    between, on a thread that stays. ``nudged`` sends a nudge the same way, and lets the bar in the
    lens grow; ``cut`` is how much is there of the copies of the first bar that it is made of.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, number: int, aside: ValueTracker | None = None) -> None:
        super().__init__()
        self.plan, self.number = plan, number
        self.aside = aside or ValueTracker(1.0)
        z = plan.chain_at
        self.value, self.moved = (z, z**2, z**4)[number], plan.chain_moves[number]
        self.rate = (1.0, *plan.rates)[number]
        self.most = _BEYOND * z**4
        self.pointed, self.nudged, self.cut = (ValueTracker(0.0) for _ in range(3))
        self.glass = ValueTracker(0.0)
        color = _COLORS[number]
        self.label = Lettering(NAMES[number], _NAME, color)
        self.text = Lettering(plain(self.value), _NUMBER, color)
        told = number_text(float(f"{self.moved:.2g}"))
        exact = abs(float(f"{self.moved:.2g}") / self.moved - 1) < _EXACT
        self.far = Lettering(told if exact else f"≈ {told}", _NUMBER, color)
        enlarged = tr("all lenses × {times}").format(times=f"{times(plan):,.0f}")
        self.times = Lettering(enlarged, LABEL_SIZE, TEXT)
        self.ticks = [  # numbers stand at the lowest only: they are the same on all three
            (value, Lettering(tick_text(value), _TICK, QUIET))
            for value, step in round_numbers(0.0, self.most, 0.8 * self.most / (_RIGHT[1] - _LEFT))
            if step > 0
        ]

    @property
    def unit(self) -> float:
        """Scene units for 1: the same on all three."""
        return (between(_RIGHT, self.aside) - _LEFT) / self.most

    @property
    def level(self) -> float:
        """How high it is on the screen."""
        return level(self.number, self.aside)

    def at(self, value: float) -> Array:
        """The place of a number on the screen (2,)."""
        return np.array([_LEFT + value * self.unit, self.level])

    def bar(self) -> Array:
        """The nudge in the lens, on the screen (2, 2): all lenses enlarge alike."""
        root = np.array([_GLASS[0] + _ROOT, self.level])
        grown = float(self.nudged.get_value())
        if self.number:
            grown = max(0.0, (grown - _WAY) / (1 - _WAY))
        long = self.moved * times(self.plan) * self.unit * grown
        return np.stack([root, root + np.array([long, 0.0])])

    def thread(self) -> Array:
        """The way (4, 2) from the ruler above into the box, and out of that to the number."""
        z, high = self.plan.chain_at, BOX[1] * between((LARGER, 1.0), self.aside)
        half = np.array([0.0, high / 2])
        above = level(self.number - 1, self.aside)
        before = np.array([_LEFT + z**self.number * self.unit, above])
        box = middle(self.number - 1, self.aside)
        return np.stack([before, box + half, box - half, self.at(self.value)])

    def _along(self, share: float) -> Array:
        """A place on the thread: it takes as long to the box as from there."""
        into, out = self.thread()[:2], self.thread()[2:]
        (start, end), part = (into, 2 * share) if share < _HALF else (out, 2 * share - 1)
        return np.asarray(start + part * (end - start))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Name, ticks, the number pointed at, and what stands in the lens."""
        yield self.label, _LEFT - 0.55, self.level - 0.12, 1.0
        for value, text in self.ticks if self.number == len(NAMES) - 1 else ():
            x, y = self.at(value).tolist()
            yield text, x - text.width / 2, y - 0.2 - text.high[1], 1.0
        x, y = self.at(self.value).tolist()
        pointed = float(np.clip(12 * self.pointed.get_value() - 11, 0, 1))
        off = np.sign(x - middle(0, self.aside)[0]) * (self.text.width / 2 + 0.08)
        left = x - self.text.width / 2 + (float(off) if self.number else 0.0)
        yield self.text, left, y + 0.24, pointed
        glass = float(self.glass.get_value())
        corner = _GLASS[1] - self.times.width - 0.12
        if self.number == 0:  # over the first lens stands how far all of them enlarge
            yield self.times, corner, self.level + _TALL / 2 + 0.17, glass
        (left, y), (right, _) = self.bar().tolist()
        nudged = float(np.clip(4 * self.nudged.get_value() - 3, 0, 1))
        yield self.far, left, y + 0.27, nudged * glass
        assert right >= left

    def draw(self, canvas: Canvas) -> None:
        """The ruler, its pointer, and the lens."""
        pen = Pen(canvas, self.presence)
        pen.line(np.stack([self.at(0.0), self.at(self.most)]), QUIET, 0.05)
        for value, _ in self.ticks:
            pen.line(self.at(value) + np.array([(0, -0.1), (0, 0.1)]), QUIET, 0.05)
        pointed = float(self.pointed.get_value())
        color = _COLORS[self.number]
        spot, before = self.at(self.value), _COLORS[self.number - 1]
        if not self.number:
            pen.disc(spot, 0.15, color, opacity=pointed, casing=0.04 * pointed)
        elif pointed > 0:
            now, way = self._along(pointed), self.thread()
            for piece, begun in ((way[:2], 0.0), (way[2:], _HALF)):
                if pointed > begun:
                    end = now if pointed < begun + _HALF else piece[1]
                    pen.line(np.stack([piece[0], end]), color if begun else before, 0.045)
            pen.disc(now, 0.15, color if pointed > _HALF else before, casing=0.04)
            self._pulse(pen)
        glass = float(self.glass.get_value())
        if glass > 0:
            with as_one(canvas, self.presence * glass) as through:
                self._lens(through, spot, color)
        self.write(canvas)

    def _lens(self, pen: Pen, spot: Array, color: str) -> None:
        left, right = _GLASS
        low, high = self.level - _TALL / 2, self.level + _TALL / 2
        for end in (low, high):
            pen.line(np.stack([spot, np.array([left, end])]), QUIET, 0.02, opacity=0.22)
        pen.band(left - 0.03, low - 0.03, right + 0.03, high + 0.03, QUIET, 0.9, 0.14)
        pen.band(left, low, right, high, BACKGROUND, 1.0, 0.12)
        root, tip = self.bar()
        pen.line(np.array([(left + 0.1, self.level), (right - 0.1, self.level)]), QUIET, 0.02)
        long, copies = float(tip[0] - root[0]), self.plan.chain_moves
        cut = float(self.cut.get_value())
        if long <= 0:
            return
        before = max(0, self.number - 1)
        self._row_of(pen, _BAR, long, copies[before] if self.number > 1 else self.moved, color)
        if self.number and cut > 0:
            self._row_of(pen, _CELLS, long, copies[0], _COLORS[0], cut)

    def _row_of(
        self,
        pen: Pen,
        high: tuple[float, float],
        long: float,
        one: float,
        color: str,
        cut: float = 1,
    ) -> None:
        """A bar made of copies of ``one``, from the root on; the last of them may be a part."""
        unit, (x, y) = times(self.plan) * self.unit, self.bar()[0].tolist()
        for k in range(int(long / (one * unit) + 1 - _LEFT_OVER)):
            begin, end = k * one * unit, min(long, (k + 1) * one * unit)
            corners = [(begin, 0), (end - _SEAM, 0), (end - _SEAM, 1), (begin, 1)]
            spots = [(x + a, y + high[b]) for a, b in corners]
            pen.fill(np.array(spots), color, cut)

    def _pulse(self, pen: Pen) -> None:
        """The nudge on its way through the box."""
        share = float(self.nudged.get_value()) / _WAY
        if 0 < share < 1:
            color = _COLORS[self.number - (share < _HALF)]
            strong = min(1.0, 5 * share, 5 * (1 - share))
            pen.disc(self._along(share), 0.1, color, opacity=strong, casing=0.04)

    def readings(self) -> list[Reading]:
        """How far it is nudged."""
        return [Reading(f"nudge of {NAMES[self.number]}", "", self.moved)]


def between(ends: tuple[float, float], aside: ValueTracker) -> float:
    """A measure without lenses, and with them, at a share of the way to the latter."""
    share = float(aside.get_value())
    return (1 - share) * ends[0] + share * ends[1]


def level(number: int, aside: ValueTracker) -> float:
    """How high a ruler is on the screen."""
    return between((_LEVELS[0][number], _LEVELS[1][number]), aside)


def middle(number: int, aside: ValueTracker) -> Array:
    """The middle of a box on the screen (2,)."""
    high = (level(number, aside) + level(number + 1, aside)) / 2
    return np.array([between(_BOX, aside), high + 0.03])


def times(plan: Plan) -> float:
    """How many times all lenses enlarge: a round number, so that the longest bar fits."""
    unit = (_RIGHT[1] - _LEFT) / (_BEYOND * plan.chain_at**4)
    most = (_GLASS[1] - _GLASS[0] - 2 * _ROOT) / (plan.chain_moves[2] * unit)
    power = 10.0 ** np.floor(np.log10(most))
    return float(np.floor(most / power) * power)


__all__ = ["BOX", "LARGER", "NAMES", "Ruler", "middle", "times"]
