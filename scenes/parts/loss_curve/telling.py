"""The numbers and directions of the film in words."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.stage import add_up, tr
from scenes.stage.lecture.words import short
from scenes.stage.type.text import number_text
from scenes.stage.type.worked import printed
from scenes.voice.spoken import spoken

_SHARES = {
    0.1: "one tenth",
    0.01: "one hundredth",
    0.001: "one thousandth",
    0.0001: "one ten-thousandth",
}
_TRIES = 10.0**20 / 1e6 / (365.25 * 86400) / 1e6  # millions of years, at a million a second


def text(number: float) -> str:
    """A number as people write it: three digits, or whole where it has more.

    >>> text(-1061.947), text(-577.4), text(0.709), text(1244.7)
    ('−1,062', '−577', '0.709', '1,245')
    """
    if 1000 <= abs(number) < 1e6:
        return f"{number:,.0f}".replace("-", "−")
    return number_text(float(f"{number:.3g}"))


def whole_text(number: float) -> str:
    """The same, but whole, whatever its size.

    >>> whole_text(13703.4), whole_text(-1061.9)
    ('13,703', '−1,062')
    """
    return f"{number:,.0f}".replace("-", "−") if abs(number) < 1e6 else number_text(number)


def about(number: float) -> str:
    """A large number to two digits, as it is said: 14,000.

    >>> about(13703.4)
    '14,000'
    """
    rounded = float(f"{number:.2g}")
    return whole_text(rounded) if abs(rounded) >= 10 else number_text(rounded)


def million_years() -> str:
    """How long twenty knobs take, in millions of years: as it is shown."""
    return f"{_TRIES:.1f}"


def told_slopes(plan: WeightDescents) -> list[str]:
    """The slopes beside the lowest corner with their signs: ``−0.33`` and ``+1.27``."""
    places = 2 if 0.1 <= max(map(abs, plan.beside_the_corner)) < 1000 else 9
    slopes = [float(f"{round(slope, places):.3g}") for slope in plan.beside_the_corner]
    return [f"{'+' if slope > 0 else ''}{number_text(slope)}" for slope in slopes]


def facts(plan: WeightDescents, own: bool) -> dict[str, Any]:
    """What the narration says of this data; ``own`` is the project's: a pizzeria's evenings."""
    left, right = tr("left"), tr("right")
    up, down = (left, right) if plan.starts_left else (right, left)
    slopes = plan.slopes
    large, high, low = plan.examples
    x, y = plan.dataset.x, plan.dataset.y
    errors = plan.errors
    says = plan.example_w * x[large]
    names = [short(tr(name)) for name in (plan.dataset.x_name, plan.dataset.y_name)]
    answer = plan.places[-1] * plan.case
    first, falls = plan.quotient(float(plan.nudges[0])), slopes[0] < 0
    start, rate, slope, end = map(printed, _worked(plan))
    as_far, as_steep = _compared(plan)
    before, after = told_slopes(plan)
    told = {
        "before": before,
        "after": after.removeprefix("+"),
        "examples": tr("evenings") if own else tr("examples"),
        "evening": tr("evening") if own else tr("example"),
        "known": tr("a pizzeria’s reservations and pizzas")
        if own
        else tr("{x} and {y}").format(x=names[0], y=names[1]),
        "asks": tr("Then it predicts tonight.") if own else tr("Then it predicts a new one."),
        "had": tr("One evening had {x} reservations.").format(x=number_text(x[large]))
        if own
        else tr("In one example, {name} is {x}.").format(name=names[0], x=number_text(x[large])),
        "unit": tr(" pizzas") if own else "",
        "each": tr("an evening") if own else tr("each time"),
        "says": number_text(says),
        "was": number_text(y[large]),
        "error": number_text(errors[large]),
        "high": number_text(abs(errors[high])),
        "low": number_text(abs(errors[low])),
        "cancel": tr("Added up, these two cancel.")
        if plan.cancels
        else tr("Added up, these two nearly cancel."),
        "areas": ", ".join(number_text(errors[row] ** 2) for row in (high, low, large)),
        "times": f"{plan.times:.2g}",
        "squared": f"{plan.times**2:.2g}",
        "example_w": number_text(plan.example_w),
        "count": len(plan.dataset),
        "loss": number_text(float(f"{plan.loss(plan.example_w):.3g}")),
        "start": number_text(plan.places[0]),
        "moves": tr("It falls") if first < 0 else tr("It rises"),
        "first": text(abs(first)),
        "slope": text(slopes[0]),
        "uphill": up,
        "downhill": down,
        "second": text(slopes[1]),
        "off": about(plan.miss(plan.overshoot)),
        "share": _share(plan.rate),
        "worked": _in_signs(start, rate, slope, end),
        "worked_start": spoken(start),
        "worked_slope": _within(spoken(slope)),
        "worked_end": _within(spoken(end)),
        "steps": plan.walk.steps,
        "left_over": f"{100 * plan.left_over:.0f}",
        "best": number_text(plan.places[-1]),
        "case": number_text(plan.case),
        "answer": number_text(float(f"{answer:.3g}")),
        "new": tr("tonight") if own else tr("a new input of {x}").format(x=number_text(plan.case)),
        "as_far": as_far,
        "as_steep": as_steep,
        "sign": tr("positive") if falls else tr("negative"),
    }
    return told


def _within(words: str) -> str:
    """The words as they are within a sentence."""
    return words[:1].lower() + words[1:]


def _in_signs(start: str, rate: str, slope: str, end: str) -> str:
    """The worked line, as it is written in a caption."""
    return f"{start} − {rate} × {f'({slope})' if slope.startswith('−') else slope} = {end}"


def _compared(plan: WeightDescents) -> tuple[str, str]:
    """How far away the second hiker starts, and what that means for the slope and the step."""
    share = abs((plan.other.points[0, 0, 0] - plan.best) / (plan.places[0] - plan.best))
    if abs(share - 0.5) < 1e-6:
        return tr("half as far away"), tr("Half as steep, half the step.")
    if share < 1:
        return tr("not as far away"), tr("Less steep, a smaller step.")
    return tr("further away"), tr("Steeper, a larger step.")


def _share(rate: float) -> str:
    for known, words in _SHARES.items():
        if math.isclose(rate, known):
            return tr(words)
    return number_text(rate)


def _worked(plan: WeightDescents) -> list[Decimal]:
    return add_up(float(plan.places[0]), plan.rate, float(plan.slopes[0]))[0]


__all__ = ["about", "facts", "million_years", "text", "told_slopes", "whole_text"]
