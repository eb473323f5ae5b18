"""A fair race: its best pictures fill the frame, and each word has its picture."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from scenes.parts.optimizer_race import telling
from scenes.parts.optimizer_race.bars import Bars
from scenes.parts.optimizer_race.fair import MOMENTUM
from scenes.parts.optimizer_race.hook import Hook
from scenes.parts.optimizer_race.leap import Leap
from scenes.parts.optimizer_race.near import Near
from scenes.parts.optimizer_race.opening import Opening
from scenes.parts.optimizer_race.plates import FLAT
from scenes.parts.optimizer_race.stay import Settled, Stay
from scenes.render.rehearsal import offstage
from scenes.stage import FRAME
from tests.scenes.films.optimizer_race.test_film import lap, plan

_WIDE = 0.8  # of the frame


@cache
def opening() -> Opening:
    with offstage():
        return Opening(Hook(plan()), telling.names())


def test_the_first_race_fills_the_frame() -> None:
    """For eight seconds the film was a menu beside a small map."""
    on = opening().on
    assert on.size[0] > _WIDE * FRAME.width
    assert on.size[0] / on.span[0] == pytest.approx(on.size[1] / on.span[1])
    for run in plan().unfair[0]:  # all of it is on the map
        assert on.seen(run.points).all()
    assert opening().small.size[0] < 0.5 * FRAME.width


def test_the_numbers_of_the_first_race_stand_apart_on_their_plate() -> None:
    """“47” lay under the next name."""
    board = opening().board
    with offstage():
        fresh = Opening(Hook(plan()), telling.names())
    places = fresh.hook.podiums[0]
    for one, other in zip(places[::2], places[1::2], strict=True):
        assert one.names.get_right()[0] < one.said.get_left()[0] - 0.2
        assert one.said.get_right()[0] < other.names.get_left()[0] - 0.2
        assert other.said.get_right()[0] < board.get_right()[0]


def test_the_names_of_both_axes_are_below_their_bars() -> None:
    """“along” stood 1.3 units to the right of its bar, between the two."""
    with offstage():
        bars = Bars(plan())
    for (name, left, _, _), bar in zip(bars.texts(), bars.lefts, strict=True):
        assert bar < left + name.width / 2 < bar + 0.2


def test_without_its_hat_the_average_is_seen_too_small() -> None:
    """“That is too small” was said of a formula."""
    with offstage():
        bars = Bars(plan())
    sides = bars.sides[0] * bars.without_hat
    assert sides**2 == pytest.approx(0.001 * np.array(plan().gradient) ** 2)


def test_leaps_and_those_who_walk_off_the_gold_fill_the_frame() -> None:
    with offstage():
        leap, stay = Leap(plan()), Stay(plan())
    for plane in (stay.map.plane, leap.go_near().mobject.target):
        assert plane.size[0] > _WIDE * FRAME.width
        assert plane.size[0] / plane.size[1] == pytest.approx(FLAT)


def test_the_worked_leap_lies_beside_the_name_of_the_axis() -> None:
    """Its plate lay on that of w₁."""
    with offstage():
        leap = Leap(plan())
    plane = leap.go_near().mobject.target
    name, left, _ = next(iter(plane._placed_names()))
    assert name.text == "w₁"
    assert leap.behind.get_right()[0] < left - 0.2


def test_the_photo_finish_is_seen_at_the_gold() -> None:
    """374 against 382 was decided under a heap of marks, on a gold of four pixels."""
    shown = lap(2)
    plane = shown.map.plane
    before = plane.copy()
    shown.clock.now.set_value(shown.brink(MOMENTUM))
    target = shown.go_to_the_line(MOMENTUM).mobject.target
    swarm = shown.swarms[MOMENTUM]
    still = shown.clock.time < swarm.until
    assert still.any()
    assert target.seen(swarm.now()[still]).all()
    assert target.span[0] < 1.0
    shown.clock.rewind()
    plane.stand_as(before)


def test_marks_are_larger_as_a_map_comes_near_and_never_smaller() -> None:
    """Close up they were as small as on the whole map."""
    plane = lap(0).map.plane.copy()
    near = Near(plane)
    assert near.larger == 1.0
    plane.reframe(x=(-1, 1), y=(-1, 1))
    assert 1.2 < near.larger < 1.6
    plane.reframe(x=(-6, 6), y=(-6, 6))
    assert near.larger == 1.0


def test_who_must_stay_is_seen_to_stay() -> None:
    """Beside the list walked another team, at another rate."""
    with offstage():
        settled = Settled(plan(), Stay(plan()))
    assert settled.last == 90
    for step in range(settled.last - 1, settled.later + 1):
        settled.clock.now.set_value(step)
        assert (settled.on_gold.value() == 32) == (step >= settled.last)


def test_no_count_fades_while_it_goes_back() -> None:
    """Skipped it ended otherwise than played, so that the film was drawn frame after frame."""
    with offstage():
        fresh = Opening(Hook(plan()), telling.names())
        moved = [getattr(move, "mobject", None) for move in fresh.recede()]
    assert not {fresh.counter, fresh.under} & set(moved)
