"""The numbers and directions of the film in words."""

from __future__ import annotations

import math
from typing import Any

from scenes.parts.derivative.plan import Plan
from scenes.stage import TITLE_SIZE, Box, Choices, Words, italic, tr
from scenes.stage.lecture.words import all_of, left_out, within_a_sentence
from scenes.stage.type.text import number_text, read_number
from scenes.voice.spoken import spoken

_LONGEST = 24  # letters of a column's name that is said
_EXACT = 1e-9  # of a number: so near to it, a shorter one is the same
_DIGITS = 4  # of a quotient, before its last decimal
_NAMED = {1.0: "one", 0.1: "a tenth", 0.01: "a hundredth", 0.001: "a thousandth"}
_PARTS = {2.0: "half", 3.0: "a third", 4.0: "a quarter", 5.0: "a fifth", 10.0: "a tenth"}
_THOUSANDS = ("", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def fixed(number: float, places: int) -> str:
    """A number with so many decimals, as people write it.

    >>> fixed(-1061.947, 2), fixed(-0.0001, 1)
    ('−1,061.95', '0.0')
    """
    text = f"{number:,.{places}f}".replace("-", "−")
    return text.removeprefix("−") if float(text.replace("−", "-").replace(",", "")) == 0 else text


def plain(number: float) -> str:
    """A number as short as it is.

    >>> plain(-54.75), plain(3.0), plain(-2737.5)
    ('−54.75', '3', '−2,737.5')
    """
    return f"{number:,.10g}".replace("-", "−")


def rough(number: float) -> str:
    """Whole, or three digits where there are no more.

    >>> rough(-1061.9), rough(833.8), rough(2.053), rough(0.4211)
    ('−1,062', '834', '2.05', '0.421')
    """
    if abs(number) >= 100:
        return fixed(number, 0)
    return number_text(float(f"{number:.3g}"))


def places_of(plan: Plan) -> int:
    """How many decimals the quotients are shown with."""
    return max(0, _DIGITS - math.floor(math.log10(abs(plan.slope))))


def moved(plan: Plan, nudge: float) -> str:
    """How far the loss moves: four digits, or as many as its quotient has before the point."""
    digits = max(_DIGITS, math.floor(math.log10(abs(plan.slope))) + 1)
    return number_text(float(f"{plan.change(nudge):.{digits}g}"))


def quotient(plan: Plan, nudge: float) -> str:
    """How many times as far as a nudge the loss moves, as it is shown."""
    return fixed(plan.quotient(nudge), places_of(plan))


def limit(plan: Plan) -> str:
    """The derivative, one decimal finer, if it has decimals; and in full, if that is shorter."""
    places = places_of(plan)
    text = fixed(plan.slope, places + 1 if places else 0)
    short = plain(float(f"{plan.slope:.{_DIGITS}g}"))
    return short if abs(read_number(short) - plan.slope) < _EXACT * abs(plan.slope) else text


def closer(plan: Plan) -> list[str]:
    """By how much each quotient differs from the one before: four digits."""
    return [number_text(step) for step in plan.steps_closer]


def tiny(nudge: float) -> str:
    """A very small power of ten in full.

    >>> tiny(1e-16)
    '0.0000000000000001'
    """
    return f"{nudge:.{_zeros(nudge) + 1}f}"


def _zeros(nudge: float) -> int:
    return -math.floor(math.log10(nudge) + 1e-9) - 1


def in_words(times: float) -> str:
    """A large round number.

    >>> in_words(5e14), in_words(4e10)
    ('five hundred trillion', 'forty billion')
    """
    group = int(math.log10(times) + 1e-9) // 3
    return f"{spoken(f'{times / 1000.0**group:g}').lower()} {_THOUSANDS[group]}".strip()


def going_to(plan: Plan) -> str:
    """The number that the quotients go to, in so few digits that they do not go past it."""
    last, slope = plan.quotient(plan.nudges[-1]), plan.slope
    few = (rough(slope), *(fixed(slope, places) for places in range(places_of(plan) + 1)))
    ahead = (text for text in few if (read_number(text) - last) * (slope - last) > 0)
    return next(ahead, limit(plan))


def limits(plan: Plan, box: Box) -> tuple[Choices, str]:
    """Where the numbers may go, and where they do."""
    right = going_to(plan)
    rounder = [rough(float(f"{plan.slope:.{digits}g}")) for digits in (3, 2, 1)]
    near = next(other for other in (*rounder, rough(0.9 * plan.slope)) if other != right)
    endless = tr("up without end") if plan.rises else tr("down without end")
    answers = tr("to {number}").format(number=near), tr("to {number}").format(number=right)
    return Choices(*answers, endless).within(box), answers[1]


def too_small(plan: Plan, box: Box) -> tuple[Words, Choices]:
    """The quotient that is asked for, and what a nudge that is too small may give: the last."""
    asked, tiles = box.columns(1, 2.6, gap=0.3)
    question = Words(tr("Δ𝐿/Δ𝑤 = ?"), TITLE_SIZE).within(asked)
    return question, Choices(limit(plan), tr("even more digits"), "0").within(tiles)


def tried(plan: Plan, box: Box) -> tuple[Words, Words]:
    """The nudge in full, and what the loss then does, in a box."""
    lines = tr("Δ𝑤 = {nudge}"), tr("Δ𝑤 = {nudge},  Δ𝐿 = 0")
    nudge = tiny(plan.too_small)
    first, second = (Words(line.format(nudge=nudge), TITLE_SIZE).within(box) for line in lines)
    return first, second


def raised(exponent: int) -> str:
    """An exponent as a small sign; 1 is none."""
    return "" if exponent == 1 else str(exponent).translate(_RAISED)


def powers(plan: Plan, box: Box) -> tuple[Choices, str]:
    """What the slope of a power may be: right, with its factor forgotten, with its power kept."""
    (factor, exponent), x = plan.power, italic("x")
    right = f"{factor * exponent}{x}{raised(exponent - 1)}"
    forgotten = f"{factor}{x}{raised(exponent - 1)}"
    kept = f"{factor * exponent}{x}{raised(exponent)}"
    return Choices(right, forgotten, kept, size=TITLE_SIZE).within(box), right


def chained(plan: Plan) -> tuple[str, str]:
    """The sum of both rates, and their product."""
    first, second = plan.rates
    return plain(first + second), plain(first * second)


def together(plan: Plan, box: Box) -> tuple[Choices, str]:
    """How far y may move, and how far it does."""
    return Choices(*chained(plan), size=TITLE_SIZE).within(box), chained(plan)[1]


def terms(coefficients: Any, x: str = "x") -> str:
    """A polynomial, lowest power first, as people write it.

    >>> terms([0, -3, 0, 1])
    'x³ − 3x'
    """
    text = ""
    for exponent, factor in reversed(list(enumerate(coefficients))):
        if factor == 0:
            continue
        size = "" if abs(factor) == 1 and exponent else plain(abs(float(factor)))
        sign = "−" if factor < 0 else "+"
        term = f"{size}{x * bool(exponent)}{raised(exponent) if exponent else ''}"
        text += f" {sign} {term}" if text else term if factor > 0 else f"−{term}"
    return text or "0"


def example(plan: Plan) -> tuple[str, str]:
    """What is given, and the answer, of the row that is told alone; of long names the symbols."""
    data, row = plan.data, plan.example
    made = []
    for values, name, symbol in ((data.x, data.x_name, "x"), (data.y, data.y_name, "y")):
        number, called = plain(float(values[row])), tr(name)
        if len(called) > _LONGEST:
            made.append(f"{symbol} = {number}")
        else:
            made.append(f"{number} {within_a_sentence(called, called)}")
    return made[0], made[1]


def facts(plan: Plan) -> dict[str, Any]:
    """Numbers for the narration."""
    first, second, third, last = plan.nudges
    falls = tr("rises") if plan.rises else tr("falls")
    (factor, exponent), (rate_x, rate_y) = plan.power, plan.rates
    inputs, answers = example(plan)
    pizzas = plan.data.y_name == "Pizzas"
    return {
        "falls": falls,
        "first": _named(first),
        "drop": rough(abs(plan.change(first))),
        "second": _named(second),
        "second_times": rough(abs(plan.quotient(second))),
        "third": _capital(_named(third)),
        "third_times": rough(abs(plan.quotient(third))),
        "last": _capital(_named(last)),
        "last_more": number_text(float(f"{plan.steps_closer[-1]:.1g}")),
        "part": tr(_PARTS.get(plan.factor, f"1/{plan.factor:g}")),
        "limit": limit(plan),
        "tiny": tiny(plan.too_small),
        "tiny_aloud": tr("zero point, {count} zeros, one").format(
            count=spoken(str(_zeros(plan.too_small))).lower()
        ),
        "magnified": in_words(plan.magnified),
        "power": f"{factor}x{raised(exponent)}",
        "power_slope": f"{factor * exponent}x{raised(exponent - 1)}",
        "polynomial": terms(plan.polynomial.coef),
        "third_slope": plain(float(plan.slopes[3](0.0))),
        "z": plain(plan.chain_at),
        "x": plain(plan.chain_at**2),
        "y": plain(plan.chain_at**4),
        "x_moves": plain(rate_x),
        "y_moves": plain(rate_y),
        "sum": chained(plan)[0],
        "product": chained(plan)[1],
        "one_row": tr("One evening") if pizzas else tr("One example"),
        "rows": tr("evenings") if pizzas else tr("examples"),
        "inputs": inputs,
        "answers": answers,
        "given": plain(float(plan.data.x[plan.example])),
        "at": plain(plan.at),
        "one": plain(float(plan.each[plan.example])),
        "all": all_of(len(plan.each)),
        "left_out": f" {left_out(plan.data.left_out)}".rstrip(),
        "sign": tr("positive") if plan.rises else tr("negative"),
        "turn": tr("lower w") if plan.rises else tr("raise w"),
    }


def _named(nudge: float) -> str:
    return tr(_NAMED[nudge]) if nudge in _NAMED else number_text(nudge)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


__all__ = [
    "chained", "closer", "example", "facts", "fixed", "going_to", "limit", "limits", "moved",
    "places_of", "plain", "powers", "quotient", "raised", "rough", "terms", "tiny", "together",
    "too_small", "tried",
]  # fmt: skip
