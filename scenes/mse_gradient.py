"""Every dot pulls: where the gradient of the squared error comes from, and what it does.

manim render scenes/mse_gradient.py
"""

# ruff: noqa: I001 (imports are the cast list: a few full lines, not one line a name)
from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import chain
from typing import Annotated, Any

from manim import FadeIn, FadeOut
from msgspec import Meta

from scenes.parts.mse_gradient import Asked, AtBands, Averages, AverageSquare, Balance, Board, Few
from scenes.parts.mse_gradient import Halves, Hundred, MovesStage, NudgedSquare, Slopes, Squares
from scenes.parts.mse_gradient import Told, Turns, Valley, Ways, Wheel, Why, facts, instruments
from scenes.parts.mse_gradient import lesson, places, plan_for, signs
from scenes.render.parameters import Moderate, OwnTable, Pair, Rate, Seed
from scenes.stage import Choices, beat, change, instead, swell, tr


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


class MseGradient(MovesStage):
    """One dot, three dots, a hundred: each pulls the line, and the pulls are the gradient."""

    number = 7
    title = "Every dot pulls"
    lasts = 239.4
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

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    @beat("Who tells the machine which way is down?")
    def lights_out(self) -> None:
        """The valley goes dark; a hundred dots and a line remain."""
        hundred, valley = self.hundred, self.valley
        hundred.plane.within(places.RIGHT)
        self.add(*valley.named, valley.spot, hundred.plane, hundred.dots, hundred.line)
        self.play(valley.spot.ring_out(), run_time=1.2)
        self.say("Not the valley. The machine never sees it.")
        self.play(*valley.darken(), valley.goes_out(), run_time=1.0)
        self.remove(*valley.ground)  # of which nothing is seen any more
        self.play(hundred.plane.animate.within(places.BELOW), run_time=1.9)
        self.say("It has {many} dots{counted} and one line.")
        self.say("{left_out}")

    @beat("Tie every dot to the line with a rubber band.")
    def rubber_bands(self) -> None:
        """Bands, a post, two hands that let go."""
        hundred = self.hundred
        self.add(hundred.bands)
        self.play(hundred.bands.tie(), run_time=2.0)
        self.say("Each pulls up or down: the longer, the harder.")
        for which in ("up", "down", "longer"):
            self.then(which, hundred.pulls(which))
        self.say("We hold it still, on a post at x = 0.")
        self.play(FadeIn(hundred.hands), hundred.pull_alike(), run_time=0.6)
        self.play(FadeIn(hundred.post), until="at x")
        self.tell("Knob b slides it, knob w tilts it.", hundred.slides())
        self.then("knob w", hundred.tilts())
        self.say("If we let go: up or down? And which way round?")
        guess = Ways("↑", "↓", "↺", "↻").in_pairs()
        self.ask(guess, "up", "down", "And which", "way round", silence=1.5)
        self.play_all(hundred.let_go())
        self.tell("{rest}", hundred.falls_on(guess))
        self.play_all(hundred.gives_way(self.things(but=hundred.held_up)))

    # -- one dot, three dots ---------------------------------------------------------------------

    @beat("A new line, and one dot: x = {x}, y = {y}.")
    def one_dot_b(self) -> None:
        """Raise b: the square of one error loses two strips."""
        few, square, asked = self.few, self.square, Asked(self.plan, self.few, self.square, 1)
        (place, minus, squared), told = signs.one_error(self.plan), Told(self.square)
        self.play_all(self.hundred.becomes(few))
        self.remove(*self.hundred.held_up, self.hundred.asked_next)  # the few have their own
        self.add(few.plane, few.post, few.line, few.one)
        self.play(FadeIn(few.ground, told, place), change(told.guided, 1), run_time=0.6)
        self.say("The line is at {says}. {says} {sign} {was}: the error is {error}.")
        self.play(change(told.guided, 0), change(told.says, 1), FadeOut(place), run_time=0.5)
        self.until("{says} {sign}")
        self.add(few.one_band, square)
        self.play(few.one_band.tie(), FadeIn(minus), run_time=0.8)
        self.play(change(told.missed, 1), run_time=0.4)
        self.say("Its square is {square}.")
        self.play(change(square.opened, 1), FadeIn(squared))
        self.play(change(told.squared, 1), change(told.says, 0), run_time=0.4)
        self.say("Raise b, and with it the line, by {nudge}.")
        self.play(FadeOut(minus, squared, told), FadeIn(asked.knob), run_time=0.6)
        self.add(asked.moved, asked.strips)
        self.play_all([(asked.turned(), 1.6), (asked.marked(), 0.4)])
        self.tell("The square {loses} two strips, {side} long and {nudge} wide.", asked.lit())
        self.then("{side} long", asked.long())
        self.then("{nudge} wide", asked.wide())
        self.tell("{corner}", asked.crossed())
        self.then("{corner_goes}", asked.taken())
        self.tell("{changes} Divide by the nudge: {per_nudge}.", asked.signed())
        self.then("Divide", asked.divided())
        self.tell("Nudge less, and only the strips count.", asked.closes_in())
        self.tell("The slope along b: 2 × error = {one_b}.", asked.goes_back())
        self.then("2 × error", asked.answers())
        self.tell("{sign_means} The band pulls {one_pulls}.", asked.raised())
        self.then("The band", asked.pulled())
        self.play(asked.gone(), run_time=0.3)

    @beat("Raise w by {nudge}: how far does the line rise here?")
    def one_dot_w(self) -> None:
        """Raise w: the line tilts, and rises x times as much."""
        asked = Asked(self.plan, self.few, self.square, 0)
        guess, right = asked.guess()
        self.play(FadeIn(asked.knob), until="{nudge}")
        self.ask(guess, silence=1.4)
        self.add(asked.moved, asked.strips)
        self.play(*asked.turned(), run_time=0.8)
        self.say("{two_away}")
        self.play(*asked.marked(), *guess.answer(right), run_time=0.6)
        self.then("from the post", asked.stepped())
        self.say("At x, it rises x times the nudge, however small.")
        self.play_all(chain([((FadeOut(guess),), 0.4)], asked.long(), asked.thick()))
        self.then("the nudge", asked.closes_in())
        self.tell("So along w: 2 × error × x = {one_w}.", asked.goes_back())
        self.then("2 × error", chain(asked.named(), asked.answers()))
        self.hold(0.3)
        self.play(asked.gone(self.square), run_time=0.3)

    @beat("Two more dots. Errors: {errors}.")
    def three_dots(self) -> None:
        """Squares and their average; each has its slopes, whose averages are those of the loss."""
        few, plan, turns = self.few, self.plan, Turns(self.few)
        squares, why, at_bands = Squares(few), Why(plan), AtBands(few)
        averages = Averages(few, at_bands.slopes)
        few.lit[plan.asked].set_value(0)  # of which the band is there
        plane = few.wide(places.ONE, few.plane.animate)
        self.play(plane, change(few.one_band.headed, 0), FadeIn(few.dots), run_time=0.9)
        self.remove(few.one)
        self.add(few.bands)
        self.play(few.bands.tie(), run_time=0.7)
        few.lit[plan.asked].set_value(1)
        self.remove(few.one_band)
        self.add(squares)
        self.then("Errors", squares.listed())
        self.tell("Why squares? They have no kink, and far dots count most.", why.sizes())
        self.then("no kink", chain(why.kinks(), why.smooths(squares.open())))
        self.then("far dots", why.counts())
        self.tell("The average square is the loss, or cost.", squares.averaged())
        self.hold()
        goes = *few.beside(places.NARROW), FadeOut(why, why.plane), change(squares.opened, 0)
        self.play(*goes, averages.aside(squares.worked))
        self.add(at_bands)
        self.tell("Along b, each has slope 2 × error: {twice}.", averages.named(0))
        self.then("{twice}", at_bands.tell(0))
        self.tell("Their average is the loss's slope: {slope_b}.", averages.come(0))
        self.say("Which way does the left band turn the line?")
        self.play(change(few.bands.headed, 1), FadeOut(squares), *few.only(plan.left, faint=0.25))
        guess = Ways("↺", "↻").within(averages.ask_at)
        self.ask(guess, silence=1.4)
        self.say("{turns}")
        self.add(turns)
        self.play(*guess.answer(turns.right()), change(turns.grown, 0.5), run_time=1.2)
        self.play(*few.only(0, 1, 2), change(turns.grown, 1), run_time=1.2)
        self.tell("Times x, along w: {levered}.", [((FadeOut(guess),), 0.4), *averages.named(1)])
        self.then("{levered}", at_bands.tell(1))
        self.tell("Their average: {slope_w}.", averages.come(1))
        self.hold()
        self.play(FadeOut(turns, at_bands, squares.worked, *chain(*averages.rows)), run_time=0.4)

    # -- in symbols ------------------------------------------------------------------------------

    @beat("What would a million dots need?")
    def in_symbols(self) -> None:
        """Each row becomes the next, down to both slopes; bands and dots light up with it."""
        board = self.board
        self.play_all(board.has_room())
        written = chain(board.begins(), board.averaged())
        self.tell("For dot i: line minus dot, squared, averaged over m dots.", written)
        self.tell("The dots are given; only w and b move.", board.given())
        self.then("only", board.knobs())
        self.tell("The slope of error squared is 2 × error,", board.square_goes())
        self.tell("times how fast the error changes: the chain rule.", board.chain())
        self.play_all(board.of_b())
        self.tell("Raise w by one: the error changes by x.", board.raised(0))
        self.tell("Raise b by one: the error grows by one.", board.raised(1))
        self.tell("The 2 comes to the front.", board.two_in_front())
        self.tell("Each dot gives an arrow: error times x, and error.", board.arrows())
        together = chain(board.summed(), board.averaged_out())
        self.tell("Their sum, times 2 over m: the gradient.", together)
        self.silence(0.4)
        self.tell("A million dots need no more.", board.needed())

    @beat("The gradient points uphill.")
    def one_step(self) -> None:
        """A step in symbols and in numbers, and the line takes it."""
        few, plan, board, tile = self.few, self.plan, self.board, AverageSquare(self.few)
        self.play_all(board.step())
        self.tell("Times α, the learning rate, {rate}: that is δ.", board.scaled())
        self.tell("New is old minus δ. Why minus?", board.rule())
        self.then("Why minus", board.asked())
        self.hold(0.4)
        self.tell("It sends us downhill.", board.minus())
        self.tell("w: {step_w}", board.in_numbers(), "{share_of}")
        self.then("{times_slope}", board.filled(0))
        self.then("{comes_to}", board.ended(0))
        self.say("b: {step_b}. The loss falls from {loss} to {next_loss}.", "{and_b}")
        self.play_all(board.second())
        self.play(*instead(board.plot, tile.all), until="The loss")
        self.play(*few.held.go(plan.three_next), run_time=1.2)
        self.tell("Some write dot minus line, with a minus in front.", board.turned())
        self.tell("Others put the 2 into α.", board.halved())
        self.hold(0.4)

    # -- a hundred dots --------------------------------------------------------------------------

    @beat("Back to {all}.")
    def all_dots(self) -> None:
        """The needles climb as the bands report; arrow by arrow the valley is lit."""
        hundred, valley = self.hundred, self.near
        along_w, along_b = (needle.readout for needle in self.needles)
        hundred.tells(self.slopes, self.needles)
        self.give_way(*hundred.all, *self.needles)
        self.play(*self.slopes.tell(0, 1), run_time=1.5)
        self.tell("Along w, {all_w}. Along b, {all_b}.", [([swell(along_w, 1.08)], 0.9)])
        self.then("Along b", [([swell(along_b, 1.08)], 0.9)])
        self.hold()
        valley.lies_dark()
        self.add(*valley.ground, *valley.arrows)
        anew = hundred.starts_anew(self.needles, self.slopes, valley.comes())
        self.tell("The leftmost dot adds its share.", chain(anew, valley.begun()))
        self.say("Where will all of them lead?")
        self.tell("{many_arrows}", chain(valley.drawn(), valley.lit()))
        self.tell("Flipped, it is the step.", valley.steps())

    @beat("Hold it level, at average height: the errors cancel.")
    def at_rest(self) -> None:
        """Its halves pull apart; let go, it turns in one go; at rest both sums are 0."""
        hundred, halves, balance = self.hundred, Halves(self.hundred), self.balance
        self.play(FadeOut(*self.near.left), run_time=0.3)
        self.play_all(hundred.is_level(self.needles))
        self.tell("Yet the left half pulls {left}, the right half {right}.", halves.bundled())
        self.say("If we let go, will it stay?")
        guess = Choices(tr("stays"), tr("moves")).within(places.BAND)
        self.ask(guess, silence=1.4)
        with self.delight():
            answer = guess.answer(tr("moves"))
            self.play_all(halves.let_go(self.needles[0], answer))
            self.tell("{level}", halves.turns_on(guess))
        self.tell("At rest, add up the pulls: they cancel.", balance.pulled(*self.needles))
        self.play(balance.adds_up(0), until="they cancel")
        self.play_all(balance.cancels(0))
        self.say("Turns cancel, too.")
        self.play(balance.adds_up(1), until="too")
        self.play_all(balance.cancels(1))
        self.say("{slack}")
        self.play(hundred.strain(), run_time=1.0)
        self.play(FadeOut(balance.both), run_time=0.5)

    @beat("Every dot pulls. The best line is where they balance.")
    def who_says_stop(self) -> None:
        """The sentence to keep; and the wheel of steps goes on turning."""
        hundred, wheel = self.hundred, Wheel()
        keep = lesson().within(places.BAND)
        self.play_all([((FadeIn(keep),), 0.6), ((hundred.strain(),), 1.6)])
        self.say("How many steps will it take?")
        self.play_all(hundred.starts_again((keep, self.balance), (wheel, wheel.count)))
        self.play(wheel.on(), hundred.steps(1), run_time=1.3)
        self.say("And who says stop?")
        self.play(wheel.on(), hundred.steps(2), run_time=1.2)
        self.now_you(1.8, above=True)
