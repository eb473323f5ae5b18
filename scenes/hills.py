"""Walkers in the fog on the hills: what gradient descent does, and where it ends.

manim render scenes/hills.py
"""

# ruff: noqa: I001 (imports are the cast list: a few full lines, not one line a name)
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Create, FadeIn, FadeOut, VGroup, Write
from manim import linear, rate_functions as pace, squish_rate_func
from msgspec import Meta

from gdmath import LANDSCAPES, Landscape
from scenes.parts.hills import cast
from scenes.parts.hills.descents import plan
from scenes.parts.hills.tally import Destination, Tally, ValleyLetters
from scenes.render.parameters import Rate, Seed, among
from scenes.stage import ALPHA, GRADIENT, LOSS, NEXT, POSITION, QUIET, STAGE, STEP, TITLE
from scenes.stage import TITLE_SIZE, ColorBar, Field, Formula, GroundAxes, HalfTurn, LectureScene
from scenes.stage import LossCurves, Plumb, Readout, Stack, UpdateRule, Words, beat, change
from scenes.stage import italic, on_one_line, on_plate, reading_time, tie, tr, trn

# The default hills go on for ever; the film frames eight whole valleys, its rim level all round.
_FRAMING = {"sine_hills": ((-2 * np.pi, 2 * np.pi), (-2 * np.pi, 2 * np.pi))}
_ABOVE = 64.0  # degrees: low in the valley, its near side would hide what the lamp lights
_FAINT = 0.22  # of the field, while an angle is measured in it
_GROUNDS = [name for name, known in LANDSCAPES.items() if known.dimension == 2]
_SLOPE = "{{nabla : grad}} {{f : height}} ({{theta_k : there}})"


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
    lasts = 117.5
    words = 250
    parameters = HillsParameters()

    def setup(self) -> None:
        """Compute every descent, then build the cast."""
        p = self.parameters
        # One more than is dropped: the guide, who goes ahead alone.
        self.plan = plan(framed(p.landscape), p.learning_rate, p.starts + 1, p.seed, p.steps)
        self.guide = cast.Guide(self.plan, self.clock)
        self.view = self.guide.view
        self.party = cast.Company(self.plan, self.view)
        self.near = cast.CloseUp(self.guide)
        self.field = Field(self.view, cast.gradients(self.view, self.view.window, 15))
        self.readouts = on_plate(self.guide.readouts(), spare=0.2).within(STAGE, UP + LEFT)
        scale = self.guide.scale
        self.notes = [] if scale.is_true else [scale.note().within(STAGE, UP + RIGHT)]
        self.axes = GroundAxes(self.view)
        self.question = Words(tr("Who ends in which valley?"))
        self.side = Stack(self.question).within(cast.SIDE, UP + LEFT)
        self.company = VGroup(self.party.trails, self.party.walkers)
        self.alone = VGroup(self.guide.trail, self.guide.marker)

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        angle = self.guide.angle()
        return {"count": len(self.party), "rate": f"{self.plan.rate:g}", "angle": f"{angle:.0f}"}

    @beat("You are somewhere in the hills, in thick fog.")
    def in_the_fog(self) -> None:
        """A lit patch of ground, one walker, and the question."""
        self.add(self.guide.bank, self.guide.surface, self.alone, self.guide.arrows)
        question = Words(tr("Which way is down?"), TITLE_SIZE).within(TITLE)
        closer = self.view.move(pace.ease_in_sine, zoom=2.56)
        self.play(Write(question, run_time=1.5), closer, run_time=3.0)
        self.say("You see only the ground around you.")
        self.play(self.view.move(pace.ease_out_sine, zoom=2.7), run_time=2.4)
        self.play(FadeOut(question), run_time=0.5)

    @beat("So feel the slope. The steepest way up has a name: the gradient.")
    def feel_the_slope(self) -> None:
        """The gradient arrow grows uphill."""
        self.play(self.guide.look(), *map(FadeIn, self.notes), run_time=1.8)
        self.play(FadeIn(self.readouts), run_time=0.6)
        with self.shown(self.guide.uphill.named(tr("gradient: steepest uphill"))):
            self.wait(1.8)

    @beat("Down is the opposite. Turn the arrow round; a part of it is your step.")
    def one_step(self) -> None:
        """The gradient is turned round and cut to the step; then the first step."""
        self.play(*self.guide.aim(turn_first=True), run_time=3.0)
        with self.shown(self.guide.downstep.named(tr("step: the opposite way")), run_time=0.5):
            self.wait(1.9)
        self.play(*self.guide.take_step(), run_time=1.2)

    @beat("That is gradient descent, and it fits in one line.")
    def the_rule(self) -> None:
        """The update rule; each symbol is tied to what it stands for."""
        guide, f = self.guide, italic("f")
        rule = UpdateRule("theta", _SLOPE).within(TITLE)
        self.play(Write(rule), run_time=1.4)
        middle = guide.marker.middle
        self._tie(rule, "here", tr("where you are"), POSITION, middle, guide.marker.ring_out())
        self.say("Take the slope of the height under your feet,")
        plumb = Plumb(self.view, guide.foot, LOSS)
        zero = on_plate(Words("0", color=LOSS), margin=0.06)
        zero.next_to((*plumb.ends()[1], 0), RIGHT, buff=0.28)
        above = tr("{f}: height above 0").format(f=f)
        self._tie(rule, "height", above, LOSS, plumb.middle, Create(plumb), FadeIn(zero))
        self.play(FadeOut(plumb, zero), run_time=0.3)
        uphill = tr("∇{f}: the way uphill").format(f=f)
        self._tie(rule, "grad", uphill, GRADIENT, guide.uphill.tip, guide.look())
        self.say("turn it round, and step a part of it.")
        guide.downstep.set_as(turned=1)
        self.play(guide.downstep.grow(), run_time=0.8)
        share = tr("{alpha} = {rate}: this much").format(alpha=ALPHA, **self.facts)
        cut = guide.downstep.cut(guide.rate)
        self._tie(rule, "rate", share, STEP, guide.downstep.tip, cut, bend=self._round_the_marker)
        self._tie(rule, "next", tr("where you land"), NEXT, middle, *guide.take_step())
        self.play(FadeOut(rule), run_time=0.4)

    @beat("And again: look, turn round, step.")
    def again(self) -> None:
        """More steps, each faster; read-outs in step with the walker."""
        for number in range(3, cast.FIRST_STEPS + 1):
            faster = 0.8 ** (number - 3)
            self.play(*self.guide.look_and_aim(), run_time=0.9 * faster)
            x, y = self.guide.downstep.landing()
            onward = self.view.move(focus_x=x, focus_y=y, elevation=_ABOVE)
            self.play(*self.guide.take_step(), onward, run_time=1.2 * faster)

    @beat("Step after step. But where do they lead?")
    def fog_lifts(self) -> None:
        """The camera draws back in the fog, the hills come out of it, and she walks on."""
        # The hills loom when nearly all of them are above the caption, not as they move through it.
        loom = change(self.guide.fog.lift, 0.15, squish_rate_func(pace.ease_in_sine, 0.82, 1))
        self.play(self.view.move(**cast.overview(self.view)), loom, run_time=3.2)
        self.say("Now let the fog lift.")
        self.play(change(self.guide.fog.lift, 1, pace.ease_out_sine), run_time=2.4)
        self.say("Walk on, down to where it is level.")
        self.play(self.guide.hurry(pace=pace.smooth), run_time=3)
        self.hold()
        self.play(FadeOut(self.readouts, *self.notes), run_time=0.4)

    @beat("Every point of the ground has a height: f of x and y.")
    def all_the_ground(self) -> None:
        """The axes, the colours and the formula of the hills."""
        bar = ColorBar(self.view, tr("height"))
        bar.within(STAGE.columns(1.2, 12)[0].inset(bottom=3.6, top=0.5))
        formula = on_plate(cast.height_formula(self.view)).within(TITLE)
        place = on_plate(Formula("theta = (x, y)", color=POSITION), margin=0.1)
        foot, came_from = (
            self.guide.marker.middle(),
            self.view.at(self.guide.trajectory.points[0, 0]),
        )
        free = LEFT if came_from[0] > foot[0] else RIGHT  # where her trail is not
        place.next_to((*foot, 0), free, buff=0.35)
        with self.shown(bar):
            self.play(FadeIn(self.axes), run_time=1.4)
            with self.shown(formula, run_time=0.8), self.shown(place):
                self.hold(1.6)

    @beat("Drop {count} more walkers, each on its own slope.")
    def predict(self) -> None:
        """The party falls from the sky; the viewer is asked for a guess."""
        walkers = self.party.walkers
        walkers.dropped.set_value(0)
        self.add(self.company)
        self.play(change(walkers.dropped, 1, linear), run_time=2.8)
        self.hold()
        with self.shown(on_plate(Words(tr("Where will each one end?"), TITLE_SIZE)).within(TITLE)):
            self.say("Pick one of them, and guess its valley.")
            self.play(walkers.ring_out(), run_time=1.6)

    @beat("All of them follow the same rule: against the gradient, step after step.")
    def all_descend(self) -> None:
        """Everybody walks; the losses fall beside the picture."""
        plane = cast.loss_plane(self.party)
        curves = LossCurves(plane, self.party)
        others = trn("{count} more walker", "{count} more walkers", len(self.party))
        head = on_one_line(
            Readout("step", tr("step"), lambda: self.party.step, 0), Words(others), buff=0.6
        )
        head.next_to(plane, UP, buff=0.3)
        self.play(self.view.move(**cast.beside_a_plot(self.view)), run_time=1.8)
        with self.shown(plane, curves, head):
            slow = min(4, self.party.steps)
            self.play(self.party.hurry(slow), run_time=3.2)
            self.say("Each valley gives its colour to whoever arrives.")
            self.play(self.party.hurry(), run_time=4.6)

    @beat("Now look straight down: the hills become a map.")
    def from_above(self) -> None:
        """The camera rises until the hills are a map; crosses mark the valleys' floors."""
        rise = self.view.move(**cast.map_pose(self.view))
        self.play(rise, FadeIn(self.question, run_time=1.0), run_time=2.8)
        self.view.panel = self.view.map_panel()
        self.play(FadeIn(self.party.map), run_time=0.5)
        self.remove(self.guide.surface)
        floors, busy = self.plan.floors, self.party.everywhere()
        self.letters = ValleyLetters(self.view, floors, self.party.destined, busy)
        self.play(FadeIn(self.party.crosses, self.letters), run_time=0.8)
        if reached := self.party.reached:
            one, many = (
                "All the paths end in one valley, at its cross.",
                "They end in {count} valleys, at the crosses.",
            )
            self.say(trn(one, many, reached))
        tally = self.side.next(Tally(self.party.bound, self.party.tints, POSITION))
        for row in tally:
            self.play(FadeIn(row), run_time=1.8 / len(tally))

    @beat("Give every point the colour of the valley it leads to.")
    def divided(self) -> None:
        """The map is divided among the valleys; a start slides across a border."""
        note = self.side.next(Words(tr("dark: leads off this map"), color=QUIET))
        divide = change(self.party.map.divided, 1)
        self.play(divide, FadeOut(self.company, self.alone), FadeIn(note), run_time=2.2)
        if probe := self.party.probe:
            self.say("The start decides. At a border, a hair’s breadth changes the destiny.")
            letter = Destination(probe, self.party.bound_for, self.party.tints)
            ends = self.side.after(on_one_line(Words(tr("ends in valley")), letter))
            with self.shown(probe, ends, run_time=0.5):
                for place, seconds in (
                    (self.party.border - 0.012, 1.6),
                    (self.party.border + 0.012, 0.8),
                    (1, 1.2),
                ):
                    self.play(change(probe.along, place), run_time=seconds)
                    self.wait(0.4)
        self.play(FadeOut(self.letters, self.side), run_time=0.3)

    @beat("What steers them? The gradient, drawn at many points.")
    def field_of_arrows(self) -> None:
        """The gradient field fades in over the map; then the paths, over the field."""
        words = Stack(
            cast.gradient_formula(self.view),
            Words(tr("each arrow points uphill")),
            Words(tr("the longer, the steeper")),
        ).within(cast.SIDE, LEFT)
        self.play(
            change(self.party.map.divided, 0),
            FadeOut(self.party.crosses),
            FadeIn(self.field, words),
            self.party.map.animate.set_presence(0.55),
            run_time=2.0,
        )
        self.say("Walk over it again: every path runs against the arrows.")
        self.party.rewind()
        self.guide.rewind()
        self.play(FadeIn(self.company, self.alone), run_time=0.5)
        self.play(self.party.hurry(), self.guide.hurry(), run_time=3.0)
        self.play(FadeOut(self.company, self.alone, words, self.axes, self.field), run_time=0.4)

    @beat("One path again: each step against the arrow underfoot.")
    def against_the_arrows(self) -> None:
        """One path is walked again, close up, with the angle between step and gradient."""
        guide, near = self.guide, self.near
        rule = UpdateRule("theta", _SLOPE)
        angle = Readout("angle", tr("angle to the gradient"), guide.angle, 1, unit="°")
        Stack(rule, angle, *self.notes).within(cast.SIDE, LEFT)
        guide.rewind()
        self.play(FadeIn(self.alone, rule), run_time=0.5)
        closer, smaller = self.view.move(**near.pose), change(guide.marker.shrunk, 0.5)
        self.play(closer, smaller, self.party.map.animate.set_presence(0.8), run_time=1.9)
        with self.shown(near.field, near.axes, *self.notes):
            look = guide.look_and_aim()
            self.play(*look, near.field.animate.set_presence(_FAINT), run_time=0.8)
            arc = HalfTurn(guide.uphill, guide.downstep)
            self.play(Create(arc), FadeIn(angle), run_time=0.8)
            self.say("{angle}° at every step: that is the minus sign in the rule.")
            self.play(rule.single_out("minus"), run_time=1.8)
            self.play(FadeOut(arc), run_time=0.3)
            self.play(*guide.take_step(), run_time=0.8)
            self.play(*guide.look_and_aim(), run_time=0.5)
            self.play(*guide.take_step(), run_time=0.7)
            self.play(guide.hurry(), near.field.animate.set_presence(1), run_time=2.2)
            self.hold()
        self.say("")
        self.play(
            FadeIn(self.company),
            FadeOut(rule, angle),
            self.party.map.animate.set_presence(1),
            self.view.move(**cast.map_pose(self.view)),
            change(guide.marker.shrunk, 1),
            run_time=1.6,
        )

    @beat("Back on the hills, everybody stands where the slope has led.")
    def takeaway(self) -> None:
        """Back to the hills, with the lesson."""
        self.view.panel = None
        self.add(self.guide.surface)
        self.play(FadeOut(self.party.map), run_time=0.25)
        self.play(self.view.move(**cast.overview(self.view)), run_time=2.6)
        lesson = Words(tr("Go downhill: where you start decides where you end."), TITLE_SIZE)
        self.say("")
        self.play(FadeIn(on_plate(lesson).within(TITLE)), run_time=0.8)
        rings = (self.party.walkers, self.guide.marker)
        self.play(*(walkers.ring_out() for walkers in rings), run_time=1.6)
        self.invite()
        self.play(*(walkers.ring_out() for walkers in rings), run_time=1.6)

    # -- pieces of the beats ---------------------------------------------------------------------

    def _round_the_marker(self) -> Any:
        """Where a link bends on its way from above to the tip of the step, round her."""
        tip, middle = self.guide.downstep.tip(), self.guide.marker.middle()
        return tip + np.array([0.4 * np.sign(tip[0] - middle[0]), 1.7])

    def _tie(
        self,
        rule: UpdateRule,
        part: str,
        words: str,
        color: str,
        end: Any,
        *shown: Any,
        bend: Any = None,
    ) -> None:
        """Name a symbol of the rule and link it to the thing, while that is ``shown``."""
        symbol = rule.part(part)
        name = on_plate(Words(words, color=color)).next_to(rule, DOWN, buff=0.22)
        name.set_x(symbol.get_x())
        links = tie(symbol, name, end, color, bend)
        self.play(FadeIn(name, shift=0.1 * DOWN), *map(Create, links), *shown, run_time=0.8)
        self.wait(reading_time(words) - 0.3)
        self.play(FadeOut(name, *links), run_time=0.3)
