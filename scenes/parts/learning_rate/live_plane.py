"""A plane whose ranges may change while it is seen, and which can count in powers of ten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup, VMobject
from manim import Line as Stroke
from numpy.typing import ArrayLike, NDArray

from scenes.parts.by_hand.plane import Plane, Reframe
from scenes.parts.by_hand.sizes import LABEL_SIZE, SMALLEST_SIZE
from scenes.stage.lecture.theme import QUIET, RULE, TEXT
from scenes.stage.plot.ticks import Range, tick_text, tick_values
from scenes.stage.type.text import Formula, TextLine, power_of_ten

Array = NDArray[np.float64]
Pair = tuple[float, float]

_GAP = 0.12  # scene units from an axis to its numbers
_ROOM = (0.36, 0.2)  # that numbers keep from each other on the level and the upright axis
_FADE = 0.05  # on which a number comes or goes
_TINY = 1e-300  # below this there is no logarithm worth drawing


@dataclass(frozen=True)
class Scale:
    """How an axis counts: every ``unit``, and where that is too close, every ``base`` units.

    Numbers between ``low`` and ``high`` can be marked. A ``log`` scale counts powers of ten, and
    ``low``, ``high`` and ``unit`` are such powers.
    """

    low: float
    high: float
    unit: float
    base: int = 2
    log: bool = False

    @classmethod
    def round(cls, low: float, high: float, about: int, reach: float = 1.0) -> Scale:
        """About ``about`` round steps from ``low`` to ``high``, and as fine ``reach`` times as far.

        More steps where so few would leave but one round number.

        >>> Scale.round(0, 50, 2).unit
        25.0
        """
        finer = (tick_values(low, high, count) for count in range(about, about + 20))
        ticks = next(ticks for ticks in finer if len(ticks) > 1)
        middle, far = (low + high) / 2, reach * (high - low) / 2
        return cls(middle - far, middle + far, ticks[1] - ticks[0])

    def place(self, numbers: ArrayLike) -> Array:
        """Where numbers (...) are on the axis, in its own units."""
        values = np.asarray(numbers, dtype=float)
        return np.log10(np.maximum(values, _TINY)) if self.log else values

    def marks(self) -> Iterator[tuple[float, str, float]]:
        """Place, text and rank of each mark; the rank is how far its equals are apart."""
        first, last = np.ceil(self.low / self.unit), np.floor(self.high / self.unit)
        for count in range(int(first), int(last) + 1):
            place = count * self.unit
            text = power_of_ten(round(place)) if self.log else tick_text(place)
            yield place, text, self._rank(count) * self.unit

    def _rank(self, count: int) -> float:
        rank = 1
        while count and count % (rank * self.base) == 0:
            rank *= self.base
        return float(rank) if count else np.inf


class Mark(VGroup):
    """A number at an axis; on a log scale also a faint line across the plane."""

    def __init__(self, place: float, text: str, rank: float, ruled: bool) -> None:
        self.place, self.rank = place, rank
        # Powers are raised, and small enough on large type.
        self.label = TextLine(text, LABEL_SIZE if ruled else SMALLEST_SIZE, QUIET)
        self.rules = [Stroke(stroke_width=1.5, color=RULE)] if ruled else []
        super().__init__(*self.rules, self.label)

    def strengthen(self, strength: float) -> None:
        """Be there by ``strength`` in [0, 1]."""
        self.label.set_fill(opacity=strength)
        for rule in self.rules:
            rule.set_stroke(opacity=strength)


class LivePlane(Plane):
    """A plane with a scale for each axis, and names or none; ``reframe`` also animates its ranges.

    A name of one letter is set as mathematics, an empty one left out. Numbers thin out where they
    would crowd and come back where there is room.
    """

    def __init__(
        self,
        corner: Pair,
        size: Pair,
        x_range: Range,
        y_range: Range,
        names: tuple[str, str],
        scales: tuple[Scale, Scale],
    ) -> None:
        VGroup.__init__(self)
        self.scales = scales
        self._strokes = [Stroke(stroke_width=2, color=QUIET) for _ in scales]
        self._marked = [
            [Mark(*mark, ruled=scale.log) for mark in scale.marks()] for scale in scales
        ]
        self._needs = [
            _ROOM[axis] + max((mark.label.width, mark.label.height)[axis] for mark in marks)
            for axis, marks in enumerate(self._marked)
        ]
        self._names = [_name(name) for name in names]
        for marks in self._marked:
            self.add(*marks)
        self.add(*self._strokes, *(name for name in self._names if name is not None))
        self.put(corner, size, x_range, y_range)
        # Manim redraws only what moves, and this plane may always be moving.
        self.add_updater(lambda _: None, call_updater=False)

    def xy(self, x: ArrayLike, y: ArrayLike) -> Array:
        """Screen points (..., 2) of numbers x and y."""
        return self.spot(self.scales[0].place(x), self.scales[1].place(y))

    def spot(self, x: ArrayLike, y: ArrayLike) -> Array:
        """Screen points (..., 2) of places on the axes, in their own units."""
        return super().xy(x, y)

    # -- moving ----------------------------------------------------------------------------------

    def put(
        self,
        corner: Pair | None = None,
        size: Pair | None = None,
        x_range: Range | None = None,
        y_range: Range | None = None,
    ) -> None:
        """Change what is given, keep the rest."""
        for name, value in self._changes(corner, size, x_range, y_range).items():
            setattr(self, name, np.array(value, dtype=float))
        self.lay()

    def reframe(
        self,
        corner: Pair | None = None,
        size: Pair | None = None,
        x_range: Range | None = None,
        y_range: Range | None = None,
    ) -> Reframe:
        """Animate to what is given, keeping the rest; the type keeps its size."""
        return Reframe(self, **self._changes(corner, size, x_range, y_range))

    def _changes(
        self, corner: Pair | None, size: Pair | None, x_range: Range | None, y_range: Range | None
    ) -> dict[str, ArrayLike]:
        found: dict[str, ArrayLike] = {}
        if corner is not None:
            found["corner"] = corner
        if size is not None:
            found["size"] = size
        ranges = (x_range, y_range)
        if ranges != (None, None):
            ends = np.array(
                [
                    (self.low[i], self.low[i] + self.span[i]) if new is None else scale.place(new)
                    for i, (scale, new) in enumerate(zip(self.scales, ranges, strict=True))
                ]
            )
            found["low"], found["span"] = ends[:, 0], ends[:, 1] - ends[:, 0]
        return found

    def spacing(self, axis: int, span: float) -> float:
        """How far apart, in its units, are the numbers of an axis on which ``span`` is seen."""
        ranks = sorted({mark.rank for mark in self._marked[axis]})
        needed = (self._needs[axis] + _FADE) * span / self.size[axis]
        return next((rank for rank in ranks if rank >= needed), ranks[-1])

    # -- laying ----------------------------------------------------------------------------------

    def lay(self) -> None:
        """Put axes, numbers and names where the rectangle and the ranges are now."""
        for stroke, (start, end) in zip(self._strokes, self.axis_lines(), strict=True):
            stroke.put_start_and_end_on((*start, 0), (*end, 0))
        for axis, marks in enumerate(self._marked):
            for mark in marks:
                self._lay_mark(mark, axis)
        (left, bottom), (right, top) = self.corner, self.corner + self.size
        x_name, y_name = self._names
        if x_name is not None:
            x_name.next_to((right, bottom - 0.42, 0), DOWN, buff=0).align_to((right, 0, 0), RIGHT)
        if y_name is not None:
            y_name.next_to((left, top + 0.1, 0), UP, buff=0.1).align_to((left, 0, 0), LEFT)

    def _lay_mark(self, mark: Mark, axis: int) -> None:
        """Put a number where it belongs, as visible as there is room for it."""
        unit = self.size[axis] / self.span[axis]
        inside = unit * min(
            mark.place - self.low[axis], self.low[axis] + self.span[axis] - mark.place
        )
        room = mark.rank * unit - self._needs[axis]
        mark.strengthen(float(np.clip(min(1 + inside / _FADE, room / _FADE), 0, 1)))
        place = np.array(self.low)
        place[axis] = mark.place
        start, end = self.spot(*place), self.spot(*place)
        end[1 - axis] += self.size[1 - axis]
        mark.label.next_to((*start, 0), LEFT if axis else DOWN, buff=_GAP)
        for rule in mark.rules:
            rule.put_start_and_end_on((*start, 0), (*end, 0))


def _name(text: str) -> VMobject | None:
    if not text:
        return None
    return Formula(text, size=LABEL_SIZE) if len(text) == 1 else TextLine(text, LABEL_SIZE, TEXT)
