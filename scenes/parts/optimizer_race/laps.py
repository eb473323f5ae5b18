"""A fair race on one track: a map for each runner, how many are home, and the medians."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, RIGHT, UP, FadeIn, RoundedRectangle, linear

from scenes.parts.optimizer_race.arrivals import Arrivals
from scenes.parts.optimizer_race.fair import starts_of
from scenes.parts.optimizer_race.places import (
    BARS,
    COUNT,
    HEAD,
    LARGE,
    MEDIANS,
    NAMES,
    PANELS,
    SAID,
)
from scenes.parts.optimizer_race.plan import Plan
from scenes.parts.optimizer_race.runners import RUNNERS, Name
from scenes.parts.optimizer_race.swarm import Clock, Starts, Swarm
from scenes.parts.optimizer_race.track import Panel, TrackMap
from scenes.stage import LABEL_SIZE, QUIET, TITLE_SIZE, Box, Readout, Words, change, tr
from scenes.stage.lecture.theme import PLATE
from scenes.stage.type.text import baseline, grouped

_LEFT = 0.35  # of a start
NUMBER = 48  # the size of a median
_FORMS = {"himmelblau": "Rounder valleys", "rosenbrock": "Bent ravine"}
_TITLES = ("Track 1", "Track 2", "Track 3", "Track 4")


def steps_text(steps: float) -> str:
    """A median of steps: 43.5, 36."""
    return grouped(f"{steps:.1f}".removesuffix(".0"))


def cell_text(plan: Plan, track: int, runner: int) -> str:
    """What is told: the median, or how many are home if those are not half."""
    if plan.halfway(track, runner):
        return steps_text(plan.median(track, runner))
    return tr("{home} of {all}").format(home=plan.home(track, runner), all=plan.rules.starts)


def ground_text(name: str) -> str:
    """What a ground is called by its form; or else by its name."""
    return tr(_FORMS.get(name, name.replace("_", " ").capitalize()))


def light(cell: Any, color: str, tie: bool, box: Box | None = None) -> RoundedRectangle:
    """The rim round the cell of one that is ahead; of several that are level it is fainter."""
    wide, tall = (cell.width + 0.4, cell.height + 0.32) if box is None else (box.width, box.height)
    return RoundedRectangle(
        width=wide, height=tall, corner_radius=0.12, fill_color=PLATE, fill_opacity=0.0,
        stroke_color=color, stroke_width=4 if tie else 7, stroke_opacity=0.65 if tie else 1.0,
    ).move_to(cell.get_center() if box is None else box.middle)  # fmt: skip


class Board:
    """The names of the runners above their maps, and what the numbers below them are."""

    def __init__(self, plan: Plan) -> None:
        self.names = [Name(k, size=40) for k in range(4)]
        for name, box in zip(self.names, NAMES, strict=True):
            name.put(box.left + 0.05, float(box.middle[1]))
        said = tr("median steps of the {count} runners").format(count=plan.rules.starts)
        self.said = Words(said, LABEL_SIZE, QUIET).within(SAID)

    def back(self, runner: int) -> Any:
        """An animation: a name goes to its place above its map."""
        box = NAMES[runner]
        return self.names[runner].animate.put(box.left + 0.05, float(box.middle[1]))

    def cell(self, text: str, runner: int) -> Any:
        """A number below a runner's map."""
        return Words(text, NUMBER, RUNNERS[runner].color).move_to(MEDIANS[runner].middle)


class Lap:
    """All that is seen of a race on one track."""

    def __init__(self, plan: Plan, track: int, board: Board) -> None:
        self.plan, self.track, self.clock = plan, track, Clock()
        course, row = plan.course(track), plan.result.laps[track]
        said = f"{tr(_TITLES[track])}: {self.called()}"
        self.title = Words(said, TITLE_SIZE).within(HEAD, LEFT)
        self.counter: Any = Readout("gradients", tr("gradients"), lambda: self.clock.step, 0, 44)
        self.counter.move_to((COUNT.left, COUNT.middle[1], 0), aligned_edge=LEFT)
        self.maps = [
            TrackMap(course, Panel(course.landscape.window, box.middle, box.height, numbered=True))
            for box in PANELS
        ]
        self.turned = self.maps[0].ground.turned
        for other in self.maps[1:]:
            other.ground.turned = self.turned  # all turn together
        _, race_from = starts_of(course, plan.rules)

        def turned(places: Any) -> Any:
            return self.maps[0].turn(places, course.degrees)

        self.starts = [Starts(one.plane, race_from, turned) for one in self.maps]
        self.swarms = [
            Swarm(self.maps[k].plane, k, points, lap.steps, lap.arrived, self.clock)
            for k, (points, lap) in enumerate(zip(plan.raced.points[track], row, strict=True))
        ]
        steps, arrived = [lap.steps for lap in row], [lap.arrived for lap in row]
        self.bars = Arrivals(steps, arrived, self.clock, BARS)
        self.cells = [board.cell(cell_text(plan, track, k), k) for k in range(4)]
        self.before = {k: self._before(k) for k in range(4) if self._changed(k)}
        ahead = plan.leaders(track)
        self.lights = [light(self.cells[k], RUNNERS[k].color, len(ahead) > 1) for k in ahead]

    def called(self) -> str:
        """What the track is called in its title."""
        name, degrees = self.plan.tracks[self.track]
        if degrees:
            return tr("turned")
        if self.track == 0:
            return tr("the ravine")
        known = ground_text(name)
        return known[:1].lower() + known[1:] if name in _FORMS else known

    def _changed(self, runner: int) -> bool:
        """Whether the same ground took a runner another number of steps before it was turned."""
        plan = self.plan
        told = all(plan.halfway(track, runner) for track in (0, self.track))
        return (
            bool(plan.tracks[self.track][1])
            and told
            and (plan.median(0, runner) != plan.median(self.track, runner))
        )

    def _before(self, runner: int) -> Any:
        """How many they were, to the left of how many they are now; both share the middle."""
        cell, old = self.cells[runner], steps_text(self.plan.median(0, runner))
        words: Any = Words(f"{old} →", NUMBER, RUNNERS[runner].color)
        words.next_to(cell, LEFT, buff=0.2)
        words.shift((baseline(cell) - baseline(words)) * UP)
        for one in (words, cell):
            one.shift((words.width + 0.2) / 2 * RIGHT)
        return words

    @property
    def ground(self) -> list[Any]:
        """Title, counter, maps, starts and bars, before the race."""
        return [self.title, self.counter, *self.maps, *self.starts, self.bars]

    def prepare(self) -> None:
        """Lie as if it were not turned."""
        self.turned.set_value(0)

    def turn_in(self) -> Any:
        """The ground turns with all that is on it, until it lies as it is raced on."""
        return change(self.turned, self.plan.course(self.track).degrees)

    def ring_out(self) -> list[Any]:
        """Animations: a ring goes out from each start."""
        return [starts.ring_out() for starts in self.starts]

    def off(self) -> list[Any]:
        """Animations: the starts become faint, for they are left."""
        return [starts.animate.set_presence(_LEFT) for starts in self.starts]

    def last(self, *runners: int) -> int:
        """The step at which so many runners have their medians, and a little more."""
        medians = [self.plan.median(self.track, k) for k in runners]
        return int(np.ceil(1.3 * max(medians)))

    def tell(self, *runners: int) -> list[Any]:
        """Animations: the numbers of some runners come."""
        olds = [self.before[runner] for runner in runners if runner in self.before]
        return [*map(FadeIn, olds), *(FadeIn(self.cells[k], scale=0.8) for k in runners)]

    def column(self, runner: int) -> list[Any]:
        """The map of one runner, and what is on it."""
        return [self.maps[runner], self.starts[runner], self.swarms[runner]]

    def enlarge(self, runner: int) -> Any:
        """An animation: that map becomes large."""
        return self.maps[runner].plane.animate.put(*LARGE)

    def run(self, step: float, pace: Any = linear) -> Any:
        """An animation: the race goes on until this step."""
        return self.clock.to(min(step, self.plan.budget), pace)

    @property
    def end(self) -> int:
        """The step at which all is decided, and a little more: so that the last one is gone."""
        steps = max(int(lap.steps.max()) for lap in self.plan.result.laps[self.track])
        return min(int(1.4 * steps), self.plan.budget)


__all__ = ["NUMBER", "Board", "Lap", "cell_text", "ground_text", "light", "steps_text"]
