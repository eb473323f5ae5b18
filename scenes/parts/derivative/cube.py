"""A cube that is nudged: three slabs, three rods and a corner, and what they come to per nudge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.derivative.fading import as_one
from scenes.stage import GRADIENT, LOSS, POSITION, STAGE, TEXT, TITLE_SIZE, Layer, change, italic
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas

Array = NDArray[np.float64]

_CORNER = POSITION  # it is the nudge, which is blue from the first one on
_SIZE, _LEFT = 2.4, 3.05  # scene units: its side; of that, from the stage's left to the near vertex
# Of the cube's side, which is 3 as the square's is: how far a piece is off it, the nudge, and 1.
_OFF, _THICK, _ONE = 0.14, 0.1, 1 / 3
_THIN = 0.012, 0.03  # scene units: a piece so thin is gone, and is whole
_COVERS = 0.9  # of its growth: until then a slab lets the gold through, and comes slowly
_TWO = 0.58, (-4.95, -1.45)  # of their size, and where across they are, if there are two
_FACES = (0, 1), (0, 2), (1, 2)


class Cube(Lettered):
    """A cube, and what it gains: pieces that grow on it and then come ``off`` it a little.

    On each of three faces a slab of x², between each two of them a rod as long as x, and a corner:
    these two are the nudge's colour, as the square's corner is. ``laid`` divides all of them by the
    nudge as it does with the square: each is stretched one way, until it is as thick as 1 there. As
    the nudge has ``gone`` slabs are left. ``lit`` goes over the rods, then over the corner, and
    ``twice`` brings the same cube once more.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self) -> None:
        super().__init__()
        self.grown, self.off, self.laid, self.gone = (ValueTracker(0.0) for _ in range(4))
        self.lit, self.twice = ValueTracker(0.0), ValueTracker(0.0)
        self.edges = np.array([(-0.82, 0.42), (0.82, 0.42), (0.0, -1.0)])
        self.area = Lettering(f"{italic('x')}²", TITLE_SIZE, BACKGROUND)
        self.long = Lettering(italic("x"), TITLE_SIZE, TEXT)

    # -- where it is -----------------------------------------------------------------------------

    def places(self) -> list[tuple[Array, float]]:
        """Of each cube the near vertex (2,), and the side in scene units; two come out of one."""
        two = float(self.twice.get_value())
        alone, y = STAGE.left + _LEFT, STAGE.middle[1] - 0.1
        small, across = _TWO
        side = _SIZE * ((1 - two) + two * small)
        spots = [(1 - two) * alone + two * x for x in (across if two > 0 else across[:1])]
        return [(np.array([x, y]), side) for x in spots]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How long the edges are; then what each slab is, on it."""
        for corner, side in self.places():
            yield from self._texts(corner, side)

    def _texts(self, corner: Array, side: float) -> Iterator[tuple[Lettering, float, float, float]]:
        grown, off = float(self.grown.get_value()), float(self.off.get_value())
        for k, long in enumerate(self.gained()[:3]):
            away = _OFF * off + self.reach(long)[2 - k]
            spot = self._face(corner, side, k).mean(axis=0) - away * side * self.edges[2 - k]
            x, y = spot - (self.area.low + self.area.high) / 2
            yield self.area, float(x), float(y), off
        low, (left, right) = corner + side * self.edges[2], side * self.edges[:2]
        for spot in (
            low + left / 2 + np.array([-0.2, -0.3]),
            low + right / 2 + np.array([0.2, -0.3]),
            corner + right + side * self.edges[2] / 2 + np.array([0.3, 0.0]),
        ):
            x, y = spot - (self.long.low + self.long.high) / 2
            yield self.long, float(x), float(y), max(0.0, 1 - 4 * grown)

    def draw(self, canvas: Canvas) -> None:
        """What is behind first: each cube, slabs, rods, the corner, what is written on them."""
        for corner, side in self.places():
            with as_one(canvas, self.presence) as pen:
                for k, shade in zip(range(3), (0.34, 0.5, 0.68), strict=True):
                    face = self._face(corner, side, k)
                    pen.fill(face, BACKGROUND)
                    pen.fill(face, LOSS, shade)
                    pen.line(face, LOSS, 0.035, closed=True)
                if self.grown.get_value() > 0:
                    for piece in self.gained():
                        self._block(canvas, corner, side, piece)
                for text, left, foot, strength in self._texts(corner, side):
                    if self.lettering:
                        text.draw(pen, left, foot, strength)

    # -- what it gains ---------------------------------------------------------------------------

    def gained(self) -> list[Array]:
        """Along which edges each piece is as long as the cube (3,): slabs, rods, the corner."""
        long = (1, 1, 0), (1, 0, 1), (0, 1, 1), (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0)
        return [np.array(one) for one in long]

    @property
    def nudge(self) -> float:
        """The nudge now, of the side."""
        return _THICK * float(self.grown.get_value()) * (1 - float(self.gone.get_value()))

    def reach(self, long: Array) -> Array:
        """How far a piece reaches along each edge, of the side (3,).

        Divided by the nudge, one of the ways in which it is thin is as thick as 1.
        """
        laid = float(self.laid.get_value())
        reach = np.where(long == 1, 1.0, self.nudge)
        first = max(np.flatnonzero(long == 0))
        whole = _THICK * float(self.grown.get_value())  # slabs stay as thick as 1 as it goes
        reach[first] = (1 - laid) * whole + laid * _ONE
        return np.asarray(reach)

    def _block(self, canvas: Canvas, corner: Array, side: float, long: Array) -> None:
        """A piece: where it is not long, it is off the cube."""
        reach, thin = self.reach(long), int(3 - long.sum())
        there = float(np.clip((side * reach.min() - _THIN[0]) / (_THIN[1] - _THIN[0]), 0, 1))
        there *= float(np.clip(self.grown.get_value() / _COVERS, 0, 1))
        if not there:
            return
        near = -(_OFF * float(self.off.get_value()) + reach) * (1 - long)  # in edges
        start = corner + side * near @ self.edges
        color = GRADIENT if thin == 1 else _CORNER
        lit = float(self.lit.get_value()) - (thin - 2)
        glow = np.sin(np.pi * lit) if thin > 1 and 0 < lit < 1 else 0.0
        with as_one(canvas, there) as pen:
            for k, shade in zip(range(3), (0.7, 0.85, 1.0), strict=True):
                first, second = _FACES[k]
                u, v = (side * reach[e] * self.edges[e] for e in (first, second))
                face = start + np.stack([0 * u, u, u + v, v])
                pen.fill(face, BACKGROUND)  # what is behind it is not seen
                pen.fill(face, color, shade)
                pen.fill(face, TEXT, 0.75 * float(glow))
                pen.line(face, BACKGROUND, 0.02, closed=True)

    def _face(self, corner: Array, side: float, number: int) -> Array:
        """The corners (4, 2) of the top, of the left face, of the right one."""
        first, second = _FACES[number]
        u, v = side * self.edges[first], side * self.edges[second]
        return corner + np.stack([0 * u, u, u + v, v])

    # -- how it is told --------------------------------------------------------------------------

    def gains(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The pieces grow on it, and come off it: moves with their seconds."""
        yield (change(self.grown, 1),), 0.7
        yield (change(self.off, 1),), 0.6


__all__ = ["Cube"]
