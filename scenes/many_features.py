"""Many inputs: a valley that cannot be drawn is walked all the same, one axis beside the other.

manim render scenes/many_features.py
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from manim import FadeIn, FadeOut, linear
from msgspec import Meta

from scenes.parts.many_features import ManyFeaturesPieces, places
from scenes.render.parameters import Seed
from scenes.stage import beat, change, coming, instead, swell


@dataclass(frozen=True)
class ManyFeaturesParameters:
    """What a lecturer may change."""

    evenings: Annotated[int, Meta(ge=20, le=500), "at the restaurant"] = 60
    data_seed: Annotated[Seed, "of the evenings"] = 1
    rate_2d: Annotated[float, Meta(ge=0.1, le=0.45), "of the walk with two knobs"] = 0.25
    steps_2d: Annotated[int, Meta(ge=10, le=40), "of the walk with two knobs"] = 20
    inputs: Annotated[int, Meta(ge=20, le=80), "of the valley that nobody can see"] = 50
    examples: Annotated[int, Meta(ge=60, le=2000), "that it is made of"] = 400
    correlation: Annotated[float, Meta(ge=0.3, le=0.7), "of an input with the next"] = 0.6
    seed_many: Annotated[Seed, "of these inputs"] = 3
    arrival: Annotated[float, Meta(ge=0.001, le=0.1), "share of a distance that is none"] = 0.01


class ManyFeatures(ManyFeaturesPieces):
    """Along its own axes a descent is many small walks, each with a factor of its own."""

    number = 13
    title = "A valley you cannot see"
    lasts = 238.9
    words = 549
    parameters = ManyFeaturesParameters()

    @beat("What makes a valley so slow?")
    def one_picture_too_few(self) -> None:
        """A valley over two knobs; two more knobs, and it is gone."""
        opening = self.opening
        view, walk = opening.view, opening.walk
        self.add(opening.surface, opening.cross, opening.trail, opening.she)
        self.play(view.move(**opening.seen_from(-120, places.OPEN)), walk.hurry(2), run_time=2.2)
        self.say("One input: two knobs, and a valley that you can see.")
        self.play(view.move(**opening.seen_from(-112)), walk.hurry(4), run_time=1.6)
        self.play(FadeIn(*opening.knobs[:2]), run_time=0.6)
        self.play(view.move(**opening.seen_from(-108)), walk.hurry(), run_time=1.4)
        self.say("But a good evening depends on more: the heat, and the tourists in town.")
        self.more_knobs()
        self.say("Four knobs. Their valley needs five dimensions.")
        self.count_dimensions()
        self.say("Can she still walk there?")
        self.play(opening.pool.animate.set_presence(1.0), run_time=1.0)
        self.hold(0.6)

    @beat("She starts again: every knob back to zero.")
    def nothing_new(self) -> None:
        """One row of the table, its error, four products; then the gradient of all evenings."""
        self.play(FadeOut(self.opening.dimensions, run_time=0.4))
        self.play(*self.opening.turn_back(), run_time=1.2)
        self.say(
            "One evening: {reservations} reservations, {degrees} degrees, {tourists} tourists."
        )
        self.one_evening()
        self.in_short()
        self.say("Each knob hears the same error, times its own input.")
        self.products()
        self.say("Average over all evenings, times two: four slopes in a column, the gradient.")
        self.average()
        self.say("The rule stays as it was: against the gradient, a fraction alpha of it.")
        self.step_by_the_rule()
        self.last = self.evening.everything

    @beat("Back to zero. No heat, b at its best: two knobs we can draw.")
    def a_tilted_valley(self) -> None:
        """Two inputs that go together; two nudges, and a knob that passes its goal."""
        self.keep_two()
        self.say("A full town books more tables. So both inputs tell much the same story.")
        self.one_measure()
        self.nudge()
        self.say("Watch the {passer} knob. Will it go straight to its goal, or past it?")
        knobs = self.knobs
        gone = self.probe, self.loss, self.height, self.lowest, self.unit
        self.play(*instead(gone, (knobs.plane, self.flight, self.she), run_time=0.9))
        self.play(FadeIn(knobs.goals, *knobs.lines), run_time=0.6)
        guess = self.ask_passer()
        self.ask(guess, silence=1.5)
        self.say("It passes its goal, turns round, and crawls back.")
        self.play(self.walk.hurry(2), *guess.answer(guess.answers[1]), run_time=1.6)
        self.play(self.walk.hurry(), run_time=2.4)
        self.play(guess.fold(), run_time=0.4)
        self.last = [knobs.plane, knobs.goals, *knobs.lines, self.pane]

    @beat("Now tilt your head by forty-five degrees.")
    def tilt_your_head(self) -> None:
        """The same picture, turned: two straight lines."""
        distances, law, (along, less) = self.distances, self.law(), self.factor(0, "along")
        self.make_way()
        centred = self.on.centred
        self.play(change(self.on.degrees, self.plan.two.turn), change(centred, 1), run_time=2.0)
        self.play(FadeOut(self.flight, self.she), run_time=0.3)
        self.walk.progress.set_value(0)
        self.play(FadeIn(self.flight, self.she), change(centred, 0), run_time=0.8)
        self.add(self.lanes)
        across, worked = self.why_a_share()
        self.add(distances.named)
        self.play(self.walk.hurry(4), distances.named.come(1), run_time=1.0)
        self.say("Along it, every step leaves {along} %.")
        self.play(self.lanes.come(0), FadeIn(distances.lines[0], along), run_time=0.8)
        self.play(self.walk.hurry(), run_time=2.0)
        self.play(distances.named.come(0), FadeIn(less), run_time=0.4)
        self.say("Two small walks, each on its own line.")
        self.play(swell(worked, 1.08), swell(less, 1.08), run_time=1.0)
        self.say("So k steps leave (1 − αλ)ᵏ.")
        self.play(FadeIn(law), run_time=0.9)
        bends = (part.part("curvature") for part in (across, along, law))
        self.play(*(swell(bend, 1.08) for bend in bends), run_time=0.9)
        self.last = [self.valley, self.lanes, self.axes, self.cross, self.flight, self.she,
                     self.pane, distances.history, distances.named, *distances.lines,
                     across, worked, along, less, law]  # fmt: skip

    @beat("{inputs} knobs. You will never see that valley.")
    def fifty(self) -> None:
        """A bar for every axis, what is predicted of all, and the run."""
        self.bars.come.set_value(0)
        come = self.bars, self.pool, self.dark_she, self.many, self.made_up
        self.make_way(*come, run_time=0.7)
        self.play(change(self.bars.come, 0.5, linear), run_time=2.4)
        self.say("But it too has its own axes: {axes} of them, each with its own steepness.")
        self.play(change(self.bars.come, 1, linear), run_time=2.4)
        bends, (steep, flat) = self.bends, self.bars.lit
        self.add(bends)
        self.until("each with")
        self.play(change(self.bars.dimmed, 1), FadeIn(self.steepness), run_time=0.3)
        self.play(change(bends.come, 1), change(steep, 1), run_time=1.4)
        self.play(change(steep, 0), change(flat, 1), run_time=0.6)
        self.say("So we predict, before she takes a step, how much of each walk is left.")
        law, stamp, rate = self.law_again(), self.stamp(), self.rate_of_all()
        gone = bends, self.steepness, self.many, self.made_up
        unlit = change(flat, 0, coming()), change(self.bars.dimmed, 0, coming())
        self.play(*instead(gone, [law, rate], run_time=0.7), *unlit, run_time=0.7)
        self.predict()
        self.play(FadeIn(stamp), run_time=0.4)
        self.silence(1.6)
        self.say("Done means: at most {share} % is left. Now she walks.")
        self.play(FadeIn(self.meant), run_time=0.4)
        self.until("at most")
        self.play(swell(self.meant, 1.08), run_time=0.8)
        self.until("Now she")
        self.run_fifty(rate, law, stamp)
        self.last = [self.bars, *self.lines, self.counted, self.done, self.meant]

    @beat("Back to the pizza. We counted tourists by the thousand.")
    def thousands_or_one_by_one(self) -> None:
        """The same evenings in three units, and how long each takes."""
        first, second, walk = self.thousands, self.persons, self.in_hairline
        self.make_way(first.name, first.example, *first.numbers, walk.strait, walk.narrow)
        self.play(change(self.stood, 1), run_time=0.8)
        self.until("by the thousand")
        self.play(swell(first.name, 1.05), run_time=0.8)
        self.say("How long until every axis is done?")
        self.count(first, 2.6)
        self.say("{thousands} steps. At one step a second, that is {hours} hours.")
        self.play(swell(first.steps, 1.05), run_time=1.0)
        self.until("At one")
        self.play(swell(first.clock, 1.1), run_time=1.0)
        self.say("Now count them one by one. The same evenings, the same best predictions.")
        self.play(FadeOut(first.name, first.example, *first.numbers, walk.she, walk.pool))
        self.play(FadeIn(second.name, second.example, second.asked, self.base), run_time=0.6)
        self.until("The same evenings")
        self.play(swell(second.example), run_time=1.0)
        self.until("the same best")
        same = self.same_product()
        self.play(FadeIn(same), run_time=0.6)
        self.say("The valley is {narrower} times narrower.")
        self.squeeze()
        self.say("How many steps now?")
        guess = self.ask_persons()
        self.play(FadeOut(self.not_more, same), run_time=0.2)
        self.ask(guess, silence=1.8)
        with self.delight():
            self.say("Off she goes.")
            come = second.stamp, *second.numbers
            self.play(*instead([second.asked], come, run_time=0.8))
            self.count(second, 4.2)
            self.say("{persons}. At one step a second, that is {years} years.")
            self.play(*guess.answer(guess.answers[-1]), run_time=0.6)
            self.until("At one")
            self.play(swell(second.clock, 1.1), run_time=1.0)
            self.play(guess.fold(), run_time=0.4)
        self.why()
        self.say("The cure is school arithmetic: subtract the mean, divide by the spread.")
        self.cure()
        self.open_up()

    @beat("On a bowl of any number of dimensions, descent is many small walks at once.")
    def what_is_left(self) -> None:
        """All axes once more; then a tilted valley that no scaling turns upright."""
        first, second = self.sentences()
        self.stood.set_value(0)
        self.run.progress.set_value(0)
        self.bars.lit[1].set_value(0)
        self.make_way(self.bars, self.pool, self.dark_she, first)
        self.play(self.run.go(10, linear), run_time=2.6)
        self.say("And the slowest one keeps you waiting.")
        lit = change(self.bars.lit[1], 1)
        self.play(FadeIn(second, run_time=0.6))
        self.play(self.run.go(60, linear), lit, run_time=2.3)
        self.last = [self.bars, self.pool, self.dark_she, first, second]
        self.say("Scaling makes a valley rounder. It cannot turn a tilted one upright.")
        self.on.degrees.set_value(0)
        self.on.centred.set_value(1)
        self.make_way(self.valley, self.axes, self.cross, run_time=0.7)
        self.lanes.drawn[0].set_value(0)
        self.lanes.drawn[1].set_value(0)
        self.add(self.lanes)
        self.until("It cannot")
        self.play(self.lanes.come(0), run_time=1.0)
        self.play(self.lanes.come(1), FadeIn(self.zigzag, self.wild_she), run_time=0.8)
        self.say("Try to hurry: raise the rate, and she bounces across.")
        bounce = self.bounce()
        self.until("raise")
        self.play(FadeIn(self.slip, bounce), run_time=0.6)
        self.play(self.wild.hurry(), run_time=2.9)
        self.say("What if she could remember her last steps?")
        self.swap_slip(bounce, self.question())
        self.now_you(2.25)
