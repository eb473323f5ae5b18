"""How optimizers were made: for pickling, and for a learning rate per path of a batch."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial, wraps
from inspect import signature
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec

import numpy as np
from numpy.typing import ArrayLike

from gdmath.checks import frozen_array, real_array, shorten
from gdmath.errors import InputError
from gdmath.second import Floats

if TYPE_CHECKING:
    from gdmath.optimizer import Optimizer

__all__ = ["Recipe", "beside_rates", "factory", "made_again", "rebuilt"]

P = ParamSpec("P")


class Recipe(NamedTuple):
    """What an optimizer is made of: `make(learning_rate, **options)` makes it again."""

    make: Callable[..., "Optimizer"]
    learning_rate: Any
    options: dict[str, Any]


def made_again(
    make: Callable[..., "Optimizer"], learning_rate: Any, options: dict[str, Any]
) -> "Optimizer":
    """Return the optimizer of a recipe."""
    return make(learning_rate, **options)


def factory(make: Callable[P, "Optimizer"]) -> Callable[P, "Optimizer"]:
    """Let the optimizers that a function makes know how they were made.

    So they can be pickled, and can have a learning rate for each path of a batch. PyTorch's names
    of options, `betas` and `eps`, are understood.
    """

    default = next(iter(signature(make).parameters.values())).default

    @wraps(make)
    def made(*rate: P.args, **options: P.kwargs) -> "Optimizer":
        plain = _plain(options)
        if len(rate) > 1:
            return make(*rate, **options)  # of which Python complains
        learning_rate: Any = rate[0] if rate else plain.pop("learning_rate", default)
        if isinstance(learning_rate, list | tuple | np.ndarray) and np.ndim(learning_rate):
            learning_rate = _rates(learning_rate)
        optimizer = make(learning_rate, **plain)
        return replace(optimizer, recipe=Recipe(made, learning_rate, plain))

    return made


def rebuilt(optimizer: "Optimizer", change: Callable[["Optimizer"], "Optimizer"]) -> "Optimizer":
    """Return a changed optimizer, which keeps the rates of a batch apart as the first one does."""
    changed = change(optimizer)
    if optimizer.recipe is None:
        return changed
    make, learning_rate, options = optimizer.recipe
    return replace(changed, recipe=Recipe(partial(_rebuilt, change, make), learning_rate, options))


def _rebuilt(
    change: Callable[["Optimizer"], "Optimizer"],
    make: Callable[..., "Optimizer"],
    learning_rate: Any,
    **options: Any,
) -> "Optimizer":
    return rebuilt(make(learning_rate, **options), change)


def _plain(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return options by the names that they have here."""
    plain = dict(options)
    if "eps" in plain:
        if "epsilon" in plain:
            raise InputError("epsilon and eps are the same; give one of them.")
        plain["epsilon"] = plain.pop("eps")
    if "betas" in plain:
        betas = plain.pop("betas")
        if "beta1" in plain or "beta2" in plain:
            raise InputError("betas are beta1 and beta2; give them once.")
        pair = real_array("betas", betas)
        if pair.shape != (2,):
            raise InputError(f"betas must be two numbers, got {shorten(betas)}.")
        plain["beta1"], plain["beta2"] = pair.tolist()
    return plain


def _rates(learning_rate: ArrayLike) -> Floats:
    """Return the rates of a batch of paths as a read-only array."""
    rates = real_array("learning_rate", learning_rate)
    if rates.size == 0 or not (rates > 0).all():
        raise InputError(f"learning_rate must be numbers above 0, got {shorten(learning_rate)}.")
    return frozen_array(rates)


def beside_rates(points: Floats, rates: Floats) -> Floats:
    """Return starts (..., d) as many as there are rates: both are broadcast."""
    try:
        batch = np.broadcast_shapes(points.shape[:-1], rates.shape)
    except ValueError:
        raise InputError(
            f"learning_rate must have a shape that fits the batch of the start, "
            f"{points.shape[:-1]}, got {rates.shape}."
        ) from None
    return np.broadcast_to(points, (*batch, points.shape[-1]))
