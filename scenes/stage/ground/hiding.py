"""What the hills of a view hide from the eye."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenes.stage.ground.grid import grid

Array = NDArray[np.float64]

_MARCH = 56
HEIGHT_SAMPLES = 161  # along each side, of the heights that slopes are taken of
_SAMPLES = 641  # along each side, of the heights that quick looks are taken at


class Hiding:
    """The part of a view that looks from the ground towards the eye."""

    window: tuple[tuple[float, float], ...]
    middle: Array
    scale_xy: float
    pose: Any
    basis: Any
    focus: Any
    ground: Any
    inside: Any
    plotted: Any
    spread: float
    _raise: Any
    _slope: tuple[bytes, float]  # of which ground, and the steepest in heights per scene unit
    _samples: Array | None

    @property
    def ground_key(self) -> bytes:
        """Changes exactly when the ground that is shown does; empty where it never does."""
        return b""

    def visible(
        self, points: Array, lift: Any = 0.02, march: int = _MARCH, exact: bool = True
    ) -> NDArray[np.bool_]:
        """Whether nothing stands between the eye and the data points (..., 2) on the ground.

        Walks from each point towards the eye, ``march`` strides, and compares the ray's height
        with the ground's, or with the nearest of its samples if that is exact enough. Where every
        ray is steeper than any slope, nothing can be hidden.
        """
        return self.clear(self.ground(points, lift), march, exact)

    def clear(self, start: Array, march: int = _MARCH, exact: bool = True) -> NDArray[np.bool_]:
        """Whether no ground stands between the eye and world points (..., 3); as for `visible`."""
        eye, pose = self.basis()[2], self.pose
        toward = eye - pose["perspective"] * (start - self.focus())
        level = np.hypot(toward[..., 0], toward[..., 1])
        steepest = self._steepest() / self.spread * pose["relief"]
        if np.all(toward[..., 2] > 1.05 * steepest * level):
            return np.ones(start.shape[:-1], dtype=bool)
        summit = pose["relief"] / 2
        rise = np.maximum(toward[..., 2], 1e-3)
        reach = np.minimum((summit - start[..., 2]) / rise, 3 * self._diagonal())
        share = (np.arange(1, march + 1) / march) ** 1.5
        along = np.maximum(reach, 0.0)[..., None] * share
        across, ahead, up = (
            start[..., axis, None] + toward[..., axis, None] * along for axis in range(3)
        )
        # Of a ground that changes, samples would cost more than they save.
        height = self._height if exact or self.ground_key else self._sampled_height
        covered = self._raise(height(across, ahead), pose["relief"]) > up
        return np.asarray(~np.any(covered, axis=-1))

    def _height(self, across: Array, ahead: Array) -> Array:
        """Plotted heights (...) above world coordinates; below everything outside the window."""
        points = np.stack([across, ahead], axis=-1) / self.scale_xy + self.middle
        return np.where(self.inside(points), self.plotted(points), -np.inf)

    def _sampled_height(self, across: Array, ahead: Array) -> Array:
        """The same from the nearest sample, several times faster."""
        if self._samples is None:
            rim = np.full((_SAMPLES + 2, _SAMPLES + 2), -np.inf)
            rim[1:-1, 1:-1] = self.plotted(grid(self.window, _SAMPLES))
            self._samples = rim.ravel()
        per_unit = (_SAMPLES - 1) / np.ptp(self.window, axis=1) / self.scale_xy
        shift = (_SAMPLES + 1) / 2 + 0.5  # half more, so that cutting off the fraction rounds
        column = np.clip(across * per_unit[0] + shift, 0, _SAMPLES + 1).astype(np.intp)
        row = np.clip(ahead * per_unit[1] + shift, 0, _SAMPLES + 1).astype(np.intp)
        return np.asarray(self._samples.take(row * (_SAMPLES + 2) + column))

    def _steepest(self) -> float:
        """The ground's steepest slope, measured anew if it is another ground now."""
        if self._slope[0] != self.ground_key:
            heights = self.plotted(grid(self.window, HEIGHT_SAMPLES))
            self._slope = self.ground_key, self._slope_of(heights)
        return self._slope[1]

    def _slope_of(self, heights: Array) -> float:
        """The steepest slope of heights (count, count) over the window, per scene unit."""
        x, y = (np.ptp(side) * self.scale_xy / (len(heights) - 1) for side in self.window)
        return float(np.hypot(*np.gradient(heights, y, x)).max())

    def _diagonal(self) -> float:
        (x0, x1), (y0, y1) = self.window
        return float(np.hypot(x1 - x0, y1 - y0) * self.scale_xy)
