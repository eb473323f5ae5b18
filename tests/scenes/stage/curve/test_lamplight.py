"""Where the lamp is, how far its light goes, and where the stars are."""

from __future__ import annotations

from typing import Any

import cairo
import numpy as np
import pytest
from manim import ValueTracker, config

from gdmath import Landscape
from scenes.render.rehearsal import offstage
from scenes.stage.curve.curve import Curve
from scenes.stage.curve.lamplight import Headlamp, Lit, coarse_grid
from scenes.stage.curve.night import Sky
from scenes.stage.walk.hiker import Hiker
from tests.scenes.canvas import Array, plane_at

LEVEL = Landscape("level", lambda p: 0 * p[..., 0], lambda p: 0 * p, ((-6, 6),))
REACH, TALL = 3.0, 1.2


def ground() -> Curve:
    """Level ground on the line y = −1 of the screen, x as on the screen."""
    return Curve(plane_at((-6, -3), (12, 4), (-6, 6), (-1, 1)), LEVEL)


def lamp(facing: float = 1.0, x: float = 0.5, tall: float = TALL) -> Headlamp:
    made = Headlamp(Hiker(ground(), x, tall, facing), REACH)
    made.power.set_value(1)
    return made


# -- the lamp on her brow --------------------------------------------------------------------------


def test_facing_left_the_lamp_is_the_mirror_image_of_facing_right() -> None:
    (right, ahead), (left, back) = (lamp(side).hiker.lamp() for side in (1.0, -1.0))
    assert right[0] - 0.5 == pytest.approx(0.5 - left[0])
    assert right[0] > 0.5
    assert right[1] == pytest.approx(left[1])
    assert -1 + 0.6 * TALL < right[1] < -1 + TALL  # on her brow
    assert np.cos(back) == pytest.approx(-np.cos(ahead))
    assert np.sin(back) == pytest.approx(np.sin(ahead))
    assert np.cos(ahead) > 0 > np.sin(ahead)  # before her, on the ground


def test_as_she_turns_round_the_lamp_comes_from_where_it_was() -> None:
    her = lamp().hiker
    her._walk_through(np.array([0.0, 1.0, 0.0]), 1.0)
    spots = []
    for progress in (1 - 1e-7, 1 + 1e-7, 1.14):
        her.progress.set_value(progress)
        place, angle = her.lamp()
        spots.append((place - her.ground(), float(np.cos(angle))))
    (before, was), (after, now), (turned, at_last) = spots
    assert np.allclose(before, after, atol=1e-2)
    assert was == pytest.approx(now, abs=1e-2)
    assert turned[0] < 0 < before[0]
    assert at_last < 0 < was


# -- its light -------------------------------------------------------------------------------------


@pytest.mark.parametrize("tall", [0.4, TALL, 2.4])
def test_all_of_its_light_is_in_its_box(tall: float) -> None:
    for facing in (1.0, -1.0):
        one = lamp(facing, tall=tall)
        (left, bottom), (right, top) = one.lit_box()
        x, y = np.meshgrid(np.linspace(-8, 8, 161), np.linspace(-8, 8, 161))
        points = np.stack([x, y], axis=-1)
        bright = one.light(points) > 0
        assert bright.any()
        inside = (x >= left) & (x <= right) & (y >= bottom) & (y <= top)
        assert np.all(inside[bright])
        assert right - left < 2 * (REACH + 1.5 * tall)  # little more than she and her light
        assert np.allclose([left + right, bottom + top], 2 * one.hiker.ground())


# -- the grid that light is worked out on ----------------------------------------------------------


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_the_grid_covers_the_frame_or_the_boxes_with_square_pixels(zoom: float) -> None:
    curve = ground()
    curve.closeup.look(zoom=zoom, focus=(1.0, -1.0), place=(0.5, 0.2))
    seen = Lit(curve, [], [], ValueTracker(0.0))
    with offstage():
        half = np.array([config.frame_width, config.frame_height]) / 2
        points, corner, pixel = coarse_grid(seen, [])
        assert pixel == pytest.approx(2 * half[0] / 400 / zoom)
        assert np.allclose(np.diff(points[0, :, 0]), pixel)
        assert np.allclose(np.diff(points[:, 0, 1]), -pixel)
        assert np.allclose(corner, points[0, 0] + [-pixel / 2, pixel / 2])
        first, last = curve.closeup.on_screen(points[0, 0]), curve.closeup.on_screen(points[-1, -1])
        assert np.all(np.abs(first - half * [-1, 1]) < 0.05)
        assert np.all(last * [1, -1] > half - 0.05)
        box = np.array([[0.2, -1.5], [1.4, 0.1]])
        part, corner, pixel = coarse_grid(seen, [box])
        assert np.allclose(corner, part[0, 0] + [-pixel / 2, pixel / 2])
        low, high = part.min(axis=(0, 1)), part.max(axis=(0, 1))
        assert np.all((low > box[0]) & (low < box[0] + 1.01 * pixel))
        assert np.all((high < box[1]) & (high > box[1] - 1.01 * pixel))


# -- the sky ---------------------------------------------------------------------------------------


class Stars(cairo.Context):  # type: ignore[type-arg]
    """A canvas that remembers each star: where it is, how large and how bright."""

    def __new__(cls) -> Stars:
        return super().__new__(cls, cairo.ImageSurface(cairo.FORMAT_ARGB32, 8, 8))

    def __init__(self) -> None:
        self.seen: list[tuple[float, float, float, float]] = []
        self._star = (0.0, 0.0, 0.0)

    def arc(self, x: float, y: float, radius: float, start: float, end: float) -> None:
        self._star = (x, y, radius)
        super().arc(x, y, radius, start, end)

    def set_source_rgba(self, *color: float) -> None:
        self.seen.append((*self._star, color[3]))
        super().set_source_rgba(*color)


def stars(clock: float = 0.0, dawn: float = 0.0, **look: Any) -> Array:
    """Place, radius and opacity of each star (n, 4)."""
    curve = ground()
    curve.closeup.look(**look)
    sky = Sky(ValueTracker(clock), ValueTracker(dawn), curve)
    sky.dusk.set_value(1)
    canvas = Stars()
    with offstage():
        sky._draw_stars(canvas, sky.presence * (1 - dawn))
    return np.array(canvas.seen)


def test_stars_are_all_over_the_sky_and_not_in_the_haze() -> None:
    x, y, radius, _ = stars().T
    assert len(x) == round(1.45 * (8 * 16 / 9) * 3.4)
    assert np.all(np.abs(x) <= 8 * 8 / 9 + 0.1)
    assert np.all((y >= 0.6) & (y <= 4.0))
    assert np.all((radius > 0.005) & (radius < 0.03))
    across = np.histogram(x, bins=4, range=(-7.2, 7.2))[0]
    assert np.all(across > 0.15 * len(x))
    assert np.all(np.histogram(y, bins=3, range=(0.6, 4.0))[0] > 0.2 * len(x))


def test_stars_move_a_little_with_the_ground_and_come_in_again() -> None:
    before, after = stars(), stars(zoom=1.0, focus=(0.0, 0.0), place=(-2.0, 1.0))
    assert np.allclose(after[:, 1] - before[:, 1], 0.08)
    way = after[:, 0] - before[:, 0]
    frame = 8 * 16 / 9 + 0.2
    assert np.allclose(np.minimum(abs(way + 0.16), abs(way - frame + 0.16)), 0, atol=1e-9)


def test_each_star_twinkles_in_its_own_time_and_goes_as_day_comes() -> None:
    light = np.array([stars(clock)[:, 3] for clock in np.linspace(0, 2 * np.pi / 1.3, 25)])
    assert np.allclose(light.mean(axis=0), light.mean(), atol=0.02)
    assert np.all((light > 0.1) & (light < 1))
    assert np.allclose(light[0], light[-1])  # once around
    assert len(set(light.argmax(axis=0).tolist())) > 10
    assert np.allclose(stars(dawn=0.7)[:, 3], 0.3 * light[0])
