"""The hiker: her feet are on the curve, and she goes where the numbers go."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import ValueTracker

from gdmath import Landscape
from scenes.render.assets import ASSETS
from scenes.stage.curve.curve import Curve
from scenes.stage.walk.drawing import load_drawing
from scenes.stage.walk.gait import Gait
from scenes.stage.walk.hiker import Hiker
from tests.scenes.canvas import Array, picture, plane_at
from tests.scenes.hiker_made import BOWL, TALL, curve, hiker, walk


@given(st.floats(0, 8), st.sampled_from([0.05, 0.2, 0.3]), st.sampled_from([-1.5, 3.5]))
@settings(max_examples=60)
def test_a_planted_foot_is_on_the_curve(progress: float, rate: float, start: float) -> None:
    her = hiker(walk(rate, start), progress)
    stance = her.stance
    above = her.feet()[:, 1] - her.curve.over(stance.feet)[:, 1]
    assert np.all(above[stance.lifts == 0] == 0)
    assert np.all(above >= 0)
    # One foot at least is on the ground, at the place that the landscape itself gives.
    planted = stance.feet[stance.lifts == 0]
    assert len(planted) >= 1
    heights = -2.5 + 5.5 * (3 * (planted - 1) ** 2 + 2 + 2) / 32
    assert her.feet()[stance.lifts == 0][:, 1] == pytest.approx(heights, abs=1e-9)


@pytest.mark.parametrize("rate", [0.05, 0.2, 0.3])
def test_at_every_landing_she_stands_on_both_feet_astride_the_iterate(rate: float) -> None:
    trajectory = walk(rate)
    for step, (x,) in enumerate(trajectory.points):
        her = hiker(trajectory, step)
        stance = her.stance
        assert stance.x == x
        assert np.all(stance.lifts == 0)
        ways = her.gait.path.way(np.array([x, *stance.feet])) - her.gait.path.way(x)
        assert np.sort(ways[1:]) == pytest.approx([-her.gait.spread, her.gait.spread], abs=1e-4)


def test_a_planted_foot_does_not_slide() -> None:
    her = hiker(walk())
    stances = []
    for progress in np.linspace(0, 3, 900):
        her.progress.set_value(progress)
        stances.append(her.stance)
    for foot in (0, 1):
        held = 0
        for before, after in pairwise(stances):
            if before.lifts[foot] == after.lifts[foot] == 0:
                assert after.feet[foot] == pytest.approx(before.feet[foot], abs=1e-9)
                held += 1
        assert held > 300


def test_feet_take_turns_and_move_without_jumps() -> None:
    her = hiker(walk())
    feet, order = [], []
    for progress in np.linspace(0, 4, 1600):
        her.progress.set_value(progress)
        feet.append(her.feet())
        raised = np.flatnonzero(her.stance.lifts > 0.3)
        if len(raised) and (not order or order[-1] != raised[0]):
            order.append(int(raised[0]))
    assert np.abs(np.diff(feet, axis=0)).max() < 0.1
    assert len(order) > 8
    assert all(before != after for before, after in pairwise(order))


def test_longer_ways_take_more_paces_of_about_one_length() -> None:
    def ground(x: Array) -> Array:
        return np.column_stack([x, np.zeros_like(x)])

    for distance in (0.3, 2.0, 7.0):
        gait = Gait(ground, [0.0, distance], pace=0.2, spread=0.05)
        plants = set()
        for progress in np.linspace(0, 1, 2000):
            stance = gait.at(progress)
            plants |= {round(float(x), 6) for x in stance.feet[stance.lifts == 0]}
        paces = np.diff(sorted(plants))
        assert np.all(paces < 0.32)
        if distance > 1:
            assert np.median(paces) == pytest.approx(0.2, abs=0.03)


def test_she_can_stand_without_a_walk() -> None:
    her = Hiker(curve(), 0.5, TALL, facing=-1.0)
    assert her.x == 0.5
    assert her.facing == -1
    assert np.all(her.stance.lifts == 0)
    assert her.feet()[:, 1] == pytest.approx(her.curve.over(her.stance.feet)[:, 1])


def test_a_step_that_goes_nowhere_is_stood_through() -> None:
    gait = Gait(lambda x: np.column_stack([x, x]), [1.0, 1.0, 1.0], 0.2, 0.05, facing=-1.0)
    stance = gait.at(0.7)
    assert np.isfinite(stance.feet).all()
    assert (stance.x, stance.facing) == (1.0, -1.0)


@pytest.mark.parametrize(("rate", "start"), [(0.05, -1.5), (0.05, 3.5), (0.3, -1.5), (0.3, 3.5)])
def test_she_faces_the_way_she_goes(rate: float, start: float) -> None:
    trajectory = walk(rate, start)
    strides = np.diff(trajectory.points[:, 0])
    for step, stride in enumerate(strides):
        for part in (0.0, 0.3, 0.999):
            assert hiker(trajectory, step + part).facing == np.sign(stride)
    assert hiker(trajectory, len(strides)).facing == np.sign(strides[-1])


def test_seen_from_the_side_she_is_mirrored_when_she_goes_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On level ground, going left is the mirror image of going right."""
    level = Landscape("level", lambda p: 0 * p[..., 0], lambda p: 0 * p, ((-3, 3),))
    seen = {}
    for side in (1.0, -1.0):
        her = Hiker(Curve(plane_at((-6, -2), (12, 4), (-3, 3), (-1, 1)), level), 0.0, 3.0)
        her.progress.set_value(0.5)
        monkeypatch.setattr(Hiker, "gait", Gait(her.curve.over, [-side, side], 0.5, 0.1))
        seen[side] = picture(her).astype(int)
    assert np.abs(seen[1.0] - seen[-1.0]).mean() > 1
    assert np.abs(seen[1.0] - seen[-1.0][:, ::-1]).mean() < 0.5


@given(st.floats(0, 8), st.sampled_from([0.05, 0.3]))
@settings(max_examples=40)
def test_legs_keep_their_length_and_reach_the_feet(progress: float, rate: float) -> None:
    her = hiker(walk(rate), progress)
    joints = her.drawing.joints
    bones = [np.linalg.norm(joints[a] - joints[b]) for a, b in (("knee", "hip"), ("ankle", "knee"))]
    for leg in her.pose().legs.values():
        assert np.linalg.norm(leg.knee - leg.hip) == pytest.approx(bones[0])
        assert np.linalg.norm(leg.ankle - leg.knee) == pytest.approx(bones[1], rel=0.02)
        # The knee bends forward only.
        reach, thigh = leg.ankle - leg.hip, leg.knee - leg.hip
        assert reach[0] * thigh[1] - reach[1] * thigh[0] <= 1e-6


def test_she_leans_into_the_slope() -> None:
    """Forward where it rises before her, back where it falls, more where it is steeper."""

    def lean(x: float, facing: float) -> float:
        return Hiker(curve(), x, TALL, facing).pose().lean

    level = lean(1.0, 1.0)
    assert lean(3.0, 1.0) > lean(1.6, 1.0) > level > lean(0.7, 1.0) > lean(0.4, 1.0)
    assert lean(-1.0, -1.0) == pytest.approx(lean(3.0, 1.0))


@pytest.mark.parametrize("x", [-1.8, -1.4, -1.0, -0.5, 0.0, 1.0])
def test_her_pack_is_clear_of_the_ground_behind_her(x: float) -> None:
    """However steeply it falls before her, also where she would lean back on level knees."""
    steep = Curve(plane_at((-4, -2.5), (8, 5.5), (-2, 4), (-2, 30)), BOWL)
    for her in (Hiker(curve(), x, TALL), Hiker(steep, x, TALL)):
        pose, joints = her.pose(), her.drawing.joints
        arm = joints["pack"] - joints["hip"]
        c, s = np.cos(pose.lean), np.sin(pose.lean)
        low = pose.hip + np.array([c * arm[0] - s * arm[1], s * arm[0] + c * arm[1]])
        away = (low - np.array([100.0, 210.0])) * np.array([1, -1]) * her.unit
        spot = her.ground() + away
        assert spot[1] > her.curve.level(spot[0])


@pytest.mark.parametrize("x", [2.0, 2.8, 3.4])
def test_she_does_not_lean_into_a_wall_before_her_nor_as_she_turns_from_it(x: float) -> None:
    steep = Curve(plane_at((-4, -2.5), (8, 5.5), (-2, 4), (-2, 30)), BOWL)
    her = Hiker(steep, x, TALL)
    lean = her.pose().lean
    back = Hiker(steep, x, TALL, -1.0)
    back.looks.set_value(-1.0)
    assert back.pose().lean == pytest.approx(lean, abs=0.02)  # the other foot is near
    joints, pose = her.drawing.joints, her.pose()
    arm = joints["lamp"] - joints["hip"]
    c, s = np.cos(pose.lean), np.sin(pose.lean)
    front = pose.hip + np.array([c * arm[0] - s * arm[1], s * arm[0] + c * arm[1]])
    away = (front - np.array([100.0, 210.0])) * np.array([1, -1]) * her.unit
    rise = her.curve.along(x)
    assert rise[0] * away[1] - rise[1] * away[0] > 0


def test_her_picture_depends_on_where_she_is_and_not_on_where_she_was() -> None:
    straight, roundabout = hiker(walk(), 2.4), hiker(walk(), 6.9)
    picture(roundabout)
    roundabout.progress.set_value(2.4)
    assert np.array_equal(picture(straight), picture(roundabout))


def test_she_is_alive_while_she_stands() -> None:
    clock = ValueTracker(0.0)
    her = hiker(walk(), clock=clock)
    before = picture(her, size=(960, 540)).astype(int)
    clock.set_value(0.9)
    assert (picture(her, size=(960, 540)) != before).any()


def test_walking_is_an_animation_of_her_progress() -> None:
    trajectory = walk()
    her = Hiker(curve(), -1.5, TALL)
    play = her.walk(trajectory, to=2)
    play.begin()
    play.interpolate(1)
    assert her.progress.get_value() == 2
    assert her.x == trajectory.points[2, 0]
    play = her.walk(trajectory)
    assert her.progress.get_value() == 2  # what is behind her is not walked again
    play.begin()
    play.interpolate(1)
    assert her.x == trajectory.points[-1, 0]
    assert her.readings()[0].value == pytest.approx((her.x, float(BOWL.value([her.x]))))


def test_the_drawing_has_all_that_is_posed() -> None:
    drawing = load_drawing("hiker/hiker")
    source = Path(ASSETS, "..", "scenes", "stage", "walk", "hiker.py").resolve().read_text()
    for part in re.findall(r'paint\(canvas, "([a-z-]+)"\)', source):
        assert drawing.parts[part], part
    for joint in re.findall(r'joints\["([a-z]+)"\]', source):
        assert drawing.joints[joint].shape == (2,), joint
    for side in ("", "far-"):
        for part in ("thigh", "shin", "boot", "arm", "forearm"):
            assert drawing.parts[side + part]


@pytest.mark.parametrize(
    ("outline", "commands"),
    [
        ("M1 2 L3 4", [("move_to", (1, 2)), ("line_to", (3, 4))]),
        ("M0 0 C1 2 3 4 5 6", [("move_to", (0, 0)), ("curve_to", (1, 2, 3, 4, 5, 6))]),
        # The same parabola as a cubic: two thirds of the way from each end to the middle point.
        ("M1 0 Q7 12 10 3", [("move_to", (1, 0)), ("curve_to", (5, 8, 8, 9, 10, 3))]),
        ("M0 0 L1 0 Z", [("move_to", (0, 0)), ("line_to", (1, 0)), ("close_path", ())]),
    ],
)
def test_an_outline_of_any_kind_is_read(
    outline: str, commands: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scenes.stage.walk.drawing.asset", tmp_path.joinpath)
    (tmp_path / "sketch.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg"><g id="it"><path d="{outline}"/></g></svg>'
    )
    (piece,) = load_drawing.__wrapped__("sketch").parts["it"]
    assert [command for command, _ in piece.path] == [command for command, _ in commands]
    for (_, numbers), (_, expected) in zip(piece.path, commands, strict=True):
        assert numbers == pytest.approx(expected)


def test_the_drawing_is_attributed() -> None:
    text = (ASSETS / "hiker" / "ATTRIBUTION.md").read_text()
    assert "MIT" in text
    assert "drawn for this project" in text
