"""The two instruments at the right: the slopes along w and b, on one kind of scale."""

from __future__ import annotations

from scenes.parts.mse_gradient.held import Slopes
from scenes.parts.mse_gradient.places import LOWER, UPPER
from scenes.parts.mse_gradient.plan import Plan
from scenes.stage import POSITION, Box, Needle, italic, tr


def instruments(plan: Plan, slopes: Slopes) -> tuple[Needle, Needle]:
    """That of w, and below it that of b."""
    return _instrument(plan, slopes, 0, UPPER), _instrument(plan, slopes, 1, LOWER)


def _instrument(plan: Plan, slopes: Slopes, axis: int, box: Box) -> Needle:
    knob = "wb"[axis]
    needle = Needle(
        f"slope {knob}",
        tr("slope along {knob}").format(knob=italic(knob)),
        lambda: slopes.along(axis),
        plan.reach,
        digits=lambda: slopes.number(axis),
    )
    needle.readout.label[-1].set_color(POSITION)  # a knob has its colour everywhere
    return needle.within(box)


__all__ = ["instruments"]
