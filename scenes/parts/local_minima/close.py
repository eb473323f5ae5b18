"""From near: the valley that large steps lead out of, and the one where they end; their floors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenes.parts.local_minima.country import TALL, Country, standing
from scenes.parts.local_minima.large import LargeRun
from scenes.stage import FRAME, STAGE, Box

Array = NDArray[np.float64]
Range = tuple[float, float]

# Of what is told, that is seen to either side of it: of hers less than beyond, where the dial is.
_BESIDE, _BEYOND = 0.15, 0.4
_OVER, _FLOOR = 0.45, 0.3  # scene units: above her on a ridge, and from the axis up to a floor
_SOIL = 0.95  # scene units from the axis up to a floor that is seen from nearer still
_ASIDE, _UP = 5.0, 2.2  # scene units beside that floor and above it: so far places may be
_AT_HER, _OVER_AXIS = 0.2, 0.3  # scene units: of plates from her, and from the axis
_ON_THE_WAY, _TRIED = 21, 0.1  # places between two; scene units from one try to the next
_WORTH = 0.9  # of the whole: what is hardly less is seen from as far as before


class View:
    """Ranges of a country's plane that one may come to see it in."""

    def __init__(self, country: Country, x: Range, y: Range) -> None:
        self.country, self.x, self.y = country, x, y

    def come(self) -> Any:
        """An animation: this is seen."""
        return self.country.plane.animate.reframe(self.x, self.y)

    @contextmanager
    def there(self) -> Iterator[None]:
        """While it lasts this is seen: what is made then has its place there."""
        plane = self.country.plane
        state, way = plane.state, plane.way
        plane.reframe(self.x, self.y)
        try:
            yield
        finally:
            plane.state, plane.way = state, way


class Close(View):
    """Ranges in which all places of a run are seen as large as can be, her head on ridges too."""

    def __init__(self, country: Country, run: LargeRun) -> None:
        self.country, self.run = country, run
        super().__init__(country, *self._ranges())

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


class Bottom(View):
    """A floor in the middle, so many ``times`` as large as in a view, with soil beneath it."""

    def __init__(self, view: View, floor: float, times: float) -> None:
        plane, plan = view.country.plane, view.country.plan
        (left, _), (wide, tall) = plane.corner.tolist(), plane.size.tolist()
        across, up = (np.ptp(view.x) / times, np.ptp(view.y) / times)
        low = floor + left / wide * across  # the middle of the frame is at 0
        foot = float(plan.height(floor)) - _SOIL / tall * up
        super().__init__(view.country, (low, low + float(across)), (foot, foot + float(up)))


def clear_of_her(close: Close, plate: Any) -> Any:
    """A plate where it is, or in the soil if she would walk behind it with the steps told."""
    country, run = close.country, close.run
    steps = run.walk.points[: run.told + 1, 0, 0].tolist()
    with close.there():
        way = np.concatenate([np.linspace(*pair, _ON_THE_WAY) for pair in pairwise(steps)])
        rooms = [standing(*country.curve.over(x)).inset(-_AT_HER) for x in way.tolist()]
        if not any(room.meets(Box.around(plate)) for room in rooms):
            return plate
        foot, half = float(country.plane.corner[1]) + _OVER_AXIS, plate.width / 2 + _AT_HER
        feet = country.curve.over(np.array(steps))[:, 0]
        room = np.arange(STAGE.left + half, STAGE.right - half, _TRIED)
        for x in sorted(room.tolist(), key=abs):
            ground = country.curve.level(np.linspace(x - half, x + half, _ON_THE_WAY))
            if ground.min() > foot + plate.height + _AT_HER and np.all(abs(feet - x) > half):
                return plate.move_to((x, foot + plate.height / 2, 0))
    return plate


def as_large_as_can_be(view: View, floor: float, places: Array) -> float:
    """How many times as large as in a view a floor may be seen with some places beside it."""
    plane, height = view.country.plane, view.country.plan.height
    units = plane.size / np.array([np.ptp(view.x), np.ptp(view.y)])
    away = np.abs(places - floor).max(), np.abs(height(places) - height(floor)).max()
    return max(1.0, float(np.min(np.array([_ASIDE, _UP]) / (units * np.array(away)))))


__all__ = ["Bottom", "Close", "View", "as_large_as_can_be", "clear_of_her"]
