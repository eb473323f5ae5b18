"""What the picture does not show: copies of the same valley."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.neural_landscape.beyond import away, copies_at, twin
from scenes.parts.neural_landscape.ground import glow, trembling
from scenes.parts.neural_landscape.plan import Plan
from scenes.stage import LABEL_SIZE, LOSS, QUIET, Box, Layer, tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen, dot, ink

Array = NDArray[np.float64]

_SEED = 5
_RINGS = ((0.32, 0.6), (0.17, 1.0))  # radius, strength
_CIRCLES, _INSIDE = (10, 20), 0.36  # distances; scene units from a circle to its name
_WAY = 0.2  # the angle at which the twin is drawn


class Valleys(Lettered):
    """Our valley, its twin and many copies, each as far from ours as it is; which way is drawn.

    ``lit`` counts them: ours, the swapped one; beyond that the many.
    """

    layer: ClassVar[Layer] = Layer.SKY

    def __init__(self, plan: Plan, room: Box, clock: ValueTracker) -> None:
        super().__init__()
        self.lit, self.clock = ValueTracker(0.0), clock
        far = copies_at(plan)
        self.unit = min(room.width, room.height) / 2 / float(far.max())  # scene units a distance
        self.middle = room.middle[:2]
        rng = np.random.default_rng(_SEED)
        self.places = self._at(far, rng.uniform(0, 2 * np.pi, len(far)))
        self.sizes = rng.uniform(0.022, 0.05, len(far))
        self.phases = rng.uniform(0, 2 * np.pi, len(far))
        near = np.array([away(plan, twin(plan))])
        self.few = [self.middle, *self._at(near, np.array([_WAY]))]
        self._circles = [
            Lettering(tr("{far} away").format(far=far), LABEL_SIZE, QUIET) for far in _CIRCLES
        ]

    def _at(self, far: Array, angles: Array) -> Array:
        ways = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
        return np.asarray(self.middle + self.unit * far[:, np.newaxis] * ways)

    @property
    def ambient(self) -> bool:
        """Whether they glimmer where they can be seen."""
        return self.presence > 0

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How far the circles are from ours."""
        for far, text in zip(_CIRCLES, self._circles, strict=True):
            x, y = self.middle - (0.0, far * self.unit)
            yield text, float(x) - text.width / 2, float(y) + _INSIDE, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Circles, the many, then the few."""
        lit, time = float(self.lit.get_value()), float(self.clock.get_value())
        pen = Pen(canvas, self.presence)
        for far in _CIRCLES:
            pen.ring(self.middle, far * self.unit, QUIET, 0.02, opacity=0.5)
        few = len(self.few)
        many = int(np.clip(lit - few, 0, 1) * len(self.places))
        for (x, y), size, phase in zip(
            self.places[:many].tolist(), self.sizes, self.phases, strict=False
        ):
            glimmer = 0.7 + 0.3 * np.sin(1.7 * time + phase)
            canvas.set_source_rgba(*ink("#FFE6AE", self.presence * glimmer))
            dot(canvas, (x, y), size)
            canvas.fill()
        for number, place in enumerate(self.few):
            there = self.presence * float(np.clip(lit - number, 0, 1))
            if there > 0:
                self._valley(canvas, place, there, trembling(time + number))
        self.write(canvas)

    def _valley(self, canvas: Canvas, place: Array, strength: float, light: float) -> None:
        glow(canvas, place, 0.7, 0.9 * strength * light)
        pen = Pen(canvas, strength)
        for radius, shade in _RINGS:
            pen.ring(place, radius, LOSS, 0.04, opacity=shade)
        pen.disc(place, 0.07, LOSS)


__all__ = ["Valleys"]
