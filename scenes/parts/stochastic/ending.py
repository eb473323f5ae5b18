"""Back to the crowd: she still asks, the other one is down; then a question."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, ORIGIN, RIGHT, UP, ValueTracker
from numpy.typing import NDArray

from scenes.parts.stochastic import places
from scenes.parts.stochastic.evening import Evening
from scenes.parts.stochastic.measured import ASKED_OF_LARGE
from scenes.parts.stochastic.plan import Plan
from scenes.parts.stochastic.race import Track
from scenes.parts.stochastic.rates import written
from scenes.parts.stochastic.shapes import Path, signed, taken
from scenes.parts.stochastic.telling import large_texts
from scenes.stage import (
    BODY_SIZE,
    FRAME,
    LOSS,
    MAP,
    QUIET,
    STAGE,
    STEP,
    TITLE_SIZE,
    Box,
    Formula,
    Layer,
    Stack,
    Words,
    tr,
)
from scenes.stage.type.text import baseline, grouped

Array = NDArray[np.float64]

_WAITS = Box(STAGE.left, STAGE.bottom, -3.5, -2.65)
_MAP = Box(1.95, -2.0, 6.1, 2.15)
_LARGE = Box(1.0, -1.6, 5.1, 2.5)  # the map that a question is asked of


class Ending:
    """She on the left, the map on the right, in one night, and one count for both."""

    def __init__(self, plan: Plan, clock: ValueTracker) -> None:
        self.plan = plan
        self.evening = Evening(plan, clock, places.BACK, 2.2)
        new = tr("of {crowd} new dots").format(crowd=grouped(str(plan.crowd)))
        self.evening.of_all = Words(new, BODY_SIZE, QUIET).within(places.BACK[3])
        self.evening.crowd.born.set_value(1)
        self.evening.crowd.far.set_value(1)
        asking = self.asking = self.evening.asking
        self.evening.night.within(FRAME)  # it is one night for both
        self.track = Track(plan, _MAP)
        self.path = Path(
            self.track.view,
            plan.large.path,
            lambda: taken(asking.now(), 1),
            places.ONE,
            "of a million",
            ASKED_OF_LARGE,
        )
        self.track.cross.set_z_index(Layer.WALKER + 1)  # he who jumps about it does not hide it
        self.rate = Formula(f"{{{{alpha : rate}}}} = {plan.rate:g}", {"rate": STEP}, BODY_SIZE)
        self.rate.within(Box(_MAP.left, _MAP.top + 0.1, _MAP.right, _MAP.top + 0.6), RIGHT)
        crowd = places.BACK[1]
        heads = (
            Box(crowd.left, crowd.top + 0.05, crowd.right, crowd.top + 0.55),
            Box(_MAP.left, _MAP.top + 0.1, _MAP.middle[0], _MAP.top + 0.6),
        )
        self.signs = [
            signed(kind, name, BODY_SIZE).move_to(head.middle)
            for kind, name, head in zip(
                (places.ALL, places.ONE), (tr("all"), tr("one")), heads, strict=True
            )
        ]
        loss, lowest = large_texts(plan)
        ends = tr("after {asked}: loss {loss}, lowest {lowest}")
        ends = ends.format(asked=ASKED_OF_LARGE, loss=loss, lowest=lowest)
        self.told = Words(ends, BODY_SIZE, LOSS)
        self.told.within(Box(_MAP.left - 1.0, STAGE.bottom, STAGE.right, -2.65), RIGHT)
        no_step = tr("no step yet: loss {loss}").format(loss=written(plan.large.begins))
        self.waits = Words(no_step, BODY_SIZE, LOSS).within(_WAITS, LEFT)
        lines = tr("Far from the goal, a rough answer now"), tr("beats an exact one later.")
        self.waits.shift((baseline(self.told) - baseline(self.waits)) * UP)
        self.lesson = Stack(*(Words(line, TITLE_SIZE) for line in lines), gap=0.15, align=ORIGIN)
        self.question = Words(tr("Is the lowest loss what we want?"), TITLE_SIZE)
        self.question.within(STAGE, UP)

    def alone(self) -> Any:
        """The map grows: it is her lowest loss that is asked about."""
        return self.track.view.move(**self.track.view.fitted(*_LARGE, **MAP))

    @property
    def seconds(self) -> float:
        """How long it takes to ask as many as are told of."""
        return ASKED_OF_LARGE / self.asking.pace


__all__ = ["Ending"]
