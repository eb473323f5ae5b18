"""Data for regression: pairs of numbers with names, and two kinds that the lectures make up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from gdmath.checks import frozen_array, real, real_array, shorten, text, whole
from gdmath.errors import InputError, InputTypeError
from gdmath.second import Floats

__all__ = ["LARGEST", "Dataset", "generator", "linear_data", "parabolic_data"]

# Squares of larger numbers, and ratios of these, might leave the finite numbers.
LARGEST = 1e100


@dataclass(frozen=True, eq=False, init=False, slots=True)
class Dataset:
    """Examples (xᵢ, yᵢ), i = 1 … m: inputs with known answers. Nothing in it can be changed.

    Args:
        x: (m,) inputs, at least one.
        y: (m,) answers, as many.
        x_name: what the inputs are, for the axis of a plot.
        y_name: what the answers are.
        notes: what has to be said of where they come from, a sentence each.
        left_out: how many rows of their table are not among them.

    `len(dataset)` is m; `numpy.asarray(dataset)` has shape (m, 2). The arrays are float64 and
    read-only.

    Raises TypeError or ValueError for anything but two lists of as many finite numbers, none of
    them beyond 1e100 in size, whose squares could not be summed.

    >>> pizzas = Dataset([13, 2, 14], [33, 16, 32], "Reservations", "Pizzas")
    >>> len(pizzas), pizzas.x, pizzas.y_name
    (3, array([13.,  2., 14.]), 'Pizzas')
    >>> Dataset([1, 2], [3])
    Traceback (most recent call last):
    gdmath.errors.InputError: x and y must have as many numbers as each other, got 2 and 1.
    """

    x: Floats
    y: Floats
    x_name: str
    y_name: str
    notes: tuple[str, ...]
    left_out: int

    def __init__(
        self,
        x: ArrayLike,
        y: ArrayLike,
        x_name: str = "x",
        y_name: str = "y",
        notes: Iterable[str] = (),
        left_out: int = 0,
    ) -> None:
        set_once = partial(object.__setattr__, self)
        set_once("x", _column("x", x))
        set_once("y", _column("y", y))
        set_once("x_name", text("x_name", x_name))
        set_once("y_name", text("y_name", y_name))
        set_once("notes", tuple(text("notes", note) for note in notes))
        set_once("left_out", whole("left_out", left_out, at_least=0))
        if len(self.x) != len(self.y):
            raise InputError(
                "x and y must have as many numbers as each other, "
                f"got {len(self.x)} and {len(self.y)}."
            )

    def __reduce__(self) -> tuple[Any, ...]:
        # Made again by the constructor, a copy is as unchangeable as the original.
        rest = self.x_name, self.y_name, self.notes, self.left_out
        return Dataset, (self.x, self.y, *rest)

    def with_numbers(self, x: ArrayLike, y: ArrayLike) -> "Dataset":
        """Return other numbers under the same names: in another order, or in other units."""
        return Dataset(x, y, self.x_name, self.y_name, self.notes, self.left_out)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> "np.ndarray[Any, Any]":
        if copy is False:
            raise InputError("a Dataset has no array of pairs yet, so one has to be made: a copy.")
        return np.stack([self.x, self.y], axis=-1).astype(dtype or np.float64, copy=False)

    def __len__(self) -> int:
        return len(self.x)

    def __repr__(self) -> str:
        return f"Dataset({len(self)} pairs, {self.x_name!r}, {self.y_name!r})"


def linear_data(
    w: float = 2.0,
    b: float = 1.0,
    n: int = 100,
    noise: float = 0.5,
    *,
    window: Sequence[float] = (-2.0, 2.0),
    rng: "np.random.Generator | int",
) -> Dataset:
    """Return points scattered about a line: yᵢ = w xᵢ + b + εᵢ with εᵢ ~ N(0, noise²).

    Args:
        w: the slope of the line.
        b: its height at x = 0.
        n: how many points, at least 1.
        noise: the standard deviation of ε, at least 0.
        window: (low, high), between which the xᵢ are spread evenly, both ends included.
        rng: where the noise comes from, or a seed for it.

    Raises TypeError or ValueError for arguments outside these bounds.

    >>> data = linear_data(rng=np.random.default_rng(0))
    >>> len(data), data.x[[0, -1]], data.y[:3].round(3)
    (100, array([-2.,  2.]), array([-2.937, -2.985, -2.518]))
    """
    slope, intercept = real("w", w), real("b", b)
    x, epsilon = _scattered(n, noise, window, rng)
    return Dataset(x, slope * x + intercept + epsilon)


def parabolic_data(
    n: int = 100,
    noise: float = 0.5,
    *,
    window: Sequence[float] = (-2.0, 2.0),
    rng: "np.random.Generator | int",
) -> Dataset:
    """Return points scattered about a parabola, which no line fits: yᵢ = xᵢ² + εᵢ.

    Arguments and errors are those of `linear_data`.

    >>> data = parabolic_data(5, noise=0, rng=np.random.default_rng(0))
    >>> data.y
    array([4., 1., 0., 1., 4.])
    """
    x, epsilon = _scattered(n, noise, window, rng)
    return Dataset(x, x**2 + epsilon)


def generator(rng: object) -> "np.random.Generator":
    """Return `rng` if it is a NumPy Generator, or the one of a seed; raises TypeError otherwise."""
    if isinstance(rng, np.random.Generator):
        return rng
    if isinstance(rng, np.random.SeedSequence | np.random.BitGenerator):
        return np.random.default_rng(rng)
    if not isinstance(rng, int | np.integer) or isinstance(rng, bool) or rng < 0:
        raise InputTypeError(
            "rng must be a NumPy Generator, as numpy.random.default_rng(0) is, or a seed such as "
            f"0, got {shorten(rng)}."
        )
    return np.random.default_rng(int(rng))


def _scattered(
    n: object, noise: object, window: Sequence[float], rng: object
) -> tuple[Floats, Floats]:
    """Return evenly spread inputs and the noise of their answers."""
    count = whole("n", n, at_least=1)
    deviation = real("noise", noise, at_least=0)
    ends = real_array("window", window)
    if ends.shape != (2,) or not ends[0] < ends[1]:
        raise InputError(f"window must be (low, high) with low < high, got {shorten(window)}.")
    x = np.linspace(ends[0], ends[1], count)
    return x, generator(rng).normal(0.0, deviation, count)


def _column(name: str, value: ArrayLike) -> Floats:
    """Return one column of a data set as a read-only array."""
    array = real_array(name, value)
    if array.ndim != 1 or array.size == 0:
        raise InputError(f"{name} must be a list of at least one number, got {shorten(value)}.")
    if np.abs(array).max() > LARGEST:
        raise InputError(f"{name} must be numbers up to {LARGEST:g} in size, got {shorten(value)}.")
    return frozen_array(array)
