"""The numbers of the film in words: what it says with these rates, and with any others."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from scenes.parts.learning_rate.numerals import (
    aloud,
    below,
    best_text,
    factor_text,
    hundredths,
    read,
    short,
    text,
    within,
    words_of,
)
from scenes.parts.learning_rate.plan import CurveRun, RatePlan, ValleyRun
from scenes.parts.learning_rate.verdict import Verdict
from scenes.parts.learning_rate.worked import exact, that, worked, worked_aloud
from scenes.stage import tr
from scenes.stage.type.text import number_text
from scenes.voice.spoken import spoken

Said = tuple[str, str]  # a sentence, and how it is spoken where that is something else

_EIGHTHS = 16  # the largest denominator that is said
_CREEPS = 10  # steps, from which on she is slow
_ABOUT = 0.05  # a share that is so near a half is about one
_HALF_A_PERCENT = 0.0045, 0.006


def facts(plan: RatePlan) -> dict[str, Any]:
    """What the narration says of this plan."""
    careful, faster, beyond = plan.careful, plan.faster, plan.beyond
    left, right = tr("left"), tr("right")
    up, down = (right, left) if plan.slope > 0 else (left, right)
    away = [abs(place - plan.minimum) for place in careful.places]
    whole = plan.part
    kept = f"{whole - 1}/{whole}" if whole else factor_text(careful.factor)
    told = {
        "outcomes": _outcomes(plan),
        "one_way": _too_large(plan),
        "start": number_text(plan.start),
        "slope": number_text(plan.slope),
        "up": up,
        "down": down,
        "worked": worked(plan),
        "worked_aloud": worked_aloud(plan),
        "lands": short(float(careful.places[1])),
        "equals": "=" if exact(float(careful.places[1])) else "≈",
        "bottom": number_text(plan.minimum),
        "gap": number_text(plan.distance),
        "second": hundredths(away[1]),
        "third": hundredths(away[min(2, len(away) - 1)]),
        "kept": kept,
        "halfway": _halfway(plan),
        "as_far": tr("Half the slope, half the step.")
        if _about_half(plan)
        else tr("And the step is as many times as long."),
        "curvature": number_text(plan.curvature),
        "that": that(careful.rate),
        "taken": f"1/{whole}" if whole else text(1 - careful.factor),
        "enough": _enough(plan),
        "second_rate": _second_rate(plan),
        "second_aloud": _second_rate(plan, said=True),
        "second_left": _left_by(plan, faster) if faster else "",
        "choices": tr("{low}, {middle} or {high}?").format(
            **dict(zip(("low", "middle", "high"), map(number_text, plan.choices), strict=True))
        ),
        "second_count": _count(faster) if faster else "",
        "twice": number_text(plan.choices[2]),
        "perfect": number_text(plan.perfect.rate),
        "beyond_rate": number_text(beyond.rate) if beyond else "",
        "beyond_left": f"1 − {number_text(1 - beyond.factor)} = {factor_text(beyond.factor)}"
        if beyond
        else "",
        "beyond_size": _size(beyond),
        "beyond_end": _end(beyond),
        "as_sharp": _as_sharp(plan),
        "across": number_text(plan.curvatures[0]),
        "along": number_text(plan.curvatures[1]),
        "across_slope": tr("{times} times w₁").format(times=words_of(plan.curvatures[0]))
        if plan.condition > 1
        else "w₁",
        "across_alpha": f"{number_text(plan.curvatures[0])}α" if plan.condition > 1 else "α",
        "along_alpha": "α",
        "limit": below(plan.limit),
        "touch": _touch(plan),
        "back": (
            tr("At {limit}, all of the distance across remains.")
            if plan.condition > 1
            else tr("At {limit}, all of the distance remains.")
        ).format(limit=below(plan.limit)),
        "fastest": tr("The slower direction decides.")
        if plan.condition > 1
        else tr("One line for both."),
        "fastest_at": (
            tr("Lowest where both are equal: at {best}.")
            if plan.condition > 1
            else tr("It is lowest at {best}.")
        ).format(best=best_text(plan.best)),
    }
    return told


def rate_told(plan: RatePlan, number: int) -> Said:
    """A rate in the valley, and what is left across and along."""
    run = plan.runs[number]
    across, along = map(factor_text, run.factors)
    rate = number_text(run.rate)
    if run.verdict is Verdict.UNSTABLE:
        met = _met(plan, run)
        return tr("α = {rate}: {across}. {met}").format(rate=rate, across=across, met=met), tr(
            "Alpha {rate}: {across} across. {met}"
        ).format(rate=aloud(run.rate), across=aloud(run.factors[0]), met=met)
    if number == 0:
        return tr("α = {rate}: {across} across, {along} along.").format(
            rate=rate, across=across, along=along
        ), tr("Alpha {rate}: {across} across, {along} along.").format(
            rate=aloud(run.rate), across=aloud(run.factors[0]), along=aloud(run.factors[1])
        )
    return tr("α = {rate}: {across} and {along}.").format(
        rate=rate, across=across, along=along
    ), tr("{rate}: {across}, and {along}.").format(
        rate=spoken(rate), across=aloud(run.factors[0]), along=aloud(run.factors[1])
    )


def told(plan: RatePlan, number: int) -> tuple[str, str]:
    """Where the sentence about a rate comes to its numbers; to its last words, if it has one."""
    run = plan.runs[number]
    across, along = map(factor_text, run.factors)
    return across, _met(plan, run) if run.verdict is Verdict.UNSTABLE else along


def _met(plan: RatePlan, run: ValleyRun) -> str:
    """What is said of a factor beyond 1."""
    known = plan.beyond is not None and abs(run.factors[0] - plan.beyond.factor) < 1e-9
    return tr("We have met that number.") if known else tr("Farther out with every crossing.")


def asked(plan: RatePlan, number: int) -> str:
    """What the viewer is asked before a run in the valley; nothing for some."""
    run = plan.runs[number]
    minus = run.factors[0] < 0 and run.verdict not in {Verdict.UNSTABLE, Verdict.SMALL}
    return tr("A minus: does she arrive?") if minus else ""


def passed(name: str, step: int, first: bool) -> Said:
    """A distance that is passed with a step."""
    steps = tr("After {step} steps,") if first else tr("After {step},")
    what = {
        "kilometre": (tr("she is more than 1 km away."), tr("she is more than a kilometre away.")),
        "earth": (tr("farther than the Earth is wide."), ""),
        "moon": (tr("farther than the Moon."), ""),
    }[name]
    caption, for_the_ear = what
    said = f"{steps.format(step=read(str(step)))} {for_the_ear}" if for_the_ear else ""
    return f"{steps.format(step=step)} {caption}", said


def _outcomes(plan: RatePlan) -> str:
    """What becomes of her with a small rate, and with a large one; no count, which is asked."""
    first = plan.careful.arrived
    small = first is None or first >= _CREEPS
    slow = tr("Too small, and she creeps.") if small else tr("Small, and she takes a few steps.")
    return tr("{slow} {way}").format(slow=slow, way=_too_large(plan))


def _too_large(plan: RatePlan) -> str:
    """What becomes of her with the largest rate."""
    if plan.beyond is None:
        return tr("Larger, and she arrives at once.")
    if plan.beyond.arrived is None:
        return tr("Too large, and she never arrives.")
    return tr("Large, and she goes back and forth.")


def _enough(plan: RatePlan) -> str:
    """When she has arrived."""
    low, high = _HALF_A_PERCENT
    share = tr("about half a percent")
    if not low <= plan.share <= high:
        share = tr("{number} percent").format(number=number_text(100 * plan.share))
    if plan.careful.arrived is None:
        told = tr("After {count} steps, more than {share} is left.")
        return told.format(count=plan.careful.walk.steps, share=share)
    return tr("{count} steps, until {share} is left.").format(
        count=plan.careful.arrived, share=share
    )


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


def _left_by(plan: RatePlan, run: CurveRun) -> str:
    """What a run leaves with each step, and in how many steps it arrives."""
    part = Fraction(run.factor).limit_denominator(_EIGHTHS)
    exact = abs(float(part) - run.factor) < 1e-9
    left = within(spoken(f"{part.numerator}/{part.denominator}")) if exact else ""
    step = tr("Each step leaves {left}.").format(left=left or factor_text(run.factor))
    if not run.arrived:
        return f"{step} {_count(run)}."
    steps = tr("{count} step.") if run.arrived == 1 else tr("{count} steps.")
    naive = round((plan.careful.arrived or 0) * plan.careful.rate / run.rate)
    fewer = tr("Fewer than {naive}.").format(naive=words_of(naive)) if run.arrived < naive else ""
    return f"{step} {steps.format(count=_count(run))} {fewer}".strip()


def _count(run: CurveRun) -> str:
    """In how many steps a run arrives, as a sentence begins."""
    count = words_of(run.arrived) if run.arrived else tr("too many")
    return count[:1].upper() + count[1:]


def _about_half(plan: RatePlan) -> bool:
    return abs(plan.shrunk - 0.5) < _ABOUT


def _halfway(plan: RatePlan) -> str:
    """How steep it is at the stop that is compared with the first."""
    if _about_half(plan):
        return tr("Halfway, the slope is about half as steep.")
    return tr("At a later stop, the slope is {times} times as steep.").format(
        times=f"{plan.shrunk:.2f}"
    )


def _size(run: CurveRun | None) -> str:
    """Where a run lands that leaves a factor below 0."""
    if run is None:
        return ""
    size = abs(run.factor)
    name = tr("One and a half") if size == 1.5 else number_text(float(f"{size:.4g}"))
    if abs(size - 1) < 1e-9:
        return tr("One: as far out as she was.")
    if size > 1:
        return tr("{size} times as far out.").format(size=name)
    return tr("{size}: but nearer than she was.").format(size=name)


def _end(run: CurveRun | None) -> str:
    """How it goes on with it."""
    if run is None:
        return ""
    if abs(abs(run.factor) - 1) < 1e-9:
        return tr("And so for ever. She never arrives.")
    if abs(run.factor) > 1:
        return tr("And farther again. She flies off.")
    if run.arrived is None:
        return tr("And nearer again, but slowly.")
    return tr("And nearer again. She arrives after {count}.").format(count=run.arrived)


def _touch(plan: RatePlan) -> str:
    """What is left where the line of the sharper direction comes down to 0."""
    told = tr("At {rate}, nothing is left across.") if plan.condition > 1 else ""
    return (told or tr("At {rate}, nothing is left.")).format(rate=text(1 / plan.curvatures[0]))


def _as_sharp(plan: RatePlan) -> str:
    """How the valley curves across."""
    if plan.condition == 1:
        return tr("as sharply across as along")
    times = words_of(float(f"{plan.condition:.3g}"))
    return tr("{times} times as sharply across as along").format(times=times)


__all__ = ["asked", "facts", "passed", "rate_told", "told"]
