"""Distances between two curves, the squares on them, and the average square that is a part."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.bias_variance.curves import Told
from scenes.parts.bias_variance.plan import ENDS
from scenes.parts.bias_variance.textures import Texture, hatched
from scenes.stage import LOSS, Layer, Plane, change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane

Array = NDArray[np.float64]

_STROKE, _RIM = 0.05, 0.03
_PIECES = 161


class Squares(OnPlane):
    """Strokes from one curve to another at some places of x; on each, a square comes.

    As far as they are ``grown`` the strokes are there, as far as they are ``squared`` the squares,
    to the right, and those of an x beyond ``back`` to the left. As far as they are ``level`` all
    squares have the ``average`` area. ``strength`` is how much is there of the curve they go to.
    With the areas ``over_draws`` (draws, n) they are averages of ever more of these, first of one.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self,
        plane: Plane,
        x: Array,
        low: Told,
        high: Told,
        texture: Texture,
        average: float,
        back: float = 0.0,
        strength: Callable[[], float] = lambda: 1.0,
        over_draws: Array | None = None,
    ) -> None:
        super().__init__(plane)
        self.back, self.strength = back, strength
        self.x, self.low, self.high = x, low, high
        self.texture, self.average = texture, average
        self.grown, self.squared, self.level = (ValueTracker(0.0) for _ in range(3))
        self.over_draws, self.taken = over_draws, ValueTracker(0.0)
        self.set_z_index(Layer.PLOT + 1)

    def grow(self) -> Any:
        """An animation: the strokes grow from one curve to the other."""
        return change(self.grown, 1)

    def open_up(self) -> Any:
        """An animation: each stroke becomes the side of a square."""
        return change(self.squared, 1)

    def take_all(self) -> Any:
        """An animation: each square becomes the average over ever more draws, up to all."""
        return change(self.taken, 1)

    def areas(self, gap: Array) -> Array:
        """What the squares measure before they are level (n,)."""
        taken = float(self.taken.get_value())
        if self.over_draws is None or taken <= 0:
            return np.asarray(gap**2)
        last = len(self.over_draws) - 1
        at = min(last, (last + 1) ** taken - 1)
        low = int(at)
        first, second = self.over_draws[low], self.over_draws[min(low + 1, last)]
        return np.asarray(first + (at - low) * (second - first))

    def even_out(self) -> Any:
        """An animation: large ones give to small ones, until all have the average area."""
        return change(self.level, 1)

    def sides(self) -> Array:
        """What each stroke measures now (n,), in units of y; upwards is positive."""
        gap = np.asarray(self.high(self.x) - self.low(self.x))
        share = float(self.level.get_value())
        area = (1 - share) * self.areas(gap) + share * self.average
        return np.asarray(np.where(gap < 0, -1, 1) * np.sqrt(area))

    def outlines(self) -> Array:
        """The corners of the squares as they are now (n, 4, 2)."""
        sides = float(self.grown.get_value()) * self.sides()
        feet = self.plane.xy(self.x, self.low(self.x))
        heads = self.plane.xy(self.x, self.low(self.x) + sides)
        wide = abs(heads[:, 1] - feet[:, 1]) * float(self.squared.get_value())
        inner = feet[:, 0] + np.where(self.x > self.back, -wide, wide)
        left, right = np.minimum(feet[:, 0], inner), np.maximum(feet[:, 0], inner)
        low, high = np.minimum(feet[:, 1], heads[:, 1]), np.maximum(feet[:, 1], heads[:, 1])
        corners = (left, low), (right, low), (right, high), (left, high)
        return np.stack([np.stack(corner, axis=-1) for corner in corners], axis=1)

    def draw(self, canvas: Canvas) -> None:
        """All squares, and the strokes that they stand on."""
        if float(self.grown.get_value()) <= 0:
            return
        there = self.presence * self.strength()
        pen, squared = Pen(canvas, there), float(self.squared.get_value()) > 0
        feet = self.plane.xy(self.x, self.low(self.x))
        for outline, foot in zip(self.outlines(), feet, strict=True):
            if squared:
                self.texture(canvas, outline, there)
                pen.line(outline, LOSS, _RIM, casing=0.03, closed=True)
            stroke = np.array([(foot[0], outline[0, 1]), (foot[0], outline[2, 1])])
            pen.line(stroke, LOSS, _STROKE, casing=0.04)


class Band(OnPlane):
    """The area between a curve and the law, hatched: a bend that is missed, at every x.

    As far as it is ``grown`` it reaches from the curve to the law.
    """

    layer: ClassVar[Layer] = Layer.FIELD  # behind the dots
    spill = 0.0

    def __init__(self, plane: Plane, curve: Told, law: Told) -> None:
        super().__init__(plane)
        self.curve, self.law = curve, law
        self.grown = ValueTracker(0.0)

    def grow(self) -> Any:
        """An animation: it grows from the curve to the law."""
        return change(self.grown, 1)

    def outline(self) -> Array:
        """Its corners now (n, 2): along the curve, and back along what it has reached."""
        x = np.linspace(*ENDS, _PIECES)
        foot = self.curve(x)
        head = foot + float(self.grown.get_value()) * (self.law(x) - foot)
        return np.concatenate([self.plane.xy(x, foot), self.plane.xy(x, head)[::-1]])

    def draw(self, canvas: Canvas) -> None:
        """All of it."""
        if float(self.grown.get_value()) > 0:
            hatched(canvas, self.outline(), self.presence)


def fair_places(left: float, right: float) -> Array:
    """Eight places whose plain average is the average over all x, for what bends up to x⁵.

    They are those of Chebyshev's quadrature with equal weights, four for each half, so that squares
    that are seen and their average area agree.
    """
    half = (right - left) / 4
    four = np.sqrt((1 + np.array([2, -2]) / np.sqrt(5)) / 3)
    places = half * np.array([-four[0], -four[1], four[1], four[0]])
    return np.concatenate([left + half + places, right - half + places])


def unit_of(plane: Plane) -> float:
    """Scene units of one unit of y."""
    return float(plane.size[1] / plane.span[1])


__all__ = ["Band", "Squares", "fair_places", "unit_of"]
