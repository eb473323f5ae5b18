"""Instruments with a needle: a slope along one knob, upright or on an arc."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, Self

import numpy as np
from manim import UP, VGroup
from numpy.typing import NDArray

from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import (
    GRADIENT,
    LABEL_SIZE,
    QUIET,
    SMALLEST_SIZE,
    Color,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.ticks import tick_text
from scenes.stage.type.readout import Reading, Readout

Array = NDArray[np.float64]

_TICKS = np.linspace(-1, 1, 5)  # shares of the reach, every second one with a number
_TICK, _RIM, _NEEDLE = 0.12, 0.035, 0.07
_POINTER = 0.55  # of an upright one: a long tick, since an arrow would be a gradient
_SWING = np.radians(52)  # of the arc, for the largest number
_ROOM = 0.62  # scene units for the words above


class _Face(Lettered):
    """Ticks and needle in a box."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, value: Callable[[], float], reach: float, color: Color) -> None:
        super().__init__()
        self.value, self.reach, self.tint = value, reach, color
        self.state = np.array([0.0, 0.0, 1.0, 1.0])  # left, bottom, width and height
        self._numbers = [
            Lettering(tick_text(reach * share + 0.0), SMALLEST_SIZE, QUIET) for share in (-1, 0, 1)
        ]

    def interpolate(
        self, mobject1: Any, mobject2: Any, alpha: float, path_func: Any = None
    ) -> Self:
        """Stand between two of its states."""
        super().interpolate(mobject1, mobject2, alpha, path_func)
        self.state = (1 - alpha) * mobject1.state + alpha * mobject2.state
        return self

    def fill(self, box: Box) -> None:
        """Fill a box."""
        self.state = np.array([box.left, box.bottom, box.width, box.height])
        self.set_frame(*box)

    def share(self) -> float:
        """The number as a share of the reach, in [−1, 1]."""
        return float(np.clip(self.value() / self.reach, -1, 1))

    def spot(self, share: float, out: float = 0.0) -> Array:
        """The screen point (2,) of a share, so many scene units beyond the rim."""
        raise NotImplementedError

    def _rim(self) -> Array:
        return np.array([self.spot(share) for share in np.linspace(-1, 1, 41)])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The numbers of the ends and of the middle."""
        for number, share in zip(self._numbers, (-1.0, 0.0, 1.0), strict=True):
            yield number, *self._placed(number, share), 1.0

    def _placed(self, number: Lettering, share: float) -> tuple[float, float]:
        raise NotImplementedError

    def _needle(self, pen: Pen, share: float) -> None:
        raise NotImplementedError

    def draw(self, canvas: Canvas) -> None:
        """Rim, ticks, needle."""
        pen = Pen(canvas, self.presence)
        pen.line(self._rim(), QUIET, _RIM)
        pen.line(
            [np.stack([self.spot(tick, -_TICK), self.spot(tick, _TICK)]) for tick in _TICKS],
            QUIET,
            _RIM,
        )
        self._needle(pen, self.share())
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """What the needle shows, by its share of the reach."""
        return [Reading("needle", "", self.share() * self.reach)]


class _Upright(_Face):
    """A vertical scale; the needle is a long tick to the right."""

    def spot(self, share: float, out: float = 0.0) -> Array:
        left, bottom, width, height = self.state
        return np.array([left + 0.42 * width + out, bottom + height * (0.5 + 0.44 * share)])

    def _placed(self, number: Lettering, share: float) -> tuple[float, float]:
        x, y = self.spot(share, -_TICK - 0.1)
        return float(x - number.width), float(y - number.high[1] / 2)

    def _needle(self, pen: Pen, share: float) -> None:
        zero, tip = self.spot(0.0), self.spot(share)
        pen.line(np.stack([zero, tip]), self.tint, 2 * _NEEDLE)
        ends = tip + np.array([(0.0, 0.0), (_POINTER, 0.0)])
        pen.line(ends, self.tint, _NEEDLE, casing=0.04)


class _Arc(_Face):
    """An arc to the right of a pivot: at 0 the needle is level, and rises as a line does."""

    def _pivot(self) -> tuple[Array, float]:
        left, bottom, width, height = self.state
        radius = min(0.4 * height / np.sin(_SWING), 0.62 * width)
        return np.array([left + 0.5 * width - 0.55 * radius, bottom + height / 2]), float(radius)

    def spot(self, share: float, out: float = 0.0) -> Array:
        pivot, radius = self._pivot()
        angle = _SWING * share
        return np.asarray(pivot + (radius + out) * np.array([np.cos(angle), np.sin(angle)]))

    def _placed(self, number: Lettering, share: float) -> tuple[float, float]:
        x, y = self.spot(share, 0.2)
        return float(x), float(y - number.high[1] / 2)

    def _needle(self, pen: Pen, share: float) -> None:
        pivot, _ = self._pivot()
        pen.line(np.stack([pivot, self.spot(0.0, -0.2)]), QUIET, 0.02, opacity=0.5)
        pen.line(np.stack([pivot, self.spot(share, -0.03)]), self.tint, _NEEDLE, casing=0.04)
        pen.disc(pivot, 0.1, self.tint, casing=0.04)


class Needle(VGroup):
    """An instrument: its words and number, and below them a needle on a scale −reach … reach.

    On an ``arc`` the needle turns as a line would, else it goes up and down. ``digits`` is the
    number, where that is to be held while the needle moves.
    """

    def __init__(
        self,
        name: str,
        label: str,
        value: Callable[[], float],
        reach: float,
        *,
        digits: Callable[[], float] | None = None,
        arc: bool = False,
        decimals: int = 2,
        color: Color = GRADIENT,
    ) -> None:
        self.face = (_Arc if arc else _Upright)(value, reach, color)
        self.readout = Readout(name, label, digits or value, decimals, LABEL_SIZE, color)
        super().__init__(self.face, self.readout)

    def within(self, box: Box) -> Self:
        """Fill a box, the words at its top."""
        self.face.fill(box.inset(top=_ROOM))
        self.readout.move_to(box.middle).align_to((0, box.top, 0), UP)
        self.readout.align_to((box.left, 0, 0), np.array([-1.0, 0, 0]))
        return self


__all__ = ["Needle"]
