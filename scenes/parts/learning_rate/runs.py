"""Runs as they are told apart: each has a colour and a shape, flies, and lands in dots."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import RIGHT, RoundedRectangle, VGroup
from numpy.typing import ArrayLike, NDArray

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
    Playback,
    tr,
    trn,
)
from scenes.stage.ground.flat import Flat
from scenes.stage.lecture.boxes import Box, Placed
from scenes.stage.lecture.theme import BACKGROUND, Color
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Projection
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]
Rectangle = Callable[[], Box | None]

_FAR = 1e4  # scene units; the canvas cannot count much further
_CHIP, _BALL, _DOT = 0.14, 0.17, 0.055
_CORNERS = {
    "square": (4, 45.0),
    "circle": (48, 0.0),
    "triangle": (3, 90.0),
    "pentagon": (5, 90.0),
    "hexagon": (6, 0.0),
}
_LARGER = {"triangle": 1.2}  # so that all look as large
_RIM = 0.2  # scene units around a plane that still belong to its picture
_MARGIN = 0.14
_BELOW_NAME = 0.1  # scene units: from the top of a plane to the end of a curve


def outline(kind: str, middle: ArrayLike, radius: float) -> Array:
    """The corners (n, 2) of a run's shape around a point of the screen."""
    count, first = _CORNERS[kind]
    angles = np.radians(first) + 2 * np.pi * np.arange(count) / count
    spread = radius * _LARGER.get(kind, 1.0)
    return np.asarray(middle) + spread * np.stack([np.cos(angles), np.sin(angles)], axis=-1)


def count_words(run: CurveRun) -> str:
    """In how many steps a run on the curve arrives, in words."""
    if run.arrived is None:
        return tr("never") if abs(run.factor) >= 1 else tr("too many")
    return trn("{count} step", "{count} steps", run.arrived)


class Chip(Painted):
    """The shape of a run beside its name."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, kind: str, color: Color) -> None:
        super().__init__()
        self.kind, self.tint = kind, color
        self.set_frame(-_CHIP, -_CHIP, _CHIP, _CHIP)

    def draw(self, canvas: Canvas) -> None:
        """Fill it."""
        middle = self.get_center()[:2]
        Pen(canvas, self.presence).fill(outline(self.kind, middle, _CHIP), self.tint)


class Heading(Placed, VGroup):
    """A run's chip and its rate: ■ α = 0.1."""

    def __init__(self, rate: float, kind: str, color: Color, size: float = LABEL_SIZE) -> None:
        words = Formula(f"{{{{alpha : rate}}}} = {rate:.4g}", {"rate": STEP}, size)
        super().__init__(Chip(kind, color), words)
        self.arrange(RIGHT, buff=0.16)


class Framed(Placed, VGroup):
    """A formula in a frame: what is left after a step. A named part of it is a rate."""

    def __init__(self, source: str) -> None:
        words = Formula(source, dict.fromkeys(Formula.names_in(source), STEP), BODY_SIZE)
        frame = RoundedRectangle(
            width=words.width + 2 * _MARGIN,
            height=words.height + 2 * _MARGIN,
            corner_radius=0.1,
            stroke_color=TEXT,
            stroke_width=3,
        ).move_to(words)
        super().__init__(frame, words)


class PaneCurve(Curve):
    """A curve of which no more is seen than its plane shows; it ends below the axis' name."""

    def clip_box(self) -> Box | None:
        """The plane's rectangle, and a little more, but not at the top."""
        if self.panel:
            return self.panel
        plane: Any = self.plane
        box: Box = plane.window_on_screen()
        return box._replace(top=float(plane.corner[1] + plane.size[1]) - _BELOW_NAME)


class Flight(OnPicture):
    """A ball that flies from landing to landing; the chords that it flew are its trail.

    ``rectangle`` is what it may be seen in. Without a ``ball`` it is the trail alone; ``faint``,
    that of a run that is over: its chords without the landings.
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(
        self,
        on: Projection,
        party: Playback,
        kind: str,
        color: Color,
        rectangle: Rectangle | None = None,
        *,
        ball: bool = True,
        faint: bool = False,
    ) -> None:
        super().__init__(on)
        self.party, self.kind, self.tint = party, kind, color
        self.rectangle, self.ball, self.faint = rectangle, ball, faint

    def clip_box(self) -> Box | None:
        """What it may be seen in."""
        return self.rectangle() if self.rectangle else super().clip_box()

    def spots(self) -> Array:
        """Where on the screen it has landed so far (n, 2), the start first."""
        points = self.party.trajectory.points[: self.party.step + 1, 0]
        return np.clip(self.on.at(points), -_FAR, _FAR)

    def here(self) -> Array:
        """Where on the screen it is now (2,): on the chord from one landing to the next."""
        step, time = self.party.step, self.party.time
        ends = self.party.trajectory.points[step : step + 2, 0]
        spots = np.clip(self.on.at(ends), -_FAR, _FAR)
        return np.asarray(spots[0] + (time - step) * (spots[-1] - spots[0]))

    def draw(self, canvas: Canvas) -> None:
        """Chords and landings on one dark casing, then the ball."""
        pen, spots, here = Pen(canvas, self.presence), self.spots(), self.here()
        chords = np.vstack([spots, here])
        if self.faint:
            pen.line(chords, self.tint, 0.03, opacity=0.6)
            return
        draw_path(pen, chords, spots, self.tint, 0.03)
        if self.ball:
            pen.fill(outline(self.kind, here, _BALL * 1.32), BACKGROUND, 0.9)
            pen.fill(outline(self.kind, here, _BALL), self.tint)
            pen.fill(outline(self.kind, here + 0.25 * _BALL, 0.3 * _BALL), TEXT, 0.55)

    def readings(self) -> list[Reading]:
        """The last landing."""
        place = self.party.trajectory.points[self.party.step, 0]
        return [Reading(f"landing of {self.kind}", "", tuple(place.tolist()))]


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
            # The way out, and the next one, which comes back and leaves on the other side.
            for number in range(first, min(first + 2, len(spots))):
                piece = _within(rectangle, spots[number - 1], spots[number])
                if piece is not None:
                    pen.arrow(piece, PATH, 0.06)


def _within(rectangle: Box, start: Array, end: Array) -> Array | None:
    """What of a way to outside a rectangle is within it (2, 2), if anything is."""
    way, edges = end - start, np.array([rectangle[:2], rectangle[2:]])
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = (edges - start) / way
    if np.isnan(shares).any():
        return None
    begin, leave = max(0.0, float(shares.min(axis=0).max())), float(shares.max(axis=0).min())
    return np.stack([start + begin * way, start + leave * way]) if begin < leave <= 1 else None


def draw_path(pen: Pen, chords: Array, spots: Array, color: Color, width: float) -> None:
    """Chords and landings: first the dark casing of all of it, then all in colour."""
    for shade, more in ((BACKGROUND, 0.025), (color, 0.0)):
        if len(chords) > 1:
            pen.line(chords, shade, width + more)
        for spot in spots:
            pen.disc(spot, _DOT + 0.8 * more, shade)


def around(plane: Any) -> Callable[[], Box]:
    """The rectangle of a plane and a little more, wherever it is."""

    def box() -> Box:
        low, high = plane.corner - _RIM, plane.corner + plane.size + _RIM
        return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    return box


__all__ = [
    "Chip",
    "Flight",
    "Framed",
    "Heading",
    "PaneCurve",
    "SweptPath",
    "around",
    "count_words",
    "draw_path",
    "outline",
]
