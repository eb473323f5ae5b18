"""The surface shows the right ground at every pixel, and repaints only when it must."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import LANDSCAPES, Landscape, descend, gradient_descent
from scenes.stage.ground.contour_map import ContourMap
from scenes.stage.ground.fog import Fog
from scenes.stage.ground.levels import Polylines
from scenes.stage.ground.surface import Surface
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import BACKGROUND
from tests.scenes.canvas import (
    FLAT,
    SIZE,
    Array,
    Picture,
    heights,
    party,
    picture,
    pixels_at,
    placed,
    projected,
    shade,
    to_camera,
)

POSE = {"size": 8.5, "azimuth": -60, "elevation": 32, "relief": 2.2, "zoom": 0.85}


class Counting(View):
    """A view that counts how often something is projected with it."""

    projections = 0

    def screen(self, world: Array) -> tuple[Array, Array]:
        self.projections += 1
        return super().screen(world)


def surface(name: str = "sine_hills", fog: Fog | None = None, **pose: float) -> Surface:
    return Surface(View(LANDSCAPES[name], **{**POSE, **pose}), fog)


def foggy(radius: float = 1.2) -> Fog:
    walkers = party(starts=1)
    return Fog(walkers.trajectory, walkers.progress, radius)


# -- what is seen where ----------------------------------------------------------------------------


def nearest_ground(view: View) -> Array:
    """The data point (rows, columns, 2) seen at each pixel, nan where there is no ground.

    A depth buffer: of very many points on the ground, the nearest to the eye stays.
    """
    axes = [np.linspace(low, high, 900) for low, high in view.window]
    points = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)
    world = placed(view, points)
    order = np.argsort(world @ to_camera(view)[2])
    rows, columns = pixels_at(projected(view, world[order]))
    seen = np.full((SIZE[1], SIZE[0], 2), np.nan)
    on = (rows >= 0) & (rows < SIZE[1]) & (columns >= 0) & (columns < SIZE[0])
    seen[rows[on], columns[on]] = points[order][on]
    return seen


@pytest.mark.parametrize(("name", "azimuth"), [("sine_hills", -60), ("himmelblau", 150)])
def test_each_pixel_shows_the_nearest_ground(name: str, azimuth: float) -> None:
    shown = surface(name, azimuth=azimuth, elevation=25)
    low, high = np.array(shown.view.window).T
    # Redness tells x and greenness y; light and shade change both alike.
    share = (shown.points_grid - low) / (high - low)
    shown.base_colors = np.concatenate([0.15 + 0.5 * share, np.zeros_like(share[..., :1])], axis=-1)
    shown.levels = Polylines.of([])  # they would cover the colours
    seen = picture(shown).astype(float)
    red, green = np.moveaxis(0.15 + 0.5 * (nearest_ground(shown.view) - low) / (high - low), -1, 0)
    there = np.isfinite(red)
    assert there.sum() > 20_000
    off = np.abs(seen[..., 0] / (seen[..., 0] + seen[..., 1]) - red / (red + green))[there]
    # Pixels on an edge mix two colours.
    assert np.quantile(off, 0.95) < 0.02
    assert np.median(off) < 0.005


def test_a_single_place_without_value_is_no_hole() -> None:
    """Faces about the origin of log(x² + y²) were left out: a square that is not there."""
    for text in ("log(x^2 + y^2)", "sin(x^2 + y^2) / (x^2 + y^2)"):
        view = View(Landscape.from_expression(text, ((-3, 3), (-2, 2))), **FLAT, zoom=0.8)
        shown = Surface(view)
        assert not np.isfinite(view.landscape.value(shown.points_grid)).all()
        row, column = pixels_at(view.at(np.zeros(2)))
        for thing in (shown, ContourMap(view)):
            around = picture(thing)[row - 6 : row + 7, column - 6 : column + 7, :3].astype(int)
            assert np.abs(around - shade(BACKGROUND)).sum(axis=-1).min() > 60


def test_ground_without_a_value_where_no_height_was_taken_is_found() -> None:
    window = ((-2.0, 4.0), (-2.0, 4.0))  # the pole is at a third, on no sample of the heights
    view = View(Landscape.from_expression("log(x^2 + y^2)", window))
    assert view.has_holes
    assert np.isfinite(Surface(view).heights).all()


def test_fog_over_the_ground_in_front_does_not_show_that_behind() -> None:
    """The deep of a funnel shone through its rim, which fog had swallowed: shards in the air."""
    view = View(Landscape.from_expression("log(x^2 + y^2 + 1e-4)", ((-3, 3), (-3, 3))), **POSE)
    view.look(zoom=4.0, elevation=40)
    walk = descend(view.landscape, gradient_descent(1e-3), np.array([[-0.1, 0.2]]), 2)
    fog = Fog(walk, ValueTracker(0.0), 0.5)
    seen, bare = picture(Surface(view, fog, resolution=192)), nearest_ground(view)
    there = np.isfinite(bare).all(axis=-1)
    swallowed = there & (fog.clearness(np.where(there[..., None], bare, 0.0)) < 0.01)
    assert swallowed.sum() > 1000
    off = np.abs(seen[..., :3].astype(int) - shade(BACKGROUND)).sum(axis=-1)
    assert np.mean(off[swallowed] > 60) < 0.001


def test_higher_ground_is_lighter() -> None:
    shown = surface(**FLAT, zoom=0.8)
    low, high = np.array(shown.view.window).T
    points = np.random.default_rng(0).uniform(low, high, (200, 2))
    brightness = picture(shown)[pixels_at(shown.view.at(points))][:, :3].sum(axis=1)
    assert np.corrcoef(brightness, heights(shown.view, points))[0, 1] > 0.9


def rows_with(image: Picture, column: int) -> Array:
    """How much (rows,) each pixel of a column differs from the background."""
    return np.abs(image[:, column, :3] - shade(BACKGROUND)).sum(axis=-1)


def test_the_outline_is_antialiased() -> None:
    image = picture(surface())
    shares = []
    for column in range(SIZE[0]):
        there = rows_with(image, column)
        if there.max() > 60:
            top = int(np.argmax(there > 6))
            full = there[top : top + 4].max()
            shares.append(there[top] / full)
    assert len(shares) > 250
    # Where a smooth edge crosses pixels, all shares of coverage occur alike.
    assert np.mean(np.array(shares) < 0.5) > 0.3
    assert np.mean((np.array(shares) > 0.1) & (np.array(shares) < 0.9)) > 0.6


def test_seen_from_above_nothing_is_left_of_the_floor() -> None:
    shown = surface(**FLAT, zoom=0.7)
    (x0, x1), (y0, y1) = shown.view.window
    corners = pixels_at(shown.view.at([(x0, y1), (x1, y0)]))
    (top, bottom), (left, right) = corners
    image = picture(shown)
    outside = np.ones(image.shape[:2], dtype=bool)
    outside[top - 1 : bottom + 2, left - 1 : right + 2] = False
    assert np.abs(image[outside][:, :3] - shade(BACKGROUND)).max() <= 1
    assert rows_with(image, (left + right) // 2)[top + 3 : bottom - 2].min() > 20


# -- keeping ---------------------------------------------------------------------------------------


def test_a_resting_surface_is_painted_once() -> None:
    view = Counting(LANDSCAPES["sine_hills"], **POSE)
    shown = Surface(view)
    first = picture(shown)
    counted = view.projections
    assert counted > 0
    assert np.array_equal(picture(shown), first)
    shown.presence = 0.4
    picture(shown)
    assert view.projections == counted


@pytest.mark.parametrize("part", sorted(View(LANDSCAPES["sine_hills"]).pose))
def test_every_part_of_the_pose_repaints(part: str) -> None:
    shown = surface()
    before = picture(shown)
    pose = shown.view.pose
    shown.view.look(**{part: pose[part] + (0.05 if part == "perspective" else 1)})
    after = picture(shown)
    assert np.abs(after.astype(int) - before).max() > 20
    assert np.array_equal(after, picture(surface(**shown.view.pose)))
    shown.view.look(**pose)
    assert np.array_equal(picture(shown), before)


@pytest.mark.parametrize("part", ["progress", "radius", "lift"])
def test_every_part_of_the_fog_repaints(part: str) -> None:
    fog = foggy()
    shown = surface(fog=fog)
    before = picture(shown)
    tracker: ValueTracker = getattr(fog, part)
    was = tracker.get_value()
    tracker.set_value({"progress": 8.0, "radius": 2.5, "lift": 0.5}[part])
    assert np.abs(picture(shown).astype(int) - before).max() > 20
    tracker.set_value(was)
    assert np.array_equal(picture(shown), before)


# -- fog and presence ------------------------------------------------------------------------------


def test_fog_hides_the_ground_far_from_the_walker() -> None:
    fog = foggy()
    image = picture(surface(fog=fog, **FLAT)).astype(float)
    view = surface(fog=fog, **FLAT).view
    points = np.stack(np.meshgrid(*[np.linspace(-3.8, 3.8, 40)] * 2), axis=-1).reshape(-1, 2)
    far = np.linalg.norm(points - fog.trajectory.points[0, 0], axis=1) > 1.6
    seen = np.abs(image[pixels_at(view.at(points))][:, :3] - shade(BACKGROUND)).max(axis=1)
    assert seen[far].max() <= 1
    near = np.linalg.norm(points - fog.trajectory.points[0, 0], axis=1) < 0.4
    assert seen[near].min() > 20


def test_lifted_fog_leaves_the_whole_picture() -> None:
    fog = foggy()
    fog.lift.set_value(1)
    assert np.array_equal(picture(surface(fog=fog)), picture(surface()))


def test_presence_is_the_strength_of_the_picture() -> None:
    shown: Any = surface()
    full = picture(shown).astype(float)
    shown.presence = 0.5
    half = picture(shown).astype(float)
    shown.presence = 0.0
    nothing = picture(shown).astype(float)
    assert np.abs(nothing[..., :3] - shade(BACKGROUND)).max() <= 1
    assert np.abs(half - (full + nothing) / 2).max() <= 2
