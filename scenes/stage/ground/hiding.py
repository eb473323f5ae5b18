"""What the hills of a view hide from the eye."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_MARCH = 56
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
    _raise: Any
    _steepest: float  # slope of the ground, per unit of relief
    _samples: Array | None

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
        if np.all(toward[..., 2] > 1.05 * self._steepest * pose["relief"] * level):
            return np.ones(start.shape[:-1], dtype=bool)
        summit = pose["relief"] / 2
        rise = np.maximum(toward[..., 2], 1e-3)
        reach = np.minimum((summit - start[..., 2]) / rise, 3 * self._diagonal())
        share = (np.arange(1, march + 1) / march) ** 1.5
        along = np.maximum(reach, 0.0)[..., None] * share
        across, ahead, up = (
            start[..., axis, None] + toward[..., axis, None] * along for axis in range(3)
        )
        height = self._height if exact else self._sampled_height
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
            axes = [np.linspace(low, high, _SAMPLES) for low, high in self.window]
            rim[1:-1, 1:-1] = self.plotted(np.stack(np.meshgrid(*axes), axis=-1))
            self._samples = rim.ravel()
        per_unit = (_SAMPLES - 1) / np.ptp(self.window, axis=1) / self.scale_xy
        shift = (_SAMPLES + 1) / 2 + 0.5  # half more, so that cutting off the fraction rounds
        column = np.clip(across * per_unit[0] + shift, 0, _SAMPLES + 1).astype(np.intp)
        row = np.clip(ahead * per_unit[1] + shift, 0, _SAMPLES + 1).astype(np.intp)
        return np.asarray(self._samples.take(row * (_SAMPLES + 2) + column))

    def _diagonal(self) -> float:
        (x0, x1), (y0, y1) = self.window
        return float(np.hypot(x1 - x0, y1 - y0) * self.scale_xy)
