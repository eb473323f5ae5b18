"""Valleys by letter, and who ends in which."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Dot, VGroup
from numpy.typing import NDArray

from scenes.stage.theme import BODY_SIZE, LABEL_SIZE, Color
from scenes.stage.type import Words, on_plate
from scenes.stage.view import View

_DOT = 0.12
_MANY = 16


def letter(valley: int) -> str:
    """A, B, … Z, A1, B1, … for the valleys in order."""
    round_about, place = divmod(valley, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(round_about) if round_about else "")


class ValleyLetters(VGroup):
    """The letter of each valley beside its floor, where the camera stands now.

    Where there are too many valleys, only those somebody is ``destined`` for have a letter.
    """

    def __init__(
        self, view: View, floors: NDArray[np.float64], destined: Sequence[int] = ()
    ) -> None:
        super().__init__()
        for valley, (x, y) in enumerate(view.at(floors)):
            if len(floors) > _MANY and valley not in destined:
                continue
            name = on_plate(Words(letter(valley), LABEL_SIZE), margin=0.06)
            side = UP if y < view.at(view.middle)[1] else DOWN
            self.add(name.move_to((x, y, 0) + 0.42 * side))


class Tally(VGroup):
    """One row for each valley that somebody reached: its letter, and a dot for everyone there."""

    def __init__(self, destined: Sequence[int], colors: Sequence[Color], title: Words) -> None:
        rows = [
            VGroup(Words(letter(valley), BODY_SIZE), *self._dots(destined.count(valley), color))
            for valley, color in enumerate(colors)
            if valley in destined
        ]
        for row in rows:
            row.arrange(RIGHT, buff=0.2)
        super().__init__(title, *rows)
        self.arrange(DOWN, aligned_edge=LEFT, buff=0.2)

    @staticmethod
    def _dots(count: int, color: Color) -> list[Dot]:
        return [Dot(radius=_DOT, color=color) for _ in range(count)]
