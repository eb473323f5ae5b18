"""What is heard when nobody speaks: so little that nobody notices, and not nothing."""

from __future__ import annotations

import numpy as np

from scenes.render.air import LEVEL, air
from scenes.render.mastering import loudness, mastered, true_peak
from scenes.render.soundtrack import RATE, Soundtrack


def decibels(sound: np.ndarray) -> float:
    return 20 * np.log10(float(np.sqrt(np.mean(np.square(sound, dtype=np.float64)))))


def test_air_is_as_soft_as_it_is_to_be_at_every_moment() -> None:
    sound = air(60 * RATE)
    for second in range(60):
        assert abs(decibels(sound[second * RATE : (second + 1) * RATE]) - LEVEL) < 3
    assert decibels(np.diff(sound, axis=0)) < LEVEL - 20  # it rushes and does not hiss


def test_air_begins_anew_where_nobody_can_tell() -> None:
    sound = air(21 * RATE)[:, 0]
    steps = np.abs(np.diff(sound))
    again = 20 * RATE
    assert np.array_equal(sound[again:], sound[: len(sound) - again])
    assert steps[again - 1] < 4 * steps.std()


def test_both_channels_have_the_same_air() -> None:
    left, right = air(RATE, 2).T
    assert np.array_equal(left, right)
    assert np.array_equal(left, air(RATE)[:, 0])


def test_a_film_is_as_loud_with_it_as_without() -> None:
    rng = np.random.default_rng(1)
    track = Soundtrack()
    track.lay(0.5, rng.standard_normal(2 * RATE).astype(np.float32) * 0.1, RATE)
    track.lay(4.5, rng.standard_normal(2 * RATE).astype(np.float32) * 0.1, RATE)
    assert track.speaks
    made = mastered(track.cut([(0, 8)]))
    with_air = made + air(*made.shape)
    assert abs(loudness(with_air) - loudness(made)) < 0.05
    assert true_peak(with_air) < -1.4
    pause = slice(round(3 * RATE), round(4 * RATE))
    assert not made[pause].any()
    assert abs(decibels(with_air[pause]) - LEVEL) < 3
