"""Which valley each start ends in: a window of one parameter cut into cells."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdmath import Landscape, descend, gradient_descent
from scenes.render.kept import kept

Array = NDArray[np.float64]

_CELLS = 2000
_PATIENCE = 1000  # steps
_NEAR = 2e-3  # of the window: as good as at a floor


@dataclass(frozen=True)
class Territories:
    """Equal cells of a window and the number of the valley in which each of their middles ends.

    ``valleys`` (cells,) is −1 where a start ends in none of them; ``shares`` (k,) of all cells end
    in each valley.
    """

    low: float
    high: float
    valleys: NDArray[np.intp]
    shares: Array

    @property
    def pieces(self) -> list[tuple[float, float, int]]:
        """Stretches of one valley: where each begins and ends, and the valley's number."""
        cuts = np.flatnonzero(np.diff(self.valleys)) + 1
        ends = np.concatenate([[0], cuts, [len(self.valleys)]])
        edges = self.low + (self.high - self.low) * ends / len(self.valleys)
        firsts = self.valleys[ends[:-1]].tolist()
        return list(zip(edges[:-1].tolist(), edges[1:].tolist(), firsts, strict=True))

    @property
    def borders(self) -> list[float]:
        """Where one territory ends and the next begins."""
        return [begin for begin, _, _ in self.pieces[1:]]

    def are_at(self, places: Array) -> bool:
        """Whether each border is at one of some places, as near as cells are."""
        cell = (self.high - self.low) / len(self.valleys)
        return all(float(np.abs(places - at).min(initial=np.inf)) <= cell for at in self.borders)


@kept
def territories(ground: Landscape, rate: float, floors: tuple[float, ...]) -> Territories:
    """Where starts all over the window of a ground end, among its ``floors``."""
    ((low, high),) = ground.window
    middles = low + (high - low) * (np.arange(_CELLS) + 0.5) / _CELLS
    walk = descend(ground, gradient_descent(rate), middles[:, None], _PATIENCE, record="last")
    away = np.abs(walk.points[-1] - np.array(floors))
    valleys = np.where(away.min(axis=1) < _NEAR * (high - low), away.argmin(axis=1), -1)
    shares = np.array([np.mean(valleys == number) for number in range(len(floors))])
    return Territories(low, high, valleys, shares)


__all__ = ["Territories", "territories"]
