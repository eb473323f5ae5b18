"""Answers to choose from that are more than words."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import UP

from scenes.parts.loss_curve.hill import Hill
from scenes.parts.loss_curve.process import ARROW_ROOM, plain_arrow
from scenes.stage import BODY_SIZE, STAGE, Box, Choices, Words, swell, tr
from scenes.stage.lecture.choices import Tile

_TALL, _ROOM, _GAP = 1.5, 0.3, 0.35  # scene units: a tile, room beside its arrow, to the next
_SKY = STAGE.inset(left=4.4, right=0.4, top=1.05)  # over her and the ground
_LEAST = 0.45  # scene units: of a shorter arrow little more than its head would be seen
_LONGER = 1.5  # times the last step, at least: so that it looks longer


class Lengths(Choices):
    """A longer or a shorter step than the ``last``, with arrows as long as on the ruler below.

    The shorter one is as long as the ``following`` step will be, both in scene units, and the
    longer one is to the last as that is to the following. They point to a ``side``, 1 or −1. Where
    one of them would be too long or too short to be seen there are words alone.
    """

    def __init__(self, *answers: str, last: float, following: float, side: float) -> None:
        self.last, self.following, self.side = last, following, side
        self.arrows: list[Any] = []
        super().__init__(*answers)

    def far(self, room: float) -> tuple[float, float]:
        """How long the arrows are, of which the longer one has so much ``room``; or 0."""
        longer = self.last * max(_LONGER, self.last / max(self.following, 1e-9))
        longer = min(longer, room)
        seen = _LEAST <= self.following < self.last < longer
        return (longer, self.following) if seen else (0.0, 0.0)

    def within(self, box: Box, align: Any = UP) -> Lengths:
        """Stand at the right end of the upper part of a box."""
        self.submobjects, self.arrows = [], []
        words = [Words(answer, BODY_SIZE).width for answer in self.answers]
        spare = box.width - _GAP - max(words[1], self.following) - 4 * _ROOM
        both = self.far(spare)
        wide = [2 * _ROOM + max(pair) for pair in zip(words, both, strict=True)]
        left = box.right - sum(wide) - _GAP
        for answer, far, width in zip(self.answers, both, wide, strict=True):
            tile = Length(answer, Box(left, box.top - _TALL, left + width, box.top))
            left += width + _GAP
            self.add(tile)
            if far > 0:
                self.arrows.append(tile.point(far * self.side))
        return self


class Length(Tile):
    """A tile of which the arrow stays as long as it is while its turn comes."""

    def point(self, far: float) -> Any:
        """Put an arrow so ``far`` to the right or the left over the words."""
        self.words.next_to(self.plate.get_bottom(), UP, buff=0.2)
        middle = self.plate.get_top() - [0, 0.45, 0]
        half = np.array([far / 2 + np.sign(far) * ARROW_ROOM, 0.0, 0.0])
        arrow = plain_arrow(middle - half, middle + half)
        self.add(arrow)
        return arrow

    def call(self) -> Any:
        """Its words swell alone."""
        return swell(self.words, 1.08)


def guess_of(hill: Hill) -> Lengths:
    """Whether the second step is longer or shorter than the first: as long as on the ruler."""
    last, following = (hill.stride(number) for number in (0, 1))
    answers = tr("a longer step"), tr("a shorter step")
    return Lengths(*answers, last=last, following=following, side=hill.side).within(_SKY)


__all__ = ["Lengths", "guess_of"]
