"""The base of the film: its cast, and how races are told."""

from __future__ import annotations

from dataclasses import asdict
from math import inf
from typing import Any

from manim import LEFT, FadeIn, FadeOut, ValueTracker, linear, smooth, squish_rate_func

from scenes.parts.optimizer_race import telling
from scenes.parts.optimizer_race.across import Across
from scenes.parts.optimizer_race.changes import Changes
from scenes.parts.optimizer_race.ending import Lesson, Table
from scenes.parts.optimizer_race.fair import ADAM, RMSPROP
from scenes.parts.optimizer_race.first import FirstStep
from scenes.parts.optimizer_race.hook import Hook
from scenes.parts.optimizer_race.laps import Board, Lap, cell_text
from scenes.parts.optimizer_race.leap import Leap
from scenes.parts.optimizer_race.memory import Fields
from scenes.parts.optimizer_race.network_ground import Silhouette
from scenes.parts.optimizer_race.one_rate import OneRate
from scenes.parts.optimizer_race.opening import Opening
from scenes.parts.optimizer_race.places import LEAP, SAID
from scenes.parts.optimizer_race.plan import plan_for
from scenes.parts.optimizer_race.rules import RuleCard
from scenes.parts.optimizer_race.runners import Frames, Name
from scenes.parts.optimizer_race.stay import Settled, Stay
from scenes.parts.optimizer_race.track import Thumbnail, TrackMap
from scenes.stage import LABEL_SIZE, TEXT, Words, change, swell


class RaceStage(Changes):
    """Runs all races, builds the cast, and knows how a lap is told."""

    def setup(self) -> None:
        """Run all races, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = telling.facts(plan)
        self.hook, self.first, self.fields = Hook(plan), FirstStep(plan), Fields((0.22, 0.76))
        self.opening = Opening(self.hook, telling.names())
        self.card = RuleCard(plan, self.first.map)
        self.board = Board(plan)
        self.laps = [Lap(plan, track, self.board) for track in range(3)]
        self.leap, self.across, self.table = Leap(plan), Across(plan), Table(plan)
        self.lesson, self.far, self.stay = Lesson(plan), Silhouette(), Stay(plan)
        self.settled = Settled(plan, self.stay)
        self.one_rate = OneRate(plan)
        self.again: Any = Words(self.facts["again_written"] or " ", LABEL_SIZE, TEXT)
        self.again.within(SAID, LEFT)
        self.in_words["walks"] = telling.walks(plan, self.stay.out)

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    def guess_among(self, frames: Frames, lap: Lap, *more: Any) -> None:
        """All come to the starts; the viewer may guess who it is, among names that are there."""
        self.play(FadeIn(frames), *lap.line_up(), *map(FadeIn, more), run_time=0.6)
        self.hold()
        self.play(*(frame.call() for frame in frames), run_time=0.6)
        self.silence(1.6)

    def unfair(self, number: int, to: float = inf) -> None:
        """An unfair race goes on evenly, to a step or to its end."""
        moves, seconds = self.hook.run(number, to)
        self.play(*moves, run_time=seconds)

    def while_it_runs(self, number: int, *moves: Any, seconds: float) -> None:
        """Something else happens while an unfair race goes on as evenly."""
        self.play(self.hook.goes_on(number, seconds), *moves, run_time=seconds)

    def once_more_at_another_rate(self) -> None:
        """The runners go back along their ways, and those of the second race stand for them.

        Then the knob is turned.
        """
        hook = self.hook
        # A count that changes as it fades would end otherwise if nobody saw it.
        gone = self.opening.under, self.opening.counter, *self.opening.on_the_map
        self.play(*map(FadeOut, gone), run_time=0.3)
        self.play(*self.opening.recede(), run_time=1.1)
        self.remove(*hook.races[0])
        self.add(*hook.races[1])  # at the start both look alike
        new = *map(FadeIn, (hook.close, hook.counter)), *self.opening.stand_beside()
        self.play(*new, *hook.turn_the_knob(), run_time=0.9)

    def to_first(self, map_: TrackMap, lap: Lap) -> None:
        """The rules beside their map give way to those who race on it."""
        kept = {part for one in (map_, self.card.patch, self.card.starts)
                for part in one.get_family()}  # fmt: skip
        gone = [m for m in self.mobjects if not isinstance(m, ValueTracker) and m not in kept]
        self.play(*map(FadeOut, gone), run_time=0.4)
        self.remove(*kept)
        self.add(lap.map, lap.starts)  # which look the same
        self.show(*lap.beside, *self.board.names, *lap.alphas)

    def next_track(self, old: TrackMap, lap: Lap) -> None:
        """What was told of one runner gives way to the next track, while it lies as the last."""
        keep = [] if self.facts["leaps"] else [*self.board.names]
        rest = [name for name in self.board.names if name not in keep]
        self.zoom(old, lap.map, lap.starts, *lap.beside, *rest, keep=keep, soon=0.7)

    def other_track(self, old: TrackMap, lap: Lap) -> None:
        """The last ground becomes another one."""
        self.bend(old, lap.map, *lap.beside, *self.board.names)
        self.show(lap.starts, *lap.alphas)

    def alone(self, runner: int, old: TrackMap, new: TrackMap, *come: Any) -> None:
        """What is told of one runner on the same map."""
        # Its name does not go up there by itself: for a second it would be all there is.
        self.lone = Name(runner, size=44).put(LEAP.left, LEAP.top + 0.6)
        self.zoom(old, new, self.lone, *come, soon=0.3)

    def tell_across(self, it: Across, lap: Lap) -> None:
        """Why RMSProp suffers: squares of both tracks, then its way."""
        self.alone(RMSPROP, lap.map, it.map, it.spot, it.run, it.heads[0], it.pairs[0])
        self.play(it.open_up(0), run_time=0.6)
        self.play(*map(FadeIn, (it.heads[1], it.pairs[1])), it.open_up(1), run_time=0.7)
        self.until("no longer")
        self.add(it.floor)
        self.play(it.show_floor(), run_time=0.8)
        self.play(it.go(4), run_time=1.2)
        self.play(it.go(40), run_time=1.1)

    def race(self, lap: Lap, to: float = inf) -> None:
        """All race by one steady clock, to a step or to the end, where known numbers are there."""
        if lap.clock.time < min(to, lap.end):
            moves, lasts = lap.run(to)
            self.play(*moves, run_time=lasts)
        if rest := lap.rest():
            self.play(*rest, run_time=0.4)

    def race_home(self, lap: Lap, *runners: int) -> None:
        """All race until these runners are home: there the count stands, and their numbers come."""
        self.race(lap, lap.home_by(*runners))

    def race_near(self, lap: Lap, *runners: int) -> None:
        """The same, and from a third on the map comes near: else all that is seen is a dot."""
        end = lap.home_by(*runners)
        self.race(lap, (2 * lap.clock.step + end) // 3)
        moves, lasts = lap.run(end)
        self.play(*moves, lap.go_near(), run_time=lasts)
        if rest := lap.rest():
            self.play(*rest, run_time=0.4)

    def photo_finish(self, lap: Lap, first: int) -> None:
        """The last steps of who is first, slowly, where they end: on the gold."""
        self.play(lap.go_to_the_line(first), run_time=0.9)
        moves, lasts = lap.run(lap.home_by(first), slower=1.6)
        self.play(*moves, run_time=lasts)
        if rest := lap.rest():
            self.play(*rest, run_time=0.4)

    def with_words(self, lap: Lap, *runners: int) -> None:
        """The numbers that have waited for them come with their words."""
        for runner in [k for k in runners if k in lap.waits]:
            self.at(cell_text(self.plan, lap.track, runner), *lap.say(runner))

    def step_by_step(self, it: Leap, to: int) -> None:
        """One team races once more, a step at a time, to this one.

        Once all are near, its map is seen close up, with the finish.
        """
        if not it.clock.step:
            self.play(FadeIn(it.counter), run_time=0.4)
        for step in range(it.clock.step + 1, to + 1):
            self.play(it.clock.to(step, smooth), run_time=0.5)
            if step == it.near:  # what was worked out goes, and its picture takes the frame
                beside = [self.lone, it.head, *it.lines, it.counter]
                self.play(*map(FadeOut, beside), run_time=0.3)
                self.play(it.go_near(), *it.lay_over(), run_time=0.9)
                it.hold_to_the_map()

    def from_other_starts(self, table: Table) -> None:
        """How the third race ends from other starts: a star at its row, and one below the table."""
        if self.facts["again"]:
            self.say("{again}")
            self.show(table.star, self.again)
            self.point_at("wins", table.rows[2][1 + self.facts["again_first"]])
            self.hold(0.1)

    def one_rate_home(self) -> None:
        """Who is all home with one rate for all tracks, and with how many of them."""
        it = self.one_rate
        self.say("{most_rates}")
        soon = squish_rate_func(smooth, 0.0, 0.25)
        gone = (FadeOut(one, rate_func=soon) for one in it.homes)
        # No sooner: all other bars are the answer.
        self.play(change(it.drawn, 1, linear), *gone, run_time=1.2)
        self.play(change(it.lit, 1), FadeIn(it.counts[it.first]), run_time=0.6)
        self.say("{other_rates}")
        rest = [k for k in range(4) if k != it.first]
        some = [it.counts[k] for k in rest if self.plan.everywhere[k]]
        none = [it.counts[k] for k in rest if not self.plan.everywhere[k]]
        if some:
            self.wait(0.7)  # until the second of them is told
            self.show(*some)
        if none and it.any:
            self.at("others", *map(FadeIn, none))
        else:
            self.show(*none)
        if self.facts["why"]:
            self.say("{why}")
            self.point_at("Adam's", it.names[ADAM], it.counts[ADAM])

    def walk_on(self, it: Stay, picture: Thumbnail) -> None:
        """The first team home walks on, until some of it are outside again, if it does."""
        if not self.facts["walks"]:
            self.zoom(picture, it.map)
            return
        self.say("{walks}")
        self.zoom(picture, it.map, *it.rest)
        self.play(it.clock.to(it.out - 1), run_time=1.6)
        self.at("grows", swell(it.grows, 1.06), seconds=0.5)
        self.play(it.clock.to(it.end), run_time=2.7)

    def all_to_stay(self, it: Stay, team: Settled) -> None:
        """Who wins the first track if all must come to stay, and what all others need."""
        self.say("What if all must stay?")
        if self.facts["walks"]:
            self.play(*map(FadeOut, it.rest), run_time=0.35)
        late = squish_rate_func(smooth, 0.6, 1.0)
        come = (FadeIn(one, rate_func=late) for one in (*it.rule, *team.below, team.swarm))
        self.play(it.go_back(), *come, run_time=1.0)
        self.say("{stay}")
        first, *others = it.teams
        self.play(team.clock.to(0.5 * team.last), until="{stays_first}")
        near = *first.begin(), team.go_near(), team.clock.to(0.7 * team.last)
        self.play(*near, run_time=0.7)
        self.play(*first.arrive(), team.clock.to(team.last), run_time=0.8)
        on = (team.later - team.last) / 3  # meanwhile it walks on, and stays
        self.play(team.clock.to(team.last + on), until="{stays_next}")
        moves = (move for one in others for move in one.come())
        self.play(*moves, team.clock.to(team.last + 2 * on), run_time=0.9)
        self.say("{another}")
        self.play(team.clock.to(team.later), until="winner")
        self.play(swell(first, 1.08), run_time=0.9)

    def point_at(self, phrase: str, *things: Any, by: float = 1.15) -> None:
        """Make things larger for a moment when the words come to a phrase."""
        self.at(phrase, *(swell(thing, by) for thing in things), seconds=0.9)


__all__ = ["RaceStage"]
