"""Contenders: runs set side by side, told apart by a colour and a shape of the one set of four."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import (
    BACKGROUND,
    GOOD_RATE,
    LARGE_RATE,
    SMALL_RATE,
    TEXT,
    UNSTABLE_RATE,
    Color,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Projection
from scenes.stage.type.readout import Reading
from scenes.stage.walk.playback import Playback

Array = NDArray[np.float64]
Rectangle = Callable[[], Box | None]


class Contender(NamedTuple):
    """How one of them is told from the others."""

    color: Color
    kind: str


PLAIN = Contender(SMALL_RATE, "square")
MOMENTUM = Contender(GOOD_RATE, "circle")
THIRD = Contender(LARGE_RATE, "triangle")
FOURTH = Contender(UNSTABLE_RATE, "pentagon")

_FAR = 1e4  # scene units; the canvas cannot count much further
_CHIP, _BALL, _DOT, _WIDTH, _CASING = 0.14, 0.17, 0.055, 0.03, 0.025
_CORNERS = {
    "square": (4, 45.0),
    "circle": (48, 0.0),
    "triangle": (3, 90.0),
    "pentagon": (5, 90.0),
    "star": (10, 90.0),
}
_LARGER = {"triangle": 1.2, "star": 1.35}  # so that all look as large
_NOTCH = 0.45  # of the way out to the points of a star: between them


def outline(kind: str, middle: ArrayLike, radius: float) -> Array:
    """The corners (n, 2) of a run's shape around a point of the screen."""
    count, first = _CORNERS[kind]
    angles = np.radians(first) + 2 * np.pi * np.arange(count) / count
    spread = np.full((count, 1), radius * _LARGER.get(kind, 1.0))
    if kind == "star":
        spread[1::2] *= _NOTCH
    return np.asarray(middle) + spread * np.stack([np.cos(angles), np.sin(angles)], axis=-1)


class Chip(Painted):
    """The shape of a run beside its name."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, kind: str, color: Color) -> None:
        super().__init__()
        self.kind, self.tint = kind, color
        self.set_frame(-_CHIP, -_CHIP, _CHIP, _CHIP)

    def draw(self, canvas: Canvas) -> None:
        """Fill it."""
        middle = self.get_center()[:2]
        Pen(canvas, self.presence).fill(outline(self.kind, middle, _CHIP), self.tint)


class Flight(OnPicture):
    """A ball that flies from landing to landing; the chords that it flew are its trail.

    ``rectangle`` is what it may be seen in. Without a ``ball`` it is the trail alone; ``faint``,
    that of a run that is over: its chords without the landings. Chords are ``width`` wide, landings
    are discs of radius ``dot``, and both are wider by ``casing`` in the dark under them.
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(
        self,
        on: Projection,
        party: Playback,
        kind: str,
        color: Color,
        rectangle: Rectangle | None = None,
        *,
        ball: bool = True,
        faint: bool = False,
        width: float = _WIDTH,
        dot: float = _DOT,
        casing: float = _CASING,
    ) -> None:
        super().__init__(on)
        self.party, self.kind, self.tint = party, kind, color
        self.rectangle, self.ball, self.faint = rectangle, ball, faint
        self.width, self.dot, self.casing = width, dot, casing

    def clip_box(self) -> Box | None:
        """What it may be seen in."""
        return self.rectangle() if self.rectangle else super().clip_box()

    def spots(self) -> Array:
        """Where on the screen it has landed so far (n, 2), the start first."""
        points = self.party.trajectory.points[: self.party.step + 1, 0]
        return np.clip(self.on.at(points), -_FAR, _FAR)

    def here(self) -> Array:
        """Where on the screen it is now (2,): on the chord from one landing to the next."""
        step, time = self.party.step, self.party.time
        ends = self.party.trajectory.points[step : step + 2, 0]
        spots = np.clip(self.on.at(ends), -_FAR, _FAR)
        return np.asarray(spots[0] + (time - step) * (spots[-1] - spots[0]))

    def draw(self, canvas: Canvas) -> None:
        """Chords and landings on one dark casing, then the ball."""
        pen, spots, here = Pen(canvas, self.presence), self.spots(), self.here()
        chords = np.vstack([spots, here])
        if self.faint:
            pen.line(chords, self.tint, self.width, opacity=0.6)
            return
        draw_path(pen, chords, spots, self.tint, self.width, self.dot, self.casing)
        if self.ball:
            pen.fill(outline(self.kind, here, _BALL * 1.32), BACKGROUND, 0.9)
            pen.fill(outline(self.kind, here, _BALL), self.tint)
            pen.fill(outline(self.kind, here + 0.25 * _BALL, 0.3 * _BALL), TEXT, 0.55)

    def readings(self) -> list[Reading]:
        """The last landing."""
        place = self.party.trajectory.points[self.party.step, 0]
        return [Reading(f"landing of {self.kind}", "", tuple(place.tolist()))]


def draw_path(
    pen: Pen,
    chords: Array,
    spots: Array,
    color: Color,
    width: float,
    dot: float = _DOT,
    casing: float = _CASING,
) -> None:
    """Chords and landings: first the dark casing of all of it, then all in colour."""
    for shade, more in ((BACKGROUND, casing), (color, 0.0)):
        if len(chords) > 1:
            pen.line(chords, shade, width + more)
        for spot in spots:
            pen.disc(spot, dot + 0.8 * more, shade)


__all__ = [
    "FOURTH",
    "MOMENTUM",
    "PLAIN",
    "THIRD",
    "Chip",
    "Contender",
    "Flight",
    "draw_path",
    "outline",
]
