"""Which numbers stand at an axis, and how much of each: those that would crowd are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from scenes.stage.paint.lettering import Lettering
from scenes.stage.plot.ticks import Short, round_numbers, tick_size

FADE = 0.06  # scene units on which a number comes or goes
_ROOM = (0.7, 0.5)  # that numbers keep from each other on the level and the upright axis
_EASE = 0.5  # scene units beyond the ends, on which a longer number begins to count
_FINEST = 0.3  # of that room: numbers nearer than this are not asked after
_DIGIT = re.compile(r"\d")


class Stretch(NamedTuple):
    """An axis as it is at one moment: what it shows, and how long it is in scene units.

    ``zero`` is how much of the number 0 may stand there, where the other axis goes through it.
    """

    axis: int
    low: float
    span: float
    size: float
    zero: float

    @property
    def unit(self) -> float:
        """How long 1 is, in scene units."""
        return self.size / self.span

    def inside(self, value: float) -> float:
        """How much of a number is on the axis: 1 from the ends inwards, by degrees beyond them."""
        inside = 1 + min(value - self.low, self.low + self.span - value) * self.unit / FADE
        return float(np.clip(min(inside, self.zero) if value == 0 else inside, 0, 1))

    def numbers(
        self, short: Short, least: float, beyond: float = FADE
    ) -> Iterator[tuple[float, float]]:
        """Round numbers ``least`` scene units apart or more, and how far their equals are."""
        start, beyond = short.offset / short.unit, beyond / self.unit
        low, high = self.low - beyond - start, self.low + self.span + beyond - start
        for rest, step in round_numbers(low, high, least / self.unit):
            yield rest + start, step

    def holds(self, short: Short, value: float, step: float) -> float:
        """How much of a number is there, whose equals are a step away.

        All numbers that far apart come and go together, by the longest of them.
        """
        inside, room = self.inside(value), step * self.unit - _ROOM[self.axis]
        if inside == 0 or room < -FADE:
            return 0.0
        along = _longest(self, short, step) if np.isfinite(step) else 0.0
        return float(np.clip(min(inside, 0.5 + (room - along) / FADE), 0, 1))


def standing(
    short: Short, now: Stretch, way: tuple[Stretch, Stretch, float] | None = None
) -> Iterator[tuple[float, float]]:
    """The numbers at an axis, and how much of each is there.

    All or nothing at both ends of a ``way`` of which the axis has gone a share, between by degrees.
    """
    for value, step in now.numbers(short, _FINEST * _ROOM[now.axis]):
        if (there := now.holds(short, value, step)) == 0:
            continue
        strength = there
        for end, near in _ends(way):
            if then := end.holds(short, value, step):
                strength += near * (float(then >= 0.5) - then) * min(1.0, there / then)
        if strength > 0:
            yield value, min(strength, 1.0)


def _ends(way: tuple[Stretch, Stretch, float] | None) -> list[tuple[Stretch, float]]:
    """Both ends of a way, and how near they are."""
    return [(way[0], 1 - way[2]), (way[1], way[2])] if way else []


@lru_cache(maxsize=4096)
def _longest(stretch: Stretch, short: Short, step: float) -> float:
    """How long the longest number is along an axis, of those a step apart or more.

    One beyond an end of the axis counts by degrees, so that its coming makes no other one jump.
    """
    low, high, unit = stretch.low, stretch.low + stretch.span, stretch.unit
    numbers = stretch.numbers(short, step * unit * (1 - 1e-9), _EASE)
    lengths = (
        float(np.clip(1 + min(value - low, high - value) * unit / _EASE, 0, 1))
        * _along(_DIGIT.sub("0", short.text(value).lstrip("−")), stretch.axis)
        for value, apart in numbers
        if apart > step * (1 - 1e-9)
    )
    return max(lengths, default=0.0)


@lru_cache(maxsize=512)
def _along(text: str, axis: int) -> float:
    """How long a number is along an axis."""
    letters = Lettering(text, tick_size(text))
    return letters.width if axis == 0 else letters.height
