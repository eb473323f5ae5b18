"""What the first landing leaves out: the first team home walks on, and leaves."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT

from scenes.parts.optimizer_race.fair import NAMES, RMSPROP, walk_of
from scenes.parts.optimizer_race.finish import goal_map
from scenes.parts.optimizer_race.laps import lap_text
from scenes.parts.optimizer_race.places import LEAP, LEAP_MAP
from scenes.parts.optimizer_race.plan import Plan
from scenes.parts.optimizer_race.runners import Name
from scenes.parts.optimizer_race.swarm import Clock, Swarm
from scenes.parts.optimizer_race.track import Names
from scenes.stage import ALPHA, LOSS, STEP, TEXT, Readout, Words, tr

_MORE = 9  # steps that are shown from the first one that leads out
_ROOM = 1.15  # times as far as the farthest is what is seen


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
        goal = course.ground.minima[0]
        far = _ROOM * float(np.abs(walk.points[self.begin : self.end + 1] - goal).max())
        x, y = ((at - far, at + far) for at in goal.tolist())
        self.map = goal_map(course, Names((x, y), LEAP_MAP), plan.finish)
        self.clock = Clock(self.end)
        self.clock.now.set_value(self.begin)
        self.swarm = Swarm(self.map.plane, RMSPROP, walk.points[: self.end + 1], lap, course,
                           self.clock, tail=1, large=True)  # fmt: skip
        self.swarm.home = np.zeros_like(lap.arrived)  # none of them stops
        self.swarm.until = np.full(plan.rules.starts, np.inf)
        self.head = Words(tr("RMSProp walks on"), 46, TEXT)
        self.grows = Words(tr("{alpha} / √s grows").format(alpha=ALPHA), 46, STEP)
        self.counter: Any = Readout("gradients", tr("gradients"), lambda: self.clock.step, 0, 44)
        now = lambda: int(self.inside[self.clock.step])  # noqa: E731
        self.on_gold: Any = Readout("on the gold", tr("on the gold"), now, 0, 44, LOSS)
        things = self.head, self.counter, self.on_gold, self.grows
        rows = LEAP.inset(top=-0.3, bottom=-0.3).rows(*[1] * 7, gap=0.0)
        for thing, row in zip(things, rows, strict=False):
            thing.move_to((LEAP.left, row.middle[1], 0), aligned_edge=LEFT)
        self.rule: Any = Words(tr("the ravine, all to stay, tuned anew:"), 46, TEXT)
        self.rule.move_to((LEAP.left, rows[4].middle[1], 0), aligned_edge=LEFT)
        settled, starts = plan.settled, plan.rules.starts
        cells = [cell for row in rows[5:] for cell in row.columns(4, 5)]
        self.teams = [
            Name(k, lap_text(settled[k].home, settled[k].last, starts), size=46).put(
                cell.left, float(cell.middle[1])
            )
            for k, cell in zip(plan.stay_ranking, cells, strict=True)
        ]

    @property
    def rest(self) -> list[Any]:
        """What is there as it begins, but the map."""
        return [self.swarm, self.head, self.counter, self.on_gold]


__all__ = ["Stay"]
