"""The plank in place of the hill: climbs along both axes add up to that of any way."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pytest
from manim import ManimColor
from numpy.typing import NDArray

from scenes.gradient import GradientParameters
from scenes.parts.gradient.choosing import plan_for
from scenes.parts.gradient.finelines import FineLines
from scenes.parts.gradient.links import Links
from scenes.parts.gradient.places import SIZE, Poses
from scenes.parts.gradient.plank import Wedge, climb_on, corners_on, first_axis, sums
from scenes.render.rehearsal import offstage
from scenes.stage import ArrowScale, View
from scenes.stage.lecture.theme import GRADIENT, LOSS
from tests.scenes.films.gradient.plan import PLAN, above, on

Array = NDArray[np.float64]


def test_parts_of_the_way_on_the_plank_rise_as_their_slopes_say() -> None:
    """What was called one unit was a fortieth of the unit of the arrows beside it."""
    east, north = np.abs(PLAN.stride * PLAN.gradient)
    assert (east, north) == pytest.approx((0.24, 0.408), abs=5e-4)
    links = Links(above(), PLAN, ArrowScale())
    assert np.linalg.norm(np.diff(links.way()[[0, 2]], axis=0)) == pytest.approx(1)


@pytest.mark.parametrize("ground", ["sine_hills", "himmelblau", "matyas", "beale"])
def test_angles_with_the_way_are_marked_where_they_are_equal(ground: str) -> None:
    """“Same angles as before” pointed at nothing."""
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    view = View(plan.ground, size=SIZE)
    view.look(**Poses(view, plan).above_the_plank())
    links = Links(view, plan, ArrowScale(plan.factor))
    first, second, third = (float(one @ other) for _, one, other in links.angles())
    runs = [float(run) for run in climb_on(plan).runs]
    assert [first, second] == pytest.approx(runs, abs=1e-3)  # 0.8 of one, 0.6 of the other
    assert third == pytest.approx(second, abs=1e-3)
    one, two = links.chain()[1:]
    off = links.crossing() - one
    assert abs(off[0] * (two - one)[1] - off[1] * (two - one)[0]) < 1e-9  # on the second arrow
    if ground == "sine_hills":
        along = links.crossing() - plan.here
        assert abs(along[0] * plan.oblique[1] - along[1] * plan.oblique[0]) < 1e-9


_PLANKS = ["sine_hills", "goldstein_price", "beale", "saddle", "matyas", "himmelblau"]


@pytest.mark.parametrize("ground", _PLANKS)
def test_climbs_add_up_on_the_plank(ground: str) -> None:
    """North-east was a rigged way: its rise was as long as one run, since both slopes made 1."""
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    climb = climb_on(plan)
    read = [[float(text.replace(",", "")) for text in some] for some in climb[:3]]
    for run, slope, rise in zip(*read, strict=True):
        assert run * slope == pytest.approx(rise, rel=1e-9)
    assert np.linalg.norm(read[0]) == pytest.approx(1)
    total = float(climb.total.replace(",", ""))
    assert sum(read[2]) == pytest.approx(total, rel=1e-9)
    assert total == pytest.approx(float(plan.slope(plan.oblique)), rel=2e-3)
    assert total < 0.99 * plan.steepness
    if ground == "sine_hills":
        assert climb == (("0.8", "0.6"), ("0.3", "0.68"), ("0.24", "0.408"), "0.648")


def test_the_second_arrow_is_carried_to_the_tip_of_the_first() -> None:
    with offstage():
        film = on("sine_hills")
    film.carried.set_value(1)
    east, north = (arrow.root() for arrow in film.parts)
    assert east == pytest.approx(PLAN.here)
    assert north == pytest.approx(PLAN.here + PLAN.gradient * (1, 0))


@pytest.mark.parametrize("ground", _PLANKS)
def test_the_first_climb_is_carried_under_the_second_and_both_are_the_whole(ground: str) -> None:
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    view = View(plan.ground, size=SIZE)
    view.look(**Poses(view, plan).plank())
    wedge = Wedge(view, plan)
    before = np.diff(wedge.posts(), axis=1)
    wedge.carried.set_value(1)
    after = np.diff(wedge.posts(), axis=1)
    assert after == pytest.approx(before)  # nothing grows on the way
    (foot, middle), (begin, top) = wedge.posts()
    assert middle == pytest.approx(begin)
    floor, plank = wedge.corners()
    assert foot == pytest.approx(floor[2])
    assert top == pytest.approx(plank[2])
    first = first_axis(plan)
    slopes = np.abs((plan.stride * plan.gradient)[[first, 1 - first]])
    assert before[0, 0, 1] / before[1, 0, 1] == pytest.approx(slopes[0] / slopes[1])


@pytest.mark.parametrize("ground", _PLANKS)
def test_the_plank_and_both_walls_under_her_way_are_seen(ground: str) -> None:
    """The plank had the colour of the ground, and was not seen to tilt."""
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    view = View(plan.ground, size=SIZE)
    view.look(**Poses(view, plan).plank())
    floor, top = view.screen(corners_on(view, plan))[0]

    def area(*corners: Array) -> float:
        x, y = np.array(corners).T
        return 0.5 * abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1)))

    side = float(np.linalg.norm(plan.stride)) / np.sqrt(2) * view.scale_xy * view.pose["zoom"]
    assert area(*top) > 0.15 * side**2
    assert area(floor[1], floor[2], top[2], top[1]) > 0.02 * side**2
    assert top[2, 1] > floor[2, 1] + 0.3 * side
    assert floor[1, 1] == min(floor[:, 1])  # the corner of her way is in front


def test_level_lines_are_straight_and_even_on_the_plank() -> None:
    lines = FineLines(above(), PLAN)
    away, some = lines._sets[-1]
    assert away < 0.01
    near = [line for line in some if np.linalg.norm(line - PLAN.here, axis=1).min() < 3 * away]
    spots = np.sort([((line - PLAN.here) @ PLAN.gradient).mean() for line in near])
    gaps = np.diff(spots) / PLAN.steepness
    assert gaps == pytest.approx([away] * len(gaps), rel=0.1)


def test_numbers_of_the_plank_have_one_colour_a_row_and_change_it_together() -> None:
    """A yellow 0.2 and a yellow 0.45 made a purple 0.65."""
    for told in (LOSS, GRADIENT):
        with offstage():
            rows = sums(PLAN, told)
        seen = {
            rows[number].part(name).family_members_with_points()[0].get_color().to_hex()
            for number, name in ((0, "rise"), (1, "rise"), (2, "rise"), (2, "more"), (2, "all"))
        }
        assert seen == {ManimColor(told).to_hex()}
