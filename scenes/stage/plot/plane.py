"""Plots beside the picture: a plane with axes, and the losses of a party."""

from __future__ import annotations

from itertools import chain
from typing import Any

import cairo
import numpy as np
from manim import DL, DOWN, LEFT, RIGHT, UP, UR, Animation, VGroup
from manim import Line as Stroke
from numpy.typing import ArrayLike, NDArray

from scenes.stage.ground.levels import round_levels
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import (
    BACKGROUND,
    LABEL_SIZE,
    LOSS,
    QUIET,
    SMALLEST_SIZE,
    TEXT,
    Color,
    rgb,
    terrain,
)
from scenes.stage.paint.painted import Canvas, Painted, dot, ink, trace_line
from scenes.stage.type.text import Line, Reading, power_of_ten
from scenes.stage.walk.party import Party

Array = NDArray[np.float64]
Range = tuple[float, float]

_CURVE = 0.024
_BAR = 0.22
_FAR = 100.0  # scene units; the canvas cannot count much further
_SPILL = 0.1  # scene units by which a dot or a line's end may leave the plane


class Plane(VGroup):
    """A rectangle with an x and a y axis, round ticks and names.

    ``at`` maps numbers to the screen. The rectangle is given by its left lower corner and size.
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
            [Line(tick_text(value / 10.0**power), SMALLEST_SIZE, QUIET) for value in values]
            for values, power in zip(self.marks, powers, strict=True)
        ]
        self._names: list[Any] = [
            Line(f"{name} / {power_of_ten(power)}" if power else name, LABEL_SIZE, TEXT)
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
            number.next_to((*self.at(value, self.low[1]), 0), DOWN, buff=0.12)
        for value, number in zip(self.marks[1], self._numbers[1], strict=True):
            number.next_to((*self.at(self.low[0], value), 0), LEFT, buff=0.12)
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

    def spare(self, line: Array) -> None:
        """Hide the numbers that ``line`` (n, 2) runs through."""
        for number in chain(*self._numbers):
            low, high = (number.get_corner(side)[:2] + 0.1 * side[:2] for side in (DL, UR))
            if np.all((line > low) & (line < high), axis=1).any():
                number.set_opacity(0)

    def reframe(self, corner: tuple[float, float], size: tuple[float, float]) -> Reframe:
        """Move and stretch to another rectangle; the type keeps its size."""
        return Reframe(self, corner=corner, size=size)

    def at(self, x: ArrayLike, y: ArrayLike) -> Array:
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


class OnPlane(Painted):
    """Something that belongs to a plane and is clipped to it, ``spill`` scene units around it."""

    spill = _SPILL

    def __init__(self, plane: Plane, presence: float = 0.0) -> None:
        super().__init__(presence)
        self.plane = plane

    def paint(self, canvas: Canvas) -> None:
        """Draw inside the plane's rectangle."""
        if self.presence > 0:
            canvas.rectangle(*(self.plane.corner - self.spill), *(self.plane.size + 2 * self.spill))
            canvas.clip()
            self.draw(canvas)


class ColorBar(Painted):
    """What the colours of the ground mean: a bar from low to high with round heights."""

    def __init__(self, view: View, left: float, bottom: float, height: float, name: str) -> None:
        super().__init__()
        self.left, self.bottom, self.tall = left, bottom, height
        self.words = VGroup()
        span = view.highest - view.lowest
        for value in tick_values(view.lowest, view.highest, 3):
            y = bottom + height * (value - view.lowest) / span
            shown = float(np.exp(value)) if view.landscape.plot_log else value
            label = Line(tick_text(float(f"{shown:.3g}")), SMALLEST_SIZE, QUIET)
            self.words.add(label.next_to((left + _BAR, y, 0), RIGHT, buff=0.12))
        title = Line(name, LABEL_SIZE, LOSS)
        self.words.add(title.next_to((left, bottom + height, 0), UP, buff=0.2, aligned_edge=LEFT))

    def draw(self, canvas: Canvas) -> None:
        """Fill the bar with the ground's colours."""
        bar = cairo.LinearGradient(0, self.bottom, 0, self.bottom + self.tall)
        for share in np.linspace(0, 1, 13):
            red, green, blue = terrain(np.array(share))
            bar.add_color_stop_rgba(float(share), blue, green, red, self.presence)
        canvas.rectangle(self.left, self.bottom, _BAR, self.tall)
        canvas.set_source(bar)
        canvas.fill()


def range_with_zero(values: Array, more: float = 0.0, beyond: float = 0.06) -> Range:
    """A range of all values and 0, with room ``beyond`` them, and ``more`` of it beyond 0.

    Both are shares of what it holds.
    """
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    span = (high - low) or 1.0
    below, above = (beyond if low < 0 else more), (beyond if high > 0 else more)
    return low - below * span, high + above * span


def tick_values(low: float, high: float, about: int) -> list[float]:
    """Round numbers from ``low`` to ``high``, ends included when they are round."""
    span = high - low
    return [float(v) for v in round_levels(low - 0.004 * span, high + 0.004 * span, about)]


def tick_text(value: float) -> str:
    """A tick's number, as short as it can be."""
    return f"{value + 0.0:.6g}".replace("-", "−")


def common_power(values: list[float]) -> int:
    """The power of ten, a multiple of 3, to take out of ticks too long to write; mostly 0."""
    largest = max((abs(value) for value in values), default=0.0)
    if largest == 0 or 1e-3 <= largest < 1e5:
        return 0
    return 3 * int(np.floor(np.log10(largest) / 3 + 1e-9))


class LossCurves(OnPlane):
    """The loss of every walker against the step, up to the party's present time.

    All curves have the colour ``color``, or each that of its walker; that of one who leaves the map
    may fall out of the plane.
    """

    def __init__(
        self, plane: Plane, party: Party, presence: float = 1.0, color: Color | None = None
    ) -> None:
        super().__init__(plane, presence)
        self.party, self.tint = party, color

    def heads(self) -> Array:
        """Present losses (walkers,): between steps, on the line that joins them."""
        losses, time = self.party.trajectory.losses, self.party.time
        before = int(np.floor(time))
        after = min(before + 1, self.party.steps)
        return np.asarray(losses[before] + (time - before) * (losses[after] - losses[before]))

    def draw(self, canvas: Canvas) -> None:
        """Stroke the curves and set a dot at each head."""
        time, done = self.party.time, self.party.step
        steps = np.append(np.arange(done + 1), time)
        losses = np.vstack([self.party.trajectory.losses[: done + 1], self.heads()])
        canvas.set_line_join(cairo.LINE_JOIN_ROUND)
        colors = self.party.colors()
        if self.tint is not None:
            colors[:] = rgb(self.tint)
        for i, (red, green, blue) in enumerate(colors):
            line = np.clip(self.plane.at(steps, losses[:, i]), -_FAR, _FAR)
            trace_line(canvas, line)
            canvas.set_line_width(_CURVE)
            canvas.set_source_rgba(blue, green, red, 0.9 * self.presence)
            canvas.stroke()
            dot(canvas, line[-1], 0.075)
            canvas.set_source_rgba(*ink(BACKGROUND, self.presence))
            canvas.fill()
            dot(canvas, line[-1], 0.055)
            canvas.set_source_rgba(blue, green, red, self.presence)
            canvas.fill()

    def readings(self) -> list[Reading]:
        """The loss at which each curve ends now."""
        return [Reading(f"loss {i}", "", float(v)) for i, v in enumerate(self.heads())]
