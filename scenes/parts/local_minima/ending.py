"""The end: all examples over her as lights, and then one alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import cairo
import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import DATA, Hiker, Layer
from scenes.stage.lecture.theme import Color
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen, ink

Array = NDArray[np.float64]

# Arcs of lights over her: half as wide, as high, how many, in scene units; and from her feet up.
_ARCS = (2.5, 2.0, 8), (4.1, 2.5, 10), (5.7, 2.95, 12)
_HEART, _LOWEST = 0.62, 13.0  # of her height; degrees from the level
_ASIDE, _UP = 1.6, 0.07  # degrees and scene units by which a light is off its arc
_DOT, _GLOW, _LIGHT = 0.13, 0.42, 1.3
_RAY, _FAINT = 0.035, 0.4
_WARM: Color = "#FFE6AE"
_ONE = 2  # of those on the first arc, from the side that she looks to
_COMES = 0.25  # of the time, that one light takes to come


class Examples(Painted):
    """All examples as lights over her; ``come`` in [0, 1] is how far they have come, in turn.

    ``alone`` in [0, 1] is how far all but one have gone out; its light trembles with the ``clock``.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, hiker: Hiker, clock: ValueTracker) -> None:
        super().__init__()
        self.hiker, self.clock = hiker, clock
        self.come, self.alone = ValueTracker(0.0), ValueTracker(0.0)
        self._places = np.array(list(_lights()))

    @property
    def ambient(self) -> bool:
        """Whether its light trembles where it can be seen."""
        return self.presence * float(self.alone.get_value()) > 0

    def heart(self) -> Array:
        """Where the rays meet (2,)."""
        return np.asarray(self.hiker.ground() + np.array([0.0, _HEART * self.hiker.tall]))

    def places(self) -> Array:
        """Where all are on the screen (n, 2), the one that stays first."""
        ahead = self.hiker.facing * float(self.hiker.looks.get_value())
        return np.asarray(self.heart() + self._places * np.array([ahead, 1.0]))

    def place(self) -> Array:
        """Where the one that stays is (2,)."""
        return np.asarray(self.places()[0])

    def strengths(self) -> Array:
        """How bright each is now (n,)."""
        count, come = len(self._places), float(self.come.get_value())
        begins = np.linspace(0, 1 - _COMES, count)
        begins = np.concatenate([begins[count // 2 :], begins[: count // 2]])
        shares = np.clip((come - begins) / _COMES, 0, 1)
        shares[1:] *= 1 - float(self.alone.get_value())
        return np.asarray(shares)

    def draw(self, canvas: Canvas) -> None:
        """Rays, glows, and dots."""
        alone, heart, time = float(self.alone.get_value()), self.heart(), self.clock.get_value()
        trembles = 0.85 + 0.15 * float(np.sin(7.3 * time) * np.sin(2.9 * time + 1))
        for number, (place, share) in enumerate(
            zip(self.places(), self.strengths().tolist(), strict=True)
        ):
            if share <= 0:
                continue
            one = alone * trembles if number == 0 else 0.0
            share *= self.presence
            pen = Pen(canvas, share)
            ray = np.array([place, place + share * (heart - place)])
            pen.line(ray, DATA, _RAY * (1 + one), opacity=_FAINT + 0.5 * one)
            size = _GLOW + (_LIGHT - _GLOW) * one
            _glow(canvas, place, size, share * (0.45 + 0.2 * one))
            pen.disc(place, _DOT * (1 + 0.35 * one), DATA, casing=0.04)


def _glow(canvas: Canvas, place: Array, size: float, strength: float) -> None:
    x, y = place.tolist()
    glow = cairo.RadialGradient(x, y, 0.05, x, y, size)
    glow.add_color_stop_rgba(0, *ink(_WARM, strength))
    glow.add_color_stop_rgba(1, *ink(_WARM, 0.0))
    canvas.set_source(glow)
    canvas.rectangle(x - size, y - size, 2 * size, 2 * size)
    canvas.fill()


def _lights() -> Iterator[Array]:
    """Where they are (2,), from where rays meet; the one that stays is the first."""
    rng = np.random.default_rng(10)
    places: list[Array] = []
    for wide, high, count in _ARCS:
        angles = np.linspace(_LOWEST, 180 - _LOWEST, count) + rng.uniform(-_ASIDE, _ASIDE, count)
        turns = np.deg2rad(angles)
        up = high * np.sin(turns) + rng.uniform(-_UP, _UP, count)
        places.extend(np.stack([wide * np.cos(turns), up], axis=-1))
    yield places.pop(_ONE)
    yield from places


__all__ = ["Examples"]
