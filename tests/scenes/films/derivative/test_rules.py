"""The rules for powers: square, cube and cubic gain what nudges give."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import derivation
from scenes.parts.derivative import PowerRule, Walk, telling
from scenes.parts.derivative.cube import Cube
from scenes.parts.derivative.square import NUDGES, SIDE, NudgedSquare, SquareWords
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE, Box
from tests.scenes.films.derivative.made import PLAN, film, nudged, plan


def test_the_words_beside_the_square_are_on_the_stage() -> None:
    square = NudgedSquare()
    words = SquareWords(square)
    for tracker in (square.grown, square.told):
        tracker.set_value(1)
    for text, _, foot, seen in square.texts():  # before it goes aside
        assert not seen or STAGE.bottom < foot + text.low[1] < foot + text.high[1] < STAGE.top
    square.aside.set_value(1)
    right = square.foot[0] + square.unit * (SIDE + 1)
    for thing in (words.slope, words.sum, words.numbers):
        assert right + 0.2 < thing.get_left()[0] < thing.get_right()[0] <= STAGE.right + 1e-9
    assert square.foot[1] + square.unit * (SIDE + 1) < STAGE.top


@pytest.mark.parametrize("nudge", NUDGES)
def test_strips_and_corner_are_what_the_square_gains(nudge: float) -> None:
    square = NudgedSquare()
    square.grown.set_value(1)
    square.power.set_value(-np.log10(nudge / NUDGES[0]))
    sizes = [np.ptp(piece, axis=0).prod() for piece in square.pieces()]
    assert sum(sizes) == pytest.approx((SIDE + nudge) ** 2 - SIDE**2)
    square.laid.set_value(1)
    bars = [np.ptp(piece, axis=0) for piece in square.pieces()]
    assert [bar.prod() for bar in bars] == pytest.approx([size / nudge for size in sizes])
    assert bars == [pytest.approx(size) for size in ((SIDE, 1), (1, SIDE), (nudge, 1))]


def test_what_is_new_is_divided_where_it_is() -> None:
    """A strip tumbled to the bar like a loose stick."""
    square = NudgedSquare()
    square.grown.set_value(1)
    for share in np.linspace(0.0, 1.0, 11):
        square.laid.set_value(float(share))
        for piece, corner in zip(square.pieces(), ((0, 3), (3, 0), (3, 3)), strict=True):
            assert piece[0] == pytest.approx(corner)
            assert [piece[1][1], piece[3][0]] == pytest.approx([piece[0][1], piece[0][0]])


def test_rules_agree_with_a_nudge() -> None:
    factor, exponent = PLAN.power
    assert nudged(lambda x: factor * x**exponent, 1.0) == pytest.approx(15, rel=1e-4)
    assert derivation("3*x^5")[-1].slope == "15 x^4"
    assert [str(step.rule) for step in derivation("3*x^5")] == ["power", "constant factor"]
    for order in (1, 2, 3):
        for x in (-1.7, 0.3, 1.0):
            own = nudged(PLAN.slopes[order - 1], x)
            assert PLAN.slopes[order](x) == pytest.approx(own, rel=1e-4, abs=1e-4)
    x, y = PLAN.partial_at
    assert PLAN.partials == pytest.approx((4, 7))
    assert PLAN.partials[0] == pytest.approx(nudged(lambda v: v**4 + y**7, x), rel=1e-4)
    assert PLAN.partials[1] == pytest.approx(nudged(lambda v: x**4 + v**7, y), rel=1e-4)


def test_a_pen_is_where_she_is_and_writes_the_slope() -> None:
    """The dot on f′ stayed behind while she and her tangent walked back."""
    with offstage():
        walk = Walk(PLAN, ValueTracker(0.0))
        walk.to(walk.end)
        walk.to(1.0)
    for progress in (1.0, 1.5, 2.0):
        walk.hiker.progress.set_value(progress)
        assert walk.lines[0].pen() == walk.hiker.x
        assert walk.lines[0].reach() == pytest.approx(walk.end)


def test_values_where_the_cubic_is_level() -> None:
    assert PLAN.level_points == pytest.approx((-1, 1))
    f, first, second, third = PLAN.slopes
    assert [(f(x), first(x), second(x)) for x in (-1, 1)] == [(2, 0, -6), (-2, 0, 6)]
    assert third(0.0) == 6
    assert telling.terms(f.coef) == "x³ − 3x"
    assert telling.terms(first.coef) == "3x² − 3"


def test_an_x_is_at_one_place_in_both_panels_while_she_walks() -> None:
    with offstage():
        walk = Walk(PLAN, ValueTracker(0.0))
        walk.to(walk.end)
    for x in PLAN.across:
        assert walk.upper.xy(x, 0.0)[0] == pytest.approx(walk.lower.xy(x, 0.0)[0])
    walk.hiker.progress.set_value(0.4)
    assert walk.lines[0].reach() == pytest.approx(walk.start + 0.4 * (walk.end - walk.start))
    assert walk.tangent.slope() == pytest.approx(PLAN.slopes[1](walk.hiker.x))


def test_both_factors_become_their_product_in_one() -> None:
    """The 3 went first: 5x⁴ stood there; then 5 · 3 became 15 through scraps of digits."""
    with offstage():
        rule = PowerRule(PLAN)
        became = rule.multiply()
    assert [type(move).__name__ for move in became.animations] == ["FadeOut", "FadeIn"]
    assert became.animations[0].mobject is rule.answer.row


@pytest.mark.parametrize("power", [(3, 5), (2, 3), (9, 9)])
def test_slabs_are_as_many_as_the_slope_of_the_power_says(power: tuple[int, int]) -> None:
    """15x⁴ was an answer without a picture."""
    with offstage():
        rule = PowerRule(own := plan(power=power))
    tiles, (factor, exponent) = rule.tiles, own.power
    for grown, columns in ((0.0, 0), (1.0, exponent)):
        tiles.grown.set_value(grown)
        seen = [column for _, column in tiles._tiles() if column and tiles.there(column) == 1]
        assert len(seen) == factor * columns
    assert derivation(f"{factor}*x^{exponent}")[-1].slope == f"{len(seen)} x^{exponent - 1}"
    right = max(float(rule.asked.get_right()[0]), rule.answer.box.right)
    assert right < tiles.get_left()[0]
    assert tiles.get_right()[0] <= STAGE.right


def test_what_the_cube_gains_is_three_slabs_three_rods_and_a_corner() -> None:
    """The rods were missing, and a cube with three slabs alone has no longer side."""
    pieces = Cube().gained()
    for side, nudge in ((3.0, 0.1), (2.0, 0.5)):
        sizes = [float(np.prod(np.where(piece == 1, side, nudge))) for piece in pieces]
        assert sum(sizes) == pytest.approx((side + nudge) ** 3 - side**3)
        assert sum(sizes[:3]) == pytest.approx(3 * side**2 * nudge)


def test_divided_by_the_nudge_each_piece_of_the_cube_is_stretched_one_way() -> None:
    """Rods got fatter both ways, while in the square the corner was stretched in one."""
    cube = Cube()
    cube.grown.set_value(1)
    nudge = cube.nudge
    before = [cube.reach(piece) for piece in cube.gained()]
    assert nudge / (NUDGES[0] / SIDE) == pytest.approx(1)  # it is the nudge of the square
    cube.laid.set_value(1)
    for piece, old in zip(cube.gained(), before, strict=True):
        new = cube.reach(piece)
        assert sorted(new / old) == pytest.approx([1, 1, 1 / (SIDE * nudge)])
        assert SIDE**3 * new.prod() == pytest.approx(SIDE**3 * old.prod() / (SIDE * nudge))
    for gone in (0.5, 1.0):
        cube.gone.set_value(gone)
        for number, piece in enumerate(cube.gained()):
            size = SIDE**3 * cube.reach(piece).prod()
            left = nudge * (1 - gone)
            shares = [SIDE**2, SIDE**2 * left, SIDE * SIDE * left**2]
            assert size == pytest.approx(shares[0 if number < 3 else 1 if number < 6 else 2])


def test_two_cubes_come_out_of_one() -> None:
    """“Twice x³ gains twice as much” was said beside one cube."""
    cube = Cube()
    assert len(cube.places()) == 1
    cube.twice.set_value(1e-6)
    (first, side), (second, other) = cube.places()
    assert (first, side) == (pytest.approx(second, abs=1e-4), other)
    cube.twice.set_value(1)
    (first, side), (second, other) = cube.places()
    assert side == other
    assert second[0] - first[0] > 2 * 0.82 * 1.47 * side


def test_what_comes_after_a_sign_stands_where_it_stood() -> None:
    """Between = and nxⁿ⁻¹ was a hole of 79 px; 15x⁴ was worked far below its question."""
    with offstage():
        rule = PowerRule(PLAN)
        rows = [rule.board.row, rule.board.turn_into(rule._row(rule.letters[1])).new]
        rows_asked = [rule.answer.row, rule.multiply().new]
    for sign, after in ((rule.letter, rows), (rule.asked, rows_asked)):
        size = sign.font_size / 96
        for row in after:
            assert 0.2 * size < row.get_left()[0] - sign.get_right()[0] < 0.5 * size
            foot = row.part("base").get_bottom()[1]
            assert foot == pytest.approx(sign.part("base").get_bottom()[1], abs=0.02)
    assert rule.what.get_left()[0] == pytest.approx(rule.answer.get_left()[0])
    assert rule.answer.get_right()[0] < STAGE.right


def test_the_rule_stays_above_the_question_that_needs_it() -> None:
    """It was complete for a second, and went as the question came."""
    with offstage():
        rule = PowerRule(PLAN)
        rule.board.stand(rule.board._placed(rule._row(rule.letters[1])))
        moves = [move.build() for move in rule.keep()]
        told = [rule.called, rule.letter, rule.board]
        for move in moves:
            move.begin()
        for share in np.linspace(0, 1, 31):  # its name went across the fraction
            for move in moves:
                move.interpolate(share)
            assert not any(Box.around(rule.called).meets(Box.around(part)) for part in told[1:])
    for one, other in pairwise(told):
        assert 0.1 < other.get_left()[0] - one.get_right()[0] < 1
    assert min(part.get_bottom()[1] for part in told) > rule.asked.get_top()[1] + 0.2
    assert max(part.get_top()[1] for part in told) < STAGE.top
    assert STAGE.left < told[0].get_left()[0]
    assert told[-1].get_right()[0] < STAGE.right


def test_the_corner_is_as_wide_as_the_number_beside_it_says() -> None:
    """The corner was gone while 0.1 was written, and 0.001 found none to belong to."""
    square = NudgedSquare()
    words = SquareWords(square)
    added, total = words.numbers
    for tracker in (square.grown, square.laid):
        tracker.set_value(1)
    for power in np.linspace(0, 3, 13):
        square.power.set_value(float(power))
        for readout in (added, total):
            readout.refresh()
        corner = np.ptp(square.pieces()[2], axis=0)
        assert float(added.number.text) == pytest.approx(corner[0], abs=5e-4)
        assert float(total.number.text) == pytest.approx(2 * SIDE + corner[0], abs=5e-4)
    assert (added.number.text, total.number.text) == ("0.000", "6.000")
    assert added.number.get_bottom()[1] == pytest.approx(total.number.get_bottom()[1], abs=0.01)


def test_how_wide_a_strip_is_is_counted_as_it_is_divided() -> None:
    square = NudgedSquare()
    square.grown.set_value(1)
    for laid in np.linspace(0, 1, 11):
        square.laid.set_value(float(laid))
        told = next(text.text for text, *_ in square.texts() if text in square.wide.values())
        assert float(told) == pytest.approx(np.ptp(square.pieces()[0][:, 1]), abs=0.0501)


def test_an_arrow_is_that_of_a_limit_and_nothing_else() -> None:
    """x² → 2x is no limit; ΔL/Δw → −1,061.95 is one."""
    with offstage():
        rule, words = PowerRule(PLAN), SquareWords(NudgedSquare())
    written = (words.slope, *rule.cases, rule.letter, rule.answer.row, rule.board.row)
    assert not any("arrow" in formula.source for formula in written)
    assert "arrow" in film().table.limit.row.source


def test_the_rule_is_over_the_captions_and_its_cases_are_within_the_frame() -> None:
    """Its name stood among the captions, and the first case 26 px from the top."""
    with offstage():
        rule = PowerRule(PLAN)
    assert rule.called.get_bottom()[1] > STAGE.bottom
    assert rule.cases[0].get_top()[1] <= STAGE.top
    for upper, lower in pairwise((*rule.cases, rule.letter, rule.called)):
        assert lower.get_top()[1] < upper.get_bottom()[1] - 0.1


def test_the_area_stands_in_its_square_with_room_on_both_sides() -> None:
    """x² = 9 was 3 px from the lines on either side."""
    square = NudgedSquare()
    square.aside.set_value(1)
    assert square.area.width < square.unit - 0.2
