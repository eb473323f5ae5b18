"""The formulas of the hills: height and gradient, as far as they fit."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

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
from scenes.stage.type.text import read_number

Array = NDArray[np.float64]

_SIZE = 44
_SINES, _IN_TWO = "sin x sin y", "{{sin x : sin_x}} {{sin y : sin_y}}"
_SMALLER, _FITTING = 0.75, 0.98  # of that size, and of the room
_APART = "gap: #0.85em"  # two fractions, one over the other, do not touch
_NOTHING = 1e-9  # what a printed number may be off and still be the value
_TIMES = re.compile(r"\) (?=[a-z])")
_OF_A_LETTER = re.compile(r"\b(sin|cos|exp|ln)\(([xy])\)")


def is_product_of_sines(landscape: Landscape) -> bool:
    """Whether it is sin x · sin y: then it is said how each slope comes out of the formula."""
    return landscape.formula == _SINES


def height_above(landscape: Landscape, room: float) -> Formula | None:
    """``f = …``, short, to stand over its gradient; None where it does not fit.

    Of a product of sines ``sin_x`` and ``sin_y`` are parts.
    """
    known = is_product_of_sines(landscape)
    source = "{{f : height}} = " + (_IN_TWO if known else landscape.formula)
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
        beside = _column(found, beside=True)
        if "/" not in "".join(found) and beside.width < room:
            return beside
        for parts, size in ((large, max(fits, _SMALLER * _SIZE)), (found, _SIZE)):
            written = _column(parts, size)
            if written.width < room:
                return written
    words = [f'"{tr("slope along {axis}").format(axis=axis)}"' for axis in "xy"]
    return _column(words, _SIZE * min(1.0, _FITTING * room / float(_column(words).width)))


def gradient_numbers(x: str, y: str) -> Formula:
    """The same column in numbers, which belongs below that of the formulas."""
    return Formula(f'= vec({{{{"{x}" : x}}}}, {{{{"{y}" : y}}}})', None, _SIZE, GRADIENT)


def worked_numbers(
    landscape: Landscape, place: Array, slopes: tuple[str, str], room: float
) -> Formula:
    """Both slopes at a place (2,), ``x`` and ``y``: what is put in, if it fits, and what comes out.

    Numbers are put in where each letter stands alone in a function: ``cos 5.497 · sin 3.704``.
    """
    found = partial_formulas(landscape.expression, 2) if landscape.expression else ()
    rows = [_put_in(part, place) for part in found]
    if rows and all(rows):
        exact = landscape.gradient(place).tolist()
        lines = [
            f'{row} &{_comes_to(value, slope)} {{{{"{slope}" : {axis}}}}}'
            for row, value, slope, axis in zip(rows, exact, slopes, "xy", strict=True)
        ]
        for size in (_SIZE, BODY_SIZE, LABEL_SIZE):
            written = Formula(" \\ ".join(lines), None, size, GRADIENT)
            if written.width < room:
                return written
    return gradient_numbers(*slopes)


def _comes_to(value: float, written: str) -> str:
    """Equal, or about equal where more decimals belong to a value than are written."""
    return "=" if abs(value - read_number(written)) < _NOTHING else "approx"


def _put_in(part: str, place: Array) -> str:
    """A slope's formula with numbers for its letters, or nothing if one is not in a function."""
    if set("xy") & set(_OF_A_LETTER.sub("", part)):
        return ""
    numbers = dict(zip("xy", (f"{value:.3f}" for value in place), strict=True))

    def worked(found: re.Match[str]) -> str:
        name, letter = found.groups()
        number = numbers[letter]
        return f"{name} {number}" if float(number) >= 0 else f"{name}({number})"

    return _OF_A_LETTER.sub(worked, _TIMES.sub(") dot ", part))


def _column(parts: Sequence[str], size: float = _SIZE, beside: bool = False) -> Formula:
    x, y = parts
    below = "" if beside else "\\ "
    source = f"nabla {{{{f : height}}}} = {below}vec({_APART}, {{{{{x} : x}}}}, {{{{{y} : y}}}})"
    return Formula(source, {"height": LOSS}, size, GRADIENT)
