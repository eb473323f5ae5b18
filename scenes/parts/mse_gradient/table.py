"""Slopes that three dots tell, their averages, how pulls turn the line; the average square."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, UL, FadeIn, ValueTracker
from numpy.typing import NDArray

from scenes.parts.mse_gradient.cast import Few
from scenes.parts.mse_gradient.places import NOTES, SUMS
from scenes.parts.mse_gradient.plan import Moves
from scenes.parts.mse_gradient.signs import formula
from scenes.parts.mse_gradient.telling import plain, short
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    TEXT,
    TITLE_SIZE,
    Layer,
    Readout,
    Stack,
    Words,
    change,
    instead,
    italic,
    tr,
)
from scenes.stage.lecture.boxes import place
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_FOOT = 0.22  # scene units from the line to what stands at the foot of a band
_LARGE = 1.2 * TITLE_SIZE  # of what is worked out
_UNDER = 0.75  # scene units that the number of a loss takes above its square
_TURN, _ASIDE = 2.8, 0.3  # how far the longest goes round the post, how far from its band


class AtBands(Lettered):
    """At the foot of each band, across the line from it, the slope of its own square.

    Along b (``along`` 0), or along w (1); ``told`` counts the dots that have told each of them.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, few: Few) -> None:
        super().__init__()
        self.few, self.told = few, (ValueTracker(0.0), ValueTracker(0.0))
        data = few.plan.three
        self.slopes = np.array([2 * few.plan.three_errors, 2 * few.plan.three_errors * data.x])
        self._texts = [
            [Lettering(short(float(slope)), BODY_SIZE, GRADIENT) for slope in row]
            for row in self.slopes
        ]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each where its band ends, on the other side of the line."""
        data, errors = self.few.plan.three, self.few.plan.three_errors
        first, second = (float(told.get_value()) for told in self.told)
        steep = abs(float(self.few.line.weight()))  # on a plane with equal units
        for row, (x, error) in enumerate(zip(data.x, errors, strict=True)):
            at, y = self.few.plane.xy(x, self.few.line.predict(x)).tolist()
            later = float(np.clip(second - row, 0, 1))
            shares = min(float(np.clip(first - row, 0, 1)), max(0.0, 1 - 2 * later))
            for texts, share in zip(self._texts, (shares, max(0.0, 2 * later - 1)), strict=True):
                text = texts[row]
                away = _FOOT + steep * text.width / 2  # a line that is not level
                foot = y + away if error > 0 else y - away - float(text.high[1])
                yield text, at - text.width / 2, foot, share

    def draw(self, canvas: Canvas) -> None:
        """The numbers."""
        self.write(canvas)

    def tell(self, along: int) -> Moves:
        """One dot after another, from the left as they are listed."""
        for row in range(len(self.few.plan.three)):
            yield (change(self.told[along], row + 1),), 0.6


class Averages:
    """Under the loss both slopes, each the average of what stands at the bands."""

    def __init__(self, few: Few, slopes: Array) -> None:
        self.rows: list[Stack] = []
        self.each: list[Any] = []
        tops = SUMS.rows(1.0, 1.7, 1.7, 1.6)
        self.loss_at, _, self.ask_at, _ = tops
        for knob, told, box in zip("bw", slopes, tops[1:3], strict=True):
            name = Words(tr("slope along {knob}").format(knob=italic(knob)), LABEL_SIZE, GRADIENT)
            name[-1].set_color(POSITION)  # a knob has its colour everywhere
            average = formula(_average(told), _LARGE)
            self.rows.append(Stack(name, average, gap=0.2).within(box, UL))
            times_x = " dot {{x : was}}" if knob == "w" else ""
            each = formula(f'2 dot {{{{"{tr("error")}" : e}}}}{times_x}', _LARGE)
            self.each.append(each.move_to(average, LEFT))

    def named(self, along: int) -> Moves:
        """What each dot tells along b (0), or along w (1)."""
        yield (FadeIn(self.rows[along][0], self.each[along]),), 0.6

    def come(self, along: int) -> Moves:
        """The average of that."""
        yield instead(self.each[along], self.rows[along][1]), 0.8

    def aside(self, worked: Any) -> Any:
        """An animation: the loss, as it is worked out, goes to the top of them."""
        goal = worked.copy()
        place(goal, self.loss_at, UL)
        return worked.animate.match_width(goal).move_to(goal)


def _average(numbers: Array) -> str:
    """The average of numbers, worked out."""
    terms = [plain(float(number)) for number in numbers]
    listed = f"{{{{{terms[0]} : g_0}}}}"
    for row, term in enumerate(terms[1:], 1):
        sign = "-" if term.startswith("-") else "+"
        listed += f" {sign} {{{{{term.lstrip('-')} : g_{row}}}}}"
    mean = float(np.mean(numbers))
    sign = "=" if abs(float(plain(mean)) - mean) < 1e-9 else "approx"
    return f"({listed}) \\/ {len(terms)} {sign} {{{{{plain(mean)} : g}}}}"


class Turns(OnPlane):
    """Arrows round the post, one from each dot: how its band turns the line, all on one scale.

    They run inside their bands, clear of what stands beyond these. ``grown`` to 0.5 is that of the
    dot left of the post, to 1 the others.
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
        led, others = np.clip(2 * float(self.grown.get_value()) - np.array([0, 1]), 0, 1)
        for row, (x, error) in enumerate(zip(data.x, self.few.plan.three_errors, strict=True)):
            grown = float(led if row == self.few.plan.left else others)
            start = self.plane.xy(x, self.few.line.predict(x)) - post
            radius = float(np.linalg.norm(start)) - _ASIDE
            turn = -error * x / most * _TURN / radius * grown
            angles = np.linspace(0, turn, 25) + np.arctan2(start[1], start[0])
            yield post + radius * np.column_stack([np.cos(angles), np.sin(angles)])

    def draw(self, canvas: Canvas) -> None:
        """All three."""
        pen = Pen(canvas, self.presence)
        for arc in self.arcs():
            pen.arrow(arc, TEXT, 0.08)


class AverageSquare(Painted):
    """A square as large as the loss of the three dots: of each line it has, on one scale.

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
        landed = self.few.held.landed(plan.three_start, plan.three_next)
        return plan.three_loss(plan.three_next if landed else plan.three_start)

    def unit(self) -> float:
        """Its scale: that along x of their plane, which stays, or less if there is less room."""
        plan, plane = self.few.plan, self.few.plane
        room = NOTES.height - _UNDER - 0.1
        most = room / float(np.sqrt(plan.three_loss(plan.three_start)))
        return min(most, float(plane.size[0] / plane.span[0]))

    def draw(self, canvas: Canvas) -> None:
        """The square, below its number; until it has landed, the rim of that which it tells."""
        side = self.unit() * float(np.sqrt(self.area()))
        middle, top = float(NOTES.middle[0]), NOTES.top - _UNDER
        x, y = middle - side / 2, top - side
        pen = Pen(canvas, self.presence)
        corners = _square(x, y, side)
        pen.fill(corners, LOSS, 0.3)
        pen.line(corners, LOSS, 0.04, closed=True)
        before = self.unit() * float(np.sqrt(self.told()))
        pen.line(_square(middle - before / 2, top - before, before), LOSS, 0.03, closed=True)

    def readings(self) -> list[Reading]:
        """Its area."""
        return [Reading("average square", "", self.area())]


def _square(x: float, y: float, side: float) -> Array:
    return np.array([(x, y), (x + side, y), (x + side, y + side), (x, y + side)])


__all__ = ["AtBands", "AverageSquare", "Averages", "Turns"]
