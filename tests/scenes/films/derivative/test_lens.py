"""The lens over the hill: it shows nudge, line and stairs as large as it says."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from manim import ValueTracker

from scenes.parts.derivative.glass import Glass
from scenes.parts.derivative.hill import Hill
from scenes.parts.derivative.lens import Lens
from scenes.parts.derivative.nudge import Nudge, _slowly, through
from scenes.parts.derivative.table import Table
from scenes.render.rehearsal import offstage
from scenes.stage import Box
from scenes.stage.type.text import read_number
from tests.scenes.films.derivative.made import PLAN, W, bent, film, loss, near, plan


@pytest.mark.parametrize("scale", [1.0, 0.3, 0.05])
def test_the_triangle_of_any_loss_fits_into_the_lens(scale: float, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    rows = "".join(f"{x},{scale * y:g}\n" for x, y in ((2, 9.5), (4, 21.0), (7, 33.0), (9, 47.5)))
    path.write_text(f"x,y\n{rows}", encoding="utf-8")
    own = plan(data=str(path))
    with offstage():
        hill = Hill(own, ValueTracker(0.0))
        shown = hill.come_near()[0].mobject.target
    steepest = max(abs(own.slope), abs(own.quotient(own.nudges[0]))) * own.nudges[0]
    (_, height), (_, least), (_, seen) = shown.size, shown.low, shown.span
    assert least <= own.loss(own.at) + min(0, own.slope) * own.nudges[0]
    assert own.loss(own.at) + max(0, own.quotient(own.nudges[0])) * own.nudges[0] <= least + seen
    assert 0.55 * height < steepest * height / seen < height  # it is large, and within


def test_each_nudge_is_seen_in_the_lens() -> None:
    """Of 0.01 and 0.001 both legs were under the dot of w, and nothing moved for 17 s."""
    lens, nudge = near()
    legs = []
    for given in PLAN.nudges:
        nudge.power.set_value(nudge.power_of(given))
        nudge.seen.set_value(nudge.power_of(given))
        assert nudge.zoom * nudge.nudge == pytest.approx(PLAN.nudges[0])
        legs.append(nudge.nudge * lens.of.zoom * lens.unit[0])
        left, bottom, right, top = lens.frame()
        x, y = lens.origin()
        drop = float(PLAN.moved(np.array(nudge.nudge))) * nudge.zoom * lens.unit[1]
        assert left < x < x + legs[-1] < right
        assert bottom < y + drop < y < top
    assert legs == pytest.approx([legs[0]] * 4)
    assert legs[0] > 0.75 * (right - left)
    nudge.power.set_value(0.0)
    nudge.seen.set_value(3.0)
    for left_over in (1e-16, 0.1):
        shrinks = nudge.shrink(left_over).rate_func
        assert (shrinks(0.0), shrinks(1.0)) == pytest.approx((0, 1), abs=1e-12)
        end = nudge.power_of(left_over)
        assert 10.0 ** -(end * shrinks(0.5)) == pytest.approx(0.5, rel=0.11)  # evenly to the eye


def test_the_farthest_lens_shows_numbers_of_the_computer() -> None:
    assert PLAN.too_small == 1e-16
    assert loss(W + 1e-16) == loss(W) != loss(W + 1e-15)
    assert PLAN.magnified == 5e14
    grain = float(np.spacing(0.55))
    near_w = [W + k * grain for k in range(21)]
    assert (len(set(near_w)), len({loss(w) for w in near_w})) == (21, 9)
    assert PLAN.neighbours[:21] == pytest.approx([loss(w) - loss(W) for w in near_w], abs=0)
    lens, nudge = near()
    nudge.seen.set_value(lens.deepest)
    assert lens.stairs() == 1
    assert nudge.zoom == 5e14
    spots, treads = lens.steps()
    left, _, right, _ = lens.frame()
    assert np.count_nonzero((spots[:, 0] > left) & (spots[:, 0] < right)) == 21
    assert np.diff(spots[:, 0]) == pytest.approx(grain * 5e14 * lens.unit[0])
    assert treads[::2, 1] == pytest.approx(spots[:, 1])
    assert spots[1, 1] == spots[0, 1]  # a nudge to the next number stays on its stair
    assert film().facts["magnified"] == "five hundred trillion"
    assert film().facts["tiny"] == "0." + 15 * "0" + "1"


def test_the_valley_stays_as_it_is_when_a_nudge_of_it_can_be_seen() -> None:
    """For 32 s one thin curve stood on black in the left half: it was the valley of the opening."""
    hill, nudge = bent()
    assert hill.plane.low[0] == pytest.approx(hill.window[0])
    assert hill.plane.span == pytest.approx([np.diff(hill.window)[0], hill.heights[1]])
    foot, unit = hill.foot(), hill.plane.size / hill.plane.span
    lines = [through(foot, unit, 1.0, slope) for slope in (PLAN.quotient(1.0), PLAN.slope)]
    for start, end in lines:  # it goes on at both ends, and is not cut off
        assert start[0] < foot[0] - 0.5
        assert end[0] > nudge.tip(1.0)[0] + 0.2
        assert (
            hill.plane.corner[1] < end[1] < start[1] < sum((hill.plane.corner, hill.plane.size))[1]
        )


@pytest.mark.parametrize("at", [W, 4.0, 1.9])
def test_in_the_lens_each_nudge_is_as_large_and_the_curve_straightens(at: float) -> None:
    """Nudges of 0.01 and 0.001 were 3.3 and 0.3 px, and for 7 s only a table grew."""
    own = plan(at=at)
    hill, nudge = bent(own)
    with offstage():
        glass = Glass(nudge)
    middle, radius = glass.where()
    assert middle[1] - radius > hill.plane.corner[1]  # no number of the axis is under it
    foot, unit, off = hill.foot(), hill.plane.size / hill.plane.span, []
    for given in own.nudges:
        for tracker in (nudge.power, nudge.seen):
            tracker.set_value(nudge.power_of(given))
        step = np.array([given, own.change(given)]) * unit * nudge.zoom
        assert foot + step == pytest.approx(nudge.tip(given), rel=1e-6)
        assert step[0] == pytest.approx(own.nudges[0] * unit[0])
        for spot in (foot, foot + step):
            assert np.linalg.norm(spot - middle) < radius - 0.05
        line = glass.line()
        chord = foot[1] + (line[:, 0] - foot[0]) * step[1] / step[0]
        within = (line[:, 0] > foot[0]) & (line[:, 0] < foot[0] + step[0])
        off.append(float(np.max(chord[within] - line[within, 1])))
        ends = line[[0, -1], 0]
        assert ends[0] < middle[0] - radius < middle[0] + radius < ends[1]
    assert [a / b for a, b in pairwise(off)] == pytest.approx([own.factor] * 3, rel=0.05)
    assert off[0] > 0.1 > 0.001 > off[-1]


def test_how_many_times_it_enlarges_is_off_the_number_at_the_leg(tmp_path: Path) -> None:
    """Of a flat hill “× 1,000” stood on the 0.01 of the leg."""
    path = tmp_path / "own.csv"
    path.write_text("a,b\n1,101325.02\n2,101325.04\n3,101325.06\n4,101325.08\n", "utf-8")
    for own in (PLAN, plan(data=str(path))):
        _, nudge = bent(own)
        with offstage():
            glass = Glass(nudge)
        glass.times.move_to(glass.above())
        across, upright = nudge.lengths(3)
        middle, radius = glass.where()
        assert np.linalg.norm(glass.above()[:2] - middle) < radius - 0.4
        for words in (across, upright):
            assert not Box.around(words).meets(Box.around(glass.times))


def test_a_lens_that_enlarges_nothing_shows_the_hill_itself() -> None:
    hill, nudge = bent()
    with offstage():
        line = Glass(nudge).line()
    x = hill.plane.low + (line - hill.plane.corner) / hill.plane.size * hill.plane.span
    assert x[:, 1] == pytest.approx([loss(w) for w in x[:, 0]], abs=1e-6)


def test_what_is_called_the_derivative_stands_alone_beside_its_tangent() -> None:
    """The word was written 180 s later, and dL/dw was there for less than a second."""
    hill, nudge = bent()
    with offstage():
        table, glass = Table(PLAN), Glass(nudge)
    gone = {id(part) for move in table.name_it()[:-2] for part in move.mobject.get_family()}
    cells = [*table.heads, *table.leads, *table.steps, *(c for row in table.rows for c in row)]
    assert {id(cell) for cell in cells} <= gone
    assert table.called.text == "derivative"
    assert "upright(d)" in table.named().new.source
    middle, radius = glass.where()
    for thing in (table.called, table.limit, table.heads, table.leads, *table.steps):
        assert table.box.holds(thing)
        assert thing.get_left()[0] > middle[0] + radius
    right = hill.curve.at([4.0 - 0.15])  # where the valley rises again it is lower
    assert right[1] < table.box.bottom or right[0] > table.box.right


@pytest.mark.parametrize("number", range(4))
def test_numbers_at_the_legs_are_beside_them_and_off_the_line(number: int) -> None:
    hill, nudge = bent()
    across, upright = nudge.lengths(number)
    foot, tip = hill.foot(), nudge.tip(PLAN.nudges[number])
    assert 0.1 < across.get_bottom()[1] - foot[1] < 0.4
    assert 0.1 < tip[0] - upright.get_right()[0] < 0.4
    left, bottom, _ = upright.get_corner(np.array([-1, -1, 0]))
    assert bottom > foot[1] + (left - foot[0]) / (tip - foot)[0] * (tip - foot)[1] + 0.05


def test_of_line_and_stairs_one_is_always_there() -> None:
    """They were blended, two curves side by side in one colour, and the true line went."""
    lens, nudge = near()
    strengths = []
    for left in np.linspace(3.0, 0.0, 61):
        nudge.seen.set_value(lens.deepest - left)
        strengths.append(lens.strengths())
    assert all(max(pair) == 1 for pair in strengths)
    assert (strengths[0], strengths[-1]) == ((1.0, 0.0), (0.0, 1.0))
    first = next(i for i, (_, stairs) in enumerate(strengths) if stairs)
    nudge.seen.set_value(lens.deepest - np.linspace(3.0, 0.0, 61)[first])
    spots, _ = lens.steps()
    assert (
        np.diff(spots[:, 0]).max() < 0.08
    )  # as they come, a stair is no longer than the line is wide


def test_the_lens_has_a_scale_while_there_are_stairs() -> None:
    """The window of the staircase was of no size."""
    with offstage():
        nudge = Nudge(hill := Hill(PLAN, ValueTracker(0.0)), PLAN)
        lens = Lens(nudge)
    nudge.seen.set_value(lens.deepest)
    start, end = lens.ruler()
    assert end[0] - start[0] == pytest.approx(1e-15 * nudge.zoom * lens.unit[0])
    assert read_number(lens.far.text.replace("10⁻¹⁵", "0.000000000000001")) == 1e-15
    ((_, y, seen),) = (rest for text, *rest in lens.texts() if text is lens.far)
    assert seen == 1
    spots, _ = lens.steps()
    over = [spot[1] for spot in spots if start[0] <= spot[0] <= end[0]]
    assert min(over) > y + lens.far.high[1] + 0.2
    nudge.seen.set_value(lens.deepest - 3)
    ((_, _, seen),) = (rest for text, *rest in lens.texts() if text is lens.far)
    assert seen == 0
    assert hill.plan is PLAN


def test_the_last_decade_of_the_zoom_takes_its_time() -> None:
    """The straight line became a staircase within 0.4 s."""
    fall = film().nudge.fall(film().lens.deepest).mobject
    assert fall is film().nudge.seen
    deepest = film().lens.deepest
    t = np.linspace(0, 1, 501)
    way = deepest * np.array([_slowly(one) for one in t])
    assert np.all(np.diff(way) > -1e-12)
    assert (way[0], way[-1]) == pytest.approx((0, deepest))
    assert 5.0 * np.mean(way > deepest - 1) > 1.5  # seconds


def test_a_view_that_is_stretched_says_so() -> None:
    """A slope drawn at 49° lay at 14° in the next picture, and all that was said was × 1."""
    with offstage():
        hill = Hill(PLAN, ValueTracker(0.0))
        before = hill.plane.size / hill.plane.span
        near_by, *_, said = hill.come_near()
        after = near_by.mobject.target.size / near_by.mobject.target.span
    x, y = (after / before).tolist()
    assert read_number(said.mobject.text.split()[2]) == pytest.approx(x / y, rel=0.05)
