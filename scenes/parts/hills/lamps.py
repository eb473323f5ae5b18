"""Night on the hills: dusk over the ground, and lamps that are all one sees of who carries them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import cairo
import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.stage.ground.fog import Fog
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.boxes import FRAME
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BACKGROUND, PATH
from scenes.stage.paint.painted import Painted, change, ripple
from scenes.stage.paint.pen import Canvas, Pen, ink, runs_of
from scenes.stage.type.readout import Reading
from scenes.stage.walk.playback import Playback

Array = NDArray[np.float64]

_DARK = 0.2  # how much of the daylight dusk takes
_CORE, _BEAD, _THREAD, _RIM = 0.075, 0.05, 0.035, 0.02
_WARM = (1.0, 0.98, 0.9)  # the light itself
_ROUND, _WIDE, _HALF = 0.18, 0.07, 0.085  # a ring, and a square that is seen whole inside it
_SQUARE = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)])
_FLICKER = 0.04
_STOPS, _BRIGHT = 14, 0.8
_FINER = 6  # pieces of a thread from bead to bead


class Dusk(Painted):
    """The light that is gone: a veil over the ground, under all that is to be seen."""

    layer: ClassVar[Layer] = Layer.AXES

    def draw(self, canvas: Canvas) -> None:
        """Darken all of the frame."""
        box = FRAME.inset(-1)
        canvas.rectangle(box.left, box.bottom, box.width, box.height)
        canvas.set_source_rgba(*ink(BACKGROUND, _DARK * self.presence))
        canvas.fill()


class LampLight(Fog):
    """Fog at night in which one sees as far as the lamps of a playback reach, and nothing else."""

    def __init__(
        self,
        party: Playback,
        radius: float,
        window: Sequence[tuple[float, float]] | None = None,
    ) -> None:
        super().__init__(party.trajectory, party.progress, radius, window)
        self.party = party

    def clearness(self, points: Array) -> Array:
        """How clearly data points (..., 2) are seen, in [0, 1]."""
        now = self.party.now()
        return self._glow(points, now) * self._within(points, now)


class Lamps(OnGround):
    """A warm light at each of some places, ``reach`` wide, and beads on a thread behind it.

    ``places`` says where they are now (n, 2); ``trail`` (n, k, 2) where they have stood.
    ``pulse`` from 0 to 1 sends a ring out from each. ``shaped`` in [0, 1] makes the first a ring
    and the second a square: they are told apart, and at one place both are seen.
    """

    layer: ClassVar[Layer] = Layer.WALKER
    ambient: ClassVar[bool] = True

    def __init__(
        self,
        view: View,
        places: Callable[[], Array],
        clock: ValueTracker,
        reach: float = 2.2,
        trail: Callable[[], Array] | None = None,
    ) -> None:
        super().__init__(view)
        self.places, self.trail, self.clock, self.reach = places, trail, clock, reach
        self.pulse, self.shaped = ValueTracker(1.0), ValueTracker(0.0)

    @classmethod
    def of(cls, view: View, party: Playback, clock: ValueTracker, reach: float = 2.2) -> Lamps:
        """The lamps of a playback, with their steps."""

        def trail() -> Array:
            return np.moveaxis(party.trajectory.points[: party.step + 1], 1, 0)

        return cls(view, party.now, clock, reach, trail)

    def ring_out(self) -> Any:
        """Send a ring out from each, once."""
        self.pulse.set_value(0)
        return change(self.pulse, 1, linear)

    def draw(self, canvas: Canvas) -> None:
        """Glows, then beads, then the lamps themselves."""
        places = np.asarray(self.places())
        spots, seen = self.view.at(places, 0.06), self.view.visible(places, lift=0.1)
        strength = seen * self.view.inside(places) * self.presence
        for number, (spot, share) in enumerate(zip(spots, strength, strict=True)):
            self._glow(canvas, spot, share, number)
        if self.trail is not None:
            self._beads(canvas, self.trail())
        shaped = float(self.shaped.get_value())
        for number, (spot, share) in enumerate(zip(spots, strength, strict=True)):
            pen, wave = Pen(canvas, share), float(self.pulse.get_value())
            paint_lamp(pen, spot, number, shaped)
            if 0 < wave < 1:
                pen.ring(spot, _CORE * (1 + 6 * wave), PATH, 0.04, opacity=ripple(wave))

    def _glow(self, canvas: Canvas, spot: Array, share: float, number: int) -> None:
        flicker = 1 + _FLICKER * np.sin(5.3 * self.clock.get_value() + 2 * number)
        x, y = spot
        light = cairo.RadialGradient(x, y, 0, x, y, self.reach * flicker)
        for at in np.linspace(0, 1, _STOPS).tolist():  # Cairo mixes linearly: light does not
            opacity = _BRIGHT * np.exp(-5 * at) * (1 - at)
            light.add_color_stop_rgba(at, *ink(PATH, opacity * share))
        canvas.set_source(light)
        canvas.arc(x, y, self.reach * flicker, 0, 2 * np.pi)
        canvas.fill()

    def _beads(self, canvas: Canvas, ways: Array) -> None:
        pen = Pen(canvas, self.presence)
        lines: list[Array] = []
        beads: list[Array] = []
        lamps = self.view.at(np.asarray(self.places()), 0.06)
        for way, now in zip(ways, np.asarray(self.places()), strict=True):
            shown = self.view.visible(way, lift=0.05) & self.view.inside(way)
            spots = self.view.at(way, 0.02)
            # None is in the hole of a ring: it would be a third shape.
            shown &= self._off(lamps, spots) > _ROUND + _BEAD
            thread = _finer(np.vstack([way, now]))
            clear = self.view.visible(thread, lift=0.05) & self.view.inside(thread)
            laid = self.view.at(thread, 0.02)
            clear &= self._off(lamps, laid) > _ROUND
            lines.extend(runs_of(laid, clear[1:] & clear[:-1]))
            beads.extend(spots[shown])
            for spot in spots[shown]:
                pen.disc(spot, _BEAD + _RIM, BACKGROUND)
        for color, wide in ((BACKGROUND, _THREAD + 2 * _RIM), (PATH, _THREAD)):
            pen.line(lines, color, wide)
        for spot in beads:
            pen.disc(spot, _BEAD, PATH)

    def _off(self, lamps: Array, spots: Array) -> Array:
        """How far each spot (n, 2) is from the nearest lamp (n,)."""
        return np.asarray(np.linalg.norm(lamps[:, None] - spots, axis=-1).min(axis=0))

    def readings(self) -> list[Reading]:
        """Where each lamp is."""
        places = np.asarray(self.places()).tolist()
        return [Reading(f"lamp {i}", "", tuple(place)) for i, place in enumerate(places)]


def _finer(way: Array) -> Array:
    """A way (n, 2) with places between its own: so a line over it ends where a lamp begins."""
    turns = np.linspace(0, len(way) - 1, _FINER * (len(way) - 1) + 1)
    known = np.arange(len(way))
    return np.stack([np.interp(turns, known, way[:, axis]) for axis in (0, 1)], axis=-1)


def paint_lamp(pen: Pen, spot: Array, number: int, shaped: float) -> None:
    """A lamp is a dot; as far as it is ``shaped``, the first is a ring, the second a square."""
    if shaped < 1:
        pen.disc(spot, _CORE, _WARM, casing=0.02, opacity=1 - shaped)
    if shaped > 0 and number % 2:
        for size, color in ((_HALF + 0.04, BACKGROUND), (_HALF, _WARM)):
            pen.fill(spot + size * _SQUARE, color, shaped)
    elif shaped > 0:
        pen.ring(spot, _ROUND, _WARM, _WIDE, casing=0.03, opacity=shaped)
