"""A word for some symbols of a formula: a bar under each of them, and none under the others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Line, VGroup

from scenes.stage import LABEL_SIZE, Formula, Words
from scenes.stage.lecture.theme import Color

_DROP, _GAP = 0.17, 0.14  # from the row to its bars, from these to the word
_WIDTH = 6.0
_LEAST = 0.3  # scene units that a bar is long: under a narrow letter it was a speck


class Hooks(VGroup):
    """Below a formula: a bar under each of some parts, and the word under the middle of all.

    A pair of names is one bar, from the first of them to the second. Without a word: only the bars.
    """

    def __init__(
        self, row: Formula, names: Sequence[str | tuple[str, str]], word: str, color: Color
    ) -> None:
        pairs = [(name, name) if isinstance(name, str) else name for name in names]
        spans = [
            (float(row.part(first).get_left()[0]), float(row.part(last).get_right()[0]))
            for first, last in pairs
        ]
        spans = [(min(a, (a + b - _LEAST) / 2), max(b, (a + b + _LEAST) / 2)) for a, b in spans]
        y = float(row.get_bottom()[1]) - _DROP
        bars = [
            Line((left, y, 0), (right, y, 0), stroke_color=color, stroke_width=_WIDTH)
            for left, right in spans
        ]
        super().__init__(*bars)
        if not word:
            return
        words = Words(word, LABEL_SIZE, color)
        middle = float(np.mean([np.min(spans), np.max(spans)]))
        inside = max(middle, float(row.get_left()[0]) + words.width / 2)  # not beyond the formula
        words.move_to((inside, y - _GAP - words.height / 2, 0))
        self.add(words)


__all__ = ["Hooks"]
