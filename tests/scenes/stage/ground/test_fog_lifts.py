"""Fog hides what the walker has not come near; the ground behind her stays dimly seen."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import ValueTracker

from gdmath import LANDSCAPES, descend, gradient_descent
from scenes.stage.ground.fog import Fog, FogBank
from scenes.stage.lecture.theme import BACKGROUND
from tests.scenes.canvas import Array, party, picture, shade

WALKERS = party(starts=1, steps=20)
POINTS = np.random.default_rng(8).uniform(-4, 4, (300, 2))
progresses = st.floats(0, 20)


def fog(progress: float = 0.0, lift: float = 0.0, radius: float = 1.0) -> Fog:
    made = Fog(WALKERS.trajectory, ValueTracker(progress), radius)
    made.lift.set_value(lift)
    return made


def distance(progress: float) -> Array:
    """How far the points are from the way walked so far, as a fine dotted line."""
    been = WALKERS.trajectory.at(np.linspace(0, progress, 800))[:, 0]
    return np.linalg.norm(POINTS[:, None] - been, axis=-1).min(axis=1)


@given(progresses, st.floats(0, 1), st.floats(0.2, 4))
@settings(max_examples=50)
def test_clearness_is_a_share(progress: float, lift: float, radius: float) -> None:
    clear = fog(progress, lift, radius).clearness(POINTS)
    assert clear.shape == (300,)
    assert np.all((clear >= 0) & (clear <= 1))


@given(progresses)
@settings(max_examples=50)
def test_clear_by_the_lamp_and_thick_far_from_the_way(progress: float) -> None:
    here = WALKERS.trajectory.at(progress)
    assert fog(progress).clearness(here) == pytest.approx(1)
    clear, away = fog(progress).clearness(POINTS), distance(progress)
    lamp = np.linalg.norm(POINTS - here, axis=1)
    assert np.all(clear[away > 1.02] == 0)
    assert np.all(clear[lamp < 0.3] == 1)
    assert np.all((clear > 0)[(away < 0.9)])
    # Nearer to the lamp is never darker, for points that the way behind does not light.
    order = np.argsort(lamp)
    alone = order[np.isclose(lamp[order], away[order], atol=1e-3)]
    assert np.all(np.diff(clear[alone]) <= 0.01)


@given(progresses, st.floats(0, 1), st.floats(0, 1))
@settings(max_examples=50)
def test_lifting_never_hides(progress: float, one: float, two: float) -> None:
    less, more = sorted((one, two))
    before, after = (fog(progress, lift).clearness(POINTS) for lift in (less, more))
    assert np.all(after >= before - 1e-12)
    assert np.allclose(fog(progress, 1.0).clearness(POINTS), 1)


@given(progresses, progresses)
@settings(max_examples=50)
def test_what_the_lamp_has_shown_is_not_forgotten(one: float, two: float) -> None:
    earlier, later = sorted((one, two))
    before, after = (fog(progress).clearness(POINTS) for progress in (earlier, later))
    # The way behind stays half as clear; it is kept in dots a quarter of a step apart.
    assert np.all(after >= 0.5 * before - 0.03)
    assert (
        np.any(after[before > 0.9] < 0.9)
        or np.linalg.norm(WALKERS.trajectory.at(later) - WALKERS.trajectory.at(earlier)) < 1
    )


@given(progresses, st.floats(0.2, 2), st.floats(0.2, 2))
@settings(max_examples=50)
def test_a_stronger_lamp_shows_more(progress: float, one: float, two: float) -> None:
    weak, strong = sorted((one, two))
    assert np.all(
        fog(progress, radius=strong).clearness(POINTS)
        >= fog(progress, radius=weak).clearness(POINTS) - 1e-12
    )


def test_fog_is_a_function_of_its_trackers() -> None:
    used, fresh = fog(), fog(7.3, 0.2)
    for progress in (3.0, 18.0, 0.5):
        used.progress.set_value(progress)
        used.clearness(POINTS)
    used.progress.set_value(7.3)
    used.lift.set_value(0.2)
    assert np.array_equal(used.clearness(POINTS), fresh.clearness(POINTS))
    assert used.key == fresh.key


def test_the_key_changes_with_what_is_seen() -> None:
    seen = {fog().key, fog(1.0).key, fog(0, 0.5).key, fog(radius=2.0).key}
    assert len(seen) == 4
    assert fog(0, 1.0).key == fog(5.0, 1.0).key  # gone is gone


# -- the bank --------------------------------------------------------------------------------------


def test_the_bank_fills_the_frame_and_thins_as_the_fog_lifts() -> None:
    hidden = []
    for lift in (0.0, 0.5, 1.0):
        image = picture(FogBank(fog(lift=lift), ValueTracker(0.0)))
        hidden.append(np.abs(image[..., :3] - shade(BACKGROUND)).mean(axis=-1))
    thick, thin, gone = hidden
    assert thick.min() > 8
    assert np.allclose(thin, thick / 2, atol=2)
    assert gone.max() <= 1


def test_the_bank_drifts_without_a_seam() -> None:
    clock = ValueTracker(0.0)
    bank = FogBank(fog(), clock)
    still = picture(bank)
    clock.set_value(25)
    moved = picture(bank)
    assert np.array_equal(moved[:, :360], still[:, 120:])
    for seam in (50, 90):
        clock.set_value(seam)
        steps = np.abs(np.diff(picture(bank)[..., :3].astype(int), axis=1))
        assert steps.max() <= 6
    clock.set_value(100)
    assert np.array_equal(picture(bank), still)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.1, 4))
@settings(max_examples=50)
def test_light_ends_softly_at_the_rim_of_the_ground(x: float, y: float, radius: float) -> None:
    window = ((-4.0, 4.0), (-4.0, 4.0))
    here = np.array([[8 * x - 4, 8 * y - 4]])
    walk = descend(LANDSCAPES["paraboloid"], gradient_descent(1.0), here, 0)
    made = Fog(walk, ValueTracker(0.0), radius, window)
    rim = np.linspace(-4, 4, 81)[:, None] * [[0.0, 1.0]] + [[4.0, 0.0]]
    assert np.all(made.clearness(rim) == 0)
    if np.abs(here).max() < 3.999:  # she herself stands in the light
        assert made.clearness(here) == pytest.approx(1)
