"""Where letters are: boxes around their outlines, joined to lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np
from manim import VMobject


class Box(NamedTuple):
    """A rectangle in scene units."""

    left: float
    bottom: float
    right: float
    top: float

    def grown(self, by: float) -> Box:
        """The box with ``by`` more on every side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def common(self, other: Box) -> tuple[float, float]:
        """Width and height of what two boxes share; negative where a gap parts them."""
        width = min(self.right, other.right) - max(self.left, other.left)
        return width, min(self.top, other.top) - max(self.bottom, other.bottom)

    def union(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    @property
    def middle(self) -> tuple[float, float]:
        """The centre."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


def outlines(shape: VMobject) -> list[Box]:
    """A box around each closed curve of a shape; every letter has one or two."""
    curves = shape.points[: len(shape.points) // 4 * 4].reshape(-1, 4, 3)
    torn = np.any(np.abs(curves[1:, 0] - curves[:-1, 3]) > 1e-6, axis=-1)
    starts = np.concatenate([[0], np.flatnonzero(torn) + 1])
    low = np.minimum.reduceat(curves.min(axis=1), starts)
    high = np.maximum.reduceat(curves.max(axis=1), starts)
    corners = np.concatenate([low[:, :2], high[:, :2]], axis=1)
    return [Box(*corner) for corner in corners.tolist()]


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around all."""
    corners = np.array(list(boxes))
    return Box(*corners[:, :2].min(axis=0).tolist(), *corners[:, 2:].max(axis=0).tolist())


def joined(boxes: list[Box], gap: float) -> list[Box]:
    """Boxes joined to lines: neighbours at one height, less than ``gap`` apart."""

    def belong(one: Box, other: Box) -> bool:
        width, height = one.common(other)
        low = min(one.top - one.bottom, other.top - other.bottom)
        return width > -gap and height >= 0.3 * low

    return _join(sorted(boxes), belong)


def _join(boxes: list[Box], belong: Callable[[Box, Box], bool]) -> list[Box]:
    lines: list[Box] = []
    for box in boxes:
        for k, line in enumerate(lines):
            if belong(line, box):
                lines[k] = line.union(box)
                break
        else:
            lines.append(box)
    return lines if len(lines) == len(boxes) else _join(lines, belong)
