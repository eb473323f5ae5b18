"""What each ravine costs: steps as bars on one scale, which shrinks as the longest bar grows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import RIGHT, ValueTracker
from numpy.typing import NDArray

from scenes.parts.momentum import places
from scenes.parts.momentum.plan import Plan
from scenes.parts.momentum.telling import short, whole
from scenes.stage import BODY_SIZE, QUIET, TEXT, TITLE_SIZE, Formula, Layer, change, tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.walk.contenders import MOMENTUM, PLAIN, outline

Array = NDArray[np.float64]

_HEIGHTS = (1.95, 1.0, -1.05, -2.0)  # of the bars: without memory, wide and narrow; with it
_HEADS = (2.85, -0.15)  # of who walks, above its two bars
_HALF, _MARK, _GAP = 0.36, 0.19, 0.18  # scene units: half a bar; a mark; from a bar to its number
_FROM = -3.55  # where bars begin; the longest ends where its number still is on the screen
_LARGE, _EXACT = 1.3 * TITLE_SIZE, 1e-9
_THIN = 0.03  # a bar is as wide as that at least: shorter ones could not be seen


class Costs(Lettered):
    """Four bars: plain descent in both ravines, memory in both, all on one scale.

    ``shown`` has for each how much of it is there: powers of its steps, so that the shrinking of
    the scale is seen as the longest grows. ``tied`` in [0, 1] is a line from the cost of the wide
    ravine without memory down to that of the narrow one with it; ``grown`` how far what the steps
    are multiplied by is there, for each walker.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        first, last = plan.best[0], plan.best[-1]
        self.steps = (first.plain, last.plain, first.held, last.held)
        self.shown = [ValueTracker(0.0) for _ in self.steps]
        self.tied = ValueTracker(0.0)
        self.grown = [ValueTracker(0.0) for _ in range(2)]
        self._counts = [Lettering(f"{count:,}", TITLE_SIZE, TEXT) for count in self.steps]
        self._ravines = [
            Lettering(f"{whole(best.condition)} : 1", BODY_SIZE, TEXT)
            for best in (first, last, first, last)
        ]
        self._names = [Lettering(tr(name), TITLE_SIZE, TEXT) for name in ("plain", "with memory")]
        self._times = [
            Lettering(f"≈ {short(times, 2)} × {tr('the steps')}", TITLE_SIZE, TEXT)
            for times in plan.slower
        ]
        self.root = _root(first.condition)
        self.set_frame(*places.COSTS)

    # -- verbs -----------------------------------------------------------------------------------

    def know(self, *numbers: int) -> None:
        """These bars are there from the beginning."""
        for number in numbers:
            self.shown[number].set_value(1)

    def reveal(self, number: int, pace: Any = None) -> Any:
        """One bar grows."""
        return change(self.shown[number], 1, pace) if pace else change(self.shown[number], 1)

    # -- picture ---------------------------------------------------------------------------------

    def lengths(self) -> Array:
        """How many steps long each bar is now (4,)."""
        shares = np.array([float(shown.get_value()) for shown in self.shown])
        return np.asarray((np.array(self.steps) + 1.0) ** shares - 1)

    def unit(self) -> float:
        """Scene units to a step: the longest bar that there is, or is to come first, fits."""
        room = places.COSTS.right - _GAP - max(count.width for count in self._counts) - _FROM
        return float(room / max(self.steps[0], self.lengths().max()))

    def ends(self) -> Array:
        """Where on the screen each bar ends (4, 2)."""
        return np.column_stack([_FROM + self.unit() * self.lengths(), _HEIGHTS])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Who walks, which ravine, how many steps, and how many times as many."""
        for name, y, times, grown in zip(self._names, _HEADS, self._times, self.grown, strict=True):
            foot = y - name.height / 2 + 0.06
            yield name, places.COSTS.left + 0.55, foot, 1.0
            yield times, _FROM + 0.9, foot, float(grown.get_value())
        for number, (x, y) in enumerate(self.ends().tolist()):
            count, ravine = self._counts[number], self._ravines[number]
            there = float(self.shown[number].get_value())
            strength = min(1.0, 20 * there)
            yield ravine, _FROM - 0.25 - ravine.width, y - float(ravine.high[1]) / 2, strength
            yield count, x + _GAP, y - float(count.high[1]) / 2, max(0.0, 10 * there - 9)

    def draw(self, canvas: Canvas) -> None:
        """The marks, a line where all begin, the bars and the tie."""
        pen, ends = Pen(canvas, self.presence), self.ends()
        for mark, y in zip((PLAIN, MOMENTUM), _HEADS, strict=True):
            pen.fill(outline(mark.kind, (places.COSTS.left + 0.2, y), _MARK), mark.color)
        for top, foot in (_HEIGHTS[:2], _HEIGHTS[2:]):
            root = np.array([(_FROM, top + 1.3 * _HALF), (_FROM, foot - 1.3 * _HALF)])
            pen.line(root, QUIET, 0.03)
        for (right, y), shown, mark in zip(
            ends.tolist(), self.shown, (PLAIN, PLAIN, MOMENTUM, MOMENTUM), strict=True
        ):
            if shown.get_value() > 0:
                corners = [(_FROM, y - _HALF), (max(right, _FROM + _THIN), y - _HALF),
                           (max(right, _FROM + _THIN), y + _HALF), (_FROM, y + _HALF)]  # fmt: skip
                pen.fill(np.array(corners), mark.color)
        if tied := float(self.tied.get_value()):
            begin, end = ends[0] - (0, _HALF), ends[3] + (0, _HALF)
            line = np.stack([begin, begin + tied * (end - begin)])
            pen.line(line, TEXT, 0.045, dashes=(0.14, 0.11))
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The steps of each bar that is there."""
        return [
            Reading(f"cost {number}", text.text, steps)
            for number, (steps, text, shown) in enumerate(
                zip(self.steps, self._counts, self.shown, strict=True)
            )
            if shown.get_value() >= 1 and self.presence > 0
        ]


def _root(sharper: float) -> Formula:
    """The root of how many times as sharp the narrow ravine is."""
    root = sharper**0.5
    sign = "=" if abs(root - round(root)) < _EXACT else "approx"
    source = f'sqrt("{whole(sharper)}") {sign} {short(root, 2)}'
    return Formula(source, size=_LARGE).move_to(
        (places.COSTS.right, _HEADS[1], 0), aligned_edge=RIGHT
    )


__all__ = ["Costs"]
