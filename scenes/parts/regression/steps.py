"""A descent as it is told: the walk, and the first step worked out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    FadeIn,
    FadeOut,
    ValueTracker,
    VGroup,
    smooth,
    squish_rate_func,
)

from scenes.parts.regression.fits import Plan
from scenes.parts.regression.multiplied import Multiplied
from scenes.parts.regression.places import (
    ABOVE,
    CLEAR,
    COLUMN,
    LARGE_MAP,
    MAP_BOX,
    RELIEF,
)
from scenes.parts.regression.probe import Probe
from scenes.parts.regression.telling import arrow_scale, one
from scenes.parts.regression.worked import WorkedRow, checked, in_columns, rule
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    MAP,
    PATH,
    POSITION,
    STEP,
    TITLE,
    Arrow,
    Box,
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
from scenes.stage.type.text import baseline

SEEN, SLOWLY = 8, 3
"""So many steps are seen one by one, and so many of the second descent."""
_THERE = 0.88  # of the time of a step, in which it is made
_LONG = 1e5  # a loss that has not the room to be written out
_THIN, _OFF = 0.045, 0.3  # scene units: a part of the gradient, and from its root to its name


def arriving(share: float) -> float:
    """As smooth, but without the end of it, in which nothing is seen to move."""
    return float(min(smooth(share) / smooth(_THERE), 1.0))


class Walk(StepByStep):
    """A descent into one of the valleys: its arrows, its trail."""

    downstep: Multiplied

    def __init__(self, plan: Plan, number: int, view: View) -> None:
        super().__init__(plan.fits[number].walk, plan.rate, view, POSITION)
        self.view = view
        walked = Playback(self.trajectory, [PATH], PATH)
        walked.progress = self.progress
        self.trail = Trails(view, walked, width=4.0)
        self.downstep = Multiplied(view, self.foot, self.gradient, self.scale)
        self.arrows = VGroup(self.uphill, self.downstep)
        self.land()
        self.landing = Landing(self.downstep)

    def place(self) -> Any:
        """Where it is (2,)."""
        return self.now()[0]

    def held(self, axis: int) -> Callable[[], float]:
        """w or b as it is until the present step has landed."""
        return lambda: float(self.foot()[axis])

    def gradient_again(self) -> tuple[Any, ...]:
        """The gradient grows as one arrow, uphill."""
        self.downstep.set_as(grown=0.0)
        self.downstep.multiplied.set_value(0)
        return FadeIn(self.downstep, run_time=0), self.downstep.grow()

    def take_step(self, pace: Callable[[float], float] = arriving) -> tuple[Any, ...]:
        """Walk the next step, and be there before one has to wait for what is read there."""
        self.downstep.multiplied.set_value(1)
        return super().take_step(pace)

    def cut(self) -> tuple[Any, ...]:
        """The arrow is cut to the step; then a ring comes where that will end."""
        late = squish_rate_func(smooth, 0.8, 1.0)
        ring = FadeIn(self.landing.set_presence(1), rate_func=late)
        return self.downstep.cut(self.rate), self.downstep.multiply(), ring

    def read(self) -> Readout | Scientific:
        """Its loss where the present step began."""
        named = "loss", tr("loss"), self.loss
        if float(np.max(self.trajectory.losses)) < _LONG:
            return Readout(*named, 2, BODY_SIZE, LOSS)
        return Scientific(*named, BODY_SIZE, LOSS, digits=3)

    def reads(self, box: Box) -> VGroup:
        """Both of these in one row, each at an end of a box."""
        count, read = self.count().within(box, LEFT), self.read().within(box, RIGHT)
        return VGroup(count, read.shift((baseline(count.number) - baseline(read.number)) * UP))

    def count(self) -> Readout:
        """How many steps it has completed."""
        return Readout("steps", tr("step"), lambda: self.step, 0, BODY_SIZE)


class StepTold:
    """The first step in words: two rows of numbers, where the whole arrow leads, the knob.

    What is said of it stands in the rows from the start on, term by term; then w and b do.

    Its arrows are drawn on the walk's scale, at first so short that they stay on the map.
    """

    def __init__(self, plan: Plan, walk: Walk) -> None:
        self.plan, self.sum, self.view = plan, walk.downstep, walk.view
        self.worked = [
            WorkedRow(name, float(plan.start[axis]), plan.rate, float(plan.gradient[axis]))
            for axis, name in enumerate("wb")
        ]
        self.rows = VGroup(*self.worked).arrange(DOWN, buff=0.22, aligned_edge=LEFT)
        in_columns(self.worked)
        self.rows.arrange(DOWN, buff=0.5, aligned_edge=LEFT)
        place(self.rows, COLUMN.inset(top=2.0), LEFT + UP)
        self.place = Stack(
            *(
                Readout(name, italic(name), walk.held(axis), 2, BODY_SIZE, POSITION)
                for axis, name in enumerate("wb")
            ),
            gap=0.22,
        ).within(CLEAR, LEFT + UP)
        self.checked = checked(plan, self.place)
        self.probes = [Probe(plan, axis) for axis in (0, 1)]
        self.gradient = on_plate(Words(tr("gradient"), LABEL_SIZE, GRADIENT), 0.08)  # both together
        walk.scale.tracker.set_value(arrow_scale(plan))
        self.slid = ValueTracker(0.0)  # of the second arrow, to the tip of the first
        along = [_along(plan.gradient, axis) for axis in (0, 1)]

        def tip() -> Any:
            way = walk.scale.factor * float(self.slid.get_value()) * along[0]()
            return plan.start + way

        self.ways = [
            Arrow(
                walk.view, tip if axis else lambda: plan.start, along[axis], GRADIENT,
                scale=walk.scale, width=_THIN, name=f"gradient along {name}",
            ).set_as(grown=0)
            for axis, name in enumerate("wb")
        ]  # fmt: skip
        self.note = walk.scale.note().scale(BODY_SIZE / LABEL_SIZE)
        self.alpha = ValueTracker(1.0)  # as the knob has it
        places = len(f"{plan.rate:.9f}".rstrip("0").partition(".")[2])
        self.knob = Knob(
            "alpha", self.alpha.get_value, 0, max(1.0, plan.rate), decimals=max(places, 1),
            radius=0.4, color=STEP, label=ALPHA,
        ).within(TITLE, RIGHT)  # fmt: skip
        self.rule = rule()
        place(self.rule, COLUMN.inset(top=1.15), LEFT + UP)
        self.count, self.loss = walk.count(), walk.read()
        self.read = Stack(self.count, self.loss, gap=0.22)
        place(self.read, ABOVE, LEFT + UP)

    def call(self, axis: int) -> Any:
        """A slope and its name, above the map, where w and b are read later."""
        row, read = self.worked[axis], list[Any](self.place)[axis]
        right = CLEAR.left + max(it.slope.width for it in self.worked)
        return row.call(right, baseline(read.number))

    def enlarge(self, view: View) -> tuple[Any, ...]:
        """The map becomes large; beside it the slopes come to where the step is worked out."""
        larger = view.move(**view.fitted(*LARGE_MAP, **MAP, relief=RELIEF))
        return larger, *(move for row in self.worked for move in row.come_down())

    def make_room(self) -> tuple[Any, ...]:
        """The slopes go to the right, above the map."""
        return tuple(move for row in self.worked for move in row.go_aside(COLUMN.left))

    def add_up(self) -> Any:
        """The second arrow slides to the tip of the first."""
        return change(self.slid, 1)

    def name_sum(self) -> Any:
        """Behind its root, where no arrow is, comes what the sum is called."""
        begins, ends = self.sum.on.at(np.stack([self.plan.start, self.sum.landing()]))
        way = RIGHT if ends[0] < begins[0] else LEFT
        self.gradient.next_to((*begins, 0), way, buff=_OFF)
        panel, half = self.view.map_panel().inset(left=0.1, right=0.1), self.gradient.width / 2
        self.gradient.set_x(np.clip(self.gradient.get_x(), panel.left + half, panel.right - half))
        return FadeIn(self.gradient)

    def way(self, axis: int) -> tuple[Any, ...]:
        """The arrow along one axis grows; with the first comes on which scale."""
        way = self.ways[axis]
        told = [] if axis else [self._tell_the_scale()]
        return FadeIn(way, run_time=0), way.grow(), *told

    def _tell_the_scale(self) -> Any:
        """In the upper corner of the map, as it lies now, where no uphill arrow goes."""
        corner = self.view.map_panel().inset(top=0.2, left=0.3, right=0.3)
        self.note.within(corner, UP + (LEFT if self.plan.gradient[0] > 0 else RIGHT))
        return FadeIn(self.note)

    def again(self, walk: Walk) -> tuple[Any, ...]:
        """A new gradient grows, as much shorter than true as the first was, or more."""
        scale = min(arrow_scale(self.plan), arrow_scale(self.plan, walk.step))
        walk.scale.tracker.set_value(scale)
        walk.landing.set_presence(0)
        return *walk.gradient_again(), self._tell_the_scale()

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

    def true_length(self, walk: Walk) -> tuple[Any, ...]:
        """The arrow comes to be as long as it is, and its scale goes."""
        first, then = (squish_rate_func(smooth, *part) for part in ((0.0, 0.75), (0.78, 1.0)))
        longer = walk.scale.to(1.0)
        longer.rate_func = first
        return longer, FadeOut(self.note, rate_func=then)

    def cut(self, walk: Walk) -> tuple[Any, ...]:
        """The arrow is cut to the step; then comes the rule. Where it ends is worked out first."""
        rule = FadeIn(self.rule, rate_func=squish_rate_func(smooth, 0.7, 1.0))
        turned = change(self.alpha, walk.rate)
        return walk.downstep.cut(walk.rate), turned, self.knob.glow(), rule

    def to_the_descent(self, view: View, *dots: Any) -> tuple[Any, ...]:
        """The map makes room for the dots, what was worked out goes, and all is read from now on.

        w and b are those before the step until that has landed.
        """
        before, then, after = (
            squish_rate_func(smooth, *part) for part in ((0.35, 0.65), (0.1, 0.7), (0.7, 1.0))
        )
        gone = (*(term for row in self.worked for term in row.terms), self.rule)
        smaller = view.move(then, **view.fitted(*MAP_BOX, **MAP, relief=RELIEF))
        comes = FadeIn(self.place, self.read, *dots, rate_func=after)
        return FadeOut(*gone, rate_func=before), smaller, comes

    def only_numbers(self) -> tuple[Any, ...]:
        """What both slopes are called fades; w and b come, as they are before the step."""
        return tuple(move for row in self.worked for move in row.begin())


def _along(gradient: Any, axis: int) -> Any:
    part = np.where(np.arange(2) == axis, gradient, 0.0)
    return lambda: part


__all__ = ["SEEN", "SLOWLY", "StepTold", "Walk", "arriving"]
