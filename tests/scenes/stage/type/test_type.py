"""Type says exactly what it is given, and knows what it says and how large it stands."""

from __future__ import annotations

import string
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from manim import DEGREES, DOWN, LEFT, RIGHT, UP, FadeIn, MathTypst, Typst, VMobject

from scenes.render import typesetting
from scenes.render.rehearsal import offstage
from scenes.stage.lecture.theme import BODY_SIZE, GRADIENT, STEP, TEXT
from scenes.stage.type.readout import Measured, Readout
from scenes.stage.type.text import FONT, Formula, TextLine, Words, on_plate

WORDS = st.text(st.sampled_from(string.ascii_letters + string.punctuation + " "), min_size=1)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    with offstage():
        yield


def outline(mobject: VMobject) -> Any:
    return np.concatenate([part.points for part in mobject.family_members_with_points()])


def literally(text: str, size: float) -> Typst:
    """The text as a string literal of Typst, in which nothing else has a meaning."""
    literal = text.replace("\\", "\\\\").replace('"', '\\"')
    return Typst(f'#"{literal}"', typst_preamble=FONT, font_size=size)


# -- words -----------------------------------------------------------------------------------------


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(WORDS.filter(lambda text: text.strip() and "..." not in text))
@example("two  spaces,   three")
def test_words_mean_nothing_but_themselves(text: str) -> None:
    assert outline(Words(text.strip(), 32)) == pytest.approx(
        outline(literally(text.strip(), 32)), abs=1e-9
    )


MARKUP = (
    '= a|- b|+ c|/ d: e|#f.g|$h$|*i* _j_ `k`|https://l.m|n -- o --- p|q~r|<s>|@t|[u]|"v"|w\'s|\\'
)


@pytest.mark.parametrize("text", MARKUP.split("|"))
def test_markup_is_plain_text(text: str) -> None:
    assert outline(Words(text)) == pytest.approx(outline(literally(text, BODY_SIZE)), abs=1e-9)


def test_other_alphabets_and_signs_have_letters() -> None:
    # A missing letter would be a box, the same box for each.
    for signs in ("äöüßéñ", "αθη", "−×≤≈∇∂", "«»“”’…–"):
        shapes = [outline(Words(sign)) for sign in signs]
        for k, shape in enumerate(shapes):
            others = shapes[:k]
            assert not any(o.shape == shape.shape and np.allclose(o, shape) for o in others)


def test_a_line_is_the_words_in_one_shape() -> None:
    line, words = TextLine("Which way is down?", 30, GRADIENT), Words("Which way is down?", 30)
    assert line.submobjects == []
    assert line.points == pytest.approx(outline(words))
    assert line.get_fill_color().to_hex() == GRADIENT
    assert line.text == words.text == "Which way is down?"


@pytest.mark.parametrize("size", [24, 32, 44])
def test_size_is_what_was_asked_for_and_follows_scaling(size: float) -> None:
    line, words = TextLine("steep", size), Words("steep", size)
    readout = Readout("x", "steep", lambda: 1.0, size=size)
    assert line.height == pytest.approx(words.height)
    assert line.font_size == pytest.approx(size)
    assert readout.font_size == pytest.approx(size)
    for text in (line, readout):
        text.scale(0.7).shift(UP).rotate(40 * DEGREES)
        assert text.font_size == pytest.approx(0.7 * size)


def test_letters_carry_no_ballast_that_every_animation_would_copy() -> None:
    texts = (Words("way"), Formula("{{ x : a }} + 1"), Readout("x", "way", lambda: 1.0).label)
    for text in texts:
        assert not any(getattr(part, "path_obj", None) for part in text.get_family())
        assert outline(text.copy().scale(2)) == pytest.approx(outline(text.scale(2)))


# -- formulas --------------------------------------------------------------------------------------


def test_a_formula_colours_its_named_parts_and_no_other() -> None:
    formula = Formula("{{ alpha : rate }} nabla {{ f : height }}", {"rate": STEP})
    colors = [glyph.get_fill_color().to_hex() for glyph in formula.family_members_with_points()]
    assert colors == [STEP, TEXT, TEXT]
    assert formula.part("rate")[0].get_fill_color().to_hex() == STEP
    assert len(formula.part("height").submobjects) == 1
    with pytest.raises(KeyError):
        Formula("x", {"missing": STEP})


# -- read-outs -------------------------------------------------------------------------------------


class Dial:
    """A value that can be turned."""

    def __init__(self, value: float = 0.0) -> None:
        self.value = value

    def __call__(self) -> float:
        return self.value


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (0.4724, 3, "0.472"),
        (-0.4726, 3, "−0.473"),
        (0.0, 3, "0.000"),
        (-0.0, 2, "0.00"),
        (-0.0004, 3, "0.000"),
        (-0.0006, 3, "−0.001"),
        (12.0, 0, "12"),
        (-3.0, 0, "−3"),
        (-0.2, 0, "0"),
        (1234567.891, 2, "1,234,567.89"),
        (0.9996, 3, "1.000"),
        (np.float64(2.5), 1, "2.5"),
        (7, 0, "7"),
    ],
)
def test_a_readout_rounds_and_never_says_minus_nought(
    value: float, decimals: int, shown: str
) -> None:
    readout = Readout("slope", "slope at x", Dial(value), decimals)
    assert readout.number.text == shown
    assert readout.text == f"slope at x {shown}"
    assert readout.readings() == [("slope", shown, float(value))]


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(st.floats(-1e9, 1e9), st.integers(0, 6))
def test_what_is_written_is_the_value_to_the_last_digit(value: float, decimals: int) -> None:
    READOUT.value, READOUT.decimals = Dial(value), decimals
    READOUT.refresh()
    shown = READOUT.number.text.replace("−", "-").replace(",", "")
    assert abs(float(shown) - value) <= 0.5 * 10**-decimals * (1 + 1e-9) + 1e-15 * abs(value)
    assert len(shown.partition(".")[2]) == decimals
    assert not (shown.startswith("-") and float(shown) == 0)


with offstage():
    READOUT = Readout("x", "x", Dial(), 3)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (216.694, "216.694"),
        (999_999.4, "999,999.400"),
        (109_541_983.422, "1.095×10⁸"),
        (-4.287e9, "−4.287×10⁹"),
        (0.0, "0.000"),
    ],
)
def test_a_large_measure_is_short(value: float, shown: str) -> None:
    measured = Measured("height", "height", Dial(value))
    assert measured.number.text == shown
    readings = measured.readings()
    if "×" not in shown:
        assert readings == [("height", shown, value)]
        return
    digits, power = shown.split("×10")
    assert [reading.text for reading in readings] == [digits, str("⁰¹²³⁴⁵⁶⁷⁸⁹".index(power))]
    assert readings[0].value * 10.0 ** readings[1].value == pytest.approx(value)
    assert str(Measured("x", "x", Dial(float("nan"))).number.text) == ""


def test_where_there_is_no_number_nothing_is_written() -> None:
    dial = Dial(float("nan"))
    readout = Readout("x", "slope", dial, 2)
    assert readout.readings() == [("x", "", None)]
    dial.value = -2.0
    readout.refresh()
    assert readout.readings() == [("x", "−2.00", -2.0)]


def test_a_unit_follows_the_number() -> None:
    readout = Readout("gain", "gain", Dial(2.0), 1, unit="×")
    assert readout.readings() == [("gain", "2.0×", 2.0)]


def test_a_readout_follows_its_value() -> None:
    dial = Dial(1.0)
    readout = Readout("x", "height", dial, 2)
    dial.value = -2.5
    readout.update(0)
    assert readout.readings() == [("x", "−2.50", -2.5)]


@pytest.mark.parametrize("shown", ["0.472", "−1.608", "25.03", "9", "−0.99"])
def test_the_drawn_digits_are_those_of_the_text(shown: str) -> None:
    decimals = len(shown.partition(".")[2])
    readout = Readout("x", "x", Dial(float(shown.replace("−", "-"))), decimals, size=40)
    drawn, start = [], 0
    for sign in shown:
        glyph = Words(sign, 40).family_members_with_points()[0].points
        part = readout.number.points[start : start + len(glyph)]
        start += len(glyph)
        assert part - part.mean(axis=0) == pytest.approx(glyph - glyph.mean(axis=0), abs=1e-6)
        drawn.append((part[:, 0].min(), part[:, 0].max(), part[:, 1].min()))
    assert start == len(readout.number.points)
    assert all(one[1] < other[0] for one, other in pairwise(drawn))
    bottoms = [low for (_, _, low), sign in zip(drawn, shown, strict=True) if sign not in "−."]
    assert max(bottoms) - min(bottoms) < 0.02  # one baseline


def test_numbers_neither_jump_nor_shake() -> None:
    dial = Dial()
    readout = Readout("x", "height", dial, 3).move_to(2 * RIGHT)
    place, label = {}, readout.label.get_center()
    for dial.value in (0.111, 0.888, 0.177, 0.701):
        readout.update(0)
        place[dial.value] = readout.number.points[:, 0].max() - readout.number.points[:, 0].min()
        assert readout.label.get_center() == pytest.approx(label)
        assert readout.number.get_bottom()[1] == pytest.approx(label[1], abs=0.2)
    assert max(place.values()) - min(place.values()) < 0.06


def test_the_number_goes_where_its_label_goes() -> None:
    readout = Readout("x", "height", Dial(1.5), 1)
    gap = readout.number.get_left() - readout.label.get_right()
    readout.to_corner(UP + LEFT).shift(DOWN)
    readout.update(0)
    assert readout.number.get_left() - readout.label.get_right() == pytest.approx(gap)
    readout.scale(1.5)
    scaled = readout.number.points.copy()
    readout.update(0)
    assert readout.number.points == pytest.approx(scaled)


def test_a_readout_needs_a_name() -> None:
    with pytest.raises(ValueError, match="label: a read-out needs words"):
        Readout("x", "", Dial())


def test_two_formulas_alike_look_alike() -> None:
    with offstage():
        first, second = (Formula("a/b", size=44) for _ in range(2))
    bars = [[float(part.get_stroke_width()) for part in formula.family_members_with_points()]
            for formula in (first, second)]  # fmt: skip
    assert bars[0] == bars[1]
    assert max(bars[0]) > 0


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        (Typst, "Größe: $(a + b)/2$ #underline[x] #text(fill: red)[é]"),
        (MathTypst, "{{w_(i+1) : next}} = sqrt({{w_i : at}}) - {{frac(1, {{n : n}}) : all}}"),
    ],
)
def test_letters_are_what_manim_reads(
    kind: type[Typst], source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = kind(source, use_svg_cache=False)
    monkeypatch.setattr(typesetting, "read_letters", lambda text: False)
    manims = kind(source, use_svg_cache=False)
    ours, theirs = (text.family_members_with_points() for text in (quick, manims))
    for one, other in zip(ours, theirs, strict=True):
        assert np.abs(one.points - other.points).max() < 1e-12
        assert one.get_fill_color() == other.get_fill_color()
        assert one.get_fill_opacity() == other.get_fill_opacity()
        assert one.get_stroke_width() == pytest.approx(other.get_stroke_width())
    assert quick._label_aliases.keys() == manims._label_aliases.keys()
    for label in manims._label_aliases:
        chosen = [text.select(label).family_members_with_points() for text in (quick, manims)]
        assert [ours.index(x) for x in chosen[0]] == [theirs.index(x) for x in chosen[1]]


def test_a_drawing_with_more_than_letters_is_left_to_manim() -> None:
    clipped = Typst("#box(clip: true, width: 1em)[wide] b")
    assert len(clipped.family_members_with_points()) > 1


def test_a_number_is_read_as_it_is_drawn_while_it_fades() -> None:
    shown = {"a": 0.5}
    number = Readout("a", "a =", lambda: shown["a"], 3)
    shown["a"] = 0.333  # nobody has looked since
    fading = FadeIn(number)
    fading.begin()
    for alpha, value in ((0.2, 0.333), (0.7, 0.25)):
        shown["a"] = value
        fading.update_mobjects(1 / 60)
        fading.interpolate(alpha)
        fresh = Readout("a", "a =", lambda: shown["a"], 3)
        assert number.number.text == f"{value:.3f}"
        assert np.allclose(number.number.points, fresh.number.points)


def test_a_plate_has_a_margin_round_what_stands_on_it_and_room_on_its_right() -> None:
    words = TextLine("over the hills")
    for spare in (0.0, 1.0):
        plate, on_it = on_plate(words.copy(), margin=0.2, spare=spare)
        assert on_it.get_left()[0] - plate.get_left()[0] == pytest.approx(0.27)
        assert plate.get_right()[0] - on_it.get_right()[0] == pytest.approx(0.27 + spare)
        assert plate.get_top()[1] - on_it.get_top()[1] == pytest.approx(0.2)
        assert on_it.get_bottom()[1] - plate.get_bottom()[1] == pytest.approx(0.2)
