"""A square that is nudged, and what its change comes to per nudge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import RIGHT, UP, FadeIn, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.derivative.numbers import plain
from scenes.parts.derivative.places import WORDS
from scenes.stage import (
    GRADIENT,
    LOSS,
    POSITION,
    STAGE,
    TEXT,
    TITLE_SIZE,
    Derivation,
    Formula,
    Layer,
    change,
    italic,
    tr,
)
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import ripple
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading, Readout

Array = NDArray[np.float64]

SIDE = 3.0
NUDGES = (0.3, 0.03, 0.003)
_UNIT, _FIRST = 1.3, 1.55  # scene units for 1, beside the words and before
_GONE = 3.0  # powers of ten by which the nudge shrinks: then three decimals of it are 0
_TILES = 0.28  # how dark the lines between its unit squares are
_CORNER = POSITION  # it is the nudge, which is blue from the first one on
_NUMBER, _LARGE = 44, 84
SLOPE_OF = "(dif) / (dif x)"  # an arrow would be that of a limit


class NudgedSquare(Lettered):
    """The square of x; its side grows by a nudge, and two strips and a corner are what is new.

    ``grown`` from 0 to 1 raises the side, ``power`` makes the nudge ten times smaller for each 1,
    and ``laid`` divides what is new by the nudge, where it is: strips and corner stretch, until
    the strips are as wide as 1, and as long as x whatever the nudge, and the corner is as small as
    the nudge. ``aside`` takes the square from the middle to beside the words. ``named``
    tells its side, then its area, and ``told`` how long the strips are.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self) -> None:
        super().__init__()
        self.grown, self.power, self.laid = (ValueTracker(0.0) for _ in range(3))
        self.pulse, self.aside, self.told = ValueTracker(1.0), ValueTracker(0.0), ValueTracker(0.0)
        self.named = ValueTracker(0.0)
        self.side = Lettering(f"{italic('x')} = {plain(SIDE)}", _NUMBER, TEXT)
        self.area = Lettering(f"{italic('x')}² = {plain(SIDE**2)}", _NUMBER, BACKGROUND)
        self.inside = Lettering(italic("x"), TITLE_SIZE, BACKGROUND)
        self.outside = Lettering(italic("x"), TITLE_SIZE, GRADIENT)
        tenths = range(round(10 * NUDGES[0]), 11)
        self.wide = {
            k: Lettering(plain(k / 10), _NUMBER, TEXT if k == 10 else POSITION) for k in tenths
        }

    @property
    def unit(self) -> float:
        """Scene units for 1 of the square."""
        share = float(self.aside.get_value())
        return (1 - share) * _FIRST + share * _UNIT

    @property
    def foot(self) -> Array:
        """The left lower corner of the square on the screen (2,)."""
        share = float(self.aside.get_value())
        low = STAGE.bottom + 0.75
        first = np.array([STAGE.middle[0] - SIDE * _FIRST / 2, low])
        last = np.array([STAGE.left + 0.8, low])
        return np.asarray((1 - share) * first + share * last)

    @property
    def nudge(self) -> float:
        """How far the side is to grow."""
        return float(NUDGES[0] * 10.0 ** -float(self.power.get_value()))

    def vanish(self) -> Any:
        """An animation: the nudge becomes so small that it is nothing in three decimals."""
        return change(self.power, _GONE)

    @property
    def strip(self) -> float:
        """How wide a strip is now."""
        laid = float(self.laid.get_value())
        return (1 - laid) * self.nudge * float(self.grown.get_value()) + laid

    def total(self) -> float:
        """What is new, divided by the nudge."""
        return ((SIDE + self.nudge) ** 2 - SIDE**2) / self.nudge

    def pieces(self) -> tuple[Array, Array, Array]:
        """Both strips and the corner, in units of x from the lower left of the square (4, 2)."""
        side, nudge = SIDE, self.nudge * float(self.grown.get_value())
        wide = self.strip
        return (
            _rectangle(0, side, side, side + wide),
            _rectangle(side, 0, side + wide, side),
            _rectangle(side, side, side + nudge, side + wide),
        )

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The side below, the area within, how wide a strip is, and how long each bar."""
        x, y = self.foot.tolist()
        half = SIDE * self.unit / 2
        side, area = self._named()
        yield self.side, x + half - self.side.width / 2, y - 0.32 - self.side.high[1], side
        yield self.area, x + half - self.area.width / 2, y + half - self.area.height / 2, area
        laid, told = float(self.laid.get_value()), float(self.told.get_value())
        text = self.wide[round(np.clip(10 * self.strip, min(self.wide), 10))]
        left, middle = (self.foot + self.unit * self.pieces()[0].mean(axis=0)) - (half, 0)
        level = middle - (text.low[1] + text.high[1]) / 2
        there = float(np.clip(4 * self.grown.get_value() - 3, 0, 1))
        there *= max(0.0, 1 - 6 * laid, 6 * laid - 5)  # half divided it is no nudge
        yield text, left - 0.2 - text.width, float(level), there
        within = float(np.clip(5 * laid - 4, 0, 1))
        for way, piece in zip(((0.0, 1.0), (1.0, 0.0)), self.pieces()[:2], strict=True):
            spot = self.foot + self.unit * piece.mean(axis=0)
            beyond = (self.unit * self.strip / 2 + 0.5) * np.array(way)
            for letter, at, strength in (
                (self.inside, spot, within),
                (self.outside, spot + beyond, told * max(0.0, 1 - 4 * laid)),
            ):
                x, y = at - (letter.low + letter.high) / 2
                yield letter, float(x), float(y), strength

    def _named(self) -> tuple[float, float]:
        """How much its side is told, and then its area."""
        named = 2 * float(self.named.get_value())
        return min(1.0, named), max(0.0, named - 1)

    def _lengths(self, pen: Pen) -> None:
        """How long the side is, below; and both strips, as that is told."""
        x, y = self.foot.tolist()
        side = SIDE * self.unit
        pen.line(
            _span((x, y - 0.2), (x + side, y - 0.2)), TEXT, 0.03, opacity=0.8 * self._named()[0]
        )
        told = float(self.told.get_value()) * max(0.0, 1 - 4 * float(self.laid.get_value()))
        reach = (SIDE + self.strip) * self.unit + 0.15
        for ends in (
            ((x, y + reach), (x + side, y + reach)),
            ((x + reach, y), (x + reach, y + side)),
        ):
            pen.line(_span(*ends), GRADIENT, 0.03, opacity=told)

    def draw(self, canvas: Canvas) -> None:
        """The square, what is new, and its copies on their way."""
        pen = Pen(canvas, self.presence)
        square = self.foot + self.unit * _rectangle(0, 0, SIDE, SIDE)
        pen.fill(square, LOSS)
        self._lengths(pen)
        colors = GRADIENT, GRADIENT, _CORNER
        new = [self.foot + self.unit * piece for piece in self.pieces()]
        if self.grown.get_value() > 0:
            for piece, color in zip(new, colors, strict=True):
                pen.fill(piece, color, 0.95)
                pen.line(piece, BACKGROUND, 0.02, closed=True)
        self._tiles(pen)
        pen.line(square, LOSS, 0.035, closed=True)  # also where the strips begin
        wave = float(self.pulse.get_value())
        if 0 < wave < 1:
            pen.ring(new[2].mean(axis=0), 0.15 + 0.6 * wave, TEXT, 0.05, opacity=ripple(wave))
        self.write(canvas)

    def _tiles(self, pen: Pen) -> None:
        """Lines between unit squares, in the square as its area is told, and in laid strips."""
        square, strips = self._named()[1], float(np.clip(5 * self.laid.get_value() - 4, 0, 1))
        for k in range(1, round(SIDE)):
            for way in (1, -1):
                for start, end, seen in ((0.0, SIDE, square), (SIDE, SIDE + 1, strips)):
                    ends = np.array([(k, start), (k, end)], dtype=float)[:, ::way]
                    line = self.foot + self.unit * ends
                    pen.line(line, BACKGROUND, 0.03, opacity=_TILES * seen)

    def readings(self) -> list[Reading]:
        """The nudge."""
        return [Reading("side grows", "", self.nudge)]


def _rectangle(left: float, bottom: float, right: float, top: float) -> Array:
    return np.array([(left, bottom), (right, bottom), (right, top), (left, top)], dtype=float)


def _span(start: tuple[float, float], end: tuple[float, float]) -> list[Array]:
    """A line with a short stroke across each of its ends."""
    ends = np.array([start, end])
    along = (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0])
    across = 0.1 * np.array([-along[1], along[0]])
    return [ends, *(np.stack([end - across, end + across]) for end in ends)]


def slope_of(power: str, slope: str, size: float) -> Formula:
    """What the slope of a power is."""
    source = f"{SLOPE_OF} {power} = {slope}"
    return Formula(source, dict.fromkeys(Formula.names_in(slope), GRADIENT), size)


class SquareWords:
    """What stands beside the square: the sum in letters, in numbers, and the slope."""

    def __init__(self, square: NudgedSquare) -> None:
        self.square = square
        change_, nudge = (f'"{tr(word)}"' for word in ("change", "nudge"))
        share = f"{{{{{change_} : change}}}} / {{{{{nudge} : by}}}}"
        named = f"{share} {{{{= : is}}}} {{{{x + x : strips}}}} + {{{{{nudge} : corner}}}}"
        limit = f"{share} {{{{arrow.r : is}}}} {{{{x + x : strips}}}}"
        upper, middle, lower = WORDS.rows(1.2, 1, 1.2)
        colors = {"change": LOSS, "by": POSITION, "strips": GRADIENT, "corner": _CORNER}
        colors["is"] = TEXT
        self.sum = Derivation(Formula(named, colors, TITLE_SIZE), upper)
        self.limit = Formula(limit, {k: v for k, v in colors.items() if k in limit}, TITLE_SIZE)
        strips = f"{plain(SIDE)} + {plain(SIDE)} +"
        added = Readout("nudge", strips, lambda: square.nudge, 3, TITLE_SIZE, _CORNER)
        added.label.set_color(GRADIENT)
        total = Readout("change / nudge", "=", square.total, 3, TITLE_SIZE, GRADIENT)
        total.label.set_color(TEXT)
        total.next_to(added, RIGHT, buff=0.25)
        total.shift((added.number.get_bottom()[1] - total.number.get_bottom()[1]) * UP)
        self.numbers = VGroup(added, total).move_to(middle.middle)
        self.slope = slope_of("x^({{2 : up}})", "{{2 : front}} {{x : rest}}", _LARGE).within(lower)

    def told(self) -> Iterator[tuple[Any, float]]:
        """What is new stretches, divided by the nudge: moves with their seconds."""
        yield (change(self.square.aside, 1), change(self.square.told, 0)), 0.7
        yield (change(self.square.laid, 1), FadeIn(self.sum)), 1.6
        yield (FadeIn(self.numbers),), 0.5

    def vanish(self) -> Iterator[tuple[Any, float]]:
        """The nudge goes, in numbers and in the picture; then in letters."""
        yield (self.square.vanish(),), 1.7
        yield (self.sum.turn_into(self.limit),), 0.9


__all__ = ["NUDGES", "SIDE", "SLOPE_OF", "NudgedSquare", "SquareWords", "slope_of"]
