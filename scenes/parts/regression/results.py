"""What was found, both times: dots, the law dashed, the line that descent came to."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import RIGHT, FadeIn, FadeOut, Line, VGroup

from scenes.parts.regression.fits import Plan
from scenes.parts.regression.telling import line_text
from scenes.parts.regression.valley import LevelMap
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    MAP,
    PREDICTION,
    STAGE,
    TITLE,
    TRUTH,
    Box,
    FittedLine,
    Formula,
    Law,
    Mark,
    Plane,
    Samples,
    View,
    Words,
    tr,
)
from scenes.stage.lecture.boxes import place
from scenes.stage.lecture.words import quantity, short
from scenes.stage.plot.ticks import Range

_LONGEST = 12  # letters of an axis's name


def plane_of(plan: Plan, names: tuple[str, str], grid: bool = False) -> Plane:
    """A plane for the samples of both data sets, counted as they are."""
    x = np.concatenate([fit.data.x for fit in plan.fits])
    y = np.concatenate([fit.data.y for fit in plan.fits])
    return Plane(_held(x, 0.05), _whole(y), names, grid=grid)


def axis_names(plan: Plan) -> tuple[str, str]:
    """What the axes of the samples are called."""
    data = plan.line.data
    names = (short(name, _LONGEST) for name in (data.x_name, data.y_name))
    return quantity(next(names)), quantity(next(names))


def _held(numbers: Any, room: float) -> Range:
    low, high = float(numbers.min()), float(numbers.max())
    more = room * ((high - low) or 1.0)
    return low - more, high + more


def _whole(numbers: Any) -> Range:
    """The range of numbers, with some room, out to whole ones of their size."""
    low, high = _held(numbers, 0.04)
    grid = 10.0 ** np.floor(np.log10(high - low))
    return float(grid * np.floor(low / grid)), float(grid * np.ceil(high / grid))


class Result(VGroup):
    """One data set with its law and its line, and the line's equation below."""

    def __init__(self, plan: Plan, number: int, box: Box) -> None:
        fit = plan.fits[number]
        plane_box = box.inset(bottom=0.75)
        self.plane = plane_of(plan, ("x", "y"), grid=True).within(plane_box)
        self.samples = Samples(self.plane, fit.data.x, fit.data.y)
        w, b = fit.end.tolist()
        self.line = FittedLine(self.plane, lambda: w, lambda: b, name=f"result {number}")
        self.law = [] if fit.law is None else [Law(self.plane, fit.law)]
        own = plan.units if number == 0 else None  # then it is told as it was found
        found = fit.end if own is None else own.line(*fit.end)
        text = line_text(found).replace("x", " x").replace("−", "-")
        self.equation = Formula(f"{{{{hat(y) : says}}}} = {text}", {"says": PREDICTION}, BODY_SIZE)
        self.equation.move_to((*np.array(box.middle[:2]), 0)).set_y(box.bottom + 0.3)
        super().__init__(self.plane, self.samples, self.line, *self.law, self.equation)


class Results(VGroup):
    """Both results side by side; then the valley, dots, a bad line."""

    def __init__(self, plan: Plan) -> None:
        rows = [(tr("prediction"), PREDICTION, False), (tr("truth"), TRUTH, True)]
        self.legend = VGroup(*(_entry(*row) for row in rows)).arrange(RIGHT, buff=0.6)
        place(self.legend, TITLE)
        boxes = STAGE.inset(top=1.0).columns(1, 1, gap=0.8)
        self.one, self.other = (Result(plan, number, box) for number, box in enumerate(boxes))
        self.plane = self.one.plane
        view = View(plan.line.landscape, size=6.0)
        view.lowest, view.gap = 0.0, 0.0
        view.within(boxes[1].inset(left=0.3, bottom=0.5), **MAP)
        self.valley = VGroup(LevelMap(view, plan.fits), Mark(view, plan.line.best[None]))
        w, b = plan.start.tolist()
        self.start = FittedLine(self.plane, lambda: w, lambda: b, name="start")
        super().__init__(self.legend, self.one, self.other)

    def come(self) -> Any:
        """The first result; the other comes later."""
        return FadeIn(self.legend, self.one)

    def forget(self) -> Any:
        """All that the machine has never seen goes, and the other result."""
        return FadeOut(self.legend, self.other, *self.one.law, self.one.equation)

    def only_the_dots(self) -> tuple[Any, ...]:
        """The first dots come to the middle, without their line."""
        middle = STAGE.inset(left=2.0, right=2.0, top=0.5)
        return self.plane.animate.within(middle), FadeOut(self.one.line)


def _entry(name: str, color: str, dashed: bool) -> VGroup:
    pieces = [(-0.35, -0.12), (0.02, 0.25)] if dashed else [(-0.35, 0.35)]
    strokes = [Line((a, 0, 0), (b, 0, 0), stroke_color=color, stroke_width=6) for a, b in pieces]
    words = Words(name, LABEL_SIZE).next_to((0.45, 0, 0), RIGHT, buff=0.1)
    return VGroup(*strokes, words)


__all__ = ["Result", "Results", "axis_names", "plane_of"]
