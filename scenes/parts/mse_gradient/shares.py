"""Each dot's own: its square on the plane, its share of the gradient as an arrow; a glass on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
from manim import FadeIn, ValueTracker, VGroup
from numpy.typing import NDArray

from gdmath import predict
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
    STEP,
    Formula,
    Layer,
    Plane,
    change,
    italic,
    tr,
)
from scenes.stage.lecture.theme import Color
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_BESIDE = 0.28  # scene units from a band to its error
_SHORT, _BEYOND = 0.75, 0.38  # a band so short has it beyond its dot, so far from that
_LANDS, _COMES = 0.97, 0.025  # of a step: then the new errors come, and are there as it lands
_WAS = 0.35  # of the gradient, once it is cut
_GROWN = 0.75  # of the time in which δ becomes the step, until that has grown
_DIM = 0.6  # of the shares, once their sum is there
_ROOM = np.array([1.12, 1.25])  # of the ways along w and b: below, a thick head is off the axis
_APART, _YIELDS = 0.22, 0.05  # scene units between numbers; rather on the wrong side than as near
_FREE, _GRID = 0.16, 0.06  # scene units from numbers to arrows at least; of the places tried
_HEAD = 0.34  # scene units from its middle that the head of the gradient reaches
_ABOVE, _NAMED = 0.5, 0.75  # scene units above the arrows for numbers, but for the name of b
_GLASS = 2.0  # scene units on the right of the arrows that a glass takes


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
        errors, plan = few.plan.three_errors, few.plan
        after = predict(plan.three.x, *plan.three_next) - plan.three.y
        self._errors, self._after = (
            [Lettering(short(float(e)), LABEL_SIZE, LOSS) for e in each] for each in (errors, after)
        )
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
        """Beside each band its error, after the step the new one; then in a square its area."""
        share, gone = float(self.opened.get_value()), self._gone()
        data, plane = self.few.plan.three, self.few.plane
        sides = zip(self.corners(), self._errors, self._after, self._squares, strict=True)
        for row, ((corners, error), was, then, text) in enumerate(sides):
            x, y = plane.xy(corners[0, 0], corners[0, 1] + error / 2).tolist()
            there = max(0.0, 1 - 3 * share) * self._told(row)
            yield was, x + _BESIDE, y - was.high[1] / 2, there * float(np.clip(1 - 5 * gone, 0, 1))
            middle = float(plane.at(corners).mean(axis=0)[0])
            yield text, middle - text.width / 2, y - text.high[1] / 2, max(0.0, 3 * share - 2)
            if gone > 0:
                dot = plane.xy(data.x[row], data.y[row])
                line = plane.xy(data.x[row], self.few.line.predict(float(data.x[row])))
                at = (dot + line) / 2 + np.array([_BESIDE, 0.0])
                if abs(float(dot[1] - line[1])) < _SHORT:  # the line would run through it
                    away = 1.0 if dot[1] > line[1] + 1e-9 else -1.0
                    at = dot + np.array([-then.width / 2, away * _BEYOND])
                strength = there * float(np.clip((gone - _LANDS) / _COMES, 0, 1))
                left = max(float(at[0]), float(plane.corner[0]) + _BESIDE)  # not on the axis
                yield then, left, float(at[1]) - then.high[1] / 2, strength

    def _gone(self) -> float:
        """How much of its step the line has taken."""
        return self.few.held.gone(self.few.plan.three_start, self.few.plan.three_next)

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
    gradient. ``cut`` from 0 to 1 is how much of it is δ, the rate times that; the gradient stays
    there, faint. As δ is ``turned`` from 0 to 1 its opposite grows beside it, which is the step,
    and then it goes. All of this is on one scale.
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
        box = NOTES.inset(left=0.1, right=0.1)
        middle, needed = (low + high) / 2, _ROOM * (high - low)
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
        self.told, self.whole, self.cut, self.turned = (ValueTracker(0.0) for _ in range(4))
        self.times = ValueTracker(1.0)

    def arrow(self) -> Array:
        """The sum as it is now taken, (along w, along b); the step, as soon as it comes."""
        taken = float(self.times.get_value()) * self.tips[-1]
        return np.asarray(-taken if self.turned.get_value() > 0 else taken)

    def drawn(self) -> Iterator[tuple[Array, Color, float]]:
        """What of it is drawn, its colour and how much of that: δ, the step beside it."""
        turned, arrow = float(self.turned.get_value()), self.arrow()
        if turned < 1:
            left = min(1.0, (1 - turned) / (1 - _GROWN))
            yield (-arrow if turned > 0 else arrow), GRADIENT, left
        if turned > 0:
            yield min(1.0, turned / _GROWN) * arrow, STEP, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The shares, as far as they are told, and their sum."""
        told, whole = float(self.told.get_value()), float(self.whole.get_value())
        left = min(1.0, 3 * float(self.cut.get_value()))  # how far the gradient is left behind
        pen = Pen(canvas, self.presence * (1 - (1 - _DIM) * whole) * (1 - left))
        for row, (start, end) in enumerate(zip(self.tips, self.tips[1:], strict=False)):
            grown = float(np.clip(told - row, 0, 1))
            pen.arrow(
                self.plane.xy(*np.stack([start, start + grown * (end - start)]).T), GRADIENT, 0.1
            )
        if left:
            faint = Pen(canvas, self.presence * (1 - (1 - _WAS) * left))
            was = np.stack([self.tips[0], self.scale_to * self.tips[-1]])
            faint.arrow(self.plane.xy(*was.T), GRADIENT, 0.16)
        for vector, color, strength in self.drawn() if whole else ():
            ends = np.stack([self.tips[0], whole * vector])
            Pen(canvas, self.presence * strength).arrow(self.plane.xy(*ends.T), color, 0.16)

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
        return change(self.times, self.scale_to * self.rate), change(self.cut, 1)

    def turns(self) -> Any:
        """An animation: it becomes its opposite."""
        return change(self.turned, 1)

    def names(self) -> list[Formula]:
        """What each dot gives, in numbers, beside its arrow; last, what all of them give."""
        ways = [*pairwise(self.tips), (self.tips[0], self.tips[-1])]
        made: list[Formula] = []  # the last one first: the first has room beyond its root
        for start, end in reversed(ways):
            side = 1 if made else -1
            made.append(self._beside(_pair(end - start), (start + end) / 2, made, side))
        return made[::-1]

    def named(self) -> Formula:
        """What the gradient is, in numbers, clear of all arrows, and of the glass that comes."""
        tip = self.scale_to * self.tips[-1]
        return self._beside(_pair(tip), tip / 2, [], -1, _GLASS)

    def _beside(
        self, name: Formula, near: Array, others: Sequence[Formula], side: int, taken: float = 0.0
    ) -> Formula:
        """Put it as near to a place as arrows and others allow; some is ``taken`` on the right.

        ``side`` 1 is that of the shares, seen from their sum, and −1 the other one.
        """
        ways = [*pairwise(self.tips), (self.tips[0], self.tips[-1])]
        shares = np.linspace(0, 1, 40)[:, None]
        lines = self.pane.at(np.concatenate([a + shares * (b - a) for a, b in ways]))
        half = np.array([name.width, name.height]) / 2
        low, top = self.plane.corner + half + _FREE, self.plane.corner + self.plane.size
        across, up = (
            np.arange(a, max(b, a + _GRID), _GRID)
            for a, b in zip(low, top - half + np.array([-taken, _ABOVE]), strict=True)
        )
        places = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
        room = _gaps(places, half, lines, np.zeros(2)) - _FREE
        tip = self.pane.at(self.scale_to * self.tips[-1:])
        way = tip - self.pane.at(self.tips[:1])
        head = tip - _HEAD / 2 * way / np.linalg.norm(way)
        room = np.minimum(room, _gaps(places, half, head, np.array([_HEAD, _HEAD])) - _FREE)
        knob = np.array([[self.plane.corner[0], top[1] + _ABOVE / 2]])
        room = np.minimum(room, _gaps(places, half, knob, np.array([_NAMED, _ABOVE / 2])) - _FREE)
        across_it = np.array([-way[0, 1], way[0, 0]]) / np.linalg.norm(way)
        beyond = (places - self.pane.at(self.tips[0])) @ across_it
        beyond *= side * np.sign(self.tips.mean(axis=0) @ across_it)
        room = np.minimum(room, np.maximum(beyond, -_YIELDS))
        for other in others:
            at, size = other.get_center()[None, :2], np.array([other.width, other.height]) / 2
            room = np.minimum(room, _gaps(places, half, at, size) - _APART)
        far = np.linalg.norm(places - self.pane.at(near), axis=1)
        x, y = places[int(np.argmin(far - 100 * np.minimum(room, 0)))].tolist()
        return name.move_to((x, y, 0))

    def readings(self) -> list[Reading]:
        """Where the sum ends."""
        return [Reading("shares", "", tuple(self.arrow().tolist()))]


def _pair(numbers: Array) -> Formula:
    w, b = (plain(float(number)) for number in numbers)
    return formula(f"({{{{{w} : g_w}}}}, {{{{{b} : g_b}}}})", LABEL_SIZE)


def _gaps(places: Array, half: Array, others: Array, size: Array) -> Array:
    """From a rectangle at each of these places (n, 2) to the nearest of others of some size."""
    apart = np.abs(places[:, None] - others[None]) - half - size
    return np.asarray(np.max(apart, axis=-1).min(axis=1))


__all__ = ["Shares", "Squares"]
