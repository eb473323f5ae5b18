"""Twins who part at a crest, and the light that shows them: each is where its walk says."""

from __future__ import annotations

from itertools import groupby

import numpy as np
import pytest
from numpy.typing import NDArray

from scenes.parts.local_minima.many import Many
from scenes.render.rehearsal import offstage
from scenes.stage import FRAME
from tests.scenes.films.local_minima.made import film, height, many_valleys, slope
from tests.scenes.films.local_minima.test_film import played

many = pytest.fixture(many_valleys)

Array = NDArray[np.float64]


def test_eight_starts_meet_at_the_cross() -> None:
    company = film().hook.company
    starts = company.party.trajectory.points[0, :, 0]
    assert starts == pytest.approx([-2.4, -1.7, -0.9, -0.3, 0.5, 1.1, 2.3])
    assert np.abs(company.party.trajectory.points[-1]).max() < 4e-4
    assert len(company.arrows) == 8


def test_all_arrows_are_steps_as_long_as_they_are_and_end_where_all_will_land() -> None:
    """They were gradients at a tenth, told by a plate alone, and as long as the steps."""
    hook = film().hook
    company, ruler = hook.company, hook.bowl.plane.ruler
    starts = [1.6, -2.4, -1.7, -0.9, -0.3, 0.5, 1.1, 2.3]
    for arrow, x in zip(company.each, starts, strict=True):
        arrow.set_as(share=0.1, turned=1)
        root, tip = arrow.whole()
        assert root == pytest.approx(ruler.at([x]))
        assert tip == pytest.approx(ruler.at([x - 0.1 * 2 * x]))
        assert arrow.landing() == pytest.approx([0.8 * x])
        assert arrow.scale_of_all.is_true


def test_a_string_never_cuts_the_parabola_and_cuts_the_ridge(many: Many) -> None:
    string = film().hook.string
    for begin, end in np.random.default_rng(0).uniform(-3, 3, (40, 2)).tolist():
        string.begin.set_value(begin)
        string.end.set_value(end)
        assert not string.sunk().any()
    thread = many.thread
    begin, end = thread.begin.get_value(), thread.end.get_value()
    assert begin == pytest.approx(0.35)
    assert height(end) == pytest.approx(height(begin), abs=0.05)
    sunk, line = thread.sunk(), thread.line()
    # It was under the ground from one end to the other.
    assert 0.25 < (~sunk).mean() < 0.75
    x = np.interp(((line[1:] + line[:-1]) / 2)[sunk, 0], *_across(many))
    assert np.all(height(x) > np.interp(x, [begin, end], height(np.array([begin, end]))))


def _across(many: Many) -> tuple[Array, Array]:
    """Places on the screen and the numbers there."""
    x = np.linspace(-2.5, 2.5, 11)
    return many.country.plane.xy(x, 0.0)[:, 0], x


def test_dawn_spreads_from_her_outwards(many: Many) -> None:
    dawn, country = many.country.dawn, many.country
    places = country.curve.over(np.linspace(0, 2.4, 9))
    assert np.all(dawn.light(places) == 0)
    lit = []
    for spread in (0.3, 0.5, 0.8):
        dawn.spread.set_value(spread)
        light = dawn.light(places)
        assert np.all(np.diff(light) <= 1e-12)
        lit.append(light)
    assert np.all(np.diff(lit, axis=0) >= 0)
    assert lit[0][0] == 1
    assert lit[0][-1] == 0
    dawn.spread.set_value(1)
    assert np.all(dawn.light(places) == 1)


def test_the_lens_is_as_strong_as_it_says_and_arrows_under_it_are_true(many: Many) -> None:
    twins, plane = many.twins, many.country.plane
    places = np.array([0.999, 1.0])
    outside = np.ptp(many.country.curve.over(places), axis=0)
    twins.lens.draw_back(0)
    inside = np.ptp(many.country.curve.over(places), axis=0)
    assert inside / outside == pytest.approx([300, 300])  # along, and in height
    readout = twins.lens.times[1]
    readout.refresh()
    assert readout.number.text == "300"
    for one, x in zip(twins.both, (0.999, 1.001), strict=True):
        one.uphill.set_as(grown=1)
        root, tip = one.uphill.whole()
        assert (root[0], tip[0]) == pytest.approx(plane.xy([x, x + slope(x)], 0.0)[:, 0], abs=1e-6)
        one.downstep.set_as(share=0.03, turned=1)
        assert one.downstep.landing() == pytest.approx([x - 0.03 * slope(x)])
    assert [name.text for name in twins.names()] == ["+0.006", "−0.006"]


def test_from_near_the_crest_looks_level_and_two_stand_to_either_side_of_it(many: Many) -> None:
    twins, curve = many.twins, many.country.curve
    twins.lens.draw_back(0)
    left, crest, right = curve.over(np.array([0.999, 1.0, 1.001]))
    assert left[1] == pytest.approx(right[1], abs=1e-3)
    assert 0 < crest[1] - left[1] < 0.02  # scene units
    assert right[0] - left[0] > 1.5
    line = curve._line(*curve.landscape.window[0])
    inside = np.abs(line[:, 0]) < FRAME.right
    assert inside.sum() > 200  # as finely as the whole ground
    assert line[0, 0] < FRAME.left < FRAME.right < line[-1, 0]


def test_the_lens_draws_back_as_the_gap_grows_until_all_is_as_it_was(many: Many) -> None:
    """For nine seconds the twins were one figure, and their parting took one and a half."""
    twins, state = many.twins, many.country.plane.state.copy()
    twins.lens.come_closer(2.5 * 0.00118)
    twins.lens.draw_back(0)
    assert twins.lens.now == pytest.approx(800)
    apart, shares = [], []
    for step in range(1, 75):
        twins.left.progress.set_value(step)
        shares.append(twins.far())
        twins.lens.draw_back(shares[-1])
        feet = [many.country.curve.over(hiker.x) for hiker in twins.hikers]
        apart.append(float(feet[1][0] - feet[0][0]))
        assert all(FRAME.left + 1 < x < FRAME.right - 0.5 for x, _ in feet)
    assert min(apart) > 4  # scene units
    assert np.all(np.diff(apart[:40]) > 0)
    assert (shares[0], shares[-1]) == (0, 1)
    assert np.all(np.diff(shares) > -0.01)
    assert many.country.plane.state == pytest.approx(state)


def test_the_gap_is_a_bar_beneath_them_over_the_one_they_began_with(many: Many) -> None:
    """Nothing showed that it grows: the lens keeps it as long on the screen."""
    twins = many.twins
    twins.lens.draw_back(0)
    shares = []
    for step in (0, 1, 10, 31):
        twins.left.progress.set_value(step)
        twins.lens.draw_back(twins.far())
        now, first = twins.gap.ends()
        feet = np.array([many.country.curve.at([hiker.x]) for hiker in twins.hikers])
        assert now[:, 0] == pytest.approx(feet[:, 0])
        assert now[0, 1] < feet[:, 1].min() - 0.5
        shares.append(np.ptp(now[:, 0]) / np.ptp(first[:, 0]))
    gaps = many.plan.twins.points[[0, 1, 10, 31], :, 0]
    assert shares == pytest.approx(np.ptp(gaps, axis=1) / 0.002)


def test_twins_set_out_from_one_floor_and_meet_face_to_face_on_the_ridge(many: Many) -> None:
    """A ghost faded in on the far slope: both come from where she stands, and one goes over."""
    twins, she = many.twins, many.country.hiker
    climbers = twins.climb.hikers
    assert [one.x for one in climbers] == pytest.approx([0, 0])
    assert twins.climb.she is climbers[0]
    ahead = [one.facing * one.stance.turned for one in (she, climbers[0])]
    assert ahead[0] == ahead[1]  # she has not turned yet
    for climber, hiker in zip(climbers, twins.hikers, strict=True):
        climber.progress.set_value(climber.gait.stops.size)
        climber.looks.set_value(1)
        assert climber.x == pytest.approx(hiker.x)
        assert climber.stance.turned * climber.facing == hiker.stance.turned * hiker.facing


def test_twins_are_seen_as_two_on_all_the_way_together(many: Many) -> None:
    """For two seconds they were one body with two faces, until the lens was near."""
    climb, lens, curve = many.twins.climb, many.twins.lens, many.country.curve
    apart, zooms = [], []
    for place in np.linspace(1, 13, 49):
        for climber in climb.hikers:
            climber.progress.set_value(place)
        lens.draw_back(climb.far())
        zooms.append(lens.now)
        apart.append(np.ptp([curve.over(one.x)[0] for one in climb.hikers]))
    assert min(apart) > 1.3  # scene units
    assert np.ptp(apart) < 0.2
    assert (zooms[0], zooms[-1]) == pytest.approx((1, 300))
    assert np.all(np.diff(zooms) > 0)


def test_the_bar_between_them_goes_before_it_would_leave_the_soil(many: Many) -> None:
    """It went through the sky, and through the right one."""
    twins, curve = many.twins, many.country.curve
    twins.lens.come_closer(2.5 * 0.00118)
    shown = []
    for step in range(1, 75):
        twins.left.progress.set_value(step)
        twins.lens.draw_back(twins.far())
        ((*_, shows),) = twins.gap.texts()
        shown.append(shows)
        if shows > 0:
            for x, y in twins.gap.ends()[0]:
                assert y < curve.level(np.array(x)) - 0.3, step
    assert shown[20] == 1
    assert shown[-1] == 0


def test_the_step_is_worked_out_in_numbers(many: Many) -> None:
    with offstage():
        source = many.twins.worked()[1].source
    plain = source.translate(str.maketrans("", "", "{}"))
    assert plain == "0.999 : here - 0.03 : rate times 0.006 : grad approx 0.99882 : next"
    assert pytest.approx(0.99882, abs=5e-6) == 0.999 - 0.03 * 0.006
    assert pytest.approx(0.99882, abs=5e-6) == 0.999 - 0.03 * slope(0.999)


def test_names_of_gradients_stand_beyond_the_tips_of_their_own_arrows(many: Many) -> None:
    """Both stood between the arrows, one above its own and one below."""
    twins = many.twins
    twins.lens.draw_back(0)
    left, right = twins.names()
    for name, one in ((left, twins.left), (right, twins.right)):
        tip = one.on.at(one.foot() + one.gradient())
        assert name.get_y() == pytest.approx(tip[1], abs=0.05)
    assert left.get_left()[0] > twins.left.on.at(twins.left.foot() + twins.left.gradient())[0]
    assert right.get_right()[0] < twins.right.on.at(twins.right.foot() + twins.right.gradient())[0]


def test_both_hikers_stand_on_the_ground_and_look_at_each_other_at_first(many: Many) -> None:
    twins = many.twins
    assert [h.stance.turned * h.facing for h in twins.hikers] == [1, -1]
    for time in (0.0, 20.5, 30.25, 40.0, 74.0):
        twins.left.progress.set_value(time)
        for hiker in twins.hikers:
            stance = hiker.stance
            planted = stance.lifts == 0
            ground = many.country.curve.over(stance.feet[planted])
            assert hiker.feet()[planted] == pytest.approx(ground, abs=1e-6)


@pytest.mark.slow
def test_the_gap_on_display_is_that_after_each_whole_step() -> None:
    gaps = np.ptp(film().plan.twins.points[..., 0], axis=1)
    run, _ = played()
    steps = [row for row in run.displayed("a_hair_apart", "step") if row.text]
    apart = run.displayed("a_hair_apart", "apart")
    assert len(steps) == len(apart) > 100
    for step, gap in zip(steps, apart, strict=True):
        assert gap.text == f"{gaps[int(step.text)]:.4f}"
    assert [text for text, _ in groupby(row.text for row in steps)][-1] == "74"
