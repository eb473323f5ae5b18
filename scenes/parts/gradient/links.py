"""Both arrows end to end, and the shadows that they cast on one way: together, the diagonal's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.gradient.plan import Plan
from scenes.parts.gradient.plank import climb_on, first_axis
from scenes.parts.gradient.plated import Plated
from scenes.stage import GRADIENT, POSITION, TEXT, ArrowScale, Layer, View
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_TOLD, _OUT = 44, 0.42  # of a shadow's length, the size of type; scene units from the way to it
_BESIDE, _PALE = 0.25, 0.65  # scene units from a leg to its length; of a shadow's colour
_CORNER = 0.05  # of the arrow, a side of the sign of a right angle


class Links(Plated):
    """The way on the plank, and on it the shadows of two arrows that stand end to end.

    Its two parts are there as well. ``cast`` from 0 to 2 drops the tip of each arrow on it;
    ``told`` from 1 to 0 takes away how long their shadows are.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, view: View, plan: Plan, scale: ArrowScale) -> None:
        super().__init__()
        self.view, self.plan, self.scale_of_all = view, plan, scale
        self.cast, self.told = ValueTracker(0.0), ValueTracker(1.0)
        self._legs = [Lettering(run, _TOLD, POSITION) for run in climb_on(plan).runs]
        self._told = [Lettering(rise, _TOLD, GRADIENT) for rise in climb_on(plan).rises]

    def chain(self) -> Array:
        """Her feet, the tip of the first arrow, and that of the second at its end: (3, 2)."""
        first = first_axis(self.plan)
        parts = self.scale_of_all.factor * np.diag(self.plan.gradient)
        steps = np.stack([np.zeros(2), parts[first], parts[1 - first]])
        return np.asarray(self.plan.here + np.cumsum(steps, axis=0))

    def feet(self) -> Array:
        """Where the shadows begin and end on the way: (3, 2)."""
        way, along = self.plan.oblique, self.chain() - self.plan.here
        return np.asarray(self.plan.here + (along @ way)[:, None] * way)

    def way(self) -> Array:
        """Her feet, the end of the first part of her way, and that of the second: (3, 2)."""
        first = first_axis(self.plan)
        parts = np.diag(self.plan.stride)
        steps = np.stack([np.zeros(2), parts[first], parts[1 - first]])
        return np.asarray(self.plan.here + np.cumsum(steps, axis=0))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How long each shadow is: on the side of the way where its own drop is not."""
        chain, feet = self.view.at(self.chain()), self.view.at(self.feet())
        aside = feet[1] - chain[1]
        aside /= max(float(np.linalg.norm(aside)), 1e-9)
        cast, way = float(self.cast.get_value()), self.view.at(self.way())
        for number, text in enumerate(self._legs):
            out = way[number : number + 2].mean(axis=0) - way[[0, 2]].mean(axis=0)
            out /= max(float(np.linalg.norm(out)), 1e-9)
            half = 0.5 * np.array([text.width, text.height])
            x, y = way[number : number + 2].mean(axis=0) + (_BESIDE + half) * out
            yield text, x - half[0], y - half[1], 1.0
        for number, (text, side) in enumerate(zip(self._told, (1, -1), strict=True)):
            x, y = feet[number : number + 2].mean(axis=0) + side * aside * (
                _OUT + 0.5 * np.array([text.width, text.height])
            )
            share = float(np.clip(2 * (cast - number) - 1, 0, 1) * self.told.get_value())
            yield text, x - text.width / 2, y - text.height / 2, share

    def draw(self, canvas: Canvas) -> None:
        """The way and its parts, then the drops with their right angles, and the shadows."""
        pen, way, corners = Pen(canvas, self.presence), self.plan.oblique, self.view.at(self.way())
        pen.line(corners, POSITION, 0.06, casing=0.03)
        pen.line(corners[[0, 2]], TEXT, 0.06, casing=0.03)
        chain, feet, cast = self.chain(), self.feet(), float(self.cast.get_value())
        for number in (0, 1):
            share = float(np.clip(cast - number, 0, 1))
            if not share:
                continue
            tip, foot, begin = chain[number + 1], feet[number + 1], feet[number]
            drop = foot - tip
            down = np.stack([tip, tip + min(1.0, 2 * share) * drop])
            pen.line(self.view.at(down), TEXT, 0.045, casing=0.03, dashes=(0.14, 0.1))
            grown = max(0.0, 2 * share - 1)
            if grown:
                side = _CORNER * self.scale_of_all.factor * self.plan.steepness
                up = -drop / max(float(np.linalg.norm(drop)), 1e-9)
                corner = foot + side * np.array([up, up - way, -way])
                pen.line(self.view.at(corner), TEXT, 0.045, opacity=grown)
                shadow = np.stack([begin, begin + grown * (foot - begin)])
                pen.line(self.view.at(shadow), GRADIENT, 0.2, casing=0.05, opacity=_PALE)
        for number in (1, 2):
            if cast >= number:
                pen.disc(self.view.at(feet[number]), 0.11, TEXT, casing=0.04)
        self.write(canvas)


__all__ = ["Links"]
