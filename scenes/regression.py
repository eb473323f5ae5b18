"""Every point is a line: descent finds the best line, even where no line is right.

manim render scenes/regression.py
"""

# ruff: noqa: I001 (imports are the cast list: a few full lines, not one line a name)
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from manim import DOWN, LEFT, Create, FadeIn, FadeOut, Succession, Write, linear, smooth
from manim import squish_rate_func
from msgspec import Meta

from scenes.parts.regression import Bottoms, Outcomes, RegressionStage, Results, Trio, Ways
from scenes.parts.regression import places, steps
from scenes.render.parameters import Moderate, OwnTable, Pair, Rate, Seed
from scenes.stage import TITLE, beat, change, instead, swell, tr


@dataclass(frozen=True)
class RegressionParameters(OwnTable):
    """What a lecturer may change; with ``data``, numbers are counted in standard units."""

    w: Annotated[Moderate, "how steep the line behind the dots is"] = 2.0
    b: Annotated[Moderate, "how high that line is at 0"] = 1.0
    n: Annotated[int, Meta(ge=3, le=10_000), "how many dots"] = 100
    noise: Annotated[float, Meta(ge=0, le=1e6), "standard deviation of their chance"] = 0.5
    seed: Annotated[Seed, "of the dots"] = 0
    start: Annotated[Pair | None, "line (w, b) to descend from; none: one clearly wrong"] = None
    learning_rate: Annotated[Rate, "of both descents"] = 0.1
    iterations: Annotated[int, Meta(ge=3, le=10_000), "steps of both descents"] = 30
    ring: Annotated[Rate | None, "loss above the best; none: fitting"] = None
    pins: Annotated[tuple[Pair, Pair, Pair] | None, "lines A, B, C; none: two bad, one good"] = None


class Regression(RegressionStage):
    """From two knobs to the bottom of the valley of lines, and what its height says."""

    number = 6
    title = "Every point is a line"
    lasts = 239.4
    words = 609
    parameters = RegressionParameters()

    # -- dots, a line, a point -------------------------------------------------------------------

    @beat("{opening} {noise}")
    def erased(self) -> None:
        """Chance pushes the dots off their line; it goes, and lies face down in a corner."""
        side, truth = self.side, self.truth
        side.plane.within(places.OPENING)
        side.dots.pushed.set_value(0)
        side.plane.told.set_value(float(truth is None))  # numbers would tell the line
        self.add(side.plane, side.dots)
        if truth:
            side.dots.laid.set_value(0.3)
            self.add(truth.law)
            self.play(change(side.dots.laid, 1, linear), until="{noise}")
        self.play(change(side.dots.pushed, 1, linear), run_time=2.0)
        self.say("{again}")
        if truth:
            self.play(FadeOut(truth.law), FadeIn(truth.card, shift=0.35 * DOWN), run_time=1.2)
            self.play(swell(truth.card, 1.15), run_time=1.2)

    @beat("A straight line is just two numbers.")
    def two_knobs(self) -> None:
        """Two knobs turn a line; they unroll into a map, and the map's point is the line."""
        side, chart, here = self.side, self.map, self.here
        (w, b), model = chart.knobs, side.model
        self.play(*side.aside(self.card, w, b), run_time=1.2)
        self.play(Write(model), run_time=0.9)
        self.say("Turn w, and it tilts. Turn b, and it slides up and down.")
        for tilt in (0.6, -0.5, 0.0):
            self.play(*here.beside(tilt, 0), w.glow(), run_time=0.55)
        self.play(FadeIn(side.at_zero), until="Turn b")
        for lift in (-0.9, 0.0):
            self.play(*here.beside(0, lift), b.glow(), run_time=0.9)
        self.say("Now swap the two knobs for one map.")
        self.add(chart.letters)
        self.play(*instead((w, b, side.at_zero), chart.unrolled, run_time=0.8), side.beside())
        for axis in (0, 1):
            self.play(*chart.unroll(axis), run_time=0.8)
        needles = (part.cross() for part in chart.unrolled)
        self.play(FadeIn(chart.floor, chart.axes, chart.marker), FadeOut(chart.letters), *needles)
        self.say("Across, you set w. Up and down, b.")
        self.play(*here.beside(0.5, 0), until="Up and")
        self.play(*here.beside(0.5, 0.4), run_time=1.1)
        self.say("Every point of this map is a line.")
        for tilt, lift in ((-0.3, -0.7), (0, 0)):
            self.play(*here.beside(tilt, lift), run_time=1.0)
        self.play(FadeOut(model, *chart.unrolled), run_time=0.4)

    @beat("Which point is best? Start with one dot.")
    def one_error(self) -> None:
        """The error of one dot, the sum of all; it is 0 for a line that is terrible."""
        side, chart, here, told = self.side, self.map, self.here, self.side.numbered
        rule, numbers = side.one_worked()
        self.play(chart.marker.ring_out(), until="Start with")
        self.play(*instead((chart.floor, chart.axes, chart.marker), side.one), side.go_near())
        self.say("The line predicts {says}. The dot sits at {was}.")
        self.play(FadeIn(side.says, told), change(told.said, 1), until="The dot")
        self.play(side.one.ring_out(), change(told.was, 1), run_time=1.0)
        self.say("{says} {sign_aloud} {taken} leaves an error of {error}.")
        self.add(side.one_error)
        self.play(side.raise_up(side.one_error), FadeIn(numbers), until="an error")
        self.play(FadeIn(rule), swell(numbers, 1.08), run_time=0.9)
        self.say("Every dot has an error. Add them all.")
        gone = side.one_error, side.one, side.says, told, rule, numbers
        self.play(*instead(gone), side.go_back(), run_time=0.9)
        self.add(side.errors)
        self.play(side.raise_up(side.errors), until="Add them")
        self.play(FadeIn(side.sum, side.balance), side.wait(), run_time=0.6)
        self.play(side.count_up(), run_time=1.2)
        self.say("{sum} {move}")
        self.play(swell(side.sum, 1.1), until="{move}")
        self.play(*here.go(self.plan.lowered), run_time=1.6)
        self.say("The sum is 0. {cancelled}")
        self.play(swell(side.sum, 1.1), until="{cancelled}")
        self.play(change(side.balance.cancelled, 0.5, linear), until="cancelled")
        self.play(change(side.balance.cancelled, 1), run_time=0.8)
        self.past = side.sum, side.balance

    @beat("So square each error: {far} becomes {square}.")
    def squares(self) -> None:
        """One square, all squares as columns, and their average: the loss."""
        side, loss, columns = self.side, self.map.loss, self.side.columns
        numbers, square = side.far_squared()
        self.play(*instead(self.past, (numbers, columns.plane), run_time=0.8), *side.far_alone())
        self.play(side.far.ring_out(), until="becomes")
        self.add(side.far_square, columns)
        self.play(change(side.far_square.opened, 1), FadeIn(square), run_time=0.7)
        self.play(change(columns.first, 1), run_time=0.6)
        self.say("Squares never cancel.")
        self.play(*side.all_squared(numbers, square), run_time=2.3)
        self.say("Add the squares and divide by m, the number of dots. That is the loss, or cost.")
        self.play(*side.squares_alone(), run_time=1.0)
        self.play(FadeIn(side.loss_formula), until="divide")
        self.play(change(columns.levelled, 1), FadeIn(side.averaged), run_time=2.2)
        self.play(FadeIn(loss.within(columns.above())), until="loss")
        self.play(swell(loss, 1.15), run_time=1.0)
        self.past = columns, columns.plane, loss, side.loss_formula, side.averaged

    # -- the valley ------------------------------------------------------------------------------

    @beat("Now give each point of the map its loss as a height.")
    def the_valley(self) -> None:
        """The map leans back, the ground rises; three pins, one line: which is it?"""
        side, chart, here, pins = self.side, self.map, self.here, self.plan.pins
        come = chart.floor, chart.axes, chart.marker, *side.all
        self.play(*instead(self.past, come, run_time=0.6))
        self.play(chart.lean(), FadeIn(loss := chart.loss.within(places.CORNER)), run_time=0.8)
        self.add(chart.post)
        self.play(*chart.rise(), run_time=0.7)
        self.add(chart.posts)
        self.play(side.raise_up(chart.posts), run_time=0.7)
        self.play(*chart.covered(), FadeOut(loss), run_time=0.7)
        self.say("Which point is this line: A, B, or C?")
        self.play(*here.go(pins[0]), FadeIn(chart.pins), until="A, B")
        self.play(change(chart.pins.looked_at, 3, linear), run_time=1.8)
        self.silence(1.1)
        self.say("{reason}")
        self.play(*side.runner.run(), until=": A")
        self.play(FadeIn(chart.marker), chart.loss_axis.point(True), run_time=0.5)
        cases = [side.case(number) for number in (0, 1, 2)]
        for number, told in ((0, "{high}"), (2, "{low}")):
            self.say(told)
            if number:
                self.play(*here.bow(pins[2]), chart.pins.tell(1), FadeIn(*cases[1]), run_time=1.2)
            self.play(chart.pins.tell(number), FadeIn(*cases[number]), run_time=0.5)
            self.play(swell(cases[number][1], 1.3), run_time=0.8)
            self.hold()
        self.play(FadeOut(*sum(cases, ()), chart.pins), run_time=0.4)

    @beat("Every point on this ring has the same loss.")
    def one_height(self) -> None:
        """The point walks round the ring, the line rocks, and its loss stands still."""
        side, chart, here = self.side, self.map, self.here
        self.play(FadeOut(side.errors), run_time=0.5)
        self.play(*here.go(self.plan.around(0.0)), Create(chart.ring), run_time=1.3)
        self.play(self.bowtie.widen(), run_time=1.2)
        self.say("Walk once around: will the line spin, slide, or rock?")
        self.play(FadeIn(guess := Ways(TITLE)), until="spin")
        for number, way in enumerate(("spin", "slide", "rock")):
            self.until(way)
            self.play(*guess.tell(number), run_time=0.9)
        self.silence(1.0)
        here.follow = here.around
        self.add(self.bowtie)
        with self.delight():
            self.play(FadeIn(loss := chart.loss), change(here.turn, 0.5, linear), run_time=1.7)
            self.say("It rocks, like a boat.")
            self.play(*guess.answer(tr("rock")), change(here.turn, 0.57), run_time=0.4)
            self.play(FadeOut(guess), change(here.turn, 0.7, linear), run_time=1.0)
            self.say("The loss stays at {ring}.")
            self.play(change(here.turn, 1, linear), run_time=2.4)
            self.say("All these lines are equally bad.")
            self.play(FadeOut(*chart.valley, chart.ring, loss), run_time=0.3)
            self.play(side.alone(), run_time=1.0)
            self.hold(1.2)
        self.play(FadeOut(self.bowtie), run_time=0.3)

    # -- descent ---------------------------------------------------------------------------------

    @beat(
        "From a bad line, w = {start_w}, b = {start_b}: which way is down?",
        "From a bad line, {start_aloud}: which way is down?",
    )
    def one_step(self) -> None:
        """On the map: both slopes, the gradient, all of it and a tenth of it, and a step."""
        chart, here, walk, told = self.map, self.here, self.walk, self.first
        here.let_go()
        self.play(self.side.beside(), chart.from_above(), run_time=1.2)
        raised, (w, b), (probe, other) = self.raised, told.worked, told.probes
        self.play(*here.go(self.plan.start), run_time=1.0)
        self.play(*raised.cut(0), FadeIn(raised.place), run_time=0.8)
        self.say("{nudged_w}")
        self.play(*raised.lift(0), FadeOut(raised.place), run_time=1.2)
        self.play(FadeIn(probe.before), run_time=0.4)
        self.play(*raised.go(0, 0), run_time=0.7)
        self.play(*probe.work_out(), *raised.secant(0), run_time=1.7)
        self.say("{settled}")
        self.play(*instead(probe.worked, probe.told[0], run_time=0.5))
        self.nudge_less(0, 0.8)
        self.until("settles at")
        self.play(*raised.settle(0), told.call(0), run_time=0.7)
        self.say("{nudged_b}")
        self.play(*raised.cut(1), run_time=0.5)
        self.play(*raised.lift(1, probe.table), run_time=0.9)
        self.play(*raised.go(1, 0), run_time=0.4)
        self.play(*raised.secant(1), FadeIn(other.told[0]), run_time=0.4)
        self.nudge_less(1, 0.6)
        self.play(*raised.settle(1), told.call(1), run_time=0.5)
        self.say("{arrows}")
        self.play(*raised.back(1, other.table), *told.make_room(), run_time=0.7)
        self.play(*told.enlarge(walk.view), run_time=0.7)
        here.follow = walk.place
        for axis in (0, 1):
            self.play(*told.way(axis), run_time=0.8)
        self.say("Together they form the gradient. It points uphill.")
        self.play(told.add_up(), until="the gradient")
        self.play(*walk.gradient_again(), told.name_sum(), run_time=0.8)
        self.say("{turned}")
        self.play(FadeOut(*told.ways, told.gradient), run_time=0.3)
        self.play(walk.downstep.turn_round(), run_time=1.1)
        self.play(*told.true_length(walk), change(chart.levels.numbered, 0), run_time=0.9)
        self.say("A learning rate, α, multiplies it.")
        self.play(FadeIn(told.knob), until="multiplies")
        self.play(told.knob.glow(), walk.downstep.multiply(), run_time=0.6)
        self.say("{whole}")
        before, after = told.losses(walk.view)
        self.play(FadeIn(before), run_time=0.5)
        self.play(FadeIn(walk.landing), until="{larger}")
        self.play(Succession(FadeIn(after), swell(after)), run_time=1.4)
        self.say("So we set α to {tenth}.")
        self.play(FadeOut(before, after, walk.landing), run_time=0.3)
        self.play(*told.cut(walk), change(chart.levels.numbered, 1), run_time=1.3)
        self.say("{worked}", "{worked_aloud}")
        self.play(*told.only_numbers(), run_time=0.8)
        self.at("{cut}", FadeIn(w.cut))
        self.at("{lands}", FadeIn(w.lands))
        self.say("{worked_b}")
        self.play(Succession(FadeIn(b.cut), FadeIn(b.lands, walk.landing)), run_time=0.8)
        self.hold(1.0)
        self.play(*told.to_the_descent(walk.view, *raised.dots), run_time=1.0)
        self.add(walk.trail)
        self.play(*walk.take_step(), run_time=1.0)

    @beat("Gradient descent repeats: a new gradient, turned round, and {share} of it.")
    def all_steps(self) -> None:
        """One more step as it is made; the map leans back; then all, down the valley."""
        walk, chart, told = self.walk, self.map, self.first
        self.play(*told.again(walk), until="turned round")
        self.play(walk.downstep.turn_round(), run_time=0.7)
        self.until("{share}")
        self.play(*told.true_length(walk), *walk.cut(), run_time=0.8)
        self.play(*walk.take_step(), run_time=0.5)
        self.play(*chart.become_valley(), FadeOut(told.knob), run_time=0.5)
        self.play(*chart.lean_again(), run_time=1.8)
        self.say("{walk}")
        while walk.step < min(steps.SEEN, self.plan.steps):  # each is seen on both sides
            self.play(walk.hurry(walk.step + 1, smooth), run_time=0.5)
        self.play(walk.hurry(), run_time=0.9)

    @beat("Is any other line better?")
    def the_card(self) -> None:
        """The best line, marked once it has been asked for; the true one, worse on these dots."""
        chart, truth, checked = self.map, self.truth, self.first.checked
        gone = FadeOut(self.first.read, self.first.place, checked)
        self.play(chart.marker.ring_out(), run_time=1.2)
        self.say("Algebra finds the best at once: least squares.")
        self.until("least")
        self.play(FadeIn(checked), Create(chart.crosses[0]), run_time=0.8)
        self.say("{at_the_cross}")
        self.play(swell(self.first.place, 1.06), swell(checked, 1.06), run_time=1.2)
        self.past = *chart.valley, chart.crosses[0], self.walk.trail
        if truth is None:
            self.say("{in_the_file}")
            self.play(gone, run_time=0.5)
            return
        valley = FadeOut(*self.past, rate_func=squish_rate_func(smooth, 0, 0.3))
        self.past = truth.all
        self.play(valley, gone, self.side.alone(squish_rate_func(smooth, 0.3, 1)), run_time=1.0)
        self.play(FadeIn(truth.card, shift=0.35 * LEFT), run_time=0.3)
        self.say("Now turn the card over: {truth}.")
        self.play(truth.come(), run_time=0.5)
        self.play(*truth.card.turn_away(), run_time=0.4)
        self.play(*truth.card.turn_to(), run_time=0.5)
        self.play(FadeIn(truth.law, truth.found), run_time=0.8)
        self.say("{almost}")
        self.play(FadeIn(*truth.losses), swell(truth.found, 1.1), run_time=1.2)

    @beat("Now take dots from a parabola.")
    def a_bend(self) -> None:
        """The same descent on dots that no line fits, seen from straight above."""
        side, chart, here, other = self.side, self.map, self.here, self.other
        self.play(FadeOut(*self.past), run_time=0.3)
        self.play(side.beside(), chart.from_above(), run_time=1.0)
        self.play(change(side.dots.bent, 1), change(chart.levels.moved, 1), run_time=1.0)
        self.say("{bent}")
        here.turn_to(self.plan.parabola)
        self.play(*here.go(self.plan.start), run_time=1.4)
        here.follow = other.place
        self.say("Will the point reach the bottom? Will the line fit?")
        guess, read = Outcomes(self.plan, places.GUESS), other.reads(places.COUNTED)
        self.until("Will the line")
        self.play(Succession(FadeIn(guess, run_time=0.5), guess.each()), run_time=1.4)
        self.silence(0.8)
        self.add(other.trail)
        self.play(FadeIn(read), run_time=0.4)  # before anything moves
        while other.step < min(steps.SLOWLY, self.plan.steps):
            self.play(other.hurry(other.step + 1, smooth), run_time=0.5)
        self.play(other.hurry(), run_time=0.9)
        self.say("{reached}")
        self.play(Create(chart.crosses[1]), until="The line")
        self.add(side.errors.set_presence(1))
        self.play(FadeIn(side.bend), side.raise_up(side.errors), run_time=0.8)
        self.play(*guess.answer(guess.right), run_time=0.5)
        self.hold(0.5)
        self.past = guess, read

    @beat("Cut both valleys open along w, at their lowest points.")
    def two_bottoms(self) -> None:
        """Two cuts, two heights: the one is chance, the other chance and the bend."""
        both, side = Bottoms(self.plan, self.map), self.side
        gone = side.plane, side.dots, side.line, side.errors, side.bend, *self.past
        self.in_turn(both.cut_open(*gone, self.map.marker, self.other.trail))
        self.say("Each keeps its own best b. Both cuts go into one plot.")
        self.play(FadeIn(both.held), until="Both")
        self.play(*both.lift(), run_time=1.2)
        self.say("Now zoom in on both bottoms.")
        self.play(*both.zoom(), run_time=2.4)
        self.say("It is the same bowl, moved and lifted.")
        self.play(both.move_copy(), until="and lifted")
        self.play(both.lift_copy(), run_time=1.0)
        self.say("{first_bottom}")
        self.add(bars := both.bars)
        self.play(*both.first_bar(), until="{first_part}")
        self.play(bars.fill(0), run_time=0.8)
        self.say("{second_bottom}")
        self.play(bars.frame(1), run_time=1.4)
        self.play(bars.fill(1), until="{other_part}")
        self.play(bars.fill(2), run_time=1.0)
        self.past = both.last

    @beat("No line can follow a bend.")
    def stiff_or_bendy(self) -> None:
        """Three models of dots that are drawn again and again: bias, variance, and between."""
        trio = Trio(self.plan)
        self.play(*trio.instead_of(self.past), run_time=0.8)
        self.play(trio.redraw(2), run_time=0.9)
        self.say("More knobs let a curve bend: {few}, or {many}.")
        for panel, much in ((1, "{few}"), (2, "{many}")):
            self.at(much, *trio.bend(panel), seconds=1.0)
        self.say("Draw new dots, again and again.")
        self.play(trio.redraw(6), run_time=2.2)
        self.say("The line is too stiff. This gap is bias.")
        self.play(*trio.look_at(0), trio.redraw(9), until="This gap")
        self.play(*trio.tell(0), run_time=0.6)
        self.say("Degree 9 is too bendy. This spread is variance.")
        self.play(*trio.look_at(2), trio.redraw(12), until="This spread")
        self.play(*trio.tell(2), run_time=0.6)
        self.say("In the middle, both are small.")
        self.play(*trio.look_at(0, 1, 2), run_time=0.3)
        self.play(*trio.tell(1), trio.redraw(14), run_time=1.1)
        self.past = trio.all

    @beat("Descent finds the best line, even where no line is right.")
    def on_trust(self) -> None:
        """Both results, the lesson, and what the machine has never seen."""
        both = Results(self.plan)
        self.play(*both.instead_of(self.past), run_time=0.7)
        self.play(*both.lines_up(), run_time=2.7)
        self.say("But each slope took many nudges. Can the dots tell which way is down?")
        self.play(*both.only_the_dots(), run_time=0.8)
        self.play(both.nudge_line(), until="Can the")
        self.play(both.reach_for_it(), run_time=1.6)
        self.hold()
        self.now_you(1.8, above=True)
