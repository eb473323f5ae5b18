"""All that is to be asked: a block of dots, and a wall of such blocks."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import ClassVar

import cairo
import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.stochastic.asking import Asking
from scenes.stage import Box, Layer
from scenes.stage.paint.painted import KeptPicture, Painted
from scenes.stage.paint.pen import Canvas, ink
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

LIT = "#FFE6AE"  # what the light of a lamp falls on
_DARK = "#5B7099"
_BEHIND = "#0A1020"
_SMALL = (0.55, 1.1)  # scene units of a block: smaller, it is one tile; larger, dots
_TILE = 0.74  # of a block's room
_RADIUS = 0.3  # of a dot's room
_GLOW = 0.42
_REACH = 1.0  # scene units of the light round a single dot


class Crowd(KeptPicture):
    """Blocks of ``block`` dots each, ``total`` dots in all, of which those are lit that are asked.

    ``born`` in [0, 1] is how much of the first block there is, beginning with its first dot;
    ``far`` in [0, 1] how far we have drawn back: at 1 all blocks are seen.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, block: int, total: int, box: Box, near: float, asking: Asking) -> None:
        super().__init__()
        self.asked: Callable[[], float] = lambda: asking.now()
        self.runs: Callable[[], bool] = lambda: asking.runs
        self.block, self.total, self.box, self.near = block, total, box, near
        self.rows_of_block = ceil(block**0.5)
        self.tiles = ceil(total / block)
        self.across = ceil(self.tiles**0.5)
        self.born, self.far = ValueTracker(0.0), ValueTracker(0.0)
        self.set_frame(*box)

    @property
    def ambient(self) -> bool:
        """Whether it changes by itself."""
        return self.presence > 0 and self.runs()

    def asked_now(self) -> float:
        """How many have been asked, a whole number."""
        return float(np.floor(self.asked() + 1e-6))

    @property
    def key(self) -> bytes:
        """Whatever is seen of it."""
        far, born = self.far.get_value(), self.born.get_value()
        return np.array([far, born, self.asked_now()]).tobytes()

    def tile(self) -> tuple[float, float, float]:
        """Left and top of the first block on the screen, and how wide it is."""
        far = float(self.far.get_value())
        whole = min(self.box.width, self.box.height)
        last = whole / self.across
        wide = float(self.near ** (1 - far) * last**far)
        share = (self.near - wide) / (self.near - last) if self.near != last else 0.0
        middle, up = self.box.middle[0], self.box.middle[1]
        left = (1 - share) * (middle - self.near / 2) + share * (middle - whole / 2)
        top = (1 - share) * (up + self.near / 2) + share * (up + whole / 2)
        return float(left), float(top), wide

    def first(self) -> Array:
        """Where the first dot is on the screen (2,)."""
        left, top, wide = self.tile()
        room = wide / self.rows_of_block
        return np.array([left + room / 2, top - room / 2])

    def spots(self) -> Array:
        """Where the dots of the first block are on the screen (block, 2)."""
        room = self.tile()[2] / self.rows_of_block
        up, along = np.divmod(np.arange(self.block), self.rows_of_block)
        return np.asarray(self.first() + room * np.stack([along, -up], axis=-1))

    def radius(self) -> float:
        """How large each of them is while it has not been asked."""
        return _RADIUS * self.tile()[2] / self.rows_of_block

    def picture(self, canvas: Canvas) -> None:
        """Blocks far away as tiles, near ones dot by dot."""
        left, top, wide = self.tile()
        self._reach(np.array([self.box[:2], self.box[2:]]))
        far = float(self.far.get_value())
        canvas.save()
        canvas.rectangle(self.box.left, self.box.bottom, self.box.width, self.box.height)
        canvas.clip()
        fine = float(np.clip((wide - _SMALL[0]) / (_SMALL[1] - _SMALL[0]), 0, 1))
        seen = [
            (row, column)
            for row in range(min(self.across, ceil((top - self.box.bottom) / wide)))
            for column in range(min(self.across, ceil((self.box.right - left) / wide)))
            if row * self.across + column < self.tiles
        ]
        others = min(1.0, 4 * far)
        canvas.set_source_rgba(*ink(_BEHIND, others))  # else stars would shine through
        canvas.paint()
        lit_tiles, rest = divmod(int(self.asked_now()), self.block)
        for strength, paint in ((1 - fine, self._tiles), (fine, self._dots)):
            if strength > 0:
                paint(canvas, seen, (left, top, wide), strength, others, (lit_tiles, rest))
        canvas.restore()

    def _tiles(
        self,
        canvas: Canvas,
        seen: list[tuple[int, int]],
        tile: tuple[float, float, float],
        strength: float,
        others: float,
        lit: tuple[int, int],
    ) -> None:
        left, top, wide = tile
        size, pad = _TILE * wide, (1 - _TILE) * wide / 2
        for is_lit, color in ((False, _DARK), (True, LIT)):
            for row, column in seen:
                number = row * self.across + column
                if (number < lit[0]) == is_lit:
                    x, y = left + column * wide + pad, top - (row + 1) * wide + pad
                    canvas.rectangle(x, y, size, size)
            canvas.set_source_rgba(*ink(color, strength * others))
            canvas.fill()
        row, column = divmod(lit[0], self.across)
        if lit[1] and lit[0] < self.tiles:
            share = lit[1] / self.block
            x, y = left + column * wide + pad, top - row * wide - pad - share * size
            canvas.rectangle(x, y, size, share * size)
            canvas.set_source_rgba(*ink(LIT, strength * others))
            canvas.fill()

    def _dots(
        self,
        canvas: Canvas,
        seen: list[tuple[int, int]],
        tile: tuple[float, float, float],
        strength: float,
        others: float,
        lit: tuple[int, int],
    ) -> None:
        left, top, wide = tile
        room = wide / self.rows_of_block
        born = float(self.born.get_value()) * self.block
        for row, column in seen:
            number = row * self.across + column
            lit_here = int(np.clip((lit[0] - number) * self.block + lit[1], 0, self.block))
            for k in range(self.block):
                there = float(np.clip(born - k, 0, 1)) if number == 0 else others
                if k == 0 and number == 0:
                    there = 1.0
                if there <= 0:
                    continue
                up, along = divmod(k, self.rows_of_block)
                x = left + column * wide + (along + 0.5) * room
                y = top - row * wide - (up + 0.5) * room
                radius = (_GLOW if k < lit_here else _RADIUS) * room
                canvas.new_sub_path()
                canvas.arc(x, y, radius, 0, 6.2832)
                color = LIT if k < lit_here else _DARK
                canvas.set_source_rgba(*ink(color, strength * there))
                canvas.fill()

    def readings(self) -> list[Reading]:
        """How many have been asked."""
        return [Reading("asked of all", "", self.asked_now())]


class Glow(Painted):
    """Warm light round the first dot, which trembles with the ``clock``."""

    layer: ClassVar[Layer] = Layer.AXES

    def __init__(self, crowd: Crowd, clock: ValueTracker) -> None:
        super().__init__()
        self.crowd, self.clock = crowd, clock

    @property
    def ambient(self) -> bool:
        """Whether it trembles where it can be seen."""
        return self.presence > 0

    def draw(self, canvas: Canvas) -> None:
        """Strongest in the middle."""
        time, (x, y) = float(self.clock.get_value()), self.crowd.first().tolist()
        strength = 0.62 + 0.16 * float(np.sin(7.3 * time) * np.sin(2.9 * time + 1))
        light = cairo.RadialGradient(x, y, 0.05, x, y, _REACH)
        light.add_color_stop_rgba(0, *ink(LIT, 0.75 * strength * self.presence))
        light.add_color_stop_rgba(1, *ink(LIT, 0.0))
        canvas.set_source(light)
        canvas.rectangle(x - _REACH, y - _REACH, 2 * _REACH, 2 * _REACH)
        canvas.fill()


__all__ = ["LIT", "Crowd", "Glow"]
