"""Captions for the ear: what stands there in signs and digits, in words as they are read aloud."""

from __future__ import annotations

import re
import unicodedata

from gdmath.errors import InputError
from scenes.voice.signs import WRITTEN, in_words

TITLES = ("Dr.", "Mr.", "Mrs.", "Ms.", "St.", "Fig.", "cf.")

# What a voice reads by itself.
_PLAIN = " ,.;:?!—…’'‘“”\"-"
_ENDING = re.compile(r"([.?!…]+)([”’\"')]*)\s+")


def spoken(caption: str) -> str:
    """What is read aloud for a caption; what is words already stays as it is.

    The voice has nothing left to guess: nothing but words and punctuation comes out. Raises
    ``InputError`` for a sign that has no words here.

    >>> spoken("−0.55 − 0.001 × (−1,062) = 0.512")
    'Minus zero point five five, minus zero point zero zero one times minus one thousand and
    sixty-two, is zero point five one two'
    >>> spoken("Here ∂L/∂w is 3x⁵, and θₖ₊₁ = θₖ − α ∇f.")
    'Here the slope along w is three x to the fifth, and theta k plus one equals theta k,
    minus alpha times the gradient.'
    """
    said = _said(caption)
    if lacking := "".join(sorted(_lacking(said))):
        raise InputError(
            f"No words are known for {' '.join(lacking)} in “{caption}”: say what is read aloud"
            " with spoken=…."
        )
    return said


def heard(words: str) -> str:
    """Words for the ear as they are given, or spelt out where signs or digits are among them.

    >>> heard("w, minus a third of it."), heard("w, minus 3×10²⁰ of it.")
    ('w, minus a third of it.', 'w, minus three times ten to the twentieth of it.')
    """
    return spoken(words) if _lacking(words) else words


def unspoken(caption: str) -> set[str]:
    """The signs of a caption that have no words here.

    >>> unspoken("⌈x⌉ = 2") == {"⌈", "⌉"}
    True
    """
    return _lacking(_said(caption))


def count_words(caption: str) -> int:
    """How many words are heard for a caption.

    >>> count_words("w = 1.776 — not bad.")
    9
    """
    return sum(any(map(str.isalnum, word)) for word in _said(caption).split())


def sentences(text: str) -> list[str]:
    """The sentences of a narration, each with its stop.

    What is written for the eye is split where its words for the ear are: a point within a number
    ends nothing, nor does "…", or a question in quotes, before a word in small letters.

    >>> sentences("At −0.55? w is 1.776. Wait… and look… 1. 1.8. Stop")
    ['At −0.55?', 'w is 1.776.', 'Wait… and look…', '1.', '1.8.', 'Stop']
    """
    text = " ".join(text.split())
    found, begin = [], 0
    for end in _ENDING.finditer(text):
        part = text[begin : end.end()].rstrip()
        goes_on = "a" <= text[end.end() : end.end() + 1] <= "z" and ("…" in end[1] or bool(end[2]))
        if goes_on or part.endswith((*WRITTEN, *TITLES)) or not any(map(str.isalnum, part)):
            continue
        found.append(part)
        begin = end.end()
    return [*found, text[begin:]] if text[begin:] else found


def pronounced(text: str) -> str:
    """Words for the ear with those spelt out, in its own phonemes, that ``hibari`` gets wrong.

    >>> pronounced("They run to A: a summit.")
    'They run to [A](/ˈA/): a summit.'
    """
    for pattern, phonemes in _PHONEMES:
        text = pattern.sub(rf"[\g<0>](/{phonemes}/)", text)
    return text


_PHONEMES = [
    (re.compile(r"(?<=\w )A\b(?!-)|\bA(?=[:,.;?!])|\ba(?= (?:plus|minus|times|equals)\b)"), "ˈA"),
    (re.compile(r"\bRMSProp\b"), "ˌɑɹˌɛmˈɛspɹˌɑp"),
]


def _said(caption: str) -> str:
    return " ".join(map(in_words, sentences(_plain_letters(caption))))


def _lacking(said: str) -> set[str]:
    return {sign for sign in said if sign not in _PLAIN and not _latin(sign)}


def _latin(sign: str) -> bool:
    return sign.isalpha() and unicodedata.name(sign, "").startswith("LATIN")


def _plain_letters(text: str) -> str:
    """Letters set as mathematics, such as 𝑤 and 𝛻, as they are on a keyboard."""
    return unicodedata.normalize("NFC", re.sub("[ℎ\U0001d400-\U0001d7ff]", _as_typed, text))


def _as_typed(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])
