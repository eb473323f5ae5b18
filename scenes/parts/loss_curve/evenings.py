"""The data of the film on their plane: samples, the line with its two knobs, errors and squares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import FadeIn, FadeOut, ValueTracker, there_and_back
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.pile import Pile
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    POSITION,
    STAGE,
    TEXT,
    Box,
    FittedLine,
    Knob,
    Plane,
    Residuals,
    Samples,
    Words,
    change,
    italic,
    tr,
)
from scenes.stage.lecture.words import short
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.squares import ResidualSquares
from scenes.stage.plot.ticks import Tick

Array = NDArray[np.float64]

LEFT_SIDE, RIGHT_SIDE = STAGE.inset(bottom=0.1, left=0.5).columns(7.4, 5.4, gap=0.1)
_WIDE = STAGE.inset(bottom=0.1, left=0.5, right=3.4)
_CARELESS = 0.62, 0.16  # of the best w, and of the largest answer: how the line lies at first
_LIFTED = 1.7  # times its b: so high the line is lifted for a moment
_BESIDE = 1.06  # of the largest numbers, how far the axes go
_ROOM = 0.95  # of the plane's width, that dots and squares take at most
_NAME = 24  # letters of a name at an axis: with the unit, and what that is counted in
_LONG = 0.2  # of the room for the plane: a name so long would leave the dots a sliver beside it
_STUDENTS = 4, 30, (170.0, 9.0), (65.0, 0.8, 6.0)  # seed, count, heights, weights
_PIN = 0.45, 0.11  # scene units: how long its needle is, and its head
_ROW = 0.3  # scene units: how high the numbers of the level axis are
_BESIDE_END, _NARROW = 0.15, 0.36  # scene units from that axis to its name; of a box, for the name
_HELD = 0.7  # of what is written of b, which is held
_OUT = 0.2  # scene units: so far it is out, below the first number of the axis
_MOST_PLACES = 6  # before the point or behind it, that are written out


def students() -> tuple[Array, Array]:
    """Heights in cm and weights in kg of thirty invented students (30,)."""
    seed, count, (middle, spread), (usual, more, noise) = _STUDENTS
    rng = np.random.default_rng(seed)
    height = rng.normal(middle, spread, count)
    return height, usual + more * (height - middle) + rng.normal(0, noise, count)


class Pin(Painted):
    """A pin that is put in at a place of a plane; ``above`` in scene units is how far it is out."""

    def __init__(self, plane: Plane) -> None:
        super().__init__()
        self.plane, self.above = plane, ValueTracker(0.0)

    def draw(self, canvas: Canvas) -> None:
        """A needle with a round head."""
        pen, foot = Pen(canvas, self.presence), self.plane.xy(0.0, 0.0)
        foot = foot + np.array([0.0, float(self.above.get_value())])
        long, head = _PIN
        end = foot + long * np.array([-0.34, 0.94])  # between the first two numbers of the axis
        pen.line(np.stack([foot, end]), TEXT, 0.05, casing=0.04)
        pen.disc(end, head, TEXT, casing=0.04)


class DataPlane(Plane):
    """A plane whose level axis loses its numbers as it rises: lines go down through their row.

    A name below those numbers then goes to the end of the axis, if there is ``room_beside`` for it:
    so much that the box of the plane leaves free on the right.
    """

    room_beside: float = 0.0

    def ticks(self) -> Iterator[tuple[int, float, Tick]]:
        """Those of the level axis as far as nothing of the plane is below it."""
        there = 1 - self.risen()
        for axis, value, tick in super().ticks():
            if axis == 1 or there > 0:
                yield axis, value, tick if axis else tick._replace(strength=there * tick.strength)

    def risen(self) -> float:
        """How far, from 0 to 1, the level axis is above the row where its numbers stood."""
        above = float(self.xy(*self.crossing)[1] - self.corner[1])
        return float(np.clip(above / _ROW, 0.0, 1.0))

    def _placed_names(self) -> Iterator[tuple[Lettering, float, float]]:
        """A name below the numbers takes their place, or goes to the end of the axis."""
        for name, left, foot in super()._placed_names():
            if not (self.named_below and name is self._names[0]):
                yield name, left, foot
                continue
            risen, beside = self.risen(), self.room_beside > 0
            there = foot + _ROW
            if beside:
                there = float(self.xy(*self.crossing)[1]) - float(name.high[1]) / 2
            aside = name.width + _BESIDE_END if beside else 0.0
            yield name, left + risen * aside, (1 - risen) * foot + risen * there


class FewSquares(ResidualSquares):
    """So few squares that they may leave the plane, but not by its upright axis."""

    def corners(self) -> Array:
        """Lower left corners and signed sizes (n, 4); those of one sign open to the same side."""
        corners = super().corners()
        x, _, width, _ = corners.T
        axis = float(self.plane.corner[0])
        if np.any((x + width < axis) & (x >= axis)):
            corners[:, 2] = np.abs(width)
        return np.asarray(corners)

    def strength(self) -> float:
        """All of them are there."""
        return self.presence


class Evenings:
    """Known pairs on a plane whose axes cross at (0, 0), and a line that is turned through them."""

    def __init__(self, plan: WeightDescents) -> None:
        self.plan = plan
        x, y = plan.dataset.x, plan.dataset.y
        x_name, y_name = tr(plan.dataset.x_name), tr(plan.dataset.y_name)
        self.names = short(x_name, _NAME, "x"), short(y_name, _NAME, "y")
        self.w, self.b = ValueTracker(0.0), ValueTracker(0.0)
        self.across, self.up = self._ranges(x, y)
        # Beside points on both sides an upright axis would stand among them.
        self.crossing = self.across[0] >= 0 and self.up[1] > 0
        long = Lettering(self.names[0], LABEL_SIZE).width > _LONG * LEFT_SIDE.width
        below = long and self.up[0] >= 0  # else numbers and a name would stand among the points
        plane = DataPlane(
            self.across, self.up, self.names, through_zero=self.crossing, named_below=below
        )
        self.plane = plane.within(LEFT_SIDE)
        self._make_room()
        self.samples = Samples(self.plane, x, y)
        self.line = FittedLine(self.plane, self.w.get_value, self.b.get_value, width=0.08)
        self.w.set_value(_CARELESS[0] * plan.best)
        self.b.set_value(_CARELESS[1] * float(np.abs(y).max()))
        self.residuals = Residuals(self.samples, self.line)
        self.squares = ResidualSquares(self.residuals)
        self.pin = Pin(self.plane)
        self.pile = Pile(self.squares, RIGHT_SIDE, low=below)
        few = Samples(self.plane, x[list(plan.examples)], y[list(plan.examples)])
        self.few = few
        self.one = Samples(self.plane, x[[plan.examples[0]]], y[[plan.examples[0]]])
        self.one_miss = Residuals(self.one, self.line, width=0.12)
        self.three = Residuals(few, self.line, width=0.12)
        self.three_squares = FewSquares(self.three)
        self.knobs = self._knobs()
        self.held = Words(f"{italic('b')} = 0", BODY_SIZE, POSITION).set_opacity(_HELD)

    @property
    def of_three(self) -> tuple[Any, ...]:
        """What is drawn of one error, and then of three."""
        return self.one, self.one_miss, self.few, self.three, self.three_squares

    def _ranges(self, x: Array, y: Array) -> tuple[tuple[float, float], tuple[float, float]]:
        """What the axes show while w is near the best: all answers, predictions and squares."""
        said = self.plan.example_w * x
        high = max(0.0, float(np.max([y, said]))) * _BESIDE
        low = min(0.0, float(np.min([y, said]))) * _BESIDE
        right, left = max(0.0, float(x.max())) * _BESIDE, min(0.0, float(x.min())) * _BESIDE
        more = 0.35 * (right - left)
        return (left - (more if left < 0 else 0), right + (more if right > 0 else 0)), (low, high)

    def _make_room(self) -> None:
        """The level axis goes as far as dots and squares need, so that they have all the width.

        A unit of the input is not as long as one of the answer: squares are measured in these.
        """
        unit = float(self.plane.size[1] / self.plane.span[1])
        most = float(self.plan.dataset.x.max())
        if self.across[0] == 0 and most > 0:
            sides = np.abs(self.plan.errors) * unit / float(self.plane.size[0])
            needed = self.plan.dataset.x / np.maximum(_ROOM - sides, _ROOM / 2)
            self.across = (0.0, min(self.across[1], max(_BESIDE * most, float(needed.max()))))
            room = 1 - self.plan.dataset.x / self.across[1]
            too_wide = float(np.max(sides / room))
            if too_wide > 1:  # what then still would be cut off is smaller on a longer axis
                low, high = self.up
                self.up = (low, low + too_wide * _BESIDE * (high - low))
        self.plane.reframe(x=self.across, y=self.up)

    def _knobs(self) -> tuple[Knob, Knob]:
        """Of w and b, one below the other on the right."""
        plan, top = self.plan, float(np.abs(self.plan.dataset.y).max())
        low, high, most = plan.low, plan.high, 0.3 * top
        w, b = (
            Knob(
                name,
                value.get_value,
                *ends,
                decimals=decimals,
                radius=0.55,
                label=f"{italic(name)} =",
            )
            for name, value, ends, decimals in (
                ("w", self.w, (low, high), _places((high - low) / 10)),
                ("b", self.b, (0.0, most), _places(most)),
            )
        )
        return w, b

    # -- where it is and what it shows -----------------------------------------------------------

    def students(self) -> tuple[Plane, Samples, FittedLine]:
        """Another plane in the same place, dots of its own, and the line that fits them."""
        height, weight = students()
        across, up = ((float(v.min()) - 4, float(v.max()) + 6) for v in (height, weight))
        names = tr("height in cm"), tr("weight in kg")
        plane = Plane(across, (up[0] - 4, up[1] + 5), names).within(_WIDE)
        steep, high = np.polyfit(height, weight, 1).tolist()
        line = FittedLine(plane, lambda: steep, lambda: high, width=0.08, name="students' line")
        return plane, Samples(plane, height, weight), line

    def wide(self) -> tuple[float, float]:
        """Answers and predictions of all the lines that are tried: nothing of them is cut off."""
        x, y = self.plan.dataset.x, self.plan.dataset.y
        said = np.outer(self.plan.dots, x)
        low, high = min(0.0, float(min(said.min(), y.min()))), float(max(said.max(), y.max(), 0.0))
        room = 0.1 * (high - low)
        return low - room, high + room

    def beside_them(self, box: Box) -> Box:
        """A box for the plane as it is drawn back: without room for a name at the end of its axis.

        A long name has no such room, and stays below.
        """
        plane = self.plane
        room = Lettering(self.names[0], LABEL_SIZE).width + _BESIDE_END if plane.named_below else 0
        plane.room_beside = room if room < _NARROW * box.width else 0.0
        return box.inset(right=plane.room_beside)

    def turn(self, w: float) -> Any:
        """An animation of the knob to another w."""
        return change(self.w, w)

    def lift(self) -> Any:
        """The line is lifted by b, and comes back."""
        return change(self.b, _LIFTED * self.b.get_value(), there_and_back)

    def pin_down(self, forget: Any) -> Iterator[tuple[tuple[Any, ...], float]]:
        """b becomes 0 and is pinned, and a formula has to ``forget`` it."""
        b = self.knobs[1]
        yield (change(self.b, 0), b.glow()), 1.2
        yield (FadeOut(b), forget), 0.5
        self.pin.above.set_value(_OUT)
        yield (FadeIn(self.pin), change(self.pin.above, 0)), 0.8


def _places(span: float) -> int | None:
    """So many decimals tell the numbers of a range apart; None where they need a power of ten."""
    places = int(1 - np.floor(np.log10(span / 5)))
    return max(places, 0) if -_MOST_PLACES <= places <= _MOST_PLACES else None


def span_of(values: Array) -> tuple[float, float]:
    """From 0, or the least of the values, to the largest, with some room."""
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    return low - 0.1 * (high - low) * (low < 0), high + 0.15 * (high - low)


class SupposedLine(FittedLine):
    """A line that nobody has chosen."""

    def draw(self, canvas: Canvas) -> None:
        """In dashes."""
        ends = self.ends()
        if ends is not None:
            pen = Pen(canvas, self.presence)
            pen.line(ends, self.tint, self.thickness, dashes=(0.14, 0.1), casing=0.04)


__all__ = [
    "LEFT_SIDE",
    "RIGHT_SIDE",
    "Evenings",
    "Pin",
    "span_of",
    "students",
]
