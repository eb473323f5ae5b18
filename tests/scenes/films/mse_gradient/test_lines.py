"""Lines, hands and steps beside the derivation: each goes where its numbers say."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import InputError
from scenes.mse_gradient import MseGradientParameters
from scenes.parts.mse_gradient.cast import Few, Hundred
from scenes.parts.mse_gradient.ending import Wheel
from scenes.parts.mse_gradient.held import Held, Slopes
from scenes.parts.mse_gradient.morph import Line
from scenes.parts.mse_gradient.places import NARROW, NOTES, SCENE
from scenes.parts.mse_gradient.plan import plan_for
from scenes.parts.mse_gradient.signs import formula, levered
from scenes.parts.mse_gradient.square import Moved
from scenes.parts.mse_gradient.symbols import Board
from scenes.parts.mse_gradient.table import AverageSquare, Turns
from scenes.parts.mse_gradient.telling import facts
from scenes.parts.mse_gradient.ways import Ways
from scenes.render.rehearsal import offstage
from tests.scenes.films.mse_gradient.made import PLAN, ROWS, row


def test_w_and_b_are_raised_by_one_and_each_dot_says_how_far_the_line_goes() -> None:
    """“Raise by one” was said, and both went up by a half."""
    few = Few(PLAN)
    few.plane.within(SCENE).reframe(x=few.columns, y=few.raised_rows)
    for axis, gaps in ((0, PLAN.three.x), (1, np.ones(3))):
        moved = Moved(few.plane, PLAN, few.held, axis, PLAN.three.x.tolist(), by=1.0)
        assert [gap for _, gap, _ in moved.marks] == gaps.tolist()
        for x, gap, _ in moved.marks:
            end = PLAN.three_start[1] + PLAN.three_start[0] * x + gap
            assert few.plane.low[1] < end < few.plane.low[1] + few.plane.span[1]


def test_a_step_is_held_until_it_has_landed() -> None:
    """Slopes ran on beside “0 − 0.1 × (−6)” while the line moved."""
    few = Few(PLAN)
    slopes, tile = Slopes(PLAN.three, few.held), AverageSquare(few)
    slopes.about(PLAN.three, few.held)
    slopes.told[0].set_value(1)
    slopes.hold()
    before = tile.area()
    few.held.rest((PLAN.three_start + PLAN.three_next) / 2)
    assert slopes.number(0) == slopes.along(0) == pytest.approx(-6)
    assert tile.area() < before == tile.loss.value()  # the old number, until it has landed
    few.held.rest(PLAN.three_next)
    assert tile.loss.value() == pytest.approx(tile.area())


def test_a_step_is_taken_when_the_wheel_comes_to_its_sign() -> None:
    """The line was half-way while the bead lay between “averages” and “step”."""
    hundred, wheel = Hundred(PLAN), Wheel()
    hundred.held.follow(PLAN.first_steps)
    assert wheel.rounds() == hundred.held.progress.get_value() == 0
    with offstage():
        turning, stepping = wheel.on(), hundred.steps(1)
        for animation in (turning, stepping):
            animation.begin()
        for share in np.linspace(0, 1, 31):
            turning.interpolate(share)
            stepping.interpolate(share)
            turned = float(wheel.turn.get_value())
            gone = float(hundred.held.progress.get_value())
            assert (gone > 1e-9) == (turned > 2 / 3 + 1e-4), share
            assert (wheel.rounds() == 1) == (gone > 0.98), share  # it counted a moment too late
    assert wheel.rounds() == 1


def test_the_two_ways_round_are_mirrored_and_wide() -> None:
    with offstage():
        left, right = Ways("↺", "↻")
    for tile in (left, right):
        assert tile.words.width > 1.1
        assert tile.words.width < tile.plate.width
    for tile, way in ((left, -1), (right, 1)):  # its head, the widest of it, is on that side
        arrow, ring = tile.words
        from_ring = way * (arrow.points[:, 0] - ring.get_center()[0])
        assert from_ring.max() > -from_ring.min() + 0.05


def test_a_nudge_asks_of_the_line_as_it_was() -> None:
    held = Held(PLAN.three_start)
    slopes = Slopes(PLAN.one, held)
    slopes.told[1].set_value(1)
    held.rest(PLAN.three_start + np.array([0.1, 0]))
    assert slopes.along(1) == -6
    slopes.about(PLAN.one, held)
    slopes.told[1].set_value(1)
    assert slopes.along(1) == pytest.approx(-5.6)


def test_a_number_and_its_needle_move_together() -> None:
    """The line was back home and so the needle, while its number still said −1.40."""
    held = Held(PLAN.best)
    slopes = Slopes(PLAN.dots, held)
    assert np.isnan(slopes.number(0))
    for told in slopes.told:
        told.set_value(1)
    held.at[0].set_value(float(PLAN.best[0]) - 0.2)
    for axis in (0, 1):
        assert slopes.number(axis) == slopes.along(axis)


@pytest.mark.parametrize("seed", range(4))
def test_no_line_that_hands_move_leaves_the_plane(seed: int) -> None:
    """A lifted line was cut off at the top, and its bands hung from nothing."""
    changes = {"start": (-0.4, 1.0), "w": 0.9, "b": 0.0, "noise": 0.01, "seed": seed}
    plan = plan_for(**(MseGradientParameters().__dict__ | changes))
    hundred = Hundred(plan)
    low, high = hundred.plane.low[1], hundred.plane.low[1] + hundred.plane.span[1]
    for w, b in (*plan.slid, plan.level, plan.best):
        ends = w * np.array(plan.columns) + b
        assert low < ends.min()
        assert ends.max() < high - 0.02 * (high - low)


def test_where_the_level_line_is_the_best_nothing_is_told() -> None:
    """“It turns on the spot”, it was said of a line that stayed."""
    base = MseGradientParameters().__dict__
    with pytest.raises(InputError, match="level line is the best one already"):
        plan_for(**(base | {"w": 0.0, "noise": 0.0, "start": (1.0, 2.0)}))
    assert plan_for(**(base | {"w": 1.0})).turns > 0.1


def test_each_of_the_three_dots_has_its_x_at_the_axis_beside_the_table() -> None:
    few = Few(PLAN)
    few.wide(NARROW, few.plane)
    there = {value: tick.strength for axis, value, tick in few.plane.ticks() if axis == 0}
    assert all(there.get(x, 0) >= 0.5 for x in PLAN.three.x)


def test_arrows_of_turns_touch_neither_axis_nor_band() -> None:
    """The left one ran into the axis, the right one over its own band."""
    few = Few(PLAN)
    few.wide(NARROW, few.plane)
    turns = Turns(few)
    turns.grown.set_value(1)
    axis = float(few.plane.corner[0])
    for x, arc in zip(PLAN.three.x, turns.arcs(), strict=True):
        band = few.plane.xy(x, 0.0)[0]
        assert arc[:, 0].min() > axis + 0.2
        assert np.abs(arc[:, 0] - band).min() > 0.2


def test_the_band_that_is_asked_turns_the_line_first() -> None:
    """All three arrows came at once, and “the same way” was said before there was one."""
    few = Few(PLAN)
    turns = Turns(few)
    turns.grown.set_value(0.5)
    long = [float(np.linalg.norm(np.diff(arc, axis=0), axis=1).sum()) for arc in turns.arcs()]
    assert [length > 0 for length in long] == [row == PLAN.left for row in range(3)]
    assert turns.right() == "↺"
    assert facts(PLAN)["turns"].endswith("down: anticlockwise.")
    other = plan_for(**(MseGradientParameters().__dict__ | {"three": ((-2, 2), (1, 0), (2, -3))}))
    assert Turns(Few(other)).right() == "↻"
    assert facts(other)["turns"].endswith("up: clockwise.")


def test_the_fraction_of_w_is_that_of_the_smaller_nudge() -> None:
    """The nudge had shrunk to a quarter, and 0.4 / 0.2 stood there."""
    ends = [levered(PLAN, share)[0].source.split("dot ")[-1] for share in (1.0, 0.25)]
    assert ends == ["{{0.4 : says}} slash {{0.2 : here}}", "{{0.1 : says}} slash {{0.05 : here}}"]


def test_uphill_is_said_of_the_whole_slope_and_the_2_is_hidden_in_another_rate() -> None:
    """“· x_i” was left out, as if both slopes were that along b; and “2α” still showed its 2."""
    with offstage():
        board = Board(PLAN, Few(PLAN))
        board.lines = [Line(row("two", k), board.boxes[k]) for k in (0, 1)]
        marked = board._slopes("uphill")[0]
    line = board.lines[0].row
    assert marked.get_right()[0] == pytest.approx(line.part("was_x").get_right()[0], abs=0.05)
    assert "two" not in formula(ROWS["hidden"][0]).names_in(ROWS["hidden"][0])


def test_rows_stand_beside_the_dots_that_they_speak_of() -> None:
    few = Few(PLAN)
    with offstage():
        board = Board(PLAN, few)
    few.wide(SCENE, few.plane, squares=True)
    right = few.plane.corner[0] + few.plane.size[0]
    for box in (*board.boxes, NOTES):
        assert box.left > right
    board.squares.opened.set_value(1)
    ends = [few.plane.at(corners)[:, 0].max() for corners, _ in board.squares.corners()]
    assert max(ends) < right  # each square is whole


def test_the_line_of_b_comes_when_the_chain_rule_has_been_named() -> None:
    with offstage():
        board = Board(PLAN, Few(PLAN))
        board.lines = [Line(row("chain", 0), board.boxes[0])]
        list(board.chain())
        assert len(board.lines) == 1
        list(board.of_b())
    assert len(board.lines) == 2
