"""Ask one, or ask everyone? Rough answers now against one perfect answer later.

manim render scenes/stochastic.py
"""

# ruff: noqa: I001 (imports are the cast list: a few full lines, not one line a name)
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from manim import UP, FadeIn, FadeOut, linear, smooth
from msgspec import Meta

from scenes.parts.stochastic import StochasticStage, guesses_of_average, guesses_of_gutter
from scenes.parts.stochastic import guesses_of_race, places
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
    ] = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
    single_rate: Annotated[Rate, "of the walk that asks one dot at a time"] = 0.1
    batch_size: Annotated[int, Meta(ge=2, le=200), "of a mini-batch"] = 10
    reads: Annotated[int | None, "questions of the race; none: three times as many as dots"] = None
    orders: Annotated[int, Meta(ge=20, le=2000), "shuffles that are compared"] = 200
    large: Annotated[int, Meta(ge=10_000, le=10_000_000), "dots of the crowd"] = 1_000_000


class Stochastic(StochasticStage):
    """One dot's gutter, a hundred of them, a race, a dance, and what it is all good for."""

    number = 11
    title = "Ask one, or ask everyone?"
    lasts = 222.6
    words = 444
    parameters = StochasticParameters()

    # -- the wait --------------------------------------------------------------------------------

    @beat("Hear only one example at a time? Why should she?")
    def the_wait(self) -> None:
        """A hundred questions and one step; then a crowd, and she stands."""
        it, crowd = self.evening, self.evening.crowd
        self.add(it.night, it.glow, crowd)
        self.until("Why")
        self.play(change(crowd.born, 1), FadeOut(it.glow), run_time=1.8)
        self.say("Until now, she asked every example before she moved.")
        self.play(FadeIn(it.count), run_time=0.4)
        self.play(crowd.ask_on(len(self.plan)), run_time=2.4)
        self.say("{Hundred} questions, then one step. Easy.")
        self.until("then one")
        self.play(it.step(), run_time=1.4)
        self.say("Now {crowd}. She is still asking.")
        self.play(FadeOut(it.count), run_time=0.4)
        self.play(crowd.ask_on(0), run_time=0.4)
        self.play(change(crowd.far, 1), run_time=2.6)
        self.play(FadeIn(it.count, it.of_all), run_time=0.4)
        self.play(crowd.ask_on(0.012 * self.plan.crowd), run_time=4.4)
        self.silence(0.2)

    @beat("So: what if she hears only one at a time?")
    def one_dot(self) -> None:
        """One dot's error, the lines through it, and the gutter they make."""
        side, chart = self.side, self.map
        side.plane.within(places.ALONE)
        self.give_way(side.plane, side.dots, side.line)
        self.until("one at")
        self.play(change(side.dots.alone, 1), side.dots.ring_out(), run_time=0.9)
        self.say("{left_out}")
        self.say("{units}")
        self.say("{hardly}")
        self.say("Here it is. Her line predicts {says}. It was {was}.")
        self.until("{says}")
        self.play(FadeIn(side.worked.part("says")), run_time=0.5)
        self.until("{was}")
        self.play(FadeIn(side.worked.part("was")), side.dots.ring_out(), run_time=0.8)
        self.say("The error: {error}.")
        self.add(side.miss)
        shown = FadeIn(side.worked.part("minus"), side.worked.part("error"), side.first_number)
        self.play(side.miss.grow(), shown, run_time=1.2)
        self.say("Which lines would make this one dot happy?")
        answers, right = guesses_of_gutter()
        guess = Choices(*answers).within(places.BAND)
        self.play(FadeOut(side.worked), run_time=0.4)
        self.ask(guess, silence=2.0)
        self.play(guess.fold(), FadeOut(side.first_number), run_time=0.4)
        self.play(side.plane.animate.within(places.LEFT), run_time=0.9)
        self.play(FadeIn(chart.floor, chart.axes, self.spot), run_time=0.6)
        self.say("Every line through it.")
        self.add(chart.row)
        for number, line in enumerate(chart.through, 1):
            self.play(*side.here.go(line), run_time=0.7)
            self.play(change(chart.row.shown, number), run_time=0.2)
        self.resolve(guess, right)
        self.say("On the map, those lines lie in a row: a straight gutter.")
        self.play(change(chart.row.joined, 1), until="a straight")
        self.play(FadeOut(chart.floor, self.spot), FadeIn(chart.ground), run_time=0.7)
        self.play(chart.lean(), FadeIn(side.level), run_time=2.4)
        self.silence(1.2)

    @beat("For w, the slope is two times the error times x. For b, two times the error.")
    def one_step(self) -> None:
        """The rule takes the 2 in; then the numbers, and the step across the gutter."""
        side, chart, step = self.side, self.map, self.single
        away = FadeOut(side.level, rate_func=lambda share: min(1.0, 3 * share))
        self.play(chart.flat(), *side.here.go(self.plan.start), away, run_time=2.6)
        self.play(FadeIn(step.slopes[0], self.spot, side.numbers[0]), run_time=0.6)
        self.until("For b")
        self.play(FadeIn(step.slopes[1]), run_time=0.6)
        self.say("Let the rate swallow the two: it becomes {double}.", "")
        self.play(*instead(step.slopes, (*step.before, step.dial)), run_time=0.8)
        self.play_all(step.swallow())
        self.say("b is easy: {b} − {double} × {error}.")
        for moves, word in zip(step.plug_in(1), ("{b} ", "{double}", "{error}", ""), strict=True):
            if word:
                self.until(word)
            self.play(*moves, run_time=0.7)
        self.say("For w, the error is multiplied by x as well.")
        for moves in step.plug_in(0):
            self.play(*moves, run_time=0.7)
        self.add(step.arrow, step.landing)
        self.say("One step, straight across the gutter. {gone}")
        self.add(step.angle)
        self.play_all(step.aims())
        self.play(*step.go(), run_time=1.6)
        self.play(step.landed(), run_time=0.4)
        self.silence(0.6)

    @beat("Another dot has another gutter, and asks for another step.")
    def many_opinions(self) -> None:
        """All steps from one spot, their average, and the bowl that all gutters make."""
        side, chart, it = self.side, self.map, self.opinions
        gone = (self.single.all, self.single.angle, chart.row, chart.ground, side.miss)
        self.play(FadeOut(*gone, side.numbers[1]), FadeIn(chart.floor), run_time=0.8)
        self.remove(self.single.arrow, self.single.landing)
        self.play(*side.here.go(self.plan.start), change(side.dots.alone, 0), run_time=0.8)
        self.add(it.gutter, it.other)
        self.play(change(it.gutter.joined, 1), change(side.dots.also, 1), run_time=0.9)
        self.play(it.other.burst(), run_time=0.9)
        self.say("Here are all {all_hundred} steps, from the same spot, on one scale.")
        self.play(FadeOut(it.gutter, it.other), change(side.dots.also, 0), run_time=0.4)
        self.add(it.fan)
        self.play(it.fan.burst(), change(side.dots.told, 1, linear), run_time=3.4)
        self.say("They disagree. {raising}")
        self.play(FadeOut(chart.axes), run_time=0.3)
        self.play(it.closer(), until="{raising}")
        self.play(change(it.fan.marked, 1), FadeIn(it.note, it.lenses[0]), run_time=0.8)
        self.hold(0.8)
        self.say("Now take the average of the {all_hundred} arrows. Where does it point?")
        self.play(change(it.fan.marked, 0), FadeOut(it.note, it.lenses[0]), run_time=0.4)
        self.play(it.back(), run_time=1.2)
        self.play(FadeIn(chart.axes), until="Where")
        answers, right = guesses_of_average()
        guess = Choices(*answers).within(places.BAND)
        self.ask(guess, silence=2.5)
        self.play(guess.fold(), FadeOut(chart.axes, self.spot), run_time=0.4)
        self.say("An average: shorten each, then lay them end to end.")
        self.play(FadeIn(it.each), it.fan.shrink(), run_time=1.6)
        self.play(it.close(), run_time=1.6)
        self.play(FadeIn(it.lenses[1]), it.fan.lay(), run_time=2.4)
        self.say("Exactly where the full gradient sends her. It always was an average.")
        self.add(it.batch)
        self.play(it.batch.grow(), until="It always")
        self.resolve(guess, right)
        self.play(FadeOut(it.lenses[1], it.each, it.fan), run_time=0.4)
        self.play(it.back(), run_time=1.2)
        chart.view.panel = None
        with self.delight():
            self.gutters()

    # -- the race --------------------------------------------------------------------------------

    @beat("Two walkers, one start. The left one asks all {all_hundred}: batch gradient descent.")
    def the_race(self) -> None:
        """Ten questions, a hundred, two hundred, three hundred."""
        race, plan = self.race, self.plan
        self.give_way(*race.all)
        self.until("The left")
        self.play(FadeIn(race.heads[0]), run_time=0.5)
        self.until("batch")
        self.play(*instead([race.heads[0]], [race.names[0]]), run_time=0.6)
        self.say("The right one asks one at a time, shuffled: stochastic gradient descent.")
        self.play(FadeIn(race.heads[1]), run_time=0.5)
        self.until("stochastic")
        self.play(*instead([race.heads[1]], [race.names[1]]), run_time=0.6)
        self.say("Who is lower after ten questions?")
        self.ask(race.guess, silence=2.5)
        self.play(race.guess.fold(), run_time=0.4)
        self.say("Ten questions, then. Watch both losses.")
        for asked in range(1, 11):
            self.play(race.ask(asked, smooth), run_time=0.6 if asked < 4 else 0.4)
        self.say("Right: {begin} has become {few}. Left: not one step.")
        self.play(swell(race.losses[1], 1.25), run_time=1.2)
        self.until("Left:")
        self.play(swell(race.losses[0], 1.25), run_time=1.2)
        self.resolve(race.guess, guesses_of_race()[1])
        self.say("Luck? The band holds nine of ten shuffles.")
        self.play(FadeIn(race.band_note), change(race.courses.banded, 1), run_time=1.8)
        self.hold()
        self.hold(0.6)
        self.play(*instead([race.band_note], [race.note]), run_time=0.8)
        self.say("At {pass}, the left one moves, and how: {batch}.")
        self.play(race.draw_back(), run_time=1.0)
        self.play(race.ask(len(plan)), run_time=3.0)
        self.play(race.step(), run_time=1.4)
        self.say("{overtakes}")
        for halt in plan.halts[2:]:
            self.play(race.ask(halt), run_time=1.8)
            self.play(race.step(), run_time=0.8)
        self.say("The other one cannot stand still.")
        self.play(swell(race.losses[1], 1.15), run_time=1.2)
        self.silence(0.5)

    @beat("Look closely. Even at the lowest point, each dot still pulls.")
    def the_dance(self) -> None:
        """Pulls that close, three rates, and one that falls."""
        it, plan = self.close, self.plan
        self.give_way(it.map, it.cross)
        self.play(it.zoom(), run_time=1.6)
        self.play(FadeIn(it.lens), run_time=0.4)
        self.add(it.pulls)
        self.play(it.pulls.burst(), run_time=1.6)
        self.say("The errors are not zero. Only their pulls add up to zero.")
        self.play(FadeIn(it.sums[0]), run_time=0.5)
        self.until("Only")
        self.play(it.pulls.lay(), run_time=2.6)
        self.play(FadeIn(it.sums[1]), run_time=0.5)
        self.hold(1.6)
        self.say("{dance}")
        self.play(*instead([it.pulls, it.sums], [it.dial, it.head]), run_time=0.8)
        for number, (cloud, dance) in enumerate(zip(it.clouds, plan.measured.dances, strict=True)):
            if number:
                gone = FadeOut(it.clouds[number - 1])
                self.play(gone, *it.turn_down(dance), run_time=0.8)
            self.add(cloud)
            self.play(cloud.run(), run_time=2.0)
            ring = FadeIn(it.level) if not number else it.ring(number)
            self.play(FadeIn(it.rows[number]), ring, run_time=0.6)
        self.say("Let the rate fall as she goes, and she settles.")
        gone = FadeOut(it.clouds[-1], it.level)
        self.play(gone, change(it.rate, plan.rate), FadeIn(it.rule), run_time=0.8)
        self.add(it.fall)
        self.play(*it.let_fall(), run_time=4.0)
        self.play(FadeIn(it.settled), run_time=0.5)
        self.silence(2.4)

    @beat("Or ask {size} at a time: a mini-batch. A graphics card hears all {size} at once.")
    def mini_batches(self) -> None:
        """Three fans, three losses."""
        it = self.batches
        self.give_way(*it.maps)
        self.add(*it.fans)
        self.play(*(fan.burst() for fan in it.fans), run_time=2.6)
        self.play(*map(FadeIn, it.spreads), run_time=0.6)
        self.say("{alike}")
        self.play(*map(FadeOut, it.fans), FadeIn(*it.paths), run_time=0.6)
        self.play(it.walk(), run_time=2.4)
        self.play(*map(FadeIn, it.losses), run_time=0.6)
        self.silence(1.0)

    @beat("Back to the {the_crowd}. After {asked_large} questions her loss is {large}.")
    def what_to_keep(self) -> None:
        """She is down, the other one still asks; the sentence, and two crosses."""
        it, two = self.end, self.two
        on_the_right = *it.track.all, it.path, it.asked, it.rule
        self.give_way(it.evening.night, it.evening.crowd, it.evening.count, *on_the_right)
        self.play(*it.go(), run_time=3.0)
        self.play(FadeIn(it.told), run_time=0.5)
        self.say("The other one is still asking.")
        self.play(it.evening.crowd.ask_on(0.08 * self.plan.crowd), run_time=2.0)
        self.say("Far from the goal, a rough answer now beats a perfect answer later.")
        lesson = it.lesson.within(STAGE, UP)
        self.play(FadeIn(lesson[0]), FadeOut(it.rule), run_time=0.6)
        self.until("beats")
        self.play(FadeIn(lesson[1]), run_time=0.6)
        self.silence(1.5)
        self.say("Both walk towards the lowest loss. But is the lowest loss what we want?")
        self.give_way(two.map, two.lens, two.crosses[0], two.names[0])
        self.play(FadeIn(two.crosses[1], two.names[1]), run_time=0.6)
        self.until("But")
        self.play(FadeIn(two.mark, it.question), run_time=0.8)
        self.now_you(2.8)
