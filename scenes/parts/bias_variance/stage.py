"""The base of the film: its cast, and how pictures follow each other."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from manim import ORIGIN, FadeIn, FadeOut, ValueTracker

from scenes.parts.bias_variance import places, telling
from scenes.parts.bias_variance.ending import Jump, Rim
from scenes.parts.bias_variance.floors import Floors
from scenes.parts.bias_variance.held_out import Pointer
from scenes.parts.bias_variance.pair import Pair
from scenes.parts.bias_variance.plan import plan_for
from scenes.parts.bias_variance.powers import Powers
from scenes.parts.bias_variance.redraws import Redraws
from scenes.parts.bias_variance.trio import Plot, Trio
from scenes.stage import TITLE_SIZE, LectureScene, Stack, Words, change, instead, swell, tr


class BiasStage(LectureScene):
    """Computes all numbers, builds the cast."""

    def setup(self) -> None:
        """Compute, then build."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = telling.facts(plan)
        self.pair = Pair(plan)
        self.floors = Floors(plan, self.pair)
        self.trio = Trio(plan, self.floors)
        self.stiff = Redraws(plan, 0, tr("high bias: underfitting"))
        plane = self.stiff.plane  # of all three, as they have one scale
        high = tr("high variance: overfitting") if telling.is_high(plan) else tr("more variance")
        self.nervous = Redraws(plan, 2, high, plane)
        self.calm = Redraws(plan, 1, tr("both low"), plane)
        self.powers, self.jump = Powers(plan), Jump(plan)
        self.rim = Rim(plan, self.clock)
        self.takeaway = Stack(
            Words(tr("Descent finds the bottom."), TITLE_SIZE),
            Words(tr("It cannot tell you whether it is the right valley."), TITLE_SIZE),
            gap=0.25,
            align=ORIGIN,
        ).within(places.TWO_LINES)

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    def learn(self, plot: Plot, seconds: float = 0.8) -> None:
        """A model bends to its dots; then it is seen what they cost."""
        self.play(FadeIn(plot.head), plot.curve.draw_out(), run_time=seconds)
        self.play(FadeIn(plot.trained), run_time=0.4)

    def test(self, plot: Plot, seconds: float = 1.0) -> None:
        """Its errors on fresh dots, and what these cost."""
        self.play(plot.errors.grow(), run_time=seconds)
        self.play(FadeIn(plot.asked), run_time=0.5)

    def fill_with(self, plot: Plot, *others: Any) -> None:
        """One plot takes the stage; its words are told anew where there is room for them."""
        self.play(FadeOut(*plot.words), run_time=0.4)
        self.play(*instead(others), plot.fill(), run_time=1.3)
        self.play(FadeIn(*plot.words), run_time=0.4)

    def mark(self, pointer: Pointer, named: ValueTracker, *moves: Any) -> None:
        """A pointer goes to the lowest loss, which then has its number."""
        self.play(FadeIn(pointer), run_time=0.4)
        self.play(pointer.glide(), *moves, run_time=1.2)
        self.play(change(named, 1), run_time=0.5)
        self.hold(1.0)

    def give_way(
        self, *come: Any, keep: tuple[Any, ...] = (), moves: Any = (), seconds: float = 0.9
    ) -> None:
        """All goes but what is to ``keep``, and then this comes: no picture through another."""
        left = [m for m in self.mobjects if not isinstance(m, ValueTracker) and m not in keep]
        self.play(*instead(left, come), *moves, run_time=seconds)

    def become(self, redraws: Redraws, plot: Plot) -> None:
        """The plane of one draw takes the scale of many; all that was on it but the dots goes."""
        gone = [part for part in plot.all[1:] if part is not plot.dots]
        self.play(FadeOut(*gone), run_time=0.6)
        self.play(redraws.take(plot.plane), run_time=0.8)
        self.remove(plot.plane)
        self.add(redraws.plane)  # which looks like it
        self.play(*instead(plot.dots, [redraws.head, redraws.dots], one_place=False), run_time=0.6)

    def point_at(self, phrase: str, *things: Any, by: float = 1.15) -> None:
        """Make things larger for a moment when the words come to a phrase."""
        self.at(phrase, *(swell(thing, by) for thing in things), seconds=0.9)


__all__ = ["BiasStage"]
