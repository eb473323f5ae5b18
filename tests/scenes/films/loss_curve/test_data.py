"""By day, over the data: dots, lines, names and what goes before what."""

from __future__ import annotations

import numpy as np
import pytest
from manim import DL, UR, Scene

from scenes.parts.loss_curve.dots import Dots
from scenes.parts.loss_curve.doubts import doubt, quiet
from scenes.parts.loss_curve.evenings import LEFT_SIDE, Evenings
from scenes.parts.loss_curve.hill import Hill
from scenes.parts.loss_curve.lighting import COMES, LEAVES, LINGERS
from scenes.parts.loss_curve.misses import Misses
from scenes.parts.loss_curve.morning import Morning
from scenes.parts.loss_curve.opening import Opening
from scenes.parts.loss_curve.signs import Signs
from scenes.parts.loss_curve.tonight import Tonight
from scenes.parts.loss_curve.wall import Wall
from scenes.render.rehearsal import offstage
from scenes.stage import FRAME, POSITION, STAGE, Box
from tests.scenes.films.loss_curve.parts import (
    HIGH,
    PLAN,
    WIDE,
    X,
    Y,
    made_data,
    made_hill,
    painted,
)

hill = pytest.fixture(made_hill)
data = pytest.fixture(made_data)


def test_the_dots_take_most_of_the_width_of_their_side_and_axes_cross_at_zero(
    data: Evenings,
) -> None:
    """With units alike, and a name beside the axis, they were a wedge in a dark frame."""
    left, right = data.plane.xy(X[[X.argmin(), X.argmax()]], 0.0)[:, 0]
    assert right - left > 0.6 * LEFT_SIDE.width
    assert data.plane.crossing.tolist() == [0, 0]


def test_numbers_of_the_data_stay_while_their_plane_becomes_smaller(data: Evenings) -> None:
    """All but the 0 faded at once, and came back as it grew again."""
    opening = Opening(PLAN, data, own=True)
    large, small = data.plane.copy(), data.plane.copy().within(opening.known)
    seen = []
    for share in np.linspace(0, 1, 9):
        data.plane.interpolate(large, small, share)
        seen.append({(axis, v): tick.strength for axis, v, tick in data.plane.ticks()})
    assert len(seen[0]) == 13
    assert all(numbers == seen[0] for numbers in seen)
    assert set(seen[0].values()) == {1.0}
    name, _, foot = next(iter(small._placed_names()))
    below = opening.process.cards[0].name_below
    assert float(below.get_top()[1]) + 0.1 < foot + name.low[1]


def test_no_line_goes_through_a_number_as_the_plane_draws_back(data: Evenings) -> None:
    """That of w = −0.55 did, below the level axis."""
    room = Box(-6.0, -3.0, -1.0, 2.0)
    whole, wide = data.plane.copy().within(room), data.plane.copy().within(room)
    wide.reframe(y=data.wide())
    below, above = ([tick for axis, _, tick in p.ticks() if axis == 0] for p in (whole, wide))
    assert len(below) > 2
    assert not above
    half = data.plane.copy()
    half.interpolate(whole, wide, 0.1)
    assert all(0 < tick.strength <= 1 for axis, _, tick in half.ticks() if axis == 0)
    name, _, foot = next(iter(wide._placed_names()))
    assert foot + name.high[1] < wide.corner[1]


def test_the_name_of_the_drawn_back_axis_is_at_its_end(data: Evenings, hill: Hill) -> None:
    """It was left below, where no line comes, a fifth of the frame away from its axis."""
    dots = Dots(PLAN, data, hill)
    with offstage():
        plane = dots.make_room()[0].build().mobject.target
    name, left, foot = next(iter(plane._placed_names()))
    end = plane.xy(plane.low[0] + plane.span[0], 0.0)
    assert name.text == data.names[0]
    assert 0.05 < left - end[0] < 0.3
    assert foot + name.high[1] / 2 == pytest.approx(end[1], abs=0.05)
    assert left + name.width < dots.plot.left


def test_no_line_that_is_turned_goes_through_the_knob(data: Evenings) -> None:
    """The line ended on it, as soon as the plane had the width of its side."""
    with offstage():
        knob, scene = data.knobs[0], Scene()
        for moves, _ in Opening(PLAN, data, own=True).knob_aside(knob):
            scene.play(*moves, run_time=0.1)
    assert knob.get_left()[0] > data.plane.corner[0] + data.plane.size[0] + 0.15


def test_students_are_gone_before_evenings_come(data: Evenings) -> None:
    """Sixty dots of two tables and a line lay over one another."""
    opening, seen = Opening(PLAN, data, own=True), []
    with offstage():
        scene = Scene()
        scene.add(*opening.students, opening.students_line)
        for moves, _ in opening.evenings_come():
            scene.play(*moves, run_time=0.1)
            there = scene.get_mobject_family_members()
            seen.append([one in there for one in (opening.students[1], data.samples)])
    assert seen == [[False, False], [False, True]]


def test_tonight_has_the_frame_when_the_valley_has_gone(data: Evenings, hill: Hill) -> None:
    """The dots were a blob on a sheet before the valley, which shone through as it came."""
    morning = Morning(PLAN, data, hill, " pizzas")
    tonight, plane = morning.tonight, morning.tonight.guess.line.plane
    assert plane.size[1] > 0.6 * HIGH
    assert tonight.answer.get_right()[0] < STAGE.right
    assert tonight.answer.get_left()[0] > plane.corner[0] + plane.size[0]
    assert tonight.answer[1].text == "≈ 35.5 pizzas"
    (gone, comes), _ = next(tonight.come(*morning.valley))
    for share in np.linspace(0, 1, 41).tolist():
        assert gone.rate_func(share) > 0.99 or comes.rate_func(share) < 0.01
    assert {hill.night, hill.ruler, hill.tent, hill.mark} <= set(gone.mobject)


def test_what_it_costs_to_do_without_b_is_said_and_seen(data: Evenings) -> None:
    """The line passed below each of the dots at its lower end, and nothing was said of it."""
    assert doubt(PLAN, own=True) == "Without b, quiet evenings come out too low."
    assert doubt(PLAN) == ""
    rows = quiet(PLAN)
    assert set(rows.tolist()) == set(np.flatnonzero(X[rows].max() >= X).tolist())
    assert np.all(PLAN.places[-1] * X[rows] < Y[rows])
    errors, words = Tonight(PLAN, data).doubt
    assert words.text == "too low"
    assert errors.errors() == pytest.approx(PLAN.places[-1] * X[rows] - Y[rows])


def test_too_low_stands_where_it_is_too_low(data: Evenings) -> None:
    """It stood half a frame away from the errors that it names."""
    tonight = Tonight(PLAN, data)
    plane, words = tonight[0], tonight.doubt[1]
    (left, bottom, _), (right, top, _) = words.get_corner(DL), words.get_corner(UR)
    assert plane.xy(0.0, 0.0)[1] < bottom
    assert right < plane.xy(PLAN.case, 0.0)[0]
    across, up = plane.xy(X, Y).T
    assert np.all(up[(across > left) & (across < right)] > top)
    ends = np.array([0.0, PLAN.case])
    assert np.interp(left, *plane.xy(ends, PLAN.places[-1] * ends).T) > top


def test_each_part_of_the_process_is_in_a_box_that_is_seen(data: Evenings) -> None:
    """Three boxes were told of, and none of them had a rim."""
    opening = Opening(PLAN, data, True)
    plane = data.plane.copy().within(opening.known)
    held = plane, opening.model, opening.asked
    for card, inside in zip(opening.process.cards, held, strict=True):
        assert card.frame.get_stroke_width() > 0
        left, bottom, right, top = card.box
        assert left < inside.get_left()[0]
        assert inside.get_right()[0] < right
        assert bottom < inside.get_bottom()[1]
        assert inside.get_top()[1] < top - 0.1


def test_where_too_long_a_step_would_end_is_told(data: Evenings, hill: Hill) -> None:
    """20 × 1,061 was worked out with a w that stood nowhere."""
    hill.closeup.look(**hill.from_afar())
    signs = Signs(PLAN, data, hill, " pizzas")
    wild, there = signs.wild, signs.there
    tip = float(hill.ruler.ruler.at([PLAN.overshoot])[0])
    assert there.get_right()[0] == pytest.approx(tip, abs=0.2)
    assert there.get_bottom()[1] > wild.get_top()[1] + 0.4
    w = there[1].family_members_with_points()[0].get_fill_color()
    assert w.to_hex() == POSITION.upper()  # it was coral beside red: two reds, and no w


def test_students_are_dots_of_their_own(data: Evenings) -> None:
    """They turned into evenings, and what a dot of these was, was not told."""
    plane, samples, _ = data.students()
    assert samples is not data.samples
    assert np.all(plane.xy(*samples.now())[:, 0] >= plane.corner[0])


def test_one_dot_is_lit_while_one_error_is_told(data: Evenings) -> None:
    """Three were, and two errors stood there three seconds before their words."""
    row = PLAN.examples[0]
    assert (data.one.x, data.one.y) == (X[row], Y[row])
    one, three = data.one_miss, data.three
    Misses(PLAN, data).grow(one)
    assert (one.grown.get_value(), three.grown.get_value()) == (0, 1)


def test_the_students_have_a_line_that_fits_them(data: Evenings) -> None:
    """Heights and weights were dots, and that a line is laid through them was not to be seen."""
    _, samples, line = data.students()
    off = samples.y - line.predict(samples.x)
    assert np.mean(off) == pytest.approx(0, abs=1e-9)
    assert np.mean(off * (samples.x - samples.x.mean())) == pytest.approx(0, abs=1e-6)


def test_the_pin_is_between_the_first_two_numbers_of_the_axis(data: Evenings) -> None:
    """Its head lay on the 0."""
    seen = painted(data.pin.draw)
    rows, _ = np.nonzero(seen > 0.5)
    low, high = HIGH / 2 - np.array([rows.max(), rows.min()]) * HIGH / 270
    head = np.nonzero(seen[rows.min() : rows.min() + 6].max(axis=0) > 0.5)[0]
    zero, ten = data.plane.xy(0.0, 0.0)[1], data.plane.xy(0.0, 10.0)[1]
    assert zero - 0.1 < low < high < ten - 0.2
    assert (head.min() * WIDE / 480 - WIDE / 2) < data.plane.xy(0.0, 0.0)[0] + 0.02


def test_what_is_told_for_tonight_stands_at_both_axes(data: Evenings) -> None:
    guess = Tonight(PLAN, data).guess
    plane = guess.line.plane
    feet = (guess.feet() - plane.corner) / plane.size * plane.span + plane.low
    assert feet == pytest.approx(np.array([(20, 0), (0, 20 * PLAN.places[-1])]))


def test_one_knob_is_among_more_and_more_of_them() -> None:
    """“With millions of knobs, we cannot”: nothing of these was seen, and the picture stood."""
    wall = Wall(FRAME)
    counts, apart = [], []
    for away in np.linspace(0, 1, 11):
        wall.away.set_value(away)
        spots, turned = wall.knobs()
        assert len(spots) == len(turned)
        assert np.min(np.linalg.norm(spots - wall.box.middle[:2], axis=1)) < 1e-9
        counts.append(len(spots)), apart.append(wall.apart)
        reach = np.ptp(spots, axis=0) + 2.2 * wall.apart
        assert np.all(reach > (wall.box.width, wall.box.height))  # the wall has no rim
    assert counts[0] < 40
    assert counts[-1] > 2000
    assert np.all(np.diff(counts) > 0)
    assert np.all(np.diff(apart) < 0)


def test_the_line_does_not_pass_the_knob_while_both_go_to_the_left(
    data: Evenings, hill: Hill
) -> None:
    """The plane shrank as the knob went over it, and the line ran through its rim."""
    opening = Opening(PLAN, data, True)
    knob, dots = data.knobs[0], Dots(PLAN, data, hill)
    hill.plane.within(dots.plot)
    x, y = opening._aside
    knob.move_to((x, y, 0))
    data.w.set_value(PLAN.example_w)
    moves = [one.build() for one in dots.make_room()[:2]]
    for move in moves:
        move.begin()
    for share in np.linspace(0, 1, 41):
        for move in moves:
            move.interpolate(float(share))
        ends = data.line.ends()
        assert ends is not None
        along = ends[0] + np.linspace(0, 1, 101)[:, None] * (ends[1] - ends[0])
        middle = knob.dial.get_center()[:2]
        assert np.min(np.linalg.norm(along - middle, axis=1)) > knob.dial.radius + 0.05, share


def test_one_loss_is_seen_at_a_time(data: Evenings, hill: Hill) -> None:
    """Three of them showed on which side the valley is, before she felt which way to go."""
    dots = Dots(PLAN, data, hill)
    hill.plane.within(dots.plot)
    seen = []
    with offstage():
        scene = Scene()
        scene.add(data.pile)
        scene.play(*dots.make_room(), run_time=0.1)
        for moves, _ in dots.one_by_one():
            scene.play(*moves, run_time=0.1)
            seen.append(sum(dot in scene.get_mobject_family_members() for dot in dots.dots))
        assert max(seen) == seen[-1] == 1
        for moves, _ in dots.many_knobs():
            scene.play(*moves, run_time=0.1)
        assert dots.wall in scene.mobjects
        assert hill.plane not in scene.mobjects
        gone, _, comes = fall = dots.nightfall()
        scene.play(*fall, run_time=0.1)
        there = [
            max(1 - gone.rate_func(t), comes.rate_func(t)) for t in np.linspace(0, 1, 41).tolist()
        ]
        assert min(there) > 0.05  # for half a second there was a sky and nothing else
        for moves, _ in dots.ground_comes():
            scene.play(*moves, run_time=0.1)
        assert {dots.dots[-1], hill.ruler, hill.scale} <= set(scene.get_mobject_family_members())
    start = float(PLAN.places[0])
    dot = hill.plane.xy(start, PLAN.loss(start))
    dots.make_way()
    assert hill.curve.at([start]) == pytest.approx(dot)


def test_what_is_asked_for_has_its_units_as_it_comes(data: Evenings) -> None:
    """“20 → ?” stood there for two seconds, and of what was not told."""
    opening = Opening(PLAN, data, own=True)
    (comes,) = [moves for moves, _ in opening.process_comes()][2]
    assert opening.units in comes.mobject.get_family()
    assert opening.asked in comes.mobject.get_family()


def test_no_frame_is_empty_as_the_night_gives_way_to_a_plane() -> None:
    for share in np.linspace(0, 1, 201).tolist():
        assert 1 - LINGERS(share) > 0.3 or COMES(share) > 0.3
        assert LEAVES(share) > 0.99 or COMES(share) < 0.01
