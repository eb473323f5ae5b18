"""The numbers of the film in words: what it says with these rates, and with any others."""

from __future__ import annotations

from typing import Any

from scenes.parts.learning_rate.curve_told import of_the_curve
from scenes.parts.learning_rate.numerals import (
    below,
    factor_text,
    fraction,
    hundredths,
    short,
    within,
    words_of,
)
from scenes.parts.learning_rate.plan import RatePlan, ValleyRun
from scenes.parts.learning_rate.verdict import Verdict
from scenes.parts.learning_rate.worked import SHARES, exact, worked, worked_aloud
from scenes.stage import tr
from scenes.stage.type.text import number_text

Said = tuple[str, str]  # a sentence, and how it is spoken where that is something else

_LEVEL = 1e-9
_COUNTED = 20  # as far as fractions are said


def facts(plan: RatePlan) -> dict[str, Any]:
    """What the narration says of this plan."""
    careful = plan.careful
    left, right = tr("left"), tr("right")
    down = left if plan.slope > 0 else right
    away = [abs(place - plan.minimum) for place in careful.places]
    whole = plan.part
    kept = f"{whole - 1}/{whole}" if whole else factor_text(careful.factor)
    return {
        **of_the_curve(plan),
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
        "curvature": number_text(plan.curvature),
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


def trial(plan: RatePlan, number: int) -> str:
    """A rate that was guessed at is tried; the best one is the last."""
    last = number == len(plan.trials) - 1
    return (tr("And {rate}?") if last else tr("Try {rate}.")).format(rate=plan.trials[number].name)


def counted(plan: RatePlan, number: int) -> str:
    """In how many steps she arrives with it."""
    count, last = plan.trials[number].walk.steps, number == len(plan.trials) - 1
    return (tr("Only {count} steps.") if last else tr("{count} steps.")).format(count=count)


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
        return tr("Smaller where it is steep")
    share = SHARES.get(1 / plan.condition)
    part = within(tr(share)) if share else number_text(float(f"{1 / plan.condition:.3g}"))
    return tr("The rate across is {part} of that along").format(part=part)


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
    return tr("She lands on the other side, {times} as far out.").format(times=far)


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
