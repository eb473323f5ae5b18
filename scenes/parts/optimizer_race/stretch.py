"""Why RMSProp loses when the ravine is turned: both axes are given the same rate again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, UP, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from scenes.parts.optimizer_race.fair import PLAIN, RMSPROP
from scenes.parts.optimizer_race.finish import goal_map
from scenes.parts.optimizer_race.leap import short
from scenes.parts.optimizer_race.places import STRETCH
from scenes.parts.optimizer_race.plan import Plan, brief
from scenes.parts.optimizer_race.runners import RUNNERS, Name, sign
from scenes.parts.optimizer_race.scales import Scales
from scenes.parts.optimizer_race.swarm import Clock, SoloRun
from scenes.parts.optimizer_race.track import Panel
from scenes.stage import STEP, TEXT, Layer, Readout, Words, change, tr
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Projection
from scenes.stage.type.text import baseline

Array = NDArray[np.float64]

_AHEAD = 0.2  # scene units from the tip of a step to the mark of whose it is


def both(rates: Array) -> str:
    """The rates of both axes with two digits, as one if they are alike."""
    first, second = (brief(float(f"{rate:.2g}")) for rate in rates.tolist())
    return first if first == second else tr(" and ").join((first, second))


class FirstSteps(OnPicture):
    """The first steps of plain descent and of RMSProp from one place, as long as they are.

    ``grown`` from 0 to 1 lets them come out of that place, one after the other.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, on: Projection, root: Array, ways: Sequence[Array]) -> None:
        super().__init__(on)
        self.root, self.ways, self.grown = root, list(ways), ValueTracker(0.0)

    def grow(self) -> Any:
        """Both come, one after the other."""
        return change(self.grown, 1, linear)

    def draw(self, canvas: Canvas) -> None:
        """Arrows in the colour of a step, each with its runner's mark ahead of its tip."""
        pen, grown = Pen(canvas, self.presence), float(self.grown.get_value())
        shares = np.clip(grown * len(self.ways) - np.arange(len(self.ways)), 0, 1).tolist()
        start = self.on.at(self.root)
        # The shorter one lies above another that goes the same way.
        order = np.argsort([-np.hypot(*way) for way in self.ways]).tolist()
        for number, runner in ((k, (PLAIN, RMSPROP)[k]) for k in order):
            tip = self.on.at(self.root + shares[number] * self.ways[number])
            pen.arrow(np.stack([start, tip]), STEP, 0.1, casing=0.03)
            if (long := float(np.hypot(*(tip - start)))) > 0:
                ahead = tip + _AHEAD * (tip - start) / long
                sign(pen, RUNNERS[runner], ahead, 0.13 * min(1.0, long / 0.3), rim=0.03)
        pen.ring(start, 0.14, TEXT, 0.04)


class Stretch:
    """The slowest one: first steps, as the ravine lay and turned, rates, and how it comes home."""

    def __init__(self, plan: Plan) -> None:
        degrees = plan.tracks[1][1]
        self.maps, self.arrows, self.words = [], list[FirstSteps](), []
        for k, box in enumerate(STRETCH.columns(1, 1, gap=0.3)):
            slope = plan.turned_gradient(degrees * k)
            panel = Panel(plan.ravine.window, box.middle, box.height)
            map_ = goal_map(plan.course(k), panel, plan.finish)
            root = np.asarray(map_.turn(plan.slow_start))
            plain, own = (plan.lap(k, runner).tuning.best for runner in (PLAIN, RMSPROP))
            rates = own / plan.begins(slope)
            self.maps.append(map_)
            self.arrows.append(FirstSteps(map_.plane, root, [-plain * slope, -rates * slope]))
            said: Any = VGroup(
                Name(RMSPROP, size=42, short=True),
                Words(tr("rates:"), 42, TEXT),
                *(
                    Words(f"{name}: {short(rate)}", 42, STEP)
                    for name, rate in zip((tr("w₁"), tr("w₂")), rates.tolist(), strict=True)
                ),
            )
            self.words.append(_row(said, float(box.middle[0]), STRETCH.bottom - 0.8))
        self.scales = Scales([map_.plane for map_ in self.maps])
        title: Any = Words(tr("RMSProp’s last one home, first steps:"), 44, TEXT)
        foot = STRETCH.top + 0.28
        title.shift((foot - baseline(title)) * UP).align_to((STRETCH.left, 0, 0), LEFT)
        left = float(title.get_right()[0]) + 0.5
        first = Name(PLAIN, size=44).put(left, foot + 0.13)
        second = Name(RMSPROP, size=44).put(float(first.get_right()[0]) + 0.5, foot + 0.13)
        self.head = VGroup(title, first, second)
        self.mean = self._mean(plan)
        self._race(plan)

    def _race(self, plan: Plan) -> None:
        """From that start both go home on the turned map, and gradients are counted."""
        who, on = plan.slowest, self.maps[1].plane
        self.last = max(int(plan.lap(1, runner).steps[who]) for runner in (PLAIN, RMSPROP))
        self.clock = Clock(self.last)
        self.runs = [
            SoloRun(on, runner, plan.raced.points[1][runner][: int(steps) + 1, who], self.clock,
                    radius=0.13, beads=False)
            for runner, steps in ((k, plan.lap(1, k).steps[who]) for k in (PLAIN, RMSPROP))
        ]  # fmt: skip
        self.counter: Any = Readout("gradients", tr("gradients"), lambda: self.clock.step, 0, 42)
        self.counter.move_to((self.maps[1].plane.corner[0], 0, 0), aligned_edge=LEFT)
        foot = baseline(self.mean[0][0])
        self.counter.shift((foot + 0.13 - self.counter.get_y()) * UP)

    @staticmethod
    def _mean(plan: Plan) -> list[Any]:
        """Its rate on the turned ravine, on average until home, and that of plain descent."""
        told = (RMSPROP, both(plan.shared_rate)), (PLAIN, short(plan.lap(1, PLAIN).tuning.best))
        head: Any = Words(tr("turned, mean rate:"), 42, TEXT)
        parts = [[Name(runner, size=42, short=True), Words(text, 42, STEP)]
                 for runner, text in told]  # fmt: skip
        whole = _row(VGroup(head, *parts[0], *parts[1]), 0.0, STRETCH.bottom - 1.45)
        whole.align_to((STRETCH.left, 0, 0), LEFT)
        return [VGroup(head, *parts[0]), VGroup(*parts[1])]


def _row(parts: Any, middle: float, foot: float) -> Any:
    """Words and marks on one line."""
    parts.arrange(RIGHT, buff=0.22)
    for part in parts:
        if isinstance(part, Name):
            part.shift((foot + 0.13 - part.mark.get_y()) * UP)
        else:
            part.shift((foot - baseline(part)) * UP)
    return parts.set_x(middle)


__all__ = ["FirstSteps", "Stretch", "both"]
