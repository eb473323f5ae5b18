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
from scenes.stage import TITLE_SIZE, LectureScene, Stack, Words, change, instead, tr


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
        high = tr("high variance: overfitting") if telling.is_high(plan) else tr("more variance")
        self.nervous = Redraws(plan, 2, high)
        self.calm = Redraws(plan, 1, tr("both low"))
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

    def learn_first(self) -> None:
        """The one curve comes, and then what its dots cost."""
        solo = self.trio.solo
        self.add(solo.curve, solo.errors)
        self.play(FadeIn(solo.heads[0]), solo.curve.draw_out(), run_time=0.8)
        self.play(solo.errors.grow(), FadeIn(solo.losses[0]), run_time=0.8)

    def learn(self, number: int) -> None:
        """The one curve becomes the next model; then it is seen what its dots cost."""
        solo = self.trio.solo
        self.play(FadeOut(solo.losses[number - 1]), *solo.go(number), run_time=1.2)
        self.play(FadeIn(solo.losses[number]), run_time=0.4)

    def side_by_side(self) -> None:
        """The last model, which has the stage, makes room for the others beside it."""
        one, two, three = self.trio.plots
        self.play(FadeOut(*self.trio.solo.words), run_time=0.5)
        self.play(three.shrink(places.THREE[2]), run_time=1.1)
        beside = FadeIn(*one.learned, *two.learned, three.head, three.trained)
        self.play(beside, run_time=0.7)

    def turn_to_fresh(self, powers: Powers) -> None:
        """From what own dots cost to what fresh ones may."""
        self.play(FadeOut(*powers.mini.all), run_time=0.5)
        self.play(powers.widen(), run_time=0.9)
        own = [powers.trained, powers.these]
        self.play(*instead(own, [powers.fresh, *powers.sketches]), run_time=0.8)

    def test(self, plot: Plot, seconds: float = 1.0) -> None:
        """Its errors on fresh dots, and what these cost."""
        self.play(plot.errors.grow(), run_time=seconds)
        self.play(FadeIn(plot.asked), run_time=0.5)

    def fill_with(self, plot: Plot, *others: Any) -> None:
        """One plot takes the stage; its words are told anew where there is room for them."""
        self.play(FadeOut(plot.head, *plot.told, *others), run_time=0.5)
        self.play(plot.fill(), run_time=1.2)
        self.play(FadeIn(*plot.told), run_time=0.4)

    def mark(self, pointer: Pointer, named: ValueTracker, *moves: Any) -> None:
        """A pointer goes to the lowest loss, which then has its number."""
        self.play(FadeIn(pointer), run_time=0.4)
        self.play(pointer.glide(), *moves, run_time=1.2)
        self.play(change(named, 1), run_time=0.5)
        self.hold(1.0)

    def give_way(self, *come: Any, keep: tuple[Any, ...] = (), seconds: float = 0.9) -> None:
        """All goes but what is to ``keep``, and then this comes: no picture through another."""
        self.play(*instead(self._others(*keep), come), run_time=seconds)

    def _others(self, *kept: Any) -> list[Any]:
        """All that is seen now, but what is kept."""
        return [m for m in self.mobjects if not isinstance(m, ValueTracker) and m not in kept]

    def become(self, redraws: Redraws, plot: Plot) -> None:
        """The plane of one draw takes the scale of many; all that was on it but the dots goes."""
        self.play(FadeOut(*self._others(plot.plane, plot.dots)), run_time=0.6)
        self.play(redraws.take(plot.plane), run_time=0.8)
        self.remove(plot.plane)
        self.add(redraws.plane)  # which looks like it
        self.play(*instead(plot.dots, [redraws.head, redraws.dots], one_place=False), run_time=0.6)

    def follow(self, redraws: Redraws, before: Redraws, there: Any, then: Any) -> None:
        """The next model comes, and its scale; what is ``there`` meanwhile is ``then`` its own."""
        self.give_way(redraws.head, there, keep=(before.plane,), seconds=0.8)
        self.play(redraws.take(before.plane), run_time=0.9)
        self.remove(before.plane, there)
        self.add(redraws.plane, then)  # which look like them


__all__ = ["BiasStage"]
