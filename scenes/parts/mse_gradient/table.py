"""The table of three dots, the way each pull turns the line, and the average square."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import (
    RIGHT,
    UP,
    FadeIn,
    FadeOut,
    LaggedStart,
    Line,
    ValueTracker,
    VGroup,
)
from numpy.typing import NDArray

from scenes.parts.mse_gradient.cast import Few
from scenes.parts.mse_gradient.places import NOTES, TABLE
from scenes.parts.mse_gradient.plan import Moves
from scenes.parts.mse_gradient.signs import formula
from scenes.parts.mse_gradient.telling import plain
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    QUIET,
    TEXT,
    TITLE_SIZE,
    Formula,
    Layer,
    Readout,
    Words,
    italic,
    tr,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import baseline

Array = NDArray[np.float64]

_COLUMNS = (0.85, 2.8, 5.3)  # middles, from the left of the table
_ROW = 0.76
_TURN, _ASIDE = 2.8, 0.3  # how far the longest goes round the post, how far from its band


class Table(VGroup):
    """x, error and error × x of three dots; below them the averages, and twice these."""

    def __init__(self, few: Few) -> None:
        super().__init__()
        self.few, plan = few, few.plan
        errors = plan.three_errors
        self.numbers = np.array([plan.three.x, errors, errors * plan.three.x])
        means = self.numbers.mean(axis=1)
        error, x = tr("error"), "{{x : was}}"
        heads = (x, f'{{{{"{error}" : e}}}}', f'{{{{"{error}" : e}}}} times {x}')
        self.heads = VGroup(
            *(self._put(formula(head, TITLE_SIZE), 0, k) for k, head in enumerate(heads))
        )
        kinds = ("was", "e", "e")
        self.cells = [
            [self._put(self._cell(n, kind), row + 1, k) for row, n in enumerate(column)]
            for k, (column, kind) in enumerate(zip(self.numbers, kinds, strict=True))
        ]
        self.means = [self._put(self._cell(n, "e"), 4, k) for k, n in enumerate(means)][1:]
        self.twice = [self._put(self._cell(2 * n, "g"), 5, k) for k, n in enumerate(means)][1:]
        words = (tr("average"), "× 2")
        self.words = [
            self._put(Words(word, BODY_SIZE, QUIET), row, 0)
            for word, row in zip(words, (4, 5), strict=True)
        ]
        names = [tr("slope along {knob}").format(knob=italic(knob)) for knob in "bw"]
        self.names = [
            self._put(Words(name, LABEL_SIZE, GRADIENT), 6, k + 1) for k, name in enumerate(names)
        ]
        for name in self.names:
            name[-1].set_color(POSITION)  # a knob has its colour everywhere
        for word, number in zip(self.words, (self.means[0], self.twice[0]), strict=True):
            word.shift((baseline(number) - baseline(word)) * UP)
        y = TABLE.top - 3.5 * _ROW - 0.35
        self.rule = Line(
            (TABLE.left, y, 0), (TABLE.right, y, 0), stroke_color=QUIET, stroke_width=2
        )

    @staticmethod
    def _cell(number: float, kind: str) -> Formula:
        return formula(f"{{{{{plain(float(number))} : {kind}}}}}", TITLE_SIZE)

    @staticmethod
    def _put(thing: Any, row: int, column: int) -> Any:
        return thing.move_to((TABLE.left + _COLUMNS[column], TABLE.top - 0.35 - row * _ROW, 0))

    def all(self) -> list[Any]:
        """Everything in it."""
        cells = [cell for column in self.cells for cell in column]
        return [self.heads, self.rule, *cells, *self.means, *self.twice, *self.words, *self.names]

    def errors_come(self, over: Any) -> Moves:
        """What is ``over`` goes, each x has its error, and their average comes."""
        yield (FadeIn(self.heads, *self.cells[0]), FadeOut(over)), 0.5
        yield (self.fill(1),), 0.9
        yield from self.averaged(1)

    def products_come(self, over: Any) -> Moves:
        """What is ``over`` goes, and each error times its x comes."""
        yield (FadeOut(over),), 0.4
        yield (self.fill(2),), 1.5

    def fill(self, column: int) -> Any:
        """One after another the numbers of a column come."""
        come = (FadeIn(cell, shift=0.3 * RIGHT) for cell in self.cells[column])
        return LaggedStart(*come, lag_ratio=0.9)

    def averaged(self, column: int) -> Moves:
        """The average of a column comes."""
        frame = (self.rule, self.words[0]) if column == 1 else ()
        yield (*map(FadeIn, (*frame, self.means[column - 1])),), 0.6

    def doubled(self, column: int) -> Moves:
        """Twice that comes, which is a slope."""
        frame = self.words[1:] if column == 1 else ()
        yield (*map(FadeIn, (*frame, self.twice[column - 1], self.names[column - 1])),), 0.6


class Turns(OnPlane):
    """Arrows round the post, one from each dot: how its band turns the line, all on one scale.

    They run inside their bands, clear of what stands beyond these.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, few: Few) -> None:
        super().__init__(few.plane)
        self.few, self.grown = few, ValueTracker(0.0)

    def right(self) -> str:
        """Which way the dot left of the post turns the line."""
        return "↺" if self.few.plan.three_errors[self.few.plan.left] > 0 else "↻"

    def arcs(self) -> Iterator[Array]:
        """Each arrow (n, 2) on the screen."""
        post = self.few.post.ring()
        data = self.few.plan.three
        most = float(np.abs(self.few.plan.three_errors * data.x).max()) or 1.0
        for x, error in zip(data.x, self.few.plan.three_errors, strict=True):
            start = self.plane.xy(x, self.few.line.predict(x)) - post
            radius = float(np.linalg.norm(start)) - _ASIDE
            turn = -error * x / most * _TURN / radius * float(self.grown.get_value())
            angles = np.linspace(0, turn, 25) + np.arctan2(start[1], start[0])
            yield post + radius * np.column_stack([np.cos(angles), np.sin(angles)])

    def draw(self, canvas: Canvas) -> None:
        """All three."""
        pen = Pen(canvas, self.presence)
        for arc in self.arcs():
            pen.arrow(arc, TEXT, 0.08)


class AverageSquare(Painted):
    """A square as large as the loss of the three dots, on the scale of their plane.

    Its number is that of the line before the step, until it has landed.
    """

    def __init__(self, few: Few) -> None:
        super().__init__()
        self.few = few
        self.loss = Readout("loss", tr("loss"), self.told, 2, BODY_SIZE, LOSS)
        self.loss.move_to((NOTES.middle[0], NOTES.top - 0.35, 0))
        self.all = self, self.loss

    def area(self) -> float:
        """The loss of the line as it is."""
        return self.few.plan.three_loss(self.few.held.now())

    def told(self) -> float:
        """The loss before the step; once the line has landed, that after it."""
        plan = self.few.plan
        landed = np.allclose(self.few.held.now(), plan.three_next)
        return plan.three_loss(plan.three_next if landed else plan.three_start)

    def draw(self, canvas: Canvas) -> None:
        """The square, below its number; until it has landed, the rim of that which it tells."""
        plane = self.few.plane
        side = float(np.sqrt(self.area()) * plane.size[1] / plane.span[1])
        middle, top = float(NOTES.middle[0]), NOTES.top - 0.75
        x, y = middle - side / 2, top - side
        pen = Pen(canvas, self.presence)
        corners = _square(x, y, side)
        pen.fill(corners, LOSS, 0.3)
        pen.line(corners, LOSS, 0.04, closed=True)
        before = float(np.sqrt(self.told()) * plane.size[1] / plane.span[1])
        pen.line(_square(middle - before / 2, top - before, before), LOSS, 0.03, closed=True)

    def readings(self) -> list[Reading]:
        """Its area."""
        return [Reading("average square", "", self.area())]


def _square(x: float, y: float, side: float) -> Array:
    return np.array([(x, y), (x + side, y), (x + side, y + side), (x, y + side)])


__all__ = ["AverageSquare", "Table", "Turns"]
