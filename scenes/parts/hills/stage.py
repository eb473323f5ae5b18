"""What the beats of the hills have to hand: the cast, and the pieces that several of them share."""

from __future__ import annotations

from typing import Any

from manim import DOWN, RIGHT, UP, Create, FadeIn, FadeOut, VGroup

from scenes.parts.hills import cast, told
from scenes.parts.hills.altimeter import Altimeter
from scenes.parts.hills.cloth import Cloth
from scenes.parts.hills.descents import framed, plan
from scenes.parts.hills.lamps import Dusk
from scenes.parts.hills.pair import pair
from scenes.parts.hills.parting import Parting
from scenes.parts.hills.tally import Flags
from scenes.stage import (
    STAGE,
    TITLE,
    Box,
    Field,
    GroundAxes,
    LectureScene,
    UpdateRule,
    Words,
    on_plate,
    tie,
    tr,
)

_EDGE = Box(STAGE.left, STAGE.bottom + 0.1, STAGE.left + 1.75, TITLE.bottom - 0.25)
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
        self.two = Parting(made, self.view, self.clock) if made else None
        self.near = cast.CloseUp(self.guide)
        grid = cast.gradients(self.view, self.view.window, 15)
        self.field = Field(self.view, grid, scale=self.scale)
        self.whole = self.scale.factor  # of arrows that are not made smaller on purpose
        self.smaller = cast.field_factor(grid, self.whole)
        self.axes = GroundAxes(self.view)
        self.altimeter = Altimeter(self.view, self.guide.walking, tr("height"), _EDGE)
        self.readouts = on_plate(self.guide.readouts(), spare=0.2).within(CORNER, UP + RIGHT)
        note = self.scale.note().next_to(self.readouts, DOWN, buff=0.2, aligned_edge=RIGHT)
        self.notes = [] if self.scale.is_true else [note]
        self.lines = told.coordinate_lines(self.plan)
        self.company = VGroup(self.party.trails, self.party.walkers)
        self.alone = VGroup(self.guide.trail, self.guide.figure)
        self.flags = Flags(self.view, self.plan.floors, self.party.destined)
        self.cloth = Cloth(self.view, self.plan, self.party.tints)
        self.dusk = Dusk()

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return told.facts(self.plan, self.two.made if self.two else None, self.lines[0].words)

    def compared(self) -> int:
        """How many steps have been taken on all paths together."""
        return self.guide.step + len(self.party) * self.party.step

    # -- pieces of the beats ---------------------------------------------------------------------

    def morning(self, *night: Any) -> None:
        """The night fog makes room for the morning, in which the hiker stands."""
        guide = self.guide
        self.play(FadeIn(guide.bank, guide.surface, self.alone), FadeOut(*night), run_time=1)
        self.add(guide.arrows, guide.landing)

    def to_the_map(self, run_time: float = 2.8) -> None:
        """The camera rises until the hills are a map."""
        self.play(self.view.move(**cast.map_pose(self.view)), run_time=run_time)
        self.view.panel = self.view.map_panel()
        self.play(FadeIn(self.party.map), run_time=0.4)

    def to_the_hills(self, pose: dict[str, float], ground: Any) -> None:
        """From the map back to the hills, seen from another side."""
        self.view.panel = None
        self.add(ground)
        self.play(FadeOut(self.party.map), run_time=0.4)
        self.play(self.view.move(**pose), run_time=2.1)

    def name(
        self, rule: UpdateRule, part: str, words: str, color: str, end: Any, *shown: Any
    ) -> None:
        """Name a symbol of the rule and link it to the thing, while that is ``shown``."""
        symbol = rule.part(part)
        name = on_plate(Words(words, color=color)).next_to(rule, DOWN, buff=0.22)
        name.set_x(symbol.get_x())
        links = tie(symbol, name, end, color)
        self.play(FadeIn(name, shift=0.1 * DOWN), *map(Create, links), *shown, run_time=0.9)
        self.play(rule.single_out(part), run_time=0.8)
        self.hold()
        self.play(FadeOut(name, *links), run_time=0.2)
