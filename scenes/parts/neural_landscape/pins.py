"""A path that a picture shows the shadow of: the shadow on the surface, and pins to the truth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import LOSS, POSITION, Layer, View, change
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.paint.pen import Canvas, Pen, runs_of

Array = NDArray[np.float64]

_PATH, _PIN, _HEAD = 0.07, 0.035, 0.06
_DASHES = (0.11, 0.09)
_BEHIND = 0.25


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
        pen.disc(line[0], 0.1, POSITION, casing=0.04)


class Pins(OnGround):
    """Gold pins from the surface to the true losses, and a dashed line through their heads.

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
            pen.disc(tips[k], _HEAD, LOSS, casing=0.015)


__all__ = ["Pins", "ShadowPath"]
