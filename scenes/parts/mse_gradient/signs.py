"""Formulas and worked lines of the film, in its colours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from manim import LEFT, FadeIn, FadeOut, RoundedRectangle, VGroup

from scenes.parts.mse_gradient.places import BAND, WORKED
from scenes.parts.mse_gradient.plan import Plan
from scenes.parts.mse_gradient.telling import fine, plain, short, worked
from scenes.stage import (
    BODY_SIZE,
    DATA,
    GRADIENT,
    LOSS,
    NEXT,
    POSITION,
    PREDICTION,
    QUIET,
    STEP,
    TEXT,
    TITLE_SIZE,
    Box,
    Formula,
    Stack,
    on_one_line,
    tr,
)
from scenes.stage.lecture.boxes import place
from scenes.stage.type.readout import Reading

COLORS = {
    "says": PREDICTION,
    "was": DATA,
    "e": LOSS,
    "loss": LOSS,
    "g": GRADIENT,
    "here": POSITION,
    "rate": STEP,
    "next": NEXT,
    "knob": POSITION,
    "quiet": QUIET,
    **dict.fromkeys(("is", "one", "two", "sum", "chain", "minus", "arrow"), TEXT),
}


_SIGN = 0.13  # scene units between a sign and what it belongs to
_LARGE = 1.25 * TITLE_SIZE  # of what stands alone
_WORKING = 1.28 * BODY_SIZE  # of what is worked out beside one dot
_ROWS = 0.3  # scene units between rows that are worked out
_CLEAR, _LEAST = 0.15, 0.5  # scene units from the signs to an empty box; how wide that is at least


def formula(source: str, size: float = BODY_SIZE) -> Formula:
    """A formula whose parts have the colours of what they are: ``{{3 : e}}`` or ``{{3 : e_1}}``."""
    names = dict.fromkeys(Formula.names_in(source))
    return Formula(source, {name: COLORS[name.split("_")[0]] for name in names}, size)


def across(*parts: Any, gap: float = 0.6) -> VGroup:
    """Side by side on one line, in the band at the top."""
    row = on_one_line(*parts, buff=gap)
    if row.width > BAND.width:
        row.scale(BAND.width / row.width)
    return row.move_to(BAND.middle)


def one_error(plan: Plan) -> VGroup:
    """Where the one dot is; in its place prediction − answer, and below it the square of that."""
    y = float(plan.one.y[0])
    sign = f"- {{{{{plain(y)} : was}}}}" if y >= 0 else f"- ({{{{{plain(y)} : was}}}})"
    says, error = plain(plan.error + y), plain(plan.error)
    minus = formula(f"{{{{{says} : says}}}} {sign} = {{{{{error} : e}}}}", _LARGE)
    square = formula(f"({{{{{error} : e}}}})^2 = {{{{{plain(plan.error**2)} : loss}}}}", _LARGE)
    at = (
        f"{{{{{name} = {plain(float(number[0]))} : was}}}}"
        for name, number in zip("xy", (plan.one.x, plan.one.y), strict=True)
    )
    place = Stack(*(formula(row, _LARGE) for row in at), gap=_ROWS).within(WORKED, LEFT)
    return VGroup(place, *Stack(minus, square, gap=_ROWS).within(WORKED, LEFT))


def strips(plan: Plan) -> tuple[Formula, Formula, Formula]:
    """How large two strips are; less, or more, their corner; what the square loses or gains."""
    rise = plan.nudge
    changed = (plan.error + rise) ** 2 - plan.error**2
    sign = "-" if plan.error * rise < 0 else "+"
    row = f"2 dot {{{{{plain(abs(plan.error))} : e}}}} dot {{{{{fine(rise)} : says}}}}"
    both = formula(row, _WORKING)
    corner = formula(f"{sign} thin {fine(rise**2)}", _WORKING)
    sum_ = formula(f"= {{{{{fine(abs(changed))} : e}}}}", _WORKING)
    place(on_one_line(both, corner, sum_, buff=_SIGN), WORKED, LEFT)
    return both, corner, sum_


def shrinking(plan: Plan) -> VGroup:
    """What the square loses per unit of ever smaller nudges, below it what that comes to."""
    each = [
        formula(
            f"{'{{- : e_s}}' if lost < 0 else ''} {{{{{fine(abs(lost))} : e}}}}"
            f" slash {{{{{fine(nudge)} : here}}}} = {{{{{fine(lost / nudge)} : g}}}}",
            _WORKING,
        )
        for nudge, lost in plan.lost(1.0)
    ]
    end = formula(
        f"arrow.r 2 dot ({{{{{plain(plan.error)} : e}}}}) = {{{{{plain(2 * plan.error)} : g}}}}",
        1.1 * TITLE_SIZE,
    )
    return Stack(*each, end, gap=_ROWS).within(WORKED, LEFT)


def levered(plan: Plan, share: float = 1.0) -> VGroup:
    """What the strips lose per unit of w, by a ``share`` of the nudge; in words; what that is."""
    nudge = plan.nudge * share
    lever, slope = plain(plan.lever), plain(2 * plan.error * plan.lever)
    lever = f"({lever})" if lever.startswith("-") else lever
    rise = fine(nudge * plan.lever)
    rise = f"({rise})" if rise.startswith("-") else rise
    twice = f"2 dot ({{{{{plain(plan.error)} : e}}}}) dot"
    thick = formula(f"{twice} {{{{{rise} : says}}}} slash {{{{{fine(nudge)} : here}}}}", _WORKING)
    named = formula(f'= 2 dot {{{{"{tr("error")}" : e}}}} dot {{{{x : was}}}}', _WORKING)
    end = formula(f"= {twice} {{{{{lever} : was}}}} = {{{{{slope} : g}}}}", _WORKING)
    return Stack(thick, named, end, gap=_ROWS).within(WORKED, LEFT)


class Step(VGroup):
    """A step in numbers, with an empty box where its slope belongs until it is ``filled``."""

    def __init__(
        self, knob: str, start: float, rate: float, slope: float, box: Box, size: float = BODY_SIZE
    ) -> None:
        here, share, grad, end, sign = (
            text.replace("−", "-") for text in worked(start, rate, slope)
        )
        grad = f"({grad})" if grad.startswith("-") else grad
        pieces = (
            f"{{{{{knob} : knob}}}} : quad {{{{{here} : here}}}} - {{{{{share} : rate}}}} times",
            f"{{{{{grad} : g}}}}",
            f"{'=' if sign == '=' else 'approx'} {{{{{end} : next}}}}",
        )
        self.begun, self.slope, self.end = parts = [formula(piece, size) for piece in pieces]
        whole = formula(" ".join(pieces), size)  # where each piece of it stands
        if whole.width > box.width:
            whole.scale(box.width / whole.width)
        glyphs: list[Any] = whole.move_to(box.middle).family_members_with_points()
        for part in parts:
            count = len(part.family_members_with_points())
            there, glyphs = VGroup(*glyphs[:count]), glyphs[count:]
            part.scale_to_fit_width(there.width).move_to(there)
        self.minus = self.begun.family_members_with_points()[2 + len(here)]
        self.hole = RoundedRectangle(
            corner_radius=0.08,
            width=max(self.slope.width, _LEAST),
            height=0.5,
            stroke_color=QUIET,
            stroke_width=3,
        ).move_to(self.slope)
        # Nothing is written on its right until it is filled.
        self.hole.shift((max(0.0, self._reach() - float(self.hole.get_left()[0])), 0, 0))
        goal = start - rate * slope
        shown = [Reading(f"step {knob}", short(goal), goal)]
        # It is there until the step is over; what that is made of is held against it.
        told: Any = self.end
        told.readings = lambda: shown
        super().__init__(self.begun, self.hole)

    def _reach(self) -> float:
        """How far to the right the signs before the box need room."""
        return float(self.begun.get_right()[0]) + _CLEAR

    @property
    def all(self) -> tuple[Any, ...]:
        """What is there when it is filled."""
        return self.begun, self.slope, self.end

    def fill(self) -> tuple[Any, ...]:
        """An animation: the slope comes into the box."""
        return FadeOut(self.hole), FadeIn(self.slope, scale=1.4)


def steps(
    start: Any, rate: float, slopes: Any, boxes: Sequence[Box] = (), size: float = BODY_SIZE
) -> list[Step]:
    """The steps of w and of b, in two boxes: if none are given, side by side."""
    boxes = boxes or BAND.columns(1, 1, gap=0.5)
    return [
        Step(knob, float(a), rate, float(s), place, size)
        for knob, a, s, place in zip("wb", start, slopes, boxes, strict=True)
    ]


def all_of(rows: list[Step]) -> list[Any]:
    """What is there when all are filled."""
    return [part for row in rows for part in row.all]


__all__ = [
    "COLORS", "Step", "across", "all_of", "formula", "levered", "one_error", "short",
    "shrinking", "steps", "strips",
]  # fmt: skip
