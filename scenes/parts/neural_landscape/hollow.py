"""A hollow of a slice: a minimum of the picture that is none of the ground."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdmath.landscape import Landscape
from gdmath.slices import Shadow
from scenes.stage.walk.training import Training

Array = NDArray[np.float64]

_LEVEL = 1e-9  # a curvature that is none
_NEWTON = 40
_NEAR = 5.0  # how far from the place that is asked for a hollow may be


@dataclass(frozen=True)
class Hollow:
    """A minimum of the slice that is none of the ground, and the training from there."""

    place: Array  # (2,), on the slice
    begin: Array  # (knobs,), the network there
    slope: float  # the length of the whole gradient
    gradient: Array  # (knobs,)
    training: Training
    shadow: Shadow
    under: Array  # the slice's height at each step's shadow (steps + 1,)


def minimum_near(landscape: Landscape, place: Array) -> Array | None:
    """The minimum that Newton's method finds from a place, if it is one, and near."""
    here = place
    for _ in range(_NEWTON):
        bends = landscape.hessian(here)
        if np.abs(np.linalg.det(bends)) < _LEVEL:
            return None
        here = here - np.linalg.solve(bends, landscape.gradient(here))
        if not np.abs(here - place).max() < _NEAR:
            return None
    level = np.abs(landscape.gradient(here)).max() < 1e-6
    rises = np.linalg.eigvalsh(landscape.hessian(here)).min() > 0
    return here if level and rises else None


__all__ = ["Hollow", "minimum_near"]
