"""What a flight passes, seen from above, to scale: floor, Earth, orbit, stars."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenes.parts.learning_rate.earth import LANDS, seen_from
from scenes.stage import QUIET, TEXT
from scenes.stage.lecture.boxes import FRAME
from scenes.stage.paint.pen import Pen

Array = NDArray[np.float64]

_CIRCLE = np.linspace(0, 2 * np.pi, 181)
_SEA, _LAND, _FROM_AFAR = "#2C6C9B", "#4C8A5B", "#9AD0FF"
_CENTRE = 15.0, 10.0  # longitude and latitude of what is seen of the Earth
_MOON, _MOON_AT = 0.05, np.array([-0.6, 0.8])  # scene units: a dot; where on its circle
_EDGE, _LAND_SEEN = 0.03, 0.06  # scene units: the rim of a disc; one so small has no lands
_FLOOR, _DECADES = "#16304A", 9  # its grid has squares of 1 m, 10 m, … up to 10⁸ m
_SQUARE = 0.25, 0.7  # scene units: a square that is no more than a grain, or is whole
_LEFT_BEHIND = 1.6e-7, 6e-7  # scene units for a metre: above, the floor is left; below, there
_STARS = np.random.default_rng(3).uniform((-7.1, -4.0, 0.012), (7.1, 4.0, 0.034), (170, 3))


def ring(middle: Array, radius: float) -> Array:
    """A circle (n, 2)."""
    return np.asarray(middle + radius * np.stack([np.cos(_CIRCLE), np.sin(_CIRCLE)], axis=-1))


def floor_is_seen(unit: float) -> float:
    """How much there is of the floor: from farther off the Earth is a ball among stars."""
    gone, whole = np.log(_LEFT_BEHIND)
    return float(np.clip((np.log(unit) - gone) / (whole - gone), 0, 1))


def draw_floor(pen: Pen, middle: Array, unit: float) -> None:
    """A floor of squares, ten of them to each side of the next larger ones; or the stars."""
    seen = floor_is_seen(unit)
    for x, y, radius in _STARS.tolist() if seen < 1 else []:
        pen.disc((x, y), radius, TEXT, opacity=0.75 * (1 - seen))
    if seen <= 0:
        return
    left, low, right, high = FRAME
    rim = np.array([(left, low), (right, low), (right, high), (left, high)])
    pen.fill(rim, _FLOOR, 0.6 * seen)
    for decade in range(_DECADES):
        side = 10.0**decade * unit
        grown = float(np.clip((side - _SQUARE[0]) / (_SQUARE[1] - _SQUARE[0]), 0, 1))
        if grown <= 0 or side > right - left:
            continue
        for x in _spots(float(middle[0]), side, left, right):
            pen.line(np.array([(x, low), (x, high)]), QUIET, 0.02, opacity=0.4 * seen * grown)
        for y in _spots(float(middle[1]), side, low, high):
            pen.line(np.array([(left, y), (right, y)]), QUIET, 0.02, opacity=0.4 * seen * grown)


def _spots(middle: float, side: float, low: float, high: float) -> list[float]:
    """Where the lines of a grid through ``middle`` are between two ends."""
    first, last = int(np.ceil((low - middle) / side)), int(np.floor((high - middle) / side))
    return [middle + side * number for number in range(first, last + 1)]


def draw_earth(pen: Pen, middle: Array, radius: float, strength: float) -> None:
    """A disc with its lands; the rim lies within it, so that it is as wide as it is told."""
    if radius < _LAND_SEEN:
        pen.fill(ring(middle, radius), _FROM_AFAR, strength)
        return
    pen.fill(ring(middle, radius), _SEA, strength)
    for land in LANDS:
        pen.fill(middle + radius * seen_from(_CENTRE, land), _LAND, strength)
    rim = ring(middle, radius - _EDGE / 2)
    pen.line(rim, TEXT, _EDGE, opacity=0.6 * strength, closed=True)


def draw_orbit(pen: Pen, middle: Array, radius: float, strength: float) -> None:
    """The circle on which the Moon goes round, and it as a dot: to scale it would not be seen."""
    pen.disc(middle + radius * _MOON_AT, _MOON, TEXT, opacity=strength, casing=0.03)
    pen.line(ring(middle, radius), TEXT, 0.04, opacity=strength, closed=True)


__all__ = [
    "draw_earth",
    "draw_floor",
    "draw_orbit",
    "floor_is_seen",
    "ring",
]
