"""A fair race on one track: all on one map, how many of each are home, and when all of them are."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase
from typing import Any

import numpy as np
from manim import LEFT, RIGHT, UP, FadeIn, FadeOut, smooth, squish_rate_func

from gdmath.racing import Lap as RunnersLap
from gdmath.racing import Track
from scenes.parts.optimizer_race.arrivals import Arrivals
from scenes.parts.optimizer_race.fair import starts_of
from scenes.parts.optimizer_race.finish import goal_map
from scenes.parts.optimizer_race.hook import rate_text
from scenes.parts.optimizer_race.pace import COME, end_of, over_of, pace_of
from scenes.parts.optimizer_race.places import (
    ALPHAS,
    BARS,
    BESIDE,
    COUNT,
    HEAD,
    MAP,
    NAMES,
    NUMBERS,
    RULE,
)
from scenes.parts.optimizer_race.plan import Plan
from scenes.parts.optimizer_race.runners import RUNNERS, Name, light
from scenes.parts.optimizer_race.swarm import Clock, Starts, Swarm
from scenes.parts.optimizer_race.track import Names
from scenes.stage import (
    ALPHA,
    LABEL_SIZE,
    QUIET,
    STEP,
    TEXT,
    TITLE_SIZE,
    Readout,
    Words,
    change,
    swell,
    tr,
)
from scenes.stage.type.text import baseline, grouped

_NAME = 0.15  # scene units from the left of its box
_BEHIND = 0.3  # and of that of a number, which is the end of a bar
NUMBER, _CELL = 48, 42  # the size of how many steps: in the table, and beside a race
_NEAR = 1.25  # times as far as the farthest is what is seen close up
_BRINK = 0.8  # of a way home
_LONG = 40  # letters of a function
RAVINE_RULE = "½ x^2 + 50 y^2"  # as it is told
_RING = 0.5  # seconds of the ring of one that comes home
_TITLES = ("Track 1", "Track 2", "Track 3")


def steps_text(steps: int) -> str:
    """How many steps: 36, 1,000."""
    return grouped(str(steps))


def cell_text(plan: Plan, track: int, runner: int) -> str:
    """What is told: when the last one is home, or how many are if those are not all."""
    return lap_text(plan.home(track, runner), plan.last(track, runner), plan.rules.starts)


def lap_text(home: int, last: int, starts: int) -> str:
    """When the last one is home, or how many are if those are not all."""
    return steps_text(last) if home == starts else tr("{home} of {all}").format(
        home=home, all=starts)  # fmt: skip


def ground_text(name: str) -> str:
    """What a ground is called."""
    return tr(name.replace("_", " ").capitalize())


class Board:
    """The names of the runners, one below the other beside the map."""

    def __init__(self, plan: Plan) -> None:
        self.names = [Name(k, size=44) for k in range(4)]
        for name, box in zip(self.names, NAMES, strict=True):
            name.put(box.left + _NAME, float(box.middle[1]))

    def cell(self, text: str, runner: int) -> Any:
        """A number at the end of a runner's bar."""
        box = NUMBERS[runner]
        words: Any = Words(text, _CELL, RUNNERS[runner].color)
        words.move_to((box.left + _BEHIND, 0, 0), aligned_edge=LEFT)
        return words.shift(UP * (float(box.middle[1]) - 0.14 - baseline(words)))


class Lap:
    """All that is seen of a race on one track."""

    def __init__(self, plan: Plan, track: int, board: Board) -> None:
        self.plan, self.track, self.clock = plan, track, Clock(over_of(plan, track))
        self.end, self.pace = end_of(plan, track), pace_of(plan, track)
        course, row = plan.course(track), plan.result.laps[track]
        self.title = Words(f"{tr(_TITLES[track])}: {self.called()}", TITLE_SIZE).within(HEAD, LEFT)
        self.rule = self._rule(course)
        self.counter: Any = Readout("gradients", tr("gradients"), lambda: self.clock.step, 0, 44)
        self.counter.move_to((COUNT.left, COUNT.middle[1], 0), aligned_edge=LEFT)
        self.map = goal_map(course, Names(course.landscape.window, MAP), plan.finish)
        self.turned = self.map.ground.turned
        self.signs = any((~lap.arrived).any() for lap in row)  # of whoever is not home
        self.said = Words(self._said(row), LABEL_SIZE, QUIET)
        self.said.within(BESIDE, LEFT)
        race_from = starts_of(course, plan.rules)
        self.starts = Starts(self.map.plane, race_from,
                             lambda places: self.map.turn(places, course.degrees))  # fmt: skip
        self.swarms = [
            Swarm(self.map.plane, k, points, lap, course, self.clock, together=True)
            for k, (points, lap) in enumerate(zip(plan.raced.points[track], row, strict=True))
        ]
        for swarm in self.swarms:
            swarm.settle = max(1.0, min(_RING * self.pace, self.end - self.clock.over))
        self.told: set[int] = set()  # whose numbers are there
        self.waits: set[int] = set()  # whose numbers come with the words
        self.alphas = [self._alpha(k) for k in range(4)]
        steps, arrived = [lap.steps for lap in row], [lap.arrived for lap in row]
        self.bars = Arrivals(steps, arrived, self.clock, BARS)
        self.cells = [board.cell(cell_text(plan, track, k), k) for k in range(4)]
        self.before = {k: self._before(k) for k in range(4) if self._changed(k)}
        ahead = plan.leaders(track)
        self.lights = [light(self.cells[k], RUNNERS[k].color, len(ahead) > 1) for k in ahead]

    def called(self) -> str:
        """What the track is called in its title."""
        name, degrees = self.plan.tracks[self.track]
        if self.track < 2:
            return tr("turned by {degrees}°").format(degrees=f"{degrees:g}") if degrees else (
                tr("the ravine"))  # fmt: skip
        return ground_text(name)

    def _said(self, row: Sequence[RunnersLap]) -> str:
        """What the numbers beside a race are, or the signs of whoever is not home."""
        hollow = any((~lap.arrived & ~lap.left).any() for lap in row)
        gone = any(lap.left.any() for lap in row)
        signs = (tr("hollow: not home"), hollow), (tr("arrow: off the map"), gone)
        if hollow or gone:
            return "; ".join(sign for sign, seen in signs if seen)
        return tr("gradients until all {count} are home").format(count=self.plan.rules.starts)

    def _rule(self, course: Track) -> list[Any]:
        """The function of a ground below its name; one that is long, or turned, is left out."""
        formula = RAVINE_RULE if self.track < 2 else course.landscape.formula
        long = len(formula) > _LONG or set(formula) & set(ascii_lowercase) - {"x", "y"}
        if long or course.degrees:
            return []
        for old, new in (("x", "w₁"), ("y", "w₂"), ("^2", "²"), ("^3", "³"), ("^4", "⁴"),
                         ("-", "−"), ("*", " ")):  # fmt: skip
            formula = formula.replace(old, new)
        return [Words(tr(formula), 40, TEXT).within(RULE, LEFT)]

    def _alpha(self, runner: int) -> Any:
        """The rate that a runner has on this track, below its name."""
        rate, box = rate_text(self.plan.lap(self.track, runner).tuning.best), ALPHAS[runner]
        words: Any = Words(f"{ALPHA} = {rate}", 40, STEP)
        words.move_to((box.left, 0, 0), aligned_edge=LEFT)
        return words.shift(UP * (float(box.middle[1]) - 0.13 - baseline(words)))

    def _changed(self, runner: int) -> bool:
        """Whether the same ground took a runner another number of steps before it was turned."""
        plan = self.plan
        told = all(plan.whole(track, runner) for track in (0, self.track))
        return (
            bool(plan.tracks[self.track][1])
            and told
            and plan.last(0, runner) != plan.last(self.track, runner)
        )

    def _before(self, runner: int) -> Any:
        """How many they were, in the place of how many they are now, which gives way."""
        cell, old = self.cells[runner], steps_text(self.plan.last(0, runner))
        words: Any = Words(f"{old} →", _CELL, RUNNERS[runner].color)
        words.move_to(cell, aligned_edge=LEFT)
        foot = baseline(cell)
        words.shift((foot - baseline(words)) * UP)
        cell.next_to(words, RIGHT, buff=0.2).shift((foot - baseline(cell)) * UP)
        return words

    @property
    def ground(self) -> list[Any]:
        """The map with its starts, and all that is beside it before the race but rates."""
        return [self.map, self.starts, *self.beside]

    @property
    def beside(self) -> list[Any]:
        """Title, formula, bars, count, and what the numbers are."""
        said = [] if self.signs else [self.said]  # nobody has such a sign yet
        return [self.title, *self.rule, self.bars, self.counter, *said]

    def prepare(self) -> None:
        """Lie as if it were not turned."""
        self.turned.set_value(0)

    def turn_in(self) -> Any:
        """The ground turns with all that is on it, until it lies as it is raced on."""
        return change(self.turned, self.plan.course(self.track).degrees)

    def go_near(self) -> Any:
        """An animation: the map shows where those are that are not home, and the finish.

        Of a ravine alone, on which all of them come near; nothing of the map is off by then.
        """
        return self._about([swarm.now()[~swarm.lost()] for swarm in self.swarms])

    def _about(self, places: Sequence[Any]) -> Any:
        """An animation: the map shows these places and the finish, which is in its middle."""
        goal = self.plan.course(self.track).ground.minima[0]
        patch: Any = self.map.submobjects[-1]
        far = _NEAR * float(np.abs(np.vstack([*places, *patch.lines]) - goal).max())
        x, y = ((at - far, at + far) for at in goal.tolist())
        return self.map.plane.animate.reframe(x=x, y=y)

    def line_up(self) -> list[Any]:
        """Animations: the runners of all come to the starts, and these go."""
        return [*map(FadeIn, self.swarms), FadeOut(self.starts)]

    def tell(self, *runners: int) -> list[Any]:
        """Animations: the numbers of some runners come."""
        self.told |= set(runners)
        olds = [self.before[runner] for runner in runners if runner in self.before]
        return [*map(FadeIn, olds), *(FadeIn(self.cells[k], scale=0.8) for k in runners)]

    def brink(self, runner: int) -> int:
        """The step at which most of a runner's way home is over."""
        return int(_BRINK * self.home_by(runner))

    def go_to_the_line(self, runner: int) -> Any:
        """An animation: the map shows the finish, and all of a runner that are not on it."""
        swarm = self.swarms[runner]
        return self._about([swarm.now()[self.clock.time < swarm.until]])

    def run(self, to: float = np.inf, slower: float = 1.0) -> tuple[list[Any], float]:
        """Animations, and their seconds: the race goes on evenly, to a step or to its end.

        Each has its number once all of it are home, and not before; one for whose number the time
        is too short has it when the race stops.
        """
        now = self.clock.time
        end = min(to, self.end)
        lasts = slower * max(end - now, 1.0) / self.pace
        moves = [self.clock.to(end)]
        for runner in range(4):
            at = max((self.plan.last(self.track, runner) - now) / max(end - now, 1.0), 0.0)
            if runner in self.told | self.waits or not self.plan.whole(self.track, runner):
                continue
            if at + COME / lasts > 1:
                continue
            pace = squish_rate_func(smooth, at, at + COME / lasts)
            for move in self.tell(runner):
                move.rate_func = pace
                moves.append(move)
        return moves, lasts

    def home_by(self, *runners: int) -> int:
        """The step at which all of these are home."""
        return max(self.plan.last(self.track, runner) for runner in runners)

    def rest(self) -> list[Any]:
        """Animations: the numbers that are known by now, and not there; at the end the signs."""
        over, track = self.clock.time >= self.end, self.track
        signs = [FadeIn(self.said)] if over and self.signs else []
        self.signs = self.signs and not over
        known = (
            k for k in range(4)
            if over or (self.plan.whole(track, k) and self.plan.last(track, k) <= self.clock.step)
        )  # fmt: skip
        return [*self.tell(*(k for k in known if k not in self.told | self.waits)), *signs]

    def wait_for_words(self, *runners: int) -> None:
        """The numbers of these, who are not ahead, come as they are said, and not in the race."""
        self.waits = {k for k in runners if self.plan.whole(self.track, k)}
        self.waits -= set(self.plan.leaders(self.track))

    def say(self, runner: int) -> list[Any]:
        """Animations: the number of a runner comes, or swells if it is there."""
        return self.swells(runner) if runner in self.told else self.tell(runner)

    def swells(self, *runners: int) -> list[Any]:
        """Animations: the numbers of some runners swell."""
        return [swell(self.cells[runner], 1.15) for runner in runners]


__all__ = [
    "NUMBER",
    "Board",
    "Lap",
    "cell_text",
    "ground_text",
    "lap_text",
    "steps_text",
]
