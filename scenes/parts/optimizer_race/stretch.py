"""What RMSProp divides by: at its first step, and when the ravine is turned."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, LEFT, UP, VGroup
from numpy.typing import NDArray

from scenes.parts.optimizer_race.fair import KEEP_SQUARES
from scenes.parts.optimizer_race.memory import Sides
from scenes.parts.optimizer_race.places import STRETCH
from scenes.parts.optimizer_race.plan import Plan, brief
from scenes.stage import (
    ALPHA,
    GRADIENT,
    STEP,
    TEXT,
    Words,
    tr,
)
from scenes.stage.type.text import baseline

Array = NDArray[np.float64]

_TALL = 2.0  # scene units of the largest side


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


class Leap:
    """RMSProp's first step in three lines: its average begins at zero, and is far too small."""

    def __init__(self, plan: Plan) -> None:
        slope = float(np.abs(plan.gradient).max())
        new = 1 - KEEP_SQUARES
        root = float(plan.begins(np.array([slope]))[0])
        texts = (
            (tr("average: {keep} × 0 + {new} × {slope}²").format(
                keep=short(KEEP_SQUARES), new=short(new), slope=short(slope)), GRADIENT),
            (tr("its root: {root}").format(root=short(root)), GRADIENT),
            (tr("{slope} / {root} = {times}").format(
                slope=short(slope), root=short(root), times=short(slope / root)), TEXT),
            (tr("first step: {times} × {alpha}").format(
                times=short(slope / root), alpha=ALPHA), STEP),
        )  # fmt: skip
        head: Any = Words(tr("RMSProp, where the slope is {slope}").format(slope=short(slope)), 44)
        self.head = head.move_to((STRETCH.left, STRETCH.top - 0.3, 0), aligned_edge=LEFT)
        rows = STRETCH.inset(top=1.1).rows(1, 1, 1, 1)
        self.lines = []
        for (text, color), row in zip(texts, rows, strict=True):
            words: Any = Words(text, 46, color)
            self.lines.append(words.move_to((STRETCH.left, row.middle[1], 0), aligned_edge=LEFT))


__all__ = ["Leap", "Stretch"]
