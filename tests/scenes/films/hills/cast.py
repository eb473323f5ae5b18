"""The cast of the hills film as it is made, and the ground from above."""

from __future__ import annotations

from functools import cache

from manim import ValueTracker

from scenes.parts.hills.cast import Guide
from scenes.parts.hills.descents import Descents, plan
from scenes.parts.hills.ground import framed
from scenes.parts.hills.pair import Pair, pair
from scenes.stage import MAP, View

GROUNDS = ["sine_hills", "himmelblau", "rosenbrock", "mccormick", "saddle", "x^2/2 + y^2/4"]


@cache
def made(name: str = "sine_hills") -> Descents:
    return plan(framed(name), None, 13, 183, 24)


@cache
def two() -> Pair:
    found = pair(made())
    assert found is not None
    return found


def guide() -> Guide:
    return Guide(made(), ValueTracker(0.0))


def from_above(view: View) -> View:
    view.look(**MAP, zoom=1.0, left=0.0, up=0.0, focus_x=0.0, focus_y=0.0)
    return view
