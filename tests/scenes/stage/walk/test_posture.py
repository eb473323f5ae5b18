"""On any slope she stands on both legs, and neither her pack nor her lamp is in the ground."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import ValueTracker

from gdmath import Landscape
from scenes.stage.curve.curve import Curve
from scenes.stage.walk import posture
from scenes.stage.walk.hiker import Hiker
from scenes.stage.walk.posture import ORIGIN
from tests.scenes.canvas import Array, plane_at

SCALE = 0.25  # of the plane below: screen units a unit of height over those a unit of x


def standing(degrees: float) -> Hiker:
    """She looks to the right, where straight ground rises by that angle on the screen."""
    steep = float(np.tan(np.radians(degrees)) / SCALE)
    ground = Landscape.from_expression(f"{steep}*x", ((-2, 4),))
    plane = plane_at((-6, -2.5), (12, 5.5), (-2, 4), (-5.5, 5.5))
    return Hiker(Curve(plane, ground), 0.0, 1.2, clock=ValueTracker(0.0))


def above(spot: Array, degrees: float) -> float:
    """How far a spot of the drawing is from the ground that she stands on."""
    along = np.radians(degrees)
    away, up = (spot - ORIGIN) * (1, -1)
    return float(up * np.cos(along) - away * np.sin(along))


def turned(vector: Array, angle: float) -> Array:
    """Clockwise as seen, in the drawing, whose y is downwards."""
    to = complex(*vector) * np.exp(1j * angle)
    return np.array([to.real, to.imag])


def on_her_trunk(her: Hiker, part: str) -> Array:
    """Where a joint of the drawing is as she leans."""
    pose, joints = her.pose(), her.drawing.joints
    return np.asarray(pose.hip + turned(joints[part] - joints["hip"], pose.lean))


steep = st.floats(-65, 65)


# Her lamp as if her head were part of her trunk; it looks up from it where the ground rises.
@pytest.mark.parametrize("part", ["pack", "lamp"])
@given(steep)
@settings(max_examples=40)
def test_neither_pack_nor_lamp_is_in_the_ground(part: str, degrees: float) -> None:
    her = standing(degrees)
    assert above(on_her_trunk(her, part), degrees) > posture._CLEAR - 1e-6


@given(steep)
@settings(max_examples=40)
def test_legs_are_never_stretched_or_compressed(degrees: float) -> None:
    her = standing(degrees)
    joints = her.drawing.joints
    thigh = np.linalg.norm(joints["knee"] - joints["hip"])
    shin = np.linalg.norm(joints["ankle"] - joints["knee"])
    for leg in her.pose().legs.values():
        assert np.linalg.norm(leg.knee - leg.hip) == pytest.approx(thigh)
        assert np.linalg.norm(leg.ankle - leg.knee) == pytest.approx(shin)
        assert np.linalg.norm(leg.ankle - leg.hip) < thigh + shin


def test_on_level_ground_she_stands_upright_and_leans_into_what_rises() -> None:
    leans = [standing(degrees).pose().lean for degrees in (0, 20, 40)]
    assert abs(leans[0]) < 0.15
    assert leans[0] < leans[1] < leans[2]


def test_where_leaning_back_would_dig_her_pack_in_she_leans_just_as_far_as_it_is_clear() -> None:
    bounded = []
    for degrees in range(-65, 0, 5):
        her = standing(degrees)
        wish = 0.05 - 0.42 * np.radians(-degrees)
        if her.pose().lean > wish + 1e-3:
            bounded.append(above(on_her_trunk(her, "pack"), degrees))
    assert bounded
    assert bounded == pytest.approx([posture._CLEAR] * len(bounded))
