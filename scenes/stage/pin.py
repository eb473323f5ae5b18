"""A pin in the ground of a view: one place, remembered by its colour and letter."""

from __future__ import annotations

import numpy as np
from manim import LEFT, VGroup
from numpy.typing import ArrayLike, NDArray

from scenes.stage.painted import Canvas, OnGround, dot, ink
from scenes.stage.theme import BACKGROUND, LABEL_SIZE, Color
from scenes.stage.type import Reading, Words, on_plate
from scenes.stage.view import View

Array = NDArray[np.float64]

_RADIUS = 0.1


class Pin(OnGround):
    """A dot at the data point ``at`` (2,)."""

    def __init__(self, view: View, at: ArrayLike, letter: str, color: Color) -> None:
        super().__init__(view)
        self.place = np.asarray(at, dtype=float)
        self.letter, self.tint = letter, color

    def middle(self) -> Array:
        """Where it is on the screen (2,)."""
        return self.view.at(self.place)

    def label(self) -> VGroup:
        """Its letter on a plate, beside where it is now."""
        name = on_plate(Words(self.letter, LABEL_SIZE, self.tint), margin=0.05)
        return name.next_to((*self.middle(), 0), LEFT, buff=0.2)

    def draw(self, canvas: Canvas) -> None:
        """A dot with a dark casing."""
        for color, radius in ((BACKGROUND, 1.45 * _RADIUS), (self.tint, _RADIUS)):
            dot(canvas, self.middle(), radius)
            canvas.set_source_rgba(*ink(color, self.presence))
            canvas.fill()

    def readings(self) -> list[Reading]:
        """Where it is: data point and height."""
        height = float(self.view.landscape.value(self.place))
        return [Reading(f"pin {self.letter}", "", (*self.place.tolist(), height))]
