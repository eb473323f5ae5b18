"""Both arrows end to end, and the shadows that they cast on one way: together, the diagonal's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.gradient.fan import CORNER
from scenes.parts.gradient.plan import Plan
from scenes.parts.gradient.plank import climb_on, first_axis
from scenes.parts.gradient.plated import Plated
from scenes.stage import GRADIENT, POSITION, TEXT, ArrowScale, Layer, View
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_TOLD, _OUT = 44, 0.42  # of a shadow's length, the size of type; scene units from the way to it
_BESIDE, _PALE = 0.4, 0.65  # scene units from a leg to its length; of a shadow's colour
_END = 0.12  # scene units, half of what ends the line of a length
_ARC, _INNER = 0.8, 0.14  # scene units: the sign of an angle; from it to the second of another


class Links(Plated):
    """The way on the plank, and on it the shadows of two arrows that stand end to end.

    Its two parts are there as well. ``marked`` from 0 to 2 draws the signs of their angles with it,
    once more where the arrows have them; ``cast`` from 0 to 2 drops the tip of each arrow on it;
    ``told`` from 1 to 0 takes away how long their shadows are.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, view: View, plan: Plan, scale: ArrowScale) -> None:
        super().__init__()
        self.view, self.plan, self.scale_of_all = view, plan, scale
        self.marked, self.cast, self.told = ValueTracker(0.0), ValueTracker(0.0), ValueTracker(1.0)
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

    def crossing(self) -> Array:
        """Where the second arrow meets the way (2,); its root, if it does not come so far."""
        chain, way = self.chain() - self.plan.here, self.plan.oblique
        first = first_axis(self.plan)
        spot = chain[1, first] / way[first] * way
        there = np.abs(spot) <= np.abs(np.stack([chain[2], self.plan.stride])).min(axis=0) + 1e-9
        return np.asarray(self.plan.here + (spot if there.all() else chain[1]))

    def angles(self) -> list[tuple[Array, Array, Array]]:
        """On the screen corners, each (2,), and the directions of both legs: at her feet, in the
        first triangle and in the shadow's; at the end of the way; and at the second arrow.
        """
        here, turn, end = self.view.at(self.way())
        spot = self.crossing()
        cross, ahead = self.view.at(np.stack([spot, spot + self.plan.oblique]))
        legs = (here, turn - here, end - here), (end, turn - end, here - end)
        made = [*legs, (cross, end - turn, ahead - cross)]
        return [(at, *(leg / max(float(np.linalg.norm(leg)), 1e-9) for leg in two))
                for at, *two in made]  # fmt: skip

    def lengths(self) -> list[Array]:
        """Beside each leg, away from the way, the line (2, 2) on the screen of how long it is.

        On a leg alone, half of it under an arrow, its number was that of the other half.
        """
        way, made = self.view.at(self.way()), []
        for number, text in enumerate(self._legs):
            leg = way[number : number + 2]
            out = leg.mean(axis=0) - way[[0, 2]].mean(axis=0)
            out /= max(float(np.linalg.norm(out)), 1e-9)
            made.append(leg + (_BESIDE + 0.5 * np.array([text.width, text.height])) * out)
        return made

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How long each shadow is: on the side of the way where its own drop is not."""
        chain, feet = self.view.at(self.chain()), self.view.at(self.feet())
        aside = feet[1] - chain[1]
        aside /= max(float(np.linalg.norm(aside)), 1e-9)
        cast = float(self.cast.get_value())
        for text, line in zip(self._legs, self.lengths(), strict=True):
            x, y = line.mean(axis=0)
            yield text, x - text.width / 2, y - text.height / 2, 1.0
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
        for line in self.lengths():
            along = (line[1] - line[0]) / max(float(np.linalg.norm(line[1] - line[0])), 1e-9)
            end = _END * np.array([[-along[1], along[0]], [along[1], -along[0]]])
            for mark in (line, line[0] + end, line[1] + end):
                pen.line(mark, POSITION, 0.03, casing=0.02)
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
                side = CORNER * self.scale_of_all.factor * self.plan.steepness
                up = -drop / max(float(np.linalg.norm(drop)), 1e-9)
                corner = foot + side * np.array([up, up - way, -way])
                pen.line(self.view.at(corner), TEXT, 0.045, opacity=grown)
                shadow = np.stack([begin, begin + grown * (foot - begin)])
                pen.line(self.view.at(shadow), GRADIENT, 0.2, casing=0.05, opacity=_PALE)
        self._signs(pen)
        for number in (1, 2):
            if cast >= number:
                pen.disc(self.view.at(feet[number]), 0.11, TEXT, casing=0.04)
        self.write(canvas)

    def _signs(self, pen: Pen) -> None:
        """One arc for the angle at her feet, two for the other, as far as they are ``marked``."""
        marked, (feet, *others) = float(self.marked.get_value()), self.angles()
        signs = [(feet, _ARC, marked)]
        signs += [(one, radius, marked - 1) for one in others for radius in (_ARC, _ARC - _INNER)]
        for (at, one, other), radius, share in signs:
            if share > 0:
                begin = np.arctan2(one[1], one[0])
                angle = np.arctan2(one[0] * other[1] - one[1] * other[0], one @ other)
                turns = begin + min(1.0, share) * np.linspace(0, angle, 40)
                arc = at + radius * np.stack([np.cos(turns), np.sin(turns)], axis=-1)
                pen.line(arc, TEXT, 0.05, casing=0.03)
        cross, _, ahead = others[1]
        if marked > 1 and np.allclose(self.crossing(), self.chain()[1]):  # beside it, a parallel
            pen.line(np.stack([cross, cross + 1.5 * _ARC * ahead]), TEXT, 0.03, opacity=marked - 1)


__all__ = ["Links"]
