"""The numbers of the film: one dot, a hundred dots, and who is lower after how many questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath import (
    Dataset,
    InputError,
    Landscape,
    Trajectory,
    descend,
    gradient_descent,
    least_squares,
    linear_data,
    mse,
    mse_gradient,
    predict,
    regression_landscape,
    train,
)
from gdmath.shuffles import single_gradients
from gdmath.units import StandardUnits
from scenes.parts.stochastic.measured import Large, Measured, many_dots, measured
from scenes.stage.type.scripts import own_table

Array = NDArray[np.float64]
Pair = tuple[float, float]
Moves = Iterable[tuple[Any, float]]  # what moves together, and for how many seconds

FEW = 10  # questions, after which the race halts first
AVERAGED = (1, 2, 3, FEW)  # gutters, before all of them
FAN = 100  # arrows of mini-batches
_FEWEST, _MOST = 20, 400  # dots
_AROUND = 1.15  # times as far as all that is marked, the map reaches
_ALONG = 0.5  # of the way from the start to the best line, that a gutter is seen to either side


@dataclass(frozen=True)
class Plan:
    """The dots, the line that the walkers start from, and how they ask."""

    dots: Dataset
    law: tuple[float, float, float]  # w, b and noise of the crowd that is like them
    start: Array  # (2,), the line (w, b)
    rate: float  # of the one who asks one at a time
    rates: tuple[float, ...]  # that are tried
    size: int  # of a mini-batch
    reads: int
    orders: int
    order_seed: int
    crowd: int

    def __len__(self) -> int:
        return len(self.dots)

    # -- one dot ---------------------------------------------------------------------------------

    @cached_property
    def order(self) -> NDArray[np.intp]:
        """The order (n,) in which the dots are asked."""
        return np.random.default_rng(self.order_seed).permutation(len(self.dots))

    @property
    def first(self) -> int:
        """Which dot is asked first."""
        return int(self.order[0])

    def take(self, rows: ArrayLike) -> Dataset:
        """Some of the dots."""
        return Dataset(self.dots.x[np.atleast_1d(rows)], self.dots.y[np.atleast_1d(rows)])

    @property
    def x(self) -> float:
        """The first dot's input."""
        return float(self.dots.x[self.first])

    @property
    def y(self) -> float:
        """Its answer."""
        return float(self.dots.y[self.first])

    def error(self, line: ArrayLike) -> float:
        """Its error for a line (2,)."""
        w, b = np.asarray(line, dtype=float).tolist()
        return float(w * self.x + b - self.y)

    @cached_property
    def gradients(self) -> Array:
        """What each dot alone asks for at the start (n, 2)."""
        return single_gradients(self.dots, *self.start)

    @cached_property
    def steps(self) -> Array:
        """The step (n, 2) to which each dot alone leads."""
        return np.asarray(-self.rate * self.gradients)

    @property
    def single(self) -> Array:
        """The gradient (2,) of the first dot."""
        return np.asarray(self.gradients[self.first])

    @property
    def next(self) -> Array:
        """The line (2,) after its step."""
        return np.asarray(self.start + self.steps[self.first])

    @property
    def gone(self) -> float:
        """The share of its error that the step takes away."""
        return 2 * self.rate * (1 + self.x**2)

    # -- all dots --------------------------------------------------------------------------------

    @cached_property
    def best(self) -> Array:
        """The best line (2,)."""
        return least_squares(self.dots)

    def loss(self, lines: ArrayLike) -> Array:
        """The loss (...) of lines (..., 2)."""
        return np.asarray(self.landscape.value(np.asarray(lines, dtype=float)))

    @cached_property
    def lowest(self) -> float:
        """The lowest loss."""
        return float(mse(self.dots, *self.best))

    @cached_property
    def rising(self) -> NDArray[np.bool_]:
        """Which of the single steps (n,) raise the loss."""
        return np.asarray(self.loss(self.start + self.steps) > self.loss(self.start))

    @property
    def mean_step(self) -> Array:
        """The step (2,) to which all dots together lead."""
        return np.asarray(-self.rate * mse_gradient(self.dots, *self.start))

    @cached_property
    def gutters(self) -> list[tuple[int, Landscape]]:
        """The average of the first few gutters, up to all of them."""
        counts = (*AVERAGED, len(self.dots))
        return [(n, regression_landscape(self.take(self.order[:n]))) for n in counts]

    # -- the race --------------------------------------------------------------------------------

    @cached_property
    def measured(self) -> Measured:
        """What many orders say."""
        return measured(
            self.dots.x,
            self.dots.y,
            self.start,
            self.rate,
            self.rates,
            (1, self.size, len(self.dots)),
            self.reads,
            self.orders,
            self.order_seed,
        )

    @property
    def batch_rate(self) -> float:
        """The best rate for a single step with all dots."""
        return self.measured.batches[-1].rate

    @cached_property
    def all_at_once(self) -> Trajectory:
        """The walk that asks all dots before each step."""
        rule = gradient_descent(self.batch_rate)
        return descend(self.landscape, rule, self.start, self.reads // len(self.dots))

    @cached_property
    def one_by_one(self) -> Trajectory:
        """The walk that asks one dot before each step."""
        rule = gradient_descent(self.rate)
        return train(
            self.dots, rule, self.reads, start=self.start, batch_size=1, rng=self.order_seed
        )

    @property
    def halts(self) -> tuple[int, ...]:
        """The numbers of questions at which the race halts."""
        return (FEW, *range(len(self.dots), self.reads + 1, len(self.dots)))

    def losses(self, reads: int) -> tuple[float, float]:
        """The loss of both after so many questions: all at once, one by one."""
        batch = self.all_at_once.losses[reads // len(self.dots)]
        return float(batch), float(self.one_by_one.losses[reads])

    @cached_property
    def overtaken(self) -> int | None:
        """The first halt at which the one who asks all is lower than the median of the others."""
        for reads in self.halts[1:]:
            if self.losses(reads)[0] < self.measured.bands[1, reads]:
                return reads
        return None

    # -- the dance, and batches ------------------------------------------------------------------

    @cached_property
    def pulls(self) -> Array:
        """The single steps (n, 2) at the best line."""
        return np.asarray(-self.rate * single_gradients(self.dots, *self.best))

    @cached_property
    def fans(self) -> list[Array]:
        """Steps (k, 2) from the start, one, a few and all dots at a time, at one rate."""
        rng = np.random.default_rng(self.order_seed)
        deals: list[Array] = []
        while sum(map(len, deals)) < FAN:
            whole = len(self.dots) // self.size * self.size
            order = rng.permutation(len(self.dots))[:whole].reshape(-1, self.size)
            deals.append(self.steps[order].mean(axis=1))
        return [self.steps, np.concatenate(deals)[:FAN], self.mean_step[None]]

    @cached_property
    def spreads(self) -> tuple[float, float, float]:
        """How far gradients of one, a few, all dots are from the gradient: root mean square."""
        off = self.gradients - self.gradients.mean(axis=0)
        one = float(np.sqrt((off**2).sum(axis=1).mean()))
        n, size = len(self.dots), self.size
        return one, one * float(np.sqrt((n - size) / (size * (n - 1)))), 0.0

    @cached_property
    def large(self) -> Large:
        """The crowd."""
        w, b, noise = self.law
        return many_dots(w, b, noise, self.crowd, 0, self.start, self.rate, self.order_seed)

    # -- how it is seen --------------------------------------------------------------------------

    @cached_property
    def gutter(self) -> Array:
        """Two lines (2, 2) on the first dot's gutter, to either side of the one nearest by."""
        ahead = np.array([self.x, 1.0])
        foot = self.start - self.error(self.start) / float(ahead @ ahead) * ahead
        way = np.array([1.0, -self.x]) / float(np.hypot(1, self.x))
        reach = _ALONG * float(np.linalg.norm(self.best - self.start))
        return np.asarray(foot + np.array([[-reach], [reach]]) * way)

    @cached_property
    def window(self) -> tuple[Pair, Pair]:
        """A square map with all that is marked on it."""
        marked = np.concatenate(
            [
                self.start[None],
                self.best[None],
                self.start + self.steps,
                self.start[None] - self.steps[self.first],
                self.gutter,
                self.one_by_one_points,
            ]
        )
        low, high = marked.min(axis=0), marked.max(axis=0)
        half = _AROUND * float((high - low).max()) / 2
        (w0, w1), (b0, b1) = ((float(m - half), float(m + half)) for m in (low + high) / 2)
        return (w0, w1), (b0, b1)

    def gutter_ends(self, row: int) -> Array:
        """Where the gutter of a dot leaves the map (2, 2); it may not cross it: then one point."""
        x, y = float(self.dots.x[row]), float(self.dots.y[row])
        (w0, w1), (b0, b1) = self.window
        found = [(w, y - x * w) for w in (w0, w1)]
        if x:
            found += [((y - b) / x, b) for b in (b0, b1)]
        low, high = np.array([w0, b0]) - 1e-9, np.array([w1, b1]) + 1e-9
        inside = sorted(at for at in found if np.all((at >= low) & (at <= high)))
        return np.array([inside[0], inside[-1]] if inside else [self.start, self.start])

    @cached_property
    def one_by_one_points(self) -> Array:
        """The lines (reads + 1, 2) of the walk that asks one dot before each step."""
        return self.one_by_one.points

    @cached_property
    def landscape(self) -> Landscape:
        """The loss of all lines."""
        return regression_landscape(self.dots)

    @cached_property
    def ground(self) -> Landscape:
        """The same on the map of the film."""
        return self.landscape.with_window(self.window)


def plan_for(
    data: str | None,
    w: float,
    b: float,
    n: int,
    noise: float,
    seed: int,
    start: Pair,
    order_seed: int,
    rates: tuple[float, ...],
    single_rate: float,
    batch_size: int,
    reads: int | None,
    orders: int,
    large: int,
    **reading: Any,
) -> Plan:
    """Make or load the dots, and refuse what the film cannot tell of; ``reading`` says how."""
    if data is None:
        dots, law = linear_data(w, b, n, noise, rng=np.random.default_rng(seed)), (w, b, noise)
    else:
        own = own_table(data, **reading)
        dots = StandardUnits.of(own).standardized(own)
        fit = least_squares(dots)
        law = (float(fit[0]), float(fit[1]), float(np.sqrt(mse(dots, *fit))))
    if not _FEWEST <= len(dots) <= _MOST:
        raise InputError(f"data: {_FEWEST} to {_MOST} dots are asked, got {len(dots)}.")
    too_far = 1 / (1 + float((dots.x**2).max()))
    if single_rate >= too_far:
        raise InputError(
            f"single_rate: from {too_far:.3g} on, one dot's step leaps over its gutter and"
            f" farther away; got {single_rate:g}."
        )
    total = 3 * len(dots) if reads is None else reads
    if total < 2 * len(dots):
        raise InputError(f"reads must be at least {2 * len(dots)}, twice all dots, got {total}.")
    if batch_size > len(dots) // 2:
        raise InputError(f"batch_size must be at most {len(dots) // 2}, half of the dots.")
    plan = Plan(
        dots,
        law,
        np.array(start, dtype=float),
        single_rate,
        rates,
        batch_size,
        total // len(dots) * len(dots),
        orders,
        order_seed,
        large,
    )
    before, after = plan.losses(0)[1], plan.losses(FEW)[1]
    if not after < before:
        raise InputError(f"start: {FEW} single steps from there do not lower the loss.")
    return plan


__all__ = ["AVERAGED", "FAN", "FEW", "Moves", "Plan", "plan_for", "predict"]
