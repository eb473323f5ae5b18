"""The formulas of the hills: height and gradient, as far as they fit."""

from __future__ import annotations

import re
from typing import Any

from manim import DOWN

from gdmath.expression import partial_formulas
from scenes.parts.hills.cast import Guide
from scenes.parts.hills.worked import plain
from scenes.stage import BODY_SIZE, GRADIENT, LOSS, STAGE, Formula, View, Words, on_plate, tr

_ROOM = 0.6  # of the stage, that the formula of the height may be wide
_SIZE = 44
_OF_A_LETTER = re.compile(r"\b(sin|cos|exp|ln)\(([xy])\)")


def height_formula(view: View) -> Any:
    """The function, or its name where it does not fit."""
    source = f"{{{{f : height}}}}(x, y) = {view.landscape.formula}"
    formula = Formula(source, {"height": LOSS}, _SIZE)
    if formula.width > _ROOM * STAGE.width:
        return Words(view.landscape.name.replace("_", " "), BODY_SIZE)
    return formula


def gradient_formula(guide: Guide, room: float) -> Formula:
    """∇f with its partial derivatives, ``x`` and ``y``, or with their numbers where she started."""
    view, numbers = guide.view, guide.landscape.gradient(guide.start)
    parts = [f'"{plain(float(number))}"' for number in numbers]
    if view.landscape.expression:
        written = _formula(
            [
                _OF_A_LETTER.sub(r"\1 \2", part)
                for part in partial_formulas(view.landscape.expression, 2)
            ]
        )
        if written.width < room:
            return written
    return _formula(parts)


def _formula(parts: list[str]) -> Formula:
    x, y = parts
    source = f"nabla {{{{f : height}}}} = ({{{{{x} : x}}}}, {{{{{y} : y}}}})"
    return Formula(source, {"height": LOSS}, _SIZE, GRADIENT)


def along(gradient: Formula, name: str) -> Any:
    """The name of one part of the gradient's formula, below it."""
    words = {"x": tr("along x"), "y": tr("along y")}[name]
    label = on_plate(Words(words, color=GRADIENT), margin=0.1)
    return label.next_to(gradient.part(name), DOWN, buff=0.3)
