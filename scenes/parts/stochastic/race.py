"""The race on one ground: who asks all dots before a step, and who asks one."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, RIGHT, Animation, FadeIn, ValueTracker, linear, smooth
from numpy.typing import NDArray

from scenes.parts.stochastic import places
from scenes.parts.stochastic.asking import Asking, pace_for
from scenes.parts.stochastic.crowd import Crowd
from scenes.parts.stochastic.losses import SPARE, Courses, late_losses, plane_of
from scenes.parts.stochastic.plan import FEW, Plan
from scenes.parts.stochastic.shapes import Path, signed
from scenes.parts.stochastic.telling import decimals_for, guesses_of_race
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    MAP,
    MINIMUM,
    POSITION,
    STEP,
    TITLE_SIZE,
    Box,
    Choices,
    ContourMap,
    Formula,
    GroundAxes,
    Layer,
    Mark,
    Readout,
    View,
    Words,
    change,
    tr,
)
from scenes.stage.lecture.boxes import place

Array = NDArray[np.float64]

_CROSS = 0.55  # of its usual size
_BEHIND, _TRAIL = 0.24, 0.07  # scene units: of a mark seen behind another one, and of its trail
_ROW = 0.3  # scene units between what is told in a row
_SIDES = LEFT, RIGHT
_EARLY = 1.25  # times the first few questions, that the plot shows at first


def late(share: float) -> float:
    """The pace of what comes in the second half."""
    return smooth(max(0.0, 2 * share - 1))


class Track:
    """One map, with its axes and its cross."""

    def __init__(self, plan: Plan, box: Box) -> None:
        self.view = View(plan.ground, size=min(box.width, box.height)).within(box, **MAP)
        self.map = ContourMap(self.view)
        self.axes = GroundAxes(self.view, ("w", "b"), left=True, color=POSITION, of=2.0)
        self.cross = Mark(self.view, plan.best)
        self.cross.set_z_index(Layer.WALKER + 1)  # who arrives does not hide it,
        self.cross.share = _CROSS  # nor is hidden by it

    @property
    def all(self) -> tuple[Any, ...]:
        """All of it."""
        return self.map, self.axes, self.cross


class Race:
    """Two walkers on the ``view`` of one ground, what is asked, and their losses."""

    def __init__(self, plan: Plan, view: View) -> None:
        self.plan = plan
        self.asked, self.stepped = ValueTracker(0.0), ValueTracker(0.0)
        self.batch = Path(
            view, plan.all_at_once.points, self.stepped.get_value, places.ALL, "batch",
            radius=_BEHIND,
        )  # fmt: skip
        self.single = Path(
            view, plan.one_by_one.points, self.asked.get_value, places.ONE, "single", FEW,
            width=_TRAIL,
        )  # fmt: skip
        self.heads = self._heads(tr("asks all"), tr("asks one"))
        self.names = self._heads(tr("batch"), tr("stochastic"))
        self.count = Readout("asked", tr("asked"), self.asked_now, 0, TITLE_SIZE)
        self.count.within(places.UNDER_BLOCK, LEFT)
        names = "batch loss", "single loss"
        self.losses = tuple(
            self._loss(name, which).within(box, LEFT)
            for which, (name, box) in enumerate(zip(names, places.TOLD, strict=True))
        )
        self.rates = tuple(
            Formula(f"{{{{alpha : rate}}}} = {rate:g}", {"rate": STEP}, BODY_SIZE).within(box, LEFT)
            for rate, box in zip((plan.batch_rate, plan.rate), places.RATES, strict=True)
        )
        self.plane, self.scale = plane_of(plan, places.PLOT, round(_EARLY * FEW))
        self.courses = Courses(self.plane, plan, self.asked, self.stepped)
        self.guess = Choices(*guesses_of_race(plan)[0]).within(places.ANSWERS)
        wide, nothing = places.BLOCK.width, Asking(self.asked, pace_for(len(plan)))
        self.block = Crowd(len(plan), len(plan), places.BLOCK, wide, nothing)
        self.block.asked, self.block.runs = self.asked_now, lambda: False
        self.block.born.set_value(1)
        words = tr("band: nine in ten of {count} shuffles · line: the median")
        self.band_note = Words(words.format(count=plan.orders), LABEL_SIZE).within(
            places.OVER_PLOT, RIGHT
        )
        self.lowest = Words(tr("lowest"), LABEL_SIZE, MINIMUM)
        low, high = late_losses(plan)
        corner, size = self.plane.corner, self.plane.size
        up = corner[1] + size[1] * (np.log10(plan.lowest) - low) / (high - low)
        self.lowest.move_to((corner[0] + size[0] + self.lowest.width / 2 + 0.12, up, 0))

    @staticmethod
    def _heads(*words: str) -> tuple[Any, ...]:
        """A sign and words for each of the two, above what is told of it."""
        rows = zip((places.ALL, places.ONE), words, places.HEADS, strict=True)
        return tuple(place(signed(kind, told, BODY_SIZE), box, LEFT) for kind, told, box in rows)

    def _loss(self, name: str, which: int) -> Readout:
        def now() -> float:
            run = (self.plan.all_at_once, self.plan.one_by_one)[which]
            step = (self.stepped, self.asked)[which].get_value()
            return float(run.losses[int(step + 1e-6)])

        decimals = decimals_for(map(self.plan.losses, self.plan.halts))
        return Readout(name, tr("loss"), now, decimals, BODY_SIZE, LOSS)

    def asked_now(self) -> float:
        """How many questions have been asked, with the one that she now steps for."""
        return float(np.ceil(self.asked.get_value() - 1e-6))

    def ask(self, to: int, pace: Any = linear) -> Animation:
        """Ask on, up to so many questions."""
        return change(self.asked, to, pace)

    def step(self) -> Animation:
        """She who has asked all takes her step."""
        return change(self.stepped, round(self.stepped.get_value()) + 1)

    def plotted(self) -> tuple[Any, ...]:
        """What is told goes to a row above; then the losses have the room below it."""
        row = [self._beside(*pair) for pair in zip(self.losses, self.names, _SIDES, strict=True)]
        at = self.count.copy().within(places.COUNT).get_center()
        plot = FadeIn(self.plane, self.scale, self.courses, rate_func=late)
        return *row, self.count.animate.move_to(at), plot

    @staticmethod
    def _beside(told: Any, name: Any, side: Any) -> Any:
        """What is told of somebody goes beside the name, on the inner side."""
        twin = told.copy().next_to(name, -side, buff=_ROW)
        return told.animate.move_to((twin.get_center()[0], name.get_center()[1], 0))

    def draw_back(self) -> Any:
        """The plot shows as many questions as there are dots."""
        return self.plane.animate.reframe(x=(0, SPARE * len(self.plan)))

    def band(self) -> Any:
        """The band of many orders comes, from the start on."""
        return change(self.courses.banded, 1)

    def seconds_to(self, halt: int) -> float:
        """How long it takes to ask up to there, at the pace of the film."""
        return (halt - float(self.asked.get_value())) / pace_for(len(self.plan))

    def come_near(self) -> tuple[Any, ...]:
        """The plot comes close to the losses after the first pass, and has room for all of them.

        The lowest is marked.
        """
        x = 0, SPARE * self.plan.reads
        near = self.plane.animate.reframe(x=x, y=late_losses(self.plan))
        return near, change(self.courses.ground, 1)

    @property
    def on_the_ground(self) -> tuple[Any, ...]:
        """All that there is of it until it is plotted, but for what is told."""
        return self.batch, self.single, self.block, *self.rates


__all__ = ["Race", "Track", "late"]
