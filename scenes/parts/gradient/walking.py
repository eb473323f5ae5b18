"""The rule, piece by piece, with what it says of those who walk by it; and her own last steps."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from manim import FadeIn, FadeOut, smooth, squish_rate_func

from scenes.parts.gradient.lens import Lens
from scenes.parts.gradient.paths import rule
from scenes.parts.gradient.proof import GradientProof
from scenes.parts.gradient.step import StepArrow
from scenes.stage import PATH, Derivation, Mark, Playback, Trails, change

PALE = 0.4  # of ways and heights that are not told of
_FOLLOWED = 0.9  # of the field, under walkers who follow it


class GradientWalking(GradientProof):
    """The plays of those who walk."""

    def rule_told(self, board: Derivation, starts: Mark, lens: Lens | None, alpha: Any) -> None:
        """A place, its arrow, how much of that, the next place: each is written as it is said.

        It is shown under a lens, unless a step is too long or too short to be drawn on the map.
        """
        (field, note), opens, comes, cut, ends = self.followed, [], [], [], []
        if lens:  # there arrows are as long as they are: what is left of one is its part to the eye
            gone = field.animate(rate_func=squish_rate_func(smooth, 0.0, 0.3)).set_presence(0)
            whole = self.scale.to(self.plan.factor)
            whole.rate_func = squish_rate_func(smooth, 0.35, 1.0)
            untold = FadeOut(note, rate_func=squish_rate_func(smooth, 0.1, 0.4))
            opens, comes = [lens.opens(), gone, untold, whole], lens.arrow_comes()
            cut, ends = lens.is_cut(), [lens.ends()]  # under it is told how long its arrow is
        self.play(starts.ring_out(), board.swell("here"), *opens, run_time=1.2)
        self.until("Add")
        self.add(*([lens.arrow] if lens else []))
        self.play(board.turn_into(rule("+", 2)), *comes, run_time=1.0)
        self.until("here {rate}")
        shorter = self.scale.to(self.plan.walked_by)  # so each arrow of the field is a step
        self.play(board.swell("rate"), FadeIn(alpha), shorter, *cut, run_time=1.1)
        self.until("that is")
        pale = field.animate.set_presence(_FOLLOWED)
        self.play(board.turn_into(rule("+")), pale, *ends, run_time=0.9)

    def trail(self) -> Trails:
        """The ground that she has walked."""
        walked = Playback(self.walk.trajectory, [PATH], PATH)
        walked.progress = self.walk.progress
        return Trails(self.view, walked, width=4.0)

    # -- the end ---------------------------------------------------------------------------------

    def down_to_her(self, gone: list[Any]) -> None:
        """From the map of all ways down to her, who stands where she stood."""
        self.walk.progress.set_value(0)
        for arrow in (self.uphill, *self.parts):
            arrow.set_as().set_presence(1)
        self.needle.angle.set_value(self.plan.angle)
        self.sides.set_presence(1).grown.set_value(0)
        self.surface.night.set_value(0)
        self.add(self.surface.set_presence(1))
        self.remove(self.map)
        near = self.view.move(**self.poses.last())
        away = FadeOut(*gone, *self.ways, rate_func=squish_rate_func(smooth, 0.0, 0.3))
        comes = FadeIn(self.she, *self.note, rate_func=squish_rate_func(smooth, 0.5, 1.0))
        self.play(away, near, comes, run_time=1.7)
        self.scale.tracker.set_value(self.plan.factor)
        self.start = Mark(self.view, self.plan.here[None], "ring", PATH)
        self.add(self.start, self.trail())

    def walks_on(self, steps: int, away: Any) -> None:
        """Step by step, along the arrow that she has; then each grows before it is walked.

        With the last one the camera goes ``away``.
        """
        step, path = self.uphill, self.walk.trajectory.points[:, 0]
        for count in range(1, steps + 1):
            if count > 1:
                x, y = path[count - 1].tolist()
                step = StepArrow(self.view, replace(self.plan, place=(x, y)), self.scale)
                step.set_as(share=self.plan.rate, turned=1)
                self.add(step)
                self.play(step.grow(), run_time=0.3)
            walked = change(self.walk.progress, count), change(step.used, 1)
            last = count == steps
            self.play(*walked, *([away] if last else []), run_time=2.4 if last else 0.6)


__all__ = ["PALE", "GradientWalking"]
