"""Too stiff, too nervous: the lowest loss on these dots is not what we want.

manim render scenes/bias_variance.py
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from manim import FadeIn, FadeOut, linear
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
    split_seed: Annotated[Seed, "of which dots are held back"] = 0


class BiasVariance(BiasStage):
    """A floor that no line gets below, three models, a hundred worlds, and where to stop."""

    number = 12
    title = "Too stiff, too nervous"
    lasts = 236.3
    words = 522
    parameters = BiasVarianceParameters()

    @beat("{hook}")
    def a_surprise(self) -> None:
        """A curve that goes through all its dots, and nowhere else."""
        jump = self.jump
        self.add(*jump.all, jump.errors)
        self.play(FadeIn(jump.few), change(jump.errors.grown, 1), run_time=1.0)
        self.play(FadeIn(jump.loss), run_time=0.5)
        self.at("Would", swell(jump.loss, 1.15), seconds=0.9)
        self.silence(1.2)

    @beat("Is the lowest loss what we want? Here are two walkers, in two valleys you know.")
    def the_bend_again(self) -> None:
        """Two walks in step; the maps look alike, the floors do not."""
        pair = self.pair
        self.at("lowest", swell(self.jump.loss, 1.15), seconds=0.9)
        self.until("Here are")
        self.give_way(*pair.scenery, seconds=0.7)
        self.play(pair.walk_down(), run_time=2.6)
        self.say("Both stand on the lowest point.")
        self.play(FadeIn(*pair.each("cross")), run_time=0.5)
        self.play(*pair.ring_out(), run_time=1.0)
        self.say("Are both models right? From down there, can you tell?")
        self.play(*(swell(name, 1.4) for name in pair.each("name")), run_time=1.0)
        self.add(*pair.each("lamp"))
        self.at("From down", *pair.by_lamplight(), seconds=2.0)
        self.silence(1.8)

    @beat("Cut both valleys open, on one scale.")
    def two_floors(self) -> None:
        """The cuts of both valleys, how high they are, and what their floors are made of."""
        pair, floors = self.pair, self.floors
        self.add(*floors.lines)
        self.play(*pair.by_day(), *floors.draw(floors.lines), run_time=1.2)
        self.give_way(floors.plane, seconds=0.5)
        self.add(*floors.cuts)
        self.play(*floors.draw(floors.cuts), run_time=1.7)
        self.play(FadeIn(*floors.crosses, *floors.whose), run_time=0.6)
        self.say("One floor lies at {floor}, the other at {bent}. Why so high?")
        self.add(*floors.levels)
        self.play(floors.levels[0].reach(), run_time=0.9)
        self.at("the other", floors.levels[1].reach(), seconds=0.9)
        self.at("Why", floors.crosses[1].ring_out(), seconds=1.0)
        self.say("Only the dots can tell.")
        self.give_way(*pair.below)
        self.play(*pair.miss(), run_time=1.2)
        self.say("On the left, the line misses by chance. Call it noise. No model can predict it.")
        near, far = (told[1] for told in pair.each("missed"))
        self.at("noise", FadeIn(near))
        self.say("On the right, the dots bend. No line can.")
        right = pair.both[1]
        self.add(right.bend)
        self.at("the dots bend", *right.split(), right.bend.grow(), FadeIn(far), seconds=1.2)
        self.hold(0.6)
        self.give_way(*floors.stage)
        self.add(floors.bend)
        self.play(floors.bend.grow(), run_time=1.2)
        self.say("The model is too stiff. That is bias.")
        self.at("That is", *instead(floors.knobs, [floors.bias]), seconds=0.7)
        self.hold(1.0)

    @beat("So let it bend. Give it x squared as a second input.")
    def let_it_bend(self) -> None:
        """One model gets a bend, then fifteen; all learn from the same twenty dots."""
        trio = self.trio
        three, solo = trio.plots[2], trio.solo
        self.remove(self.floors.line)
        self.add(trio.line)  # which looks like it, and bends
        self.play(FadeOut(*self.floors.told), run_time=0.9)
        self.at("Give it", FadeIn(trio.formula))
        self.play(swell(trio.new, 1.15), run_time=0.8)
        self.play(change(trio.bent, 1), run_time=1.6)
        self.say("Dots cost money. Take only {few}.")
        self.play(FadeOut(trio.line, trio.formula, trio.many), FadeIn(three.dots), run_time=1.0)
        self.say("The line: a loss of {line}. With one bend: {bend}.")
        self.learn_first()
        self.until("With one")
        self.learn(1)
        self.say("{Many} powers of x: {wild}. {times}")
        self.play(solo.look(), run_time=1.0)
        self.learn(2)
        self.play(swell(solo.losses[2], 1.15), run_time=1.0)
        self.say("{fresh} fresh dots are on their way. Which model do you trust?")
        self.side_by_side()
        self.until("Which model")
        for plot in trio.plots:
            self.play(swell(plot.head, 1.2), run_time=0.6)
        self.silence(1.9)

    @beat("Here they come.")
    def fresh_dots(self) -> None:
        """Forty hollow dots come into all plots at once, and then a second number to each."""
        one, two, three = plots = self.trio.plots
        self.land_fresh(plots)
        self.say("{as_bad}")
        self.test(one)
        self.say("One bend: {fresh_bend}. {works}")
        self.test(two)
        self.say("{Many} powers: {fresh_wild}. {worse}")
        self.test(three)
        self.hold(0.7)  # all three losses stand side by side
        self.fill_with(three, *one.all, *two.all)
        self.say("{one_dot}")
        self.play(three.errors.pulse(), run_time=1.4)
        self.say("{below} {by_heart}")
        self.look_at_own(three)

    @beat("Bad luck? Draw {few} new dots. And again. {worlds} times.")
    def a_hundred_worlds(self) -> None:
        """The wild curves are right only together."""
        wild = self.nervous
        self.become(wild, self.trio.plots[2])
        with self.delight():
            self.play(wild.count.go(3, faster=False), run_time=1.8)
            self.play(wild.count.go(), run_time=3.2)
            self.say("{nervous}")
            self.add(wild.mean)
            self.play(FadeOut(wild.dots), wild.mean.draw_out(), run_time=1.2)
            self.play(FadeIn(*wild.named), run_time=0.6)
            self.say("{more}")
            self.play(FadeIn(wild.drawn), run_time=0.5)
            self.play(wild.settle(), run_time=2.0)
            self.hold(0.5)
            self.say("{alone}")
            self.single_out(wild)
        self.say("How far is one curve from the average? Near the end, {far}.")
        self.play(FadeOut(wild.law), FadeIn(*wild.average), run_time=0.8)
        self.at("Near the end", FadeIn(wild.bracket, wild.said))
        self.hold(0.4)
        self.say("Square that distance, at every x, for each curve.")
        self.add(wild.strays)
        self.play(wild.strays.grow(), FadeOut(*wild.words), run_time=0.6)
        self.play(wild.strays.open_up(), run_time=1.0)
        self.at("at every", wild.picked.go(wild.last, faster=False), seconds=2.4)
        self.say("Average over all curves, and over all x. That is the variance.")
        self.play(wild.strays.take_all(), *wild.all_again(), run_time=1.6)
        self.at("over all x", wild.strays.even_out(), seconds=1.2)
        self.at("That is", FadeIn(wild.parts[1]), FadeIn(wild.head))
        self.say("{high}")
        self.play(FadeIn(wild.title), run_time=0.6)
        self.hold(0.6)

    @beat("Now fit lines to the same draws.")
    def the_lines(self) -> None:
        """The lines agree and are wrong; one bend is right."""
        stiff, wild, calm = self.stiff, self.nervous, self.calm
        self.follow(stiff, wild, stiff.dots_on(wild.plane), stiff.dots, keep=[wild.parts[1]])
        self.play(stiff.count.go(), run_time=2.0)
        self.say("{stiff}")
        self.add(stiff.mean)
        self.play(FadeOut(stiff.dots), stiff.mean.draw_out(), run_time=1.0)
        self.play(FadeIn(*stiff.named_mean), run_time=0.5)
        self.at("And all", FadeIn(stiff.law, *stiff.named_law))
        self.say("From their average to the truth: that gap is bias.")
        self.add(stiff.gaps)
        self.at("to the truth", stiff.gaps.grow(), seconds=1.2)
        self.say("Square each gap, and average over all x.")
        self.at("Square", stiff.gaps.open_up(), seconds=1.2)
        self.at("average over", stiff.gaps.even_out(), seconds=1.4)
        self.say("That is bias squared. High bias: too stiff. That is underfitting.")
        self.play(FadeIn(stiff.parts[0]), run_time=0.6)
        self.at("High bias", FadeIn(stiff.title), seconds=0.6)
        self.hold(0.4)
        self.say("{right}")
        self.follow(calm, stiff, stiff.law, calm.law)
        self.draw_all(calm)
        self.hold(0.6)

    @beat("Now try every power, from zero to {highest}. First, the loss on these {few} dots.")
    def where_to_stop(self) -> None:
        """What falls for ever, and what falls, rests and explodes."""
        powers, bars = self.powers, self.powers.bars
        self.until("from zero")
        self.give_way(powers.plane, powers.trained, *powers.mini.all)
        self.at("First", FadeIn(powers.these))
        self.play(powers.trained.draw_out(2 / (len(self.plan.parts) - 1)), run_time=1.2)
        self.say("More bends, less loss. Always.")
        self.learn_all(powers)
        self.say("{climbed} Fast, then slow? Evenly? Or slow, then fast?")
        self.turn_to_fresh(powers)
        self.call(powers.guess, "Fast", "Evenly", "then fast", silence=2.0)
        self.add(bars)
        variance, bias, _ = powers.legend
        self.say("That loss has three parts. First, noise.")
        self.at("three parts", swell(powers.fresh, 1.05), seconds=0.8)
        self.at("noise", *instead(powers.sketched, powers.plane), seconds=0.5)
        self.play(FadeIn(powers.legend[-1]), change(bars.chance, 1), run_time=0.8)
        self.say("Bias: it falls as soon as the model can bend.")
        self.play(FadeIn(bias), change(bars.bias, 1), run_time=1.0)
        self.say("Then variance: slow at first.")
        self.play(FadeIn(variance), change(bars.variance, powers.calm, linear), run_time=3.0)
        self.say("{explodes}")
        climb = change(bars.variance, len(bars.levels), linear)
        self.play(powers.look(powers.far), climb, run_time=2.6)
        self.say("So: {climbs}.")
        self.play(*powers.guess.answer(telling.climbs(self.plan)), run_time=0.6)
        row = instead([powers.guess, *powers.legend], powers.above)
        self.play(*row, bars.leave(), run_time=0.8)
        self.play(powers.look(powers.low, powers.closer), run_time=1.6)
        self.say("The lowest bar is power {best}. Stop there.")
        self.play(*powers.pointer.come(), run_time=0.8)
        self.at("Stop", change(bars.named, 1), seconds=0.6)

    @beat("With real data, you never see these bars.")
    def held_back(self) -> None:
        """Some of the few dots test what was learned from the others."""
        powers, tested, aside = self.powers, self.powers.tested, self.powers.aside
        turned = powers.turned
        self.until("never see")
        self.give_way(tested.plane, turned)
        self.say("So hold {held} of the {few} dots back. Learn from the other {others}.")
        self.at("hold", change(turned.begun, 1), seconds=1.2)
        self.at("Learn", FadeIn(tested.curve), seconds=0.6)
        self.play(tested.make_room(), run_time=1.0)
        self.say("Test powers zero to {tested} on those {held}.")
        self.play(FadeIn(aside.plane, powers.kept), change(turned.tested, 1), run_time=0.8)
        self.add(aside)
        self.play(aside.go(1), run_time=3.6)
        self.run_wild(aside)
        self.say("Then others, until every dot has had its turn.")
        self.play(aside.go(4), run_time=5.0)
        self.say("Average, and pick the lowest. That is cross-validation.")
        self.play(aside.average(), change(turned.tested, 0), run_time=0.9)
        self.at("pick", *powers.choice.come(), aside.go_back(), seconds=0.8)
        self.play(change(aside.named, 1), run_time=0.5)
        self.at("That is", *instead(powers.kept, powers.crossed))
        self.hold(2.3)

    @beat("So: descent finds the bottom. It cannot tell you whether it is the right valley.")
    def the_right_valley(self) -> None:
        """What descent cannot tell, over the two maps that look alike."""
        self.pair.stand(places.TAKEAWAY)
        self.give_way(*self.pair.maps)
        self.play(FadeIn(self.takeaway[0]), run_time=0.6)
        self.at("It cannot", FadeIn(self.takeaway[1]))
        self.play(*self.pair.ring_out(), run_time=1.4)
        self.hold(1.8)

    @beat("One confession: we never walked to that curve. We jumped, with a formula.")
    def a_confession(self) -> None:
        """Why we jumped, and the next question."""
        jump, rim = self.jump, self.rim
        self.give_way(*jump.all, jump.few)
        self.at("We jumped", jump.sink(), seconds=0.5)
        self.play(jump.leap(), run_time=0.7)
        self.play(FadeIn(jump.loss), run_time=0.5)
        self.say("On foot: {walk} steps. At a million a second: {time}.")
        self.give_way(*rim.all, rim.steps)
        self.at("At a million", FadeIn(rim.counter))
        self.play(*rim.count(), run_time=3.2)
        self.hold(0.3)
        self.say("{slow}")
        self.at("What", FadeIn(rim.question), seconds=0.7)
        self.now_you(2.5)
