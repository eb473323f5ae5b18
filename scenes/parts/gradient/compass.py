"""A compass ring round her feet, its needle, and the slope that it measures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.gradient.plan import Plan
from scenes.parts.gradient.plated import Plated
from scenes.stage import GRADIENT, LABEL_SIZE, PATH, QUIET, TEXT, Box, Layer, View, tr
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen, runs_of
from scenes.stage.plot.ticks import tick_text
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_CIRCLE = np.linspace(0, 2 * np.pi, 121)
_AWAY = 0.45  # scene units from the ring to a letter
_LINE = 0.55  # scene units from a meter's left side to its line
_TICK, _HALF = 0.12, 0.22  # of the radius; scene units, half the bar of the meter


def unit(angle: float | Array) -> Array:
    """Directions (..., 2) of length 1 at angles from east, in radians."""
    return np.stack([np.cos(angle), np.sin(angle)], axis=-1)


def names(plan: Plan) -> tuple[str, str]:
    """The two directions along the axes in which it climbs, in words."""
    x, y = plan.gradient
    return tr("east") if x > 0 else tr("west"), tr("north") if y > 0 else tr("south")


def behind(plan: Plan) -> tuple[str, str]:
    """The two directions opposite to these."""
    x, y = plan.gradient
    return tr("west") if x > 0 else tr("east"), tr("south") if y > 0 else tr("north")


class Needle(OnGround):
    """A needle at her feet that points to ``angle`` radians from east; ``radius`` is its length."""

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, view: View, plan: Plan, radius: float) -> None:
        super().__init__(view)
        self.plan, self.radius = plan, radius
        begin = unit(np.pi / 4) @ plan.ways  # between both
        self.angle = ValueTracker(float(np.arctan2(begin[1], begin[0])) + np.pi)

    def way(self) -> Array:
        """Where it points (2,)."""
        return unit(float(self.angle.get_value()))

    def facing(self) -> float:
        """How steep it is where it points, as it is measured there."""
        return float(self.plan.slope(self.way()))

    def turn_to(self, angle: float) -> float:
        """The angle to turn to, so that the shorter way is taken."""
        now = float(self.angle.get_value())
        return now + (angle - now + np.pi) % (2 * np.pi) - np.pi

    def draw(self, canvas: Canvas) -> None:
        """A slim kite that lies on the ground."""
        way, at = self.way(), self.plan.here
        aside = np.array([-way[1], way[0]])
        shares = np.array([(0.0, 0.0), (0.7, 0.04), (1.0, 0.0), (0.7, -0.04), (0.0, 0.0)])
        kite = at + self.radius * (shares[:, :1] * way + shares[:, 1:] * aside)
        pen = Pen(canvas, self.presence)
        line = self.view.at(kite, 0.015)
        pen.line(line, TEXT, 0.03, casing=0.05, closed=True)
        pen.fill(line, PATH)

    def readings(self) -> list[Reading]:
        """Where it points."""
        return [Reading("needle", "", tuple(self.way().tolist()))]


class Compass(Plated):
    """A ring on the ground with the names of two directions."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, view: View, plan: Plan, radius: float) -> None:
        super().__init__()
        self.view, self.plan, self.radius = view, plan, radius
        words = (f"{letter}, {name}" for letter, name in zip("xy", names(plan), strict=True))
        self._names = [(Lettering(word, LABEL_SIZE, TEXT), way) for word, way in
                       zip(words, plan.ways, strict=True)]  # fmt: skip

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The name of each direction outside the ring."""
        middle = self.view.at(self.plan.here)
        for text, way in self._names:
            rim = self.view.at(self.plan.here + self.radius * way)
            out = (rim - middle) / max(float(np.linalg.norm(rim - middle)), 1e-9)
            x, y = rim + (_AWAY + 0.5 * text.width * abs(out[0])) * out
            yield text, x - text.width / 2, y - text.height / 2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Ring, ticks and letters."""
        pen, at = Pen(canvas, self.presence), self.plan.here
        around = at + self.radius * unit(_CIRCLE)
        seen = self.view.visible(around)
        for run in runs_of(self.view.at(around, 0.01), seen[1:] & seen[:-1]):
            pen.line(run, QUIET, 0.045, casing=0.05)
        for angle in np.arange(4) * np.pi / 2:
            ends = self.radius * np.array([1 - _TICK, 1 + _TICK])
            pen.line(self.view.at(at + ends[:, None] * unit(angle), 0.01), TEXT, 0.05, casing=0.05)
        self.write(canvas)


class Meter(Lettered):
    """An upright bar in a box: how steep it is where the needle points, above or below 0."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, needle: Needle, box: Box) -> None:
        super().__init__()
        self.needle, self.box = needle, box
        power = 10.0 ** np.floor(np.log10(needle.plan.steepness))
        self.most = float(np.ceil(needle.plan.steepness / power)) * power
        marks = (self.most, 0.0, -self.most)
        self._marks = [(Lettering(tick_text(float(f"{v:.3g}"))), v) for v in marks]
        widest = max(text.width for text, _ in self._marks)
        room = _LINE + 0.36 + 0.15 + widest + 0.2
        self.box = Box(min(box.left, box.right - room), *box[1:])  # long numbers make it wider
        self.set_frame(*self.box)

    def level(self, slope: float) -> float:
        """How high on the screen a slope is."""
        low, high = self.box.bottom + 0.35, self.box.top - 0.35
        return low + (slope / self.most + 1) / 2 * (high - low)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The numbers at its ends and at its middle."""
        for text, slope in self._marks:
            left = self.box.right - 0.2 - text.width
            yield text, left, self.level(slope) - text.height / 2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Plate, scale and bar."""
        pen, x = Pen(canvas, self.presence), self.box.left + _LINE
        pen.plate(*self.box)
        line = np.array([(x, self.level(-self.most)), (x, self.level(self.most))])
        pen.line(line, QUIET, 0.03)
        zero, now = self.level(0.0), self.level(self.needle.facing())
        low, high = sorted((zero, now))
        corners = [(x - _HALF, low), (x + _HALF, low), (x + _HALF, high), (x - _HALF, high)]
        if high - low > 1e-3:
            pen.fill(np.array(corners), GRADIENT)
        pen.line(np.array([(x - 0.36, zero), (x + 0.36, zero)]), TEXT, 0.04)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The slope that its bar shows."""
        return [Reading("meter", "", self.needle.facing())]


__all__ = ["Compass", "Meter", "Needle", "behind", "names", "unit"]
