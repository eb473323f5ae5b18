"""Where things stand: boxes of the frame, and how one is cut into others.

>>> left, right = STAGE.columns(3, 2, gap=0.4)
>>> left.width > right.width
True
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Any, NamedTuple, Self

import numpy as np
from manim import DOWN, LEFT, ORIGIN, RIGHT, VGroup, config
from numpy.typing import NDArray

from scenes.stage.lecture.theme import CAPTION_HEIGHT, SAFE_MARGIN, TITLE_HEIGHT

_FAR = 60.0  # scene units; what is farther is not on the screen
_GAP = 0.35  # scene units between things that stand together


class Box(NamedTuple):
    """A rectangle of the screen, in scene units: its left, bottom, right and top."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    @property
    def middle(self) -> NDArray[np.float64]:
        """The middle (3,), as Manim has points."""
        return np.array([(self.left + self.right) / 2, (self.bottom + self.top) / 2, 0.0])

    @classmethod
    def around(cls, *mobjects: Any) -> Box:
        """The smallest box that holds the mobjects."""
        low = np.min([m.get_corner(DOWN + LEFT) for m in mobjects], axis=0)
        high = np.max([m.get_corner(-DOWN - LEFT) for m in mobjects], axis=0)
        return cls(float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    def inset(
        self,
        by: float = 0.0,
        *,
        left: float = 0,
        bottom: float = 0,
        right: float = 0,
        top: float = 0,
    ) -> Box:
        """The box without a margin ``by`` all round, and more on the sides that are named."""
        return Box(
            self.left + by + left,
            self.bottom + by + bottom,
            self.right - by - right,
            self.top - by - top,
        )

    def to_the_edge(self) -> Box:
        """The box whose sides on the edge of the stage go on to that of a frame of any shape."""
        sides = zip(self, FRAME, (-_FAR, -_FAR, _FAR, _FAR), strict=True)
        return Box(*(far if abs(side - edge) < 1e-9 else side for side, edge, far in sides))

    def columns(self, *shares: float, gap: float = _GAP) -> list[Box]:
        """Side by side, from the left, their widths in proportion to ``shares``."""
        return [
            Box(self.left + a, self.bottom, self.left + b, self.top)
            for a, b in _cut(self.width, shares, gap)
        ]

    def rows(self, *shares: float, gap: float = _GAP) -> list[Box]:
        """One below the other, from the top, their heights in proportion to ``shares``."""
        return [
            Box(self.left, self.top - b, self.right, self.top - a)
            for a, b in _cut(self.height, shares, gap)
        ]

    def meets(self, other: Box) -> bool:
        """Whether both have something in common.

        >>> Box(0, 0, 2, 2).meets(Box(1, 1, 3, 3)), Box(0, 0, 1, 1).meets(Box(1, 0, 2, 1))
        (True, False)
        """
        across = self.left < other.right and other.left < self.right
        return across and self.bottom < other.top and other.bottom < self.top

    def holds(self, mobject: Any, slack: float = 1e-6) -> bool:
        """Whether all of a mobject is inside."""
        inner = Box.around(mobject)
        return (
            inner.left >= self.left - slack
            and inner.bottom >= self.bottom - slack
            and inner.right <= self.right + slack
            and inner.top <= self.top + slack
        )


def _cut(length: float, shares: tuple[float, ...], gap: float) -> Iterator[tuple[float, float]]:
    """Where each share of a length begins and ends, with a gap between one and the next."""
    room, total = length - gap * (len(shares) - 1), sum(shares)
    ends = list(accumulate(room * share / total for share in shares))
    for number, (begin, end) in enumerate(zip([0.0, *ends], ends, strict=False)):
        yield begin + number * gap, end + number * gap


def place(mobject: Any, box: Box, align: NDArray[np.float64] = ORIGIN) -> Any:
    """Put a mobject into a box, shrunk if it is too large, at its side or corner ``align``."""
    shrink = min(1.0, box.width / max(mobject.width, 1e-9), box.height / max(mobject.height, 1e-9))
    if shrink < 1:
        mobject.scale(shrink)
    half = np.array([box.width, box.height, 0]) / 2
    return mobject.move_to(box.middle + align * half, aligned_edge=align)


class Placed:
    """What can be put into a box with ``within``; ``.animate.within`` takes it there."""

    def within(self, box: Box, align: NDArray[np.float64] = ORIGIN) -> Self:
        """Stand in a box, at its side or corner ``align``, shrunk if need be."""
        place(self, box, align)
        return self


class Stack(Placed, VGroup):
    """Things one below the other, or with ``across`` side by side, with gaps between.

    ``align`` is the side on which they are flush. ``next`` adds one more at the end, ``after`` is
    for one that comes and goes.
    """

    def __init__(
        self,
        *things: Any,
        gap: float = _GAP,
        align: NDArray[np.float64] = LEFT,
        across: bool = False,
    ) -> None:
        super().__init__()
        self.gap, self.align, self.way = gap, align, RIGHT if across else DOWN
        for thing in things:
            self.next(thing)

    def next(self, thing: Any) -> Any:
        """Put a thing after the last one, keep it, and give it back."""
        self.add(self.after(thing))
        return thing

    def after(self, thing: Any) -> Any:
        """Put a thing where the next one would be, without keeping it, and give it back."""
        if self.submobjects:
            thing.next_to(self.submobjects[-1], self.way, buff=self.gap, aligned_edge=self.align)
        return thing


_HALF_WIDTH, _HALF_HEIGHT = config.frame_width / 2, config.frame_height / 2

FRAME = Box(-_HALF_WIDTH, -_HALF_HEIGHT, _HALF_WIDTH, _HALF_HEIGHT)
_SAFE = FRAME.inset(SAFE_MARGIN)
TITLE = Box(_SAFE.left, _SAFE.top - TITLE_HEIGHT, _SAFE.right, _SAFE.top)
CAPTION = Box(_SAFE.left, FRAME.bottom, _SAFE.right, FRAME.bottom + CAPTION_HEIGHT)
STAGE = Box(_SAFE.left, CAPTION.top, _SAFE.right, _SAFE.top)
"""All that is above the captions; ``TITLE`` is the top of it."""

__all__ = ["CAPTION", "FRAME", "STAGE", "TITLE", "Box", "Placed", "Stack", "place"]
