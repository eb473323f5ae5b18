"""Three ways to a rate, each with its dial: tried, copied, or turned by a method."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import RIGHT, ValueTracker, VGroup, smooth

from scenes.stage import QUIET, STEP, Box, Words, change, tr
from scenes.stage.plot.knob import Dial

_RADIUS, _GAP = 1.2, 0.4  # scene units: of a dial, and between two
_SIZE = 42
_UP = 0.6  # how high they stand
_COPIED, _BEGIN, _FALL = 0.62, 0.85, 0.55  # of the dial's range
_TURNS, _SWING = 2.5, 0.12  # of the dial that a method turns, on its way down


class Ways:
    """Dials with words below them, side by side; ``best`` is the one of ``count`` that won."""

    def __init__(self, count: int, best: int, box: Box) -> None:
        self.best = best
        self.tried, self.copied = ValueTracker(0.0), ValueTracker(0.0)
        self.turned = ValueTracker(0.0)
        self.dials = (
            Dial("tried", self.tried.get_value, -1, count, _RADIUS, STEP),
            Dial("copied", self.copied.get_value, 0, 1, _RADIUS, STEP),
            Dial("adapted", self.adapted, 0, 1, _RADIUS, STEP),
        )
        self.other = Dial("similar", lambda: _COPIED, 0, 1, _RADIUS, QUIET)
        ways = tr("try a few"), tr("copy a similar model"), tr("let Adam adapt it")
        self.rows = []
        columns = zip(box.columns(2, 3, 2, gap=_GAP), self.dials, ways, strict=True)
        for number, (column, dial, way) in enumerate(columns):
            dials = VGroup(*([self.other] if number == 1 else []), dial)
            dials.arrange(RIGHT, buff=_GAP).move_to((column.middle[0], _UP, 0))
            words = Words(way, _SIZE).move_to((column.middle[0], _UP - _RADIUS - 0.7, 0))
            self.rows.append(VGroup(*dials, words))

    def adapted(self) -> float:
        """Where a method has turned its dial to: down, and a little up and down on the way."""
        share = float(self.turned.get_value())
        swing = _SWING * np.sin(2 * np.pi * _TURNS * share) * (1 - share)
        return float(_BEGIN - _FALL * share + swing)

    def tries(self) -> Any:
        """The first dial goes from rate to rate, and back to the best."""
        last = int(self.dials[0].high) - 1

        def pace(share: float) -> float:
            if share < 0.7:
                return round(last * share / 0.7) / max(self.best, 1)
            return (last + (self.best - last) * smooth((share - 0.7) / 0.3)) / max(self.best, 1)

        return change(self.tried, max(self.best, 1), pace)

    def copies(self) -> Any:
        """The second dial is turned to where that of another model stands."""
        return change(self.copied, _COPIED)

    def adapts(self) -> Any:
        """The third one turns by itself."""
        return change(self.turned, 1)


__all__ = ["Ways"]
