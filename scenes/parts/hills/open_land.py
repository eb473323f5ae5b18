"""The ground as it goes on beyond the map: a shot from near has no rim, and nothing below it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from gdmath import Landscape
from scenes.parts.hills.ruled import RuledGround
from scenes.stage import Fog, View
from scenes.stage.ground.grid import grid
from scenes.stage.lecture.boxes import Box

Array = NDArray[np.float64]

_BEYOND = 0.3  # of the longer side, on each side of the map
_AS_HIGH = 0.01  # of all heights: so much higher or lower, ground is beyond what colours tell
_SAMPLES = 161
_FACES = 240  # along the longer side of the map


class WideView(View):
    """A view of more ground than another one has, from where that one is seen."""

    def __init__(self, of: View, landscape: Landscape) -> None:
        self.of = of
        longer = float(np.ptp(landscape.window, axis=1).max())
        super().__init__(landscape, size=of.scale_xy * longer)
        self.lowest, self.highest, self.spread = of.lowest, of.highest, of.spread
        self._slope = self.ground_key, self._slope_of(self.plotted(grid(self.window, _SAMPLES)))

    @property
    def pose(self) -> dict[str, float]:
        """That of the other."""
        return self.of.pose

    @property
    def key(self) -> bytes:
        """That of the other."""
        return self.of.key

    def window_on_screen(self) -> Box | None:
        """That of the other."""
        return self.of.window_on_screen()


def land_beyond(landscape: Landscape) -> Landscape | None:
    """The same ground in a larger window; None where that has holes, or is higher or lower."""
    low, high = np.array(landscape.window).T
    more = _BEYOND * float((high - low).max())
    wide = landscape.with_window(np.stack([low - more, high + more], axis=1))
    heights, here = (one.value(grid(one.window, _SAMPLES)) for one in (wide, landscape))
    if not np.isfinite(heights).all() or not np.isfinite(here).all():
        return None
    spare = _AS_HIGH * np.ptp(here)
    as_high = heights.max() <= here.max() + spare and heights.min() >= here.min() - spare
    return wide if as_high else None


def open_land(view: View, fog: Fog, close_by: RuledGround) -> RuledGround:
    """The ground with what is about the map, or as it is ``close_by`` where that is another."""
    wide: Any = land_beyond(view.landscape)
    if wide is None:
        return close_by
    sides = [np.ptp(one.window, axis=1).max() for one in (wide, view.landscape)]
    return RuledGround(WideView(view, wide), fog, round(_FACES * float(sides[0] / sides[1])))
