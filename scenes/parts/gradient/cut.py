"""A hill that can be cut open, and that lies in moonlight where arrows on it are looked at."""

from __future__ import annotations

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.gradient.plan import Plan
from scenes.stage import Arrow, Surface, View
from scenes.stage.paint.pen import Canvas

Array = NDArray[np.float64]

_OFF = 60.0  # scene units; what is farther is not on the screen
_MOONLIGHT = np.array([0.23, 0.34, 0.53])  # of red, green and blue: half seen, a summit was olive


class CutSurface(Surface):
    """The ground, and a cut through her feet along an axis: ``opened`` from 0 to 1 clears it.

    ``across`` is the axis that the cut runs along. What is before it goes in the second half: by
    then earth has come over it, so that nothing is seen through it. ``night`` from 0 to 1 leaves it
    in moonlight, dark and blue: what is drawn on it is what shines.
    """

    def __init__(self, view: View, plan: Plan, resolution: int) -> None:
        super().__init__(view, resolution=resolution)
        self.plan, self.across, self.opened = plan, 0, ValueTracker(0.0)
        self.night = ValueTracker(0.0)
        self._holes = self._missing
        self._face = float(np.ptp(self.points_grid[0, :2, 0]))  # how wide one is

    @property
    def key(self) -> bytes:
        """The view's, how it is cut, and how dark it is."""
        trackers = self.opened.get_value(), self.night.get_value()
        return super().key + np.array([self.across, *trackers]).tobytes()

    def before(self, points: Array) -> NDArray[np.bool_]:
        """Whether places (..., 2) are before the cut, as the camera stands."""
        other = 1 - self.across
        away = points[..., other] - self.plan.here[other]
        toward = float(np.sign(self.view.basis()[2][other])) or 1.0
        return np.asarray(away * toward > self._face)  # whole faces are left: no gap at the cut

    def picture(self, canvas: Canvas) -> None:
        """As a whole one, without what is before the cut once that is clear."""
        clear = float(self.opened.get_value()) >= 1
        self._missing = self._holes | self.before(self.points_grid) if clear else self._holes
        super().picture(canvas)

    def colors(self) -> Array:
        """Those of its heights in the light that there is."""
        night = float(self.night.get_value())
        return np.asarray(self.base_colors * (1 - night * (1 - _MOONLIGHT)))

    def _clearness(self, points: Array) -> Array:
        opened = float(self.opened.get_value())
        return np.where(self.before(points), min(1.0, 2 * (1 - opened)), 1.0)


class LaidArrow(Arrow):
    """An arrow on the ground; while it ``floats``, it is level, as a rise is that was laid down.

    From above both look the same.
    """

    on: View
    floats = False

    def _stretch(self, shares: Array) -> Array:
        if not self.floats:
            return super()._stretch(shares)
        root = np.asarray(self.root(), dtype=float)
        world = self.on.ground(root + shares[:, None] * self.present())
        world[:, 2] = self.on.ground(root)[2]
        return np.clip(self.on.screen(world)[0], -_OFF, _OFF)


__all__ = ["CutSurface", "LaidArrow"]
