"""Every point is a line: what its pictures show is what the numbers are."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import cairo
import numpy as np
import pytest

from gdmath import Dataset, least_squares, linear_data, mse, mse_gradient, parabolic_data
from scenes.parts.regression import nudges, telling
from scenes.parts.regression.bottoms import Bottoms
from scenes.parts.regression.bowtie import BowTie
from scenes.parts.regression.cast import HILLS, RELIEF, DataSide, MapSide
from scenes.parts.regression.cuts import Cut, near, plane_for
from scenes.parts.regression.fits import LINES, Plan, plan_for
from scenes.parts.regression.here import Here
from scenes.parts.regression.opened import OpenedView
from scenes.parts.regression.pins import Pins
from scenes.parts.regression.places import CLOSE, DATA_BOX, GROUND_BOX
from scenes.parts.regression.steps import StepTold, Walk
from scenes.parts.regression.valley import grid_step, on_floor
from scenes.regression import Regression, RegressionParameters
from scenes.render.record import Rehearsal, Row
from scenes.render.rehearsal import rehearse
from scenes.render.trouble import Trouble
from scenes.stage import STAGE, Box, add_up
from scenes.stage.type.text import read_number
from tests.everything import EVERYTHING
from tests.scenes.performing import performed

RNG = np.random.default_rng(0)
DOTS, BENT = linear_data(rng=RNG), parabolic_data(rng=RNG)
BEATS = Regression.beat_names()


def plan(**changes: Any) -> Plan:
    return plan_for(**(RegressionParameters().__dict__ | changes))


PLAN = plan()


def telling_of(**changes: Any) -> type[Regression]:
    """The film with other parameters."""
    chosen = RegressionParameters(**changes)
    members = {"parameters": chosen, "__module__": Regression.__module__}
    return type("Other", (Regression,), members)


@cache
def film() -> Rehearsal:
    return performed(Regression).run


def rows(name: str, *beats: str) -> list[Row]:
    return [row for beat in beats or BEATS for row in film().displayed(beat, name)]


@cache
def lines() -> dict[float, tuple[float, float]]:
    """The red line (w, b) in every frame that has it."""
    return {row.time: row.value for row in rows("line")}


@cache
def points() -> dict[float, tuple[float, float]]:
    """The point (w, b) of the map in every frame that has it."""
    return {row.time: row.value[:2] for row in rows("walker 0")}


# -- the numbers of the script ---------------------------------------------------------------------


def test_the_dots_are_those_of_the_examples() -> None:
    assert np.array_equal(PLAN.line.data.y, DOTS.y)
    assert np.array_equal(PLAN.parabola.data.y, BENT.y)
    assert abs(DOTS.x.mean()) < 1e-12
    assert np.mean(DOTS.x**2) == pytest.approx(1.36027, abs=5e-6)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (least_squares(DOTS), "2.0182 1.0405"),
        (mse(DOTS, *least_squares(DOTS)), "0.2310"),
        (mse(DOTS, 2, 1), "0.2331"),
        (DOTS.x[PLAN.one], "0.424"),
        (DOTS.y[PLAN.one], "1.630"),
        (PLAN.errors(PLAN.level)[PLAN.one], "1.370"),
        (mse(DOTS, 1.5, 1.0405), "0.60"),
        ([mse(DOTS, *pin) for pin in PLAN.pins], "22.20 5.77 0.89"),
        (mse(DOTS, -1, 3), "16.46"),
        (mse_gradient(DOTS, -1, 3), "-8.2111 3.9189"),
        (PLAN.whole, "7.211 -0.919"),
        (mse(DOTS, *PLAN.whole), "40.75"),
        (PLAN.line.walk.points[1, 0], "-0.1789 2.6081"),
        (PLAN.line.walk.points[2, 0], "0.419 2.295"),
        (PLAN.line.walk.points[3, 0], "0.854 2.044"),
        (PLAN.line.walk.losses[1:4, 0], "9.25 5.28 3.08"),
        (PLAN.line.end, "2.0180 1.0430"),
        (PLAN.line.walk.losses[-1, 0], "0.23098"),
        (least_squares(BENT), "-0.0187 1.3350"),
        (mse(BENT, *least_squares(BENT)), "1.6993"),
        (PLAN.parabola.walk.losses[0, 0], "5.78"),
        (PLAN.parabola.end, "-0.0188 1.3370"),
        (PLAN.parabola.bend, "1.4798"),
        (PLAN.parabola.floor - PLAN.parabola.bend, "0.2195"),
    ],
)
def test_the_numbers_of_the_script(number: Any, told: str) -> None:
    for one, text in zip(np.atleast_1d(number), told.split(), strict=True):
        assert f"{one:.{len(text.partition('.')[2])}f}" == text


def test_the_sum_of_the_errors_is_nearly_196_and_then_0() -> None:
    assert PLAN.errors(PLAN.level).sum() == pytest.approx(195.945, abs=1e-3)
    assert PLAN.errors(PLAN.lowered).sum() == pytest.approx(0, abs=1e-10)
    assert mse(DOTS, *PLAN.lowered) == pytest.approx(5.77, abs=5e-3)


def test_what_is_chosen_is_what_the_script_chooses() -> None:
    assert PLAN.start.tolist() == [-1, 3]
    assert PLAN.pins.tolist() == [[-2, 1], [0, 1], [1.5, 0.5]]
    assert PLAN.ring == 4
    assert PLAN.line.landscape.window == ((-3.5, 7.5), (-2.5, 5.5))


def test_both_bowls_have_the_same_shape() -> None:
    one, other = (fit.landscape.hessian(fit.best) for fit in PLAN.fits)
    assert one == pytest.approx(other, abs=1e-12)
    assert np.diag(one) == pytest.approx((2.7205, 2), abs=1e-4)


def test_all_lines_of_the_ring_are_equally_bad() -> None:
    turns = np.linspace(0, 1, 1001)
    ring = PLAN.around(turns)
    losses = mse(DOTS, *ring.T)
    assert losses == pytest.approx(np.full(len(turns), PLAN.line.floor + 4), abs=1e-12)
    assert ring.min(axis=0) == pytest.approx((0.3034, -0.9595), abs=1e-4)
    assert ring.max(axis=0) == pytest.approx((3.7330, 3.0405), abs=1e-4)


def test_the_bow_tie_has_the_width_of_the_script() -> None:
    met = PLAN.around(np.arange(4096) / 4096)
    for x, wide in ((0.0, 2.00), (2.0, 3.97), (-2.0, 3.97)):
        away = np.abs(met @ (x, 1.0) - PLAN.line.best @ (x, 1.0)).max()
        assert away == pytest.approx(wide, abs=6e-3)


@pytest.mark.parametrize("seed", range(12))
def test_the_best_line_is_never_worse_than_the_truth(seed: int) -> None:
    one = plan(seed=seed)
    assert one.truth is not None
    assert one.line.floor <= one.line.loss(one.truth)


# -- words -----------------------------------------------------------------------------------------


def test_what_is_worked_out_adds_up_as_printed_or_says_about() -> None:
    for axis in (0, 1):
        here, rate, slope, there, sign = telling.worked(
            float(PLAN.start[axis]), PLAN.rate, float(PLAN.gradient[axis])
        )
        numbers = [float(part.replace("−", "-")) for part in (here, rate, slope, there)]
        off = numbers[0] - numbers[1] * numbers[2] - numbers[3]
        assert abs(off) < (1e-9 if sign == "=" else 0.005), (axis, sign)
    assert add_up(-1.0, 0.1, -8.0)[1]  # where they add up, the sign is =
    assert telling.worked(-1.0, 0.1, -8.0)[-1] == "="


def test_of_dots_without_a_trend_no_line_is_called_good() -> None:
    chance = np.random.default_rng(5)
    x = np.linspace(0, 10, 40)
    crowd, trend = (
        telling._lowest(SimpleNamespace(line=SimpleNamespace(data=Dataset(x, y))), loss)  # type: ignore[arg-type]
        for y, loss in ((chance.normal(size=40), 0.9), (3 * x + chance.normal(size=40), 0.9))
    )
    assert crowd == "And C, lower still, at {loss}."
    assert trend == "And C, low down, at {loss}: a good line."


def test_the_film_says_what_the_script_says() -> None:
    facts = telling.facts(PLAN)
    said = {
        "sum": "Together, nearly 196.",
        "move": "Now lower the line.",
        "larger": "and the loss more than doubles.",
        "reason": "It falls, so w is negative: A.",
        "high": "Its point stands high, at 22.2: a bad line.",
        "low": "And C, low down, at 0.9: a good line.",
        "ring": "4.23",
        "found": "2.02 x + 1.04",
        "truth": "2x + 1",
        "far": "−4.15",
        "square": "17.2",
        "first_bottom": "With dots from a line, 0.23: that is chance.",
        "second_bottom": "With the parabola, 1.70: about 1.5 of that is the bend.",
    }
    assert {name: facts[name] for name in said} == said
    aloud = "minus one, minus a tenth of minus eight point two one, is minus zero point one eight"
    assert aloud in facts["worked_aloud"].lower()


def test_other_numbers_make_other_sentences_true() -> None:
    low = telling.facts(plan(start=(-1.0, -2.0)))
    assert low["move"] == "Now raise the line."
    rising = telling.facts(plan(w=-2.0))
    assert rising["reason"] == "It rises, so w is positive: A."
    wild = telling.facts(plan(learning_rate=0.9))
    assert "not get shorter" in wild["walk"]
    assert wild["at_the_cross"] == "We are not there yet."
    near = telling.facts(plan(learning_rate=0.01))
    assert "a hundredth" in near["worked_aloud"]
    assert telling.line_text((1, -0.5), exact=True) == "x − 0.5"


# -- every frame -----------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_line_is_the_point_in_every_frame() -> None:
    both = points().keys() & lines().keys()
    assert len(both) > 900
    assert all(points()[t] == pytest.approx(lines()[t], abs=1e-9) for t in both)


@pytest.mark.slow
def test_no_line_gives_the_answer_away_before_the_descent() -> None:
    """The line swung to a loss of 0.60, and later along the cloud on its way to the ring."""
    before = [name for name in BEATS[: BEATS.index("one_step") + 1] if name != "the_valley"]
    shown = [row.value for row in rows("line", *before)]
    assert len(shown) > 600
    assert min(PLAN.line.loss(line) for line in shown) > 0.85  # that of pin C


@pytest.mark.slow
def test_the_sum_of_errors_on_display_is_their_sum() -> None:
    shown = rows("sum")
    assert len(shown) > 40
    counting = 0
    for row in shown:
        sums = np.cumsum([0.0, *PLAN.errors(lines()[row.time])])
        counting += abs(row.value - sums[-1]) > 1e-9
        assert np.min(np.abs(sums - row.value)) < 1e-9
    assert 5 < counting < len(shown) / 2  # first it is counted up, then it is that of all


@pytest.mark.slow
def test_the_loss_on_display_is_that_of_the_line() -> None:
    shown = rows("loss", "squares", "one_height")
    assert len(shown) > 60
    for row in shown:
        assert row.value == pytest.approx(mse(DOTS, *lines()[row.time]), rel=1e-9)
    assert {row.text for row in rows("loss", "one_height")} == {"4.23"}


@pytest.mark.slow
def test_the_average_square_is_the_loss() -> None:
    shown = rows("average square")
    assert len(shown) > 40
    for row in shown:
        assert row.value == pytest.approx(mse(DOTS, *lines()[row.time]), rel=1e-9)


@pytest.mark.slow
def test_the_loss_of_a_step_is_held_until_it_has_landed() -> None:
    losses = PLAN.line.walk.losses[:, 0]
    shown = rows("loss", "one_step", "all_steps")
    assert shown
    for row in shown:
        assert np.min(np.abs(losses - row.value)) < 1e-12


@pytest.mark.slow
def test_the_arrow_is_the_whole_gradient_first_and_then_a_tenth() -> None:
    arrows = np.array([row.value for row in rows("step", "one_step") if row.value is not None])
    assert np.min(np.linalg.norm(arrows + PLAN.gradient, axis=1)) < 1e-9
    assert np.min(np.linalg.norm(arrows + PLAN.rate * PLAN.gradient, axis=1)) < 1e-9


@pytest.mark.slow
def test_both_descents_end_where_they_should() -> None:
    end = rows("line", "the_card")[-1].value
    assert end == pytest.approx(PLAN.line.end)
    assert rows("line", "two_bottoms")[0].value == pytest.approx(PLAN.parabola.end)


# -- props -----------------------------------------------------------------------------------------


@pytest.fixture
def here() -> Here:
    return Here(PLAN)


@pytest.fixture
def side(here: Here) -> DataSide:
    return DataSide(PLAN, here)


@pytest.fixture
def chart(here: Here) -> MapSide:
    return MapSide(PLAN, here)


def test_the_formula_of_the_loss_stays_on_the_stage(side: DataSide) -> None:
    assert side.loss_formula.get_top()[1] <= STAGE.top + 1e-9


def test_each_line_of_the_bow_tie_is_its_point(here: Here, side: DataSide) -> None:
    tie = BowTie(side.plane, here)
    here.follow = here.around
    for turn, met in ((0.0, 0), (0.5, LINES // 2), (1.0, LINES)):
        here.turn.set_value(turn)
        assert len(tie.lines()) == met
    for number, line in enumerate(tie.lines()):
        here.turn.set_value(number / LINES)
        assert line == pytest.approx(here.now()[0], abs=1e-12)
        assert mse(DOTS, *line) == pytest.approx(PLAN.line.floor + PLAN.ring, abs=1e-12)
    before = side.plane.span.copy()
    side.plane.reframe(y=tie.tall)  # two of its four corners were cut off
    for x in (side.plane.low[0], side.plane.low[0] + side.plane.span[0]):
        assert side.plane.seen([(x, w * x + b) for w, b in tie.lines()]).all()
    assert side.plane.reframe(y=tie.usual).span == pytest.approx(before)


def test_all_squares_become_the_average_one(here: Here, side: DataSide) -> None:
    """They were packed in a wall on another scale, and went through one another to become tiles."""
    here.free_w.set_value(0.0)
    here.free_b.set_value(PLAN.lowered[1])
    columns, squares = side.columns, PLAN.errors(PLAN.lowered) ** 2
    columns.first.set_value(1)
    assert np.flatnonzero(columns.heights()).tolist() == [PLAN.farthest]
    columns.opened.set_value(1)
    for level in (0.0, 0.5, 1.0):  # the area of all stays
        columns.levelled.set_value(level)
        assert columns.heights().mean() == pytest.approx(squares.mean())
        assert columns.heights() == pytest.approx((1 - level) * squares + level * squares.mean())
    tops = columns.plane.xy(0, squares)[:, 1]
    assert tops.max() < columns.plane.corner[1] + columns.plane.size[1]
    assert columns.above().bottom > columns.plane.xy(0, squares.mean())[1]
    assert side.averaged.source == '= {{"577" : sum}} div 100 = {{"5.77" : mean}}'


def test_two_piles_are_equal_when_the_errors_cancel(here: Here, side: DataSide) -> None:
    above, below = side.balance.sums()
    assert above - below == pytest.approx(PLAN.errors(PLAN.level).sum())
    here.free_w.set_value(0.0)
    here.free_b.set_value(PLAN.lowered[1])
    above, below = side.balance.sums()
    assert above == pytest.approx(below)
    assert above > 50


def test_errors_are_counted_from_left_to_right(side: DataSide) -> None:
    side.errors.counted.set_value(0.25)
    assert side.errors.sum_so_far() == pytest.approx(PLAN.errors(PLAN.level)[:25].sum())
    assert np.all(np.diff(side.errors.samples.x) >= 0)


def test_the_one_error_is_large_from_nearby_and_no_dot_lies_on_its_numbers(side: DataSide) -> None:
    """It was shown twice, small both times: in the plot, and through a glass beside it."""
    x, y = float(DOTS.x[PLAN.one]), float(DOTS.y[PLAN.one])
    usual = np.diff(side.plane.xy(x, [y, 3.0])[:, 1])[0]
    (across, up), whole = side.nearer, side.whole
    side.plane.within(CLOSE).reframe(x=across, y=up)
    assert np.diff(side.plane.xy(x, [y, 3.0])[:, 1])[0] > 3 * usual
    for told in (side.numbered.said, side.numbered.was):
        told.set_value(1)
    spots = side.plane.xy(DOTS.x, DOTS.y)
    for text, left, foot, _ in side.numbered.texts():
        low, high = (end + np.array([left, foot]) for end in (text.low, text.high))
        assert np.linalg.norm(np.clip(spots, low, high) - spots, axis=1).min() > 0.12
    cut = np.abs(spots - side.plane.corner - side.plane.size / 2) > side.plane.size / 2 - 0.01
    assert side.dots.inside(spots)[cut.any(axis=1)].max() < 0.1
    side.plane.within(DATA_BOX).reframe(x=whole[0], y=whole[1])
    assert np.diff(side.plane.xy(x, [y, 3.0])[:, 1])[0] == pytest.approx(usual)


def test_what_is_worked_out_of_the_one_dot_adds_up_as_printed() -> None:
    told = telling.difference(PLAN, PLAN.level, PLAN.one)
    assert told == ("3", "−", "1.63", "=", "1.37")
    told = telling.difference(PLAN, PLAN.lowered, PLAN.farthest)
    assert told == ("1.04", "−", "5.19", "=", "−4.15")


def test_the_hand_of_the_loss_axis_is_at_the_loss(here: Here, chart: MapSide) -> None:
    here.free_w.set_value(PLAN.pins[0, 0])
    here.free_b.set_value(PLAN.pins[0, 1])
    chart.view.look(**chart.view.fitted(*GROUND_BOX, **HILLS, relief=RELIEF))
    axis = chart.loss_axis
    spots = {text.text: foot + text.high[1] / 2 for text, _, foot, _ in axis.texts()}
    tip = axis.hand()[0, 1]
    share = (tip - spots["20"]) / (spots["40"] - spots["20"])
    assert 20 + 20 * share == pytest.approx(PLAN.line.loss(PLAN.pins[0]), abs=0.2)


@pytest.mark.parametrize("number", range(3))
def test_no_error_of_a_pin_is_cut(side: DataSide, number: int) -> None:
    low, high = side.plane.low[1], side.plane.low[1] + side.plane.span[1]
    said = PLAN.pins[number, 0] * DOTS.x + PLAN.pins[number, 1]
    assert low < said.min() <= said.max() < high


def test_dots_are_pushed_off_their_line(side: DataSide) -> None:
    side.dots.pushed.set_value(0)
    x, y = side.dots.now()
    assert y == pytest.approx(2 * x + 1)


def test_dots_glide_from_the_one_data_to_the_other(side: DataSide) -> None:
    assert np.array_equal(side.dots.now()[1], DOTS.y)
    side.dots.bent.set_value(1)
    assert np.array_equal(side.dots.now()[1], BENT.y)


def test_level_curves_are_where_the_loss_is_theirs(chart: MapSide) -> None:
    for moved, data in ((0, DOTS), (1, BENT)):
        chart.levels.moved.set_value(moved)
        for level in (5.0, 20.0, 40.0):
            curve = chart.levels.curve(level)
            assert mse(data, *curve.T) == pytest.approx(np.full(len(curve), level))


def test_the_numbers_of_level_curves_are_on_the_map_until_that_is_small(chart: MapSide) -> None:
    """The outermost thick curve had no number: its place was off the map."""
    assert [text.text for text, *_ in chart.levels.texts()] == ["loss 5", "20", "40"]
    chart.levels.numbered.set_value(0)
    assert not list(chart.levels.texts())


def test_scales_unroll_into_the_edges_and_needles_cross_at_the_point(chart: MapSide) -> None:
    (w0, w1), (b0, b1) = PLAN.line.landscape.window
    ends = [[(w0, b0), (w1, b0)], [(w0, b0), (w0, b1)]]
    for part, edge in zip(chart.unrolled, ends, strict=True):
        part.unrolled.set_value(1)
        assert part.track()[[0, -1]] == pytest.approx(chart.view.at(np.array(edge)))
        part.crossed.set_value(1)
    for axis, part in enumerate(chart.unrolled):
        across, (low, high) = part.needle(), chart.view.at(np.array([(w0, b0), (w1, b1)]))
        assert across[:, axis] == pytest.approx(np.full(2, chart.view.at(PLAN.level)[axis]))
        assert across[:, 1 - axis] == pytest.approx([low[1 - axis], high[1 - axis]])


def _near(made: Any) -> Bottoms:
    """Both bottoms at the end of the zoom, with their bars filled."""
    both = Bottoms(made, MapSide(made, Here(made)))
    for cut in both.cuts:
        cut.lifted.set_value(1)
    across, up = near(made)
    both.plane.reframe(x=across, y=up)
    for tracker in (*both.bars.framed, *both.bars.filled):
        tracker.set_value(1)
    return both


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


def test_the_arrows_along_w_and_b_add_up_to_the_gradient_and_stay_on_the_map(
    chart: MapSide,
) -> None:
    walk = Walk(PLAN, 0, chart.view)
    told = StepTold(PLAN, walk)
    assert walk.scale.factor == pytest.approx(0.25)
    parts = [way.present() / walk.scale.factor for way in told.ways]
    assert np.sum(parts, axis=0) == pytest.approx(mse_gradient(DOTS, -1, 3))
    (w0, w1), (b0, b1) = PLAN.line.landscape.window
    for w, b in (way.landing() for way in told.ways):
        assert w0 < w < w1
        assert b0 < b < b1


def test_what_is_worked_out_of_a_parameter_stands_in_one_row(chart: MapSide) -> None:
    told = StepTold(PLAN, Walk(PLAN, 0, chart.view))
    for row in told.worked:
        ends = [(term.get_left()[0], term.get_right()[0]) for term in row.terms]
        assert all(one[1] < other[0] for one, other in pairwise(ends))
        row.call()
        assert row.called.get_left()[0] > row.slope.get_right()[0]
    w, b = told.worked
    for row in told.worked:  # a hole stood between 0.1 × and 3.92
        assert row.slope.get_left()[0] - row.terms[1].get_right()[0] < 0.4
    assert w.cut.get_left()[0] == pytest.approx(b.cut.get_left()[0])
    assert w.lands.get_left()[0] == pytest.approx(b.lands.get_left()[0])


def test_numbers_of_the_map_stand_at_lines_of_its_grid(chart: MapSide) -> None:
    assert grid_step(chart.view) == 1
    numbers = [float(words.replace("−", "-")) for words, *_ in chart.axes.text_boxes()[:-2]]
    assert numbers == [-2, 0, 2, 4, 6, 0, 2, 4]


def _pinned(chart: MapSide) -> Pins:
    chart.view.look(**chart.view.fitted(*GROUND_BOX, **HILLS, relief=RELIEF))
    for told in chart.pins.told:
        told.set_value(1)
    return chart.pins


def test_each_letter_stands_by_its_pin_and_covers_nothing(chart: MapSide) -> None:
    """Heights and w could not be read: tags were far away, on leaders like measures."""
    pins = _pinned(chart)
    assert [text.text for text, *_ in pins.texts()] == ["A", "22.2", "B", "5.8", "C", "0.9"]
    spots, boxes = chart.view.at(PLAN.pins), pins.boxes()
    for number, box in enumerate(boxes):
        away = np.linalg.norm(np.clip(spots, box[:2], box[2:]) - spots, axis=1)
        assert away.min() > 0.29
        assert away[number] < 0.6
        for other in boxes[:number]:
            gaps = np.maximum(np.subtract(box[:2], other[2:]), np.subtract(other[:2], box[2:]))
            assert gaps.max() > 0


def test_a_pin_is_read_at_the_axes(chart: MapSide) -> None:
    pins = _pinned(chart)
    for number, (w, b) in enumerate(PLAN.pins.tolist()):
        foot, head = pins.stems()[number]
        assert foot[1] < head[1]
        assert head == pytest.approx(on_floor(chart.view, PLAN.pins[number], mse(DOTS, w, b)))
        edge = chart.view.world(np.array([w, chart.view.window[1][0]]), np.array(0.0))
        assert pins.across(number)[0] == pytest.approx(foot)
        assert pins.across(number)[1] == pytest.approx(chart.view.screen(edge)[0])


def test_a_slope_is_seen_in_the_loss_of_a_knob_that_is_raised() -> None:
    """The slopes came from nowhere: the point moved, and no loss was beside it."""
    assert nudges.probed(PLAN, 0) == ("16.46", "9.61", "1", "−6.85")
    assert nudges.probed(PLAN, 1) == ("16.46", "21.38", "1", "4.92")
    assert PLAN.line.loss(PLAN.raised(0)) == pytest.approx(mse(DOTS, 0, 3))
    told = telling.facts(PLAN)
    assert told["nudged_w"] == "Nudge w up by 1: the loss falls by 6.85."
    assert told["settled"] == "With smaller nudges, the slope settles at −8.21."


def test_a_loss_is_as_long_at_its_place_as_on_its_axis(chart: MapSide) -> None:
    """Seen in perspective, the stem of A was as long as 23.9 on the axis, and not 22.2."""
    pins, axis = _pinned(chart), chart.loss_axis
    for number, (w, b) in enumerate(PLAN.pins.tolist()):
        stem = np.subtract(*pins.stems()[number][::-1])
        on_axis = axis.at(mse(DOTS, w, b)) - axis.at(0.0)
        assert stem == pytest.approx(on_axis, abs=1e-9)
        assert stem[0] == pytest.approx(0, abs=1e-9)  # and upright


def test_higher_ground_is_higher_on_the_screen(chart: MapSide) -> None:
    chart.view.look(**chart.view.fitted(*GROUND_BOX, **HILLS, relief=RELIEF))
    heights = chart.view.at(PLAN.pins)[:, 1]
    assert heights[0] > heights[1] + 0.3
    assert heights[1] > heights[2] + 0.2


def test_all_of_the_valley_is_seen_from_inside(chart: MapSide) -> None:
    chart.view.look(**chart.view.fitted(*GROUND_BOX, **HILLS, relief=RELIEF))
    places = np.stack(np.meshgrid(*(np.linspace(*axis, 9) for axis in chart.view.window)), axis=-1)
    assert np.mean(chart.view.visible(places.reshape(-1, 2))) > 0.97


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


# -- any data, any parameters ----------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A table of somebody's own, of large numbers that fall."""
    rng = np.random.default_rng(2)
    x = rng.uniform(2e5, 3e6, 40)
    table = np.column_stack([x, -0.8 * x + rng.normal(0, 2e5, 40)])
    path = tmp_path / "own.txt"
    np.savetxt(path, table, header="living area, price in euro", comments="", fmt="%.9g")
    return path


@pytest.mark.slow
def test_a_file_of_ones_own_makes_a_film_without_a_card(file: Path) -> None:
    chosen = {"data": str(file), "learning_rate": 0.25, "iterations": 9}
    run = rehearse(telling_of(**chosen))
    assert 90 <= run.duration <= 260
    assert run.layout == [], "\n" + "\n".join(run.layout)
    said = " ".join(cue.text.replace("\n", " ") for cue in run.captions)
    assert "Each dot is one example. Which line do they follow?" in said
    assert "standard units" in said
    assert "truth" not in said
    assert not run.displayed("a_bend", "average square")  # it came back there, and faded
    x, y = np.loadtxt(file, skiprows=1).T / 1e6
    w, b = np.polyfit(x, y, 1)
    own = plan(**chosen)
    assert own.counted_in == ("millions", "millions")
    assert own.units is not None
    assert own.units.line(*own.line.best) == pytest.approx((w, b), rel=1e-6)
    end = own.units.line(*(own.line.best if own.line.arrived else own.line.end))
    found = re.search(r"(?:We found|The best line is) (\S+) x ([−+]) ([\d,]+)", said)
    assert found is not None
    slope, height = read_number(found[1]), read_number(found[2].strip("+") + found[3])
    off = (slope - end[0]) * x + height - end[1]
    assert np.abs(off).max() < 0.01 * np.ptp(y)  # no digit is missing that moves the line
    assert telling.difference(own, own.lowered, own.one)[0] == "0"  # the mean, and not 2×10⁻¹⁶
    for row in run.trace:
        assert row.value is None or np.all(np.isfinite(row.value)), row


# A falling line, few rounds and long steps are those of the file above as well.
@pytest.mark.slow
@pytest.mark.skipif(not EVERYTHING, reason="another rehearsal")
def test_other_parameters_make_a_film() -> None:
    run = rehearse(telling_of(w=-3.0, b=20.0, n=12, learning_rate=0.25, iterations=9))
    assert run.layout == [], "\n" + "\n".join(run.layout)
    assert 90 <= run.duration <= 260


def test_two_samples_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text("a b\n1 2\n2 3\n")
    with pytest.raises(Trouble, match="from 3 samples on, got 2"):
        rehearse(telling_of(data=str(path)))
