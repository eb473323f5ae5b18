"""Text files as other programs write them: which encoding it is, and what is no text at all."""

import codecs
import os
import re

from gdmath.checks import shorten
from gdmath.errors import InputError, InputFileError

__all__ = ["read_text"]

# Longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LARGEST = 200_000_000  # bytes
_LINE_END = re.compile(r"\r\n|\r|\n")
# What no text has: the characters below the space, but for tabs and the ends of lines and pages.
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


class _MissingFileError(FileNotFoundError, InputFileError):
    """There is no such file."""


class _FolderGivenError(IsADirectoryError, InputFileError):
    """A folder where a file is needed."""


def read_text(file: str) -> tuple[str, str]:
    """Return what is written in a file, and what has to be said about how it was read.

    UTF-8 with or without a mark, UTF-16 and UTF-32 with one; other bytes are letters of western
    Windows and Latin-1, which is said, since nothing in the file tells whether that is right.

    Raises OSError or ValueError, in one sentence, for what is no file, and no text.
    """
    content = _bytes(file)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(file, content[len(mark) :], encoding), ""
    try:
        return _checked(file, content.decode("utf-8")), ""
    except UnicodeDecodeError:
        pass
    text = _decoded(file, content, "cp1252")
    return (
        text,
        f"{file} is no UTF-8; it is read as Windows-1252, which has Latin-1's letters.",
    )


def _bytes(file: str) -> bytes:
    if not file or "\0" in file:
        raise InputError(f"path must be the name of a file, got {shorten(file)}.")
    if os.path.isdir(file):
        raise _FolderGivenError(f"{file} is a folder; a data file is needed.")
    if os.path.exists(file) and not os.path.isfile(file):
        raise InputFileError(f"{file} is not a file that has an end; a data file is needed.")
    try:
        if os.path.exists(file) and os.path.getsize(file) > _LARGEST:
            raise InputError(
                f"{file} is larger than {_LARGEST // 1_000_000} MB; a part of it will do."
            )
        with open(file, "rb") as stream:
            return stream.read()
    except FileNotFoundError:
        raise _MissingFileError(f"There is no data file {file}.") from None
    except OSError as error:
        raise InputFileError(f"{file} cannot be read: {error.strerror}.") from None


def _decoded(file: str, content: bytes, encoding: str) -> str:
    """Return the text; raises InputError where the bytes are not of this encoding."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding, "replace")
        raise _no_text(file, before) from None
    return _checked(file, text)


def _checked(file: str, text: str) -> str:
    """Return the text; raises InputError where it has a sign that no text has."""
    found = _NO_TEXT.search(text)
    if found is not None:
        raise _no_text(file, text[: found.start()])
    return text


def _no_text(file: str, before: str) -> InputError:
    line = len(_LINE_END.split(before))
    return InputError(
        f"{file}, line {line}: not text; a data file is text, such as a table saved as CSV."
    )
