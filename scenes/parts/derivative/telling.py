"""The numbers and directions of the film in words."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from manim import DOWN, RIGHT, VGroup

from scenes.parts.derivative.numbers import limit, plain, printed, rough
from scenes.parts.derivative.places import ASK, TRIED, ZERO
from scenes.parts.derivative.plan import Plan
from scenes.stage import TITLE_SIZE, Box, Choices, Words, italic, tr
from scenes.stage.lecture.words import all_of, left_out, parted, short, within_a_sentence
from scenes.stage.type.text import number_text
from scenes.voice.spoken import spoken

_LARGE_SIZE = 72
_LARGE = {"thousands", "millions", "billions"}
_LONGEST, _SHORTER = 24, 18  # letters of a column's name that is said; of a longer one that is cut
_NAMED = {1.0: "one", 0.1: "a tenth", 0.01: "a hundredth", 0.001: "a thousandth"}
_PARTS = {2.0: "half", 3.0: "a third", 4.0: "a quarter", 5.0: "a fifth", 10.0: "a tenth"}
_THOUSANDS = ("", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def tiny(nudge: float) -> str:
    """A very small power of ten in full.

    >>> tiny(1e-16)
    '0.0000000000000001'
    """
    return f"{nudge:.{_zeros(nudge) + 1}f}"


def _zeros(nudge: float) -> int:
    return -math.floor(math.log10(nudge) + 1e-9) - 1


def tiny_aloud(nudge: float) -> str:
    """A very small number in words: what has sixteen decimals is not read digit by digit.

    >>> tiny_aloud(1e-16), tiny_aloud(5e-17)
    ('ten to the minus sixteen', 'five times ten to the minus seventeen')
    """
    power = math.floor(math.log10(nudge) + 1e-9)
    raised_ten = tr("ten to the minus {count}").format(count=spoken(str(-power)).lower())
    times = float(f"{nudge / 10.0**power:.3g}")
    if times == 1:
        return raised_ten
    named = tr("{count} times {power}")
    return named.format(count=spoken(f"{times:g}").lower(), power=raised_ten)


def in_words(times: float) -> str:
    """A large round number.

    >>> in_words(5e14), in_words(4e10)
    ('five hundred trillion', 'forty billion')
    """
    group = int(math.log10(times) + 1e-9) // 3
    return f"{spoken(f'{times / 1000.0**group:g}').lower()} {_THOUSANDS[group]}".strip()


def too_small(plan: Plan) -> tuple[Words, Words, VGroup, Words, Choices]:
    """A nudge that is too small, what it does, and what is asked: the last of these is right."""
    asked, tiles = ASK.columns(1, 2.6, gap=0.3)
    question = Words(tr("Δ𝐿/Δ𝑤 = ?"), TITLE_SIZE).within(asked)
    guess = Choices(limit(plan), tr("even more digits"), "0").within(tiles)
    return *tried(plan, TRIED, ZERO), question, guess


def tried(plan: Plan, box: Box, below: Box) -> tuple[Words, Words, VGroup]:
    """The nudge in full in a box; in another the quotient, and both losses instead of that."""
    lines = tr("Δ𝑤 = {nudge} = {power}"), tr("Δ𝐿/Δ𝑤 = 0/{power} = 0")
    told = {"nudge": tiny(plan.too_small), "power": number_text(plan.too_small)}
    first, second = (line.format(**told) for line in lines)
    zero = Words(second, _LARGE_SIZE).within(below)
    return Words(first, TITLE_SIZE).within(box), zero, losses(plan, below)


def losses(plan: Plan, box: Box) -> VGroup:
    """Both losses with all the digits that the computer has of them, one below the other."""
    names = tr("𝐿(𝑤) = "), tr("𝐿(𝑤 + {power}) = ").format(power=number_text(plan.too_small))
    rows = zip(names, (0.0, plan.too_small), strict=True)
    lines = [
        Words(f"{name}{in_full(plan.loss(plan.at + more))}", TITLE_SIZE) for name, more in rows
    ]
    return VGroup(*lines).arrange(DOWN, buff=0.3, aligned_edge=RIGHT).move_to(box.middle)


def in_full(number: float) -> str:
    """A number with all the digits that the computer has of it.

    >>> in_full(1245.3936666666666), in_full(0.5)
    ('1,245.3936666666666', '0.5')
    """
    whole, _, decimals = repr(number).partition(".")
    return f"{int(whole):,}.{decimals}"


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
    first, second = map(plain, plan.rates)
    added, product = chained(plan)
    right = f"{first} × {second} = {product}"
    return Choices(f"{first} + {second} = {added}", right, size=TITLE_SIZE).within(box), right


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
    """What is given, and the answer, of the row that is told alone; of long names a few words."""
    data = plan.data
    numbers = [plain(number) for number in printed(plan)[:2]]
    if data.y_name == "Pizzas":
        inputs, answers = (within_a_sentence(tr(name), "") for name in (data.x_name, data.y_name))
        return f"{numbers[0]} {inputs}", f"{numbers[1]} {answers}"
    columns = zip(numbers, (data.x_name, data.y_name), "xy", strict=True)
    inputs, answers = (_called(number, tr(name), symbol) for number, name, symbol in columns)
    return inputs, answers


def _called(number: str, column: str, symbol: str) -> str:
    """A number of a column, by its name with the letters of the file, and in its unit."""
    name, unit = parted(column)
    unit = unit[1:-1].replace("1,000 ", f"{tr('thousand')} ")
    if unit in _LARGE:
        unit = unit.removesuffix("s")
    if len(column) > _LONGEST:
        name = short(name, _SHORTER, symbol).removesuffix("…")
        unit = unit if len(name) + len(unit) <= _LONGEST else ""
    size = f" × {unit}" if unit.startswith("10") else f" {unit}" if unit else ""
    return f"{name}{' = ' if len(name) == 1 else ' '}{number}{size}"


def facts(plan: Plan) -> dict[str, Any]:
    """Numbers for the narration."""
    first, second, third, last = plan.nudges
    falls = tr("rises") if plan.rises else tr("falls")
    (factor, exponent), (rate_x, rate_y) = plan.power, plan.rates
    inputs, answers = example(plan)
    given, _, _, slope = printed(plan)
    pizzas = plan.data.y_name == "Pizzas"
    return {
        "falls": falls,
        "steeper": tr("less steep") if plan.rises else tr("steeper"),
        "first": _named(first),
        "drop": rough(abs(plan.change(first))),
        "second": _named(second),
        "second_drop": rough(abs(plan.change(second))),
        "second_times": rough(plan.quotient(second)),
        "third": _capital(_named(third)),
        "last": _capital(_named(last)),
        "part": tr(_PARTS.get(plan.factor, f"1/{plan.factor:g}")),
        "limit": limit(plan),
        "tiny": tiny(plan.too_small),
        "tiny_aloud": tiny_aloud(plan.too_small),
        "magnified": in_words(plan.magnified),
        "power": f"{factor}x{raised(exponent)}",
        "slabs": spoken(str(exponent)),
        "power_slope": f"{factor * exponent}x{raised(exponent - 1)}",
        "polynomial": terms(plan.polynomial.coef),
        "polynomial_slope": terms(np.round(plan.slopes[1].coef, 9)),
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
        "as_far": _as_far(given),
        "given": plain(given) if given >= 0 else f"({plain(given)})",
        "at": plain(plan.at),
        "one": plain(slope),
        "all": all_of(len(plan.each)),
        "m": str(len(plan.each)),
        "left_out": f" {left_out(plan.data.left_out)}".rstrip(),
        "sign": tr("positive") if plan.rises else tr("negative"),
        "uphill": tr("right") if plan.rises else tr("left"),
        "turn": tr("go left: lower w") if plan.rises else tr("go right: raise w"),
    }


def _as_far(given: float) -> str:
    words = tr("{times} times as far").format(times=plain(abs(given)))
    return words if given >= 0 else tr("{words}, the other way").format(words=words)


def _named(nudge: float) -> str:
    return tr(_NAMED[nudge]) if nudge in _NAMED else number_text(nudge)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


__all__ = [
    "chained", "example", "facts", "powers", "raised", "terms", "tiny", "together",
    "too_small", "tried",
]  # fmt: skip
