"""The numbers of the film: who is lower after how many questions, and how it goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gdmath import (
    InputError,
    Landscape,
    Trajectory,
    descend,
    gradient_descent,
    least_squares,
    linear_data,
    mse,
)
from gdmath.shuffles import single_gradients
from gdmath.training import train
from gdmath.units import StandardUnits
from scenes.parts.stochastic.asked import FEW, Asked
from scenes.parts.stochastic.measured import Large, Measured, many_dots, measured
from scenes.parts.stochastic.refused import refuse_dull, refuse_few_or_many
from scenes.stage.type.scripts import own_table

Array = NDArray[np.float64]
Pair = tuple[float, float]
Moves = Iterable[tuple[Any, float]]  # what moves together, and for how many seconds

_THERE = 1.02  # times the lowest loss
_STILL = 0.9  # of the loss after one pass, at the end: she no longer goes down
_AROUND = 1.15  # times as far as all that is marked, the map reaches


@dataclass(frozen=True)
class Plan(Asked):
    """The dots, and how those ask who walk down."""

    law: tuple[float, float, float]  # w, b and noise of the crowd that is like them
    rates: tuple[float, ...]  # that are tried
    size: int  # of a mini-batch
    reads: int
    orders: int
    crowd: int
    own: bool = False  # whether the dots are somebody's, in standard units

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
            (self.size, len(self.dots)),
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
        """The first halt at which the one who asks all is lower than the median of the others.

        And than the one who is seen, else nobody could see it.
        """
        for reads in self.halts[1:]:
            all_at_once, single = self.losses(reads)
            if all_at_once < min(self.measured.bands[1, reads], single):
                return reads
        return None

    @property
    def arrived(self) -> bool:
        """Whether the one who asks all ends as good as at the lowest point, and lower than others.

        Than the median of those who ask one, and the one of them who is seen.
        """
        all_at_once, single = self.losses(self.reads)
        others = min(single, self.measured.bands[1, self.reads])
        return bool(all_at_once < min(_THERE * self.lowest, others))

    @property
    def restless(self) -> bool:
        """Whether the median of single steps no longer falls after the first pass."""
        median = self.measured.bands[1]
        return bool(median[-1] > _STILL * median[len(self)])

    # -- the dance, and batches ------------------------------------------------------------------

    @cached_property
    def pulls(self) -> Array:
        """The single steps (n, 2) at the best line."""
        return np.asarray(-self.rate * single_gradients(self.dots, *self.best))

    @cached_property
    def deal(self) -> NDArray[np.intp]:
        """The dots of the mini-batches of one pass (batches, size), as they are shuffled."""
        whole = len(self.dots) // self.size * self.size
        return self.order[:whole].reshape(-1, self.size)

    @cached_property
    def large(self) -> Large:
        """The crowd."""
        w, b, noise = self.law
        return many_dots(w, b, noise, self.crowd, 0, self.start, self.rate, self.order_seed)

    # -- how it is seen --------------------------------------------------------------------------

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
                self.large.path,
            ]
        )
        low, high = marked.min(axis=0), marked.max(axis=0)
        half = _AROUND * float((high - low).max()) / 2
        (w0, w1), (b0, b1) = ((float(m - half), float(m + half)) for m in (low + high) / 2)
        return (w0, w1), (b0, b1)

    def gutter_ends(self, row: int, window: Any = None) -> Array:
        """Where the gutter of a dot leaves a map (2, 2); it may not cross it: then one point.

        The map of the film, if no other ``window`` is given.
        """
        x, y = float(self.dots.x[row]), float(self.dots.y[row])
        (w0, w1), (b0, b1) = self.window if window is None else window
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
    refuse_few_or_many(len(dots))
    total = 3 * len(dots) if reads is None else reads
    if total < 2 * len(dots):
        raise InputError(f"reads must be at least {2 * len(dots)}, twice all dots, got {total}.")
    if batch_size > len(dots) // 2:
        raise InputError(f"batch_size must be at most {len(dots) // 2}, half of the dots.")
    plan = Plan(
        dots=dots,
        start=np.array(start, dtype=float),
        rate=single_rate,
        order_seed=order_seed,
        law=law,
        rates=rates,
        size=batch_size,
        reads=total // len(dots) * len(dots),
        orders=orders,
        crowd=large,
        own=data is not None,
    )
    refuse_dull(plan)
    return plan


__all__ = ["FEW", "Moves", "Plan", "plan_for"]
