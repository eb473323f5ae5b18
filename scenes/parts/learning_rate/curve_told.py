"""What the film says of its runs on the curve, with these rates and with any others."""

from __future__ import annotations

from typing import Any

from scenes.parts.learning_rate.numerals import (
    factor_text,
    read,
    words_of,
)
from scenes.parts.learning_rate.plan import CurveRun, RatePlan
from scenes.stage import tr
from scenes.stage.type.text import number_text

_ABOUT = 0.05  # a share that is so near a half is about one
_LEVEL = 1e-9


def of_the_curve(plan: RatePlan) -> dict[str, Any]:
    """Sentences and numbers of the one step, and of the careful, the faster and the last run."""
    faster, beyond = plan.faster, plan.beyond
    return {
        "leapt": _leapt(plan),
        "halfway": _halfway(plan),
        "as_far": tr("So is the step.")
        if _about_half(plan)
        else tr("And the step is as many times as long."),
        "almost": _almost(plan),
        "counted": _counted(plan),
        "second_rate": _second_rate(plan),
        "second_aloud": _second_rate(plan, said=True),
        "second_left": _left_by(faster) if faster else "",
        "second_count": _steps(faster) if faster else "",
        "perfect_rate": number_text(plan.perfect.rate),
        "perfect": tr("When αλ is 1: at {rate}.").format(rate=number_text(plan.perfect.rate)),
        "beyond_rate": number_text(beyond.rate) if beyond else "",
        "beyond_left": _left_by(beyond) if beyond else "",
        "beyond_size": _size(beyond),
        "beyond_more": _more(beyond),
        "beyond_end": _end(beyond),
    }


def _leapt(plan: RatePlan) -> str:
    """Where she is after one step with the largest rate, and what that makes one ask."""
    if plan.beyond is None:
        return tr("There at once. How was that found?")
    size = abs(plan.beyond.factor)
    where = tr("Higher than before.") if size > 1 else tr("She is past the bottom.")
    where = tr("As high as before.") if abs(size - 1) < _LEVEL else where
    return tr("{where} Would she ever arrive?").format(where=where)


def _almost(plan: RatePlan) -> str:
    """So little is left when she counts as arrived."""
    return tr("{number} percent").format(number=number_text(100 * plan.share))


def _counted(plan: RatePlan) -> str:
    """After how many steps that is so."""
    if plan.careful.arrived is None:
        return tr("After {count} steps, more is left.").format(count=plan.careful.walk.steps)
    return _steps(plan.careful)


def _second_rate(plan: RatePlan, said: bool = False) -> str:
    """The question about the faster run, as it is written or as it is said."""
    if plan.faster is None:
        return ""
    numbers = [number_text(plan.faster.rate), *map(str, plan.guesses)]
    rate, high, middle, low = map(read, numbers) if said else numbers
    times = words_of(float(f"{plan.faster.rate / plan.careful.rate:.3g}"))
    now = tr("Now {times} times the rate: α = {rate}.")
    if said:
        now, times = tr("Now {times} times the rate: alpha is {rate}."), read(times)
    ask = tr("How many steps: {high}, {middle} or {low}?").format(high=high, middle=middle, low=low)
    return f"{now.format(times=times, rate=rate)} {ask}"


def _left_by(run: CurveRun) -> str:
    """What a run leaves with each step."""
    if run.factor < 0:
        return tr("Each step leaves {left} times the distance.").format(
            left=factor_text(run.factor)
        )
    return tr("Each step leaves {left} of the distance.").format(left=factor_text(run.factor))


def _steps(run: CurveRun) -> str:
    """In how many steps a run arrives, as a sentence."""
    if not run.arrived:
        return tr("Too many.")
    count = words_of(run.arrived)
    steps = tr("{count} step.") if run.arrived == 1 else tr("{count} steps.")
    return steps.format(count=count[:1].upper() + count[1:])


def _about_half(plan: RatePlan) -> bool:
    return abs(plan.shrunk - 0.5) < _ABOUT


def _halfway(plan: RatePlan) -> str:
    """How steep it is at the stop that is compared with the first."""
    if _about_half(plan):
        return tr("Halfway, the slope is about half.")
    return tr("At a later stop, the slope is {times} times as steep.").format(
        times=f"{plan.shrunk:.2f}"
    )


def _size(run: CurveRun | None) -> str:
    """Where a run lands that leaves a factor below 0."""
    if run is None:
        return ""
    size = abs(run.factor)
    name = factor_text(size)
    if abs(size - 1) < _LEVEL:
        return tr("One: as far out as she was.")
    if size > 1:
        return ""  # so says the sentence before
    return tr("{size}: but nearer than she was.").format(size=name)


def _more(run: CurveRun | None) -> str:
    """How it goes on with it."""
    if run is None:
        return ""
    size = abs(run.factor)
    if abs(size - 1) < _LEVEL:
        return tr("And so for ever.")
    farther = tr("She flies off, and never arrives.")
    return farther if size > 1 else tr("And nearer again.")


def _end(run: CurveRun | None) -> str:
    """How it ends with it."""
    if run is None:
        return ""
    size = abs(run.factor)
    if abs(size - 1) < _LEVEL:
        return tr("She never arrives.")
    if size > 1:
        return ""  # it is told as she goes
    if run.arrived is None:
        return tr("But slowly.")
    return tr("She arrives after {count}.").format(count=run.arrived)


__all__ = ["of_the_curve"]
