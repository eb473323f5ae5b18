"""Captions for the ear: signs and numbers in words, sentence by sentence."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hibari.g2p import G2P
from hibari.g2p.normalize import normalize
from hypothesis import given
from hypothesis import strategies as st

import scenes
from gdmath.errors import InputError
from scenes.voice.signs import GREEK, RELATIONS, SIGNS
from scenes.voice.spoken import count_words, pronounced, sentences, spoken, unspoken

AS_A_LECTURER_READS_IT = {
    # numbers
    "Every unit’s b is another: 105.": "Every unit’s b is another: a hundred and five.",
    "Ask all 105 knobs.": "Ask all hundred and five knobs.",
    "It falls, 1,062 times as far.": "It falls, one thousand and sixty-two times as far.",
    "All four may ask for 1,000 gradients.": "All four may ask for a thousand gradients.",
    "Here: 14,641 networks.": "Here: fourteen thousand six hundred and forty-one networks.",
    "Loss 0.71, then 0.004.": "Loss zero point seven one, then zero point zero zero four.",
    "−810. −1,035. And so on.": "Minus eight hundred and ten. Minus one thousand and thirty-five."
    " And so on.",
    "1. 1.8. 2.44. Stop.": "One. One point eight. Two point four four. Stop.",
    "About 10²⁰, not 10¹⁸.": "About ten to the twentieth, not ten to the eighteenth.",
    "A nudge of 10⁻³.": "A nudge of ten to the minus three.",
    "15/16 of it: 1/16 goes.": "Fifteen sixteenths of it: one sixteenth goes.",
    "2/24 = 1/12, 3/2 = 1½": "Two over twenty-four is one twelfth, three halves is one and one"
    " half",
    "3½ times, or ¾.": "Three and one half times, or three quarters.",
    "The 3rd of 22, in 1847.": "The third of twenty-two, in eighteen forty-seven.",
    "From 3–5 to -5.": "From three to five to minus five.",
    # units
    "It leaves 11 % of 100 %.": "It leaves eleven percent of a hundred percent.",
    "180°, then 1°.": "A hundred and eighty degrees, then one degree.",
    "In 2 steps, 1 km, or 0.25 m.": "In two steps, one kilometre, or zero point two five metres.",
    # mathematics
    "−0.55 − 0.001 × (−1,062) = 0.512": "Minus zero point five five, minus zero point zero zero one"
    " times minus one thousand and sixty-two, is zero point five one two",
    "1.6 − 0.1 × 3.2 = 1.28": "One point six, minus zero point one times three point two, is one"
    " point two eight",
    "= −0.81. A small step.": "Is minus zero point eight one. A small step.",
    "w: 2 × error × x = −12.": "w: two times error times x equals minus twelve.",
    "3x⁵ + x⁴ − x³ + x²": "Three x to the fifth plus x to the fourth minus x cubed plus x squared",
    "Turn the card: 2x + 1.": "Turn the card: two x plus one.",
    "Here ∂L/∂w is −12.": "Here the slope along w is minus twelve.",
    "θₖ₊₁ = θₖ − α ∇f": "Theta k plus one equals theta k, minus alpha times the gradient",
    "Write them in a column: ∇f, the gradient.": "Write them in a column: nabla f, the gradient.",
    "The sharper one gets to 1 first: at 2/λ.": "The sharper one gets to one first: at two over"
    " lambda.",
    "ŷ = w x + b": "The prediction equals w x plus b",
    "The loss is 1/m · Σ |error|.": "The loss is one over m times the sum of absolute error.",
    "It grows by √β.": "It grows by the root of beta.",
    "1 / (1 − 0.8) = 5": "One over, one minus zero point eight, is five",
    "1 − αλ, and |x| ≤ 2.": "One minus alpha lambda, and the absolute value of x is at most two.",
    "x ≈ 3; ≈ 4.": "x is about three; about four.",
    "J(θ) and f′(x), with m̂.": "J of theta and f prime of x, with m hat.",
    "𝑤 and 𝜃₁, α=0.1": "w and theta one, alpha equals zero point one",
    "Loss: 3.67 → 0.87": "Loss: three point six seven to zero point eight seven",
    "5 − (−3)": "Five take away minus three",
    # words
    "It runs – slowly – uphill.": "It runs — slowly — uphill.",
    "She goes (again) down.": "She goes, again, down.",
    "“α = 3?” she asks.": "“Alpha equals three?” she asks.",
    "So it is, i.e. not at all.": "So it is, that is not at all.",
    "The café’s x-axis is 3-D.": "The café’s x-axis is three-D.",
}
MORE = [" ", "the", "loss", "1,062", "0.55", "e.g.", " − ", " × ", "minus"]
EAR = "Words, and: no more; or? Yes! Hair’s — “two”… twenty-five."


@pytest.mark.parametrize("caption", AS_A_LECTURER_READS_IT)
def test_signs_and_numbers_are_read_as_a_lecturer_reads_them(caption: str) -> None:
    assert spoken(caption) == AS_A_LECTURER_READS_IT[caption]


@pytest.mark.parametrize("caption", AS_A_LECTURER_READS_IT)
def test_a_caption_and_what_is_heard_have_the_same_sentences(caption: str) -> None:
    assert [spoken(shown) for shown in sentences(caption)] == sentences(spoken(caption))


@pytest.mark.parametrize("words", [EAR, *AS_A_LECTURER_READS_IT.values()])
def test_words_stay_as_they_are(words: str) -> None:
    assert spoken(words) == words
    # The packaged voice has nothing to guess, and changes no more than this.
    assert normalize(words) == words.replace("’", "'")


@pytest.mark.parametrize(
    ("words", "letter"),
    [
        ("Turn w, and b.", "dˈʌb"),
        ("All arrows run to A: a summit.", "ˈA:"),
        ("Points A and B.", "ˈA ænd"),
        ("The slope a plus b.", "ˈA plˈʌs"),
        ("A hundred. A plan.", "ɐ plˈæn"),
    ],
)
def test_letters_are_pronounced_as_letters(words: str, letter: str) -> None:
    assert letter in G2P()(pronounced(words))


@given(
    st.lists(
        st.sampled_from(
            [*SIGNS, *GREEK, *RELATIONS, *"0123456789wxbaAf.,:;?!…’“”—–-|∂L½ŷ²³⁴⁻ᵢₖ₁° ", *MORE]
        )
    ).map("".join)
)
def test_what_is_heard_is_words_and_punctuation_only(caption: str) -> None:
    if lacking := unspoken(caption):
        assert lacking <= {"|", "∂"}  # which mean something only in pairs
        return
    said = spoken(caption)
    assert re.fullmatch(r"(?:[^\W\d_]|[ ,.;:?!—…’“”-])*", said)
    assert "  " not in said
    assert said == said.strip()


@given(st.text(alphabet="Aa w1.?!…”’—α−\n"))
def test_sentences_lose_nothing(text: str) -> None:
    assert " ".join(sentences(text)) == " ".join(text.split())


def test_sentences_end_where_they_end() -> None:
    assert sentences("It is 1,061.95. So?  “No.” She\ngoes, cf. 3, on. And… on") == [
        "It is 1,061.95.",
        "So?",
        "“No.”",
        "She goes, cf. 3, on.",
        "And… on",
    ]
    assert sentences(" … So: −3. ") == ["… So: −3."]
    assert sentences("“Which way?” she asks. b is 0.") == ["“Which way?” she asks.", "b is 0."]
    assert sentences(" ") == []


def test_a_sign_without_words_is_named() -> None:
    assert unspoken("⌈x⌉ = 2") == {"⌈", "⌉"}
    assert unspoken("x^2 # Здесь") >= {"^", "З"}
    with pytest.raises(InputError, match=r"No words are known for ⌈ ⌉ in “⌈x⌉ = 2”: .*spoken="):
        spoken("⌈x⌉ = 2")


def test_words_are_counted_as_they_are_heard() -> None:
    assert count_words("") == 0
    assert count_words("Turn w — now.") == 3
    assert count_words("w = 1.776") == 7  # w equals one point seven seven six


# What films say


def narration() -> Iterator[tuple[str, str]]:
    """All that films say, each field with a number in it."""
    for film in sorted(Path(scenes.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(film.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = node.func.id if isinstance(node.func, ast.Name) else name
            said = {keyword.arg: keyword.value for keyword in node.keywords}.get("spoken")
            text = said or (node.args[0] if node.args else None)
            if name in {"say", "beat", "ask"} and isinstance(text, ast.Constant) and text.value:
                yield film.stem, re.sub(r"{[^}]*}", "−1,234.5", str(text.value))


def test_everything_that_films_say_can_be_spoken() -> None:
    told = list(narration())
    assert len(told) > 50
    lacking = {(film, text): unspoken(text) for film, text in told if unspoken(text)}
    assert not lacking
