"""The longer pieces of the film: the plank, the step, the knobs, and level points."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from manim import DOWN, LEFT, UP, FadeIn, FadeOut, VGroup, linear, smooth, squish_rate_func

from scenes.parts.gradient import column, inputs, places, reading
from scenes.parts.gradient.fan import Shadow
from scenes.parts.gradient.plank import HeightRuler, Stride
from scenes.parts.gradient.stage import GradientStage
from scenes.parts.gradient.step import Copies, Length, OwnContour, TurnArc
from scenes.stage import (
    LOSS,
    PATH,
    STAGE,
    TEXT,
    Arrow,
    Derivation,
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
    swell,
    tr,
)
from scenes.stage.type.text import number_text

_DARK = 0.9  # of the ground, under her arrow at the end
_FAINT = 0.3  # of the field, beside the arrows that are told of


class GradientPieces(GradientStage):
    """What takes several plays."""

    # -- why two are enough ----------------------------------------------------------------------

    def on_the_plank(self) -> list[Any]:
        """The hill from so near that it is a plank, on which climbs add up; both are there yet."""
        stride = Stride(self.view, self.plan, places.RULER)
        ruler = HeightRuler(stride)
        gone = FadeOut(self.she, self.circle, self.uphill, *self.last)  # near, she were a giant
        self.play(gone, self.surface.animate.set_presence(1), run_time=0.6)
        last = squish_rate_func(smooth, 0.3, 0.7)
        nearer = self.view.move(**self.poses.plank())
        self.play(nearer, FadeIn(stride, rate_func=last), run_time=3.0)
        self.say("On a plank, climbs add up: the part to the {east}, plus the part to the {north}.")
        self.play(FadeIn(ruler), run_time=0.5)
        self.play(change(stride.walked, 1), until="plus the part")
        self.play(change(stride.walked, 2), run_time=1.4)
        self.play(stride.stack(), run_time=1.2)
        self.hold(0.7)
        return [stride, ruler]

    # -- the step --------------------------------------------------------------------------------

    def shadows(self) -> None:
        """In every direction the slope is the shadow of the gradient, which runs on the circle."""
        needle, shadow = self.needle, Shadow(self.view, self.needle, self.scale)
        needle.angle.set_value(self.plan.angle - 0.15)
        rest = *self.parts, self.sides
        self.play(FadeOut(*rest), FadeIn(shadow), run_time=0.6)
        self.play(change(needle.angle, self.plan.angle - 1.0), until="The shadow's")
        self.say("Right angles over one line lie on a circle. Two slopes give you all the rest.")
        self.play(change(needle.angle, self.plan.angle + 1.3), until="Two slopes")
        self.play(change(needle.angle, self.plan.angle + 0.7), run_time=1.8)
        self.play(FadeOut(shadow), FadeIn(*rest), run_time=0.5)

    def ready_to_read(self, lighter: Any) -> None:
        """Straight above her, the needle along her arrow."""
        self.play(self.view.move(**self.poses.turning()), lighter, run_time=1.2)
        self.needle.angle.set_value(self.plan.angle)
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
        length.next_to(minus, DOWN, buff=0.5)
        arc, ghost = TurnArc(arrow), Copies(self.view, plan, self.scale)
        self.play(FadeIn(minus, length, arc), run_time=0.5)
        she_too = change(self.needle.angle, plan.angle + np.pi)
        self.play(arrow.turn_round(), she_too, run_time=1.8)
        self.say("{shrinks}")
        times = Words(f"× {number_text(plan.rate)}", 80).move_to(minus)
        first, last = (squish_rate_func(smooth, *part) for part in ((0, 0.5), (0.5, 1)))
        gone = FadeOut(minus, arc, rate_func=first)  # else one is read through the other
        self.play(gone, FadeIn(times, rate_func=last), run_time=0.5)
        self.play(arrow.cut(plan.rate), run_time=1.6)
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

    def landing(self) -> tuple[Landing, VGroup]:
        """The ring where the step ends; the height there, and what was promised."""
        plan = self.plan
        arrow = Arrow(self.view, lambda: plan.here, lambda: plan.gradient, scale=self.scale)
        arrow.set_as(share=plan.rate, turned=1)

        def height() -> float:
            return plan.landed if self.walk.time > 0.95 else float(plan.height(plan.here))

        now = Readout("her height", tr("her height"), height, 3, 44, LOSS)
        promised = f"{plan.promised:,.3f}".replace("-", "−")
        told = Words(tr("the plank promised {height}").format(height=promised), 40)
        return Landing(arrow), VGroup(now, told.next_to(now, DOWN, buff=0.4, aligned_edge=LEFT))

    # -- inputs ----------------------------------------------------------------------------------

    def one_and_two(self) -> list[Any]:
        """A curve, then a map, each with its arrow and its numbers: one scale at a time."""
        box = STAGE.inset(left=2.4, right=2.4, bottom=0.1)
        one, two = inputs.One(box), inputs.Two(box)
        self.play(FadeOut(self.surface, self.fine, *self.note), FadeIn(*one.all), run_time=0.8)
        self.add(one.arrow)
        self.play(one.arrow.grow(), FadeIn(one.number), run_time=1.0)
        self.until("Two")
        self.play(*instead([*one.all, one.arrow, one.number], two.all, run_time=0.8))
        self.add(two.arrow)
        self.play(two.arrow.grow(), FadeIn(two.number), run_time=1.0)
        self.hold(1.4)
        return [*two.all, two.arrow, two.number]

    def three_knobs(self, *gone: Any) -> list[Any]:
        """Each knob is nudged and let go; three slopes make a column."""
        knobs = inputs.Nudges(self.plan)
        board = Derivation(knobs.rows[0], knobs.board)
        self.until("no ground")
        self.play(*instead(gone, knobs.all, run_time=0.8))
        self.play(FadeIn(board, *knobs.heads[1:]), until="But")
        for row in range(3):
            if row == 1:
                self.say("and watch the height. {slopes}: three slopes, one column.")
            self.play(*knobs.nudge(row), FadeIn(knobs.changes[row]), run_time=1.1)
            self.play(FadeIn(knobs.slopes[row]), run_time=0.4)
        self.play(board.turn_into(knobs.rows[1]), run_time=1.0)
        self.play(FadeIn(knobs.place), board.turn_into(knobs.rows[2]), run_time=1.0)
        cells = (*knobs.heads[1:], *knobs.changes, *knobs.slopes)
        return [*knobs.all, *cells, knobs.place, board]

    def refused(self, *gone: Any) -> None:
        """A number too many, and what is said of it; then the map is there again."""
        card = inputs.Card()
        self.hold()
        self.play(*instead(gone, [card.call], run_time=0.8))
        self.say("Give it three numbers, and it says no.")
        self.play(FadeIn(card.answer), until="and it")
        self.play(swell(card.answer, 1.1), run_time=1.0)
        self.hold(0.4)
        self.view.look(**self.poses.large_chart())
        self.play(*instead([card.call, card.answer], [self.map], run_time=0.8))

    # -- level points ----------------------------------------------------------------------------

    def levels_told(self, field: reading.Lifting, levels: list[reading.Level]) -> None:
        """The arrows around each light up in turn; its ground appears in small beside the map.

        Where they are specks among steeper ones, they are drawn larger, and the others are gone.
        """
        crowded = self.plan.crowded
        left = 0.0 if max(level.factor for level in levels) > crowded else _FAINT
        aside = [self.view.move(**self.poses.chart()), field.animate.set_presence(left)]
        for words, level in zip(self.told_levels(), levels, strict=True):
            self.say(words)
            sized = [] if level.factor == self.scale.factor else [self.scale.to(level.factor)]
            self.play(FadeIn(level.around), *aside, *sized, run_time=1.2 if aside or sized else 0.6)
            aside = []
            self.until(words.rpartition(": ")[2])
            self.play(FadeIn(level.sketch), run_time=0.8)
            self.hold()
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

    def her_arrow_again(self) -> list[Any]:
        """Down to her, to her arrow, its rectangle and its circle."""
        made = [self.circle, self.sides, *self.parts]
        dark = self.surface.animate.set_presence(_DARK)
        near = self.view.move(**self.poses.last())
        low = STAGE.inset(left=0.3, bottom=0.2)  # above, there is a line by then
        for note in self.note:
            note.within(low, DOWN + LEFT)
        her = *self.note, self.she, self.uphill.set_as().set_presence(1), *made
        comes = FadeIn(*her, rate_func=squish_rate_func(smooth, 0.65, 1))
        self.play(near, FadeOut(*self.ways), dark, comes, run_time=2.8)
        return made


__all__ = ["GradientPieces"]
