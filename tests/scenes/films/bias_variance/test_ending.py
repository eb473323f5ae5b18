"""Too stiff, too nervous, the last picture: what the counter says is what she has walked."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from scenes.bias_variance import BiasVariance, BiasVarianceParameters
from scenes.parts.bias_variance.ending import Jump, Rim
from scenes.parts.bias_variance.plan import SHARE, plan_for
from scenes.render.rehearsal import offstage
from scenes.stage import FRAME, Box
from tests.scenes.performing import looks

PLAN = plan_for(**BiasVarianceParameters().__dict__)
_HER = 0.5  # scene units from her middle to her side


@looks(BiasVariance, "a_confession")
def _walk(scene: Any) -> tuple[float, float] | None:
    """The share of the years that has passed, and the way that is left."""
    rim = scene.rim
    if rim.counter not in scene.get_mobject_family_members():
        return None
    return float(rim.passed.get_value()) / PLAN.years, float(rim.light.spot[0]) - rim.she.x


def test_her_way_shrinks_as_the_years_go_by_and_ends_where_the_counter_does() -> None:
    passed, left = np.transpose(_walk.told)
    assert passed[-1] == pytest.approx(1)
    assert left[0] > 6
    assert left[-1] == pytest.approx(SHARE * left[0])
    # A step leaves the same share of what is left, and so does a year.
    shown = (passed > 0) & (passed < 1)
    assert shown.sum() > 20
    assert left[shown] / left[0] == pytest.approx(SHARE ** passed[shown], abs=1e-9)


def test_what_is_jumped_over_is_seen_from_where_all_knobs_are_zero() -> None:
    with offstage():
        jump = Jump(PLAN)
    x = np.linspace(-2, 2, 9)
    assert jump.curve.predict(x) == pytest.approx(PLAN.models[2].fit(x))  # at the opening
    jump.jumped.set_value(0)
    assert jump.curve.predict(x) == pytest.approx(0)


def test_she_comes_down_to_a_light_that_lies_on_the_ground() -> None:
    with offstage():
        rim = Rim(PLAN, ValueTracker(0.0))
    ground = rim.curve.over(np.array(rim.light.spot[0]))
    assert 0 < rim.light.spot[1] - float(ground[1]) < 0.1
    lowest = rim.curve.landscape.gradient(np.array([[rim.light.spot[0]]]))
    assert float(lowest[0, 0]) == pytest.approx(0, abs=1e-6)


def test_what_is_asked_at_last_is_clear_of_her() -> None:
    with offstage():
        rim = Rim(PLAN, ValueTracker(0.0))
    last = float(rim.way.points[-1, 0])
    assert rim.question.get_right()[0] < last - _HER


def test_no_star_is_seen_through_a_letter() -> None:
    with offstage():
        rim = Rim(PLAN, ValueTracker(0.0))
    for told in (rim.steps, rim.counter, rim.question):
        plate, words = told
        assert plate.get_fill_opacity() == 1
        assert Box.around(plate).holds(words)
    for above, below in pairwise((rim.steps, rim.counter, rim.question)):
        assert below[0].get_top()[1] < above[1].get_bottom()[1]  # and none hides other words


def test_her_lamp_shines_within_the_frame_to_the_end() -> None:
    with offstage():
        rim = Rim(PLAN, ValueTracker(0.0))
    assert float(rim.way.points[-1, 0]) + rim.night.lamp.reach < FRAME.right
