"""What is written in the film: the ground, its gradients, the memory and the step, in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, VGroup

from scenes.parts.momentum import places
from scenes.parts.momentum.plan import Plan
from scenes.parts.momentum.telling import said, short
from scenes.stage import (
    GRADIENT,
    NEXT,
    POSITION,
    STEP,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Formula,
    LectureScene,
    on_plate,
    tr,
)
from scenes.stage.walk.contenders import MOMENTUM


class MomentumNotes(LectureScene):
    """Formulas with the numbers of the walks."""

    plan: Plan

    def arrow_note(self, of: str = "gradient") -> Formula:
        """As long as the steps: what the arrows of the map are."""
        color = GRADIENT if of == "gradient" else MOMENTUM.color
        source = f'{{{{alpha : rate}}}} times {{{{"{tr(of)}" : arrow}}}}'
        return Formula(source, {"rate": STEP, "arrow": color}, TITLE_SIZE)

    def ground_note(self) -> Formula:
        """The ground and her start, so that all of it can be computed again."""
        x, y = (short(place) for place in self.plan.start)
        source = (f"f = (x^2 + {short(self.plan.condition)} thin y^2) \\/ 2, quad"
                  f" {{{{(x, y) : here}}}} = ({x}, {y})")  # fmt: skip
        return Formula(source, {"here": POSITION}, TITLE_SIZE).within(TITLE, RIGHT)

    def bars_note(self) -> Formula:
        """What the bars are, in their colour."""
        source = f'{{{{"{tr("gradient")}" : new}}}} = (x, {short(self.plan.condition)} thin y)'
        return Formula(source, {"new": GRADIENT}, TITLE_SIZE).move_to(
            places.BARS_NAMED, aligned_edge=LEFT
        )

    def kept_note(self) -> VGroup:
        """The rule in words on two lines, where the bars have been named."""
        share = short(self.plan.memory)
        colors = {"push": MOMENTUM.color, "kept": TEXT, "old": MOMENTUM.color, "new": GRADIENT}
        memory = f'"{tr("memory")}"'
        sources = (
            f"{{{{{memory} : push}}}} arrow.l {{{{{share} : kept}}}} times {{{{{memory} : old}}}}",
            f'+ {{{{"{tr("gradient")}" : new}}}}',
        )
        lines = [
            Formula(source, {n: colors[n] for n in Formula.names_in(source)}, TITLE_SIZE)
            for source in sources
        ]
        both = VGroup(*lines).arrange(DOWN, buff=0.25, aligned_edge=RIGHT)
        return both.move_to(places.BARS_NAMED, aligned_edge=LEFT)

    def carry_note(self) -> Formula:
        """What becomes of what she remembers: the rule in words, with the number of this walk."""
        share = short(self.plan.memory)
        source = (f'{{{{"{tr("memory")}" : push}}}} arrow.l {{{{{share} : kept}}}} times'
                  f' {{{{"{tr("memory")}" : old}}}}'
                  f' + {{{{"{tr("gradient")}" : new}}}}')  # fmt: skip
        colors = {"push": MOMENTUM.color, "kept": TEXT, "old": MOMENTUM.color, "new": GRADIENT}
        return Formula(source, colors, TITLE_SIZE).within(TITLE, RIGHT)

    def step_note(self) -> Any:
        """Her second step, worked out: along above across."""
        plan = self.plan
        return self._worked(
            f"-{{{{{short(plan.rate)} : rate}}}} times ({{{{{said(push)} : push}}}})"
            f" = {{{{{short(step)} : step}}}}"
            for push, step in zip(plan.pushes[2], plan.step, strict=True)
        )

    def place_note(self) -> Any:
        """Where her second step ends: the old place, the step, and the new place."""
        before = np.round(self.plan.held.points[1, 0], 3)
        steps = np.round(self.plan.step, 3)  # what is written adds up as it is written
        return self._worked(
            f"{{{{{old:.3f} : here}}}} {'+' if step >= 0 else '-'}"
            f" {{{{{abs(step):.3f} : step}}}} = {{{{{old + step:.3f} : next}}}}"
            for old, step in zip(before, steps, strict=True)
        )

    def _worked(self, sources: Iterable[str]) -> Any:
        """Two lines on a plate, along and across, at the right."""
        colors = {"rate": STEP, "step": STEP, "push": MOMENTUM.color,
                  "here": POSITION, "next": NEXT}  # fmt: skip
        lines = []
        for word, worked in zip(("along", "across"), sources, strict=True):
            source = f'"{tr(word)}": {worked}'
            tints = {name: colors[name] for name in Formula.names_in(source)}
            lines.append(Formula(source, tints, TITLE_SIZE))
        both = VGroup(*lines).arrange(DOWN, buff=0.25, aligned_edge=RIGHT)
        return on_plate(both, opacity=0.97).move_to(places.WORKED, aligned_edge=RIGHT)


__all__ = ["MomentumNotes"]
