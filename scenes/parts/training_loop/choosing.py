"""The numbers of the film for what a lecturer asks: what is open is chosen, bad is refused."""

from __future__ import annotations

from typing import Any

import numpy as np

from gdmath import Dataset, InputError
from gdmath.tables import load_table
from scenes.parts.training_loop.material import nudge_for
from scenes.parts.training_loop.plan import EVENINGS, MADE_UP, Plan
from scenes.stage.type.counting import are_short, counted
from scenes.stage.type.scripts import own_table, refuse_a_useless_line

_LEAST, _LARGEST = 1e-3, 1e7  # losses that fit the log
_OTHER_START = (0.6015, 0.8544)


def plan_for(
    data: str | None,
    learning_rate: float | None,
    iterations: int,
    tolerance: float,
    nudge: float | None,
    second_data: str | None,
    second_start: tuple[float, float] | None,
    second_rate: float,
    report_every: int,
    **reading: Any,
) -> Plan:
    """Load the data, ``reading`` it as is said, and choose what the lecturer has left open."""
    table = read = own_table(data, said=True, **reading) if data else load_table(EVENINGS)
    if len(table) < 2:
        raise InputError("data: there is one example, and a loss is an average of several.")
    if not np.any(table.x):
        raise InputError("data: all inputs are 0, so no line through (0, 0) fits any better.")
    if np.any(table.y) and not (_fits(table) and are_short(table.x)):
        table = counted(table)
    curvature = 2 * float(np.mean(table.x**2))
    if not curvature > 1e-200:
        raise InputError("data: the inputs are so small that their squares are lost to rounding.")
    best = float(table.x @ table.y / (table.x @ table.x))
    rate = _round(0.5 / curvature) if learning_rate is None else learning_rate
    if not abs(1 - rate * curvature) < 1:
        raise InputError(f"learning_rate: {rate:g} makes the loss rise; below {2 / curvature:.3g}.")
    if best == 0:
        raise InputError("data: the best w is 0, where the film starts.")
    if not _fits(table):
        raise InputError("data: the losses of such answers do not fit the log; use other units.")
    refuse_a_useless_line(table)
    own = nudge_for(abs(best), rate) if nudge is None else nudge
    if abs(best) < 4 * own:
        raise InputError(f"nudge: {own:g} is too large for a best w of {best:.3g}.")
    others = load_table(second_data or MADE_UP)
    start = np.array(_OTHER_START if second_start is None else second_start, dtype=float)
    plan = Plan(
        table,
        rate,
        iterations,
        tolerance,
        own,
        others,
        start,
        second_rate,
        report_every,
        read,
        "data.txt" if data else EVENINGS.name,
        "dots.txt" if second_data else MADE_UP.name,
    )
    if plan.second_walk.losses[-1] >= plan.second_walk.losses[0]:
        raise InputError(f"second_rate: {second_rate:g} does not lower the loss of the dots.")
    return plan


def _fits(table: Dataset) -> bool:
    """Whether the log has room for the loss it begins with."""
    return _LEAST < float(np.mean(table.y**2)) < _LARGEST


def _round(number: float) -> float:
    """A number with one digit."""
    return float(f"{number:.0e}")


__all__ = ["plan_for"]
