"""What only the hills film draws: who stands where, and what instruments say."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import LANDSCAPES, End
from scenes.parts.hills.altimeter import Altimeter
from scenes.parts.hills.apart import Apart
from scenes.parts.hills.arrows import DottedField, LitArrows
from scenes.parts.hills.borders import Borders
from scenes.parts.hills.cast import Guide, field_factor, gradients
from scenes.parts.hills.cloth import Cloth
from scenes.parts.hills.company import Company
from scenes.parts.hills.coordinates import Coordinates
from scenes.parts.hills.descents import Descents, plan
from scenes.parts.hills.dropped import Dropped
from scenes.parts.hills.formulas import gradient_formula
from scenes.parts.hills.glass import Crossing, Glass
from scenes.parts.hills.ground import framed
from scenes.parts.hills.loupe import Loupe
from scenes.parts.hills.pair import Pair, pair
from scenes.parts.hills.parting import Parting
from scenes.parts.hills.poses import (
    SIZE,
    at_the_parting,
    large_map_pose,
    map_pose,
    overview,
)
from scenes.parts.hills.stage import ALONG
from scenes.parts.hills.steps import by_steps
from scenes.parts.hills.tally import Flags
from scenes.parts.hills.worked import Bend, CoordinateLine, ShareMarks, TurnArc, in_columns
from scenes.render.texts import texts_on
from scenes.stage import GRADIENT, MAP, STAGE, VALLEYS, Playback, Readout, View
from scenes.stage.lecture.boxes import FRAME, Box
from scenes.stage.paint.arrow import ArrowScale
from tests.scenes.canvas import Array, picture, pixels_at, shade
from tests.scenes.coarse import map_coarsely
from tests.scenes.inks import WORDS, smallest


@cache
def made() -> Descents:
    return plan(framed("sine_hills"), None, 13, 183, 24)


@cache
def two() -> Pair:
    found = pair(made())
    assert found is not None
    return found


def guide() -> Guide:
    return Guide(made(), ValueTracker(0.0))


def from_above(view: View) -> View:
    view.look(**MAP, zoom=1.0, left=0.0, up=0.0, focus_x=0.0, focus_y=0.0)
    return view


# -- the hiker -------------------------------------------------------------------------------------


def test_she_stands_where_the_walk_is_and_is_a_disc_from_above() -> None:
    her = guide()
    her.view.look(elevation=30.0)
    assert her.figure.upright == 1
    from_above(her.view)
    assert her.figure.upright == 0
    for progress in (0.0, 1.4, 7.0):
        her.progress.set_value(progress)
        place = her.trajectory.at(progress)[0]
        assert her.figure.foot() == pytest.approx(her.view.at(place))
        (reading,) = her.figure.readings()
        assert reading.value[:2] == pytest.approx(place)


def test_from_above_one_sees_her_look_where_she_goes() -> None:
    her = guide()
    from_above(her.view)
    her.faced.set_value(1)
    her.rose.turned.set_value(1)
    angles = []
    for progress in np.linspace(0, 8, 161):
        her.progress.set_value(progress)
        right, up = her.figure.heading()
        angles.append(np.degrees(np.arctan2(up, right)))
    assert np.abs(np.diff(angles)).max() < 5  # she does not jerk round where a step ends
    ahead, aside = her.trajectory.points[1, 0] - her.trajectory.points[0, 0]
    assert angles[0] == pytest.approx(np.degrees(np.arctan2(aside, ahead)), abs=1e-3)
    x, y = her.trajectory.at(8)[0]
    her.view.look(zoom=5.0, focus_x=x, focus_y=y)
    seen = picture(her.figure)[..., :3].astype(int)
    coat = np.all(np.abs(seen - (0xC8, 0x45, 0x3F)) < 12, axis=-1)
    assert coat.sum() > 4  # her shoulders, beside the hat


def test_she_turns_from_where_the_rose_ends_to_where_she_goes() -> None:
    her = guide()
    from_above(her.view)
    her.rose.turned.set_value(1)
    ways = []
    for share in np.linspace(0, 1, 31):
        her.faced.set_value(share)
        ways.append(her.figure.heading() / np.linalg.norm(her.figure.heading()))
    assert ways[0] @ ways[-1] == pytest.approx(0, abs=0.05)  # a quarter
    assert all(one @ other > 0.99 for one, other in pairwise(ways))


@pytest.mark.parametrize("name", ["sine_hills", "rosenbrock", "quadratic", "mccormick", "saddle"])
def test_arrows_that_are_told_stay_in_the_frame(name: str) -> None:
    her = Guide(plan(framed(name), None, 13, 64, 24), ValueTracker(0.0))
    for step in range(4):
        her.progress.set_value(step)
        her.view.look(**her.above())
        root, tip = her.uphill.whole()
        for end in (tip, 2 * root - tip):  # the rose is as long, the other way
            assert abs(end[0]) < FRAME.right
            assert FRAME.bottom < end[1] < STAGE.top


@pytest.mark.parametrize("rate", [0.1, 0.3])
def test_who_is_thrown_off_at_once_has_not_stayed_on_the_map(rate: float) -> None:
    her = Guide(plan(framed("rosenbrock"), rate, 13, 183, 24), ValueTracker(0.0))
    assert (her.trajectory.points[1] != her.trajectory.points[0]).any()


@pytest.mark.parametrize(("name", "rate"), [("himmelblau", 0.5), ("rosenbrock", 0.3)])
def test_arrows_of_who_is_thrown_off_the_map_are_seen_before(name: str, rate: float) -> None:
    her = Guide(plan(framed(name), rate, 13, 183, 24), ValueTracker(0.0))
    low, high = np.array(her.landscape.window).T
    path = her.trajectory.points[:5, 0]
    assert not np.all((path >= low) & (path <= high))
    her.view.look(**her.above())
    assert her.uphill.drawn_length() > 0.7


def test_where_no_step_is_taken_there_is_no_angle() -> None:
    her = Guide(plan(framed("himmelblau"), 0.5, 13, 183, 24), ValueTracker(0.0))
    her.progress.set_value(4)  # she has been thrown off the map
    assert not her.stride().any()
    assert np.isnan(her.angle())


@pytest.mark.parametrize("name", ["sine_hills", "saddle"])
def test_the_axes_about_her_keep_clear_of_the_read_outs(name: str) -> None:
    her = Guide(plan(framed(name), None, 13, 183, 24), ValueTracker(0.0))
    her.view.look(**her.above())
    for edge in (-3.9, -3.2):
        axes = Coordinates(her.view, her.walking, her.near_axes(edge))
        lefts = [left for text, left, *_ in axes.texts() if text.text not in "xy"]
        assert min(lefts) > edge + 0.1


@pytest.mark.parametrize("formula", ["sqrt(1+x^2+2y^2)", "tanh(x)^2+y^2", "sine_hills"])
def test_the_axes_about_her_keep_clear_of_her_arrow_and_of_where_she_lands(formula: str) -> None:
    """An arrow ran over a number, and the ring lay on an axis."""
    her = Guide(plan(framed(formula), None, 13, 183, 24), ValueTracker(0.0))
    her.view.look(**her.above())
    her.downstep.set_as(share=her.rate, turned=1)
    lines, ring = her.shown_lines(), her.next_spot()
    assert lines[0] == pytest.approx(np.array(her.uphill.whole()))
    window = her.near_axes()
    axes = Coordinates(her.view, her.walking, window, lines)
    for text, left, base, _ in axes.texts():
        low, high = np.array([text.low, text.high]) + np.array([left, base]) + [[-0.1], [0.1]]
        for line in lines:
            spots = line[0] + np.linspace(0, 1, 50)[:, None] * (line[-1] - line[0])
            assert text.text in "xy" or not np.all((spots > low) & (spots < high), axis=1).any()
    corner = her.view.at((window[0][0], window[1][0]))
    assert np.abs(corner - ring).min() > 0.35
    numbers = [text for text, *_ in axes.texts() if text.text not in "xy"]
    assert len(numbers) >= 3


@pytest.mark.parametrize("slope", [(-0.376, 0.599), (3.323, -2.963), (-3.517, -250.986)])
def test_numbers_that_are_worked_out_stand_in_columns_and_apart(slope: tuple[float, float]) -> None:
    lines = [
        CoordinateLine("x", 3.602, 0.05, slope[0]),
        CoordinateLine("y", -4.236, 0.05, slope[1]),
    ]
    in_columns(*lines)
    rows = [[piece for piece, _ in line.pieces()] for line in lines]
    for one, other in zip(*rows, strict=True):
        assert one.get_left()[0] == pytest.approx(other.get_left()[0])
    for row in rows:
        for one, other in pairwise(row):
            assert other.get_left()[0] - one.get_right()[0] > 0.05


def test_digits_of_read_outs_are_as_large_as_letters() -> None:
    """In this type they are lower: of read-outs as large as labels they were of 4.2 %."""
    guide = Guide(made(), ValueTracker(0.0))
    view = guide.view
    two: Pair | None = pair(made())
    assert two is not None
    stacks = guide.readouts(), Parting(two, view, ValueTracker(0.0)).meter()
    dropped = Dropped(Company(made(), view), view).readouts()
    numbers = [one for stack in (*stacks, dropped) for one in stack if isinstance(one, Readout)]
    assert len(numbers) == 7
    assert all(smallest(text) >= WORDS for text in texts_on(numbers))


def test_the_altimeter_is_as_wide_as_its_numbers() -> None:
    high = framed("3e6cos(x/1000) + x^2/100 + y^2/100", (-1e4, 1e4, -8e3, 8e3))
    box = Box(STAGE.right - 1.5, -3, STAGE.right, 2)
    meter = Altimeter(View(high), lambda: np.zeros(2), "height", box)
    for text, left, *_ in meter.texts():
        assert meter.box.left < left
        assert left + text.width < meter.box.right == STAGE.right


def breadth(her: Guide) -> int:
    """How broad she is above her waist, in pixels."""
    shown = picture(her.figure, size=(960, 540)).astype(int)
    there = np.any(np.abs(shown - shown[0, 0]) > 12, axis=-1)
    rows = np.flatnonzero(there.any(axis=1))
    upper = there[rows.min() : (rows.min() + rows.max()) // 2]
    return int(np.ptp(np.flatnonzero(upper.any(axis=0))))


def test_she_looks_where_she_turns_and_never_becomes_a_line() -> None:
    her = guide()
    sides, broad = [], []
    for turned in np.linspace(0, 0.999, 60):
        her.rose.turned.set_value(turned)
        sides.append(her.figure.stance.turned)
        broad.append(breadth(her))
    assert min(broad) > 0.55 * max(broad)  # a fifth was a card on its edge
    assert min(sides) < -0.8
    assert max(sides) > 0.8


@pytest.mark.parametrize("way", [(0, 1), (0, -1), (1e-3, 1), (-0.1, 1), (1, 0), (-1, -1)])
def test_whatever_way_she_goes_she_is_no_thread(way: tuple[float, float]) -> None:
    """On one ground she went straight away from the camera: a fifth as broad as she is."""
    her = guide()
    her.view.look(azimuth=-90.0, elevation=43.0)
    her.faced.set_value(1)
    her.figure.toward = lambda: np.array([1.0, 0.0])
    from_the_side = breadth(her)
    her.figure.toward = lambda: np.array(way, dtype=float)
    assert breadth(her) > 0.55 * from_the_side
    assert way[0] == 0 or her.figure.stance.turned * way[0] > 0


def test_at_last_her_slope_is_counted_until_she_is_there_and_not_to_a_row_of_zeros() -> None:
    flat = Guide(plan(framed("x^2 + y^2"), 0.4, 4, 1, 24), ValueTracker(0.0))
    flat.progress.set_value(flat.counted)
    assert 0.0005 <= flat.steepness() < 0.01
    flat.progress.set_value(flat.counted + 1)
    assert flat.steepness() < 0.0005


def test_her_feet_swing_only_while_she_walks() -> None:
    her = guide()
    still = her.figure.stance
    assert still.lifts.max() == 0 or still.stride == 0
    her.progress.set_value(0.15)
    assert abs(her.figure.stance.stride) > 0.1


def test_cut_and_turned_her_arrow_is_the_step() -> None:
    her = guide()
    from_above(her.view)
    her.downstep.set_as(share=her.rate, turned=1)
    whole, step = her.uphill.drawn_length(), her.downstep.drawn_length()
    assert step / whole == pytest.approx(0.35, abs=1e-6)
    assert her.next_spot() == pytest.approx(her.view.at(made().walk.points[1, made().first]))
    along, across = (np.asarray(arrow.vector()) for arrow in her.parts())
    assert along + across == pytest.approx(her.gradient())
    assert along[1] == across[0] == 0
    arc = TurnArc(her.uphill, her.downstep).arc()
    root = her.view.at(her.start)
    ends = (arc[[0, -1]] - root) / np.linalg.norm(arc[0] - root)
    assert ends[0] == pytest.approx(-ends[1], abs=1e-6)


def test_instruments_follow_her_as_she_lands_and_not_before() -> None:
    her = guide()
    path = her.trajectory.points[:, 0]
    for progress in (0.0, 0.5, 0.9):
        her.progress.set_value(progress)
        assert her.reached() == pytest.approx(path[0])
    heights = []
    for progress in (0.93, 0.97, 1.0):
        her.progress.set_value(progress)
        heights.append(float(her.landscape.value(her.reached())))
    assert heights == sorted(heights, reverse=True)
    assert her.reached() == pytest.approx(path[1])
    her.progress.set_value(her.steps)
    assert her.reached() == pytest.approx(path[-1])


def test_the_arc_from_her_first_arrow_to_the_present_one_is_the_short_way() -> None:
    her = guide()
    from_above(her.view)
    her.progress.set_value(2)
    first = her.first_arrow()
    arc = Bend(first, her.uphill).arc()
    root = her.view.at(her.foot())
    ends = arc[[0, -1]] - root
    for way, vector in zip(ends, (first.vector(), her.gradient()), strict=True):
        assert way[0] * vector[1] - way[1] * vector[0] == pytest.approx(0, abs=1e-9)
        assert way @ vector > 0
    turned = np.degrees(np.unwrap(np.arctan2(*(arc - root).T[::-1])))
    assert abs(turned[-1] - turned[0]) < 45


def test_they_walk_in_whole_steps_and_stand_for_a_moment_after_each() -> None:
    party = Playback(two().walk, ["#FFFFFF"] * 2)
    walk = by_steps(party, 5)
    walk.begin()
    times = []
    for share in np.linspace(0, 1, 401):
        walk.interpolate(float(share))
        times.append(party.time)
    assert times[0] == 0
    assert times[-1] == 5
    assert np.all(np.diff(times) >= 0)
    standing = np.isclose(times, np.rint(times), atol=1e-6)
    assert 0.4 < standing.mean() < 0.6
    assert set(np.rint(np.array(times)[standing]).tolist()) == {0, 1, 2, 3, 4, 5}


def test_arrows_of_the_field_are_as_different_as_the_ground_is_steep() -> None:
    """On a grid as regular as the hills there were two lengths, and none in a valley."""
    view = View(framed("sine_hills"))
    grid = gradients(view, view.window, ALONG)
    lengths = grid.magnitudes.ravel()
    assert len(np.unique(lengths.round(2))) > 20
    assert lengths.min() < 0.15
    assert lengths.max() > 0.95
    points = grid.points.reshape(-1, 2)
    away = np.linalg.norm(points[:, None] - made().floors, axis=-1).min(axis=1)
    assert 0 < lengths[away < 0.5].max() < 0.5 < lengths[(away > 1.2) & (away < 1.9)].max()
    assert field_factor(grid, 1.0) == 1  # on the scale of all other arrows of the film


def field_on_the_map() -> tuple[DottedField, Array]:
    """The field of the hills, and where its grid has places (n, 2)."""
    view = View(framed("sine_hills"), size=SIZE)
    view.look(**large_map_pose(view))
    grid = gradients(view, view.window, ALONG)
    field = DottedField(view, grid, ArrowScale(1.0))
    field.panel = view.map_panel()
    return field, grid.points.reshape(-1, 2)


def test_every_place_of_the_field_has_its_arrow_also_over_the_rim_of_the_map() -> None:
    """Of 112 places 14 of the steepest had none, as if it were level there."""
    field, places = field_on_the_map()
    assert field.tails == pytest.approx(places)
    assert set(field._within(field.view.at(field.tails), field.view.at(field.tips))) == {1.0}
    image, off = picture(field, size=(960, 540)), 0
    low, high = np.array(field.view.window).T
    for tail, tip in zip(field.tails, field.tips, strict=True):
        long = np.linalg.norm(field.view.at(tip) - field.view.at(tail)) > 0.3
        spots = [tail, 0.12 * tail + 0.88 * tip] if long else [tail]
        for spot in field.view.at(spots):
            assert np.abs(spot) == pytest.approx(np.abs(spot).clip(0, (FRAME.right, FRAME.top)))
            assert np.allclose(image[pixels_at(spot, (960, 540))][:3], shade(GRADIENT), atol=30)
        off += bool(np.any((tip < low) | (tip > high)))
    assert off > 5


def test_a_long_and_a_short_arrow_are_lit_near_each_other() -> None:
    """Nothing was lit while long and short ones were told of."""
    field, _ = field_on_the_map()
    long, short = field.long_and_short()
    lengths = np.linalg.norm(field.vectors, axis=1)
    assert lengths[long] > 0.9 * lengths.max()
    assert 0.15 < lengths[short] < 0.41
    assert np.linalg.norm(field.tails[long] - field.tails[short]) < 5
    lit = LitArrows(field, (long, short))
    assert not np.any(picture(lit) != picture(lit.set_presence(0)))
    lit.set_presence(1).lit[0].set_value(1)
    assert np.any(picture(lit) != picture(LitArrows(field, (long, short))))


def test_the_formula_of_the_gradient_is_written_where_it_fits_and_else_what_it_is_made_of() -> None:
    written = gradient_formula(framed("sine_hills"), 2.8)
    assert "cos x sin y" in written.source
    assert written.width < 2.8
    told = gradient_formula(framed("rosenbrock"), 2.8)
    assert "slope along x" in told.source


def test_marks_stand_at_nothing_the_rate_and_all_of_the_arrow_and_one_is_no_length() -> None:
    """A 1 stood at the tip of an arrow that is 0.707 long."""
    her = guide()
    from_above(her.view)
    marks = ShareMarks(her.uphill, her.rate)
    assert [text.text for text, *_ in marks.texts()] == ["α", "= 0.35"]
    root, tip = her.uphill.whole()
    assert marks.spots() == pytest.approx(np.array([root, root + 0.35 * (tip - root), tip]))


@pytest.mark.parametrize("rate", [0.0019, 0.05, 0.35])
def test_marks_stand_beside_her_and_not_on_her(rate: float) -> None:
    her = guide()
    her.view.look(**her.above())
    root = her.uphill.whole()[0]
    for text, left, foot, _ in ShareMarks(her.uphill, rate).texts():
        nearest = np.clip(root, [left, foot], [left + text.width, foot + text.height])
        assert np.linalg.norm(nearest - root) > 0.3


def test_she_looks_uphill_while_she_feels_what_is_behind_her() -> None:
    """She had turned round, so that the steepest way down lay before her."""
    rose = guide().rose
    rose.turned.set_value(0.5)
    rose.back.set_value(1)
    uphill, reach = rose.view.landscape.gradient(rose.place), rose.reach
    felt = rose.feel_behind()
    for one in felt:
        one.begin()
    for share in (0.1, 0.3, 0.5, 1.0):
        for one in felt:
            one.interpolate(share)
        assert rose.heading() == pytest.approx(uphill / np.linalg.norm(uphill))
        dark = picture(rose).copy()
        rose.reach = 0.0
        assert np.array_equal(picture(rose), dark)  # no beam: she does not turn
        rose.reach = reach
    assert (rose.lengths() > 0).sum() == (np.abs(rose.slopes) > 0).sum()


def test_her_beam_is_there_as_long_as_she_turns() -> None:
    """It went out at both ends of her turn, while a slope “this way” was read."""
    rose = guide().rose
    reach = rose.reach
    for turned, back in ((0.005, 0.0), (0.2, 0.0), (0.5, 0.0), (0.5, 0.2), (0.5, 1.0)):
        rose.turned.set_value(turned)
        rose.back.set_value(back)
        lit = picture(rose).copy()
        rose.reach = 0.0
        assert not np.array_equal(picture(rose), lit)
        rose.reach = reach


# -- the cloth -------------------------------------------------------------------------------------


def test_borders_are_straight_where_the_map_has_them_straight() -> None:
    view = from_above(View(framed("sine_hills")))
    lines = Borders(view, made(), Cloth(view, made(), VALLEYS)).lines
    assert len(lines) >= 8
    for line in lines:
        inner = line[20:-20]
        # From summit to summit they go along both coordinates alike: x + y or x − y is whole in π.
        off = [
            np.abs(way / np.pi - np.rint(way / np.pi))
            for way in inner.T[0] + [[1], [-1]] * inner.T[1]
        ]
        assert np.median(np.minimum(*off)) < 0.02


def test_what_leads_off_the_map_goes_dark_by_degrees_after_all_others() -> None:
    cloth = Cloth(View(framed("sine_hills")), made(), VALLEYS)
    around = np.lib.stride_tricks.sliding_window_view(np.pad(cloth.valleys, 3, "edge"), (7, 7))
    off, own = (around < 0).all(axis=(-2, -1)), cloth.base_colors  # at a border they are mixed
    assert off.sum() > 500
    for late, changed in ((0.0, 0.0), (0.5, 0.5), (1.0, 1.0)):
        cloth.risen.set_value(cloth.last + late)
        shown = (cloth.colors() - own)[off]
        assert shown == pytest.approx(0.82 * changed * (cloth.dyes - own)[off])


def test_the_cloth_rises_without_stairs() -> None:
    cloth = Cloth(View(framed("sine_hills")), made(), VALLEYS)
    here = cloth.valleys == 3
    assert np.abs(cloth.due - np.rint(cloth.due))[here].max() > 0.2
    assert cloth.due[here].min() >= cloth.steps[here].min()
    assert cloth.due[cloth.valleys >= 0].max() <= cloth.last
    assert cloth.rest == [End.LEADS_OFF]


@pytest.mark.parametrize("formula", ["x^4 + y^4 - 3x^2 - 2y^2", "(x^2 - 1)^2 + y^2"])
def test_ridges_along_an_axis_are_no_part_of_the_map(
    formula: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest, it was said, leads into no valley: it was the lines between the valleys."""
    map_coarsely(monkeypatch, 61)
    ground = framed(formula, (-2.0, 2.0, -2.0, 2.0))
    made_here = plan(ground, None, 5, 183, 24)
    cloth = Cloth(View(ground), made_here, ["#FFFFFF"] * len(made_here.floors))
    assert len(made_here.floors) > 1
    assert cloth.rest == []


def test_a_border_is_drawn_where_colours_have_met_and_not_before() -> None:
    """Black lines hung in the air as loose dashes, before the colours were there."""
    view = View(framed("sine_hills"))
    cloth = Cloth(view, made(), VALLEYS)
    borders = Borders(view, made(), cloth)
    low, high = np.array(view.window).T
    faces = np.array(cloth.due.shape)[::-1] - 1
    for line, due in zip(borders.lines, borders.due, strict=True):
        columns, rows = np.rint((line - low) / (high - low) * faces).astype(int).T
        for down, right in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            near = np.clip(rows + down, 0, faces[1]), np.clip(columns + right, 0, faces[0])
            assert np.all(cloth.due[near] <= due + 1e-9)
        assert due.max() <= cloth.last + 1
    assert cloth.met(made().floors).max() < 6


# -- instruments -----------------------------------------------------------------------------------


def test_the_hand_of_the_altimeter_is_as_high_as_she_is() -> None:
    view = View(framed("sine_hills"))
    place = np.array([np.pi / 2, np.pi / 2])
    meter = Altimeter(view, lambda: place, "height", STAGE)
    heights = []
    for y in (np.pi / 2, 0.0, -np.pi / 2):  # 1, 0 and −1
        place[1] = y
        heights.append(float(meter.hand()[1]))
    assert heights[0] - heights[1] == pytest.approx(heights[1] - heights[2], rel=1e-3)
    foot, top = meter._scale()
    assert (heights[2], heights[0]) == pytest.approx((foot[1], top[1]), abs=0.02)
    assert meter.pointer()[1] == pytest.approx(meter.hand()[1])
    assert meter.pointer()[0] < meter.hand()[0]


def flags(name: str, floors: Array, busy: Array, destined: Sequence[int] = ()) -> Flags:
    return Flags(View(LANDSCAPES[name]), floors, destined, busy)


def test_every_valley_has_a_flag_over_its_floor() -> None:
    view = View(framed("sine_hills"))
    flags = Flags(view, made().floors, made().destined.tolist(), made().floors)
    texts = list(flags.texts())
    assert "".join(text.text for text, *_ in texts) == "ABCDEFGH"
    for (text, left, foot, _), (x, y) in zip(texts, view.at(made().floors), strict=True):
        assert left + text.width / 2 == pytest.approx(x)
        assert 0 < foot - y < 0.5


def test_flags_over_pawns_cover_none_of_those_who_wait_on_the_hills() -> None:
    view = View(framed("sine_hills"))
    party = Company(made(), view)
    starts = party.trajectory.points[0]
    above = Flags(view, made().floors, party.destined, starts, occupied=party.own, about=starts)
    view.look(**overview(view))
    heads = view.at(starts) + np.array([0, 0.2])
    away = np.abs(heads[:, None] - above.middles()) - above._halves
    assert away.max(axis=-1).min() > 0


def test_flags_sink_beside_their_floors_as_the_hills_turn_into_a_map() -> None:
    floors = LANDSCAPES["himmelblau"].minima
    beside = flags("himmelblau", floors, floors + np.array([0.3, 0.0]))
    ways = []
    for elevation in (60.0, 75.0, 80.0, 90.0):
        beside.view.look(**{**map_pose(beside.view), "elevation": elevation})
        ways.append(beside.middles() - beside.view.at(floors))
    assert ways[0] == pytest.approx(np.array([(0, 0.45)] * 4))  # over the floor
    assert np.linalg.norm(np.diff(ways, axis=0), axis=-1).max() < 0.5
    away = beside.middles() - beside.view.at(floors)
    gaps = np.abs(away) - beside._halves
    assert gaps.max(axis=1) == pytest.approx(0.29)  # on whichever side
    assert np.all(away[:, 0] <= 1e-9)  # away from what is busy
    (left, bottom), (right, top) = beside.view.at([(-5, -5), (5, 5)])
    places = beside.middles()
    assert np.all((places > (left, bottom)) & (places < (right, top)))
    many = np.repeat(floors, 10, axis=0)
    assert len(flags("himmelblau", many, floors, [3, 3, 17]).middles()) == 2


def test_flags_on_the_map_are_inside_it_and_leave_the_arms_of_the_crosses_free() -> None:
    view = View(framed("sine_hills"))
    flags = Flags(view, made().floors, made().destined.tolist(), made().floors)
    view.look(**map_pose(view))
    panel, arms = view.map_panel(), 0.2 * np.array([(1, 1), (1, -1), (-1, 1), (-1, -1)])
    for middle, half, floor in zip(
        flags.middles(), flags._halves, view.at(made().floors), strict=True
    ):
        assert panel.left < middle[0] - half[0] < middle[0] + half[0] < panel.right
        assert panel.bottom < middle[1] - half[1] < middle[1] + half[1] < panel.top
        assert np.all(np.any(np.abs(floor + arms - middle) > half, axis=1))


def test_flags_keep_out_of_each_others_way() -> None:
    floors = np.array([(0.0, 0.0), (0.0, 0.0), (0.3, 0.0)])
    crowd = flags("himmelblau", floors, floors)
    crowd.view.look(**map_pose(crowd.view))
    places = crowd.middles()
    gaps = np.linalg.norm(places[:, None] - places, axis=-1) + 9 * np.eye(3)
    assert gaps.min() > 0.3


def test_the_lens_says_how_many_times_as_large_it_shows_them() -> None:
    lens = Loupe(float(two().gaps[0]), 1.6, lambda: np.zeros(2), np.array([3.0, 0.0]))
    assert lens.times * two().gaps[0] * 1.6 == pytest.approx(1.1)
    (text, *_), *_ = lens.texts()
    assert text.text == "× 690"


# -- the pass --------------------------------------------------------------------------------------


def test_the_pane_touches_the_ground_and_is_tilted_as_it_is() -> None:
    view, at = View(framed("sine_hills")), np.array([2.165, 0.755])
    uphill = view.landscape.gradient(at)
    corners = Glass(view, at, 0.5, uphill).corners()
    assert corners.mean(axis=0) == pytest.approx(view.ground(at))
    rise = corners[[1, 2], 2].mean() - corners[[0, 3], 2].mean()
    per_height = view.pose["relief"] / (view.highest - view.lowest)
    assert rise == pytest.approx(np.linalg.norm(uphill) * 1.0 * per_height)
    level = Glass(view, two().saddle, 0.5, two().across).corners()
    assert np.ptp(level[:, 2]) < 1e-6


def test_over_the_pass_one_curve_rises_to_both_ends_and_the_other_falls() -> None:
    crossing = Crossing(View(framed("sine_hills")), two().saddle, two().across, (0.8, 0.8))
    along, across = (np.sin(line).prod(axis=1) for line in crossing.lines())
    assert along.argmin() == 30
    assert along[[0, -1]].min() > 0.2
    assert across.argmax() == 30
    assert across[[0, -1]].max() < -0.2


def test_from_where_the_pass_is_looked_at_what_rises_goes_up_on_the_screen() -> None:
    view = View(framed("sine_hills"), size=SIZE)
    view.look(**at_the_parting(view, two()))
    reach = 0.31 * two().gaps[-1]
    crossing = Crossing(view, two().saddle, two().across, (reach, reach))
    along, across = (view.at(line)[:, 1] - view.at(line)[30, 1] for line in crossing.lines())
    assert along[[0, -1]].min() > 0.3
    assert across[[0, -1]].min() < -0.4  # to the front; behind the pass, it is seen from above


# -- all in all ------------------------------------------------------------------------------------


def test_the_way_straight_down_is_hollow_as_all_ways_down_are() -> None:
    """Of hollow arrows, the one that was looked for turned out to be a full one."""
    her = guide()
    her.view.look(**her.above())
    rose = her.rose
    for part in (rose.turned, rose.sunk, rose.settled):
        part.set_value(1)
    longest, lowest = (rose.lay(spoke) for spoke in (rose.longest, rose.lowest))
    shown = picture(rose, size=(1920, 1080)).astype(int)
    empty = picture(rose.set_presence(0), size=(1920, 1080)).astype(int)
    scale = 1920 / FRAME.width
    for line, full in ((longest, True), (lowest, False)):
        x, y = line[len(line) // 2]
        spot = round((FRAME.top - y) * scale), round((x - FRAME.left) * scale)
        assert np.any(shown[spot] != empty[spot]) == full


def test_no_valley_has_the_colour_of_the_hiker() -> None:
    her = guide()
    party = Company(made(), her.view)
    assert len({*party.tints}) == len(made().floors) == 8
    assert "#5CC8FF" not in party.tints


def test_her_arrow_comes_apart_into_its_two_parts_and_then_one_for_each_knob() -> None:
    """It pointed up to the right, where hers points up to the left, and there was no machine."""
    apart = Apart(her_way := made().walk.gradients[0, made().first])
    apart.parted.set_value(1)
    whole, along, across = (line for line, _ in apart.arrows())
    vector = whole[1] - whole[0]
    assert vector / np.linalg.norm(vector) == pytest.approx(her_way / np.linalg.norm(her_way))
    assert along[1] - along[0] == pytest.approx([vector[0], 0])
    assert across[1] - across[0] == pytest.approx([0, vector[1]])
    assert not any(cell.share for cell in apart.cells())
    apart.flown.set_value(1)
    (_, left), *parts = apart.arrows()
    assert left == 0
    up = [(line[1] - line[0])[1] for line, share in parts if share == 1]
    assert up[1] / up[0] == pytest.approx(her_way[1] / her_way[0])  # as long beside each other
    for (line, _), cell in zip(parts, apart.cells(), strict=False):
        assert line == pytest.approx(cell.arrow)
        assert line.mean(axis=0) - cell.middle == pytest.approx([0, 0.8])  # each over its knob
    assert not any(cell.share for cell in apart.cells()[2:])
    apart.spread.set_value(1)
    cells = apart.cells()
    assert all(cell.share > 0 or cell.middle[0] > FRAME.right - 0.4 for cell in cells)
    assert cells[0].share == 1
    for row in (cells[:13], cells[13:26], cells[26:]):
        shares = [cell.share for cell in row]
        assert shares == sorted(shares, reverse=True)
        assert shares[-1] < 0.25  # none is cut off by the rim of the frame


def test_on_its_way_to_its_knob_no_part_of_her_arrow_crosses_a_knob() -> None:
    apart = Apart(made().walk.gradients[0, made().first])
    apart.parted.set_value(1)
    for flown in np.linspace(0, 1, 21):
        apart.flown.set_value(flown)
        (_, _), *parts = apart.arrows()
        for line, _ in parts:
            for cell in apart.cells()[:2]:
                along = line[0] + np.linspace(0, 1, 20)[:, None] * (line[1] - line[0])
                assert np.linalg.norm(along - cell.middle, axis=-1).min() > 0.36


def test_her_arrow_comes_from_the_hills_to_the_middle_of_the_frame() -> None:
    """The hills went, and from somewhere an arrow came."""
    since = np.array([(3.0, 1.0), (2.8, 1.4)])
    apart = Apart(np.array([-0.4, 0.6]), since)
    whole, *_ = apart.arrows()
    assert whole[0] == pytest.approx(since)
    apart.come.set_value(1)
    whole, *_ = apart.arrows()
    assert whole[0].mean(axis=0) == pytest.approx(0, abs=1e-9)


def test_all_of_it_can_be_painted() -> None:
    her = guide()
    her.rose.turned.set_value(0.6)
    bare, felt, seen = (
        picture(her.surface, *more) for more in ((), (her.rose,), (her.rose, her.figure))
    )
    assert (bare != felt).any(axis=-1).sum() > 100 < (felt != seen).any(axis=-1).sum()
