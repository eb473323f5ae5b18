"""Back to the crowd: she still asks, the other one is down; then two crosses and a question."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, ORIGIN, RIGHT, ValueTracker
from numpy.typing import NDArray

from gdmath import least_squares
from scenes.parts.stochastic import places
from scenes.parts.stochastic.evening import Evening
from scenes.parts.stochastic.measured import ASKED_OF_LARGE
from scenes.parts.stochastic.plan import Plan
from scenes.parts.stochastic.race import Track
from scenes.parts.stochastic.shapes import Path, taken
from scenes.parts.stochastic.telling import large_texts
from scenes.stage import (
    BODY_SIZE,
    FRAME,
    LABEL_SIZE,
    LOSS,
    MAP,
    QUIET,
    STAGE,
    STEP,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Box,
    ContourMap,
    Formula,
    Mark,
    Readout,
    Stack,
    View,
    Words,
    on_plate,
    tr,
)
from scenes.stage.type.text import Plate, grouped, number_text

Array = NDArray[np.float64]

_MAP = Box(2.3, -1.55, 5.2, 1.35)
_TWO = Box(-2.45, -2.35, 2.45, 2.55)
_APART = 2.2  # times the distance of the two crosses, that is seen to each side


class Ending:
    """She on the left, the map on the right, in one night."""

    def __init__(self, plan: Plan, clock: ValueTracker) -> None:
        self.plan = plan
        self.evening = Evening(plan, clock, places.BACK, 1.25)
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
        asked = self.evening.crowd.asked_now
        self.asked = Readout("asked of her", tr("asked"), asked, 0, TITLE_SIZE)
        foot = Box(_MAP.left - 1.1, -2.65, _MAP.right + 1.1, -2.05).columns(3, 2)
        self.asked.within(foot[0])
        self.rate = Formula(f"{{{{alpha : rate}}}} = {plan.rate:g}", {"rate": STEP}, BODY_SIZE)
        self.rate.within(foot[1])
        loss, lowest = large_texts(plan)
        self.told = Words(
            tr("after {asked}: loss {loss} · lowest {lowest}").format(
                asked=ASKED_OF_LARGE, loss=loss, lowest=lowest
            ),
            BODY_SIZE,
            LOSS,
        ).within(Box(0.7, -3.15, STAGE.right, -2.7))
        lines = tr("Far from the goal, a rough answer now"), tr("beats a perfect answer later.")
        self.lesson = Stack(
            *(on_plate(Words(line, TITLE_SIZE)) for line in lines), gap=0.05, align=ORIGIN
        )
        self.question = Words(tr("Is the lowest loss what we want?"), TITLE_SIZE)
        self.question.within(TITLE)

    @property
    def seconds(self) -> float:
        """How long it takes to ask as many as are told of."""
        return ASKED_OF_LARGE / self.asking.pace


class TwoCrosses:
    """The lowest point for some dots and that for others, close up.

    Of ours, they are our dots and the crowd behind them. Of somebody's, nobody knows that crowd:
    they are two halves of the dots, one from left to right in turn.
    """

    def __init__(self, plan: Plan) -> None:
        ours, theirs = _halves(plan) if plan.own else (plan.best, plan.large.best)
        half = _APART * float(np.abs(ours - theirs).max())
        window = [(float(m - half), float(m + half)) for m in (ours + theirs) / 2]
        ground = plan.landscape.with_window(window)
        self.view = View(ground, size=4.0).within(_TWO, **MAP)
        self.map = ContourMap(self.view)
        self.crosses = Mark(self.view, ours), Mark(self.view, theirs, color=TEXT)
        names = (
            tr("lowest for our {count} dots").format(count=grouped(str(len(plan)))),
            tr("lowest for {count}").format(count=grouped(str(plan.crowd))),
        )
        if plan.own:
            names = tr("lowest for every other dot"), tr("lowest for the rest")
        self.names = [
            _kept_in(_TWO, on_plate(Words(name, LABEL_SIZE, cross.tint)), self._beside(cross))
            for name, cross in zip(names, self.crosses, strict=True)
        ]
        times = number_text(float(f"{np.ptp(plan.window[0]) / (2 * half):.1g}"))
        lens = on_plate(Words(tr("map × {times}").format(times=times), LABEL_SIZE))
        self.lens = lens.within(self.view.map_panel().inset(0.15), DOWN + RIGHT)
        self.mark = Words("?", 150).move_to((4.6, 0.1, 0))
        whose = tr("of all dots") if plan.own else tr("of our {count} dots")
        lines = tr("contours:"), tr("the loss"), whose.format(count=grouped(str(len(plan))))
        self.whose = Stack(*(Words(line, LABEL_SIZE, QUIET) for line in lines), gap=0.18)
        self.whose.within(Box(STAGE.left, -1.0, _TWO.left - 0.3, 1.2))

    def _beside(self, cross: Mark) -> Array:
        """Above or below a cross, away from the other one."""
        at = self.view.at(cross.places())
        up = 1.0 if at[1] >= _TWO.middle[1] else -1.0
        return np.asarray(at + np.array([0.0, 0.6 * up]))

    @property
    def all(self) -> tuple[Any, ...]:
        """All of it but the question mark."""
        return self.map, *self.crosses, *self.names, self.lens


def _kept_in(box: Box, words: Plate, at: Array) -> Plate:
    """The words at a place, or as near to it as they are between the sides of a box."""
    aside = (box.width - words.width) / 2
    left, right = sorted((box.middle[0] - aside, box.middle[0] + aside))
    return words.move_to((float(np.clip(at[0], left, right)), at[1], 0))


def _halves(plan: Plan) -> tuple[Array, Array]:
    """The best lines (2,) of every other dot, and of the rest."""
    order = np.argsort(plan.dots.x, kind="stable")
    first, second = (least_squares(plan.take(order[k::2])) for k in (0, 1))
    return first, second


__all__ = ["Ending", "TwoCrosses"]
