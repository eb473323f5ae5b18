"""Joining pieces: to a film of exactly its rate, with its index first; or to an animated GIF."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from manim import __version__

_FINE = 10_000  # ticks a second, at least


def join(
    pieces: Sequence[Path],
    target: Path,
    rate: Fraction,
    transparent: bool,
    sound: Path | None = None,
) -> None:
    """Write the frames of ``pieces`` to ``target``, as they are encoded, ``rate`` a second.

    A piece's own times are rounded, so only the order of its frames is taken from it. ``sound`` is
    a file whose sound is encoded as ``target`` has it.
    """
    with av.open(str(target), "w", container_options=_options(target, rate)) as film:
        film.metadata["comment"] = f"Rendered with Manim Community v{__version__}"
        with av.open(str(pieces[0])) as first:
            stream = film.add_stream_from_template(first.streams.video[0])
        stream.time_base = 1 / rate
        if transparent and target.suffix == ".webm":
            stream.pix_fmt = "yuva420p"  # its decoder does not tell
        packets = _frames_for(stream, pieces, rate)
        with av.open(str(sound)) if sound else nullcontext() as heard:
            if heard is not None:
                track = film.add_stream_from_template(heard.streams.audio[0])
                packets = heapq.merge(packets, _sound_for(track, heard), key=_moment)
            for packet in packets:
                film.mux(packet)


def _frames_for(stream: Any, pieces: Sequence[Path], rate: Fraction) -> Iterable[Any]:
    """The encoded frames of all pieces, each exactly as long as every other."""
    orders = [[frame for frame, _ in _packets(piece, rate)] for piece in pieces]
    # A frame that is shown before one that is decoded before it: so far decoding runs ahead.
    ahead = max(place - frame for order in orders for place, frame in enumerate(order))
    place = 0
    for piece in pieces:
        begin = place
        for frame, packet in _packets(piece, rate):
            packet.time_base, packet.stream = 1 / rate, stream
            packet.pts, packet.dts, packet.duration = begin + frame, place - ahead, 1
            yield packet
            place += 1


def _packets(piece: Path, rate: Fraction) -> Iterator[tuple[int, Any]]:
    """The encoded frames in the order of decoding, each with its number in the order of showing."""
    with av.open(str(piece)) as film:
        for packet in film.demux(video=0):
            if packet.pts is not None and packet.time_base is not None:
                yield round(packet.pts * packet.time_base * rate), packet


def _sound_for(stream: Any, heard: Any) -> Iterator[Any]:
    for packet in heard.demux(audio=0):
        if packet.dts is not None:
            packet.stream = stream
            yield packet


def _moment(packet: Any) -> Fraction:
    return Fraction(packet.dts * packet.time_base)


def _options(target: Path, rate: Fraction) -> dict[str, str]:
    """The index first, and ticks of which a frame lasts a whole number."""
    if target.suffix == ".webm":
        return {"cues_to_front": "1"}  # always in milliseconds
    ticks = rate.numerator
    while ticks < _FINE:
        ticks *= 2
    scales = dict.fromkeys(("movie_timescale", "video_track_timescale"), str(ticks))
    return {"movflags": "+faststart", **scales}


def animate(pieces: Sequence[Path], target: Path, rate: Fraction, transparent: bool) -> None:
    """Write the frames of ``pieces`` to ``target``, a GIF, in the 256 colours that suit it best."""
    graph = av.filter.Graph()
    with av.open(str(pieces[0])) as first:
        video = first.streams.video[0]
        width, height = video.width, video.height
        source = graph.add_buffer(template=video, time_base=1 / rate)
    both, sink = graph.add("split"), graph.add("buffersink")
    colours = graph.add("palettegen", f"stats_mode=diff:reserve_transparent={transparent:d}")
    painter = graph.add("paletteuse", "dither=bayer:bayer_scale=5:diff_mode=rectangle")
    source.link_to(both)
    both.link_to(colours, 0, 0)
    both.link_to(painter, 1, 0)
    colours.link_to(painter, 0, 1)
    painter.link_to(sink)
    graph.configure()
    for number, frame in enumerate(_frames(pieces)):
        frame.pts, frame.time_base = number, 1 / rate
        graph.push(frame)
    graph.push(None)
    with av.open(str(target), "w") as film:
        stream = film.add_stream("gif", rate=rate)
        stream.width, stream.height, stream.pix_fmt = width, height, "pal8"
        for number, frame in enumerate(_pulled(graph)):
            frame.pts, frame.time_base = number, 1 / rate
            film.mux(stream.encode(frame))
        film.mux(stream.encode())


def _frames(pieces: Sequence[Path]) -> Iterator[av.VideoFrame]:
    for piece in pieces:
        with av.open(str(piece)) as film:
            yield from film.decode(video=0)


def _pulled(graph: av.filter.Graph) -> Iterator[Any]:
    with suppress(av.error.EOFError):
        while True:
            yield graph.pull()
