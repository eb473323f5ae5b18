"""The valley from low down, along its floor: across it is a steep U, along it a shallow bowl."""

from __future__ import annotations

import numpy as np

from gdmath import Landscape
from scenes.stage import Box, View

_POSE = {"azimuth": -88.0, "elevation": 25.0, "perspective": 0.04}
_ROUNDER = -79.0  # degrees: from where it is seen in the end
_RELIEF, _INSIDE = 4.2, 0.95  # scene units; of a relief whose near end would hide the floor


class Ravine(View):
    """The projection of a valley that reaches as far across as along, so that both compare."""

    def __init__(self, valley: Landscape) -> None:
        self.half = min(high for _, high in valley.window)
        super().__init__(valley.with_window(((-self.half, self.half),) * 2))

    def end(self, way: int) -> float:
        """How high the ground is at its end across (0) or along (1)."""
        return float(self.landscape.value(self.half * np.eye(2)[way]))

    def stand(self, box: Box) -> Ravine:
        """Fill a box, seen along the floor."""
        self.within(box, **_POSE, relief=self._relief())
        return self

    def _relief(self) -> float:
        slope = 4 * self.end(1) / (self.highest - self.lowest) / (self.scale_xy * 2 * self.half)
        most = _INSIDE * float(np.tan(np.radians(_POSE["elevation"]))) / slope
        return min(_RELIEF, most)

    def turn(self, box: Box) -> dict[str, float]:
        """The pose from a little farther round."""
        return self.fitted(*box, azimuth=_ROUNDER)


__all__ = ["Ravine"]
