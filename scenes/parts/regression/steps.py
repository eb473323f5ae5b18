"""A descent as it is told: the walk with its losses, and the first step worked out."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DOWN, RIGHT, VGroup

from scenes.parts.regression.fits import Plan
from scenes.parts.regression.places import BAND, LOWER, RIGHT_HALF
from scenes.parts.regression.telling import one, two, worked
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    GRADIENT,
    LOSS,
    NEXT,
    PATH,
    POSITION,
    QUIET,
    STAGE,
    STEP,
    Formula,
    Knob,
    Landing,
    Layer,
    LossCurves,
    Plane,
    Playback,
    Readout,
    Stack,
    StepByStep,
    Trails,
    View,
    Words,
    tr,
)
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.lecture.boxes import place
from scenes.stage.paint.pen import Canvas, Pen

_CHEVRON = 0.13  # scene units


class Walk(StepByStep):
    """A descent into one of the valleys: its arrows, its trail, its losses."""

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

    def losses(self) -> tuple[Plane, LossCurves]:
        """A small plot of the loss against the step."""
        high = float(np.max(self.trajectory.losses[:, 0]))
        grid = 10.0 ** np.floor(np.log10(high))
        top = float(grid * np.ceil(high / grid)) if high < 5 * grid else 10 * grid
        plane = Plane(
            (0, self.steps), (0, top), (tr("step"), tr("loss")), colors=(QUIET, LOSS)
        ).within(LOWER.inset(right=0.8))
        return plane, LossCurves(plane, self, LOSS)


class Uphill(OnGround):
    """The way along one knob through the point, with signs that way up."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, view: View, place: Any, slope: float, axis: int) -> None:
        super().__init__(view)
        self.place, self.up, self.axis = np.asarray(place, dtype=float), slope > 0, axis

    def draw(self, canvas: Canvas) -> None:
        """A thin line from edge to edge, and three chevrons."""
        ends = np.tile(self.place, (2, 1))
        ends[:, self.axis] = self.view.window[self.axis]
        pen, line = Pen(canvas, self.presence), self.view.at(ends)
        pen.line(line, GRADIENT, 0.03, casing=0.03)
        way = (line[1] - line[0]) / np.linalg.norm(line[1] - line[0]) * (1 if self.up else -1)
        aside = np.array([-way[1], way[0]])
        for share in (0.3, 0.5, 0.7):
            tip = line[0] + share * (line[1] - line[0]) + _CHEVRON * way
            wings = [tip - _CHEVRON * (way + sign * aside) for sign in (1, -1)]
            pen.line(np.stack([wings[0], tip, wings[1]]), GRADIENT, 0.045, casing=0.04)


class StepTold:
    """The first step in words: slopes, where the whole arrow leads, the dial, the two rows."""

    def __init__(self, plan: Plan, walk: Walk) -> None:
        self.slopes = [
            Words(words.format(slope=two(float(slope))), BODY_SIZE, GRADIENT)
            for words, slope in zip(
                (tr("{slope} along w"), tr("{slope} along b")), plan.gradient, strict=True
            )
        ]
        gradient = Words(tr("gradient:"), BODY_SIZE, GRADIENT)
        VGroup(gradient, *self.slopes).arrange(RIGHT, buff=0.45).move_to(BAND.middle).align_to(
            (STAGE.left + 0.3, 0, 0), -RIGHT
        )
        self.gradient = gradient
        pairs = enumerate(plan.gradient.tolist())
        self.uphill = [Uphill(walk.view, plan.start, slope, axis) for axis, slope in pairs]
        there = one(plan.line.loss(plan.whole))
        here = one(plan.line.loss(plan.start))
        left, right = LOWER.inset(left=0.6).columns(1, 1)
        self.there = Stack(
            Words(tr("loss there {loss}").format(loss=there), BODY_SIZE, LOSS),
            Words(tr("loss here {loss}").format(loss=here), BODY_SIZE, LOSS),
            gap=0.25,
        ).within(right)
        share = walk.downstep.share
        places = len(f"{plan.rate:.9f}".rstrip("0").partition(".")[2])
        self.dial = Knob(
            "alpha", share.get_value, 0, max(1.0, plan.rate), decimals=max(places, 1), radius=0.6,
            color=STEP, label=ALPHA,
        ).within(left)  # fmt: skip
        self.rows = VGroup(
            *(
                self._row(name, float(plan.start[axis]), plan.rate, float(plan.gradient[axis]))
                for axis, name in enumerate("wb")
            )
        ).arrange(DOWN, buff=0.35, aligned_edge=-RIGHT)
        place(self.rows, LOWER)
        self.loss = Readout("loss", tr("loss"), walk.loss, 2, BODY_SIZE, LOSS)
        self.loss.move_to(BAND.middle).align_to((RIGHT_HALF.left + 0.6, 0, 0), -RIGHT)

    @staticmethod
    def _row(name: str, start: float, rate: float, slope: float) -> Formula:
        here, share, grad, there, sign = worked(start, rate, slope)
        grad = f"({grad})" if grad.startswith("−") else grad
        parts = {"here": here, "rate": share, "grad": grad, "next": there}
        here, share, grad, there = (
            f"{{{{{text.replace('−', '-')} : {part}}}}}" for part, text in parts.items()
        )
        sign = "=" if sign == "=" else "approx"
        colors = {"here": POSITION, "rate": STEP, "grad": GRADIENT, "next": NEXT}
        return Formula(
            f"{name} : quad {here} - {share} times {grad} {sign} {there}", colors, BODY_SIZE
        )


__all__ = ["StepTold", "Walk"]
