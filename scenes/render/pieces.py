"""The pieces a film is put together from, each a little video file that is whole or not there.

A piece is written under a name of its own and gets its final one when it is finished, and in that
name the checksum of what it holds. So a render may be killed at any moment, and two may run at
once: a file whose name does not tell what is in it is not used.
"""

from __future__ import annotations

import json
import time
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from scenes.render.reads import Read

SECONDS = 3.0  # of film: short enough that no core waits long for another's last piece
_YOUNG = 3600.0  # seconds for which what another render may still need is left alone
_READS = ".reads"


class Piece(NamedTuple):
    """Frames ``first`` to ``last`` (without it) of one play."""

    folder: Path
    stem: str
    suffix: str
    first: int
    last: int

    def find(self, *, holding: bool = True) -> Path | None:
        """The finished file, if there is a whole one; broken ones are removed.

        With ``holding`` it does only if what was read for drawing it has not changed since.
        """
        whole = []
        for path in sorted(self.folder.glob(f"{self.stem}-*{self.suffix}")):
            if path.stem == f"{self.stem}-{_checksum(path)}":
                whole.append(path)
            else:
                _remove(path)
        held = [path for path in whole if all(read.holds for read in _reads_for(path))]
        return next(iter(held if holding else [*held, *whole]), None)


def pieces_of(folder: Path, stem: str, suffix: str, frames: int, longest: int) -> list[Piece]:
    """A play of ``frames`` frames in pieces of equal length, none longer than ``longest``."""
    count = max(1, -(-frames // longest))
    cuts = [frames * k // count for k in range(count + 1)]
    return [
        Piece(folder, f"{stem}_{k:02}", suffix, first, last)
        for k, (first, last) in enumerate(pairwise(cuts))
    ]


def publish(unfinished: Path, piece: Piece, reads: Sequence[Read] = ()) -> None:
    """Give a finished piece its name; beside it lies what was read for drawing it, if anything."""
    if reads:
        _beside(unfinished).write_text(json.dumps(reads))
    name = f"{piece.stem}-{_checksum(unfinished)}{piece.suffix}"
    finished = unfinished.with_name(name)
    if reads:
        _beside(unfinished).replace(_beside(finished))
    unfinished.replace(finished)


def prune(folder: Path, ending: str, used: Iterable[Path], keep: int) -> None:
    """Of the pieces that are not ``used`` keep the youngest, and what another render may need."""
    if keep < 0:
        return
    now, in_use, others = time.time(), set(used), []
    found = list(folder.glob(f"[!.]*{ending}"))
    if len(found) <= keep:  # none of them need be looked at
        return
    for path in found:
        with suppress(FileNotFoundError):
            if path not in in_use and (age := now - path.stat().st_mtime) > _YOUNG:
                others.append((age, path))
    for _, path in sorted(others)[keep:]:
        _remove(path)


def _beside(path: Path) -> Path:
    """Where it stands what was read for a piece."""
    return path.with_suffix(_READS)


def _reads_for(path: Path) -> list[Read]:
    with suppress(FileNotFoundError):
        return [Read(*each) for each in json.loads(_beside(path).read_bytes())]
    return []


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    _beside(path).unlink(missing_ok=True)


def _checksum(path: Path) -> str:
    """A checksum of a piece and of what was read for it."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return ""
    with suppress(FileNotFoundError):
        content += _beside(path).read_bytes()
    return f"{zlib.crc32(content):08x}"
