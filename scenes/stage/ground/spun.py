"""A surface of revolution, spun from its curve."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, smooth
from numpy.typing import ArrayLike, NDArray

from scenes.stage.ground.on_ground import KeptOnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import LOSS, TEXT, Color, viridis
from scenes.stage.paint.mesh import paint_faces
from scenes.stage.paint.painted import change
from scenes.stage.paint.pen import Canvas, Pen, runs_of, swapped

Array = NDArray[np.float64]
Profile = Callable[[Array], Array]

_LIGHT = np.array([-0.45, -0.35, 0.82])
_ROUND, _OUT = 120, 28  # faces about the axis, and from it to the rim
_OUTSIDE = 0.55  # of its brightness, seen from outside
_MARCH = 160  # strides towards the eye
_CURVE, _RING, _RIM = 0.075, 0.02, 0.03
_NUDGE = 1e-4  # of its reach, over which a slope is taken


class Spun(KeptOnGround):
    """What a curve paints that turns about the upright axis through (0, 0) of a view.

    ``profile`` is its height at a distance from the axis, ``reach`` the distance of its ends. Half
    a turn makes a whole surface, as the curve has two arms: ``turned`` in [0, 1] is how much of it
    is painted, ``drawn`` how much of the gold curve is there; ``rings`` are the radii of rings, of
    which the first ``ringed`` are there.

    With ``oval`` (2, 2), which makes circles the rings that are alike high, it is a stretched
    one: a place is as high as the one of that ring whose distance is the circle's radius. Its rim
    is round none the less, and so not level.
    """

    layer: ClassVar[Layer] = Layer.GROUND

    def __init__(
        self,
        view: View,
        profile: Profile,
        reach: float,
        rings: ArrayLike = (),
        turned: float = 1.0,
        oval: Array | None = None,
    ) -> None:
        super().__init__(view)
        self.profile, self.reach = profile, reach
        self.rings = np.atleast_1d(np.asarray(rings, dtype=float))
        self.turned, self.drawn = ValueTracker(turned), ValueTracker(0.0)
        self.ringed = ValueTracker(float(len(self.rings)))
        self.oval = oval
        self._narrowed = None if oval is None else np.linalg.inv(oval).T
        far = reach if oval is None else reach / float(np.linalg.svd(oval)[1].min())
        self.top = float(profile(np.array([far]))[0])

    @property
    def key(self) -> bytes:
        """The view's, and how far it is painted."""
        shares = [each.get_value() for each in (self.turned, self.drawn, self.ringed)]
        return self.view.key + np.array(shares).tobytes()

    def spin(self, pace: Callable[[float], float] = smooth) -> Any:
        """Turn once, and paint all of it."""
        self.turned.set_value(0)
        return change(self.turned, 1, pace)

    # -- places ----------------------------------------------------------------------------------

    def on_it(self, places: ArrayLike) -> Array:
        """World points (..., 3) of the surface above places (..., 2)."""
        flat = np.asarray(places, dtype=float)
        if self._narrowed is None:
            return self.view.world(flat, self.profile(np.hypot(flat[..., 0], flat[..., 1])))
        return self.view.world(flat, self._heights(flat))

    def _heights(self, flat: Array) -> Array:
        return self.profile(np.linalg.norm(flat @ self._narrowed, axis=-1))

    def at(self, places: ArrayLike) -> Array:
        """Screen points (..., 2) of the surface above places (..., 2)."""
        return self.view.screen(self.on_it(places))[0]

    def painted(self, places: Array) -> NDArray[np.bool_]:
        """Whether the surface is there above places (..., 2)."""
        angle = np.arctan2(places[..., 1], places[..., 0]) % np.pi
        share = float(self.turned.get_value())
        near = np.hypot(places[..., 0], places[..., 1]) <= self.reach * (1 + 1e-9)
        return np.asarray(near & (share > 0) & ((angle <= np.pi * share) | (share >= 1)))

    dimension: ClassVar[int] = 2

    def seen(self, places: ArrayLike) -> NDArray[np.bool_]:
        """Whether none of it hides itself above places (..., 2)."""
        return self.clear(self.on_it(places))

    def drop(self, place: ArrayLike) -> tuple[Array, NDArray[np.bool_]]:
        """The way from the surface above a place (2,) down to where the height is 0."""
        flat = np.asarray(place, dtype=float)
        ends = np.stack([self.on_it(flat), self.view.world(flat, np.array(0.0))])
        return self.view.screen(ends)[0], self.clear(ends[1:])

    def window_on_screen(self) -> Box | None:
        """The view's."""
        return self.view.window_on_screen()

    def clear(self, world: Array) -> NDArray[np.bool_]:
        """Whether none of it stands between the eye and world points (..., 3).

        On the way to the eye nothing may cross the surface; beneath it one is outside of the bowl.
        """
        view = self.view
        toward = view.basis()[2] - view.pose["perspective"] * (world - view.focus())
        toward = toward / np.linalg.norm(toward, axis=-1, keepdims=True)
        along = 3 * self.reach * view.scale_xy * (np.linspace(0.02, 1, _MARCH) ** 1.5)
        way = world[..., None, :] + along[:, None] * toward[..., None, :]
        flat = way[..., :2] / view.scale_xy + view.middle
        above = way[..., 2] - self.on_it(flat)[..., 2] > 0
        there = self.painted(flat)
        crossed = (above[..., 1:] != above[..., :-1]) & there[..., 1:] & there[..., :-1]
        return np.asarray(~crossed.any(axis=-1))

    def curve(self, drawn: float = 1.0) -> Array:
        """The curve as it is turned now: world points (n, 3), as far as it is drawn."""
        angle = np.pi * float(self.turned.get_value())
        along = np.linspace(-self.reach, -self.reach + 2 * self.reach * drawn, 121)
        return self.on_it(along[:, None] * np.array([np.cos(angle), np.sin(angle)]))

    # -- picture ---------------------------------------------------------------------------------

    def picture(self, canvas: Canvas) -> None:
        """Faces from far to near, rings and rim, then the curve."""
        share, pen = float(self.turned.get_value()), Pen(canvas)
        if share > 0:
            faces, reached = self._faces(share)
            self._reach(reached)
            paint_faces(canvas, faces)
            there = np.clip(self.ringed.get_value() - np.arange(len(self.rings)), 0, 1)
            for radius, part in zip(self.rings[there > 0], there[there > 0], strict=True):
                strength = 0.35 * float(part)
                self._ring(pen, float(radius), share, TEXT, _RING, strength, self.oval)
            self._ring(pen, self.reach, share, TEXT, _RIM, 0.7)
        drawn = float(self.drawn.get_value())
        if drawn > 0:
            world = self.curve(drawn)
            line = self.view.screen(world)[0]
            self._reach(line)
            self._stroke(pen, world, line, LOSS, _CURVE, 1.0)

    def _faces(self, share: float) -> tuple[Array, Array]:
        """The faces (n, 24) of both arms, from far to near, and the screen points they reach."""
        found, depths, reached = [], [], []
        columns = max(2, int(np.ceil(_ROUND / 2 * share)) + 1)
        for begin in (0.0, np.pi):
            angles = begin + np.linspace(0, np.pi * share, columns)
            out = self.reach * np.linspace(0, 1, _OUT + 1)
            ways = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
            places = out[:, None, None] * ways
            screen, near = self.view.screen(self.on_it(places))
            lit = self._colors(out, ways)
            here, right = (slice(None, -1), slice(None, -1)), (slice(None, -1), slice(1, None))
            across, up = (slice(1, None), slice(1, None)), (slice(1, None), slice(None, -1))
            first, second = screen[across] - screen[here], screen[right] - screen[up]
            inside = first[..., 0] * second[..., 1] - first[..., 1] * second[..., 0] > 0
            shade = np.where(inside, 1.0, _OUTSIDE)[..., None]
            corners = []
            for at in (here, right, across, up):
                solid = np.ones((*inside.shape, 1))
                corners += [screen[at], swapped(lit[at] * shade), solid]
            found.append(np.concatenate(corners, axis=-1).reshape(-1, 24))
            depths.append((near[here] + near[across]).reshape(-1))
            reached.append(screen.reshape(-1, 2))
        order = np.argsort(np.concatenate(depths), kind="stable")
        return np.concatenate(found)[order], np.concatenate(reached)

    def _colors(self, out: Array, ways: Array) -> Array:
        """Colours (radii, angles, 3) of the inside, lit."""
        if self.oval is not None:
            return self._shaded(out[:, None, None] * ways)
        heights = self.profile(out)
        raised = self.view.world(np.zeros((len(out), 2)), heights)[:, 2]
        slope = np.gradient(raised, out * self.view.scale_xy, edge_order=2)[:, None, None]
        normal = np.concatenate([-slope * ways, np.ones((len(out), len(ways), 1))], axis=-1)
        return self._lit(normal, np.broadcast_to(heights[:, None], normal.shape[:2]))

    def _shaded(self, places: Array) -> Array:
        """The same of a stretched one, at places (..., 2)."""
        nudges = _NUDGE * self.reach * np.array([(1, 0), (-1, 0), (0, 1), (0, -1)])
        east, west, north, south = (self.on_it(places + nudge)[..., 2] for nudge in nudges)
        across = 2 * _NUDGE * self.reach * self.view.scale_xy
        slopes = np.stack([east - west, north - south], axis=-1) / across
        normal = np.concatenate([-slopes, np.ones((*slopes.shape[:-1], 1))], axis=-1)
        return self._lit(normal, self._heights(places))

    def _lit(self, normal: Array, heights: Array) -> Array:
        normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
        lit = np.clip(normal @ (_LIGHT / np.linalg.norm(_LIGHT)), 0, 1)
        flat = np.sin(np.radians(self.view.pose["elevation"])) ** 8  # a map needs no relief
        shade = 0.75 + 0.25 * lit  # as high, so much the same colour on all sides
        shade += (0.9 - shade) * flat
        return np.asarray(np.clip(viridis(heights / self.top) * shade[..., None], 0, 1))

    def _ring(
        self,
        pen: Pen,
        radius: float,
        share: float,
        color: Color,
        width: float,
        opacity: float,
        oval: Array | None = None,
    ) -> None:
        for begin in (0.0, np.pi):
            angles = begin + np.linspace(0, np.pi * share, 91)
            circle = radius * np.stack([np.cos(angles), np.sin(angles)], axis=-1)
            world = self.on_it(circle if oval is None else circle @ oval.T)
            self._stroke(pen, world, self.view.screen(world)[0], color, width, opacity)

    def _stroke(
        self, pen: Pen, world: Array, line: Array, color: Color, width: float, opacity: float
    ) -> None:
        """A line on the surface; what the surface hides of it is left out."""
        clear = self.clear(world)
        casing = 0.05 if width == _CURVE else 0.0
        shown = runs_of(line, clear[1:] & clear[:-1])
        pen.line(shown, color, width, opacity=opacity, casing=casing)


__all__ = ["Spun"]
