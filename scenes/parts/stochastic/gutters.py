"""The map of lines: bare, or with the ground over it that some of the dots make together."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import LEFT, ValueTracker
from numpy.typing import NDArray

from gdmath import Landscape
from scenes.parts.stochastic.floor import Floor, FloorNumbers
from scenes.parts.stochastic.pencil import Pencil
from scenes.parts.stochastic.places import BAND, CORNER, FRAMED, MAP_BOX, RACE, WIDE
from scenes.parts.stochastic.plan import Plan
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    MAP,
    POSITION,
    TITLE_SIZE,
    GroundAxes,
    Layer,
    Mark,
    Readout,
    Surface,
    View,
    Words,
    change,
    tr,
)
from scenes.stage.ground.grid import grid
from scenes.stage.ground.levels import level_lines
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.theme import terrain
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture

Array = NDArray[np.float64]

_ACROSS = {"azimuth": -118.0, "elevation": 30.0, "perspective": 0.03, "relief": 2.3}
_FACES = 56
_ROW, _LIGHT = 0.11, 0.6
_BESIDE = 1.15  # of the way to the start, that is seen to each side of the lowest point


class Averaged:
    """The loss of the first few dots; ``stage`` says of how many, along the list of the plan.

    Between two of that list it is that of as many as have come so far, and in between it is on the
    way from that of some to that of one more.
    """

    def __init__(self, plan: Plan, window: Any) -> None:
        self.stage = ValueTracker(0.0)
        self.counts = [count for count, _ in plan.gutters]
        self._forms = _forms(plan)
        self.other = _forms_of(plan, [plan.other])[0]
        self.turned = ValueTracker(0.0)  # how far it has become that of another dot alone
        self.landscape = Landscape("average", self.value, self.gradient, window)

    def form(self) -> Array:
        """The six numbers of the present ground."""
        numbers = np.arange(1, len(self._forms) + 1)
        form = np.array([np.interp(self.shown(), numbers, column) for column in self._forms.T])
        return np.asarray(form + float(self.turned.get_value()) * (self.other - form))

    def value(self, places: Array) -> Array:
        """Its height at places (..., 2)."""
        return _height(self.form(), places)

    def gradient(self, places: Array) -> Array:
        """Its gradient there (..., 2)."""
        ww, wb, bb, w, b, _ = self.form()
        return np.asarray(places @ np.array([[2 * ww, wb], [wb, 2 * bb]]) + np.array([w, b]))

    def highest(self) -> float:
        """The highest loss of all these grounds in the window."""
        places = grid(self.landscape.window, 41)
        return max(float(_height(form, places).max()) for form in self._forms)

    def count(self) -> float:
        """Of how many dots it is, with all of their gutters drawn."""
        return float(np.floor(self.shown() + 1e-6))

    def shown(self) -> float:
        """Of how many dots it is, with the part of the next: ever more come at a time."""
        stages = np.arange(len(self.counts))
        return float(np.exp(np.interp(self.stage.get_value(), stages, np.log(self.counts))))


def _forms(plan: Plan) -> Array:
    """The numbers (n, 6) of w², w b, b², w, b and 1 in the loss of the first 1, 2, … n dots."""
    each = _forms_of(plan, plan.order)
    return np.asarray(np.cumsum(each, axis=0) / np.arange(1, len(each) + 1)[:, None])


def _forms_of(plan: Plan, rows: Any) -> Array:
    """Those numbers (n, 6) of the squared errors of single dots."""
    x, y = plan.dots.x[rows], plan.dots.y[rows]
    each = [x * x, 2 * x, np.ones_like(x), -2 * x * y, -2 * y, y * y]
    return np.asarray(np.stack(each, axis=-1))


def _height(form: Array, places: Array) -> Array:
    w, b = places[..., 0], places[..., 1]
    parts = np.stack([w * w, w * b, b * b, w, b, np.ones_like(w)], axis=-1)
    return np.asarray(np.maximum(parts @ form, 0.0))


class Ground(Surface):
    """The surface of an average, which changes with its stage.

    Its colours tell heights from 0 to the highest; at less ``light`` than 1 low ground is brighter.
    """

    def __init__(self, view: View, light: float = 1.0) -> None:
        super().__init__(view, resolution=_FACES)
        self.light, self._of = light, b""

    def picture(self, canvas: Canvas) -> None:
        """Measure the heights anew if they are others, then paint."""
        if self._of != self.view.ground_key:
            self.heights = self.view.plotted(self.points_grid)
            share = (self.heights - self.view.lowest) / self.view.spread
            self.base_colors = terrain(np.clip(share, 0, 1) ** self.light)
            self.levels = level_lines(self.view)
            self._of = self.view.ground_key
        super().picture(canvas)


class Row(OnPicture):
    """Points (n, 2) of the map, of which the first ``shown`` are there; then the line they lie on.

    ``joined`` in [0, 1] is how much of that line is there.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, points: Array, ends: Array) -> None:
        super().__init__(view)
        self.points_of_map, self.ends = points, ends
        self.shown, self.joined = ValueTracker(0.0), ValueTracker(0.0)

    def draw(self, canvas: Canvas) -> None:
        """The line, then the points on it."""
        pen, joined = Pen(canvas, self.presence), float(self.joined.get_value())
        if joined > 0:
            middle = self.ends.mean(axis=0)
            line = middle + joined * (np.linspace(self.ends[0], self.ends[1], 30) - middle)
            pen.line(self.on.at(line), LOSS, 0.06, casing=0.05)
        shown = float(self.shown.get_value())
        for number, spot in enumerate(self.on.at(self.points_of_map)):
            there = float(np.clip(shown - number, 0, 1))
            if there > 0:
                pen.disc(spot, _ROW * there, LOSS, casing=0.04 * there)


class Averages(View):
    """A view of all these grounds on one scale of heights."""

    def __init__(self, averaged: Averaged) -> None:
        self.averaged = averaged
        super().__init__(averaged.landscape, size=min(MAP_BOX.width, MAP_BOX.height))
        self.lowest, self.highest = 0.0, averaged.highest()
        self.spread, self.gap = self.highest, 0.0  # a gutter lies on the floor, where it is 0
        self.opened, self.began = ValueTracker(0.0), FRAMED

    @property
    def ground_key(self) -> bytes:
        """Of how many dots it is."""
        return self.averaged.form().tobytes()

    def open(self) -> Any:
        """An animation: it has its own square of the screen, then almost all of the frame."""
        if self.opened.get_value() == 0:
            self.began = self.map_panel()
        return change(self.opened, 1)

    def window_on_screen(self) -> Box | None:
        """All of it; once it opens, a window that grows."""
        share = float(self.opened.get_value())
        if share <= 0:
            return self.panel
        ends = zip(self.began, FRAMED, strict=True)
        return Box(*((1 - share) * one + share * other for one, other in ends))


def _through(plan: Plan) -> Array:
    """Five lines (5, 2) through the first dot."""
    first, last = plan.gutter_ends(plan.first)
    return np.asarray(first + np.linspace(0.08, 0.92, 5)[:, None] * (last - first))


class MapSide:
    """The map on the right: floor, the first dot's ground, axes, and the row of lines."""

    def __init__(self, plan: Plan) -> None:
        self.plan, averaged = plan, Averaged(plan, plan.window)
        self.averaged = averaged
        self.view = view = Averages(averaged).within(MAP_BOX, **{**_ACROSS, **MAP})
        self.floor, self.ground = Floor(view), Ground(view)
        self.axes = GroundAxes(view, ("w", "b"), left=True, color=POSITION, of=1.0)
        self.numbers = FloorNumbers(view, FRAMED)  # of the map that fills the frame
        self.through = _through(plan)
        self.row = Row(view, self.through[::-1], plan.gutter_ends(plan.first))

    def turn(self) -> Any:
        """The ground becomes that of another dot."""
        return change(self.averaged.turned, 1)

    def flat(self) -> Any:
        """Where it lies flat on the right."""
        return self.view.move(**self.view.fitted(*MAP_BOX, **{**_ACROSS, **MAP}))

    @property
    def panel(self) -> Box:
        """The map's rectangle, as it lies flat on the right."""
        return self.view.map_panel()


class Bowl:
    """The average of ever more squared errors, about the best line, in the middle of the frame."""

    def __init__(self, plan: Plan) -> None:
        half = float(np.ptp(plan.window[0])) / 2
        half = max(half, _BESIDE * float(np.abs(plan.start - plan.best).max()))
        window = tuple((float(m - half), float(m + half)) for m in plan.best)
        self.averaged = Averaged(plan, window)
        self.view = Averages(self.averaged)
        self._across = self._pose()
        self.view.look(**self._across)
        self.ground = Ground(self.view, _LIGHT)
        through = _through(plan)[::-1]
        low, high = np.array(window).T
        inside = np.all((through > low) & (through < high), axis=1)
        self.row = Row(self.view, through[inside], plan.gutter_ends(plan.first, window))
        self.row.shown.set_value(len(through))
        self.row.joined.set_value(1)
        self.pencil = Pencil(self.view, plan, self.averaged.shown)
        self.axes = GroundAxes(self.view, ("w", "b"), left=True, color=POSITION, of=2.0)
        self.cross = Mark(self.view, plan.best)
        self.cross.set_z_index(Layer.WALKER - 1)  # who arrives stands on it
        self.count = Readout(
            "dots", tr("squared errors, averaged:"), self.averaged.count, 0, TITLE_SIZE, LOSS
        ).within(BAND)
        words = tr("gold line: no error at one dot")
        self.lines = Words(words, LABEL_SIZE, LOSS).within(CORNER, LEFT)

    def _pose(self) -> dict[str, float]:
        """From where all these grounds are seen, the tallest too."""
        poses = []
        for stage in range(len(self.averaged.counts)):
            self.averaged.stage.set_value(stage)
            poses.append(self.view.fitted(*WIDE, **_ACROSS))
        self.averaged.stage.set_value(0)
        return min(poses, key=lambda pose: pose["zoom"])

    def flat(self) -> dict[str, float]:
        """The pose of it as a map, before it leans back."""
        return self.view.fitted(*FRAMED, **{**_ACROSS, **MAP})

    def lean(self) -> Any:
        """It leans back."""
        return self.view.move(**self._across)

    def between(self) -> Any:
        """It comes to fill the middle of the frame, with room on both sides."""
        return self.view.move(**self.view.fitted(*RACE, **_ACROSS))

    def below(self, other: View) -> Any:
        """Another map of its lines comes to lie where it lies flat itself, place upon place."""
        pose = self.flat()
        return other.move(**pose | {"zoom": pose["zoom"] * self.view.scale_xy / other.scale_xy})

    def lie(self) -> Any:
        """From above again."""
        return self.view.move(**self.flat())

    def average(self, stage: int) -> Any:
        """Average more of them."""
        return change(self.averaged.stage, stage)


__all__ = ["Averaged", "Bowl", "Ground", "MapSide", "Row"]
