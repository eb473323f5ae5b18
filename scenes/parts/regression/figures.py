"""Numbers and lines of the film as they are written."""

from __future__ import annotations

from typing import Any

from scenes.parts.regression.found import to_the_step
from scenes.stage.type.text import number_text


def two(number: float) -> str:
    """A number with two decimals, fewer where it is large, more where it is small.

    >>> two(-8.2111), two(195.9), two(0.0012)
    ('−8.21', '196', '0.0012')
    """
    if abs(number) >= 100 or (number and abs(number) < 0.01):
        return number_text(float(f"{number:.3g}" if abs(number) >= 100 else f"{number:.2g}"))
    return f"{number + 0.0:.2f}".replace("-", "−")


def short(number: float) -> str:
    """The same without zeros at its end: −1, 3, 1.63.

    >>> short(3.0), short(-1.0), short(1.6303)
    ('3', '−1', '1.63')
    """
    text = two(number)
    return text.rstrip("0").rstrip(".") if "." in text and "×" not in text else text


def one(number: float) -> str:
    """A loss as it stands at a pin: three digits at most, one decimal from 1 on."""
    return f"{number:.1f}" if 0.05 <= abs(number) < 1e4 else number_text(float(f"{number:.2g}"))


def apart(one: float, other: float) -> tuple[str, str]:
    """Two losses with as many decimals as tell them apart, two at least.

    >>> apart(0.23098, 0.23311), apart(0.5, 0.5)
    (('0.231', '0.233'), ('0.50', '0.50'))
    """
    texts = "", ""
    for places in range(2, 6):
        texts = f"{one:.{places}f}", f"{other:.{places}f}"
        if texts[0] != texts[1]:
            return texts
    return two(one), two(other)


def line_text(line: Any, exact: bool = False, last: tuple[float, float] | None = None) -> str:
    """A line as its equation has it: ``2.02 x + 1.04``, or exactly: ``2x + 1``.

    ``last`` are the last digits of both, as powers of ten.
    """
    w, b = (short(part) if exact else two(part) for part in map(float, line))
    if last is not None:
        w, b = (to_the_step(float(part), step) for part, step in zip(line, last, strict=True))
    sign = "−" if b.startswith("−") else "+"
    w = f"{'' if w == '1' else '−' if w == '−1' else w}x" if exact else f"{w} x"
    return f"{w} {sign} {b.removeprefix('−')}"


__all__ = ["apart", "line_text", "one", "short", "two"]
