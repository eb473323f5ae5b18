"""The slope without feet: nudges that close in on it, and rules that need none.

manim render scenes/derivative.py
"""

# ruff: noqa: I001 (imports are the cast list: a few full lines, not one line a name)
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Annotated, Any

from manim import FadeIn, FadeOut, Transform, ValueTracker, linear, rush_from
from msgspec import Meta

from scenes.parts.derivative import All, Cube, Evening, Floor, Frozen, Glass, Hill, Lens, Machine
from scenes.parts.derivative import Corner, Cubic, Nudge, NudgedSquare, Nudges, Power, PowerRule
from scenes.parts.derivative import Row, RowNumber, SquareWords, Table, Walk, facts, places
from scenes.parts.derivative import plan_for, telling
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
    lasts = 239.9
    words = 576
    parameters = DerivativeParameters()

    def setup(self) -> None:
        """Compute the numbers, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.hill, self.machine = Hill(plan, self.clock), Machine(plan)
        self.nudge = Nudge(self.hill, plan)
        self.table, self.glass, self.lens = Table(plan), Glass(self.nudge), Lens(self.nudge)
        self.asked = self.hill.asked()
        self.square = NudgedSquare()
        self.one, self.everything = Evening(plan), All(plan)

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return facts(self.plan)

    def at(self, phrase: str, *moves: Any, seconds: float = 0.6) -> None:
        """Play when the words come to a phrase."""
        self.until(phrase)
        self.play(*moves, run_time=seconds)

    def play_all(self, moves: Iterable[tuple[Any, float]]) -> None:
        """One after another: what moves together, and for how many seconds."""
        for together, seconds in moves:
            self.play(*together, run_time=seconds)

    def give_way(self, *things: Any, keep: tuple[Any, ...] = ()) -> None:
        """All that is left goes but what is to ``keep``, and this comes before it is quite gone."""
        left = [x for x in self.mobjects if not (isinstance(x, ValueTracker) or x in keep)]
        self.play(*instead(left, things), run_time=0.9)

    @beat("Our hiker felt the slope under her feet.")
    def no_feet(self) -> None:
        """The sun sets on her hill; a machine takes w and shows a loss: one point is known."""
        hill, machine, known, asked = self.hill, self.machine, self.hill.known, self.asked
        self.add(hill.sky, hill.plane, hill.curve, hill.hiker, hill.tangent, known)
        self.at("under her", FadeIn(asked))
        self.play(swell(asked, 1.08), run_time=1.2)
        self.say("A machine has no feet, and no eyes.")
        self.play(*hill.night(), FadeOut(hill.tangent), machine.come(), run_time=1.8)
        self.say("Give it a w, and it shows a loss.")
        self.play(*machine.put_in(), run_time=1.2)
        self.at("it shows", *machine.read_off(), change(known.up, 1), seconds=0.9)
        self.play(change(known.aside, 1), run_time=0.6)
        self.say("So where does it get the slope?")
        self.play(machine.ask(asked), run_time=1.0)

    @beat("Give w a nudge.")
    def a_nudge(self) -> None:
        """Under a lens a nudge keeps its size while it shrinks; the secant becomes the tangent."""
        hill, nudge, table, glass = self.hill, self.nudge, self.table, self.glass
        self.play(*self.machine.make_room(self.asked), *hill.bend(), FadeIn(nudge), run_time=1.0)
        self.say("Raise it by {first}, and the loss {falls} by {drop}.")
        self.play(*table.across(nudge), run_time=1.0)
        self.at("the loss", *table.upright(nudge), seconds=1.2)
        self.say("Divided by the nudge, that is the slope of the line through both points.")
        self.play(*table.divided(), run_time=0.8)
        self.at("the line", *table.sloping(nudge), seconds=1.2)
        self.say("Now {second}, under a lens. The line is {steeper}: {second_times}.")
        self.play(*table.under(glass), run_time=0.6)
        self.play_all(table.smaller(nudge, 1))
        self.at("{second_times}", *table.fill(1, 1))
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
        self.at("{limit}", table.swell_limit(), seconds=1.2)
        self.hold()
        self.play(table.named(), run_time=0.9)

    @beat(
        "So the smaller, the better? Try a nudge of {tiny}.",
        "So the smaller, the better? Try a nudge of {tiny_aloud}.",
    )
    def too_small(self) -> None:
        """The lens falls on until the curve is a staircase."""
        nudge, lens = self.nudge, self.lens
        tried, zero, losses = telling.tried(self.plan, places.TRIED, places.ZERO)
        asked, guess = telling.too_small(self.plan, places.ASK)
        away = FadeOut(self.table.limit, self.table.called, self.machine.box, nudge.called)
        self.play(away, *self.hill.leave(), change(nudge.line, 0), run_time=0.7)
        self.play_all([(self.hill.come_near(), 0.9), lens.open()])
        self.at("Try", FadeIn(tried, lag_ratio=0.5), seconds=2.2)
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

    @beat("Take x squared, the area of a square.")
    def power_rule(self) -> None:
        """A square, a cube, and the rule."""
        words, cube, rule = SquareWords(square := NudgedSquare()), Cube(), PowerRule(self.plan)
        self.give_way(square)
        self.say("Nudge its side. Two strips appear, each as long as x, and one tiny corner.")
        self.play(change(square.grown, 1), until="each as")
        self.at("one tiny", change(square.pulse, 1, linear), seconds=1.2)
        self.say("Divide by the nudge: each strip comes to x. Shrink it: the corner is gone.")
        self.play_all(words.told())
        self.say("So the slope is 2x.")
        self.play(FadeIn(words.slope), run_time=0.6)
        self.say("A cube gains three slabs of x², with rods and a corner.")
        self.give_way(cube, rule.cases[0])
        self.play(change(cube.grown, 1), run_time=1.8)
        self.say("Divide by the nudge, and shrink it: rods and corner vanish. So 3x².")
        self.play(change(cube.laid, 1), run_time=1.2)
        self.at("shrink", change(cube.gone, 1), seconds=2.0)
        self.at("So 3x²", FadeIn(rule.cases[1]))
        self.say("Twice x³ gains twice as much: a factor stays.")
        self.at("as much", FadeIn(rule.cases[2]))
        self.say("The power steps down in front, and drops by one.")
        self.play_all(rule.told())
        self.say("Now you. What is the slope of {power}?")
        self.give_way(rule.asked, rule.what, keep=(rule.letter, rule.board))
        self.play(*rule.keep_beside(), run_time=0.8)
        guess, right = telling.powers(self.plan, TITLE)
        self.ask(guess, silence=0.6)
        self.play(FadeIn(rule.second), run_time=0.4)
        self.play(rule.tell(0), FadeIn(rule.names[0]), run_time=1.6)
        self.say("{power_slope}.")
        self.play(*guess.answer(right), FadeIn(rule.names[1]), rule.tell(1), run_time=1.2)
        self.play_all(rule.answer())

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
        self.play(FadeIn(walk.signs[1]), run_time=0.6)
        self.at("to go", FadeIn(walk.chevrons[1]), walk.to(falls[1]), seconds=1.6)
        self.say("Where it is positive, the ground rises: lower x.")
        self.play(walk.to(rises[0]), FadeIn(walk.signs[0]), run_time=1.3)
        self.at("lower x", FadeIn(walk.chevrons[0]), walk.to(rises[1]), seconds=1.3)
        self.say("The slope of the slope tells how the ground bends.")
        self.play(FadeOut(*walk.signs, *walk.chevrons, walk.tangent), run_time=0.5)
        self.play_all([((line.draw_on(),), 1.0) for line in walk.lines[:2]])
        for which, words in reversed(list(walk.plumbs.kinds())):
            self.say(words)
            self.play(*walk.plumbs.come(which), walk.back_to(which), run_time=1.2)
            self.play(walk.plumbs.press(which), run_time=1.0)
        self.say("And the slope of that: {third_slope}, everywhere.")
        self.play(FadeOut(walk.plumbs), walk.lines[2].draw_on(), run_time=1.4)

    @beat("A loss is a chain of small machines.")
    def machines_in_a_row(self) -> None:
        """A nudge goes through two machines; the rates multiply."""
        self.give_way(*(row := Row(self.plan)).rulers, row.boxes)
        self.at("small", swell(row.boxes, 1.1))
        self.say("Square z, and {z} becomes {x}. Square x, and {x} becomes {y}.")
        self.play(swell(row.boxes[0]), FadeIn(row.squares[0]), row.point(0), run_time=1.0)
        self.at("becomes {x}", row.point(1))
        self.at("Square x", swell(row.boxes[1]), FadeIn(row.squares[1]), seconds=1.0)
        self.at("becomes {y}", row.point(2))
        self.say("Nudge z. The slope of z² is 2z: x moves {x_moves} times as far.")
        self.play_all([(row.make_room(), 0.6), ([*row.open(), *row.nudge(0)], 0.7)])
        self.at("2z", *row.reason(0))
        self.at("x moves", *row.nudge(1), row.rated(0), seconds=1.0)
        self.say("And x² gives 2x: y moves {y_moves} times as far.")
        self.at("2x", *row.reason(1))
        self.at("y moves", row.rated(1))
        self.say("So when z moves, how far does y? {sum} times? Or {product}?")
        guess, right = telling.together(self.plan, TITLE)
        self.ask(guess, "{sum}", "{product}", silence=1.6)
        self.say("{product}.")
        self.play(*guess.answer(right), run_time=0.5)
        self.play_all(row.tell())
        self.say("Rates multiply: 2x times 2z. That is 4z³: the chain rule.")
        self.play_all([((guess.fold(),), 0.4), ((FadeIn(row.rule[0]),), 0.6)])
        for phrase, part in zip(row.PHRASES, row.rule[1:], strict=True):
            self.at(phrase, FadeIn(part))
        self.play(swell(row.rule[3], 1.08), run_time=1.0)
        self.hold(1.0)

    @beat("And with two inputs?")
    def frozen_letters(self) -> None:
        """A pane of ice through a ground: one letter is a mere number."""
        ice = Frozen(self.plan)
        self.hold(0.9)
        self.give_way(ice.surface, ice.axes, ice.heights, ice.formula, *ice.panes)
        self.say("Freeze y, and y⁷ is just a number, with slope 0. That leaves 4x³.")
        self.play(*ice.freeze(0), Transform(ice.formula, ice.iced[0]), run_time=1.2)
        self.at("with slope", *ice.tilt(0), seconds=0.9)
        self.say("Freeze x: 7y⁶.")
        self.play(*ice.freeze(1), Transform(ice.formula, ice.iced[1]), run_time=0.9)
        self.play(*ice.tilt(1), run_time=0.7)
        self.say("Two partial derivatives in one column: that is the gradient.")
        self.play(FadeIn(ice.column), run_time=0.7)
        self.at("column", FadeIn(ice.called))
        self.at("the gradient", swell(ice.column, 1.06), seconds=1.2)

    @beat("Back to the loss. {one_row}: {inputs}, {answers}.")
    def the_number(self) -> None:
        """One evening by the rules, then the average of all."""
        one, hill, bars = self.one, self.hill, (everything := self.everything).bars
        hill.back()
        self.give_way(one.board, one.given, *one.lever.all)
        self.at("{inputs}", one.board.swell("x", by=1.2), seconds=1.0)
        self.at("{answers}", one.board.swell("y", by=1.2), seconds=1.0)
        self.say("Only w moves. The rest is frozen, b at 0. The square gives 2 times the error.")
        self.play(one.board.swell("w", by=1.2), run_time=0.9)
        self.at("rest is", one.turn(1), seconds=0.9)
        self.at("The square", one.turn(2), seconds=1.4)
        self.say("Nudge w, and the error moves {as_far}. So: 2 × error × {given}.")
        self.play(FadeIn(one.error, one.called), run_time=0.5)
        self.at("{as_far}", one.turn(3), *one.lever.nudge(), seconds=1.6)
        self.at("So", one.turn(4), seconds=1.0)
        self.say("That is {one}.")
        self.play(one.turn(5), *one.lever.let_go(), run_time=0.9)
        self.at("{one}", one.board.swell("slope", by=1.05), seconds=1.0)
        self.say("Let i count the {rows}, and average {all}.{left_out}")
        self.play(one.turn(6), FadeOut(one.error, one.called, one.given), run_time=1.2)
        self.play(one.board.swell("x_i", "y_i", "out_i", by=1.25), until="and average")
        self.play(one.turn(7), FadeOut(*one.lever.all), run_time=0.8)
        appear = FadeIn(bars, everything.named, rate_func=rush_from)
        self.play(appear, bars.grow(), change(bars.named, 1), run_time=1.4)
        self.say("{limit}. No feet, no nudge.")
        self.play(change(bars.level, 1), run_time=1.8)
        come = hill.plane, hill.curve, hill.found, hill.tangent
        self.at("no nudge", *instead((bars, everything.named), come), seconds=1.0)
        self.say("The derivative is {sign}: uphill is {uphill}. So {turn}.")
        self.play(FadeIn(hill.hiker, hill.arrow, *hill.named), hill.arrow.grow(), run_time=1.0)
        self.at("So", *hill.set_off(), seconds=2.2)
        self.say("That step is α, the learning rate, times the slope.")
        self.play(swell(hill.worked[0], 1.06), run_time=1.2)

    @beat("But one number can only go left or right.")
    def and_with_two(self) -> None:
        """The axis gains a partner: arrows all round."""
        self.give_way(floor := Floor())
        self.at("left or", floor.both_ways(), seconds=1.0)
        self.say("With two, there is a whole circle of directions. Which one is steepest?")
        self.play_all(floor.turns())
        self.now_you(1.8)
