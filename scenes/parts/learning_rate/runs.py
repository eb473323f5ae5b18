"""Runs as they are told apart: each has a colour and a shape, flies, and lands in dots."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import RIGHT, UP, Line, VGroup
from numpy.typing import NDArray

from gdmath import Landscape
from scenes.parts.learning_rate.plan import CurveRun
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    PATH,
    STEP,
    TEXT,
    Curve,
    Formula,
    Layer,
    Plane,
    tr,
)
from scenes.stage.ground.flat import Flat
from scenes.stage.lecture.boxes import Box, Placed
from scenes.stage.lecture.theme import Color
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Projection
from scenes.stage.type.text import baseline
from scenes.stage.walk.contenders import Chip, Flight, Rectangle, draw_path, outline
from scenes.stage.walk.playback import Playback

Array = NDArray[np.float64]

_FAR = 1e4  # scene units; the canvas cannot count much further
_RIM = 0.2  # scene units around a plane that still belong to its picture
_MARGIN = 0.1
_INSIDE = 0.07  # scene units from a picture's edge to the tip of an arrow that leaves it
_BELOW_NAME = 0.1  # scene units: from the top of a plane to the end of a curve


def count_words(run: CurveRun) -> str:
    """In how many steps a run on the curve arrives, or what becomes of it."""
    if run.arrived is None and abs(run.factor) > 1:
        return tr("flies off")
    if run.arrived is None:
        return tr("never") if run.factor == -1 else tr("too many")
    return str(run.arrived)


class Heading(Placed, VGroup):
    """A run's chip and its rate: ■ α = 0.1."""

    def __init__(self, rate: float, kind: str, color: Color, size: float = LABEL_SIZE) -> None:
        source = f"{{{{alpha : rate}}}} = {{{{{rate:.4g} : rate2}}}}"
        words = Formula(source, dict.fromkeys(("rate", "rate2"), STEP), size)
        super().__init__(Chip(kind, color), words)
        self.arrange(RIGHT, buff=0.16)


class Underlined(Placed, VGroup):
    """A line, and above it what is left after a step. A named part of that is a rate."""

    def __init__(self, source: str, size: float = BODY_SIZE) -> None:
        words = Formula(source, dict.fromkeys(Formula.names_in(source), STEP), size)
        left, right, low = words.get_left()[0], words.get_right()[0], words.get_bottom()[1]
        ends = np.array([(x, low - _MARGIN, 0) for x in (left - _MARGIN, right + _MARGIN)])
        super().__init__(Line(*ends, color=TEXT, stroke_width=5), words)

    def on_line_of(self, other: Any) -> Underlined:
        """Stand on the line of other words."""
        self.shift(UP * (baseline(other) - baseline(self[1])))
        return self


class PaneCurve(Curve):
    """A curve of which no more is seen than its plane shows; it ends below the axis' name.

    It stands on ground, which goes down to the axis.
    """

    width: ClassVar[float] = 0.07

    def __init__(self, plane: Plane, landscape: Landscape) -> None:
        super().__init__(plane, landscape)
        self.ground.set_value(1)

    def _line(self, start: float, end: float) -> Array:
        """As far as the plane goes."""
        plane: Any = self.plane
        low, high = float(plane.low[0]), float(plane.low[0] + plane.span[0])
        ((first, last),) = self.landscape.window
        low = low if start <= first else max(low, start)
        return super()._line(low, high if end >= last else min(high, end))

    def line_now(self) -> Array:
        """What is seen of it, on the screen (n, 2), from left to right."""
        line = self._line(-np.inf, np.inf)
        box = self.clip_box()
        return line if box is None else line[line[:, 1] <= box.top]

    def _fill_ground(self, canvas: Canvas, line: Array) -> None:
        """No deeper than the axis."""
        plane: Any = self.plane
        (left, low), (right, high) = plane.corner.tolist(), (plane.corner + plane.size).tolist()
        canvas.save()
        canvas.rectangle(left, low, right - left, high - low)
        canvas.clip()
        super()._fill_ground(canvas, line)
        canvas.restore()

    def clip_box(self) -> Box | None:
        """From one end of the axis to the other, with a little more below, but not at the top."""
        if self.panel:
            return self.panel
        plane: Any = self.plane
        (left, _), (right, top) = plane.corner.tolist(), (plane.corner + plane.size).tolist()
        return Box(left, plane.window_on_screen().bottom, right, top - _BELOW_NAME)


def trail(on: Projection, party: Playback, rectangle: Rectangle | None = None) -> Flight:
    """Chords and landings of her walk, as ground that is walked already; all of it is seen."""
    return Flight(on, party, "circle", PATH, rectangle or (lambda: None), ball=False)


class SweptPath(OnPicture):
    """The whole path of a rate that moves, in the colour of ground walked: a sweep is no run.

    A path that leaves the picture is drawn as far as its edge, where it ends as an arrow.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, on: Flat, points: Callable[[], Array]) -> None:
        super().__init__(on)
        self.flat, self.points_now = on, points

    def leaving(self) -> int | None:
        """The number of the first landing that is off the picture, if one is."""
        off = ~self.flat.seen(self.points_now())
        return int(np.argmax(off)) if off.any() else None

    def draw(self, canvas: Canvas) -> None:
        """The line, and a dot for each landing."""
        pen, first = Pen(canvas, self.presence), self.leaving()
        spots = np.clip(self.on.at(self.points_now()), -_FAR, _FAR)
        inside = spots[:first]
        draw_path(pen, inside, inside, PATH, 0.03)
        rectangle = self.flat.window_on_screen()
        if first and rectangle is not None:
            rectangle = rectangle.inset(_INSIDE)
            # The way out, and the next one, which comes back and leaves on the other side.
            for number in range(first, min(first + 2, len(spots))):
                piece = _within(rectangle, spots[number - 1], spots[number])
                if piece is not None:
                    pen.arrow(piece, PATH, 0.035)


def _within(rectangle: Box, start: Array, end: Array) -> Array | None:
    """What of a way to outside a rectangle is within it (2, 2), if anything is."""
    way, edges = end - start, np.array([rectangle[:2], rectangle[2:]])
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = (edges - start) / way
    if np.isnan(shares).any():
        return None
    begin, leave = max(0.0, float(shares.min(axis=0).max())), float(shares.max(axis=0).min())
    return np.stack([start + begin * way, start + leave * way]) if begin < leave <= 1 else None


def around(plane: Any) -> Callable[[], Box]:
    """The rectangle of a plane and a little more, wherever it is."""

    def box() -> Box:
        low, high = plane.corner - _RIM, plane.corner + plane.size + _RIM
        return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    return box


__all__ = [
    "Chip",
    "Flight",
    "Heading",
    "PaneCurve",
    "SweptPath",
    "Underlined",
    "around",
    "count_words",
    "draw_path",
    "outline",
    "trail",
]
