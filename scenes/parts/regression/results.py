"""What was found, both times: dots, the law dashed, the line that descent came to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import (
    RIGHT,
    UP,
    Dot,
    FadeIn,
    FadeOut,
    Line,
    Succession,
    ValueTracker,
    VGroup,
    smooth,
    squish_rate_func,
    there_and_back,
)

from gdmath import Dataset
from scenes.parts.regression.fits import Plan
from scenes.parts.regression.found import ranges, shown, steps, told
from scenes.parts.regression.telling import line_text
from scenes.stage import (
    BODY_SIZE,
    DATA,
    LABEL_SIZE,
    POSITION,
    PREDICTION,
    STAGE,
    TITLE,
    TRUTH,
    Box,
    FittedLine,
    Formula,
    Law,
    Layer,
    Plane,
    Residuals,
    Samples,
    Words,
    change,
    instead,
    tr,
)
from scenes.stage.lecture.boxes import place
from scenes.stage.lecture.words import quantity, short, standardized
from scenes.stage.paint.lettering import Lettering
from scenes.stage.type.text import baseline

_LONGEST = 18  # letters of the name of an axis
_SOME = 12  # so many dots reach for a line, or a few more: a hundred were a wall
_NUDGE = 0.3  # of a line that is clearly another, that a nudge tilts it
_BESIDE = 10  # letters of a name that stands beside the level axis; a longer one is below it
COLORS = {"says": PREDICTION, "w": POSITION, "x": DATA, "b": POSITION}
"""The parts of the model: ŷ = w x + b."""


class DotsPlane(Plane):
    """A plane of samples whose axes have as much of their numbers as ``told`` from 0 to 1 says."""

    def __init__(self, *ranges_and_names: Any, **looks: Any) -> None:
        self.told = ValueTracker(1.0)
        super().__init__(*ranges_and_names, **looks)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The numbers, as far as they are told; the names."""
        numbers, told = sum(1 for _ in self.ticks()), float(self.told.get_value())
        for number, (text, left, foot, there) in enumerate(super().texts()):
            share = told if number < numbers else 1.0
            if share > 0:
                yield text, left, foot, share * there


def plane_of(sets: list[Dataset], names: tuple[str, str], grid: bool = False) -> DotsPlane:
    """A plane for the samples of some data sets, counted as they are."""
    x = np.concatenate([data.x for data in sets])
    y = np.concatenate([data.y for data in sets])
    below = len(names[0]) > _BESIDE
    return DotsPlane(*ranges(x, y), names, colors=(DATA, DATA), grid=grid, named_below=below)


def axis_names(plan: Plan, raw: bool = False) -> tuple[str, str]:
    """What the axes of the samples are called: as in the file, if ``raw`` numbers are meant."""
    data = plan.line.data
    name = short if raw or plan.units is None else standardized
    across, up = name(data.x_name, _LONGEST, "x"), name(data.y_name, _LONGEST, "y")
    return quantity(across), quantity(up)


def equation(line: Any, last: tuple[float, float] | None = None) -> Formula:
    """What a line (2,) says, in the colours that its parts have in the model."""
    parts = line_text(line, last=last).split(" ")
    # In quotation marks what has a comma: else that would part two arguments.
    w, x, sign, b = (f'"{it}"' if "," in it else it.replace("−", "-") for it in parts)
    source = f"{{{{hat(y) : says}}}} = {{{{{w} : w}}}} {{{{{x} : x}}}} {sign} {{{{{b} : b}}}}"
    return Formula(source, COLORS, BODY_SIZE)


class Result(VGroup):
    """One data set with its law and its line, and the line's equation below."""

    def __init__(self, plan: Plan, number: int, box: Box) -> None:
        fit = plan.fits[number]
        own = plan.units if number == 0 else None  # then it is shown as it stands in the file
        data = fit.data if own is None else own.raw(fit.data)
        line = told(plan, fit)
        found = line if own is None else own.line(*line)
        sets, names = ([data], axis_names(plan, raw=True)) if own else (_data(plan), ("x", "y"))
        self.plane = plane_of(sets, names, grid=True).within(box.inset(bottom=0.75))
        self.samples = Samples(self.plane, data.x, data.y)
        w, b = found.tolist()
        self.line = FittedLine(self.plane, lambda: w, lambda: b, name=f"result {number}")
        self.law = [] if fit.law is None else [Law(self.plane, fit.law)]
        for law in self.law:
            law.set_z_index(self.line.z_index + 1)  # where both are one, its dashes lie on the line
        as_shown = line if own is None else shown(plan, line)
        self.equation = equation(as_shown, steps(plan, number))
        self.equation.move_to((*np.array(box.middle[:2]), 0)).set_y(box.bottom + 0.3)
        super().__init__(self.plane, self.samples, self.line, *self.law, self.equation)


class Results(VGroup):
    """Both results side by side; then the dots alone, and a bad line."""

    def __init__(self, plan: Plan) -> None:
        signs = Dot(radius=0.1, color=DATA), stroke(-0.35, 0.35, PREDICTION), dashes(TRUTH)
        rows = list(map(_entry, (tr("dots"), tr("prediction"), tr("truth")), signs))
        self.legend = VGroup(*rows).arrange(RIGHT, buff=0.7)
        for row in rows:
            row.shift((baseline(rows[0][-1]) - baseline(row[-1])) * UP)
        place(self.legend, TITLE)
        boxes = STAGE.inset(top=1.0).columns(1, 1, gap=0.8)
        bottoms = [float(fit.best[0]) for fit in plan.fits]
        self.in_order = slice(None, None, -1 if bottoms[1] < bottoms[0] else 1)  # as valleys stood
        both = zip((0, 1), boxes[self.in_order], strict=True)
        self.one, self.other = (Result(plan, number, box) for number, box in both)
        self.plane = self.one.plane
        self.nudged = ValueTracker(0.0)
        w, b = (lambda axis=axis: self._start(plan)[axis] for axis in (0, 1))
        self.start = FittedLine(self.plane, w, b, name="start")
        seen = self.one.samples
        every = max(1, len(seen.x) // _SOME)
        some = Samples(self.plane, seen.x[every // 2 :: every], seen.y[every // 2 :: every])
        self.pulls = Residuals(some, self.start, width=0.06)
        self.pulls.set_z_index(Layer.FIELD)
        self.pulls.grown.set_value(0)
        super().__init__(self.legend, self.one, self.other)

    def instead_of(self, past: tuple[Any, ...]) -> tuple[Any, ...]:
        """What was there goes; then both results come, with what is what."""
        return tuple(instead(past, (self.legend, self.one, self.other), run_time=0.8))

    def lines_up(self) -> tuple[Any, ...]:
        """Both equations swell, one after the other."""
        both = [self.one, self.other][self.in_order]
        return tuple(
            result.equation.animate(rate_func=squish_rate_func(there_and_back, *part)).scale(1.15)
            for result, part in zip(both, ((0.0, 0.5), (0.5, 1.0)), strict=True)
        )

    def _start(self, plan: Plan) -> tuple[float, float]:
        """The bad line, as steep as it is nudged."""
        line = plan.start + float(self.nudged.get_value()) * plan.unit * np.array([1, 0])
        w, b = (line if plan.units is None else plan.units.line(*line)).tolist()
        return w, b

    def nudge_line(self) -> Any:
        """The bad line is tilted a little, less and less."""
        return change(self.nudged, _NUDGE, lambda t: float(np.sin(4 * np.pi * t) * (1 - t)))

    def reach_for_it(self) -> Any:
        """Dots reach for the line."""
        return Succession(FadeIn(self.pulls, run_time=0), change(self.pulls.grown, 1))

    def only_the_dots(self) -> tuple[Any, ...]:
        """The first dots come to the middle, with the bad line; the other result goes."""
        middle = STAGE.inset(left=0.6, right=0.6, top=0.95)  # below the place to try it
        early, late = (squish_rate_func(smooth, *part) for part in ((0.0, 0.4), (0.35, 1.0)))
        gone = self.legend, self.other, *self.one.law, self.one.equation, self.one.line
        comes = (
            self.plane.animate(rate_func=late).within(middle),
            FadeIn(self.start, rate_func=late),
        )
        return *comes, FadeOut(*gone, rate_func=early)


def _data(plan: Plan) -> list[Dataset]:
    return [fit.data for fit in plan.fits]


def _entry(name: str, sign: Any) -> VGroup:
    """A sign and what it stands for; the words are its last part."""
    return VGroup(sign, Words(name, LABEL_SIZE).next_to(sign, RIGHT, buff=0.2))


def stroke(left: float, right: float, color: str) -> Line:
    """A piece of a line, as it stands in a legend."""
    return Line((left, 0, 0), (right, 0, 0), stroke_color=color, stroke_width=6)


def dashes(color: str) -> VGroup:
    """Two dashes, as a law has them."""
    strokes = VGroup(stroke(-0.35, -0.12, color), stroke(0.02, 0.25, color))
    return strokes.set_stroke(width=4.5)  # as a law is drawn


__all__ = ["COLORS", "Result", "Results", "axis_names", "dashes", "equation", "plane_of", "stroke"]
