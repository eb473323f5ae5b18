"""Many valleys: where the gradient is zero, she may still be far from the lowest point.

manim render scenes/local_minima.py
"""

# ruff: noqa: I001 (imports are the cast list: a few full lines, not one line a name)
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Annotated, Any

from manim import UP, FadeIn, FadeOut, rate_functions as pace
from msgspec import Meta

from scenes.parts.local_minima import SKY, Alone, Hook, Many, facts, ground_called
from scenes.parts.local_minima import has_large, has_many, has_one, plan_for
from scenes.render.parameters import Moderate, Pair, Rate
from scenes.stage import GRADIENT, TITLE, beat, change, swell, tr


@dataclass(frozen=True)
class LocalMinimaParameters:
    """What a lecturer may change."""

    landscape: Annotated[str, Meta(min_length=1), "ground: a name, or a formula of x"] = "sextic"
    window: Annotated[Pair | None, "its range of x; none: its own, or -3 to 3"] = None
    learning_rate: Annotated[Rate | None, "of all on that ground; none: one that suits it"] = None
    start: Annotated[Moderate | None, "of the other hiker; none: in the shallowest valley"] = None
    twins: Annotated[Pair | None, "two starts; none: a hair to either side of a ridge"] = None
    large_rate: Annotated[Rate | None, "none: too large for the deepest valley only"] = 0.15
    large_start: Annotated[Moderate | None, "none: one of all in a deepest valley"] = None
    convex: Annotated[str, Meta(min_length=1), "a function of x with one valley"] = "x^2"
    convex_start: Annotated[Moderate, "where she starts there"] = 1.6
    convex_rate: Annotated[Rate, "the learning rate there"] = 0.1

    def notes(self) -> Iterator[str]:
        """See that there is such a ground."""
        ground_called(self.landscape, self.window)
        yield from ()


class LocalMinima(Alone):
    """Level is not lowest: two hikers in the dark, then the ground of many valleys by day."""

    number = 10
    title = "Level is not lowest"
    lasts = 239.0
    words = 528
    parameters = LocalMinimaParameters()

    def setup(self) -> None:
        """Compute every walk, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.hook = Hook(plan, self.parameters, self.clock)
        if plan.many:
            self.many = Many(plan, self.clock)

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers and directions for the narration, as they are now."""
        return facts(self.plan, self.hook.bowl)

    def play_all(self, moves: Iterable[tuple[Any, float]]) -> None:
        """One after another: what moves together, and for how many seconds."""
        for together, seconds in moves:
            self.play(*together, run_time=seconds)

    @beat("{opening}")
    def two_lamps(self) -> None:
        """Two hikers walk down in the dark until their ground is level."""
        hook = self.hook
        self.add(hook.bowl.night, hook.other.night, hook.rule, *hook.readouts)
        self.play(*hook.walk_down(0, 0.5), run_time=4.4)
        self.say("Two hikers, two valleys, one night. Both have followed the slope down.")
        self.play(*hook.walk_down(0.5, 1), run_time=4.6)
        self.say("Now both gradients read zero: both stand on level ground.")
        self.play(*map(swell, hook.readouts), run_time=1.5)
        self.say("Which of them can tell that hers is the lowest point?")
        self.ask(hook.guess, silence=2)

    @beat("The left one goes back, to start once more in the dark.")
    def which_way_how_big(self) -> None:
        """The gradient answers both questions: its sign which way, its length how far."""
        hook, bowl = self.hook, self.hook.bowl
        self.play_all(hook.left_alone())
        self.say("There are just two questions: which way? How big?")
        for question, words in zip(hook.questions, ("which way", "How big"), strict=True):
            self.until(words)
            self.play(FadeIn(question), run_time=0.6)
        self.say("{steep}")
        self.play_all(hook.measured())
        self.say("Laid along x, it is an arrow: the gradient.")
        self.play_all(hook.laid())
        name = bowl.uphill.named(tr("gradient {signed}, along x").format(**self.facts))
        self.play(FadeIn(name), run_time=0.5)
        self.say("Its sign is {sign}: uphill is to the {uphill}. So she will go {downhill}.")
        self.until("Its sign")
        self.play(hook.questions[0][1].animate.set_color(GRADIENT), run_time=2.5)
        self.say("Her step is {share} the gradient. That share is her learning rate.")
        self.play_all(hook.aims())
        self.until("That share")
        self.play(FadeIn(hook.called), run_time=0.4)
        self.hold()
        self.play(FadeOut(*hook.questions), run_time=0.3)
        self.say("{start} minus {share} {gradient} is {next}.")
        with self.shown(bowl.worked().within(TITLE)):
            self.wait(1.8)
            self.play_all(hook.takes_step(name))
            self.hold()
        self.say("As the slope shrinks, her steps shrink too.")
        self.play_all(hook.two_more_steps())
        self.say("Sunrise: {shape}, and she is at the bottom.")
        self.play(*hook.sunrise(), run_time=2.0)
        self.play(FadeIn(hook.shape), run_time=0.6)

    @beat("Does the start matter? Here are eight.")
    def one_valley(self) -> None:
        """Seven more on both walls: all meet; a string between two points never cuts the ground."""
        hook, company, cross = self.hook, self.hook.company, self.hook.bowl.cross
        self.play_all(hook.back())
        self.play_all(company.come())
        self.say("Each steps against her own slope.")
        self.play_all(company.steps(1))
        self.say("They all meet: from anywhere, down leads there.")
        self.play_all(hook.down_together())
        if self.plan.convex:
            self.say("Stretch a string between any two points. It never cuts the ground.")
            self.add(hook.string)
            self.play(hook.string.spin(), run_time=0.8)
            self.play_all(hook.string_slides(1))
            self.say("Such a curve is called convex. There, level means lowest.")
            self.play(FadeIn(hook.convex))
            self.play_all(hook.string_slides(2))
            self.until("level means")
            self.play(cross.ring_out(), run_time=0.9)
            self.play(FadeOut(hook.convex, hook.string), run_time=0.6)

    @beat(when=has_one)
    def one_valley_more(self) -> None:
        """Dawn over the other one: there too, no second valley; and what to keep."""
        self.tell_of_one_valley()

    @beat(when=has_many)
    def sunrise_on_the_right(self) -> None:
        """Dawn spreads from her outwards: she is in the shallowest valley."""
        bowl, many, country = self.hook.bowl, self.many, self.many.country
        self.play(FadeOut(bowl.plane, bowl.cross), run_time=0.4)
        self.say("And the other one? Let the sun rise.")
        self.play_all(self.hook.goes_by(country))
        self.play(change(country.dawn.spread, 1, pace.linear), run_time=1.9)
        formula = self.hook.formula()
        self.play(*country.day(), FadeIn(*country.crosses, formula), run_time=1.4)
        self.say("She stands in a valley. But {sides}, {deeper}.")
        self.play(country.cross.ring_out(), run_time=1.0)
        self.until("But {sides}")
        heights, levels = country.heights(), country.tangents()
        lowest, local = country.named_global(), country.named_local()
        self.play(FadeOut(formula), country.deeper.ring_out(), FadeIn(heights), run_time=1.2)
        self.say("Lowest of all: a global minimum. {lowest}")
        self.until("a global")
        self.play(FadeIn(lowest), run_time=0.6)
        self.until("{lowest}")
        self.play(*(swell(name[1], 1.08) for name in lowest), run_time=1.4)
        self.say("Hers is lowest only nearby: a local minimum.")
        self.play(country.cross.ring_out(), run_time=1.2)
        self.at("nearby", FadeIn(local), seconds=0.6)
        self.hold(1.4)
        self.play(FadeOut(heights, lowest, local), run_time=0.4)
        self.say("Here the string cuts the ground: not convex.")
        self.add(many.thread)
        self.play(many.thread.spin(), run_time=1.2)
        self.until("cuts the")
        self.play(FadeIn(many.not_convex), run_time=0.4)
        self.say("{all_level} So in the dark, neither hiker could tell.")
        self.play_all(many.all_level(levels))
        self.until("So in")
        self.play(FadeIn(self.hook.guess.within(SKY, UP)), run_time=0.3)
        self.play(*self.hook.guess.answer(self.hook.answer), run_time=0.6)
        self.hold(0.4)
        self.play(FadeOut(levels, self.hook.guess), run_time=0.3)

    @beat("Twins climb onto this ridge. {same} They stand {apart} apart.", when=has_many)
    def a_hair_apart(self) -> None:
        """Two on one ridge, under a lens that draws back until the ridge has parted them."""
        many, twins, plan = self.many, self.many.twins, self.plan
        if twins.climb.she is not None:
            self.replace(many.country.hiker, twins.climb.she)
        self.play_all(twins.climb.come_up())
        self.play(FadeIn(twins.rate), run_time=0.4)
        self.play_all(twins.climb.to_the_top())
        self.remove(*twins.climb.hikers)
        self.add(*twins.hikers)
        self.play_all(twins.stand_apart())
        self.say("Where will they end?")
        self.ask(many.twin_guess, silence=2)
        self.say("{gradients}")
        self.play_all(twins.looked_at(many.twin_guess))
        self.add(twins.arrows)
        self.play_all(twins.told(names := twins.names()))
        self.say("For both, uphill is toward the crest. So one steps left, one right.")
        self.play(FadeIn(twins.crest), run_time=0.8)
        self.until("So one")
        self.play_all(twins.both_turn(names))
        self.say("A tiny step, to begin with.")
        self.play_all(twins.tiny_step())
        with self.delight():
            self.say("At first, every step widens the gap by {growth}.")
            twins.lens.follow(twins.far)
            self.play(twins.go(plan.seen // 2, pace.linear), run_time=4.0)
            self.play(twins.go(plan.seen, pace.linear), run_time=3.2)
            self.say("The ridge parts them.")
            self.play_all(twins.go_home())
            twins.lens.stop(1)
        self.say("One each. Same ground, same rule: only the start was different.")
        self.play(*twins.seen_from_afar(), FadeIn(many.guessed(), heights := twins.heights()))
        self.play(*many.twin_guess.answer(many.apart), run_time=1.6)
        self.hold()
        self.play(FadeOut(heights, many.twin_guess), run_time=0.5)

    @beat("Now start everywhere: {count} pawns, side by side.", when=has_many)
    def territories(self) -> None:
        """All run down and are counted; they go back, each start in the colour of its end."""
        many, crowd, strip = self.many, self.many.crowd, self.many.strip
        self.play_all(crowd.replaces(many.twins.hikers))
        self.hold()
        self.play(crowd.party.hurry(pace=pace.ease_in_quad), run_time=3.2)
        self.say("{missing} of {count} miss the lowest ground.")
        self.play(many.country.cross.ring_out(), run_time=1.2)
        self.say("Now colour each start by where it ends. {borders}")
        self.play(crowd.party.is_told(), run_time=0.6)
        self.play(crowd.party.hurry(0, pace=pace.smooth), run_time=1.8)
        self.add(strip)
        self.play(strip.paint_all(), change(strip.counted, 1), run_time=1.6)
        self.until("{borders}")
        self.play(FadeIn(many.borders), run_time=0.6)
        self.say("So start more than once, and keep the lowest.")
        self.play_all(crowd.tries_again())
        self.at("keep the", crowd.keeps_lowest(), seconds=0.6)
        self.hold(0.3)

    @beat("Turn up the rate, alpha. {times} times as large: will more end deep?", when=has_large)
    def larger_steps(self) -> None:
        """The same starts with large steps; then one of them, step by step, and why."""
        many, large, limits = self.many, self.many.large, self.many.limits
        self.play_all(many.starts_again())
        self.until("{times} times")
        self.play(*large.turn_up(), run_time=1.2)
        self.ask(large.guess, silence=2)
        self.say("The same starts, with larger steps.")
        self.play(large.crowd.party.hurry(pace=pace.ease_in_quad), run_time=3.6)
        self.say("{all_starts}")
        self.play(*large.guess.answer(large.right), run_time=1.4)
        self.say("Why? Watch one in a deep valley.")
        self.play_all(large.one_of_all())
        self.play_all(large.steps_told(1))
        self.say("{large_steps}")
        self.play_all(large.steps_told(large.run.told - 1))
        self.say("{thrown}")
        self.play_all(large.steps_told())
        self.play(large.hurry(pace=pace.ease_in_out_quad), run_time=1.2)
        self.play(FadeOut(large.on_axis), run_time=0.4)
        if self.plan.large.between:
            self.play_all(limits.comes_near())
            self.say("Curvature: how fast the slope changes.")
            self.play_all(limits.slope_changes())
            self.say("Close to a bottom, the slope is nearly curvature times distance.")
            self.play_all(limits.law_told())
            for number, place in enumerate(("here", "there")):
                self.play_all(limits.comes_to(number))
                self.say(f"{{curved_{place}}} {{times_{place}}}")
                self.play_all(limits.curvature_told(number))
                self.until(f"{{times_{place}}}")
                self.play_all(limits.step_told(number))
                self.say(f"{{lands_{place}}}")
                self.play_all(limits.lands(number))
                self.hold(0.3)
            self.play_all(limits.from_afar())
            self.say("So keep rate times curvature below two.")
            self.play_all(limits.rule.told())
            self.hold(1.3)

    @beat(when=has_many)
    def what_to_keep(self) -> None:
        """Night over all valleys, the sentence to keep, and one dot."""
        many, country = self.many, self.many.country
        self.play(FadeOut(country.plane, *many.by_day), run_time=0.5)
        if many.she_stays:
            self.replace(many.large.hiker, country.hiker)
        self.play(*country.nightfall(), run_time=1.5)
        self.say("The slope leads her down into a valley.")
        self.play(*country.all_come(many.she_stays), FadeIn(many.lesson[0]), run_time=0.8)
        self.say("With small steps, the start decides which.")
        self.play_all(many.start_decides())
        self.say("In training, each slope was the average over all the data.")
        self.play(FadeOut(many.lesson, many.trails), run_time=0.5)
        self.play(*many.all_shine(), run_time=2.3)
        self.say("What if she sees one example at a time?")
        self.play_all(many.sees_one())
        self.now_you(2.0)
