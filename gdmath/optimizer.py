"""What an optimizer is, and the three classic ones: plain steps, the heavy ball, Nesterov's.

An optimizer is a pair of pure functions. Nothing in it changes while it runs, so one optimizer
serves any number of descents at the same time.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath.checks import real, shorten
from gdmath.errors import InputTypeError
from gdmath.recipes import Recipe, factory, made_again

__all__ = [
    "LearningRate",
    "Optimizer",
    "gradient_descent",
    "momentum",
    "nesterov",
]

Floats: TypeAlias = NDArray[np.float64]
Schedule: TypeAlias = Callable[[int], float]
LearningRate: TypeAlias = float | Schedule | ArrayLike
# A state is a NamedTuple of the optimizer's own making. Its fields are numbers, which all paths
# share, and arrays whose leading axes are the batch axes.
State: TypeAlias = Any


@dataclass(frozen=True)
class Optimizer:
    """A rule for the next step: a name and two pure functions.

    Args:
        name: what people call it.
        init: `init(points) -> state`, the memory before the first step. The state is a NamedTuple;
            its fields are numbers, which all paths share (a step count), and arrays whose leading
            axes are those of the batch (a velocity).
        update: `update(gradient, state, points) -> (points, state)`, the next points and the next
            memory. All arrays have shape (..., d); neither argument is written to, and every path
            of a batch is worked on independently of the others.

    Optax's `GradientTransformation` returns the difference of the points instead of the points.

    >>> import numpy as np
    >>> halve = Optimizer("halve", lambda points: (), lambda g, state, points: (points / 2, state))
    >>> halve.update(np.zeros(2), halve.init(np.ones(2)), np.ones(2))
    (array([0.5, 0.5]), ())
    """

    name: str
    init: Callable[[Floats], State]
    update: Callable[[Floats, State, Floats], tuple[Floats, State]]
    recipe: Recipe | None = field(default=None, compare=False)

    @property
    def rates(self) -> Floats | None:
        """The learning rates (...) of a batch of paths, None if they all have the same."""
        rates = self.recipe.learning_rate if self.recipe else None
        return rates if isinstance(rates, np.ndarray) else None

    def with_rates(self, rates: Floats) -> "Optimizer":
        """Return the same rule with other rates for a batch of paths."""
        assert self.recipe is not None
        return self.recipe.make(rates, **self.recipe.options)

    def __reduce__(self) -> tuple[Any, ...]:
        if self.recipe is None:
            return Optimizer, (self.name, self.init, self.update)
        return made_again, tuple(self.recipe)

    def __repr__(self) -> str:
        return f"Optimizer({self.name!r})"


class Steps(NamedTuple):
    """The memory of an optimizer that only counts: `step` steps were taken."""

    step: int


class Velocity(NamedTuple):
    """The memory of a ball with inertia."""

    step: int
    velocity: Floats


@factory
def gradient_descent(learning_rate: LearningRate = 1e-3) -> Optimizer:
    """Return plain gradient descent: θ ← θ - α g, with g = ∇f(θ).

    Args:
        learning_rate: α > 0, or one for each path of a batch, or a schedule step -> α; steps count
            from 0.

    On a quadratic with Hessian eigenvalues λ the distance to the minimum shrinks along each
    eigenvector by |1 - αλ| per step; it grows for α > 2/λ. Optax calls it `sgd`.

    Raises TypeError or ValueError for a learning rate that is not a finite number above 0.

    >>> from gdmath import descend, gradient_descent, quadratic
    >>> descend(quadratic(5), gradient_descent(1 / 3), [2, 2], 4).losses.round(4)
    array([12.    ,  5.3333,  2.3704,  1.0535,  0.4682])

    Source: A.-L. Cauchy, Méthode générale pour la résolution des systèmes d'équations simultanées,
    Comptes rendus 25 (1847).
    """
    rate = rate_of(learning_rate)

    def init(points: Floats) -> Steps:
        return Steps(0)

    def update(gradient: Floats, state: Steps, points: Floats) -> tuple[Floats, Steps]:
        return walked(points, rate(state.step), gradient), Steps(state.step + 1)

    return Optimizer("gradient_descent", init, update)


@factory
def momentum(learning_rate: LearningRate = 1e-3, *, momentum: float = 0.9) -> Optimizer:
    """Return the heavy ball: b ← μ b + g, θ ← θ - α b, with b = 0 at the start.

    Args:
        learning_rate: α > 0, or one for each path of a batch, or a schedule step -> α; steps count
            from 0.
        momentum: μ in [0, 1), the share of the velocity that a step keeps.

    The state's `velocity` is b. On a quadratic with eigenvalues between m and L the best choice is
    α = 4/(√L + √m)² and μ = ((√L - √m)/(√L + √m))²; each step then shrinks the distance to the
    minimum by √μ in the long run. Optax: `sgd(learning_rate, momentum)`, the same.

    Raises TypeError or ValueError for numbers outside these bounds.

    >>> from gdmath import descend, momentum, quadratic
    >>> descend(quadratic(5), momentum(0.3, momentum=0.15), [2, 2], 4).losses.round(4)
    array([12.    ,  3.48  ,  0.4023,  0.1932,  0.062 ])

    Source: B. T. Polyak, Some methods of speeding up the convergence of iteration methods,
    USSR Computational Mathematics and Mathematical Physics 4 (1964).
    """
    rate, decay = rate_of(learning_rate), fraction("momentum", momentum)

    def update(gradient: Floats, state: Velocity, points: Floats) -> tuple[Floats, Velocity]:
        velocity = decay * state.velocity + gradient
        return walked(points, rate(state.step), velocity), Velocity(state.step + 1, velocity)

    return Optimizer("momentum", _at_rest, update)


@factory
def nesterov(learning_rate: LearningRate = 1e-3, *, momentum: float = 0.9) -> Optimizer:
    """Return Nesterov's accelerated gradient: b ← μ b + g, θ ← θ - α (g + μ b).

    Args:
        learning_rate: α > 0, or one for each path of a batch, or a schedule step -> α; steps count
            from 0.
        momentum: μ in [0, 1), the share of the velocity that a step keeps.

    This is Sutskever's form, in which the look-ahead of the original is a change of variables; the
    points are those at which the gradient is taken. Optax: `sgd(learning_rate, momentum,
    nesterov=True)`, the same.

    Raises TypeError or ValueError for numbers outside these bounds.

    >>> from gdmath import descend, nesterov, quadratic
    >>> descend(quadratic(5), nesterov(0.1, momentum=0.5), [2, 2], 4).losses.round(4)
    array([12.    ,  2.07  ,  1.0121,  0.7449,  0.433 ])

    Source: Y. Nesterov, A method of solving a convex programming problem with convergence rate
    O(1/k²), Soviet Mathematics Doklady 27 (1983); I. Sutskever, J. Martens, G. Dahl, G. Hinton,
    On the importance of initialization and momentum in deep learning, ICML (2013).
    """
    rate, decay = rate_of(learning_rate), fraction("momentum", momentum)

    def update(gradient: Floats, state: Velocity, points: Floats) -> tuple[Floats, Velocity]:
        velocity = decay * state.velocity + gradient
        step = gradient + decay * velocity
        return walked(points, rate(state.step), step), Velocity(state.step + 1, velocity)

    return Optimizer("nesterov", _at_rest, update)


def _at_rest(points: Floats) -> Velocity:
    return Velocity(0, np.zeros_like(points))


def walked(points: Floats, rate: float, direction: Floats) -> Floats:
    """Return points - rate × direction, in fresh memory that is used for both results."""
    step = rate * direction
    return np.subtract(points, step, out=step)


def rate_of(learning_rate: object) -> Schedule:
    """Return the learning rate as a schedule; a number becomes the same rate at every step.

    Of an array (...) of rates, one for each path of a batch, it has shape (..., 1).

    Raises TypeError or ValueError for anything but a finite number above 0 or a function; the
    schedule that is returned raises them for a step whose rate is not a finite number, 0 or above.
    """
    if callable(learning_rate):
        schedule: Schedule = learning_rate
        return lambda step: real(f"learning_rate({step})", schedule(step), at_least=0)
    if isinstance(learning_rate, str) or learning_rate is None:
        raise InputTypeError(
            "learning_rate must be a finite number above 0 or a schedule step -> rate, "
            f"got {shorten(learning_rate)}."
        )
    if isinstance(learning_rate, np.ndarray) and learning_rate.ndim:
        rates: Any = learning_rate[..., np.newaxis]  # beside the parameters of each path
        return lambda step: rates
    rate = real("learning_rate", learning_rate, above=0)
    return lambda step: rate


def fraction(name: str, value: object) -> float:
    """Return `value` as a float in [0, 1), as decay rates have to be."""
    return real(name, value, at_least=0, below=1)
