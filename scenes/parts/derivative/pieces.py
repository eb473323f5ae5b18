"""A formula that comes piece by piece, each where it stands in the whole."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from manim import VGroup

from scenes.stage import TITLE_SIZE, Formula


def pieces(
    *sources: str, colors: Mapping[str, str] | None = None, size: float = TITLE_SIZE
) -> VGroup:
    """A formula in pieces that come one after another; ``colors`` are those of its names."""

    def row(source: str) -> Formula:
        known = {name: color for name, color in (colors or {}).items() if f": {name}}}" in source}
        return Formula(source, known, size)

    ends = [row(" ".join(sources[: k + 1])) for k in range(len(sources))]
    counts = [len(end.family_members_with_points()) for end in ends]
    glyphs: list[Any] = ends[-1].family_members_with_points()
    made = VGroup()
    for source, (first, last) in zip(sources, pairwise((0, *counts)), strict=True):
        made.add(row(source).move_to(VGroup(*glyphs[first:last])))
    return made


__all__ = ["pieces"]
