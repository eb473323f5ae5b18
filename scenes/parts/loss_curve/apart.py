"""What is measured along the axis: the last step, and how far both hikers are from the camp."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.parts.loss_curve.hill import Hill
from scenes.stage import MINIMUM, STEP, Layer
from scenes.stage.curve.curve import OnCurve
from scenes.stage.lecture.theme import rgb
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_FAINT = 0.75  # of an arrow that has been walked
_THICK = 0.11


class LastStep(OnCurve):
    """The arrow of the step that led to where she stands: the next one is compared with it."""

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, hill: Hill, number: int = 1) -> None:
        super().__init__(hill.curve)
        self.ruler, self.ends = hill.ruler.ruler, hill.plan.places[number - 1 : number + 1]

    def paint(self, canvas: Canvas) -> None:
        """On the axis, on the screen."""
        start, end = np.asarray(self.ruler.at(self.ends[:, None]))
        line = start + np.linspace(0, 1, 12)[:, None] * (end - start)
        canvas.push_group()
        Pen(canvas, 1.0).arrow(line, rgb(STEP), 0.09)
        canvas.pop_group_to_source()
        canvas.paint_with_alpha(_FAINT * self.presence)


class Distances(OnCurve):
    """Along the axis, from the camp to where both hikers stand; each ends with a stroke."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, hill: Hill) -> None:
        super().__init__(hill.curve)
        self.ruler = hill.ruler.ruler
        starts = (walk.points[0, 0, 0] for walk in (hill.plan.walk, hill.plan.other))
        self.spans = [np.array([hill.plan.best, start]) for start in starts]

    def lengths(self) -> list[float]:
        """How long they are, in units of the axis."""
        return [float(abs(np.diff(span)[0])) for span in self.spans]

    def paint(self, canvas: Canvas) -> None:
        """On the axis, on the screen."""
        pen = Pen(canvas, self.presence)
        for span in self.spans:
            ends = np.asarray(self.ruler.at(span[:, None]))
            pen.line(ends, MINIMUM, _THICK, casing=0.04)


__all__ = ["Distances", "LastStep"]
