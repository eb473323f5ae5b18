"""The formulas of the hills: height and gradient, as far as they fit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gdmath import Landscape
from gdmath.expression import partial_formulas
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    Formula,
    tr,
)

_SIZE = 44
_SMALLER, _FITTING = 0.75, 0.98  # of that size, and of the room
_APART = "gap: #0.85em"  # two fractions, one over the other, do not touch
_OF_A_LETTER = re.compile(r"\b(sin|cos|exp|ln)\(([xy])\)")


def height_above(landscape: Landscape, room: float) -> Formula | None:
    """``f = …``, short, to stand over its gradient; None where it does not fit."""
    source = f"{{{{f : height}}}} = {landscape.formula}"
    for size in (_SIZE, BODY_SIZE, LABEL_SIZE):
        formula = Formula(source, {"height": LOSS}, size)
        if formula.width < room:
            return formula
    return None


def gradient_formula(landscape: Landscape, room: float) -> Formula:
    """∇f over the column of its partial derivatives, ``x`` and ``y``, or of what these are."""
    if landscape.expression:
        found = [
            _OF_A_LETTER.sub(r"\1 \2", part) for part in partial_formulas(landscape.expression, 2)
        ]
        # Fractions as large as all the rest, if need be on a column that is somewhat smaller.
        large = [f"display({part})" for part in found]
        fits = _SIZE * min(1.0, _FITTING * room / float(_column(large).width))
        for parts, size in ((large, max(fits, _SMALLER * _SIZE)), (found, _SIZE)):
            written = _column(parts, size)
            if written.width < room:
                return written
    words = [f'"{tr("slope along {axis}").format(axis=axis)}"' for axis in "xy"]
    return _column(words, _SIZE * min(1.0, _FITTING * room / float(_column(words).width)))


def gradient_numbers(x: str, y: str) -> Formula:
    """The same column in numbers, which belongs below that of the formulas."""
    return Formula(f'= vec({{{{"{x}" : x}}}}, {{{{"{y}" : y}}}})', None, _SIZE, GRADIENT)


def _column(parts: Sequence[str], size: float = _SIZE) -> Formula:
    x, y = parts
    source = f"nabla {{{{f : height}}}} = \\ vec({_APART}, {{{{{x} : x}}}}, {{{{{y} : y}}}})"
    return Formula(source, {"height": LOSS}, size, GRADIENT)
