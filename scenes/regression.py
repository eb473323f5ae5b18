"""Fitting a line: every point of the loss landscape is a line, and descent turns it into place.

manim render scenes/regression.py
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import partial
from typing import Annotated, Any

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    UP,
    FadeIn,
    FadeOut,
    VGroup,
    Write,
    linear,
    smooth,
    squish_rate_func,
    there_and_back,
)
from msgspec import Meta

from scenes.parts.by_hand.arrow import Plumb, shrinkage
from scenes.parts.by_hand.cross import Crosses
from scenes.parts.by_hand.fading import ByHand, Fade, appear, hidden, vanish
from scenes.parts.by_hand.sizes import BODY_SIZE, LABEL_SIZE, TITLE_SIZE
from scenes.parts.regression.cuts import CutLine, Cuts
from scenes.parts.regression.data_plane import data_plane
from scenes.parts.regression.derivation import LineFormula, LossFormula
from scenes.parts.regression.fitting import Fit, Fitting, decimals, fitting
from scenes.parts.regression.gate import GatedLink
from scenes.parts.regression.goal import Goal
from scenes.parts.regression.loss_plot import LossPlot
from scenes.parts.regression.pathfinder import Pathfinder
from scenes.parts.regression.pin import PinnedLine
from scenes.parts.regression.result import ResultPlot
from scenes.render.parameters import DataFile, Moderate, Pair, Rate, Seed
from scenes.stage.ground.axes import GroundAxes
from scenes.stage.ground.contour_map import ContourMap
from scenes.stage.ground.surface import Surface
from scenes.stage.ground.view import MAP, View
from scenes.stage.lecture.scene import beat
from scenes.stage.lecture.theme import CASES, GRADIENT, LOSS, POSITION, PREDICTION
from scenes.stage.lecture.words import tr
from scenes.stage.paint.painted import change
from scenes.stage.plot.history import LossCurves
from scenes.stage.plot.knob import Knob
from scenes.stage.plot.scatter import FittedLine, Law, Residuals, Samples
from scenes.stage.plot.squares import MeanSquare, SampledSquares
from scenes.stage.plot.ticks import tick_text
from scenes.stage.type.readout import Readout
from scenes.stage.type.text import Formula, TextLine, Words, on_plate
from scenes.stage.walk.playback import Playback
from scenes.stage.walk.walker import Walkers

_FAINT = 0.25  # what is left of the errors behind their squares
_LONGEST_ARROW = 1.4  # scene units
_MARKER = 0.14  # scene units: a walker's radius
_HIGH = 0.9  # on the screen: above it there is only the far corner of the ground
_FIRST_STEPS = 3  # of the descent, told one by one
_HILLS = {"azimuth": -62.0, "elevation": 32.0, "perspective": 0.045, "relief": 4.0}
_MAP = {**MAP, "relief": 4.0}
# Corner and size of planes
_WIDE = ((-5.9, -2.2), (11.8, 4.6))
_LARGE = ((-5.9, -2.2), (6.6, 4.6))
_SMALL = ((1.2, -0.05), (5.1, 2.7))
_LEFT = ((-5.9, -2.2), (5.3, 4.2))
_RIGHT = ((1.2, -2.2), (5.3, 4.2))
_SLICES = ((-5.9, -2.2), (7.9, 5.0))
_ASIDE = ((3.1, -0.6), (3.4, 2.7))
_LOSSES = ((3.65, -2.3), (2.65, 0.85))


@dataclass(frozen=True)
class RegressionParameters:
    """What a lecturer may change.

    With ``data``, whose samples take the place of the made-up ones, w, b, start and the landscape
    count in standard units, and the last plot in the file's own.
    """

    w: Annotated[Moderate, "slope of the line behind the samples"] = 2.0
    b: Annotated[Moderate, "where that line crosses the axis"] = 1.0
    n: Annotated[int, Meta(ge=3, le=10_000), "how many samples"] = 100
    noise: Annotated[float, Meta(ge=0, le=1e6), "standard deviation of their answers"] = 0.5
    seed: Annotated[Seed, "of the samples"] = 352
    start: Annotated[Pair | None, "line (w, b) to descend from; none: one clearly wrong"] = None
    learning_rate: Annotated[Rate, "of both descents"] = 0.1
    iterations: Annotated[int, Meta(ge=3, le=10_000), "steps of both descents"] = 30
    data: Annotated[DataFile | None, "a header line and two columns; none: made up"] = None


class Regression(ByHand):
    """From two knobs to the bottom of the loss landscape, and what its height says."""

    number = 6
    title = "The line that turns into place"
    lasts = 141.6
    words = 337
    parameters = RegressionParameters()

    # -- numbers and cast ------------------------------------------------------------------------

    def setup(self) -> None:
        """Compute both fits, then build the cast."""
        self.numbers: Fitting = fitting(**asdict(self.parameters))
        self.fit: Fit = self.numbers.line
        self.tour = Playback(self.fit.through(self.numbers.tour()), [POSITION], POSITION)
        self.party = self.tour  # whoever holds the line now
        self.places = decimals(self.numbers.highest / 3.5)  # of every loss on display
        self._cast_the_plot()
        self._cast_the_ground()

    def w(self) -> float:
        """The present weight."""
        return float(self.party.now()[0, 0])

    def b(self) -> float:
        """The present bias."""
        return float(self.party.now()[0, 1])

    def loss(self) -> float:
        """The present loss."""
        return float(self.fit.landscape.value(self.party.now())[0])

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return {"rate": f"{self.parameters.learning_rate:g}"}

    def _cast_the_plot(self) -> None:
        """Samples, the line, its errors, and the two knobs."""
        data, law = self.fit.data, self.fit.law
        self.plane = data_plane(self.numbers, data, *_WIDE)
        # A file's samples rise from the axis, others from the law behind them.
        origin = np.full_like(data.y, self.numbers.y_range[0]) if law is None else law(data.x)
        self.samples = hidden(Samples(self.plane, data.x, data.y, (data.x, origin)))
        self.law = None if law is None else hidden(Law(self.plane, law))
        self.line = hidden(FittedLine(self.plane, self.w, self.b))
        self.residuals = Residuals(self.samples, self.line)
        self.squares = SampledSquares(self.residuals)
        (w0, w1), (b0, b1) = self.fit.landscape.window
        places = [decimals(scale) for scale in np.abs(self.numbers.unit)]
        self.knobs = (
            Knob("w", self.w, w0, w1, decimals=places[0], size=BODY_SIZE),
            Knob("b", self.b, b0, b1, decimals=places[1], size=BODY_SIZE),
        )

    def _cast_the_ground(self) -> None:
        """The landscapes of both data sets, on one scale, and who walks there."""
        fits = self.numbers.line, self.numbers.parabola
        self.view, self.bent_view = views = [View(fit.landscape, size=6.0) for fit in fits]
        highest = max(view.highest for view in views)
        for view in views:  # the floor is where the loss is 0
            view.lowest, view.highest, view.gap = 0.0, highest, 0.0
        self.view.look(**self.view.fitted(-6.7, -2.75, -0.3, 3.4, **_HILLS))
        self.surface = hidden(Surface(self.view))
        self.marker = hidden(Walkers(self.view, self.tour, _MARKER))
        walk, rate = self.fit.walk, self.parameters.learning_rate
        self.scale = shrinkage(self.view, walk.points[0, 0], walk.gradients[0, 0], _LONGEST_ARROW)
        self.guide, self.bent_guide = (
            Pathfinder(view, fit.walk, rate, 1 / self.scale, _MARKER)
            for view, fit in zip(views, fits, strict=True)
        )

    # -- the story -------------------------------------------------------------------------------

    def construct(self) -> None:
        """The film, beat by beat."""
        self.question()
        self.two_knobs()
        self.errors()
        self.the_loss()
        self.the_ground()
        self.three_lines()
        self.the_slope()
        self.first_steps()
        self.from_above()
        self.found()
        self.other_samples()
        self.predict()
        self.the_same_descent()
        self.how_high()
        self.takeaway()

    @beat("")
    def question(self) -> None:
        """The samples, the question, and where the samples come from."""
        self.add(self.samples)
        title = Words(tr("Which line is behind these points?"), TITLE_SIZE).move_to(UP * 3.35)
        plane = self.plane
        if self.numbers.units:
            plane = data_plane(self.numbers, self.fit.data, *_WIDE, own_units=True)
        self.samples.settled.set_value(0.0 if self.law is None else 1.0)
        self.play(Write(title), FadeIn(plane), appear(self.samples), run_time=1.6)
        self.hold(1.8)  # time for a guess
        if self.law is None:
            self.say("Each dot is one sample: across, what went in; up, what came out.")
            self.play(change(self.samples.settled, 1), run_time=3.0)
            self.say("Now count in standard units: 0 is the mean, 1 is one standard deviation.")
            self.play(FadeOut(plane), run_time=1.0)
            self.play(FadeIn(self.plane), run_time=1.5)
        else:
            self.say("This one, the dashed line. Chance has moved every sample up or down.")
            self.add(self.law)
            self.play(appear(self.law), change(self.samples.settled, 0), run_time=1.5)
            self.play(change(self.samples.settled, 1), run_time=1.8)
            self.say("Now it is hidden. Can we find it again?")
            self.play(vanish(self.law, run_time=0.8), run_time=0.8)
            self.remove(self.law)
        self.hold(0.5)
        self.play(FadeOut(title), run_time=0.4)

    @beat("For every x, a line predicts a ŷ. Turn its first number, w, and it tilts.")
    def two_knobs(self) -> None:
        """Two knobs, w and b, and what each does to the line."""
        model = "{{hat(y) : guess}} = {{w : w}} {{x : x}} + {{b : b}}"
        self.model = LineFormula(model, TITLE_SIZE).move_to((4.1, 2.2, 0))
        for knob, x in zip(self.knobs, (1.8, 4.8), strict=True):
            knob.place(x, 0.75, 0.55)
        self.play(self.plane.reframe(*_LARGE), run_time=1.2)
        self.add(self.line)
        self.play(appear(self.line), FadeIn(*self.knobs), Write(self.model), run_time=1.2)
        self.tag = Formula("hat(y)", size=BODY_SIZE, color=PREDICTION)  # what the line says
        self.tag.add_updater(
            lambda tag: tag.move_to((*self.line.beyond(0.28), 0)), call_updater=True
        )
        self.play(FadeIn(self.tag, target_position=self.model.part("guess")), run_time=0.9)
        self._turn(0, 1.5)
        self._turn(0, 1.3)
        self.say("Turn the second, b, and it moves up and down.")
        self._turn(1, 1.5)
        self._turn(1, 1.5)

    @beat("How bad is this line? From each sample, measure straight to the line: its error.")
    def errors(self) -> None:
        """The errors, and why their sum is no measure."""
        self.add(self.residuals)
        self.bring_to_front(self.samples, self.line)
        self.residuals.grown.set_value(0)
        source = f'"{tr("error")}"_i = {{{{hat(y)_i : guess}}}} - {{{{y_i : data}}}}'
        error = LineFormula(source, TITLE_SIZE, LOSS).move_to((4.1, -0.9, 0))
        total = Readout("sum", tr("sum of errors"), self.residuals.total, 1, BODY_SIZE, LOSS)
        total.move_to((4.1, -1.9, 0))
        self.play(change(self.residuals.grown, 1), run_time=2.4)
        self.play(FadeIn(error), run_time=0.8)
        self.play(FadeIn(total), run_time=0.8)
        self.say("Move it until the errors cancel: sum zero, the line still bad.")
        self._turn(1, 2.6)
        self.hold()
        self.play(FadeOut(error, total), run_time=0.4)

    @beat("So square them. Large errors weigh more, and |error| is harder to differentiate.")
    def the_loss(self) -> None:
        """Each error becomes a square; the loss is their average."""
        self.add(self.squares)
        self.bring_to_front(self.samples, self.line)
        self.squares.opened.set_value(0)
        self.play(change(self.squares.opened, 1), Fade(self.residuals, target=_FAINT), run_time=3.4)
        self.say("The average over all m samples is the loss, or cost.")
        self.average = hidden(MeanSquare(self.squares, (3.0, -2.75)))
        formula = LineFormula(
            "{{L : loss}} = 1/m sum_(i=1)^m ({{hat(y)_i : guess}} - {{y_i : data}})^2"
        ).move_to((4.1, -0.8, 0))
        reading = Readout("loss", tr("loss"), self.loss, self.places, BODY_SIZE, LOSS)
        reading.move_to((3.75, -2.45, 0), aligned_edge=LEFT)
        self.add(self.average)
        self.play(appear(self.average), FadeIn(formula, reading), run_time=1.0)
        self._turn(0, 2.2)
        self._turn(0, 2.4)
        self.hold()
        self.play(
            vanish(self.squares, self.average),
            appear(self.residuals),
            FadeOut(formula, reading, self.model, self.tag, *self.knobs),
            run_time=0.5,
        )
        self.remove(self.squares, self.average)

    @beat("Now give every pair of w and b a place on the ground, and its loss as height.")
    def the_ground(self) -> None:
        """The plot moves aside for the landscape, which rises from the flat."""
        for knob, y in zip(self.knobs, (-1.65, -2.6), strict=True):
            knob.place(1.2, y, 0.42)
        self.height = Readout("loss", tr("loss"), self.loss, self.places, BODY_SIZE, LOSS)
        self.height.move_to((4.5, -2.1, 0))
        self.view.look(relief=0.02)
        self.axes = GroundAxes(self.view, ("w", "b"))
        self.add(self.surface, self.marker)
        self.bring_to_back(self.surface)
        coming = [appear(self.surface, self.marker), FadeIn(self.axes, *self.knobs)]
        aside = self.plane.reframe(*_SMALL).set_run_time(1.1)
        for animation in coming:  # into the room that the plot has left
            animation.set_run_time(1.9)
            animation.rate_func = squish_rate_func(smooth, 0.5, 1.0)
        self.play(aside, *coming)
        self.play(self.view.move(relief=_HILLS["relief"]), run_time=2.4)
        self.plumb = hidden(Plumb(self.view, lambda: self.party.now()[0], LOSS))
        self.add(self.plumb)
        self.bring_to_front(self.marker)
        self.post_tag = on_plate(TextLine(tr("loss"), LABEL_SIZE, LOSS), margin=0.05)
        self.post_tag.add_updater(
            lambda tag: tag.next_to((*self.plumb.middle(), 0), RIGHT, buff=0.3)
        )
        self.play(appear(self.plumb), FadeIn(self.height, self.post_tag), run_time=0.8)

    @beat("Every point of this ground is a line. High up: a bad one.")
    def three_lines(self) -> None:
        """Three places are visited; each leaves its pin and its line."""
        foot = partial(self.line.along, 0.12)
        self.link = GatedLink(self.marker.middle, foot, self.plane, POSITION)
        self.add(self.link)
        self.play(change(self.link.grown, 1), run_time=0.6)
        visited: list[PinnedLine] = []
        says = ("", "Another place, another line.", "Low ground: a good line, short errors.")
        for letter, color, words in zip("ABC", CASES, says, strict=True):
            if words:
                self.say(words)
            self.play(change(self.tour.progress, self.tour.step + 1), run_time=2.0)
            pinned = PinnedLine(self.view, self.plane, self.tour.now()[0], letter, color)
            visited.append(pinned)
            self.add(*pinned.painted)
            self.bring_to_front(self.line, self.marker)
            self.play(appear(*pinned.painted), FadeIn(pinned.letters), run_time=0.6)
            if letter == "A":
                self.play(FadeOut(self.post_tag), run_time=0.3)
        self.hold()
        gone = [*(part for pinned in visited for part in pinned.painted), self.link, self.plumb]
        letters = FadeOut(*(pinned.letters for pinned in visited))
        self.play(letters, vanish(*gone), run_time=0.5)
        self.remove(*gone)

    @beat("Start from a bad line. Which way is down? The loss tells, from its formula.")
    def the_slope(self) -> None:
        """The loss is differentiated; the two slopes are the gradient at her feet."""
        lower = self.view.fitted(-6.6, -2.7, -1.3, 1.55, **_HILLS)
        to_the_start = change(self.tour.progress, self.tour.steps)
        self.play(to_the_start, self.view.move(**lower), run_time=2.0)
        self.add(self.guide.trail, self.guide.marker)
        self.remove(self.marker)
        self.party = self.guide.party
        loss, spelled = (LossFormula.loss(2.15, full) for full in (False, True))
        self.play(Write(loss), run_time=1.2)
        self.play(loss.spell_out(spelled), run_time=1.4)
        self.hold()
        self.say("The square comes down as a factor 2; w brings along its x, and b brings 1.")
        slopes = [LossFormula.derivative(knob, y) for knob, y in (("w", 3.05), ("b", 2.15))]
        self.play(spelled.bring_forth(slopes[0], keep=True), run_time=2.0)
        self.play(spelled.bring_forth(slopes[1]), run_time=1.6)
        numbers = VGroup()
        for axis, (knob, row) in enumerate(zip("wb", slopes, strict=True)):
            slope = partial(self.guide.slope_along, axis)
            number = Readout(f"slope along {knob}", "=", slope, self.places, BODY_SIZE, GRADIENT)
            numbers.add(number.next_to(row, RIGHT, buff=0.2))
        self.add(self.guide.uphill)
        self.bring_to_front(self.guide.marker)
        scale = tr("gradient, drawn 1 : {scale}").format(scale=tick_text(self.scale))
        self.scale_note = on_plate(Words(scale, LABEL_SIZE, GRADIENT), margin=0.06)
        x, y = self.view.at(self.guide.foot() + self.guide.unit * self.guide.gradient())
        if y > _HIGH and x + 0.5 + self.scale_note.width < 0:
            self.scale_note.move_to((x + 0.5, y, 0), aligned_edge=LEFT)
        else:  # beside the arrow are the ground, its numbers or the plot
            self.scale_note.move_to((-0.4, 1.3, 0), aligned_edge=RIGHT)
        self.play(
            FadeIn(numbers, self.scale_note), change(self.guide.uphill.grown, 1), run_time=1.4
        )
        self.calculus = VGroup(*slopes, numbers)

    @beat("Together they are the gradient: steepest uphill. Step the opposite way.")
    def first_steps(self) -> None:
        """The first steps, one by one; the line and the loss plot keep pace."""
        guide = self.guide
        guide.unit = 1.0  # the step begins as the whole gradient
        guide.shortened.set_value(0)
        self.add(guide.downstep)
        self.bring_to_front(guide.marker)
        self.play(change(guide.downstep.grown, 1), FadeOut(self.axes), run_time=2.3)
        goal = Goal(self.view, guide.landing, guide.shortened.get_value, self.places)
        self.add(goal.plumb, goal.reading)
        self.bring_to_front(guide.downstep, guide.marker)
        self.play(appear(goal.plumb), FadeIn(goal.reading), run_time=0.6)
        self.say(
            "All of it would shoot over the bottom. Take {rate} of it: the learning rate."
            if guide.overshoots()
            else "Take {rate} of it: that is the learning rate."
        )
        self.wait(0.7)
        self.play(change(guide.shortened, 1), run_time=1.8)
        told = FadeOut(self.scale_note, goal.reading)
        self.play(told, vanish(goal.plumb), FadeIn(self.axes), run_time=0.5)
        self.remove(goal.plumb)
        self.play(*guide.take_step(), run_time=1.4)
        guide.landed()
        self.hold()
        self.losses = LossPlot(
            *_LOSSES,
            self.parameters.iterations,
            self.numbers.highest,
            lambda: self.party.step,
            self.loss,
            self.places,
        )
        self.curves = hidden(LossCurves(self.losses.plane, guide.party, LOSS))
        self.add(self.curves)
        self.play(FadeOut(self.calculus, self.height), run_time=0.4)
        plot = FadeIn(self.losses.plane, self.losses.numbers)
        self.play(plot, appear(self.curves), run_time=0.6)
        self.say("Each step turns the line a little, and the loss falls.")
        for _ in range(_FIRST_STEPS - 1):
            self.play(*guide.look(), run_time=0.8)
            self.play(*guide.take_step(), run_time=0.9)
            guide.landed()

    @beat("From straight above, the ground is a map; closed curves join lines of equal loss.")
    def from_above(self) -> None:
        """The camera rises; then the rest of the way."""
        self.remove(self.guide.uphill, self.guide.downstep)
        self.play(FadeOut(self.axes), run_time=0.3)
        above = self.view.fitted(-6.4, -2.35, -1.0, 2.7, **_MAP)
        self.play(self.view.move(**above), run_time=3.0)
        self.view.panel = self.view.map_panel()
        self.map = hidden(ContourMap(self.view))
        self.bring_to_back(self.surface, self.map)
        self.play(appear(self.map), FadeIn(self.axes), run_time=0.5)
        self.remove(self.surface)
        self.hold()
        self.say("The steps shrink as the slope does.")
        self.play(change(self.guide.progress, self.guide.party.steps, linear), run_time=5.0)

    @beat("")
    def found(self) -> None:
        """The bottom, and the law that it comes close to."""
        self.cross = hidden(Crosses(self.view, self.fit.best[None]))
        self.add(self.cross)
        self.say(
            "The bottom: no other line has a smaller loss."
            if self.fit.arrived
            else "Not there yet: another rate, or more steps, would reach the cross."
        )
        self.play(appear(self.cross), run_time=1.0)
        self.hold()
        if self.law is not None:
            self.say("And the hidden line? Found again, up to chance.")
            self.add(self.law)
            self.play(appear(self.law), vanish(self.residuals), run_time=1.2)
            self.hold(0.5)
            self.play(vanish(self.law), appear(self.residuals), run_time=0.6)
            self.remove(self.law)

    @beat("Now take samples of a parabola instead.")
    def other_samples(self) -> None:
        """The samples bend; the landscape becomes theirs."""
        bent = self.numbers.parabola
        cast = (self.cross, self.guide.trail, self.guide.marker, self.curves, self.residuals)
        leaving = FadeOut(self.losses.numbers, *self.knobs)
        self.play(vanish(*cast, self.line), leaving, run_time=0.6)
        self.remove(*cast)
        if self.numbers.units:  # the axes' names are no longer the file's
            before, self.plane = self.plane, data_plane(self.numbers, bent.data, *_SMALL)
            self.play(FadeOut(before), FadeIn(self.plane), run_time=0.6)
        self.remove(self.samples, self.line)
        self.samples = Samples(
            self.plane, bent.data.x, bent.data.y, (self.fit.data.x, self.fit.data.y)
        )
        self.line = hidden(FittedLine(self.plane, self.w, self.b))
        self.samples.settled.set_value(0)
        self.add(self.samples, self.line)
        self.bent_view.look(**self.view.pose)
        self.bent_view.panel = self.bent_view.map_panel()
        self.bent_map = hidden(ContourMap(self.bent_view))
        self.bring_to_back(self.map, self.bent_map)
        self.play(
            change(self.samples.settled, 1), appear(self.bent_map, run_time=2.4), run_time=2.4
        )
        self.remove(self.map)
        self.fit, self.party = bent, self.bent_guide.party
        self.residuals = hidden(Residuals(self.samples, self.line))
        self.bent_guide.trail.presence = self.bent_guide.marker.presence = 0.0
        self.add(self.residuals, self.bent_guide.trail, self.bent_guide.marker)
        self.bring_to_front(self.samples, self.line)

    @beat("The same start, the same rate, the same number of steps.")
    def predict(self) -> None:
        """The viewer is asked for a guess."""
        self.asked = Words(tr("Will it reach the bottom? Will the line fit?"), TITLE_SIZE)
        self.asked.move_to(UP * 3.4)
        guide = self.bent_guide
        self.curves = hidden(LossCurves(self.losses.plane, guide.party, LOSS))
        self.add(self.curves)
        self.play(
            FadeIn(self.losses.numbers, *self.knobs),
            appear(guide.marker, guide.trail, self.line, self.residuals, self.curves),
            run_time=0.8,
        )
        self.play(guide.marker.ring_out(), run_time=1.0)
        self.play(FadeIn(self.asked, run_time=0.5), guide.marker.ring_out().set_run_time(1.4))
        self.hold(2.8)  # time for a guess

    @beat("Down it goes.")
    def the_same_descent(self) -> None:
        """The descent on the parabola's landscape: it arrives, and the line is wrong."""
        guide = self.bent_guide
        descent = change(guide.progress, guide.party.steps, linear).set_run_time(4.5)
        self.play(FadeOut(self.asked, run_time=0.4), descent)
        self.cross = hidden(Crosses(self.bent_view, self.fit.best[None]))
        self.add(self.cross)
        self.say(
            "It reaches the bottom just as well, and the line is still wrong."
            if self.fit.arrived
            else "Not at the bottom yet; and even there the line would be wrong."
        )
        self.play(appear(self.cross), run_time=0.8)
        self.play(change(self.residuals.grown, 0, there_and_back), run_time=2.0)

    @beat("How high is this bottom? Cut both bowls along w, each at its best b.")
    def how_high(self) -> None:
        """Slices through both minima, compared."""
        guide = self.bent_guide
        fits = self.numbers.line, self.numbers.parabola
        names = tr("line samples"), tr("parabola samples")
        self.cuts = Cuts(fits, names, self.places, *_SLICES)
        blade = CutLine(self.bent_view, float(self.fit.best[1]), self.cuts.plane)
        self.add(blade)
        self.bring_to_front(self.cross)
        self.play(
            change(blade.grown, 1),
            vanish(self.curves),
            FadeOut(self.losses.plane, self.losses.numbers, *self.knobs),
            run_time=1.1,
        )
        self.wait(0.4)
        told = (self.bent_map, self.cross, guide.trail, guide.marker)
        self.play(
            vanish(*told),
            FadeOut(self.axes),
            change(blade.laid, 1),
            self.plane.reframe(*_ASIDE),
            run_time=1.5,
        )
        self.remove(*told, self.curves)
        self.play(FadeIn(self.cuts.plane), run_time=0.5)
        self.play(vanish(blade), run_time=0.3)
        self.remove(blade)
        for index in (1, 0):  # first the bowl that has just been cut
            drawn = self.cuts.cut(index, 1.4)
            self.add(self.cuts.curves[index])
            self.play(*drawn)
        self.say("The same bowl, moved and lifted: what is left at its bottom, no line can mend.")
        for index, _ in enumerate(fits):
            self.add(self.cuts.levels[index], self.cuts.crosses[index])
            self.play(*self.cuts.measure(index), run_time=1.6)

    @beat("A model that is too simple stays wrong, however long it learns: high bias.")
    def takeaway(self) -> None:
        """Both results side by side, with the lesson."""
        self.play(*self.cuts.leave(), vanish(self.residuals), run_time=0.4)
        self.remove(*self.cuts.painted, self.residuals)
        self.play(self.plane.reframe(*_RIGHT), run_time=0.6)
        numbers, line = self.numbers, self.numbers.line
        plane = data_plane(numbers, line.data, *_LEFT)
        own = data_plane(numbers, line.data, *_LEFT, own_units=True)
        left = ResultPlot(line, plane, own, tr("true line"), numbers.units)
        right = ResultPlot(numbers.parabola, self.plane, self.plane, tr("true curve"))
        title = tr("Descent finds the best line, even where no line is right.")
        lesson = Words(title, TITLE_SIZE).move_to(UP * 3.35)
        for result in (left, right):
            self.add(result.grid, result.samples, result.line, *result.laws)
            self.bring_to_back(result.grid)
        self.remove(self.samples, self.line)  # the result on the right shows the same
        right.samples.presence = right.line.presence = 1.0
        self.play(FadeIn(left.marked), *left.enter(), *right.enter(), run_time=1.2)
        self.wait(0.4)
        self.play(*left.explain(), *right.explain(), run_time=1.2)
        self.play(FadeIn(lesson, shift=0.1 * UP), run_time=0.8)
        self.wait(0.8)
        predictions = (left.line, right.line)  # once more, what was right or wrong to the end
        self.play(Fade(*predictions, target=_FAINT), run_time=0.6)
        self.play(appear(*predictions), run_time=0.6)
        self.invite()

    def _turn(self, knob: int, run_time: float) -> None:
        """Turn one knob, and with it the line, to the next place of the tour."""
        onward = change(self.tour.progress, self.tour.step + 1)
        held = self.knobs[knob].dial.held
        self.play(onward, change(held, 1, there_and_back), run_time=run_time)
