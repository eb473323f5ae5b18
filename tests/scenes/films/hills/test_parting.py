"""Two starts that part on the hills, and walks over the field and the map."""

from __future__ import annotations

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import End
from scenes.parts.hills import cast, poses
from scenes.parts.hills.arrows import STEPS_SHOWN, DottedField, OwnArrows, OwnSteps
from scenes.parts.hills.borders import Borders
from scenes.parts.hills.cast import Guide
from scenes.parts.hills.cloth import Cloth, cell_arrivals, cell_places
from scenes.parts.hills.company import Company
from scenes.parts.hills.coordinates import MapAxes
from scenes.parts.hills.descents import nowhere, plan
from scenes.parts.hills.dropped import Dropped, Strayed, start_off
from scenes.parts.hills.ground import framed
from scenes.parts.hills.loupe import Loupe
from scenes.parts.hills.pair import across_their_ridge, pair
from scenes.parts.hills.parting import Parting
from scenes.parts.hills.poses import SIZE
from scenes.stage import FRAME, STAGE, Readout, View
from scenes.stage.paint.arrow import ArrowScale
from tests.scenes.canvas import picture
from tests.scenes.coarse import map_coarsely
from tests.scenes.films.hills.cast import GROUNDS, made


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    map_coarsely(monkeypatch, 61, 3_000_000)


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


def test_the_axes_of_the_map_have_their_numbers_at_the_floors() -> None:
    """Ticks were at −5, −2.5, 0: by no ruler a minimum could be read."""
    view, floors = View(made().landscape, size=SIZE), made().floors
    view.look(**poses.large_map_pose(view))
    *numbers, _, _ = MapAxes(view, floors).texts()
    written = {text.text for text, *_ in numbers}
    assert written == {"−4.71", "−1.57", "1.57", "4.71", "7.85"}
    for text, left, base, _ in numbers:
        value = float(text.text.replace("−", "-"))
        x, y = left + text.width / 2, base + text.high[1] / 2
        away = np.abs(view.at(np.array([(value, floors[0, 1]), (floors[0, 0], value)])) - (x, y))
        assert min(away[0, 0], away[1, 1]) < 0.02


def test_the_field_fills_the_frame_where_the_map_is_as_wide_and_nobody_is_cut_off() -> None:
    """It was a third narrower than the frame, and its arrows were small."""
    view = View(made().landscape, size=SIZE)
    pose = poses.filling(view)
    assert pose is not None
    (left, bottom), (right, top) = view.look(**pose).at(np.array(view.window).T)
    assert right - left > 0.85 * FRAME.width
    assert top - bottom > 0.85 * FRAME.height
    spots = view.at(made().walk.points.reshape(-1, 2))
    assert np.all((spots > FRAME[:2]) & (spots < FRAME[2:]))
    assert poses.filling(View(made("himmelblau").landscape, size=SIZE)) is None


def test_floors_too_near_to_each_other_leave_round_numbers() -> None:
    view, floors = View(made("himmelblau").landscape, size=SIZE), made("himmelblau").floors
    view.look(**poses.large_map_pose(view))
    round_, own = ([text.text for text, *_ in axes.texts()] for axes in
                   (MapAxes(view), MapAxes(view, floors)))  # fmt: skip
    assert [each for each in own if "." not in each]
    assert own[:2] == round_[:2]


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
