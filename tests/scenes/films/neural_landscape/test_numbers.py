"""The ground of a network: each number that the film shows, computed here once more."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from gdmath import InputError
from scenes.neural_landscape import NeuralLandscapeParameters
from scenes.parts.neural_landscape.hollow import Hollow
from scenes.parts.neural_landscape.numbers import most_right
from scenes.parts.neural_landscape.plan import GRID, Plan, plan_for
from scenes.parts.neural_landscape.telling import answer, facts, many, short

Array = NDArray[np.float64]


@cache
def plan(**changes: Any) -> Plan:
    return plan_for(**(asdict(NeuralLandscapeParameters()) | changes))


def hollow() -> Hollow:
    found = plan().hollow
    assert found is not None
    return found


# The network once more, in other words than gdmath has: lists of matrices.


@cache
def spirals() -> tuple[Array, Array]:
    q, t = np.random.default_rng(0), np.linspace(0.08, 1, 100)
    points = []
    for c in (0, 1):
        angle = 2.5 * np.pi * t + np.pi * c
        circle = np.stack([np.cos(angle), np.sin(angle)], axis=1)
        points.append(2 * (t[:, None] * circle + q.normal(0, 0.03, (100, 2))))
    return np.concatenate(points), np.repeat([0.0, 1.0], 100)


def scores(theta: Array) -> Array:
    x, _ = spirals()
    hidden = np.tanh(x @ theta[:16].reshape(2, 8) + theta[16:24])
    hidden = np.tanh(hidden @ theta[24:88].reshape(8, 8) + theta[88:96])
    return np.asarray(hidden @ theta[96:104] + theta[104])


def loss(theta: Array) -> float:
    h, (_, y) = scores(theta), spirals()
    return float(np.log1p(np.exp(np.where(y == 1, -h, h))).mean())  # −ln p, and −ln (1 − p)


def right(theta: Array) -> int:
    return int(((scores(theta) > 0) == (spirals()[1] == 1)).sum())


def slopes(theta: Array, step: float = 1e-5) -> Array:
    moves = step * np.eye(len(theta))
    return np.array([(loss(theta + m) - loss(theta - m)) / (2 * step) for m in moves])


def start() -> Array:
    q = np.random.default_rng(0)
    parts = []
    for inputs, units in ((2, 8), (8, 8), (8, 1)):
        parts += [q.normal(size=(inputs, units)).ravel() / np.sqrt(inputs), np.zeros(units)]
    return np.concatenate(parts)


# -- training ------------------------------------------------------------------------------------


def test_the_task_and_where_she_starts() -> None:
    x, _ = spirals()
    assert plan().examples.x == pytest.approx(x)
    assert x[[0, 100]].round(6).tolist() == [[0.136987, 0.086119], [-0.169255, -0.130851]]
    assert plan().knobs == 105 == 24 + 72 + 9
    theta = plan().training.points[0]
    assert np.array_equal(theta, start())
    assert theta[:4].round(6).tolist() == [0.088905, -0.093412, 0.452847, 0.074176]
    assert plan().training.losses[0] == pytest.approx(loss(theta), rel=1e-12)
    assert loss(theta) == pytest.approx(0.7129130799, abs=1e-10)
    gradient = plan().ground.gradient(theta)
    assert gradient == pytest.approx(slopes(theta), abs=1e-8)
    assert np.linalg.norm(gradient) == pytest.approx(0.1219879874, abs=1e-9)


def test_the_training_is_adam_in_lines_of_its_own() -> None:
    theta = start()
    m = s = np.zeros(105)
    seen = plan().training
    for k in range(60):
        assert seen.points[k] == pytest.approx(theta, abs=1e-9)
        g = np.asarray(plan().ground.gradient(theta))
        m, s = 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g**2
        fair = m / (1 - 0.9 ** (k + 1)), s / (1 - 0.999 ** (k + 1))
        theta = theta - 0.01 * fair[0] / (np.sqrt(fair[1]) + 1e-8)


def test_the_losses_and_right_answers_are_those_of_its_networks() -> None:
    told = (0.7129, 0.7062, 0.6527, 0.6038, 0.3371, 0.1195, 0.0322, 0.0084, 0.0039)
    seen = plan().training
    for step, value in zip((0, 1, 25, 50, 100, 150, 200, 300, 400), told, strict=True):
        assert seen.losses[step] == pytest.approx(loss(seen.points[step]), rel=1e-9)
        assert seen.losses[step] == pytest.approx(value, abs=5e-5)
    counts = [int(seen.right[k]) for k in (0, 50, 100, 150, 200, 400)]
    assert counts == [109, 136, 179, 198, 200, 200]
    assert counts == [right(seen.points[k]) for k in (0, 50, 100, 150, 200, 400)]


def _most(x: Array, y: Array, ways: int) -> int:
    """How many points a border has right at most, at so many angles and all heights."""
    angles = np.linspace(0, np.pi, ways)
    order = np.argsort(np.stack([np.cos(angles), np.sin(angles)], axis=1) @ x.T, axis=1)
    right = (y == 1).sum() - np.cumsum(np.where(y[order] == 1, 1, -1), axis=1)
    return int(np.maximum(right, len(x) - right).max())


def test_no_straight_border_has_more_points_right_than_the_one_that_is_drawn() -> None:
    x, y = spirals()
    w = plan().line
    assert ((x @ w[:2] + w[2] > 0) == (y == 1)).sum() == 129 == _most(x, y, 5_000)
    assert plan().line_right == 129
    q = np.random.default_rng(3)
    for count in (5, 9, 14):
        points, classes = q.normal(size=(count, 2)), q.integers(0, 2, count)
        w = most_right(points, classes)
        found = int(((points @ w[:2] + w[2] > 0) == (classes == 1)).sum())
        assert found == max(
            _most(points, classes, 20_000), max(classes.sum(), count - classes.sum())
        )


def test_arrows_that_are_dealt_leave_every_b() -> None:
    for arrow in plan().arrows:
        b = np.concatenate([arrow[16:24], arrow[88:96], arrow[104:]])
        assert not b.any()
        assert np.count_nonzero(arrow) == 105 - len(b)


# -- the slice and what it leaves out ------------------------------------------------------------


def test_arrows_go_through_each_unit_by_as_much_as_it_has() -> None:
    q, end = np.random.default_rng(59), plan().end
    for arrow in plan().arrows:
        drawn = q.normal(size=105)
        again = np.zeros(105)
        for first, inputs, units in ((0, 2, 8), (24, 8, 8), (96, 8, 1)):
            block = slice(first, first + inputs * units)
            weights, noise = end[block].reshape(inputs, units), drawn[block].reshape(inputs, units)
            length = np.linalg.norm(weights, axis=0) / np.linalg.norm(noise, axis=0)
            again[block] = (noise * length).ravel()
        assert np.linalg.norm(again) == pytest.approx(15.710, abs=1e-3)
        assert arrow == pytest.approx(again / np.linalg.norm(again), abs=1e-12)
    first, second, _ = plan().arrows
    assert first @ second == pytest.approx(-0.095, abs=1e-3)


def test_s_and_t_and_what_is_off_the_picture_are_distances() -> None:
    for arrow in (*plan().arrows, *plan().principal[0]):
        assert np.linalg.norm(arrow) == pytest.approx(1)
    along = plan().network_at(1.0, 0.0)
    assert np.linalg.norm(along - plan().end) == pytest.approx(1)


def test_heights_of_the_picture_are_losses_of_networks() -> None:
    grid, axis = plan().grid, np.linspace(-24, 24, GRID)
    assert GRID**2 == 14_641
    assert grid[60, 60] == plan().training.losses[-1]
    first, second, _ = plan().arrows
    for row, column in ((0, 0), (0, 120), (120, 0), (120, 120), (31, 77)):
        theta = plan().end + axis[column] * first + axis[row] * second
        assert grid[row, column] == pytest.approx(loss(theta), rel=1e-9)
        place = [axis[column], axis[row]]
        assert plan().picture.value(place) == pytest.approx(grid[row, column], rel=1e-9)
    corners = grid[[0, 0, 120, 120], [0, 120, 0, 120]]
    assert corners.round(3).tolist() == [6.176, 8.536, 3.861, 2.037]


def test_her_shadow_and_the_pins() -> None:
    cast, path = plan().shadow, plan().training.points
    plane = np.stack(plan().arrows[:2], axis=1)
    off = path - plan().end
    solved = np.linalg.lstsq(plane, off.T)[0].T
    assert cast.coordinates == pytest.approx(solved, abs=1e-9)
    missed = np.linalg.norm(off - solved @ plane.T, axis=1)
    assert cast.off == pytest.approx(missed, abs=1e-9)
    assert cast.share == pytest.approx(1 - (missed**2).sum() / (off**2).sum(), abs=1e-9)
    assert (round(cast.share, 3), round(cast.off[0], 2)) == (0.067, 13.98)
    assert cast.coordinates[0].round(2).tolist() == [2.80, 1.99]
    for step in (0, 100):
        shade = plan().end + plane @ solved[step]
        assert plan().under[step] == pytest.approx(loss(shade), rel=1e-9)
    assert plan().under[[0, 100]].round(3).tolist() == [0.181, 0.097]
    assert plan().times == pytest.approx(3.95, abs=0.01)
    assert plan().away == pytest.approx(14.36, abs=0.005)


def test_along_her_way_the_picture_is_better_and_not_the_truth() -> None:
    path = plan().training.points
    _, singular, axes = np.linalg.svd(path - path[-1], full_matrices=False)
    shares = singular**2 / (singular**2).sum()
    arrows, told = plan().principal
    assert told == pytest.approx(shares[:2])
    assert shares[:2].round(4).tolist() == [0.9357, 0.0485]
    assert plan().better.share == pytest.approx(shares[:2].sum())
    assert np.abs((arrows * axes[:2]).sum(axis=1)) == pytest.approx([1, 1])
    assert plan().better_under[[0, 100, 200]].round(3).tolist() == [0.647, 0.364, 0.041]
    assert plan().better.off[0] == pytest.approx(1.86, abs=0.005)
    ratio = plan().better_under / plan().training.losses
    assert (np.argmax(ratio), round(float(ratio.max()), 2)) == (219, 1.31)


# -- the hollow ----------------------------------------------------------------------------------


def test_the_hollow_is_one_of_the_picture_only() -> None:
    found = hollow()
    assert found.place.round(2).tolist() == [-8.04, 13.34]
    theta = plan().network_at(*found.place)
    gradient = slopes(theta)
    assert found.gradient == pytest.approx(gradient, abs=1e-7)
    assert found.slope == pytest.approx(1.096, abs=5e-4)
    inside = np.array([gradient @ arrow for arrow in plan().arrows[:2]])
    assert inside == pytest.approx([0, 0], abs=1e-6)
    around = 0.16 * np.array([(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1)])
    assert (plan().slice.value(found.place + around) > loss(theta)).all()


def test_she_walks_out_of_the_picture() -> None:
    found = hollow()
    walk = found.training
    assert walk.losses[[0, 10, 50, 100, 200, 400]] == pytest.approx(
        [0.7106, 0.363, 0.140, 0.073, 0.0134, 0.0022], abs=5e-4
    )
    assert found.shadow.off[[10, 50, 100, 200, 400]].round(2).tolist() == [
        0.91, 2.61, 3.69, 5.13, 6.39,
    ]  # fmt: skip
    assert found.under[[0, 10, 50, 400]].round(3).tolist() == [0.711, 0.711, 0.715, 0.785]
    assert found.shadow.coordinates[-1].round(2).tolist() == [-8.45, 12.52]
    assert [right(walk.points[k]) for k in (0, 400)] == [142, 200]
    assert walk.right[[0, 200, 400]].tolist() == [142, 200, 200]


# -- what else is hidden -------------------------------------------------------------------------


def test_copies_answer_alike() -> None:
    assert plan().orders == 40_320**2 == 1_625_702_400
    theta = plan().end.copy()
    w1, b1 = theta[:16].reshape(2, 8), theta[16:24]
    w2 = theta[24:88].reshape(8, 8)
    swapped = [0, 5, 2, 3, 4, 1, 6, 7]
    theta[:16], theta[16:24] = w1[:, swapped].ravel(), b1[swapped].copy()
    theta[24:88] = w2[swapped].ravel()
    assert not np.array_equal(theta, plan().end)
    assert scores(theta) == pytest.approx(scores(plan().end), abs=1e-12)


# -- in words ------------------------------------------------------------------------------------


def test_what_is_said_is_what_was_computed() -> None:
    said = facts(plan())
    assert (said["begun"], said["ended"], said["networks"]) == ("0.71", "0.004", "14,641")
    assert (said["nearer"], said["copies"]) == ("1.9", "a thousand million")
    assert said["half"] == "After 200 steps, her true loss is 0.01."
    assert said["ends"] == "After 400, she has all 200 points right."
    assert said["swapped"] == "12"
    assert said["but"] == ("Her true loss was 0.71: nearly four times as high.")
    assert answer(plan()) == "near the bottom"
    assert [short(v) for v in (0.713, 0.0134, 0.1, 0.0959)] == ["0.71", "0.01", "0.10", "0.10"]
    assert [many(10**k) for k in (3, 6, 9, 13)] == [
        "1,000", "one million", "a thousand million", "ten million million",
    ]  # fmt: skip


def test_what_the_film_cannot_tell_of_is_refused() -> None:
    with pytest.raises(InputError, match="steps: after 100 steps of Adam with rate"):
        plan(rate=1e-4, steps=100)
    with pytest.raises(InputError, match="hollow must be on the picture"):
        plan(hollow=(32.0, 0.0))
    assert plan(hollow=(19.0, 19.0)).hollow is None or plan(hollow=(19.0, 19.0)).hollow.slope > 0.01
