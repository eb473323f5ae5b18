"""How fast the fair races are shown: all by one clock, but one that would last too long."""

from __future__ import annotations

import numpy as np

from scenes.parts.optimizer_race.plan import Plan

COME = 0.5  # seconds in which a number comes
_LONGEST = (4.8, 4.8, 9.4)  # seconds that a race may last on each track


def over_of(plan: Plan, track: int) -> int:
    """The step at which all is decided on a track."""
    row = plan.result.laps[track]
    if any((~lap.arrived & ~lap.left).any() for lap in row):
        return plan.budget
    return max(lap.last for lap in row)


def pace_of(plan: Plan, track: int) -> float:
    """How many steps a second: as on all tracks, but on one where that would last too long."""
    paces = [over_of(plan, k) / most for k, most in enumerate(_LONGEST)]
    return max(paces[track], *paces[:2])


def end_of(plan: Plan, track: int) -> int:
    """The step to which a race is shown: in a little more the ring of the last one goes out."""
    return over_of(plan, track) + int(np.ceil(COME * pace_of(plan, track)))


__all__ = ["COME", "end_of", "over_of", "pace_of"]
