"""The parabola from school, and how it becomes the loss; and the loss without squares."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import UP, FadeIn, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.sheet import Sheet
from scenes.parts.loss_curve.telling import told_slopes
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    POSITION,
    QUIET,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Box,
    Curve,
    Formula,
    Layer,
    Plane,
    Words,
    italic,
    tr,
)
from scenes.stage.curve.curve import OnCurve
from scenes.stage.paint.painted import Painted, change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_TINY = 1e-9
_GLASS = 1.15  # scene units: the radius of the lens on a corner
_SCHOOL = 2.0  # from −2 to 2: what is seen of y = x²
_AROUND = 0.03  # of the window, to either side of the lowest corner: what is seen of it
_UNDER = 0.35  # of how much it rises there: room below


class SchoolParabola(OnCurve):
    """y = x² on a sheet of its own, which is ``moved`` to the lowest place of a loss.

    There it is drawn on the axes of the loss, on which it is next to flat, and is ``stretched``
    until it is the loss. Each is 0 for as it was and 1 for as the loss has it; on the screen it is
    a parabola all the time.
    """

    layer: ClassVar[Layer] = Layer.FIELD  # behind the tent and her

    def __init__(self, curve: Curve, plan: WeightDescents, box: Box) -> None:
        super().__init__(curve)
        self.factor = float(np.mean(plan.dataset.x**2))
        self.best, self.least = plan.best, plan.loss(plan.best)
        self.ends = np.array([plan.low, plan.high])
        ranges = (-_SCHOOL, _SCHOOL), (0.0, _SCHOOL**2)
        plane = Plane(*ranges, numbered=(False, False), through_zero=True)
        self.plane = plane.within(box.inset(0.2))
        # Both axes have one unit: it is the curve that everybody knows.
        unit = float(min(plane.size / plane.span))
        middle = plane.corner[0] + plane.size[0] / 2
        wide, tall = unit * plane.span
        plane.state = np.array([middle - wide / 2, plane.corner[1], wide, tall, *plane.state[4:]])
        self.sheet = VGroup(Sheet(box).set_z_index(Layer.AXES - 1), plane)
        self.moved, self.stretched = ValueTracker(0.0), ValueTracker(0.0)

    def now(self) -> tuple[Array, float, Array]:
        """Its lowest place on the screen (2,), how steep it is there, and where it ends (2,).

        It is as many times the square of the way to the side as it is steep.
        """
        moved, stretched = float(self.moved.get_value()), float(self.stretched.get_value())
        mine = self.plane.size / self.plane.span
        its = self.curve.plane.size / self.curve.plane.span
        low = self.plane.xy(0.0, 0.0)
        low = low + moved * (self.curve.at([self.best]) - low)
        factor = 1 + stretched * (self.factor - 1)
        steep = (1 / mine[0]) ** (1 - moved) * (its[1] / its[0] ** 2) ** moved * factor
        ends = (1 - moved) * mine[0] * _SCHOOL * np.array([-1.0, 1.0])
        return low, float(steep), ends + moved * its[0] * (self.ends - self.best)

    def line(self) -> Array:
        """Points on the screen (n, 2)."""
        low, steep, (left, right) = self.now()
        across = np.linspace(left, right, 241)
        line = low + np.column_stack([across, steep * across**2])
        return np.asarray(line[line[:, 1] < TITLE.bottom])

    def paint(self, canvas: Canvas) -> None:
        """A white curve, on the screen."""
        Pen(canvas, self.presence).line(self.line(), TEXT, 0.07, casing=0.05)

    def formulas(self) -> list[Formula]:
        """The three formulas on the way."""
        sign = "-" if self.best > 0 else "+"
        best, factor, least = (
            f'"{number_text(v)}"' for v in (abs(self.best), self.factor, self.least)
        )
        moved = f"({{{{w : w}}}} {sign} {best})^2 + {least}"
        sources = (
            "y = x^2",
            f"y = {moved}",
            f"{{{{L : loss}}}} = {factor} thin {moved}",
        )
        colors = {"loss": LOSS, "w": POSITION}
        return [
            Formula(
                source, {n: colors[n] for n in Formula.names_in(source) if n in colors}, TITLE_SIZE
            )
            for source in sources
        ]


class Corners(VGroup):
    """The average of |error| on a small plane, and a lens on the lowest of its corners."""

    def __init__(self, plan: WeightDescents, box: Box) -> None:
        self.plan = plan
        near = _AROUND * (plan.high - plan.low)
        lowest = plan.lowest_corner
        low, high = max(plan.low, lowest - near), min(plan.high, lowest + near)
        *ends, least = self.value(np.array([low, high, lowest])).tolist()
        rise = max(max(ends) - least, _TINY * abs(least))
        plane = Plane(
            (low, high),
            (least - _UNDER * rise, least + 1.05 * rise),
            (italic("w"), tr("average |error|")),
            colors=(POSITION, LOSS),
            numbered=(True, True),
        ).within(box.inset(0.3, left=0.4, right=3.6))
        self.plane = plane
        corners = plan.corners[(plan.corners > low) & (plan.corners < high)]
        line = AverageError(plane, np.array([low, *corners, high]), self.value)
        self.lens = CornerLens(self, box.right - 1.9)
        sheet = Sheet(box)
        self.lens.set_z_index(Layer.PLOT)
        super().__init__(sheet, plane, line)
        self.set_z_index(Layer.PLOT)
        sheet.set_z_index(Layer.PLOT - 1)

    def value(self, w: Any) -> Array:
        """The average of |w x − y| (...)."""
        data = self.plan.dataset
        return np.asarray(np.mean(np.abs(np.multiply.outer(w, data.x) - data.y), axis=-1))

    def look_close(self) -> tuple[Any, ...]:
        """The lens comes out of the corner."""
        self.lens.opened.set_value(0)
        return FadeIn(self.lens), change(self.lens.opened, 1)

    def words(self) -> VGroup:
        """The slopes before and after the corner, below the lens; and what is asked."""
        texts = [Words(told, BODY_SIZE, TEXT) for told in told_slopes(self.plan)]
        foot = self.lens.middle - np.array([0.0, _GLASS + 0.15])
        for side, words in zip((-1, 1), texts, strict=True):
            words.move_to((foot[0] + side * 0.85, foot[1], 0), aligned_edge=UP)
        which = Words(tr("which slope?"), LABEL_SIZE, QUIET)
        return VGroup(*texts, which.next_to((*self.lens.middle, 0), UP, buff=_GLASS + 0.15))


class AverageError(OnPlane):
    """Straight from each corner of the average of |error| to the next."""

    def __init__(self, plane: Plane, places: Array, value: Callable[[Any], Array]) -> None:
        super().__init__(plane)
        self.places, self.value = places, value

    def draw(self, canvas: Canvas) -> None:
        """A line with corners."""
        line = self.plane.xy(self.places, self.value(self.places))
        Pen(canvas, self.presence).line(line, LOSS, 0.05)


class CornerLens(Painted):
    """The lowest corner, so near that it is two straight lines, and their tangents."""

    def __init__(self, corners: Corners, across: float) -> None:
        super().__init__()
        self.slopes, corner = corners.plan.beside_the_corner, corners.plan.lowest_corner
        self.spot = corners.plane.xy(corner, float(corners.value(corner)))
        middle = float(corners.plane.corner[1] + corners.plane.size[1] / 2)
        self.opened = ValueTracker(1.0)
        self.middle = np.array([across, middle])

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
        steep = max(map(abs, self.slopes))
        for side, slope in zip((-1, 1), self.slopes, strict=True):
            way = np.array([1.0, slope / max(steep, 1e-12)])
            way = way / np.linalg.norm(way)
            pen.line(np.stack([middle, middle + side * 0.8 * way]), LOSS, 0.07)
            pen.line(np.stack([middle - 0.45 * way, middle + 0.45 * way]), TEXT, 0.035)


__all__ = ["Corners", "SchoolParabola"]
