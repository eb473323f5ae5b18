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
from scenes.parts.hills.domains import DomainPieces
from scenes.parts.hills.ends import same_depth
from scenes.parts.hills.parting import Parting
from scenes.parts.hills.steps import by_steps
from scenes.stage import LABEL_SIZE, LOSS, STAGE, Choices, Words, change, on_plate, tr
from scenes.stage.type.text import number_text

_BESIDE = 0.65  # of the field, beside those that are lit: it is told of as well
_UNDER = 0.5  # of the field, as all walk over it: their ways are told of
_ON_A_MAP = 0.7  # of the size of those who stand there
_OVER_ARROWS, _CLOSE_BY = 0.5, 0.7  # where a step is hardly as long as they are large
_BESIDE_A_PAWN = 1.35  # times as far as beside a cross, a letter is
_SOON = squish_rate_func(rate_functions.smooth, 0, 0.15)
_LATE = squish_rate_func(rate_functions.smooth, 0.6, 0.9)
_SOONER = squish_rate_func(rate_functions.smooth, 0, 0.5)


class HillsPieces(DomainPieces):
    """The stage of the hills, and what happens on it."""

    def drop_the_others(self, phrase: str) -> None:
        """The others fall on the hills; at the phrase one is lit, then flags light up.

        They are over the valleys that it may end in.
        """
        walkers, flags = self.party.walkers, self.flags_above
        walkers.dropped.set_value(0)
        self.play(self.view.move(**poses.everybody(self.view)), run_time=1.0)
        self.add(self.company)
        self.play(change(walkers.dropped, 1, linear), run_time=1.6)
        self.until(phrase)
        self.play(FadeIn(self.spot), run_time=0.4)
        self.until("{where}")
        self.play(FadeIn(self.flags_above, self.poles), run_time=0.4)
        if self.offered:
            self.until("end in ")
        for valley in self.offered:
            self.play(flags.light(valley), run_time=0.4)

    def answer_where(self) -> list[Any]:
        """The flag of the valley that the one in the spotlight ended in lights up, and no other."""
        right = self.party.destined[self.party.highest]
        known = self.flags_above.valleys
        lit = [valley for valley in {right, *self.offered} if valley in known]
        return [self.flags_above.light(valley, float(valley == right)) for valley in lit]

    def cross_the_floors(self) -> None:
        """Crosses at the floors on the map, where those were who have come there; and its axes."""
        party, figure = self.party, self.guide.figure
        alone = self.smaller == 1  # else there is no room for axes
        self.axes = [MapAxes(self.view, self.plan.floors)] if alone else []
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
        """All walk once more over the field, until all their ways lie over it together.

        Then, from so near that they are large, her first steps alone, each against the arrow
        where it begins: who walks at the rim of the frame is cut off there.
        """
        guide, field, both = self.guide, self.field, (self.party, self.guide)
        for one in both:
            one.rewind()
        self.shrink(_OVER_ARROWS)
        self.say("They walk once more, each step against its arrow.")
        clear = self.under.animate.set_presence(1)
        beside = field.animate.set_presence(_UNDER)
        self.play(FadeIn(self.company, self.alone), FadeOut(self.lit), clear, beside, run_time=0.4)
        self.play(*(by_steps(one, pace=rate_functions.ease_in_quad) for one in both), run_time=2.5)
        self.hold(0.4)
        again = field.animate.set_presence(_BESIDE)
        self.play(FadeOut(self.company, self.alone), again, run_time=0.3)
        for one in both:
            one.rewind()
        self.shrink(_CLOSE_BY)
        # Once for all that are shown: none of its arrows comes back while she walks.
        field.walked = lambda: guide.trajectory.points[: STEPS_SHOWN + 1, 0]
        arrows = OwnArrows(guide.trajectory, guide, field)
        steps = OwnSteps(arrows, self.plan.rate)
        coming = [
            FadeIn(self.alone, rate_func=_LATE),
            FadeIn(arrows, rate_func=_LATE),
            change(field.cleared, 1, _LATE),
        ]
        pose = guide.beside(arrows.first_tips())
        self.to_the_hills(pose, guide.open_land, coming=coming, run_time=1.8)
        self.say("Up close: the arrow points uphill, the step goes down.")
        self.add(steps)
        early = squish_rate_func(rate_functions.smooth, 0, 0.6)
        self.play(change(steps.aimed, 1, early), run_time=0.8)
        self.play(by_steps(guide, min(STEPS_SHOWN, guide.steps)), run_time=2.2)

    def ground_of_the_field(self) -> Any:
        """What arrows lie on: ground that fills the frame, or the map, if a note is beside it."""
        fills = poses.filling(self.view)
        self.under: Any = self.party.map
        if fills and self.laid == self.smaller == 1:
            self.under = self.guide.open_land
            self.to_the_hills(fills, self.under, run_time=0.9)
        return self.under

    def shrink(self, share: float) -> None:
        """All who walk are smaller."""
        for who in (self.party.walkers, self.guide.figure):
            who.shrunk.set_value(share)

    def where_she_began(self) -> None:
        """At her start, where the camera is, hers lights up again; those of the field go."""
        guide, scale = self.guide, self.scale
        as_they_are = scale.factor == self.factor_above
        noted = [] if self.smaller == 1 else [self.note]  # it came with the field
        over = [one for one in self.mobjects if isinstance(one, OwnArrows)]
        self.play(FadeOut(*over, self.alone), run_time=0.3)
        self.say("Where did these two slopes come from?")
        guide.rewind()  # drawn back along her way, she would seem to walk uphill
        again, gone = FadeIn(self.alone, rate_func=_SOON), FadeOut(self.field, *noted)
        if as_they_are:
            self.play(gone, again, guide.look(), run_time=0.6)
        else:
            self.play(gone, again, run_time=0.6)
            scale.tracker.set_value(self.factor_above)

    def leave_her(self, told: Any) -> None:
        """She goes with all that is ``told`` of her; the two stand where they began."""
        guide, two = self.guide, self.two
        gone = [FadeOut(told), guide.uphill.animate.set_presence(0)]
        if two is None:
            self.play(*gone, run_time=0.5)
        else:
            self.play(*gone, FadeOut(self.alone), run_time=0.3)
            two.rewind()
        guide.land()

    def show_long_and_short(self) -> None:
        """A long arrow of the field lights up, and a short one, each as it is told of."""
        lit = LitArrows(self.field, self.field.long_and_short())
        self.add(lit)
        self.play(self.field.animate.set_presence(_BESIDE), lit.light(0), run_time=0.5)
        self.until("short where")
        self.play(lit.light(1), run_time=0.5)
        self.hold()
        self.lit = lit

    def under_a_lens(self, two: Parting, phrase: str) -> None:
        """How close the two are, under a lens; in millimetres from a phrase on."""
        loupe = two.loupe()
        paper = two.on_paper(loupe)
        with self.shown(loupe, run_time=0.4):
            self.play(two.lamps.ring_out(), until=phrase)
            with self.shown(paper, run_time=0.4):
                self.hold(0.4)

    def bend_both_ways(self, two: Parting, meter: Any) -> list[Any]:
        """While the two stand still at the pass: a level pane, two curves, its name, which stay.

        Their ``meter`` has told how level it is, and makes room for the question.
        """
        for grown in two.curves.grown:
            grown.set_value(0)
        level = two.name_of_pane(tr("almost level"))
        other = tr("a pass")
        guess = Choices(tr("a valley"), other).within(STAGE.rows(1, 5)[0].columns(1.9, 1)[0])
        late = squish_rate_func(rate_functions.smooth, 0.35, 1)
        coming = FadeIn(two.pane, two.curves, level, guess, rate_func=late)
        self.play(FadeOut(meter, rate_func=_SOONER), coming, run_time=0.8)
        self.silence(1.2)
        self.say("Along the ridge it rises, to both sides it falls: a saddle, or pass.")
        self.play(change(two.curves.grown[0], 1), until="to both sides")
        self.play(change(two.curves.grown[1], 1), until="a saddle")
        name = two.named(tr("saddle"))
        named = FadeIn(two.sign, *name)  # one name at a time
        self.play(FadeOut(level), named, *guess.answer(other), run_time=0.4)
        self.hold(0.5)
        return [two.pane, two.sign, guess, *name]  # a trail would cut the mark

    def part_on_the_pass(self, two: Parting, *gone: Any) -> None:
        """Slowly, large, each with a shape of its own: one to this valley, one to that.

        The ridge stays, until they have gone down on its two sides.
        """
        self.say("{ends_of_the_two}")
        names = two.valleys(self.plan.floors)
        late = squish_rate_func(rate_functions.smooth, 0.5, 1)
        self.play(FadeOut(*gone, rate_func=_SOONER), FadeIn(*names, rate_func=late), run_time=0.6)
        self.until("one goes")
        with self.delight():
            bent = [change(two.curves.there[1], 0, _SOON), change(two.curves.there[0], 0, _LATE)]
            self.play(by_steps(two), *bent, run_time=4.5)
            self.remove(two.curves)
            self.say("A hair’s breadth apart: two valleys.")
            self.hold(0.2)
        self.play(FadeOut(*names), run_time=0.3)

    def drop_by_hand(self, *ground: Any) -> None:
        """A pointer comes, a walker stands there, and what it does is read, from near."""
        mine, pose = self.mine, poses.at_hand(self.view, self.mine.trajectory.points)
        early = squish_rate_func(rate_functions.smooth, 0, 0.3)
        gone = FadeOut(self.flags, self.party.crosses, rate_func=early)
        self.to_the_hills(pose, *ground, coming=[gone], run_time=1.9)
        arrow = mine.arrow()
        page = on_plate(Words(tr("playground.html"), LABEL_SIZE)).within(STAGE, UP + LEFT)
        numbers = [on_plate(mine.readouts(), spare=0.2)]
        if not arrow.scale_of_all.is_true:
            numbers.append(on_plate(arrow.scale_of_all.note()))
        above: Any = page
        for plate in numbers:
            above = plate.next_to(above, DOWN, buff=0.2, aligned_edge=LEFT)
        self.flags.farther = _BESIDE_A_PAWN
        self.flags.shown = self.flags.clear_of([page, *numbers])
        coming = FadeIn(mine.pointer, page, self.flags)
        self.play(coming, change(mine.pointer.come, 1), run_time=0.6)
        self.add(mine.trail, arrow.set_as(grown=0))
        self.play(FadeIn(mine.walker), mine.walker.ring_out(), run_time=0.4)
        self.play(FadeOut(mine.pointer), FadeIn(*numbers), arrow.grow(), run_time=0.4)
        self.say("Count the steps, and read the length of the gradient.")
        self.play(by_steps(mine, min(2, mine.steps)), run_time=1.5)
        self.play(by_steps(mine, pace=rate_functions.ease_in_quad), run_time=1.7)
        self.hold()
        gone = FadeOut(mine.walker, mine.trail, arrow, page, self.flags, *numbers)
        self.play(gone, run_time=0.4)
