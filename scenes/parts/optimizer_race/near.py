"""How large marks are on a map that comes near."""

from __future__ import annotations

from typing import Any

import numpy as np

from scenes.stage import Box

_GROW, _MOST = 0.35, 1.6  # how they grow as it comes near: a power of that, and at most


class Near:
    """How much nearer a map is than at first: so marks on it are larger, but not by as much."""

    def __init__(self, on: Any) -> None:
        self.on, self.began = on, self._unit(on)

    @staticmethod
    def _unit(on: Any) -> float:
        return float(on.size[0] / on.span[0]) if hasattr(on, "span") else 1.0

    @property
    def larger(self) -> float:
        """So many times as large as at first is a mark."""
        return float(np.clip((self._unit(self.on) / self.began) ** _GROW, 1.0, _MOST))

    def rim(self) -> Box:
        """The border of the map as it is now."""
        corner, size = self.on.corner, self.on.size
        return Box(*corner.tolist(), *(corner + size).tolist())


__all__ = ["Near"]
