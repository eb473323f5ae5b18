"""The formulas of the hills: height and gradient, as far as they fit."""

from __future__ import annotations

import re
from typing import Any

from gdmath.expression import partial_formulas
from scenes.parts.hills.cast import Guide
from scenes.stage import GRADIENT, LABEL_SIZE, LOSS, STAGE, Formula, View, Words, tr

_ROOM = 0.6  # of the stage, that the formula of the height may be wide
_OF_A_LETTER = re.compile(r"\b(sin|cos|exp|ln)\(([xy])\)")


def height_formula(view: View) -> Any:
    """The function, or its name where it does not fit."""
    source = f"{{{{f : height}}}}(x, y) = {view.landscape.formula}"
    formula = Formula(source, {"height": LOSS}, LABEL_SIZE)
    if formula.width > _ROOM * STAGE.width:
        return Words(view.landscape.name.replace("_", " "), LABEL_SIZE)
    return formula


def gradient_formula(guide: Guide, room: float) -> Any:
    """∇f with its partial derivatives and their numbers where she started, or these alone."""
    view, at = guide.view, guide.start
    parts = ", ".join(f'"{number:.3f}"'.replace("-", "−") for number in view.landscape.gradient(at))
    there = f'"{tr("at her start")}:" ({parts})'
    if view.landscape.expression:
        along = ", ".join(
            _OF_A_LETTER.sub(r"\1 \2", part)
            for part in partial_formulas(view.landscape.expression, 2)
        )
        source = f"nabla {{{{f : height}}}} = ({along}) quad {there}"
        formula = Formula(source, {"height": LOSS}, LABEL_SIZE, GRADIENT)
        if formula.width < room:
            return formula
    return Formula(f"nabla f quad {there}", size=LABEL_SIZE, color=GRADIENT)
