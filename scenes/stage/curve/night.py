"""Night: the sky, and a world of which only that is seen which the hiker's lamp lights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Self

import cairo
import numpy as np
from manim import ValueTracker, VGroup, config
from numpy.typing import NDArray

from scenes.stage.curve.curve import Curve
from scenes.stage.curve.lamplight import Beam, Headlamp, Lit
from scenes.stage.lecture.boxes import FRAME, Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import Color
from scenes.stage.paint.painted import Painted, change
from scenes.stage.paint.pen import Canvas, dot, ink, trace_line
from scenes.stage.walk.hiker import Hiker

Array = NDArray[np.float64]
Air = Sequence[tuple[float, Color]]  # shares of the frame's height from its top, and colours

_FAR = 60.0  # scene units; what is farther is not on the screen
_COLUMNS = 400  # places across the ground that its skyline goes through
_REACH = 3.2  # scene units: the length of the cone
_STARS = 400  # for the largest frame
_DENSITY = 1.45  # of them in a square of one scene unit
_NO_STARS = 0.6  # scene units above the middle of the frame: below is haze
_FAR_AWAY = 0.08  # how far stars move when the ground moves by 1

NIGHT_SKY: Air = ((0.0, "#060A14"), (1.0, "#0E1626"))  # from the top of the frame down
_SUN = 6.1, 1.15  # scene units
_RISE = 2.6  # scene units that it rises
_DISC, _CLEAR = 0.42, 0.1  # scene units: its size, and between it and the ground at noon
_ROOM = 0.4  # scene units below the top of the frame, in which it is less and less to be seen
_DAY_SKY = (
    (0.0, "#173A66"),
    (0.45, "#2F649A"),
    (0.8, "#6FA3C7"),
    (1.0, "#A9CBDD"),
)
_GLIMMER = ((0.0, "#101B38"), (0.5, "#24335C"), (1.0, "#3A3A5E"))
_DAWN_SKY = (
    (0.0, "#0E1830"),
    (0.3, "#263262"),
    (0.55, "#5D4676"),
    (0.74, "#A3606E"),
    (0.85, "#D98A6C"),
)


class Sky(Painted):
    """The sky behind a landscape: stars that twinkle with ``clock``, and the dawn that ends them.

    Stars are far away: they move a little as the close-up moves. Daylight is above the ground only,
    so that none of it shines through while the ground comes or goes.

    ``dusk`` in [0, 1] is how much of the sky there is at all; without it the stage is as usual.
    ``glimmer`` in [0, 1] is the light before dawn, which is in all of the air and tells nothing of
    the ground; ``noon`` in [0, 1] how far the morning has come after dawn: a blue sky, and the sun,
    which a sky may be without: where ground falls away under a lens, it would come from nowhere.
    The ``air`` is what the night is without any of that: where it fills the frame for minutes, it
    may be lighter towards the foot.
    """

    layer: ClassVar[Layer] = Layer.SKY

    def __init__(self, clock: ValueTracker, dawn: ValueTracker, ground: Curve) -> None:
        super().__init__()
        self.clock, self.dawn, self.ground = clock, dawn, ground
        self.dusk, self.noon = ValueTracker(0.0), ValueTracker(0.0)
        self.glimmer = ValueTracker(0.0)
        self.has_sun, self.air = True, NIGHT_SKY
        rng = np.random.default_rng(11)
        self._stars = rng.uniform((-0.5, 0.0, 0.007, 0.0), (0.5, 1.0, 0.022, 6.3), (_STARS, 4))

    @property
    def ambient(self) -> bool:
        """Whether stars twinkle where they can be seen."""
        night = float(self.dusk.get_value()) * (1 - float(self.dawn.get_value()))
        return bool(self.presence * night > 0)

    def draw(self, canvas: Canvas) -> None:
        """Paint the gradients, then the stars."""
        dusk, dawn = self.presence * self.dusk.get_value(), float(self.dawn.get_value())
        noon = float(self.noon.get_value())
        if dusk <= 0:
            return
        _fill_sky(canvas, self.air, dusk)
        glimmer = float(self.glimmer.get_value())
        if glimmer > 0:
            _fill_sky(canvas, _GLIMMER, dusk * glimmer)
        if dawn > 0:
            canvas.save()
            trace_line(canvas, self._skyline())
            canvas.clip()
            _fill_sky(canvas, _DAWN_SKY, dusk * dawn)
            if noon > 0:
                _fill_sky(canvas, _DAY_SKY, dusk * dawn * noon**2)
                if self.has_sun:
                    self._draw_sun(canvas, dusk * dawn)
            canvas.restore()
        if dawn < 1:
            self._draw_stars(canvas, dusk * (1 - dawn))

    def sun(self) -> tuple[Array, float]:
        """Where it is now (2,), and how much of it is to be seen by noon.

        At noon it is above the ground. Where that leaves no room below the top of the frame, it is
        not seen at all: no sliver of it between a wall and the rim of the picture.
        """
        across = _SUN[0] + np.linspace(-_DISC, _DISC, 9)
        high = max(_SUN[1], float(np.max(self._ground_at(across))) + _DISC + _CLEAR)
        share = (config.frame_height / 2 - _DISC - high) / _ROOM
        rising = _RISE * (1 - float(self.noon.get_value()))
        return np.array([_SUN[0], high - rising]), float(np.clip(share, 0.0, 1.0))

    def _draw_sun(self, canvas: Canvas, strength: float) -> None:
        """It rises at the right rim, from behind the ground; the sky around it is red before."""
        noon, ((x, y), share) = float(self.noon.get_value()), self.sun()
        strength *= share
        red = cairo.RadialGradient(x, y, 0.3, x, y, 7.0)
        red.add_color_stop_rgba(0, *ink("#FFB35C", 2.6 * strength * noon * (1 - noon)))
        red.add_color_stop_rgba(1, *ink("#FF8A5C", 0.0))
        light = cairo.RadialGradient(x, y, 0.3, x, y, 3.2)
        light.add_color_stop_rgba(0, *ink("#FFF3CF", 0.75 * strength * noon))
        light.add_color_stop_rgba(0.12, *ink("#FFE7AE", 0.4 * strength * noon))
        light.add_color_stop_rgba(1, *ink("#FFE7AE", 0.0))
        for glow in (red, light):
            canvas.set_source(glow)
            canvas.paint()
        dot(canvas, (x, y), _DISC)
        canvas.set_source_rgba(*ink("#FFF6DC", strength))
        canvas.fill()

    def _ground_at(self, across: Array) -> Array:
        """How high on the screen the ground is at places (n,) from left to right."""
        ((low, high),) = self.ground.landscape.window
        x = np.linspace(low, high, _COLUMNS)
        line = self.ground.closeup.on_screen(self.ground.over(x))
        return np.interp(across, line[:, 0], np.clip(line[:, 1], -_FAR, _FAR))

    def _skyline(self) -> Array:
        """The outline (n, 2) of all of the frame that is above the ground."""
        right, top = 0.5 * float(config.frame_width), 0.5 * float(config.frame_height)
        ((low, high),) = self.ground.landscape.window
        x = np.linspace(low, high, _COLUMNS)
        line = np.clip(self.ground.closeup.on_screen(self.ground.over(x)), -_FAR, _FAR)
        left_side = [(-right, top), (-right, -top), (line[0, 0], -top)]
        right_side = [(line[-1, 0], -top), (right, -top), (right, top)]
        return np.concatenate([left_side, line, right_side])

    def _draw_stars(self, canvas: Canvas, strength: float) -> None:
        time = self.clock.get_value()
        width, high = float(config.frame_width), 0.5 * float(config.frame_height) - _NO_STARS
        shift = _FAR_AWAY * self.ground.closeup.on_screen((0.0, 0.0))
        half = width / 2 + 0.1
        for across, up, radius, phase in self._stars[: round(_DENSITY * width * high)].tolist():
            x = (across * width + shift[0] + half) % (2 * half) - half
            y = _NO_STARS + up * high + shift[1]
            twinkle = 0.55 + 0.35 * np.sin(1.3 * time + phase)
            canvas.arc(x, y, radius, 0, 2 * np.pi)
            canvas.set_source_rgba(*ink("#DCE6FF", strength * twinkle))
            canvas.fill()


def _fill_sky(canvas: Canvas, stops: Air, opacity: float) -> None:
    """Fill the frame with a gradient from top to bottom."""
    width, height = float(config.frame_width), float(config.frame_height)
    gradient = cairo.LinearGradient(0, height / 2, 0, -height / 2)
    for share, color in stops:
        gradient.add_color_stop_rgba(share, *ink(color, opacity))
    canvas.rectangle(-width / 2, -height / 2, width, height)
    canvas.set_source(gradient)
    canvas.fill()


class Night(VGroup):
    """A hiker's night on her curve, in a box of the screen: the sky, what her lamp lights, and she.

    Of the ground and the ``things`` on it (marks, her drop line), only that is seen on which there
    is light. ``fall`` and ``dawn`` are animations, and so are ``lamp_on`` and ``lamp_off``;
    ``within(box)`` is the part of the screen that is filled, and moves with ``.animate``. ``reach``
    and ``near`` are the lamp's.
    """

    def __init__(
        self,
        hiker: Hiker,
        clock: ValueTracker,
        things: Sequence[Painted] = (),
        *,
        reach: float = _REACH,
        near: float | None = None,
    ) -> None:
        curve = hiker.curve
        self.daylight, self.lamp = ValueTracker(0.0), Headlamp(hiker, reach, near)
        self.sky = Sky(clock, self.daylight, curve)
        self.lit = Lit(curve, [curve, *things], [self.lamp], self.daylight)
        super().__init__(self.sky, self.lit, Beam(self.lamp, self.daylight), hiker)
        for share in (self.sky.dusk, curve.ground, self.lamp.power):
            share.set_value(1)
        self.within(FRAME)

    def within(self, box: Box) -> Self:
        """Fill this box; nothing of it is seen elsewhere."""
        part: Any
        for part in self:
            part.panel = box
        return self

    def dawn(self) -> Any:
        """Day breaks."""
        return change(self.daylight, 1)

    def glimmer(self) -> Any:
        """The air is lighter, the ground is dark."""
        return change(self.sky.glimmer, 1)

    def noon(self) -> Any:
        """After dawn, it is day."""
        return change(self.sky.noon, 1)

    def fall(self) -> Any:
        """Night falls."""
        return change(self.daylight, 0)

    def lamp_on(self) -> Any:
        """She switches her lamp on."""
        return change(self.lamp.power, 1)

    def lamp_off(self) -> Any:
        """She switches her lamp off."""
        return change(self.lamp.power, 0)


__all__ = ["Air", "Night", "Sky"]
