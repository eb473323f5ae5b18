"""Evenings at the restaurant: reservations, the pizzas that were asked for, and the dough."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdmath import Dataset
from scenes.stage import tr

Array = NDArray[np.float64]

DOUGH = 25  # for how many pizzas there is dough
MOST = 26
_FEWEST, _MIDDLE, _SHARP = 2, 14, 0.45  # reservations, and what decides of the dough
_EACH = 1.4  # how many more pizzas a reservation brings


def counted(count: int, seed: int) -> tuple[Array, Array]:
    """Reservations in their order (m,), and how many pizzas were asked for on each evening (m,)."""
    dealer = np.random.default_rng(seed)
    x = np.sort(dealer.integers(_FEWEST, MOST, count)).astype(float)
    luck = dealer.random(count)
    over = _EACH * (x - _MIDDLE - np.log(luck / (1 - luck)) / _SHARP)
    # The dough ran out with a chance of 1/(1 + e⁻ʰ): where more was asked for than there was.
    whole = np.where(over > 0, np.ceil(over), np.floor(over))
    return x, np.maximum(1.0, DOUGH + whole)


def evenings(count: int, seed: int) -> Dataset:
    """Reservations, and 1 for an evening on which the dough ran out; in order of the first."""
    x, pizzas = counted(count, seed)
    return Dataset(x, (pizzas > DOUGH).astype(float), tr("reservations"), tr("dough ran out"))


__all__ = ["DOUGH", "MOST", "counted", "evenings"]
