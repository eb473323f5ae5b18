"""The base of the film: its cast, and how races are told."""

from __future__ import annotations

from dataclasses import asdict
from math import inf
from typing import Any

from manim import LEFT, FadeIn, FadeOut, ValueTracker, smooth

from scenes.parts.optimizer_race import telling
from scenes.parts.optimizer_race.across import Across
from scenes.parts.optimizer_race.changes import Changes
from scenes.parts.optimizer_race.ending import Lesson, Table
from scenes.parts.optimizer_race.fair import ADAM, RMSPROP
from scenes.parts.optimizer_race.finish import Patch
from scenes.parts.optimizer_race.first import FirstStep
from scenes.parts.optimizer_race.hook import Hook
from scenes.parts.optimizer_race.laps import Board, Lap
from scenes.parts.optimizer_race.leap import Leap
from scenes.parts.optimizer_race.memory import Fields
from scenes.parts.optimizer_race.network_ground import Silhouette
from scenes.parts.optimizer_race.one_rate import OneRate
from scenes.parts.optimizer_race.places import LEAP, SAID
from scenes.parts.optimizer_race.plan import plan_for
from scenes.parts.optimizer_race.rules import RuleCard
from scenes.parts.optimizer_race.runners import Frames
from scenes.parts.optimizer_race.stay import Stay
from scenes.parts.optimizer_race.swarm import Starts
from scenes.parts.optimizer_race.track import Thumbnail, TrackMap
from scenes.stage import LABEL_SIZE, TEXT, Words, change, swell


class RaceStage(Changes):
    """Runs all races, builds the cast, and knows how a lap is told."""

    def setup(self) -> None:
        """Run all races, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = telling.facts(plan)
        self.hook, self.first, self.fields = Hook(plan), FirstStep(plan), Fields((0.22, 0.76))
        self.card = RuleCard(plan, self.first.map)
        self.board = Board(plan)
        self.laps = [Lap(plan, track, self.board) for track in range(3)]
        self.leap, self.across, self.table = Leap(plan), Across(plan), Table(plan)
        self.lesson, self.far, self.stay = Lesson(plan), Silhouette(), Stay(plan)
        self.one_rate = OneRate(plan)
        self.again: Any = Words(self.facts["again_written"] or " ", LABEL_SIZE, TEXT)
        self.again.within(SAID, LEFT)
        self.in_words["walks"] = telling.walks(plan, self.stay.out)

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    def guess_among(self, frames: Frames, *more: Any) -> None:
        """Let the viewer guess who it is, among names that are there."""
        self.play(FadeIn(frames), *map(FadeIn, more), run_time=0.5)
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

    def once_more(self) -> None:
        """The runners go back along their ways, and those of the second race stand for them."""
        self.play(self.hook.clock.to(0), run_time=1.0)
        self.remove(*self.hook.races[0])
        self.add(*self.hook.races[1])  # at the start both look alike

    def to_track(self, lap: Lap, *more: Any, large: TrackMap | None = None) -> None:
        """A track comes: its title, and its maps below their names.

        RMSProp's map that is there, ``large``, becomes one of those again.
        """
        if large is not None and self.facts["leaps"]:
            name, own = self.board.names[RMSPROP], lap.maps[RMSPROP]
            come = [one for one in (*lap.ground, *self.board.names) if one not in (own, name)]
            self.zoom(large, own, *come, keep=[name], moves=[self.board.back(RMSPROP)])
            return
        self.give_way(*lap.ground, *self.board.names, *more, keep=self.board.names)

    def deal(self, map_: TrackMap, lap: Lap) -> None:
        """One large map parts into those of all runners, each with the starts; then the rest."""
        small = [one for one in lap.ground if one in lap.maps or one in lap.starts]
        gone = [m for m in self.mobjects if not isinstance(m, ValueTracker)]
        kept = {part for part in map_.get_family() if part is not map_.plane}
        ends = [one.plane.copy() for one in lap.maps]
        over = [m for m in gone if m not in kept and not isinstance(m, Starts | Patch)]
        self.play(*map(FadeOut, [*over, map_.plane]), run_time=0.4)
        for one in lap.maps:
            one.plane.stand_as(map_.plane)
        self.add(*small)
        self.remove(map_.ground, *(m for m in self.mobjects if m in gone and m is not map_.land))
        land = [FadeOut(map_.land)] if map_.land is not None else []
        moves = [one.plane.animate.stand_as(end) for one, end in zip(lap.maps, ends, strict=True)]
        self.play(*moves, *land, run_time=1.2)
        rest = [one for one in lap.ground if one not in small]
        self.play(*map(FadeIn, [*rest, *self.board.names, *lap.alphas]), run_time=0.4)

    def alone(self, runner: int, it: Leap) -> None:
        """One runner's map becomes large, with numbers, beside what is told of it."""
        name, old = self.board.names[runner], self.laps[0].maps[runner]
        moves = [name.animate.put(LEAP.left, LEAP.top + 0.6)]
        self.zoom(old, it.map, it.swarm, it.head, it.lines[0], keep=[name], moves=moves)

    def back_from(self, large: TrackMap, lap: Lap) -> None:
        """RMSProp's large map goes to its place among those of a track, and becomes its ground."""
        name, own, names = self.board.names[RMSPROP], lap.maps[RMSPROP], self.board.names
        end, old = own.plane.copy(), [large.ground, *([large.land] if large.land else [])]
        kept = {*old, *name.get_family()}
        gone = [m for m in self.mobjects if not isinstance(m, ValueTracker) and m not in kept]
        self.play(*map(FadeOut, gone), run_time=0.4)
        own.plane.stand_as(large.plane)
        for one in old:
            one.plane = own.plane
        self.add(own.plane)
        come = [part for part in own if part is not own.plane]
        self.play(own.plane.animate.stand_as(end), self.board.back(RMSPROP), *map(FadeIn, come),
                  FadeOut(large.ground), run_time=0.8)  # fmt: skip
        self.remove(*own)
        self.add(own)  # one of the four maps, as the others are
        rest = [one for one in (*lap.ground, *names, *lap.alphas) if one not in (own, name)]
        self.play(*map(FadeIn, rest), *map(FadeOut, old[1:]), run_time=0.4)

    def tell_across(self, it: Across, lap: Lap) -> None:
        """Why RMSProp suffers: its map becomes large; squares of both tracks, then its way."""
        name, old = self.board.names[RMSPROP], lap.maps[RMSPROP]
        moves = [name.animate.put(LEAP.left, LEAP.top + 0.6)]
        self.zoom(old, it.map, it.spot, it.run, it.heads[0], it.pairs[0], keep=[name], moves=moves)
        self.play(it.open_up(0), run_time=0.6)
        self.play(*map(FadeIn, (it.heads[1], it.pairs[1])), it.open_up(1), run_time=0.7)
        self.until("no longer")
        self.add(it.floor)
        self.play(it.show_floor(), run_time=0.8)
        self.play(it.go(4), run_time=1.6)
        self.play(it.go(40), run_time=1.5)

    def line_up(self, lap: Lap) -> None:
        """All runners come to the starts of a track."""
        self.play(*lap.line_up(), run_time=0.6)

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

    def step_by_step(self, it: Leap, to: int) -> None:
        """One team races once more, a step at a time, to this one.

        Once all are near, its map is seen close up, with the finish.
        """
        if not it.clock.step:
            self.play(FadeIn(it.counter), run_time=0.4)
        for step in range(it.clock.step + 1, to + 1):
            self.play(it.clock.to(step, smooth), run_time=0.6)
            if step == it.near:
                self.play(it.go_near(), run_time=1.0)

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
        self.at("grow", FadeIn(it.grows), seconds=0.4)
        self.play(it.clock.to(it.end), run_time=2.7)

    def all_to_stay(self, it: Stay) -> None:
        """Who wins the first track if all must come to stay, and what all others need."""
        pace = (it.later - it.end) / 4
        legs = (it.clock.to(it.end + pace * leg) for leg in (1, 2, 3, 4))  # meanwhile it walks on
        self.say("What if all must stay?")
        self.play(next(legs), until="stay")
        self.show(it.rule)
        self.say("{stay}")
        self.play(next(legs), until="{stays_first}")
        self.play(*it.teams[0].come(), run_time=0.6)
        self.play(next(legs), until="{stays_next}")
        self.play(*(move for team in it.teams[1:] for move in team.come()), run_time=0.9)
        self.say("{another}")
        self.play(next(legs), until="winner")
        self.play(swell(it.teams[0], 1.08), run_time=0.9)

    def point_at(self, phrase: str, *things: Any, by: float = 1.15) -> None:
        """Make things larger for a moment when the words come to a phrase."""
        self.at(phrase, *(swell(thing, by) for thing in things), seconds=0.9)


__all__ = ["RaceStage"]
