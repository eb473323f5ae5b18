"""What the beats of the film have to hand: the cast, and pieces of the longer ones."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from manim import DOWN, LEFT, FadeIn, FadeOut, smooth, squish_rate_func

from scenes.parts.paraboloid import places
from scenes.parts.paraboloid.bowl import REACH
from scenes.parts.paraboloid.choosing import plan_for
from scenes.parts.paraboloid.ending import sums
from scenes.parts.paraboloid.ground import Ground
from scenes.parts.paraboloid.lens import Lens
from scenes.parts.paraboloid.lines import FiveLines, kept_of, second_half
from scenes.parts.paraboloid.measures import Measures
from scenes.parts.paraboloid.one_line import Callouts, OneLine
from scenes.parts.paraboloid.target import Shot
from scenes.parts.paraboloid.telling import facts
from scenes.parts.paraboloid.walk import Walk
from scenes.parts.paraboloid.wheels import Wheel
from scenes.stage import (
    LOSS,
    TITLE,
    TITLE_SIZE,
    Choices,
    Formula,
    LectureScene,
    Stack,
    Words,
    change,
    instead,
    swell,
    tr,
)

_LARGE = 84  # of the number of steps, at first
_PALE = 0.4  # the first shot, beside a better one
_ANSWERS = 44
_DIM = 0.3  # the bowl, when there is more than can be drawn
_FORMULA = 8.4  # scene units, how much of the band is left to the formula of a stretched bowl


class ParaboloidStage(LectureScene):
    """The stage on which the film of the bowl is told."""

    def setup(self) -> None:
        """Compute the walk, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = facts(plan)
        self.ground, self.walk, self.lines = Ground(plan), Walk(plan), FiveLines(plan)
        self.walk.rewind(plan.drawn_back)
        for part in (self.ground.rings.ringed, self.ground.rings.told):
            part.set_value(0)
        self.lens = Lens(self.walk.on, plan, places.GLASS.middle, places.GLASS.height / 2)
        self.guess = Choices(*self.facts["ends_at"], size=_ANSWERS).within(places.ASKED)
        self.last: list[Any] = []  # what is there at the end of a beat, and goes in the next

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    def glimpse(self) -> None:
        """Her way until a quarter is left, on the whole target; of no step is told which it is."""
        walk, plan = self.walk, self.plan
        walk.rewind()
        told = Words(self.facts["count"], _LARGE).within(places.LEFT)
        self.add(self.ground.rings, self.ground.cross)  # of which only the axes are there yet
        self.add(*walk.ground, walk.trail, walk.she, told)
        ask = Words(tr("Will she ever arrive?"), TITLE_SIZE)
        ask.next_to(told, DOWN, buff=0.6)
        asked = FadeIn(ask, rate_func=squish_rate_func(smooth, 0.65, 0.8))
        self.play(walk.on_to(plan.quarter)[0], asked, run_time=3.6)
        self.hold(0.4)
        self.play(FadeOut(*walk.ground, walk.trail, walk.she, told, ask), run_time=0.6)

    def wheels(self) -> Stack:
        """Two wheels that spin until neither shows 0."""
        plan = self.plan
        wheels = [
            Wheel(name, numbers)
            for name, numbers in zip("xy", zip(*plan.draws, strict=True), strict=True)
        ]
        both = Stack(*wheels, gap=1.4, across=True).within(places.WHEELS)
        rings = self.ground.rings
        self.play(FadeIn(both), change(rings.ringed, 1), change(rings.told, 1), run_time=0.5)
        for _ in plan.draws:
            self.play(*(wheel.spin() for wheel in wheels), run_time=2.6)
        return both

    def measured(self, shot: Shot) -> None:
        """Three measures of how wrong a shot is, one by one; then those of a better one."""
        plan, ground = self.plan, self.ground
        measures = Measures(plan)
        self.say("{wrong}")
        quiet = change(ground.rings.told, 0)  # the squares lie where its numbers are
        self.play(change(shot.squared, 2), quiet, run_time=2.0)
        self.play(FadeIn(measures.rows[0]), run_time=0.8)
        self.say("Their average is {mean}: a loss, as in the first film.")
        self.play(change(shot.averaged, 1), FadeIn(measures.rows[1]), run_time=1.6)
        self.until("as in the first")
        self.play(swell(measures.rows[1], 1.1), run_time=1.2)
        self.say("Its square root: {root}, in the same units as the errors.")
        self.play(FadeIn(measures.rows[2]), run_time=0.8)
        self.until("in the same")
        self.play(change(shot.ruled, 1), run_time=1.2)
        self.say("A better guess shrinks all three. {counted}")
        second = ground.shot(ground.floor.at(plan.away), plan.better)
        self.add(second)
        away = [change(part, 0) for part in (shot.squared, shot.ruled, shot.parted)]
        pale = shot.animate.set_presence(_PALE)
        self.play(second.fly(), pale, *away, run_time=0.9)
        self.play(change(second.parted, 2), *map(FadeIn, measures.better), run_time=1.0)
        self.until(self.facts["counted"])
        if plan.bowl.counts_alike:
            self.play(swell(measures.rows[0], 1.1), run_time=1.0)
        self.hold(0.6)
        self.play(FadeOut(shot, second, *measures.rows, *measures.better), run_time=0.6)

    def height(self) -> Formula:
        """How high the bowl is, in the title."""
        source = f'{{{{"{tr("height")}" : h}}}} = {self.plan.bowl.formula}'
        height = Formula(source, {"h": LOSS})
        return height.scale(min(1.0, (_FORMULA - 0.3) / height.width)).within(TITLE, LEFT)

    def shape_guess(self) -> Choices:
        """Two shapes to choose from, where the formula leaves room."""
        guess = Choices(tr("a cone"), tr("a bowl"))
        if self.plan.bowl.plain:
            return guess.within(places.BAND.inset(left=4.5, right=4.5))
        return guess.within(places.BAND.inset(left=_FORMULA))

    def surface(self) -> None:
        """A parabola spins, or two are cut, and the bowl is there."""
        ground = self.ground
        away = FadeOut(ground.heights, ground.rings), ground.view.move(**ground.hill())
        if not self.plan.bowl.round:
            self.cut(*away)
            return
        self.say("{parabola} Spin it round its axis.")
        self.add(ground.bowl)
        self.play(*away, run_time=1.2)
        self.play(change(ground.bowl.drawn, 1), run_time=1.6)
        self.until("Spin")
        self.play(ground.bowl.spin(), run_time=4.0)
        self.say("It meets every dot. A bowl: the paraboloid.")

    def cut(self, *away: Any) -> None:
        """Along it one parabola, across it another; both are of one bowl."""
        ground = self.ground
        along, across = ground.cuts
        self.say("{cut}")
        self.play(*away, run_time=1.2)
        self.add(along, across)
        self.play(along.draw_itself(), run_time=1.4)
        self.until(tr("Cut it across"))
        self.play(across.draw_itself(), run_time=1.4)
        ground.bowl.turned.set_value(1)
        self.say("A bowl, stretched: it meets every dot.")
        self.play(FadeIn(ground.bowl), run_time=1.6)
        self.hold(0.8)
        self.play(FadeOut(along, across), run_time=0.5)

    def more_errors(self, height: Formula) -> None:
        """A sum goes on where there is nothing to look at."""
        ground = self.ground
        self.say("Three errors, or a million? We cannot draw those. We can still add them.")
        two, more, there = sums(self.plan)
        self.play(*instead(height, [two]), run_time=0.8)
        self.until("We cannot")
        self.play(*(part.animate.set_presence(_DIM) for part in (ground.bowl, ground.cross)),
                  run_time=0.8)  # fmt: skip
        self.play(two.animate.move_to(there), FadeIn(more), run_time=0.8)
        self.hold(0.3)
        self.last = [two, more]

    def from_above(self) -> None:
        """The bowl from straight above is the map; all of the gradient is on it from farther."""
        ground, walk, plan = self.ground, self.walk, self.plan
        lit = [part.animate.set_presence(1) for part in (ground.bowl, ground.cross)]
        self.play(*lit, FadeOut(*self.last), run_time=0.6)
        self.play(ground.view.move(**ground.above()), FadeIn(ground.she, rate_func=second_half),
                  run_time=2.6)  # fmt: skip
        walk.rewind()
        self.last = [ground.bowl, ground.cross, ground.she]
        self.give_way(*walk.ground, walk.she, run_time=0.6)
        self.say("From above, and from farther off.")
        whole = walk.whole(plan.drawn_back)
        self.add(whole, walk.map)  # that stays before it
        self.play(walk.on.to(plan.drawn_back), FadeOut(walk.key), run_time=1.2)
        walk.begun = plan.drawn_back
        self.play(FadeOut(walk.map), FadeIn(walk.key), run_time=0.6)
        walk.map = whole

    def back_out(self) -> None:
        """All that was seen ten times closer, again and again, is passed on the way out."""
        walk, plan = self.walk, self.plan
        first = walk.whole(plan.seen_to_land)
        grounds = [walk.whole(REACH / 10**power) for power in range(plan.tenfolds + 1)]
        self.remove(walk.map, *walk.edges)
        self.add(first, *grounds)
        self.play(walk.on.to(plan.seen_to_land), run_time=2.0)
        self.play(FadeOut(*grounds, walk.trail, walk.she), run_time=0.5)
        walk.rewind(plan.seen_to_land)
        self.add(walk.map)
        self.remove(first)

    def give_way(self, *new: Any, run_time: float = 1.2) -> None:
        """What is left of the beat before goes, then what is new comes."""
        self.play(*instead(self.last, new, run_time=run_time))

    def under_the_lens(self) -> None:
        """The step that was not to be seen."""
        lens = self.lens
        self.say("Once more, under a lens. One step is {length} long.")
        self.add(lens)
        self.play(change(lens.opened, 1), change(lens.rung, 1), run_time=1.4)
        self.until("One step")
        self.play(change(lens.walked, 1), change(lens.grown, 1), run_time=1.6)
        self.play(change(lens.written, 1), run_time=0.6)
        self.hold(0.4)

    def tell(self, rule: OneLine, callouts: Callouts, name: str, *also: Any) -> None:
        """One symbol is lit, and its name tied to the picture."""
        self.play(*rule.light(name), *callouts.show(name), *also, run_time=0.9)

    def look_closer(self) -> None:
        """A square ten times as small grows until it is all that is seen."""
        walk = self.walk
        ground, edge = walk.closer()
        self.play(FadeIn(ground, edge), run_time=0.5)
        self.play(walk.on.to(walk.on.half / 10), run_time=1.8)
        self.remove(walk.map, *walk.edges)
        walk.map, walk.edges = ground, [edge]

    def why(self) -> None:
        """What a step keeps of the distance, worked out."""
        kept = kept_of(self.plan)
        self.say("{keeps}")
        self.play(FadeIn(kept[0]), run_time=0.8)
        for words, row in zip(self.facts["cues"], kept[1:], strict=True):
            self.until(words)
            self.play(FadeIn(row), run_time=0.8)
        self.until(self.facts["lit"])
        self.play(swell(kept[len(kept) // 2], 1.15), self.walk.cross.ring_out(), run_time=1.2)
        self.hold(0.4)
        self.play(FadeOut(*kept), run_time=0.5)
