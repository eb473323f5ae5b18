"""The finish: all places where the loss is low enough, on a map and close up beside its cross."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, ClassVar

import contourpy
import numpy as np
from manim import LEFT, VGroup
from numpy.typing import NDArray

from gdmath.landscape import Landscape
from gdmath.racing import Track
from scenes.parts.optimizer_race.swarm import SoloRun
from scenes.parts.optimizer_race.track import Ground, Panel, TrackMap
from scenes.stage import LOSS, QUIET, Box, Layer, Plane, Words, on_plate, tr
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Projection

Array = NDArray[np.float64]
Turned = Callable[[Array], Array]

_SAMPLES = 401
_ROOM = 1.6  # times as far as the finish would reach if its ground were a parabola
_CLOSE = 2.2  # times as wide is the window of the inset
_FLAT = 0.55  # as high as wide is it


@cache
def finish_lines(landscape: Landscape, finish: float) -> tuple[Array, ...]:
    """The rims (n, 2) of the finish, about each of the lowest minima."""
    lowest = float(landscape.value(landscape.minima).min())
    lines: list[Array] = []
    for goal in landscape.minima:
        if float(landscape.value(goal)) >= lowest + finish:
            continue
        reach = _ROOM * reach_of(landscape, goal, finish)
        across, up = (np.linspace(g - r, g + r, _SAMPLES) for g, r in zip(goal, reach, strict=True))
        heights = landscape.value(np.stack(np.meshgrid(across, up), axis=-1)) - lowest
        drawn = contourpy.contour_generator(across, up, heights)
        lines += [np.asarray(line) for line in drawn.lines(finish)]
    return tuple(lines)


def reach_of(landscape: Landscape, goal: Array, finish: float) -> Array:
    """How far along each axis (2,) the finish reaches if the ground is a parabola there."""
    bends = np.linalg.inv(landscape.hessian(goal) + 1e-9 * np.eye(2))
    return np.asarray(np.sqrt(2 * finish * np.abs(np.diag(bends))))


class Patch(OnPicture):
    """The finish on a map: a gold area with a rim."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, on: Projection, landscape: Landscape, finish: float, turned: Turned) -> None:
        super().__init__(on)
        self.lines, self.turned = finish_lines(landscape, finish), turned

    def draw(self, canvas: Canvas) -> None:
        """Every part of it."""
        pen = Pen(canvas, self.presence)
        for line in self.lines:
            spots = self.on.at(self.turned(line))
            pen.fill(spots, LOSS, 0.35)
            pen.line(spots, LOSS, 0.035, closed=True)


def goal_map(track: Track, plane: Plane, finish: float) -> TrackMap:
    """The map of a track with its finish in place of crosses, which would cover that."""
    map_ = TrackMap(track, plane)
    map_.remove(map_.cross)
    map_.add(Patch(plane, track.landscape, finish, map_.turn))
    return map_


class _Beams(Painted):
    """Two thin lines from the corners of what is enlarged to those of the inset."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, small: Box, large: Box) -> None:
        super().__init__()
        pairs = (small.left, large.left), (small.right, large.right)
        self.ends = [np.array([(a, small.top), (b, large.bottom)]) for a, b in pairs]
        self.set_frame(large.left, small.top, large.right, large.bottom)

    def draw(self, canvas: Canvas) -> None:
        """Both, and the rim of what is enlarged."""
        Pen(canvas, self.presence).line(self.ends, QUIET, 0.02)


class CloseUp(VGroup):
    """An inset on a map: the ground about its cross, so much larger, with all that runs there."""

    def __init__(self, map_: TrackMap, landscape: Landscape, finish: float, box: Box) -> None:
        goal = landscape.minima[0]
        half = _CLOSE * float(reach_of(landscape, goal, finish).max())
        low, high = (goal + sign * half * np.array([1, _FLAT]) for sign in (-1, 1))
        window = list(zip(low.tolist(), high.tolist(), strict=True))
        self.plane = Panel(window, box.middle, box.width)
        self.ground = Ground(self.plane, landscape, stretched=False)  # as the map around it
        self.patch = Patch(self.plane, landscape, finish, map_.turn)
        corner, size = self.plane.corner, self.plane.size
        self.box = Box(*corner.tolist(), *(corner + size).tolist())
        low, high = map_.plane.at(low), map_.plane.at(high)
        self.times = float(size[0] / (high - low)[0])
        self.beams = _Beams(Box(*low.tolist(), *high.tolist()), self.box)
        said: Any = Words(tr("finish × {times}").format(times=f"{self.times:.2g}"), 36, LOSS)
        self.said = on_plate(said).next_to(self.box.middle, LEFT, buff=self.box.width / 2 + 0.1)
        super().__init__(self.beams, self.ground, self.plane, self.patch, self.said)

    def run(self, solo: SoloRun) -> SoloRun:
        """One of the runners of the map, as it is seen here."""
        run = SoloRun(self.plane, solo.number, solo.met, solo.clock, radius=0.1)
        run.panel = self.box  # not a hair beyond its rim
        return run


__all__ = ["CloseUp", "Patch", "finish_lines", "goal_map", "reach_of"]
