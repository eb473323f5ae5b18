"""Examples with several inputs, their standard units, and examples kept aside for a test."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike

from gdmath.checks import frozen_array, real, real_array, shorten, text
from gdmath.dataset import LARGEST, Dataset, generator
from gdmath.errors import InputError, InputTypeError
from gdmath.frozen import Frozen
from gdmath.second import Floats

__all__ = ["ColumnUnits", "Examples", "train_test_split"]

T = TypeVar("T", "Examples", Dataset)


@dataclass(frozen=True, eq=False, init=False, slots=True)
class Examples:
    """Examples (xᵢ₁ … xᵢ_d, yᵢ), i = 1 … m: several inputs and one known answer each.

    Args:
        x: (m, d) inputs, a row for each example and a column for each input.
        y: (m,) answers.
        x_names: what the inputs are; x₁, x₂, … by default.
        y_name: what the answers are.

    `len(examples)` is m. The arrays are float64 and read-only. For one input there is `Dataset`.

    Raises TypeError or ValueError for anything but finite numbers up to 1e100 in size, at least
    one row and one column, and as many answers and names as they need.

    >>> evenings = Examples([[18, 23], [9, 14]], [45, 27], ["Reservations", "°C"], "Pizzas")
    >>> len(evenings), evenings.x[:, 0], evenings
    (2, array([18.,  9.]), Examples(2 rows, 'Reservations', '°C' -> 'Pizzas'))
    """

    x: Floats
    y: Floats
    x_names: tuple[str, ...]
    y_name: str

    def __init__(
        self, x: ArrayLike, y: ArrayLike, x_names: Iterable[str] = (), y_name: str = "y"
    ) -> None:
        inputs, answers = real_array("x", x), real_array("y", y)
        if inputs.ndim != 2 or inputs.size == 0:
            raise InputError(
                "x must have a row for each example and a column for each input, "
                f"got shape {inputs.shape}."
            )
        if answers.shape != inputs.shape[:1]:
            raise InputError(
                f"y must have {len(inputs)} number{'s' * (len(inputs) > 1)}, one for each row of "
                f"x, got shape {answers.shape}."
            )
        for name, array in (("x", inputs), ("y", answers)):
            if np.abs(array).max() > LARGEST:
                raise InputError(f"{name} must be numbers up to {LARGEST:g} in size.")
        given = (x_names,) if isinstance(x_names, str) else tuple(x_names)
        names = tuple(text("x_names", name) for name in given)
        width = inputs.shape[1]
        names = names or tuple(f"x{column + 1}" for column in range(width))
        if len(names) != width:
            raise InputError(
                f"x_names must be as many as x has columns, {width}, got {len(names)}."
            )
        set_once = partial(object.__setattr__, self)
        set_once("x", frozen_array(inputs))
        set_once("y", frozen_array(answers))
        set_once("x_names", names)
        set_once("y_name", text("y_name", y_name))

    def __reduce__(self) -> tuple[Any, ...]:
        # Made again by the constructor, a copy is as unchangeable as the original.
        return Examples, (self.x, self.y, self.x_names, self.y_name)

    def with_numbers(self, x: ArrayLike, y: ArrayLike) -> "Examples":
        """Return other numbers under the same names: other rows, or other units."""
        return Examples(x, y, self.x_names, self.y_name)

    def __len__(self) -> int:
        return len(self.y)

    def __repr__(self) -> str:
        names = ", ".join(repr(name) for name in self.x_names[:4]) + ", …" * (len(self.x_names) > 4)
        return f"Examples({len(self)} rows, {names} -> {self.y_name!r})"


@dataclass(frozen=True, eq=False, slots=True)
class ColumnUnits(Frozen):
    """A shift and a scale for each input: x = means + scales · x′. Answers stay as they are.

    In these units every input has the mean 0 and the standard deviation 1 (divided by m), and the
    valley of the mean squared error is as round as the correlations of the inputs allow.

    >>> units = ColumnUnits.of(Examples([[10, 1], [20, 2], [30, 6]], [1, 2, 3]))
    >>> units.standardized(Examples([[20, 3], [30, 3]], [2, 3])).x.round(3)
    array([[0.   , 0.   ],
           [1.225, 0.   ]])
    """

    means: Floats
    scales: Floats

    @classmethod
    def of(cls, examples: Examples) -> "ColumnUnits":
        """Return the means and standard deviations of the inputs.

        Raises TypeError for anything but `Examples`, ValueError for an input that is the same in
        all of them: it has no scale.
        """
        x = checked(examples).x
        level = np.flatnonzero(np.ptp(x, axis=0) == 0)
        if level.size:
            raise InputError(
                f"x must differ within every column; {examples.x_names[level[0]]!r} is "
                f"{x[0, level[0]]:g} in every row."
            )
        means = x.mean(axis=0)
        off = x - means
        largest = np.abs(off).max(axis=0)  # squares of tiny numbers would be lost
        scales = largest * np.sqrt(np.mean((off / largest) ** 2, axis=0))
        return cls(frozen_array(means), frozen_array(scales))

    def standardized(self, examples: Examples) -> Examples:
        """Return examples in these units; raises ValueError for another number of inputs."""
        if checked(examples).x.shape[1] != len(self.means):
            raise InputError(
                f"examples must have {len(self.means)} inputs, got {examples.x.shape[1]}."
            )
        return examples.with_numbers((examples.x - self.means) / self.scales, examples.y)

    def parameters(self, parameters: ArrayLike) -> Floats:
        """Return weights and height of these units in those of the data, (..., d + 1) both.

        w = w′ / scale and b = b′ - w · mean: they give the same predictions.

        Raises ValueError unless the last axis has a number for each input and one for b.
        """
        given = real_array("parameters", parameters)
        if given.ndim == 0 or given.shape[-1] != len(self.means) + 1:
            raise InputError(
                f"parameters must have {len(self.means)} weights and a height in the last axis, "
                f"got shape {given.shape}."
            )
        weights = given[..., :-1] / self.scales
        heights = given[..., -1] - weights @ self.means
        return np.concatenate([weights, heights[..., np.newaxis]], axis=-1)


def train_test_split(
    data: T, test: float = 0.25, *, rng: "np.random.Generator | int"
) -> tuple[T, T]:
    """Return examples to learn from and examples kept aside: (training, test), no one in both.

    The examples are shuffled; round(test · m) of them are kept aside, but at least one, and at
    least one is left. What a model says of those that it never saw is what it is worth.

    Args:
        data: a `Dataset` or `Examples`, m ≥ 2.
        test: the share that is kept aside, in (0, 1).
        rng: where the order comes from, or a seed for it.

    Raises TypeError or ValueError if an argument does not fit.

    >>> data = Dataset([1, 2, 3, 4, 5], [2, 4, 6, 8, 10])
    >>> training, test = train_test_split(data, 0.4, rng=0)
    >>> training.x, test.x
    (array([4., 1., 2.]), array([3., 5.]))

    Source: M. Stone, Cross-validatory choice and assessment of statistical predictions, Journal of
    the Royal Statistical Society B 36 (1974).
    """
    if not isinstance(data, Dataset | Examples):
        raise InputTypeError(f"data must be a Dataset or Examples, got {shorten(data)}.")
    share = real("test", test, above=0, below=1)
    if len(data) < 2:
        raise InputError("data must have at least 2 examples, one for each part, got 1.")
    kept = min(max(round(share * len(data)), 1), len(data) - 1)
    order = generator(rng).permutation(len(data))
    aside, rest = order[:kept], order[kept:]
    return (
        data.with_numbers(data.x[rest], data.y[rest]),
        data.with_numbers(data.x[aside], data.y[aside]),
    )


def checked(examples: object) -> Examples:
    """Return `examples` if they are; raises TypeError otherwise."""
    if not isinstance(examples, Examples):
        raise InputTypeError(f"examples must be Examples, got {shorten(examples)}.")
    return examples
