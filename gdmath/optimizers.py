"""The optimizers by name."""

from collections.abc import Callable

from gdmath.adam import adam, adamw, amsgrad, nadam
from gdmath.adaptive import adadelta, adagrad, lion, rmsprop
from gdmath.optimizer import Optimizer, gradient_descent, momentum, nesterov
from gdmath.registry import Registry

__all__ = ["OPTIMIZERS"]

# Every factory takes the learning rate first and everything else by name.
OPTIMIZERS: Registry[Callable[..., Optimizer]] = Registry(
    "optimizer",
    {
        "gradient_descent": gradient_descent,
        "momentum": momentum,
        "nesterov": nesterov,
        "adagrad": adagrad,
        "rmsprop": rmsprop,
        "adadelta": adadelta,
        "adam": adam,
        "amsgrad": amsgrad,
        "adamw": adamw,
        "nadam": nadam,
        "lion": lion,
    },
)
