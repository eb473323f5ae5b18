"""Turning a function of two variables about a point: its values, slopes and curvatures."""

import math
from collections.abc import Callable
from functools import partial
from typing import NamedTuple, TypeAlias

import numpy as np

from gdmath.second import Floats

__all__ = ["Turn"]

Function: TypeAlias = Callable[[Floats], Floats]


class Turn(NamedTuple):
    """A turn of the plane about a centre, counter-clockwise, by an angle with this cosine and sine.

    >>> Turn.by(90, (1, 0)).points(np.array([2.0, 0.0])).round(12)
    array([1., 1.])
    """

    cosine: float
    sine: float
    centre: tuple[float, float]

    @classmethod
    def by(cls, degrees: float, centre: tuple[float, float]) -> "Turn":
        """Return the turn by an angle in degrees."""
        return cls(math.cos(math.radians(degrees)), math.sin(math.radians(degrees)), centre)

    @property
    def matrix(self) -> Floats:
        """The matrix R of the turn, (2, 2)."""
        return np.array([[self.cosine, -self.sine], [self.sine, self.cosine]])

    def points(self, points: Floats) -> Floats:
        """Return turned points, (..., 2)."""
        return self.centre + self.vectors(points - self.centre)

    def vectors(self, vectors: Floats) -> Floats:
        """Return turned vectors, (..., 2)."""
        x, y = vectors[..., 0], vectors[..., 1]
        c, s = self.cosine, self.sine
        turned = np.empty(vectors.shape)
        turned[..., 0] = c * x - s * y
        turned[..., 1] = s * x + c * y
        return turned

    @property
    def back(self) -> "Turn":
        """The turn that undoes this one."""
        return Turn(self.cosine, -self.sine, self.centre)

    def value(self, function: Function) -> Function:
        """Return a function turned with the plane: what was at p is now where p is turned to."""
        return partial(_value, function, self.back)

    def gradient(self, function: Function) -> Function:
        """Return a gradient turned with the plane."""
        return partial(_gradient, function, self)

    def hessian(self, function: Function) -> Function:
        """Return a Hessian turned with the plane: R H Rᵀ."""
        return partial(_hessian, function, self)


def _value(function: Function, back: Turn, points: Floats) -> Floats:
    return function(back.points(points))


def _gradient(function: Function, turn: Turn, points: Floats) -> Floats:
    return turn.vectors(function(turn.back.points(points)))


def _hessian(function: Function, turn: Turn, points: Floats) -> Floats:
    turned: Floats = turn.matrix @ function(turn.back.points(points)) @ turn.matrix.T
    return turned
