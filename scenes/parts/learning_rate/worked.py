"""The first step worked out: as it is written, and as it is said."""

from __future__ import annotations

from scenes.parts.learning_rate.numerals import aloud, in_brackets, read, short, within
from scenes.parts.learning_rate.plan import RatePlan
from scenes.stage import tr
from scenes.stage.type.text import number_text
from scenes.voice.spoken import spoken

SHARES = {0.5: "Half", 0.25: "A quarter", 0.2: "A fifth", 0.1: "A tenth", 0.01: "A hundredth"}


def exact(number: float) -> bool:
    """Whether all digits of a number are written."""
    return abs(float(f"{number:.4g}") - number) < 1e-12


def worked(plan: RatePlan) -> str:
    """The first step worked out, as it is written."""
    rate, lands = number_text(plan.careful.rate), float(plan.careful.places[1])
    sign = "=" if exact(lands) else "≈"
    left = f"{number_text(plan.start)} − {rate} × {in_brackets(plan.slope)}"
    return f"{left} {sign} {short(lands)}."


def worked_aloud(plan: RatePlan) -> str:
    """The same as it is said."""
    share, lands = SHARES.get(plan.careful.rate), float(plan.careful.places[1])
    times = tr("{share} of").format(share=within(tr(share))) if share else ""
    times = times or tr("{rate} times").format(rate=aloud(plan.careful.rate))
    comes = tr("is {lands}.") if exact(lands) else tr("is about {lands}.")
    return tr("{start}, minus {times} {slope}, {comes}").format(
        start=spoken(number_text(plan.start)),
        times=times,
        slope=aloud(plan.slope),
        comes=comes.format(lands=read(short(lands))),
    )


__all__ = ["SHARES", "exact", "worked", "worked_aloud"]
