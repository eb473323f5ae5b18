"""Why the axes matter: what RMSProp divides by, as the ravine lies and when it is turned."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, UP, VGroup

from scenes.parts.optimizer_race.first import brief
from scenes.parts.optimizer_race.memory import Sides
from scenes.parts.optimizer_race.places import STRETCH
from scenes.parts.optimizer_race.plan import Plan
from scenes.stage import GRADIENT, LABEL_SIZE, QUIET, Words, tr
from scenes.stage.type.text import baseline

_TALL = 2.0  # scene units of the largest side
_KEEP = 0.99  # of RMSProp's squares


class Stretch:
    """Two pairs of squares on one scale: the sides are √s after RMSProp's first step."""

    def __init__(self, plan: Plan) -> None:
        turned = plan.turned_gradient(plan.tracks[1][1])
        sides = [np.sqrt(1 - _KEEP) * np.abs(slope) for slope in (plan.gradient, turned)]
        unit = _TALL / max(float(pair.max()) for pair in sides)
        self.pairs, words = [], []
        names = (tr("along the axes"), tr("turned"))
        for box, pair, name in zip(STRETCH.columns(1, 1, gap=0.3), sides, names, strict=True):
            squares: Any = Sides((unit * pair).tolist(), gap=0.5)
            squares.move_to((*box.middle[:2], 0)).align_to((0, box.bottom + 1.7, 0), DOWN)
            self.pairs.append(squares)
            called: Any = Words(name, LABEL_SIZE, QUIET)
            called.move_to((box.middle[0], 0, 0))
            words.append(called.shift(UP * (box.bottom + 0.35 - baseline(called))))
            left = float(squares.get_left()[0])
            for side in pair.tolist():
                told: Any = Words(brief(float(f"{side:.3g}")), 40, GRADIENT)
                words.append(told.move_to((left + unit * side / 2, box.bottom + 1.2, 0)))
                left += unit * side + 0.5
        head: Any = Words(tr("what RMSProp divides by, w₁ and w₂"), LABEL_SIZE, QUIET)
        words.append(head.move_to((STRETCH.middle[0], STRETCH.top - 0.2, 0)))
        self.words = VGroup(*words)

    @property
    def everything(self) -> list[Any]:
        """All of it."""
        return [*self.pairs, self.words]


__all__ = ["Stretch"]
