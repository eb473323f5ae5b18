"""The longer pieces of the film: the step, the knobs, and level points."""

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
    linear,
    smooth,
    squish_rate_func,
)

from scenes.parts.gradient import column, inputs, many, reading
from scenes.parts.gradient.proof import GradientProof
from scenes.parts.gradient.step import Copies, Length, OwnContour, TurnArc
from scenes.stage import (
    LOSS,
    PATH,
    STAGE,
    TEXT,
    Arrow,
    Derivation,
    Formula,
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


class GradientPieces(GradientProof):
    """What takes several plays."""

    # -- the column ------------------------------------------------------------------------------

    def instead_of(self, board: Derivation, row: Formula) -> Derivation:
        """Another row instead of that on the board: none is read through the other."""
        other = Derivation(row, board.box)
        self.play(*instead(board, other, run_time=1.0))
        return other

    # -- the step --------------------------------------------------------------------------------

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
                self.until("but a nudge")
            self.play(*knobs.nudge(row), FadeIn(knobs.changes[0][row]), run_time=1.0)
            self.play(FadeIn(knobs.slopes[0][row]), run_time=0.4)
            if row == 1:
                self.say("Three inputs: no ground is left to draw, but a nudge still tells.")

    def smaller_nudges(self, knobs: inputs.Nudges) -> None:
        """By smaller and smaller nudges, the slopes come near numbers that make a column."""
        for was, now in pairwise(zip(knobs.turns, knobs.changes, knobs.slopes, strict=True)):
            old, new = ([turn, *changes, *slopes] for turn, changes, slopes in (was, now))
            self.play(*instead(old, new, run_time=0.9))
            self.wait(0.9)
        for slope in knobs.slopes[-1]:
            self.play(swell(slope, 1.25), run_time=0.6)
        self.until("twice")
        self.play(knobs.board.turn_into(knobs.formulas), run_time=1.0)
        self.hold(0.6)
        self.play(knobs.board.turn_into(knobs.column), run_time=1.0)
        self.hold(0.6)

    def a_million(self, knobs: inputs.Nudges) -> None:
        """The column of very many slopes."""
        column = many.million()
        self.play(*instead([*knobs.last, knobs.board], [column], run_time=0.9))
        self.play(swell(column, 1.06), run_time=1.2)
        self.last = [column]

    def refused(self) -> None:
        """Two numbers come into their slots, the third is thrown off."""
        slots = many.Slots(self.plan)
        self.play(*instead(self.last, [slots.rule], run_time=0.8))
        self.play(FadeIn(slots.call, *slots.numbers), until="Hand")
        self.play(slots.fill(0), slots.fill(1), run_time=0.8)
        self.play(slots.strike(), until="it refuses")
        self.play(slots.bounce(), FadeIn(slots.answer), run_time=0.7)
        self.hold(1.5)
        self.last = slots.all

    # -- level points ----------------------------------------------------------------------------

    def levels_told(self, field: reading.Spreading, levels: list[reading.Level]) -> None:
        """The arrows around each light up in turn; its ground appears in small beside the arrows.

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


__all__ = ["GradientPieces"]
