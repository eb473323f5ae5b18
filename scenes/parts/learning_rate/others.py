"""The grounds of two other films, small, and the bars of the rates that they bear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.learning_rate.elsewhere import Elsewhere
from scenes.parts.learning_rate.numerals import LAMBDA, below
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    QUIET,
    STEP,
    TEXT,
    Box,
    Layer,
    Words,
    change,
    italic,
    tr,
)
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_CARD = 2.1, 1.3  # scene units: a picture
_MOVED = 0.75  # of the way of a bar to its own place: there it is, and then its words come


class Ground(Painted):
    """A ground of another film, small: a curve of one knob, or a valley of two."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, sharper: float | None) -> None:
        super().__init__()
        self.sharper = sharper
        wide, tall = _CARD
        self.set_frame(-wide / 2, -tall / 2, wide / 2, tall / 2)

    def draw(self, canvas: Canvas) -> None:
        """A parabola, or lines of equal height."""
        middle, pen = self.get_center()[:2], Pen(canvas, self.presence)
        across = np.linspace(-1, 1, 61)
        if self.sharper is None:
            line = np.stack([across * 0.95, 1.2 * across**2 - 0.6], axis=-1)
            pen.line(middle + line, LOSS, 0.05)
            return
        angle, tall = np.pi * across, 0.62
        wide = tall * float(np.sqrt(self.sharper))  # as lines of equal height are
        for share in (0.3, 0.65, 1.0):
            ring = share * np.stack([wide * np.cos(angle), tall * np.sin(angle)], axis=-1)
            pen.line(middle + ring, LOSS, 0.035, opacity=0.4 + 0.5 * (1.1 - share), closed=True)


class Other(VGroup):
    """A ground of another film, and beside it the ``bar`` of the rates that it bears."""

    def __init__(self, name: str, curvature: str, other: Elsewhere, row: Box) -> None:
        left, right = row.columns(1, 2, gap=0.5)
        picture, words = Ground(other.sharper), Words(name, BODY_SIZE)
        self.bar = LimitBar(other, curvature, right)
        super().__init__(picture, words)
        self.arrange(DOWN, buff=0.25).move_to(left.middle)


class LimitBar(Lettered):
    """A bar as long as the largest rate that a ground bears, and on it the rate that was used.

    ``used`` in [0, 1] is how much of the latter is there; ``own``, how far the bar is in its own
    place: it comes from a line on the screen, ``begin``.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, other: Elsewhere, curvature: str, box: Box) -> None:
        super().__init__()
        self.other, self.box = other, box
        self.used, self.own = ValueTracker(0.0), ValueTracker(1.0)
        self.begin = self._place
        number = f"{other.curvature:.3g}"
        known = tr("{curvature}: limit 2/{lam} ≈ {limit}").format(
            curvature=curvature.format(lam=LAMBDA, x=italic("x"), number=number),
            lam=LAMBDA,
            limit=below(other.limit),
        )
        self._limit = Lettering(known, LABEL_SIZE, TEXT)
        share = f"{100 * other.used / other.limit:.0f}"
        ours = tr("our rate {rate}: {share} %").format(rate=number_text(other.used), share=share)
        self._ours = Lettering(ours, LABEL_SIZE, STEP)
        self._scale = Lettering(tr("share of the limit"), LABEL_SIZE, QUIET)
        self.set_frame(box.left, box.middle[1] - 1.0, box.right, box.middle[1] + 1.0)

    def fill(self) -> Any:
        """The rate that was used is there."""
        return change(self.used, 1)

    @property
    def _place(self) -> Array:
        """The ends of its own place on the screen (2, 2)."""
        y = float(self.box.middle[1])
        return np.array([(self.box.left, y), (self.box.right, y)])

    @property
    def _written(self) -> float:
        """How much of its words is there: none before it is in its place."""
        return float(np.clip((self.own.get_value() - _MOVED) / (1 - _MOVED), 0, 1))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The limit above the end of the bar, below it the rate that was used and the scale."""
        y = float(self.box.middle[1])
        yield self._limit, self.box.right - self._limit.width, y + 0.4, self._written
        yield self._ours, self.box.left, y - 0.7, float(self.used.get_value()) * self._written
        yield self._scale, self.box.right - self._scale.width, y - 0.7, self._written

    def draw(self, canvas: Canvas) -> None:
        """The bar, its end, the part that was used."""
        pen, own = Pen(canvas, self.presence), min(1.0, float(self.own.get_value()) / _MOVED)
        (left, y), (right, _) = (self.begin + own * (self._place - self.begin)).tolist()
        used = self.other.used / self.other.limit * float(self.used.get_value())
        half = 0.2 * own
        for end, color in ((right, RULE), (left + (right - left) * used, STEP)):
            ends = np.array([(left, y - half), (end, y - half), (end, y + half), (left, y + half)])
            pen.fill(ends, color)
        pen.line(np.array([(right, y - 1.5 * half), (right, y + 1.5 * half)]), TEXT, 0.06 * own)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The limit and the rate that was used."""
        return [Reading("limit elsewhere", "", (self.other.limit, self.other.used))]


__all__ = ["Ground", "LimitBar", "Other"]
