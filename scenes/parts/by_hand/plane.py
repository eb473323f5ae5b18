"""Plots beside the picture: a plane with axes, and the losses of a party."""

from __future__ import annotations

from itertools import chain
from typing import Any

import numpy as np
from manim import DL, DOWN, LEFT, RIGHT, UP, UR, Animation, VGroup
from manim import Line as Stroke
from numpy.typing import ArrayLike, NDArray

from scenes.parts.by_hand.sizes import LABEL_SIZE, SMALLEST_SIZE
from scenes.stage.lecture.theme import QUIET, TEXT
from scenes.stage.plot.ticks import Range, common_power, tick_text, tick_values
from scenes.stage.type.text import TextLine, power_of_ten

Array = NDArray[np.float64]


class Plane(VGroup):
    """A rectangle with an x and a y axis, round ticks and names.

    ``xy`` maps numbers to the screen. The rectangle is given by its left lower corner and size.
    """

    def __init__(
        self,
        corner: tuple[float, float],
        size: tuple[float, float],
        x_range: Range,
        y_range: Range,
        names: tuple[str, str],
        ticks: tuple[int, int] = (3, 4),
    ) -> None:
        super().__init__()
        self.corner, self.size = np.array(corner, dtype=float), np.array(size, dtype=float)
        self.low = np.array([x_range[0], y_range[0]], dtype=float)
        self.span = np.array([x_range[1] - x_range[0], y_range[1] - y_range[0]], dtype=float)
        self.marks = [tick_values(*x_range, ticks[0]), tick_values(*y_range, ticks[1])]
        powers = [common_power(values) for values in self.marks]
        self._numbers = [
            [TextLine(tick_text(value / 10.0**power), SMALLEST_SIZE, QUIET) for value in values]
            for values, power in zip(self.marks, powers, strict=True)
        ]
        self._names: list[Any] = [
            TextLine(f"{name} / {power_of_ten(power)}" if power else name, LABEL_SIZE, TEXT)
            for name, power in zip(names, powers, strict=True)
        ]
        self._strokes = [Stroke(stroke_width=2, color=QUIET) for _ in names]
        self.add(*self._strokes, *chain(*self._numbers), *self._names)
        self.lay()

    def lay(self) -> None:
        """Put axes, numbers and names where the rectangle is now."""
        (left, bottom), (right, top) = self.corner, self.corner + self.size
        for stroke, (start, end) in zip(self._strokes, self.axis_lines(), strict=True):
            stroke.put_start_and_end_on((*start, 0), (*end, 0))
        for value, number in zip(self.marks[0], self._numbers[0], strict=True):
            number.next_to((*self.xy(value, self.low[1]), 0), DOWN, buff=0.12)
        for value, number in zip(self.marks[1], self._numbers[1], strict=True):
            number.next_to((*self.xy(self.low[0], value), 0), LEFT, buff=0.12)
        x_name, y_name = self._names
        x_name.next_to((right, bottom - 0.42, 0), DOWN, buff=0, aligned_edge=RIGHT)
        x_name.align_to((right, 0, 0), RIGHT)
        y_name.next_to((left, top + 0.1, 0), UP, buff=0.1)
        y_name.align_to((left, 0, 0), LEFT)

    @property
    def x_name(self) -> Any:
        """The name of the x axis, below its right end."""
        return self._names[0]

    @property
    def y_name(self) -> Any:
        """The name of the y axis, above it."""
        return self._names[1]

    def hide_numbers_along(self, line: Array) -> None:
        """Hide the numbers that ``line`` (n, 2) runs through."""
        for number in chain(*self._numbers):
            low, high = (number.get_corner(side)[:2] + 0.1 * side[:2] for side in (DL, UR))
            if np.all((line > low) & (line < high), axis=1).any():
                number.set_opacity(0)

    def reframe(self, corner: tuple[float, float], size: tuple[float, float]) -> Reframe:
        """Move and stretch to another rectangle; the type keeps its size."""
        return Reframe(self, corner=corner, size=size)

    def xy(self, x: ArrayLike, y: ArrayLike) -> Array:
        """Screen points (..., 2) of numbers x and y."""
        share = (np.stack(np.broadcast_arrays(x, y), axis=-1) - self.low) / self.span
        return np.asarray(self.corner + share * self.size)

    def axis_lines(self) -> list[Array]:
        """The two axes as screen segments (2, 2): no text may touch them."""
        (left, bottom), (right, top) = self.corner, self.corner + self.size
        return [
            np.array([(left, bottom), (right, bottom)]),
            np.array([(left, bottom), (left, top)]),
        ]


class Reframe(Animation):
    """Take a plane, with all that is drawn on it, to another rectangle or other ranges."""

    def __init__(self, plane: Plane, **after: ArrayLike) -> None:
        self.plane = plane
        self.after = {name: np.array(value, dtype=float) for name, value in after.items()}
        self.before = {name: getattr(plane, name) for name in after}
        super().__init__(plane, introducer=False)

    def begin(self) -> None:
        """Remember how the plane is now."""
        self.before = {name: getattr(self.plane, name) for name in self.after}
        super().begin()

    def interpolate_mobject(self, alpha: float) -> None:
        """Stand between before and after."""
        share = self.rate_func(alpha)
        for name, there in self.after.items():
            setattr(self.plane, name, (1 - share) * self.before[name] + share * there)
        self.plane.lay()
