"""The sound of a film: everything that is heard, at its sample, and cut with the pictures."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import accumulate, pairwise
from math import gcd
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

RATE = 48_000  # samples a second, as films have it
_FADE = RATE // 100  # samples, 10 ms: nothing begins or ends with a click


class _Sound(NamedTuple):
    start: float  # seconds of the whole film
    samples: Samples  # a row for each moment, a column for each channel
    rate: int
    under: float  # what is heard at the same time already is so much louder
    fades: bool

    @property
    def end(self) -> float:
        return self.start + len(self.samples) / self.rate


class Soundtrack:
    """All that is heard in a film; what it sounds like is reckoned only when it is asked for.

    Samples lie between −1 and 1 and have a column for each channel: one, or two if any sound has.
    The same sounds laid in the same order give the same samples, to the bit.

    >>> track = Soundtrack()
    >>> track.lay(0.5, np.ones(12_000, np.float32), 24_000)
    >>> len(track.cut([(0, 2)])) / RATE
    2.0
    """

    def __init__(self) -> None:
        self._sounds: list[_Sound] = []

    def __bool__(self) -> bool:
        """Whether anything is heard in the film."""
        return bool(self._sounds)

    @property
    def speaks(self) -> bool:
        """Whether anyone speaks in the film."""
        return any(sound.fades for sound in self._sounds)

    @property
    def end(self) -> float:
        """When the last sound ends, in seconds."""
        return max((sound.end for sound in self._sounds), default=0.0)

    def lay(self, start: float, samples: Samples, rate: int) -> None:
        """Let speech of one channel be heard from ``start``, in seconds of the whole film."""
        column = np.asarray(samples, np.float32).reshape(-1, 1)
        self._sounds.append(_Sound(start, column, rate, 1.0, fades=True))

    def add(self, start: float, segment: Any, under: float = 0.0) -> None:
        """Let a sound (a pydub ``AudioSegment``) be heard, and what is there ``under`` dB louder.

        It is heard as it is, without fades; of more than two channels, all in one.
        """
        if segment.channels > 2:
            segment = segment.set_channels(1)
        steps = np.array(segment.get_array_of_samples(), np.float32)
        columns = (steps / segment.max_possible_amplitude).reshape(-1, segment.channels)
        louder = 10 ** (under / 20)
        self._sounds.append(_Sound(start, columns, segment.frame_rate, louder, fades=False))

    def cut(self, spans: Iterable[tuple[float, float]]) -> Samples:
        """The sound of what was filmed, as long as that is.

        ``spans`` are the stretches of the whole film that the excerpt is put together from, in
        seconds.
        """
        stretches = list(spans)
        # A little more than is filmed, so that what goes on after the end fades there.
        whole = self._mixed(round(max(stop for _, stop in stretches) * RATE) + _FADE)
        ends = accumulate((stop - start for start, stop in stretches), initial=0.0)
        lengths = [b - a for a, b in pairwise(round(end * RATE) for end in ends)]
        begins = [round(start * RATE) for start, _ in stretches]
        parts = (part(whole, a, a + n) for a, n in zip(begins, lengths, strict=True))
        return np.concatenate(list(parts))

    def _mixed(self, length: int) -> Samples:
        channels = max((sound.samples.shape[1] for sound in self._sounds), default=1)
        mix = np.zeros((length, channels), np.float32)
        for sound in self._sounds:
            first = round(sound.start * RATE)
            heard = mix[first : first + _count(sound)]
            heard *= np.float32(sound.under)
            heard += _resampled(sound)[: len(heard)]
        return mix


def part(whole: Samples, first: int, last: int) -> Samples:
    """The samples ``first`` to ``last`` (without it), with silence where there is nothing.

    Where sound goes through a cut it fades.
    """
    cut = np.zeros((last - first, whole.shape[1]), np.float32)
    there = whole[first:last]
    cut[: len(there)] = there
    begin, end = (_sounds(whole, place) for place in (first, last))
    return _faded(cut, begin, end)


def at(frame: int, rate: Fraction) -> int:
    """The sample with which a frame of the film begins."""
    return round(frame * RATE / rate)


def _sounds(whole: Samples, place: int) -> bool:
    """Whether there is sound on both sides of a place."""
    before, after = whole[max(0, place - _FADE) : place], whole[place : place + _FADE]
    return bool(before.any() and after.any())


def _count(sound: _Sound) -> int:
    """How many samples a sound has in the film."""
    return -(-len(sound.samples) * RATE // sound.rate)


def _resampled(sound: _Sound) -> Samples:
    samples = sound.samples
    if sound.rate != RATE:
        from scipy.signal import resample_poly  # takes a second to import, and many films are mute

        shared = gcd(RATE, sound.rate)
        samples = resample_poly(samples, RATE // shared, sound.rate // shared).astype(np.float32)
    return _faded(samples, begin=True, end=True) if sound.fades else samples


def _faded(samples: Samples, begin: bool, end: bool) -> Samples:
    """The samples, which come or go by degrees."""
    length = min(_FADE, len(samples) // 2)
    if not (begin or end) or not length:
        return samples
    samples = samples.copy()
    rise = np.sin(np.linspace(0, np.pi / 2, length, dtype=np.float32))[:, np.newaxis] ** 2
    if begin:
        samples[:length] *= rise
    if end:
        samples[-length:] *= rise[::-1]
    return samples
