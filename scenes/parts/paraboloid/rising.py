"""From the blind shot to the bowl: pieces of the first two beats."""

from __future__ import annotations

from typing import Any

from manim import FadeIn, FadeOut, smooth, squish_rate_func

from scenes.parts.paraboloid import places
from scenes.parts.paraboloid.bowl import RIM
from scenes.parts.paraboloid.ending import WIDEST, more_of
from scenes.parts.paraboloid.ground import Ground
from scenes.parts.paraboloid.lines import first_half, second_half
from scenes.parts.paraboloid.measures import Falling, Measures
from scenes.parts.paraboloid.plan import Plan
from scenes.parts.paraboloid.target import Shot
from scenes.parts.paraboloid.wheels import Wheel
from scenes.stage import (
    TITLE_SIZE,
    Box,
    Choices,
    Formula,
    LectureScene,
    Stack,
    Words,
    change,
    instead,
    tr,
)

_SWELLS = 0.3  # scene units beside a choice, for it to swell in


class Rising(LectureScene):
    """A shot and how wrong it is, and the bowl that all shots make."""

    plan: Plan
    ground: Ground
    last: list[Any]  # what is there at the end of a beat, and goes in the next

    def wheels(self) -> Stack:
        """Two wheels that spin until neither shows 0."""
        plan = self.plan
        wheels = [
            Wheel(name, numbers)
            for name, numbers in zip("xy", zip(*plan.draws, strict=True), strict=True)
        ]
        both = Stack(*wheels, gap=1.4, across=True).within(places.WHEELS)
        come = [FadeIn(both, rate_func=squish_rate_func(smooth, 0, 0.15))]
        for _ in plan.draws:
            self.play(*come, *(wheel.spin() for wheel in wheels), run_time=3.0)
            come = []
        return both

    def measured(self, shot: Shot) -> None:
        """Three measures of how wrong a shot is, one by one; the sum of squares is kept."""
        ground, measures = self.ground, Measures(self.plan)
        self.say("{wrong}")
        quiet = change(ground.rings.told, 0)  # the squares lie where its numbers are
        name, worked = measures.rows[0]
        self.play(change(shot.squared, 2), quiet, FadeIn(name, rate_func=first_half), run_time=2.0)
        self.play(FadeIn(worked), run_time=0.8)
        self.say("Half is {mean}: the mean squared error, a loss.")
        self.play(FadeIn(measures.rows[1]), run_time=0.6)
        self.play(change(shot.averaged, 1), run_time=1.8)
        self.say("Its root, {root}, is a length again.")
        self.play(FadeIn(measures.rows[2]), change(shot.ruled, 1), run_time=1.2)
        self.until("is a length")
        self.smallest(measures, shot)
        middle = ground.above(box=places.HILL)
        self.play(FadeOut(measures.rows[0]), ground.view.move(**middle), run_time=0.7)

    def smallest(self, measures: Measures, shot: Shot) -> None:
        """The guess slides to the target and back, and all three fall to nothing with it."""
        self.say("All three are smallest together. {counted}")
        falling, sums = Falling(self.plan, measures, shot), [row[1] for row in measures.rows]
        self.play(FadeOut(*sums), FadeIn(falling), run_time=0.4)
        self.play(change(shot.slid, 1), run_time=0.9)
        self.play(self.ground.cross.ring_out(), run_time=0.4)
        away = [change(part, 0) for part in (shot.ruled, shot.squared, shot.parted)]
        self.play(change(shot.slid, 0), until=self.facts["counted"])
        names = FadeOut(*(row[0] for row in measures.rows[1:]), falling)
        self.play(names, FadeIn(sums[0]), *away, run_time=0.8)

    def shape_guess(self) -> Choices:
        """Two shapes to choose from, where the formula leaves room."""
        return Choices(tr("a cone"), tr("a bowl")).within(self._beside().inset(right=_SWELLS))

    def _beside(self) -> Box:
        """Where the formula leaves room: beside the bowl, or beside a long formula."""
        return places.SHAPES if self.plan.bowl.plain else places.BAND.inset(left=WIDEST + 0.3)

    def guessed(self) -> Choices:
        """A cone while it is named, which bends to be a bowl; and neither while one thinks."""
        guess, wire, faint = self.shape_guess(), self.ground.wire, self.ground.cloud.faint
        self.play(FadeIn(guess), run_time=0.6)
        self.until("A cone")
        self.play(guess[0].call(), FadeIn(wire), change(faint, 1), run_time=0.6)
        self.until("Or a bowl")
        self.play(guess[1].call(), change(wire.power, 2), run_time=0.9)
        self.hold(0.6)
        self.play(FadeOut(wire), change(faint, 0), run_time=0.5)
        self.silence(1.5)
        return guess

    def lifted(self, shot: Shot) -> None:
        """The floor is seen from the side, then the guess is lifted from it."""
        ground = self.ground
        over = ground.view.move(**ground.hill(target=True))
        self.play(FadeIn(ground.scale, rate_func=second_half), over, run_time=2.4)
        self.add(ground.column)
        self.remove(shot)
        self.play(change(ground.column.risen, 1), change(ground.scale.raised, 1), run_time=1.2)

    def surface(self) -> None:
        """A parabola spins, or two are cut, and the bowl is there."""
        ground, row = self.ground, self.ground.cuts[0]
        away = [FadeOut(ground.heights)]
        if not self.plan.bowl.round:
            self.cut(*away)
            return
        self.say("{parabola} Spin it round its axis.")
        ground.cloud.way = row.way
        self.add(row)
        self.play(*away, run_time=0.6)
        self.play(row.draw_itself(), change(ground.cloud.line, 1), run_time=1.6)
        self.until("Spin")
        longer = change(row.longer, RIM / row.far)  # it is to reach the corners
        self.play(FadeIn(ground.axis), change(ground.cloud.line, 0), longer, run_time=1.0)
        ground.bowl.drawn.set_value(1)
        self.add(ground.bowl)
        self.remove(row)
        self.play(ground.bowl.spin(), run_time=2.9)
        self.say("It meets every dot. A bowl: the paraboloid.")
        self.play(FadeOut(ground.axis), until="A bowl")

    def called(self, guess: Choices) -> None:
        """The name of the shape stands where it was guessed at; the dots go."""
        ground, named = self.ground, Words(tr("paraboloid"), TITLE_SIZE).within(self._beside())
        gone = FadeOut(ground.cloud), change(ground.bowl.drawn, 0)
        self.play(*instead(guess, named), *gone, run_time=0.9)
        self.last = [named]

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
        self.say("A million errors? We cannot draw those, only add them.")
        *third, rest = more_of(self.plan, height)
        for term in third:
            self.play(FadeIn(term), run_time=0.8)
        self.until("only add")
        self.play(FadeIn(rest), run_time=0.8)
        self.hold(0.3)
        self.last += [height, *third, rest]
