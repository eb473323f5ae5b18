"""A descent as it is told: the walk, and the first step worked out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, VGroup, smooth, squish_rate_func

from scenes.parts.regression.fits import Plan
from scenes.parts.regression.places import ABOVE, CLEAR, MAP_NOTE
from scenes.parts.regression.probe import Probe
from scenes.parts.regression.telling import one
from scenes.parts.regression.valley import LevelMap
from scenes.parts.regression.worked import WorkedRow, in_columns
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    PATH,
    POSITION,
    STEP,
    Arrow,
    Knob,
    Landing,
    Playback,
    Readout,
    Scientific,
    Stack,
    StepByStep,
    Trails,
    View,
    Words,
    change,
    italic,
    on_plate,
    tr,
)
from scenes.stage.lecture.boxes import place

_LONG = 1e5  # a loss that has not the room to be written out
_ROOM = 0.99  # of the way to the edge of the map, that an arrow may take


class Walk(StepByStep):
    """A descent into one of the valleys: its arrows, its trail."""

    def __init__(self, plan: Plan, number: int, view: View) -> None:
        super().__init__(plan.fits[number].walk, plan.rate, view, POSITION)
        self.view = view
        walked = Playback(self.trajectory, [PATH], PATH)
        walked.progress = self.progress
        self.trail = Trails(view, walked, width=4.0)
        self.landing = Landing(self.downstep)

    def place(self) -> Any:
        """Where it is (2,)."""
        return self.now()[0]

    def held(self, axis: int) -> Callable[[], float]:
        """w or b as it is until the present step has landed."""
        return lambda: float(self.foot()[axis])

    def count(self) -> Readout:
        """How many steps it has completed."""
        return Readout("steps", tr("step"), lambda: self.step, 0, BODY_SIZE)


class StepTold:
    """The first step in words: two rows of numbers, where the whole arrow leads, the knob.

    What is said of it stands in the rows from the start on, term by term; then w and b do.

    Its arrows are drawn on the walk's scale, at first so short that they stay on the map.
    """

    def __init__(self, plan: Plan, walk: Walk) -> None:
        self.plan = plan
        self.worked = [
            WorkedRow(name, float(plan.start[axis]), plan.rate, float(plan.gradient[axis]))
            for axis, name in enumerate("wb")
        ]
        self.rows = VGroup(*self.worked).arrange(DOWN, buff=0.22, aligned_edge=LEFT)
        in_columns(self.worked)
        place(self.rows, CLEAR, LEFT + UP)
        self.begun = [row.begun for row in self.worked]
        self.place = Stack(
            *(
                Readout(name, italic(name), walk.held(axis), 2, BODY_SIZE, POSITION)
                for axis, name in enumerate("wb")
            ),
            gap=0.22,
        ).within(CLEAR, LEFT + UP)
        self.probes = [Probe(plan, axis) for axis in (0, 1)]
        walk.scale.tracker.set_value(_short_scale(plan))
        self.ways = [
            Arrow(
                walk.view, lambda: plan.start, _along(plan.gradient, axis), GRADIENT,
                scale=walk.scale, name=f"gradient along {name}",
            ).set_as(grown=0)
            for axis, name in enumerate("wb")
        ]  # fmt: skip
        self.note = walk.scale.note().within(MAP_NOTE, UP + RIGHT)
        share = walk.downstep.share
        places = len(f"{plan.rate:.9f}".rstrip("0").partition(".")[2])
        self.knob = Knob(
            "alpha", share.get_value, 0, max(1.0, plan.rate), decimals=max(places, 1), radius=0.45,
            color=STEP, label=ALPHA,
        ).within(ABOVE, LEFT)  # fmt: skip
        rate = Words(tr("learning rate"), LABEL_SIZE, STEP).next_to(self.knob, RIGHT, buff=0.35)
        self.dial = VGroup(self.knob, rate)
        named = "loss", tr("loss"), walk.loss
        self.loss = (
            Readout(*named, 2, BODY_SIZE, LOSS)
            if float(np.max(walk.trajectory.losses)) < _LONG
            else Scientific(*named, BODY_SIZE, LOSS, digits=3)
        )
        self.count = walk.count()
        self.read = Stack(self.count, self.loss, gap=0.22)
        place(self.read, ABOVE, LEFT + UP)

    def losses(self, view: View) -> VGroup:
        """What the loss is here, and where the whole arrow ends, beside both as they are seen."""
        labels = VGroup()
        begins, ends = view.at(np.array([self.plan.start, self.plan.whole]))
        aside = LEFT if ends[0] > begins[0] else RIGHT  # away from the axis of losses, or inward
        beyond = (UP if ends[1] > begins[1] else DOWN) + aside  # not on the arrow
        for line, at, way in ((self.plan.start, begins, UP), (self.plan.whole, ends, beyond)):
            words = Words(f"{tr('loss')} {one(self.plan.line.loss(line))}", LABEL_SIZE, LOSS)
            labels.add(
                on_plate(words, 0.07).next_to((*at, 0), way, buff=0.3 if way is UP else 0.22)
            )
        return labels

    def instead_of_note(self, levels: LevelMap) -> tuple[Any, ...]:
        """The knob comes; the map's numbers go, for a loss would stand on one of them."""
        return FadeOut(self.note), FadeIn(self.dial), change(levels.numbered, 0)

    def cut(self, walk: Walk, levels: LevelMap) -> tuple[Any, ...]:
        """The arrow is cut to the step, and the map has its numbers again."""
        return walk.downstep.cut(walk.rate), self.knob.glow(), change(levels.numbered, 1)

    def to_the_descent(self, *card: Any) -> tuple[Any, ...]:
        """The knob has been set: loss and steps are read where it was, and the ``card`` is back."""
        before, after = (squish_rate_func(smooth, *part) for part in ((0.0, 0.45), (0.55, 1.0)))
        gone = FadeOut(self.dial, rate_func=before)
        return gone, FadeIn(self.read, *card, rate_func=after)

    def landed(self) -> tuple[Any, ...]:
        """The worked step goes; w and b are read there from now on."""
        before, after = (squish_rate_func(smooth, *part) for part in ((0.0, 0.45), (0.55, 1.0)))
        return FadeOut(self.rows, rate_func=before), FadeIn(self.place, rate_func=after)

    def only_numbers(self) -> Any:
        """What both slopes are called fades: what comes out will stand there."""
        return FadeOut(*(row.called for row in self.worked))


def _short_scale(plan: Plan) -> float:
    """How many times as long as true the gradient is drawn, so that it stays on the map."""
    low, high = np.array(plan.line.landscape.window).T
    room = np.where(plan.gradient > 0, high - plan.start, plan.start - low)
    most = float(np.min(_ROOM * room / np.maximum(np.abs(plan.gradient), 1e-12)))
    grid = 0.5 * 10.0 ** np.floor(np.log10(most))
    return min(1.0, float(grid * np.floor(most / grid)))


def _along(gradient: Any, axis: int) -> Any:
    part = np.where(np.arange(2) == axis, gradient, 0.0)
    return lambda: part


__all__ = ["StepTold", "Walk"]
