"""How the numbers of the film are written."""

from __future__ import annotations

from collections.abc import Iterable

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


__all__ = ["short", "typed"]
