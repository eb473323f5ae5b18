"""A program that turns into another one where it stands: what both have stays, and makes room."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, ClassVar, NamedTuple

import numpy as np
from manim import ValueTracker, linear

from scenes.stage import QUIET, TEXT, Layer, Listing, change
from scenes.stage.lecture.theme import Color
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.listing import Typed

# A number before a line, how a number is printed, a number, a name, a sign.
_TOKEN = re.compile(r"\d+\.(?=\s)|:\.\d+f|\d+(?:\.\d+)?|[^\W\d]\w*|[^\s\w]")
_GOES, _TRAVELS, _COMES = (0.0, 0.35), (0.25, 0.6), (0.5, 0.85)  # of ``turned``
_LIGHT = 0.34  # how strong the band behind what is new is
_STROKE = 0.06  # scene units


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
    """A program of as many rows as another, which it becomes as ``turned`` counts the rows
    that change.

    What is new in the row that has turned last has a light behind it as far as it ``glow``s.
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
        self.changing = sorted({piece.row for piece in self.pieces if piece.kind != "stays"})

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each piece, where it is by now."""
        left, top = self.corner()
        for text, row, before, after, kind in self.pieces:
            turned = self.turn_of(row)
            goes, comes = 1 - _share(turned, _GOES), _share(turned, _COMES)
            there = {"stays": 1.0, "goes": goes, "comes": comes}
            column = before + _share(turned, _TRAVELS) * (after - before)
            if there[kind] > 0:
                yield text, left + column * self.advance, self.foot(row, top), there[kind]

    def turn_of(self, row: int) -> float:
        """How far a row has turned, from 0 to 1."""
        before = bisect(self.changing, row) - 1
        return float(np.clip(self.turned.get_value() - before, 0.0, 1.0))

    def turn_to(self, row: int) -> tuple[Any, ...]:
        """Animations: it turns up to this row, counted from 0, and that is lit."""
        turned = bisect(self.changing, row)
        return change(self.turned, turned, linear), change(self.glow, 1, _at_once)

    def foot(self, row: int, top: float) -> float:
        """The baseline of a row."""
        return top - (row + 0.67) * self.leading

    def draw(self, canvas: Canvas) -> None:
        """The light behind what is new, then all pieces."""
        glow, pen = float(self.glow.get_value()), Pen(canvas, self.presence)
        left, top = self.corner()
        for row, column, wide in self.new():
            later = next((one for one in self.changing if one > row), None)
            passed = 0.0 if later is None else _share(self.turn_of(later), _GOES)
            strength = _share(self.turn_of(row), _COMES) * (1 - passed) * glow
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


class Underline(Painted):
    """A line below some columns of a row of a program, from the left as far as it is ``drawn``."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, code: Listing, row: int, columns: tuple[int, int], color: Color) -> None:
        super().__init__()
        self.tint, self.drawn = color, ValueTracker(0.0)
        left, top = code.corner()
        foot = top - (row + 1) * code.leading
        first, end = (left + column * code.advance for column in columns)
        self.ends = np.array([(first, foot), (end, foot)])
        self.set_frame(first, foot - _STROKE, end, foot + _STROKE)

    def draw(self, canvas: Canvas) -> None:
        """A stroke."""
        start, end = self.ends
        drawn = float(self.drawn.get_value())
        if drawn > 0:
            way = np.stack([start, start + drawn * (end - start)])
            Pen(canvas, self.presence).line(way, self.tint, _STROKE)


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


def _at_once(share: float) -> float:
    """Before anything new is there."""
    return min(1.0, 8 * share)


def _share(turned: float, ends: tuple[float, float]) -> float:
    """How far something is between two moments, softly."""
    share = min(max((turned - ends[0]) / (ends[1] - ends[0]), 0.0), 1.0)
    return share * share * (3 - 2 * share)


__all__ = ["Retyped", "Underline"]
