"""The loops of the board print what the library computes, and the figures of the lecture."""

import numpy as np

from gdmath import Dataset, gradient_descent, load_table, train, training_log
from gdmath.loops import fit_a_line, fit_a_slope, gradient, loss, predict, slopes
from gdmath.regression import mse, mse_gradient

PIZZAS = load_table("assets/reservations.txt")
REPORTED = "2.997 1.483 0.824 0.537 0.412 0.358 0.334 0.323 0.319 0.317"


def noisy_line():
    """A hundred dots round 2x + 1 whose noise has no slope, no mean, and a known size."""
    x = np.linspace(-2, 2, 100)
    noise = np.random.default_rng(0).normal(size=100)
    frame = np.column_stack([x, np.ones(100)])
    noise -= frame @ np.linalg.lstsq(frame, noise, rcond=None)[0]
    return x, 2 * x + 1 + noise * np.sqrt(0.315314 / np.mean(noise**2))


def test_a_slope_is_fitted_as_the_library_does(capsys):
    fit_a_slope(PIZZAS.x, PIZZAS.y, 0.001, 100)
    printed = capsys.readouterr().out.splitlines()
    assert printed == training_log(train(PIZZAS, gradient_descent(0.001), 100, start=[0]))
    assert printed[0] == "Iteration    0 => Loss: 730.3333333333"
    assert printed[-1] == "w=1.7774693162"
    assert len({line.split(": ")[1] for line in printed[28:100]}) == 1


def test_a_line_is_fitted_as_the_library_does(capsys):
    x, y = noisy_line()
    fit_a_line(x, y, 0.6015, 0.8544, 0.015, 100, 10)
    *reports, last = capsys.readouterr().out.splitlines()
    assert [line[-5:] for line in reports] == REPORTED.split()
    walk = train(Dataset(x, y), gradient_descent(0.015), 100, start=[0.6015, 0.8544])
    w, b = walk.points[-1]
    assert last == f"w={w:.3f} b={b:.3f} loss={walk.losses[-1]:.3f}" == "w=1.978 b=0.993 loss=0.316"


def test_the_three_functions_are_those_of_the_library():
    for w, b in ((0.0, 0.0), (1.3, -2.0)):
        assert predict(3.0, w, b) == w * 3 + b
        np.testing.assert_allclose(loss(PIZZAS.x, PIZZAS.y, w, b), mse(PIZZAS, w, b))
        np.testing.assert_allclose(
            gradient(PIZZAS.x, PIZZAS.y, w, b), mse_gradient(PIZZAS, w, b)[0]
        )
        np.testing.assert_allclose(slopes(PIZZAS.x, PIZZAS.y, w, b), mse_gradient(PIZZAS, w, b))
    assert loss(PIZZAS.x, PIZZAS.y, 0) == 730 + 1 / 3
    assert gradient(PIZZAS.x, PIZZAS.y, 0) == -811
