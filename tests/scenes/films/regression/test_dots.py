"""By the dots of the film on regression: errors, squares and piles are those of the line."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import mse
from scenes.parts.regression import telling
from scenes.parts.regression.bowtie import BowTie
from scenes.parts.regression.data_side import DataSide
from scenes.parts.regression.fits import LINES
from scenes.parts.regression.here import Here
from scenes.parts.regression.places import CLOSE, DATA_BOX, OPENING, PILES, WIDE
from scenes.stage import STAGE
from tests.scenes.films.regression.made import BENT, DOTS, PLAN, made_here, made_side

here = pytest.fixture(made_here)
side = pytest.fixture(made_side)


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


def test_on_their_line_a_hundred_dots_are_a_hundred(side: DataSide) -> None:
    """“A hundred dots lay on one line” was said of a thick bar."""
    side.plane.within(OPENING)
    side.dots.pushed.set_value(0)
    spots = side.plane.xy(*side.dots.now())
    apart = np.linalg.norm(np.diff(spots, axis=0), axis=1)
    assert 0.03 < side.dots.radii().max() < apart.min() / 2
    side.dots.pushed.set_value(1)
    assert side.dots.radii() == pytest.approx(side.dots.radius)


def test_errors_that_are_added_up_are_seen_one_by_one(side: DataSide) -> None:
    """A hundred sticks, each as far from the next as it was wide, made a moving pattern."""
    side.plane.within(WIDE)
    apart = np.diff(side.plane.xy(DOTS.x, 0)[:, 0]).min()
    assert apart > 2.5 * side.errors.fine()
    side.plane.within(DATA_BOX)
    apart = np.diff(side.plane.xy(DOTS.x, 0)[:, 0]).min()
    assert apart > 2.5 * side.errors.fine() > 0.03
    side.plane.within(WIDE)
    left = min(side.balance.lefts)
    assert STAGE.left < left < PILES.right < side.plane.corner[0]
