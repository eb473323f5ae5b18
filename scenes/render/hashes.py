"""A hash of every frame of a film, by which two films can be compared without looking at them."""

from __future__ import annotations

import io
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path

import av

ENDING = ".framemd5"


def frame_hashes(film: Path) -> str:
    """A line for each decoded frame with its MD5, as FFmpeg's muxer ``framemd5`` writes them."""
    text = io.BytesIO()
    with av.open(str(film)) as source, av.open(text, "w", format="framemd5") as target:
        video = source.streams.video[0]
        rate = Fraction(video.average_rate or video.guessed_rate or 1)
        plain = target.add_stream("rawvideo", rate=rate)
        plain.width, plain.height, plain.pix_fmt = video.width, video.height, video.pix_fmt
        for number, frame in enumerate(source.decode(video)):
            frame.pts, frame.time_base = number, 1 / rate
            target.mux(plain.encode(frame))
        target.mux(plain.encode(None))
    return text.getvalue().decode()


def first_difference(one: str, other: str) -> int | None:
    """The first frame, from 0, that two films do not share; None if they are the same."""
    for number, (mine, its) in enumerate(zip_longest(_hashes(one), _hashes(other))):
        if mine != its:
            return number
    return None


def count(text: str) -> int:
    """How many frames there are."""
    return len(_hashes(text))


def _hashes(text: str) -> list[str]:
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return [line.rpartition(",")[2].strip() for line in lines]
