"""Which way: answers that are arrows, thick enough to be told apart from the last row."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import LEFT, ORIGIN, RIGHT, VGroup, VMobject
from numpy.typing import NDArray

from scenes.parts.mse_gradient.places import BAND
from scenes.stage import TEXT, Box, Choices

Array = NDArray[np.float64]

_THICK, _HEAD, _SIDE = 0.11, 0.3, 0.2  # of a shaft; length and half the width of a head
_ROUND = np.radians(200)  # of the arc of a turn
_LYING = np.array([0.62, 0.44])  # its half axes: as wide as a tile allows
_TALL, _RING = 0.6, 0.11
_LESS = 0.86  # of a tile, where two questions stand side by side


class Ways(Choices):
    """Tiles with arrows: ↑ and ↓ straight, ↺ and ↻ as arcs over the ring that the line turns on."""

    def __init__(self, *signs: str) -> None:
        super().__init__(*signs)
        self.within(BAND)

    def in_pairs(self) -> Self:
        """Two questions: the first two tiles stand apart from the others."""
        VGroup(*self[:2]).scale(_LESS, about_edge=LEFT)
        VGroup(*self[2:]).scale(_LESS, about_edge=RIGHT)
        return self

    def within(self, box: Box, align: NDArray[np.float64] = ORIGIN) -> Self:
        """Stand across a box, the signs as arrows."""
        super().within(box, align)
        tiles: list[Any] = list(self)
        for tile, sign in zip(tiles, self.answers, strict=True):
            tile.remove(tile.words)
            tile.words = _sign(sign).move_to(tile.plate)
            tile.add(tile.words)
        return self


def _sign(sign: str) -> Any:
    if sign in "↑↓":
        ends = np.array([(0.0, -_TALL / 2), (0.0, _TALL / 2)])
        return _arrow(ends if sign == "↑" else -ends)
    angles = np.pi / 2 + np.linspace(-_ROUND / 2, _ROUND / 2, 60)
    arc = _LYING * np.column_stack([np.cos(angles), np.sin(angles)])
    around = np.linspace(0, 2 * np.pi, 30)
    ring = _RING * np.column_stack([np.cos(around), np.sin(around)])
    return VGroup(_arrow(arc if sign == "↺" else arc * (-1, 1)), _filled(ring))


def _arrow(line: Array) -> VMobject:
    """A thick arrow along a line (n, 2), as one shape."""
    steps = np.diff(line, axis=0)
    gone = np.concatenate([[0.0], np.cumsum(np.linalg.norm(steps, axis=1))])
    at = np.linspace(0, gone[-1] - _HEAD, 40)
    shaft = np.column_stack([np.interp(at, gone, part) for part in line.T])
    along = np.gradient(shaft, axis=0)
    along /= np.linalg.norm(along, axis=1)[:, None]
    across = np.column_stack([-along[:, 1], along[:, 0]])
    neck = line[-1] - shaft[-1]
    side = _SIDE * np.array([-neck[1], neck[0]]) / np.linalg.norm(neck)
    left, right = shaft + _THICK / 2 * across, shaft - _THICK / 2 * across
    head = [shaft[-1] + side, line[-1], shaft[-1] - side]
    return _filled(np.concatenate([left, head, right[::-1]]))


def _filled(corners: Array) -> VMobject:
    shape = VMobject(fill_color=TEXT, fill_opacity=1, stroke_width=0)
    flat = np.column_stack([corners, np.zeros(len(corners))])
    return shape.set_points_as_corners([*flat, flat[0]])


__all__ = ["Ways"]
