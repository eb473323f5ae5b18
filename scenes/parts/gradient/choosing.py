"""Where she stands, and what cannot be told: from the film's parameters to its numbers."""

from __future__ import annotations

import numpy as np

from gdmath import LANDSCAPES, InputError, Landscape, gradient_field, suitable_rate
from scenes.parts.gradient.plan import Plan

# Hills go on for ever; the film frames four of them, and stands on the side of one. Of bumps that
# are many it frames a few: over more of them, an arrow would go up and down.
_FRAMING = {
    "sine_hills": ((-np.pi, np.pi), (-np.pi, np.pi)),
    "rastrigin": ((-1.0, 1.0), (-1.0, 1.0)),
    "ackley": ((-1.5, 1.5), (-1.5, 1.5)),
}
_PLACES = {"sine_hills": (np.pi / 3, np.pi / 6)}
_RATE = 0.25  # the usual learning rate
_LEAST, _LEVEL = 1e-3, 1e-6  # of the other slope, and of the steepest ground
_SHARE = 0.2  # of the steepest slope, that both slopes of a place have at least


def plan_for(
    landscape: str,
    place: tuple[float, float] | None,
    learning_rate: float | None,
    starts: int,
    seed: int,
    steps: int,
    knobs: tuple[float, float, float],
    nudge: float,
) -> Plan:
    """The numbers for these parameters; raises InputError where there is nothing to tell."""
    known = LANDSCAPES[landscape]
    ground = known.with_window(_FRAMING.get(landscape, known.window))
    here = place or _PLACES.get(landscape) or _telling_place(ground)
    low, high = np.array(ground.window).T
    if np.any(here < low) or np.any(here > high):
        raise InputError(f"place must be on the map of {landscape}, got {here[0]:g}, {here[1]:g}.")
    rate = min(_RATE, suitable_rate(ground)) if learning_rate is None else learning_rate
    plan = Plan(ground, here, rate, starts, seed, steps, knobs, nudge)
    sizes = np.abs(plan.gradient)
    if sizes.min() < max(_LEAST * sizes.max(), _LEVEL * plan.field.magnitudes.max()):
        along, up = plan.gradient.tolist()
        raise InputError(
            f"place must have a slope along both axes, and its gradient is {along:.3g}, {up:.3g}."
        )
    if np.any(plan.next < low) or np.any(plan.next > high):
        raise InputError(
            f"learning_rate: a step of {rate:g} leads off the map of {landscape};"
            f" {suitable_rate(ground):g} suits it."
        )
    return plan


def _telling_place(ground: Landscape) -> tuple[float, float]:
    """Where the two slopes differ most in size, while both are of some size."""
    inner = [(low + 0.2 * (high - low), high - 0.2 * (high - low)) for low, high in ground.window]
    field = gradient_field(ground.with_window(inner), (25, 25))
    sizes = np.abs(field.vectors)
    fit = sizes.min(axis=-1) > _SHARE * sizes.max()
    apart = np.where(fit, np.abs(sizes[..., 0] - sizes[..., 1]), -1.0)
    if not fit.any():
        apart = sizes.min(axis=-1)
    x, y = field.points[np.unravel_index(np.argmax(apart), apart.shape)]
    return float(x), float(y)


__all__ = ["plan_for"]
