"""Guess, measure, adjust: nothing is told before it is so, and what is named is lit."""

from __future__ import annotations

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from scenes.parts.training_loop.choosing import plan_for
from scenes.parts.training_loop.machine import Machine
from scenes.parts.training_loop.race import Race
from scenes.parts.training_loop.rounds import Rounds, numbered
from scenes.parts.training_loop.second import Second
from scenes.render.rehearsal import offstage
from scenes.training_loop import TrainingLoopParameters

PLAN = plan_for(**TrainingLoopParameters().__dict__)


def test_how_many_steps_the_rival_takes_is_not_read_before_it_has() -> None:
    """“How many steps?”, and the axis of steps had 50, 100, 150 and ended."""
    with offstage():
        race = Race(PLAN)
    plane, time = race.losses.history.plane, race.track.rival.time

    def there() -> list[float]:
        level = [(value, tick.strength) for axis, value, tick in plane.ticks() if axis == 0]
        return [value for value, strength in level if strength > 0]

    assert there() == [0]
    time.set_value(120)
    assert there() == [0, 50, 100]
    time.set_value(race.all_steps)
    assert there() == [0, 50, 100, 150]
    assert all(tick.strength == 1 for _, _, tick in plane.ticks())


def test_both_runners_are_seen_where_they_start() -> None:
    """On the plot a triangle lay below a disc that is as large."""
    with offstage():
        history = Race(PLAN).losses.history
    assert [run.marked.kind for run in history.runs] == ["circle", "triangle"]


def test_lines_are_counted_when_all_of_them_are_there() -> None:
    """“72 lines” stood at a closed bracket round ten."""
    with offstage():
        rounds = Rounds(PLAN, Machine(PLAN))
        bracket, words = rounds.bracket()
        moves = rounds.print_on([bracket, words])
    for move in moves:
        move.begin()
    for share in np.linspace(0, 1, 41):
        for move in moves:
            move.interpolate(float(share))
        lines = rounds.log.printed.get_value()
        assert (bracket.closed() == 1) == (lines >= PLAN.iterations)
        assert words.get_fill_opacity() == 0 or lines >= PLAN.iterations
    assert words[0].get_fill_opacity() == 1


def test_what_the_last_line_prints_is_underlined_there() -> None:
    """It stood still while w, b and the loss were named."""
    with offstage():
        second = Second(PLAN)
    code = second.code
    row = numbered(PLAN.second, PLAN.firsts[-1]).splitlines()[-1]
    told = []
    for line in second.prints:
        ends = (line.ends[:, 0] - code.corner()[0]) / code.advance
        first, last = np.rint(ends).astype(int)
        told.append(row[first:last])
    assert told == ["w=:.3f", "b=:.3f", "loss={loss(x, y, w, b):.3f"]
    for move in second.name():
        move.begin()
        move.finish()
    assert [line.drawn.get_value() for line in second.prints] == [1, 1, 1]


def test_the_first_step_of_two_knobs_is_worked_out_and_taken_by_itself() -> None:
    """A hundred steps went by in 3.6 s, and none of them was seen."""
    with offstage():
        second = Second(PLAN)
    x, y, knobs = PLAN.others.x, PLAN.others.y, np.array(PLAN.other_start)
    errors = knobs[0] * x + knobs[1] - y
    slopes = np.array([2 * np.mean(errors * x), 2 * np.mean(errors)])
    true = np.stack([knobs, slopes, knobs - PLAN.other_rate * slopes])
    for (_, line), (start, slope, end) in zip(second.worked, true.T, strict=True):
        assert [float(one) for one in line.numbers] == pytest.approx(
            [start, PLAN.other_rate, slope, end], rel=0.005
        )
    for move in map(prepare_animation, second.first_step()):
        move.begin()
        move.finish()
    assert second.line_now() == pytest.approx(true[2])
    assert second.log.printed.get_value() == 1
