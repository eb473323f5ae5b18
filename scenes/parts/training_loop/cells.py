"""The lines of a table as they stand in a file: names and numbers, one below the other."""

from __future__ import annotations

import unicodedata

import numpy as np
from numpy.typing import NDArray

from gdmath import Dataset
from scenes.stage.lecture.words import parted, short, tr
from scenes.stage.type.listing import CHARACTERS

_ROOM = 26  # letters of a row, that its card has room for
_APART = 2  # blanks between the columns
_SHORTEST = 5  # letters of a name that is cut
_EXACT = 1e-12  # of a number: what counting it in other units may take from it
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
    whole = [typed(data.x_name, "x"), typed(data.y_name, "y")]
    if _row(whole, columns) > _ROOM:
        whole = [parted(name)[0] for name in whole]
    names, longest = whole, max(map(len, whole))
    while _row(names, columns) > _ROOM and longest > _SHORTEST:
        longest -= 1
        wide = (max(longest, _wide(column)) for column in columns)
        names = [short(name, room) for name, room in zip(whole, wide, strict=True)]
    first, second = (
        [cell.rjust(max(len(name), _wide(column))) for cell in (name, *column)]
        for name, column in zip(names, columns, strict=True)
    )
    return list(zip(first, second, strict=True))


def cut_units(data: Dataset, names: tuple[str, str]) -> list[str]:
    """The columns whose units have no room in these names at the head of a table, in words.

    >>> cut_units(Dataset([1], [2], "GDP (billion US$)", "tax (€)"), (" GDP", "tax (€)"))
    ['GDP in billion US$']
    """
    told = []
    for whole, shown in zip((data.x_name, data.y_name), names, strict=True):
        name, unit = parted(whole)
        if unit and unit not in shown:
            name = shown.strip().removesuffix("…") if len(name) > _ROOM else name
            told.append(tr("{name} in {unit}").format(name=name, unit=unit[1:-1]))
    return told


def _numbers(column: NDArray[np.float64], digits: range) -> list[str]:
    """Numbers with as few digits as tell them apart."""
    different = len(np.unique(column))
    for count in digits:
        written = [f"{number:.{count}g}" for number in column.tolist()]
        if len(set(written)) == different:
            break
    return _aligned(written)


def _aligned(written: list[str]) -> list[str]:
    """Numbers with their points one below the other, and no digits that they do not have.

    >>> _aligned(["150.5", "251", "7.25"]), _aligned(["1e+09", "2.5"])
    (['150.5 ', '251   ', '7.25'], ['1e+09', '2.5'])
    """
    if any("e" in number for number in written):
        return written
    after = [len(number) - number.find(".") if "." in number else 0 for number in written]
    wide = max(after)
    return [number + (wide - digits) * " " for number, digits in zip(written, after, strict=True)]


def _wide(column: list[str]) -> int:
    return max(map(len, column))


def _row(names: list[str], columns: list[list[str]]) -> int:
    """How many letters a row has."""
    cells = zip(names, columns, strict=True)
    return _APART + sum(max(len(name), _wide(column)) for name, column in cells)


def are_whole(data: Dataset, cells: list[tuple[str, str]]) -> bool:
    """Whether these rows, the first ones of a table, show its numbers with all their digits."""
    shown = np.array([[float(number) for number in row] for row in cells[1:]])
    return bool(np.allclose(shown, np.asarray(data)[: len(shown)], rtol=_EXACT, atol=0))


__all__ = ["are_whole", "cells_of", "cut_units", "typed"]
