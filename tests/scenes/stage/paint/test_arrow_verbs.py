"""The verbs of an arrow, the one scale of all, its name, and the angle between two."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import Create

from scenes.stage.lecture.theme import GRADIENT, STEP
from scenes.stage.paint.arrow import Arrow, ArrowScale, HalfTurn
from scenes.stage.paint.painted import change
from tests.scenes.canvas import picture, pixels_at, shade
from tests.scenes.stage.paint.arrows import arrow, both, plane, played

# -- verbs -----------------------------------------------------------------------------------------


@both
@pytest.mark.parametrize("turn_first", [False, True])
def test_aimed_it_is_the_step(skipped: bool, turn_first: bool) -> None:
    one = arrow(plane(), [1, 1], [2, 4])
    played(*one.aim(0.3, turn_first), skipped=skipped)
    assert np.allclose(one.present(), [-0.6, -1.2], atol=1e-9)
    assert np.allclose(one.tip(), plane().at([0.4, -0.2]), atol=1e-9)


@pytest.mark.parametrize("turn_first", [False, True])
def test_one_half_of_aiming_is_over_before_the_other_begins(turn_first: bool) -> None:
    cut, turn = arrow(plane(), [1, 1], [2, 4]).aim(0.3, turn_first)
    first, second = (turn, cut) if turn_first else (cut, turn)
    assert [first.rate_func(t) for t in (0, 0.45, 0.5, 1)] == pytest.approx([0, 1, 1, 1])
    assert [second.rate_func(t) for t in (0, 0.5, 0.55, 1)] == pytest.approx([0, 0, 0, 1])
    assert 0 < first.rate_func(0.2) < 1
    assert 0 < second.rate_func(0.8) < 1


@both
def test_it_grows_from_its_root_and_is_used_up_from_there(skipped: bool) -> None:
    one = arrow(plane(), [0, 1], [2, 1])
    root, tip = plane().at([0, 1]), plane().at([2, 2])
    growing = one.grow()
    assert np.allclose(one.line(), root)
    assert one.drawn_length() == pytest.approx(np.hypot(3.2, 0.9))  # as it will be
    one.grown.set_value(0.5)
    assert np.allclose(one.line()[[0, -1]], [root, (root + tip) / 2])
    one.grown.set_value(0)
    played(growing, skipped=skipped)
    assert np.allclose(one.line()[[0, -1]], [root, tip])
    one.used.set_value(0.75)
    assert np.allclose(one.line()[[0, -1]], [root + 0.75 * (tip - root), tip])
    played(change(one.used, 1), skipped=skipped)
    assert np.allclose(one.line(), tip)
    one.grown.set_value(0.2)  # no more can be used than there is
    assert np.allclose(one.line(), root + 0.2 * (tip - root))


def test_it_can_be_set_to_any_state_at_once() -> None:
    one = arrow(plane(), [0, 0], [1, 0])
    one.used.set_value(1)
    assert one.set_as(share=0.5, turned=1, grown=0.5) is one
    assert np.allclose(one.line()[-1], plane().at([-0.25, 0]), atol=1e-9)
    assert np.allclose(one.line()[0], plane().at([0, 0]), atol=1e-9)
    assert one.set_as().length == 1
    assert (one.turned.get_value(), one.grown.get_value(), one.used.get_value()) == (0, 1, 0)


@both
def test_create_lets_it_grow(skipped: bool) -> None:
    one = arrow(plane(), [0, 0], [1, 0]).set_as(grown=0)
    twin = one.copy()
    twin.pointwise_become_partial(one, 0, 0.4)
    assert one.grown.get_value() == pytest.approx(0.4)
    played(Create(one), skipped=skipped)
    assert one.grown.get_value() == 1
    assert one.presence == 1


# -- one scale for all -----------------------------------------------------------------------------


@both
def test_arrows_of_one_scale_keep_the_ratio_of_their_vectors(skipped: bool) -> None:
    scale = ArrowScale()
    assert scale.is_true
    short = arrow(plane().ruler, [0.0], [0.3], scale=scale)
    long = arrow(plane().ruler, [1.0], [1.2], scale=scale)
    played(scale.to(0.1), skipped=skipped)
    assert scale.factor == pytest.approx(0.1)
    assert not scale.is_true
    assert long.drawn_length() / short.drawn_length() == pytest.approx(4)
    assert long.drawn_length() == pytest.approx(0.1 * 1.2 * 1.6)


def test_arrows_with_no_scale_given_are_true() -> None:
    assert arrow(plane(), [0, 0], [1, 1]).scale_of_all.is_true


@pytest.mark.parametrize(
    ("factor", "said"),
    [(1.0, "1"), (0.1, "0.1"), (0.25, "0.25"), (0.004, "0.004"), (2e-5, "2×10⁻⁵")],
)
def test_the_note_says_the_factor(factor: float, said: str) -> None:
    scale = ArrowScale(factor)
    readout = scale.note()[1]
    assert readout.text == f"arrows × {said}"
    assert readout.readings()[0].value == factor
    scale.tracker.set_value(0.5)
    readout.update()
    assert readout.text == "arrows × 0.5"


# -- pictures and readings -------------------------------------------------------------------------


def test_it_is_drawn_where_it_is_in_its_color() -> None:
    one = arrow(plane(), [-1, 1], [2, 2], becomes=STEP, width=0.3)
    for turned, color in ((0.0, GRADIENT), (1.0, STEP)):
        image = picture(one.set_as(turned=turned))
        row, column = pixels_at(one.line()[5])
        assert np.allclose(image[row, column, :3], shade(color), atol=2)
    assert not np.allclose(image[pixels_at(plane().at([0, 2]))][:3], shade(STEP), atol=60)


def test_its_readings_are_the_numbers_it_stands_for_and_its_scale() -> None:
    one = arrow(plane().ruler, [0.0], [2.0], name="step", scale=ArrowScale(0.1))
    vector, scale = one.set_as(share=0.5, turned=1).readings()
    assert (vector.name, vector.value) == ("step", pytest.approx((-1.0,)))
    assert (scale.name, scale.value) == ("step arrow scale", pytest.approx(0.1))
    assert one.set_as(grown=0).readings()[1].value is None  # it is not there


def test_its_name_has_its_color() -> None:
    one = arrow(plane(), [0, 0], [1, 0], color="#FF0000", becomes="#00FF00")
    for turned, color in ((0.0, "#FF0000"), (1.0, "#00FF00")):
        words = one.set_as(turned=turned).named("step")[1]
        assert words.family_members_with_points()[0].get_fill_color().to_hex() == color


@pytest.mark.parametrize(("vector", "side"), [([2.0, 1.0], 1), ([-2.0, 1.0], -1)])
def test_its_name_stays_beside_its_tip(vector: Any, side: int) -> None:
    one = arrow(plane(), [0.5, 2], vector)
    name = one.named("slope")
    for share in (1.0, 0.5):
        one.set_as(share=share)
        name.update()
        near = name.get_left()[0] if side > 0 else name.get_right()[0]
        assert near - one.tip()[0] == pytest.approx(side * 0.2)
        assert name.get_y() == pytest.approx(one.tip()[1], abs=0.05)


def test_on_an_axis_its_name_stands_above_its_middle() -> None:
    one = arrow(plane().ruler, [0.5], [2.0])
    name = one.named("slope")
    one.set_as(share=0.5)
    name.update()
    assert name.get_x() == pytest.approx(one.middle()[0], abs=0.02)
    assert name.get_bottom()[1] - one.middle()[1] == pytest.approx(0.15)


# -- the angle between two -------------------------------------------------------------------------


@given(st.floats(0, 2 * np.pi), st.floats(0.01, 6.2), st.floats(0, 1))
def test_a_half_turn_goes_anticlockwise_from_the_first_to_the_second(
    begin: float, sweep: float, grown: float
) -> None:
    def along(angle: float) -> Arrow:
        # The units of the plane are not square.
        return arrow(plane(), [1, 2], [np.cos(angle) / 1.6, np.sin(angle) / 0.9])

    turn = HalfTurn(along(begin), along(begin + sweep))
    turn.grown.set_value(grown)
    arc = turn.arc() - plane().at([1, 2])
    assert np.allclose(np.linalg.norm(arc, axis=1), 0.6)
    angles = np.unwrap(np.arctan2(arc[:, 1], arc[:, 0]))
    assert np.exp(1j * angles[0]) == pytest.approx(np.exp(1j * begin), abs=1e-9)
    assert angles[-1] - angles[0] == pytest.approx(grown * sweep, abs=1e-9)


def test_a_half_turn_is_drawn_and_grows() -> None:
    first, second = arrow(plane(), [0, 2], [1, 0]), arrow(plane(), [0, 2], [-1, 0])
    turn = HalfTurn(first, second, "#FF0000")
    top = pixels_at(plane().at([0, 2]) + np.array([0, 0.6]))
    assert picture(turn)[top][0] > 200
    turn.pointwise_become_partial(turn, 0, 0.3)
    assert turn.grown.get_value() == pytest.approx(0.3)
    assert picture(turn)[top][0] < 60
    turn.grown.set_value(0)
    assert np.ptp(picture(turn).reshape(-1, 4), axis=0).max() == 0
