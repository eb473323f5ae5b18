"""The numbers of the film: slopes at a place, a step, level points, walks up and down, knobs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import contourpy
import numpy as np
from numpy.typing import NDArray

from gdmath import (
    GradientField,
    Landscape,
    Trajectory,
    ascend,
    descend,
    gradient_descent,
    gradient_field,
)
from gdmath.critical import level_points
from scenes.stage.ground.field import shown_together

Array = NDArray[np.float64]

_NUDGE = 1e-5  # of the window, to either side, by which a slope is measured
_RUN = 0.16  # of the window, about so long is the run along which a rise is drawn
_GRID = 13  # arrows of the field along the longer side
_CELL = 0.96  # of the way between two, that the longest arrow may be long
_WIDE = 0.3  # of the window, that her arrow may be long
_INSIDE = 0.1  # of the window, from its rim to a level point that is told of
_ARRIVED = 0.01  # of the steepest ground: so level has one arrived
_APART = 0.09  # of the window, from one start to the next
_MOVES = 0.03  # of the window, that everybody moves at least, up and down: so much is seen
_CLEAR = 0.16  # of the window, from one level point that is told of to the next, if that can be
_POOL = 600  # starts to choose from
_FEWEST = 3  # starts besides hers
_SPECK = 0.2  # of the length in the field: shorter arrows are not seen
_STRIDE = 1.15, 1.4  # of her arrow, so long is a way on the plank
SHARES = 0.8, 0.6  # of a step of length 1: along the less steep axis, along the other


@dataclass(frozen=True)
class Plan:
    """A place on a ground with all that is told of it; and knobs of a function of three numbers."""

    ground: Landscape
    place: tuple[float, float]
    rate: float
    count: int
    seed: int
    steps: int
    knobs: tuple[float, float, float]

    # -- slopes ----------------------------------------------------------------------------------

    @property
    def here(self) -> Array:
        """Where she stands (2,)."""
        return np.array(self.place)

    @property
    def span(self) -> float:
        """The longer side of the window."""
        return float(np.ptp(self.ground.window, axis=1).max())

    def height(self, places: Array) -> Array:
        """The height of the ground at places (..., 2)."""
        return np.asarray(self.ground.value(places))

    def slope(self, ways: Array, place: Array | None = None) -> Array:
        """How steep it is along directions (..., 2) of length 1, where she is or at a ``place``.

        It is measured, as she feels it, and not taken from the gradient.
        """
        nudge, at = _NUDGE * self.span, self.here if place is None else place
        rise = self.height(at + nudge * ways) - self.height(at - nudge * ways)
        return np.asarray(rise / (2 * nudge))

    def secant(self, way: Array, run: float) -> float:
        """How steep the chord is from her to a place so far ahead."""
        return float((self.height(self.here + run * way) - self.height(self.here)) / run)

    @property
    def run(self) -> float:
        """A round run along which a rise is drawn: on these hills, 1."""
        return float(f"{_RUN * self.span:.1g}")

    @cached_property
    def gradient(self) -> Array:
        """Both slopes where she is (2,)."""
        return np.asarray(self.ground.gradient(self.here))

    @property
    def steepness(self) -> float:
        """The length of the gradient there."""
        return float(np.linalg.norm(self.gradient))

    @property
    def angle(self) -> float:
        """Where the gradient points to, in radians from east."""
        return float(np.arctan2(self.gradient[1], self.gradient[0]))

    @cached_property
    def ways(self) -> Array:
        """The two directions along the axes in which it climbs (2, 2)."""
        return np.diag(np.where(self.gradient < 0, -1.0, 1.0))

    @property
    def steeper(self) -> int:
        """The axis along which it is steeper."""
        return int(np.argmax(np.abs(self.gradient)))

    @property
    def aside(self) -> float:
        """Degrees from the steeper axis to the gradient."""
        low, high = np.sort(np.abs(self.gradient))
        return float(np.degrees(np.arctan2(low, high)))

    @property
    def factor(self) -> float:
        """How many times as long as they are arrows are drawn: 1 unless they left the map."""
        low, high = np.array(self.ground.window).T
        rim = np.where(self.gradient > 0, high, low)
        with np.errstate(divide="ignore", invalid="ignore"):
            room = np.where(self.gradient == 0, np.inf, (rim - self.here) / self.gradient)
        return _rounded_down(min(1.0, _WIDE * self.span / self.steepness, float(room.min())))

    # -- close by --------------------------------------------------------------------------------

    @property
    def shares(self) -> Array:
        """How much of a step of length 1 is along each axis (2,): it is no diagonal of a square.

        Nor is it along the gradient, whose larger part is along the steeper axis.
        """
        return np.array(SHARES if self.steeper else SHARES[::-1])

    @property
    def oblique(self) -> Array:
        """The direction of such a step, in which it climbs (2,)."""
        return np.asarray(self.shares @ self.ways)

    @property
    def stride(self) -> Array:
        """A way of length 1 on the plank in that direction (2,).

        Where arrows are drawn on another scale, it is as long as suits them.
        """
        arrow = self.factor * self.steepness
        return np.asarray(float(np.clip(self.run, *(arrow * np.array(_STRIDE)))) * self.oblique)

    def contours(self, first: float, apart: float, reach: float) -> list[Array]:
        """Level lines (n, 2) about her at heights so far ``apart``, ``first`` among them."""
        axes = self._around(reach)
        heights = self.height(np.stack(np.meshgrid(*axes), axis=-1))
        made = contourpy.contour_generator(x=axes[0], y=axes[1], z=heights)
        ends = (np.ceil((end - first) / apart) for end in (heights.min(), heights.max()))
        levels = first + apart * np.arange(*ends)
        return [np.asarray(line) for level in levels for line in made.lines(float(level))]

    def _around(self, reach: float) -> list[Array]:
        """Places along both axes about her, so far to either side, as far as the map goes."""
        return [
            np.linspace(max(at - reach, low), min(at + reach, high), 161)
            for at, (low, high) in zip(self.here, self.ground.window, strict=True)
        ]

    # -- the step --------------------------------------------------------------------------------

    @property
    def next(self) -> Array:
        """Where her step against the gradient ends (2,)."""
        return np.asarray(self.here - self.rate * self.gradient)

    @property
    def landed(self) -> float:
        """How high she lands."""
        return float(self.height(self.next))

    # -- the field and its level points ----------------------------------------------------------

    @cached_property
    def field(self) -> GradientField:
        """The gradient on a grid over the window."""
        sides = np.ptp(self.ground.window, axis=1)
        shape = np.maximum(np.rint((_GRID - 1) * sides / sides.max()).astype(int) + 1, 3)
        return gradient_field(self.ground, shape.tolist())

    @cached_property
    def shown(self) -> GradientField:
        """Those of its arrows that are drawn (n, 2): the longest would leave the others no room."""
        return shown_together(self.field)

    @property
    def walked_by(self) -> float:
        """How many times as long as they are arrows are drawn under walkers: each is a step.

        As in the field, where they were too long for that, or would be specks.
        """
        return self.rate if _SPECK * self.crowded < self.rate < self.crowded else self.crowded

    @property
    def crowded(self) -> float:
        """How many times as long as they are the arrows of the field may be drawn."""
        return self.fitting(self.shown.magnitudes)

    def fitting(self, lengths: Array) -> float:
        """How many times as long as they are arrows of the field may be drawn side by side."""
        points = self.field.points
        cell = min(points[1, 0, 0] - points[0, 0, 0], points[0, 1, 1] - points[0, 0, 1])
        return min(self.factor, _rounded_down(_CELL * float(cell) / float(lengths.max())))

    @cached_property
    def level(self) -> dict[str, Array]:
        """A summit, a valley and a pass, those that there are.

        Each is the nearest to her, of those that are clear of the others if some are: else the
        arrows about one are hidden by the sign of another.
        """
        found, (low, high) = level_points(self.ground), np.array(self.ground.window).T
        rim, named = _INSIDE * (high - low), dict[str, Array]()
        for kind in ("maximum", "minimum", "saddle"):
            points = found.of_kind(kind)
            clear = np.all((points > low + rim) & (points < high - rim), axis=-1)
            if (points := points[clear]).size:
                away = np.linalg.norm(points - self.here, axis=-1)
                for other in named.values():
                    near = np.linalg.norm(points - other, axis=-1) < _CLEAR * self.span
                    away = np.where(near, away + self.span, away)
                named[kind] = points[np.argmin(away)] + 0.0
        return named

    # -- up and down -----------------------------------------------------------------------------

    @cached_property
    def starts(self) -> Array:
        """Where the walkers start (n, 2): those who are seen to move on the map, but not she.

        Whether she arrives is asked at the end. Where there are too few others, she walks alone.
        """
        low, high = np.array(self.ground.window).T
        pool = np.random.default_rng(self.seed).uniform(low, high, (_POOL, 2))
        ends = [walk(pool) for walk in (self.walk_up, self.walk_down)]
        steep = _ARRIVED * float(self.field.magnitudes.max())
        fit = np.ones(len(pool), dtype=bool)
        for end in ends:
            inside = np.all((end.points >= low) & (end.points <= high), axis=(0, 2))
            moved = _lengths(end.points[-1] - pool) > _MOVES * self.span
            fit &= inside & moved & (_lengths(end.gradients[-1]) < steep)
        chosen = [self.here]
        for start in pool[fit]:
            away = np.linalg.norm(np.array(chosen) - start, axis=-1).min()
            if len(chosen) <= self.count and away > _APART * self.span:
                chosen.append(start)
        return np.array(chosen[1:] if len(chosen) > _FEWEST else chosen[:1])

    def walk_up(self, starts: Array) -> Trajectory:
        """The ways up from starts (n, 2)."""
        return ascend(self.ground, gradient_descent(self.rate), starts, self.steps)

    def walk_down(self, starts: Array) -> Trajectory:
        """The ways down from starts (n, 2)."""
        return descend(self.ground, gradient_descent(self.rate), starts, self.steps)

    @property
    def alone(self) -> bool:
        """Whether she is the only walker."""
        return len(self.starts) == 1

    @cached_property
    def her_way(self) -> Trajectory:
        """Her way down."""
        return self.walk_down(self.here[None])

    @cached_property
    def up(self) -> Trajectory:
        """Everybody's way up."""
        return self.walk_up(self.starts)

    @cached_property
    def down(self) -> Trajectory:
        """Everybody's way down."""
        return self.walk_down(self.starts)

    def levels_out(self, walk: Trajectory) -> bool:
        """Whether everybody has come to level ground."""
        steep = _lengths(walk.gradients[-1])
        return bool(steep.max() < _ARRIVED * float(self.field.magnitudes.max()))

    @property
    def climbs_for_ever(self) -> bool:
        """Whether her way up leaves the map."""
        low, high = np.array(self.ground.window).T
        return not bool(np.all((self.up.points[:, 0] >= low) & (self.up.points[:, 0] <= high)))


def _lengths(vectors: Array) -> Array:
    """How long vectors (n, 2) are, also those whose squares would overflow."""
    return np.asarray(np.hypot(vectors[:, 0], vectors[:, 1]))


def _rounded_down(factor: float) -> float:
    """The factor with one digit, no larger than it is."""
    power = 10.0 ** np.floor(np.log10(factor))
    return float(f"{np.floor(factor / power + 1e-9) * power:.1g}")


__all__ = ["SHARES", "Plan"]
