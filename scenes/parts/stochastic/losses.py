"""The losses of two walkers against the questions asked, on an axis of powers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.stochastic import places
from scenes.parts.stochastic.plan import Plan
from scenes.parts.stochastic.shapes import paint_sign
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    MINIMUM,
    QUIET,
    SMALLEST_SIZE,
    TEXT,
    Box,
    Layer,
    Plane,
    tr,
)
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import grouped, number_text

Array = NDArray[np.float64]

_LEFT, _RIGHT, _GAP = 0.9, 1.1, 0.22  # scene units: room for the numbers, and for names
_ASIDE = 1.0  # scene units: the name keeps clear of lines that leave the plane at the top
_EARLY, _APART, _BELOW = 5, 0.55, 0.14
_ONE_TWO_FIVE = (1, 2, 5)
_DECADE = 4.5  # scene units of a factor of 10, from which on the numbers between have room
_AROUND = 1.08  # times what is seen, at the end
_FILL, _EDGE = 0.2, 0.45  # how strong a band is, and its rims
_DASHES = (0.16, 0.12)
_MARK = 0.16  # scene units
SPARE = 1.12  # of the questions, on the axis


class Scale(Lettered):
    """The numbers of a loss axis by equal factors, each with its line, and the axis' name."""

    layer: ClassVar[Layer] = Layer.AXES

    def __init__(self, plane: Plane, low: float, high: float, passes: tuple[int, ...]) -> None:
        super().__init__()
        self.plane = plane
        powers = range(int(np.floor(np.log10(low))) - 1, int(np.ceil(np.log10(high))) + 1)
        values = [(digit * 10.0**power, digit) for power in powers for digit in range(1, 10)]
        values = [(v, digit) for v, digit in values if low * 0.999 <= v <= high * 1.001]
        self.values = [value for value, _ in values]
        self.round = [digit in _ONE_TWO_FIVE for _, digit in values]
        self._numbers = [
            Lettering(number_text(float(f"{v:.1g}")), SMALLEST_SIZE, QUIET) for v in self.values
        ]
        self._asked = [
            (value, every, Lettering(grouped(str(value)), SMALLEST_SIZE, QUIET))
            for every, value in _marks(passes)
        ]
        self._name = Lettering(tr("loss, log scale"), LABEL_SIZE, LOSS, name=True)
        self._across = Lettering(tr("asked"), LABEL_SIZE, TEXT, name=True)
        self.set_frame(*Box.around(plane))

    def heights(self) -> Array:
        """How high each number stands on the screen (n,)."""
        logs = np.log10(self.values)
        return np.asarray(self.plane.xy(np.zeros_like(logs), logs)[:, 1])

    def strengths(self) -> Array:
        """How much of each number there is (n,): only those in the plane that have room."""
        low, high = self.plane.corner[1], (self.plane.corner + self.plane.size)[1]
        room = float(np.clip(self.plane.size[1] / self.plane.span[1] - _DECADE, 0, 1))
        y = self.heights()
        inside = np.clip((np.minimum(y - low, high - y) + 0.1) / 0.1, 0, 1)
        return np.asarray(inside * np.where(self.round, 1.0, room))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each number beside its line."""
        left, top = float(self.plane.corner[0]), float((self.plane.corner + self.plane.size)[1])
        rows = zip(self._numbers, self.heights().tolist(), self.strengths().tolist(), strict=True)
        for number, y, strength in rows:
            if strength > 0:
                yield number, left - _GAP - number.width, y - float(number.high[1]) / 2, strength
        foot, right = float(self.plane.corner[1]), float((self.plane.corner + self.plane.size)[0])
        for asked, every, number in self._asked:
            x = float(self.plane.xy(asked, 0.0)[0])
            apart = every * float(self.plane.size[0] / self.plane.span[0])
            strength = float(np.clip((apart - _APART) / 0.2, 0, 1) * (x <= right))
            if strength > 0:
                yield number, x - number.width / 2, foot - _BELOW - number.height, strength
        yield self._name, left - _ASIDE, top + 0.26, 1.0
        yield self._across, right + 0.12, foot - _BELOW - self._across.height, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The lines, then the numbers."""
        pen = Pen(canvas, self.presence)
        left, right = float(self.plane.corner[0]), float((self.plane.corner + self.plane.size)[0])
        for y, strength in zip(self.heights().tolist(), self.strengths().tolist(), strict=True):
            pen.line(np.array([(left, y), (right, y)]), RULE, 0.015, opacity=0.7 * strength)
        self.write(canvas)


class Courses(OnPlane):
    """Both losses up to ``asked`` questions, and how far those of many orders are apart.

    ``stepped`` says how many steps the one has taken who asks all. Over each number of questions a
    band holds nine in ten orders, with a line at their median; ``banded`` in [0, 1] says as far as
    which share of the questions it is there. ``ground`` is how much there is of the line of the
    lowest loss.
    """

    layer: ClassVar[Layer] = Layer.PLOT
    spill = 0.13

    def __init__(
        self, plane: Plane, plan: Plan, asked: ValueTracker, stepped: ValueTracker
    ) -> None:
        super().__init__(plane)
        self.plan, self.asked, self.stepped = plan, asked, stepped
        self.banded = ValueTracker(0.0)
        self.ground = ValueTracker(0.0)
        self._single = np.log10(plan.one_by_one.losses)
        self._batch = np.log10(plan.all_at_once.losses)
        self._bands = np.log10(plan.measured.bands)

    def draw(self, canvas: Canvas) -> None:
        """The band, one course, the median, and the other: it ends where the first is a thicket."""
        asked = float(self.asked.get_value())
        pen = Pen(canvas, self.presence)
        upto = int(np.floor(asked + 1e-9)) + 1
        color, _ = places.ONE
        foot, middle, head = self.shuffles(asked * float(self.banded.get_value()))
        if len(middle) > 1:
            pen.fill(np.concatenate([foot, head[::-1]]), TEXT, opacity=_FILL)
            for rim in (foot, head):
                pen.line(rim, TEXT, 0.02, opacity=_EDGE)
        self._lowest(pen)
        line = self.plane.xy(np.arange(upto), self._single[:upto])
        if upto > 1:
            crowded = min(1.0, asked / len(self.plan))
            pen.line(line, color, 0.05 - 0.02 * crowded, casing=0.03 * (1 - crowded))
        if len(middle) > 1:
            pen.line(middle, TEXT, 0.05, casing=0.04)
        paint_sign(pen, places.ONE, line[-1], _MARK)
        self._stairs(pen, asked)

    def _lowest(self, pen: Pen) -> None:
        """The lowest loss, dashed."""
        level = np.log10(self.plan.lowest)
        right = float(self.plane.low[0] + self.plane.span[0])
        line = self.plane.xy([0.0, right], [level, level])
        pen.line(line, MINIMUM, 0.035, dashes=_DASHES, opacity=float(self.ground.get_value()))

    def shuffles(self, upto: float) -> tuple[Array, Array, Array]:
        """Foot, median and head of the band (n, 2) on the screen, each over its own number."""
        asked = np.append(np.arange(np.floor(upto) + 1), upto)
        foot, middle, head = (
            self.plane.xy(asked, np.interp(asked, np.arange(len(row)), row)) for row in self._bands
        )
        return foot, middle, head

    def _stairs(self, pen: Pen, asked: float) -> None:
        """Level as long as she asks; a thin drop for each step that has been taken."""
        color, _ = places.ALL
        n, stepped = len(self.plan), float(self.stepped.get_value())
        whole = int(np.floor(stepped + 1e-9))
        for number in range(whole + 1):
            begin, level = number * n, float(self._batch[number])
            end = min(asked, (number + 1) * n) if number == whole else begin + n
            pen.line(self.plane.xy([begin, max(end, begin)], level), color, 0.055, casing=0.03)
            if number < whole:
                drop = self.plane.xy(end, self._batch[number : number + 2])
                pen.line(drop, color, 0.035)
        if stepped > whole:
            ends = self.plane.xy((whole + 1) * n, self._batch[whole : whole + 2])
            part = np.stack([ends[0], ends[0] + (stepped - whole) * (ends[1] - ends[0])])
            pen.line(part, color, 0.035)
        at = part[1] if stepped > whole else self.plane.xy(max(asked, whole * n), level)
        paint_sign(
            pen, places.ALL, at, _MARK + 0.08 * (1 - min(1.0, asked))
        )  # seen behind the other one

    def readings(self) -> list[Reading]:
        """The losses at both marks."""
        upto, whole = int(self.asked.get_value() + 1e-9), int(self.stepped.get_value() + 1e-9)
        return [
            Reading("single loss plotted", "", float(10 ** self._single[upto])),
            Reading("batch loss plotted", "", float(10 ** self._batch[whole])),
        ]


def plane_of(plan: Plan, box: Box, asked: int) -> tuple[Plane, Scale]:
    """The plane of both losses, as far as so many questions, and its upright scale."""
    shown = np.concatenate(
        [plan.one_by_one.losses, plan.all_at_once.losses, plan.measured.bands.ravel()]
    )
    low, high = 0.85 * float(shown.min()), 1.25 * float(shown.max())
    plane = Plane(
        (0, SPARE * asked),
        (np.log10(low), np.log10(high)),
        ("", ""),
        numbered=(False, False),
    )
    plane.within(box.inset(left=_LEFT, bottom=0.55, right=_RIGHT, top=0.45))
    passes = tuple(range(len(plan), plan.reads + 1, len(plan)))
    return plane, Scale(plane, low, high, passes)


def late_losses(plan: Plan) -> tuple[float, float]:
    """From which to which power of 10 all losses are after the first pass, with some room.

    It begins at a number of one digit, which the axis has.
    """
    n = len(plan)
    runs = plan.one_by_one.losses[n:], plan.all_at_once.losses[1:], plan.measured.bands[:, n:]
    shown = np.concatenate([run.ravel() for run in runs])
    low = min(plan.lowest, float(shown.min())) / _AROUND
    unit = 10.0 ** np.floor(np.log10(low))
    low = float(np.floor(low / unit + 1e-9) * unit)
    return float(np.log10(low)), float(np.log10(shown.max() * _AROUND))


def _marks(passes: tuple[int, ...]) -> list[tuple[int, int]]:
    """The numbers of questions on the level axis, each with the room to the next of its kind."""
    early = [(_EARLY, value) for value in range(0, 2 * _EARLY + 1, _EARLY)]
    return [*early, *((passes[0], value) for value in passes)]


__all__ = ["SPARE", "Courses", "Scale", "late_losses", "plane_of"]
