"""The first step of one parameter in numbers, term by term as it is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import LEFT, RIGHT, UP, FadeIn, VGroup

from scenes.parts.regression.telling import worked
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    POSITION,
    STEP,
    Formula,
    Words,
    italic,
    on_one_line,
    tr,
)
from scenes.stage.type.text import baseline

_COLORS = {"name": POSITION, "here": POSITION, "rate": STEP, "grad": GRADIENT, "next": POSITION}


class WorkedRow(VGroup):
    """``w : −1 − 0.1 × (−8.21) ≈ −0.18``, each term where it is in the whole.

    ``begun`` is the name with the start; then the slope stands where it will be needed, called
    ``slope along w``; ``cut`` is the rate before it, ``lands`` what comes out.
    """

    def __init__(self, name: str, start: float, rate: float, slope: float) -> None:
        here, share, grad, there, sign = (
            part.replace("−", "-") for part in worked(start, rate, slope)
        )
        sign = "=" if sign == "=" else "approx"
        left, right = (" paren.l", ["paren.r"]) if grad.startswith("-") else ("", [])
        sources = [
            f"{{{{{name} : name}}}} : quad {{{{{here} : here}}}}",
            f'"" - {{{{{share} : rate}}}} times{left}',
            f"{{{{{grad} : grad}}}}",
            *right,
            f"{sign} {{{{{there} : next}}}}",
        ]
        whole = _letters(_set(" ".join(sources)))
        self.terms = [_set(source) for source in sources]
        for term in self.terms:
            own = _letters(term)
            taken, whole = whole[: len(own)], whole[len(own) :]
            away = [a.get_center() - b.get_center() for a, b in zip(taken, own, strict=True)]
            term.shift(np.mean(away, axis=0))
        self.begun, cut, self.slope, *closes, self.lands = self.terms
        self.cut = VGroup(cut, *closes)
        called = Words(tr("slope along"), LABEL_SIZE, GRADIENT)
        self.called = on_one_line(called, Words(italic(name), LABEL_SIZE, POSITION), buff=0.13)
        super().__init__(*self.terms)

    def call(self) -> Any:
        """The slope with what it is called, on its line."""
        self.called.next_to(self.slope, RIGHT, buff=0.2)
        self.called.shift((baseline(self.slope) - baseline(self.called[0])) * UP)
        return FadeIn(self.slope, self.called)

    def result(self) -> VGroup:
        """The number that comes out, without the sign before it."""
        return VGroup(*_letters(self.lands)[1:])

    def spent(self) -> list[Any]:
        """All that it came out of."""
        return [self.begun, self.cut, self.slope, _letters(self.lands)[0]]


def rule() -> Formula:
    """How a step is made, in symbols."""
    source = "{{w : name}} <- {{w : here}} - {{alpha : rate}} dot.c {{slope : grad}}"
    return _set(source.replace("slope", f'"{tr("slope")}"', 1))


def in_columns(rows: Sequence[WorkedRow]) -> None:
    """Shift terms to the right until those of all rows begin on one line, and their slopes do."""
    for row in rows:  # what is begun with ends on one line
        right = max(float(other.begun.get_right()[0]) for other in rows)
        number = VGroup(*_letters(row.begun)[2:])  # after the name and its colon
        number.shift((right - float(number.get_right()[0])) * RIGHT)
    for first, edge in ((1, LEFT), (2, LEFT), (-1, LEFT)):
        ends = [float(row.terms[first].get_edge_center(edge)[0]) for row in rows]
        for row, end in zip(rows, ends, strict=True):
            VGroup(*row.terms[first:]).shift((max(ends) - end) * RIGHT)


def _set(source: str) -> Formula:
    names = Formula.names_in(source)
    return Formula(source, {name: _COLORS[name] for name in names}, BODY_SIZE)


def _letters(formula: Formula) -> list[Any]:
    letters: list[Any] = formula.family_members_with_points()
    return sorted(letters, key=lambda letter: float(letter.get_center()[0]))


__all__ = ["WorkedRow", "in_columns", "rule"]
