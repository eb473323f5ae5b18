"""Joining pieces: to a film of exactly its rate, with its index first; or to an animated GIF."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from manim import __version__

from scenes.render.boxes import switch_captions_off
from scenes.render.excerpt import Chapter
from scenes.render.tracks import Captions, Pictures, Track

_FINE = 10_000  # ticks a second, at least


def join(
    pieces: Sequence[Path],
    target: Path,
    rate: Fraction,
    transparent: bool,
    others: Sequence[Track] = (),
    *,
    chapters: Sequence[Chapter] = (),
    about: Mapping[str, str] | None = None,
) -> None:
    """Write the frames of ``pieces`` to ``target``, as they are encoded, ``rate`` a second.

    ``others`` are the tracks beside the pictures, ``about`` what the file tells of itself.
    """
    tracks: list[Track] = [Pictures(pieces, rate, transparent), *others]
    with av.open(str(target), "w", container_options=_options(target, rate)) as film:
        film.metadata.update(about or {})
        film.metadata["comment"] = f"Rendered with Manim Community v{__version__}"
        film.set_chapters([chapter.marked(rate) for chapter in chapters])
        packets = [track.into(film) for track in tracks]
        for packet in heapq.merge(*packets, key=_moment):
            film.mux(packet)
    if any(isinstance(track, Captions) for track in others):
        switch_captions_off(target)


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
