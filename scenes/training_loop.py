"""Guess, measure, adjust: the whole machine in fourteen lines, and who says stop.

manim render scenes/training_loop.py
"""

# ruff: noqa: I001 (imports are the cast list: a few full lines, not one line a name)
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Annotated, Any

from manim import FadeIn, FadeOut, VGroup, linear
from msgspec import Meta

from gdmath import Dataset
from gdmath.tables import load_table
from scenes.parts.training_loop import Doubt, Machine, Opening, Race, Rates, Ring, Rounds, Second
from scenes.parts.training_loop import Stop, Table, Wall, cards, names, places, plan_for, telling
from scenes.render.parameters import DataFile, OwnTable, Pair, Rate
from scenes.stage import Choices, LectureScene, beat, change, instead, swell


@dataclass(frozen=True)
class TrainingLoopParameters(OwnTable):
    """What a lecturer may change."""

    learning_rate: Annotated[Rate | None, "none: about half of the way with each step"] = None
    iterations: Annotated[int, Meta(ge=10, le=1000), "rounds of the loops"] = 100
    tolerance: Annotated[float, Meta(ge=1e-6, le=1e6), "a gradient that is level enough"] = 0.01
    nudge: Annotated[Rate | None, "of the rival; none: so that it takes 100 to 300 steps"] = None
    second_data: Annotated[DataFile | None, "for two knobs; none: a hundred made up dots"] = None
    second_start: Annotated[Pair | None, "the first line (w, b) through them"] = None
    second_rate: Annotated[Rate, "of the loop with two knobs"] = 0.015
    report_every: Annotated[int, Meta(ge=1, le=1000), "rounds from one report to the next"] = 10

    def tables(self) -> Iterator[Dataset]:
        """Both, if there are two."""
        yield from super().tables()
        if self.second_data is not None:
            yield load_table(self.second_data)


class TrainingLoop(LectureScene):
    """The loop is written, run, stopped in time, and raced against one without a gradient."""

    number = 8
    title = "Guess, measure, adjust"
    lasts = 238.9
    words = 508
    parameters = TrainingLoopParameters()

    def setup(self) -> None:
        """Run the programs, then build the cast."""
        self.plan = plan_for(**asdict(self.parameters))
        self.opening, self.ring = Opening(self.plan, self.clock), Ring()
        self.machine, self.table, self.wall = Machine(self.plan), Table(self.plan), Wall()
        self.rounds, self.doubt = Rounds(self.plan, self.machine), Doubt(self.plan, self.machine)
        self.cards, self.stop = cards(self.plan), Stop(self.plan, self.clock)
        self.how_long = Choices("about 10", "about 100", "about 1,000")
        self.race, self.second, self.rates = Race(self.plan), Second(self.plan), Rates(self.plan)
        self.in_words = telling.facts(self.plan, self.race.losses.every)

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    @beat("How many steps to the bottom? And who says stop? Let us build the whole machine.")
    def three_cards(self) -> None:
        """She goes down; something is built round after round; the cards turn over: the loop."""
        ring = self.ring
        self.add(self.opening)
        self.play(self.opening.steps(4), until="Let us")
        self.play(*instead(self.opening, ring), run_time=1.2)
        self.say("Good teams build like this: make something small, look at it, change a little,")
        self.play(ring.once_round(), until="make")
        self.play(change(ring.house, 1), run_time=0.7)
        self.at("look", ring.go_to(1))
        self.at("change", *ring.adjust(), seconds=1.1)
        self.say("and again.")
        self.play(*ring.round(), run_time=1.8)
        self.say("A machine learns the same way: guess, measure, adjust.")
        for number, phrase in enumerate(("guess", "measure", "adjust")):
            self.at(phrase, change(ring.flipped, number + 1), ring.go_to(number), seconds=0.45)
        self.say("How many lines of code does that take?")
        self.ask(self.how_long.within(places.MAY_BE), silence=1.8)
        self.play(self.how_long.fold(), change(ring.around, 0), run_time=0.8)

    @beat("First, {remembered}: a text file. One line of names, then the numbers.")
    def a_file(self) -> None:
        """The lines of a file become dots."""
        it, table, opening = self.machine, self.table, self.cards[0]
        table.send(it)
        self.play(*instead(self.ring, (table.names, table.body)), run_time=0.6)
        self.at("One line", *table.text.run_line(0), seconds=0.6)
        self.at("then", change(table.text.light, table.count - 1), seconds=1.6)
        self.say("Two numbers in each line: {inputs}, and {outputs}.")
        self.play(*table.first_line(), table.text.animate.set_opacity(0.6), run_time=0.6)
        self.at("{inputs}", FadeIn(table.columns[0]))
        self.at("{outputs}", FadeIn(table.columns[1]), table.text.animate.set_opacity(0))
        self.hold()
        self.play(table.home(), FadeIn(it.plane, it.names, rate_func=places.LATE))
        self.add(it.dots, opening)
        self.play(change(it.dots.settled, 1, linear), run_time=2.6)
        self.play(*table.leave(), it.below_the_code(), run_time=0.9)
        self.say("{opened}")
        self.play(opening.write_to(2), run_time=1.6)
        self.play(FadeIn(table.as_rows), run_time=0.5)
        self.silence(1.2)

    @beat("Guess: w times x, plus b. We leave b at zero.")
    def three_functions(self) -> None:
        """Each function is written, and what it does is seen."""
        it, (opening, guess, measure, adjust) = self.machine, self.cards
        self.play(FadeOut(opening, self.table.as_rows), run_time=0.4)
        self.add(guess)
        self.play(guess.write_to(2), until="We leave")
        self.at("b at zero", *guess.run_line(0), seconds=0.4)
        self.say("And w starts at zero, too. So it predicts {nothing}.")
        self.play(it.start(), *guess.run_line(1), until="So it")
        with self.shown(it.nothing, run_time=0.5):
            self.hold()
        self.say("Measure. The errors, squared.")
        self.play(FadeOut(guess, it.at_zero), run_time=0.4)
        self.add(it.errors, it.squares, measure)
        self.play(measure.write_to(2), change(it.errors.grown, 1), until="squared")
        self.play(it.square(), run_time=1.4)
        self.say("And their average, the loss: {loss}.")
        self.play(it.share_out(), FadeIn(it.loss[0]), run_time=1.1)
        self.at("the loss", FadeIn(it.loss[1]))
        self.say("Adjust. The gradient, by the formula of the last film: {slope}.")
        self.play(FadeOut(it.squares, it.loss, measure), it.make_room(), run_time=0.6)
        self.add(adjust, it.pulls)
        self.play(adjust.write_to(3), until="gradient")
        self.play(*it.weigh(), run_time=1.4)
        self.play(*it.average(), run_time=0.6)
        self.at("{slope}", *it.double(), seconds=1.6)
        self.say("{sides}")
        self.play(FadeOut(adjust, rate_func=places.SOON), *it.narrow(), run_time=0.9)
        self.at("must", *it.point(), seconds=0.6)
        self.say("{worked}", "{worked_aloud}")
        self.play(FadeOut(it.way, rate_func=places.SOON), it.write_out(), until="{worked_end}")
        self.add(it.worked, it.guide.downstep)
        self.play(*it.look(), run_time=1.0)
        self.say("In green, the learning rate: what share of the gradient we take.")
        self.at("the learning rate", FadeIn(it.rated), swell(it.worked.part("rate"), 1.1))
        self.play(*it.guide.take_step(), run_time=1.6)

    @beat("Start again, at zero. Now in a loop: print the loss, take the step, {times}.")
    def the_loop(self) -> None:
        """Four rounds slowly; then the digits of the log settle one by one."""
        it, run, top = self.machine, self.rounds, names(self.plan)
        self.play(FadeOut(*it.of_a_step), run_time=0.5)
        self.add(run.card, run.log)
        come = FadeIn(top, rate_func=places.NEARLY), change(run.card.written, 1, places.NEARLY)
        self.play(*it.aside(), *come, run_time=1.3)
        for line, phrase in enumerate(("in a loop", "print", "take", "{times}"), 2):
            self.at(phrase, run.card.write_to(line))
        self.say("{lines} lines, all in all.")
        there = it.plane, it.dots, it.line, top, run.card
        self.play(*instead(there, run.whole), run_time=0.8)
        self.resolve(self.how_long.within(places.OF_LINES), "about 10", silence=1.4)
        self.play(*instead(run.whole, there), run_time=0.8)
        for moves, seconds, loss in run.tell(4):
            self.play(*moves, run_time=seconds)
            self.say(loss)
        if self.in_words["doubt"]:
            self.say("{doubt}")
            with self.shown(*self.doubt.now(), run_time=0.6):
                self.hold()
        self.say("After how many steps will the printed loss stand still?")
        self.play(*run.alone(top), run_time=1.2)
        self.ask(run.guess.within(places.MAY_BE), silence=1.8)
        self.play(run.guess.fold(), run_time=0.4)
        with self.delight():
            self.say("Watch the digits. Once gold, a digit never changes.")
            self.play(*run.settle(), run_time=6.02)
        self.say("{still}")
        self.play(run.step_aside(), run_time=0.5)
        with self.shown(run.settled(), run_time=0.4):
            self.resolve(run.guess.within(places.ANSWERS), run.right, silence=0.7)
        self.say("{identical}")
        self.play(*run.print_on(run.bracket()), run_time=1.4)
        self.say("And w: {w_end}.")
        self.play(run.print_all(), run_time=0.4)
        self.play(FadeIn(run.last()), run_time=0.4)

    @beat("So who says stop? You can count the rounds: {all_rounds}, whatever happens.")
    def when_to_stop(self) -> None:
        """A count of rounds, or level ground: whichever comes first."""
        stop, log = self.stop, (self.rounds.log, *self.rounds.beside_log)
        self.play(*instead(log, (stop.code, stop.ground)), run_time=0.6)
        self.at("count", FadeIn(stop.counted, stop.counted.now), *stop.upper.run_line(1))
        self.play(stop.count_all(), run_time=2.6)
        self.say("Or add a line: stop when the gradient is within {tolerance} of zero.")
        self.play(*stop.make_room(), run_time=0.6)
        self.play(stop.test.write_to(4), *stop.gone_back(), until="is within")
        self.play(*stop.test_it(), run_time=0.8)
        self.play(*stop.run(), run_time=3.0)
        self.say("{enough}")
        self.play(stop.end(), run_time=0.8)

    @beat("Do we need the gradient at all? Here is a rival that knows no gradient.")
    def a_rival(self) -> None:
        """A search without a gradient, and descent, on one axis each."""
        race, track = self.race, self.race.track
        self.at("gradient at all", swell(self.stop.level, 1.1), seconds=0.9)
        self.at("Here is", *instead((self.stop.below, self.stop.code), track.alone), seconds=0.8)
        self.play(*track.magnify(0.0), FadeIn(track.begins, rate_func=places.LATE), run_time=1.2)
        for number in range(len(track.first)):
            self.say(f"{{try_{number}}}")
            self.play(*track.measure(number))
            self.at(f"{{decided_{number}}}", *track.decide(number), seconds=0.8)
        self.remove(track.first[track.kept])  # the rival stands there
        self.say("And again, by {nudge} each time. Now both, from zero.")
        self.play(*track.go_on(), run_time=1.2)
        self.at("Now both", *track.widen(), seconds=1.2)
        self.say("How many steps for the rival?")
        self.ask(race.guess.within(places.BETWEEN), silence=1.8)
        self.say("This plot shows how far each is above the lowest loss.")
        self.play(*instead(race.guess, race.losses.history), run_time=0.8)
        self.at("each", *(swell(name, 1.1) for name in track.names), seconds=0.9)
        self.say("Each line down means {less} times less.")
        self.play(*(fall := race.losses.fall).begin(), run_time=0.8)
        self.at("{less}", FadeIn(fall.words), *map(FadeIn, race.clock))
        self.say("Step by step, slowly at first.")
        self.play(FadeOut(fall), run_time=0.4)
        for steps, seconds in zip((race.begin, race.level), race.pace, strict=False):
            self.play(*track.go(steps), run_time=seconds)
        if race.level < race.all_steps:
            self.say("{levelled}")
            with self.shown(race.faster, run_time=0.4):
                self.play(*track.go(race.all_steps), run_time=race.pace[2])
        self.say("The rival took {rival_steps} equal steps.")
        self.resolve(race.guess.within(places.COUNTED), race.right, silence=0.3)
        self.say("It stops: {neighbours}.")
        self.play(*race.come_close(), run_time=1.0)
        self.play(*track.try_both(), run_time=1.0)
        self.say("{ahead}")
        self.play(*race.losses.compare(), run_time=2.1)
        self.silence(1.2)

    @beat("For one knob, up to two tries a step. For a million knobs, up to two million.")
    def a_million_knobs(self) -> None:
        """Question marks for every knob; then one pulse tells them all."""
        self.play(*instead((self.race.lane, self.race.plot), self.wall), change(self.wall.asked, 1))
        self.play(change(self.wall.tried, 1), run_time=1.2)
        self.at("For a million", *self.wall.spread_out(), seconds=2.6)
        self.say("One gradient, and every knob knows which way to turn.")
        self.play(change(self.wall.asked, 0, places.SOON), self.wall.send(), until="which way")
        self.play(change(self.wall.turned, 1), run_time=2.0)

    @beat("Now a second knob, b, and {many}.")
    def a_second_knob(self) -> None:
        """The program becomes another where it stands, line by line; then it runs."""
        it, code = self.second, self.second.code
        self.play(*instead(self.wall, it.both[0]), run_time=0.6)
        self.at("second", FadeIn(it.both[1]), seconds=0.6)
        self.at("b, and", *instead(list(it.both), it.loading), seconds=0.7)
        self.at("{many}", *it.load(), seconds=1.2)
        self.say("Start anywhere. Say, here.")
        self.at("here", FadeIn(it.line), seconds=0.6)
        self.say("In the gradient, one line changes.")
        self.play(*instead(it.loading, it.slopes), run_time=0.6)
        self.at("one line", *it.slopes.turn_to(2), seconds=1.4)
        self.say("For w, the errors times x. For b, the errors alone.")
        self.play(FadeIn(it.which[0]), *it.measure(), run_time=1.0)
        self.at("For b", FadeIn(it.which[1]), seconds=0.6)
        self.say("The loop begins there. Print {every}. Step both, at this rate.")
        self.play(*it.open_the_loop(), until="there")
        self.at("there", *code.turn_to(0), seconds=0.9)
        self.at("Print", *code.turn_to(2), seconds=1.0)
        self.at("Step both", *code.turn_to(3), seconds=1.2)
        self.say("At the end, print w, b, and the loss.")
        self.play(*code.turn_to(4), *it.name(), run_time=2.2)
        self.say("The first step, slowly. Then all the others.")
        self.play(*it.open_up(), run_time=1.2)
        self.play(*it.first_step(), run_time=1.8)
        self.at("Then", *instead(it.worked, (it.knobs, it.log)), seconds=0.5)
        self.play(*it.run(), run_time=3.8)
        self.say("From {first_report} down to {last_report}. No line can do better than {lowest}.")
        for light, phrase in zip(it.lights(), ("{first_report}", "{last_report}"), strict=True):
            self.at(phrase, FadeIn(light))
        self.at("No line", FadeIn(it.lowest), seconds=1.4)

    @beat("{lines} lines. Guess, measure, adjust; and the gradient says how.")
    def what_to_keep(self) -> None:
        """The ring again, and two numbers that somebody chose."""
        it, ring, rates = self.second, self.ring.empty(), self.rates
        self.play(FadeOut(it.knobs, it.log, it.lowest, it.errors, *it.lit), run_time=0.4)
        there = VGroup(ring, telling.lesson(self.plan).within(places.BAND))
        self.play(it.plane.animate.within(places.MIDDLE), FadeIn(there, rate_func=places.LATE))
        self.play(*ring.round(), run_time=2.6)
        self.say("But who chose the two learning rates?")
        self.play(*instead((there, it.plane, it.dots, it.line), rates), run_time=0.9)
        self.at("the two learning rates", *rates.rise(), seconds=1.0)
        self.say("And what if they were ten times larger?")
        self.at("ten times", *(FadeIn(one, scale=0.6) for one in rates.asked), seconds=1.2)
        self.now_you()
