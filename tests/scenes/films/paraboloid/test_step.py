"""One step of the film on the paraboloid, near and far: gradient, rate, log, and flag."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from scenes.parts.paraboloid.lens import Lens
from scenes.parts.paraboloid.lines import FiveLines, added, by_powers, kept_of
from scenes.parts.paraboloid.log import lines, printed
from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.one_line import Callouts, OneLine
from scenes.parts.paraboloid.places import SLICE
from scenes.parts.paraboloid.slices import Slice, plane_for
from scenes.parts.paraboloid.walk import Walk
from scenes.render.rehearsal import offstage
from scenes.stage import FRAME, STEP, TEXT, Box
from scenes.stage.lecture.theme import rgb
from tests.scenes.canvas import picture
from tests.scenes.films.paraboloid.made import PLAN, plan, played


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


def test_the_glass_comes_out_of_her() -> None:
    with offstage():
        walk = Walk(PLAN)
        lens = Lens(walk.on, PLAN, (-3, -1), 1.4)
        assert lens.middle == pytest.approx(walk.on.at(PLAN.away))
        lens.opened.set_value(1)
        assert lens.middle == pytest.approx((-3, -1))


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
