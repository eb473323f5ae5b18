"""Walkers, trails and the hiker show the present moment, whatever was drawn before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import LANDSCAPES, descend, gradient_descent, parabola
from scenes.stage.curve.curve import Curve
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import BACKGROUND, TEXT
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas
from scenes.stage.plot.plane import Plane
from scenes.stage.walk.hiker import Hiker
from scenes.stage.walk.playback import Playback
from scenes.stage.walk.trail import Trails
from scenes.stage.walk.walker import Walkers
from tests.scenes.canvas import FLAT, Array, Picture, picture, pixels_at, placed, projected, shade

LANDSCAPE = LANDSCAPES["sine_hills"]
LOW = {"azimuth": -62.0, "elevation": 26.0, "relief": 2.6, "perspective": 0.045}
START = np.array([(0.4, -1.2), (-1.4, 0.7), (2.3, 2.6)])
COLORS = ["#FF0000", "#00FF00", "#0000FF"]
SIZE = (960, 540)


def company(progress: float = 0.0) -> Playback:
    walk = descend(LANDSCAPE, gradient_descent(0.4), START, 6)
    made = Playback(walk, COLORS)
    made.progress.set_value(progress)
    return made


def lit(image: Picture) -> Array:
    """Which pixels are not background (height, width)."""
    return np.asarray(np.abs(image[..., :3] - shade(BACKGROUND)).max(axis=-1) > 3)


CHANGES: list[Callable[[View, Playback], Any]] = [
    lambda view, play: None,
    lambda view, play: play.progress.set_value(2.5),
    lambda view, play: view.look(azimuth=-20),
    lambda view, play: play.progress.set_value(6),
    lambda view, play: view.look(azimuth=-62, left=1.0),
    lambda view, play: play.progress.set_value(1),
]


@pytest.mark.parametrize("kind", [Walkers, Trails])
def test_a_picture_is_that_of_one_that_has_drawn_nothing_before(kind: Any) -> None:
    view, play = View(LANDSCAPE, size=7, **LOW), company(1.5)
    used = kind(view, play)
    for change in CHANGES:
        change(view, play)
        now = picture(used)
        assert np.array_equal(now, picture(kind(view, play)))
        assert np.array_equal(now, picture(used))
    larger = picture(used, size=SIZE)
    assert np.array_equal(larger, picture(kind(view, play), size=SIZE))


def test_a_walker_falls_from_the_sky_one_after_another() -> None:
    view, play = View(LANDSCAPE, size=7, **LOW), company()
    walkers = Walkers(view, play)
    assert np.allclose(walkers.altitudes(), 0)
    walkers.dropped.set_value(0)
    assert np.allclose(walkers.altitudes(), 3.2)
    walkers.dropped.set_value(0.3)
    # The second begins after a fifth of the time, the third after two; each takes two fifths.
    fallen = np.clip((0.3 - np.array([0, 0.2, 0.4])) / 0.4, 0, 1)
    assert np.allclose(walkers.altitudes(), 3.2 * (1 - fallen**2))
    walkers.dropped.set_value(1)
    assert np.allclose(walkers.altitudes(), 0)


def test_a_walker_is_larger_close_by_and_smaller_where_arrows_need_room() -> None:
    view, play = View(LANDSCAPE, size=7, zoom=0.6), company()
    walkers = Walkers(view, play, radius=0.2)
    assert walkers.radius == pytest.approx(0.2)
    view.look(zoom=0.6 * 16)
    assert walkers.radius == pytest.approx(0.4)
    walkers.shrunk.set_value(0.5)
    assert walkers.radius == pytest.approx(0.2)


@pytest.mark.parametrize("elevation", [20.0, 55.0, 90.0])
def test_a_walker_stands_on_her_place(elevation: float) -> None:
    view, play = View(LANDSCAPE, size=7, azimuth=-62, elevation=elevation), company(3)
    walkers = Walkers(view, play)
    feet = projected(view, placed(view, play.now()[0]))
    up = walkers.radius * np.cos(np.radians(elevation))
    assert walkers.middle() == pytest.approx([feet[0], feet[1] + up])


def test_rings_go_out_on_the_ground() -> None:
    view, play = View(LANDSCAPE, size=7, **FLAT), company()
    walkers = Walkers(view, play, radius=0.1)
    ringing = walkers.ring_out()
    assert ringing is not None
    assert walkers.pulse.get_value() == 0
    foot = view.at(START[0])
    before = picture(walkers, size=SIZE)
    for wave in (0.3, 0.6):
        walkers.pulse.set_value(wave)
        image = picture(walkers, size=SIZE).astype(int)
        # The reach is that of the radius, and three times as much at the end.
        reach = walkers.radius * (1 + 3 * wave)
        strength = min(1, 5 * wave) * (1 - wave)
        for way in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            spot = pixels_at(foot + reach * np.array(way), SIZE)
            wanted = shade(BACKGROUND) + strength * (shade(TEXT) - shade(BACKGROUND))
            assert np.allclose(image[spot][:3], wanted, atol=60), way
            beyond = pixels_at(foot + (reach + 0.12) * np.array(way), SIZE)
            assert np.array_equal(image[beyond], before[beyond])
    walkers.pulse.set_value(1)
    assert np.array_equal(picture(walkers, size=SIZE), before)


class Hidden(Painted):
    """One walker of whom hills hide all below some edges, in radii from her middle."""

    def __init__(self, at: tuple[float, float], edges: Array) -> None:
        super().__init__()
        self.walkers = Walkers(View(LANDSCAPE, zoom=0.6), company(), radius=0.6)
        self.middle, self.edges = np.array(at), edges

    def draw(self, canvas: Canvas) -> None:
        red = np.array([1.0, 0, 0])
        self.walkers._partly_hidden(canvas, self.middle, red, self.edges, 1.0)


def test_of_a_walker_only_what_hills_hide_is_not_seen() -> None:
    columns = np.linspace(-0.98, 0.98, 9)  # from her left to her right
    at, dark = np.array([1.2, -0.7]), shade(BACKGROUND)[0]
    whole = picture(Hidden((1.2, -0.7), np.full(9, -2.0)), size=SIZE)
    for edges in (np.zeros(9), columns, np.full(9, 0.4), np.full(9, 2.0)):
        image = picture(Hidden((1.2, -0.7), edges), size=SIZE).astype(float)
        for x in (-0.5, 0.0, 0.5):
            for y in (-0.7, -0.25, 0.2, 0.65):
                edge = float(np.interp(x, columns, edges))
                if abs(y - edge) > 0.1:
                    spot = pixels_at(at + 0.6 * np.array([x, y]), SIZE)
                    share = (image[spot][0] - dark) / (whole[spot][0] - dark)
                    assert share == pytest.approx(1.0 if y > edge else 0.0, abs=0.08), (x, y)


# -- trails ----------------------------------------------------------------------------------------


def test_a_trail_goes_from_the_start_to_where_she_is_with_a_bead_for_each_step() -> None:
    view, play = View(LANDSCAPE, size=7, **FLAT), company(3.5)
    play._neutral[:] = (1, 0, 0)
    trail = Trails(view, play, width=6.0)
    image = picture(trail, size=SIZE).astype(int)
    path = play.trajectory.points[:, 0]

    def red(spot: Array) -> bool:
        return bool(image[pixels_at(view.at(spot), SIZE)][0] > 120)

    for step in range(3):
        assert red((path[step] + path[step + 1]) / 2)
        beads = view.at(path[step]) + 0.07 * np.array([(0.7, 0.7), (-0.7, 0.7), (0.7, -0.7)])
        assert sum(image[pixels_at(bead, SIZE)][0] > 120 for bead in beads) >= 2, step
    assert red(0.75 * path[3] + 0.25 * path[4])
    assert not red(0.2 * path[3] + 0.8 * path[4])
    assert not red(path[5]) or np.linalg.norm(view.at(path[5]) - view.at(path[4])) < 0.1
    assert trail.vertices().shape == (3, 14 + 1 + 1, 3)  # four a step, and where she is


def test_there_is_no_trail_before_the_first_step_and_a_faint_one_fades() -> None:
    view, play = View(LANDSCAPE, size=7, **FLAT), company(0)
    trail = Trails(view, play)
    assert not lit(picture(trail)).any()
    play.progress.set_value(3)
    assert lit(picture(trail)).any()
    full, half = picture(trail).astype(int), picture(trail.set_presence(0.3)).astype(int)
    dark = np.rint(shade(BACKGROUND))
    brightest = np.unravel_index(np.argmax(full[..., 1]), full.shape[:2])
    assert half[brightest][1] - dark[1] < 0.5 * (full[brightest][1] - dark[1])


# -- the hiker -------------------------------------------------------------------------------------


def hiker(x: float, facing: float, slope: float = 0.0) -> Hiker:
    """On a parabola whose bottom is where its slope is 0, or on its flank."""
    landscape = parabola(0.05, minimum=x - slope / 0.1).with_window(((-9.0, 9.0),))
    plane = Plane((-7, 7), (-2, 6), numbered=(False, False))
    plane.state[:4] = (-7, -4, 14, 8)
    return Hiker(Curve(plane, landscape), x, tall=3.0, facing=facing)


def test_facing_the_other_way_she_is_her_mirror_image() -> None:
    right, left = (lit(picture(hiker(0.0, way), size=SIZE)) for way in (1.0, -1.0))
    differs = right != left[:, ::-1]
    assert right.sum() > 5000
    assert differs.sum() < 0.02 * right.sum()
    assert (right != left).sum() > 0.1 * right.sum()


@pytest.mark.parametrize("facing", [1.0, -1.0])
def test_her_lamp_and_her_gaze_are_before_her(facing: float) -> None:
    her = hiker(0.5, facing)
    place, angle = her.lamp()
    foot = her.ground()
    assert facing * (place[0] - foot[0]) > 0
    assert 0.6 * her.tall < place[1] - foot[1] < her.tall
    assert facing * np.cos(angle) > 0
    assert np.sin(angle) < 0  # it lights the way before her feet
    assert her.facing == facing
    assert np.ptp(her.feet()[:, 0]) > 0.1


@pytest.mark.parametrize("facing", [1.0, -1.0])
def test_uphill_she_leans_forward_and_downhill_back(facing: float) -> None:
    leans = [hiker(0.0, facing, slope).pose().lean for slope in (-0.4 * facing, 0, 0.4 * facing)]
    assert leans[0] < leans[1] < leans[2]


@pytest.mark.parametrize("slope", [-0.35, 0.0, 0.35])
@pytest.mark.parametrize("facing", [1.0, -1.0])
def test_legs_reach_from_hip_to_sole_and_knees_bend_forward(facing: float, slope: float) -> None:
    her = hiker(0.0, facing, slope)
    joints = her.drawing.joints
    thigh = np.linalg.norm(joints["knee"] - joints["hip"])
    shin = np.linalg.norm(joints["ankle"] - joints["knee"])
    for leg in her.pose().legs.values():
        assert np.linalg.norm(leg.knee - leg.hip) == pytest.approx(thigh)
        assert np.linalg.norm(leg.ankle - leg.knee) == pytest.approx(shin, rel=1e-6)
        # In the drawing she looks to the right: the knee is to the right of the straight line.
        way, bend = leg.ankle - leg.hip, leg.knee - leg.hip
        assert way[1] * bend[0] - way[0] * bend[1] >= -1e-9


def test_she_breathes_and_blinks_with_the_clock_only() -> None:
    clock = ValueTracker(0.0)
    her = hiker(0.0, 1.0)
    her.clock = clock
    first = picture(her, size=SIZE)
    assert np.array_equal(picture(her, size=SIZE), first)
    clock.set_value(0.8)
    assert np.any(picture(her, size=SIZE) != first)
    clock.set_value(0.0)
    assert np.array_equal(picture(her, size=SIZE), first)


def test_a_foot_that_swings_is_lifted_in_proportion_and_the_other_stands() -> None:
    her = hiker(0.0, 1.0)
    walk = descend(parabola(0.05), gradient_descent(1.0), [4.0], 3)
    her.follow(walk)
    heights, shares = [], []
    for progress in np.linspace(0.05, 0.95, 19):
        her.progress.set_value(progress)
        stance = her.stance
        above = her.feet() - her.curve.over(stance.feet)
        assert above[:, 0] == pytest.approx([0, 0])
        assert min(stance.lifts) == 0
        heights += above[:, 1].tolist()
        shares += stance.lifts.tolist()
    assert max(shares) > 0.5
    assert np.linalg.norm(heights) == pytest.approx(
        np.dot(heights, shares) / np.linalg.norm(shares)
    )
    full = np.dot(heights, shares) / np.dot(shares, shares)  # of a foot that is lifted all the way
    assert 0.03 < full / her.tall < 0.1
