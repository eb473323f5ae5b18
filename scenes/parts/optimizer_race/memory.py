"""What each runner remembers: a square of four fields, and the two signs of memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import signature
from typing import Any, ClassVar

import numpy as np
from manim import (
    DOWN,
    RIGHT,
    UP,
    ManimColor,
    RoundedRectangle,
    ValueTracker,
    VGroup,
    interpolate_color,
    linear,
)
from numpy.typing import ArrayLike, NDArray

from gdmath.adam import adam
from gdmath.adaptive import rmsprop
from gdmath.optimizer import momentum
from scenes.parts.optimizer_race.fair import ADAM, MOMENTUM, RMSPROP
from scenes.parts.optimizer_race.places import FIELDS
from scenes.parts.optimizer_race.runners import RUNNERS, Name
from scenes.stage import (
    GRADIENT,
    QUIET,
    STAGE,
    STEP,
    TEXT,
    TITLE,
    Box,
    Formula,
    Layer,
    Words,
    change,
    tr,
)
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_TINT = 0.18  # of its runner's colour has a field
_ASLEEP = 0.5  # of its strength has a field that is not told of yet
_LINKS = 5  # of a chain
_LINK = 0.56  # scene units of the newest one
# From the middle of a field: its name, what it remembers, how that is kept, and its step.
_UP, _LOW, _FOOT, _STEP = 1.07 * UP, 0.36 * UP, 0.42 * DOWN, 1.04 * DOWN


class Chain(Painted):
    """The memory of a direction: old slopes head to tail, each what is kept of the next one."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, keep: float) -> None:
        super().__init__()
        self.grown, self.shares = ValueTracker(0.0), keep ** np.arange(_LINKS)[::-1]
        self.lengths = _LINK * self.shares
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
            strength = max(0.3, float(self.shares[number]) ** 2)  # their lengths differ by little
            tip = ends[number] + share * (ends[number + 1] - ends[number])
            pen = Pen(canvas, self.presence * strength)
            pen.arrow(np.array([(ends[number], middle), (tip, middle)]), GRADIENT, 0.085)


class Sides(Painted):
    """The memory of steepness: a square for each axis, whose side is the root of what is kept."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, sides: Sequence[float], gap: float = 0.22, empty: bool = False) -> None:
        super().__init__()
        self.sides, self.gap, self.empty = np.array(sides, dtype=float), gap, empty
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
            square(pen, (left, foot), side * opened, self.empty)
            left += side + self.gap


def dimmed(color: str) -> ManimColor:
    """A colour in the dark, through which nothing is seen."""
    return interpolate_color(ManimColor(BACKGROUND), ManimColor(color), _TINT)


def tile(number: int, box: Box, rim: float = 0.0) -> RoundedRectangle:
    """A field in the colour of a runner, in the dark, with a rim so wide."""
    color = RUNNERS[number].color
    return RoundedRectangle(
        width=box.width, height=box.height, corner_radius=0.15, fill_color=dimmed(color),
        fill_opacity=1.0, stroke_color=color, stroke_width=rim,
    ).move_to(box.middle).set_z_index(Layer.PLOT)  # fmt: skip


def square(pen: Pen, corner: ArrayLike, side: float, empty: bool = False) -> None:
    """A square of remembered steepness from its lower left corner; an empty one is dashed."""
    corners = np.asarray(corner) + side * np.array([(0, 0), (1, 0), (1, 1), (0, 1)])
    if empty:
        pen.line(corners, QUIET, 0.03, closed=True, dashes=(0.1, 0.08))
        return
    pen.fill(corners, GRADIENT, 0.28)
    wide = min(0.04, side / 4)  # within it, so that it is as large as it is
    inner = np.asarray(corner) + wide / 2 + (side - wide) * np.array(
        [(0, 0), (1, 0), (1, 1), (0, 1)])  # fmt: skip
    pen.line(inner, GRADIENT, wide, closed=True)


def kept_by(method: Callable[..., Any]) -> list[float]:
    """What a method keeps of its memories at a step if nobody says otherwise."""
    known = signature(method).parameters
    names = ("momentum", "decay", "beta1", "beta2")
    return [float(known[name].default) for name in names if name in known]


def added(method: Callable[..., Any]) -> str:
    """The rule of a memory that adds up what comes."""
    (keep,) = kept_by(method)
    return f'v arrow.l {keep:g} thin v + "{tr("slope")}"'


def averaged(method: Callable[..., Any], squares: bool) -> str:
    """The rule of a memory that is an average, of slopes or of their squares."""
    keep = kept_by(method)[-1 if squares else 0]
    letter, power = ("s", "^2") if squares else ("m", "")
    return f'{letter} arrow.l {keep:g} thin {letter} + {1 - keep:.3g} thin "{tr("slope")}"{power}'


def step_rule(by: str) -> Formula:
    """A step, by what alpha is multiplied with."""
    return Formula(f"w arrow.l w - {{{{alpha : rate}}}} thin {by}", {"rate": STEP}, 42)


class Fields:
    """Four fields: to the right direction is remembered, in the lower row steepness."""

    def __init__(self, sides: Sequence[float]) -> None:
        rows = [row.columns(1, 1, gap=0.25) for row in FIELDS.rows(1, 1, gap=0.25)]
        self.boxes = [rows[0][0], rows[0][1], rows[1][0], rows[1][1]]
        self.tiles = [tile(k, box, 4) for k, box in enumerate(self.boxes)]
        self.column = Words(tr("remembers direction"), 44, TEXT)
        self.column.move_to((self.boxes[1].middle[0], TITLE.middle[1], 0))
        lines: Any = VGroup(*(Words(text, 44, TEXT) for text in (tr("remembers"), tr("steepness"))))
        self.row = lines.arrange(DOWN, buff=0.2).move_to(self.boxes[2].middle)
        self.row.set_x((STAGE.left + FIELDS.left) / 2)
        self.names = [Name(k, size=46) for k in range(4)]
        for name, box in zip(self.names, self.boxes, strict=True):
            name.move_to(box.middle + _UP)
        self.chains = [Chain(kept_by(momentum)[0]), Chain(kept_by(adam)[0])]
        self.sides = [Sides(sides), Sides(sides)]
        below = [box.middle + _LOW for box in self.boxes]
        self.nothing = Words(tr("nothing"), 44, QUIET).move_to(below[0])
        told = (
            (MOMENTUM, added(momentum), _FOOT),
            (RMSPROP, averaged(rmsprop, True), _FOOT),
            (ADAM, averaged(adam, False), _FOOT),
            (ADAM, averaged(adam, True), _STEP),
        )
        self.kept = [
            Formula(text, size=42, color=TEXT).move_to(self.boxes[k].middle + down)
            for k, text, down in told
        ]
        slope = tr("slope")
        self.steps = [
            step_rule(by).move_to(box.middle + _STEP)
            for by, box in zip((f'"{slope}"', "v", f'"{slope}" slash sqrt(s)'), self.boxes,
                               strict=False)
        ]  # fmt: skip
        self.chains[0].move_to(below[1])
        self.sides[0].move_to(below[2])
        # A slope counts a tenth in the average, and is as long as in the sum: so that is written.
        self.share = Formula(f"{1 - kept_by(adam)[0]:.3g} times", size=40, color=GRADIENT)
        row: Any = VGroup(self.sides[1], self.share, self.chains[1])
        row.arrange(RIGHT, buff=0.18).move_to(below[3])

    def one(self, number: int) -> list[Any]:
        """A field, and the runner in it."""
        return [self.tiles[number], self.names[number]]

    def sleep(self) -> None:
        """All but the first are faint until they are told of."""
        for tile in self.tiles[1:]:
            tile.set_fill(opacity=_ASLEEP).set_stroke(opacity=_ASLEEP)

    def wake(self, number: int) -> Any:
        """An animation: a field becomes as bright as the first one is."""
        tile: Any = self.tiles[number]
        return tile.animate.set_fill(opacity=1).set_stroke(opacity=1)


__all__ = ["Chain", "Fields", "Sides", "kept_by", "square", "tile"]
