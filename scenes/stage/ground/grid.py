"""Places all over a window, evenly apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def grid(window: tuple[tuple[float, float], ...], samples: int | tuple[int, int]) -> Array:
    """A grid (rows, columns, 2) of data points over the window; ``samples``: columns, rows."""
    along = (samples, samples) if isinstance(samples, int) else samples
    axes = [np.linspace(low, high, count) for (low, high), count in zip(window, along, strict=True)]
    return np.stack(np.meshgrid(*axes), axis=-1)


__all__ = ["grid"]
