"""The two instruments at the right: the slopes along w and b, and the pull against a slope."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import FadeIn, ValueTracker

from scenes.parts.mse_gradient.held import Slopes
from scenes.parts.mse_gradient.places import LOWER, UPPER
from scenes.parts.mse_gradient.plan import Moves, Plan
from scenes.stage import (
    LABEL_SIZE,
    POSITION,
    STEP,
    Box,
    Layer,
    Needle,
    Words,
    change,
    italic,
    swell,
    tr,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

_ASIDE, _SHAFT = 0.3, 0.1  # from the scale to the word; how thick the arrow is


def instruments(plan: Plan, slopes: Slopes) -> tuple[Needle, Needle]:
    """That of w, on an arc, and that of b, upright."""
    return _instrument(plan, slopes, 0, LOWER), _instrument(plan, slopes, 1, UPPER)


def _instrument(plan: Plan, slopes: Slopes, axis: int, box: Box) -> Needle:
    knob = "wb"[axis]
    needle = Needle(
        f"slope {knob}",
        tr("slope along {knob}").format(knob=italic(knob)),
        lambda: slopes.along(axis),
        plan.reach,
        digits=lambda: slopes.number(axis),
        arc=axis == 0,
    )
    needle.readout.label[-1].set_color(POSITION)  # a knob has its colour everywhere
    return needle.within(box)


class Pull(Painted):
    """Opposite a needle, in the colour of steps: which way the line is pulled, on the same scale.

    It is ``grown`` from 0 to 1; its word is beside it.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, needle: Needle) -> None:
        super().__init__()
        self.needle, self.grown = needle, ValueTracker(0.0)
        face = needle.face
        x, y = face.spot(-face.share() / 2, _ASIDE).tolist()
        self.word: Any = Words(tr("pull"), LABEL_SIZE, STEP)
        self.word.move_to((x + self.word.width / 2, y, 0))

    def ends(self) -> Any:
        """From 0 to as far on the other side (2, 2), on the screen."""
        face, grown = self.needle.face, float(self.grown.get_value())
        return np.stack([face.spot(0.0), face.spot(-face.share() * grown)])

    def draw(self, canvas: Canvas) -> None:
        """An arrow from 0."""
        Pen(canvas, self.presence).arrow(self.ends(), STEP, _SHAFT)

    def comes(self) -> Moves:
        """It grows; then the slope, which has the other sign, swells."""
        yield (FadeIn(self), change(self.grown, 1), FadeIn(self.word)), 1.0
        yield (swell(self.needle.readout),), 1.2


__all__ = ["Pull", "instruments"]
