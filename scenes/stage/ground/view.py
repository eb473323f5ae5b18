"""How a landscape is looked at: from data to the screen, and what the hills hide.

The view turns about the landscape's middle. From straight above and without perspective it is the
map itself, so film may go from the hills to the map and back without a cut.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any

import numpy as np
from manim import Mobject, config, rate_functions
from numpy.typing import ArrayLike, NDArray

from gdmath import InputError, Landscape
from scenes.stage.ground.grid import grid
from scenes.stage.ground.hiding import HEIGHT_SAMPLES, Hiding
from scenes.stage.lecture.boxes import CAPTION, Box

Array = NDArray[np.float64]

_POSE = (
    "azimuth",  # degrees; −90 has x to the right and y away from the viewer
    "elevation",  # degrees above the horizon; 90 is the map
    "perspective",  # one over the distance of the eye, per scene unit; 0 is parallel projection
    "relief",  # scene units between the lowest and the highest point
    "zoom",
    "left",  # where the focus appears on the screen
    "up",
    "focus_x",  # which point of the data is in focus
    "focus_y",
)
_TURNED = _POSE[:4]  # what of a pose a box on the screen does not say
MAP = {"azimuth": -90.0, "elevation": 90.0, "perspective": 0.0}  # straight from above
_FLOOR_GAP = 0.35  # scene units
_RIM = 0.03  # scene units: half the line around a map, and a hair more
_PLUMB_PIECES, _ABOVE_CAPTION = 24, 0.3
_FACES = 193  # along each side: where the corners of faces may be, and ends of level lines


class View(Hiding, Mobject):
    """The projection of a 2-D landscape on the screen; its pose can be animated.

    ``view.move(elevation=90)`` moves the camera. ``size`` is the length of the longer side
    of the window on the screen at zoom 1; both axes have the same scale, so angles are true.
    """

    dimension = 2

    def __init__(self, landscape: Landscape, size: float = 7.0, **pose: float) -> None:
        super().__init__()
        self.landscape = landscape
        (x0, x1), (y0, y1) = self.window = landscape.window
        self.middle = np.array([(x0 + x1) / 2, (y0 + y1) / 2])
        self.scale_xy = size / max(x1 - x0, y1 - y0)
        self.has_holes, self.lowest = False, 0.0
        sample = self.plotted(grid(self.window, HEIGHT_SAMPLES))
        there = sample[np.isfinite(sample)]
        self.lowest, self.highest = float(there.min()), float(there.max())
        self.has_holes = len(there) < sample.size or self._has_poles()
        sample = np.where(np.isfinite(sample), sample, self.lowest)
        self.gap = _FLOOR_GAP  # from the lowest ground down to the floor
        # How far heights go; rounding makes no hills of level ground.
        large = max(abs(self.lowest), abs(self.highest))
        self.spread = max(self.highest - self.lowest, 1e-12 * large) or 1.0
        self.panel: Box | None = None  # where on the screen the picture may be; None: anywhere
        self._slope = self.ground_key, self._slope_of(sample)
        self._samples: Array | None = None
        self.points = np.zeros((3, 3))
        start = {
            "azimuth": -60.0,
            "elevation": 35.0,
            "perspective": 0.045,
            "relief": 1.8,
            "zoom": 1.0,
            "left": 0.0,
            "up": 0.0,
            "focus_x": float(self.middle[0]),
            "focus_y": float(self.middle[1]),
        }
        self.look(**{**start, **pose})

    def look(self, **pose: float) -> View:
        """Set parts of the pose by name."""
        flat = self.points.reshape(-1)
        for name, value in pose.items():
            if name not in _POSE:
                raise InputError(f"pose: {name!r} is none of {', '.join(_POSE)}.")
            flat[_POSE.index(name)] = value
        return self

    def move(
        self, pace: Callable[[float], float] = rate_functions.ease_in_out_sine, /, **pose: float
    ) -> Any:
        """An animation to another pose; as a rule at a ``pace`` that never hurries."""
        build: Any = self.animate(rate_func=pace)
        return build.look(**pose)

    def within(self, box: Box, **pose: float) -> View:
        """Fill a box with ground and floor, as the pose says; ``.animate.within`` goes there."""
        return self.look(**self.fitted(*box, **pose))

    def fitted(
        self, left: float, bottom: float, right: float, top: float, **pose: float
    ) -> dict[str, float]:
        """The pose with its zoom and place chosen so that ground and floor fill a screen box."""
        twin = self._posed()
        middle = {"focus_x": float(self.middle[0]), "focus_y": float(self.middle[1])}
        twin.look(**pose, **middle, zoom=1.0, left=0.0, up=0.0)
        low, high = twin.bounds()
        room = np.array([right - left, top - bottom])
        zoom = float(np.min(room / np.maximum(high - low, 1e-9)))
        place = np.array([left + right, bottom + top]) / 2 - zoom * (low + high) / 2
        return {**pose, **middle, "zoom": zoom, "left": float(place[0]), "up": float(place[1])}

    def bounds(self) -> Array:
        """The screen box that ground and floor fill (2, 2): the left lower corner, the other."""
        ground = grid(self.window, 41)
        floor = self.world(ground, np.full(ground.shape[:2], self.lowest))
        floor[..., 2] -= self.gap
        spots = self.screen(np.concatenate([self.ground(ground), floor]).reshape(-1, 3))[0]
        return np.stack([spots.min(axis=0), spots.max(axis=0)])

    def _posed(self) -> View:
        """Another view of the same landscape, whose pose is its own."""
        twin = copy(self)
        twin.points = self.points.copy()
        return twin

    def __deepcopy__(self, memo: dict[int, Any]) -> View:
        # Animations copy what they move; the landscape is not part of what moves.
        memo[id(self)] = twin = self._posed()
        return twin

    def interpolate(self, start: Any, end: Any, alpha: float, path_func: Any = None) -> View:
        """Stand between two poses; Manim's animations call this.

        What is seen grows or shrinks by the same factor in the same time, as the eye expects. If
        both poses show all of the ground, so does each between them: its box goes from the one to
        the other, and it fills that, for a square that turns would leave the frame by its corners.
        """
        self.points = (1 - alpha) * start.points + alpha * end.points
        zooms = start.pose["zoom"], end.pose["zoom"]
        self.look(zoom=zooms[0] ** (1 - alpha) * zooms[1] ** alpha)
        if 0 < alpha < 1 and start.shows_all() and end.shows_all():
            box = (1 - alpha) * start.bounds() + alpha * end.bounds()
            turned = {name: self.pose[name] for name in _TURNED}
            self.look(**self.fitted(*box.ravel(), **turned))
        return self

    def shows_all(self) -> bool:
        """Whether all of the ground is in the frame, and its middle in focus."""
        frame = np.array([config.frame_width, config.frame_height]) / 2
        centred = np.allclose(self.focus()[:2], 0)
        return bool(centred and np.all(np.abs(self.bounds()) <= frame))

    @property
    def pose(self) -> dict[str, float]:
        """The present pose by name."""
        return dict(zip(_POSE, self.points.reshape(-1).tolist(), strict=True))

    @property
    def key(self) -> bytes:
        """Changes exactly when the picture changes: for caches."""
        return self.points.tobytes() + self.ground_key

    def plotted(self, points: Array) -> Array:
        """Plotted height of data points (..., 2) → (...): the value, or its logarithm.

        Where there is no ground it is the lowest height; what is drawn leaves such places out.
        """
        value = np.asarray(self.landscape.value(points))
        height = np.log(value) if self.landscape.plot_log else value
        return np.where(np.isfinite(height), height, self.lowest) if self.has_holes else height

    def _has_poles(self) -> bool:
        """Whether a formula has no value at a corner of a face, where no height was taken."""
        if not self.landscape.expression:
            return False
        return not np.isfinite(self.plotted(grid(self.window, _FACES))).all()

    def missing(self, points: Array) -> NDArray[np.bool_]:
        """Whether there is no ground at data points (..., 2) → (...): no value that is finite."""
        if not self.has_holes:
            return np.zeros(points.shape[:-1], dtype=bool)
        return np.asarray(~np.isfinite(self.landscape.value(points)))

    def on_grid(self, places: Array) -> tuple[Array, NDArray[np.bool_]]:
        """Plotted heights of a grid (rows, columns, 2), and where it has no ground.

        A single place without a value, such as that of log(x² + y²) at the origin, is no hole: the
        ground goes on over it as high as round about.
        """
        heights, missing = self.plotted(places), self.missing(places)
        around = np.pad(missing, 1, constant_values=True)
        for row, column in np.argwhere(missing).tolist():
            if around[row : row + 3, column : column + 3].sum() == 1:
                near = heights[row - 1 : row + 2, column - 1 : column + 2]
                heights[row, column] = (near.sum() - heights[row, column]) / 8
                missing[row, column] = False
        return heights, missing

    def world(self, points: Array, height: Array) -> Array:
        """World coordinates (..., 3) of data points at plotted heights, in scene units."""
        pose = self.pose
        across = (points - self.middle) * self.scale_xy
        return np.concatenate([across, self._raise(height, pose["relief"])[..., None]], axis=-1)

    def _raise(self, height: Array, relief: float) -> Array:
        spread = self.spread
        return ((np.asarray(height) - self.lowest) / spread - 0.5) * relief

    def basis(self) -> tuple[Array, Array, Array]:
        """Unit vectors to the right, up on the screen, and towards the eye."""
        azimuth, elevation = np.radians(self.pose["azimuth"]), np.radians(self.pose["elevation"])
        ca, sa, ce, se = np.cos(azimuth), np.sin(azimuth), np.cos(elevation), np.sin(elevation)
        right = np.array([-sa, ca, 0.0])
        up = np.array([-se * ca, -se * sa, ce])
        eye = np.array([ce * ca, ce * sa, se])
        return right, up, eye

    def focus(self) -> Array:
        """World coordinates of the point in focus."""
        pose = self.pose
        at = np.array([pose["focus_x"], pose["focus_y"]])
        return np.array([*((at - self.middle) * self.scale_xy), 0.0])

    def screen(self, world: Array) -> tuple[Array, Array]:
        """Screen points (..., 2) of world points (..., 3), and how near the eye they are (...)."""
        pose = self.pose
        right, up, eye = self.basis()
        from_focus = world - self.focus()
        near = from_focus @ eye
        grow = pose["zoom"] / (1.0 - pose["perspective"] * np.minimum(near, 15.0))
        flat = np.stack([from_focus @ right, from_focus @ up], axis=-1) * grow[..., None]
        return flat + np.array([pose["left"], pose["up"]]), near

    def at(self, points: Any, lift: Any = 0.0) -> Array:
        """Screen points (..., 2) of data points, ``lift`` (...) scene units above the ground."""
        return self.screen(self.ground(np.asarray(points, dtype=float), lift))[0]

    def ground(self, points: Array, lift: Any = 0.0) -> Array:
        """World points (..., 3) of data points, ``lift`` (...) scene units above the ground."""
        world = self.world(points, self.plotted(points))
        world[..., 2] += lift
        return world

    def rise(self, tail: Array, vector: Array) -> Array:
        """The world vector (3,) of a data vector that rises with the slope at ``tail``."""
        slope = float(self.landscape.gradient(tail) @ vector)
        if self.landscape.plot_log:
            slope /= float(self.landscape.value(tail))
        spread = self.spread
        across = np.asarray(vector) * self.scale_xy
        return np.array([*across, slope / spread * self.pose["relief"]])

    def map_panel(self) -> Box:
        """The map's rectangle on the screen, its rim included, when seen from straight above."""
        (x0, x1), (y0, y1) = self.window
        left, bottom = self.at((x0, y0)) - _RIM
        right, top = self.at((x1, y1)) + _RIM
        return Box(float(left), float(bottom), float(right), float(top))

    def window_on_screen(self) -> Box | None:
        """The part of the screen that the picture may be in."""
        return self.panel

    def drop(self, place: ArrayLike) -> tuple[Array, NDArray[np.bool_]]:
        """The way from the ground at a place (2,) to where the height is 0, and what is seen of it.

        Where 0 is not among the heights it ends at the lowest ground, and above the captions.
        """
        at = np.asarray(place, dtype=float)
        level = self.lowest if self.landscape.plot_log else np.clip(0.0, self.lowest, self.highest)
        foot = self.world(at, np.array(level))
        stations = np.linspace(self.ground(at), foot, _PLUMB_PIECES + 1)
        points = self.screen(stations)[0]
        points[:, 1] = np.maximum(points[:, 1], CAPTION.top + _ABOVE_CAPTION)
        return points, self.clear(stations[1:])

    def seen(self, places: ArrayLike) -> NDArray[np.bool_]:
        """Whether places (..., 2) are on the ground that is shown, and no hill hides them (...)."""
        points = np.asarray(places, dtype=float)
        return self.inside(points) & self.visible(points)

    def inside(self, points: Array) -> NDArray[np.bool_]:
        """Whether data points (..., 2) are in the window."""
        low, high = np.array(self.window).T
        return np.asarray(np.all((points >= low - 1e-9) & (points <= high + 1e-9), axis=-1))
