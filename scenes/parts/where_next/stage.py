"""What the beats of the film have to hand: the cast, and pieces of the first half."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import numpy as np
from manim import (
    ValueTracker,
)

from scenes.parts.where_next import places
from scenes.parts.where_next.opinion import HEIGHTS, ChancePlane, Evenings, Levels, Opinion, Squeeze
from scenes.parts.where_next.passing import PassingAxes, PassingUnits, before_and_after, planes_of
from scenes.parts.where_next.plan import Plan, plan_for
from scenes.parts.where_next.surprise import Surprise, surprise_plane
from scenes.parts.where_next.telling import facts
from scenes.stage import (
    Box,
    LectureScene,
    instead,
)
from scenes.stage.lecture.words import short

_LARGE = 58
_WIDE, _TALL, _APART = 0.85, 0.42, 0.3  # scene units: a sketch, and from it to its word


class WhereNextStage(LectureScene):
    """The stage on which the last film is told."""

    plan: Plan

    def setup(self) -> None:
        """Walk and train, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = facts(plan)
        self.w, self.b = (ValueTracker(knob) for knob in plan.line_knobs)
        self.plane = self.evening_plane(places.WIDE)
        self.dots = Evenings(self.plane, plan.evenings, plan.costliest)
        self.levels = Levels(self.plane, self.dots)
        self.opinion = Opinion(self.plane, plan, self.knobs_now)
        self.squeeze = Squeeze(self.plane, self.opinion)
        self.surprise_plane = surprise_plane(places.CURVE)
        self.surprise = Surprise(self.surprise_plane)
        self.percents: list[Any] = []  # what is said of two evenings
        self.last: list[Any] = []  # what is there at the end of a beat, and goes in the next

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    def knobs_now(self) -> Any:
        """w and b as they are turned."""
        return np.array([float(self.w.get_value()), float(self.b.get_value())])

    def evening_plane(self, box: Box, *, named: bool = True) -> ChancePlane:
        """The inputs, such as reservations, and the answers: whether the dough ran out."""
        data = self.plan.evenings
        names = short(data.x_name) if named else "", short(data.y_name)
        return ChancePlane(self.plan.shown, HEIGHTS, names, named_below=True).within(box)

    def opinions(self, box: Box, knobs: Callable[[], Any]) -> tuple[Any, ...]:
        """Plane, levels, the S of some knobs, and the evenings: for a picture of their own."""
        plane = self.evening_plane(box, named=False)
        opinion = Opinion(plane, self.plan, knobs)
        opinion.lifted.set_value(1)
        opinion.squeezed.set_value(1)
        dots = Evenings(plane, self.plan.evenings, self.plan.costliest)
        return plane, Levels(plane), opinion, dots

    def make_way(
        self,
        *new: Any,
        plays: tuple[Any, ...] = (),
        units: PassingUnits | None = None,
        run_time: float = 1.0,
    ) -> None:
        """What is left of the beat before goes, and what is new comes as soon as it has gone.

        The axes of a plane turn into those of the next, and ``units`` of a network into what they
        go to: so it is never dark. ``plays`` are animations that begin at the same time.
        """
        gone, self.last = self.last, []
        planes = planes_of(gone), planes_of(new)
        between: list[Any] = [PassingAxes(*planes)] if all(planes) else []
        between += [units] if units else []
        moves = before_and_after(gone, new) if between else instead(gone, new)
        moves += [move for passing in between for move in passing.moves()]
        self.add(*between)
        self.play(*(move.set_run_time(run_time) for move in moves), *plays)
        self.remove(*between)


__all__ = ["WhereNextStage"]
