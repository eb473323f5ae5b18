"""The ravine: in 3-D, as a map, and its part around her first steps; who walks in it."""

from __future__ import annotations

from copy import deepcopy
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.momentum import places
from scenes.parts.momentum.floor import Dark, LitMap, lines_and_floor, lit
from scenes.parts.momentum.hers import MOMENTUM
from scenes.parts.momentum.plan import Plan
from scenes.stage import (
    MAP,
    PATH,
    TEXT,
    Box,
    Figure,
    Layer,
    Mark,
    Playback,
    StepByStep,
    Surface,
    View,
)
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.walk.contenders import PLAIN, Flight, draw_path

Array = NDArray[np.float64]

HILL = {"azimuth": -128.0, "elevation": 38.0, "perspective": 0.03, "relief": 1.3}
# Where it is walked in: its edges level, so that words are on the ground or off it, never on both.
ACROSS = {"azimuth": -90.0, "elevation": 61.0, "perspective": 0.02, "relief": 1.0}
_GLOW = 14  # steps that can be seen to be remembered
_WIDE, _MARK = 0.12, 0.2  # scene units: its girth, and from the middle of her mark to its rim


class Ravine:
    """The ground of the film in one view, with both walks on it."""

    def __init__(self, plan: Plan, clock: ValueTracker) -> None:
        self.plan = plan
        self.view = View(plan.landscape, size=12.0)
        self.view.within(places.HILL, **HILL)
        self.surface, self.map = lit(Surface(self.view)), LitMap(self.view)
        for ground in (self.surface, self.map):  # one ground: the same lines, from either side
            ground.levels = lines_and_floor(ground.levels, plan, plan.landscape.window[0][1])
        self.dark = Dark(self.view)
        self.cross = Mark(self.view, [[0.0, 0.0]])
        self.plain = StepByStep(plan.plain, plan.rate, self.view, PLAIN.color)
        self.held = Playback(plan.held, [MOMENTUM.color], MOMENTUM.color)
        # She is the one who is told of: plain descent at first, then the one with memory.
        self.plain_trail, self.plain_flight = (
            Flight(self.view, self.plain, PLAIN.kind, PLAIN.color, ball=ball)
            for ball in (False, True)
        )
        self.held_trail = Bright(self.view, self.held, MOMENTUM.kind, MOMENTUM.color, ball=False)
        self.glow = Glow(self.view, self.held, plan.memory)
        self.she, self.who_remembers = (
            Figure(self.view, party, lambda: np.array([1.0, 0.0]), clock)
            for party in (self.plain, self.held)
        )
        for under, thing in enumerate((self.held_trail, self.plain_trail, self.plain_flight), 1):
            thing.set_z_index(self.she.z_index - 0.1 * under)  # her face is seen over all of them
        self.cross.set_z_index(self.she.z_index - 0.02)  # it over each trail, and she over it

    def flat(self, box: Box) -> dict[str, float]:
        """The pose of the map in a box."""
        return self.view.fitted(*box, **MAP)

    def walked_in(self) -> dict[str, float]:
        """The ravine while it is walked in, along to the right, from edge to edge of a box."""
        twin = deepcopy(self.view).look(**ACROSS, **_middle(self.view), zoom=1.0, left=0.0, up=0.0)
        (x0, x1), (y0, y1) = self.view.window
        far = self.plan.held.points[:, 0, 0].argmax()  # where she is farthest beyond the cross
        first, last = twin.at([self.plan.start, self.plan.held.points[far, 0]])[:, 0].tolist()
        (begin, end), box = places.WALKED, places.WALL
        low = float(twin.at([(x0, y0), (x1, y0)])[:, 1].min())
        high = float(twin.at([(x0, y1), (x1, y1)])[:, 1].min())
        zoom = min((end - begin) / (last - first), box.height / (high - low))
        middle = (begin + end - zoom * (first + last)) / 2
        up = box.top - zoom * high
        return {**ACROSS, **_middle(self.view), "zoom": zoom, "left": middle, "up": up}

    def beside_her(self) -> dict[str, float]:
        """The ravine as it is seen from close behind her, the cross far ahead."""
        pose = self.hill()
        x, y = self.plan.start
        close = {"zoom": 1.5 * pose["zoom"], "left": -3.3, "up": -0.6}
        return {**pose, **close, "azimuth": -139.0, "focus_x": x, "focus_y": y}

    def hill(self) -> dict[str, float]:
        """The ravine from the side of its end, so that it is seen how its walls rise."""
        return self.view.fitted(*places.HILL, **HILL)


def _middle(view: View) -> dict[str, float]:
    """Where a pose looks that has the middle of the ground in focus."""
    return {"focus_x": float(view.middle[0]), "focus_y": float(view.middle[1])}


class Bright(Flight):
    """A trail that is seen on ground of its own colour: wide, with a light core."""

    def draw(self, canvas: Canvas) -> None:
        """The chords and landings, then a thin light line along them."""
        pen, spots, here = Pen(canvas, self.presence), self.spots(), self.here()
        chords = np.vstack([spots, here])
        draw_path(pen, chords, spots, self.tint, 0.06)
        if len(chords) > 1:
            pen.line(chords, TEXT, 0.018, opacity=0.8)


class Glow(OnGround):
    """Her last steps, each as bright as she remembers it: β⁰, β¹, …."""

    layer: ClassVar[Layer] = Layer.WALKER  # over her trail; it ends where her mark begins

    def __init__(self, view: View, party: Playback, memory: float) -> None:
        super().__init__(view)
        self.party, self.memory = party, memory
        self.girth = ValueTracker(_WIDE)

    def links(self) -> list[tuple[Array, float]]:
        """The pieces of her way that she remembers (2, 2), the oldest first, and how well."""
        step = self.party.step
        begun = self.party.time - step
        points = self.party.trajectory.points[max(0, step - _GLOW) : step + 1, 0]
        way = self.view.at(np.concatenate([points, self.party.now()[:1]]))
        left = np.linalg.norm(way - way[-1], axis=1)
        outside = int(np.sum(np.cumprod(left[::-1] < _MARK)))  # points that her mark covers
        way = _shortened(way, outside)
        ages = np.maximum(len(way) - 3 - np.arange(len(way) - 1) + begun, 0.0)
        return [
            (way[number : number + 2], float(self.memory**age))
            for number, age in enumerate(ages.tolist())
        ]

    def draw(self, canvas: Canvas) -> None:
        """Each piece as strong as it is remembered."""
        for piece, strength in self.links():
            width = float(self.girth.get_value()) * (0.4 + 0.6 * strength)
            Pen(canvas, self.presence * strength).line(piece, PATH, width, casing=0.04)


def _shortened(way: Array, covered: int) -> Array:
    """A way (n, 2) up to where the mark at its end begins, ``covered`` points of it being under."""
    if covered >= len(way):
        return way[:1]
    before, end = way[-covered - 1], way[-1]
    reach = float(np.linalg.norm(before - end))
    rim = end + (before - end) * min(1.0, _MARK / max(reach, 1e-9))
    return np.concatenate([way[:-covered], rim[None]])


__all__ = ["ACROSS", "HILL", "Glow", "Ravine"]
