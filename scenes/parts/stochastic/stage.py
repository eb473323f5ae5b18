"""What the beats of the film have to hand: the cast, and pieces of the longer ones."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from manim import FadeIn, FadeOut, ValueTracker

from scenes.parts.stochastic import places
from scenes.parts.stochastic.batches import Batches
from scenes.parts.stochastic.dance import Close
from scenes.parts.stochastic.dots import DataSide
from scenes.parts.stochastic.ending import Ending
from scenes.parts.stochastic.evening import Evening
from scenes.parts.stochastic.gutters import Bowl, MapSide
from scenes.parts.stochastic.here import Spot
from scenes.parts.stochastic.opinions import Opinions
from scenes.parts.stochastic.plan import Moves, plan_for
from scenes.parts.stochastic.race import Race, late
from scenes.parts.stochastic.rates import CHOOSING, Choosing
from scenes.parts.stochastic.step import SingleStep
from scenes.parts.stochastic.telling import facts, guesses_of_average
from scenes.stage import MAP, Choices, LectureScene, change, instead, swell

_PALE = 0.35  # the full step, while the average is laid along it


def _soon(share: float) -> float:
    return min(1.0, 3 * share)


class StochasticStage(LectureScene):
    """The stage on which one dot is asked, or all of them."""

    def setup(self) -> None:
        """Compute who asks what, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = facts(plan)
        self.evening = Evening(plan, self.clock, places.EVENING, tall=2.7)
        self.side, self.map, self.bowl = DataSide(plan), MapSide(plan), Bowl(plan)
        self.spot = Spot(self.map.view, self.side.here.now)
        self.single = SingleStep(plan, self.side, self.map.view, self.map.panel)
        self.opinions, self.race = Opinions(plan, self.map), Race(plan)
        self.close, self.batches = Close(plan), Batches(plan)
        self.choosing = Choosing(plan)
        self.end = Ending(plan, self.clock)

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    def play_all(self, moves: Moves) -> None:
        """One after another: what moves together, and for how many seconds."""
        for together, seconds in moves:
            self.play(*together, run_time=seconds)

    def give_way(self, *come: Any, seconds: float = 0.9) -> None:
        """All that is there goes, and this comes once it is hardly seen."""
        left = [thing for thing in self.mobjects if not isinstance(thing, ValueTracker)]
        self.play(*instead(left, come), run_time=seconds)

    def another_dot(self) -> None:
        """Back to the start; the ground becomes that of another dot, which asks for its step."""
        side, chart, it = self.side, self.map, self.opinions
        gone = FadeOut(self.single.all, self.single.angle, chart.row, side.miss, side.numbers[1])
        self.play(gone, *side.here.go(self.plan.start), run_time=1.0)
        self.remove(self.single.arrow, self.single.back)
        self.add(it.gutter, it.other)
        self.play(chart.turn(), change(side.dots.alone, 0), change(side.dots.also, 1), run_time=1.3)
        self.play(change(it.gutter.joined, 1), run_time=0.6)
        self.play(it.other.burst(), run_time=0.9)

    def average(self) -> None:
        """All arrows, shortened and laid end to end, and the batch step that they make.

        The cross stays in the picture: how far the step leads is seen against it.
        """
        chart, it = self.map, self.opinions
        answers, right = guesses_of_average()
        guess = Choices(*answers).within(places.BAND)
        self.ask(guess, silence=2.0)
        side = self.side
        gone = FadeOut(chart.axes, side.plane, side.dots, side.line, rate_func=_soon)
        self.say("Her full step, asking everyone, is this one.")
        self.play(gone, it.framed(), self.spot.shrink(), run_time=1.6)
        self.add(it.batch)
        self.play(it.batch.grow(), FadeIn(it.full), run_time=1.0)
        self.say("The average: shorten each, and lay them end to end.")
        self.play(FadeIn(it.each), it.batch.animate.set_presence(_PALE), until="shorten")
        self.play(it.fan.shorten(), run_time=1.4)
        self.play(FadeIn(it.closer), run_time=0.3)
        self.play(it.come_close(), run_time=1.8)
        self.play(it.fan.lay(), run_time=2.2)
        self.say("Exactly the full step. It leads part of the way.")
        self.play(it.batch.animate.set_presence(1), FadeOut(it.each), run_time=0.8)
        self.until("It leads")
        self.play(it.framed(), run_time=1.6)
        self.play(FadeOut(it.closer), *guess.answer(right), run_time=0.6)
        self.play(swell(it.cross, 1.4), run_time=1.0)
        self.play(guess.fold(), run_time=0.4)

    def name_walker(self, which: int, named: str) -> None:
        """In place of how she asks, what that is called, as the present words come to it."""
        race = self.race
        self.until(named)
        self.play(*instead([race.heads[which]], [race.names[which]]), run_time=0.7)

    def who_pulls(self) -> tuple[Any, ...]:
        """All dots, beside the map, and the best line through them."""
        side = self.side
        side.plane.within(places.PULLING)
        side.here.put(self.plan.best)
        return side.plane, side.dots, side.line

    def dances(self) -> None:
        """Her landings about the lowest point at one rate."""
        it, near = self.close, self.close.near
        side = self.side
        told = it.pulls, it.sums, it.loop.lens, it.loop.axes, side.plane, side.dots, side.line
        come = FadeIn(it.dial, it.head, rate_func=late)
        self.play(FadeOut(*told, rate_func=_soon), it.come_close(near), come, run_time=1.3)
        self.play(FadeIn(near.lens, near.axes), run_time=0.3)
        self.say("So at a fixed rate she dances.")
        self.add(it.landings)
        self.play(it.dance(), run_time=1.8)
        self.play(FadeIn(it.rows[0]), run_time=0.5)

    def gutters(self) -> None:
        """The average of more and more squared errors, from one dot's gutter to the bowl."""
        bowl = self.bowl
        self.say("Now average squared errors. Here is one.")
        chart, it = self.map, self.opinions
        lies = bowl.flat()
        bowl.view.look(**lies)
        gone = FadeOut(it.batch, it.fan, self.spot, rate_func=late)
        words = FadeOut(it.full, rate_func=_soon)
        self.play(chart.view.move(**lies), words, gone, run_time=0.9)
        gone = FadeOut(chart.floor, it.cross, rate_func=late)
        self.play(gone, FadeIn(bowl.ground), run_time=0.5)
        self.add(bowl.pencil)
        come = FadeIn(bowl.axes, bowl.count, bowl.lines, rate_func=late)
        self.play(bowl.lean(), FadeIn(bowl.pencil), come, run_time=2.3)
        self.hold()
        last = len(self.plan.gutters) - 1
        for stage, said in enumerate(("Ten dots.", "{Half}.")[: last - 1], 1):
            self.play(bowl.average(stage), run_time=1.3)
            self.say(said)
            self.hold()
        self.play(bowl.average(last), run_time=2.0)
        self.say("{Hundred}: the bowl.")
        self.play(FadeIn(bowl.cross), run_time=0.6)
        self.silence(0.5)

    def two_maps(self) -> None:
        """The bowl is tipped into the map of the one who asks all; beside it comes the other."""
        bowl, race = self.bowl, self.race
        words = FadeOut(bowl.pencil, bowl.axes, bowl.count, bowl.lines, rate_func=_soon)
        head = FadeIn(race.heads[0], rate_func=late)
        self.play(bowl.onto(race.left.view), words, head, run_time=2.3)
        self.play(FadeIn(*race.all), FadeOut(bowl.ground, bowl.cross), run_time=0.5)

    def dots_come(self) -> None:
        """Back to the first block of the crowd, whose dots go to where their numbers are."""
        it, side = self.evening, self.side
        crowd = it.crowd
        words = FadeOut(it.count, it.of_all, it.takes, rate_func=_soon)
        self.play(change(crowd.far, 0), words, run_time=1.3)
        side.plane.within(places.ALONE)
        side.dots.stand(crowd.spots(), crowd.radius())
        self.play(FadeOut(crowd, it.night), FadeIn(side.dots), run_time=0.4)
        come = FadeIn(side.plane, side.line, rate_func=late)
        self.play(change(side.dots.come, 1), come, run_time=1.3)

    def come_near(self) -> None:
        """The map of the one who dances grows, and comes close to the lowest point."""
        race, it = self.race, self.close
        right = race.right
        left = [thing for thing in self.mobjects if not isinstance(thing, ValueTracker)]
        gone = [thing for thing in left if thing not in (right.map, right.cross)]
        grown = right.view.move(**right.view.fitted(*places.CLOSE, **MAP))
        self.play(FadeOut(*gone, rate_func=_soon), grown, run_time=1.0)
        right.view.panel = right.view.map_panel()
        pulls = FadeIn(*self.who_pulls())
        self.play(right.view.move(**it.near_pose(right.view, it.pulled)), pulls, run_time=1.0)
        it.loop.view.look(**it.near_pose(it.loop.view, it.pulled))
        come = it.loop.map, it.loop.cross, it.pulled.lens, it.pulled.axes
        self.play(FadeIn(*come), FadeOut(right.map, right.cross), run_time=0.4)

    def a_few(self) -> None:
        """The map of a few at a time grows; there rates are tried."""
        it, choosing = self.batches, self.choosing
        track = it.tracks[1]
        others = [thing for thing in (*it.maps, *it.fans, it.rate) if thing not in track.all]
        gone = FadeOut(*others, track.axes, rate_func=_soon)
        later = *choosing.track.all, choosing.trails  # what lies on the map waits until it stands
        table = [thing for thing in choosing.empty if thing not in later]
        come = FadeIn(*table, rate_func=late)
        self.play(it.few(CHOOSING), gone, come, run_time=1.1)
        self.add(choosing.track.map, choosing.track.cross)
        self.remove(*track.all)
        self.play(FadeIn(choosing.track.axes, choosing.trails), run_time=0.3)


__all__ = ["StochasticStage"]
