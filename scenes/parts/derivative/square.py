"""A square that is nudged, what its change comes to per nudge, and a cube with three slabs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, FadeIn, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.derivative.numbers import plain
from scenes.parts.derivative.places import BESIDE, SQUARE
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    STAGE,
    TEXT,
    TITLE_SIZE,
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
_UNIT, _FIRST = 1.12, 1.5  # scene units for 1, beside the bar and before
_LIFT = 0.9  # scene units: what is carried to the bar goes so far over the straight way
_CORNER = TEXT


class NudgedSquare(Lettered):
    """The square of x; its side grows by a nudge, and two strips and a corner are what is new.

    ``grown`` from 0 to 1 raises the side, ``power`` makes the nudge ten times smaller for each 1,
    and ``laid`` takes copies of what is new to a bar where each is divided by the nudge: the
    strips are as long as x there, whatever the nudge, and the corner as the nudge is. One strip
    lies down on the way. ``aside`` takes the square itself from the middle to beside the bar.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self) -> None:
        super().__init__()
        self.grown, self.power, self.laid = (ValueTracker(0.0) for _ in range(3))
        self.pulse, self.aside = ValueTracker(1.0), ValueTracker(0.0)
        self.side = Lettering(f"{italic('x')} = {plain(SIDE)}", LABEL_SIZE, TEXT)
        self.area = Lettering(f"{italic('x')}² = {plain(SIDE**2)}", TITLE_SIZE, TEXT)
        self.long = Lettering(italic("x"), LABEL_SIZE, GRADIENT)
        self.bar = np.array([BESIDE.left + 0.5, BESIDE.top - 2.5])

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
        last = np.array([SQUARE.left + 0.1, SQUARE.middle[1] - SIDE * _UNIT / 2])
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
        side, new = SIDE, SIDE + self.nudge * float(self.grown.get_value())
        return (
            _rectangle(0, side, side, new),
            _rectangle(side, 0, new, side)[[3, 0, 1, 2]],  # lies down with its outer side up
            _rectangle(side, side, new, new),
        )

    def divided(self) -> tuple[Array, Array, Array]:
        """The same divided by the nudge: each as high as 1, side by side (4, 2)."""
        nudge = self.nudge
        return (
            _rectangle(0, 0, SIDE, 1),
            _rectangle(SIDE, 0, 2 * SIDE, 1)[[0, 1, 2, 3]],
            _rectangle(2 * SIDE, 0, 2 * SIDE + nudge, 1),
        )

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The side below, the area within, and how long each bar is."""
        x, y = self.foot.tolist()
        half = SIDE * self.unit / 2
        yield self.side, x + half - self.side.width / 2, y - 0.15 - self.side.high[1], 1.0
        yield self.area, x + half - self.area.width / 2, y + half - self.area.height / 2, 1.0
        laid = float(np.clip(5 * self.laid.get_value() - 4, 0, 1))
        x, y = self.bar.tolist()
        for number in (0, 1):
            at = x + (number + 0.5) * SIDE * _UNIT - self.long.width / 2
            yield self.long, at, y - 0.15 - self.long.high[1], laid

    def draw(self, canvas: Canvas) -> None:
        """The square, what is new, and its copies on their way."""
        pen = Pen(canvas, self.presence)
        square = self.foot + self.unit * _rectangle(0, 0, SIDE, SIDE)
        pen.fill(square, LOSS, 0.28)
        pen.line(square, LOSS, 0.035, closed=True)
        colors, laid = (GRADIENT, GRADIENT, _CORNER), float(self.laid.get_value())
        new = [self.foot + self.unit * piece for piece in self.pieces()]
        if self.grown.get_value() > 0:
            for piece, color in zip(new, colors, strict=True):
                pen.fill(piece, color, 0.95)
        wave = float(self.pulse.get_value())
        if 0 < wave < 1:
            pen.ring(new[2].mean(axis=0), 0.15 + 0.6 * wave, TEXT, 0.05, opacity=ripple(wave))
        if laid > 0:
            ends = [self.bar + _UNIT * piece for piece in self.divided()]
            for piece, end, color in zip(new, ends, colors, strict=True):
                now = carried(piece, end, laid)
                pen.fill(now, color, 0.85)
                pen.line(now, BACKGROUND, 0.025, opacity=laid, closed=True)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The nudge."""
        return [Reading("side grows", "", self.nudge)]


def carried(start: Array, end: Array, share: float) -> Array:
    """A rectangle (4, 2) on its way to another, from corner to corner: it turns, and keeps square.

    It goes over what lies between both.
    """
    middles, sides, angles = [], [], []
    for corners in (start, end):
        along = corners[1] - corners[0]
        middles.append(corners.mean(axis=0))
        sides.append(np.linalg.norm([along, corners[3] - corners[0]], axis=-1))
        angles.append(np.arctan2(along[1], along[0]))
    middle = (1 - share) * middles[0] + share * middles[1]
    middle = middle + np.array([0.0, 4 * _LIFT * share * (1 - share)])
    wide, high = (1 - share) * sides[0] + share * sides[1]
    angle = (1 - share) * angles[0] + share * angles[1]
    turn = np.array([(np.cos(angle), np.sin(angle)), (-np.sin(angle), np.cos(angle))])
    return np.asarray(middle + _rectangle(-wide / 2, -high / 2, wide / 2, high / 2) @ turn)


def _rectangle(left: float, bottom: float, right: float, top: float) -> Array:
    return np.array([(left, bottom), (right, bottom), (right, top), (left, top)], dtype=float)


def row(nudge: float) -> Formula:
    """What a nudge adds, divided by it: strips and corner, and their sum."""
    strips, corner = plain(2 * SIDE * nudge), f"{nudge**2:.10f}".rstrip("0")
    total = plain(round(((SIDE + nudge) ** 2 - SIDE**2) / nudge, 9))
    source = (
        f"({{{{{strips} : strips}}}} + {{{{{corner} : corner}}}}) \\/ {plain(nudge)}"
        f" = {{{{{total} : slope}}}}"
    )
    return Formula(source, {"strips": GRADIENT, "corner": _CORNER, "slope": GRADIENT}, BODY_SIZE)


class SquareWords:
    """What stands beside the square: the sum over the bar, rows of numbers, the slope."""

    def __init__(self, square: NudgedSquare) -> None:
        self.square = square
        named = f'"{tr("change")}" / "{tr("nudge")}" = {{{{x + x : strips}}}} + "{tr("nudge")}"'
        self.sum = Formula(named, {"strips": GRADIENT}, TITLE_SIZE)
        x, y = square.bar.tolist()
        self.sum.move_to((x, y + _UNIT + 0.85, 0), aligned_edge=LEFT)
        self.rows = VGroup(*map(row, NUDGES)).arrange(DOWN, buff=0.26, aligned_edge=LEFT)
        self.rows.move_to((x, y - 0.75, 0), aligned_edge=LEFT + np.array([0, 1, 0]))
        self.slope = Formula("x^2 arrow.r 2 x")
        self.slope.scale(1.6).next_to(self.sum, -LEFT, buff=0.9)
        self.slope.shift((min(0.0, STAGE.right - float(self.slope.get_right()[0])), 0, 0))

    def divided(self) -> Iterator[tuple[Any, float]]:
        """What is new is laid out, divided by the nudge: moves with their seconds."""
        yield (change(self.square.aside, 1),), 0.7
        yield (change(self.square.laid, 1),), 1.4
        yield (FadeIn(self.sum, self.rows[0]),), 0.5

    def shrunk(self) -> Iterator[tuple[Any, float]]:
        """The nudge shrinks: moves with their seconds."""
        for number in (1, 2):
            yield (self.square.smaller(number), FadeIn(self.rows[number])), 1.1

    @property
    def all(self) -> tuple[Any, ...]:
        """Everything that is there at the end."""
        return self.sum, *self.rows, self.slope


class Cube(Lettered):
    """A cube, and a slab of x² on each of three faces, which come off as ``grown`` goes to 1."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self) -> None:
        super().__init__()
        self.grown = ValueTracker(0.0)
        size = 2.1
        self.corner = np.array([SQUARE.middle[0] + 0.35, SQUARE.middle[1] + 0.1])
        self.edges = size * np.array([(-0.82, 0.42), (0.82, 0.42), (0.0, -1.0)])
        self.area = Lettering(f"{italic('x')}²", TITLE_SIZE, BACKGROUND)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """What each slab is, on it."""
        grown = float(self.grown.get_value())
        for k in range(3):
            x, y = self._face(k).mean(axis=0) - 0.21 * grown * self.edges[2 - k]
            middle = (self.area.low + self.area.high) / 2
            yield self.area, float(x - middle[0]), float(y - middle[1]), max(0.0, 4 * grown - 3)

    def draw(self, canvas: Canvas) -> None:
        """Three faces, then the slabs before them."""
        pen, grown = Pen(canvas, self.presence), float(self.grown.get_value())
        for k, shade in zip(range(3), (0.24, 0.36, 0.5), strict=True):
            face = self._face(k)
            pen.fill(face, LOSS, shade)
            pen.line(face, LOSS, 0.035, closed=True)
        if grown <= 0:
            return
        for k, shade in zip(range(3), (0.7, 0.85, 1.0), strict=True):
            out = -self.edges[2 - k]  # away from the edge that is not in this face
            near, far = 0.13 * grown * out, 0.21 * grown * out
            face = self._face(k)
            for a, b in zip(face, np.roll(face, -1, axis=0), strict=True):
                pen.fill(np.stack([a + near, b + near, b + far, a + far]), GRADIENT, 0.5)
            pen.fill(face + far, GRADIENT, shade)
            pen.line(face + far, BACKGROUND, 0.02, closed=True)
        self.write(canvas)

    def _face(self, number: int) -> Array:
        """The corners (4, 2) of the top, of the left face, of the right one."""
        first, second = ((0, 1), (0, 2), (1, 2))[number]
        u, v = self.edges[first], self.edges[second]
        return self.corner + np.stack([0 * u, u, u + v, v])


__all__ = ["NUDGES", "SIDE", "Cube", "NudgedSquare", "SquareWords", "row"]
