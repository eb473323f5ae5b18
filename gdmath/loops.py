# mypy: allow-untyped-defs, allow-untyped-calls
# fmt: off
# ruff: noqa: E701 (one line a step, as on a board)
"""Training as it is written on a board: the machine in a dozen lines, to be read and to be run.

The lines are shown in films, so they are as short as they can be; `train` is what to use. Numbers
x and y are arrays (m,), w and b numbers; what a loop finds out it prints.
"""

from numpy import mean

__all__ = ["fit_a_line", "fit_a_slope", "gradient", "loss", "predict", "slopes"]


def predict(x, w, b=0):
    return w * x + b

def loss(x, y, w, b=0):
    return mean((predict(x, w, b) - y) ** 2)

def gradient(x, y, w, b=0):
    errors = predict(x, w, b) - y
    return 2 * mean(errors * x)

def slopes(x, y, w, b=0):
    errors = predict(x, w, b) - y
    return 2 * mean([errors * x, errors], axis=1)


def fit_a_slope(x, y, learning_rate, iterations):
    """Fit y = w x: w ← w − α ∂L/∂w, with the loss L printed before each step.

    What is printed is `training_log` of `train`, line for line.

    >>> import numpy as np
    >>> fit_a_slope(np.array([1, 2, 3]), np.array([2, 4, 6]), 0.1, 2)
    Iteration    0 => Loss: 18.6666666667
    Iteration    1 => Loss: 0.0829629630
    w=1.9911111111
    """
    w = 0
    for i in range(iterations):
        print(f"Iteration {i:4} => Loss: {loss(x, y, w):.10f}")
        w = w - learning_rate * gradient(x, y, w)
    print(f"{w=:.10f}")


def fit_a_line(x, y, w, b, learning_rate, iterations, report_every):
    """Fit y = w x + b from a first w and b: the same loop; it reports every so many rounds.

    >>> import numpy as np
    >>> fit_a_line(np.array([-1, 0, 1]), np.array([0, 1, 2]), 0.0, 0.0, 0.1, 40, 20)
      0: 1.667
     20: 0.002
    w=0.997 b=1.000 loss=0.000
    """
    for i in range(iterations):
        if i % report_every == 0: print(f"{i:3}: {loss(x, y, w, b):.3f}")
        w, b = (w, b) - learning_rate * slopes(x, y, w, b)
    print(f"{w=:.3f} {b=:.3f} loss={loss(x, y, w, b):.3f}")
