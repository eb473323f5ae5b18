"""Pieces of the beats that are longer than a line of the script."""

from __future__ import annotations

from typing import Any

from manim import FadeIn, FadeOut, linear, rate_functions, squish_rate_func

from scenes.parts.momentum.both import Wild
from scenes.parts.momentum.ledger import Account
from scenes.parts.momentum.plan import GONE_ON, SHOWN
from scenes.parts.momentum.ravine import Near
from scenes.parts.momentum.stage import MomentumStage
from scenes.parts.momentum.swings import One
from scenes.stage import change, swell

# What goes is nearly gone as what comes is seen, but never is the screen black in between.
FIRST = squish_rate_func(rate_functions.ease_in_sine, 0.0, 0.65)
THEN = squish_rate_func(rate_functions.ease_out_sine, 0.35, 1.0)


class MomentumPieces(MomentumStage):
    """What the film does in several plays at a time."""

    def make_way(self, *comes: Any, run_time: float = 0.9) -> None:
        """What the last beat left goes, and as that is nearly gone, other things come."""
        going, self.last = self.last, []
        gone = [FadeOut(*going, rate_func=FIRST)] if going else []
        there = [FadeIn(*comes, rate_func=THEN)] if comes else []
        self.play(*gone, *there, run_time=run_time)

    def bounce(self) -> None:
        """The first step, then two more.

        Nothing turns: on the way round an arrow would show directions that are not walked.
        """
        plain, step = self.ravine.plain, self.ravine.plain.downstep
        step.set_as(share=self.plan.rate, turned=1, grown=0)
        self.add(step)
        self.play(step.grow(), run_time=0.8)
        self.play(*plain.take_step(), run_time=0.7)
        for _ in range(2):
            step.set_as(share=self.plan.rate, turned=1, grown=0)
            self.play(step.grow(), run_time=0.35)
            self.play(*plain.take_step(), run_time=0.45)

    def stay(self, count: Any) -> None:
        """It is told that she stays: it is seen, and the steps are no longer counted."""
        on = self.ravine.plain.hurry(self.plan.plain_count + GONE_ON // 2, linear)
        self.play(on, FadeOut(count), run_time=1.6)

    def gradients_of(self, account: Account) -> None:
        """The first gradient of a direction comes to its account, then the second."""
        self.play(FadeIn(account), change(account.first, 1), run_time=0.8)
        self.until("then")
        self.play(change(account.second, 1), run_time=1.0)

    def add_up(self, account: Account, words: str, phrase: str) -> None:
        """The old push shrinks, the new gradient joins it, and what is left is told."""
        self.say(words)
        self.play(account.fade_old(), run_time=1.4)
        self.play(account.join(), until=phrase)
        self.play(account.add_up(), run_time=0.9)

    def thrown(self, near: Near) -> None:
        """Her next steps beside those of plain descent, from the same first step."""
        self.say("{thrown}")
        pushed = [near.push, near.step, near.named]
        self.play(FadeOut(*pushed), FadeIn(near.other), run_time=0.4)
        self.play(near.walk.hurry(3), near.bare.hurry(3), run_time=1.4)
        self.until("along")
        self.play(near.walk.hurry(SHOWN, linear), near.bare.hurry(SHOWN, linear), run_time=2.2)

    def both_losses(self) -> None:
        """Both losses, step by step, and each rise of hers is lit."""
        plain, held = self.ravine.plain, self.ravine.held
        self.make_way(run_time=0.4)
        plain.rewind()
        held.rewind()
        self.play(FadeIn(self.history), run_time=0.4)
        self.add(self.rises)
        end = self.plan.held_count
        self.play(plain.hurry(end, linear), held.hurry(end, linear), run_time=3.2)
        raised = self.raised()
        self.play(FadeIn(raised), run_time=0.6)
        self.last = [self.history, self.rises, raised]

    def swing(self, one: One, before: str = "", seconds: float = 2.6) -> None:
        """One memory in the ravine; its trail and its line stay."""
        if one is not self.axis.all[0]:  # the first is there with the map
            self.play(FadeIn(*one.parts), run_time=0.5)
        self.play(one.go(), **({"until": before} if before else {"run_time": seconds}))

    def half_a_percent(self) -> None:
        """What the swing of the largest memory stays within."""
        most, root = self.axis.all[-1], self.axis.root()
        self.add(most.hull)
        self.play(change(most.hull.drawn, 1, linear), until="At")
        self.play(self.axis.go_on(), run_time=1.0)  # first the room, then what goes on in it
        self.play(most.go(to=self.plan.most[1]), run_time=2.6)
        self.play(FadeIn(root), run_time=0.4)
        self.play(swell(root, 1.1), run_time=1.0)
        self.hold(0.4)
        self.last = [*self.axis.ground, most.hull, root]
        self.last += [part for one in self.axis.all for part in one.parts]

    def wild_start(self) -> None:
        """The loss with the best setting: where it begins, its peak, and its end."""
        wild = Wild(self.plan)
        begin, peak = wild.note(0), wild.note(wild.peak)
        self.make_way(wild.title, wild.plane, wild.level, wild.curve, begin)
        self.play(wild.party.hurry(wild.peak), run_time=1.0)
        self.play(FadeIn(peak), run_time=0.4)
        self.play(wild.party.hurry(self.plan.best[0].held), run_time=2.0)
        arrived = wild.arrived()
        self.play(FadeIn(arrived), run_time=0.5)
        self.hold(1.2)
        self.last = [wild.title, wild.plane, wild.level, wild.curve, begin, peak, arrived]


__all__ = ["FIRST", "THEN", "MomentumPieces"]
