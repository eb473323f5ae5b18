"""A descent as it is told: the walk with its losses, and the first step worked out."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, RIGHT, UP, VGroup

from scenes.parts.regression.fits import Plan
from scenes.parts.regression.places import BAND, LOWER, MAP_BOX, RIGHT_HALF
from scenes.parts.regression.telling import one, short, two, worked
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
    Arrow,
    Formula,
    Knob,
    Landing,
    LossCurves,
    Plane,
    Playback,
    Readout,
    Stack,
    StepByStep,
    Trails,
    View,
    Words,
    on_one_line,
    tr,
)
from scenes.stage.lecture.boxes import place

_ROOM = 0.9  # of the way to the edge of the map, that an arrow may take


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


class StepTold:
    """The first step in words: slopes, where the whole arrow leads, the dial, the two rows.

    Its arrows are drawn on the walk's scale, at first so short that they stay on the map.
    """

    def __init__(self, plan: Plan, walk: Walk) -> None:
        w, b = (short(part).replace("−", "-") for part in plan.start.tolist())
        source = f"{{{{w : w}}}} = {w} quad {{{{b : b}}}} = {b}"
        self.begun = Formula(source, {"w": POSITION, "b": POSITION}, BODY_SIZE)
        self.begun.move_to((MAP_BOX.middle[0], BAND.middle[1], 0))
        self.slopes = [
            self._slope(name, slope) for name, slope in zip("wb", plan.gradient, strict=True)
        ]
        self.gradient = Words(tr("gradient:"), BODY_SIZE, GRADIENT)
        on_one_line(self.gradient, *self.slopes, buff=0.6).move_to(BAND.middle).align_to(
            (STAGE.left + 0.3, 0, 0), -RIGHT
        )
        walk.scale.tracker.set_value(_short_scale(plan))
        self.ways = [
            Arrow(
                walk.view, lambda: plan.start, _along(plan.gradient, axis), GRADIENT,
                scale=walk.scale, name=f"gradient along {name}",
            ).set_as(grown=0)
            for axis, name in enumerate("wb")
        ]  # fmt: skip
        self.note = walk.scale.note().move_to((*walk.view.at(np.array(walk.view.window)[:, 0]), 0))
        self.note.shift((self.note.width / 2 + 0.2) * RIGHT + (self.note.height / 2 + 0.2) * UP)
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
    def _slope(name: str, slope: float) -> Formula:
        grad = two(float(slope)).replace("−", "-")
        source = f'{{{{{grad} "{tr("along")}" : grad}}}} {{{{{name} : axis}}}}'
        return Formula(source, {"grad": GRADIENT, "axis": POSITION}, BODY_SIZE)

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
