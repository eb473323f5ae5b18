"""Programs and what they print: rows of type in which every character is equally wide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, ClassVar, NamedTuple, Self

import numpy as np
from manim import ORIGIN, ValueTracker
from numpy.typing import NDArray

from gdmath import InputError
from scenes.stage.lecture.boxes import Box, Placed
from scenes.stage.lecture.theme import LABEL_SIZE, LOSS, QUIET, SMALLEST_SIZE, TEXT, Color
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import MONOSPACED, Words

Array = NDArray[np.float64]

_LETTERS = "".join(chr(code) for code in range(0xC0, 0x100) if chr(code).isalpha())
_ON_THE_LINE = "".join(map(chr, range(33, 127))) + "−α…θ" + _LETTERS + "€°µ"
_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789−", strict=True))
CHARACTERS = _ON_THE_LINE + "".join(_RAISED)
_SMALL, _UP = 0.72, 0.45  # of a sign on the line: a raised one; and how far up it is
_HAIR = 1e-9  # scene units, by rounding: what is as wide as its box fits
_LEADING = 1.5  # from one baseline to the next, in ems
_EM = 1 / 96  # scene units of an em, to a unit of size
_RISE = 0.33  # of a row, from the baseline of its letters down to its lower edge
_RUN = re.compile(r"[^\W\d]\w*|(?:\d|[^\s\w])+")
_PART = re.compile(r"\S+(?: \S+)*")
_LIGHT = 0.22  # how strong the band behind the line that runs is
_FAINT = 0.35  # lines that do not matter any more


class _Type(NamedTuple):
    """The letters of one size: outlines (n, 4, 2) in their cells, and how wide a cell is.

    ``as_words`` is the size of words whose small letters are as tall.
    """

    outlines: dict[str, Array]
    advance: float
    as_words: float


@lru_cache(maxsize=8)
def _type(size: float) -> _Type:
    """All characters, set once; a text takes them from here."""
    setting = Words("xx" + _ON_THE_LINE, size, font=MONOSPACED)
    x, second, *letters = setting.family_members_with_points()
    assert len(letters) == len(_ON_THE_LINE)
    origin, advance = x.points[:, 0].min(), second.points[:, 0].min() - x.points[:, 0].min()
    foot = x.points[:, 1].min()
    outlines = {}
    for column, (character, letter) in enumerate(zip(_ON_THE_LINE, letters, strict=True), start=2):
        corner = np.array([origin + column * advance, foot])
        flat = letter.points[: len(letter.points) // 4 * 4, :2] - corner
        outlines[character] = flat.reshape(-1, 4, 2)
    up = np.array([0.0, _UP * float(x.height)])
    outlines |= {raised: _SMALL * outlines[sign] + up for raised, sign in _RAISED.items()}
    as_words = size * float(x.height / Words("x", size).height)
    return _Type(outlines, float(advance), as_words)


class Typed(Lettering):
    """A text without spaces at its ends, each character in a cell as wide as all others.

    Its small letters are taller than those of words: it is as legible as words of its ``size``.
    """

    def __init__(self, text: str, size: float, color: Color) -> None:
        outlines, advance, self.size = _type(size)
        self.text, self.tint = text, color
        cells = [
            outlines[character] + np.array([column * advance, 0.0])
            for column, character in enumerate(text)
            if character != " "
        ]
        self._shape(np.concatenate(cells))


class _Run(NamedTuple):
    """A piece of a row in one colour."""

    text: Typed
    row: int
    column: int


class _Rows(Placed, Lettered):
    """Rows of typed text in a frame that may be moved and scaled, as boxes ask.

    They are ``verbatim``: neither translated nor with commas between thousands.
    """

    verbatim: ClassVar[bool] = True

    def __init__(self, rows: int, columns: int, size: float, leading: float) -> None:
        super().__init__()
        self.size = size
        self.advance, self.leading = _type(size).advance, leading * size * _EM
        self._wide, self._tall = columns * self.advance, rows * self.leading
        self.set_frame(0, -self._tall, self._wide, 0)

    def within(self, box: Box, align: NDArray[np.float64] = ORIGIN) -> Self:
        """Stand in a box, at its side or corner ``align``; it must fit, as type is not shrunk."""
        if self._wide > box.width + _HAIR or self._tall > box.height + _HAIR:
            raise InputError(
                f"box: {self._wide:.1f} by {self._tall:.1f} of type do not fit into "
                f"{box.width:.1f} by {box.height:.1f}."
            )
        return super().within(box, align)

    def corner(self) -> tuple[float, float]:
        """Where its first row begins: left, and top."""
        return float(self.points[:, 0].min()), float(self.points[:, 1].max())

    def _place(self, run: _Run, up: float = 0.0) -> tuple[float, float]:
        """The left end of a run and its baseline, ``up`` rows higher than where it belongs."""
        left, top = self.corner()
        return (
            left + run.column * self.advance,
            top - (run.row - up + 1 - _RISE) * self.leading,
        )


class Listing(_Rows):
    """A program: written line by line, with a light on the line that runs.

    ``written`` says how many of its lines are there, the last of them perhaps in part; ``light``
    which one runs, counted from 0, and ``lit`` how bright that is. ``colors`` has names and their
    colours, so that what a name means in the picture has its colour in the program. From one
    baseline to the next there are ``leading`` ems.
    """

    def __init__(
        self,
        source: str,
        colors: Mapping[str, Color] | None = None,
        size: float = LABEL_SIZE,
        color: Color = TEXT,
        leading: float = _LEADING,
    ) -> None:
        self.lines = source.rstrip().splitlines()
        super().__init__(len(self.lines), max(map(len, self.lines)), size, leading)
        self.written = ValueTracker(len(self.lines))
        self.light, self.lit = ValueTracker(0), ValueTracker(0)
        names = colors or {}
        self._runs = [
            _Run(Typed(run.group(), size, names.get(run.group(), color)), row, run.start())
            for row, line in enumerate(self.lines)
            for run in _RUN.finditer(line)
        ]

    def write_to(self, line: int) -> Any:
        """An animation that writes up to the end of a line, counted from 1."""
        return change(self.written, line, lambda share: share)

    def run_line(self, line: int) -> list[Any]:
        """Animations that take the light to a line, counted from 0."""
        return [change(self.light, line), change(self.lit, 1)]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each name and sign, as far as it is written."""
        written = self.written.get_value()
        for run in self._runs:
            done = (written - run.row) * len(self.lines[run.row])
            strength = min(max(done - run.column, 0.0), 1.0)
            if strength:
                yield run.text, *self._place(run), strength

    def draw(self, canvas: Canvas) -> None:
        """The light, and the program before it."""
        lit = self.lit.get_value()
        if lit > 0:
            left, top = self.corner()
            upper = top - round(self.light.get_value()) * self.leading  # never between two lines
            margin = self.advance / 2
            corners = (left - margin, upper - self.leading, left + self._wide + margin, upper)
            Pen(canvas, self.presence).band(*corners, QUIET, _LIGHT * lit)
        self.write(canvas)


class Log(_Rows):
    """What a program has printed: as many of the last lines as there are ``rows``.

    ``printed`` says how many lines there are by now; what is above the frame has scrolled out.
    Of each line the characters ``settled`` (first, end) are gold as far as it is ``gilded``. From
    the line ``until`` on, all are faint.
    """

    def __init__(
        self,
        lines: Sequence[str],
        rows: int,
        settled: Sequence[tuple[int, int]] | None = None,
        size: float = SMALLEST_SIZE,
        color: Color = TEXT,
    ) -> None:
        super().__init__(rows, max(map(len, lines)), size, _LEADING)
        self.lines, self.rows = list(lines), rows
        self.printed = ValueTracker(0)
        self.until, self.gilded = ValueTracker(len(lines)), ValueTracker(1)
        cuts = settled or [(0, 0)] * len(lines)
        self._runs = [
            [
                _Run(Typed(part.group(), size, tint), row, first + part.start())
                for first, end, tint in ((0, a, color), (a, b, LOSS), (b, len(line), color))
                for part in _PART.finditer(line[first:end])
            ]
            for row, (line, (a, b)) in enumerate(zip(lines, cuts, strict=True))
        ]
        self._plain = {
            run: Typed(run.text.text, size, color)
            for runs in self._runs
            for run in runs
            if run.text.tint == LOSS != color
        }

    def middle_of(self, row: float) -> float:
        """How high on the screen the middle of a line is now, counted from 0."""
        gone = max(self.printed.get_value() - self.rows, 0.0)
        return self.corner()[1] - (row - gone + 0.5) * self.leading

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The lines that are in the frame."""
        printed, until = self.printed.get_value(), self.until.get_value()
        gone = max(printed - self.rows, 0.0)
        for row in range(int(gone), min(int(np.ceil(printed)), len(self.lines))):
            there = min(printed - row, 1.0) * (1.0 - min(max(gone - row, 0.0), 1.0))
            matters = min(max(until - row, 0.0), 1.0)
            strength = there * (_FAINT + (1 - _FAINT) * matters)
            for run in self._runs[row]:
                place, gold = self._place(run, up=gone), float(self.gilded.get_value())
                if run in self._plain and gold < 1:
                    yield self._plain[run], *place, strength * (1 - gold)
                yield run.text, *place, strength * (gold if run in self._plain else 1)

    def draw(self, canvas: Canvas) -> None:
        """All lines that are in the frame."""
        self.write(canvas)


__all__ = ["Listing", "Log", "Typed"]
