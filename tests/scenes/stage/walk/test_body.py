"""The hiker's body holds together: each part is painted where the joint it hangs from is."""

from __future__ import annotations

from typing import Any

import cairo
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import ValueTracker

from gdmath import Landscape, descend, gradient_descent
from scenes.stage.curve.curve import Curve
from scenes.stage.walk.hiker import Hiker
from tests.scenes.canvas import Array, plane_at

TALL = 1.2
BOWL = Landscape.from_expression("3*(x-1)^2 + 2", ((-2, 4),), minima=((1,),))


def walking(progress: float, rate: float = 0.05, clock: float = 0.0) -> Hiker:
    curve = Curve(plane_at((-6, -2.5), (12, 5.5), (-2, 4), (-2, 30)), BOWL)
    her = Hiker(curve, -1.5, TALL, clock=ValueTracker(clock))
    her.follow(descend(BOWL, gradient_descent(rate), [-1.5], 6))
    her.progress.set_value(progress)
    return her


class Body:
    """Where everything is painted, in the drawing's coordinates: the matrix of each part."""

    def __init__(self, her: Hiker) -> None:
        self.joints = her.drawing.joints
        self.pose = her.pose()
        self.parts: dict[str, cairo.Matrix] = {}
        canvas: Any = cairo.Context(cairo.ImageSurface(cairo.FORMAT_ARGB32, 8, 8))
        painted = Hiker.paint_part

        def watch(hiker: Hiker, canvas: Any, part: str) -> None:
            self.parts[part] = canvas.get_matrix()

        Hiker.paint_part = watch  # type: ignore[method-assign]
        try:
            her.draw(canvas)
        finally:
            Hiker.paint_part = painted  # type: ignore[method-assign]
        # Her own place and size are undone: what is left is how the parts are to one another.
        self.whole = cairo.Matrix(*_whole(her))

    def spot(self, part: str, joint: str) -> Array:
        """Where a joint is as this part is painted (2,)."""
        back = self.whole.multiply(cairo.Matrix())
        back.invert()
        return np.array(
            back.transform_point(*self.parts[part].transform_point(*self.joints[joint]))
        )

    def angle(self, part: str) -> float:
        """How far a part is turned, clockwise as seen when she faces right."""
        back = self.whole.multiply(cairo.Matrix())
        back.invert()
        x, y = back.transform_distance(*self.parts[part].transform_distance(1.0, 0.0))
        return float(np.arctan2(y, x))


def _whole(her: Hiker) -> tuple[float, ...]:
    """Her drawing's coordinates on the screen: 212 units are her height, the ground is at 210."""
    unit, side = TALL / 212, her.stance.facing * (1 if her.stance.turned >= 0 else -1)
    x, y = her.ground()
    return (unit * side, 0, 0, -unit, x - 100 * unit * side, y + 210 * unit)


moments = st.tuples(st.floats(0, 6), st.sampled_from([0.05, 0.3]))


@given(moments)
@settings(max_examples=40)
def test_legs_hang_together_from_hip_to_sole(moment: tuple[float, float]) -> None:
    her = walking(*moment)
    body = Body(her)
    for side, leg in (("", body.pose.legs["near"]), ("far-", body.pose.legs["far"])):
        assert np.allclose(body.spot(f"{side}thigh", "hip"), leg.hip, atol=1e-6)
        assert np.allclose(body.spot(f"{side}thigh", "knee"), leg.knee, atol=1e-6)
        assert np.allclose(body.spot(f"{side}shin", "knee"), leg.knee, atol=1e-6)
        assert np.allclose(body.spot(f"{side}shin", "ankle"), leg.ankle, atol=0.6)
        assert np.allclose(body.spot(f"{side}boot", "sole"), leg.sole, atol=1e-6)
        assert np.allclose(body.spot(f"{side}boot", "ankle"), leg.ankle, atol=1e-6)


@given(moments)
@settings(max_examples=25)
def test_the_near_hip_is_a_little_behind_the_far_one(moment: tuple[float, float]) -> None:
    pose = walking(*moment).pose()
    assert np.allclose(pose.legs["near"].hip - pose.hip, [-2, 0])
    assert np.allclose(pose.legs["far"].hip - pose.hip, [3, 0])


@given(moments)
@settings(max_examples=40)
def test_everything_above_the_hip_leans_as_one_and_the_head_turns_on_the_neck(
    moment: tuple[float, float],
) -> None:
    body = Body(walking(*moment))
    lean, gaze = body.pose.lean, body.pose.gaze
    for part in ("pack", "torso", "collar"):
        assert np.allclose(body.spot(part, "hip"), body.pose.hip, atol=1e-6)
        assert body.angle(part) == pytest.approx(lean, abs=1e-9)
    neck = body.spot("torso", "neck")
    for part in ("head", "hat", "nape"):
        assert np.allclose(body.spot(part, "neck"), neck, atol=1e-6)
        assert body.angle(part) == pytest.approx(lean + gaze, abs=1e-9)
    assert np.allclose(body.spot("hair", "bun"), body.spot("head", "bun"), atol=1e-6)
    assert np.allclose(body.spot("scarf", "knot"), body.spot("torso", "knot"), atol=1e-6)
    assert np.allclose(body.spot("eye", "pupil"), body.spot("head", "pupil"), atol=1e-6)


@given(moments)
@settings(max_examples=40)
def test_arms_hang_from_the_shoulder_and_swing_against_the_legs(
    moment: tuple[float, float],
) -> None:
    body = Body(walking(*moment))
    shoulder = body.spot("torso", "shoulder")
    for side in ("", "far-"):
        assert np.allclose(body.spot(f"{side}arm", "shoulder"), shoulder, atol=1e-6)
        elbow = body.spot(f"{side}arm", "elbow")
        assert np.allclose(body.spot(f"{side}forearm", "elbow"), elbow, atol=1e-6)
        # Elbows bend forward, and more the farther the arm swings.
        bend = body.angle(f"{side}arm") - body.angle(f"{side}forearm")
        assert bend == pytest.approx(0.35 + 0.375 * abs(body.pose.swing), abs=1e-9)
    near, far = body.angle("arm"), body.angle("far-arm")
    assert near - far == pytest.approx(1.5 * body.pose.swing, abs=1e-9)
    # Arms hang more nearly straight down than she leans.
    hanging = (near + far) / 2 - body.pose.lean
    assert hanging == pytest.approx(0.15 - 0.6 * body.pose.lean, abs=1e-9)


def test_with_the_near_leg_before_her_her_near_arm_is_behind_her() -> None:
    swings = []
    for progress in np.linspace(0, 4, 60):
        body = Body(walking(float(progress)))
        ahead = body.pose.legs["near"].ankle[0] - body.pose.legs["far"].ankle[0]
        hands = body.spot("forearm", "elbow")[0] - body.spot("far-forearm", "elbow")[0]
        if abs(ahead) > 8:
            assert np.sign(hands) == -np.sign(ahead)
            swings.append(np.sign(hands))
    assert {-1.0, 1.0} <= set(swings)


def test_her_eyes_are_open_but_for_a_moment_now_and_then() -> None:
    def open_by(clock: float) -> float:
        body = Body(walking(0.0, clock=clock))
        parts = body.parts["eye"].transform_distance(0, 1), body.parts["head"]
        return float(np.hypot(*parts[0]) / np.hypot(*parts[1].transform_distance(0, 1)))

    assert open_by(0.0) == pytest.approx(1)
    assert open_by(3.5) == pytest.approx(0.12)
    assert open_by(3.56) == pytest.approx(0.5)
    assert open_by(3.44) == pytest.approx(0.5)
    assert open_by(3.7 + 3.5) == pytest.approx(0.12)
    shut = [open_by(clock) < 1 for clock in np.linspace(0, 3.7, 75)]
    assert 0.03 < np.mean(shut) < 0.1


def test_she_breathes_and_the_wind_moves_hair_and_scarf() -> None:
    hips, hair, scarf = [], [], []
    for clock in np.linspace(0, 20, 81):
        her = Hiker(walking(0.0).curve, 1.0, TALL, clock=ValueTracker(float(clock)))  # on the level
        body = Body(her)
        hips.append(body.pose.hip[1])
        hair.append(body.angle("hair") - body.angle("head"))
        scarf.append(body.angle("scarf") - body.angle("torso"))
    assert 0.5 < np.ptp(hips) < 2  # of 212
    assert 0.1 < np.ptp(hair) < 0.3
    assert np.ptp(scarf) > np.ptp(hair)
    assert np.corrcoef(hair, scarf)[0, 1] > 0.99


@given(moments)
@settings(max_examples=40)
def test_soles_are_where_her_feet_are(moment: tuple[float, float]) -> None:
    her = walking(*moment)
    body = Body(her)
    x, y = her.ground()
    side = her.facing if her.stance.turned >= 0 else -her.facing  # that is seen as she turns
    for leg, foot in zip(("near", "far"), her.feet(), strict=True):
        across, up = (foot - [x, y]) / (TALL / 212)
        assert np.allclose(body.pose.legs[leg].sole, [100 + side * across, 210 - up])


@given(
    st.tuples(st.one_of(st.floats(0, 6), st.floats(1.0, 1.15), st.floats(2.0, 2.15)), st.just(0.3))
)
@settings(max_examples=60)
def test_the_lamp_is_on_her_brow_while_she_turns_round_as_well(
    moment: tuple[float, float],
) -> None:
    her = walking(*moment)
    body = Body(her)
    place, angle = her.lamp()
    painted = np.array(body.parts["head"].transform_point(*body.joints["lamp"]))
    middle = her.ground()[0]  # her brow is right over her feet when she has half turned
    painted[0] = middle + abs(her.stance.turned) * (painted[0] - middle)
    assert np.allclose(place, painted, atol=1e-9)
    # It shines the way that her face is seen to look.
    looks = body.parts["head"].transform_distance(1.0, 0.0)[0]
    if abs(looks) > 1e-6:
        assert np.sign(np.cos(angle)) == np.sign(looks)
