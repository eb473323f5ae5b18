"""The card with the true line, face down until the end; and a glass that tells two lines apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, RoundedRectangle, ValueTracker, VGroup
from numpy.typing import NDArray

from gdmath.typst import typst_number
from scenes.parts.regression.fits import Plan
from scenes.parts.regression.places import ABOVE, CLEAR
from scenes.parts.regression.results import equation
from scenes.parts.regression.telling import line_text
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    PREDICTION,
    QUIET,
    TEXT,
    TITLE,
    TITLE_SIZE,
    TRUTH,
    FittedLine,
    Formula,
    Law,
    Layer,
    Words,
    change,
    on_one_line,
    tr,
)
from scenes.stage.lecture.boxes import Placed, place
from scenes.stage.lecture.theme import PLATE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen, dot

Array = NDArray[np.float64]

_THIN = 0.03  # of its width, as it is seen from the side
_ZOOM, _RADIUS = 6.0, 1.0
# Left end and top of the turned card, and the middle of the glass: free of dots that rise, or fall.
_OPEN = {True: (2.15, 2.35, 0), False: (2.15, -0.9, 0)}
_GLASS = {True: np.array([5.2, -1.35]), False: np.array([5.2, 1.2])}
_AT = 0.985  # of the plane's x that is looked at through the glass, from the left


class Card(Placed, VGroup):
    """A card: its face has ``y = ? x + ?``, its other side the line that the dots come from.

    It is turned over by being squashed until only its edge is seen, and opened again.
    """

    def __init__(self, plan: Plan) -> None:
        assert plan.truth is not None
        self.face = Formula('y = "?" thin x + "?"', {}, LABEL_SIZE)
        law = line_text(plan.truth, exact=True).replace("x", " x").replace("−", "-")
        chance = f'"{tr("typically")}" plus.minus {typst_number(plan.noise)}'
        self.back = VGroup(
            Formula(f"y = {law}", {}, TITLE_SIZE, TRUTH), Formula(chance, {}, LABEL_SIZE, QUIET)
        ).arrange(DOWN, buff=0.2)
        self.plate = _plate(self.face)
        super().__init__(self.plate, self.face)

    def turn_away(self) -> tuple[Any, ...]:
        """Only its edge is seen."""
        words = self.face.animate.stretch(_THIN, 0).set_opacity(0)
        return self.plate.animate.stretch(_THIN, 0), words

    def turn_to(self) -> tuple[Any, ...]:
        """The other side comes round, where the face was."""
        self.back.move_to(self.plate)
        there, plate = self.back.copy(), _plate(self.back)
        self.back.stretch(_THIN, 0).set_opacity(0)
        return self.plate.animate.become(plate), self.back.animate.become(there)


def _plate(words: Any) -> RoundedRectangle:
    """What words stand on."""
    return RoundedRectangle(
        width=words.width + 0.5,
        height=words.height + 0.4,
        corner_radius=0.12,
        fill_color=PLATE,
        fill_opacity=1,
        stroke_color=QUIET,
        stroke_width=3,
    ).move_to(words)


class Glass(Lettered):
    """A glass that shows two lines of a plane again, six times as large.

    ``opened`` from 0 to 1 it comes out of what is looked at, and enlarges that on the way.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, line: FittedLine, truth: Any, middle: Array) -> None:
        super().__init__()
        self.line, self.truth, self.middle = line, np.asarray(truth, dtype=float), middle
        self.set_z_index(Layer.PLOT + 1)
        self.opened = ValueTracker(1.0)
        self._times = Lettering(f"× {_ZOOM:g}", LABEL_SIZE, TEXT)

    def x(self) -> float:
        """The x that is looked at."""
        plane = self.line.plane
        return float(plane.low[0] + _AT * plane.span[0])

    def focus(self) -> Array:
        """What of the plane, on the screen, is in its middle (2,)."""
        x = self.x()
        both = [float(self.line.predict(x)), float(np.polyval(self.truth, x))]
        return self.line.plane.xy(x, np.mean(both))

    def open(self) -> Any:
        """An animation of the glass coming out of what is looked at."""
        self.opened.set_value(0)
        return change(self.opened, 1)

    def now(self) -> tuple[Array, float]:
        """Where its middle is (2,), and how many times as large it shows things."""
        share = float(self.opened.get_value())
        return (1 - share) * self.focus() + share * self.middle, 1 + share * (_ZOOM - 1)

    def shown(self, w: float, b: float) -> Array:
        """A line (2, 2) as it is seen through the glass, longer than that is wide."""
        plane = self.line.plane
        x = self.x() + np.array([-1, 1]) * plane.span[0] / plane.size[0] * _RADIUS / _ZOOM
        spots, (middle, zoom) = plane.xy(x, w * x + b), self.now()
        return np.asarray(middle + zoom * (spots - self.focus()))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How many times as large it shows things."""
        left = float(self.middle[0]) - _RADIUS - 0.15 - self._times.width
        there = max(0.0, 2 * float(self.opened.get_value()) - 1)
        yield self._times, left, float(self.middle[1]) - 0.6, there

    def draw(self, canvas: Canvas) -> None:
        """Two rays from what is looked at, the glass, and the lines in it."""
        pen, focus, (middle, zoom) = Pen(canvas, self.presence), self.focus(), self.now()
        small, radius = _RADIUS / _ZOOM, zoom * _RADIUS / _ZOOM
        way = (self.middle - focus) / np.linalg.norm(self.middle - focus)
        aside = np.array([-way[1], way[0]])
        for sign in (-1.0, 1.0):
            ends = focus + sign * aside * small, middle + sign * aside * radius
            pen.line(np.stack(ends), QUIET, 0.02, opacity=0.8)
        pen.ring(focus, small, QUIET, 0.03)
        pen.disc(middle, radius, "#111C30")
        canvas.save()
        dot(canvas, middle, radius)
        canvas.clip()
        pen.line(self.shown(*self.truth.tolist()), TRUTH, 0.06, dashes=(0.16, 0.12))
        pen.line(self.shown(self.line.weight(), self.line.bias()), PREDICTION, 0.07)
        canvas.restore()
        pen.ring(middle, radius, QUIET, 0.05)
        self.write(canvas)


class Truth:
    """The card turned over: the law, the glass, and the two losses."""

    def __init__(self, plan: Plan, line: FittedLine) -> None:
        assert plan.truth is not None
        assert plan.line.law is not None
        self.card = Card(plan)
        self.law = Law(line.plane, plan.line.law)
        self.card.within(TITLE, RIGHT)
        self._rises = bool(plan.line.best[0] >= 0)
        self.glass = Glass(line, plan.truth, _GLASS[self._rises])
        rows = (
            (tr("loss: true line"), plan.line.loss(plan.truth), TRUTH),
            (tr("our line"), plan.line.loss(plan.line.end), PREDICTION),
        )
        pairs = [
            on_one_line(Words(name, BODY_SIZE, color), Words(f"{loss:.3f}", BODY_SIZE, LOSS))
            for name, loss, color in rows
        ]
        self.losses = VGroup(*pairs).arrange(DOWN, buff=0.22, aligned_edge=RIGHT)
        place(self.losses, CLEAR, LEFT + UP)
        self.found = equation(plan.line.end).within(ABOVE)
        self.all = self.law, self.glass, self.losses, self.found, self.card.plate, self.card.back

    def come(self) -> Any:
        """The card comes out of its corner and grows."""
        return self.card.animate.scale(1.3).move_to(_OPEN[self._rises], aligned_edge=UP + LEFT)


__all__ = ["Card", "Glass", "Truth"]
