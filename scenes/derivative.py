"""The slope without feet: nudges that close in on it, and rules that need none.

manim render scenes/derivative.py
"""

# ruff: noqa: I001 (imports are the cast list: a few full lines, not one line a name)
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Annotated, Any

from manim import FadeIn, FadeOut, Transform, ValueTracker, linear
from msgspec import Meta

from scenes.parts.derivative import All, Cube, Evening, Floor, Frozen, Glass, Hill, Lens, Machine
from scenes.parts.derivative import Corner, Cubic, Nudge, NudgedSquare, Nudges, Power, PowerRule
from scenes.parts.derivative import Row, RowNumber, SquareWords, Step, Table, Walk, Wall, facts
from scenes.parts.derivative import places, plan_for, telling
from scenes.render.parameters import Moderate, OwnTable, Rate
from scenes.stage import TITLE, LectureScene, beat, change, instead, swell


@dataclass(frozen=True)
class DerivativeParameters(OwnTable):
    """What a lecturer may change."""

    at: Annotated[Moderate, "the w at which the slope is wanted"] = -0.55
    nudges: Annotated[Nudges | None, "each smaller by one factor; none: powers of ten"] = None
    too_small: Annotated[Rate | None, "none: the largest power of ten that does nothing"] = None
    polynomial: Annotated[Cubic, "factors of x³, x², x and 1"] = (1.0, 0.0, -3.0, 0.0)
    power: Annotated[Power, "factor and exponent of the power to guess"] = (3, 5)
    chain_at: Annotated[float, Meta(ge=1.5, le=4), "z of the two machines in a row"] = 2.0
    partial_at: Annotated[Corner, "x and y where the pane of ice stands"] = (1.0, 1.0)
    example: Annotated[RowNumber | None, "the row that is told alone; none: one of the data"] = None


class Derivative(LectureScene):
    """A hill behind glass, a lens that falls into it, and the rules of differentiation."""

    number = 2
    title = "The slope without feet"
    lasts = 239.3
    words = 582
    parameters = DerivativeParameters()

    def setup(self) -> None:
        """Compute the numbers, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.hill, self.machine = Hill(plan, self.clock), Machine(plan)
        self.nudge = Nudge(self.hill, plan)
        self.table, self.glass, self.lens = Table(plan), Glass(self.nudge), Lens(self.nudge)
        self.one, self.everything, self.step = Evening(plan), All(plan), Step(self.hill)
        self.square, self.wall = NudgedSquare(), Wall()

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return facts(self.plan)

    def play_all(self, moves: Iterable[tuple[Any, ...]]) -> None:
        """One after another: at which words, if at any, what moves together, for how long."""
        for *phrase, together, seconds in moves:
            if phrase:
                self.until(*phrase)
            self.play(*together, run_time=seconds)

    def give_way(self, *things: Any, keep: Any = (), also: Any = (), seconds: float = 0.9) -> None:
        """All that is left goes but what is to ``keep``, and this comes before it is quite gone."""
        keep = (*keep, self.wall)
        left = [x for x in self.mobjects if not (isinstance(x, ValueTracker) or x in keep)]
        self.play(*instead(left, things), *also, run_time=seconds)

    @beat("Our hiker felt the slope under her feet.")
    def no_feet(self) -> None:
        """The sun sets on her hill; a machine takes w and shows a loss: one point is known."""
        hill, machine, known, asked = self.hill, self.machine, self.hill.known, self.hill.asked
        self.add(hill.sky, hill.plane, hill.curve, hill.hiker, hill.tangent, known)
        self.at("under her", FadeIn(asked), seconds=0.6)
        self.play(swell(asked, 1.08), run_time=0.9)
        self.say("A machine has no feet, and no eyes.")
        self.play(*hill.night(), FadeOut(hill.tangent), machine.come(), run_time=1.8)
        self.say("Give it a w, and it shows a loss.")
        self.play(*machine.put_in(), run_time=1.2)
        self.at("it shows", *machine.read_off(), *known.read(), seconds=1.2)
        self.say("So where does it get the slope?")
        self.play(machine.ask(asked), run_time=1.0)

    @beat("Give w a nudge.")
    def a_nudge(self) -> None:
        """Under a lens a nudge keeps its size while it shrinks; the secant becomes the tangent."""
        hill, nudge, table, glass = self.hill, self.nudge, self.table, self.glass
        self.play(*self.machine.make_room(hill.asked), *hill.bend(), FadeIn(nudge), run_time=1.0)
        self.say("Raise it by {first}, and the loss {falls} by {drop}.")
        self.play(*table.across(nudge), run_time=1.0)
        self.at("the loss", *table.upright(nudge), seconds=1.2)
        self.at("{drop}", swell(table.told[1], 1.1), seconds=0.6)
        self.say("Divided by the nudge: the slope of the line through both points.")
        self.play(*table.divided(), run_time=0.8)
        self.at("the line", *table.sloping(nudge), seconds=1.2)
        self.say("Now {second}, under a lens. The line is {steeper}: {second_times}.")
        self.play(*table.under(glass), run_time=0.6)
        self.play_all(table.smaller(nudge, 1))
        self.at("The line", FadeIn(table.division[:3]), seconds=0.6)
        self.at("{second_times}", FadeIn(table.division[3:]), *table.fill(1, 1), seconds=0.6)
        for row, words in ((2, "{third}."), (3, "{last}.")):
            self.say(words)
            self.play_all(table.smaller(nudge, row))
        self.say("Each correction is {part} of the last.")
        self.play_all(table.between())
        self.say("They close in on one number.")
        self.play(*table.lead(), run_time=0.8)
        self.say("The line becomes the tangent. Its slope is the derivative: {limit}.")
        self.play_all(nudge.home(glass))
        self.at("the derivative", *table.name_it(), seconds=0.9)
        self.at("{limit}", table.swell_limit(), seconds=0.9)
        self.play(table.named(), run_time=0.9)

    @beat(
        "So the smaller, the better? Try {tiny_aloud}.",
    )
    def too_small(self) -> None:
        """The lens falls on until the curve is a staircase."""
        nudge, lens = self.nudge, self.lens
        tried, zero, losses, asked, guess = telling.too_small(self.plan)
        self.play(*self.table.leave(nudge, self.machine.box), run_time=0.5)
        opens, seconds = lens.open()
        self.play_all([(self.hill.come_near(), 0.9), ((*opens, FadeIn(self.wall)), seconds)])
        self.at("Try", FadeIn(tried, lag_ratio=0.25), seconds=2.2)
        self.say("The same? Even more digits? Or 0?")
        self.play(FadeIn(asked), run_time=0.4)
        self.ask(guess, "The same", "Even", "Or", silence=1.5)
        with self.delight():
            self.say("Zoom in.")
            self.play_all([((nudge.fall(lens.deepest),), 4.8), ((change(lens.tried, 1),), 0.7)])
            self.say("Zero.")
            self.play(*guess.answer("0"), run_time=0.6)
            self.say("Magnified {magnified} times, the computer sees a staircase.")
            self.play(*instead((tried, asked, guess), (zero,)), run_time=0.9)
            self.at("computer sees", *instead(zero, losses), seconds=0.9)
        self.say("It has run out of digits.")
        self.play_all([((swell(one, 1.06),), 0.8) for one in losses])
        self.say("There is a better way: rules.")
        self.until("rules")
        self.give_way(self.square)

    @beat("Take x squared: a square.")
    def power_rule(self) -> None:
        """A square, a cube, and the rule."""
        words, cube, rule = SquareWords(square := self.square), Cube(), PowerRule(self.plan)
        self.play(change(square.named, 1, linear), run_time=1.6)
        self.say("Nudge its side. Two strips appear, each as long as x, and one tiny corner.")
        self.play(change(square.grown, 1), run_time=1.4)
        self.at("each as", change(square.told, 1), seconds=0.6)
        self.at("one tiny", change(square.pulse, 1, linear), seconds=1.2)
        self.say("Divide by the nudge: each strip comes to x.")
        self.play_all(words.told())
        self.say("Shrink the nudge: the corner is gone.")
        self.play_all(words.vanish())
        self.say("So the slope is 2x.")
        self.play(FadeIn(words.slope), run_time=0.6)
        self.say("A cube gains three slabs, three rods, and a corner.")
        self.give_way(cube, keep=(words.slope,), also=(rule.take(words.slope),))
        self.play_all(cube.gains())
        self.at("three rods", change(cube.lit, 2, linear), seconds=1.7)
        self.say("Divide by the nudge, then shrink it: rods and corner vanish. So 3x².")
        self.play(change(cube.laid, 1), run_time=1.2)
        self.at("shrink", change(cube.gone, 1), seconds=2.0)
        self.at("So 3x²", FadeIn(rule.cases[1]), seconds=0.6)
        self.say("Twice x³ gains twice as much: a factor stays.")
        self.play(change(cube.twice, 1), run_time=1.2)
        self.at("as much", FadeIn(rule.cases[2]), seconds=0.6)
        self.say("The power steps down in front, and drops by one: the power rule.")
        self.play_all(rule.told())
        self.at("the power rule", FadeIn(rule.letter), FadeIn(rule.called), seconds=0.6)
        self.say("What is the slope of {power}?")
        self.give_way(keep=(rule.letter, rule.board, rule.called), also=rule.keep(), seconds=1.2)
        self.play(FadeIn(rule.asked, rule.what, rule.tiles), run_time=0.6)
        guess, right = telling.powers(self.plan, places.ANSWERS)
        self.ask(guess, silence=0.6)
        self.say("{slabs} slabs each: {power_slope}.")
        self.play_all(rule.work())
        self.at("{power_slope}", *guess.answer(right), rule.multiply(), seconds=0.8)

    @beat(
        "Take {polynomial}. Its slope makes a curve of its own: term by term, {polynomial_slope}."
    )
    def a_curve_of_slopes(self) -> None:
        """The hiker's slopes draw a curve, and so do its own slopes."""
        walk = Walk(self.plan, self.clock)
        self.give_way(walk.upper, walk.curve, walk.hiker, walk.tangent, walk.lower, *walk.lines)
        falls, rises = walk.downhill(True), walk.downhill(False)
        self.at("Its slope", walk.to(falls[0]), seconds=4.0)
        self.say("Where it is negative, the ground falls: to go down, raise x.")
        untied = change(walk.lines[0].tied, 0)
        self.play(FadeIn(walk.signs[1]), walk.to(sum(falls) / 2), untied, run_time=1.6)
        self.at("to go", FadeIn(walk.chevrons[1]), walk.to(falls[1]), seconds=1.6)
        self.say("Where it is positive, it rises: lower x.")
        self.play(walk.to(rises[0]), FadeIn(walk.signs[0]), run_time=1.3)
        self.at("lower x", FadeIn(walk.chevrons[0]), walk.to(rises[1]), seconds=1.3)
        self.say("The slope of the slope tells how the ground bends.")
        self.play(FadeOut(*walk.signs, *walk.chevrons, walk.tangent), *walk.room(), run_time=1.0)
        self.play(walk.lines[1].draw_on(), run_time=1.5)
        for which, words in reversed(list(walk.plumbs.kinds())):
            self.say(words)
            self.play(*walk.plumbs.come(which), walk.back_to(which), run_time=1.2)
            self.play(walk.plumbs.press(which), run_time=1.0)
        self.say("And the slope of that line: {third_slope}, everywhere.")
        self.play(FadeOut(walk.plumbs), walk.lines[2].draw_on(), walk.step_back(), run_time=1.4)

    @beat("A loss is a chain of machines.")
    def machines_in_a_row(self) -> None:
        """A nudge goes through two machines; the rates multiply."""
        row = Row(self.plan)
        self.give_way(row.rulers[0], row.boxes[0])
        self.play_all(row.come())
        self.say("Square z: {z} becomes {x}. Square x: {x} becomes {y}.")
        self.play(row.point(0), run_time=0.6)
        for number, words in ((1, "becomes {x}"), (2, "becomes {y}")):
            self.at(words, row.point(number), swell(row.boxes[number - 1]), seconds=1.1)
        self.say("Nudge z. The slope of z² is 2z: x moves {x_moves} times as far.")
        self.play_all([(row.make_room(), 0.7), ((row.open(0),), 0.4), (row.nudge(0), 0.7)])
        self.at("2z", *row.reason(0), row.open(1), seconds=0.6)
        self.at("x moves", *row.nudge(1), row.rated(0), seconds=1.4)
        self.say("The slope of x² is 2x: here, {y_moves}.")
        self.at("2x", *row.reason(1), seconds=0.6)
        self.at("{y_moves}", row.rated(1), seconds=0.6)
        self.say("So when z moves, how far does y move? {sum} times? Or {product}?")
        guess, right = telling.together(self.plan, TITLE.inset(left=2.5, right=2.5))
        self.ask(guess, "{sum}", "{product}", silence=1.5)
        self.say("{product}.")
        self.play(*guess.answer(right), run_time=0.3)
        self.play_all(row.tell())
        self.say("Rates multiply: 2x times 2z. And x is z²: 4z³, the chain rule.")
        self.play(guess.fold(), run_time=0.4)
        self.play_all(row.multiplied())
        self.play(swell(row.rule[4], 1.12), run_time=0.9)

    @beat("Two inputs: x⁴ plus y⁷.")
    def frozen_letters(self) -> None:
        """A pane of ice through a ground: one letter is a mere number."""
        ice = Frozen(self.plan)
        self.give_way(ice.surface, ice.axes, ice.heights, ice.formula, *ice.panes)
        self.say("Freeze y: y⁷ is a number, with slope 0. That leaves 4x³, the partial derivative.")
        self.play(*ice.freeze(0), Transform(ice.formula, ice.iced[0]), run_time=1.2)
        self.at("with slope", *ice.tilt(0), seconds=0.9)
        self.at("the partial", FadeIn(ice.partial), swell(ice.slopes[0], 1.1), seconds=1.0)
        self.say("Freeze x: 7y⁶.")
        self.play(*ice.freeze(1), Transform(ice.formula, ice.iced[1]), run_time=1.2)
        self.play(*ice.tilt(1), run_time=0.7)
        self.say("Both in one column: the gradient.")
        self.play(FadeIn(ice.column, ice.called), run_time=0.7)
        self.at("the gradient", swell(ice.column, 1.06), seconds=0.9)

    @beat("Back to the loss. {one_row}: {inputs}, {answers}.")
    def the_number(self) -> None:
        """One evening by the rules, then the average of all."""
        one, hill = self.one, self.hill
        self.step.back()
        self.give_way(one.board, one.what, one.given, *one.lever.all)
        self.at("{inputs}", one.board.swell("x", by=1.2), seconds=1.0)
        self.at("{answers}", one.board.swell("y", by=1.2), seconds=1.0)
        self.say("Prediction minus answer: the error.")
        self.play(swell(one.what, 1.1), run_time=1.2)
        self.say("Freeze everything but w. The square gives 2 times the error.")
        self.play_all(one.squared())
        self.say("Nudge w: the error moves {as_far}. Rates multiply: 2 × error × {given}.")
        self.play_all(one.nudged())
        self.say("That is {one}.")
        self.play_all(one.worked())
        self.say("Let i count the {rows}.")
        self.play_all(one.counted())
        self.say("Add all, divide by {m}: the derivative of the loss.{left_out}")
        self.play_all(self.everything.told(one))
        self.say("{limit}.")
        self.play(change(self.everything.bars.told, 1), run_time=0.6)
        self.say("The same slope: no feet, no nudge.")
        self.play_all(self.everything.on_the_hill(hill))
        self.play(swell(hill.found, 1.08), run_time=0.6)
        self.say("It is {sign}: uphill is {uphill}.")
        self.play(FadeIn(hill.hiker), run_time=0.8)
        self.at("uphill", swell(hill.found, 1.08), seconds=1.0)
        self.say("Her step: α, the learning rate, times the slope, the other way. So {turn}.")
        self.play_all(self.step.told())

    @beat("But one number can only go left or right.")
    def and_with_two(self) -> None:
        """The axis gains a partner: arrows all round."""
        floor = Floor(self.hill.plane, self.step.lands)
        self.play(*instead(self.step.all, floor), run_time=0.8)
        self.at("left or", floor.both_ways(), seconds=0.8)
        self.say("With two, there is a whole circle of directions. Which one is steepest?")
        self.give_way(keep=(floor,), also=(floor.rise(),), seconds=0.7)
        self.play_all(floor.turns())
        self.now_you(1.75)
