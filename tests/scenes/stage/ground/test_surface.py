"""The ground is painted where it is, in the light that falls on it, nearer hills before farther."""

from __future__ import annotations

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import LANDSCAPES, Landscape, descend, gradient_descent
from scenes.stage.ground.fog import Fog
from scenes.stage.ground.surface import Surface
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import BACKGROUND, terrain
from tests.scenes.canvas import FLAT, Array, cover, picture, pixels_at, placed, projected, shade

SIZE = (960, 540)
HILLS = LANDSCAPES["sine_hills"]
LOW = {"azimuth": -62.0, "elevation": 34.0, "relief": 2.2, "perspective": 0.045}


def colors_of(view: View, points: Array) -> Array:
    """The lit colour of the ground at points (n, 2), as bytes: by its slope in the scene."""
    spread = view.highest - view.lowest
    share = (view.landscape.value(points) - view.lowest) / spread
    rise = view.landscape.gradient(points) / spread * view.pose["relief"] / view.scale_xy
    normal = np.column_stack([-rise, np.ones(len(points))])
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    light = np.array([-0.45, -0.35, 0.82])
    shine = 0.42 + 0.72 * np.clip(normal @ (light / np.linalg.norm(light)), 0, 1)
    flat = np.sin(np.radians(view.pose["elevation"])) ** 8
    shine = shine + (0.95 - shine) * 0.6 * flat
    return np.clip(terrain(np.clip(share, 0, 1)) * shine[:, None], 0, 1) * 255


@pytest.mark.parametrize(
    "pose", [LOW, {**LOW, "azimuth": 140.0}, {**FLAT, "relief": 1.8}, {**LOW, "left": 1.0}]
)
def test_every_place_has_its_color_in_the_light(pose: dict[str, float]) -> None:
    view = View(HILLS, size=7.0, **pose)
    points = np.random.default_rng(6).uniform(-3.7, 3.7, (260, 2))
    clear = points[cover(view, points, lift=0.06, samples=800) < -0.02]
    at = projected(view, placed(view, clear))
    inside = np.all(np.abs(at) < (7, 3.9), axis=1)
    clear, at = clear[inside], at[inside]
    assert len(clear) > 80
    shown = picture(Surface(view), size=SIZE)[pixels_at(at, SIZE)][:, :3].astype(float)
    off = np.abs(shown - colors_of(view, clear)).max(axis=1)
    assert np.median(off) < 5
    assert np.mean(off < 16) > 0.7  # on the others a line is drawn


def steps_of(low: float, high: float) -> Array:
    """Halfway between round heights, about nine of these."""
    raw = (high - low) / 9
    power = 10.0 ** np.floor(np.log10(raw))
    step = power * min((1, 2, 2.5, 5, 10), key=lambda nice: abs(nice * power - raw))
    round_ones = np.arange(np.floor(low / step) + 1, np.ceil(high / step)) * step
    return np.asarray(round_ones[:-1] + step / 2)


def brighter_than_beside(image: Array, at: Array, reach: int = 4) -> Array:
    """How much brighter the brightest pixel near each point is than those left and right of it."""
    light = image[..., :3].astype(float).sum(axis=-1)
    rows, columns = pixels_at(at, SIZE)
    near = np.max([light[rows, columns + d] for d in (-1, 0, 1)], axis=0)
    beside = (light[rows, columns - reach] + light[rows, columns + reach]) / 2
    return np.asarray(near - beside)


@pytest.mark.parametrize("pose", [FLAT, LOW])
def test_level_lines_are_where_the_ground_has_their_height(pose: dict[str, float]) -> None:
    slope = Landscape.from_expression("x + y/50", ((-2.0, 2.0), (-2.0, 2.0)))
    view = View(slope, size=6.0, **{**pose, "azimuth": -90.0})
    image = picture(Surface(view), size=SIZE)
    levels = steps_of(view.lowest, view.highest)
    assert len(levels) >= 6
    y = np.linspace(-1.7, 1.7, 7)
    on = np.array([(level - v / 50, v) for level in levels for v in y])
    off = on + np.array([(levels[1] - levels[0]) / 2, 0])
    off = off[off[:, 0] < 1.9]
    lines = brighter_than_beside(image, projected(view, placed(view, on)))
    between = brighter_than_beside(image, projected(view, placed(view, off)))
    assert np.median(lines) > 20
    assert np.mean(lines > 8) > 0.9
    assert np.mean(np.abs(between) < 8) > 0.9


def floor(view: View, points: Array) -> Array:
    world = placed(view, points)
    world[:, 2] = -view.pose["relief"] / 2 - 0.35
    return projected(view, world)


def test_below_the_hills_is_a_floor_with_a_rim_and_the_level_lines_once_more() -> None:
    view = View(HILLS, size=7.0, **{**LOW, "elevation": 20.0, "azimuth": -80.0, "up": 1.0})
    image = picture(Surface(view), size=SIZE).astype(int)
    # The rim on the side of the viewer: nothing is before it.
    rim = floor(view, np.column_stack([np.linspace(-3.5, 3.5, 40), np.full(40, -4.0)]))
    rows, columns = pixels_at(rim, SIZE)
    seen = np.max([image[rows + d, columns, 0] for d in (-1, 0, 1)], axis=0)
    assert np.mean(seen > shade(BACKGROUND)[0] + 30) > 0.9
    below = image[rows + 6, columns, 0]
    assert np.mean(below < shade(BACKGROUND)[0] + 10) > 0.9


def test_from_above_there_is_no_floor() -> None:
    view = View(HILLS, size=5.0, **FLAT)
    view.look(perspective=0.06)  # the floor is smaller then, or it would hide beneath the ground
    surface = Surface(view)
    picture(surface, size=SIZE)
    extent = surface.extent
    assert extent is not None
    bounds = view.bounds()
    assert np.allclose(extent[:2], bounds[0] - 0.05, atol=0.03)
    assert np.allclose(extent[2:], bounds[1] + 0.05, atol=0.03)


def test_the_rim_of_the_ground_is_smooth_against_the_dark() -> None:
    """An outline in the ground's own colour, a bit darker, closes the faces off."""
    view = View(HILLS, size=6.0, **FLAT)
    image = picture(Surface(view), size=SIZE).astype(float)
    along = np.column_stack([np.linspace(-3.5, 3.5, 60), np.full(60, -4.0)])
    shown = image[pixels_at(projected(view, placed(view, along)), SIZE)][:, :3]
    share = (HILLS.value(along) - view.lowest) / (view.highest - view.lowest)
    wanted = 0.82 * terrain(share) * 255
    assert np.median(np.abs(shown - wanted).max(axis=1)) < 40


def test_in_fog_lines_are_seen_near_her_and_the_mesh_with_them() -> None:
    walk = descend(HILLS, gradient_descent(0.1), [[0.0, 0.0]], 2)
    mist = Fog(walk, ValueTracker(0.0), 2.0)
    view = View(HILLS, size=7.0, **FLAT)
    surface = Surface(view, mist)
    keys = [surface.key]
    foggy = picture(surface, size=SIZE)
    # Of 23 lines across the window the middle one is x = 0.
    spots = np.column_stack([np.zeros(9), np.linspace(-0.7, 0.7, 9)])
    mesh = brighter_than_beside(foggy, view.at(spots))
    mist.lift.set_value(1)
    keys.append(surface.key)
    clear = brighter_than_beside(picture(surface, size=SIZE), view.at(spots))
    assert np.median(mesh) > np.median(clear) + 10
    assert len(set(keys)) == 2
    view.look(left=1)
    assert surface.key not in keys
    far = pixels_at(np.array([2.9, 2.9]), SIZE)
    assert foggy[far][:3].tolist() == np.rint(shade(BACKGROUND)).tolist()


@pytest.mark.parametrize("azimuth", [0.0, 90.0])
def test_where_the_ground_turns_away_it_has_an_outline(azimuth: float) -> None:
    """On the ridge −x² the slope in the scene is −0.6 x: it turns away where that is −tan 20°."""
    source = "-x^2" if azimuth == 0 else "-y^2"
    ridge = Landscape.from_expression(source, ((-2.0, 2.0), (-2.0, 2.0)))
    view = View(
        ridge, size=6.0, relief=1.8, azimuth=azimuth, elevation=20.0, perspective=0.0, up=0.2
    )
    away = -np.tan(np.radians(20)) / 0.6
    line = np.column_stack([np.full(30, away), np.linspace(-1.8, 1.8, 30)])
    line = line if azimuth == 0 else line[:, ::-1]
    image = picture(Surface(view), size=SIZE).astype(float)[..., :3]
    rows, columns = pixels_at(projected(view, placed(view, line)), SIZE)
    wanted = 0.82 * terrain(np.array((4 - away**2) / 4)) * 255
    off = np.min(
        [np.abs(image[rows + d, columns] - wanted).max(axis=1) for d in (-1, 0, 1)], axis=0
    )
    assert np.mean(off < 25) > 0.9
    assert np.mean(np.abs(image[rows - 4, columns] - shade(BACKGROUND)).max(axis=1) < 3) > 0.9
