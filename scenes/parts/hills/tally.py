"""Valleys by letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from string import ascii_uppercase
from typing import Any, ClassVar

import numpy as np
from manim import DL, UR, ValueTracker
from numpy.typing import NDArray

from scenes.parts.hills.poses import everybody, map_pose
from scenes.stage.ground.view import View
from scenes.stage.lecture.boxes import STAGE
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import LABEL_SIZE, TEXT
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted, change
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_ASIDE = 0.36  # scene units from a floor to the plate of its letter
_INSET = 0.12  # and from the plate to the rim of the map
_SIDES = np.array([(1, 0), (0, 1), (-1, 0)])  # between the arms of the cross, not through it
_MANY = 16
_LIT = 0.06  # as wide is the rim of a flag that is lit
_POLE, _OVER_PAWNS, _OVER_HER = 0.22, 0.5, 1.2  # scene units
_TALLER, _LOWER = (0.5, 0.65, 0.8, 0.95, 1.1, 1.25), (-0.7, -0.5)  # over a floor, and below it
_HEADS, _CLEAR = 0.2, (0.14, 0.2)  # scene units over feet, and round that middle of a pawn
_RIM, _HALF = 0.1, 0.23  # from a letter to the side of its flag, and half as high as that is
_SINKING = (70.0, 88.0)  # degrees of elevation between which flags sink beside their floors


def letter(valley: int) -> str:
    """A, B, … Z, A1, B1, … for the valleys in order."""
    round_about, place = divmod(valley, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(round_about) if round_about else "")


def listed(destined: Sequence[int], always: Sequence[int] = ()) -> list[int]:
    """The valleys that somebody is bound for; of too many, some and those with the most walkers."""
    counts = Counter(valley for valley in destined if valley >= 0)
    first = [valley for valley in dict.fromkeys(always) if valley >= 0]
    most = sorted(counts.keys() - {*first}, key=lambda valley: (-counts[valley], valley))
    return sorted([*first, *most][:_MANY])


class Flags(Lettered):
    """The letter of each valley on a small flag over its floor, wherever the camera stands.

    As the hills turn into a map each flag sinks to that side of its floor where the ground points
    ``busy`` (n, 2) are farthest. ``destined`` are the valleys that have one where there are too
    many for all; too many of these are cut down to those ``always`` named and those with the most
    walkers. Where one is ``occupied`` its flag is over whoever stands there, and the others
    are over pawns, before whom they would be: these have their ``Poles`` apart, as high as it takes
    to keep clear of those who stand ``about`` (n, 2) on the hills.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self,
        view: View,
        floors: Array,
        destined: Sequence[int],
        busy: Array,
        occupied: int = -1,
        about: Array | None = None,
        always: Sequence[int] = (),
    ) -> None:
        super().__init__()
        self.view = view
        chosen = range(len(floors)) if len(floors) <= _MANY else listed(destined, always)
        self.floors = floors[list(chosen)] if len(floors) else np.empty((0, 2))
        self._letters = [Lettering(letter(i), LABEL_SIZE, TEXT, name=True) for i in chosen]
        pole = _POLE if occupied < 0 else _OVER_PAWNS
        self.upright = occupied < 0  # whether it paints its poles itself
        self.lies = False  # beside its floor, wherever the camera stands
        self.farther = 1.0  # times as far from it, where somebody large stands there
        self._halves = np.array([(name.width / 2 + _RIM, _HALF) for name in self._letters])
        self._poles = np.full(len(self.floors), pole)
        if about is not None:
            self._poles = self._free_heights(deepcopy(view), about, [i == occupied for i in chosen])
        self._poles[[i == occupied for i in chosen]] = _OVER_HER
        self._beside = self._free_sides(deepcopy(view), busy)
        self.valleys = list(chosen)
        self.shown: Sequence[int] = self.valleys
        """Of these, those that have their flag for now."""
        self.lit = {valley: ValueTracker(0.0) for valley in self.valleys}
        self.points_at: Callable[[int], float] = lambda valley: 0.0
        """How far something else on the stage lights a valley's flag just now."""

    def light(self, valley: int, share: float = 1.0) -> Any:
        """The rim of a valley's flag lights up, and stays lit; with a ``share`` of 0, it goes."""
        return change(self.lit[valley], share)

    def _free_heights(self, hills: View, about: Array, hers: Sequence[bool]) -> Array:
        """How high each pole is (n,), so that its flag covers none who stand ``about`` (n, 2).

        Nor does it cover another flag: that over ``hers`` has its height already.
        """
        hills.look(**everybody(hills))
        heads, found = hills.at(about) + np.array([0, _HEADS]), []
        floors = hills.at(self.floors)
        hold = np.array([0, _OVER_HER + _HALF])
        flags = [(floors[i] + hold, self._halves[i]) for i in np.flatnonzero(hers)]
        for floor, half, own in zip(floors, self._halves, hers, strict=True):
            free: dict[float, bool] = {}  # poles whose flag covers no other, and whether nobody
            for pole in (*_TALLER, *_LOWER):
                middle = floor + np.array([0, pole + np.sign(pole) * _HALF])
                away = np.abs(heads - middle) - half - np.array(_CLEAR)
                inside = STAGE.bottom < middle[1] - _HALF and middle[1] + _HALF < STAGE.top
                apart = [np.max(np.abs(flag - middle) - wide - half) > 0 for flag, wide in flags]
                if inside and all(apart):
                    free[pole] = bool(np.all(away.max(axis=1) > 0))
            best = max(free, key=free.__getitem__, default=_OVER_PAWNS)
            found.append(best)
            if not own:
                flags.append((floor + np.array([0, best + np.sign(best) * _HALF]), half))
        return np.array(found)

    def _free_sides(self, above: View, busy: Array) -> Array:
        """From each floor to the middle of its flag beside it (n, 2), on the map."""
        above.look(**map_pose(above))
        (x0, x1), (y0, y1) = above.window
        low, high = above.at((x0, y0)) + _INSET, above.at((x1, y1)) - _INSET
        taken, found = above.at(busy), []
        for floor, half in zip(above.at(self.floors), self._halves, strict=True):
            spots = floor + _SIDES * (_ASIDE + half)
            free = np.linalg.norm(spots[:, None] - taken, axis=-1).min(axis=1)
            free[np.any((spots - half < low) | (spots + half > high), axis=1)] = -1
            best = spots[np.argmax(free)]
            taken = np.vstack([taken, best])
            found.append(best - floor)
        return np.array(found).reshape(-1, 2)

    @property
    def _sunk(self) -> float:
        """How far the flags have sunk beside their floors."""
        if self.lies:
            return 1.0
        low, high = _SINKING
        return float(np.clip((self.view.pose["elevation"] - low) / (high - low), 0, 1))

    def middles(self) -> Array:
        """Where the middle of each flag is on the screen (n, 2)."""
        over = np.stack([0 * self._poles, self._poles + np.sign(self._poles) * _HALF], axis=-1)
        away = (1 - self._sunk) * over + self._sunk * self.farther * self._beside
        return np.asarray(self.view.at(self.floors) + away)

    def clear_of(self, plates: Sequence[Any]) -> list[int]:
        """The valleys whose flag is in the frame now, and not behind one of some plates."""
        found = []
        for valley, middle, half in zip(self.valleys, self.middles(), self._halves, strict=True):
            low, high = middle - half, middle + half
            inside = np.all(low > STAGE[:2]) and np.all(high < STAGE[2:])
            gaps = [
                np.max([plate.get_corner(DL)[:2] - high, low - plate.get_corner(UR)[:2]])
                for plate in plates
            ]
            if inside and min(gaps, default=1.0) > _INSET:
                found.append(valley)
        return found

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each letter in the middle of its flag."""
        for valley, name, (x, y) in zip(self.valleys, self._letters, self.middles(), strict=True):
            if valley in self.shown:
                low, high = name.low[1], name.high[1]  # the tail of a J was on the lit rim
                yield name, float(x) - name.width / 2, float(y - (low + high) / 2), 1.0

    def plant(self, pen: Pen) -> None:
        """Draw the poles, each from its floor up to its flag."""
        upright = 1 - self._sunk
        spots = self.view.at(self.floors)
        for valley, spot, pole in zip(self.valleys, spots, self._poles, strict=True):
            if valley not in self.shown:
                continue
            ends = spot + np.array([(0.0, 0.0), (0.0, pole)])
            pen.line(ends, TEXT, 0.035, opacity=upright, casing=0.03 * upright)

    def draw(self, canvas: Canvas) -> None:
        """Poles, plates, letters."""
        pen = Pen(canvas, self.presence)
        if self.upright:
            self.plant(pen)
        flags = zip(self.middles(), self._halves, strict=True)
        for valley, (middle, half) in zip(self.valleys, flags, strict=True):
            if valley not in self.shown:
                continue
            (left, bottom), (right, top) = middle - half, middle + half
            pen.plate(left, bottom, right, top, 0.07)
            strength = max(float(self.lit[valley].get_value()), self.points_at(valley))
            if strength > 0:
                rim = np.array([(left, bottom), (right, bottom), (right, top), (left, top)])
                pen.line(rim, TEXT, _LIT, opacity=strength, closed=True)
        self.write(canvas)


class Poles(Painted):
    """The poles of flags, behind all who stand on the ground."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, flags: Flags) -> None:
        super().__init__()
        self.flags = flags

    def draw(self, canvas: Canvas) -> None:
        """Draw them."""
        self.flags.plant(Pen(canvas, self.presence))
