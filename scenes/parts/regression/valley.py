"""The map of lines and the valley over it: floor, ground, posts, ring, level curves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

import cairo
import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.regression.fits import Fit, Plan, level_curve
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    POSITION,
    QUIET,
    SMALLEST_SIZE,
    TEXT,
    GroundAxes,
    Layer,
    Surface,
    View,
    tr,
)
from scenes.stage.ground.axes import multiples
from scenes.stage.ground.levels import Polylines, round_levels
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.lecture.theme import RULE, terrain
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen, ink, runs_of
from scenes.stage.plot.ticks import tick_text

Array = NDArray[np.float64]

_MOST = 12  # cells of the floor's grid, along its longer side
_POSTS = 7
_WITHIN = -0.9  # of the way to its numbers, by which the name of w is beyond the end of its axis
_EDGE = 0.05  # of the map, that a number of a level curve is from its rim
_AROUND = np.linspace(0, 1, 241)
_CURVES = 16  # level curves, as many as may be on a map
_OPEN = 0.02  # of the highest loss, above the bottom: a level curve has room for a number
CURVES = 0.45
"""How strong level curves are on the ground."""
_DIMMED = 0.93  # a map is a bit darker than sunlit ground
_LIFTED = 0.2  # of the way from the lowest ground's colour to the highest's, where this one begins


def grid_step(view: View) -> float:
    """What is between two lines of the map's grid: 1, 2 or 5 times a power of ten."""
    longest = max(high - low for low, high in view.window)
    power = 10.0 ** np.floor(np.log10(longest / _MOST))
    steps = (float(power * nice) for nice in (1, 2, 5, 10))
    return next(step for step in steps if step * _MOST >= longest * (1 - 1e-9))


def shade(height: Array) -> Array:
    """Colours (..., 3) of heights in [0, 1]: no valley is so dark that it looks like the room."""
    return terrain(_LIFTED + (1 - _LIFTED) * height)


def on_floor(view: View, places: Array, loss: float = 0.0) -> Array:
    """Screen points (..., 2) over places (..., 2) at the height of a ``loss``, on no ground."""
    world = view.world(places, np.full(places.shape[:-1], loss))
    return view.screen(world)[0]


def _corners(view: View) -> Array:
    return np.stack(np.meshgrid(*view.window), axis=-1)


class Floor(OnGround):
    """The square of all lines that are looked at, before any of them has a height."""

    layer: ClassVar[Layer] = Layer.SKY

    def draw(self, canvas: Canvas) -> None:
        """A faint rectangle with a grid, whose lines are where numbers are round."""
        (x0, x1), (y0, y1) = self.view.window
        pen = Pen(canvas, self.presence)
        rim = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
        pen.fill(on_floor(self.view, rim), "#101B2E")
        step = grid_step(self.view)
        across = [[(x, y0), (x, y1)] for x in multiples(x0, x1, step)]
        up = [[(x0, y), (x1, y)] for y in multiples(y0, y1, step)]
        for ends in (*across, *up):
            pen.line(on_floor(self.view, np.array(ends)), RULE, 0.015, opacity=0.6)
        pen.line(on_floor(self.view, rim), QUIET, 0.02, closed=True)


def axes_of(view: View) -> GroundAxes:
    """The axes of a map of lines, their names as blue as the point; numbers are on the grid.

    The name of w is not below the axis of losses, as if it were that one's.
    """
    every = 2 * grid_step(view)
    return GroundAxes(view, ("w", "b"), left=True, color=POSITION, of=every, beyond=_WITHIN)


class Posts(OnGround):
    """Posts as high as the loss at places (n, 2), a function of now; ``grown`` in [0, 1]."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, view: View, places: Callable[[], Array], width: float = 0.05) -> None:
        super().__init__(view)
        self.places, self.thickness, self.grown = places, width, ValueTracker(1.0)

    @classmethod
    def everywhere(cls, view: View) -> Posts:
        """One in the middle of each cell of a grid over all of the map."""
        axes = [np.linspace(low, high, _POSTS) for low, high in view.window]
        grid = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)
        return cls(view, lambda: grid)

    def draw(self, canvas: Canvas) -> None:
        """Each from the floor up, the farthest first."""
        places = self.places()
        world = self.view.ground(places)
        foot = self.view.world(places, np.zeros(len(places)))
        ends = foot + float(self.grown.get_value()) * (world - foot)
        feet, near = self.view.screen(foot)
        heads = self.view.screen(ends)[0]
        pen = Pen(canvas, self.presence)
        for row in np.argsort(near, kind="stable"):
            post = np.stack([feet[row], heads[row]])
            pen.line(post, LOSS, self.thickness, casing=0.02)


class Ring(OnGround):
    """The level curve of lines that are equally bad, lit; it is drawn from its beginning."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, plan: Plan) -> None:
        super().__init__(view)
        self.plan, self.grown = plan, ValueTracker(1.0)

    def draw(self, canvas: Canvas) -> None:
        """What is seen of it."""
        grown = float(self.grown.get_value())
        places = self.plan.around(_AROUND[: max(2, int(grown * len(_AROUND)))])
        seen = self.view.visible(places)
        spots, pen = self.view.at(places), Pen(canvas, self.presence)
        for wide, opacity in ((0.22, 0.18), (0.12, 0.3)):  # it glows
            pen.line(runs_of(spots, seen[1:]), LOSS, wide, opacity=opacity)
        pen.line(runs_of(spots, ~seen[1:]), LOSS, 0.05, opacity=0.3, dashes=(0.08, 0.08))
        pen.line(runs_of(spots, seen[1:]), LOSS, 0.07, casing=0.04)

    def pointwise_become_partial(self, vmobject: object, a: float, b: float) -> Ring:
        """Grow as far as ``b``."""
        self.grown.set_value(b)
        return self


class LevelMap(Lettered):
    """A valley from straight above: coloured by loss, with level curves that have numbers.

    ``moved`` from 0 to 1 slides the first valley over to the second, which has the same shape. The
    numbers stand on the side of the bottom that is not that of the start; ``numbered`` is how much
    of them is there.
    """

    layer: ClassVar[Layer] = Layer.MAP

    def __init__(self, view: View, fits: tuple[Fit, Fit]) -> None:
        super().__init__()
        self.view, self.fits = view, fits
        self.moved, self.numbered = ValueTracker(0.0), ValueTracker(1.0)
        first = float(fits[0].landscape.value(_corners(view)).max())  # both have its curves
        step = float(round_levels(0.0, first, 3)[0])
        chosen = (step / 4, step, 2 * step)
        # From one curve to the next it is as high everywhere: the closer, the steeper.
        self._faint = [step / 4 * number for number in range(1, _CURVES + 1)]
        self._levels = [
            (
                Lettering(f"{told}{tick_text(level)}", LABEL_SIZE if told else SMALLEST_SIZE, TEXT),
                level,
            )
            for level, told in zip(chosen, (f"{tr('loss')} ", "", ""), strict=True)
        ]
        self._directions = [self._direction(level) for level in chosen]

    def _direction(self, level: float) -> float:
        """Where on a level curve its number is: near the turn that leads away from the start."""
        fit = self.fits[0]
        way = np.where(fit.best >= fit.walk.points[0, 0], 1.0, -1.0)
        best = float(np.arctan2(way[1], way[0])) / (2 * np.pi)
        turns = best + np.linspace(0, 0.25, 60)[:, None] * [-1, 1]
        low, high = np.array(self.view.window).T
        margin = _EDGE * (high - low)
        spots = self.curve(level, turns.ravel())
        inside = np.all((spots > low + margin) & (spots < high - margin), axis=-1)
        return float(turns.ravel()[inside][0]) if inside.any() else best

    def bottom(self) -> tuple[Array, float]:
        """The bottom now: its place (2,) and its loss."""
        share = float(self.moved.get_value())
        (one, low), (other, high) = ((fit.best, fit.floor) for fit in self.fits)
        return (1 - share) * one + share * other, (1 - share) * low + share * high

    def highest(self) -> float:
        """The highest loss on the map now: what has the lightest colour."""
        best, floor = self.bottom()
        landscape = self.fits[0].landscape
        bowl = landscape.value(_corners(self.view) + self.fits[0].best - best) - self.fits[0].floor
        return float(bowl.max()) + floor

    def curve(self, level: float, turns: Array = _AROUND) -> Array:
        """The lines (n, 2) of this loss, all around."""
        best, floor = self.bottom()
        fit = self.fits[0]
        return best + level_curve(fit.landscape, fit.best, max(level - floor, 0.0), turns)

    def lines(self) -> Polylines:
        """All its curves as far as they are on the map."""
        low, high = np.array(self.view.window).T
        curves = []
        for level in self._faint:
            curve = self.curve(level, np.linspace(0, 1, 2401))
            inside = np.all((curve >= low) & (curve <= high), axis=-1)
            curves += runs_of(curve, inside[1:] & inside[:-1])
        return Polylines.of(curves)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each number on its curve, as far as that is on the map."""
        fit = self.fits[0]
        best, floor = self.bottom()
        there = float(self.numbered.get_value())
        for (text, level), turn in zip(self._levels, self._directions, strict=True):
            if there == 0 or level - floor < _OPEN * self.view.highest:
                continue
            way = level_curve(fit.landscape, fit.best, level - floor, turn)
            low, high = np.array(self.view.window).T
            if np.all((best + way > low) & (best + way < high)):
                x, y = self.view.at(best + way).tolist()
                yield text, x - text.width / 2, y - text.high[1] / 2, there

    def draw(self, canvas: Canvas) -> None:
        """Colours, curves, numbers on plates, rim."""
        (x0, x1), (y0, y1) = self.view.window
        rim = self.view.at(np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)]))
        pen = Pen(canvas, self.presence)
        with pen.inside(*rim[0].tolist(), *rim[2].tolist()):
            self._colours(canvas)
            for level in self._faint:
                pen.line(self.view.at(self.curve(level)), TEXT, 0.012, opacity=0.22)
            for _, level in self._levels[1:]:
                pen.line(self.view.at(self.curve(level)), TEXT, 0.022, opacity=0.45)
        pen.line(rim, QUIET, 0.02, closed=True)
        for text, left, foot, there in self.texts():
            right, top = left + text.width + 0.07, foot + text.high[1] + 0.06
            Pen(canvas, self.presence * there).plate(left - 0.07, foot - 0.06, right, top, 0.06)
        self.write(canvas)

    def _colours(self, canvas: Canvas) -> None:
        """The loss is a round bowl in coordinates of its own: there it is a radial gradient."""
        best, floor = self.bottom()
        fit = self.fits[0]
        ways = level_curve(fit.landscape, fit.best, 1.0, np.array([0.0, 0.25]))
        middle = self.view.at(best)
        right, up = self.view.at(best + ways) - middle
        highest = self.highest()
        reach = np.sqrt(max(highest - floor, 1e-12))
        shades = cairo.RadialGradient(0, 0, 0, 0, 0, reach)
        for share in np.linspace(0, 1, 33).tolist():
            height = (floor + (share * reach) ** 2) / highest
            color = _DIMMED * shade(np.array(min(height, 1.0)))
            shades.add_color_stop_rgba(share, *ink(color, self.presence))
        canvas.save()
        canvas.transform(cairo.Matrix(*right, *up, *middle))
        canvas.set_source(shades)
        canvas.paint()
        canvas.restore()


class Valley(Surface):
    """The valley of all lines, brighter at its bottom, with the level curves that its map has."""

    hairlines = CURVES

    def __init__(self, view: View, levels: LevelMap) -> None:
        super().__init__(view)
        spread = max(view.highest - view.lowest, 1e-12)
        self.base_colors = shade((self.heights - view.lowest) / spread)
        self.levels = levels.lines()


__all__ = [
    "CURVES",
    "Floor",
    "LevelMap",
    "Posts",
    "Ring",
    "Valley",
    "axes_of",
    "grid_step",
    "on_floor",
]
