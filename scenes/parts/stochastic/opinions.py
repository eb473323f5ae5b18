"""A hundred opinions on one spot, and the close look at their average."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, RIGHT
from numpy.typing import NDArray

from scenes.parts.stochastic import places
from scenes.parts.stochastic.fan import Fan
from scenes.parts.stochastic.gutters import MapSide, Row
from scenes.parts.stochastic.plan import Plan
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    STEP,
    Arrow,
    Mark,
    Readout,
    Words,
    tr,
)

Array = NDArray[np.float64]

_MARGIN = 0.42  # scene units about what fills the frame


class Opinions:
    """The fan of all single steps at the start, and the batch step that it is on average."""

    def __init__(self, plan: Plan, side: MapSide) -> None:
        self.plan, self.side = plan, side
        order = plan.order
        view = side.view
        self.fan = Fan(view, plan.start, plan.steps[order], strength=0.55)
        step = plan.mean_step
        self.batch = Arrow(
            view, lambda: plan.start, lambda: step, STEP, width=0.1, name="batch step"
        )
        self.cross = Mark(view, plan.best)
        self.batch.set_as(grown=0.0)
        second = plan.other
        self.other = Fan(view, plan.start, plan.steps[[second]], name="second step", width=0.05)
        self.gutter = Row(view, np.zeros((0, 2)), plan.gutter_ends(second))
        self.gutter.joined.set_value(0)
        full = tr("full step, {rate}").format(rate=f"{ALPHA} = {plan.rate:g}")
        self.full = Words(full, BODY_SIZE, STEP).within(places.UNDER, RIGHT)
        self.each = Readout("each", tr("each ÷"), self.divided, 0, BODY_SIZE, STEP)
        self.each.within(places.UNDER, LEFT)
        self.closer = Readout("closer", tr("closer ×"), self.times, 0, BODY_SIZE)
        self.closer.within(places.UNDER)

    def divided(self) -> float:
        """How many times shorter each is drawn than it is."""
        return 1 / float(self.fan.share.get_value())

    def times(self) -> float:
        """How many times as large as with all of the fan the map is now."""
        return float(self.side.view.pose["zoom"] / self.frame()["zoom"])

    def framed(self) -> tuple[Any, ...]:
        """Come so close that the fan and the cross fill the frame between them."""
        return self.side.view.move(**self.frame()), self.side.view.open()

    def frame(self) -> dict[str, float]:
        """The pose in which they do."""
        fan = self.plan.start + self.plan.steps
        return self._pose(np.concatenate([fan, [self.plan.start, self.plan.best]]))

    def come_close(self) -> Any:
        """Come closer, a whole number of times, to where the full step fills the frame."""
        return self.side.view.move(**self.close_up())

    def close_up(self) -> dict[str, float]:
        """The pose in which it does."""
        pose = self._pose(np.array([self.plan.start, self.plan.start + self.plan.mean_step]))
        far = self.frame()["zoom"]
        return pose | {"zoom": far * max(1.0, float(np.floor(pose["zoom"] / far)))}

    def _pose(self, seen: Array) -> dict[str, float]:
        view, box = self.side.view, places.FRAMED
        low, high = seen.min(axis=0), seen.max(axis=0)
        room = np.array([box.width, box.height]) - 2 * _MARGIN
        zoom = float(np.min(room / np.maximum(high - low, 1e-9))) / view.scale_xy
        (w, b), (middle, up, _) = ((low + high) / 2).tolist(), box.middle.tolist()
        return {"zoom": zoom, "focus_x": w, "focus_y": b, "left": middle, "up": up}


__all__ = ["Opinions"]
