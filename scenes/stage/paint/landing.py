"""Where a step will end: the ring that is there before she goes."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import NEXT
from scenes.stage.paint.arrow import Arrow
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Projection
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_RING = 0.15
_WIDTH = 0.05
_DROP, _DASHES = 0.04, (0.1, 0.09)
_COMES, _GOES = (0.75, 1.0), (0.9, 1.0)  # of the arrow's turn, and of the step


class Landing(OnPicture):
    """A coral ring where the step ends that an arrow has become, for as long as it is to be taken.

    It comes as the arrow has turned round and goes as she lands, by itself. On a ruler a dashed
    line leads from it up, or down, to the ``curve`` that the ruler belongs to. Where arrows are
    drawn smaller than they are, the ring of a ``true`` one is where she lands, not at the tip.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, step: Arrow, curve: Projection | None = None, *, true: bool = False) -> None:
        super().__init__(step.on)
        self.step, self.curve, self.true = step, curve, true

    def place(self) -> Array:
        """The place (d,) where the step ends, whether its arrow has turned yet or not.

        If it is ``true``, on no other scale than that of the picture, whatever that of arrows is.
        """
        step = self.step
        share = float(step.share.get_value()) if self.true else step.length
        return np.asarray(step.root() - share * np.asarray(step.vector()))

    def strength(self) -> float:
        """How much of it is there, in [0, 1]: what is left of the arrow decides."""
        step = self.step
        comes = np.interp(step.turned.get_value(), _COMES, (0.0, 1.0))
        goes = np.interp(step.used.get_value(), _GOES, (1.0, 0.0))
        return float(comes * goes * step.grown.get_value() * step.presence)

    @property
    def showing(self) -> float:
        """What its arrow leaves of it."""
        return self.presence * self.strength()

    def draw(self, canvas: Canvas) -> None:
        """The line, then the ring over its end."""
        pen, ring = Pen(canvas, self.showing), self.on.at(self.place())
        if pen.strength <= 0:
            return
        if self.curve is not None:
            line = np.stack([ring, self.curve.at(self.place())])
            pen.line(line, NEXT, _DROP, casing=_DROP, dashes=_DASHES)
        pen.ring(ring, _RING, NEXT, _WIDTH, casing=0.05)

    def readings(self) -> list[Reading]:
        """Where it is, while it is there."""
        return [Reading("landing", "", tuple(self.place().tolist()) if self.strength() else None)]


__all__ = ["Landing"]
