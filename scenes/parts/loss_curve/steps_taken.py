"""The steps she has taken, one below the other, as long as they are on the axis."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

import numpy as np
from manim import RIGHT, UP, FadeIn, ValueTracker, VGroup, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.loss_curve.camp import TOLD
from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.figures import step_ratio
from scenes.stage import (
    LABEL_SIZE,
    STEP,
    Box,
    Curve,
    Layer,
    Words,
    change,
    on_one_line,
    on_plate,
    tr,
)
from scenes.stage.curve.curve import OnCurve
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_BOX = Box(-2.1, 0.25, 2.3, 2.6)  # scene units: the sky between where she begins and the plot
_WIDTH, _HEADING = 0.08, 0.55
_EARLY = squish_rate_func(smooth, 0.0, 0.25)


class StepsTaken(OnCurve):
    """An arrow for each step, all from one line, so that the shorter one is seen to be shorter.

    After each step its arrow grows in its row: ``told`` of them have. There are none where the
    longest has no room, or where she would stand before them.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, curve: Curve, plan: WeightDescents, tall: float) -> None:
        super().__init__(curve)
        self.tall, self.told = tall, ValueTracker(0.0)
        self.ratio = step_ratio(plan)
        self.ends = np.stack([plan.places[:-1], plan.places[1:]], axis=1)[:TOLD]
        self.side = 1.0 if plan.starts_left else -1.0

    def ways(self) -> Array:
        """How far each goes on the screen, to the right (n,)."""
        plane = self.curve.plane
        unit = self.closeup.zoom * float(plane.size[0] / plane.span[0])
        return np.asarray(unit * np.diff(self.ends, axis=1)[:, 0])

    @property
    def needed(self) -> bool:
        """Whether there is room for them."""
        ways = np.append(self.ways(), 0.0)
        after = self.curve.at(self.ends[:, 1:])
        stands = (after[:, 1] + self.tall > _BOX.bottom) & (np.abs(after[:, 0]) < _BOX.right)
        return bool(np.ptp(ways) < _BOX.width and not stands.any())

    def line(self, number: int) -> Array:
        """Root and tip (2, 2) of an arrow, as far as it has grown: none flies across her."""
        ways = np.append(self.ways(), 0.0)
        root = _BOX.left - ways.min() if self.side > 0 else _BOX.right - ways.max()
        level = np.linspace(_BOX.top - _HEADING, _BOX.bottom, len(self.ends))[number]
        grown = float(np.clip(self.told.get_value() - number, 0.0, 1.0))
        return np.array([(root, level), (root + grown * ways[number], level)])

    def come(self) -> tuple[Any, ...]:
        """Animations: they are there, where there is room, and the first grows in its row."""
        return (FadeIn(*self.shown[:-1], rate_func=_EARLY), self.rise(1)) if self.shown else ()

    @cached_property
    def shown(self) -> tuple[Any, ...]:
        """They and their heading, where there is room; the last is what one is of the other."""
        return (self, *self._heading()) if self.needed else ()

    def tell(self) -> tuple[Any, ...]:
        """An animation: how many times as long as the one before each is."""
        return (FadeIn(self.shown[-1]),) if self.shown else ()

    def rise(self, number: int) -> Any:
        """An animation: so many of them are in their rows."""
        return change(self.told, number)

    def _heading(self) -> VGroup:
        """What they are, above them."""
        told = tr("her steps:"), tr("each × {ratio}").format(ratio=self.ratio)
        one, other = (Words(part, LABEL_SIZE, STEP) for part in told)
        on_one_line(one, other, buff=0.15)
        words = VGroup(on_plate(one, 0.06), on_plate(other, 0.06))
        edge = _BOX.left if self.side > 0 else _BOX.right
        return words.move_to((edge, _BOX.top, 0), aligned_edge=UP - self.side * RIGHT)

    def paint(self, canvas: Canvas) -> None:
        """On the screen: those of which the step is over."""
        for number in range(int(np.ceil(self.told.get_value()))):
            Pen(canvas, self.presence).arrow(self.line(number), STEP, _WIDTH)


__all__ = ["StepsTaken"]
