"""Pieces of the beats of the hills, each told by a film with the words that belong to it."""

from __future__ import annotations

from typing import Any

from manim import (
    DOWN,
    LEFT,
    UP,
    FadeIn,
    FadeOut,
    linear,
    rate_functions,
    squish_rate_func,
)

from scenes.parts.hills import poses
from scenes.parts.hills.arrows import STEPS_SHOWN, LitArrows, OwnArrows, OwnSteps
from scenes.parts.hills.coordinates import MapAxes
from scenes.parts.hills.dropped import Strayed
from scenes.parts.hills.ends import same_depth
from scenes.parts.hills.formula_told import FormulaPieces
from scenes.parts.hills.loupe import Loupe
from scenes.parts.hills.parting import Parting
from scenes.parts.hills.probe import Probe
from scenes.parts.hills.steps import by_steps
from scenes.stage import LABEL_SIZE, LOSS, STAGE, Words, change, on_plate, tr
from scenes.stage.type.text import number_text

_FAINT = 0.35  # of the field, beside hers
_BESIDE = 0.65  # of the field, beside those that are lit or walked from: it is told of as well
_ABOUT_HER = 0.5  # of the field, close to those who walk over it
_ON_A_MAP = 0.7  # of the size of those who stand there
_OVER_ARROWS = 0.5  # where a step is hardly as long as they are large
_SOON = squish_rate_func(rate_functions.smooth, 0, 0.15)
_LATE = squish_rate_func(rate_functions.smooth, 0.6, 0.9)
_A_HAIR = 0.012  # of a start's way, to either side of the border that it crosses


class HillsPieces(FormulaPieces):
    """The stage of the hills, and what happens on it."""

    def drop_the_others(self, phrase: str) -> None:
        """The others fall on the hills; at the phrase one is rung, then flags light up.

        They are over the valleys that it may end in.
        """
        walkers, flags = self.party.walkers, self.flags_above
        walkers.dropped.set_value(0)
        self.play(self.view.move(**poses.everybody(self.view)), run_time=1.0)
        self.add(self.company)
        self.play(change(walkers.dropped, 1, linear), run_time=1.6)
        self.until(phrase)
        self.play(FadeIn(self.ring), run_time=0.4)
        self.until("{where}")
        self.play(FadeIn(self.flags_above, self.poles), run_time=0.4)
        if self.offered:
            self.until("end in ")
        for valley in self.offered:
            self.play(flags.light(valley), run_time=0.4)

    def answer_where(self) -> list[Any]:
        """The flag of the valley that the one in the ring ended in lights up, and no other."""
        right = self.party.destined[self.party.highest]
        known = self.flags_above.valleys
        lit = [valley for valley in {right, *self.offered} if valley in known]
        return [self.flags_above.light(valley, float(valley == right)) for valley in lit]

    def cross_the_floors(self) -> None:
        """Crosses at the floors on the map, where those were who have come there; and its axes."""
        party, figure = self.party, self.guide.figure
        self.axes = [MapAxes(self.view)] if self.smaller == 1 else []  # else it leaves no room
        coming = FadeIn(party.crosses, self.flags, *self.axes)
        self.play(coming, FadeOut(party.walkers, figure), run_time=0.8)
        for one in (party.walkers, figure):
            one.shrunk.set_value(_ON_A_MAP)
        self.depth = []
        if (depth := same_depth(self.plan)) is not None:
            words = tr("height {height}").format(height=number_text(depth))
            spot = (*self.view.at(self.plan.floors[max(party.own, 0)]), 0)
            self.depth = [on_plate(Words(words, LABEL_SIZE, LOSS)).next_to(spot, DOWN, buff=0.35)]
            self.until("all at")
            self.play(FadeIn(*self.depth), run_time=0.4)

    def walk_over_the_arrows(self) -> None:
        """All walk once more over the field, each step against the arrow where it begins.

        The first steps are seen from so near that they are large; then the camera draws back, until
        all their ways lie over the field together.
        """
        plan, guide, both = self.plan, self.guide, (self.party, self.guide)
        arrows = OwnArrows(plan.walk, self.party, self.field)
        steps = OwnSteps(arrows, plan.rate)
        for one in both:
            one.rewind()
        for who in (self.party.walkers, guide.figure):
            who.shrunk.set_value(_OVER_ARROWS)
        self.say("They walk once more: each step goes against its arrow.")
        clear = self.party.map.animate.set_presence(1)
        beside = self.field.animate.set_presence(_ABOUT_HER)
        self.play(FadeIn(self.company, self.alone), clear, beside, run_time=0.4)
        # Each has its arrow on the way already: it is seen to be one of the field.
        coming = [FadeIn(arrows, rate_func=_LATE)]
        whole, near = self.view.pose, guide.whole_walk(self.party.trajectory.points)
        self.to_the_hills(near, guide.close_by, coming=coming, run_time=2.1)
        self.add(steps)
        early = squish_rate_func(rate_functions.smooth, 0, 0.6)
        self.play(change(steps.aimed, 1, early), run_time=0.7)
        few = min(STEPS_SHOWN, self.party.steps)
        self.play(*(by_steps(one, few) for one in both), run_time=1.4)
        rest = [by_steps(one, pace=rate_functions.ease_in_quad) for one in both]
        back = self.view.move(**whole), FadeOut(arrows, rate_func=_SOON)
        self.play(*rest, *back, run_time=2.2)
        self.hold(0.3)
        self.remove(steps)

    def where_she_began(self) -> None:
        """At her start hers lights up, of all arrows; the camera comes so near that it is large.

        The field stays about her until then, if hers is on its scale.
        """
        guide, scale = self.guide, self.scale
        as_they_are = scale.factor == self.factor_above
        noted = [self.note] if self.note in self.mobjects else []
        self.play(FadeOut(self.company, self.alone), run_time=0.4)
        guide.rewind()  # drawn back along her way, she would seem to walk uphill
        again = FadeIn(self.alone, rate_func=_SOON)
        if as_they_are:
            faint = self.field.animate.set_presence(_FAINT)
            self.play(faint, again, guide.look(), run_time=0.7)
        else:
            self.play(FadeOut(self.field, *noted), again, run_time=0.9)
            scale.tracker.set_value(self.factor_above)
        # The others go before the camera comes near.
        early = squish_rate_func(rate_functions.smooth, 0, 0.3)
        gone = [FadeOut(self.field, *noted, rate_func=early)] if as_they_are else []
        larger = change(guide.figure.shrunk, 1)
        self.play(self.view.move(**guide.beside()), *gone, larger, run_time=2.2)

    def show_long_and_short(self) -> None:
        """A long arrow of the field lights up, and a short one, each as it is told of."""
        lit = LitArrows(self.field, self.field.long_and_short())
        self.add(lit)
        self.play(self.field.animate.set_presence(_BESIDE), lit.light(0), run_time=0.5)
        self.until("short where")
        self.play(lit.light(1), run_time=0.5)
        self.hold()
        self.play(FadeOut(lit), run_time=0.3)

    def under_a_lens(self, two: Parting, phrase: str) -> None:
        """How close the two are, under a lens; in millimetres from a phrase on."""
        loupe = two.loupe()
        paper = two.on_paper(loupe)
        with self.shown(loupe, run_time=0.4):
            self.play(two.lamps.ring_out(), until=phrase)
            with self.shown(paper, run_time=0.4):
                self.hold(0.6)

    def bend_both_ways(self, two: Parting, meter: Any) -> None:
        """While the two stand still at the pass: a level pane, two curves, its name.

        That the film is paused, not their walk at an end, is written below the ``meter``.
        """
        for grown in two.curves.grown:
            grown.set_value(0)
        paused = on_plate(Words(tr("paused"), LABEL_SIZE))
        with self.shown(paused.next_to(meter, DOWN, buff=0.15, aligned_edge=LEFT), run_time=0.4):
            self.play(FadeIn(two.pane, two.curves), run_time=0.6)
            self.silence(1.4)
            self.say("Along the ridge it rises, to both sides it falls: a saddle, or pass.")
            self.play(change(two.curves.grown[0], 1), until="to both sides")
            self.play(change(two.curves.grown[1], 1), until="a saddle")
            self.play(FadeIn(two.sign), run_time=0.3)
            with self.shown(two.named(tr("saddle")), run_time=0.4):
                self.hold(1)
            self.play(FadeOut(two.pane), run_time=0.5)

    def part_on_the_pass(self, two: Parting, meter: Any) -> None:
        """Slowly, large, each with a shape of its own: one to this valley, one to that.

        The ridge stays, until they have gone down on its two sides.
        """
        self.say("{ends_of_the_two}")
        names = two.valleys(self.plan.floors)
        self.play(FadeOut(meter), FadeIn(*names), run_time=0.5)
        self.until("one goes")
        with self.delight():
            gone = [change(two.curves.there[1], 0, _SOON), change(two.curves.there[0], 0, _LATE)]
            self.play(by_steps(two), *gone, run_time=4.6)
            self.remove(two.curves)
            self.say("A hair’s breadth apart: two valleys.")
            self.hold(0.5)
        self.play(FadeOut(*names), run_time=0.3)

    def slide_across_a_border(self, probe: Probe) -> None:
        """A start slides inside a colour; then, under a lens, one a hair beyond its border as well.

        The flag of an end is lit as somebody comes there.
        """
        party, other = self.party, probe.other(self.party.border + _A_HAIR)
        self.flags.points_at = lambda valley: max(
            one.lights * (party.bound_for[one.chosen] == valley) for one in (probe, other)
        )
        ridge = "On a ridge"  # not said where steps are too large for borders
        self.play(FadeIn(probe), run_time=0.4)
        until = {"until": ridge} if ridge in self.facts["inside"] else {"run_time": 3.0}
        self.play(change(probe.along, party.border - _A_HAIR), **until)
        lens = Loupe.over_starts(probe, other, poses.NUMBERS)
        self.play(FadeIn(lens, other), run_time=0.6)
        self.until("decides")
        self.play(change(other.walked, 1), run_time=1.5)
        self.hold(1.2)
        self.play(FadeOut(probe, other, lens), run_time=0.4)
        self.flags.points_at = lambda valley: 0.0

    def drop_by_hand(self, *ground: Any) -> None:
        """A pointer comes, a walker stands there, and what it does is read, from near."""
        mine, pose = self.mine, poses.at_hand(self.view, self.mine.trajectory.points)
        marks = self.flags, self.party.crosses
        gone = FadeOut(*marks, rate_func=squish_rate_func(rate_functions.smooth, 0, 0.3))
        self.to_the_hills(pose, *ground, coming=[gone], run_time=1.5)
        arrow = mine.arrow()
        page = on_plate(Words(tr("playground.html"), LABEL_SIZE)).within(STAGE, UP + LEFT)
        numbers = [on_plate(mine.readouts(), spare=0.2)]
        if not arrow.scale_of_all.is_true:
            numbers.append(on_plate(arrow.scale_of_all.note()))
        above: Any = page
        for plate in numbers:
            above = plate.next_to(above, DOWN, buff=0.2, aligned_edge=LEFT)
        self.play(FadeIn(mine.pointer, page), change(mine.pointer.come, 1), run_time=0.7)
        self.add(mine.trail, arrow.set_as(grown=0))
        self.play(FadeIn(mine.walker), mine.walker.ring_out(), run_time=0.5)
        self.play(FadeOut(mine.pointer), FadeIn(*numbers), arrow.grow(), run_time=0.5)
        self.say("Read its step, and how long its gradient is.")
        self.play(by_steps(mine, pace=rate_functions.ease_in_quad), run_time=2.9)
        self.hold(0.2)
        self.play(FadeOut(mine.walker, mine.trail, arrow, page, *numbers), run_time=0.4)

    def walk_off(self, strayed: Strayed) -> None:
        """One who starts where it is dark walks over the rim of the map, and is gone."""
        self.add(strayed.trail)
        self.play(by_steps(strayed), run_time=1.8)
        self.play(FadeOut(strayed.trail, strayed.walker), run_time=0.3)

    def flood(self) -> None:
        """Each valley's cloth rises from its floor, step by step."""
        cloth, two = self.cloth, self.two
        # No cross comes up through a lamp.
        first, then = (
            squish_rate_func(rate_functions.smooth, *part) for part in ((0, 0.5), (0.5, 1))
        )
        gone = [FadeOut(two.lamps, two.sign, rate_func=first)] if two else []
        coming = FadeIn(self.flags, self.party.crosses, rate_func=then)
        self.play(FadeIn(cloth, self.borders), coming, *gone, run_time=0.8)
        self.remove(self.guide.surface)
        for number in (*(stop for stop in (8, 15) if stop < cloth.last), cloth.last):
            self.play(change(cloth.risen, number, linear), run_time=1.0 if number <= 15 else 1.5)
        if cloth.rest:
            self.say("{rest}")
            lost = [FadeIn(self.strayed.walker)] if self.strayed else []
            self.play(change(cloth.risen, cloth.last + 1), *lost, run_time=0.8)
            if self.strayed:
                self.walk_off(self.strayed)
