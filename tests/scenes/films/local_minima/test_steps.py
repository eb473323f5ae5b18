"""Small and large steps in many valleys: their rows, prints and limits are true."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from scenes.local_minima import LocalMinima
from scenes.parts.local_minima.country import standing
from scenes.parts.local_minima.limits import as_curvature_says, leads_out, outward, walked
from scenes.parts.local_minima.many import Many
from scenes.render.rehearsal import offstage
from scenes.stage import FRAME, Box, Formula, Readout
from tests.scenes.films.local_minima.made import film, height, many_valleys, slope

many = pytest.fixture(many_valleys)


def test_what_is_seen_goes_by_and_the_dark_around_the_other_comes_right_after_it() -> None:
    """The frame was black while it was asked after the other one; then one became the other."""
    with offstage():
        made = LocalMinima()
        made.setup()
    hook, country = made.hook, made.many.country
    hook.bowl.progress.set_value(hook.bowl.steps)
    hook.bowl.plane.within(FRAME)
    hook.bowl.night.within(FRAME)
    place, feet = country.xy(0.0), hook.bowl.hiker.ground()
    moves = hook.goes_by(country)
    next(moves)
    going = _halfway(next(moves)[0])
    assert hook.bowl.night[0].panel.right == pytest.approx(country.night[0].panel.left)
    assert hook.rule.get_x() == pytest.approx(country.night[0].panel.left)
    assert country.xy(0.0)[0] - place[0] == pytest.approx(FRAME.width / 2, abs=0.01)
    assert hook.bowl.plane.presence == 0
    for move in going:
        move.finish()
    assert country.xy(0.0) == pytest.approx(place)
    assert country.night[0].panel == FRAME
    assert hook.bowl.hiker.ground()[0] < feet[0] - FRAME.width / 2


def test_under_the_lens_of_large_steps_all_their_places_are_seen_and_she_on_the_ridge() -> None:
    """All of it happened in a fifth of the frame."""
    many = film().many
    with many.large.close.there():
        plane = many.country.plane
        places = many.country.curve.over(many.large.run.walk.points[:, 0, 0])
        inside = plane.window_on_screen()
        assert all(inside.left < x < inside.right for x in places[:, 0])
        assert np.ptp(places[:, 0]) > 0.6 * plane.size[0]
        assert many.country.xy(1.0)[1] + many.large.hiker.tall < FRAME.top
    assert plane.span[0] == pytest.approx(5)


def test_the_row_once_more_begins_where_the_row_began(many: Many) -> None:
    assert np.sort(many.crowd.feet(), axis=0) == pytest.approx(
        np.sort(many.large.crowd.feet(), axis=0)
    )


def test_tangents_turn_as_the_slope_does_the_same_way_along_the_axis(many: Many) -> None:
    plane = many.country.plane
    for tangent, floor in zip(many.limits.tangents, (2, 0), strict=True):
        for at in (-1.0, 0.3, 1.0):
            far = tangent.distance(at)
            assert np.ptp(far[:, 0]) / plane.size[0] * plane.span[0] == pytest.approx(
                tangent.reach * abs(at)
            )
            assert far[0] - far[1] == pytest.approx([far[0, 0] - far[1, 0], 0])
            ends = (tangent.line(at) - plane.corner) / plane.size * plane.span + plane.low
            (x0, y0), (x1, y1) = ends
            place = floor + tangent.reach * at
            assert (y1 - y0) / (x1 - x0) == pytest.approx(slope(place))
            assert (y1 + y0) / 2 == pytest.approx(height(place))


def test_steps_lead_away_from_one_floor_and_to_the_other(many: Many) -> None:
    for hops, floor, way in zip(many.limits.hops, (2, 0), (1, -1), strict=True):
        x = [float(hops.places[0])]
        for _ in hops.places[1:]:
            x.append(x[-1] - 0.15 * slope(x[-1]))
        assert hops.places == pytest.approx(x)
        assert np.all(way * np.diff(np.abs(np.array(x) - floor)) > 0)
        ends = many.country.curve.over(hops.places)
        for number in range(len(x) - 1):
            assert hops.arc(number)[[0, -1]] == pytest.approx(ends[number : number + 2])


def test_steps_that_shrink_leave_a_row_without_numbers(many: Many) -> None:
    """From the fourth on they were not seen at all."""
    hook = film().hook
    before = hook.bowl.progress.get_value()
    hook.bowl.progress.set_value(5)
    places = hook.prints.left_behind
    hook.bowl.progress.set_value(before)
    assert places == pytest.approx(1.6 * 0.8 ** np.arange(6))
    assert not list(hook.prints.texts())


def test_each_large_step_leaves_a_print_with_its_number_in_the_soil(many: Many) -> None:
    large = many.large
    for step in range(large.run.told + 1):
        large.progress.set_value(step)
        texts = [(text.text, left, foot) for text, left, foot, _ in large.prints.texts()]
        assert [text for text, *_ in texts] == [f"{number}" for number in range(1, step + 1)]
        for _, left, foot in texts:
            assert foot < many.country.curve.level(np.array(left)) - 0.1


def test_limits_are_compared_with_the_rate(many: Many) -> None:
    """A ruler beside the plates said the rate a third time."""
    limits = many.limits
    sources = [product.source.replace("\\", "") for product in limits.products]
    assert sources == ["{{0.15 : rate}} times 24 = 3.6", "{{0.15 : rate}} times 4 = 0.6"]
    assert [one.source for one in limits.verdicts] == ["> 2", "< 2"]
    for verdict, plate in zip(limits.verdicts, limits.names, strict=True):
        assert Box.around(plate).holds(verdict)


def test_a_step_is_made_of_rate_curvature_and_distance_before_it_is_told(many: Many) -> None:
    """“3.6 times the distance” was said, and rate times curvature written: nothing said why."""
    for name in many.limits.names:
        whole = [one.source for one in name.get_family() if isinstance(one, Formula)]
        made_of = '{{"rate" : rate}} times "curvature" times {{"distance" : far}}'
        assert whole[0] == f'{{{{"step" : rate}}}} approx {made_of}'


def test_the_rule_has_the_sky_and_over_each_floor_stands_what_that_is_there(many: Many) -> None:
    """It stood aside in the soil for a moment, after it was said, beside two other formulas."""
    rule, country = many.limits.rule, many.country
    said = Box.around(rule.said)
    assert said.middle[0] == pytest.approx(0, abs=0.01)
    assert [plate[1].source for plate in rule.floors] == ["3.6 > 2", "0.6 < 2", "3.6 > 2"]
    for plate, floor in zip(map(Box.around, rule.floors), (-2.0, 0.0, 2.0), strict=True):
        across = np.linspace(plate.left, plate.right, 31)
        assert country.curve.level(across).max() < plate.bottom - 0.1
        assert not standing(*country.xy(0.0)).meets(plate)
        assert not plate.meets(said)
        assert abs(plate.middle[0] - country.xy(floor)[0]) < 0.3


def test_the_law_writes_slope_and_distance_at_the_tangent_and_24_when_it_is_known(
    many: Many,
) -> None:
    """No slope was written; then 1.11 was held beside 24 × 0.042, which is 1.01."""
    law = many.limits.law
    law.told.set_value(1)
    for floor, number in ((2, "24"), (0, "4")):
        law.floor.set_value([2, 0].index(floor))
        tangent = many.limits.tangents[[2, 0].index(floor)]
        for at in (-1.0, 0.5, 1.0):
            tangent.at.set_value(at)
            away = at * tangent.reach
            slope_at, far = law.numbers()
            assert slope_at == pytest.approx(slope(floor + away))
            assert far == pytest.approx(away)
            assert slope_at == pytest.approx(float(number) * far, rel=0.065)
            below = [text.text for text, *_ in law.texts()][1::2]
            assert below[0] == f"{slope_at:.2f}".replace("-", "−")
            assert below[-1] == f"{far:.3f}".replace("-", "−")
            assert "?" in below
            assert number not in below
        law.known.set_value(1)
        assert number in [text.text for text, *_ in law.texts()]
        law.known.set_value(0)


def test_all_eight_are_one_with_the_floor_where_they_meet() -> None:
    """Seven black outlines stuck out from behind her."""
    company = film().hook.company
    pawns, before = company.pawns, company.party.progress.get_value()
    pawns.grown.set_value(1)
    company.party.progress.set_value(0)
    assert pawns.sizes() == pytest.approx(pawns.size)
    company.party.progress.set_value(company.party.steps)
    assert pawns.sizes().max() < 0.1 * pawns.size
    company.party.progress.set_value(before)


def test_pawns_grow_out_of_the_ground(many: Many) -> None:
    """They faded in as dark ghosts."""
    coming, _ = many.crowd.comes_up()
    assert many.crowd.sizes().max() == 0
    assert coming.rate_func(0.0) == 1


def test_the_arrows_of_large_steps_are_true_to_the_axis(many: Many) -> None:
    large, x = many.large, 25 / 12
    for _ in range(3):
        large.downstep.set_as(share=0.15, turned=1)
        tip = large.downstep.whole()[1]
        x -= 0.15 * slope(x)
        assert tip == pytest.approx(many.country.plane.ruler.at([x]), abs=1e-6)
        large.progress.set_value(large.step + 1)


def _halfway(moves: Iterable[Any]) -> list[Any]:
    """Moves in the middle of their time."""
    begun = [prepare_animation(move) for move in moves]
    for move in begun:
        move.begin()
        move.interpolate(0.5)
    return begun


def test_the_arrow_of_a_large_step_is_held_until_she_lands(many: Many) -> None:
    """Its tail went with her: before she landed, a step of 1.53 was seen as one of 1.12."""
    large, arrow = many.large, many.large.downstep
    slope_told, step_told = (one for one in large.sums.get_family() if isinstance(one, Readout))
    taken = 0
    for together, _ in large.steps_told():
        step = large.step
        begun = _halfway(together)
        if large.time > step + 0.9:  # she has landed: it fades, it does not vanish at once
            assert 0 < arrow.presence < 1
        elif large.time > step:
            taken += 1
            assert float(arrow.used.get_value()) == 0
            x = float(large.trajectory.points[step, 0, 0])
            assert slope_told.value() == pytest.approx(slope(x))
            assert step_told.value() == pytest.approx(-0.15 * slope_told.value())
        for move in begun:
            move.finish()
    assert large.step == large.run.told
    assert taken == large.run.told


def test_steps_beyond_the_limit_lead_outward_only_close_to_the_bottom() -> None:
    """“Beyond, each step lands farther away” was false of the third step of the film itself."""
    plan = film().plan
    run = plan.large
    assert run is not None
    assert leads_out(outward(plan, run), 2.0)
    assert not leads_out(run.walk.points[:5, 0, 0], 2.0)
    far = replace(plan, large_start=1.3)
    run = far.large
    assert run is not None
    assert not leads_out(walked(far, run.rate, 1.3, 2), 2.0)
    assert leads_out(outward(far, run), 2.0)


def test_slopes_and_steps_near_a_bottom_are_nearly_as_the_curvature_says() -> None:
    """A slope of 4.85 was shown where curvature times distance is 3.6."""
    plan = film().plan
    run = plan.large
    assert run is not None
    for number in (run.home, run.end):
        floor = float(plan.floors[number])
        reach, curvature = as_curvature_says(plan, floor), plan.curvature(floor)
        for away in (-reach, reach):
            slope = float(plan.ground.gradient(np.array([floor + away]))[0])
            assert slope == pytest.approx(curvature * away, rel=0.15)
    assert {tangent.reach for tangent in film().many.limits.tangents} == {
        min(as_curvature_says(plan, float(plan.floors[n])) for n in (run.home, run.end))
    }
    places = outward(plan, run)
    shares = np.abs(np.diff(places)) / np.abs(places[:-1] - 2.0)
    assert shares == pytest.approx(run.rate * 24, rel=0.15)


def test_each_step_leaves_its_dot_and_none_touch() -> None:
    """Dots without room were left out: steps that shrink seemed to grow again."""
    for prints in (film().hook.prints, film().many.large.prints):
        places, radii = prints.curve.over(prints.places), prints.radii()
        assert len(radii) == len(places) == prints.walk.steps + 1
        gaps = np.linalg.norm(np.diff(places, axis=0), axis=1)
        wide = 1.4 * (radii[1:] + radii[:-1])
        assert np.all((gaps > wide) | (radii[1:] < 0.02))
        assert (gaps[:12] > wide[:12]).sum() >= 9


def test_turned_tangents_stay_clear_of_the_numbers_of_the_axis(many: Many) -> None:
    """The one over the deep floor went through the number 2."""
    numbers = many.country.plane.corner[1] - 0.1
    for tangent, view in zip(many.limits.tangents, many.limits.views, strict=True):
        with view.there():
            lines = [tangent.line(at) for at in np.linspace(-1, 1, 21)]
        assert min(line[:, 1].min() for line in lines) > numbers
        assert np.linalg.norm(np.diff(lines[0], axis=0)) > 1


def test_at_both_floors_steps_are_seen_from_so_near_that_each_is_told_from_its_distance(
    many: Many,
) -> None:
    """In the deep valley a step was as long as a pawn is wide, and its distance was not there."""
    plane, longer = many.country.plane, []
    for hops, view in zip(many.limits.hops, many.limits.views, strict=True):
        with view.there():
            hops.gone.set_value(len(hops.places) - 1)
            ends = many.country.curve.over(hops.places)
            bars = hops.bars()
            floor = many.country.xy(hops.floor)
        assert floor[0] == pytest.approx(0, abs=1e-6)
        assert np.abs(ends[:, 0]).max() > 2.5  # scene units
        assert np.linalg.norm(ends[1] - ends[0]) > 1.5
        assert ends[:, 1].max() < 2.3
        far = [bar[1, 0] - bar[0, 0] for bar in bars]
        units = plane.size[0] / (view.x[1] - view.x[0])
        assert far == pytest.approx((hops.places - hops.floor) * units)
        assert all(plane.corner[1] < bar[0, 1] < floor[1] for bar in bars)
        longer.append(np.diff(np.abs(far)))
    assert np.all(longer[0] > 0)
    assert np.all(longer[1] < 0)
    spans = [np.ptp(view.x) for view in many.limits.views]
    assert spans[0] == pytest.approx(spans[1])  # both as many times as large


def test_what_is_written_of_both_floors_is_clear_of_their_walls(many: Many) -> None:
    """The curve went behind the dial, and behind the numbers of the deep one."""
    limits, curve = many.limits, many.country.curve
    for view in limits.views:
        with view.there():
            for plate in map(Box.around, (limits.law, *limits.names)):
                across = np.linspace(plate.left - 0.1, plate.right + 0.1, 31)
                assert curve.level(across).max() < plate.bottom


def test_numbers_of_large_steps_are_clear_of_her_way(many: Many) -> None:
    """Their plate lay over her face as she came over the ridge."""
    large, plate = many.large, Box.around(many.large.sums)
    x = large.run.walk.points[: large.run.told + 1, 0, 0]
    with large.close.there():
        for begin, end in pairwise(x.tolist()):
            for place in np.linspace(begin, end, 15).tolist():
                assert not standing(*many.country.curve.over(place)).meets(plate), place
        feet = many.country.curve.over(x)[:, 0]
        ground = many.country.curve.level(np.linspace(plate.left, plate.right, 21))
    assert not np.any((feet > plate.left) & (feet < plate.right))  # plumb lines
    assert ground.min() > plate.top


def test_the_dial_is_clear_of_pawns_on_the_walls(many: Many) -> None:
    """Its plate touched the highest one."""
    board, half = Box.around(many.large.board), 0.22  # scene units: of a pawn
    for x, y in many.crowd.feet():
        pawn = Box(x - half, y, x + half, y + 0.6)
        assert not pawn.inset(-0.1).meets(board)
