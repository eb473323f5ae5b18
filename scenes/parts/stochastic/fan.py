"""What all dots ask for: a fan of arrows from one spot, laid head to tail as their average."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear, smooth, squish_rate_func
from numpy.typing import ArrayLike, NDArray

from scenes.stage import LOSS, STEP, Layer, change
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Projection
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_DASHES = (0.13, 0.09)
_MARKED = 1.8  # times as wide is a dashed one
_SHORTER = 0.6  # of the time in which they are gathered, that they become shorter
_BOLDER = 1.6  # times wider, when they are laid head to tail
_HEAD = 0.13  # scene units, at most
_AT_ONCE = 6.0  # arrows that grow at a time
_LEAST = 0.03  # scene units


class Fan(OnPicture):
    """Arrows along vectors (n, 2) from one place, in the map's own units.

    They grow one after another as ``shown`` goes from 0 to 1; ``share`` makes each of them shorter
    by a factor that the film tells; as ``laid`` goes from 0 to 1 each is moved to the head of the
    one before. Those of ``dashed`` (n,), which raise the loss, are
    dashed and have its colour as ``marked`` goes to 1.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(
        self,
        on: Projection,
        root: ArrayLike,
        vectors: Array,
        dashed: Iterable[bool] = (),
        *,
        width: float = 0.02,
        strength: float = 1.0,
        name: str = "fan",
        color: str = STEP,
    ) -> None:
        super().__init__(on)
        self.root, self.vectors, self.name = np.asarray(root, dtype=float), vectors, name
        marks = np.array(list(dashed), dtype=bool)
        self.dashed = marks if len(marks) else np.zeros(len(vectors), dtype=bool)
        self.thickness, self.tint, self.strength = width, color, strength
        self.shown, self.share = ValueTracker(0.0), ValueTracker(1.0)
        self.laid, self.marked = ValueTracker(0.0), ValueTracker(0.0)

    # -- verbs -----------------------------------------------------------------------------------

    def burst(self, pace: Callable[[float], float] = linear) -> Any:
        """An animation: arrow by arrow, all come."""
        return change(self.shown, 1, pace)

    def gather(self) -> tuple[Any, ...]:
        """Animations: each becomes as many times shorter as there are arrows, then head to tail.

        By the same factor in the same time, so that all of them are seen as they come together.
        """
        count = len(self.vectors)

        def pace(share: float) -> float:
            gone = 1 - count ** -float(smooth(min(1.0, share / _SHORTER)))
            return float(gone / (1 - 1 / count))

        end_to_end = squish_rate_func(smooth, _SHORTER - 0.2, 1.0)
        return change(self.share, 1 / count, pace), change(self.laid, 1, end_to_end)

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

    def draw(self, canvas: Canvas) -> None:
        """Arrow by arrow."""
        pen, grown, roots = Pen(canvas, self.presence), self.grown(), self.roots()
        tips = roots + grown[:, None] * self.vectors * float(self.share.get_value())
        marked = float(self.marked.get_value())
        begins, ends = self.on.at(roots), self.on.at(tips)
        long = np.linalg.norm(self.vectors, axis=1)
        for number in np.lexsort((-long, self.dashed)).tolist():  # short ones on long ones
            begin, end = begins[number], ends[number]
            way = end - begin
            length = float(np.linalg.norm(way))
            if length < _LEAST * 0.2:
                continue
            if not self.dashed[number]:
                self._one(pen, begin, end, length, ())
                continue
            self._one(Pen(canvas, self.presence * (1 - marked)), begin, end, length, ())
            if marked > 0:
                own = Pen(canvas, self.presence * marked)
                self._one(own, begin, end, length, _DASHES)

    def _one(
        self, pen: Pen, begin: Array, end: Array, length: float, dashes: tuple[float, ...]
    ) -> None:
        """A shaft and a small head."""
        head = min(_HEAD, 0.45 * length)
        along = (end - begin) / length
        across = np.array([-along[1], along[0]])
        neck = end - head * along
        width, color = self.thickness, self.tint
        if dashes:
            width, color = _MARKED * width, LOSS
            pen.line(np.stack([begin, end]), BACKGROUND, 2.2 * width, opacity=0.8)
        width *= 1 + _BOLDER * float(self.laid.get_value())
        pen.line(np.stack([begin, neck]), color, width, dashes=dashes, opacity=self.strength)
        corners = np.stack([neck + 0.38 * head * across, end, neck - 0.38 * head * across])
        pen.fill(corners, color)

    def readings(self) -> list[Reading]:
        """Where the last one would end."""
        return [Reading(self.name, "", tuple(self.end().tolist()))]


__all__ = ["Fan"]
