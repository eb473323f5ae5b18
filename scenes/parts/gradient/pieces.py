"""The longer pieces of the film: the step, the knobs, and level points."""

from __future__ import annotations

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
    smooth,
    squish_rate_func,
)
from manim.utils.rate_functions import ease_out_sine

from scenes.parts.gradient import column, inputs, reading, slopes
from scenes.parts.gradient.step import Length, StepArrow, StepLegs, TurnArc
from scenes.parts.gradient.telling import told_levels
from scenes.parts.gradient.walking import GradientWalking
from scenes.stage import (
    LOSS,
    TEXT,
    Arrow,
    Box,
    Derivation,
    Formula,
    Landing,
    Layer,
    Readout,
    Stack,
    Words,
    WorkedLine,
    change,
    on_one_line,
    on_plate,
    swell,
    tr,
)
from scenes.stage.type.text import number_text

_LARGE = 54  # of the step that is worked out, where there is room
_WAS = 0.4  # of her arrow as it was, under the step that is cut from it
_APART = 0.6  # scene units from one block of it to the next, with their plates
_FAINT = 0.3  # of the field, beside the arrows that are told of


class GradientPieces(GradientWalking):
    """What takes several plays."""

    # -- the column ------------------------------------------------------------------------------

    def derived(
        self, ground: list[Any], board: Derivation, rows: list[Formula], names: list[Any]
    ) -> list[Any]:
        """Each slope by its formula, what is frozen dim; then with her numbers instead of letters.

        What is told of her place.
        """
        by_formula = bool(self.plan.ground.expression)
        waves = column.of_waves(self.plan)
        cuts = [slopes.CutSlopes(self.plan, axis) for axis in (0, 1)] if waves else []
        if by_formula:
            for axis, words in enumerate(("{one_letter}", "{other_letter}")):
                self.say(words)
                cut = cuts[axis] if cuts else None
                if cut:
                    self.cut_again(cut, names, cuts[0] if axis else None)
                frozen = column.height(self.plan, frozen=1 - axis)
                lit = [one.turn_whole(frozen) for one in ground if frozen]
                if cut:
                    lit.append(cut.run(0.5))
                self.play(board.swell("ab"[axis], by=1.08), *lit, run_time=1.2)
                more = [cut.run(1)] if cut else []
                if axis == 0:
                    self.play(*more, until="{becomes}") if more else self.until("{becomes}")
                    more = []
                self.play(board.turn_cells(rows[axis + 1]), *more, run_time=1.2)
                self.hold(0.4)
            whole = column.height(self.plan)
            back = [one.turn_whole(whole) for one in ground if whole]
            self.say("Put in her own x and y.")
            back += self.cut_closed(cuts[1], names) if cuts else []
            label = [self.place_label()]
            self.play(*back, *map(FadeIn, label), self.she.ring_out(), run_time=1.0)
        else:
            self.say("Two measured numbers.")
            label = []
        for row in rows[3:-1]:
            self.put_in(board, row)
            self.hold(0.4)
        return label

    def put_in(self, board: Derivation, row: Formula, *along: Any) -> None:
        """Another row on the board, cell by cell: so its brackets are never empty.

        With the first of them come things ``along``.
        """
        parts = column.between(board.row, row)
        for number, part in enumerate(parts):
            comes = [] if number else along
            self.play(board.turn_cells(part), *comes, run_time=0.7 if len(parts) == 1 else 0.5)

    # -- the step --------------------------------------------------------------------------------

    def ready_to_read(self, *lighter: Any) -> None:
        """Straight above her, where there is room for her arrow on all sides."""
        self.play(self.view.move(**self.poses.turning()), *lighter, run_time=1.4)
        self.needle.angle.set_value(self.plan.angle)  # there she looks

    def turned_and_cut(self) -> list[Any]:
        """Times −1, and times the rate: of the arrow as it was, the step is a part.

        What is to go.
        """
        plan, arrow = self.plan, self.uphill
        head = self.poses.board.rows(1, 4)[0]
        minus = Words(tr("× (−1)"), 80).within(head)
        length = Length(lambda: arrow.length / self.scale.factor * plan.steepness)
        length.next_to(minus, DOWN, buff=0.5).add_updater(
            lambda it: it.set_color(ManimColor.from_rgb(arrow.color_now()))
        )
        arc = TurnArc(arrow)
        self.play(FadeIn(minus, length, arc), run_time=0.5)
        she_too = change(self.needle.angle, plan.angle + np.pi)
        self.play(arrow.turn_round(), she_too, run_time=1.8)
        self.say("{shrinks}")
        times = Words(f"× {number_text(plan.rate)}", 80).move_to(minus)
        first, last = (squish_rate_func(smooth, *part) for part in ((0, 0.5), (0.5, 1)))
        gone = FadeOut(minus, arc, rate_func=first)  # else one is read through the other
        self.play(gone, FadeIn(times, rate_func=last), run_time=0.5)
        was = StepArrow(self.view, plan, self.scale)
        was.set_as(turned=1).set_presence(_WAS).set_z_index(Layer.ARROW - 1)
        self.add(was)  # under the arrow, which is cut
        self.play(arrow.cut(plan.rate), run_time=1.6)
        self.until("that is")
        self.play(swell(length, 1.1), run_time=0.9)
        soon = squish_rate_func(smooth, 0.0, 0.25)
        return [FadeOut(was, times, length, rate_func=soon)]

    def worked(self) -> Any:
        """The step along both axes in numbers: of each its name, and the step in three pieces."""
        plan, made, board = self.plan, [], self.poses.board.inset(top=0.3)
        for axis in (0, 1):
            told, name = column.numbers(plan, axis), "xy"[axis]
            head = Formula(f'{name} ":"', size=44, color=TEXT)
            room = board.width - head.width - 0.3
            for size in (_LARGE, 44):
                line = WorkedLine(*told, size, finest=column.FINEST_SUM)
                start, less, end = line.in_three()
                if fits := VGroup(start, less).width <= room:
                    break
            on_one_line(head, VGroup(start, less) if fits else start, buff=0.3)
            if not fits:
                less.next_to(start, DOWN, buff=0.3, aligned_edge=LEFT)
            end.next_to(VGroup(start, less), DOWN, buff=0.3, aligned_edge=LEFT)
            made.append(VGroup(head, start, less, end))
        return Stack(*made, gap=_APART).within(board, UP)

    def plates(self, *blocks: Any) -> list[Any]:
        """A plate under each, all as wide as the widest needs."""
        widest = max(block.width for block in blocks)
        return [on_plate(one, _APART / 2 - 0.05, widest - one.width)[0] for one in blocks]

    def works_out(self, block: Any, plate: Any, legs: StepLegs, *along: Any) -> None:
        """The step along x, each piece of it on its words; and its leg on the map."""
        head, start, less, end = block
        late = squish_rate_func(smooth, 0.3, 0.8)
        first = FadeIn(plate, head, start, rate_func=late)
        self.play(*self.nearer_to_her_step(), *along, first, run_time=1.3)
        self.add(legs)
        self.until("Take off")
        self.play(FadeIn(less), change(legs.grown, 1), until="the slope")
        self.play(Derivation(less, Box.around(less)).swell("grad", by=1.12), run_time=0.7)
        self.until("{arrives}")
        self.play(FadeIn(end), run_time=0.5)

    def nearer_to_her_step(self) -> list[Any]:
        """So near that it is seen; an arrow that was drawn shorter comes to its length.

        For she walks to its tip.
        """
        near = self.view.move(**self.poses.stepping())
        return [near] if self.scale.is_true else [near, self.scale.to(1.0)]

    def landing(self) -> tuple[Landing, Readout]:
        """The ring where the step ends, and the height where she is."""
        plan = self.plan
        arrow = Arrow(self.view, lambda: plan.here, lambda: plan.gradient, scale=self.scale)
        arrow.set_as(share=plan.rate, turned=1)

        def height() -> float:
            return plan.landed if self.walk.time > 0.95 else float(plan.height(plan.here))

        return Landing(arrow), Readout("her height", tr("her height"), height, 3, 48, LOSS)

    # -- inputs ----------------------------------------------------------------------------------

    def asked_of(self, shown: inputs.Inputs, row: int) -> None:
        """So many inputs and one more: their picture, their gradient, and that at a place."""
        picture, place, board = shown.pictures[row], shown.places[row], shown.boards[row]
        last, told = row == inputs.ALL - 1, [place, board]
        numbers = inputs.numbers(self.plan.knobs[: row + 1])
        if row == 0:
            self.play(*self.dark_instead([shown.rule, *picture, *told]), run_time=1.2)
        else:  # what was worked out of another rule goes before that becomes this one
            seen = [one for one in shown.pictures[row - 1] if one in self.last]
            told_of = [one for one in self.last if one not in [shown.rule, *seen]]
            soon, late = (squish_rate_func(smooth, *part) for part in ((0.0, 0.6), (0.4, 1.0)))
            self.play(FadeOut(*told_of, rate_func=soon), FadeOut(*seen, rate_func=late),
                      run_time=0.8)  # fmt: skip
            ground, *rest = picture
            grown = shown.rule.turn_into(shown.rules[row])
            comes = FadeIn(*picture if last else [ground], rate_func=ease_out_sine)
            self.play(grown, comes, run_time=0.9)
            if last:
                self.play(FadeIn(board), run_time=0.6)
            else:
                soon = squish_rate_func(smooth, 0.0, 0.4)
                self.play(shown.rise(), FadeIn(board, rate_func=soon), run_time=1.2)
                self.put_in(board, numbers, FadeIn(place, *rest))
                told += rest
        self.last = [shown.rule, *picture, *told]
        if last:
            self.last.append(shown.bars)
            self.until("The column")
            self.put_in(board, inputs.letters(row + 1))
            self.say("Put in {knobs}.")
            self.play(FadeIn(place), shown.turn(), run_time=1.0)
            self.say("Out come {slopes}.")
            self.add(shown.bars)
            self.play(change(shown.bars.grown, 1), run_time=0.8)
        if row != 1:
            self.put_in(board, numbers)

    def dark_instead(self, come: list[Any]) -> list[Any]:
        """Animations: what is told goes, then the ground sinks into the dark, then others come.

        In one go, a whole bright map and all on it was another picture from one frame to the next.
        """
        parts = ((0.0, 0.25), (0.0, 0.6), (0.35, 0.85), (0.3, 0.9))
        first, then, at_night, last = (squish_rate_func(smooth, *part) for part in parts)
        return [
            FadeOut(*self.note, *self.last, rate_func=first),
            change(self.surface.night, 1, then),
            FadeOut(self.surface, self.fine, rate_func=at_night),
            FadeIn(*come, rate_func=last),
        ]

    def refused(self, shown: inputs.Inputs) -> None:
        """A third number comes to two inputs, and is thrown off."""
        self.until("third number")
        self.play(FadeIn(shown.third), until="and it refuses")
        self.play(shown.strike(), run_time=0.5)
        self.play(shown.bounce(), swell(shown.places[1], 1.06), FadeIn(shown.answer), run_time=0.8)
        self.play(shown.legs.walk(), run_time=1.4)
        self.last += [shown.third, shown.answer]

    # -- level points ----------------------------------------------------------------------------

    def levels_told(self, field: reading.Spreading, levels: list[reading.Level], dial: Any) -> None:
        """The arrows around each light up in turn; its ground appears in small beside the arrows.

        Where they are specks, they are drawn larger, and the others are gone.
        """
        crowded = self.plan.crowded
        left = 0.0 if max(level.factor for level in levels) > crowded else _FAINT
        aside = [self.view.move(**self.poses.chart()), field.animate.set_presence(left)]
        for words, level in zip(told_levels(self.plan), levels, strict=True):
            self.say(words)
            sized = [] if level.factor == self.scale.factor else [self.scale.to(level.factor)]
            lit = FadeIn(level.around), level.ring.ring_out()
            self.play(*lit, *aside, *sized, run_time=1.2)
            if level.around.leaving.any():
                self.until("and leave")
                self.play(change(level.around.out, 1), run_time=0.9)
            self.until(words.rpartition(": ")[2])
            self.play(FadeIn(level.sketch), run_time=0.7)
            aside = [FadeOut(level.around)]
            self.hold(0.2)
        self.say("{level}")
        flat, rings = FadeIn(*(one.flat for one in levels)), [one.ring.ring_out() for one in levels]
        self.play(*rings, flat, *aside, run_time=1.2)
        back = [self.map.animate.set_presence(1), field.animate.set_presence(1)]
        if self.scale.factor != crowded:
            back.append(self.scale.to(crowded))
        # What the walkers go by stays on the map.
        self.followed = [field, self.scale_below()]
        soon, late = (squish_rate_func(smooth, *part) for part in ((0.0, 0.7), (0.15, 0.9)))
        told = [FadeOut(dial, rate_func=soon), FadeIn(self.followed[1], rate_func=late)]
        self.play(*back, *told, run_time=1.0)  # else it was read twice at once
        self.hold(0.1)


__all__ = ["GradientPieces"]
