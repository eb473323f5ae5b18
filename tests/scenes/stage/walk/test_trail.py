"""Paths lie on the ground, hide behind hills, and depend on nothing but the present progress."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import LANDSCAPES
from scenes.stage.ground.surface import Surface
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.walk.playback import Playback
from scenes.stage.walk.trail import Trails
from tests.scenes.canvas import (
    FLAT,
    Array,
    Spy,
    cover,
    party,
    picture,
    pixels_at,
    placed,
    projected,
    shade,
)

# A rate that suits each landscape, from its curvature.
RATES = {
    "sine_hills": 0.35,
    "himmelblau": 0.005,
    "rastrigin": 0.001,
    "six_hump_camel": 0.02,
    "goldstein_price": 1e-6,
    "saddle": 0.1,
}


def trails(name: str = "sine_hills", **pose: float) -> Trails:
    walkers = party(name, rate=RATES[name])
    return Trails(View(LANDSCAPES[name], **{"relief": 2.2, "elevation": 30, **pose}), walkers)


def interpolated(walkers: Playback, times: Array) -> Array:
    """Where the walkers are at ``times`` (n,), straight on between steps: (walkers, n, 2)."""
    points = walkers.trajectory.points
    steps = np.arange(len(points))
    return np.stack(
        [
            np.stack([np.interp(times, steps, points[:, k, axis]) for axis in (0, 1)], axis=-1)
            for k in range(points.shape[1])
        ]
    )


# -- on the ground ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", RATES)
@pytest.mark.parametrize("progress", [0, 0.1, 0.25, 1, 3.999999, 7.62, 19.99, 20])
def test_every_vertex_is_on_the_ground_of_the_path(name: str, progress: float) -> None:
    drawn = trails(name)
    drawn.party.progress.set_value(progress)
    vertices = drawn.vertices()
    value = LANDSCAPES[name].value(vertices[..., :2])
    assert np.all(np.abs(vertices[..., 2] - value) < 1e-9)
    # From the start to the present moment, with every step on the way.
    times = np.append(np.arange(0, progress, 0.25), progress)
    on_path = interpolated(drawn.party, times)
    gaps = np.linalg.norm(vertices[:, :, None, :2] - on_path[:, None], axis=-1)
    assert gaps.min(axis=2).max() < 1e-9
    assert gaps.min(axis=1).max() < 1e-9
    assert np.allclose(vertices[:, 0, :2], drawn.party.trajectory.points[0])
    assert np.allclose(vertices[:, -1, :2], drawn.party.trajectory.at(progress))


@pytest.mark.parametrize("name", RATES)
@pytest.mark.parametrize("perspective", [0.0, 0.045])
def test_what_is_painted_are_these_vertices(name: str, perspective: float) -> None:
    drawn = trails(name, perspective=perspective)
    drawn.party.progress.set_value(9.3)
    spy = Spy()
    drawn.draw(spy)
    painted = np.unique(spy.corners().round(9), axis=0)
    vertices = drawn.vertices()[..., :2]
    inside = drawn.view.inside(vertices)
    expected = projected(drawn.view, placed(drawn.view, vertices))[inside]
    gap = np.linalg.norm(painted[:, None] - expected, axis=-1)
    assert len(painted) > 20
    assert gap.min(axis=1).max() < 1e-8  # nothing else is painted
    joined = inside[:, 1:] & inside[:, :-1]
    ends = np.pad(joined, ((0, 0), (1, 0))) | np.pad(joined, ((0, 0), (0, 1)))
    needed = projected(drawn.view, placed(drawn.view, vertices))[ends]
    gap = np.linalg.norm(painted[:, None] - needed, axis=-1)
    assert gap.min(axis=0).max() < 1e-8  # and none of them is missing


def test_the_kept_picture_follows_the_camera() -> None:
    drawn = trails()
    drawn.party.progress.set_value(9.3)
    drawn.draw(Spy())
    drawn.view.look(azimuth=20, elevation=60, zoom=1.2)
    moved, fresh = Spy(), Spy()
    drawn.draw(moved)
    other = trails(azimuth=20, elevation=60, zoom=1.2)
    other.party.progress.set_value(9.3)
    other.draw(fresh)
    assert np.array_equal(moved.corners(), fresh.corners())


# -- hidden by hills -------------------------------------------------------------------------------


def strengths(drawn: Trails, shown: Surface) -> tuple[Array, Array]:
    """How strongly each vertex (walkers, n) shows its colour, and the ground above its sight.

    The strength is the share of the walker's colour in the mix with what is behind the trail.
    """
    vertices = drawn.vertices()[..., :2]
    place = pixels_at(projected(drawn.view, placed(drawn.view, vertices)))
    bare, full = (picture(*cast).astype(float)[..., :3] for cast in ([shown], [shown, drawn]))
    toward = drawn.party.colors()[:, None] * 255 - bare[place]
    mixed = full[place] - bare[place]
    share = np.sum(mixed * toward, axis=-1) / np.sum(toward * toward, axis=-1)
    over = cover(drawn.view, vertices.reshape(-1, 2)).reshape(vertices.shape[:2])
    return share, over


def alone(screen: Array, mine: Any, others: Any) -> Array:
    """Which points (n,) of ``screen`` in ``mine`` are at least eight pixels from all ``others``."""
    gap = np.linalg.norm(screen[mine][:, None] - screen[others], axis=-1)
    return gap.min(axis=1, initial=np.inf) > 8 * 8 / 270


@pytest.mark.parametrize("azimuth", [-60, 35, 160])
def test_a_path_behind_a_hill_is_dimmed_and_one_in_front_never_is(azimuth: float) -> None:
    view = View(LANDSCAPES["sine_hills"], size=8.5, azimuth=azimuth, elevation=22, relief=2.6)
    walkers = party(starts=9, steps=30, seed=11, colors=("#FF2020",))
    walkers.progress.set_value(30)
    drawn = Trails(view, walkers, width=11)
    share, over = strengths(drawn, Surface(view))
    inside = view.inside(drawn.vertices()[..., :2])
    # Two vertices to either side must agree, so that no pixel holds the end of a stretch.
    hidden, seen = (over > 0.02) & inside, (over <= 0) & inside
    for shift in (-2, -1, 1, 2):
        hidden, seen = hidden & np.roll(over > 0, shift, 1), seen & np.roll(over <= 0, shift, 1)
    screen = projected(view, placed(view, drawn.vertices()[..., :2])).reshape(-1, 2)
    away = alone(screen, hidden.reshape(-1), ((over <= 0) & inside).reshape(-1))
    dimmed = share[hidden][away]
    assert len(dimmed) >= 20
    assert seen.sum() >= 50
    assert dimmed.max() < 0.6  # where hidden trails lie over each other
    assert share[seen].min() > 0.8


def test_from_straight_above_everything_is_seen() -> None:
    view = View(LANDSCAPES["sine_hills"], **FLAT)
    walkers = party(starts=4)
    walkers.progress.set_value(20)
    drawn = Trails(view, walkers, width=11)
    share, _ = strengths(drawn, Surface(view))
    assert share[view.inside(drawn.vertices()[..., :2])].min() > 0.8


def test_outside_the_window_nothing_is_drawn() -> None:
    walkers = party("saddle", starts=6, steps=30, rate=0.1)
    view = View(LANDSCAPES["saddle"], **FLAT, zoom=0.5)
    walkers.progress.set_value(30)
    drawn = Trails(view, walkers, width=6)
    assert not view.inside(walkers.now()).any(), "nobody leaves the window"
    image = picture(drawn)
    painted = np.abs(image[..., :3] - shade(BACKGROUND)).max(axis=-1) > 2
    (left, bottom), (right, top) = view.at([(-2, -2), (2, 2)])
    (low, high), (first, last) = pixels_at(np.array([(left, bottom), (right, top)]))
    rows, columns = np.nonzero(painted)
    assert len(rows) > 50
    assert rows.min() >= high - 3
    assert rows.max() <= low + 3
    assert columns.min() >= first - 3
    assert columns.max() <= last + 3


# -- functions of the progress ---------------------------------------------------------------------


@given(st.lists(st.floats(0, 20), max_size=5), st.floats(0, 20))
@settings(max_examples=15)
def test_pictures_do_not_depend_on_what_was_shown_before(
    history: list[float], progress: float
) -> None:
    drawn, fresh = trails(), trails()
    for before in history:
        drawn.party.progress.set_value(before)
        drawn.draw(Spy())
    drawn.party.progress.set_value(progress)
    fresh.party.progress.set_value(progress)
    assert np.array_equal(picture(drawn), picture(fresh))


def test_nothing_is_drawn_before_the_first_step() -> None:
    assert np.abs(picture(trails())[..., :3] - shade(BACKGROUND)).max() <= 1
