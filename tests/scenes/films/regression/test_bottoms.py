"""Two valleys cut open: one bowl, moved and lifted; bottoms, bars and their names."""

from __future__ import annotations

from pathlib import Path

import cairo
import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from gdmath import mse
from scenes.parts.regression.bottoms import Bottoms
from scenes.parts.regression.cuts import Cut, near, plane_for
from scenes.parts.regression.here import Here
from scenes.parts.regression.map_side import MapSide
from scenes.parts.regression.opened import OpenedView
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE, Box
from tests.scenes.canvas import picture
from tests.scenes.films.regression.made import BENT, DOTS, PLAN, _near, plan


def test_the_bars_are_on_the_scale_of_their_plot() -> None:
    both = _near(PLAN)
    bars, plane = both.bars, both.plane
    unit = plane.size[1] / plane.span[1]
    high = [(bars.box(part)[3] - bars.box(part)[1]) / unit for part in range(3)]
    assert high == pytest.approx((0.2310, 0.2195, 1.4798), abs=1e-4)
    whole = [(bars.outline(bar)[3] - bars.outline(bar)[1]) / unit for bar in (0, 1)]
    assert whole == pytest.approx([fit.floor for fit in PLAN.fits])


def test_a_copy_of_the_one_curve_is_the_other_moved_and_lifted() -> None:
    """Both were in plots of their own, on different w: nobody saw that they are one bowl."""
    both = _near(PLAN)
    w = np.linspace(-1, 1, 11)
    for share, cut in enumerate(both.cuts):
        both.copied.moved.set_value(share)
        both.copied.lifted.set_value(share)
        x, y = both.copied.line().T
        spots = both.plane.xy(cut.fit.best[0] + w, cut.losses(cut.fit.best[0] + w))
        assert np.interp(spots[:, 0], x, y) == pytest.approx(spots[:, 1], abs=2e-3)


def test_valleys_stand_as_their_bottoms_do_in_the_plot() -> None:
    """The second one slid over the first, which came under it."""
    for changes in ({}, {"w": -2.0}):
        made = plan(**changes)
        both = _near(made)
        lefts = [box.left for box in both.boxes]
        assert np.argsort(lefts).tolist() == np.argsort([fit.best[0] for fit in made.fits]).tolist()
        bars = [Box(*both.bars.outline(bar)) for bar in (0, 1)]
        assert not bars[0].meets(bars[1])


def test_each_name_stands_over_its_curve() -> None:
    """Both stood far outside, and two curves of one colour had to be guessed."""
    both = Bottoms(PLAN, MapSide(PLAN, Here(PLAN)))
    for words in both.zoom()[2:]:
        move = prepare_animation(words)
        move.begin()
        move.interpolate(1)
    both.plane.reframe(*near(PLAN))
    for words, fit in zip(both.names, PLAN.fits, strict=True):
        x = float(both.plane.xy(fit.best[0], 0)[0])
        assert words.get_left()[0] < x < words.get_right()[0]


def test_an_axis_of_losses_stands_at_each_cut_and_both_have_one_scale() -> None:
    """Two bowls were cut open, and nothing told how high they are."""
    both = Bottoms(PLAN, MapSide(PLAN, Here(PLAN)))
    for number, (view, cut, scale) in enumerate(
        zip(both.views, both.cuts, both.scales, strict=True)
    ):
        view.look(**{**both.pose(number), "elevation": 6.0})
        view.gone.set_value(1)
        w = np.array([-1.0, 0.0, 2.0])
        losses = mse((DOTS, BENT)[number], w, PLAN.fits[number].best[1])
        faces = cut._between(w, losses)[:, 1]
        assert [scale.at(loss)[1] for loss in losses] == pytest.approx(faces, abs=1e-9)
        assert scale.at(0.0)[0] < cut.line()[:, 0].min() - 0.1
        assert STAGE.left < min(left for _, left, *_ in scale.texts())
    told = [[text.text for text, *_ in scale.texts()] for scale in both.scales]
    assert told[0] == told[1]


def test_two_curves_of_one_colour_are_told_apart_by_dashes() -> None:
    """Both were solid, and gold, while their names were gone."""
    both = Bottoms(PLAN, MapSide(PLAN, Here(PLAN)))
    both.plane.reframe(*near(PLAN))
    drawn = []
    for cut in both.cuts:
        cut.lifted.set_value(1)
        with offstage():
            gold = np.abs(picture(cut)[..., :3].astype(int) - (255, 204, 92)).max(axis=-1) < 60
        columns = np.flatnonzero(gold.any(axis=0))
        drawn.append(len(columns) / np.ptp(columns))
    assert drawn[0] > 0.99
    assert drawn[1] < 0.9


def test_the_bottoms_part_while_the_axis_of_losses_shows_less_and_less() -> None:
    """Two cuts were stretched forty times without an axis, and only then got one."""
    both = Bottoms(PLAN, MapSide(PLAN, Here(PLAN)))
    for cut in both.cuts:
        cut.lifted.set_value(1)
    across, up = near(PLAN)
    apart = []
    for share in (0.0, 0.5, 1.0):
        seen = both.plane.copy()
        seen.interpolate(both.plane, both.plane.copy().reframe(x=across, y=up), share)
        assert sum(axis == 1 for axis, *_ in seen.ticks()) >= 2
        spots = [float(seen.xy(*cut.bottom())[1]) for cut in both.cuts]
        apart.append(spots[1] - spots[0])
    assert apart[0] < 0.15 < 0.3 < apart[1] < 2.5 < apart[2]


@pytest.mark.parametrize(
    "rows",
    [
        "",
        "1,1\n2,1\n3,1\n4,1\n5,1\n6,1\n7,1\n8,1\n9,400",  # of which the bottom is the higher one
        "50,150.5\n60,180.2\n72,210.9\n85,251\n101,295.3\n120,352.8",  # here it is about nothing
    ],
)
def test_the_names_of_parts_cover_no_bar_no_number_and_no_axis(tmp_path: Path, rows: str) -> None:
    made = PLAN
    if rows:
        path = tmp_path / "own.csv"
        path.write_text(rows, "utf-8")
        made = plan(data=str(path))
    both = _near(made)
    bars = both.bars
    outlines = [Box(*bars.outline(bar)) for bar in (0, 1)]
    texts = [
        (text.text, Box(left, foot + text.low[1], left + text.width, foot + text.high[1]))
        for text, left, foot, _ in bars.texts()
    ]
    names = [box for text, box in texts if "≈" in text or text == "the rest"]
    assert names
    assert all(name.right < STAGE.right for name in names)
    for name in names:
        assert not any(name.meets(outline) for outline in outlines)
        assert not any(name.meets(box.inset(-0.1)) for text, box in texts if text[0].isdigit())
    for cut in both.cuts:  # nor does a cut go through a word
        for _, box in texts:
            x, y = cut.line().T
            assert not np.any((box.left < x) & (x < box.right) & (box.bottom < y) & (y < box.top))


def test_level_lines_go_from_the_crosses_to_the_axes_over_the_bars() -> None:
    both = _near(PLAN)
    for bar, fit in enumerate(PLAN.fits):
        plane = both.plane
        cross, end = both.bars.level(bar)
        left, bottom, right, top = both.bars.outline(bar)
        assert cross == pytest.approx(plane.xy(fit.best[0], fit.floor))
        assert end == pytest.approx((plane.corner[0], top))
        assert bottom == pytest.approx(plane.corner[1])
        assert (left + right) / 2 == pytest.approx(cross[0])


def test_a_cut_is_the_loss_along_w() -> None:
    plane = plane_for(PLAN)
    for number, data in enumerate((DOTS, BENT)):
        cut = Cut(PLAN, number, plane, OpenedView(PLAN, number))
        losses = mse(data, cut.w, PLAN.fits[number].best[1])
        assert cut.line() == pytest.approx(plane.xy(cut.w, losses), abs=1e-9)


def test_valleys_are_cut_open_on_one_scale() -> None:
    """No valley was cut: a line was drawn on a map, and a curve in a plot."""
    both = Bottoms(PLAN, MapSide(PLAN, Here(PLAN)))
    every = both.views, both.ground, both.cuts
    for view, ground, cut, data in zip(*every, (DOTS, BENT), strict=True):
        view.within(both.boxes[0], azimuth=-90.0, elevation=38.0, perspective=0.0, relief=4.2)
        for gone in (0.5, 1.0):
            view.gone.set_value(gone)
            canvas = cairo.Context(cairo.ImageSurface(cairo.FORMAT_ARGB32, 64, 36))
            ground.picture(canvas)
            assert ground.points_grid[..., 1].min() == pytest.approx(view.edge)
            w = np.linspace(*view.window[0], len(cut.line()))
            edge = np.column_stack([w, np.full_like(w, view.edge)])
            heights = view.world(edge, np.asarray(mse(data, w, view.edge)))
            assert cut.line() == pytest.approx(view.screen(heights)[0], abs=1e-9)
        assert view.edge == pytest.approx(PLAN.fits[cut.number].best[1])
    first, second = both.views
    first.look(**both.pose(0))
    second.look(**both.pose(1))
    heights = [view.screen(view.world(np.zeros(2), np.array(5.0)))[0][1] for view in both.views]
    assert heights[0] == pytest.approx(heights[1])
    assert first.pose["zoom"] == second.pose["zoom"]
    assert first.spread == second.spread
    assert first.lowest == second.lowest == 0


def test_what_is_cut_away_hides_nothing_and_what_is_left_does() -> None:
    view = OpenedView(PLAN, 0).look(azimuth=-90.0, elevation=12.0, perspective=0.0, relief=4.2)
    low, high = np.array(view.window).T
    places = np.stack(np.meshgrid(*(np.linspace(*axis, 15) for axis in view.window)), axis=-1)
    whole = view.visible(places)
    view.gone.set_value(1)
    beyond = places[..., 1] >= view.edge
    assert view.visible(places)[beyond].all()
    assert not view.visible(places)[~beyond].any()
    assert not whole[beyond].all()
    view.gone.set_value(0.05)
    same = view.visible(places) == whole
    assert np.mean(same[places[..., 1] > view.edge + 0.1 * (high - low)[1]]) > 0.9
