"""Memory as a chain: the newest arrow comes first, each older one is fainter and shorter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil, log
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.stage import GRADIENT, LABEL_SIZE, QUIET, TEXT, TITLE_SIZE, Layer, Readout, change
from scenes.stage.lecture.boxes import Placed
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text
from scenes.stage.walk.contenders import MOMENTUM

Array = NDArray[np.float64]

LINKS = 32
_REST = 4e-4  # of a sum: what is left of it is not seen in its number
_TURNS, _LONG = 8, 0.25  # arrows that turn and come one by one; the last of them at least
_FAINTEST = 0.4
_THICK, _PUSH = 0.12, 0.18  # scene units: the line of an arrow, and of what all come to
_DEEP = 1.25  # scene units: the rows of a chain that folds, each a little less than the one before
_HEAD = 2.6  # times its line an arrow's head is wide, at least: so far apart are rows
_SHORT = 0.2  # scene units: arrows that are hardly seen as such
_TICK, _POSTS = 0.1, 0.55
_SLID = 8  # arrows whose coming is seen: what they push on grows less than an arrow is thick
_END = 6.55  # where a ruler ends that goes on: within the screen


def links_of(memory: float) -> int:
    """How many arrows it takes for their sum to be what it would be with all."""
    return max(2, ceil(log(_REST) / log(memory)))


class Chain(Placed, Painted):
    """Arrows head to tail along a line, one for each link: 1, β, β², ….

    ``memory()`` is β now, ``count`` how many links there are, fractions included. One that
    ``slides`` shrinks to β of itself with each new arrow, and makes room for it at its root.
    """

    layer: ClassVar[Layer] = Layer.ARROW
    deep: ClassVar[float] = 0.0  # scene units, down which its rows go; 0: all lie in one row

    def __init__(
        self,
        memory: Callable[[], float],
        root: tuple[float, float],
        unit: float,
        *,
        slides: bool = False,
        links: int = LINKS,
    ) -> None:
        super().__init__()
        self.memory, self.root, self.unit = memory, root, unit
        self.slides, self.links = slides, links
        self.count = ValueTracker(0.0)
        x, y = root
        self.set_frame(x - 0.1, y - 0.3, x + unit, y + 0.3)

    def grow(self, to: float, pace: Callable[[float], float] = linear) -> Any:
        """More links, one after another."""
        return change(self.count, to, pace)

    def lengths(self) -> Array:
        """The length of each link (n,), signed, as far as it is there."""
        numbers, count = np.arange(self.links), float(self.count.get_value())
        if self._sliding:
            whole, part = int(count), count % 1
            old = (1 - part * (1 - self.memory())) * self.memory() ** numbers[:whole]
            return np.concatenate([[part], old, np.zeros(self.links - whole - 1)])
        there = np.clip(count - numbers, 0.0, 1.0)
        return np.asarray(self.memory() ** numbers * there)

    @property
    def _sliding(self) -> bool:
        """Whether a new arrow is on its way in."""
        count = float(self.count.get_value())
        return self.slides and count < _SLID and count % 1 > 0

    def ages(self) -> Array:
        """How many steps ago each link came (n,), fractions included."""
        numbers = np.arange(self.links, dtype=float)
        if self._sliding:
            return np.maximum(numbers - 1 + float(self.count.get_value()) % 1, 0.0)
        return numbers

    def total(self) -> float:
        """What all add up to."""
        return float(self.lengths().sum())

    def arrows(self) -> list[tuple[Array, float, float]]:
        """Each link on the screen (2, 2), how strong it is, and how thick."""
        lengths, ages, memory = self.lengths(), self.ages(), self.memory()
        ends = np.concatenate([[0.0], np.cumsum(lengths)])
        drawn = []
        for number, length in enumerate(lengths):
            if abs(length) * self.unit > 1e-6:
                down, thick = self.row(float(ages[number]))
                line = np.array([(ends[number], 0.0), (ends[number + 1], 0.0)]) * self.unit
                strength = min(1.0, max(_FAINTEST, memory ** ages[number]))
                drawn.append((line + np.array(self.root) - np.array([0.0, down]), strength, thick))
        return drawn

    def row(self, age: float) -> tuple[float, float]:
        """How far below the newest an arrow is, and how thick.

        All of a row, and the way to the next, is β of the one before, if there are rows.
        """
        if not self.deep:
            return 0.0, _THICK
        memory = self.memory()
        thick = min(_THICK, self.deep * (1 - memory) / _HEAD)
        return self.deep * (1 - memory**age), float(thick * min(1.0, memory**age))

    def draw(self, canvas: Canvas) -> None:
        """The oldest first, the newest on top; what is too short for a head is a line."""
        if not self.deep:
            (x, y), lengths = self.root, self.unit * self.lengths()
            line = np.array([(x + lengths[lengths > _SHORT].sum(), y), (x + lengths.sum(), y)])
            Pen(canvas, self.presence).line(line, GRADIENT, 0.03, opacity=_FAINTEST)
        for line, strength, thick in reversed(self.arrows()):
            Pen(canvas, self.presence * strength).arrow(line, GRADIENT, thick)

    def readings(self) -> list[Reading]:
        """What the chain adds up to."""
        return [Reading("chain", "", self.total())]

    def told(self, label: str) -> Readout:
        """The sum of all links, as long as the chain is at every moment."""
        return Readout(label, label, self.total, 2, TITLE_SIZE, MOMENTUM.color)


class Hers(Chain):
    """The gradients of a walk in one direction, signed, the first of them 1: they turn.

    Each link is lower than the one before, so that those that go back do not cover it. With each
    new one all others shrink to β of themselves; the chain ends where its sum is, her memory.
    """

    deep: ClassVar[float] = _DEEP

    def __init__(
        self, memory: Callable[[], float], root: tuple[float, float], unit: float, own: Array
    ) -> None:
        super().__init__(memory, root, unit, slides=True, links=len(own))
        self.own = own
        self.set_frame(root[0] - unit, root[1] - _DEEP, root[0] + unit, root[1] + 0.3)

    @property
    def _sliding(self) -> bool:
        """Whether a new arrow is on its way in."""
        return float(self.count.get_value()) % 1 > 0

    @property
    def worth_seeing(self) -> int:
        """How many of them come one by one: a few, the last of them not yet short."""
        long = np.flatnonzero(np.abs(self.own[:_TURNS]) >= _LONG)
        return int(long[-1]) + 1

    def lengths(self) -> Array:
        """The length of each link (n,), the newest first."""
        whole, part = divmod(float(self.count.get_value()), 1.0)
        fades = self.memory() ** np.arange(int(whole)) * (1 - part * (1 - self.memory()))
        old = self.own[: int(whole)][::-1] * fades
        return np.concatenate([[part * self.own[int(whole)]], old]) if part else old

    def ages(self) -> Array:
        """One comes from above the others, so that it is a whole row off from the one before."""
        part = float(self.count.get_value()) % 1
        numbers = np.arange(len(self.lengths()), dtype=float)
        return numbers + (part - 1 if part else 0.0)


class Sides(Lettered):
    """A short ruler with 0 in its middle: what turns goes to both sides of it."""

    layer: ClassVar[Layer] = Layer.AXES

    def __init__(self, root: tuple[float, float], unit: float) -> None:
        super().__init__()
        self.root, self.unit = np.array(root), unit
        self.far = ValueTracker(0.0)  # how far to both sides dashes stand, above it; 0: none
        self.numbers = [(k, Lettering(number_text(k), LABEL_SIZE, QUIET)) for k in (-1, 0, 1)]
        (x, y), far = root, 1.2 * unit
        self.set_frame(x - far, y - 0.5, x + far, y + 0.1)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """−1, 0 and 1 below it."""
        x, y = self.root
        for value, number in self.numbers:
            high = float(number.high[1])
            yield number, x + value * self.unit - number.width / 2, y - 0.24 - high, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The line and its ticks."""
        pen, tick = Pen(canvas, self.presence), np.array([0.0, _TICK])
        end = np.array([1.2 * self.unit, 0.0])
        pen.line(np.stack([self.root - end, self.root + end]), QUIET, 0.03)
        if far := float(self.far.get_value()):
            for side in (-far, far):
                foot = self.root + np.array([side * self.unit, 0.0])
                pen.line(np.stack([foot, foot + np.array([0.0, _POSTS])]), TEXT, 0.035,
                         dashes=(0.12, 0.09))  # fmt: skip
        for value, _ in self.numbers:
            spot = self.root + np.array([value * self.unit, 0.0])
            pen.line(np.stack([spot - tick, spot + tick]), QUIET, 0.025)
        self.write(canvas)


class Push(Painted):
    """One arrow as long as a chain: what all of its links come to."""

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, chain: Chain, below: float) -> None:
        super().__init__()
        self.chain, self.below = chain, below
        x, y = chain.root
        self.set_frame(x, y - below - 0.1, x + chain.unit, y - below + 0.1)

    def draw(self, canvas: Canvas) -> None:
        """From where the chain begins to where it ends."""
        length = self.chain.total() * self.chain.unit
        if abs(length) > 1e-6:
            foot = np.array(self.chain.root) - np.array([0.0, self.below])
            line = foot + np.array([(0.0, 0.0), (length, 0.0)])
            Pen(canvas, self.presence).arrow(line, MOMENTUM.color, _PUSH)

    def readings(self) -> list[Reading]:
        """How long it is."""
        return [Reading("push drawn", "", self.chain.total())]


class Measure(Lettered):
    """A ruler from 0 in units of one arrow, with a tip: it says nothing of an end."""

    layer: ClassVar[Layer] = Layer.AXES

    def __init__(self, root: tuple[float, float], unit: float, end: float) -> None:
        super().__init__()
        self.root, self.unit, self.end = np.array(root), unit, end
        self.numbers = [Lettering(str(number), LABEL_SIZE, QUIET) for number in range(int(end) + 1)]
        x, y = root
        self.set_frame(x - 0.2, y - 0.5, x + unit * (end + 1), y + 0.1)

    def at(self, value: float) -> Array:
        """Where on the screen a number is (2,)."""
        return np.asarray(self.root + np.array([self.unit * value, 0.0]))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Whole numbers below it."""
        for value, number in enumerate(self.numbers):
            x, y = self.at(value)
            yield number, x - number.width / 2, y - 0.24 - float(number.high[1]), 1.0

    def draw(self, canvas: Canvas) -> None:
        """The line and its ticks."""
        pen = Pen(canvas, self.presence)
        pen.arrow(np.stack([self.at(0), np.array([_END, self.at(0)[1]])]), QUIET, 0.03)
        tick = np.array([0.0, _TICK])
        for value in range(len(self.numbers)):
            pen.line(np.stack([self.at(value) - tick, self.at(value) + tick]), QUIET, 0.025)
        self.write(canvas)


class Post(Painted):
    """An upright dashed line at a number of a ruler: where a chain never gets beyond."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, measure: Measure, value: float, low: float, high: float) -> None:
        super().__init__()
        self.measure, self.value, self.low, self.high = measure, value, low, high
        x = float(measure.at(value)[0])
        self.set_frame(x - 0.05, low, x + 0.05, high)

    def draw(self, canvas: Canvas) -> None:
        """From below the ruler to above the chain."""
        x = float(self.measure.at(self.value)[0])
        line = np.array([(x, self.low), (x, self.high)])
        Pen(canvas, self.presence).line(line, TEXT, 0.035, dashes=(0.12, 0.09))


__all__ = ["LINKS", "Chain", "Hers", "Measure", "Post", "Push", "Sides", "links_of"]
