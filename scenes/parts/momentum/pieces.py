"""Pieces of the beats that are longer than a line of the script."""

from __future__ import annotations

from typing import Any

from manim import FadeIn, FadeOut, linear, smooth, squish_rate_func

from scenes.parts.momentum import places
from scenes.parts.momentum.both import Wild
from scenes.parts.momentum.ledger import Account
from scenes.parts.momentum.stage import MomentumStage
from scenes.parts.momentum.swings import One
from scenes.stage import change

_DIM = 0.55  # of plain descent, once the other is at the cross
_FIRST, _THEN = (squish_rate_func(smooth, *part) for part in ((0.0, 0.55), (0.4, 1.0)))


class MomentumPieces(MomentumStage):
    """What the film does in several plays at a time."""

    def make_way(self, *comes: Any, run_time: float = 0.9) -> None:
        """What the last beat left goes, and as that is nearly gone, other things come."""
        going, self.last = self.last, []
        gone = [FadeOut(*going, rate_func=_FIRST)] if going else []
        there = [FadeIn(*comes, rate_func=_THEN)] if comes else []
        self.play(*gone, *there, run_time=run_time)

    def bounce(self) -> None:
        """The first step: the gradient, times the rate, turned round, taken; then two more."""
        plain, step = self.ravine.plain, self.ravine.plain.downstep
        step.set_as(share=self.plan.rate, turned=0, grown=0)
        self.add(step)
        self.play(step.grow(), run_time=0.8)
        self.play(step.turn_round(), run_time=0.8)
        self.play(*plain.take_step(), run_time=0.7)
        for _ in range(2):
            step.set_as(share=self.plan.rate, turned=1, grown=0)
            self.play(step.grow(), run_time=0.35)
            self.play(*plain.take_step(), run_time=0.45)

    def gradients_of(self, account: Account) -> None:
        """The first gradient of a direction comes to its account, then the second."""
        self.play(FadeIn(account), change(account.first, 1), run_time=0.8)
        self.until("then")
        self.play(change(account.second, 1), run_time=0.8)

    def add_up(self, account: Account, words: str, phrase: str) -> None:
        """The old push shrinks, the new gradient joins it, and what is left is told."""
        self.say(words)
        self.play(account.fade_old(), run_time=1.4)
        self.play(account.join(), until=phrase)
        self.play(account.add_up(), run_time=0.9)

    def both_losses(self) -> None:
        """The map steps aside for both losses, and the rises of hers are lit."""
        ravine = self.ravine
        aside = ravine.view.move(**ravine.flat(places.UPPER))
        self.play(aside, ravine.plain_flight.animate.set_presence(_DIM), run_time=1.2)
        self.play(FadeIn(self.history), run_time=0.6)
        self.add(self.rises)
        self.play(change(self.rises.shown, 1, linear), run_time=2.4)
        raised = self.raised()
        self.play(FadeIn(raised), run_time=0.6)
        self.last = [ravine.map, ravine.cross, self.history, self.rises, raised]

    def swing(self, one: One, before: str = "", after: One | None = None) -> None:
        """One memory on the axis; the ball and the name of the one before go."""
        if after is not None:
            faint = after.line.animate.set_presence(0.35)
            self.play(FadeOut(after.ball, after.name), faint, run_time=0.3)
        self.play(FadeIn(one.ball, one.line, one.name), run_time=0.5)
        self.play(one.go(), **({"until": before} if before else {"run_time": 3.0}))

    def half_a_percent(self) -> None:
        """What a swing stays within; then, alone, that of the largest memory."""
        *others, most = self.axis.all
        swings = others[-1]
        self.add(swings.hull)
        self.play(change(swings.hull.drawn, 1, linear), run_time=2.0)
        gone = [one.line for one in others], (swings.ball, swings.name, swings.hull)
        self.play(FadeOut(*gone[0], *gone[1]), run_time=0.5)
        self.swing(most)
        self.add(most.hull)
        self.play(change(most.hull.drawn, 1, linear), run_time=1.4)
        self.hold(0.4)
        self.last = [*self.axis.ground, most.ball, most.line, most.name, most.hull]

    def wild_start(self) -> None:
        """The loss with the best setting: where it begins, its peak, and its end."""
        wild = Wild(self.plan)
        self.make_way(wild.plane, wild.curve)
        begin, peak = wild.note(0), wild.note(wild.peak)
        self.play(FadeIn(begin), run_time=0.4)
        self.until("{wild}")
        self.play(wild.party.hurry(wild.peak), run_time=1.8)
        self.play(FadeIn(peak), run_time=0.4)
        self.play(wild.party.hurry(self.plan.wild_count), run_time=2.0)
        arrived = wild.arrived()
        self.play(FadeIn(arrived), run_time=0.5)
        self.hold(2.1)
        self.last = [wild.plane, wild.curve, begin, peak, arrived]


__all__ = ["MomentumPieces"]
