"""Those who ask: a mark of their own shape, and the path that leads to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import numpy as np
from manim import RIGHT, VGroup
from numpy.typing import NDArray

from scenes.stage import LABEL_SIZE, Layer, View, Words
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]
Kind = tuple[str, str]  # colour and shape

# Corners, the direction of the first in half turns, and how much larger it is, to look alike.
_SHAPES = {"circle": (48, 0.0, 1.0), "square": (4, 0.25, 1.2), "triangle": (3, 0.5, 1.35)}
_SIZE, _CASING = 0.13, 0.06
_PATH, _BEAD = 0.04, 0.045


def outline(shape: str, at: Array, radius: float) -> Array:
    """The corners (n, 2) of a shape about a screen point (2,)."""
    corners, first, larger = _SHAPES[shape]
    angles = np.pi * (first + 2 * np.arange(corners) / corners)
    return np.asarray(at + larger * radius * np.stack([np.cos(angles), np.sin(angles)], axis=-1))


def paint_sign(pen: Pen, kind: Kind, at: Array, radius: float = _SIZE) -> None:
    """A mark with a dark casing."""
    color, shape = kind
    corners = outline(shape, at, radius)
    pen.line(corners, "#0B1220", 2 * _CASING, closed=True)
    pen.fill(corners, color)


class Sign(Painted):
    """A mark that stands beside words."""

    def __init__(self, kind: Kind, radius: float = 0.17) -> None:
        super().__init__()
        self.kind, self.radius = kind, radius
        self.set_frame(-radius, -radius, radius, radius)

    def draw(self, canvas: Canvas) -> None:
        """Where it stands now."""
        paint_sign(Pen(canvas, self.presence), self.kind, self.get_center()[:2], self.radius)


def signed(kind: Kind, words: str, size: float = LABEL_SIZE) -> VGroup:
    """A mark, and words beside it."""
    return VGroup(Sign(kind), Words(words, size)).arrange(RIGHT, buff=0.22)


class Path(OnPicture):
    """A walk over lines (steps + 1, 2) on a map, as far as ``time()`` in steps, and who walks it.

    Each step is straight; where it ended there is a bead, while these are few.
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(
        self, view: View, lines: Array, time: Callable[[], float], kind: Kind, name: str
    ) -> None:
        super().__init__(view)
        self.lines, self.time, self.kind, self.name = lines, time, kind, name
        self.fine = len(lines) > 60

    def now(self) -> Array:
        """The line (2,) where it has come to."""
        steps = np.arange(len(self.lines))
        return np.array([np.interp(self.time(), steps, column) for column in self.lines.T])

    def draw(self, canvas: Canvas) -> None:
        """The path, its beads, then the mark."""
        pen = Pen(canvas, self.presence)
        whole = int(np.floor(self.time() + 1e-9)) + 1
        line = self.on.at(np.concatenate([self.lines[:whole], self.now()[None]]))
        color, width = self.kind[0], _PATH * (0.6 if self.fine else 1.0)
        if self.time() > 0:
            pen.line(line, color, width, casing=0.03, opacity=0.9)
            for spot in line[1:-1] if not self.fine else line[1 : min(whole, 12)]:
                pen.disc(spot, _BEAD * (0.8 if self.fine else 1.0), color, casing=0.015)
        paint_sign(pen, self.kind, line[-1])

    def readings(self) -> list[Reading]:
        """Where it has come to."""
        return [Reading(self.name, "", tuple(self.now().tolist()))]


__all__ = ["Kind", "Path", "Sign", "outline", "paint_sign", "signed"]
