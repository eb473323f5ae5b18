"""A program that turns into another one where it stands: what both have stays, and makes room."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from manim import ValueTracker

from scenes.stage import QUIET, TEXT, Listing
from scenes.stage.lecture.theme import Color
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.listing import Typed

_TOKEN = re.compile(r"\d+\.(?=\s)|\d+(?:\.\d+)?|[^\W\d]\w*|[^\s\w]")
_GOES, _TRAVELS, _COMES = (0.0, 0.35), (0.25, 0.6), (0.5, 0.85)  # of ``turned``
_LIGHT = 0.34  # how strong the band behind what is new is


class _Piece(NamedTuple):
    """A name, a number or a sign: its row, the columns where it was and will be, and what it does.

    ``kind`` is "stays", "goes" or "comes".
    """

    text: Typed
    row: int
    before: int
    after: int
    kind: str


class Retyped(Listing):
    """A program of as many rows as another, which it becomes as ``turned`` goes from 0 to 1.

    What is new has a light behind it as far as it ``glow``s.
    """

    def __init__(self, old: str, new: str, colors: Mapping[str, Color], size: float) -> None:
        pairs = list(zip(old.splitlines(), new.splitlines(), strict=True))
        super().__init__("\n".join(max(pair, key=len) for pair in pairs), colors, size)
        self.turned, self.glow = ValueTracker(0.0), ValueTracker(0.0)
        self.pieces = [
            _Piece(Typed(text, size, colors.get(text, TEXT)), row, before, after, kind)
            for row, pair in enumerate(pairs)
            for text, before, after, kind in _matched(*pair)
        ]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each piece, where it is by now."""
        turned = float(self.turned.get_value())
        there = {"stays": 1.0, "goes": 1 - _share(turned, _GOES), "comes": _share(turned, _COMES)}
        left, top = self.corner()
        for text, row, before, after, kind in self.pieces:
            column = before + _share(turned, _TRAVELS) * (after - before)
            if there[kind] > 0:
                yield text, left + column * self.advance, self.foot(row, top), there[kind]

    def foot(self, row: int, top: float) -> float:
        """The baseline of a row."""
        return top - (row + 0.67) * self.leading

    def draw(self, canvas: Canvas) -> None:
        """The light behind what is new, then all pieces."""
        strength = _share(float(self.turned.get_value()), _COMES) * float(self.glow.get_value())
        pen, (left, top) = Pen(canvas, self.presence), self.corner()
        for row, column, wide in self.new():
            x, y = left + column * self.advance, top - row * self.leading
            corners = (x, y - self.leading, x + wide * self.advance, y)
            pen.band(*corners, QUIET, _LIGHT * strength)
        super().draw(canvas)

    def new(self) -> Iterator[tuple[int, int, int]]:
        """Row, first column and width of each stretch that is new."""
        for row in range(len(self.lines)):
            taken: list[list[int]] = []
            for text, _, _, column, kind in (p for p in self.pieces if p.row == row):
                if kind != "comes":
                    continue
                if taken and column - taken[-1][1] <= 1:
                    taken[-1][1] = column + len(text.text)
                else:
                    taken.append([column, column + len(text.text)])
            yield from ((row, first, end - first) for first, end in taken)


def _matched(old: str, new: str) -> Iterator[tuple[str, int, int, str]]:
    """The pieces of two rows: their columns in the first and in the second, and what they do.

    >>> for piece in _matched("w = 0", "w, b = 1"):
    ...     print(*piece)
    w 0 0 stays
    , 1 1 comes
    b 3 3 comes
    = 2 5 stays
    0 4 4 goes
    1 7 7 comes
    """
    before, after = (list(_TOKEN.finditer(row)) for row in (old, new))
    first, second = ([piece.group() for piece in side] for side in (before, after))
    for kind, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if kind == "equal":
            for was, now in zip(before[a:b], after[c:d], strict=True):
                yield was.group(), was.start(), now.start(), "stays"
            continue
        for piece in before[a:b]:
            yield piece.group(), piece.start(), piece.start(), "goes"
        for piece in after[c:d]:
            yield piece.group(), piece.start(), piece.start(), "comes"


def _share(turned: float, ends: tuple[float, float]) -> float:
    """How far something is between two moments, softly."""
    share = min(max((turned - ends[0]) / (ends[1] - ends[0]), 0.0), 1.0)
    return share * share * (3 - 2 * share)


__all__ = ["Retyped"]
