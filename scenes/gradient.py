"""The arrow that knows every slope: two measured slopes, a circle, and a whole field of arrows.

manim render scenes/gradient.py
"""

# ruff: noqa: I001 (imports are the cast list: a few full lines, not one line a name)
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np
from manim import DOWN, LEFT, FadeIn, FadeOut, linear, smooth, squish_rate_func
from manim import rate_functions as pace
from msgspec import Meta

from gdmath import LANDSCAPES
from scenes.parts.gradient import PALE, Fan, GradientPieces, Inputs, Lens, Pane, StepLegs, Walks
from scenes.parts.gradient import column, places, plane_of, rate_told, reading, rule
from scenes.render.parameters import Moderate, Pair, Rate, Seed, among
from scenes.stage import TEXT, Box, Derivation, Layer, Mark, beat, change, instead, swell

_GROUNDS = [name for name, known in LANDSCAPES.items() if known.dimension == 2]
_SHORT = 0.21  # of her arrow, the needle under the fan: it stays in the frame
_NEAR_HER = 0.4  # of the field that is there at full length: more of it would leave the map
_LAST = 3  # steps that she takes at the end


@dataclass(frozen=True)
class GradientParameters:
    """What a lecturer may change."""

    landscape: Annotated[str, among(_GROUNDS), "the ground"] = "sine_hills"
    place: Annotated[Pair | None, "where she stands; none: where the slopes differ"] = None
    learning_rate: Annotated[Rate | None, "of her and of all; none: one that suits"] = None
    starts: Annotated[int, Meta(ge=0, le=40), "how many more walkers start"] = 8
    seed: Annotated[Seed, "of their places"] = 7
    steps: Annotated[int, Meta(ge=5, le=200), "how many steps each takes"] = 30
    knobs: Annotated[tuple[Moderate, Moderate, Moderate], "of x² + y² + z²"] = (1, -2, 3)


class Gradient(GradientPieces):
    """Two slopes make one arrow that knows all others; a field of them shows where to go."""

    number = 4
    title = "The arrow that knows every slope"
    lasts = 239.3
    words = 578
    parameters = GradientParameters()

    @beat(
        "How do you build the arrow that points uphill?"
        " On the hills, she turned all the way round to find it."
    )
    def two_slopes(self) -> None:
        """She turned all the way round for her arrow; here, only two slopes are taken."""
        self.she.set_z_index(Layer.ARROW + 1)  # what lies on the ground is behind her
        self.add(self.surface, self.fine, self.she, *self.note)
        self.play(FadeIn(self.compass, self.needle), run_time=0.8)
        self.play(self.she.ring_out(), run_time=1.0)
        self.until("On the hills")
        begin = float(self.needle.angle.get_value())
        self.play(change(self.needle.angle, begin + 2 * np.pi, linear), run_time=3.0)
        self.say("With a million inputs, you cannot. Take two slopes: one {east}, one {north}.")
        self.until("Take two")
        self.face(0, until="one {north}")
        self.face(1, run_time=1.0)
        self.say("Can two slopes tell you all the others?")
        round_all = self.needle.angle.get_value() - 2 * np.pi
        self.play(change(self.needle.angle, round_all), run_time=2.0)

    @beat("Cut the hill from {west} to {east}.")
    def two_slices(self) -> None:
        """A pane along each axis; the slope of its curve lies down as an arrow."""
        clear = [*map(Box.around, self.note)]
        pane = self.pane = Pane(self.view, self.plan, self.scale, clear, self.surface.opened)
        self.play(FadeOut(self.needle, self.compass), run_time=0.4)
        self.add(pane)
        self.play(change(pane.opened, 1), run_time=1.2)
        self.she.set_z_index(Layer.ARROW - 1)
        self.play(*self.cut_open(0), run_time=1.8)
        self.say("One curve, one slope.")
        along = "One unit {east}: it climbs {east_climb}."
        self.slice_tells(pane, 0, along, "Lay it down: an arrow.")
        self.pane_turns(pane)
        self.slice_tells(pane, 1, "One unit {north}: it climbs {up}.", "Lay it down again.")
        above = self.view.move(**self.poses.circle(-0.9))
        gone = change(pane.opened, 0, squish_rate_func(smooth, 0.4, 0.7))
        nameless = change(pane.named, 0, squish_rate_func(smooth, 0.0, 0.1))
        self.say("So each slope is an arrow on the map.")
        self.play(above, *self.closed_again(0.0, 0.4), gone, nameless, run_time=4.5)
        self.remove(pane)
        for part in self.parts:
            part.floats = False  # from above it is the same
        labels = self.told_parts()
        self.play(FadeIn(*labels), run_time=0.5)
        self.say("Which way is steepest: {choices}?")
        self.ask(self.guess, *self.guess.answers, silence=1.7)
        self.play(self.guess.fold(), FadeOut(*labels), run_time=0.5)

    @beat("Let's check every direction. The steeper it climbs, the longer its arrow.")
    def all_directions(self) -> None:
        """The needle turns once, the fan fills; its tips are on a circle."""
        needle, circle = self.needle, self.circle
        needle.radius = _SHORT * self.poses.arrow
        begin = self.plan.angle - np.pi / 2  # where it is level: from there it climbs
        needle.angle.set_value(begin)
        fan = Fan(self.view, self.plan, self.scale, begin)
        self.play(
            change(self.surface.night, 1), FadeIn(needle, self.meter, self.facing), run_time=1.5
        )
        self.add(fan)
        self.until("The steeper")
        with self.delight():
            for share, lasts in ((0.25, 2.6), (0.5, 1.2), (1.0, 1.5)):
                if share > 0.5:
                    self.say("Downhill, no arrow.")
                self.play(change(needle.angle, begin + share * 2 * np.pi, linear),
                          change(fan.turned, share, linear), run_time=lasts)  # fmt: skip
            self.play(FadeOut(needle, self.meter, self.facing), run_time=0.4)
            self.say("Now look at the tips.")
            self.play(change(fan.tips, 1), change(fan.faint, 1), until="tips")
            self.say("They lie on a circle, which runs through her feet.")
            self.add(circle)
            self.play(change(circle.grown, 1), run_time=2.4)
            self.until("through her")
            self.play(self.she.ring_out(), run_time=1.0)
            self.play(FadeIn(self.guess), run_time=0.5)
            self.say("The longest arrow is a diameter: the steepest way up. That is the gradient.")
            self.add(self.uphill)
            right = self.guess.answer(self.guess.answers[2])
            self.play(self.uphill.grow(), change(fan.tips, 0), run_time=1.4)
            self.play(*right, until="the steepest")
        name, heading = self.named_gradient()
        self.play(FadeIn(heading), FadeOut(self.guess), run_time=0.8)
        self.play(FadeIn(name), until="gradient.")
        self.play(swell(name, 1.12), self.she.ring_out(), run_time=0.7)
        self.hold(0.1)
        self.play(FadeOut(heading, name), run_time=0.4)
        self.last = [fan, *self.parts]

    @beat("Why a circle? Lay a straight board, tilted like the hill.")
    def two_are_enough(self) -> None:
        """On a plank climbs add up; so do shadows, and together they are the gradient's."""
        wedge, rows = self.on_the_plank()
        links = self.back_to_the_circle(wedge)
        self.shadows_add_up(links, rows)
        self.shadows()

    @beat(
        "Call the height f. {hills} Its two partial derivatives in a column: nabla f, the gradient."
    )
    def the_column(self) -> None:
        """The column by name, by formula, at her place."""
        self.play(self.view.move(**self.poses.circle(-3.75)), run_time=1.4)
        rows = column.rows(self.plan)
        ground = self.ground_formula()
        board = Derivation(rows[0], places.COLUMN)
        names, told = self.partial_names(), self.partial_numbers()
        self.play(FadeIn(*names), until="in a column")
        self.play(FadeIn(board), run_time=0.8)
        self.hold(0.4)
        label = self.derived(ground, board, rows, names)
        self.say("{product}")
        self.put_in(board, rows[-1])
        self.play(FadeOut(*names), FadeIn(*told), run_time=0.6)
        self.until("measured")
        self.play(swell(board, 1.05), *map(swell, told), run_time=0.9)
        gone = board, *label, *ground, *told, *self.parts, self.sides, self.circle
        away = FadeOut(*gone, rate_func=squish_rate_func(smooth, 0.0, 0.3))
        day = change(self.surface.night, 0)
        self.ready_to_read(away, day, self.fine.animate.set_presence(1))

    @beat("Multiply the arrow by minus one: it turns round.")
    def turned_and_shortened(self) -> None:
        """Times −1, times the rate: her step, worked out and taken."""
        gone = self.turned_and_cut()
        rows, trail = self.worked(), self.trail()
        ring, heights = self.landing()
        heights.next_to(rows, DOWN, buff=0.6, aligned_edge=LEFT)
        plates, legs = self.plates(*rows, heights), StepLegs(self.view, self.plan)
        self.say("Her x is {stands}. Take off {rate} of the slope: that makes {arrives}.")
        self.works_out(rows[0], plates[0], legs, *gone)
        self.say("The same for y.")
        self.play(FadeIn(plates[1], rows[1]), change(legs.grown, 2), run_time=0.9)
        self.play(FadeIn(plates[2], heights, ring), run_time=0.6)
        self.add(trail)
        self.play(change(self.walk.progress, 1), change(self.uphill.used, 1), run_time=1.3)
        self.play(swell(heights, 1.1), FadeOut(ring, legs), run_time=0.7)
        self.last = [*plates, rows, heights, trail, self.she, self.uphill]

    @beat("One input: the gradient is one number. With two inputs, a bowl, you get two numbers.")
    def many_inputs(self) -> None:
        """A curve; a map, which refuses a third number; and a hill that has no picture."""
        shown = Inputs(self.plan)
        self.asked_of(shown, 0)
        self.until("a bowl")
        self.asked_of(shown, 1)
        self.say("Give this map a third number, and it refuses.")
        self.refused(shown)
        self.say("Three inputs: we cannot draw that hill. The column does not mind.")
        self.asked_of(shown, 2)

    @beat("Back to the hills: now measure everywhere. {room}")
    def a_field(self) -> None:
        """Her arrow on every point of a grid; the ground comes last."""
        view, scale = self.view, self.scale
        self.walk.progress.set_value(0)
        scale.tracker.set_value(self.plan.factor)
        view.look(**self.poses.large_chart())
        field = reading.Spreading(view, self.plan, scale)
        self.uphill.set_as().set_presence(1)
        dial = self.dial()
        grow = field.start()
        come = [self.map, field, self.she, self.uphill, dial]
        self.play(*instead(self.last, come, run_time=0.8))
        self.play(grow(_NEAR_HER), self.map.animate.set_presence(0), run_time=1.4)
        self.until("{room}")
        self.play(scale.to(self.plan.crowded), grow(1), run_time=2.0)
        self.say("{asked}")
        self.play(FadeOut(self.she, self.uphill), run_time=0.5)
        levels = reading.levels(view, self.plan, scale)
        self.until("Where")
        self.play(*(FadeIn(level.ring, level.letter) for level in levels), run_time=0.8)
        self.play(*(level.ring.ring_out() for level in levels), run_time=1.4)
        self.silence(1.5)
        self.levels_told(field, levels, dial)
        self.last = [thing for one in levels for thing in one.all]

    @beat(
        "Theta k is {whose} place at step k."
        " Add alpha times the arrow, here {rate}: that is the next place. {add}"
    )
    def one_sign_apart(self) -> None:
        """Everybody up; then others from the same starts down; both ways stay."""
        view, plan, plane = self.view, self.plan, plane_of(self.plan)
        up, down = (Walks(view, plan, self.clock, plane, up=way) for way in (True, False))
        board = Derivation(rule("+", 1), places.BESIDE.rows(1, 4)[0])
        starts, alpha = Mark(view, plan.starts, "ring", TEXT), rate_told(plan)
        lens = Lens(view, plan, self.scale, up.party) if plan.walked_by == plan.rate else None
        ascent, descent = self.named_ways(plane)
        self.play(*instead(self.last, [*up.all, starts, board]), run_time=1.0)
        self.rule_told(board, starts, lens, alpha)
        self.add(up.ways)
        used = lens.walked() if lens else []
        self.play(*up.go(1, pace=pace.ease_in_out_sine), *used, run_time=1.0)
        if lens:
            come = plane, ascent, self.followed[1]
            self.play(*instead(lens.left, come, run_time=0.9))
        else:
            self.play(FadeIn(plane, ascent), run_time=0.4)
        self.add(up.curves)
        self.play(*up.go(plan.steps, pace=pace.ease_out_sine), run_time=1.6)
        self.hold(0.1)
        self.say("{sign}")
        self.play(board.turn_into(rule("-")), run_time=0.7)
        self.play(up.back(), up.curves.animate.set_presence(PALE), run_time=0.7)
        self.remove(*up.all)  # down.all stand where these have come to
        self.add(*down.all, down.ways, down.curves)
        self.play(*down.go(plan.steps, pace=pace.ease_out_sine), FadeIn(descent), run_time=1.8)
        self.say("Gradient ascent, gradient descent.")
        lit = [one.animate.set_presence(1) for one in (up.curves, up.ways)]
        pale = [one.animate.set_presence(PALE) for one in (down.curves, down.ways)]
        self.play(swell(ascent, 1.12), *lit, *pale, until="gradient descent.")
        lit = [one.animate.set_presence(1) for one in (down.curves, down.ways)]
        pale = [one.animate.set_presence(PALE) for one in (up.curves, up.ways)]
        self.play(swell(descent, 1.12), *lit, *pale, run_time=1.2)
        self.ways = [up.ways, down.ways]
        gone = plane, up.curves, down.curves, board, alpha, ascent, descent, starts, *down.all
        self.down_to_her([*gone, *self.followed])

    @beat("One slope for each input. Together they are one arrow, straight uphill.")
    def what_to_keep(self) -> None:
        """Down to her, to her slopes and her arrow; it turns round, and she follows it."""
        numbers = self.partial_numbers()
        self.add(*self.parts)
        self.play(*(part.grow() for part in self.parts), FadeIn(*numbers), run_time=1.2)
        self.until("Together")
        self.add(self.uphill, self.sides)
        self.play(self.uphill.grow(), change(self.sides.grown, 1), run_time=1.4)
        self.say("So turn it round, and follow it. Will she ever arrive?")
        soon = squish_rate_func(smooth, 0.0, 0.35)
        gone = FadeOut(self.sides, *self.parts, *numbers, rate_func=soon)
        she_too = change(self.needle.angle, self.plan.angle + np.pi)
        self.play(self.uphill.turn_round(), she_too, gone, run_time=1.6)
        self.play(self.uphill.cut(self.plan.rate), run_time=0.8)
        self.walks_on(_LAST, self.view.move(**self.poses.ahead()))
        self.now_you(1.9, above=True)
