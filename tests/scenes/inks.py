"""How large letters and digits are on the screen, by their ink: fonts differ in what is a size.

A digit is 0.66 em tall, and a small letter like x 0.43 em, in a type that is as large as it says.
Each glyph of a text is looked up among those of the fonts that films use, as large as in words and
formulas and as small as in their exponents, and so tells how large it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from manim import Typst
from numpy.typing import NDArray

from scenes.render.rehearsal import offstage
from scenes.render.texts import OnStage
from scenes.stage.type.text import FONT, MONOSPACED, Formula, Words, escape, scripted

Array = NDArray[np.float64]

PERCENT = 0.08 * 96  # font units of a hundredth of the frame's height
LEAST, WORDS = 3.3 * PERCENT, 4.5 * PERCENT  # of whatever is written, and of words and formulas

_DIGIT, _X = 0.66, 0.43  # em: how tall digits are, and small letters
_SET = 48.0  # the size at which glyphs are compared
_EM = _SET / 96
_ALIKE = 0.05  # of a glyph's height
_DIGITS, _LETTERS = "0123456789", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
_SLACK = 0.15  # font units: exponents of words of 4.7 % have 3.29 %
_IN_WORDS = re.compile(r"[^\W\d_]{2,}")


class _Glyph(NamedTuple):
    """A known glyph: its outline over its height, how high it is, and how large its type is."""

    outline: Array
    height: float
    size: float


@cache
def _known() -> dict[int, list[_Glyph]]:
    """All known glyphs by the number of their points."""
    found: dict[int, list[_Glyph]] = defaultdict(list)
    signs = " ".join(_DIGITS + _LETTERS)
    for font in (FONT, MONOSPACED):
        _learn(found, _glyphs(Words(signs, _SET, font=font)), _DIGITS + _LETTERS)
    raised = _glyphs(Typst(escape(_SCRIPTS), typst_preamble=FONT, font_size=_SET))
    for glyph in raised:  # digits, as small as the font has them
        height = float(np.ptp(glyph[:, 1]))
        found[len(glyph)].append(_Glyph(_outline(glyph), height, height / _EM / _DIGIT * _SET))
    for source in ("{}", "upright({})"):
        for nested in ("{}", '""^({})', '""^(""^({}))'):
            formula = Formula(nested.format(source.format(signs)), size=_SET)
            _learn(found, _glyphs(formula), _DIGITS + _LETTERS)
    return dict(found)


def _learn(found: dict[int, list[_Glyph]], glyphs: list[Array], signs: str) -> None:
    """Note glyphs of one size: of that tell the digit 1 and the letter x."""
    assert len(glyphs) == len(signs)
    tall = {sign: float(np.ptp(glyph[:, 1])) for sign, glyph in zip(signs, glyphs, strict=True)}
    for sign, glyph in zip(signs, glyphs, strict=True):
        em = tall["1"] / _DIGIT if sign in _DIGITS else tall["x"] / _X
        found[len(glyph)].append(_Glyph(_outline(glyph), tall[sign], em / _EM * _SET))


def _glyphs(text: Any) -> list[Array]:
    return [glyph.points[:, :2] for glyph in text.family_members_with_points()]


def _outline(glyph: Array) -> Array:
    return np.asarray((glyph - glyph.min(axis=0)) / max(float(np.ptp(glyph[:, 1])), 1e-9))


def _size_of(glyph: Array) -> float | None:
    """How large the type of a glyph is; None for one that is no digit and no letter known."""
    outline, height = _outline(glyph), float(np.ptp(glyph[:, 1]))
    for known in _known().get(len(glyph), []):
        if np.abs(known.outline - outline).max() < _ALIKE:
            return height / known.height * known.size
    return None


@cache
def _set(code: str, preamble: str) -> tuple[float | None, float]:
    """Of a text set with size 1, the size of its smallest glyph, and how wide it is."""
    text = Typst(code, typst_preamble=preamble, font_size=_SET)
    sizes = [size for glyph in _glyphs(text) if (size := _size_of(glyph)) is not None]
    return (min(sizes) / _SET if sizes else None), float(text.width) / _SET


def smallest(text: OnStage) -> float | None:
    """How large the smallest digit or letter of a text is now, in font units.

    None where it has none that is known, and where the size of the text is not.
    """
    if text.size is None:
        return None
    size: float = text.size
    setting = next((shape for shape in text.shapes if isinstance(shape, Typst)), None)
    if setting is not None:
        share, _ = _set(setting.typst_code, setting.typst_preamble)
        return None if share is None else share * size
    settings = [_set(*source) for source in _sources(text)]
    share, _ = settings[0]
    if text.painter is not None and not text.is_verbatim:
        # As it is drawn, whatever its painter says of it.
        drawn = text.box.right - text.box.left
        factors = [drawn / max(width * size, 1e-9) for _, width in settings]
        factor = min(factors, key=lambda factor: abs(np.log(max(factor, 1e-9))))
        size *= factor if abs(factor - 1) > 0.03 else 1.0
    return None if share is None else share * size


def _sources(text: OnStage) -> Iterator[tuple[str, str]]:
    """How a text may have been set: its code and its preamble."""
    if len(text.words) == 1 and text.words.isalpha() and not text.is_verbatim:
        formula = Formula(text.words, size=_SET)
        yield formula.typst_code, formula.typst_preamble
    font = MONOSPACED if text.is_verbatim else FONT
    yield scripted(text.words, text.size or _SET), font


def too_small(texts: tuple[OnStage, ...]) -> Iterator[str]:
    """What of these is smaller than on a phone can be read, worst first."""
    found = []
    with offstage():
        sizes = [None if text.is_caption else smallest(text) for text in texts]
    for text, size in zip(texts, sizes, strict=True):
        if size is None or text.size is None:
            continue
        in_words = not text.is_verbatim and (text.is_formula or _IN_WORDS.search(text.words))
        lacks = [size / LEAST] if size < LEAST - _SLACK else []
        lacks += [text.size / WORDS] if in_words and text.size < WORDS - _SLACK else []
        if lacks:
            what = f"a sign of {size / PERCENT:.2f} %, words of {text.size / PERCENT:.2f} %"
            found.append((min(lacks), f"“{text.words}” has {what} of the frame's height"))
    yield from (sentence for _, sentence in sorted(found))
