"""Axes of a valley as bars: each as high as the share of its distance that is still to go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.many_features.plan import Fifty
from scenes.stage import (
    LABEL_SIZE,
    MINIMUM,
    POSITION,
    QUIET,
    SMALLEST_SIZE,
    TEXT,
    Box,
    Layer,
    change,
    tr,
)
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]
Shares = Callable[[], Array]

_FILLED, _TOP = 0.66, 0.055  # of a bar's room; scene units: the dot on its top
_BACK = 0.72  # how strong a bar is below its dot
_LEFT, _RIGHT, _ABOVE, _BELOW = 1.1, 1.6, 0.6, 0.55  # scene units round the plot
_FLOOR = 0.08  # how thick the line is below what is done


class Bars(Lettered):
    """Bars side by side, the steepest axis first, over a line; the full height is the whole way.

    With ``scaled`` there are a scale and names of what they are, in the margins of the box.
    ``come`` in [0, 1] is how many are there; ``lit`` has for the first and the last one how much
    its name and its dot are lit. Below what has
    at most the share ``done`` left the line is that of a valley's floor.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self, shares: Shares, count: int, box: Box, *, scaled: bool = False, done: float = -1.0
    ) -> None:
        super().__init__()
        self.done_at = done
        self.shares, self.count, self.scaled = shares, count, scaled
        margin = {"left": _LEFT, "right": _RIGHT, "top": _ABOVE, "bottom": _BELOW}
        self.plot = box.inset(**margin) if scaled else box
        self.lit = [ValueTracker(0.0), ValueTracker(0.0)]
        self.come = ValueTracker(1.0)  # of the bars, from the steepest on
        self.dimmed = ValueTracker(0.0)  # gone, but for the dots, before curves on another scale
        self.picked, self.pointed = 0, ValueTracker(0.0)  # a bar, and how much its dot is lit
        self._scale = [
            Lettering(text, 1.15 * SMALLEST_SIZE, QUIET) for text in ("0 %", "50 %", "100 %")
        ]
        self._name = Lettering(tr("distance still to go"), LABEL_SIZE, POSITION)
        ends = tr("steepest axis"), tr("flattest axis")
        self._ends = [Lettering(words, LABEL_SIZE, QUIET) for words in ends]
        self._bright = [Lettering(words, LABEL_SIZE, TEXT) for words in ends]
        self.set_frame(*box)

    @property
    def room(self) -> float:
        """Scene units from one bar to the next."""
        return self.plot.width / self.count

    def there(self) -> float:
        """How many bars have come."""
        return min(float(np.ceil(self.count * float(self.come.get_value()))), self.count)

    def tops(self, shares: Array) -> Array:
        """Where on the screen shares of all bars (n,) are (n, 2)."""
        x = self.plot.left + self.room * (np.arange(self.count) + 0.5)
        return np.stack([x, self.plot.bottom + self.plot.height * shares], axis=-1)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The scale on the left, what it is above it, which axes these are below."""
        if not self.scaled:
            return
        plot, told = self.plot, 1 - float(self.dimmed.get_value())
        for share, text in zip((0.0, 0.5, 1.0), self._scale, strict=True):
            y = plot.bottom + share * plot.height - float(text.high[1]) / 2
            yield text, plot.left - 0.18 - text.width, y, told
        yield self._name, plot.left - 0.9, plot.top + 0.3, told
        foot = plot.bottom - 0.2 - float(self._ends[0].high[1])
        lefts = plot.left, plot.right - self._ends[1].width
        for place, (left, lit) in enumerate(zip(lefts, self.lit, strict=True)):
            share = float(lit.get_value())
            yield self._ends[place], left, foot, 1 - share
            yield self._bright[place], left, foot, share

    def draw(self, canvas: Canvas) -> None:
        """The line below, then each bar with a dot on its top."""
        pen, plot, shares = Pen(canvas, self.presence), self.plot, self.shares()
        wide = _FILLED * self.room
        dimmed = float(self.dimmed.get_value())
        if self.scaled:
            for share in (0.5, 1.0):
                y = plot.bottom + share * plot.height
                pen.line(
                    np.array([(plot.left, y), (plot.right, y)]), RULE, 0.02, opacity=1 - dimmed
                )
        half = wide / 2
        tops = self.tops(shares).tolist()
        back = _BACK * (1 - dimmed)
        there = self.there()
        for number, (x, y) in enumerate(tops):
            if number >= there:
                break
            bar = np.array([(x - half, plot.bottom), (x + half, plot.bottom), (x + half, y),
                            (x - half, y)])  # fmt: skip
            pen.fill(bar, POSITION, back)
            pen.line(np.array([(x - half, y), (x + half, y)]), POSITION, 0.035)
            if self.scaled:
                pen.disc((x, y), _TOP, POSITION, casing=0.025)
        ends = np.array([(plot.left, plot.bottom), (plot.right, plot.bottom)])
        pen.line(ends, QUIET, 0.035)
        for (x, y), share in zip(tops, shares.tolist(), strict=True):
            if share <= self.done_at:
                floor = np.array(
                    [(x - self.room / 2, plot.bottom), (x + self.room / 2, plot.bottom)]
                )
                pen.line(floor, MINIMUM, _FLOOR)
                pen.disc((x, y), _TOP, MINIMUM, casing=0.025)
        rings = (tops[0], tops[-1], tops[self.picked])
        for (x, y), lit in zip(rings, (*self.lit, self.pointed), strict=True):
            if glow := float(lit.get_value()):
                pen.ring((x, y), 2.4 * _TOP, TEXT, 0.045, opacity=glow)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """What the first and the last have left."""
        shares = self.shares()
        return [Reading("first axis", "", float(shares[0])),
                Reading("last axis", "", float(shares[-1]))]  # fmt: skip


class Predicted(Lettered):
    """A dashed line over bars: how far each will be after so many steps.

    ``drawn`` in [0, 1] is how far it has come from the left.
    """

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, bars: Bars, shares: Array, name: str) -> None:
        super().__init__()
        self.bars, self.values = bars, shares
        self.drawn = ValueTracker(0.0)
        self._name = Lettering(name, LABEL_SIZE, TEXT)
        plot = bars.plot
        self.set_frame(plot.left, plot.bottom, plot.right, plot.top)

    def line(self) -> Array:
        """Its points on the screen (n, 2), as far as it is drawn."""
        spots, share = self.bars.tops(self.values), float(self.drawn.get_value())
        end = spots[0, 0] + share * (spots[-1, 0] - spots[0, 0])
        x = np.append(spots[spots[:, 0] < end, 0], end)
        return np.stack([x, np.interp(x, spots[:, 0], spots[:, 1])], axis=-1)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The number of steps at its right end."""
        x, y = self.bars.tops(self.values)[-1].tolist()
        strength = float(np.clip(8 * self.drawn.get_value() - 7, 0, 1))
        if strength > 0:
            yield self._name, x + 0.28, y - float(self._name.high[1]) / 2, strength

    def draw(self, canvas: Canvas) -> None:
        """Dashes, and its name."""
        if self.drawn.get_value() > 0:
            Pen(canvas, self.presence).line(self.line(), TEXT, 0.04, dashes=(0.13, 0.08))
        self.write(canvas)


class Run:
    """How far the walk along all axes has come."""

    def __init__(self, fifty: Fifty) -> None:
        self.fifty, self.progress = fifty, ValueTracker(0.0)

    @property
    def step(self) -> int:
        """How many steps are completed."""
        return int(np.floor(float(self.progress.get_value()) + 1e-9))

    def left(self) -> Array:
        """What is left of each distance (d,)."""
        return self.fifty.left(float(self.progress.get_value()))

    def go(self, to: int, pace: Callable[[float], float] = linear) -> Any:
        """Walk on."""
        return change(self.progress, to, pace)


__all__ = ["Bars", "Predicted", "Run"]
