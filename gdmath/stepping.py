"""Optimizers that ask the ground for more than its gradient: its curvature, or its height.

Each is bound to a landscape, whose `descend` it then serves. They walk downhill only: shown -∇f, as
`ascend` does, they would contradict the heights they look up themselves.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np

from gdmath.checks import real, shorten
from gdmath.errors import InputError, InputTypeError
from gdmath.landscape import Landscape
from gdmath.optimizer import Floats, Optimizer, Steps

__all__ = ["Chosen", "armijo", "backtracked", "bound_to", "newton", "polyak_step"]

# Halvings of a step after which nothing is left of it; then the walker stays.
_MOST_TRIES = 60


class Chosen(NamedTuple):
    """The memory of an optimizer that chooses its rate at every step: the last one, (...)."""

    step: int
    rate: Floats


def newton(landscape: Landscape, *, learning_rate: float = 1.0) -> Optimizer:
    """Return Newton's method: θ ← θ - α H⁻¹ g, with H the Hessian at θ.

    On a quadratic its first step lands on the critical point. It goes to critical points of any
    kind: near a saddle it is drawn to the saddle. Where the ground is level along an axis but
    sloping there, the step has no end, and the path diverges.

    Args:
        landscape: whose Hessian it takes, by differences of gradients where it has none.
        learning_rate: α > 0; 1 is Newton's own.

    Raises TypeError or ValueError for anything but a landscape and a number above 0.

    >>> from gdmath import LANDSCAPES, descend
    >>> booth, saddle = LANDSCAPES["booth"], LANDSCAPES["saddle"]
    >>> descend(booth, newton(booth), [-6, 5], 1).final.round(9)
    array([1., 3.])
    >>> descend(saddle, newton(saddle), [1, 0.5], 1).final + 0.0
    array([0., 0.])

    Source: J. Nocedal, S. J. Wright, Numerical Optimization (2nd ed., 2006), section 3.3.
    """
    bound_to(landscape)
    rate = real("learning_rate", learning_rate, above=0)
    return Optimizer("newton", _counting, partial(_newton, landscape.hessian_function, rate))


def armijo(
    landscape: Landscape,
    *,
    first_rate: float = 1.0,
    shrink: float = 0.5,
    sufficient: float = 1e-4,
) -> Optimizer:
    """Return gradient descent that tries its step: α shrinks until f(θ - αg) ≤ f(θ) - c₁ α |g|².

    So the loss falls at every step, whatever the first rate is. Where no rate helps, after 60
    tries, the walker stays.

    Args:
        landscape: whose heights it compares.
        first_rate: α at the first try of each step, above 0.
        shrink: ρ in (0, 1), by which α is multiplied after a try that failed.
        sufficient: c₁ in (0, 1), the share of the promised fall that will do.

    The state's `rate` is the α that was taken. Raises TypeError or ValueError for numbers outside
    these bounds.

    >>> from gdmath import descend, quadratic
    >>> walk = descend(quadratic(5), armijo(quadratic(5)), [2, 2], 4)
    >>> walk.states.rate, walk.losses.round(4)
    (array([0.  , 0.25, 0.5 , 0.25, 0.5 ]), array([12.    ,  1.75  ,  1.6875,  0.2461,  0.2373]))

    Source: L. Armijo, Minimization of functions having Lipschitz continuous first partial
    derivatives, Pacific Journal of Mathematics 16 (1966).
    """
    bound_to(landscape)
    numbers = (
        real("first_rate", first_rate, above=0),
        real("shrink", shrink, above=0, below=1),
        real("sufficient", sufficient, above=0, below=1),
    )
    return Optimizer("armijo", _unchosen, partial(_armijo, landscape.value_function, *numbers))


def polyak_step(landscape: Landscape, *, lowest: float | None = None) -> Optimizer:
    """Return gradient descent with Polyak's step: θ ← θ - α g with α = (f - f*)/|g|².

    It knows how low the ground is, though not where: the step is as long as a cone of this slope
    would need. On a parabola it halves the distance.

    Args:
        landscape: whose heights it takes.
        lowest: f*; by default that of the lowest minimum that the landscape knows.

    The state's `rate` is the α that was taken. Raises TypeError or ValueError for anything but a
    landscape and a number, ValueError without `lowest` where no minimum is known.

    >>> from gdmath import descend, parabola
    >>> descend(parabola(2), polyak_step(parabola(2)), [1], 3).points[:, 0]
    array([1.   , 0.5  , 0.25 , 0.125])

    Source: B. T. Polyak, Introduction to Optimization (1987), section 5.3.
    """
    bound_to(landscape)
    if lowest is None:
        if not len(landscape.minima):
            raise InputError(
                f"lowest must be given, as landscape {landscape.name!r} has no known minimum."
            )
        lowest = float(landscape.value(landscape.minima).min())
    bottom = real("lowest", lowest)
    return Optimizer("polyak_step", _unchosen, partial(_polyak, landscape.value_function, bottom))


def bound_to(landscape: object) -> Landscape:
    """Return `landscape` if it is one; raises TypeError otherwise."""
    if not isinstance(landscape, Landscape):
        raise InputTypeError(f"landscape must be a Landscape, got {shorten(landscape)}.")
    return landscape


def backtracked(
    value: Callable[[Floats], Floats],
    points: Floats,
    directions: Floats,
    slopes: Floats,
    rates: Floats,
    shrink: float,
    sufficient: float,
) -> Floats:
    """Return the first of α, αρ, αρ², … with f(θ + αd) ≤ f(θ) + c₁ α g·d, path by path; 0 if none.

    Args:
        value: the function f.
        points, directions: θ and d, (..., d).
        slopes: g·d, (...), below 0 where d leads downhill.
        rates: α to begin with, (...).
        shrink, sufficient: ρ and c₁.
    """
    here = value(points)
    taken = np.array(rates)
    trying = np.ones(taken.shape, dtype=bool)
    for _ in range(_MOST_TRIES):
        reached = value(points + taken[..., np.newaxis] * directions)
        # False for NaN, so that a try beyond the edge of the world has failed as well.
        trying &= ~(reached <= here + sufficient * taken * slopes)
        if not trying.any():
            return taken
        taken = np.where(trying, taken * shrink, taken)
    return np.where(trying, 0.0, taken)


def _counting(points: Floats) -> Steps:
    return Steps(0)


def _unchosen(points: Floats) -> Chosen:
    return Chosen(0, np.zeros(points.shape[:-1]))


def _newton(
    hessian: Callable[[Floats], Floats],
    rate: float,
    gradient: Floats,
    state: Steps,
    points: Floats,
) -> tuple[Floats, Steps]:
    matrices = hessian(points)
    known = np.asarray(np.isfinite(matrices).all(axis=(-2, -1), keepdims=True))
    curvatures, axes = np.linalg.eigh(np.where(known, matrices, 1.0))
    slopes = np.einsum("...ij,...i->...j", axes, gradient)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        # Level along an axis, and without a slope there, nothing is left to be done.
        along = np.where(slopes == 0, 0.0, slopes / curvatures)
        moves = np.einsum("...ij,...j->...i", axes, along)
    moved: Floats = points - rate * np.where(known[..., 0], moves, np.nan)
    return moved, Steps(state.step + 1)


def _armijo(
    value: Callable[[Floats], Floats],
    first: float,
    shrink: float,
    sufficient: float,
    gradient: Floats,
    state: Chosen,
    points: Floats,
) -> tuple[Floats, Chosen]:
    slopes = -(gradient * gradient).sum(axis=-1)
    tries = np.full(slopes.shape, first)
    rates = backtracked(value, points, -gradient, slopes, tries, shrink, sufficient)
    return points - rates[..., np.newaxis] * gradient, Chosen(state.step + 1, rates)


def _polyak(
    value: Callable[[Floats], Floats],
    lowest: float,
    gradient: Floats,
    state: Chosen,
    points: Floats,
) -> tuple[Floats, Chosen]:
    squares = (gradient * gradient).sum(axis=-1)
    level = squares == 0
    rates = np.where(level, 0.0, (value(points) - lowest) / np.where(level, 1.0, squares))
    return points - rates[..., np.newaxis] * gradient, Chosen(state.step + 1, rates)
