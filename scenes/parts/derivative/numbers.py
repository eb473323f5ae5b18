"""How the film writes its numbers: digits that agree with each other and are true of the file."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from scenes.parts.derivative.plan import Plan
from scenes.stage.type.text import number_text, read_number

_EXACT = 1e-9  # of a number: so near to it, a shorter one is the same
_SAME = 1e-12  # of a quotient: what rounding makes of it
_DIGITS, _MOST = 4, 7  # of a quotient, before its last decimal; and of a fine one in all
_ROOM = 8  # decimals of how far the loss moves, at most
_LENGTH = 6  # signs of a number that is printed as it is


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
    number = float(f"{number:.12g}") * (1 + 1e-15)  # half goes up
    if abs(number) >= 100:
        return fixed(number, 0)
    return number_text(float(f"{number:.3g}"))


def _power(number: float) -> int:
    """Of which power of ten the first digit is."""
    return math.floor(math.log10(abs(number)))


def places_of(plan: Plan) -> int:
    """How many decimals the quotients are shown with: the last step between them has three digits.

    But they have no more than seven, and times the smallest nudge there is room for them.
    """
    slope, last = _power(plan.slope), plan.steps_closer[-1]
    fine = min(2 - _power(last), _MOST - 1 - slope) if last else 0
    room = _ROOM + _power(plan.nudges[-1])
    return max(0, _DIGITS - slope, min(fine, room))


def moved(plan: Plan, nudge: float) -> str:
    """How far the loss moves, in the digits that its quotient is shown with."""
    shown, number = quotient(plan, nudge), plan.quotient(nudge)
    if abs(read_number(shown) - number) < _SAME * abs(number):
        return plain(float(f"{read_number(shown) * nudge:.12g}"))
    power = math.log10(nudge)
    if abs(power - round(power)) > _EXACT:
        digits = max(_DIGITS, _power(plan.slope) + 1)
        return number_text(float(f"{plan.change(nudge):.{digits}g}"))
    places = len(shown.partition(".")[2]) - round(power)
    return fixed(read_number(shown) * nudge, max(0, places))


def quotient(plan: Plan, nudge: float) -> str:
    """How many times as far as a nudge the loss moves, as it is shown: without needless zeros."""
    number = plan.quotient(nudge)
    return _without_zeros(fixed(number, places_of(plan)), number)


def _without_zeros(text: str, number: float) -> str:
    """The text of a number without zeros at its end, if it then still is that number."""
    short = text.rstrip("0").rstrip(".") if "." in text else text
    return short if abs(read_number(short) - number) < _SAME * abs(number) else text


def limit(plan: Plan) -> str:
    """The derivative, one decimal finer, if it has decimals; and in full, if that is shorter."""
    places = max(0, _DIGITS - _power(plan.slope))
    places += 1 if places else 0
    left = abs(plan.slope - plan.quotient(plan.nudges[-1]))
    while 10.0**-places > left > 0 and places < _MOST:  # else quotients would go past it
        places += 1
    text = _without_zeros(fixed(plan.slope, places), plan.slope)
    short = plain(float(f"{plan.slope:.{_DIGITS}g}"))
    return short if abs(read_number(short) - plan.slope) < _EXACT * abs(plan.slope) else text


def closer(plan: Plan) -> list[str]:
    """By how much each quotient differs from the one before, in three digits or fewer.

    They are true of the loss, and of the quotients as they are shown: of 20.54 between these, and
    20.53 between what they are rounded from, 20.5.
    """
    shown = [read_number(quotient(plan, nudge)) for nudge in plan.nudges]
    printed = [round(abs(b - a), places_of(plan)) for a, b in pairwise(shown)]
    return [_alike(*both) for both in zip(printed, plan.steps_closer, strict=True)]


def _alike(printed: float, true: float) -> str:
    digits = (d for d in (3, 2, 1) if f"{printed:.{d}g}" == f"{true:.{d}g}")
    return plain(float(f"{printed:.{next(digits, 17)}g}"))


def printed(plan: Plan) -> tuple[float, float, float, float]:
    """x, y, error and slope of the row that is told alone, as they are printed.

    Of long numbers as many digits as tell their column apart; of what follows, those that are true
    both of the file and of them.
    """
    row, data = plan.example, plan.data
    x, y = (_few(float(values[row]), float(np.ptp(values))) for values in (data.x, data.y))
    error = agreed(plan.at * x - y, float(plan.errors[row]))
    return x, y, error, agreed(2 * error * x, float(plan.each[row]))


def _few(number: float, spread: float) -> float:
    """A number with four digits if it is long, or so many that a tenth of the spread is seen.

    >>> _few(101.3255227, 6e-4), _few(4789.123456, 500), _few(101.5, 6e-4)
    (101.32552, 4789.0, 101.5)
    """
    if len(f"{number:.10g}") <= _LENGTH or not number:
        return float(f"{number:.10g}")
    digits = _power(number) - _power(spread / 10) + 1 if spread else 4
    return float(f"{number:.{min(10, max(4, digits))}g}")


def agreed(one: float, other: float) -> float:
    """What two numbers are in as many digits as they have in common.

    >>> agreed(-13.82, -13.8204296), agreed(-442.24, -442.2537), agreed(0.1 + 0.2, 0.3)
    (-13.82, -442.0, 0.3)
    """
    texts = ((f"{one:.{digits}g}", f"{other:.{digits}g}") for digits in range(10, 0, -1))
    return next((float(a) for a, b in texts if a == b), other)


__all__ = [
    "agreed", "closer", "fixed", "limit", "moved", "places_of", "plain",
    "printed", "quotient", "rough",
]  # fmt: skip
