"""What the first landing leaves out: the first team home walks on, and leaves."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import (
    LEFT,
    UP,
    FadeIn,
    ValueTracker,
    VGroup,
    linear,
    smooth,
    squish_rate_func,
)
from numpy.typing import NDArray

from gdmath.trajectory import Trajectory
from scenes.parts.optimizer_race.fair import KEEP_SQUARES, RMSPROP, walk_of
from scenes.parts.optimizer_race.fair import NAMES as NAMES_OF
from scenes.parts.optimizer_race.finish import finish_lines, goal_map
from scenes.parts.optimizer_race.hook import rate_text
from scenes.parts.optimizer_race.laps import lap_text
from scenes.parts.optimizer_race.places import (
    ALPHAS,
    BARS,
    COUNT,
    HEAD,
    MAP,
    NAMES,
    NUMBERS,
    RULE,
    WIDE,
)
from scenes.parts.optimizer_race.plan import Plan
from scenes.parts.optimizer_race.plates import plate_behind, window
from scenes.parts.optimizer_race.runners import RUNNERS, Name, sign
from scenes.parts.optimizer_race.swarm import Clock, Swarm
from scenes.parts.optimizer_race.track import SIDES, Names
from scenes.stage import (
    ALPHA,
    LOSS,
    STEP,
    TEXT,
    TITLE_SIZE,
    Box,
    Layer,
    Readout,
    Words,
    change,
    tr,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import baseline

Array = NDArray[np.float64]

_WAY, _END = 0.1, 0.15  # scene units wide is a way, and large the mark at its end
_MORE = 9  # steps that are shown from the first one that leads out
_ON = 40  # and so many while it is told who stays
_AROUND = 2.0  # times as far as the finish reaches is what is seen of those who stay
_INSIDE = 0.25  # scene units from the rim of the map to a plate
_ROOM = 1.15  # times as far as the farthest is what is seen


class Needed(Painted):
    """How many gradients a team needs, as a way with its mark at the end: all on one scale.

    A bar beside a race is as long as many are home, and the longer the better; this one is not.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, runner: int, box: Box, share: float) -> None:
        super().__init__()
        self.runner, self.box, self.long = RUNNERS[runner], box, box.width * share
        self.grown = ValueTracker(0.0)
        self.set_frame(box.left, box.bottom, box.left + self.long, box.top)

    def draw(self, canvas: Canvas) -> None:
        """As far as it has grown."""
        pen, long = Pen(canvas, self.presence), self.long * float(self.grown.get_value())
        if long > 0:
            left, y = self.box.left, float(self.box.middle[1])
            ends = np.array([(left, y), (left + long, y)])
            pen.line(ends, self.runner.color, _WAY)
            sign(pen, self.runner, ends[1], _END, rim=0.03)


class Team(VGroup):
    """A runner, its rate, its bar, and how many gradients it needs, as beside a race."""

    def __init__(self, runner: int, place: int, rate: float, said: str, share: float) -> None:
        self.runner, self.share = RUNNERS[runner], share
        name, alpha, bar, number = NAMES[place], ALPHAS[place], BARS[place], NUMBERS[place]
        y = float(name.middle[1])
        self.name_of = Name(runner, size=44).put(name.left + 0.15, y)
        self.alpha: Any = Words(f"{ALPHA} = {rate_text(rate)}", 40, STEP)
        self.alpha.move_to((alpha.left, 0, 0), aligned_edge=LEFT)
        self.alpha.shift((y - 0.13 - baseline(self.alpha)) * UP)
        self.bar = Needed(runner, bar, share)
        self.said: Any = Words(said, 42, RUNNERS[runner].color)
        self.said.move_to((number.left + 0.3, 0, 0), aligned_edge=LEFT)
        self.said.shift((float(number.middle[1]) - 0.14 - baseline(self.said)) * UP)
        super().__init__(self.name_of, self.alpha, self.bar, self.said)

    def come(self) -> list[Any]:
        """Animations: its name and rate come, it goes its way, and then its number is there."""
        return [*self.begin(), *self.arrive()]

    def begin(self) -> list[Any]:
        """Animations: its name and rate come."""
        return [FadeIn(self.name_of, self.alpha, self.bar)]

    def arrive(self) -> list[Any]:
        """Animations: it goes all of its way, and then its number is there."""
        late = squish_rate_func(smooth, 0.6, 1.0)
        return [change(self.bar.grown, 1, linear), FadeIn(self.said, rate_func=late)]


def _across(walk: Trajectory, rate: float) -> Array:
    """The largest rate across (n,) that any of a team has at each step: alpha by the root of s."""
    axis = int(np.argmax(np.abs(walk.gradients[0]).max(axis=0)))
    squares, largest = np.zeros(walk.gradients.shape[1]), [0.0]
    for slope in walk.gradients[:-1, :, axis]:
        squares = KEEP_SQUARES * squares + (1 - KEEP_SQUARES) * slope**2
        largest.append(float((rate / np.sqrt(np.maximum(squares, 1e-30))).max()))
    return np.array(largest)


class Stay:
    """RMSProp's team about the finish of the first track, from its last touch on.

    ``out`` is the first step at which one of them is outside again; 0 if there is none.
    """

    def __init__(self, plan: Plan) -> None:
        course, lap = plan.course(0), plan.lap(0, RMSPROP)
        walk = walk_of(course, NAMES_OF[RMSPROP], lap, plan.rules)
        lowest = float(course.ground.value(course.ground.minima).min())
        self.inside = (walk.losses - lowest <= plan.finish).sum(axis=1)
        after = np.flatnonzero(self.inside[lap.last :] < plan.rules.starts)
        self.out = lap.last + int(after[0]) if len(after) else 0
        self.begin, self.end = lap.last, min(self.out + _MORE, len(walk.points) - 1)
        self.later = min(self.end + _ON, len(walk.points) - 1) if self.out else self.end
        goal = course.ground.minima[0]
        far = _ROOM * float(np.abs(walk.points[self.begin : self.later + 1] - goal).max())
        self.map = goal_map(course, Names(course.landscape.window, MAP), plan.finish)
        self.small = self.map.plane.copy()  # where it is beside those who come to stay
        self.map.plane.reframe(**window(goal, far)).within(WIDE)
        self.clock = Clock(self.later)
        self.clock.now.set_value(self.begin)
        self.swarm = Swarm(self.map.plane, RMSPROP, walk.points[: self.later + 1], lap, course,
                           self.clock, tail=1, large=True)  # fmt: skip
        self.swarm.home = np.zeros_like(lap.arrived)  # none of them stops
        self.swarm.until = np.full(plan.rules.starts, np.inf)
        self.rates = _across(walk, lap.tuning.best)
        self.head, self.grows = self._growing(lap.tuning.best)
        self.below = self._below()
        self.plates = [plate_behind(VGroup(self.head, self.grows), 0.1),
                       plate_behind(VGroup(*self.below), 0.3)]  # fmt: skip
        self.rule = [
            Words(tr("If all must stay"), TITLE_SIZE, TEXT).within(HEAD, LEFT),
            Words(tr("the ravine, each tuned for that"), 40, TEXT).within(RULE, LEFT),
        ]
        self.teams = self._teams(plan)

    def _growing(self, rate: float) -> tuple[Any, Any]:
        """Who walks on, with its rate; how what the squares leave of that grows across."""
        name = Name(RMSPROP, f"{ALPHA} = {rate_text(rate)}", 46)
        name.said.set_color(STEP)
        said = Words(tr("{alpha} / √s grows").format(alpha=ALPHA), TITLE_SIZE, STEP)
        now = lambda: float(self.rates[self.clock.step])  # noqa: E731
        most: Any = Readout("rate across", tr("across, up to"), now, 4, 44, STEP)
        lines: Any = VGroup(said, most)
        wide = max(line.width for line in (name, said, most))
        left, y = WIDE.right - _INSIDE - 0.5 - wide, WIDE.top - 0.8
        for line, down in zip((name, said, most), (0.0, 0.8, 1.55), strict=True):
            line.move_to((left, y - down, 0), aligned_edge=LEFT)
        return name, lines

    def _below(self) -> list[Any]:
        """The count, and who is home, on the map."""
        counter: Any = Readout("gradients", tr("gradients"), lambda: self.clock.step, 0, 44)
        now = lambda: int(self.inside[self.clock.step])  # noqa: E731
        on_gold: Any = Readout("on the gold", tr("on the gold"), now, 0, 44, LOSS)
        for thing, up in ((counter, 1.85), (on_gold, 1.15)):  # beside the ways across and along
            thing.move_to((WIDE.left + SIDES + _INSIDE, WIDE.bottom + up, 0), aligned_edge=LEFT)
        self.on_gold = on_gold
        return [counter, on_gold]

    def _teams(self, plan: Plan) -> list[Team]:
        """All four by the other rule, the best first."""
        settled, starts = plan.settled, plan.rules.starts
        most = max((lap.last for lap in settled if lap.home == starts), default=1)
        teams = []
        for place, k in enumerate(plan.stay_ranking):
            one = settled[k]
            share = one.last / most if one.home == starts else 0.0
            said = lap_text(one.home, one.last, starts)
            teams.append(Team(k, place, one.tuning.best, said, share))
        return teams

    @property
    def rest(self) -> list[Any]:
        """What is there as it begins, but the map."""
        return [self.swarm, *self.plates, self.head, self.grows, *self.below]

    def go_back(self) -> Any:
        """An animation: the map is whole, and stands where all others do."""
        return self.map.plane.animate.stand_as(self.small)


class Settled:
    """The team that wins the first track if all must stay: from the starts until all do."""

    def __init__(self, plan: Plan, stay: Stay) -> None:
        first, course = plan.stay_ranking[0], plan.course(0)
        lap = plan.settled[first]
        walk = walk_of(course, NAMES_OF[first], lap, plan.rules)
        lowest = float(course.ground.value(course.ground.minima).min())
        inside = (walk.losses - lowest <= plan.finish).sum(axis=1)
        self.map, self.goal, self.last = stay.map, course.ground.minima[0], lap.last
        self.later = min(self.last + _ON, len(walk.points) - 1)
        self.clock = Clock(self.later)
        self.swarm = Swarm(self.map.plane, first, walk.points[: self.later + 1], lap, course,
                           self.clock)  # fmt: skip
        self.swarm.home = np.zeros_like(lap.arrived)  # none of them stops
        self.swarm.until = np.full(plan.rules.starts, np.inf)
        lines = finish_lines(course.landscape, plan.finish)
        self.reach = _AROUND * max(float(np.abs(line - self.goal).max()) for line in lines)
        counter: Any = Readout("gradients", tr("gradients"), lambda: self.clock.step, 0, 40)
        now = lambda: int(inside[self.clock.step])  # noqa: E731
        self.on_gold: Any = Readout("on the gold", tr("on the gold"), now, 0, 40, LOSS)
        self.below = [counter, self.on_gold]
        for thing, right in zip(self.below, (0.0, 2.9), strict=True):
            thing.move_to((COUNT.left + right, COUNT.middle[1] - 0.25, 0), aligned_edge=LEFT)

    def go_near(self) -> Any:
        """An animation: the map shows the finish, and those on it."""
        x, y = ((at - self.reach, at + self.reach) for at in self.goal.tolist())
        return self.map.plane.animate.reframe(x=x, y=y)


__all__ = ["Settled", "Stay"]
