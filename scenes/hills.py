"""Walkers in the fog on the hills: what gradient descent does, and where it ends.

manim render scenes/hills.py
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    FadeIn,
    FadeOut,
    ValueTracker,
    VGroup,
    Write,
    config,
    linear,
    rush_from,
)

from gdmath import LANDSCAPES, Landscape, descend, gradient_descent, gradient_field
from gdmath.expression import partial_formulas
from scenes.stage.arrow import GroundArrow, Link
from scenes.stage.axes import GroundAxes
from scenes.stage.contour_map import ContourMap
from scenes.stage.cross import Crosses
from scenes.stage.expedition import border_crossing, plan
from scenes.stage.field import Field
from scenes.stage.fog import Fog, FogBank
from scenes.stage.lecture import LectureScene, beat, reading_time
from scenes.stage.painted import Fade, appear, turn, vanish
from scenes.stage.party import Party
from scenes.stage.plot import ColorBar, LossCurves, Plane
from scenes.stage.probe import Probe
from scenes.stage.surface import Surface
from scenes.stage.tally import Tally
from scenes.stage.theme import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    NEXT,
    POSITION,
    QUIET,
    SAFE_MARGIN,
    SMALLEST_SIZE,
    STEP,
    TITLE_SIZE,
    VALLEYS,
)
from scenes.stage.trail import Trails
from scenes.stage.type import Formula, Readout, Words, on_plate
from scenes.stage.view import View
from scenes.stage.walker import Walkers
from scenes.stage.words import tr, trn

Array = np.ndarray[Any, np.dtype[np.float64]]

# The default hills go on for ever; the film frames eight of their valleys.
_FRAMING = {"sine_hills": ((-5.5, 5.5), (-5.5, 5.5))}
_FIRST_STEPS = 5  # of the first walker, told one by one
_HILLS = {"azimuth": -62.0, "elevation": 36.0, "perspective": 0.045}
_MAP = {"azimuth": -90.0, "elevation": 90.0, "perspective": 0.0}


@dataclass(frozen=True)
class HillsParameters:
    """What a lecturer may change.

    ``landscape``: any 2-D name of ``gdmath.LANDSCAPES``. ``learning_rate``: None for one that suits
    the landscape: 0.35 over its sharpest curvature in the window. ``starts``: how many walkers,
    dropped at random with ``seed``. ``steps``: how many steps each takes.
    """

    landscape: str = "sine_hills"
    learning_rate: float | None = None
    starts: int = 12
    seed: int = 16
    steps: int = 40


def framed(name: str) -> Landscape:
    """The landscape called ``name``, with the window that the film shows."""
    known = LANDSCAPES[name]
    if known.dimension != 2:
        raise ValueError(f"landscape: {name!r} has one parameter; the hills need two.")
    window = _FRAMING.get(name)
    if window is None:
        return known
    return Landscape(
        known.name,
        known.value_function,
        known.gradient_function,
        window,
        minima=known.minima,
        hessian=known.hessian_function,
        formula=known.formula,
        expression=known.expression,
        plot_log=known.plot_log,
    )


class Hills(LectureScene):
    """From one blind walker in the fog to the map of all valleys."""

    parameters = HillsParameters()

    # -- numbers and cast ------------------------------------------------------------------------

    def setup(self) -> None:
        """Compute every descent, then build the cast."""
        p = self.parameters
        self.plan = plan(framed(p.landscape), p.learning_rate, p.starts, p.seed, p.steps)
        self.landscape, self.walk = self.plan.landscape, self.plan.walk
        self._set_the_stage()
        self._cast_the_first()
        self._cast_the_party()

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return {"count": len(self.party), "valleys": len(set(self.plan.destined.tolist()) - {-1})}

    def _set_the_stage(self) -> None:
        start = self.walk.points[0, self.plan.first]
        self.view = View(
            self.landscape,
            size=8.5,
            azimuth=self._azimuth_facing(start),
            elevation=34,
            relief=1.7,
            zoom=2.7,
            focus_x=start[0],
            focus_y=start[1],
        )
        self.view.look(up=0.3 - float(self.view.at(start)[1]))
        self.drift = ValueTracker(0.0)

    def _cast_the_first(self) -> None:
        """The first walker, whose lamp is all that lights the fog, with two arrows."""
        one = slice(self.plan.first, self.plan.first + 1)
        self.first = Party(self.walk.path(one), [POSITION], POSITION)
        lamp = 1.15 * max(high - low for low, high in self.landscape.window) / 11
        self.fog = Fog(self.first.trajectory, self.first.progress, lamp)
        self.bank = FogBank(self.fog, self.drift)
        self.surface = Surface(self.view, self.fog, presence=1.0)
        self.first_trail = Trails(self.view, self.first, width=4.0)
        self.first_walker = Walkers(self.view, self.first, radius=0.2)
        # Where gradients are large, all arrows are drawn smaller, in proportion.
        share = min(1.0, 1.3 * lamp * self.view.scale_xy / self._longest_rise())
        self.uphill = self._arrow(lambda g: share * g, GRADIENT, tangent=True)
        self.downstep = self._arrow(lambda g: -self.plan.rate * g, STEP, tangent=False)

    def _longest_rise(self) -> float:
        """How long the first walker's gradients would be along the slope, in scene units."""
        walk = self.first.trajectory
        told = zip(walk.points[: 2 * _FIRST_STEPS, 0], walk.gradients[:, 0], strict=False)
        return max(float(np.linalg.norm(self.view.rise(*each))) for each in told)

    def _cast_the_party(self) -> None:
        """All walkers; a colour is a valley, the same for walker, trail, loss and map."""
        self.tints = [VALLEYS[i % len(VALLEYS)] for i in range(len(self.plan.floors))]
        own = [self.tints[i] if i >= 0 else POSITION for i in self.plan.destined]
        self.party = Party(self.walk, own)
        self.trails, self.walkers = Trails(self.view, self.party), Walkers(self.view, self.party)
        self.map = ContourMap(self.view, self.plan.domains.T, self.tints)
        self.probe = self._border_probe()
        self.crosses = Crosses(self.view, self.plan.floors)
        self.field = Field(self.view, gradient_field(self.landscape, (22, 22)))

    def _border_probe(self) -> Probe | None:
        """A start that slides across a border, if the map has one."""
        starts = border_crossing(self.plan)
        if len(starts) == 0:
            return None
        steps = 3 * self.parameters.steps
        walks = descend(self.landscape, gradient_descent(self.plan.rate), starts, steps)
        bound_for = self.plan.bound_for(starts)
        return Probe(self.view, walks, [self.tints[i] if i >= 0 else QUIET for i in bound_for])

    def _azimuth_facing(self, start: Array) -> float:
        """From where to look so that the slope at ``start`` is seen across, rising to the right."""
        gradient = self.landscape.gradient(start)
        uphill = float(np.degrees(np.arctan2(gradient[1], gradient[0])))
        turned = uphill - 125.0
        return turned - 360 * round((turned + 62) / 360)

    def _arrow(self, scale: Any, color: str, tangent: bool) -> GroundArrow:
        """An arrow at the first walker's last completed step, ``scale`` of the gradient there."""

        def here() -> Array:
            return self.first.trajectory.points[self.first.step, 0]

        def vector() -> Array:
            return np.asarray(scale(self.first.trajectory.gradients[self.first.step, 0]))

        return GroundArrow(self.view, here, vector, color, tangent=tangent, width=0.09)

    # -- the story -------------------------------------------------------------------------------

    def construct(self) -> None:
        """The film, beat by beat."""
        self.in_the_fog()
        self.feel_the_slope()
        self.one_step()
        self.the_rule()
        self.again()
        self.fog_lifts()
        self.predict()
        self.all_descend()
        self.from_above()
        self.divided()
        self.field_of_arrows()
        self.against_the_arrows()
        self.takeaway()

    @beat("You are somewhere on hills you have never seen, in thick fog.")
    def in_the_fog(self) -> None:
        """A lit patch of ground, one walker, and the question."""
        self.add(self.bank, self.surface, self.first_trail, self.first_walker)
        self.question = Words(tr("Which way is down?"), TITLE_SIZE).move_to(UP * 3.1)
        self.play(self._drifting(0.02), run_time=2.0)
        self.play(Write(self.question), self._drifting(0.02), run_time=1.5)
        self.say("All you know is the ground at your feet.")
        self.play(self._drifting(0.03), self.view.animate.look(elevation=30), run_time=3.3)

    @beat("So feel the slope. The steepest way up has a name: the gradient.")
    def feel_the_slope(self) -> None:
        """The gradient arrow grows uphill."""
        self.play(FadeOut(self.question), self._drifting(0.01), run_time=0.6)
        self.add(self.uphill)
        self.up_name = self._named(tr("gradient: steepest uphill"), self.uphill, GRADIENT)
        self.play(turn(self.uphill.grown, 1), self._drifting(0.03), run_time=1.8)
        self.play(FadeIn(self.up_name), self._drifting(0.02), run_time=2.4)

    @beat("Down is the opposite. Take a small step against the arrow.")
    def one_step(self) -> None:
        """The step arrow, a part of the gradient turned round, and the first step."""
        self.add(self.downstep)
        name = self._named(tr("step: against it"), self.downstep, STEP)
        self.play(turn(self.downstep.grown, 1), self._drifting(0.02), run_time=1.4)
        self.play(FadeIn(name), self._drifting(0.02), run_time=2.2)
        self.play(FadeOut(name, self.up_name), run_time=0.4)
        self._step(1, 1.4)

    @beat("That is gradient descent, and it fits in one line.")
    def the_rule(self) -> None:
        """The update rule; each symbol is tied to what it stands for."""
        self.rule = self._rule_formula().move_to((-3.6, 3.2, 0))
        self.play(Write(self.rule), self._drifting(0.02), *self._arrows_out(), run_time=1.8)
        step, walker = self.downstep, self.first_walker
        self._tie("here", tr("where you are"), POSITION, walker.middle)
        self._tie("height", tr("height of the ground"), LOSS, walker.middle)
        self._tie("grad", tr("direction uphill; minus turns it round"), GRADIENT, self.uphill.tip)
        self._tie("rate", tr("how much of it you step"), STEP, step.middle)
        self._tie("next", tr("where you land"), NEXT, step.tip)
        self.play(FadeOut(self.rule), self._drifting(0.01), run_time=0.4)
        self._step(2, 1.2)

    @beat("And again: look, turn round, step. Each step lifts a little of the fog.")
    def again(self) -> None:
        """More steps, each faster; read-outs in step with the walker."""
        self.readouts = self._readouts()
        self.play(FadeIn(self.readouts), run_time=0.5)
        for number in range(3, _FIRST_STEPS + 1):
            pace = 0.8 ** (number - 3)
            self.play(*self._arrows_out(), self._drifting(0.01), run_time=0.9 * pace)
            self._step(number, 1.3 * pace)
        self.play(self._drifting(0.02), run_time=0.8)

    @beat("Now let the fog lift, and see where you have been walking.")
    def fog_lifts(self) -> None:
        """The camera draws back; all the hills, and their formula."""
        self.play(FadeOut(self.readouts), self._drifting(0.01), run_time=0.5)
        self.remove(self.uphill, self.downstep)
        pose = self.view.animate.look(**self._overview())
        self.play(pose, turn(self.fog.lift, 1), self._drifting(0.06), run_time=4.2)
        self.remove(self.bank)
        self.formula, self.axes = self._landscape_formula(), GroundAxes(self.view)
        self.bar = ColorBar(self.view, -6.5, 0.6, 2.0, tr("height"))
        self.add(self.bar)
        self.play(FadeIn(self.formula, self.axes, self.bar.words), appear(self.bar), run_time=0.8)

    @beat("Drop {count} walkers at random. Each sees only the ground at its feet.")
    def predict(self) -> None:
        """The party falls from the sky; the viewer is asked for a guess."""
        self.walkers.dropped.set_value(0)
        self.add(self.trails, self.walkers)
        self.play(FadeOut(self.formula), vanish(self.first_walker, self.first_trail), run_time=0.6)
        self.play(turn(self.walkers.dropped, 1, linear), run_time=3.0)
        self.remove(self.first_walker, self.first_trail)
        self.hold()
        question = at_top(Words(tr("Where will each one end?"), TITLE_SIZE))
        self.play(FadeIn(question), run_time=0.6)
        self.say("Make your guess before they start.")
        for _ in range(2):
            self.walkers.pulse.set_value(0)
            self.play(turn(self.walkers.pulse, 1, linear), run_time=1.4)
        self.play(FadeOut(question, self.axes, self.bar.words), vanish(self.bar), run_time=0.4)
        self.remove(self.bar)

    @beat("They all follow the same rule: against the gradient, step after step.")
    def all_descend(self) -> None:
        """Everybody walks; the losses fall beside the picture."""
        plane = self._loss_plane()
        curves = LossCurves(plane, self.party)
        step = Readout("step", tr("step"), lambda: self.party.step, 0)
        step.next_to(plane, UP, buff=0.3).align_to((plane.corner[0], 0, 0), LEFT)
        self.play(
            self.view.animate.look(**self.view.fitted(-6.6, -2.7, 1.7, 3.4, **_HILLS)), run_time=1.6
        )
        self.play(FadeIn(plane, step), run_time=0.6)
        self.add(curves)
        slow = self.party.steps / 8
        self.play(turn(self.party.progress, slow, linear), turn(self.party.bloom, 1), run_time=4.5)
        self.say("Each takes on the colour of the valley it is bound for.")
        self.play(turn(self.party.progress, self.party.steps, rush_from), run_time=5)
        self.play(FadeOut(plane, step), vanish(curves), run_time=0.6)
        self.remove(curves)

    @beat("Now look straight down: the hills become a map.")
    def from_above(self) -> None:
        """The camera rises until the hills are a map; crosses mark the valleys' floors."""
        self.play(self.view.animate.look(**self._map_pose()), run_time=3.4)
        self.view.panel = self._map_panel()
        self.add(self.map)
        self.bring_to_back(self.map)
        self.bring_to_back(self.surface)
        self.play(appear(self.map), run_time=0.5)
        self.remove(self.surface)
        self.add(self.crosses)
        found = self.facts["valleys"]
        if found:
            self.say(trn("All the paths end in one valley.", "They end in {count} valleys.", found))
        title = Words(tr("who ends in which valley"))
        tally = self._side(Tally(self.plan.destined.tolist(), self.tints, title))
        self.play(appear(self.crosses), FadeIn(self.axes, tally), run_time=0.8)
        self.hold(2.5)
        self.play(FadeOut(tally), run_time=0.3)

    @beat("Give every point the colour of the valley it leads to.")
    def divided(self) -> None:
        """The map is divided among the valleys."""
        note = self._side(
            Words(tr("one colour, one valley")), Words(tr("grey: leads off this map"), color=QUIET)
        )
        self.play(turn(self.map.divided, 1), FadeIn(note), run_time=2.2)
        self.say("The start decides. Across a border, a single step changes the destiny.")
        if self.probe is not None:
            self.add(self.probe)
            self.play(appear(self.probe), vanish(self.trails, self.walkers), run_time=0.6)
            self.play(turn(self.probe.along, 1), run_time=2.6)
            self.play(turn(self.probe.along, 0.5), run_time=1.8)
            self.play(vanish(self.probe), appear(self.trails, self.walkers), run_time=0.6)
            self.remove(self.probe)
        self.play(FadeOut(note), run_time=0.3)

    @beat("Why do they go there? Draw the gradient at many points: a field of arrows.")
    def field_of_arrows(self) -> None:
        """The gradient field fades in over the map."""
        self.add(self.field)
        self.bring_to_front(self.trails, self.walkers, self.crosses)
        self.play(turn(self.map.divided, 0), vanish(self.crosses), run_time=1.0)
        note = self._side(
            self._gradient_formula(),
            Words(tr("each arrow points uphill")),
            Words(tr("the longer, the steeper")),
        )
        self.play(appear(self.field), Fade(self.map, target=0.5), FadeIn(note), run_time=2.0)
        self.hold()
        self.play(FadeOut(note, self.axes), run_time=0.3)

    @beat("Every arrow points uphill. Every path runs exactly against the arrows.")
    def against_the_arrows(self) -> None:
        """One path is walked again, close up, with the angle between step and gradient."""
        self.first.progress.set_value(0)
        self.play(
            self.view.animate.look(**self._close_up(2.2)),
            vanish(self.walkers, self.trails),
            run_time=1.8,
        )
        self.first_walker.radius = 0.15
        for painted in (self.first_trail, self.first_walker):
            painted.presence = 0.0
            self.add(painted)
        self.add(self.uphill, self.downstep)
        side = self._side(
            self._rule_formula(),
            Words(tr("the minus sign: a half turn")),
            Readout("step", tr("step"), lambda: self.first.step, 0, BODY_SIZE),
            Readout("angle", tr("from gradient to step"), self._angle, 1, BODY_SIZE, unit="°"),
        )
        self.play(appear(self.first_trail, self.first_walker), FadeIn(side), run_time=0.6)
        for number in range(1, 6):
            self.play(*self._arrows_out(), run_time=0.7)
            self._step(number, 0.9)
        self.play(FadeOut(side), run_time=0.4)

    @beat("Going downhill finds a valley. Which one? The start decides.")
    def takeaway(self) -> None:
        """Back to the hills, with the lesson."""
        self.remove(self.uphill, self.downstep)
        self.add(self.surface)
        self.bring_to_back(self.surface)
        top = self.view.animate.look(**self._map_pose())
        self.play(
            vanish(self.field, self.first_trail, self.first_walker),
            appear(self.map, self.walkers, self.trails),
            top,
            run_time=1.6,
        )
        self.view.panel = None
        self.remove(self.field, self.map, self.first_trail, self.first_walker)
        self.play(self.view.animate.look(**self._overview()), run_time=3)
        words = tr("Follow the slope down: where you start decides where you end.")
        lesson = at_top(Words(words, TITLE_SIZE - 6))
        self.play(FadeIn(lesson), run_time=0.8)
        self.hold(4.0)

    # -- pieces of the beats ---------------------------------------------------------------------

    def _drifting(self, frames: float) -> Any:
        """The fog moving on by a fraction of a frame."""
        return turn(self.drift, self.drift.get_value() + frames, linear)

    def _arrows_out(self) -> tuple[Any, Any]:
        """Both arrows of the first walker grow."""
        return turn(self.uphill.grown, 1), turn(self.downstep.grown, 1)

    def _step(self, number: int, run_time: float) -> None:
        """Walk step ``number`` along its arrow, then take both arrows back."""
        # The arrows belong to the step until it is complete.
        self.play(
            turn(self.first.progress, number - 1e-6),
            self._drifting(0.01),
            run_time=0.7 * run_time,
        )
        self.play(turn(self.uphill.grown, 0), self._drifting(0.004), run_time=0.3 * run_time)
        self.downstep.grown.set_value(0)
        self.first.progress.set_value(number)

    def _named(self, text: str, arrow: GroundArrow, color: str) -> VGroup:
        """A name that stays beside the tip of an arrow."""
        name = on_plate(Words(text, LABEL_SIZE, color))

        def follow(label: Any) -> None:
            tip, tail = arrow.tip(), self.view.at(arrow.tail())
            side = RIGHT if tip[0] >= tail[0] else LEFT
            label.next_to((*tip, 0), side, buff=0.2)

        name.add_updater(follow)
        follow(name)
        return name

    def _readouts(self) -> VGroup:
        """Step, height and slope of the first walker, top left."""
        at, now = self.first.trajectory, self.first
        rows = VGroup(
            Readout("step", tr("step"), lambda: now.step, 0),
            Readout("height", tr("height"), lambda: at.losses[now.step, 0], 3, color=LOSS),
            Readout("slope", tr("slope"), self._slope, 3, color=GRADIENT),
        )
        rows.arrange(DOWN, aligned_edge=LEFT, buff=0.22)
        return rows.to_corner(UP + LEFT, buff=0.55)

    def _slope(self) -> float:
        return float(np.linalg.norm(self.first.trajectory.gradients[self.first.step, 0]))

    def _angle(self) -> float:
        """Degrees between the first walker's present step and the gradient there."""
        number = min(self.first.step, self.first.steps - 1)
        points, gradients = self.first.trajectory.points, self.first.trajectory.gradients
        step, gradient = points[number + 1, 0] - points[number, 0], gradients[number, 0]
        turned = step[0] * gradient[1] - step[1] * gradient[0]
        return float(np.degrees(np.arctan2(abs(turned), step @ gradient)))

    def _rule_formula(self) -> Formula:
        """The update rule, its symbols in the colours of what they stand for."""
        return Formula(
            "{{theta_(i+1) : next}} = {{theta_i : here}} - {{alpha : rate}} thin"
            " {{nabla : grad}} {{f : height}} (theta_i)",
            {"next": NEXT, "here": POSITION, "rate": STEP, "grad": GRADIENT, "height": LOSS},
            TITLE_SIZE,
        )

    def _tie(self, part: str, words: str, color: str, end: Any) -> None:
        """Name one symbol of the rule and draw a link from it to the thing."""
        symbol = self.rule.part(part)
        name = on_plate(Words(words, LABEL_SIZE, color)).next_to(self.rule, DOWN, buff=0.25)
        name.set_x(max(symbol.get_x(), name.width / 2 + SAFE_MARGIN - config.frame_width / 2))
        link = Link(lambda: name.get_bottom(), end, color)
        self.add(link)
        self.play(
            FadeIn(name, shift=0.1 * DOWN), turn(link.grown, 1), self._drifting(0.01), run_time=0.8
        )
        self.play(self._drifting(0.02), run_time=reading_time(words) - 0.2)
        self.play(FadeOut(name), vanish(link), self._drifting(0.003), run_time=0.3)
        self.remove(link)

    def _close_up(self, zoom: float) -> dict[str, float]:
        """The map enlarged about the first walker's path, without leaving the map."""
        low, high = np.array(self.view.window).T
        half = (high - low) / 2 * self.view.pose["zoom"] / zoom
        at = self.first.trajectory.points[: 2 * _FIRST_STEPS, 0].mean(axis=0)
        focus = np.clip(at, low + half, high - half)
        return {"zoom": zoom, "focus_x": float(focus[0]), "focus_y": float(focus[1])}

    def _gradient_formula(self) -> Any:
        """∇f with its partial derivatives, or its name alone where they are too long."""
        if self.landscape.expression:
            along = partial_formulas(self.landscape.expression, 2)
            formula = Formula(f"nabla f = vec({along[0]}, {along[1]})", size=38, color=GRADIENT)
            if formula.width < 5.4:
                return formula
        return Formula("nabla f", size=TITLE_SIZE, color=GRADIENT)

    def _map_pose(self) -> dict[str, float]:
        """The pose from straight above, with room for words on the right."""
        return self.view.fitted(-6.4, -2.6, -0.2, 3.5, **_MAP)

    def _overview(self) -> dict[str, float]:
        """The pose that shows all the hills."""
        return self.view.fitted(-5.6, -2.75, 6.2, 2.65, **_HILLS)

    def _map_panel(self) -> tuple[float, float, float, float]:
        """The map's rectangle on the screen, a hair wider for its rim."""
        (x0, x1), (y0, y1) = self.view.window
        left, bottom = self.view.at((x0, y0)) - 0.03
        right, top = self.view.at((x1, y1)) + 0.03
        return float(left), float(bottom), float(right), float(top)

    def _side(self, *lines: Any) -> VGroup:
        """Lines of words to the right of the map."""
        group = VGroup(*lines).arrange(DOWN, aligned_edge=LEFT, buff=0.4)
        return group.move_to((0.7, 0.5, 0), aligned_edge=LEFT)

    def _landscape_formula(self) -> VGroup:
        """The function, as large as fits, or its name where it does not fit."""
        formula: Any = Formula(f"f(x, y) = {self.landscape.formula}", size=TITLE_SIZE)
        if formula.width > 9:
            formula.scale(max(9 / formula.width, SMALLEST_SIZE / TITLE_SIZE))
        if formula.width > 12:
            formula = Words(self.landscape.name.replace("_", " "), TITLE_SIZE)
        return at_top(formula)

    def _loss_plane(self) -> Plane:
        losses = self.walk.losses[self.view.inside(self.walk.points)]
        low, high = float(losses.min()), float(losses.max())
        room = 0.06 * (high - low)
        return Plane(
            corner=(2.75, -1.9),
            size=(3.75, 3.9),
            x_range=(0, self.walk.steps),
            y_range=(low - room, high + room),
            names=(tr("step"), tr("height")),
        )


def at_top(mobject: Any) -> VGroup:
    """Words on a plate at the top of the frame."""
    return on_plate(mobject).to_edge(UP, buff=SAFE_MARGIN)
