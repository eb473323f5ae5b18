"""What the first landing leaves out: the first team home walks on, and leaves."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import LEFT, UP, FadeIn, ValueTracker, VGroup, smooth, squish_rate_func

from scenes.parts.optimizer_race.fair import NAMES, RMSPROP, walk_of
from scenes.parts.optimizer_race.finish import goal_map
from scenes.parts.optimizer_race.laps import lap_text
from scenes.parts.optimizer_race.places import LEAP, LEAP_MAP
from scenes.parts.optimizer_race.plan import Plan
from scenes.parts.optimizer_race.runners import RUNNERS, Name
from scenes.parts.optimizer_race.swarm import Clock, Swarm
from scenes.parts.optimizer_race.track import Names
from scenes.stage import ALPHA, LOSS, STEP, TEXT, Layer, Readout, Words, change, tr
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import baseline

_MORE = 9  # steps that are shown from the first one that leads out
_ON = 40  # and so many while it is told who stays
_BARS, _LONG, _THICK = LEAP.left + 2.9, 2.35, 0.4  # scene units: where bars begin, the longest one
_ROOM = 1.15  # times as far as the farthest is what is seen


class Needed(Painted):
    """How many gradients a team needs, as a bar: all of them on one scale."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, runner: int, long: float, y: float) -> None:
        super().__init__()
        self.color_of, self.long, self.y = RUNNERS[runner].color, long, y
        self.grown = ValueTracker(0.0)
        self.set_frame(_BARS, y - _THICK / 2, _BARS + long, y + _THICK / 2)

    def draw(self, canvas: Canvas) -> None:
        """As long as it has grown."""
        pen, long = Pen(canvas, self.presence), self.long * float(self.grown.get_value())
        if long > 0:
            low, high = self.y - _THICK / 2, self.y + _THICK / 2
            pen.band(_BARS, low, _BARS + long, high, self.color_of, radius=0.004)


class Team(VGroup):
    """A runner, its bar, and the number at the end of that."""

    def __init__(self, runner: int, said: str, share: float, y: float) -> None:
        self.runner, self.share = RUNNERS[runner], share
        self.name_of = Name(runner, size=44).put(LEAP.left, y)
        self.bar = Needed(runner, _LONG * share, y)
        self.said: Any = Words(said, 44, RUNNERS[runner].color)
        self.said.move_to((_BARS + _LONG * share + 0.15, y, 0), aligned_edge=LEFT)
        self.said.shift((y - 0.13 - baseline(self.said)) * UP)
        super().__init__(self.name_of, self.bar, self.said)

    def come(self) -> list[Any]:
        """Animations: its name comes, its bar grows, and then its number is there."""
        late = squish_rate_func(smooth, 0.6, 1.0)
        return [FadeIn(self.name_of, self.bar), change(self.bar.grown, 1),
                FadeIn(self.said, rate_func=late)]  # fmt: skip


class Stay:
    """RMSProp's team about the finish of the first track, from its last touch on.

    ``out`` is the first step at which one of them is outside again; 0 if there is none.
    """

    def __init__(self, plan: Plan) -> None:
        course, lap = plan.course(0), plan.lap(0, RMSPROP)
        walk = walk_of(course, NAMES[RMSPROP], lap, plan.rules)
        lowest = float(course.ground.value(course.ground.minima).min())
        self.inside = (walk.losses - lowest <= plan.finish).sum(axis=1)
        after = np.flatnonzero(self.inside[lap.last :] < plan.rules.starts)
        self.out = lap.last + int(after[0]) if len(after) else 0
        self.begin, self.end = lap.last, min(self.out + _MORE, len(walk.points) - 1)
        self.later = min(self.end + _ON, len(walk.points) - 1) if self.out else self.end
        goal = course.ground.minima[0]
        far = _ROOM * float(np.abs(walk.points[self.begin : self.later + 1] - goal).max())
        x, y = ((at - far, at + far) for at in goal.tolist())
        self.map = goal_map(course, Names((x, y), LEAP_MAP), plan.finish)
        self.clock = Clock(self.later)
        self.clock.now.set_value(self.begin)
        self.swarm = Swarm(self.map.plane, RMSPROP, walk.points[: self.later + 1], lap, course,
                           self.clock, tail=1, large=True)  # fmt: skip
        self.swarm.home = np.zeros_like(lap.arrived)  # none of them stops
        self.swarm.until = np.full(plan.rules.starts, np.inf)
        self.head = Words(tr("RMSProp walks on"), 46, TEXT)
        self.grows = Words(tr("{alpha} / √s grows").format(alpha=ALPHA), 46, STEP)
        self.counter: Any = Readout("gradients", tr("gradients"), lambda: self.clock.step, 0, 44)
        now = lambda: int(self.inside[self.clock.step])  # noqa: E731
        self.on_gold: Any = Readout("on the gold", tr("on the gold"), now, 0, 44, LOSS)
        things = self.head, self.counter, self.on_gold, self.grows
        rows = LEAP.inset(top=-0.8).rows(*[1] * 9, gap=0.0)
        for thing, row in zip(things, rows, strict=False):
            thing.move_to((LEAP.left, row.middle[1], 0), aligned_edge=LEFT)
        self.rule: Any = Words(tr("the ravine, if all must stay:"), 46, TEXT)
        self.rule.move_to((LEAP.left, rows[4].middle[1], 0), aligned_edge=LEFT)
        settled, starts = plan.settled, plan.rules.starts
        whole = [lap.last for lap in settled if lap.home == starts]
        self.teams: list[Team] = []
        for k, row in zip(plan.stay_ranking, rows[5:], strict=True):
            one, high = settled[k], float(row.middle[1])
            share = one.last / max(whole) if one.home == starts else 0.0
            self.teams.append(Team(k, lap_text(one.home, one.last, starts), share, high))

    @property
    def rest(self) -> list[Any]:
        """What is there as it begins, but the map."""
        return [self.swarm, self.head, self.counter, self.on_gold]


__all__ = ["Stay"]
