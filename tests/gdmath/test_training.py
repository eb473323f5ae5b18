"""Training a line."""

from pathlib import Path

import numpy as np
import pytest

from gdmath import (
    Dataset,
    descend,
    gradient_descent,
    linear_data,
    load_table,
    regression_landscape,
    train,
    training_log,
)

RESERVATIONS = load_table(Path(__file__).parents[2] / "assets" / "reservations.txt")


def test_the_lectures_run_is_reproduced():
    # C26 of the lecture map: noise that the line cannot follow, of the size that the last loss has.
    x = np.linspace(-2, 2, 100)
    noise = np.random.default_rng(0).normal(size=100)
    A = np.column_stack([x, np.ones(100)])
    noise -= A @ np.linalg.lstsq(A, noise)[0]
    noise *= np.sqrt(0.315314 / np.mean(noise**2))
    start = [2 - np.sqrt(2.66037 / np.mean(x**2)), 1 - np.sqrt(0.021208)]
    walk = train(Dataset(x, 2 * x + 1 + noise), gradient_descent(0.015), 100, start=start)
    printed = ["2.997", "1.483", "0.824", "0.537", "0.412", "0.358", "0.334", "0.323", "0.319"]
    assert [f"{loss:.3f}" for loss in walk.losses[:100:10]] == [*printed, "0.317"]


@pytest.mark.parametrize("start", [[0.0], [0.0, 0.0], [[1.0, 2.0], [-3.0, 4.0]]])
def test_training_on_all_examples_is_a_descent_on_the_landscape(start):
    data = linear_data(rng=np.random.default_rng(3))
    walk = train(data, gradient_descent(0.1), 50, start=start)
    landscape = regression_landscape(data, bias=np.shape(start)[-1] == 2)
    same = descend(landscape, gradient_descent(0.1), start, 50)
    assert np.array_equal(walk.points, same.points)
    assert np.array_equal(walk.losses, same.losses)


def test_a_batch_of_everything_is_no_different():
    data = linear_data(rng=np.random.default_rng(3))
    rng = np.random.default_rng(0)
    walk = train(data, gradient_descent(0.1), 50, start=[0, 0], batch_size=100, rng=rng)
    same = train(data, gradient_descent(0.1), 50, start=[0, 0])
    assert np.array_equal(walk.points, same.points)


def test_pizzas_are_learnt_in_100_iterations():
    walk = train(RESERVATIONS, gradient_descent(0.001), 100, start=[0])
    log = training_log(walk)
    assert len(log) == 101
    assert log[0].startswith("Iteration    0 => Loss: ")
    assert log[-2].partition("=>")[2] == log[-3].partition("=>")[2]
    assert log[-1] == f"w={walk.points[-1, 0]:.10f}"
