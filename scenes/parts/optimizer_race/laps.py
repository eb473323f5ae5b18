"""A fair race on one track: map, runners, staircases of arrivals, and a board of medians."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, RIGHT, FadeIn, RoundedRectangle, VGroup, linear

from scenes.parts.optimizer_race.finish import Finishers
from scenes.parts.optimizer_race.places import BOARD, HEAD, MEDIANS, PLOT, TRACK
from scenes.parts.optimizer_race.plan import Plan, starts_of
from scenes.parts.optimizer_race.runners import RUNNERS, Name
from scenes.parts.optimizer_race.swarm import Clock, Starts, Swarm
from scenes.parts.optimizer_race.track import TrackMap
from scenes.stage import LABEL_SIZE, QUIET, TITLE_SIZE, Box, Words, change, tr
from scenes.stage.lecture.theme import PLATE
from scenes.stage.type.text import grouped

_LEFT = 0.35  # of a start
NUMBER = 44  # the size of a median
_TITLES = ("Track 1", "Track 2", "Track 3", "Track 4")


def steps_text(steps: float) -> str:
    """A median of steps: 43.5, 36."""
    return grouped(f"{steps:.1f}".removesuffix(".0"))


def cell_text(plan: Plan, track: int, runner: int) -> str:
    """What the board says: the median, or how many are home if those are not half."""
    if plan.halfway(track, runner):
        return steps_text(plan.median(track, runner))
    return tr("{home} of {all}").format(home=plan.home(track, runner), all=plan.rules.starts)


def light(cell: Any, color: str, tie: bool, box: Box | None = None) -> RoundedRectangle:
    """The rim round the cell of one that is ahead; of several that are level it is fainter."""
    wide, tall = (cell.width + 0.4, cell.height + 0.32) if box is None else (box.width, box.height)
    return RoundedRectangle(
        width=wide, height=tall, corner_radius=0.12, fill_color=PLATE, fill_opacity=0.0,
        stroke_color=color, stroke_width=4 if tie else 7, stroke_opacity=0.65 if tie else 1.0,
    ).move_to(cell.get_center() if box is None else box.middle)  # fmt: skip


class Board:
    """The names of the runners, side by side, with room for a number below each."""

    def __init__(self) -> None:
        self.columns = BOARD.columns(1, 1.48, 1.34, 1, gap=0.06)
        self.names = [Name(k) for k in range(4)]
        for name, box in zip(self.names, self.columns, strict=True):
            name.put(box.left, BOARD.top - 0.35)
        self.said = Words(tr("median steps"), LABEL_SIZE, QUIET).within(MEDIANS, RIGHT)
        self.all = VGroup(*self.names, self.said)

    def cell(self, text: str, runner: int) -> Any:
        """A number in a runner's column."""
        name, words = self.names[runner], Words(text, NUMBER, RUNNERS[runner].color)
        return words.move_to((name.words.get_left()[0], BOARD.bottom + 0.42, 0), aligned_edge=LEFT)


class Lap:
    """All that is seen of a race on one track."""

    def __init__(self, plan: Plan, track: int, board: Board) -> None:
        self.plan, self.track, self.clock = plan, track, Clock()
        course, row = plan.course(track), plan.result.laps[track]
        said = f"{tr(_TITLES[track])}: {self.called()}"
        self.title = Words(said, TITLE_SIZE).within(HEAD, LEFT)
        self.map = TrackMap(course, TRACK, few=True)
        on = self.map.plane
        _, race_from = starts_of(course, plan.rules)

        def turned(places: Any) -> Any:
            return self.map.turn(places, course.degrees)

        self.starts = Starts(on, race_from, turned)
        self.swarms = [
            Swarm(on, k, points, lap.steps, lap.arrived, self.clock)
            for k, (points, lap) in enumerate(zip(plan.raced.points[track], row, strict=True))
        ]
        steps, arrived = [lap.steps for lap in row], [lap.arrived for lap in row]
        self.plot = Finishers(steps, arrived, plan.budget, self.clock, PLOT)
        self.cells = [board.cell(cell_text(plan, track, k), k) for k in range(4)]
        ahead = plan.leaders(track)
        self.lights = [light(self.cells[k], RUNNERS[k].color, len(ahead) > 1) for k in ahead]

    def called(self) -> str:
        """What the track is called in its title."""
        name, degrees = self.plan.tracks[self.track]
        if degrees:
            return tr("turned")
        return tr("the ravine") if self.track == 0 else tr(name.replace("_", " ").capitalize())

    @property
    def ground(self) -> list[Any]:
        """Title, map, starts and plot, before the race."""
        return [self.title, self.map, self.starts, self.plot]

    def prepare(self) -> None:
        """Lie as if it were not turned."""
        self.map.ground.turned.set_value(0)

    def turn_in(self) -> Any:
        """The ground turns with all that is on it, until it lies as it is raced on."""
        return change(self.map.ground.turned, self.plan.course(self.track).degrees)

    @property
    def everything(self) -> list[Any]:
        """All of it."""
        return [*self.ground, *self.swarms, *self.cells, *self.lights]

    def off(self) -> list[Any]:
        """Animations: the starts become faint, for they are left."""
        return [self.starts.animate.set_presence(_LEFT)]

    def last(self, *runners: int) -> int:
        """The step at which so many runners have their medians, and a little more."""
        medians = [self.plan.median(self.track, k) for k in runners]
        return int(np.ceil(1.3 * max(medians)))

    def tell(self, runner: int) -> Any:
        """An animation: the number of a runner comes onto the board."""
        return FadeIn(self.cells[runner], scale=0.8)

    def run(self, step: float, pace: Any = linear) -> Any:
        """An animation: the race goes on until this step."""
        return self.clock.to(min(step, self.plan.budget), pace)

    @property
    def end(self) -> int:
        """The step at which all is decided, and a little more: so that the last one is gone."""
        steps = max(int(lap.steps.max()) for lap in self.plan.result.laps[self.track])
        return min(int(1.4 * steps), self.plan.budget)


__all__ = ["NUMBER", "Board", "Lap", "cell_text", "light", "steps_text"]
