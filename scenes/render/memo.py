"""What was once found out about files, kept on disk: reading sources is most of a film's start."""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import platformdirs

from scenes.render.whole import read_sealed, write_sealed

Answer = TypeVar("Answer")

_AT_MOST = 1000  # answers, the youngest


def folder() -> Path:
    """Where numbers are kept: the user's cache, or the folder that ``DOWNHILL_CACHE`` names."""
    chosen = os.environ.get("DOWNHILL_CACHE")
    return Path(chosen) if chosen else platformdirs.user_cache_path("downhill-lectures")


class Memo:
    """Answers by all that they depend on, in one file; where nothing can be written, in none.

    ``program`` is the file that finds the answers: with another program they are found anew.
    """

    def __init__(self, name: str, program: str) -> None:
        self._name = name
        self._begins = hashlib.sha256(Path(program).read_bytes() + sys.version.encode())
        self._answers: dict[bytes, Any] | None = None
        self._is_new = False

    def answer(self, question: bytes, find: Callable[[], Answer]) -> Answer:
        """What is known, or is found now, of a question that names all that it depends on."""
        if self._answers is None:
            self._answers = self._read()
        asked = self._begins.copy()
        asked.update(question)
        key = asked.digest()
        if key not in self._answers:
            self._answers[key] = find()
            self._is_new = True
        found: Answer = self._answers[key]
        return found

    def save(self) -> None:
        """Write what was found since; of two processes that do so the last one is kept."""
        if not self._is_new or self._answers is None:
            return
        self._is_new = False
        content = pickle.dumps(dict(list(self._answers.items())[-_AT_MOST:]), protocol=5)
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_sealed(self._file, content)

    @property
    def _file(self) -> Path:
        return folder() / f"{self._name}.memo"

    def _read(self) -> dict[bytes, Any]:
        with suppress(OSError, EOFError, ImportError, AttributeError, TypeError, ValueError):
            if (content := read_sealed(self._file)) is not None:
                found: dict[bytes, Any] = pickle.loads(content)
                return found
        return {}
