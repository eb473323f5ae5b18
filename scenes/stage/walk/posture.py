"""How the hiker holds herself: hip, lean and legs, from the curve under her feet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenes.stage.curve.curve import Curve
from scenes.stage.walk.gait import Stance

Array = NDArray[np.float64]

ORIGIN = np.array([100.0, 210.0])  # of the drawing: the ground between her feet
_HIPS = {"near": np.array([-2.0, 0.0]), "far": np.array([3.0, 0.0])}
_HIP_HEIGHT = 70.5
_CLEAR = 8.0  # of the drawing, between her pack or her lamp and the ground
_STRETCH = 0.985  # of a leg's length that is ever used: knees are never locked


@dataclass(frozen=True)
class Leg:
    """Hip, knee and ankle in the drawing's coordinates, and how far the foot is turned."""

    hip: Array
    knee: Array
    ankle: Array
    sole: Array
    tilt: float


@dataclass(frozen=True)
class Pose:
    """All of her in the drawing's coordinates, facing right, y downwards, angles clockwise."""

    hip: Array
    lean: float
    gaze: float
    swing: float
    legs: dict[str, Leg]


class Posture:
    """The part of the hiker that knows where each of her joints is, whatever she stands on."""

    curve: Curve
    drawing: Any
    unit: float
    stance: Any
    clock: Any
    feet: Any

    def pose(self) -> Pose:
        """How all her parts are placed."""
        stance = self.stance
        facing = drawn_facing(stance)
        side = abs(stance.turned)  # what is ahead or behind is in the middle as she turns round
        slope = self._slope(stance.x, facing)
        joints = self.drawing.joints
        soles = dict(zip(("near", "far"), self._drawn(self.feet(), stance), strict=True))
        tilts = {}
        for leg, x, lift in zip(soles, stance.feet, stance.lifts, strict=True):
            own = self._slope(float(x), facing)
            tilts[leg] = -side * np.clip(own, -0.85, 0.85) + 0.5 * lift
        ankles = {
            leg: soles[leg] + _turned(joints["ankle"] - joints["sole"], tilts[leg]) for leg in soles
        }
        hip = self._hip(ankles, slope)
        legs = {
            leg: self._leg(hip + _HIPS[leg], ankles[leg], soles[leg], tilts[leg]) for leg in soles
        }
        lean = 0.05 + 0.06 * float(stance.lifts.max()) + 0.42 * slope
        lean = max(lean, self._upright_enough(hip, -slope))
        lean = min(lean, self._clear_ahead(hip, slope)) if slope > 0 else lean
        gaze = -0.3 * lean + np.clip(-0.35 * slope, -0.1, 0.4)
        return Pose(hip, float(side * lean), float(side * gaze), side * stance.stride, legs)

    def _slope(self, x: float, facing: float) -> float:
        """The angle at which the ground rises before her."""
        way = self.curve.along(x)
        return float(facing * np.arctan2(way[1], way[0]))

    def _drawn(self, points: Array, stance: Stance) -> Array:
        """Points of the picture (n, 2) in the drawing's coordinates."""
        away = (points - self.curve.over(stance.x)) / self.unit
        return ORIGIN + away * np.array([drawn_facing(stance), -1.0])

    def _hip(self, ankles: dict[str, Array], slope: float) -> Array:
        """As high as both legs allow, but not higher than she stands; into the slope a little."""
        joints = self.drawing.joints
        length = _STRETCH * float(
            np.linalg.norm(joints["knee"] - joints["hip"])
            + np.linalg.norm(joints["ankle"] - joints["knee"])
        )
        x = ORIGIN[0] + 6.0 * np.sin(slope)
        highest = ORIGIN[1] - _HIP_HEIGHT + 0.7 * np.sin(1.9 * self.clock.get_value())
        for leg, ankle in ankles.items():
            across = min(abs(ankle[0] - (x + _HIPS[leg][0])), 0.98 * length)
            highest = max(highest, ankle[1] - np.sqrt(length**2 - across**2))
        return np.array([x, highest])

    def _upright_enough(self, hip: Array, rise: float) -> float:
        """The least lean with which her pack is clear of ground that rises behind her.

        The pack's lowest corner is ``reach`` from the hip; at the angle a = ``rise`` its distance
        from the ground through ORIGIN is that of the hip less reach · sin(a − lean − raised).
        """
        back, up = self.drawing.joints["hip"] - self.drawing.joints["pack"]
        raised, reach = np.arctan2(up, back), np.hypot(back, up)
        across, high = (hip - ORIGIN) * (1, -1)
        share = (high * np.cos(rise) + across * np.sin(rise) - _CLEAR) / reach
        return float(rise - raised - np.arcsin(np.clip(share, -1, 1)))

    def _clear_ahead(self, hip: Array, rise: float) -> float:
        """The largest lean with which her lamp is clear of ground that rises before her.

        The lamp is ``reach`` from the hip, ``ahead`` of upright by an angle; its distance from
        ground of the angle a = ``rise`` through ORIGIN is that of the hip and
        reach · cos(a + lean + ahead).
        """
        front, up = (self.drawing.joints["lamp"] - self.drawing.joints["hip"]) * (1, -1)
        ahead, reach = np.arctan2(front, up), np.hypot(front, up)
        across, high = (hip - ORIGIN) * (1, -1)
        away = high * np.cos(rise) - across * np.sin(rise)
        return float(np.arccos(np.clip((_CLEAR - away) / reach, -1, 1)) - rise - ahead)

    def _leg(self, hip: Array, ankle: Array, sole: Array, tilt: float) -> Leg:
        """Two bones from hip to ankle, the knee in front."""
        joints = self.drawing.joints
        thigh = float(np.linalg.norm(joints["knee"] - joints["hip"]))
        shin = float(np.linalg.norm(joints["ankle"] - joints["knee"]))
        reach = ankle - hip
        far = float(np.clip(np.linalg.norm(reach), abs(thigh - shin) + 1e-9, thigh + shin))
        opening = np.arccos(np.clip((thigh**2 + far**2 - shin**2) / (2 * thigh * far), -1, 1))
        angle = np.arctan2(reach[0], reach[1]) + opening
        knee = hip + thigh * np.array([np.sin(angle), np.cos(angle)])
        return Leg(hip, knee, ankle, sole, tilt)

    def lamp(self) -> tuple[Array, float]:
        """Where the lamp is in the picture (2,), and the angle in which it shines."""
        stance, pose = self.stance, self.pose()
        joints = self.drawing.joints
        head = pose.hip + _turned(joints["neck"] - joints["hip"], pose.lean)
        spot = head + _turned(joints["lamp"] - joints["neck"], pose.lean + pose.gaze)
        side = stance.facing * stance.turned
        place = (spot - ORIGIN) * np.array([side, -1.0]) * self.unit
        down = 0.8 + 0.4 * pose.gaze - 0.5 * self._slope(stance.x, drawn_facing(stance))
        # As she turns, the light sweeps over the ground before her.
        angle = -np.pi / 2 + side * (np.pi / 2 - down)
        return self.curve.over(stance.x) + place, float(angle)


def drawn_facing(stance: Stance) -> float:
    """1 when she is seen to look to the right, also before she has turned round."""
    return stance.facing if stance.turned >= 0 else -stance.facing


def _turned(vector: Array, angle: float) -> Array:
    """The vector turned clockwise as seen, where y is downwards."""
    c, s = np.cos(angle), np.sin(angle)
    return np.array([c * vector[0] - s * vector[1], s * vector[0] + c * vector[1]])
