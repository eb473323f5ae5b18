"""Words stand on their line, whichever letters they are made of."""

from __future__ import annotations

import numpy as np
import pytest
from manim import VGroup

from scenes.stage.type.text import Formula, TextLine, Words, baseline, on_one_line

WORDS = ["up", "down", "gap", "mpg", "yy", "no", "−3", "“go”", "A quay"]


def feet(words: Words) -> dict[str, float]:
    """Where each letter begins, by the letter."""
    letters = [char for char in words.text if char != " "]
    glyphs = words.family_members_with_points()
    assert len(letters) == len(glyphs)
    return {char: float(glyph.get_bottom()[1]) for char, glyph in zip(letters, glyphs, strict=True)}


@pytest.mark.parametrize("text", WORDS)
@pytest.mark.parametrize("scale", [1.0, 0.6])
def test_it_is_where_letters_without_descenders_stand(text: str, scale: float) -> None:
    words = Words(text, 40).shift((0.7, -1.3, 0)).scale(scale)
    standing = [foot for char, foot in feet(words).items() if char in "uwnoamd3AU"]
    below = [foot for char, foot in feet(words).items() if char in "pgyq"]
    line = baseline(words)
    assert np.allclose(standing, line, atol=0.012)
    assert all(foot < line - 0.03 for foot in below)


@pytest.mark.parametrize("text", ["up", "gap", "mpg", "down"])
def test_a_line_knows_how_far_its_middle_is_above_its_foot(text: str) -> None:
    line, words = TextLine(text, 40), Words(text, 40)
    assert line.above_foot == pytest.approx(words.get_y() - baseline(words), abs=1e-6)
    assert line.get_y() == pytest.approx(0)


def test_words_on_one_line_stand_on_that_of_the_first() -> None:
    texts = [Words("up", 40), Words("mpg", 40), Formula("x + y", size=40), Words("no", 30)]
    line = on_one_line(*texts)
    assert isinstance(line, VGroup)
    first = baseline(texts[0])
    assert [baseline(text) for text in texts[1:]] == pytest.approx([first] * 3, abs=0.012)
    assert feet(texts[3])["n"] == pytest.approx(feet(texts[0])["u"], abs=0.012)
