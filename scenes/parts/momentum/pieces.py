"""Pieces of the beats that are longer than a line of the script."""

from __future__ import annotations

from typing import Any

from manim import LEFT, FadeIn, FadeOut, linear, rate_functions, smooth, squish_rate_func

from scenes.parts.momentum import places
from scenes.parts.momentum.adding import AddingPieces
from scenes.parts.momentum.cut import Cut
from scenes.parts.momentum.plan import GONE_ON
from scenes.parts.momentum.race import Race
from scenes.parts.momentum.turnover import READ, TO_READ
from scenes.parts.momentum.upright import Upright
from scenes.stage import change, swell

# One picture goes, and another comes up from below: never both at a time, and never neither.
GONE = squish_rate_func(smooth, 0, 0.28)
RISES = squish_rate_func(rate_functions.ease_out_sine, 0.1, 1)
SOON = squish_rate_func(smooth, 0, 0.25)
LEAVES = squish_rate_func(smooth, 0, 0.85)
AXES = squish_rate_func(smooth, 0.05, 0.8)
LATE = squish_rate_func(smooth, 0.6, 1)
_DEEP = 7.0  # scene units: so far down the ravine is below the screen
_NIGHT = 0.5  # of the light of the ground, at night
_WILD_FOR = 6  # steps of the start, which are seen one by one
_BEFORE = 4  # steps before she enters the ring, from which on she goes slowly
_RISE = 1.0  # seconds


class MomentumPieces(AddingPieces):
    """What the film does in several plays at a time."""

    def make_way(self, *rises: Any, comes: tuple[Any, ...] = ()) -> None:
        """What the last beat left goes, new ground rises, and then what is written on it comes."""
        going, self.last = self.last, []
        there = [FadeIn(*comes, rate_func=TO_READ)] if comes else []
        self.play(FadeOut(*going, rate_func=GONE), *rises, *there, run_time=_RISE)

    def ravine_rises(self, *stands: Any) -> Any:
        """The ravine in which they walk comes up from below the screen, with who stands in it."""
        view, there = self.ravine.view, self.ravine.walked_in()
        view.look(**there | {"up": there["up"] - _DEEP})
        self.add(self.ravine.surface, *(one.set_presence(1) for one in stands))
        return view.move(RISES, **there)

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
        """Over the ravine in which they raced: as it is dark she stands at her start.

        The cross is not seen until she is there again; she is not seen on her way back.
        """
        ravine, she = self.ravine, self.ravine.who_remembers
        self.play(FadeOut(*self.last, ravine.cross, she), run_time=0.4)  # before it is dark
        ravine.held.rewind()
        self.add(ravine.dark)
        dim = ravine.surface.animate.set_presence(_NIGHT)
        there = FadeIn(she.set_presence(1), rate_func=SOON)  # the ground is not empty for long
        self.play(dim, there, FadeIn(*comes), run_time=1.0)
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
        stays.append(ravine.held_trail)
        gone = [thing for thing in self.last if thing not in stays]
        self.play(FadeOut(*gone), run_time=0.3)  # of two walks back neither would be seen
        ravine.plain.rewind()
        self.play(ravine.held.hurry(0, smooth), run_time=0.8)
        one.view.look(**one.seen_as(ravine.view))  # the same ground, and more of it to the right
        self.add(one.surface, one.cross, one.she)
        self.remove(*stays)
        there = one.view.move(**one.seen(places.SWUNG))
        self.play(FadeIn(one.tail, one.name, rate_func=SOON), there, run_time=1.6)
        self.last = []

    def plot_of_swings(self, guess: Any) -> None:
        """Her way along against steps, until she has arrived, and what it stays within."""
        one = self.pendulum
        # On the ruler it is seen how far she is: a count would tell the answer before it is said.
        walked = one.cross, one.tail, one.she, one.counts, one.surface
        axes = FadeIn(one.plane, one.level, rate_func=AXES)  # there before the ravine is all gone
        self.play(FadeOut(*walked, rate_func=LEAVES), axes, run_time=0.6)
        one.party.rewind()
        self.add(one.line, one.hull)
        self.play(one.go(one.there_and_back), run_time=0.9)  # what was walked, once more
        self.say("{swing}")
        self.play(FadeIn(note := self.swing_note(), rate_func=SOON), *one.on_and_on(), run_time=3.2)
        self.say("Now zoom in.")
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
        self.last = [guess, *one.plotted, *one.rims, one.name, note, *one.arrived, both]

    def walls_close_in(self, cut: Cut) -> None:
        """Cut across: the walls come nearer, the ruler is stretched, and what that asks for."""
        she = Upright(cut.foot, 1.3, self.clock)
        self.add(cut, she)
        self.make_way(cut.rise(RISES), cut.words_come(TO_READ))
        self.play(cut.close_in(), run_time=2.2)
        self.say("At the same height, the walls are {closer} as close.")
        self.play(change(cut.lit, 1, rate_functions.there_and_back), run_time=1.8)
        self.hold()
        self.say("Draw it {closer} wider: it looks the same.")
        self.play(cut.widen(), run_time=2.0)
        self.say("At the old rate she would be thrown out. So alpha is {smaller} smaller.")
        too_far = self.thrown_note()
        thrown = change(cut.thrown, 1, rate_functions.ease_in_cubic)
        self.play(thrown, FadeIn(too_far, rate_func=SOON), run_time=1.3)
        self.until("So alpha")
        self.play(change(cut.thrown, 2), run_time=0.4)
        rate, *longer = self.settings_notes()
        self.play(FadeOut(too_far, rate_func=SOON), FadeIn(rate, rate_func=TO_READ), run_time=0.8)
        self.reach_longer(*longer)
        self.last = [cut, she, rate, *longer]

    def reach_longer(self, reach: Any, memory: Any) -> None:
        """How far her memory is to reach, and which β that takes."""
        self.say("We let her memory reach {closer} as far: {reach}. So beta is {narrow_memory}.")
        self.play(FadeIn(reach), run_time=0.6)
        self.until("So beta")
        self.play(FadeIn(memory), run_time=0.6)
        self.hold(0.4)

    def race_there(self, race: Race) -> None:
        """Both walk in it; she arrives, and then one waits for plain descent, to its last step."""
        plan, ravine = self.plan, self.ravine
        names = self.both_names(race.counts, 1.5)
        rises = self.ravine_rises(ravine.cross, *race.parts[:2])
        rates = self.rates_note(plan.narrow)
        race.wider.next_to(rates, LEFT, buff=0.2)
        self.make_way(rises, comes=(race.wider, names, rates))
        glass = race.closely()
        self.say("About how many steps with memory, instead of {held_count}?")
        self.play(FadeIn(*glass), run_time=0.5)
        self.ask(guess := self.ask_narrow(), silence=1.5)
        self.say("Off they go.")
        self.add(race.traces[0], race.lead)
        self.play(race.go(_WILD_FOR), run_time=1.8)
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
        self.last = [*left, race.traces[0], race.lead, names, rates, *before, *glass]


__all__ = ["AXES", "GONE", "LEAVES", "READ", "RISES", "TO_READ", "MomentumPieces"]
