"""The line that is held or let go, and what the dots say of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import ArrayLike, NDArray

from gdmath import Dataset
from scenes.stage import change

Array = NDArray[np.float64]

_LANDED = 0.005  # of its way: so near its end, a line has landed, as far as can be seen


class Held:
    """A line (w, b): where it was last told to go, or as far along a descent as it has come."""

    def __init__(self, line: ArrayLike) -> None:
        w, b = np.asarray(line, dtype=float).tolist()
        self.at = ValueTracker(w), ValueTracker(b)
        self.walk: Array | None = None  # (steps + 1, 2)
        self.progress = ValueTracker(0.0)  # in steps

    def now(self) -> Array:
        """The line (2,)."""
        if self.walk is None:
            return np.array([tracker.get_value() for tracker in self.at])
        steps = np.arange(len(self.walk))
        at = float(self.progress.get_value())
        return np.array([np.interp(at, steps, column) for column in self.walk.T])

    def w(self) -> float:
        """How steep it is."""
        return float(self.now()[0])

    def b(self) -> float:
        """How high it is at the post."""
        return float(self.now()[1])

    def rest(self, line: ArrayLike) -> None:
        """Be this line at once."""
        self.walk = None
        for tracker, number in zip(self.at, np.asarray(line, dtype=float).tolist(), strict=True):
            tracker.set_value(number)

    def go(self, line: ArrayLike) -> tuple[Any, ...]:
        """An animation to another line (2,)."""
        self.rest(self.now())
        w, b = np.asarray(line, dtype=float).tolist()
        return change(self.at[0], w), change(self.at[1], b)

    def gone(self, start: Array, goal: Array) -> float:
        """How much it has gone of the way from one line (2,) to another."""
        way = goal - start
        return float((self.now() - start) @ way / (way @ way))

    def landed(self, start: Array, goal: Array) -> bool:
        """Whether it has come to the end of that way, as far as can be seen."""
        return self.gone(start, goal) >= 1 - _LANDED

    def follow(self, walk: Array, begin: float = 0.0) -> None:
        """Stand on a descent (steps + 1, 2)."""
        self.walk = walk
        self.progress.set_value(begin)

    def come(self, to: float, pace: Callable[[float], float] = linear) -> Any:
        """An animation along the descent, to so many steps."""
        return change(self.progress, to, pace)


class Slopes:
    """The slopes along w and b as the dots tell them, one after another from left to right.

    ``told`` in [0, 1], for w and for b, is how many of them have: at 1 it is the gradient.
    """

    def __init__(self, data: Dataset, held: Held) -> None:
        self.told = ValueTracker(0.0), ValueTracker(0.0)
        self.about(data, held, nudged=True)

    def about(self, data: Dataset, held: Held, nudged: bool = False) -> None:
        """Be told by other dots, of another line; one that is only ``nudged`` is as it was."""
        self.data, self.held, self.nudged = data, held, nudged
        for told in self.told:
            told.set_value(0)
        self._order = np.argsort(np.argsort(data.x, kind="stable"))
        self._was = held.now()

    def hold(self) -> None:
        """Be of the line as it is now, while it is nudged or takes a step."""
        self._was, self.nudged = self.held.now(), True

    def follow(self) -> None:
        """Be of the line wherever it goes."""
        self.nudged = False

    def number(self, axis: int) -> float:
        """The slope along w (0) or b (1) in digits, as the needle shows it: none until all told."""
        return self.along(axis) if self.told[axis].get_value() == 1 else float("nan")

    def along(self, axis: int) -> float:
        """The slope along w (0) or b (1), as far as it is told."""
        w, b = self._was if self.nudged else self.held.now()
        errors = w * self.data.x + b - self.data.y
        factor = self.data.x if axis == 0 else 1.0
        return float(2 * np.mean(self.weights(axis) * errors * factor))

    def weights(self, axis: int = 1) -> Array:
        """How far each dot (n,) has told."""
        count = float(self.told[axis].get_value()) * len(self.data)
        return np.asarray(np.clip(count - self._order, 0, 1))

    def tell(self, *axes: int, to: float = 1.0, pace: Any = None) -> list[Any]:
        """An animation: all dots tell the slope along these, or with 0 take it back."""
        pace = pace or (linear if len(self.data) > 3 else None)
        return [change(self.told[axis], to, *([pace] if pace else [])) for axis in axes]


__all__ = ["Held", "Slopes"]
