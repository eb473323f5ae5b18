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
from scenes.parts.stochastic.rates import Choosing
from scenes.parts.stochastic.step import SingleStep
from scenes.parts.stochastic.telling import facts, guesses_of_average
from scenes.stage import Choices, LectureScene, change, instead, swell

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
        self.opinions, self.race = Opinions(plan, self.map), Race(plan, self.bowl.view)
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
        wider = *chart.floor.spread(), FadeIn(chart.numbers, rate_func=late)
        self.say("Her full step, asking everyone, is this one.")
        self.play(gone, *wider, *it.framed(), self.spot.shrink(), run_time=1.6)
        self.add(it.batch)
        pale = it.fan.animate.set_presence(_PALE)
        self.play(it.batch.grow(), pale, FadeIn(it.full), run_time=1.0)
        self.say("The average: shorten each, and lay them end to end.")
        self.until("shorten")
        bright = it.fan.animate.set_presence(1)
        self.play(FadeIn(it.each), bright, it.batch.animate.set_presence(_PALE), run_time=0.5)
        self.play(it.fan.shorten(), run_time=1.4)
        self.play(FadeIn(it.closer), run_time=0.3)
        self.play(it.come_close(), run_time=1.8)
        self.play(it.fan.lay(), run_time=2.2)
        self.say("Exactly the full step. It leads part of the way.")
        self.play(it.batch.animate.set_presence(1), FadeOut(it.each), run_time=0.8)
        self.until("It leads")
        self.play(*it.framed(), run_time=1.6)
        self.play(FadeOut(it.closer), *guess.answer(right), run_time=0.6)
        self.play(swell(it.cross, 1.4), run_time=1.0)
        self.play(guess.fold(), run_time=0.4)

    def name_walker(self, which: int, named: str) -> None:
        """In place of how she asks, what that is called, as the present words come to it."""
        race = self.race
        self.until(named)
        self.play(*instead([race.heads[which]], [race.names[which]]), run_time=0.7)

    def off_the_ground(self) -> None:
        """The ground goes; what is told of both stays, over the plot of their losses."""
        bowl, race = self.bowl, self.race
        gone = *race.on_the_ground, race.guess, bowl.ground, bowl.cross, bowl.axes
        self.play(FadeOut(*gone, rate_func=_soon), *race.plotted(), run_time=1.4)

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
        come = FadeIn(it.dial, rate_func=late)
        self.play(FadeOut(*told, rate_func=_soon), it.come_close(near), come, run_time=1.3)
        self.play(FadeIn(near.lens, near.axes), run_time=0.3)
        self.say("So at a fixed rate she dances.")
        self.add(it.landings)
        self.play(it.dance(), run_time=1.8)
        self.play(FadeIn(it.head, it.rows[0]), run_time=0.5)

    def gutters(self) -> None:
        """The average of more and more squared errors, from one dot's gutter to the bowl."""
        bowl = self.bowl
        self.say("Now average squared errors. Here is one.")
        chart, it = self.map, self.opinions
        seen = it.batch, it.cross, self.spot  # they stay on the map until it is ground
        self.to_the_bowl(1.1, FadeOut(it.fan, it.full, chart.numbers, rate_func=_soon))
        gone = FadeOut(chart.floor, *seen, rate_func=late)
        self.play(gone, FadeIn(bowl.ground, bowl.pencil), run_time=0.5)
        come = FadeIn(bowl.axes, bowl.count, bowl.lines, rate_func=late)
        self.play(bowl.lean(), come, run_time=2.5)
        self.hold()
        last = len(self.plan.gutters) - 1
        told = zip(("{few_dots}", "{Half}."), (1.6, 1.2), strict=True)
        for stage, (said, seconds) in enumerate(list(told)[: last - 1], 1):
            self.play(bowl.average(stage), run_time=seconds)
            self.say(said)
            self.hold()
        self.play(bowl.average(last), run_time=1.2)
        self.say("{Hundred}: the bowl of the loss.")
        self.play(FadeIn(bowl.cross), run_time=0.6)
        self.silence(0.5)

    def to_the_bowl(self, seconds: float, *also: Any) -> None:
        """The bare map comes to be that of the bowl, of its lines and where it lies flat."""
        bowl, chart = self.bowl, self.map
        bowl.view.look(**bowl.flat())
        wider = chart.floor.reach(bowl.view.window)
        self.play(*wider, bowl.below(chart.view), *also, run_time=seconds)

    def gutter(self) -> None:
        """The map has the frame for itself, and becomes the ground of the first dot."""
        side, chart, bowl = self.side, self.map, self.bowl
        gone = side.plane, side.dots, side.line, side.miss, chart.axes, self.spot
        self.to_the_bowl(0.9, FadeOut(*gone, rate_func=_soon))
        leaves = FadeOut(chart.floor, chart.row, rate_func=late)
        self.play(leaves, FadeIn(bowl.ground, bowl.row), run_time=0.4)
        come = FadeIn(side.level, rate_func=_soon), FadeIn(bowl.axes, rate_func=late)
        self.play(bowl.lean(), *come, run_time=2.5)

    def back_at_her_line(self) -> None:
        """The ground lies flat, and the map goes back beside the dots."""
        side, chart, bowl = self.side, self.map, self.bowl
        self.play(FadeOut(side.level, bowl.axes, rate_func=_soon), bowl.lie(), run_time=2.5)
        side.here.put(self.plan.start)
        self.add(chart.floor)
        self.play(FadeOut(bowl.ground, bowl.row), FadeIn(chart.row), run_time=0.4)
        come = FadeIn(side.plane, side.dots, side.line, side.miss, chart.axes, rate_func=late)
        self.play(*chart.floor.reach(chart.view.window), chart.flat(), come, run_time=1.2)
        self.play(FadeIn(chart.ground, self.spot, side.numbers[0]), run_time=0.5)

    def into_the_bowl(self) -> None:
        """The bowl makes room on both sides; who asks all stands on it, with all to be asked."""
        bowl, race = self.bowl, self.race
        words = FadeOut(bowl.pencil, bowl.count, bowl.lines, rate_func=_soon)
        come = FadeIn(race.heads[0], race.batch, race.block, race.count, rate_func=late)
        self.play(bowl.between(), words, come, run_time=1.3)

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
        """The dots with the best line, and its place on the map, which comes close."""
        it = self.close
        self.give_way(it.loop.map, it.loop.cross, *self.who_pulls())
        self.play(it.come_close(it.pulled), run_time=1.0)
        self.play(FadeIn(it.pulled.lens, it.pulled.axes), run_time=0.4)

    def a_few(self) -> None:
        """Steps of one dot; then those of as many as a mini-batch has, which come together."""
        it = self.batches
        self.give_way(it.map, it.axes, it.cross, it.heads[0], it.rate)
        self.add(it.fan)
        self.play(it.fan.burst(), run_time=0.9)
        self.until("mini-batch")
        self.play(*instead([it.heads[0]], [it.heads[1]]), it.fan.gather(), run_time=1.6)


__all__ = ["StochasticStage"]
