"""Answers to choose from that are more than words."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import UP

from scenes.parts.loss_curve.process import plain_arrow
from scenes.stage import Box, Choices
from scenes.stage.lecture.choices import Tile

_TALL, _FAR = 1.5, (2.2, 0.9)  # scene units: a tile, and the arrows on two of them


class Lengths(Choices):
    """A longer or a shorter step: with arrows that say so, and are to no scale."""

    def within(self, box: Box, align: Any = UP) -> Lengths:
        """Fill the upper part of a box."""
        self.submobjects = []
        line = Box(box.left, box.top - _TALL, box.right, box.top)
        for words, far, column in zip(
            self.answers, _FAR, line.columns(1, 1, gap=0.35), strict=True
        ):
            tile = Tile(words, column)
            tile.words.next_to(tile.plate.get_bottom(), UP, buff=0.2)
            middle = tile.plate.get_top() - [0, 0.45, 0]
            way = np.array([far / 2, 0.0, 0.0])
            tile.add(plain_arrow(middle - way, middle + way))
            self.add(tile)
        return self


__all__ = ["Lengths"]
