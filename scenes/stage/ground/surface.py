"""The hills: a smooth, shaded surface with level lines, painted in one go."""

from __future__ import annotations

from typing import ClassVar

import cairo
import numpy as np
from manim import config
from numpy.typing import NDArray

from scenes.stage.ground.fog import Fog
from scenes.stage.ground.grid import grid
from scenes.stage.ground.levels import Polylines, level_lines, mesh_lines, zero_lines
from scenes.stage.ground.on_ground import KeptOnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import QUIET, RULE, TEXT, rgb, terrain
from scenes.stage.paint.mesh import paint_faces
from scenes.stage.paint.pen import Canvas, pixels_per_unit, stroke_segments, swapped

Array = NDArray[np.float64]

_COARSE = 28  # steps of the march that level lines are hidden by
_LIGHT = np.array([-0.45, -0.35, 0.82])


class Surface(KeptOnGround):
    """The landscape in a view: mesh, silhouette, level lines, and the floor beneath."""

    layer: ClassVar[Layer] = Layer.GROUND
    hairlines: ClassVar[float] = 0.22  # how strong level lines are

    def __init__(
        self,
        view: View,
        fog: Fog | None = None,
        resolution: int | None = None,
    ) -> None:
        super().__init__(view)
        self.fog = fog
        self.points_grid = corners(view.window, resolution or suitable_resolution(view))
        self.heights, self._missing = view.on_grid(self.points_grid)
        spread = view.spread
        self.base_colors = terrain((self.heights - view.lowest) / spread)
        self.levels = level_lines(view)
        self._mesh = mesh_lines(view)

    @property
    def key(self) -> bytes:
        """The view's and the fog's."""
        return self.view.key + (self.fog.key if self.fog else b"")

    def picture(self, canvas: Canvas) -> None:
        """Paint from the floor upwards."""
        world = self._paint_ground(canvas)
        self._paint_silhouette(canvas, world)
        clear = self.view.visible(self.points_grid, march=_COARSE, exact=False)
        seen = clear[..., None].astype(float)
        self._paint_hairlines(canvas, self.levels, seen, self.hairlines)
        if self.fog is not None and self.fog.lifted < 1:  # close by, level lines are too far apart
            faint = 0.2 * (1 - self.fog.lifted)
            self._paint_hairlines(canvas, self._mesh, seen, faint)

    # -- colours ---------------------------------------------------------------------------------

    def colors(self) -> Array:
        """The colour of the ground at each corner of its faces (rows, columns, 3), unlit."""
        return self.base_colors

    def _normals(self, world: Array) -> Array:
        slope_y, slope_x = np.gradient(world[..., 2], world[:, 0, 1], world[0, :, 0], edge_order=2)
        normal = np.stack([-slope_x, -slope_y, np.ones_like(slope_x)], axis=-1)
        return normal / np.linalg.norm(normal, axis=-1, keepdims=True)

    def _vertex_colors(self, world: Array) -> Array:
        normal = self._normals(world)
        light = _LIGHT / np.linalg.norm(_LIGHT)
        flat = np.sin(np.radians(self.view.pose["elevation"])) ** 8  # the map needs less relief
        lit = np.clip(normal @ light, 0.0, 1.0)
        shade = 0.42 + 0.72 * lit
        shade += (0.95 - shade) * 0.6 * flat
        return np.asarray(np.clip(self.colors() * shade[..., None], 0.0, 1.0))

    # -- parts -----------------------------------------------------------------------------------

    def _paint_ground(self, canvas: Canvas) -> Array:
        """The floor, and the faces on it; gives back the world points of their corners."""
        self._paint_floor(canvas)
        world = self.view.world(self.points_grid, self.heights)
        screen, near = self.view.screen(world)
        self._reach(screen)
        self._paint_mesh(canvas, screen, near, self._vertex_colors(world))
        return world

    def _paint_mesh(self, canvas: Canvas, screen: Array, near: Array, colors: Array) -> None:
        """All faces that can be seen, far to near, in one mesh pattern of bilinear colour."""
        here, right = (slice(None, -1), slice(None, -1)), (slice(None, -1), slice(1, None))
        across, down = (slice(1, None), slice(1, None)), (slice(1, None), slice(None, -1))
        corners = (here, right, across, down)
        solid = np.where(self._missing, 0.0, self._clearness(self.points_grid))
        vertices = np.concatenate([screen, swapped(colors), solid[..., None]], axis=-1)
        faces = np.concatenate([vertices[c] for c in corners], axis=-1).reshape(-1, 24)
        first, second = screen[across] - screen[here], screen[down] - screen[right]
        toward = first[..., 0] * second[..., 1] - first[..., 1] * second[..., 0]
        whole = np.all([~self._missing[corner] for corner in corners], axis=0).reshape(-1)
        seen = whole & (toward.reshape(-1) > 0) & _in_frame(faces)
        seen &= _over(faces, seen & (faces[:, 5::6].max(axis=1) > 0.004))
        depth = (near[here] + near[across]).reshape(-1)
        paint_faces(canvas, faces[seen][np.argsort(depth[seen], kind="stable")])

    def _paint_silhouette(self, canvas: Canvas, world: Array) -> None:
        """Antialiased edges: where the ground turns away, and the window's rim."""
        view, points = self.view, self.points_grid
        toward = view.basis()[2] - view.pose["perspective"] * (world - view.focus())
        facing = np.sum(self._normals(world) * toward, axis=-1)
        rim = [points[0], points[:, -1], points[-1], points[:, 0]]
        edges = Polylines.of([*zero_lines(points, facing), *rim])
        strength = self._strength(edges.points)
        near_by = strength > 0
        strength[near_by] *= view.visible(edges.points[near_by], march=_COARSE, exact=False)
        canvas.set_line_width(1.6 / pixels_per_unit())
        canvas.set_line_join(cairo.LINE_JOIN_ROUND)
        colors = 0.82 * Lookup(points, edges.points).of(self.colors())
        stroke_segments(canvas, view.at(edges.points), edges.joined, colors, strength)

    def _paint_hairlines(
        self, canvas: Canvas, lines: Polylines, seen: Array, opacity: float
    ) -> None:
        """Lines on the ground where fog and hills let them be seen; ``seen`` (…, 1) per vertex."""
        strength = opacity * self._strength(lines.points)
        if not strength.any():
            return
        strength *= Lookup(self.points_grid, lines.points).of(seen)[:, 0] > 0.5
        canvas.set_line_width(1.1 / pixels_per_unit())
        _draw_thin(canvas)
        screen = self.view.at(lines.points)
        stroke_segments(canvas, screen, lines.joined, np.array(rgb(TEXT)), strength)
        canvas.set_antialias(cairo.ANTIALIAS_DEFAULT)

    def _paint_floor(self, canvas: Canvas) -> None:
        """The level lines once more, projected on a floor below the hills."""
        view = self.view
        strength = 1.0 - np.sin(np.radians(view.pose["elevation"])) ** 4
        strength *= self.fog.lifted if self.fog else 1.0
        (x0, x1), (y0, y1) = view.window
        rim = Polylines.of([np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)])])
        canvas.set_line_width(1.2 / pixels_per_unit())
        _draw_thin(canvas)
        for lines, color, opacity in ((rim, QUIET, 0.6), (self.levels, RULE, 0.9)):
            world = view.world(lines.points, np.full(len(lines.points), view.lowest))
            world[..., 2] -= self.view.gap
            shown = np.full(len(world), opacity * strength)
            screen = view.screen(world)[0]
            self._reach(screen)
            stroke_segments(canvas, screen, lines.joined, np.array(rgb(color)), shown)
        canvas.set_antialias(cairo.ANTIALIAS_DEFAULT)

    def _strength(self, points: Array) -> Array:
        """How clearly the ground at ``points`` (..., 2) shows: fog swallows it, holes have none."""
        clear = self._clearness(points)
        return np.where(self.view.missing(points), 0.0, clear) if self.view.has_holes else clear

    def _clearness(self, points: Array) -> Array:
        return np.ones(points.shape[:-1]) if self.fog is None else self.fog.clearness(points)


class Lookup:
    """Values of a grid at other points, by bilinear interpolation; the weights are kept."""

    def __init__(self, points_grid: Array, points: Array) -> None:
        rows, columns = points_grid.shape[:2]
        across = np.interp(points[:, 0], points_grid[0, :, 0], np.arange(columns))
        along = np.interp(points[:, 1], points_grid[:, 0, 1], np.arange(rows))
        self._column = np.minimum(across.astype(int), columns - 2)
        self._row = np.minimum(along.astype(int), rows - 2)
        self._share = (across - self._column)[:, None], (along - self._row)[:, None]

    def of(self, values: Array) -> Array:
        """Values (n, k) at the points, of grid values (rows, columns, k)."""
        (right, up), row, column = self._share, self._row, self._column
        low = values[row, column] * (1 - right) + values[row, column + 1] * right
        high = values[row + 1, column] * (1 - right) + values[row + 1, column + 1] * right
        return np.asarray(low * (1 - up) + high * up)


def corners(window: tuple[tuple[float, float], ...], resolution: int) -> Array:
    """Those of a ground's faces (rows, columns, 2), ``resolution`` of them along its longer side.

    Faces are squares: a ground is as fine along one side as along the other, and no finer.
    """
    sides = np.ptp(window, axis=1)
    columns, rows = np.ceil(resolution * sides / sides.max() - 1e-9).astype(int) + 1
    return grid(window, (int(columns), int(rows)))


def suitable_resolution(view: View, coarse: int = 48, finest: int = 96) -> int:
    """How many faces along it takes for flat faces to follow the ground within a fiftieth."""
    points = corners(view.window, coarse)
    middles = (points[1:, 1:] + points[:-1, :-1]) / 2
    height = view.plotted(points)
    flat = (height[1:, 1:] + height[:-1, :-1] + height[1:, :-1] + height[:-1, 1:]) / 4
    off = float(np.abs(view.plotted(middles) - flat).max())
    return coarse if off < 0.02 * (view.highest - view.lowest) else finest


def _over(faces: Array, lit: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which faces (n, 24) may lie over ``lit`` ones, which they hide, though fog swallows them."""
    if lit.all() or not lit.any():
        return lit
    spots = np.stack([faces[:, 0::6], faces[:, 1::6]], axis=-1)
    low, high = spots[lit].min(axis=(0, 1)), spots[lit].max(axis=(0, 1))
    return np.asarray(
        np.all((spots.max(axis=1) > low) & (spots.min(axis=1) < high), axis=-1), dtype=bool
    )


def _in_frame(faces: Array) -> NDArray[np.bool_]:
    """Which faces (n, 24) reach into the picture."""
    half = np.array([config.frame_width, config.frame_height]) / 2
    spots = np.stack([faces[:, 0::6], faces[:, 1::6]], axis=-1)
    return np.asarray(
        np.all((spots.min(axis=1) < half) & (spots.max(axis=1) > -half), axis=-1), dtype=bool
    )


def _draw_thin(canvas: Canvas) -> None:
    """Take the quick way with faint hairlines: neither joins nor fine edges show on them."""
    canvas.set_line_join(cairo.LINE_JOIN_BEVEL)
    canvas.set_antialias(cairo.ANTIALIAS_FAST)
