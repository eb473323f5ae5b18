"""Why two slopes are enough: on a plank climbs add up, and so do shadows of arrows."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, RIGHT, FadeIn, FadeOut, FadeToColor, smooth, squish_rate_func

from scenes.parts.gradient import places
from scenes.parts.gradient.fan import Shadow
from scenes.parts.gradient.links import Links
from scenes.parts.gradient.plank import Wedge, sums
from scenes.parts.gradient.slopes import CutSlopes
from scenes.parts.gradient.stage import GradientStage
from scenes.stage import GRADIENT, Layer, Stack, change, instead, swell

_UNDER = 0.3  # of level lines, under the plank
_FAINT = 0.25  # level lines, which run on under what is read beside the picture
_BEHIND = 2.3  # radians from it, downhill: there the shadow falls behind her
_AROUND = 1.2  # radians from the gradient to either side, as far as its shadow is turned


class GradientProof(GradientStage):
    """The plays of the proof, in their order."""

    def on_the_plank(self) -> tuple[Wedge, list[Any]]:
        """A board at her feet, as steep as the hill, on which climbs add up."""
        wedge = Wedge(self.view, self.plan)
        gone = FadeOut(self.circle, self.uphill, *self.last,
                       rate_func=squish_rate_func(smooth, 0, 0.3))  # fmt: skip
        self.until("Lay a")
        self.play(gone, self.view.move(**self.poses.plank()), run_time=2.4)
        self.she.set_z_index(Layer.ARROW + 1)
        self.add(wedge)
        self.play(change(wedge.spread, 1), run_time=0.9)
        lines = self.fine.animate.set_presence(_UNDER)
        self.play(lines, change(wedge.there, 1), run_time=0.7)
        rows = Stack(*sums(self.plan), gap=0.5, align=RIGHT).within(places.QUOTIENT, LEFT)
        self.say("Go {first_run} {first}, then {then_run} {then}.")
        self.play(change(wedge.walked, 1), run_time=1.0)
        self.play(FadeIn(rows[0]), until="then {then_run}")
        self.play(change(wedge.walked, 2), run_time=1.2)
        self.play(FadeIn(rows[1]), run_time=0.6)
        self.say("On a board, climbs add up.")
        self.play(change(wedge.carried, 1), run_time=1.0)
        self.play(FadeIn(rows[2]), run_time=0.6)
        self.say("The straight way is one unit long, so what it climbs is its slope: {total}.")
        self.play(change(wedge.halved, 1), run_time=1.4)
        self.play(swell(rows[2], 1.08), until="its slope")
        self.play(FadeToColor(rows[2].part("all"), GRADIENT), run_time=1.2)
        return wedge, [*rows]

    def back_to_the_circle(self, wedge: Wedge) -> Links:
        """Straight above the plank: its edges and the way across it stay, as long as they are."""
        self.say("Now look from above.")
        late = squish_rate_func(smooth, 0.5, 1)
        lines = self.fine.animate(rate_func=late).set_presence(_FAINT)
        untold = change(wedge.told, 0, squish_rate_func(smooth, 0, 0.2))
        above = self.view.move(**self.poses.above_the_plank())
        self.play(above, lines, untold, run_time=2.4)
        links = Links(self.view, self.plan, self.scale)
        self.play(FadeIn(links), FadeOut(wedge), run_time=0.4)
        self.she.set_z_index(Layer.ARROW - 1)
        return links

    def shadows_add_up(self, links: Links, rows: list[Any]) -> None:
        """The shadows of both arrows on the way are that of the gradient."""
        self.say("Set the arrows end to end: the same angles.")
        self.play(FadeIn(*self.parts), run_time=0.4)
        self.play(change(self.carried, 1), until="the same")
        self.play(change(links.marked, 2), run_time=1.0)
        self.say("Each casts a shadow: {first_run} of one, {then_run} of the other.")
        lands = squish_rate_func(smooth, 0.5, 1)  # then it is a slope along her way
        for number, name in enumerate(("rise", "more")):
            parts = rows[number].part("rise"), rows[2].part(name)
            told = (FadeToColor(part, GRADIENT, rate_func=lands) for part in parts)
            self.play(change(links.cast, number + 1), *told, run_time=1.3)
        self.say("End to end, the two shadows match the long arrow's.")
        self.play(swell(rows[2], 1.08), until="the long")
        self.play(change(links.told, 0), run_time=0.4)  # the long arrow comes through them
        self.add(self.uphill.set_as().set_presence(1))
        self.play(self.uphill.grow(), run_time=1.0)
        x, y = self.plan.oblique
        self.needle.angle.set_value(float(np.arctan2(y, x)))
        self.shadow = Shadow(self.view, self.needle, self.scale)
        self.play(FadeIn(self.shadow), run_time=0.5)
        self.hold(0.1)
        self.play(FadeOut(links, *self.parts, *rows), run_time=0.4)
        self.carried.set_value(0)

    def shadows(self) -> None:
        """In every direction the slope is the shadow of the gradient, which runs on the circle."""
        needle, circle, steepest = self.needle, self.circle, self.plan.angle
        circle.grown.set_value(0)
        self.say("So every slope is a shadow of one arrow, the gradient.")
        self.play(self.view.move(**self.poses.circle(0.0)), run_time=1.4)
        self.play(change(needle.angle, steepest), until="the gradient")
        self.say("Now turn, and watch the shadow.")
        self.play(change(needle.angle, steepest - _AROUND), run_time=2.0)
        self.say("The corner stays square. So it runs round a circle.")
        self.add(circle)
        begin = 0.5 - _AROUND / np.pi  # of the circle, from her feet to the corner
        self.play(change(circle.grown, begin), run_time=0.6)
        self.play(change(needle.angle, steepest + _AROUND), change(circle.grown, 1 - begin),
                  run_time=3.0)  # fmt: skip
        self.play(change(circle.grown, 1), run_time=0.6)
        self.say("Downhill, it falls behind.")
        self.play(change(needle.angle, steepest + _BEHIND), run_time=1.5)
        self.say("Two slopes give you all the rest.")
        x, y = self.plan.ways[self.plan.steeper]
        self.play(change(needle.angle, needle.turn_to(float(np.arctan2(y, x)))), run_time=1.0)
        self.add(self.sides)
        self.play(FadeOut(self.shadow), FadeIn(*self.parts), change(self.sides.grown, 1),
                  run_time=1.0)  # fmt: skip

    def cut_again(self, cut: CutSlopes, names: list[Any], was: CutSlopes | None) -> None:
        """Instead of the arrows, or of the cut that there ``was``, a cut as a curve."""
        gone = (was.plane, was) if was else self._arrows(names)
        self.play(*instead(gone, (cut.plane, cut), run_time=0.8))

    def cut_closed(self, cut: CutSlopes, names: list[Any]) -> list[Any]:
        """Animations: the arrows instead of a cut."""
        return list(instead((cut.plane, cut), self._arrows(names)))

    def _arrows(self, names: list[Any]) -> tuple[Any, ...]:
        return self.circle, self.sides, *self.parts, self.uphill, self.she, *names


__all__ = ["GradientProof"]
