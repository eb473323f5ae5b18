"""What one hears of a film: its sound as a player decodes it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

RATE = 48_000  # samples a second

Sound = NDArray[np.float32]


def decoded(film: Path) -> Sound:
    """The samples of a film from its beginning on, a row for each moment."""
    with av.open(str(film)) as container:
        assert container.streams.audio[0].rate == RATE
        frames: list[Any] = list(container.decode(audio=0))
    assert frames[0].layout.name == "stereo"
    begin = round(frames[0].pts * frames[0].time_base * RATE)
    sound = np.concatenate([frame.to_ndarray() for frame in frames], axis=1).T
    return (
        np.concatenate([np.zeros((begin, 2), np.float32), sound]) if begin >= 0 else sound[-begin:]
    )


def onsets(sound: Sound, apart: float = 0.1) -> list[float]:
    """When something begins to be heard, in seconds, after so many of silence."""
    loud = np.flatnonzero(np.abs(sound).max(axis=1) > 0.25 * np.abs(sound).max())
    begins = np.diff(loud, prepend=-RATE) > apart * RATE
    return [float(place) / RATE for place in loud[begins]]


def fingerprint(film: Path) -> str:
    """A digest of what is heard, to the bit."""
    return hashlib.sha256(decoded(film).tobytes()).hexdigest()
