"""The data as a file: lines of text, of which each becomes a dot; its columns as rows."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeOut, VGroup

from scenes.parts.training_loop.cells import are_whole, cut_units
from scenes.parts.training_loop.machine import Machine
from scenes.parts.training_loop.places import (
    COLUMN_SIZE,
    COLUMNS,
    COLUMNS_WIDE,
    FILE,
    FILE_COLUMNS,
    FILE_SIZE,
    SOON,
)
from scenes.parts.training_loop.plan import Plan
from scenes.stage import DATA, QUIET, SMALLEST_SIZE, STAGE, TEXT, Listing, Words, change, tr

_GAP = 0.3  # scene units from a row to where its dot comes from
_ROWS = 11  # that are seen, the names included


class Table(VGroup):
    """The first lines of the file, and what was done to fit them; both columns can be lit."""

    def __init__(self, plan: Plan) -> None:
        units = ", ".join(cut_units(plan.data, plan.cells[0]))
        cells = plan.cells[: _ROWS - bool(units)]
        more = len(plan.cells) > len(cells)
        whole = are_whole(plan.data, cells[:-1] if more else cells)
        if more:
            cells[-1] = ("…".rjust(len(cells[0][0])), "…".rjust(len(cells[0][1])))
        rows = ["  ".join(row) for row in cells]
        size = FILE_SIZE * min(1.0, FILE_COLUMNS / max(map(len, rows)))
        blank = " " * (len(cells[0][0]) + 2)
        self.names = _standing(rows[0], TEXT, size)
        self.text = _standing("\n".join(["", *rows[1:]]), QUIET, size)
        self.columns = [
            _standing("\n".join(x for x, _ in cells), DATA, size),
            _standing("\n".join(blank + y for _, y in cells), DATA, size),
        ]
        rounded = "" if whole else tr("shown rounded, computed in full")
        self.body = VGroup(self.text)
        for note in filter(None, (units, rounded)):
            told = Words(note, SMALLEST_SIZE, QUIET)
            told.scale(min(1.0, FILE.width / told.width))
            self.body.add(told.next_to(self.body, DOWN, buff=0.1).align_to(self.text, LEFT))
        super().__init__(self.body, self.names)
        self.count, self.as_rows = len(rows), _as_rows(plan)
        self.way = (STAGE.middle[0] - self.get_center()[0]) * RIGHT  # to the middle of the frame

    def send(self, machine: Machine) -> None:
        """Out of sight: each dot of the plane stands in its row, and has not left."""
        machine.on_the_right()
        left, top = self.text.corner()
        row = np.minimum(np.arange(len(machine.dots.x)) + 1, self.count - 1)
        x = np.full(len(row), left + self.text.width + _GAP)
        y = top - (row + 0.5) * self.text.leading
        plane = machine.plane
        share = (np.stack([x, y], axis=-1) - plane.corner) / plane.size
        machine.dots.origin = (share * plane.span + plane.low).T
        machine.dots.settled.set_value(0)
        machine.dots.panel = STAGE  # they come from beside the plane
        for part in (self, *self.columns):
            part.shift(self.way)

    def leave(self) -> tuple[Any, ...]:
        """Animations: it goes, before anything else moves."""
        return tuple(FadeOut(part, rate_func=SOON) for part in (self, *self.columns))

    def first_line(self) -> tuple[Any, ...]:
        """Animations: the light goes from the last line, and is back on the first numbers."""
        light = change(self.text.light, 1, lambda share: float(share >= 0.5))
        return light, change(self.text.lit, 0, lambda share: 1 - abs(2 * share - 1))

    def home(self) -> Any:
        """An animation: the file makes room for the dots."""
        whole = VGroup(self, *self.columns)
        return whole.animate.shift(-self.way)


def _as_rows(plan: Plan) -> Listing:
    """Both columns of the file as the program has them, x and y, as far as there is room."""
    columns = [[cell.strip() for cell in column] for column in zip(*plan.cells[1:], strict=True)]
    wide = 1 + max(len(cell) for column in columns for cell in column[:_ROWS])
    count = max(1, (COLUMNS_WIDE - len("x: …")) // wide)
    rows = [
        f"{name}:" + "".join(cell.rjust(wide) for cell in column[:count])
        for name, column in zip("xy", columns, strict=True)
    ]
    if count < len(plan.data):
        rows = [f"{row} …" for row in rows]
    size = COLUMN_SIZE * min(1.0, COLUMNS_WIDE / max(map(len, rows)))
    return Listing("\n".join(rows), size=size, color=DATA).within(COLUMNS, LEFT)


def _standing(text: str, color: Any, size: float) -> Listing:
    return Listing(text, size=size, color=color).within(FILE, UP + LEFT)


__all__ = ["Table"]
