"""Those who ask: a mark of their own shape, and the path that leads to it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import ClassVar

import numpy as np
from manim import RIGHT, VGroup
from numpy.typing import NDArray

from scenes.stage import LABEL_SIZE, Layer, View, Words
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen, runs_of
from scenes.stage.paint.projection import OnPicture
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]
Kind = tuple[str, str]  # colour and shape

# Corners, the direction of the first in half turns, and how much larger it is, to look alike.
_SHAPES = {"circle": (48, 0.0, 1.0), "square": (4, 0.25, 1.2), "triangle": (3, 0.5, 1.35),
           "pentagon": (5, 0.5, 1.1)}  # fmt: skip
_SIZE, _CASING = 0.13, 0.06
_PATH, _BEAD = 0.04, 0.045
_LEAP, _QUICK = 0.4, 12.0  # of the questions for a step, that it takes; of a large one
_BEADS = 11  # places where steps ended, that are marked
_PIECES = 12  # of a step, as it follows the ground
_HIDDEN = 0.3  # how strong a way is that ground is before
_LATEST = 12  # steps of a long walk
_SPECK, _FADES = 0.03, 80  # of a landing that is not among these; in so many it fades
_SEEN, _KEPT = 0.5, 0.03  # how strong it is at first, and from then on


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


def leap(size: int) -> float:
    """How many are asked meanwhile, as a step is taken for which so many have been asked."""
    return min(_LEAP * size, _QUICK)


def taken(asked: float, size: int) -> float:
    """How many steps have been taken, and the part of the present one.

    Each is taken once all are asked that it is for, and before that nobody moves.

    >>> taken(9.9, 10), taken(10, 10), taken(12, 10), taken(14, 10), taken(19.9, 10)
    (0.0, 0.0, 0.5, 1.0, 1.0)
    """
    whole = float(np.floor(asked / size + 1e-9))
    if whole < 1:
        return 0.0
    return whole - 1 + min(1.0, max(0.0, asked - whole * size) / leap(size))


def over_ground(way: Array) -> Array:
    """A way over lines (n, 2) in pieces so short that each follows the ground (m, 2)."""
    legs = [np.linspace(one, other, _PIECES, endpoint=False) for one, other in pairwise(way)]
    return np.concatenate([*legs, way[-1:]])


def faded(count: int) -> Array:
    """How strong each of so many landings is (count,): the oldest first, and faint.

    >>> faded(81)[[0, -1]].tolist()
    [0.03, 0.5]
    """
    age = np.arange(count)[::-1]
    return np.asarray(_KEPT + (_SEEN - _KEPT) * np.clip(1 - age / _FADES, 0, 1))


class Path(OnPicture):
    """A walk over lines (steps + 1, 2) on a map, as far as ``time()`` in steps, and who walks it.

    Each step is straight; where it ended there is a bead, while these are few. Of a long walk, the
    first ``kept`` steps and the last few are drawn.
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(
        self,
        view: View,
        lines: Array,
        time: Callable[[], float],
        kind: Kind,
        name: str,
        kept: int = 1000,
        radius: float = _SIZE,
        width: float = _PATH,
    ) -> None:
        super().__init__(view)
        self.radius, self.thickness = radius, width
        self.lines, self.time, self.kind, self.name = lines, time, kind, name
        self.kept = kept
        self.fine = 0.6 if len(lines) > 60 and width == _PATH else 1.0

    def now(self) -> Array:
        """The line (2,) where it has come to."""
        steps = np.arange(len(self.lines))
        return np.array([np.interp(self.time(), steps, column) for column in self.lines.T])

    def ways(self) -> list[Array]:
        """The lines (n, 2) that are drawn: the first steps, and the last ones."""
        whole = int(np.floor(self.time() + 1e-9)) + 1
        line = np.concatenate([self.lines[:whole], self.now()[None]])
        if whole <= self.kept + _LATEST:
            return [line]
        return [line[-_LATEST:], line[: self.kept + 1]]

    def draw(self, canvas: Canvas) -> None:
        """The path, its beads, then the mark."""
        pen = Pen(canvas, self.presence)
        ways = [over_ground(way) for way in self.ways()]
        color, width = self.kind[0], self.thickness * self.fine
        if self.time() > 0:
            for way in ways:
                spots, seen = self.on.at(way), self.on.seen(way)
                both = seen[1:] & seen[:-1]
                pen.line(runs_of(spots, ~both), color, width, opacity=_HIDDEN)
                pen.line(runs_of(spots, both), color, width, casing=0.03, opacity=0.9)
            if len(ways) > 1:
                landed = self.on.at(self.lines[self.kept + 1 : int(self.time())])
                for spot, strength in zip(landed, faded(len(landed)).tolist(), strict=True):
                    pen.disc(spot, _SPECK, color, opacity=strength)
            steps = self.on.at(self.ways()[-1][1:-1][:_BEADS])
            for spot in steps:
                pen.disc(spot, max(_BEAD, 0.9 * width), color, casing=0.015)
        paint_sign(pen, self.kind, self.on.at(ways[0][-1]), self.radius)

    def readings(self) -> list[Reading]:
        """Where it has come to."""
        return [Reading(self.name, "", tuple(self.now().tolist()))]


__all__ = ["Kind", "Path", "Sign", "outline", "paint_sign", "signed"]
