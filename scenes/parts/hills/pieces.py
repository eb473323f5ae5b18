"""Pieces of the beats of the hills, each told by a film with the words that belong to it."""

from __future__ import annotations

from typing import Any

from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, LaggedStart, VGroup, linear

from scenes.parts.hills import formulas, poses, told
from scenes.parts.hills.cast import FIRST_STEPS
from scenes.parts.hills.parting import Parting
from scenes.parts.hills.probe import Probe
from scenes.parts.hills.rule_told import RulePieces
from scenes.parts.hills.steps import by_steps
from scenes.parts.hills.tally import Destination, Tally
from scenes.stage import (
    LABEL_SIZE,
    POSITION,
    Readout,
    Stack,
    Words,
    change,
    on_one_line,
    on_plate,
    tr,
)

_HEAD = 0.6  # scene units over a list, for its heading
_FAINT = 0.4  # of the field, while an angle is measured in it
_BESIDE_A_STEP = 0.5  # of her size, where her steps are to be seen
_A_HAIR = 0.012  # of a start's way, to either side of the border that it crosses


class HillsPieces(RulePieces):
    """The stage of the hills, and what happens on it."""

    def drop_the_others(self, phrase: str, *before: Any) -> None:
        """The others fall on the hills, each valley gets its flag; at the phrase one is rung.

        What stands there ``before`` is gone by then.
        """
        walkers = self.party.walkers
        walkers.dropped.set_value(0)
        self.play(FadeOut(*before), run_time=0.3)
        self.add(self.company)
        self.play(change(walkers.dropped, 1, linear), run_time=1.8)
        self.play(FadeIn(self.flags_above, self.poles), run_time=0.4)
        self.until(phrase)
        self.play(FadeIn(self.ring), run_time=0.3)
        self.play(walkers.ring_out(only=self.party.highest), run_time=1.6)

    def answer_where(self) -> list[Any]:
        """The flag of the valley that the one in the ring ended in lights up."""
        valley = self.party.destined[self.party.highest]
        return [self.flags_above.light(valley)] if valley >= 0 else []

    def who_is_where(self) -> VGroup:
        """Crosses and letters on the map, and beside it a dot for everybody in each valley."""
        party = self.party
        tally = Tally(party.bound, party.tints, POSITION, party.named)
        tally.within(poses.beside_map(tally.columns).inset(top=_HEAD), LEFT)
        head = Words(tr("walkers in each"), LABEL_SIZE)
        head.next_to(tally, UP, buff=0.2, aligned_edge=LEFT)
        # Seen from above these flags stand just where those over the pawns have sunk to.
        self.remove(self.flags_above, self.poles)
        self.add(self.flags)
        rows = [head, *tally] if tally else [tally]
        counted = LaggedStart(*map(FadeIn, rows), lag_ratio=0.3)
        self.play(FadeIn(self.party.crosses), FadeOut(self.ring), counted, run_time=1.6)
        self.remove(*self.guide.cross)
        return VGroup(*rows)

    def come_closer(self) -> None:
        """The map and its arrows grow about her path, to their whole length; then arrows are faint.

        What would cross her own arrows goes, and so does the bar, in whose place y has its numbers:
        beside the formula a 3 would stand as if it were a part of it. She is drawn smaller, for a
        step must be seen beside her.
        """
        near, scale, guide = self.near, self.scale, self.guide
        guide.rewind()
        self.play(self.view.move(**near.pose), FadeOut(self.bar), run_time=1.2)
        guide.figure.shrunk.set_value(_BESIDE_A_STEP)
        self.play(scale.to(self.whole), run_time=0.7)
        told = [FadeOut(self.note)] if scale.is_true else []
        walk = guide.trajectory
        self.field.spare(walk.points[:FIRST_STEPS, 0], walk.gradients[:FIRST_STEPS, 0])
        room = change(self.field.spared, 1)
        faint = self.field.animate.set_presence(_FAINT)
        self.play(FadeIn(near.axes, self.alone), faint, room, *told, run_time=0.6)

    def take_apart(self, gradient: Any, *phrases: str) -> None:
        """Her arrow, its formula beside it; at its phrase each part grows, and is written.

        Below it stand the numbers with which her first step was worked out.
        """
        along = self.guide.parts()
        here = formulas.gradient_numbers(*(line.slope_text for line in self.lines))
        side = poses.beside_numbers(self.near.axes)
        here.scale(min(1.0, side.width / float(here.width))).next_to(gradient, DOWN, buff=0.3)
        here.shift(max(0.0, side.left - float(here.get_left()[0])) * RIGHT)
        here.shift(min(0.0, side.right - float(here.get_right()[0])) * RIGHT)
        self.add(*(arrow.set_as(grown=0) for arrow in along))
        self.play(self.guide.look(), FadeIn(_frame(gradient), _frame(here)), run_time=0.8)
        for arrow, axis, phrase in zip(along, "xy", phrases, strict=True):
            self.until(phrase)
            self.play(arrow.grow(), FadeIn(gradient.part(axis), here.part(axis)), run_time=0.6)
        self.hold(0.6)
        self.play(FadeOut(*along, here), run_time=0.3)

    def under_a_lens(self, two: Parting, phrase: str) -> None:
        """How close the two are, under a lens; in millimetres from a phrase on."""
        loupe = two.loupe()
        paper = two.on_paper(loupe)
        with self.shown(loupe, run_time=0.4):
            self.play(two.lamps.ring_out(), until=phrase)
            with self.shown(paper, run_time=0.4):
                self.hold(1)

    def bend_both_ways(self, two: Parting, meter: Any) -> None:
        """While the two stand still, the pass from lower down: a level pane, two curves, its name.

        That they are stopped is written below the ``meter``.
        """
        for grown in two.curves.grown:
            grown.set_value(0)
        stopped = on_plate(Words(tr("stopped at step {step}").format(step=two.step), LABEL_SIZE))
        with self.shown(stopped.next_to(meter, DOWN, buff=0.15, aligned_edge=LEFT), run_time=0.4):
            lower = self.view.move(**poses.low_at_the_pass(self.view.pose))
            self.play(lower, run_time=1.9)
            self.say("Along the ridge it rises, to both sides it falls: a saddle.")
            self.play(FadeIn(two.pane, two.curves), run_time=0.5)
            self.play(change(two.curves.grown[0], 1), until="to both sides")
            self.play(change(two.curves.grown[1], 1), until="a saddle")
            with self.shown(two.named_beside(tr("saddle")), run_time=0.4):
                self.hold(0.5)
            nearer = self.view.move(**poses.at_the_parting(self.view, two.made))
            self.play(FadeOut(two.pane, two.curves), nearer, run_time=1.9)

    def part_on_the_pass(self, two: Parting, meter: Any) -> None:
        """Slowly, large, each with a shape of its own: one to this valley, one to that."""
        self.say("And now they part.")
        self.play(change(two.lamps.shaped, 1), FadeOut(meter), run_time=0.6)
        with self.delight():
            self.play(by_steps(two), run_time=5.8)
        self.say("{ends_of_the_two}")
        first, second = two.valleys(self.plan.floors)
        self.play(FadeIn(first), two.lamps.ring_out(), run_time=1.2)
        self.until("the square")
        self.play(FadeIn(second), two.lamps.ring_out(), run_time=1.2)
        self.hold(0.3)
        self.play(FadeOut(first, second), run_time=0.3)

    def plot_the_gap(self, two: Parting) -> Any:
        """The gap against the step, beside the two: first its axes, which are explained."""
        plot, beside = two.plot(), poses.beside_the_gap(self.view, two.made)
        self.say("The gap after each step: each line up means ten times as much.")
        self.play(self.view.move(**beside), change(two.lamps.shaped, 0), run_time=1.1)
        self.play(FadeIn(plot, two.crosses), run_time=0.5)  # a cross would hide a shape
        self.until("each line up")
        self.play(change(plot.drawn, two.made.walk.steps, linear), run_time=2.6)
        return plot

    def slide_across_a_border(self, probe: Probe) -> None:
        """A start slides inside a colour, then across its border, and on; its end stands beside."""
        party = self.party
        name = Destination(probe, party.bound_for, party.tints)
        ends = Stack(on_one_line(Words(tr("ends in valley")), name)).within(
            poses.BESIDE_LARGE, LEFT
        )
        with self.shown(probe, ends, run_time=0.5):
            self.play(change(probe.along, party.border - _A_HAIR), until="a hair decides")
            for side in (1, -1, 1):
                self.play(change(probe.along, party.border + side * _A_HAIR), run_time=0.3)
                self.hold(0.4)

    def flood(self) -> Stack:
        """Each valley's cloth rises from its floor, step by step; what is counted stands beside."""
        cloth = self.cloth
        steps = Readout("flood", tr("steps"), lambda: max(0, int(cloth.risen.get_value())), 0)
        share = Readout(
            "covered",
            tr("covered"),
            lambda: 100 * cloth.covered,
            1,
            unit="%",
            numerals="0123456789.,%",
        )
        panel = Stack(steps, share).within(poses.BESIDE_LARGE, UP + LEFT)
        shown = cloth, self.borders, self.flags, self.party.crosses, panel
        self.play(FadeIn(*shown), run_time=0.6)
        self.remove(self.guide.surface, *([self.two.crosses] if self.two else []))
        for number in (*(stop for stop in (8, 15) if stop < cloth.last), cloth.last):
            self.play(change(cloth.risen, number, linear), run_time=1.2 if number <= 15 else 2.2)
        if cloth.rest:
            self.say("{rest}")
            notes = [panel.next(Words(told.dark(end), LABEL_SIZE)) for end in cloth.rest]
            self.play(change(cloth.risen, cloth.last + 1), FadeIn(*notes), run_time=0.8)
        return panel


def _frame(column: Any) -> VGroup:
    """What stands of a column before its two parts do: all the rest."""
    parts = [column.part(name) for name in "xy"]
    own = {id(glyph) for part in parts for glyph in part.family_members_with_points()}
    return VGroup(*(one for one in column.family_members_with_points() if id(one) not in own))
