"""Fog: what the walker has not come near to stays unseen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

import cairo
import numpy as np
from manim import ValueTracker, config
from numpy.typing import NDArray

from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import FOG, FOG_LIGHT, Color
from scenes.stage.paint.painted import Painted, eased
from scenes.stage.paint.pen import Canvas, ink

if TYPE_CHECKING:
    from gdmath import Trajectory

Array = NDArray[np.float64]

_SOFT = 8  # fog is so smooth that an eighth of the pixels hold all of it
_DRIFT = 0.01  # frame widths a second
_RIM = 0.35  # of the lamp's reach: how far beside the rim of the ground it goes over into fog
_MEMORY = 0.5  # how much of the ground behind her is still made out


class Fog:
    """Thick fog over the ground, lit around the walker; where she has been stays dimly seen.

    ``radius`` is how far the lamp reaches (data units), over the last ``soft`` of which what it
    lights goes over into the fog; ``lifted`` in [0, 1] is how much of all the fog is gone;
    ``progress`` is the walker's (in steps). With a ``window`` the ground goes over into the fog at
    its rim as well, where light would be cut off sharply; but never under her feet.
    """

    def __init__(
        self,
        trajectory: Trajectory,
        progress: ValueTracker,
        radius: float,
        window: Sequence[tuple[float, float]] | None = None,
        soft: float = 0.6,
    ) -> None:
        self.soft = soft
        self.trajectory = trajectory
        self.progress = progress
        self.window = None if window is None else np.array(window)
        self.radius = ValueTracker(radius)
        self.lift = ValueTracker(0.0)

    @property
    def lifted(self) -> float:
        """The share of the fog that is gone everywhere."""
        return float(self.lift.get_value())

    @property
    def key(self) -> bytes:
        """Changes exactly when the fog changes."""
        if self.lifted >= 1:
            return b"clear"
        state = [self.progress.get_value(), self.radius.get_value(), self.lifted]
        return np.array(state, dtype=float).tobytes()

    def clearness(self, points: Array) -> Array:
        """How clearly data points (..., 2) are seen, in [0, 1]."""
        if self.lifted >= 1:
            return np.ones(points.shape[:-1])
        now = self.progress.get_value()
        been = np.concatenate([np.arange(0.0, now, 0.25), [now]])
        places = self.trajectory.at(been).reshape(-1, 2)
        lit = self._glow(points, places[-1:])
        seen = np.maximum(lit, _MEMORY * self._glow(points, places))
        seen = seen * self._within(points, places[-1:])
        return np.asarray(seen + (1 - seen) * self.lifted)

    def near(self, points: Array) -> Array:
        """How near data points (..., 2) are to her: 1 where she is, 0 where her lamp ends."""
        here = self.trajectory.at(self.progress.get_value()).reshape(-1, 2)
        return np.asarray(eased(1 - self._away(points, here) / self.radius.get_value()))

    def _glow(self, points: Array, places: Array) -> Array:
        """1 at the nearest of ``places`` (n, 2), falling smoothly to 0 at the lamp's reach."""
        radius = self.radius.get_value()
        return eased((radius - self._away(points, places)) / (self.soft * radius))

    def _away(self, points: Array, places: Array) -> Array:
        """How far points are from the nearest of ``places`` (n, 2)."""
        across, along = (points[..., axis, None] - places[:, axis] for axis in (0, 1))
        return np.asarray(np.sqrt(np.min(across * across + along * along, axis=-1)))

    def _within(self, points: Array, places: Array) -> Array:
        """0 at the rim of the window and 1 well within it, as at ``places`` (n, 2)."""
        if self.window is None:
            return np.ones(points.shape[:-1])
        low, high = self.window.T
        away, hers = (
            np.minimum(at - low, high - at).min(axis=-1).clip(0.0) for at in (points, places)
        )
        soft = min(_RIM * self.radius.get_value(), float(hers.min()))
        return eased(away / max(soft, 1e-12))


class FogBank(Painted):
    """The fog itself: a wall of grey behind the little that is seen, thinning as it lifts.

    It drifts with the scene's ``clock`` (seconds). ``shades`` are its own grey and that of the
    puffs in it: those of the night unless it is told otherwise.
    """

    layer: ClassVar[Layer] = Layer.SKY

    def __init__(
        self, fog: Fog, clock: ValueTracker, shades: tuple[Color, Color] = (FOG, FOG_LIGHT)
    ) -> None:
        super().__init__()
        self.fog, self.clock, self.shades = fog, clock, shades
        self._size = (0, 0)
        self._make_picture()  # at once, so that the processes that draw the film find it made

    @property
    def ambient(self) -> bool:
        """Whether it drifts where it can be seen."""
        return self.presence > 0 and self.fog.lifted < 1

    @property
    def showing(self) -> float:
        """Less and less as it lifts."""
        return self.presence * (1 - self.fog.lifted)

    def draw(self, canvas: Canvas) -> None:
        """Slide the bank across the frame."""
        if self.showing <= 0:
            return
        self._make_picture()
        away = _DRIFT * self.clock.get_value() % 1.0
        canvas.identity_matrix()
        canvas.set_source_surface(self._picture, -round(away * self._size[0]), 0)
        canvas.paint_with_alpha(self.showing)

    def _make_picture(self) -> None:
        size = (int(config.pixel_width), int(config.pixel_height))
        if self._size != size:
            self._size, self._picture = size, _fog_picture(*size, self.shades)


def _fog_picture(
    width: int, height: int, shades: tuple[Color, Color] = (FOG, FOG_LIGHT)
) -> cairo.ImageSurface:
    """Soft puffs on grey, two frames wide and the same at both ends, enlarged from a small one."""
    image = cairo.ImageSurface(cairo.FORMAT_ARGB32, 2 * width, height)
    large = cairo.Context(image)
    large.scale(_SOFT, _SOFT)
    large.set_source_surface(_small_fog(width // _SOFT + 1, height // _SOFT + 1, shades), 0, 0)
    large.get_source().set_extend(cairo.EXTEND_PAD)
    large.paint()
    return image


def _small_fog(
    width: int, height: int, shades: tuple[Color, Color] = (FOG, FOG_LIGHT)
) -> cairo.ImageSurface:
    image = cairo.ImageSurface(cairo.FORMAT_ARGB32, 2 * width, height)
    canvas = cairo.Context(image)
    canvas.set_source_rgba(*ink(shades[0]))
    canvas.paint()
    places = np.random.default_rng(5).uniform((0, 0, 0.15), (1, 1, 0.4), (26, 3))
    for x, y, radius in places * (width, height, width):
        for shift in (-width, 0, width, 2 * width):
            puff = cairo.RadialGradient(x + shift, y, 0, x + shift, y, radius)
            puff.add_color_stop_rgba(0, *ink(shades[1], 0.16))
            puff.add_color_stop_rgba(1, *ink(shades[1], 0.0))
            canvas.set_source(puff)
            canvas.arc(x + shift, y, radius, 0, 2 * np.pi)
            canvas.fill()
    return image
