"""L-BFGS: Newton's direction from the last few steps, without ever writing down a Hessian."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np

from gdmath.checks import choice, real, whole
from gdmath.landscape import Landscape
from gdmath.line_search import strong_wolfe
from gdmath.optimizer import Floats, Optimizer
from gdmath.stepping import bound_to

__all__ = ["lbfgs"]

# s·y of a step that says nothing about the curvature; PyTorch's number.
_FLAT = 1e-10


class Pairs(NamedTuple):
    """The memory of L-BFGS, the newest pair first.

    Attributes:
        step: how many steps were taken.
        point, gradient: (..., d), of the step before.
        moves, changes: (..., history, d), s = θ - θ′ and y = g - g′; rows of zeros are free.
        scale: (...), s·y/y·y of the newest pair: how long a step the curvature suggests.
    """

    step: int
    point: Floats
    gradient: Floats
    moves: Floats
    changes: Floats
    scale: Floats


def lbfgs(
    landscape: Landscape,
    *,
    learning_rate: float = 1.0,
    history: int = 100,
    line_search: str = "none",
) -> Optimizer:
    """Return L-BFGS: θ ← θ - α H̃ g, with H̃ ≈ H⁻¹ from the last moves s and changes of gradient y.

    The two-loop recursion: q ← g; for pairs from new to old, aᵢ = sᵢ·q/(sᵢ·yᵢ), q ← q - aᵢ yᵢ;
    q ← q s·y/y·y; from old to new, q ← q + (aᵢ - yᵢ·q/(sᵢ·yᵢ)) sᵢ. A pair with s·y ≤ 1e-10 is not
    kept.

    Args:
        landscape: whose heights and gradients the line search looks up.
        learning_rate: α > 0; the first step is α min(1, 1/Σ|gᵢ|), for lack of a pair.
        history: how many pairs are kept, at least 1; Optax keeps 10. A recorded descent keeps them
            at each step: `record="last"` is for large ones.
        line_search: "none", or "wolfe" for steps that meet the strong conditions of Wolfe.

    Raises TypeError or ValueError for numbers outside these bounds.

    >>> from gdmath import LANDSCAPES, descend
    >>> valley = LANDSCAPES["rosenbrock"]
    >>> walk = descend(valley, lbfgs(valley, line_search="wolfe"), [-1.2, 1], 60, tolerance=1e-8)
    >>> walk.status.name, walk.final.round(6), bool(walk.lengths < 45)
    ('CONVERGED', array([1., 1.]), True)

    Source: D. C. Liu, J. Nocedal, On the limited memory BFGS method for large scale optimization,
    Mathematical Programming 45 (1989).
    """
    bound_to(landscape)
    rate = real("learning_rate", learning_rate, above=0)
    kept = whole("history", history, at_least=1)
    search = choice("line_search", line_search, ("none", "wolfe")) == "wolfe"
    functions = landscape.value_function, landscape.gradient_function
    return Optimizer("lbfgs", partial(_empty, kept), partial(_next, *functions, rate, search))


def _empty(kept: int, points: Floats) -> Pairs:
    rest = np.zeros_like(points)
    pairs = np.zeros((*points.shape[:-1], kept, points.shape[-1]))
    return Pairs(0, rest, rest, pairs, pairs, np.ones(points.shape[:-1]))


def _next(
    value: Callable[[Floats], Floats],
    slope: Callable[[Floats], Floats],
    rate: float,
    search: bool,
    gradient: Floats,
    state: Pairs,
    points: Floats,
) -> tuple[Floats, Pairs]:
    with np.errstate(all="ignore"):
        moves, changes, scale = _with_newest(state, points, gradient)
        direction = -_two_loops(moves, changes, scale, gradient, min(state.step, moves.shape[-2]))
        if state.step == 0:
            first = np.minimum(1.0, 1.0 / np.abs(gradient).sum(axis=-1))
            rates = rate * np.where(gradient.any(axis=-1), first, 1.0)
        else:
            rates = np.full(points.shape[:-1], rate)
        if search:
            rates = strong_wolfe(value, slope, points, direction, rates)
        moved = points + rates[..., np.newaxis] * direction
    return moved, Pairs(state.step + 1, points, gradient, moves, changes, scale)


def _with_newest(state: Pairs, points: Floats, gradient: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the pairs with that of the last step in front, path by path where it is of use."""
    if state.step == 0:
        return state.moves, state.changes, state.scale
    s, y = points - state.point, gradient - state.gradient
    bend = (s * y).sum(axis=-1)
    useful = bend > _FLAT
    pick = useful[..., np.newaxis, np.newaxis]
    moves, changes = (
        np.where(pick, np.concatenate([new[..., np.newaxis, :], old[..., :-1, :]], axis=-2), old)
        for new, old in ((s, state.moves), (y, state.changes))
    )
    return moves, changes, np.where(useful, bend / (y * y).sum(axis=-1), state.scale)


def _two_loops(
    moves: Floats, changes: Floats, scale: Floats, gradient: Floats, count: int
) -> Floats:
    """Return H̃ g from the first `count` pairs; rows of zeros do nothing."""
    q = gradient.copy()
    bends = (moves[..., :count, :] * changes[..., :count, :]).sum(axis=-1)
    parts = np.where(bends > 0, 1.0 / bends, 0.0)
    shares = []
    for i in range(count):
        share = (parts[..., i] * (moves[..., i, :] * q).sum(axis=-1))[..., np.newaxis]
        q = q - share * changes[..., i, :]
        shares.append(share)
    q = q * scale[..., np.newaxis]
    for i in reversed(range(count)):
        back = (parts[..., i] * (changes[..., i, :] * q).sum(axis=-1))[..., np.newaxis]
        q = q + (shares[i] - back) * moves[..., i, :]
    return q
