"""Three pins in the ground, and a column of tags on leaders: which is which, and its loss."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.regression.places import TAGS
from scenes.parts.regression.telling import one
from scenes.stage import LABEL_SIZE, LOSS, Box, Layer, View, change
from scenes.stage.lecture.theme import CASES
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import ripple
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_RADIUS = 0.11
_CLEAR = 0.36  # scene units round a pin without a leader: there are the ball and its rings
_APART = 0.16  # from a letter to its number
_MARGIN = 0.07  # round both, on their plate


class Pins(Lettered):
    """Three pins in the ground, each in its colour; the ball lies on them.

    Their tags A, B and C stand in one column over the low rim of the ground, not to the left of any
    pin, so that no leader goes through another's tag. ``told`` from 0 to 1 adds the loss of each to
    its letter; ``looked_at`` from 0 to 3 lets one after another send out a ring.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, view: View, places: Array) -> None:
        super().__init__()
        self.view, self.places = view, places
        self.looked_at = ValueTracker(0.0)
        self.told = [ValueTracker(0.0) for _ in places]
        self._names = [
            Lettering(name, LABEL_SIZE, color) for name, color in zip("ABC", CASES, strict=True)
        ]
        self._losses = [
            Lettering(one(float(loss)), LABEL_SIZE, LOSS) for loss in view.landscape.value(places)
        ]
        self._wide = max(name.width for name in self._names) + _APART

    def tell(self, number: int) -> Any:
        """The loss of a pin comes beside its letter."""
        return change(self.told[number], 1)

    def feet(self) -> Array:
        """Where each tag's letters stand (3, 2): left end and baseline."""
        rows = TAGS.rows(*[1.0] * len(self.places), gap=0.0)
        high = self._names[0].high[1] / 2
        left = max(TAGS.left, float(self.view.at(self.places)[:, 0].max()))
        return np.array([(left, row.middle[1] - high) for row in rows])

    def boxes(self) -> list[Box]:
        """The plate of each tag, with its number or without."""
        return [
            Box(
                left - _MARGIN,
                foot - _MARGIN,
                left + (self._wide + loss.width if told.get_value() > 0 else name.width) + _MARGIN,
                foot + name.high[1] + _MARGIN,
            )
            for (left, foot), name, loss, told in zip(
                self.feet().tolist(), self._names, self._losses, self.told, strict=True
            )
        ]

    def leaders(self) -> Array:
        """The line (3, 2, 2) from each tag to its pin, as far as that leaves room for the ball."""
        spots = self.view.at(self.places)
        begins = [(box.left - _MARGIN, box.middle[1]) for box in self.boxes()]
        way = np.array(begins) - spots
        length = np.linalg.norm(way, axis=1, keepdims=True)
        return np.stack([spots + way, spots + way * np.minimum(_CLEAR / length, 1.0)], axis=1)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each letter, and its loss when that is told."""
        for name, loss, told, (left, foot) in zip(
            self._names, self._losses, self.told, self.feet().tolist(), strict=True
        ):
            yield name, left, foot, 1.0
            if (there := float(told.get_value())) > 0:
                yield loss, left + self._wide, foot, there

    def draw(self, canvas: Canvas) -> None:
        """Leaders, heads, and tags on plates."""
        pen, looked = Pen(canvas, self.presence), float(self.looked_at.get_value())
        for line, color in zip(self.leaders(), CASES, strict=True):
            pen.line(line, color, 0.022, opacity=0.85, casing=0.03)
        for number, (spot, color) in enumerate(zip(self.view.at(self.places), CASES, strict=True)):
            pen.disc(spot, _RADIUS, color, casing=0.05)
            if 0 < (wave := looked - number) < 1:
                pen.ring(spot, _RADIUS * (1 + 4 * wave), color, 0.04, opacity=ripple(wave))
        for box in self.boxes():
            pen.plate(*box, radius=0.06)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """Where each is: line and loss."""
        losses = self.view.landscape.value(self.places)
        return [
            Reading(f"pin {name}", "", (*place, float(loss)))
            for name, place, loss in zip("ABC", self.places.tolist(), losses, strict=True)
        ]


__all__ = ["Pins"]
