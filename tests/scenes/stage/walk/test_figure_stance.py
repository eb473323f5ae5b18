"""How the hiker on a ground stands and looks, and how large she and her disc are."""

from __future__ import annotations

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import LANDSCAPES, descend, gradient_descent
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import POSITION
from scenes.stage.walk.contenders import outline
from scenes.stage.walk.curve_pawns import hopping
from scenes.stage.walk.figure import Figure
from scenes.stage.walk.gait import Stance
from scenes.stage.walk.playback import Playback
from tests.scenes.canvas import Array


def figure(progress: float = 0.0, toward: Array | None = None, **pose: float) -> Figure:
    ground = LANDSCAPES["quadratic"]
    view = View(ground, **{"azimuth": -90.0, "elevation": 50.0, "perspective": 0.0, **pose})
    walk = descend(ground, gradient_descent(0.05), [[0.5, 0.4]], 4)
    party = Playback(walk, [POSITION], POSITION)
    party.progress.set_value(progress)
    way = np.array([1.0, 0.0]) if toward is None else toward
    return Figure(view, party, lambda: way, ValueTracker(0.0))


def at(she: Figure, moment: float) -> Stance:
    """How she stands then."""
    she.party.progress.set_value(moment)
    return she.stance


def test_she_stands_with_her_feet_apart_and_swings_them_in_turn() -> None:
    standing = figure(2.0).stance
    assert standing.lifts.tolist() == [0, 0]
    assert standing.stride == 0
    near, far = standing.feet
    assert near == pytest.approx(-far)
    assert near == pytest.approx(0.045 * 0.95, rel=1e-3)  # of her height
    moments = np.linspace(2.001, 2.999, 400)
    she = figure()
    strides = np.array([at(she, float(moment)).stride for moment in moments])
    assert np.abs(strides).max() == pytest.approx(1.0, abs=1e-3)
    assert (np.diff(np.sign(strides)) != 0).sum() == 3  # there and back, twice to a step
    assert strides[:90].min() > 0  # the near foot first
    assert np.allclose(strides, -strides[::-1])


@pytest.mark.parametrize("moment", [2.05, 2.15, 2.3, 2.45, 2.6, 2.8, 2.95])
def test_the_foot_that_swings_forward_is_lifted_and_the_other_is_not(moment: float) -> None:
    here, soon = figure(moment).stance, figure(moment + 1e-4).stance
    ahead = soon.feet[0] > here.feet[0]
    assert here.lifts[0 if ahead else 1] > 0
    assert here.lifts[1 if ahead else 0] == 0
    assert 0 < here.lifts.max() <= 1
    twin = figure(5.0 - moment).stance  # as she leaves, so she arrives
    assert here.lifts.max() == pytest.approx(twin.lifts.max())
    assert here.feet[0] == pytest.approx(-here.feet[1])
    assert here.feet[0] == pytest.approx((0.045 + 0.16 * here.stride) * 0.95, rel=1e-3)


def test_lifts_are_highest_half_way_of_the_step() -> None:
    moments = np.linspace(2.001, 2.999, 999)
    she = figure()
    lifts = [at(she, float(moment)).lifts.max() for moment in moments]
    assert moments[int(np.argmax(lifts))] == pytest.approx(2.5, abs=0.01)
    assert max(lifts) == pytest.approx(1.0, abs=1e-3)


@pytest.mark.parametrize(
    ("toward", "side"),
    [
        ((1, 0), 1.0),
        ((-1, 0), -1.0),
        ((0, 1), 0.0),  # away from us: her back
        ((0, -1), 0.6),  # towards us
        ((0, 0), 1.0),
        ((5, 0), 1.0),
    ],
)
def test_she_looks_to_her_side_as_far_as_it_is_one(toward: Array, side: float) -> None:
    stance = figure(2.0, np.array(toward, dtype=float), elevation=90.0).stance
    assert stance.turned == pytest.approx(side, abs=1e-3) or stance.facing == 1
    assert stance.feet[0] / (0.045 * 0.95) == pytest.approx(side, abs=1e-3)


def test_her_heading_is_that_of_a_small_way_on_the_screen() -> None:
    she = figure(1.3, np.array([0.6, -0.8]), azimuth=-40.0)
    here = she.party.now()[0]
    nudge = 1e-3 * np.array([0.6, -0.8])
    way = she.view.at(here + nudge) - she.view.at(here)
    heading = she.heading()
    assert heading / np.linalg.norm(heading) == pytest.approx(way / np.linalg.norm(way), abs=1e-3)
    assert she.foot() == pytest.approx(she.view.at(here))


@pytest.mark.parametrize(
    ("elevation", "upright"),
    [(20, 1), (60, 1), (62, 1), (62.75, 0.75), (63.5, 0.5), (65, 0), (90, 0)],
)
def test_the_higher_the_eye_the_less_is_seen_of_her_from_the_side(
    elevation: float, upright: float
) -> None:
    she = figure(elevation=float(elevation))
    assert she.upright == pytest.approx(upright)
    # From above all of her is on the disc, which is larger then.
    assert she._size == pytest.approx(0.13 * (1.75 - 0.75 * upright))
    she.shrunk.set_value(0.5)
    assert she._size == pytest.approx(0.13 * (1.75 - 0.75 * upright) / 2)


def test_close_by_she_is_larger_and_her_disc_a_little() -> None:
    far, near = figure(zoom=1.0), figure(zoom=4.0)
    assert near.unit / far.unit == pytest.approx(4**0.42)
    assert far.unit == pytest.approx(0.95 / 212)
    assert near._size / far._size == pytest.approx(4**0.21)


def test_shapes_of_runs_have_their_corners_about_the_middle() -> None:
    square = outline("square", (1.0, 2.0), np.sqrt(2))
    assert np.allclose(square, [(2, 3), (0, 3), (0, 1), (2, 1)])
    pentagon = outline("pentagon", (0, 0), 1.0)
    assert pentagon[0] == pytest.approx((0, 1))  # on its tip
    sides = np.linalg.norm(np.diff([*pentagon, pentagon[0]], axis=0), axis=1)
    assert np.allclose(sides, 2 * np.sin(np.pi / 5))
    triangle = outline("triangle", (0, 0), 1.0)
    assert triangle[0] == pytest.approx((0, 1.2))
    assert triangle[1:, 1] == pytest.approx([-0.6, -0.6])
    star = outline("star", (0, 0), 1.0)
    assert star[0] == pytest.approx((0, 1.35))  # on its tip, too
    assert np.hypot(*star.T)[1::2] == pytest.approx(0.45 * np.hypot(*star.T)[::2])


@pytest.mark.parametrize(("time", "high"), [(0, 0), (0.5, 0.3), (3.5, 0.3), (2, 0), (1.25, 0.2121)])
def test_what_has_no_legs_hops_with_each_step(time: float, high: float) -> None:
    assert hopping(time) == pytest.approx(high, abs=1e-4)
