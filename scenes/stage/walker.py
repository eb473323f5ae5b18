"""Walkers seen from afar: lit markers standing on the ground."""

from __future__ import annotations

import cairo
import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage.painted import Canvas, OnGround, dot, ink
from scenes.stage.party import Party
from scenes.stage.theme import BACKGROUND, TEXT
from scenes.stage.type import Reading
from scenes.stage.view import View

Array = NDArray[np.float64]

_SIGHTS = 7  # heights between feet and head that are looked at
_HIDDEN = 0.3  # what is left of a walker behind a hill
_SKY = 3.2  # scene units a walker falls when dropped


class Walkers(OnGround):
    """The party as lit spheres, nearest last; one behind a hill is dimmed.

    ``dropped`` in [0, 1] lets them fall from the sky, one after another; ``pulse`` from 0 to 1
    sends a ring out from each.
    """

    def __init__(
        self, view: View, party: Party, radius: float = 0.13, presence: float = 1.0
    ) -> None:
        super().__init__(view, presence)
        self.party, self.size = party, radius
        self._sight: tuple[bytes, Array] | None = None
        self.dropped = ValueTracker(1.0)
        self.pulse = ValueTracker(1.0)

    @property
    def radius(self) -> float:
        """The radius on the screen: grows a little when the camera comes near."""
        return float(self.size * (self.view.pose["zoom"] / 0.6) ** 0.25)

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

    def draw(self, canvas: Canvas) -> None:
        """Paint shadows, then spheres, far to near."""
        ground = self.party.now()
        altitude = self.altitudes()
        feet = self.view.at(ground)
        raised = self.view.at(ground, altitude)
        upright = np.cos(np.radians(self.view.pose["elevation"]))
        middle = raised + np.array([0, self.radius * upright])
        there = np.clip((_SKY - altitude) / (0.5 * _SKY), 0, 1) * self.view.inside(ground)
        shown, seen = self.presence * there, self._seen(ground, altitude)
        colors = self.party.colors()
        for i in np.argsort(self.view.screen(self.view.ground(ground))[1], kind="stable"):
            if shown[i] > 0.01:
                close = (1 - min(altitude[i] / _SKY, 1)) * (seen[i] >= 1) * shown[i]
                self._shadow(canvas, feet[i], close)
                self._ring(canvas, feet[i], close)
                self._partly_hidden(canvas, middle[i], colors[i], seen[i], shown[i])

    def _seen(self, ground: Array, altitude: Array) -> Array:
        """How much of each walker the hills leave to be seen; kept while nobody moves."""
        key = self.view.key + ground.tobytes() + altitude.tobytes()
        if self._sight is None or self._sight[0] != key:
            self._sight = (key, self._look(ground, altitude))
        return self._sight[1]

    def _look(self, ground: Array, altitude: Array) -> Array:
        """The share of each walker that no hill hides, from feet to head."""
        lifts = np.linspace(0.03, 2 * self.radius, _SIGHTS)[:, None]
        parts = self.view.visible(np.broadcast_to(ground, (_SIGHTS, *ground.shape)), lifts)
        share = np.mean(parts, axis=0)
        return np.asarray(np.where(altitude > 0.3, 1.0, share))

    def _partly_hidden(
        self, canvas: Canvas, at: Array, color: Array, seen: float, strength: float
    ) -> None:
        """A sphere of which a hill hides all but the upper share ``seen``: the rest is faint."""
        reach = 1.3 * self.radius
        edge = at[1] + (1 - 2 * seen) * self.radius if 0 < seen < 1 else at[1] - reach
        parts = [(edge, at[1] + reach, 1.0), (at[1] - reach, edge, _HIDDEN)]
        if seen <= 0:
            parts = [(at[1] - reach, at[1] + reach, _HIDDEN)]
        for low, high, share in parts:
            canvas.save()
            canvas.rectangle(at[0] - reach, low, 2 * reach, high - low)
            canvas.clip()
            paint_sphere(canvas, at, self.radius, color, strength * share)
            canvas.restore()

    def _flat(self) -> float:
        """How round a circle on level ground looks, from the side 0.35 to 1 from above."""
        return max(0.35, float(np.sin(np.radians(self.view.pose["elevation"]))))

    def _shadow(self, canvas: Canvas, at: Array, strength: float) -> None:
        canvas.save()
        canvas.translate(*at)
        canvas.scale(1.0, self._flat())
        canvas.arc(0, 0, self.radius * 1.25, 0, 2 * np.pi)
        canvas.set_source_rgba(*ink(BACKGROUND, 0.45 * strength))
        canvas.fill()
        canvas.restore()

    def _ring(self, canvas: Canvas, at: Array, strength: float) -> None:
        wave = self.pulse.get_value()
        if not 0 < wave < 1:
            return
        canvas.save()
        canvas.translate(*at)
        canvas.scale(1.0, self._flat())
        dot(canvas, np.zeros(2), self.radius * (1 + 3 * wave))
        canvas.restore()
        canvas.set_source_rgba(*ink(TEXT, (1 - wave) * strength))
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


def paint_sphere(canvas: Canvas, at: Array, radius: float, color: Array, strength: float) -> None:
    """A lit sphere of colour (3,) around the screen point ``at`` (2,), on a dark casing."""
    x, y = at
    red, green, blue = color
    light = cairo.RadialGradient(x - 0.35 * radius, y + 0.4 * radius, 0.1 * radius, x, y, radius)
    light.add_color_stop_rgba(0, 1, 1, 1, strength)
    light.add_color_stop_rgba(0.35, blue, green, red, strength)
    light.add_color_stop_rgba(1, 0.6 * blue, 0.6 * green, 0.6 * red, strength)
    dot(canvas, at, radius * 1.16)
    canvas.set_source_rgba(*ink(BACKGROUND, 0.85 * strength))
    canvas.fill()
    dot(canvas, at, radius)
    canvas.set_source(light)
    canvas.fill()
