"""Cuts through the hill: pane and tangent rise as the slope says, and nothing gapes."""

from __future__ import annotations

from dataclasses import asdict, replace
from itertools import pairwise

import numpy as np
import pytest

from scenes.gradient import GradientParameters
from scenes.parts.gradient.choosing import plan_for
from scenes.parts.gradient.column import between, rows
from scenes.parts.gradient.compass import unit
from scenes.parts.gradient.cut import CutSurface
from scenes.parts.gradient.inputs import Inputs
from scenes.parts.gradient.pane import Pane
from scenes.parts.gradient.places import COLUMN, SIZE, HeldView, Poses
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE, ArrowScale, Box, Derivation, View
from tests.scenes.canvas import picture, pixels_at
from tests.scenes.films.gradient.plan import PLAN, UNIT, above, on


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


def test_curve_and_map_show_the_slopes_that_are_worked_out() -> None:
    with offstage():
        shown = Inputs(PLAN)
    _, plane, curve, _, _, tangent, one = shown.pictures[0]
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


@pytest.mark.parametrize("number", range(5))
def test_brackets_and_name_of_the_column_stay_while_its_cells_change(number: int) -> None:
    """“∇f =” blinked off and on, brackets tore and were empty; then one cell after another was."""
    with offstage():
        was, now = rows(PLAN)[number : number + 2]
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
