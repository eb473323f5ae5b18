"""What is on the ground at the minimum: the cross and the tent."""

from __future__ import annotations

from typing import Any, ClassVar

import cairo
import numpy as np
from manim import FadeIn, ValueTracker, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.stage import LOSS, MINIMUM, PATH, Curve, Layer
from scenes.stage.curve.curve import WIDTH, OnCurve
from scenes.stage.paint.painted import change
from scenes.stage.paint.pen import Canvas, Pen, ink, trace_line
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_WIDE, _HIGH, _DOOR = 1.8, 1.95, 0.75
_PENNANT = np.array([(0.0, 0.0), (0.5, 0.0), (0.5, -0.34), (0.0, -0.34)])
_SOFT = 0.7  # scene units: the rim of the light that finds it
_LAMP, _REACH = 1.1, 2.6  # scene units: her lamp above the ground, and from it to the last of it
_POLE = 0.4  # of the flag, above the tent
_ARM = 0.17
_WARM, _CLOTH, _FLAG = "#FFD98A", "#C9714B", "#F2EFE6"
_GLOWS = 3.0  # scene units: how far the light of a lamp in it is seen in the air
_PUFFS = 7
_ACROSS = 41  # points of the ground before the tent
_SPARK = 0.3  # scene units: it reaches none of the numbers below
TOLD = 5  # steps that are told one by one


class FloorCross(OnCurve):
    """The cross on the ground at a minimum: seen only where there is light.

    Until it is ``reached`` it is not there.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, curve: Curve, x: float) -> None:
        super().__init__(curve)
        self.x, self.reached = x, ValueTracker(0.0)

    def strength(self) -> float:
        """How much of it is there, in [0, 1]."""
        return float(self.presence * self.reached.get_value())

    def draw(self, canvas: Canvas) -> None:
        """In the picture of the ground, so that a close-up enlarges it."""
        draw_cross(Pen(canvas, self.strength()), self.curve.over(self.x))

    def readings(self) -> list[Reading]:
        """Where it is."""
        return [Reading("floor", "", self.x)]


def draw_cross(pen: Pen, middle: Array, share: float = 1.0) -> None:
    """The sign of a minimum, at a ``share`` of its usual size."""
    arm = share * _ARM
    arms = (np.array([arm, arm]), np.array([arm, -arm]))
    strokes = [np.array([middle - a, middle + a]) for a in arms]
    pen.line(strokes, MINIMUM, 0.055, casing=0.05 * share)


class Tent(OnCurve):
    """A tent behind the cross at a minimum, ``lit`` from inside; smoke rises with the clock.

    Who stands on the cross is in front of it; its flag points to one ``side``, 1 or −1. Its light
    falls on no more ground than is ``near``, in the axis' units: of the valley it tells nothing.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(
        self, curve: Curve, x: float, side: float, clock: ValueTracker, near: float
    ) -> None:
        super().__init__(curve)
        self.x, self.side, self.clock, self.near = x, side, clock, near
        self.lit, self.smokes, self.found = ValueTracker(0.0), ValueTracker(0.0), ValueTracker(1.0)

    @property
    def ambient(self) -> bool:
        """Whether smoke rises where it can be seen."""
        return self.presence > 0 and self.smokes.get_value() > 0

    def is_found(self, share: float = 1.0) -> tuple[Any, ...]:
        """Her lamp finds it, from where it shines outwards: the cloth, then pegs and flag."""
        if self.found.get_value() >= 1:
            self.found.set_value(0)
        return FadeIn(self, rate_func=squish_rate_func(smooth, 0.0, 0.1)), change(self.found, share)

    def light(self, bright: float = 1.0) -> Any:
        """A lamp is lit in it, as the cloth is seen."""
        return change(self.lit, bright, squish_rate_func(smooth, 0.2, 0.9))

    def smoke(self) -> Any:
        """Tea is made in it."""
        return change(self.smokes, 1)

    def base(self, width: float = _WIDE) -> Array:
        """Points in the picture (3, 2) of the ground it stands on: left, middle and right."""
        middle = self.curve.over(self.x)[0]
        across = middle + width * np.array([-0.5, 0.0, 0.5])
        return np.column_stack([across, self.curve.level(across)])

    def ground(self) -> Array:
        """The ground before it, from peg to peg (n, 2): how level it is, is to be seen."""
        left, _, right = self.base()[:, 0]
        across = np.linspace(left, right, _ACROSS)
        return np.column_stack([across, self.curve.level(across)])

    def draw(self, canvas: Canvas) -> None:
        """All of it, or what her lamp has found so far, around where it shines."""
        found = float(self.found.get_value())
        if found >= 1:
            self._draw(canvas)
            return
        x, y = self.base()[1]
        far = found * (_REACH + _SOFT)
        canvas.push_group()
        self._draw(canvas)
        canvas.pop_group_to_source()
        light = cairo.RadialGradient(x, y + _LAMP, max(far - _SOFT, 0.0), x, y + _LAMP, far)
        light.add_color_stop_rgba(0, 1, 1, 1, 1)
        light.add_color_stop_rgba(1, 1, 1, 1, 0)
        canvas.mask(light)

    def _draw(self, canvas: Canvas) -> None:
        """Light around it, cloth, the door, the flag, the cross before it, and smoke."""
        pen, lit = Pen(canvas, self.presence), float(self.lit.get_value())
        left, (x, y), right = self.base()
        top = y + _HIGH
        if lit > 0:
            glow = cairo.RadialGradient(x, y + 0.4, 0.2, x, y + 0.4, _GLOWS)
            glow.add_color_stop_rgba(0, *ink(_WARM, 0.55 * lit * self.presence))
            for far in np.linspace(0.1, 1, 10).tolist():  # less and less, so that it has no rim
                glow.add_color_stop_rgba(
                    far, *ink(_WARM, 0.55 * (1 - far) ** 2.5 * lit * self.presence)
                )
            canvas.set_source(glow)
            canvas.rectangle(x - _GLOWS, y, 2 * _GLOWS, 2 * _GLOWS)  # none of it below the ground
            canvas.fill()
            self._draw_lit_ground(canvas, lit)
        pen.fill(np.array([left, (x, top), right, (x, y)]), _CLOTH)
        sill = self.base(_DOOR)
        door = np.array([sill[0], (x, top - 0.15), sill[2], sill[1]])
        pen.fill(door, "#3A2430")
        pen.fill(door, _WARM, 0.95 * lit)
        pole = np.array([(x, top), (x, top + _POLE)])
        pen.line(pole, PATH, 0.05, casing=0.04)
        cloth = pole[1] + _PENNANT * [self.side, 1]
        pen.fill(cloth, _FLAG)
        pen.line(self.ground(), LOSS, WIDTH)
        # The crosses are not seen before she has arrived.
        there = float(np.interp(self.found.get_value(), (0.6, 1.0), (0.0, 1.0)))
        draw_cross(Pen(canvas, there * self.presence), cloth.mean(axis=0), 0.5)
        draw_cross(Pen(canvas, there * self.presence), self.curve.over(self.x))
        self._draw_smoke(canvas, np.array([x - self.side * 0.06, top]))

    def _draw_lit_ground(self, canvas: Canvas, lit: float) -> None:
        """The ground that its light falls on: the brighter the nearer."""
        x, y = self.base()[1]
        near = abs(float(self.curve.over(self.x + self.near)[0]) - x)
        across = x + near * np.linspace(-1, 1, 81)
        light = cairo.RadialGradient(x, y, 0, x, y, near)
        light.add_color_stop_rgba(0, *ink(LOSS, 0.9 * lit * self.presence))
        light.add_color_stop_rgba(0.5, *ink(LOSS, 0.6 * lit * self.presence))
        light.add_color_stop_rgba(1, *ink(LOSS, 0.0))
        canvas.set_source(light)
        canvas.set_line_width(WIDTH)
        trace_line(canvas, np.column_stack([across, self.curve.level(across)]))
        canvas.stroke()

    def _draw_smoke(self, canvas: Canvas, start: Array) -> None:
        strength, time = float(self.smokes.get_value()), float(self.clock.get_value())
        if strength <= 0:
            return
        for number in range(_PUFFS):
            age = (time / 3.2 + number / _PUFFS) % 1.0
            sway = 0.12 * age * np.sin(2.2 * age * np.pi + 1.7 * number)
            drift = sway - 0.45 * self.side * age  # away from the flag
            x, y = start + np.array([drift, 1.7 * age])
            radius = 0.07 + 0.16 * age
            puff = cairo.RadialGradient(x, y, 0, x, y, radius)
            opacity = 0.5 * strength * self.presence * np.sin(np.pi * age)
            puff.add_color_stop_rgba(0, *ink("#F2EFE6", opacity))
            puff.add_color_stop_rgba(1, *ink("#F2EFE6", 0.0))
            canvas.set_source(puff)
            canvas.rectangle(x - radius, y - radius, 2 * radius, 2 * radius)
            canvas.fill()


class Spark(OnCurve):
    """What is left of her lamp when she is too far away to be seen."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, curve: Curve, place: Any, tall: float) -> None:
        super().__init__(curve)
        self.place, self.tall = place, tall

    def paint(self, canvas: Canvas) -> None:
        """On the screen, as large at any zoom; the smaller she is, the more of it there is."""
        size = self.tall * self.closeup.zoom
        strength = self.presence * float(np.clip((0.5 - size) / 0.4, 0, 1))
        if strength <= 0:
            return
        x, y = self.curve.at(self.place())
        glow = cairo.RadialGradient(x, y, 0, x, y, _SPARK)
        glow.add_color_stop_rgba(0, *ink("#FFF3CF", strength))
        glow.add_color_stop_rgba(0.2, *ink(_WARM, 0.8 * strength))
        glow.add_color_stop_rgba(1, *ink(_WARM, 0.0))
        canvas.set_source(glow)
        canvas.rectangle(x - _SPARK, y - _SPARK, 2 * _SPARK, 2 * _SPARK)
        canvas.fill()


__all__ = ["FloorCross", "Spark", "Tent", "draw_cross"]
