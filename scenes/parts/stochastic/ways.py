"""Three ways to a rate, each with its dial: tried, copied, or turned by a method."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, ValueTracker, VGroup, smooth

from scenes.stage import BODY_SIZE, QUIET, STEP, Box, Words, change, tr
from scenes.stage.plot.knob import Dial

_RADIUS = 0.55
_COLUMN = 1.25  # scene units from dial to dial
_COPIED, _BEGIN, _FALL = 0.62, 0.85, 0.55  # of the dial's range
_TURNS, _SWING = 2.5, 0.12  # of the dial that a method turns, on its way down


class Ways:
    """Rows of dials with words, below each other; ``best`` is the one of ``count`` that won."""

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
        for number, (row, dial, way) in enumerate(
            zip(box.rows(1, 1, 1), self.dials, ways, strict=True)
        ):
            up, left = row.middle[1], box.left + _RADIUS
            dial.move_to((left + _COLUMN, up, 0))
            words = Words(way, BODY_SIZE)
            words.within(Box(left + _COLUMN + _RADIUS + 0.25, up - 0.5, box.right, up + 0.5), LEFT)
            model = [self.other.move_to((left, up, 0))] if number == 1 else []
            self.rows.append(VGroup(*model, dial, words))

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
