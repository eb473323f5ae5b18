"""A square that is nudged, what its change comes to per nudge, and a cube with three slabs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import FadeIn, ValueTracker
from numpy.typing import NDArray

from scenes.parts.derivative.fading import as_one
from scenes.parts.derivative.numbers import plain
from scenes.parts.derivative.places import SQUARE, WORDS
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
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
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

SIDE = 3.0
NUDGES = (0.1, 0.01, 0.001)
_UNIT, _FIRST = 1.3, 1.5  # scene units for 1, beside the words and before
_CORNER = POSITION  # it is the nudge, which is blue from the first one on
_LARGE = 84
# Of the cube's side: how far a piece is off it, how thick it is, and divided by the nudge.
_OFF, _THICK, _ONE = 0.14, 0.07, 0.25
_NOTHING = 1e-4  # of the side: so thin a piece is gone
SLOPE_OF = "(dif) / (dif x)"  # an arrow would be that of a limit


class NudgedSquare(Lettered):
    """The square of x; its side grows by a nudge, and two strips and a corner are what is new.

    ``grown`` from 0 to 1 raises the side, ``power`` makes the nudge ten times smaller for each 1,
    and ``laid`` divides what is new by the nudge, where it is: strips and corner stretch, until
    the strips are as wide as 1, and as long as x whatever the nudge, and the corner is as small as
    the nudge. ``aside`` takes the square from the middle to beside the words.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self) -> None:
        super().__init__()
        self.grown, self.power, self.laid = (ValueTracker(0.0) for _ in range(3))
        self.pulse, self.aside = ValueTracker(1.0), ValueTracker(0.0)
        self.side = Lettering(f"{italic('x')} = {plain(SIDE)}", LABEL_SIZE, TEXT)
        self.area = Lettering(f"{italic('x')}² = {plain(SIDE**2)}", TITLE_SIZE, TEXT)
        self.long = Lettering(italic("x"), TITLE_SIZE, BACKGROUND)
        self.wide = (
            Lettering(plain(NUDGES[0]), LABEL_SIZE, POSITION),
            Lettering("1", LABEL_SIZE, TEXT),
        )

    @property
    def unit(self) -> float:
        """Scene units for 1 of the square."""
        share = float(self.aside.get_value())
        return (1 - share) * _FIRST + share * _UNIT

    @property
    def foot(self) -> Array:
        """The left lower corner of the square on the screen (2,)."""
        share = float(self.aside.get_value())
        first = STAGE.middle[:2] - SIDE * _FIRST / 2
        last = np.array([STAGE.left + 0.65, STAGE.bottom + 0.75])
        return np.asarray((1 - share) * first + share * last)

    @property
    def nudge(self) -> float:
        """How far the side is to grow."""
        return float(NUDGES[0] * 10.0 ** -float(self.power.get_value()))

    def smaller(self, number: int) -> Any:
        """An animation: the nudge becomes the one with this number."""
        return change(self.power, float(number))

    def pieces(self) -> tuple[Array, Array, Array]:
        """Both strips and the corner, in units of x from the lower left of the square (4, 2)."""
        side, nudge = SIDE, self.nudge * float(self.grown.get_value())
        laid = float(self.laid.get_value())
        wide = (1 - laid) * nudge + laid
        return (
            _rectangle(0, side, side, side + wide),
            _rectangle(side, 0, side + wide, side),
            _rectangle(side, side, side + nudge, side + wide),
        )

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The side below, the area within, how wide a strip is, and how long each bar."""
        x, y = self.foot.tolist()
        half = SIDE * self.unit / 2
        yield self.side, x + half - self.side.width / 2, y - 0.15 - self.side.high[1], 1.0
        yield self.area, x + half - self.area.width / 2, y + half - self.area.height / 2, 1.0
        laid = float(np.clip(5 * self.laid.get_value() - 4, 0, 1))
        thin = min(4 * float(self.grown.get_value()) - 3, 1 - 5 * float(self.laid.get_value()))
        left, middle = (self.foot + self.unit * self.pieces()[0].mean(axis=0)) - (half, 0)
        for text, strong in zip(self.wide, (max(0.0, thin), laid), strict=True):
            level = middle - (text.low[1] + text.high[1]) / 2
            yield text, left - 0.15 - text.width, float(level), strong
        for piece in self.pieces()[:2]:
            x, y = (self.foot + self.unit * piece.mean(axis=0)).tolist()
            middle = (self.long.low + self.long.high) / 2
            yield self.long, x - float(middle[0]), y - float(middle[1]), laid

    def draw(self, canvas: Canvas) -> None:
        """The square, what is new, and its copies on their way."""
        pen = Pen(canvas, self.presence)
        square = self.foot + self.unit * _rectangle(0, 0, SIDE, SIDE)
        pen.fill(square, LOSS, 0.28)
        colors = GRADIENT, GRADIENT, _CORNER
        new = [self.foot + self.unit * piece for piece in self.pieces()]
        if self.grown.get_value() > 0:
            for piece, color in zip(new, colors, strict=True):
                pen.fill(piece, color, 0.95)
                pen.line(piece, BACKGROUND, 0.02, closed=True)
        pen.line(square, LOSS, 0.035, closed=True)  # also where the strips begin
        wave = float(self.pulse.get_value())
        if 0 < wave < 1:
            pen.ring(new[2].mean(axis=0), 0.15 + 0.6 * wave, TEXT, 0.05, opacity=ripple(wave))
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The nudge."""
        return [Reading("side grows", "", self.nudge)]


def _rectangle(left: float, bottom: float, right: float, top: float) -> Array:
    return np.array([(left, bottom), (right, bottom), (right, top), (left, top)], dtype=float)


def row(nudge: float) -> Formula:
    """What a nudge adds, divided by it: strips and corner, and their sum."""
    total = plain(round(((SIDE + nudge) ** 2 - SIDE**2) / nudge, 9))
    # Names of one row: digits that the next one has too move up, and noughts come between them.
    corner, slope = (f"{name}{len(total)}" for name in ("corner", "slope"))
    source = (
        f"{{{{{plain(SIDE)} + {plain(SIDE)} : strips}}}} + {{{{{plain(nudge)} : {corner}}}}}"
        f" = {{{{{total} : {slope}}}}}"
    )
    colors = {"strips": GRADIENT, corner: _CORNER, slope: GRADIENT}
    return Formula(source, colors, TITLE_SIZE)


def slope_of(power: str, slope: str, size: float) -> Formula:
    """What the slope of a power is."""
    source = f"{SLOPE_OF} {power} = {{{{{slope} : slope}}}}"
    return Formula(source, {"slope": GRADIENT}, size)


class SquareWords:
    """What stands beside the square: the sum in letters, in numbers, and the slope."""

    def __init__(self, square: NudgedSquare) -> None:
        self.square = square
        change_, nudge = (f'"{tr(word)}"' for word in ("change", "nudge"))
        named = (
            f"{{{{{change_} : change}}}} / {{{{{nudge} : by}}}}"
            f" = {{{{x + x : strips}}}} + {{{{{nudge} : corner}}}}"
        )
        upper, middle, lower = WORDS.rows(1.2, 1, 1.2)
        colors = {"change": LOSS, "by": POSITION, "strips": GRADIENT, "corner": _CORNER}
        self.sum = Formula(named, colors, TITLE_SIZE).within(upper)
        self.numbers = Derivation(row(NUDGES[0]), middle)
        self.slope = slope_of("x^2", "2 x", _LARGE).within(lower)

    def told(self) -> Iterator[tuple[Any, float]]:
        """What is new stretches, divided by the nudge, which shrinks: moves with their seconds."""
        yield (change(self.square.aside, 1),), 0.7
        yield (change(self.square.laid, 1), FadeIn(self.sum)), 1.6
        yield (FadeIn(self.numbers),), 0.5
        for number in (1, 2):
            less = self.numbers.turn_into(row(NUDGES[number]))
            yield (self.square.smaller(number), less), 1.2


class Cube(Lettered):
    """A cube, and what it gains as ``grown`` goes to 1, a little way off.

    On each of three faces a slab of x², between each two of them a rod as long as x, and a corner:
    these two are the nudge's colour, as the square's corner is. ``laid`` divides all of them by the
    nudge: slabs are then as thick as 1. They stay so as the nudge has ``gone``, and the others go.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self) -> None:
        super().__init__()
        self.grown, self.laid, self.gone = (ValueTracker(0.0) for _ in range(3))
        size = 2.05
        self.corner = np.array([SQUARE.middle[0] + 0.6, SQUARE.middle[1] + 0.05])
        self.edges = size * np.array([(-0.82, 0.42), (0.82, 0.42), (0.0, -1.0)])
        self.area = Lettering(f"{italic('x')}²", TITLE_SIZE, BACKGROUND)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """What each slab is, on it."""
        grown = float(self.grown.get_value())
        for k in range(3):
            off = _OFF * grown + self.thick(1)
            x, y = self._face(k).mean(axis=0) - off * self.edges[2 - k]
            middle = (self.area.low + self.area.high) / 2
            yield self.area, float(x - middle[0]), float(y - middle[1]), max(0.0, 4 * grown - 3)

    def draw(self, canvas: Canvas) -> None:
        """Three faces, then the slabs before them, the rods between these, and the corner."""
        grown = float(self.grown.get_value())
        with as_one(canvas, self.presence) as pen:
            for k, shade in zip(range(3), (0.24, 0.36, 0.5), strict=True):
                face = self._face(k)
                pen.fill(face, LOSS, shade)
                pen.line(face, LOSS, 0.035, closed=True)
            with as_one(canvas, min(1.0, 4 * grown)) as over:
                for piece in self.gained():
                    self._block(over, piece, GRADIENT if piece.sum() > 1.5 else _CORNER)
        self.write(canvas)

    def gained(self) -> list[Array]:
        """Along which edges each piece is as long as the cube (3,): slabs, rods, the corner."""
        long = (1, 1, 0), (1, 0, 1), (0, 1, 1), (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0)
        return [np.array(one) for one in long]

    @property
    def nudge(self) -> float:
        """The nudge now, of the side."""
        left = 1 - float(self.gone.get_value())
        return _THICK * float(self.grown.get_value()) * left**2

    def thick(self, ways: int) -> float:
        """How thick a piece is now that is thin so many ways: 1 slabs, 2 rods, 3 the corner.

        Divided by the nudge it is nudge^(ways − 1), as evenly each way.
        """
        laid = float(self.laid.get_value())
        divided = (self.nudge ** (ways - 1) * _ONE) ** (1 / ways)
        return (1 - laid) * self.nudge + laid * divided

    def _block(self, pen: Pen, long: Array, color: str) -> None:
        """A piece: where it is not long, it is off the cube."""
        reach = np.where(long == 1, 1.0, thick := self.thick(int(3 - long.sum())))
        if thick < _NOTHING:
            return
        near = -(_OFF * float(self.grown.get_value()) + reach) * (1 - long)  # in edges
        start = self.corner + near @ self.edges
        for k, shade in zip(range(3), (0.7, 0.85, 1.0), strict=True):
            first, second = ((0, 1), (0, 2), (1, 2))[k]
            u, v = reach[first] * self.edges[first], reach[second] * self.edges[second]
            face = start + np.stack([0 * u, u, u + v, v])
            pen.fill(face, BACKGROUND)  # what is behind it is not seen
            pen.fill(face, color, shade)
            pen.line(face, BACKGROUND, 0.02, closed=True)

    def _face(self, number: int) -> Array:
        """The corners (4, 2) of the top, of the left face, of the right one."""
        first, second = ((0, 1), (0, 2), (1, 2))[number]
        u, v = self.edges[first], self.edges[second]
        return self.corner + np.stack([0 * u, u, u + v, v])


__all__ = ["NUDGES", "SIDE", "SLOPE_OF", "Cube", "NudgedSquare", "SquareWords", "row", "slope_of"]
