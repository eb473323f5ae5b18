"""What can go wrong without a mistake in the program is told in one sentence."""

from __future__ import annotations

import errno
import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gdmath.errors import InputError

_FULL = {
    errno.ENOSPC: "there is no space left on the disk",
    errno.EDQUOT: "there is no space left in your quota",
    errno.EROFS: "the disk can only be read",
}
_ODD = {
    errno.EIO: "the disk reports an error",
    errno.EISDIR: "it is a folder",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
    errno.EEXIST: "something of that name is there already",
    errno.ENAMETOOLONG: "its name is too long for the disk",
}
_LATEX = {"latex", "pdflatex", "xelatex", "luatex", "lualatex", "dvisvgm"}

_SOUGHT = re.compile(r"From: .*, could not find (.+) at either of these locations")  # Manim


class Trouble(SystemExit):
    """Ends the program with status 1, and with one sentence on what is the matter."""

    def __init__(self, told: str) -> None:
        super().__init__(told or 1)


def replace_missing_signs() -> None:
    """Print to a terminal or a file that does not have all of our signs, such as − or a name's."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """End the program with a sentence where there is one; else let the error pass."""
    try:
        yield
    except Exception as error:
        if (told := sentence(error)) is None:
            raise
        _drop_what_cannot_be_printed()
        raise Trouble(told) from None


def _drop_what_cannot_be_printed() -> None:
    """Python would try again when it ends, and complain of that as well."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def sentence(error: BaseException) -> str | None:
    """What is the matter, if it is what a lecturer gave, or the computer; else None.

    Encoders wrap what the system says, and its first word is what counts.
    """
    if isinstance(error, InputError):
        return str(error)
    if isinstance(error, OSError) and (told := _of_library(error)) is not None:
        return told
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        if isinstance(cause, OSError) and (told := _of_system(cause)) is not None:
            return told
        cause = cause.__cause__
    return None


def _of_system(error: OSError) -> str | None:
    """What the system says of a file, or of a program that is to be run."""
    number = error.errno
    path = Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else None
    if number in _FULL:
        return f"{path or 'A file'} cannot be written: {_FULL[number]}."
    if number == errno.EIO or (number in _ODD and path is not None):
        return f"{path or 'A file'} cannot be used: {_ODD[number]}."
    if path is None:
        return None
    if number == errno.ENOENT:
        return _of_missing(path, _was_to_be_run(error))
    if number in (errno.EACCES, errno.EPERM):
        reading = path.exists() and not os.access(path, os.R_OK)
        return f"{path} cannot be {'read' if reading else 'written'}: you have no right to."
    return None


def _of_library(error: OSError) -> str | None:
    """What Manim and NumPy say, without a number, of a file that they did not find."""
    if error.errno is not None:
        return None
    if sought := _SOUGHT.match(str(error)):
        return f"There is no file {sought[1]}."
    return str(error) if isinstance(error, FileNotFoundError) else None


def _of_missing(path: Path, program: bool) -> str:
    if program and path.name in _LATEX:
        return (
            f"The film sets type with LaTeX, and there is no program {path.name} here: install "
            "LaTeX, or write Typst and MathTypst for Tex and MathTex."
        )
    if program:
        return f"There is no program {path} here, which the film needs."
    if path.parent.is_dir():
        return f"There is no file {path}."
    return f"There is no folder {path.parent}, where {path.name} should be."


def _was_to_be_run(error: OSError) -> bool:
    """Whether it was for running a program that the file was looked for."""
    traceback = error.__traceback__
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    return traceback is not None and traceback.tb_frame.f_globals.get("__name__") == "subprocess"
