"""How long she walks in a valley that is a hairline: the whole frame for one count."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, ValueTracker
from numpy.typing import NDArray

from scenes.parts.many_features.she import She
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
    change,
    tr,
)
from scenes.stage.lecture.theme import BACKGROUND, terrain
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen, dot
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import baseline
from scenes.stage.walk.light import Pool

Array = NDArray[np.float64]

_HALF, _HIGH = 6.2, -1.35  # of the valley: its long half axis; how high it lies
_HAIR, _TALL = 0.012, 1.3  # scene units; how large she is
_CROSS = 0.15
_TURN = np.linspace(0, 2 * np.pi, 361)
_CIRCLE = np.stack([np.cos(_TURN), np.sin(_TURN)], axis=-1)
_SHARES = np.linspace(1, 0, 40, endpoint=False)  # of the valley: ellipses that are filled
_PACES = 24  # from one end of the valley to its middle
_NAME, _COUNT, _CLOCK = 2.85, 1.35, 0.2  # baselines
_EDGE, _WIDE = 6.35, 12.5  # of the frame, to the right; of the longest count
_LARGER = 1.3  # than a title: the clock
_LENS, _SOURCE = (3.6, -2.4), (3.6, _HIGH)
_ROUND = 0.62
_ASIDE = -5.7  # from her: the arrows across
_ROOM = 0.75  # at the right of the ratio, which gets more digits
_NEAR, _FAR, _UNDER = 0.09, 0.75, 0.33


def slowing(share: float) -> float:
    """The pace of a count: fast at first."""
    return 1 - (1 - share) ** 2


class Strait(Painted):
    """A valley from end to end of the frame, true to scale, in the first units or in the second.

    ``squeezed`` from 0 to 1 makes it narrower, by equal factors in equal times.
    """

    layer: ClassVar[Layer] = Layer.MAP

    def __init__(self, ratios: tuple[float, float], half: float = _HALF) -> None:
        super().__init__()
        self.half = half
        self.roots = np.sqrt(np.array(ratios))
        self.squeezed = ValueTracker(0.0)
        wide = half / min(self.roots)
        self.set_frame(-half, _HIGH - wide, half, _HIGH + wide)

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
        return np.asarray([0.0, _HIGH] + _CIRCLE * [self.half, self.half / self.root])

    def draw(self, canvas: Canvas) -> None:
        """Ground with a hairline round it, which is as thin as it gets; the cross in its middle."""
        pen, line, middle = Pen(canvas, self.presence), self.ellipse(), np.array([0.0, _HIGH])
        for share, color in zip(_SHARES, terrain(0.6 * _SHARES), strict=True):
            pen.fill(middle + share * (line - middle), color)
        pen.line(line, TEXT, _HAIR, closed=True)
        for sign in (1, -1):
            arm = _CROSS * np.array([(-1, -sign), (1, sign)]) + np.array([0.0, _HIGH])
            pen.line(arm, MINIMUM, 0.06, casing=0.05)

    def readings(self) -> list[Reading]:
        """How narrow it is."""
        return [Reading("narrow", "", self.root)]


class Magnifier(Painted):
    """A lens over a piece of the valley: ``power`` from 0 to 1 makes it stronger."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, strait: Strait) -> None:
        super().__init__()
        self.strait, self.power = strait, ValueTracker(0.0)
        x, y = _LENS
        self.set_frame(x - _ROUND, y - _ROUND, x + _ROUND, y + _ROUND)
        self.label = Readout("zoom", "×", self.zoom, 0, TITLE_SIZE)
        self.label.move_to((x + _ROUND + 0.25, y, 0), aligned_edge=LEFT)

    def zoom(self) -> float:
        """How many times larger things are in it."""
        return float(self.strait.times ** float(self.power.get_value()))

    def band(self) -> Array:
        """The valley's line as it is seen in it (n, 2)."""
        return np.asarray(_LENS + self.zoom() * (self.strait.ellipse() - _SOURCE))

    def draw(self, canvas: Canvas) -> None:
        """Its glass, what is seen in it, its rim, and where that is."""
        pen = Pen(canvas, self.presence)
        pen.ring(_SOURCE, 0.1, QUIET, 0.03)
        for side in (-1, 1):
            ends = np.array([(_SOURCE[0] + 0.1 * side, _SOURCE[1]),
                             (_LENS[0] + _ROUND * side, _LENS[1])])  # fmt: skip
            pen.line(ends, QUIET, 0.02, opacity=0.6)
        pen.disc(_LENS, _ROUND, BACKGROUND)
        canvas.save()
        dot(canvas, np.array(_LENS), _ROUND)
        canvas.clip()
        pen.fill(self.band(), terrain(np.array([0.45]))[0])
        pen.line(self.band(), TEXT, _HAIR, closed=True)
        canvas.restore()
        pen.ring(_LENS, _ROUND, TEXT, 0.04)


class Sides(Painted):
    """Arrows for both axes of the valley: across it, and along it, as far as they are ``told``."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self) -> None:
        super().__init__()
        self.told = [ValueTracker(0.0), ValueTracker(0.0)]
        self.set_frame(-_HALF, _HIGH - _FAR, _HALF, _HIGH + _FAR)

    def tell(self, which: int) -> Any:
        """The arrows across (0) or along (1) come."""
        return change(self.told[which], 1)

    def draw(self, canvas: Canvas) -> None:
        """Two short ones against the hairline, a long one with two heads under it."""
        across, along = (float(told.get_value()) for told in self.told)
        pen = Pen(canvas, self.presence)
        aside = Pen(canvas, self.presence * (1 - along))  # the long arrow would cross the short one
        for sign in (1, -1):
            if across > 0:
                ends = [
                    (_ASIDE, _HIGH + sign * far) for far in (_FAR, _FAR + across * (_NEAR - _FAR))
                ]
                aside.arrow(np.array(ends), TEXT, 0.05)
            if along > 0:
                y = _HIGH - _UNDER
                pen.arrow(np.array([(0.0, y), (sign * along * _HALF, y)]), TEXT, 0.05)


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

    @property
    def numbers(self) -> list[Any]:
        """What counts."""
        return [self.steps, self.clock]


class Walk:
    """She in the hairline: as far from the cross as the flattest axis has still to go."""

    def __init__(self, rows: tuple[Row, Row], clock: ValueTracker, half: float = _HALF) -> None:
        self.rows = rows
        self.strait = Strait((rows[0].measured.ratio, rows[1].measured.ratio), half)
        self.sides, self.lens = Sides(), Magnifier(self.strait)
        self.narrow = Readout(
            "sides", tr("wide : long = 1 :"), lambda: self.strait.root, 0, BODY_SIZE, QUIET
        )
        high = _HIGH + (0.5 if half == _HALF else 2.3)
        self.narrow.move_to((_EDGE - _ROOM, high, 0), aligned_edge=RIGHT)
        self.she = She(self.foot, self.paces, clock, size=_TALL)
        self.pool = Pool(self.foot, 1.9)

    @property
    def left(self) -> float:
        """What is left of the flattest axis, in the present units."""
        row = self.rows[round(float(self.strait.squeezed.get_value()))]
        return float(row.left()[-1])

    def foot(self) -> Array:
        """Where she stands on the screen (2,)."""
        return np.array([-0.97 * self.strait.half * self.left, _HIGH])

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


__all__ = ["Magnifier", "Sides", "Strait", "Wait", "Walk", "slowing", "widest"]
