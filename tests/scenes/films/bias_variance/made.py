"""What the tests of the film on bias and variance share: its plan, and edges of plots."""

from __future__ import annotations

from typing import Any

from manim.animation.animation import prepare_animation

from scenes.bias_variance import BiasVariance, BiasVarianceParameters
from scenes.parts.bias_variance import places
from scenes.parts.bias_variance.floors import Floors
from scenes.parts.bias_variance.pair import Pair
from scenes.parts.bias_variance.plan import plan_for
from scenes.parts.bias_variance.redraws import Redraws
from scenes.parts.bias_variance.trio import Plot, Trio
from scenes.render.rehearsal import offstage
from scenes.stage.plot.plane import Plane
from tests.scenes.performing import looks

PLAN = plan_for(**BiasVarianceParameters().__dict__)


def edges(plane: Plane) -> tuple[float, float]:
    """Where its rectangle begins and ends, from left to right."""
    left = float(plane.corner[0])
    return left, left + float(plane.size[0])


def three_plots() -> list[Plot]:
    """As they stand side by side."""
    plots = Trio(PLAN, Floors(PLAN, Pair(PLAN))).plots
    move = prepare_animation(plots[2].shrink(places.THREE[2]))  # it fills the stage at first
    move.begin()
    move.finish()
    return plots


def worlds() -> list[Redraws]:
    with offstage():
        return [Redraws(PLAN, number, "high") for number in range(3)]


@looks(BiasVariance, "where_to_stop")
def grown_beside(scene: Any) -> tuple[float, bool] | None:
    """How much variance has grown on the bars, and whether the line of one draw is there."""
    powers = scene.powers
    if powers.bars not in scene.mobjects:
        return None
    return float(powers.bars.variance.get_value()), powers.trained in scene.mobjects
