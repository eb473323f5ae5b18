"""Too stiff, too nervous: the lowest loss on these dots is not what we want.

manim render scenes/bias_variance.py
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from manim import FadeIn, FadeOut, linear, smooth, squish_rate_func
from msgspec import Meta

from scenes.parts.bias_variance import BiasStage, places, telling
from scenes.render.parameters import Pair, Rate, Seed
from scenes.stage import beat, change, instead, swell


@dataclass(frozen=True)
class BiasVarianceParameters:
    """What a lecturer may change; the first two clouds are those of film 6."""

    n: Annotated[int, Meta(ge=20, le=1000), "dots of both valleys"] = 100
    noise: Annotated[float, Meta(ge=0.1, le=1), "standard deviation of all chance"] = 0.5
    seed: Annotated[Seed, "of the dots of both valleys"] = 0
    start: Annotated[Pair, "line (w, b) that both walks start from"] = (-1.0, 3.0)
    learning_rate: Annotated[Rate, "of both walks"] = 0.1
    iterations: Annotated[int, Meta(ge=3, le=1000), "steps of both walks"] = 30
    few: Annotated[int, Meta(ge=8, le=40), "dots that the three models learn from"] = 20
    few_seed: Annotated[Seed, "of those dots"] = 50
    powers: Annotated[int, Meta(ge=3, le=20), "the third model's highest power"] = 15
    fresh: Annotated[int, Meta(ge=10, le=100), "dots that no model has seen"] = 40
    fresh_seed: Annotated[Seed, "of those dots"] = 274
    worlds: Annotated[int, Meta(ge=20, le=200), "how often dots are drawn anew"] = 100
    highest_degree: Annotated[int, Meta(ge=4, le=20), "the last power of the bars"] = 16


class BiasVariance(BiasStage):
    """A floor that no line gets below, three models, a hundred worlds, and where to stop."""

    number = 12
    title = "Too stiff, too nervous"
    lasts = 222.0
    words = 470
    parameters = BiasVarianceParameters()

    @beat("Is the lowest loss what we want? Here are two walkers, in two valleys you know.")
    def the_bend_again(self) -> None:
        """Two walks in step; the maps look alike, the floors do not."""
        pair = self.pair
        first, second = pair.both
        self.add(*pair.each("map"), *pair.each("trail"), *pair.each("axes"), *pair.each("she"))
        self.until("two walkers")
        self.play(pair.walk_down(), run_time=2.4)
        self.say("Both stand on the lowest point.")
        self.play(FadeIn(*pair.each("cross")), run_time=0.5)
        self.play(*pair.ring_out(), run_time=1.0)
        self.say("Is each of them the right model? From down there, can you tell?")
        self.play(*pair.ring_out(), run_time=1.6)
        self.at("From down", *pair.ring_out(), seconds=1.6)
        self.silence(2.4)
        self.say("Only the dots can tell.")
        self.play(*pair.go(places.UPPER), FadeIn(*first.below, *second.below), run_time=1.4)
        self.play(change(first.errors.grown, 1), change(second.errors.grown, 1), run_time=1.4)
        self.hold(1.4)

    @beat("So cut both valleys open once more, on one scale.")
    def two_floors(self) -> None:
        """The cuts of both valleys, and what their floors are made of."""
        pair, floors = self.pair, self.floors
        soon = squish_rate_func(smooth, 0, 0.4)  # before one map comes past the other
        first, second = pair.both
        goes = FadeOut(*first.below, *second.below, *pair.each("axes"), rate_func=soon)
        self.play(second.go(places.SMALL[1]), goes, run_time=0.9)
        self.play(first.go(places.SMALL[0]), run_time=0.8)
        self.play(FadeIn(floors.plane), run_time=0.4)
        self.until("open once")
        self.add(*pair.each("blade"), *floors.cuts)
        self.play(*(change(blade.cut, 1) for blade in pair.each("blade")), run_time=0.8)
        self.play(*(change(cut.drawn, 1) for cut in floors.cuts), run_time=1.4)
        self.play(FadeIn(*floors.crosses), run_time=0.5)
        self.say("One floor lies at {floor}: chance, or noise. No model can predict it.")
        near, far = floors.bars
        self.add(near, far)
        self.play(FadeOut(*pair.maps, *pair.each("blade")), near.tie(), run_time=0.9)
        self.play(near.grow(0), FadeIn(floors.names[0]), run_time=0.9)
        self.point_at("No model", floors.names[0])
        self.say("The other at {bent}: chance, and a bend that no line can follow.")
        self.play(far.tie(), run_time=0.8)
        self.play(far.grow(0), FadeIn(floors.names[1]), run_time=0.7)
        self.at("and a bend", far.grow(1), FadeIn(floors.names[2]), seconds=0.9)
        self.hold(0.8)
        self.play(*instead(floors.cut_open, floors.stage), run_time=0.9)
        self.add(floors.bend)
        self.play(floors.bend.open_up(), run_time=1.2)
        self.say("The model is too stiff. That is bias.")
        self.at("That is", FadeIn(floors.bias))
        self.hold(1.4)

    @beat("So let it bend. Give it x squared as a second input.")
    def let_it_bend(self) -> None:
        """One model gets a bend, then fifteen; all learn from the same twenty dots."""
        trio = self.trio
        one, two, three = trio.plots
        self.remove(self.floors.line)
        self.add(trio.line)  # which looks like it, and bends
        self.play(FadeOut(self.floors.bias, self.floors.bend, self.floors.law), run_time=0.9)
        self.at("Give it", FadeIn(trio.formula))
        self.play(swell(trio.new, 1.15), run_time=0.8)
        self.play(change(trio.bent, 1), run_time=1.6)
        self.say("And since dots are expensive, draw only {few}.")
        self.play(FadeOut(trio.line, trio.formula), run_time=0.5)
        self.play(FadeOut(trio.many), FadeIn(two.dots), run_time=0.9)
        others = [one.plane, one.dots, three.plane, three.dots]
        self.play(two.shrink(places.THREE[1]), run_time=1.0)
        self.play(FadeIn(*others), run_time=0.6)
        self.add(one.curve, two.curve, three.curve)
        self.say("The line: {line}. With one bend: {bend}.")
        self.learn(one)
        self.until("With one")
        self.learn(two)
        self.say("{Many} powers of x: {wild}. {times}")
        self.learn(three, seconds=1.4)
        self.play(swell(three.trained, 1.15), run_time=1.0)
        self.say("{fresh} fresh dots are on their way. Which model do you trust?")
        for plot in trio.plots:
            self.play(swell(plot.trained, 1.1), run_time=0.6)
        self.until("Which model")
        for plot in trio.plots:
            self.play(swell(plot.head, 1.2), run_time=0.6)
        self.silence(2.4)

    @beat("Here they come.")
    def fresh_dots(self) -> None:
        """Forty hollow dots fall into all plots, and the second number comes."""
        one, two, three = plots = self.trio.plots
        for plot in plots:
            self.add(plot.fresh, plot.errors)
        faint = [plot.dots.animate.set_presence(0.3) for plot in plots]
        self.play(*faint, *(p.fresh.fall() for p in plots), run_time=2.2)
        self.say("{as_bad}")
        self.test(one)
        if telling.is_worst_at_ends(self.plan):
            self.add(one.outer)
            self.at("Two of", change(one.outer.grown, 1), seconds=1.2)
            self.at("misses", swell(one.trained, 1.12), seconds=0.9)
        self.say("One bend: {fresh_bend}. {works}")
        self.test(two)
        self.say("{Many} powers: {fresh_wild}. {worse}")
        self.test(three, seconds=1.2)
        self.say("{one_dot}")
        self.play(FadeOut(*one.all, *two.all), run_time=0.6)
        self.play(*three.fill(), run_time=1.2)
        self.play(three.errors.pulse(), run_time=1.4)
        self.say("{by_heart}")
        again = three.dots.animate.set_presence(1)
        dim = [part.animate.set_presence(0.35) for part in (three.errors, three.fresh)]
        self.play(*dim, again, run_time=0.6)
        self.play(swell(three.trained, 1.12), run_time=0.9)
        self.hold(0.8)

    @beat("Bad luck? Draw {few} new dots. And again. {worlds} times.")
    def a_hundred_worlds(self) -> None:
        """The lines agree and are wrong; the wild curves are right only together."""
        stiff, wild, calm = self.stiff, self.nervous, self.calm
        self.become(stiff, self.trio.plots[2])
        self.add(stiff.bundle)
        for draw in (1, 2, 3):
            self.play(stiff.count.go(draw, faster=False), run_time=0.6)
        self.play(stiff.count.go(), run_time=3.0)
        self.say("{stiff}")
        self.add(stiff.mean)
        self.play(FadeOut(stiff.dots), stiff.mean.draw_out(), run_time=1.0)
        self.play(FadeIn(*stiff.named_mean), run_time=0.5)
        self.at("And all", FadeIn(stiff.law, *stiff.named_law))
        self.say("From their average to the truth: that gap is bias.")
        self.add(stiff.bias)
        self.until("to the truth")
        self.play(stiff.bias.open_up(), run_time=1.2)
        self.say("High bias: too stiff. That is underfitting.")
        self.play(FadeIn(stiff.title, *stiff.parts), run_time=0.6)
        self.hold(2.0)
        self.say("{Many} powers, on the same {many_worlds} draws.")
        self.give_way(wild.head, wild.dots, keep=(wild.plane,))
        self.add(wild.bundle)
        with self.delight():
            self.play(wild.count.go(3, faster=False), run_time=1.5)
            self.play(wild.count.go(), run_time=3.2)
            self.say("{nervous}")
            self.add(wild.mean)
            self.play(FadeOut(wild.dots), FadeIn(*wild.named), wild.mean.draw_out(), run_time=1.4)
            self.hold(0.8)
            self.say("{alone}")
            dim = wild.bundle.animate.set_presence(0.4)
            self.play(*instead([wild.mean, *wild.named_mean], wild.one), dim, run_time=0.7)
            self.play(wild.picked.go(4, faster=False), run_time=2.4)
        self.say("How far is one curve from the average? In the middle, by {near}.")
        self.add(wild.band)
        goes = [*wild.one, *wild.named_law, wild.law]
        self.play(*instead(goes, [wild.mean, wild.typical]), run_time=0.8)
        self.play(wild.band.open_up(), run_time=1.2)
        self.at("In the middle", FadeIn(wild.brackets[0], wild.said[0]))
        self.say("Near the ends, by {far}.")
        self.play(FadeIn(wild.brackets[1], wild.said[1]), run_time=0.5)
        self.hold(1.0)
        self.say("{high} It changes with every handful of dots.")
        self.play(FadeIn(wild.title, *wild.parts), run_time=0.6)
        other = [wild.single, wild.handful, wild.law]
        self.at("It changes", *instead(wild.strays, other), seconds=0.6)
        self.play(wild.picked.go(9, faster=False), run_time=2.6)
        self.hold(0.3)
        self.say("{right}")
        self.give_way(calm.head, keep=(calm.plane,))
        self.add(calm.bundle)
        self.play(calm.count.go(), run_time=2.0)
        self.add(calm.mean)
        self.play(FadeIn(*calm.named), calm.mean.draw_out(), run_time=0.9)
        self.play(FadeIn(calm.title, *calm.parts), run_time=0.5)
        self.hold(1.6)

    @beat("Now try every power, from zero to {highest}. First, the loss on their own dots.")
    def where_to_stop(self) -> None:
        """What falls for ever, and what falls, rests and explodes."""
        powers, bars = self.powers, self.powers.bars
        self.give_way(powers.plane, powers.trained, *powers.mini.all)
        self.until("First")
        self.play(FadeIn(powers.these), run_time=0.5)
        self.play(powers.trained.draw_out(2 / (len(self.plan.parts) - 1)), run_time=1.2)
        self.say("More bends, less loss. Always.")
        self.play(powers.trained.draw_out(), run_time=4.0)
        self.say("And on fresh dots? Here are three averages.")
        self.play(*instead([powers.these, *powers.mini.all], [powers.fresh]), run_time=0.8)
        self.add(bars)
        self.at("three", change(bars.named, 1))
        self.say("After power two, how do they climb: at once, steadily, or late?")
        self.until("how do they")
        self.ask(powers.guess, "at once", "steadily", "late", silence=2.4)
        self.play(powers.guess.fold(), run_time=0.4)
        variance, bias, chance = powers.legend
        self.say("First, chance. It never leaves. Bias: gone once the model can bend.")
        self.play(FadeIn(powers.falling, chance), change(bars.chance, 1), run_time=0.8)
        self.until("Bias")
        self.play(FadeIn(bias), change(bars.bias, 1), run_time=1.0)
        self.hold(1.0)
        self.say("Now look closer. Then variance: a little more with every power.")
        self.play(*powers.look(powers.near), run_time=1.4)
        self.until("a little")
        close, count = float(powers.calm + 1), float(len(self.plan.parts))
        self.play(FadeIn(variance), change(bars.variance, close, linear), run_time=4.0)
        self.say("Less loss on their own dots, more on fresh ones.")
        self.play(swell(powers.falling, 1.08), run_time=0.9)
        self.at("more on", swell(variance, 1.15), seconds=0.9)
        self.hold(0.6)
        self.say("{explodes}")
        self.play(*powers.look(powers.far), run_time=1.2)
        self.play(change(bars.variance, count, linear), run_time=2.0)
        self.hold(1.0)
        self.say("The lowest bar: that is where to stop.")
        self.play(FadeOut(*powers.legend, powers.falling), run_time=0.4)
        self.play(*powers.look(powers.closest), run_time=1.2)
        self.play(FadeIn(powers.pointer), run_time=0.4)
        self.play(powers.pointer.glide(), run_time=1.2)
        self.hold(1.6)
        self.say(
            "With real data, you never see these bars. So hold some dots back, and test on those."
        )
        tested = powers.tested
        self.until("never see")
        self.play(*powers.clear(), run_time=0.9)
        self.play(FadeIn(tested.plane, tested.dots, tested.fresh), run_time=0.7)
        self.at("hold some", change(tested.fresh.solid, 0), seconds=1.2)
        self.add(powers.aside)
        self.play(FadeIn(powers.kept, tested.curve), run_time=0.5)
        self.play(powers.aside.draw_out(), run_time=3.4)
        self.say("Pick the power with the lowest loss on them. That is validation.")
        self.play(FadeOut(*tested.all, tested.fresh), run_time=0.5)
        self.play(*powers.look(powers.closest), run_time=1.2)
        self.play(FadeIn(powers.choice), run_time=0.4)
        self.play(powers.choice.glide(), run_time=1.2)
        self.play(change(powers.aside.named, 1), run_time=0.5)
        self.hold(2.0)

    @beat("So: descent finds the bottom. It cannot tell you whether it is the right valley.")
    def the_right_valley(self) -> None:
        """What descent cannot tell, over the two maps that look alike."""
        self.pair.stand(places.TAKEAWAY)
        self.give_way(*self.pair.maps)
        self.play(FadeIn(self.takeaway[0]), run_time=0.6)
        self.at("It cannot", FadeIn(self.takeaway[1]))
        self.play(*self.pair.ring_out(), run_time=1.6)
        self.hold(1.8)

    @beat("One confession. To {many} powers we did not walk: we jumped, with a formula.")
    def a_confession(self) -> None:
        """Why we jumped, and the next question."""
        jump, rim = self.jump, self.rim
        self.give_way(jump.plane, jump.dots, jump.curve)
        self.at("we jumped", jump.leap(), seconds=0.7)
        self.say("On foot: {walk} steps. At a million a second: {time}.")
        self.give_way(*rim.all, rim.steps)
        self.at("At a million", FadeIn(rim.counter, rim.also))
        self.play(*rim.count(), run_time=3.4)
        self.hold(1.2)
        self.say("{slow}")
        self.at("What", *instead([rim.also], [rim.question]), seconds=0.7)
        self.now_you(3.0)
