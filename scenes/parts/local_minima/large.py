"""What large steps do to a hiker who stands in one of the lowest valleys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gdmath import Trajectory, descend, gradient_descent
from scenes.parts.local_minima.row import starts_of

if TYPE_CHECKING:
    from scenes.parts.local_minima.plan import Plan

_STEPS = 400
_NEAR = 2e-3  # of the window: as good as at a floor
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
    takes her from the one to the other, if there is one. Without a ``start`` she is one of those
    side by side in the deepest valley that is farthest to the right.
    """
    home = int(np.flatnonzero(plan.deep)[-1])
    floor = float(plan.floors[home])
    starts = _side_by_side(plan, floor) if start is None else [start]
    if rate is not None:
        return _run_told(plan, rate, starts, home)
    limits = plan.limit(floor), plan.limit(plan.home)
    for one in np.geomspace(*limits, _TRIED)[1:-1] if limits[0] < limits[1] else ():
        run = _run_told(plan, float(f"{one:.2g}"), starts, home)
        if run is not None and run.end == plan.shallow and run.between:
            return run
    return None


def _side_by_side(plan: Plan, floor: float) -> list[float]:
    """Those of all side by side who stand in the valley of a floor, from the floor outwards."""
    starts = starts_of(plan.ground)
    hers = starts[np.searchsorted(plan.ridges, starts) == np.searchsorted(plan.ridges, floor)]
    return sorted(hers.round(9).tolist(), key=lambda start: abs(start - floor))


def _run_told(plan: Plan, rate: float, starts: list[float], home: int) -> LargeRun | None:
    """The first that goes from wall to wall and over a ridge with few steps; else the first."""
    runs = [_run(plan, rate, start, home) for start in starts]
    over = (r for r in runs if r and r.crossing and r.crossing <= _TOLD and swings(plan, r))
    return next(over, runs[0] if runs else None)


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
