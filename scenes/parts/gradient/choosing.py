"""Where she stands, and what cannot be told: from the film's parameters to its numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from gdmath import LANDSCAPES, InputError, Landscape, gradient_field, suitable_rate
from scenes.parts.gradient.places import shows_her
from scenes.parts.gradient.plan import Plan

# Hills go on for ever; the film frames four of them, and stands on the side of one. Of bumps that
# are many it frames a few: over more of them, an arrow would go up and down.
_FRAMING = {
    "sine_hills": ((-np.pi, np.pi), (-np.pi, np.pi)),
    "rastrigin": ((-1.0, 1.0), (-1.0, 1.0)),
    "ackley": ((-1.5, 1.5), (-1.5, 1.5)),
}
# Where no slope is the usual rate, and all that is worked out has few digits.
_PLACES = {"sine_hills": (0.88, 0.49)}
_RATE = 0.25  # the usual learning rate
_LEAST, _LEVEL = 1e-3, 1e-6  # of the other slope, and of the steepest ground
_SHARE = 0.2  # of the steepest slope, that both slopes of a place have at least
_DIGITS = 3  # decimals of a place that is chosen, at least
_ALIKE = 1e-9  # of the best difference: so near to it, another place is as good
_UNEVEN = 12.0  # times as steep as most of the ground: with more, one scale shows few arrows
_CLOSER, _CLOSEST = 0.8, 0.02  # of the window: one cut of it, and the smallest that is framed


def plan_for(
    landscape: str,
    place: tuple[float, float] | None,
    learning_rate: float | None,
    starts: int,
    seed: int,
    steps: int,
    knobs: tuple[float, float, float],
) -> Plan:
    """The numbers for these parameters; raises InputError where there is nothing to tell."""
    known = LANDSCAPES[landscape]
    ground = known.with_window(_FRAMING.get(landscape, known.window))
    ground = _framed(ground) if place is None else ground
    chosen = place or _PLACES.get(landscape)
    here, *others = [chosen] if chosen else _telling_places(ground)
    low, high = np.array(ground.window).T
    if np.any(here < low) or np.any(here > high):
        raise InputError(f"place must be on the map of {landscape}, got {here[0]:g}, {here[1]:g}.")
    rate = min(_RATE, suitable_rate(ground)) if learning_rate is None else learning_rate
    plan = Plan(ground, here, rate, starts, seed, steps, knobs)
    if others and not shows_her(plan):
        plan = next(filter(shows_her, (replace(plan, place=other) for other in others)), plan)
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


def _framed(ground: Landscape) -> Landscape:
    """The ground, nearer to its lowest valley if its walls are many times as steep as the rest.

    A rate that suits such walls moves nobody elsewhere, and on their scale other arrows are points.
    """
    if not len(ground.minima):
        return ground
    lowest = ground.minima[int(np.argmin(ground.value(ground.minima)))]
    low, high = np.array(ground.window).T
    share, framed = 1.0, ground
    while share > _CLOSEST:
        steep = gradient_field(framed, (13, 13)).magnitudes
        if float(steep.max()) <= _UNEVEN * float(np.median(steep)):
            return framed
        share *= _CLOSER
        reach = share * (high - low) / 2
        ends = np.maximum(lowest - reach, low), np.minimum(lowest + reach, high)
        framed = ground.with_window(np.stack(ends, axis=-1))
    return ground


def _telling_places(ground: Landscape) -> list[tuple[float, float]]:
    """Where the two slopes differ most in size, while both are of some size: all that are alike."""
    inner = [(low + 0.2 * (high - low), high - 0.2 * (high - low)) for low, high in ground.window]
    field = gradient_field(ground.with_window(inner), (25, 25))
    sizes = np.abs(field.vectors)
    fit = sizes.min(axis=-1) > _SHARE * sizes.max()
    apart = np.where(fit, np.abs(sizes[..., 0] - sizes[..., 1]), -1.0)
    if not fit.any():
        apart = sizes.min(axis=-1)
    first = np.unravel_index(np.argmax(apart), apart.shape)
    best = field.points[apart >= apart.max() - _ALIKE * abs(apart.max())]
    span = float(np.ptp(ground.window, axis=1).max())
    digits = max(_DIGITS, 2 - int(np.floor(np.log10(span))))  # a place is read aloud
    found = (np.round(place, digits).tolist() for place in (field.points[first], *best))
    return [(x, y) for x, y in found]


__all__ = ["plan_for"]
