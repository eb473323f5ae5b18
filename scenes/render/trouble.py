"""What can go wrong without a mistake in the program is told in one sentence."""

from __future__ import annotations

import errno

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
    """What is the matter, if it is the disk or the folder; None if it is the program.

    Encoders wrap what the system said; the first word of the system is what counts.
    """
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
        cause = cause.__cause__ or cause.__context__
    return None
