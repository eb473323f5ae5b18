"""Fog hides what she has not come near to, and drifts with the clock and with nothing else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import ValueTracker

from gdmath import LANDSCAPES, descend, gradient_descent
from scenes.render.rehearsal import offstage
from scenes.stage.ground.fog import Fog, FogBank, _small_fog
from scenes.stage.ground.surface import Lookup, Surface, suitable_resolution
from scenes.stage.ground.view import View
from tests.scenes.canvas import FLAT, picture, pixels_at
from tests.scenes.conftest import Bare

LANDSCAPE = LANDSCAPES["sine_hills"]
WALK = descend(LANDSCAPE, gradient_descent(0.4), [[0.3, -0.9]], 8)
RADIUS = 0.8


def fog(progress: float = 0.0) -> Fog:
    return Fog(WALK, ValueTracker(progress), RADIUS)


def glow(distance: np.ndarray, radius: float = RADIUS) -> np.ndarray:
    """All of the light within two fifths of the lamp's reach, none beyond it, a smooth step."""
    share = np.clip((radius - distance) / (0.6 * radius), 0, 1)
    return np.asarray(3 * share**2 - 2 * share**3)


# -- what is seen ----------------------------------------------------------------------------------


@given(st.floats(0, 8), st.floats(0, 1))
def test_the_lamp_lights_what_is_near_and_a_trace_stays(progress: float, lifted: float) -> None:
    mist = fog(progress)
    mist.lift.set_value(lifted)
    points = np.random.default_rng(3).uniform(-3, 3, (30, 2))
    now = WALK.at(progress)[0]
    been = [WALK.at(t)[0] for t in [*np.arange(0, progress, 0.25), progress]]
    lit = glow(np.linalg.norm(points - now, axis=-1))
    past = glow(np.min([np.linalg.norm(points - spot, axis=-1) for spot in been], axis=0))
    seen = np.maximum(lit, 0.5 * past)
    wanted = 1 - (1 - seen) * (1 - lifted)
    assert np.allclose(mist.clearness(points), wanted, atol=1e-9)
    assert mist.lifted == lifted


def test_where_she_stands_all_is_clear_and_far_away_nothing() -> None:
    mist = fog(3)
    here = WALK.points[3, 0]
    assert mist.clearness(here) == 1
    assert mist.clearness(here + np.array([RADIUS * 1.001, 0])) == pytest.approx(0, abs=0.6)
    assert mist.clearness(here + np.array([9, 9])) == 0
    mist.radius.set_value(20)
    assert mist.clearness(here + np.array([7, 0])) == 1


def test_its_key_changes_with_each_of_its_numbers_until_it_is_gone() -> None:
    mist = fog(1)
    keys = [mist.key]
    for tracker, value in ((mist.progress, 2), (mist.radius, 1.0), (mist.lift, 0.3)):
        tracker.set_value(value)
        keys.append(mist.key)
    assert len(set(keys)) == 4
    mist.lift.set_value(1)
    gone = mist.key
    mist.progress.set_value(5)
    assert mist.key == gone
    assert np.all(mist.clearness(np.array([(9.0, 9.0), (0.0, 0.0)])) == 1)


# -- the bank --------------------------------------------------------------------------------------


def test_the_bank_drifts_with_the_clock_and_with_nothing_else() -> None:
    mist, clock = fog(), ValueTracker(0.0)
    bank = FogBank(mist, clock)
    first = picture(bank)
    mist.progress.set_value(4)
    mist.radius.set_value(2)
    assert np.array_equal(picture(bank), first)
    clock.set_value(25)  # a hundredth of the frame a second, and it is the same at both ends
    later = picture(bank).astype(int)
    assert np.allclose(later[:, :360], first[:, 120:], atol=2)
    assert np.abs(later - first).max() > 5
    clock.set_value(100)
    assert np.array_equal(picture(bank), first)
    assert np.array_equal(picture(FogBank(fog(), ValueTracker(0.0))), first)


@pytest.mark.parametrize(("presence", "lifted"), [(1.0, 0.4), (0.5, 0.0), (0.5, 0.5)])
def test_it_thins_as_it_lifts(presence: float, lifted: float) -> None:
    mist = fog()
    bank = FogBank(mist, ValueTracker(0.0))
    full, none = picture(bank).astype(float), picture(bank.set_presence(0)).astype(float)
    bank.set_presence(presence)
    mist.lift.set_value(lifted)
    share = presence * (1 - lifted)
    assert np.allclose(picture(bank), none + share * (full - none), atol=1.5)
    mist.lift.set_value(1)
    assert np.array_equal(picture(bank), none)


def test_it_moves_by_itself_only_where_it_can_be_seen() -> None:
    mist = fog()
    bank = FogBank(mist, ValueTracker(0.0))
    assert bank.ambient
    assert not bank.set_presence(0).ambient
    assert bank.set_presence(0.1).ambient
    mist.lift.set_value(1)
    assert not bank.ambient


def test_a_wait_in_fog_moves_and_a_wait_without_it_is_held() -> None:
    with offstage(pixel_width=32, pixel_height=18, frame_rate=5):
        scene = Bare()
        mist = fog()
        scene.add(FogBank(mist, scene.clock))
        scene.wait(1)
        assert scene.animations[0].is_static_wait is False  # type: ignore[index]
        mist.lift.set_value(1)
        scene.wait(1)
        assert scene.animations[0].is_static_wait is True  # type: ignore[index]


# -- the ground in it ------------------------------------------------------------------------------


def test_the_ground_is_seen_where_the_fog_is_clear() -> None:
    view = View(LANDSCAPE, size=6.5, **FLAT)
    mist = fog(2)
    foggy, clear = picture(Surface(view, mist)), picture(Surface(view))
    here, far = (pixels_at(view.at(spot)) for spot in (WALK.points[2, 0], (-3.0, 3.0)))
    assert np.allclose(foggy[here][:3], clear[here][:3], atol=12)
    assert np.allclose(foggy[far][:3], foggy[2, 2, :3], atol=10)
    assert not np.allclose(clear[far][:3], clear[2, 2, :3], atol=10)


@given(st.integers(0, 10**6))
def test_values_between_samples_are_bilinear(seed: int) -> None:
    rng = np.random.default_rng(seed)
    columns = np.sort(rng.uniform(-4, 9, 6)) + np.arange(6)
    rows = np.sort(rng.uniform(-7, 2, 5)) + np.arange(5)
    grid = np.stack(np.meshgrid(columns, rows), axis=-1)
    a, b, c, d = rng.normal(size=4)

    def function(points: np.ndarray) -> np.ndarray:
        """What bilinear interpolation gives back exactly, for it has only an xy besides lines."""
        x, y = points[..., 0], points[..., 1]
        return np.stack([a + b * x + c * y + d * x * y, x, y], axis=-1)

    points = rng.uniform((columns[0], rows[0]), (columns[-1], rows[-1]), (40, 2))
    points = np.concatenate([points, grid[[0, -1, 0, -1], [0, 0, -1, -1]]])
    assert np.allclose(Lookup(grid, points).of(function(grid)), function(points), atol=1e-9)
    assert np.allclose(Lookup(grid, points).of(rng.normal(size=(5, 6, 1))).shape, (44, 1))


def test_a_wavy_ground_has_more_faces() -> None:
    assert suitable_resolution(View(LANDSCAPES["paraboloid"])) == 48
    assert suitable_resolution(View(LANDSCAPES["rastrigin"])) == 96
    assert Surface(View(LANDSCAPES["paraboloid"]), resolution=20).points_grid.shape == (21, 21, 2)


def test_the_picture_that_drifts_repeats_after_one_frame_without_a_seam() -> None:
    image = _small_fog(60, 34)
    rows = np.frombuffer(image.get_data(), dtype=np.uint8).reshape(34, image.get_stride() // 4, 4)
    puffs = rows[:, :120].astype(int)
    assert np.abs(puffs[:, :60] - puffs[:, 60:]).max() <= 1
    assert np.ptp(puffs[..., 0]) > 10


def test_what_a_lamp_lights_goes_over_into_the_fog_as_softly_as_is_wanted() -> None:
    """Near the middle of her light all was as grey as at its rim."""
    made = Fog(WALK, ValueTracker(0.0), RADIUS, soft=0.2)
    away = np.linspace(0, 1.5 * RADIUS, 40)
    clear = made.clearness(WALK.points[0, 0] + away[:, None] * (1, 0))
    assert np.all(clear[away < 0.79 * RADIUS] == 1)
    assert np.all(clear[away > RADIUS] == 0)
    assert np.all(np.diff(clear) <= 0)
