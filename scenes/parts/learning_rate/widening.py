"""The map, of which at first no more is seen than what was near her."""

from __future__ import annotations

from manim import ValueTracker

from scenes.stage import Box, ContourMap, View
from scenes.stage.ground.levels import level_lines

_LEVELS, _SAMPLES = 36, 257  # about so many lines of one height; places on either side


class Widening(ContourMap):
    """A map that is seen as far as ``near`` from the bottom at ``opened`` 0, and all of it at 1."""

    def __init__(self, view: View, near: float) -> None:
        super().__init__(view)
        self.levels = level_lines(view, _LEVELS, _SAMPLES)
        self.near, self.opened = near, ValueTracker(1.0)

    def clip_box(self) -> Box | None:
        """As much of it as is open, to all sides."""
        share, ends = float(self.opened.get_value()), []
        for low, high in self.view.window:
            near = max(low, -self.near), min(high, self.near)
            ends.append(tuple(a + share * (b - a) for a, b in zip(near, (low, high), strict=True)))
        if share == 1:
            return super().clip_box()
        (left, bottom), (right, top) = self.view.at([*zip(*ends, strict=True)]).tolist()
        return Box(left, bottom, right, top)


__all__ = ["Widening"]
