"""Adam and its relatives: a running mean of gradients over the root of their mean square.

All of them correct the bias of running means that start at 0: after t steps, m̂ = m/(1 - β₁ᵗ) and
v̂ = v/(1 - β₂ᵗ).
"""

import math
from typing import NamedTuple

import numpy as np

from gdmath.adaptive import positive
from gdmath.checks import real
from gdmath.optimizer import Floats, LearningRate, Optimizer, fraction, rate_of, walked
from gdmath.recipes import factory

__all__ = ["adam", "adamw", "amsgrad", "nadam"]


class Moments(NamedTuple):
    """The memory of Adam: running means of the gradients and of their squares."""

    step: int
    mean: Floats
    squares: Floats


class PeakMoments(NamedTuple):
    """The memory of AMSGrad: Adam's, and the largest mean square so far."""

    step: int
    mean: Floats
    squares: Floats
    peak: Floats


class ScheduledMoments(NamedTuple):
    """The memory of NAdam: Adam's, and the product of all momenta μ so far."""

    step: int
    mean: Floats
    squares: Floats
    momentum_product: float


@factory
def adam(
    learning_rate: LearningRate = 1e-3,
    *,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
) -> Optimizer:
    """Return Adam: θ ← θ - α m̂ / (√v̂ + ε).

    m ← β₁ m + (1 - β₁) g and v ← β₂ v + (1 - β₂) g², both 0 at the start.

    Args:
        learning_rate: α > 0, or a schedule step -> α; steps count from 0.
        beta1: β₁ in [0, 1), how much of the mean gradient a step keeps.
        beta2: β₂ in [0, 1), how much of the mean square a step keeps.
        epsilon: ε > 0, outside the root, against division by zero.

    The state's `mean` is m and its `squares` is v, both before the correction of their bias. Optax
    has one more number, `eps_root`, inside the root; it is 0 by default.

    Raises TypeError or ValueError for numbers outside these bounds.

    >>> from gdmath import descend, quadratic
    >>> descend(quadratic(5), adam(0.5), [2, 2], 4).losses.round(4)
    array([12.    ,  6.75  ,  3.0525,  0.865 ,  0.0307])

    Source: D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, ICLR (2015).
    """
    return _adam("adam", learning_rate, beta1, beta2, epsilon)


@factory
def adamw(
    learning_rate: LearningRate = 1e-3,
    *,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
    weight_decay: float = 1e-2,
) -> Optimizer:
    """Return AdamW: first θ ← θ (1 - α λ), then Adam's step.

    Args:
        learning_rate: α > 0, or a schedule step -> α; steps count from 0.
        beta1: β₁ in [0, 1), how much of the mean gradient a step keeps.
        beta2: β₂ in [0, 1), how much of the mean square a step keeps.
        epsilon: ε > 0, outside the root, against division by zero.
        weight_decay: λ ≥ 0, the pull towards 0; it does not go through the mean square.

    The state is Adam's. The pull moves the point of rest: away from θ = 0 AdamW does not end at
    the minimum of f alone. Optax has λ = 1e-4.

    Raises TypeError or ValueError for numbers outside these bounds.

    >>> from gdmath import descend, quadratic
    >>> descend(quadratic(5), adamw(0.5, weight_decay=0.1), [2, 2], 4).losses.round(4)
    array([12.    ,  5.88  ,  2.1276,  0.3454,  0.0241])

    Source: I. Loshchilov, F. Hutter, Decoupled weight decay regularization, ICLR (2019).
    """
    decay = real("weight_decay", weight_decay, at_least=0)
    return _adam("adamw", learning_rate, beta1, beta2, epsilon, decay)


@factory
def amsgrad(
    learning_rate: LearningRate = 1e-3,
    *,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
) -> Optimizer:
    """Return AMSGrad: Adam with the largest v so far in place of v, so that steps never grow back.

    θ ← θ - α m̂ / (√v̂ + ε) with v̂ = max(v₁, …, vₜ)/(1 - β₂ᵗ): the maximum is taken before the
    correction of the bias.

    Args:
        learning_rate: α > 0, or a schedule step -> α; steps count from 0.
        beta1: β₁ in [0, 1), how much of the mean gradient a step keeps.
        beta2: β₂ in [0, 1), how much of the mean square a step keeps.
        epsilon: ε > 0, outside the root, against division by zero.

    The state is Adam's and the maximum, `peak`. Optax takes the maximum after the correction.

    Raises TypeError or ValueError for numbers outside these bounds.

    >>> from gdmath import descend, quadratic
    >>> descend(quadratic(5), amsgrad(0.5), [2, 2], 4).losses.round(4)
    array([12.    ,  6.75  ,  3.0525,  0.865 ,  0.0307])

    Source: S. J. Reddi, S. Kale, S. Kumar, On the convergence of Adam and beyond, ICLR (2018).
    """
    rate, small = rate_of(learning_rate), positive("epsilon", epsilon)
    first, second = fraction("beta1", beta1), fraction("beta2", beta2)

    def init(points: Floats) -> PeakMoments:
        return PeakMoments(0, np.zeros_like(points), np.zeros_like(points), np.zeros_like(points))

    def update(gradient: Floats, state: PeakMoments, points: Floats) -> tuple[Floats, PeakMoments]:
        step = state.step + 1
        mean, squares = _moments(gradient, state.mean, state.squares, first, second)
        peak = np.maximum(state.peak, squares)
        scale = np.sqrt(peak) / math.sqrt(1 - second**step) + small
        length = rate(state.step) / (1 - first**step)
        return walked(points, length, mean / scale), PeakMoments(step, mean, squares, peak)

    return Optimizer("amsgrad", init, update)


@factory
def nadam(
    learning_rate: LearningRate = 2e-3,
    *,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
    momentum_decay: float = 4e-3,
) -> Optimizer:
    """Return NAdam: Adam that looks ahead as Nesterov's gradient does.

    With μₜ = β₁ (1 - ½ 0.96^(tψ)) and Πₜ = μ₁ ⋯ μₜ the mean of Adam's step becomes
    (1 - μₜ)/(1 - Πₜ) g + μₜ₊₁/(1 - Πₜ₊₁) m.

    Args:
        learning_rate: α > 0, or a schedule step -> α; steps count from 0.
        beta1: β₁ in [0, 1), how much of the mean gradient a step keeps.
        beta2: β₂ in [0, 1), how much of the mean square a step keeps.
        epsilon: ε > 0, outside the root, against division by zero.
        momentum_decay: ψ ≥ 0, how fast μ rises from β₁/2 to β₁.

    The state is Adam's and Πₜ, `momentum_product`. Optax has no schedule for μ.

    Raises TypeError or ValueError for numbers outside these bounds.

    >>> from gdmath import descend, quadratic
    >>> descend(quadratic(5), nadam(0.5), [2, 2], 4).losses.round(4)
    array([12.    ,  6.4984,  3.8756,  2.2071,  1.1282])

    Source: T. Dozat, Incorporating Nesterov momentum into Adam, ICLR workshop (2016).
    """
    rate, small = rate_of(learning_rate), positive("epsilon", epsilon)
    first, second = fraction("beta1", beta1), fraction("beta2", beta2)
    rise = real("momentum_decay", momentum_decay, at_least=0)

    def momentum(step: int) -> float:
        return float(first * (1 - 0.5 * 0.96 ** (step * rise)))

    def init(points: Floats) -> ScheduledMoments:
        return ScheduledMoments(0, np.zeros_like(points), np.zeros_like(points), 1.0)

    def update(
        gradient: Floats, state: ScheduledMoments, points: Floats
    ) -> tuple[Floats, ScheduledMoments]:
        step = state.step + 1
        mean, squares = _moments(gradient, state.mean, state.squares, first, second)
        product = state.momentum_product * momentum(step)
        now = (1 - momentum(step)) / (1 - product)
        ahead = momentum(step + 1) / (1 - product * momentum(step + 1))
        scale = np.sqrt(squares / (1 - second**step)) + small
        direction = (now * gradient + ahead * mean) / scale
        moved = walked(points, rate(state.step), direction)
        return moved, ScheduledMoments(step, mean, squares, product)

    return Optimizer("nadam", init, update)


def _adam(
    name: str,
    learning_rate: LearningRate,
    beta1: float,
    beta2: float,
    epsilon: float,
    weight_decay: float = 0.0,
) -> Optimizer:
    """Return Adam with a pull towards 0 of strength `weight_decay` before each step."""
    rate, small = rate_of(learning_rate), positive("epsilon", epsilon)
    first, second = fraction("beta1", beta1), fraction("beta2", beta2)

    def init(points: Floats) -> Moments:
        return Moments(0, np.zeros_like(points), np.zeros_like(points))

    def update(gradient: Floats, state: Moments, points: Floats) -> tuple[Floats, Moments]:
        step, alpha = state.step + 1, rate(state.step)
        mean, squares = _moments(gradient, state.mean, state.squares, first, second)
        scale = np.sqrt(squares) / math.sqrt(1 - second**step) + small
        if weight_decay:
            points = points * (1 - alpha * weight_decay)
        moved = walked(points, alpha / (1 - first**step), mean / scale)
        return moved, Moments(step, mean, squares)

    return Optimizer(name, init, update)


def _moments(
    gradient: Floats, mean: Floats, squares: Floats, first: float, second: float
) -> tuple[Floats, Floats]:
    """Return the running means of gradients and squared gradients after one more gradient."""
    return (
        first * mean + (1 - first) * gradient,
        second * squares + (1 - second) * (gradient * gradient),
    )
