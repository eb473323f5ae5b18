"""The numbers of the film: two floors, three models of a few dots, many worlds, all powers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath.dataset import Dataset, linear_data, parabolic_data
from gdmath.errors import InputError
from gdmath.features import (
    BiasVariance,
    Polynomial,
    bias_variance,
    fit_polynomial,
    polynomial_features,
)
from gdmath.landscape import Landscape
from gdmath.optimizer import gradient_descent
from gdmath.regression import least_squares, mse, regression_landscape
from gdmath.training import train
from gdmath.trajectory import Trajectory
from scenes.parts.bias_variance.worlds import ENDS, Worlds, drawn_worlds

Array = NDArray[np.float64]
Pair = tuple[float, float]
Law = Callable[[Array], Array]

LINE, BEND = 1, 2  # degrees of the first two models
MAPPED = ((-3.0, 5.0), (-2.2, 4.6))  # the window of both maps, w and b
_ARRIVED = 1.02  # of the lowest loss: a walk that has less stands on the lowest point
_FOLDS = 4  # so often some of the few dots are held back, each once
_TESTED = 7  # the highest power that is tested on dots held back: beyond, losses leave any scale
_BEYOND = 4  # powers after it, that are looked at once
SHARE = 0.01  # of the way along the flattest direction, that a walk may leave
_STRAIGHT, _NO_BEND = (2.0, 1.0), 1e-12  # w and b behind the straight dots; rounding
_A_SECOND, _YEAR = 1e6, 31_557_600.0  # steps; seconds


@dataclass(frozen=True)
class Floor:
    """A valley of lines: its dots, the best line (2,), the walk to it, and the law behind them."""

    data: Dataset
    best: Array
    walk: Trajectory
    law: Law
    bend: float  # the part of its floor that no line can follow

    @property
    def landscape(self) -> Landscape:
        """The loss of all lines, on the window of the maps."""
        return regression_landscape(self.data).with_window(MAPPED)

    @property
    def lowest(self) -> float:
        """The loss of the best line."""
        return float(mse(self.data, *self.best))

    def cut(self, w: ArrayLike) -> Array:
        """The loss along w through the bottom."""
        return np.asarray(mse(self.data, w, self.best[1]))


@dataclass(frozen=True)
class Model:
    """A polynomial fitted to the twenty dots, and its loss on them and on fresh ones."""

    degree: int
    fit: Polynomial
    trained: float
    fresh: float


@dataclass(frozen=True)
class Held:
    """Some of the few dots are held back: the powers learn from the others, and are tested."""

    learned: Dataset
    back: Dataset
    fits: tuple[Polynomial, ...]  # to those that are learned from, of each power that they allow
    losses: tuple[float, ...]  # of these fits, on those that are held back
    higher: tuple[Polynomial, ...] = ()  # of powers beyond, which are not tested


@dataclass(frozen=True)
class Plan:
    """All that is computed for the film."""

    line: Floor
    parabola: Floor
    rate: float
    few: Dataset
    kept_aside: Dataset
    fits: tuple[Polynomial, ...]  # of all degrees to the highest, to the few dots
    held: tuple[Held, ...]  # each dot is held back once
    models: tuple[Model, Model, Model]
    noise: float
    worlds: tuple[Worlds, Worlds, Worlds]
    parts: tuple[BiasVariance, ...]  # of degrees 0, 1, … to the highest, over all possible draws
    condition: float  # of the ravine of so many powers

    @property
    def trained(self) -> Array:
        """What each power costs on the few dots that it learned from."""
        return np.array([fit.loss(self.few) for fit in self.fits])

    @property
    def validated(self) -> Array:
        """What each power costs on dots held back, on average."""
        return np.mean([held.losses for held in self.held], axis=0)

    @property
    def degrees(self) -> tuple[int, int, int]:
        """The highest powers of the three models."""
        one, two, three = (model.degree for model in self.models)
        return one, two, three

    @property
    def best_degree(self) -> int:
        """The highest power that costs least on fresh dots, on the average."""
        return int(np.argmin([part.total for part in self.parts]))

    @cached_property
    def spread(self) -> Array:
        """One standard deviation (places,) of the last model's curves."""
        return np.asarray(self.worlds[2].curves.std(axis=0))

    @property
    def steps(self) -> float:
        """How many steps descent takes in the ravine of powers: ln 100 × the condition.

        With a learning rate of 1 / the largest curvature, each step leaves 1 − 1 / the condition.
        """
        return -log(SHARE) * self.condition

    @property
    def years(self) -> float:
        """How long they take at a million a second."""
        return self.steps / _A_SECOND / _YEAR


def plan_for(
    *,
    n: int,
    noise: float,
    seed: int,
    start: Pair,
    learning_rate: float,
    iterations: int,
    few: int,
    few_seed: int,
    powers: int,
    fresh: int,
    fresh_seed: int,
    worlds: int,
    highest_degree: int,
    split_seed: int,
) -> Plan:
    """Draw the dots, walk, fit; refuse what the film cannot tell of, before any work."""
    if not BEND < powers < few:
        raise InputError(f"powers must be between 3 and few − 1 = {few - 1}, got {powers}.")
    if not powers <= highest_degree < few:
        raise InputError(
            f"highest_degree must be between powers = {powers} and few − 1 = {few - 1}, "
            f"got {highest_degree}."
        )
    rng = np.random.default_rng(seed)
    straight = linear_data(*_STRAIGHT, n=n, noise=noise, rng=rng)
    bent = parabolic_data(n, noise, rng=rng)
    floors = [
        _floor(data, start, learning_rate, iterations, law)
        for data, law in ((straight, _line), (bent, np.square))
    ]
    low, high = np.transpose(MAPPED)
    if np.any(start < low) or np.any(start > high):
        raise InputError(f"start must be on the maps, w in {MAPPED[0]} and b in {MAPPED[1]}.")
    if not all(floor.walk.losses[-1] < _ARRIVED * floor.lowest for floor in floors):
        raise InputError(
            "learning_rate and iterations must bring both walks to the lowest point, and "
            f"{iterations} steps at {learning_rate:g} do not."
        )
    dots = parabolic_data(few, noise, rng=np.random.default_rng(few_seed))
    aside = _fresh(fresh, fresh_seed, noise)
    fits = [fit_polynomial(dots, degree) for degree in range(highest_degree + 1)]
    chosen = LINE, BEND, powers
    one, two, three = (
        Model(degree, fits[degree], fits[degree].loss(dots), fits[degree].loss(aside))
        for degree in chosen
    )
    one_line, one_bend, wild = drawn_worlds(chosen, worlds, few, noise)
    singular = np.linalg.svd(
        polynomial_features(dots.x, powers) * np.sqrt(2 / few), compute_uv=False
    )
    return Plan(
        floors[0],
        floors[1],
        learning_rate,
        dots,
        aside,
        tuple(fits),
        _held(dots, split_seed, highest_degree),
        (one, two, three),
        noise,
        (one_line, one_bend, wild),
        tuple(
            bias_variance(dots.x, degree, np.square, noise, window=ENDS)
            for degree in range(highest_degree + 1)
        ),
        float((singular[0] / singular[-1]) ** 2),
    )


def _line(x: Array) -> Array:
    w, b = _STRAIGHT
    return np.asarray(w * x + b)


def _floor(data: Dataset, start: Pair, rate: float, steps: int, law: Law) -> Floor:
    """The valley of all lines through these dots; of a law that is a line, no bend is left."""
    best = np.asarray(least_squares(data))
    walk = train(data, gradient_descent(rate), steps, start=np.array([start]))
    clean = Dataset(data.x, law(np.asarray(data.x)))
    bend = float(mse(clean, *least_squares(clean)))
    return Floor(data, best, walk, law, bend if bend > _NO_BEND else 0.0)


def _held(dots: Dataset, seed: int, highest: int) -> tuple[Held, ...]:
    """Hold a quarter of the dots back, at random; then another, until each was held back once."""
    order = np.random.default_rng(seed).permutation(len(dots))
    turns = np.array_split(order, _FOLDS)
    powers = range(min(_TESTED, highest, len(dots) - len(turns[0]) - 1) + 1)
    x, y = np.asarray(dots.x), np.asarray(dots.y)
    held = []
    for turn in turns:
        rest = np.setdiff1d(order, turn)
        learned, back = Dataset(x[rest], y[rest]), Dataset(x[turn], y[turn])
        fits = tuple(fit_polynomial(learned, power, window=ENDS) for power in powers)
        beyond = range(len(fits), min(len(fits) + _BEYOND, highest + 1, len(learned)))
        higher = tuple(fit_polynomial(learned, power, window=ENDS) for power in beyond)
        held.append(Held(learned, back, fits, tuple(fit.loss(back) for fit in fits), higher))
    return tuple(held)


def _fresh(count: int, seed: int, noise: float) -> Dataset:
    """Dots of the same law, anywhere between the ends of x."""
    rng = np.random.default_rng(seed)
    x = rng.uniform(*ENDS, count)
    return Dataset(x, x**2 + rng.normal(0, noise, count))


__all__ = [
    "BEND",
    "ENDS",
    "LINE",
    "SHARE",
    "Floor",
    "Held",
    "Model",
    "Plan",
    "Worlds",
    "plan_for",
]
