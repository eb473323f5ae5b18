"""Pieces of the fourth beat: a nudge, a step in numbers, and why not squares."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, VGroup, Write

from scenes.parts.where_next import places
from scenes.parts.where_next.cuts import Cut, cut_plane
from scenes.parts.where_next.lens import Lens
from scenes.parts.where_next.plan import NUDGE
from scenes.parts.where_next.slopes import SlopePieces
from scenes.parts.where_next.telling import adds_up, short, step
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    STEP,
    TITLE_SIZE,
    Formula,
    Plane,
    Stack,
    Words,
    change,
    swell,
    tr,
)

_BESIDE = 0.8, 0.15  # from her lamp to the words about the ground there
_UNDER_GLASS = -0.95  # how high what is read in the glass begins


class CheckPieces(SlopePieces):
    """What the slope that is left is worth, in numbers."""

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

    def its_rate(self) -> Formula:
        """What the rate is called: it is no 2 of a formula."""
        source = f'"{tr("learning rate")}" {{{{alpha = {self.plan.rate:g} : rate}}}}'
        return Formula(source, {"rate": STEP}, TITLE_SIZE)

    def nudge_w(self) -> None:
        """A glass opens over her place, and in it w goes a little further."""
        self.add(self.lens)
        self.play(change(self.lens.opened, 1), run_time=0.9)
        self.play(change(self.lens.nudged, 1), run_time=1.5)

    def step_along_w(self, there: Any) -> None:
        """Arrow, step, and where it has led in numbers."""
        self.play(change(self.ahead.pointed, 1), run_time=0.9)
        self.play(change(self.ahead.gone, 1), run_time=1.1)
        self.play(FadeIn(there), run_time=0.4)  # a place is a number when she stands there
        self.play(swell(there, 1.12), run_time=0.9)

    def check_by_nudge(self) -> None:
        """Her slope by a nudge and by the formula, and her first step in numbers."""
        self.say("Check it at the start, {started}. Nudge w by {nudge}. The slope is {slope}.")
        checked = self.checked()
        check = self.build_check()
        self.make_way(*check)
        self.until("Nudge")
        self.nudge_w()
        self.until("The slope")
        self.play(FadeIn(checked[0]), run_time=0.6)
        self.play(FadeIn(checked[1]), change(self.ahead.felt, 1), change(self.ahead.pulled, 1),
                  run_time=0.9)  # fmt: skip
        self.say("{step}", "{step_aloud}")
        self.play(FadeOut(self.lens), run_time=0.4)
        up = VGroup(*checked[:2]).animate.shift(self.lower * UP)
        rate = self.its_rate().next_to(checked, UP, buff=0.6).align_to(checked, LEFT)
        rate.shift(self.lower * UP)  # above where the first rows will be
        self.play(up, FadeIn(rate), run_time=0.6)
        there = checked[2].part("next")
        glyphs = there.family_members_with_points()
        step: list[Any] = [
            glyph for glyph in checked[2].family_members_with_points() if glyph not in glyphs
        ]
        self.play(Write(VGroup(*step)), run_time=2.0)
        self.step_along_w(there)
        self.hold(0.3)
        self.checking = [*check, VGroup(rate, checked)]

    def far_off(self) -> tuple[Plane, Words]:
        """More of the same ground comes into view, and she goes to where she is surely wrong."""
        plane, ahead, note, checked = self.checking
        target = cut_plane(self.plan, places.CUTS)
        away = self.pinned(target, float(self.plan.walk.points[0, 0, 1]))
        ends = [(low, low + span) for low, span in zip(target.low, target.span, strict=True)]
        ahead.rest()
        self.play(FadeOut(checked), run_time=0.5)
        self.play(
            plane.animate.reframe(*ends).within(places.CUTS),
            note.animate.move_to(away),
            run_time=1.6,
        )
        self.until("at w")
        self.play(change(ahead.gone, ahead.to(self.plan.wrong)), run_time=1.6)
        return plane, note

    def two_cuts(self) -> None:
        """Where she is most wrong, one ground is steep and the other level."""
        plane, note = self.far_off()
        cuts = [Cut(plane, self.plan, squares=squares) for squares in (False, True)]
        words = []
        for cut, name in zip(cuts, (tr("surprise"), tr("squares")), strict=True):
            rows = (Words(name, TITLE_SIZE, LOSS),
                    Words(tr("slope {slope}").format(slope=short(cut.slope, 3)), TITLE_SIZE,
                          GRADIENT))  # fmt: skip
            beside = (*(cut.spot() + np.array(_BESIDE)), 0)  # each at the curve it tells of
            words.append(Stack(*rows, gap=0.2).move_to(beside, aligned_edge=DOWN + LEFT))
        cuts[0].drawn.set_value(1)
        cuts[0].there.set_value(1)
        self.add(cuts[0])
        self.remove(self.ahead)
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


__all__ = ["CheckPieces"]
