"""A few at a time: how much less their steps disagree than those of single dots."""

from __future__ import annotations

import numpy as np
from manim import LEFT, RIGHT
from numpy.typing import NDArray

from scenes.parts.stochastic import places
from scenes.parts.stochastic.fan import Gathered
from scenes.parts.stochastic.plan import Pair, Plan
from scenes.parts.stochastic.shapes import signed
from scenes.stage import (
    MAP,
    POSITION,
    STEP,
    TITLE_SIZE,
    Box,
    ContourMap,
    Formula,
    GroundAxes,
    Mark,
    View,
    tr,
)
from scenes.stage.lecture.boxes import place

_MARGIN = 0.45  # scene units about all arrows and the cross


class Batches:
    """One wide map, on which arrows come together."""

    def __init__(self, plan: Plan) -> None:
        window = seen_at_once(plan)
        box = places.BATCHES
        view = View(plan.landscape.with_window(window), size=box.width).within(box, **MAP)
        self.view, self.map, self.cross = view, ContourMap(view), Mark(view, plan.best)
        self.axes = GroundAxes(view, ("w", "b"), left=True, color=POSITION, of=1.0)
        self.fan = Gathered(view, plan.start, plan.steps, plan.deal)
        kinds = (places.ONE, tr("stochastic"), 1), (places.SOME, tr("mini-batch"), plan.size)
        over = Box(box.left, places.BAND.bottom, box.right, places.BAND.top)
        self.heads = [
            place(signed(kind, f"{name}: {size}", TITLE_SIZE), over, LEFT)
            for kind, name, size in kinds
        ]
        self.rate = Formula(f"{{{{alpha : rate}}}} = {plan.rate:g}", {"rate": STEP}, TITLE_SIZE)
        self.rate.within(over, RIGHT)


def seen_at_once(plan: Plan) -> tuple[Pair, Pair]:
    """All lines of a map as wide as its box, in which all single steps and the cross have room."""
    box = places.BATCHES
    seen: NDArray[np.float64] = np.concatenate([plan.start + plan.steps, [plan.start, plan.best]])
    low, high = seen.min(axis=0), seen.max(axis=0)
    room = np.array([box.width, box.height])
    unit = float(np.min((room - 2 * _MARGIN) / np.maximum(high - low, 1e-9)))
    half = room / unit / 2
    (w0, b0), (w1, b1) = ((low + high) / 2 + side * half for side in (-1, 1))
    return (float(w0), float(w1)), (float(b0), float(b1))


__all__ = ["Batches", "seen_at_once"]
