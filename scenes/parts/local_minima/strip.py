"""A strip under the axis: each start has the colour of the valley where it ends, and its depth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.local_minima.country import Country
from scenes.parts.local_minima.plan import Plan
from scenes.parts.local_minima.territories import Territories
from scenes.stage import LABEL_SIZE, TEXT, VALLEYS, Layer, change, tr
from scenes.stage.lecture.theme import BACKGROUND, OFF_MAP, rgb
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_TOP, _BOTTOM = -2.62, -3.08  # scene units
_ROOM = 0.15  # scene units round words
# By day, the deepest and the shallowest are told apart by hue and by light: petrol, wine, …
_ORDER, _LIGHT = (7, 0, 5, 3, 4, 1, 2, 6), (0.55, 0.25)  # … of white in them, in turn
_FOOT = 0.29  # of the strip's height: where its words stand


class Strip(Lettered):
    """Territories in colours; ``painted`` in [0, 1] is how far, from the left end.

    ``counted`` in [0, 1] is how much there is of the shares, in percent of all starts.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, country: Country, found: Territories) -> None:
        super().__init__()
        self.country, self.found = country, found
        self._colors = [valley_color(country.plan, n) for n in range(len(country.plan.floors))]
        self.painted, self.counted = ValueTracker(1.0), ValueTracker(1.0)
        width = found.high - found.low
        self._words = []
        for begin, end, valley in found.pieces:
            if valley < 0:
                continue
            deep = tr("end lowest") if country.plan.deep[valley] else tr("end higher")
            name = Lettering(deep, LABEL_SIZE, BACKGROUND)
            share = Lettering(percent((end - begin) / width), LABEL_SIZE, BACKGROUND)
            self._words.append((begin, end, name, share))
        left, right = (float(self._across(x)) for x in (found.low, found.high))
        self.set_frame(left, _BOTTOM, right, _TOP)

    def _across(self, x: float) -> float:
        return float(self.country.plane.xy(x, 0.0)[0])

    def paint_all(self) -> Any:
        """It is painted from its left end to its right one."""
        self.painted.set_value(0)
        return change(self.painted, 1, linear)

    def place(self) -> float:
        """The start that is painted now."""
        found = self.found
        return found.low + float(self.painted.get_value()) * (found.high - found.low)

    def color_at(self, x: float) -> str:
        """The colour that a start has."""
        found = self.found
        cell = int((x - found.low) / (found.high - found.low) * len(found.valleys))
        valley = int(found.valleys[min(max(cell, 0), len(found.valleys) - 1)])
        return self._colors[valley] if valley >= 0 else OFF_MAP

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """In the middle of each piece its share, if there is room for that, and where those end."""
        counted, foot = float(self.counted.get_value()), _BOTTOM + _FOOT * (_TOP - _BOTTOM)
        for begin, end, name, share in self._words:
            left, right = self._across(begin), self._across(end)
            wide = name.width + counted * (share.width + _ROOM) + _ROOM
            there = float(np.clip((self.place() - end) / (end - begin) * 8 + 1, 0, 1))
            if there <= 0 or right - left < name.width + 2 * _ROOM:
                continue
            if right - left < name.width + share.width + 3 * _ROOM:
                yield name, (left + right - name.width) / 2, foot, there
                continue
            first = (left + right - wide + _ROOM) / 2
            if counted > 0:
                yield share, first, foot, there * counted
            yield name, first + counted * (share.width + _ROOM), foot, there

    def draw(self, canvas: Canvas) -> None:
        """Each piece as far as it is painted, and words."""
        pen, now = Pen(canvas, self.presence), self.place()
        for begin, end, valley in self.found.pieces:
            left, right = self._across(begin), self._across(min(end, now))
            if right <= left:
                continue
            corners = [(left, _BOTTOM), (right, _BOTTOM), (right, _TOP), (left, _TOP)]
            pen.fill(np.array(corners), self._colors[valley] if valley >= 0 else OFF_MAP)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """How far it is painted, as a number on the axis."""
        return [Reading("painted", "", self.place())]


def valley_color(plan: Plan, valley: int) -> str:
    """The colour of a valley: one for all that are equally deep, light enough by day."""
    heights = plan.height(plan.floors)
    alike = np.abs(heights - heights[valley]) <= 1e-9 * max(float(np.ptp(heights)), 1.0)
    number = int(alike.argmax())
    light, own = _LIGHT[number % len(_LIGHT)], rgb(VALLEYS[_ORDER[number]])
    color = light * np.array(rgb(TEXT)) + (1 - light) * np.array(own)
    return "#{:02X}{:02X}{:02X}".format(*np.round(255 * color).astype(int).tolist())


def percent(share: float) -> str:
    """A share of all: 30 %.

    >>> percent(0.4)
    '40 %'
    """
    return f"{100 * share:.0f} %"


__all__ = ["Strip", "percent", "valley_color"]
