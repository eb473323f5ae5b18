"""Two valleys that we know: a map and its dots, twice, with one walk each."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.bias_variance import places
from scenes.parts.bias_variance.curves import Errors, named
from scenes.parts.bias_variance.lamps import Lamplight
from scenes.parts.bias_variance.legend import along
from scenes.parts.bias_variance.plan import ENDS, Floor, Plan
from scenes.parts.bias_variance.squared import Band
from scenes.parts.bias_variance.textures import plain
from scenes.stage import (
    MAP,
    PATH,
    POSITION,
    TITLE_SIZE,
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
    Words,
    change,
    instead,
    italic,
    tr,
)

Array = NDArray[np.float64]

_NAMED, _TIED, _HIGH = 0.0, 1.4, 0.85  # x and height of where the bent law is named, x of its tie
_OVER = 0.6  # of y, beyond the dots, that a plane shows
_ASIDE = 0.5  # scene units from the name of some dots to what they cost
_NAME = 0.16  # scene units from a map to its name
NAMES = "A", "B"
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
        self.lamp = Lamplight(self.view, floor.best)
        self.name = Words(NAMES[number], TITLE_SIZE)
        self.name.move_to(self.top, aligned_edge=DOWN)
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
        self.missed = self._missed(places.MISSED[number], NAMES[number])
        self.bend = Band(self.plane, self.line.predict, floor.law)
        self.noise = Errors(self.plane, data, floor.law)  # what is left of them without the bend
        self.noise.grown.set_value(1)
        self.noise.set_z_index(Layer.FIELD)
        self.errors = Residuals(self.dots, self.line)
        self.errors.grown.set_value(0)
        self.errors.set_z_index(Layer.FIELD)

    def _missed(self, box: Box, name: str) -> list[Any]:
        """A row over the dots: whose they are, and the key of the strokes that are left."""
        head: Any = Words(name, TITLE_SIZE)
        told = along([(tr("noise"), plain)], float(head.get_right()[0]) + _ASIDE, 0.0)
        row = VGroup(head, *told)
        return list(row.move_to(box.middle))

    @property
    def top(self) -> Array:
        """Where the foot of its name stands, over the middle of the map."""
        low, high = np.transpose(self.floor.landscape.window)
        middle, edge = self.view.at(np.array([(low[0] + high[0]) / 2, high[1]]))
        return np.array([middle, edge + _NAME, 0.0])

    @property
    def above(self) -> list[Any]:
        """What is on the map's side."""
        return [self.map, self.trail, self.she]

    @property
    def below(self) -> list[Any]:
        """What is on the side of the dots."""
        marks = [self.plane, self.dots, self.errors, self.line, self.law]
        return [*marks, *self.truth, self.missed[0]]

    def split(self) -> list[Any]:
        """Animations: of each error only that part is left which is not the bend."""
        return instead(self.errors, self.noise, one_place=False)


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
        names = "map", "trail", "axes", "name", "she"
        return [part for name in names for part in self.each(name)]

    @property
    def maps(self) -> list[Any]:
        """All that is on the maps once she is there."""
        names = self.each("name")
        return [*names, *(m for valley in self.both for m in (*valley.above, valley.cross))]

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

    def by_lamplight(self) -> list[Any]:
        """Animations: of both maps no more is seen than what is near her."""
        return [lamp.close() for lamp in self.each("lamp")]

    def by_day(self) -> list[Any]:
        """Animations: both maps are all seen again."""
        return [lamp.open_up() for lamp in self.each("lamp")]

    def ring_out(self) -> list[Any]:
        """Animations: a ring goes out from both lowest points."""
        return [cross.ring_out() for cross in self.each("cross")]

    def stand(self, boxes: list[Box]) -> None:
        """Have the maps in these boxes at once: for what is out of sight."""
        for valley, box in zip(self.both, boxes, strict=True):
            valley.view.within(box, **MAP)
            valley.name.move_to(valley.top, aligned_edge=DOWN)


__all__ = ["DASHES", "NAMES", "Pair", "Valley"]
