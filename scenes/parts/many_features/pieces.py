"""Pieces of the beats that are longer than a line of the script."""

from __future__ import annotations

from typing import Any

from manim import FadeIn, FadeOut, linear, smooth, squish_rate_func

from scenes.parts.many_features.small_walk import derivation
from scenes.parts.many_features.stage import ManyFeaturesStage
from scenes.parts.many_features.wait import Wait, slowing
from scenes.stage import change, instead, swell


class ManyFeaturesPieces(ManyFeaturesStage):
    """What the film does in several plays at a time."""

    def make_way(self, *comes: Any, run_time: float = 0.9) -> None:
        """What the last beat left goes, and as that is nearly gone, other things come.

        The pane goes after all that is on it: over the ground its plates would be seen empty.
        """
        panes = [thing for thing in self.last if thing is self.pane]
        going, self.last = [thing for thing in self.last if thing is not self.pane], []
        after = squish_rate_func(smooth, 0.3, 0.85)
        later = (FadeOut(pane, run_time=run_time, rate_func=after) for pane in panes)
        self.play(*instead(going, comes, run_time=run_time), *later)

    def more_knobs(self) -> None:
        """Heat and tourists click in, and with each the valley is less of a picture."""
        opening = self.opening
        *_, heat, tourists = opening.knobs
        self.until("the heat")
        self.play(opening.make_room(), run_time=0.6)
        dim = opening.surface.animate.set_presence(0.45)
        self.play(FadeIn(heat), dim, run_time=0.9)
        self.until("the tourists")
        self.add(opening.pool.set_presence(0))
        gone = [opening.surface.animate.set_presence(0.0), opening.cross.animate.set_presence(0)]
        lamp = opening.pool.animate.set_presence(0.7)
        self.play(FadeIn(tourists), *gone, lamp, FadeOut(opening.trail), run_time=0.8)
        self.play(opening.approach(), run_time=1.0)

    def count_dimensions(self) -> None:
        """One knob, two, four: each knob is a dimension, and the loss is one more."""
        opening = self.opening
        dimensions = opening.dimensions
        self.play(*(swell(knob, 1.08) for knob in opening.knobs), run_time=1.0)
        self.until("Their valley")
        self.add(dimensions)
        self.play(dimensions.row(0), run_time=0.4)
        self.play(dimensions.row(1), run_time=0.4)
        self.until("five")
        self.play(dimensions.row(2), run_time=0.5)

    def one_evening(self) -> None:
        """Its numbers, a line to each knob; what is predicted of it, and how wrong that is."""
        evening = self.evening
        she = [self.opening.pool, self.opening.she]
        self.play(*map(FadeIn, evening.heads[:3]), run_time=0.7)
        phrases = "{reservations} reservations", "{degrees} degrees", "{tourists} tourists"
        for value, phrase in zip(evening.values, phrases, strict=False):
            self.until(phrase)
            self.play(FadeIn(value), run_time=0.5)
        self.say("{pizzas} pizzas. With every knob at 0 we predict none: the error is −{pizzas}.")
        self.play(*instead(she, [evening.answer, evening.pizzas], run_time=0.9))
        self.until("With every")
        self.play(*(swell(whole[0].readout, 1.15) for whole in evening.knobs), run_time=0.8)
        self.play(FadeIn(evening.says), run_time=0.6)
        self.until("the error")
        self.play(FadeIn(evening.error), change(evening.pizzas.missed, 1), run_time=0.6)

    def in_short(self) -> None:
        """All weights are one vector, and all inputs."""
        evening = self.evening
        x, w = evening.columns
        self.say("In short: a vector w times a vector x, plus b.")
        self.play(*instead([evening.says], [evening.short], run_time=1.0))
        self.until("a vector w")
        self.play(FadeIn(w), run_time=0.7)
        self.until("a vector x")
        self.play(FadeIn(x), run_time=0.7)

    def products(self) -> None:
        """The same error to every knob; then each product by itself."""
        evening = self.evening
        self.play(FadeOut(evening.answer, evening.pizzas, evening.short, *evening.columns),
                  FadeIn(evening.heads[3], evening.values[3]), run_time=0.7)  # fmt: skip
        self.play(swell(evening.error.part("error"), 1.08), run_time=0.7)
        for error in evening.errors:
            self.play(FadeIn(error), run_time=0.3)
        self.say("{first}, and so on.")
        first, *others = evening.products
        self.play(FadeIn(first), run_time=0.5)
        self.until("and so on")
        for product in others:
            self.play(FadeIn(product), run_time=0.3)

    def average(self) -> None:
        """What was of one evening makes room for the slopes of all, line by line."""
        evening = self.evening
        self.play(*instead([evening.error], [evening.of_all], run_time=0.8))
        self.until("four slopes")
        self.play(*instead(evening.of_one, evening.slopes, run_time=1.2))
        self.play(FadeIn(evening.gradient, evening.called), run_time=0.6)

    def step_by_the_rule(self) -> None:
        """The rule in numbers about the slopes, four dials, and the loss falls."""
        evening = self.evening
        self.play(*instead([evening.of_all], [evening.rule, evening.loss], run_time=1.0))
        self.until("against")
        self.play(swell(evening.rule.part("minus"), 1.5), run_time=0.7)
        self.until("a fraction")
        self.play(swell(evening.rule.part("rate"), 1.5), run_time=0.7)
        self.play(FadeOut(evening.called), run_time=0.4)
        for before, after in evening.worked:
            self.play(FadeIn(before, after), run_time=0.4)
        self.play(evening.turn(), *evening.glow(), run_time=1.4)
        self.play(swell(evening.loss), run_time=0.6)

    def keep_two(self) -> None:
        """All four are turned back; heat and b go before b is at its best, and the town comes."""
        tables, heat, tourists, b = self.evening.knobs
        gone, self.last = self.last, []
        self.play(*instead(gone, [self.town]), self.evening.turn_back(), run_time=1.0)
        self.until("No heat")
        self.play(FadeOut(heat), run_time=0.6)
        self.until("b at")
        self.play(FadeOut(b), run_time=0.6)
        self.until("two knobs")
        down = tables.animate.shift((0, -0.9, 0)), tourists.animate.shift((0, 0.2, 0))
        self.play(*down, change(self.town.risen, 1), run_time=1.4)
        self.last = [tables, tourists]

    def one_measure(self) -> None:
        """Both means, a spread to each side, and new numbers at the edges; the dots stay."""
        town = self.town
        self.play(change(town.full, 1), run_time=0.9)
        self.until("more tables")
        self.play(change(town.full, 2), run_time=0.7)
        self.until("the same story")
        self.play(change(town.alike, 1), change(town.full, 0), run_time=1.0)
        rule, line, spread = town.rule(), town.worked(1), town.explained()
        knobs, self.last = self.last, []
        self.play(*instead(knobs, [rule], run_time=0.8), change(town.alike, 0), run_time=0.8)
        self.say("Put both on one scale: measure from the mean, in standard deviations.")
        self.until("measure from")
        self.play(change(town.meant, 1), run_time=1.0)
        self.until("in standard")
        self.play(change(town.banded, 1), FadeIn(spread), run_time=0.9)
        self.play(change(town.counted, 1), run_time=1.0)
        self.say("{tourists} tourists become {own_tourists}.")
        self.play(change(town.ringed, 1), run_time=0.4)
        self.until("become")
        self.play(FadeIn(line), run_time=0.6)
        self.unit = town.unit()
        self.say("So each knob now means pizzas per spread.")
        self.play(FadeIn(self.unit), run_time=0.6)
        self.hold(0.3)
        self.last = [town, rule, spread, line]

    def nudge(self) -> None:
        """A pin at the minimum, nudged across the valley, back, and along it."""
        probe = self.probe
        self.make_way(self.valley, self.pane, run_time=0.7)
        read = self.loss, self.height, self.lowest
        self.play(FadeIn(self.axes, self.cross, probe, *read), run_time=0.7)
        self.say("Nudge both knobs together, and the loss shoots up.")
        self.until("together")
        self.play(change(probe.across, probe.nudge), run_time=1.7)
        self.hold(0.3)
        self.play(change(probe.across, 0), run_time=0.7)
        self.say("Trade one for the other, and it hardly notices: a tilted valley.")
        self.play(change(probe.along, probe.nudge), run_time=1.8)
        self.until("a tilted")
        self.play(change(probe.along, -probe.nudge), run_time=1.1)
        self.play(change(probe.along, 0), run_time=0.5)

    def why_a_share(self) -> tuple[Any, Any]:
        """Slope, step and what is left, on the axis across; two steps. 1 − αλ, worked."""
        measure, (lines, notes) = self.measure, derivation(self.plan.two)
        across, worked = self.factor(1, "across")
        profile = self.profile
        self.say("Twice as far across, twice as steep.")
        profile.asked.set_value(0.5)
        self.play(self.lanes.come(1), FadeIn(self.pane, profile), run_time=0.6)
        self.play(profile.slope_comes(), profile.tell(), run_time=0.5)
        self.play(profile.go_out(), run_time=1.4)
        self.add(measure)
        self.say("Slope over distance is λ, the curvature.")
        self.play(measure.tell(), FadeIn(lines[0]), run_time=0.9)
        self.until("λ")
        self.play(FadeIn(notes[0]), run_time=0.5)
        self.say("One step takes away α times the slope.")
        self.play(FadeIn(lines[1], notes[1]), run_time=0.5)
        self.play(measure.take(), run_time=1.2)
        self.say("So 1 − αλ of the distance is left: {across} %.")
        self.play(FadeIn(lines[2], across), run_time=0.6)
        self.play(self.walk.hurry(1), run_time=1.2)
        self.play(FadeIn(worked), run_time=0.4)
        distances = self.distances
        comes = distances.history, distances.lines[1]
        self.say("Then {across} % of that.")
        self.play(self.walk.hurry(2), change(measure.taken, 0), run_time=1.1)
        self.play(*instead([measure, profile, *lines, *notes], comes, run_time=0.8))
        return across, worked

    def predict(self) -> None:
        """Dashed lines across the bars, and what they are."""
        each = 0.8
        for line in self.lines:
            self.add(line)
            self.play(change(line.drawn, 1, linear), run_time=each)

    def run_fifty(self, rate: Any, *said: Any) -> None:
        """The bars sink from one dashed line to the next; what was said before goes."""
        stops, run = self.plan.fifty.stops, self.run
        self.play(*instead([rate], [self.counted, self.done], run_time=0.6))
        self.play(run.go(stops[0], smooth), run_time=1.1)
        self.hold(0.4)
        self.say("Every dot lands on its line, to {digits} digits.")
        self.play(run.go(stops[1], smooth), run_time=1.6)
        both = self.digits()
        self.play(FadeOut(*said), change(self.bars.pointed, 1), run_time=0.4)
        self.play(FadeIn(*both), run_time=0.5)
        self.hold(1.0)
        self.play(FadeOut(*both), change(self.bars.pointed, 0), run_time=0.4)
        self.say("The steep axes are done at once.")
        self.play(change(self.bars.lit[0], 1), run_time=0.6)
        self.play(run.go(stops[2], smooth), change(self.bars.lit[0], 0), run_time=1.6)
        self.say("For the flattest we wait {wait} steps.")
        self.play(change(self.bars.lit[1], 1), run.go(stops[-2], smooth), run_time=1.4)
        self.play(run.go(stops[-1], smooth), run_time=0.9)
        self.wait(0.2)

    def count(self, wait: Wait, run_time: float) -> None:
        """All steps in some units, from one side of the frame to the other."""
        self.play(change(wait.row.progress, 1, slowing), run_time=run_time)

    def squeeze(self) -> None:
        """The valley gets as narrow as it is in the second units, and why by no more."""
        walk = self.in_hairline
        told = FadeIn(self.not_more, rate_func=squish_rate_func(smooth, 0, 0.25))
        self.play(change(walk.strait.squeezed, 1), told, run_time=2.1)
        self.play(FadeIn(walk.she, walk.pool), run_time=0.5)

    def why(self) -> None:
        """A cup is squeezed to half its width, then as narrow as the valley got."""
        walk, cups, reasons = self.in_hairline, self.cups, self.reasons()
        half, more, rate = reasons
        self.say("Why the square? Make a valley half as wide, and it bends four times as sharply.")
        wait = self.persons
        self.play(FadeOut(wait.name, wait.example, self.base), run_time=0.3)
        rise = (thing.animate.shift((0, 0.9, 0)) for thing in (*wait.numbers, wait.stamp))
        self.play(FadeOut(*walk.begin), *rise, run_time=0.5)
        self.play(FadeIn(cups), run_time=0.5)
        self.until("half as wide")
        self.play(cups.squeeze(2.0), run_time=1.4)
        self.until("four times")
        self.play(FadeIn(half), run_time=0.5)
        self.say("The steepest axis sets the rate. The flattest axis sets the wait.")
        self.play(cups.squeeze(walk.strait.times), FadeIn(more), run_time=1.4)
        self.play(FadeIn(rate), run_time=0.6)
        self.until("The flattest")
        self.play(swell(self.persons.clock, 1.08), run_time=1.0)
        self.last = [*wait.numbers, wait.stamp, cups, *reasons]

    def cure(self) -> None:
        """Three columns on one ruler: mean to 0, then spread to 1."""
        scaled = self.scaled
        formula = self.cure_formula()
        self.make_way(scaled, formula, run_time=0.9)
        self.until("subtract")
        self.play(change(scaled.centred, 1), run_time=1.4)
        self.until("divide")
        self.play(change(scaled.told, 0.5), run_time=0.3)
        self.play(change(scaled.divided, 1), run_time=1.5)
        self.play(change(scaled.told, 1), run_time=0.4)
        self.last = [scaled, formula]

    def open_up(self) -> None:
        """The hairline becomes as round as the cure makes it; she walks all of it."""
        walk, wait = self.in_round, self.scales
        self.make_way(wait.name, wait.example, *wait.numbers, walk.strait, walk.narrow)
        self.play(change(walk.strait.squeezed, 1), run_time=1.6)
        self.say("And now?")
        self.play(FadeIn(walk.pool, walk.she), run_time=0.5)
        self.play(wait.row.run(), run_time=2.6)
        self.say("{cured} steps. {cured} seconds.")
        self.play(swell(wait.steps, 1.05), run_time=1.0)
        self.last = [wait.name, wait.example, *wait.numbers, *walk.begin]

    def swap_slip(self, gone: Any, come: Any) -> None:
        """Other words on the slip, which goes and comes with them: it is never empty."""
        away, later = (squish_rate_func(smooth, *part) for part in ((0.0, 0.8), (0.2, 1.0)))
        self.play(FadeOut(self.slip, rate_func=away), FadeOut(gone, rate_func=later), run_time=0.4)
        self.play(FadeIn(self.slip, come), self.cross.ring_out(), run_time=1.0)


__all__ = ["ManyFeaturesPieces"]
