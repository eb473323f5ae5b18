"""A run that flies off, followed: with every step the view widens as she does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, UP, ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.learning_rate.plan import EARTH, KILOMETRE, MOON, RatePlan
from scenes.parts.learning_rate.runs import outline
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    MINIMUM,
    QUIET,
    STAGE,
    TEXT,
    Layer,
    Readout,
    Scientific,
    Stack,
    change,
    on_plate,
    tr,
)
from scenes.stage.lecture.theme import BACKGROUND, RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_MIDDLE = np.array([0.0, 0.3])  # where on the screen the bottom of the valley is
_REACH = 4.9  # scene units from there to where she lands
_TRAIL = 14  # chords that are drawn: the others are too small
_CIRCLE = np.linspace(0, 2 * np.pi, 181)
_SEEN = 9.0  # scene units: a circle that is larger has no place in the frame
_LABELLED = 0.75, 4.2  # radii of circles that have room for a name
_RULER = -2.3  # its height on the screen, and where it begins:
_FROM = -6.3
_GROUND, _LAND = "#1F5B74", "#2C6C9B"
_RINGS = 8
_NEAR = 6  # steps that are told
_SPEED, _SHORTEST = 0.14, 0.3  # seconds for each of the others, and for all
_SKY = 10.0  # metres for a scene unit, times ten: then stars begin to be seen


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
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, plan: RatePlan) -> None:
        super().__init__()
        self.plan, self.run = plan, plan.runs[-1]
        self.time = ValueTracker(0.0)
        self.growth = abs(self.run.factors[0])
        self.start = abs(float(self.run.walk.points[0, 0, 0]))
        self._circles = [
            (KILOMETRE, Lettering(metres(KILOMETRE), LABEL_SIZE, TEXT)),
            (MOON, Lettering(tr("the Moon’s orbit"), LABEL_SIZE, TEXT)),
        ]
        self._earth = Lettering(tr("Earth"), LABEL_SIZE, TEXT)
        self._marks = [Lettering(metres(10.0**k), LABEL_SIZE, QUIET) for k in range(13)]
        steps = Readout("step of the flight", tr("step"), lambda: self.step, 0)
        loss = Scientific("loss of the flight", tr("loss"), self._loss, color=LOSS)
        read = Stack(steps, loss, gap=0.25)
        self.read = on_plate(read, spare=0.9).within(STAGE, LEFT + UP)
        self.along = on_plate(Scientific("along", tr("along the valley"), self._along), spare=0.9)
        self.along.within(STAGE, RIGHT + UP)
        self._stars = np.random.default_rng(3).uniform(
            (-7.0, -2.2, 0.01), (7.0, 3.9, 0.025), (90, 3)
        )

    @property
    def step(self) -> int:
        """How many steps have been completed."""
        return int(np.floor(float(self.time.get_value()) + 1e-9))

    def _loss(self) -> float:
        return float(self.run.losses[self.step])

    def _along(self) -> float:
        return float(self.run.walk.points[self.step, 0, 1])

    @property
    def unit(self) -> float:
        """Scene units for a metre, at this time."""
        return float(_REACH / (self.start * self.growth ** float(self.time.get_value())))

    def at(self, places: Array) -> Array:
        """Screen points (n, 2) of places (n, 2) in metres."""
        return np.asarray(_MIDDLE + np.asarray(places, dtype=float) * self.unit)

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
            x, y = _MIDDLE + radius * np.array([-0.64, 0.77])
            yield name, float(x) - name.width - 0.1, float(y) + 0.1, _named(radius)
        radius = EARTH / 2 * self.unit
        x, y = _MIDDLE + np.array([radius, 0.35])
        yield self._earth, float(x) - self._earth.width / 2, float(y), _named(radius)
        for power, mark in enumerate(self._marks):
            x = 10.0**power * self.unit
            strength = float(np.clip((x - 1.1) / 0.5, 0, 1) * np.clip((11.6 - x) / 0.5, 0, 1))
            yield mark, _FROM + x - mark.width / 2, _RULER - 0.5, strength

    def draw(self, canvas: Canvas) -> None:
        """Earth, valley, circles, ruler, cross, trail, ball."""
        pen = Pen(canvas, self.presence)
        space = float(np.clip(np.log10(_SKY / self.unit) - 1, 0, 1))
        for x, y, radius in self._stars.tolist() if space > 0 else []:
            pen.disc((x, y), radius, TEXT, opacity=0.6 * space)
        self._draw_earth(pen)
        self._draw_valley(pen)
        for size, _ in self._circles:
            radius = size * self.unit
            if 0.03 < radius < _SEEN:
                strength = min(1.0, (_SEEN - radius) / 2)
                pen.line(_ring(_MIDDLE, radius), TEXT, 0.035, opacity=0.8 * strength, closed=True)
        self._draw_ruler(pen)
        arms = (np.array([0.2, 0.2]), np.array([0.2, -0.2]))
        pen.line([np.stack([_MIDDLE - a, _MIDDLE + a]) for a in arms], MINIMUM, 0.05, casing=0.05)
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
        """A disc to scale; its left rim touches the cross."""
        radius = EARTH / 2 * self.unit
        if 0.02 < radius < 2 * _SEEN:
            strength = float(np.clip((2 * _SEEN - radius) / _SEEN, 0, 1))
            disc = _ring(_MIDDLE + np.array([radius, 0.0]), radius)
            pen.fill(disc, _LAND, 0.75 * strength)
            pen.line(disc, TEXT, 0.03, opacity=0.6 * strength, closed=True)

    def _draw_valley(self, pen: Pen) -> None:
        """Lines of equal height; soon they are a point."""
        wide = self.plan.valley.window[0][1] * self.unit
        if wide < 0.02:
            return
        across, along = self.plan.curvatures
        for number in range(_RINGS, 0, -1):
            reach = wide * number / _RINGS
            line = _MIDDLE + reach * np.stack(
                [np.cos(_CIRCLE), np.sqrt(across / along) * np.sin(_CIRCLE)], axis=-1
            )
            pen.fill(np.clip(line, -12, 12), _GROUND, 0.1)
            pen.line(np.clip(line, -12, 12), QUIET, 0.02, opacity=0.35, closed=True)

    def _draw_ruler(self, pen: Pen) -> None:
        """A line, and a stroke at each power of ten; nothing is seen through its numbers."""
        low, high = np.array([-8.0, -4.5]), np.array([8.0, _RULER + 0.12])
        pen.fill(np.array([low, (high[0], low[1]), high, (low[0], high[1])]), BACKGROUND, 0.85)
        pen.line(np.array([(_FROM, _RULER), (-_FROM, _RULER)]), RULE, 0.035)
        places = [10.0**power * self.unit for power in range(len(self._marks))]
        for x in [0.0, *(x for x in places if 0.05 < x < -2 * _FROM)]:
            stroke = np.array([(_FROM + x, _RULER - 0.1), (_FROM + x, _RULER + 0.1)])
            pen.line(stroke, QUIET, 0.035)

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


__all__ = ["Voyage", "metres"]
