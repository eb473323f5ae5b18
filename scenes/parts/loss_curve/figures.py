"""Numbers of the film as they are written."""

from __future__ import annotations

from decimal import Decimal
from math import floor, log10

import numpy as np

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.stage.type.text import grouped, number_text, read_number
from scenes.stage.type.worked import add_up, difference, equals, printed

_DIGITS = 6  # of a result, at most
_LEAST, _MOST = 1e-4, 1e6  # numbers between them are written without a power of ten


def agreed(worked: float, true: float) -> tuple[str, str]:
    """A sign and a result: worked out of printed numbers it has those digits as well.

    >>> agreed(95.7**2, 9163.28), agreed(3**2, 9), agreed(24_514 / 6, 4085.665)
    (('≈', '9,160'), ('=', '9'), ('≈', '4,086'))
    """
    for digits in range(_DIGITS, 0, -1):
        as_worked, told = (number_text(float(f"{number:.{digits}g}")) for number in (worked, true))
        if as_worked == told:
            return equals(worked, told), told
    return "≈", number_text(true)


def missed(plan: WeightDescents, w: float | None = None) -> tuple[str, str, str, str]:
    """What the line says of the first example, what it was, a sign, and the error, all short.

    The line is that of ``w``, or the one of which errors are shown first.
    """
    row, w = plan.examples[0], plan.example_w if w is None else w
    said, was = w * float(plan.dataset.x[row]), float(plan.dataset.y[row])
    says, answer, error = difference(said, was)
    if error == number_text(read_number(error)):
        return says, answer, "=", error
    says, answer = number_text(said), number_text(was)
    return says, answer, *agreed(read_number(says) - read_number(answer), said - was)


def error_text(plan: WeightDescents, number: int) -> str:
    """One of the three errors as it is told: the first as answers told leave it."""
    row = plan.examples[number]
    return number_text(float(plan.errors[row])) if number else missed(plan)[3]


def signed(number: str) -> str:
    """A number that is written, with its sign, whichever that is."""
    return number if number.startswith("−") else f"+{number}"


def squared(plan: WeightDescents, number: int) -> tuple[str, str]:
    """A sign and the square of one of the three errors, as it is told."""
    error = float(plan.errors[plan.examples[number]])
    return agreed(read_number(error_text(plan, number)) ** 2, error**2)


def dot_slope(plan: WeightDescents) -> tuple[str, str, str, str]:
    """Of the first example, where she begins: x, its error, a sign, and twice their product."""
    x = number_text(float(plan.dataset.x[plan.examples[0]]))
    error = missed(plan, float(plan.places[0]))[3]
    worked = 2 * read_number(x) * read_number(error)
    printed_so = Decimal(f"{worked:.{_DIGITS}g}")
    return x, error, equals(worked, f"{printed_so:f}"), _plain(printed_so)


def summed(plan: WeightDescents) -> tuple[str, str, str, str]:
    """Two errors with their signs, and with another what they come to, as printed."""
    first, second = (error_text(plan, number) for number in (1, 2))
    sign, total = "=", "0"
    if plan.left_of_two:
        worked = float(f"{read_number(first) + read_number(second):.9g}")
        sign, total = agreed(worked, sum(plan.two))
    return signed(first), signed(second), sign, total


def share(plan: WeightDescents) -> tuple[str, str, str]:
    """The sum of all squares, a sign, and what it comes to for each of the examples."""
    total = float(np.sum(np.square(plan.errors)))
    worked = read_number(number_text(total)) / len(plan.dataset)
    return number_text(total), *agreed(worked, plan.loss(plan.example_w))


def slope_digits(plan: WeightDescents) -> int | None:
    """With how many digits the slope is worked with, so that it is told as elsewhere."""
    slope = float(plan.slopes[0])
    (_, _, used, _), _ = add_up(float(plan.places[0]), plan.rate, slope)
    if printed(used) == text(slope, plan.digits) or not slope:
        return None
    return max(plan.digits, 1 + floor(log10(abs(slope))))


def moved(plan: WeightDescents) -> str:
    """How far the first step leads, without a sign, as the printed ends of it have it."""
    slope = float(plan.slopes[0])
    (start, _, _, end), _ = add_up(float(plan.places[0]), plan.rate, slope, slope_digits(plan))
    return _plain(abs(end - start))


def text(number: float, digits: int = 3) -> str:
    """A number as people write it: three digits, or as said, or whole where it has more.

    >>> text(-1061.947), text(-577.4), text(0.709), text(1244.7)
    ('−1,062', '−577', '0.709', '1,245')
    """
    if 10**digits <= abs(number) < 1e6:
        return f"{number:,.0f}".replace("-", "−")
    return number_text(float(f"{number:.{digits}g}"))


def change_text(plan: WeightDescents, nudge: float) -> str:
    """What the loss does on a nudge: as printed, divided by it, it is the ratio as printed."""
    return _plain(_change(plan, nudge))


def loss_texts(plan: WeightDescents, nudge: float) -> tuple[str, str]:
    """The loss before and after a nudge, each rounded, as finely as they need to add up.

    Beside a change of −834, 1,245 and 411 were shown, of a loss of 411.6.
    """
    change = _change(plan, nudge)
    here = plan.loss(float(plan.places[0]))
    there = plan.loss(float(plan.places[0]) + nudge)
    if not _LEAST <= abs(change) <= here < _MOST:
        return text(here), text(there)
    unit = Decimal(1).scaleb(min(0, int(change.as_tuple().exponent)))
    for finer in range(3):
        finest = unit.scaleb(-finer)
        before, after = (Decimal(repr(loss)).quantize(finest) for loss in (here, there))
        if (after - before).quantize(change) == change:
            break
    return _plain(before), _plain(after)


def _change(plan: WeightDescents, nudge: float) -> Decimal:
    """The ratio as it is printed, times a nudge that is a power of ten."""
    ratio = read_number(text(plan.quotient(nudge), plan.digits))
    return Decimal(f"{ratio:.12g}").scaleb(round(log10(nudge)))


def _plain(number: Decimal) -> str:
    """All its digits, unless it is so small or large that it needs a power of ten."""
    if not _LEAST <= abs(number) < _MOST:
        return number_text(float(number))
    digits = f"{number:f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return grouped(digits).replace("-", "−")


def small_text(number: float) -> str:
    """A number as others are written, without a power of ten from a millionth on.

    >>> small_text(3.2e-5), small_text(-0.31), small_text(1e-9)
    ('0.000032', '−0.31', '10⁻⁹')
    """
    if not 1e-6 <= abs(number) < 1e-4:
        return number_text(number)
    return f"{number:.10f}".rstrip("0").replace("-", "−")


__all__ = [
    "agreed",
    "change_text",
    "dot_slope",
    "error_text",
    "loss_texts",
    "missed",
    "moved",
    "share",
    "signed",
    "slope_digits",
    "small_text",
    "squared",
    "summed",
    "text",
]
