"""Five thousand steps, as they are seen: the film with its numbers in pictures and words."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from scenes.paraboloid import Paraboloid, ParaboloidParameters
from scenes.parts.paraboloid.bowl import RIM
from scenes.parts.paraboloid.choosing import plan_for
from scenes.parts.paraboloid.ground import Ground
from scenes.parts.paraboloid.lens import Lens
from scenes.parts.paraboloid.lines import FiveLines, added, by_powers, kept_of
from scenes.parts.paraboloid.log import lines, printed
from scenes.parts.paraboloid.measures import Falling, Measures
from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.one_line import Callouts, OneLine
from scenes.parts.paraboloid.places import SLICE
from scenes.parts.paraboloid.plan import Plan
from scenes.parts.paraboloid.slices import Slice, plane_for
from scenes.parts.paraboloid.target import Shot
from scenes.parts.paraboloid.telling import facts
from scenes.parts.paraboloid.walk import Walk
from scenes.parts.paraboloid.wheels import Wheel
from scenes.render.record import Rehearsal
from scenes.render.rehearsal import offstage, rehearse
from scenes.stage import FRAME, STEP, TEXT, Box
from scenes.stage.lecture.theme import rgb
from tests.everything import some
from tests.scenes.canvas import picture
from tests.scenes.performing import attend, performed

Array = NDArray[np.float64]


def plan(**changes: Any) -> Plan:
    return plan_for(**(ParaboloidParameters().__dict__ | changes))


PLAN = plan()
SLOWER = {"start": (-4, 0), "learning_rate": 0.01, "epochs": 900, "report_every": 150,
          "good_enough": 0.01, "compare_rate": 0.25}  # fmt: skip


def telling_of(**changes: Any) -> type[Paraboloid]:
    """The film with other parameters."""
    chosen = ParaboloidParameters(**changes)
    members = {"parameters": chosen, "__module__": Paraboloid.__module__}
    return type("Other", (Paraboloid,), members)


class Seen(NamedTuple):
    """One frame of the film."""

    beat: str
    step: float
    her: Array  # on the screen
    cross: Array
    rings: list[tuple[float, float]]  # radius, and how large it is drawn
    half: float


class Witness:
    """Looks at every frame."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []

    def frame(self, scene: Any) -> None:
        if scene.beats_begun[-1] != "endless_zoom":
            return
        walk = scene.walk
        self.seen.append(
            Seen(
                scene.beats_begun[-1],
                walk.step_now(),
                walk.she.spot(),
                walk.on.at((0, 0)),
                [(r, walk.rings.radius_on_screen(r)) for r in walk.rings.radii()],
                walk.on.half,
            )
        )

    def beat_ended(self, scene: Any, name: str) -> None:
        pass


attend(Paraboloid, Witness)


@cache
def played() -> tuple[Rehearsal, list[Seen]]:
    """Every frame of the zoom, once for all tests."""
    performance = performed(Paraboloid)
    return performance.run, performance.of(Witness).seen


# -- beat by beat --------------------------------------------------------------------------------


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


def test_the_lens_shows_the_step_as_many_times_as_large_as_it_says() -> None:
    with offstage():
        walk = Walk(PLAN)
        lens = Lens(walk.on, PLAN, (-3, -1), 1.4)
        lens.opened.set_value(1)
        spacing = np.diff([line.mean(axis=0) for line in lens.contours()], axis=0)
        assert spacing == pytest.approx(np.tile(spacing[0], (len(spacing), 1)))
        assert abs(spacing @ [1, 2]).max() < 1e-9  # along the gradient (2, -1): none aside
        for times in (200, 500):
            lens.times.set_value(times)
            drawn = lens.there() - lens.here()
            on_map = walk.on.at(PLAN.next) - walk.on.at(PLAN.start)
            assert drawn == pytest.approx(times * on_map)
            assert f"×{times}" in [text.text for text, *_ in lens.texts()]
        assert drawn == pytest.approx(500 * walk.on.unit * np.array([-0.012, 0.006]))


def test_she_stands_where_the_step_begins_until_its_end_is_named() -> None:
    """Her bright dot was at the next position while “where she was” was said."""
    with offstage():
        lens = Lens(Walk(PLAN).on, PLAN, (-3, -1), 1.4)
        parts = lens.walked, lens.grown, lens.rung
        for tracker in parts:
            tracker.set_value(1)
        for motion in lens.take_back():
            motion.begin()
            motion.interpolate(0.5)
            assert lens.walked.get_value() == 1  # she does not walk backwards
            motion.finish()
    assert [tracker.get_value() for tracker in parts] == [0, 0, 0]


def test_the_lines_and_the_one_line_hold_the_numbers_of_the_step() -> None:
    with offstage():
        shown = [formula.source for formula in FiveLines(PLAN).numbers]
        for text, numbers in zip(
            shown, ("(6, -3)", "(12, -6)", "(-0.012, 0.006)", "(5.988, -2.994)"), strict=True
        ):
            assert numbers in text
        rule = OneLine(PLAN)
        below = {name: formula.source for name, formula in rule.numbers.items()}
        assert below["next"] == "(5.988, -2.994)"
        assert (below["here"], below["rate"], below["grad"]) == ("(6, -3)", "0.001", "(12, -6)")
        lefts = [rule.symbols[name].get_left()[0] for name in below if name != "times"]
        rights = [rule.symbols[name].get_right()[0] for name in below if name != "times"]
        gaps = np.subtract(lefts[1:], rights[:-1])
        assert gaps.max() < 0.4  # no hole in it


@pytest.mark.parametrize("start", [(6, -3), (-5, 7), (8, 1), (-4, -6), (-9, 1)])
def test_the_gradient_goes_on_outside_of_the_glass_and_no_name_is_in_its_way(start: Any) -> None:
    with offstage():
        made = plan(start=start)
        walk = Walk(made)
        lens = Lens(walk.on, made, (-3, -1), 1.4)
        lens.opened.set_value(1)
        lens.place.set_value(1)
        named = Callouts(lens)
        dots = lens.dots()
        out = np.linalg.norm(dots - lens.middle, axis=1)
        assert out[0] == pytest.approx(lens.radius, abs=0.15)
        aside = made.gradient[::-1] * (1, -1)
        assert (dots - lens.here()) @ aside == pytest.approx(np.zeros(len(dots)), abs=1e-9)
        x, y = dots[-1]
        assert y > 1.5 or max(abs(x) / FRAME.right, abs(y) / FRAME.top) > 0.96  # off the frame
        for word in (*named.words.values(), *named.long.values()):
            box = Box.around(word)
            inside = (dots > (box.left, box.bottom)) & (dots < (box.right, box.top))
            assert not inside.all(axis=1).any()


def test_what_the_glass_enlarges_is_told_while_it_is_large() -> None:
    """Beside the five names it was another one than before, and did not say which."""
    with offstage():
        lens = Lens(Walk(PLAN).on, PLAN, (-3, -1), 1.4)
        lens.opened.set_value(1)
        lens.cone.set_value(0)
        for motion in lens.enlarge():
            motion.begin()
            motion.finish()
        times = lens.times.get_value()
        assert [(text.text, strength) for text, *_, strength in lens.texts()] == [
            (f"×{times:,.0f}", 1)
        ]


@pytest.mark.parametrize("start", [(6, -3), (-4, 2), (-1, -7)])
def test_each_slope_is_that_of_its_curve_and_both_make_the_gradient(start: Any) -> None:
    with offstage():
        made = plan(start=start)
        walk = Walk(made)
        plane = plane_for(made, SLICE)
        along, up = (Slice(walk, axis, plane) for axis in (0, 1))
        for cut, at, other in ((along, start[0], start[1]), (up, start[1], start[0])):
            out = np.linspace(-10, 10, 9)
            assert cut.heights(out) == pytest.approx(out**2 + other**2)
            assert cut.slope == pytest.approx(2 * at)
            assert cut.here() == pytest.approx(cut.plane.xy(at, at**2 + other**2))
        assert along.arrow.root() == pytest.approx(start)
        assert along.arrow.landing() == pytest.approx(up.arrow.root())
        assert up.arrow.landing() == pytest.approx(walk.uphill.landing())


def test_the_opposite_of_the_gradient_is_no_step_before_the_rate_is_taken() -> None:
    """It was green, and the first arrow gone, before any rate was named."""
    with offstage():
        uphill = Walk(PLAN).uphill
        uphill.turned.set_value(0.5)  # both are there, as long as it is
        assert uphill.present() == pytest.approx(-PLAN.gradient)
        uphill.turned.set_value(1)
        assert uphill.color_now() == pytest.approx(rgb(TEXT))  # lavender would be uphill
        uphill.share.set_value(PLAN.rate)
        assert uphill.color_now() == pytest.approx(rgb(STEP))


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


def test_the_glass_comes_out_of_her() -> None:
    with offstage():
        walk = Walk(PLAN)
        lens = Lens(walk.on, PLAN, (-3, -1), 1.4)
        assert lens.middle == pytest.approx(walk.on.at(PLAN.away))
        lens.opened.set_value(1)
        assert lens.middle == pytest.approx((-3, -1))


def test_the_guess_is_lifted_as_high_as_it_is_wrong() -> None:
    with offstage():
        ground = Ground(PLAN)
        ground.view.look(**ground.hill(target=True))
        ground.column.risen.set_value(1)
        assert ground.column.ends()[1] == pytest.approx(ground.bowl.at((6, -3)))
        assert [text.text for text, *_ in ground.column.texts()] == ["45"]
        assert facts(PLAN)["high"] == "45"


def test_both_sums_are_those_of_the_step() -> None:
    with offstage():
        rows = [row.source for row in added(PLAN)]
        expected = ("6 ", "- ", "0.012", "5.988"), ("-3 ", "+ ", "0.006", "-2.994")
        for row, numbers in zip(rows, expected, strict=True):
            assert all(number in row for number in numbers)


def test_the_dial_goes_by_equal_factors() -> None:
    pace = by_powers(1, 0.001, lambda share: share)
    shares = [1 + pace(t) * (0.001 - 1) for t in np.linspace(0, 1, 7)]
    assert np.diff(np.log(shares)) == pytest.approx([np.log(0.001) / 6] * 6)


def test_on_each_map_she_walks_and_ten_times_closer_is_where_she_began() -> None:
    zoom = played()[1]
    assert max(seen.step for seen in zoom) == 5000
    for seen in zoom:
        for radius, drawn in seen.rings:
            assert drawn == pytest.approx(radius / seen.half * 5.9 / 2)
    walking = [(one, other) for one, other in pairwise(zoom) if other.step > one.step]
    assert all(one.half == other.half for one, other in walking)  # one thing moves at a time
    for one, other in walking:
        assert np.hypot(*(other.her - one.cross)) < np.hypot(*(one.her - one.cross))
    halves = sorted({round(one.half, 9) for one, _ in walking}, reverse=True)
    assert halves == pytest.approx([10, 1, 0.1, 0.01, 0.001])
    start = zoom[0]
    for half in halves:
        first = next(one for one, _ in walking if one.half == pytest.approx(half))
        assert first.her == pytest.approx(start.her, abs=0.01)
    assert np.linalg.norm(zoom[-1].her - zoom[-1].cross) > 0.8  # and that is seen


def test_a_square_ten_times_as_small_becomes_the_whole() -> None:
    with offstage():
        walk = Walk(PLAN)
        ground, edge = walk.closer()
        assert ground.square.side == pytest.approx(walk.on.box.width / 10)
        assert not list(edge.texts())
        walk.on.show(1)
        assert ground.square.side == pytest.approx(walk.on.box.width)
        ((text, *_),) = edge.texts()
        assert text.text == "×10"
        size = (960, 540)
        whole = picture(Walk(PLAN).map, size=size).astype(int)
        assert np.abs(picture(ground, size=size) - whole).max() <= 2


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


def test_the_log_is_written_with_as_many_digits_as_can_be_read() -> None:
    written = lines(PLAN)
    assert max(map(len, written)) <= 33  # of them fit beside the map, as large as words are
    x, y = 6.0, -3.0
    for epoch in range(5000):
        x, y = x + (2 * x * (-0.001)), y + (2 * y * (-0.001))
        if epoch % 500 == 0:
            told = f"Step {short(epoch + 1)}: {x:#.4g}, {y:#.4g}"
            assert written[epoch // 500] == told.replace("-", "−")
    assert written[0] == "Step 1: 5.988, −2.994"  # as worked out before
    best = [f"x = {x!r}", f"y = {y!r}".replace("-", "−")]
    assert written[-3:] == ["Best guess:", *best]
    assert written[-2] == "x = 0.00026968555624761565"


def test_nothing_is_printed_before_its_step_is_over() -> None:
    for epoch in range(0, 5000, 500):
        rows = epoch // 500
        assert printed(PLAN, epoch + 1) == rows
        assert rows < printed(PLAN, epoch + 2) <= rows + 1
    assert printed(PLAN, 5000) == len(lines(PLAN)) - 3  # the best guess is yet to come


def test_why_every_step_keeps_a_share_and_where_the_flag_stands() -> None:
    with offstage():
        rows = [row.source.replace(" ", "") for row in kept_of(PLAN)]
        for row, letter, error in zip(rows, "xy", (6.0, -3.0), strict=True):
            before, after = row.split("=")
            assert f"2{letter}:grad" in before  # of every step, not of the first one alone
            assert after.startswith("0.998")
            assert error - 0.001 * 2 * error == pytest.approx(0.998 * error)
        first = [row.source.replace(" ", "") for row in kept_of(plan(landscape="2x^2 + 2y^2"))]
        assert first[0].split("=")[1].startswith("6dot0.99")
        assert np.array_equal(Walk(PLAN).flag.place, PLAN.walk.points[4748])


def test_the_way_on_the_bowl_is_only_behind_her() -> None:
    with offstage():
        ground = Ground(PLAN)
        ground.finale()
        for left in (1.0, 0.5, 0.15):
            ground.way.left.set_value(left)
            assert np.hypot(*ground.way.places().T).min() == pytest.approx(left * np.hypot(6, 3))


# -- other numbers -------------------------------------------------------------------------------


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
