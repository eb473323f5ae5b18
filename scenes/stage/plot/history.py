"""What is kept of a descent step by step, against the step."""

from __future__ import annotations

import cairo
import numpy as np
from numpy.typing import NDArray

from scenes.stage.lecture.theme import BACKGROUND, Color, rgb
from scenes.stage.paint.pen import Canvas, dot, ink, trace_line
from scenes.stage.plot.on_plane import Numbers, OnPlane
from scenes.stage.type.readout import Reading
from scenes.stage.walk.playback import Playback

Array = NDArray[np.float64]

_CURVE = 0.024
_FAR = 100.0  # scene units; the canvas cannot count much further


class LossCurves(OnPlane):
    """The loss of every walker against the step, up to the last step that is whole.

    No curve shows a loss that the algorithm never had. All curves have the colour ``color``, or
    each that of its walker; that of one who leaves the map may fall out of the plane.
    """

    def __init__(self, plane: Numbers, party: Playback, color: Color | None = None) -> None:
        super().__init__(plane)
        self.party, self.tint = party, color

    def heads(self) -> Array:
        """Losses (walkers,) where the present step began."""
        return np.asarray(self.party.trajectory.losses[self.party.step])

    def draw(self, canvas: Canvas) -> None:
        """Stroke the curves and set a dot at each head."""
        steps = np.arange(self.party.step + 1)
        losses = self.party.trajectory.losses[: len(steps)]
        canvas.set_line_join(cairo.LINE_JOIN_ROUND)
        colors = self.party.colors()
        if self.tint is not None:
            colors[:] = rgb(self.tint)
        for i, own in enumerate(colors):
            line = np.clip(self.plane.xy(steps, losses[:, i]), -_FAR, _FAR)
            trace_line(canvas, line)
            canvas.set_line_width(_CURVE)
            canvas.set_source_rgba(*ink(own, 0.9 * self.presence))
            canvas.stroke()
            dot(canvas, line[-1], 0.075)
            canvas.set_source_rgba(*ink(BACKGROUND, self.presence))
            canvas.fill()
            dot(canvas, line[-1], 0.055)
            canvas.set_source_rgba(*ink(own, self.presence))
            canvas.fill()

    def readings(self) -> list[Reading]:
        """The loss at which each curve ends now."""
        return [Reading(f"loss {i}", "", float(v)) for i, v in enumerate(self.heads())]
