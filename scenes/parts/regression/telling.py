"""The numbers of the film in words: what it says of these data, and not of others."""

from __future__ import annotations

from typing import Any

import numpy as np

from scenes.parts.regression.ended import bottoms, found
from scenes.parts.regression.figures import line_text, one, short, two
from scenes.parts.regression.fits import Plan
from scenes.parts.regression.nudges import changed, nudged, nudges, probed
from scenes.parts.regression.trio import DEGREES
from scenes.stage import tr
from scenes.stage.lecture.words import left_out
from scenes.stage.type.text import number_text, read_number
from scenes.voice.spoken import spoken

_SHARES = {0.1: "a tenth", 0.01: "a hundredth", 0.5: "half"}
_EXACT = 1e-9  # of a sum, that is rounding
_BAD = 2.0  # times the floor: a line with so large a loss is terrible
_GOOD = 0.6  # of the variance of the answers: a line with a smaller loss tells most of what they do
_ROOM = 0.9  # of the way to the edge of the map, that an arrow may take
_LEVEL = 0.05  # of the unit: less is no slope that one sees


def worked(start: float, rate: float, slope: float) -> tuple[str, str, str, str, str]:
    """Start, rate, slope and end of a step as they are printed, and the sign between: = or ≈."""
    end = start - rate * slope
    parts = short(start), number_text(rate), two(slope), two(end)
    here, share, grad, there = map(read_number, parts)
    exact = abs(here - share * grad - there) < 1e-9
    return (*parts, "=" if exact else "≈")


def squared(plan: Plan, row: int) -> tuple[str, str]:
    """The error of a dot to the line at which errors cancel, and its square, as printed."""
    error = float(plan.errors(plan.lowered)[row])
    return two(error), one(error**2)


def difference(plan: Plan, line: Any, row: int) -> tuple[str, str, str, str, str]:
    """Prediction, − or +, size of the answer, = or ≈, and error of a dot, as printed."""
    error = float(plan.errors(line)[row])
    was = float(plan.line.data.y[row])
    parts = short(round(was + error, 9)), short(abs(was)), two(error)
    says, taken, off = map(read_number, parts)
    exact = abs(says - (taken if was >= 0 else -taken) - off) < 1e-9
    told = short(error) if exact else parts[2]  # no digits that come from nowhere: 0.8 − 0.4 = 0.4
    return parts[0], "−" if was >= 0 else "+", parts[1], "=" if exact else "≈", told


def in_signs(parts: tuple[str, str, str, str, str]) -> str:
    """A step worked out, as a caption has it: −1 − 0.1 × (−8.21) ≈ −0.18."""
    here, share, grad, there, sign = parts
    grad = f"({grad})" if grad.startswith("−") else grad
    return f"{here} − {share} × {grad} {sign} {there}"


def facts(plan: Plan) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for."""
    fit, own = plan.line, plan.units is not None
    count = len(fit.data)
    row = plan.one
    was = float(fit.data.y[row])
    level, (far, square) = difference(plan, plan.level, row), squared(plan, plan.farthest)
    w, b = plan.start
    parts = worked(float(w), plan.rate, float(plan.gradient[0]))
    steps = _counted(plan.steps)
    return {
        "opening": f"{tr('Each dot is one example.')} {left_out(fit.data.left_out)}".rstrip()
        if own
        else tr("{many} dots lay on one line.").format(many=_many(count)),
        "noise": tr("Which line do they follow?") if own else tr("Chance pushed each one off."),
        "again": tr(
            "We count in standard units: zero is the mean, one is the spread."
            " Can a machine find it?"
        )
        if own
        else tr("Can a machine find that line again?"),
        "says": level[0],
        "was": short(was),
        "taken": level[2],
        "sign_aloud": tr("minus") if was >= 0 else tr("plus"),
        "error": level[4],
        "far": far,
        "square": square,
        **_sum(plan),
        **_pins(plan),
        "ring": two(fit.floor + plan.ring),
        "start_w": short(float(w)),
        "start_b": short(float(b)),
        "start_aloud": tr("w at {w}, b at {b}").format(
            w=_within(spoken(short(float(w)))), b=_within(spoken(short(float(b))))
        ),
        **_slopes(plan),
        **_step(plan, parts),
        "walk": _walk(plan),
        **found(plan, steps),
        "few": _counted(DEGREES[1] + 1),
        "many": _counted(DEGREES[2] + 1),
        "bent": tr("Same start, {steps} steps.").format(steps=steps),
        **bottoms(plan),
    }


def _many(count: int) -> str:
    return tr("A hundred") if count == 100 else spoken(str(count))


def _counted(count: int) -> str:
    """A number of steps, or knobs, as it is said: thirty."""
    words = spoken(str(count))
    return words[:1].lower() + words[1:]


def _sum(plan: Plan) -> dict[str, str]:
    total = float(plan.errors(plan.level).sum())
    whole = float(np.round(total)) if abs(total) >= 1 else float(f"{total:.2g}")
    about = (
        tr("Together, nearly {sum}.") if abs(whole) > abs(total) else tr("Together, about {sum}.")
    )
    if abs(total - whole) <= _EXACT * abs(whole):
        about = tr("Together, {sum}.")
    bad = plan.line.loss(plan.lowered) > _BAD * plan.line.floor
    return {
        "sum": about.format(sum=number_text(whole)),
        "move": tr("Now lower the line.") if total > 0 else tr("Now raise the line."),
        "cancelled": tr("And the line is terrible: plus and minus cancelled.")
        if bad
        else tr("But a sum of 0 says nothing of the line: the errors cancelled."),
    }


def reason(plan: Plan) -> str:
    """Why the line that is shown is the one of pin A, and of no other."""
    slopes = plan.pins[:, 0]
    flat = _LEVEL * abs(plan.unit[0])
    ways = np.where(np.abs(slopes) < flat, 0, np.sign(slopes))
    if ways[0] in ways[1:]:
        return tr("Its tilt is w, its height is b: A.")
    told = {-1: "It falls, so w is negative: A.", 1: "It rises, so w is positive: A."}
    return tr(told.get(int(ways[0]), "It is level, so w is zero: A."))


def _pins(plan: Plan) -> dict[str, str]:
    losses = [plan.line.loss(pin) for pin in plan.pins]
    high, _, low = map(one, losses)
    ordered = losses[0] > losses[1] > losses[2]
    return {
        "reason": reason(plan),
        "high": tr("Its point stands high, at {loss}: a bad line.").format(loss=high),
        "low": _lowest(plan, losses[2]).format(loss=low)
        if ordered
        else tr("And C, at {loss}.").format(loss=low),
    }


def _lowest(plan: Plan, loss: float) -> str:
    """What is said of the third line: good is one that misses far less than no slope at all."""
    if loss < _GOOD * float(np.var(plan.line.data.y)):
        return tr("And C, low down, at {loss}: a good line.")
    return tr("And C, lower still, at {loss}.")


def _slopes(plan: Plan) -> dict[str, str]:
    """Which way the loss goes when a knob is raised, and how steeply."""
    before, after, nudge, _ = probed(plan, 0)
    change = round(read_number(after) - read_number(before), 9)
    way = tr("falls by {change}") if change < 0 else tr("rises by {change}")
    way = (way if change else tr("stays")).format(change=two(abs(change)))
    w, b = map(two, plan.gradient.tolist())
    nudged_w = tr("Nudge w up by {nudge}: the loss {way}.")
    settled = tr("With smaller nudges, the slope settles at {slope}.").format(slope=w)
    return {
        "nudged_w": nudged_w.format(nudge=nudge, way=way),
        "settled": settled,
        "nudged_b": tr("Nudge b instead: along b, the slope settles at {slope}.").format(slope=b),
    }


def overshoots(plan: Plan) -> bool:
    """Whether the whole gradient, turned round, would lead to a higher place, as it is printed."""
    there, here = (read_number(one(plan.line.loss(line))) for line in (plan.whole, plan.start))
    return there > here


def _step(plan: Plan, parts: tuple[str, str, str, str, str]) -> dict[str, str]:
    share = tr(_SHARES.get(plan.rate, "")) or tr("{rate} of it").format(rate=f"{plan.rate:g}")
    here, _, grad, there, _ = (_within(spoken(part)) for part in (*parts[:4], "0"))
    times = tr("{share} of {slope}") if plan.rate in _SHARES else tr("{rate} times {slope}")
    taken = times.format(share=share, slope=grad, rate=_within(spoken(f"{plan.rate:g}")))
    return {
        "arrows": tr("Each slope becomes an arrow{drawn}.").format(drawn=_drawn(plan)),
        "turned": tr("So we turn it round, at full length.")
        if arrow_scale(plan) < 1
        else tr("We turn it round."),
        "whole": f"{tr('At 1, a step would leap the valley,')} {_larger(plan)}"
        if overshoots(plan)
        else tr("At 1, the whole arrow goes this far."),
        "larger": _larger(plan) if overshoots(plan) else tr("this far"),
        "share": share,
        "tenth": share if plan.rate in _SHARES else f"{plan.rate:g}",
        "worked": tr("New w: {worked}").format(worked=in_signs(parts)),
        "worked_aloud": tr("The new w: {start}, minus {taken}, is {end}.").format(
            start=here, taken=taken, end=there
        ),
        "worked_b": tr("And b: {end}.").format(
            end=worked(float(plan.start[1]), plan.rate, float(plan.gradient[1]))[3]
        ),
        "cut": f"{parts[1]} ×",
        "lands": f"{parts[4]} {parts[3]}",
    }


def arrow_scale(plan: Plan, step: int = 0) -> float:
    """How many times as long as true the gradient is drawn, so that it stays on the map."""
    walk = plan.line.walk
    place, gradient = walk.points[step, 0], walk.gradients[step, 0]
    low, high = np.array(plan.line.landscape.window).T
    room = np.maximum(np.where(gradient > 0, high - place, place - low), 1e-9)
    most = float(np.min(_ROOM * room / np.maximum(np.abs(gradient), 1e-12)))
    grid = 0.5 * 10.0 ** np.floor(np.log10(most))
    return min(1.0, float(grid * np.floor(most / grid)))


def _drawn(plan: Plan) -> str:
    """On which scale arrows are drawn, if that is not the map's."""
    scale = arrow_scale(plan)
    if scale == 0.25:
        return tr(", at a quarter of its length")
    told = tr(", drawn at {share} of its length").format(share=number_text(scale))
    return "" if scale == 1 else told


def _larger(plan: Plan) -> str:
    times = int(plan.line.loss(plan.whole) // plan.line.loss(plan.start))
    if times < 2:
        return tr("and the loss would be even larger.")
    if times == 2:
        return tr("and the loss would more than double.")
    return tr("and the loss would be more than {times} times as large.").format(times=times)


def _walk(plan: Plan) -> str:
    lengths = np.linalg.norm(np.diff(plan.line.walk.points[:, 0], axis=0), axis=1)
    if len(lengths) and np.all(np.diff(lengths) <= 1e-12 * lengths[0]):
        return tr("The ground gets flatter, so the steps get shorter.")
    return tr("But these steps do not get shorter: such a rate is too large.")


def _within(words: str) -> str:
    """The words as they are within a sentence."""
    return words[:1].lower() + words[1:]


__all__ = [
    "arrow_scale",
    "changed",
    "difference",
    "facts",
    "in_signs",
    "line_text",
    "nudged",
    "nudges",
    "one",
    "overshoots",
    "probed",
    "short",
    "squared",
    "two",
    "worked",
]
