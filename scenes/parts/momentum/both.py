"""Both at their best: how slow each becomes as the ravine narrows, and how wild the start is."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DOWN, RIGHT, UP, VGroup
from numpy.typing import NDArray

from scenes.parts.momentum import places
from scenes.parts.momentum.plan import Plan
from scenes.parts.momentum.swings import Line
from scenes.parts.momentum.telling import short
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    QUIET,
    TEXT,
    TITLE_SIZE,
    Box,
    Formula,
    Layer,
    Plane,
    Playback,
    Words,
    tr,
)
from scenes.stage.lecture.boxes import Placed
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.walk.contenders import MOMENTUM, PLAIN, Chip, Contender

Array = NDArray[np.float64]

_COLUMNS = (-4.5, -0.1, 4.1)  # where the middles of the columns are
_ABOVE = 0.15  # the axis, at least
_ROWS = (1.35, 0.2, -1.55)  # heights of the head and of both rows


class Cell(Placed, VGroup):
    """A number of the table, and below it the factor that it comes from."""

    def __init__(self, steps: float, factor: str, at: tuple[float, float]) -> None:
        self.steps = steps
        self.number = Words(short(steps, 3 if steps < 1000 else 5), TITLE_SIZE)
        self.factor = Formula(factor, size=LABEL_SIZE, color=QUIET)
        super().__init__(self.number.move_to((*at, 0)), self.factor)
        self.factor.next_to(self.number, DOWN, buff=0.22)


class Table:
    """Steps to a tenth of the distance: two ravines, without memory and with it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        kappa = plan.condition
        chips = [Chip(mark.kind, mark.color) for mark in (PLAIN, MOMENTUM)]
        names = [Words(tr(word), BODY_SIZE) for word in ("plain", "with memory")]
        first = Words(tr("ravine"), BODY_SIZE).move_to((_COLUMNS[0], _ROWS[0], 0))
        self.heads = VGroup(first)
        for chip, name, x in zip(chips, names, _COLUMNS[1:], strict=True):
            head = VGroup(chip, name)
            chip.next_to(name, -np.array([1.0, 0, 0]), buff=0.2)
            self.heads.add(head.move_to((x, _ROWS[0], 0)))
        self.rows = [self._row(number, kappa ** (number + 1)) for number in range(2)]
        line = tr("steps to a tenth of the distance, in the long run")
        self.title = Words(line, BODY_SIZE).move_to((0, 2.5, 0))

    def _row(self, number: int, kappa: float) -> list[Any]:
        y = _ROWS[number + 1]
        name = Formula(f'"{short(kappa, 5)}" : 1', size=TITLE_SIZE).move_to((_COLUMNS[0], y, 0))
        factors = _fraction(kappa - 1, kappa + 1), _fraction(kappa**0.5 - 1, kappa**0.5 + 1)
        cells = [
            Cell(steps, factor, (x, y))
            for steps, factor, x in zip(self.plan.tenths(kappa), factors, _COLUMNS[1:], strict=True)
        ]
        return [name, *cells]

    @property
    def alike(self) -> Bridge:
        """What ties the two numbers that are equal."""
        return Bridge(self.rows[0][1].number, self.rows[1][2].number)

    @property
    def everything(self) -> list[Any]:
        """All of it."""
        return [self.title, self.heads, *(thing for row in self.rows for thing in row)]


def _fraction(above: float, below: float) -> str:
    """A fraction of numbers as it stands on the screen: of whole ones in lowest terms."""
    if abs(above - round(above)) < 1e-9:
        over, under = round(above), round(below)
        common = int(np.gcd(over, under))
        return f'"{over // common:,}" / "{under // common:,}"'
    return f'"{short(above / below, 4)}"'


class Bridge(Painted):
    """A line between two numbers that are equal, from frame to frame."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, one: Any, other: Any) -> None:
        super().__init__()
        self.boxes = [Box.around(number).inset(-0.16) for number in (one, other)]

    def draw(self, canvas: Canvas) -> None:
        """Both frames, and the line from corner to corner."""
        pen = Pen(canvas, self.presence)
        for box in self.boxes:
            corners = np.array([(box.left, box.bottom), (box.right, box.bottom),
                                (box.right, box.top), (box.left, box.top)])  # fmt: skip
            pen.line(corners, TEXT, 0.04, closed=True)
        first, second = self.boxes
        line = np.array([(first.right, first.bottom), (second.left, second.top)])
        pen.line(line, TEXT, 0.04)


class Wild:
    """The loss with the best setting for the long run: up at first, and then soon down."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.party = Playback(plan.wild, [LOSS], LOSS)
        count = plan.wild_count
        top = 1.12 * float(plan.wild.losses.max())
        self.plane = Plane((0, 1.15 * count), (0, top), (tr("step"), tr("loss")),
                           colors=(QUIET, LOSS))  # fmt: skip
        self.plane.within(places.MIDDLE)
        self.curve = Line(self.plane, plan.wild.losses[:, 0], self.party, Contender(LOSS, "circle"))
        self.peak = int(np.argmax(plan.wild.losses[:, 0]))

    def arrived(self) -> Words:
        """When it is at the cross, above the end of the line."""
        words = tr("at the cross after {count} steps").format(count=self.plan.wild_count)
        x, y = self.plane.xy(self.plan.wild_count, 0.0).tolist()
        return Words(words, BODY_SIZE).move_to((x - 1.2, y + 1.1, 0))

    def note(self, step: int) -> Words:
        """The loss after a step, beside its dot."""
        value = float(self.plan.wild.losses[step, 0])
        x, y = self.plane.xy(step, value).tolist()
        words = Words(short(value), BODY_SIZE, LOSS)
        words.next_to((x, y, 0), UP if step else RIGHT, buff=0.25)
        low = float(self.plane.corner[1]) + _ABOVE  # clear of the axis
        return words.shift(max(0.0, low - float(words.get_bottom()[1])) * UP)


__all__ = ["Bridge", "Cell", "Table", "Wild"]
