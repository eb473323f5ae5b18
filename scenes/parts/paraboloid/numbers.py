"""How the numbers of the film are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import floor, log10

from scenes.stage import Readout
from scenes.stage.type.text import grouped


def short(number: float, digits: int = 6) -> str:
    """A number as people write it, with a true minus sign.

    >>> short(-3.0), short(22.5), short(-0.012)
    ('−3', '22.5', '−0.012')
    """
    return grouped(f"{number + 0.0:.{digits}g}").replace("-", "−")


def typed(numbers: Iterable[float], digits: int = 6) -> str:
    """Two numbers in brackets, for a formula.

    >>> typed([-0.012, 0.006])
    '(-0.012, 0.006)'
    """
    return f"({', '.join(f'{float(number) + 0.0:.{digits}g}' for number in numbers)})"


def typed_sum(
    factors: Iterable[float], of: Sequence[float | str], constant: float, digits: int = 5
) -> str:
    """A sum of letters or numbers, each times a factor, and a constant, for a formula.

    >>> typed_sum([10, 8], ("x", "y"), -34), typed_sum([2, 0], [6, -3], 0)
    ('10 x + 8 y - 34', '2 dot 6')
    """
    terms = [
        (factor, f" {it}" if isinstance(it, str) else f" dot {_bracketed(it, digits)}")
        for factor, it in zip(factors, of, strict=True)
        if factor
    ]
    terms += [(constant, "")] if abs(constant) > 1e-12 else []
    said = "".join(
        f" {'-' if factor < 0 else '+'} {_factor(abs(factor), rest, digits)}"
        for factor, rest in terms
    )
    return said.removeprefix(" + ").removeprefix(" ")


def _factor(size: float, rest: str, digits: int) -> str:
    number = f"{size:.{digits}g}"
    return rest.strip() if number == "1" and rest and "dot" not in rest else number + rest


def _bracketed(number: float, digits: int) -> str:
    text = f"{number + 0.0:.{digits}g}"
    return f"({text})" if text.startswith("-") else text


class Few(Readout):
    """A read-out of so many digits, however small its number is, as many as are told of it."""

    def written(self) -> str:
        """The present number as it is displayed."""
        power = floor(log10(float(f"{self.value():.{self.decimals - 1}e}")))
        return grouped(f"{self.value():.{max(self.decimals - 1 - power, 0)}f}")


__all__ = ["Few", "short", "typed", "typed_sum"]
