"""The first step of one parameter in numbers, term by term as it is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import LEFT, RIGHT, UP, FadeIn, FadeOut, VGroup, smooth, squish_rate_func

from scenes.parts.regression.fits import Plan
from scenes.parts.regression.telling import worked
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    MINIMUM,
    POSITION,
    STEP,
    Formula,
    Words,
    italic,
    on_one_line,
    tr,
)
from scenes.stage.type.text import baseline

_LINE = 0.62  # scene units from a row down to what comes out of it
_CHECKED = 1.2  # for the names of w and b, and between them and what checks them
_COLORS = {"name": POSITION, "here": POSITION, "rate": STEP, "grad": GRADIENT, "next": POSITION}


class WorkedRow(VGroup):
    """``w : −1 − 0.1 × (−8.21) ≈ −0.18``, each term where it is in the whole.

    ``begun`` is the name with the start, ``cut`` the rate before the slope, and ``lands``, on a
    line of its own, what comes out. Before, the slope stands elsewhere, called ``slope along w``.
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

    def call(self, right: float, foot: float) -> Any:
        """The slope comes with what it is called: its right end and its baseline."""
        self.home = self.slope.get_center()
        self.slope.move_to((right, 0, 0), aligned_edge=RIGHT)
        self.called.next_to(self.slope, RIGHT, buff=0.2)
        for part, letters in ((self.slope, self.slope), (self.called, self.called[0])):
            part.shift((foot - baseline(letters)) * UP)
        return FadeIn(self.slope, self.called)

    def go_aside(self, left: float) -> tuple[Any, ...]:
        """Both go to the right, where the step will be worked out, once there is room."""
        way, late = left - float(self.slope.get_left()[0]), squish_rate_func(smooth, 0.3, 1.0)
        both = self.slope, self.called
        return tuple(part.animate(rate_func=late).shift(way * RIGHT) for part in both)

    def come_down(self) -> tuple[Any, ...]:
        """Both go down to their line there."""
        way = float(self.home[1] - self.slope.get_center()[1])
        return tuple(part.animate.shift(way * UP) for part in (self.slope, self.called))

    def begin(self) -> tuple[Any, ...]:
        """The slope goes to where it is needed, no longer called; before it comes the start."""
        early, then, late = (
            squish_rate_func(smooth, *part) for part in ((0.0, 0.3), (0.2, 0.7), (0.65, 1.0))
        )
        goes = self.slope.animate(rate_func=then).move_to(self.home)
        return FadeOut(self.called, rate_func=early), goes, FadeIn(self.begun, rate_func=late)


def rule() -> Formula:
    """How a step is made, whichever knob it is."""
    knob, slope = f'"{tr("knob")}"', f'"{tr("slope")}"'
    return _set(
        f"{{{{{knob} : name}}}} <- {{{{{knob} : here}}}}"
        f" - {{{{alpha : rate}}}} dot.c {{{{{slope} : grad}}}}"
    )


def in_columns(rows: Sequence[WorkedRow]) -> None:
    """Shift terms to the right until what all rows begin with ends on one line.

    What comes out stands below them, where numbers begin.
    """
    for row in rows:  # what is begun with ends on one line
        right = max(float(other.begun.get_right()[0]) for other in rows)
        number = VGroup(*_letters(row.begun)[2:])  # after the name and its colon
        number.shift((right - float(number.get_right()[0])) * RIGHT)
    ends = [float(row.terms[1].get_left()[0]) for row in rows]
    for row, end in zip(rows, ends, strict=True):
        VGroup(*row.terms[1:]).shift((max(ends) - end) * RIGHT)
    left = min(float(_letters(row.begun)[2].get_left()[0]) for row in rows)
    for row in rows:
        foot = baseline(row.begun) - _LINE
        row.lands.move_to((left, 0, 0), aligned_edge=LEFT)
        row.lands.shift((foot - baseline(row.lands)) * UP)


def checked(plan: Plan, read: Any) -> VGroup:
    """The best line as it is worked out at once: beside w and b, and what it is called."""
    best = (f"{number:.2f}".replace("-", "−") for number in np.round(plan.line.best, 2) + 0.0)
    made = VGroup(*(Words(number, BODY_SIZE, MINIMUM) for number in best))
    right = float(read.get_left()[0]) + _CHECKED + 2 * made.width  # w and b are as wide by then
    for text, row in zip(made, read, strict=True):
        text.move_to((right, 0, 0), aligned_edge=RIGHT)
        text.shift((baseline(row.number) - baseline(text)) * UP)
    name = Words(tr("least squares"), BODY_SIZE, MINIMUM).next_to(made, RIGHT, buff=0.35)
    return made.add(name)


def _set(source: str) -> Formula:
    names = Formula.names_in(source)
    return Formula(source, {name: _COLORS[name] for name in names}, BODY_SIZE)


def _letters(formula: Formula) -> list[Any]:
    letters: list[Any] = formula.family_members_with_points()
    return sorted(letters, key=lambda letter: float(letter.get_center()[0]))


__all__ = ["WorkedRow", "checked", "in_columns", "rule"]
