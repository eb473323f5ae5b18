"""How big a step? What the learning rate does, why it can blow up, and where its limit is.

manim render scenes/learning_rate.py
"""

# ruff: noqa: I001 (imports are the cast list: a few full lines, not one line a name)
from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import chain, islice
from typing import Annotated, Any

import numpy as np
from manim import Create, FadeIn, FadeOut, Write, linear, smooth
from msgspec import Meta

from gdmath import InputError
from scenes.parts.learning_rate import First, Hills, Meter, Practice, Row, Trials, Valley, Verdict
from scenes.parts.learning_rate import Voyage, come, leave, perform, plan_for, stride
from scenes.parts.learning_rate import telling
from scenes.render.parameters import Moderate, Pair, Rate
from scenes.stage import LectureScene, beat, change, swell

Rates = Annotated[tuple[Rate, ...], Meta(min_length=1, max_length=4)]


@dataclass(frozen=True)
class LearningRateParameters:
    """What a lecturer may change.

    The curve is ``coefficient`` (w − ``minimum``)², the valley (``condition`` w₁² + w₂²)/2.
    """

    coefficient: Annotated[float, Meta(ge=1e-3, le=1e3), "how steep the curve is"] = 0.3125
    minimum: Annotated[Moderate, "where the curve is lowest"] = 2.0
    curve_start: Annotated[Moderate, "where she starts on the curve"] = -1.0
    curve_rates: Annotated[Rates, "of the runs on the curve"] = (0.1, 1.0, 1.6, 4.0)
    arrival: Annotated[float, Meta(gt=0, lt=1), "share of the way that is as good as none"] = 0.0055
    patience: Annotated[int, Meta(ge=10, le=10_000), "steps after which a run is given up"] = 100
    condition: Annotated[float, Meta(ge=1, le=1e4), "how sharply the valley curves across"] = 5.0
    start: Annotated[Pair, "where she starts in the valley"] = (2.0, 2.0)
    rates: Annotated[Rates, "of the runs in the valley"] = (0.02, 0.18, 0.38, 0.5)
    iterations: Annotated[int, Meta(ge=2, le=10_000), "steps of each in the valley"] = 50
    zoom: Annotated[bool, "whether to follow the last run as it flies off"] = True

    def __post_init__(self) -> None:
        for name, bottom in (("curve_start", self.minimum), ("start", (0.0, 0.0))):
            if np.array_equal(place := getattr(self, name), bottom):
                raise InputError(f"{name} must not be the minimum itself, got {place}: no slope.")


class LearningRate(LectureScene):
    """From one step on a curve to the limit 2/λ."""

    number = 9
    title = "How big a step?"
    lasts = 239.3
    words = 523
    parameters = LearningRateParameters()

    def setup(self) -> None:
        """Compute every run, then build the cast."""
        self.plan = plan_for(**asdict(self.parameters))
        self.in_words, self.first = telling.facts(self.plan), First(self.plan, self.clock)
        self.row, self.valley = Row(self.plan, self.first), Valley(self.plan, self.clock)
        last = self.valley.tries[-1]
        self.voyage = Voyage(self.plan, self.valley.ground[0], last.party, [*last.read])
        self.she, self.meter = self.voyage.she(self.clock), Meter(self.plan)
        self.trials = Trials(self.plan, self.meter, self.clock)
        self.practice, self.hills = Practice(self.plan, self.trials), Hills(self.clock)
        self.flies = self.parameters.zoom and self.plan.leaves

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    # -- one knob --------------------------------------------------------------------------------

    @beat("How far should she step?")
    def one_number(self) -> None:
        """Her step becomes far longer, and she takes it."""
        first, step = self.first, self.first.walk.downstep
        self.add(first.plane, first.curve, first.hiker)
        self.play(Create(first.cross), run_time=0.7)
        self.play(Create(step.set_as(share=self.plan.careful.rate, turned=1)), run_time=0.6)
        self.play(first.draw_back(), run_time=0.9)
        self.say("What if the step were far longer?")
        self.play(step.cut(first.longer.rate), run_time=1.4)
        self.hold(0.1)
        self.remove(first.hiker).add(*first.leap)
        self.play(*first.leaps(), run_time=1.2)
        self.say("{leapt}")
        self.play(Create(level := first.level()), run_time=0.8)
        self.hold(0.2)
        self.play(*first.goes_back(), leave(level), run_time=0.6)
        self.remove(*first.leap).add(first.hiker)

    @beat("You choose one number: α, the learning rate.")
    def alpha_times_the_slope(self) -> None:
        """The gradient lies on the axis; a dial makes it the step, the minus turns that round."""
        first, walk, worked = self.first, self.first.walk, self.first.worked
        self.play(Write(first.rule), run_time=0.7)
        self.play(first.lights("rate"), first.near(), run_time=1.5)
        self.say("She stands at {start}. The slope, or gradient, is {slope}.")
        seen = FadeIn(first.plumb, first.function)
        self.play(first.lights("here", "there"), seen, run_time=0.6)
        self.until("The slope")
        touch = first.touch(), first.slope_name()
        self.play(Create(touch[0]), FadeIn(touch[1]), first.lights("grad"), run_time=0.8)
        self.until("or gradient")
        self.add(walk.uphill, walk.downstep)
        self.play(first.begin_arrow(), run_time=1.0)
        self.play(FadeIn(name := first.gradient_name()), run_time=0.4)
        self.say("Her step is α times that. Let α be {rate}.")
        self.play(first.lights("rate", "grad"), run_time=0.5)
        self.at("Let α", FadeIn(*first.unset), FadeOut(*touch), seconds=0.4)  # none is set yet
        self.play(walk.downstep.cut(walk.rate), *first.turns(), run_time=1.3)
        self.add(first.dial)
        self.say("The minus turns it round. She goes {down}.")
        over = FadeOut(name, first.function), walk.uphill.animate.set_presence(0)
        self.play(*over, first.lights("minus"), run_time=0.4)
        self.play(first.at_the_step(), run_time=0.9)
        self.until("She goes")
        self.play(walk.downstep.turn_round(), run_time=1.0)
        self.play(FadeIn(name := first.step_name()), FadeOut(first.dial), run_time=0.4)
        self.say("{worked}", "{worked_aloud}")
        self.play(first.rule.light(), Write(worked[0]), run_time=2.6)
        self.until("{equals} {lands}")
        self.play(Write(worked[1]), FadeIn(first.landing), run_time=0.8)
        self.add(first.dots)
        self.play(*stride(walk, name), run_time=1.7)
        self.play(FadeOut(worked, first.rule), run_time=0.4)

    @beat("The bottom is at {bottom}. She had {gap} to go.")
    def one_sixteenth(self) -> None:
        """Bars of what is left; two tangents tell what makes them."""
        first, bars, walk = self.first, self.first.bars, self.first.walk
        self.play(first.beside_the_bars(), run_time=1.4)
        self.add(bars)
        self.until("She had")
        self.play(change(bars.shown, 1), run_time=0.6)
        self.say("Now, {second}.")
        self.play(change(bars.shown, 2), run_time=0.6)
        self.say("The steps shrink. But each leaves the same share: {kept}.")
        self.play(*first.jump(), run_time=0.7)
        self.play(*first.jump(), change(bars.taken, 1), run_time=0.7)
        self.play(change(bars.ruled, 1), run_time=0.7)
        self.until("{kept}")
        self.play(FadeIn(*(kept := first.kept()), lag_ratio=0.4), run_time=1.0)
        self.say("Why?")
        self.wait(0.3)
        self.play(FadeOut(bars, kept, first.plumb), run_time=0.4)
        self.play(first.beside_the_stops(), run_time=0.8)
        self.say("{halfway}")
        self.play(first.on_to_halfway(), run_time=1.2)
        self.add(stops := first.stops)
        self.play(change(stops.tangents, 2, linear), leave(first.dots), run_time=1.3)
        self.say("{as_far}")
        perform(self, first.compares())
        self.play(FadeIn(ratios := stops.ratios()), run_time=0.6)
        self.play(swell(ratios, 1.08), run_time=1.0)
        self.wait(0.4)
        self.say("Slope over distance is {curvature}, both times. That is λ, the curvature.")
        self.play(FadeOut(ratios), first.beside_the_stops(), run_time=0.7)
        self.play(change(stops.ways, 2, linear), run_time=0.8)
        self.play(FadeIn(same := stops.quotients()), run_time=0.4)
        self.until("That is")
        self.play(leave(same), come(named := first.derived.curvature()), run_time=0.8)
        self.say("A step is α times the slope, so αλ times the distance.")
        self.play(leave(named), come((step := first.derived.step())[0]), run_time=0.8)
        self.until("so αλ")
        self.play(FadeIn(step[1]), change(stops.taken, 1), run_time=0.8)
        self.say("So 1 − αλ of it is left. Here, {kept}.")
        over = change(stops.gone, 1), leave(step)
        self.play(*over, come(rest := first.derived.rest()), run_time=0.8)
        self.until("Here, {kept}")
        self.play(leave(rest), come(left := first.derived.left()), run_time=0.8)
        self.hold()
        self.play(FadeOut(left, stops), run_time=0.4)
        self.say("At {almost}, we call it arrived.")
        self.play(FadeIn(first.dots, when := first.arrived(), first.count), run_time=0.5)
        self.play(walk.hurry(first.last, linear), run_time=2.0)
        self.say("{counted}")
        self.play(swell(first.count[0]), run_time=1.1)
        self.play(FadeOut(when, first.count), run_time=0.4)

    # -- a row of rates --------------------------------------------------------------------------

    @beat("{second_rate}", "{second_aloud}", when=lambda film: film.plan.faster is not None)
    def ten_times(self) -> None:
        """The second place: a guess, the factor, the jumps, and how many there were."""
        row, run = self.row, self.plan.faster
        one, guess, left = row.of(run), row.ask_steps(), row.left_by(run)
        perform(self, row.begin(run, one.name))
        high, middle, low = guess.answers
        self.ask(guess, f"{high},", f"{middle} or", f"or {low}", silence=1.5)
        self.say("{second_left}")
        self.play(FadeIn(left, one.factor), run_time=0.8)
        self.play(FadeIn(one.tally), Create(one.step), run_time=0.5)
        self.play(one.fly())
        self.say("{second_count}")
        self.play(*guess.answer(str(run.arrived)), *one.settle(), run_time=0.5)
        self.play(guess.fold(), FadeOut(left), run_time=0.4)

    @beat("Which α leaves nothing at all?")
    def nothing_left(self) -> None:
        """The rate whose factor is 0 is guessed, and follows from that."""
        row, run = self.row, self.plan.perfect
        one, (wanted, solved) = row.of(run), row.none_left()
        perform(self, row.begin(run))
        self.play(FadeIn(wanted), run_time=0.6)
        self.silence(0.6)
        self.say("{perfect}")
        self.play(swell(wanted), run_time=0.6)
        self.until("at {perfect_rate}")
        self.play(leave(wanted), come(solved), run_time=0.7)
        self.play(FadeIn(one.name, one.factor), Create(one.step), run_time=0.7)
        self.play(one.fly())
        self.say("A single step.")
        self.play(FadeIn(one.count), run_time=0.4)
        self.hold(0.1)
        perform(self, row.side_by_side(solved))
        self.say("Each tick is ten times closer.")
        self.play(row.hops.mark(), run_time=1.4)
        perform(self, row.hops.race())

    @beat("That first leap: α = {beyond_rate}.", when=lambda film: film.plan.beyond is not None)
    def too_far(self) -> None:
        """She lands on the other side, and flies off."""
        row, run = self.row, self.plan.beyond
        one, left, far = row.of(run), row.left_by(run), abs(self.plan.beyond.factor) > 1
        perform(self, row.begin(run, rate := row.rate_of(run), one.name))
        self.say("{beyond_left}")
        self.play(leave(rate), come(left, one.factor), run_time=0.8)
        if far:
            self.play(row.widen(0), run_time=1.0)
        self.say("Minus means the other side.")
        self.play(row.factor_lights(left, "minus"), Create(one.step), run_time=0.6)
        self.play(*one.lands(), run_time=1.0)
        self.say("{beyond_size}")
        self.say("{beyond_more}")
        perform(self, row.goes_on(run))
        self.say("{beyond_end}")
        self.play(FadeOut(left), run_time=0.3)

    # -- two directions --------------------------------------------------------------------------

    @beat("Now two directions. The valley curves {as_sharp}.")
    def two_directions(self) -> None:
        """Both cuts of a valley are compared, and each has its factor."""
        valley, cuts, lines = self.valley, self.valley.cuts, self.valley.formulas
        perform(self, self.row.gives_way(cuts, valley.near, valley.she))
        self.play(valley.lean(), cuts.call(), come(valley.rim), run_time=1.4)
        self.play(*cuts.lift(), run_time=1.2)
        self.play(cuts.measure(), run_time=1.0)
        self.say("λ is {across} across, {along} along.")
        self.play(change(cuts.valued, 1), FadeIn(valley.function), run_time=0.6)
        self.hold(0.2)
        self.say("A step leaves 1 − {across_alpha} across, 1 − {along_alpha} along.")
        for way, phrase in enumerate(("1 − {across_alpha}", "1 − {along_alpha} along")):
            self.until(phrase)
            gone = () if way else cuts.leave()
            self.play(*gone, come(lines[way]), cuts.light(way), run_time=1.0)

    @beat()
    def four_rates(self) -> None:
        """Each rate: its factors, perhaps a question, its walk, its losses and what they end at."""
        valley = self.valley
        for number, one in enumerate(valley.tries):
            self.say(*telling.rate_told(self.plan, number))
            begin = one.after(valley.tries[number - 1]) if number else valley.first_rate()
            self.play(*begin, run_time=0.8)
            steps, told = chain(one.first_steps(), one.others()), telling.told(self.plan, number)
            for way, phrase in enumerate(told):
                self.until(phrase)
                self.play(*valley.tells(number, way), run_time=0.8)
                if number and way + 1 < len(told):  # she goes as it is said
                    self.add(one.party.arrows)
                    perform(self, islice(steps, 2))
            if number == 0:
                self.play(*valley.in_its_heading(), run_time=0.6)
                self.play(valley.rise(), run_time=2.4)
                self.play(*valley.lies_down(), run_time=1.0)
            if asked := telling.asked(self.plan, number):
                self.say(asked)
                self.play(FadeIn(fate := valley.ask_fate()), run_time=0.6)
                self.silence(1.5)
            self.add(one.party.arrows)
            if not asked and (verdict := telling.as_she_goes(one.run)):  # she goes as it is said
                self.say(verdict)
            perform(self, steps)
            if asked or telling.in_the_end(one.run):
                self.say(telling.judged(one.run))
            if number == 0 and telling.in_the_end(one.run):
                perform(self, islice(kept := valley.tells_kept(), 1))
                self.until(telling.in_the_end(one.run))
                perform(self, kept)
            if asked:  # it is ticked as it is said
                self.until(telling.outcome(one.run))
                answer = fate.answers[one.run.verdict is Verdict.LIMIT]
                self.play(*fate.answer(answer), run_time=0.5)
                self.play(fate.fold(), run_time=0.3)
        over = one.head, valley.axes, valley.ways
        if self.flies:
            self.play(FadeOut(*over), run_time=0.4)
        else:
            perform(self, valley.compares(*over, *one.walked, *valley.ground[:2]))

    @beat("Call one unit a metre, and zoom out.", when=lambda film: film.flies)
    def past_the_moon(self) -> None:
        """The last run is followed in all of the frame; then its loss on the axis that grew."""
        valley, voyage, last = self.valley, self.voyage, self.valley.tries[-1]
        self.play(FadeIn(last.read, metre := valley.metre()), run_time=0.5)
        self.until("and zoom")
        self.play(FadeOut(metre), run_time=0.3)  # then the map becomes small
        self.remove(*valley.ground[:2], last.flight, last.she).add(voyage, self.she)
        with self.delight():
            self.play(voyage.draw_back(), run_time=1.0)
            self.say(telling.sides(self.plan))
            for number, mark in enumerate(self.plan.milestones):
                perform(self, voyage.before(mark.step))
                self.play(last.party.hurry(mark.step, smooth), run_time=0.75)
                self.say(telling.passed(mark.name, mark.step, number == 0))
                self.play(voyage.measure(mark), run_time=1.2)
                self.hold(0.1)  # it stands until all of that is said
            perform(self, voyage.to_the_end())
        self.say(telling.digits(self.plan))
        perform(self, valley.compares(voyage, self.she))
        self.until("digits")
        self.play(swell(last.loss, 1.08), run_time=0.6)

    # -- the limit -------------------------------------------------------------------------------

    @beat("What does each α leave?")
    def the_meter(self) -> None:
        """The lines of what is left; rates that are guessed at are tried; then the limit."""
        meter, valley, trials, limit = self.meter, self.valley, self.trials, self.plan.limit
        over = [valley.losses, *([valley.tries[-1].read] if self.flies else [])]
        self.play(*meter.takes_over(*over), run_time=0.8)
        self.play(meter.mark(), change(meter.drawn, 1), run_time=1.4)
        self.say("Below −1, she flies off.")
        self.play(change(meter.zoned, 1), run_time=0.8)
        self.say("Which α is fastest?")
        self.play(leave(meter, meter.heading), come(*trials.everything), run_time=1.0)
        self.silence(1.5)
        for number in range(len(self.plan.trials)):
            self.say(telling.trial(self.plan, number))
            perform(self, trials.begins(number))
            perform(self, trials.walks_with(number))
            self.say(telling.counted(self.plan, number))
            self.play(*trials.arrives(), run_time=0.6)
        self.say("{decides}")
        self.play(*trials.answer(), run_time=0.6)
        self.play(*meter.again(trials.she, *trials.over()), run_time=0.8)
        self.play(meter.mirror(), run_time=1.2)
        self.until(telling.compared(self.plan))
        self.play(meter.compare(), run_time=1.0)
        self.say("{two_over}")
        self.play(*meter.to_the_limit(), run_time=1.2)
        self.play(change(meter.limited, 1), run_time=0.7)
        self.play(meter.point_at(1.1 * limit), run_time=0.8)

    @beat("What if you don’t know λ?")
    def in_practice(self) -> None:
        """Three ways to find a rate, a picture each."""
        meter, practice = self.meter, self.practice
        self.play(*meter.asks(), run_time=0.8)
        self.say("Copy what worked for a similar problem.")
        perform(self, practice.copies(meter))
        self.play(*practice.waits(), run_time=0.6)
        self.say("Or raise α until the loss climbs, then back off.")
        self.play(*practice.raises(), run_time=1.8)
        self.until("then back")
        self.play(practice.backs_off(), run_time=0.6)
        self.say("Or let Adam divide α by the slopes so far. {adapted}.")
        perform(self, islice(adam := practice.adapts(meter), 3))  # until her first step is over
        self.until("{adapted}")
        self.play(practice.adaptive.compare(), run_time=1.0)
        if practice.adaptive.passes:  # both dials can be read until she does
            self.say("She swings past, and back.")
        perform(self, adam)

    @beat("The sharpest direction sets the speed limit.")
    def the_speed_limit(self) -> None:
        """The sentence over the valley, whose steep way is lit; then she in a shallow well."""
        valley, practice, hills, meter = self.valley, self.practice, self.hills, self.meter
        words, shown = practice.lesson(), valley.again()
        self.play(*practice.gives_way(meter, words, shown), run_time=0.8)
        self.play(valley.cuts.stays_lit(0), valley.round(), run_time=2.3)
        self.play(*hills.follow(shown), run_time=0.7)
        self.say("With many valleys, could she stop in the wrong one?")
        self.play(hills.arrive(), hills.lean(), practice.said(words), run_time=1.5)
        self.now_you(2.2, above=True)
