"""Each dot's own: its square on the plane, its share of the gradient as an arrow; a glass on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import FadeIn, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.mse_gradient.cast import Few
from scenes.parts.mse_gradient.places import NOTES
from scenes.parts.mse_gradient.plan import Moves
from scenes.parts.mse_gradient.signs import across, formula
from scenes.parts.mse_gradient.square import RIM, SURFACE
from scenes.parts.mse_gradient.telling import plain, short
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    QUIET,
    STEP,
    Formula,
    Layer,
    Plane,
    change,
    italic,
    tr,
)
from scenes.stage.lecture.theme import rgb
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_BESIDE = 0.28  # scene units from a band to its error
_WAS = 0.35  # of the gradient, once it is turned
_DIM = 0.6  # of the shares, once their sum is there
_NAME = 0.46  # scene units from the gradient to its numbers
_LENS, _LONG = 0.5, 0.8  # radius of the glass on a step; how long it is about in it


class Squares(Lettered):
    """The errors of the three dots beside their bands; ``opened`` to 1, the square of each.

    ``sides`` from 0 to 1 lights the two along which a square gains or loses.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, few: Few) -> None:
        super().__init__()
        self.few, self.opened, self.sides = few, ValueTracker(0.0), ValueTracker(0.0)
        self.named = ValueTracker(float(len(few.plan.three)))  # so many errors are written
        self.set_z_index(Layer.PLOT - 2)  # line and bands lie on them, in their own colours
        errors = few.plan.three_errors
        self._errors = [Lettering(short(float(e)), LABEL_SIZE, LOSS) for e in errors]
        self._squares = [Lettering(short(float(e) ** 2), LABEL_SIZE, LOSS) for e in errors]
        listed = " + ".join(f"{{{{{plain(float(e) ** 2)} : e}}}}" for e in errors)
        loss = plain(few.plan.three_loss(few.plan.three_start))
        sign = "=" if abs(float(loss) * 3 - float(np.sum(errors**2))) < 1e-9 else "approx"
        named = f'{{{{"{tr("loss")}" : loss}}}}'
        worked = formula(f"{named} = ({listed}) \\/ 3 {sign} {{{{{loss} : loss_is}}}}")
        self.worked = VGroup(*across(worked))

    def corners(self) -> Iterator[tuple[Array, float]]:
        """Each square (4, 2) in units of the plane, on the right of its band, and its error."""
        data, share = self.few.plan.three, float(self.opened.get_value())
        for x, y, error in zip(data.x, data.y, self.few.plan.three_errors, strict=True):
            side = abs(error) * share
            ends = np.array([(x, y), (x + side, y), (x + side, y + error), (x, y + error)])
            yield ends, float(error)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Beside each band its error; then in each square how large it is."""
        share = float(self.opened.get_value())
        sides = zip(self.corners(), self._errors, self._squares, strict=True)
        for row, ((corners, error), was, text) in enumerate(sides):
            x, y = self.few.plane.xy(corners[0, 0], corners[0, 1] + error / 2).tolist()
            yield was, x + _BESIDE, y - was.high[1] / 2, max(0.0, 1 - 3 * share) * self._told(row)
            middle = float(self.few.plane.at(corners).mean(axis=0)[0])
            yield text, middle - text.width / 2, y - text.high[1] / 2, max(0.0, 3 * share - 2)

    def _told(self, row: int) -> float:
        return float(np.clip(self.named.get_value() - row, 0, 1))

    def listed(self) -> Moves:
        """One error after another is written."""
        self.named.set_value(0)
        for row in range(len(self.few.plan.three)):
            yield (change(self.named, row + 1),), 0.5

    def draw(self, canvas: Canvas) -> None:
        """The squares."""
        pen = Pen(canvas, self.presence)
        if self.opened.get_value() > 0:
            for corners, _ in self.corners():
                pen.fill(self.few.plane.at(corners), LOSS, SURFACE)
                pen.line(self.few.plane.at(corners), LOSS, RIM, opacity=0.9, closed=True)
                if lit := float(self.sides.get_value()):
                    pen.line(self.few.plane.at(corners[1:]), LOSS, 0.14, opacity=lit)
        self.write(canvas)

    def open(self) -> Any:
        """An animation: they open."""
        return change(self.opened, 1)

    def averaged(self) -> Moves:
        """Their average is worked out."""
        yield (FadeIn(self.worked),), 0.6


class Shares(OnPlane):
    """What each of the three dots gives, tip to tail; then their sum, which becomes the step.

    A dot gives (error × x, error). ``told`` counts the dots that have given theirs, ``whole`` from
    0 to 1 is how much of their sum is drawn, ``times`` what it is taken: 2/m times it is the
    gradient. ``green`` from 0 to 1 is how much of it is δ, the rate times that; the gradient stays
    there, faint. As δ is ``turned`` from 0 to 1 it goes half round, and is the step. All of this
    is on one scale.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, few: Few) -> None:
        data, errors = few.plan.three, few.plan.three_errors
        each = np.column_stack([errors * data.x, errors])
        self.tips = np.concatenate([np.zeros((1, 2)), each.cumsum(axis=0)])
        self.scale_to = 2 / len(errors)
        step = -few.plan.rate * self.scale_to * self.tips[-1:]
        ends = np.concatenate([self.tips, step])
        low, high = ends.min(axis=0), ends.max(axis=0)
        box = NOTES.inset(left=0.5, right=0.5, top=0.15)
        middle, needed = (low + high) / 2, 1.12 * (high - low)
        half = needed / 2
        x, y = ((float(m - h), float(m + h)) for m, h in zip(middle, half, strict=True))
        w, b = (tr("along {knob}").format(knob=italic(knob)) for knob in "wb")
        colors = POSITION, POSITION  # as knobs have it
        plane = Plane(x, y, (w, b), colors=colors, named_below=True)
        self.pane = plane.within(box)
        # The names below and beside it took room: both units are made equal in what is left; what
        # is over along w is on the right, where a glass comes.
        width, height = self.pane.size / np.min(self.pane.size / needed)
        y = float(middle[1] - height / 2), float(middle[1] + height / 2)
        self.pane.reframe(x=(x[0], x[0] + float(width)), y=y)
        super().__init__(self.pane)
        self.few, self.rate = few, few.plan.rate
        self.told, self.whole, self.green, self.turned = (ValueTracker(0.0) for _ in range(4))
        self.times = ValueTracker(1.0)

    def arrow(self) -> Array:
        """The sum as it is now taken, (along w, along b)."""
        round_by = np.pi * float(self.turned.get_value())
        c, s = np.cos(round_by), np.sin(round_by)
        taken = float(self.times.get_value()) * self.tips[-1]
        return np.asarray(np.array([[c, -s], [s, c]]) @ taken)

    def draw(self, canvas: Canvas) -> None:
        """The shares, as far as they are told, and their sum."""
        told, whole = float(self.told.get_value()), float(self.whole.get_value())
        green = float(self.green.get_value())
        left = min(1.0, 3 * green)  # how far the gradient is left behind
        pen = Pen(canvas, self.presence * (1 - (1 - _DIM) * whole) * (1 - left))
        for row, (start, end) in enumerate(zip(self.tips, self.tips[1:], strict=False)):
            grown = float(np.clip(told - row, 0, 1))
            pen.arrow(
                self.plane.xy(*np.stack([start, start + grown * (end - start)]).T), GRADIENT, 0.07
            )
        if left:
            faint = Pen(canvas, self.presence * (1 - (1 - _WAS) * left))
            was = np.stack([self.tips[0], self.scale_to * self.tips[-1]])
            faint.arrow(self.plane.xy(*was.T), GRADIENT, 0.12)
        if whole:
            ends = np.stack([self.tips[0], whole * self.arrow()])
            color = (1 - green) * np.array(rgb(GRADIENT)) + green * np.array(rgb(STEP))
            Pen(canvas, self.presence).arrow(self.plane.xy(*ends.T), color, 0.12)

    def comes(self, row: int) -> list[Any]:
        """An animation: this dot gives its own, its band lit."""
        return [change(self.told, row + 1), *self.few.only(row)]

    def sum(self) -> list[Any]:
        """An animation: all of them together."""
        return [change(self.whole, 1), *self.few.only(0, 1, 2)]

    def averaged(self) -> Any:
        """An animation: 2/m times the sum, which is the gradient."""
        return change(self.times, self.scale_to)

    def scaled(self) -> tuple[Any, ...]:
        """An animation: the learning rate times it, which is δ."""
        return change(self.times, self.scale_to * self.rate), change(self.green, 1)

    def turns(self) -> Any:
        """An animation: it turns round."""
        return change(self.turned, 1)

    def named(self) -> Formula:
        """What the gradient is, in numbers, beside it on the side where no shares are."""
        tip = self.scale_to * self.tips[-1]
        w, b = (plain(float(number)) for number in tip)
        name = formula(f"({{{{{w} : g_w}}}}, {{{{{b} : g_b}}}})", LABEL_SIZE)
        across = np.array([-tip[1], tip[0]])
        away = -np.sign(float((self.tips[1:-1] @ across).sum()) or 1.0)
        x, y = self.plane.xy(*(0.3 * tip)) + _NAME * away * across / np.linalg.norm(across)
        return name.move_to((float(x), float(y), 0))

    def readings(self) -> list[Reading]:
        """Where the sum ends."""
        return [Reading("shares", "", tuple(self.arrow().tolist()))]


class StepGlass(Lettered):
    """A glass beside the arrow of δ, which is short on the scale of the gradient."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, shares: Shares) -> None:
        super().__init__()
        self.shares, plane = shares, shares.pane
        step = shares.rate * shares.scale_to * np.linalg.norm(shares.tips[-1])
        self._unit = float(plane.size[0] / plane.span[0])
        self.times = max(float(f"{_LONG / (step * self._unit):.1g}"), 1.0)
        self._times = Lettering(f"× {self.times:g}", LABEL_SIZE, STEP)
        self.middle = plane.corner + plane.size * (1.0, 0.5) - (_LENS + self._times.width + 0.25, 0)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How much it enlarges, on its right."""
        x, y = self.middle.tolist()
        yield self._times, x + _LENS + 0.15, y - self._times.high[1] / 2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """δ in the glass, its middle in the middle."""
        pen, half = Pen(canvas, self.presence), self.times * self._unit * self.shares.arrow() / 2
        pen.ring(self.middle, _LENS, QUIET, 0.035)
        pen.arrow(self.middle + np.stack([-half, half]), STEP, 0.12)
        self.write(canvas)


__all__ = ["Shares", "Squares", "StepGlass"]
