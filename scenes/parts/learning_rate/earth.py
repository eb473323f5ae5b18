"""The Earth as it is seen from afar: its lands in a few corners, and where on its disc they are."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

_EURASIA = (
    *((-9, 37), (-9, 43), (-1, 44), (-4, 48), (3, 51), (8, 54), (14, 54), (21, 55), (28, 60)),
    *((30, 66), (42, 67), (60, 69), (75, 72), (85, 70), (85, 22), (80, 8), (77, 9), (72, 20)),
    *((66, 25), (57, 26), (50, 30), (48, 29), (52, 24), (59, 22), (52, 16), (44, 13), (38, 22)),
    *((35, 28), (34, 32), (36, 36), (28, 37), (26, 40), (22, 37), (19, 42), (13, 45), (18, 40)),
    *((16, 38), (12, 43), (8, 44), (3, 42), (-2, 37)),
)
_AFRICA = (
    *((-6, 35), (10, 37), (11, 33), (20, 31), (32, 31), (35, 27), (43, 12), (51, 12), (42, -1)),
    *((40, -10), (35, -20), (32, -28), (20, -35), (15, -27), (12, -17), (13, -6), (9, 1), (8, 4)),
    *((-4, 5), (-8, 4), (-13, 9), (-17, 15), (-16, 22), (-10, 30)),
)
_SCANDINAVIA = (
    *((5, 59), (8, 58), (12, 58), (16, 57), (18, 61), (24, 66), (30, 66), (30, 70), (25, 71)),
    *((15, 68), (6, 62)),
)
_BRITAIN = ((-5, 50), (1, 51), (0, 54), (-3, 58), (-5, 57), (-3, 54))
_MADAGASCAR = ((44, -17), (50, -15), (47, -25), (44, -23))
_SOUTH_AMERICA = (
    *((-35, -6), (-35, -9), (-37, -12), (-39, -15), (-39, -18), (-41, -22), (-45, -23)),
    *((-48, -25), (-49, -28), (-51, -31), (-54, -34), (-57, -35), (-58, -38), (-62, -39)),
    *((-63, -41), (-65, -43), (-64, -46), (-62, -50), (-66, -40), (-68, -30), (-70, -18)),
    *((-70, -5), (-70, 8), (-66, 10), (-62, 10), (-60, 8), (-55, 6), (-51, 4), (-50, 1)),
    *((-48, -1), (-44, -3), (-40, -3), (-37, -5)),
)
_GREENLAND = ((-45, 60), (-25, 70), (-20, 80), (-50, 80), (-53, 67))

# Corners (n, 2) of each land, degrees of longitude and latitude, to the nearest one or two.
LANDS: tuple[Array, ...] = tuple(
    np.array(land, dtype=float)
    for land in (
        _EURASIA,
        _AFRICA,
        _SCANDINAVIA,
        _BRITAIN,
        _MADAGASCAR,
        _SOUTH_AMERICA,
        _GREENLAND,
    )
)


def seen_from(centre: tuple[float, float], places: ArrayLike) -> Array:
    """Where on a disc of radius 1 places (n, 2) are, degrees, seen from far above ``centre``.

    >>> seen_from((15.0, 0.0), [(15.0, 0.0), (105.0, 0.0), (15.0, 90.0)]).round(6).tolist()
    [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]
    """
    east, north = np.radians(np.asarray(places, dtype=float)).T
    east0, north0 = np.radians(centre)
    x = np.cos(north) * np.sin(east - east0)
    y = np.cos(north0) * np.sin(north) - np.sin(north0) * np.cos(north) * np.cos(east - east0)
    return np.stack([x, y], axis=-1)


__all__ = ["LANDS", "seen_from"]
