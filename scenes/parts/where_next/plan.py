"""The numbers of the film: examples with a yes or a no, her walk, and the network of spirals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath import Dataset, InputError, Landscape, Trajectory, descend, gradient_descent
from gdmath.examples import Examples
from gdmath.logistic import logistic_landscape, logistic_loss, sigmoid
from gdmath.network import two_spirals
from scenes.parts.where_next.evenings import MOST, counted, evenings
from scenes.render.kept import kept
from scenes.stage.plot.spirals import REACH
from scenes.stage.type.scripts import own_table
from scenes.stage.walk.training import Task, Training, straight, trained

Array = NDArray[np.float64]

NUDGE = 0.001
_HIGH, _LOW = 0.85, 0.15  # chances of the evenings that are told of
_LEFT, _RIGHT, _WIDER, _HIGH_UP = -1.6, 4.4, 1.5, 2.2  # of the map of w and b
_BESIDE = 0.06  # of the range of the inputs: what is seen to each side of them
_FOLLOWED = 1.6  # a surprise whose slope can be drawn
_BY_NIGHT = -1.5  # a w to walk down from
_RASTER, _EVEN = 40, 0.35  # places of a border, and what is for each step
_SLOWLY, _LONG = 4, 0.07  # the first steps, and how much of the time each of them takes at least
_STEEPEST = 12.0  # a w: steeper ones are a step


@kept
def walked(data: Dataset, start: tuple[float, float], rate: float, steps: int) -> Trajectory:
    """Her descent on the mean surprise."""
    return descend(logistic_landscape(data), gradient_descent(rate), [start], steps)


@dataclass(frozen=True)
class Plan:
    """Evenings as they were counted, in standard units, and all walks."""

    evenings: Dataset  # or the rows of a table of one's own
    data: Dataset  # x in standard units
    valley: Landscape
    walk: Trajectory
    rate: float
    wrong: float  # the w of a line that is surely wrong
    task: Task
    training: Training
    pizzas: Array  # that were asked for (m,); of a table of one's own none

    # -- evenings --------------------------------------------------------------------------------

    @property
    def mean(self) -> float:
        """Of the reservations."""
        return float(self.evenings.x.mean())

    @property
    def spread(self) -> float:
        """Of the reservations: their standard deviation."""
        return float(self.evenings.x.std())

    @property
    def own(self) -> bool:
        """Whether they are from a table of one's own."""
        return len(self.pizzas) == 0

    def z(self, x: ArrayLike) -> Array:
        """Reservations in standard units."""
        return np.asarray((np.asarray(x, dtype=float) - self.mean) / self.spread)

    @cached_property
    def line(self) -> tuple[float, float]:
        """The line of least squares through noughts and ones: per reservation, and at none."""
        off = self.evenings.x - self.mean
        steep = float(off @ self.evenings.y / (off @ off))
        return steep, float(self.evenings.y.mean() - steep * self.mean)

    def on_line(self, x: ArrayLike) -> Array:
        """What that line says."""
        return np.asarray(self.line[0] * np.asarray(x, dtype=float) + self.line[1])

    @property
    def line_knobs(self) -> tuple[float, float]:
        """The w and b of which that line is 1/2 + h/4, the tangent of an S at one half."""
        steep, height = self.line
        return 4 * steep * self.spread, 4 * (steep * self.mean + height) - 2

    # -- the best opinion ------------------------------------------------------------------------

    @property
    def is_parted(self) -> bool:
        """Whether a border parts the noughts from the ones: then no place is lowest."""
        return len(self.valley.minima) == 0

    @property
    def best(self) -> Array:
        """The lowest point (2,) of the valley, w and b; without one, where her walk ends."""
        return np.asarray(self.walk.points[-1, 0] if self.is_parted else self.valley.minima[0])

    def chance(self, x: ArrayLike, knobs: ArrayLike | None = None) -> Array:
        """What knobs (2,), or the best ones, say of reservations."""
        w, b = np.asarray(self.best if knobs is None else knobs)
        return np.asarray(sigmoid(w * self.z(x) + b))

    @cached_property
    def surprises(self) -> Array:
        """How surprised the best opinion is by each evening (m,)."""
        said = self.chance(self.evenings.x)
        return np.asarray(-np.log(np.where(self.evenings.y == 1, said, 1 - said)))

    @property
    def costliest(self) -> int:
        """The evening that surprises it most."""
        return int(np.argmax(self.surprises))

    @property
    def shown(self) -> tuple[float, float]:
        """From where to where their axis goes."""
        if not self.own:
            return 0.0, float(MOST)
        low, high = float(self.evenings.x.min()), float(self.evenings.x.max())
        return low - _BESIDE * (high - low), high + _BESIDE * (high - low)

    @property
    def followed(self) -> int:
        """The evening that is followed through the chain: surprising, and not too much to draw."""
        return int(np.argmin(np.abs(self.surprises - _FOLLOWED)))

    @property
    def worked(self) -> tuple[float, float]:
        """The inputs nearest to a high chance, and to a low one."""
        x = self.evenings.x
        if not self.own:  # there is an evening for each number of reservations
            x = np.arange(x.min(), x.max() + 1)
        said = self.chance(x)
        high, low = (float(x[np.argmin(np.abs(said - share))]) for share in (_HIGH, _LOW))
        return high, low

    @property
    def border(self) -> float:
        """The reservations at which it says one half."""
        return self._half(self.best)

    @property
    def tipped(self) -> float:
        """The same of the opinion with which her walk ends."""
        return self._half(np.asarray(self.walk.points[-1, 0]))

    def _half(self, knobs: Array) -> float:
        w, b = knobs.tolist()
        return float(self.mean - b / w * self.spread)

    @property
    def curvatures(self) -> tuple[float, float]:
        """Of the valley where it is lowest: the least and the most."""
        least, most = np.linalg.eigvalsh(self.valley.hessian(self.best)).tolist()
        return least, most

    # -- slopes ----------------------------------------------------------------------------------

    @property
    def slope(self) -> Array:
        """The gradient (2,) where she starts, by the formula."""
        return np.asarray(self.walk.gradients[0, 0])

    @property
    def nudged(self) -> float:
        """The slope along w there, by a nudge."""
        start = np.asarray(self.walk.points[0, 0])
        ahead = self.valley.value(start + np.array([NUDGE, 0.0]))
        return float((ahead - self.valley.value(start)) / NUDGE)

    def surprise_along(self, w: ArrayLike, b: float = 0.0) -> Array:
        """The mean surprise with b pinned."""
        return np.asarray(logistic_loss(self.data, w, b))

    def squares_along(self, w: ArrayLike, b: float = 0.0) -> Array:
        """The mean squared error of the chances with b pinned."""
        said = sigmoid(np.multiply.outer(w, self.data.x) + b)
        return np.asarray(((said - self.data.y) ** 2).mean(axis=-1))

    @cached_property
    def slopes_along(self) -> tuple[float, float]:
        """Of both along w, where it is surely wrong, with b as it is where she starts."""
        p = sigmoid(self.wrong * self.data.x + float(self.walk.points[0, 0, 1]))
        off = (p - self.data.y) * self.data.x
        return float(off.mean()), float((2 * off * p * (1 - p)).mean())

    @property
    def by_night(self) -> Array:
        """Places of w on its curve at night: three steps of the rule, long ones."""
        ground = logistic_landscape(self.data)
        w = [_BY_NIGHT]
        for _ in range(3):
            w.append(w[-1] - float(ground.gradient(np.array([w[-1], 0.0]))[0]))
        return np.array(w)

    # -- the network -----------------------------------------------------------------------------

    @cached_property
    def straight(self) -> Array:
        """The straight border (3,) of least loss."""
        return straight(self.task)

    @property
    def spirals(self) -> int:
        """How many points both have."""
        return len(self.training_examples.y)

    @cached_property
    def training_examples(self) -> Examples:
        """The points of both spirals."""
        return two_spirals(rng=self.task.data_seed)

    def border_moved(self) -> Array:
        """How far the border has gone by each step of the training (steps + 1,), from 0 to 1.

        That is the share of places and of points whose answer has changed, and a little for each.
        """
        axis = np.linspace(-1, 1, _RASTER) * REACH
        spots = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
        network, points = self.task.network, self.training.points
        yes = np.stack([network.scores(knobs, spots) > 0 for knobs in points])
        changed = (yes[1:] != yes[:-1]).mean(axis=1)
        learnt = np.abs(np.diff(np.asarray(self.training.right, dtype=float).ravel()))
        moved = [part / max(float(part.sum()), 1e-12) for part in (changed, learnt)]
        changed = np.asarray(moved[0] + moved[1])
        changed += _EVEN / len(learnt)
        changed[:_SLOWLY] = np.maximum(changed[:_SLOWLY], _LONG * changed.sum())
        gone = np.concatenate([[0.0], np.cumsum(changed)])
        return np.asarray(gone / gone[-1])

    @property
    def straight_right(self) -> int:
        """How many of them a straight border gets right."""
        told = self.training_examples.x @ self.straight[:2] + self.straight[2] > 0
        return int((told == (self.training_examples.y == 1)).sum())


def plan_for(
    evening_count: int,
    data_seed: int,
    start: tuple[float, float],
    rate: float,
    iterations: int,
    wrong: float,
    layers: tuple[int, ...],
    network_rate: float,
    network_steps: int,
    data: str | None = None,
    **reading: Any,
) -> Plan:
    """Walk and train, and refuse what cannot be told of; ``reading`` says how to read data."""
    shown = own_table(data, said=True, **reading) if data else evenings(evening_count, data_seed)
    source = "data" if data else "data_seed"
    if data and not set(shown.y.tolist()) <= {0.0, 1.0}:
        raise InputError(f"data: {shown.y_name} must be 0 or 1 in every row.")
    if len(np.unique(shown.y)) < 2 or np.ptp(shown.x) == 0:
        raise InputError(f"{source} must give noughts and ones, of more than one input.")
    z = (shown.x - shown.x.mean()) / shown.x.std()
    data_z = Dataset(z, shown.y)
    valley = logistic_landscape(data_z)
    walk = walked(data_z, (float(start[0]), float(start[1])), rate, iterations)
    best = np.asarray(valley.minima[0] if len(valley.minima) else walk.points[-1, 0])
    window = ((_LEFT, max(_RIGHT, _WIDER * float(best[0]))), (-_HIGH_UP, _HIGH_UP))
    (left, right), (bottom, top) = window
    if not (0 < best[0] < _STEEPEST and bottom < best[1] < top):
        raise InputError(f"{source} must give a best line that rises, not too steeply.")
    if not (left < start[0] < right and bottom < start[1] < top):
        raise InputError(f"start must be on the map, {left:g} to {right:g}, {bottom:g} to {top:g}.")
    task = Task(tuple(layers), 0)
    training = trained(task, task.network.start(0), network_rate, network_steps)
    pizzas = np.empty(0) if data else counted(evening_count, data_seed)[1]
    return Plan(shown, data_z, valley.with_window(window), walk, rate, wrong, task, training,
                pizzas)  # fmt: skip


__all__ = ["NUDGE", "Plan", "plan_for"]
