"""A nudge of w under her boot: how far the loss goes with it, the smaller the nudge becomes."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, RIGHT, FadeIn, ValueTracker, VGroup, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.figures import change_text, loss_texts, small_text, text
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    TEXT,
    Curve,
    Formula,
    Layer,
    Words,
    on_one_line,
    on_plate,
    tr,
)
from scenes.stage.paint.painted import Painted, change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_HALF = 1.5  # scene units: how far the line through both places goes on, as a tangent does
_DASHES = (0.14, 0.1)
_BEYOND = 0.9  # scene units: and beyond the other place
_CLEAR, _TOP = 0.1, 2.6  # scene units: above the axis, and as high as the line may go
_COLUMNS, _ROWS = 1.55, 0.72  # scene units from one to the next
_BETWEEN = 0.5  # scene units between two columns at least


class Nudge(Painted):
    """From a place of the curve to another, a nudge of w away; and the line through both.

    ``at`` goes from 0, the first of the nudges, to the last: the line turns until it is the
    tangent. The two legs are ``drawn`` one after the other, from 0 to 1 and from 1 to 2. Of the
    ground at the other place nothing is seen but a dot, whose loss has been computed.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, curve: Curve, plan: WeightDescents) -> None:
        super().__init__()
        self.curve, self.plan = curve, plan
        self.x = float(plan.places[0])
        self.at, self.drawn = ValueTracker(0.0), ValueTracker(2.0)

    @property
    def step(self) -> float:
        """The nudge as it is now."""
        logs = np.log(self.plan.nudges)
        return float(np.exp(np.interp(self.at.get_value(), np.arange(len(logs)), logs)))

    def change(self) -> float:
        """What the loss does on the way."""
        return self.plan.quotient(self.step) * self.step

    def legs(self) -> Array:
        """How far both go, in scene units (2,)."""
        unit = self.curve.closeup.zoom * self.curve.plane.size / self.curve.plane.span
        return np.asarray(np.array([self.step, self.change()]) * unit)

    def corners(self) -> Array:
        """Start, right angle and end on the screen (3, 2)."""
        start, (across, up) = self.curve.at([self.x]), self.legs()
        return start + np.array([(0.0, 0.0), (across, 0.0), (across, up)])

    def go(self) -> tuple[Any, ...]:
        """The leg along the axis grows."""
        self.drawn.set_value(0)
        return FadeIn(self, rate_func=squish_rate_func(smooth, 0.0, 0.1)), change(self.drawn, 1)

    def fall(self) -> Any:
        """What the loss does grows, and the line through both places comes."""
        return change(self.drawn, 2)

    def names(self) -> VGroup:
        """What the two legs are called, beside them, away from the line."""
        side = -1.0 if self.change() > 0 else 1.0
        (left, _), (right, level), (_, end) = self.corners()
        delta = Formula("{{Delta w : nudge}}", {"nudge": POSITION}, BODY_SIZE)
        nudge: Any = on_one_line(Words(tr("nudge"), LABEL_SIZE, POSITION), delta, buff=0.15)
        loss = Formula("{{Delta L : fall}}", {"fall": LOSS}, BODY_SIZE)
        nudge.move_to((0.35 * left + 0.65 * right, level + side * 0.35, 0))
        return VGroup(nudge, loss.next_to((right, (level + end) / 2, 0), RIGHT, buff=0.15))

    def values(self) -> VGroup:
        """The loss at both ends of the present nudge, on the free side of the line."""
        side = -1.0 if self.change() > 0 else 1.0
        start, _, end = self.corners()
        losses = loss_texts(self.plan, self.step)
        first, second = (on_plate(Words(loss, LABEL_SIZE, LOSS), 0.05) for loss in losses)
        first.next_to((*start, 0), LEFT, buff=0.25).shift((0, -0.25 * side, 0))
        return VGroup(first, second.next_to((*end, 0), LEFT, buff=0.3).shift((0, -0.2 * side, 0)))

    def shrink(self, station: int) -> Any:
        """The nudge becomes the next one."""
        return change(self.at, station)

    def reach(self, way: Array) -> float:
        """How far the line goes on: past the first of the places, while it turns; not off stage."""
        unit = self.curve.closeup.zoom * self.curve.plane.size / self.curve.plane.span
        nudge = float(self.plan.nudges[0])
        first = np.linalg.norm(np.array([nudge, self.plan.quotient(nudge) * nudge]) * unit)
        foot = float(self.curve.at([self.x])[1])
        floor = float(self.curve.closeup.on_screen(self.curve.plane.corner)[1]) + _CLEAR
        room = (floor if way[1] < 0 else _TOP) - foot
        return float(min(first + _BEYOND, max(room / way[1], _HALF) if way[1] else np.inf))

    def draw(self, canvas: Canvas) -> None:
        """The line through both places, and the two legs."""
        pen, (foot, corner, end) = Pen(canvas, self.presence), self.corners()
        legs, drawn = end - foot, float(self.drawn.get_value())
        way, fallen = legs / np.linalg.norm(legs), float(np.clip(drawn - 1, 0, 1))
        ends = np.array([-_HALF, self.reach(way)])
        pen.line(foot + ends[:, None] * way, TEXT, 0.05, dashes=_DASHES, opacity=fallen)
        across = foot + min(1.0, drawn) * (corner - foot)
        pen.line(np.stack([foot, across]), POSITION, 0.06, casing=0.03)
        if fallen > 0:
            below = corner + fallen * (end - corner)
            pen.line(np.stack([corner, below]), LOSS, 0.06, casing=0.03)
            pen.disc(below, 0.1, LOSS, casing=0.04)

    def readings(self) -> list[Reading]:
        """The quotient of the two."""
        return [Reading("nudge", "", self.change() / self.step)]


class Quotients(VGroup):
    """A table: for each nudge what the loss does, and the ratio; a heading, then the rows."""

    def __init__(self, plan: WeightDescents) -> None:
        colors = {"fall": LOSS, "by": POSITION}
        heading = (
            Formula("{{Delta w : nudge}}", {"nudge": POSITION}, BODY_SIZE),
            Formula("{{Delta L : fall}}", {"fall": LOSS}, BODY_SIZE),
            Formula("{{Delta L : fall}} \\/ {{Delta w : by}}", colors, BODY_SIZE),
        )
        rows = [
            (
                Words(small_text(step), BODY_SIZE, POSITION),
                Words(change_text(plan, step), BODY_SIZE, LOSS),
                Words(
                    text(plan.quotient(step), plan.digits),
                    BODY_SIZE,
                    GRADIENT if step == plan.nudges[-1] else TEXT,
                ),
            )
            for step in plan.nudges
        ]
        super().__init__(*(VGroup(*cells) for cells in (heading, *rows)))
        right = 0.0
        for column, cells in enumerate(zip(*self, strict=True)):
            widest = max(float(cell.width) for cell in cells)
            right += max(_COLUMNS, widest + _BETWEEN) if column else 0.0
            for number, cell in enumerate(cells):
                cell.move_to(right * RIGHT + _ROWS * number * DOWN, aligned_edge=RIGHT)

    @property
    def last(self) -> Any:
        """What the quotients come to."""
        return self[-1][-1]


__all__ = ["Nudge", "Quotients"]
