"""What RMSProp divides by when the ravine is turned, and before."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, UP, VGroup
from numpy.typing import NDArray

from scenes.parts.optimizer_race.memory import Sides
from scenes.parts.optimizer_race.places import STRETCH
from scenes.parts.optimizer_race.plan import Plan, brief
from scenes.stage import (
    GRADIENT,
    TEXT,
    Words,
    tr,
)
from scenes.stage.type.text import baseline

Array = NDArray[np.float64]

_TALL = 2.0  # scene units of the largest side
_ROOM = 0.5  # round both steps, in the numbers of the map


def short(number: float) -> str:
    """A number with up to three digits."""
    return brief(float(f"{number:.3g}"))


class Stretch:
    """Two pairs of squares on one scale: the sides are √s after RMSProp's first step."""

    def __init__(self, plan: Plan) -> None:
        turned = plan.turned_gradient(plan.tracks[1][1])
        sides = [plan.begins(slope) for slope in (plan.gradient, turned)]
        unit = _TALL / max(float(pair.max()) for pair in sides)
        self.pairs, self.words = [], []
        names = (tr("as it lay"), tr("turned"))
        for box, pair, name in zip(STRETCH.columns(1, 1, gap=0.3), sides, names, strict=True):
            squares: Any = Sides((unit * pair).tolist(), gap=0.4)
            squares.move_to((*box.middle[:2], 0)).align_to((0, box.bottom + 1.9, 0), DOWN)
            self.pairs.append(squares)
            called: Any = Words(name, 40, TEXT)
            called.move_to((box.middle[0], 0, 0))
            words = [called.shift(UP * (box.bottom + 0.5 - baseline(called)))]
            left = float(squares.get_left()[0])
            for side in pair.tolist():
                told: Any = Words(short(side), 40, GRADIENT)
                words.append(told.move_to((left + unit * side / 2, box.bottom + 1.4, 0)))
                left += unit * side + 0.4
            self.words.append(VGroup(*words))
        head: Any = Words(tr("at one start, RMSProp divides by"), 44, TEXT)
        self.head = head.move_to((STRETCH.middle[0], STRETCH.top - 0.3, 0))


__all__ = ["Stretch"]
