"""Dots and rates of which the film cannot be told, and what to take instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from gdmath import InputError
from scenes.parts.stochastic.asked import FEW

if TYPE_CHECKING:
    from scenes.parts.stochastic.plan import Plan

_FEWEST, _MOST = 20, 400  # dots
_SCATTER = 1e-3  # of the variance of the answers, that the best line has to leave
_TIMES = (1.2, 1.5, 2, 0.8, 0.6, 0.4)  # times a rate, tried instead; then
_SHARES = (0.9, 0.7, 0.5, 0.3, 0.2)  # of the rate that is too large
_FAR = 3.0  # standard deviations


def refuse_few_or_many(rows: int) -> None:
    """Raise InputError for a table with too few or too many rows for the film."""
    if rows < _FEWEST:
        raise InputError(f"data: at least {_FEWEST} rows are needed, the file has {rows}.")
    if rows > _MOST:
        raise InputError(
            f"data: at most {_MOST} rows can be told apart, the file has {rows:,}; take some of"
            " them."
        )


def _other_rate(plan: Plan) -> float | None:
    """A single_rate with which the film can be told, if there is one among those tried."""
    tried = [times * plan.rate for times in _TIMES]
    tried += [share * _too_far(plan) for share in _SHARES]
    for rate in (float(f"{rate:.1g}") for rate in tried):
        other = replace(plan, rate=rate)
        if rate < _too_far(plan) and _lowers(other) and _halves(other) and other.restless:
            return rate
    return None


def _halves(plan: Plan) -> bool:
    """Whether the questions to the crowd halve the loss."""
    return plan.large.ends < plan.large.begins / 2


def _lowers(plan: Plan) -> bool:
    """Whether the first few single steps lower the loss."""
    return plan.losses(FEW)[1] < plan.losses(0)[1]


def _too_far(plan: Plan) -> float:
    """The rate from which on one dot's step ends farther from its gutter than it began."""
    return 1 / (1 + float((plan.dots.x**2).max()))


def refuse_dull(plan: Plan) -> None:
    """Refuse walks on which nothing of what the film tells is to be seen."""
    if plan.own and plan.lowest < _SCATTER:
        raise InputError(
            f"data: the dots lie on a line but for {100 * plan.lowest:.1g} % of their spread; the"
            " film is about dots that disagree."
        )
    if plan.rate >= _too_far(plan):
        raise InputError(
            f"single_rate: at {plan.rate:g}, one dot's step leaps over its gutter and farther away;"
            f" {_advice(plan)}."
        )
    if not _lowers(plan):
        raise InputError(f"start: {FEW} single steps from there do not lower the loss.")
    if not _halves(plan):
        raise InputError("start: from there, many single steps do not halve the loss.")
    if not plan.restless:
        raise InputError(
            f"single_rate: after {plan.reads} questions at a rate of {plan.rate:g}, she is still on"
            f" her way down; {_advice(plan)}."
        )


def _advice(plan: Plan) -> str:
    """Which rate to take, or why there is none."""
    rate, far = _other_rate(plan), float(np.abs(plan.dots.x).max())
    if rate is not None:
        return f"take single_rate={rate:g}"
    if plan.own and far > _FAR:
        return f"no rate does while one x is {far:.2g} standard deviations from the mean"
    return "no other rate does for these dots"


__all__ = ["refuse_dull", "refuse_few_or_many"]
