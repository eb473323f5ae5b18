"""Programs and logs: cells of one width, lines as far as they are written, what has scrolled."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import LEFT, RIGHT, UP

from gdmath import InputError
from scenes.render.rehearsal import offstage
from scenes.stage.lecture.boxes import STAGE, Box
from scenes.stage.lecture.theme import LOSS, POSITION, TEXT
from scenes.stage.type.listing import Listing, Log, Typed
from scenes.stage.type.text import Words
from tests.scenes.canvas import picture

LOOP = "for k in range(3):\n    print(k, loss(w))\n    w -= 0.1 * slope(w)"
LINES = [f"line {number:2d}: {1 / (number + 1):.4f}" for number in range(30)]


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    with offstage():
        yield


def rows_of(listing: Listing | Log) -> dict[float, str]:
    """What stands in each row, by its baseline, put together from its runs and their columns."""
    left, _ = listing.corner()
    rows: dict[float, list[str]] = {}
    for text, start, foot, strength in listing.texts():
        if strength > 0.5:
            row = rows.setdefault(round(-foot, 3), [])
            column = round((start - left) / listing.advance)
            row.extend(" " * (column - len(row)))
            row.extend(text.text)
    return {foot: "".join(row) for foot, row in sorted(rows.items())}


def test_a_program_stands_as_it_is_typed() -> None:
    listing = Listing(LOOP).within(STAGE)
    assert list(rows_of(listing).values()) == LOOP.splitlines()
    gaps = np.diff(list(rows_of(listing)))
    assert np.allclose(gaps, listing.leading, atol=2e-3)


@given(st.text(st.sampled_from("iW.=(_"), min_size=1, max_size=12))
def test_every_character_has_a_cell_of_the_same_width(text: str) -> None:
    typed, one = Typed(text, 30, TEXT), Typed("i", 30, TEXT)
    advance = 30 * 0.602 / 96  # of DejaVu Sans Mono
    last = Typed(text[-1], 30, TEXT)
    assert typed.high[0] == pytest.approx(last.high[0] + (len(text) - 1) * advance, abs=1e-3)
    assert one.low[0] > 0  # a narrow letter stands in the middle of its cell


def test_it_is_written_from_its_beginning() -> None:
    listing = Listing(LOOP).within(STAGE)
    listing.written.set_value(1.5)
    first, second = rows_of(listing).values()
    whole = LOOP.splitlines()
    assert first == whole[0]
    assert whole[1].startswith(second)
    assert len(second) < len(whole[1])
    listing.written.set_value(0)
    assert not rows_of(listing)


def test_names_have_their_colours() -> None:
    listing = Listing(LOOP, {"w": POSITION, "loss": LOSS})
    colors = {text.text: text.tint for text, *_ in listing.texts()}
    assert colors["w"] == POSITION
    assert colors["loss"] == LOSS
    assert colors["slope"] == TEXT


def test_a_greek_name_has_its_colour_beside_a_bracket_too() -> None:
    listing = Listing("g = f(x, θ)\nθ = θ - 0.5 * g", {"θ": POSITION})
    colors = [(text.text, text.tint) for text, *_ in listing.texts()]
    assert [tint for text, tint in colors if text == "θ"] == [POSITION] * 3
    assert ("0.5", TEXT) in colors


def test_letters_stand_in_the_middle_of_their_row() -> None:
    listing = Listing("ly").within(STAGE)
    ((text, _, foot, _),) = listing.texts()
    middle = foot + (text.low[1] + text.high[1]) / 2
    assert middle == pytest.approx(listing.corner()[1] - listing.leading / 2, abs=0.02)


def test_the_light_lies_behind_the_line_that_runs() -> None:
    listing = Listing(LOOP).within(STAGE)
    dark = picture(listing)
    listing.light.set_value(1)
    listing.lit.set_value(1)
    lit = np.abs(picture(listing).astype(int) - dark).sum(axis=(1, 2)) > 0
    rows = np.flatnonzero(lit)
    height = len(lit)
    _, top = listing.corner()
    upper = (4 - (top - listing.leading)) / 8 * height
    lower = (4 - (top - 2 * listing.leading)) / 8 * height
    assert rows.min() == pytest.approx(upper, abs=2)
    assert rows.max() == pytest.approx(lower, abs=2)


def test_a_log_shows_the_last_lines_in_their_places() -> None:
    log = Log(LINES, rows=5).within(STAGE)
    log.printed.set_value(3)
    assert list(rows_of(log).values()) == LINES[:3]
    log.printed.set_value(12)
    assert list(rows_of(log).values()) == LINES[7:12]
    _, top = log.corner()
    assert min(rows_of(log)) > -top
    log.printed.set_value(30)
    assert list(rows_of(log).values()) == LINES[-5:]


def test_raised_digits_stand_each_in_its_cell() -> None:
    """Of “id (10¹⁸)” one digit stood upon the other."""
    text = Typed("0¹⁸⁻)", 30, TEXT)
    alone = [Typed(sign, 30, TEXT) for sign in "0¹⁸⁻)"]
    advance = Log(["0"], 1, size=30).advance
    ends = [(k * advance + one.low[0], k * advance + one.high[0]) for k, one in enumerate(alone)]
    assert all(end < begin for (_, end), (begin, _) in pairwise(ends))
    assert text.high[0] == pytest.approx(ends[-1][1])
    assert alone[2].high[1] > alone[0].high[1]
    assert alone[2].low[1] > alone[0].low[1] + 0.1 * alone[0].height


def test_settled_digits_are_gold_and_other_lines_faint() -> None:
    log = Log(LINES, rows=30, settled=[(9, 12)] * 30, size=14).within(STAGE)
    log.printed.set_value(30)
    log.until.set_value(10)
    texts = [text for text, *_ in log.texts()]
    *_, gold, rest = texts[: 1 + [text.tint for text in texts].index(LOSS) + 1]
    assert (gold.text, gold.tint) == (LINES[0][9:12], LOSS)
    assert (rest.text, rest.tint) == (LINES[0][12:], TEXT)
    strong = {round(-foot, 3) for _, _, foot, strength in log.texts() if strength == 1}
    assert len(strong) == 10


def test_it_must_fit_its_box() -> None:
    listing = Listing(LOOP)
    with pytest.raises(InputError, match="do not fit"):
        listing.within(Box(0, 0, 1, 1))
    stood = listing.within(STAGE, UP + LEFT).corner()
    assert stood == pytest.approx((STAGE.left, STAGE.top))
    assert listing.within(STAGE, RIGHT).get_right()[0] == pytest.approx(STAGE.right)


def test_its_size_is_that_of_words_with_small_letters_as_tall() -> None:
    words = Words("x", Typed("x", 28, TEXT).size)
    assert Typed("x", 28, TEXT).height == pytest.approx(words.height, rel=1e-3)
    assert Typed("x", 28, TEXT).size > 35  # as words must have


@pytest.mark.parametrize(("wide", "tall"), [(0.9, 2.0), (2.0, 0.9), (0.9, 0.9), (1.0, 2.0)])
def test_it_must_fit_into_its_box_both_ways(wide: float, tall: float) -> None:
    listing = Listing(LOOP)
    width, height = 23 * listing.advance, 3 * listing.leading
    box = Box(0, 0, wide * width + 1e-9, tall * height + 1e-9)
    if min(wide, tall) < 1:
        with pytest.raises(InputError, match="do not fit"):
            listing.within(box)
    else:
        assert listing.within(box) is listing
