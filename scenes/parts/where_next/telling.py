"""The numbers of the film in words."""

from __future__ import annotations

from typing import Any

from scenes.parts.where_next.plan import NUDGE, Plan
from scenes.stage import tr
from scenes.stage.type.text import number_text
from scenes.voice.spoken import spoken

_TENS = {20: "Twenty", 30: "Thirty", 40: "Forty", 50: "Fifty", 60: "Sixty"}


def count(number: int) -> str:
    """How many evenings or steps, at the beginning of a sentence."""
    return tr(_TENS[number]) if number in _TENS else str(number)


def percent(share: float) -> str:
    """A share as it is said."""
    return f"{100 * share:.0f}".replace("-", "−")


def short(number: float, digits: int = 2) -> str:
    """A number with so many decimals."""
    return (
        number_text(round(number, digits))
        if digits < 2
        else f"{number:.{digits}f}".replace("-", "−")
    )


def leaves(plan: Plan) -> bool:
    """Whether the line of least squares says more than one, and less than nought."""
    x = plan.evenings.x
    return float(plan.on_line(x.max())) > 1 and float(plan.on_line(x.min())) < 0


def _said(plan: Plan) -> tuple[str, str]:
    """What the line says at both ends."""
    x = plan.evenings.x
    if not leaves(plan):
        return tr("Fit a line? It stops at a half in between."), tr("What does one half mean?")
    top, low = percent(float(plan.on_line(x.max()))), percent(float(plan.on_line(x.min())))
    return (
        tr("Fit a line? At {most} reservations it says {top} percent.").format(
            most=f"{x.max():g}", top=top
        ),
        tr("And {low} percent on a quiet evening.").format(low=low),
    )


def step(plan: Plan) -> tuple[str, str]:
    """The first step along w in numbers, and where it leads."""
    slope = float(plan.slope[0])
    return short(slope), short(float(plan.walk.points[1, 0, 0]))


def facts(plan: Plan) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for."""
    over, under = _said(plan)
    high, low = plan.worked
    slope, there = step(plan)
    start = float(plan.walk.points[0, 0, 0])
    worst = plan.costliest
    what = tr("dough to spare") if plan.evenings.y[worst] == 0 else tr("no dough left")
    rate = f"{plan.rate:g}"
    return {
        "evenings": count(len(plan.evenings)),
        "over": over,
        "under": under,
        "high": f"{high:g}",
        "high_says": percent(float(plan.chance(high))),
        "low": f"{low:g}",
        "low_says": percent(float(plan.chance(low))),
        "worst": f"{plan.evenings.x[worst]:g}",
        "what": what,
        "nudge": f"{NUDGE:g}",
        "slope": slope,
        "step": tr("One step, α = {rate}: {start} − {rate} × ({slope}) = {there}.").format(
            rate=rate, start=f"{start:g}", slope=slope, there=there
        ),
        "step_aloud": tr(
            "One step, with alpha at {rate}: {start}, minus {times} times {slope}, makes {there}."
        ).format(
            rate=spoken(rate).lower(),
            start=spoken(f"{start:g}").lower(),
            times=spoken(rate).lower(),
            slope=spoken(slope).lower(),
            there=spoken(there).lower(),
        ),
        "steps": count(plan.walk.steps),
        "begins": tr("She starts undecided: a coin toss, for every evening.")
        if not plan.walk.points[0].any()
        else tr("She starts with some opinion."),
        "tips": f"{plan.tipped:.0f}",
        "knobs": f"{plan.task.network.knobs:,}",
    }


__all__ = ["count", "facts", "leaves", "percent", "short", "step"]
