"""Her first two gradients on the map, and how a memory adds them up: arrows head to tail."""

from __future__ import annotations

from typing import Any

from manim import FadeIn, FadeOut, linear, smooth

from scenes.parts.momentum.near import Near
from scenes.parts.momentum.plan import SEEN
from scenes.parts.momentum.stage import MomentumStage
from scenes.parts.momentum.turnover import READ, TO_READ
from scenes.stage import change, swell


class AddingPieces(MomentumStage):
    """The second beat, a few plays at a time."""

    def on_the_map(self) -> list[Any]:
        """Which way is along and which across, where she is, and how high the ground is."""
        along, across = self.map_ways()
        here, height = self.here_notes()[0], self.height_note()
        self.say("Along is x, across is y, and f is her height.")
        self.play(FadeIn(along, here), until="across")
        self.play(FadeIn(across), until="and f")
        self.play(FadeIn(height), run_time=0.5)
        return [along, across, height, here]

    def two_steps(self, near: Near, *told: Any) -> list[Any]:
        """The first gradient and its step, then the second; each with its numbers."""
        first, second = near.gradients
        there, note = self.here_notes()[1], self.gradient_note()
        *ways, here = told
        of_first, of_second = (
            near.beside(arrow, self.arrow_note(pair))
            for arrow, pair in zip(near.gradients, self.plan.pushes, strict=False)
        )
        self.say("Each arrow is alpha times the gradient: as long as her step.")
        self.play(FadeOut(*ways), run_time=0.4)
        self.add(*near.gradients)
        self.play(first.grow(), FadeIn(note, of_first), run_time=0.8)
        self.play(near.walk.hurry(1, smooth), near.bare.hurry(1, smooth), run_time=0.9)
        self.play(FadeOut(here), run_time=0.3)
        self.play(FadeIn(there), run_time=0.4)
        self.play(second.grow(), FadeIn(of_second), run_time=0.8)
        self.say("{argue}")
        self.play(swell(of_first, 1.1), until="then")
        self.play(swell(of_second, 1.1), run_time=0.9)
        self.say("{agree}")
        self.play(swell(of_first, 1.1), until="then")
        self.play(swell(of_second, 1.1), run_time=0.9)
        return [there, note, of_first, of_second]

    def remember(self, near: Near, there: Any, note: Any, of_first: Any, of_second: Any) -> None:
        """The first gradient is her memory; it fades, and goes to where she is now."""
        self.say("So give her a memory. It begins as the first gradient.")
        self.until("a memory")
        near.memory.set_as(share=self.plan.rate)
        named = near.beside(near.memory, self.memory_note())
        become = FadeIn(near.memory), FadeOut(near.gradients[0])
        words = FadeOut(of_first, rate_func=READ), FadeIn(named, rate_func=TO_READ)
        self.play(*become, *words, run_time=0.8)
        self.say("Then it fades to {kept} percent, and the new gradient is added.")
        self.play(FadeOut(there, note, named, of_second), run_time=0.4)
        self.play(change(near.kept, self.plan.memory), run_time=0.9)
        self.play(change(near.moved, 1), until="the new")
        self.play(change(near.joined, 1), run_time=1.0)

    def add_up(self, near: Near) -> None:
        """Seen from near: what is left across, what along, and the arrow of both."""
        self.play(near.view.move(**near.nearer()), run_time=1.4)
        kept, new, made = lines = self.sum_note()
        near.push.set_as(share=self.plan.rate, grown=0)
        self.say("{across}")
        self.play(FadeIn(kept), run_time=0.5)
        self.until("Minus")
        self.play(FadeIn(new), run_time=0.5)
        self.until("leaves")
        self.play(FadeIn(made), run_time=0.5)
        self.say("{along}")
        self.add(near.push)
        self.until("with")
        self.play(near.push.grow(), run_time=1.4)
        self.say("{moral}")
        self.play(swell(made, 1.1), run_time=1.2)
        self.hold(0.4)
        self.play(FadeOut(*lines, near.memory, near.gradients[1]), run_time=0.5)

    def slanting(self, near: Near) -> None:
        """What she remembers, times the rate, turns round and is her second step."""
        self.say("She steps against her memory, slanting down the ravine.")
        self.play(near.push.turn_round(), until="slanting")
        told = self.step_note()
        self.play(FadeIn(told), run_time=0.4)
        self.play(near.walk.hurry(2, smooth), change(near.push.used, 1, smooth), run_time=1.2)
        self.say("{on}")
        self.play(FadeOut(told, near.push), run_time=0.4)
        self.play(near.walk.hurry(SEEN, linear), run_time=4.0)


__all__ = ["AddingPieces"]
