"""Data files: one header line, two columns of numbers."""

import math
import os
import re

from gdmath.checks import shorten
from gdmath.dataset import LARGEST, Dataset
from gdmath.errors import InputError, InputFileError, InputTypeError

__all__ = ["load_table"]

_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[+-]?(nan|inf|infinity)", re.IGNORECASE)
# What may stand between two names: a comma, a tab, or several spaces, and only then a single one.
_BETWEEN_NAMES = (r"\s*,\s*", r"\s*\t\s*", r"\s{2,}", r"\s+")
_LINE_END = re.compile(r"\r\n|\r|\n")


class _MissingFileError(FileNotFoundError, InputFileError):
    """There is no such file."""


class _FolderGivenError(IsADirectoryError, InputFileError):
    """A folder where a file is needed."""


def load_table(path: str | os.PathLike[str]) -> Dataset:
    """Read a data set from a text file of two columns.

    The first line is the header; every other line has two numbers, an input and its answer, with
    spaces, tabs or a comma between them. Empty lines do not count. A header of two names gives the
    data set its names: `Reservations  Pizzas`, or `floor area, price` with a comma, a tab or two
    spaces where the names consist of several words. Any other header leaves them at x and y.

    Args:
        path: where the file is, UTF-8 text.

    Raises ValueError, with the file and the line at fault, for a file that is not such a table, and
    OSError for one that cannot be read.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "pizzas.txt")
    ...     _ = file.write_text("Reservations  Pizzas\\n13 33\\n2 16\\n")
    ...     load_table(file)
    Dataset(2 pairs, 'Reservations', 'Pizzas')
    """
    if not isinstance(path, (str, os.PathLike)):
        raise InputTypeError(f"path must be the name of a file, got {shorten(path)}.")
    file = os.fsdecode(path)
    lines = [
        (number, line.strip())
        for number, line in enumerate(_LINE_END.split(_text(file)), start=1)
        if line.strip()
    ]
    if not lines:
        raise InputError(f"{file} is empty: it needs a header line and lines of two numbers.")
    (first, header), *rows = lines
    if all(map(_is_number, _cells(header))):
        raise InputError(
            f"{file}, line {first}: the first line must be a header that names the two columns, "
            f"got {shorten(header)}."
        )
    if not rows:
        raise InputError(f"{file} has a header line only: lines of two numbers must follow it.")
    pairs = [_pair(row, f"{file}, line {number}") for number, row in rows]
    x, y = zip(*pairs, strict=True)
    return Dataset(x, y, *_names(header))


def _text(file: str) -> str:
    """Return what is written in a file; raises OSError or ValueError in one sentence."""
    if not file or "\0" in file:
        raise InputError(f"path must be the name of a file, got {shorten(file)}.")
    if os.path.isdir(file):
        raise _FolderGivenError(f"{file} is a folder; a data file is needed.")
    if os.path.exists(file) and not os.path.isfile(file):
        raise InputFileError(f"{file} is not a file that has an end; a data file is needed.")
    try:
        with open(file, "rb") as stream:
            content = stream.read()
    except FileNotFoundError:
        raise _MissingFileError(f"There is no data file {file}.") from None
    except OSError as error:
        raise InputFileError(f"{file} cannot be read: {error.strerror}.") from None
    try:
        decoded = content.decode("utf-8-sig")
        broken = decoded.find("\0")
    except UnicodeDecodeError as error:
        decoded, broken = content[: error.start].decode("latin-1"), error.start
    if broken >= 0:
        line = len(_LINE_END.split(decoded[:broken]))
        raise InputError(f"{file}, line {line}: not text; a data file is UTF-8 text.")
    return decoded


def _pair(row: str, where: str) -> tuple[float, float]:
    """Return the two numbers of a line."""
    cells = _cells(row)
    if len(cells) != 2:
        raise InputError(f"{where}: a line must have two numbers, got {shorten(row)}.")
    return _number(cells[0], where), _number(cells[1], where)


def _number(cell: str, where: str) -> float:
    """Return the number that is written in a cell."""
    if not _is_number(cell):
        raise InputError(f"{where}: a line must have two numbers, got {shorten(cell)}.")
    number = math.nan if _NOT_FINITE.fullmatch(cell) else float(cell)
    if not abs(number) <= LARGEST:
        raise InputError(
            f"{where}: numbers must be finite and up to {LARGEST:g} in size, got {shorten(cell)}."
        )
    return number


def _is_number(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(cell) or _NOT_FINITE.fullmatch(cell))


def _cells(row: str) -> list[str]:
    return re.split(r"\s*,\s*|\s+", row)


def _names(header: str) -> tuple[str, str]:
    """Return the names of the columns; a header that does not say two leaves them at x and y."""
    header = header.lstrip("#").strip()
    for between in _BETWEEN_NAMES:
        names = [" ".join(name.strip("\"'").split()) for name in re.split(between, header)]
        if len(names) == 2 and all(name and name.isprintable() for name in names):
            return names[0], names[1]
    return "x", "y"
