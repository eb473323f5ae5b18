"""A problem like hers: a valley of almost the same shape, and a rate that worked there."""

from __future__ import annotations

from typing import Any

from manim import LEFT

from gdmath import descend, gradient_descent, quadratic
from scenes.parts.learning_rate.plan import RatePlan
from scenes.stage import (
    BODY_SIZE,
    MAP,
    PATH,
    STAGE,
    Box,
    ContourMap,
    Mark,
    Playback,
    View,
    Words,
    tr,
)
from scenes.stage.ground.flat import Flat
from scenes.stage.walk.contenders import Flight

SHARE, STEPS = 0.55, 16  # of her limit: the rate; how many steps are walked with it
_FLATTER, _SHARPER = 0.6, 1.6  # times as sharp across as hers is
_BOX = Box(0.55, -2.6, STAGE.right, 2.1)  # as large as hers
_HEAD = 0.42  # scene units: from the map up to its name
_DOT = 0.05


class Similar:
    """Its map, on which another one went from the other side, and what it is called."""

    def __init__(self, plan: RatePlan, hers: View) -> None:
        self.rate = SHARE * plan.limit
        condition = plan.condition * (_FLATTER if plan.condition > _SHARPER else _SHARPER)
        valley = quadratic(condition).with_window(hers.landscape.window)
        self.view = View(valley).within(_BOX, **MAP)
        start = (-plan.valley_start[0], plan.valley_start[1])
        walk = descend(valley, gradient_descent(self.rate), [start], STEPS)
        self.party = Playback(walk, [PATH], PATH)
        self.party.progress.set_value(STEPS)
        cross = Mark(self.view, [[0.0, 0.0]])
        trail = Flight(Flat(self.view), self.party, "circle", PATH, ball=False, dot=_DOT)
        name = Words(tr("a similar problem"), BODY_SIZE)
        name.move_to((_BOX.left, _BOX.top + _HEAD, 0), aligned_edge=LEFT)
        self.everything: list[Any] = [ContourMap(self.view), cross, trail, name]


__all__ = ["SHARE", "STEPS", "Similar"]
