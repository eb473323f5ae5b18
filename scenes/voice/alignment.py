"""When each word of a caption is spoken, although it may be spoken in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, groupby
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from gdmath.errors import InputError
from scenes.voice.speech import Word
from scenes.voice.spoken import sentences, spoken, unspoken


class Token(NamedTuple):
    """What stands between two spaces of a caption, and when it is spoken."""

    text: str
    sentence: int
    start: float
    end: float


class Piece(NamedTuple):
    """A word for the ear, plain and small, of which token of a caption, and when it is spoken."""

    text: str
    token: int
    start: float
    end: float


def tokens(caption: str, words: Sequence[Word]) -> list[Token]:
    """The tokens of a caption in time; one that is silent is taken with what follows it."""
    if not words:
        raise InputError(f"No words are spoken for the caption “{caption}”.")
    times = {}
    for token, group in groupby(pieces(caption, words), attrgetter("token")):
        spoken_for_it = list(group)
        times[token] = (spoken_for_it[0].start, spoken_for_it[-1].end)
    found: list[Token] = []
    following = (words[-1].end, words[-1].end)
    for k, (sentence, text) in reversed(list(enumerate(_split(caption)))):
        start, end = times.get(k, (following[0], following[0]))
        following = (start, end)
        found.append(Token(text, sentence, start, end))
    return found[::-1]


def pieces(caption: str, words: Sequence[Word]) -> list[Piece]:
    """The words for the ear of a caption in time, matched sentence by sentence where that can be.

    >>> said = [Word("Two", 1.0, 1.2), Word("over", 1.2, 1.4), Word("lambda.", 1.4, 2.0)]
    >>> pieces("2/λ.", said)
    [Piece(text='two', token=0, start=1.0, end=1.2),
     Piece(text='over', token=0, start=1.2, end=1.4),
     Piece(text='lambda', token=0, start=1.4, end=2.0)]
    """
    shown = [
        (sentence, k, piece)
        for k, (sentence, text) in enumerate(_split(caption))
        for piece in _by_ear(text)
    ]
    heard = list(zip((k for k, _ in _split(_text(words))), words, strict=True))
    alike = {k for k, *_ in shown} == {k for k, *_ in heard}
    stretches = sorted({k for k, *_ in shown}) if alike else [None]
    found = []
    for stretch in stretches:
        ours = [(k, piece) for sentence, k, piece in shown if stretch in (None, sentence)]
        theirs = [word for sentence, word in heard if stretch in (None, sentence)]
        spans = _spans([piece for _, piece in ours], theirs)
        found += [Piece(p, k, *span) for (k, p), span in zip(ours, spans, strict=True)]
    return found


def plain(text: str) -> list[str]:
    """The words of a text in small letters, without punctuation."""
    bare = (re.sub(r"[^\w\s]|_", "", word) for word in text.casefold().split())
    return [word for word in bare if word]


def _by_ear(token: str) -> list[str]:
    token = token.replace("∇", "nabla ")  # which a sentence may also call the gradient
    return plain(token if unspoken(token) else spoken(token))


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _split(text: str) -> Iterator[tuple[int, str]]:
    """The tokens of a text, each with the number of its sentence."""
    return ((k, token) for k, sentence in enumerate(sentences(text)) for token in sentence.split())


def _spans(ours: Sequence[str], words: Sequence[Word]) -> list[tuple[float, float]]:
    """When each of our words is spoken, which are those that are heard or stand for them."""
    theirs = ["".join(plain(word.text)) for word in words]
    times: list[float] = []  # our words' starts, and ends
    for _, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if i1 == i2:
            continue
        if j1 == j2:  # nothing is said for them
            moment = words[j1].start if j1 < len(words) else words[-1].end
            times += [moment] * 2 * (i2 - i1)
        elif ours[i1:i2] == theirs[j1:j2]:
            times += [t for word in words[j1:j2] for t in word[1:]]
        else:
            edges = _edges(ours[i1:i2])
            knots = [word.start for word in words[j1:j2]] + [words[j2 - 1].end]
            middle = np.interp(edges, _edges(theirs[j1:j2]), knots)
            times += [float(t) for k in range(i2 - i1) for t in middle[k : k + 2]]
    if times:  # whatever else is said, a sentence begins and ends with its words
        times[0], times[-1] = words[0].start, words[-1].end
    return list(zip(times[::2], times[1::2], strict=True))


def _edges(words: Sequence[str]) -> list[float]:
    """Where words begin and the last ends, as parts of them all, if each letter takes as long."""
    lengths = list(accumulate((len(word) + 1 for word in words), initial=0))
    return [length / lengths[-1] for length in lengths]
