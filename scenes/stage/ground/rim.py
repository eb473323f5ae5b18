"""Where a way leaves a window."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def share_to_rim(begin: Array, end: Array, window: Array) -> float:
    """How much of a straight way (2,) is within a window, low and high corner (2, 2).

    It begins inside and ends outside.

    >>> share_to_rim(np.zeros(2), np.array([4.0, 1.0]), np.array([(-1.0, -1.0), (1.0, 1.0)]))
    0.25
    """
    low, high = window
    way = end - begin
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = (np.where(way > 0, high, low) - begin) / way
    return float(np.clip(np.nanmin(np.where(way == 0, np.inf, shares)), 0, 1))


__all__ = ["share_to_rim"]
