"""What the film says of its numbers, and when it is true."""

from __future__ import annotations

import numpy as np

from scenes.parts.bias_variance import telling
from scenes.parts.bias_variance.plan import BEND, Plan
from scenes.stage.lecture.claims import Claim


def _arrived(plan: Plan) -> bool:
    floors = plan.line, plan.parabola
    return all(floor.walk.losses[-1] < 1.02 * floor.lowest for floor in floors)


def _times(plan: Plan) -> bool:
    one, other = plan.models[1].trained, plan.models[2].trained
    return round(one / max(other, 1e-12)) == 4


def _less(plan: Plan) -> bool:
    averages = [part.training for part in plan.parts]
    return bool(np.all(np.diff(averages) < 0) and np.all(np.diff(plan.trained) < 1e-12))


def _turned(plan: Plan) -> bool:
    held = np.concatenate([np.asarray(held.back.x) for held in plan.held])
    return sorted(held) == sorted(np.asarray(plan.few.x))


def _dearer(plan: Plan) -> bool:
    return bool(np.all(np.diff([part.total for part in plan.parts[BEND:]]) > 0))


CLAIMS = (
    Claim("has almost no loss", telling.is_almost_right),
    Claim("Would you trust it", because="it is a question"),
    Claim("Both stand on the lowest point", _arrived),
    Claim("A quarter of that", _times),
    Claim("It hits every dot", lambda plan: plan.models[2].trained < 5e-4),
    Claim("A little lower still|Many times lower still", because="the words follow the numbers"),
    Claim("about as bad", telling.is_as_bad),
    Claim("works on dots it never saw", telling.works),
    Claim("the loss is far below the noise", telling.is_almost_right),
    Claim("And these dots it never saw", because="they were drawn apart from the others"),
    Claim("Worse than the line", telling.is_worse),
    Claim("Most of it comes from a single dot", telling.is_one_dot),
    Claim("The lines agree", telling.are_stiff),
    Claim("no single curve is", telling.are_nervous),
    Claim("average is almost right", telling.are_nervous),
    Claim("and it is right", telling.is_average_right),
    Claim("and it comes to rest", because="more draws leave less chance in their average"),
    Claim("They disagree", lambda plan: not telling.are_nervous(plan)),
    Claim("They agree, and their average is right", telling.are_right),
    Claim("Square that distance", because="it says what is averaged"),
    Claim("High variance", telling.is_high),
    Claim("Now try every power", because="it claims nothing"),
    Claim("More bends, less loss|Always", _less),
    Claim("we never walked to that curve", because="it was fitted by a formula"),
    Claim(
        "falls as soon as the model can bend",
        lambda plan: plan.parts[BEND].bias < 0.1 * plan.parts[BEND - 1].bias,
    ),
    Claim("has three parts", because="noise, bias squared and variance add up to it"),
    Claim("Higher ones run wild", telling.run_wild),
    Claim("after another", because="it claims nothing"),
    Claim("you never see these bars", because="the law behind real data is not known"),
    Claim("fresh dots cost more with every power", _dearer),
    Claim("at the end it explodes", telling.explodes),
    Claim("you saw the loss climb", telling.has_climbed),
    Claim("So: fast, then slow", lambda plan: telling.climbs(plan) == "fast, then slow"),
    Claim("So: evenly", lambda plan: telling.climbs(plan) == "evenly"),
    Claim("So: slow, then fast", lambda plan: telling.climbs(plan) == "slow, then fast"),
    Claim("every dot has had its turn", _turned),
    Claim("The lowest bar is power", because="the words follow the numbers"),
)
