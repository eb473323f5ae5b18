"""The last film as it is seen: the S and its dots, what surprises, cuts, and home."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gdmath.logistic import sigmoid
from scenes.parts.where_next import places
from scenes.parts.where_next.chain import old_line
from scenes.parts.where_next.cuts import Cut, cut_plane
from scenes.parts.where_next.layers import UnitLines
from scenes.parts.where_next.lens import MAGNIFIED, Lens
from scenes.parts.where_next.opinion import HEIGHTS, ChancePlane, Evenings, Levels, Opinion
from scenes.parts.where_next.plan import NUDGE, Plan, plan_for
from scenes.parts.where_next.surprise import FIRST, Costs, Surprise, surprise_plane
from scenes.render.rehearsal import offstage, rehearse
from scenes.stage import (
    FRAME,
    POSITION,
    Plane,
    Playback,
)
from scenes.stage.plot.spirals import plane_in
from scenes.where_next import WhereNext, WhereNextParameters
from tests.everything import some
from tests.scenes.canvas import picture


def plan(**changes: Any) -> Plan:
    return plan_for(**(WhereNextParameters().__dict__ | changes))


PLAN = plan()


def evening_plane() -> ChancePlane:
    return ChancePlane((0, 26), HEIGHTS).within(places.WIDE)


def test_the_s_is_that_of_the_walker_at_every_time() -> None:
    with offstage():
        party = Playback(PLAN.walk, [POSITION], POSITION)
        opinion = Opinion(evening_plane(), PLAN, lambda: party.now()[0])
        opinion.lifted.set_value(1)
        opinion.squeezed.set_value(1)
        x = np.linspace(0, 26, 50)
        for time in (0, 0.5, 1, 7.25, 40):
            party.progress.set_value(time)
            w, b = party.now()[0]
            assert np.allclose(opinion.says(x), sigmoid(w * (x - PLAN.mean) / PLAN.spread + b))


def test_the_line_is_lifted_to_the_tangent_of_the_s() -> None:
    with offstage():
        opinion = Opinion(evening_plane(), PLAN, lambda: PLAN.best)
        assert np.allclose(opinion.says([2, 25]), PLAN.on_line([2, 25]))
        opinion.lifted.set_value(1)
        around = PLAN.border + np.array([-1e-3, 0, 1e-3])
        line, bent = opinion.says(around), PLAN.chance(around)
        assert line[1] == pytest.approx(0.5)
        assert np.allclose(np.diff(line), np.diff(bent), rtol=1e-5)


def test_the_line_is_kept_when_it_is_squeezed() -> None:
    """It was turned to another line while it was said to be kept."""
    with offstage():
        opinion = Opinion(evening_plane(), PLAN, lambda: np.array(PLAN.line_knobs))
        for lifted in (0, 0.5, 1):
            opinion.lifted.set_value(lifted)
            assert np.allclose(opinion.says([2, 13, 25]), PLAN.on_line([2, 13, 25]))
        opinion.squeezed.set_value(1)
        assert np.allclose(opinion.says([25]), sigmoid(4 * (PLAN.on_line([25]) - 0.5)))


def test_no_number_stands_beyond_what_a_chance_can_be() -> None:
    with offstage():
        values = [value for axis, value, _ in evening_plane().ticks() if axis == 1]
        assert min(values) == 0
        assert max(values) == 1


def test_yes_and_no_stand_where_neither_evenings_nor_the_s_are() -> None:
    with offstage():
        for box in (places.WIDE, places.UPPER, places.OPINION):
            plane = ChancePlane((0, 26), HEIGHTS, ("", "ran out")).within(box)
            dots = Evenings(plane, PLAN.evenings, PLAN.costliest).spots()
            curve = plane.xy(x := np.linspace(0, 26, 200), PLAN.chance(x))
            for text, left, foot, _ in Levels(plane).texts():
                low, high = np.array([left, foot]) + text.low, np.array([left, foot]) + text.high
                for points, room in ((dots, 0.1), (curve, 0.04)):
                    near = np.linalg.norm(points - np.clip(points, low, high), axis=1)
                    assert near.min() > room, (text.text, box)


def test_of_a_curve_that_is_not_drawn_yet_there_is_not_even_a_speck() -> None:
    with offstage():
        nothing = picture()
        plane, chances = cut_plane(PLAN, places.CUTS), surprise_plane(places.CURVE)
        for curve in (Cut(plane, PLAN), Surprise(chances)):
            assert np.array_equal(picture(curve), nothing)
            curve.drawn.set_value(0.1)
            assert not np.array_equal(picture(curve), nothing)


def test_the_bead_draws_the_curve_on_its_way() -> None:
    with offstage():
        curve = Surprise(surprise_plane(places.CURVE))
        for p in (FIRST, 0.4, 0.9):
            curve.p.set_value(p)
            assert curve.drawn_from() == pytest.approx((FIRST, p))
        curve.drawn.set_value(1)
        assert curve.drawn_from() == pytest.approx((np.exp(-4), 1))


def test_the_bead_rides_on_its_bar() -> None:
    """It hung where the bar would end while that was still rising."""
    with offstage():
        curve = Surprise(surprise_plane(places.CURVE))
        foot, top = (float(curve.plane.xy(FIRST, y)[1]) for y in (0, -np.log(FIRST)))
        for bead in (0, 0.5, 1):
            curve.bead.set_value(bead)
            assert curve.tops()[:, 1] == pytest.approx([foot + bead * (top - foot)] * 2)


def test_what_is_counted_stands_on_no_scale_of_answers() -> None:
    """Dots hung between no and yes, at heights that no answer has."""
    with offstage():
        plane = evening_plane()
        dots = Evenings(plane, PLAN.evenings, PLAN.costliest, PLAN.pizzas / 50)
        dots.settled.set_value(0)
        dots.fallen.set_value(0)
        above = dots.spots()[:, 1] - float(plane.corner[1])
        assert above == pytest.approx(PLAN.pizzas / 50 * float(plane.size[1]))
        dots.fallen.set_value(1)
        lowest = dots.spots()[dots.pile == 0]
        levels = plane.xy(PLAN.evenings.x, PLAN.evenings.y)[dots.pile == 0]
        assert np.allclose(lowest, levels)  # they rested at 1.35 and −0.5, which no answer is


def test_the_bead_does_not_hide_the_lowest_bar() -> None:
    """A disc stood before all of a bar that is lower than it is."""
    with offstage():
        curve = Surprise(surprise_plane(places.CURVE))
        curve.p.set_value(0.9)
        curve.bead.set_value(1)
        x, top = curve.tops()[0].tolist()
        foot = float(curve.plane.corner[1])
        curve.rolling.set_value(0)
        seen = picture(curve).astype(int)
        row = int(len(seen) * (4 - (foot + top) / 2) / 8)
        column = int(seen.shape[1] * (x + FRAME.width / 2) / FRAME.width)
        red, green, blue = seen[row, column, :3].tolist()
        assert red > 100 > blue
        assert green > 100


def test_she_goes_to_where_she_is_surely_wrong_on_the_ground_she_is_on() -> None:
    with offstage():
        plane = cut_plane(PLAN, places.CUTS)
        ahead, cut = Cut(plane, PLAN, start=True), Cut(plane, PLAN)
        ahead.gone.set_value(ahead.to(PLAN.wrong))
        assert np.allclose(ahead.spot(), cut.spot())


def test_levelled_out_the_bars_are_together_as_much_as_before() -> None:
    with offstage():
        plane = Plane((0, 26), HEIGHTS).within(places.UPPER)
        costs = Costs(PLAN, plane, places.COSTS)
        costs.grown.set_value(1)
        for averaged in (0, 0.5, 1):
            costs.averaged.set_value(averaged)
            assert costs.heights().sum() == pytest.approx(PLAN.surprises.sum())
        assert np.ptp(costs.heights()) == pytest.approx(0)


def test_the_lens_shows_the_nudge_as_it_is() -> None:
    with offstage():
        plane = cut_plane(PLAN, places.CHECK, start=True)
        lens = Lens(plane, PLAN)
        lens.nudged.set_value(1)
        begin, corner, end = lens.legs()
        unit = MAGNIFIED * plane.size / plane.span
        assert (corner - begin) / unit == pytest.approx([NUDGE, 0])
        assert (end - corner) / unit == pytest.approx([0, NUDGE * PLAN.nudged])


def test_bars_stand_under_their_evenings_without_touching() -> None:
    with offstage():
        plane = Plane((0, 26), HEIGHTS).within(places.UPPER)
        costs = Costs(PLAN, plane, places.COSTS)
        middles = costs.lefts()
        assert np.diff(np.sort(middles)).min() > 2 * costs.half()
        alone = PLAN.costliest
        assert middles[alone] == pytest.approx(float(plane.xy(23, 0)[0]))
        assert places.COSTS.bottom < costs.foot + costs.tall(3.56) < places.COSTS.top


def test_dots_are_before_the_line_that_is_fitted() -> None:
    """Those that the line went through were half hidden by it."""
    with offstage():
        _, fit, _, dots = old_line(PLAN, places.PULLS)
        assert dots.z_index > fit.z_index


def test_her_slope_on_both_cuts_is_that_of_the_curve() -> None:
    with offstage():
        plane = cut_plane(PLAN, places.CUTS)
        for squares in (False, True):
            cut = Cut(plane, PLAN, squares=squares)
            left, right = cut.loss(np.array([-6.001, -5.999]))
            assert cut.slope == pytest.approx((right - left) / 0.002, rel=1e-4)
            assert plane.corner[1] < cut.spot()[1] < plane.corner[1] + plane.size[1]


def test_the_small_lines_are_where_the_units_turn() -> None:
    with offstage():
        network, knobs = PLAN.task.network, PLAN.training.points[40]
        lines = UnitLines(plane_in(places.SPIRALS), network, lambda: knobs).lines()
        layer = network.layers[0]
        weights = knobs[layer.weights].reshape(layer.inputs, layer.units)
        for end in (0, 1):
            scores = np.einsum("ui,iu->u", lines[:, end], weights) + knobs[layer.heights]
            assert scores == pytest.approx(np.zeros(layer.units), abs=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize(
    "changes",
    some(
        [
            {
                "evening_count": 60,
                "data_seed": 3,
                "layers": (4, 4, 4),
                "rate": 0.5,
                "start": (1.0, 0.5),
            },
            {"data_seed": 1, "iterations": 10, "network_steps": 100},
            {"data_seed": 25, "network_steps": 100},
        ]
    ),
)
def test_told_of_other_numbers_nothing_is_covered_or_cut(changes: dict[str, Any]) -> None:
    members = {"parameters": WhereNextParameters(**changes), "__module__": WhereNext.__module__}
    run = rehearse(type("Other", (WhereNext,), members), frames=False)
    assert run.layout == []
    assert len(run.beats) == 8


def test_beside_her_step_the_gradient_is_an_arrow_on_the_same_ruler() -> None:
    """A step of −2 times the gradient stood there, and no gradient."""
    lengths = []
    with offstage():
        plane = cut_plane(PLAN, places.CHECK, start=True)
        cut = Cut(plane, PLAN, start=True)
        cut.drawn.set_value(1)
        for arrow in (cut.pulled, cut.pointed):
            before = picture(cut, size=(1920, 1080)).astype(int)
            arrow.set_value(1)
            changed = np.abs(picture(cut, size=(1920, 1080)) - before).max(axis=(0, 2)) > 60
            arrow.set_value(0)
            lengths.append(np.count_nonzero(changed) * FRAME.width / 1920)
    gradient, step = lengths
    assert gradient == pytest.approx(plane.size[0] / plane.span[0] * abs(PLAN.slope[0]), abs=0.05)
    assert step == pytest.approx(PLAN.rate * gradient, abs=0.1)


def test_both_lines_that_are_compared_have_names_at_their_axes() -> None:
    """Dots and lines of a minute ago came without what they are of."""
    with offstage():
        plane, _, errors, _ = old_line(PLAN, places.PULLS)
    assert [letters.text for letters, *_ in plane.texts() if not letters.text.isdigit()] == [
        "reservations",
        "pizzas",
    ]
    assert errors.x == pytest.approx(PLAN.evenings.x)
    assert errors.y == pytest.approx(PLAN.pizzas)
