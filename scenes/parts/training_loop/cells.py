"""The lines of a table as they stand in a file: names and numbers, one below the other."""

from __future__ import annotations

import unicodedata

import numpy as np
from numpy.typing import NDArray

from gdmath import Dataset
from scenes.stage.lecture.words import parted, short
from scenes.stage.type.listing import CHARACTERS

_ROOM = 26  # letters of a row, that its card has room for
_APART = 2  # blanks between the columns
_SHORTEST = 5  # letters of a name that is cut
_DIGITS = range(6, 13)  # of numbers: the fewest that tell them apart


def typed(name: str, instead: str) -> str:
    """A column's name in letters that there are in rows of type; another, if it has none.

    >>> typed("Größe (m²)", "x"), typed("Preis (k€)", "y"), typed("y (10⁻¹²)", "y")
    ('Größe (m²)', 'Preis (k€)', 'y (10⁻¹²)')
    >>> typed("Číslo", "x"), typed("Price (円)", "y"), typed("面积", "x")
    ('Císlo', 'Price', 'x')
    """
    for attempt in (name, parted(name)[0]):
        signs = "".join(map(_typed, unicodedata.normalize("NFC", attempt)))
        if signs.strip() and all(sign == " " or sign in CHARACTERS for sign in signs):
            return signs
    return instead


def _typed(sign: str) -> str:
    """A sign, without the marks on it if there is none with them."""
    if sign in CHARACTERS:
        return sign
    apart = unicodedata.normalize("NFKD", sign)
    return "".join(part for part in apart if not unicodedata.combining(part))


def cells_of(data: Dataset) -> list[tuple[str, str]]:
    """Names and numbers of a table as rows of two cells, each column as wide in all of them."""
    columns = [_numbers(column, _DIGITS) for column in (data.x, data.y)]
    if sum(map(_wide, columns)) + _APART > _ROOM:
        columns = [_numbers(column, _DIGITS[:1]) for column in (data.x, data.y)]
    whole = names = [typed(data.x_name, "x"), typed(data.y_name, "y")]
    longest = max(map(len, names))
    while _row(names, columns) > _ROOM and longest > _SHORTEST:
        longest -= 1
        wide = (max(longest, _wide(column)) for column in columns)
        names = [short(name, room) for name, room in zip(whole, wide, strict=True)]
    first, second = (
        [cell.rjust(max(len(name), _wide(column))) for cell in (name, *column)]
        for name, column in zip(names, columns, strict=True)
    )
    return list(zip(first, second, strict=True))


def _numbers(column: NDArray[np.float64], digits: range) -> list[str]:
    """Numbers with as few digits as tell them apart."""
    different = len(np.unique(column))
    for count in digits:
        written = [f"{number:.{count}g}" for number in column.tolist()]
        if len(set(written)) == different:
            break
    return written


def _wide(column: list[str]) -> int:
    return max(map(len, column))


def _row(names: list[str], columns: list[list[str]]) -> int:
    """How many letters a row has."""
    cells = zip(names, columns, strict=True)
    return _APART + sum(max(len(name), _wide(column)) for name, column in cells)


def are_whole(data: Dataset, cells: list[tuple[str, str]]) -> bool:
    """Whether the rows of a table show its numbers with all their digits."""
    rows = zip(data.x, data.y, cells[1:], strict=True)
    return all((x, y) == (float(left), float(right)) for x, y, (left, right) in rows)


__all__ = ["are_whole", "cells_of", "typed"]
