"""What all dots ask for: a fan of arrows from one spot, laid head to tail as their average."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear, smooth
from numpy.typing import ArrayLike, NDArray

from scenes.stage import STEP, Layer, change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Projection
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_MARKED, _MARKED_HEAD = 2.0, 0.8  # how much bolder one is that is left; its head
_FAINT = 0.16  # of those that are not
_APART = 0.3  # of the time in which they are gathered, after which they come apart
_BOLDER = 1.6  # times wider, when they are laid head to tail
_HEAD = 0.13  # scene units, at most
_AT_ONCE = 6.0  # arrows that grow at a time
_LEAST = 0.03  # scene units


class Fan(OnPicture):
    """Arrows along vectors (n, 2) from one place, in the map's own units.

    They grow one after another as ``shown`` goes from 0 to 1; ``share`` makes each of them shorter
    by a factor that the film tells; as ``laid`` goes from 0 to 1 each is moved to the head of the
    one before. As ``marked`` goes to 1, all fade but those of ``chosen`` (n,), which light up one
    after another, so that they can be counted.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(
        self,
        on: Projection,
        root: ArrayLike,
        vectors: Array,
        chosen: Iterable[bool] = (),
        *,
        width: float = 0.02,
        strength: float = 1.0,
        name: str = "fan",
        color: str = STEP,
    ) -> None:
        super().__init__(on)
        self.root, self.vectors, self.name = np.asarray(root, dtype=float), vectors, name
        marks = np.array(list(chosen), dtype=bool)
        self.chosen = marks if len(marks) else np.zeros(len(vectors), dtype=bool)
        self.thickness, self.tint, self.strength = width, color, strength
        self.shown, self.share = ValueTracker(0.0), ValueTracker(1.0)
        self.laid, self.marked = ValueTracker(0.0), ValueTracker(0.0)

    # -- verbs -----------------------------------------------------------------------------------

    def burst(self, pace: Callable[[float], float] = linear) -> Any:
        """An animation: arrow by arrow, all come."""
        return change(self.shown, 1, pace)

    def gather(self) -> tuple[Any, ...]:
        """Animations: each becomes as many times shorter as there are arrows, and head to tail.

        By the same factor in the same time. They come apart well before they are as short as that:
        at any time there is as much to see of them as there is in the end.
        """
        count = len(self.vectors)

        def left(time: float) -> float:
            return float(count ** -float(smooth(time)))

        def shorter(time: float) -> float:
            return (1 - left(time)) / (1 - 1 / count)

        def apart(time: float) -> float:
            come = float(smooth(np.clip((time - _APART) / (1 - _APART), 0, 1)))
            return come / (count * left(time))

        return change(self.share, 1 / count, shorter), change(self.laid, 1, apart)

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

    def extent(self, share: float) -> Array:
        """The corners (2, 2) of all that is laid head to tail, each so many times its length."""
        chain = np.concatenate([np.zeros((1, 2)), np.cumsum(share * self.vectors, axis=0)])
        return np.stack([self.root + chain.min(axis=0), self.root + chain.max(axis=0)])

    def grown(self) -> Array:
        """How much of each (n,) is there."""
        count = len(self.vectors)
        at_once = min(_AT_ONCE, count)
        begun = float(self.shown.get_value()) * (count + at_once) - np.arange(count)
        return np.asarray(np.clip(begun / at_once, 0, 1))

    def lit(self) -> Array:
        """How much each (n,) is lit: one of the chosen after another."""
        turns = np.cumsum(self.chosen) - 1.0
        shown = float(self.marked.get_value()) * int(self.chosen.sum())
        return np.asarray(np.where(self.chosen, np.clip(shown - turns, 0, 1), 0.0))

    def draw(self, canvas: Canvas) -> None:
        """Arrow by arrow."""
        lit = self.lit()
        pen, grown, roots = Pen(canvas, self.presence), self.grown(), self.roots()
        tips = roots + grown[:, None] * self.vectors * float(self.share.get_value())
        marked = float(self.marked.get_value())
        begins, ends = self.on.at(roots), self.on.at(tips)
        long = np.linalg.norm(self.vectors, axis=1)
        for number in np.lexsort((-long, self.chosen)).tolist():  # short ones on long ones
            begin, end = begins[number], ends[number]
            way = end - begin
            length = float(np.linalg.norm(way))
            if length < _LEAST * 0.2:
                continue
            if self.chosen[number]:
                self._one(pen, begin, end, length, float(lit[number]))
            else:
                faint = Pen(canvas, self.presence * (1 - (1 - _FAINT) * min(1.0, 4 * marked)))
                self._one(faint, begin, end, length, 0.0)

    def _one(self, pen: Pen, begin: Array, end: Array, length: float, bold: float) -> None:
        """A shaft and a small head; bolder, as it is one of those that are left."""
        head = min(_HEAD * (1 + _MARKED_HEAD * bold), 0.45 * length)
        along = (end - begin) / length
        across = np.array([-along[1], along[0]])
        neck = end - head * along
        width = self.thickness * (1 + _MARKED * bold)
        width *= 1 + _BOLDER * float(self.laid.get_value())
        strength = self.strength + (1 - self.strength) * bold
        pen.line(np.stack([begin, neck]), self.tint, width, opacity=strength)
        corners = np.stack([neck + 0.38 * head * across, end, neck - 0.38 * head * across])
        pen.fill(corners, self.tint)

    def readings(self) -> list[Reading]:
        """Where the last one would end."""
        return [Reading(self.name, "", tuple(self.end().tolist()))]


__all__ = ["Fan"]
