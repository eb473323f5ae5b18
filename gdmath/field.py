"""The gradient as a field of arrows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gdmath.checks import frozen_array, shorten, whole
from gdmath.errors import InputError
from gdmath.frozen import Frozen
from gdmath.landscape import Landscape
from gdmath.second import Floats

__all__ = ["GradientField", "gradient_field"]

# More than a film could show; a slip of the hand would ask for more memory than there is.
_MOST_POINTS = 4_000_000


@dataclass(frozen=True, eq=False, slots=True)
class GradientField(Frozen):
    """The gradient of a landscape on a grid over its window; all arrays are read-only.

    Attributes:
        points: (columns, rows, 2), where the arrows stand: [i, j] is column i from the left and row
            j from the bottom. In one dimension (columns, 1).
        vectors: the gradient at the points, of the same shape. Where the gradient is not finite the
            vector is zero: nothing can be drawn there.
        magnitudes: (columns, rows), the lengths of the vectors.
    """

    points: Floats
    vectors: Floats
    magnitudes: Floats


def gradient_field(landscape: Landscape, shape: int | Sequence[int] = (33, 19)) -> GradientField:
    """Return the gradient ∇f on a regular grid that reaches from edge to edge of the window.

    Args:
        landscape: of one or two parameters.
        shape: (columns, rows), at least 2 each. In one dimension only the columns count.

    Raises ValueError for a landscape of more than two parameters or a shape that does not fit,
    TypeError for a shape that is no whole numbers.

    >>> from gdmath import LANDSCAPES
    >>> field = gradient_field(LANDSCAPES["paraboloid"], (3, 5))
    >>> field.points.shape, field.vectors[2, 4], field.magnitudes[2, 4].round(3)
    ((3, 5, 2), array([20., 20.]), np.float64(28.284))
    """
    counts = _counts(shape, landscape.dimension)
    axes = [np.linspace(*ends, count) for ends, count in zip(landscape.window, counts, strict=True)]
    points = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)
    vectors, magnitudes = _drawable(landscape.gradient(points))
    return GradientField(frozen_array(points), frozen_array(vectors), frozen_array(magnitudes))


def _drawable(vectors: Floats) -> tuple[Floats, Floats]:
    """Return the vectors and their lengths, with zeros where a length is not finite."""
    with np.errstate(over="ignore", invalid="ignore"):
        # hypot does not overflow where a sum of squares would.
        magnitudes = np.hypot.reduce(vectors, axis=-1) if vectors.shape[-1] > 1 else abs(vectors)
    magnitudes = magnitudes.reshape(vectors.shape[:-1])
    finite = np.isfinite(magnitudes)
    return np.where(finite[..., np.newaxis], vectors, 0.0), np.where(finite, magnitudes, 0.0)


def _counts(shape: int | Sequence[int], dimension: int) -> list[int]:
    """Return the number of grid points per axis."""
    if dimension > 2:
        raise InputError(
            f"landscape must have one or two parameters to be drawn as a field, got {dimension}."
        )
    given = list(shape) if isinstance(shape, Sequence) else [shape]
    if not dimension <= len(given) <= 2:
        raise InputError(f"shape must be (columns, rows), got {shorten(shape)}.")
    counts = [whole("shape", count, at_least=2) for count in given][:dimension]
    if np.prod(counts, dtype=float) > _MOST_POINTS:
        raise InputError(f"shape must have at most {_MOST_POINTS} points, got {shorten(shape)}.")
    return counts
