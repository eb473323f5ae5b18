"""Memory as a chain: the newest arrow comes first, each older one is fainter and shorter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil, log
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear, smooth
from numpy.typing import NDArray

from scenes.parts.momentum.hers import MOMENTUM
from scenes.stage import GRADIENT, LABEL_SIZE, QUIET, TEXT, TITLE_SIZE, Layer, Readout, change
from scenes.stage.lecture.boxes import Placed
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

LINKS = 32
_WHOLE = 1e-6  # of an arrow: one that is so nearly there is
_REST = 4e-4  # of a sum: what is left of it is not seen in its number
_FAINTEST = 0.4
THICK = 0.28  # scene units: the line of an arrow that is long enough for it
_PUSH = 0.32  # and of what all come to, unless one arrow is too short for that
_SHAPED = 6.2  # times as long as its line is thick an arrow is no thinner for its length
_SHORT = 0.2  # scene units: arrows that are hardly seen as such
_LANDS = 0.7  # of the time of a step: then all arrows together are as long as they are after it
_TICK = 0.1
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
        self.count, self.turned_over = ValueTracker(0.0), ValueTracker(0.0)
        x, y = root
        self.set_frame(x - 0.1, y - 0.3, x + unit, y + 0.3)

    def grow(self, to: float, pace: Callable[[float], float] = linear) -> Any:
        """More links, one after another."""
        return change(self.count, to, pace)

    def one(self) -> Chain:
        """With one arrow, whole."""
        self.count.set_value(1)
        return self

    def lengths(self) -> Array:
        """The length of each link (n,), signed, as far as it is there."""
        numbers, count = np.arange(self.links), float(self.count.get_value())
        if self._left:
            faded = self.memory() ** numbers[:-1] * (1 - self._left[0] * (1 - self.memory()))
            return np.concatenate([[self._left[1]], faded])
        if self._sliding:
            whole, part = int(count), count % 1
            old = (1 - part * (1 - self.memory())) * self.memory() ** numbers[:whole]
            return np.concatenate([[part], old, np.zeros(self.links - whole - 1)])
        there = np.clip(count - numbers, 0.0, 1.0)
        return np.asarray(self.memory() ** numbers * there)

    def turn_over(self, to: float) -> Any:
        """A whole chain fades once more, up to 1; then a new arrow comes, up to 2; and so on."""
        return change(self.turned_over, to)

    @property
    def _left(self) -> tuple[float, float] | None:
        """How far it has faded once more, and how much of the new arrow is there."""
        share = float(self.turned_over.get_value()) % 2
        return (min(share, 1.0), max(0.0, share - 1)) if share > 0 else None

    @property
    def _sliding(self) -> bool:
        """Whether a new arrow is on its way in."""
        count = float(self.count.get_value())
        return self.slides and count < _SLID and count % 1 > 0

    def ages(self) -> Array:
        """How many steps ago each link came (n,), fractions included."""
        numbers = np.arange(self.links, dtype=float)
        if self._left:
            return np.maximum(numbers - 1 + self._left[0], 0.0)
        if self._sliding:
            return np.maximum(numbers - 1 + float(self.count.get_value()) % 1, 0.0)
        return numbers

    def total(self) -> float:
        """What all add up to."""
        return float(self.lengths().sum())

    def arrows(self) -> list[tuple[Array, float]]:
        """Each link on the screen (2, 2), and how strong it is."""
        lengths, ages, memory = self.lengths(), self.ages(), self.memory()
        ends = np.concatenate([[0.0], np.cumsum(lengths)])
        drawn = []
        for number, length in enumerate(lengths):
            if abs(length) * self.unit > 1e-6:
                line = np.array([(ends[number], 0.0), (ends[number + 1], 0.0)]) * self.unit
                strength = min(1.0, max(_FAINTEST, memory ** ages[number]))
                drawn.append((line + np.array(self.root), strength))
        return drawn

    def draw(self, canvas: Canvas) -> None:
        """The oldest first, the newest on top; what is too short for a head is a line."""
        (x, y), lengths = self.root, self.unit * self.lengths()
        line = np.array([(x + lengths[lengths > _SHORT].sum(), y), (x + lengths.sum(), y)])
        Pen(canvas, self.presence).line(line, GRADIENT, 0.03, opacity=_FAINTEST)
        for line, strength in reversed(self.arrows()):
            Pen(canvas, self.presence * strength).arrow(line, GRADIENT, THICK)

    def readings(self) -> list[Reading]:
        """What the chain adds up to."""
        return [Reading("chain", "", self.total())]

    def settled(self) -> float:
        """What all that have come add up to: as one comes or fades it is what it was before."""
        numbers = np.arange(self.links)
        turned = int(float(self.turned_over.get_value()) + _WHOLE)
        whole = numbers < int(float(self.count.get_value()) + _WHOLE)
        total = float((self.memory() ** numbers * whole).sum())
        return self.memory() * total if turned % 2 else total

    def landing(self) -> tuple[float, float, float]:
        """What all came to before the present step, what they will after it, and how far it is."""
        before, turned = self.settled(), float(self.turned_over.get_value())
        if self._left:
            after, share = self.memory() * before if turned % 2 < 1 else before + 1, turned % 1
        elif self._sliding:
            after, share = self.memory() * before + 1, float(self.count.get_value()) % 1
        else:
            return self.total(), self.total(), 1.0
        return before, after, float(smooth(max(0.0, share - _LANDS) / (1 - _LANDS)))

    def pushed(self) -> float:
        """How long the arrow of all is: what they came to, until the next one has nearly come."""
        before, after, share = self.landing()
        return before + share * (after - before)

    def counted(self) -> float:
        """The number beside it: of both sums the one to which that arrow is nearer."""
        before, after, share = self.landing()
        if share == 1:
            return self.settled()
        return before if share < 1 / 2 else after

    def told(self, label: str) -> Readout:
        """The sum of all links that have come: only what it is after a step."""
        return Readout(label, label, self.counted, 2, TITLE_SIZE, MOMENTUM.color)


class Push(Painted):
    """One arrow as long as a chain: what all of its links come to."""

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, chain: Chain, below: float) -> None:
        super().__init__()
        self.chain, self.below = chain, below
        self.thick = min(_PUSH, chain.unit / _SHAPED)  # it grows in length only
        x, y = chain.root
        self.set_frame(x, y - below - 0.1, x + chain.unit, y - below + 0.1)

    def draw(self, canvas: Canvas) -> None:
        """From where the chain begins to where it ends."""
        length = self.chain.pushed() * self.chain.unit
        if abs(length) > 1e-6:
            foot = np.array(self.chain.root) - np.array([0.0, self.below])
            line = foot + np.array([(0.0, 0.0), (length, 0.0)])
            Pen(canvas, self.presence).arrow(line, MOMENTUM.color, self.thick)

    def readings(self) -> list[Reading]:
        """How long it is."""
        return [Reading("push drawn", "", self.chain.pushed())]


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


__all__ = ["LINKS", "THICK", "Chain", "Measure", "Post", "Push", "links_of"]
