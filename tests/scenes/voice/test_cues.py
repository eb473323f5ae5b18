"""Captions: cut at phrases, never in a formula, in step with the words that are heard."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdmath.errors import InputError
from scenes.voice.captions import LINE, Cue, cues, phrase_start, problems
from scenes.voice.speech import Word
from scenes.voice.spoken import sentences, spoken

BREATH = 0.35  # seconds after a sentence


def said(words: str, start: float = 1.0, speed: float = 15.5) -> list[Word]:
    """Words spoken at a speed in letters a second, with a breath after each sentence."""
    found, moment = [], start
    for sentence in sentences(words):
        for word in sentence.split():
            found.append(Word(word, moment, moment := moment + (len(word) + 1) / speed))
        moment += BREATH
    return found


def cut(caption: str, words: str = "") -> list[Cue]:
    """A caption in pieces, spoken in other words or as it stands, with nothing behind it."""
    heard = said(words or spoken(caption))
    return cues(caption, heard, heard[-1].end + BREATH)


def texts(pieces: Sequence[Cue]) -> list[str]:
    return [piece.text for piece in pieces]


def unfolded(pieces: Sequence[Cue]) -> str:
    return " ".join(texts(pieces)).replace("\n", " ")


# Where they are cut

CUT = {
    "Which way? How big a step?": ["Which way?", "How big a step?"],
    "Put both valleys on one scale, and cut them open once more.": [
        "Put both valleys on one scale,\nand cut them open once more."
    ],
    "So she takes a fraction of it, called alpha, the learning rate: one thousandth.": [
        "So she takes a fraction of it,\ncalled alpha, the learning rate:",
        "one thousandth.",
    ],
    "From straight above, the hills turn into a map: eight valleys, a cross at each floor.": [
        "From straight above,\nthe hills turn into a map:",
        "eight valleys, a cross at each floor.",
    ],
    "Forty percent of these starts miss the lowest ground.": [
        "Forty percent of these starts\nmiss the lowest ground."
    ],
    "Her lamp shows the ground at her feet, and no more.": [
        "Her lamp shows the ground\nat her feet, and no more."
    ],
    "w: 0 − 0.001 × (−811) = 0.811": ["w: 0 − 0.001 × (−811) = 0.811"],
    # A word that takes less than a second stands with what follows it.
    "Why? The steepest axis sets the rate.": ["Why? The steepest axis sets the rate."],
}


@pytest.mark.parametrize("caption", CUT)
def test_a_caption_is_cut_at_phrases(caption: str) -> None:
    assert texts(cut(caption)) == CUT[caption]


LECTURE = [
    (
        "Here she stands, at −0.55. Raise w a tiny bit: what does the loss do? It falls, 1,062 "
        "times as far. So the slope is −1,062. It is called the gradient. Its arrow lies on the "
        "w axis and points uphill: to the left.",
        "",
    ),
    (
        "If she walked that far, the other way, her line would miss by about 16,000 pizzas an "
        "evening. So she takes a fraction of it, called α, the learning rate: 0.001. And she goes "
        "against it: that is the minus.",
        "",
    ),
    ("1. 1.8. 2.44. Each old arrow fades to 80 %.", ""),
    (
        "Five: 1 / (1 − 0.8) = 1 / 0.2.",
        "Five. One, divided by the part that fades: zero point two.",
    ),
    (
        "One evening: 18 reservations, 23 degrees, 5,500 tourists.",
        "One evening: eighteen reservations, twenty-three degrees, five and a half thousand"
        " tourists.",
    ),
    (
        "b: 1 − 0.1 × (−2) = 1.2. Loss: 3.67 → 0.87",
        "And b becomes one point two. The loss falls from three point seven to zero point nine.",
    ),
    (
        "Across the valley, every step leaves 11 % of the distance. Along it, every step leaves "
        "89 %. 1 − αλ, as on the simple curves.",
        "",
    ),
    (
        "Two walkers ask it in thick fog, so close together that their lamps look like one. Both "
        "follow the same rule. Step by step, they go down. And then they part.",
        "",
    ),
    ("Square all errors, add them up, divide by their number, m. Only w can move.", ""),
]


@pytest.mark.parametrize(("caption", "words"), LECTURE)
def test_captions_of_a_lecture_keep_the_rules(caption: str, words: str) -> None:
    heard = said(words or spoken(caption))
    end = heard[-1].end + BREATH
    pieces = cues(caption, heard, end)
    assert not problems(pieces, end)
    assert unfolded(pieces) == caption


@pytest.mark.parametrize(("caption", "words"), LECTURE)
def test_a_sentence_comes_with_its_first_word(caption: str, words: str) -> None:
    told = sentences(words or spoken(caption))
    heard = said(words or spoken(caption))
    shown = {piece.start for piece in cues(caption, heard, 100.0)}
    firsts = [0, *accumulate(len(sentence.split()) for sentence in told)][:-1]
    starts = [heard[k].start for k in firsts]
    short = [False, *(b - a < 1 for a, b in pairwise(starts)), False]
    assert starts[0] in shown
    if len(told) == len(sentences(caption)):  # else nobody knows where in the caption they begin
        alone = [starts[k] for k in range(len(told)) if not (short[k] or short[k + 1])]
        assert set(alone) <= shown


FORMULAS = [
    "−0.55 − 0.001 × (−1,062) = 0.512",
    "w = 1.776",
    "θₖ₊₁ = θₖ − α ∇f",
    "ŷ = 2.02 x + 1.04",
    "Prediction − answer",
    "f(x, y) = sin x · sin y",
    "2 × error × 25",
    "11 %",
    "(−1, 3)",
]


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("before", range(0, 60, 7))
def test_a_formula_is_never_cut(formula: str, before: int) -> None:
    caption = f"{'so far the way is known ' * 3}"[:before].strip() + f" {formula} and so on it goes"
    assert any(formula in line for text in texts(cut(caption)) for line in text.split("\n"))


def test_a_formula_longer_than_a_line_is_cut_all_the_same() -> None:
    formula = " + ".join(f"{k},000 × 0.125" for k in range(1, 9))
    pieces = cut(formula)
    assert unfolded(pieces) == formula
    assert max(len(line) for text in texts(pieces) for line in text.split("\n")) <= LINE


@pytest.mark.parametrize("speed", [11.0, 13.0, 15.5])
@pytest.mark.parametrize(
    "formula", ["−0.871 − 0.0023 × 21.306 = −0.920", "−2.6106 − 0.0023 × (−48.9029) ≈ −2.498"]
)
def test_a_formula_too_long_to_be_heard_in_one_piece_is_cut_before_its_sign_of_equality(
    formula: str, speed: float
) -> None:
    """Her x, −0.871 − / 0.0023 × 21.306 = −0.920, was cut behind the minus."""
    caption = f"Her x: {formula}. The same for y: −2.499."
    found = cues(caption, said(spoken(caption), speed=speed), until=60.0)
    lines = [line for cue in found for line in cue.text.split("\n")]
    left, sign, right = formula.partition(" = " if "=" in formula else " ≈ ")
    assert any(left in line for line in lines)
    assert any(f"{sign.strip()} {right}" in line for line in lines)


def test_no_word_is_left_alone() -> None:
    for length in range(3, 30):
        for text in texts(cut(" ".join(["wandering"] * length) + ".")):
            assert all(" " in line for line in text.split("\n"))


WORDS = [
    "a",
    "to",
    "the",
    "and",
    "she",
    "w",
    "=",
    "−",
    "1,062",
    "(−3)",
    "slope,",
    "hill:",
    "goes.",
    "Why?",
]


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join),
    st.floats(8, 25),
    st.floats(0, 3),
)
def test_whatever_is_said_no_word_is_lost_and_lines_are_short(
    caption: str, speed: float, silence: float
) -> None:
    heard = said(spoken(caption), 0.5, speed) or said("and")
    until = heard[-1].end + silence
    pieces = cues(caption, heard, until)
    assert unfolded(pieces) == caption
    assert all(len(line) <= LINE for text in texts(pieces) for line in text.split("\n"))
    assert all(text.count("\n") < 2 for text in texts(pieces))
    assert pieces[0].start == heard[0].start
    for piece in pieces:
        assert piece.start <= piece.end <= until
        assert piece.end - piece.start < 7 + 1e-6
    for here, there in pairwise(pieces):
        assert here.end == there.start or here.end < there.start - 0.1 + 1e-6


# When they are shown


def test_a_cue_stays_until_it_is_read_where_there_is_silence() -> None:
    for caption in ("Up on that hill.", "Up on that hill lies something white."):
        fast = said(caption, start=2, speed=80)
        assert cues(caption, fast, 10) == [Cue(2, 2 + max(1, len(caption) / 15), caption)]


@pytest.mark.parametrize(("until", "end"), [(3.0, 3.0), (3.4, 3.4), (3.6, 3.0), (2.5, 3.0)])
def test_a_gap_is_long_or_none(until: float, end: float) -> None:
    assert cues(
        "Up it goes.", [Word("Up", 1, 2), Word("it", 2, 2.5), Word("goes.", 2.5, 3)], until
    ) == [Cue(1, end, "Up it goes.")]


@pytest.mark.parametrize(("until", "end"), [(8.0625, 7.9625), (8.0, 8.0), (8.25, 8.0)])
def test_no_cue_outstays_seven_seconds(until: float, end: float) -> None:
    assert cues("Up", [Word("Up", 1, 7.9)], until) == [Cue(1, pytest.approx(end), "Up")]


def test_digits_are_timed_by_the_words_for_them() -> None:
    words = said("All hundred and five knobs, and twenty-five more, move.", speed=5)
    first, second = cues("All 105 knobs, and 25 more, move.", words, 100)
    assert (first.text, second.text) == ("All 105 knobs,", "and 25 more, move.")
    assert second.start == words[5].start


def test_other_words_of_a_sentence_do_not_shift_the_next() -> None:
    words = said("And b becomes one point two, nearly. The loss falls.")
    pieces = cues("b: 1 − 0.1 × (−2) = 1.2. The loss falls.", words, 100)
    assert [piece.start for piece in pieces] == [1.0, words[7].start]


def test_a_caption_without_words_is_refused() -> None:
    assert cues("", [], 3) == []
    with pytest.raises(InputError, match="No words are spoken for the caption “Up”"):
        cues("Up", [], 3)


def test_the_moment_of_a_phrase() -> None:
    caption = "The slope is −1,062. Call it ∇f, the gradient."
    words = said("The slope is minus one thousand and sixty-two. Call it nabla f, the gradient.")
    at = {word.text: word.start for word in words}
    assert phrase_start(caption, words, "The slope") == 1.0
    assert phrase_start(caption, words, "the gradient") == words[-2].start
    assert phrase_start(caption, words, "−1,062") == at["minus"]
    assert phrase_start(caption, words, "nabla") == at["nabla"]
    assert phrase_start(caption, words, "∇f") == at["nabla"]
    assert phrase_start(caption, words, "call It") == at["Call"]
    assert phrase_start(caption, words, "lope") is None
    assert phrase_start(caption, words, "…") is None


# What can be wrong


def test_captions_that_keep_the_rules_have_no_problems() -> None:
    assert not problems([], 3)
    assert not problems(
        [Cue(0, 1, "Up"), Cue(1, 8, "x = 3,\n1 + 1"), Cue(8.1, 9.1, "and down")], 9.1
    )


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ([Cue(0, 2, " ")], "is empty"),
        ([Cue(0, 2, "a\nb\nc")], "has 3 lines, not 2"),
        ([Cue(0, 5, "One\n" + "m" * 43)], "has 43 characters in a line"),
        ([Cue(0, 0.9, "Up")], "stays 0.90 s, not 1 to 7"),
        ([Cue(0, 7.1, "Up")], "stays 7.10 s, not 1 to 7"),
        ([Cue(2, 2, "Up")], "stays 0.00 s"),
        ([Cue(2, 4, "So w\n= 1.776")], "is cut within a formula"),
        ([Cue(0, 1, "twenty-one characters")], "asks to read 21.0 characters a second, not 20"),
        ([Cue(-0.1, 1, "Up")], "begins before the film"),
        ([Cue(9, 10.1, "Up")], "ends behind the film"),
        ([Cue(0, 2, "Up"), Cue(1.5, 4, "on")], "“on” comes 0.50 s before “Up” is gone"),
        ([Cue(3, 4, "Up"), Cue(0, 2, "on")], "“on” comes 4.00 s before “Up” is gone"),
        ([Cue(0, 2, "Up"), Cue(2.05, 4, "on")], "gap of 0.05 s before “on” flickers"),
    ],
)
def test_a_broken_rule_is_found(wrong: list[Cue], fault: str) -> None:
    assert any(fault in problem for problem in problems(wrong, 10))
