"""The numbers of the film in words."""

from __future__ import annotations

from typing import Any

import numpy as np

from scenes.parts.mse_gradient.plan import Plan
from scenes.stage import tr
from scenes.stage.lecture.words import left_out
from scenes.stage.type.text import number_text, read_number
from scenes.voice.spoken import spoken

_ONE_SIDED = 0.05  # of the larger slope: a smaller one is not told
_NUMBERS = {0.1: "a tenth"}
_HARDLY = 0.25  # of the bands, that are hidden by their dots
_CENTRED = 1e-6  # of the spread of x: so near 0 is its mean


def short(number: float) -> str:
    """A number with two decimals at most: −1, 0.6, −8.21.

    >>> short(-1.0), short(0.6), short(-8.2111)
    ('−1', '0.6', '−8.21')
    """
    text = f"{number + 0.0:.2f}".rstrip("0").rstrip(".")
    return ("0" if text in ("-0", "") else text).replace("-", "−")


def plain(number: float) -> str:
    """As `short`, with the minus sign that formulas are written with."""
    return short(number).replace("−", "-")


def fine(number: float) -> str:
    """A number of up to five digits, as formulas are written: -5.999, 0.00002."""
    return np.format_float_positional(float(f"{number:.5g}"), trim="-")


def worked(start: float, rate: float, slope: float) -> tuple[str, str, str, str, str]:
    """Start, rate, slope and end of a step as they are printed, and the sign between: = or ≈."""
    parts = short(start), number_text(rate), short(slope), short(start - rate * slope)
    here, share, grad, there = map(read_number, parts)
    return (*parts, "=" if abs(here - share * grad - there) < 1e-9 else "≈")


def in_signs(start: float, rate: float, slope: float) -> str:
    """A step as a caption has it: 0 − 0.1 × (−6) = 0.6."""
    here, share, grad, there, sign = worked(start, rate, slope)
    grad = f"({grad})" if grad.startswith("−") else grad
    return f"{here} − {share} × {grad} {sign} {there}"


def _bracketed(number: float) -> str:
    return f"({short(number)})" if number < 0 else short(number)


def _listed(numbers: Any) -> str:
    return ", ".join(short(float(number)) for number in numbers)


def _falls(slope: float) -> str:
    return tr("It falls") if slope > 0 else tr("It rises")


def _rest(plan: Plan) -> str:
    w, b = plan.gradient
    if abs(w) < _ONE_SIDED * abs(b):
        way = _falls(b)
    elif abs(b) < _ONE_SIDED * abs(w):
        way = tr("It turns")
    else:
        way = tr("{falls} and turns").format(falls=_falls(b))
    return tr("{way}, as if through honey. How much does one dot change the loss?").format(way=way)


def _turns(plan: Plan) -> str:
    if plan.three_errors[plan.left] > 0:
        return tr("It pulls the left end down: anticlockwise.")
    return tr("It pulls the left end up: clockwise.")


def _level(plan: Plan) -> str:
    if abs(float(plan.dots.x.mean())) > _CENTRED * float(np.std(plan.dots.x)):
        return tr("So it turns, and slides.")
    return tr("The dots lie evenly about the post: it only turns.")


def _slack(plan: Plan) -> str:
    if plan.slack == 1:
        return tr("All dots are on it: no band pulls.")
    if plan.hidden == 1:
        return tr("Each dot is on it, or so near that its band is hidden.")
    if plan.hidden > _HARDLY:
        return tr("Yet some bands still pull.")
    return tr("Yet the bands still pull.")


def _within(words: str) -> str:
    """The words as they are within a sentence."""
    return words[:1].lower() + words[1:]


def facts(plan: Plan) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for."""
    x, y = float(plan.one.x[0]), float(plan.one.y[0])
    says, error = plan.error + y, plan.error
    (w, b), (slope_w, slope_b) = plan.three_start, plan.three_gradient
    errors, levered = plan.three_errors, plan.three_errors * plan.three.x
    losses = plan.three_loss(plan.three_start), plan.three_loss(plan.three_next)
    many = tr("a hundred") if len(plan.dots) == 100 else spoken(str(len(plan.dots))).lower()
    share = _NUMBERS.get(plan.rate, number_text(plan.rate))
    return {
        "many": many,
        "left_out": left_out(plan.dots.left_out),
        "counted": tr(", in standard deviations, SD,") if plan.own else "",
        "all": tr("all hundred dots") if len(plan.dots) == 100 else tr("all dots"),
        "rest": _rest(plan),
        "x": short(x),
        "y": short(y),
        "says": short(says),
        "sign": "−" if y >= 0 else "+",
        "was": short(abs(y)),
        "error": short(error),
        "square": short(error**2),
        "many_arrows": tr("A hundred little arrows make α times the gradient.")
        if len(plan.dots) == 100
        else tr("All little arrows make α times the gradient."),
        "nudge": tr("a tenth") if plan.nudge == 0.1 else short(plan.nudge),
        "loses": tr("loses") if error < 0 else tr("gains"),
        "corner": tr("Minus the corner, counted twice.")
        if error < 0
        else tr("Plus the corner that neither has."),
        "corner_goes": tr("counted twice") if error < 0 else tr("neither has"),
        "changes": tr("So it changes by {change}.").format(
            change=fine(plan.lost(1.0)[0][1]).replace("-", "−")
        ),
        "per_nudge": fine(plan.lost(1.0)[0][1] / plan.nudge).replace("-", "−"),
        "sign_means": tr("Minus: raise b, and this square shrinks.")
        if error < 0
        else tr("Plus: raise b, and this square grows."),
        "side": short(abs(error)),
        "one_pulls": tr("up") if error < 0 else tr("down"),
        "one_b": short(2 * error),
        "one_w": short(2 * error * x),
        "errors": _listed(errors),
        "twice": _listed(2 * errors),
        "slope_b": short(float(slope_b)),
        "pulls": tr("down") if errors[plan.left] > 0 else tr("up"),
        "turns": _turns(plan),
        "levered": _listed(2 * levered),
        "slope_w": short(float(slope_w)),
        "step_w": in_signs(float(w), plan.rate, float(slope_w)),
        "step_b": in_signs(float(b), plan.rate, float(slope_b)),
        "rate": number_text(plan.rate),
        "share_of": tr("{w} minus {share} of {slope} is {next}.").format(
            share=share,
            w=spoken(short(float(w))),
            slope=_within(spoken(short(float(slope_w)))),
            next=_within(spoken(short(float(plan.three_next[0])))),
        ),
        "times_slope": f"× {_bracketed(float(slope_w))}",  # both are parts of that step
        "comes_to": " ".join(in_signs(float(w), plan.rate, float(slope_w)).split()[-2:]),
        "level": _level(plan),
        "slack": _slack(plan),
        "and_b": tr("And b becomes {b}. The loss falls from {loss} to {next}.").format(
            b=_within(spoken(short(float(plan.three_next[1])))),
            loss=_within(spoken(f"{losses[0]:.1f}")),
            next=_within(spoken(f"{losses[1]:.1f}")),
        ),
        "two_away": tr("Two tenths: the dot is two from the post.")
        if abs(plan.nudge * x - 0.2) < 1e-9 and x == 2
        else tr("{rise}: the dot is {away} from the post.").format(
            rise=short(plan.nudge * x), away=short(abs(x))
        ),
        "loss": f"{losses[0]:.2f}",
        "next_loss": f"{losses[1]:.2f}",
        "all_w": f"{plan.gradient[0]:.2f}".replace("-", "−"),
        "all_b": f"{plan.gradient[1]:.2f}".replace("-", "−"),
        "left": tr("down") if plan.halves[0] > 0 else tr("up"),
        "right": tr("down") if plan.halves[1] > 0 else tr("up"),
    }


__all__ = ["facts", "fine", "in_signs", "plain", "short", "worked"]
