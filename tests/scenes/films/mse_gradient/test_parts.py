"""Rows of the derivation: each becomes the next, and no letter runs into another."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pytest
from manim import Scene

from scenes.parts.mse_gradient.cast import Few
from scenes.parts.mse_gradient.flight import Flight
from scenes.parts.mse_gradient.hooks import Hooks
from scenes.parts.mse_gradient.morph import Line
from scenes.parts.mse_gradient.places import SYMBOLS
from scenes.parts.mse_gradient.signs import steps
from scenes.parts.mse_gradient.symbols import Board
from scenes.render.rehearsal import offstage
from scenes.stage import TEXT
from tests.scenes.films.mse_gradient.made import FIRST, PLAN, ink, left_of_sign, row

_OTHERS = ("line", "turned"), ("turned", "scaled"), ("scaled", "hidden")
TURNS = [
    *((now, then, 0) for now, then in pairwise(FIRST)),
    *((now, then, 1) for now, then in pairwise(FIRST[2:])),
    *((*turn, k) for turn in (*_OTHERS, ("done", "two")) for k in (0, 1)),
]
FLIES = {"chain": {"two"}, "done": {"two"}, "turned": {"was_y"}}


@pytest.mark.parametrize(("now", "then", "number"), TURNS)
def test_a_row_becomes_the_next_and_its_right_side_is_never_empty(
    now: str, then: str, number: int
) -> None:
    with offstage():
        scene, new = Scene(), row(then, number)
        line = Line(row(now, number), SYMBOLS)
        scene.add(line)
        turning = line.turn_into(new, FLIES.get(then, set()))
        ours = max(len(left_of_sign(side)) for side in (line.row, new))
        turning.begin()
        for share in np.linspace(0, 1, 21):
            turning.interpolate(share)
            assert len(ink(turning.mobject)) > ours, share  # more than all that is left of it
        scene.play(line.turn_into(row(then, number)), run_time=0.2)
        assert line.row.source == new.source
        assert scene.mobjects == [line]


@pytest.mark.parametrize(("now", "then", "number"), TURNS)
def test_what_stays_keeps_its_order_but_for_what_goes_over_the_others(
    now: str, then: str, number: int
) -> None:
    with offstage():
        line = Line(row(now, number), SYMBOLS)
        turning = line.turn_into(row(then, number), FLIES.get(then, set()))
    flies = [move for move in turning.moves if move.high]
    assert len(flies) == (then in FLIES)  # the 2 faded where it was, and another came in front
    assert all(move.opacity == (1.0, 1.0) for move in flies)
    for move in turning.moves:
        if move.high:  # above whatever it passes
            turning.begin()
            turning.interpolate(0.5)
            assert max(g.get_top()[1] for g in move.glyphs) >= line.row.get_top()[1]
            continue
        for ends in (move.begins, move.ends):
            left = [float(outline[:, 0].min()) for outline in ends]
            assert len(left) < 2 or np.ptp(left) > 0
    stays = [move for move in turning.moves if move.opacity == (1.0, 1.0) and not move.high]
    for first, second in pairwise(stays):
        assert first.begins[0][:, 0].min() < second.begins[-1][:, 0].max()
        assert first.ends[0][:, 0].min() < second.ends[-1][:, 0].max()


def clear_letters(turning: Any, least: float) -> list[Any]:
    """The letters of a line on its way that are stronger than that, but for bars and dashes."""
    return [
        glyph
        for move in turning.moves
        for glyph in move.glyphs
        if glyph.get_fill_opacity() > least and np.ptp(glyph.points[:, 1]) > 0.01
    ]


@pytest.mark.parametrize(("now", "then"), _OTHERS)
def test_letters_give_way_before_others_come(now: str, then: str) -> None:
    """“error” was a ghost over “(wx + b)”."""
    with offstage():
        turning = Line(row(now, 0), SYMBOLS).turn_into(row(then, 0), FLIES.get(then, set()))
    turning.begin()
    for share in np.linspace(0, 1, 41):
        turning.interpolate(share)
        seen = clear_letters(turning, 0.05)
        for one, other in combinations(seen, 2):
            low = np.maximum(one.points.min(axis=0), other.points.min(axis=0))
            high = np.minimum(one.points.max(axis=0), other.points.max(axis=0))
            assert min((high - low)[:2]) < 0.02, share


@pytest.mark.parametrize(("now", "then"), _OTHERS)
def test_after_the_sum_sign_is_never_a_hole(now: str, then: str) -> None:
    """All that stood behind it went before any of what comes there came."""
    with offstage():
        turning = Line(row(now, 0), SYMBOLS).turn_into(row(then, 0), FLIES.get(then, set()))
        wide = turning.new.part("sum").width
    turning.begin()
    for share in np.linspace(0, 1, 41):
        turning.interpolate(share)
        letters = ink(turning.mobject)
        sign = max(letters, key=lambda ends: ends[1] - ends[0])
        assert sign[1] - sign[0] == pytest.approx(wide, rel=0.2)
        behind = min(left for left, _ in letters if left > sign[0] + 1e-6)
        assert behind - sign[1] < 1.0, share


@pytest.mark.parametrize("number", [0, 1])
def test_the_1_stays_on_its_bar_until_it_has_gone(number: int) -> None:
    """The bar went from under it, and it floated over the equals sign."""
    with offstage():
        turning = Line(row("moves", number), SYMBOLS).turn_into(row("done", number), {"two"})
        one = row("moves", number).part("one")
    turning.begin()
    for share in np.linspace(0, 1, 41):
        turning.interpolate(share)
        glyphs = [glyph for move in turning.moves for glyph in move.glyphs]
        bar = next(glyph for glyph in glyphs if np.ptp(glyph.points[:, 1]) < 1e-6)
        on_it = [
            glyph
            for move in turning.moves
            if move.opacity == (1.0, 0.0)
            for glyph in move.glyphs
            if abs(glyph.height - one.height) < 0.01
            and glyph.get_fill_opacity() > 0.05
            and glyph.get_center()[1] > bar.get_center()[1] + 0.05
        ]
        for glyph in on_it:
            assert abs(glyph.get_center()[0] - bar.get_center()[0]) < 0.05, share


def test_the_exponent_that_comes_down_keeps_clear_of_the_frames_edge() -> None:
    with offstage():
        board = Board(PLAN, Few(PLAN))
        line = Line(board._row("errors", 0), board.boxes[0])
        turning = line.turn_into(board._row("chain", 0), {"two"})
    turning.begin()
    (two,) = (move.glyphs[0] for move in turning.moves if move.high)
    for share in np.linspace(0, 1, 41):
        turning.interpolate(share)
        assert two.get_top()[1] < 3.8, share


def test_a_part_that_is_meant_stays_bright_and_all_is_as_before() -> None:
    with offstage():
        line = Line(row("given", 0), SYMBOLS)
        light = line.light("was_x", "was_m")
        light.begin()
        light.interpolate(0.5)
        assert line.row.part("was_x")[0].get_fill_opacity() == 1
        assert line.row.part("knob_w")[0].get_fill_opacity() < 0.5
        light.interpolate(1.0)
        assert line.row.part("knob_w")[0].get_fill_opacity() == 1


def test_a_row_is_built_part_by_part_and_is_one_piece() -> None:
    """It was there, whole, before it was read; and built, it stayed under the rows after it."""
    with offstage():
        scene, line = Scene(), Line(row("given", 0), SYMBOLS).hide()
        assert ink(line.row) == []
        scene.play(line.built("knob_w", "knob_b"), run_time=0.2)
        some = len(ink(line.row))
        assert 0 < some < 6
        scene.play(line.built("loss", "two"), run_time=0.2)
        assert len(ink(line.row)) == len(ink(row("given", 0)))
        assert scene.mobjects == [line]


def test_hooks_hold_their_parts_from_below() -> None:
    with offstage():
        given = row("given", 0)
        hooks = Hooks(given, ("was_m", "was_x", "was_y"), "given", TEXT)
    assert hooks.get_top()[1] < given.part("was_x").get_bottom()[1]
    assert hooks[-1].get_top()[1] < given.get_bottom()[1]
    for bar, name in zip(hooks, ("was_m", "was_x", "was_y"), strict=False):
        assert bar.get_center()[0] == pytest.approx(given.part(name).get_center()[0])


def test_the_word_of_hooks_begins_no_farther_left_than_the_formula() -> None:
    with offstage():
        step = row("two", 1)
        *_, words = Hooks(step, ("rate",), "learning rate: how large a step", TEXT)
    assert words.get_left()[0] == pytest.approx(step.get_left()[0], abs=0.02)


def test_what_is_not_meant_has_no_bar_under_it() -> None:
    """One rail ran under w and b, which move, with “given” and “constant” below it."""
    cases = (
        (("was_m", "was_x", "was_y"), ("knob_w", "knob_b")),
        (
            (("knob_w", "was_x"), "was_y"),
            ("knob_b",),
        ),
    )
    with offstage():
        given = row("given", 0)
        for meant, others in cases:
            *bars, _ = Hooks(given, meant, "constant", TEXT)
            for part in map(given.part, others):
                x = part.get_center()[0]
                assert not any(bar.get_left()[0] < x < bar.get_right()[0] for bar in bars)


def test_an_empty_box_keeps_clear_of_the_signs_before_it() -> None:
    """Where a slope of one digit belonged, the box lay on the × before it."""
    for start, slopes in (((-0.5, 1.0), (-3.0, 2.0)), ((-1.0, 3.0), (-8.21, 3.92))):
        for step in steps(start, 0.1, slopes):
            assert step.hole.get_left()[0] > step.begun.get_right()[0] + 0.1
            assert step.hole.width > 0.4


def test_the_2_that_flies_in_the_lower_line_keeps_clear_of_the_upper() -> None:
    """It was lifted over the 1 that it takes the place of, and ran into the upper sum sign."""
    with offstage():
        board = Board(PLAN, Few(PLAN))
        upper = Line(row("done", 0), board.boxes[0])
        turning = Line(row("moves", 1), board.boxes[1]).turn_into(row("done", 1), {"two"})
    turning.begin()
    for share in np.linspace(0, 1, 21):
        turning.interpolate(share)
        two = next(glyph for move in turning.moves if move.high for glyph in move.glyphs)
        assert two.get_top()[1] < upper.row.get_bottom()[1] - 0.05


def test_the_bracket_that_is_called_the_error_goes_to_what_the_error_is() -> None:
    """Its letters were eaten in place, one by one, and came once more in the note below."""
    with offstage():
        board = Board(PLAN, Few(PLAN))
        given = Line(row("given", 0), board.boxes[0]).row
        flight = Flight(given, "knob_w", "was_y", board.error)
    ends = [glyph.points.copy() for glyph in board.error.family_members_with_points()]
    flight.begin()
    assert [glyph.get_fill_opacity() for glyph in flight.rest] == [0] * len(flight.rest)
    (first, *_), *_, (last, *_) = flight.ways
    for glyph, name in ((first, "knob_w"), (last, "was_y")):
        part = given.part(name)[-1] if name == "was_y" else given.part(name)[0]
        assert glyph.get_center() == pytest.approx(part.get_center(), abs=0.02)
    flight.interpolate(1.0)
    assert all(glyph.get_fill_opacity() == 1 for glyph in flight.rest)
    for glyph, end in zip(board.error.family_members_with_points(), ends, strict=True):
        assert glyph.points == pytest.approx(end)
