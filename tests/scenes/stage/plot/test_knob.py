"""A knob's angle, arc and number are one and the same value."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import FadeIn

from scenes.render.rehearsal import offstage
from scenes.stage.lecture.theme import BODY_SIZE, POSITION
from scenes.stage.plot.knob import Dial, Knob
from tests.scenes.canvas import Array, picture, pixels_at, shade


def dial(value: float, low: float = -1.0, high: float = 3.0) -> Dial:
    return Dial("w", lambda: value, low, high, radius=1.0)


def direction(degrees: float) -> Array:
    return np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])


def test_a_knob_turns_clockwise_from_stop_to_stop() -> None:
    assert dial(-1.0).angle == pytest.approx(225)
    assert dial(1.0).angle == pytest.approx(90)
    assert dial(3.0).angle == pytest.approx(-45)
    assert (dial(-9.0).angle, dial(9.0).angle) == (dial(-1.0).angle, dial(3.0).angle)


@given(st.floats(-1, 3), st.floats(-1, 3))
@settings(max_examples=40)
def test_equal_turns_are_equal_changes(one: float, other: float) -> None:
    assert dial(other).angle - dial(one).angle == pytest.approx(-67.5 * (other - one), abs=1e-9)


@pytest.mark.parametrize("value", [-1.0, -0.3, 0.8, 2.6])
def test_the_pointer_points_there(value: float) -> None:
    image = picture(dial(value), size=(960, 540)).astype(float)
    turned = 225 - 67.5 * (value + 1)
    for degrees, lit in ((turned, True), (turned + 40, False), (turned - 40, False)):
        pixel = image[pixels_at(0.45 * direction(degrees), (960, 540))][:3]
        assert (np.abs(pixel - shade(POSITION)).max() < 30) == lit


@pytest.mark.parametrize(("value", "low"), [(2.0, -1.0), (-0.8, -1.0), (2.0, 1.0)])
def test_the_track_is_lit_from_zero_or_the_low_stop_to_the_value(value: float, low: float) -> None:
    shown = dial(value, low)
    image = picture(shown, size=(960, 540)).astype(float)
    for at in np.linspace(low, 3.0, 23):
        home = max(0.0, low)
        gap = min(abs(at - value), abs(at - home))
        if gap < 0.2:
            continue  # the round ends of the arc
        degrees = 225 - 270 * (at - low) / (3.0 - low)
        pixel = image[pixels_at(0.93 * direction(degrees), (960, 540))][:3]
        lit = min(home, value) < at < max(home, value)
        assert (np.abs(pixel - shade(POSITION)).max() < 30) == lit, at


def test_the_dial_is_painted_where_the_knob_stands() -> None:
    with offstage():
        knob = Knob("b", lambda: 1.0, -1.0, 3.0, radius=0.8).move_to((3, 1, 0))
    image = picture(knob.dial, size=(960, 540)).astype(float)
    at = knob.dial.get_center()[:2] + 0.8 * 0.45 * np.array([0, 1])
    assert np.abs(image[pixels_at(at, (960, 540))][:3] - shade(POSITION)).max() < 30


def test_name_number_and_angle_are_the_same_value() -> None:
    value = [0.25]
    with offstage():
        knob = Knob("w", lambda: value[0], -1.0, 3.0)
        assert knob.readout.text == "𝑤 0.25"
        value[0] = -0.5
        knob.readout.refresh()
    assert knob.readout.text == "𝑤 −0.50"
    assert knob.readout.readings()[0].value == -0.5
    assert knob.dial.readings() == [("knob w", "", knob.dial.angle_of(-0.5))]


def test_a_held_knob_is_lit() -> None:
    shown = dial(1.0)
    before = picture(shown, size=(960, 540)).astype(float)
    shown.held.set_value(1.0)
    after = picture(shown, size=(960, 540)).astype(float)
    rim = pixels_at(0.76 * direction(200.0), (960, 540))
    assert after[rim][:3].sum() > before[rim][:3].sum() + 100


def test_a_knob_is_placed_with_its_number_and_paints_itself_where_it_is() -> None:
    with offstage():
        knob = Knob("w", lambda: 1.0, -1.0, 3.0).place(2.0, -1.0, 0.4)
        assert knob.dial.radius == pytest.approx(0.4)
        assert knob.readout.get_left()[0] == pytest.approx(knob.dial.get_right()[0] + 0.2)
        assert knob.readout.get_y() == pytest.approx(knob.dial.get_y())
        assert np.allclose(knob.dial.get_center(), (2, -1, 0))
        assert knob.readout.font_size == pytest.approx(BODY_SIZE)
    pointer = picture(knob.dial, size=(960, 540))[
        pixels_at(np.array([2.0, -1.0 + 0.45 * 0.4]), (960, 540))
    ]
    assert np.abs(pointer[:3].astype(float) - shade(POSITION)).max() < 30


def test_a_knob_enters_with_the_number_of_now() -> None:
    value = [0.25]
    with offstage():
        knob = Knob("w", lambda: value[0], -1.0, 3.0)
        value[0] = 2.5
        fading = FadeIn(knob)
        fading.begin()
        assert knob.dial.presence == 0
        fading.update_mobjects(0)
        fading.interpolate(0.5)
        assert 0 < knob.dial.presence < 1
        assert knob.readout.text == "𝑤 2.50"
        fading.finish()
        assert knob.dial.presence == 1


def test_a_knob_is_lit_only_while_it_is_turned() -> None:
    with offstage():
        knob = Knob("w", lambda: 1.0, -1.0, 3.0)
        glow = knob.glow()
        glow.begin()
        lit = []
        for share in np.linspace(0, 1, 11):
            glow.interpolate(float(share))
            lit.append(knob.dial.held.get_value())
        glow.finish()
    assert lit[0] == lit[-1] == knob.dial.held.get_value() == 0
    assert lit[2:9] == [1.0] * 7
