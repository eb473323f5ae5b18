"""A hiker on the loss curve: how a machine learns one number.

manim render scenes/loss_curve.py
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any

import numpy as np
from manim import DOWN, LEFT, UP, FadeIn, FadeOut, ValueTracker, VGroup, Write, linear
from msgspec import Meta

from gdmath import load_table, predict
from scenes.parts.by_hand.arrow import Link
from scenes.parts.by_hand.curve_arrow import Distance, Stairs
from scenes.parts.by_hand.fading import ByHand, Fade, appear, hidden, vanish
from scenes.parts.by_hand.on_curve import CurveCross, Plumb
from scenes.parts.by_hand.plane import Plane
from scenes.parts.by_hand.sizes import BODY_SIZE, LABEL_SIZE, SMALLEST_SIZE, TITLE_SIZE
from scenes.parts.loss_curve.cards import Card, Examples, Process
from scenes.parts.loss_curve.descents import plan_descents
from scenes.parts.loss_curve.secant import LegNames, Secant
from scenes.parts.loss_curve.slope_formula import Differentiation, Roles, loss_formula
from scenes.parts.loss_curve.trek import Trek
from scenes.render.assets import asset
from scenes.render.parameters import DataFile, Rate
from scenes.stage.curve.curve import Curve
from scenes.stage.curve.lamplight import Beam, Headlamp, Lit
from scenes.stage.curve.night import Sky
from scenes.stage.lecture.scene import beat
from scenes.stage.lecture.theme import (
    DATA,
    GRADIENT,
    LOSS,
    MINIMUM,
    NEXT,
    POSITION,
    PREDICTION,
    QUIET,
    STEP,
)
from scenes.stage.lecture.words import ALPHA, italic, short, tr
from scenes.stage.paint.closeup import Closeup
from scenes.stage.paint.painted import change
from scenes.stage.plot.knob import Knob
from scenes.stage.plot.scatter import FittedLine, Residuals, Samples
from scenes.stage.plot.squares import MeanSquare, ResidualSquares, farthest_whole, few_of
from scenes.stage.plot.ticks import range_with_zero
from scenes.stage.type.readout import Scientific
from scenes.stage.type.rule import UpdateRule
from scenes.stage.type.text import Formula, TextLine, Words, number_text, on_one_line, on_plate

_WINDOW = (-1.0, 4.0)  # of w, for the project's own data
_SQUARES = 60  # more squares than this would hide each other
_CLOSE, _NEAR = 2.1, 1.6  # how close the night is seen
_TALL = 1.25
_REACH = 2.3  # of the lamp, in scene units
_LONGEST = 1.4  # scene units: the longest gradient arrow
_AVERAGE = (3.6, -0.9)  # the foot of the average square
_BY_DAY = 0.62  # of its length: there it stands beside the loss axis
_WHOLE = ((-5.0, -2.2), (10.2, 4.2))  # corner and size of the data's plane
_LEFT_HALF = ((-5.6, -2.2), (4.6, 4.2))
_BESIDE, _ASIDE, _ABOVE = 0.09, 0.3, 0.36  # of the data's ranges: room for squares on errors
_TOLD = 6  # steps shown one by one
_NUDGE = 0.28  # of the window: so far curve and secant are seen apart
_NUDGED = ((-5.2, -2.6), (2.0, 3.3))  # the part of the screen where both ends of it are, and she
_W, _L = italic("w"), italic("L")


@dataclass(frozen=True)
class LossCurveParameters:
    """What a lecturer may change."""

    data: Annotated[DataFile | None, "a header line and two columns; none: thirty evenings"] = None
    window: Annotated[tuple[float, float] | None, "range of w; none: what suits the data"] = None
    start: Annotated[float | None, "first w; none: near the left end of the window"] = None
    learning_rate: Annotated[Rate | None, "none: about half of the way with each step"] = None
    steps: Annotated[int, Meta(ge=1, le=1000), "how many steps the hiker takes"] = 12


class LossCurve(ByHand):
    """From a knob to a curve, from the curve into the night, and down to the cross."""

    number = 1
    title = "The hiker on the loss curve"
    lasts = 147.6
    words = 296
    parameters = LossCurveParameters()

    # -- numbers and cast ------------------------------------------------------------------------

    def setup(self) -> None:
        """Compute both descents, then build the cast."""
        p = self.parameters
        dataset = load_table(asset("reservations.txt") if p.data is None else p.data)
        window = _WINDOW if p.window is None and p.data is None else p.window
        self.plan = plan_descents(dataset, p.steps, window, p.start, p.learning_rate)
        self.loss_name = f"{tr('loss')} {_L}"
        self.names = short(tr(dataset.x_name)), short(tr(dataset.y_name))
        self.w = ValueTracker(self.plan.best)
        self._cast_the_data()
        self._cast_the_curve()

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration, and on which side of the minimum she starts."""
        left, right = tr("to the left: negative"), tr("to the right: positive")
        return {
            "count": len(self.plan.dataset),
            "low": number_text(self.plan.low),
            "high": number_text(self.plan.high),
            "uphill": left if self.plan.starts_left else right,
            "sign": tr("positive") if self.plan.starts_left else tr("negative"),
        }

    def _knob_stops(self) -> tuple[float, float, float]:
        """Where the knob is turned at first: too low, too high, and nearly right.

        So far only that the plane still holds the squares of all errors.
        """
        best = self.plan.best
        reach = min(best - self.plan.low, self.plan.high - best)
        plane = copy(self.data_plane)
        plane.corner, plane.size = np.array(_LEFT_HALF)
        samples = Samples(plane, self.plan.dataset.x, self.plan.dataset.y)
        low, high = (farthest_whole(samples, best, best + share * reach) for share in (-0.55, 0.5))
        return low, high, best + 0.55 * (low - best)

    def _cast_the_data(self) -> None:
        """The samples, the line with its knob, and the errors with their squares."""
        x, y = self.plan.dataset.x, self.plan.dataset.y
        room = 0.2 if self.plan.low < 0 < self.plan.high else 0.0
        across = range_with_zero(x, _BESIDE, _ASIDE)
        up = range_with_zero(y, room, _ABOVE)
        self.data_plane = Plane(*_WHOLE, across, up, self.names)
        self.knob_stops = self._knob_stops()
        self.w.set_value(self.knob_stops[0])
        self.samples = hidden(Samples(self.data_plane, x, y))
        self.line = hidden(FittedLine(self.data_plane, self.w.get_value, lambda: 0.0))
        self.residuals = hidden(Residuals(few_of(self.samples, _SQUARES), self.line))
        self.residuals.grown.set_value(0)
        self.squares = hidden(ResidualSquares(self.residuals))
        self.squares.opened.set_value(0)
        low, high = self.plan.low, self.plan.high
        places = int(np.clip(2 - np.floor(np.log10((high - low) / 5)), 0, 9))
        self.knob = Knob(
            "w", self.w.get_value, low, high, decimals=places, radius=0.5, size=BODY_SIZE
        )
        self.knob.move_to((-5.75, 3.1, 0), aligned_edge=LEFT)

    def _cast_the_curve(self) -> None:
        """The loss curve on a plane of its own; it goes on beyond the window for the night."""
        low, high, loss = self.plan.low, self.plan.high, self.plan.loss_range
        self.plane = Plane((1.6, -2.2), (4.7, 4.2), (low, high), loss, (_W, self.loss_name))
        self.plane.y_name.set_color(LOSS)
        # At night the plane is 12 units wide; a frame of any width is to be full of ground.
        beyond = (high - low) * max(0.25, self.camera.frame_width / 24 - 0.4)
        self.far = (low - beyond, high + beyond)
        self.closeup = Closeup()
        ground = self.plan.landscape.with_window((self.far,))
        self.curve = Curve(self.plane, ground, closeup=self.closeup)
        self.curve.start.set_value(low)
        self.curve.end.set_value(low)
        self.drop = hidden(Plumb(self.curve, self.w.get_value, loss[0], POSITION))

    # -- the story -------------------------------------------------------------------------------

    def construct(self) -> None:
        """The film, beat by beat."""
        self.learning()
        self.one_knob()
        self.squared_errors()
        self.guess_the_curve()
        self.trace_the_curve()
        self.night_falls()
        self.nudge()
        self.uphill()
        self.one_step()
        self.down_to_the_cross()
        self.daylight()
        self.from_the_other_side()
        self.the_formula()
        self.takeaway()

    @beat("From known pairs a model is learned; then it predicts what nobody has seen yet.")
    def learning(self) -> None:
        """The question, and the process of learning as three boxes."""
        question = Words(tr("How does a machine learn a number?"), TITLE_SIZE).move_to(UP * 3.1)
        process = self._process()
        self.play(Write(question), FadeIn(process.part(0)), run_time=1.4)
        for number in (1, 2):
            self.wait(0.5)
            self.play(FadeIn(process.part(number)), run_time=0.7)
        self.hold(1.6)
        self.play(FadeOut(question, process), run_time=0.5)

    @beat("Here the model is a line through the origin. Its one number is the slope, w.")
    def one_knob(self) -> None:
        """The data, the line, and the knob that turns it."""
        self.add(self.samples, self.line)
        self.play(FadeIn(self.data_plane), appear(self.samples), run_time=1.0)
        self.play(FadeIn(self.knob), appear(self.line), run_time=0.8)
        self._turn_the_knob(self.knob_stops[1], 2.0)
        self._turn_the_knob(self.knob_stops[2], 1.3)

    @beat("Each error is the prediction minus the answer.")
    def squared_errors(self) -> None:
        """Errors, their squares with true areas, and the average square: the loss."""
        all_squares = ResidualSquares(Residuals(self.samples, self.line))
        self.average = hidden(MeanSquare(all_squares, _AVERAGE))
        self.add(self.residuals, self.squares, self.average)
        self.bring_to_front(self.data_plane, self.line, self.samples)
        errors = Words(tr("error = prediction − answer"), LABEL_SIZE, LOSS)
        errors.move_to((0.6, 3.1, 0), aligned_edge=LEFT)
        self.play(
            appear(self.residuals), change(self.residuals.grown, 1), FadeIn(errors), run_time=1.2
        )
        self.say("Square it: no minus signs, no kink at 0, and large errors weigh more.")
        self.play(appear(self.squares), change(self.squares.opened, 1), run_time=1.6)
        note = self._note_on_squares()
        self.play(FadeIn(note), run_time=0.4)
        low, _, nearly = self.knob_stops
        self._turn_the_knob(0.5 * (low + nearly), 2.2)
        self.say("The average of all {count} squares is the loss of this w.")
        self.loss_readout = Scientific("loss", self.loss_name, self._loss, BODY_SIZE, LOSS)

        def stand_on_the_average(readout: Any) -> None:
            x, y = self.average.foot
            readout.move_to((x - 0.9, y + self.average.side() + 0.4, 0), aligned_edge=LEFT)

        self.loss_readout.add_updater(stand_on_the_average)
        name = Words(tr("average square"), LABEL_SIZE, QUIET).next_to((*_AVERAGE, 0), DOWN)
        self.play(self.data_plane.reframe(*_LEFT_HALF), run_time=1.0)
        self.play(appear(self.average), FadeIn(name, self.loss_readout), run_time=0.6)
        self._turn_the_knob(self.knob_stops[0], 1.5)
        self._turn_the_knob(self.knob_stops[1], 2.0)
        self.play(FadeOut(errors, note, name), vanish(self.average), run_time=0.4)
        self.remove(self.average)
        self.loss_readout.remove_updater(stand_on_the_average)
        aside = self.loss_readout.animate.move_to((-2.3, 3.1, 0), aligned_edge=LEFT)
        self.play(aside, run_time=0.6)

    @beat("Now turn w from {low} to {high}. Which curve will the loss draw? Guess.")
    def guess_the_curve(self) -> None:
        """An empty plane waits for the loss."""
        self.play(FadeIn(self.plane), Fade(self.squares, target=0.45), run_time=0.7)
        self._turn_the_knob(self.plan.low, 2.0)
        self.add(self.curve, self.drop)
        self.play(appear(self.drop), run_time=0.4)

    @beat("The loss of every w: square all the errors, add them up, divide by m.")
    def trace_the_curve(self) -> None:
        """The knob sweeps its range and the loss traces its curve; then the formula."""
        self._turn_the_knob(self.plan.high, 6.0, change(self.curve.end, self.plan.high))
        count = Words(f"{italic('m')} = {len(self.plan.dataset)}", BODY_SIZE, DATA)
        formula = on_one_line(loss_formula(BODY_SIZE), count, buff=0.5)
        formula.move_to((4.3, 3.05, 0))
        self.play(FadeIn(formula), run_time=0.8)
        self._turn_the_knob(self.plan.best, 2.2)
        self.hold(0.8)
        left = (self.samples, self.line, self.residuals, self.squares, self.drop)
        self.play(
            FadeOut(formula, self.data_plane, self.loss_readout, self.knob),
            vanish(*left),
            run_time=0.6,
        )
        self.remove(*left)

    @beat("That took every w. With millions of numbers to learn, nobody can look everywhere.")
    def night_falls(self) -> None:
        """The curve becomes the ground, night falls, and a lamp is lit."""
        self.dawn = ValueTracker(1.0)
        self.sky = Sky(self.clock, self.dawn, self.curve)
        self.add(self.sky, self.curve, self.plane)
        self.play(self.plane.reframe((-5.6, -2.15), (12.0, 4.9)), run_time=1.7)
        self.play(change(self.curve.ground, 1), change(self.sky.dusk, 1), run_time=1.3)
        self.plane.hide_numbers_along(self.curve.over(np.linspace(*self.far, 400)))
        self._cast_the_hikers()
        self.hold()
        self.say("So night falls. A hiker stands at one w; basecamp is somewhere below.")
        self.remove(self.curve)
        self.add(self.lit, self.plane)
        wide = self.curve.reach(*self.far)
        self.play(FadeOut(self.plane), change(self.dawn, 0), *wide, run_time=2.0)
        hiker = self.trek.hiker
        self.add(self.beam, hiker)
        here = hiker.ground()
        self.closeup.look(focus=here, place=here)
        near = self.closeup.animate.look(**self._at_her_feet())
        self.play(appear(hiker), change(self.lamp.power, 1), near, run_time=2.0)
        self.say("Her lamp shows the ground at her feet, nothing else.")
        asked = VGroup(
            Words(tr("Which way?"), TITLE_SIZE), Words(tr("How big a step?"), TITLE_SIZE)
        ).arrange(DOWN, aligned_edge=LEFT, buff=0.45)
        asked.move_to((2.0, 1.5, 0), aligned_edge=LEFT)
        self.play(FadeIn(asked[0]), run_time=0.6)
        self.wait(0.6)
        self.play(FadeIn(asked[1]), run_time=0.6)
        self.hold(1.4)
        self.play(FadeOut(asked), run_time=0.4)

    @beat("Raise w: by how much does the loss change?")
    def nudge(self) -> None:
        """The secant becomes the tangent as the nudge goes to 0."""
        gap = _NUDGE * (self.plan.high - self.plan.low)
        self.secant = hidden(Secant(self.curve, self.trek.foot, 0.06 * gap, reach=0.9))
        names = LegNames(self.secant, _W, _L)
        self.add(self.secant, self.trek.hiker, names)
        back = self.closeup.animate.look(**self._seeing(gap))
        self.play(appear(self.secant), change(self.secant.gap, gap), back, run_time=1.7)
        readouts = self.secant.readouts(_W, _L).move_to((2.4, 2.6, 0), aligned_edge=LEFT)
        self.play(FadeIn(readouts), run_time=0.6)
        self.hold()
        self.say("Shrink the nudge: the secant becomes the tangent, the slope under her feet.")
        near = self.closeup.animate.look(**self._at_her_feet())
        self.play(change(self.secant.gap, 0.04 * gap), near, run_time=2.6)
        self.remove(names)
        self.slope_told = self.secant.limits(_W, _L).move_to(readouts, aligned_edge=LEFT)
        self.play(change(self.secant.gap, 0), FadeOut(readouts), run_time=0.6)
        self.play(FadeIn(self.slope_told), run_time=0.5)
        self.hold(1.3)

    @beat("This slope is the gradient. Its arrow points uphill, here {uphill}.")
    def uphill(self) -> None:
        """The gradient arrow grows uphill."""
        self.readouts = self.trek.readouts(_W, self.loss_name)
        self.readouts.move_to((3.65, 2.5, 0), aligned_edge=LEFT)
        self.add(self.trek.gradient, self.trek.hiker)
        self.play(vanish(self.secant), FadeOut(self.slope_told), run_time=0.4)
        self.remove(self.secant)
        self.play(change(self.trek.gradient.grown, 1), run_time=1.6)
        name = self.trek.gradient.named(tr("gradient: uphill"))
        self.play(FadeIn(name), run_time=0.5)
        self.wait(0.5)
        self.play(FadeIn(self.readouts), run_time=0.6)
        self.hold(1.6)
        self.play(FadeOut(name), run_time=0.3)

    @beat("So she walks against it. Her step is the gradient times a fixed α.")
    def one_step(self) -> None:
        """The camera draws back; the step is the gradient turned round, in the measure of w."""
        rule = UpdateRule("w", "{{partial L \\/ partial w : grad}}", 40)
        rate = Words(f"{ALPHA} = {number_text(self.plan.rate)}", LABEL_SIZE, STEP)
        self.rule = on_plate(on_one_line(rule, rate, buff=0.6)).move_to((0.2, 2.9, 0))
        uphill = Link(lambda: rule.part("grad").get_bottom(), self.trek.gradient.tip, GRADIENT)
        onward = Link(lambda: rule.part("rate").get_bottom(), self.trek.step.tip, STEP)
        landing = Link(lambda: rule.part("next").get_bottom(), self.trek.step.landing, NEXT)
        self.play(self._following(0), change(self.trek.gradient.leveled, 1), run_time=1.4)
        self.add(self.trek.step, self.trek.hiker, uphill, onward, landing)
        self.play(FadeIn(self.rule), change(uphill.grown, 1), run_time=1.3)
        grown = (change(self.trek.step.grown, 1), change(onward.grown, 1))
        self.play(*grown, vanish(uphill), run_time=1.3)
        name = self.trek.step.named(tr("step: −{alpha} × gradient").format(alpha=ALPHA))
        self.play(FadeIn(name), run_time=0.4)
        self.wait(1.0)
        self.play(FadeOut(name), vanish(onward), change(landing.grown, 1), run_time=0.9)
        self.hold(0.8)
        self.play(vanish(landing), run_time=0.3)
        self.remove(uphill, onward, landing)
        self._step(2.4)

    @beat("The flatter the ground, the smaller the gradient, the smaller her step.")
    def down_to_the_cross(self) -> None:
        """Step after step, faster and faster, until the lamp finds the cross."""
        last = self.plan.walk.steps
        for number in range(1, min(_TOLD, last)):
            pace = 0.82 ** (number - 1)
            self.play(*self.trek.look(), run_time=1.1 * pace)
            self._step(1.8 * pace)
        self.remove(self.trek.gradient, self.trek.step)
        self.play(self.trek.hurry(last), run_time=2.0)
        self.say("Basecamp! Level ground: a gradient of almost 0, and almost no step.")
        near = self.closeup.animate.look(1.9, self.trek.hiker.ground(), (-0.4, -1.4))
        self.play(FadeOut(self.rule), near, run_time=1.4)
        self.play(appear(self.cross), self.cross.ring_out(), run_time=1.2)
        found = on_plate(Words(tr("the minimum"), LABEL_SIZE, MINIMUM))
        found.next_to((*self.closeup.on_screen(self.curve.over(self.plan.best)), 0), LEFT, buff=0.5)
        self.play(FadeIn(found.shift(0.5 * DOWN)), run_time=0.5)
        self.hold(1.2)
        self.play(FadeOut(found, self.readouts), run_time=0.4)

    @beat("By daylight: every step left the same part of the way to go.")
    def daylight(self) -> None:
        """Day breaks; all steps are seen as stairs that shrink by one factor."""
        walk, hiker = self.plan.walk, self.trek.hiker
        self.add(self.stairs, hiker)
        whole = self.closeup.animate.look(zoom=1, focus=(0, 0), place=(0, 0))
        dark = change(self.lamp.power, 0)
        shown = self.curve.reach(self.plan.low, self.plan.high)
        self.play(change(self.dawn, 1), dark, whole, *shown, run_time=2.4)
        self.lit.things.remove(self.cross)
        self.add(self.cross, hiker)
        self.play(FadeIn(self.plane), vanish(hiker), run_time=0.5)
        self.play(appear(self.stairs), change(self.stairs.shown, walk.steps, linear), run_time=2.6)
        share = f"{100 * self.plan.left_over:.0f} %"
        words = tr("after each step, {share} of the distance in w is left").format(share=share)
        told = on_plate(Words(words, BODY_SIZE)).move_to((1.4, 2.9, 0))
        self.play(FadeIn(told), run_time=0.5)
        distances = [
            Distance(self.curve, after, self.plan.best, over=before)
            for before, after in pairwise(walk.points[:3, 0].tolist())
        ]
        labels = [distance.label(share) for distance in distances]
        self.add(*distances)
        for distance, label in zip(distances, labels, strict=True):
            self.play(change(distance.grown, 1), run_time=0.9)
            self.play(FadeIn(label), run_time=0.5)
        self.hold(1.7)
        self.play(FadeOut(told, *labels), vanish(self.stairs, *distances), run_time=0.5)
        self.remove(self.stairs, *distances)

    @beat("On the other side the gradient is {sign}. Who takes the larger step?")
    def from_the_other_side(self) -> None:
        """Two hikers on two slopes: half as steep, half the step; both arrive."""
        both = (self.trek, self.other)
        hikers = [self.other.hiker, self.trek.hiker]
        self.trek.start_again()
        self.add(*hikers)
        self.play(appear(*hikers), run_time=0.6)
        self.other.gradient.leveled.set_value(1)
        for trek in both:
            trek.gradient.unit *= _BY_DAY
        tangents = [hidden(Secant(self.curve, trek.foot, 0.0, reach=0.9)) for trek in both]
        numbers = [self.trek.beside_her("one"), self.other.beside_her("other")]
        slopes, steps = zip(*numbers, strict=True)
        scale = on_plate(Words(tr("gradient arrows: own scale"), SMALLEST_SIZE, QUIET))
        scale.move_to((0.9, 3.0, 0))
        self.add(*tangents, *(trek.gradient for trek in both), *hikers)
        self.play(appear(*tangents), run_time=0.6)
        grown = [change(trek.gradient.grown, 1) for trek in both]
        self.play(*grown, FadeIn(*slopes, scale), run_time=1.0)
        self.hold(1.2)
        self.say("Steeper ground, larger step, in the same proportion.")
        self.add(*(trek.step for trek in both), *hikers)
        self.play(vanish(*tangents), run_time=0.3)
        self.remove(*tangents)
        for trek, told in zip(both, steps, strict=True):
            self.play(change(trek.step.grown, 1), FadeIn(told), run_time=0.9)
        self.hold()
        self.play(FadeOut(*slopes, scale, *steps), run_time=0.3)
        self.play(*self.trek.take_step(), *self.other.take_step(), run_time=2.0)
        for trek in both:
            trek.landed()
            self.remove(trek.gradient, trek.step)
        self.say("With small enough steps she arrives, wherever she starts.")
        last = self.plan.walk.steps
        # One after the other: there is room for one on the cross.
        for trek in (self.other, self.trek):
            self.play(trek.hurry(last, lambda t: t**2), run_time=1.9)
            leaving = [vanish(trek.hiker)] if trek is self.other else []
            self.play(self.cross.ring_out(), *leaving, run_time=0.7)
        self.remove(self.other.hiker)

    @beat("What she felt is the derivative of the loss.")
    def the_formula(self) -> None:
        """The derivative, and what in it is constant and what varies."""
        calculus = Differentiation(40, (0.6, 2.75, 0))
        origin = Words(tr("{b} = 0: through the origin").format(b=italic("b")), LABEL_SIZE, DATA)
        zero = on_plate(origin).next_to(calculus.board, DOWN, buff=0.2)
        self.play(FadeIn(calculus.board, zero), run_time=0.8)
        self.hold(0.6)
        self.play(FadeOut(zero), run_time=0.3)
        self.say("The 2 comes down, the x beside w comes out.")
        self.play(*calculus.make_room(), run_time=0.6)
        for move in calculus.moves:
            self.play(calculus.carry(*move), run_time=1.1)
        self.play(calculus.light_up(), run_time=0.4)
        self.play(FadeOut(calculus.loss), run_time=0.3)
        self.play(*calculus.leave_alone(), run_time=0.5)
        self.hold()
        self.say("The data and b stay constant; only w varies.")
        # w is on the side where she began.
        roles = Roles(w_first=self.plan.starts_left).next_to(calculus.result, DOWN, buff=0.2)
        self.play(FadeIn(roles), run_time=0.6)
        self._vary_w(roles)
        self.play(FadeOut(roles, calculus.result), run_time=0.4)

    @beat("One number is learned. For a million of them the rule is the same.")
    def takeaway(self) -> None:
        """The lesson, and the prediction that was asked for."""
        words = Words(tr("Feel the slope, step against it: so a machine learns."), TITLE_SIZE)
        lesson = on_plate(words).move_to((0.9, 2.95, 0))
        self.play(FadeIn(lesson), run_time=0.8)
        case, w = self.plan.case, float(self.plan.walk.points[-1, 0])
        told = float(predict([case], w)[0])
        sum_up = f"{number_text(w)} × {number_text(case)} = {number_text(told)}"
        found = f"{self.names[0]} {number_text(case)} → {self.names[1]} {sum_up}"
        answer = on_plate(TextLine(found, BODY_SIZE, PREDICTION)).next_to(lesson, DOWN, buff=0.2)
        self.wait(1.4)
        self.play(FadeIn(answer), self.cross.ring_out(), run_time=1.0)
        self.wait(1.2)
        self.invite()

    # -- pieces of the beats ---------------------------------------------------------------------

    def _loss(self) -> float:
        """The loss of the present w."""
        return float(self.curve.value(self.w.get_value()))

    def _turn_the_knob(self, to: float, run_time: float, *others: Any) -> None:
        """Turn w, the knob lit while somebody turns it."""
        self.play(change(self.w, to), self.knob.glow(), *others, run_time=run_time)

    def _process(self) -> Process:
        """Known pairs, the model, a new prediction."""
        model = Formula(
            "{{hat(y) : said}} = {{w : w}} thin x", {"said": PREDICTION, "w": POSITION}, TITLE_SIZE
        )
        case = TextLine(f"{number_text(self.plan.case)} → ?", TITLE_SIZE, PREDICTION)
        size = (3.9, 3.0)
        return Process(
            [
                Card(tr("known inputs and answers"), Examples(self.plan.dataset), size),
                Card(tr("model"), model, size),
                Card(tr("new prediction"), case, size),
            ]
        ).move_to((0, 0.1, 0))

    def _note_on_squares(self) -> Any:
        """Which squares are drawn."""
        shown, count = len(self.residuals.samples.x), len(self.plan.dataset)
        text = tr("each square: as wide as the error is high")
        if shown < count:
            text = tr("squares of {shown} of all {count} errors").format(shown=shown, count=count)
        return Words(text, SMALLEST_SIZE, QUIET).move_to((0.6, 2.65, 0), aligned_edge=LEFT)

    def _vary_w(self, roles: Roles) -> None:
        """Another w, another slope: w goes to one side, to the other, and home to the minimum."""
        walk, other = self.plan.walk.points[:, 0], self.plan.other.points[:, 0]
        self.w.set_value(float(walk[1]))
        floor = self.plan.loss_range[0]
        here = hidden(Plumb(self.curve, self.w.get_value, floor, POSITION))
        tangent = hidden(Secant(self.curve, self.w.get_value, 0.0, GRADIENT))
        link = Link(roles.below_w, lambda: self.plane.xy(self.w.get_value(), floor), POSITION)
        self.add(here, tangent, link)
        self.play(appear(here, tangent), change(link.grown, 1), run_time=0.8)
        self.wait(0.4)
        self.play(vanish(link), change(self.w, float(walk[0])), run_time=0.9)
        self.play(change(self.w, float(other[0])), run_time=2.0)
        self.play(change(self.w, self.plan.best), run_time=1.0)
        self.play(vanish(here, tangent), run_time=0.3)
        self.remove(here, tangent, link)

    # -- the hikers ------------------------------------------------------------------------------

    def _cast_the_hikers(self) -> None:
        """Who walks in the night, what she carries and finds; and who comes from the other side."""
        steepest = float(np.abs(self.plan.walk.gradients).max())
        self.trek, self.other = (
            Trek(self.curve, walk, _LONGEST / steepest, _TALL, self.clock)
            for walk in (self.plan.walk, self.plan.other)
        )
        self.lamp = Headlamp(self.trek.hiker, _REACH)
        self.beam = Beam(self.lamp, self.dawn)
        self.cross = hidden(CurveCross(self.curve, self.plan.best))
        self.lit = Lit(self.curve, [self.curve, self.cross], [self.lamp], self.dawn)
        self.stairs = hidden(Stairs(self.curve, self.plan.walk.points[:, 0]))

    def _step(self, run_time: float) -> None:
        """Her next step, and the camera's."""
        follow = self._following(self.trek.done + 1)
        self.play(*self.trek.take_step(), follow, run_time=run_time)
        self.trek.landed()

    def _following(self, step: int) -> Any:
        """The close-up moves on to the ground where a step ends, and words have room above it."""
        aside = -3.4 if self.plan.starts_left else 3.4
        return self.closeup.animate.look(
            zoom=_NEAR,
            focus=self.curve.over(float(self.plan.walk.points[step, 0])),
            place=(aside * 0.75**step, -0.7 - 0.1 * step),
        )

    def _at_her_feet(self) -> dict[str, Any]:
        """The close-up of the ground she stands on, where the night begins."""
        here = self.curve.over(self.trek.foot())
        return {"zoom": _CLOSE, "focus": here + np.array([0.3, 0.35]), "place": (-1.0, 0.55)}

    def _seeing(self, gap: float) -> dict[str, Any]:
        """A close-up of her and of the ground as far as a nudge of ``gap`` goes."""
        here, there = self.curve.over(self.trek.foot()), self.curve.over(self.trek.foot() + gap)
        seen = np.stack([here, here + np.array([0, _TALL]), there])
        box = seen.min(axis=0) - 0.4, seen.max(axis=0) + np.array([0.4, 0.1])
        return self.closeup.fitted(box, _NUDGED, _CLOSE)
