"""The numbers of the film in words: what it says with these rates, and with any others."""

from __future__ import annotations

from typing import Any

from scenes.parts.learning_rate.numerals import (
    below,
    factor_text,
    fraction,
    hundredths,
    read,
    short,
    within,
    words_of,
)
from scenes.parts.learning_rate.plan import CurveRun, RatePlan, ValleyRun
from scenes.parts.learning_rate.verdict import Verdict
from scenes.parts.learning_rate.worked import SHARES, exact, worked, worked_aloud
from scenes.stage import tr
from scenes.stage.type.text import number_text

Said = tuple[str, str]  # a sentence, and how it is spoken where that is something else

_ABOUT = 0.05  # a share that is so near a half is about one
_LEVEL = 1e-9
_COUNTED = 20  # as far as fractions are said


def facts(plan: RatePlan) -> dict[str, Any]:
    """What the narration says of this plan."""
    careful, faster, beyond = plan.careful, plan.faster, plan.beyond
    left, right = tr("left"), tr("right")
    down = left if plan.slope > 0 else right
    away = [abs(place - plan.minimum) for place in careful.places]
    whole = plan.part
    kept = f"{whole - 1}/{whole}" if whole else factor_text(careful.factor)
    told = {
        "leapt": _leapt(plan),
        "start": number_text(plan.start),
        "rate": number_text(careful.rate),
        "slope": number_text(plan.slope),
        "down": down,
        "worked": worked(plan),
        "worked_aloud": worked_aloud(plan),
        "lands": short(float(careful.places[1])),
        "equals": "=" if exact(float(careful.places[1])) else "≈",
        "bottom": number_text(plan.minimum),
        "gap": number_text(plan.distance),
        "second": hundredths(away[1]),
        "kept": kept,
        "halfway": _halfway(plan),
        "as_far": tr("So is the step.")
        if _about_half(plan)
        else tr("And the step is as many times as long."),
        "curvature": number_text(plan.curvature),
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
        "as_sharp": _as_sharp(plan),
        "iterations": plan.runs[0].walk.steps,
        "across": number_text(plan.curvatures[0]),
        "along": number_text(plan.curvatures[1]),
        "across_alpha": f"{number_text(plan.curvatures[0])}α" if plan.condition > 1 else "α",
        "along_alpha": "α",
        "adapted": _adapted(plan),
        "limit": below(plan.limit),
        "decides": _decides(plan),
        "two_over": _two_over(plan),
    }
    return told


def trial(plan: RatePlan, number: int) -> str:
    """A rate that was guessed at is tried; the best one is the last."""
    last = number == len(plan.trials) - 1
    return (tr("And {rate}?") if last else tr("Try {rate}.")).format(rate=plan.trials[number].name)


def counted(plan: RatePlan, number: int) -> str:
    """In how many steps she arrives with it."""
    count, last = plan.trials[number].walk.steps, number == len(plan.trials) - 1
    told = tr("{count} steps.") if number else tr("She arrives in {count} steps.")
    return (tr("Only {count} steps.") if last else told).format(count=count)


def _decides(plan: RatePlan) -> str:
    """Why the best rate is the best one."""
    best, left = fraction(plan.best), fraction(plan.left_at_best)
    if plan.condition == 1:
        return tr("At {best}, {left} is left.").format(best=best, left=left)
    decides = tr("The slower direction decides: here, both leave {left}.")
    return decides.format(left=left)


def _adapted(plan: RatePlan) -> str:
    """What Adam's rate across is of that along: as the slopes are, where she starts as far out."""
    across, along = map(abs, plan.valley_start)
    if plan.condition == 1 or abs(across - along) > _LEVEL:
        return tr("smaller where it is steep")
    share = SHARES.get(1 / plan.condition)
    part = within(tr(share)) if share else number_text(float(f"{1 / plan.condition:.3g}"))
    return tr("across, {part} of the rate along").format(part=part)


def compared(plan: RatePlan) -> str:
    """Where that sentence comes to what is left in both directions."""
    return tr("both leave") if plan.condition > 1 else tr("is left")


def rate_told(plan: RatePlan, number: int) -> Said:
    """A rate in the valley, and what is left across and along; or across, where it is below 0."""
    run = plan.runs[number]
    across, along = run.factors
    rate = number_text(run.rate)
    if across < 0:
        again = any(other.factors[0] < 0 for other in plan.runs[:number])
        first = tr("At {rate}, the factor across is {across}.")
        told = tr("At {rate}, the factor is {across}.") if again else first
        return told.format(rate=rate, across=factor_text(across)), ""
    told = tr("At {rate}, {across} is left across, {along} along.")
    shares = {"across": _share(across), "along": _share(along)}
    return told.format(rate=rate, **shares), ""


def _share(factor: float) -> str:
    """A share of a distance as people say it."""
    if abs(factor - 0.1) < _LEVEL:
        return tr("a tenth")
    return tr("{number} percent").format(number=factor_text(100 * factor))


def _times(size: float) -> str:
    """How many times as far out she lands."""
    if abs(size - 1.5) < _LEVEL:
        return tr("one and a half times")
    return _share(size) if size < 1 else tr("{size} times").format(size=factor_text(size))


def judged(run: ValleyRun) -> str:
    """The verdict on a run in the valley; of a slow one, what is left along after all of it."""
    if run.verdict is not Verdict.SMALL:
        return tr(run.verdict.value)
    return tr("Along the valley, {left} is left.").format(left=_share(left_in_the_end(run)))


def as_she_goes(run: ValleyRun) -> str:
    """What is said while she walks: the verdict, but how many steps they are of a slow one."""
    slow = run.verdict is Verdict.SMALL
    return tr("She takes {steps} steps.").format(steps=run.walk.steps) if slow else judged(run)


def in_the_end(run: ValleyRun) -> str:
    """Where that comes to what is left; of other runs nothing is said of it."""
    return _share(left_in_the_end(run)) if run.verdict is Verdict.SMALL else ""


def left_in_the_end(run: ValleyRun) -> float:
    """What the slower way leaves after all steps, in two digits."""
    return float(f"{max(map(abs, run.factors)) ** run.walk.steps:.2g}")


def outcome(run: ValleyRun) -> str:
    """Where the verdict on a run comes to what becomes of her."""
    verdict = tr(run.verdict.value)
    fate = tr("She never arrives") if run.verdict is Verdict.LIMIT else tr("She arrives")
    return fate if fate in verdict else verdict


def told(plan: RatePlan, number: int) -> tuple[str, ...]:
    """Where the sentence about a rate comes to its numbers."""
    run = plan.runs[number]
    across, along = run.factors
    if across < 0:
        return (factor_text(across),)
    return _share(across), tr("{along} along").format(along=_share(along))


def asked(plan: RatePlan, number: int) -> str:
    """What the viewer is asked before a run in the valley; nothing for some."""
    run = plan.runs[number]
    minus = run.factors[0] < 0 and run.verdict not in {Verdict.UNSTABLE, Verdict.SMALL}
    return tr("Does she arrive?") if minus else ""


def sides(plan: RatePlan) -> str:
    """What each step does of the run that flies off: a smaller factor would not."""
    far = _times(abs(plan.runs[-1].factors[0]))
    return tr("She lands on the other side each time, {times} as far out.").format(times=far)


def passed(name: str, step: int, first: bool) -> str:
    """A distance that is passed with a step."""
    steps = tr("After {step} steps,") if first else tr("After {step},")
    what = {
        "earth": tr("farther out than the Earth is wide."),
        "moon": tr("farther than the Moon."),
    }[name]
    return f"{steps.format(step=step)} {what}"


def digits(plan: RatePlan) -> str:
    """How large the last loss is of the run that flies off."""
    last = plan.runs[-1]
    told = tr("After {steps}, the loss has {count} digits.")
    return told.format(steps=last.walk.steps, count=len(str(int(last.losses[-1]))))


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


def _two_over(plan: RatePlan) -> str:
    """The limit as a fraction, where the curvature is a small whole number."""
    sharpest = plan.curvatures[0]
    whole = sharpest == round(sharpest) and 2 < sharpest <= _COUNTED
    limit = f"2/{sharpest:g}" if whole else below(plan.limit)
    return tr("The limit is two over the largest λ: {limit}.").format(limit=limit)


def _as_sharp(plan: RatePlan) -> str:
    """How the valley curves across."""
    if plan.condition == 1:
        return tr("as sharply across as along")
    times = words_of(float(f"{plan.condition:.3g}"))
    return tr("{times} times as sharply across as along").format(times=times)


__all__ = [
    "as_she_goes",
    "asked",
    "compared",
    "counted",
    "digits",
    "facts",
    "in_the_end",
    "judged",
    "left_in_the_end",
    "outcome",
    "passed",
    "rate_told",
    "sides",
    "told",
    "trial",
]
