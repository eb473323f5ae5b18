"""The chance that all of several starts at random miss the lowest ground."""

from __future__ import annotations

from typing import Any

from manim import UP

from scenes.parts.local_minima.country import SKY
from scenes.parts.local_minima.plan import Plan
from scenes.stage import BODY_SIZE, Formula, Words, on_one_line, on_plate, tr


def chance_of(plan: Plan) -> Any:
    """How likely it is that all of them miss."""
    share, chance = as_printed(plan.missed, plan.starts)
    formula = Formula(f"{share}^{plan.starts} approx {chance}", size=BODY_SIZE)
    words = on_one_line(Words(tr("all miss:"), BODY_SIZE), formula, buff=0.25)
    return on_plate(words).within(SKY, UP)


def as_printed(share: float, count: int) -> tuple[str, str]:
    """A share and its power, with so many digits that the one printed follows from the other.

    >>> as_printed(0.63, 5), as_printed(0.4156, 5)
    (('0.63', '0.099'), ('0.416', '0.012'))
    """
    power = f"{share**count:.2g}"
    shares = [f"{share:.{digits}g}" for digits in (2, 3, 4)]
    follows = (text for text in shares if f"{float(text) ** count:.2g}" == power)
    return next(follows, shares[-1]), power


__all__ = ["as_printed", "chance_of"]
