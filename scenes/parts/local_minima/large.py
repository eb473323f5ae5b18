"""What large steps do to a hiker who stands in one of the lowest valleys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gdmath import Trajectory, descend, gradient_descent

if TYPE_CHECKING:
    from scenes.parts.local_minima.plan import Plan

_STEPS = 400
_NEAR = 2e-3  # of the window: as good as at a floor
_ASIDE = 0.1  # of the way from the floor to its ridge: where she stands
_TOLD = 6  # steps that are told, where none leads over a ridge
_PATIENCE = 2000  # small steps
_TRIED = 12  # rates between two limits


@dataclass(frozen=True)
class LargeRun:
    """A run at a large rate, points (steps + 1, 1, 1), up to where she stays.

    She began in the valley ``home`` and stays in the valley ``end``. ``crossing`` is the number of
    the first step that ends in another valley than ``home``, None if none does. ``between`` says
    whether the rate is too large for the valley at home, and not for the one where she ends.
    """

    rate: float
    walk: Trajectory
    home: int
    end: int
    crossing: int | None
    between: bool

    @property
    def told(self) -> int:
        """How many steps are told one by one: up to the first that ends in another valley."""
        return self.crossing or min(self.walk.steps, _TOLD)


def swings(plan: Plan, run: LargeRun) -> bool:
    """Whether the steps that are told lead over her floor more than once: from wall to wall."""
    sides = np.sign(run.walk.points[: run.told + 1, 0, 0] - plan.floors[run.home])
    return int(np.sum(sides[:-1] * sides[1:] < 0)) > 1


def sooner(plan: Plan, run: LargeRun) -> bool:
    """Whether she is at the floor of her valley after fewer steps than with the usual rate."""
    rule, start = gradient_descent(plan.rate), run.walk.points[0]
    walk = descend(plan.ground, rule, start, _PATIENCE)
    away = np.abs(walk.points[:, 0, 0] - plan.floors[run.home]) >= _NEAR * plan.span
    return run.walk.steps < int(np.flatnonzero(away).max(initial=-1)) + 1


def large_run(plan: Plan, rate: float | None, start: float | None) -> LargeRun | None:
    """The run of a plan; None if she leaves the window or does not come to rest.

    Without a ``rate`` it is one between the limits of a deepest valley and of the shallowest that
    takes her from the one to the other, if there is one. Without a ``start`` it is beside the floor
    of the deepest valley that is farthest to the right, on the side of the shallowest one.
    """
    home = int(np.flatnonzero(plan.deep)[-1])
    floor = float(plan.floors[home])
    if start is None:
        ridges = plan.ridges[(plan.ridges - floor) * (plan.home - floor) > 0]
        nearest = float(ridges[np.abs(ridges - floor).argmin()])
        start = round(floor + _ASIDE * (nearest - floor), 9)
    if rate is not None:
        return _run(plan, rate, start, home)
    limits = plan.limit(floor), plan.limit(plan.home)
    for one in np.geomspace(*limits, _TRIED)[1:-1] if limits[0] < limits[1] else ():
        run = _run(plan, float(f"{one:.2g}"), start, home)
        if run is not None and run.end == plan.shallow and run.between:
            return run
    return None


def _run(plan: Plan, rate: float, start: float, home: int) -> LargeRun | None:
    rule, near = gradient_descent(rate), _NEAR * plan.span
    walk = descend(plan.ground, rule, [[start]], _STEPS)
    places = walk.points[:, 0, 0]
    ((low, high),) = plan.ground.window
    end = plan.valley_of(float(places[-1]))
    if end is None or places.min() < low or places.max() > high:
        return None
    there = int(np.flatnonzero(np.abs(places - plan.floors[end]) >= near).max(initial=-1)) + 1
    # Two floors have a ridge between them: she has left home when it is behind her.
    sides = np.searchsorted(plan.ridges, places), np.searchsorted(plan.ridges, plan.floors[home])
    away = np.flatnonzero(sides[0] != sides[1])
    between = plan.limit(float(plan.floors[home])) < rate < plan.limit(float(plan.floors[end]))
    return LargeRun(
        rate,
        descend(plan.ground, rule, [[start]], max(there, 1)),
        home,
        end,
        int(away[0]) if away.size else None,
        between,
    )


__all__ = ["LargeRun", "large_run", "sooner", "swings"]
