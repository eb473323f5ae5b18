"""Pieces of the beats of the hills, each told by a film with the words that belong to it."""

from __future__ import annotations

from typing import Any

from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, VGroup, linear, rate_functions

from scenes.parts.hills import formulas, poses
from scenes.parts.hills.arrows import LitArrows
from scenes.parts.hills.loupe import Loupe
from scenes.parts.hills.parting import Parting
from scenes.parts.hills.probe import Probe
from scenes.parts.hills.rule_told import RulePieces
from scenes.parts.hills.slice import LEAST_HIGH, Slice
from scenes.parts.hills.steps import by_steps
from scenes.stage import LABEL_SIZE, TITLE, Box, Words, change, on_plate, tr

_FAINT = 0.35  # of the field, beside hers, and beside those that are lit
_HELD = 0.3  # of the strength of what is held fixed
_A_HAIR = 0.012  # of a start's way, to either side of the border that it crosses


class HillsPieces(RulePieces):
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
        """Crosses at the floors on the map."""
        self.play(FadeIn(self.party.crosses), run_time=0.8)

    def walk_over_the_arrows(self) -> None:
        """The others walk once more, all their ways over the field: each against the arrows."""
        party = self.party
        party.rewind()
        self.say("They walk once more: every path runs against the arrows.")
        self.play(FadeIn(self.company), run_time=0.8)
        self.play(by_steps(party, min(4, party.steps)), run_time=2.4)
        self.play(by_steps(party, pace=rate_functions.ease_in_quad), run_time=2.4)
        self.hold(1.0)

    def where_she_began(self) -> None:
        """Of all arrows hers lights up, at her start; the camera comes so near that it is large.

        The field stays about her on the way, if hers is on its scale.
        """
        guide, scale = self.guide, self.scale
        as_they_are = scale.factor == self.factor_above
        noted = [self.note] if self.note in self.mobjects else []
        guide.rewind()
        self.play(FadeOut(self.company), FadeIn(self.alone), run_time=0.6)
        clear = self.party.map.animate.set_presence(1)
        if as_they_are:
            self.play(clear, self.field.animate.set_presence(_FAINT), guide.look(), run_time=0.9)
        else:
            self.play(clear, FadeOut(self.field, *noted), run_time=0.9)
            scale.tracker.set_value(self.factor_above)
        self.hold(0.4)
        gone = [FadeOut(self.field, *noted)] if as_they_are else []
        coming = [*gone, change(guide.figure.shrunk, 1)]
        self.to_the_hills(guide.beside(), guide.close_by, coming=coming, run_time=1.8)

    def show_long_and_short(self) -> None:
        """A long arrow of the field lights up, and a short one, each as it is told of."""
        lit = LitArrows(self.field, self.field.long_and_short())
        self.add(lit)
        self.play(self.field.animate.set_presence(_FAINT), lit.light(0), run_time=0.5)
        self.until("short where")
        self.play(lit.light(1), run_time=0.5)
        self.hold()
        self.play(self.field.animate.set_presence(1), FadeOut(lit), run_time=0.5)

    def take_apart(self, *noted: Any) -> VGroup:
        """The height's formula; her arrow, of which each part grows as its formula is written.

        Then the numbers: those with which her first step was worked out.
        """
        guide, along = self.guide, self.guide.parts()
        right = bool(guide.gradient()[0] > 0)
        side = poses.beside_her(right)
        room = side.width - 0.5
        gradient = formulas.gradient_formula(guide.landscape, room)
        slopes = self.lines[0].slope_text, self.lines[1].slope_text
        numbers = formulas.worked_numbers(guide.landscape, guide.start, slopes, room)
        height = formulas.height_above(guide.landscape, room)
        wide = None if height else formulas.height_above(guide.landscape, TITLE.width - 0.5)
        if wide:
            noted = (*noted, on_plate(wide).within(TITLE))
            side = side._replace(top=TITLE.bottom - 0.2)
        column = VGroup(*map(on_plate, [*([height] if height else []), gradient, numbers]))
        column.arrange(DOWN, buff=0.15, aligned_edge=LEFT)
        column.scale(min(side.width / column.width, side.height / column.height))
        for row in column:
            row[0].stretch_to_fit_width(float(column.width), about_edge=LEFT)
        rim, edge = (side.left, LEFT) if right else (side.right, RIGHT)
        column.move_to((rim, side.top, 0), aligned_edge=UP + edge)
        cuts = self._cuts(column[-1], side.bottom)
        names = self.named_parts(along)
        self.add(*(arrow.set_as(grown=0) for arrow in along))
        self.say("The height here is {function}.", "The height here is {function_aloud}.")
        look = [] if guide.uphill.grown.get_value() else [guide.look()]  # hers may have come along
        self.play(*look, *map(FadeIn, [*column[:-2], *noted]), run_time=0.8)
        held = formulas.is_product_of_sines(guide.landscape)
        for arrow, name, axis, other in zip(along, names, "xy", "yx", strict=True):
            self.say(f"{{held_{axis}}}", f"{{aloud_{axis}}}")
            cut = cuts.get(axis, [])
            self.play(arrow.grow(), FadeIn(name), *map(FadeIn, cut), run_time=0.8)
            if height and held:
                self.until("stays fixed")
                fixed, free = (height.part(f"sin_{one}").animate for one in (other, axis))
                self.play(fixed.set_opacity(_HELD), free.set_opacity(1), run_time=0.5)
            self.until(f"{{comes_{axis}}}")
            leaning = [change(one.leaning, 1) for one in cut]
            framed = [FadeIn(column[-2][0], _frame(gradient))] if axis == "x" else []
            if leaning or framed:
                self.play(*framed, *leaning, run_time=0.5)
            self.play(FadeIn(gradient.part(axis)), run_time=0.6)
            if cut:
                self.hold(0.5)
                self.play(*map(FadeOut, cut), run_time=0.3)
        self.say("At her start: the same two slopes as before.")
        lit = [height.part(f"sin_{axis}").animate.set_opacity(1) for axis in "xy" if held]
        self.play(FadeIn(column[-1][0], _frame(numbers)), *lit, run_time=0.5)
        self.until("two slopes")
        for axis in "xy":
            self.play(FadeIn(numbers.part(axis)), run_time=0.4)
        self.hold(0.5)
        return VGroup(column, *along, *names, *noted)

    def _cuts(self, above: Any, bottom: float) -> dict[str, list[Slice]]:
        """The ground cut along x and along y, from the upper edge of a row down, if there is room.

        One comes when the other has gone.
        """
        left, right = float(above.get_left()[0]), float(above.get_right()[0])
        box = Box(left, bottom, right, float(above.get_top()[1]))
        return {axis: [Slice(self.guide, box, axis)] for axis in "xy" if box.height >= LEAST_HIGH}

    def under_a_lens(self, two: Parting, phrase: str) -> None:
        """How close the two are, under a lens; in millimetres from a phrase on."""
        loupe = two.loupe()
        paper = two.on_paper(loupe)
        with self.shown(loupe, run_time=0.4):
            self.play(two.lamps.ring_out(), until=phrase)
            with self.shown(paper, run_time=0.4):
                self.hold(0.7)

    def bend_both_ways(self, two: Parting, meter: Any) -> None:
        """While the two stand still, the pass from lower down: a level pane, two curves, its name.

        That the film is paused, not their walk at an end, is written below the ``meter``.
        """
        for grown in two.curves.grown:
            grown.set_value(0)
        paused = on_plate(Words(tr("paused at step {step}").format(step=two.step), LABEL_SIZE))
        with self.shown(paused.next_to(meter, DOWN, buff=0.15, aligned_edge=LEFT), run_time=0.4):
            lower = self.view.move(**poses.low_at_the_pass(self.view.pose, two.made))
            self.play(lower, run_time=2.2)
            self.say("Along the ridge it rises, to both sides it falls: a saddle, or pass.")
            self.play(FadeIn(two.pane, two.curves), FadeOut(two.sign), run_time=0.5)
            self.play(change(two.curves.grown[0], 1), until="to both sides")
            self.play(change(two.curves.grown[1], 1), until="a saddle")
            with self.shown(two.named(tr("saddle")), run_time=0.4):
                self.hold(1)
            self.play(FadeOut(two.pane, two.curves), FadeIn(two.sign), run_time=0.4)

    def part_on_the_pass(self, two: Parting, meter: Any) -> None:
        """Slowly, large, each with a shape of its own: one to this valley, one to that.

        The camera only rises, from where the saddle was seen as one, until both valleys are seen.
        """
        self.say("{ends_of_the_two}")
        higher = self.view.move(**poses.at_the_parting(self.view, two.made))
        self.play(higher, FadeOut(meter), run_time=1.6)
        names = two.valleys(self.plan.floors)
        self.play(FadeIn(*names), run_time=0.4)
        with self.delight():
            self.play(by_steps(two), run_time=6.0)
        self.hold(0.8)
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
        self.play(change(other.walked, 1), run_time=1.8)
        self.hold(0.7)
        self.play(FadeOut(probe, other, lens), run_time=0.4)
        self.flags.points_at = lambda valley: 0.0

    def drop_by_hand(self) -> None:
        """A pointer comes, a walker stands there, and what it does is read."""
        mine = self.mine
        numbers = mine.readouts().within(poses.NUMBERS, LEFT)
        self.play(FadeIn(mine.pointer), change(mine.pointer.come, 1), run_time=1.1)
        self.add(mine.trail)
        self.play(FadeIn(mine.walker), mine.walker.ring_out(), run_time=0.8)
        self.play(FadeOut(mine.pointer), FadeIn(numbers), run_time=0.4)
        self.say("Read its step, and how long its gradient is.")
        self.play(by_steps(mine), run_time=3.8)
        self.hold(0.3)
        self.play(FadeOut(mine.walker, mine.trail, numbers), run_time=0.4)

    def flood(self) -> None:
        """Each valley's cloth rises from its floor, step by step."""
        cloth, two = self.cloth, self.two
        gone = [FadeOut(two.lamps, two.sign)] if two else []
        coming = FadeIn(cloth, self.borders, self.flags, self.party.crosses)
        self.play(coming, *gone, run_time=0.6)
        self.remove(self.guide.surface)
        for number in (*(stop for stop in (8, 15) if stop < cloth.last), cloth.last):
            self.play(change(cloth.risen, number, linear), run_time=1.2 if number <= 15 else 1.6)
        if cloth.rest:
            self.say("{rest}")
            self.play(change(cloth.risen, cloth.last + 1), run_time=0.8)


def _frame(column: Any) -> VGroup:
    """What stands of a column before its two parts do: all the rest."""
    parts = [column.part(name) for name in "xy"]
    own = {id(glyph) for part in parts for glyph in part.family_members_with_points()}
    return VGroup(*(one for one in column.family_members_with_points() if id(one) not in own))
