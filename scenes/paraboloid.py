"""Five thousand steps: a blind shot, a bowl of errors, and a walk that never quite arrives.

manim render scenes/paraboloid.py
"""

# ruff: noqa: I001 (imports are the cast list: a few full lines, not one line a name)
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from manim import LEFT, FadeIn, FadeOut, ValueTracker, Write
from msgspec import Meta

from scenes.parts.paraboloid import LESSON, LIBRARIES, PLAIN, Callouts, Card, NextFilm, OneLine
from scenes.parts.paraboloid import REACH, ParaboloidStage, StepDial, added, bowl_called, by_powers
from scenes.parts.paraboloid import first_half, height_of, places
from scenes.render.parameters import Pair, Rate, Seed
from scenes.stage import TITLE, TITLE_SIZE, Stack, Words, WorkedLine, beat, change, instead
from scenes.stage import swell, tr

_TOLD, _FEW = 4, 20  # tenfolds that are told; the first steps, one by one


@dataclass(frozen=True)
class ParaboloidParameters:
    """What a lecturer may change."""

    landscape: Annotated[str, Meta(min_length=1), "a bowl: its name, or its formula"] = PLAIN
    seed: Annotated[Seed, "of the blind shot"] = 22
    start: Annotated[Pair | None, "where she starts; none: at the shot"] = None
    learning_rate: Annotated[Rate | None, "of the walk; none: a small one"] = None
    epochs: Annotated[int, Meta(ge=2, le=1_000_000), "how many steps she takes"] = 5000
    report_every: Annotated[int, Meta(ge=1), "steps between two lines of the log"] = 500
    good_enough: Annotated[Rate | None, "how short a gradient will do; none: a small one"] = None
    compare_rate: Annotated[Rate | None, "the other rate; none: the one that suits best"] = None

    def notes(self) -> Iterator[str]:
        """See that there is such a bowl."""
        bowl_called(self.landscape)
        yield from ()


class Paraboloid(ParaboloidStage):
    """Two errors make a bowl, five lines of arithmetic a step; five thousand steps come close."""

    number = 5
    title = "Five thousand steps"
    lasts = 239.3
    words = 537
    parameters = ParaboloidParameters()

    @beat("{count} downhill. Will she ever arrive?")
    def blind_shot(self) -> None:
        """A glimpse of the walk; then a target, two wheels, a shot, and three measures of it."""
        ground = self.ground
        self.glimpse()
        self.say("{guess}")
        both = self.wheels()
        self.say("{x}, and {y}.")
        self.shot = shot = ground.shot()
        self.add(shot)
        self.play(shot.set_off(), run_time=0.6)
        self.play(shot.set_off(both=True), run_time=0.6)
        self.say("The right answer is {right}. How wrong is the guess?")
        self.play(ground.cross.ring_out(), run_time=1.2)
        self.until("How wrong")
        self.play(change(shot.parted, 1), run_time=0.7)
        self.play(change(shot.parted, 2), FadeOut(both), run_time=0.7)
        self.measured(shot)

    @beat("Now lift the guess, as high as it is wrong: {high}.")
    def shape_of_error(self) -> None:
        """Dots rise; a parabola spins and meets them all."""
        ground = self.ground
        height = height_of(self.plan)
        self.lifted(self.shot)
        self.say(
            "Lift every guess by its own error. Which shape? A cone, with a sharp tip? Or a bowl?"
        )
        self.play(FadeIn(ground.cloud), run_time=0.8)
        guess = self.guessed()
        self.play(ground.cloud.rise(), run_time=2.1)
        self.say("{corners}")
        self.play(FadeIn(ground.heights, height), run_time=0.6)
        self.until("zero")
        nought = change(ground.heights.nought, 1)
        self.play(ground.cross.ring_out(), nought, run_time=1.2)
        self.say("A cone would be straight. The dots lie below: no cone.")
        ground.cloud.way = ground.cone.corners()[0]
        dim = change(ground.cloud.line, 1)
        self.play(FadeIn(ground.cone), FadeOut(ground.column), dim, run_time=0.8)
        self.until("The dots")
        self.play(change(ground.cone.dropped, 1), run_time=1.0)
        self.until("no cone")
        back = change(ground.cloud.line, 0)
        self.play(*guess.answer(tr("a bowl")), FadeOut(ground.cone), back, run_time=0.8)
        self.surface()
        self.called(guess)
        self.say("Each ring is {apart} higher.")
        self.play(*ground.ring_by_ring(), run_time=2.2)
        self.more_errors(height)

    # -- one step --------------------------------------------------------------------------------

    @beat("Now she walks down, by five lines of arithmetic.")
    def five_lines(self) -> None:
        """Where, gradient, times minus the step size, add, again; and a lens."""
        walk, plan = self.walk, self.plan
        lines = self.lines
        self.on_the_wall()
        self.from_above()
        self.play(*lines.light(1), walk.she.ring_out(), until="At")
        self.play(*lines.done(1), run_time=0.6)
        self.say("{two}")
        self.play(*lines.light(2), run_time=0.5)
        self.slopes()
        self.taken_down()
        self.say("Four: add. {add}.")
        back = walk.on.to(REACH)  # the gradient, which had no room there, is gone
        self.play(*lines.light(4), FadeOut(self.dial), back, run_time=1.2)
        sums = added(plan)
        self.until("{x} ")
        self.play(FadeIn(sums[0]), run_time=0.8)
        self.until("= {nx}")
        self.play(FadeIn(sums[1]), *lines.done(4), *walk.on_to(1), run_time=1.0)
        self.say("Did you see her move?")
        self.play(FadeOut(sums), walk.she.ring_out(), run_time=1.0)
        self.silence(1.0)
        self.under_the_lens()
        self.say("Five: again from there, until she hardly moves.")
        self.play(*lines.light(5), run_time=0.5)
        for number in lines.numbers:
            self.play(swell(number, 1.15), run_time=0.6)
        self.hold(0.2)

    @beat("Now all five in one line.")
    def one_line(self) -> None:
        """The lines fold into one; five names are tied to the picture in the lens."""
        walk, lens, lines = self.walk, self.lens, self.lines
        rule = OneLine(self.plan)
        gone = FadeOut(*walk.ground, walk.she, walk.uphill, lines, lines.numbers[2])
        self.play(gone, change(lens.cone, 0), *lens.take_back(), run_time=0.6)
        self.play(*rule.from_lines(lines), *lens.enlarge(), run_time=1.2)
        self.play(FadeIn(*rule.signs), Write(rule), run_time=0.7)
        callouts = Callouts(lens)
        self.say("Theta zero: where she is. J is the height.")
        self.tell(rule, callouts, "here")
        self.until("J is")
        self.play(*rule.light("grad"), run_time=0.4)
        self.play(swell(rule.letter, 1.3), run_time=0.8)
        self.say("Nabla J: the fastest way up. Minus: the opposite way.")
        self.tell(rule, callouts, "grad", change(lens.uphill, 1))
        self.until("Minus")
        self.tell(rule, callouts, "minus", change(lens.minus, 1))
        self.say("Alpha: only a small step. Theta one: where she lands.")
        self.tell(rule, callouts, "rate", change(lens.grown, 1))
        self.until("Theta one")
        self.tell(rule, callouts, "next", change(lens.rung, 1), change(lens.walked, 1))
        self.say("That is gradient descent.")
        self.play(*rule.light(), run_time=0.6)
        self.play(swell(rule, 1.1), run_time=1.2)
        self.say("Where is she after {steps} steps? Half-way? Arrived? Or close by?")
        walk.rewind()
        self.last = [rule, rule.below(), lens, *callouts.all]
        self.give_way(*walk.ground, walk.she)
        self.ask(self.guess, "Half-way", "Arrived", "Or close", silence=1.8)
        self.play(FadeOut(self.guess), run_time=0.5)

    # -- five thousand ---------------------------------------------------------------------------

    @beat("Every {every} steps, she writes down where she is.")
    def endless_zoom(self) -> None:
        """She walks, a small square grows to be the whole, and the picture repeats."""
        walk, plan, guess = self.walk, self.plan, self.guess
        told = walk.told()
        self.play(FadeIn(told), run_time=0.6)
        self.add(walk.trail, walk.log)
        self.play(*walk.on_to(1.0), run_time=0.8)
        self.play(*walk.on_to(_FEW), run_time=2.0)
        self.say("{halves}")
        self.play(*walk.on_to(plan.half), until=tr("steps"))
        self.play(walk.she.ring_out(), run_time=1.0)
        self.until("is left")
        self.play(walk.cross.ring_out(), run_time=0.8)
        self.until(tr("a quarter"))  # till then the number that is said stands
        self.play(*walk.on_to(plan.quarter), walk.she.ring_out(), run_time=1.0)
        self.say("At step {tenth}, a tenth. Has she arrived?")
        self.play(*walk.on_to(plan.tenth), until="a tenth")
        self.play(walk.she.ring_out(), run_time=1.2)
        self.silence(1.0)
        self.say("Look ten times closer, and stretch the colours again: {same}")
        self.look_closer()
        self.hold(0.2)
        with self.delight():
            for power in range(2, plan.tenfolds + 1):
                self.play(*walk.on_to(plan.closer(power)), run_time=1.3)
                if power <= _TOLD:
                    self.say(f"{{closer_{power}}}")
                if power == plan.tenfolds:
                    self.say("{alike}")
                self.look_closer()
        self.say("{steps} steps: here she is.")
        self.play(*walk.on_to(plan.epochs), until=tr("steps"))
        self.play(walk.she.ring_out(), walk.print_best(), run_time=1.2)
        self.say("Close, but not there.")
        self.resolve(guess.within(places.ANSWERED), self.facts["ends_at"][2])
        self.why()
        self.good_enough()
        self.last = [*walk.edges, walk.rings, walk.key, walk.she, walk.trail, walk.flag]
        self.last += [walk.shorter, walk.short, told]

    @beat("Again from the start. What if the learning rate is {compared}?")
    def other_number(self) -> None:
        """The other rate: one step; in a squashed bowl, that is too much."""
        walk, plan, step = self.walk, self.plan, self.walk.turning
        step.set_as(share=plan.compared, turned=1, grown=0)
        rate, most = ValueTracker(plan.rate), 1.0 if plan.compared <= 1 else 10.0
        dial = StepDial(rate.get_value, plan.rate, 1.1, most, plan.compared)
        self.begun_again(dial.within(places.LARGE_DIAL))
        self.until("What")
        by_factors = by_powers(plan.rate, plan.compared)
        self.play(change(rate, plan.compared, by_factors), run_time=1.6)
        self.silence(1.8)
        rows = [WorkedLine(float(x), plan.compared, float(g), TITLE_SIZE)
                for x, g in zip(plan.start, plan.gradient, strict=True)]  # fmt: skip
        worked = Stack(*rows, gap=0.5).within(places.UPPER, LEFT)
        self.say("{sum}")
        self.play(FadeIn(worked[0]), run_time=0.8)
        if plan.bowl.round:
            self.until("{y} minus")
        self.play(FadeIn(worked[1]), run_time=0.8)
        self.hold()
        self.add(step)
        self.play(change(step.grown, 1), run_time=0.9)
        self.say("{ends}")
        self.add(walk.hops)
        self.play(change(walk.jumped, 1), change(step.used, 1), run_time=1.0)
        self.remove(step)
        self.play(walk.cross.ring_out(), walk.she.ring_out(), run_time=0.8)
        self.say("{kind}")
        self.last, self.below = [worked, dial], [*walk.ground, walk.she, walk.hops]
        self.play(walk.cross.ring_out(), run_time=1.2)
        if plan.arrives:
            self.squashed(worked, dial)
        if hops := walk.hop_on():
            self.play(*hops, run_time=2.0)

    # -- what to keep ----------------------------------------------------------------------------

    @beat("{easy}: that was easy. A million slopes would not be.")
    def who_differentiates(self) -> None:
        """A slope each way; a mosaic of many; a tangent on every one, and three names."""
        card = Card(self.plan)
        self.last += self.below
        self.give_way(card.bowl, card.mosaic)
        self.play(FadeIn(card.slopes), run_time=0.6)
        self.until("A million")
        asked = instead([card.bowl, card.slopes], card.many)
        self.play(*asked, card.mosaic.draw_back(), run_time=1.8)
        self.say("Libraries find them: PyTorch, JAX, TensorFlow.")
        self.play(FadeOut(card.many, rate_func=first_half), card.mosaic.differentiate(),
                  until=LIBRARIES[0])  # fmt: skip
        for word, name in zip(LIBRARIES, card.names, strict=True):
            self.until(word)
            self.play(FadeIn(name), run_time=0.5)
        self.hold(0.4)
        self.last = [card.names, card.mosaic]

    @beat("A small rate always leaves some distance, and you never arrive.")
    def what_to_keep(self) -> None:
        """The map rises to be the bowl, once more she walks down; then dots and a line."""
        ground = self.ground
        bowl = ground.finale()
        self.give_way(*bowl, run_time=0.9)
        self.play(*ground.tilt(), run_time=2.5)
        self.play(*ground.closer(0.4), run_time=1.0)
        self.say("But you come as close as you like.")
        lesson = Words(tr(LESSON), TITLE_SIZE).within(TITLE)
        self.play(FadeIn(lesson), *ground.closer(0.6), run_time=0.7)
        self.play(*ground.closer(1.0), run_time=2.0)
        self.say("Here we could see the target. What if we only have dots, and a line?")
        self.play(ground.last_cross.ring_out(), run_time=1.2)
        self.until("What")
        after = NextFilm(places.BELOW, self.clock)
        self.last = [*ground.at_last(), lesson]
        self.give_way(*after.all, run_time=0.9)
        question = Words(tr("What if we only have dots, and a line?"), TITLE_SIZE).within(TITLE)
        self.play(FadeIn(question), run_time=0.6)
        self.hold(1.6)
        self.now_you(2.8)
