"""The hiker on the loss curve: how a machine finds the best value of a number it cannot see.

manim render scenes/loss_curve.py
"""

# ruff: noqa: I001 (imports are the cast list: a few full lines, not one line a name)
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Annotated, Any

from manim import Create, FadeIn, FadeOut, linear
from msgspec import Meta

from scenes.parts.loss_curve import Dots, Evenings, Hill, Misses, Morning, Opening
from scenes.parts.loss_curve import FIRST, SECOND, LastStep, Sides, Sigma, Signs
from scenes.parts.loss_curve import guess_of, lit, plan_for, telling
from scenes.render.parameters import OwnTable, Rate
from scenes.stage import LectureScene, beat, change, swell, tr


@dataclass(frozen=True)
class LossCurveParameters(OwnTable):
    """What a lecturer may change."""

    window: Annotated[tuple[float, float] | None, "range of w; none: what suits the data"] = None
    start: Annotated[float | None, "first w; none: near the left end of the window"] = None
    learning_rate: Annotated[Rate | None, "none: about half of the way with each step"] = None
    steps: Annotated[int, Meta(ge=4, le=1000), "how many steps the hiker takes"] = 12
    example_w: Annotated[float | None, "of which errors are shown; none: near the best"] = None
    case: Annotated[float | None, "the input to predict for; none: a large one"] = None


class LossCurve(LectureScene):
    """From the night to a knob, from the knob to a dot, and down to the camp."""

    number = 1
    title = "The hiker on the loss curve"
    lasts = 239.1
    words = 551
    parameters = LossCurveParameters()

    def setup(self) -> None:
        """Compute the descents, then build the cast."""
        self.plan = plan_for(**asdict(self.parameters))
        own, course = self.parameters.data is None, plan_for(**asdict(LossCurveParameters()))
        in_time = telling.in_time(self.plan, own, telling.facts(course, True))
        self.in_words, self.asides = in_time
        self.data, self.hill = Evenings(self.plan), Hill(self.plan, self.clock)
        self.opening, self.misses = Opening(self.plan, self.data, own), Misses(self.plan, self.data)
        self.dots, self.sigma = Dots(self.plan, self.data, self.hill), Sigma()
        self.signs = Signs(self.plan, self.data, self.hill, self.in_words["unit"])
        self.morning = Morning(self.plan, self.data, self.hill, self.in_words["unit"])
        self.sides = Sides(self.hill)

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    def play_all(self, moves: Iterable[tuple[tuple[Any, ...], float]]) -> None:
        """One after another: what moves together, and for how many seconds."""
        for together, seconds in moves:
            self.play(*together, run_time=seconds)

    @beat()
    def in_the_dark(self) -> None:
        """A hiker with a lamp, and two questions."""
        hill, opening = self.hill, self.opening
        hill.begin()
        self.say("Night. How does a hiker find her camp, at the lowest point of a valley?")
        self.add(*hill.night)
        self.play(hill.night.lamp_on(), run_time=0.8)
        self.play(hill.look(hill.at_her_feet()), run_time=4.1)
        self.say("Her lamp shows the ground at her feet. Which way? And how big a step?")
        for question, phrase in zip(opening.questions, ("Which way", "how big"), strict=True):
            self.until(phrase)
            self.play(FadeIn(question), run_time=0.5)
        self.say("A machine that learns asks the same.")
        self.until("learns")
        self.play(*opening.students_come(hill.night), run_time=1.0)

    @beat("It fits a line to pairs: heights and weights, or {known}. {asks}")
    def known_evenings(self) -> None:
        """Students, then evenings; known pairs, a model, a new prediction."""
        opening, phrases = self.opening, ("Known", "the model", "{next}", "{unknown}")
        self.play(Create(opening.students_line), run_time=1.2)
        self.until("or {known}")
        self.play_all(opening.evenings_come())
        for phrase, move in zip(phrases, opening.process_comes(), strict=True):
            self.until(phrase)
            self.play_all([move])

    @beat("The model is a straight line: w says how steep, b how high.")
    def one_knob(self) -> None:
        """The line, its formula, two knobs, and the pin that leaves one."""
        data, formula = self.data, self.opening.formula
        w, b = data.knobs
        self.play_all(self.opening.back_to_the_data())
        self.play(FadeIn(data.line, formula, self.opening.said), run_time=0.6)
        self.until("w says")
        self.play(FadeIn(w), run_time=0.5)
        self.play(data.turn(1.3 * data.w.get_value()), w.glow(), run_time=0.9)
        self.until("b how")
        self.play(FadeIn(b), run_time=0.3)
        self.play(data.lift(), b.glow(), run_time=0.8)
        self.say("To keep one knob, we set b to 0, and pin the line there.")
        self.play_all(islice(pinned := data.pin_down(lit(formula, "plus", "b", opacity=0)), 2))
        self.until("pin")
        self.play_all(pinned)
        self.play_all(self.opening.knob_aside(w))

    @beat("Turn w to {example_w}. {had} the line says {says}{unit}. It was {was}.")
    def one_miss(self) -> None:
        """One error, two that cancel, and three squares."""
        data, misses = self.data, self.misses
        self.play(data.turn(self.plan.example_w), data.knobs[0].glow(), run_time=0.9)
        misses.measure()
        self.until("{had}")
        faint = data.samples.animate.set_presence(0.45), FadeOut(data.pin)
        self.play(*faint, FadeIn(data.one, misses.first[0]), run_time=0.6)
        self.until("the line says")
        self.play(FadeIn(misses.guess, misses.first[1]), run_time=0.6)
        self.until("It was")
        self.play(FadeIn(misses.first[2]), run_time=0.4)
        self.say("Prediction minus answer is {error}: the error.")
        self.play(FadeIn(data.one_miss), misses.grow(data.one_miss), run_time=0.8)
        self.until("{error}")
        self.play(FadeIn(misses.difference), run_time=0.5)
        self.say("For one dot the line is {here}, for another {there}. {cancel}")
        self.play(*misses.others_come(), run_time=0.8)
        for sign, phrase in zip(misses.signs, ("{here}", "{there}"), strict=True):
            self.until(phrase)
            self.play(FadeIn(sign), run_time=0.5)
        self.until("{cancel}")
        self.play(*misses.add_up(), run_time=1.0)
        self.hold(0.4)
        self.play(FadeOut(*misses.said), run_time=0.4)
        self.say("{squared_them}")
        self.play_all(misses.square_them())
        if self.asides > 0:
            self.say("{large}")
            self.play_all(misses.tile_the_large_one())
        gone = FadeOut(*data.of_three, *misses.left_over)
        self.play(gone, data.samples.animate.set_presence(1), run_time=0.6)

    @beat("Square {all} errors, add them up.")
    def one_average(self) -> None:
        """All squares slide onto one pile, and the pile becomes one average square."""
        data, sigma = self.data, self.sigma
        sigma.within(self.opening.line_above)
        data.residuals.grown.set_value(0)
        self.add(data.residuals)
        index = self.misses.index(sigma)
        self.play(change(data.residuals.grown, 1), sigma.tell("error"), FadeIn(index))
        self.play(FadeIn(data.pile), sigma.tell("square"), run_time=0.6)
        self.until("add them")
        self.play(sigma.tell("total"), change(data.pile.piled, 1, linear), run_time=1.6)
        self.play(FadeIn(total := self.misses.sum_of_all()), run_time=0.4)
        self.say("Divide by m, the number of dots: {count}.")
        self.play(sigma.tell("share"), run_time=0.4)
        self.play(data.pile.cut(), run_time=2.2)
        shared, loss, cost = average = self.misses.average_words()
        self.say("The average, {loss}, is the loss, or cost, of this w.")
        self.play_all(self.misses.shared(total, shared))
        self.until("the loss")
        self.play(FadeIn(loss), sigma.tell("loss"), run_time=0.4)
        self.until("or cost")
        self.play(FadeIn(cost), run_time=0.4)
        self.say("The data and b stay; only w moves.")
        self.play(sigma.freeze("x", "y", "count", "last"), run_time=0.4)
        self.play(swell(data.held), run_time=0.6)
        self.until("only w")
        self.play(data.knobs[0].glow(), run_time=0.9)
        self.play(FadeOut(sigma, index, average, data.residuals, data.held), run_time=0.4)

    @beat("So every w has its loss: one dot. Turn the knob: another, and another.")
    def one_dot(self) -> None:
        """Three dots; which curve do they lie on? Then it gets dark."""
        dots, hill = self.dots, self.hill
        hill.plane.within(dots.plot)
        self.play(*dots.make_room(), run_time=1.2)
        self.play_all(dots.one_by_one())
        all_of_them = "Why not try every w? With millions of knobs, we cannot."
        self.say(all_of_them if self.asides > 1 else "What shape do they all make?")
        self.until("every w" if self.asides > 1 else "they all")
        self.play(self.data.knobs[0].glow(), run_time=0.9)
        self.until("With millions" if self.asides > 1 else "make")
        self.play_all(dots.many_knobs() if self.asides > 1 else ())
        self.say("So it is night." if self.asides > 1 else "But it is night.")
        self.play(*dots.nightfall(), run_time=0.8)
        self.play_all(dots.ground_comes())

    @beat("She starts with a guess. Try a nudge of {nudge}: compute the loss there.")
    def the_slope(self) -> None:
        """Smaller and smaller nudges, the tangent, and the gradient on the axis."""
        hill, signs, nudge, walk = self.hill, self.signs, self.signs.nudge, self.hill.walk
        fan, power, levels = signs.fan, signs.power, signs.levels
        self.play(*self.dots.make_way(), run_time=1.2)
        hill.settle()
        self.until("a guess")
        self.play(FadeIn(signs.start), run_time=0.4)
        (across, fall, losses), (heading, one, *_) = signs.measure(), signs.quotients
        self.until("a nudge")
        self.play(*nudge.go(), FadeIn(across), run_time=1.2)
        self.say("{moves} by {change}. Divide that by the nudge.")
        self.play(nudge.fall(), run_time=0.8)
        rows = FadeIn(signs.table, heading[:2], one[:2])
        self.play_all([((FadeIn(fall, losses),), 0.5), ((rows,), 0.5)])
        self.until("Divide")
        self.play(FadeIn(heading[2], one[2]), run_time=0.5)
        self.say("Keep shrinking it: the ratio settles at {slope}.")
        self.play_all(signs.shrink())
        self.until("{slope}")
        self.play(swell(signs.quotients.last), run_time=0.8)
        self.say("That is the slope of the loss: the gradient.")
        gone = FadeOut(*signs.nudged, rate_func=SECOND)
        self.play(FadeIn(walk.tangent, rate_func=FIRST), gone, run_time=1.2)
        self.until("the gradient")
        self.play_all([((FadeIn(signs.slope),), 0.5), ((swell(signs.slope, 1.06),), 0.8)])
        self.say("Now by formula: the slope of one squared error.")
        self.play(*signs.board_comes(), run_time=0.8)
        self.play(FadeIn(fan.names, fan.told), run_time=0.5)
        self.until("one squared")
        self.play(FadeIn(power), change(fan.squared, 1), run_time=0.6)
        self.say("The power, 2, comes down in front.")
        self.play_all(power.two_comes_down())
        self.say("Nudge w: the error moves x times as far. So, times x.")
        self.play_all(fan.tilt())
        self.until("So, times")
        self.play_all(power.times_x())
        self.say("Put in this dot's numbers.")
        self.play(*fan.back(), run_time=0.6)
        self.play(FadeIn(fan.told), power.in_numbers(), run_time=0.5)
        self.hold(1.5)
        self.say("Each dot has its slope.")
        self.play(*signs.one_of_all(), *levels.come(), run_time=2.0)
        self.hold(0.6)
        self.say("Even out the bars: the average is the gradient.")
        self.play_all(levels.become_one())
        self.play(swell(signs.slope, 1.06), run_time=1.2)
        self.play(*signs.board_goes(), run_time=0.6)
        self.say("Its arrow lies on the w axis, uphill: to the {uphill}.")
        self.play(hill.grow_to_the_rim(), FadeIn(signs.arrow_name, rate_func=SECOND), run_time=3.2)

    @beat("Its length is that number: {length}.")
    def the_whole_arrow(self) -> None:
        """The whole gradient from afar; turned round it is far too long; α makes it the step."""
        hill, signs = self.hill, self.signs
        walk, ring = hill.walk, hill.landing.set_presence(0)
        self.play(FadeOut(signs.arrow_name, signs.start, hill.scale), run_time=0.3)
        with self.delight():
            self.play(*hill.draw_back(), run_time=2.4)
        self.play(FadeIn(signs.length), run_time=0.5)
        self.say("She goes against it: that is the minus.")
        self.play(FadeIn(signs.begin_the_rule()), run_time=0.5)
        self.play(walk.downstep.turn_round(), FadeOut(signs.length, rate_func=SECOND), run_time=1.4)
        self.until("that is")
        self.play(*signs.name_the_part("minus"), run_time=0.4)
        self.say("Should she step that far? {would}")
        for phrase, told in (("that far", signs.there), ("{would}", signs.wild)):
            self.until(phrase)
            self.play(FadeIn(told), run_time=0.4)
        self.until("{off}")
        self.play(swell(signs.wild, 1.06), run_time=0.8)
        self.say("So she multiplies the gradient by {share}: alpha, the learning rate.")
        aside = FadeOut(signs.there, signs.wild, *signs.named("minus"))
        self.play(aside, FadeIn(signs.dial), run_time=0.5)
        self.until("{share}")
        with self.delight():
            self.play(hill.cut(), signs.make_room(), run_time=1.4)
            self.until("alpha")
            self.play(*signs.name_the_part("rate"), run_time=0.5)
            self.play(hill.look(hill.looking_on()), run_time=1.6)
        aside = FadeOut(*signs.named("rate"), signs.dial)
        self.play(FadeIn(signs.name_the_stride(), hill.scale), aside, run_time=0.5)
        self.say("{worked}", "{worked_start}, minus {share} of {worked_slope}.")
        here = signs.name_the_part("here")
        self.play(*here, signs.begin_to_work_out(), run_time=0.5)
        for before, part in (("here", "rate"), ("rate", "grad")):
            self.until(f"{{worked_{part}}}")
            self.play(*signs.work_out(part, before), run_time=0.4)
        self.say("{makes} {worked_end}.")
        self.play_all([((FadeIn(signs.added),), 0.5), ((swell(signs.added),), 0.8)])
        self.until("{worked_end}")
        self.play(*signs.work_out("next", "grad"), ring.animate.set_presence(1), run_time=0.5)
        self.say("The new w is the old w, minus alpha times the gradient.")
        self.play(signs.light_the_rule("next"), run_time=0.3)
        gone = {"minus": [FadeOut(signs.names["next"])]}
        said = ("old w", "here"), ("minus", "minus"), ("alpha", "rate"), ("the gradient", "grad")
        for words, part in said:
            self.until(words)
            self.play(signs.light_the_rule(part), *gone.get(part, []), run_time=0.3)
        self.hold(0.4)
        self.play(signs.light_the_rule(), signs.worked_out(), FadeIn(hill.posts), run_time=0.4)
        self.play(*hill.go(), run_time=1.2)
        self.play(hill.feel(), FadeOut(signs.rule), run_time=0.6)

    @beat("Now the gradient is {second}. A longer step, or a shorter one?")
    def again(self) -> None:
        """Every step is a new slope."""
        hill, signs = self.hill, self.signs
        guess, last = guess_of(hill), LastStep(hill)
        self.until("the gradient")
        self.play(swell(signs.slope, 1.06), FadeIn(last, signs.stride), run_time=1.0)
        self.until("A longer step")
        self.ask(guess, silence=1.5)
        self.say("Shorter. Alpha is the same, the ground is gentler.")
        self.play(*guess.answer(tr("a shorter step")), run_time=0.5)
        self.until("Alpha")
        self.play(guess.fold(), FadeOut(last, signs.stride), run_time=0.3)
        self.play_all(islice(strides := hill.strides(signs.name_the_cut()), 4))
        self.say("Each step gives a better line.")
        self.play(FadeIn(*signs.progress), run_time=0.6)
        self.play_all(strides)

    @beat()
    def the_camp(self) -> None:
        """The last steps from nearby; a tent on the ground behind the cross."""
        hill, signs = self.hill, self.signs
        self.play_all(hill.last_steps())
        self.say("{level}")
        self.until("{level_at}")
        self.play(swell(signs.slope, 1.06), run_time=0.8)
        self.say("{camp}")
        self.play_all(hill.arrive(signs.best, FadeOut(signs.slope, *signs.progress)))
        self.hold(1.1)

    @beat("So what shape is the valley?")
    def daybreak(self) -> None:
        """The valley, and the parabolas that it is the average of."""
        hill, morning, parabolas = self.hill, self.morning, self.morning.parabolas
        self.play(FadeOut(self.signs.best), run_time=0.4)
        self.play(hill.look(hill.from_every_side()), hill.night.glimmer(), run_time=1.2)
        self.play(FadeIn(hill.scale), run_time=0.4)
        with self.delight():
            self.play_all(islice(dawn := hill.dawn(), 1))
            self.say("Day breaks: a smooth bowl, no holes, no cliffs.")
            self.play_all(dawn)
        self.say("Why? Each squared error is a parabola in w.")
        self.until("Each")
        self.play(*morning.one_parabola(), run_time=0.8)
        self.play(change(parabolas.all_of, 1), run_time=1.4)
        self.say("So is their average: the loss.")
        self.play(*morning.becomes_the_loss(), run_time=1.8)
        self.hold(0.5)
        self.play(FadeOut(parabolas, morning.formulas[1]), run_time=0.5)

    @beat("Back to the start. A friend stands opposite, {as_far}.")
    def from_every_side(self) -> None:
        """The slope has another sign, half as steep, half the step; then all walk home."""
        morning, sides = self.morning, self.sides
        self.play_all(islice(come := sides.come(), 2))
        self.until("A friend")
        self.play_all(come)
        self.until("{as_far}")
        self.play(FadeIn(far := morning.how_far(), morning.distances), run_time=0.5)
        self.say("There the gradient is {sign}: it points {downhill}, and the step goes {uphill}.")
        slopes, names, cuts = morning.both_slopes(), morning.both_arrows(), morning.both_cuts()
        gone = FadeOut(far, morning.distances, rate_func=FIRST), FadeIn(slopes, rate_func=SECOND)
        self.play(*gone, *sides.lean(), run_time=1.0)
        self.until("it points")
        self.play(*sides.look(), FadeIn(names), run_time=1.0)
        self.until("the step")
        self.play(*sides.turn(), FadeOut(names, rate_func=SECOND), run_time=1.0)
        self.say("{as_steep}")
        self.until("the step" if "half" in self.in_words["as_steep"] else "step")
        self.play(FadeOut(slopes, rate_func=FIRST), FadeIn(cuts, rate_func=SECOND), run_time=0.6)
        self.hold(0.6)
        self.play(*sides.step(), FadeOut(cuts, rate_func=SECOND), run_time=1.0)
        self.say("{same_place}")
        self.play_all(sides.walk_home(morning.rate))
        self.say("The curve never dips below a tangent: it is convex.")
        with self.shown(sides.lay_tangent(), run_time=0.3):
            self.play(sides.all_tangents(), run_time=2.6)
            self.until("convex")
            self.play(FadeIn(morning.convex), run_time=0.5)
            self.hold(0.5)
        self.play(FadeOut(morning.convex), run_time=0.3)

    @beat("{and_now}")
    def tonight(self) -> None:
        """The prediction, the takeaway, and a question."""
        hill, morning, tonight = self.hill, self.morning, self.morning.tonight
        self.play_all(tonight.come(*morning.valley))
        self.hold(0.4)
        if self.in_words["doubt"]:
            self.say("{doubt}")
            self.play(FadeIn(tonight.doubt), run_time=0.8)
        self.say("Feel the slope, step against it: that is gradient descent.")
        self.play_all(tonight.go(*morning.valley))
        self.play(FadeIn(morning.lesson), hill.tent.smoke(), run_time=0.6)
        self.until("gradient")
        self.play(swell(morning.lesson, 1.04), run_time=1.0)
        self.say("But why does the power come down in front?")
        self.play_all(morning.asked())
        self.play_all(morning.power[1].two_comes_down(whole=True))
        self.now_you(2.0, above=True)
