"""Against the step: both knobs with their goals, and the distances along and across, on powers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.many_features import places
from scenes.parts.many_features.plan import TwoKnobs
from scenes.stage import LABEL_SIZE, MINIMUM, POSITION, QUIET, Layer, Plane, Playback, change, tr
from scenes.stage.lecture.theme import PLATE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.plot.powers import LogHistory
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_WIDE, _DOT = 0.05, 0.055
_HOLE = 0.58  # of the radius of a hollow dot
_ASIDE = 1.28  # scene units that the plot of knobs leaves to their names, beside that of its axis
_BESIDE, _LINE_FEET = 0.2, (0.1, -0.36)  # of a name of two lines, from the end of its curve
_APART = 1.0  # from the middle of one such name to that of the next, at least
_LOWEST = -4  # power of ten to which the axis of distances goes
_NAMED = (0.6, 0.4)  # of the steps and of the height: where the names of both lines are


class Line(OnPlane):
    """Values after each step, joined up to the present one; its dots may be ``hollow``."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self, plane: Plane, values: Array, party: Playback, name: str, hollow: bool = False
    ) -> None:
        super().__init__(plane)
        self.values, self.party, self.called, self.hollow = values, party, name, hollow

    def spots(self) -> Array:
        """The dots on the screen (n, 2)."""
        steps = np.arange(self.party.step + 1)
        return self.plane.xy(steps, self.values[steps])

    def draw(self, canvas: Canvas) -> None:
        """The line, then its dots."""
        pen, spots = Pen(canvas, self.presence), self.spots()
        if len(spots) > 1:
            pen.line(spots, POSITION, _WIDE)
        for spot, radius in [*((spot, _DOT) for spot in spots), (spots[-1], 2 * _DOT)]:
            pen.disc(spot, radius, POSITION)
            if self.hollow:
                pen.disc(spot, _HOLE * radius, PLATE)

    def readings(self) -> list[Reading]:
        """The value of its last dot."""
        return [Reading(f"{self.called} plotted", "", float(self.values[self.party.step]))]


class Goals(Lettered):
    """For each knob a dashed level line where its best place is, and its name where it ends."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, plane: Plane, best: Array, ends: Array, names: tuple[str, str]) -> None:
        super().__init__()
        self.plane, self.best, self.ends = plane, best, ends
        self._names = [
            [Lettering(line, LABEL_SIZE, POSITION) for line in name.split("\n")] for name in names
        ]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Names, line under line, to the right of where the curves end, and apart."""
        x, y = self.plane.xy(self.plane.low[0] + self.plane.span[0], self.ends).T
        more = max(_APART - abs(float(y[0] - y[1])), 0.0) / 2
        y = y + more * np.array([1, -1]) * (1 if y[0] >= y[1] else -1)
        for name, left, middle in zip(self._names, x.tolist(), y.tolist(), strict=True):
            for line, foot in zip(name, _LINE_FEET, strict=False):
                yield line, left + _BESIDE, middle + foot, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Both lines."""
        low, high = self.plane.low[0], self.plane.low[0] + self.plane.span[0]
        for value in self.best.tolist():
            line = self.plane.xy([low, high], value)
            Pen(canvas, self.presence).line(line, MINIMUM, 0.03, dashes=(0.12, 0.1))
        self.write(canvas)


class Named(Lettered):
    """What both distances are called: along, above its line; across, to the right of its own."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, left: Array, names: tuple[str, str], party: Playback) -> None:
        super().__init__()
        self.plane, self.left_over, self.party = plane, left, party
        self.told = [ValueTracker(0.0), ValueTracker(0.0)]
        self._names = [Lettering(name, LABEL_SIZE, POSITION) for name in names]
        self._off = Lettering(tr("goes on"), LABEL_SIZE, QUIET)

    def come(self, which: int) -> Any:
        """A name comes."""
        return change(self.told[which], 1)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Both, as far as they are there."""
        along, across = self._names
        step = int(_NAMED[0] * (len(self.left_over) - 1))
        x, y = self.plane.xy(step, self.left_over[step, 0]).tolist()
        yield along, x - along.width / 2, y + 0.28, float(self.told[0].get_value())
        low = self.plane.low[1] + _NAMED[1] * self.plane.span[1]
        step = int(np.argmax(self.left_over[:, 1] < low))
        x, y = self.plane.xy(step, self.left_over[step, 1]).tolist()
        yield across, x + 0.3, y - 0.1, float(self.told[1].get_value())
        if (gone := self._gone()) > 0:
            x, y = self._leaves()[0].tolist()
            yield self._off, x + 0.35, y + 0.14, gone

    def _gone(self) -> float:
        """How much is told of the line across having left the chart: not before it has."""
        below = self.left_over[:, 1] < self.plane.low[1]
        if not below.any():
            return 0.0
        return float(np.clip((self.party.time - int(np.argmax(below))) / 2, 0, 1))

    def _leaves(self) -> tuple[Array, Array]:
        """Where the line across crosses the floor of the chart, and its way there, of length 1."""
        low, values = self.plane.low[1], self.left_over[:, 1]
        step = int(np.argmax(values < low))
        share = (values[step - 1] - low) / (values[step - 1] - values[step])
        before, there = self.plane.xy([step - 1, step - 1 + share], [values[step - 1], low])
        return there, (there - before) / np.linalg.norm(there - before)

    def draw(self, canvas: Canvas) -> None:
        """The names; an arrow where the one line leaves the chart."""
        if (gone := self._gone()) > 0:
            there, way = self._leaves()
            Pen(canvas, self.presence * gone).arrow(
                np.stack([there, there + 0.34 * way]), POSITION, 0.05
            )
        self.write(canvas)


class Knobs:
    """Both knobs against the step."""

    def __init__(self, two: TwoKnobs, party: Playback, names: tuple[str, str]) -> None:
        points = two.walk.points[:, 0]
        top = 1.25 * float(max(points.max(), two.best.max()))
        low = min(0.0, 1.1 * float(points.min()))
        called = tr("step"), tr("pizzas per spread")
        self.plane = Plane((0, 1.02 * two.walk.steps), (low, top), called,
                           colors=(QUIET, POSITION))  # fmt: skip
        self.plane.within(places.ASIDE.inset(right=_ASIDE))
        self.goals = Goals(self.plane, two.best, points[-1], names)
        self.lines = [
            Line(self.plane, points[:, k], party, name.replace("\n", " "), hollow=k == 1)
            for k, name in enumerate(names)
        ]
        for line in self.lines:
            line.spill = 2.5 * _DOT  # the first dot lies on the corner of the plot


class Distances:
    """What is left along and across against the step, on an axis of powers of ten."""

    def __init__(self, two: TwoKnobs, party: Playback, names: tuple[str, str]) -> None:
        left = np.log10(np.maximum(np.abs(two.distances), 1e-300))
        top = int(np.ceil(left[0].max()))
        self.history = LogHistory([], places.DISTANCES, 1.02 * two.walk.steps, (_LOWEST, top),
                                  (tr("step"), tr("distance still to go")),
                                  color=POSITION)  # fmt: skip
        plane = self.history.plane
        self.lines = [Line(plane, left[:, k], party, name) for k, name in enumerate(names)]
        self.named = Named(plane, left, names, party)


__all__ = ["Distances", "Goals", "Knobs", "Line"]
