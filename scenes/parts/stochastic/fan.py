"""What all dots ask for: a fan of arrows from one spot, laid head to tail as their average."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear, smooth
from numpy.typing import ArrayLike, NDArray

from scenes.stage import STEP, Layer, change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Projection
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_BOLDER = 1.6  # times wider, when they are laid head to tail
_HEAD = 0.13  # scene units, at most
_AT_ONCE = 6.0  # arrows that grow at a time
_LEAST = 0.03  # scene units


class Fan(OnPicture):
    """Arrows along vectors (n, 2) from one place, in the map's own units.

    They grow one after another as ``shown`` goes from 0 to 1; ``share`` makes each of them shorter
    by a factor that the film tells; as ``laid`` goes from 0 to 1 each is moved to the head of the
    one before.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(
        self,
        on: Projection,
        root: ArrayLike,
        vectors: Array,
        *,
        width: float = 0.02,
        strength: float = 1.0,
        name: str = "fan",
        color: str = STEP,
    ) -> None:
        super().__init__(on)
        self.root, self.vectors, self.name = np.asarray(root, dtype=float), vectors, name
        self.thickness, self.tint, self.strength = width, color, strength
        self.shown, self.share = ValueTracker(0.0), ValueTracker(1.0)
        self.laid = ValueTracker(0.0)

    # -- verbs -----------------------------------------------------------------------------------

    def burst(self, pace: Callable[[float], float] = linear) -> Any:
        """An animation: arrow by arrow, all come."""
        return change(self.shown, 1, pace)

    def shorten(self) -> Any:
        """An animation: each becomes as many times shorter as there are arrows.

        By the same factor in the same time.
        """
        count = len(self.vectors)

        def shorter(time: float) -> float:
            return (1 - count ** -float(smooth(time))) / (1 - 1 / count)

        return change(self.share, 1 / count, shorter)

    def lay(self) -> Any:
        """An animation: head to tail."""
        return change(self.laid, 1)

    # -- where they are --------------------------------------------------------------------------

    def roots(self) -> Array:
        """Where each begins now (n, 2), on the map."""
        vectors = self.vectors * float(self.share.get_value())
        before = np.concatenate([np.zeros((1, 2)), np.cumsum(vectors, axis=0)[:-1]])
        return np.asarray(self.root + float(self.laid.get_value()) * before)

    def end(self) -> Array:
        """Where the last one ends when all are laid head to tail (2,), on the map."""
        return np.asarray(self.root + self.vectors.sum(axis=0) * float(self.share.get_value()))

    def grown(self) -> Array:
        """How much of each (n,) is there."""
        count = len(self.vectors)
        at_once = min(_AT_ONCE, count)
        begun = float(self.shown.get_value()) * (count + at_once) - np.arange(count)
        return np.asarray(np.clip(begun / at_once, 0, 1))

    def draw(self, canvas: Canvas) -> None:
        """Arrow by arrow."""
        pen, grown, roots = Pen(canvas, self.presence), self.grown(), self.roots()
        tips = roots + grown[:, None] * self.vectors * float(self.share.get_value())
        begins, ends = self.on.at(roots), self.on.at(tips)
        long = np.linalg.norm(self.vectors, axis=1)
        for number in np.argsort(-long, kind="stable").tolist():  # short ones on long ones
            begin, end = begins[number], ends[number]
            way = end - begin
            length = float(np.linalg.norm(way))
            if length < _LEAST * 0.2:
                continue
            self._one(pen, begin, end, length)

    def _one(self, pen: Pen, begin: Array, end: Array, length: float) -> None:
        """A shaft and a small head."""
        head = min(_HEAD, 0.45 * length)
        along = (end - begin) / length
        across = np.array([-along[1], along[0]])
        neck = end - head * along
        width = self.thickness * (1 + _BOLDER * float(self.laid.get_value()))
        pen.line(np.stack([begin, neck]), self.tint, width, opacity=self.strength)
        corners = np.stack([neck + 0.38 * head * across, end, neck - 0.38 * head * across])
        pen.fill(corners, self.tint)

    def readings(self) -> list[Reading]:
        """Where the last one would end."""
        return [Reading(self.name, "", tuple(self.end().tolist()))]


__all__ = ["Fan"]
