"""Arrows of the hills: hers, its parts, and those of the field, each as long as it is told."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from manim import ValueTracker

from scenes.parts.hills.apart import Apart
from scenes.parts.hills.arrows import DottedField, LitArrows
from scenes.parts.hills.cast import Guide, field_factor, gradients
from scenes.parts.hills.coordinates import Coordinates
from scenes.parts.hills.descents import plan
from scenes.parts.hills.formulas import gradient_formula
from scenes.parts.hills.ground import framed
from scenes.parts.hills.poses import SIZE, large_map_pose
from scenes.parts.hills.stage import ALONG
from scenes.parts.hills.worked import Bend, CoordinateLine, ShareMarks, TurnArc, in_columns
from scenes.stage import GRADIENT, STAGE, View
from scenes.stage.lecture.boxes import CAPTION, FRAME
from scenes.stage.paint.arrow import ArrowScale
from tests.scenes.canvas import Array, picture, pixels_at, shade
from tests.scenes.films.hills.cast import from_above, guide, made


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
        above = [0, 0.8 * apart.near]  # each over its knob
        assert line.mean(axis=0) - cell.middle == pytest.approx(above)
    assert not any(cell.share for cell in apart.cells()[2:])
    apart.spread.set_value(1)
    cells = apart.cells()
    assert all(cell.share > 0 or cell.middle[0] > FRAME.right - 0.4 for cell in cells)
    assert cells[0].share == 1
    for row in (cells[:13], cells[13:26], cells[26:39], cells[39:]):
        shares = [cell.share for cell in row]
        assert shares == sorted(shares, reverse=True)
        assert shares[-1] < 0.25  # none is cut off by the rim of the frame


def test_the_parts_of_her_arrow_set_out_when_it_is_gone_and_knobs_come_as_they_land() -> None:
    """Arrow, parts and knobs were over each other, all half there."""
    apart = Apart(made().walk.gradients[0, made().first])
    apart.parted.set_value(1)
    begin = [line for line, _ in apart.arrows()[1:]]
    for flown in np.linspace(0, 1, 41):
        apart.flown.set_value(flown)
        (_, left), *parts = apart.arrows()
        knobs = max(cell.share for cell in apart.cells()[:2])
        still = all(line == pytest.approx(was) for (line, _), was in zip(parts, begin, strict=True))
        assert still or left == 0
        assert not knobs or left == 0


def test_on_its_way_to_its_knob_no_part_of_her_arrow_crosses_a_knob() -> None:
    apart = Apart(made().walk.gradients[0, made().first])
    apart.parted.set_value(1)
    for flown in np.linspace(0, 1, 21):
        apart.flown.set_value(flown)
        (_, _), *parts = apart.arrows()
        for line, _ in parts:
            for cell in apart.cells()[:2]:
                along = line[0] + np.linspace(0, 1, 20)[:, None] * (line[1] - line[0])
                far = np.linalg.norm(along - cell.middle, axis=-1).min()
                assert far > 0.36 * apart.near or not cell.share


def test_the_first_two_knobs_are_large_in_the_middle_until_rows_fill_the_frame() -> None:
    """Two small ones were in a corner of an empty frame."""
    apart = Apart(made().walk.gradients[0, made().first])
    apart.parted.set_value(1)
    apart.flown.set_value(1)
    first = np.array([cell.middle for cell in apart.cells()[:2]])
    assert first.mean(axis=0)[0] == pytest.approx(0, abs=1e-9)
    assert np.abs(first[:, 1]).max() < FRAME.height / 4
    assert np.ptp(first[:, 0]) > 2
    apart.spread.set_value(1)
    rows = np.array([cell.middle for cell in apart.cells()])
    assert np.ptp(rows[:, 1]) > FRAME.height / 2
    assert CAPTION.top < rows[:, 1].min() - 0.36


def test_her_arrow_comes_from_the_hills_to_the_middle_of_the_frame() -> None:
    """The hills went, and from somewhere an arrow came."""
    since = np.array([(3.0, 1.0), (2.8, 1.4)])
    apart = Apart(np.array([-0.4, 0.6]), since)
    whole, *_ = apart.arrows()
    assert whole[0] == pytest.approx(since)
    apart.come.set_value(1)
    whole, *_ = apart.arrows()
    assert whole[0].mean(axis=0) == pytest.approx(0, abs=1e-9)
