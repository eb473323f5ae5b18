"""The flight with a ruler under it: a line of a power of ten of metres, as long as it says."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scenes.parts.learning_rate.lengths import metres
from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.pursuit import Pursuit
from scenes.stage import LABEL_SIZE, QUIET, ContourMap, Playback
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.pen import Pen

_RULER = -2.9  # its height on the screen, how far from the middle it begins, how long it is:
_FROM, _LONG = 6.6, 5.2
_PLOT_GONE = 0.55  # of the way back: so far it waits
_SHORT = 0.4  # scene units: a ruler so short gives way to one of ten times as many metres


class Ruled(Pursuit):
    """A ruler on the other side than the Earth, once the plot of losses is gone from there."""

    def __init__(self, plan: RatePlan, ground: ContourMap, party: Playback) -> None:
        super().__init__(plan, ground, party)
        self._marks = [Lettering(metres(10.0**k), LABEL_SIZE, QUIET) for k in range(13)]
        self._aside = next(
            (-self.side(mark) for mark in plan.milestones if mark.name == "earth"), -1.0
        )

    def numbered(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The numbers of the ruler, each where it is written."""
        for number, x, strength in self._ruler():
            out = max(x, number.width)  # at its inner end: one of them is always there
            left = self._aside * _FROM - (out if self._aside > 0 else number.width - out)
            yield number, left, _RULER + 0.25, strength * self._ruled

    @property
    def _ruled(self) -> float:
        """How much there is of the ruler: the plot is gone from its place."""
        return float(np.clip((self.out.get_value() - _PLOT_GONE) / (1 - _PLOT_GONE), 0, 1))

    def _ruler(self) -> Iterator[tuple[Lettering, float, float]]:
        """Each power of ten of metres: its name, how long it is now, how much there is of it."""
        for power, name in enumerate(self._marks):
            x = 10.0**power * self.unit
            there = np.clip((x - _SHORT) / 0.05, 0, 1) * np.clip((_LONG - x) / 0.7, 0, 1)
            yield name, x, float(there)

    def draw_ruler(self, pen: Pen) -> None:
        """A line as long as it says, with a stroke at either end."""
        for _, x, there in self._ruler():
            own = Pen(pen.canvas, pen.strength * self._ruled * there)
            if there > 0:
                ends = [self._aside * (_FROM - end) for end in (0.0, x)]
                own.line(np.array([(end, _RULER) for end in ends]), QUIET, 0.035)
                for end in ends:
                    own.line(np.array([(end, _RULER - 0.1), (end, _RULER + 0.1)]), QUIET, 0.035)


__all__ = ["Ruled"]
