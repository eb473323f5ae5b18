"""What the film compares its loop with: a search without a gradient, and a hundred other dots."""

from __future__ import annotations

import numpy as np

from gdmath import Dataset, InputError, Landscape, Trajectory
from gdmath.search import coordinate_search

_ROUND = (1, 2, 5, 0.5, 1.5, 3, 4)  # times a power of ten: the first of them that fits
_ENOUGH = (100, 300)  # steps of the rival whose nudge nobody has chosen
_MOST = 20_000  # steps of any rival
_CHANCE = 0.315314  # mean square of the errors of the best line through the other dots
_OTHERS = 100


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


def hundred() -> Dataset:
    """A hundred dots around y = 2x + 1, whose best line is that one."""
    x = np.linspace(-2, 2, _OTHERS)
    noise = np.random.default_rng(0).normal(size=_OTHERS)
    design = np.column_stack([x, np.ones_like(x)])
    noise = noise - design @ np.linalg.lstsq(design, noise, rcond=None)[0]
    noise = noise * np.sqrt(_CHANCE / np.mean(noise**2))
    return Dataset(x, 2 * x + 1 + noise)


def nudge_for(best: float, rate: float) -> float:
    """A round number that needs 100 to 300 steps, and is not mixed up with the learning rate."""
    least, most = _ENOUGH
    power = 10.0 ** float(np.floor(np.log10(best / least)))
    nudges = (float(f"{times * power:.2g}") for times in _ROUND)
    fit = [nudge for nudge in nudges if 0.999 * least <= best / nudge <= most]
    return next((nudge for nudge in fit if not np.isclose(nudge, rate)), fit[0])


__all__ = ["hundred", "nudge_for", "search"]
