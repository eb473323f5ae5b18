"""The plan for the parameters that a lecturer chose, or a sentence why there is none."""

from __future__ import annotations

from dataclasses import replace

from gdmath import InputError, Landscape
from scenes.parts.local_minima.grounds import TILTS, ground_called, tilted
from scenes.parts.local_minima.plan import Plan
from scenes.stage.lecture.theme import VALLEYS

_BOWLS_WINDOW = ((-9.0, 9.0),)  # as far as is seen, and further
_RATE, _OF_LIMIT = 0.03, 0.5  # the usual learning rate; the share of what a valley stands


def plan_for(
    landscape: str,
    window: tuple[float, float] | None,
    learning_rate: float | None,
    start: float | None,
    twins: tuple[float, float] | None,
    large_rate: float | None,
    large_start: float | None,
    convex: str,
    convex_start: float,
    **_: float,
) -> Plan:
    """The plan for these parameters.

    Raises InputError for a ground without a valley, with more than there are colours for them, or
    with several that are all equally deep.
    """
    ground = ground_called(landscape, window)
    ((low, high),) = ground.window
    ((first, last),) = _BOWLS_WINDOW
    for name, x, left, right in (
        ("start", start, low, high),
        *(("twins", x, low, high) for x in twins or ()),
        ("large_start", large_start, low, high),
        ("convex_start", convex_start, first, last),
    ):
        if x is not None and not left <= x <= right:
            raise InputError(f"{name}: {x:g} must lie in the window, {left:g} to {right:g}.")
    plan = Plan(
        Landscape.from_expression(convex, _BOWLS_WINDOW),
        ground,
        _RATE if learning_rate is None else learning_rate,
        start,
        twins,
        large_rate,
        large_start,
    )
    if not 0 < len(plan.floors) <= len(VALLEYS):
        raise InputError(
            f"landscape: {landscape!r} has {len(plan.floors)} valleys in its window;"
            f" the film needs 1 to {len(VALLEYS)}."
        )
    plan = _suited(plan, learning_rate)
    if plan.many and not plan.rate < plan.least_limit:
        raise InputError(
            f"learning_rate: {plan.rate:g} is too large for a valley of {landscape!r}, where nobody"
            f" stays; below {plan.least_limit:.3g}."
        )
    if plan.many and plan.deep.all():
        helps = (tilt for tilt in TILTS if _tells_of(tilt, plan, landscape, window, learning_rate))
        tilt = next(helps, None)
        cure = f"tilt the ground, by adding {tilt} for example" if tilt else "choose another ground"
        raise InputError(
            f"landscape: from {low:g} to {high:g} all valleys of {landscape!r} are equally deep, so"
            f" that none is bad; {cure}."
        )
    if plan.many and plan.rim_is_lowest:
        raise InputError(
            f"window: from {low:g} to {high:g} {landscape!r} is lowest at its rim, not in a valley;"
            " choose a window at whose ends it is higher, as from, to."
        )
    return plan


def _suited(plan: Plan, learning_rate: float | None) -> Plan:
    """The plan with a rate that its narrowest valley stands, if none is given."""
    if learning_rate is None and _OF_LIMIT * plan.least_limit < _RATE:
        return replace(plan, rate=float(f"{_OF_LIMIT * plan.least_limit:.1g}"))
    return plan


def _tells_of(
    tilt: str,
    plan: Plan,
    landscape: str,
    window: tuple[float, float] | None,
    learning_rate: float | None,
) -> bool:
    """Whether with so much added the ground has a bad valley, and twins who part."""
    made = replace(plan, ground=ground_called(tilted(landscape, tilt), window))
    if not 1 < len(made.floors) <= len(VALLEYS) or made.deep.all() or made.rim_is_lowest:
        return False
    made = _suited(made, learning_rate)
    try:
        return made.rate < made.least_limit and made.twins.steps > 0
    except InputError:
        return False


__all__ = ["plan_for"]
