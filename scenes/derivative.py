"""The slope without feet: nudges that close in on it, and rules that need none.

manim render scenes/derivative.py
"""

# ruff: noqa: I001 (imports are the cast list: a few full lines, not one line a name)
from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Any

import numpy as np
from manim import FadeIn, FadeOut, Transform, linear
from msgspec import Meta

from scenes.parts.derivative import All, Cube, Evening, Floor, Frozen, Hill, Lens, Machine, Nudge
from scenes.parts.derivative import NudgedSquare, Passes, PowerRule, Row, SquareWords, Table, Walk
from scenes.parts.derivative import facts, lesson, places, plan_for, telling
from scenes.render.parameters import DataFile, Moderate, Rate
from scenes.stage import TITLE, TITLE_SIZE, Choices, LectureScene, Words, beat, change, swell, tr


@dataclass(frozen=True)
class DerivativeParameters:
    """What a lecturer may change."""

    data: Annotated[DataFile | None, "a header line and two columns; none: thirty evenings"] = None
    at: Annotated[Moderate, "the w at which the slope is wanted"] = -0.55
    nudges: Annotated[tuple[Rate, Rate, Rate, Rate], "each smaller by one factor"] = (
        1.0,
        0.1,
        0.01,
        0.001,
    )
    too_small: Annotated[Rate | None, "none: the largest power of ten that does nothing"] = None
    polynomial: Annotated[
        tuple[Moderate, Moderate, Moderate, Moderate], "factors of x³, x², x and 1"
    ] = (1.0, 0.0, -3.0, 0.0)
    power: Annotated[
        tuple[Annotated[int, Meta(ge=2, le=9)], Annotated[int, Meta(ge=3, le=9)]],
        "factor and exponent of the power to guess",
    ] = (3, 5)
    chain_at: Annotated[float, Meta(ge=1.5, le=4), "z of the two machines in a row"] = 2.0
    partial_at: Annotated[
        tuple[Annotated[float, Meta(ge=0.5, le=1.5)], Annotated[float, Meta(ge=0.5, le=1.5)]],
        "x and y at which the pane of ice stands",
    ] = (1.0, 1.0)
    example: Annotated[int, Meta(ge=0), "the row of the data that is told alone"] = 19


class Derivative(LectureScene):
    """A hill behind glass, a lens that falls into it, and the rules of differentiation."""

    number = 2
    title = "The slope without feet"
    lasts = 230.0
    words = 530
    parameters = DerivativeParameters()

    def setup(self) -> None:
        """Compute the numbers, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = facts(plan)
        self.hill, self.machine = Hill(plan, self.clock), Machine(plan)
        self.nudge = Nudge(self.hill, plan)
        self.table, self.lens = Table(plan), Lens(self.nudge)
        self.square = NudgedSquare()
        self.everything = All(plan)

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    def at(self, phrase: str, *moves: Any, seconds: float = 0.6) -> None:
        """Play when the words come to a phrase."""
        self.until(phrase)
        self.play(*moves, run_time=seconds)

    @beat("Our hiker felt the slope under her feet: {slope}.")
    def no_feet(self) -> None:
        """The hill by day goes behind glass; a box takes w and shows a loss."""
        hill, machine = self.hill, self.machine
        asked = hill.asked()
        self.add(hill.sky, hill.plane, hill.curve, hill.hiker, hill.tangent)
        self.at("under her", FadeIn(asked))
        self.play(swell(asked, 1.08), run_time=1.2)
        self.say("A machine has no feet.")
        self.play(*hill.sink(), FadeOut(asked, hill.tangent), run_time=1.6)
        self.play(hill.plane.animate.within(places.RIGHT), run_time=1.2)
        self.say("It can put in a w, and read off a loss. That is all.")
        self.play(FadeIn(hill.frost, machine.all, machine.w), run_time=0.8)
        self.play(*machine.put_in(), run_time=0.8)
        self.at("read off", *machine.read_off())
        self.say("So where does it get the slope?")
        self.play(swell(machine.loss, 1.1), run_time=1.2)
        self.silence(0.4)

    @beat("Give w a nudge.")
    def a_nudge(self) -> None:
        """Ever smaller nudges, in a table and under a lens, close in on one number."""
        hill, machine, nudge, table = self.hill, self.machine, self.nudge, self.table
        self.play(FadeOut(machine.all, machine.loss), run_time=0.5)
        self.play(*hill.come_near(places.NEAR), run_time=1.2)
        self.add(nudge)
        self.play(change(hill.frost.clear, 1.2), run_time=0.8)
        self.say("Raise it by {first}, and the loss {falls} by {drop}.")
        self.play(FadeIn(table.heads), change(nudge.legs, 1), *table.fill(0, 0), run_time=0.9)
        self.play(change(hill.frost.clear, 6.5), run_time=0.6)
        self.at("the loss", change(nudge.legs, 2), *table.fill(0, 1), seconds=0.9)
        self.play(FadeOut(hill.frost), change(nudge.line, 1), *table.fill(0, 2), run_time=0.9)
        self.say("By {second}, and it {falls} {second_times} times as far.")
        nudge.ghost.set_value(1)
        self.play(FadeIn(self.lens, self.lens.times), run_time=0.5)
        self.play(nudge.to(1), *table.fill(1, 0, 1), run_time=1.6)
        self.play(*table.fill(1, 2), table.between(1), run_time=0.6)
        self.say("{third}: {third_times} times.")
        self.play(nudge.to(2), *table.fill(2, 0, 1), run_time=1.2)
        self.play(*table.fill(2, 2), table.between(2), run_time=0.6)
        self.say("Where are these numbers going?")
        answers, right = telling.limits(self.plan)
        guess = Choices(*answers).within(places.ASK)
        self.ask(guess, silence=2.2)
        self.say("{last} adds only {last_more} more. Each change is {part} of the last one.")
        self.play(nudge.to(3), *table.fill(3, 0, 1), run_time=1.0)
        self.play(*table.fill(3, 2), table.between(3), run_time=0.6)
        self.at("Each change", *map(swell, table.steps), seconds=1.2)
        self.say("So they close in on one number: {limit}.")
        self.play(FadeIn(table.limit), *guess.answer(right), until="{limit}")
        self.play(table.limit.swell("slope"), run_time=1.0)
        self.say("The line through two points becomes the tangent.")
        self.play(guess.fold(), run_time=0.4)
        self.play(change(nudge.limit, 1), change(nudge.ghost, 0), FadeIn(table.never), run_time=1.4)
        self.say("And in the lens, the curve turns straight. Its slope there is the derivative.")
        self.play(swell(self.lens.times, 1.15), run_time=1.0)
        self.at("Its slope", table.named(), seconds=1.4)
        self.silence(0.6)

    @beat("So the smaller, the better? Try a nudge of {tiny}.", "So the smaller, the better?"
          " Try a nudge of {tiny_aloud}.")  # fmt: skip
    def too_small(self) -> None:
        """The lens falls on until the curve is a staircase; then what each nudge costs."""
        hill, nudge, lens = self.hill, self.nudge, self.lens
        answers = telling.too_small(self.plan)
        guess = Choices(*answers).within(places.ASK)
        self.play(self.table.gone(), change(lens.told, 0), run_time=0.5)
        self.play(hill.plane.animate.within(places.FAR), change(lens.large, 1), run_time=1.4)
        tried = Words(f"Δ𝑤 = {telling.tiny(self.plan.too_small)}", TITLE_SIZE)
        self.play(FadeIn(tried.within(places.ASK)), run_time=0.5)
        self.hold()
        self.play(FadeOut(tried), run_time=0.4)
        self.ask(guess, silence=2.0)
        with self.delight():
            self.play(guess.fold(), run_time=0.4)
            fall = float(np.log10(self.plan.magnified))
            self.play(change(nudge.power, fall, linear), run_time=4.5)
            self.say("Zero.")
            zero = Words(tr("Δ𝐿 = 0"), TITLE_SIZE).within(places.ASK)
            self.play(change(lens.tried, 1), FadeIn(zero), run_time=0.8)
            self.say("Magnified {magnified} times, the hill is a staircase.")
            self.play(swell(lens.times, 1.08), run_time=1.4)
            self.hold()
        self.say("The computer has run out of digits.")
        passes = Passes(self.plan, places.FAR)
        self.play(swell(zero, 1.1), run_time=1.2)
        self.say("And every nudge costs a pass through all the data,")
        self.play(FadeOut(hill.plane, hill.curve, nudge, zero), FadeIn(*passes.all()), run_time=0.7)
        self.play(passes.once(), run_time=1.6)
        self.say("one for each knob.")
        self.play(passes.for_all(), run_time=2.6)
        self.say("There is a better way: rules.")
        self.hold()
        self.play(FadeOut(lens, lens.times, *passes.all()), run_time=0.5)

    @beat("Take x squared, the area of a square.")
    def power_rule(self) -> None:
        """A square, a cube, and the rule."""
        square, words, cube, rule = (
            self.square,
            SquareWords(self.square),
            Cube(),
            PowerRule(self.plan),
        )
        self.play(FadeIn(square), run_time=0.6)
        self.say("Nudge its side. Two strips appear, each as long as x, and one tiny corner.")
        self.play(change(square.grown, 1), until="each as")
        self.at("one tiny", change(square.pulse, 1, linear), seconds=1.2)
        self.say("Shrink the nudge, and the corner is gone long before the strips.")
        self.play(change(square.laid, 1), FadeIn(words.sum), run_time=1.4)
        self.play(FadeIn(words.rows[0]), run_time=0.5)
        for number in (1, 2):
            self.play(square.smaller(number), FadeIn(words.rows[number]), run_time=1.2)
        self.say("So the slope is 2x.")
        self.play(FadeIn(words.slope), run_time=0.6)
        self.hold(0.4)
        self.say("A cube: three slabs, 3x².")
        self.play(FadeOut(square, *words.all), FadeIn(cube), run_time=0.7)
        self.play(change(cube.grown, 1), run_time=1.2)
        self.say("The power steps down in front, and one x is used up.")
        self.play(FadeIn(rule.board), run_time=0.5)
        self.play(rule.step_down(), run_time=2.0)
        self.say("Now you: {power}.")
        self.play(FadeOut(cube, rule.board), rule.show(), run_time=0.6)
        answers, right = telling.powers(self.plan)
        guess = Choices(*answers, size=TITLE_SIZE).within(TITLE)
        self.ask(guess, silence=2.6)
        self.play(rule.tell(0), FadeIn(rule.names[0]), run_time=1.6)
        self.say("{power_slope}.")
        self.play(FadeOut(rule.names[0]), FadeIn(rule.names[1]), rule.tell(1), run_time=1.2)
        self.play(*guess.answer(right), FadeIn(rule.check), run_time=0.6)
        self.hold(1.2)
        self.play(FadeOut(guess, rule.second, rule.names[1], rule.check), run_time=0.5)

    @beat("The slope differs from place to place, so it makes a curve of its own.")
    def a_curve_of_slopes(self) -> None:
        """The hiker's slopes draw a curve, and so do its own slopes."""
        walk = Walk(self.plan, self.clock)
        self.play(FadeIn(walk.upper, walk.curve, walk.hiker, walk.lower), run_time=0.8)
        self.hold()
        self.add(walk.lines[0])
        self.say("Above, {polynomial}. Below, its slope.")
        self.play(FadeIn(walk.tangent), run_time=0.4)
        self.play(walk.go(), run_time=6.0)
        self.say("Positive: the ground rises, so to go down, lower x. Negative: raise x.")
        self.play(FadeIn(walk.stripes, walk.chevrons), FadeOut(walk.tangent), run_time=0.8)
        self.hold()
        self.say("The sign alone tells the way.")
        self.say("The slope of the slope tells how the ground bends.")
        self.play(walk.widen(), run_time=0.8)
        self.add(walk.lines[1])
        self.play(walk.lines[1].draw_on(), run_time=1.8)
        if self.plan.level_points:
            self.say("{summit} {valley}")
            self.play(FadeIn(walk.plumbs), run_time=0.6)
            self.play(change(walk.plumbs.told, 1), run_time=0.8)
        self.say("And the slope of that: {third_slope}, everywhere.")
        self.add(walk.lines[2])
        self.play(walk.lines[2].draw_on(), run_time=1.4)
        self.hold(0.6)
        self.play(FadeOut(*walk.all), run_time=0.5)

    @beat("A loss is several machines in a row. Take two.")
    def machines_in_a_row(self) -> None:
        """A nudge goes through two machines; the rates multiply."""
        row = Row(self.plan)
        self.play(FadeIn(*row.rulers, row.boxes), run_time=0.8)
        self.say("Square z: that is x. Square x: that is y.")
        self.play(swell(row.boxes[0]), run_time=1.0)
        self.at("Square x", swell(row.boxes[1]), seconds=1.0)
        self.say("At {z}, x is {x}, and y is {y}.")
        for number, phrase in enumerate(("At", "x is", "y is")):
            self.at(phrase, row.point(number))
        self.say("Nudge z. x moves {x_moves} times as far. y moves {y_moves} times as far as x.")
        self.play(*row.open(), *row.nudge(0), run_time=0.8)
        self.at("x moves", *row.nudge(1), row.rated(0), seconds=1.0)
        self.at("y moves", *row.nudge(2), row.rated(1), seconds=1.2)
        self.say("So when z moves, how far does y? {sum} times? Or {product}?")
        answers, right = telling.chained(self.plan)
        guess = Choices(*answers, size=TITLE_SIZE).within(TITLE)
        self.ask(guess, "{sum}", "{product}", silence=2.2)
        self.say("{product}. Rates multiply: 2x times 2z. This is the chain rule.")
        self.play(*guess.answer(right), run_time=0.5)
        self.at("Rates", *row.multiply(), seconds=1.0)
        self.play(guess.fold(), run_time=0.4)
        self.at("2x times", FadeIn(row.rule))
        self.hold(1.0)
        self.play(FadeOut(*row.all), run_time=0.5)

    @beat("And with two letters? Freeze one.")
    def frozen_letters(self) -> None:
        """A pane of ice through a ground: one letter is a mere number."""
        ice = Frozen(self.plan)
        self.play(FadeIn(ice.surface, ice.axes, ice.formula), run_time=0.8)
        self.add(*ice.panes)
        self.say("x⁴ + y⁷: freeze y, and its part is a mere number, with slope 0. Left is 4x³.")
        self.at("freeze y", *ice.freeze(0), Transform(ice.formula, ice.iced[0]), seconds=1.0)
        self.at("with slope", *ice.tilt(0), seconds=0.9)
        self.say("Freeze x: 7y⁶.")
        self.play(*ice.freeze(1), Transform(ice.formula, ice.iced[1]), run_time=0.9)
        self.play(*ice.tilt(1), run_time=0.7)
        self.say("Two slopes, in a column: that is the gradient.")
        self.play(FadeIn(ice.column), run_time=0.7)
        self.at("that is", FadeIn(ice.called))
        self.hold(1.0)
        self.play(FadeOut(ice.all, ice.formula), run_time=0.5)

    @beat("Back to the hill. One evening: {inputs}, {answers}.")
    def the_number(self) -> None:
        """One evening by the rules, then the average of all."""
        one, everything, hill = Evening(self.plan), self.everything, self.hill
        bars = everything.bars
        self.play(FadeIn(one.board), run_time=0.6)
        self.say("Only w moves; the rest is frozen. The square gives 2 times the error.")
        self.play(one.board.swell("w"), run_time=1.0)
        self.at("The square", one.turn(1), seconds=1.4)
        self.say("Nudge w, and the error moves {given} times as far. So: 2 × error × {given}.")
        self.play(FadeIn(one.error, one.called), run_time=0.5)
        self.at("{given} times", one.turn(2), seconds=1.4)
        self.at("So", one.turn(3), seconds=1.0)
        self.say("At {at}, that is {one}.")
        self.play(one.turn(4), run_time=0.9)
        self.say("Now average all {count} evenings.")
        self.play(FadeOut(one.board, one.error, one.called), everything.come(), run_time=0.6)
        self.add(bars)
        self.play(bars.grow(), change(bars.named, 1), run_time=1.8)
        self.say("{limit}. No feet, no nudge, one pass.")
        self.play(change(bars.level, 1), run_time=1.6)
        self.hold()
        self.play(FadeOut(bars), run_time=0.4)
        hill.back()
        self.play(FadeIn(hill.plane, hill.curve), run_time=0.5)
        self.play(FadeIn(hill.tangent, hill.found), run_time=0.6)
        self.say("So the machine knows: {sign}, {turn}.")
        self.add(hill.hiker, hill.arrow)
        self.play(FadeIn(hill.hiker), hill.uphill(), run_time=1.0)
        self.hold(0.5)
        gone = hill.plane, hill.curve, hill.tangent, hill.found, hill.hiker, hill.arrow
        self.play(FadeOut(*gone, everything.formula), run_time=0.5)

    @beat("A derivative says how many times as far as a nudge the output moves.")
    def and_with_two(self) -> None:
        """The axis gains a partner: arrows all round."""
        floor, words = Floor(), lesson()
        self.play(FadeIn(floor, words), run_time=0.8)
        self.hold()
        self.say("But one number can only go up or down.")
        self.hold()
        self.say("With two, there is a whole circle of directions. Which one is steepest?")
        self.play(floor.open_up(), run_time=1.2)
        self.play(floor.all_round(), run_time=1.4)
        self.play(floor.close_in(), run_time=2.5)
        self.silence(1.5)
