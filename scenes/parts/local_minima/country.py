"""The ground of many valleys: its plane, its hiker, the dawn that spreads, and its level points."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from manim import DOWN, UP, FadeIn, Line, ValueTracker, VGroup
from numpy.typing import NDArray

from gdmath import Landscape
from scenes.parts.local_minima.heights import Floors, Level
from scenes.parts.local_minima.plan import Plan
from scenes.stage import (
    FRAME,
    LABEL_SIZE,
    LOSS,
    MINIMUM,
    STAGE,
    TEXT,
    Beam,
    Box,
    Curve,
    Headlamp,
    Hiker,
    Layer,
    Link,
    Night,
    Plane,
    Plumb,
    Words,
    change,
    italic,
    on_plate,
    tr,
)
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

TALL = 1.87  # scene units: she
DUSK = 0.55  # of the light before dawn, that the sky has at night: it is blue, not black
LAMPLIT = 0.9  # of the colours by day, that the ground has by lamplight
SKY = STAGE.inset(left=0.8, right=1.0)  # what is between the outer walls
_PLANE = Box(STAGE.left + 0.13, -2.6, STAGE.right, 3.4)
_FLOOR, _RIDGE = 0.3, 3.1  # scene units above the axis: the lowest floor, the highest ridge
_MORE = 0.12  # of the window, beside it, that there is ground
_BEYOND = 0.2  # of what is seen of the axis, beside it, that there is ground
_THEIRS = 2.4  # scene units: of the lamps in narrow valleys
_LOWER = 0.8  # scene units: all of the ground at the end, so that there is sky
_REACH, _SOFT = 3.3, 1.6  # scene units: of a lamp, and of the rim of the dawn
_MORE_UP = 0.3  # scene units from the highest ridge to the upper end of the axis of heights
_LOW_ROOM = 1.3  # scene units of soil below a floor that words need
_BESIDE = 0.42  # scene units from a level point to its height
_FROM_CROSS = 0.7  # scene units from a lowest floor to its height: the wall leans over it
_NAMES = 1.5  # scene units from the highest ridge up to names of floors
_CLEAR, _WALL, _TRIED = 0.8, 0.15, 121  # scene units: over a floor, from walls; places tried
_TANGENT = 0.65  # scene units: half of a tangent


class Dawn(Headlamp):
    """The first light on the ground, which spreads to both sides of her as ``spread`` grows.

    It is 0 in the dark, and 1 when all of the frame's ground is lit.
    """

    def __init__(self, hiker: Hiker) -> None:
        super().__init__(hiker, 0.0)
        self.spread = ValueTracker(0.0)

    def lit_box(self) -> Array:
        """All of the frame."""
        return np.array([FRAME[:2], FRAME[2:]]) * 1.05

    def light(self, points: Array) -> Array:
        """How brightly points of the picture (..., 2) are lit, in [0, 1]."""
        spread = float(self.spread.get_value())
        rim = spread * (float(np.abs(self.lit_box()[:, 0]).max()) + _SOFT)
        away = np.abs(points[..., 0] - self.hiker.ground()[0])
        share = np.clip((rim - away) / _SOFT, 0.0, 1.0) * min(1.0, 4 * spread)
        return np.asarray(share * share * (3 - 2 * share))


class Another(VGroup):
    """One more hiker in a night, with a lamp that is on while she is there."""

    def __init__(self, night: Night, x: float, facing: float, clock: ValueTracker) -> None:
        self.hiker = Hiker(night.lamp.hiker.curve, x, TALL, facing, clock)
        self.lamp = Headlamp(self.hiker, _THEIRS)
        night.lit.lamps.append(self.lamp)
        super().__init__(self.hiker, Beam(self.lamp, night.daylight))

    @property
    def x(self) -> float:
        """Where she stands."""
        return self.hiker.x

    def come(self) -> tuple[Any, ...]:
        """She is there, and her lamp goes on."""
        return FadeIn(self), change(self.lamp.power, 1)


class Ground(Curve):
    """A curve that is drawn as finely as it is seen: what is far beside its plane is left out."""

    def _line(self, start: float, end: float) -> Array:
        low, span = float(self.plane.low[0]), float(self.plane.span[0])
        beyond = _BEYOND * span
        return super()._line(max(start, low - beyond), min(end, low + span + beyond))

    def level(self, across: Array) -> Array:
        """How high in the picture the curve is at places ``across`` (...) from left to right."""
        line = self._line(*self.landscape.window[0])
        return np.interp(across, line[:, 0], line[:, 1])


class Country:
    """The whole ground on one plane, in the same place from the dawn to the next night."""

    def __init__(self, plan: Plan, clock: ValueTracker) -> None:
        self.plan, self.clock = plan, clock
        self.plane = _plane(plan)
        self.afar = self.plane.low.tolist(), self.plane.span.tolist()
        self.curve = Ground(self.plane, wider(plan))
        facing = float(np.sign(plan.home - plan.hook))  # as she came
        self.hiker = Hiker(self.curve, plan.home, TALL, facing, clock)
        self.night = Night(self.hiker, clock, reach=_REACH)
        self.night.sky.glimmer.set_value(DUSK)
        self.curve.day.set_value(LAMPLIT)
        self.night.sky.has_sun = False  # behind walls by day: only a lens would uncover it
        self.dawn = Dawn(self.hiker)
        self.night.lit.lamps.append(self.dawn)
        home, others = plan.floors[[plan.shallow]], np.delete(plan.floors, plan.shallow)
        lowest = float(plan.floors[plan.deep][0])
        self.cross = Floors(self.curve, home[:, None], lowest)
        self.deeper = Floors(self.curve, others[:, None], lowest)
        self.crosses = self.cross, self.deeper
        deepest = np.flatnonzero(plan.deep)
        self.others = [
            Another(self.night, float(plan.floors[number]), -1.0 if number else 1.0, clock)
            for number in np.unique(deepest[[0, -1]])[::-1]
        ]

    def xy(self, x: float) -> Array:
        """Where on the screen the ground at x is (2,)."""
        return np.asarray(self.curve.at([x]))

    def all_come(self, she_is_there: bool) -> tuple[Any, ...]:
        """She, if she is not there, and all others come; the others' lamps go on."""
        she = () if she_is_there else (FadeIn(self.hiker),)
        return *she, *(move for one in self.others for move in one.come())

    # -- light -----------------------------------------------------------------------------------

    def day(self) -> tuple[Any, ...]:
        """After the dawn it is day, and the axis is there."""
        night, plane = self.night, self.plane
        light = night.dawn(), night.noon(), night.lamp_off(), change(self.curve.day, 1)
        return (*light, FadeIn(plane.set_presence(1)))

    def nightfall(self) -> tuple[Any, ...]:
        """It is dark again but for her lamp; all of it is seen, and more of the sky."""
        night = self.night
        self.dawn.spread.set_value(0)
        sky = change(night.sky.noon, 0), change(night.sky.glimmer, DUSK)
        (left, bottom), (wide, tall) = self.afar
        bottom += _LOWER * tall / float(self.plane.size[1])
        plane = self.plane.set_presence(0).animate.reframe(
            (left, left + wide), (bottom, bottom + tall)
        )
        return night.fall(), night.lamp_on(), *sky, change(self.curve.day, LAMPLIT), plane

    # -- level points ----------------------------------------------------------------------------

    def heights(self) -> VGroup:
        """How high each floor is, below it where there is room."""
        plan = self.plan
        made = []
        for x in map(float, plan.floors):
            label = self._height(x)
            hers = x == plan.home and not self._has_room_below(x)
            if hers or x in plan.floors[plan.deep]:
                made.append(label.move_to(self.beside(x, _FROM_CROSS + label.width / 2)))
                continue
            side = DOWN if self._has_room_below(x) else UP
            made.append(label.next_to((*self.xy(x), 0), side, buff=_BESIDE))
        return VGroup(*made)

    def _height(self, x: float) -> Any:
        number = height_text(float(self.plan.height(x)))
        return on_plate(Words(tr("height {number}").format(number=number), LABEL_SIZE, LOSS), 0.1)

    def beside(self, floor: float, away: float) -> Array:
        """Where in the soil (3,), so far ``away`` from a floor, words do not cover the curve."""
        nearest = float(self.plan.ridges[np.abs(self.plan.ridges - floor).argmin()])
        x, y = self.xy(floor)
        return np.array([x + away * np.sign(nearest - floor), y + 0.05, 0.0])

    def tangents(self) -> VGroup:
        """A short level tangent at each floor."""
        made = []
        for x in self.plan.floors:
            middle, half = np.array([*self.xy(float(x)), 0.0]), np.array([_TANGENT, 0.0, 0.0])
            line = Line(middle - half, middle + half, stroke_color=TEXT, stroke_width=6)
            made.append(line.set_z_index(Layer.ARROW))
        return VGroup(*made)

    def _has_room_below(self, floor: float) -> bool:
        return float(self.xy(floor)[1] - self.plane.corner[1]) > _LOW_ROOM

    def named_global(self) -> VGroup:
        """What the lowest floors are called, tied to their crosses."""
        made = []
        for x in self.plan.floors[self.plan.deep]:
            name = on_plate(Words(tr("global minimum"), LABEL_SIZE, MINIMUM), 0.1)
            made.append(self._tied(self._between_walls(name, float(x)), float(x)))
        return VGroup(*made)

    def _between_walls(self, name: Any, floor: float) -> Any:
        """A name over a floor, as deep between its walls as there is room; else over ridges."""
        (x, y), half, tall = self.xy(floor), name.width / 2, name.height
        top = max(float(self.xy(float(ridge))[1]) for ridge in self.plan.ridges)
        places = np.linspace(SKY.left + half, SKY.right - half, _TRIED)
        for foot in np.arange(y + _CLEAR, top + _NAMES, _CLEAR / 4).tolist():
            free = [at for at in places.tolist() if self._highest(at, half) < foot - _WALL]
            near = min(free, key=lambda at: abs(at - x), default=np.inf)
            if abs(near - x) < half:
                return name.move_to((near, foot + tall / 2, 0))
        middle = np.clip(x, SKY.left + half, SKY.right - half)
        return name.move_to((middle, top + _NAMES, 0))

    def _highest(self, x: float, half: float) -> float:
        """The highest ground in the picture so far to either side of a place."""
        return float(self.curve.level(np.linspace(x - half - _WALL, x + half + _WALL, 31)).max())

    def _tied(self, name: Any, x: float) -> VGroup:
        """A name with a thread down to its cross."""
        foot = self.xy(x) + np.array([0.0, 0.35])
        return VGroup(Link(name.get_bottom, lambda: foot, MINIMUM, bead=False), name)

    def named_local(self) -> Any:
        """What her floor is called."""
        name = on_plate(Words(tr("local minimum"), LABEL_SIZE, MINIMUM), 0.1)
        at, half = (*self.xy(self.plan.home), 0), name.width / 2
        if self._has_room_below(self.plan.home):
            name.next_to(at, DOWN, buff=_BESIDE + 0.75)
        else:
            name.next_to(at, UP, buff=TALL + 0.2)
        return name.set_x(float(np.clip(name.get_x(), SKY.left + half, SKY.right - half)))

    def question(self) -> Words:
        """What stands in the dark between two lamps."""
        plan, mark = self.plan, Words("?", 120, TEXT)
        x = 0.5 * (plan.home + self.others[0].x)
        return mark.move_to((self.plane.xy(x, 0.0)[0], 0.9, 0))

    def borders(self, borders: list[float]) -> VGroup:
        """Dashed lines from the ground down to where one territory ends."""
        places = (partial(np.array, [x]) for x in borders)
        return VGroup(*(Plumb(self.curve, place, TEXT, dashed=True) for place in places))


def _plane(plan: Plan) -> Plane:
    """The plane: the deepest floor is just above the axis, ridges are a hiker below the title."""
    floors, ridges = plan.height(plan.floors), plan.height(plan.ridges)
    unit = (_RIDGE - _FLOOR) / float(ridges.max() - floors.min())
    names = "x", f"{italic('f')}({italic('x')})"
    plane = Level(plan.ground.window[0], (0, 1), names, colors=(TEXT, LOSS), tick_color=TEXT)
    plane.numbered = True, False  # the numbers of the upright axis have room beside the stage
    plane.within(_PLANE).numbered = True, True
    low = float(floors.min()) - _FLOOR / unit
    plane.reframe(y=(low, low + float(plane.size[1]) / unit)).set_presence(0)
    plane.top, plane.whole = float(ridges.max()) + _MORE_UP / unit, float(plane.span[1])
    if min((t.left for axis, _, t in plane.ticks() if axis == 1), default=0.0) < STAGE.left:
        plane.whole = np.inf  # its numbers are too long for their room
    return plane


def height_text(height: float) -> str:
    """A height with three decimals at most: −1.333, 0.917, 0."""
    return number_text(round(height, 3) + 0.0)


def standing(x: float, y: float) -> Box:
    """The room of a hiker whose feet are there."""
    return Box(x - TALL / 4, y, x + TALL / 4, y + TALL)


def wider(plan: Plan) -> Landscape:
    """The ground with so much more on both sides that it reaches the edges of the frame."""
    ((low, high),) = plan.ground.window
    more = plan.ground.with_window(((low - _MORE * plan.span, high + _MORE * plan.span),))
    places = np.linspace(*more.window[0], 401)[:, None]
    return more if np.isfinite(more.value(places)).all() else plan.ground


__all__ = ["DUSK", "LAMPLIT", "SKY", "TALL", "Country", "Dawn", "height_text", "standing", "wider"]
