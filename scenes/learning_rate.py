"""How big a step? What the learning rate does, why it can blow up, and where its limit is.

manim render scenes/learning_rate.py
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, Transform, VGroup, Write, linear
from msgspec import Meta

from gdmath import InputError, descend, gradient_descent, parabola, quadratic, stability
from scenes.parts.by_hand.fading import ByHand, appear, hidden, vanish
from scenes.parts.by_hand.sizes import BODY_SIZE, LABEL_SIZE, TITLE_SIZE
from scenes.parts.learning_rate.criterion import Criterion
from scenes.parts.learning_rate.live_plane import LivePlane, Scale
from scenes.parts.learning_rate.meter import Meter, meter_plane
from scenes.parts.learning_rate.panels import on_shelf, row, veil_before
from scenes.parts.learning_rate.shadows import AxisFactor, Shadows
from scenes.parts.learning_rate.sketch import Sketch
from scenes.parts.learning_rate.track import Sweep
from scenes.parts.learning_rate.trial import CurveTrial, LossAxis, MapTrial, Trial
from scenes.parts.learning_rate.verdict import LARGE, UNSTABLE, judge
from scenes.render.parameters import Moderate, Pair, Rate
from scenes.stage.ground.axes import GroundAxes
from scenes.stage.ground.surface import Surface
from scenes.stage.ground.view import MAP, View
from scenes.stage.lecture.scene import beat
from scenes.stage.lecture.theme import LOSS, PATH, STEP
from scenes.stage.lecture.words import ALPHA, tr
from scenes.stage.paint.painted import change
from scenes.stage.type.readout import Readout
from scenes.stage.type.rule import UpdateRule
from scenes.stage.type.text import Formula, Words, baseline, power_of_ten
from scenes.stage.walk.hiker import Hiker

_WIDER = 3.0  # how many times as much of the curve is shown to one who flies off it
_BIG_MAP = (-6.6, -2.5, -1.5, 2.6)
_BIG_PLANE = ((0.55, -1.75), (4.0, 3.6))
_BOWL = {"azimuth": -58.0, "elevation": 32.0, "perspective": 0.045, "relief": 2.6}
_BOWL_BOX = (-6.6, -2.8, 2.0, 2.9)
_CURVES = (-1.95, 3.6)  # the lower end of planes in a row, and how tall they are
_SPARED = 0.1  # of three planes' widths, for a fourth beside them
_HEADING = (-6.6, 3.15, 0)


Rates = Annotated[tuple[Rate, ...], Meta(min_length=1, max_length=4)]


@dataclass(frozen=True)
class LearningRateParameters:
    """What a lecturer may change.

    The curve is ``coefficient`` (w − ``minimum``)², the valley (``condition`` x² + y²)/2.
    """

    coefficient: Annotated[float, Meta(ge=1e-3, le=1e3), "how steep the curve is"] = 0.3125
    minimum: Annotated[Moderate, "where the curve is lowest"] = 2.0
    curve_start: Annotated[Moderate, "where walkers start on the curve"] = -1.0
    curve_rates: Annotated[Rates, "a walker each, on the curve"] = (0.1, 1.0, 1.6, 4.0)
    arrival: Annotated[float, Meta(gt=0, lt=1), "share of the way that is as good as none"] = 0.0055
    patience: Annotated[int, Meta(ge=10, le=10_000), "steps after which a walker gives up"] = 100
    condition: Annotated[float, Meta(ge=1, le=1e4), "steepness of the valley across"] = 5.0
    start: Annotated[Pair, "where walkers start in the valley"] = (2.0, 2.0)
    rates: Annotated[Rates, "a walker each, in the valley"] = (0.02, 0.18, 0.38, 0.5)
    iterations: Annotated[int, Meta(ge=1, le=10_000), "steps of each in the valley"] = 50

    def __post_init__(self) -> None:
        for name, place, bottom in (
            ("curve_start", self.curve_start, self.minimum),
            ("start", self.start, (0.0, 0.0)),
        ):
            if np.array_equal(place, bottom):
                raise InputError(f"{name} must not be the minimum itself, got {place}: no slope.")


class LearningRate(ByHand):
    """From one step on a curve to the limit 2/λmax."""

    number = 9
    title = "How big a step?"
    lasts = 150.3
    words = 317
    parameters = LearningRateParameters()

    # -- numbers and cast ------------------------------------------------------------------------

    def setup(self) -> None:
        """Compute every descent, then build the cast."""
        self._cast_the_curve()
        self._cast_the_valley()

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        p = self.parameters
        now: Trial | None = getattr(self, "current", None)
        return {
            **asdict(p),
            "decade": f"{10.0 ** self.trials[0].plane.scales[1].unit:,g}",
            "question": self._question(),
            "best": f"{self.ground.best_rate:.3g}",
            "count": f"{getattr(now, 'arrived', None)}",
            "before": f"{self.curves[0].arrived}",
            "leap": power_of_ten(round(self.trials[0].plane.spacing(1, self.loss_axis.span))),
            "steep": tr("across"),
            "rate": f"{now.rate:g}" if now else "",
            "ratio": f"{max(self.ground.eigenvalues) / min(self.ground.eigenvalues):g}",
        }

    def _question(self) -> str:
        """What the viewer is to guess about the present trial."""
        now = getattr(self, "current", None)
        if now is None or now is self.trials[0]:
            ask = tr("Predict: where do {iterations} steps lead?")
            return ask.format(iterations=self.parameters.iterations)
        return tr("And with α = {rate}? Predict.").format(rate=f"{now.rate:g}")

    def _cast_the_curve(self) -> None:
        """The same curve for each rate, on a plane of its own."""
        p = self.parameters
        self.parabola = parabola(p.coefficient, p.minimum)
        (window,) = self.parabola.window
        top = float(self.parabola.value(np.array([window[1]])))
        scales = (Scale.round(*window, 4, _WIDER), Scale.round(0, top, 2, 2 * _WIDER**2))
        bottom = stability(self.parabola, self.parabola.minima[0])
        names = ("w", tr("loss"))
        self.curves = [
            CurveTrial(
                self.parabola,
                rate,
                p.curve_start,
                p.patience,
                p.arrival,
                judge(bottom, rate, p.iterations),
                LivePlane((-5.6, -1.95), (11.2, 3.85), window, (-0.12 * top, top), names, scales),
            )
            for rate in p.curve_rates
        ]

    def _cast_the_valley(self) -> None:
        """The same valley for each rate, and what is known about its floor."""
        p = self.parameters
        far = 1.75 * float(np.max(np.abs(p.start)))
        self.valley = quadratic(p.condition).with_window(((-far, far), (-far, far)))
        self.ground = stability(self.valley, self.valley.minima[0])
        self.curvatures = np.diagonal(self.valley.hessian(self.valley.minima[0])).tolist()
        walks = [
            descend(self.valley, gradient_descent(rate), p.start, p.iterations) for rate in p.rates
        ]
        self.loss_axis = LossAxis.of(walks)
        decades = 10.0**self.loss_axis.floor, 10.0**self.loss_axis.ceiling
        scales = (Scale.round(0, p.iterations, 2), self.loss_axis.scale())
        self.trials = [
            MapTrial(
                self.valley,
                rate,
                p.start,
                p.iterations,
                judge(self.ground, rate, p.iterations),
                LivePlane(*_BIG_PLANE, (0, p.iterations), decades, ("", ""), scales),
                *decades,
            )
            for rate in p.rates
        ]

    # -- the story -------------------------------------------------------------------------------

    def construct(self) -> None:
        """The film, beat by beat."""
        self.current: Any  # the trial that is being told
        self.leaving: list[Any]  # words that the next beat takes away
        self.how_big_a_step()
        self.a_name_for_it()
        self.too_careful()
        self.larger()
        if len(self.curves) > 3:
            self.larger_still()
        self.two_parameters()
        for trial in self.trials:
            self.current = trial
            self.try_a_rate()
        self.side_by_side()
        self.each_axis()
        self.the_meter()
        self.our_rates()
        self.where_to_start()

    @beat("The slope tells which way is up; you go the other way.")
    def how_big_a_step(self) -> None:
        """One curve, one walker, and a step that may be short or long."""
        first, start = self.curves[0], self.parameters.curve_start
        question = Words(tr("How big a step?"), TITLE_SIZE).move_to(UP * 3.2)
        self.hiker = hidden(Hiker(first.curve, start, tall=1.4))
        sketch = self.sketch = Sketch(first.curve, start, float(first.plane.low[1]))
        self.add(first.plane, first.curve, sketch.landing, sketch.step, sketch.uphill, self.hiker)
        self.play(
            FadeIn(first.plane), appear(first.curve, self.hiker), Write(question), run_time=1.6
        )
        self.play(change(sketch.uphill.grown, 1), FadeIn(sketch.slope_name), run_time=0.9)
        self.play(self._breathing(1.4), run_time=1.4)
        self.say("But how far? A little, or a lot?")
        self.play(change(sketch.step.grown, 1), appear(sketch.landing), run_time=0.7)
        for share in (0.45, 1.0, 0.25):
            self.play(change(sketch.rate, share * sketch.longest), run_time=1.2)
        self.play(FadeOut(question), run_time=0.4)

    @beat("The step is the slope times a number that you choose: the learning rate.")
    def a_name_for_it(self) -> None:
        """The rule; its α is turned up and down once more."""
        sketch = self.sketch
        rule = UpdateRule("w", "{{L' : grad}} ({{w_k : there}})", TITLE_SIZE)
        words = tr("learning rate α =").replace("α", ALPHA)
        name = Readout("rate", words, sketch.rate.get_value, 2, BODY_SIZE, STEP)
        heading = VGroup(rule, name).arrange(RIGHT, buff=1.2).move_to(UP * 3.15)
        self.add(*sketch.plumbs)
        self.bring_to_front(sketch.landing, sketch.step, self.hiker)
        self.play(Write(rule), appear(*sketch.plumbs), run_time=1.4)
        self.play(FadeIn(name), run_time=0.6)
        for share in (0.9, 0.1):
            self.play(change(sketch.rate, share * sketch.longest), run_time=1.4)
        self.hold()
        fading = (sketch.step, sketch.landing, sketch.uphill, *sketch.plumbs)
        self.play(FadeOut(heading, sketch.slope_name), vanish(*fading), run_time=0.5)
        self.remove(*fading)

    @beat("How many steps until she stands on the cross?")
    def too_careful(self) -> None:
        """The first rate, large on the screen."""
        first = self.curves[0]
        first.hops.ball.set_value(0)
        self.hiker.follow(first.walk.path(0))
        self.hiker.progress = first.progress
        self.add(*first.painted())
        self.bring_to_front(self.hiker)
        self.play(FadeIn(first.name, first.count), appear(first.cross, first.hops), run_time=0.8)
        self.play(self._breathing(0.6), run_time=0.6)
        self.criterion = Criterion(first.hops, self.parameters.minimum, self.parameters.arrival)
        self.add(self.criterion.beam)
        self.bring_to_front(*first.painted(), self.hiker)
        self.add(self.criterion.lens)
        self.play(*self.criterion.enter(), run_time=0.8)
        self.play(self._breathing(1.6), run_time=1.6)
        self._walk(first)

    @beat("From here on, a ball marks her.")
    def larger(self) -> None:
        """It shrinks to make room for two more."""
        shown, ball = self.curves[:3], self.curves[0].hops.ball
        self.play(vanish(self.hiker), change(ball, 1), *self.criterion.leave(), run_time=0.8)
        self.remove(self.hiker, self.criterion.beam, self.criterion.lens)
        slots = row(len(shown), *_CURVES)
        self.play(shown[0].plane.reframe(*slots[0]), run_time=1.4)
        for trial, slot in zip(shown[1:], slots[1:], strict=True):
            trial.stand(*slot)
            self._bring_in(trial)
        self.hold()
        for trial in shown[1:]:
            self.current = trial
            self.say("And with α = {rate}?")
            # The step's arrow is still to come: time for a guess, more where one step is all.
            self.wait(0.6 if trial.arrived == 1 else 0.15)
            self._walk(trial)
            before = shown[0].arrived
            if trial.arrived and before and trial.arrived > 1:
                self.say("{count} steps instead of {before}.")

    @beat("If larger is faster, take a larger one still!")
    def larger_still(self) -> None:
        """The fourth rate, next to the others."""
        slots = row(4, *_CURVES, _SPARED)
        last = self.curves[3]
        self.play(
            *(t.plane.reframe(*slot) for t, slot in zip(self.curves[:3], slots, strict=False)),
            run_time=1.2,
        )
        last.stand(*slots[3])
        self.veil = veil_before(slots[3])
        self.add(self.veil)
        self._bring_in(last, FadeIn(self.veil))
        self.hold()
        self._walk(last)

    @beat("Two parameters: a valley, {ratio} times as steep across as along.")
    def two_parameters(self) -> None:
        """The valley in 3-D, then as a map."""
        first = self.trials[0]
        gone = [part for trial in self.curves for part in trial.painted()]
        words: list[Any] = [part for t in self.curves for part in (t.plane, t.name, t.count)]
        view = first.view
        view.look(**view.fitted(*_BOWL_BOX, **_BOWL))
        surface = hidden(Surface(view))
        first.marker.presence = 0.0
        self.add(surface, first.marker)
        bowl_axes = GroundAxes(view)
        formula = Formula(
            f"{{{{f : height}}}}(x, y) = {self.valley.formula}", {"height": LOSS}, TITLE_SIZE
        ).move_to((4.0, 0.6, 0))  # where neither the valley nor the map comes
        words += [self.veil] if len(self.curves) > 3 else []
        self.play(FadeOut(*words), vanish(*gone), run_time=0.6)
        self.remove(*gone, *words)
        self.play(FadeIn(bowl_axes), appear(surface, first.marker), run_time=0.8)
        self.play(view.move(azimuth=-70.0), run_time=1.3)
        self.say("Call them x and y, and the loss f.")
        self.play(FadeIn(formula), view.move(azimuth=-66.0), run_time=1.2)
        self.say("From above: a map, with the lowest point at the cross.")
        self.play(FadeOut(bowl_axes), run_time=0.3)
        self.play(view.move(**view.fitted(*_BIG_MAP, **MAP)), run_time=2.6)
        self.add(first.map, first.cross)
        self.bring_to_back(first.cross)
        self.bring_to_back(first.map)
        self.bring_to_back(surface)
        self.play(appear(first.map, first.cross), run_time=0.5)
        self.remove(surface)
        rest = View(self.valley, size=_BIG_MAP[2] - _BIG_MAP[0])  # where the map is, at zoom 1
        self.axes = GroundAxes(rest.look(**rest.fitted(*_BIG_MAP, **MAP)))
        self.play(FadeIn(self.axes), run_time=0.5)
        self.leaving = [formula]

    @beat("{question}")
    def try_a_rate(self) -> None:
        """One rate, large: the first step is shown, the viewer guesses, the walker walks."""
        trial: MapTrial = self.current
        head, word = self._heading(trial)
        self.play(*self._clear(), run_time=0.3)
        trial.stand(_BIG_MAP)
        self.add(trial.plane, *trial.on_map(), trial.losses)
        self.play(
            *self._shelve(),
            FadeIn(head, trial.plane, trial.loss, trial.count),
            appear(trial.map, trial.cross, trial.track, trial.marker, trial.losses),
            run_time=0.9,
        )
        self.hold(1.5)
        self.play(*trial.aim(), run_time=0.6)
        self.say(self._remark(trial))
        self._first_steps(trial, 1)
        self.play(change(trial.progress, self.parameters.iterations, linear), run_time=1.8)
        self.say(trial.verdict.lesson)
        trial.marker.pulse.set_value(0)
        self.play(FadeIn(word), change(trial.marker.pulse, 1), run_time=1.0)
        self.leaving = [head, word, trial.plane, trial.loss, trial.count]

    @beat("The same start, the same number of steps.")
    def side_by_side(self) -> None:
        """All trials in a row: map above, losses below."""
        walked = [part for t in self.trials for part in (t.track, t.marker)]
        names = [trial.name for trial in self.trials[:-1]]
        grounds = [part for t in self.trials for part in (t.map, t.cross)]
        self.play(
            *self._clear(), vanish(*walked, *grounds), FadeOut(self.axes, *names), run_time=0.4
        )
        for trial in self.trials:
            trial.progress.set_value(0)
        words: list[Any] = []
        self.headings: list[VGroup] = []
        slots = row(len(self.trials), -2.1, 2.0)
        for trial, (corner, size) in zip(self.trials, slots, strict=True):
            left, side = corner[0], min(size[0], 2.45)
            trial.stand_losses(corner, size, 10.0**self.loss_axis.top)
            trial.stand((left, 0.6, left + side, 0.6 + side))
            heading = trial.heading(LABEL_SIZE).move_to((left, 3.35, 0), aligned_edge=LEFT)
            heading.shift(UP * (3.25 - baseline(heading[0])))
            self.headings.append(heading)
            words += [trial.loss, trial.count]
        planes = [trial.plane for trial in self.trials]
        started = [*grounds, *walked, *(trial.losses for trial in self.trials)]
        self.play(FadeIn(*planes, *words, *self.headings), appear(*started), run_time=0.5)
        self.play(
            *(change(t.progress, self.parameters.iterations, linear) for t in self.trials),
            run_time=2.4,
        )
        self.row = VGroup(*planes, *words)

    @beat("Why? Look across and along separately.")
    def each_axis(self) -> None:
        """One trial again, its two coordinates apart: each is multiplied by a factor of its own."""
        self.current = trial = self._zigzag()
        others = [t for t in self.trials if t is not trial]
        fading = [part for t in others for part in t.on_map()] + [t.losses for t in self.trials]
        walked = (trial.track, trial.marker)
        small = self.headings[self.trials.index(trial)]
        other = [heading for heading in self.headings if heading is not small]
        heading = self._heading(trial)
        self.play(FadeOut(self.row, *other), vanish(*fading), run_time=0.6)
        self.remove(*fading, self.row, *other)
        # Rate and path go with the map, so that it is never bare.
        self.play(trial.move(_BIG_MAP), Transform(small, heading), run_time=1.0)
        self.remove(small)
        self.add(heading)
        self.play(FadeIn(self.axes), vanish(*walked), run_time=0.4)
        trial.progress.set_value(0)

        def here() -> Any:
            return trial.party.now()[0]

        shadows = Shadows(trial.view, here, self.valley.minima[0])
        self.add(shadows)
        self.bring_to_front(trial.marker)
        rows = VGroup(
            *(
                AxisFactor(axis, self._axis_word(axis), here, trial.rate, curvature)
                for axis, curvature in enumerate(self.curvatures)
            )
        )
        rows.arrange(DOWN, buff=0.9, aligned_edge=LEFT).move_to((0.3, 0.3, 0), aligned_edge=LEFT)
        self.play(change(shadows.grown, 1), appear(*walked), FadeIn(rows), run_time=0.8)
        self.say("Each step multiplies each coordinate by 1 − αλ; λ is the curvature.")
        self.wait(0.9)
        for _ in range(min(3, self.parameters.iterations)):
            self.play(change(trial.progress, trial.party.step + 1), run_time=0.7)
            self.wait(0.6)  # the product is there to be read
        self.play(change(trial.progress, self.parameters.iterations, linear), run_time=1.6)
        self.play(
            FadeOut(rows, heading), change(shadows.grown, 0), vanish(trial.marker, trial.track)
        )
        self.remove(shadows, *trial.on_map()[2:])

    @beat("The size of that factor, for every learning rate.")
    def the_meter(self) -> None:
        """The factors over the rate; a rate is swept through them while its path is shown."""
        trial = self.current
        self._cast_the_meter(trial)
        meter = self.meter
        self.add(meter, self.sweep)
        self.play(FadeIn(meter.plane, self.factor), appear(meter), run_time=0.8)
        self.play(change(meter.drawn, 1), run_time=1.4)
        self.names = meter.axis_labels([self._axis_word(axis) for axis in (0, 1)])
        self.play(FadeIn(self.names), run_time=0.5)
        self.say("Below 1 the distance shrinks. Turn the rate up:")
        meter.scan.set_value(0.01 * meter.limit())
        self.play(appear(self.sweep), change(meter.pointed, 1), FadeIn(self.pointer), run_time=0.4)
        self.play(change(meter.scan, meter.limit(), linear), run_time=3.0)
        self.say("Here the factor {steep} is 1. Beyond, steps grow.")
        self.limit = meter.limit_label()
        self.play(change(meter.limited, 1), FadeIn(self.limit), run_time=1.0)
        self.play(change(meter.scan, meter.largest, linear), run_time=2.3)

    @beat("And here are our rates.")
    def our_rates(self) -> None:
        """The rates on the meter, and the fastest one."""
        meter, best = self.meter, float(self.ground.best_rate or 0)  # a bowl has a best rate
        for k, (rate, label) in enumerate(zip(meter.rates, meter.labels, strict=True)):
            self.play(
                change(meter.scan, rate), change(meter.marked, k + 1), FadeIn(label), run_time=0.6
            )
        self.say("Fastest is α = {best}: both axes shrink alike.")
        self.play(change(meter.scan, best), run_time=2.6)
        self.hold(1.0)

    @beat("Real ground does not tell you its λ. Where to start?")
    def where_to_start(self) -> None:
        """What is done where no meter helps; then the lesson, on the map and the bare meter."""
        meter, legend = self.meter, (self.meter.plane, self.names, self.limit, self.factor)
        tried = Readout("tried", f"{ALPHA} =", meter.scan.get_value, 2, TITLE_SIZE, PATH)
        tried.move_to(_HEADING, aligned_edge=LEFT)
        self.play(
            vanish(meter),
            FadeOut(*legend, self.pointer, *meter.labels),
            FadeIn(tried),
            run_time=0.6,
        )
        advice = VGroup(
            Words(tr("Take what worked for a similar model."), BODY_SIZE),
            Words(tr("Experiment: go up until it blows up."), BODY_SIZE),
            Words(tr("Or let a method adapt the rate."), BODY_SIZE),
        )
        advice.arrange(DOWN, buff=0.7, aligned_edge=LEFT).move_to((2.9, 0.55, 0))
        for line, share in zip(advice, (0.5, 1.1, 0.75), strict=True):
            self.play(FadeIn(line, shift=0.15 * RIGHT), run_time=0.5)
            self.play(change(meter.scan, share * meter.limit()), run_time=1.2)
        self.wait(1.0)
        self.say("")
        self.play(FadeOut(tried), vanish(self.sweep), run_time=0.3)
        meter.marked.set_value(0)
        meter.scan.set_value(0.5 * meter.limit())
        self.play(FadeOut(advice), run_time=0.4)
        lesson = Words(tr("The most curved direction limits the step."), TITLE_SIZE)
        lesson.move_to(UP * 3.3)
        self.play(
            FadeIn(lesson, meter.plane, self.names, self.limit, self.pointer),
            appear(meter, self.sweep),
            run_time=0.8,
        )
        self.play(change(meter.scan, meter.limit()), run_time=2.3)
        self.invite()

    # -- pieces of the beats ---------------------------------------------------------------------

    def _breathing(self, seconds: float) -> Any:
        """The hiker's time going on."""
        return change(self.hiker.clock, self.hiker.clock.get_value() + seconds, linear)

    def _remark(self, trial: MapTrial) -> str:
        """What is worth saying of the losses while this trial runs."""
        if float(trial.walk.losses.max()) > trial.ceiling:
            return "Off the map! Soon each line is {leap} times the one below."
        if trial is self.trials[0]:
            return "Each line of the loss axis: {decade} times the one below."
        return ""

    def _clear(self) -> list[Any]:
        """Animations that take away the words about the trial before this one."""
        shown = [trial for trial in self.trials if trial.losses.presence > 0]
        fading = [vanish(trial.losses, trial.arrow, run_time=0.3) for trial in shown]
        return [FadeOut(*self.leaving), *fading]

    def _shelve(self) -> list[Any]:
        """Animations that put the trial before this one on the shelf."""
        k = self.trials.index(self.current)
        if k == 0:
            return []
        before = self.trials[k - 1]
        self.bring_to_front(*before.on_map())
        left, bottom, right, _ = on_shelf(k - 1)
        before.name.move_to(((left + right) / 2, bottom - 0.24, 0))
        return [before.move(on_shelf(k - 1)), FadeIn(before.name)]

    @staticmethod
    def _heading(trial: Trial) -> VGroup:
        """The rate and its verdict, large, at the top."""
        return trial.heading(TITLE_SIZE, 0.45).move_to(_HEADING, aligned_edge=LEFT)

    def _bring_in(self, trial: CurveTrial, *meanwhile: Any) -> None:
        self.add(trial.plane, *trial.painted())
        self.play(
            FadeIn(trial.plane, trial.name, trial.count),
            appear(trial.curve, trial.cross, trial.hops),
            *meanwhile,
            run_time=0.8,
        )

    def _first_steps(self, trial: Any, count: int) -> None:
        """The first steps one by one: the arrow, then the walk along it."""
        for _ in range(count):
            if trial.arrow.grown.get_value() == 0:
                self.play(*trial.aim(), run_time=0.5)
            self.play(*trial.take_step(), run_time=0.7)
            trial.landed()

    def _walk(self, trial: CurveTrial) -> None:
        """Walk until the cross is reached, or off the picture."""
        self.current = trial
        if trial.verdict is UNSTABLE:
            self._fly_off(trial)
            return
        end = self.parameters.patience if trial.arrived is None else trial.arrived
        told = 1 if trial.hops.ball.get_value() else 2  # the hiker takes her time
        self._first_steps(trial, min(told, end))
        left = end - trial.party.step
        if left > 10:
            self.say("The flatter the ground, the shorter the step.")
        if left:
            self.play(change(trial.progress, end, linear), run_time=min(3.5, 0.4 * left))
        if end == 1:
            self.say("Straight there: the best rate here.")

    def _fly_off(self, trial: CurveTrial) -> None:
        """Steps that grow; the picture widens once, and is left all the same."""
        self.play(*trial.widen(_WIDER), run_time=1.0)
        self._first_steps(trial, 1)
        self.say("Mind the longer axes: it lands higher than it began.")
        self._first_steps(trial, 2)
        self.say("With α = {rate} nobody ever arrives.")
        self.play(change(trial.progress, self.parameters.patience, linear), run_time=2.5)

    def _zigzag(self) -> MapTrial:
        """The trial that shows both axes at work: one a bit too large, if there is one."""
        calm = [t for t in self.trials if t.verdict is not UNSTABLE] or self.trials
        return next((t for t in calm if t.verdict is LARGE), calm[-1])

    def _axis_word(self, axis: int) -> str:
        """What the direction of x or y is called: across is where the valley is steepest."""
        return tr("across") if axis == np.argmax(self.curvatures) else tr("along")

    # -- the meter -------------------------------------------------------------------------------

    def _cast_the_meter(self, trial: MapTrial) -> None:
        p = self.parameters
        plane = meter_plane((0.75, -1.7), (4.55, 3.5), self.ground, p.rates)
        colors = [trial.verdict.color for trial in self.trials]
        self.meter = hidden(Meter(plane, self.ground, p.rates, colors))
        self.factor = (
            VGroup(
                Words(tr("each step multiplies the distance by"), LABEL_SIZE),
                Formula("abs(1 - alpha lambda)", size=LABEL_SIZE),
            )
            .arrange(RIGHT, buff=0.2)
            .move_to((0.75, 3.25, 0), aligned_edge=LEFT)
        )
        self.sweep = hidden(Sweep(trial.view, self.meter.scan.get_value, p.start, p.iterations))
        self.meter.pointed.set_value(0)
        self.pointer = self.meter.scan_label()
