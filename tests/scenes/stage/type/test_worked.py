"""The rule in numbers: what is printed adds up as printed."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.render.rehearsal import offstage
from scenes.stage.type.text import read_number
from scenes.stage.type.worked import WorkedLine, add_up, difference

_LINE = re.compile(r"(−?[\d.]+) − ([\d.]+) × \(?(−?[\d.]+)\)? ([=≈]) (−?[\d.]+)")


def line(start: float, rate: float, gradient: float) -> WorkedLine:
    with offstage():
        return WorkedLine(start, rate, gradient)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((1.6, 0.1, 3.2), "1.6 − 0.1 × 3.2 = 1.28"),
        ((-0.55, 0.001, -1062.0), "−0.55 − 0.001 × (−1,062) = 0.512"),
        ((2.0, 0.5, 0.0), "2 − 0.5 × 0 = 2"),
        ((1.0, 0.1, 0.004), "1 − 0.1 × 0.004 = 0.9996"),
        ((1.0, 0.1, 100.0), "1 − 0.1 × 100 = −9"),
        ((1 / 3, 0.1, 2 / 3), "0.333 − 0.1 × 0.667 ≈ 0.27"),
        ((3.28990104, 0.00077, 4.70325), "3.2899 − 0.00077 × 4.7032 ≈ 3.286"),  # and not 3.29
    ],
)
def test_as_few_decimals_as_add_up(numbers: tuple[float, float, float], words: str) -> None:
    assert line(*numbers).words == words


@given(st.floats(-50, 50), st.sampled_from([0.001, 0.03, 0.1, 0.15, 0.5]), st.floats(-1e3, 1e3))
@settings(max_examples=300)
def test_what_is_printed_adds_up_as_printed(start: float, rate: float, gradient: float) -> None:
    (here, share, slope, end), exact = add_up(start, rate, gradient)
    by_hand = here - share * slope
    if exact:
        assert by_hand == end
    else:
        assert abs(by_hand - end) <= Decimal("0.005")
    assert float(share) == rate
    for printed, true in ((here, start), (slope, gradient), (end, start - rate * gradient)):
        assert float(printed) == pytest.approx(true, abs=0.0051)


def test_the_line_on_the_screen_is_the_line_that_is_told() -> None:
    shown = line(1.6, 0.1, -3.25)
    match = _LINE.fullmatch(shown.words)
    assert match is not None
    here, share, slope, sign, end = (text.replace("−", "-") for text in match.groups())
    assert Decimal(here) - Decimal(share) * Decimal(slope) == Decimal(end)
    assert sign == "="
    for name, text in (("here", here), ("rate", share), ("grad", f"({slope})"), ("next", end)):
        glyphs = shown.part(name).family_members_with_points()
        assert len(glyphs) == len(text), name


def test_a_steep_slope_is_told_in_whole_numbers_where_these_add_up() -> None:
    numbers, exact = add_up(-0.55, 0.001, -1061.9466666666667)
    assert [str(number) for number in numbers] == ["-0.55", "0.001", "-1062", "0.512"]
    assert exact


def test_thousands_are_apart() -> None:
    steep = line(-0.55, 0.001, -1061.9466666666667)
    assert steep.words == "−0.55 − 0.001 × (−1,062) = 0.512"
    assert len(steep.part("grad").family_members_with_points()) == len("(−1,062)")


def test_numbers_too_large_to_be_written_out_have_a_power_of_ten() -> None:
    line = WorkedLine(-1.1e17, 1.6e15, -117.8)
    assert not line.exact
    assert line.words == "−1.1×10¹⁷ − 1.6×10¹⁵ × (−117.8) ≈ 7.848×10¹⁶"


@pytest.mark.parametrize(
    ("start", "rate", "gradient", "end"),
    [
        (-2.7, 1.2e-6, -2689.0, "-2.697"),
        (-1.5, 0.0029, -0.919, "-1.4973"),
        (1.0, 1e-4, 2.0, "0.9998"),
        (-0.55, 0.00088, 18.316, "-0.566"),  # and not −0.57: the step is 0.016
        (-2.75, 0.0026, 4.906, "-2.763"),
        (-0.075, 0.004, -3.27293, "-0.062"),  # and not −0.06: 0.013 is not 0.015
    ],
)
def test_a_small_step_is_seen_in_its_numbers(
    start: float, rate: float, gradient: float, end: str
) -> None:
    (here, *_, there), _ = add_up(start, rate, gradient)
    assert here != there
    assert there == Decimal(end)


@given(st.integers(-9999, 9999), st.integers(-9999, 9999), st.integers(0, 3))
def test_a_difference_adds_up_as_printed(whole: int, part: int, places: int) -> None:
    """301 − 295.3 = 5.68, it said once."""
    numbers = [Decimal(number).scaleb(-places) for number in (whole, part, whole - part)]
    told = difference(float(numbers[0]), float(numbers[1]))
    printed = [Decimal(text.replace("−", "-").replace(",", "")) for text in told]
    assert printed[0] - printed[1] == printed[2]
    assert list(map(float, printed)) == pytest.approx(list(map(float, numbers)), rel=1e-3, abs=0)


def test_what_has_too_many_digits_to_add_up_is_printed_in_short() -> None:
    told = difference(1 / 3e9, 2e12)
    assert all(len(text) < 12 for text in told)
    assert read_number(told[2]) == pytest.approx(-2e12)
