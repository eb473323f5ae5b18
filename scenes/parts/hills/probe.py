"""A start that can be moved about, with the path it leads to."""

from __future__ import annotations

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath import Trajectory
from scenes.parts.hills.lamps import paint_lamp
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import BACKGROUND, TEXT
from scenes.stage.paint.pen import Canvas, Pen, dot, ink, trace_line

Array = NDArray[np.float64]

_WIDTH, _STEP = 0.03, 0.06


class Probe(OnGround):
    """One of many descents at a time: ``along`` in [0, 1] chooses its start.

    ``walks`` has points (steps + 1, starts, 2), the starts in the order in which the probe visits
    them. ``walked`` in [0, 1] is how much of its way is there. It is the first of two, or the
    ``second``, and has that one's shape: a ring or a square.
    """

    def __init__(self, view: View, walks: Trajectory, second: bool = False) -> None:
        super().__init__(view)
        self.walks, self.second = walks, second
        self.along, self.walked = ValueTracker(0.0), ValueTracker(1.0)

    @property
    def chosen(self) -> int:
        """Which start is shown."""
        return round(float(self.along.get_value()) * (self.walks.points.shape[1] - 1))

    @property
    def start(self) -> Array:
        """Where that is (2,)."""
        return np.asarray(self.walks.points[0, self.chosen])

    @property
    def lights(self) -> float:
        """How far the end of its way is lit: from when it comes there."""
        return float(self.presence * np.clip(5 * self.walked.get_value() - 4, 0, 1))

    def other(self, along: float) -> Probe:
        """The second one, from another of the same starts, whose way is still to be walked."""
        other = Probe(self.view, self.walks, second=True)
        other.along.set_value(along)
        other.walked.set_value(0)
        return other

    def way(self) -> Array:
        """What is there of its way, on the ground (n, 2)."""
        whole = self.walks.points[:, self.chosen]
        ends = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(whole, axis=0), axis=-1))])
        far = float(self.walked.get_value()) * ends[-1]
        last = [np.interp(far, ends, whole[:, axis]) for axis in (0, 1)]
        return np.concatenate([whole[ends <= far], [last]])

    def draw(self, canvas: Canvas) -> None:
        """The path with a dot at each step, and at its start the shape."""
        line = self.view.at(self.way())
        for color, extra in ((BACKGROUND, 0.05), (TEXT, 0.0)):
            canvas.set_source_rgba(*ink(color, self.presence))
            canvas.set_line_width(_WIDTH + extra)
            trace_line(canvas, line)
            canvas.stroke()
        for spot in line[1:-1]:
            dot(canvas, np.asarray(spot), _STEP)
            canvas.set_source_rgba(*ink(TEXT, self.presence))
            canvas.fill()
        paint_lamp(Pen(canvas, self.presence), np.asarray(line[0]), int(self.second), 1.0)
