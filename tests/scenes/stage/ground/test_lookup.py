"""Values between grid points, and the light on the ground, are what calculus says."""

from __future__ import annotations

from typing import Any

import cairo
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import LANDSCAPES, Landscape
from scenes.stage.ground import surface as module
from scenes.stage.ground.fog import Fog
from scenes.stage.ground.surface import Lookup, Surface, corners, suitable_resolution
from scenes.stage.ground.view import View
from tests.scenes.canvas import Array, cover, focus, party, to_camera

coefficients = st.lists(st.floats(-5, 5), min_size=4, max_size=4)


@given(coefficients, st.integers(0, 1000))
@settings(max_examples=40)
def test_what_is_bilinear_is_interpolated_exactly(weights: list[float], seed: int) -> None:
    a, b, c, d = weights

    def wanted(points: Array) -> Array:
        x, y = points[..., 0], points[..., 1]
        return np.stack([a + b * x + c * y + d * x * y, y - x], axis=-1)

    grid = np.stack(np.meshgrid(np.linspace(-2, 3, 6), np.linspace(1, 2, 4)), axis=-1)
    points = np.random.default_rng(seed).uniform((-2, 1), (3, 2), (50, 2))
    points[:2] = (-2, 1), (3, 2)  # and on the rim
    assert np.allclose(Lookup(grid, points).of(wanted(grid)), wanted(points), atol=1e-9)


def test_a_value_is_that_of_the_face_it_is_on_and_of_no_other() -> None:
    grid = np.stack(np.meshgrid(np.arange(4.0), np.arange(3.0)), axis=-1)
    values = np.zeros((3, 4, 1))
    values[1, 2] = 1.0  # at (2, 1)
    points = np.array([(2, 1), (1.75, 1), (2, 1.25), (2.5, 0.5), (1, 1), (3, 1), (2, 0), (2, 2)])
    assert Lookup(grid, points).of(values)[:, 0] == pytest.approx([1, 0.75, 0.75, 0.25, 0, 0, 0, 0])


def test_faces_are_lit_as_they_stand() -> None:
    view = View(LANDSCAPES["mccormick"], relief=2.0)
    surface = Surface(view)
    world = view.ground(surface.points_grid)
    slopes = view.landscape.gradient(surface.points_grid)
    slopes *= 2.0 / (view.highest - view.lowest) / view.scale_xy
    upright = np.concatenate([-slopes, np.ones((*slopes.shape[:2], 1))], axis=-1)
    upright /= np.linalg.norm(upright, axis=-1, keepdims=True)
    assert np.abs(surface._normals(world) - upright).max() < 0.02


def test_bumpy_ground_gets_more_faces() -> None:
    flat = Landscape.from_expression("x + 2*y", ((-1, 1), (-1, 1)))
    assert suitable_resolution(View(flat)) == 48
    bumpy = Landscape.from_expression("sin(20*x)*sin(20*y)", ((-3, 3), (-3, 3)))
    assert suitable_resolution(View(bumpy)) == 96


@pytest.mark.parametrize("perspective", [0.0, 0.045])
def test_the_ground_turns_away_where_the_line_of_sight_is_level_with_it(
    perspective: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    facing: list[Array] = []
    monkeypatch.setattr(module, "zero_lines", lambda points, values: facing.append(values) or [])
    view = View(LANDSCAPES["mccormick"], relief=2.0, elevation=20, perspective=perspective)
    surface = Surface(view)
    world = view.ground(surface.points_grid)
    surface._paint_silhouette(cairo.Context(cairo.ImageSurface(cairo.FORMAT_A8, 8, 8)), world)
    slopes = view.landscape.gradient(surface.points_grid)
    slopes *= 2.0 / (view.highest - view.lowest) / view.scale_xy
    upright = np.concatenate([-slopes, np.ones((*slopes.shape[:2], 1))], axis=-1)
    upright /= np.linalg.norm(upright, axis=-1, keepdims=True)
    toward = to_camera(view)[2] - perspective * (world - focus(view))  # where the eye is, from here
    assert np.abs(facing[0] - np.einsum("ijk,ijk->ij", upright, toward)).max() < 0.03


def test_all_four_sides_of_the_ground_have_an_edge(monkeypatch: pytest.MonkeyPatch) -> None:
    strokes: list[Array] = []

    def stroked(canvas: Any, points: Array, joined: Any, *_: Any) -> None:
        strokes.extend(np.split(points, np.flatnonzero(~np.asarray(joined)) + 1))

    monkeypatch.setattr(module, "stroke_segments", stroked)
    view = View(LANDSCAPES["mccormick"], elevation=50)
    surface = Surface(view)
    world = view.ground(surface.points_grid)
    surface._paint_silhouette(cairo.Context(cairo.ImageSurface(cairo.FORMAT_A8, 8, 8)), world)
    (x0, x1), (y0, y1) = view.window
    a, b, c, d = (x0, y0), (x1, y0), (x1, y1), (x0, y1)
    rows, columns, _ = surface.points_grid.shape
    for start, end, spots in ((a, b, columns), (b, c, rows), (d, c, columns), (a, d, rows)):
        side = view.at(np.linspace(start, end, spots))
        alike = [run for run in strokes if len(run) == len(side)]
        assert any(np.allclose(run, side) or np.allclose(run[::-1], side) for run in alike)


@pytest.mark.parametrize(
    ("window", "shape"), [(((0, 5), (0, 3)), (31, 51)), (((0, 1), (2, 3)), (51, 51))]
)
def test_faces_are_squares_whatever_the_shape_of_the_ground(
    window: tuple[tuple[float, float], ...], shape: tuple[int, int]
) -> None:
    found = corners(window, 50)
    assert found.shape[:2] == shape
    assert np.diff(found[0, :, 0]) == pytest.approx(np.diff(window[0])[0] / (shape[1] - 1))
    assert np.diff(found[:, 0, 1]) == pytest.approx(np.diff(window[0])[0] / (shape[1] - 1))


def test_the_mesh_goes_as_the_fog_lifts_and_comes_back_with_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opacities: list[float] = []
    monkeypatch.setattr(Surface, "_paint_hairlines", lambda *args: opacities.append(args[-1]))
    walkers = party(starts=1)
    fog = Fog(walkers.trajectory, walkers.progress, 1.2)
    surface = Surface(View(LANDSCAPES["sine_hills"]), fog)
    mesh = []
    for lifted in (0.0, 0.5, 0.99, 1.0):
        opacities.clear()
        fog.lift.set_value(lifted)
        surface.picture(cairo.Context(cairo.ImageSurface(cairo.FORMAT_ARGB32, 8, 8)))
        mesh.append(opacities[1:])  # after the level lines
    assert [len(one) for one in mesh] == [1, 1, 1, 0]
    assert mesh[1][0] == pytest.approx(mesh[0][0] / 2)
    assert mesh[2][0] == pytest.approx(mesh[0][0] / 100)


# -- windows whose middle is not the origin --------------------------------------------------------


@pytest.mark.parametrize("name", ["sine_hills", "himmelblau", "six_hump_camel"])
def test_hills_hide_what_a_brute_force_march_says_wherever_the_middle_is(name: str) -> None:
    landscape = LANDSCAPES[name]
    (x0, x1), (y0, y1) = landscape.window
    window = ((x0, x0 + 0.8 * (x1 - x0)), (y0 + 0.2 * (y1 - y0), y1))
    part = Landscape(
        name,
        landscape.value,
        landscape.gradient,
        window,
        plot_log=landscape.plot_log,
    )
    said, quick, over = [], [], []
    for azimuth, middle in ((-60, x0), (30, x1), (120, 0.0), (-150, x1)):
        view = View(part, azimuth=azimuth, elevation=14, relief=2.6, focus_x=middle, focus_y=y1)
        low, high = np.array(view.window).T
        points = np.random.default_rng(azimuth + 180).uniform(low, high, (80, 2))
        said.append(view.visible(points))
        quick.append(view.visible(points, exact=False))
        over.append(cover(view, points))
    rises = np.concatenate(over)
    assert 0.05 < np.mean(rises > 0) < 0.95, "the poses leave nothing to judge"
    sure = (rises > 0.06) | (rises < -0.015)  # the line of sight does not graze the ground
    assert np.mean(np.concatenate(said)[sure] != (rises[sure] <= 0)) < 0.02
    assert np.mean(np.concatenate(quick)[sure] != (rises[sure] <= 0)) < 0.03
