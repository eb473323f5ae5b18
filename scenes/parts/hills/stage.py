"""What the beats of the hills have to hand: the cast, and the pieces that several of them share."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Create, FadeIn, FadeOut, LaggedStart, VGroup, linear

from scenes.parts.hills import cast, poses, told
from scenes.parts.hills.altimeter import Altimeter
from scenes.parts.hills.cloth import Borders, Cloth
from scenes.parts.hills.color_bar import ColorBar
from scenes.parts.hills.coordinates import Coordinates
from scenes.parts.hills.descents import framed, plan
from scenes.parts.hills.field import Field
from scenes.parts.hills.lamps import Dusk, Lamps
from scenes.parts.hills.pair import pair
from scenes.parts.hills.parting import Parting
from scenes.parts.hills.probe import Probe
from scenes.parts.hills.ring import Ring
from scenes.parts.hills.tally import Destination, Flags, Tally, letter
from scenes.parts.hills.worked import ShareMarks
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    POSITION,
    QUIET,
    STAGE,
    TITLE,
    Arrow,
    Box,
    GroundAxes,
    LectureScene,
    Readout,
    Stack,
    UpdateRule,
    Words,
    change,
    on_one_line,
    on_plate,
    tie,
    tr,
)

_FAINT = 0.4  # of the field, while an angle is measured in it
_UNLIT = 0.7  # of a rule's symbols, while another one is named
_BELOW_A_PLATE = 0.42  # scene units from what is on a plate to what stands below it
_BESIDE_A_STEP = 0.5  # of her size, where her steps are to be seen
_A_HAIR = 0.012  # of a start's way, to either side of the border that it crosses
_EDGE = Box(STAGE.right - 1.75, STAGE.bottom + 0.1, STAGE.right, TITLE.bottom - 1.25)
CORNER = STAGE.inset(top=1.15)
"""What is below a title."""


class HillsStage(LectureScene):
    """The stage on which the film of the hills is told."""

    def setup(self) -> None:
        """Compute every descent, then build the cast."""
        p = self.parameters
        # One more than is dropped: the hiker, who goes ahead alone.
        self.plan = plan(framed(p.landscape), p.learning_rate, p.starts + 1, p.seed, p.steps)
        self.guide = cast.Guide(self.plan, self.clock)
        self.view, self.scale = self.guide.view, self.guide.scale
        self.party = cast.Company(self.plan, self.view)
        made = pair(self.plan)
        self.two: Any = Parting(made, self.view, self.clock) if made else None
        self.near = cast.CloseUp(self.guide)
        grid = cast.gradients(self.view, self.view.window, 15)
        self.field = Field(self.view, grid, self.scale)
        self.whole = self.scale.factor  # of arrows that are not made smaller on purpose
        self.smaller = cast.field_factor(grid, self.whole)
        self.note = self.scale.note().within(poses.SIDE, LEFT)
        self.axes = GroundAxes(self.view, size=cast.NUMBERS)
        self.altimeter = Altimeter(self.view, self.guide.walking, tr("height"), _EDGE)
        self.readouts = on_plate(self.guide.readouts(), spare=0.2).within(CORNER, UP + LEFT)
        note = self.scale.note().next_to(self.readouts, DOWN, buff=0.2, aligned_edge=LEFT)
        self.notes = [] if self.scale.is_true else [note]
        self.lines = told.coordinate_lines(self.plan)
        self.marks = ShareMarks(self.guide.uphill, self.plan.rate)
        self.company = VGroup(self.party.trails, self.party.walkers)
        self.alone = VGroup(self.guide.trail, self.guide.figure)
        places = self.view, self.plan.floors, self.party.destined, self.party.everywhere()
        self.flags, self.flags_above = Flags(*places), Flags(*places, occupied=self.party.own)
        self.ring = Ring(self.view, lambda: self.party.now()[self.party.highest])
        self.bar = ColorBar(self.view, tr("height")).within(poses.BAR)
        self.cloth = Cloth(self.view, self.plan, self.party.tints)
        self.borders = Borders(self.view, self.plan)
        self.dusk = Dusk()
        reach = 1.6 if len(self.plan.floors) <= cast.MANY else 0.6
        self.lamps = Lamps(self.view, lambda: self.plan.floors, self.clock, reach)

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        asked = self.party.destined[self.party.highest]
        two = self.two.made if self.two else None
        return {
            **told.facts(self.plan, two, self.lines[0].words),
            "asked": told.asked(letter(asked) if asked >= 0 else ""),
        }

    # -- pieces of the beats ---------------------------------------------------------------------

    def morning(self, *night: Any) -> None:
        """The night fog makes room for the morning, in which the hiker stands."""
        guide = self.guide
        # The lamps first: nothing of the night is to shine through her.
        self.play(FadeIn(guide.bank), FadeOut(*night), run_time=0.6)
        self.play(FadeIn(guide.surface, self.alone), run_time=0.6)
        self.add(guide.arrows, guide.landing)

    def to_the_map(self, pose: dict[str, float], run_time: float) -> None:
        """The camera rises until the hills are a map."""
        self.play(self.view.move(**pose), run_time=run_time)
        self.view.panel = self.view.map_panel()
        self.play(FadeIn(self.party.map), run_time=0.4)

    def to_the_hills(
        self, pose: dict[str, float], *ground: Any, night: bool = False, run_time: float = 2.7
    ) -> None:
        """From the map back to the hills, seen from another side, as night falls on them."""
        self.view.panel = None
        self.add(*ground)
        self.play(FadeOut(self.party.map), run_time=0.4)
        falling = [FadeIn(self.dusk)] if night else []
        self.play(self.view.move(**pose), *falling, run_time=run_time)

    def name(
        self,
        rule: UpdateRule,
        part: str,
        words: str,
        color: str,
        end: Any,
        *shown: Any,
        again: str = "",
    ) -> None:
        """Name a symbol of the rule and link it to the thing, while that is ``shown``.

        At the phrase ``again`` a ring goes out from her once more.
        """
        symbol = rule.part(part)
        name = on_plate(Words(words, color=color)).next_to(rule, DOWN, buff=_BELOW_A_PLATE)
        name.set_x(symbol.get_x())
        links = tie(symbol, name, end, color)
        named = (FadeIn(name, shift=0.1 * DOWN), *map(Create, links))
        self.play(*named, rule.light(part, faint=_UNLIT), *shown, run_time=0.9)
        if again:
            self.until(again)
            self.play(self.guide.figure.ring_out(), run_time=0.8)
        self.hold(0.6)
        self.play(FadeOut(name, *links), run_time=0.2)

    def tilted_plane(self) -> None:
        """From the side: a pane at her feet rises ahead, and falls behind by as much."""
        pane = self.guide.pane
        slope = on_plate(Words(told.tilt(pane), color=GRADIENT)).within(TITLE)
        self.play(FadeIn(pane), run_time=0.6)
        self.say("It rises ahead of her, and falls behind her, by as much.")
        up, down, run = pane.labels()
        self.play(change(pane.measured, 1), FadeIn(up, run, slope), until="and falls")
        self.play(change(pane.measured, 2), FadeIn(down), until="by as much")
        self.hold(0.9)
        self.play(FadeOut(pane, up, down, run, slope), run_time=0.4)

    def work_out(self, rule: Any) -> list[Any]:
        """Her x and her y in numbers, as they are said, below the rule; axes, and the two slopes.

        For y the rule makes room.
        """
        guide = self.guide
        axes = Coordinates(self.view, guide.walking, guide.near_axes())
        rows = [on_plate(line, 0.1).next_to(rule, DOWN, buff=0.12) for line in self.lines]
        along = [Arrow(self.view, guide.foot, part, scale=guide.scale, width=0.06, name=name)
                 for part, name in guide.parts()]  # fmt: skip
        # Below or beside the middle of each, on that side of it where the step does not go.
        (right, up), names = np.sign(guide.gradient()), []
        for axis, arrow, side in zip("xy", along, (-up * UP, -right * RIGHT), strict=True):
            name = on_plate(Words(tr("slope along {axis}").format(axis=axis), LABEL_SIZE, GRADIENT))
            names.append(name.next_to((*arrow.middle(), 0), side, buff=0.25))
        names[0].shift(0.6 * right * RIGHT)
        self.add(*(arrow.set_as(grown=0) for arrow in along))
        self.play(FadeIn(axes, rows[0][0]), run_time=0.6)
        line = self.lines[0]
        for place, (part, phrase) in enumerate(line.pieces()):
            self.until(phrase)
            seen = (along[0].grow(), FadeIn(names[0])) if place == line.slope else ()
            self.play(FadeIn(part, shift=0.15 * DOWN), *seen, run_time=0.5)
        self.say("The same for y.")
        top = rule.get_center()
        self.play(FadeOut(rule, names[0]), rows[0].animate.move_to(top), run_time=0.6)
        rows[1].next_to(rows[0], DOWN, buff=0.12)
        self.play(FadeIn(rows[1], shift=0.15 * DOWN), run_time=0.8)
        self.play(along[1].grow(), FadeIn(names[1]), run_time=0.8)
        self.hold(1.2)
        self.play(FadeOut(*along, names[1]), run_time=0.3)
        return [axes, *rows]

    def drop_the_others(self, phrase: str) -> None:
        """The others fall on the hills, each valley gets its flag; at the phrase one is rung."""
        walkers = self.party.walkers
        walkers.dropped.set_value(0)
        self.add(self.company)
        self.play(change(walkers.dropped, 1, linear), run_time=2.8)
        self.play(FadeIn(self.flags_above, shift=0.2 * DOWN), run_time=0.6)
        self.until(phrase)
        self.play(walkers.ring_out(only=self.party.highest), FadeIn(self.ring), run_time=1.6)

    def answer_where(self) -> list[Any]:
        """The flag of the valley that the one in the ring ended in lights up."""
        valley = self.party.destined[self.party.highest]
        return [self.flags_above.light(valley)] if valley >= 0 else []

    def who_is_where(self) -> Tally:
        """Crosses and letters on the map, and beside it a dot for everybody in each valley."""
        tally = Tally(self.party.bound, self.party.tints, POSITION).within(
            poses.SIDE.inset(left=0.35), LEFT
        )
        # Seen from above these flags stand just where those over the pawns have sunk to.
        self.remove(self.flags_above)
        self.add(self.flags)
        self.play(FadeIn(self.party.crosses), FadeOut(self.ring), run_time=0.8)
        self.play(LaggedStart(*map(FadeIn, tally or [tally]), lag_ratio=0.3), run_time=1.4)
        return tally

    def come_closer(self) -> None:
        """The map and its arrows grow about her path, to their whole length; then arrows are faint.

        She is drawn smaller, for a step must be seen beside her.
        """
        near, scale = self.near, self.scale
        self.guide.rewind()
        self.play(self.view.move(**near.pose), run_time=1.6)
        self.guide.figure.shrunk.set_value(_BESIDE_A_STEP)
        self.play(scale.to(self.whole), run_time=1)
        told = [FadeOut(self.note)] if scale.is_true else []
        faint = self.field.animate.set_presence(_FAINT)
        self.play(FadeIn(near.axes, self.alone), faint, *told, run_time=0.6)

    def under_a_lens(self, two: Parting, phrase: str) -> None:
        """How close the two are, under a lens; in millimetres from a phrase on."""
        loupe, paper = two.loupe(), on_plate(Words(told.on_paper(two.made, 0)))
        paper.next_to(loupe, DOWN, buff=0.1)
        with self.shown(loupe, run_time=0.4):
            self.play(two.lamps.ring_out(), until=phrase)
            with self.shown(paper, run_time=0.4):
                self.hold(1.8)

    def bend_both_ways(self, two: Parting, across: str, name: str) -> None:
        """A level pane on the pass; a curve along the ridge, one ``across`` it, then its name."""
        for grown in two.curves.grown:
            grown.set_value(0)
        self.play(FadeIn(two.pane, two.curves, shift=0.3 * DOWN), run_time=0.6)
        self.play(change(two.curves.grown[0], 1), until=across)
        self.play(change(two.curves.grown[1], 1), until=name)
        with self.shown(two.named_beside(tr("saddle")), run_time=0.4):
            self.hold(1)
        self.play(FadeOut(two.pane, two.curves), run_time=0.5)

    def slide_across_a_border(self, probe: Probe) -> None:
        """A start slides inside a colour, then across its border, and on; its end stands beside."""
        party = self.party
        name = Destination(probe, party.bound_for, party.tints)
        ends = Stack(on_one_line(Words(tr("ends in valley")), name)).within(
            poses.BESIDE_LARGE, LEFT
        )
        with self.shown(probe, ends, run_time=0.5):
            self.play(change(probe.along, party.border - _A_HAIR), until="a hair decides")
            self.play(change(probe.along, party.border + _A_HAIR), run_time=0.6)
            self.hold(0.4)
            self.play(change(probe.along, 1), run_time=0.8)
            self.hold(0.4)

    def flood(self) -> Stack:
        """Each valley's cloth rises from its floor, step by step; what is counted stands beside."""
        cloth = self.cloth
        steps = Readout("flood", tr("steps"), lambda: max(0, int(cloth.risen.get_value())), 0)
        share = Readout(
            "covered",
            tr("covered"),
            lambda: 100 * cloth.covered,
            1,
            unit="%",
            numerals="0123456789.,%",
        )
        panel = Stack(steps, share).within(poses.BESIDE_LARGE, UP + LEFT)
        self.play(FadeIn(cloth, self.flags, panel), run_time=0.6)
        self.remove(self.guide.surface)
        for number in (*(stop for stop in (8, 15) if stop < cloth.last), cloth.last):
            self.play(change(cloth.risen, number, linear), run_time=1.3)
        # Borders hide how coarse the cloth is; what leads off the map goes dark.
        self.play(change(cloth.risen, cloth.last + 1), FadeIn(self.borders), run_time=0.8)
        if cloth.lost:
            words = tr("dark: not there yet") if cloth.late else tr("dark: off this map")
            panel.next(Words(words, LABEL_SIZE, QUIET))
            self.play(FadeIn(panel[-1]), run_time=0.5)
        return panel
