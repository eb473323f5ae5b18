"""Columns of tables are counted so that their numbers are the same numbers, shorter."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdmath import Dataset, InputError
from scenes.stage.type.counting import are_short, counted, in_short
from scenes.stage.type.scripts import missing_letters, refuse_a_useless_line


def table(x: object, y: object, names: tuple[str, str] = ("size", "cost (€)")) -> Dataset:
    return Dataset(np.asarray(x, dtype=float), np.asarray(y, dtype=float), *names)


@given(st.integers(-12, 14), st.floats(1, 9.99), st.booleans())
def test_the_largest_number_is_from_one_to_a_thousand(power: int, digit: float, down: bool) -> None:
    largest = digit * 10.0**power * (-1 if down else 1)
    data = table([1.0, 2.0], [0.3 * largest, largest])
    made = counted(data)
    assert made.x.tolist() == [1, 2]
    assert made.x_name == "size"
    top = float(np.abs(made.y).max())
    assert top * (1 + 1e-9) >= 1
    assert top < 1000
    ratio = largest / made.y[1]
    assert ratio == pytest.approx(10.0 ** (3 * (power // 3)))
    assert made.y[0] / made.y[1] == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("largest", "names"),
    [
        (5e3, ("1,000 €", "thousands")),
        (5e6, ("million €", "millions")),
        (5e9, ("billion €", "billions")),
        (5e12, ("10¹² €", "10¹²")),
        (5e-3, ("10⁻³ €", "thousandths")),
        (5e-12, ("10⁻¹² €", "10⁻¹²")),
    ],
)
def test_the_name_says_what_is_counted(largest: float, names: tuple[str, str]) -> None:
    assert counted(table([1, 2], [1.1, largest])).y_name == f"cost ({names[0]})" or largest < 1
    small = counted(table([1, 2], [largest / 2, largest]))
    assert small.y_name == f"cost ({names[0]})"
    assert counted(table([1, 2], [largest / 2, largest], ("a", "b"))).y_name == f"b ({names[1]})"


@pytest.mark.parametrize(
    ("values", "short"),
    [
        ([0.0, 0.0], True),
        ([1e-2, 0.0], True),
        ([0.0099, 0.0], False),
        ([9999.0, -1.0], True),
        ([1.0, -1e4], False),
        ([1e4, 1.0], False),
    ],
)
def test_which_numbers_are_short(values: list[float], short: bool) -> None:
    assert are_short(np.array(values)) == short
    data = table([1.0, 2.0], values if values[0] != values[1] else [0.0, 1.0])
    assert (in_short(data) is data) == short
    turned = table(data.y, data.x)
    assert (in_short(turned) is turned) == short


def test_letters_that_some_font_has_are_not_missing() -> None:
    assert missing_letters("abc ÄÖ αβγ Жук") == ""
    odd = "\U0001342f"  # a hieroglyph, which no font of a usual computer has
    assert missing_letters(f"a{odd}b{odd}") in ("", odd)
    assert missing_letters("e\u0301 \u200d") == ""  # a mark on a letter, and what is not seen


@pytest.mark.parametrize(("gained", "refused"), [(0.009, True), (0.011, False)])
def test_a_line_by_which_next_to_nothing_is_gained_is_refused(gained: float, refused: bool) -> None:
    # Of y = a x + r, r at right angles to x, the line through 0 takes away a² x·x of y·y.
    x, rest = np.array([1.0, 1.0, 1.0, 1.0]), np.array([1.0, -1.0, 1.0, -1.0])
    a = np.sqrt(gained / (1 - gained))
    data = table(x + 1e-9 * np.arange(4), a * x + rest)
    if refused:
        with pytest.raises(InputError, match="better than w = 0"):
            refuse_a_useless_line(data)
    else:
        refuse_a_useless_line(data)
