"""Read-outs with powers of ten say the number that is behind them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import ValueTracker

from scenes.render.rehearsal import offstage
from scenes.stage.type.readout import Scientific
from scenes.stage.type.text import Formula, Words, baseline, on_one_line, power_of_ten

SUPERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")

with offstage():
    TRACKER = ValueTracker(1.0)
    SHOWN = Scientific("loss", "loss", TRACKER.get_value)


def written(value: float) -> str:
    TRACKER.set_value(value)
    SHOWN.refresh()
    return str(SHOWN.number.text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12, "12.00"),
        (0.26550472, "0.2655"),
        (4.812993e-9, "4.813×10⁻⁹"),
        (2.6561398e-4, "2.656×10⁻⁴"),
        (4.0656e18, "4.066×10¹⁸"),
        (9.99999, "10.00"),
        (9999.96, "10,000"),
        (1234567, "1.235×10⁶"),
        (0.00999999, "0.01000"),
        (0, "0.000"),
        (-3.2, "−3.200"),
    ],
)
def test_four_digits(value: float, text: str) -> None:
    assert written(value) == text


@given(st.floats(-300, 300), st.booleans())
@settings(max_examples=300)
def test_what_is_written_is_the_number(exponent: float, negative: bool) -> None:
    value = float((-1 if negative else 1) * 10.0**exponent)
    digits, _, power = written(value).replace(",", "").partition("×10")
    said = float(digits.replace("−", "-")) * 10.0 ** int(power.translate(SUPERS) or 0)
    assert said == pytest.approx(value, rel=6e-4)


@given(st.floats(-300, 300))
@settings(max_examples=100)
def test_readings_say_digits_and_power(exponent: float) -> None:
    text = written(10.0**exponent)
    readings = {reading.name: reading for reading in SHOWN.readings()}
    if "×" in text:
        digits, power = readings["loss digits"], readings["loss power"]
        assert float(digits.value) * 10.0 ** float(power.value) == pytest.approx(10.0**exponent)
        assert f"{digits.value:.3f}" == digits.text == text.split("×")[0]
        assert f"{power.value:.0f}".replace("-", "−") == power.text
    else:
        assert readings["loss"].value == pytest.approx(10.0**exponent)


def test_powers_of_ten() -> None:
    assert [power_of_ten(e) for e in (-9, 0, 1, 18)] == ["10⁻⁹", "1", "10", "10¹⁸"]


def test_words_of_any_shape_stand_on_one_line() -> None:
    with offstage():
        rate, verdict = Formula("alpha = 0.38"), Words("a bit large")
        on_one_line(rate, verdict, buff=0.4)
    assert baseline(rate) == pytest.approx(baseline(verdict))
    assert verdict.get_left()[0] - rate.get_right()[0] == pytest.approx(0.4)
    # The tail of the g hangs below the line.
    assert verdict.get_bottom()[1] < baseline(verdict) - 0.05
    assert np.isfinite(baseline(rate))
