"""What is written in the film: the ground, its gradients, the memory and the step, in numbers."""

from __future__ import annotations

from typing import Any

from manim import DOWN, LEFT, RIGHT, VGroup

from scenes.parts.momentum import places
from scenes.parts.momentum.plan import Plan
from scenes.parts.momentum.telling import said, short
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    STEP,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Formula,
    LectureScene,
    Words,
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

    def bars_note(self) -> Words:
        """What the bars are, in their colour."""
        return Words(tr("gradients"), TITLE_SIZE, GRADIENT).move_to(
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
            Formula(source, {n: colors[n] for n in Formula.names_in(source)}, BODY_SIZE)
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
        lines = []
        for word, push, step in zip(("along", "across"), plan.pushes[2], plan.step, strict=True):
            source = (f'"{tr(word)}": -{{{{{short(plan.rate)} : rate}}}} times'
                      f' ({{{{{said(push)} : push}}}}) = {{{{{short(step)} : step}}}}')  # fmt: skip
            colors = {"rate": STEP, "step": STEP, "push": MOMENTUM.color}
            lines.append(Formula(source, colors, BODY_SIZE))
        both = VGroup(*lines).arrange(DOWN, buff=0.25, aligned_edge=RIGHT)
        return on_plate(both, opacity=0.97).move_to(places.WORKED, aligned_edge=RIGHT)


__all__ = ["MomentumNotes"]
