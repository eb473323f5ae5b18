"""Why the loss is a bowl: each squared error is a parabola in w, and so is their average."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.stage import FRAME, TEXT, Curve, Layer
from scenes.stage.curve.curve import OnCurve
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_BEYOND = 0.25  # of the window, to either side
_SEEN = 9  # of them some are enough: of all thirty nothing would be seen but a thicket
_POINTS = 241
_FAR = FRAME.top + 1.0  # scene units: what is higher is not seen
_THICK, _THIN, _FAINT = 0.09, 0.045, 0.75  # that of one dot; the others, and how strong these are


class Parabolas(OnCurve):
    """The squared error of one dot over w; with ``all_of`` them those of all, as they are.

    As they are ``merged`` each goes to the average of all, which is the loss.
    """

    layer: ClassVar[Layer] = Layer.FIELD  # behind the tent and her

    def __init__(self, curve: Curve, plan: WeightDescents) -> None:
        super().__init__(curve)
        x, y = plan.dataset.x, plan.dataset.y
        told = plan.examples[0]
        others = np.setdiff1d(np.linspace(0, len(x) - 1, min(len(x), _SEEN)).astype(int), [told])
        beyond = _BEYOND * (plan.high - plan.low)  # as far as the ground is seen
        self.across = np.linspace(plan.low - beyond, plan.high + beyond, _POINTS)
        rows = np.array([told, *others])[:, None]
        self.each = (x[rows] * self.across - y[rows]) ** 2
        self.average = np.array([plan.loss(float(w)) for w in self.across])
        self.all_of, self.merged = ValueTracker(0.0), ValueTracker(0.0)

    def heights(self) -> Array:
        """What each is over each w: a row (n,) for the one dot, then for the others."""
        merged = float(self.merged.get_value())
        return np.asarray(self.each + merged * (self.average - self.each))

    def line(self, heights: Array) -> Array:
        """Points on the screen (n, 2), as far as they are in sight."""
        spots = np.asarray(self.curve.on_screen(self.curve.plane.xy(self.across, heights)))
        near = np.flatnonzero(spots[:, 1] < _FAR)
        return spots[max(near[0] - 1, 0) : near[-1] + 2] if len(near) else spots[:0]

    def paint(self, canvas: Canvas) -> None:
        """White curves, on the screen; that of the one dot is the thickest, and before the rest."""
        first, *others = self.heights()
        pen = Pen(canvas, self.presence)
        faint = _FAINT * float(self.all_of.get_value())
        for heights in others if faint > 0 else ():
            if len(line := self.line(heights)) > 1:
                pen.line(line, TEXT, _THIN, opacity=faint)
        if len(line := self.line(first)) > 1:
            pen.line(line, TEXT, _THICK, casing=0.05)


__all__ = ["Parabolas"]
