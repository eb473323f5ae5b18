"""The race: she who asks all dots before a step, and she who asks one."""

from __future__ import annotations

from typing import Any

from manim import Animation, ValueTracker, linear

from scenes.parts.stochastic import places
from scenes.parts.stochastic.crowd import Block
from scenes.parts.stochastic.losses import SPARE, Courses, plane_of
from scenes.parts.stochastic.plan import FEW, Plan
from scenes.parts.stochastic.shapes import Path, signed
from scenes.parts.stochastic.telling import decimals_for, guesses_of_race
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    MAP,
    POSITION,
    TITLE_SIZE,
    Box,
    Choices,
    ContourMap,
    GroundAxes,
    Mark,
    Readout,
    View,
    Words,
    change,
    tr,
)
from scenes.stage.lecture.theme import QUIET
from scenes.stage.type.text import number_text

_EARLY = 1.25  # times the first few questions, that the plot shows at first


class Track:
    """One map, with its axes and its cross."""

    def __init__(self, plan: Plan, box: Box) -> None:
        self.view = View(plan.ground, size=min(box.width, box.height)).within(box, **MAP)
        self.map = ContourMap(self.view)
        self.axes = GroundAxes(self.view, ("w", "b"), left=True, color=POSITION, of=2.0)
        self.cross = Mark(self.view, plan.best)

    @property
    def all(self) -> tuple[Any, ...]:
        """All of it."""
        return self.map, self.axes, self.cross


class Race:
    """Two tracks, what is asked, and the losses between them."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.asked, self.stepped = ValueTracker(0.0), ValueTracker(0.0)
        self.left, _, self.right = (Track(plan, box) for box in places.MAPS)
        self.batch = Path(
            self.left.view, plan.all_at_once.points, self.stepped.get_value, places.ALL, "batch"
        )
        self.single = Path(
            self.right.view, plan.one_by_one.points, self.asked.get_value, places.ONE, "single"
        )
        self.heads = (
            signed(places.ALL, tr("all, then a step"), BODY_SIZE).move_to(places.HEADS[0].middle),
            signed(places.ONE, tr("one, then a step"), BODY_SIZE).move_to(places.HEADS[2].middle),
        )
        self.names = (
            signed(places.ALL, tr("batch"), BODY_SIZE).move_to(places.HEADS[0].middle),
            signed(places.ONE, tr("stochastic"), BODY_SIZE).move_to(places.HEADS[2].middle),
        )
        self.block = Block(len(plan), places.BLOCK, self.asked.get_value)
        self.count = Readout("asked", tr("asked"), self.asked_now, 0, TITLE_SIZE)
        self.count.within(places.COUNT)
        self.losses = (
            self._loss("batch loss", 0).within(places.TOLD[0]),
            self._loss("single loss", 1).within(places.TOLD[2]),
        )
        self.plane, self.scale = plane_of(plan, places.PLOT, round(_EARLY * FEW))
        self.courses = Courses(self.plane, plan, self.asked, self.stepped)
        self.guess = Choices(*guesses_of_race()[0]).within(places.FOOT)
        self.note = Words(
            tr(
                "left: {alpha} = {batch}, the best of {count} rates · right: {alpha} = {single}"
            ).format(
                alpha=ALPHA,
                batch=number_text(plan.batch_rate),
                single=number_text(plan.rate),
                count=len(plan.rates),
            ),
            LABEL_SIZE,
            QUIET,
        ).within(places.FOOT)
        self.band_note = Words(
            tr("band: 5 % to 95 % of {count} shuffles").format(count=plan.orders), LABEL_SIZE, QUIET
        ).within(places.FOOT)

    def _loss(self, name: str, which: int) -> Readout:
        def now() -> float:
            run = (self.plan.all_at_once, self.plan.one_by_one)[which]
            step = (self.stepped, self.asked)[which].get_value()
            return float(run.losses[int(step + 1e-6)])

        decimals = decimals_for(map(self.plan.losses, self.plan.halts))
        return Readout(name, tr("loss"), now, decimals, BODY_SIZE, LOSS)

    def asked_now(self) -> float:
        """How many questions have been asked."""
        return float(int(self.asked.get_value() + 1e-6))

    def ask(self, to: int, pace: Any = linear) -> Animation:
        """Ask on, up to so many questions."""
        return change(self.asked, to, pace)

    def step(self) -> Animation:
        """She who has asked all takes her step."""
        return change(self.stepped, round(self.stepped.get_value()) + 1)

    def draw_back(self) -> Any:
        """The plot shows all questions that will be asked."""
        return self.plane.animate.reframe(x=(0, SPARE * self.plan.reads))

    @property
    def all(self) -> tuple[Any, ...]:
        """All that there is of it at the start."""
        tracks = (*self.left.all, *self.right.all, self.batch, self.single)
        plot = self.plane, self.scale, self.courses
        return (*tracks, *self.losses, self.block, self.count, *plot)


__all__ = ["Race", "Track"]
