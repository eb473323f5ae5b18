"""A fair race: what is seen on its maps, to their edges and over them."""

from __future__ import annotations

from typing import Any

import cairo
import numpy as np
import pytest

from scenes.optimizer_race import OptimizerRaceParameters
from scenes.parts.optimizer_race import plan as planned
from scenes.parts.optimizer_race.across import Across
from scenes.parts.optimizer_race.ending import Table
from scenes.parts.optimizer_race.fair import MOMENTUM, RMSPROP
from scenes.parts.optimizer_race.first import FirstStep
from scenes.parts.optimizer_race.hook import Hook
from scenes.parts.optimizer_race.laps import Board, Lap
from scenes.parts.optimizer_race.places import STARTS
from scenes.parts.optimizer_race.rules import RuleCard
from scenes.parts.optimizer_race.telling import facts
from scenes.render.rehearsal import offstage
from scenes.stage import FRAME, TEXT
from scenes.stage.paint.pen import Pen
from tests.scenes.films.optimizer_race.test_film import WILD, lap, plan


def test_a_map_that_has_moved_has_all_its_numbers() -> None:
    """Beside the rules only 0 was left of one axis."""
    with offstage():
        card = RuleCard(plan(), FirstStep(plan()).map)
        plane = card.map.plane
        end = plane.copy().reframe(*card.window).within(STARTS)
        for share in (0.5, 1.0):
            plane.interpolate(plane.copy(), end, share)
        told = {(axis, value): tick.strength for axis, value, tick in plane.ticks()}
    assert [told.get((0, float(value)), 0) for value in range(-3, 4)] == [1.0] * 7


def test_whoever_is_not_home_is_hollow_and_a_white_ring_is_a_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A white ring was the start, whoever is out, and whoever is not home."""
    rings: list[Any] = []
    monkeypatch.setattr(Pen, "ring", lambda _, at, radius, color, *more, **how: rings.append(color))
    shown, canvas = lap(2), cairo.Context(cairo.ImageSurface(cairo.FORMAT_ARGB32, 4, 4))
    for step in (0, 20, 200, shown.end):
        shown.clock.now.set_value(step)
        for swarm in shown.swarms:
            swarm.draw(canvas)
    assert shown.swarms[RMSPROP].lost().sum() == 24
    assert rings
    assert TEXT not in rings


def test_whoever_leaves_the_map_has_a_sign_of_its_own_where_its_way_crosses_the_border(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Both of momentum's were hollow like the slow ones, and inside, where no iterate was."""
    arrows: list[Any] = []
    monkeypatch.setattr(Pen, "arrow", lambda _, line, *more, **how: arrows.append(line))
    wild = planned.plan_for(**(OptimizerRaceParameters().__dict__ | WILD))
    with offstage():
        shown = Lap(wild, 2, Board(wild))
    canvas = cairo.Context(cairo.ImageSurface(cairo.FORMAT_ARGB32, 4, 4))
    shown.clock.now.set_value(shown.end)
    swarm = shown.swarms[MOMENTUM]
    swarm.draw(canvas)
    low, size = swarm.on.corner, swarm.on.size
    assert len(arrows) == swarm.left.sum() > 0
    for (tail, tip), who in zip(arrows, np.flatnonzero(swarm.left), strict=True):
        assert ((tail > low) & (tail < low + size)).all()
        assert ((tip < low) | (tip > low + size)).any()
        first = int(swarm.until[who])
        here, there = swarm.on.at(swarm.met[first : first + 2, who])
        (a, b), (c, d) = tip - tail, there - here
        assert a * d - b * c == pytest.approx(0, abs=1e-9 * float(np.hypot(c, d)))
        box = swarm.clip_box()
        assert box.left < tip[0] - 0.05 < tip[0] + 0.05 < box.right
        assert box.bottom < tip[1] - 0.05 < tip[1] + 0.05 < box.top  # it was cut off there
    assert facts(wild)["bent_rest"].count(" of 8") == 3
    assert "arrow: off the map" in shown.said.text


def test_no_cross_covers_the_finish_of_the_unfair_races() -> None:
    """A green cross, of which nothing was said, lay upon the gold."""
    with offstage():
        hook = Hook(plan())
        first = FirstStep(plan())
    for map_ in (hook.map, first.map):
        assert map_.cross not in map_.get_family()


def test_the_first_steps_of_adam_are_seen_on_a_map_with_all_of_its_numbers() -> None:
    """Of one axis only 0 was there."""
    with offstage():
        on = FirstStep(plan()).on
        told = {(axis, value): tick.strength for axis, value, tick in on.ticks()}
    assert len(told) == 14
    assert set(told.values()) == {1.0}


def test_that_the_ravine_no_longer_lies_along_the_axes_is_seen() -> None:
    """It was said above four maps that stood still, and nothing showed either axis."""
    with offstage():
        across = Across(plan())
    one, two = across.pairs
    assert one.unit == two.unit  # all four squares are on one scale
    assert one.sides == pytest.approx([2.5, 50])
    half = np.sqrt(0.5)
    assert two.sides == pytest.approx([half * 52.5, half * 47.5])
    start, first = across.run.met[:2]
    assert start == pytest.approx([half * (-2.5 - 0.5), half * (-2.5 + 0.5)])
    assert first - start == pytest.approx([1, -1], abs=1e-4)  # across the floor, and not along it
    ends = across.floor.ends()
    assert ends[1] / np.hypot(*ends[1]) == pytest.approx([half, half])


def test_around_a_large_map_the_same_ground_goes_on() -> None:
    """Beside the map of the unfair races two thirds of the frame were empty."""
    with offstage():
        hook = Hook(plan())
    map_ = hook.map
    assert map_.plane.size[1] > 0.74 * FRAME.height
    assert map_.land.plane is map_.plane
    assert map_.land.turned is map_.ground.turned
    assert map_.land.z_index < map_.ground.z_index
    assert map_.land.clip_box() == FRAME


def test_one_lands_and_one_leaves_as_the_rules_are_told() -> None:
    """“Land on it: home. Leave the map: out.” was said over a map on which nothing moved."""
    with offstage():
        card = RuleCard(plan(), FirstStep(plan()).map)
    (home,), (away,) = card.lands, card.leaves
    ground = plan().ravine
    above = ground.value(home.met) - ground.value(ground.minima).min()
    assert (above[:-1] > 0.01).all()
    assert above[-1] <= 0.01
    assert np.abs(away.met[0]).max() < 3 < np.abs(away.met[-1]).max()


def test_the_third_race_goes_on_while_its_winner_is_named() -> None:
    """It stood still at 374 for six seconds, and then hurried."""
    shown = lap(2)
    to_home = shown.home_by(MOMENTUM) / shown.pace
    assert 3.2 < to_home < 4.0  # as long as “Reaching the valley floor is quick. Following …”
    assert (shown.end - shown.home_by(MOMENTUM)) / shown.pace < 7.0


def test_along_each_row_of_the_table_its_ground_goes_on() -> None:
    """Twelve numbers stood in the dark beside three small squares."""
    with offstage():
        table = Table(plan())
    for band, picture, row in zip(table.bands, table.pictures, table.rows, strict=True):
        assert band.plane is picture.plane
        assert band.turned is picture.ground.turned
        assert band.panel.left < row.get_left()[0] < row.get_right()[0] < band.panel.right
