"""What the picture does not show: other axes, and copies of the same valley."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.neural_landscape.ground import glow, trembling
from scenes.parts.neural_landscape.plan import Plan
from scenes.stage import LOSS, Box, Layer, Plane, tr
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen, dot, ink
from scenes.stage.plot.on_plane import OnPlane

Array = NDArray[np.float64]

_SAMPLES = 161
_LINE, _DASHES = 0.075, (0.3, 0.12)
_MANY, _SEED = 700, 5
_RINGS = ((0.9, 0.35), (0.62, 0.6), (0.34, 1.0))  # radius, strength


def plane_of(plan: Plan, box: Box) -> Plane:
    """The loss against the way from the trained network."""
    top = 1.15 * float(plan.along("steepest", np.array([-1.0, 1.0])).max())
    return Plane((-1, 1), (0, top), (tr("distance"), tr("loss")), colors=("#F2EFE6", LOSS)).within(
        box
    )


class Cut(OnPlane):
    """The loss along an axis through all knobs, from the middle outwards as ``drawn`` grows."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, plane: Plane, plan: Plan, which: str) -> None:
        super().__init__(plane)
        self.drawn = ValueTracker(0.0)
        self.way = np.linspace(-1, 1, _SAMPLES)
        self.losses = plan.along(which, self.way)
        self.flat = which == "first"
        if self.flat:  # it goes on under the other one
            self.set_z_index(Layer.ARROW)

    def end(self) -> float:
        """The loss one unit to the right."""
        return float(self.losses[-1])

    def draw(self, canvas: Canvas) -> None:
        """The line, and beads at its ends."""
        drawn = float(self.drawn.get_value())
        there = np.abs(self.way) <= drawn + 1e-9
        line = self.plane.xy(self.way[there], self.losses[there])
        if len(line) < 2:
            return
        pen = Pen(canvas, self.presence)
        dashes = () if self.flat else _DASHES
        width = 1.5 * _LINE if self.flat else _LINE
        pen.line(line, LOSS, width, casing=0.05, dashes=dashes)
        for spot in line[[0, -1]]:
            pen.disc(spot, 0.1, LOSS, casing=0.04)


class Valleys(Painted):
    """Copies of a valley in the dark: the first, its twin, then as many as there is room for.

    ``lit`` counts them: up to 2 one by one, beyond that the sky fills.
    """

    layer: ClassVar[Layer] = Layer.SKY

    def __init__(self, room: Box, first: Array, second: Array, clock: ValueTracker) -> None:
        super().__init__()
        self.lit = ValueTracker(0.0)
        self.clock, self.pair = clock, (first, second)
        rng = np.random.default_rng(_SEED)
        low, high = (room.left, room.bottom), (room.right, room.top)
        self.places = rng.uniform(low, high, (_MANY, 2))
        self.sizes = rng.uniform(0.012, 0.045, _MANY)
        self.phases = rng.uniform(0, 2 * np.pi, _MANY)

    @property
    def ambient(self) -> bool:
        """Whether they glimmer where they can be seen."""
        return self.presence > 0

    def draw(self, canvas: Canvas) -> None:
        """The many, then the two."""
        lit, time = float(self.lit.get_value()), float(self.clock.get_value())
        many = int(np.clip(lit - 2, 0, 1) * _MANY)
        for (x, y), size, phase in zip(
            self.places[:many].tolist(), self.sizes, self.phases, strict=False
        ):
            glimmer = 0.6 + 0.3 * np.sin(1.7 * time + phase)
            canvas.set_source_rgba(*ink("#FFE6AE", self.presence * glimmer))
            dot(canvas, (x, y), size)
            canvas.fill()
        for number, place in enumerate(self.pair):
            there = self.presence * float(np.clip(lit - number, 0, 1))
            if there > 0:
                self._valley(canvas, place, there, trembling(time + number))

    def _valley(self, canvas: Canvas, place: Array, strength: float, light: float) -> None:
        glow(canvas, place, 1.0, 0.75 * strength * light)
        canvas.save()
        canvas.translate(*place.tolist())
        canvas.scale(1.0, 0.5)
        pen = Pen(canvas, strength)
        for radius, shade in _RINGS:
            pen.ring((0, 0), radius, LOSS, 0.03, opacity=shade)
        canvas.restore()


__all__ = ["Cut", "Valleys", "plane_of"]
