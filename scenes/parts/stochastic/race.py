"""The race: she who asks all dots before a step, and she who asks one."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, RIGHT, Animation, FadeIn, FadeOut, ValueTracker, linear, smooth
from numpy.typing import NDArray

from scenes.parts.stochastic import places
from scenes.parts.stochastic.asking import Asking, pace_for
from scenes.parts.stochastic.crowd import Crowd
from scenes.parts.stochastic.losses import SPARE, Courses, late_losses, plane_of
from scenes.parts.stochastic.plan import FEW, Moves, Plan
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

Array = NDArray[np.float64]

_CROSS = 0.55  # of its usual size
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
    """Two tracks, what is asked, and the losses between them."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.asked, self.stepped = ValueTracker(0.0), ValueTracker(0.0)
        self.left, self.right = (Track(plan, box) for box in places.LARGE)
        self.batch = Path(
            self.left.view, plan.all_at_once.points, self.stepped.get_value, places.ALL, "batch"
        )
        self.single = Path(
            self.right.view, plan.one_by_one.points, self.asked.get_value, places.ONE, "single", FEW
        )
        self.heads = (
            signed(places.ALL, tr("asks all"), BODY_SIZE).move_to(places.HEADS[0].middle),
            signed(places.ONE, tr("asks one"), BODY_SIZE).move_to(places.HEADS[1].middle),
        )
        self.names = (
            signed(places.ALL, tr("batch"), BODY_SIZE).move_to(places.HEADS[0].middle),
            signed(places.ONE, tr("stochastic"), BODY_SIZE).move_to(places.HEADS[1].middle),
        )
        self.count = Readout("asked", tr("asked"), self.asked_now, 0, TITLE_SIZE)
        self.count.within(places.COUNT)
        told = [places.TOLD[side].columns(3, 2, gap=0.1) for side in (0, 1)]
        names = "batch loss", "single loss"
        self.losses = tuple(
            self._loss(name, which).within(boxes[0])
            for which, (name, boxes) in enumerate(zip(names, told, strict=True))
        )
        self.rates = tuple(
            Formula(f"{{{{alpha : rate}}}} = {rate:g}", {"rate": STEP}, BODY_SIZE).within(boxes[1])
            for rate, boxes in zip((plan.batch_rate, plan.rate), told, strict=True)
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

    def plotted(self) -> Moves:
        """Each map shrinks into its own corner, and the losses have the room below them.

        First to where nothing stands above it, then up, beside its name.
        """
        tracks = self.left, self.right
        yield (FadeOut(self.block, *self.rates, *(track.axes for track in tracks)),), 0.4
        boxes = list(zip(places.SMALL, places.LARGE, strict=True))
        low = [
            small.inset(bottom=large.top - small.top, top=small.top - large.top)
            for small, large in boxes
        ]
        maps = [self._fit(*pair) for pair in zip(tracks, low, strict=True)]
        below = (self.losses[0].get_center()[1] - places.INNER[0].bottom) / places.INNER[0].height
        beside = *self._inside(self.names, 0.85), *self._inside(self.losses, below)
        yield (*maps, *beside), 1.0
        maps = [self._fit(*pair) for pair in zip(tracks, places.SMALL, strict=True)]
        told = self._inside(self.losses, 0.4, lambda share: min(1.0, 1.6 * smooth(share)))
        yield (*maps, *told, FadeIn(self.plane, self.scale, self.courses, rate_func=late)), 1.1

    @staticmethod
    def _inside(words: Any, share: float, pace: Any = smooth) -> list[Any]:
        """Something of each goes to the inner side of its map, to a share of the height there."""
        moves = []
        for thing, box, side in zip(words, places.INNER, (LEFT, RIGHT), strict=True):
            up = box.bottom + share * box.height
            at = (
                thing.copy()
                .move_to((0, up, 0))
                .align_to((box.left if side is LEFT else box.right, 0, 0), side)
            )
            moves.append(thing.animate(rate_func=pace).move_to(at.get_center()))
        return moves

    @staticmethod
    def _fit(track: Track, box: Box) -> Any:
        return track.view.move(**track.view.fitted(*box, **MAP))

    def draw_back(self) -> Any:
        """The plot shows all questions that will be asked."""
        return self.plane.animate.reframe(x=(0, SPARE * self.plan.reads))

    def band(self) -> Any:
        """The band of many orders comes, from the start on."""
        return change(self.courses.banded, 1)

    def seconds_to(self, halt: int) -> float:
        """How long it takes to ask up to there, at the pace of the film."""
        return (halt - float(self.asked.get_value())) / pace_for(len(self.plan))

    def come_near(self) -> tuple[Any, ...]:
        """The plot comes close to the losses after the first pass; the lowest is marked."""
        near = self.plane.animate.reframe(y=late_losses(self.plan))
        return near, change(self.courses.ground, 1)

    @property
    def all(self) -> tuple[Any, ...]:
        """All that there is of it at the start: no plot."""
        tracks = (*self.left.all, *self.right.all, self.batch, self.single)
        return (*tracks, *self.losses, self.count, self.block)


__all__ = ["Race", "Track", "late"]
