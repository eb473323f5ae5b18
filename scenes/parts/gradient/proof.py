"""Why two slopes are enough: on a plank climbs add up, and so do shadows of arrows."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, RIGHT, FadeIn, FadeOut, Transform, smooth, squish_rate_func

from scenes.parts.gradient import places
from scenes.parts.gradient.fan import Shadow
from scenes.parts.gradient.links import Links
from scenes.parts.gradient.plank import Wedge, sums
from scenes.parts.gradient.stage import GradientStage
from scenes.stage import GRADIENT, Stack, change, instead, swell

DIM = 0.12  # of the ground, under what is drawn on it
_LIT = 0.6  # and as the camera leaves it
_AROUND = 1.2  # radians from the gradient to either side, as far as its shadow is turned


class GradientProof(GradientStage):
    """The plays of the proof, in their order."""

    def on_the_plank(self) -> tuple[Wedge, list[Any]]:
        """The hill from so near that it is a plank, on which climbs add up."""
        wedge = Wedge(self.view, self.plan)
        gone = FadeOut(self.she, self.circle, self.uphill, *self.last)  # near, she were a giant
        light = self.surface.animate.set_presence(1)
        self.play(gone, FadeIn(wedge), light, run_time=1.6)
        self.play(self.view.move(**self.poses.plank()), run_time=2.6)
        ground = (one.animate.set_presence(0) for one in (self.surface, self.fine))
        self.play(*ground, change(wedge.there, 1), run_time=1.0)
        rows = Stack(*sums(self.plan), gap=0.5, align=RIGHT).within(places.QUOTIENT, LEFT)
        self.say("Go {first_run} {first}, then {then_run} {then}.")
        self.play(change(wedge.walked, 1), run_time=1.0)
        self.play(FadeIn(rows[0]), until="then {then_run}")
        self.play(change(wedge.walked, 2), run_time=1.2)
        self.play(FadeIn(rows[1]), run_time=0.6)
        self.say("On a plank, climbs add up.")
        self.play(change(wedge.carried, 1), run_time=1.0)
        self.play(FadeIn(rows[2]), run_time=0.6)
        self.say("Straight there is one unit, and it climbs {total}.")
        self.play(change(wedge.halved, 1), run_time=1.4)
        self.play(swell(rows[2], 1.08), run_time=1.2)
        self.say("Over one unit, the rise is the slope.")
        slopes = Stack(*sums(self.plan, GRADIENT), gap=0.5, align=RIGHT)
        slopes.within(places.QUOTIENT, LEFT)
        turned = (Transform(row, slope) for row, slope in zip(rows, slopes, strict=True))
        self.play(*turned, until="is the slope")
        self.hold(0.6)
        return wedge, [*rows]

    def back_to_the_circle(self, wedge: Wedge, rows: list[Any]) -> None:
        """Straight above her again; where she stands is seen all the way."""
        there = self.surface.animate.set_presence(_LIT), self.fine.animate.set_presence(1)
        self.play(*there, change(wedge.there, 0), FadeOut(*rows), run_time=0.8)
        dimmed = self.surface.animate.set_presence(DIM)
        late = squish_rate_func(smooth, 0.6, 1)
        comes = FadeIn(self.she, *self.parts, rate_func=late)
        above = self.view.move(**self.poses.circle(-2.4))
        self.play(above, dimmed, FadeOut(wedge, rate_func=late), comes, run_time=2.8)

    def shadows_add_up(self, rows: list[Any]) -> None:
        """The same step from above: the shadows of both arrows on it are the diagonal's."""
        links = Links(self.view, self.plan, self.scale)
        self.add(links)
        self.play(change(links.drawn, 1), FadeIn(*rows), run_time=1.0)
        self.play(change(self.carried, 1), run_time=1.4)
        self.say("{first_run} of one arrow, {then_run} of the other.")
        for number in (0, 1):
            self.play(change(links.cast, number + 1), swell(rows[number], 1.08), run_time=1.6)
        self.say("Together, they reach as far as the shadow of the diagonal.")
        self.play(change(links.told, 0), run_time=0.5)
        self.play(swell(rows[2], 1.08), until="the diagonal")
        self.add(self.uphill.set_as().set_presence(1))
        self.play(self.uphill.grow(), run_time=1.2)
        x, y = self.plan.oblique
        self.needle.angle.set_value(float(np.arctan2(y, x)))
        self.shadow = Shadow(self.view, self.needle, self.scale)
        self.play(*instead([links, *self.parts], [self.shadow], one_place=False), run_time=0.8)
        self.carried.set_value(0)
        self.hold(0.4)
        self.play(FadeOut(*rows), run_time=0.5)

    def shadows(self) -> None:
        """In every direction the slope is the shadow of the gradient, which runs on the circle."""
        needle, circle, steepest = self.needle, self.circle, self.plan.angle
        circle.grown.set_value(0)
        self.say("So every slope is a shadow of one arrow, the gradient.")
        self.play(self.view.move(**self.poses.circle(0.0)), run_time=1.4)
        self.play(change(needle.angle, steepest + 0.9), run_time=2.2)
        self.say("Now turn, and watch the shadow.")
        self.play(change(needle.angle, steepest - _AROUND), run_time=2.4)
        self.say("The corner stays square, so, as Thales knew, it runs round a circle.")
        self.add(circle)
        begin = 0.5 - _AROUND / np.pi  # of the circle, from her feet to the corner
        self.play(change(circle.grown, begin), run_time=0.6)
        self.play(change(needle.angle, steepest + _AROUND), change(circle.grown, 1 - begin),
                  run_time=5.0)  # fmt: skip
        self.play(change(circle.grown, 1), run_time=0.8)
        self.silence(1.0)
        self.say("Two slopes give you all the rest.")
        self.play(change(needle.angle, steepest + 0.7), run_time=1.0)
        self.add(self.sides)
        self.play(FadeOut(self.shadow), FadeIn(*self.parts), change(self.sides.grown, 1),
                  run_time=1.0)  # fmt: skip


__all__ = ["DIM", "GradientProof"]
