"""Each dot's own share of the gradient as an arrow, and what all of them make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.mse_gradient.cast import Few
from scenes.parts.mse_gradient.places import ARROWS
from scenes.parts.mse_gradient.signs import formula
from scenes.parts.mse_gradient.telling import plain
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
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
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_WAS = 0.35  # of the gradient, once it is cut
_GROWN = 0.75  # of the time in which δ becomes the step, until that has grown
_DIM = 0.6  # of the shares, once their sum is there
_ROOM = np.array([1.12, 1.25])  # of the ways along w and b: below, a thick head is off the axis
_APART, _YIELDS = 0.22, 0.05  # scene units between numbers; rather on the wrong side than as near
_FREE, _GRID = 0.16, 0.06  # scene units from numbers to arrows at least; of the places tried
_HEAD = 0.34  # scene units from its middle that the head of the gradient reaches
_ABOVE, _NAMED = 0.5, 0.75  # scene units above the arrows for numbers, but for the name of b


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
        box = ARROWS.inset(left=0.1, right=0.1)
        middle, needed = (low + high) / 2, _ROOM * (high - low)
        half = needed / 2
        x, y = ((float(m - h), float(m + h)) for m, h in zip(middle, half, strict=True))
        w, b = (tr("along {knob}").format(knob=italic(knob)) for knob in "wb")
        colors = POSITION, POSITION  # as knobs have it
        plane = Plane(x, y, (w, b), colors=colors, named_below=True)
        self.pane = plane.within(box)
        # The names below and beside it took room: both units are made equal in what is left; what
        # is over along b is above the arrows, where a glass comes.
        width, height = self.pane.size / np.min(self.pane.size / needed)
        x = float(middle[0] - width / 2), float(middle[0] + width / 2)
        self.pane.reframe(x=x, y=(y[0], y[0] + float(height)))
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
                self.plane.xy(*np.stack([start, start + grown * (end - start)]).T), GRADIENT, 0.13
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
        made: list[Formula] = []
        for row, (start, end) in enumerate(ways):
            side = 1 if row < len(ways) - 1 else -1
            name = _pair(end - start)
            near = (start + end) / 2 + self._aside(end - start, name, side)
            made.append(self._beside(name, near, made, side))
        return made

    def _aside(self, way: Array, name: Formula, side: int) -> Array:
        """From the middle of an arrow to its name, across it: the shares are on one side, or −1."""
        across = np.array([-way[1], way[0]]) / max(float(np.linalg.norm(way)), 1e-9)
        whole = np.array([-self.tips[-1, 1], self.tips[-1, 0]])
        outward = side * np.sign(float(self.tips.mean(axis=0) @ whole)) or 1.0
        if float(across @ whole) * outward < 0:
            across = -across
        half = np.array([name.width, name.height]) / 2 + _FREE
        unit = float(self.pane.size[0] / self.pane.span[0])
        return np.asarray(across * float(np.abs(across) @ half) / unit)

    def named(self) -> Formula:
        """What the gradient is, in numbers, clear of all arrows."""
        tip = self.scale_to * self.tips[-1]
        return self._beside(_pair(tip), tip / 2, [], -1)

    def _beside(self, name: Formula, near: Array, others: Sequence[Formula], side: int) -> Formula:
        """Put it as near to a place as arrows and others allow.

        ``side`` 1 is that of the shares, seen from their sum, and −1 the other one.
        """
        ways = [*pairwise(self.tips), (self.tips[0], self.tips[-1])]
        shares = np.linspace(0, 1, 40)[:, None]
        lines = self.pane.at(np.concatenate([a + shares * (b - a) for a, b in ways]))
        half = np.array([name.width, name.height]) / 2
        low, top = self.plane.corner + half + _FREE, self.plane.corner + self.plane.size
        across, up = (
            np.arange(a, max(b, a + _GRID), _GRID) for a, b in zip(low, top - half, strict=True)
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


__all__ = ["Shares"]
