"""The grounds of two other films, and the rates that they took."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gdmath import linear_data, regression_landscape, stability
from gdmath.tables import load_table
from scenes.render.assets import asset

_USED = 0.001, 0.1  # rates of other films: for the pizzas, for the hundred dots


@dataclass(frozen=True)
class Elsewhere:
    """A rate of another film: the sharpest curvature of its ground, and the limit that it sets.

    ``sharper`` is how many times as sharp that is as the bluntest one, if there is another one.
    """

    curvature: float
    limit: float
    used: float
    sharper: float | None = None


def elsewhere() -> tuple[Elsewhere, Elsewhere]:
    """The grounds of two other films: lines through the origin for pizzas, a hundred dots."""
    pizzas = load_table(asset("reservations.txt"))
    curvature = 2 * float(np.mean(pizzas.x**2))
    dots = linear_data(rng=np.random.default_rng(0))
    landscape = regression_landscape(dots)
    bluntest, sharpest = stability(landscape, landscape.minima[0]).eigenvalues.tolist()
    return (
        Elsewhere(curvature, 2 / curvature, _USED[0]),
        Elsewhere(sharpest, 2 / sharpest, _USED[1], sharpest / bluntest),
    )


__all__ = ["Elsewhere", "elsewhere"]
