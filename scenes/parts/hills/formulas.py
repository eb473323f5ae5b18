"""The formulas of the hills: height and gradient, as far as they fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import LEFT, RIGHT
from numpy.typing import NDArray

from gdmath import LANDSCAPES, Landscape
from gdmath.expression import partial_formulas
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    STAGE,
    TITLE,
    Box,
    Formula,
    View,
    Words,
    tr,
)

Array = NDArray[np.float64]

_HER, _CLEAR = 1.0, 0.3  # scene units: how tall she is, and what is to be beside her
_ROOM = 0.6  # of the stage, that the formula of the height may be wide
_SIZE = 44
_SMALLER, _FITTING = 0.75, 0.98  # of that size, and of the room
_APART = "gap: #0.85em"  # two fractions, one over the other, do not touch
_OF_A_LETTER = re.compile(r"\b(sin|cos|exp|ln)\(([xy])\)")


def height_formula(view: View) -> Any:
    """The function, or its name where it does not fit."""
    source = f"{{{{f : height}}}}(x, y) = {view.landscape.formula}"
    own = view.landscape.name not in LANDSCAPES  # then the formula is its name
    for size in (_SIZE, BODY_SIZE, LABEL_SIZE):
        formula = Formula(source, {"height": LOSS}, size)
        if formula.width <= _ROOM * STAGE.width:
            return formula
    return Words("f(x, y)" if own else view.landscape.name.replace("_", " "), BODY_SIZE)


def height_above(landscape: Landscape, room: float) -> Formula | None:
    """``f = …``, short, to stand over its gradient; None where it does not fit."""
    source = f"{{{{f : height}}}} = {landscape.formula}"
    for size in (_SIZE, BODY_SIZE, LABEL_SIZE):
        formula = Formula(source, {"height": LOSS}, size)
        if landscape.name in LANDSCAPES and formula.width < room:
            return formula
    return None


def room_of(formula: Any) -> Box:
    """The place of a title, and as much below it as a formula with fractions is taller."""
    return TITLE.inset(bottom=min(0.0, TITLE.height - float(formula.height)))


def stand_clear_of(formula: Any, foot: Array) -> None:
    """In that place, on the right, unless the formula hides her there who stands at ``foot``."""
    room, wide = room_of(formula), float(formula.width) + _CLEAR
    high = foot[1] + _HER > room.top - float(formula.height)
    hidden = high and foot[0] > room.right - wide
    formula.within(room, LEFT if hidden and foot[0] > room.left + wide else RIGHT)


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
