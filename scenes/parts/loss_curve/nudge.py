"""A nudge of w under her boot: how far the loss goes with it, the smaller the nudge becomes."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.figures import change_text, loss_texts, small_text, text
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    QUIET,
    TEXT,
    Curve,
    Formula,
    Layer,
    Scientific,
    Words,
    on_plate,
)
from scenes.stage.paint.painted import Painted, change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import Plate

Array = NDArray[np.float64]

_LEG = 1.5  # scene units: the longer one of the two in the lens, at most
_RADIUS = 1.6
_HALF = 1.5  # scene units: how far the line through both places goes on, as a tangent does
_DASHES = (0.14, 0.1)
_COLUMNS, _ROWS = 1.55, 0.72  # scene units from one to the next
_BETWEEN = 0.2  # scene units between two columns at least


class Nudge(Painted):
    """From a place of the curve to another, a nudge of w away; and the line through both.

    ``at`` goes from 0, the first of the nudges, to the last. A lens, once it has ``opened``, keeps
    the two legs as large as they can be seen. They are ``drawn`` one after the other, from 0 to 1
    and from 1 to 2.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, curve: Curve, plan: WeightDescents, middle: Any) -> None:
        super().__init__()
        self.curve, self.plan = curve, plan
        self.x, self.middle = float(plan.places[0]), np.asarray(middle, dtype=float)
        self.at, self.opened, self.drawn = ValueTracker(0.0), ValueTracker(1.0), ValueTracker(2.0)
        self.at.set_value(len(plan.nudges) - 1)
        last = float(np.abs(self.legs()).max())
        # So many times as large the last of them is seen: a round number.
        self.times = float(f"{0.95 * _LEG / last:.1g}")
        if self.times * last > _LEG:
            self.times /= 2
        self._leg = self.times * last
        self.at.set_value(0)

    @property
    def step(self) -> float:
        """The nudge as it is now."""
        logs = np.log(self.plan.nudges)
        return float(np.exp(np.interp(self.at.get_value(), np.arange(len(logs)), logs)))

    def change(self) -> float:
        """What the loss does on the way."""
        return self.plan.quotient(self.step) * self.step

    def legs(self) -> Array:
        """How far both go, in scene units, without a lens (2,)."""
        unit = self.curve.closeup.zoom * self.curve.plane.size / self.curve.plane.span
        return np.asarray(np.array([self.step, self.change()]) * unit)

    @property
    def zoom(self) -> float:
        """How many times as large the lens shows them."""
        return self._leg / float(np.abs(self.legs()).max())

    def corners(self) -> Array:
        """Start, right angle and end on the screen (3, 2), around the middle of the lens."""
        w, fall = self.zoom * self.legs()
        return self.middle + np.array([(-w / 2, -fall / 2), (w / 2, -fall / 2), (w / 2, fall / 2)])

    def begin(self) -> tuple[Any, ...]:
        """A lens comes out of the lit ground at her feet."""
        self.opened.set_value(0)
        self.drawn.set_value(0)
        return FadeIn(self), change(self.opened, 1)

    def go(self) -> Any:
        """The leg along the axis grows."""
        return change(self.drawn, 1)

    def fall(self) -> Any:
        """What the loss does grows, and the line through both places comes."""
        return change(self.drawn, 2)

    def names(self) -> VGroup:
        """What the two legs are called, beside them in the lens; away from the line."""
        side = -1.0 if self.change() > 0 else 1.0
        (left, _), (right, level), (_, end) = self.corners()
        nudge = Formula("{{Delta w : nudge}}", {"nudge": POSITION}, LABEL_SIZE)
        loss = Formula("{{Delta L : fall}}", {"fall": LOSS}, LABEL_SIZE)
        nudge.move_to(((left + right) / 2, level + side * 0.27, 0))
        return VGroup(nudge, loss.next_to((right, (level + end) / 2, 0), RIGHT, buff=0.12))

    def values(self) -> VGroup:
        """The loss at both ends of the present nudge, in the lens on the free side of the line."""
        side = -1.0 if self.change() > 0 else 1.0
        start, _, end = self.corners()
        losses = loss_texts(self.plan, self.step)
        first, second = (Words(loss, LABEL_SIZE, LOSS) for loss in losses)
        first.move_to((*start, 0)).shift((-0.3, -0.42 * side, 0))
        return VGroup(first, second.next_to((*end, 0), LEFT, buff=0.2))

    def lens_words(self) -> Plate:
        """How many times as large all is in the lens, above it: from nudge to nudge."""
        middle = (*self.middle, 0)
        times = on_plate(Scientific("lens", "×", self._times_now, BODY_SIZE, digits=1), 0.08, 0.7)
        return times.next_to(middle, UP, buff=_RADIUS + 0.15)

    def _times_now(self) -> float:
        nudge = float(self.plan.nudges[round(self.at.get_value())])
        unit = self.curve.closeup.zoom * self.curve.plane.size / self.curve.plane.span
        legs = np.array([nudge, self.plan.quotient(nudge) * nudge]) * unit
        return self._leg / float(np.abs(legs).max())

    def shrink(self, station: int) -> Any:
        """The nudge becomes the next one."""
        return change(self.at, station)

    def draw(self, canvas: Canvas) -> None:
        """The line through both places, the two legs, and the lens."""
        pen, foot, legs = Pen(canvas, self.presence), self.curve.at([self.x]), self.legs()
        way = legs / np.linalg.norm(legs)
        reach = max(_HALF, float(np.linalg.norm(legs)) + 0.4)
        pen.line(
            np.stack([foot - _HALF * way, foot + reach * way]),
            TEXT,
            0.05,
            dashes=_DASHES,
            casing=0.04,
            opacity=self._fallen,
        )
        self._triangle(pen, foot, foot + legs)
        if self.opened.get_value() > 0:
            self._lens(pen, foot)

    @property
    def _fallen(self) -> float:
        """How much of the second leg is there."""
        return float(np.clip(self.drawn.get_value() - 1, 0, 1))

    def _triangle(self, pen: Pen, start: Array, end: Array) -> None:
        corner = np.array([end[0], start[1]])
        across = start + min(1.0, float(self.drawn.get_value())) * (corner - start)
        pen.line(np.stack([start, across]), POSITION, 0.055, casing=0.03)
        if self._fallen > 0:
            below = corner + self._fallen * (end - corner)
            pen.line(np.stack([corner, below]), LOSS, 0.055, casing=0.03)
            pen.disc(below, 0.09, LOSS, casing=0.04)

    def _lens(self, pen: Pen, foot: Array) -> None:
        opened = float(self.opened.get_value())
        middle, radius = foot + opened * (self.middle - foot), _RADIUS * opened
        for side in (-1.0, 1.0):
            away = np.array([0.0, side * radius])
            pen.line(np.stack([foot, middle + away]), QUIET, 0.025, opacity=0.7)
        pen.disc(middle, radius, "#111C30")
        pen.ring(middle, radius, QUIET, 0.05)
        start, _, end = middle + opened * (self.corners() - self.middle)
        half = 0.97 * radius * (end - start) / np.linalg.norm(end - start)
        pen.line(np.stack([middle - half, middle + half]), LOSS, 0.06)
        self._triangle(pen, start, end)

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
        return self[-1][1]


__all__ = ["Nudge", "Quotients"]
