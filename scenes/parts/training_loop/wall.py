"""A wall of knobs up to the horizon: asked one by one, or told all at once."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.stage import GRADIENT, POSITION, QUIET, STAGE, STEP, Layer, change
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_ROWS = 14
_FOOT = np.array([0.0, STAGE.bottom + 1.0])  # where the first knob stands
_HORIZON = 6.6  # scene units above it
_APART, _RADIUS = 1.7, 0.6
_FARTHER = 0.42  # of the nearest distance, from one row to the next
_WIDE = 7.6  # half of what is filled
_CLOSE = 3.0  # times as large, as long as there are one or two
_UP = 2.2  # scene units: how much higher the first one is then
_SEED, _MOST = 3, 110.0  # degrees that a knob is turned, at most
_TRIES, _TRY = (12.0, 58.0), 25.0  # degrees: arcs to both sides of the top; the pointer, on its way
_RIM, _FACE = "#5D7497", "#1E2C45"
_SWEEP = 0.16  # of the wall that is bright at a time


class Wall(Painted):
    """Knobs on a wall that goes on to the horizon.

    ``spread`` says how far from the first one there are knobs, ``asked`` how far there are
    the two ways to try; ``tried`` from 0 to 1 goes both, there and back. ``pulse`` from 0 to 1
    runs through the wall and leaves at each knob the way it has to turn; ``turned`` from 0 to 1
    turns them all.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self) -> None:
        super().__init__()
        self.spread, self.asked = ValueTracker(0.0), ValueTracker(0.0)
        self.near, self.tried = ValueTracker(1.0), ValueTracker(0.0)
        self.pulse, self.turned = ValueTracker(0.0), ValueTracker(0.0)
        knobs = []
        for row in range(_ROWS):
            size = 1 / (1 + _FARTHER * row)
            most = int(_WIDE / (_APART * size)) + 1
            for column in range(-most, most + 1):
                place = (_APART * size * column, _HORIZON * (1 - size))
                knobs.append((*place, size, np.hypot(column, row), row))
        knobs.sort(key=lambda knob: (-knob[4], -abs(knob[0])))  # the near ones last
        table = np.array(knobs)
        self.places, self.sizes, self.away = table[:, :2], table[:, 2], table[:, 3]
        self.distance = (1 - table[:, 2]) / (1 - table[:, 2].min())
        rng = np.random.default_rng(_SEED)
        turns = rng.uniform(0.25, 1.0, len(table)) * rng.choice([-1.0, 1.0], len(table))
        self.turns = np.radians(_MOST) * turns
        self.farthest = float(self.away.max()) + 1

    def spread_out(self) -> tuple[Any, ...]:
        """Animations: there are knobs up to the horizon, and each with both ways to try."""
        far = self.farthest
        return change(self.spread, far), change(self.near, 0), change(self.asked, far)

    def send(self) -> Any:
        """An animation: the pulse runs through the wall."""
        return change(self.pulse, 1, linear)

    def angles(self) -> Array:
        """How far each is turned to the left (n,), in radians."""
        turned, tried = float(self.turned.get_value()), float(self.tried.get_value())
        return np.asarray(self.turns * turned - np.radians(_TRY) * np.sin(2 * np.pi * tried))

    def draw(self, canvas: Canvas) -> None:
        """Knob by knob, from the horizon to the first, and all as one picture."""
        canvas.push_group()
        self.draw_knobs(canvas)
        canvas.pop_group_to_source()
        canvas.paint_with_alpha(self.presence)

    def draw_knobs(self, canvas: Canvas) -> None:
        """All of them."""
        up = np.array([0.0, _UP * float(self.near.get_value())])
        zoom = 1 + (_CLOSE - 1) * float(self.near.get_value())
        spread, asked = float(self.spread.get_value()), float(self.asked.get_value())
        pulse = float(self.pulse.get_value()) * (1 + 2 * _SWEEP) - _SWEEP
        haze = 1 - 0.5 * self.distance
        there = np.clip(spread - self.away + 1, 0, 1) * haze
        marked = np.clip(asked - self.away, 0, 1) * haze
        glow = np.exp(-(((self.distance - pulse) / (0.5 * _SWEEP)) ** 2))
        told = np.clip((pulse - self.distance) / _SWEEP, 0, 1) if pulse > -_SWEEP else 0 * haze
        for k, angle in enumerate(self.angles()):
            if there[k] <= 0:
                continue
            middle = _FOOT + zoom * self.places[k] + up
            radius, pen = zoom * _RADIUS * self.sizes[k], Pen(canvas, float(there[k]))
            Pen(canvas, float(there[k] / haze[k])).disc(middle, radius, BACKGROUND)  # no ghosts
            _knob(pen, middle, radius, float(angle), float(glow[k] * (pulse > -_SWEEP)))
            if told[k] > 0:
                _way(pen, middle, radius, float(self.turns[k]), float(told[k]))
            if marked[k] > 0:
                pen = Pen(canvas, float(marked[k]))
                for side in (1, -1):
                    _try(pen, middle, radius, side)


def _knob(pen: Pen, middle: Array, radius: float, angle: float, glow: float) -> None:
    pen.disc(middle, radius, _RIM)
    pen.disc(middle, 0.86 * radius, _FACE)
    if glow > 0.02:
        pen.disc(middle, radius, GRADIENT, opacity=0.6 * glow)
    way = np.array([-np.sin(angle), np.cos(angle)])
    pen.line(
        np.stack([middle + 0.25 * radius * way, middle + 0.72 * radius * way]),
        POSITION,
        0.14 * radius,
    )


def _way(pen: Pen, middle: Array, radius: float, turn: float, strength: float) -> None:
    """Its step as an arc outside the knob, from its top to where its pointer has to go."""
    angles = np.pi / 2 + np.linspace(0, turn, 20)
    arc = middle + 1.14 * radius * np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    pen.line(arc, STEP, 0.1 * radius, opacity=strength)


def _try(pen: Pen, middle: Array, radius: float, side: int) -> None:
    """A way that may be tried, outside the knob: an arc from near its top, with a head."""
    angles = np.pi / 2 + side * np.radians(np.linspace(*_TRIES, 20))
    arc = middle + 1.16 * radius * np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    pen.arrow(arc, QUIET, 0.07 * radius, casing=0)


__all__ = ["Wall"]
