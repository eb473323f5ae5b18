"""What the beats of the hills have to hand: the cast, and the pieces that several of them share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from manim import DOWN, LEFT, UP, FadeIn, FadeOut, VGroup, rate_functions, smooth, squish_rate_func

from gdmath import End
from scenes.parts.hills import cast, company, poses, told
from scenes.parts.hills.altimeter import Altimeter
from scenes.parts.hills.arrows import DottedField
from scenes.parts.hills.borders import Borders
from scenes.parts.hills.cloth import Cloth
from scenes.parts.hills.descents import plan
from scenes.parts.hills.dropped import Dropped, Strayed, start_off
from scenes.parts.hills.ground import framed
from scenes.parts.hills.lamps import Dusk, Lamps
from scenes.parts.hills.pair import pair
from scenes.parts.hills.parting import Parting
from scenes.parts.hills.spotlight import Spotlight
from scenes.parts.hills.tally import Flags, Poles
from scenes.parts.hills.worked import ShareMarks, in_columns
from scenes.stage import (
    FRAME,
    STAGE,
    TITLE,
    Box,
    LectureScene,
    on_plate,
    tr,
)
from scenes.stage.ground.field import shown_together

_EDGE = Box(STAGE.right - 1.5, STAGE.bottom + 0.1, STAGE.right, TITLE.bottom - 1.25)
CORNER = STAGE.inset(top=1.15)
"""What is below a title."""
ALONG = 11
"""Arrows along the longer side of the map: so few that each is large and as long as it is."""


class HillsStage(LectureScene):
    """The stage on which the film of the hills is told."""

    def setup(self) -> None:
        """Compute every descent, then build the cast."""
        p = self.parameters
        # One more than is dropped: the hiker, who goes ahead alone.
        self.plan = plan(
            framed(p.landscape, p.window), p.learning_rate, p.starts + 1, p.seed, p.steps
        )
        self.guide = cast.Guide(self.plan, self.clock)
        self.view, self.scale = self.guide.view, self.guide.scale
        self.party = company.Company(self.plan, self.view)
        made = pair(self.plan)
        self.two: Any = Parting(made, self.view, self.clock) if made else None
        grid = cast.gradients(self.view, self.view.window, ALONG)
        shown = shown_together(grid)
        self.all_over = len(shown.magnitudes) == grid.magnitudes.size
        # Of arrows that are not made smaller on purpose: seen from above, and close up.
        self.factor_above = self.guide.factor_at(self.guide.pool)
        # All over the map each fits its cell, however much longer or shorter hers is close up.
        self.smaller = cast.field_factor(grid, 1.0)
        true = self.factor_above == 1 == cast.factor_in_the_frame(shown, self.view)
        self.laid = 1.0 if true else self.smaller
        self.field = DottedField(self.view, shown, self.scale)
        self.note = self.scale.note(self.smaller).within(poses.SIDE, LEFT)
        self.altimeter = Altimeter(self.view, self.guide.reached, tr("height"), _EDGE)
        self.readouts = on_plate(self.guide.readouts(), spare=0.5).within(STAGE, UP + LEFT)
        note = self.scale.note().within(CORNER, UP + LEFT)
        self.notes = [] if self.scale.is_true else [note]
        self.still_noted = [] if self.factor_above == 1 else self.notes
        if self.still_noted:
            self.readouts.next_to(note, DOWN, buff=0.2, aligned_edge=LEFT)
        self.lines = told.coordinate_lines(self.plan)
        in_columns(*self.lines)
        self.marks = ShareMarks(self.guide.uphill, self.plan.rate)
        self.company = VGroup(self.party.trails, self.party.walkers)
        self.alone = VGroup(self.guide.trail, self.guide.figure)
        places = self.view, self.plan.floors, self.party.destined, self.party.everywhere()
        starts, own = self.party.trajectory.points[0], self.party.own
        named = self.party.named
        self.flags = Flags(*places, always=named)
        self.flags.lies = True  # on its way to the map no letter travels over a cross
        paths = np.concatenate([starts, self.party.trajectory.points[:, self.party.highest]])
        self.flags_above = Flags(*places, occupied=own, about=paths, always=named)
        self.poles = Poles(self.flags_above)
        asked = int(self.party.others[self.party.highest])
        self.offered = told.choices(self.plan, asked, self.flags_above.valleys)
        self.flags_above.shown = self.offered or self.flags_above.valleys
        self.mine = Dropped(self.party, self.view)
        self.spot = Spotlight(self.view, lambda: self.party.now()[self.party.highest])
        self.cloth = Cloth(self.view, self.plan, self.party.tints)
        self.borders = Borders(self.view, self.plan, self.cloth)
        lost = start_off(self.plan) if End.LEADS_OFF in self.cloth.rest else None
        self.strayed = None if lost is None else Strayed(self.plan, lost, self.view)
        self.dusk = Dusk()
        reach = 1.6 if len(self.plan.floors) <= company.MANY else 0.6
        self.lamps = Lamps(self.view, lambda: self.plan.floors, self.clock, reach)

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        two = self.two.made if self.two else None
        return {
            **told.facts(self.plan, two, self.lines[0].left),
            "asked": told.asked(self.plan, int(self.party.others[self.party.highest])),
            "laid": tr("Every place has its own arrow.")
            if self.all_over
            else tr("Every place has its own arrow; those of the steepest ground are left out."),
            "where": told.where(self.plan, self.offered),
            "worked_out": told.worked_out(self.lines[0]),
            "slope_x": self.lines[0].slope_text,
            "slope_y": self.lines[1].slope_text,
            "shorter": told.shorter(self.smaller),
            "ends_y": self.lines[1].sources[-1],
            "rest": told.rest(self.cloth.rest),
        }

    # -- pieces of the beats ---------------------------------------------------------------------

    def morning(self, *night: Any) -> None:
        """The night fog makes room for the morning, in which the hiker stands."""
        guide = self.guide
        # Her hill comes as the lamps go, or a frame would be empty; she after them: nothing of the
        # night is to shine through her. Morning lies over the night until that is gone.
        bank, *lights = night
        parts = (0, 0.25), (0.12, 0.8), (0.5, 1)
        first, next_, then = (squish_rate_func(smooth, *part) for part in parts)
        coming = FadeIn(guide.bank, guide.close_by, rate_func=next_)
        gone = FadeOut(*lights, rate_func=first)
        self.play(gone, coming, FadeIn(self.alone, rate_func=then), run_time=1.2)
        self.remove(bank)
        self.add(guide.arrows, guide.landing)

    def to_the_map(self, pose: dict[str, float], run_time: float) -> None:
        """The camera rises until the hills are a map."""
        self.play(self.view.move(**pose), run_time=run_time)
        self.view.panel = self.view.map_panel()
        self.play(FadeIn(self.party.map), run_time=0.4)

    def to_the_hills(
        self,
        pose: dict[str, float],
        *ground: Any,
        night: bool = False,
        coming: Sequence[Any] = (),
        run_time: float = 2.7,
        pace: Callable[[float], float] = rate_functions.ease_in_out_sine,
    ) -> None:
        """From the map, or a part of it, to the hills, seen from another side, at a ``pace``.

        Night falls on them if that is wanted; what else is ``coming`` does so on the way.
        """
        if self.party.map in self.mobjects:
            for part in ground:
                part.panel = self.view.panel or FRAME
            self.add(*ground)
            opened = [part.animate.set(panel=FRAME) for part in ground]
            self.play(FadeOut(self.party.map), *opened, run_time=0.5)
            for thing in (self.view, *ground):
                thing.panel = None
        self.add(*ground)
        falling = [FadeIn(self.dusk)] if night else []
        self.play(self.view.move(pace, **pose), *falling, *coming, run_time=run_time)
