"""What the beats of the film have to hand: the cast, and pieces of the longer ones."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from manim import FadeIn, ValueTracker

from scenes.parts.stochastic import places
from scenes.parts.stochastic.batches import Batches
from scenes.parts.stochastic.dance import Close
from scenes.parts.stochastic.dots import DataSide, Spot
from scenes.parts.stochastic.ending import Ending, TwoCrosses
from scenes.parts.stochastic.evening import Evening
from scenes.parts.stochastic.gutters import Bowl, MapSide
from scenes.parts.stochastic.opinions import Opinions
from scenes.parts.stochastic.plan import Moves, plan_for
from scenes.parts.stochastic.race import Race
from scenes.parts.stochastic.step import SingleStep
from scenes.parts.stochastic.telling import facts
from scenes.stage import LectureScene, instead


class StochasticStage(LectureScene):
    """The stage on which one dot is asked, or all of them."""

    def setup(self) -> None:
        """Compute who asks what, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = facts(plan)
        self.evening = Evening(
            plan, self.clock, places.NIGHT, places.WALL, places.COUNTED, tall=1.7
        )
        self.side, self.map, self.bowl = DataSide(plan), MapSide(plan), Bowl(plan)
        self.spot = Spot(self.map.view, self.side.here.now)
        self.single = SingleStep(plan, self.side, self.map.view)
        self.opinions, self.race = Opinions(plan, self.map), Race(plan)
        self.close, self.batches = Close(plan), Batches(plan)
        self.end, self.two = Ending(plan, self.clock), TwoCrosses(plan)

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    def play_all(self, moves: Moves) -> None:
        """One after another: what moves together, and for how many seconds."""
        for together, seconds in moves:
            self.play(*together, run_time=seconds)

    def give_way(self, *come: Any, seconds: float = 0.9) -> None:
        """All that is there goes, and this comes before it is quite gone."""
        left = [thing for thing in self.mobjects if not isinstance(thing, ValueTracker)]
        self.play(*instead(left, come, one_place=False), run_time=seconds)

    def gutters(self) -> None:
        """The average of more and more gutters, up to the bowl."""
        bowl = self.bowl
        self.give_way(bowl.ground, bowl.axes)
        self.play(FadeIn(bowl.count), run_time=0.4)
        self.say("And the gutters? One. Two. Three. Ten. {Hundred}: the bowl.")
        for stage, word in enumerate(("Two", "Three", "Ten", "{Hundred}:"), 1):
            self.until(word)
            self.play(bowl.average(stage), run_time=1.0 if stage < 4 else 1.8)
        self.play(FadeIn(bowl.cross), run_time=0.6)
        self.silence(0.8)


__all__ = ["StochasticStage"]
