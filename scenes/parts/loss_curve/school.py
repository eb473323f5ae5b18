"""The parabola from school, and how it becomes the loss; and the loss without squares."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DOWN, RIGHT, UP, FadeIn, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.loss_curve.camp import draw_cross
from scenes.parts.loss_curve.descents import WeightDescents
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    POSITION,
    QUIET,
    TEXT,
    Box,
    Curve,
    Law,
    Layer,
    Plane,
    Words,
    italic,
    tr,
)
from scenes.stage.curve.curve import OnCurve
from scenes.stage.lecture.theme import PLATE
from scenes.stage.paint.painted import Painted, change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_GLASS = 1.0  # scene units: the radius of the lens on a corner
_CLOSE = 0.02  # of the window, in the lens


class SchoolParabola(OnCurve):
    """y = x² on the plane of a loss, which is ``stretched``, ``moved`` and ``lifted`` onto it.

    Each is 0 for as it was and 1 for as the loss has it.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, curve: Curve, plan: WeightDescents) -> None:
        super().__init__(curve)
        dataset = plan.dataset
        self.factor = float(np.mean(dataset.x**2))
        self.best, self.least = plan.best, plan.loss(plan.best)
        self.window = np.linspace(plan.low, plan.high, 241)
        self.stretched, self.moved, self.lifted = (ValueTracker(0.0) for _ in range(3))

    def now(self) -> tuple[float, float, float]:
        """Factor, place and height as they are."""
        stretch = self.factor ** float(self.stretched.get_value())
        return (
            stretch,
            self.best * float(self.moved.get_value()),
            self.least * float(self.lifted.get_value()),
        )

    def draw(self, canvas: Canvas) -> None:
        """A white curve as far as it is in the plane, with its cross."""
        factor, place, height = self.now()
        pen, plane = Pen(canvas, self.presence), self.curve.plane
        values = factor * (self.window - place) ** 2 + height
        inside = values <= float(plane.low[1] + plane.span[1])
        line = plane.xy(self.window, values)
        for run in _runs(line, inside):
            pen.line(run, TEXT, 0.07, casing=0.05)
        draw_cross(pen, plane.xy(place, height))

    def lift(self) -> Any:
        """It goes up to where the loss is lowest."""
        return change(self.lifted, 1)

    def words(self) -> list[str]:
        """The four formulas on the way."""
        x = italic("w")
        factor = number_text(self.factor)
        moved = f"({x} {'−' if self.best > 0 else '+'} {number_text(abs(self.best))})²"
        return [
            f"{x}²",
            f"{factor} {x}²",
            f"{factor} {moved}",
            f"{factor} {moved} + {number_text(self.least)}",
        ]


def _runs(line: Array, inside: NDArray[np.bool_]) -> list[Array]:
    places = np.flatnonzero(inside)
    parts = np.split(places, np.flatnonzero(np.diff(places) > 1) + 1) if len(places) else []
    return [line[part] for part in parts if len(part) > 1]


class Corners(VGroup):
    """The average of |error|, dashed on a small plane, and a lens on its lowest corner."""

    def __init__(self, plan: WeightDescents, box: Box) -> None:
        self.plan = plan
        x, y = plan.dataset.x, plan.dataset.y
        self.x, self.y = x, y
        w = np.linspace(plan.low, plan.high, 200)
        values = self.value(w)
        plane = Plane(
            (plan.low, plan.high),
            (0.0, 1.05 * float(values.max())),
            (italic("w"), tr("average |error|")),
            colors=(POSITION, LOSS),
            numbered=(True, False),
        ).within(box.inset(0.25, left=0.6, right=2.9))
        self.plane = plane
        self.corner = self.lowest()
        self.lens = CornerLens(self)
        sheet = Sheet(box)
        self.lens.set_z_index(Layer.PLOT)
        super().__init__(sheet, plane, Law(plane, self.value, LOSS))
        self.set_z_index(Layer.PLOT)
        sheet.set_z_index(Layer.PLOT - 1)

    def value(self, w: Any) -> Array:
        """The average of |w x − y| (...)."""
        return np.asarray(np.mean(np.abs(np.multiply.outer(w, self.x) - self.y), axis=-1))

    def slopes(self, w: float) -> tuple[float, float]:
        """The slopes before and after a place."""
        tiny = 1e-9 * (self.plan.high - self.plan.low)
        before, after = (
            float(np.mean(np.sign(v * self.x - self.y) * self.x)) for v in (w - tiny, w + tiny)
        )
        return before, after

    def places(self) -> Array:
        """Where in the window the corners are."""
        known = self.x != 0
        ratios = np.unique(self.y[known] / self.x[known])
        return np.asarray(ratios[(ratios > self.plan.low) & (ratios < self.plan.high)])

    def lowest(self) -> float:
        """The corner where the average is least."""
        places = self.places()
        return float(places[np.argmin(self.value(places))]) if len(places) else self.plan.best

    def look_close(self) -> tuple[Any, ...]:
        """The lens comes out of the corner."""
        self.lens.opened.set_value(0)
        return FadeIn(self.lens), change(self.lens.opened, 1)

    def words(self) -> VGroup:
        """The two slopes beside the lens."""
        texts = VGroup(
            *(
                Words(f"{slope:+.2f}".replace("-", "−"), LABEL_SIZE, TEXT)
                for slope in self.slopes(self.corner)
            )
        )
        middle, radius = self.lens.middle, _GLASS
        left, right = texts
        left.next_to((middle[0], middle[1] - radius, 0), DOWN, buff=0.15).shift(0.6 * -RIGHT)
        right.next_to((middle[0], middle[1] - radius, 0), DOWN, buff=0.15).shift(0.6 * RIGHT)
        which = Words(tr("which?"), LABEL_SIZE, QUIET)
        which.next_to((*middle, 0), UP, buff=radius + 0.12)
        return VGroup(left, right, which)


class Sheet(Painted):
    """A dark sheet under a small plane."""

    def __init__(self, box: Box) -> None:
        super().__init__()
        self.box = box

    def draw(self, canvas: Canvas) -> None:
        """All of the box."""
        pen = Pen(canvas, 0.94 * self.presence)
        left, bottom, right, top = self.box
        outline = np.array([(left, bottom), (right, bottom), (right, top), (left, top)])
        pen.fill(outline, PLATE)


class CornerLens(Painted):
    """The lowest corner, so near that it is two straight lines, and their tangents."""

    def __init__(self, corners: Corners) -> None:
        super().__init__()
        self.corners = corners
        spot = corners.plane.xy(corners.corner, float(corners.value(corners.corner)))
        right = float(corners.plane.corner[0] + corners.plane.size[0])
        self.opened = ValueTracker(1.0)
        self.spot, self.middle = spot, np.array([right + 1.75, float(spot[1]) + 1.75])

    def draw(self, canvas: Canvas) -> None:
        """A ray, the glass, the lines in it, as steep to one another as they are."""
        pen = Pen(canvas, self.presence)
        opened = float(self.opened.get_value())
        glass = self.spot + opened * (self.middle - self.spot)
        pen.line(np.stack([self.spot, glass]), QUIET, 0.025, opacity=0.8)
        pen.disc(glass, _GLASS * opened, "#16223A")
        pen.ring(glass, _GLASS * opened, QUIET, 0.045)
        if opened < 1:
            return
        middle = self.middle - np.array([0.0, 0.35])
        steep = max(map(abs, self.corners.slopes(self.corners.corner)))
        for side, slope in zip((-1, 1), self.corners.slopes(self.corners.corner), strict=True):
            way = np.array([1.0, slope / max(steep, 1e-12)])
            way = way / np.linalg.norm(way)
            pen.line(np.stack([middle, middle + side * 0.8 * way]), LOSS, 0.07)
            pen.line(np.stack([middle - 0.45 * way, middle + 0.45 * way]), TEXT, 0.035)


__all__ = ["Corners", "SchoolParabola", "Sheet"]
