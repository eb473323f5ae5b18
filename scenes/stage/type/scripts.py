"""Names in any script: whether there is a font here that has their letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import numpy as np

from gdmath import Dataset, InputError, mse
from gdmath.tables import load_table
from scenes.stage.type.text import Words, on_the_baseline
from scenes.voice.spoken import unspoken

_IN_EVERY_FONT = 0x250  # the characters below: Latin
_GAINED = 0.01  # of the loss of w = 0, that there is to gain
_IN_NO_FONT = "\U0010fffd"
_NO_LETTERS = {"Mn", "Me", "Cf", "Zs"}  # marks on letters, and what is not seen


def missing_letters(text: str) -> str:
    """The letters of a text that no font here has: empty boxes would stand for them.

    >>> missing_letters("Größe, μέγεθος")
    ''
    """
    asked = dict.fromkeys(letter for letter in text if ord(letter) >= _IN_EVERY_FONT)
    return "".join(letter for letter in asked if _is_missing(letter))


@lru_cache(maxsize=512)
def _is_missing(letter: str) -> bool:
    if unicodedata.category(letter) in _NO_LETTERS:
        return False
    outline, box = _outline(letter), _outline(_IN_NO_FONT)
    return not outline.size or (outline.shape == box.shape and np.allclose(outline, box))


@lru_cache(maxsize=512)
def _outline(letter: str) -> np.ndarray:
    try:
        outline = on_the_baseline(Words(f"x{letter}"))
    except ValueError:  # it has no outline, such as a picture
        return np.zeros((0, 3))
    # Between Latin letters and those of China or Japan there is a gap besides.
    return outline - [outline[:, 0].min(initial=np.inf), 0, 0] if outline.size else outline


def own_table(file: str, said: bool = False, **reading: object) -> Dataset:
    """The data set of a table, whose names can be set; raises InputError otherwise.

    In a film in which they are ``said`` there must be words for all of their signs as well.
    """
    data = load_table(file, **reading)  # type: ignore[arg-type]
    for name in (data.x_name, data.y_name):
        if missing := missing_letters(name):
            raise InputError(
                f"data: no font here has {missing!r} in the name {name!r}; give the column"
                " another name, or install a font that has it."
            )
        if said and (silent := "".join(sorted(unspoken(name)))):
            raise InputError(
                f"data: nobody can read {silent!r} in the name {name!r} aloud; give the column a"
                " name in Latin letters."
            )
    return data


def refuse_a_useless_line(data: Dataset) -> None:
    """Raise InputError where the best line through (0, 0) is hardly better than w = 0.

    Nothing is to be learnt by it: what it predicts is as wrong as 0.
    """
    best = float(data.x @ data.y / (data.x @ data.x))
    gained = float(1 - mse(data, best) / mse(data, 0.0))
    if gained < _GAINED:
        raise InputError(
            f"data: the best line through (0, 0) is {100 * gained:.2g} % better than w = 0; too"
            " little to be seen."
        )


__all__ = ["missing_letters", "own_table", "refuse_a_useless_line"]
