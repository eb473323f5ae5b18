"""The map shows each point's height and valley where the point is."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import LANDSCAPES
from scenes.stage.ground.contour_map import ContourMap
from scenes.stage.ground.levels import Polylines
from scenes.stage.ground.surface import Surface
from scenes.stage.ground.view import View
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.theme import BACKGROUND, MINIMUM, terrain
from scenes.stage.paint.marks import Mark
from tests.scenes.canvas import FLAT, Array, heights, picture, pixels_at, shade

SIZE = (960, 540)


def scattered(view: View, count: int = 300) -> Array:
    low, high = np.array(view.window).T
    inset = 0.03 * (high - low)
    return np.random.default_rng(6).uniform(low + inset, high - inset, (count, 2))


def colors_at(image: Array, view: View, points: Array) -> Array:
    return image[pixels_at(view.at(points), SIZE)][:, :3].astype(float)


@pytest.mark.parametrize("name", ["sine_hills", "mccormick", "six_hump_camel", "goldstein_price"])
def test_colours_tell_heights(name: str) -> None:
    view = View(LANDSCAPES[name], **FLAT, zoom=0.9, left=-0.7, up=0.3)
    drawn = ContourMap(view)
    drawn.levels = Polylines.of([])  # they would cover the colours
    points = scattered(view)
    seen = colors_at(picture(drawn, size=SIZE), view, points)
    height = heights(view, points) / view.pose["relief"] + 0.5
    expected = 0.93 * 255 * terrain(np.clip(height, 0, 1))
    assert np.median(np.abs(seen - expected)) < 2
    assert np.quantile(np.abs(seen - expected), 0.98) < 12


def test_each_valley_has_its_colour_where_it_is() -> None:
    view = View(LANDSCAPES["mccormick"], **FLAT, zoom=0.8)
    # Four quarters: rows count y from below, columns x from the left.
    labels = np.array([[0, 1], [2, -1]]).repeat(50, axis=0).repeat(50, axis=1)
    drawn = ContourMap(view, labels, ["#FF0000", "#00FF00", "#0000FF"])
    drawn.divided.set_value(1)
    points = scattered(view)
    seen = colors_at(picture(drawn, size=SIZE), view, points)
    (x0, x1), (y0, y1) = view.window
    east, north = points[:, 0] > (x0 + x1) / 2, points[:, 1] > (y0 + y1) / 2
    edge = np.abs((points - [(x0 + x1) / 2, (y0 + y1) / 2]) / [x1 - x0, y1 - y0]).min(axis=1) < 0.02
    for channel, quarter in enumerate((~east & ~north, east & ~north, ~east & north)):
        assert np.all(seen[quarter & ~edge].argmax(axis=1) == channel)
    # The last quarter belongs to no valley and stays grey.
    assert np.ptp(seen[east & north & ~edge], axis=1).max() < 110


def test_the_map_is_the_surface_seen_from_above() -> None:
    view = View(LANDSCAPES["sine_hills"], **FLAT, zoom=0.8)
    points = scattered(view)
    one = colors_at(picture(ContourMap(view), size=SIZE), view, points)
    other = colors_at(picture(Surface(view), size=SIZE), view, points)
    assert np.median(np.abs(one - other)) < 12


def test_dividing_changes_the_picture_and_back() -> None:
    view = View(LANDSCAPES["sine_hills"], **FLAT)
    drawn = ContourMap(view, np.arange(4).reshape(2, 2), ["#FF0000"] * 4)
    before = picture(drawn)
    drawn.divided.set_value(0.5)
    assert np.abs(picture(drawn).astype(int) - before).max() > 30
    drawn.divided.set_value(0)
    assert np.array_equal(picture(drawn), before)
    drawn.presence = 0.0
    assert np.abs(picture(drawn)[..., :3] - shade(BACKGROUND)).max() <= 1


def test_a_panel_bounds_the_picture() -> None:
    view = View(LANDSCAPES["sine_hills"], **FLAT, zoom=3)
    view.panel = Box(-2.0, -1.0, 1.0, 3.0)
    image = picture(ContourMap(view))
    rows, columns = np.nonzero(np.abs(image[..., :3] - shade(BACKGROUND)).max(axis=-1) > 3)
    (low, high), (left, right) = pixels_at(np.array([(-2, -1), (1, 3)]))
    assert (rows.min(), rows.max()) == (pytest.approx(high, abs=1), pytest.approx(low, abs=1))
    assert (columns.min(), columns.max()) == (
        pytest.approx(left, abs=1),
        pytest.approx(right, abs=1),
    )


def test_crosses_mark_the_minima() -> None:
    view = View(LANDSCAPES["himmelblau"], **FLAT, zoom=0.9)
    places = np.array(LANDSCAPES["himmelblau"].minima)
    drawn = Mark(view, places)
    image = picture(drawn, size=SIZE)
    at_minima = colors_at(image, view, places)
    assert np.abs(at_minima - shade(MINIMUM)).max() < 12
