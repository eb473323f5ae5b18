"""The pieces a film is put together from, each a little video file that is whole or not there.

A piece is written under a name of its own and gets its final one when it is finished, and in that
name the checksum of what it holds. So a render may be killed at any moment, and two may run at
once: a file whose name does not tell what is in it is not used.
"""

from __future__ import annotations

import os
import time
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

SECONDS = 3.0  # of film: short enough that no core waits long for another's last piece
LONGEST_NAME = 255  # bytes that a disk takes for the name of a file
_YOUNG = 3600.0  # seconds for which what another render may still need is left alone
_UNFINISHED = ".unfinished"


class Piece(NamedTuple):
    """Frames ``first`` to ``last`` (without it) of one play."""

    folder: Path
    stem: str
    suffix: str
    first: int
    last: int

    def find(self) -> Path | None:
        """The finished file, if there is a whole one; broken ones are removed."""
        for path in sorted(self.folder.glob(f"{self.stem}-*{self.suffix}")):
            if path.stem == f"{self.stem}-{_checksum(path)}":
                return path
            path.unlink(missing_ok=True)
        return None


def pieces_of(folder: Path, stem: str, suffix: str, frames: int, longest: int) -> list[Piece]:
    """A play of ``frames`` frames in pieces of equal length, none longer than ``longest``."""
    count = max(1, -(-frames // longest))
    cuts = [frames * k // count for k in range(count + 1)]
    return [
        Piece(folder, f"{stem}_{k:02}", suffix, first, last)
        for k, (first, last) in enumerate(pairwise(cuts))
    ]


def draft(path: Path) -> Path:
    """Where to write what is to become ``path``: beside it, under this process's own name."""
    ending = f".{os.getpid()}{_UNFINISHED}{path.suffix}"
    stem = os.fsencode(path.stem)[: LONGEST_NAME - len(f".{ending}")].decode(errors="ignore")
    return path.with_name(f".{stem}{ending}")


def write_whole(target: Path, write: Callable[[Path], object]) -> None:
    """Let ``write`` write to another name, then give what it wrote the name of ``target``."""
    unfinished = draft(target)
    try:
        write(unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def publish(unfinished: Path, piece: Piece) -> None:
    """Give a finished piece its name."""
    name = f"{piece.stem}-{_checksum(unfinished)}{piece.suffix}"
    unfinished.replace(unfinished.with_name(name))


def sweep(folder: Path) -> None:
    """Throw away what processes that are no more left unfinished."""
    for path in folder.glob(f".*{_UNFINISHED}.*"):
        number = path.name.split(".")[-3]
        if not (number.isdecimal() and _is_alive(int(number))):
            path.unlink(missing_ok=True)


def prune(folder: Path, ending: str, used: Iterable[Path], keep: int) -> None:
    """Of the pieces that are not ``used`` keep the youngest, and what another render may need."""
    if keep < 0:
        return
    now, in_use, others = time.time(), set(used), []
    for path in folder.glob(f"[!.]*{ending}"):
        with suppress(FileNotFoundError):
            if path not in in_use and (age := now - path.stat().st_mtime) > _YOUNG:
                others.append((age, path))
    for _, path in sorted(others)[keep:]:
        path.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    with suppress(OSError):  # Linux: it may have ended without its parent having taken note
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        return state not in "ZX"
    return True


def _checksum(path: Path) -> str:
    try:
        return f"{zlib.crc32(path.read_bytes()):08x}"
    except FileNotFoundError:
        return ""
