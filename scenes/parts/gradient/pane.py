"""A pane of glass through her feet: the curve that it cuts, a tangent that becomes an arrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.gradient.compass import behind, names, unit
from scenes.parts.gradient.plan import Plan
from scenes.parts.gradient.plated import Plated
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    STAGE,
    TEXT,
    ArrowScale,
    Box,
    Layer,
    View,
    change,
)
from scenes.stage.lecture.theme import rgb
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.pen import Canvas, Pen, runs_of
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_BEHIND, _AHEAD = 0.45, 0.75  # of the arrow's longest, along the tangent
_REACH, _HIGH = 1.5, 1.15  # of that: the pane to either side, and above her feet
_NAMED, _BELOW = 1.2, 0.42  # of that, from her to a name; scene units below the curve
_NEAREST, _TRIED = 0.3, 40  # of that, the nearest to her that a name stands; places on the way
_CLEAR = 0.15  # scene units around a name
_FIRST, _LAST = 0.08, 1e-6  # of the window, the run of the secant from far to near


class Pane(Plated):
    """An upright pane along ``angle``, with the curve where it cuts the hill.

    ``opened`` from 0 to 1 lets it rise. ``near`` from 0 to 1 brings the second point of a secant
    close, until that is the tangent; ``laid`` from 0 to 1 lays it down as an arrow.
    """

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(
        self, view: View, plan: Plan, scale: ArrowScale, kept_clear: Sequence[Box] = ()
    ) -> None:
        super().__init__()
        self.view, self.plan, self.scale_of_all = view, plan, scale
        self.kept_clear = kept_clear
        ends = zip(behind(plan), names(plan), strict=True)
        self._ends = [[Lettering(word, LABEL_SIZE, TEXT) for word in pair] for pair in ends]
        self.angle = ValueTracker(self.bearing(0))
        self.opened, self.near, self.laid = (ValueTracker(0.0) for _ in range(3))
        self.touched, self.named = ValueTracker(0.0), ValueTracker(1.0)

    def bearing(self, axis: int) -> float:
        """The direction along an axis in which it climbs, in radians from east."""
        x, y = self.plan.ways[axis]
        return float(np.arctan2(y, x))

    def turn_to(self, axis: int) -> Any:
        """Stand along another axis, the shorter way round."""
        now = float(self.angle.get_value())
        return change(self.angle, now + (self.bearing(axis) - now + np.pi) % (2 * np.pi) - np.pi)

    @property
    def size(self) -> float:
        """How long her longest arrow is, in units of the ground."""
        return self.scale_of_all.factor * self.plan.steepness

    def way(self) -> Array:
        """The direction of the pane (2,)."""
        return unit(float(self.angle.get_value()))

    def run(self) -> float:
        """How far the second point of the secant is away, in units of the ground."""
        share = float(self.near.get_value())
        return float(_FIRST ** (1 - share) * _LAST**share) * self.plan.span

    def slope(self) -> float:
        """How steep the secant is."""
        return self.plan.secant(self.way(), self.run())

    def curve(self) -> Array:
        """Where it cuts the hill, places (n, 2) as far as it has opened."""
        reach = _REACH * self.size * float(self.opened.get_value())
        places = self.plan.here + np.linspace(-reach, reach, 81)[:, None] * self.way()
        return places[self.view.inside(places)]

    def secant(self) -> Array:
        """The secant, as it lies down: screen points (25, 2) from behind her to ahead."""
        here, way, run = self.plan.here, self.way(), self.run()
        foot, there = self.view.ground(np.stack([here, here + run * way]))
        ahead = (there - foot) / run
        lengths = np.linspace(-_BEHIND, _AHEAD, 25)[:, None] * self.size
        slope = self.scale_of_all.factor * float(self.plan.slope(way))
        flat = self.view.ground(here + np.linspace(0, slope, 25)[:, None] * way)
        laid = float(self.laid.get_value())
        return self.view.screen((1 - laid) * (foot + lengths * ahead) + laid * flat)[0]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Which directions the curve's ends are in, while the pane stands along an axis."""
        opened = float(self.opened.get_value()) * float(self.named.get_value())
        for axis, pair in enumerate(self._ends):
            off = abs(float(self.angle.get_value()) - self.bearing(axis))
            there = opened * max(0.0, 1 - 8 * off)
            for side, text in zip((-1, 1), pair, strict=True):
                x, y = self._named_at(side, text)
                yield text, x - text.width / 2, y - text.height / 2, there

    def _named_at(self, side: int, text: Lettering) -> Array:
        """Where the name of an end is written: as far out as it is all on the stage.

        And on the map, and not on what is ``kept_clear``.
        """
        away = np.linspace(_NAMED, _NEAREST, _TRIED)[:, None] * self.size
        places = self.plan.here + side * away * self.way()
        spots = self.view.at(places) - (0, _BELOW)
        half = np.array([text.width, text.height]) / 2 + _CLEAR
        fits = self.view.inside(places)
        fits &= np.all((spots > STAGE[:2] + half) & (spots < STAGE[2:] - half), axis=-1)
        for box in self.kept_clear:
            fits &= ~np.all((spots > box[:2] - half) & (spots < box[2:] + half), axis=-1)
        return np.asarray(spots[np.argmax(fits)] if fits.any() else spots[0])

    def draw(self, canvas: Canvas) -> None:
        """The pane above the hill, its curve, and the secant with its second point."""
        places, pen = self.curve(), Pen(canvas, self.presence)
        if len(places) < 3:
            return
        world = self.view.ground(places, 0.01)
        top = world.copy()
        summit = float(self.view.ground(self.plan.here)[2]) + _HIGH * self.size * self.view.scale_xy
        top[:, 2] = np.maximum(summit, world[:, 2])
        line, rim = self.view.screen(world)[0], self.view.screen(top)[0]
        pen.fill(np.concatenate([line, rim[::-1]]), TEXT, 0.13)
        pen.line(np.concatenate([line[:1], rim, line[-1:]]), TEXT, 0.03, opacity=0.7)
        seen = self.view.visible(places)
        pen.line(runs_of(line, seen[1:] & seen[:-1]), LOSS, 0.07, casing=0.05)
        self._tangent(Pen(canvas, self.presence * float(self.touched.get_value())))
        self.write(canvas)

    def _tangent(self, pen: Pen) -> None:
        if pen.strength <= 0:
            return
        laid, near = float(self.laid.get_value()), float(self.near.get_value())
        becomes = laid * np.array(rgb(GRADIENT)) + (1 - laid) * np.array(rgb(TEXT))
        line = self.secant()
        pen.line(line, becomes, 0.06 + 0.03 * laid, casing=0.05)
        if laid < 1 and near < 1:
            there = self.view.at(self.plan.here + self.run() * self.way(), 0.01)
            Pen(pen.canvas, pen.strength * (1 - laid)).disc(there, 0.08, LOSS, casing=0.04)

    def readings(self) -> list[Reading]:
        """How steep the secant is."""
        return [Reading("secant", "", self.slope())]


__all__ = ["Pane"]
