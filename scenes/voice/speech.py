"""What a voice gives: samples, and when each word of them is spoken."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from scenes.render.kept import kept

_SENTENCES = 1000  # that are kept, some 200 KB each

Samples = NDArray[np.float32]


class Word(NamedTuple):
    """A word and when it is spoken, in seconds since the speech began.

    ``text`` is as in the sentence that was given to the voice, with the punctuation that follows.
    """

    text: str
    start: float
    end: float


@dataclass(frozen=True)
class Speech:
    """A sentence as sound: mono, between −1 and 1, ``rate`` samples a second.

    The words are those of the sentence in their order, split at spaces.

    >>> Speech(np.zeros(2400, np.float32), 24_000, ()).length
    0.1
    """

    samples: Samples
    rate: int
    words: tuple[Word, ...]

    @property
    def length(self) -> float:
        """How long it is, in seconds."""
        return len(self.samples) / self.rate


class Voice(Protocol):
    """Something that speaks: the packaged voice, a lecturer's own, or one for tests."""

    @property
    def name(self) -> str:
        """As it is told to people."""

    @property
    def language(self) -> str:
        """What it speaks, such as "en"."""

    def speak(self, sentence: str) -> Speech:
        """Say a sentence written for the ear; the same sentence gives the same samples.

        Without silence at its ends. Raises ``scenes.render.trouble.Trouble`` if it cannot.
        """


@partial(kept, among="speech", at_most=_SENTENCES)
def spoken_by(voice: Voice, sentence: str) -> Speech:
    """The sentence as the voice speaks it, kept for the next time."""
    return voice.speak(sentence)
