"""What the film compares its loop with: a search without a gradient."""

from __future__ import annotations

import numpy as np

from gdmath import InputError, Landscape, Trajectory
from gdmath.search import coordinate_search

_ROUND = (1, 2, 5, 0.5, 1.5, 3, 4)  # times a power of ten: the first of them that fits
_ENOUGH = (100, 300)  # steps of the rival whose nudge nobody has chosen
_MOST = 20_000  # steps of any rival


def search(landscape: Landscape, nudge: float) -> Trajectory:
    """A rival's steps from w = 0 until it stops."""
    steps = 400
    walk = coordinate_search(landscape, [0.0], steps, nudge=nudge)
    while walk.status.name != "CONVERGED" and steps < _MOST:
        steps *= 4
        walk = coordinate_search(landscape, [0.0], min(steps, _MOST), nudge=nudge)
    if walk.status.name != "CONVERGED":
        raise InputError(f"nudge: with {nudge:g} the rival needs more than {_MOST:,} steps.")
    return coordinate_search(landscape, [0.0], int(walk.lengths) + 1, nudge=nudge)


def nudge_for(best: float, rate: float) -> float:
    """A round number that needs 100 to 300 steps, and is not mixed up with the learning rate."""
    least, most = _ENOUGH
    power = 10.0 ** float(np.floor(np.log10(best / least)))
    nudges = (float(f"{times * power:.2g}") for times in _ROUND)
    fit = [nudge for nudge in nudges if 0.999 * least <= best / nudge <= most]
    return next((nudge for nudge in fit if not np.isclose(nudge, rate)), fit[0])


__all__ = ["nudge_for", "search"]
