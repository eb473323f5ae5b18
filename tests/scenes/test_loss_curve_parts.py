"""The props of the film on the loss curve, each held against what it stands for."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import cairo
import numpy as np
import pytest
from manim import Scene, Transform, ValueTracker

from gdmath import Dataset
from scenes.loss_curve import LossCurve
from scenes.parts.loss_curve.camp import _HIGH, _POLE, TOLD
from scenes.parts.loss_curve.choosing import plan_descents, plan_for
from scenes.parts.loss_curve.dials import RateDial
from scenes.parts.loss_curve.dots import Dots
from scenes.parts.loss_curve.evenings import Evenings
from scenes.parts.loss_curve.fan import Fan
from scenes.parts.loss_curve.felt import take_step
from scenes.parts.loss_curve.figures import dot_slope, missed
from scenes.parts.loss_curve.glass import NudgeGlass
from scenes.parts.loss_curve.hill import Hill, by_factors
from scenes.parts.loss_curve.levels import Levels
from scenes.parts.loss_curve.misses import Misses
from scenes.parts.loss_curve.morning import Morning
from scenes.parts.loss_curve.nudge import Nudge, Quotients
from scenes.parts.loss_curve.parabolas import Parabolas
from scenes.parts.loss_curve.power import _SQUARE, PowerRule, _row, slope_formula
from scenes.parts.loss_curve.sides import Sides
from scenes.parts.loss_curve.signs import Signs
from scenes.parts.loss_curve.tonight import Tonight
from scenes.render.rehearsal import offstage
from scenes.stage import LOSS, STAGE, Arrow, Box, Layer, Words
from scenes.stage.type.text import read_number

PLAN = plan_for(**LossCurve.parameters.__dict__)
X, Y = PLAN.dataset.x, PLAN.dataset.y


@pytest.fixture
def hill() -> Hill:
    return Hill(PLAN, ValueTracker(0.0))


@pytest.fixture
def data() -> Evenings:
    evenings = Evenings(PLAN)
    evenings.w.set_value(PLAN.example_w)
    evenings.b.set_value(0.0)
    return evenings


WIDE, HIGH = 2 * 64 / 9, 8.0  # scene units: the frame


def painted(draw: Any) -> Any:
    """How dense the paint is in a small picture (rows, columns) of the frame."""
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, 480, 270)
    canvas = cairo.Context(surface)
    canvas.translate(240, 135)
    canvas.scale(480 / WIDE, -270 / HIGH)
    draw(canvas)
    pixels = np.ndarray((270, 480, 4), dtype=np.uint8, buffer=surface.get_data())
    return pixels[..., 3] / 255


# -- the data --------------------------------------------------------------------------------------


def test_both_axes_have_one_unit_and_cross_at_zero(data: Evenings) -> None:
    across, up = data.plane.size / data.plane.span
    assert across == pytest.approx(up)
    assert data.plane.crossing.tolist() == [0, 0]


def test_the_three_squares_have_the_areas_that_are_told(data: Evenings) -> None:
    unit = float(data.plane.size[1] / data.plane.span[1])
    width, height = np.abs(data.three_squares.corners()[:, 2:].T) / unit
    assert width == pytest.approx(height)
    assert width * height == pytest.approx([81, 9, 9])


def test_nine_small_squares_fill_the_large_one(data: Evenings) -> None:
    misses = Misses(PLAN, data)
    misses.measure()
    misses.tile_the_large_one()
    left, bottom, right, top = _around(misses.tiles)
    x, y, width, height = data.three_squares.corners()[0]
    assert len(misses.tiles) == 9
    assert (right - left, top - bottom) == pytest.approx((abs(width), abs(height)), abs=1e-6)
    assert (left, bottom) == pytest.approx((min(x, x + width), min(y, y + height)), abs=1e-6)
    assert sum(tile.width * tile.height for tile in misses.tiles) == pytest.approx(width * height)


def test_nothing_of_a_miss_is_cut_off_when_the_plane_has_drawn_back(data: Evenings) -> None:
    low, high = data.wide()
    for w in PLAN.dots:
        assert low < min((w * X).min(), Y.min())
        assert high > max((w * X).max(), Y.max())


def test_a_pile_ends_as_one_square_of_the_average_area(data: Evenings) -> None:
    pile = data.pile
    unit = float(data.plane.size[1] / data.plane.span[1])
    for piled in (0.0, 0.4, 1.0):  # on the way none of them grows or shrinks
        pile.piled.set_value(piled)
        areas = pile.rectangles()[:, 2:].prod(axis=1)
        assert areas / unit**2 == pytest.approx((PLAN.example_w * X - Y) ** 2)
    left, bottom, width, height = pile.rectangles().T
    assert np.ptp(left) == pytest.approx(0, abs=1e-12)
    assert (bottom + height)[:-1] == pytest.approx(bottom[1:])
    assert width.max() == pytest.approx(height.sum()) == pytest.approx(unit * 626**0.5)
    pile.settled.set_value(0.5)  # cut into squares that are alike, side by side
    alike = pile.rectangles()
    assert np.ptp(alike[:, 2:]) == pytest.approx(0, abs=1e-12)
    assert len(np.unique(alike[:, :2].round(6), axis=0)) == len(alike) == 30
    assert alike[:, 2:].prod(axis=1).sum() / unit**2 == pytest.approx(626)
    pile.settled.set_value(1)
    assert (pile.rectangles()[0, 2:] / unit) ** 2 == pytest.approx(PLAN.loss(PLAN.example_w))


def test_while_the_pile_is_cut_strips_and_squares_have_one_outline(data: Evenings) -> None:
    """Strips became squares one by one, askew, and it looked like a fault."""
    pile = data.pile
    pile.piled.set_value(1)
    for settled in (0.1, 0.2, 0.3):
        pile.settled.set_value(settled)
        (strips, pale), (squares, strong) = pile.layers()
        assert pale + strong == pytest.approx(1)
        tops = [np.max(some[:, :2] + some[:, 2:], axis=0) for some in (strips, squares)]
        assert tops[0] == pytest.approx(tops[1])
        assert np.ptp(strips[:, 2]) == pytest.approx(0)
        assert np.ptp(squares[:, 2:], axis=0) == pytest.approx((0, 0))
    words = Misses(PLAN, data).sum_of_all()
    assert words.get_left()[0] > tops[1][0] + 0.2


def test_the_answer_for_tonight_leaves_the_sun_free(data: Evenings, hill: Hill) -> None:
    hill.closeup.look(**hill.from_every_side())
    hill.night.sky.noon.set_value(1)
    (_, y), shown = hill.night.sky.sun()
    assert shown > 0
    assert Tonight(PLAN, data).answer.get_bottom()[1] > y + 0.45


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


# -- the ground ------------------------------------------------------------------------------------


@pytest.mark.parametrize("pose", ["looking_on", "from_afar", "as_it_is"])
def test_the_ruler_is_true_at_any_zoom(hill: Hill, pose: str) -> None:
    hill.closeup.look(**getattr(hill, pose)())
    for w in (-1.0, PLAN.places[0], 2.5):
        on_ruler, on_curve = hill.ruler.ruler.at([w]), hill.curve.at([w])
        assert on_ruler[0] == pytest.approx(on_curve[0], abs=1e-9)
    level = hill.closeup.on_screen(hill.plane.corner)[1]
    assert hill.ruler.ruler.at([0.0])[1] == pytest.approx(level, abs=1e-6)


def test_from_afar_the_gradient_and_its_opposite_are_in_the_frame(hill: Hill) -> None:
    hill.closeup.look(**hill.from_afar())
    unit = hill.ruler.size[0] / hill.ruler.span[0]
    for turned in (False, True):
        root, tip = hill.walk.downstep.set_as(turned=float(turned)).whole()
        assert STAGE.left < tip[0] < STAGE.right
        assert abs(root[0] - tip[0]) == pytest.approx(1061.947 * unit, rel=1e-5)
        assert hill.arrow_middle(turned) == pytest.approx(0.5 * (root[0] + tip[0]), abs=0.01)


def test_near_by_a_step_to_either_side_is_in_the_frame(hill: Hill) -> None:
    hill.closeup.look(**hill.looking_on())
    step = hill.walk.downstep.set_as(share=PLAN.rate)
    assert step.whole()[1, 0] > STAGE.left
    assert step.set_as(share=PLAN.rate, turned=1).whole()[1, 0] < STAGE.right


def test_near_by_the_whole_gradient_grows_out_of_the_frame_and_does_not_stop_in_it(
    hill: Hill,
) -> None:
    hill.closeup.look(**hill.looking_on())
    grow = hill.grow_out_of_sight()
    grow.begin()
    step = hill.walk.downstep
    tips = []
    for time in np.linspace(0.1, 1, 10):
        grow.interpolate(time)
        root, end = step.whole()
        tips.append(root[0] + float(step.grown.get_value()) * (end[0] - root[0]))
    assert np.all(np.diff(tips) < 0)
    assert np.all(np.array(tips[-4:]) < STAGE.left - 0.4)


def test_both_arrows_of_both_hikers_are_in_the_frame(hill: Hill) -> None:
    hill.closeup.look(**hill.from_every_side())
    for one in hill.both:
        for turned in (0, 1):
            end = one.downstep.set_as(share=PLAN.rate, turned=turned).whole()[1, 0]
            assert STAGE.left - 0.4 < end < STAGE.right + 0.4


def test_what_changes_by_factors_has_one_factor_in_one_time() -> None:
    pace = by_factors(0.001)
    sizes = [1 + pace(t) * (0.001 - 1) for t in (0, 0.5, 1)]
    assert sizes == pytest.approx([1, 0.001**0.5, 0.001])
    assert by_factors(1.0)(0.5) == 0.5


def test_both_places_of_a_nudge_are_on_the_curve(hill: Hill) -> None:
    hill.closeup.look(**hill.looking_on())
    nudge = Nudge(hill.curve, PLAN)
    for number, step in enumerate(PLAN.nudges):
        nudge.at.set_value(number)
        start, corner, end = nudge.corners()
        assert start == pytest.approx(hill.curve.at(PLAN.places[:1]))
        assert corner == pytest.approx((end[0], start[1]))
        assert end == pytest.approx(hill.curve.at(PLAN.places[:1] + step))


def test_the_first_nudge_is_so_large_that_its_line_is_no_tangent(hill: Hill) -> None:
    """At a nudge of 0.1 line and tangent were one; the numbers of a table alone moved."""
    hill.closeup.look(**hill.looking_on())
    nudge = Nudge(hill.curve, PLAN)
    angles = []
    for number in range(len(PLAN.nudges)):
        nudge.at.set_value(number)
        start, _, end = nudge.corners()
        angles.append(np.degrees(np.arctan2(*(end - start)[::-1])))
    tangent = np.degrees(np.arctan2(*hill.curve.along(PLAN.places[0])[::-1]))
    assert abs(angles[0] - tangent) > 5
    assert angles[-1] == pytest.approx(tangent, abs=0.1)
    assert np.linalg.norm(PLAN.nudges[0] * hill._unit()) > 2  # and it is well seen


def test_a_magnifier_shows_each_smaller_nudge_as_large_as_it_says(hill: Hill) -> None:
    """Below 0.1 the other place was on her boot, and the numbers of a table alone moved."""
    hill.closeup.look(**hill.looking_on())
    nudge = Nudge(hill.curve, PLAN)
    glass = NudgeGlass(nudge, hill.side)
    first = float(glass.stations()[0])
    assert glass.stations() == pytest.approx(first * np.array([1, 10, 100]))
    for number in (1, 2, 3):
        nudge.at.set_value(number)
        _, words = glass.words()
        assert words.number.text == f"{first * 10 ** (number - 1):.0f}"
        start, corner, end = map(glass.within, nudge.corners())
        across = float(np.linalg.norm(corner - start))
        assert across == pytest.approx(glass.times * PLAN.nudges[number] * hill._unit())
        assert across > 0.7
        rim = [np.linalg.norm(point - glass.middle) for point in (start, corner, end)]
        assert max(rim) < 1.2


@pytest.mark.parametrize("start", [-0.9, 1.0, 1.7, 3.6, 4.0])
def test_no_nudge_leads_past_the_best_w_or_out_of_the_window(start: float) -> None:
    plan = plan_for(**{**LossCurve.parameters.__dict__, "start": start})
    for nudge in plan.nudges:
        assert nudge <= 0.1 or start + nudge <= (plan.best if start < plan.best else plan.high)
        assert plan.quotient(nudge) * plan.slopes[0] > 0 or nudge == 0.1


def test_quotients_come_to_the_slope(hill: Hill) -> None:
    assert PLAN.nudges == pytest.approx([1, 0.1, 0.01, 0.001])
    falls, rows = zip(
        *([cell.text for cell in row[1:]] for row in Quotients(PLAN)[1:]), strict=True
    )
    assert Quotients(PLAN).last.text == "−1,062"  # −1.062 swelled, which is what L does
    assert falls == ("−834", "−103.9", "−10.6", "−1.062")
    assert rows == ("−834", "−1,039", "−1,060", "−1,062")
    nudge = Nudge(hill.curve, PLAN)
    for number, told in enumerate([-833.8, -1039.1, -1059.7, -1061.7]):
        nudge.at.set_value(number)
        (shown,) = nudge.readings()
        assert shown.value == pytest.approx(told, abs=0.05)


def test_the_error_moves_as_many_times_as_far_as_x_says() -> None:
    """“Δ error = 25 × 0.001” was a line of text: why x is a factor was not to be seen."""
    fan = Fan(PLAN, Box(-1.0, -1.5, 6.0, 0.5))
    moved = [float((fan.over(x, 1.0) - fan.over(x, 0.0))[1]) for x in fan.inputs]
    assert fan.inputs == [8, 25]
    assert moved[1] / moved[0] == pytest.approx(25 / 8)
    assert moved[1] > 0.2
    gap = float((fan.spot(25, 0.0) - fan.over(25, 1.0))[1])
    assert gap > 0.1  # it lay on the axis
    assert fan.nudge < PLAN.nudges[0]
    alike = plan_descents(Dataset([1.0, 1.1, 1.4, 1.5], [4.7, 5.3, 6.6, 7.9]), 12)
    assert len(Fan(alike, Box(-1.0, -1.5, 6.0, 0.5)).inputs) == 1


def test_words_of_the_fan_leave_its_lines_and_one_another_free() -> None:
    """With answers below zero “x = −20” lay across the error, and a line through “−6 Δw”."""
    below = Dataset([-20.0, -14.0, -6.0, -3.0], [-12.2, -10.6, -4.9, -2.2])
    for plan in (PLAN, plan_descents(below, 12)):
        fan = Fan(plan, Box(-1.0, -1.5, 6.0, 0.5))
        stroke = [float(end[1]) for end in (fan.over(fan.x, 0.0), fan.spot(fan.x, fan.y))]
        assert fan.names[1].get_top()[1] < min(stroke)
        near, moved = fan.inputs[0], Box.around(fan.moves[1])
        zero, unit = fan.spot(0.0, 0.0)[0], (fan.spot(near, 0.0) - fan.spot(0.0, 0.0))[0] / near
        out = max((moved.left - zero) / unit, (moved.right - zero) / unit, key=abs)
        assert moved.bottom > max(fan.over(x, s)[1] for x in (near, out) for s in (0.0, 1.0))
        words = [Box.around(one) for one in (*fan.names, *fan.moves)]
        for one, other in combinations(words, 2):
            across = min(one.right, other.right) - max(one.left, other.left)
            assert across < 0 or min(one.top, other.top) < max(one.bottom, other.bottom)


@pytest.mark.parametrize("start", [-0.55, 1.0, 3.0])
def test_the_line_of_the_fan_is_hers_and_so_is_the_error(start: float) -> None:
    """It rose, while w was −0.55."""
    plan = plan_for(**{**LossCurve.parameters.__dict__, "start": start})
    fan = Fan(plan, Box(-1.0, -1.5, 6.0, 0.5))
    zero, end = fan.spot(0.0, 0.0), fan.over(fan.x, 0.0)
    dot = fan.spot(fan.x, fan.y)
    assert np.sign(end[1] - zero[1]) == np.sign(start)
    assert fan.over(fan.x, 1.0)[1] > end[1]  # a larger w lifts it
    assert (end - dot)[1] / (dot - zero)[1] == pytest.approx((start * 25 - 41) / 41)
    assert missed(plan, start)[3] == fan.told[1].text


def test_the_slope_of_one_dot_is_worked_out_in_numbers() -> None:
    """The average was told, and of none of its thirty parts how it comes about."""
    assert dot_slope(PLAN) == ("25", "−54.75", "=", "−2,737.5")
    x, y = (v[PLAN.examples[0]] for v in (PLAN.dataset.x, PLAN.dataset.y))
    nudge = 1e-6
    square = ((-0.55 + nudge) * x - y) ** 2 - (-0.55 * x - y) ** 2
    assert square / nudge == pytest.approx(-2737.5, rel=1e-4)


def test_of_the_rule_there_is_what_has_been_told(data: Evenings, hill: Hill) -> None:
    """All of it came at once, eight seconds before the counter k was explained."""
    signs = Signs(PLAN, data, hill, " pizzas")
    signs.begin_the_rule()

    def seen() -> set[str]:
        names = ("next", "here", "minus", "rate", "grad")
        parts = {name: signs._rule.part(name).family_members_with_points() for name in names}
        return {name for name in names if max(p.get_fill_opacity() for p in parts[name]) > 0}

    told = {"grad"}
    assert seen() == told
    for name in ("rate", "minus", "here", "next"):
        _, light, *_ = (None, *signs.name_the_part(name))
        light.begin()
        light.interpolate(1)
        told |= {name}
        assert seen() == told


def test_the_2_stays_within_the_sum_and_its_share_keeps_its_bar() -> None:
    """It crossed the sum, and left “m” alone without 1 and bar; x went through other letters."""
    formula = slope_formula()
    share, total = formula.part("share"), formula.part("sum")
    assert len(share.family_members_with_points()) == 3
    assert formula.part("two").get_left()[0] > total.get_right()[0]
    assert share.get_right()[0] < total.get_left()[0]


def test_all_that_is_measured_is_in_the_light_of_her_lamp(hill: Hill) -> None:
    hill.begin()
    hill.night.lamp.power.set_value(1)
    start = PLAN.places[0]
    measured = start + np.array([0.0, *PLAN.nudges[1:]])  # the first is a dot that is computed
    assert hill.night.lit.seen(hill.curve.over(measured)).min() > 0.3
    assert hill.night.lit.seen(hill.curve.over(np.array([start + 0.31]))) == pytest.approx(0)


def test_no_tangent_goes_on_below_the_axis(hill: Hill) -> None:
    """Near the camp it ran down to a negative loss, into the numbers of the axis."""
    hill.closeup.look(**hill.looking_on())
    level = hill.ruler.state[1]
    for number in range(len(PLAN.places)):
        hill.felt.leave()
        hill.felt.anew(number)
        hill.felt._share.set_value(1)
        line = hill.walk.tangent.line()
        assert line[:, 1].min() > level
        assert np.ptp(line, axis=0).max() > 1.2


def test_the_cross_is_before_the_boots_that_stand_on_it(hill: Hill) -> None:
    assert hill.mark.layer < hill.hiker.layer < hill.mark.z_index < Layer.TEXT


def test_all_of_every_gradient_of_a_told_step_is_in_the_frame(hill: Hill) -> None:
    """The camera came so near that “α × gradient” began at the rim, and its arrow was cut off."""
    hill.closeup.look(**hill.looking_on())
    tips = PLAN.places + PLAN.rate * PLAN.slopes
    assert hill.ruler.ruler.at(tips[:, None])[:, 0].min() > STAGE.left


def test_a_shorter_step_looks_shorter(hill: Hill) -> None:
    """The camera came nearer between two steps, and the shorter one was drawn longer."""
    hill.closeup.look(**hill.looking_on())
    hill.walk.rewind()
    seen = []
    with offstage():
        scene = Scene()
        for moves, _ in hill.strides(Words("name")):
            scene.play(*moves, run_time=0.1)
            if hill.walk.downstep.grown.get_value() == 1:
                seen.append(float(np.ptp(hill.walk.downstep.line()[:, 0])))
    assert len(seen) > TOLD
    assert np.all(np.diff(seen) <= 1e-6)
    hill.walk.rewind()
    hill.felt.forget()


def test_a_post_is_gone_before_it_meets_the_scale(hill: Hill) -> None:
    """The camera came nearer, and the first of them went through the numbers of the loss."""
    hill.felt.anew(5)
    hill.felt._share.set_value(1)
    on_its_way = {**hill.looking_on(), "zoom": 1.5, "place": (-6.75, -2.5)}
    hill.closeup.look(**on_its_way)
    (_, (x, _)), *_ = hill.posts.ends()
    assert x == pytest.approx(-6.75)
    seen = painted(hill.posts.paint).max(axis=0)
    assert seen[: int(480 * 0.6 / WIDE)].max() == 0
    assert seen.max() > 0.5


def test_an_arrow_that_is_turned_round_keeps_its_length_and_its_axis(hill: Hill) -> None:
    """It swung over the axis, or shrank to nothing: the gradient was seen to change in the step."""
    hill.closeup.look(**hill.looking_on())
    step = hill.walk.downstep.set_as(share=PLAN.rate)
    level = hill.ruler.state[1]
    lengths = []
    for turned in np.linspace(0, 1, 9):
        step.turned.set_value(turned)
        assert bool((painted(step.draw)[:, : _left_of(step)].max()) > 0.5) == (turned < 0.9)
        line = step.line()
        assert np.ptp(line[:, 1]) == pytest.approx(0)
        assert line[0, 1] == pytest.approx(level, abs=0.02)
        lengths.append(line[-1, 0] - line[0, 0])
    assert np.abs(lengths) == pytest.approx(abs(lengths[0]))
    assert np.sign(lengths[0]) == -np.sign(lengths[1]) == -np.sign(lengths[-1])


def _left_of(step: Arrow) -> int:
    """The column of a small picture where an arrow has its root."""
    return int(480 * (step.line()[0, 0] / WIDE + 0.5)) - 4


def test_the_bars_of_all_dots_keep_their_average_while_they_are_levelled() -> None:
    """The average was asserted: a number came, and of none of its thirty parts it was made."""
    levels = Levels(PLAN, Box(-1.0, -1.4, 6.3, 0.8))
    each = 2 * X * (PLAN.places[0] * X - Y)
    assert np.sort(levels.slopes) == pytest.approx(np.sort(each))
    assert levels.slopes[levels.told] == pytest.approx(-2737.5)
    assert levels.one.text == "−2,737.5"
    for levelled in (0.0, 0.4, 1.0):
        levels.levelled.set_value(levelled)
        assert np.mean(levels.lengths()) == pytest.approx(PLAN.slopes[0])
        (shown,) = levels.readings()
        assert shown.value == pytest.approx(PLAN.slopes[0])
    assert np.ptp(levels.lengths()) == pytest.approx(0)
    zero, end = levels.level(0.0), levels.level(float(levels.lengths()[0]))
    drop = levels.level(0.0) - levels.level(-1000.0)
    assert (zero - end) / drop == pytest.approx(1.062, abs=5e-4)
    assert levels.words.get_top()[1] < end
    for words in (levels.one, levels.words):
        assert words.get_bottom()[1] >= -1.4
        assert words.get_right()[0] <= 6.3 + 1e-9


def test_of_a_crowd_some_bars_are_drawn_and_the_one_that_was_told_is_among_them() -> None:
    rng = np.random.default_rng(3)
    x = rng.uniform(-4, 20, 5000)
    plan = plan_descents(Dataset(x, 2 * x + rng.normal(0, 3, len(x))), 12)
    levels, row = Levels(plan, Box(-1.0, -1.4, 6.3, 0.8)), plan.examples[0]
    told = 2 * x[row] * (plan.places[0] * x[row] - plan.dataset.y[row])
    assert len(levels.slopes) == 60
    assert levels.slopes[levels.told] == pytest.approx(told)
    levels.levelled.set_value(1)
    assert levels.lengths() == pytest.approx(np.full(60, plan.slopes[0]))


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


def test_her_lamp_finds_the_tent_from_where_it_shines(hill: Hill) -> None:
    """All of it was there at once; then its foot was, unlit, and its flag by itself."""
    tent = hill.tent
    tent.is_found()
    seen = []
    for found in (0.0, 0.25, 1.0):
        tent.found.set_value(found)
        image = cairo.ImageSurface(cairo.FORMAT_ARGB32, 60, 60)
        canvas = cairo.Context(image)
        foot, high = tent.base()[1], _HIGH + _POLE
        canvas.scale(60 / high, -60 / high)
        canvas.translate(high / 2 - foot[0], -high - foot[1])
        tent.draw(canvas)
        alpha = np.ndarray((60, 60, 4), np.uint8, bytearray(image.get_data()))[:, :, 3]
        seen.append([int(part.max()) for part in (alpha[:8], alpha[25:40], alpha[-3:])])
    before, half, whole = seen
    assert max(before) == 0
    assert half[1] > 200 > 100 > max(half[0], half[2])
    assert min(whole) > 200


def test_each_place_where_she_has_felt_the_ground_leaves_a_post_as_high_as_its_loss(
    hill: Hill,
) -> None:
    """Marks lay on the axis, on no ground; and the post under her had the colour of w."""
    hill.closeup.look(**hill.looking_on())
    assert len(hill.posts.ends()) == 1
    hill.felt.anew(4)
    hill.felt._share.set_value(1)
    places, feet = hill.posts.ends().swapaxes(0, 1)
    assert places == pytest.approx(hill.curve.at(PLAN.places[:5, None]))
    assert feet == pytest.approx(hill.ruler.ruler.at(PLAN.places[:5, None]), abs=1e-6)
    unit = float(hill.plane.size[1] / hill.plane.span[1])
    losses = [PLAN.loss(w) for w in PLAN.places[:5]]
    assert (places - feet)[:, 1] / unit == pytest.approx(losses, abs=0.01)
    stem = hill.walk.on_axis[0]
    assert stem.tint == LOSS
    assert stem.ends()[1] == pytest.approx(feet[0], abs=1e-6)


def test_the_tent_stands_on_the_ground(hill: Hill) -> None:
    base = hill.tent.base()
    assert base[:, 1] == pytest.approx(hill.curve.level(base[:, 0]))
    assert base[1, 0] == pytest.approx(hill.curve.over(PLAN.best)[0])  # the cross is before it


def test_the_light_of_the_tent_shows_no_more_ground_than_her_lamp(hill: Hill) -> None:
    """It drew the ground for a third of the window: a bowl, before the guess was answered."""
    hill.closeup.look(**hill.at_the_camp())
    hill.tent.lit.set_value(1)
    lit = painted(lambda canvas: hill.tent._draw_lit_ground(canvas, 1.0))
    across = np.flatnonzero((lit > 0.05).any(axis=0))
    middle, reach = (float(hill.curve.over(w)[0]) for w in (PLAN.best, PLAN.best + 0.3))
    x = -0.5 * WIDE + (across[[0, -1]] + 0.5) * WIDE / 480
    assert np.abs(x - middle).max() < abs(reach - middle)
    assert len(across) > 5


def test_the_ground_before_the_tent_is_seen(hill: Hill) -> None:
    """The tent hid where the ground is level."""
    before = hill.tent.ground()
    base = hill.tent.base()[:, 0]
    assert (before[0, 0], before[-1, 0]) == pytest.approx((base[0], base[-1]))
    assert before[:, 1] == pytest.approx(hill.curve.level(before[:, 0]))


def test_the_first_light_has_no_rims(hill: Hill) -> None:
    """Its glow was of three bands, and a round end of it stood at the edge of the frame."""
    light = hill.first_light
    light.start.set_value(PLAN.best - 1), light.end.set_value(PLAN.best + 1)
    hill.closeup.look(**hill.from_every_side())
    column = painted(light.draw)[:, 240]
    assert np.abs(np.diff(np.sort(column[column > 0]))).max() < 0.45
    assert len(np.unique(column)) > 5
    for end in light.spread():
        end.begin(), end.interpolate(1)
    ends = hill.curve.at(np.array([[light.start.get_value()], [light.end.get_value()]]))
    assert np.all((np.abs(ends[:, 0]) > WIDE / 2 + 0.3) | (ends[:, 1] > HIGH / 2 + 0.3))
    hill.closeup.look(**hill.looking_on())


def test_first_light_draws_the_ground_from_the_camp_out_of_the_frame(hill: Hill) -> None:
    light = hill.first_light
    assert light.start.get_value() == light.end.get_value() == PLAN.best
    for move in light.spread():
        move.begin()
        move.interpolate(1)
    ends = hill.curve.over(np.array([light.start.get_value(), light.end.get_value()]))
    out = (np.abs(ends[:, 0]) > 0.5 * WIDE) | (ends[:, 1] > 0.5 * HIGH)
    assert out.all()


def test_an_arrow_stays_until_its_step_is_walked(hill: Hill) -> None:
    """It was eaten from behind while she walked."""
    walk, used = take_step(hill.walk)[:2]
    for time in (0.3, 0.6, 0.8):
        assert used.rate_func(time) == 0
    assert walk.rate_func(0.85) > 0.9
    assert used.rate_func(1.0) == 1


def test_the_second_hiker_has_another_jacket(hill: Hill) -> None:
    """It was a pawn."""
    first, second = hill.walk.hiker.drawing, hill.other.hiker.drawing
    for part in ("torso", "arm", "hat"):
        assert {p.color for p in first.parts[part]} != {p.color for p in second.parts[part]}
    assert first.parts["head"] == second.parts["head"]


def test_she_goes_back_uphill_with_her_face_that_way(hill: Hill) -> None:
    """She slid up the slope backwards."""
    hill.walk.progress.set_value(hill.walk.steps)
    ways = []
    with offstage():
        scene = Scene()
        for moves, _ in Sides(hill).come():
            before = float(hill.hiker.x)
            scene.play(*moves, run_time=0.1)
            ways.append((float(hill.hiker.x) - before, float(hill.hiker.looks.get_value())))
    moved = [(way, looks) for way, looks in ways if abs(way) > 1e-6]
    assert [np.sign(way) for way, _ in moved] == [-hill.hiker.facing]
    assert [looks for _, looks in moved] == [-1]
    assert ways[-1][1] == 1


def test_both_hikers_stand_where_they_begin(hill: Hill) -> None:
    """The second hiker's step was compared with an empty post."""
    hill.walk.progress.set_value(hill.walk.steps)
    sides = Sides(hill)
    list(sides.come()), sides.lean()
    assert hill.hiker.x == PLAN.places[0]
    assert sides.tangent.slope() == pytest.approx(PLAN.slopes[0])
    arrow = sides.arrows[0].set_as(share=PLAN.rate, turned=1)
    assert arrow.landing() == pytest.approx(PLAN.places[[1]])


def test_the_tangents_rest_where_the_ground_is_level_and_are_whole_there(hill: Hill) -> None:
    """One half of it flipped over to the other: it was cut off at the axis, and never level."""
    sides = Sides(hill)
    sweep = sides.all_tangents()
    begun, ended = (sweep.rate_func(time) for time in (0.0, 1.0))
    assert [begun, ended] == pytest.approx([0, 1])
    resting = [PLAN.low + sweep.rate_func(t) * (PLAN.high - PLAN.low) for t in (0.45, 0.5, 0.6)]
    assert resting == pytest.approx([PLAN.best] * 3)
    for away in (-0.01, 0.0, 0.01):
        sides.along.set_value(PLAN.best + away * (PLAN.high - PLAN.low))
        foot = float(np.asarray(hill.curve.at([sides.along.get_value()])).ravel()[0])
        line = sides.sweep.line()[:, 0]
        assert min(foot - line.min(), line.max() - foot) > 2


def test_from_every_start_all_step_together_to_the_camp_as_dots_but_she(hill: Hill) -> None:
    """Two starts were to show every start, and two hikers became one with two heads.

    Then he vanished half way: he comes as far as the tent, and has gone in before she is there.
    """
    sides = Sides(hill)
    hill.walk.progress.set_value(1), hill.other.progress.set_value(1)
    walk = sides.starts.walk
    begun, ended = walk.points[0, :, 0], walk.points[-1, :, 0]
    assert {PLAN.low, PLAN.high} <= set(begun.tolist())
    assert min(np.sum(begun < PLAN.best), np.sum(begun > PLAN.best)) > 3
    assert walk.steps == PLAN.walk.steps - 1
    left = np.abs(ended - PLAN.best)
    share = float(PLAN.slopes[1] / PLAN.slopes[0]) ** walk.steps
    assert left == pytest.approx(share * np.abs(begun - PLAN.best), rel=1e-6)
    assert left.max() < 0.005
    seen, there = [], []
    with offstage():
        scene = Scene()
        scene.add(hill.other.hiker)
        for moves, _ in sides.walk_home():
            scene.play(*moves, run_time=0.1)
            seen.append((float(hill.walk.time), float(sides.starts.taken.get_value())))
            there.append(hill.other.hiker in scene.mobjects)
    assert there == [True, False, False]
    assert hill.other.hiker.x == pytest.approx(PLAN.best, abs=0.003)
    goes, gone = (1 + round(share * walk.steps) for share in sides._at_the_tent(1))
    place = hill.curve.over(float(PLAN.other.points[goes, 0, 0]))[0]
    left, _, right = hill.tent.base()[:, 0]
    assert left < place < right
    assert gone < PLAN.walk.steps - 3
    assert seen == [(1, 0), (PLAN.walk.steps, walk.steps), (PLAN.walk.steps, walk.steps)]
    assert hill.hiker.x == pytest.approx(PLAN.best, abs=0.003)


def test_the_curve_lies_above_every_tangent_as_it_is_drawn(hill: Hill) -> None:
    """It was so short that it clung to the curve: that this bends upward was not to be seen."""
    hill.closeup.look(**hill.from_every_side())
    sides = Sides(hill)
    level = float(hill.ruler.state[1])
    for w in np.linspace(PLAN.low, PLAN.high, 23):
        sides.along.set_value(w)
        line = sides.sweep.line()
        low = float(np.asarray(hill.curve.at([w])).ravel()[1]) < level + 0.4
        assert line[:, 1].min() > level - 0.3 * low  # through the axis where it is nearly level
        assert line[:, 0].min() > STAGE.left + 1.2  # beside the numbers of the loss
        assert line[:, 0].max() < STAGE.right - 0.7  # and before the letter of the axis
        across = np.array([w + 1.0, w - 1.0])
        over = hill.curve.at(across[:, None])
        first, last = line[0], line[-1]
        tangent = first[1] + (over[:, 0] - first[0]) * (last - first)[1] / (last - first)[0]
        assert np.all(over[:, 1] > tangent + 0.3)
        if abs(w - PLAN.best) > 0.5:
            assert np.linalg.norm(last - first) > 3


def test_what_stands_beside_a_square_is_true_while_it_is_poured(data: Evenings, hill: Hill) -> None:
    """It said that the area is the loss, and the bar that it became had a fifth of the area."""
    dots = Dots(PLAN, data, hill)
    hill.plane.within(dots.plot)
    dots.make_room()
    assert [row.text for row in dots.losses[0]] == ["area becomes", "height"]


def test_the_loss_at_the_camp_is_told(data: Evenings, hill: Hill) -> None:
    """The curve seems to touch the axis there, and no number said that it does not."""
    name, loss = Signs(PLAN, data, hill, "").best[1]
    assert name.text == "the minimum"
    assert read_number(loss.text.partition("=")[2].strip()) == pytest.approx(
        PLAN.loss(PLAN.best), rel=1e-3
    )


def test_as_night_falls_her_dot_goes_to_where_she_will_stand(data: Evenings, hill: Hill) -> None:
    """Two axes with two names lay on one another, and then the ground moved aside."""
    dots = Dots(PLAN, data, hill)
    hill.plane.within(dots.plot)
    with offstage():
        scene = Scene()
        scene.play(*hill.plane_becomes_ground(), run_time=0.1)
    start = float(PLAN.places[0])
    dot = hill.plane.xy(start, PLAN.loss(start))
    dots.make_way()
    assert hill.curve.at([start]) == pytest.approx(dot)
    before = hill.ruler.state, hill.curve.at([1.0])
    hill.settle()
    assert (hill.ruler.state, hill.curve.at([1.0])) == (
        pytest.approx(before[0]),
        pytest.approx(before[1]),
    )
    assert hill.curve.at([start]) == pytest.approx(dot)


def test_both_arrows_are_called_what_they_are(data: Evenings, hill: Hill) -> None:
    """Two arrows had the colour of the gradient and a thousandth of its length, and no name."""
    hill.closeup.look(**hill.from_every_side())
    names = Morning(PLAN, data, hill).both_arrows()
    for one, name in zip(hill.both, names, strict=True):
        arrow = one.downstep.set_as(share=PLAN.rate).whole()
        root, tip = arrow[:, 0]
        box = Box.around(name)
        assert arrow[0, 1] + 0.15 < box.bottom
        assert (box.right < root) if tip < root else (box.left > root)
        assert min(root, tip) - 0.4 < box.middle[0] < max(root, tip) + 0.8
    hill.closeup.look(**hill.looking_on())


# -- by day ----------------------------------------------------------------------------------------


def test_the_squared_errors_of_all_dots_become_their_average(hill: Hill) -> None:
    """w² was stretched, moved and lifted by numbers that came from nowhere."""
    hill.closeup.look(**hill.from_every_side())
    parabolas = Parabolas(hill.curve, PLAN)
    w, row = parabolas.across, PLAN.examples[0]
    each = (X[:, None] * w - Y[:, None]) ** 2
    heights = parabolas.heights()
    assert heights[0] == pytest.approx(each[row])
    assert np.sort(heights, axis=0) == pytest.approx(np.sort(each, axis=0))
    parabolas.merged.set_value(1)
    for merged in parabolas.heights():
        assert merged == pytest.approx(each.mean(axis=0))
    assert parabolas.line(parabolas.average)[1:-1, 1].max() < 0.5 * HIGH + 1
    drawn = parabolas.line(parabolas.average)
    assert all(
        np.min(np.abs(hill.curve.at(w[:, None]) - spot).sum(axis=1)) < 1e-6 for spot in drawn
    )


def test_arrived_she_stands_on_the_cross(hill: Hill) -> None:
    hill.walk.progress.set_value(hill.walk.steps)
    assert hill.hiker.x == PLAN.places[-1] == pytest.approx(PLAN.best, abs=0.002)


def test_the_small_line_swings_when_she_has_landed(hill: Hill) -> None:
    """Half flat it lay over “w = −0.550”; of two at once one paled, one was not yet there."""
    hill.felt.leave()
    hill.felt._share.set_value(0.5)
    assert hill.felt.swung() == PLAN.places[0]
    hill.felt.anew(1)
    for share, told, way in ((0.5, 0, 0.0), (0.51, 0, 0.0), (0.7, 1, 1.0), (1.0, 1, 1.0)):
        hill.felt._share.set_value(share)
        between = PLAN.places[0] + way * (PLAN.places[1] - PLAN.places[0])
        assert hill.felt.swung() == pytest.approx(between)
        assert hill.felt.w() == PLAN.places[told]
    hill.felt.forget()


def test_the_small_line_is_as_steep_as_the_large_one(data: Evenings, hill: Hill) -> None:
    """It was squeezed: with w = 1.574 it rose by 22 degrees, and with 1.43 before by 55."""
    large = data.plane.size / data.plane.span
    small = Signs(PLAN, data, hill, " pizzas").thumbnail
    unit = small.plane.size / small.plane.span
    assert unit[1] / unit[0] == pytest.approx(large[1] / large[0], rel=1e-6)
    x, y = np.concatenate([X, X]), np.concatenate([Y, PLAN.places[-1] * X])
    spots = small.plane.xy(x, y)
    corner, size = small.plane.corner, small.plane.size
    assert np.all((spots > corner) & (spots < corner + size))
    assert size[1] > 2.6


def test_posts_are_behind_the_small_plane_and_her_dots_before_the_white_curve(
    data: Evenings, hill: Hill
) -> None:
    """A post shone through “w = 1.822”; the curve of the formula hid the dots it goes through."""
    small = Signs(PLAN, data, hill, " pizzas").thumbnail
    assert hill.posts.z_index <= small[0].z_index <= small.plane.z_index
    assert Morning(PLAN, data, hill).parabolas.z_index < hill.posts.z_index


def test_what_is_told_for_tonight_stands_at_both_axes(data: Evenings) -> None:
    guess = Tonight(PLAN, data).guess
    plane = guess.line.plane
    feet = (guess.feet() - plane.corner) / plane.size * plane.span + plane.low
    assert feet == pytest.approx(np.array([(20, 0), (0, 20 * PLAN.places[-1])]))


def test_the_cross_is_not_there_until_it_is_reached(hill: Hill) -> None:
    assert hill.floor.strength() == 0
    hill.floor.reached.set_value(1)
    assert hill.floor.strength() == 1


def test_her_tangent_is_held_until_she_has_landed_and_felt_the_ground(hill: Hill) -> None:
    for stood in (0, 1, 7):
        hill.felt.leave()
        for time in (0.5, 1.0, 2.5):
            hill.walk.progress.set_value(time)
            assert hill.walk.tangent.slope() == pytest.approx(PLAN.slopes[stood])
            assert hill.felt.w() == PLAN.places[stood]
        hill.felt._share.set_value(0.5)
        assert hill.felt.clear == 0
        hill.walk.progress.set_value((1, 7, 12)[(0, 1, 7).index(stood)])
        hill.feel()
        assert hill.felt.number == stood
        hill.felt._share.set_value(1)
        assert hill.felt.number == hill.walk.step
        assert hill.felt.clear == 1
    hill.felt.forget()
    assert hill.felt.w() == PLAN.places[0]


# -- dials -----------------------------------------------------------------------------------------


def test_the_dial_of_the_rate_goes_by_powers_of_ten() -> None:
    share = ValueTracker(1.0)
    dial = RateDial(0.001, share.get_value)
    angles = []
    for value in (1.0, 0.1, 0.01, 0.001):
        share.set_value(value)
        angles.append(dial.dial.angle)
    assert np.diff(angles) == pytest.approx(np.full(3, 90.0))


def _numbers(hill: Hill, place: Any) -> Any:
    """What a place of the plane of the loss stands for."""
    plane = hill.plane
    return (np.asarray(place) - plane.corner) / plane.size * plane.span + plane.low


def _around(tiles: Any) -> tuple[float, float, float, float]:
    low = np.min([tile.get_corner([-1, -1, 0]) for tile in tiles], axis=0)
    high = np.max([tile.get_corner([1, 1, 0]) for tile in tiles], axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


@pytest.mark.parametrize("size", [1.0, 1e3, 1e9, 1e-6])
def test_what_is_divided_in_the_table_comes_to_the_ratio_as_printed(size: float) -> None:
    """−104 divided by 0.1 was said to be −1,039."""
    own = Dataset(np.array([1.0, 1.1, 1.4, 1.5]) * size, [4.7, 5.3, 6.6, 7.9])
    for plan in (PLAN, plan_descents(own, 12)):
        for row in Quotients(plan)[1:]:
            nudge, change, ratio = (read_number(str(cell.text)) for cell in row)
            assert change / nudge == pytest.approx(ratio, rel=1e-9)


@pytest.mark.parametrize("size", [1.0, 1e9, 1e-6])
def test_columns_of_the_table_of_nudges_keep_apart(size: float) -> None:
    data = Dataset(np.array([1.0, 1.1, 1.4, 1.5]) * size, [4.7, 5.3, 6.6, 7.9])
    table = Quotients(plan_descents(data, 12))
    for row in table:
        for one, other in pairwise(row):
            assert other.get_left()[0] - one.get_right()[0] > 0.1


def test_the_2_comes_down_within_its_board(data: Evenings, hill: Hill) -> None:
    """It went over the rim of the board, next to the edge of the frame."""
    signs = Signs(PLAN, data, hill, " pizzas")
    with offstage():
        _, (turning, *_) = (moves for moves, _ in signs.power.two_comes_down())
        turning.begin()
        *_, goes = (one.mobject for one in turning.animations if type(one) is Transform)
        tops = []
        for share in np.linspace(0.0, 1.0, 41):
            turning.interpolate(float(share))
            tops.append(float(goes.get_top()[1]))
    assert max(tops) < signs.blackboard.box.top - 0.15
    assert tops[-1] < tops[0] - 0.05


def test_a_sign_of_equality_stands_where_it_holds_or_is_asked() -> None:
    """For a moment the loss was said to be an average without its square, (wx − y)² 2 (wx − y)."""
    board = PowerRule(PLAN, Box(-1, -1, 6, 1.5))
    first, asked, found = (_row(number) for number in range(3))
    assert board.row.source == first
    assert "=" not in first
    assert "? : ask" in asked
    assert "ask" not in found
    for row in (asked, found):
        assert "slope of" in row.partition("=")[0]
        assert _SQUARE in row.partition("=")[0]
    assert "=" in slope_formula().source


def test_bars_of_slopes_grow_one_after_another() -> None:
    """All of them were there at once for a third of a second, before they were levelled."""
    levels = Levels(PLAN, Box(-1.0, -1.4, 6.3, 0.8))
    levels.grown.set_value(0.5)
    grown = levels.lengths() / levels.slopes
    assert grown[0] == 1
    assert grown[-1] == 0
    assert np.all(np.diff(grown) <= 0)


def test_squares_go_to_their_pile_one_after_another(data: Evenings) -> None:
    """They flew as one heap, and none of them could be told from the others."""
    pile = data.pile
    start = pile.rectangles()
    pile.piled.set_value(0.5)
    half = pile.rectangles()
    pile.piled.set_value(1)
    assert half[0] == pytest.approx(pile.rectangles()[0])
    assert half[-1] == pytest.approx(start[-1])


def test_marks_of_how_far_the_line_moves_end_on_both_lines() -> None:
    """Their round ends made 8 and 25 as 24 and 44."""
    fan = Fan(PLAN, Box(-1.0, -1.5, 6.0, 0.5))
    small, large = (np.ptp(fan.moved(x, 1.0)[:, 1]) for x in fan.inputs)
    assert large / small == pytest.approx(25 / 8)
    side = np.ptp(fan.square(), axis=0)
    assert side == pytest.approx(np.full(2, abs(fan.over(25, 0.0) - fan.spot(25, 41.0))[1]))
