"""The rate under the pointer of the meter, as it is written."""

from __future__ import annotations

from collections.abc import Callable

from scenes.parts.learning_rate.numerals import best_text
from scenes.stage import ALPHA, BODY_SIZE, STEP, Readout

_DECIMALS = 3  # just below the limit is not the limit


class Rate(Readout):
    """The rate under the pointer; the best one is a fraction once it is ``told``, not before."""

    def __init__(self, value: Callable[[], float], best: float, told: Callable[[], float]) -> None:
        self.best, self.told = best, told
        super().__init__(
            "alpha", f"{ALPHA} =", value, _DECIMALS, BODY_SIZE, STEP, numerals="0123456789−.,/"
        )

    def written(self) -> str:
        """Three decimals, or the fraction."""
        there = self.told() > 0 and abs(self.value() - self.best) < 1e-9
        return best_text(self.best) if there else super().written()


__all__ = ["Rate"]
