"""What can go wrong without a mistake in the program is told in one sentence."""

from __future__ import annotations

import errno
import sys
import sysconfig
from collections.abc import Iterator
from dis import opmap
from pathlib import Path
from types import CodeType, TracebackType

_OURS = {
    errno.ENOSPC: "there is no space left on the disk",
    errno.EDQUOT: "there is no space left in your quota",
    errno.EACCES: "this folder may not be written to",
    errno.EPERM: "this folder may not be written to",
    errno.EROFS: "the disk can only be read",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
    errno.EIO: "the disk reports an error",
    errno.ENOENT: "a folder of its path is gone",
    errno.EISDIR: "it is a folder",
}


class Trouble(SystemExit):
    """Ends the program with status 1, and with one sentence on what is the matter."""

    def __init__(self, told: str) -> None:
        super().__init__(told or 1)


def sentence(error: BaseException) -> str | None:
    """What is the matter, if it is a lecturer's number or file, or the disk; else None."""
    return _of_input(error) or _of_disk(error)


def _of_input(error: BaseException) -> str | None:
    """What gdmath, or a film, says of what it was given; a mistake is not raised on purpose."""
    if not isinstance(error, ValueError | TypeError | OSError) or error.__traceback__ is None:
        return None
    if isinstance(error, OSError) and error.errno is not None:  # the system's own words
        return None
    *_, last = _tracebacks(error.__traceback__)
    code = last.tb_frame.f_code
    on_purpose = code.co_code[last.tb_lasti] == opmap["RAISE_VARARGS"]
    installed = Path(code.co_filename).is_relative_to(sys.prefix) or _is_pythons(code)
    return str(error) if on_purpose and not installed else None


def _tracebacks(traceback: TracebackType | None) -> Iterator[TracebackType]:
    while traceback is not None:
        yield traceback
        traceback = traceback.tb_next


def _is_pythons(code: CodeType) -> bool:
    return Path(code.co_filename).is_relative_to(sysconfig.get_path("stdlib"))


def _of_disk(error: BaseException) -> str | None:
    """What the system says; encoders wrap it, and its first word is what counts."""
    seen: set[int] = set()
    cause: BaseException | None = error
    where = None
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        if isinstance(cause, OSError):
            where = where or cause.filename
            if cause.errno in _OURS:
                place = f" {where}" if where else ""
                return f"The film cannot be written{place and ':' + place}: {_OURS[cause.errno]}."
        cause = cause.__cause__
    return None
