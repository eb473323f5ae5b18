"""Pieces of the beats that are longer than a line of the script."""

from __future__ import annotations

from typing import Any

from manim import FadeIn, FadeOut, linear, rate_functions, smooth, squish_rate_func

from scenes.parts.momentum import places
from scenes.parts.momentum.adding import AddingPieces
from scenes.parts.momentum.cut import Cut
from scenes.parts.momentum.plan import GONE_ON
from scenes.parts.momentum.plotted import Unrolled
from scenes.parts.momentum.race import Race
from scenes.parts.momentum.turnover import READ, TO_READ
from scenes.parts.momentum.upright import Upright
from scenes.stage import Layer, change, swell
from scenes.stage.type.derivation import Derivation

# What comes is there before what goes is gone: the screen is never dark in between.
FIRST = squish_rate_func(smooth, 0.2, 0.75)
GONE = squish_rate_func(smooth, 0, 0.3)  # what stood on the ground
SOON = squish_rate_func(smooth, 0, 0.25)
LATE = squish_rate_func(smooth, 0.6, 1)
_DEEP = 7.0  # scene units: so far down the ravine is below the screen
_NIGHT = 0.4  # of the light of the ground, at night
_WILD_FOR = 6  # steps of the start, which are seen one by one
_BEFORE = 4  # steps before she enters the ring, from which on she goes slowly
THEN = squish_rate_func(smooth, 0.3, 0.8)
ALONE = squish_rate_func(smooth, 0.25, 0.8)  # ground that no other gives way to
_EBB = squish_rate_func(smooth, 0.1, 0.6)  # of ground that a plot takes the place of


def _is_ground(thing: Any) -> bool:
    """Whether it is what all else stands on: letters, lines and she go first, and come last."""
    return getattr(thing, "layer", None) in (Layer.GROUND, Layer.MAP)


class MomentumPieces(AddingPieces):
    """What the film does in several plays at a time."""

    def make_way(self, *comes: Any, also: tuple[Any, ...] = (), run_time: float = 0.9) -> None:
        """What the last beat left goes, and as that is nearly gone, other things come."""
        going, self.last = self.last, []
        plays: list[Any] = [*also]
        comes_in = THEN if any(map(_is_ground, going)) else ALONE
        for ground, (first, then) in ((True, (FIRST, comes_in)), (False, (GONE, TO_READ))):
            out, comers = (
                [one for one in some if _is_ground(one) == ground] for some in (going, comes)
            )
            plays += [FadeOut(*out, rate_func=first)] if out else []
            plays += [FadeIn(*comers, rate_func=then)] if comers else []
        self.play(*plays, run_time=run_time)

    def comes_up(self, *comes: Any) -> None:
        """The ravine comes up from below the screen, over the ground that was seen before it.

        What is written and who stands there has gone by then: no word lies over another.
        """
        ravine, (cut, *going) = self.ravine, self.last
        there = ravine.walked_in()
        ravine.view.look(**there | {"up": there["up"] - _DEEP})
        self.play(FadeOut(*going), change(cut.written, 0), run_time=0.4)
        self.add(ravine.surface)
        self.play(ravine.view.move(**there), run_time=0.9)
        self.remove(cut)
        self.play(FadeIn(*comes), run_time=0.3)
        self.last = []

    def bounce(self) -> None:
        """The first step, then two more.

        Nothing turns: on the way round an arrow would show directions that are not walked.
        """
        plain, step = self.ravine.plain, self.ravine.plain.downstep
        step.set_z_index(self.ravine.she.z_index - 1)  # her face is seen over it
        step.set_as(share=self.plan.rate, turned=1, grown=0)
        self.add(step)
        self.play(step.grow(), run_time=0.8)
        self.play(*plain.take_step(), run_time=0.7)
        for _ in range(2):
            step.set_as(share=self.plan.rate, turned=1, grown=0)
            self.play(step.grow(), run_time=0.35)
            self.play(*plain.take_step(), run_time=0.45)

    def stay(self, count: Any) -> None:
        """The steps are no longer counted; it is told that she stays, and it is seen."""
        self.play(FadeOut(count), run_time=0.4)
        on = self.ravine.plain.hurry(self.plan.plain_count + GONE_ON // 2, linear)
        self.play(on, run_time=0.9)

    def into_the_ring(self) -> None:
        """The rest of both walks; she comes into the ring, and leaves it again, under a glass."""
        plan = self.plan
        self.play(*self.both_to(plan.entered - _BEFORE), run_time=1.7)
        if not plan.strays:
            self.say("{home}")
            self.play(*self.both_to(plan.held_count), run_time=2.6)
            return
        self.play(*self.both_to(plan.entered - 1), run_time=0.4)
        self.say("{home}")
        self.play(*self.both_to(plan.entered), until="ring")
        self.until("out")
        self.play(*self.both_to(plan.farthest), run_time=1.0)
        self.play(*self.both_to(plan.held_count), run_time=1.6)

    def night_falls(self, *comes: Any) -> None:
        """Over the ravine in which they raced: she is back at her start as it is dark.

        The cross is not seen until she is there again.
        """
        ravine = self.ravine
        self.play(FadeOut(*self.last, ravine.cross), run_time=0.4)  # before it is dark
        self.add(ravine.dark)
        dim = ravine.surface.animate.set_presence(_NIGHT)
        self.play(dim, FadeIn(*comes), ravine.held.hurry(0, smooth), run_time=1.2)
        ravine.held.rewind()
        self.last = []

    def by_day(self, *gone: Any) -> None:
        """It grows light over her way, and it is seen from above: there lengths are true."""
        ravine = self.ravine
        light = ravine.surface.animate.set_presence(1)
        above = ravine.view.move(**ravine.flat(places.MAP_BOX))
        # From above her face would cover all of the cross but the ends of two of its arms.
        self.play(FadeOut(*gone, ravine.cross, rate_func=SOON), light, above, run_time=1.7)
        self.play(FadeIn(ravine.map), run_time=0.3)
        self.remove(ravine.dark, ravine.surface)

    def each_direction(self) -> None:
        """The question, and how steep it was across and along wherever she has been."""
        steeps = self.steeps()
        # The dots of her trail would cover the arrows along, which are shorter than a dot is wide.
        self.play(FadeIn(self.question()), FadeOut(self.ravine.held_trail), run_time=0.4)
        self.add(*steeps)
        for steep, word in zip(steeps, self.last_words(), strict=True):
            self.play(steep.grow(), FadeIn(word, rate_func=SOON), run_time=1.1)

    def both_to(self, step: int) -> list[Any]:
        """Both go on in the ravine, step by step."""
        return [walk.hurry(step, linear) for walk in (self.ravine.plain, self.ravine.held)]

    def into_the_larger(self) -> None:
        """All but the ground goes, both back to their start; it goes on beyond the cross."""
        one, ravine = self.pendulum, self.ravine
        stays = [ravine.surface, ravine.cross, ravine.who_remembers]
        walks = [ravine.held_trail, ravine.plain_flight]
        gone = [thing for thing in self.last if thing not in (*stays, *walks)]
        back = [walk.hurry(0, smooth) for walk in (ravine.held, ravine.plain)]
        self.play(FadeOut(*gone), run_time=0.3)
        self.play(*back, run_time=1.0)
        one.view.look(**one.seen_as(ravine.view))  # the same ground, and more of it to the right
        self.add(one.surface, one.cross, one.she)
        self.remove(*stays, *walks)
        there = one.view.move(**one.seen(places.SWUNG))
        self.play(FadeIn(one.tail, one.name, rate_func=SOON), there, run_time=1.6)
        self.last = []

    def plot_of_swings(self, guess: Any) -> None:
        """Her way along against steps, until she has arrived, and what it stays within."""
        one = self.pendulum
        way = Unrolled(one.line, one.tail.way())
        walked = FadeOut(one.cross, one.tail, one.she, rate_func=SOON)
        ground = FadeOut(one.surface, rate_func=_EBB)
        self.add(way)
        plot = FadeIn(*one.plotted, rate_func=TO_READ)
        self.play(walked, ground, change(way.there, 1), plot, run_time=1.2)
        self.remove(way)
        self.say("{swing}")
        # On the ruler it is seen how far she is: a count would tell the answer before it is said.
        self.play(*one.on_and_on(), FadeOut(one.counts, rate_func=SOON), run_time=2.8)
        self.play(one.closely(), FadeIn(*one.rims, rate_func=LATE), run_time=1.9)
        self.say("Only now does she stay in the ring.")
        since, number = one.arrived
        stays = one.go(one.end), FadeIn(since, rate_func=SOON)
        self.play(*stays, run_time=1.2)  # it is seen that she stays
        self.say("{worse}")
        self.play(*guess.answer(guess.answers[2]), FadeIn(number, rate_func=SOON), run_time=1.0)
        both = self.both_arrived()
        self.until(self.facts["worse"].partition(". ")[2])
        self.play(FadeIn(both), run_time=0.6)
        self.last = [guess, *one.plotted, *one.rims, one.name, *one.arrived, both]

    def walls_close_in(self, cut: Cut) -> None:
        """Cut across: the walls come nearer, the ruler is stretched, and what that asks for."""
        she = Upright(cut.foot, 1.3, self.clock)
        self.make_way(cut, she)
        self.play(cut.close_in(), run_time=2.2)
        self.say("At the same height, the walls are {closer} as close.")
        self.play(change(cut.lit, 1, rate_functions.there_and_back), run_time=1.8)
        self.hold()
        self.say("Draw it {closer} wider: it looks the same.")
        self.play(cut.widen(), run_time=2.0)
        self.say("At the old rate she would be thrown out. So alpha is {smaller} smaller.")
        self.play(change(cut.thrown, 1, rate_functions.ease_in_cubic), run_time=1.3)
        self.play(change(cut.thrown, 2), until="So alpha")
        rate, memory = self.settings_notes()
        self.play(FadeIn(rate), run_time=0.6)
        reach = self.reach_longer(memory)
        self.last = [cut, she, rate, memory, reach]

    def reach_longer(self, memory: Any) -> Derivation:
        """How far her memory is to reach, and which β that takes."""
        first, longer, found = self.reach_rows()
        reach = Derivation(first, places.REACH)
        self.say("We let her memory reach {closer} as far: {reach}. So beta is {narrow_memory}.")
        self.play(FadeIn(reach), run_time=0.6)
        self.until(self.facts["closer"])
        self.play(reach.turn_into(longer), run_time=0.9)
        self.until("So beta")
        self.play(reach.turn_into(found), FadeIn(memory, rate_func=LATE), run_time=1.0)
        self.hold(0.4)
        return reach

    def race_there(self, race: Race) -> None:
        """Both walk in it; she arrives, and then one waits for plain descent, to its last step."""
        plan, ravine = self.plan, self.ravine
        names = self.both_names(race.counts, 1.5)
        self.comes_up(ravine.cross, *race.parts, names)
        glass = race.closely()
        self.say("About how many steps with memory, instead of {held_count}?")
        self.ask(guess := self.ask_narrow(), silence=1.5)
        self.say("Off they go.")
        self.add(race.traces[0], race.lead)
        self.play(race.go(_WILD_FOR), FadeIn(*glass, rate_func=SOON), run_time=1.8)
        with self.delight():
            self.play(race.go(race.slit.entered - _BEFORE), run_time=1.2)
            self.play(race.go(plan.narrow.held), run_time=2.2)  # out of the ring, and back
            self.say("{narrow_held}. And plain descent?")
            told = *guess.answer(guess.answers[0]), swell(race.counts[1], 1.1)
            self.play(race.go(2 * plan.narrow.held), *told, run_time=1.0)
            self.play(
                race.go(plan.narrow.plain, rate_functions.ease_out_quad),
                guess.fold(),
                run_time=2.6,
            )
            self.say("{narrow_plain}. {as_many}")
            before = race.told()
            self.play(swell(race.counts[0], 1.1), run_time=0.8)
            self.until(self.facts["as_many"])
            self.play(FadeIn(before[0]), run_time=0.5)
            self.say("{root}")
            self.play(FadeIn(before[1]), run_time=0.5)
            self.until("the square")
            self.play(swell(before[1], 1.04), run_time=1.0)
        self.hold(0.2)
        # She is the one who walks back to where she started, and on from there at night.
        ravine.held.progress.set_value(plan.held_count)
        self.add(ravine.who_remembers)
        self.remove(race.she)
        left = [thing for thing in race.parts if thing is not race.she]
        self.last = [*left, race.traces[0], race.lead, names, *before, *glass]


__all__ = ["FIRST", "READ", "THEN", "TO_READ", "MomentumPieces"]
