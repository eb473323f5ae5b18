"""The numbers of the film in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

from scenes.parts.stochastic.asking import pace_for
from scenes.parts.stochastic.measured import ASKED_OF_LARGE
from scenes.parts.stochastic.plan import FEW, Plan
from scenes.stage import tr
from scenes.stage.lecture.words import left_out, parted, within_a_sentence
from scenes.stage.type.text import grouped, number_text
from scenes.voice.spoken import spoken, unspoken

_TENTHS = ("", "One tenth", "Two tenths", "Three tenths", "Four tenths", "Five tenths",
           "Six tenths", "Seven tenths", "Eight tenths", "Nine tenths")  # fmt: skip
_ROUNDING = 1e-9
_FEWEST, _MOST = 2, 5  # decimals of a loss
SETTLED, _SMALL = 4, 0.1  # decimals of a loss at the end; below it, a loss needs as many anywhere
_HALF, _TENTH = 0.5, 0.1  # of a loss
_HAIR = 1.1  # times the lowest loss, that is hardly more
_NEAR = 0.006  # of a tenth, that is still called so


def short(number: float, decimals: int = 2) -> str:
    """A number with so many decimals at most: −1, 0.6, −8.21.

    >>> short(-1.0), short(0.6), short(-8.2111)
    ('−1', '0.6', '−8.21')
    """
    text = f"{number + 0.0:.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return ("0" if text in ("-0", "") else text).replace("-", "−")


def plain(number: float) -> str:
    """As `short`, with the minus sign that formulas are written with."""
    return short(number).replace("−", "-")


def equals(computed: float, printed: str) -> str:
    """The sign between what is printed and what it makes, as it is printed: = or ≈.

    >>> equals(0.5 + 0.25, "0.75"), equals(3 - 0.2 * 4.92, "2.02")
    ('=', 'approx')
    """
    return "=" if abs(computed - float(printed)) < _ROUNDING else "approx"


def rough(loss: float) -> str:
    """A loss in the fewest digits that tell of it: 16, 0.5, 0.3."""
    return short(loss, _digits(loss))


def _digits(loss: float) -> int:
    return 0 if loss >= 10 else 1 if loss >= 0.05 else 2


def _at_least(loss: float) -> str:
    """As rough, rounded up: a number that is not below it."""
    unit = 10.0 ** -_digits(loss)
    return short(unit * math.ceil(loss / unit - 1e-9), _digits(loss))


def count(number: int) -> str:
    """A number of dots as it is said within a sentence."""
    known = {100: tr("a hundred"), 1_000_000: tr("a million"), 10: tr("ten")}
    return known.get(number, spoken(grouped(str(number))).lower())


def _first(words: str) -> str:
    return words[:1].upper() + words[1:]


def _bare(number: int) -> str:
    """As it is called after "the" or "all": hundred."""
    return count(number).removeprefix("a ")


def _gone(plan: Plan) -> str:
    tenths = round(10 * plan.gone)
    if abs(10 * plan.gone - tenths) <= 10 * _NEAR and 2 <= tenths <= 9:
        return tr("{share} of the error is gone.").format(share=tr(_TENTHS[tenths]))
    return tr("{share} percent of the error is gone.").format(share=round(100 * plan.gone))


def _units(plan: Plan) -> str:
    """What x and y are, where they are somebody's."""
    if not plan.own:
        return ""
    names = [
        within_a_sentence(parted(name)[0], "") for name in (plan.dots.x_name, plan.dots.y_name)
    ]
    if not all(names) or names == ["x", "y"] or any(map(unspoken, names)):
        return tr("x and y are counted in standard units.")
    return tr("x is {x}, and y is {y}, both in standard units.").format(x=names[0], y=names[1])


def decimals_for(pairs: Iterable[tuple[float, float]]) -> int:
    """As many decimals as tell the numbers of each pair apart, at least two.

    >>> decimals_for([(0.48, 0.27), (0.238, 0.254)]), decimals_for([(0.0152, 0.0168)])
    (2, 3)
    """
    told = list(pairs)
    for decimals in range(_FEWEST, _MOST):
        if all(f"{a:.{decimals}f}" != f"{b:.{decimals}f}" for a, b in told):
            return decimals
    return _MOST


def large_texts(plan: Plan) -> tuple[str, str]:
    """The loss for the crowd after her questions, and the lowest one."""
    ends, lowest = plan.large.ends, plan.large.lowest
    decimals = decimals_for([(ends, lowest)]) if lowest >= _SMALL else SETTLED
    return f"{ends:.{decimals}f}", f"{lowest:.{decimals}f}"


def guesses_of_gutter() -> tuple[tuple[str, ...], str]:
    """How many lines make one dot happy, and the right answer."""
    answers = tr("one line"), tr("two lines"), tr("infinitely many")
    return answers, answers[2]


def guesses_of_average() -> tuple[tuple[str, ...], str]:
    """How far the average of the arrows leads, and the right answer."""
    answers = tr("nowhere: they cancel"), tr("part of the way"), tr("all the way to the cross")
    return answers, answers[1]


def guesses_of_race(plan: Plan) -> tuple[tuple[str, ...], str]:
    """How much is left of her loss who asks one at a time, and the right answer."""
    answers = tr("over half"), tr("half to a tenth"), tr("under a tenth")
    left = plan.losses(FEW)[1] / plan.losses(0)[1]
    return answers, answers[0 if left > _HALF else 1 if left >= _TENTH else 2]


def said_at(plan: Plan) -> list[str]:
    """What is said at each halt of the race after the first step of the one who asks all."""
    halts = plan.halts[2:]
    said = dict.fromkeys(halts, "")
    if plan.overtaken in said:
        said[plan.overtaken] = tr("At {when}, batch beats most shuffles.")
    elif plan.overtaken is not None:
        said[halts[0]] = tr("Batch beats most shuffles already.")
    else:
        said[halts[-1]] = tr("At {when}, batch is still behind.")
    if plan.arrived and not said[halts[-1]]:
        said[halts[-1]] = tr("At {when}, batch has arrived.")
    return [words.format(when=grouped(str(halt))) for halt, words in said.items()]


def _chance(plan: Plan) -> str:
    """What many orders say of the first few questions."""
    _, middle, top = plan.measured.bands[:, FEW].tolist()
    words = [tr("Chance?")]
    if plan.losses(FEW)[1] < middle:
        words.append(tr("A little."))
    words.append(tr("Nine in ten shuffles end in this band, below {top}."))
    return " ".join(words).format(top=_at_least(top))


def _wins(plan: Plan) -> str:
    """Which of the rates leaves the lowest loss, and whether another one is close to it."""
    best = plan.measured.batches[0]
    first, second = sorted(best.tried)[:2]
    near = second < _HAIR * first
    won = (
        tr("Rate {rate} wins, by a hair.") if near else tr("Rate {rate} wins: its loss is lowest.")
    )
    return won.format(rate=number_text(best.rate))


def _smaller(plan: Plan) -> str:
    """Why the two rates of the race are not the same, where they are not."""
    if plan.rate >= plan.batch_rate:
        return ""
    return tr("Single dots disagree, so stochastic uses a smaller rate.")


def _few_dots(plan: Plan) -> str:
    """What the squared errors of the first few dots make together, on average."""
    return tr("Ten dots: already a bowl.") if plan.bowl_of_few else tr("Ten dots.")


def duration(seconds: float, told: Callable[[int], str] = count) -> str:
    """A long time in words, or with its number as it is ``told``.

    >>> duration(25_000), duration(250)
    ('about seven hours', 'about four minutes')
    """
    hours, minutes = round(seconds / 3600), round(seconds / 60)
    if hours > 1:
        return tr("about {hours} hours").format(hours=told(hours))
    return tr("about {minutes} minutes").format(minutes=told(minutes))


def facts(plan: Plan) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for."""
    n, crowd = len(plan), plan.crowd
    error = plan.error(plan.start)
    begin = rough(plan.losses(0)[1])
    return {
        "left_out": left_out(plan.dots.left_out),
        "Hundred": _first(count(n)),
        "hundred": count(n),
        "few_dots": _few_dots(plan),
        "Half": _first(count(n // 2)),
        "all_hundred": _bare(n),
        "crowd": count(crowd),
        "the_crowd": _bare(crowd),
        "says": short(error + plan.y),
        "was": short(plan.y),
        "error": short(error),
        "rate": number_text(plan.rate),
        "b": short(float(plan.start[1])),
        "gone": _gone(plan),
        "begin": begin,
        "few": rough(plan.losses(FEW)[1]),
        "pass": grouped(str(n)),
        "batch": rough(plan.losses(n)[0]),
        "chance": _chance(plan),
        "smaller": _smaller(plan),
        "size": count(plan.size),
        "tried": spoken(str(len(plan.rates))).lower(),
        "wins": _wins(plan),
        "pace": count(round(pace_for(n))),
        "duration": duration(crowd / pace_for(n)),
        "asked_large": count(ASKED_OF_LARGE),
        "large": large_texts(plan)[0],
        "units": _units(plan),
        "hardly": tr("Even the best line hardly fits these dots.") if plan.by_chance else "",
    }


__all__ = [
    "count",
    "decimals_for",
    "duration",
    "equals",
    "facts",
    "large_texts",
    "plain",
    "rough",
    "said_at",
    "short",
]
