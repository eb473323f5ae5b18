"""Fitting a line: every point of the loss landscape is a line, and descent turns it into place.

manim render scenes/regression.py
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

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
from numpy.typing import NDArray

from gdmath import Dataset, StandardUnits
from scenes.stage.arrow import Plumb
from scenes.stage.axes import GroundAxes
from scenes.stage.contour_map import ContourMap
from scenes.stage.cross import Crosses
from scenes.stage.cuts import CutLine, Cuts
from scenes.stage.derivation import LossFormula
from scenes.stage.fitting import Fit, Fitting, decimals, fitting
from scenes.stage.gate import GatedLink
from scenes.stage.goal import Goal
from scenes.stage.knob import Knob
from scenes.stage.lecture import LectureScene, beat
from scenes.stage.painted import Fade, appear, turn, vanish
from scenes.stage.party import Party
from scenes.stage.pathfinder import Pathfinder
from scenes.stage.pin import Pin
from scenes.stage.plot import LossCurves, Plane, tick_text
from scenes.stage.result import ResultPlot
from scenes.stage.scatter import FittedLine, Law, MeanSquare, Residuals, Samples
from scenes.stage.squares import SampledSquares
from scenes.stage.surface import Surface
from scenes.stage.theme import (
    BODY_SIZE,
    CASES,
    DATA,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    PREDICTION,
    TITLE_SIZE,
)
from scenes.stage.type import Formula, Line, Readout, Words, baseline, on_plate
from scenes.stage.view import MAP, View
from scenes.stage.walker import Walkers
from scenes.stage.words import quantity, tr

Array = NDArray[np.float64]
Pair = tuple[float, float]

_VISITS = ((-1.45, -0.9), (-0.75, 0.75), (0.05, -0.04))  # from the best line: two bad, one good
_FAINT = 0.25  # what is left of the errors behind their squares
_LONGEST_ARROW = 1.4  # scene units
_HIGH = 0.9  # on the screen: above it there is only the far corner of the ground
_FIRST_STEPS = 3  # of the descent, told one by one
_HILLS = {"azimuth": -62.0, "elevation": 32.0, "perspective": 0.045, "relief": 4.0}
_MAP = {**MAP, "relief": 4.0}
_WIDE: dict[str, Pair] = {"corner": (-5.9, -2.2), "size": (11.8, 4.6)}
_LARGE: dict[str, Pair] = {"corner": (-5.9, -2.2), "size": (6.6, 4.6)}
_SMALL: dict[str, Pair] = {"corner": (1.2, -0.05), "size": (5.1, 2.7)}
_TICKS = (3, 4)
_LEFT: dict[str, Pair] = {"corner": (-5.9, -2.2), "size": (5.3, 4.2)}
_RIGHT: dict[str, Pair] = {"corner": (1.2, -2.2), "size": (5.3, 4.2)}
_SLICES: dict[str, Pair] = {"corner": (-5.9, -2.2), "size": (7.9, 5.0)}
_ASIDE: dict[str, Pair] = {"corner": (3.1, -0.6), "size": (3.4, 2.7)}


@dataclass(frozen=True)
class RegressionParameters:
    """What a lecturer may change.

    ``w``, ``b``: the line behind the samples; ``n`` of them, with ``noise`` (a standard deviation)
    from ``seed``. ``start``: the line (w, b) that the descent starts from, None for one that is
    clearly wrong. ``learning_rate`` and ``iterations`` are those of both descents. ``data``: a file
    with a header line and two columns, whose samples take the place of the made-up ones; w, b,
    ``start`` and the landscape then count in standard units, and the last plot in the file's own.
    """

    w: float = 2.0
    b: float = 1.0
    n: int = 100
    noise: float = 0.5
    seed: int = 352
    start: tuple[float, float] | None = None
    learning_rate: float = 0.1
    iterations: int = 30
    data: str | None = None


class Regression(LectureScene):
    """From two knobs to the bottom of the loss landscape, and what its height says."""

    number = 3
    title = "The line that turns into place"
    lasts = 148.5
    parameters = RegressionParameters()

    # -- numbers and cast ------------------------------------------------------------------------

    def setup(self) -> None:
        """Compute both fits, then build the cast."""
        self.numbers: Fitting = fitting(**asdict(self.parameters))
        self.fit: Fit = self.numbers.line
        self.tour = Party(self.fit.through(self._places()), [POSITION], POSITION)
        self.party = self.tour  # whoever holds the line now
        self.places = decimals(self.numbers.highest / 3.5)  # of every loss on display
        self._cast_the_plot()
        self._cast_the_ground()

    def _places(self) -> Array:
        """The lines (k, 2) that are visited before the descent, in order."""
        (x, y), best = (np.mean(side) for side in (self.fit.data.x, self.fit.data.y)), self.fit.best
        w, b = self.numbers.unit
        tilted, flat, close = (best[0] - share * w for share in (0.6, 1.0, 0.25))
        through = y - tilted * x  # errors cancel for a line through the middle of the samples
        turned = [
            (0, y),
            (best[0] + 0.3 * w, y),
            (tilted, y),
            (tilted, y + 0.8 * b),
            (tilted, y - 0.55 * b),
        ]
        judged = [(tilted, through), (flat, through), (close, through)]
        self.visits = [best + self.numbers.unit * way for way in _VISITS]
        return np.array([*turned, *judged, *self.visits, self.numbers.start])

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
        self.plane = self._plane(data, _WIDE)
        # A file's samples rise from the axis, others from the law behind them.
        origin = np.full_like(data.y, self.numbers.y_range[0]) if law is None else law(data.x)
        self.samples = Samples(self.plane, data.x, data.y, (data.x, origin))
        self.law = None if law is None else Law(self.plane, law)
        self.line = FittedLine(self.plane, self.w, self.b)
        self.residuals = Residuals(self.samples, self.line)
        self.squares = SampledSquares(self.residuals)
        (w0, w1), (b0, b1) = self.fit.landscape.window
        places = [decimals(scale) for scale in np.abs(self.numbers.unit)]
        self.knobs = (
            Knob("w", self.w, w0, w1, decimals=places[0]),
            Knob("b", self.b, b0, b1, decimals=places[1]),
        )

    def _plane(self, data: Dataset, place: dict[str, Pair]) -> Plane:
        """A plane for the samples of both data sets, its axes named after one of them."""
        units = tr("{name}, standard units") if self.numbers.units else "{name}"
        return Plane(
            x_range=self.numbers.x_range,
            y_range=self.numbers.y_range,
            names=(
                units.format(name=quantity(data.x_name)),
                units.format(name=quantity(data.y_name)),
            ),
            ticks=_TICKS,
            **place,
        )

    def _marked(self, units: StandardUnits, place: dict[str, Pair]) -> Plane:
        """The plane of the first samples, marked in the file's own units."""
        x_range, y_range = units.ranges(self.numbers.x_range, self.numbers.y_range)
        data = self.numbers.line.data
        names = quantity(data.x_name), quantity(data.y_name)
        return Plane(x_range=x_range, y_range=y_range, names=names, ticks=_TICKS, **place)

    def _cast_the_ground(self) -> None:
        """The landscapes of both data sets, on one scale, and who walks there."""
        self.view = View(self.fit.landscape, size=6.0)
        self.bent_view = View(self.numbers.parabola.landscape, size=6.0)
        views = (self.view, self.bent_view)
        for view in views:  # the floor is where the loss is 0
            view.lowest, view.highest, view.gap = 0.0, max(v.highest for v in views), 0.0
        self.view.look(**self._overview())
        self.surface = Surface(self.view)
        self.marker = Walkers(self.view, self.tour, radius=0.14, presence=0.0)
        self._scale = self._arrow_scale()
        rate, unit = self.parameters.learning_rate, 1 / self._scale
        self.guide = Pathfinder(self.view, self.fit.walk, rate, unit)
        self.bent_guide = Pathfinder(self.bent_view, self.numbers.parabola.walk, rate, unit)
        for guide in (self.guide, self.bent_guide):
            guide.marker.size = self.marker.size

    def _arrow_scale(self) -> float:
        """How many times shorter gradients are drawn than they are, so that the first fits."""
        walk = self.fit.walk
        risen = float(np.linalg.norm(self.view.rise(walk.points[0, 0], walk.gradients[0, 0])))
        least = risen * self.view.pose["zoom"] / _LONGEST_ARROW
        power = 10.0 ** np.floor(np.log10(least))
        return float(next(k * power for k in (1, 2, 5, 10) if k * power >= least))

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
        units = self.numbers.units
        plane = self._marked(units, _WIDE) if units else self.plane
        self.samples.settled.set_value(0.0 if self.law is None else 1.0)
        self.play(Write(title), FadeIn(plane), appear(self.samples), run_time=1.6)
        self.hold(1.8)  # time for a guess
        if self.law is None:
            self.say("Each dot is one sample: across, what went in; up, what came out.")
            self.play(turn(self.samples.settled, 1), run_time=3.0)
            self.say("Now count in standard units: 0 is the mean, 1 is one standard deviation.")
            self.play(FadeOut(plane), run_time=1.0)
            self.play(FadeIn(self.plane), run_time=1.5)
        else:
            self.say("This one, the dashed line. Chance has moved every sample up or down.")
            self.add(self.law)
            self.play(appear(self.law), turn(self.samples.settled, 0), run_time=1.5)
            self.play(turn(self.samples.settled, 1), run_time=1.8)
            self.say("Now it is hidden. Can we find it again?")
            self.play(vanish(self.law, run_time=0.8), run_time=0.8)
            self.remove(self.law)
        self.hold(0.5)
        self.play(FadeOut(title), run_time=0.4)

    @beat("For every x, a line predicts a ŷ. Turn its first number, w, and it tilts.")
    def two_knobs(self) -> None:
        """Two knobs, w and b, and what each does to the line."""
        self.model = Formula(
            "{{hat(y) : guess}} = {{w : w}} {{x : x}} + {{b : b}}",
            {"guess": PREDICTION, "w": POSITION, "b": POSITION, "x": DATA},
            TITLE_SIZE,
        ).move_to((4.1, 2.2, 0))
        for knob, x in zip(self.knobs, (1.8, 4.8), strict=True):
            knob.place(x, 0.75, 0.55)
        self.play(self.plane.reframe(**_LARGE), run_time=1.2)
        self.add(self.line, *self.knobs)
        entering = [animation for knob in self.knobs for animation in knob.enter()]
        self.play(appear(self.line), *entering, Write(self.model), run_time=1.2)
        self.tag = self._tag()
        self.play(FadeIn(self.tag, target_position=self.model.part("guess")), run_time=0.9)
        self._turn(0, 1, 1.5)
        self._turn(0, 2, 1.3)
        self.say("Turn the second, b, and it moves up and down.")
        self._turn(1, 3, 1.5)
        self._turn(1, 4, 1.5)

    @beat("How bad is this line? From each sample, measure straight to the line: its error.")
    def errors(self) -> None:
        """The errors, and why their sum is no measure."""
        self.add(self.residuals)
        self.bring_to_front(self.samples, self.line)
        self.residuals.grown.set_value(0)
        self.residuals.presence = 1.0
        error = Formula(
            f'"{tr("error")}"_i = {{{{hat(y)_i : guess}}}} - {{{{y_i : data}}}}',
            {"guess": PREDICTION, "data": DATA},
            TITLE_SIZE,
            LOSS,
        ).move_to((4.1, -0.9, 0))
        total = Readout(
            "sum",
            tr("sum of errors"),
            lambda: float(np.sum(self.residuals.errors())),
            1,
            BODY_SIZE,
            LOSS,
        ).move_to((4.1, -1.9, 0))
        self.play(turn(self.residuals.grown, 1), run_time=2.4)
        self.play(FadeIn(error), run_time=0.8)
        self.play(FadeIn(total), run_time=0.8)
        self.say("Move it until the errors cancel: sum zero, the line still bad.")
        self._turn(1, 5, 2.6)
        self.hold()
        self.play(FadeOut(error, total), run_time=0.4)

    @beat("So square them. Large errors weigh more, and |error| is harder to differentiate.")
    def the_loss(self) -> None:
        """Each error becomes a square; the loss is their average."""
        self.add(self.squares)
        self.bring_to_front(self.samples, self.line)
        self.squares.opened.set_value(0)
        self.squares.presence = 1.0
        self.play(turn(self.squares.opened, 1), Fade(self.residuals, target=_FAINT), run_time=2.6)
        self.say("The average over all m samples is the loss, or cost.")
        self.average = MeanSquare(self.squares, (3.0, -2.75))
        formula = Formula(
            "{{L : loss}} = 1/m sum_(i=1)^m ({{hat(y)_i : guess}} - {{y_i : data}})^2",
            {"guess": PREDICTION, "data": DATA, "loss": LOSS},
            BODY_SIZE,
        ).move_to((4.1, -0.8, 0))
        reading = Readout("loss", tr("loss"), self.loss, self.places, BODY_SIZE, LOSS)
        reading.move_to((3.75, -2.45, 0), aligned_edge=LEFT)
        self.add(self.average)
        self.play(appear(self.average), FadeIn(formula, reading), run_time=1.0)
        self._turn(0, 6, 2.2)
        self._turn(0, 7, 2.4)
        self.hold()
        leaving = [animation for knob in self.knobs for animation in knob.leave()]
        self.play(
            vanish(self.squares, self.average),
            appear(self.residuals),
            FadeOut(formula, reading, self.model, self.tag),
            *leaving,
            run_time=0.5,
        )
        self.remove(self.squares, self.average, *self.knobs)

    @beat("Now give every pair of w and b a place on the ground, and its loss as height.")
    def the_ground(self) -> None:
        """The plot moves aside for the landscape, which rises from the flat."""
        for knob, y in zip(self.knobs, (-1.65, -2.6), strict=True):
            knob.place(1.2, y, 0.42)
        self.height = Readout("loss", tr("loss"), self.loss, self.places, BODY_SIZE, LOSS)
        self.height.move_to((4.5, -2.1, 0))
        self.view.look(relief=0.02)
        self.axes = GroundAxes(self.view, ("w", "b"))
        self.add(self.surface, self.marker, *self.knobs)
        self.bring_to_back(self.surface)
        entering = [animation for knob in self.knobs for animation in knob.enter()]
        coming = [appear(self.surface, self.marker), FadeIn(self.axes), *entering]
        aside = self.plane.reframe(**_SMALL).set_run_time(1.1)
        for animation in coming:  # into the room that the plot has left
            animation.set_run_time(1.9)
            animation.rate_func = squish_rate_func(smooth, 0.5, 1.0)
        self.play(aside, *coming)
        self.play(self.view.animate.look(relief=_HILLS["relief"]), run_time=2.4)
        self.plumb = Plumb(self.view, lambda: self.party.now()[0], LOSS)
        self.add(self.plumb)
        self.bring_to_front(self.marker)
        self.post_tag = on_plate(Line(tr("loss"), LABEL_SIZE, LOSS), margin=0.05)
        self.post_tag.add_updater(
            lambda tag: tag.next_to((*self.plumb.ends().mean(axis=0), 0), RIGHT, buff=0.3)
        )
        self.play(appear(self.plumb), FadeIn(self.height, self.post_tag), run_time=0.8)

    @beat("Every point of this ground is a line. High up: a bad one.")
    def three_lines(self) -> None:
        """Three places are visited; each leaves its pin and its line."""
        self.link = GatedLink(self.marker.middle, self._along_the_line(0.12), self.plane, POSITION)
        self.add(self.link)
        self.play(turn(self.link.grown, 1), run_time=0.6)
        self.pins: list[Pin] = []
        self.ghosts: list[FittedLine] = []
        self.letters = VGroup()
        says = ("", "Another place, another line.", "Low ground: a good line, short errors.")
        for visit, words in enumerate(says):
            if words:
                self.say(words)
            self.play(turn(self.tour.progress, 8 + visit), run_time=2.0)
            self._leave_pin(visit)
            if visit == 0:
                self.play(FadeOut(self.post_tag), run_time=0.3)
        self.hold()
        gone = (*self.pins, *self.ghosts, self.link, self.plumb)
        self.play(FadeOut(self.letters), vanish(*gone), run_time=0.5)
        self.remove(*gone)

    @beat("Start from a bad line. Which way is down? The loss tells, from its formula.")
    def the_slope(self) -> None:
        """The loss is differentiated; the two slopes are the gradient at her feet."""
        lower = self.view.fitted(-6.6, -2.7, -1.3, 1.55, **_HILLS)
        self.play(
            turn(self.tour.progress, self.tour.steps), self.view.animate.look(**lower), run_time=2.0
        )
        self._take_over(self.guide, self.marker)
        loss, spelled = (LossFormula.loss(2.15, full) for full in (False, True))
        self.play(Write(loss), run_time=1.2)
        self.play(loss.spell_out(spelled), run_time=1.4)
        self.hold()
        self.say("The square comes down as a factor 2; w brings along its x, and b brings 1.")
        slopes = [LossFormula.derivative(knob, y) for knob, y in (("w", 3.05), ("b", 2.15))]
        self.play(spelled.bring_forth(slopes[0], keep=True), run_time=2.0)
        self.play(spelled.bring_forth(slopes[1]), run_time=1.6)
        numbers = VGroup(
            Readout("slope along w", "=", self._slope(0), self.places, BODY_SIZE, GRADIENT),
            Readout("slope along b", "=", self._slope(1), self.places, BODY_SIZE, GRADIENT),
        )
        for number, row in zip(numbers, slopes, strict=True):
            number.next_to(row, RIGHT, buff=0.2)
        self.add(self.guide.uphill)
        self.bring_to_front(self.guide.marker)
        scale = tr("gradient, drawn 1 : {scale}").format(scale=tick_text(self._scale))
        self.scale_note = on_plate(Words(scale, LABEL_SIZE, GRADIENT), margin=0.06)
        tip = self.guide.foot() + self.guide.unit * self.guide.gradient()
        x, y = self.view.at(tip)
        if y > _HIGH and x + 0.5 + self.scale_note.width < 0:
            self.scale_note.move_to((x + 0.5, y, 0), aligned_edge=LEFT)
        else:  # beside the arrow are the ground, its numbers or the plot
            self.scale_note.move_to((-0.4, 1.3, 0), aligned_edge=RIGHT)
        self.play(FadeIn(numbers, self.scale_note), turn(self.guide.uphill.grown, 1), run_time=1.4)
        self.calculus = VGroup(*slopes, numbers)

    @beat("Together they are the gradient: steepest uphill. Step the opposite way.")
    def first_steps(self) -> None:
        """The first steps, one by one; the line and the loss plot keep pace."""
        guide = self.guide
        guide.unit = 1.0  # the step begins as the whole gradient
        guide.shortened.set_value(0)
        self.add(guide.downstep)
        self.bring_to_front(guide.marker)
        self.play(turn(guide.downstep.grown, 1), FadeOut(self.axes), run_time=1.8)
        goal = Goal(self.view, guide.landing, guide.shortened.get_value, self.places)
        self.add(goal.plumb, goal.reading)
        self.bring_to_front(guide.downstep, guide.marker)
        self.play(appear(goal.plumb), FadeIn(goal.reading), run_time=0.6)
        self.say(
            "All of it would shoot over the bottom. Take {rate} of it: the learning rate."
            if self._overshoots()
            else "Take {rate} of it: that is the learning rate."
        )
        self.wait(0.7)
        self.play(turn(guide.shortened, 1), run_time=1.8)
        self.play(
            FadeOut(self.scale_note, goal.reading),
            vanish(goal.plumb),
            FadeIn(self.axes),
            run_time=0.5,
        )
        self.remove(goal.plumb)
        self.play(*guide.take_step(), run_time=1.4)
        guide.landed()
        self.hold()
        self.losses = self._loss_plane()
        self.curves = LossCurves(self.losses, self.guide.party, presence=0.0, color=LOSS)
        self.steps = self._step_readouts(self.losses)
        self.add(self.curves)
        self.play(FadeOut(self.calculus, self.height), run_time=0.4)
        self.play(FadeIn(self.losses, self.steps), appear(self.curves), run_time=0.6)
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
        self.play(self.view.animate.look(**self._map_pose()), run_time=3.0)
        self.axes.follow()
        self.map = self._map_in_place(self.view)
        self.bring_to_back(self.map)
        self.bring_to_back(self.surface)
        self.play(appear(self.map), FadeIn(self.axes), run_time=0.5)
        self.remove(self.surface)
        self.hold()
        self.say("The steps shrink as the slope does.")
        self.play(turn(self.guide.progress, self.guide.party.steps, linear), run_time=5.0)

    @beat("")
    def found(self) -> None:
        """The bottom, the law it comes close to, and the result with its legend."""
        self.cross = Crosses(self.view, self.fit.best[None])
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
        leaving = [animation for knob in self.knobs for animation in knob.leave()]
        self.play(vanish(*cast, self.line), FadeOut(self.steps), *leaving, run_time=0.6)
        self.remove(*cast, *self.knobs)
        if self.numbers.units:  # the axes' names are no longer the file's
            before, self.plane = self.plane, self._plane(bent.data, _SMALL)
            self.play(FadeOut(before), FadeIn(self.plane), run_time=0.6)
        self.remove(self.samples, self.line)
        self.samples = Samples(
            self.plane, bent.data.x, bent.data.y, (self.fit.data.x, self.fit.data.y), presence=1.0
        )
        self.line = FittedLine(self.plane, self.w, self.b)
        self.samples.settled.set_value(0)
        self.add(self.samples, self.line)
        self.bent_view.look(**self._map_pose())
        self.bent_map = self._map_in_place(self.bent_view)
        self.bring_to_back(self.bent_map)
        self.bring_to_back(self.map)
        self.play(turn(self.samples.settled, 1), appear(self.bent_map, run_time=2.4), run_time=2.4)
        self.remove(self.map)
        self.fit, self.party = bent, self.bent_guide.party
        self.residuals = Residuals(self.samples, self.line)
        self.add(self.residuals, self.bent_guide.trail, self.bent_guide.marker)
        self.bring_to_front(self.samples, self.line)

    @beat("The same start, the same rate, the same number of steps.")
    def predict(self) -> None:
        """The viewer is asked for a guess."""
        self.asked = Words(tr("Will it reach the bottom? Will the line fit?"), TITLE_SIZE)
        self.asked.move_to(UP * 3.4)
        guide = self.bent_guide
        self.curves = LossCurves(self.losses, guide.party, color=LOSS)
        for part in (guide.trail, guide.marker, self.curves):
            part.presence = 0.0
        self.add(*self.knobs, self.curves)
        entering = [animation for knob in self.knobs for animation in knob.enter()]
        self.play(
            FadeIn(self.steps),
            appear(guide.marker, guide.trail, self.line, self.residuals, self.curves),
            *entering,
            run_time=0.8,
        )
        pulse = guide.marker.pulse
        pulse.set_value(0)
        self.play(turn(pulse, 1, linear), run_time=1.0)
        pulse.set_value(0)
        self.play(FadeIn(self.asked, run_time=0.5), turn(pulse, 1, linear).set_run_time(1.4))
        self.hold(2.8)  # time for a guess

    @beat("Down it goes.")
    def the_same_descent(self) -> None:
        """The descent on the parabola's landscape: it arrives, and the line is wrong."""
        guide = self.bent_guide
        descent = turn(guide.progress, guide.party.steps, linear).set_run_time(4.5)
        self.play(FadeOut(self.asked, run_time=0.4), descent)
        self.cross = Crosses(self.bent_view, self.fit.best[None])
        self.add(self.cross)
        self.say(
            "It reaches the bottom just as well, and the line is still wrong."
            if self.fit.arrived
            else "Not at the bottom yet; and even there the line would be wrong."
        )
        self.play(appear(self.cross), run_time=0.8)
        self.play(turn(self.residuals.grown, 0, there_and_back), run_time=2.0)

    @beat("How high is this bottom? Cut both bowls along w, each at its best b.")
    def how_high(self) -> None:
        """Slices through both minima, compared."""
        guide = self.bent_guide
        fits = self.numbers.line, self.numbers.parabola
        names = tr("line samples"), tr("parabola samples")
        self.cuts = Cuts(fits, names, self.places, **_SLICES)
        blade = CutLine(self.bent_view, float(self.fit.best[1]), self.cuts.plane)
        self.add(blade)
        self.bring_to_front(self.cross)
        leaving = [animation for knob in self.knobs for animation in knob.leave()]
        self.play(
            turn(blade.grown, 1),
            vanish(self.curves),
            FadeOut(self.losses, self.steps),
            *leaving,
            run_time=1.1,
        )
        self.wait(0.4)
        told = (self.bent_map, self.cross, guide.trail, guide.marker)
        self.play(
            vanish(*told),
            FadeOut(self.axes),
            turn(blade.laid, 1),
            self.plane.reframe(**_ASIDE),
            run_time=1.5,
        )
        self.remove(*told, self.curves, *self.knobs)
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
        cuts = self.cuts
        self.play(
            vanish(*cuts.painted, self.residuals),
            FadeOut(cuts.plane, cuts.names, cuts.numbers),
            run_time=0.4,
        )
        self.remove(*cuts.painted, self.residuals)
        self.play(self.plane.reframe(**_RIGHT), run_time=0.6)
        left, right = self._results()
        both = (left, right)
        title = tr("Descent finds the best line, even where no line is right.")
        lesson = Words(title, TITLE_SIZE).move_to(UP * 3.35)
        for result in both:
            self.add(result.grid, result.samples, result.line, *result.laws)
            self.bring_to_back(result.grid)
        self.remove(self.samples, self.line)  # the result on the right shows the same
        right.samples.presence = right.line.presence = 1.0
        self.play(
            FadeIn(left.marked, left.equation, right.equation),
            appear(left.samples, left.line, left.grid, right.grid),
            run_time=1.2,
        )
        self.wait(0.4)
        swatches = [swatch for result in both for swatch in result.legend.swatches]
        laws = [law for result in both for law in result.laws]
        self.play(FadeIn(left.legend, right.legend), appear(*laws, *swatches), run_time=1.2)
        self.play(FadeIn(lesson, shift=0.1 * UP), run_time=0.8)
        self.wait(0.8)
        predictions = (left.line, right.line)  # once more, what was right or wrong to the end
        self.play(Fade(*predictions, target=_FAINT), run_time=0.6)
        self.play(appear(*predictions), run_time=0.6)
        self.invite()

    def _results(self) -> tuple[ResultPlot, ResultPlot]:
        """What both descents have found; a file's is marked in its own units."""
        line, parabola, units = self.numbers.line, self.numbers.parabola, self.numbers.units
        plane = self._plane(line.data, _LEFT)
        marked = self._marked(units, _LEFT) if units else plane
        return (
            ResultPlot(line, plane, marked, tr("true line"), units),
            ResultPlot(parabola, self.plane, self.plane, tr("true curve")),
        )

    # -- pieces of the beats ---------------------------------------------------------------------

    def _turn(self, knob: int, place: int, run_time: float) -> None:
        """Turn one knob, and with it the line, to the next place of the tour."""
        held = self.knobs[knob].dial.held
        self.play(turn(self.tour.progress, place), turn(held, 1, there_and_back), run_time=run_time)

    def _tag(self) -> Formula:
        """What the line says, by its symbol: a ŷ that stays at the line's right end."""
        tag = Formula("hat(y)", size=BODY_SIZE, color=PREDICTION)

        def follow(label: Any) -> None:
            start, end = self._along_the_line(0.0)(), self._along_the_line(1.0)()
            onward = (end - start) / np.linalg.norm(end - start)
            label.move_to((*(end + 0.28 * onward), 0))

        tag.add_updater(follow)
        follow(tag)
        return tag

    def _along_the_line(self, share: float) -> Callable[[], Array]:
        """A place on the screen, a share of the way along what is seen of the line."""

        def place() -> Array:
            ends = self.line.ends()
            if ends is None:
                return self.plane.corner + self.plane.size / 2
            return np.asarray((1 - share) * ends[0] + share * ends[1])

        return place

    def _leave_pin(self, visit: int) -> None:
        """Mark where the walker stands, and the line that this place is."""
        letter, color = "ABC"[visit], CASES[visit]
        w, b = self.visits[visit].tolist()
        pin = Pin(self.view, (w, b), letter, color)
        ghost = FittedLine(
            self.plane, lambda: w, lambda: b, color, width=0.035, name=f"ghost {letter}"
        )
        self.pins.append(pin)
        self.ghosts.append(ghost)
        self.add(pin, ghost)
        self.bring_to_front(self.line, self.marker)
        letters = VGroup(pin.label())
        ends = ghost.ends()
        if ends is not None:
            onward = (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0])
            sinks = ends[1, 1] < self.plane.corner[1] + 0.3  # where the numbers of the axis are
            aside = np.array([-0.35, 0.25]) if sinks else 0.25 * onward
            letters.add(Words(letter, LABEL_SIZE, color).move_to((*(ends[1] + aside), 0)))
        self.letters.add(letters)
        self.play(appear(pin, ghost, run_time=0.6), FadeIn(letters), run_time=0.6)

    def _take_over(self, guide: Pathfinder, before: Walkers) -> None:
        """From here on the line is held by the one who descends."""
        guide.marker.presence = guide.trail.presence = 1.0
        self.add(guide.trail, guide.marker)
        self.remove(before)
        self.party = guide.party

    def _slope(self, axis: int) -> Callable[[], float]:
        """The gradient where the walker is, along w (0) or b (1)."""
        return lambda: float(self.fit.landscape.gradient(self.party.now()[0])[axis])

    def _overshoots(self) -> bool:
        """Whether a step as long as the gradient would end higher than it began."""
        here, value = self.guide.foot(), self.fit.landscape.value
        return float(value(here - self.guide.gradient())) > float(value(here))

    def _overview(self) -> dict[str, float]:
        """The pose that shows the whole landscape."""
        return self.view.fitted(-6.7, -2.75, -0.3, 3.4, **_HILLS)

    def _map_pose(self) -> dict[str, float]:
        """The pose from straight above."""
        return self.view.fitted(-6.4, -2.35, -1.0, 3.0, **_MAP)

    def _map_in_place(self, view: View) -> ContourMap:
        """The map of a view that has risen above it, in its own panel from now on."""
        (x0, x1), (y0, y1) = view.window
        left, bottom = view.at((x0, y0)) - 0.03
        right, top = view.at((x1, y1)) + 0.03
        view.panel = float(left), float(bottom), float(right), float(top)
        ground = ContourMap(view)
        self.add(ground)
        return ground

    def _loss_plane(self) -> Plane:
        """Loss against step, the same for both descents."""
        top = 1.06 * self.numbers.highest
        steps = self.parameters.iterations
        names = tr("step"), tr("loss")
        plane = Plane((3.65, -2.3), (2.65, 0.85), (0, steps), (0, top), names, (2, 2))
        plane.y_name.set_color(LOSS)
        plane.x_name.shift(0.8 * LEFT)  # its number follows
        return plane

    def _step_readouts(self, plane: Plane) -> VGroup:
        """The present loss and how many steps have been taken, beside the names of the axes."""
        step = Readout("step", "=", lambda: self.party.step, 0)
        loss = Readout("loss", "=", self.loss, self.places, color=LOSS)
        for number, name in ((step, plane.x_name), (loss, plane.y_name)):
            number.next_to(name, RIGHT, buff=0.12)
            letters = Words(name.text, LABEL_SIZE).move_to(name)
            number.shift(UP * (baseline(letters) - number.number.get_bottom()[1]))
        return VGroup(loss, step)
