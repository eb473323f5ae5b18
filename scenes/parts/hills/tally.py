"""Valleys by letter, and who ends in which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_uppercase
from typing import ClassVar

import numpy as np
from manim import LEFT, RIGHT, Dot, VGroup
from numpy.typing import NDArray

from scenes.parts.hills.probe import Probe
from scenes.stage.ground.view import View
from scenes.stage.lecture.boxes import Placed
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BODY_SIZE, LABEL_SIZE, TEXT, TITLE_SIZE, Color
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import Words, on_plate

_DOT = 0.14
_IN_A_LINE, _NEXT, _BELOW = 6, 0.46, 0.38  # dots, scene units from one to the next, and down
_DOTS = 0.6  # scene units from a row's begin to its first dot
_RING = 5  # as wide as Manim's strokes are counted
_ROW = 0.52  # scene units from one row to the next
_TALLEST = 9  # rows
_HALF_ROOM = 1.7  # how wide a row may be where there are two columns
_ASIDE = 0.29  # scene units from a floor to the plate of its letter
_INSET = 0.12  # and from the plate to the rim of the map
_SIDES = np.array([(1, 0), (0, 1), (-1, 0), (0, -1)])  # between the arms of the cross
_MANY = 16
_POLE, _OVER_HER = 0.22, 1.0  # scene units


def letter(valley: int) -> str:
    """A, B, … Z, A1, B1, … for the valleys in order."""
    round_about, place = divmod(valley, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(round_about) if round_about else "")


class ValleyLetters(VGroup):
    """The letter of each valley beside its floor, where the camera stands now.

    Where there are too many valleys, only those somebody is ``destined`` for have a letter. Each
    stands on the side where the ground points ``busy`` (n, 2) are farthest.
    """

    def __init__(
        self,
        view: View,
        floors: NDArray[np.float64],
        destined: Sequence[int],
        busy: NDArray[np.float64],
    ) -> None:
        super().__init__()
        (x0, x1), (y0, y1) = view.window
        low, high = view.at((x0, y0)) + _INSET, view.at((x1, y1)) - _INSET
        taken = view.at(busy)
        for valley, floor in enumerate(view.at(floors)):
            if len(floors) > _MANY and valley not in destined:
                continue
            name = on_plate(Words(letter(valley), LABEL_SIZE), margin=0.05)
            half = np.array([name.width, name.height]) / 2
            spots = floor + _SIDES * (_ASIDE + half)
            free = np.linalg.norm(spots[:, None] - taken, axis=-1).min(axis=1)
            free[np.any((spots - half < low) | (spots + half > high), axis=1)] = -1
            self.add(name.move_to((*spots[np.argmax(free)], 0)))
            taken = np.vstack([taken, name.get_center()[:2]])


class Flags(Lettered):
    """The letter of each valley on a small flag over its floor, wherever the camera stands.

    ``destined`` are the valleys that have one where there are too many for all. The pole of
    ``occupied`` is so long that its flag is over whoever stands there.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self,
        view: View,
        floors: NDArray[np.float64],
        destined: Sequence[int],
        occupied: int = -1,
    ) -> None:
        super().__init__()
        self.view = view
        chosen = range(len(floors)) if len(floors) <= _MANY else sorted({*destined} - {-1})
        self.floors = floors[list(chosen)] if len(floors) else np.empty((0, 2))
        self._letters = [Lettering(letter(i), LABEL_SIZE, TEXT) for i in chosen]
        self._poles = [_OVER_HER if i == occupied else _POLE for i in chosen]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each letter in the middle of its flag."""
        spots = self.view.at(self.floors)
        for name, (x, y), pole in zip(self._letters, spots, self._poles, strict=True):
            yield name, float(x) - name.width / 2, float(y) + pole + 0.1, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Poles, plates, letters."""
        pen = Pen(canvas, self.presence)
        spots = self.view.at(self.floors)
        for (name, left, foot, _), spot, pole in zip(self.texts(), spots, self._poles, strict=True):
            pen.line(spot + np.array([(0.0, pole - _POLE), (0.0, pole)]), TEXT, 0.035, casing=0.03)
            low, high = (left - 0.1, foot - 0.1), (left + name.width + 0.1, foot + 0.36)
            pen.plate(*low, *high, 0.07)
        self.write(canvas)


class Tally(Placed, VGroup):
    """One row for each valley that somebody reached: its letter, and a dot for everyone there.

    ``destined`` has the valley of each walker, −1 for none; the last walker's dot has a ring in
    ``last``, the colour of where she stands.
    """

    def __init__(self, destined: Sequence[int], colors: Sequence[Color], last: Color) -> None:
        rows = []
        for valley, color in enumerate(colors):
            if valley in destined:
                here = [i for i, bound in enumerate(destined) if bound == valley]
                dots = [Dot(radius=_DOT, color=color) for _ in here]
                if here[-1] == len(destined) - 1:
                    dots[-1].set_stroke(last, _RING)
                name = Words(letter(valley), BODY_SIZE)
                for number, dot in enumerate(dots):
                    down, right = divmod(number, _IN_A_LINE)
                    dot.move_to((_DOTS + _NEXT * right, -_BELOW * down, 0), aligned_edge=LEFT)
                rows.append(VGroup(name.move_to(0.2 * RIGHT), *dots))
        super().__init__(*rows)
        columns = 2 if len(rows) > _TALLEST and self.width < _HALF_ROOM else 1
        self._in_columns(columns)

    def _in_columns(self, count: int) -> None:
        """Stand in so many columns, read downwards."""
        tall, down = -(-len(self) // count), 0.0
        for i, row in enumerate(self):
            down = 0.0 if i % tall == 0 else down
            row.shift((_HALF_ROOM * (i // tall), -down, 0))
            down += _ROW + _BELOW * ((len(row) - 2) // _IN_A_LINE)


class Destination(VGroup):
    """The letter of the valley that a probe's start is bound for, now; it fades with the probe."""

    def __init__(self, probe: Probe, bound_for: Sequence[int], colors: Sequence[Color]) -> None:
        super().__init__()
        for valley in sorted({valley for valley in bound_for if valley >= 0}):
            name = Words(letter(valley), TITLE_SIZE)
            name.add_updater(
                lambda name, valley=valley: name.set_opacity(
                    probe.presence * (bound_for[probe.chosen] == valley)
                )
            )
            self.add(name.set_opacity(0))
