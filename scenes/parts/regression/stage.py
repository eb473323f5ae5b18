"""The base of the film: its cast."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from manim import FadeIn

from scenes.parts.regression import steps, telling
from scenes.parts.regression.bowtie import BowTie
from scenes.parts.regression.card import Truth
from scenes.parts.regression.data_side import DataSide
from scenes.parts.regression.fits import plan_for
from scenes.parts.regression.here import Here
from scenes.parts.regression.map_side import MapSide
from scenes.parts.regression.sliced import Nudged
from scenes.stage import LectureScene


class RegressionStage(LectureScene):
    """Computes both descents, builds the cast."""

    def setup(self) -> None:
        """Compute, then build."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = telling.facts(plan)
        self.here = here = Here(plan)
        self.side = side = DataSide(plan, here)
        self.map = chart = MapSide(plan, here)
        self.past: tuple[Any, ...] = ()
        self.walk, self.other = (steps.Walk(plan, number, chart.view) for number in (0, 1))
        self.first = steps.StepTold(plan, self.walk)
        self.raised = Nudged(plan, chart, side, list(self.first.place))
        self.truth = None if plan.truth is None else Truth(plan, side.line)
        self.card = [self.truth.card] if self.truth else []
        self.bowtie = BowTie(side.plane, here)

    def nudge_less(self, axis: int, seconds: float) -> None:
        """A knob is nudged less, and less again; each slope comes into the table."""
        for number in (1, 2):
            self.play(*self.raised.go(axis, number), run_time=seconds)
            self.play(FadeIn(self.first.probes[axis].told[number]), run_time=0.3)

    def in_turn(self, plays: Iterable[tuple[tuple[Any, ...], float]]) -> None:
        """Animations with their seconds, one after the other."""
        for moves, seconds in plays:
            self.play(*moves, run_time=seconds)

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words


__all__ = ["RegressionStage"]
