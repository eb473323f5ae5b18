"""Learning rates that change over time: functions step -> rate, with steps counted from 0.

Any of them can stand where an optimizer takes a learning rate. They are PyTorch's schedulers as
plain functions of the step, so that a plot of a schedule needs no training loop.
"""

import math
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from gdmath.checks import real, whole
from gdmath.optimizer import Schedule
from gdmath.registry import Registry

P = ParamSpec("P")

__all__ = [
    "SCHEDULES",
    "constant",
    "cosine",
    "cyclic",
    "exponential",
    "inverse_time",
    "one_cycle",
    "polynomial",
    "step_decay",
    "warmup_cosine",
]


class _Scheduled:
    """A schedule that knows how it was made, so that it can be pickled."""

    __slots__ = ("_make", "_options", "_rates", "_schedule")

    def __init__(self, make: Any, rates: tuple[Any, ...], options: dict[str, Any]) -> None:
        self._make, self._rates, self._options = make, rates, options
        self._schedule: Schedule = make.__wrapped__(*rates, **options)

    def __call__(self, step: int) -> float:
        return self._schedule(step)

    def __reduce__(self) -> tuple[Any, ...]:
        return _Scheduled, (self._make, self._rates, self._options)

    def __repr__(self) -> str:
        told = [*map(repr, self._rates), *(f"{key}={it!r}" for key, it in self._options.items())]
        return f"{self._make.__name__}({', '.join(told)})"


def _kept(make: Callable[P, Schedule]) -> Callable[P, Schedule]:
    """Let the schedules that a function makes be pickled, and say what they are."""

    @wraps(make)
    def made(*rates: P.args, **options: P.kwargs) -> Schedule:
        return _Scheduled(made, rates, options)

    return made


@_kept
def constant(learning_rate: float) -> Schedule:
    """Return the schedule that stays at α₀.

    Raises TypeError or ValueError unless `learning_rate` is a finite number above 0.

    >>> constant(0.1)(7)
    0.1
    """
    rate = _rate(learning_rate)
    return lambda step: rate


@_kept
def step_decay(learning_rate: float, *, every: int, factor: float = 0.1) -> Schedule:
    """Return the schedule α₀ γ^⌊t/T⌋, a staircase (PyTorch's `StepLR`).

    Args:
        learning_rate: α₀ > 0, the rate of the first step.
        every: T ≥ 1, steps between two falls.
        factor: γ in (0, 1], what a fall leaves of the rate.

    Raises TypeError or ValueError for numbers outside these bounds.

    >>> rate = step_decay(1.0, every=2, factor=0.5)
    >>> [rate(t) for t in range(6)]
    [1.0, 1.0, 0.5, 0.5, 0.25, 0.25]
    """
    rate, period = _rate(learning_rate), whole("every", every, at_least=1)
    gamma = real("factor", factor, above=0, at_most=1)
    return lambda step: rate * gamma ** (step // period)


@_kept
def exponential(learning_rate: float, *, factor: float) -> Schedule:
    """Return the schedule α₀ γᵗ (PyTorch's `ExponentialLR`).

    Args:
        learning_rate: α₀ > 0, the rate of the first step.
        factor: γ in (0, 1], what a step leaves of the rate.

    Raises TypeError or ValueError for numbers outside these bounds.

    >>> rate = exponential(1.0, factor=0.5)
    >>> [rate(t) for t in range(4)]
    [1.0, 0.5, 0.25, 0.125]
    """
    rate, gamma = _rate(learning_rate), real("factor", factor, above=0, at_most=1)
    return lambda step: float(rate * gamma**step)


@_kept
def polynomial(
    learning_rate: float, *, steps: int, power: float = 1.0, final: float = 0.0
) -> Schedule:
    """Return the schedule α_T + (α₀ - α_T)(1 - t/T)ᵖ, then α_T (PyTorch's `PolynomialLR`).

    Args:
        learning_rate: α₀ > 0, the rate of the first step.
        steps: T ≥ 1, after so many steps the rate is `final`.
        power: p > 0; 1 is a straight line.
        final: α_T ≥ 0; PyTorch has 0.

    Raises TypeError or ValueError for numbers outside these bounds.

    >>> rate = polynomial(1.0, steps=4, power=2)
    >>> [rate(t) for t in range(6)]
    [1.0, 0.5625, 0.25, 0.0625, 0.0, 0.0]
    """
    rate, last = _rate(learning_rate), whole("steps", steps, at_least=1)
    exponent, end = real("power", power, above=0), real("final", final, at_least=0)
    return lambda step: float(end + (rate - end) * (1 - min(step, last) / last) ** exponent)


@_kept
def cosine(learning_rate: float, *, steps: int, final: float = 0.0) -> Schedule:
    """Return the schedule α_T + ½(α₀ - α_T)(1 + cos πt/T), then α_T (`CosineAnnealingLR`).

    Args:
        learning_rate: α₀ > 0, the rate of the first step.
        steps: T ≥ 1, after so many steps the rate is `final`. PyTorch's scheduler rises again
            after that; Optax's stays down, as this one does.
        final: α_T ≥ 0.

    Raises TypeError or ValueError for numbers outside these bounds.

    >>> rate = cosine(1.0, steps=4)
    >>> [round(rate(t), 4) for t in range(6)]
    [1.0, 0.8536, 0.5, 0.1464, 0.0, 0.0]

    Source: I. Loshchilov, F. Hutter, SGDR: stochastic gradient descent with warm restarts,
    ICLR (2017).
    """
    rate, last = _rate(learning_rate), whole("steps", steps, at_least=1)
    end = real("final", final, at_least=0)
    return lambda step: _swing(rate, end, min(step, last) / last)


@_kept
def warmup_cosine(
    learning_rate: float, *, warmup: int, steps: int, initial: float = 0.0, final: float = 0.0
) -> Schedule:
    """Return the schedule that climbs straight to α in `warmup` steps and then falls as a cosine.

    Args:
        learning_rate: α > 0, the highest rate, reached at step `warmup`.
        warmup: W ≥ 0, the length of the climb.
        steps: T > W, after so many steps in all the rate is `final`.
        initial: the rate of the first step, at least 0.
        final: the rate at the end, at least 0.

    Raises TypeError or ValueError for numbers outside these bounds.

    >>> rate = warmup_cosine(1.0, warmup=2, steps=6)
    >>> [round(rate(t), 4) for t in range(8)]
    [0.0, 0.5, 1.0, 0.8536, 0.5, 0.1464, 0.0, 0.0]

    Source: P. Goyal et al., Accurate, large minibatch SGD, arXiv:1706.02677 (2017).
    """
    rate, climb = _rate(learning_rate), whole("warmup", warmup, at_least=0)
    fall = whole("steps", steps, at_least=climb + 1) - climb
    begin, end = real("initial", initial, at_least=0), real("final", final, at_least=0)

    def schedule(step: int) -> float:
        if step < climb:
            return begin + (rate - begin) * (step / climb)
        return _swing(rate, end, min(step - climb, fall) / fall)

    return schedule


@_kept
def cyclic(learning_rate: float, *, low: float, half_period: int) -> Schedule:
    """Return the triangular schedule: up from `low` to α and down again, for ever (`CyclicLR`).

    Args:
        learning_rate: α > `low`, the highest rate.
        low: the lowest rate, that of the first step, above 0.
        half_period: H ≥ 1, steps from the lowest rate to the highest.

    Raises TypeError or ValueError for numbers outside these bounds.

    >>> rate = cyclic(1.0, low=0.5, half_period=2)
    >>> [rate(t) for t in range(7)]
    [0.5, 0.75, 1.0, 0.75, 0.5, 0.75, 1.0]

    Source: L. N. Smith, Cyclical learning rates for training neural networks, WACV (2017).
    """
    bottom, half = real("low", low, above=0), whole("half_period", half_period, at_least=1)
    top = real("learning_rate", learning_rate, above=bottom)
    return lambda step: bottom + (top - bottom) * (1 - abs(step % (2 * half) / half - 1))


@_kept
def one_cycle(
    learning_rate: float,
    *,
    steps: int,
    rise: float = 0.3,
    initial_divisor: float = 25.0,
    final_divisor: float = 1e4,
) -> Schedule:
    """Return the one-cycle schedule: a cosine up to α, then a cosine far down (`OneCycleLR`).

    It climbs from α/D to α in the first `rise` of the steps and falls to α/(D F) at the last one.

    Args:
        learning_rate: α > 0, the highest rate.
        steps: T ≥ 2, the number of steps in all; the rate stays where it is after them.
        rise: share of the steps that climb, in (0, 1); they have to be one step at least.
        initial_divisor: D ≥ 1.
        final_divisor: F ≥ 1.

    Raises TypeError or ValueError for numbers outside these bounds.

    >>> rate = one_cycle(1.0, steps=10)
    >>> [round(rate(t), 4) for t in range(10)]
    [0.04, 0.52, 1.0, 0.9505, 0.8117, 0.6113, 0.3887, 0.1883, 0.0495, 0.0]

    Source: L. N. Smith, N. Topin, Super-convergence: very fast training of neural networks using
    large learning rates, arXiv:1708.07120 (2017).
    """
    rate, last = _rate(learning_rate), whole("steps", steps, at_least=2) - 1
    share = real("rise", rise, above=1 / (last + 1), below=1)
    begin = rate / real("initial_divisor", initial_divisor, at_least=1)
    end = begin / real("final_divisor", final_divisor, at_least=1)
    summit = share * (last + 1) - 1

    def schedule(step: int) -> float:
        if step <= summit:
            return _swing(begin, rate, step / summit)
        return _swing(rate, end, (min(step, last) - summit) / (last - summit))

    return schedule


@_kept
def inverse_time(learning_rate: float, *, decay: float = 1.0) -> Schedule:
    """Return the schedule α₀/(1 + kt): it falls for ever, but its sum has no limit.

    Args:
        learning_rate: α₀ > 0, the rate of the first step.
        decay: k > 0; after 1/k steps the rate has halved.

    Raises TypeError or ValueError for numbers outside these bounds.

    >>> rate = inverse_time(1.0)
    >>> [rate(t) for t in range(4)]
    [1.0, 0.5, 0.3333333333333333, 0.25]

    Source: H. Robbins, S. Monro, A stochastic approximation method, Annals of Mathematical
    Statistics 22 (1951).
    """
    rate, slowing = _rate(learning_rate), real("decay", decay, above=0)
    return lambda step: rate / (1 + slowing * step)


def _rate(learning_rate: float) -> float:
    return real("learning_rate", learning_rate, above=0)


def _swing(begin: float, end: float, share: float) -> float:
    """Return the height of half a cosine wave from `begin` to `end`, after `share` of its way."""
    return end + 0.5 * (begin - end) * (1 + math.cos(math.pi * share))


# Every factory takes the learning rate first and everything else by name.
SCHEDULES: Registry[Callable[..., Schedule]] = Registry(
    "schedule",
    {
        "constant": constant,
        "step_decay": step_decay,
        "exponential": exponential,
        "polynomial": polynomial,
        "cosine": cosine,
        "warmup_cosine": warmup_cosine,
        "cyclic": cyclic,
        "one_cycle": one_cycle,
        "inverse_time": inverse_time,
    },
)
