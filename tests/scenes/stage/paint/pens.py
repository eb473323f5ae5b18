"""Whatever a pen draws, as a picture that can be measured."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import (
    Canvas,
    Pen,
)
from tests.scenes.canvas import FRAME, Array, Picture, picture, pixels_at, shade

SIZE = (1280, 720)  # 90 pixels a unit
UNIT = 90


class Drawn(Painted):
    """Whatever a function draws, at a strength."""

    def __init__(self, draw: Callable[[Pen], None], strength: float = 1.0) -> None:
        super().__init__()
        self.how = draw
        self.set_presence(strength)

    def draw(self, canvas: Canvas) -> None:
        self.how(Pen(canvas, self.presence))


def drawn(draw: Callable[[Pen], None], strength: float = 1.0) -> Picture:
    return picture(Drawn(draw, strength), size=SIZE)


def color_at(image: Picture, x: float, y: float) -> list[int]:
    color: list[int] = image[pixels_at(np.array([x, y]), SIZE)][:3].tolist()
    return color


def amount(image: Picture, color: str = "#FF0000") -> Array:
    """How much of a colour each pixel has (height, width), 0 for the background, 1 for all."""
    dark = shade(BACKGROUND)
    way = shade(color) - dark
    share: Array = (image[..., :3] - dark) @ way / (way @ way)
    return share


def extent(mask: Array) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of the pixels of a mask, in scene units."""
    rows, columns = np.nonzero(mask)
    width, height = FRAME
    return (
        columns.min() / SIZE[0] * width - width / 2,
        height / 2 - (rows.max() + 1) / SIZE[1] * height,
        (columns.max() + 1) / SIZE[0] * width - width / 2,
        height / 2 - rows.min() / SIZE[1] * height,
    )


LEVEL = np.array([(-2.0, 0.0), (2.0, 0.0)])
SQUARE = np.array([(0, -1), (0, 1), (0, 1), (0, -1)], dtype=float)
