"""How loud a film is: as loud as others, and never more than loudspeakers can tell apart."""

from __future__ import annotations

from math import log10

import numpy as np
from numpy.typing import NDArray

from scenes.render.soundtrack import RATE, Samples

LOUDNESS = -16.0  # LUFS, of the film as a whole
PEAK = -1.5  # dBTP: encoding adds some tenths, and −1 is the limit
_NEAR = 0.05  # LU, from which on louder or softer is the same
_SILENT = -60.0  # LUFS, under which there is nothing to make louder
_SHORTEST = 0.4  # seconds that loudness is defined for
_FINE = 4  # times as fine as the samples one has to look for the peaks between them
_BLOCK = RATE // 10  # samples that are looked at in one go
_BESIDE = 64  # samples that the curve between two others depends on
_AROUND = RATE // 100  # samples, 10 ms, for which it is softer before a peak and after it


def mastered(samples: Samples) -> Samples:
    """The sound of a film, as loud as it is to be; what is short or silent stays as it is.

    One gain for the whole film (ITU-R BS.1770), and a limiter that looks ahead for the few peaks
    that would then be too high.
    """
    if len(samples) < _SHORTEST * RATE or (before := loudness(samples)) < _SILENT:
        return samples
    gain = LOUDNESS - before
    for _ in range(4):  # what the limiter takes away from a film is given to it again
        made = limited(samples * np.float32(_factor(gain)))
        lacking = LOUDNESS - loudness(made)
        if abs(lacking) < _NEAR:
            break
        gain += lacking
    return made


def loudness(samples: Samples) -> float:
    """The loudness of a sound as two loudspeakers play it, in LUFS; one channel goes to both."""
    from pyloudnorm import Meter  # takes a second to import, and many films are mute

    twice = 10 * log10(2 / samples.shape[1])
    return float(Meter(RATE).integrated_loudness(samples)) + twice


def limited(samples: Samples) -> Samples:
    """The sound, softer for a moment around every peak over `PEAK`."""
    highest = np.float32(_factor(PEAK))
    needed = np.minimum(1, highest / np.maximum(_peaks(samples, highest), highest))
    if needed.min(initial=1) >= 1:
        return samples
    from scipy.ndimage import minimum_filter1d, uniform_filter1d

    # The least gain of all around, then its average over as much: never more than is needed.
    gain = minimum_filter1d(needed, 4 * _AROUND + 1, mode="nearest")
    for _ in range(2):
        gain = uniform_filter1d(gain, 2 * _AROUND + 1, mode="nearest")
    return samples * gain[:, np.newaxis]


def true_peak(samples: Samples) -> float:
    """The highest point of a sound, between its samples too, in dBTP."""
    highest = np.abs(samples).max(initial=0)
    return 20 * log10(max(float(_peaks(samples, highest).max(initial=0)), 1e-9))


def _peaks(samples: Samples, highest: np.float32) -> NDArray[np.float32]:
    """How high each sample is, or the curve beside it where that may be over ``highest``."""
    from scipy.signal import resample_poly

    peaks: NDArray[np.float32] = np.abs(samples).max(axis=1)
    for first in range(0, len(samples), _BLOCK):
        begin = max(0, first - _BESIDE)
        block = samples[begin : first + _BLOCK + _BESIDE]
        if np.abs(block).max() < highest / 2:  # no curve is twice as high as its samples
            continue
        fine = np.abs(resample_poly(block, _FINE, 1)).max(axis=1).reshape(-1, _FINE).max(axis=1)
        beside = np.maximum(fine, np.append(np.float32(0), fine[:-1]))[first - begin :]
        peaks[first : first + _BLOCK] = beside[:_BLOCK]
    return peaks


def _factor(decibels: float) -> float:
    return 10 ** (decibels / 20)
