"""What the film says of its descents, and when it is true."""

from __future__ import annotations

import numpy as np

from scenes.parts.regression.fits import Fit, Plan
from scenes.stage.lecture.claims import Claim

_NEXT_TO_NONE = 0.03  # of the way


def _is_there(fit: Fit) -> bool:
    away = np.linalg.norm(fit.walk.points[[0, -1], 0] - fit.best, axis=1)
    return bool(away[1] <= _NEXT_TO_NONE * away[0])


def _best_as_seen(plan: Plan) -> bool:
    """Whether at every dot the line found is the best one, but for less than anyone sees."""
    w, b = plan.line.end - plan.line.best
    off = np.abs(w * plan.line.data.x + b).max()
    return bool(off < 0.02 * np.std(plan.line.data.y))


def _sum(plan: Plan) -> float:
    return float(plan.errors(plan.level).sum())


def _strides(plan: Plan) -> np.ndarray:
    return np.asarray(np.linalg.norm(np.diff(plan.line.walk.points[:, 0], axis=0), axis=1))


def _goes(plan: Plan, axis: int) -> float:
    """How much the loss changes when a knob is raised a little."""
    return plan.line.loss(plan.raised(axis)) - plan.line.loss(plan.start)


def _whole_is_higher(plan: Plan) -> bool:
    return plan.line.loss(plan.whole) > plan.line.loss(plan.start)


def _beats_the_truth(plan: Plan) -> bool:
    return plan.truth is not None and plan.line.loss(plan.line.end) < plan.line.loss(plan.truth)


CLAIMS = (
    Claim("Our point is there", lambda p: _is_there(p.line) and _best_as_seen(p)),
    Claim("We are nearly there", lambda p: _is_there(p.line)),
    Claim("The best line is", because="least squares"),
    Claim("almost all of it comes", lambda p: p.parabola.bend > 0.9 * p.parabola.floor),
    Claim("No line can follow a bend", because="mathematics"),
    Claim("chance hides", lambda p: p.parabola.bend > p.parabola.floor),
    Claim("We are not there yet", lambda p: not _is_there(p.line)),
    Claim("It reaches the bottom", lambda p: _is_there(p.parabola)),
    Claim("not reached the bottom", lambda p: not _is_there(p.parabola)),
    Claim("steps get shorter", lambda p: bool(np.all(np.diff(_strides(p)) <= 1e-9))),
    Claim("do not get shorter", lambda p: bool(np.any(np.diff(_strides(p)) > 0))),
    Claim("ours even beats the truth", _beats_the_truth),
    Claim("^Almost", lambda p: _is_there(p.line)),
    Claim("lower the line", lambda p: _sum(p) > 0),
    Claim("raise the line", lambda p: _sum(p) <= 0),
    Claim("line is terrible", lambda p: p.line.loss(p.lowered) > 1.5 * p.line.floor),
    Claim("Nudge w .* falls", lambda p: _goes(p, 0) < 0),
    Claim("slope settles", because="a bowl is smooth"),
    Claim("Nudge w .* rises", lambda p: _goes(p, 0) > 0),
    Claim("Nudge b instead", because="the picture has its numbers"),
    Claim("the loss stays", lambda p: abs(_goes(p, 0)) < 0.01),
    Claim("leap the valley|even larger", _whole_is_higher),
    Claim("C, lower still", lambda p: p.line.loss(p.pins[2]) < p.line.loss(p.pins[1])),
    Claim("high, at .*: a bad line", lambda p: p.line.loss(p.pins[0]) > 1.2 * p.line.floor),
    Claim("equally bad|same loss", because="level_curve: ½ dᵀH d is the same all around"),
    Claim("Together, ", because="the sum as it is rounded"),
    Claim(
        "plus and minus cancelled|errors cancelled",
        because="the mean of the answers makes the sum of the errors 0",
    ),
    Claim("never cancel|lay on one line|Every point of this map", because="mathematics"),
    Claim("every other line is worse", because="the bowl has one bottom"),
    Claim(
        "a curve bend|[Dd]raw new dots|too stiff|gap is bias"
        "|too bendy|spread is variance|both are small",
        because="bias_variance, as tested; what is drawn shows it",
    ),
    Claim("any other line better", because="a question"),
    Claim("the same bowl", because="a bowl bends as its x are spread, and these are spread alike"),
    Claim("nudge after nudge|Every dot has an error", because="no claim about numbers"),
    Claim("It falls, so w", lambda p: p.pins[0, 0] < 0),
    Claim("It rises, so w", lambda p: p.pins[0, 0] > 0),
)
