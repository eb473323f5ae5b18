"""Arrows of a field: how long, how thick, where; and the map that they may lie on."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gdmath import Landscape, gradient_field
from scenes.stage.ground.contour_map import ContourMap
from scenes.stage.ground.field import Field, outlines
from scenes.stage.ground.grid import grid
from scenes.stage.ground.levels import Polylines, level_lines, mesh_lines, round_levels
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import GRADIENT, OFF_MAP, terrain
from scenes.stage.paint.arrow import ArrowScale
from tests.scenes.canvas import FLAT, picture, pixels_at, shade

SIZE = (960, 540)
# The gradient is (x, y / 2): neither are the windows about 0 nor are the axes alike.
BOWL = Landscape.from_expression("x^2/2 + y^2/4", ((-1.0, 3.0), (-2.0, 2.0)))


@given(st.floats(0, 2 * np.pi), st.floats(0.02, 2), st.floats(0.01, 0.05))
def test_an_outline_is_an_arrow_along_its_vector(angle: float, length: float, width: float) -> None:
    tail, way = np.array([0.3, -0.7]), np.array([np.cos(angle), np.sin(angle)])
    (shape,) = outlines(tail[None], length * way[None], width)
    local = np.stack([(shape - tail) @ way, (shape - tail) @ [-way[1], way[0]]], axis=-1)
    thick = min(width, 0.085 * length)
    neck = length - min(0.36 * length, 7 * thick)
    assert local[3] == pytest.approx([length, 0], abs=1e-9)
    assert local[[0, 6]] == pytest.approx(np.array([[0, thick], [0, -thick]]), abs=1e-9)
    assert local[[1, 5]] == pytest.approx(np.array([[neck, thick], [neck, -thick]]), abs=1e-9)
    wide = 3.4 * thick
    assert local[[2, 4]] == pytest.approx(np.array([[neck, wide], [neck, -wide]]), abs=1e-9)


def test_arrows_are_painted_in_their_color_where_nothing_hides_them() -> None:
    field = Field(View(BOWL, size=6.0, **FLAT), gradient_field(BOWL, (5, 5)), ArrowScale(0.3))
    image = picture(field, size=SIZE)
    for tail, tip in zip(field.tails, field.tips, strict=True):
        if np.linalg.norm(tip - tail) > 0.3:
            spot = pixels_at(field.view.at(0.15 * tail + 0.85 * tip), SIZE)
            assert np.allclose(image[spot][:3], shade(GRADIENT), atol=30)
    clear = pixels_at(field.view.at((0.5, 0.5)), SIZE)
    assert np.array_equal(image[clear], image[0, 0])


# -- the map ---------------------------------------------------------------------------------------


def test_the_map_has_the_color_of_each_height_and_of_each_domain() -> None:
    view = View(BOWL, size=6.0, **FLAT, left=0.5)
    labels = np.zeros((40, 40), dtype=int)
    labels[:20] = 1  # low y
    labels[:, 30:] = -1  # high x leads off the map
    chart = ContourMap(view, labels, ["#FF0000", "#0000FF"])
    plain = picture(chart, size=SIZE).astype(float)
    keys = [chart.key]
    chart.divided.set_value(1)
    keys.append(chart.key)
    divided = picture(chart, size=SIZE).astype(float)
    assert len(set(keys)) == 2
    rng = np.random.default_rng(1)
    points = rng.uniform((-0.9, -1.9), (2.9, 1.9), (200, 2))
    at = pixels_at(view.at(points), SIZE)
    share = (BOWL.value(points) - view.lowest) / (view.highest - view.lowest)
    ground = terrain(share) * 0.93 * 255
    off = np.abs(plain[at][:, :3] - ground).max(axis=1)
    assert np.median(off) < 3
    owner = np.where(points[:, 0] > 2, 2, np.where(points[:, 1] < 0, 1, 0))
    tints = np.array([shade(color) for color in ("#FF0000", "#0000FF", OFF_MAP)])[owner]
    off = np.abs(divided[at][:, :3] - (0.2 * ground + 0.8 * tints)).max(axis=1)
    assert np.median(off) < 4
    outside = pixels_at(view.at([(-1.3, 0.0), (3.3, 0.0), (0.0, 2.3), (0.0, -2.3)]), SIZE)
    assert np.array_equal(plain[outside], np.repeat(plain[:1, 0], 4, axis=0))
    border = pixels_at(view.at([(0.3, -0.02), (1.1, -0.02)]), SIZE)
    darker = [
        divided[r - 2 : r + 3, c, :3].sum(axis=-1).min() for r, c in zip(*border, strict=True)
    ]
    assert max(darker) < 0.65 * divided[at][:, :3].sum(axis=-1).mean()


# -- lines -----------------------------------------------------------------------------------------


@given(st.floats(-1000, 1000), st.floats(0.001, 1000), st.integers(2, 12))
@example(0.6, 0.001, 2)
@example(0.6, 0.001, 10)
def test_round_heights_are_round_inside_and_about_as_many_as_asked(
    low: float, span: float, about: int
) -> None:
    levels = round_levels(low, low + span, about)
    assert np.all((levels > low) & (levels < low + span))
    assert about / 2 <= len(levels) + 1
    assert len(levels) <= 1.6 * about + 1
    if len(levels) > 1:
        step = np.diff(levels).mean()
        leading = step / 10 ** np.floor(np.log10(step) + 1e-9)
        assert min(abs(leading - nice) for nice in (1, 2, 2.5, 5)) < 1e-6
        assert np.allclose(levels / step, np.rint(levels / step), atol=1e-5)


def test_level_lines_stay_on_one_height_each() -> None:
    view = View(BOWL)
    lines = level_lines(view, about=6, samples=200)
    heights = BOWL.value(lines.points)
    apart = np.diff(np.unique(heights.round(2))).min()
    assert np.abs(np.diff(heights))[lines.joined].max() < 0.01 < apart
    assert np.linalg.norm(np.diff(lines.points, axis=0), axis=1)[lines.joined].max() < 0.1


def test_lines_are_chained_and_told_apart() -> None:
    chain = Polylines.of([np.zeros((3, 2)), np.ones((2, 2)), np.full((4, 2), 2.0)])
    assert chain.joined.tolist() == [True, True, False, True, False, True, True, True]
    assert len(chain.points) == 9
    assert len(Polylines.of([]).joined) == 0


def test_a_grid_has_rows_along_y_and_a_mesh_lines_of_both() -> None:
    points = grid(BOWL.window, 5)
    assert points[0, 0].tolist() == [-1, -2]
    assert points[0, -1].tolist() == [3, -2]
    assert points[-1, 0].tolist() == [-1, 2]
    mesh = mesh_lines(View(BOWL), 3)
    assert np.count_nonzero(~mesh.joined) == 5
    ends = np.split(mesh.points, np.flatnonzero(~mesh.joined) + 1)
    assert [line[0].tolist() for line in ends] == [
        [-1, -2],
        [1, -2],
        [3, -2],
        [-1, -2],
        [-1, 0],
        [-1, 2],
    ]
    assert [np.ptp(line, axis=0).tolist() for line in ends] == [[0, 4]] * 3 + [[4, 0]] * 3
