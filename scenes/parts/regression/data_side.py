"""The dots on the right, with their line, its errors and their squares."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import ORIGIN, RIGHT, UP, FadeIn, FadeOut, VGroup, linear, smooth, squish_rate_func

from scenes.parts.regression.balance import Balance
from scenes.parts.regression.columns import Columns, loss_formula
from scenes.parts.regression.dots import Dots, Errors, One, Runner, Said
from scenes.parts.regression.fits import Plan
from scenes.parts.regression.here import Here
from scenes.parts.regression.places import (
    ABOVE,
    AVERAGED,
    CLOSE,
    DATA_BOX,
    OVER,
    PILES,
    ROWS,
    SQUARES,
    SUM,
    TURNED,
    WHOLE,
    WIDE,
)
from scenes.parts.regression.results import COLORS, axis_names, plane_of
from scenes.parts.regression.said import Numbers, close_up
from scenes.parts.regression.telling import difference, short, squared
from scenes.stage import (
    BODY_SIZE,
    DATA,
    LABEL_SIZE,
    LOSS,
    PREDICTION,
    TEXT,
    TITLE_SIZE,
    FittedLine,
    Formula,
    Law,
    Layer,
    Readout,
    Residuals,
    Stack,
    Words,
    change,
    tr,
)
from scenes.stage.lecture.boxes import place
from scenes.stage.plot.squares import ResidualSquares
from scenes.stage.plot.ticks import Range

_FAR_SQUARE = 0.6  # how much of one large square is there: dots are seen through it
_NAMED, _BESIDE = 0.87, 0.32  # where a line has its letter, and how far beside it
_COLORS = {**COLORS, "was": DATA, "e": LOSS, "loss": LOSS}


class DataSide:
    """The dots on their plane, the line that the point says, its errors and their squares."""

    def __init__(self, plan: Plan, here: Here) -> None:
        self.plan = plan
        self.plane = plane_of([fit.data for fit in plan.fits], axis_names(plan)).within(DATA_BOX)
        self.dots = Dots(self.plane, plan)
        self.line = FittedLine(self.plane, here.w, here.b)
        assert plan.parabola.law is not None
        self.bend = Law(self.plane, plan.parabola.law)  # what the second dots come from
        self.errors = Errors(self.dots, self.line, width=0.026)
        self.errors.set_z_index(Layer.FIELD)  # dots and line lie on them
        lowered = plan.errors(plan.lowered)
        self.balance = Balance(self.errors, PILES, lowered)
        row = plan.one
        x, y = float(plan.line.data.x[row]), float(plan.line.data.y[row])
        self.one, self.says = One(self.plane, x, y), Said(self.line, x)
        self.at_zero = Said(self.line, 0.0)
        self.runner = Runner(self.line)
        self.one_error = Residuals(self.one, self.line, width=0.06)
        self.one_error.set_z_index(Layer.FIELD)
        self.one_error.grown.set_value(0)
        numbers = difference(plan, plan.level, row)[0], short(y)
        off = float(plan.errors(plan.level)[row])
        self.whole = self._shown()
        self.nearer = close_up(self.plane.low, self.plane.span, np.array([x, y]), off)
        across, up = self.nearer
        close = self.plane.copy().within(CLOSE).reframe(x=across, y=up)
        self.numbered = Numbers(self.one, self.line, numbers, close, np.stack(self.dots.now(), 1))
        far = plan.farthest
        self.far = One(self.plane, float(plan.line.data.x[far]), float(plan.line.data.y[far]))
        self.far_error = Residuals(self.far, self.line, width=0.06)
        self.far_square = ResidualSquares(self.far_error)
        self.far_square.opened.set_value(0)
        self.far_square.presence = _FAR_SQUARE
        for it in (self.far_error, self.far_square):
            it.set_z_index(Layer.FIELD)
        self.columns = Columns(self.errors, far, SQUARES, lowered)
        self.letters = [Words(name, LABEL_SIZE, TEXT) for name in "ABC"]
        model = "{{hat(y) : says}} = {{w : w}} {{x : x}} + {{b : b}}"
        self.model = _coloured(model).within(ABOVE)
        added = self.errors.sum_so_far
        self.sum = Readout("sum", tr("sum of errors"), added, 1, TITLE_SIZE, LOSS).within(SUM)
        self.loss_formula, self.averaged = loss_formula(lowered)
        place(VGroup(self.loss_formula, self.averaged), ROWS._replace(right=AVERAGED.right), UP)
        self.pinned = [
            FittedLine(self.plane, *_held(pin), PREDICTION, width=0.035, name=f"case {name}")
            for pin, name in zip(plan.pins, "ABC", strict=True)
        ]

    def aside(self, gone: list[Any], *come: Any) -> tuple[Any, ...]:
        """Dots give way; where they were, others come, and the line; axes get their numbers.

        At first these would have told the line. The card goes, too: it would be a rival of each
        formula, and a fourth choice.
        """
        late = squish_rate_func(smooth, 0.6, 1)
        moves = self.plane.animate.within(TURNED), change(self.plane.told, 1)
        away = (FadeOut(it, shift=0.35 * RIGHT) for it in gone)
        return *moves, FadeIn(self.line, *come, rate_func=late), *away

    def far_alone(self) -> tuple[Any, ...]:
        """A far dot and its error are lit, the other errors faint."""
        lit = FadeIn(self.far, self.far_error, rate_func=squish_rate_func(smooth, 0.6, 1.0))
        soon = squish_rate_func(smooth, 0.0, 0.5)  # the columns come to where they were
        return lit, self.errors.animate.set_presence(0.3), self.beside(soon)

    def all_squared(self, *gone: Any) -> tuple[Any, ...]:
        """All errors count alike, the far one among them, and have a column each."""
        early = squish_rate_func(smooth, 0, 0.2)
        out = FadeOut(*gone, self.far, self.far_error, self.far_square, rate_func=early)
        back = self.errors.animate(rate_func=early).set_presence(1)
        return out, back, change(self.columns.opened, 1, linear)

    @property
    def all(self) -> tuple[Any, ...]:
        """The dots with their line and its errors."""
        return self.plane, self.dots, self.line, self.errors

    def squares_alone(self) -> tuple[Any, ...]:
        """Dots, line and errors go; the columns have all of the picture."""
        early, late = (squish_rate_func(smooth, *part) for part in ((0.0, 0.3), (0.3, 1.0)))
        wider = self.columns.plane.animate(rate_func=late).within(AVERAGED)
        return FadeOut(*self.all, rate_func=early), wider

    def wait(self) -> Any:
        """An animation of errors that wait until they are added up: they are dimmed."""
        self.errors.counted.set_value(0)
        return change(self.errors.waiting, 1)

    def count_up(self) -> Any:
        """An animation that adds up the errors, from left to right; each lights as it counts."""
        return change(self.errors.counted, 1, linear)

    def _shown(self) -> tuple[Range, Range]:
        """The ranges that the plane shows."""
        (x, y), (wide, high) = self.plane.low.tolist(), self.plane.span.tolist()
        return (x, x + wide), (y, y + high)

    def go_near(self) -> Any:
        """An animation: the one dot is looked at from nearer by."""
        (x, y), near = self.nearer, self.plane.animate
        return near.within(CLOSE).reframe(x=x, y=y)

    def go_back(self) -> Any:
        """An animation: all dots are seen again, far enough from one another for their errors."""
        (x, y), back = self.whole, self.plane.animate
        return back.within(WIDE).reframe(x=x, y=y)

    def alone(self, pace: Any = smooth) -> Any:
        """An animation: the dots with their line fill the picture."""
        return self.plane.animate(rate_func=pace).within(WHOLE)

    def beside(self, pace: Any = smooth) -> Any:
        """An animation: the dots make room for the map, or for columns."""
        (_, y), back = self.whole, self.plane.animate(rate_func=pace)
        return back.within(DATA_BOX).reframe(y=y)

    @staticmethod
    def raise_up(strokes: Any) -> Any:
        """An animation of errors or posts that grow from nothing."""
        strokes.grown.set_value(0)
        return change(strokes.grown, 1)

    def case(self, number: int) -> tuple[FittedLine, Words]:
        """The line of a pin, and its letter, near that end which is farther from the dots."""
        line = self.pinned[number]
        away = {
            share: line.predict(x) - self.plan.line.best @ (x, 1.0)
            for share in (1 - _NAMED, _NAMED)
            for x in (float(self.plane.low[0] + share * self.plane.span[0]),)
        }
        share = max(away, key=lambda end: abs(away[end]))
        spot, ends = line.along(share), np.stack([line.along(0.0), line.along(1.0)])
        across = np.array([-1.0, 1.0]) * (ends[1] - ends[0])[::-1]
        below = away[share] < 0
        way = across / np.linalg.norm(across) * (-_BESIDE if below else _BESIDE)
        letter = self.letters[number].move_to((*(spot + way), 0))
        return line, letter

    def one_worked(self) -> tuple[Formula, Formula]:
        """ŷ − y = error, and its numbers for the one dot and the level line."""
        word = tr("error")
        source = f'{{{{hat(y) : says}}}} - {{{{y : was}}}} = {{{{"{word}" : e}}}}'
        rule, numbers = _coloured(source, TITLE_SIZE), self._numbers(self.plan.level, self.plan.one)
        Stack(rule, numbers, gap=0.25, align=ORIGIN).within(OVER)
        return rule, numbers

    def far_squared(self) -> tuple[Formula, Formula]:
        """The error of the far dot to the level line at which errors cancel, and its square."""
        error, area = squared(self.plan, self.plan.farthest)
        source = f"{{{{({error})^2 : e}}}} approx {{{{{area} : loss}}}}"
        square = _coloured(source.replace("−", "-"), TITLE_SIZE)
        numbers = self._numbers(self.plan.lowered, self.plan.farthest)
        Stack(numbers, square, gap=0.25, align=ORIGIN).within(ROWS)
        return numbers, square

    def _numbers(self, line: Any, row: int) -> Formula:
        """Prediction minus answer is the error, for a dot and a line (2,)."""
        parts = difference(self.plan, line, row)
        says, sign, was, equal, error = (part.replace("−", "-") for part in parts)
        equal = "=" if equal == "=" else "approx"
        source = f"{{{{{says} : says}}}} {sign} {{{{{was} : was}}}} {equal} {{{{{error} : e}}}}"
        return _coloured(source, TITLE_SIZE)


def _coloured(source: str, size: float = BODY_SIZE) -> Formula:
    return Formula(source, {name: _COLORS[name] for name in Formula.names_in(source)}, size)


def _held(line: Any) -> tuple[Any, Any]:
    w, b = np.asarray(line, dtype=float).tolist()
    return (lambda: w), (lambda: b)


__all__ = ["DataSide"]
