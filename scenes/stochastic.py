"""Ask one, or ask everyone? Rough answers now against an exact one later.

manim render scenes/stochastic.py
"""

# ruff: noqa: I001 (imports are the cast list: a few full lines, not one line a name)
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from manim import UP, FadeIn, FadeOut, linear, smooth
from msgspec import Meta

from scenes.parts.stochastic import StochasticStage, guesses_of_gutter
from scenes.parts.stochastic import guesses_of_race, places, said_at
from scenes.render.parameters import Moderate, OwnTable, Pair, Rate, Seed
from scenes.stage import STAGE, Choices, beat, change, instead, swell


@dataclass(frozen=True)
class StochasticParameters(OwnTable):
    """What a lecturer may change; with ``data``, numbers are counted in standard units."""

    w: Annotated[Moderate, "how steep the line behind the dots is"] = 2.0
    b: Annotated[Moderate, "how high that line is at 0"] = 1.0
    n: Annotated[int, Meta(ge=20, le=400), "how many dots"] = 100
    noise: Annotated[float, Meta(ge=0.01, le=1e3), "standard deviation of their chance"] = 0.5
    seed: Annotated[Seed, "of the dots"] = 0
    start: Annotated[Pair, "the line (w, b) that all walks start from"] = (-1.0, 3.0)
    order_seed: Annotated[Seed, "of the order in which dots are asked"] = 6
    rates: Annotated[
        tuple[Annotated[Rate, ""], ...], Meta(min_length=2, max_length=12), "that are tried"
    ] = (0.05, 0.1, 0.2, 0.4, 0.8)
    single_rate: Annotated[Rate, "of the walk that asks one dot at a time"] = 0.1
    batch_size: Annotated[int, Meta(ge=2, le=200), "of a mini-batch"] = 10
    reads: Annotated[int | None, "questions of the race; none: three times as many as dots"] = None
    orders: Annotated[int, Meta(ge=20, le=2000), "shuffles that are compared"] = 200
    large: Annotated[int, Meta(ge=10_000, le=10_000_000), "dots of the crowd"] = 1_000_000


class Stochastic(StochasticStage):
    """One dot's gutter, a hundred of them, a race, a dance, and what it is all good for."""

    number = 11
    title = "Ask one, or ask everyone?"
    lasts = 238.3
    words = 477
    parameters = StochasticParameters()

    # -- the wait --------------------------------------------------------------------------------

    @beat("What if she listened to just one example?")
    def the_wait(self) -> None:
        """A hundred questions and one step; then a crowd, and she stands."""
        it, crowd = self.evening, self.evening.crowd
        self.add(it.night, it.glow, crowd)
        self.until("just")
        self.play(change(crowd.born, 1), FadeOut(it.glow), run_time=1.8)
        self.say("Until now, {hundred} questions bought one step.")
        self.play(FadeIn(it.count), run_time=0.4)
        it.asking.begin(len(self.plan))
        self.hold(len(self.plan) / it.asking.pace + 0.2)
        self.play(it.step(), run_time=1.4)
        self.say("Now {crowd}. At this pace, one step takes {duration}.")
        self.play(FadeOut(it.count), run_time=0.4)
        self.play(change(crowd.far, 1), it.asking.clear(), run_time=1.7)
        it.asking.begin()
        self.play(FadeIn(it.count, it.of_all), run_time=0.4)
        self.play(FadeIn(it.takes), until="one step")
        self.hold()

    @beat("So let her hear one dot at a time.")
    def one_dot(self) -> None:
        """One dot's error, the lines through it, and the gutter they make."""
        side, chart = self.side, self.map
        self.dots_come()
        self.play(change(side.dots.alone, 1), side.dots.ring_out(), run_time=0.9)
        self.say("{left_out}")
        self.say("{units}")
        self.say("{hardly}")
        self.say("Her line predicts {says}. The true value: {was}.")
        self.until("Her line")
        self.add(side.says)
        self.play(side.says.grow(), run_time=0.9)
        self.until("{says}")
        self.play(FadeIn(side.worked.part("says")), run_time=0.5)
        self.until("{was}")
        was = FadeIn(side.worked.part("minus"), side.worked.part("was"))
        self.play(was, side.dots.ring_out(), run_time=0.8)
        self.say("The error: {error}.")
        self.add(side.miss)
        shown = FadeIn(side.worked.part("error"), side.first_number)
        self.play(side.miss.grow(), shown, run_time=1.2)
        self.say("How many lines pass exactly through this one dot?")
        answers, right = guesses_of_gutter()
        guess = Choices(*answers).within(places.BAND)
        self.play(FadeOut(side.worked, side.says), run_time=0.4)
        self.ask(guess, silence=2.0)
        self.play(FadeOut(side.first_number), run_time=0.3)
        self.play(*side.here.go(chart.through[0]), run_time=0.8)
        for line in chart.through[2::2]:
            self.play(*side.here.go(line), run_time=0.8)
        self.play(*guess.answer(right), run_time=0.6)
        self.say("Infinitely many.")
        self.hold()
        self.play(guess.fold(), side.plane.animate.within(places.LEFT), run_time=0.9)
        self.say("On the map, each line is one point.")
        self.play(FadeIn(chart.floor, chart.axes, self.spot), run_time=0.5)
        self.add(chart.row)
        for number, line in enumerate(chart.through[::-1], 1):
            self.play(*side.here.go(line), run_time=0.3)
            self.play(change(chart.row.shown, number), run_time=0.15)
        self.say("The points make a row.")
        self.play(change(chart.row.joined, 1), run_time=1.0)
        self.say("Height is this dot's squared error. It makes a straight gutter.")
        self.gutter()
        self.silence(0.9)

    @beat("Back at her line. Along b, the slope of the squared error is twice the error.")
    def one_step(self) -> None:
        """Both slopes, the rule with its numbers, and the step towards the gutter."""
        step = self.single
        self.back_at_her_line()
        self.play(FadeIn(step.slopes[1]), run_time=0.5)
        self.say("Along w, twice the error, times x.")
        self.play(FadeIn(step.slopes[0]), run_time=0.6)
        self.hold()
        self.play(*instead(step.slopes, step.rule), run_time=0.8)
        self.say("Take a learning rate of {rate}.")
        self.play(*step.rates(), run_time=0.6)
        self.say("b becomes {b} − {rate} × 2 × {error}.")
        phrases = "{b} ", "{rate}", "× 2", "{error}", ""
        for moves, word in zip(step.plug_in(1), phrases, strict=True):
            if word:
                self.until(word)
            self.play(*moves, run_time=0.6)
        self.say("For w, the same, times x.")
        for moves in step.plug_in(0):
            self.play(*moves, run_time=0.6)
        self.add(step.arrow, step.back, step.angle)
        self.say("This is the gradient, times the rate.")
        self.until("gradient")
        self.play_all(step.looks())
        self.say("One step, straight towards the gutter. {gone}")
        self.until("step")
        self.play_all(step.aims())
        self.play(*step.go(), run_time=1.6)
        self.play(step.landed(), run_time=0.4)
        self.silence(0.6)

    @beat("Back at the start, another dot has another gutter, and asks for another step.")
    def many_opinions(self) -> None:
        """All steps from one spot, their average, and the bowl that all squared errors make."""
        side, chart, it = self.side, self.map, self.opinions
        self.another_dot()
        self.say("Here are all {all_hundred} steps, at the rate of {rate}.")
        gone = FadeOut(it.gutter, it.other, chart.ground)
        self.play(gone, FadeIn(chart.floor), change(side.dots.also, 0), run_time=0.5)
        self.add(it.fan)
        self.play(it.fan.burst(), change(side.dots.told, 1, linear), run_time=2.8)
        self.say("They disagree. Now take their average. How far does it lead?")
        self.until("Now")
        self.play(FadeIn(it.cross), run_time=0.6)
        self.until("How far")
        self.play(it.cross.ring_out(), run_time=1.0)
        self.average()
        with self.delight():
            self.gutters()

    # -- the race --------------------------------------------------------------------------------

    @beat("One walker asks all {all_hundred}: batch gradient descent.")
    def the_race(self) -> None:
        """Ten questions, a hundred, two hundred, three hundred."""
        race, plan = self.race, self.plan
        self.into_the_bowl()
        self.name_walker(0, "batch")
        self.say("The other asks one at a time, shuffled: stochastic gradient descent.")
        self.until("one at a time")
        self.play(FadeIn(race.heads[1], race.single), run_time=0.5)
        self.name_walker(1, "stochastic")
        self.say("{smaller}")
        self.play(FadeIn(*race.rates), run_time=0.6)
        self.until("smaller")
        self.play(swell(race.rates[1], 1.25), run_time=1.0)
        self.say("After ten questions, how much of its loss is left?")
        self.play(FadeIn(*race.losses), run_time=0.5)
        self.until("loss")
        self.play(swell(race.losses[1], 1.25), run_time=0.6)
        self.ask(race.guess, silence=2.0)
        for asked in range(1, 11):
            self.play(race.ask(asked, smooth), run_time=0.33)
        self.play(*race.guess.answer(guesses_of_race(plan)[1]), run_time=0.6)
        self.say("Its loss of {begin} has become {few}. Batch has not taken one step.")
        self.play(swell(race.losses[1], 1.25), run_time=1.2)
        self.until("Batch")
        self.play(swell(race.losses[0], 1.25), run_time=1.2)
        self.hold()
        self.off_the_ground()
        self.say("{chance}")
        self.until("Nine")
        self.play(FadeIn(race.band_note), race.band(), run_time=2.4)
        self.play(race.draw_back(), run_time=1.0)
        self.play(race.ask(len(plan)), run_time=race.seconds_to(len(plan)))
        self.play(race.step(), run_time=1.2)
        self.say("At {pass}, batch takes its first step, down to {batch}.")
        self.until("down")
        self.play(swell(race.losses[0], 1.25), run_time=1.2)
        self.say("Let's zoom in.")
        self.play(*race.come_near(), run_time=1.8)
        self.play(FadeIn(race.lowest), run_time=0.5)
        for halt, words in zip(plan.halts[2:], said_at(plan), strict=True):
            self.play(race.ask(halt), run_time=race.seconds_to(halt))
            self.play(race.step(), run_time=0.8)
            self.say(words)
            self.play(swell(race.losses[0], 1.25), run_time=1.0)

    @beat("Even at the lowest point, each dot still pulls.")
    def the_dance(self) -> None:
        """Pulls that close, a rate, and one that falls."""
        it = self.close
        self.come_near()
        self.add(it.pulls)
        self.play(it.pulls.burst(), run_time=1.8)
        self.say("The errors are not zero.")
        self.play(FadeIn(it.sums[0]), run_time=0.5)
        self.play(FadeOut(it.pulled.lens, it.pulled.axes), run_time=0.3)
        self.play(it.draw_back(), run_time=1.2)
        self.play(FadeIn(it.loop.lens, it.loop.axes), run_time=0.3)
        self.say("But their pulls cancel.")
        self.play(it.pulls.lay(), run_time=1.9)
        self.play(FadeIn(it.sums[1]), run_time=0.5)
        self.hold(1.6)
        self.dances()
        self.say("Let the rate fall as she goes, and she settles.")
        self.play(*it.let_fall(), run_time=3.0)
        self.play(FadeIn(it.rows[-1]), run_time=0.5)
        self.silence(0.5)

    @beat("Or ask {size} at a time: a mini-batch. Its steps scatter less.")
    def mini_batches(self) -> None:
        """Three fans; then one size at many rates, and how else a rate is found."""
        choosing = self.choosing
        self.a_few()
        self.say("How is a rate chosen? Let's try {tried} rates.")
        self.give_way(*choosing.empty)
        self.until("try")
        self.play(FadeIn(choosing.note), run_time=0.4)
        for number in range(len(choosing.rates)):
            self.play(*choosing.walk(number), run_time=0.8)
        self.say("{wins}")
        self.play(*choosing.lights(), run_time=1.4)
        self.say("Or copy the rate of a similar model. Or let a method adapt it, such as Adam.")
        ways = choosing.ways
        self.give_way(ways.rows[0], seconds=0.7)
        self.play(ways.tries(), FadeIn(ways.rows[1]), run_time=0.8)
        self.play(ways.copies(), run_time=1.0)
        self.until("Or let")
        self.play(FadeIn(ways.rows[2]), run_time=0.5)
        self.play(ways.adapts(), run_time=2.0)

    @beat("Back to the {the_crowd}. Both ask {pace} a second.")
    def what_to_keep(self) -> None:
        """She is down, the other one still asks; the sentence, and a question."""
        it, night = self.end, self.end.evening
        on_the_right = *it.signs, *it.track.all, it.path, it.rate
        self.give_way(night.night, night.crowd, night.count, night.of_all, *on_the_right)
        self.hold()
        it.asking.begin()
        self.hold(it.seconds)
        self.say("After {asked_large} questions, the loss on the right is {large}.")
        self.play(FadeIn(it.told), run_time=0.5)
        self.say("The left one is still asking.")
        self.play(FadeIn(it.waits), run_time=0.5)
        self.say("Far from the goal, a rough answer now beats an exact one later.")
        lesson = it.lesson.within(STAGE, UP)
        above = *it.signs, it.rate, it.track.axes
        self.play(*instead(above, [lesson[0]]), run_time=0.8)
        self.until("beats")
        self.play(FadeIn(lesson[1]), run_time=0.6)
        self.silence(0.6)
        self.say("But is the lowest loss what we want?")
        self.play(swell(it.track.cross, 1.4), run_time=0.6)
        left = *lesson, it.told, it.waits, night.count, night.crowd, night.of_all
        self.play(*instead(left, [it.question, it.track.axes]), it.alone(), run_time=1.2)
        self.now_you(2.8)
