"""Close up: the formula with numbers in it; one in the spotlight; and the two lamps."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import LANDSCAPES, End
from scenes.parts.hills import cast, formulas, poses
from scenes.parts.hills.arrows import STEPS_SHOWN, DottedField, OwnArrows, OwnSteps
from scenes.parts.hills.borders import Borders
from scenes.parts.hills.cast import Guide
from scenes.parts.hills.cloth import Cloth, cell_arrivals, cell_places
from scenes.parts.hills.company import Company
from scenes.parts.hills.coordinates import MapAxes
from scenes.parts.hills.descents import Descents, nowhere, plan
from scenes.parts.hills.dropped import Dropped, Strayed, start_off
from scenes.parts.hills.ground import framed
from scenes.parts.hills.loupe import Loupe
from scenes.parts.hills.pair import across_their_ridge, pair
from scenes.parts.hills.parting import Parting
from scenes.parts.hills.poses import SIZE
from scenes.parts.hills.slice import Slice, Track
from scenes.parts.hills.tally import Flags
from scenes.stage import FRAME, STAGE, Box, Readout, View
from scenes.stage.paint.arrow import ArrowScale
from tests.scenes.canvas import picture
from tests.scenes.coarse import map_coarsely

GROUNDS = ["sine_hills", "himmelblau", "rosenbrock", "mccormick", "saddle", "x^2/2 + y^2/4"]


@cache
def made(name: str = "sine_hills") -> Descents:
    return plan(framed(name), None, 13, 183, 24)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    map_coarsely(monkeypatch, 61, 3_000_000)


# -- the formula -----------------------------------------------------------------------------------


def test_numbers_are_put_into_the_formula_of_each_slope() -> None:
    """The two slopes fell from the sky: nothing was put in."""
    written = formulas.worked_numbers(
        framed("sine_hills"), np.array([5.497, -3.704]), ("−0.377", "0.599"), 5.1
    )
    assert "cos 5.497 dot sin(-3.704)" in written.source
    assert written.width < 5.1
    assert written.part("y").get_top()[1] < written.part("x").get_bottom()[1]
    value = np.cos(5.497) * np.sin(3.704)
    assert round(float(value), 3) == -0.377
    assert written.source.count("approx") == 2  # what is rounded is not equal
    level = formulas.worked_numbers(framed("sine_hills"), np.zeros(2), ("0.000", "0.000"), 5.1)
    assert "approx" not in level.source
    other = formulas.worked_numbers(framed("himmelblau"), np.zeros(2), ("1", "2"), 5.1)
    assert "vec" in other.source  # x stands alone: nothing is put in


@pytest.mark.parametrize("axis", ["x", "y"])
def test_the_cut_along_an_axis_is_as_high_and_as_steep_as_the_ground(axis: str) -> None:
    """The slope of sin x fell from the sky; that along y was only said to be like it."""
    guide = Guide(made(), ValueTracker(0.0))
    cut = Slice(guide, Box(0, -3, 5, -0.5), axis)
    here, held = guide.foot()[:: 1 if axis == "x" else -1]
    assert np.allclose(cut.curve[:, 1], np.sin(cut.curve[:, 0]) * np.sin(held))
    assert cut.per_unit[0] == pytest.approx(cut.per_unit[1])
    cut.leaning.set_value(1)
    (left, low), (right, high) = cut.tangent()
    slope = (high - low) / (right - left)
    assert slope == pytest.approx(np.cos(here) * np.sin(held))
    middle = cut.at(here, np.sin(here) * np.sin(held))
    assert np.allclose(cut.tangent().mean(axis=0), middle)
    for spot in (*cut.at(*cut.curve.T), *cut.tangent()):
        assert 0 < spot[0] < 5
        assert -3 < spot[1] < -0.5


def test_both_cuts_have_one_scale_and_a_plumb_line_ends_at_height_0() -> None:
    """It ended at a line that was no height, and the two were drawn on two scales."""
    guide, box = Guide(made(), ValueTracker(0.0)), Box(0, -3, 5, -0.5)
    x, y = (Slice(guide, box, axis) for axis in "xy")
    assert x.per_unit == pytest.approx(y.per_unit)
    assert x.paper.floor == y.paper.floor == pytest.approx(x.at(x.here, 0.0)[1])
    assert x.at(x.here, x.level)[1] == pytest.approx(y.at(y.here, y.level)[1])


def test_who_strolls_along_a_cut_is_at_one_place_of_the_curve_and_of_the_ground() -> None:
    """Walk only along x, it was said, and nobody walked."""
    guide = Guide(made(), ValueTracker(0.0))
    guide.view.look(**guide.beside())
    cut = Slice(guide, Box(-6, -3, -1, -0.5), "x")
    track, (x, y) = Track(cut, guide), guide.foot()
    assert cut.place == pytest.approx(x)
    cut.strolled.set_value(0.6)
    assert track.on_ground(cut.place)[0] == pytest.approx((cut.place, y))
    assert cut.place > x
    cut.strolled.set_value(-0.6)
    assert cut.place < x


def test_who_strolls_stays_in_sight_and_the_number_is_of_the_place_where_one_is() -> None:
    """The dot slid under the plates and off the screen, and x was hers all the while."""
    guide = Guide(made(), ValueTracker(0.0))
    guide.view.look(**guide.beside())
    cut = Slice(guide, Box(-6.7, -2.9, -1.26, -0.5), "x")
    track = Track(cut, guide)
    assert 0.2 < track.farthest() <= 1.0
    for share in (track.farthest(), -track.farthest()):
        cut.strolled.set_value(share)
        (spot,) = guide.view.at(track.on_ground(cut.place))
        assert -1.26 < spot[0] < FRAME.right
        assert cut.told.text == f"x = {cut.place:.3f}"
        assert cut.told in [text for text, *_ in cut.texts()]
    cut.strolled.set_value(0)
    assert cut.told.text == f"x = {guide.foot()[0]:.3f}"


@pytest.mark.parametrize("share", [0.4, -0.4])
def test_the_tangent_slides_and_its_slopes_are_a_cosine_on_the_same_paper(share: float) -> None:
    """The slope of sin x is cos x, it was said: no tangent slid, and no cosine was to be seen."""
    guide = Guide(made(), ValueTracker(0.0))
    cut = Slice(guide, Box(1.26, -2.9, 6.7, 0.5), "x")
    factor = np.sin(guide.foot()[1])
    cut.strolled.set_value(share)
    cut.leaning.set_value(1)
    slope = factor * np.cos(cut.place)
    assert cut.steepness == pytest.approx(slope, abs=1e-3)
    assert cut.tilt.text.replace("−", "-") == f"slope {slope:.3f}"
    (left, low), (right, high) = cut.tangent()
    assert (high - low) / (right - left) == pytest.approx(slope, abs=1e-3)
    assert cut.tangent().mean(axis=0) == pytest.approx(cut.spot())
    assert np.ptp(cut.curve_of_slopes(), axis=0).max() == 0  # not before one has been there
    for side in cut.drawn:
        side.set_value(1)
    places, drawn = cut.curve[:, 0], cut.curve_of_slopes()
    assert drawn == pytest.approx(cut.at(places, factor * np.cos(places)), abs=2e-3)
    assert -2.9 + 0.5 < drawn[:, 1].min() < drawn[:, 1].max() < 0.5 - 0.5


def test_the_slopes_are_drawn_as_far_as_one_has_strolled() -> None:
    guide = Guide(made(), ValueTracker(0.0))
    guide.view.look(**guide.beside())
    cut = Slice(guide, Box(-6.7, -2.9, -1.26, 0.5), "x")
    track = Track(cut, guide)
    strolling, been = track.stroll(), []
    for one in strolling:
        one.begin()
    for share in np.linspace(0, 1, 41):
        for one in strolling:
            one.interpolate(share)
        been.append(cut.place)
        ends = (cut.curve_of_slopes()[[0, -1], 0] - cut.left) / cut.per_unit[0]
        assert min(been) - 1e-6 <= ends[0] <= min(been) + 0.05
        assert max(been) - 0.05 <= ends[1] <= max(been) + 1e-6
    assert been[-1] == pytest.approx(cut.here)


def test_what_is_held_is_a_part_of_the_height() -> None:
    height = formulas.height_above(LANDSCAPES["sine_hills"], 5.0)
    assert height is not None
    for letter in "xy":
        assert height.part(f"sin_{letter}").width > 0


# -- the one in the spotlight ----------------------------------------------------------------------


def test_no_flag_is_over_the_one_in_the_spotlight_on_its_way() -> None:
    """The flag of its valley hid it at step 5."""
    view = View(made().landscape, size=SIZE)
    party = Company(made(), view)
    path = party.trajectory.points[:, party.highest]
    about = np.concatenate([party.trajectory.points[0], path])
    flags = Flags(
        view, made().floors, party.destined, party.everywhere(), occupied=party.own, about=about
    )
    view.look(**poses.everybody(view))
    spots = view.at(path) + np.array([0, 0.2])
    for number, middle in enumerate(flags.middles()):
        if flags.valleys[number] != party.own:
            half = flags._halves[number]
            assert np.all((np.abs(spots - middle) - half).max(axis=1) > 0.1)


@pytest.mark.parametrize("name", ["sine_hills", "ackley", "himmelblau"])
def test_no_flag_over_the_hills_is_over_another(name: str) -> None:
    """On grounds of many valleys letters stood on letters."""
    view = View(made(name).landscape, size=SIZE)
    party = Company(made(name), view)
    path = party.trajectory.points[:, party.highest]
    about = np.concatenate([party.trajectory.points[0], path])
    places = view, made(name).floors, party.destined, party.everywhere()
    flags = Flags(*places, occupied=party.own, about=about, always=party.named)
    view.look(**poses.everybody(view))
    middles, halves = flags.middles(), flags._halves
    away = np.abs(middles[:, None] - middles) - halves[:, None] - halves
    assert (away.max(axis=-1) + 9 * np.eye(len(middles))).min() > 0


# -- the two ---------------------------------------------------------------------------------------


def parting() -> Parting:
    found = pair(made())
    assert found is not None
    return Parting(found, View(made().landscape, size=SIZE), ValueTracker(0.0))


def test_at_one_place_both_lamps_are_seen() -> None:
    """The square hid the circle: there seemed to be one."""
    two = parting()
    two.view.look(**poses.at_the_parting(two.view, two.made))
    two.lamps.reach = 0.01  # the shapes alone
    x, y = two.view.at(two.now(), 0.06).mean(axis=0)
    scale = 1920 / FRAME.width
    row, column = round((FRAME.top - y) * scale), round((x - FRAME.left) * scale)
    shown = picture(two.lamps, size=(1920, 1080)).astype(int)[row, column:, :3].sum(axis=-1)
    bright = shown > 600
    changes = np.flatnonzero(np.diff(bright[: round(0.4 * scale)].astype(int)))
    assert bright[0]  # the square
    assert len(changes) == 3  # then dark, then the ring, then dark


def test_a_trail_goes_as_far_as_the_lamp_that_walks() -> None:
    """It ended where the step had begun: behind a lamp on its way there was a gap."""
    two = parting()
    two.view.look(**poses.at_the_parting(two.view, two.made))
    two.lamps.reach = 0.01  # the shapes alone
    ways = two.view.at(two.made.walk.points[:, 0], 0.02)
    step = int(np.argmax(np.linalg.norm(np.diff(ways, axis=0), axis=-1)))
    two.progress.set_value(step + 0.98)
    x, y = ways[step] + 0.32 * (ways[step + 1] - ways[step])
    scale = 1920 / FRAME.width
    row, column = round((FRAME.top - y) * scale), round((x - FRAME.left) * scale)
    near = picture(two.lamps, size=(1920, 1080))[row - 1 : row + 2, column - 1 : column + 2, :3]
    assert near.astype(int).sum(axis=-1).max() > 600


def test_the_two_are_in_the_middle_of_the_frame_before_they_are_told_of() -> None:
    """Our two walkers, it was said, over the disc of the hiker."""
    two, guide = parting(), Guide(made(), ValueTracker(0.0))
    two.view.look(**guide.beside())
    two.view.look(**poses.over_the_two(two.view, two.made))
    assert np.all(np.abs(two.view.at(two.now())) < 1)


def test_the_slide_over_a_border_is_over_their_ridge() -> None:
    """A hair's breadth was tried on another ridge than that of the two."""
    two, party = parting(), Company(made(), View(made().landscape, size=SIZE))
    starts = across_their_ridge(two.made)
    bound = made().bound_for(starts)
    ends = made().bound_for(two.made.walk.points[-1])
    assert set(bound.tolist()) == set(ends.tolist())
    assert np.count_nonzero(np.diff(bound)) == 1
    assert party.probe is not None
    assert party.probe.walks.points[0] == pytest.approx(starts)


def test_over_the_border_the_second_start_is_seen_under_a_lens_and_walks_its_way() -> None:
    """Its whole way was there from one frame to the next, and no start was seen to move."""
    party = Company(made(), View(made().landscape, size=SIZE))
    probe, border = party.probe, party.border
    assert probe is not None
    probe.view.look(**poses.map_beside_numbers(probe.view))
    probe.along.set_value(border - 0.012)
    other = probe.other(border + 0.012)
    ends = [party.bound_for[one.chosen] for one in (probe, other)]
    assert ends[0] != ends[1]
    assert np.ptp(other.way(), axis=0).max() == 0
    assert other.lights == 0
    other.walked.set_value(0.5)
    half, whole = other.way(), other.walks.points[:, other.chosen]
    long = [np.linalg.norm(np.diff(way, axis=0), axis=1).sum() for way in (half, whole)]
    assert long[0] == pytest.approx(long[1] / 2)
    other.walked.set_value(1)
    assert other.way()[-1] == pytest.approx(whole[-1])
    assert other.lights == 1
    lens = Loupe.over_starts(probe, other, poses.NUMBERS)
    first, second = probe.view.at(np.array([probe.start, other.start]))
    assert lens.times * np.linalg.norm(second - first) == pytest.approx(1.1)
    assert lens.way == pytest.approx((second - first) / np.linalg.norm(second - first))
    assert lens.get_left()[0] > probe.view.map_panel().right


# -- one's own -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", GROUNDS)
def test_a_walker_stands_where_the_pointer_points_at_and_its_numbers_are_its_own(name: str) -> None:
    view = View(made(name).landscape, size=SIZE)
    mine = Dropped(Company(made(name), view), view)
    view.look(**poses.at_hand(view, mine.trajectory.points))
    mine.pointer.come.set_value(1)
    assert mine.pointer.tip() == pytest.approx(view.at(mine.now())[0])
    mine.progress.set_value(3.6)  # held until it has landed
    step, long = (each for each in mine.readouts() if isinstance(each, Readout))
    steep = np.linalg.norm(made(name).landscape.gradient(mine.trajectory.points[3, 0]))
    assert (step.value(), long.value()) == pytest.approx((3, steep))
    # What is read is seen: the gradient where its step began, in the frame and on a scale.
    arrow = mine.arrow()
    assert arrow.root() == pytest.approx(mine.trajectory.points[3, 0])
    assert np.linalg.norm(arrow.present()) == pytest.approx(steep * arrow.length)
    assert np.all(np.abs(arrow.whole()) < [FRAME.right, FRAME.top])
    ways = view.at(mine.trajectory.points[:, 0])
    low, high = np.array(STAGE).reshape(2, 2)
    assert np.all(ways > low)
    assert np.all(ways < high)
    right = max(float(STAGE.left + mine.readouts().width + 0.6), low[0])
    assert ways[:, 0].min() > right  # beside the read-outs


def test_alone_on_the_map_there_is_still_one_to_drop() -> None:
    few = plan(framed("sine_hills"), None, 2, 183, 24)
    view = View(few.landscape, size=SIZE)
    assert len(Dropped(Company(few, view), view)) == 1


# -- all of them -----------------------------------------------------------------------------------


def test_each_step_over_the_field_goes_against_the_arrow_where_it_begins() -> None:
    """Their paths met an arrow of the field in two places."""
    view = View(made().landscape, size=SIZE)
    party, scale = Company(made(), view), Guide(made(), ValueTracker(0.0)).scale
    field = DottedField(view, cast.gradients(view, view.window, 14), scale)
    arrows = OwnArrows(made().walk, party, field)
    for step in (0, 3):
        party.progress.set_value(step + 0.4)  # held until all have landed
        tails, tips = arrows.ends()
        steps = made().walk.points[step + 1] - tails
        assert tails == pytest.approx(made().walk.points[step])
        assert steps == pytest.approx(-made().rate * (tips - tails) / scale.factor)


def test_the_first_steps_over_the_field_are_shown_and_lead_to_the_next_places() -> None:
    """Each step goes against its arrow, it was said, and no step was seen as one."""
    view = View(made().landscape, size=SIZE)
    party = Company(made(), view)
    field = DottedField(view, cast.gradients(view, view.window, 14), ArrowScale())
    assert field.casing > 0  # on the map's tops an arrow is hardly lighter than the ground
    steps = OwnSteps(OwnArrows(made().walk, party, field), made().rate)
    assert np.array_equal(*steps.ends())
    steps.aimed.set_value(1)
    for step in range(STEPS_SHOWN):
        party.progress.set_value(step + 0.4)
        assert steps.ends()[1] == pytest.approx(made().walk.points[step + 1])
    party.progress.set_value(STEPS_SHOWN)
    assert np.array_equal(*steps.ends())


def test_close_to_her_start_an_arrow_is_large_and_the_hills_about_it_are_known_again() -> None:
    """From nearer, hill and valley were a wash of two colours for twenty seconds."""
    guide = Guide(made(), ValueTracker(0.0))
    arrow = guide.start + guide.trajectory.gradients[0, 0]
    guide.view.look(**guide.beside())
    root, tip = guide.view.at(np.stack([guide.start, arrow]))
    assert np.linalg.norm(tip - root) > 1
    away = np.linalg.norm(guide.trajectory.points[-1] - made().floors, axis=-1)
    assert away.min() < 1  # she ends there, and that is in the frame as well
    hills = np.array([(1.5 * np.pi, 1.5 * np.pi), (2.5 * np.pi, 1.5 * np.pi)])  # and a valley
    for x, y in guide.view.at(hills):
        assert poses.beside_her(guide.formulas_left).right + 1 < x < FRAME.right - 0.5
        assert abs(y) < 3
    low, high = guide.view.at(np.array(made().landscape.window).T)
    assert np.all(low < (FRAME.left, FRAME.bottom))
    assert np.all(high > (FRAME.right, FRAME.top))  # the map fills the frame


def test_arrows_of_the_field_give_way_about_those_who_walk_over_it() -> None:
    """One lay across her arrow, and its tip on hers."""
    view = View(made().landscape, size=SIZE)
    guide = Guide(made(), ValueTracker(0.0))
    view.look(**guide.beside())
    field = DottedField(view, cast.gradients(view, view.window, 14), ArrowScale())
    field.walked = guide.now
    whole = picture(field)
    field.cleared.set_value(1)
    tails, tips = view.at(field.tails), view.at(field.tips)
    left = field._within(tails, tips)
    away = np.linalg.norm(tails - view.at(guide.start), axis=-1)
    assert left[np.argmin(away)] < 0.5
    assert np.all(left[away > 3.5] == 1)
    assert np.any(picture(field) != whole)


@pytest.mark.parametrize("name", GROUNDS)
def test_the_map_has_axes_that_can_be_read_above_the_captions(name: str) -> None:
    """Once the fog had lifted, no place of the map could be read."""
    view = View(made(name).landscape, size=SIZE)
    view.look(**poses.large_map_pose(view))
    placed = list(MapAxes(view).texts())
    spots = np.array([(x, y) for _, x, y, _ in placed])
    ends = np.array([(text.low, text.high) for text, *_ in placed]) + spots[:, None]
    assert len(ends) > 5
    assert np.all(ends[:, 0] > (STAGE.left, STAGE.bottom))
    assert np.all(ends[:, 1] < (STAGE.right, STAGE.top))
    for number, (low, high) in enumerate(ends):
        others = np.delete(ends, number, axis=0)
        assert not np.any(np.all((others[:, 0] < high) & (others[:, 1] > low), axis=-1))


def test_who_starts_where_it_is_dark_walks_over_the_rim_of_the_map() -> None:
    """You walk off this map, it was said, and nobody did."""
    view, start = View(made().landscape, size=SIZE), start_off(made())
    assert start is not None
    inside = view.inside(Strayed(made(), start, view).trajectory.points[:, 0])
    assert inside[:-1].all()
    assert not inside[-1]
    assert start_off(made("x^2/2 + y^2/4")) is None


def test_who_starts_where_it_is_dark_stands_amid_the_dark_and_on_no_border() -> None:
    """Half of the one who walked off stood on the ground of a valley."""
    start, lost = start_off(made()), cell_arrivals(made())[0] == nowhere(End.LEADS_OFF)
    assert start is not None
    others, view = cell_places(made())[~lost], View(made().landscape, size=SIZE)
    view.look(**poses.map_beside_numbers(view))
    away = np.linalg.norm(view.at(others) - view.at(start), axis=-1).min()
    assert away > 0.2  # scene units: the radius of who stands there


def test_where_borders_meet_there_is_a_knot_and_no_hole() -> None:
    view = View(made().landscape, size=SIZE)
    knots = Borders(view, made(), Cloth(view, made(), ["#FFFFFF"] * 8)).knots / np.pi
    summits = [(x, y) for x in (-1.5, -0.5, 0.5, 1.5, 2.5) for y in (-0.5, 0.5, 1.5)]
    inside = [spot for spot in summits if np.sin(np.pi * spot[0]) * np.sin(np.pi * spot[1]) > 0]
    away = np.linalg.norm(knots[:, None] - np.array(inside), axis=-1)
    assert np.all(away.min(axis=0) < 0.05)


def test_borders_run_straight_through_the_summits_where_they_meet() -> None:
    """They were rounded before they met: the square between them looked like one more domain."""
    view = View(made().landscape, size=SIZE)
    borders = Borders(view, made(), Cloth(view, made(), ["#FFFFFF"] * 8))
    cell = 8 / 360
    for knot in borders.knots:
        met = [line for line in borders.lines if np.ptp(line, axis=0).max() > 40 * cell]
        away = [np.linalg.norm(line - knot, axis=-1) for line in met]
        by = [(line, far) for line, far in zip(met, away, strict=True) if far.min() < 7 * cell]
        assert len(by) >= 2
        for line, far in by:
            assert far.min() == pytest.approx(0, abs=1e-9)
            arm = line[(far > 2 * cell) & (far < 10 * cell)] - knot
            across = np.abs(np.abs(arm[:, 0]) - np.abs(arm[:, 1]))  # the ridges are diagonals
            assert across.max() < 1.5 * cell
