"""The examples of the film: evenings at a restaurant, and inputs that nobody could draw."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdmath.examples import Examples

Array = NDArray[np.float64]

THOUSAND = 1000.0


def evenings(count: int, seed: int) -> Examples:
    """Reservations, °C and tourists in thousands; pizzas. A busy town books more tables."""
    q = np.random.default_rng(seed)
    z = q.normal(size=(count, 3))
    tourists = np.round(np.clip(5 + 1.5 * z[:, 0], 0.3, None), 1)
    tables = np.round(np.clip(14 + 5 * (0.8 * z[:, 0] + 0.6 * z[:, 1]), 2, None))
    heat = np.round(20 + 6 * (0.3 * z[:, 0] + np.sqrt(0.91) * z[:, 2]))
    pizzas = np.round(5 + 1.2 * tables + 0.3 * heat + 2 * tourists + q.normal(0, 2, count))
    x = np.stack([tables, heat, tourists], axis=-1)
    return Examples(x, pizzas, ("reservations", "heat", "tourists"), "pizzas")


def one_by_one(examples: Examples) -> Examples:
    """The same evenings, tourists counted one by one."""
    return examples.with_numbers(examples.x * [1.0, 1.0, THOUSAND], examples.y)


def many(inputs: int, examples: int, correlation: float, seed: int) -> Examples:
    """Standardised inputs, each like its neighbour by a correlation, and noisy answers."""
    q = np.random.default_rng(seed)
    x = q.normal(size=(examples, inputs))
    for j in range(1, inputs):
        x[:, j] = correlation * x[:, j - 1] + np.sqrt(1 - correlation**2) * x[:, j]
    x = (x - x.mean(axis=0)) / x.std(axis=0)
    w = q.normal(size=inputs)
    return Examples(x, x @ w + q.normal(0, 0.5, examples))


__all__ = ["THOUSAND", "evenings", "many", "one_by_one"]
