"""The packaged voice: `hibari`, which runs on this machine and says the same each time.

Its network decides how long each phoneme lasts, but keeps that to itself. Here it is loaded with
these lengths as one more output, so the times of words are those at which they are spoken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from operator import add
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenes.render.trouble import Trouble
from scenes.voice.speech import Samples, Speech, Word
from scenes.voice.spoken import pronounced

PACKAGED = "heart"
_SEED = 0  # of the breath in the voice
_LONGEST = 400  # phonemes that the network takes at once
_PAUSES = ",.;:!?…—"  # phonemes that are silence
_HEARD = 0.004  # of the loudest: what is no silence any more
_EDGE = 0.02  # seconds kept around what is heard
_LEAD = 0.05  # seconds that a phoneme is heard before its turn in the network, measured
_LENGTHS = "/Clip_output_0"  # in the network: how long each phoneme lasts
_MISSING = (
    "The voice cannot be had ({why}): install hibari-tts and onnxruntime, or go on without it, "
    "--voice none."
)


@dataclass(frozen=True)
class PackagedVoice:
    """One of the voices of `hibari`; all but "heart" are fetched by it once.

    ``speed`` is relative to the pace of those it learned from.
    """

    voice: str = PACKAGED
    speed: float = 0.88

    language = "en"

    @property
    def name(self) -> str:
        """As it is told to people."""
        return self.voice

    def speak(self, sentence: str) -> Speech:
        """Say a sentence.

        >>> speech = PackagedVoice().speak("Feel the slope.")
        >>> [word.text for word in speech.words], speech.rate
        (['Feel', 'the', 'slope.'], 24000)
        """
        network = _network(self.voice)
        parts = [network.said(part, self.speed) for part in _parts(network.read(sentence))]
        if not parts:
            return Speech(np.zeros(0, np.float32), network.rate, ())
        return _joined(parts)


def voice_called(name: str) -> PackagedVoice:
    """The packaged voice of this name; whether there is one is seen before anything is done."""
    if name != PACKAGED:
        voices = _voices()
        if name not in voices:
            raise Trouble(f"There is no voice {name!r}; there are none, {', '.join(voices)}.")
    return PackagedVoice(name)


def _voices() -> list[str]:
    try:
        from hibari.voices import VOICES
    except ImportError as error:
        raise Trouble(_MISSING.format(why=error)) from None
    return sorted(VOICES)


class _Read(NamedTuple):
    """A word and the phonemes that it is spoken with."""

    text: str
    phonemes: str


class _Network:
    """A voice that is loaded."""

    def __init__(self, voice: str) -> None:
        # Not before: a film without a voice needs neither.
        import onnxruntime
        from hibari import Hibari, dsp

        self._speaker = Hibari(voice)
        self._synthesis = dsp.synth
        self.rate: int = dsp.SR
        self._hop = dsp.HOP / dsp.SR  # seconds of a frame of the spectrum
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        model = Path(self._speaker.model_path).read_bytes() + _one_more_output(_LENGTHS)
        self._session = onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"]
        )

    def read(self, sentence: str) -> list[_Read]:
        """The words of a sentence, as they are split at spaces, with their phonemes."""
        # A single letter before the last full stop would be taken for an abbreviation.
        text = re.sub(r"\b(\w)\.$", r"\1 .", sentence.strip().replace("’", "'"))
        text = pronounced(text)
        g2p = self._speaker.g2p
        found = [["", ""]]
        for token in g2p.phonemize_tokens(g2p.tokenize(text)):
            found[-1][0] += token.text
            found[-1][1] += token.phonemes or ""
            if token.whitespace:
                found.append(["", ""])
        read = [_Read(text, phonemes) for text, phonemes in found if text]
        if len(read) > 1 and read[-1].text == ".":
            read[-2:] = [_Read(*map(add, read[-2], read[-1]))]
        words = sentence.split()  # with their own apostrophes
        as_given = len(words) == len(read)
        return (
            [_Read(w, r.phonemes) for w, r in zip(words, read, strict=True)] if as_given else read
        )

    def said(self, words: list[_Read], speed: float) -> Speech:
        """Words in one breath."""
        known = self._speaker.vocab
        phonemes = [[sound for sound in word.phonemes + " " if sound in known] for word in words]
        phonemes[-1].pop()  # the space after the last word
        flat = [sound for each in phonemes for sound in each]
        ids = np.array([[0, *(known[sound] for sound in flat), 0]], np.int64)
        *spectrum, lengths = self._session.run(
            None, {"ids": ids, "speed": np.array([speed], np.float32)}
        )
        noise = np.random.default_rng(_SEED)
        samples: Samples = self._synthesis(*(part[0] for part in spectrum), noise)
        ends = np.cumsum(np.ravel(lengths)) * (len(samples) / self.rate / np.sum(lengths)) - _LEAD
        return _trimmed(samples, self.rate, _timed(words, phonemes, ends))


def _timed(
    words: list[_Read], phonemes: list[list[str]], ends: NDArray[np.float64]
) -> tuple[Word, ...]:
    """The words with their times; ``ends`` has one more at either end than there are phonemes."""
    timed, place = [], 0
    for word, sounds in zip(words, phonemes, strict=True):
        heard = [k for k, sound in enumerate(sounds, place + 1) if sound not in (*_PAUSES, " ")]
        first, last = (heard[0], heard[-1]) if heard else (place + 1, place)
        timed.append(Word(word.text, float(ends[first - 1]), float(ends[last])))
        place += len(sounds)
    return tuple(timed)


def _trimmed(samples: Samples, rate: int, words: tuple[Word, ...]) -> Speech:
    """The speech without the silence at its ends, which is more than a pause."""
    loud = np.abs(samples)
    (heard,) = np.nonzero(loud > _HEARD * loud.max())
    edge = round(_EDGE * rate)
    start, stop = max(0, heard[0] - edge), heard[-1] + edge
    speech = samples[start:stop].copy()
    shift, length = start / rate, len(speech) / rate
    moments = np.clip([(begin - shift, end - shift) for _, begin, end in words], 0, length)
    moments[0, 0], moments[-1, 1] = 0.0, length  # the sound of a word is wider than its phonemes
    moved = [Word(word.text, *times) for word, times in zip(words, moments.tolist(), strict=True)]
    return Speech(speech, rate, tuple(moved))


def _joined(parts: list[Speech]) -> Speech:
    """Speech after speech."""
    words: list[Word] = []
    before = 0.0
    for part in parts:
        words += [Word(text, before + start, before + end) for text, start, end in part.words]
        before += part.length
    return Speech(np.concatenate([part.samples for part in parts]), parts[0].rate, tuple(words))


def _parts(words: list[_Read]) -> Iterator[list[_Read]]:
    """A sentence in parts that the network takes, cut after a comma or the like if there is one."""
    while words:
        sizes = np.cumsum([len(word.phonemes) + 1 for word in words])
        fit = max(1, int(np.searchsorted(sizes, _LONGEST, side="right")))
        if fit < len(words):
            cuts = [k for k in range(1, fit) if words[k - 1].text[-1] in _PAUSES]
            fit = cuts[-1] if cuts else fit
        yield words[:fit]
        words = words[fit:]


@cache
def _network(voice: str) -> _Network:
    try:
        return _Network(voice)
    except (ImportError, OSError, RuntimeError, KeyError, ValueError) as error:
        why = " ".join(str(error).split())
        raise Trouble(_MISSING.format(why=why)) from None


def _one_more_output(name: str) -> bytes:
    """What to append to a model, as ONNX has it on disk, so that it gives ``name`` as well.

    Two such files, one after the other, are read as one with the fields of both.
    """

    def field(number: int, content: bytes) -> bytes:
        return bytes([number << 3 | 2, len(content)]) + content

    value, output_of_graph, graph_of_model = 1, 12, 7
    return field(graph_of_model, field(output_of_graph, field(value, name.encode())))
