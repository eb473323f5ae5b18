"""Numbers of the film as they are written."""

from __future__ import annotations

from decimal import Decimal
from math import log10

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.stage.type.text import grouped, number_text, read_number
from scenes.stage.type.worked import difference

_LEAST, _MOST = 1e-4, 1e6  # numbers between them are written without a power of ten


def summed(plan: WeightDescents) -> tuple[str, str, str]:
    """Two errors with their signs, and what they come to: as printed, that adds up."""
    one, other = plan.two
    first, away, left = difference(one, -other)
    second = away.removeprefix("−") if away.startswith("−") else f"−{away}"
    texts = [text if text.startswith("−") else f"+{text}" for text in (first, second)]
    return texts[0], texts[1], left if plan.left_of_two else "0"


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
    """The loss before and after a nudge, as finely as what it does between; so they add up."""
    change = _change(plan, nudge)
    here = plan.loss(float(plan.places[0]))
    if not _LEAST <= abs(change) <= here < _MOST:
        return text(here), text(plan.loss(float(plan.places[0]) + nudge))
    finest = Decimal(1).scaleb(min(0, int(change.as_tuple().exponent)))
    before = Decimal(repr(here)).quantize(finest)
    return _plain(before), _plain(before + change)


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


__all__ = ["change_text", "loss_texts", "small_text", "summed", "text"]
