"""A process as a row of boxes: what goes in, what is done with it, what comes out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from manim import DOWN, RIGHT, UP, Polygon, RoundedRectangle, VGroup
from manim import Line as Stroke

from gdmath import Dataset
from scenes.parts.by_hand.sizes import BODY_SIZE, LABEL_SIZE, SMALLEST_SIZE
from scenes.stage.lecture.theme import DATA, QUIET, RULE
from scenes.stage.lecture.words import short, tr
from scenes.stage.type.text import TextLine, Words, baseline, number_text

_FACE = "#121D31"
_GAP = 0.8
_HEAD = 0.16
_LONGEST = 14  # letters of a name
_ABOVE = 0.26  # scene units from a box to the baseline of its heading


class Card(VGroup):
    """A box with a heading above and something in it."""

    def __init__(self, heading: str, content: Any, size: tuple[float, float]) -> None:
        width, height = size
        self.box = RoundedRectangle(
            corner_radius=0.22,
            width=width,
            height=height,
            fill_color=_FACE,
            fill_opacity=1,
            stroke_color=RULE,
            stroke_width=3,
        )
        self.heading = Words(heading, LABEL_SIZE, QUIET).next_to(self.box, UP)
        foot = self.box.get_top()[1] + _ABOVE
        self.heading.shift(UP * (foot - baseline(self.heading)))
        self.content = content.move_to(self.box)
        super().__init__(self.box, self.heading, self.content)


class Examples(VGroup):
    """The first samples of a data set as rows ``x → y`` under the names of the two."""

    def __init__(self, dataset: Dataset, count: int = 3) -> None:
        names = (short(tr(name), _LONGEST) for name in (dataset.x_name, dataset.y_name))
        pairs = zip(dataset.x[:count], dataset.y[:count], strict=True)
        rows = [TextLine(f"{number_text(x)} → {number_text(y)}", BODY_SIZE, DATA) for x, y in pairs]
        super().__init__(TextLine(" → ".join(names), SMALLEST_SIZE), *rows)
        self.arrange(DOWN, buff=0.22)


class Process(VGroup):
    """Cards in a row, an arrow from each to the next; ``links`` are the arrows."""

    def __init__(self, cards: Sequence[Card]) -> None:
        self.cards = VGroup(*cards).arrange(RIGHT, buff=_GAP, aligned_edge=DOWN)
        self.links = [
            _arrow(before.box.get_right(), after.box.get_left())
            for before, after in pairwise(cards)
        ]
        super().__init__(self.cards, *self.links)

    def part(self, number: int) -> VGroup:
        """A card with the arrow that leads to it."""
        return VGroup(*self.links[max(number - 1, 0) : number], self.cards[number])


def _arrow(start: Any, end: Any) -> VGroup:
    """A plain arrow with a little room at both ends."""
    way = (end - start) / np.linalg.norm(end - start)
    start, tip = start + 0.12 * way, end - 0.12 * way
    side = np.array([-way[1], way[0], 0.0]) * _HEAD * 0.6
    neck = tip - _HEAD * way
    head = Polygon(tip, neck + side, neck - side, fill_color=QUIET, fill_opacity=1, stroke_width=0)
    return VGroup(Stroke(start, neck, stroke_width=4, color=QUIET), head)
