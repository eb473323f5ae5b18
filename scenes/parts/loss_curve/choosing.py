"""Choosing what a film about one weight tells: from a table to walks that suit it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from gdmath import (
    Dataset,
    InputError,
    Landscape,
    descend,
    gradient_descent,
    regression_landscape,
    stability,
)
from gdmath.tables import load_table
from scenes.parts.loss_curve.descents import WeightDescents
from scenes.render.assets import asset
from scenes.stage.ground.levels import round_levels
from scenes.stage.type.counting import in_short
from scenes.stage.type.scripts import own_table, refuse_a_useless_line

Array = NDArray[np.float64]

_SHARE = 0.46  # of the way to the minimum that a suitable step covers
_ASIDE = 0.09  # of the window, from its left end to where the walk starts
# Times the best w, and to how many digits: a line of which errors of both signs are to be shown.
_TOO_STEEP = (1.12, 2), (1.05, 3), (1.02, 3), (1.01, 3)
_SEEN = 0.1  # of the largest answer: an error that is well seen beside it
_CLEARLY_TOO_STEEP = 1.25, 2  # where none of them has one: the same line again, steeper
_ALL_ALIKE = 0.01  # of the inputs: where they differ by less, all dots stand on one another
_LEAST = 1e-90  # of the largest input and answer: the squares of smaller ones get lost
_MANY = 1000  # examples, of which each is paired with each
_WINDOW = (-1.0, 4.0)  # of the project's own data, and so are these:
_ROWS, _CASE = (19, 23, 26), 20.0


def plan_for(
    data: str | None,
    window: tuple[float, float] | None,
    start: float | None,
    learning_rate: float | None,
    steps: int,
    example_w: float | None,
    case: float | None,
    **reading: Any,
) -> WeightDescents:
    """The plan for a file of one's own, or the project's evenings; what is None suits the data.

    ``reading`` says how a table is read.
    """
    if data is not None:
        dataset, rows = own_table(data, said=True, **reading), None
        if {window, start, learning_rate, example_w, case} == {None}:  # none is in its own units
            dataset = in_short(dataset)
        if np.any(dataset.x) and np.any(dataset.y):
            refuse_a_useless_line(dataset)
    else:
        dataset, rows = load_table(asset("reservations.txt")), _ROWS
        window, case = window or _WINDOW, _CASE if case is None else case
    return plan_descents(dataset, steps, window, start, learning_rate, example_w, rows, case)


def plan_descents(
    dataset: Dataset,
    steps: int,
    window: tuple[float, float] | None = None,
    start: float | None = None,
    rate: float | None = None,
    example_w: float | None = None,
    examples: tuple[int, int, int] | None = None,
    case: float | None = None,
) -> WeightDescents:
    """Compute both walks; what is not given suits the data.

    Raises InputError for data of which every w is as good, a window without the best w, and a
    learning rate that leads away from it.
    """
    landscape = regression_landscape(dataset, bias=False)
    if not np.any(dataset.x):
        raise InputError("data: every x is 0, so that every w predicts the same.")
    if len(dataset) < 2:
        raise InputError("data: there is one example, and a loss is an average of several.")
    if not np.any(dataset.y):
        raise InputError("data: every y is 0, so that there is nothing to learn.")
    for name, values in (("x", dataset.x), ("y", dataset.y)):
        if np.abs(values).max() < _LEAST:
            raise InputError(
                f"data: no {name} is larger than {np.abs(values).max():g}, so that squares are "
                "lost to rounding; count in smaller units."
            )
    if np.ptp(dataset.x) < _ALL_ALIKE * np.abs(dataset.x).max():
        raise InputError(
            f"data: every x is about {dataset.x[0]:.4g}, so that no line through (0, 0) is to be "
            "seen among the dots; count x from its least."
        )
    best = float(landscape.minima[0, 0])
    low, high = _round_window(landscape) if window is None else window
    if not low < best < high:
        raise InputError(f"window: ({low:g}, {high:g}) must contain the best w, {best:g}.")
    if start is not None and not low <= start <= high:
        raise InputError(f"start: {start:g} must lie in the window, {low:g} to {high:g}.")
    ground = stability(landscape, [best])
    pace = float(f"{_SHARE / ground.eigenvalues[0]:.2g}") if rate is None else rate
    if not 0 < pace < ground.rate_limit:
        raise InputError(
            f"learning_rate: {pace:g} must be above 0 and below {ground.rate_limit:.4g},"
            " or nobody arrives."
        )
    first = _begun(low, high) if start is None else start
    opposite = float(np.clip(1.5 * best - 0.5 * first, low, high))
    walk, other = (
        descend(landscape, gradient_descent(pace), [[w]], steps) for w in (first, opposite)
    )
    shown_w = _too_steep(dataset, best) if example_w is None else example_w
    rows = _examples(shown_w * dataset.x - dataset.y) if examples is None else examples
    if max(rows) >= len(dataset):
        raise InputError(f"examples: {rows} must be rows of the data, below {len(dataset)}.")
    asked = float(np.sort(dataset.x)[3 * len(dataset) // 4]) if case is None else case
    return WeightDescents(
        dataset, landscape, low, high, best, pace, walk, other, shown_w, rows, asked
    )


def _begun(low: float, high: float) -> float:
    """Where the walk starts in a window: so round that it is written alike everywhere."""
    step = 10.0 ** (np.floor(np.log10(high - low)) - 2)
    return float(f"{step * np.round((low + _ASIDE * (high - low)) / step):.12g}")


def _too_steep(dataset: Dataset, best: float) -> float:
    """A round w, too large, whose errors are well seen, and have both signs if that can be."""
    seen = _SEEN * float(np.abs(dataset.y).max())
    for share, digits in _TOO_STEEP:
        w = float(f"{share * best:.{digits}g}")
        errors = w * dataset.x - dataset.y
        if np.ptp(np.sign(errors)) == 2 and np.abs(errors).max() >= seen:
            return w
    share, digits = _CLEARLY_TOO_STEEP
    return float(f"{share * best:.{digits}g}")


def _examples(errors: Array) -> tuple[int, int, int]:
    """Rows of the largest error, and of one too high and one too low that cancel best."""
    largest = int(np.argmax(np.abs(errors)))
    if len(errors) > _MANY:  # among so many as can be paired, all over the table
        some = np.unique([*np.linspace(0, len(errors) - 1, _MANY).astype(int), largest])
        return tuple(int(some[row]) for row in _examples(errors[some]))  # type: ignore[return-value]
    size = np.abs(errors)
    both = np.abs(errors[:, None] + errors[None, :]) / np.maximum.outer(size, size).clip(1e-300)
    # A third of the largest: then three times the miss is nine times the square.
    third = np.abs(size - size[largest] / 3) / max(float(size[largest]), 1e-300)
    worth = both + 0.1 * (third[:, None] + third[None, :])
    worth[errors <= 0, :] = np.inf
    worth[:, errors >= 0] = np.inf
    if not np.isfinite(worth).any():
        # None cancel: the one nearest to a third of the largest, and another.
        rest = [int(row) for row in np.argsort(third) if row != largest]
        return largest, rest[0], rest[1 % len(rest)]
    high, low = np.unravel_index(int(np.argmin(worth)), worth.shape)
    return largest, int(high), int(low)


def _round_window(landscape: Landscape) -> tuple[float, float]:
    """The landscape's window, its ends moved to the nearest round numbers."""
    ((low, high),) = landscape.window
    room = 0.1 * (high - low)
    ticks = round_levels(low - room, high + room, 12)
    first, last = (float(ticks[np.argmin(np.abs(ticks - end))]) for end in (low, high))
    return first, last
