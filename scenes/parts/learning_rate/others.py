"""The grounds of two other films, small, and the bars of the rates that they bear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from manim import DOWN, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.learning_rate.elsewhere import Elsewhere
from scenes.parts.learning_rate.numerals import LAMBDA
from scenes.stage import BODY_SIZE, LABEL_SIZE, LOSS, STEP, TEXT, Box, Layer, Words, italic, tr
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_CARD = 2.1, 1.3  # scene units: a picture


class Ground(Painted):
    """A ground of another film, small: a curve of one knob, or a valley of two."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, knobs: int) -> None:
        super().__init__()
        self.knobs = knobs
        wide, tall = _CARD
        self.set_frame(-wide / 2, -tall / 2, wide / 2, tall / 2)

    def draw(self, canvas: Canvas) -> None:
        """A parabola, or lines of equal height."""
        middle, pen = self.get_center()[:2], Pen(canvas, self.presence)
        across = np.linspace(-1, 1, 61)
        if self.knobs == 1:
            line = np.stack([across * 0.95, 1.2 * across**2 - 0.6], axis=-1)
            pen.line(middle + line, LOSS, 0.05)
            return
        angle = np.pi * across
        for share in (0.3, 0.65, 1.0):
            ring = share * np.stack([0.95 * np.cos(angle), 0.62 * np.sin(angle)], axis=-1)
            pen.line(middle + ring, LOSS, 0.035, opacity=0.4 + 0.5 * (1.1 - share), closed=True)


class Other(VGroup):
    """A ground of another film, and beside it the ``bar`` of the rates that it bears."""

    def __init__(self, name: str, knobs: int, curvature: str, other: Elsewhere, row: Box) -> None:
        left, right = row.columns(1, 2, gap=0.5)
        picture, words = Ground(knobs), Words(name, BODY_SIZE)
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
        limit = f"{other.limit:.2g}" if other.limit < 0.1 else f"{other.limit:.3g}"
        number = f"{other.curvature:.3g}"
        known = tr("{curvature}: limit 2/{lam} = {limit}").format(
            curvature=curvature.format(lam=LAMBDA, x=italic("x"), number=number),
            lam=LAMBDA,
            limit=limit,
        )
        self._limit = Lettering(known, LABEL_SIZE, TEXT)
        ours = tr("our rate {rate}").format(rate=number_text(other.used))
        self._ours = Lettering(ours, LABEL_SIZE, STEP)
        self.set_frame(box.left, box.middle[1] - 1.0, box.right, box.middle[1] + 1.0)

    @property
    def _place(self) -> Array:
        """The ends of its own place on the screen (2, 2)."""
        y = float(self.box.middle[1])
        return np.array([(self.box.left, y), (self.box.right, y)])

    @property
    def _written(self) -> float:
        """How much of its words is there: none before it is almost in its place."""
        return float(np.clip(3 * self.own.get_value() - 2, 0, 1))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The limit above the end of the bar, the rate that was used below its mark."""
        y = float(self.box.middle[1])
        yield self._limit, self.box.right - self._limit.width, y + 0.4, self._written
        used = self.box.left + self.box.width * self.other.used / self.other.limit
        left = max(self.box.left, used - self._ours.width / 2)
        yield self._ours, left, y - 0.7, float(self.used.get_value()) * self._written

    def draw(self, canvas: Canvas) -> None:
        """The bar, its end, the part that was used."""
        pen, own = Pen(canvas, self.presence), float(self.own.get_value())
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
