"""From the parameters of the film to its numbers; what it cannot tell of is refused."""

from __future__ import annotations

from math import ceil

import numpy as np
from numpy.typing import NDArray

from gdmath import InputError
from scenes.parts.paraboloid.bowl import REACH, Bowl, bowl_called
from scenes.parts.paraboloid.plan import Plan
from scenes.stage.ground.rings import one_two_five

Array = NDArray[np.float64]
Pair = tuple[float, float]

_MOST_LINES = 20  # of the log
_CLOSEST = 1e-12  # of the distance at the start, at the end
_SUITS, _ENOUGH = 0.002, 0.0005  # of the distance along: what a step takes, and is good enough
_ACROSS = 0.02  # of her distance, that must not be exactly across the bowl
_SEEN = (1.5, 20.0 * REACH)  # how long a gradient can be drawn on the map
_FARTHEST = 1.6 * REACH  # where a step of the other rate may end


def plan_for(
    landscape: str,
    seed: int,
    start: Pair | None,
    learning_rate: float | None,
    epochs: int,
    report_every: int,
    good_enough: float | None,
    compare_rate: float | None,
) -> Plan:
    """Shoot, and refuse what the film cannot tell of, before any work."""
    bowl = bowl_called(landscape)
    along, across = bowl.bends.tolist()
    draws = _shots(seed, bowl)
    here = np.array(draws[-1] if start is None else start, dtype=float)
    away = here - bowl.lowest
    if not away.any() or np.abs(away).max() > REACH:
        x, y = (f"{at:.4g}" for at in bowl.lowest)
        raise InputError(
            f"start must be on the target, −{REACH} to {REACH}, and not ({x}, {y})."
            if bowl.plain
            else f"start must be at most {REACH} from ({x}, {y}) along x and y, and not there."
        )
    if not _meets(bowl, away):
        raise InputError(
            f"start: ({here[0]:g}, {here[1]:g}) is straight across the bowl, where she never meets"
            " its flattest direction; choose a place aside of that."
        )
    rate = float(f"{_SUITS / along:.2g}") if learning_rate is None else learning_rate
    if rate >= 1 / across:
        once = "is there in one step" if bowl.round else "is across in one step"
        raise InputError(
            f"learning_rate: {1 / across:.6g} {once} and more leaps across the cross,"
            f" got {rate:g}; the film learning_rate tells of that."
        )
    enough = _enough(bowl, away, rate, epochs) if good_enough is None else good_enough
    best = float(f"{2 / (along + across):.3g}") if compare_rate is None else compare_rate
    plan = Plan(bowl, draws, here, rate, epochs, report_every, enough, best, compare_rate is None)
    _refuse_lengths(plan)
    _refuse_pace(plan)
    return plan


def _enough(bowl: Bowl, away: Array, rate: float, epochs: int) -> float:
    """A length, 1, 2 or 5 times a power of ten, to which the gradient falls near the end."""
    left = bowl.ways @ away * (1 - rate * bowl.bends) ** epochs
    last = float(np.linalg.norm(bowl.bends * left))
    enough = one_two_five(max(_ENOUGH * float(bowl.bends[0]), last))
    return enough if enough >= last else one_two_five(2.1 * enough)


def _refuse_lengths(plan: Plan) -> None:
    """Refuse gradients and steps that cannot be drawn."""
    gradient = np.asarray(plan.landscape.gradient(plan.start))
    longest = float(np.abs(plan.away + gradient).max())
    if not _SEEN[0] <= np.hypot(*gradient) or longest > _SEEN[1]:
        steep = longest > _SEEN[1]
        times = one_two_five(5 * REACH / float(np.hypot(*gradient)))
        raise InputError(
            f"landscape: {plan.bowl.name!r} is so {'steep' if steep else 'gentle'} that its"
            f" gradient at the start, {np.hypot(*gradient):.3g} long, cannot be drawn beside the"
            f" target; write {times:g} times as much."
        )
    landed = plan.away - plan.compared * gradient
    if np.abs(landed).max() > _FARTHEST:
        limit = (_FARTHEST - np.abs(plan.away).max()) / float(np.abs(gradient).max())
        raise InputError(
            f"compare_rate: a step of {plan.compared:g} leads far beyond the target; one of"
            f" {float(f'{limit:.1g}'):g} does not."
        )


def _refuse_pace(plan: Plan) -> None:
    """Refuse walks that come too little closer, or too much; and logs that are too long."""
    rate, epochs, every, enough = plan.rate, plan.epochs, plan.every, plan.enough
    if plan.tenfolds < 1:
        raise InputError(
            f"epochs: {epochs:,} steps of {rate:g} do not bring her ten times closer;"
            f" {ceil(plan.until(0.1)):,} do."
        )
    if epochs > plan.until(_CLOSEST):
        raise InputError(
            f"epochs: after {plan.until(_CLOSEST):,.0f} steps of {rate:g} she is closer"
            f" than can be shown, got {epochs:,}."
        )
    if len(range(0, epochs, every)) > _MOST_LINES:
        least = ceil(epochs / _MOST_LINES)
        raise InputError(f"report_every: {every:,} makes too long a log; {least:,} will do.")
    slopes = np.hypot(*plan.walk.gradients.T)
    if not slopes[-1] <= enough < slopes[0]:
        raise InputError(
            f"good_enough: the gradient falls from {slopes[0]:.3g} to {slopes[-1]:.3g},"
            f" and never to {enough:g}."
        )


def _meets(bowl: Bowl, away: Array) -> bool:
    """Whether some of the way to the cross is along the bowl."""
    return bowl.round or bool(abs(bowl.ways[0] @ away) > _ACROSS * np.hypot(*away))


def _shots(seed: int, bowl: Bowl) -> tuple[tuple[int, int], ...]:
    """What the two wheels stop at, again and again until both are wrong and on the target."""
    rng = np.random.default_rng(seed)
    shots: list[tuple[int, int]] = []
    while not shots or not _fits(np.array(shots[-1]) - bowl.lowest, bowl):
        x, y = rng.integers(-REACH, REACH + 1, 2).tolist()
        shots.append((x, y))
    return tuple(shots)


def _fits(away: Array, bowl: Bowl) -> bool:
    slopes = bowl.hessian @ away
    return bool(away.all() and slopes.all() and np.abs(away).max() <= REACH and _meets(bowl, away))


__all__ = ["plan_for"]
