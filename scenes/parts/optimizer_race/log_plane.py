"""A plane whose level axis counts in powers of ten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.stage import LABEL_SIZE, QUIET, SMALLEST_SIZE, TEXT, Box, Layer, Plane
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_TICK, _GAP = 0.1, 0.16


class LogPlane(Lettered):
    """A plane whose level axis counts in powers of ten, with a few numbers at each axis.

    ``decades`` are the exponents at its ends; ``ticks`` and ``levels`` say where which text
    stands on the level and on the upright axis, which ends at ``top``.
    """

    layer: ClassVar[Layer] = Layer.AXES

    def __init__(
        self,
        decades: tuple[float, float],
        ticks: Sequence[tuple[float, str]],
        levels: Sequence[tuple[float, str]],
        names: tuple[str, str],
        box: Box,
        top: float,
    ) -> None:
        super().__init__()
        self._across, self._up = (Lettering(name, LABEL_SIZE, TEXT, name=True) for name in names)
        aside = self._across.width + 2 * _GAP
        inner = box.inset(left=0.95, bottom=0.55, top=0.62, right=aside)
        self.plane = Plane(decades, (0.0, top), numbered=(False, False))
        self.plane.state = np.array(
            [inner.left, inner.bottom, inner.width, inner.height, decades[0],
             0.0, decades[1] - decades[0], top]
        )  # fmt: skip
        self._ticks = [(at, Lettering(text, SMALLEST_SIZE)) for at, text in ticks]
        self._levels = [(at, Lettering(text, SMALLEST_SIZE)) for at, text in levels]
        self.set_frame(*box)

    def xy(self, x: Any, y: Any) -> Array:
        """Screen points (..., 2) of exponents and heights."""
        return self.plane.xy(x, y)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Numbers and names; that of the level axis stands in its line of numbers, at the end."""
        left, bottom = self.plane.corner.tolist()
        right = left + float(self.plane.size[0])
        foot = bottom - 0.22 - SMALLEST_SIZE / 96 * 0.7
        for at, text in self._ticks:
            x = float(self.xy(at, 0.0)[0])
            yield text, x - text.width / 2, foot, 1.0
        for at, text in self._levels:
            y = float(self.xy(self.plane.low[0], at)[1])
            yield text, left - 0.2 - text.width, y - float(text.high[1]) / 2, 1.0
        top = bottom + float(self.plane.size[1])
        yield self._up, left - 0.6, top + 0.2, 1.0
        yield self._across, right + _GAP, bottom - float(self._across.high[1]) / 2 + 0.06, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Faint lines at the levels, the axes, small ticks, the words."""
        pen, plane = Pen(canvas, self.presence), self.plane
        low, high = float(plane.low[0]), float(plane.low[0] + plane.span[0])
        for at, _ in self._levels[1:]:
            pen.line(self.xy([low, high], [at, at]), RULE, 0.02)
        (left, bottom), (wide, tall) = plane.corner.tolist(), plane.size.tolist()
        axes = [np.array([(left, bottom), (left + wide, bottom)]),
                np.array([(left, bottom), (left, bottom + tall)])]  # fmt: skip
        pen.line(axes, QUIET, 0.025)
        for at, _ in self._ticks:
            spot = self.xy(at, 0.0)
            pen.line(np.array([spot, spot - (0, _TICK)]), QUIET, 0.025)
        self.write(canvas)

    def axis_lines(self) -> list[Array]:
        """The axes as screen segments: no text may touch them."""
        return self.plane.axis_lines()


__all__ = ["LogPlane"]
