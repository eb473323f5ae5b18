"""A start that can be moved about, with the path it leads to."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import ValueTracker

from gdmath import Trajectory
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import BACKGROUND, TEXT, Color
from scenes.stage.paint.pen import Canvas, dot, ink, trace_line

_WIDTH, _STEP = 0.03, 0.06


class Probe(OnGround):
    """One of many descents at a time: ``along`` in [0, 1] chooses its start.

    ``walks`` has points (steps + 1, starts, 2), the starts in the order in which the probe visits
    them; ``colors`` has one per start, that of the valley it is bound for.
    """

    def __init__(self, view: View, walks: Trajectory, colors: Sequence[Color]) -> None:
        super().__init__(view)
        self.walks, self.tints = walks, colors
        self.along = ValueTracker(0.0)

    @property
    def chosen(self) -> int:
        """Which start is shown."""
        return round(float(self.along.get_value()) * (len(self.tints) - 1))

    def at_rest(self, along: float) -> Probe:
        """Another one of the same starts, that stays where it is."""
        other = Probe(self.view, self.walks, self.tints)
        other.along.set_value(along)
        return other

    def draw(self, canvas: Canvas) -> None:
        """The whole path with a dot at each step, and a ringed one at its start."""
        line = self.view.at(self.walks.points[:, self.chosen])
        for color, extra in ((BACKGROUND, 0.05), (TEXT, 0.0)):
            canvas.set_source_rgba(*ink(color, self.presence))
            canvas.set_line_width(_WIDTH + extra)
            trace_line(canvas, line)
            canvas.stroke()
        for spot in line[1:]:
            dot(canvas, np.asarray(spot), _STEP)
            canvas.set_source_rgba(*ink(TEXT, self.presence))
            canvas.fill()
        for color, radius in ((BACKGROUND, 0.19), (TEXT, 0.16), (self.tints[self.chosen], 0.1)):
            dot(canvas, np.asarray(line[0]), radius)
            canvas.set_source_rgba(*ink(color, self.presence))
            canvas.fill()
