"""How large type is on the screen: that its ink is measured, whatever a font calls its size."""

from __future__ import annotations

from typing import Any

import pytest
from manim import Typst

from scenes.render.rehearsal import offstage
from scenes.render.texts import texts_on
from scenes.stage import BODY_SIZE, LABEL_SIZE, SMALLEST_SIZE, Box, Formula, Plane, Readout, Words
from scenes.stage.type.text import FONT, power_of_ten
from tests.scenes.inks import LEAST, PERCENT, smallest, too_small


def measured(make: Any) -> float:
    with offstage():
        (text,) = texts_on([make()])
        size = smallest(text)
    assert size is not None
    return size / PERCENT


@pytest.mark.parametrize(
    ("make", "percent"),
    [
        (lambda: Words("x", 48), 6.25),
        (lambda: Words("1", 26), 3.13),  # a digit of this font is lower than 0.66 em
        (lambda: Formula("1", size=48), 6.25),
        (lambda: Formula("x^2", size=48), 4.4),
        (lambda: Formula("x^(x^2)", size=48), 3.2),
        (lambda: Words("10 m", 48).scale(0.5), 2.95),
    ],
)
def test_ink_is_measured(make: Any, percent: float) -> None:
    assert measured(make) == pytest.approx(percent, rel=0.03)


@pytest.mark.parametrize("size", [SMALLEST_SIZE, LABEL_SIZE, BODY_SIZE, 50])
@pytest.mark.parametrize("words", ["10²⁰ tries", "w₁ and w₂", "3×" + power_of_ten(-17)])
def test_raised_and_lowered_digits_are_as_large_as_ticks(words: str, size: float) -> None:
    assert measured(lambda: Words(words, size)) * PERCENT >= LEAST
    if size >= LABEL_SIZE:
        lecture = Readout("a", words, lambda: 1.0, 2, size)
        assert smallest(texts_on([lecture])[0]) >= LEAST


def test_ticks_are_large_enough() -> None:
    with offstage():
        plane = Plane((0, 3e8), (-1, 1), ("a", "b")).within(Box(-4, -3, 4, 3))
        assert list(too_small(tuple(texts_on([plane])))) == []


def test_what_is_too_small_is_told_worst_first() -> None:
    with offstage():
        texts = texts_on([
            Words("fine", LABEL_SIZE),
            Words("shrunk", LABEL_SIZE).scale(0.9),
            Formula("10^2", size=LABEL_SIZE).scale(0.7),
            Words("1.5", SMALLEST_SIZE).scale(0.8),
            Typst("10²", typst_preamble=FONT, font_size=30),
        ])  # fmt: skip
        told = list(too_small(tuple(texts)))
    assert [line.split("”")[0] for line in told] == ["“10²", "“10^2", "“1.5", "“shrunk"]
