"""Which files this process has read since Downhill was imported, and what was in them.

A film depends on what it reads, whether a parameter names it or its program does. Python tells of
every file that it opens; each is noted with a digest of its content at that moment. Files that a
library opens by itself, without Python, are not seen: those count if a parameter names them.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from manim import config

from scenes.render.sources import HOUSE, ROOMS, is_own

ABSENT = "absent"
_NO_DATA = ("/proc/", "/sys/", "/dev/")
_HOUSE = tuple(os.path.join(HOUSE, room, "") for room in ROOMS)
_NOT_READING = os.O_WRONLY | os.O_TRUNC | os.O_EXCL
# Through these others read.
_MIDDLEMEN = {"codecs", "configparser", "contextlib", "io", "pathlib", "pathlib._local", "tokenize"}
# What these read is known otherwise, such as settings by their values, or shows in no frame.
_ACCOUNTED = {
    __name__,
    "inspect",
    "linecache",
    "manim._config.utils",
    "scenes.render.defaults",
    "scenes.render.fingerprint",
    "scenes.render.kept",
    "scenes.render.memo",
    "scenes.render.pieces",
    "scenes.render.sources",
    "scenes.render.transcript",
    "scenes.render.typesetting",
    "scenes.render.whole",
    "traceback",
}


class Read(NamedTuple):
    """A file as it was when it was read; its digest is `ABSENT` if there was none."""

    path: str
    digest: str

    @property
    def holds(self) -> bool:
        """Whether the file is still what it was."""
        return _digest(self.path) == self.digest


class Reads:
    """What has been read, in the order of first reading."""

    def __init__(self) -> None:
        self._seen: dict[Read, None] = {}
        self._drawn: dict[Read, None] = {}
        self._noting = [self._seen]

    def so_far(self) -> list[Read]:
        """Everything read until now, other than while drawing."""
        return list(self._seen)

    def note(self, reads: Iterable[Read]) -> None:
        """Take note of what was read, now or for a result that is used again."""
        new = dict.fromkeys(reads)
        for notes in self._noting:
            notes |= new

    @contextmanager
    def noted(self) -> Iterator[dict[Read, None]]:
        """What is read in the meantime, whether it has been read before or not."""
        notes: dict[Read, None] = {}
        with self._noting_in(*self._noting, notes):
            yield notes

    @contextmanager
    def drawing(self) -> Iterator[None]:
        """Note in a place of its own what is read for a frame, which often is not drawn."""
        with self._noting_in(self._drawn):
            yield

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take no note: what is read now is read for others than the film."""
        with self._noting_in():
            yield

    @contextmanager
    def _noting_in(self, *places: dict[Read, None]) -> Iterator[None]:
        before, self._noting = self._noting, [*places]
        try:
            yield
        finally:
            self._noting = before

    def for_drawing(self) -> list[Read]:
        """What this process has read while drawing, and not otherwise."""
        return [read for read in self._drawn if read not in self._seen]

    def hear(self, event: str, details: tuple[Any, ...]) -> None:
        """Listen to Python's audit."""
        if event != "open":
            return
        path, _, flags = details
        if not isinstance(path, str | bytes | os.PathLike) or (flags or 0) & _NOT_READING:
            return
        reader = _reader(sys._getframe(1))
        if reader not in _ACCOUNTED:
            self._look(os.path.realpath(os.fsdecode(path)), reader)

    def _look(self, path: str, reader: str) -> None:
        if path.endswith(".pyc"):
            with suppress(ValueError):
                path = importlib.util.source_from_cache(path)
        if reader.startswith("importlib") and path.startswith(_HOUSE):
            return  # the program is known by its source
        if _counts(path):
            with suppress(IsADirectoryError):
                self.note([Read(path, _digest(path))])


def _reader(frame: FrameType | None) -> str:
    """The module that wants to read."""
    while frame is not None and (name := frame.f_globals.get("__name__", "")) in _MIDDLEMEN:
        frame = frame.f_back
    return name if frame is not None else ""


def _counts(path: str) -> bool:
    if path.startswith(_NO_DATA) or not is_own(Path(path)):
        return False
    with suppress(Exception):  # of a configuration that is still being made
        # What type is set as follows from the program; it lies here already, or does not yet.
        typeset = [str(config.get_dir(name).resolve()) for name in ("tex_dir", "text_dir")]
        return os.path.dirname(path) not in typeset
    return True


def _digest(path: str) -> str:
    """A digest of the file's content; raises IsADirectoryError for what is no file."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise IsADirectoryError(path)
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except IsADirectoryError:
        raise
    except OSError:
        return ABSENT


READS = Reads()
UNHEARD = frozenset(sys.modules)  # what was imported before anything was noted
sys.addaudithook(READS.hear)
