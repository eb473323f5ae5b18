"""Numbers of the film as they are written."""

from __future__ import annotations

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.stage.type.text import number_text
from scenes.stage.type.worked import difference


def summed(plan: WeightDescents) -> tuple[str, str, str]:
    """Two errors with their signs, and what they come to: as printed, that adds up."""
    one, other = plan.two
    first, away, left = difference(one, -other)
    second = away.removeprefix("−") if away.startswith("−") else f"−{away}"
    texts = [text if text.startswith("−") else f"+{text}" for text in (first, second)]
    return texts[0], texts[1], left if plan.left_of_two else "0"


def small_text(number: float) -> str:
    """A number as others are written, without a power of ten from a millionth on.

    >>> small_text(3.2e-5), small_text(-0.31), small_text(1e-9)
    ('0.000032', '−0.31', '10⁻⁹')
    """
    if not 1e-6 <= abs(number) < 1e-4:
        return number_text(number)
    return f"{number:.10f}".rstrip("0").replace("-", "−")


__all__ = ["small_text", "summed"]
