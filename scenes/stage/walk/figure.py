"""The hiker upright on the ground of a view, on the disc that is where she stands."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any

import cairo
import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.stage.ground.view import View
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BACKGROUND, POSITION
from scenes.stage.paint.painted import change, ripple
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.walk.gait import Stance
from scenes.stage.walk.hiker import Hiker
from scenes.stage.walk.on_level import Level, stepping
from scenes.stage.walk.overhead import paint_overhead
from scenes.stage.walk.playback import Playback

Array = NDArray[np.float64]

TALL = 0.95  # scene units at zoom 1
NEARER = 0.42  # how much larger the zoom makes her: the power of it
_RADIUS = 0.13
_DRAWN = 212.0  # units of the drawing, from soles to bobble
_UPRIGHT = (62.0, 65.0)  # degrees of elevation between which she becomes what one sees from above
_HIDDEN = 0.0  # what is left of her behind a hill
_FLATTEST = 0.3
_FROM_ABOVE = 1.75  # times the disc that is under her when she is seen from the side
_SHOULDERS = 0.92  # of that disc
_TOWARDS_US = 0.6  # of her side: so much is seen of it at least, lest she have no face
_STRAIGHT = 1e-3  # of her side: so little of it is none


class Figure(Hiker):
    """She stands where the first walker of a playback is, and looks along ``toward()``.

    She shows her back as she looks away from us. From straight above one sees her hat, her
    shoulders and her pack; behind a hill she is faint. ``pulse`` from 0 to 1 sends a ring out from
    her; seen from above, ``shrunk`` makes her smaller where steps need the room. The arrows at her
    feet are to be seen whole.
    """

    def __init__(
        self,
        view: View,
        party: Playback,
        toward: Callable[[], Array],
        clock: ValueTracker,
    ) -> None:
        level: Any = Level(self.foot)
        self.view, self.party, self.toward = view, party, toward
        super().__init__(level, 0.0, tall=1.0, clock=clock)
        self.pulse, self.shrunk = ValueTracker(1.0), ValueTracker(1.0)
        self.set_z_index(Layer.ARROW - 1)

    def clip_box(self) -> Box | None:
        """The view's panel."""
        return self.panel or self.view.window_on_screen()

    # -- where she is ----------------------------------------------------------------------------

    def foot(self) -> Array:
        """Where she stands on the screen (2,)."""
        return self.view.at(self.party.now())[0]

    def middle(self) -> Array:
        """Where a ring or a link may end: the middle of the disc (2,)."""
        return self.foot()

    @property
    def unit(self) -> float:
        """How many scene units one of the drawing is: she is larger as the camera comes near."""
        return TALL * self.near / _DRAWN

    @unit.setter
    def unit(self, unit: float) -> None:
        """What the hiker on a curve is told once, the camera tells here."""

    @property
    def upright(self) -> float:
        """How much of her is seen from the side; the rest of her is seen from above."""
        low, high = _UPRIGHT
        return float(np.clip((high - self.view.pose["elevation"]) / (high - low), 0, 1))

    @property
    def near(self) -> float:
        """How much larger she is as the camera comes near."""
        return float(self.view.pose["zoom"] ** NEARER)

    def ring_out(self) -> Any:
        """Send a ring out from her, once."""
        self.pulse.set_value(0)
        return change(self.pulse, 1, linear)

    # -- how she stands --------------------------------------------------------------------------

    @property
    def stance(self) -> Stance:
        """Feet apart while she stands, swinging in turn while she walks."""
        return stepping(self.party.time, TALL * self.near, self._side())

    def heading(self) -> Array:
        """Where she looks, on the screen (2,); to the right where she looks nowhere."""
        here, toward = self.party.now()[0], np.asarray(self.toward(), dtype=float)
        length = float(np.linalg.norm(toward))
        if not length:
            return np.array([1.0, 0.0])
        nudge = 1e-4 * float(np.ptp(self.view.window, axis=1).max())
        return np.asarray(self.view.at(here + nudge * toward / length) - self.foot())

    def _side(self) -> float:
        """From −1 to 1: whether she looks to the left or to the right, and how much."""
        right, up = self.heading()
        share = float(np.tanh(3 * right / max(float(np.hypot(right, up)), 1e-12)) / np.tanh(3))
        least = _TOWARDS_US if up < 0 else 0.0
        # Straight on, rounding must not turn her from one frame to the next.
        return max(abs(share), least) * (1 if share > -_STRAIGHT else -1)

    # -- picture ---------------------------------------------------------------------------------

    def draw(self, canvas: Canvas) -> None:
        """The disc on the ground, then her."""
        place = self.party.now()
        if not self.view.inside(place)[0]:
            return
        seen = 1.0 if self.view.visible(place, lift=0.08)[0] else _HIDDEN
        self._disc(canvas, seen)
        self._overhead(canvas, seen * self.presence)
        # She gives way within a few degrees, as large as she is: pressed flat she would be a dwarf.
        strength = seen * self.presence * self.upright
        if strength <= 0.01:
            return
        canvas.save()
        if strength < 1:
            canvas.push_group()
        whole = copy(self)  # drawing changes nothing
        whole.presence = 1.0
        Hiker.draw(whole, canvas)
        if strength < 1:
            canvas.pop_group_to_source()
            canvas.paint_with_alpha(strength)
        canvas.restore()

    @property
    def _size(self) -> float:
        """The radius of the disc: larger from above, where all of her is on it."""
        wide = _FROM_ABOVE + (1 - _FROM_ABOVE) * self.upright
        return float(_RADIUS * self.near**0.5 * wide * self.shrunk.get_value())

    def _overhead(self, canvas: Canvas, strength: float) -> None:
        share = strength * (1 - self.upright)
        if share <= 0.01:
            return
        right, up = self.heading()
        canvas.save()
        canvas.translate(*self.foot())
        size, angle = _SHOULDERS * self._size, float(np.arctan2(up, right))
        paint_overhead(canvas, size, angle, self.stance.stride, share)
        canvas.restore()

    def _disc(self, canvas: Canvas, seen: float) -> None:
        flat = max(_FLATTEST, float(np.sin(np.radians(self.view.pose["elevation"]))))
        size = self._size
        canvas.save()
        canvas.translate(*self.foot())
        canvas.scale(1.0, flat)
        pen, wave = Pen(canvas, self.presence * seen), float(self.pulse.get_value())
        pen.disc((0, 0), 1.25 * size, BACKGROUND, opacity=0.45)
        pen.disc((0, 0), size, POSITION, casing=0.03)
        if 0 < wave < 1:
            pen.ring((0, 0), size * (1 + 3 * wave), POSITION, 0.045, opacity=ripple(wave))
        canvas.restore()
        canvas.set_operator(cairo.OPERATOR_OVER)

    def readings(self) -> list[Reading]:
        """The place that she is drawn at, and its height."""
        place = self.party.now()[0]
        height = float(self.view.landscape.value(place))
        return [Reading("hiker", "", (*place.tolist(), height))]
