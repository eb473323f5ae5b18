"""What the beats of the film have to hand: the cast, and pieces of the longer ones."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from manim import DOWN, LEFT, FadeIn, FadeOut, smooth, squish_rate_func

from scenes.parts.paraboloid import places
from scenes.parts.paraboloid.choosing import plan_for
from scenes.parts.paraboloid.ground import Ground
from scenes.parts.paraboloid.lens import Lens
from scenes.parts.paraboloid.lines import (
    FiveLines,
    StepDial,
    by_powers,
    first_half,
    kept_of,
    second_half,
)
from scenes.parts.paraboloid.one_line import Callouts, OneLine
from scenes.parts.paraboloid.rising import Rising
from scenes.parts.paraboloid.slices import Slice, plane_for
from scenes.parts.paraboloid.squash import Squash
from scenes.parts.paraboloid.telling import facts
from scenes.parts.paraboloid.walk import Walk
from scenes.stage import (
    TITLE_SIZE,
    Choices,
    Words,
    change,
    instead,
    swell,
    tr,
)

_LARGE = 84  # of the number of steps, at first
_LIT = {"rate": ("minus", "rate", "grad")}  # what of the rule is the step
_ANSWERS = 44


class ParaboloidStage(Rising):
    """The stage on which the film of the bowl is told."""

    def setup(self) -> None:
        """Compute the walk, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = facts(plan)
        self.ground, self.walk = Ground(plan, self.clock), Walk(plan)
        self.lines = FiveLines(plan)
        self.lens = Lens(self.walk.on, plan, places.GLASS.middle, places.GLASS.height / 2)
        self.walk.rewind(plan.drawn_back)
        for part in (self.ground.rings.ringed, self.ground.rings.told):
            part.set_value(0)
        self.guess = Choices(*self.facts["ends_at"], size=_ANSWERS).within(places.ASKED)
        self.last = []

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    def glimpse(self) -> None:
        """Her way until a quarter is left, on the whole target; of no step is told which it is."""
        walk, plan = self.walk, self.plan
        walk.rewind()
        walk.trail.halts = False
        told = Words(self.facts["count"], _LARGE).within(places.LEFT)
        self.add(self.ground.rings, self.ground.cross)  # of which only the axes are there yet
        self.add(*walk.ground, walk.trail, walk.she, told)
        ask = Words(tr("Will she ever arrive?"), TITLE_SIZE)
        ask.next_to(told, DOWN, buff=0.6)
        asked = FadeIn(ask, rate_func=squish_rate_func(smooth, 0.59, 0.74))
        self.play(walk.on_to(plan.quarter)[0], asked, run_time=3.6)
        self.hold(0.4)
        rings = self.ground.rings  # they are under the ground, and stay
        self.play(
            FadeOut(*walk.ground, walk.trail, walk.she, told, ask, rate_func=first_half),
            change(rings.ringed, 1),
            change(rings.told, 1, second_half),  # its numbers are not where those of the map were
            run_time=0.6,
        )
        walk.trail.halts = True

    def on_the_wall(self) -> None:
        """She stands on the side of the bowl."""
        ground = self.ground
        self.play(FadeOut(*self.last), FadeIn(ground.hiker, rate_func=second_half), run_time=1.2)
        self.play(ground.hiker.ring_out(), run_time=1.0)

    def from_above(self) -> None:
        """The bowl from straight above is the map, on which all of the gradient has room."""
        ground, walk, plan = self.ground, self.walk, self.plan
        floor = FadeOut(ground.scale, ground.rings, rate_func=first_half)
        over = ground.view.move(**ground.above(plan.drawn_back))
        self.play(over, floor, *ground.lie_down(), run_time=2.8)
        walk.rewind(plan.drawn_back, disc=True)
        self.say("One: where is she? At {x}, {y}.")
        self.play(FadeIn(*walk.ground, walk.she), run_time=0.8)
        self.remove(ground.bowl, ground.cross, ground.she)  # which are covered by now

    def slopes(self) -> None:
        """A slope along x, a slope along y, each from the curve that is cut there."""
        lines, told = self.lines, self.facts
        box = places.SLICE if self.plan.bowl.plain else places.SLICE.inset(top=1.5)
        plane = plane_for(self.plan, box)
        slices = [Slice(self.walk, axis, plane) for axis in (0, 1)]
        for axis, cut in enumerate(slices):
            if axis:
                self.say("{other}")
                self.play(*instead(slices[0].all, cut.begun, run_time=0.8))
            else:
                self.play(FadeIn(plane, *cut.begun), run_time=0.5)
            self.play(cut.draw(), run_time=1.2)
            self.until(told["slopes"][axis])
            self.play(FadeIn(lines.each[axis]), run_time=0.5)
            self.until(told["worked"][axis])
            self.add(cut.tangent)
            self.play(cut.lay(), FadeIn(cut.told), run_time=0.5)
            self.add(cut.arrow)
            self.play(cut.arrow.grow(), run_time=0.7)
        self.say("Together they are the gradient: the fastest way up.")
        self.play(*lines.take(), FadeOut(plane, *slices[1].all), run_time=0.9)
        self.add(lines.taken)
        self.until("the fastest")
        uphill = self.walk.uphill
        self.add(uphill)
        self.play(*lines.taken_in(), uphill.grow(), run_time=1.2)
        self.play(FadeOut(*(cut.arrow for cut in slices)), run_time=0.6)

    def taken_down(self) -> None:
        """Her gradient turned round, then only a share of it."""
        lines, plan, uphill = self.lines, self.plan, self.walk.uphill
        self.say("{three}")
        self.play(uphill.turn_round(), run_time=1.8)
        self.until("Three")
        self.dial = StepDial(uphill.share.get_value, plan.rate, 1.1).within(places.LARGE_DIAL)
        self.play(FadeIn(self.dial), *lines.light(3), run_time=0.6)
        self.play(change(uphill.share, plan.rate, by_powers(1, plan.rate)), run_time=2.6)
        self.play(*lines.done(3), run_time=0.6)

    def give_way(self, *new: Any, run_time: float = 1.2) -> None:
        """What is left of the beat before goes, then what is new comes."""
        self.play(*instead(self.last, new, run_time=run_time))

    def under_the_lens(self) -> None:
        """The step that was not to be seen."""
        lens = self.lens
        self.say("Once more, under a lens. One step is {length} long.")
        self.add(lens)
        self.play(change(lens.opened, 1), run_time=1.4)
        self.until("One step")
        self.play(change(lens.walked, 1), change(lens.grown, 1), run_time=1.6)
        self.play(change(lens.written, 1), change(lens.rung, 1), run_time=0.6)
        self.hold(0.1)

    def tell(self, rule: OneLine, callouts: Callouts, name: str, *also: Any) -> None:
        """One symbol is lit, and its name tied to the picture."""
        self.play(*rule.light(*_LIT.get(name, [name])), *callouts.show(name), *also, run_time=0.9)

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
        self.play(*instead(self.walk.log, [kept[0]], run_time=1.2))
        for words, row in zip(self.facts["cues"], kept[1:], strict=True):
            self.until(words)
            self.play(FadeIn(row), run_time=0.8)
        self.until(self.facts["lit"])
        self.play(swell(kept[len(kept) // 2], 1.15), self.walk.cross.ring_out(), run_time=1.2)
        self.hold(0.5)
        self.last = kept

    def good_enough(self) -> None:
        """Her gradient beside a bar of what is short enough; and when it was as short as that."""
        walk = self.walk
        self.say("So we decide what is good enough: a gradient shorter than {enough}.")
        self.play(FadeOut(*self.last), run_time=0.5)
        self.until("good")
        self.add(walk.shorter)
        self.play(FadeIn(walk.short), change(walk.shorter.barred, 1), run_time=1.0)
        self.until("a gradient")
        self.play(change(walk.shorter.grown, 1), run_time=0.9)
        self.play(change(walk.shorter.laid, 1), run_time=1.4)
        self.say("She got there at step {good}.")
        back = change(walk.progress, self.plan.good)  # gradient and read-outs are of that step then
        self.play(back, FadeIn(walk.flag, rate_func=second_half), until="step")
        self.play(walk.she.ring_out(), run_time=1.0)
        self.hold(0.5)

    def begun_again(self, dial: StepDial) -> None:
        """All at the start: the map looks alike at every size, only what stands on it is anew."""
        walk, last = self.walk, self.walk.map
        self.play(FadeOut(*self.last), run_time=0.5)
        walk.rewind(self.plan.seen_to_land)
        self.add(walk.map)
        self.remove(last)
        self.play(FadeIn(dial, walk.rings, walk.key, walk.she), run_time=0.8)

    def squashed(self, worked: Any, dial: Any) -> None:
        """The bowl is squashed, and the same rate throws her across."""
        walk, squash = self.walk, Squash(self.walk.on, self.plan)
        self.until(tr("Squash"))
        self.add(squash.map)
        self.remove(walk.map)
        row = squash.row().move_to(worked[squash.axis]).align_to(worked, LEFT)
        walk.outermost = squash.map  # of whose colours the key tells from now on
        gone = FadeOut(walk.she, walk.hops, rate_func=squish_rate_func(smooth, 0, 0.3))
        self.play(gone, squash.squash(), FadeIn(squash.formula, rate_func=second_half),
                  *instead(worked[squash.axis], row), run_time=1.4)  # fmt: skip
        self.add(squash.arrow)
        self.play(FadeIn(squash.she), change(squash.arrow.grown, 1), run_time=1.0)
        self.add(squash.trail)
        self.play(*squash.step(), run_time=1.2)
        self.remove(squash.arrow)
        self.play(squash.she.ring_out(), run_time=0.9)
        self.last = [worked[1 - squash.axis], row, squash.formula, dial]
        self.below = [squash.map, walk.rings, walk.key, walk.cross, squash.she, squash.trail]
