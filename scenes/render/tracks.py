"""The tracks of a film file: pictures, sound, and captions that can be switched on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

import av
import numpy as np
import srt
from av.stream import Disposition

from scenes.render.soundtrack import RATE, Samples

_BITS = 128_000  # a second, of sound
_TICK = Fraction(1, RATE)  # in which sound and captions are timed

# What captions look like where a player asks the file: small white letters at the foot.
_LOOKS = b"""[Script Info]
ScriptType: v4.00+
PlayResX: 384
PlayResY: 288

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, \
Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, \
Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,sans-serif,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


class Track(Protocol):
    """Something that a film file has a stream for."""

    def into(self, film: Any) -> Iterable[Any]:
        """Give the film a stream; what goes into it, in the order of decoding."""


class Pictures:
    """The frames of pieces, as they are encoded, ``rate`` a second.

    A piece's own times are rounded, so only the order of its frames is taken from it.
    """

    def __init__(self, pieces: Sequence[Path], rate: Fraction, transparent: bool = False) -> None:
        self._pieces, self._rate, self._transparent = pieces, rate, transparent

    def into(self, film: Any) -> Iterable[Any]:
        """Give the film its pictures."""
        with av.open(str(self._pieces[0])) as first:
            stream = film.add_stream_from_template(first.streams.video[0])
        stream.time_base = 1 / self._rate
        if self._transparent and "webm" in film.format.name:
            stream.pix_fmt = "yuva420p"  # its decoder does not tell
        return self._frames_for(stream)

    def _frames_for(self, stream: Any) -> Iterator[Any]:
        """The encoded frames of all pieces, each exactly as long as every other."""
        orders = [[frame for frame, _ in self._packets(piece)] for piece in self._pieces]
        # A frame that is shown before one that is decoded before it: so far decoding runs ahead.
        ahead = max(place - frame for order in orders for place, frame in enumerate(order))
        place = 0
        for piece in self._pieces:
            begin = place
            for frame, packet in self._packets(piece):
                packet.time_base, packet.stream = 1 / self._rate, stream
                packet.pts, packet.dts, packet.duration = begin + frame, place - ahead, 1
                yield packet
                place += 1

    def _packets(self, piece: Path) -> Iterator[tuple[int, Any]]:
        """The frames in the order of decoding, each with its number in the order of showing."""
        with av.open(str(piece)) as film:
            for packet in film.demux(video=0):
                if packet.pts is not None and packet.time_base is not None:
                    yield round(packet.pts * packet.time_base * self._rate), packet


class Sound:
    """Samples at `RATE`, a column for each channel, encoded as the film has it.

    It has two channels whatever the samples have: players differ in how loud they play one alone.
    """

    def __init__(self, samples: Samples, language: str = "eng") -> None:
        self._samples, self._language = samples, language

    def into(self, film: Any) -> Iterable[Any]:
        """Give the film its sound: AAC, or Opus in WebM."""
        if "webm" in film.format.name:
            stream = film.add_stream("libopus", rate=RATE)
        else:  # searching takes twice as long, and is no better at so many bits
            stream = film.add_stream("aac", rate=RATE, options={"aac_coder": "fast"})
        stream.layout, stream.bit_rate = "stereo", _BITS
        stream.disposition = Disposition.default
        stream.metadata["language"] = self._language
        return self._packets(stream)

    def _packets(self, stream: Any) -> Iterator[Any]:
        both = np.broadcast_to(self._samples, (len(self._samples), 2))
        stream.codec_context.open()
        step = stream.codec_context.frame_size
        for first in range(0, len(both), step):
            channels = np.ascontiguousarray(both[first : first + step].T)
            frame = av.AudioFrame.from_ndarray(channels, format="fltp", layout="stereo")
            frame.sample_rate, frame.pts, frame.time_base = RATE, first, _TICK
            yield from stream.encode(frame)
        yield from stream.encode()


class Captions:
    """What is said, as a track of text that is not shown until the viewer asks for it."""

    def __init__(self, cues: Sequence[srt.Subtitle], language: str = "eng") -> None:
        self._cues, self._language = sorted(cues), language

    def into(self, film: Any) -> Iterable[Any]:
        """Give the film its captions; only MP4 and QuickTime have such a track."""
        stream = film.add_stream("mov_text")
        stream.codec_context.subtitle_header = _LOOKS
        stream.codec_context.codec_tag = "tx3g"  # in QuickTime it would be text in the picture
        stream.time_base = _TICK
        stream.disposition = Disposition(0)
        stream.metadata["language"] = self._language
        return self._packets(stream)

    def _packets(self, stream: Any) -> Iterator[Any]:
        """A packet for each cue; in such a track there can be one at a time."""
        starts = [round(cue.start.total_seconds() * RATE) for cue in self._cues]
        ends = [round(cue.end.total_seconds() * RATE) for cue in self._cues]
        latest = [*(following for _, following in pairwise(starts)), ends[-1]]
        for cue, start, end, last in zip(self._cues, starts, ends, latest, strict=True):
            if (lasts := min(end, last) - start) <= 0:
                continue
            text = cue.content.encode()
            packet = av.Packet(len(text).to_bytes(2, "big") + text)
            packet.stream, packet.time_base = stream, _TICK
            packet.pts = packet.dts = start
            packet.duration = lasts
            yield packet
