"""Two letters, one of them frozen: a pane of ice through a ground, and the curve that it cuts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, ValueTracker, smooth, squish_rate_func
from numpy.typing import NDArray

from gdmath import Landscape
from scenes.parts.derivative.numbers import plain
from scenes.parts.derivative.plan import Plan
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    QUIET,
    SMALLEST_SIZE,
    STAGE,
    TEXT,
    TITLE_SIZE,
    Box,
    Formula,
    GroundAxes,
    Layer,
    Stack,
    Surface,
    View,
    Words,
    change,
    instead,
    italic,
    on_plate,
    tr,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.ticks import round_numbers, tick_text
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

ICE = "#A9D8E8"
_BEYOND = 1.25  # of the place, how far the ground goes
_SAMPLES = 60
_OVER = 0.75  # scene units that the pane is higher than the curve at its highest
_SIZE, _TOLD = 46, 38  # of the formulas, and of the slopes by their tangents
_ASIDE = 0.3  # scene units: the name of y from its place at the end of its axis
_HIGHER = 0.75  # scene units: a slope's number over the end of its tangent
_SOON = 4.0  # times as soon as the pane, the curve at its foot is there
_DIM = 0.5  # of the curve and the tangent that a melted pane leaves
_HALF = 0.36  # of the place: how far the tangent goes on to either side
_GROUND = Box(STAGE.left, STAGE.bottom, 1.7, STAGE.top)
_SIDE = Box(2.4, STAGE.bottom + 0.3, STAGE.right - 0.2, STAGE.top - 0.2)


class Pane(Painted):
    """Ice that stands on the ground along x, or along y; its lower rim is the curve it cuts.

    ``stands`` from 0 to 1 raises it, ``tilted`` lets the tangent grow; what has ``melted`` leaves
    the curve.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, place: tuple[float, float], axis: int) -> None:
        super().__init__()
        self.view, self.place, self.axis = view, np.asarray(place, dtype=float), axis
        self.stands, self.tilted, self.melted = (ValueTracker(0.0) for _ in range(3))

    def line(self) -> Array:
        """The places (n, 2) that it stands on."""
        low, high = self.view.window[self.axis]
        points = np.tile(self.place, (_SAMPLES, 1))
        points[:, self.axis] = np.linspace(low, high, _SAMPLES)
        return points

    def slope(self) -> float:
        """The slope of the curve at the place."""
        return float(self.view.landscape.gradient(self.place)[self.axis])

    def tangent(self) -> Array:
        """The tangent of the curve at the place, on the screen (2, 2)."""
        way = np.eye(2)[self.axis] * _HALF * float(self.place[self.axis])
        height = float(self.view.landscape.value(self.place))
        ends = np.stack([self.place - way, self.place + way])
        rise = self.slope() * way[self.axis]
        heights = np.array([height - rise, height + rise])
        return self.view.screen(self.view.world(ends, heights))[0]

    def draw(self, canvas: Canvas) -> None:
        """The pane above the ground, the curve, and the tangent."""
        pen, stands = Pen(canvas, self.presence), float(self.stands.get_value())
        if stands <= 0:
            return
        ground = self.view.ground(self.line())
        top = ground.copy()
        top[:, 2] += stands * (float(ground[:, 2].max()) + _OVER - ground[:, 2])
        foot, rim = self.view.screen(ground)[0], self.view.screen(top)[0]
        there = 1 - float(self.melted.get_value())
        kept = (_DIM + (1 - _DIM) * there) * min(1.0, _SOON * stands)
        pen.fill(np.concatenate([foot, rim[::-1]]), ICE, 0.3 * there)
        edge = np.concatenate([foot[-1:], rim[::-1], foot[:1]])
        pen.line(edge, ICE, 0.03, opacity=0.8 * there)
        pen.line(foot, LOSS, 0.07, casing=0.05, opacity=kept)
        tilted = float(self.tilted.get_value())
        if tilted > 0:
            ends, middle = self.tangent(), self.view.at(self.place)
            pen.line(middle + tilted * (ends - middle), TEXT, 0.06, casing=0.05, opacity=kept)
            pen.disc(middle, 0.1, LOSS, casing=0.04)

    def readings(self) -> list[Reading]:
        """The slope that it shows."""
        return [Reading(f"slope along {'xy'[self.axis]}", "", self.slope())]


class Heights(Lettered):
    """An upright axis at the left corner of the floor, with round heights: the slopes' ruler."""

    layer: ClassVar[Layer] = Layer.AXES

    def __init__(self, view: View) -> None:
        super().__init__()
        corner = np.array([view.window[0][0], view.window[1][1]])
        highest = float(view.landscape.value(np.array([high for _, high in view.window])))
        values = [value for value, _ in round_numbers(0.0, highest, highest / 4)]

        def spot(height: float) -> Array:
            world = view.world(corner, np.array(height))
            return np.asarray(view.screen(world)[0])

        self.line = np.stack([spot(0.0), spot(highest)])
        self.marks = [
            (spot(value), Lettering(tick_text(value), SMALLEST_SIZE, QUIET)) for value in values
        ]
        self.called = Lettering(italic("f"), LABEL_SIZE, TEXT)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each height left of its tick, and the name over the end."""
        for (x, y), text in self.marks[1:]:  # 0 is the floor
            middle = (text.low[1] + text.high[1]) / 2
            yield text, float(x) - 0.2 - text.width, float(y - middle), 1.0
        x, y = self.line[1].tolist()
        yield self.called, x - self.called.width / 2, y + 0.2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The axis and its ticks."""
        pen = Pen(canvas, self.presence)
        pen.line(self.line, QUIET, 0.03)
        for spot, _ in self.marks:
            pen.line(spot + np.array([(-0.1, 0.0), (0.0, 0.0)]), QUIET, 0.03)
        self.write(canvas)


class Rim(GroundAxes):
    """Numbers along the floor; y is named beside the end of its axis, clear of the upright one."""

    def __init__(self, view: View) -> None:
        super().__init__(view, left=True)
        text, x, y, _ = self._labels[-1]
        self._labels[-1] = text, x, y, -_ASIDE


class Frozen:
    """The ground of x⁴ + y⁷, both panes, and what each letter's slope is while the other is ice."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        x, y = plan.partial_at
        window = ((0.0, _BEYOND * x), (0.0, _BEYOND * y))
        self.ground = Landscape.from_expression("x^4 + y^7", window)
        self.view = View(self.ground, 6.0)
        self.view.gap = 0.0  # f is 0 on the floor
        self.view.within(
            _GROUND.inset(0.35, left=0.9),
            azimuth=-128.0,
            elevation=27.0,
            perspective=0.03,
            relief=3.2,
        )
        self.surface = Surface(self.view)
        self.axes = Rim(self.view)
        self.heights = Heights(self.view)
        self.panes = [Pane(self.view, plan.partial_at, axis) for axis in (0, 1)]
        self.formula = self._formula()
        self.iced = [self._formula(frozen) for frozen in ("second", "first")]
        self.slopes = [
            Formula(
                "(partial f) / (partial x) = {{4 x^3 : own}} + {{0 : none}}", {"none": QUIET}, _SIZE
            ),
            Formula(
                "(partial f) / (partial y) = {{0 : none}} + {{7 y^6 : own}}", {"none": QUIET}, _SIZE
            ),
        ]
        self.told = [self._told(axis) for axis in (0, 1)]
        self.column = self._column()
        stack = Stack(self.formula, *self.slopes, self.column, gap=0.42).within(_SIDE)
        there = ", ".join(map(plain, plan.partial_at))
        named = tr("the gradient at ({place})").format(place=there)
        self.called = Words(named, _TOLD, GRADIENT)
        self.called.next_to(self.column, DOWN, buff=0.3)
        self.frosts = [
            Words(f"{italic(letter)} = {plain(number)}", _TOLD, QUIET)
            for letter, number in zip("yx", plan.partial_at[::-1], strict=True)
        ]
        for frost in self.frosts:
            frost.next_to(self.formula, RIGHT, buff=0.4)
        self.partial = Words(tr("partial derivative"), _TOLD, GRADIENT)
        self.partial.next_to(self.slopes[0], DOWN, buff=0.3, aligned_edge=LEFT)
        for iced in self.iced:
            iced.match_height(self.formula).move_to(self.formula)
        assert len(stack) == len(self.slopes) + 2

    @staticmethod
    def _formula(frozen: str = "") -> Formula:
        source = "f = {{x^4 : first}} + {{y^7 : second}}"
        return Formula(source, {frozen: QUIET} if frozen else {}, TITLE_SIZE)

    def _column(self) -> Formula:
        first, second = (
            number_text(float(f"{slope:.3g}")).replace("−", "-") for slope in self.plan.partials
        )
        source = f"nabla f = vec(4 x^3, 7 y^6) = {{{{vec({first}, {second}) : slopes}}}}"
        return Formula(source, {"slopes": GRADIENT}, _SIZE)

    def _told(self, axis: int) -> Any:
        """How steep a tangent is, by its upper end, higher than ground and ice."""
        slope = number_text(float(f"{self.plan.partials[axis]:.3g}"))
        there = ", ".join(map(plain, self.plan.partial_at))
        told = tr("slope {number} at ({place})").format(number=slope, place=there)
        words: Any = on_plate(Words(told, _TOLD, GRADIENT), 0.06)
        end, way = (*self.panes[axis].tangent()[-1], 0), (LEFT, RIGHT)[axis == 0]
        words.next_to(end, way, buff=0.15).shift(_HIGHER * UP)
        return words.shift(max(0.0, STAGE.left - float(words.get_left()[0])) * RIGHT)

    def freeze(self, axis: int) -> list[Any]:
        """A pane comes down along an axis, and the one before melts."""
        first, then = (squish_rate_func(smooth, *part) for part in ((0, 0.45), (0.4, 1)))
        if not axis:
            return [change(self.panes[0].stands, 1.0), FadeIn(self.frosts[0])]
        frosts = instead(self.frosts[:1], self.frosts[1:])
        return [
            *frosts,
            FadeOut(self.partial, rate_func=first),
            change(self.panes[0].melted, 1.0, first),
            change(self.panes[1].stands, 1.0, then),
        ]

    def tilt(self, axis: int) -> list[Any]:
        """The tangent of the cut grows, and the slope is written."""
        come = FadeIn(self.slopes[axis], self.told[axis])
        return [change(self.panes[axis].tilted, 1.0), come]


__all__ = ["ICE", "Frozen", "Heights", "Pane"]
