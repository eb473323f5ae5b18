"""From near: the valley that large steps lead out of, and the one where they end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from scenes.parts.local_minima.country import TALL, Country
from scenes.parts.local_minima.large import LargeRun
from scenes.stage import FRAME

Range = tuple[float, float]

# Of what is told, that is seen to either side of it: of hers less than beyond, where the dial is.
_BESIDE, _BEYOND = 0.15, 0.4
_OVER, _FLOOR = 0.45, 0.3  # scene units: above her on a ridge, and from the axis up to a floor
_WORTH = 0.9  # of the whole: what is hardly less is seen from as far as before


class Close:
    """Ranges in which all places of a run are seen as large as can be, her head on ridges too."""

    def __init__(self, country: Country, run: LargeRun) -> None:
        self.country, self.run = country, run
        self.x, self.y = self._ranges()

    def _ranges(self) -> tuple[Range, Range]:
        plan, plane = self.country.plan, self.country.plane
        (left, bottom), (wide, tall) = plane.low.tolist(), plane.span.tolist()
        ends = plan.floors[[self.run.home, self.run.end]]
        places = np.concatenate([self.run.walk.points[:, 0, 0], ends])
        low, high = float(places.min()), float(places.max())
        rooms = np.array([_BEYOND, _BESIDE]) * (high - low)
        first, last = rooms if ends[1] < ends[0] else rooms[::-1]
        low, high = max(low - first, left), min(high + last, left + wide)
        if high - low > _WORTH * wide:
            return (left, left + wide), (bottom, bottom + tall)
        heights = plan.height(np.linspace(low, high, 401))
        ridges = plan.ridges[(plan.ridges > low) & (plan.ridges < high)]
        rise = float(plan.height(np.concatenate([ridges, places])).max())
        deep = float(min(heights.min(), plan.height(plan.floors).min()))
        axis = float(plane.corner[1])
        unit = (FRAME.top - _OVER - TALL - axis - _FLOOR) / (rise - deep)
        foot = deep - _FLOOR / unit
        return (low, high), (foot, foot + float(plane.size[1]) / unit)

    def come(self) -> Any:
        """An animation: all is seen from near."""
        return self.country.plane.animate.reframe(self.x, self.y)

    @contextmanager
    def there(self) -> Iterator[None]:
        """While it lasts all is seen from near: what is made then has its place there."""
        plane = self.country.plane
        state, way = plane.state, plane.way
        plane.reframe(self.x, self.y)
        try:
            yield
        finally:
            plane.state, plane.way = state, way


__all__ = ["Close"]
