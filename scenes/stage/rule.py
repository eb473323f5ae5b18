"""The rule of gradient descent as a formula."""

from __future__ import annotations

from scenes.stage.theme import GRADIENT, LOSS, NEXT, POSITION, STEP, TITLE_SIZE
from scenes.stage.type import Formula

_COLORS = {
    "next": NEXT,
    "here": POSITION,
    "rate": STEP,
    "grad": GRADIENT,
    "height": LOSS,
    "there": POSITION,
}


def step_rule(symbol: str, gradient: str, size: float = TITLE_SIZE) -> Formula:
    """What is at ``symbol`` goes on to there minus α times the ``gradient``: wₖ₊₁ = wₖ − α ∂L/∂w.

    Both are Typst source. The gradient's parts may be called ``grad``, ``height`` and ``there``;
    the others are ``next``, ``here`` and ``rate``. Each has the colour of what it stands for.
    """
    source = (
        f"{{{{{symbol}_(k+1) : next}}}} = {{{{{symbol}_k : here}}}}"
        f" - {{{{alpha : rate}}}} thin {gradient}"
    )
    colors = {name: color for name, color in _COLORS.items() if f": {name}}}}}" in source}
    return Formula(source, colors, size)
