"""The numbers of the film in words."""

from __future__ import annotations

from typing import Any

import numpy as np

from scenes.parts.where_next.plan import NUDGE, Plan
from scenes.stage import tr
from scenes.stage.lecture.words import short as shortened
from scenes.stage.type.text import number_text
from scenes.voice.spoken import spoken

_FEWEST, _MOST = 2, 6  # digits of the slopes in the chain
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


def at(plan: Plan, x: float, *, within: bool = False) -> str:
    """An input as it is said, at the beginning of a sentence or within one."""
    if not plan.own:
        return tr("{count} reservations").format(count=f"{x:g}")
    name = plan.evenings.x_name
    return f"{name[:1].lower() + name[1:] if within else name} {x:.3g}"


def _said(plan: Plan) -> tuple[str, str]:
    """What the line says at both ends."""
    x = plan.evenings.x
    if not leaves(plan):
        return tr("Fit a line? It stops at a half in between."), tr("What does one half mean?")
    top, low = percent(float(plan.on_line(x.max()))), percent(float(plan.on_line(x.min())))
    return (
        tr("Fit a line? At {most} it promises a chance of {top} percent.").format(
            most=at(plan, float(x.max()), within=True), top=top
        ),
        tr("And {low} percent at the other end.").format(low=low)
        if plan.own
        else tr("And at {least}, {low} percent.").format(least=f"{x.min():g}", low=low),
    )


def _asked(plan: Plan) -> dict[str, str]:
    """The question of the film, and its examples."""
    if not plan.own:
        return {
            "question": tr("Not how many pizzas: will the dough run out?"),
            "asks": tr("will the"),
            "asked": tr("Will the dough run out?"),
            "examples": tr("{count} evenings").format(count=count(len(plan.evenings))),
        }
    name = shortened(plan.evenings.y_name)
    return {
        "question": tr("Not how much: yes or no? The answer is called {name}.").format(name=name),
        "asks": tr("yes or no"),
        "asked": tr("{name}: yes or no?").format(name=name),
        "examples": tr("{count} rows").format(count=count(len(plan.evenings))),
    }


def _dearest(plan: Plan) -> dict[str, str]:
    """Which example surprises most, and what of it."""
    worst, x = plan.costliest, float(plan.evenings.x[plan.costliest])
    is_no = plan.evenings.y[worst] == 0
    if plan.own:
        what = tr("a no") if is_no else tr("a yes")
        row = tr("The row with {at} and {what} costs most.")
        return {"what": what, "dearest": row.format(at=at(plan, x, within=True), what=what)}
    what = tr("dough to spare") if is_no else tr("no dough left")
    evening = tr("That evening with {at} and {what} costs most.")
    return {"what": what, "dearest": evening.format(at=at(plan, x), what=what)}


def step(plan: Plan) -> tuple[str, str]:
    """The first step along w in numbers, and where it leads."""
    slope = float(plan.slope[0])
    return short(slope), short(float(plan.walk.points[1, 0, 0]))


def adds_up(plan: Plan) -> bool:
    """Whether the first step makes what is written for it, from the numbers as they are written."""
    slope, there = (float(text.replace("−", "-")) for text in step(plan))
    start = float(plan.walk.points[0, 0, 0])
    return short(start - plan.rate * slope) == short(there)


def standard(plan: Plan) -> str:
    """How x comes from what was counted, as the source of a formula."""
    name = tr("reservations") if not plan.own else shortened(plan.evenings.x_name)
    mean, spread = (f"{v:.3g}" for v in (plan.mean, plan.spread))
    less = f"({mean})" if plan.mean < 0 else mean
    return f'x = ("{name}" - {less}) \\/ {spread}'


def product(plan: Plan) -> float:
    """Of the three slopes of the evening that is followed: its error times x."""
    number = plan.followed
    said = float(plan.chance(plan.evenings.x[number]))
    return (said - float(plan.evenings.y[number])) * float(plan.data.x[number])


def slopes(plan: Plan) -> tuple[float, float, float]:
    """Those of line, squeeze and surprise for the evening that is followed."""
    number = plan.followed
    said = float(plan.chance(plan.evenings.x[number]))
    bend = said * (1 - said)
    return float(plan.data.x[number]), bend, (said - float(plan.evenings.y[number])) / bend


def rounded(number: float, digits: int) -> str:
    """A number in so many digits, not counting noughts before them."""
    decimals = digits - 1 - int(np.floor(np.log10(abs(number)))) if number else 0
    number = round(number, decimals)
    return f"{number:.{max(decimals, 0)}f}".replace("-", "−")


def chained(plan: Plan) -> tuple[list[str], str]:
    """The three slopes, and what they make: in as few digits as make it, as they are written."""
    for digits in range(_FEWEST, _MOST + 1):
        written = [rounded(slope, digits) for slope in slopes(plan)]
        made = float(np.prod([float(text.replace("−", "-")) for text in written]))
        if rounded(made, _FEWEST) == rounded(product(plan), _FEWEST):
            break
    return written, rounded(product(plan), _FEWEST)


def at_work(plan: Plan) -> str:
    """The chance of the evening that is followed: in as few digits as make its error times x."""
    number = plan.followed
    said, x = float(plan.chance(plan.evenings.x[number])), chained(plan)[0][0]
    for digits in range(_FEWEST, _MOST + 1):
        written = rounded(said, digits)
        error = float(written) - float(plan.evenings.y[number])
        if rounded(error * float(x.replace("−", "-")), _FEWEST) == chained(plan)[1]:
            break
    return written


def _standing(plan: Plan) -> str:
    """Which evening is followed, and where it is in standard units, as it is said."""
    x = f"{plan.evenings.x[plan.followed]:.3g}".replace("-", "−")
    take = tr("Take a row with {x}: its x is {units}.")
    if not plan.own:
        take = tr("Take an evening with {x}: its x is {units}.")
    return take.format(x=x, units=chained(plan)[0][0])


def _started(plan: Plan) -> str:
    """Both knobs where she starts, as they are said."""
    w, b = (f"{knob:g}".replace("-", "−") for knob in plan.walk.points[0, 0].tolist())
    if w == b:
        return tr("w and b at {w}").format(w=w)
    return tr("w at {w}, b at {b}").format(w=w, b=b)


def _begins(plan: Plan) -> str:
    back = tr("Back to the start, {started}:").format(started=_started(plan))
    if plan.walk.points[0].any():
        return tr("{back} some opinion.").format(back=back)
    if plan.own:
        return tr("{back} a coin toss for every row.").format(back=back)
    return tr("{back} a coin toss for every evening.").format(back=back)


def _tips(plan: Plan) -> str:
    border = plan.tipped if plan.own else round(plan.tipped)
    return tr("At {border}").format(border=at(plan, border, within=True))


def facts(plan: Plan) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for."""
    over, under = _said(plan)
    high, low = plan.worked
    slope, there = step(plan)
    start = float(plan.walk.points[0, 0, 0])
    rate = f"{plan.rate:g}"
    equals, makes = ("=", tr("makes")) if adds_up(plan) else ("≈", tr("makes about"))
    return {
        **_asked(plan),
        **_dearest(plan),
        "over": over,
        "under": under,
        "at_high": at(plan, high),
        "high_says": percent(float(plan.chance(high))),
        "at_low": at(plan, low),
        "low_says": percent(float(plan.chance(low))),
        "nudge": f"{NUDGE:g}",
        "happened": tr("the answer was yes") if plan.own else tr("the dough ran out"),
        "started": _started(plan),
        "slope": slope,
        "step": tr("One step, α = {rate}: {start} − {rate} × ({slope}) {equals} {there}.").format(
            rate=rate, start=f"{start:g}", slope=slope, equals=equals, there=there
        ),
        "step_aloud": tr(
            "One step, with alpha at {rate}: {start}, minus {times} times {slope}, {makes} {there}."
        ).format(
            rate=spoken(rate).lower(),
            start=spoken(f"{start:g}").lower(),
            times=spoken(rate).lower(),
            slope=spoken(slope).lower(),
            makes=makes,
            there=spoken(there).lower(),
        ),
        "standing": _standing(plan),
        "product": tr("Multiply: about {product}.").format(product=chained(plan)[1]),
        "wrong": f"{plan.wrong:g}".replace("-", "−"),
        "steps": count(plan.walk.steps),
        "begins": _begins(plan),
        "tips": _tips(plan),
        "valley": tr("They do not overlap: w grows for ever, and the border gets ever sharper.")
        if plan.is_parted
        else tr("One valley again."),
        "knobs": f"{plan.task.network.knobs:,}",
    }


__all__ = [
    "adds_up",
    "at",
    "at_work",
    "chained",
    "count",
    "facts",
    "leaves",
    "percent",
    "product",
    "short",
    "slopes",
    "standard",
    "step",
]
