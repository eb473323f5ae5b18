"""Three pins in the ground, each with its letter beside it, and how one is read: w, and loss."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.regression.telling import one
from scenes.parts.regression.valley import on_floor
from scenes.stage import LABEL_SIZE, LOSS, POSITION, TEXT, Box, Layer, View, change
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import ripple
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_RADIUS = 0.11
_BELOW, _DASHES = 0.45, (0.1, 0.08)  # how much is seen of what the ground lies over; a guide
_BURIED = 0.28  # and of a stem, which is all in the ground
_ROD = 0.6  # and of one that is told
_CLEAR = 0.3  # scene units round a pin: there is the ball
_NEAR = 0.05  # of the map, from a pin to the ball that leaves it
_BETWEEN = 0.22  # scene units between two tags
_APART = 0.16  # from a letter to its number
_WAVE = 0.18  # from a head to its ring, which goes through no letter
_MARGIN = 0.07  # round both, on their plate
_WAYS = np.radians([135, 90, 45, 180, 0, 225, 270, 315, 112, 68])  # from a pin to its tag
_FARTHER = (0.0, 0.25, 0.6, 1.0, 1.5, 2.0)  # scene units, where there is no room nearer by


class Pins(Lettered):
    """Three pins in the ground, each on a stem, faint below the ground; the ball lies on them.

    Each has its tag A, B or C as near as there is room. ``told`` from 0 to 1 adds the loss to the
    letter, makes the stem gold, as high as the loss, and draws two lines on the floor to the
    edges with the numbers of w and b; they go as the next one is told. ``looked_at`` from 0 to 3
    lets one after another send out a ring.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, view: View, places: Array, ball: Callable[[], Array]) -> None:
        super().__init__()
        self.view, self.places, self.ball = view, places, ball
        self.looked_at = ValueTracker(0.0)
        self.told = [ValueTracker(0.0) for _ in places]
        self.losses = np.asarray(view.landscape.value(places), dtype=float)
        self._names = [Lettering(name, LABEL_SIZE, TEXT, name=True) for name in "ABC"]
        self._numbers = [Lettering(one(loss), LABEL_SIZE, LOSS) for loss in self.losses.tolist()]
        self._wide = max(name.width for name in self._names) + _APART
        self._placed: tuple[bytes, list[Box]] = b"", []

    def tell(self, number: int) -> Any:
        """The loss of a pin comes beside its letter."""
        return change(self.told[number], 1)

    # -- where it all is -------------------------------------------------------------------------

    def stems(self) -> Array:
        """From the floor up to each pin (3, 2, 2)."""
        return np.stack([on_floor(self.view, self.places), self.view.at(self.places)], axis=1)

    def across(self, number: int, axis: int = 0) -> Array:
        """The line (2, 2) on the floor from below a pin to the edge with numbers of w, or of b."""
        foot = self.places[number]
        edge = foot.copy()
        edge[1 - axis] = self.view.window[1 - axis][0]
        return on_floor(self.view, np.stack([foot, edge]))

    def boxes(self) -> list[Box]:
        """The place of each tag with its number: it is on no pin, no line and no other tag."""
        if self._placed[0] != self.view.key:
            self._placed = self.view.key, self._places()
        return self._placed[1]

    def _places(self) -> list[Box]:
        spots, high = self.view.at(self.places), self._names[0].high[1]
        halves = [
            np.array([self._wide + number.width, high]) / 2 + _MARGIN for number in self._numbers
        ]
        for way in _WAYS:  # all on one side, if there is room
            alike = [
                self._beside(spot, half, way, 0.0) for spot, half in zip(spots, halves, strict=True)
            ]
            if all(self._room(box, spots, alike[:n]) >= 0 for n, box in enumerate(alike)):
                return alike
        found = list[Box]()
        for spot, half in zip(spots, halves, strict=True):
            found.append(
                max(
                    (self._beside(spot, half, way, far) for far in _FARTHER for way in _WAYS),
                    key=lambda box: min(self._room(box, spots, found), 0.0),
                )
            )
        return found

    @staticmethod
    def _beside(spot: Array, half: Array, way: float, far: float) -> Box:
        unit = np.array([np.cos(way), np.sin(way)])
        reach = _CLEAR + far + float(np.min(half / np.maximum(np.abs(unit), 1e-9)))
        low, high = spot + reach * unit - half, spot + reach * unit + half
        return Box(*low.tolist(), *high.tolist())

    def _room(self, box: Box, spots: Array, others: list[Box]) -> float:
        """How far it is from all that it must not touch; less than 0 if it does."""
        low, high = np.array(box[:2]), np.array(box[2:])
        along = np.linspace(0, 1, 61)[:, None, None]
        strokes = self.stems()
        points = ((1 - along) * strokes[:, 0] + along * strokes[:, 1]).reshape(-1, 2)
        room = [
            float(np.linalg.norm(np.clip(points, low, high) - points, axis=1).min()) - _RADIUS,
            float(np.linalg.norm(np.clip(spots, low, high) - spots, axis=1).min()) - _CLEAR + 1e-6,
        ]
        for other in others:
            gaps = np.maximum(low - np.array(other[2:]), np.array(other[:2]) - high)
            room.append(float(gaps.max()) - _BETWEEN)
        return min(room)

    # -- picture ---------------------------------------------------------------------------------

    def _strength(self, number: int) -> float:
        """How much of its lines is there: they go as the next pin is told."""
        later = (float(told.get_value()) for told in self.told[number + 1 :])
        return float(self.told[number].get_value()) * (1 - max(later, default=0.0))

    def _bare(self, number: int) -> float:
        """How much is there of its head: where the ball lies on one that is told, nothing."""
        low, high = np.array(self.view.window).T
        away = float(np.max(np.abs(self.ball()[0] - self.places[number]) / (high - low)))
        return 1 - float(self.told[number].get_value()) * max(0.0, 1 - away / _NEAR)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each letter, and its loss when that is told."""
        for name, loss, told, box in zip(
            self._names, self._numbers, self.told, self.boxes(), strict=True
        ):
            left, foot = box.left + _MARGIN, box.bottom + _MARGIN
            yield name, left, foot, 1.0
            if (there := float(told.get_value())) > 0:
                yield loss, left + self._wide, foot, there

    def draw(self, canvas: Canvas) -> None:
        """Stems, what one is read by, heads, and tags on plates."""
        pen, looked = Pen(canvas, self.presence), float(self.looked_at.get_value())
        spots = self.view.at(self.places)
        for number, stem in enumerate(self.stems()):
            told, seen = self._strength(number), float(np.clip(looked - number, 0, 1))
            asked = seen * (1 - max(float(of.get_value()) for of in self.told))
            for axis, there in ((0, max(told, asked)), (1, told)):  # asked for is w
                below = Pen(canvas, self.presence * there * _BELOW)
                below.line(self.across(number, axis), POSITION, 0.03, dashes=_DASHES)
            if (there := told) > 0:
                rod = Pen(canvas, self.presence * there * _ROD)
                rod.line(stem, LOSS, 0.06, dashes=_DASHES)  # the ground hides it
            pen.line(stem, TEXT, 0.025, opacity=_BURIED, dashes=_DASHES)
            pen.disc(stem[0], 0.04, TEXT, opacity=_BURIED)
        for number, spot in enumerate(spots):
            Pen(canvas, self.presence * self._bare(number)).disc(spot, _RADIUS, TEXT, casing=0.05)
            if 0 < (wave := looked - number) < 1:
                pen.ring(spot, _RADIUS + _WAVE * wave, TEXT, 0.04, opacity=ripple(wave))
        for box, name, it in zip(self.boxes(), self._names, self.told, strict=True):
            bare, there = box.left + name.width + 2 * _MARGIN, float(it.get_value())
            right = (1 - there) * bare + there * box.right
            pen.plate(box.left, box.bottom, right, box.top, radius=0.06)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """Where each is: line and loss."""
        return [
            Reading(f"pin {name}", "", (*place, loss))
            for name, place, loss in zip(
                "ABC", self.places.tolist(), self.losses.tolist(), strict=True
            )
        ]


__all__ = ["Pins"]
