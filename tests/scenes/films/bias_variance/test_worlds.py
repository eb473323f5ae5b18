"""A hundred worlds of each model: curves, their average, and squares of variance and bias."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from scenes.bias_variance import BiasVariance
from scenes.parts.bias_variance.floors import Floors
from scenes.parts.bias_variance.pair import Pair
from scenes.parts.bias_variance.spread import scale_of, shown_draw, widest
from scenes.parts.bias_variance.squared import unit_of
from scenes.parts.bias_variance.trio import Trio
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE, Box
from tests.scenes.canvas import picture, pixels_at
from tests.scenes.films.bias_variance.made import PLAN, edges, worlds
from tests.scenes.performing import looks


def test_a_hundred_worlds_of_each_model_fill_the_frame_and_scales_are_seen_to_change() -> None:
    stiff, calm, wild = worlds()
    assert stiff.plane.key == calm.plane.key
    assert wild.plane.span[1] > 1.3 * stiff.plane.span[1]
    assert edges(stiff.plane)[1] - edges(stiff.plane)[0] > 0.85 * STAGE.width
    for redraws in (stiff, calm):  # all dots are in the picture, and half of it is for them
        _, y = np.transpose(redraws.worlds.dots, (1, 0, 2))
        low, high = redraws.plane.low[1], redraws.plane.low[1] + redraws.plane.span[1]
        assert low < y.min() < y.max() < high
        assert y.max() - y.min() > (high - low) / 2
    for before, after in ((stiff, wild), (wild, calm)):  # the plane that came looks like the next
        move = prepare_animation(after.take(before.plane))
        move.begin()
        move.finish()
        assert before.plane.state == pytest.approx(after.plane.state)


def test_no_name_is_tied_to_its_curve_through_a_square() -> None:
    stiff = worlds()[0]
    stiff.gaps.grown.set_value(1)
    stiff.gaps.squared.set_value(1)
    for level in (0.0, 1.0):
        stiff.gaps.level.set_value(level)
        for _, link in (stiff.named_mean, stiff.named_law):
            x, y = link.line().T
            for outline in stiff.gaps.outlines():
                (left, low), (right, high) = outline.min(axis=0), outline.max(axis=0)
                assert not ((x > left) & (x < right) & (y > low) & (y < high)).any()


def test_the_newest_curve_is_brighter_than_those_before_it() -> None:
    stiff = worlds()[0]
    stiff.count.tracker.set_value(3)
    shown = picture(stiff.bundle)
    x = np.array([1.9])
    rows = []
    for curve in stiff.worlds.curves[:3]:
        y = np.interp(x, stiff.worlds.x, curve)
        (row,), (column,) = pixels_at(stiff.plane.xy(x, y))
        rows.append(int(shown[row - 1 : row + 2, column, 0].max()))
    assert rows[2] > 1.3 * min(rows[:2])


def test_a_square_of_next_to_nothing_leaves_no_speck() -> None:
    wild = worlds()[2]
    swatch, words = wild.parts[0]
    assert words.text.endswith("0.00")
    assert not picture(swatch)[..., 0].max() > 60


def test_the_second_bracket_stands_where_curves_stray_farthest_and_is_all_seen() -> None:
    wild = worlds()[2]
    far = wild.bracket
    at = int(np.argmax(np.where(PLAN.worlds[2].x >= 0, PLAN.spread, 0)))
    assert far.x == PLAN.worlds[2].x[at]
    curve = PLAN.worlds[2].curves[shown_draw(PLAN)]
    assert far.distance == pytest.approx(curve[at] - PLAN.worlds[2].settled[at])
    ends, plane = far.ends()[:, 1], wild.plane
    assert plane.corner[1] < ends.min() < ends.max() < plane.corner[1] + plane.size[1]
    number = wild.said
    assert number.get_right()[0] < far.ends()[0, 0]
    assert STAGE.holds(number)


def test_a_square_stands_on_each_distance_and_all_become_as_large_as_their_average() -> None:
    stiff, _, wild = worlds()
    wild.picked.tracker.set_value(wild.shown)
    wild.more.set_value(1)
    for squares, area in (
        (stiff.gaps, PLAN.worlds[0].bias),
        (wild.strays, PLAN.worlds[2].of_all.variance),
    ):
        squares.grown.set_value(1)
        squares.squared.set_value(1)
        gaps = squares.high(squares.x) - squares.low(squares.x)
        assert squares.sides() == pytest.approx(gaps)
        size = squares.outlines().max(axis=1) - squares.outlines().min(axis=1)
        assert size[:, 0] == pytest.approx(size[:, 1])  # squares to the eye
        assert size[:, 1] == pytest.approx(abs(gaps) * unit_of(squares.plane))
        squares.level.set_value(1)
        assert squares.sides() ** 2 == pytest.approx(area)
    assert abs(wild.strays.high(wild.strays.x) - wild.strays.low(wild.strays.x)).max() > 2


def test_squares_of_variance_and_bias_that_are_seen_together_have_one_scale() -> None:
    stiff, _, wild = worlds()
    for plane in (wild.plane, stiff.plane):  # the picture comes near, and the square with it
        wild.plane.reframe(y=(float(plane.low[1]), float(plane.low[1] + plane.span[1])))
        side = np.ptp(wild.parts[1][0].outline, axis=0)
        assert side == pytest.approx(np.sqrt(wild.worlds.of_all.variance) * unit_of(plane))
    kept, bias = Box.around(wild.parts[1][0]), stiff.parts[0][0]
    ratio = np.ptp(wild.parts[1][0].outline, axis=0) / np.ptp(bias.outline, axis=0)
    assert ratio**2 == pytest.approx(wild.worlds.of_all.variance / stiff.worlds.of_all.bias)
    foot = wild.parts[1][0].outline[:, 1].min()
    assert foot > bias.outline[:, 1].max()
    assert kept.left > stiff.title.get_right()[0]
    assert STAGE.top > wild.parts[1][0].outline[:, 1].max()


def test_no_curve_is_cut_where_the_variance_is_told() -> None:
    wild = worlds()[2]
    low, high = wild.plane.low[1], wild.plane.low[1] + wild.plane.span[1]
    assert low < wild.worlds.curves.min() < wild.worlds.curves.max() < high


@looks(BiasVariance, "where_to_stop")
def _cut(scene: Any) -> bool | None:
    """Whether the curve beside its losses leaves its plot."""
    powers, plane = scene.powers, scene.powers.mini.plane
    if powers.trained not in scene.mobjects or powers.mini.curve not in scene.mobjects:
        return None
    told = powers.mini.curve.predict(np.linspace(-2, 2, 201))
    return bool(told.min() < plane.low[1] or told.max() > plane.low[1] + plane.span[1])


def test_no_curve_of_any_power_is_cut_beside_its_losses() -> None:
    assert len(_cut.told) > 50
    assert not any(_cut.told)


def test_squares_of_one_curve_become_averages_over_all_before_they_are_level() -> None:
    wild = worlds()[2]
    strays, curves = wild.strays, wild.worlds.curves
    wild.more.set_value(1)
    last = strays.sides() ** 2
    strays.taken.set_value(1e-9)
    assert strays.sides() ** 2 == pytest.approx(last, rel=1e-3)  # no jump
    strays.taken.set_value(1)
    at = np.searchsorted(wild.worlds.x, strays.x)
    squares = np.mean((curves - wild.worlds.settled) ** 2, axis=0)
    for told, place in zip(strays.sides() ** 2, at.tolist(), strict=True):
        near = squares[max(0, place - 1) : place + 1]
        assert 0.9 * near.min() < told < 1.1 * near.max()
    assert np.mean(strays.sides() ** 2) == pytest.approx(wild.worlds.of_all.variance, rel=0.01)


def test_no_square_is_cut_off_on_the_way_from_one_curve_to_the_next() -> None:
    wild = worlds()[2]
    wild.more.set_value(1)
    wild.strays.grown.set_value(1)
    wild.strays.squared.set_value(1)
    low, high = wild.plane.corner, wild.plane.corner + wild.plane.size
    assert wild.last == 4
    for at in np.linspace(wild.shown, wild.last, 25):
        wild.picked.tracker.set_value(at)
        corners = wild.strays.outlines().reshape(-1, 2)
        assert (corners > low).all()
        assert (corners < high).all()


def test_the_average_is_of_as_many_draws_as_are_told() -> None:
    wild = worlds()[2]
    told = []
    for share in (0.0, 0.5, 1.0):
        wild.more.set_value(share)
        wild.drawn.refresh()
        told.append(wild.drawn.text.split()[-1])
        average = PLAN.worlds[2].after(wild.draws)
        assert wild.mean.predict(PLAN.worlds[2].x) == pytest.approx(average)
    assert told == ["100", "1,000", "10,000"]


def test_what_the_legend_says_is_the_area_of_its_square() -> None:
    for redraws in worlds():
        unit = unit_of(redraws.plane)
        for (swatch, _), area in zip(redraws.parts, redraws.worlds.of_all, strict=True):
            side = swatch.outline[2] - swatch.outline[0]
            assert (side / unit) ** 2 == pytest.approx(area)


def test_wherever_the_spread_does_not_fit_the_bar_stands_where_it_does() -> None:
    wilder = replace(PLAN, worlds=PLAN.worlds)
    wilder.__dict__["spread"] = 4 * PLAN.spread  # as if it had been computed
    low, high = scale_of(wilder)
    at = widest(wilder)
    spread = float(np.interp(at, wilder.worlds[2].x, wilder.spread))
    mean = float(np.interp(at, wilder.worlds[2].x, wilder.worlds[2].settled))
    assert low <= mean - spread < mean + spread <= high
    assert at > 0


def test_an_average_and_one_of_many_do_not_look_alike_and_have_their_names() -> None:
    for redraws in worlds():
        assert redraws.mean.rim is not None
        words, link = redraws.named_mean
        assert np.allclose(link.line()[-1], redraws.plane.xy(-1.15, redraws.mean.predict(-1.15)))
        assert words.text == "their average"
        assert redraws.named_single[0].text == "one of them"


def test_the_wild_curve_fills_the_stage_and_its_words_stand_clear_of_it() -> None:
    with offstage():
        wild = Trio(PLAN, Floors(PLAN, Pair(PLAN))).plots[2]
        move = prepare_animation(wild.fill())
        move.begin()
        move.finish()
    assert edges(wild.plane)[1] - edges(wild.plane)[0] > 0.85 * STAGE.width
    highest = wild.plane.xy(np.linspace(-1, 1, 99), wild.model.fit(np.linspace(-1, 1, 99)))
    assert wild.asked.get_bottom()[1] > highest[:, 1].max() + 0.5
    for above, below in pairwise((wild.trained, wild.asked, wild.noise)):
        assert above.get_bottom()[1] > below.get_top()[1]
    assert STAGE.holds(wild.trained)


def test_squares_of_gaps_agree_with_the_average_that_they_become() -> None:
    stiff = worlds()[0].gaps
    gaps = stiff.high(stiff.x) - stiff.low(stiff.x)
    assert np.mean(gaps**2) == pytest.approx(PLAN.worlds[0].bias, rel=2e-3)
    stiff.grown.set_value(1)
    for squared in (0.5, 1.0):  # and none is in another's way
        stiff.squared.set_value(squared)
        spans = sorted((float(o[:, 0].min()), float(o[:, 0].max())) for o in stiff.outlines())
        assert all(one[1] < two[0] for one, two in pairwise(spans))
