"""A hundred opinions on one spot, and the close look at their average."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.stochastic import places
from scenes.parts.stochastic.dance import Level
from scenes.parts.stochastic.fan import Fan
from scenes.parts.stochastic.gutters import MapSide, Row
from scenes.parts.stochastic.plan import Plan
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    LABEL_SIZE,
    MAP,
    STAGE,
    STEP,
    Arrow,
    Box,
    Mark,
    Readout,
    Words,
    tr,
)

Array = NDArray[np.float64]

_ROUND = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30)
_NEAR = 6.0  # times, that the map is enlarged about the spot where no step raises the loss
_AWAY = 0.36  # of the map, that the longest reaches that does


class Opinions:
    """The fan of all single steps at the start, and the batch step that it is on average."""

    def __init__(self, plan: Plan, side: MapSide) -> None:
        self.plan, self.side = plan, side
        order = plan.order
        view = side.view
        self.fan = Fan(view, plan.start, plan.steps[order], plan.rising[order], strength=0.55)
        step = plan.mean_step
        self.batch = Arrow(
            view, lambda: plan.start, lambda: step, STEP, width=0.07, name="batch step"
        )
        self.cross = Mark(view, plan.best)
        self.batch.set_as(grown=0.0)
        self.level = Level(view, plan, ValueTracker(float(plan.loss(plan.start)) - plan.lowest))
        second = plan.other
        self.other = Fan(view, plan.start, plan.steps[[second]], name="second step", width=0.05)
        self.gutter = Row(view, np.zeros((0, 2)), plan.gutter_ends(second))
        self.gutter.joined.set_value(0)
        whole = float(np.ptp(plan.window[0]))
        rising = np.linalg.norm(plan.steps[plan.rising], axis=1)
        far = _AWAY * whole / float(rising.max()) if len(rising) else _NEAR
        self.near = max(times for times in _ROUND if times <= max(1.0, far))
        panel = side.panel
        below = Box(panel.left - 0.6, STAGE.bottom, panel.right + 0.4, panel.bottom - 0.12)
        left, right = below.columns(2, 3)
        times = tr("map × {times}").format(times=f"{self.near:g}")
        self.lens = Words(times, LABEL_SIZE).within(left)
        full = tr("full step, {rate}").format(rate=f"{ALPHA} = {plan.rate:g}")
        self.full = Words(full, BODY_SIZE, STEP).within(right)
        self.each = Readout("each", tr("each ÷"), self.divided, 0, BODY_SIZE, STEP).within(right)
        self.note = Words(tr("beyond the white line: more loss"), BODY_SIZE).within(
            places.OVER_RIGHT
        )
        self.panel = panel

    def divided(self) -> float:
        """How many times shorter each is drawn than it is."""
        return 1 / float(self.fan.share.get_value())

    def closer(self) -> Any:
        """Come close to the spot itself: the steps that raise the loss are short."""
        view, panel, (w, b) = self.side.view, self.panel, self.plan.start.tolist()
        view.panel = panel
        zoom = self.near * view.fitted(*places.MAP_BOX, **MAP)["zoom"]
        middle, up, _ = panel.middle.tolist()
        return view.move(zoom=zoom, focus_x=w, focus_y=b, left=middle, up=up)

    def back(self) -> Any:
        """See all of the map again."""
        view = self.side.view
        return view.move(**view.fitted(*places.MAP_BOX, **MAP))


__all__ = ["Opinions"]
