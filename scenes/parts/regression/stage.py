"""The base of the film: its cast."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from scenes.parts.regression import cast, steps, telling
from scenes.parts.regression.bowtie import BowTie
from scenes.parts.regression.card import Truth
from scenes.parts.regression.fits import plan_for
from scenes.parts.regression.here import Here
from scenes.parts.regression.sliced import Nudged
from scenes.stage import LectureScene


class RegressionStage(LectureScene):
    """Computes both descents, builds the cast."""

    def setup(self) -> None:
        """Compute, then build."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = telling.facts(plan)
        self.here = here = Here(plan)
        self.side = side = cast.DataSide(plan, here)
        self.map = chart = cast.MapSide(plan, here)
        self.past: tuple[Any, ...] = ()
        self.walk, self.other = (steps.Walk(plan, number, chart.view) for number in (0, 1))
        self.first = steps.StepTold(plan, self.walk)
        self.raised = Nudged(plan, chart, side, self.first.worked)
        self.truth = None if plan.truth is None else Truth(plan, side.line)
        self.card = [self.truth.card] if self.truth else []
        self.bowtie = BowTie(side.plane, here)

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words


__all__ = ["RegressionStage"]
