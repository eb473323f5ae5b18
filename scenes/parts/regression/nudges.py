"""A knob is nudged, less and less: what that does to the loss, and how steep it is, as printed."""

from __future__ import annotations

import numpy as np

from scenes.parts.regression.figures import one, two
from scenes.parts.regression.fits import Plan
from scenes.stage.type.text import number_text, read_number


def probed(plan: Plan, axis: int) -> tuple[str, str, str, str]:
    """The loss before and after a knob is raised, by how much that is, and how steep it makes it.

    The last is worked out of the numbers as they are printed.
    """
    before, after = (two(plan.line.loss(line)) for line in (plan.start, plan.raised(axis)))
    change = read_number(after) - read_number(before)
    steep = round(change / plan.nudge, 9)
    written = two if plan.nudge >= 1 else one  # as many digits as both losses tell
    return before, after, number_text(plan.nudge), written(steep).replace("-", "−")


def nudges(plan: Plan, axis: int) -> tuple[float, float, float]:
    """By how much a knob is raised, ever less.

    The last is so small that what it makes is the slope, in all digits that are printed.
    """
    first, second, third = (plan.nudge / 10**power for power in range(3))
    slope = two(float(plan.gradient[axis]))
    while two(plan.steepness(axis, third)) != slope and third > 1e-9 * first:
        third /= 10
    return first, second, third


def nudged(plan: Plan, axis: int) -> list[tuple[str, str]]:
    """Each of these, and how steep it makes the ground, as they are printed."""
    steep = [probed(plan, axis)[3]]
    steep += [two(plan.steepness(axis, nudge)) for nudge in nudges(plan, axis)[1:]]
    return list(zip(map(number_text, nudges(plan, axis)), steep, strict=True))


def changed(plan: Plan, axis: int) -> list[tuple[str, str]]:
    """Each nudge, and what it does to the loss: so many digits that over it that is the slope."""
    told = []
    for by, steep in nudged(plan, axis):
        places = max(0, -int(np.floor(np.log10(read_number(by)) + 1e-9)))
        change = f"{read_number(steep) * read_number(by):.{2 + places}f}".replace("-", "−")
        told.append((by, change))
    return told


__all__ = ["changed", "nudged", "nudges", "probed"]
