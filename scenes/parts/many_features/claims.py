"""What the film says of its walks, and when it is true."""

from __future__ import annotations

import numpy as np

from scenes.parts.many_features.plan import Plan
from scenes.stage.lecture.claims import Claim


def _together(plan: Plan) -> bool:
    return plan.two.correlation > 0.6


def _tilted(plan: Plan) -> bool:
    along, across = plan.two.curvatures
    return across > 4 * along


def _passes(plan: Plan) -> bool:
    """Whether the knob goes beyond its goal, and comes back from there."""
    knob = plan.two.walk.points[:, 0, plan.two.passer]
    goal = plan.two.best[plan.two.passer]
    turn = int(np.argmax(knob))
    return bool(knob[turn] > 1.1 * goal and turn < len(knob) - 1 and knob[-1] < knob[turn])


def _small_walks(plan: Plan) -> bool:
    """Whether both distances shrink by one factor at every step."""
    ratios = plan.two.distances[1:4] / plan.two.distances[:3]
    return bool(np.allclose(ratios, plan.two.factors, rtol=1e-6))


def _steep_first(plan: Plan) -> bool:
    fifty = plan.fifty
    return bool(fifty.waits[0] <= 2 and (np.diff(fifty.waits) >= 0).all())


def _dots(plan: Plan) -> bool:
    return plan.fifty.off < 10.0**-plan.fifty.digits


def _steps(plan: Plan) -> bool:
    """Whether all axes are done then, and one is not a step before."""
    ok = []
    for units in (plan.thousands, plan.standard):
        before, then = units.left(units.steps - 1), units.left(units.steps)
        ok.append(before.max() > plan.share >= then.max())
    return all(ok)


def _same(plan: Plan) -> bool:
    told = []
    for units in (plan.thousands, plan.persons):
        best = units.walk.minimum
        told.append(units.examples.x @ best[:-1] + best[-1])
    return bool(np.allclose(told[0], told[1], rtol=1e-9))


def _rounder(plan: Plan) -> bool:
    return plan.standard.ratio < plan.thousands.ratio < plan.persons.ratio


def _bounces(plan: Plan) -> bool:
    two = plan.two
    off = (two.zigzag.points[:, 0] - two.best) @ two.ways.T
    swaps = (off[1:, 1] * off[:-1, 1] < 0).all()
    return bool(swaps and (off[1:, 0] * off[:-1, 0] > 0).all())


CLAIMS = (
    Claim("much the same story", _together),
    Claim("twice as steep", because="across, the slope is λ times the distance"),
    Claim("hardly notices", _tilted),
    Claim("It passes its goal", _passes),
    Claim("every step leaves", _small_walks),
    Claim("Every dot lands", _dots),
    Claim("steep axes are done at once", _steep_first),
    Claim("until every axis is done", _steps),
    Claim("same best predictions", _same),
    Claim("rounder", _rounder),
    Claim("bounces across", _bounces),
    Claim("never see that valley", because="it has more than three dimensions"),
    Claim("every knob back to zero", because="it is what is done"),
    Claim("With every knob at 0", because="0 times anything is 0"),
)
