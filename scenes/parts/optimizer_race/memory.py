"""What each runner remembers: a square of four fields, and the two signs of memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, RIGHT, RoundedRectangle, ValueTracker, VGroup, linear
from numpy.typing import ArrayLike, NDArray

from scenes.parts.optimizer_race.places import FIELDS
from scenes.parts.optimizer_race.runners import Name
from scenes.stage import GRADIENT, QUIET, TITLE, Box, Layer, Words, change, tr
from scenes.stage.lecture.theme import PLATE, RULE
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_LINKS, _KEEP = 6, 0.8  # of the chain of the film before
_LINK = 0.56  # scene units of the newest one


class Chain(Painted):
    """The memory of a direction: old pushes head to tail, each fainter and 0.8 of the next."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self) -> None:
        super().__init__()
        self.grown = ValueTracker(0.0)
        self.lengths = _LINK * _KEEP ** np.arange(_LINKS)[::-1]
        half = float(self.lengths.sum()) / 2
        self.set_frame(-half, -0.2, half, 0.2)

    def grow(self) -> Any:
        """Link by link, the oldest first."""
        return change(self.grown, 1, linear)

    def draw(self, canvas: Canvas) -> None:
        """As many links as have grown."""
        left, (_, middle) = float(self.get_left()[0]), self.get_center()[:2].tolist()
        ends = left + np.concatenate([[0], np.cumsum(self.lengths)])
        shares = np.clip(float(self.grown.get_value()) * _LINKS - np.arange(_LINKS), 0, 1)
        for number, share in enumerate(shares.tolist()):
            if share <= 0:
                continue
            strength = max(0.3, _KEEP ** (_LINKS - 1 - number))
            tip = ends[number] + share * (ends[number + 1] - ends[number])
            pen = Pen(canvas, self.presence * strength)
            pen.arrow(np.array([(ends[number], middle), (tip, middle)]), GRADIENT, 0.085)


class Sides(Painted):
    """The memory of steepness: a square for each axis, whose side is the root of what is kept."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, sides: Sequence[float], gap: float = 0.35) -> None:
        super().__init__()
        self.sides, self.gap = np.array(sides, dtype=float), gap
        self.opened = ValueTracker(0.0)
        wide = float(self.sides.sum() + gap * (len(sides) - 1))
        tall = float(self.sides.max())
        self.set_frame(-wide / 2, -tall / 2, wide / 2, tall / 2)

    def open_up(self) -> Any:
        """Each grows from its lower left corner."""
        return change(self.opened, 1)

    def draw(self, canvas: Canvas) -> None:
        """Filled lightly, with a rim."""
        pen, opened = Pen(canvas, self.presence), float(self.opened.get_value())
        if opened <= 0:
            return
        left, foot = float(self.get_left()[0]), float(self.get_bottom()[1])
        for side in self.sides.tolist():
            square(pen, (left, foot), side * opened)
            left += side + self.gap


def square(pen: Pen, corner: ArrayLike, side: float) -> None:
    """A square of remembered steepness from its lower left corner."""
    corners = np.asarray(corner) + side * np.array([(0, 0), (1, 0), (1, 1), (0, 1)])
    pen.fill(corners, GRADIENT, 0.28)
    pen.line(corners, GRADIENT, 0.04, closed=True)


class Fields:
    """Four fields: what is remembered, of the direction and of the steepness."""

    def __init__(self, sides: Sequence[float]) -> None:
        head, body = FIELDS.rows(0.001, 1, gap=0.0)
        rows = [row.columns(1, 1, gap=0.25) for row in body.rows(1, 1, gap=0.25)]
        self.boxes = [rows[0][0], rows[0][1], rows[1][0], rows[1][1]]
        self.tiles = VGroup(*(self._tile(box) for box in self.boxes))
        words = (tr("no direction"), tr("direction"))
        self.columns = [
            Words(text, 40, QUIET).move_to((box.middle[0], head.top + 0.42, 0))
            for text, box in zip(words, self.boxes[:2], strict=True)
        ]
        words = (tr("no steepness"), tr("steepness"))
        self.rows: list[Any] = []
        for text, box in zip(words, (self.boxes[0], self.boxes[2]), strict=True):
            row: Any = Words(text, 40, QUIET).move_to(box.middle)
            self.rows.append(row.shift(RIGHT * (box.left - 0.35 - row.get_right()[0])))
        self.heads = VGroup(self.tiles, *self.columns, *self.rows)
        self.names = [Name(k, size=42) for k in range(4)]
        self.chains = [Chain(), Chain()]
        self.sides = [Sides(sides), Sides(sides)]
        self.nothing = Words(tr("nothing"), 40, QUIET)
        self.line_up()
        below = [self._lower(k) for k in range(4)]
        self.nothing.move_to(below[0])
        self.chains[0].move_to(below[1])
        self.sides[0].move_to(below[2])
        self.chains[1].move_to(below[3] + 0.95 * RIGHT)
        self.sides[1].move_to(below[3] - 1.2 * RIGHT)

    @staticmethod
    def _tile(box: Box) -> RoundedRectangle:
        return RoundedRectangle(
            width=box.width, height=box.height, corner_radius=0.15, fill_color=PLATE,
            fill_opacity=0.9, stroke_color=RULE, stroke_width=3,
        ).move_to(box.middle)  # fmt: skip

    def _upper(self, number: int) -> Array:
        return np.asarray(self.boxes[number].middle + 0.62 * -DOWN)

    def _lower(self, number: int) -> Array:
        return np.asarray(self.boxes[number].middle + 0.45 * DOWN)

    def line_up(self) -> None:
        """The names stand side by side above the fields."""
        widths = [name.width for name in self.names]
        left, gap = FIELDS.left, (FIELDS.width - sum(widths)) / 3
        for name, wide in zip(self.names, widths, strict=True):
            name.move_to((left + wide / 2, TITLE.middle[1], 0))
            left += wide + gap

    def come(self, number: int) -> Any:
        """A name slides into its field."""
        return self.names[number].animate.move_to(self._upper(number))

    @property
    def everything(self) -> list[Any]:
        """All of it."""
        return [self.heads, *self.names, *self.chains, *self.sides, self.nothing]


__all__ = ["Chain", "Fields", "Sides", "square"]
