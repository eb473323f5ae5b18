"""The chain rule, and one evening with it: rates multiply as the machines show."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from scenes.parts.derivative import telling
from scenes.parts.derivative.evening import Evening
from scenes.parts.derivative.lever import Lever
from scenes.parts.derivative.machines import Row, Ruler, times
from scenes.render.rehearsal import offstage
from scenes.stage import GRADIENT, POSITION, PREDICTION, QUIET, STAGE, TEXT, Formula
from scenes.stage.type.text import read_number
from tests.scenes.films.derivative.made import PLAN, W, X, Y, film, nudged


def test_rates_multiply_and_bars_in_the_lenses_are_on_one_scale() -> None:
    assert PLAN.rates == (4, 8)
    assert telling.chained(PLAN) == ("12", "32")
    moves = (0.001, 2.001**2 - 4, 2.001**4 - 16)
    assert PLAN.chain_moves == pytest.approx(moves)
    assert moves[2] / moves[0] == pytest.approx(32.02, abs=0.005)
    with offstage():
        rulers = [Ruler(PLAN, number) for number in range(3)]
    for ruler, move in zip(rulers, moves, strict=True):
        ruler.nudged.set_value(1)
        root, tip = ruler.bar()
        there, here = ruler.at(ruler.value + move), ruler.at(ruler.value)
        assert tip[0] - root[0] == pytest.approx(times(PLAN) * (there - here)[0])


def test_one_evening_and_all() -> None:
    assert (X[19], Y[19]) == (25, 41)
    assert PLAN.errors[19] == pytest.approx(-54.75)
    assert PLAN.each[19] == pytest.approx(-2737.5)
    assert PLAN.each[19] == pytest.approx(nudged(lambda w: (w * 25 - 41) ** 2, W), rel=1e-4)
    assert PLAN.each.mean() == pytest.approx(PLAN.slope, abs=1e-9)
    assert (len(PLAN.each), PLAN.each.sum()) == (30, pytest.approx(-31858.4))
    assert film().facts["one"] == "−2,737.5"
    with offstage():
        one = Evening(PLAN)
        assert '= {{"−2,737.5" : slope}}' in one.sources[5]
        assert "+ {{0 : b}}" in one.error.source
        # Of the last formula no part comes whole: b was missing, and Σ fell from the sky.
        for row in one.sources[-2:]:
            assert {"two", "w", "x", "b", "y", "out"} <= set(Formula.names_in(row))
        frozen = one._row(1)
        for name, there in (("w", True), ("x", False), ("y", False), ("b", False)):
            color = frozen.part(name)[0].get_fill_color().to_hex().upper()
            assert (color != QUIET.upper()) is there, name


def test_bars_level_out_without_loss() -> None:
    bars = film().everything.bars
    bars.shown.set_value(1)
    for level in (0.0, 0.4, 1.0):
        bars.level.set_value(level)
        assert bars.heights().sum() == pytest.approx(PLAN.each.sum())
    assert bars.heights() == pytest.approx(np.full(30, PLAN.slope))
    bars.shown.set_value(0)
    bars.level.set_value(0)


def test_a_nudge_moves_the_line_as_many_times_as_far_as_the_input() -> None:
    lever = Lever(PLAN, STAGE)
    x, y = PLAN.data.x[PLAN.example], PLAN.data.y[PLAN.example]
    assert lever.error.total() == pytest.approx(PLAN.at * x - y)
    for share in (0.25, 1.0):
        lever.nudged.set_value(share)
        below, above = lever.moved.heights()
        assert above - below == pytest.approx(x * (lever.line.weight() - PLAN.at))
        assert lever.error.total() == pytest.approx(PLAN.at * x - y)  # of the line that is kept
        assert lever.before.tint == PREDICTION  # it swung away from the error written beside it
        assert lever.line.tint == QUIET
    assert lever.times.get_left()[0] > lever.plane.xy(x, 0)[0]


@pytest.mark.parametrize("power", [0.0, 0.7, 3.4])
def test_the_squares_in_the_lens_are_tenths_of_each_other(power: float) -> None:
    lens, nudge = film().lens, film().nudge
    nudge.seen.set_value(power)
    sides = list(lens.squares())
    assert [a / b for a, b in pairwise(sorted(sides))] == pytest.approx([0.1] * (len(sides) - 1))
    whole = np.log10(PLAN.nudges[0] * lens.unit[0] * nudge.zoom / np.array(sides))
    assert whole == pytest.approx(np.round(whole), abs=1e-9)
    nudge.seen.set_value(0.0)


def test_the_legs_of_a_nudge_say_how_long_they_are() -> None:
    for number, given in enumerate(PLAN.nudges):
        across, drop = (read_number(words.text) for words in film().nudge.lengths(number))
        assert across == given
        assert drop / across == pytest.approx(PLAN.quotient(given), abs=0.01)


@pytest.mark.parametrize("number", [4, 6])
def test_a_term_of_the_one_evening_goes_and_comes_as_a_whole(number: int) -> None:
    """Of 2·(25w + b − 41)·25 stood 2·( · 5 )·25 on its way to the number."""
    with offstage():
        one = Evening(PLAN)
        one.board.stand(one._row(number - 1))
        became = one.turn(number)
        frame = len(Formula("( ) dot dot").family_members_with_points())
    named = len(
        set(Formula.names_in(one.sources[number])) & set(Formula.names_in(one.sources[number - 1]))
    )
    assert len(became.animations) - named - 2 <= frame


def test_letters_of_school_have_one_colour() -> None:
    """y was gold, then white, then lavender."""
    with offstage():
        rulers, one = Row(PLAN).rulers, Evening(PLAN)
    assert [ruler.label.tint for ruler in rulers] == [POSITION, TEXT, TEXT]
    for number in (7, 8):
        row = one._row(number)
        for name in ("x", "y", "out"):
            glyph, *_ = row.part(name).family_members_with_points()
            assert glyph.get_fill_color().to_hex() == TEXT


def test_a_length_that_is_rounded_says_so() -> None:
    """0.004001 was written as 0.004."""
    with offstage():
        far = [Ruler(PLAN, number).far.text for number in range(3)]
    assert far == ["0.001", "≈ 0.004", "≈ 0.032"]


def test_the_lens_on_y_is_shut_until_it_is_asked_for() -> None:
    """Its bar was 32 nudges long in the picture that asked: 12, or 32?"""
    row = Row(PLAN)
    assert [row.open(number).mobject for number in (0, 1)] == [r.glass for r in row.rulers[:2]]
    told = [move.mobject for moves, _ in row.tell() for move in moves]
    assert {row.rulers[2].glass, row.rulers[2].nudged} <= set(told)
    assert row.rule.get_right()[0] <= STAGE.right + 1e-9


def test_machines_and_rulers_have_the_whole_stage_until_lenses_come() -> None:
    """Half of the picture was empty for seven seconds."""
    row = Row(PLAN)
    for ruler in row.rulers:
        assert ruler.at(ruler.most)[0] > STAGE.right - 0.5
    with offstage():
        moves = {type(move).__name__: move for move in row.make_room()}
    assert len(moves) == 2
    for share in (0.0, 1.0):
        row.aside.set_value(share)
        if share:
            for box in row.boxes:
                box.become(box.target)
        for ruler, box in zip(row.rulers[1:], row.boxes, strict=True):
            _, into, out, _ = ruler.thread()  # at the box's rim, however large that is
            assert into == pytest.approx(box[0].get_top()[:2], abs=0.02)
            assert out == pytest.approx(box[0].get_bottom()[:2], abs=0.02)
    for ruler, rate in zip(row.rulers[1:], row.rates, strict=True):
        assert ruler.at(ruler.most)[0] < ruler.bar()[0][0] - 0.35
        assert rate.get_right()[0] < ruler.bar()[0][0] - 0.35


def test_the_chain_rule_is_built_on_squares_that_stay() -> None:
    """x = z² had gone long before 2x · 2z became 4z³; and 4z³ = 32 was said of no z."""
    row = Row(PLAN)
    for square, box in zip(row.squares, row.boxes, strict=True):
        assert square in box  # “x = z² [square] × 2z = 4” could be read as one equation
    sources = [part.source.replace("{{", "").replace(" : s}}", "") for part in row.rule]
    assert sources[1:5] == ["= 2 x", "dot 2 z", "= 2 z^2 dot 2 z", "= 4 z^3"]
    assert row.rule[5].source.endswith("z = 2")
    assert len(row.PHRASES) == len(row.rule) - 1
    for part, after in pairwise(row.rule):
        assert part.get_right()[0] < after.get_left()[0]
    assert [rate[1].source for rate in row.rates] == ["= 4", "= 8"]


def test_the_machines_of_the_chain_come_back_for_one_evening() -> None:
    """2 · error · 25 looked like a trick of its own, half a minute after the chain rule."""
    with offstage():
        one = Evening(PLAN)
    assert [slope.source for slope in one.strip.slopes] == ['"slope" 25', '"slope" 2 dot "error"']
    inner = one.strip.row[2][1]
    assert inner.source in one.sources[0]
    bracket, brace = one.board.row, one.what[0]
    assert brace.get_right()[0] < bracket.get_right()[0]
    assert brace.get_left()[0] == pytest.approx(bracket.get_left()[0], abs=0.05)


def test_all_rows_of_the_one_evening_have_one_size() -> None:
    with offstage():
        one = Evening(PLAN)
        high = [one._row(number).part("two").height for number in (2, 3, 4, 5, 6, 7)]
        wide = [one._row(number).width for number in range(8)]
    assert high == pytest.approx([high[0]] * len(high))
    assert max(wide) <= one.box.width + 1e-6


def test_every_slope_in_the_chain_rule_is_lavender_and_it_has_a_name() -> None:
    """2x · 2z was lavender, and 2z² · 2z, which is the same, white; its name was never written."""
    row = Row(PLAN)
    for part in row.rule[1:]:
        glyph, *_ = part.part("s").family_members_with_points()
        assert glyph.get_fill_color().to_hex().upper() == GRADIENT.upper()
    assert row.called.get_top()[1] < row.rule[1].get_bottom()[1]
    assert row.called.text == "chain rule"


def test_the_errors_of_all_rows_become_their_slopes() -> None:
    """Thirty errors faded, and bars grew from an empty axis."""
    with offstage():
        lever = Lever(PLAN, STAGE)
        (begin, end), *_ = lever.strokes()[PLAN.example :]
    x, y = PLAN.data.x[PLAN.example], PLAN.data.y[PLAN.example]
    assert begin == pytest.approx(lever.plane.xy(x, PLAN.at * x))
    assert end == pytest.approx(lever.plane.xy(x, y))


def test_the_line_swings_within_the_plot() -> None:
    """At its lowest it was clipped at the plot's floor."""
    with offstage():
        lever = Lever(PLAN, STAGE)
    swing = lever.swing().rate_func
    ends = (lever.plane.low, lever.plane.low + lever.plane.span)
    for share in (0.0, 0.3, 0.7):
        lever.swung.set_value(swing(share))
        said = float(lever.before.predict(float(ends[1][0])))
        assert ends[0][1] - 1e-9 <= said <= ends[1][1] + 1e-9
