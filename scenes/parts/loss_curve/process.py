"""A process as a row of boxes: what goes in, what is done with it, what comes out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from manim import DOWN, Polygon, RoundedRectangle, VGroup
from manim import Line as Stroke

from scenes.stage import BODY_SIZE, QUIET, Box, Words
from scenes.stage.lecture.theme import RULE

_HEAD, _RIM = 0.2, 3
ARROW_ROOM = 0.12  # scene units between an arrow's ends and the boxes


class Card(VGroup):
    """Room for something that is not a part of it, with a name below it."""

    def __init__(self, name: str, box: Box) -> None:
        self.box = box
        self.frame = RoundedRectangle(
            corner_radius=0.22,
            width=box.width,
            height=box.height,
            stroke_width=_RIM,
            stroke_color=RULE,
        ).move_to(box.middle)
        self.name_below = Words(name, BODY_SIZE, QUIET).next_to(self.frame, DOWN, buff=0.2)
        super().__init__(self.frame, self.name_below)


class Process(VGroup):
    """Cards in a row, an arrow from each to the next."""

    def __init__(self, cards: Sequence[Card]) -> None:
        self.cards = list(cards)
        self.links = [
            plain_arrow(before.frame.get_right(), after.frame.get_left())
            for before, after in pairwise(cards)
        ]
        super().__init__(*self.cards, *self.links)

    def part(self, number: int) -> VGroup:
        """A card with the arrow that leads to it."""
        return VGroup(*self.links[max(number - 1, 0) : number], self.cards[number])


def plain_arrow(start: Any, end: Any) -> VGroup:
    """A plain arrow with a little room at both ends."""
    way = (end - start) / np.linalg.norm(end - start)
    start, tip = start + ARROW_ROOM * way, end - ARROW_ROOM * way
    side = np.array([-way[1], way[0], 0.0]) * _HEAD * 0.6
    neck = tip - _HEAD * way
    head = Polygon(tip, neck + side, neck - side, fill_color=QUIET, fill_opacity=1, stroke_width=0)
    return VGroup(Stroke(start, neck, stroke_width=5, color=QUIET), head)


__all__ = ["ARROW_ROOM", "Card", "Process", "plain_arrow"]
