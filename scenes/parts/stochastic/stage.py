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
from scenes.parts.stochastic.race import Race
from scenes.parts.stochastic.rates import Choosing
from scenes.parts.stochastic.step import SingleStep
from scenes.parts.stochastic.telling import facts, guesses_of_average
from scenes.stage import Choices, LectureScene, instead, swell

_PALE = 0.35  # the full step, while the average is laid along it


def _soon(share: float) -> float:
    return min(1.0, 3 * share)


class StochasticStage(LectureScene):
    """The stage on which one dot is asked, or all of them."""

    def setup(self) -> None:
        """Compute who asks what, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = facts(plan)
        self.evening = Evening(plan, self.clock, places.EVENING, tall=1.7)
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
        self.play(FadeOut(*told), run_time=0.4)
        self.play(it.come_close(near), FadeIn(it.dial, it.head), run_time=1.2)
        self.play(FadeIn(near.lens, near.axes), run_time=0.3)
        self.say("So at a fixed rate she dances.")
        self.add(it.landings)
        self.play(it.dance(), run_time=1.8)
        self.play(FadeIn(it.rows[0]), run_time=0.5)

    def gutters(self) -> None:
        """The average of more and more squared errors, from one dot's gutter to the bowl."""
        bowl = self.bowl
        self.say("Now average squared errors. Here is one.")
        self.give_way(bowl.ground, bowl.pencil, bowl.axes)
        self.play(FadeIn(bowl.count, bowl.lines), run_time=0.4)
        self.hold()
        last = len(self.plan.gutters) - 1
        for stage, words in enumerate(("Ten dots.", "{Half}.")[: last - 1], 1):
            self.play(bowl.average(stage), run_time=1.3)
            self.say(words)
            self.hold()
        self.play(bowl.average(last), run_time=2.0)
        self.say("{Hundred}: the bowl.")
        self.play(FadeIn(bowl.cross), run_time=0.6)
        self.silence(1.0)


__all__ = ["StochasticStage"]
