"""Nudges and the rule: quotients come to the slope, and each factor is what it is called."""

from __future__ import annotations

from itertools import combinations, islice, pairwise
from typing import Any

import numpy as np
import pytest
from manim import Scene, Transform

from gdmath import Dataset
from scenes.loss_curve import LossCurve
from scenes.parts.loss_curve.choosing import plan_descents, plan_for
from scenes.parts.loss_curve.evenings import Evenings
from scenes.parts.loss_curve.fan import Fan
from scenes.parts.loss_curve.figures import dot_slope, missed
from scenes.parts.loss_curve.glass import NudgeGlass
from scenes.parts.loss_curve.hill import Hill
from scenes.parts.loss_curve.morning import Morning
from scenes.parts.loss_curve.nudge import Nudge, Quotients
from scenes.parts.loss_curve.power import _SQUARE, PowerRule, _formula, _row, slope_formula
from scenes.parts.loss_curve.signs import Signs
from scenes.render.rehearsal import offstage
from scenes.stage import Box
from scenes.stage.type.text import read_number
from tests.scenes.films.loss_curve.parts import PLAN, X, Y, made_data, made_hill

hill = pytest.fixture(made_hill)
data = pytest.fixture(made_data)


def test_both_places_of_a_nudge_are_on_the_curve(hill: Hill) -> None:
    hill.closeup.look(**hill.looking_on())
    nudge = Nudge(hill.curve, PLAN)
    for number, step in enumerate(PLAN.nudges):
        nudge.at.set_value(number)
        start, corner, end = nudge.corners()
        assert start == pytest.approx(hill.curve.at(PLAN.places[:1]))
        assert corner == pytest.approx((end[0], start[1]))
        assert end == pytest.approx(hill.curve.at(PLAN.places[:1] + step))


def test_the_first_nudge_is_so_large_that_its_line_is_no_tangent(hill: Hill) -> None:
    """At a nudge of 0.1 line and tangent were one; the numbers of a table alone moved."""
    hill.closeup.look(**hill.looking_on())
    nudge = Nudge(hill.curve, PLAN)
    angles = []
    for number in range(len(PLAN.nudges)):
        nudge.at.set_value(number)
        start, _, end = nudge.corners()
        angles.append(np.degrees(np.arctan2(*(end - start)[::-1])))
    tangent = np.degrees(np.arctan2(*hill.curve.along(PLAN.places[0])[::-1]))
    assert abs(angles[0] - tangent) > 5
    assert angles[-1] == pytest.approx(tangent, abs=0.1)
    assert np.linalg.norm(PLAN.nudges[0] * hill._unit()) > 2  # and it is well seen


def test_a_magnifier_shows_each_smaller_nudge_as_large_as_it_says(hill: Hill) -> None:
    """Below 0.1 the other place was on her boot, and the numbers of a table alone moved."""
    hill.closeup.look(**hill.looking_on())
    nudge = Nudge(hill.curve, PLAN)
    glass = NudgeGlass(nudge, hill.side)
    first = float(glass.stations()[0])
    assert glass.stations() == pytest.approx(first * np.array([1, 100]))
    for number in (1, 2):
        nudge.at.set_value(number)
        _, words = glass.words()
        assert words.number.text == f"{first * 100 ** (number - 1):,.0f}"
        start, corner, end = map(glass.within, nudge.corners())
        across = float(np.linalg.norm(corner - start))
        assert across == pytest.approx(glass.times * PLAN.nudges[number] * hill._unit())
        assert across > 0.7
        rim = [np.linalg.norm(point - glass.middle) for point in (start, corner, end)]
        assert max(rim) < 1.2


@pytest.mark.parametrize("start", [-0.9, 1.0, 1.7, 3.6, 4.0])
def test_no_nudge_leads_past_the_best_w_or_out_of_the_window(start: float) -> None:
    plan = plan_for(**{**LossCurve.parameters.__dict__, "start": start})
    for nudge in plan.nudges:
        assert nudge <= 0.1 or start + nudge <= (plan.best if start < plan.best else plan.high)
        assert plan.quotient(nudge) * plan.slopes[0] > 0 or nudge == 0.1


def test_quotients_come_to_the_slope(hill: Hill) -> None:
    """In the last row −1.062 stood beside −1,062: a point and a comma told them apart."""
    assert PLAN.nudges == pytest.approx([1, 0.01, 0.0001])
    falls, rows = zip(
        *([cell.text for cell in row[1:]] for row in Quotients(PLAN)[1:]), strict=True
    )
    assert Quotients(PLAN).last.text == "−1,062"  # −1.062 swelled, which is what L does
    assert falls == ("−834", "−10.6", "−0.1062")
    assert rows == ("−834", "−1,060", "−1,062")
    nudge = Nudge(hill.curve, PLAN)
    for number, told in enumerate([-833.8, -1059.7, -1061.9]):
        nudge.at.set_value(number)
        (shown,) = nudge.readings()
        assert shown.value == pytest.approx(told, abs=0.05)


def test_the_2_is_lifted_out_of_the_power_before_it_is_beside_it(
    data: Evenings, hill: Hill
) -> None:
    """It slid out of it sideways, as the row did: for some frames 22 was read."""
    for power, whole in (
        (Signs(PLAN, data, hill, " pizzas").power, False),
        (Morning(PLAN, data, hill).power[1], True),
    ):
        with offstage():
            _, (turning, *_) = (moves for moves, _ in power.two_comes_down(whole))
            turning.begin()
            stays = power.row.part("power")
            goes = _lifted(turning, stays)
            for share in np.linspace(0.0, 1.0, 81):
                turning.interpolate(float(share))
                aside = abs(float(goes.get_x() - stays.get_x()))
                above = abs(float(goes.get_y() - stays.get_y()))
                assert above > 0.12 or not 0.15 < aside < 0.5, share


def test_the_error_moves_as_many_times_as_far_as_x_says() -> None:
    """“Δ error = 25 × 0.001” was a line of text: why x is a factor was not to be seen."""
    fan = Fan(PLAN, Box(-1.0, -1.5, 6.0, 0.5))
    moved = [float((fan.over(x, 1.0) - fan.over(x, 0.0))[1]) for x in fan.inputs]
    assert fan.inputs == [8, 25]
    assert moved[1] / moved[0] == pytest.approx(25 / 8)
    assert moved[1] > 0.2
    gap = float((fan.spot(25, 0.0) - fan.over(25, 1.0))[1])
    assert gap > 0.1  # it lay on the axis
    assert fan.nudge < PLAN.nudges[0]
    alike = plan_descents(Dataset([1.0, 1.1, 1.4, 1.5], [4.7, 5.3, 6.6, 7.9]), 12)
    assert len(Fan(alike, Box(-1.0, -1.5, 6.0, 0.5)).inputs) == 1


def test_words_of_the_fan_leave_its_lines_and_one_another_free() -> None:
    """With answers below zero “x = −20” lay across the error, and a line through “−6 Δw”."""
    below = Dataset([-20.0, -14.0, -6.0, -3.0], [-12.2, -10.6, -4.9, -2.2])
    for plan in (PLAN, plan_descents(below, 12)):
        fan = Fan(plan, Box(-1.0, -1.5, 6.0, 0.5))
        stroke = [float(end[1]) for end in (fan.over(fan.x, 0.0), fan.spot(fan.x, fan.y))]
        assert fan.names[1].get_top()[1] < min(stroke)
        near, moved = fan.inputs[0], Box.around(fan.moves[1])
        zero, unit = fan.spot(0.0, 0.0)[0], (fan.spot(near, 0.0) - fan.spot(0.0, 0.0))[0] / near
        out = max((moved.left - zero) / unit, (moved.right - zero) / unit, key=abs)
        assert moved.bottom > max(fan.over(x, s)[1] for x in (near, out) for s in (0.0, 1.0))
        words = [Box.around(one) for one in (*fan.names, *fan.moves)]
        for one, other in combinations(words, 2):
            across = min(one.right, other.right) - max(one.left, other.left)
            assert across < 0 or min(one.top, other.top) < max(one.bottom, other.bottom)


@pytest.mark.parametrize("start", [-0.55, 1.0, 3.0])
def test_the_line_of_the_fan_is_hers_and_so_is_the_error(start: float) -> None:
    """It rose, while w was −0.55."""
    plan = plan_for(**{**LossCurve.parameters.__dict__, "start": start})
    fan = Fan(plan, Box(-1.0, -1.5, 6.0, 0.5))
    zero, end = fan.spot(0.0, 0.0), fan.over(fan.x, 0.0)
    dot = fan.spot(fan.x, fan.y)
    assert np.sign(end[1] - zero[1]) == np.sign(start)
    assert fan.over(fan.x, 1.0)[1] > end[1]  # a larger w lifts it
    assert (end - dot)[1] / (dot - zero)[1] == pytest.approx((start * 25 - 41) / 41)
    assert missed(plan, start)[3] == fan.told[1][1].text


def test_the_slope_of_one_dot_is_worked_out_in_numbers() -> None:
    """The average was told, and of none of its thirty parts how it comes about."""
    assert dot_slope(PLAN) == ("25", "−54.75", "=", "−2,737.5")
    x, y = (v[PLAN.examples[0]] for v in (PLAN.dataset.x, PLAN.dataset.y))
    nudge = 1e-6
    square = ((-0.55 + nudge) * x - y) ** 2 - (-0.55 * x - y) ** 2
    assert square / nudge == pytest.approx(-2737.5, rel=1e-4)


def test_of_the_rule_there_is_what_has_been_told(data: Evenings, hill: Hill) -> None:
    """All of it came at once, eight seconds before the counter k was explained."""
    signs = Signs(PLAN, data, hill, " pizzas")
    signs.begin_the_rule()

    def seen() -> set[str]:
        names = ("next", "here", "minus", "rate", "grad")
        parts = {name: signs._rule.part(name).family_members_with_points() for name in names}
        return {name for name in names if max(p.get_fill_opacity() for p in parts[name]) > 0}

    told = {"grad"}
    assert seen() == told
    for name in ("rate", "minus", "here", "next"):
        _, light, *_ = (None, *signs.name_the_part(name))
        light.begin()
        light.interpolate(1)
        told |= {name}
        assert seen() == told


def test_the_minus_stands_before_the_gradient_until_the_rate_comes(
    data: Evenings, hill: Hill
) -> None:
    """For nine seconds there was a hole as wide as α in “− dL/dw”."""
    signs = Signs(PLAN, data, hill, " pizzas")
    signs.begin_the_rule()
    rule = signs._rule
    gradient = rule.part("grad").get_left()[0]

    def gap() -> float:
        return float(gradient - rule.part("minus").get_right()[0])

    def play(move: Any) -> None:
        move.begin()
        move.interpolate(1)

    play(signs.name_the_part("minus")[0])
    closed = gap()
    assert rule.part("grad").family_members_with_points()[0].get_fill_opacity() == 1
    play(signs.make_room())
    room = float(gradient - rule.part("rate").get_left()[0])
    assert gap() - closed == pytest.approx(room, abs=1e-6)
    play(signs.name_the_part("rate")[0])
    before = float(rule.part("rate").get_left()[0] - rule.part("minus").get_right()[0])
    assert before == pytest.approx(closed, abs=1e-6)
    assert rule.part("grad").get_left()[0] == pytest.approx(gradient)


def test_indices_come_when_there_is_room_for_them() -> None:
    """As one with its letter, a letter turned into both: the index was a ghost on x, x and y."""
    board = PowerRule(PLAN, Box(-1, -1, 6, 1.5))
    board.stand(board._placed(_formula(_row(2), board._size)))
    turning = board.of_all()
    travels = [one for one in turning.animations if type(one) is Transform]
    letters = [len(one.mobject.family_members_with_points()) for one in travels]
    assert all(
        len(one.target_mobject.family_members_with_points()) == count
        for one, count in zip(travels, letters, strict=True)
    )


def test_words_and_a_bracket_keep_apart() -> None:
    """“slope of(wx − y)²” had no word space."""
    row = _formula(_row(2), 48)
    gap = row.part("opens").get_left()[0] - row.part("told").get_right()[0]
    assert gap > 0.24 * 48 / 96


def test_the_2_stays_within_the_sum_and_its_share_keeps_its_bar() -> None:
    """It crossed the sum, and left “m” alone without 1 and bar; x went through other letters."""
    formula = slope_formula()
    share, total = formula.part("share"), formula.part("sum")
    assert len(share.family_members_with_points()) == 3
    assert formula.part("two").get_left()[0] > total.get_right()[0]
    assert share.get_right()[0] < total.get_left()[0]


def test_the_small_line_is_as_steep_as_the_large_one(data: Evenings, hill: Hill) -> None:
    """It was squeezed: with w = 1.574 it rose by 22 degrees, and with 1.43 before by 55."""
    large = data.plane.size / data.plane.span
    small = Signs(PLAN, data, hill, " pizzas").thumbnail
    unit = small.plane.size / small.plane.span
    assert unit[1] / unit[0] == pytest.approx(large[1] / large[0], rel=1e-6)
    x, y = np.concatenate([X, X]), np.concatenate([Y, PLAN.places[-1] * X])
    spots = small.plane.xy(x, y)
    corner, size = small.plane.corner, small.plane.size
    assert np.all((spots > corner) & (spots < corner + size))
    assert size[1] > 2.3


@pytest.mark.parametrize("size", [1.0, 1e3, 1e9, 1e-6])
def test_what_is_divided_in_the_table_comes_to_the_ratio_as_printed(size: float) -> None:
    """−104 divided by 0.1 was said to be −1,039."""
    own = Dataset(np.array([1.0, 1.1, 1.4, 1.5]) * size, [4.7, 5.3, 6.6, 7.9])
    for plan in (PLAN, plan_descents(own, 12)):
        for row in Quotients(plan)[1:]:
            nudge, change, ratio = (read_number(str(cell.text)) for cell in row)
            assert change / nudge == pytest.approx(ratio, rel=1e-9)


@pytest.mark.parametrize("size", [1.0, 1e9, 1e-6])
def test_columns_of_the_table_of_nudges_keep_apart(size: float) -> None:
    data = Dataset(np.array([1.0, 1.1, 1.4, 1.5]) * size, [4.7, 5.3, 6.6, 7.9])
    table = Quotients(plan_descents(data, 12))
    for row in table:
        for one, other in pairwise(row):
            assert other.get_left()[0] - one.get_right()[0] > 0.1


def test_the_2_comes_down_within_its_board(data: Evenings, hill: Hill) -> None:
    """It went over the rim of the board, next to the edge of the frame."""
    signs = Signs(PLAN, data, hill, " pizzas")
    with offstage():
        _, (turning, *_) = (moves for moves, _ in signs.power.two_comes_down())
        turning.begin()
        goes = _lifted(turning, signs.power.row.part("power"))
        tops = []
        for share in np.linspace(0.0, 1.0, 41):
            turning.interpolate(float(share))
            tops.append(float(goes.get_top()[1]))
    assert max(tops) < signs.blackboard.box.top - 0.15
    assert tops[-1] < tops[0] - 0.05


def test_a_sign_of_equality_stands_where_it_holds_or_is_asked() -> None:
    """For a moment the loss was said to be an average without its square, (wx − y)² 2 (wx − y)."""
    board = PowerRule(PLAN, Box(-1, -1, 6, 1.5))
    first, asked, found = (_row(number) for number in range(3))
    assert board.row.source == first
    assert first.endswith("{{= : equals}} thick {{? : unknown}}")
    assert "? : ask" in asked
    assert "?" not in found
    for row in (first, asked, found):
        assert "slope of" in row.partition("=")[0]
        assert _SQUARE in row.partition("=")[0]
    assert "=" in slope_formula().source


def test_marks_of_how_far_the_line_moves_end_on_both_lines() -> None:
    """Their round ends made 8 and 25 as 24 and 44."""
    fan = Fan(PLAN, Box(-1.0, -1.5, 6.0, 0.5))
    small, large = (np.ptp(fan.moved(x, 1.0)[:, 1]) for x in fan.inputs)
    assert large / small == pytest.approx(25 / 8)
    side = np.ptp(fan.square(), axis=0)
    assert side == pytest.approx(np.full(2, abs(fan.over(25, 0.0) - fan.spot(25, 41.0))[1]))


def _lifted(turning: Any, power: Any) -> Any:
    """The copy of the power that is lifted out of it."""
    starts = [one.mobject for one in turning.animations if type(one) is Transform]
    away = [float(np.linalg.norm(one.get_center() - power.get_center())) for one in starts]
    return [one for one, far in zip(starts, away, strict=True) if far < 0.01][-1]


def test_a_nudge_is_seen_to_be_small_before_it_is_enlarged(hill: Hill) -> None:
    """From × 50 to × 5,000 nothing in the glass changed: that it magnifies was said alone."""
    hill.closeup.look(**hill.looking_on())
    nudge = Nudge(hill.curve, PLAN)
    glass = NudgeGlass(nudge, hill.side)
    across = []
    for at in (1.0, 1.5, 2.0):
        nudge.at.set_value(at)
        start, corner, _ = map(glass.within, nudge.corners())
        across.append(float(np.linalg.norm(corner - start)))
    assert across[1] < 0.15 * across[0]
    assert across[2] == pytest.approx(across[0])


def test_which_line_is_which_is_told_beside_the_error() -> None:
    """One was in dashes, one was not, and neither had a name."""
    fan = Fan(PLAN, Box(-6.2, -2.8, 6.2, 0.6))
    (*_, legend) = fan.moves
    assert [row[1].text for row in legend] == ["before", "after the nudge"]
    box, zero = Box.around(legend), fan.spot(fan.x, 0.0)
    assert box.left > zero[0] + 0.1
    assert fan.over(fan.x, 0.0)[1] + 0.3 < box.bottom < box.top < fan.spot(fan.x, fan.y)[1] - 0.3


def test_the_table_of_nudges_is_as_high_as_its_rows(hill: Hill, data: Evenings) -> None:
    """It had room for three of them from the first on: a box with a hole."""
    with offstage():
        signs, scene = Signs(PLAN, data, hill, ""), Scene()
        signs.measure()
        margins = [signs.quotients[1].get_bottom()[1] - signs.table.box.bottom]
        moves = signs.shrink()
        for row in signs.quotients[2:]:
            for together, _ in islice(moves, 2):
                scene.play(*together, run_time=0.1)
            margins.append(row.get_bottom()[1] - signs.table.box.bottom)
    assert margins == pytest.approx([0.25] * len(PLAN.nudges))
