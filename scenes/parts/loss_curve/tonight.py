"""The prediction by the line found; and, where that is no good line, another beside it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, Line, VGroup
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.doubts import quiet, rival_of, told
from scenes.parts.loss_curve.evenings import (
    LEFT_SIDE,
    RIGHT_SIDE,
    Evenings,
    SupposedLine,
    span_of,
)
from scenes.parts.loss_curve.lighting import COMES, LEAVES
from scenes.parts.loss_curve.misses import Guess
from scenes.stage import (
    DATA,
    LABEL_SIZE,
    LOSS,
    POSITION,
    PREDICTION,
    TEXT,
    TITLE_SIZE,
    FittedLine,
    Layer,
    Plane,
    Residuals,
    Samples,
    Words,
    change,
    italic,
    on_one_line,
    on_plate,
    tr,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import number_text, read_number

_BESIDE = RIGHT_SIDE.inset(left=0.3, top=1.0, bottom=1.6)  # for words beside the plane
_LARGE = 1.3 * TITLE_SIZE
_CLEAR = 0.2  # scene units: words from dots and lines
_ERROR = 0.12  # scene units: the width of an error's stroke


class Tonight(VGroup):
    """What the line says for tonight: the data once more, and a dot that goes up to the line.

    They are where they were when it was asked, and as large; the number has its ``unit``.
    """

    def __init__(self, plan: WeightDescents, data: Evenings, unit: str = "") -> None:
        plane = Plane(
            tuple(np.clip(data.across, *span_of(plan.dataset.x))),
            data.up,
            data.names,
            numbered=(False, False),
            through_zero=data.crossing,
        ).within(LEFT_SIDE.inset(left=0.5))
        w = float(plan.places[-1])
        samples = Samples(plane, plan.dataset.x, plan.dataset.y)
        line = FittedLine(plane, lambda: w, lambda: 0.0, width=0.08, name="best line")
        axis, level_axis = plane.crossing.tolist()
        self.guess = Guess(line, plan.case, level_axis, axis)
        said = number_text(float(f"{w * plan.case:.3g}"))
        shown = number_text(w), number_text(plan.case)
        exact = math.isclose(math.prod(map(read_number, shown)), read_number(said), rel_tol=1e-9)
        parts = zip((shown[0], "×", shown[1]), (POSITION, TEXT, DATA), strict=True)
        product = on_one_line(*(Words(part, _LARGE, color) for part, color in parts), buff=0.3)
        comes_to = Words(f"{'=' if exact else '≈'} {said}{unit}", _LARGE, PREDICTION)
        self.answer = VGroup(product, comes_to).arrange(DOWN, buff=0.35, aligned_edge=LEFT)
        self.answer.scale(min(1.0, _BESIDE.width / self.answer.width))
        self.answer.move_to((_BESIDE.left, _BESIDE.top, 0), aligned_edge=UP + LEFT)
        self.asked, self.told = (
            Words(number_text(plan.case), TITLE_SIZE, DATA),
            Words(said, TITLE_SIZE, PREDICTION),
        )
        self.doubt = Doubt(plan, line, (_BESIDE.left, _BESIDE.bottom))
        x, y = self.guess.feet()
        self.asked.next_to((*x, 0), DOWN, buff=0.15)
        self.told.next_to((*y, 0), LEFT, buff=0.15)
        super().__init__(plane, samples, line)
        VGroup(self, self.guess, self.asked, self.told, self.doubt).set_z_index(Layer.PLOT)

    def come(self, *gone: Any) -> Iterator[tuple[tuple[Any, ...], float]]:
        """It is there, once all else has gone; the dot goes up to the line, and over."""
        yield (FadeOut(*gone, rate_func=LEAVES), FadeIn(self, rate_func=COMES)), 1.0
        self.guess.grown.set_value(0)
        yield (FadeIn(self.guess, self.asked), change(self.guess.grown, 1)), 1.3
        yield (FadeIn(self.told, self.answer),), 0.5

    def go(self, *come: Any) -> Iterator[tuple[tuple[Any, ...], float]]:
        """All of it goes, and then comes what was there before; with seconds."""
        gone = FadeOut(*self.everything, rate_func=LEAVES)
        yield (gone, FadeIn(*come, rate_func=COMES)), 1.0

    @property
    def everything(self) -> tuple[Any, ...]:
        """All of it."""
        return self, self.guess, self.asked, self.told, self.answer, self.doubt


class Doubt(VGroup):
    """The other line in dashes on a plane, a ring round the point it does without, a legend.

    Where there is none, the errors of small inputs that are all to one side.
    """

    def __init__(self, plan: WeightDescents, found: FittedLine, at: tuple[float, float]) -> None:
        rival, plane = rival_of(plan), found.plane
        super().__init__()
        if rival is None:
            x, y = (values[quiet(plan)] for values in (plan.dataset.x, plan.dataset.y))
            if len(x):
                self.add(Residuals(Samples(plane, x, y), found, width=_ERROR))
                told_so = tr("too low") if y[0] > found.predict(x)[0] else tr("too high")
                label = Words(told_so, TITLE_SIZE, LOSS)
                if not _under(label, found, plan):  # rather beside the plane than on the dots
                    label.scale_to_fit_height(1.3 * label.height)
                    label.move_to((*at, 0), aligned_edge=LEFT)
                self.add(label)
            return
        line = SupposedLine(plane, lambda: rival.w, lambda: rival.b, name="rival line")
        line.tint = TEXT
        self.add(line)
        rows = [tr("the average: {y}").format(y=told(rival.b))]
        if rival.without is not None:
            rows = [tr("without this dot:"), f"{italic('w')} = {told(rival.w)}"]
            spot = plane.xy(plan.dataset.x[rival.without], plan.dataset.y[rival.without])
            self.add(Ring(spot))
        starts = (0.22 * number for number in range(3))
        strokes = (Line((x, 0, 0), (x + 0.13, 0, 0), color=TEXT, stroke_width=6) for x in starts)
        dashes = VGroup(*strokes)
        words = VGroup(*(Words(row, LABEL_SIZE) for row in rows))
        words.arrange(DOWN, buff=0.12, aligned_edge=LEFT)
        legend = VGroup(dashes, words).arrange(RIGHT, buff=0.2)
        self.add(on_plate(legend).move_to((*at, 0), aligned_edge=-RIGHT))


def _under(words: Words, found: FittedLine, plan: WeightDescents) -> bool:
    """Put ``words`` under the line, left of what is asked for; whether they are free there."""
    plane: Any = found.plane
    x, y = plan.dataset.x, plan.dataset.y
    axis, level = plane.crossing.tolist()
    foot = plane.xy(plan.case, level)
    words.move_to((foot[0] - _CLEAR, foot[1] + 1.5 * _CLEAR, 0), aligned_edge=DOWN + RIGHT)
    along = np.linspace(min(axis, x.min()), max(plan.case, x.max()), 200)
    above = np.concatenate([plane.xy(x, y), plane.xy(along, found.predict(along))])
    (left, _, _), (right, top, _) = words.get_left(), words.get_corner(UP + RIGHT)
    near = (above[:, 0] > left - _CLEAR) & (above[:, 0] < right + _CLEAR)
    return bool(left > plane.corner[0] + _CLEAR and np.all(above[near, 1] > top + _CLEAR))


class Ring(Painted):
    """A ring round a dot."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, spot: NDArray[np.float64]) -> None:
        super().__init__()
        self.spot = spot

    def draw(self, canvas: Canvas) -> None:
        """Wide enough to leave the dot free."""
        Pen(canvas, self.presence).ring(self.spot, 0.24, PREDICTION, 0.05)


__all__ = ["Doubt", "Tonight"]
