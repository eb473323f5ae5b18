"""Numbers as they are written, and as they are said within a sentence."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

from scenes.stage import tr
from scenes.stage.type.text import number_text
from scenes.voice.spoken import spoken

LAMBDA = "\U0001d706"  # as formulas have it
_COUNTED = 20  # as far as numbers are written in words
_SIMPLE = 12  # the largest number below the line of a fraction


def text(number: float) -> str:
    """A number of three digits, as people write it.

    >>> text(-0.8125), text(2.8125), text(0.004383)
    ('−0.812', '2.81', '0.00438')
    """
    return number_text(float(f"{number:.3g}"))


def below(limit: float) -> str:
    """A limit in three digits, rounded towards what is safe: never beyond it.

    >>> below(2 / 456.27), below(0.7351), below(0.4), below(1 / 6)
    ('0.00438', '0.735', '0.4', '0.166')
    """
    unit = Decimal(1).scaleb(Decimal(repr(limit)).adjusted() - 2)
    return number_text(float(Decimal(repr(limit)).quantize(unit, ROUND_FLOOR)))


def sign(limit: float) -> str:
    """Whether that is all of it: = or ≈."""
    return "=" if abs(float(f"{limit:.3g}") - limit) < 1e-12 else "≈"


def fraction(number: float) -> str:
    """A number as a fraction, where it is a simple one; otherwise in three digits.

    >>> fraction(1 / 3), fraction(-2 / 3), fraction(2 / 13), fraction(0.5)
    ('1/3', '−2/3', '0.154', '1/2')
    """
    simple = Fraction(number).limit_denominator(_SIMPLE)
    if abs(float(simple) - number) > 1e-9:
        return text(number)
    return str(simple).replace("-", "−")


def hundredths(number: float) -> str:
    """A number with two decimals at most.

    >>> hundredths(-0.8125), hundredths(2.63671875), hundredths(3.0)
    ('−0.81', '2.64', '3')
    """
    return number_text(round(number, 2)) if abs(number) >= 0.1 else text(number)


def factor_text(factor: float) -> str:
    """What is left after a step, with all of its digits if they are four at most."""
    return number_text(float(f"{factor:.4g}"))


def short(number: float) -> str:
    """A number with all of its digits if they are four at most, otherwise with three.

    >>> short(-0.8125), short(0.921875)
    ('−0.8125', '0.922')
    """
    return factor_text(number) if abs(float(f"{number:.4g}") - number) < 1e-12 else text(number)


def words_of(number: float) -> str:
    """A number within a sentence: in words if it is a small whole one.

    >>> words_of(6), words_of(81)
    ('six', '81')
    """
    whole = number == round(number) and 0 < number <= _COUNTED
    return within(spoken(f"{number:g}")) if whole else number_text(number)


def aloud(number: float) -> str:
    """A number as it is said within a sentence."""
    special = {0.5: tr("one half"), 0.1: tr("a tenth"), -1.5: tr("minus one and a half")}
    known = next((words for value, words in special.items() if abs(value - number) < 1e-12), "")
    return known or read(factor_text(number))


def read(number: str) -> str:
    """A number that is written, as it is read within a sentence."""
    return within(spoken(number))


def within(words: str) -> str:
    return words[:1].lower() + words[1:]


def in_brackets(number: float) -> str:
    return f"({number_text(number)})" if number < 0 else number_text(number)


__all__ = [
    "LAMBDA",
    "aloud",
    "below",
    "factor_text",
    "fraction",
    "hundredths",
    "in_brackets",
    "read",
    "short",
    "sign",
    "text",
    "within",
    "words_of",
]
