"""Numbers as people and their programs write them, and what is written where there is none."""

import math
import re
from collections.abc import Iterable

from gdmath.checks import shorten
from gdmath.dataset import LARGEST
from gdmath.errors import InputError

__all__ = [
    "MARKS",
    "decimal_mark",
    "finite",
    "is_like_a_number",
    "is_missing",
    "number",
    "plain",
    "refusal",
    "simple_numbers",
]

MARKS = (".", ",")  # that part a number's whole from its decimals

# Minus signs, blanks that hold a number together, and the full width of East Asian type.
_PLAIN = str.maketrans(
    dict.fromkeys("−﹣‐‑–", "-")
    | dict.fromkeys("\xa0\u2007\u2009\u202f\u3000", " ")
    | {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
)
_MISSING = frozenset(("", "-", "--", "—", ".", "?", "na", "n/a", "#n/a", "nan", "null", "none"))
_INFINITE = re.compile(r"[+-]?inf(inity)?", re.IGNORECASE)
_DATE = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}([ T].*)?|\d{1,2}:\d{2}(:\d{2})?")
_DIGITS = {
    # Thousands are parted by one sign all through, which is not the decimal mark.
    mark: re.compile(
        rf"[+-]?(?:(?P<groups>\d{{1,3}}(?:(?P<sign>[ '’{other}])\d{{3}})(?:(?P=sign)\d{{3}})*)"
        rf"|\d+)?(?:[{mark}]\d*)?(?:[eE][+-]?\d+)?",
        re.ASCII,
    )
    for mark, other in (MARKS, MARKS[::-1])
}
# No two parts of it may take the same digits: thousands of them would be tried in all ways.
_SIMPLE = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_BEGINS = re.compile(r"[+-]?[.,]?\d", re.ASCII)


def plain(cell: str) -> str:
    """Return a cell with plain digits, signs and blanks.

    >>> plain(" −１\u00a0500 ")
    '-1 500'
    """
    return (cell if cell.isascii() else cell.translate(_PLAIN)).strip()


def is_missing(cell: str) -> bool:
    """Return whether a plain cell says that there is no number.

    >>> is_missing(""), is_missing("N/A"), is_missing("0")
    (True, True, False)
    """
    return cell.lower() in _MISSING


def is_like_a_number(cell: str) -> bool:
    """Return whether a plain cell begins as a number does, or says that there is none.

    >>> is_like_a_number("5%"), is_like_a_number("NaN"), is_like_a_number("price")
    (True, True, False)
    """
    missing = is_missing(cell) and cell != ""
    return bool(missing or _BEGINS.match(cell) or _INFINITE.fullmatch(cell))


def number(cell: str, mark: str) -> float | None:
    """Return the number in a plain cell, None if there is none; `mark` is the decimal mark.

    >>> number("1 500,25", ","), number("1,500.25", "."), number("1,5", "."), number("5%", ".")
    (1500.25, 1500.25, None, None)
    """
    if mark == "." and _SIMPLE.fullmatch(cell):
        return float(cell)
    if _INFINITE.fullmatch(cell):
        return math.inf
    found = _DIGITS[mark].fullmatch(cell)
    if found is None:
        return None
    bare = cell
    if found["groups"]:
        if found["groups"].startswith("0"):  # 0.500 has no thousands
            return None
        bare = cell.replace(found["sign"], "")
    bare = bare.replace(mark, ".")
    return float(bare) if _SIMPLE.fullmatch(bare) else None


def decimal_mark(cells: Iterable[tuple[str, int]], between: str, file: str) -> str:
    """Return the decimal mark of plain cells, each with its line; `between` is what parts columns.

    Where a comma parts columns, it does not part decimals as well, unless nothing else can be
    meant. A point may be that of thousands only where a semicolon parts columns: programs write
    one where the comma is taken.

    Raises ValueError, with the line and the choices, where both marks can be meant.

    >>> decimal_mark([("1,5", 2), ("1,500", 3)], ";", "f")
    ','
    >>> decimal_mark([("1,500", 3)], ";", "f")
    Traceback (most recent call last):
    gdmath.errors.InputError: f, line 3: '1,500' can be 1.5 or 1500; say which: decimal="," or
    decimal=".".
    """
    readable = dict.fromkeys(MARKS, True)
    open_to_both: tuple[str, int] | None = None
    for cell, line in cells:
        if _SIMPLE.fullmatch(cell) and (between != ";" or "." not in cell):
            readable[","] &= "." not in cell
            continue
        read = {mark: number(cell, mark) for mark in MARKS}
        if read["."] == read[","]:  # a whole number, or none
            continue
        for mark in MARKS:
            readable[mark] &= read[mark] is not None
        if not (readable["."] or readable[","]):
            return "."
        if None not in read.values():
            open_to_both = open_to_both or (cell, line)
    if readable["."] != readable[","]:
        return "," if readable[","] else "."
    if not readable["."] or open_to_both is None or between == ",":
        return "."
    cell, line = open_to_both
    values = " or ".join(f"{number(cell, mark):.10g}" for mark in MARKS[::-1])
    raise InputError(
        f"{file}, line {line}: {shorten(cell)} can be {values}; say which: "
        'decimal="," or decimal=".".'
    )


def refusal(cell: str, where: str) -> InputError:
    """Return what to say of a plain cell that is no number.

    >>> print(refusal("5%", "f, line 2"))
    f, line 2: '5%' is no number; signs and units belong in the name of the column.
    """
    if _DATE.fullmatch(cell):
        return InputError(
            f"{where}: {shorten(cell)} is a date or a time; write a number, such as days counted "
            "from the first."
        )
    if is_like_a_number(cell) or re.search(r"\d", cell):
        return InputError(
            f"{where}: {shorten(cell)} is no number; signs and units belong in the name of the "
            "column."
        )
    return InputError(f"{where}: {shorten(cell)} is no number.")


def simple_numbers(cells: Iterable[str]) -> list[float] | None:
    """Return the numbers in plain cells of nothing but digits, a point and an exponent, at once.

    None if there are others, or numbers too large to be squared and summed.

    >>> simple_numbers(["1.5", "-2e3"]), simple_numbers(["1,5"]), simple_numbers(["1e101"])
    ([1.5, -2000.0], None, None)
    """
    written = list(cells)
    if not all(map(_SIMPLE.fullmatch, written)):
        return None
    values = [*map(float, written)]
    return values if max(map(abs, values), default=0.0) <= LARGEST else None


def finite(value: float, cell: str, where: str) -> float:
    """Return a number that can be squared and summed; raises ValueError for others."""
    if not abs(value) <= LARGEST:
        raise InputError(
            f"{where}: numbers must be finite and up to {LARGEST:g} in size, got {shorten(cell)}."
        )
    return value
