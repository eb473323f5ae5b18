"""The boxes that an MP4 or QuickTime file consists of: what FFmpeg leaves no choice about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_INSIDE = {b"moov", b"trak", b"mdia"}  # boxes that are looked into
_CAPTIONS = b"sbtl"
_ENABLED = 1  # the flag of a track that is shown unasked


def switch_captions_off(film: Path) -> None:
    """Have no captions shown until the viewer asks for them.

    FFmpeg enables the first track of every kind, whatever its disposition says.
    """
    with film.open("r+b") as file:
        flags = 0
        for kind, place in _boxes(file, 0, film.stat().st_size):
            if kind == b"tkhd":
                flags = place + 3  # the last of three bytes after the version
            elif kind == b"hdlr" and _read(file, place + 8, 4) == _CAPTIONS:
                switched = _read(file, flags, 1)[0] & ~_ENABLED
                file.seek(flags)
                file.write(bytes([switched]))


def _boxes(file: BinaryIO, place: int, end: int) -> Iterator[tuple[bytes, int]]:
    """The kinds of the boxes from ``place`` to ``end``, each with where its content begins."""
    while place + 8 <= end:
        size, kind, head = (
            int.from_bytes(_read(file, place, 4), "big"),
            _read(file, place + 4, 4),
            8,
        )
        if size == 1:  # of a large box it stands behind the kind
            size, head = int.from_bytes(_read(file, place + 8, 8), "big"), 16
        yield kind, place + head
        if kind in _INSIDE:
            yield from _boxes(file, place + head, place + size)
        place += size or end  # none: the last box


def _read(file: BinaryIO, place: int, count: int) -> bytes:
    file.seek(place)
    return file.read(count)
