"""A plane of numbers with its axes; it moves, stretches and shows other ranges while it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scenes.stage.lecture.boxes import STAGE, Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import LABEL_SIZE, QUIET, RULE, SMALLEST_SIZE, TEXT, Color
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.crowding import FADE, Stretch, standing
from scenes.stage.plot.ruler import Ruler
from scenes.stage.plot.ticks import Range, Short, Tick, tick_size

Array = NDArray[np.float64]

_STROKE = 0.025
_GAP = 0.12  # scene units from the upright axis to its numbers, and from an end to its name
_LEAST = 0.6  # scene units of width that the longest name leaves to the rectangle
_BELOW = 0.24  # from the level axis to its numbers: crosses and rings stand on it
_SMALLER = 0.4  # of its size, that is left of a name which is too long for its box
_PLATE, _CLOSE = 0.08, 0.05  # round a name, and a number
_WIDEST = 0.75  # scene units kept for the numbers beside the upright axis
_SPILL = 0.1  # scene units by which a dot or a line's end may leave the plane


class Plane(Lettered):
    """A rectangle on which numbers x and y have a place, with round ticks; names at the axes' ends.

    ``within(box)`` puts all of it, numbers and names included, into a box; ``reframe(x=…, y=…)``
    changes the ranges. Both are animated with ``.animate``: ticks then move with their numbers, and
    fade where they would crowd. ``ruler`` is its level axis. With ``through_zero`` the axes cross
    where both numbers are 0, if that is in the ranges. Over a busy picture the upright axis has
    its numbers ``plated``. Large, small and distant numbers are kept short by an offset or a power
    of ten that is said with the name of the axis. Of others they can be told in, each is ``units``.
    ``named_below`` its numbers, the name of the level axis takes nothing of its length.
    """

    layer: ClassVar[Layer] = Layer.AXES
    dimension: ClassVar[int] = 2

    def __init__(
        self,
        x: Range,
        y: Range,
        names: tuple[str, str] = ("", ""),
        *,
        colors: tuple[Color, Color] = (TEXT, TEXT),
        numbered: tuple[bool, bool] = (True, True),
        grid: bool = False,
        through_zero: bool = False,
        tick_color: Color = QUIET,
        plated: bool = False,
        units: tuple[float, float] = (1.0, 1.0),
        named_below: bool = False,
    ) -> None:
        super().__init__()
        self.named_below = named_below
        self.tick_color, self.plated = tick_color, plated
        self.shorts = Short.of(*x, units[0]), Short.of(*y, units[1])
        told = [
            short.named(name) if shown else name
            for short, name, shown in zip(self.shorts, names, numbered, strict=True)
        ]
        self.through_zero = through_zero
        self._named = tuple(
            Lettering(name, LABEL_SIZE, color) if name else None
            for name, color in zip(told, colors, strict=True)
        )
        self.numbered, self.grid = numbered, grid
        self.state = np.array([0, 0, 1, 1, x[0], y[0], x[1] - x[0], y[1] - y[0]], dtype=float)
        # Between which states it is, and how far: at rest no number at an axis is half there.
        self.way: tuple[Array, Array, float] | None = self.state, self.state, 0.0
        self.within(STAGE)

    # -- where it is and what it shows -----------------------------------------------------------

    @property
    def corner(self) -> Array:
        """The left lower corner of the rectangle on the screen (2,)."""
        return self.state[0:2]

    @property
    def size(self) -> Array:
        """Its width and height (2,)."""
        return self.state[2:4]

    @property
    def low(self) -> Array:
        """The numbers at the corner (2,)."""
        return self.state[4:6]

    @property
    def span(self) -> Array:
        """How much of each axis is seen (2,)."""
        return self.state[6:8]

    @property
    def crossing(self) -> Array:
        """The numbers (2,) where the axes cross."""
        if not self.through_zero:
            return self.low
        return np.clip(np.zeros(2), self.low, self.low + self.span)

    @property
    def key(self) -> bytes:
        """Changes exactly when places appear elsewhere."""
        return self.state.tobytes()

    def within(self, box: Box) -> Self:
        """Fill a box, with the numbers and names at the axes."""
        # A new array: copies that animations make share the old one.
        self.state = np.array(
            [box.left, box.bottom, box.width, box.height, *self.low, *self.span], dtype=float
        )
        self._names = self._named
        self._rest()
        margins = self._margins()
        room = box.width if self.named_below else margins["right"]
        if (name := self._named[0]) and name.width + 2 * _GAP > room + 1e-9:
            share = max(_SMALLER, (room - 2 * _GAP) / name.width)
            self._names = (Lettering(name.text, share * name.size, name.tint), self._named[1])
        inner = box.inset(**margins)
        self.state = np.array(
            [inner.left, inner.bottom, inner.width, inner.height, *self.low, *self.span]
        )
        self._rest()
        self.set_frame(*box)
        return self

    def _rest(self) -> None:
        """Be on no way, if not in the hands of something that shows range after range."""
        self.way = None if self.way is None else (self.state, self.state, 0.0)

    def _margins(self) -> dict[str, float]:
        """What numbers and names take on each side; on a smaller plane there are no others."""
        x_name, y_name = self._names
        across, up = ([tick.text for a, _, tick in self.ticks() if a == axis] for axis in (0, 1))
        aside = max((text.width / 2 + FADE for text in across), default=0.0)
        above = max((text.height / 2 + FADE for text in up), default=0.0)
        left, bottom, right, top = aside, above, max(aside, 0.15), max(above, 0.15)
        if self.numbered[0]:
            bottom = max(bottom, SMALLEST_SIZE / 96 + _BELOW)
        if self.numbered[1]:
            left = max(left, _GAP + max(_WIDEST, *(text.width for text in up), 0))
        if x_name and self.named_below:
            bottom += _GAP + x_name.height
        elif x_name:
            room = float(self.size[0]) - left - _LEAST
            right = max(right, min(x_name.width + 2 * _GAP, room))
            bottom = max(bottom, -_foot_of(x_name) - float(x_name.low[1]))
        if y_name:
            left, top = max(left, _aside_of(y_name)), max(top, y_name.height + 2 * _GAP)
        return {"left": left, "bottom": bottom, "right": right, "top": top}

    def reframe(self, x: Range | None = None, y: Range | None = None) -> Self:
        """Show other ranges."""
        state = self.state.copy()
        for axis, wanted in enumerate((x, y)):
            if wanted is not None:
                state[4 + axis], state[6 + axis] = wanted[0], wanted[1] - wanted[0]
        self.state, self.way = state, None
        return self

    def interpolate(
        self, mobject1: Any, mobject2: Any, alpha: float, path_func: Any = None
    ) -> Self:
        """Stand between two of its states; ranges grow by the same factor in the same time."""
        super().interpolate(mobject1, mobject2, alpha, path_func)
        start, end = mobject1.state, mobject2.state
        state = (1 - alpha) * start + alpha * end
        for axis in (0, 1):
            (low0, span0), (low1, span1) = start[[4 + axis, 6 + axis]], end[[4 + axis, 6 + axis]]
            span = span0 ** (1 - alpha) * span1**alpha
            alike = abs(span1 / span0 - 1) < 1e-6
            share = alpha if alike else (span - span0) / (span1 - span0)
            state[4 + axis], state[6 + axis] = (1 - share) * low0 + share * low1, span
        self.state, self.way = state, (start, end, alpha)
        return self

    # -- the projection --------------------------------------------------------------------------

    def xy(self, x: ArrayLike, y: ArrayLike) -> Array:
        """Screen points (..., 2) of numbers x and y."""
        return self.at(np.stack(np.broadcast_arrays(x, y), axis=-1))

    def at(self, places: ArrayLike) -> Array:
        """Screen points (..., 2) of pairs of numbers (..., 2)."""
        share = (np.asarray(places, dtype=float) - self.low) / self.span
        return np.asarray(self.corner + share * self.size)

    def seen(self, places: ArrayLike) -> NDArray[np.bool_]:
        """Whether pairs of numbers (..., 2) are in the ranges."""
        share = (np.asarray(places, dtype=float) - self.low) / self.span
        return np.asarray(np.all((share > -1e-9) & (share < 1 + 1e-9), axis=-1))

    def drop(self, place: ArrayLike) -> tuple[Array, NDArray[np.bool_]]:
        """The way from a pair of numbers (2,) straight to the level axis."""
        x, y = np.asarray(place, dtype=float)
        return self.at([(x, y), (x, self.crossing[1])]), np.array([True])

    def window_on_screen(self) -> Box | None:
        """The rectangle, and a little more for dots on its rim."""
        low, high = self.corner - _SPILL, self.corner + self.size + _SPILL
        return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    @property
    def ruler(self) -> Ruler:
        """Its level axis, as a picture of numbers."""
        return Ruler(self)

    # -- ticks -----------------------------------------------------------------------------------

    def ticks(self) -> Iterator[tuple[int, float, Tick]]:
        """Axis, value and tick of each number that can be seen."""
        for axis in (0, 1):
            if not self.numbered[axis]:
                continue
            way = self.way and (
                self._stretch(self.way[0], axis),
                self._stretch(self.way[1], axis),
                self.way[2],
            )
            for value, strength in standing(
                self.shorts[axis], self._stretch(self.state, axis), way
            ):
                yield axis, value, self._tick(axis, value)._replace(strength=strength)

    def _stretch(self, state: Array, axis: int) -> Stretch:
        """One of its axes in some state."""
        size, low, span = state[2:4], state[4:6], state[6:8]
        zero = 1.0
        if self.through_zero:  # where the other axis goes through it, and on
            other = 1 - axis
            below = float(np.clip(0, low[other], low[other] + span[other]) - low[other])
            zero = 1 - below * float(size[other] / span[other]) / FADE
        return Stretch(axis, float(low[axis]), float(span[axis]), float(size[axis]), zero)

    def _tick(self, axis: int, value: float) -> Tick:
        text = _number(self.shorts[axis].text(value), self.tick_color)
        if axis == 0:
            x, y = self.xy(value, self.crossing[1])
            # A minus sign before a number does not move its middle.
            return Tick(text, x - text.width / 2, y - _BELOW - text.high[1], 1.0)
        x, y = self.xy(self.crossing[0], value)
        return Tick(text, x - _GAP - text.width, y - text.high[1] / 2, 1.0)

    # -- picture ---------------------------------------------------------------------------------

    def draw(self, canvas: Canvas) -> None:
        """Grid, axes, numbers, names."""
        pen = Pen(canvas, self.presence)
        ticks = list(self.ticks())
        if self.grid:
            for axis, value, tick in ticks:
                pen.line(self._across(axis, value), RULE, 0.015, opacity=0.7 * tick.strength)
        pen.line(self.axis_lines(), QUIET, _STROKE)
        if self.plated:
            for axis, _, (text, left, foot, strength) in ticks:
                place = np.array([left, foot])
                (left, low), (right, high) = place + text.low - _CLOSE, place + text.high + _CLOSE
                if axis == 1:
                    plate = Pen(canvas, self.presence * strength)
                    plate.plate(left, low, right, high, radius=0.06)
        for name, left, foot in self._placed_names():  # a star beside f is no prime
            foot_left = np.array([left, foot])
            low, high = foot_left + name.low - _PLATE, foot_left + name.high + _PLATE
            pen.plate(*low.tolist(), *high.tolist())
        self.write(canvas)

    def _across(self, axis: int, value: float) -> Array:
        """The line across the plane at a number of an axis (2, 2)."""
        ends = np.stack([self.low, self.low + self.span])
        ends[:, axis] = value
        return self.at(ends)

    def _placed_names(self) -> Iterator[tuple[Lettering, float, float]]:
        """Each name with its left end and baseline: at the end of its axis, not between ticks."""
        (left, bottom), (right, top) = self.at(self.crossing), self.corner + self.size
        x_name, y_name = self._names
        if x_name and self.named_below:
            foot = float(self.corner[1]) - SMALLEST_SIZE / 96 - _BELOW - _GAP
            foot -= float(x_name.high[1])
            yield x_name, right - x_name.width, foot
        elif x_name:
            yield x_name, right + _GAP, bottom + _foot_of(x_name)
        if y_name:
            # A number may be that far beyond the end of the axis.
            foot = top + _GAP + 0.5 * FADE - min(0.0, float(y_name.low[1]))
            yield y_name, left - _aside_of(y_name), foot

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Every number at the axes, and their names."""
        for _, _, tick in self.ticks():
            yield tick
        for name, left, foot in self._placed_names():
            yield name, left, foot, 1.0

    def axis_lines(self) -> list[Array]:
        """The two axes as screen segments (2, 2): no text may touch them."""
        (left, bottom), (right, top) = self.corner, self.corner + self.size
        x, y = self.at(self.crossing)
        return [np.array([(left, y), (right, y)]), np.array([(x, bottom), (x, top)])]


def _foot_of(name: Lettering) -> float:
    """How far above the level axis its name stands: as high as it, but above its numbers."""
    return max(-float(name.high[1]) / 2, 0.03 - _GAP - float(name.low[1]))


def _aside_of(name: Lettering) -> float:
    """How far to the left of the upright axis its name begins."""
    return min(0.3, name.width / 2)


@lru_cache(maxsize=512)
def _number(text: str, color: Color) -> Lettering:
    return Lettering(text, tick_size(text), color)


__all__ = ["Plane"]
