"""Two valleys that we know: a map and its dots, twice, with one walk each."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.bias_variance import places
from scenes.parts.bias_variance.curves import named
from scenes.parts.bias_variance.legend import along
from scenes.parts.bias_variance.plan import ENDS, Floor, Plan
from scenes.parts.bias_variance.textures import hatched, plain
from scenes.stage import (
    MAP,
    PATH,
    POSITION,
    TRUTH,
    Box,
    ContourMap,
    FittedLine,
    GroundAxes,
    Law,
    Layer,
    Mark,
    Plane,
    Playback,
    Residuals,
    Samples,
    Trails,
    View,
    Walkers,
    change,
    italic,
    tr,
)

Array = NDArray[np.float64]

_NAMED, _TIED, _HIGH = 0.0, 1.4, 0.85  # x and height of where the bent law is named, x of its tie
_OVER = 0.6  # of y, beyond the dots, that a plane shows
DASHES: tuple[tuple[float, ...], ...] = ((), (0.2, 0.14))  # of the cuts through both


class Valley:
    """One of both: its map with the walk on it, and its dots with the line that she is."""

    def __init__(
        self, floor: Floor, number: int, progress: ValueTracker, y: tuple[float, float]
    ) -> None:
        self.floor = floor
        self.view = View(floor.landscape, size=6.0)
        self.view.gap = 0.0
        self.view.within(places.LARGE[number], **MAP)
        self.map = ContourMap(self.view)
        self.axes = GroundAxes(self.view, (italic("w"), italic("b")), left=True, color=POSITION)
        self.walk = Playback(floor.walk, [POSITION], POSITION)
        walked = Playback(floor.walk, [PATH], PATH)
        self.walk.progress = walked.progress = progress
        self.she, self.trail = Walkers(self.view, self.walk), Trails(self.view, walked, width=4.0)
        self.cross = Mark(self.view, floor.best[None])
        data = floor.data
        low, high = y
        self.plane = Plane((ENDS[0] - 0.1, ENDS[1] + 0.1), y, ("x", "y"))
        self.plane.within(places.COLUMNS[number])
        self.dots = Samples(self.plane, data.x, data.y)
        self.line = FittedLine(
            self.plane, lambda: float(self.walk.now()[0, 0]), lambda: float(self.walk.now()[0, 1])
        )

        self.law = Law(self.plane, floor.law)
        self.truth: list[Any] = []
        if floor.bend:  # one name is enough
            place = _NAMED, low + _HIGH * (high - low)
            self.truth = named(self.plane, tr("the truth"), place, _TIED, floor.law, TRUTH)
        self.missed = self._missed(places.MISSED[number])
        self.errors = Residuals(self.dots, self.line)
        self.errors.grown.set_value(0)
        self.errors.set_z_index(Layer.FIELD)

    def _missed(self, box: Box) -> list[Any]:
        """What is left of the loss at the lowest point, part by part, in a row over the dots."""
        told = [(tr("chance"), plain)]
        if self.floor.bend:
            told.append((tr("bend"), hatched))
        row = VGroup(*along(told, 0.0, 0.0)).move_to(box.middle)
        return list(row)

    @property
    def above(self) -> list[Any]:
        """What is on the map's side."""
        return [self.map, self.trail, self.she]

    @property
    def below(self) -> list[Any]:
        """What is on the side of the dots."""
        return [self.plane, self.dots, self.errors, self.line, self.law, *self.truth]


class Pair:
    """Both valleys; the walks go in step."""

    def __init__(self, plan: Plan) -> None:
        self.progress = ValueTracker(0.0)
        self.steps = plan.line.walk.steps
        floors = plan.line, plan.parabola
        answers = np.concatenate([np.asarray(floor.data.y) for floor in floors])
        y = float(answers.min()) - _OVER, float(answers.max()) + _OVER  # one scale for both
        self.both = [Valley(floor, at, self.progress, y) for at, floor in enumerate(floors)]

    def each(self, name: str) -> list[Any]:
        """A part of both."""
        return [getattr(valley, name) for valley in self.both]

    @property
    def scenery(self) -> list[Any]:
        """Both maps with their axes, and she on them."""
        return [part for name in ("map", "trail", "axes", "she") for part in self.each(name)]

    @property
    def maps(self) -> list[Any]:
        """All that is on the maps once she is there."""
        return [thing for valley in self.both for thing in (*valley.above, valley.cross)]

    @property
    def below(self) -> list[Any]:
        """The dots of both, each with its line and the truth."""
        return [thing for valley in self.both for thing in valley.below]

    def miss(self) -> list[Any]:
        """Animations: the errors of both lines grow."""
        return [change(errors.grown, 1) for errors in self.each("errors")]

    def walk_down(self) -> Any:
        """An animation: both walk to the end."""
        return change(self.progress, float(self.steps))

    def ring_out(self) -> list[Any]:
        """Animations: a ring goes out from both lowest points."""
        return [cross.ring_out() for cross in self.each("cross")]

    def stand(self, boxes: list[Box]) -> None:
        """Have the maps in these boxes at once: for what is out of sight."""
        for valley, box in zip(self.both, boxes, strict=True):
            valley.view.within(box, **MAP)


__all__ = ["DASHES", "Pair"]
