"""Walkers seen from afar: lit markers standing on the ground."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import cairo
import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BACKGROUND, TEXT
from scenes.stage.paint.painted import change, ripple
from scenes.stage.paint.pen import Canvas, Pen, dot, ink, runs_of, trace_line
from scenes.stage.type.readout import Reading
from scenes.stage.walk.playback import Playback

Array = NDArray[np.float64]

# Where a walker is looked at, in radii from the middle: columns, and rows from feet to head.
_COLUMNS, _ROWS = np.linspace(-0.98, 0.98, 9), np.linspace(-0.98, 0.98, 17)
_CIRCLE = np.array([(np.cos(t), np.sin(t)) for t in np.linspace(0, 2 * np.pi, 97)])
_CLEARANCE = 0.02  # scene units above the ground, whose samples are that exact
_BENT = 0.06  # scene units, that ground may rise about her feet from its tangent plane
_NUDGE = 1e-4  # of the window, to either side, by which a slope is measured
_SHADED = 0.3  # of a walker behind a hill: then her shadow is gone as well
_FLATTEST = 0.35  # how round the rim of a disc on level ground looks at least
_FOOT, _NECK, _NECK_AT, _HEAD_AT = 0.8, 0.34, 1.5, 1.75  # of a pawn, in radii: wide, and high
_HEAD = 0.62  # of the radius, seen from the side
_FRONT = np.array([(np.cos(t), np.sin(t)) for t in np.linspace(np.pi, 2 * np.pi, 25)])
_SKY, _COMES = 3.2, 0.15  # scene units a walker falls when dropped; of them, until it is all there


class Walkers(OnGround):
    """The walkers of a playback as lit spheres, nearest last; what a hill hides is not seen.

    ``dropped`` in [0, 1] lets them fall from the sky, one after another; ``pulse`` from 0 to 1
    sends a ring out from each; ``shrunk`` makes them smaller where arrows need the room.
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, view: View, party: Playback, radius: float = 0.13) -> None:
        super().__init__(view)
        self.party, self.size = party, radius
        self.shrunk = ValueTracker(1.0)
        self._sight: tuple[bytes, Array] | None = None
        self.dropped = ValueTracker(1.0)
        self.pulse = ValueTracker(1.0)
        self.ringing: Sequence[int] = range(len(party))

    @property
    def radius(self) -> float:
        """The radius on the screen: grows a little when the camera comes near."""
        near = (self.view.pose["zoom"] / 0.6) ** 0.25
        return float(self.size * self.shrunk.get_value() * near)

    def middle(self) -> Array:
        """Where the first walker's middle is on the screen (2,)."""
        upright = np.cos(np.radians(self.view.pose["elevation"]))
        return self.view.at(self.party.now())[0] + np.array([0, self.radius * upright])

    def altitudes(self) -> Array:
        """How high above the ground each walker is (walkers,), in scene units."""
        count = len(self.party)
        delay = np.arange(count) / max(count, 1) * 0.6
        fallen = np.clip((self.dropped.get_value() - delay) / 0.4, 0.0, 1.0)
        return np.asarray(_SKY * (1 - fallen**2))

    def ring_out(self, only: int | None = None) -> Any:
        """Send a ring out from each, or ``only`` from that one, once."""
        self.ringing = range(len(self.party)) if only is None else (only,)
        self.pulse.set_value(0)
        return change(self.pulse, 1, linear)

    def draw(self, canvas: Canvas) -> None:
        """Paint shadows, then spheres, far to near."""
        ground = self.party.now()
        altitude = self.altitudes()
        feet = self.view.at(ground)
        raised = self.view.at(ground, altitude)
        upright = np.cos(np.radians(self.view.pose["elevation"]))
        middle = raised + np.array([0, self.radius * upright])
        there = np.clip((_SKY - altitude) / (_COMES * _SKY), 0, 1) * self.view.inside(ground)
        shown, edges = self.presence * there, self._edges(ground, altitude)
        colors = self.party.colors()
        rippling = 0 < self.pulse.get_value() < 1
        ringed: list[Array] = []  # one ring where several stand together
        for i in np.argsort(self.view.screen(self.view.ground(ground))[1], kind="stable"):
            if shown[i] > 0.01:
                hidden = float(np.clip((edges[i] + 1) / 2, 0, 1).mean())
                close = (1 - min(altitude[i] / _SKY, 1)) * max(0, 1 - hidden / _SHADED) * shown[i]
                self._shadow(canvas, feet[i], close)
                rings = rippling and i in self.ringing
                if rings and not any(np.allclose(feet[i], foot, atol=0.05) for foot in ringed):
                    self._ring(canvas, ground[i], (altitude[i] <= 0) * shown[i])
                    ringed.append(feet[i])
                self._partly_hidden(canvas, middle[i], colors[i], edges[i], shown[i])

    def _edges(self, ground: Array, altitude: Array) -> Array:
        """Up to where the hills hide each walker (walkers, columns), in radii from her middle.

        −1 and less is nothing, 1 and more everything. Kept while nobody moves.
        """
        key = self.view.key + ground.tobytes() + altitude.tobytes()
        if self._sight is None or self._sight[0] != key:
            clear = self._look(ground, altitude)
            half = (_ROWS[1] - _ROWS[0]) / 2
            lowest = np.where(clear.any(axis=-1), _ROWS[clear.argmax(axis=-1)] - half, 2.0)
            lowest[clear[..., 0]] = -2.0
            lowest[altitude > 0.3] = -2.0
            self._sight = (key, lowest)
        return self._sight[1]

    def _look(self, ground: Array, altitude: Array) -> NDArray[np.bool_]:
        """Whether no hill hides the front of each sphere (walkers, columns, rows)."""
        right, up, eye = self.view.basis()
        radius = self.radius / self.view.pose["zoom"]
        across, ahead = np.meshgrid(_COLUMNS, _ROWS, indexing="ij")
        bulge = np.sqrt(np.maximum(1 - across**2 - ahead**2, 0.0))
        front = across[..., None] * right + ahead[..., None] * up + bulge[..., None] * eye
        middle = self.view.ground(ground, altitude + self._lifted(ground, radius))
        return self.view.clear(middle[:, None, None] + radius * front, exact=False)

    def _lifted(self, ground: Array, radius: float) -> Any:
        """How high over her feet the middle of a sphere is, when it is looked at."""
        return radius + _CLEARANCE

    def _partly_hidden(
        self, canvas: Canvas, at: Array, color: Array, edges: Array, strength: float
    ) -> None:
        """A sphere of which the hills hide what is below the ``edges`` (columns,)."""
        if edges.max() <= -1:
            self._figure(canvas, at, color, strength)
            return
        reach = 1.3 * self.radius
        columns = np.concatenate([[-2], _COLUMNS, [2]])
        ridge = np.stack([columns, edges[[0, *range(len(edges)), -1]]], axis=-1) * self.radius + at
        ridge[:, 1] = np.clip(ridge[:, 1], at[1] - reach, at[1] + reach)
        above = [(ridge[-1, 0], at[1] + reach), (ridge[0, 0], at[1] + reach)]
        canvas.save()
        trace_line(canvas, np.concatenate([ridge, above]))
        canvas.close_path()
        canvas.clip()
        self._figure(canvas, at, color, strength)
        canvas.restore()

    def _figure(self, canvas: Canvas, at: Array, color: Array, strength: float) -> None:
        """One of them with its middle at the screen point ``at`` (2,)."""
        paint_sphere(canvas, at, self.radius, color, strength)

    def _flat(self) -> float:
        """How round a circle on level ground looks, from the side 0.35 to 1 from above."""
        return max(_FLATTEST, float(np.sin(np.radians(self.view.pose["elevation"]))))

    def _shadow(self, canvas: Canvas, at: Array, strength: float) -> None:
        canvas.save()
        canvas.translate(*at)
        canvas.scale(1.0, self._flat())
        canvas.arc(0, 0, self.radius * 1.25, 0, 2 * np.pi)
        canvas.set_source_rgba(*ink(BACKGROUND, 0.45 * strength))
        canvas.fill()
        canvas.restore()

    def _ring(self, canvas: Canvas, at: Array, strength: float) -> None:
        """A ring around a data point, on the ground and hidden by it."""
        wave = self.pulse.get_value()
        reach = self.radius / self.view.pose["zoom"] / self.view.scale_xy * (1 + 3 * wave)
        around = at + reach * _CIRCLE
        seen = self.view.inside(around) & self.view.visible(around, exact=False)
        for run in runs_of(self.view.at(around, _CLEARANCE), seen[:-1] & seen[1:]):
            trace_line(canvas, run)
        canvas.set_source_rgba(*ink(TEXT, ripple(wave) * strength))
        canvas.set_line_width(0.035)
        canvas.stroke()

    def readings(self) -> list[Reading]:
        """Where each walker is drawn: data point and height."""
        ground = self.party.now()
        height = self.view.landscape.value(ground)
        return [
            Reading(f"walker {i}", "", (*point, float(height[i])))
            for i, point in enumerate(ground.tolist())
        ]


class Pawns(Walkers):
    """Walkers as pawns, a head on a body that stands on the ground; from above they are discs."""

    def _lifted(self, ground: Array, radius: float) -> Any:
        """Upright on a slope a pawn is partly in it: but the ground that it stands on hides none.

        Its base was as if bitten.
        """
        nudge = _NUDGE * float(np.ptp(self.view.window, axis=1).max())
        rises = [
            self.view.ground(ground + way) - self.view.ground(ground - way)
            for way in nudge * np.eye(2)
        ]
        run = 2 * nudge * self.view.scale_xy
        steep = np.hypot(rises[0][:, 2], rises[1][:, 2]) / run
        return radius * np.hypot(1.0, steep) + _BENT

    def _figure(self, canvas: Canvas, at: Array, color: Array, strength: float) -> None:
        size, lean = self.radius, float(np.cos(np.radians(self.view.pose["elevation"])))
        foot = at - np.array([0.0, size * lean])
        head = foot + np.array([0.0, _HEAD_AT * size * lean])
        neck = np.array([(_NECK, _NECK_AT * lean), (-_NECK, _NECK_AT * lean)])
        body = foot + size * np.concatenate([_FOOT * _FRONT * (1, self._flat()), neck])
        pen = Pen(canvas, strength)
        pen.line(body, BACKGROUND, 0.05, opacity=0.85, closed=True)
        pen.fill(body, 0.72 * color)
        paint_sphere(canvas, head, (1 - (1 - _HEAD) * lean) * size, color, strength)


def paint_sphere(canvas: Canvas, at: Array, radius: float, color: Array, strength: float) -> None:
    """A lit sphere of colour (3,) around the screen point ``at`` (2,), on a dark casing."""
    x, y = at
    light = cairo.RadialGradient(x - 0.35 * radius, y + 0.4 * radius, 0.1 * radius, x, y, radius)
    light.add_color_stop_rgba(0, 1, 1, 1, strength)
    light.add_color_stop_rgba(0.35, *ink(color, strength))
    light.add_color_stop_rgba(1, *ink(0.6 * color, strength))
    dot(canvas, at, radius * 1.16)
    canvas.set_source_rgba(*ink(BACKGROUND, 0.85 * strength))
    canvas.fill()
    dot(canvas, at, radius)
    canvas.set_source(light)
    canvas.fill()
