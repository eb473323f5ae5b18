"""The errors of the three dots beside their bands, and the square of each on the plane."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import FadeIn, ValueTracker, VGroup
from numpy.typing import NDArray

from gdmath import predict
from scenes.parts.mse_gradient.cast import Few
from scenes.parts.mse_gradient.plan import Moves
from scenes.parts.mse_gradient.signs import across, formula
from scenes.parts.mse_gradient.square import RIM, SURFACE
from scenes.parts.mse_gradient.telling import plain, short
from scenes.stage import LABEL_SIZE, LOSS, Layer, change, tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_BESIDE = 0.28  # scene units from a band to its error
_SHORT, _BEYOND = 0.75, 0.38  # a band so short has it beyond its dot, so far from that
_LANDS, _COMES = 0.97, 0.025  # of a step: then the new errors come, and are there as it lands


class Squares(Lettered):
    """The errors of the three dots beside their bands; ``opened`` to 1, the square of each.

    ``sides`` from 0 to 1 lights the two along which a square gains or loses.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, few: Few) -> None:
        super().__init__()
        self.few, self.opened, self.sides = few, ValueTracker(0.0), ValueTracker(0.0)
        self.named = ValueTracker(float(len(few.plan.three)))  # so many errors are written
        self.set_z_index(Layer.PLOT - 2)  # line and bands lie on them, in their own colours
        errors, plan = few.plan.three_errors, few.plan
        after = predict(plan.three.x, *plan.three_next) - plan.three.y
        self.other_way = ValueTracker(0.0)  # 1: dot − line
        self._errors, self._after, self._other = (
            [Lettering(short(float(e) + 0.0), LABEL_SIZE, LOSS) for e in each]
            for each in (errors, after, -after)
        )
        self._squares = [Lettering(short(float(e) ** 2), LABEL_SIZE, LOSS) for e in errors]
        listed = " + ".join(f"{{{{{plain(float(e) ** 2)} : e}}}}" for e in errors)
        loss = plain(few.plan.three_loss(few.plan.three_start))
        sign = "=" if abs(float(loss) * 3 - float(np.sum(errors**2))) < 1e-9 else "approx"
        named = f'{{{{"{tr("loss")}" : loss}}}}'
        worked = formula(f"{named} = ({listed}) \\/ 3 {sign} {{{{{loss} : loss_is}}}}")
        self.worked = VGroup(*across(worked))

    def corners(self) -> Iterator[tuple[Array, float]]:
        """Each square (4, 2) in units of the plane, on the right of its band, and its error."""
        data, share = self.few.plan.three, float(self.opened.get_value())
        for x, y, error in zip(data.x, data.y, self.few.plan.three_errors, strict=True):
            side = abs(error) * share
            ends = np.array([(x, y), (x + side, y), (x + side, y + error), (x, y + error)])
            yield ends, float(error)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Beside each band its error, after the step the new one; then in a square its area."""
        share, gone = float(self.opened.get_value()), self._gone()
        data, plane = self.few.plan.three, self.few.plane
        other = float(self.other_way.get_value())
        after = self._after if other < 0.5 else self._other
        sides = zip(self.corners(), self._errors, after, self._squares, strict=True)
        for row, ((corners, error), was, then, text) in enumerate(sides):
            x, y = plane.xy(corners[0, 0], corners[0, 1] + error / 2).tolist()
            there = max(0.0, 1 - 3 * share) * self._told(row)
            yield was, x + _BESIDE, y - was.high[1] / 2, there * float(np.clip(1 - 5 * gone, 0, 1))
            middle = float(plane.at(corners).mean(axis=0)[0])
            yield text, middle - text.width / 2, y - text.high[1] / 2, max(0.0, 3 * share - 2)
            if gone > 0:
                dot = plane.xy(data.x[row], data.y[row])
                line = plane.xy(data.x[row], self.few.line.predict(float(data.x[row])))
                at = (dot + line) / 2 + np.array([_BESIDE, 0.0])
                if abs(float(dot[1] - line[1])) < _SHORT:  # the line would run through it
                    away = 1.0 if dot[1] > line[1] + 1e-9 else -1.0
                    at = dot + np.array([-then.width / 2, away * _BEYOND])
                strength = there * float(np.clip((gone - _LANDS) / _COMES, 0, 1))
                strength *= abs(2 * other - 1)  # one goes, then the other comes
                left = max(float(at[0]), float(plane.corner[0]) + _BESIDE)  # not on the axis
                yield then, left, float(at[1]) - then.high[1] / 2, strength

    def turned_round(self) -> Any:
        """An animation: the errors after the step are written as dot − line."""
        return change(self.other_way, 1)

    def _gone(self) -> float:
        """How much of its step the line has taken."""
        return self.few.held.gone(self.few.plan.three_start, self.few.plan.three_next)

    def _told(self, row: int) -> float:
        return float(np.clip(self.named.get_value() - row, 0, 1))

    def listed(self) -> Moves:
        """One error after another is written."""
        self.named.set_value(0)
        for row in range(len(self.few.plan.three)):
            yield (change(self.named, row + 1),), 0.5

    def draw(self, canvas: Canvas) -> None:
        """The squares."""
        pen = Pen(canvas, self.presence)
        if self.opened.get_value() > 0:
            for corners, _ in self.corners():
                pen.fill(self.few.plane.at(corners), LOSS, SURFACE)
                pen.line(self.few.plane.at(corners), LOSS, RIM, opacity=0.9, closed=True)
                if lit := float(self.sides.get_value()):
                    pen.line(self.few.plane.at(corners[1:]), LOSS, 0.14, opacity=lit)
        self.write(canvas)

    def open(self) -> Any:
        """An animation: they open."""
        return change(self.opened, 1)

    def averaged(self) -> Moves:
        """Their average is worked out."""
        yield (FadeIn(self.worked),), 0.6


__all__ = ["Squares"]
