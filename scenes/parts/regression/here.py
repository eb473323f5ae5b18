"""Where on the map of lines the story is: a place (w, b), and the thread to the line that it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.regression.fits import Fit, Plan
from scenes.stage import POSITION, QUIET, Link, Plane, Playback, change
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_BEFORE, _BEHIND = 0.7, 0.08  # scene units left and right of the axis that are passed on the level
_PIECES = 120
_DOTS = (0.02, 0.12)


class Here(Playback):
    """The line that is meant now: set free, on the ring of one loss, or on a descent.

    Marker, line, errors and read-outs all read it. ``follow`` says which: `free`, `around` or the
    place of a walk.
    """

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan.line.walk, [POSITION], POSITION)
        self.plan = plan
        level = plan.level.tolist()
        self.free_w, self.free_b = ValueTracker(level[0]), ValueTracker(level[1])
        self.turn = ValueTracker(0.0)  # of the walk around, from 0 to 1
        self.follow: Callable[[], Array] = self.free
        self.fit = plan.line  # whose loss is read

    def free(self) -> Array:
        """Where it was last told to go (2,)."""
        return np.array([self.free_w.get_value(), self.free_b.get_value()])

    def around(self) -> Array:
        """Its place on the ring (2,)."""
        return self.plan.around(self.turn.get_value())

    def now(self) -> Array:
        """The place (1, 2)."""
        return np.reshape(self.follow(), (1, 2))

    def w(self) -> float:
        """How steep the line is."""
        return float(self.now()[0, 0])

    def b(self) -> float:
        """How high it is at 0."""
        return float(self.now()[0, 1])

    def value(self) -> float:
        """Its loss on the present data."""
        return self.fit.loss(self.now()[0])

    def go(self, place: Any) -> tuple[Any, ...]:
        """An animation to another place (2,)."""
        w, b = map(float, place)
        self.follow = self.free
        return change(self.free_w, w), change(self.free_b, b)

    def beside(self, tilt: float, lift: float) -> tuple[Any, ...]:
        """An animation to the first, level line, tilted and lifted by so many units."""
        return self.go(self.plan.level + self.plan.unit * np.array([tilt, lift]))

    def turn_to(self, fit: Fit) -> None:
        """Stay where it is, but have the loss on other data."""
        self.let_go()
        self.fit = fit

    def let_go(self) -> None:
        """Be free from where it is now."""
        w, b = self.w(), self.b()
        self.follow = self.free
        self.free_w.set_value(w)
        self.free_b.set_value(b)


class Thread(Link):
    """A dotted thread from the point to its line, through a gap between two numbers of the axis.

    It takes the gap that is nearest to the middle, so that it never changes gates.
    """

    def __init__(self, start: Any, end: Any, plane: Plane) -> None:
        super().__init__(start, end, QUIET)
        self.plane = plane

    def gate(self) -> float:
        """The height on the screen at which the axis is passed."""
        marks = np.array([value for axis, value, _ in self.plane.ticks() if axis == 1])
        if len(marks) < 2:
            return float(self.end()[1])
        gaps = self.plane.xy(self.plane.low[0], (marks[1:] + marks[:-1]) / 2)[:, 1]
        middle = self.plane.corner[1] + self.plane.size[1] / 2
        return float(gaps[np.argmin(np.abs(gaps - middle))])

    def line(self) -> Array:
        """To the gate, through it on the level, and from there to the end."""
        start, end = (np.asarray(spot())[:2] for spot in (self.start, self.end))
        level, axis = self.gate(), float(self.plane.corner[0])
        outside, inside = np.array([(axis - _BEFORE, level), (axis + _BEHIND, level)])
        t = np.linspace(0, 1, _PIECES // 2)[:, None]
        to = _bent(start, np.array([start[0], level]), outside, t)
        whole = np.concatenate([to, _bent(inside, np.array([end[0], level]), end, t)])
        gone = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(whole, axis=0), axis=1))])
        reached = np.linspace(0, float(self.grown.get_value()) * gone[-1], _PIECES)
        return np.column_stack([np.interp(reached, gone, whole[:, k]) for k in (0, 1)])

    def draw(self, canvas: Canvas) -> None:
        """Dots along it."""
        if self.grown.get_value() <= 0:
            return
        line, pen = self.line(), Pen(canvas, self.presence)
        along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
        for way in np.arange(0.2, along[-1], sum(_DOTS)).tolist():
            spot = [np.interp(way, along, line[:, k]) for k in (0, 1)]
            pen.disc(spot, _DOTS[0], self.tint, casing=0.015)


def _bent(start: Array, bend: Array, end: Array, t: Array) -> Array:
    return np.asarray((1 - t) ** 2 * start + 2 * t * (1 - t) * bend + t**2 * end)


__all__ = ["Here", "Thread"]
