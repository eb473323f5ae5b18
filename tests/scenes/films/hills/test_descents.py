"""Who starts where and which valley each is bound for: seeded, apart, and right."""

from __future__ import annotations

from dataclasses import fields
from functools import cache

import numpy as np
import pytest

from gdmath import LANDSCAPES, End, Landscape, Status, suitable_rate
from scenes.hills import HillsParameters
from scenes.parts.hills.cast import FIRST_STEPS
from scenes.parts.hills.descents import Descents, nowhere, plan
from scenes.parts.hills.ground import framed
from tests.scenes.canvas import Array
from tests.scenes.coarse import map_coarsely

PLANE = [name for name, landscape in LANDSCAPES.items() if landscape.dimension == 2]
BOTTOMLESS = ["saddle", "monkey_saddle"]
DEFAULT = HillsParameters()


@pytest.fixture(autouse=True)
def _coarse_map(monkeypatch: pytest.MonkeyPatch) -> None:
    """A map of the valleys that is quicker to make; the walkers do not depend on it."""
    map_coarsely(monkeypatch, 61, 30_000_000)


@cache
def planned(name: str, seed: int = DEFAULT.seed) -> Descents:
    """The descents of the film on a landscape."""
    return plan(framed(name), None, DEFAULT.starts, seed, DEFAULT.steps)


def long_descent(landscape: Landscape, rate: float, points: Array, steps: int = 4000) -> Array:
    """Where plain gradient descent leads (n, 2), written out here."""
    points = points.copy()
    for _ in range(steps):
        points -= rate * landscape.gradient(points)
    return points


def size(landscape: Landscape) -> float:
    return float(np.ptp(landscape.window, axis=1).max())


# -- reproducible ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["sine_hills", "mccormick"])
def test_the_same_seed_gives_the_same_expedition(name: str) -> None:
    first, again = (
        planned(name),
        plan(framed(name), None, DEFAULT.starts, DEFAULT.seed, DEFAULT.steps),
    )
    for field in fields(Descents):
        one, two = getattr(first, field.name), getattr(again, field.name)
        if field.name == "walk":
            one, two = one.points, two.points
        if field.name != "landscape":
            assert np.array_equal(one, two), field.name
    other = planned(name, seed=DEFAULT.seed + 1)
    assert not np.array_equal(other.walk.points[0], first.walk.points[0])


def test_the_given_rate_is_taken() -> None:
    made = plan(framed("sine_hills"), 0.05, 3, 1, 5)
    step = made.walk.points[1] - made.walk.points[0]
    assert made.rate == 0.05
    assert np.allclose(step, -0.05 * made.walk.gradients[0])
    assert made.walk.points.shape == (6, 3, 2)


# -- starts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PLANE)
def test_starts_are_apart_and_on_the_map(name: str) -> None:
    made = planned(name)
    start = made.walk.points[0]
    low, high = np.array(made.landscape.window).T
    assert np.all((start > low) & (start < high))
    gaps = np.linalg.norm(start[:, None] - start, axis=-1)[np.triu_indices(DEFAULT.starts, 1)]
    assert gaps.min() > 0.12 * np.sqrt(np.prod(high - low) / DEFAULT.starts)


@pytest.mark.parametrize("starts", [1, 2, 30])
def test_as_many_walkers_as_asked_for(starts: int) -> None:
    made = plan(framed("himmelblau"), None, starts, 3, 4)
    assert made.walk.points.shape == (5, starts, 2)
    assert len(np.unique(made.walk.points[0], axis=0)) == starts
    assert 0 <= made.first < starts


# -- destinies -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in PLANE if name not in BOTTOMLESS])
def test_destinies_agree_with_a_long_descent(name: str) -> None:
    made = planned(name)
    lost = [nowhere(End.LEADS_OFF), nowhere(End.NO_VALLEY)]
    assert not np.isin(made.destined, lost).any(), "the film loses a walker"
    settled = made.destined >= 0
    if not settled.any():
        return  # no start has come to a valley
    end = long_descent(made.landscape, made.rate, made.walk.points[0])
    nearest = np.linalg.norm(end[:, None] - made.floors, axis=-1).argmin(axis=1)
    assert np.array_equal(nearest[settled], made.destined[settled])
    assert settled.all() or name in ("rosenbrock", "beale", "goldstein_price")


@pytest.mark.parametrize("name", [name for name in PLANE if name not in BOTTOMLESS])
def test_floors_are_minima_on_the_map(name: str) -> None:
    made = planned(name)
    low, high = np.array(made.landscape.window).T
    assert np.all((made.floors >= low) & (made.floors <= high))
    if name not in ("ackley", "sine_hills"):  # of their many minima not all are in the registry
        gaps = np.linalg.norm(made.floors[:, None] - made.landscape.minima, axis=-1)
        assert gaps.min(axis=1).max(initial=0) < 1e-6 * size(made.landscape)
    around = made.floors[:, None] + 1e-3 * np.array([(1, 0), (0, 1), (-1, 0), (0, -1), (0.7, 0.7)])
    assert np.all(made.landscape.value(around) > made.landscape.value(made.floors)[:, None])


@pytest.mark.parametrize("name", ["sine_hills", "himmelblau", "mccormick", "six_hump_camel"])
def test_the_map_is_divided_as_a_long_descent_divides_it(name: str) -> None:
    made = planned(name)
    axes = [np.linspace(*axis, 61) for axis in made.landscape.window]
    columns, rows = np.random.default_rng(0).integers(0, 61, (2, 150))
    points = np.stack([axes[0][columns], axes[1][rows]], axis=-1)
    end = long_descent(made.landscape, made.rate, points, steps=20_000)
    gaps = np.linalg.norm(end[:, None] - made.floors, axis=-1)
    arrived = gaps.min(axis=1) < 0.02 * size(made.landscape)
    said = made.domains[columns, rows]
    assert arrived.sum() > 60
    assert np.mean(said[arrived] == gaps.argmin(axis=1)[arrived]) > 0.97
    # In no valley end only those that do not end at one of its floors.
    assert np.mean(said[~arrived] < 0) > 0.8 if (~arrived).any() else True


@pytest.mark.parametrize("name", BOTTOMLESS)
def test_without_a_valley_nobody_is_bound_for_one(name: str) -> None:
    made = planned(name)
    assert len(made.floors) == 0
    assert np.all(made.destined < 0)
    assert np.mean(made.domains == -1) > 0.95  # off the map, but for a ridge right to the saddle


# -- rates -----------------------------------------------------------------------------------------


def curvature(landscape: Landscape) -> float:
    """The sharpest curvature in the window, by differences of the gradient at random points."""
    low, high = np.array(landscape.window).T
    points = np.random.default_rng(9).uniform(low, high, (4000, 2))
    tiny = 1e-5 * (high - low)
    columns = []
    for axis in (0, 1):
        shift = np.eye(2)[axis] * tiny
        rise = landscape.gradient(points + shift) - landscape.gradient(points - shift)
        columns.append(rise / (2 * tiny[axis]))
    hessian = np.stack(columns, axis=-1)
    return float(np.abs(np.linalg.eigvalsh((hessian + np.swapaxes(hessian, 1, 2)) / 2)).max())


@pytest.mark.parametrize("name", [name for name in PLANE if name != "ackley"])
def test_the_suitable_rate_is_stable_everywhere(name: str) -> None:
    # Ackley's function is left out: its tip is infinitely sharp.
    rate = suitable_rate(framed(name))
    assert 0 < rate * curvature(framed(name)) < 2


@pytest.mark.parametrize("name", PLANE)
def test_walkers_go_down_as_long_as_they_are_on_the_map(name: str) -> None:
    made = planned(name)
    walk, (low, high) = made.walk, np.array(made.landscape.window).T
    assert np.isfinite(walk.points).all()
    assert np.isfinite(walk.losses).all()
    inside = np.all((walk.points >= low) & (walk.points <= high), axis=-1)
    rises = np.diff(walk.losses, axis=0)[inside[:-1] & inside[1:]]
    # Across Ackley's tips and corners a step may overshoot a little.
    slack = 0.01 if name == "ackley" else 1e-9
    assert rises.max() <= slack * np.ptp(walk.losses[inside])
    if name not in BOTTOMLESS:
        assert inside.all()
        assert not np.any(walk.status == Status.DIVERGED)
    assert 0 <= made.first < DEFAULT.starts


# -- the walker whose story is told ----------------------------------------------------------------


@pytest.mark.parametrize("name", ["saddle", "monkey_saddle", "x^2-y^2+x y/2", "x^2/2-3y^2"])
def test_the_first_walker_stays_on_the_map_while_her_steps_are_told(name: str) -> None:
    """She stood in the fog beside the ground, with an arrow and a height below the scale."""
    made = planned(name)
    told = made.walk.points[: FIRST_STEPS + 1, made.first]
    low, high = np.array(made.landscape.window).T
    assert np.all((told >= low) & (told <= high))
