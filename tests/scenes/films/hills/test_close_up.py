"""Slopes from near on the hills: cuts, tangents, strolls, and flags that stand clear."""

from __future__ import annotations

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import LANDSCAPES
from scenes.parts.hills import formulas, poses
from scenes.parts.hills.arrows import DottedField, OwnArrows
from scenes.parts.hills.cast import Guide, field_factor, gradients
from scenes.parts.hills.company import Company
from scenes.parts.hills.ground import framed
from scenes.parts.hills.poses import SIZE
from scenes.parts.hills.slice import Slice, Track
from scenes.parts.hills.stage import ALONG
from scenes.parts.hills.tally import Flags
from scenes.stage import FRAME, Box, View
from scenes.stage.ground.field import shown_together
from tests.scenes.coarse import map_coarsely
from tests.scenes.films.hills.cast import GROUNDS, made


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    map_coarsely(monkeypatch, 61, 3_000_000)


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


@pytest.mark.parametrize("name", GROUNDS)
def test_arrows_of_her_first_steps_over_the_field_end_in_the_frame(name: str) -> None:
    """On a steep ground hers left it, as long as those of a field all over the map allow."""
    her = Guide(made(name), ValueTracker(0.0))
    grid = gradients(her.view, her.view.window, ALONG)
    field = DottedField(her.view, shown_together(grid), her.scale)
    her.scale.tracker.set_value(field_factor(grid, 1.0))
    arrows = OwnArrows(her.trajectory, her, field)
    tips = [her.landscape.gradient(at) * field.factor + at for at in her.trajectory.points[:2, 0]]
    assert arrows.first_tips() == pytest.approx(np.array(tips))
    her.view.look(**her.beside(arrows.first_tips()))
    ends = her.view.at(np.array([her.start, *tips]))
    assert np.abs(ends[:, 0]).max() < FRAME.right - 0.1
    assert np.abs(ends[:, 1]).max() < FRAME.top - 0.1
