"""The longer pieces of the film: the plank, the step, the knobs, and level points."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    UP,
    FadeIn,
    FadeOut,
    ManimColor,
    VGroup,
    Write,
    linear,
    smooth,
    squish_rate_func,
)

from scenes.parts.gradient import column, inputs, many, places, reading
from scenes.parts.gradient.fan import Shadow
from scenes.parts.gradient.plank import Wedge, quotient
from scenes.parts.gradient.stage import GradientStage
from scenes.parts.gradient.step import Copies, Length, OwnContour, TurnArc
from scenes.parts.gradient.telling import guesses
from scenes.stage import (
    GRADIENT,
    LOSS,
    PATH,
    STAGE,
    TEXT,
    Arrow,
    Landing,
    Playback,
    Readout,
    Stack,
    Trails,
    Words,
    WorkedLine,
    change,
    instead,
    on_one_line,
    tr,
)
from scenes.stage.type.text import number_text

DIM = 0.12  # of the ground, under what is drawn on it
_DARK = 0.9  # of the ground, under her arrow at the end
_FAINT = 0.3  # of the field, beside the arrows that are told of


class GradientPieces(GradientStage):
    """What takes several plays."""

    # -- why two are enough ----------------------------------------------------------------------

    def on_the_plank(self) -> tuple[Wedge, Any]:
        """The hill from so near that it is a plank, on which climbs add up."""
        wedge = Wedge(self.view, self.plan)
        gone = FadeOut(self.she, self.circle, self.uphill, *self.last)  # near, she were a giant
        self.play(gone, FadeIn(wedge), self.surface.animate.set_presence(1), run_time=0.6)
        self.play(self.view.move(**self.poses.plank()), run_time=2.9)
        ground = (one.animate.set_presence(0) for one in (self.surface, self.fine))
        self.play(*ground, change(wedge.there, 1), run_time=0.8)
        self.say("On a plank, climbs add up: the part to the {first}, plus the part to the {then}.")
        self.play(change(wedge.walked, 1), until="plus the part")
        self.play(change(wedge.walked, 2), run_time=1.2)
        self.play(change(wedge.carried, 1), run_time=1.0)
        self.say("{diagonal}, the same climb takes a longer way: {diagonal_slope}.")
        self.play(change(wedge.halved, 1), run_time=1.4)
        told = quotient(self.plan).within(places.QUOTIENT, LEFT)
        steeper = self.steeper_axis().next_to(told, DOWN, buff=0.6, aligned_edge=LEFT)
        self.play(Write(told), until="{diagonal_slope}")
        self.play(FadeIn(steeper), run_time=0.5)
        self.hold(0.6)
        return wedge, VGroup(told, steeper)

    def steeper_axis(self) -> Words:
        """How steep it is along the steeper axis, to be compared."""
        slope = abs(column.told(self.plan)[self.plan.steeper])
        text = f"{guesses(self.plan)[0]}: {slope:,.{column.decimals(self.plan)}f}"
        return Words(text, 48, GRADIENT)

    def back_to_the_circle(self, wedge: Wedge, told: Any) -> None:
        """Straight above her again; where she stands is seen all the way."""
        dimmed = self.surface.animate.set_presence(DIM), self.fine.animate.set_presence(1)
        self.play(*dimmed, change(wedge.there, 0), FadeOut(told), run_time=0.6)
        late = squish_rate_func(smooth, 0.6, 1)
        comes = FadeIn(self.she, self.circle, self.uphill, *self.parts, rate_func=late)
        above = self.view.move(**self.poses.circle(-0.9))
        self.play(above, FadeOut(wedge, rate_func=late), comes, run_time=2.8)

    # -- the step --------------------------------------------------------------------------------

    def shadows(self) -> None:
        """In every direction the slope is the shadow of the gradient, which runs on the circle."""
        needle, shadow = self.needle, Shadow(self.view, self.needle, self.scale)
        way = self.plan.ways.sum(axis=0)
        needle.angle.set_value(self.plan.angle + 0.6)
        rest = *self.parts, self.sides
        self.play(FadeOut(*rest), FadeIn(shadow), run_time=0.6)
        aside = needle.turn_to(float(np.arctan2(way[1], way[0])))
        self.play(change(needle.angle, aside), until="{diagonal_slope}")
        self.hold(0.8)
        self.play(change(needle.angle, self.plan.angle - 1.0), run_time=1.4)
        self.say("Every right angle over the same line has its corner on one circle.")
        self.play(change(needle.angle, self.plan.angle + 1.3), until="on one circle")
        self.say("Two slopes give you all the rest.")
        self.play(change(needle.angle, self.plan.angle + 0.7), run_time=1.3)
        self.play(FadeOut(shadow), FadeIn(*rest), run_time=0.5)

    def ready_to_read(self, lighter: Any) -> None:
        """Straight above her, the needle along her arrow."""
        self.play(self.view.move(**self.poses.turning()), lighter, run_time=1.2)
        self.needle.angle.set_value(self.plan.angle)
        self.needle.radius = self.compass.radius
        self.facing.within(self.poses.board.rows(1, 4)[0])
        self.play(FadeIn(self.needle, self.facing), run_time=0.4)

    def three_readings(self) -> OwnContour:
        """Along the arrow, against it, and square to it."""
        own, angle = OwnContour(self.view, self.plan), self.plan.angle
        self.until("Against")
        self.play(change(self.needle.angle, angle + np.pi), run_time=1.2)
        self.until("Square")
        self.play(FadeIn(own), change(self.needle.angle, angle + 1.5 * np.pi), run_time=1.0)
        self.play(change(own.square, 1), run_time=0.5)
        self.hold(0.3)
        return own

    def turned_and_cut(self) -> None:
        """Times −1, and times the rate; then the step in copies as long as the arrow was."""
        plan, arrow = self.plan, self.uphill
        head = self.poses.board.rows(1, 4)[0]
        minus = Words(tr("× (−1)"), 80).within(head)
        length = Length(lambda: arrow.length / self.scale.factor * plan.steepness)
        length.next_to(minus, DOWN, buff=0.5).add_updater(
            lambda it: it.set_color(ManimColor.from_rgb(arrow.color_now()))
        )
        arc, ghost = TurnArc(arrow), Copies(self.view, plan, self.scale)
        self.play(FadeIn(minus, length, arc), run_time=0.5)
        she_too = change(self.needle.angle, plan.angle + np.pi)
        self.play(arrow.turn_round(), she_too, run_time=1.8)
        self.say("{shrinks}")
        times = Words(f"× {number_text(plan.rate)}", 80).move_to(minus)
        first, last = (squish_rate_func(smooth, *part) for part in ((0, 0.5), (0.5, 1)))
        gone = FadeOut(minus, arc, rate_func=first)  # else one is read through the other
        self.play(gone, FadeIn(times, rate_func=last), run_time=0.5)
        self.play(arrow.cut(plan.rate), run_time=1.4)
        ghost.laid.set_value(1)
        self.add(ghost)
        self.play(change(ghost.laid, ghost.count, linear), run_time=1.4)
        self.hold(0.4)
        self.play(FadeOut(ghost, times, length), run_time=0.4)

    def worked(self) -> Any:
        """The step along both axes in numbers."""
        plan, made, board = self.plan, [], self.poses.board.inset(top=0.3)
        for axis, name in enumerate("xy"):
            told = column.numbers(plan, axis)
            worked = WorkedLine(*told, 44, finest=column.FINEST_SUM)
            head = Words(f"{name}:", 44, TEXT)
            lines = worked.in_lines(board.width - head.width - 0.3)
            made.append(on_one_line(head, lines[0], buff=0.3))
            for above, line in pairwise(lines):
                line.next_to(above, DOWN, buff=0.3, aligned_edge=LEFT)
            made[-1] = VGroup(head, VGroup(*lines))
        return Stack(*made, gap=0.5).within(board, UP)

    def nearer_to_her_step(self) -> list[Any]:
        """So near that it is seen; an arrow that was drawn shorter comes to its length.

        For she walks to its tip.
        """
        near = self.view.move(**self.poses.stepping())
        return [near] if self.scale.is_true else [near, self.scale.to(1.0)]

    def trail(self) -> Trails:
        """The ground that she has walked."""
        walked = Playback(self.walk.trajectory, [PATH], PATH)
        walked.progress = self.walk.progress
        return Trails(self.view, walked, width=4.0)

    def landing(self) -> tuple[Landing, Readout]:
        """The ring where the step ends, and the height where she is."""
        plan = self.plan
        arrow = Arrow(self.view, lambda: plan.here, lambda: plan.gradient, scale=self.scale)
        arrow.set_as(share=plan.rate, turned=1)

        def height() -> float:
            return plan.landed if self.walk.time > 0.95 else float(plan.height(plan.here))

        return Landing(arrow), Readout("her height", tr("her height"), height, 3, 48, LOSS)

    # -- inputs ----------------------------------------------------------------------------------

    def knob_by_knob(self, knobs: inputs.Nudges) -> None:
        """One knob is nudged, then two are there, then three: a slope for each."""
        gone = self.surface, self.fine, *self.note, *self.last
        self.play(*instead(gone, knobs.first, run_time=0.8))
        for row, words in enumerate(("", "Two", "Three")):
            if row:
                self.until(words)
                self.play(FadeIn(knobs.knobs[row]), *knobs.count(row), run_time=0.8)
            if row == 2:
                self.play(FadeIn(knobs.board), until="but a nudge")
            self.play(*knobs.nudge(row), FadeIn(knobs.changes[row]), run_time=1.0)
            self.play(FadeIn(knobs.slopes[row]), run_time=0.4)
            if row == 1:
                self.say("Three inputs: no ground is left to draw, but a nudge still tells.")

    def smaller_nudges(self, knobs: inputs.Nudges) -> None:
        """By smaller nudges, the slopes come to numbers that make a column."""
        for was, now in (
            ([knobs.turns[0]], [knobs.turns[1]]),
            (knobs.changes, knobs.finer_changes),
            (knobs.slopes, knobs.finer_slopes),
        ):
            self.play(*instead(was, now, run_time=0.7))
        self.play(knobs.board.turn_into(knobs.column), run_time=1.0)
        self.hold(0.4)

    def a_million(self, *gone: Any) -> None:
        """Many more slopes, until each is a dot."""
        million = many.Million(self.plan)
        self.play(*instead(gone, [million, million.count], run_time=0.8))
        self.play(change(million.seen, 1), run_time=2.6)
        self.hold(0.5)
        self.last = [million, million.count]

    def refused(self) -> None:
        """Two numbers come into their slots, the third is thrown off; then the map is there."""
        slots = many.Slots(self.plan)
        self.play(*instead(self.last, [slots.call, *slots.numbers], run_time=0.8))
        self.until("Hand")
        self.play(slots.fill(0), slots.fill(1), run_time=0.8)
        self.play(slots.strike(), until="it refuses")
        self.play(slots.bounce(), FadeIn(slots.answer), run_time=0.7)
        self.hold(1.5)
        self.view.look(**self.poses.large_chart())
        self.play(*instead(slots.all, [self.map], run_time=0.8))

    # -- level points ----------------------------------------------------------------------------

    def levels_told(self, field: reading.Spreading, levels: list[reading.Level]) -> None:
        """The arrows around each light up in turn; its ground appears in small beside the map.

        Where they are specks among steeper ones, they are drawn larger, and the others are gone.
        """
        crowded = self.plan.crowded
        left = 0.0 if max(level.factor for level in levels) > crowded else _FAINT
        aside = [self.view.move(**self.poses.chart()), field.animate.set_presence(left)]
        for words, level in zip(self.told_levels(), levels, strict=True):
            self.say(words)
            sized = [] if level.factor == self.scale.factor else [self.scale.to(level.factor)]
            lit = FadeIn(level.around), level.ring.ring_out()
            self.play(*lit, *aside, *sized, run_time=1.2)
            aside = []
            self.until(words.rpartition(": ")[2])
            self.play(FadeIn(level.sketch), run_time=0.8)
            self.play(FadeOut(level.around), run_time=0.4)
        self.say("{level}")
        flat = [level.flat for level in levels]
        self.play(*(level.ring.ring_out() for level in levels), FadeIn(*flat), run_time=1.2)
        back = [self.map.animate.set_presence(1), field.animate.set_presence(1)]
        if self.scale.factor != crowded:
            back.append(self.scale.to(crowded))
        self.play(*back, run_time=1.2)
        self.hold(0.6)

    # -- the end ---------------------------------------------------------------------------------

    def her_arrow_again(self, line: Any) -> list[Any]:
        """Down to her, to her arrow, its rectangle and its circle, below a line."""
        made = [self.circle, self.sides, *self.parts]
        dark = self.surface.animate.set_presence(_DARK)
        near = self.view.move(**self.poses.last())
        low = STAGE.inset(left=0.3, bottom=0.2)  # above, there is a line by then
        for note in self.note:
            note.within(low, DOWN + LEFT)
        her = *self.note, self.she, self.uphill.set_as().set_presence(1), *made
        comes = FadeIn(*her, rate_func=squish_rate_func(smooth, 0.65, 1))
        gone = FadeOut(*self.ways, rate_func=squish_rate_func(smooth, 0, 0.4))
        told = FadeIn(line, rate_func=squish_rate_func(smooth, 0.45, 0.7))
        self.play(near, gone, dark, comes, told, run_time=2.8)
        return made


__all__ = ["DIM", "GradientPieces"]
