"""What is written in the film: the ground, its gradients, the memory and the step, in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from manim import LEFT, RIGHT

from scenes.parts.momentum import places
from scenes.parts.momentum.hers import MOMENTUM
from scenes.parts.momentum.plan import Plan
from scenes.parts.momentum.telling import said, short
from scenes.stage import (
    GRADIENT,
    STEP,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Formula,
    LectureScene,
    on_plate,
    tr,
)

_EXACT = 1e-9


class MomentumNotes(LectureScene):
    """Formulas with the numbers of the walks."""

    plan: Plan

    def height_note(self) -> Formula:
        """The ground, so that all of it can be computed again."""
        source = f"f = (x^2 + {short(self.plan.condition)} thin y^2) \\/ 2"
        return Formula(source, size=TITLE_SIZE).within(TITLE, LEFT)

    def gradient_note(self) -> Formula:
        """What a gradient is there, across from the height."""
        source = f'{{{{"{tr("gradient")}" : new}}}} = (x, {short(self.plan.condition)} thin y)'
        return Formula(source, {"new": GRADIENT}, TITLE_SIZE).within(TITLE, RIGHT)

    def arrow_note(self, pair: Iterable[float]) -> Any:
        """What an arrow on the map is: the rate times a gradient."""
        source = f"{{{{alpha : rate}}}} times {{{{{_pair(pair)} : new}}}}"
        return on_plate(Formula(source, {"rate": STEP, "new": GRADIENT}, TITLE_SIZE), 0.12)

    def part_note(self, part: float) -> Any:
        """What a part of an arrow on the map is: the rate times one number."""
        source = f"{{{{alpha : rate}}}} times {{{{({_signed(part)}) : new}}}}"
        return on_plate(Formula(source, {"rate": STEP, "new": GRADIENT}, TITLE_SIZE), 0.12)

    def memory_note(self) -> Any:
        """The same arrow, as what she remembers."""
        pair = _pair(self.plan.pushes[0])
        return self._line(f'{{{{alpha : rate}}}} times {{{{"{tr("memory")}" {pair} : push}}}}')

    def kept_note(self) -> Any:
        """What is done to what she remembers."""
        return self._line(f'{short(self.plan.memory)} times {{{{"{tr("memory")}" : push}}}}')

    def added_note(self) -> Any:
        """And what is added to it."""
        return self._line(f'+ {{{{"{tr("gradient")}" : new}}}}')

    def sum_note(self) -> list[Any]:
        """What is kept, the new gradient, and the memory that they make: a line each.

        Of each both numbers can be lit, ``along`` and ``across``.
        """
        plan = self.plan
        first, second, push = plan.pushes
        memory, new = tr("memory"), tr("gradient")
        lines = [
            self._line(f'{short(plan.memory)} times {{{{{_pair(first)} : push}}}} ='
                       f" {_parts(plan.memory * first)}", MOMENTUM.color),
            self._line(f'+ {{{{"{new}" : new}}}} = {_parts(second)}', GRADIENT),
            self._line(f'{{{{"{memory}" : push}}}} = {_parts(push)}', MOMENTUM.color),
        ]  # fmt: skip
        for line, y in zip(lines, places.LINES, strict=True):
            line.move_to((places.LINES_END, y, 0), aligned_edge=RIGHT)
        return lines

    def _line(self, source: str, parts: Any = TEXT) -> Any:
        tints = {"push": MOMENTUM.color, "new": GRADIENT, "rate": STEP, "step": STEP,
                 "along": parts, "across": parts}  # fmt: skip
        colors = {name: tints[name] for name in Formula.names_in(source)}
        return on_plate(Formula(source, colors, TITLE_SIZE), 0.12, opacity=0.97)

    def carry_note(self) -> Formula:
        """What becomes of what she remembers: the rule in words, with the number of this walk.

        Its parts are called as those of the rule in letters.
        """
        share = short(self.plan.memory)
        source = (f'{{{{"{tr("memory")}" : v}}}} arrow.l {{{{{share} : memory}}}} times'
                  f' {{{{"{tr("memory")}" : w}}}}'
                  f' + {{{{"{tr("gradient")}" : grad}}}}')  # fmt: skip
        colors = {"v": MOMENTUM.color, "memory": TEXT, "w": MOMENTUM.color, "grad": GRADIENT}
        return Formula(source, colors, TITLE_SIZE).within(TITLE, RIGHT)

    def thrown_note(self) -> Formula:
        """The first step across in the sharper ravine at the old rate: a gradient times that."""
        plan, one = self.plan, self.plan.narrow
        slope = one.condition * one.start[1]
        step = short(plan.rate * slope)
        source = (
            f'{{{{"{tr("step")}" : step}}}} = {{{{{short(plan.rate)} : rate}}}}'
            f' times {{{{"{short(slope)}" : new}}}} = {{{{"{step}" : far}}}}'
            f" = {short(plan.rate * one.condition)} times {short(one.start[1])}"
        )
        tints = {"step": STEP, "rate": STEP, "new": GRADIENT, "far": STEP}
        return Formula(source, tints, TITLE_SIZE).move_to(places.THROWN)

    def settings_notes(self) -> list[Formula]:
        """The rate, the reach of her memory, and β: here, and in the sharper ravine."""
        plan, one = self.plan, self.plan.narrow
        near, far = short(plan.limit), short(one.reach)
        exact = _same(near, plan.limit) and _same(far, 1 / (1 - one.memory))
        reach = f"1 \\/ (1 - beta) {'=' if exact else 'approx'} {near} arrow.r {far}"
        sources = (
            f"{{{{alpha : rate}}}} = {short(plan.rate)} arrow.r {one.rate:.3g}",
            f'{{{{"{tr("reach")}" : reach}}}} = {reach}',
            f"beta = {short(plan.memory)} arrow.r {one.memory:.4g}",
        )
        tints = {"rate": STEP, "reach": MOMENTUM.color}
        return [
            Formula(source, {n: tints[n] for n in Formula.names_in(source)}, TITLE_SIZE).move_to(at)
            for source, at in zip(sources, places.SETTINGS, strict=True)
        ]

    def swing_note(self) -> Formula:
        """What a step leaves of a swing with the largest memory, √β of it."""
        pace = self.plan.swings[-1].modes.pace
        source = f'"{tr("each step: swing")}" times {pace:.3f}'
        return Formula(source, size=TITLE_SIZE).within(TITLE, RIGHT)

    def rates_note(self, of: Any = None) -> Any:
        """The rate of both and the memory of one, below their counts: here, or in another place."""
        walks = of or self.plan
        rate, memory = short(walks.rate), f"{walks.memory:.4g}"
        source = f"{{{{alpha : rate}}}} = {rate}, quad beta = {memory}"
        note = on_plate(Formula(source, {"rate": STEP}, TITLE_SIZE), 0.12)
        return note.move_to(places.RATES, aligned_edge=RIGHT)

    def each_step_note(self) -> Any:
        """What each step with her memory is."""
        source = (f'{{{{"{tr("step")}" : step}}}} = -{{{{alpha : rate}}}} times'
                  f' {{{{"{tr("memory")}" : push}}}}')  # fmt: skip
        spot = places.LINES_END, places.LINES[0], 0
        return self._line(source).move_to(spot, aligned_edge=RIGHT)

    def step_note(self) -> Any:
        """Her second step, worked out."""
        plan = self.plan
        step = ", ".join(short(part) for part in plan.step)
        rate, push = short(plan.rate), _pair(plan.pushes[2])
        line = self._line(
            f"-{{{{{rate} : rate}}}} times {{{{{push} : push}}}} = {{{{({step}) : step}}}}"
        )
        return line.move_to((places.LINES_END, places.LINES[0], 0), aligned_edge=RIGHT)


def _same(text: str, number: float) -> bool:
    """Whether a text is a number, and not nearly it."""
    return abs(float(text.replace(",", "")) / number - 1) < _EXACT


def _pair(numbers: Iterable[float]) -> str:
    """Along and across, in brackets, as they are said."""
    along, across = numbers
    return f"({said(along)}, {_signed(across)})"


def _parts(numbers: Iterable[float]) -> str:
    """The same in two parts."""
    along, across = numbers
    return f"({{{{{said(along)} : along}}}}, {{{{{_signed(across)} : across}}}})"


def _signed(number: float) -> str:
    """A number with its sign."""
    return f"{'+' if number > 0 else ''}{said(number)}"


__all__ = ["MomentumNotes"]
