"""The base of the film: its cast, and how pictures follow each other."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from manim import ORIGIN, FadeIn, FadeOut, ValueTracker, smooth, squish_rate_func

from scenes.parts.bias_variance import places, telling
from scenes.parts.bias_variance.ending import Jump, Rim
from scenes.parts.bias_variance.floors import Floors
from scenes.parts.bias_variance.held_out import Aside
from scenes.parts.bias_variance.pair import Pair
from scenes.parts.bias_variance.plan import plan_for
from scenes.parts.bias_variance.powers import Powers
from scenes.parts.bias_variance.redraws import Redraws
from scenes.parts.bias_variance.trio import Plot, Trio
from scenes.stage import TITLE_SIZE, Choices, LectureScene, Stack, Words, instead, swell, tr

# While a plot goes from the whole stage to its place beside two others, or back: when it is clear
# of theirs. It is not alone in the frame for long.
_THERE = squish_rate_func(smooth, 0.62, 1)
_CLEAR = squish_rate_func(smooth, 0, 0.32)


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
        beside = *one.learned, *two.learned, three.head, three.trained
        come = FadeIn(*beside, rate_func=_THERE)
        self.play(three.shrink(places.THREE[2]), come, run_time=1.4)

    def learn_all(self, powers: Powers) -> None:
        """One power after another; the picture pulls back for curves that run wild."""
        line = powers.trained
        self.play(line.draw_out(powers.tame), run_time=2.4)
        self.play(line.draw_out(), powers.mini.pull_back(powers.whole), run_time=1.4)

    def turn_to_fresh(self, powers: Powers) -> None:
        """From what own dots cost to what fresh ones may: sketches, and no axes with numbers."""
        self.give_way(powers.fresh, powers.guess, *powers.sketched, seconds=0.9)
        powers.widen()  # out of sight

    def call(self, choices: Choices, *phrases: str, silence: float) -> None:
        """Each choice, all of which are there, swells as it is said; then the viewer guesses."""
        for tile, phrase in zip(choices, phrases, strict=True):
            self.at(phrase, tile.call(), seconds=0.6)
        self.silence(silence)

    def run_wild(self, aside: Aside) -> None:
        """What higher powers do that are not tested, if they run wild."""
        if telling.run_wild(self.plan):
            self.say("{higher}")
            self.play(aside.go_beyond(), run_time=1.6)

    def test(self, plot: Plot, seconds: float = 1.0) -> None:
        """Its errors on fresh dots, and what these cost."""
        self.play(plot.errors.grow(), run_time=seconds)
        self.play(FadeIn(plot.asked), run_time=0.5)

    def land_fresh(self, plots: list[Plot]) -> None:
        """Fresh dots come into all plots at once, in the place of own ones."""
        self.add(*(part for plot in plots for part in (plot.fresh, plot.errors)))
        landing = [plot.fresh.land() for plot in plots]
        self.play(*self.trio.hide_own(), *landing, run_time=1.8)

    def look_at_own(self, plot: Plot) -> None:
        """Own dots are seen again as their loss is told, then noise, and what it is a sign of."""
        self.play(*plot.light_own(), swell(plot.trained, 1.12), run_time=1.4)
        if telling.is_almost_right(self.plan):
            self.until("the noise")
        self.play(FadeIn(plot.noise), run_time=0.5)
        if telling.is_overfitted(self.plan):
            self.at("overfitting", FadeIn(plot.overfitting))

    def fill_with(self, plot: Plot, *others: Any) -> None:
        """One plot takes the stage; its words are told anew where there is room for them."""
        self.play(FadeOut(plot.head, *plot.told), run_time=0.4)
        self.play(plot.fill(), FadeOut(*others, rate_func=_CLEAR), run_time=1.3)
        self.play(FadeIn(*plot.told), run_time=0.4)

    def give_way(self, *come: Any, keep: tuple[Any, ...] = (), seconds: float = 0.9) -> None:
        """All goes but what is to ``keep``, and then this comes: no picture through another."""
        self.play(*instead(self._others(*keep), come), run_time=seconds)

    def _others(self, *kept: Any) -> list[Any]:
        """All that is seen now, but what is kept."""
        return [m for m in self.mobjects if not isinstance(m, ValueTracker) and m not in kept]

    def become(self, redraws: Redraws, plot: Plot) -> None:
        """The plane of one draw takes the scale of many; its curve stays until there are others."""
        kept = plot.plane, plot.dots, plot.curve
        self.give_way(redraws.head, keep=kept, seconds=0.7)
        self.play(redraws.take(plot.plane), run_time=1.0)
        self.until("Draw")
        self.remove(plot.plane)
        self.add(redraws.plane)  # which looks like it
        away = [plot.dots, plot.curve]
        self.play(*instead(away, redraws.dots, one_place=False), run_time=0.6)
        self.add(redraws.bundle)

    def single_out(self, redraws: Redraws) -> None:
        """Of all curves one is looked at, and then another; the last of them is named."""
        dim = redraws.bundle.animate.set_presence(0.4)
        away = [*redraws.average, *redraws.named_law]
        self.play(*instead(away, redraws.single), dim, run_time=0.7)
        self.play(redraws.picked.go(redraws.shown, faster=False), run_time=2.1)
        self.play(FadeIn(*redraws.named_single), run_time=0.4)

    def draw_all(self, redraws: Redraws) -> None:
        """All curves of a model that needs no more words, their average, and both parts."""
        self.play(redraws.count.go(), run_time=1.6)
        self.add(redraws.mean)
        self.play(FadeIn(*redraws.named[1:]), redraws.mean.draw_out(), run_time=0.9)
        self.play(FadeIn(redraws.title, *redraws.parts), run_time=0.5)

    def follow(
        self, redraws: Redraws, before: Redraws, there: Any, then: Any, keep: Any = ()
    ) -> None:
        """The next model comes, and its scale; what is ``there`` meanwhile is ``then`` its own.

        What there is to ``keep`` of the one before says whose it is.
        """
        come = [redraws.head, *(before.whose if keep else ())]
        if there in self.get_mobject_family_members():
            self.add(there)  # by itself, and not with its name, which goes
        else:
            come.append(there)
        self.give_way(*come, keep=(before.plane, there, *keep), seconds=0.8)
        if redraws.y != before.y:
            self.play(redraws.take(before.plane), run_time=1.4)
        self.remove(before.plane, there)
        self.add(redraws.plane, then, redraws.bundle)  # which look like them, and no curve yet


__all__ = ["BiasStage"]
