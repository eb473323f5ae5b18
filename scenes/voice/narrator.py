"""From the words of a film to speech on its clock, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from gdmath.errors import InputError
from scenes.voice.captions import Cue, cues, phrase_start
from scenes.voice.recordings import recording_name
from scenes.voice.speech import Speech, Voice, Word, spoken_by
from scenes.voice.spoken import heard, sentences, spoken

BREATH = 0.45  # seconds of silence after a sentence
_SECONDS_A_WORD = 0.35  # for one who reads
_SECONDS_MORE = 0.5


def reading_time(text: str) -> float:
    """Seconds a viewer needs for ``text``."""
    return _SECONDS_A_WORD * len(text.split()) + _SECONDS_MORE


class Recorded(Protocol):
    """Where recordings of sentences are found."""

    def speech(self, beat: str, number: int, sentence: str) -> Speech | None:
        """The recording of the ``number``-th sentence of a beat, if there is one."""

    def left_over(self, beat: str, told: int) -> Iterable[str]:
        """In a sentence each, what there is of a beat beyond the sentences that are ``told``."""


class Line(NamedTuple):
    """A sentence as it is told: which of its beat, as a caption and for the ear, and when."""

    beat: str
    number: int  # from 1
    caption: str
    spoken: str
    start: float  # seconds of film
    speech: Speech | None  # None if it is read

    @property
    def name(self) -> str:
        """What a recording of it is called."""
        return recording_name(self.beat, self.number)


@dataclass(frozen=True)
class Telling:
    """Words of a film and when they are told, in seconds of film.

    ``end`` is when the last word is spoken, or can have been read, and a breath after it.
    """

    caption: str
    start: float
    end: float
    words: tuple[Word, ...]
    lines: tuple[Line, ...]

    def when(self, phrase: str, share: float | None = None) -> float:
        """When the words come to ``phrase``, a part of the caption or of what is spoken.

        Where it is not among them, and in a translation it may not be, after ``share`` of them.
        """
        moment = phrase_start(self.caption, self.words, phrase)
        if moment is not None:
            return moment
        if share is None:
            raise InputError(f"{phrase!r} is not among the words {self.caption!r}")
        return self.words[int(share * len(self.words))].start

    def cues(self, until: float) -> list[Cue]:
        """The captions, the last of which may stay ``until`` a moment."""
        return cues(self.caption, self.words, until)


class Narrator:
    """Tells the sentences of a film: as recorded, as the voice speaks them, or to be read."""

    def __init__(self, voice: Voice | None = None, recordings: Recorded | None = None) -> None:
        self.voice, self.recordings = voice, recordings
        self.lines: list[Line] = []

    def tell(self, caption: str, spoken_words: str, beat: str, start: float) -> Telling:
        """Tell a caption's sentences from ``start`` on, one after the other.

        ``spoken_words`` are for the ear, where what symbols and numbers are called is not enough.
        """
        shown = sentences(caption)
        if self.voice:
            spoken_words = heard(spoken_words) if spoken_words else spoken(caption)
        told = sentences(spoken_words or caption)
        if len(shown) != len(told):
            shown = [caption] * len(told)
        number = sum(line.beat == beat for line in self.lines)
        words: list[Word] = []
        moment = start
        for place, sentence in enumerate(told):
            speech = self._speech(beat, number + place + 1, sentence)
            line = Line(beat, number + place + 1, shown[place], sentence, moment, speech)
            self.lines.append(line)
            spoken_at, moment = _timed(line)
            words += spoken_at
        if self.lines and self.lines[-1].speech is None:
            moment += _SECONDS_MORE
            words[-1] = words[-1]._replace(end=moment)
        lines = tuple(self.lines[-len(told) :])
        return Telling(caption, start, moment, tuple(words), lines)

    def left_over(self, beat: str) -> list[str]:
        """In a sentence each, the recordings of a beat that is over which fit none of its own."""
        told = sum(line.beat == beat for line in self.lines)
        return list(self.recordings.left_over(beat, told)) if self.recordings else []

    def _speech(self, beat: str, number: int, sentence: str) -> Speech | None:
        recorded = self.recordings.speech(beat, number, sentence) if self.recordings else None
        if recorded is not None:
            return recorded
        return None if self.voice is None else spoken_by(self.voice, sentence)


def _timed(line: Line) -> tuple[Sequence[Word], float]:
    """The words of a sentence in seconds of film, and when the next may begin."""
    if line.speech is not None:
        moved = [Word(w.text, line.start + w.start, line.start + w.end) for w in line.speech.words]
        return moved, line.start + line.speech.length + BREATH
    texts = line.caption.split()
    moments = [line.start + _SECONDS_A_WORD * k for k in range(len(texts) + 1)]
    read = [Word(text, *moments[k : k + 2]) for k, text in enumerate(texts)]
    return read, moments[-1]
