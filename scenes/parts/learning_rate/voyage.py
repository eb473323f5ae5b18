"""A run that flies off, followed: with every step the view widens as she does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.learning_rate.earth import LANDS, seen_from
from scenes.parts.learning_rate.plan import EARTH, KILOMETRE, MOON, RatePlan
from scenes.parts.learning_rate.runs import outline
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    MINIMUM,
    QUIET,
    TEXT,
    ContourMap,
    Layer,
    Readout,
    Scientific,
    Stack,
    change,
    on_plate,
    tr,
)
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

READ, READ_SIZE = (1.0, 3.0), 42  # where read-outs begin on the screen, and how large they are
_MIDDLE = np.array([0.0, 0.3])  # where on the screen the bottom of the valley is
_REACH = 4.9  # scene units from there to where she lands
_TRAIL = 14  # chords that are drawn: the others are too small
_CIRCLE = np.linspace(0, 2 * np.pi, 181)
_SEEN = 9.0  # scene units: a circle that is larger has no place in the frame
_LABELLED = 0.75, 3.0  # radii of circles that have room for a name
_RULER = -2.3  # its height on the screen, and where it begins:
_FROM = -6.3
_SEA, _LAND = "#2C6C9B", "#4C8A5B"
_CENTRE = 15.0, 10.0  # longitude and latitude of what is seen of the Earth
_FIRST = 5  # the step from which on the view widens
_NEAR = 6  # steps that are told
_SPARE = 0.1  # scene units of a plate around a number
_SPEED, _SHORTEST = 0.14, 0.3  # seconds for each of the others, and for all
_LARGE = 12.0  # scene units: an Earth that is larger is on its way, one half as large has a sky


def metres(number: float) -> str:
    """A length that is a power of ten, as people write it.

    >>> metres(100), metres(1e6)
    ('100 m', '1,000 km')
    """
    near = number < 1000
    text = tr("{number} m") if near else tr("{number} km")
    return text.format(number=f"{number if near else number / 1000:,.0f}")


class Voyage(Lettered):
    """The last run's flight across the valley, one unit a metre, in a view that widens with it.

    ``time`` is in steps; as all of them are alike she lands at the same two places again and again.
    ``out`` in [0, 1] is how far the view has been drawn back from the map ``ground``.
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, plan: RatePlan, ground: ContourMap) -> None:
        super().__init__()
        self.plan, self.run, self.ground = plan, plan.runs[-1], ground
        self.time, self.out = ValueTracker(0.0), ValueTracker(0.0)
        self.growth = abs(self.run.factors[0])
        self.start = abs(float(self.run.walk.points[0, 0, 0]))
        self._circles = [
            (KILOMETRE, Lettering(metres(KILOMETRE), LABEL_SIZE, TEXT)),
            (MOON, Lettering(tr("the Moon’s orbit"), LABEL_SIZE, TEXT)),
        ]
        self._earth = Lettering(tr("Earth"), LABEL_SIZE, TEXT)
        self._marks = [Lettering(metres(10.0**k), LABEL_SIZE, QUIET) for k in range(13)]
        steps = Readout("step of the flight", tr("step"), lambda: self.step, 0, READ_SIZE)
        loss = Scientific("loss of the flight", tr("loss"), self._loss, READ_SIZE, LOSS)
        read = Stack(steps, loss, gap=0.3)
        self.read = on_plate(read.move_to((*READ, 0), aligned_edge=LEFT), spare=1.7)
        self._stars = np.random.default_rng(3).uniform(
            (-7.0, -2.2, 0.01), (7.0, 3.9, 0.025), (90, 3)
        )

    @property
    def step(self) -> int:
        """How many steps have been completed."""
        return int(np.floor(float(self.time.get_value()) + 1e-9))

    def _loss(self) -> float:
        return float(self.run.losses[self.step])

    @property
    def unit(self) -> float:
        """Scene units for a metre, at this time."""
        time = max(float(self.time.get_value()), _FIRST)
        out = float(self.out.get_value())
        wide = _REACH / (self.start * self.growth**time)
        return float(self._on_map()[1] ** (1 - out) * wide**out)

    @property
    def middle(self) -> Array:
        """Where on the screen the bottom of the valley is (2,)."""
        origin, _ = self._on_map()
        return np.asarray(origin + float(self.out.get_value()) * (_MIDDLE - origin))

    def _on_map(self) -> tuple[Array, float]:
        """Where on the map the bottom of the valley is (2,), and its scene units for a metre."""
        origin, beside = self.ground.view.at(np.array([(0.0, 0.0), (1.0, 0.0)]))
        return origin, float(np.linalg.norm(beside - origin))

    def at(self, places: Array) -> Array:
        """Screen points (n, 2) of places (n, 2) in metres."""
        return np.asarray(self.middle + np.asarray(places, dtype=float) * self.unit)

    def draw_back(self) -> Any:
        """From the map as it stands, back to a view in which the next steps have room."""
        return change(self.out, 1)

    def here(self) -> Array:
        """Where on the screen she is (2,)."""
        return np.asarray(self.at(self.run.walk.at(float(self.time.get_value()))[0]))

    def to(self, step: int) -> Any:
        """Fly on to a step."""
        return change(self.time, step, linear)

    def before(self, step: int) -> int:
        """A step so early before this one that it is told of while she flies on."""
        return max(self.step, step - _NEAR)

    def seconds_to(self, step: int) -> float:
        """How long it takes to fly on to a step that is not told of."""
        return max(_SHORTEST, _SPEED * (step - self.step))

    # -- picture ---------------------------------------------------------------------------------

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Names of circles that have room for them, and the numbers of the ruler."""
        for size, name in self._circles:
            radius = size * self.unit
            x, y = self.middle + radius * np.array([0.77, 0.64])
            yield name, float(x) + 0.15, float(y) + 0.05, _named(radius)
        radius = EARTH / 2 * self.unit
        x, y = self.middle + np.array([radius, 0.35])
        yield self._earth, float(x) - self._earth.width / 2, float(y), _named(radius)
        for power, mark in enumerate(self._marks):
            x = 10.0**power * self.unit
            strength = float(np.clip((x - 1.1) / 0.5, 0, 1) * np.clip((11.6 - x) / 0.5, 0, 1))
            yield mark, _FROM + x - mark.width / 2, _RULER - 0.5, strength * self.out.get_value()

    def draw(self, canvas: Canvas) -> None:
        """Earth, valley, circles, ruler, cross, trail, ball."""
        pen = Pen(canvas, self.presence)
        space = float(np.clip(2 - EARTH * self.unit / _LARGE, 0, 1))
        for x, y, radius in self._stars.tolist() if space > 0 else []:
            pen.disc((x, y), radius, TEXT, opacity=0.6 * space)
        self._draw_earth(pen)
        self._draw_valley(pen)
        for size, _ in self._circles:
            radius = size * self.unit
            if 0.03 < radius < _SEEN:
                strength = min(1.0, (_SEEN - radius) / 2)
                ring = _ring(self.middle, radius)
                pen.line(ring, TEXT, 0.035, opacity=0.8 * strength, closed=True)
        self._draw_ruler(pen)
        arms, middle = (np.array([0.2, 0.2]), np.array([0.2, -0.2])), self.middle
        pen.line([np.stack([middle - a, middle + a]) for a in arms], MINIMUM, 0.05, casing=0.05)
        first = max(0, self.step - _TRAIL)
        landed = self.at(self.run.walk.points[first : self.step + 1, 0])
        here, color = self.here(), self.run.color
        pen.line(np.vstack([landed, here]), color, 0.045, casing=0.03)
        for spot in landed:
            pen.disc(spot, 0.07, color, casing=0.03)
        pen.fill(outline(self.run.kind, here, 0.28), BACKGROUND, 0.9)
        pen.fill(outline(self.run.kind, here, 0.22), color)
        self.write(canvas)

    def _draw_earth(self, pen: Pen) -> None:
        """A disc to scale, with its lands; its left rim touches the cross."""
        radius = EARTH / 2 * self.unit
        if 0.02 < radius < 2 * _LARGE:
            strength = float(np.clip(2 - radius / _LARGE, 0, 1))
            middle = self.middle + np.array([radius, 0.0])
            disc = _ring(middle, radius)
            pen.fill(disc, _SEA, strength)
            for land in LANDS:
                pen.fill(middle + radius * seen_from(_CENTRE, land), _LAND, strength)
            pen.line(disc, TEXT, 0.03, opacity=0.6 * strength, closed=True)

    def _draw_valley(self, pen: Pen) -> None:
        """The map, as small as it is now; soon it is a point."""
        if self.plan.valley.window[0][1] * self.unit < 0.02:
            return
        (origin, near), canvas = self._on_map(), pen.canvas
        canvas.push_group()
        canvas.translate(*self.middle)
        canvas.scale(self.unit / near, self.unit / near)
        canvas.translate(*-origin)
        self.ground.picture(canvas)
        canvas.pop_group_to_source()
        canvas.paint_with_alpha(pen.strength)

    def _draw_ruler(self, pen: Pen) -> None:
        """A line, and a stroke at each power of ten; the numbers stand on plates."""
        own = Pen(pen.canvas, pen.strength * float(self.out.get_value()))
        own.line(np.array([(_FROM, _RULER), (-_FROM, _RULER)]), QUIET, 0.035, casing=0.05)
        places = [10.0**power * self.unit for power in range(len(self._marks))]
        for x in [0.0, *(x for x in places if 0.05 < x < -2 * _FROM)]:
            stroke = np.array([(_FROM + x, _RULER - 0.1), (_FROM + x, _RULER + 0.1)])
            own.line(stroke, QUIET, 0.035, casing=0.05)
        for mark, left, foot, strength in self.texts():
            if strength > 0:
                plate = Pen(pen.canvas, pen.strength * strength)
                place = np.array([left, foot])
                low, high = mark.low + place - _SPARE, mark.high + place + _SPARE
                plate.plate(*low.tolist(), *high.tolist())

    def readings(self) -> list[Reading]:
        """Where she has landed, in metres."""
        place = self.run.walk.points[self.step, 0]
        return [Reading("flight", "", (self.step, *place.tolist()))]


def _ring(middle: Array, radius: float) -> Array:
    """A circle (n, 2)."""
    return np.asarray(middle + radius * np.stack([np.cos(_CIRCLE), np.sin(_CIRCLE)], axis=-1))


def _named(radius: float) -> float:
    """How much of the name of a circle is there."""
    low, high = _LABELLED
    return float(np.clip((radius - low) / 0.3, 0, 1) * np.clip((high - radius) / 0.3, 0, 1))


__all__ = ["READ", "READ_SIZE", "Voyage", "metres"]
