"""Forget the data, keep the hill: shapes, squares, corners, and the bowl seen from all sides."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from scenes.parts.paraboloid.bowl import RIM
from scenes.parts.paraboloid.ground import Ground
from scenes.parts.paraboloid.measures import Falling, Measures
from scenes.parts.paraboloid.target import Shot
from scenes.parts.paraboloid.telling import facts
from scenes.parts.paraboloid.walk import Walk
from scenes.parts.paraboloid.wheels import Wheel
from scenes.render.rehearsal import offstage, rehearse
from tests.everything import some
from tests.scenes.films.paraboloid.made import PLAN, SLOWER, plan, played, telling_of


def test_the_wheels_stop_at_what_was_drawn() -> None:
    with offstage():
        for number in (6, -3, -10, 10, 0):
            wheel = Wheel("x", [0, number])  # none is drawn yet
            assert "0" not in [text.text for text, *_, there in wheel.rows() if there > 0]
            for shown in (0, number):
                wheel.spin()
                wheel.rolled.set_value(wheel.stops[wheel.spins])
                ((text, *_),) = [row for row in wheel.rows() if row[3] >= 1]
                assert float(text.text.replace("−", "-")) == shown


def test_all_three_measures_fall_to_nothing_with_the_guess() -> None:
    """The squares shrank while the guess stayed where it was, and its numbers too."""
    with offstage():
        shot, measures = Ground(PLAN).shot(), Measures(PLAN)
        for tracker, full in ((shot.flown, 2), (shot.squared, 2), (shot.averaged, 1)):
            tracker.set_value(full)
        falling = Falling(PLAN, measures, shot)
        assert falling.numbers() == ["45", "22.5", "4.74"]
        shot.slid.set_value(0.5)
        assert falling.numbers() == ["11", "5.6", "2.37"]
        assert shot.sides() == pytest.approx([5.625**0.5] * 2)
        shot.slid.set_value(1)
        assert falling.numbers() == ["0"] * 3
        assert shot.sides() == pytest.approx([0, 0])
        assert shot.now() == pytest.approx(shot.on.at((0, 0)))


def test_each_axis_of_the_floor_is_named_at_its_end() -> None:
    """Each name stood between the numbers, where the line of the other axis ends."""
    with offstage():
        ground = Ground(PLAN)
        ground.view.look(**ground.hill(target=True))
        corners, near = ground.scale.corners(), ground.scale.nearest()
        texts = {
            text.text: np.array([x + text.width / 2, y]) for text, x, y, _ in ground.scale.texts()
        }
        for name, corner in (("x", (near + 3) % 4), ("y", (near + 1) % 4)):
            assert np.hypot(*(texts[name] - corners[corner])) < 0.6


@pytest.mark.parametrize("place", [(6, -3), (-4, 2), (9, -8), (-1, -7)])
def test_squares_are_those_of_the_errors_and_their_average(place: tuple[int, int]) -> None:
    with offstage():
        ground = Ground(PLAN)
        shot = Shot(ground.floor, np.array(place, dtype=float))
        unit = float(np.ptp(ground.floor.at([(0, 0), (1, 0)])[:, 0]))
        shot.squared.set_value(2)
        errors = np.abs(np.array(place, dtype=float))
        for averaged, areas in ((0, errors**2), (1, np.full(2, np.mean(errors**2)))):
            shot.averaged.set_value(averaged)
            for corners, area in zip(shot.squares(), areas, strict=True):
                sides = np.ptp(corners, axis=0) / unit
                assert sides == pytest.approx([area**0.5] * 2)
        assert np.linalg.norm(np.diff(shot._ruler(), axis=0)) / unit == pytest.approx(
            np.sqrt(np.mean(errors**2))
        )


def test_all_dots_lie_on_the_swept_curve() -> None:
    with offstage():
        ground = Ground(PLAN)
        ground.cloud.risen.set_value(1)
        world = ground.cloud.world()
        assert len(world) == 441
        out = np.hypot(*ground.cloud.places.T)
        angles = np.arctan2(*ground.cloud.places.T[::-1])
        swept = ground.bowl.on_it(out[:, None] * np.stack([np.cos(angles), np.sin(angles)], -1))
        assert np.abs(swept - world).max() < 1e-9
        assert np.allclose(ground.cloud.heights, np.sum(ground.cloud.places**2, axis=1))


def test_each_corner_has_its_height_and_no_number_lies_on_dots() -> None:
    with offstage():
        ground = Ground(PLAN)
        ground.view.look(**ground.hill(target=True))
        ground.cloud.risen.set_value(1)
        numbers = list(ground.heights.texts())
        assert [text.text for text, *_ in numbers] == ["200"] * 3  # the nearest has dots behind it
        spots = ground.view.screen(ground.cloud.world())[0]
        for text, left, foot, _ in numbers:
            low, high = np.array([left, foot]), np.array([left + text.width, foot + text.high[1]])
            assert not np.any(np.all((spots > low - 0.05) & (spots < high + 0.05), axis=1))


def test_the_straight_lines_of_a_cone_end_on_corners_and_tip_and_every_dot_is_below_one() -> None:
    with offstage():
        ground = Ground(PLAN)
        ground.view.look(**ground.hill(target=True))
        ground.cloud.risen.set_value(1)
        away = np.linalg.norm(ground.cloud.places, axis=1)
        inside = (away > 0) & (away < 10 * 2**0.5)
        straight = 200 * away / (10 * 2**0.5)
        assert np.all(ground.cloud.now()[inside] < straight[inside])


def test_she_looks_down_the_bowl_wherever_it_is_seen_from() -> None:
    with offstage():
        ground = Ground(PLAN)
        ground.finale()
        for azimuth in (-153.0, -118.0, 20.0):
            ground.view.look(azimuth=azimuth)
            to_cross = ground.bowl.at(0.999 * PLAN.away) - ground.bowl.at(PLAN.away)
            assert ground.she.facing() == pytest.approx(np.arctan2(*to_cross[::-1]), abs=0.02)


def test_from_straight_above_the_bowl_is_as_large_as_the_map() -> None:
    with offstage():
        ground, walk = Ground(PLAN), Walk(PLAN)
        ground.view.look(**ground.above())
        places = np.array([(6.0, -3.0), (-10.0, 2.0), (0.0, 0.0)])
        assert ground.bowl.at(places) == pytest.approx(walk.on.at(places), abs=0.05)
        walk.on.show(20)
        ground.view.look(**ground.above(20))
        assert ground.bowl.at(places) == pytest.approx(walk.on.at(places), abs=0.05)


def test_the_bars_of_the_cone_go_down_from_it_to_the_dots() -> None:
    with offstage():
        ground = Ground(PLAN)
        ground.view.look(**ground.hill(target=True))
        for x, y, height, straight in ground.cone.bars().tolist():
            assert height == pytest.approx(x**2 + y**2)
            assert straight == pytest.approx(20 * abs(x))
            assert straight > height
        ground.cloud.way = ground.cone.corners()[0]
        assert ground.cloud.on_way().sum() == 21


def test_of_what_may_be_the_shape_one_is_the_bowl_and_one_is_straight() -> None:
    with offstage():
        ground = Ground(PLAN)
        ground.view.look(**ground.hill(target=True))
        cone = ground.wire.lines()
        ground.wire.power.set_value(2)
        bowl = ground.wire.lines()
        for share, ring in zip((0.25, 0.5, 0.75, 1), bowl[:4], strict=True):
            assert ring[0] == pytest.approx(ground.bowl.at((share * RIM, 0)))
        tip = ground.bowl.at((0, 0))
        for spoke in cone[4:]:
            x, y = (spoke - tip).T
            assert x * y[-1] == pytest.approx(y * x[-1])
            assert spoke[0] == pytest.approx(tip)


def test_the_guess_is_lifted_as_high_as_it_is_wrong() -> None:
    with offstage():
        ground = Ground(PLAN)
        ground.view.look(**ground.hill(target=True))
        ground.column.risen.set_value(1)
        assert ground.column.ends()[1] == pytest.approx(ground.bowl.at((6, -3)))
        assert [text.text for text, *_ in ground.column.texts()] == ["45"]
        assert facts(PLAN)["high"] == "45"


def test_a_half_a_quarter_and_a_tenth_are_read_from_the_distance() -> None:
    """With six decimals, 3.355626 was no half of 6.708204."""
    rows = played()[0].displayed("endless_zoom", "distance")
    texts = list(dict.fromkeys(row.text for row in rows))
    for written in ("6.71", "3.36", "1.68", "0.671", "0.0671", "0.00671", "0.000672", "0.000302"):
        assert written in texts


def test_colours_say_how_high_they_are_on_every_ground() -> None:
    with offstage():
        walk = Walk(PLAN)
        for half, number in ((10, "200"), (1, "2"), (0.1, "0.02"), (0.01, "0.0002")):
            walk.on.show(half)
            assert [text.text for text, *_ in walk.key.texts()] == ["height", "0", number]
        walk.on.show(1.5)  # the one goes out of the window, the other does not fill it yet
        assert len(list(walk.key.texts())) == 2
        walk.rewind(20)
        assert [text.text for text, *_ in walk.key.texts()][-1] == "800"
        walk.rewind(20, disc=True)  # the bowl's own disc has its own colours, however far off
        assert [text.text for text, *_ in walk.key.texts()][-1] == "200"


def test_rings_of_map_and_bowl_are_equal_steps_of_height_apart() -> None:
    """At 1, 2, 5 and 10 they lay closest where it is flattest, as round a peak."""
    with offstage():
        ground, walk = Ground(PLAN), Walk(PLAN)
        walk.rewind(20, disc=True)
        assert walk.map.levels()[:-1] == pytest.approx(ground.bowl.rings)
        walk.rewind()
        for radii in (ground.bowl.rings, walk.map.levels()):
            heights = radii**2
            assert np.diff(heights) == pytest.approx(np.full(len(radii) - 1, 25.0))
            assert heights[0] == pytest.approx(25)
        assert facts(PLAN)["apart"] == "25"


def test_what_is_displayed_on_the_way_belongs_to_the_step() -> None:
    run, _ = played()
    rows = {name: run.displayed("endless_zoom", name) for name in ("step", "distance")}
    assert len(rows["step"]) > 100
    for step, distance in zip(*rows.values(), strict=True):
        left = np.hypot(6, 3) * 0.998 ** int(step.value)
        assert distance.value == pytest.approx(left, rel=1e-9)
    assert max(step.value for step in rows["step"]) == 5000
    assert rows["step"][-1].text == "4,748"  # the gradient that is told of is of that step


def test_the_way_on_the_bowl_is_only_behind_her() -> None:
    with offstage():
        ground = Ground(PLAN)
        ground.finale()
        for left in (1.0, 0.5, 0.15):
            ground.way.left.set_value(left)
            assert np.hypot(*ground.way.places().T).min() == pytest.approx(left * np.hypot(6, 3))


def test_words_follow_the_numbers() -> None:
    told = facts(PLAN)
    assert told["kind"].startswith("It works because this bowl is round")
    assert facts(plan(compare_rate=0.9))["kind"] == "0.5 would do: this bowl is round."
    assert told["wrong"].endswith("add: 45, the sum of squares.")
    assert (told["mean"], told["root"]) == ("22.5", "about 4.74")
    assert facts(plan(start=(5, -5)))["root"] == "5"
    assert told["halves"].startswith(
        "After 346 steps, about half the distance is left. After 346 more, a quarter."
    )
    assert told["tenth"] == "1,150"
    assert told["keeps"].endswith("leaves 99.8 percent of the distance.")
    assert told["add"] == "6 − 0.012 = 5.988"
    assert told["sum"] == "6 minus half of 12 is 0. −3 minus half of −6 is 0."
    assert told["ends"] == "One step."
    other = facts(plan(**SLOWER))
    assert other["wrong"].startswith("One error is zero already")
    assert other["sum"] == "−4 minus 0.25 × −8 is −2. 0 minus 0.25 × 0 is 0."
    assert other["ends"] != told["ends"]
    assert (other["halves"][:9], other["tenth"]) == ("After 34 ", "114")
    assert "leaves 98 percent" in other["keeps"]


@pytest.mark.slow
@pytest.mark.parametrize("changes", some([SLOWER, {"start": (0, 7.5), "learning_rate": 0.002}]))
def test_the_film_is_told_with_other_numbers(changes: dict[str, Any]) -> None:
    run = rehearse(telling_of(**changes), layout=False)
    assert len(run.beats) == 8
    assert 90 < run.duration < 260
