"""Walkers in the fog on the hills: what gradient descent does, and where it ends.

manim render scenes/hills.py
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle
from typing import Annotated, Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    FadeIn,
    FadeOut,
    Transform,
    ValueTracker,
    VGroup,
    Write,
    linear,
    rate_functions,
    smooth,
    squish_rate_func,
    there_and_back_with_pause,
)
from msgspec import Meta

from gdmath import (
    LANDSCAPES,
    GradientField,
    Landscape,
    descend,
    gradient_descent,
    gradient_field,
)
from gdmath.expression import partial_formulas
from scenes.parts.hills.expedition import border_crossing, plan
from scenes.parts.hills.probe import Probe
from scenes.parts.hills.tally import Destination, Tally, ValleyLetters
from scenes.render.parameters import Rate, Seed, among
from scenes.stage.ground.arrow import GroundArrow, HalfTurn, Link, Plumb
from scenes.stage.ground.axes import GroundAxes
from scenes.stage.ground.contour_map import ContourMap
from scenes.stage.ground.cross import Crosses
from scenes.stage.ground.field import Field
from scenes.stage.ground.fog import Fog, FogBank
from scenes.stage.ground.surface import Surface
from scenes.stage.ground.view import MAP, View
from scenes.stage.lecture.scene import LectureScene, beat, reading_time
from scenes.stage.lecture.theme import (
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    NEXT,
    POSITION,
    QUIET,
    SAFE_MARGIN,
    SMALLEST_SIZE,
    STEP,
    TEXT,
    TITLE_SIZE,
    VALLEYS,
)
from scenes.stage.lecture.words import ALPHA, italic, tr, trn
from scenes.stage.paint.painted import Fade, appear, turn, vanish
from scenes.stage.plot.plane import ColorBar, LossCurves, Plane
from scenes.stage.type.rule import UpdateRule
from scenes.stage.type.text import Formula, Line, Readout, Words, baseline, on_plate
from scenes.stage.walk.party import Party
from scenes.stage.walk.pathfinder import Pathfinder
from scenes.stage.walk.trail import Trails
from scenes.stage.walk.walker import Walkers

# The default hills go on for ever; the film frames eight whole valleys, its rim level all round.
_FRAMING = {"sine_hills": ((-2 * np.pi, 2 * np.pi), (-2 * np.pi, 2 * np.pi))}
_FIRST_STEPS = 4  # of the pathfinder, told one by one
_HILLS = {"azimuth": -62.0, "elevation": 40.0, "perspective": 0.045}
_ABOVE = 64.0  # degrees: low in the valley, its near side would hide what the lamp lights
_CLOSE = (2.6, 3.3)  # how many times the map is enlarged, as her path allows
_FAINT = 0.22  # of the field, while an angle is measured in it
_GROUNDS = [name for name, known in LANDSCAPES.items() if known.dimension == 2]
_SLOPE = "{{nabla : grad}} {{f : height}} ({{theta_k : there}})"
_BESIDE = (1.2, 2.9, 0.0)  # where the words beside the map begin


@dataclass(frozen=True)
class HillsParameters:
    """What a lecturer may change."""

    landscape: Annotated[str, among(_GROUNDS), "the ground"] = "sine_hills"
    learning_rate: Annotated[Rate | None, "none: one that suits the landscape"] = None
    starts: Annotated[int, Meta(ge=1, le=200), "how many walkers are dropped at random"] = 12
    seed: Annotated[Seed, "of the places where they are dropped"] = 64
    steps: Annotated[int, Meta(ge=4, le=1000), "how many steps each takes"] = 24


def framed(name: str) -> Landscape:
    """The landscape called ``name``, with the window that the film shows."""
    known = LANDSCAPES[name]
    return known.with_window(_FRAMING.get(name, known.window))


class Hills(LectureScene):
    """From one blind walker in the fog to the map of all valleys."""

    number = 2
    title = "Hills in the fog"
    lasts = 118.7
    parameters = HillsParameters()

    # -- numbers and cast ------------------------------------------------------------------------

    def setup(self) -> None:
        """Compute every descent, then build the cast."""
        p = self.parameters
        # One more than is dropped: the pathfinder, who goes ahead alone.
        self.plan = plan(framed(p.landscape), p.learning_rate, p.starts + 1, p.seed, p.steps)
        self.landscape = self.plan.landscape
        self.lamp = 0.12 * max(high - low for low, high in self.landscape.window)
        self.drift = ValueTracker(0.0)
        self._cast_the_pathfinder()
        self._cast_the_party()

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        angle = self.guide.angle()
        return {"count": len(self.party), "rate": f"{self.plan.rate:g}", "angle": f"{angle:.0f}"}

    def _cast_the_pathfinder(self) -> None:
        """The hills, the fog on them, and the one walker in it."""
        alone = self.plan.walk.path(slice(self.plan.first, self.plan.first + 1))
        start = alone.points[0, 0]
        self.view = View(self.landscape, size=8.5, relief=2.0, focus_x=start[0], focus_y=start[1])
        self.view.look(azimuth=self._azimuth_facing(start), elevation=46, zoom=2.4)
        self.view.look(up=0.1 - float(self.view.at(start)[1]))
        # Gradients of more than the lamp reaches are drawn smaller, all in proportion.
        told = zip(alone.points[: 2 * _FIRST_STEPS, 0], alone.gradients[:, 0], strict=False)
        longest = max(float(np.linalg.norm(self.view.rise(*each))) for each in told)
        self.unit = min(1.0, 1.1 * self.lamp * self.view.scale_xy / longest)
        self.guide = Pathfinder(self.view, alone, self.plan.rate, self.unit, straight=True)
        self.fog = Fog(alone, self.guide.progress, self.lamp)
        self.bank = FogBank(self.fog, self.drift)
        self.surface = Surface(self.view, self.fog, presence=1.0)

    def _azimuth_facing(self, start: Any) -> float:
        """From where to look so that the slope at ``start`` is seen across, rising to the right."""
        gradient = self.landscape.gradient(start)
        turned = float(np.degrees(np.arctan2(gradient[1], gradient[0]))) - 125.0
        return turned - 360 * round((turned - _HILLS["azimuth"]) / 360)

    def _cast_the_party(self) -> None:
        """All the others; a valley's colour is that of its walkers, their losses and its domain."""
        others = np.delete(np.arange(self.parameters.starts + 1), self.plan.first)
        self.destined = self.plan.destined[others].tolist()
        self.own = int(self.plan.destined[self.plan.first])
        others_tints = cycle(VALLEYS)  # the pathfinder's valley has the pathfinder's colour
        floors = range(len(self.plan.floors))
        self.tints = [POSITION if i == self.own else next(others_tints) for i in floors]
        own = [self.tints[i] if i >= 0 else QUIET for i in self.destined]
        self.party = Party(self.plan.walk.path(others), own)
        self.trails, self.walkers = Trails(self.view, self.party), Walkers(self.view, self.party)
        self.map = ContourMap(self.view, self.plan.domains.T, self.tints)
        self.probe = self._border_probe()
        self.crosses = Crosses(self.view, self.plan.floors)
        self.field = Field(self.view, self._gradients(self.landscape.window, 15))
        times = self._closeness()
        near = self._part_of_the_map(times)
        self.near_field = Field(self.view, self._gradients(near, 4), unit=self.unit, width=0.035)
        self.near_axes = GroundAxes(self.view, window=near)
        pose, middle = self._map_pose(), np.mean(near, axis=1)
        self.close_up = {"zoom": times * pose["zoom"], "focus_x": middle[0], "focus_y": middle[1]}

    def _gradients(self, window: Any, count: int) -> GradientField:
        """``count`` by ``count`` gradients, each in the middle of its share of the window."""
        low, high = np.array(window).T
        half = (high - low) / (2 * count)
        inset = np.stack([low + half, high - half], axis=1)
        return gradient_field(self.landscape.with_window(inset), (count, count))

    def _border_probe(self) -> Probe | None:
        """A start that slides across a border, if the map has one."""
        starts = border_crossing(self.plan)
        if len(starts) == 0:
            return None
        steps = 12 * self.parameters.steps
        walks = descend(self.landscape, gradient_descent(self.plan.rate), starts, steps)
        self.bound_for = self.plan.bound_for(starts).tolist()
        changes = np.flatnonzero(np.diff(self.bound_for)) + 0.5
        self.border = float(changes[0] if len(changes) else 0.5 * len(starts)) / (len(starts) - 1)
        tints = [self.tints[i] if i >= 0 else QUIET for i in self.bound_for]
        return Probe(self.view, walks, tints)

    # -- the story -------------------------------------------------------------------------------

    def construct(self) -> None:
        """The film, beat by beat."""
        self.in_the_fog()
        self.feel_the_slope()
        self.one_step()
        self.the_rule()
        self.again()
        self.fog_lifts()
        self.all_the_ground()
        self.predict()
        self.all_descend()
        self.from_above()
        self.divided()
        self.field_of_arrows()
        self.against_the_arrows()
        self.takeaway()

    @beat("You are somewhere in the hills, in thick fog.")
    def in_the_fog(self) -> None:
        """A lit patch of ground, one walker, and the question."""
        self.add(self.bank, self.surface, self.guide.trail, self.guide.marker)
        self.question = Words(tr("Which way is down?"), TITLE_SIZE).move_to(UP * 3.2)
        closer = self.view.move(rate_functions.ease_in_sine, zoom=2.56)
        self.play(Write(self.question, run_time=1.5), self._drifting(0.03), closer, run_time=3.0)
        self.say("You see only the ground around you.")
        closer = self.view.move(rate_functions.ease_out_sine, zoom=2.7)
        self.play(self._drifting(0.03), closer, run_time=2.4)
        self.play(FadeOut(self.question), self._drifting(0.01), run_time=0.5)

    @beat("So feel the slope. The steepest way up has a name: the gradient.")
    def feel_the_slope(self) -> None:
        """The gradient arrow grows uphill."""
        self.readouts = on_plate(self.guide.readouts(), spare=0.2).to_corner(UP + LEFT, buff=0.45)
        self.add(self.guide.uphill)
        self.up_name = self._named(tr("gradient: steepest uphill"), self.guide.uphill, GRADIENT)
        self.play(turn(self.guide.uphill.grown, 1), self._drifting(0.03), run_time=1.8)
        self.play(FadeIn(self.up_name, self.readouts), self._drifting(0.005), run_time=0.6)
        self.play(self._drifting(0.02), run_time=1.8)

    @beat("Down is the opposite. Turn the arrow round; a part of it is your step.")
    def one_step(self) -> None:
        """The gradient is turned round and cut to the step; then the first step."""
        guide = self.guide
        for tracker, value in ((guide.turned, 0), (guide.shortened, 0), (guide.downstep.grown, 1)):
            tracker.set_value(value)
        self.play(FadeOut(self.up_name), self._drifting(0.005), run_time=0.4)
        guide.downstep.presence = 0.0
        self.add(guide.downstep)
        around = turn(guide.turned, 1, rate_functions.ease_in_out_sine)
        parting = appear(guide.downstep).set_rate_func(squish_rate_func(smooth, 0.05, 0.3))
        self.play(around, parting, self._drifting(0.02), run_time=2.0)
        self.play(turn(guide.shortened, 1), self._drifting(0.01), run_time=1.0)
        name = self._named(tr("step: the opposite way"), guide.downstep, STEP)
        self.play(FadeIn(name), self._drifting(0.005), run_time=0.5)
        self.play(self._drifting(0.02), run_time=1.9)
        self.play(FadeOut(name), self._drifting(0.003), run_time=0.3)
        self._step(1.2)

    @beat("That is gradient descent, and it fits in one line.")
    def the_rule(self) -> None:
        """The update rule; each symbol is tied to what it stands for."""
        guide = self.guide
        self.rule = UpdateRule("theta", _SLOPE).move_to((0, 3.15, 0))
        self.play(Write(self.rule), self._drifting(0.02), run_time=1.4)
        here = tr("where you are")
        self._tie("here", here, POSITION, guide.marker.middle, guide.marker.ring_out())
        self.say("Take the slope of the height under your feet,")
        plumb = Plumb(self.view, guide.foot, LOSS)
        zero = on_plate(Line("0", LABEL_SIZE, LOSS), margin=0.06)
        zero.next_to((*plumb.ends()[1], 0), RIGHT, buff=0.28)
        self.add(plumb)
        self.bring_to_front(guide.marker, guide.uphill, guide.downstep)
        measured = (appear(plumb), FadeIn(zero))
        above = tr("{f}: height above 0").format(f=italic("f"))
        self._tie("height", above, LOSS, plumb.middle, *measured)
        self.play(vanish(plumb, run_time=0.3), FadeOut(zero), self._drifting(0.01), run_time=0.3)
        grows = turn(guide.uphill.grown, 1)
        uphill = tr("∇{f}: the way uphill").format(f=italic("f"))
        self._tie("grad", uphill, GRADIENT, guide.uphill.tip, grows)
        self.say("turn it round, and step a part of it.")
        guide.shortened.set_value(0)
        self.play(turn(guide.downstep.grown, 1), self._drifting(0.01), run_time=0.8)
        share = tr("{alpha} = {rate}: this much").format(alpha=ALPHA, **self.facts)
        cut = turn(guide.shortened, 1)
        self._tie("rate", share, STEP, guide.downstep.tip, cut, bend=self._round_the_marker)
        land = tr("where you land")
        self._tie("next", land, NEXT, guide.marker.middle, *guide.take_step())
        guide.landed()
        self.play(FadeOut(self.rule), self._drifting(0.01), run_time=0.4)

    @beat("And again: look, turn round, step.")
    def again(self) -> None:
        """More steps, each faster; read-outs in step with the walker."""
        for number in range(3, _FIRST_STEPS + 1):
            pace = 0.8 ** (number - 3)
            self.play(*self.guide.look(), self._drifting(0.01), run_time=0.9 * pace)
            x, y = self.guide.walk.points[self.guide.step + 1, 0]
            self._step(1.2 * pace, self.view.move(focus_x=x, focus_y=y, elevation=_ABOVE))

    @beat("Step after step. But where do they lead?")
    def fog_lifts(self) -> None:
        """The camera draws back in the fog, the hills come out of it, and she walks on."""
        self.remove(self.guide.uphill, self.guide.downstep)
        # The hills loom when nearly all of them are above the caption, not as they move through it.
        loom = turn(self.fog.lift, 0.15, squish_rate_func(rate_functions.ease_in_sine, 0.82, 1))
        back = self.view.move(**self._overview())
        self.play(back, loom, self._drifting(0.03), run_time=3.2)
        self.say("Now let the fog lift.")
        lift = turn(self.fog.lift, 1, rate_functions.ease_out_sine)
        self.play(lift, self._drifting(0.03), run_time=2.4)
        self.remove(self.bank)
        self.say("Walk on, down to where it is level.")
        self.play(turn(self.guide.progress, self.guide.party.steps), run_time=3)
        self.hold()
        self.play(FadeOut(self.readouts), run_time=0.4)

    @beat("Every point of the ground has a height: f of x and y.")
    def all_the_ground(self) -> None:
        """The axes, the colours and the formula of the hills."""
        self.axes = GroundAxes(self.view)
        self.bar = ColorBar(self.view, -6.5, 0.6, 2.0, tr("height"))
        self.add(self.bar)
        self.play(FadeIn(self.axes, self.bar.words), appear(self.bar), run_time=1.4)
        self.formula = self._landscape_formula()
        place = on_plate(Formula("theta = (x, y)", size=LABEL_SIZE, color=POSITION), margin=0.1)
        foot, came_from = self.guide.marker.middle(), self.view.at(self.guide.walk.points[0, 0])
        free = LEFT if came_from[0] > foot[0] else RIGHT  # where her trail is not
        place.next_to((*foot, 0), free, buff=0.35)
        self.play(FadeIn(self.formula), run_time=0.8)
        self.play(FadeIn(place), run_time=0.6)
        self.hold(1.6)
        self.play(FadeOut(self.formula, place), run_time=0.4)

    @beat("Drop {count} more walkers, each on its own slope.")
    def predict(self) -> None:
        """The party falls from the sky; the viewer is asked for a guess."""
        self.walkers.dropped.set_value(0)
        self.add(self.trails, self.walkers)
        self.play(turn(self.walkers.dropped, 1, linear), run_time=2.8)
        self.hold()
        question = at_top(Words(tr("Where will each one end?"), TITLE_SIZE))
        self.play(FadeIn(question), run_time=0.6)
        self.say("Pick one of them, and guess its valley.")
        self.play(self.walkers.ring_out(), run_time=1.6)
        self.play(FadeOut(question, self.bar.words), vanish(self.bar), run_time=0.4)
        self.remove(self.bar)

    @beat("All of them follow the same rule: against the gradient, step after step.")
    def all_descend(self) -> None:
        """Everybody walks; the losses fall beside the picture."""
        beside = self.view.fitted(-6.4, -2.4, 1.5, 3.4, **_HILLS)
        plane = self._loss_plane()
        curves = LossCurves(plane, self.party)
        step = Readout("step", tr("step"), lambda: self.party.step, 0)
        step.next_to(plane, UP, buff=0.3).align_to((plane.corner[0], 0, 0), LEFT)
        others = trn("{count} more walker", "{count} more walkers", len(self.party))
        count = Words(others, LABEL_SIZE)
        count.next_to(plane, UP, buff=0.3).align_to((plane.corner[0] + plane.size[0], 0, 0), RIGHT)
        count.shift(UP * (baseline(step.label) - baseline(count)))
        entering = FadeIn(plane, step, count, rate_func=squish_rate_func(smooth, 0.5, 1))
        self.play(self.view.move(**beside), entering, run_time=1.8)
        self.add(curves)
        slow = min(4, self.party.steps)
        self.play(turn(self.party.progress, slow, linear), run_time=3.2)
        self.say("Each valley gives its colour to whoever arrives.")
        self.play(turn(self.party.progress, self.party.steps, linear), run_time=4.6)
        self.play(FadeOut(plane, step, count), vanish(curves), run_time=0.6)
        self.remove(curves)

    @beat("Now look straight down: the hills become a map.")
    def from_above(self) -> None:
        """The camera rises until the hills are a map; crosses mark the valleys' floors."""
        self.question = Words(tr("Who ends in which valley?")).move_to(_BESIDE, LEFT)
        rise = self.view.move(**self._map_pose())
        self.play(rise, FadeIn(self.question, run_time=1.0), run_time=2.8)
        self.view.panel = self.view.map_panel()
        self.add(self.map)
        self.bring_to_back(self.map)
        self.bring_to_back(self.surface)
        self.play(appear(self.map), run_time=0.5)
        self.remove(self.surface)
        self.add(self.crosses)
        self.bring_to_back(self.crosses)
        self.bring_to_back(self.map)
        walked = self.plan.walk.points.reshape(-1, 2)
        if self.probe is not None:
            walked = np.concatenate([walked, self.probe.walks.points.reshape(-1, 2)])
        self.letters = ValleyLetters(self.view, self.plan.floors, self.destined, walked)
        reached = len({*self.destined, self.own} - {-1})
        self.play(appear(self.crosses), FadeIn(self.letters), run_time=0.8)
        if reached:
            say = trn(
                "All the paths end in one valley, at its cross.",
                "They end in {count} valleys, at the crosses.",
                reached,
            )
            self.say(say)
        self.tally = Tally([*self.destined, self.own], self.tints, POSITION)
        self.tally.next_to(self.question, DOWN, buff=0.4, aligned_edge=LEFT)
        for row in self.tally:
            self.play(FadeIn(row), run_time=1.8 / len(self.tally))

    @beat("Give every point the colour of the valley it leads to.")
    def divided(self) -> None:
        """The map is divided among the valleys; a start slides across a border."""
        note = Words(tr("dark: leads off this map"), color=QUIET)
        note.next_to(self.tally, DOWN, buff=0.6, aligned_edge=LEFT)
        cast = (self.trails, self.walkers, self.guide.trail, self.guide.marker)
        gone = vanish(*cast, run_time=0.8)
        self.play(turn(self.map.divided, 1), gone, FadeIn(note), run_time=2.2)
        if self.probe is not None:
            self.say("The start decides. At a border, a hair’s breadth changes the destiny.")
            self.add(self.probe)
            ends = Words(tr("ends in valley"))
            letters = Destination(self.probe, self.bound_for, self.tints)
            letters.next_to(ends, RIGHT, buff=0.3)
            tag = VGroup(ends, letters).next_to(note, DOWN, buff=0.5, aligned_edge=LEFT)
            self.add(letters)
            self.play(appear(self.probe), FadeIn(ends), run_time=0.5)
            self.play(turn(self.probe.along, self.border - 0.012), run_time=1.6)
            self.wait(0.4)
            self.play(turn(self.probe.along, self.border + 0.012, linear), run_time=0.8)
            self.wait(0.4)
            self.play(turn(self.probe.along, 1), run_time=1.2)
            self.play(vanish(self.probe), FadeOut(ends), run_time=0.3)
            self.remove(self.probe, tag)
        self.play(FadeOut(self.letters, self.question, self.tally, note), run_time=0.3)

    @beat("What steers them? The gradient, drawn at many points.")
    def field_of_arrows(self) -> None:
        """The gradient field fades in over the map; then the paths, over the field."""
        self.add(self.field)
        self.bring_to_front(self.guide.trail, self.guide.marker, self.trails, self.walkers)
        self.side = self._side(
            self._gradient_formula(),
            Words(tr("each arrow points uphill")),
            Words(tr("the longer, the steeper")),
        )
        self.play(
            turn(self.map.divided, 0),
            vanish(self.crosses),
            appear(self.field, run_time=2.0),
            Fade(self.map, target=0.55, run_time=2.0),
            FadeIn(self.side, run_time=0.8),
            run_time=2.0,
        )
        self.say("Walk over it again: every path runs against the arrows.")
        for party in (self.party, self.guide.party):
            party.progress.set_value(0)
        everybody = (self.trails, self.walkers, self.guide.trail, self.guide.marker)
        self.play(appear(*everybody), run_time=0.5)
        self.play(
            *(turn(party.progress, party.steps) for party in (self.party, self.guide.party)),
            run_time=3.0,
        )

    @beat("One path again: each step against the arrow underfoot.")
    def against_the_arrows(self) -> None:
        """One path is walked again, close up, with the angle between step and gradient."""
        guide = self.guide
        self.rule = UpdateRule("theta", _SLOPE)
        angle = Readout("angle", tr("angle between gradient and step"), guide.angle, 1, unit="°")
        cast = (self.walkers, self.trails, guide.trail, guide.marker)
        self.play(vanish(*cast), FadeOut(self.side, self.axes), run_time=0.4)
        self._side(self.rule, angle)
        guide.progress.set_value(0)
        self.play(
            appear(guide.trail, guide.marker), vanish(self.field), FadeIn(self.rule), run_time=0.5
        )
        self.add(self.near_field)
        self.bring_to_front(guide.trail, guide.marker)
        closer, brighter = self.view.move(**self.close_up), Fade(self.map, target=0.8)
        arrows = appear(self.near_field).set_rate_func(squish_rate_func(smooth, 0.1, 0.8))
        self.play(closer, brighter, arrows, turn(guide.marker.shrunk, 0.5), run_time=1.9)
        self.near_axes.follow()
        self.play(FadeIn(self.near_axes), run_time=0.4)
        arc = HalfTurn(guide.uphill, guide.downstep, TEXT)
        # The ball is over the arrows: what is shorter than it is not seen growing inside it.
        self.add(guide.uphill, guide.downstep, arc, guide.marker)
        self.play(*guide.look(), Fade(self.near_field, target=_FAINT), run_time=0.8)
        self.play(turn(arc.grown, 1), FadeIn(angle), run_time=0.8)
        self.say("{angle}° at every step: that is the minus sign in the rule.")
        singled_out = self.rule.copy().set_opacity(_FAINT)
        singled_out.part("minus").set_opacity(1)
        self.play(
            Transform(self.rule, singled_out, rate_func=there_and_back_with_pause), run_time=1.8
        )
        self.play(vanish(arc), run_time=0.3)
        self.remove(arc)
        self._step(0.8)
        self.play(*guide.look(), run_time=0.5)
        self._step(0.7)
        onward = turn(guide.progress, guide.party.steps, linear)
        self.play(onward, appear(self.near_field), run_time=2.2)
        self.hold()
        self.play(FadeOut(self.near_axes, angle), vanish(self.near_field), run_time=0.4)
        self.remove(guide.uphill, guide.downstep)
        self.bring_to_front(self.trails, self.walkers)
        self.say("")
        self.play(
            appear(self.map, self.walkers, self.trails),
            self.view.move(**self._map_pose()),
            turn(guide.marker.shrunk, 1),
            FadeOut(self.rule),
            run_time=1.6,
        )

    @beat("Back on the hills, everybody stands where the slope has led.")
    def takeaway(self) -> None:
        """Back to the hills, with the lesson."""
        self.view.panel = None
        self.add(self.surface)
        self.bring_to_back(self.surface)
        self.play(vanish(self.map), run_time=0.25)
        self.remove(self.near_field, self.field, self.map)
        self.play(self.view.move(**self._overview()), run_time=2.6)
        lesson = at_top(
            Words(tr("Go downhill: where you start decides where you end."), TITLE_SIZE)
        )
        self.say("")
        self.play(FadeIn(lesson), run_time=0.8)
        self.play(self.walkers.ring_out(), self.guide.marker.ring_out(), run_time=1.6)
        self.invite()
        self.play(self.walkers.ring_out(), self.guide.marker.ring_out(), run_time=1.6)

    # -- pieces of the beats ---------------------------------------------------------------------

    def _drifting(self, frames: float) -> Any:
        """The fog moving on by a fraction of a frame."""
        return turn(self.drift, self.drift.get_value() + frames, linear)

    def _step(self, run_time: float, *others: Any) -> None:
        """The pathfinder takes her next step, while ``others`` play."""
        self.play(*self.guide.take_step(), *others, self._drifting(0.01), run_time=run_time)
        self.guide.landed()

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

    def _round_the_marker(self) -> Any:
        """Where a link bends on its way from above to the tip of the step, round her."""
        tip, middle = self.guide.downstep.tip(), self.guide.marker.middle()
        return tip + np.array([0.4 * np.sign(tip[0] - middle[0]), 1.7])

    def _tie(
        self, part: str, words: str, color: str, end: Any, *shown: Any, bend: Any = None
    ) -> None:
        """Name a symbol of the rule and link it to the thing, while that is ``shown``."""
        symbol = self.rule.part(part)
        name = on_plate(Words(words, LABEL_SIZE, color)).next_to(self.rule, DOWN, buff=0.22)
        name.set_x(symbol.get_x())
        link = Link(lambda: name.get_bottom(), end, color, bend)
        stub = Link(lambda: symbol.get_bottom() + 0.07 * DOWN, name.get_top, color, bead=False)
        self.add(link, stub)
        self.play(
            FadeIn(name, shift=0.1 * DOWN),
            turn(link.grown, 1, squish_rate_func(smooth, 0.4, 1)),  # to where things are by then
            turn(stub.grown, 1, squish_rate_func(smooth, 0, 0.4)),
            *shown,
            self._drifting(0.01),
            run_time=0.8,
        )
        self.play(self._drifting(0.02), run_time=reading_time(words) - 0.3)
        self.play(FadeOut(name), vanish(link, stub), self._drifting(0.003), run_time=0.3)
        self.remove(link, stub)

    def _closeness(self) -> float:
        """How many times the map may be enlarged so that it still holds the pathfinder's path."""
        window = np.ptp(self.view.window, axis=1)
        path = np.ptp(self.guide.walk.points[:, 0], axis=0)
        return float(np.clip(0.7 * np.min(window / np.maximum(path, 1e-9)), *_CLOSE))

    def _part_of_the_map(self, times: float) -> tuple[tuple[float, float], ...]:
        """The map enlarged about the pathfinder's path, without leaving the map."""
        low, high = np.array(self.view.window).T
        half = (high - low) / 2 / times
        path = self.guide.walk.points[:, 0]
        focus = np.clip((path.min(axis=0) + path.max(axis=0)) / 2, low + half, high - half)
        return tuple((float(at - by), float(at + by)) for at, by in zip(focus, half, strict=True))

    def _overview(self) -> dict[str, float]:
        """The pose that shows all the hills."""
        return self.view.fitted(-5.6, -2.7, 6.2, 2.7, **_HILLS)

    def _map_pose(self) -> dict[str, float]:
        """The pose from straight above, with room for words on the right."""
        return self.view.fitted(-6.2, -2.6, 0.0, 3.5, **MAP)

    def _side(self, *lines: Any) -> VGroup:
        """Lines of words to the right of the map."""
        group = VGroup(*lines).arrange(DOWN, aligned_edge=LEFT, buff=0.4)
        return group.move_to((_BESIDE[0], 0.5, 0), aligned_edge=LEFT)

    def _landscape_formula(self) -> VGroup:
        """The function, as large as fits, or its name where it does not fit."""
        source = f"{{{{f : height}}}}(x, y) = {self.landscape.formula}"
        formula: Any = Formula(source, {"height": LOSS}, TITLE_SIZE)
        if formula.width > 9:
            formula.scale(max(9 / formula.width, SMALLEST_SIZE / TITLE_SIZE))
        if formula.width > 12:
            formula = Words(self.landscape.name.replace("_", " "), TITLE_SIZE)
        return at_top(formula)

    def _gradient_formula(self) -> Any:
        """∇f with its partial derivatives, or its name alone where they are too long."""
        if self.landscape.expression:
            along = partial_formulas(self.landscape.expression, 2)
            source = f"nabla {{{{f : height}}}} = vec({along[0]}, {along[1]})"
            formula = Formula(source, {"height": LOSS}, 38, GRADIENT)
            if formula.width < 5.4:
                return formula
        return Formula("nabla f", size=TITLE_SIZE, color=GRADIENT)

    def _loss_plane(self) -> Plane:
        losses = self.party.trajectory.losses[self.view.inside(self.party.trajectory.points)]
        low, high = float(losses.min()), float(losses.max())
        room = 0.06 * (high - low)
        plane = Plane(
            corner=(2.75, -1.9),
            size=(3.75, 3.9),
            x_range=(0, self.party.trajectory.steps),
            y_range=(low - room, high + room),
            names=(tr("step"), tr("height")),
        )
        plane.y_name.set_color(LOSS)
        return plane


def at_top(mobject: Any) -> VGroup:
    """Words on a plate at the top of the frame."""
    return on_plate(mobject).to_edge(UP, buff=SAFE_MARGIN)
