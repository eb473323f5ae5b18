"""Carrying a piece of one formula to its place in another, past everything between."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import Transform
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

_BEND = 0.12  # of the way: how soon before a corner it begins to turn


class Carry(Transform):
    """A copy of ``piece`` goes to ``target`` by way of the points ``corners`` (n, 2).

    Afterwards the copy is gone, and what stands at the target is shown in its stead.
    """

    def __init__(self, piece: Any, target: Any, corners: ArrayLike, **options: Any) -> None:
        self.source, self.target = piece, target
        way = route([piece.get_center()[:2], *np.asarray(corners), target.get_center()[:2]])
        # It keeps its own shape: between two sizes of type a letter's outline would be neither.
        there = piece.copy().scale_to_fit_height(target.height).move_to(target)
        super().__init__(piece.copy(), there, path_func=_beside(way), remover=True, **options)

    def finish(self) -> None:
        """Show what stands at the target."""
        super().finish()
        self.target.set_opacity(1)


def route(stops: ArrayLike) -> Callable[[float], Array]:
    """The way through ``stops`` (n, 2) at an even pace, its corners rounded; its time is 0 to 1."""
    points = np.asarray(stops, dtype=float)
    lengths = np.linalg.norm(np.diff(points, axis=0), axis=1)
    times = np.concatenate([[0], np.cumsum(lengths)]) / lengths.sum()

    def at(time: float) -> Array:
        around = min(_BEND, time, 1 - time)
        near = np.linspace(time - around, time + around, 9)
        return np.array([np.interp(near, times, points[:, k]).mean() for k in (0, 1)])

    return at


def _beside(way: Callable[[float], Array]) -> Callable[[Array, Array, float], Array]:
    """Let all points keep to ``way``, however they are spread about it."""
    start, end = way(0.0), way(1.0)

    def path(before: Array, after: Array, time: float) -> Array:
        aside = way(time) - (1 - time) * start - time * end
        return np.asarray((1 - time) * before + time * after + np.array([*aside, 0.0]))

    return path
