"""A slope along each of many numbers: curves side by side, a tangent laid on each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.paraboloid.bowl import REACH
from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.plan import Plan
from scenes.parts.paraboloid.slices import heights_along
from scenes.stage import BODY_SIZE, GRADIENT, LOSS, POSITION, TEXT, Box, Layer, change, tr
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import eased
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]
Tiles = NDArray[np.signedinteger]

_ACROSS, _UP = 10, 5  # tiles; the first two side by side in the middle
_SAMPLES, _ENDS = 25, 4  # of a curve; of those, at either end, where no tangent lies
_WAVES = (1, 2, 3)  # half turns of each other curve from one side of its tile to the other
_LOW, _HIGH = 0.16, 0.84  # of a tile's height: between which curves are
_TOUCHED = (0.3, 0.7)  # and between which a tangent lies on one, so that it is all in its tile
_BEYOND = 1.12  # times as wide as the box is the mosaic at last: it goes on beyond
_TOLD, _GONE = 0.86, 0.15  # of a tile's height: where a slope is told; as far it is told
_SIDE, _GAP = 0.1, 0.035  # of a tile: beside a curve; beside the tile itself
_TANGENT, _DOT = 0.2, 0.025  # of a tile's width: half of a tangent; a dot's radius
_THIN, _THICK = 0.055, 0.09  # scene units: lines of many tiles, and of two
_PLATE = 0.45  # of the colour of rules, how much a tile has
_QUIET = 0.5  # of the curves, how much is left when all tangents are there
_SPREADS = 0.35  # of the time, that one tangent takes


class Mosaic(Lettered):
    """The slices along x and y through her place, each with its tangent; then such of many numbers.

    ``far`` from 0 to 1 draws back from two tiles to all; ``told`` in [0, 1] is how far the tangents
    of the others have come, from the middle outwards. The curves of the others are made up.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, box: Box) -> None:
        super().__init__()
        self.box = self.panel = box
        self.set_frame(*box)
        self.far, self.told = ValueTracker(0.0), ValueTracker(0.0)
        self.size = np.array([box.width / _ACROSS, box.height / _UP])  # of a tile among all
        columns, rows = np.meshgrid(np.arange(_ACROSS), np.arange(_UP))
        first = [(_ACROSS // 2 - 1, _UP // 2), (_ACROSS // 2, _UP // 2)]
        spots = np.stack([columns.ravel(), rows.ravel()], axis=-1)
        rest = [spot for spot in spots.tolist() if tuple(spot) not in first]
        self.spots = np.array([*first, *rest], dtype=float) - (np.array([_ACROSS, _UP]) - 1) / 2
        self.curves, self.here, self.slopes = _curves(plan, len(self.spots))
        out = np.linalg.norm(self.spots - self.spots[:2].mean(axis=0), axis=1)
        told = [tr("slope {number}").format(number=short(float(at), 4)) for at in plan.gradient]
        self._told = [Lettering(words, BODY_SIZE, GRADIENT) for words in told]
        self.turns = (1 - _SPREADS) * out / out.max()  # when a tangent begins to come

    def draw_back(self) -> Any:
        """From the two to all."""
        return change(self.far, 1)

    def differentiate(self) -> Any:
        """Each of the others gets its tangent."""
        return change(self.told, 1, linear)

    def scale_now(self) -> float:
        """How many times as large a tile is as among all: by equal factors in equal times."""
        far = float(self.far.get_value())
        return float((_ACROSS / 2) ** (1 - far) * _BEYOND**far)

    def at(self, tiles: Tiles, inside: Array) -> Array:
        """Screen points (n, m, 2) of points (n, m, 2) in tiles (n,): 0 to 1 across and up."""
        scale = self.scale_now()
        share = (scale - _BEYOND) / (_ACROSS / 2 - _BEYOND)
        aside = share * self.spots[:2].mean(axis=0)
        low = (self.spots[tiles] - 0.5 - aside)[:, None]
        return np.asarray(self.box.middle[:2] + scale * self.size * (low + inside))

    def seen(self) -> Tiles:
        """Which tiles are in the box, all or in part (n,)."""
        every = np.arange(len(self.spots))
        corners = self.at(every, np.array([[(0.0, 0.0), (1.0, 1.0)]]))
        low, high = np.array([*self.box]).reshape(2, 2)
        return np.flatnonzero(np.all((corners[:, 1] > low) & (corners[:, 0] < high), axis=1))

    def lines(self, tiles: Tiles) -> Array:
        """The curves of tiles on the screen (n, samples, 2)."""
        across = np.linspace(_SIDE, 1 - _SIDE, _SAMPLES)
        shape = (len(tiles), _SAMPLES)
        return self.at(
            tiles, np.stack([np.broadcast_to(across, shape), self.curves[tiles]], axis=-1)
        )

    def tangents(self, tiles: Tiles) -> Array:
        """The tangents of tiles on the screen, as long as they are by now (n, 2, 2)."""
        middle = self.at(tiles, self.here[tiles][:, None])[:, 0]
        way = self.size * np.stack([np.ones(len(tiles)), self.slopes[tiles]], axis=-1)
        way /= np.linalg.norm(way, axis=1, keepdims=True)
        grown = eased((float(self.told.get_value()) - self.turns[tiles]) / _SPREADS)
        grown = np.where(tiles < 2, 1.0, grown)
        half = _TANGENT * self.size[0] * self.scale_now() * grown[:, None] * way
        return np.stack([middle - half, middle + half], axis=1)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The slopes of the first two, while there are only those."""
        if (there := float(1 - self.far.get_value() / _GONE)) > 0:
            spots = self.at(np.arange(2), np.array([[(0.5, _TOLD)]]))[:, 0]
            for text, (x, y) in zip(self._told, spots.tolist(), strict=True):
                yield text, x - text.width / 2, y - float(text.high[1]) / 2, there

    def draw(self, canvas: Canvas) -> None:
        """Tiles, curves, dots, tangents."""
        canvas.push_group()
        pen, tiles, scale = Pen(canvas), self.seen(), self.scale_now()
        wide = float(np.interp(np.log(scale), (0, np.log(_ACROSS / 2)), (_THIN, _THICK)))
        low, high = np.array([_GAP, _GAP]), 1 - np.array([_GAP, _GAP])
        for left, right in self.at(tiles, np.stack([low, high])[None]):
            corners = np.array([left, (right[0], left[1]), right, (left[0], right[1])])
            pen.fill(corners, RULE, _PLATE)
            pen.line(corners, RULE, 0.025, closed=True)
        lit_by = 1 - (1 - _QUIET) * float(self.told.get_value())
        pen.line([*self.lines(tiles)], LOSS, wide, opacity=lit_by)
        lines = self.tangents(tiles)
        lit = np.linalg.norm(lines[:, 1] - lines[:, 0], axis=1) > wide / 2
        pen.line([*lines[lit]], TEXT, wide)
        for (spot,) in self.at(tiles, self.here[tiles][:, None]):
            pen.disc(spot, max(_DOT * self.size[0] * scale, 1.2 * wide), POSITION)
        canvas.pop_group_to_source()
        canvas.paint_with_alpha(self.presence)
        self.write(canvas)


def _curves(plan: Plan, many: int) -> tuple[Array, Array, Array]:
    """Of each tile, from 0 to 1 across and up: heights (n, samples), place (n, 2), slope (n,)."""
    share = np.linspace(0, 1, _SAMPLES)
    room = 1 - 2 * _SIDE
    rng = np.random.default_rng(0)
    heights, places, slopes = [], [], []
    tops = max(float(heights_along(plan, k, np.array([-REACH, REACH])).max()) for k in (0, 1))
    for axis in (0, 1):
        at = float(plan.away[axis])
        to_unit = (_HIGH - _LOW) / tops
        heights.append(_LOW + to_unit * heights_along(plan, axis, REACH * (2 * share - 1)))
        there = _LOW + to_unit * float(heights_along(plan, axis, np.array([at]))[0])
        places.append((_SIDE + room * (at / REACH + 1) / 2, there))
        slopes.append(float(plan.gradient[axis]) * to_unit * 2 * REACH / room)
    for _ in range(many - 2):
        sizes, begins = rng.normal(size=3) / _WAVES, rng.uniform(0, 2 * np.pi, 3)
        turns = np.pi * np.array(_WAVES)
        curve = np.sin(np.outer(share, turns) + begins) @ sizes
        to_unit = (_HIGH - _LOW) / float(np.ptp(curve))
        heights.append(_LOW + to_unit * (curve - curve.min()))
        inner = heights[-1][_ENDS:-_ENDS]
        fit = (inner > _TOUCHED[0]) & (inner < _TOUCHED[1])
        sample = _ENDS + int(rng.choice(np.flatnonzero(fit)))
        at = float(share[sample])
        places.append((_SIDE + room * at, float(heights[-1][sample])))
        slopes.append(float((np.cos(at * turns + begins) * turns) @ sizes) * to_unit / room)
    return np.array(heights), np.array(places), np.array(slopes)


__all__ = ["Mosaic"]
