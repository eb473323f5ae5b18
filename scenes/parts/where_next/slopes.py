"""Pieces of the fourth beat: the chain, its slopes, a check, and why not squares."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, Line, VGroup, Write

from scenes.parts.where_next import places
from scenes.parts.where_next.chain import Errors, chain_parts, old_line
from scenes.parts.where_next.cuts import Cut, cut_plane
from scenes.parts.where_next.lens import Lens
from scenes.parts.where_next.opening import OpeningPieces
from scenes.parts.where_next.opinion import HEIGHTS, Evenings, Levels, Opinion
from scenes.parts.where_next.plan import NUDGE
from scenes.parts.where_next.telling import adds_up, at, product, short, slopes_add_up, step
from scenes.stage import (
    BODY_SIZE,
    DATA,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    PREDICTION,
    QUIET,
    STEP,
    TITLE_SIZE,
    Choices,
    Formula,
    Plane,
    Stack,
    Words,
    change,
    swell,
    tr,
)
from scenes.stage.type.text import baseline

_LARGE = 64
_UNDER = np.pi / 3  # of the way of x, under the error
_BESIDE = 0.8, 0.15  # from her lamp to the words about the ground there
_FACTORS, _LINKS, _RULES = -1.6, -2.95, -1.35  # how high factors, their names, rules stand
_UNDER_GLASS = -1.15  # how high what is read in the glass begins


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
        return Choices(*may).within(places.CHOICES)

    def one_evening(self) -> Formula:
        """Which evening goes through the chain, and what its x is in standard units."""
        plan = self.plan
        evenings, number = plan.evenings, plan.followed
        words = tr("{evening}: {answer}").format(
            evening=at(plan, float(evenings.x[number])),
            answer=tr("yes") if evenings.y[number] else tr("no"),
        )
        x, mean, spread = (f"{v:.3g}" for v in (evenings.x[number], plan.mean, plan.spread))
        less = f"({mean})" if plan.mean < 0 else mean
        source = (
            f'"{words}" quad x = ({x} - {less}) / {spread} = {short(float(plan.data.x[number]))}'
        )
        return Formula(source, size=BODY_SIZE, color=DATA).move_to(places.CHOICES.middle)

    def make_room(self) -> list[Any]:
        """Animations: the three planes leave room for formulas below."""
        boxes = places.CHAIN.columns(1, 1, 1.15, gap=0.4)
        return [
            part.plane.animate.within(box)
            for part, box in zip(self.parts_of_chain, boxes, strict=True)
        ]

    def chain(self) -> tuple[list[Formula], Formula]:
        """The slope of each, below it, and what is left of their product."""
        sources = ("{{x : input}}", "p (1 - p)", "{{p - y : error}} / (p (1 - p))")
        factors = [Formula(source, size=_LARGE, color=GRADIENT) for source in sources]
        middles = [
            float(part.plane.corner[0] + part.plane.size[0] / 2) for part in self.parts_of_chain
        ]
        dots = [Formula("times", size=_LARGE, color=GRADIENT) for _ in range(2)]
        for formula, x in zip(factors, middles, strict=True):
            formula.move_to((x, _FACTORS, 0))
        for dot, pair in zip(dots, pairwise(middles), strict=True):
            dot.move_to((sum(pair) / 2, _FACTORS, 0))
        left = Formula("{{(p - y) : error}} {{x : input}}", size=_LARGE, color=GRADIENT)
        return [*factors, *dots], left.move_to((middles[1], _FACTORS, 0))

    def links(self, factors: list[Formula]) -> list[Words]:
        """What each factor is the slope of."""
        found = []
        for factor, part, word, color in zip(
            factors, self.parts_of_chain, (tr("line: {slope}"), tr("squeeze: {slope}"),
            tr("surprise: {slope}")), (PREDICTION, PREDICTION, LOSS), strict=False,
        ):  # fmt: skip
            told = word.format(slope=short(part.slope, 2))
            link = Words(told, BODY_SIZE, color).move_to((factor.get_x(), _LINKS, 0))
            found.append(link.shift((_LINKS - baseline(link)) * UP))
        return found

    def multiplied(self) -> Formula:
        """The three slopes in numbers, and what they make."""
        numbers = [short(part.slope) for part in self.parts_of_chain]
        signed = [f"({n})" if n[0] == "−" and k else n for k, n in enumerate(numbers)]
        equals = "=" if slopes_add_up(self.plan) else "approx"
        source = " times ".join(signed) + f" {equals} {{{{{short(product(self.plan))} : product}}}}"
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
        self.play(*map(FadeOut, (*gone, factors[1], *factors[3:], *rest)), run_time=0.5)
        slots = left.part("error"), left.part("input")
        self.play(error.animate.move_to(slots[0]), run_time=0.6)
        self.play(x.animate(path_arc=_UNDER).move_to(slots[1]), run_time=0.8)
        self.play(FadeOut(error, x), FadeIn(left), run_time=0.3)
        self.remove(*factors)

    def pulls(self) -> list[Any]:
        """On the left a line and its errors, on the right the S and its own."""
        one, other = places.PULLS.columns(1, 1, gap=0.8)
        line = old_line(one)
        plane = Plane(self.plan.shown, HEIGHTS, numbered=(False, False)).within(other)
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
        found = [Formula(source, size=_LARGE, color=GRADIENT) for source in sources]
        for formula, box in zip(found, places.PULLS.columns(1, 1, gap=0.8), strict=True):
            formula.move_to((box.middle[0], _RULES, 0))
        return found

    def spare(self, rule: Formula) -> Words:
        """What becomes of the 2 that the S's slope does not have."""
        words = Words(tr("the 2 goes into α"), TITLE_SIZE, STEP)
        return words.move_to((rule.get_x(), places.VERDICT[1], 0))

    def gather(self, left: Formula, rule: Formula, pulls: list[Any]) -> None:
        """What is left goes to its place in the whole formula, while errors come above."""
        there = rule.part("error").get_center() - left.part("error").get_center()
        way = left.animate.shift(there)
        self.make_way(*pulls, plays=(FadeOut(self.worked), way), run_time=0.9)
        self.play(FadeOut(left), FadeIn(rule), run_time=0.6)

    def build_check(self) -> list[Any]:
        """The loss along w where she starts, and she on it."""
        plane = cut_plane(self.plan, places.CHECK, start=True)
        self.ahead = Cut(plane, self.plan, start=True)
        self.ahead.drawn.set_value(1)
        self.lens = Lens(plane, self.plan)
        note = self.pinned(plane, float(self.plan.walk.points[0, 0, 1]))
        return [plane, self.ahead, note]

    def pinned(self, plane: Plane, b: float) -> Words:
        """Where the other knob is while w is turned."""
        words = Words(
            tr("b stays at {b}").format(b=f"{b:g}".replace("-", "−")), LABEL_SIZE, POSITION
        )
        high = plane.corner + plane.size
        return words.move_to((*high, 0), aligned_edge=UP + RIGHT)

    def checked(self) -> Stack:
        """The slope by a nudge, by the formula; and the first step in numbers, as they are said."""
        plan = self.plan
        nudged, (slope, there) = short(plan.nudged), step(plan)
        nudge, less = f"{NUDGE:g}", short(NUDGE * plan.nudged, 5)
        start, rate = f"{float(plan.walk.points[0, 0, 0]):g}", f"{plan.rate:g}"
        equals = "=" if adds_up(plan) else "approx"
        rows = (
            Formula(f'"{tr("a nudge:")}" {{{{{less} : less}}}} / {{{{{nudge} : nudge}}}}'
                    f" = {{{{{nudged} : slope}}}}",
                    {"less": LOSS, "nudge": POSITION, "slope": GRADIENT}, TITLE_SIZE),
            Words(tr("the formula: {slope}").format(slope=slope), TITLE_SIZE, GRADIENT),
            Formula(f"{{{{w : knob}}}} = {start} - {{{{{rate} : rate}}}} times"
                    f" {{{{({slope}) : slope}}}} {equals} {{{{{there} : next}}}}",
                    {"knob": POSITION, "rate": STEP, "slope": GRADIENT, "next": POSITION},
                    TITLE_SIZE),
        )  # fmt: skip
        found = Stack(*rows, gap=0.6).within(places.CHECKED, LEFT)
        self.lower = float(found[0].get_top()[1]) - _UNDER_GLASS  # first they are below the glass
        VGroup(*found[:2]).shift(self.lower * DOWN)
        return found

    def nudge_w(self) -> None:
        """A glass opens over her place, and in it w goes a little further."""
        self.add(self.lens)
        self.play(change(self.lens.opened, 1), run_time=0.9)
        self.play(change(self.lens.nudged, 1), run_time=1.5)

    def step_along_w(self, there: Any) -> None:
        """Arrow, step, and where it has led in numbers."""
        self.play(change(self.ahead.pointed, 1), run_time=0.9)
        self.play(change(self.ahead.gone, 1), run_time=1.1)
        self.play(swell(there, 1.12), run_time=1.0)

    def check_by_nudge(self) -> None:
        """Her slope by a nudge and by the formula, and her first step in numbers."""
        self.say("Check it. b stays at {pinned}; nudge w by {nudge}. The slope is {slope}.")
        checked = self.checked()
        check = self.build_check()
        self.make_way(*check)
        self.nudge_w()
        self.until("The slope")
        self.play(FadeIn(checked[0]), run_time=0.6)
        self.play(FadeIn(checked[1]), change(self.ahead.felt, 1), run_time=0.9)
        self.say("{step}", "{step_aloud}")
        self.play(FadeOut(self.lens), run_time=0.4)
        up = VGroup(*checked[:2]).animate.shift(self.lower * UP)
        self.play(up, run_time=0.6)
        self.play(Write(checked[2]), run_time=2.6)
        self.step_along_w(checked[2].part("next"))
        self.hold(0.3)
        self.last = [*check, checked]

    def two_cuts(self) -> None:
        """Where she is most wrong, one ground is steep and the other level."""
        plane = cut_plane(self.plan, places.CUTS)
        cuts = [Cut(plane, self.plan, squares=squares) for squares in (False, True)]
        words = []
        for cut, name in zip(cuts, (tr("surprise"), tr("squares")), strict=True):
            rows = (Words(name, TITLE_SIZE, LOSS),
                    Words(tr("slope {slope}").format(slope=short(cut.slope, 3)), TITLE_SIZE,
                          GRADIENT))  # fmt: skip
            beside = (*(cut.spot() + np.array(_BESIDE)), 0)  # each at the curve it tells of
            words.append(Stack(*rows, gap=0.2).move_to(beside, aligned_edge=DOWN + LEFT))
        self.add(cuts[0])
        note = self.pinned(plane, 0.0)
        self.make_way(plane, note, run_time=0.8)
        self.play(change(cuts[0].drawn, 1), run_time=0.9)
        self.play(change(cuts[0].there, 1), run_time=0.5)
        self.until("the surprise")
        self.play(change(cuts[0].felt, 1), FadeIn(words[0]), run_time=0.7)
        self.hold(0.6)
        self.say("With squares instead, the ground goes flat just where she is most wrong.")
        self.play(swell(words[0], 1.06), run_time=1.2)
        self.until("the ground")
        self.add(cuts[1])
        self.play(change(cuts[1].drawn, 1), run_time=0.9)
        self.play(change(cuts[1].there, 1), change(cuts[1].felt, 1), FadeIn(words[1]), run_time=0.7)
        self.hold(1.5)
        self.last = [plane, note, *cuts, *words]


__all__ = ["SlopePieces"]
