"""An arrow is as long as its vector says, ends where it ends, and turns without changing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.stage.lecture.theme import GRADIENT, STEP, rgb
from scenes.stage.paint.arrow import Arrow, ArrowScale
from tests.scenes.canvas import FLAT, placed, projected
from tests.scenes.stage.paint.arrows import arrow, curve, ground, plane, screen_length

# On which picture, from where, along what, and how long that is on the screen.
STRAIGHT: dict[str, tuple[Callable[[], Any], Any, Any, float]] = {
    "ruler": (lambda: plane().ruler, [0.5], [1.5], 1.5 * 1.6),
    "ruler to the left": (lambda: plane().ruler, [0.5], [-2.0], 2 * 1.6),
    "plane": (plane, [0.5, 1], [1.5, 2], float(np.hypot(1.5 * 1.6, 2 * 0.9))),
    "map": (lambda: ground(**FLAT, zoom=0.8), [0.5, -1], [-0.6, 0.8], 7 / 8 * 0.8),
}
straight = pytest.mark.parametrize(
    ("on", "root", "vector", "length"), STRAIGHT.values(), ids=STRAIGHT
)


# -- how long, and where it ends -------------------------------------------------------------------


@straight
def test_it_is_as_long_as_its_vector(on: Any, root: Any, vector: Any, length: float) -> None:
    scale = ArrowScale()
    one = arrow(on(), root, vector, scale=scale)
    assert screen_length(one.line()) == pytest.approx(length, abs=1e-9)
    assert one.drawn_length() == pytest.approx(length, abs=1e-9)
    scale.tracker.set_value(0.25)
    one.set_as(share=0.6)
    assert one.length == pytest.approx(0.15)
    assert screen_length(one.line()) == pytest.approx(0.15 * length, abs=1e-9)
    assert one.drawn_length() == pytest.approx(0.15 * length, abs=1e-9)
    assert np.allclose(one.present(), 0.15 * np.array(vector))


@straight
def test_its_tip_is_where_the_vector_ends(on: Any, root: Any, vector: Any, length: float) -> None:
    view = on()
    one = arrow(view, root, vector, scale=ArrowScale(0.5))
    end = np.array(root) + 0.5 * np.array(vector)
    assert np.allclose(one.landing(), end)
    assert np.allclose(one.tip(), view.at(end), atol=1e-9)
    assert np.allclose(one.line()[0], view.at(root), atol=1e-9)
    assert np.allclose(one.middle(), (view.at(root) + view.at(end)) / 2, atol=1e-9)


def test_on_hills_it_follows_the_ground() -> None:
    view = ground(azimuth=-62, elevation=40)
    one = arrow(view, [0.5, -1], [1.2, 0.9])
    way = np.linspace(0, 1, len(one.line()))[:, None]
    wanted = projected(view, placed(view, np.array([0.5, -1]) + way * [1.2, 0.9]))
    assert np.allclose(one.line(), wanted, atol=1e-9)


def test_on_a_curve_it_follows_the_curve_before_and_after_its_turn() -> None:
    on = curve()
    one = arrow(on, [1.0], [0.8])
    for turned, sign in ((0.0, 1), (1.0, -1)):
        one.set_as(turned=turned)
        x = 1 + sign * 0.8 * np.linspace(0, 1, len(one.line()))
        y = on.landscape.value(x[:, None])
        wanted = np.stack([-5 + (x + 2) * 1.6, -2 + y * 0.9], axis=-1)
        assert np.allclose(one.line(), wanted, atol=1e-9)
        assert np.allclose(one.landing(), 1 + sign * 0.8)


def test_it_moves_with_what_it_is_made_of() -> None:
    state = np.array([0.0, 1.0])
    one = Arrow(plane().ruler, lambda: state[:1], lambda: state[1:])
    state[:] = (1.0, -2.0)
    assert np.allclose(one.landing(), [-1])
    assert np.allclose(one.tip(), plane().ruler.at([-1.0]))


def test_what_is_far_off_stays_countable() -> None:
    one = arrow(plane().ruler, [0.0], [1e9])
    assert np.abs(one.line()).max() <= 60


# -- turning ---------------------------------------------------------------------------------------


@straight
def test_a_half_turn_ends_exactly_opposite(on: Any, root: Any, vector: Any, length: float) -> None:
    view = on()
    one = arrow(view, root, vector).set_as(turned=1)
    opposite = np.array(root) - np.array(vector)
    assert np.allclose(one.present(), -np.array(vector), atol=1e-9)
    assert np.allclose(one.landing(), opposite, atol=1e-9)
    assert np.allclose(one.tip(), view.at(opposite), atol=1e-9)


@given(st.floats(0, 1))
def test_if_it_swings_its_length_is_the_same_all_the_way_round(turned: float) -> None:
    on, root, vector, length = STRAIGHT["map"]
    one = arrow(on(), root, vector).set_as(turned=turned)
    one.swings = True
    assert screen_length(one.line()) == pytest.approx(length, abs=1e-9)


@given(st.floats(0, 1), st.sampled_from([-2.0, 1.5]))
def test_if_it_swings_from_an_axis_it_goes_over_it_as_long_as_it_is(
    turned: float, along: float
) -> None:
    on = plane().ruler
    one = arrow(on, [0.5], [along]).set_as(turned=turned)
    one.swings = True
    assert screen_length(one.line()) == pytest.approx(1.6 * abs(along), abs=1e-9)
    root, tip = one.whole()
    towards = np.array([np.sign(along) * np.cos(np.pi * turned), np.sin(np.pi * turned)])
    assert np.allclose((tip - root) / (1.6 * abs(along)), towards, atol=1e-9)


@given(st.floats(0, 1))
def test_if_it_swings_it_does_so_anticlockwise(turned: float) -> None:
    one = arrow(plane(), [0, 0], [3, 4]).set_as(turned=turned)
    one.swings = True
    x, y = one.present()
    assert complex(x, y) == pytest.approx(complex(3, 4) * np.exp(1j * np.pi * turned), abs=1e-9)


def test_if_it_swings_it_becomes_another_color_as_it_lands() -> None:
    """For half a second it was grey, on its way from lavender to green."""
    one = arrow(plane(), [0, 0], [1, 1], becomes=STEP)
    one.swings = True
    lavender, green = np.array(rgb(GRADIENT)), np.array(rgb(STEP))
    for turned, share in ((0.0, 0.0), (0.5, 0.0), (0.8, 0.0), (0.9, 0.5), (1.0, 1.0)):
        one.set_as(turned=turned)
        assert np.allclose(one.color_now(), lavender + share * (green - lavender))
    plain = arrow(plane(), [0, 0], [1, 1], color="#FF0000").set_as(turned=1)
    assert plain.color_now().tolist() == [1, 0, 0]
