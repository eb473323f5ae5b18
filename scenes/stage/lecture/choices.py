"""A question with its possible answers on the screen, before it is answered."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import ORIGIN, UP, FadeOut, ManimColor, RoundedRectangle, VGroup, interpolate_color
from numpy.typing import NDArray

from scenes.stage.lecture.boxes import STAGE, Box, place
from scenes.stage.lecture.theme import BODY_SIZE, PLATE, QUIET, RULE, TEXT
from scenes.stage.paint.painted import swell
from scenes.stage.type.text import Words, baseline

_TALL = 0.9
_MARGIN = 0.2  # round the words
_GAP = 0.35  # between tiles
_RIM = interpolate_color(ManimColor(RULE), ManimColor(QUIET), 0.55)  # 4.5 : 1 and more
_CALLED = 1.08  # times its size: less than half of the gap to the next
_DIM, _DIM_RIM = 0.6, 0.35  # of the words of a wrong answer, which stay legible; of its rim


class Tile(VGroup):
    """One of the answers: words on a plate with a rim."""

    def __init__(self, words: str, box: Box, size: float = BODY_SIZE) -> None:
        self.plate = RoundedRectangle(
            width=box.width,
            height=box.height,
            corner_radius=0.15,
            fill_color=PLATE,
            fill_opacity=0.9,
            stroke_color=_RIM,
            stroke_width=3,
        ).move_to(box.middle)
        self.words = Words(words, size)
        super().__init__(self.plate, place(self.words, box.inset(_MARGIN)))

    def call(self) -> Any:
        """It swells for a moment, as its turn comes; a rim that lights up is the right answer's."""
        return swell(self, _CALLED)

    def light(self) -> Any:
        """Its rim stays lit."""
        return self.plate.animate.set_stroke(TEXT, 7)

    def step_back(self) -> tuple[Any, ...]:
        """It steps back; its words can still be read, on their plate."""
        words, rim = self.words.animate, self.plate.animate
        return words.set_opacity(_DIM), rim.set_stroke(opacity=_DIM_RIM)


class Choices(VGroup):
    """What may be the answer, as tiles of one size side by side, without letters.

    ``LectureScene.ask`` shows them, has each swell in turn and is silent; then ``answer`` lights
    the right one, or ``fold`` takes all away unanswered.
    """

    def __init__(self, *answers: str, size: float = BODY_SIZE) -> None:
        super().__init__()
        self.answers, self.size = answers, size
        self.within(STAGE.rows(1, 5)[0])

    def within(self, box: Box, align: NDArray[np.float64] = ORIGIN) -> Self:
        """Stand across a box, at its side ``align``; in a tall one, in a column."""
        if box.height > box.width:
            rows = box.rows(*[1.0] * len(self.answers), gap=_GAP)
            low = [max(0.0, (row.height - _TALL) / 2) for row in rows]
            self.submobjects = []
            for answer, row, less in zip(self.answers, rows, low, strict=True):
                self.add(Tile(answer, row.inset(top=less, bottom=less), self.size))
            return self
        tall = min(_TALL, box.height)
        middle = box.middle[1] + align[1] * (box.height - tall) / 2
        line = Box(box.left, middle - tall / 2, box.right, middle + tall / 2)
        columns = line.columns(*[1.0] * len(self.answers), gap=_GAP)
        tiles = [Tile(*pair, self.size) for pair in zip(self.answers, columns, strict=True)]
        foot = float(np.mean([baseline(tile.words) for tile in tiles]))
        for tile in tiles:  # each is in the middle by itself; together they stand on one line
            tile.words.shift((foot - baseline(tile.words)) * UP)
        self.submobjects = []
        self.add(*tiles)
        return self

    def answer(self, right: str) -> tuple[Any, ...]:
        """The right answer lights up, the others step back."""
        taken = self[self.answers.index(right)]
        dimmed = (part for tile in self if tile is not taken for part in tile.step_back())
        return taken.light(), *dimmed

    def fold(self) -> Any:
        """All go away unanswered."""
        return FadeOut(self, scale=0.9)


__all__ = ["Choices", "Tile"]
