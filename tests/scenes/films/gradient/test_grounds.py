"""The arrow that knows every slope, on other grounds: what is shown is whole and can be read."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pytest

from scenes.gradient import GradientParameters
from scenes.parts.gradient.choosing import plan_for
from scenes.parts.gradient.column import decimals
from scenes.parts.gradient.links import Links
from scenes.parts.gradient.pane import Pane
from scenes.parts.gradient.places import PLANK, QUOTIENT, SIZE, Poses
from scenes.parts.gradient.plan import Plan
from scenes.parts.gradient.plank import Wedge
from scenes.parts.gradient.reading import levels
from scenes.parts.gradient.slopes import CutSlopes
from scenes.parts.gradient.step import Length
from scenes.render.rehearsal import offstage
from scenes.stage import ArrowScale, Box, View
from tests.scenes.films.gradient.plan import on

_GROUNDS = ["sine_hills", "rastrigin", "himmelblau", "ackley", "beale", "booth", "styblinski_tang"]


def planned(ground: str) -> tuple[Plan, View, Poses]:
    """The film's numbers on a ground, and how that is looked at."""
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    view = View(plan.ground, size=SIZE)
    return plan, view, Poses(view, plan)


@pytest.mark.parametrize("ground", _GROUNDS)
def test_all_of_the_plank_is_in_the_frame(ground: str) -> None:
    """That of rastrigin was larger than the screen, and a corner was under “arrows × 0.03”."""
    plan, view, poses = planned(ground)
    view.look(**poses.plank())
    x, y = Wedge(view, plan).corners().reshape(-1, 2).T
    plank = Box(x.min(), y.min(), x.max(), y.max())
    for side, limit in zip(plank.inset(0.01), PLANK, strict=True):
        assert abs(side) <= abs(limit) + 0.01
    assert max(plank.width / PLANK.width, plank.height / PLANK.height) == pytest.approx(1, abs=0.01)
    assert plank.right < QUOTIENT.left


@pytest.mark.parametrize("ground", _GROUNDS)
def test_the_way_on_the_plank_is_in_the_frame_from_above(ground: str) -> None:
    """On himmelblau its end and the length of a leg were cut off."""
    plan, view, poses = planned(ground)
    view.look(**poses.above_the_plank())
    links = Links(view, plan, ArrowScale(plan.factor))
    for spots in (links.way(), links.chain()):
        x, y = view.at(spots).T
        assert x.min() > -6.4
        assert x.max() < 1.3 < QUOTIENT.left
        assert np.abs(y).max() < 3.2


@pytest.mark.parametrize("ground", _GROUNDS)
def test_what_is_below_the_level_axis_of_height_and_slope_is_less_than_nothing(ground: str) -> None:
    """The axis was below both curves: a slope of -0.4 stood above it, as one of 0.4 would."""
    plan = planned(ground)[0]
    cut = CutSlopes(plan)
    (level, _), _ = cut.plane.axis_lines()
    for line in (cut.heights, cut.slopes):
        above = cut.plane.xy(cut.along, line)[:, 1] - level[1]
        assert np.allclose(np.sign(line), np.sign(np.round(above, 12)))


@pytest.mark.parametrize("ground", _GROUNDS)
def test_signs_of_level_points_leave_their_arrows_to_be_seen(ground: str) -> None:
    """On himmelblau the rings of summit and pass touched, and lay on the arrows about both."""
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    view = View(plan.ground, size=SIZE)
    view.look(**Poses(view, plan).large_chart())
    with offstage():
        told = levels(view, plan, ArrowScale(plan.crowded))
    for number, level in enumerate(told):
        assert level.ring.z_index < level.around.z_index
        for other in told[:number]:
            away = np.linalg.norm(view.at(level.place) - view.at(other.place))
            assert away > 4 * 0.15 * level.ring.share


@pytest.mark.parametrize("ground", ["rastrigin", "himmelblau"])
def test_slopes_of_pane_and_needle_and_lengths_have_the_same_digits(ground: str) -> None:
    """“slope 72.992” stood beside 20.00, “length 32.993” beside 65.93."""
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    whole, cut = (Length(lambda share=share: share * plan.steepness) for share in (1, plan.rate))
    assert whole.written() == f"{plan.steepness:.{decimals(plan)}f}"
    assert float(cut.written()) == pytest.approx(plan.rate * plan.steepness, abs=5e-4)
    with offstage():
        film = on(ground)
        read = film.secant_read(Pane(film.view, plan, film.scale))
    assert read.decimals == decimals(plan) == 2


@pytest.mark.parametrize("ground", ["sine_hills", "ackley", "rastrigin"])
@pytest.mark.parametrize("axis", [0, 1])
def test_the_pane_ends_at_the_slope_that_the_needle_measures(ground: str, axis: int) -> None:
    """On ackley one said 3.278, the other 3.273."""
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    pane = Pane(View(plan.ground, size=SIZE), plan, ArrowScale(plan.factor))
    pane.angle.set_value(pane.bearing(axis))
    pane.near.set_value(1)
    few = decimals(plan)
    assert f"{pane.slope():.{few}f}" == f"{abs(plan.gradient[axis]):.{few}f}"
