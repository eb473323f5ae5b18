"""Two pictures side by side, and the thin rule between them."""

from __future__ import annotations

from manim import Line

from scenes.stage import QUIET, Box


def rule_between(left: Box, right: Box) -> Line:
    """A thin upright line in the middle of the gap between two boxes, as high as they are."""
    x, whole = (left.right + right.left) / 2, left.to_the_edge()
    return Line((x, whole.bottom, 0), (x, whole.top, 0), stroke_color=QUIET, stroke_width=3)


__all__ = ["rule_between"]
