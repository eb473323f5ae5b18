"""Files of examples with several inputs: tables of which one column has the answers."""

import os
from collections.abc import Sequence

import numpy as np

from gdmath.checks import shorten, whole
from gdmath.errors import InputError, InputTypeError
from gdmath.examples import Examples
from gdmath.files import read_text
from gdmath.rows import table_in
from gdmath.tables import Column, column_number, load_table

__all__ = ["load_examples"]


def load_examples(
    path: str | os.PathLike[str],
    *,
    x: Sequence[Column] | None = None,
    y: Column | None = None,
    decimal: str | None = None,
    skip: int = 0,
) -> Examples:
    """Read examples from a text file: a column for each input, and one for the answers.

    The file is a table as `load_table` reads it; a row that lacks a number is refused.

    Args:
        path: where the file is.
        x: the columns of the inputs, by name or number, from 1; all but the answers by default.
        y: the column of the answers; the last one by default.
        decimal: "." or ",", the decimal mark; by default the one that the numbers have.
        skip: how many lines at the top to leave out, such as a title.

    Raises ValueError, with the file and the line at fault, for a file that is not such a table,
    and OSError for one that cannot be read.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "pizzas.csv")
    ...     _ = file.write_text("Reservations,Heat,Pizzas\\n18,23,45\\n9,14,27\\n")
    ...     load_examples(file)
    Examples(2 rows, 'Reservations', 'Heat' -> 'Pizzas')
    """
    if not isinstance(path, (str, os.PathLike)):
        raise InputTypeError(f"path must be the name of a file, got {shorten(path)}.")
    file = os.fsdecode(path)
    table = table_in(read_text(file)[0], file, whole("skip", skip, at_least=0))
    width = len(table.names)
    if width < 2:
        raise InputError(f"{file} has one column; two are needed at least, inputs and answers.")
    if x is not None and (isinstance(x, str) or not isinstance(x, Sequence) or not x):
        raise InputTypeError(f"x must be a list of columns, got {shorten(x)}.")
    answers = width if y is None else column_number("y", y, table, file)
    others = [number for number in range(1, width + 1) if number != answers]
    inputs = others if x is None else [column_number("x", column, table, file) for column in x]
    if len({*inputs, answers}) <= len(inputs):
        raise InputError(f"x and y must be different columns of {file}, got one twice.")
    parts = [load_table(path, x=n, y=answers, decimal=decimal, skip=skip) for n in inputs]
    names = [part.x_name for part in parts] if any(table.names) else ()
    return Examples(
        np.stack([part.x for part in parts], axis=-1), parts[0].y, names, parts[0].y_name
    )
