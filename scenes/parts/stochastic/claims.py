"""What the film says of its walks, and when it is true."""

from __future__ import annotations

import numpy as np

from scenes.parts.stochastic.plan import FEW, Plan
from scenes.stage.lecture.claims import Claim


def _overtakes(plan: Plan) -> bool:
    return plan.overtaken is not None


def _settles(plan: Plan) -> bool:
    """Whether a falling rate ends nearer to the lowest loss than the fixed one."""
    return plan.measured.falling.above < 0.2 * plan.measured.dance.above


def _close(plan: Plan) -> bool:
    """Whether another rate leaves hardly more of the loss."""
    best, second, *_ = sorted(plan.measured.batches[0].tried)
    return best <= second < 1.1 * best


CLAIMS = (
    Claim("has become", lambda p: p.losses(FEW)[1] < p.losses(0)[1]),
    Claim("[Bb]atch beats most shuffles", _overtakes),
    Claim("A little", lambda p: p.losses(FEW)[1] < p.measured.bands[1, FEW]),
    Claim("end in this band", because="the band is drawn so"),
    Claim("uses a smaller rate", lambda p: p.rate < p.batch_rate),
    Claim("batch has arrived", lambda p: p.arrived),
    Claim("still behind", lambda p: not _overtakes(p)),
    Claim("at a fixed rate she dances", lambda p: p.restless),
    Claim("and she settles", _settles),
    Claim("by a hair", _close),
    Claim("its loss is lowest", because="it is the least of the losses in the table"),
    Claim("copy the rate|let a method adapt", because="advice, and no claim of numbers"),
    Claim("squared error", because="the gutter is drawn from it"),
    Claim("one step takes", because="it is computed from the pace at which she is seen to ask"),
    Claim("steps scatter less", because="means of more of the same dots are nearer to their mean"),
    Claim("rough answer now beats", lambda p: p.large.ends < p.large.begins / 2),
    Claim("towards the gutter", because="the gradient of one error is at a right angle to it"),
    Claim("each line is one point|make a row", because="the points are drawn on one line"),
    Claim("gradient, times the rate", because="the arrow is drawn from both"),
    Claim("of the error is gone", lambda p: 0 < p.gone < 1),
    Claim("hardly fits", lambda p: abs(np.corrcoef(p.dots.x, p.dots.y)[0, 1]) < 2 / len(p) ** 0.5),
    Claim("Exactly the full step", lambda p: np.allclose(p.steps.mean(axis=0), p.mean_step)),
    Claim("each dot still pulls", lambda p: bool(np.all(np.abs(p.pulls).max(axis=1) > 0))),
    Claim("their pulls cancel", because="the gradient is 0 at the lowest point"),
    Claim("Infinitely many|bought one step", because="no claim of numbers"),
    Claim("zoom in", because="the plot comes to where the lowest loss is marked"),
    Claim("already a bowl", because="said only where the average is about as steep all around"),
    Claim("part of the way", because="what is left to the cross is seen"),
    Claim("Her full step", because="the arrow is drawn from the gradient of all dots"),
    Claim("is still asking", because="what is seen, and what is asked"),
    Claim("head for the lowest loss", because="both are on their way there"),
)
