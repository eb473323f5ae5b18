"""A fair race: what lies on what, one rule at a time, and how one ground becomes the next one."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.parts.optimizer_race.bend import Bend, ravine_that_bends
from scenes.parts.optimizer_race.directions import Directions
from scenes.parts.optimizer_race.ending import Lesson
from scenes.parts.optimizer_race.fair import MOMENTUM, RAVINE, ground_called
from scenes.parts.optimizer_race.first import FirstStep
from scenes.parts.optimizer_race.hook import Hook
from scenes.parts.optimizer_race.leap import Leap
from scenes.parts.optimizer_race.one_rate import OneRate
from scenes.parts.optimizer_race.places import BARS
from scenes.parts.optimizer_race.rules import RuleCard
from scenes.parts.optimizer_race.shades import turned_back
from scenes.parts.optimizer_race.stay import Stay
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE, Box
from tests.scenes.films.optimizer_race.test_film import lap, plan


def test_two_that_go_one_way_are_seen_on_it() -> None:
    """They landed in one place, and their ways led to two, a tenth of a unit apart."""
    with offstage():
        hook = Hook(plan())
    momentum, plain = (next(run for run in hook.races[1] if run.number == k) for k in (1, 0))
    assert np.array_equal(momentum.way(), plain.way())
    assert momentum.wide > 2 * plain.wide
    assert hook.races[1].index(momentum) < hook.races[1].index(plain)  # it lies under the other
    for run in (momentum, plain):
        assert run.panel is not None
        assert run.panel.bottom == pytest.approx(float(run.on.corner[1]))
    kinds = [part.runner.name for part in hook.out.get_family() if hasattr(part, "runner")]
    assert kinds == ["plain", "momentum"]  # and both are named beside it


def test_no_mark_stands_out_of_a_map_close_up() -> None:
    """Triangles lay on the border of track three, and above it."""
    shown = lap(2)
    plane = shown.map.plane
    before = plane.copy()
    shown.clock.now.set_value(shown.brink(MOMENTUM))
    plane.stand_as(shown.go_to_the_line(MOMENTUM).build().mobject.target)
    low, high = plane.corner, plane.corner + plane.size
    for swarm in shown.swarms:
        box = swarm.clip_box()
        assert (box.left, box.bottom) == pytest.approx(low.tolist())
        assert (box.right, box.top) == pytest.approx(high.tolist())
    shown.clock.rewind()
    plane.stand_as(before)


def test_a_number_is_at_the_end_of_its_bar() -> None:
    """It stood two units from there, and nearer to the name below."""
    for track in range(3):
        shown = lap(track)
        for runner, cell in enumerate(shown.cells):
            first = shown.before.get(runner, cell)
            gap = first.get_left()[0] - BARS[runner].right
            assert 0.2 < gap < 0.6
            assert cell.get_right()[0] < STAGE.right


def test_who_leaps_off_the_gold_does_so_beside_the_plates() -> None:
    """Its way went under one of them."""
    with offstage():
        stay = Stay(plan())
    boxes = [Box(*plate.get_corner((-1, -1, 0))[:2], *plate.get_corner((1, 1, 0))[:2])
             for plate in stay.plates]  # fmt: skip
    for step in range(stay.out - 1, stay.end):
        here, there = (stay.swarm.on.at(stay.swarm.met[k]) for k in (step, step + 1))
        for share in np.linspace(0, 1, 9):
            x, y = (here + share * (there - here)).T
            for box in boxes:
                inside = (x > box.left) & (x < box.right) & (y > box.bottom) & (y < box.top)
                assert not inside.any()


def test_what_was_worked_out_lies_on_the_map_once_that_is_wide() -> None:
    """Its plate hung over the border of the map, and over the name of the axis."""
    with offstage():
        leap = Leap(plan())
        for move in leap.lay_over():
            assert move.rate_func(0.6) == 0


def test_whoever_must_stay_has_no_number_before_it_is_there() -> None:
    """“90” stood beside a team that was at 45."""
    with offstage():
        team = Stay(plan()).teams[0]
        soon, late = ([move.mobject for move in moves] for moves in (team.begin(), team.arrive()))
    assert not any(team.said in one.get_family() for one in soon)
    assert team.said in late


def test_before_the_guess_one_rate_is_tried_and_no_more() -> None:
    """One guessed before four empty axes."""
    with offstage():
        shown = OneRate(plan())
    totals = plan().totals[:, shown.example]
    assert (totals < 96).all()
    assert (totals > 0).all()
    assert [said.text for said in shown.homes] == [f"{n} of 96" for n in totals]


def test_one_rule_is_told_at_a_time_with_a_picture() -> None:
    """Six lines came one below the other, and the map beside them stood."""
    with offstage():
        card = RuleCard(plan(), FirstStep(plan()).map)
    middles = np.array([row[1].get_center()[:2] for row in card.rows])
    assert np.ptp(middles, axis=0).max() < 0.1
    for (picture, words), icon in zip(card.rows, card.icons, strict=True):
        assert picture.height > 2 * icon.height or picture.width > 4 * icon.width
        assert words.get_top()[1] < picture.get_bottom()[1]
        assert icon.get_top()[1] < words.get_bottom()[1]
    lefts = [icon.get_left()[0] for icon in card.icons]
    assert (np.diff(lefts) > card.icons[0].width).all()


def test_the_best_of_all_rates_is_that_one_races_with() -> None:
    with offstage():
        card = RuleCard(plan(), FirstStep(plan()).map)
    grid = np.asarray(plan().rules.grid)
    for k, best in enumerate(card.rates.best):
        assert grid[best] == pytest.approx(plan().lap(0, k).tuning.best)
        assert card.rates.home[k][best] == plan().home(0, k)


def test_the_ravine_bends_into_the_valley() -> None:
    """The one was laid over the other like a slide."""
    places = np.random.default_rng(1).uniform(-3, 3, (200, 2))
    ravine, valley = ground_called(RAVINE), ground_called("rosenbrock")
    for degrees in (30.0, 45.0):
        lies = ravine.value(turned_back(ravine, places, degrees))
        assert ravine_that_bends(places, degrees, 0.0) == pytest.approx(lies)
    assert ravine_that_bends(places, 45.0, 1.0) == pytest.approx(valley.value(places))
    x = np.linspace(-1, 1, 5)  # in between its floor is in between
    floor = np.stack([x, (x + x**2) / 2], axis=-1)
    beside = floor + np.array([0.0, 0.2])
    assert (ravine_that_bends(floor, 45.0, 0.5) < ravine_that_bends(beside, 45.0, 0.5)).all()


def test_as_it_bends_it_begins_as_the_old_map_and_ends_as_the_new_one() -> None:
    with offstage():
        one, other = lap(1).map, lap(2).map
        between = Bend(one, other)
    low = other.plane.corner
    window = low, low + other.plane.size
    for share, map_ in ((0.0, one), (1.0, other)):
        seen = between.shares(window, share, (21, 21))
        (x0, y0), (x1, y1) = map_.plane.low, map_.plane.low + map_.plane.span
        at = np.stack(np.meshgrid(np.linspace(x0, x1, 21), np.linspace(y0, y1, 21)), axis=-1)
        assert seen == pytest.approx(map_.ground.shares(at), abs=1e-6)


def test_along_and_across_are_seen_on_the_map() -> None:
    """Both words stood below two bars, beside a map with nothing but a ring."""
    with offstage():
        first = FirstStep(plan())
        first.on.stand_as(first.come_close().build().mobject.target)
        first.directions.come()
    along, across = first.directions.ways()
    assert along[0, 1] == along[1, 1]
    assert across[0, 0] == across[1, 0]
    for name, way in zip(first.directions.names, (along, across), strict=True):
        assert first.on.window_on_screen().left < name.get_left()[0]
        assert np.hypot(*(name.get_center()[:2] - way[1])) < 1.0


def test_what_to_ask_has_three_pictures_from_the_first_word_on() -> None:
    """One stood alone for two seconds, and two thirds of the frame were empty."""
    with offstage():
        lesson = Lesson(plan())
    *grounds, dial, map_, _ = lesson.pictures
    planes = [picture.plane for picture in (*grounds, map_)]
    *there, home = (float(plane.corner[0] + plane.size[0] / 2) for plane in planes)
    middles = [float(np.mean(there[:2])), float(dial.get_center()[0]), home]
    assert [words.get_center()[0] for words in lesson.words] == pytest.approx(middles, abs=0.1)
    assert not any(words in lesson.pictures for words in lesson.words)


@pytest.mark.parametrize("place", [(-2.0, 0.8), (2.0, -0.8)])
def test_both_directions_are_on_the_map_wherever_one_starts(place: tuple[float, float]) -> None:
    """From below, across led out of it, and its name lay on the numbers."""
    plane = lap(0).map.plane
    with offstage():
        shown = Directions(plane, np.array(place))
        shown.come()
    box = plane.window_on_screen()
    for name in shown.names:
        assert box.left < name.get_left()[0] < name.get_right()[0] < box.right
        assert box.bottom < name.get_bottom()[1] < name.get_top()[1] < box.top
