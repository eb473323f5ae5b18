"""She in two: a shadow that the picture shows, and where she truly is, on a pin."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.neural_landscape.ground import (
    cast_shadow,
    glow,
    network,
    trembling,
)
from scenes.parts.neural_landscape.hollow import Hollow
from scenes.stage import LOSS, PATH, TEXT, Layer, View
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_BALL, _DISC = 0.22, 0.3
_DOT, _DOTTED = 0.06, 5  # where she was, and after how many steps that is kept
_PIN, _TRAIL = 0.045, 0.035


class Parted(OnGround):
    """Her shadow on the slice and she herself, at the last step that is whole.

    Both are where they were computed; the pin between them is as long as the picture is wrong.
    From one step to the next she goes straight; her trail stays, and each place of the
    first steps keeps a dot.
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, view: View, hollow: Hollow, clock: ValueTracker) -> None:
        super().__init__(view)
        self.hollow, self.clock = hollow, clock
        self.progress = ValueTracker(0.0)

    @property
    def ambient(self) -> bool:
        """Whether her lamp trembles where it can be seen."""
        return self.presence > 0

    @property
    def step(self) -> int:
        """How many steps are over."""
        return int(np.floor(float(self.progress.get_value()) + 1e-9))

    def loss(self) -> float:
        """Her true loss."""
        return float(self.hollow.training.losses[self.step])

    def in_picture(self) -> float:
        """The height of the slice under her shadow."""
        return float(self.hollow.under[self.step])

    def off(self) -> float:
        """How far she is from the picture."""
        return float(self.hollow.shadow.off[self.step])

    def network(self) -> Array:
        """All her knobs."""
        return np.asarray(self.hollow.training.points[self.step])

    def ends(self) -> Array:
        """Where her shadow and she are on the screen (2, 2)."""
        place = _at(self.hollow.shadow.coordinates, self.progress)
        both = (self.hollow.under, self.hollow.training.losses)
        heights = np.array([float(_at(values, self.progress)) for values in both])
        return self.view.screen(self.view.world(np.stack([place, place]), heights))[0]

    def landed(self) -> Array:
        """Where on the screen she landed after each step that is over (steps + 1, 2)."""
        count = self.step + 1
        places = self.hollow.shadow.coordinates[:count]
        return self.view.screen(self.view.world(places, self.hollow.training.losses[:count]))[0]

    def draw(self, canvas: Canvas) -> None:
        """The shadow, the pin, where she was, then she."""
        shade, here = self.ends()
        pen = Pen(canvas, self.presence)
        cast_shadow(canvas, shade, self.presence, _DISC)
        up = np.array([0.0, _BALL])
        if np.linalg.norm(here - shade) > 1e-3:
            pen.line(np.stack([shade, here]), LOSS, _PIN, casing=0.04)
            landed = self.landed()
            pen.line(np.concatenate([landed, here[None]]), PATH, _TRAIL, casing=0.02)
            for spot in landed[: _DOTTED + 1]:
                pen.disc(spot, _DOT, PATH, casing=0.02)
        strength = self.presence * trembling(float(self.clock.get_value()))
        glow(canvas, here + up, 0.9, 0.7 * strength)
        network(canvas, here, self.presence, _BALL)


class Lip(OnGround):
    """The edge along which the ground is cut open in front: a line over the near end of s."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, view: View) -> None:
        super().__init__(view)
        (_, s), (low, high) = view.window
        t = np.linspace(low, high, 121)
        self.places = np.stack([np.full_like(t, s), t], axis=-1)

    def draw(self, canvas: Canvas) -> None:
        """A line as thick as that of a curve."""
        Pen(canvas, self.presence).line(self.view.at(self.places), TEXT, 0.06, casing=0.03)


def _at(values: Array, progress: ValueTracker) -> Array:
    """What a row of values, one a step, is at a share of the way between two steps."""
    step = float(np.clip(progress.get_value(), 0, len(values) - 1))
    before = min(int(step), len(values) - 2)
    return np.asarray(values[before] + (step - before) * (values[before + 1] - values[before]))


__all__ = ["Lip", "Parted"]
