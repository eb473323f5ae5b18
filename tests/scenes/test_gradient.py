"""The arrow that knows every slope, as it is seen: arrows, circle, shadows, other grounds."""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pytest
from manim import ManimColor
from numpy.typing import NDArray

from scenes.gradient import Gradient, GradientParameters
from scenes.parts.gradient.choosing import plan_for
from scenes.parts.gradient.column import between, parted, rows
from scenes.parts.gradient.compass import Meter, Needle, unit
from scenes.parts.gradient.cut import CutSurface
from scenes.parts.gradient.fan import Circle, Fan, Shadow, Sides
from scenes.parts.gradient.finelines import FineLines
from scenes.parts.gradient.inputs import Inputs
from scenes.parts.gradient.links import Links
from scenes.parts.gradient.pane import Pane
from scenes.parts.gradient.paths import Heights, plane_of
from scenes.parts.gradient.places import ASKED, BESIDE, COLUMN, METER, SIZE, HeldView, Poses
from scenes.parts.gradient.plank import Wedge, climb_on, corners_on, first_axis, sums
from scenes.parts.gradient.reading import Level, Spreading, arrows_around
from scenes.parts.gradient.step import StepArrow, StepLegs
from scenes.parts.gradient.telling import facts
from scenes.render.record import Rehearsal
from scenes.render.rehearsal import offstage, rehearse
from scenes.stage import STAGE, ArrowScale, Box, ContourMap, Derivation, Formula, Playback, View
from scenes.stage.lecture.theme import GRADIENT, LOSS, STEP, rgb
from tests.scenes.canvas import picture, pixels_at
from tests.scenes.performing import attend, performed

Array = NDArray[np.float64]

PLAN = plan_for(**asdict(GradientParameters()))
UNIT = 3.0  # scene units a unit of the ground, in the tests' view


def above(unit_length: float = UNIT) -> View:
    """The ground from straight above, she in the middle."""
    view = View(PLAN.ground, size=SIZE)
    poses = Poses(view, PLAN)
    pose = poses.at(PLAN.here, (0.0, 0.0), unit_length, azimuth=-90, elevation=90, perspective=0)
    return view.look(**pose)


# -- two slopes and all of them --------------------------------------------------------------------


@pytest.mark.parametrize(("ground", "rate"), [("sine_hills", 0.25), ("styblinski_tang", 0.01)])
def test_her_step_is_walked_in_the_frame_and_to_the_tip_of_its_arrow(
    ground: str, rate: float
) -> None:
    plan = plan_for(**asdict(GradientParameters(landscape=ground, learning_rate=rate)))
    view = View(plan.ground, size=SIZE)
    view.look(**Poses(view, plan).stepping())
    begin, end = view.at(plan.here), view.at(plan.next)
    assert np.linalg.norm(end - begin) == pytest.approx(2.9, rel=0.02)
    assert np.abs([*begin, *end]).max() < 6.5


@pytest.mark.parametrize("ground", ["sine_hills", "goldstein_price", "matyas"])
def test_the_numbers_of_the_meter_stand_beside_its_line(ground: str) -> None:
    plan = plan_for(**asdict(GradientParameters(landscape=ground, learning_rate=1e-8)))
    meter = Meter(Needle(View(plan.ground, size=SIZE), plan, 0.4), METER)
    for text, left, *_ in meter.texts():
        assert left > meter.box.left + 0.55 + 0.36
        assert left + text.width < meter.box.right
    assert meter.box.right == METER.right


@pytest.mark.parametrize("ground", ["sine_hills", "booth", "saddle", "himmelblau"])
def test_the_scale_of_arrows_is_not_told_where_words_stand(ground: str) -> None:
    """On booth the step worked out was printed over it."""
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    poses = Poses(View(plan.ground, size=SIZE), plan)
    assert not poses.note.meets(poses.board)


def on(ground: str) -> Gradient:
    """The film on another ground, built."""
    film = type("Other", (Gradient,), {"__module__": Gradient.__module__})()
    film.parameters = GradientParameters(landscape=ground)
    film.setup()
    return film


@pytest.mark.parametrize("ground", ["sine_hills", "beale", "quadratic", "mccormick", "ackley"])
def test_no_curve_of_heights_runs_through_a_name_of_the_walks(ground: str) -> None:
    film = on(ground)
    plane = plane_of(film.plan)
    for name in film.named_ways(plane):
        assert film.crossed(plane, name) == 0
        assert name.get_left()[0] > plane.xy(0.0, 0.0)[0] + 0.1  # on ackley it touched the axis
        assert STAGE.inset(-0.05).holds(name)


def test_names_of_the_parts_do_not_stand_on_the_scale_of_arrows() -> None:
    with offstage():
        film = on("rastrigin")
    (note,) = film.note
    for arrow in film.parts:
        label = film._clear_of_the_note(arrow.copy().move_to(note))
        assert label.get_bottom()[1] > note.get_top()[1]


@pytest.mark.parametrize("ground", ["rastrigin", "quadratic", "saddle", "goldstein_price"])
@pytest.mark.parametrize("across", [False, True])
def test_names_of_the_ends_of_a_slice_are_on_the_stage(ground: str, across: bool) -> None:
    """“east” stood where captions are."""
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    view = HeldView(plan)
    view.look(**Poses(view, plan).close(across=across))
    note = Box(STAGE.left, STAGE.bottom, -5.0, -2.4)
    pane = Pane(view, plan, ArrowScale(plan.factor), [note])
    pane.opened.set_value(1)
    pane.angle.set_value(pane.bearing(int(across)))
    there = [(text, left, foot) for text, left, foot, share in pane.texts() if share > 0]
    assert len(there) == 2
    for text, left, foot in there:
        box = Box(left + text.low[0], foot + text.low[1], left + text.high[0], foot + text.high[1])
        assert min(box.left - STAGE.left, STAGE.right - box.right) >= 0
        assert min(box.bottom - STAGE.bottom, STAGE.top - box.top) >= 0
        assert not box.meets(note)


def test_arrows_are_halved_where_that_is_said() -> None:
    assert "halve" in facts(PLAN)["room"]
    other = plan_for(**asdict(GradientParameters(landscape="himmelblau", learning_rate=0.005)))
    assert other.crowded < 0.4 * other.factor
    assert facts(other)["room"].startswith("The longest are left out. To make room, the others")
    even = plan_for(**asdict(GradientParameters(landscape="booth")))
    assert facts(even)["room"] == "To make room, every arrow becomes shorter."


def test_arrows_round_level_points_are_seen_on_ground_with_steep_walls() -> None:
    """Beside those of the rim of himmelblau, those round its summit were dots."""
    plan = plan_for(**asdict(GradientParameters(landscape="himmelblau")))
    some = Level(View(plan.ground), plan, ArrowScale(plan.crowded), "maximum", BESIDE).around
    longest = plan.crowded * np.linalg.norm(some.vectors, axis=1).max()
    cell = plan.span / 12
    assert longest > 0.25 * cell
    assert plan.crowded * plan.shown.magnitudes.max() < cell


@pytest.mark.parametrize("ground", ["sine_hills", "himmelblau", "booth", "beale"])
def test_the_scale_of_arrows_is_clear_of_questions(ground: str) -> None:
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    note = Poses(View(plan.ground, size=SIZE), plan).note
    assert not note.meets(ASKED)
    assert not note.meets(METER)


def test_needle_and_meter_show_what_is_measured() -> None:
    view = above()
    needle = Needle(view, PLAN, 0.4)
    meter = Meter(needle, METER)
    for degrees, slope in ((0, 0.29986), (90, 0.68005), (180, -0.29986), (246.205, -0.74322)):
        needle.angle.set_value(np.radians(degrees))
        assert needle.facing() == pytest.approx(slope, abs=1e-4)
        assert (meter.level(needle.facing()) > meter.level(0.0)) == (slope > 0)
    assert meter.most == pytest.approx(0.8)
    needle.angle.set_value(3 * np.pi)
    assert needle.turn_to(0.0) == pytest.approx(2 * np.pi, abs=np.pi + 1e-9)


def test_every_tip_of_the_fan_is_on_the_circle() -> None:
    fan = Fan(above(), PLAN, ArrowScale(), np.pi / 2)
    middle = PLAN.here + PLAN.gradient / 2
    away = np.linalg.norm(fan.ends() - middle, axis=1)
    assert len(away) == 30
    assert away == pytest.approx([PLAN.steepness / 2] * 30, abs=1e-6)
    circle = Circle(fan.view, PLAN, ArrowScale())
    circle.grown.set_value(1)
    there = np.linalg.norm(circle.places() - middle, axis=1)
    assert there == pytest.approx([PLAN.steepness / 2] * len(there))
    assert circle.places()[0] == pytest.approx(PLAN.here)


def test_arrows_of_the_fan_come_as_the_needle_has_passed() -> None:
    fan = Fan(above(), PLAN, ArrowScale(), np.pi / 2)
    assert not fan.come().any()
    fan.turned.set_value(0.1)
    come = set(fan.degrees[fan.come() > 0].tolist())
    assert come == {90, 96, 102, 108, 114, 120}
    fan.turned.set_value(1)
    assert fan.come() == pytest.approx(np.ones(30), abs=0.25)


def test_two_arrows_make_a_rectangle_and_the_gradient_is_its_diagonal() -> None:
    sides = Sides(above(), PLAN, ArrowScale())
    sides.grown.set_value(1)
    for _, end in sides.lines():
        assert end == pytest.approx(PLAN.here + PLAN.gradient)


def test_the_foot_of_the_drop_runs_along_the_circle_and_is_the_slope() -> None:
    needle = Needle(above(), PLAN, 0.4)
    shadow = Shadow(needle.view, needle, ArrowScale())
    for degrees in (0, 30, 66.205, 100, 150):
        needle.angle.set_value(np.radians(degrees))
        foot = shadow.foot()
        assert np.linalg.norm(foot - PLAN.here) == pytest.approx(abs(needle.facing()))
        square = (PLAN.here + PLAN.gradient - foot) @ needle.way()
        assert square == pytest.approx(0, abs=1e-6)


def test_the_pane_tells_the_slope_and_lies_down_as_the_arrow() -> None:
    pane = Pane(above(), PLAN, ArrowScale())
    pane.opened.set_value(1)
    for axis, slope in enumerate(PLAN.gradient.tolist()):
        pane.angle.set_value(pane.bearing(axis))
        pane.near.set_value(1)
        assert f"{pane.slope():.3f}" == f"{slope:.3f}"
        pane.laid.set_value(1)
        assert np.diff(pane.arrow() / UNIT, axis=0)[0] == pytest.approx(
            slope * np.eye(2)[axis], abs=1e-6
        )
        pane.laid.set_value(0)
    across = pane.curve() - PLAN.here
    assert across[:, 0] == pytest.approx(np.zeros(len(across)))


@pytest.mark.parametrize("axis", [0, 1])
def test_on_a_cut_the_tangent_rises_as_the_slope_says(axis: int) -> None:
    """Seen from aside, it rose by a hundredth where the slope was one of a quarter."""
    view = HeldView(PLAN)
    pane = Pane(view.look(**Poses(view, PLAN).square(axis)), PLAN, ArrowScale())
    pane.angle.set_value(pane.bearing(axis))
    pane.near.set_value(1)
    slope = float(PLAN.gradient[axis])
    across, up = np.diff(pane.secant(), axis=0)[0]
    assert up / across == pytest.approx(slope, abs=1e-3)
    foot, corner, top = pane.triangle()
    assert PLAN.run == 1
    assert top - corner == pytest.approx([0, slope * (corner - foot)[0]], abs=1e-3)
    assert corner[1] == pytest.approx(foot[1])
    for laid in (0.3, 0.5, 0.8, 1.0):  # halfway down it was half as long
        pane.laid.set_value(laid)
        long = float(np.linalg.norm(np.diff(pane.arrow(), axis=0)))
        assert long == pytest.approx(top[1] - corner[1], rel=1e-3)
    assert pane.arrow()[0] == pytest.approx(foot)
    assert view.visible(PLAN.here)


@pytest.mark.parametrize("azimuth", [-90.0, -42.0])
def test_no_edge_of_the_ground_is_drawn_through_the_hill(azimuth: float) -> None:
    """As the camera came down to a cut, the far edge was a dark line over hill and hiker."""
    held, plain = HeldView(PLAN), View(PLAN.ground, size=SIZE)
    pose = {**Poses(held, PLAN).close(), "elevation": 12.0, "azimuth": azimuth}
    rim = np.stack([np.linspace(-np.pi, np.pi, 200), np.full(200, np.pi)], axis=-1)
    seen = held.look(**pose).visible(rim)
    assert np.array_equal(seen, plain.look(**pose).visible(rim))
    assert not seen.all()
    cut = np.stack([np.full(200, PLAN.place[0]), rim[:, 0]], axis=-1)
    assert held.visible(cut).all()


@pytest.mark.parametrize("ground", ["sine_hills", "saddle", "matyas", "rastrigin"])
def test_the_slice_turns_with_the_camera_so_that_it_is_seen_as_a_cut(ground: str) -> None:
    """Between both slices, it was seen along its edge and through a ground half gone."""
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    view = HeldView(plan)
    poses, pane = Poses(view, plan), Pane(view, plan, ArrowScale(plan.factor))
    begin, end = (poses.square(axis) for axis in (0, 1))
    turned = float((pane.bearing(1) - pane.bearing(0) + np.pi) % (2 * np.pi) - np.pi)
    feet = [view.look(**pose).at(plan.here) for pose in (begin, end)]
    assert feet[0] == pytest.approx(feet[1])
    for share in (0.0, 0.3, 0.5, 1.0):
        azimuth = np.radians((1 - share) * begin["azimuth"] + share * end["azimuth"])
        way = unit(pane.bearing(0) + share * turned)
        assert way @ unit(azimuth) == pytest.approx(0, abs=1e-9)


def test_parts_of_the_way_on_the_plank_rise_as_their_slopes_say() -> None:
    """What was called one unit was a fortieth of the unit of the arrows beside it."""
    east, north = np.abs(PLAN.stride * PLAN.gradient)
    assert (east, north) == pytest.approx((0.24, 0.408), abs=5e-4)
    links = Links(above(), PLAN, ArrowScale())
    assert np.linalg.norm(np.diff(links.way()[[0, 2]], axis=0)) == pytest.approx(1)


@pytest.mark.parametrize("ground", ["sine_hills", "himmelblau", "matyas", "beale"])
def test_angles_with_the_way_are_marked_where_they_are_equal(ground: str) -> None:
    """“Same angles as before” pointed at nothing."""
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    view = View(plan.ground, size=SIZE)
    view.look(**Poses(view, plan).above_the_plank())
    links = Links(view, plan, ArrowScale(plan.factor))
    first, second, third = (float(one @ other) for _, one, other in links.angles())
    runs = [float(run) for run in climb_on(plan).runs]
    assert [first, second] == pytest.approx(runs, abs=1e-3)  # 0.8 of one, 0.6 of the other
    assert third == pytest.approx(second, abs=1e-3)
    one, two = links.chain()[1:]
    off = links.crossing() - one
    assert abs(off[0] * (two - one)[1] - off[1] * (two - one)[0]) < 1e-9  # on the second arrow
    if ground == "sine_hills":
        along = links.crossing() - plan.here
        assert abs(along[0] * plan.oblique[1] - along[1] * plan.oblique[0]) < 1e-9


@pytest.mark.parametrize("ground", ["sine_hills", "himmelblau", "matyas"])
def test_parts_of_her_step_are_told_beside_it_and_are_its_parts(ground: str) -> None:
    """“Going north, she stands at 0.49” was heard as a step to the north."""
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    view = View(plan.ground, size=SIZE)
    view.look(**Poses(view, plan).stepping())
    legs = StepLegs(view, plan)
    for text, part in zip(legs.numbers, (plan.next - plan.here).tolist(), strict=True):
        assert float(text.text.replace("−", "-")) == pytest.approx(part, rel=0.02)
    assert legs.corners()[2] == pytest.approx(view.at(plan.next))
    boxes = [
        Box(left + text.low[0], foot + text.low[1], left + text.high[0], foot + text.high[1])
        for text, left, foot, _ in legs.texts()
    ]
    assert not boxes[0].inset(-0.1).meets(boxes[1].inset(-0.1))
    with offstage():
        rows = Box.around(on(ground).worked())
    for box in boxes:
        assert min(box.left - STAGE.left, STAGE.right - box.right) > 0
        assert not box.meets(rows)


def test_heights_are_there_as_walkers_have_landed_and_not_before() -> None:
    """Walkers had come to rest, and the plot followed a third of a second later."""
    party = Playback(PLAN.up, ["#ffffff"] * len(PLAN.starts))
    heights = Heights(plane_of(PLAN), party, up=True)
    for time, whole in ((0.9, 0), (0.96, 0), (0.98, 1), (1.5, 1), (29.99, 30), (30.0, 30)):
        party.progress.set_value(time)
        assert heights.step == whole
        assert heights.heads() == pytest.approx(PLAN.up.losses[whole])


def test_a_shadow_tells_its_slope_outside_the_circle() -> None:
    needle = Needle(above(), PLAN, 0.4)
    shadow = Shadow(needle.view, needle, ArrowScale())
    middle = needle.view.at(PLAN.here + PLAN.gradient / 2)
    for degrees in (15, 60, 110, 145):
        needle.angle.set_value(np.radians(degrees))
        ((text, left, foot, _),) = shadow.texts()
        near = np.clip(middle, (left, foot), (left + text.width, foot + text.height))
        assert np.linalg.norm(near - middle) > PLAN.steepness / 2 * UNIT


# -- the plank, the step ---------------------------------------------------------------------------


_PLANKS = ["sine_hills", "goldstein_price", "beale", "saddle", "matyas", "himmelblau"]


@pytest.mark.parametrize("ground", _PLANKS)
def test_climbs_add_up_on_the_plank(ground: str) -> None:
    """North-east was a rigged way: its rise was as long as one run, since both slopes made 1."""
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    climb = climb_on(plan)
    read = [[float(text.replace(",", "")) for text in some] for some in climb[:3]]
    for run, slope, rise in zip(*read, strict=True):
        assert run * slope == pytest.approx(rise, rel=1e-9)
    assert np.linalg.norm(read[0]) == pytest.approx(1)
    total = float(climb.total.replace(",", ""))
    assert sum(read[2]) == pytest.approx(total, rel=1e-9)
    assert total == pytest.approx(float(plan.slope(plan.oblique)), rel=2e-3)
    assert total < 0.99 * plan.steepness
    if ground == "sine_hills":
        assert climb == (("0.8", "0.6"), ("0.3", "0.68"), ("0.24", "0.408"), "0.648")


@pytest.mark.parametrize("ground", ["sine_hills", "beale", "himmelblau"])
def test_shadows_of_both_arrows_end_where_that_of_the_gradient_does(ground: str) -> None:
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    links = Links(View(plan.ground, size=SIZE), plan, ArrowScale())
    chain, feet = links.chain(), links.feet()
    assert chain[-1] == pytest.approx(plan.here + plan.gradient)
    for tip, foot in zip(chain, feet, strict=True):
        assert (tip - foot) @ plan.oblique == pytest.approx(0, abs=1e-9 * plan.steepness)
    long = np.linalg.norm(np.diff(feet, axis=0), axis=1)
    rises = [float(text.replace(",", "")) for text in climb_on(plan).rises]
    assert long == pytest.approx(rises, rel=2e-3)
    needle = Needle(links.view, plan, 0.4)
    x, y = plan.oblique
    needle.angle.set_value(float(np.arctan2(y, x)))
    assert Shadow(links.view, needle, ArrowScale()).foot() == pytest.approx(feet[-1], rel=1e-5)


def test_the_second_arrow_is_carried_to_the_tip_of_the_first() -> None:
    with offstage():
        film = on("sine_hills")
    film.carried.set_value(1)
    east, north = (arrow.root() for arrow in film.parts)
    assert east == pytest.approx(PLAN.here)
    assert north == pytest.approx(PLAN.here + PLAN.gradient * (1, 0))


@pytest.mark.parametrize("ground", _PLANKS)
def test_the_first_climb_is_carried_under_the_second_and_both_are_the_whole(ground: str) -> None:
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    view = View(plan.ground, size=SIZE)
    view.look(**Poses(view, plan).plank())
    wedge = Wedge(view, plan)
    before = np.diff(wedge.posts(), axis=1)
    wedge.carried.set_value(1)
    after = np.diff(wedge.posts(), axis=1)
    assert after == pytest.approx(before)  # nothing grows on the way
    (foot, middle), (begin, top) = wedge.posts()
    assert middle == pytest.approx(begin)
    floor, plank = wedge.corners()
    assert foot == pytest.approx(floor[2])
    assert top == pytest.approx(plank[2])
    first = first_axis(plan)
    slopes = np.abs((plan.stride * plan.gradient)[[first, 1 - first]])
    assert before[0, 0, 1] / before[1, 0, 1] == pytest.approx(slopes[0] / slopes[1])


@pytest.mark.parametrize("ground", _PLANKS)
def test_the_plank_and_both_walls_under_her_way_are_seen(ground: str) -> None:
    """The plank had the colour of the ground, and was not seen to tilt."""
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    view = View(plan.ground, size=SIZE)
    view.look(**Poses(view, plan).plank())
    floor, top = view.screen(corners_on(view, plan))[0]

    def area(*corners: Array) -> float:
        x, y = np.array(corners).T
        return 0.5 * abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1)))

    side = float(np.linalg.norm(plan.stride)) / np.sqrt(2) * view.scale_xy * view.pose["zoom"]
    assert area(*top) > 0.15 * side**2
    assert area(floor[1], floor[2], top[2], top[1]) > 0.02 * side**2
    assert top[2, 1] > floor[2, 1] + 0.3 * side
    assert floor[1, 1] == min(floor[:, 1])  # the corner of her way is in front


@pytest.mark.parametrize("ground", ["sine_hills", "goldstein_price", "rosenbrock"])
def test_her_step_is_worked_out_in_large_type(ground: str) -> None:
    with offstage():
        film = on(ground)
        rows, digit = film.worked(), Formula("0", size=44).height
    assert rows.width <= film.poses.board.width
    for _, *pieces in rows:
        glyphs = [one.height for piece in pieces for one in piece.family_members_with_points()]
        assert any(height > 0.98 * digit for height in glyphs)


@pytest.mark.parametrize(
    ("ground", "times"), [("sine_hills", 1.0), ("styblinski_tang", 10.0), ("booth", 8.0)]
)
def test_arrows_about_level_points_are_no_specks(ground: str, times: float) -> None:
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    drawn = [arrows_around(plan, place) for place in plan.level.values()]
    assert max(factor for _, factor in drawn) == pytest.approx(times * plan.crowded, rel=0.4)
    apart = np.diff(plan.field.points[:, 0, 0]).min()
    for some, factor in drawn:
        assert factor * some.magnitudes.max() <= apart


def test_level_lines_are_straight_and_even_on_the_plank() -> None:
    lines = FineLines(above(), PLAN)
    away, some = lines._sets[-1]
    assert away < 0.01
    near = [line for line in some if np.linalg.norm(line - PLAN.here, axis=1).min() < 3 * away]
    spots = np.sort([((line - PLAN.here) @ PLAN.gradient).mean() for line in near])
    gaps = np.diff(spots) / PLAN.steepness
    assert gaps == pytest.approx([away] * len(gaps), rel=0.1)


def test_the_step_is_the_opposite_way_and_a_quarter_as_long() -> None:
    view, scale = above(), ArrowScale()
    arrow = StepArrow(view, PLAN, scale)
    long, way = arrow.drawn_length(), np.diff(arrow.whole(), axis=0)[0]
    assert arrow.color_now() == pytest.approx(rgb(GRADIENT))
    arrow.set_as(turned=1)
    turned = np.diff(arrow.whole(), axis=0)[0]
    assert turned == pytest.approx(-way)
    assert arrow.color_now() == pytest.approx(rgb(GRADIENT))
    arrow.set_as(turned=1, share=0.25)
    assert long / arrow.drawn_length() == pytest.approx(4, abs=1e-9)
    assert arrow.drawn_length() / UNIT == pytest.approx(0.1858, abs=5e-4)
    assert arrow.color_now() == pytest.approx(rgb(STEP))


@pytest.mark.parametrize("ground", ["sine_hills", "booth", "himmelblau", "matyas"])
def test_arrows_under_walkers_are_their_steps_where_these_are_seen(ground: str) -> None:
    """A quarter of the arrow was said and walked, and half of it was drawn."""
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    assert plan.walked_by == plan.rate or not 0.2 * plan.crowded < plan.rate < plan.crowded
    assert plan.walked_by <= plan.crowded
    if ground == "sine_hills":
        assert plan.walked_by == 0.25
        first = plan.up.points[1] - plan.up.points[0]
        assert first == pytest.approx(plan.walked_by * plan.ground.gradient(plan.starts))


def test_she_is_none_of_those_who_arrive_before_it_is_asked_whether_she_will() -> None:
    away = np.linalg.norm(PLAN.starts - PLAN.here, axis=1)
    assert away.min() > 0.05 * PLAN.span
    assert PLAN.her_way.points[0, 0] == pytest.approx(PLAN.here)
    alone = plan_for(**asdict(GradientParameters(starts=0)))
    assert alone.alone
    assert alone.starts[0] == pytest.approx(alone.here)


def test_at_a_pass_arrows_that_come_in_are_lit_apart_from_those_that_leave() -> None:
    """Those that only went by were lit with them: in from two sides was not seen."""
    with offstage():
        level = Level(View(PLAN.ground), PLAN, ArrowScale(PLAN.crowded), "saddle", BESIDE)
    lit = level.around
    off = lit.tails - level.place
    cosines = np.sum(off * lit.vectors, axis=1)
    cosines /= np.linalg.norm(off, axis=1) * np.linalg.norm(lit.vectors, axis=1)
    assert cosines[lit.leaving] == pytest.approx(np.ones(4), abs=0.03)  # two on either side
    assert cosines[~lit.leaving] == pytest.approx(-np.ones(4), abs=0.03)
    for some in (lit.leaving, ~lit.leaving):
        assert off[some].sum(axis=0) == pytest.approx(0, abs=1e-6)
    drawn = np.linalg.norm(lit.tips - lit.tails, axis=1)
    assert np.array_equal(drawn > 0, ~lit.leaving)
    lit.out.set_value(1)
    assert np.all(np.linalg.norm(lit.tips - lit.tails, axis=1) > 0.1)


# -- knobs and arrows ------------------------------------------------------------------------------


def test_curve_and_map_show_the_slopes_that_are_worked_out() -> None:
    with offstage():
        shown = Inputs(PLAN)
    plane, curve, _, _, tangent, one = shown.pictures[0]
    low, high = tangent.line()[[0, -1]]
    across, up = high - low
    assert tangent.slope() == pytest.approx(2)
    assert up / across == pytest.approx(2, abs=0.01)  # to the eye as well
    assert curve.plane.xy(1.0, 1.0) == pytest.approx((low + high) / 2, abs=0.01)
    assert low[1] > curve.plane.xy(0.0, 0.0)[1]  # it pierced “x₀ = 1” below
    # The only number of one input had no arrow.
    assert one.whole() == pytest.approx(plane.xy(np.array([1.0, 3.0]), 0.0))
    assert one.whole()[1, 0] < plane.xy(plane.low[0] + plane.span[0], 0.0)[0]
    *_, arrow = shown.pictures[1]
    assert arrow.vector() == pytest.approx([2, -4])
    numbers = [float(knob.dial.value()) for knob in shown.pictures[2]]
    assert numbers == [0, 0, 0]  # x and y were there before they were put in
    assert shown.bars.ends() == pytest.approx([shown.bars.at] * 3)
    shown.bars.grown.set_value(1)
    shown.turned.set_value(1)
    along = np.array(shown.bars.ends()) - shown.bars.at
    assert along / along[0] == pytest.approx([1, -2, 3])
    names = shown.boards[2].row.names_in(shown.boards[2].row.source)
    assert names[2:] == ["a", "b", "c"]
    assert shown.answer.text == "needs 2 numbers, got 3"


@pytest.mark.parametrize("knobs", [(1, -2, 3), (0.5, 0, -1), (0, 0, 0), (-200, 35.5, 1e-3)])
def test_inputs_have_a_picture_and_beside_it_rule_place_and_column(
    knobs: tuple[float, float, float],
) -> None:
    """Three functions with a picture, a place and a column each stood side by side."""
    with offstage():
        shown = Inputs(replace(PLAN, knobs=knobs))
    for row, (place, board) in enumerate(zip(shown.places, shown.boards, strict=True)):
        above = [shown.rules[row], place, board]
        for upper, lower in pairwise(above):
            assert lower.get_top()[1] < upper.get_bottom()[1] - 0.1
        assert all(STAGE.holds(one) for one in above)
        right = max(one.get_right()[0] for one in shown.pictures[row])
        assert right < min(one.get_left()[0] for one in above) - 0.2
    assert shown.answer.get_top()[1] < shown.boards[1].get_bottom()[1] - 0.1


@pytest.mark.parametrize("axis", [0, 1])
def test_the_name_of_a_rise_is_not_on_the_tangent(axis: int) -> None:
    """The plate of “rise 0.25” bit it."""
    view = HeldView(PLAN)
    pane = Pane(view.look(**Poses(view, PLAN).square(axis)), PLAN, ArrowScale())
    pane.angle.set_value(pane.bearing(axis))
    pane.near.set_value(1)
    pane.measured.set_value(2)
    *_, (text, left, foot, share) = pane.texts()
    assert share == 1
    (x, y), slope = pane.triangle()[2], float(PLAN.gradient[axis])
    assert foot + text.height < y + slope * (left - x) - 0.2


def test_names_of_slopes_do_not_cover_the_circle() -> None:
    """∂f/∂x stood on it for 17 seconds."""
    with offstage():
        film = on("sine_hills")
        film.view.look(**film.poses.circle(-3.75))
        film.circle.grown.set_value(1)
        rim = film.view.at(film.circle.places())
        for label in film.partial_names() + film.partial_numbers():
            box = Box.around(label).inset(-0.05)
            inside = (rim > box[:2]) & (rim < box[2:])
            assert not np.any(np.all(inside, axis=1))
            assert STAGE.holds(label)


def test_the_corner_of_the_shadow_draws_the_circle() -> None:
    """Why a right angle makes a circle was said of one that was there already."""
    needle, circle = Needle(above(), PLAN, 0.4), Circle(above(), PLAN, ArrowScale())
    shadow = Shadow(needle.view, needle, ArrowScale())
    for away in np.linspace(-1.2, 1.2, 9):
        needle.angle.set_value(PLAN.angle + away)
        circle.grown.set_value(0.5 + away / np.pi)
        assert circle.places()[-1] == pytest.approx(shadow.foot(), abs=1e-6)


@pytest.mark.parametrize("number", range(5))
def test_brackets_and_name_of_the_column_stay_while_its_cells_change(number: int) -> None:
    """“∇f =” blinked off and on, brackets tore and were empty; then one cell after another was."""
    with offstage():
        was, now = rows(PLAN)[number : number + 2]
        was = (parted(PLAN, number) if number < 2 else None) or was
        for row in between(was, now):
            board = Derivation(was, COLUMN)
            change = board.turn_cells(row)
            change.begin()
            change.interpolate(0.5)
            seen = {
                id(glyph): glyph
                for part in change.animations
                for glyph in part.mobject.family_members_with_points()
                if glyph.get_fill_opacity() > 0.99
            }
            tall = [glyph for glyph in seen.values() if glyph.height > 1.5]
            assert len(tall) == 2
            assert len(seen) >= 7  # with ∇, f, = and something of each cell
            change.interpolate(1)
            was = row


def test_numbers_of_the_plank_have_one_colour_a_row_and_change_it_together() -> None:
    """A yellow 0.2 and a yellow 0.45 made a purple 0.65."""
    for told in (LOSS, GRADIENT):
        with offstage():
            rows = sums(PLAN, told)
        seen = {
            rows[number].part(name).family_members_with_points()[0].get_color().to_hex()
            for number, name in ((0, "rise"), (1, "rise"), (2, "rise"), (2, "more"), (2, "all"))
        }
        assert seen == {ManimColor(told).to_hex()}


def test_every_arrow_of_the_field_is_the_gradient_at_its_place() -> None:
    """They flew in from her: on the way, arrows of other places lay across summit and valley."""
    view, scale = above(1.0), ArrowScale(0.5)
    field = Spreading(view, PLAN, scale)
    x, y = field.tails.T
    truth = np.stack([np.cos(x) * np.sin(y), np.sin(x) * np.cos(y)], axis=-1)
    for share in (0.0, 0.3, 0.6, 1.0):
        field.spread.set_value(share)
        assert field.tails == pytest.approx(PLAN.shown.points.reshape(-1, 2))
        drawn = field.tips - field.tails
        assert drawn == pytest.approx(0.5 * field.come()[:, None] * truth)
    assert drawn == pytest.approx(0.5 * truth)
    field.spread.set_value(0.4)
    near = np.argsort(np.linalg.norm(field.tails - PLAN.here, axis=1))
    assert np.all(np.diff(field.come()[near]) <= 1e-9)  # hers first, the farthest last


def test_arrows_on_a_summit_have_a_dark_outline() -> None:
    """Lavender on pale ground, they were told from it by their hue alone."""
    view, scale, size = above(1.0), ArrowScale(PLAN.crowded), (960, 540)
    summit = PLAN.level["maximum"]
    for some in (Spreading(view, PLAN, scale), Level(view, PLAN, scale, "maximum", BESIDE).around):
        ways = some.tips - some.tails
        near = np.linalg.norm(some.tails - summit, axis=1) < 1.0
        number = int(np.argmax(near * np.linalg.norm(ways, axis=1)))
        root, way = some.tails[number], ways[number]
        aside = np.array([-way[1], way[0]]) / np.linalg.norm(way)
        across = root + 0.3 * way + np.linspace(-0.12, 0.12, 41)[:, None] * aside
        bare, drawn = (
            picture(*things, size=size)[pixels_at(view.at(across), size)][:, :3].astype(float)
            for things in ([ContourMap(view)], [ContourMap(view), some])
        )
        assert drawn.mean(axis=1).min() < 0.55 * bare.mean(axis=1).min()


# -- the film --------------------------------------------------------------------------------------


class Seen(NamedTuple):
    """One frame of the film."""

    beat: str
    time: float
    turned: float
    share: float
    walked: float
    factor: float


class Witness:
    """Looks at every frame."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []

    def frame(self, scene: Any) -> None:
        arrow = scene.uphill
        self.seen.append(
            Seen(
                scene.beats_begun[-1],
                scene.time,
                float(arrow.turned.get_value()),
                float(arrow.share.get_value()),
                scene.walk.time,
                scene.scale.factor,
            )
        )

    def beat_ended(self, scene: Any, name: str) -> None:
        pass


attend(Gradient, Witness)


@cache
def played() -> tuple[Rehearsal, list[Seen]]:
    """Every frame, once for all tests."""
    performance = performed(Gradient)
    return performance.run, performance.of(Witness).seen


@pytest.mark.slow
def test_first_it_turns_then_it_is_cut_then_she_walks() -> None:
    seen = [one for one in played()[1] if one.beat == "turned_and_shortened"]
    for one in seen:
        assert one.share == 1 or one.turned == 1
        assert one.walked == 0 or one.share == PLAN.rate
    assert seen[-1].walked == 1


@pytest.mark.slow
def test_at_the_end_she_walks_step_by_step() -> None:
    """Three steps were one glide along a single arrow."""
    walked = [one.walked for one in played()[1] if one.beat == "what_to_keep"]
    assert max(walked) == 3
    assert all(walked.count(step) > 2 for step in (1, 2))  # there she stands, and an arrow grows


@pytest.mark.slow
def test_a_step_is_what_she_takes_against_the_gradient() -> None:
    """One unit east and a way of length 1 were steps as well."""
    said = [caption.text for beat in played()[0].beats for caption in beat.captions]
    steps = [words.replace("\n", " ") for words in said if "step" in words.split("steep")[0]]
    assert len(steps) == 3
    assert "that is her step" in steps[0]
    assert "at step k" in steps[1]
    assert "at every step" in steps[2]


@pytest.mark.slow
def test_the_meter_is_below_zero_downhill() -> None:
    run, _ = played()
    shown = [row.value for row in run.displayed("all_directions", "facing")]
    below = float(np.mean(np.array(shown) < 0))
    assert 0.15 < below < 0.5  # there nothing comes, and the needle is quicker
    assert min(shown) == pytest.approx(-PLAN.steepness, abs=0.02)


@pytest.mark.slow
def test_her_height_changes_as_she_lands() -> None:
    run, _ = played()
    texts = [row.text for row in run.displayed("turned_and_shortened", "her height")]
    assert set(texts) == {"0.363", "0.227"}


@pytest.mark.slow
def test_the_film_is_told_on_another_ground() -> None:
    # A bowl that climbs to the west, with one level point, a long formula and steep arrows.
    chosen = replace(
        GradientParameters(),
        landscape="matyas",
        place=(-6.0, 2.0),
        learning_rate=0.5,
        knobs=(0.5, 0, -1),
    )
    members = {"parameters": chosen, "__module__": Gradient.__module__}
    run = rehearse(type("Other", (Gradient,), members), layout=False)
    assert len(run.beats) == 10
    assert 150 < run.duration < 260


def test_directions_have_length_one() -> None:
    assert np.linalg.norm(unit(np.linspace(0, 7, 9)), axis=1) == pytest.approx(np.ones(9))


@pytest.mark.parametrize("axis", [0, 1])
def test_the_arrow_of_a_slope_stays_where_the_rise_was_laid_down(axis: int) -> None:
    """It faded, and the camera moved, and it came again: “each slope is an arrow” fell on none."""
    with offstage():
        film = on("sine_hills")
        film.view.look(**film.poses.square(axis))
        pane, part = Pane(film.view, film.plan, film.scale), film.parts[axis]
        pane.angle.set_value(pane.bearing(axis))
        pane.laid.set_value(1)
        for one in film.parts:
            one.floats = True
        assert part.whole() == pytest.approx(pane.arrow(), abs=1e-2)
        assert film.parts[1 - axis].drawn_length() == pytest.approx(0, abs=1e-6)  # seen end-on
        film.view.look(**film.poses.circle(-0.9))  # from above it lies on the ground
        low = part.tip()
        part.floats = False
        assert part.tip() == pytest.approx(low, abs=1e-6)
        assert part.tip() == pytest.approx(film.view.at(film.plan.here + part.vector()))


@pytest.mark.parametrize("axis", [0, 1])
def test_a_cut_closes_without_a_hole(axis: int) -> None:
    """Half closed, the hill before the cut was black, with the floor and level lines in it."""
    view = HeldView(PLAN)
    view.look(**Poses(view, PLAN).square(axis))
    surface = CutSurface(view, PLAN, 48)
    surface.across = axis
    pane = Pane(view, PLAN, ArrowScale(), cut=surface.opened)
    before = PLAN.here + 0.3 * view.basis()[2][:2]
    for opened in np.linspace(0, 1, 11):
        surface.opened.set_value(opened)
        assert max(float(surface._clearness(before)), pane.bare) == pytest.approx(1)


@pytest.mark.parametrize("axis", [0, 1])
def test_behind_a_cut_the_hill_stays_and_before_it_nothing_is_left(axis: int) -> None:
    """Two thirds of a cut were black: the hill behind it had gone as well."""
    view, size = HeldView(PLAN), (480, 270)
    view.look(**Poses(view, PLAN).square(axis))
    surface = CutSurface(view, PLAN, 96)
    surface.across = axis
    surface.opened.set_value(1)
    toward = view.basis()[2][:2]
    for share, there in ((0.3, False), (-0.3, True)):
        assert bool(surface.before(PLAN.here + share * toward)) is not there
    if axis == 0:  # the summit is behind it
        at = view.at(np.array([np.pi / 2, np.pi / 2 - 0.1]))
        (seen,) = picture(surface, size=size)[pixels_at(at[None], size)][:, :3]
        assert seen.astype(float).mean() > 100


def test_the_needle_finds_longer_arrows_while_that_is_said() -> None:
    """It turned from the north to the west: “the longer its arrow” fell on ever shorter ones."""
    needle = Needle(above(), PLAN, 0.4)
    found = []
    for share in np.linspace(0, 0.25, 9):
        needle.angle.set_value(PLAN.angle - np.pi / 2 + share * 2 * np.pi)
        found.append(needle.facing())
    assert found[0] == pytest.approx(0, abs=1e-3)
    assert np.all(np.diff(found) > 0)
    assert found[-1] == pytest.approx(PLAN.steepness, abs=1e-3)
