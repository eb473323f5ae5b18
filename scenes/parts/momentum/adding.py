"""Her first two gradients on the map, and how a memory adds them up: arrows head to tail."""

from __future__ import annotations

from typing import Any

from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, smooth, squish_rate_func

from scenes.parts.momentum.near import Near
from scenes.parts.momentum.plan import SEEN
from scenes.parts.momentum.stage import MomentumStage
from scenes.parts.momentum.turnover import READ, TO_READ
from scenes.stage import QUIET, TITLE_SIZE, Words, change, on_plate, swell, tr

_SOON = squish_rate_func(smooth, 0, 0.3)
_NEXT = squish_rate_func(smooth, 0.25, 0.6)
_LIT = 1.14  # times as large, what is named


class AddingPieces(MomentumStage):
    """The second beat, a few plays at a time."""

    def on_the_map(self, near: Near) -> list[Any]:
        """Which way is along and which across, where she is, and how high the ground is."""
        along, across = self.map_ways()
        here, height = near.here(0), self.height_note()
        self.say("Call the way along x, the way across y. Then this is her height, f.")
        self.play(FadeIn(along, here), until="the way across")
        self.play(FadeIn(across), until="Then this")
        self.play(FadeIn(height), run_time=0.5)
        return [along, across, height, here]

    def two_steps(self, near: Near, *told: Any) -> None:
        """The first gradient and its step, then the second; each with its numbers."""
        first, second = near.gradients
        there, note = near.here(1), self.gradient_note()
        *ways, height, here = told
        of_first, of_second = (
            near.beside(arrow, self.arrow_note(pair))
            for arrow, pair in zip(near.gradients, self.plan.pushes, strict=False)
        )
        self.say("And this is the gradient: x, and {bends} y.")
        self.play(FadeOut(*ways), FadeIn(note), run_time=0.6)
        self.add(*near.gradients)
        self.play(first.grow(), FadeIn(of_first), run_time=0.8)
        self.say("She steps the other way, alpha times as far.")
        step = near.bare.downstep.set_as(share=self.plan.rate, turned=1, grown=0)
        self.add(step.set_z_index(near.she.z_index - 0.5))
        self.until("the other")
        self.play(step.grow(), until="alpha")
        self.until("as far")
        walk = near.walk.hurry(1, smooth), *near.bare.take_step()
        self.play(*walk, FadeOut(here, rate_func=_SOON), run_time=0.9)
        self.play(FadeIn(there), run_time=0.4)
        self.play(second.grow(), FadeIn(of_second), run_time=0.8)
        self.hold(0.2)
        self.last = [there, height, note, of_first, of_second]

    def argue_across(self, near: Near) -> None:
        """Both from one foot, and then what of them is across."""
        trails = [near.trail, near.first]
        self.play(FadeOut(*self.last, *trails), run_time=0.4)  # a trail would lie under an arrow
        self.say("Put both arrows where she is now.")
        self.play(change(near.brought, 1), run_time=0.8)
        self.play(near.view.move(**near.both()), run_time=1.4)
        self.say("{argue}")
        head = near.beside(near.across[0], on_plate(Words(tr("across"), TITLE_SIZE), 0.12), LEFT)
        self.add(*(arrow.set_as(share=self.plan.rate) for arrow in near.across))
        self.remove(*near.gradients)  # what takes their place is what they were, and then turns
        upright = [change(slant, 0) for slant in near.slanted]
        line = near.line_across()
        self.add(line)
        comes = FadeIn(head), line.grow()
        notes = self.one_by_one(near, near.across, 1, RIGHT, upright, *comes)
        self.last = [head, line, *notes]

    def agree_along(self, near: Near) -> None:
        """On the same map what is along is small; a magnifier at her feet tells how small."""
        glass, (head, line, *notes) = [*near.glass, near.named()], self.last
        self.play(FadeIn(*glass), FadeOut(line), run_time=0.8)  # its ends stuck out of both heads
        self.last = [head, *notes]
        self.say("{agree}")
        self.add(*near.along)
        self.last += self.one_by_one(near, near.close, 0, UP, small=near.along)
        self.last += [*glass, *near.along, *near.across]

    def one_by_one(
        self,
        near: Near,
        parts: Any,
        axis: int,
        side: Any,
        turns: Any = (),
        *plays: Any,
        small: Any = (),
    ) -> list[Any]:
        """The same part of both gradients, each with its number, as it is said; then both.

        A part grows, unless it is there, and ``turns``.
        """
        notes: list[Any] = []
        for number, arrow in enumerate(parts):
            if number:
                self.until("then")
            share = 0.6 if side is RIGHT else (0.4, 0.5)[number]  # beside one another
            text = self.part_note(self.plan.pushes[number, axis])
            note = near.beside(arrow, text, side, share)
            notes.append(note)
            self.add(arrow)
            also = *(() if number else plays), *(one.grow() for one in small[number : number + 1])
            comes = turns[number] if turns else arrow.set_as(share=self.plan.rate).grow()
            self.play(comes, FadeIn(note), *also, run_time=0.8)
        self.until("They")
        self.play(*(swell(note, 1.12) for note in notes), run_time=0.8)
        self.hold()
        return notes

    def remember(self, near: Near) -> None:
        """The first gradient is her memory; it fades, and the new one is added at its tip."""
        first, second = near.gradients
        near.joined.set_value(1)
        self.say("So give her a memory. It begins as the first gradient.")
        stays = near.across[0]
        gone = [thing for thing in self.last if thing is not stays]
        self.play(FadeOut(*gone, *near.close), run_time=0.4)
        self.play(change(near.slanted[0], 1), run_time=0.6)  # whole again
        self.add(first.set_as(share=self.plan.rate).set_presence(1))
        self.remove(stays)
        self.play(near.view.move(**near.nearer()), run_time=1.4)  # the arrow with the ground
        self.until("It begins")
        near.memory.set_as(share=self.plan.rate)
        named = near.beside(near.memory, self.memory_note())
        self.play(FadeIn(near.memory, named), FadeOut(first), run_time=0.8)
        self.say("Then it fades to {kept} percent, and the new gradient is added.")
        self.play(FadeOut(named), run_time=0.3)
        kept, added = near.beside(near.memory, self.kept_note(), share=0.75), self.added_note()
        added.next_to(kept, DOWN, buff=0.15).align_to(kept, LEFT)  # left of both is no room
        self.play(
            FadeIn(kept, rate_func=_SOON), change(near.kept, self.plan.memory), until="the new"
        )
        second.set_as(share=self.plan.rate, grown=0)
        self.add(second.set_presence(1))
        self.play(second.grow(), FadeIn(added, rate_func=_SOON), run_time=1.2)
        self.hold()
        self.play(FadeOut(kept, added), run_time=0.3)

    def add_up(self, near: Near) -> None:
        """What is left across, what along, and the arrow of both."""
        kept, new, made = lines = self.sum_note()
        near.push.set_as(share=self.plan.rate, grown=0)
        asked = [unsaid(line) for line in lines]  # what is along is not told before it is said
        self.say("{across}")
        self.play(FadeIn(kept, asked[0]), run_time=0.5)
        self.play(lit(kept, "across"), until="Minus")
        self.play(FadeIn(new, asked[1]), run_time=0.4)
        self.play(lit(new, "across"), until="leaves")
        self.play(FadeIn(made, asked[2]), run_time=0.5)
        self.play(lit(made, "across"), run_time=0.8)
        self.say("{along}")
        self.add(near.push)
        self.play(*told(kept, asked[0]), until="with")
        self.play(*told(new, asked[1]), until="makes")
        self.play(*told(made, asked[2]), near.push.grow(), run_time=1.2)
        self.say("{moral}")
        self.play(swell(made, 1.1), run_time=1.2)
        self.last = [*lines, near.memory, near.gradients[1]]

    def slanting(self, near: Near) -> None:
        """What she remembers, times the rate, turns round and is her second step."""
        self.say("She steps opposite to her memory, slanting down the ravine.")
        self.play(FadeOut(*self.last), run_time=0.5)
        self.play(FadeIn(near.trail, near.first), run_time=0.3)
        told = self.step_note()
        self.play(near.push.turn_round(), FadeIn(told, rate_func=_SOON), until="slanting")
        self.play(near.walk.hurry(2, smooth), change(near.push.used, 1, smooth), run_time=1.2)
        self.say("{on}")
        rule = self.each_step_note()
        self.play(FadeOut(told, rate_func=READ), FadeIn(rule, rate_func=TO_READ), run_time=0.4)
        for _ in range(near.walk.step, SEEN):  # each step longer along than the one before
            grows, goes = near.stride()
            self.play(grows, run_time=0.4)
            self.play(*goes, run_time=0.6)
        self.last = [rule, near.push]


def part(line: Any, name: str) -> Any:
    """A part of a formula on its plate."""
    return line.submobjects[1].part(name)


def unsaid(line: Any) -> Any:
    """A question mark, where what is along stands in a line once it is said."""
    number = part(line, "along").set_opacity(0)
    return Words("?", TITLE_SIZE, QUIET).move_to(number)


def told(line: Any, asked: Any) -> list[Any]:
    """What is along comes where it was asked for."""
    number = part(line, "along").animate(rate_func=_NEXT)
    return [FadeOut(asked, rate_func=_SOON), number.set_opacity(1)]


def lit(line: Any, name: str) -> Any:
    """A part of a formula is larger for a moment."""
    return swell(part(line, name), _LIT)


__all__ = ["AddingPieces"]
