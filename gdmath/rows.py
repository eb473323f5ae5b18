"""Tables in text: what parts their columns, which line names them, and which lines are rows."""

import csv
import re
from collections.abc import Iterator
from typing import NamedTuple

from gdmath.cells import is_like_a_number, plain
from gdmath.errors import InputError

__all__ = ["Table", "table_in"]

_LINE_END = re.compile(r"\r\n|\r|\n|\f|\v")
_BETWEEN = ("\t", ";", "|", ",")  # columns, the more certain ones first; else it is blanks
_QUOTED = re.compile(r'"[^"]*"')
_BLANKS = re.compile(r'("[^"]*")|[ \t]+')
_SAID = re.compile(r'"?sep=([\t;,|:!&~^])"?', re.IGNORECASE)  # the first line of some spreadsheets
_BETWEEN_NAMES = (r"\s*\t\s*", r"\s*;\s*", r"\s*,\s*", r"\s{2,}", r"\s+")  # over blanks
_NO_TABLE = re.compile(r'\{["\s\\}]|\[\s*[\[{"]|<[!?a-z]', re.IGNORECASE)

_FIRST = 100  # lines that tell whether there is more than one column

_Line = tuple[int, str]
_Row = tuple[int, list[str]]


class Table(NamedTuple):
    """The rows of a table: plain cells, as many in each as there are names.

    ``names`` are empty where the file has none; ``between`` is what parts the columns.
    """

    names: list[str]
    rows: list[_Row]  # with the number of its line
    between: str


def table_in(text: str, file: str, skip: int = 0) -> Table:
    """Return the table in a text, but for its first `skip` lines; `file` is what it is called.

    Empty lines and those that begin with # do not count. Columns are parted by the same sign in all
    rows: a tab, a semicolon, a bar, a comma, or blanks. The first line has their names, unless one
    of its cells begins as a number does; then a line with # right before it may have them.

    Raises ValueError, with the line, where the lines do not agree.
    """
    lines = [
        (number, line)
        for number, line in enumerate(_LINE_END.split(text), start=1)
        if number > skip and line.strip()
    ]
    if lines and _NO_TABLE.match(lines[0][1].strip()):
        raise InputError(f"{file} is no table of lines and columns; save it as CSV.")
    said = _SAID.fullmatch(lines[0][1].strip()) if lines else None
    lines = lines[1:] if said else lines
    content = [(number, line) for number, line in lines if not line.lstrip().startswith("#")]
    if not content:
        raise InputError(f"{file} is empty: it needs a line of names and rows of two numbers.")
    between = said[1] if said else _between(content)
    if _one_column(content, between):
        content = content[:_FIRST]  # the rest is no different
    records = list(_records(content, between, file))
    records = [record for record in records if any(record[1])]
    if not records:
        raise InputError(f"{file} is empty: it needs a line of names and rows of two numbers.")
    (first, cells), *rows = records
    if any(is_like_a_number(plain(cell)) for cell in cells):
        above = [line for number, line in lines if number < first][-1:]
        return _unnamed([(first, cells), *rows], between, file, above)
    if not rows:
        raise InputError(f"{file} has a line of names only; rows of two numbers must follow it.")
    rows = _even(rows, 0 if between == " " else len(_trimmed(cells)), file)
    names = _named(dict(content)[first], cells, between, len(rows[0][1]))
    if 1 < len(names) == len(rows[0][1]) - 1 and _counts(rows):
        names = ["", *names]  # as R writes tables
    if len(names) != len(rows[0][1]):
        raise _disagreement(file, first, names, rows[0], between)
    return Table(names, rows, between)


def _between(content: list[_Line]) -> str:
    """Return what parts the columns: the first sign that most rows have outside of quotes."""
    bare = [_QUOTED.sub('""', line) if '"' in line else line for _, line in content]
    rows = bare[1:] or bare
    every = "\n".join(rows)
    for sign in _BETWEEN:
        if sign in every and 2 * sum(sign in row for row in rows) >= len(rows):
            cells = {row.rstrip().rstrip(sign).count(sign) for row in bare}
            blank = {len(row.split()) for row in bare}
            # As in 1,5 2,5: the commas are inside of what blanks part.
            inside = len(cells) > 1 and len(blank) == 1 and max(blank) > 1
            inside = inside and all(is_like_a_number(cell) for row in rows for cell in row.split())
            return " " if inside else sign
    return " "


def _one_column(content: list[_Line], between: str) -> bool:
    """Return whether there is one column, though every row may end with what parts columns."""
    if between == " ":
        return all(len(line.split()) == 1 for _, line in content[:_FIRST])
    return not any(between in line.strip().rstrip(between) for _, line in content)


def _records(lines: list[_Line], between: str, file: str) -> Iterator[_Row]:
    """Yield the cells of each row, with its line; a cell in quotes may go on in the next one."""
    blanks = between == " "
    texts = (_single_blanks(line) if blanks else line + "\n" for _, line in lines)
    reader = csv.reader(texts, delimiter=between, skipinitialspace=not blanks, strict=True)
    begins = 0
    try:
        for cells in reader:
            yield lines[begins][0], [*map(str.strip, cells)]
            begins = reader.line_num
    except csv.Error:
        where = f"{file}, line {lines[begins][0]}"
        if len(lines[begins][1]) > csv.field_size_limit():
            raise InputError(f"{where}: its cells are too long for numbers and names.") from None
        raise InputError(
            f"{where}: cells do not end where they should; a quotation mark may be missing."
        ) from None


def _single_blanks(line: str) -> str:
    """Return a line with one blank where there are several, but for those in quotes."""
    if '"' in line or "\t" in line or "  " in line:
        line = _BLANKS.sub(lambda it: it[1] or " ", line)
    return line.strip()


def _unnamed(rows: list[_Row], between: str, file: str, above: list[str]) -> Table:
    """Return a table whose first line is a row; a comment above it may have the names."""
    rows = _even(rows, 0, file)
    width = len(rows[0][1])
    if above and above[0].lstrip().startswith("#"):
        comment = above[0].lstrip().lstrip("#").strip()
        ((_, cells),) = _records([(0, comment)], between, file)
        names = _named(comment, cells, between, width)
        if len(names) == width:
            return Table(names, rows, between)
    return Table([""] * width, rows, between)


def _even(rows: list[_Row], width: int, file: str) -> list[_Row]:
    """Return rows of plain cells, all as many, without empty columns beyond `width`."""
    length = len(rows[0][1])
    for line, cells in rows:
        if len(cells) != length:
            raise InputError(
                f"{file}, line {line}: {_cells(len(cells))}, but line {rows[0][0]} has {length}."
            )
    if width < length:
        width = length if any(cells[-1] for _, cells in rows) else _filled(rows, width)
    # Plain letters are plain already.
    return [
        (line, cells[:width] if all(map(str.isascii, cells)) else [*map(plain, cells[:width])])
        for line, cells in rows
    ]


def _filled(rows: list[_Row], width: int) -> int:
    return max(width, *(len(_trimmed(cells)) for _, cells in rows))


def _trimmed(cells: list[str]) -> list[str]:
    """Return cells without the empty ones at the end."""
    count = len(cells)
    while count and not cells[count - 1]:
        count -= 1
    return cells[:count]


def _named(line: str, cells: list[str], between: str, width: int) -> list[str]:
    """Return the names in a line; over blanks, names of several words have another sign between."""
    filled = max(width, len(_trimmed(cells)))
    if between != " " or '"' in line:
        return [_name(cell) for cell in cells[:filled]]
    for parting in _BETWEEN_NAMES:
        parted = [_name(name) for name in re.split(parting, line.strip())]
        if len(parted) == width and all(parted):
            return parted
    return [_name(cell) for cell in cells]


def _name(cell: str) -> str:
    """Return a name on one line, without what cannot be printed."""
    words = " ".join(cell.split()).strip("'")
    return "".join(sign for sign in words if sign.isprintable())


def _counts(rows: list[_Row]) -> bool:
    """Return whether the first column only counts the rows."""
    return len(rows) > 1 and all(
        cells[0] == str(count) for count, (_, cells) in enumerate(rows, start=1)
    )


def _disagreement(file: str, first: int, names: list[str], row: _Row, between: str) -> InputError:
    """Return what to say where names and cells do not agree in number."""
    named = f"{len(names)} name{'s' * (len(names) != 1)}"
    told = f"{file}, line {first}: {named}, but line {row[0]} has {_cells(len(row[1]))}"
    if len(names) == 1 and between == ",":
        return InputError(
            f"{told}, parted by a comma; if that is the decimal mark, a second column is missing, "
            "and if the first line is a title, skip=1 leaves it out."
        )
    if len(names) < len(row[1]):
        return InputError(f"{told}; if the first is a title, skip={first} leaves it out.")
    if between == " ":
        return InputError(f"{told}; put a comma between names of several words.")
    return InputError(f"{told}; each column needs one name.")


def _cells(count: int) -> str:
    return f"{count} cell{'s' * (count != 1)}"
