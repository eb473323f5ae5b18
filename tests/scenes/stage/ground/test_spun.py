"""A surface of revolution: where its curve was, and hiding what is behind it."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import LANDSCAPES
from scenes.stage.ground.spun import Spun
from scenes.stage.ground.view import View
from tests.scenes.canvas import Array, picture, pixels_at, projected

SIZE = (960, 540)
BOWL = LANDSCAPES["paraboloid"].with_window(((-10, 10), (-10, 10)))
REACH = 10 * 2**0.5
LOW = {"azimuth": -62.0, "elevation": 31.0, "perspective": 0.03, "relief": 2.4}


def bowl(turned: float = 1.0, **pose: float) -> Spun:
    view = View(BOWL, size=6.2, **{**LOW, **pose})
    return Spun(view, np.square, REACH, turned=turned)


def ring(radius: float, count: int = 40) -> Array:
    angles = np.linspace(0, 2 * np.pi, count, endpoint=False) + 0.01
    return radius * np.stack([np.cos(angles), np.sin(angles)], axis=-1)


def test_it_lies_on_the_ground_that_it_is_the_graph_of() -> None:
    surface = bowl()
    places = np.random.default_rng(1).uniform(-9, 9, (30, 2))
    assert np.allclose(surface.at(places), surface.view.at(places))
    world = np.column_stack([places * 0.31, (np.sum(places**2, axis=1) / 200 - 0.5) * 2.4])
    assert np.allclose(surface.at(places), projected(surface.view, world), atol=1e-6)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.62, 1.0])
def test_half_a_turn_of_two_arms_paints_all_of_it(share: float) -> None:
    surface = bowl(share)
    places = ring(7.0, 720)
    angles = np.arctan2(places[:, 1], places[:, 0]) % np.pi
    assert np.array_equal(surface.painted(places), (angles <= np.pi * share) & (share > 0))
    curve = surface.curve() - surface.on_it(np.zeros(2))
    assert np.hypot(*curve[[0, -1], :2].T) == pytest.approx([REACH * 0.31] * 2)


def test_what_is_painted_is_seen_and_the_rest_is_not() -> None:
    surface = bowl(0.5, elevation=60.0)
    places = np.concatenate([ring(4.0), ring(9.0)])
    shown = picture(surface, size=SIZE)[pixels_at(surface.at(places), SIZE)][:, :3].astype(int)
    lit = shown.max(axis=1) > 60
    angles = np.arctan2(places[:, 1], places[:, 0]) % np.pi
    sure = np.abs(np.sin(2 * angles)) > 0.2
    assert np.array_equal(lit[sure], surface.painted(places)[sure])


def test_the_near_wall_hides_what_is_behind_it() -> None:
    steep = bowl(elevation=12.0, relief=4.0)
    assert not steep.seen(np.zeros(2))  # its lowest place
    assert bowl().seen(np.zeros(2))
    eye = np.array([np.cos(np.radians(-62)), np.sin(np.radians(-62))])
    assert steep.seen(0.95 * REACH * eye)  # of the near wall one sees the outside
    assert steep.seen(-0.95 * REACH * eye)  # the rim on the far side is above the near one
    assert not steep.seen(-0.3 * REACH * eye)
    assert bowl(0.0, elevation=12.0, relief=4.0).seen(np.zeros(2))  # nothing is painted yet


def test_a_drop_ends_where_the_height_is_nought() -> None:
    surface = bowl()
    points, _ = surface.drop([6, -3])
    level = np.array([6 * 0.31, -3 * 0.31, -1.2])
    assert np.allclose(points[0], surface.at([6, -3]))
    assert np.allclose(points[1], projected(surface.view, level), atol=1e-6)


def test_stretched_by_nothing_it_is_lit_like_a_round_one_and_else_by_its_own_slopes() -> None:
    view = View(BOWL, size=6.2, **LOW)
    round_one, same, wide = (
        picture(Spun(view, np.square, REACH, oval=oval), size=SIZE)[..., :3].astype(int)
        for oval in (None, np.eye(2), np.diag([1.6, 0.8]))
    )
    inside = pixels_at(Spun(view, np.square, REACH).at(ring(5.0)), SIZE)
    assert np.abs(round_one[inside] - same[inside]).max() <= 3
    assert np.abs(round_one - same).mean() < 0.2
    assert np.abs(round_one - wide).mean() > 2
