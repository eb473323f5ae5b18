"""She remembers: an old push carried on, a chain that fades, and what too much of it does.

manim render scenes/momentum.py
"""

# ruff: noqa: I001 (imports are the cast list: a few full lines, not one line a name)
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from manim import LEFT, FadeIn, FadeOut, linear, smooth, squish_rate_func
from manim import rate_functions as pace
from msgspec import Meta

from scenes.parts.momentum import READ, RISES, TO_READ, Cut, MomentumPieces, Near, Race, Rule
from scenes.parts.momentum import places
from scenes.render.parameters import Pair
from scenes.parts.momentum.bend import bends
from scenes.stage import TITLE_SIZE, Choices, beat, change, on_plate, swell, tr

_SOON, _LATE = squish_rate_func(smooth, 0, 0.3), squish_rate_func(smooth, 0.6, 1)
_HALF_WAY = 12  # steps of her last walk, before its second line


@dataclass(frozen=True)
class MomentumParameters:
    """What a lecturer may change. The ravine is (w₁² + ``condition`` w₂²)/2."""

    condition: Annotated[float, Meta(ge=25, le=1000), "how much sharper it curves across"] = 100.0
    start: Annotated[Pair, "where she starts: along, across"] = (-5.0, 0.5)
    memory: Annotated[float, Meta(ge=0.5, le=0.9), "the share of a push she keeps"] = 0.8
    most: Annotated[float, Meta(ge=0.5, le=0.995), "the share that is too much"] = 0.99
    arrival: Annotated[float, Meta(ge=0.001, le=0.1), "share of the way that is none"] = 0.01
    rate: Annotated[float | None, "of all walks; none: the best for plain descent"] = None


class Momentum(MomentumPieces):
    """What agrees grows, what argues shrinks; too much memory swings for ever longer."""

    number = 14
    title = "She remembers"
    lasts = 239.4
    words = 539
    parameters = MomentumParameters()

    @beat("What if she could remember her last steps?")
    def wall_to_wall(self) -> None:
        """A ravine, the best rate for plain descent, and all its steps."""
        ravine, view, plain = self.ravine, self.ravine.view, self.ravine.plain
        self.add(ravine.surface, ravine.cross, ravine.she)
        view.look(**ravine.beside_her())
        self.play(view.move(**ravine.hill()), run_time=2.8)
        self.say("Here is a ravine. Across, it bends {sharp} as sharply as along.")
        across, along = bends(view)
        self.add(across[0], along[0])
        self.until("Across")
        self.play(across[0].grow(), FadeIn(across[1]), run_time=1.0)
        self.until("as along")
        self.play(along[0].grow(), FadeIn(along[1]), run_time=0.8)
        self.hold(0.6)
        self.play(FadeOut(across[1], along[1]), run_time=0.3)
        down = FadeOut(across[0], along[0]), view.move(**ravine.walked_in())
        self.play(*down, run_time=1.7)
        ring = "Inside this ring, {ring} of the distance is left."
        self.say(f"{ring} She has arrived when she stays inside.")
        lens = [*self.lens.parts, note := self.lens_note(), large := self.larger_note()]
        self.play(FadeIn(*self.lens.parts, large), run_time=0.6)
        self.until("{ring}")
        self.play(FadeIn(note), run_time=0.5)
        self.until("stays")
        self.play(swell(note, 1.15), run_time=0.8)
        self.say("{rated}")
        name = self.plain_name()
        count = on_plate(self.counter(plain, self.plan.plain_count), 0.12, 0.75)
        self.play(FadeIn(name, ravine.plain_trail), run_time=0.6)
        self.ask(guess := self.ask_plain(), silence=1.5)
        self.say("She bounces. Wall to wall, and a small step along, wall to wall.")
        self.play(FadeIn(count), run_time=0.3)
        self.bounce()
        self.play(plain.hurry(24, linear), run_time=1.4)
        self.play(plain.hurry(self.plan.plain_count, smooth), run_time=2.4)
        self.say("{plain_count} steps, and she stays inside.")
        self.play(*guess.answer(guess.answers[-1]), run_time=0.6)
        self.play(swell(count), run_time=1.2)
        self.until("inside")
        self.stay(count)
        self.last = [name, guess, *lens]

    @beat("Back at her start: look at her first two gradients.")
    def two_gradients(self) -> None:
        """Two gradients on the map, a memory that adds them up, and the step that it makes."""
        ravine = self.ravine
        self.play(FadeOut(*self.last, rate_func=_SOON), ravine.plain.hurry(0, smooth), run_time=1.6)
        ravine.plain.rewind()
        self.play(ravine.view.move(**ravine.flat(places.MAP_BOX)), run_time=1.8)
        near = Near(self.plan, ravine, self.clock)
        self.play(FadeIn(ravine.map, *near.walked), run_time=0.5)
        self.remove(ravine.surface, ravine.plain_trail, ravine.she)
        self.two_steps(near, *self.on_the_map(near))
        self.argue_across(near)
        self.agree_along(near)
        self.remember(near)
        self.add_up(near)
        self.slanting(near)
        self.last += [ravine.map, ravine.cross, *near.walked]

    @beat("On an even slope, every gradient is the same arrow.")
    def a_fading_chain(self) -> None:
        """A chain of arrows that fade, on a ruler: how far it gets."""
        self.build_chains()
        grown = self.sums()
        agree = self.agree
        self.add(self.ramp, self.ramp.she)
        self.make_way(self.ramp.rise(RISES), comes=(self.of_gradients, self.axis))
        self.play(change(self.ramp.count, 3, linear), until="same arrow")
        self.say("How long can her memory grow: {less}, {grown}, or without end?")
        answers = self.facts["less"], self.facts["grown"], tr("without end")
        guess = Choices(*answers, size=TITLE_SIZE).within(places.BAND)
        self.ask(guess, "{less}", "{grown}", "without end", silence=1.5)
        self.say("{sums}")
        gone = FadeOut(self.of_gradients, self.axis, self.ramp.she, rate_func=READ)
        self.play(self.ramp.hand_over(), gone, run_time=1.0)
        self.add(agree.one())
        self.remove(self.ramp)
        self.play(FadeIn(self.push, self.newest, self.agreed, self.measure), run_time=0.5)
        for number, phrase in ((2, "{second}"), (3, "{third}")):
            self.until(phrase)
            self.play(agree.grow(number), run_time=0.6)
        self.until("fades")  # the sum grows with the arrow: until then what was said stands
        self.play(agree.grow(7), run_time=1.9)
        self.say("{limit}")
        self.play(agree.grow(agree.links), FadeIn(self.post), run_time=1.4)
        self.play(*guess.answer(guess.answers[1]), FadeIn(grown[0]), run_time=0.6)
        self.until("At each")
        self.play(guess.fold(), run_time=0.3)
        self.play(FadeIn(grown[1]), run_time=0.3)
        self.play(agree.turn_over(1), run_time=1.2)
        self.until("and 1")
        self.play(agree.turn_over(2), FadeIn(grown[2], rate_func=_SOON), run_time=1.2)
        self.hold()
        self.play(FadeOut(*grown[1:]), run_time=0.3)
        self.last = [self.post, grown[0]]

    @beat("Call the memory v. It is beta times the old v, plus the gradient.")
    def the_rule(self) -> None:
        """Two lines, and a chain that loses its links as β is turned to 0."""
        rule = Rule(self.remembered)
        first, second = rule.lines
        words = self.carry_note().move_to(first, aligned_edge=LEFT)
        self.play(FadeIn(words), run_time=0.5)
        self.until("beta")
        in_letters = FadeIn(first, rule.beta, rate_func=TO_READ)
        self.play(FadeOut(words, rate_func=READ), in_letters, run_time=0.8)
        self.say("Theta is her place: she steps against v, alpha times as far.")
        self.play(FadeIn(second), run_time=0.5)
        self.until("alpha times")
        self.play(swell(second, 1.06), run_time=0.8)
        self.say("This is called momentum.")
        self.play(FadeIn(rule.name), run_time=0.5)
        self.say("And with beta at zero? She forgets, and we are back at plain descent.")
        self.play(FadeOut(*self.last), run_time=0.5)
        self.play(change(rule.memory, 0), rule.beta.glow(), until="and we are back")
        self.hold(0.4)
        self.last = [*rule.parts, self.agree, self.newest, self.push, self.agreed, self.measure]

    @beat("Same ravine, same start, same rate. Only the memory is new.")
    def same_start(self) -> None:
        """Both walk into the ring, whose magnifier is there before it is asked how soon."""
        ravine, plan = self.ravine, self.plan
        plain, held = ravine.plain, ravine.held
        walks = [ravine.held_trail, ravine.who_remembers]
        counts = self.both_counts()
        names, rates = self.both_names(counts), self.rates_note()
        self.make_way(self.ravine_rises(ravine.cross, *walks), comes=(names[0],))
        self.until("same rate")
        self.play(FadeIn(rates), run_time=0.5)
        self.until("Only")
        self.play(FadeIn(names[1]), run_time=0.5)
        self.play(swell(names[1], 1.05), run_time=1.0)
        self.say("About how many steps, instead of {plain_count}?")
        lens = [*self.close_up.parts, self.lens_note(), self.larger_note()]
        self.play(FadeIn(*lens), run_time=0.6)
        self.ask(guess := self.ask_held(), silence=1.5)
        self.say("Watch her zigzag open.")
        self.add(ravine.plain_flight)  # its mark would stick out under her, at the start
        self.play(plain.hurry(6), held.hurry(6), run_time=2.6)
        self.into_the_ring()
        self.say("{stays}")
        told = *guess.answer(guess.answers[0]), swell(counts[1], 1.12)
        self.play(*told, plain.hurry(plan.held_count + 12, linear), run_time=1.0)
        self.play(plain.hurry(plan.plain_count), run_time=2.0)
        self.play(swell(counts[0], 1.12), run_time=0.8)
        self.hold(0.3)
        told = guess, *lens, names, rates
        self.last = [ravine.surface, ravine.cross, *walks, ravine.plain_flight, *told]

    @beat("{kept} percent is good. So {most} percent must be better?")
    def too_much(self) -> None:
        """The largest memory swings in the ravine; then all its steps are plotted."""
        one = self.pendulum
        self.into_the_larger()
        self.play(swell(one.name, 1.15), until="percent must")
        self.say("And how many steps now?")
        self.ask(guess := self.ask_most(), silence=1.5)
        self.say("She swings through, and back, like a pendulum.")
        self.play(FadeIn(one.counts), run_time=0.3)
        self.play(one.go(one.there_and_back), run_time=3.5)
        self.plot_of_swings(guess)

    @beat("Now make the ravine {sharper} sharper.")
    def the_square_root(self) -> None:
        """Cut across, its walls close in; drawn wider, both walk in it, each to its last step."""
        self.walls_close_in(Cut(self.plan, places.CUT))
        self.race_there(Race(self.plan, self.ravine.view, self.clock))

    @beat("The gradient knows only the ground under her feet.")
    def what_to_keep(self) -> None:
        """Night: her way glows behind her; then two lengths of one step."""
        ravine, held = self.ravine, self.ravine.held
        lamp, lines = self.by_lamplight(), self.takeaway()
        self.night_falls(self.night(), lamp, lines[0])
        self.add(ravine.held_trail, ravine.glow)
        self.play(held.hurry(_HALF_WAY, linear), run_time=2.4)
        self.say("Momentum remembers the way.")
        rest = held.hurry(self.plan.held_count, pace.ease_out_sine)
        there = FadeIn(ravine.cross, rate_func=_LATE)  # she sees it as she comes there
        self.play(FadeIn(lines[1], rate_func=_SOON), rest, there, run_time=2.6)
        self.say("What if she also remembered how steep each direction has been?")
        self.by_day(*lines, lamp, ravine.glow)
        self.each_direction()
        self.now_you(2.2, above=True)
