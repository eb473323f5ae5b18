"""Sentences as a recogniser hears them, and how many words of them are wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import gcd
from pathlib import Path

import av
import jiwer
import numpy as np
from manim import Scene
from numpy.typing import NDArray
from pocketsphinx import Decoder
from scipy.signal import resample_poly

from scenes.render.rehearsal import rehearse
from scenes.voice.narrator import Line
from scenes.voice.speech import Samples

RATE = 16_000  # samples a second, as the recogniser has learned them
_AROUND = 0.25  # seconds of silence before and after a sentence
_LOUD = 20_000


@dataclass(frozen=True)
class Heard:
    """A sentence as it was meant, and as it was understood."""

    line: Line
    meant: str
    heard: str

    @property
    def error(self) -> float:
        """The share of its words that are wrong, missing or too many."""
        return float(jiwer.wer(self.meant, self.heard))


def narration(film: type[Scene]) -> list[Line]:
    """The sentences of a film, spoken."""
    scenes: list[Scene] = []

    class Kept(film):  # type: ignore[misc,valid-type]
        def tear_down(self) -> None:
            super().tear_down()
            scenes.append(self)

    Kept.__name__ = film.__name__
    rehearse(Kept, layout=False)
    lines: list[Line] = scenes[0].narrator.lines  # type: ignore[attr-defined]
    return lines


def listen(lines: Sequence[Line], film: Path | None = None) -> list[Heard]:
    """Each sentence, as it is heard in the file of a film, or as the voice gives it."""
    sound = sound_of(film) if film else None
    found = []
    for line in lines:
        if line.speech is None:
            continue
        if sound is None:
            samples = resampled(line.speech.samples, line.speech.rate)
        else:
            begin = round(line.start * RATE)
            samples = sound[begin : begin + round(line.speech.length * RATE)]
        found.append(Heard(line, plain(line.spoken), understood(samples)))
    return found


def error(heard: Sequence[Heard]) -> float:
    """The share of all words that are wrong."""
    return float(jiwer.wer([each.meant for each in heard], [each.heard for each in heard]))


def understood(samples: NDArray[np.floating]) -> str:
    """The words in some sound of ``RATE`` samples a second."""
    silence = np.zeros(round(_AROUND * RATE))
    loudest = np.abs(samples).max(initial=1e-9)
    whole = np.concatenate([silence, samples * (_LOUD / loudest), silence])
    decoder = _decoder()
    decoder.start_utt()
    decoder.process_raw(whole.astype("<i2").tobytes(), full_utt=True)
    decoder.end_utt()
    found = decoder.hyp()
    return plain(found.hypstr) if found else ""


def plain(text: str) -> str:
    """Words alone, in small letters, as a recogniser writes them.

    >>> plain("Sixty-two — that’s it: w.")
    "sixty two that's it w"
    """
    text = text.lower().replace("’", "'")
    return " ".join(re.findall(r"[a-z']+", re.sub(r"\b([a-z])\.", r"\1 ", text)))


def sound_of(film: Path) -> Samples:
    """The sound of a film, one channel of ``RATE`` samples a second."""
    with av.open(str(film)) as file:
        converter = av.AudioResampler("flt", "mono", RATE)
        parts = [
            part.to_ndarray()[0]
            for frame in [*file.decode(audio=0), None]
            for part in converter.resample(frame)
        ]
    return np.concatenate(parts).astype(np.float32)


def resampled(samples: Samples, rate: int) -> NDArray[np.floating]:
    """Samples at the recogniser's rate."""
    common = gcd(rate, RATE)
    resampled: NDArray[np.floating] = resample_poly(samples, RATE // common, rate // common)
    return resampled


@cache
def _decoder() -> Decoder:
    return Decoder(samprate=RATE, loglevel="FATAL")
