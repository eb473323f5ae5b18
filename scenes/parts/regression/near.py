"""One dot through a glass: the line, and the error between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.regression.dots import One
from scenes.stage import (
    DATA,
    LABEL_SIZE,
    LOSS,
    PREDICTION,
    QUIET,
    TEXT,
    FittedLine,
    Residuals,
    Samples,
)
from scenes.stage.lecture.theme import PLATE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen, dot

Array = NDArray[np.float64]

RADIUS = 1.45
_LONG = 1.55  # scene units: how long an error is in the glass at most
_MOST = 8.0  # times
_BALL, _OF_ERROR = 0.15, 0.18  # how large what line and dot say is, and of an error at most
_OFF = 0.24  # scene units from what is told to its number


class Near(Lettered):
    """A round glass beside the plane shows the one dot, several times as large as it is there.

    Line and error in it are those of the plane, in the same frame. ``said`` and ``was`` from 0 to 1
    bring the numbers of line and dot, and take the dots away on which they stand.
    """

    def __init__(
        self,
        dots: Samples,
        line: FittedLine,
        error: Residuals,
        middle: Any,
        numbers: tuple[str, str],
        held: tuple[float, float],
    ) -> None:
        super().__init__()
        assert isinstance(error.samples, One)
        self.dots, self.line, self.error = dots, line, error
        self.middle = np.asarray(middle, dtype=float)[:2]
        self.said, self.was = ValueTracker(0.0), ValueTracker(0.0)
        self.one, self.plane = error.samples, line.plane
        (self.x,), (self.y,) = self.one.now()
        w, b = held
        self.off = float(w * self.x + b - self.y)  # the error that the glass was made for
        unit = float(self.plane.size[1] / self.plane.span[1])
        fitting = _LONG / max(abs(self.off) * unit, 1e-9)
        self.times = float(np.clip(np.floor(fitting), 1.0, _MOST))
        self._numbers = [
            Lettering(text, LABEL_SIZE, color)
            for text, color in zip(numbers, (PREDICTION, DATA), strict=True)
        ]
        self._note = Lettering(f"× {self.times:g}", LABEL_SIZE, TEXT)

    def focus(self) -> Array:
        """What of the plane, on the screen, is in its middle (2,)."""
        return np.asarray(self.plane.xy(self.x, self.y + self.off / 2))

    def seen(self, spots: Array) -> Array:
        """Where spots (..., 2) of the plane's picture are in the glass."""
        return np.asarray(self.middle + self.times * (spots - self.focus()))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How many times as large it shows things; what line and dot say, on the outer sides."""
        left, foot = (self.middle + np.array([-RADIUS - 0.05, -RADIUS])).tolist()
        yield self._note, left - self._note.width / 2, foot, 1.0
        line, spot = (
            self.seen(self.plane.xy(self.x, y)) for y in (self.line.predict(self.x), self.y)
        )
        way = 1.0 if self.off >= 0 else -1.0
        for text, at, side, there in zip(
            self._numbers, (line, spot), (way, -way), (self.said, self.was), strict=True
        ):
            if (strength := float(there.get_value())) > 0:
                foot = at[1] + (_OFF if side > 0 else -_OFF - text.high[1])
                yield text, float(at[0]) - text.width / 2, float(foot), strength

    def draw(self, canvas: Canvas) -> None:
        """A ring round what is looked at; the glass, and in it line, error, square and dots."""
        pen = Pen(canvas, self.presence)
        pen.ring(self.focus(), RADIUS / self.times, QUIET, 0.03)
        canvas.push_group()
        dot(canvas, self.middle, RADIUS)
        canvas.clip()
        self._inside(Pen(canvas))
        canvas.pop_group_to_source()
        canvas.paint_with_alpha(self.presence)
        pen.ring(self.middle, RADIUS, QUIET, 0.05)
        self.write(canvas)

    def _inside(self, pen: Pen) -> None:
        pen.disc(self.middle, RADIUS, PLATE)
        radius, told = self.times * self.dots.radius, list(self.texts())[1:]
        for spot in self.seen(self.plane.xy(*self.dots.now())):
            if np.linalg.norm(spot - self.middle) < RADIUS + radius:
                away = (there for text, *at, there in told if _on(text, at, spot, radius))
                pen.disc(spot, radius, DATA, opacity=0.3 * (1 - max(away, default=0.0)))
        grown = float(self.error.grown.get_value())
        foot = self.seen(self.plane.xy(self.x, self.y))
        head = self.seen(self.plane.xy(self.x, float(self.line.predict(self.x))))
        ends = self.middle[0] + 1.2 * RADIUS * np.array([-1, 1])
        across = (ends - foot[0]) * self.plane.span[0] / self.plane.size[0] / self.times + self.x
        heights = self.seen(self.plane.xy(across, self.line.predict(across)))
        pen.line(heights, PREDICTION, 0.08, casing=0.06)
        if grown > 0:
            pen.line(np.stack([foot, foot + grown * (head - foot)]), LOSS, 0.09, casing=0.05)
        radius = min(_BALL, _OF_ERROR * float(np.linalg.norm(head - foot)))  # it is seen between
        pen.disc(foot, radius, DATA, casing=0.05)
        if (said := float(self.said.get_value())) > 0:
            pen.disc(head, radius * said, PREDICTION, casing=0.05)


def _on(text: Lettering, at: list[float], spot: Array, radius: float) -> bool:
    """Whether a dot touches a text at its left end and baseline."""
    low, high = text.low + at, text.high + at
    return bool(np.linalg.norm(np.clip(spot, low, high) - spot) < radius + 0.04)


__all__ = ["RADIUS", "Near"]
