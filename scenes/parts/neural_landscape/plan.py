"""The numbers of the film: a training, three slices of its ground, and what they leave out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import factorial, prod

import numpy as np
from numpy.typing import NDArray

from gdmath import InputError
from gdmath.examples import Examples
from gdmath.landscape import Landscape
from gdmath.network import two_spirals
from gdmath.slices import Shadow, filter_normalised, principal_directions, shadow, slice_landscape
from scenes.parts.neural_landscape.chart import charted
from scenes.parts.neural_landscape.hollow import Hollow, minimum_near
from scenes.parts.neural_landscape.numbers import Window, heights, most_right
from scenes.stage.walk.training import Task, Training, trained

Array = NDArray[np.float64]
Pair = tuple[float, float]

GRID = 121  # networks along each side of the picture
FINE = 61  # along those of a piece of it, and of one that turns
_LEAST_LOSS = 0.2  # of its value at the start: a training that ends above it has not learnt
_MARGIN = 0.12  # of the shadow's size, round it
_WIDE, _DEEP = 6.0, 6.0  # from a hollow to both sides, and to the back, of the part that shows it
_REAL_TRAP = 0.01  # a full slope that is none


@dataclass(frozen=True)
class Plan:
    """A network, its training, and slices through its end."""

    task: Task
    start_seed: int
    rate: float
    steps: int
    direction_seed: int
    reach: float
    near: Pair  # where a hollow is looked for
    turn: float  # degrees

    # -- the training ----------------------------------------------------------------------------

    @cached_property
    def examples(self) -> Examples:
        """The points of both spirals."""
        return two_spirals(rng=self.task.data_seed)

    @cached_property
    def ground(self) -> Landscape:
        """The loss over all knobs."""
        return self.task.ground

    @cached_property
    def training(self) -> Training:
        """Every step."""
        start = self.task.network.start(self.start_seed)
        return trained(self.task, start, self.rate, self.steps)

    @property
    def end(self) -> Array:
        """The trained network (knobs,)."""
        return self.training.end

    @property
    def knobs(self) -> int:
        """How many there are."""
        return self.task.network.knobs

    @cached_property
    def line(self) -> Array:
        """The straight border (3,) with the most points on their right sides, of all there are."""
        return most_right(self.examples.x, self.examples.y)

    @property
    def line_right(self) -> int:
        """How many points are on its right side."""
        told = self.examples.x @ self.line[:2] + self.line[2] > 0
        return int((told == (self.examples.y == 1)).sum())

    # -- the slice -------------------------------------------------------------------------------

    @cached_property
    def arrows(self) -> tuple[Array, Array, Array]:
        """Random directions, of which the first two are those of the picture.

        Each of length 1: what is measured along them, and off the picture, is a distance.
        """
        dealer = np.random.default_rng(self.direction_seed)
        drawn = (filter_normalised(self.task.network, self.end, dealer) for _ in range(3))
        one, two, three = (arrow / np.linalg.norm(arrow) for arrow in drawn)
        return one, two, three

    @property
    def window(self) -> Window:
        """What the picture shows of s and t."""
        return ((-self.reach, self.reach), (-self.reach, self.reach))

    @cached_property
    def slice(self) -> Landscape:
        """The loss over the plane of the first two arrows, exactly."""
        return slice_landscape(self.ground, self.end, *self.arrows[:2], reach=self.reach)

    def _heights(self, arrows: Array, window: Window, counts: tuple[int, int]) -> Array:
        return heights(self.task, self.end, arrows[0], arrows[1], window, counts)

    @cached_property
    def grid(self) -> Array:
        """The heights (rows, columns) of the slice that are computed for the picture."""
        return self._heights(np.array(self.arrows[:2]), self.window, (GRID, GRID))

    @property
    def top(self) -> float:
        """The highest ground of the picture, where the colours of all of its kind end."""
        return float(self.grid.max())

    @cached_property
    def picture(self) -> Landscape:
        """What is drawn of the slice."""
        return charted("slice", self.grid, self.window)

    def network_at(self, s: float, t: float) -> Array:
        """The network (knobs,) that a point of the picture stands for."""
        first, second, _ = self.arrows
        return np.asarray(self.end + s * first + t * second)

    @cached_property
    def shadow(self) -> Shadow:
        """Her path, as the picture shows it."""
        return shadow(self.training.points, self.end, *self.arrows[:2])

    @cached_property
    def under(self) -> Array:
        """The height of the slice under each step of her shadow (steps + 1,)."""
        return np.asarray(self.slice.value(self.shadow.coordinates))

    @property
    def away(self) -> float:
        """How far she began from where she ended."""
        return float(np.linalg.norm(self.training.points[0] - self.end))

    @property
    def times(self) -> float:
        """How many times as high her true loss was as the picture has it at her start."""
        return float(self.training.losses[0] / self.under[0])

    @cached_property
    def piece(self) -> Landscape:
        """The part of the picture that her shadow is in."""
        places = self.shadow.coordinates
        low, high = places.min(axis=0), places.max(axis=0)
        middle, half = (low + high) / 2, (0.5 + _MARGIN) * float((high - low).max())
        window = _around(middle, half, self.reach)
        grid = self._heights(np.array(self.arrows[:2]), window, (FINE, FINE))
        return charted("piece", grid, window)

    # -- the better arrows -----------------------------------------------------------------------

    @cached_property
    def principal(self) -> tuple[Array, Array]:
        """The directions (2, knobs) along which she mostly went, and their shares (2,)."""
        found = principal_directions(self.training.points)
        return found.directions, found.shares

    @cached_property
    def better(self) -> Shadow:
        """Her path on the plane of those."""
        return shadow(self.training.points, self.end, *self.principal[0])

    @cached_property
    def better_slice(self) -> Landscape:
        """The loss over that plane, exactly."""
        return slice_landscape(self.ground, self.end, *self.principal[0])

    @cached_property
    def better_under(self) -> Array:
        """Its height under each step (steps + 1,)."""
        return np.asarray(self.better_slice.value(self.better.coordinates))

    @cached_property
    def better_picture(self) -> Landscape:
        """What is drawn of it: the whole path, with room on each side."""
        places = self.better.coordinates
        low, high = places.min(axis=0), places.max(axis=0)
        more = 0.15 * float((high - low).max()) * np.array([1.0, 1.9])
        window = tuple(zip((low - more).tolist(), (high + more).tolist(), strict=True))
        wide, tall = (float(b - a) for a, b in window)
        rows = max(21, round((GRID - 1) * tall / wide) + 1)
        grid = self._heights(self.principal[0], window, (GRID, rows))  # type: ignore[arg-type]
        return charted("along her way", grid, window)  # type: ignore[arg-type]

    # -- the hollow ------------------------------------------------------------------------------

    @cached_property
    def hollow(self) -> Hollow | None:
        """The one nearest to where it is looked for, if it is none of the ground itself."""
        place = minimum_near(self.slice, np.array(self.near))
        inside = place is not None and np.abs(place).max() < self.reach
        if place is None or not inside:
            return None
        begin = self.network_at(*place.tolist())
        gradient = np.asarray(self.ground.gradient(begin))
        slope = float(np.linalg.norm(gradient))
        if slope < _REAL_TRAP:
            return None
        training = trained(self.task, begin, self.rate, self.steps)
        cast = shadow(training.points, self.end, *self.arrows[:2])
        under = np.asarray(self.slice.value(cast.coordinates))
        return Hollow(place, begin, slope, gradient, training, cast, under)

    @cached_property
    def hollow_piece(self) -> Landscape:
        """The back half of the hollow, cut open along t just before her shadow.

        So what is below the sheet is seen from the front, and the cut shows that it is a hollow.
        """
        assert self.hollow is not None
        _, t = self.hollow.place.tolist()
        cut = float(self.hollow.shadow.coordinates[:, 0].max())
        along = _around(np.array([0.0, t]), _WIDE, self.reach)[1]
        window = ((max(cut - _DEEP, -self.reach), cut), along)
        counts = (FINE // 2 + 1, FINE)
        grid = self._heights(np.array(self.arrows[:2]), window, counts)
        return charted("hollow", grid, window)

    # -- what else is hidden ---------------------------------------------------------------------

    @property
    def orders(self) -> int:
        """How many networks answer alike, if only units change their places."""
        return prod(factorial(units) for units in self.task.layers)


def _around(middle: Array, half: float, reach: float) -> Window:
    """A square round a place, moved so that it is inside the picture."""
    middle = np.clip(middle, -reach + half, reach - half)
    (x, y) = middle.tolist()
    return ((x - half, x + half), (y - half, y + half))


def plan_for(
    layers: tuple[int, ...],
    data_seed: int,
    start_seed: int,
    rate: float,
    steps: int,
    direction_seed: int,
    reach: float,
    hollow: Pair,
    turn: float,
) -> Plan:
    """Train, and refuse what the film cannot tell of."""
    task = Task(tuple(layers), data_seed)
    plan = Plan(task, start_seed, rate, steps, direction_seed, reach, hollow, turn)
    losses = plan.training.losses
    if not losses[-1] <= _LEAST_LOSS * losses[0]:
        raise InputError(
            f"steps: after {steps:,} steps of Adam with rate {rate:g} the loss has fallen from"
            f" {losses[0]:.3g} to {losses[-1]:.3g} only; the film is about a network that has"
            " learnt."
        )
    if np.abs(hollow).max() >= reach:
        raise InputError(f"hollow must be on the picture, −{reach:g} to {reach:g}.")
    return plan


__all__ = ["FINE", "GRID", "Plan", "plan_for"]
