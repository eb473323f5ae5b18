"""Pins in the ground of a view: places remembered by colour and letter, and the lines they are."""

from __future__ import annotations

import numpy as np
from manim import LEFT, VGroup
from numpy.typing import ArrayLike, NDArray

from scenes.parts.by_hand.fading import hidden
from scenes.parts.by_hand.plane import Plane
from scenes.parts.by_hand.sizes import LABEL_SIZE
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import BACKGROUND, Color
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, dot, ink
from scenes.stage.plot.scatter import FittedLine
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import Words, on_plate

Array = NDArray[np.float64]

_RADIUS = 0.1
_BEYOND = 0.25  # scene units from a line's end to its letter
_ASIDE = (-0.35, 0.25)  # from there where the numbers of the x axis are
_AXIS = 0.3  # scene units above the axis in which they are close


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


class PinnedLine:
    """A place (w, b) of a loss landscape, pinned down: its pin, and the line that it is.

    ``letters`` has the same letter twice, beside the pin where it is now and at the line's right
    end, if anything is seen of the line.
    """

    def __init__(self, view: View, plane: Plane, at: ArrayLike, letter: str, color: Color) -> None:
        w, b = np.asarray(at, dtype=float).tolist()
        self.pin = hidden(Pin(view, (w, b), letter, color))
        self.line = hidden(
            FittedLine(plane, lambda: w, lambda: b, color, width=0.035, name=f"ghost {letter}")
        )
        self.letters = VGroup(self.pin.label())
        ends = self.line.ends()
        if ends is not None:
            sinks = ends[1, 1] < plane.corner[1] + _AXIS
            spot = ends[1] + _ASIDE if sinks else self.line.beyond(_BEYOND)
            self.letters.add(Words(letter, LABEL_SIZE, color).move_to((*spot, 0)))

    @property
    def painted(self) -> list[Painted]:
        """All of it that paints itself."""
        return [self.pin, self.line]
