"""The map, of which at first no more is seen than what was near her."""

from __future__ import annotations

from manim import ValueTracker

from scenes.stage import Box, ContourMap, View


class Widening(ContourMap):
    """A map that is seen as far as ``near`` from the middle at ``opened`` 0, and all of it at 1."""

    def __init__(self, view: View, near: float) -> None:
        super().__init__(view)
        self.near, self.opened = near, ValueTracker(1.0)

    def clip_box(self) -> Box | None:
        """As much of it as is open, to all sides."""
        share, ends = float(self.opened.get_value()), []
        for low, high in self.view.window:
            middle, half = (low + high) / 2, (high - low) / 2
            half = min(self.near, half) * (1 - share) + half * share
            ends.append((middle - half, middle + half))
        if share == 1:
            return super().clip_box()
        (left, bottom), (right, top) = self.view.at([*zip(*ends, strict=True)]).tolist()
        return Box(left, bottom, right, top)


__all__ = ["Widening"]
