"""A million knobs and a million slopes; and a number too many, which is refused."""

from __future__ import annotations

from typing import Any, ClassVar

import cairo
import numpy as np
from manim import (
    UP,
    FadeIn,
    RoundedRectangle,
    ValueTracker,
    VGroup,
    rate_functions,
)
from numpy.typing import NDArray

from gdmath import InputError, Landscape
from scenes.parts.gradient.column import number
from scenes.parts.gradient.plan import Plan
from scenes.stage import GRADIENT, POSITION, Formula, Layer, Readout, Words, tr
from scenes.stage.lecture.theme import BACKGROUND, rgb
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen, image_of

Array = NDArray[np.float64]

_SIDE, _FEW = 1000, 3  # slopes along each side of the square, in the end and at first
_LEFT, _TOP, _WIDE = -6.2, 3.1, 6.2  # of the square, scene units
_MANY = 90.0, 150.0  # along a side: so many are bars yet, so many are a picture
_TALL, _SLIM = 0.42, 0.24  # of a cell, half a bar at most, and how wide it is
_WAVES, _NOISE = (1.5, 4.0, 12.0, 40.0), 0.7  # across the square; of the waves, chance
_SLOT, _APART, _DROP = 1.5, 1.9, 2.4  # scene units


class Million(Painted):
    """Slopes as bars, up or down: three by three at first, a thousand by a thousand in the end."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.seen = ValueTracker(0.0)
        self.slopes = _waves(plan.seed)
        light = np.clip(0.5 + 0.5 * self.slopes, 0.06, 1)[..., None]
        dark, bright = (np.array(rgb(color)) for color in (BACKGROUND, GRADIENT))
        self._image = image_of(dark + light * (bright - dark))
        self.count = Readout(
            "slopes", tr("slopes:"), lambda: self.side() ** 2, 0, 64, GRADIENT
        ).move_to((3.4, 0.1, 0))

    def side(self) -> int:
        """How many whole slopes are along a side by now."""
        return int(self._along() + 1e-6)

    def _along(self) -> float:
        share = float(self.seen.get_value())
        return float(_FEW ** (1 - share) * _SIDE**share)

    def draw(self, canvas: Canvas) -> None:
        """Bars, or dots: the higher its slope, the brighter each."""
        along = self._along()
        many = float(np.interp(along, _MANY, (0, 1)))
        if many < 1:
            self._bars(Pen(canvas, self.presence * (1 - many)), along)
        if many > 0:
            cell = _WIDE / along
            pattern = cairo.SurfacePattern(self._image)
            pattern.set_matrix(cairo.Matrix(1 / cell, 0, 0, -1 / cell, -_LEFT / cell, _TOP / cell))
            pattern.set_filter(cairo.FILTER_GOOD)
            canvas.save()
            canvas.rectangle(_LEFT, _TOP - _WIDE, _WIDE, _WIDE)
            canvas.clip()
            canvas.set_source(pattern)
            canvas.paint_with_alpha(self.presence * many)
            canvas.restore()

    def _bars(self, pen: Pen, along: float) -> None:
        cell, whole = _WIDE / along, int(np.ceil(along))
        rows, columns = np.mgrid[:whole, :whole]
        x, y = _LEFT + (columns + 0.5) * cell, _TOP - (rows + 0.5) * cell
        tall = _TALL * cell * self.slopes[:whole, :whole]
        inside = (x + _SLIM * cell < _LEFT + _WIDE) & (y - _TALL * cell > _TOP - _WIDE)
        wide, level = _SLIM * cell, 0.05 * cell
        for color, boxes in (
            (GRADIENT, (x - wide / 2, y, 0 * x + wide, tall)),
            (POSITION, (x - _TALL * cell, y - level / 2, 0 * x + 2 * _TALL * cell, 0 * x + level)),
        ):
            for box in np.stack(boxes, axis=-1)[inside].tolist():
                pen.canvas.rectangle(*box)
            pen.color(color)
            pen.canvas.fill()


def _waves(seed: int) -> Array:
    """Slopes (_SIDE, _SIDE) from −1 to 1 of long waves and short ones: many are a picture."""
    random, (y, x) = np.random.default_rng(seed), np.mgrid[:_SIDE, :_SIDE] / _SIDE
    made = np.zeros((_SIDE, _SIDE))
    for waves in _WAVES:
        for _ in range(4):
            way, begin = random.uniform(0, 2 * np.pi, 2)
            along = np.cos(way) * x + np.sin(way) * y
            made += np.sin(2 * np.pi * waves * along + begin) / np.sqrt(waves)
    made = made / np.abs(made).max() + random.uniform(-_NOISE, _NOISE, made.shape)
    return np.asarray(np.clip(made / (2 * made.std()), -1, 1))


def refusal(ground: Landscape, numbers: list[float]) -> str:
    """What is wrong with a number too many, once it is refused."""
    try:
        ground.gradient(numbers)
    except InputError:
        told = tr("needs {needed} numbers, got {given}")
        return told.format(needed=ground.dimension, given=len(numbers))
    raise AssertionError("a number too many is refused")


class Slots:
    """The gradient of a ground of two numbers, a slot for each; and three that are handed over."""

    def __init__(self, plan: Plan) -> None:
        self.answer = Words(refusal(plan.ground, list(plan.knobs)), 64).move_to((0, -2.0, 0))
        head, tail = (Formula(sign, {}, 130, GRADIENT) for sign in ("nabla f", '")"'))
        opens = Formula('"("', {}, 130, GRADIENT)
        x = np.array([0.0, _APART])
        slots = [
            RoundedRectangle(
                corner_radius=0.15, width=_SLOT, height=_SLOT, stroke_color=POSITION, stroke_width=5
            ).move_to((at, 0, 0))
            for at in x
        ]
        opens.next_to(slots[0], -np.array([1.0, 0, 0]), buff=0.2)
        head.next_to(opens, -np.array([1.0, 0, 0]), buff=0.2)
        tail.next_to(slots[1], np.array([1.0, 0, 0]), buff=0.2)
        self.call = VGroup(head, opens, *slots, tail)
        self.call.shift(-self.call.get_center() + 0.1 * UP)
        self.spots = [slot.get_center() for slot in slots]
        self.numbers = [
            Words(number(knob).replace("-", "−"), 84, POSITION).move_to(spot + _DROP * UP)
            for knob, spot in zip(plan.knobs, [*self.spots, self.spots[1] + _APART * np.array(
                [1.0, 0, 0])], strict=True)
        ]  # fmt: skip

    def fill(self, place: int) -> Any:
        """A number comes into its slot."""
        build: Any = self.numbers[place].animate(rate_func=rate_functions.ease_out_bounce)
        return build.move_to(self.spots[place])

    def strike(self) -> Any:
        """The third one falls on what is there."""
        build: Any = self.numbers[2].animate(rate_func=rate_functions.rush_into)
        return build.move_to(self.spots[1] + (0.5 * _SLOT + 0.4) * UP)

    def bounce(self) -> Any:
        """And it is thrown off."""
        build: Any = self.numbers[2].animate(
            rate_func=rate_functions.rush_from, path_arc=-np.pi / 2
        )
        return build.move_to(self.spots[1] + (2.9, 0.8, 0))

    def come(self) -> list[Any]:
        """All of it is there."""
        return [FadeIn(self.call, *self.numbers)]

    @property
    def all(self) -> list[Any]:
        """Slots, numbers and the answer."""
        return [self.call, *self.numbers, self.answer]


__all__ = ["Million", "Slots", "refusal"]
