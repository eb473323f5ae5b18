"""Why each step leaves the same share: slope by distance, the step, and what it leaves."""

from __future__ import annotations

from manim import RIGHT, UP, VGroup

from scenes.parts.learning_rate.numerals import factor_text
from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.runs import Underlined
from scenes.parts.learning_rate.stops import NOTES
from scenes.stage import BODY_SIZE, GRADIENT, POSITION, STEP, Formula, Words, on_one_line, tr
from scenes.stage.type.text import number_text

_APART = 0.12  # scene units between the parts of a line


class Derived:
    """Lines above two stops, one after the other: the curvature, the step, what is left."""

    def __init__(self, plan: RatePlan) -> None:
        self.plan = plan

    def curvature(self) -> VGroup:
        """The number that each slope is of its distance, and its name."""
        source = f"lambda = {_word('slope', 'grad')} \\/ {_word('distance', 'd')}"
        source += f" = {number_text(self.plan.curvature)}"
        value = Formula(source, {"grad": GRADIENT, "d": POSITION}, BODY_SIZE)
        named = on_one_line(Words(f"{tr('curvature')}:", BODY_SIZE), value, buff=0.25)
        return named.move_to(NOTES.middle)

    def step(self) -> VGroup:
        """A step as so many times the slope, and then of the distance."""
        slope = Formula(
            f"{_word('step', 's')} = {{{{alpha : rate}}}} times {_word('slope', 'grad')}",
            {"s": STEP, "rate": STEP, "grad": GRADIENT},
        )
        distance = Formula(
            f"= {{{{alpha : rate}}}} lambda times {_word('distance', 'd')}",
            {"rate": STEP, "d": POSITION},
        )
        return on_one_line(slope, distance, buff=0.15).move_to(NOTES.middle)

    def rest(self) -> Formula:
        """What a step leaves of the distance, with any rate."""
        source = f"{_word('left', 'l')} = (1 - {{{{alpha : rate}}}} lambda)"
        source += f" times {_word('distance', 'd')}"
        return Formula(source, {"rate": STEP, "d": POSITION}).within(NOTES)

    def left(self) -> VGroup:
        """What is left with her rate, underlined; before it, how that is worked out."""
        left, worked = Underlined(factor_text(self.plan.careful.factor)), self._plugged_in()
        before, *after = worked
        left.next_to(before, RIGHT, buff=_APART).on_line_of(before)
        for part in after:  # a fraction is not as high as its line
            part.next_to(left, RIGHT, buff=_APART)
            part.shift(UP * (before[-1].get_y() - part[0].get_y()))
        return VGroup(left, worked).move_to(NOTES.middle)

    def _plugged_in(self) -> VGroup:
        """The same worked out, before that; after it as a fraction, where it is one."""
        lam, rate = number_text(self.plan.curvature), f"{self.plan.careful.rate:.4g}"
        source = f"1 - {{{{{rate} : rate}}}} times {lam} ="
        line, whole = Formula(source, {"rate": STEP}, BODY_SIZE), self.plan.part
        parts = VGroup(line)
        if whole:
            parts.add(Formula(f"= {whole - 1} \\/ {whole}", size=BODY_SIZE))
        return parts


def _word(word: str, name: str) -> str:
    """A word within a formula, as a part with a name."""
    return f'{{{{"{tr(word)}" : {name}}}}}'


__all__ = ["Derived"]
