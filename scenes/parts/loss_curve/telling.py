"""The numbers and directions of the film in words."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.doubts import doubt
from scenes.parts.loss_curve.figures import (
    change_text,
    error_text,
    missed,
    share,
    slope_digits,
    small_text,
    squared,
    text,
)
from scenes.stage import add_up, tr
from scenes.stage.lecture.words import all_of, left_out, parted, short
from scenes.stage.type.text import grouped, number_text
from scenes.stage.type.worked import printed
from scenes.voice.spoken import spoken

_SHARES = {
    0.1: "one tenth",
    0.01: "one hundredth",
    0.001: "one thousandth",
    0.0001: "one ten-thousandth",
}
_ASKS = "Known evenings teach the model. Tonight: {x} reservations. How many pizzas?"
_PREDICTS = "Known pairs teach the model. Then it predicts."
_FEWEST, _MOST = -2, 5  # decimals of w: if none are left, so many digits may be needless
_PARTLY = 0.6  # of the larger of two errors, that is left when only a part of it cancels
_NEARLY = 0.1  # of an error, that is left when it nearly cancels another
_SAID = 40  # letters of three numbers that are said, at most
_SPARE = 2.5  # seconds that pictures may take longer
_A_LETTER = 0.05  # seconds that one takes to say
_ASIDES = 3.6, 2.8  # seconds that each takes, in the order in which they are left out


def whole_text(number: float) -> str:
    """The same, but whole, whatever its size.

    >>> whole_text(13703.4), whole_text(-1061.9)
    ('13,703', '−1,062')
    """
    return f"{number:,.0f}".replace("-", "−") if abs(number) < 1e6 else number_text(number)


def w_text(number: float, span: float) -> str:
    """A w, or how far it is from another, as finely as a window of this span is looked at.

    >>> w_text(2.3267, 5.0), w_text(247500.4, 6e5), w_text(-7.4e-10, 1.4e-8)
    ('2.327', '247,500', '−7.4×10⁻¹⁰')
    """
    places = decimals_of_w(span)
    if places is None:
        return number_text(number)
    return grouped(f"{number:.{places}f}").replace("-", "−")


def decimals_of_w(span: float) -> int | None:
    """With how many decimals a w is written; None where it needs a power of ten."""
    places = 3 - int(np.floor(np.log10(span / 5)))
    return max(places, 0) if _FEWEST <= places <= _MOST else None


def about(number: float) -> str:
    """A large number to two digits, as it is said: 14,000.

    >>> about(13703.4)
    '14,000'
    """
    rounded = float(f"{number:.2g}")
    return whole_text(rounded) if abs(rounded) >= 10 else number_text(rounded)


def facts(plan: WeightDescents, own: bool, brief: bool = False) -> dict[str, Any]:
    """What the narration says of this data; ``own`` is the project's: a pizzeria's evenings.

    A ``brief`` one does not say the names of columns.
    """
    left, right = tr("left"), tr("right")
    up, down = (left, right) if plan.starts_left else (right, left)
    slopes = plan.slopes
    large = plan.examples[0]
    x = plan.dataset.x
    says, was, _, error = missed(plan)
    whole = [tr(name) for name in (plan.dataset.x_name, plan.dataset.y_name)]
    bare = [parted(name)[0] for name in whole]  # the units stand at the axes
    said = not brief and all(short(name) == name for name in bare)
    answer = plan.places[-1] * plan.case
    nudge, falls = float(plan.nudges[0]), slopes[0] < 0
    change = plan.quotient(nudge) * nudge
    worked, exact = add_up(
        float(plan.places[0]), plan.rate, float(plan.slopes[0]), slope_digits(plan)
    )
    start, rate, slope, end = map(printed, worked)
    as_far, as_steep = _compared(plan)
    told = {
        "known": tr("reservations and pizzas")
        if own
        else tr("{x} and {y}").format(x=bare[0], y=bare[1])
        if said
        else tr("inputs and answers"),
        "asks": tr(_ASKS).format(x=number_text(plan.case))
        if own
        else f"{tr(_PREDICTS)} {left_out(plan.dataset.left_out)}".rstrip(),
        "next": tr("Tonight") if own else tr("Then it"),
        "unknown": tr("How many") if own else tr("predicts"),
        "had": tr("At {x} reservations,").format(x=number_text(x[large]))
        if own
        else tr("Where {name} is {x},").format(
            name=bare[0] if short(bare[0]) == bare[0] and not brief else "x",
            x=number_text(x[large]),
        ),
        "unit": tr(" pizzas") if own else "",
        "says": says,
        "was": was,
        "error": error,
        "here": _missed(error_text(plan, 1)),
        "there": _missed(error_text(plan, 2)),
        "cancel": _cancelled(plan),
        "squared_them": _squared_them(plan),
        "large": _large(plan),
        "example_w": number_text(plan.example_w),
        "count": len(plan.dataset),
        "all": all_of(len(plan.dataset)),
        "loss": share(plan)[2],
        "moves": tr("It falls") if change < 0 else tr("It rises"),
        "nudge": small_text(nudge),
        "change": change_text(plan, nudge).removeprefix("−"),
        "slope": text(slopes[0], plan.digits),
        "uphill": up,
        "downhill": down,
        "second": text(slopes[1]),
        "length": text(abs(slopes[0]), plan.digits),
        "would": (
            tr("Then {x} reservations make {off} pizzas.")
            if own
            else tr("Then x = {x} makes {off}.")
        ).format(x=number_text(plan.case), off=about(plan.overshoot * plan.case)),
        "off": about(plan.overshoot * plan.case),
        "share": _share(plan.rate),
        "worked": _in_signs(start, rate, slope),
        "worked_start": spoken(start),
        "worked_rate": rate,
        "worked_grad": slope,
        "worked_slope": _within(spoken(slope)),
        "worked_end": end,
        "makes": tr("That makes") if exact else tr("That makes about"),
        "best": number_text(plan.places[-1]),
        "case": number_text(plan.case),
        "answer": number_text(float(f"{answer:.3g}")),
        "and_now": _asked_again(plan, own),
        "new": tr("tonight") if own else tr("x = {x}").format(x=number_text(plan.case)),
        "doubt": doubt(plan, own),
        "as_far": as_far,
        "as_steep": as_steep,
        "sign": tr("positive") if falls else tr("negative"),
        **_ended(plan),
    }
    return told


def asides(told: dict[str, Any], course: dict[str, Any]) -> int:
    """How many of two asides there is time for, if these are the facts of the course.

    Of other data there are longer numbers to say. First the trial of every w is left out.
    """
    seconds, kept = _longer(told, course), len(_ASIDES)
    for aside in _ASIDES:
        if seconds <= 0:
            break
        seconds, kept = seconds - aside, kept - 1
    return kept


def in_time(plan: WeightDescents, own: bool, course: dict[str, Any]) -> tuple[dict[str, Any], int]:
    """What is said, and how many asides there is time for; names are left out where none is."""
    told = facts(plan, own)
    if _longer(told, course) > sum(_ASIDES):
        told = facts(plan, own, brief=True)
    return told, asides(told, course)


def _longer(told: dict[str, Any], course: dict[str, Any]) -> float:
    """How many seconds longer than the course's these facts take to say; at least they do."""
    more = _letters(told) - _letters(course)
    return _A_LETTER * more + (_SPARE if more else 0.0)


def _letters(told: dict[str, Any]) -> int:
    """How many letters are said of facts; what is worked out is there part by part as well."""
    return sum(len(spoken(str(fact))) for name, fact in told.items() if name != "worked")


def _ended(plan: WeightDescents) -> dict[str, str]:
    """How it ends: at the camp, or not yet."""
    steps = plan.walk.steps
    if plan.arrived:
        almost = tr("almost level")
        return {
            "level": tr("Now the ground is {almost}.").format(almost=almost),
            "level_at": almost,
            "camp": tr("Close enough: the camp, the minimum."),
            "same_place": tr("With this learning rate, every start leads to the same place."),
        }
    still = tr("the slope is still {slope}").format(slope=text(plan.slopes[-1]))
    return {
        "level": tr("She has taken all her steps: {still}.").format(still=still),
        "level_at": still,
        "camp": tr("{steps} steps, and she is not at the camp yet. It takes more of them.").format(
            steps=steps
        ),
        "same_place": tr("With more such steps, every start leads to the same place."),
    }


def _asked_again(plan: WeightDescents, own: bool) -> str:
    """The first question, and its answer by the line found."""
    answer = number_text(float(f"{plan.places[-1] * plan.case:.3g}"))
    asked = (
        tr("And tonight? {x} reservations: {y} pizzas.")
        if own
        else tr("And x = {x}? The line says {y}.")
    )
    return asked.format(x=number_text(plan.case), y=answer)


def _missed(error: str) -> str:
    """By how much, and to which side."""
    told = tr("{size} too low") if error.startswith("−") else tr("{size} too high")
    return told.format(size=error.removeprefix("−"))


def _squared_them(plan: WeightDescents) -> str:
    """The squares of the three errors, of which two may be of one row; long ones are to be read."""
    areas = {plan.examples[number]: squared(plan, number)[1] for number in (1, 2, 0)}.values()
    if sum(len(spoken(area)) for area in areas) > _SAID:
        return tr("So square them.")
    return tr("So square them: {areas}.").format(areas=", ".join(areas))


def _large(plan: WeightDescents) -> str:
    """That large errors count more: how much, where the small square fills the large one."""
    times = round(plan.times)
    if abs(plan.times - times) > 1e-6 or not 1 < times < 6:
        return tr("Large errors count more.")
    return tr("{n} times the error, {more} times the square.").format(n=times, more=times**2)


def _cancelled(plan: WeightDescents) -> str:
    """What becomes of two errors that are added up."""
    if plan.left_of_two > 1:
        return tr("Errors of both signs would cancel; these two do not.")
    if plan.left_of_two > _PARTLY:
        return tr("Added up, a part of them cancels.")
    if plan.left_of_two > _NEARLY:
        return tr("Added up, much of them cancels.")
    return (
        tr("Added up, these two nearly cancel.")
        if plan.left_of_two
        else tr("Added up, these two cancel.")
    )


def _within(words: str) -> str:
    """The words as they are within a sentence."""
    return words[:1].lower() + words[1:]


def _in_signs(start: str, rate: str, slope: str) -> str:
    """What is worked out, as it is written in a caption."""
    slope = f"({slope})" if slope.startswith("−") else slope
    return f"{start} − {rate} × {slope}"


def _compared(plan: WeightDescents) -> tuple[str, str]:
    """How far away the second hiker starts, and what that means for the slope and the step."""
    share = abs((plan.other.points[0, 0, 0] - plan.best) / (plan.places[0] - plan.best))
    if abs(share - 0.5) < 1e-6:
        return tr("half as far from the camp"), tr("Half as steep, so half the step.")
    if share < 1:
        return tr("not as far from the camp"), tr("Less steep, so a smaller step.")
    return tr("farther from the camp"), tr("Steeper, so a larger step.")


def _share(rate: float) -> str:
    for known, words in _SHARES.items():
        if math.isclose(rate, known):
            return tr(words)
    return small_text(rate)


__all__ = [
    "about",
    "asides",
    "decimals_of_w",
    "facts",
    "in_time",
    "text",
    "w_text",
    "whole_text",
]
