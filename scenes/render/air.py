"""The air of a room where someone speaks: hardly heard, but one would hear it stop."""

from __future__ import annotations

import numpy as np

from scenes.render.soundtrack import RATE, Samples

LEVEL = -62.0  # dBFS, root mean square: some 40 dB under the voice
_LOW, _HIGH = 60.0, 1200.0  # Hz between which air is heard; above, it would hiss
_LOOP = 20 * RATE  # samples after which it begins anew, where nobody can tell


def air(length: int, channels: int = 1) -> Samples:
    """So many samples of air, the same in each film and each channel, (length, channels).

    Noise whose power falls as 1/f between two frequencies. It is made of whole waves, so that its
    end goes on into its beginning.

    >>> air(48_000).shape
    (48000, 1)
    """
    hertz = np.fft.rfftfreq(_LOOP, 1 / RATE)
    heard = (hertz > _LOW) & (hertz < _HIGH)
    strength = np.zeros_like(hertz)
    strength[heard] = hertz[heard] ** -0.5
    turns = np.random.default_rng(0).uniform(0, 2 * np.pi, len(hertz))
    loop = np.fft.irfft(strength * np.exp(1j * turns), _LOOP)
    loop *= 10 ** (LEVEL / 20) / np.sqrt(np.mean(loop**2))
    return np.resize(loop.astype(np.float32), (length, 1)).repeat(channels, axis=1)
