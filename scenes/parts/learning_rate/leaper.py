"""The hiker in flight: from landing to landing, through the air and farther."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath import parabola
from scenes.stage import STAGE, TEXT, Box, Curve, Hiker, Layer, Plane, Playback, change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.walk.gait import Stance

_HEAD, _GLASS = (0.0, 0.78), 0.27  # of her height: where her head is, a radius around it
_NEAR_GROUND = 0.25  # of a flight: so near its ends she stands as on the ground there
_LEAN = 0.45  # so far she leans at most
_LEVEL = 1e-6  # how steep the ground is on which she stands by herself


class Leaper(Hiker):
    """She stands as on level ground wherever ``where`` says, and looks the way that she flies.

    She flies as ``party`` does; ``rectangle`` is what she may be seen in. ``airless`` in [0, 1] is
    how much of a glass there is around her head, where there is no air. Where she would turn too
    often to be looked at she looks ``ahead``, 1 or −1, or as that says. Where she has been with
    another rate she ``returns`` from: while ``back`` goes from 1 to 0 she fades there, and then
    appears where she is to be, so that it looks like no step. Where she lands on a curve, her
    ``ground``, she stands as on its slope. She is drawn so many times as ``larger``.
    """

    def __init__(
        self,
        where: Callable[[], NDArray[Any]],
        party: Playback,
        tall: float,
        clock: ValueTracker | None = None,
        *,
        rectangle: Callable[[], Box | None] = lambda: None,
        airless: Callable[[], float] = lambda: 0.0,
        ahead: float | Callable[[], float] = 0.0,
        ground: Curve | None = None,
        larger: Callable[[], float] = lambda: 1.0,
    ) -> None:
        level = Curve(Plane((-1.0, 1.0), (0.0, 1.0)).within(STAGE), parabola(_LEVEL, 0.0))
        super().__init__(level, 0.0, tall, clock=clock)
        self.where, self.party, self.rectangle, self.airless = where, party, rectangle, airless
        self.ahead, self.of, self.larger = ahead, ground, larger
        self.back, self.left, self.leant = ValueTracker(0.0), np.zeros(2), 0.0
        self.set_z_index(Layer.WALKER + 0.2)  # she stands on her trail

    def place(self) -> NDArray[Any]:
        """Where on the screen her soles are (2,)."""
        return np.asarray(self.left if self.back.get_value() > 0.5 else self.where())

    @property
    def there(self) -> float:
        """How much of her there is: less on her way from where she was left."""
        return abs(1 - 2 * float(self.back.get_value()))

    def returns(self, left: NDArray[Any], leant: float = 0.0) -> Any:
        """She goes from where she was left (2,) and how; comes where she is to be: never twice."""
        self.left, self.leant = left, leant
        self.back.set_value(1)
        return change(self.back, 0)

    @property
    def stance(self) -> Stance:
        """How she stands: to the right or to the left, as her present step goes, if she turns."""
        ahead = self.ahead() if callable(self.ahead) else self.ahead
        way = ahead or self.party.stride()[0]
        return replace(super().stance, turned=float(np.sign(way)) or 1.0)

    @property
    def tilt(self) -> float:
        """The angle of the ground under her, to the right: none in the air."""
        if self.of is None:
            return 0.0
        if self.back.get_value() > 0.5:
            return self.leant
        step, time = self.party.step, self.party.time
        ends = self.party.trajectory.points[step : step + 2, 0, 0]
        near = np.clip(1 - np.array([time - step, 1 - time + step]) / _NEAR_GROUND, 0, 1)
        ways = [self.of.along(float(end)) for end in ends]
        angles = [float(np.arctan2(way[1], way[0])) for way in ways]
        return float(np.dot(angles, near[: len(ends)]))

    def feet(self) -> NDArray[Any]:
        """Both soles (2, 2), on ground as steep as she stands on."""
        soles, here = super().feet(), self.curve.over(self.stance.x)
        soles[:, 1] += np.tan(self.tilt) * (soles[:, 0] - here[0])
        return soles

    def _slope(self, x: float, facing: float) -> float:
        return float(facing * np.clip(self.tilt, -_LEAN, _LEAN))

    def clip_box(self) -> Box | None:
        """What she may be seen in."""
        return self.rectangle()

    def draw(self, canvas: Canvas) -> None:
        """Paint her with her soles there, and the glass around her head."""
        if (share := self.there) < 1:
            canvas.push_group()
        canvas.save()
        canvas.translate(*self.place().tolist())
        canvas.scale(self.larger(), self.larger())
        canvas.save()
        canvas.translate(*(-self.curve.over(self.x)).tolist())
        super().draw(canvas)
        canvas.restore()
        if (air := self.airless()) > 0:
            pen = Pen(canvas, self.presence * air)
            head = self.tall * np.array([_HEAD[0] * self.stance.turned, _HEAD[1]])
            pen.disc(head, _GLASS * self.tall, TEXT, opacity=0.16)
            pen.ring(head, _GLASS * self.tall, TEXT, 0.03)
        canvas.restore()
        if share < 1:
            canvas.pop_group_to_source()
            canvas.paint_with_alpha(share)

    def readings(self) -> list[Reading]:
        """Where on the screen she is."""
        return [Reading("she", "", tuple(self.place().tolist()))]


__all__ = ["Leaper"]
