"""Type that something painted has on it, on plates."""

from __future__ import annotations

import numpy as np

from scenes.stage.paint.lettering import Lettered
from scenes.stage.paint.pen import Canvas, Pen

_ROUND = 0.08  # scene units from a text to the rim of its plate


class Plated(Lettered):
    """Something painted whose texts stand on plates."""

    def write(self, canvas: Canvas) -> None:
        """Plates, then the texts."""
        for text, left, foot, share in self.texts():
            low, high = np.array([text.low, text.high]) + np.array([left, foot])
            (x0, y0), (x1, y1) = (low - _ROUND).tolist(), (high + _ROUND).tolist()
            Pen(canvas, self.presence * share).plate(x0, y0, x1, y1, _ROUND)
        super().write(canvas)


__all__ = ["Plated"]
