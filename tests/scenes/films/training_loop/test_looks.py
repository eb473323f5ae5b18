"""Guess, measure, adjust: how large it is, what lies behind what, where the light goes."""

from __future__ import annotations

import re
from dataclasses import replace
from unittest.mock import Mock

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from scenes.parts.training_loop import places
from scenes.parts.training_loop.choosing import plan_for
from scenes.parts.training_loop.machine import Machine
from scenes.parts.training_loop.race import Race
from scenes.parts.training_loop.ring import Ring
from scenes.parts.training_loop.rounds import Rounds, numbered
from scenes.parts.training_loop.second import Second
from scenes.parts.training_loop.stop import Dusk
from scenes.parts.training_loop.table import Table
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE
from scenes.training_loop import TrainingLoopParameters

PLAN = plan_for(**TrainingLoopParameters().__dict__)


def test_the_light_goes_round_before_anything_is_built() -> None:
    """While it was told how good teams build, an empty ring stood still for three seconds."""
    ring = Ring()
    for moves in (lambda: [ring.once_round()], ring.adjust):
        for move in moves():
            move.begin()
            move.finish()
    assert float(ring.turn.get_value()) * 360 == pytest.approx(360 + 245)
    assert float(ring.mended.get_value()) == 1


def test_programs_and_logs_are_as_large_as_words() -> None:
    """All fourteen lines stood there in letters of 3.9 % of the height, the last log in 3.8 %."""
    with offstage():
        rounds, second = Rounds(PLAN, Machine(PLAN)), Second(PLAN)
    for rows in (rounds.whole, rounds.card, rounds.log, second.code, second.log):
        assert rows.size / 96 >= 0.045 * 8


def test_a_light_on_a_line_is_behind_its_letters() -> None:
    """Gold digits were grey where it lay on them."""
    with offstage():
        rounds = Rounds(PLAN, Machine(PLAN))
    assert rounds.settled().z_index < rounds.log.z_index


def test_ground_that_fades_has_no_edges() -> None:
    """A rectangle of it stood there while it came and went: the dark at its ends came with it."""
    with offstage():
        dusk = Dusk()
    assert darkest(dusk) == pytest.approx([1.0, 1.0])
    dusk.set_opacity(0.5)
    assert darkest(dusk) == pytest.approx([1.0, 1.0])


def darkest(dusk: Dusk) -> list[float]:
    """How strong each of its bands is where it ends."""
    canvas = Mock()
    dusk.draw(canvas)
    fades = [call.args[0] for call in canvas.set_source.call_args_list]
    return [fade.get_color_stops_rgba()[-1][-1] for fade in fades]


def test_a_light_takes_all_of_how_a_number_is_printed() -> None:
    """It ended within “:.3f”, whose last letter both programs have."""
    with offstage():
        code = Second(PLAN).code
    rows = numbered(PLAN.second, PLAN.firsts[-1]).splitlines()
    lights = [rows[row][column : column + wide] for row, column, wide in code.new()]
    assert ":.3f} {b=:.3f} loss={loss(x, y, w, b):.3f" in lights
    for row, column, wide in code.new():
        before, after = rows[row][:column], rows[row][column + wide :]
        assert not re.search(r":\.?\d*$", before) or not re.match(r"[\d.]*f", rows[row][column:])
        assert not re.match(r"[\d.]*f}", after)


def test_the_dots_below_two_rows_have_numbers_at_both_axes() -> None:
    """The upright axis had its 0 and no other, and what a square is was not to be read."""
    with offstage():
        plane = Machine(PLAN).plane
    up = [value for axis, value, tick in plane.ticks() if axis == 1 and tick.strength == 1]
    assert up == [0, 10, 20, 30, 40]


@pytest.mark.parametrize("every", [1, 10, 20, 50])
def test_the_knobs_stand_beside_the_log_and_not_on_it(every: int) -> None:
    """They were small, below it, and beside them nothing."""
    with offstage():
        it = Second(replace(PLAN, report_every=every))
    knobs, log = it.knobs, it.log
    assert knobs[0].dial.radius > 0.6
    rows = min(len(it.plan.second_run.log), log.rows)
    longest = max(map(len, it.plan.second_run.log[:-1])) * log.advance
    beside = knobs.get_left()[0] > log.get_left()[0] + longest
    below = knobs.get_top()[1] < it.lowest.get_bottom()[1]
    assert below or (beside and knobs.get_bottom()[1] > log.get_top()[1] - (rows - 1) * log.leading)
    assert knobs.get_right()[0] <= places.ASIDE.right + 1e-6
    assert knobs.get_bottom()[1] >= places.ASIDE.bottom - 1e-6


def test_the_light_does_not_run_back_through_the_file() -> None:
    """It ran up through ten rows while “two numbers in each line” was said."""
    with offstage():
        table = Table(PLAN)
    table.text.light.set_value(table.count - 1)
    table.text.lit.set_value(1)
    moves = table.first_line()
    for move in moves:
        move.begin()
    for share in np.linspace(0, 1, 21):
        for move in moves:
            move.interpolate(float(share))
        assert table.text.light.get_value() in (1, table.count - 1)
    assert (table.text.light.get_value(), table.text.lit.get_value()) == (1, 1)


def test_the_step_has_a_large_picture() -> None:
    """Dots and line were 1.5 units high below a program that was not spoken of any more."""
    with offstage():
        it = Machine(PLAN)
        moves = [prepare_animation(move) for move in it.narrow()]
    for move in moves:
        move.begin()
        move.finish()
    assert it.plane.size[1] > 0.4 * STAGE.height
    assert it.plane.window_on_screen().right < it.worked.get_left()[0]
    assert it.gradient.get_bottom()[1] > it.worked.get_top()[1]


def test_the_loop_comes_when_the_dots_have_made_room() -> None:
    """Its first number was written over theirs."""
    with offstage():
        it = Machine(PLAN)
        it.plane.within(places.DOTS)
        moves = [prepare_animation(move) for move in it.aside()]
    assert places.NEARLY(0.6) == 0
    for move in moves:
        move.begin()
        move.interpolate(0.6)
    assert it.plane.window_on_screen().top <= places.LOOP.bottom


def test_a_count_of_steps_says_whose_they_are() -> None:
    """“steps 178” and “steps 19” were told apart by their colours alone."""
    with offstage():
        race = Race(PLAN)
    for count, runner in zip(race.clock, ("trying", "descent"), strict=True):
        assert runner in count.text
    assert race.clock[1].get_right()[0] < STAGE.right
