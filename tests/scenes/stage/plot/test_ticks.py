"""Round numbers at axes, held against all that there are."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.stage.plot.ticks import Short, round_numbers, tick_text, tick_values

ROUND = [Fraction(rung) * Fraction(10) ** k for k in range(-3, 4) for rung in (1, 5)]


@given(st.integers(-400, 400), st.integers(1, 600), st.sampled_from([0.02, 0.05, 0.3, 1.0, 4.0]))
def test_round_numbers_are_all_multiples_of_the_least_step_that_has_room(
    low: int, many: int, least: float
) -> None:
    start, end = Fraction(low, 100), Fraction(low + many, 100)
    finest = min(step for step in ROUND if step >= Fraction(str(least)))
    first, last = -(-start // finest), end // finest
    wanted = [float(finest * count) for count in range(first, last + 1)]
    found = dict(round_numbers(float(start), float(end), least))
    assert list(found) == pytest.approx(wanted)
    for value, apart in found.items():
        exact = Fraction(f"{value:.6f}")
        if exact == 0:
            assert apart == np.inf
            continue
        assert apart >= least
        assert exact % Fraction(f"{apart:.6f}") == 0
        coarser = [step for step in ROUND if Fraction(f"{apart:.6f}") < step < 100 * least]
        assert all(exact % step for step in coarser)


def test_where_there_is_no_room_there_are_none() -> None:
    assert list(round_numbers(0, 1, 0.0)) == []
    assert list(round_numbers(0, 1, -1.0)) == []
    assert list(round_numbers(0, 1, float("nan"))) == []


def test_a_number_beside_the_end_counts_if_only_rounding_put_it_there() -> None:
    assert [value for value, _ in round_numbers(0.1 + 0.2, 0.5, 0.1)] == [0.3, 0.4, 0.5]
    assert [value for value, _ in round_numbers(0.301, 0.499, 0.1)] == [0.4]
    assert tick_values(0, 10, 2) == [0, 5, 10]
    assert tick_values(0.03, 9.97, 2) == [0, 5, 10]  # less than half a percent beyond
    assert tick_values(0.05, 9.95, 2) == [5]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *[(0.0, "0"), (1e-4, "0.0001"), (-1e-4, "−0.0001"), (9e-5, "9×10⁻⁵"), (999_999, "999,999")],
        *[
            (1e6, "10⁶"),
            (-1e-5, "−10⁻⁵"),
            (-2.5e6, "−2.5×10⁶"),
            (1500, "1,500"),
            (-0.25, "−0.25"),
            (3e10, "3×10¹⁰"),
        ],
    ],
)
def test_a_number_is_written_out_where_it_is_short(value: float, text: str) -> None:
    assert tick_text(value) == text


@pytest.mark.parametrize(
    ("low", "high", "offset", "power"),
    [
        (0, 1e6 - 1, 0, 0),
        (0, 1e6, 0, 6),
        (0, 1e-4, 0, 0),
        (0, 9e-5, 0, -5),
        (-3e7, 10, 0, 7),
        (1e6, 1e6 + 101, 0, 6),  # a range of a ten thousandth: ticks are told apart
        (1e6, 1e6 + 99, 1e6, 0),
        (-1e6 - 99, -1e6, -1e6, 0),
    ],
)
def test_long_numbers_are_counted_from_elsewhere_or_in_powers_of_ten(
    low: float, high: float, offset: float, power: int
) -> None:
    assert Short.of(low, high) == (offset, power, 1.0)


@given(st.integers(10_000, 10**9), st.integers(1, 50), st.booleans())
def test_an_offset_is_about_where_the_range_is(place: int, span: int, below: bool) -> None:
    low, high = float(place * 1000), float(place * 1000 + span)
    if below:
        low, high = -high, -low
    short = Short.of(low, high)
    if span < 1e-4 * max(abs(low), abs(high)):
        assert short.offset
        near = min(abs(short.offset - low), abs(short.offset - high))
        assert near <= span
        for value in (low, high):
            written = float(short.text(value).replace("−", "-").replace(",", ""))
            assert written + short.offset == pytest.approx(value, abs=1e-6)
        assert short.named("x").startswith("x +" if below else "x −")


@pytest.mark.parametrize(
    ("short", "named", "alone"),
    [
        (Short(), "x", ""),
        (Short(0.0, 3), "x / 10³", "× 10³"),
        (Short(2e9, 0), "x − 2×10⁹", "+ 2×10⁹"),
        (Short(-1500.0, -4), "(x + 1,500) / 10⁻⁴", "× 10⁻⁴ − 1,500"),
        (Short(1e9, 9), "(x − 10⁹) / 10⁹", "× 10⁹ + 10⁹"),
    ],
)
def test_what_numbers_are_of_their_quantity_is_told_as_a_calculation(
    short: Short, named: str, alone: str
) -> None:
    """“income in 10⁹” was a riddle."""
    assert (short.named("x"), short.named("")) == (named, alone)


def test_short_numbers_are_written_without_their_offset() -> None:
    assert Short(0.0, 3).text(2500) == "2.5"
    assert Short(100.0, 0).text(98.5) == "−1.5"
    assert Short(1.6e9, 0, 1e9).text(1.600000005) == "5"  # of which rounding leaves few digits
