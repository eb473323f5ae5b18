"""The hiker: she walks on a curve, leans with the slope, and carries the lamp."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, smooth
from numpy.typing import NDArray

from gdmath import Trajectory
from scenes.stage.curve.curve import Curve, OnCurve
from scenes.stage.lecture.layers import Layer
from scenes.stage.paint.painted import change
from scenes.stage.paint.pen import Canvas
from scenes.stage.type.readout import Reading
from scenes.stage.walk.drawing import load_drawing
from scenes.stage.walk.gait import Gait, Stance
from scenes.stage.walk.playback import Playback
from scenes.stage.walk.posture import ORIGIN, Leg, Pose, Posture, drawn_facing
from scenes.stage.walk.turning import paint_turned, shows_back

Array = NDArray[np.float64]

_TALL = 212.0  # of the drawing, from soles to bobble
_PACE = 36.0
_SPREAD = 9.0
_LIFT = 13.0


class Hiker(Posture, OnCurve):
    """A hiker who stands at ``x`` on a curve, ``tall`` units high at zoom 1.

    ``walk(trajectory)`` is an animation of her ``progress`` in steps; where she is and how she
    moves is a function of it. With ``join(playback)`` she goes along with all that shows it.
    ``clock`` (seconds) moves what moves while she stands: her breath, her eyes and the wind in her
    hair. ``looks`` from 1 to −1 turns her round where she stands, and her lamp with her.
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(
        self,
        curve: Curve,
        x: float,
        tall: float = 1.15,
        facing: float = 1.0,
        clock: ValueTracker | None = None,
    ) -> None:
        super().__init__(curve)
        self.drawing = load_drawing("hiker/hiker")
        self.tall, self.unit = tall, tall / _TALL
        self.progress = ValueTracker(0.0)
        # A tracker at 0 counts as false.
        self.clock = ValueTracker(0.0) if clock is None else clock
        self._lives = clock is not None
        self.looks = ValueTracker(1.0)
        self._walk_through(np.array([x]), facing)

    @property
    def ambient(self) -> bool:
        """Whether she breathes where she can be seen: somebody else's clock moves her."""
        return self._lives and self.presence > 0

    # -- walking -----------------------------------------------------------------------------------

    def walk(
        self,
        trajectory: Trajectory,
        to: float | None = None,
        rate: Callable[[float], float] = smooth,
    ) -> Any:
        """Walk along a trajectory of points (steps + 1, 1): to its end, or up to the step ``to``.

        What was walked before of the same trajectory is not walked again.
        """
        self.follow(trajectory)
        return change(self.progress, trajectory.steps if to is None else to, rate)

    def follow(self, trajectory: Trajectory) -> None:
        """Be where ``progress`` is on a trajectory from now on."""
        stops = trajectory.points[:, 0]
        if not np.array_equal(stops, self.gait.stops):
            facing = self.facing
            self.progress.set_value(0.0)
            self._walk_through(stops, facing)

    def join(self, playback: Playback) -> None:
        """Be where the first walker of a playback is, in the same frames as all that shows it."""
        facing = self.facing
        self.progress = playback.progress
        self._walk_through(playback.trajectory.points[:, 0, 0], facing)

    def _walk_through(self, stops: Array, facing: float) -> None:
        self._stops, self._facing = stops, facing
        self._gait: tuple[bytes, Gait] | None = None
        self._stance: tuple[Gait, float, Stance] | None = None

    @property
    def gait(self) -> Gait:
        """Where her feet are set; anew when the curve is drawn to another scale."""
        ((low, high),) = self.curve.landscape.window
        key = self.curve.plane.xy([low, high], [0.0, 1.0]).tobytes()
        if self._gait is None or self._gait[0] != key:
            pace, spread = _PACE * self.unit, _SPREAD * self.unit
            self._gait = (key, Gait(self.curve.over, self._stops, pace, spread, self._facing))
        return self._gait[1]

    @property
    def stance(self) -> Stance:
        """How she stands now."""
        gait, progress = self.gait, float(self.progress.get_value())
        if self._stance is None or self._stance[0] is not gait or self._stance[1] != progress:
            self._stance = (gait, progress, gait.at(progress))
        stance = self._stance[2]
        looks = float(self.looks.get_value())
        return stance if looks == 1 else replace(stance, turned=looks * stance.turned)

    @property
    def x(self) -> float:
        """The number on the axis that she stands at."""
        return self.stance.x

    @property
    def facing(self) -> float:
        """1 when she goes to the right, −1 when she goes to the left."""
        return self.stance.facing

    def feet(self) -> Array:
        """Both soles in the picture (2, 2), the near one first; planted ones are on the curve."""
        stance = self.stance
        up = np.column_stack([np.zeros(2), stance.lifts * _LIFT * self.unit])
        return self.curve.over(stance.feet) + up

    def ground(self) -> Array:
        """The point of the curve that she stands over, in the picture (2,)."""
        return self.curve.over(self.x)

    # -- painting ----------------------------------------------------------------------------------

    def draw(self, canvas: Canvas) -> None:
        """Paint her part by part, far to near."""
        stance, pose = self.stance, self.pose()
        canvas.translate(*self.curve.over(stance.x))
        canvas.scale(self.unit * drawn_facing(stance), -self.unit)
        canvas.translate(*-ORIGIN)
        if self.presence < 1:
            canvas.push_group()
        self._base = canvas.get_matrix()
        self._arm(canvas, "far-", pose, 0.75 * pose.swing)
        self._paint_leg(canvas, "far-", pose.legs["far"])
        self._paint_leg(canvas, "", pose.legs["near"])
        order = [self._pack, self._hair, self._torso, self._head, self._scarf]
        if shows_back(abs(stance.turned)):
            order = [self._scarf, self._torso, self._head, self._hair, self._pack]
        for paint in order:
            with _At(canvas, self.drawing.joints["hip"], pose.hip, pose.lean):
                paint(canvas, pose)
        self._arm(canvas, "", pose, -0.75 * pose.swing)
        if self.presence < 1:
            canvas.pop_group_to_source()
            canvas.paint_with_alpha(self.presence)

    def paint_part(self, canvas: Canvas, part: str) -> None:
        """One part, as it is seen while she turns round."""
        share = abs(self.stance.turned)
        paint_turned(canvas, self.drawing, part, self._base, share)

    def _pack(self, canvas: Canvas, pose: Pose) -> None:
        self.paint_part(canvas, "pack")

    def _hair(self, canvas: Canvas, pose: Pose) -> None:
        joints = self.drawing.joints
        with (
            _At(canvas, joints["neck"], None, pose.gaze),
            _At(canvas, joints["bun"], None, 0.25 * abs(pose.swing) + self._breeze()),
        ):
            self.paint_part(canvas, "hair")

    def _torso(self, canvas: Canvas, pose: Pose) -> None:
        with _At(canvas, self.drawing.joints["neck"], None, pose.gaze):
            self.paint_part(canvas, "nape")
        self.paint_part(canvas, "torso")

    def _head(self, canvas: Canvas, pose: Pose) -> None:
        with _At(canvas, self.drawing.joints["neck"], None, pose.gaze):
            for part in ("head", "face", "crown"):
                self.paint_part(canvas, part)
            self._eye(canvas, self.clock.get_value())
            for part in ("hat", "headlamp"):
                self.paint_part(canvas, part)

    def _scarf(self, canvas: Canvas, pose: Pose) -> None:
        self.paint_part(canvas, "collar")
        flying = 0.15 * abs(pose.swing) + 1.6 * self._breeze()
        with _At(canvas, self.drawing.joints["knot"], None, flying):
            self.paint_part(canvas, "scarf")

    def _breeze(self) -> float:
        time = self.clock.get_value()
        return float(0.07 * np.sin(1.7 * time) + 0.04 * np.sin(2.9 * time + 1))

    def _paint_leg(self, canvas: Canvas, side: str, leg: Leg) -> None:
        joints = self.drawing.joints
        with _At(canvas, joints["knee"], leg.knee, _hanging(leg.ankle - leg.knee)):
            self.paint_part(canvas, f"{side}shin")
        with _At(canvas, joints["hip"], leg.hip, _hanging(leg.knee - leg.hip)):
            self.paint_part(canvas, f"{side}thigh")
        with _At(canvas, joints["sole"], leg.sole, leg.tilt):
            self.paint_part(canvas, f"{side}boot")

    def _arm(self, canvas: Canvas, side: str, pose: Pose, swing: float) -> None:
        """Arms swing against the legs, elbows bent."""
        joints = self.drawing.joints
        with (
            _At(canvas, joints["hip"], pose.hip, pose.lean),
            _At(canvas, joints["shoulder"], None, 0.15 - swing - 0.6 * pose.lean),
        ):
            with _At(canvas, joints["elbow"], None, -0.35 - 0.5 * abs(swing)):
                self.paint_part(canvas, f"{side}forearm")
            self.paint_part(canvas, f"{side}arm")

    def _eye(self, canvas: Canvas, time: float) -> None:
        """The eye, which blinks."""
        closing = abs(time % 3.7 - 3.5) / 0.12
        x, y = self.drawing.joints["pupil"]
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(1.0, max(0.12, min(1.0, closing)))
        canvas.translate(-x, -y)
        self.paint_part(canvas, "eye")
        canvas.restore()

    def readings(self) -> list[Reading]:
        """Where she is drawn: the number on the axis and the function's value there."""
        x = self.x
        return [Reading("hiker", "", (x, float(self.curve.value(x))))]


class _At:
    """Draw about a joint: moved to ``place`` (None: where it is) and turned by ``angle``."""

    def __init__(self, canvas: Canvas, joint: Array, place: Array | None, angle: float) -> None:
        self.canvas, self.joint, self.angle = canvas, joint, angle
        self.place = joint if place is None else place

    def __enter__(self) -> None:
        self.canvas.save()
        self.canvas.translate(*self.place)
        self.canvas.rotate(self.angle)
        self.canvas.translate(*-self.joint)

    def __exit__(self, *_: object) -> None:
        self.canvas.restore()


def _hanging(way: Array) -> float:
    """The angle that turns what hangs straight down into the direction ``way``."""
    return float(-np.arctan2(way[0], way[1]))
