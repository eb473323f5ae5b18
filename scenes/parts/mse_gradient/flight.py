"""A part of a row goes where it stands in another one."""

from __future__ import annotations

from typing import Any

from manim import Animation, smooth, squish_rate_func

from scenes.parts.mse_gradient.morph import fitted
from scenes.stage import Formula

_FLIES, _COMES = (0.1, 0.78), (0.65, 1.0)  # shares of the time: on its way; the rest of the row


class Flight(Animation):
    """What a row has from one part to another flies to the end of a note, whose rest then comes.

    In the row that part goes meanwhile: here are its letters, on their way.
    """

    def __init__(self, row: Formula, first: str, last: str, note: Formula) -> None:
        left, right = float(row.part(first).get_left()[0]), float(row.part(last).get_right()[0])
        begins = [
            glyph.points.copy()
            for glyph in row.family_members_with_points()
            if left - 1e-6 < float(glyph.get_center()[0]) < right + 1e-6
        ]
        glyphs = list(note.family_members_with_points())
        self.rest, flying = glyphs[: -len(begins)], glyphs[-len(begins) :]
        ends = [glyph.points.copy() for glyph in flying]
        self.ways = [
            (glyph, fitted(end, begin), end)
            for glyph, begin, end in zip(flying, begins, ends, strict=True)
        ]
        super().__init__(note, introducer=True)

    def interpolate_mobject(self, alpha: float) -> None:
        """Put each letter where it is at that time."""
        share = squish_rate_func(smooth, *_FLIES)(alpha)
        for glyph, begin, end in self.ways:
            glyph.points = (1 - share) * begin + share * end
        come: Any = squish_rate_func(smooth, *_COMES)(alpha)
        for glyph in self.rest:
            glyph.set_fill(opacity=float(come), family=False)


__all__ = ["Flight"]
