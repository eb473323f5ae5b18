"""Who ends where: one row a valley, one dot a walker."""

from __future__ import annotations

from collections.abc import Sequence

from manim import DOWN, LEFT, RIGHT, Dot, VGroup

from scenes.stage.theme import MINIMUM, TITLE_SIZE, Color
from scenes.stage.type import Words

_DOT = 0.13


class Tally(VGroup):
    """A cross for each valley that somebody reached, and a dot in its colour for everyone there."""

    def __init__(self, destined: Sequence[int], colors: Sequence[Color], title: Words) -> None:
        rows = [
            VGroup(Words("×", TITLE_SIZE, MINIMUM), *self._dots(destined.count(valley), color))
            for valley, color in enumerate(colors)
            if valley in destined
        ]
        for row in rows:
            row.arrange(RIGHT, buff=0.2)
        super().__init__(title, *rows)
        self.arrange(DOWN, aligned_edge=LEFT, buff=0.22)

    @staticmethod
    def _dots(count: int, color: Color) -> list[Dot]:
        return [Dot(radius=_DOT, color=color) for _ in range(count)]
