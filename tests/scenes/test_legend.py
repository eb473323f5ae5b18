"""A legend shows each thing as it is drawn; grids stand at the round numbers; pins stay put."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from manim import Scene

from gdmath import regression_landscape
from gdmath.dataset import Dataset
from scenes.parts.by_hand.plane import Plane
from scenes.parts.regression.cuts import CutLine, Cuts
from scenes.parts.regression.fitting import Fitting, decimals, fitting
from scenes.parts.regression.legend import Grid, Legend
from scenes.parts.regression.pin import Pin, PinnedLine
from scenes.parts.regression.result import ResultPlot, written
from scenes.render.rehearsal import offstage
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import CASES, DATA, PREDICTION, TRUTH
from scenes.stage.plot.scatter import FittedLine, Law, Samples
from tests.scenes.canvas import FLAT, Spy, picture, pixels_at, shade

FINE = (960, 540)

with offstage():
    PLANE = Plane((-5, -2), (8, 4), (-2, 2), (-6, 6), ("x", "y"))


def made(noise: float = 0.5) -> Fitting:
    return fitting(None, 2.0, 1.0, 60, noise, 3, None, 0.1, 60)


# -- legend and grid -------------------------------------------------------------------------------


def test_swatches_are_drawn_as_the_things_they_name() -> None:
    samples = Samples(PLANE, np.zeros(20), np.zeros(20))
    law, line = Law(PLANE, lambda x: x), FittedLine(PLANE, lambda: 1.0, lambda: 0.0)
    with offstage():
        legend = Legend([(law, "true line"), (samples, "samples"), (line, "prediction")])
    image = picture(legend.set_z_index(0), size=FINE).astype(float)
    across = np.linspace(-0.33, 0.33, 60)
    hits = []
    for swatch, color in zip(legend.swatches, (TRUTH, DATA, PREDICTION), strict=True):
        row = swatch.get_center()[:2] + np.column_stack([across, np.zeros(60)])
        seen = image[pixels_at(row, FINE)][:, :3]
        hits.append((np.abs(seen - shade(color)).max(axis=1) < 60).mean())
    assert 0.3 < hits[0] < 0.8  # dashed
    assert 0.2 < hits[1] < 0.8  # dots
    assert hits[2] > 0.95  # solid
    words = [part.text for part in legend.get_family() if hasattr(part, "text")]
    assert words == ["true line", "samples", "prediction"]
    heights = [swatch.get_y() for swatch in legend.swatches]
    assert heights == sorted(heights, reverse=True)


def test_the_grid_stands_at_the_numbers_of_the_axes() -> None:
    grid = Grid(PLANE)
    spy = Spy()
    grid.draw(spy)
    ((lines, _),) = spy.strokes
    upright = [line for line in lines if line[0][0] == line[1][0]]
    assert sorted(x for (x, _), _ in upright) == [PLANE.xy(x, 0)[0] for x in PLANE.marks[0]]
    level = [line for line in lines if line[0][1] == line[1][1]]
    assert sorted(y for (_, y), _ in level) == [PLANE.xy(0, y)[1] for y in PLANE.marks[1]]


# -- pins ------------------------------------------------------------------------------------------


def test_a_pin_stands_on_its_place_with_its_letter_beside_it() -> None:
    bowl = regression_landscape(Dataset([0, 1, 2], [1, 3, 6]))
    view = View(bowl, size=5, **FLAT)
    with offstage():
        pin = Pin(view, (2.0, 1.0), "B", CASES[1])
        pin.presence = 1.0
        label = pin.label()
    image = picture(pin, size=FINE).astype(float)
    seen = image[pixels_at(view.at((2.0, 1.0)), FINE)][:3]
    assert np.abs(seen - shade(CASES[1])).max() < 20
    assert label.get_right()[0] < view.at((2.0, 1.0))[0] - 0.14
    assert label.get_y() == pytest.approx(view.at((2.0, 1.0))[1], abs=0.02)
    (reading,) = pin.readings()
    assert reading.value == pytest.approx((2.0, 1.0, 1 / 3))


@pytest.mark.parametrize(("slope", "sinks"), [(2.0, False), (-3.0, True)])
def test_a_pinned_place_is_its_line_with_the_same_letter(slope: float, sinks: bool) -> None:
    view = View(regression_landscape(Dataset([0, 1, 2], [1, 3, 6])), size=5, **FLAT)
    with offstage():
        pinned = PinnedLine(view, PLANE, (slope, 0.0), "B", CASES[1])
    pin, line = pinned.painted
    assert pin.readings()[0].value[:2] == line.readings()[0].value == (slope, 0.0)
    beside, end = pinned.letters
    assert beside.get_right()[0] < view.at((slope, 0.0))[0]
    away = end.get_center()[:2] - pinned.line.along(1.0)
    assert np.linalg.norm(away) < 0.5
    assert (away[0] < 0 < away[1]) == sinks  # off the numbers below the axis
    assert {shape.get_fill_color().to_hex() for shape in end.family_members_with_points()} == {
        CASES[1]
    }


def test_a_pinned_line_that_is_not_seen_has_one_letter() -> None:
    view = View(regression_landscape(Dataset([0, 1, 2], [1, 3, 6])), size=5, **FLAT)
    with offstage():
        assert len(PinnedLine(view, PLANE, (0.0, 7.0), "B", CASES[1]).letters) == 1


# -- numbers behind the film -----------------------------------------------------------------------


def test_both_windows_hold_whatever_is_visited() -> None:
    for numbers in (made(), fitting(None, -7.0, 30.0, 60, 3.0, 3, (1.0, 2.0), 0.1, 60)):
        assert numbers.line.landscape.window == numbers.parabola.landscape.window
        low, high = np.array(numbers.line.landscape.window).T
        assert np.ptp(high - low) == pytest.approx(0)  # w and b on one scale: a square
        for place in (numbers.line.best, numbers.parabola.best, numbers.start):
            assert np.all((low < place) & (place < high))


def test_arrival_is_nearness_to_the_best_line() -> None:
    assert made().line.arrived
    assert not fitting(None, 2.0, 1.0, 60, 0.5, 3, None, 0.1, 3).line.arrived
    assert not fitting(None, 2.0, 1.0, 60, 0.5, 3, None, 0.8, 60).line.arrived


def test_a_walk_through_places_goes_straight_from_one_to_the_next() -> None:
    fit = made().line
    walk = fit.through([(0.0, 0.0), (1.0, 0.0), (1.0, 2.0)])
    assert walk.at(0.25).tolist() == [[0.25, 0.0]]
    assert walk.at(1.5).tolist() == [[1.0, 1.0]]
    assert walk.losses[2, 0] == pytest.approx(np.mean((fit.data.x + 2 - fit.data.y) ** 2))


def test_a_tour_turns_w_or_b_alone_until_the_errors_cancel_and_then_looks_around() -> None:
    for numbers in (made(), fitting(None, -7.0, 30.0, 60, 3.0, 3, None, 0.1, 60)):
        data, stops = numbers.line.data, numbers.tour()
        turned = np.diff(stops[:8], axis=0) != 0
        assert np.flatnonzero(turned[:, 0]).tolist() == [0, 1, 5, 6]  # w
        assert np.flatnonzero(turned[:, 1]).tolist() == [2, 3, 4]  # b
        means = np.array([np.mean(w * data.x + b - data.y) for w, b in stops])
        assert np.allclose(means[5], 0)
        loss = numbers.line.landscape.value(stops)
        assert loss[5] > 1.3 * numbers.line.floor  # no error on the whole, and still a bad line
        assert loss[7] < min(loss[5:7])
        assert loss[10] < 1.1 * numbers.line.floor < 0.4 * min(loss[8:10])
        assert stops[-1].tolist() == numbers.start.tolist()


@pytest.mark.parametrize(
    ("scale", "places"), [(1.0, 2), (0.9999, 2), (4.0, 2), (20.0, 1), (800.0, 0), (0.05, 4)]
)
def test_read_outs_show_a_hundredth_of_what_matters(scale: float, places: int) -> None:
    assert decimals(scale) == places


@pytest.mark.parametrize(
    ("number", "scale", "text"),
    [
        (2.0017, 2.0, "2.00"),
        (-0.004, 1.0, "0.00"),
        (-1.397, 1.4, "-1.40"),
        (3.104e6, 3e5, "3.104 dot 10^(6)"),
        (15.33, 80.0, "15.3"),
        (0.0000213, 2e-5, "2.13 dot 10^(-5)"),
    ],
)
def test_numbers_in_equations(number: float, scale: float, text: str) -> None:
    assert written(number, scale) == text


def test_cuts_through_two_bowls_have_one_scale() -> None:
    numbers = made()
    fits = numbers.line, numbers.parabola
    with offstage():
        cuts = Cuts(fits, ("line", "parabola"), 2, (-5.0, -2.0), (5.0, 4.0))
    top = cuts.plane.low[1] + cuts.plane.span[1]
    for fit, curve, cross in zip(fits, cuts.curves, cuts.crosses, strict=True):
        w = np.linspace(fit.best[0] - 0.5, fit.best[0] + 0.5, 7)
        expected = [np.mean((v * fit.data.x + fit.best[1] - fit.data.y) ** 2) for v in w]
        assert np.allclose(curve.landscape.value(w[:, None]), expected)
        assert cross.x == fit.best[0]
        ((low, high),) = curve.landscape.window  # each is drawn up to the top of the plane
        assert np.allclose(curve.landscape.value([[low], [high]]), top)
    spots = [level.ends()[0, 1] for level in cuts.levels]
    unit = 4.0 / top
    assert spots[1] - spots[0] == pytest.approx(unit * (fits[1].floor - fits[0].floor))
    assert cuts.plane.low[1] == 0


def test_bottoms_close_together_have_numbers_apart() -> None:
    numbers = made()
    with offstage():
        cuts = Cuts((numbers.line, numbers.line), ("one", "other"), 2, (-5.0, -2.0), (5.0, 4.0))
    lower, upper = sorted(
        zip(cuts.names, cuts.numbers, strict=True), key=lambda row: row[0].get_y()
    )
    texts = [upper[0], upper[1], lower[0], lower[1]]  # each name with its number, from the top
    for above, below in pairwise(texts):
        assert above.get_bottom()[1] - below.get_top()[1] > 0.05


def test_cuts_leave_nothing_behind() -> None:
    numbers = made()
    with offstage():
        scene = Scene()
        cuts = Cuts((numbers.line, numbers.parabola), ("one", "other"), 2, (-5.0, -2.0), (5.0, 4.0))
        scene.add(*cuts.painted, cuts.plane, cuts.names, cuts.numbers)
        scene.play(*cuts.cut(0, 0.1), *cuts.measure(0), run_time=0.1)
        assert cuts.levels[0].presence == 1
        scene.play(*cuts.leave(), run_time=0.1)
    assert [part.presence for part in cuts.painted] == [0] * len(cuts.painted)
    seen = scene.get_mobject_family_members()
    assert not any(part in seen for part in (*cuts.plane, *cuts.names, *cuts.numbers))


def test_a_cut_crosses_the_whole_map_at_its_height() -> None:
    fit = made().parabola
    view = View(fit.landscape, size=6.0, **FLAT)
    cut = CutLine(view, float(fit.best[1]), PLANE)
    assert np.allclose(*cut.ends())
    cut.grown.set_value(1.0)
    (low, high), _ = view.window
    cross = view.at(fit.best)
    assert np.allclose(cut.ends()[:, 1], cross[1])
    assert np.allclose(cut.ends()[:, 0], [view.at((w, fit.best[1]))[0] for w in (low, high)])
    before = picture(cut)
    cut.presence = 0.0
    assert np.any(before != picture(cut))
    cut.laid.set_value(1.0)
    assert np.allclose(cut.ends(), PLANE.axis_lines()[0])


def test_a_result_draws_the_line_of_the_last_step_and_its_legend_covers_no_sample() -> None:
    for fit in (made().line, made().parabola):
        with offstage():
            result = ResultPlot(fit, PLANE, PLANE, "true line")
        w, b = fit.walk.points[-1, 0]
        assert result.line.readings()[0].value == (w, b)
        assert np.allclose(result.laws[0].law(fit.data.x), fit.law(fit.data.x))  # type: ignore[misc]
        dots = PLANE.xy(fit.data.x, fit.data.y)
        box = np.array(
            [result.legend.get_corner(np.array(c))[:2] for c in ((-1, -1, 0), (1, 1, 0))]
        )
        assert not np.any(np.all((dots > box[0]) & (dots < box[1]), axis=1))
        assert result.legend.get_left()[0] >= -5


def test_a_result_enters_first_and_is_explained_after_that() -> None:
    with offstage():
        scene = Scene()
        result = ResultPlot(made().line, PLANE, PLANE, "true line")
        scene.add(result.grid, result.samples, result.line, *result.laws)
        scene.play(*result.enter(), run_time=0.1)
        shown = [result.grid, result.samples, result.line]
        assert [part.presence for part in shown] == [1, 1, 1]
        assert [law.presence for law in result.laws] == [0]
        assert result.equation in scene.mobjects
        assert result.legend not in scene.mobjects
        scene.play(*result.explain(), run_time=0.1)
        assert [part.presence for part in (*result.laws, *result.legend.swatches)] == [1, 1, 1, 1]
        assert result.legend in scene.mobjects
