"""Joining pieces to a film: frame after frame at exactly its rate, with its index first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import av
from manim import __version__

_FINE = 10_000  # ticks a second, at least


def join(pieces: Sequence[Path], target: Path, rate: Fraction, transparent: bool) -> None:
    """Write the frames of ``pieces`` to ``target``, as they are encoded, ``rate`` a second.

    A piece's own times are rounded, so only the order of its frames is taken from it.
    """
    orders = [[frame for frame, _ in _packets(piece, rate)] for piece in pieces]
    # A frame that is shown before one that is decoded before it: so far decoding runs ahead.
    ahead = max(place - frame for order in orders for place, frame in enumerate(order))
    with av.open(str(target), "w", container_options=_options(target, rate)) as film:
        film.metadata["comment"] = f"Rendered with Manim Community v{__version__}"
        with av.open(str(pieces[0])) as first:
            stream = film.add_stream_from_template(first.streams.video[0])
        stream.time_base = 1 / rate
        if transparent and target.suffix == ".webm":
            stream.pix_fmt = "yuva420p"  # its decoder does not tell
        place = 0
        for piece in pieces:
            begin = place
            for frame, packet in _packets(piece, rate):
                packet.time_base = 1 / rate
                packet.pts, packet.dts, packet.duration = begin + frame, place - ahead, 1
                packet.stream = stream
                film.mux(packet)
                place += 1


def _packets(piece: Path, rate: Fraction) -> Iterator[tuple[int, av.Packet]]:
    """The encoded frames in the order of decoding, each with its number in the order of showing."""
    with av.open(str(piece)) as film:
        for packet in film.demux(video=0):
            if packet.pts is not None and packet.time_base is not None:
                yield round(packet.pts * packet.time_base * rate), packet


def _options(target: Path, rate: Fraction) -> dict[str, str]:
    """The index first, and ticks of which a frame lasts a whole number."""
    if target.suffix == ".webm":
        return {"cues_to_front": "1"}  # always in milliseconds
    ticks = rate.numerator
    while ticks < _FINE:
        ticks *= 2
    scales = dict.fromkeys(("movie_timescale", "video_track_timescale"), str(ticks))
    return {"movflags": "+faststart", **scales}
