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
    LOSS,
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

    def law(self) -> Any:
        """The ground in one line: what each way adds to the height, and how sharply it bends."""
        ways = (f'{said(c)} thin "{tr(way)}"^2' for way, c in
                (("along", 1.0), ("across", self.plan.condition)))  # fmt: skip
        source = f"{{{{f : loss}}}} = 1/2 thin ({' + '.join(ways)})"
        return Formula(source, {"loss": LOSS}, TITLE_SIZE).within(TITLE, LEFT)

    def arrow_note(self, of: str = "gradient") -> Formula:
        """As long as the steps: what the arrows of the map are."""
        color = GRADIENT if of == "gradient" else MOMENTUM.color
        source = f'{{{{alpha : rate}}}} times {{{{"{tr(of)}" : arrow}}}}'
        return Formula(source, {"rate": STEP, "arrow": color}, TITLE_SIZE)

    def made_note(self) -> VGroup:
        """Why it is steeper across: a hundred times the curvature, at a tenth of the distance."""
        plan = self.plan
        words = Formula(f'{{{{"{tr("gradient")}" : grad}}}} = "{tr("curvature × place")}"',
                        {"grad": GRADIENT}, BODY_SIZE)  # fmt: skip
        lines = [words]
        ways, curvatures = ("along", "across"), (1.0, plan.condition)
        for word, curvature, place, slope in zip(
            ways, curvatures, plan.start, plan.pushes[0], strict=True
        ):
            at = f"({said(place)})" if place < 0 else said(place)
            made = f"{said(curvature)} times {at} = {{{{{said(slope)} : grad}}}}"
            source = f'"{tr(word)}:" thin {made}'
            lines.append(Formula(source, {"grad": GRADIENT}, BODY_SIZE))
        note = VGroup(*lines).arrange(DOWN, buff=0.2, aligned_edge=LEFT)
        return note.move_to((places.ALONG.left, -2.0, 0), aligned_edge=LEFT)

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
