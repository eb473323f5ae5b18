"""What takes a moment to compute: many orders of the same dots, and a million dots."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gdmath import Dataset, gradient_descent, least_squares, linear_data, mse
from gdmath.shuffles import bands, train_orders
from gdmath.training import train
from scenes.render.kept import kept

Array = NDArray[np.float64]

ASKED_OF_LARGE, WALKED_ON = 100, 4000  # questions of a million: told of, and walked with
SIZES_TRIED = 100  # orders, for each rate of each size
DANCES, SETTLING = 60, 1000  # orders; steps that are walked before any is looked at
DANCED, TOLD_OF = 300, 100  # steps that are seen at a time, and the last of them, told of
TENTH = 20  # questions in which the falling rate comes down to a half


class Batch(NamedTuple):
    """So many dots at a time, at the best of the rates for as many reads as there are dots."""

    size: int
    rate: float
    loss: float  # the median of all orders
    tried: tuple[float, ...]  # that median, for each of the rates
    paths: Array  # (rates, steps + 1, 2), of the film's order


class Dance(NamedTuple):
    """Single steps at one rate, near the lowest point."""

    rate: float  # at its first step
    above: float  # the mean loss of the last steps, less the lowest one
    landings: Array  # (steps, 2), of the film's order


class Measured(NamedTuple):
    """All of it."""

    bands: Array  # (3, reads + 1): 5 %, median and 95 % of the loss
    batches: tuple[Batch, ...]
    dance: Dance
    falling: Dance  # on from there, as the rate falls: all of it is one walk


class Large(NamedTuple):
    """A million dots."""

    begins: float
    ends: float  # after a hundred questions
    lowest: float
    path: Array  # (questions + 1, 2), on and on


def danced_rate(rate: float, step: int) -> float:
    """The rate at a step of the dance: the same for a while, then it falls.

    >>> [danced_rate(0.1, step) for step in (0, 299, 300, 320)]
    [0.1, 0.1, 0.1, 0.05]
    """
    return rate / (1 + max(0, step - DANCED) / TENTH)


@kept
def measured(
    x: Array,
    y: Array,
    start: Array,
    rate: float,
    rates: tuple[float, ...],
    sizes: tuple[int, ...],
    reads: int,
    orders: int,
    seed: int,
) -> Measured:
    """Many orders of the dots, at several rates and batch sizes."""
    dots = Dataset(x, y)
    lowest = float(mse(dots, *least_squares(dots)))
    walks = train_orders(
        dots, gradient_descent(rate), reads, start=start, batch_size=1, seeds=range(orders)
    )

    rule = gradient_descent(lambda step: danced_rate(rate, step - SETTLING))
    steps = SETTLING + 2 * DANCED
    many = train_orders(dots, rule, steps, start=start, batch_size=1, seeds=range(DANCES))
    one = train(dots, rule, steps, start=start, batch_size=1, rng=seed)

    def danced(part: int) -> Dance:
        begin = SETTLING + part * DANCED
        end = begin + DANCED + 1
        above = float(many.losses[end - TOLD_OF : end].mean()) - lowest
        return Dance(danced_rate(rate, part * DANCED), above, one.points[begin + 1 : end])

    return Measured(
        bands(walks.losses),
        tuple(_at_its_best(dots, start, size, rates, seed) for size in sizes),
        danced(0),
        danced(1),
    )


def _at_its_best(
    dots: Dataset, start: Array, size: int, rates: tuple[float, ...], seed: int
) -> Batch:
    steps = len(dots) // size
    medians = [
        float(
            np.median(
                train_orders(
                    dots,
                    gradient_descent(rate),
                    steps,
                    start=start,
                    batch_size=size,
                    seeds=range(SIZES_TRIED if size < len(dots) else 1),
                ).losses[-1]
            )
        )
        for rate in rates
    ]
    best = int(np.argmin(medians))
    paths = [
        train(dots, gradient_descent(rate), steps, start=start, batch_size=size, rng=seed).points
        for rate in rates
    ]
    return Batch(size, rates[best], medians[best], tuple(medians), np.stack(paths))


@kept
def many_dots(
    w: float, b: float, noise: float, count: int, seed: int, start: Array, rate: float, order: int
) -> Large:
    """A hundred questions to a crowd of dots behind one line."""
    dots = linear_data(w, b, count, noise, rng=np.random.default_rng(seed))
    rule = gradient_descent(rate)
    walk = train(dots, rule, ASKED_OF_LARGE, start=start, batch_size=1, rng=order)
    lowest = float(mse(dots, *least_squares(dots)))
    path = [np.asarray(start, dtype=float)]
    for row in np.random.default_rng(order).permutation(count)[:WALKED_ON]:
        seen = np.array([dots.x[row], 1.0])
        path.append(path[-1] - rate * 2 * float(path[-1] @ seen - dots.y[row]) * seen)
    return Large(float(walk.losses[0]), float(walk.losses[-1]), lowest, np.asarray(path))


__all__ = [
    "ASKED_OF_LARGE",
    "DANCED",
    "TOLD_OF",
    "Batch",
    "Dance",
    "Large",
    "Measured",
    "danced_rate",
    "many_dots",
    "measured",
]
