"""The slope close to a floor, as words and live numbers: curvature times distance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.local_minima.bottom import Turning
from scenes.stage import GRADIENT, POSITION, STAGE, TEXT, TITLE_SIZE, Layer, tr
from scenes.stage.lecture.theme import Color
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_SIGNS = "0123456789.−"
_APART = 0.0022 / 2  # of the size: between two digits, as in read-outs
_GAP, _LINE, _ROOM = 0.3, 0.72, 0.2  # scene units: between columns, between lines, of the plate


class Figures:
    """Numbers made of digits that were set once, all equally wide."""

    def __init__(self, size: float, color: Color) -> None:
        self._digits = {sign: Lettering(sign, size, color) for sign in _SIGNS}
        self._wide = max(self._digits[digit].width for digit in "0123456789")
        self.size, self.tint = size, color
        self._made: dict[str, Lettering] = {}

    def of(self, text: str) -> Lettering:
        """A number as one text."""
        if text not in self._made:
            outlines, x = [], 0.0
            for sign in text:
                digit = self._digits[sign]
                wide = self._wide if sign.isdigit() else digit.width
                outlines.append(digit.outline + np.array([x + (wide - digit.width) / 2, 0.0]))
                x += wide + _APART * self.size
            self._made[text] = Lettering.of(text, np.concatenate(outlines), self.size, self.tint)
        return self._made[text]


def decimals(most: float, digits: int) -> int:
    """How many decimals a number of that size has, for so many digits in all.

    >>> decimals(1.15, 3), decimals(0.044, 2)
    (2, 3)
    """
    return max(0, digits - 1 - int(np.floor(np.log10(most))))


class Law(Lettered):
    """Slope ≈ curvature × distance, and beneath each word its number at a turning tangent.

    ``told`` in [0, 1] is how much of it there is beside the slope, ``known`` how much of the
    curvature's number, and ``floor`` which of the ``tangents`` it is told of.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, tangents: Sequence[Turning], curvatures: Sequence[str]) -> None:
        super().__init__()
        self.tangents = tangents
        self.told, self.known, self.floor = ValueTracker(0.0), ValueTracker(0.0), ValueTracker(0.0)
        self._words = words = (
            Lettering(tr("slope"), TITLE_SIZE, GRADIENT),
            Lettering("≈", TITLE_SIZE, TEXT),
            Lettering(tr("curvature"), TITLE_SIZE, TEXT),
            Lettering("×", TITLE_SIZE, TEXT),
            Lettering(tr("distance"), TITLE_SIZE, POSITION),
        )
        self._unknown = Lettering("?", TITLE_SIZE, TEXT)
        self._curvatures = [Lettering(number, TITLE_SIZE, TEXT) for number in curvatures]
        self._slopes = Figures(TITLE_SIZE, GRADIENT)
        self._distances = Figures(TITLE_SIZE, POSITION)
        steepest = max(abs(float(one.curve.slope(one.floor + one.reach))) for one in tangents)
        self._decimals = decimals(steepest, 2), decimals(tangents[0].reach, 2)
        wide = [word.width for word in words]
        self._half = (sum(wide) + 4 * _GAP) / 2
        starts = np.concatenate([[0.0], np.cumsum(np.array(wide) + _GAP)[:-1]]) - self._half
        self._middles = (starts + np.array(wide) / 2).tolist()
        self._top = STAGE.top
        self._foot = self._top - _ROOM - words[0].high[1]
        self.set_frame(-self._half - _ROOM, self._low(), self._half + _ROOM, self._top)

    def _low(self) -> float:
        return float(self._foot - _LINE - _ROOM)

    def _now(self) -> tuple[Turning, int]:
        number = round(float(self.floor.get_value()))
        return self.tangents[number], number

    def numbers(self) -> tuple[float, float]:
        """The present slope, and how far to the right of the floor it is."""
        tangent, _ = self._now()
        away = float(tangent.at.get_value()) * tangent.reach
        return float(tangent.curve.slope(tangent.floor + away)), away

    def written(self) -> tuple[str, str]:
        """Both as they are displayed."""
        made = []
        for number, places in zip(self.numbers(), self._decimals, strict=True):
            text = f"{number:.{places}f}"
            made.append((text.lstrip("-") if float(text) == 0 else text).replace("-", "−"))
        return made[0], made[1]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Words above, numbers below; all but the slope as far as they are told."""
        told, known = float(self.told.get_value()), float(self.known.get_value())
        slope, distance = self.written()
        _, number = self._now()
        about, times = self._words[1::2]
        below = (
            ((self._slopes.of(slope), 1.0),),
            ((about, told),),
            ((self._unknown, told * (1 - known)), (self._curvatures[number], told * known)),
            ((times, told),),
            ((self._distances.of(distance), told),),
        )
        for column, (word, numbers) in enumerate(zip(self._words, below, strict=True)):
            middle = self._middles[column] * (told if column == 0 else 1.0)
            strength = 1.0 if column == 0 else told
            if strength > 0:
                yield word, middle - word.width / 2, self._foot, strength
            for text, strong in numbers:
                if strong > 0:
                    yield text, middle - text.width / 2, self._foot - _LINE, strong

    def draw(self, canvas: Canvas) -> None:
        """A plate that grows with what is told, and all that is written."""
        told, pen = float(self.told.get_value()), Pen(canvas, self.presence)
        alone = self._words[0].width / 2
        half = (1 - told) * alone + told * self._half + _ROOM
        pen.plate(-half, self._low(), half, self._top)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """Slope and distance."""
        names = "slope at the tangent", "distance from the floor"
        return [Reading(*all_) for all_ in zip(names, self.written(), self.numbers(), strict=True)]


__all__ = ["Law"]
