"""Walking on in whole steps: a move and a moment of rest for each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import linear, smooth

from scenes.stage import Playback, change

_MOVES = 0.55  # of a step's time; for the rest of it all stand where the algorithm was


def by_steps(
    party: Playback, to: int | None = None, pace: Callable[[float], float] = linear
) -> Any:
    """Walk on to the step ``to``, or to the end, and stand still for a moment after each step."""
    start, end = party.time, float(party.steps if to is None else to)
    way = end - start

    def standing(share: float) -> float:
        at = start + way * pace(share)
        whole = np.floor(at + 1e-9)
        moved = whole + float(smooth(np.clip((at - whole) / _MOVES, 0, 1)))
        return float((moved - start) / way) if way else 1.0

    return change(party.progress, end, standing)
