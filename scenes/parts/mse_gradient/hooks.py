"""A word that holds some symbols of a formula together: a rail with a hook to each of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Line, VGroup

from scenes.stage import LABEL_SIZE, Formula, Words
from scenes.stage.lecture.theme import Color

_NEAR, _DROP, _GAP = 0.1, 0.16, 0.14  # from a symbol to its hook, to the rail, to the word
_WIDTH = 4.0


class Hooks(VGroup):
    """Below a formula: a hook up to each of some parts, a rail, and the word under it."""

    def __init__(self, row: Formula, names: Sequence[str], word: str, color: Color) -> None:
        parts = [row.part(name) for name in names]
        rail = float(row.get_bottom()[1]) - _DROP
        xs = [float(part.get_center()[0]) for part in parts]
        ends = [(x, float(part.get_bottom()[1]) - _NEAR) for x, part in zip(xs, parts, strict=True)]
        lines = [((x, high), (x, rail)) for x, high in ends]
        if len(parts) > 1:
            lines.append(((min(xs), rail), (max(xs), rail)))
        drawn = [
            Line((*start, 0), (*end, 0), stroke_color=color, stroke_width=_WIDTH)
            for start, end in lines
        ]
        words = Words(word, LABEL_SIZE, color)
        middle = float(np.mean([min(xs), max(xs)]))
        words.move_to((middle, rail - _GAP - words.height / 2, 0))
        super().__init__(*drawn, words)


__all__ = ["Hooks"]
