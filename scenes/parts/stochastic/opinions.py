"""A hundred opinions on one spot, and the close look at their average."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, RIGHT, ValueTracker

from scenes.parts.stochastic import places
from scenes.parts.stochastic.fan import Fan
from scenes.parts.stochastic.gutters import MapSide, Row
from scenes.parts.stochastic.plan import Plan
from scenes.stage import BODY_SIZE, LABEL_SIZE, MAP, STEP, Arrow, Words, on_plate, tr

_ROUND = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
_FILLED = 0.72  # of the map, by what is laid head to tail


class Opinions:
    """The fan of all single steps at the start, and the batch step that it is on average."""

    def __init__(self, plan: Plan, side: MapSide) -> None:
        self.plan, self.side = plan, side
        order = plan.order
        view = side.view
        self.fan = Fan(view, plan.start, plan.steps[order], plan.rising[order])
        self.batch = Arrow(
            view, lambda: plan.start, lambda: plan.mean_step, STEP, width=0.13, name="batch step"
        )
        self.batch.set_as(grown=0.0)
        second = int(order[1])
        self.other = Fan(view, plan.start, plan.steps[[second]], name="second step", width=0.05)
        self.gutter = Row(view, np.zeros((0, 2)), plan.gutter_ends(second))
        self.gutter.joined.set_value(0)
        extent = self.fan.extent(1 / len(plan))
        self.focus = extent.mean(axis=0)
        whole = float(np.ptp(plan.window[0]))
        most = _FILLED * whole / float(np.ptp(extent, axis=0).max())
        self.times = max(times for times in _ROUND if times <= max(1.0, most))
        panel = side.panel
        self.lens = on_plate(
            Words(tr("map × {times}").format(times=f"{self.times:g}"), LABEL_SIZE)
        ).within(panel.inset(0.15), DOWN + RIGHT)
        self.each = Words(tr("each ÷ {count}").format(count=len(plan)), BODY_SIZE, STEP)
        self.each.within(places.OVER_RIGHT)
        self.panel, self.told = panel, ValueTracker(0.0)

    def close(self) -> Any:
        """Come close to the start of the arrows."""
        view, (w, b) = self.side.view, self.focus.tolist()
        view.panel = self.panel
        middle = (self.panel.left + self.panel.right) / 2, (self.panel.bottom + self.panel.top) / 2
        zoom = self.times * view.pose["zoom"]
        return view.move(zoom=zoom, focus_x=w, focus_y=b, left=middle[0], up=middle[1])

    def back(self) -> Any:
        """See all of the map again."""
        view = self.side.view
        return view.move(**view.fitted(*places.MAP_BOX, **MAP))


__all__ = ["Opinions"]
