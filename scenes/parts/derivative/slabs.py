"""A power with a factor in tiles: as many of it as the factor says, and the slabs of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear

from scenes.parts.derivative.plan import Plan
from scenes.parts.derivative.telling import raised
from scenes.stage import GRADIENT, LOSS, TITLE_SIZE, Box, Layer, change, italic
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

_MOST, _LEAST = 0.82, 0.55  # scene units: a tile; in a smaller one there is no room for letters
_APART, _SEAM = 0.3, 0.035  # of a tile, from a power to its slabs; scene units around each


class Slabs(Lettered):
    """Each row is one xⁿ, as a cube is one x³; as ``grown`` goes to 1 it gains n slabs of xⁿ⁻¹."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, box: Box) -> None:
        super().__init__()
        self.rows, self.columns = plan.power
        columns = self.columns + 1 + _APART
        self.side = min(_MOST, box.width / columns, box.height / self.rows)
        self.corner = box.middle[:2] + self.side / 2 * np.array([-columns, self.rows])
        self.set_frame(*self.tile(self.rows - 1, 0)[:2], *self.tile(0, self.columns)[2:])
        self.grown = ValueTracker(0.0)
        size = TITLE_SIZE * self.side / _MOST
        self.names = [
            Lettering(f"{italic('x')}{raised(power)}", size, BACKGROUND)
            for power in (self.columns, self.columns - 1)
        ]

    def grow(self) -> Any:
        """An animation: one slab after another, in all rows at once."""
        return change(self.grown, 1.0, linear)

    def tile(self, row: int, column: int) -> Box:
        """Where a power is, in column 0, or one of its slabs."""
        left = float(self.corner[0]) + self.side * (column + (_APART if column else 0.0))
        top = float(self.corner[1]) - self.side * row
        return Box(left, top - self.side, left + self.side, top).inset(_SEAM)

    def there(self, column: int) -> float:
        """How much of a column is there, in [0, 1]."""
        past = self.columns * float(self.grown.get_value()) - (column - 1)
        return float(np.clip(past, 0, 1)) if column else 1.0

    def _tiles(self) -> Iterator[tuple[Box, int]]:
        for row in range(self.rows):
            for column in range(self.columns + 1):
                yield self.tile(row, column), column

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """What each tile is, on it, if there is room."""
        for box, column in self._tiles() if self.side > _LEAST else ():
            text = self.names[min(column, 1)]
            x, y = box.middle[:2] - (text.low + text.high) / 2
            yield text, float(x), float(y), self.there(column)

    def draw(self, canvas: Canvas) -> None:
        """All tiles, and what is on them."""
        pen = Pen(canvas, self.presence)
        for box, column in self._tiles():
            pen.band(*box, GRADIENT if column else LOSS, self.there(column))
        self.write(canvas)


__all__ = ["Slabs"]
