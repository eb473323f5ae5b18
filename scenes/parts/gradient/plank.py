"""A plank at her feet, as steep as the hill in both directions: a wedge on which climbs add up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, NamedTuple

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.gradient import column
from scenes.parts.gradient.compass import names
from scenes.parts.gradient.plan import Plan
from scenes.parts.gradient.plated import Plated
from scenes.stage import GRADIENT, LOSS, POSITION, TEXT, Formula, Layer, View
from scenes.stage.lecture.theme import Color, terrain
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_SIZE = 44
_LINES = 8  # level lines on the plank
_LIT = 1.22  # of the light of the ground, the plank
_WALLS = 0.5, 0.72  # of the light of the ground, the walls along the first part and the second
_CUT = 0.9  # and what is seen where it is cut from corner to corner
_POST = 0.17  # scene units, half of how wide the second post and what is stacked there is
_SUM, _WIDEST = 60, 4.3  # of the sums, the size; scene units that one may be wide
_ASIDE = 0.3  # scene units from an edge to its number


def first_axis(plan: Plan) -> int:
    """Along which axis she goes first: so that both parts are seen from the south."""
    return 0 if plan.ways[1, 1] > 0 else 1


def corners_on(view: View, plan: Plan) -> Array:
    """The corners of the wedge in the world (2, 4, 3): on its floor, and those of the plank.

    Her feet, the end of the first part of her way, that of the second, and what is across.
    """
    first = first_axis(plan)
    ways = plan.stride * np.eye(2)
    foot = view.ground(plan.here)
    one, two = (view.rise(plan.here, ways[axis]) for axis in (first, 1 - first))
    top = foot + np.stack([0 * one, one, one + two, two])
    floor = top.copy()
    floor[:, 2] = foot[2]
    return np.stack([floor, top])


class Climb(NamedTuple):
    """What is read on the plank of a step of length 1: its parts, their slopes and their rises."""

    runs: tuple[str, str]
    slopes: tuple[str, str]
    rises: tuple[str, str]
    total: str


def climb_on(plan: Plan) -> Climb:
    """The numbers of a step of length 1, worked out from slopes as they are told: exact sums."""
    order = [first_axis(plan), 1 - first_axis(plan)]
    runs = [Decimal(f"{plan.shares[axis]:g}") for axis in order]
    slopes = [abs(Decimal(f"{column.told(plan)[axis]:.10g}")) for axis in order]
    rises = [run * slope for run, slope in zip(runs, slopes, strict=True)]
    one, two = (tuple(map(_written, some)) for some in (runs, slopes))
    first, second = map(_written, rises)
    return Climb((one[0], one[1]), (two[0], two[1]), (first, second), _written(sum(rises)))


def _written(value: Decimal | int) -> str:
    """A number in full, without zeros that say nothing."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def sums(plan: Plan, told: Color = LOSS) -> list[Formula]:
    """What each part of the step climbs, and both together, as three rows.

    All of it is a rise; or, of a step of length 1, a slope: what colour it is ``told`` in.
    """
    climb, colors = climb_on(plan), {"run": POSITION, "slope": GRADIENT, "rise": told}
    rows = [
        f'{{{{"{run}" : run}}}} times {{{{"{slope}" : slope}}}} = {{{{"{rise}" : rise}}}}'
        for run, slope, rise in zip(*climb[:3], strict=True)
    ]
    made = [Formula(row, colors, _SUM) for row in rows]
    one, two = climb.rises
    both = f'{{{{"{one}" : rise}}}} + {{{{"{two}" : more}}}} = {{{{"{climb.total}" : all}}}}'
    made.append(Formula(both, {"rise": told, "more": told, "all": told}, _SUM))
    widest = max(row.width for row in made)
    for row in made:
        row.scale(min(1.0, _WIDEST / widest))
    return made


class Wedge(Plated):
    """The plank on its floor, a way on it in two parts, and both of their rises.

    ``spread`` lays the plank down from her feet on, ``there`` puts it on its floor; ``walked`` goes
    from 0 to 2; ``carried`` from 0 to 1 takes the first rise along on the level, under the second;
    ``halved`` from 0 to 1 takes away what is before the way from corner to corner. ``told`` from 1
    to 0 takes away what is read on it.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, view: View, plan: Plan) -> None:
        super().__init__()
        self.view, self.plan = view, plan
        self.spread, self.there, self.walked = (ValueTracker(0.0) for _ in range(3))
        self.told = ValueTracker(1.0)
        self.carried, self.halved = ValueTracker(0.0), ValueTracker(0.0)
        climb = climb_on(plan)
        ways = names(plan)
        order = first_axis(plan), 1 - first_axis(plan)
        self._runs = [
            Lettering(f"{ways[axis]} {run}", _SIZE, POSITION)
            for axis, run in zip(order, climb.runs, strict=True)
        ]
        squares = (f"{run}²" for run in climb.runs)
        self._way = Lettering(f"{' + '.join(squares)} = 1²", _SIZE, POSITION)
        self._rises = [Lettering(rise, _SIZE, LOSS) for rise in climb.rises]
        self._total = Lettering(climb.total, _SIZE, LOSS)

    def corners(self) -> Array:
        """The corners of the floor and of the plank on the screen (2, 4, 2)."""
        return self.view.screen(corners_on(self.view, self.plan))[0]

    def posts(self) -> Array:
        """Both rises on the screen (2, 2, 2), foot and end: as they are now."""
        world, carried = corners_on(self.view, self.plan), float(self.carried.get_value())
        one, two = world[0, 1], world[0, 2]
        foot = one + carried * (two - one)
        high = world[1, 1] - world[0, 1]
        return np.asarray(
            self.view.screen(np.array([[foot, foot + high], [two + high, world[1, 2]]]))[0]
        )

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How long the parts of her way are, below; how high they rise, beside the posts."""
        floor, _ = self.corners()
        walked, halved = float(self.walked.get_value()), float(self.halved.get_value())
        there = float(self.there.get_value()) * float(self.told.get_value())
        gone, late = there * max(0.0, 1 - 2 * halved), there * max(0.0, 2 * halved - 1)
        for number in range(2):
            x, y = floor[number : number + 2].mean(axis=0)
            out = -1.0 if floor[number + 1, 1] < floor[number, 1] else 1.0
            run = self._runs[number]
            x += out * (_ASIDE + 0.5 * run.width)
            share = float(np.clip(walked - number, 0, 1)) * gone
            yield run, x - run.width / 2, y - _ASIDE - run.height, share
        x, y = floor[[0, 2]].mean(axis=0)
        yield self._way, x - self._way.width / 2, y - _ASIDE - self._way.height, late
        middles = self.posts().mean(axis=1) + np.array([_POST + _ASIDE, 0.0])
        apart = self._rises[0].height + 0.25
        middles[1, 1] = max(middles[1, 1], middles[0, 1] + apart * float(self.carried.get_value()))
        for number, (text, (x, y)) in enumerate(zip(self._rises, middles, strict=True)):
            share = float(np.clip(2 * (walked - number) - 1, 0, 1)) * gone
            if number == 0:  # before, it would stand on the wall
                share *= max(0.0, 5 * float(self.carried.get_value()) - 4)
            yield text, x, y - text.height / 2, share
        x, y = middles.mean(axis=0)
        yield self._total, x, y - self._total.height / 2, late

    def draw(self, canvas: Canvas) -> None:
        """The plank or the wedge, then her way on it and the posts."""
        corners = self.corners()
        there, spread = float(self.there.get_value()), float(self.spread.get_value())
        if there < 1 and spread:
            pen, feet = Pen(canvas, self.presence), corners[1, 0]
            self._plank(pen, feet + spread * (corners[1] - feet))
        canvas.push_group()
        self._wedge(Pen(canvas, 1.0), *corners)
        self._ways(Pen(canvas, 1.0), *corners)
        canvas.pop_group_to_source()
        canvas.paint_with_alpha(self.presence * there)
        self.write(canvas)

    def _light(self) -> Array:
        share = (float(self.plan.height(self.plan.here)) - self.view.lowest) / self.view.spread
        return np.asarray(terrain(np.array([share]))[0])

    def _plank(self, pen: Pen, top: Array) -> None:
        """The plank alone, as it is laid down."""
        pen.fill(top, np.minimum(_LIT * self._light(), 1))
        for behind in (False, True):
            self._level_lines(pen, top, behind=behind)
        pen.line(top, TEXT, 0.05, casing=0.04, closed=True)

    def _wedge(self, pen: Pen, floor: Array, top: Array) -> None:
        halved = float(self.halved.get_value())
        light = self._light()
        plank = np.minimum(_LIT * light, 1)
        pen.fill(np.stack([floor[0], floor[2], top[2]]), _CUT * light)
        pen.fill(top[[0, 2, 3]], plank)
        self._level_lines(pen, top, behind=True)
        before = Pen(pen.canvas, 1 - halved)
        before.fill(top if halved == 0 else top[:3], plank)
        self._level_lines(before, top, behind=False)
        if halved == 0:
            self._level_lines(pen, top, behind=True)
        before.fill(np.stack([floor[0], floor[1], top[1]]), _WALLS[0] * light)
        before.fill(np.stack([floor[1], floor[2], top[2], top[1]]), _WALLS[1] * light)
        before.line(top, TEXT, 0.05, casing=0.04, closed=True)
        pen.line(top[[0, 2, 3]], TEXT, 0.05, casing=0.04, closed=True, opacity=halved)

    def _level_lines(self, pen: Pen, top: Array, *, behind: bool) -> None:
        """Level lines on one half of the plank: straight, parallel and evenly spaced."""
        first = first_axis(self.plan)
        rises = np.abs(self.plan.stride * self.plan.gradient)
        one, two = (float(rises[axis]) for axis in (first, 1 - first))
        for height in ((one + two) * np.arange(1, _LINES) / _LINES).tolist():
            low, high = max(0.0, (height - two) / one), min(1.0, height / one)
            middle = height / (one + two)
            ends = np.array([low, middle] if behind else [middle, high])
            along, across = ends[:, None], ((height - one * ends) / two)[:, None]
            line = top[0] + along * (top[1] - top[0]) + across * (top[3] - top[0])
            pen.line(line, TEXT, 0.022, opacity=0.55)

    def _ways(self, pen: Pen, floor: Array, top: Array) -> None:
        walked, halved = float(self.walked.get_value()), float(self.halved.get_value())
        before = Pen(pen.canvas, 1 - halved)
        shares = [float(np.clip(walked - number, 0, 1)) for number in range(2)]
        for number, share in enumerate(shares):
            if share:
                for line, color, wide in ((floor, POSITION, 0.07), (top, TEXT, 0.1)):
                    begin, end = line[number], line[number + 1]
                    way = np.stack([begin, begin + share * (end - begin)])
                    before.line(way, color, wide, casing=0.04)
        if halved:
            late = Pen(pen.canvas, halved)
            late.line(floor[[0, 2]], POSITION, 0.07, casing=0.04)
            late.line(top[[0, 2]], TEXT, 0.1, casing=0.04)
        for number, (there, post) in enumerate(zip(shares, self.posts(), strict=True)):
            foot, end = post - (1 - there) * (floor[number + 1] - floor[number])
            if there > 0.02:
                top_end = foot + there * (end - foot)
                aside = np.array([_POST, 0.0])
                bar = np.stack([foot - aside, foot + aside, top_end + aside, top_end - aside])
                pen.fill(bar, LOSS)
                pen.line(bar, TEXT, 0.02, closed=True, opacity=0.8)


__all__ = ["Climb", "Wedge", "climb_on", "corners_on", "first_axis", "sums"]
