"""How long she walks in a valley that is a hairline: the whole frame for one count."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, ValueTracker
from numpy.typing import NDArray

from scenes.parts.many_features.she import Lamp, She
from scenes.parts.many_features.units import Row
from scenes.stage import (
    BODY_SIZE,
    MINIMUM,
    QUIET,
    TEXT,
    TITLE_SIZE,
    Layer,
    Readout,
    Words,
    tr,
)
from scenes.stage.lecture.theme import terrain
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import baseline

Array = NDArray[np.float64]

_HALF, _HIGH = 6.2, -1.5  # of the valley: its long half axis; how high it lies
_HAIR, TALL = 0.012, 2.0  # scene units; how large she is
_CROSS = 0.2
_TURN = np.linspace(0, 2 * np.pi, 361)
_CIRCLE = np.stack([np.cos(_TURN), np.sin(_TURN)], axis=-1)
_SHARES = np.linspace(1, 0, 40, endpoint=False)  # of the valley: ellipses that are filled
_PACES = 24  # from one end of the valley to its middle
_NAME, _COUNT, _CLOCK = 2.95, 1.7, 0.7  # baselines
_ROUND_HIGH, _BESIDE = -1.05, 0.6  # of a valley that is wide; the clock beside the steps
_EDGE, _WIDE = 6.35, 12.5  # of the frame, to the right; of the longest count
_LARGER = 1.3  # than a title: the clock
_ROOM = 0.75  # at the right of the ratio, which gets more digits


def slowing(share: float) -> float:
    """The pace of a count: fast at first."""
    return 1 - (1 - share) ** 2


class Strait(Painted):
    """A valley from end to end of the frame, true to scale, in the first units or in the second.

    ``squeezed`` from 0 to 1 makes it narrower, by equal factors in equal times.
    """

    layer: ClassVar[Layer] = Layer.MAP

    def __init__(
        self, ratios: tuple[float, float], half: float = _HALF, high: float = _HIGH
    ) -> None:
        super().__init__()
        self.half, self.high = half, high
        self.roots = np.sqrt(np.array(ratios))
        self.squeezed = ValueTracker(0.0)
        wide = half / min(self.roots)
        self.set_frame(-half, high - wide, half, high + wide)

    @property
    def root(self) -> float:
        """How many times as long as wide it is."""
        first, second = self.roots.tolist()
        return float(first * (second / first) ** float(self.squeezed.get_value()))

    @property
    def times(self) -> float:
        """How many times as narrow the second is."""
        return float(self.roots[1] / self.roots[0])

    def ellipse(self) -> Array:
        """Its line (n, 2)."""
        return np.asarray([0.0, self.high] + _CIRCLE * [self.half, self.half / self.root])

    def draw(self, canvas: Canvas) -> None:
        """Ground with a hairline round it, which is as thin as it gets; the cross in its middle."""
        pen, line, middle = Pen(canvas, 1.0), self.ellipse(), np.array([0.0, self.high])
        canvas.push_group()  # ellipses that lie on each other come and go as one does
        for share, color in zip(_SHARES, terrain(0.6 * _SHARES), strict=True):
            pen.fill(middle + share * (line - middle), color)
        pen.line(line, TEXT, _HAIR, closed=True)
        for sign in (1, -1):
            arm = _CROSS * np.array([(-1, -sign), (1, sign)]) + middle
            pen.line(arm, MINIMUM, 0.06, casing=0.05)
        canvas.pop_group_to_source()
        canvas.paint_with_alpha(self.presence)

    def readings(self) -> list[Reading]:
        """How narrow it is."""
        return [Reading("narrow", "", self.root)]


class Wait:
    """Some units in the whole frame: how tourists are counted, the steps, and how long that is."""

    def __init__(self, row: Row, name: str, size: float, clock: tuple[str, float, int]) -> None:
        unit, seconds, decimals = clock
        self.row = row
        self.name = Words(name, TITLE_SIZE)
        self.example = row.example.copy()
        self.steps = Readout("steps", tr("steps"), row.count, 0, size)
        self.clock = Readout(unit, tr(unit), lambda: row.count() / seconds, decimals,
                             _LARGER * TITLE_SIZE)  # fmt: skip
        self.stamp = Words(tr("predicted"), TITLE_SIZE, QUIET)
        self.asked = Words(f"{tr('steps')}  ?", size)  # while nothing is counted yet
        left = ((self.name, _NAME), (self.steps, _COUNT), (self.asked, _COUNT),
                (self.clock, _CLOCK))  # fmt: skip
        for words, foot in left:
            words.move_to((-_EDGE, foot, 0), aligned_edge=LEFT)
            line = baseline(words if isinstance(words, Words) else words.label)
            words.shift((0.0, foot - line, 0.0))
        for words, foot in ((self.example, _NAME), (self.stamp, _CLOCK)):
            words.move_to((_EDGE, foot, 0), aligned_edge=RIGHT)
            words.shift((0.0, foot - baseline(words), 0.0))

    def beside(self) -> None:
        """The clock goes to the right of the steps: the valley takes its place."""
        self.clock.move_to((_BESIDE, _COUNT, 0), aligned_edge=LEFT)
        self.clock.shift((0.0, _COUNT - baseline(self.clock.label), 0.0))

    @property
    def numbers(self) -> list[Any]:
        """What counts."""
        return [self.steps, self.clock]


class Walk:
    """She in the hairline: as far from the cross as the flattest axis has still to go."""

    def __init__(self, rows: tuple[Row, Row], clock: ValueTracker, half: float = _HALF) -> None:
        self.rows = rows
        high = _HIGH if half == _HALF else _ROUND_HIGH
        self.strait = Strait((rows[0].measured.ratio, rows[1].measured.ratio), half, high)
        self.narrow = Readout(
            "sides", tr("wide : long = 1 :"), lambda: self.strait.root, 0, 1.1 * BODY_SIZE, QUIET
        )
        above = 0.55 if half == _HALF else 2.25
        self.narrow.move_to((_EDGE - _ROOM, high + above, 0), aligned_edge=RIGHT)
        self.she = She(self.foot, self.paces, clock, size=TALL)
        self.pool = Lamp(self.foot, 2.4)

    @property
    def left(self) -> float:
        """What is left of the flattest axis, in the present units."""
        row = self.rows[round(float(self.strait.squeezed.get_value()))]
        return float(row.left()[-1])

    def foot(self) -> Array:
        """Where she stands on the screen (2,)."""
        return np.array([-0.97 * self.strait.half * self.left, self.strait.high])

    def paces(self) -> float:
        """How many paces she has made: whole ones at both ends."""
        last = self.rows[0].measured.share
        return round(_PACES * min(1.0, (1 - self.left) / (1 - last)), 6)

    @property
    def begin(self) -> list[Any]:
        """What is there from the start."""
        return [self.strait, self.narrow, self.pool, self.she]


def widest(rows: tuple[Row, ...]) -> float:
    """The size at which the longest count goes from side to side of the frame."""
    words = max((f"{tr('steps')} {row.measured.steps:,}" for row in rows), key=len)
    return float(TITLE_SIZE * _WIDE / (1.08 * Words(words, TITLE_SIZE).width))


__all__ = ["TALL", "Strait", "Wait", "Walk", "slowing", "widest"]
