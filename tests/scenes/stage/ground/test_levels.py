"""Level lines lie on their levels, and the levels are round."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gdmath import LANDSCAPES
from scenes.stage.ground.grid import grid
from scenes.stage.ground.levels import Polylines, level_lines, round_levels, zero_lines
from scenes.stage.ground.view import View

NAMES = ["sine_hills", "himmelblau", "rastrigin", "mccormick", "saddle", "goldstein_price"]


def is_round(step: float) -> bool:
    """Whether a step is 1, 2, 2.5 or 5 times a power of ten."""
    return float(f"{step:.6e}".split("e")[0]) in (1, 2, 2.5, 5)


@given(st.floats(-1e6, 1e6), st.floats(1e-4, 1e7), st.integers(4, 12))
@settings(max_examples=50)
def test_round_levels(low: float, spread: float, about: int) -> None:
    assume(spread > 1e-6 * abs(low))
    levels = round_levels(low, low + spread, about)
    assert np.all((levels > low) & (levels < low + spread))
    assert about / 2 - 1 <= len(levels) <= 2 * about
    steps = np.diff(levels)
    if len(steps) == 0:
        return
    assert np.allclose(steps, steps[0], rtol=1e-5)
    assert is_round(steps[0])
    # All are multiples of the step, and none is missing at either end.
    assert np.allclose(levels / steps[0], np.rint(levels / steps[0]), atol=1e-5)
    assert levels[0] - steps[0] <= low + 1e-9 * spread
    assert levels[-1] + steps[0] >= low + spread - 1e-9 * spread


@given(st.floats(-1e6, 1e6), st.floats(1e-4, 1e7))
@settings(max_examples=50)
def test_a_plot_has_a_handful_of_levels(low: float, spread: float) -> None:
    assume(spread > 1e-6 * abs(low))
    assert 3 <= len(round_levels(low, low + spread)) <= 20


def test_round_levels_by_example() -> None:
    assert round_levels(-1, 1).tolist() == pytest.approx(
        [-0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8]
    )
    assert round_levels(0, 100, 4).tolist() == [25, 50, 75]


@pytest.mark.parametrize("name", NAMES)
def test_level_lines_lie_halfway_between_round_levels(name: str) -> None:
    view = View(LANDSCAPES[name])
    lines = level_lines(view)
    value = LANDSCAPES[name].value(lines.points)
    value = np.log(value) if view.landscape.plot_log else value
    between = round_levels(view.lowest, view.highest)
    levels = (between[:-1] + between[1:]) / 2
    off = np.abs(value[:, None] - levels)
    assert off.min(axis=1).max() < 0.06 * (levels[1] - levels[0])
    # Every level is there, and no line leads from one to another.
    assert set(off.argmin(axis=1)) == set(range(len(levels)))
    assert np.all(np.diff(off.argmin(axis=1))[lines.joined] == 0)


@pytest.mark.parametrize("name", NAMES)
def test_level_lines_are_joined_only_to_neighbours(name: str) -> None:
    view = View(LANDSCAPES[name])
    lines = level_lines(view)
    cell = np.ptp(np.array(view.window), axis=1) / 96
    strides = np.abs(np.diff(lines.points, axis=0))[lines.joined]
    assert len(strides) > 100
    assert np.all(strides <= cell * 1.001)


def test_polylines_chain_lines() -> None:
    lines = Polylines.of([np.zeros((3, 2)), np.ones((2, 2))])
    assert lines.points[:, 0].tolist() == [0, 0, 0, 1, 1]
    assert lines.joined.tolist() == [True, True, False, True]
    nothing = Polylines.of([])
    assert len(nothing.points) == len(nothing.joined) + 1


def test_zero_lines_are_where_the_sign_changes() -> None:
    points = grid(((-1, 1), (-2, 2)), 41)
    lines = zero_lines(points, points[..., 0] - 0.5 * points[..., 1])
    (line,) = lines
    assert np.allclose(line[:, 0], 0.5 * line[:, 1])
    assert zero_lines(points, np.ones((41, 41))) == []


def test_a_grid_has_rows_along_y() -> None:
    points = grid(((0, 1), (10, 20)), 3)
    assert points[0].tolist() == [[0, 10], [0.5, 10], [1, 10]]
    assert points[:, 0, 1].tolist() == [10, 15, 20]
