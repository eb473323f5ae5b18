"""Who runs: a name, a colour, a mark and a dash for each, the same in all of the film."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple, Self

import numpy as np
from manim import DOWN, LEFT, ORIGIN, RIGHT, UP, FadeOut, Line, RoundedRectangle, Transform, VGroup
from numpy.typing import ArrayLike, NDArray

from scenes.stage import BODY_SIZE, Box, Choices, Layer, Words, swell, tr
from scenes.stage.lecture.choices import Tile
from scenes.stage.lecture.theme import BACKGROUND, QUIET, Color
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import baseline
from scenes.stage.walk.contenders import FOURTH, MOMENTUM, PLAIN, THIRD, outline

Array = NDArray[np.float64]


class Runner(NamedTuple):
    """How one method is shown: a colour and a shape of the contenders, and a dash."""

    name: str
    color: Color
    kind: str
    dashes: Sequence[float]


RUNNERS = (
    Runner("plain", *PLAIN, (0.06, 0.08)),
    Runner("momentum", *MOMENTUM, (0.3, 0.09)),
    Runner("RMSProp", *THIRD, (0.14, 0.07)),
    Runner("Adam", *FOURTH, ()),
)
CASING = 0.04
_FLAT = 6.0  # times as wide as high


def sign(pen: Pen, runner: Runner, at: ArrayLike, radius: float, opacity: float = 1.0,
         rim: float = CASING) -> None:  # fmt: skip
    """The mark of a runner on a dark casing."""
    pen.fill(outline(runner.kind, at, radius + rim), BACKGROUND, 0.9 * opacity)
    pen.fill(outline(runner.kind, at, radius), runner.color, opacity)


def hollow(pen: Pen, runner: Runner, at: ArrayLike, radius: float) -> None:
    """The mark of a runner that is not home, and goes no further: its outline."""
    pen.fill(outline(runner.kind, at, radius + CASING), BACKGROUND, 0.9)
    pen.line(outline(runner.kind, at, radius), runner.color, 0.03, closed=True)


class Sign(Painted):
    """The mark of a runner by itself, beside its name."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, runner: Runner, radius: float = 0.16) -> None:
        super().__init__()
        self.runner, self.radius = runner, radius
        self.set_frame(-radius, -radius, radius, radius)

    def draw(self, canvas: Canvas) -> None:
        """The mark in the middle of its frame."""
        sign(Pen(canvas, self.presence), self.runner, self.get_center()[:2], self.radius)


class Name(VGroup):
    """A runner's mark, its name unless it is ``short``, and what may be said of it behind them."""

    def __init__(
        self, number: int, said: str = "", size: float = BODY_SIZE, short: bool = False
    ) -> None:
        self.runner = runner = RUNNERS[number]
        self.mark = Sign(runner)
        self.words: Any = Words(tr(runner.name), size, runner.color)
        self.words.next_to(self.mark, RIGHT, buff=0.15)
        self.words.shift((0.0, -0.13 - baseline(self.words), 0.0))
        super().__init__(self.mark, *([] if short else [self.words]))
        self.said: Any = None
        if said:
            self.said = Words(said, size, runner.color)
            self.said.next_to(self.mark if short else self.words, RIGHT, buff=0.3)
            self.said.shift((0.0, -0.13 - baseline(self.said), 0.0))
            self.add(self.said)

    def put(self, left: float, y: float) -> Self:
        """Stand with the mark at this height, whatever letters reach down to."""
        self.shift((left - self.mark.get_left()[0], y - self.mark.get_y(), 0.0))
        return self


class Four(Choices):
    """All runners in two rows, each with its mark."""

    def within(self, box: Box, align: Array = ORIGIN) -> Self:
        """Fill a box; a flat one with all side by side."""
        cells = [cell for row in box.rows(1, 1, gap=0.3) for cell in row.columns(1, 1, gap=0.3)]
        if box.width > _FLAT * box.height:
            cells = box.columns(1, 1, 1, 1, gap=0.3)
        tiles = [Tile(*pair, self.size) for pair in zip(self.answers, cells, strict=True)]
        for pair in (tiles[:2], tiles[2:]):
            foot = float(np.mean([baseline(tile.words) for tile in pair]))
            for tile in pair:
                tile.words.shift((foot - baseline(tile.words)) * UP + 0.25 * RIGHT)
        for tile, runner in zip(tiles, RUNNERS, strict=True):
            mark = Sign(runner)
            tile.add(mark.next_to(tile.words, LEFT, buff=0.18).set_y(tile.plate.get_y()))
        self.submobjects = []
        self.add(*tiles)
        return self


class Frame(VGroup):
    """A rim round a name that is there already: one of the answers."""

    def __init__(self, box: Box) -> None:
        self.plate = RoundedRectangle(
            width=box.width, height=box.height, corner_radius=0.12, fill_opacity=0,
            stroke_color=QUIET, stroke_width=4,
        ).move_to(box.middle)  # fmt: skip
        super().__init__(self.plate)

    def call(self) -> Any:
        """It swells for a moment, as its turn comes."""
        return swell(self, 1.06)


class Frames(VGroup):
    """All runners as answers: their names, where they stand, each in a frame."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        super().__init__(*map(Frame, boxes))

    def answer(self, runner: int) -> tuple[Any, ...]:
        """The right one lights up in its own colour, the others go."""
        taken: Any = self[runner]
        lit = taken.plate.animate.set_stroke(RUNNERS[runner].color, 7)
        return lit, *(FadeOut(frame) for frame in self if frame is not taken)

    def underline(self, runner: int) -> tuple[Any, ...]:
        """The right one, which wins nothing, becomes a line below its name; the others go."""
        taken: Any = self[runner]
        ends = (taken.plate.get_corner(DOWN + side) + 0.03 * DOWN for side in (LEFT, RIGHT))
        end = Line(*ends).set_stroke(RUNNERS[runner].color, 7)
        lit = Transform(taken.plate, end)
        return lit, *(FadeOut(frame) for frame in self if frame is not taken)


def light(cell: Any, color: str, tie: bool, box: Box | None = None) -> RoundedRectangle:
    """The rim round the cell of one that is ahead; of several that are level it is fainter."""
    wide, tall = (cell.width + 0.4, cell.height + 0.26) if box is None else (box.width, box.height)
    return RoundedRectangle(
        width=wide, height=tall, corner_radius=0.12, fill_color=color, fill_opacity=0.1,
        stroke_color=color, stroke_width=4 if tie else 7, stroke_opacity=0.65 if tie else 1.0,
    ).move_to(cell.get_center() if box is None else box.middle)  # fmt: skip


__all__ = [
    "CASING",
    "RUNNERS",
    "Four",
    "Frame",
    "Frames",
    "Name",
    "Runner",
    "Sign",
    "hollow",
    "light",
    "sign",
]
