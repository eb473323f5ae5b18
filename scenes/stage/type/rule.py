"""The update rule of gradient descent, its symbols in the colours of what they stand for."""

from __future__ import annotations

from typing import Any

from manim import Transform

from scenes.stage.lecture.theme import GRADIENT, LOSS, NEXT, POSITION, STEP, TEXT, TITLE_SIZE
from scenes.stage.type.text import Formula

_COLORS = {
    "next": NEXT,
    "here": POSITION,
    "there": POSITION,
    "rate": STEP,
    "minus": TEXT,
    "grad": GRADIENT,
    "height": LOSS,
}


class UpdateRule(Formula):
    """The next ``symbol`` is the present one minus α times the ``gradient``.

    Its parts are ``next``, ``here``, ``minus`` and ``rate``; those of the gradient may be ``grad``,
    ``height`` (the function) and ``there`` (its argument).
    """

    def __init__(self, symbol: str, gradient: str, size: float = TITLE_SIZE) -> None:
        source = (
            f"{{{{{symbol}_(k+1) : next}}}} = {{{{{symbol}_k : here}}}}"
            f" {{{{- : minus}}}} {{{{alpha : rate}}}} thin {gradient}"
        )
        super().__init__(source, {name: _COLORS[name] for name in self.names_in(source)}, size)

    def light(self, *names: str, faint: float = 0.5) -> Any:
        """These parts are lit and the others grow faint, until others are lit; without any, all."""
        lit = self.copy().set_opacity(faint if names else 1)
        for name in names:
            lit.part(name).set_opacity(1)
        return Transform(self, lit)
