"""What the film says of its walks, and when it is true."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdmath import descend, gradient_descent
from scenes.parts.local_minima.plan import GAP_DIGITS, Plan
from scenes.parts.local_minima.telling import growth_called
from scenes.stage.lecture.claims import Claim

_FIRST = 5  # steps, of which one can say by how much their digits grow


def _widens(plan: Plan) -> bool:
    if not plan.many:
        return True
    gaps = plan.gaps[: plan.seen + 1]
    return bool(np.all(np.diff(gaps) > 0))


def _grows_as_shown(plan: Plan) -> bool:
    """Whether the first gaps on display grow from step to step by roughly as much as is said."""
    gaps = [round(float(gap), GAP_DIGITS) for gap in plan.gaps[: _FIRST + 1]]
    each = (gaps[-1] / gaps[0]) ** (1 / _FIRST) if gaps[0] else np.nan
    return growth_called(100 * (each - 1)) == growth_called(plan.growth)


def _is_low(plan: Plan) -> bool:
    """Whether she comes to rest from where she starts."""
    walk = descend(plan.ground, gradient_descent(plan.rate), [plan.hook], 2000)
    return bool(abs(walk.gradients[-1, 0]) < 5e-4)


CLAIMS = (
    Claim("At first, every step widens", _widens),
    Claim("widens the gap by about", lambda p: not p.many or _grows_as_shown(p)),
    Claim("From wall to wall", lambda p: not p.many or not p.large or _alternates(p)),
    Claim("settles sooner", lambda p: not p.many or not p.large or _saves_steps(p)),
    Claim("never leaves her valley", lambda p: p.large is not None and _stays_home(p)),
    Claim("Over the ridge", lambda p: p.large is not None and not _stays_home(p)),
    Claim("The ridges are the borders", lambda p: _jumps(p) < 2e-3),
    Claim("a step jumps over them", lambda p: _jumps(p) > 0),
    Claim("ends in none of these", lambda p: bool((p.territories.valleys < 0).any())),
    Claim(
        "end deep|in each valley as before|rest in no valley|miss the lowest ground",
        because="counted, start by start",
    ),
    Claim("not convex, and yet", because="said if is_convex finds that it is not"),
    Claim("One each", lambda p: not p.many or p.twin_ends[0] != p.twin_ends[1]),
    Claim("nearly the same size", lambda p: _alike(p) < 1.1),
    Claim("stand on level ground", _is_low),
    Claim("One valley here, too|far to her|far to either", because="said as lower_sides finds"),
    Claim(
        "steps shrink too|They all meet|against her own slope",
        because="walk_until_level refuses other walks",
    ),
    Claim("the tangent climbs|Her step is", because="a slope, and a rate times it"),
    Claim("never cuts the ground|level means lowest", because="said if is_convex"),
    Claim("climb onto this ridge|The same starts", because="what is drawn"),
    Claim("bottoms are level|the sun rise", because="floors are level points"),
    Claim("Turn up the rate", because="what is called a large rate is chosen to be it"),
    Claim("Hers is lowest only nearby", because="hers is the shallowest floor of several"),
    Claim("Almost every start", lambda p: _alone(p) > 0.99),
    Claim("All thirty now", lambda p: len(set(p.row_again.ends.tolist())) == 1),
    Claim("slope is nearly curvature times", because="at a floor it is 0; so fast it changes"),
    Claim(
        "times the distance|step is (at most|about)|times curvature below",
        because="a rate times a curvature",
    ),
    Claim("lands farther out", because="said of a rate beyond a limit, shown by outward"),
    Claim("step lands closer", because="said of a rate below a limit, shown by walked"),
)


def _alone(plan: Plan) -> float:
    """The share of starts that end in the valley where most of them do, with large steps."""
    return float(plan.large_territories.shares.max()) if plan.many and plan.large else 0.0


def _places(plan: Plan, rate: float) -> NDArray[np.float64]:
    """Where the one with large steps would be at a rate, after each of 400 steps."""
    assert plan.large is not None
    start = plan.large.walk.points[0]
    return np.asarray(descend(plan.ground, gradient_descent(rate), start, 400).points[:, 0, 0])


def _alternates(plan: Plan) -> bool:
    """Whether her first large steps lead from one side of her floor to the other, and back."""
    assert plan.large is not None
    sides = _places(plan, plan.large.rate)[:7] > plan.floors[plan.large.home]
    return bool((sides[1:] != sides[:-1]).sum() >= 2)


def _saves_steps(plan: Plan) -> bool:
    """Whether she is near her floor with fewer large steps than small ones."""
    assert plan.large is not None
    floor = plan.floors[plan.large.home]
    large, small = (
        np.flatnonzero(np.abs(_places(plan, rate) - floor) > 3e-3 * plan.span).max(initial=-1)
        for rate in (plan.large.rate, plan.rate)
    )
    return bool(large < small)


def _stays_home(plan: Plan) -> bool:
    """Whether no ridge comes to lie between her and her floor."""
    assert plan.large is not None
    floor = plan.floors[plan.large.home]
    places = _places(plan, plan.large.rate)
    return not any(np.any((ridge - floor) * (ridge - places) < 0) for ridge in plan.ridges.tolist())


def _jumps(plan: Plan) -> float:
    """The share of starts that do not end in the valley on whose side of every ridge they are."""
    found = plan.territories
    starts = np.linspace(found.low, found.high, len(found.valleys) + 1)
    starts = 0.5 * (starts[1:] + starts[:-1])
    own = np.searchsorted(plan.ridges, starts)
    ends = np.searchsorted(plan.ridges, plan.floors)[found.valleys]
    return float(np.mean((found.valleys >= 0) & (own != ends)))


def _alike(plan: Plan) -> float:
    if not plan.many:
        return 1.0
    slopes = np.abs(plan.twins.gradients[0, :, 0])
    return float(slopes.max() / slopes.min())
