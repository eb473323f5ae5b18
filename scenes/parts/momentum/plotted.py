"""What is plotted of a swing: a line of its landings, what it stays within, levels and steps."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.parts.momentum.hers import MOMENTUM
from scenes.parts.momentum.plan import Swing
from scenes.stage import MINIMUM, TEXT, Layer, Plane, Playback
from scenes.stage.lecture.theme import Color
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading
from scenes.stage.walk.contenders import Contender, outline

Array = NDArray[np.float64]

_MARK = 0.19
_COMES = 4  # steps in which a mark comes: at the first one it would cover a tick


class Line(OnPlane):
    """A value of a walk after each step, a dot for each, up to its present one."""

    layer: ClassVar[Layer] = Layer.PLOT
    spill = 0.25  # its mark may be at an end of the plane

    def __init__(self, plane: Plane, values: Array, party: Playback, marked: Contender) -> None:
        super().__init__(plane)
        self.values, self.party, self.marked = values, party, marked

    def line(self) -> Array:
        """The dots on the screen (n, 2), up to its present step."""
        steps = np.arange(self.party.step + 1)
        return self.plane.xy(steps, self.values[steps])

    def draw(self, canvas: Canvas) -> None:
        """The line, and its mark at the end."""
        pen, line = Pen(canvas, self.presence), self.line()
        (left, low), (wide, tall) = self.plane.corner.tolist(), self.plane.size.tolist()
        with pen.inside(left, low, left + wide, low + tall):
            pen.line(line, self.marked.color, 0.08)
        there = min(1.0, self.party.time / _COMES)
        pen.fill(outline(self.marked.kind, line[-1], there * _MARK), self.marked.color)

    def readings(self) -> list[Reading]:
        """The place of the last dot."""
        return [Reading(f"{self.marked.kind} plotted", "", float(self.values[self.party.step]))]


class Hull(OnPlane):
    """What a swing stays within: ± A √βᵏ, in dashes, up to its present step."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, swing: Swing, party: Playback) -> None:
        super().__init__(plane)
        self.swing, self.party = swing, party

    def sides(self) -> Array:
        """Both on the screen (2, n, 2)."""
        first, last = max(0.0, float(self.plane.low[0])), self.party.time
        steps = np.linspace(min(first, last), last, 200)
        size = self.swing.amplitude * self.swing.modes.pace**steps
        return np.stack([self.plane.xy(steps, sign * size) for sign in (1, -1)])

    def draw(self, canvas: Canvas) -> None:
        """Both sides."""
        upper, lower = self.sides()
        pen = Pen(canvas, self.presence)
        pen.fill(np.concatenate([upper, lower[::-1]]), MOMENTUM.color, 0.14)
        for side in (upper, lower):
            Pen(canvas, self.presence).line(side, TEXT, 0.05, dashes=(0.14, 0.11))


class Strip(OnPlane):
    """All that is between two values."""

    layer: ClassVar[Layer] = Layer.AXES

    def __init__(self, plane: Plane, half: float) -> None:
        super().__init__(plane)
        self.half = half

    def draw(self, canvas: Canvas) -> None:
        """From end to end, as far as the plane goes up."""
        left, low = self.plane.low.tolist()
        wide, tall = self.plane.span.tolist()
        half = min(self.half, low + tall, -low)
        ends = [(left, -half), (left + wide, -half), (left + wide, half), (left, half)]
        spots = np.array([self.plane.xy(x, y) for x, y in ends])
        Pen(canvas, self.presence).fill(spots, MINIMUM, 0.2)


class Level(OnPlane):
    """A line where what is plotted has one value; of a place along, 0 is the cross."""

    layer: ClassVar[Layer] = Layer.AXES

    def __init__(self, plane: Plane, value: float = 0.0, tint: Color = MINIMUM) -> None:
        super().__init__(plane)
        self.value, self.tint = value, tint

    def draw(self, canvas: Canvas) -> None:
        """From end to end."""
        left, wide = float(self.plane.low[0]), float(self.plane.span[0])
        ends = self.plane.xy([left, left + wide], self.value)
        Pen(canvas, self.presence).line(ends, self.tint, 0.03, opacity=0.7)


class Since(OnPlane):
    """An upright dashed line at one step: since then something is so."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, step: int) -> None:
        super().__init__(plane)
        self.step = step

    def draw(self, canvas: Canvas) -> None:
        """From the lower edge of the plane to its upper one."""
        low, tall = float(self.plane.low[1]), float(self.plane.span[1])
        ends = self.plane.xy(self.step, [low, low + tall])
        Pen(canvas, self.presence).line(ends, TEXT, 0.035, dashes=(0.12, 0.09))


__all__ = ["Hull", "Level", "Line", "Since", "Strip"]
