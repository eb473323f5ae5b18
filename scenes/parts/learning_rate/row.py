"""The row of curves: a place for each rate, with what it leaves and how many steps it takes."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, Transform, linear, smooth

from scenes.parts.learning_rate.first import First
from scenes.parts.learning_rate.numerals import factor_text
from scenes.parts.learning_rate.plan import CurveRun, RatePlan
from scenes.parts.learning_rate.runs import Flight, Framed, Heading, PaneCurve, around, count_words
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    POSITION,
    QUIET,
    STAGE,
    STEP,
    TITLE,
    Box,
    Choices,
    Formula,
    Mark,
    Plane,
    Playback,
    Words,
    italic,
    on_one_line,
    tr,
)
from scenes.stage.type.text import number_text

WIDER = 3.0  # how many times as much is shown to one who flies off
_WIDE, _HIGH = 1.75, 2.85  # times the distance and the loss at the start
_PLANES = STAGE.inset(top=1.65, bottom=1.75)
_NAMES, _FACTORS, _COUNTS = 2.25, -1.75, -2.65  # heights on the screen
_SPARE = 0.4, 0.1  # room of a plane's numbers and names that needs not be free
_SHORT = 10.0, 100.0  # losses between these have short numbers
_SPEED = 0.3  # seconds a jump


class Place:
    """One rate in the row: plane, curve, flight, and what stands above and below them."""

    def __init__(self, plan: RatePlan, run: CurveRun, box: Box, first: First | None) -> None:
        self.plan, self.run, self.box = plan, run, box
        middle, wide = plan.minimum, _WIDE * plan.distance
        top = _HIGH * float(plan.curve.value(np.array([plan.start])))
        self.x, self.y = (middle - wide, middle + wide), (0.0, top)
        if first is None:
            colors = (POSITION, LOSS)
            self.plane = Plane(self.x, self.y, (italic("w"), italic("L")), colors=colors)
            self.plane.within(box)
            far = 4 * WIDER * wide
            self.curve: Any = PaneCurve(
                self.plane, plan.curve.with_window(((middle - far, middle + far),))
            )
        else:
            self.plane, self.curve = first.plane, first.curve
        self.cross = first.cross if first else Mark(self.curve, [[middle]])
        self.party = Playback(run.walk, [run.color], run.color)
        self.flight = Flight(self.curve, self.party, run.kind, run.color, around(self.plane))
        across = (box.left + box.right) / 2 + 0.2
        self.name = Heading(run.rate, run.kind, run.color).move_to((across, _NAMES, 0))
        self.factor = Framed(factor_text(run.factor).replace("−", "-"))
        self.factor.move_to((across, _FACTORS, 0))
        self.count = Words(count_words(run), LABEL_SIZE).move_to((across, _COUNTS, 0))
        self.tag = Words(tr("axes × {times}").format(times=f"{WIDER:g}"), LABEL_SIZE, QUIET)
        self.tag.move_to((across, 3.2, 0))

    def shown(self) -> list[Any]:
        """What is there before it flies."""
        return [self.plane, self.curve, self.cross, self.flight, self.name]

    def everything(self) -> list[Any]:
        """All of it."""
        return [*self.shown(), self.factor, self.count]

    def fly(self) -> tuple[Any, float]:
        """All jumps until it has arrived, and how many seconds they take."""
        steps = self.run.arrived or self.party.steps
        return self.party.hurry(steps, smooth if steps == 1 else linear), max(0.9, _SPEED * steps)

    def jump(self) -> Any:
        """One of them."""
        return self.party.hurry(min(self.party.step + 1, self.party.steps), smooth)

    def widen(self) -> Any:
        """Both axes show so many times as much, about the bottom."""
        middle, (low, high) = self.plan.minimum, self.x
        x = middle + WIDER * (low - middle), middle + WIDER * (high - middle)
        return self.plane.animate.reframe(x=x, y=(0.0, WIDER * self.y[1]))


class Row:
    """All places, and what is asked and worked out above them."""

    def __init__(self, plan: RatePlan, first: First) -> None:
        self.plan, self.first = plan, first
        runs = plan.places
        columns = _PLANES.columns(*[1.0] * max(3, len(runs)), gap=0.0)
        highest = WIDER * _HIGH * float(plan.curve.value(np.array([plan.start])))
        left = -_SPARE[0] if _SHORT[0] < highest < _SHORT[1] else 0.0
        boxes = [column.inset(left=left, right=-_SPARE[1]) for column in columns]
        self.places = [
            Place(plan, run, box, first if number == 0 else None)
            for number, (run, box) in enumerate(zip(runs, boxes, strict=False))
        ]
        self.by_run = {place.run.kind: place for place in self.places}
        self.top_left, self.top_right = TITLE.columns(1, 1)

    def of(self, run: CurveRun | None) -> Place:
        """The place of a run."""
        assert run is not None
        return self.by_run[run.kind]

    def shrink(self) -> Any:
        """The first curve goes to its place."""
        first = self.places[0]
        return self.first.plane.animate.within(first.box).reframe(x=first.x, y=first.y)

    def ask_steps(self) -> Choices:
        """In how many steps does the faster one arrive?"""
        return Choices(*map(str, self.plan.guesses)).within(self.top_right)

    def ask_rate(self) -> Choices:
        """Which rate leaves nothing?"""
        return Choices(*map(number_text, self.plan.choices)).within(self.top_right)

    def left_by(self, run: CurveRun | None) -> Formula:
        """What is left after a step, worked out."""
        assert run is not None
        lam, factor = number_text(self.plan.curvature), factor_text(run.factor).replace("−", "-")
        source = f"1 - {lam} times {{{{{run.rate:.4g} : rate}}}} = {factor}"
        return Formula(source, {"rate": STEP}, BODY_SIZE).within(self.top_left)

    def left_by_which(self, run: CurveRun) -> tuple[Formula, Formula, Formula]:
        """The same with a box for the rate: what is before the box, the box, what replaces it."""
        factor = factor_text(run.factor).replace("−", "-")
        before = Formula(f"1 - {number_text(self.plan.curvature)} times", size=BODY_SIZE)
        after = Formula(f"{{{{{run.rate:.4g} : rate}}}} = {factor}", {"rate": STEP}, BODY_SIZE)
        on_one_line(before, after, buff=0.18).move_to(self.top_left.middle)
        box = Formula("square", size=BODY_SIZE, color=STEP)
        return before, box.move_to(after).align_to(after, LEFT), after

    def everything(self) -> list[Any]:
        """All places, whole."""
        return [thing for place in self.places for thing in place.everything()]

    def factor_lights(self, run: CurveRun | None, part: str) -> Any:
        """The minus of a factor is lit, or the number after it."""
        assert run is not None
        formula = self.of(run).factor[1]
        after = formula.copy()
        glyphs: list[Any] = after.family_members_with_points()
        for glyph in glyphs[:1] if part == "minus" else glyphs[1:]:
            glyph.set_color(run.color)
        return Transform(formula, after)


__all__ = ["Place", "Row"]
