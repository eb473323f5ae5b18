"""A path that a picture shows the shadow of: the shadow on the surface, and pins to the truth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.neural_landscape.ground import cast_shadow, network
from scenes.stage import LABEL_SIZE, LOSS, POSITION, Layer, View, change
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen, runs_of

Array = NDArray[np.float64]

_PATH, _PIN, _HEAD = 0.07, 0.035, 0.06
_DASHES = (0.11, 0.09)
_BEHIND = 0.25
_RING, _START = 0.17, 0.13  # radii of her shadow at the start, and of herself
_EDGE = 0.1  # of a plate, beyond its text
_AWAY = 0.32  # scene units from a pin to the number at its end


class ShadowPath(OnGround):
    """The shadow of a path on the surface, up to a step; what hills hide of it is faint.

    ``places`` (steps + 1, 2) and the slice's own heights there, ``under``; ``walked`` is how much
    of the way from the end of the list back to its beginning is drawn: she came from there.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, places: Array, under: Array) -> None:
        super().__init__(view)
        self.places, self.under = places, under
        self.walked = ValueTracker(1.0)

    def line(self) -> Array:
        """World points (n, 3)."""
        return self.view.world(self.places, self.under)

    def draw(self, canvas: Canvas) -> None:
        """From the start on."""
        count = max(2, round(float(self.walked.get_value()) * len(self.places)))
        world = self.line()[:count]
        line = self.view.screen(world)[0]
        world[:, 2] += 0.03
        clear = self.view.clear(world)
        pen = Pen(canvas, self.presence)
        seen = clear[1:] & clear[:-1]
        pen.line(runs_of(line, ~seen), POSITION, _PATH, opacity=_BEHIND)
        pen.line(runs_of(line, seen), POSITION, _PATH, casing=0.05)
        cast_shadow(canvas, line[0], self.presence, _RING)


class Pins(OnGround):
    """Gold pins from the surface to the true losses, and a dashed line through their heads.

    On the pin of her start she stands herself.
    ``grown`` in [0, 1] is how far they have grown; ``which`` are the steps that have one.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(
        self, view: View, places: Array, under: Array, true: Array, which: Sequence[int]
    ) -> None:
        super().__init__(view)
        self.places, self.under, self.true = places, under, true
        self.which = list(which)
        self.grown = ValueTracker(0.0)

    def grow(self) -> Any:
        """Rise, or sink, to the truth."""
        self.grown.set_value(0)
        return change(self.grown, 1)

    def ends(self) -> tuple[Array, Array]:
        """Feet on the surface and heads, on the screen (steps + 1, 2) each."""
        share = float(self.grown.get_value())
        heads = self.under + share * (self.true - self.under)
        world = self.view.world(self.places, self.under), self.view.world(self.places, heads)
        feet, tips = (self.view.screen(points)[0] for points in world)
        return feet, tips

    def draw(self, canvas: Canvas) -> None:
        """Pins, then the line, then their heads."""
        if self.grown.get_value() <= 0:
            return
        feet, tips = self.ends()
        pen = Pen(canvas, self.presence)
        pins = [np.stack([feet[k], tips[k]]) for k in self.which]
        pen.line(pins, LOSS, _PIN, casing=0.03)
        pen.line(tips, LOSS, 0.035, dashes=_DASHES)
        for k in self.which:
            if k:
                pen.disc(tips[k], _HEAD, LOSS, casing=0.015)
            else:
                network(canvas, tips[k], self.presence, _START)


class PinEnds(Lettered):
    """What a pin stands on and how high its head is, in numbers beside its ends."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, pins: Pins, under: str, true: str) -> None:
        super().__init__()
        self.pins = pins
        self._ends = Lettering(under, LABEL_SIZE, POSITION), Lettering(true, LABEL_SIZE, LOSS)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Below the foot; to the left of the head, once it is there."""
        k = self.pins.which[0]
        (x, y), (left, up) = (ends[k].tolist() for ends in self.pins.ends())
        foot, head = self._ends
        yield foot, x - foot.width / 2, y - _AWAY - float(foot.high[1]), 1.0
        there = float(np.clip(5 * self.pins.grown.get_value() - 4, 0, 1))
        yield head, left - _AWAY - head.width, up - float(head.high[1]) / 2, there

    def draw(self, canvas: Canvas) -> None:
        """The numbers, each on a plate."""
        for text, left, foot, strength in self.texts():
            right, top = left + text.width + _EDGE, foot + float(text.high[1]) + _EDGE
            Pen(canvas, self.presence * strength).plate(left - _EDGE, foot - _EDGE, right, top)
        self.write(canvas)


__all__ = ["PinEnds", "Pins", "ShadowPath"]
