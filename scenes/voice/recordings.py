"""A lecturer's own voice: recordings of sentences, used in place of the voice where there are any.

A recording of the third sentence of the beat ``in_the_fog`` is ``FOLDER/FILM/in_the_fog-03.wav``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

import av
import numpy as np
from numpy.typing import NDArray

from scenes.render.trouble import Trouble
from scenes.voice.speech import Samples, Speech, Word

ENDINGS = (".wav", ".flac", ".mp3")
LOUDNESS = -25.5  # LUFS, as loud as the packaged voice speaks
_SHORTEST = 0.4  # seconds that LUFS are defined for
_NAME = re.compile(r"(?:(.+)-)?0*([1-9]\d*)")

_SILENT = 1e-3  # of full scale: what is never louder is no speech
_FULL, _RUN = 0.9999, 4  # of full scale, and samples in a row: clipped
_MOMENT = 0.01  # seconds, for which loudness is looked at
_HEARD = 0.01  # of the loudest moment: what is no silence any more
_OVER_NOISE, _NOISE = 2.0, 5  # so much louder than the softest, percent of all, it is no silence
_NOISY = 0.05  # of the loudest moment: what is silence in no case
_EDGE = 0.03  # seconds kept around what is heard
_NOTHING = np.zeros((1, 0), np.float32)
_PAUSE = 0.15  # seconds of silence between words, at least; within a word there are shorter ones

Spans = list[tuple[float, float]]


class _Take(NamedTuple):
    """A recording made ready, and when something is heard in it, in seconds."""

    samples: Samples
    rate: int
    heard: Spans


def recording_name(beat: str, number: int) -> str:
    """What the recording of a beat's sentence is called, without its ending.

    >>> recording_name("in_the_fog", 3)
    'in_the_fog-03'
    """
    return f"{beat}-{number:02}" if beat else f"{number:02}"


class Recordings:
    """The recordings of a film, all listened to at once: a bad one is told of before any work.

    ``beats`` are the names that the film's beats have, if it has beats. Raises ``Trouble`` for what
    cannot be used.
    """

    def __init__(self, folder: Path, film: str, beats: Collection[str] = ()) -> None:
        self.folder = folder / film
        self._files = _files(folder, self.folder, beats)
        self._takes = {key: _take(file) for key, file in self._files.items()}

    def speech(self, beat: str, number: int, sentence: str) -> Speech | None:
        """The recording of the ``number``-th sentence of a beat, if there is one."""
        take = self._takes.get((beat, number))
        if take is None:
            return None
        return Speech(take.samples, take.rate, tuple(timed(sentence, take.heard)))

    def left_over(self, beat: str, told: int) -> Iterator[str]:
        """In a sentence each, the recordings of a beat beyond the sentences that are ``told``."""
        for (name, number), file in self._files.items():
            if name == beat and number > told:
                last = f"; the last is {recording_name(beat, told)}" if told else ""
                yield f"{file} fits no sentence of the film{last}."


def timed(sentence: str, heard: Spans) -> Iterator[Word]:
    """The words of a sentence in the time in which something is heard, each as long as it is spelt.

    >>> [word.start for word in timed("Go, now!", [(0.0, 1.0), (1.5, 2.75)])]
    [0.0, 1.5]
    """
    texts = sentence.split()
    lengths = list(accumulate((len(text) + 1 for text in texts), initial=0))
    before = np.array([0.0, *accumulate(end - start for start, end in heard)])
    places = np.array(lengths) / max(lengths[-1], 1) * before[-1]
    begins, ends = np.array(heard).T
    first = np.clip(np.searchsorted(before, places[:-1] + 1e-9, "right") - 1, 0, len(heard) - 1)
    last = np.clip(np.searchsorted(before, places[1:] - 1e-9, "left") - 1, 0, len(heard) - 1)
    starts = begins[first] + places[:-1] - before[first]
    stops = np.minimum(begins[last] + places[1:] - before[last], ends[last])
    for text, start, stop in zip(texts, starts.tolist(), stops.tolist(), strict=True):
        yield Word(text, start, stop)


# -- finding them ----------------------------------------------------------------------------------


def _files(parent: Path, folder: Path, beats: Collection[str]) -> dict[tuple[str, int], Path]:
    """The recordings in a folder by beat and number."""
    for place in (parent, folder):
        if not place.is_dir():
            raise Trouble(f"There is no folder {place} with recordings.")
    files: dict[tuple[str, int], Path] = {}
    for file in sorted(folder.iterdir()):
        if file.name.startswith(".") or not file.is_file():
            continue
        named = _NAME.fullmatch(file.stem)
        beat, number = (named[1] or "", int(named[2])) if named else (file.stem, 0)
        fits = bool(named) and (not beats or beat in beats)
        if file.suffix.lower() not in ENDINGS:
            if fits and beats:
                raise Trouble(f"{file} is no recording that can be used: {_said(ENDINGS)} can.")
            continue
        if not fits:
            raise Trouble(f"{file} fits no sentence of the film{_nearest(beat, number, beats)}")
        if (other := files.setdefault((beat, number), file)) is not file:
            raise Trouble(
                f"{other} and {file.name} are recordings of one sentence: take one of them away."
            )
    if not files:
        raise Trouble(f"There are no recordings in {folder}, {_said(ENDINGS)}.")
    return files


def _nearest(beat: str, number: int, beats: Collection[str]) -> str:
    """The end of a sentence about a name that fits nothing."""
    close = get_close_matches(beat, beats, n=1, cutoff=0.5)
    if close:
        return f"; did you mean {recording_name(close[0], number or 1)}?"
    return f": it is called by beat and number, such as {recording_name(next(iter(beats), ''), 1)}."


def _said(endings: Sequence[str]) -> str:
    return f"{', '.join(endings[:-1])} or {endings[-1]}"


# -- listening -------------------------------------------------------------------------------------


def _take(file: Path) -> _Take:
    """A recording of one channel, as loud as the voice, without the silence at its ends."""
    channels, rate = _decoded(file)
    if not channels.size or np.abs(channels).max() < _SILENT:
        raise Trouble(f"There is nothing to be heard in {file}.")
    if (clipped := _clipped(channels)) is not None:
        raise Trouble(f"{file} is clipped at {clipped / rate:.2f} s: record it again, less loud.")
    sound = channels.mean(axis=0)
    heard = _heard(sound, rate)
    first = max(0.0, heard[0][0] - _EDGE)
    last = min(len(sound) / rate, heard[-1][1] + _EDGE)
    sound = sound[round(first * rate) : round(last * rate)]
    length = len(sound) / rate
    moved = [(max(0.0, start - first), min(length, end - first)) for start, end in heard]
    moved[0] = (0.0, moved[0][1])  # as of the voice: its words are all of a speech
    moved[-1] = (moved[-1][0], length)
    return _Take(_as_loud_as_the_voice(sound, rate), rate, moved)


def _decoded(file: Path) -> tuple[NDArray[np.float32], int]:
    """A sound as it was recorded, a row for each channel, between −1 and 1."""
    try:
        # By its name: what Python itself opens would count as something that frames depend on.
        with av.open(str(file)) as container:
            if not container.streams.audio:
                raise Trouble(f"There is no sound in {file}.")
            stream = container.streams.audio[0]
            as_floats = av.AudioResampler("fltp", stream.layout, stream.rate)
            frames = [
                part.to_ndarray()
                for frame in [*container.decode(stream), None]
                for part in as_floats.resample(frame)
            ]
            rows = np.concatenate(frames, axis=1, dtype=np.float32) if frames else _NOTHING
            return rows, stream.rate
    except (av.FFmpegError, ValueError) as error:
        if isinstance(error, PermissionError):
            raise
        raise Trouble(f"{file} is no recording that can be played.") from None


def _clipped(channels: NDArray[np.float32]) -> int | None:
    """The first sample of a run at full scale, if there is one."""
    for channel in channels:
        edges = np.flatnonzero(np.diff((np.abs(channel) >= _FULL).astype(np.int8), prepend=0))
        edges = np.append(edges, len(channel))
        for start, stop in zip(edges[::2], edges[1::2], strict=False):
            if stop - start >= _RUN:
                return int(start)
    return None


def _heard(sound: Samples, rate: int) -> Spans:
    """When something is heard: stretches between pauses, in seconds."""
    step = max(1, round(_MOMENT * rate))
    padded = np.pad(sound, (0, -len(sound) % step)).reshape(-1, step)
    levels = np.sqrt((padded**2).mean(axis=1))
    noise = float(np.percentile(levels, _NOISE))
    least = min(max(_HEARD, _OVER_NOISE * noise / levels.max()), _NOISY) * levels.max()
    (loud,) = np.nonzero(levels >= least)
    pauses = [(a + 1, b) for a, b in pairwise(loud.tolist()) if (b - a - 1) * step > _PAUSE * rate]
    begins = [int(loud[0]), *(end for _, end in pauses)]
    ends = [*(start for start, _ in pauses), int(loud[-1]) + 1]
    seconds = step / rate
    return [(a * seconds, b * seconds) for a, b in zip(begins, ends, strict=True)]


def _as_loud_as_the_voice(sound: Samples, rate: int) -> Samples:
    """The sound with one gain for all of it; a peak that would be clipped then sets a limit."""
    gain = 10 ** ((LOUDNESS - _loudness(sound, rate)) / 20)
    return (sound * min(gain, 1 / np.abs(sound).max())).astype(np.float32)


def _loudness(sound: Samples, rate: int) -> float:
    """In LUFS; of a sound that is too short for that, by its power, which is near it for speech."""
    if len(sound) > _SHORTEST * rate:
        from pyloudnorm import Meter  # takes a second to import

        if np.isfinite(loudness := Meter(rate).integrated_loudness(sound.astype(np.float64))):
            return float(loudness)
    return float(10 * np.log10((sound.astype(np.float64) ** 2).mean()))
