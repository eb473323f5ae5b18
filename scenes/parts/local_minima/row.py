"""Starts side by side all over the window, and where each of them ends at some rate."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdmath import Landscape, Trajectory, descend, gradient_descent

Array = NDArray[np.float64]

COUNT = 30
_PATIENCE = 1000  # steps
_NEAR = 2e-3  # of the window: as good as at a floor
_THERE = 0.004  # of the window: so near that one is seen to have arrived
_SETTLING = 2  # steps after the last arrival


@dataclass(frozen=True)
class Row:
    """A walk of all of them, points (steps + 1, n, 1).

    ``ends`` (n,) are the numbers of the valleys where they end, −1 for none, and ``arrived`` (n,)
    the steps from which on they are seen to be there. Who arrives first comes last: one in front
    of the others is drawn after them.
    """

    walk: Trajectory
    ends: NDArray[np.intp]
    arrived: NDArray[np.intp]

    def count(self, valleys: NDArray[np.intp]) -> int:
        """How many end in one of these valleys."""
        return int(np.isin(self.ends, valleys).sum())


def starts_of(ground: Landscape) -> Array:
    """The middles of equal parts of a window (COUNT,)."""
    ((low, high),) = ground.window
    return np.asarray(low + (high - low) * (np.arange(COUNT) + 0.5) / COUNT)


def run_row(ground: Landscape, rate: float, floors: Array) -> Row:
    """All of them run at a rate until whoever arrives is there."""
    ((low, high),) = ground.window
    starts = starts_of(ground)
    rule = gradient_descent(rate)
    places = descend(ground, rule, starts[:, None], _PATIENCE).points[..., 0]
    away = np.abs(places[-1][:, None] - floors)
    ends = np.where(away.min(axis=1) < _NEAR * (high - low), away.argmin(axis=1), -1)
    far = np.abs(places - floors[ends]) > _THERE * (high - low)
    arrived = np.where(far.any(axis=0), len(far) - np.argmax(far[::-1], axis=0), 0)
    last = int(arrived[ends >= 0].max(initial=1)) + _SETTLING
    order = np.argsort(-arrived, kind="stable")
    walk = descend(ground, rule, starts[order, None], last)
    return Row(walk, ends[order], arrived[order])


__all__ = ["COUNT", "Row", "run_row", "starts_of"]
