"""The plane on which samples and lines are seen, counted and named as the data are."""

from __future__ import annotations

from gdmath import Dataset
from scenes.parts.by_hand.plane import Plane
from scenes.parts.regression.fitting import Fitting
from scenes.stage.lecture.words import quantity, tr

Pair = tuple[float, float]


def data_plane(
    numbers: Fitting, data: Dataset, corner: Pair, size: Pair, own_units: bool = False
) -> Plane:
    """A plane for the samples of both data sets, its axes named after one of them, ``data``.

    Where a film counts a file's numbers in standard units, so does the plane, and says so; with
    ``own_units`` it is marked in the file's instead. On the screen both are the same place.
    """
    ranges, named = (numbers.x_range, numbers.y_range), "{name}"
    if numbers.units and own_units:
        ranges = numbers.units.ranges(*ranges)
    elif numbers.units:
        named = tr("{name}, standard units")
    x_name, y_name = (named.format(name=quantity(name)) for name in (data.x_name, data.y_name))
    return Plane(corner, size, *ranges, (x_name, y_name), ticks=(3, 4))
