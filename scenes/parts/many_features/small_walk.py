"""Why a step leaves a fixed share of the distance across: slope, step, and what is left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, ValueTracker
from numpy.typing import NDArray

from scenes.parts.many_features.disc import Turned
from scenes.parts.many_features.plan import TwoKnobs
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    POSITION,
    QUIET,
    STEP,
    TEXT,
    Formula,
    Layer,
    change,
    tr,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.walk.contenders import Flight

Array = NDArray[np.float64]

_BAR, _ARROW, _BESIDE = 0.18, 0.11, 0.42  # scene units: from the bar to the arrow
_NAMES = 0.75  # from the bar to both names
_FAR, _HALF = 0.36, 0.7  # of the way from the minimum: where the names are
_RIM = 0.38  # of her, seen from above
_COLORS = {"slope": GRADIENT, "distance": POSITION, "step": STEP, "rate": STEP}
_LEFT, _TOPS = 1.7, (0.75, 0.02, -0.71)  # of three lines
_RIGHT, _NOTES = 6.7, (3.3, 2.72)  # of what λ and α are, beside the profile


class Measure(Lettered):
    """On the axis across: a bar as long as her distance, an arrow as long as her first step.

    ``told`` in [0, 1] is how much of the bar is drawn, ``taken`` how much of the arrow. The bar
    goes with her, and the arrow is held.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, on: Turned, two: TwoKnobs, flight: Flight) -> None:
        super().__init__()
        self.on, self.two, self.flight = on, two, flight
        self.told, self.taken = ValueTracker(0.0), ValueTracker(0.0)
        names = (tr("distance"), POSITION), (tr("step"), STEP), (tr("left"), POSITION)
        self._names = [Lettering(name, 1.15 * LABEL_SIZE, color) for name, color in names]
        self.set_frame(*on.box)
        self.set_z_index(Layer.MARK - 1)  # the goal lies on the end of the bar

    def tell(self) -> Any:
        """The bar comes."""
        return change(self.told, 1)

    def take(self) -> Any:
        """The arrow comes."""
        return change(self.taken, 1)

    def left(self) -> float:
        """Her present distance across, with its sign."""
        step, time = self.flight.party.step, self.flight.party.time
        ends = self.two.distances[step : step + 2, 1]
        return float(ends[0] + (time - step) * (ends[-1] - ends[0]))

    def on_axis(self, across: float) -> Array:
        """A place on the axis across, on the screen (2,)."""
        return self.on.at(self.two.best + across * self.two.ways[1])

    def step(self) -> Array:
        """Both ends of the first step across, on the screen (2, 2)."""
        start, end = self.two.distances[:2, 1].tolist()
        return np.stack([self.on_axis(start), self.on_axis(end)])

    def _aside(self) -> Array:
        """Away from the side on which she walks, on the screen, of length 1 (2,)."""
        way = self.on.spin(self.two.ways[0])
        return np.asarray(-np.sign(self.two.distances[0, 0]) * way)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Both names, once their things are there."""
        start, end = self.two.distances[:2, 1].tolist()
        told, taken, walked = (
            float(share)
            for share in (self.told.get_value(), self.taken.get_value(), self.flight.party.time)
        )
        shown = (
            (_FAR * start, max(2 * told - 1, 0.0) * max(1 - 3 * walked, 0.0)),
            (_HALF * start, max(2 * taken - 1, 0.0)),
            (0.5 * end, float(np.clip(3 * walked - 2, 0, 1))),
        )
        for name, (across, strength) in zip(self._names, shown, strict=True):
            x, y = (self.on_axis(across) + _NAMES * self._aside()).tolist()
            yield name, x, y - float(name.high[1]) / 2, strength

    def draw(self, canvas: Canvas) -> None:
        """A level line from her to the axis, the bar, the arrow beside it."""
        told, taken = float(self.told.get_value()), float(self.taken.get_value())
        pen, left = Pen(canvas, self.presence), self.left()
        if told > 0:
            here = self.on_axis(left)
            level = Pen(canvas, self.presence * told)
            her = self.flight.here()
            rim = min(_RIM / max(float(np.linalg.norm(here - her)), _RIM), 1.0)
            level.line(np.stack([her + rim * (here - her), here]), TEXT, 0.04, opacity=0.7)
            pen.line(np.stack([self.on_axis(0), self.on_axis(told * left)]), POSITION, _BAR,
                     casing=0.05)  # fmt: skip
        if taken > 0:
            start, end = self.step() + _BESIDE * self._aside()
            arrow = np.stack([start, start + taken * (end - start)])
            pen.arrow(arrow, STEP, _ARROW)
        for name, x, foot, strength in self.texts():
            if strength > 0:
                plate = Pen(canvas, self.presence * strength)
                top = foot + float(name.high[1])
                plate.plate(x - 0.1, foot - 0.14, x + name.width + 0.1, top + 0.1, opacity=0.92)
        self.write(canvas)


def derivation(two: TwoKnobs) -> tuple[list[Formula], list[Formula]]:
    """Slope, step and what is left across, in words; and what λ and α are."""
    curvature = two.curvatures[1]
    lines = (
        f'{{{{"{tr("slope")}" : slope}}}} = lambda times {{{{"{tr("distance")}" : distance}}}}',
        f'{{{{"{tr("step")}" : step}}}} = {{{{alpha : rate}}}} times'
        f' {{{{"{tr("slope")}" : slope}}}}',
        f'"{tr("left:")}" (1 - {{{{alpha : rate}}}} lambda) times'
        f' {{{{"{tr("distance")}" : distance}}}}',
    )
    notes = (
        f'"{tr("curvature")}" lambda = {curvature:.3f}',
        f"{{{{alpha : rate}}}} = {{{{{two.rate:g} : rate2}}}}",
    )
    found = [
        _formula(line, 1.25 * BODY_SIZE, (_LEFT, top), LEFT)
        for line, top in zip(lines, _TOPS, strict=True)
    ]
    return found, [
        _formula(line, BODY_SIZE, (_RIGHT, top), RIGHT)
        for line, top in zip(notes, _NOTES, strict=True)
    ]


def _formula(source: str, size: float, place: tuple[float, float], edge: Any) -> Formula:
    names = Formula.names_in(source)
    colors = {name: _COLORS.get(name.rstrip("2"), QUIET) for name in names}
    return Formula(source, colors, size).move_to((*place, 0), aligned_edge=edge)


__all__ = ["Measure", "derivation"]
