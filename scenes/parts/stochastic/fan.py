"""What all dots ask for: a fan of arrows from one spot, laid head to tail as their average."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear, smooth
from numpy.typing import ArrayLike, NDArray

from scenes.stage import STEP, Layer, change
from scenes.stage.paint.painted import eased
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Projection
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_BOLDER = 2.5  # times wider, when they are laid head to tail
_HEAD = 0.13  # scene units, at most
_AT_ONCE = 6.0  # arrows that grow at a time
_SHAFT = 0.45  # of a head, that a shaft is wide in a chain
_LEAST = 0.03  # scene units
_THIN, _THICK, _WERE = 0.03, 0.06, 0.22  # scene units: of one dot, of a batch; how strong


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

    def now(self) -> Array:
        """The vectors (n, 2) as they are now, before any is shortened."""
        return self.vectors

    def roots(self) -> Array:
        """Where each begins now (n, 2), on the map."""
        vectors = self.now() * float(self.share.get_value())
        before = np.concatenate([np.zeros((1, 2)), np.cumsum(vectors, axis=0)[:-1]])
        return np.asarray(self.root + self._moved()[:, None] * before)

    def _moved(self) -> Array:
        """How far each (n,) has come to the head of the one before: one after another."""
        count = len(self.vectors)
        begun = float(self.laid.get_value()) * (count - 1 + _AT_ONCE) - np.arange(count)
        return eased(np.asarray(begun / _AT_ONCE, dtype=np.float64))

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
        vectors = self.now()
        tips = roots + grown[:, None] * vectors * float(self.share.get_value())
        begins, ends = self.on.at(roots), self.on.at(tips)
        long = np.linalg.norm(vectors, axis=1)
        for number in np.argsort(-long, kind="stable").tolist():  # short ones on long ones
            begin, end = begins[number], ends[number]
            way = end - begin
            length = float(np.linalg.norm(way))
            if length < _LEAST * 0.2:
                continue
            self._one(pen, begin, end, length)

    def _one(self, pen: Pen, begin: Array, end: Array, length: float) -> None:
        """A shaft and a small head."""
        laid = float(self.laid.get_value())
        head = min(_HEAD, (0.45 + 0.15 * laid) * length)
        along = (end - begin) / length
        across = np.array([-along[1], along[0]])
        neck = end - head * along
        bold = self.thickness * (1 + _BOLDER * laid)
        width = min(bold, (1 - laid) * bold + laid * _SHAFT * head)  # else a chain is of beads
        pen.line(np.stack([begin, neck]), self.tint, width, opacity=self.strength)
        half = (0.38 + 0.12 * laid) * head
        corners = np.stack([neck + half * across, end, neck - half * across])
        pen.fill(corners, self.tint)

    def readings(self) -> list[Reading]:
        """Where the last one would end."""
        return [Reading(self.name, "", tuple(self.end().tolist()))]


class Gathered(Fan):
    """A fan whose arrows come together by tens, or how many rows of a deal (k, size) hold.

    ``gathered`` from 0 to 1 turns each into the average of its row. What they were stays, faint.
    """

    def __init__(
        self, on: Projection, root: ArrayLike, vectors: Array, deal: NDArray[np.intp]
    ) -> None:
        super().__init__(on, root, vectors[deal.ravel()], width=_THIN, strength=0.6)
        self.name, self.gathered = "fan of batches", ValueTracker(0.0)
        self.means = np.repeat(vectors[deal].mean(axis=1), deal.shape[1], axis=0)

    def gather(self) -> Any:
        """An animation: each becomes the average of its row."""
        return change(self.gathered, 1)

    def now(self) -> Array:
        """Between what they were and what they become."""
        share = float(self.gathered.get_value())
        return np.asarray(self.vectors + share * (self.means - self.vectors))

    def draw(self, canvas: Canvas) -> None:
        """First what they were, then what they are."""
        share, present = float(self.gathered.get_value()), self.presence
        if share > 0:
            self.gathered.set_value(0)
            self.presence, self.thickness = _WERE * present, _THIN
            super().draw(canvas)
            self.gathered.set_value(share)
        self.presence, self.thickness = present, _THIN + share * (_THICK - _THIN)
        super().draw(canvas)


__all__ = ["Fan", "Gathered"]
