"""Every dot pulls: where the gradient of the squared error comes from, and what it does.

manim render scenes/mse_gradient.py
"""

# ruff: noqa: I001 (imports are the cast list: a few full lines, not one line a name)
from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import chain
from typing import Annotated, Any

from manim import FadeIn, FadeOut, ValueTracker, Write
from msgspec import Meta

from scenes.parts.mse_gradient import Asked, AverageSquare, Balance, Board, Few, Halves, Hundred
from scenes.parts.mse_gradient import Moves, NudgedSquare, Slopes, Squares, Table, Turns
from scenes.parts.mse_gradient import Valley, Ways, Wheel, Why, facts, instruments, lesson
from scenes.parts.mse_gradient import places, plan_for, signs
from scenes.render.parameters import Moderate, OwnTable, Pair, Rate, Seed
from scenes.stage import Choices, LectureScene, beat, change, instead, swell, tr


@dataclass(frozen=True)
class MseGradientParameters(OwnTable):
    """What a lecturer may change; with ``data``, numbers are counted in standard units."""

    w: Annotated[Moderate, "how steep the line behind the dots is"] = 2.0
    b: Annotated[Moderate, "how high that line is at 0"] = 1.0
    n: Annotated[int, Meta(ge=3, le=10_000), "how many dots"] = 100
    noise: Annotated[float, Meta(ge=0, le=1e6), "standard deviation of their chance"] = 0.5
    seed: Annotated[Seed, "of the dots"] = 0
    start: Annotated[Pair | None, "line (w, b) that they pull; none: one clearly wrong"] = None
    learning_rate: Annotated[Rate, "of both steps"] = 0.1
    three: Annotated[tuple[Pair, Pair, Pair], "three dots to ask"] = ((-2, 0), (1, 2), (2, 4))
    three_start: Annotated[Pair, "the line (w, b) that they pull"] = (0, 1)
    nudge: Annotated[float, Meta(gt=0, le=0.5), "by which a knob is turned"] = 0.2


class MseGradient(LectureScene):
    """One dot, three dots, a hundred: each pulls the line, and the pulls are the gradient."""

    number = 7
    title = "Every dot pulls"
    lasts = 239.9
    words = 592
    parameters = MseGradientParameters()

    def setup(self) -> None:
        """Compute what the dots say, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = facts(plan)
        self.hundred, self.few = Hundred(plan), Few(plan)
        self.slopes = slopes = Slopes(plan.one, self.few.held)
        self.needles = instruments(plan, slopes)
        self.valley = Valley(plan, self.hundred, slopes, plan.landscape)
        self.near = Valley(plan, self.hundred, slopes, plan.nearby)
        self.square = NudgedSquare(self.few.plane, plan, self.few.held)
        self.board, self.balance = Board(plan, self.few), Balance(self.hundred)
        self.boxes = signs.steps(plan.start, plan.rate, plan.gradient)

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    def tell(self, words: str, moves: Moves, spoken: str = "") -> None:
        """Say something, and play what belongs to it."""
        self.say(words, spoken)
        self.play_all(moves)

    def then(self, phrase: str, moves: Moves) -> None:
        """Wait until the words come to a phrase, and play what belongs to it."""
        self.until(phrase)
        self.play_all(moves)

    def play_all(self, moves: Moves) -> None:
        """One after another: what moves together, and for how many seconds."""
        for together, seconds in moves:
            self.play(*together, run_time=seconds)

    def give_way(self, *come: Any, go_on: Any = ()) -> None:
        """All that is there goes, whatever goes on in it, and this comes instead."""
        left = [thing for thing in self.mobjects if not isinstance(thing, ValueTracker)]
        self.play(*instead(left, come), *go_on, run_time=1.0)

    @beat("Who tells the machine which way is down?")
    def lights_out(self) -> None:
        """The valley goes dark; a hundred dots and a line remain."""
        hundred, valley = self.hundred, self.valley
        hundred.plane.within(places.RIGHT)
        there = hundred.plane, hundred.dots, hundred.line
        self.play(FadeIn(*valley.ground, valley.spot, *there), run_time=0.6)
        self.play(valley.spot.ring_out(), run_time=1.2)
        self.say("Not the valley. The machine never sees it.")
        self.play(*valley.darken(), run_time=1.2)
        self.remove(*valley.ground)  # of which nothing is seen any more
        self.play(FadeOut(valley.spot), run_time=0.4)
        self.say("It has {many} dots{counted} and one line.")
        self.play(hundred.plane.animate.within(places.BELOW), run_time=1.2)
        self.say("{left_out}")

    @beat("Tie every dot to the line with a rubber band.")
    def rubber_bands(self) -> None:
        """Bands, a post, two hands that let go."""
        hundred = self.hundred
        self.add(hundred.bands)
        self.play(hundred.bands.tie(), run_time=2.3)
        self.say("Each pulls up or down: the longer, the harder.")
        self.play(FadeIn(hundred.hands), run_time=0.5)
        self.say("The line rides on a post at x = 0.")
        self.play(FadeIn(hundred.post), until="at x")
        self.tell("Knob b slides it, knob w tilts it.", hundred.slides())
        self.then("knob w", hundred.tilts())
        self.say("We let go: up or down? And which way round?")
        guess = Ways("↑", "↓", "↺", "↻").in_pairs()
        self.ask(guess, "up", "down", "And which", "way round", silence=1.5)
        self.play_all(hundred.let_go())
        self.tell("{rest}", hundred.falls_on(guess))

    # -- one dot, three dots ---------------------------------------------------------------------

    @beat("Ask one dot, at x = {x}, y = {y}.")
    def one_dot_b(self) -> None:
        """Raise b: the square of one error loses two strips."""
        few, square, asked = self.few, self.square, Asked(self.plan, self.few, self.square, 1)
        minus, squared = signs.one_error(self.plan)
        self.give_way(few.plane, few.post, few.line, go_on=self.hundred.goes_on())
        self.play(FadeIn(few.one), until="at x")
        self.say("The line is at {says}. {says} {sign} {was}: the error is {error}.")
        self.add(few.one_band, square)
        self.play(few.one_band.tie(), run_time=0.8)
        self.play(Write(minus), until="the error")
        self.say("Its square is {square}.")
        self.play(change(square.opened, 1), Write(squared), run_time=1.0)
        self.say("Raise b by {nudge}: the line rises by {nudge}.")
        self.play(FadeIn(asked.knob), FadeOut(minus, squared), run_time=0.5)
        self.add(asked.moved)
        self.play(*asked.turned(), run_time=0.9)
        self.play(*asked.marked(), run_time=0.6)
        self.tell("The square {loses} two strips, {side} long and {nudge} wide.", asked.strips())
        self.tell("The corner is counted twice. Take one away.", asked.corner())
        self.tell("Two strips make the 2.", asked.strips_go())
        self.tell("Divide by the nudge. Then nudge less.", asked.closes_in())
        self.tell("The slope along b: 2 × error = {one_b}.", asked.goes_back(self.needles))
        self.then("2 × error", asked.answers(self.slopes))
        words = "Raising b {one_shrinks} the square: the band pulls {one_pulls}."
        self.tell(words, asked.pulled(self.needles[1]))
        self.play(asked.gone(self.needles[1]), run_time=0.6)

    @beat("Raise w by {nudge}: how far does the line rise at our dot?")
    def one_dot_w(self) -> None:
        """Raise w: the line tilts, and rises x times as much."""
        asked = Asked(self.plan, self.few, self.square, 0)
        self.play(FadeIn(asked.knob), run_time=0.4)
        guess, right = asked.guess()
        self.until("how far")
        self.ask(guess.within(places.BAND), silence=1.5)
        self.say("{two_away}")
        self.add(asked.moved)
        self.play(*asked.turned(), run_time=0.9)
        self.play(*asked.marked(), *guess.answer(right), run_time=0.9)
        words = "At x, it rises x times as much."
        self.tell(words, chain([((FadeOut(guess),), 0.5)], asked.strips_at_once()))
        self.tell("So along w: 2 × error × x = {one_w}.", asked.goes_back(self.needles))
        self.then("2 × error", asked.answers(self.slopes))
        self.hold()
        self.play(asked.gone(self.square, self.needles[0]), run_time=0.6)

    @beat("Three dots. Errors: {errors}.")
    def three_dots(self) -> None:
        """Squares and their average; errors, their average, twice that; the same of error × x."""
        few, plan, table, turns = self.few, self.plan, Table(self.few), Turns(self.few)
        squares, why = Squares(few), Why(plan)
        self.play(FadeIn(few.dots), FadeOut(few.one, few.one_band), run_time=0.6)
        self.add(few.bands)
        self.play(few.bands.tie(), run_time=0.9)
        self.play(FadeIn(squares), run_time=0.5)
        self.tell("Why not the absolute error? Its kink at 0 has no slope.", why.sizes())
        self.then("kink", why.kinks())
        self.tell("Squares are smooth, and far dots count most.", why.smooths(squares.open()))
        self.then("far dots", why.counts())
        self.tell("Their average is the loss, or cost.", squares.averaged())
        self.hold()
        self.play(FadeOut(squares, why, why.plane), run_time=0.5)
        self.play(few.wide(places.NARROW, few.plane.animate), run_time=0.8)
        self.tell("Average error: {mean}.", table.errors_come(squares.worked))
        self.tell("Times 2: the slope along b is {slope_b}.", table.doubled(1))
        self.say("Which way does the left band turn the line?")
        self.play(change(few.bands.headed, 1), *few.only(plan.left), run_time=0.8)
        guess = Ways("↺", "↻")
        self.ask(guess, silence=1.5)
        self.say("{turns}")
        self.add(turns)
        self.play(*guess.answer(turns.right()), *few.only(0, 1, 2), run_time=0.7)
        self.play(change(turns.grown, 1), run_time=0.9)
        self.tell("Error × x: {levered}.", table.products_come(guess))
        self.tell("Average {mean_levered}; times 2: {slope_w}, along w.", table.averaged(2))
        self.then("times 2", table.doubled(2))
        self.hold()
        self.play(FadeOut(turns, *table.all()), run_time=0.5)

    # -- in symbols ------------------------------------------------------------------------------

    @beat("Now in symbols: line, minus dot, squared;")
    def in_symbols(self) -> None:
        """Each row becomes the next, down to both slopes; bands and dots light up with it."""
        board = self.board
        self.play_all(board.begins())
        self.tell("and averaged.", board.averaged())
        self.tell("The dots are given, m of them.", board.given())
        self.tell("Only w and b move.", board.knobs())
        self.tell("The slope of error squared is 2 × error,", board.square_goes())
        self.tell("times how fast the error changes: the chain rule.", board.chain())
        self.tell("Raise w by one: the error grows by x.", board.raised(0))
        self.tell("Raise b by one: the error grows by one.", board.raised(1))
        self.tell("The 2 comes to the front.", board.two_in_front())
        self.tell("Each dot gives one arrow: error times x, and error.", board.arrows())
        self.tell("Their sum, times 2 over m, is the gradient.", board.summed())
        self.tell("Each error is line minus dot.", board.written())
        self.say("Some books write dot minus line, and put a minus in front.")
        self.then("dot", board.turns_over())
        self.hold(1.1)

    @beat("The gradient points uphill.")
    def one_step(self) -> None:
        """A step in symbols and in numbers, and the line takes it."""
        few, plan, board, tile = self.few, self.plan, self.board, AverageSquare(self.few)
        self.play_all(board.step())
        self.tell("α, the learning rate, turns it into δ.", board.scaled())
        self.tell("The minus sends us downhill.", board.minus())
        self.tell("w: {step_w}", board.in_numbers(), "{share_of}")
        self.then("{times_slope}", board.filled(0))
        self.then("{comes_to}", board.ended(0))
        self.say("b: {step_b}. Loss: {loss} → {next_loss}", "{and_b}")
        self.play_all(board.second())
        self.play(*instead(board.plot, tile.all), until="Loss")
        self.play(*few.held.go(plan.three_next), run_time=1.4)
        self.tell("{swallowed}", board.halved(), "{swallowed_said}")
        self.hold(1.65)

    # -- a hundred dots --------------------------------------------------------------------------

    @beat("Back to {all}. Average, times 2:")
    def all_dots(self) -> None:
        """The needles climb as the bands report; the numbers fill the boxes; the valley lights."""
        hundred, valley, rows = self.hundred, self.near, self.boxes
        hundred.tells(self.slopes)
        self.give_way(*hundred.all, *self.needles)
        self.play(*self.slopes.tell(0, 1), run_time=1.0)
        self.tell(
            "Along w, {all_w}. Along b, {all_b}.",
            signs.filled(rows, [needle.readout for needle in self.needles]),
        )
        self.play_all(hundred.steps_aside(self.needles, self.slopes))
        valley.lies_dark()
        self.add(*valley.ground, *valley.arrows)
        self.tell("The first dot adds its share.", valley.begun())
        self.tell("Then all the others.", valley.drawn())
        self.tell("{many_arrows}", chain(valley.brightens(), valley.legs_grow()))
        self.tell("Flipped, it is the step.", valley.steps())
        self.play(swell(valley.loss), run_time=0.4)

    @beat("Hold it level, at the dots' average height: the errors cancel.")
    def at_rest(self) -> None:
        """Its halves pull apart; let go, it turns in one go; at rest both sums are 0."""
        hundred, halves, balance = self.hundred, Halves(self.hundred), self.balance
        self.play(FadeOut(*signs.all_of(self.boxes), *self.near.left), run_time=0.6)
        self.play_all(hundred.is_level())
        self.play(FadeIn(self.needles[1]), run_time=0.5)
        self.tell("Yet the left half pulls {left}, and the right half {right}.", halves.bundled())
        self.say("If we let go, will it stay?")
        guess = Choices(tr("stays"), tr("moves")).within(places.BAND)
        self.ask(guess, silence=1.5)
        with self.delight():
            answer = guess.answer(tr("moves"))
            self.play_all(halves.let_go(self.needles[0], answer))
            self.tell("{level}", halves.turns_on(guess))
        self.tell("At rest, the pulls cancel,", balance.pulled(*self.needles))
        self.tell("and the turns cancel.", balance.turned())
        self.say("{slack}")
        self.play(hundred.strain(), run_time=1.6)
        self.play(FadeOut(balance.both), run_time=0.5)

    @beat("Every dot pulls. The best line is where they balance.")
    def who_says_stop(self) -> None:
        """The sentence to keep; and the wheel of steps goes on turning."""
        hundred, wheel = self.hundred, Wheel()
        keep = lesson().within(places.BAND)
        self.play(FadeIn(keep), run_time=1.0)
        self.say("From the first line: how many steps will it take?")
        self.play(FadeOut(keep, self.balance), *hundred.held.go(self.plan.start), run_time=1.2)
        hundred.held.follow(self.plan.first_steps)
        self.play(FadeIn(wheel, wheel.count), run_time=0.5)
        self.play(wheel.on(), hundred.steps(1), run_time=1.3)
        self.say("And who says stop?")
        self.play(wheel.on(), hundred.steps(2), run_time=1.2)
        self.now_you(above=True)
