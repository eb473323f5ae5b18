"""How a slice is made: arrows among the knobs, two sliders, and a height for each network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, ValueTracker, there_and_back
from numpy.typing import NDArray

from scenes.parts.neural_landscape import places
from scenes.parts.neural_landscape.ground import network
from scenes.parts.neural_landscape.plan import Plan
from scenes.parts.neural_landscape.rows import on_lines
from scenes.parts.neural_landscape.strips import Strip
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    POSITION,
    QUIET,
    TEXT,
    Layer,
    Readout,
    Stack,
    View,
    change,
    italic,
    tr,
)
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.spirals import Border, Dots, plane_in

Array = NDArray[np.float64]

_ROWS = 4
_ARROW, _BESIDE = 0.07, 0.24  # how thick one is; from it to its name
_BEYOND = 0.4  # scene units from the rim to the name of a direction
_NAMED = 0.25  # scene units: so long an arrow begins to have a name
_PUSH = 0.6  # of the first slider's way
FIRST, SECOND = 0.58, -0.46  # of the reach: how far the sliders go, one after the other


class Cutting:
    """Strips, sliders and the spirals of the network that they stand for."""

    def __init__(self, plan: Plan, view: View) -> None:
        self.plan = plan
        self.s, self.t = ValueTracker(0.0), ValueTracker(0.0)
        plane = plane_in(places.SMALL)
        self.dots = Dots(plane, plan.examples)
        self.border = Border(plane, self._scores)
        boxes = places.STRIPS.rows(*[1.0] * _ROWS, gap=0.12)
        first, second, _ = plan.arrows
        self.goes = round(FIRST * plan.reach), round(SECOND * plan.reach)
        ways = self.goes[0] * first, self.goes[1] * second
        far = plan.network_at(*self.goes)
        large = max(float(np.abs(row).max()) for row in (plan.end, *ways, far))
        rows: list[tuple[str, Any, str]] = [
            (tr("ours"), lambda: plan.end, POSITION),
            (tr("𝑠 𝑑₁"), lambda: float(self.s.get_value()) * first, TEXT),
            (tr("𝑡 𝑑₂"), lambda: float(self.t.get_value()) * second, TEXT),
            (tr("now"), self.knobs, POSITION),
        ]
        self.strips = [
            Strip(name, values, color, box, large)
            for (name, values, color), box in zip(rows, boxes, strict=True)
        ]
        room = max(strip.room for strip in self.strips)
        for strip in self.strips:
            strip.room = room
        self.drop = Drop(view, self)
        self.ways = Ways(view, self)
        self.lines = Lines(view)
        self.readouts = self._readouts()

    def knobs(self) -> Array:
        """The network of the place where the sliders stand."""
        return self.plan.network_at(*self.place().tolist())

    def place(self) -> Array:
        """That place (2,)."""
        return np.array([float(self.s.get_value()), float(self.t.get_value())])

    def loss(self) -> float:
        """Its loss, computed now."""
        return float(self.plan.ground.value(self.knobs()))

    def _scores(self, points: Array) -> Array:
        return self.plan.task.network.scores(self.knobs(), points)

    def _readouts(self) -> Stack:
        numbers = [
            Readout(name, italic(name), tracker.get_value, 1, BODY_SIZE, TEXT)
            for name, tracker in (("s", self.s), ("t", self.t))
        ]
        loss = Readout("loss", tr("loss"), self.loss, 3, BODY_SIZE, LOSS)
        return on_lines(Stack(*numbers, loss, gap=0.3).within(places.BESIDE, LEFT), 0.58)

    def push(self) -> Any:
        """The first slider moves a little, and back: so each thread is pushed by its own amount."""
        return change(self.s, _PUSH * self.goes[0], there_and_back)

    def slide(self) -> tuple[Any, Any]:
        """Move the first slider all its way; then the second."""
        first, second = self.goes
        return change(self.s, first), change(self.t, second)


class Drop(OnGround):
    """The present network: a ball above its place on the floor, on a post as high as its loss.

    ``raised`` in [0, 1] is how much of the post is there.
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, view: View, cutting: Cutting) -> None:
        super().__init__(view)
        self.cutting = cutting
        self.raised = ValueTracker(0.0)

    def draw(self, canvas: Canvas) -> None:
        """The post, then the network."""
        place, raised = self.cutting.place(), float(self.raised.get_value())
        heights = np.array([0.0, raised * self.cutting.loss()])
        line = self.view.screen(self.view.world(np.stack([place, place]), heights))[0]
        pen = Pen(canvas, self.presence)
        pen.line(line, LOSS, 0.045, casing=0.04)
        pen.disc(line[0], 0.05, LOSS, casing=0.03)
        network(canvas, line[1], self.presence)


class Ways(Lettered):
    """Both arrows on the floor, as long as one has gone along them, the second from the first."""

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, view: View, cutting: Cutting) -> None:
        super().__init__()
        self.view, self.cutting = view, cutting
        self._names = [Lettering(text, LABEL_SIZE, TEXT) for text in (tr("𝑠 𝑑₁"), tr("𝑡 𝑑₂"))]

    def lines(self) -> list[Array]:
        """Each from its root to its tip, on the screen (2, 2)."""
        s, t = self.cutting.place().tolist()
        corners = np.array([(0.0, 0.0), (s, 0.0), (s, t)])
        spots = self.view.screen(self.view.world(corners, np.zeros(3)))[0]
        return [spots[:2], spots[1:]]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The names, below the first arrow and to the left of the second."""
        (first, second), lines = self._names, self.lines()
        there = [float(np.clip(np.linalg.norm(b - a) / _NAMED - 1, 0, 1)) for a, b in lines]
        (x, y), (left, up) = (line.mean(axis=0).tolist() for line in lines)
        yield first, x - first.width / 2, y - _BESIDE - float(first.high[1]), there[0]
        yield second, left - _BESIDE - second.width, up - float(second.high[1]) / 2, there[1]

    def draw(self, canvas: Canvas) -> None:
        """Arrows, then names."""
        pen = Pen(canvas, self.presence)
        for line in self.lines():
            pen.arrow(line, TEXT, _ARROW)
        self.write(canvas)


class Lines(Lettered):
    """The two directions of the picture: a dashed line through the trained network along each.

    ``grown`` in [0, 1] is how much of them is there, from the network on, to both sides.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view = view
        self.grown = ValueTracker(0.0)
        self._names = [Lettering(text, LABEL_SIZE, TEXT) for text in (tr("𝑑₁"), tr("𝑑₂"))]

    def ends(self) -> list[Array]:
        """Both ends of each on the screen (2, 2), the one that it points to last."""
        share = float(self.grown.get_value())
        lines = []
        for axis in (0, 1):
            places = np.zeros((2, 2))
            places[:, axis] = share * np.array(self.view.window[axis])
            lines.append(self.view.screen(self.view.world(places, np.zeros(2)))[0])
        return lines

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The names, beyond the rim."""
        there = float(np.clip(5 * self.grown.get_value() - 4, 0, 1))
        for name, (tail, tip) in zip(self._names, self.ends(), strict=True):
            way = (tip - tail) / max(float(np.linalg.norm(tip - tail)), 1e-9)
            x, y = (tip + _BEYOND * way).tolist()
            yield name, x - name.width / 2, y - float(name.high[1]) / 2, there

    def draw(self, canvas: Canvas) -> None:
        """Lines, then names."""
        if self.grown.get_value() <= 0:
            return
        pen = Pen(canvas, self.presence)
        for line in self.ends():
            pen.line(line, TEXT, 0.035, dashes=(0.16, 0.12))
        self.write(canvas)


class Floor(OnGround):
    """The rim of the floor alone, before there is ground on it, and the axes s and t on it."""

    layer: ClassVar[Layer] = Layer.GROUND

    def draw(self, canvas: Canvas) -> None:
        """A square in perspective, with a cross through the trained network."""
        (x0, x1), (y0, y1) = self.view.window
        pen = Pen(canvas, self.presence)
        rim = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
        cross = [np.array([(x0, 0.0), (x1, 0.0)]), np.array([(0.0, y0), (0.0, y1)])]
        for points, closed, color in (
            (rim, True, QUIET),
            *((c, False, RULE) for c in cross),
        ):
            world = self.view.world(points, np.zeros(len(points)))
            pen.line(self.view.screen(world)[0], color, 0.025, closed=closed)


__all__ = ["Cutting", "Drop", "Floor", "Lines", "Ways"]
