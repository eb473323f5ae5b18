"""Pieces of the fourth beat: the chain, its slopes, a check, and why not squares."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, Line, ManimColor

from scenes.parts.where_next import places
from scenes.parts.where_next.chain import Errors, chain_parts, old_line
from scenes.parts.where_next.opening import OpeningPieces
from scenes.parts.where_next.opinion import Evenings, Levels, Opinion
from scenes.parts.where_next.telling import at, at_work, chained
from scenes.stage import (
    BODY_SIZE,
    DATA,
    GRADIENT,
    LOSS,
    PREDICTION,
    QUIET,
    STEP,
    TITLE_SIZE,
    Choices,
    Formula,
    Words,
    change,
    instead,
    swell,
    tr,
)
from scenes.stage.type.text import baseline

_LARGE = 64
_UNDER, _BELOW = 0.45, 0.62  # of the way of x, under the error: its arc, and how deep it ends
_FACTORS, _LINKS, _RULES = -1.5, -2.75, -1.55  # how high factors, their names, rules stand

_KINDS = {"p": PREDICTION, "y": DATA}  # of the letters in an error


def name_parts(error: Any, letters: str) -> None:
    """What was predicted and the answer, in an error, in their colours, glyph by glyph."""
    for glyph, letter in zip(error.family_members_with_points(), letters, strict=True):
        if letter in _KINDS:
            glyph.set_color(_KINDS[letter])


def signs(error: Any) -> list[Any]:
    """What is no letter in it."""
    letters = {ManimColor(color) for color in _KINDS.values()}
    return [glyph for glyph in error.family_members_with_points() if glyph.color not in letters]


def ways_of_x(x: Any, slot: Any) -> tuple[Callable[[], Any], Callable[[], Any]]:
    """Of the input, under the error until it is past it, and then up: it crosses no letter."""
    end = slot.get_center()
    return (
        lambda: x.animate(path_arc=_UNDER).move_to(end + _BELOW * DOWN),
        lambda: x.animate.move_to(end),
    )


class SlopePieces(OpeningPieces):
    """Three slopes of which one is left, and what it is worth."""

    def build_chain(self) -> list[Any]:
        """Line, squeeze and surprise, each a small curve."""
        found = chain_parts(self.plan, places.QUESTION.columns(1, 1, 1.15, gap=0.4))
        self.parts_of_chain = [part for _, part in found]
        return [thing for pair in found for thing in pair]

    def guesses(self) -> Choices:
        """What the gradient of a new loss may be."""
        may = tr("yes, a harder one"), tr("yes, an easier one"), tr("no, the old one")
        return Choices(*may).within(places.ASKED)

    def one_evening(self) -> tuple[Formula, Formula]:
        """Which evening goes through the chain, and how its x comes about; then x and its p."""
        plan = self.plan
        evenings, number = plan.evenings, plan.followed
        words = tr("{evening}: {answer},").format(
            evening=at(plan, float(evenings.x[number])),
            answer=tr("yes") if evenings.y[number] else tr("no"),
        )
        answer = f"y = {evenings.y[number]:g}"
        x, mean, spread = (f"{v:.3g}" for v in (evenings.x[number], plan.mean, plan.spread))
        less = f"({mean})" if plan.mean < 0 else mean
        units = chained(plan)[0][0]
        made, known = (
            Formula(f'"{words}" {answer} quad x = {value}', size=BODY_SIZE, color=DATA)
            for value in (
                f"({x} - {less}) / {spread} = {units}",
                f"{units} quad p = {at_work(plan)}",
            )
        )
        return made.move_to(places.CHOICES.middle), known.move_to(places.EVENING)

    def make_room(self, made: Formula, known: Formula) -> None:
        """The three planes leave room for formulas below, and how x was made for the planes."""
        boxes = places.CHAIN.columns(1, 1, 1.15, gap=0.4)
        planes = [
            part.plane.animate.within(box)
            for part, box in zip(self.parts_of_chain, boxes, strict=True)
        ]
        self.play(*planes, *instead(made, known), run_time=0.8)

    def chain(self) -> tuple[list[Formula], Formula]:
        """The slope of each, below it, and what is left of their product."""
        sources = ("{{x : input}}", "{{p : chance}} (1 - {{p : chance}})",
                   "{{p - y : error}} / ({{p : chance}} (1 - {{p : chance}}))")  # fmt: skip
        kinds = {"input": DATA}, {"chance": PREDICTION}, {"chance": PREDICTION}
        factors = [
            Formula(*pair, size=_LARGE, color=GRADIENT) for pair in zip(sources, kinds, strict=True)
        ]
        name_parts(factors[2].part("error"), "p-y")
        middles = [
            float(part.plane.corner[0] + part.plane.size[0] / 2) for part in self.parts_of_chain
        ]
        dots = [Formula("times", size=_LARGE, color=GRADIENT) for _ in range(2)]
        for formula, x in zip(factors, middles, strict=True):
            formula.move_to((x, _FACTORS, 0))
        for dot, pair in zip(dots, pairwise(middles), strict=True):
            dot.move_to((sum(pair) / 2, _FACTORS, 0))
        left = Formula("{{(p - y) : error}} {{x : input}}", {"input": DATA}, _LARGE,
                       color=GRADIENT)  # fmt: skip
        name_parts(left.part("error"), "(p-y)")
        return [*factors, *dots], left.move_to((middles[1], _FACTORS, 0))

    def links(self, factors: list[Formula]) -> list[Words]:
        """What each factor is the slope of."""
        found = []
        for factor, slope, word, color in zip(
            factors, chained(self.plan)[0], (tr("line: {slope}"), tr("squeeze: {slope}"),
            tr("surprise: {slope}")), (PREDICTION, PREDICTION, LOSS), strict=False,
        ):  # fmt: skip
            told = word.format(slope=slope)
            link = Words(told, BODY_SIZE, color).move_to((factor.get_x(), _LINKS, 0))
            found.append(link.shift((_LINKS - baseline(link)) * UP))
        return found

    def multiplied(self) -> Formula:
        """The three slopes in numbers, and what they make."""
        numbers, made = chained(self.plan)
        signed = [f"({n})" if n[0] == "−" and k else n for k, n in enumerate(numbers)]
        source = " times ".join(signed) + f" approx {{{{{made} : product}}}}"
        return Formula(source, size=TITLE_SIZE, color=GRADIENT).move_to((0, _LINKS, 0))

    def short_form(self) -> Formula:
        """What is left, in the same numbers."""
        (x, *_), made = chained(self.plan)
        answer = f"{self.plan.evenings.y[self.plan.followed]:g}"
        times = f"({x})" if x[0] == "−" else x
        source = f"({at_work(self.plan)} - {answer}) times {times} approx {made}"
        return Formula(source, size=TITLE_SIZE, color=GRADIENT).move_to((0, _LINKS, 0))

    def goes_through(self, evening: Formula) -> None:
        """The evening and its x; then it is carried through line, squeeze and surprise."""
        self.play(FadeIn(evening), run_time=0.6)
        first, *others = self.parts_of_chain
        self.play(swell(evening, 1.04), run_time=1.2)
        self.play(change(first.carried, 1), run_time=0.8)
        self.until("The chain")
        for part in others:
            self.play(change(part.carried, 1), run_time=0.8)

    def come_in(self, factors: list[Formula], named: list[Words]) -> None:
        """Each slope with what it is the slope of, while it is drawn."""
        at = "x; the", "p times", "the error"
        for factor, link, part, word in zip(factors, named, self.parts_of_chain, at, strict=True):
            self.until(word)
            self.play(FadeIn(factor, link), change(part.felt, 1), change(part.told, 1),
                      run_time=0.6)  # fmt: skip

    def multiply(self, named: list[Words]) -> None:
        """The three numbers in one row, in the place of their names."""
        self.worked = self.multiplied()
        self.play(*map(FadeOut, named), run_time=0.4)
        self.play(FadeIn(self.worked), run_time=0.5)
        self.play(swell(self.worked.part("product"), 1.15), run_time=0.8)

    def cancelled(self, factors: list[Formula]) -> list[Line]:
        """Strokes through what cancels."""
        lines = []
        for factor, is_whole in ((factors[1], True), (factors[2], False)):
            low, high = factor.get_corner(DOWN + LEFT), factor.get_corner(UP + RIGHT)
            if not is_whole:  # what is below the bar
                high = np.array([high[0], factor.get_center()[1] - 0.12, 0])
            lines.append(Line(low, high, color=QUIET, stroke_width=4))
        return lines

    def meet(self, factors: list[Formula], left: Formula, *gone: Any) -> None:
        """What has not been cancelled comes together: the error, then x below it to its right."""
        error, x = factors[2].part("error"), factors[0].part("input")
        rest = [part for part in factors[2].family_members_with_points() if part not in error]
        self.play(*map(FadeOut, (*gone, factors[1], *factors[3:], *rest)), run_time=0.4)
        slots = left.part("error"), left.part("input")
        self.play(error.animate.move_to(slots[0]), run_time=0.5)
        worked, self.worked = self.worked, self.short_form()
        under, up = ways_of_x(x, slots[1])
        self.play(under(), *instead(worked, self.worked), run_time=0.5)
        self.play(up(), run_time=0.3)
        self.play(FadeOut(error, x), FadeIn(left), run_time=0.3)
        self.remove(*factors)

    def pulls(self) -> list[Any]:
        """On the left a line and its errors, on the right the S and its own."""
        one, other = places.PULLS.columns(1, 1, gap=0.8)
        line = old_line(self.plan, one)
        plane = self.evening_plane(other)
        opinion = Opinion(plane, self.plan, lambda: self.plan.best)
        opinion.lifted.set_value(1)
        opinion.squeezed.set_value(1)
        evenings = self.plan.evenings
        errors = Errors(plane, evenings.x, evenings.y, self.plan.chance)
        self.errors = [line[2], errors]
        return [*line, plane, Levels(plane), opinion, errors,
                Evenings(plane, evenings, self.plan.costliest)]  # fmt: skip

    def rules(self) -> list[Formula]:
        """The slope of a line's loss along w, and of the S's."""
        sources = ("{{2 : two}} / m sum {{(hat(y) - y) : error}} {{x : input}}",
                   "1 / m sum {{(p - y) : error}} {{x : input}}")  # fmt: skip
        inputs = {"input": DATA}
        found = [Formula(source, inputs, _LARGE, color=GRADIENT) for source in sources]
        for formula, letters in zip(found, ("(pp-y)", "(p-y)"), strict=True):
            name_parts(formula.part("error"), letters)
        for formula, box in zip(found, places.PULLS.columns(1, 1, gap=0.8), strict=True):
            formula.move_to((box.middle[0], _RULES, 0))
        return found

    def spare(self, rule: Formula) -> Formula:
        """What becomes of the 2 that the S's slope does not have."""
        words = Formula(f'"{tr("the 2 only rescales")}" {{{{alpha : rate}}}}', {"rate": STEP},
                        TITLE_SIZE)  # fmt: skip
        return words.move_to((rule.get_x(), places.VERDICT[1], 0))

    def two_in_front(self, rule: Formula, right: Any) -> Formula:
        """The 2 is seen; the answer goes, and only then words come where it was."""
        two = self.spare(rule)
        self.play(FadeOut(right), swell(rule.part("two"), 1.3), run_time=0.8)
        self.until("That")
        self.play(FadeIn(two), run_time=0.6)
        self.play(swell(two, 1.06), run_time=1.0)
        return two

    def errors_grow(self, rules: list[Formula]) -> None:
        """Each error is a gold stroke, and what stands for it between its letters is gold."""
        marks = [mark for rule in rules for mark in signs(rule.part("error"))]
        self.play(
            *(change(errors.grown, 1) for errors in self.errors),
            *(mark.animate.set_color(LOSS) for mark in marks),
            run_time=1.2,
        )

    def gather(self, left: Formula, rule: Formula, pulls: list[Any]) -> None:
        """What is left goes to its place in the whole formula, while errors come above."""
        there = rule.part("error").get_center() - left.part("error").get_center()
        way = left.animate.shift(there)
        self.make_way(*pulls, plays=(FadeOut(self.worked), way), run_time=0.8)
        self.play(FadeOut(left), FadeIn(rule), run_time=0.5)


__all__ = ["SlopePieces", "ways_of_x"]
