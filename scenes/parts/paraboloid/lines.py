"""The rule as five lines of arithmetic, and the dial of the third."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import LEFT as TO_LEFT
from manim import RIGHT, UP, FadeIn, VGroup, smooth

from scenes.parts.paraboloid.numbers import typed
from scenes.parts.paraboloid.places import UPPER
from scenes.parts.paraboloid.plan import Plan
from scenes.stage import (
    GRADIENT,
    NEXT,
    POSITION,
    STEP,
    Arrow,
    Dial,
    Formula,
    Readout,
    Words,
    on_one_line,
    tr,
)
from scenes.stage.lecture.boxes import Placed

_DIM = 0.45
_SIZE = 40
_ROW = 0.82  # from line to line
_NUMBERS = 3.05  # from the left


class FiveLines(VGroup):
    """Numbered lines, dim at first; each is lit, and has its numbers, when it is done."""

    def __init__(self, plan: Plan) -> None:
        names = (tr("where am I?"), tr("gradient"), "", tr("add"), tr("again"))
        names = (*names[:2], tr("× (−step size)"), *names[3:])
        x, y = (f"{float(v):g}" for v in plan.start)
        here, grad = typed(plan.start), typed(plan.gradient)
        sources: list[tuple[str, dict[str, str]]] = [
            (f"{{{{{here} : here}}}}", {"here": POSITION}),
            (f"{{{{{grad} : grad}}}}", {"grad": GRADIENT}),
            (f"{{{{{typed(plan.step)} : step}}}}", {"step": STEP}),
            (f"{{{{{typed(plan.next)} : next}}}}", {"next": NEXT}),
        ]
        self.names, self.numbers = [], []
        for number, name in enumerate(names):
            words = Words(f"{number + 1}  {name}", _SIZE)
            parts: list[Any] = [words]
            if number < len(sources):
                parts.append(Formula(*sources[number], _SIZE))
            row = on_one_line(*parts)
            for part, left in zip(parts, (0.0, _NUMBERS), strict=False):
                part.shift((UPPER.left + left - part.get_left()[0], 0, 0))
            row.shift(UP * (UPPER.top - 0.75 - number * _ROW - words.get_center()[1]))
            self.names.append(words.set_opacity(_DIM))
            self.numbers += parts[1:]
        source = f"(2 dot {{{{{x} : x}}}}, 2 dot ({{{{{y} : y}}}}))"
        self.slopes = Formula("({{2 x : a}}, {{2 y : b}})", {"a": GRADIENT, "b": GRADIENT}, _SIZE)
        self.taken = Formula(source, {"x": POSITION, "y": POSITION}, _SIZE, GRADIENT)
        for formula in (self.slopes, self.taken):
            formula.move_to(self.numbers[1]).align_to(self.numbers[1], TO_LEFT)
        super().__init__(*self.names)

    def light(self, number: int) -> list[Any]:
        """A line, counted from 1, is done."""
        return [self.names[number - 1].animate.set_opacity(1)]

    def done(self, number: int) -> list[Any]:
        """It is lit and has its numbers."""
        return [*self.light(number), FadeIn(self.numbers[number - 1])]


class StepDial(Placed, VGroup):
    """A dial from 1 down to a small rate, by powers of ten, with the factor beside it.

    ``share`` is its number; the minus is there once the arrow has turned round.
    """

    def __init__(
        self, share: Callable[[], float], arrow: Arrow, least: float, radius: float = 0.62
    ) -> None:
        def sign() -> float:
            return -1.0 if arrow.turned.get_value() > 0.5 else 1.0

        decimals = max(0, int(np.ceil(-np.log10(least) - 1e-9)))
        self.dial = Dial("step size", lambda: np.log10(share()), np.log10(least), 0.0, radius, STEP)
        self.readout = Readout("factor", tr("×"), lambda: sign() * share(), decimals, 48, STEP)
        self.readout.next_to(self.dial, RIGHT, buff=0.25)
        super().__init__(self.dial, self.readout)


def by_powers(begin: float, end: float, pace: Callable[[float], float] = smooth) -> Any:
    """A pace for a linear tracker from one number to another, by equal factors in equal times."""

    def share(t: float) -> float:
        return float((begin * (end / begin) ** pace(t) - begin) / (end - begin))

    return share


def first_half(share: float) -> float:
    """A pace that is over at half time."""
    return float(smooth(min(1.0, 2 * share)))


def second_half(share: float) -> float:
    """A pace that begins at half time."""
    return float(smooth(max(0.0, 2 * share - 1)))


__all__ = ["FiveLines", "StepDial", "by_powers", "first_half", "second_half"]
