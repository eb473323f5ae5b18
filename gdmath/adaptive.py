"""Optimizers that give every parameter its own step, from the squares of its past gradients."""

from typing import NamedTuple

import numpy as np

from gdmath.checks import real
from gdmath.optimizer import Floats, LearningRate, Optimizer, fraction, rate_of, walked
from gdmath.recipes import factory

__all__ = ["adadelta", "adagrad", "lion", "rmsprop"]


class Squares(NamedTuple):
    """The memory of squared gradients: their sum or their running mean."""

    step: int
    squares: Floats


class Deltas(NamedTuple):
    """The memory of squared gradients and of squared steps, both running means."""

    step: int
    squares: Floats
    deltas: Floats


class Mean(NamedTuple):
    """The memory of gradients, a running mean."""

    step: int
    mean: Floats


@factory
def adagrad(learning_rate: LearningRate = 1e-2, *, epsilon: float = 1e-10) -> Optimizer:
    """Return AdaGrad: v ← v + g², θ ← θ - α g / (√v + ε), with v = 0 at the start.

    Args:
        learning_rate: α > 0, or a schedule step -> α; steps count from 0.
        epsilon: ε > 0, against division by zero.

    The state's `squares` is v. Optax starts at v = 0.1 and has ε = 1e-7 inside the root.

    Raises TypeError or ValueError for numbers outside these bounds.

    >>> from gdmath import descend, quadratic
    >>> descend(quadratic(5), adagrad(0.5), [2, 2], 4).losses.round(4)
    array([12.    ,  6.75  ,  4.32  ,  2.9026,  1.9999])

    Source: J. Duchi, E. Hazan, Y. Singer, Adaptive subgradient methods for online learning and
    stochastic optimization, JMLR 12 (2011).
    """
    rate, small = rate_of(learning_rate), positive("epsilon", epsilon)

    def init(points: Floats) -> Squares:
        return Squares(0, np.zeros_like(points))

    def update(gradient: Floats, state: Squares, points: Floats) -> tuple[Floats, Squares]:
        squares = state.squares + gradient * gradient
        step = gradient / (np.sqrt(squares) + small)
        return walked(points, rate(state.step), step), Squares(state.step + 1, squares)

    return Optimizer("adagrad", init, update)


@factory
def rmsprop(
    learning_rate: LearningRate = 1e-2, *, decay: float = 0.99, epsilon: float = 1e-8
) -> Optimizer:
    """Return RMSProp: v ← ρ v + (1 - ρ) g², θ ← θ - α g / (√v + ε), with v = 0 at the start.

    Args:
        learning_rate: α > 0, or a schedule step -> α; steps count from 0.
        decay: ρ in [0, 1), how much of the mean square a step keeps.
        epsilon: ε > 0, against division by zero.

    The state's `squares` is v. The first step has length α/√(1 - ρ) in every parameter, ten times
    α for ρ = 0.99. Optax has ρ = 0.9 and ε inside the root.

    Raises TypeError or ValueError for numbers outside these bounds.

    >>> from gdmath import descend, quadratic
    >>> descend(quadratic(5), rmsprop(0.05), [2, 2], 4).losses.round(4)
    array([12.    ,  6.75  ,  4.3131,  2.8892,  1.9819])

    Source: G. Hinton, N. Srivastava, K. Swersky, Neural networks for machine learning, lecture 6a,
    Coursera (2012).
    """
    rate, small = rate_of(learning_rate), positive("epsilon", epsilon)
    rho = fraction("decay", decay)

    def init(points: Floats) -> Squares:
        return Squares(0, np.zeros_like(points))

    def update(gradient: Floats, state: Squares, points: Floats) -> tuple[Floats, Squares]:
        squares = rho * state.squares + (1 - rho) * (gradient * gradient)
        step = gradient / (np.sqrt(squares) + small)
        return walked(points, rate(state.step), step), Squares(state.step + 1, squares)

    return Optimizer("rmsprop", init, update)


@factory
def adadelta(
    learning_rate: LearningRate = 1.0, *, decay: float = 0.9, epsilon: float = 1e-6
) -> Optimizer:
    """Return AdaDelta: steps in units of the parameters, scaled by the steps before.

    v ← ρ v + (1 - ρ) g², δ = g √(u + ε)/√(v + ε), u ← ρ u + (1 - ρ) δ², θ ← θ - α δ, with u and v
    0 at the start.

    Args:
        learning_rate: α > 0, or a schedule step -> α; steps count from 0.
        decay: ρ in [0, 1), how much of the mean squares a step keeps.
        epsilon: ε > 0; it also sets the size of the first steps.

    The state's `squares` is v, its `deltas` is u. Optax is the same.

    Raises TypeError or ValueError for numbers outside these bounds.

    >>> from gdmath import descend, quadratic
    >>> descend(quadratic(5), adadelta(), [2, 2], 4).losses.round(4)
    array([12.    , 11.9621, 11.9233, 11.8839, 11.8441])

    Source: M. D. Zeiler, ADADELTA: an adaptive learning rate method, arXiv:1212.5701 (2012).
    """
    rate, small = rate_of(learning_rate), positive("epsilon", epsilon)
    rho = fraction("decay", decay)

    def init(points: Floats) -> Deltas:
        return Deltas(0, np.zeros_like(points), np.zeros_like(points))

    def update(gradient: Floats, state: Deltas, points: Floats) -> tuple[Floats, Deltas]:
        squares = rho * state.squares + (1 - rho) * (gradient * gradient)
        delta = gradient * (np.sqrt(state.deltas + small) / np.sqrt(squares + small))
        deltas = rho * state.deltas + (1 - rho) * (delta * delta)
        return walked(points, rate(state.step), delta), Deltas(state.step + 1, squares, deltas)

    return Optimizer("adadelta", init, update)


@factory
def lion(
    learning_rate: LearningRate = 1e-4, *, beta1: float = 0.9, beta2: float = 0.99
) -> Optimizer:
    """Return Lion: θ ← θ - α sign(β₁ m + (1 - β₁) g), m ← β₂ m + (1 - β₂) g, m = 0 at the start.

    Args:
        learning_rate: α > 0, or a schedule step -> α; steps count from 0.
        beta1: β₁ in [0, 1), the share of the mean in the direction of the step.
        beta2: β₂ in [0, 1), how much of the mean a step keeps.

    Every step has length α in every parameter, so without a falling schedule Lion ends up hopping
    around the minimum. The state's `mean` is m. Optax adds weight decay, 1e-3 by default.

    Raises TypeError or ValueError for numbers outside these bounds.

    >>> from gdmath import descend, quadratic
    >>> descend(quadratic(5), lion(0.5), [2, 2], 4).losses.round(4)
    array([12.  ,  6.75,  3.  ,  0.75,  0.  ])

    Source: X. Chen et al., Symbolic discovery of optimization algorithms, NeurIPS (2023).
    """
    rate = rate_of(learning_rate)
    blend, keep = fraction("beta1", beta1), fraction("beta2", beta2)

    def init(points: Floats) -> Mean:
        return Mean(0, np.zeros_like(points))

    def update(gradient: Floats, state: Mean, points: Floats) -> tuple[Floats, Mean]:
        direction = np.sign(blend * state.mean + (1 - blend) * gradient)
        mean = keep * state.mean + (1 - keep) * gradient
        return walked(points, rate(state.step), direction), Mean(state.step + 1, mean)

    return Optimizer("lion", init, update)


def positive(name: str, value: object) -> float:
    """Return `value` as a float above 0."""
    return real(name, value, above=0)
