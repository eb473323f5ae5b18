"""Data files: tables as spreadsheets and other programs save them, and two of their columns."""

import os
from collections.abc import Iterator, Sequence

from gdmath.cells import MARKS, decimal_mark, finite, is_missing, number, refusal, simple_numbers
from gdmath.checks import choice, did_you_mean, shorten, whole
from gdmath.dataset import Dataset
from gdmath.errors import InputError, InputTypeError
from gdmath.files import read_text
from gdmath.rows import Table, table_in

__all__ = ["Column", "column_number", "load_table"]

Column = str | int


def load_table(
    path: str | os.PathLike[str],
    *,
    x: Column | None = None,
    y: Column | None = None,
    decimal: str | None = None,
    missing: str = "refuse",
    skip: int = 0,
) -> Dataset:
    """Read a data set from two columns of a text file: inputs, and the answers to them.

    The first line has the names of the columns, each later one a number for each of them; columns
    are parted by commas, semicolons, tabs, bars or blanks. Empty lines and comments, which begin
    with #, do not count. Where the first line has numbers already, the names are x and y. Numbers
    may have thousands parted by commas, blanks or apostrophes, and decimals after a comma.

    Args:
        path: where the file is: text in UTF-8, UTF-16 with its mark, or Latin-1.
        x: the column of the inputs, by its name or number, from 1; needed if there are more than
            two columns.
        y: the column of the answers, alike.
        decimal: "." or ",", the decimal mark; by default the one that the numbers have.
        missing: "refuse" a row that lacks one of the two numbers (an empty cell, NA, nan, -), or
            "drop" it, which `notes` of the data set then say.
        skip: how many lines at the top to leave out, such as a title.

    Raises ValueError, with the file and the line at fault, for a file that is not such a table or
    that can be read in two ways, and OSError for one that cannot be read.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "pizzas.csv")
    ...     _ = file.write_text("Evening;Reservations;Pizzas\\n1;13;33,5\\n2;2;16\\n")
    ...     load_table(file, x="Reservations", y="Pizzas")
    Dataset(2 pairs, 'Reservations', 'Pizzas')
    """
    if not isinstance(path, (str, os.PathLike)):
        raise InputTypeError(f"path must be the name of a file, got {shorten(path)}.")
    if decimal is not None:
        choice("decimal", decimal, MARKS)
    choice("missing", missing, ("refuse", "drop"))
    skip = whole("skip", skip, at_least=0)
    file = os.fsdecode(path)
    told, note = read_text(file)
    table = table_in(told, file, skip)
    notes = [note] if note else []
    columns = _columns(table, x, y, file)
    inputs, answers = _simple(table, columns, decimal) or _read(
        table, columns, decimal, missing, file
    )
    left_out = len(table.rows) - len(inputs)
    if left_out:
        notes.append(f"{file}: {left_out} row{'s' * (left_out > 1)} without a number left out.")
    if not any(table.names):
        notes.append(f"{file} has no line of names; its columns are called x and y.")
    x_name, y_name = table.names[columns[0]] or "x", table.names[columns[1]] or "y"
    return Dataset(inputs, answers, x_name, y_name, notes, left_out)


_Numbers = Sequence[float]


def _simple(
    table: Table, columns: tuple[int, int], decimal: str | None
) -> tuple[_Numbers, _Numbers] | None:
    """Return the numbers of both columns where nothing can be meant but one; quick.

    Where a semicolon parts columns, a point may be that of thousands.
    """
    if decimal == "," or (decimal is None and table.between == ";"):
        return None
    inputs, answers = (simple_numbers(row[column] for _, row in table.rows) for column in columns)
    return None if inputs is None or answers is None else (inputs, answers)


def _read(
    table: Table, columns: tuple[int, int], decimal: str | None, missing: str, file: str
) -> tuple[_Numbers, _Numbers]:
    """Return the numbers of both columns, row by row."""
    rows = list(_filled(table, columns, missing, file))
    found = ((pair[axis], line) for line, pair in rows for axis in (0, 1))
    mark = decimal or decimal_mark(found, table.between, file)
    try:
        pairs = [_numbers(pair, mark, f"{file}, line {line}") for line, pair in rows]
    except InputError as error:
        if any(table.names) or f", line {table.rows[0][0]}:" not in str(error):
            raise
        told = str(error).removesuffix(".")
        raise InputError(f"{told}; a name must not begin like a number.") from None
    inputs, answers = zip(*pairs, strict=True)
    return inputs, answers


def _columns(table: Table, x: Column | None, y: Column | None, file: str) -> tuple[int, int]:
    """Return which columns have the inputs and the answers, from 0."""
    width, listed = len(table.names), _listed(table)
    if width < 2:
        raise InputError(
            f"{file} has one column, {_short(listed)}; two are needed, inputs and answers."
        )
    if width > 2 and (x is None or y is None):
        raise InputError(
            f"{file} has {width} columns: {_short(listed)}; say which two, by name or "
            "number, as in x=1 and y=2."
        )
    first = None if x is None else column_number("x", x, table, file) - 1
    second = None if y is None else column_number("y", y, table, file) - 1
    if first is not None and first == second:
        raise InputError(f"x and y must be two columns of {file}, got {shorten(x)} twice.")
    if first is None:
        first = 0 if second is None else 1 - second
    return first, 1 - first if second is None else second


def _listed(table: Table) -> str:
    """Return the names of all columns, for a sentence."""
    return ", ".join(name or f"{n} (no name)" for n, name in enumerate(table.names, start=1))


def column_number(role: str, wanted: Column, table: Table, file: str) -> int:
    """Return the number, from 1, of the column that is called so or has that number.

    Raises TypeError or ValueError, with the nearest name, where there is none or more than one.
    """
    if not isinstance(wanted, str):
        return whole(role, wanted, at_least=1, at_most=len(table.names))
    called = wanted.strip()
    for name, names in (
        (called, table.names),
        (called.casefold(), [known.casefold() for known in table.names]),
    ):
        if names.count(name) == 1:
            return names.index(name) + 1
        if names.count(name) > 1:
            raise InputError(f"{file} has several columns called {shorten(called)}; say a number.")
    hint = did_you_mean(wanted, table.names) or f" There are {_short(_listed(table))}."
    raise InputError(f"{role} must be a column of {file}, got {shorten(wanted)}.{hint}")


def _filled(
    table: Table, columns: tuple[int, int], missing: str, file: str
) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the two cells of each row that has both, with its line."""
    some = False
    for line, row in table.rows:
        pair = row[columns[0]], row[columns[1]]
        lacking = [column for column in columns if is_missing(row[column])]
        if not lacking:
            some = True
            yield line, pair
        elif missing == "refuse":
            name = table.names[lacking[0]] or f"column {lacking[0] + 1}"
            got = f", got {shorten(row[lacking[0]])}" if row[lacking[0]] else ""
            raise InputError(
                f"{file}, line {line}: {_short(name)} has no number{got}; missing=drop "
                "leaves such rows out."
            )
    if not some:
        raise InputError(f"{file} has no row with two numbers.")


def _numbers(pair: tuple[str, str], mark: str, where: str) -> tuple[float, float]:
    """Return the two numbers in the cells of a row."""
    first, second = (number(cell, mark) for cell in pair)
    if first is None or second is None:
        raise refusal(pair[0] if first is None else pair[1], where)
    return finite(first, pair[0], where), finite(second, pair[1], where)


def _short(listed: str, limit: int = 120) -> str:
    """Return what is listed, cut where it is too long."""
    return listed if len(listed) <= limit else listed[: limit - 1] + "…"
