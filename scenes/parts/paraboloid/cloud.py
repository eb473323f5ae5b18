"""The 441 dots, as high as each is wrong; and dashes that show how steep a bowl and a cone are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.paraboloid.bowl import REACH
from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.places import BELOW
from scenes.parts.paraboloid.plan import Plan
from scenes.stage import DATA, LABEL_SIZE, LOSS, TEXT, Layer, View, change
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.spun import Spun
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen, dot, ink

Array = NDArray[np.float64]

_DOT, _PLATE = 0.05, 0.05
_FAINT = 0.2  # what is left of a dot on the outside of the bowl
_ASIDE = 0.4  # of the number of the middle, from the cross
_COLUMN, _ROW = (-1.25, 1.0), 0.5  # of the heights along the edge, from its first dot
_DASH = 0.55  # scene units, half a walker's dash


class Cloud(OnGround):
    """A dot on every whole-number place; ``risen`` is the share of its height that each has.

    What the bowl hides of them is not seen; those on its outside are faint.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, plan: Plan, bowl: Spun) -> None:
        super().__init__(view)
        self.bowl = bowl
        self.places = plan.dots[..., :2].reshape(-1, 2)
        self.heights = plan.dots[..., 2].reshape(-1)
        self.risen = ValueTracker(0.0)

    def rise(self) -> Any:
        """Every dot is lifted, by one factor: the shape is there from the first moment."""
        return change(self.risen, 1)

    def now(self) -> Array:
        """The present heights (441,)."""
        return np.asarray(self.heights * float(self.risen.get_value()))

    def world(self) -> Array:
        """Where each is in the world (441, 3)."""
        return self.view.world(self.places, self.now())

    def outside(self) -> NDArray[np.bool_]:
        """Which of them show the eye the outside of the bowl, where it is painted (441,)."""
        around = self.places[:, None] + 1e-3 * np.array([(0, 0), (1, 0), (0, 1)])
        here, right, up = np.moveaxis(self.bowl.on_it(around), 1, 0)
        toward = self.view.basis()[2] - self.view.pose["perspective"] * (here - self.view.focus())
        facing = np.sum(np.cross(right - here, up - here) * toward, axis=-1)
        return np.asarray((facing < 0) & self.bowl.painted(self.places))

    def draw(self, canvas: Canvas) -> None:
        """Dots from far to near, on a dark casing."""
        spots, near = self.view.screen(self.world())
        strength = np.ones(len(spots))
        if self.bowl.turned.get_value() > 0 and self.bowl.presence > 0:
            strength = np.where(self.outside(), _FAINT, 1.0) * self.bowl.clear(self.world())
        order = np.argsort(near)
        for color, more in ((BACKGROUND, 0.02), (DATA, 0.0)):
            for share in (_FAINT, 1.0):
                solid = self.presence * share * (1 if not more else 0.5)
                canvas.set_source_rgba(*ink(color, solid))
                for spot in spots[order][strength[order] == share]:
                    canvas.new_sub_path()
                    dot(canvas, spot, _DOT + more)
                canvas.fill()


class Heights(Lettered):
    """The heights of the first dots along the nearest edge, and that of the middle."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, cloud: Cloud, plan: Plan, along: list[tuple[int, int]]) -> None:
        super().__init__()
        self.cloud = cloud
        middle = (REACH, REACH)
        self.spots = [(plan.dots[k][:2], plan.dots[k][2]) for k in along]
        self.spots.append((plan.dots[middle][:2], plan.dots[middle][2]))
        self._numbers = [Lettering(short(float(h)), LABEL_SIZE, LOSS) for _, h in self.spots]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Those of the edge in a column beside it, that of the middle above its dot."""
        (first, *_), (*_, last) = self.dots(), self.dots()
        *edge, middle = self._numbers
        upper = min(float(first[1]) + _COLUMN[1], BELOW.top - _ROW)
        for number, text in enumerate(edge):
            left, foot = first[0] + _COLUMN[0] - text.width, upper - number * _ROW
            yield text, float(left), float(foot), 1.0
        yield middle, float(last[0]) + _ASIDE, float(last[1]), 1.0

    def dots(self) -> Array:
        """Where the dots are on the screen (n, 2)."""
        view = self.cloud.view
        places, heights = (np.array(part) for part in zip(*self.spots, strict=True))
        return view.screen(view.world(places, heights))[0]

    def draw(self, canvas: Canvas) -> None:
        """Threads from the numbers to the dots, then the numbers."""
        pen = Pen(canvas, self.presence)
        for (text, left, foot, _), spot in zip(self.texts(), self.dots()[:-1], strict=False):
            begin = np.array([left + text.width + 0.1, foot + text.high[1] / 2])
            pen.line(np.stack([begin, spot]), LOSS, 0.025)
            pen.disc(spot, 0.075, LOSS, casing=0.02)
        *_, (text, left, foot, _) = self.texts()  # among the dots
        low, high = text.low - _PLATE, text.high + _PLATE
        pen.plate(left + low[0], foot + low[1], left + high[0], foot + high[1], 0.06)
        self.write(canvas)


class Dash(OnGround):
    """A walker's dash on a spun surface: a short line that lies on it.

    It is ``out`` from the axis, but never nearer than ``least``.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, surface: Spun, way: Array, out: ValueTracker, least: float = 0.0) -> None:
        super().__init__(surface.view)
        self.surface, self.out, self.least = surface, out, least
        self.way = way

    def away(self) -> float:
        """How far from the axis it is now."""
        return max(float(self.out.get_value()), self.least)

    def slope(self) -> float:
        """How steep the surface is there, in world units."""
        world = self.surface.on_it((self.away() + np.array([[-1e-4], [1e-4]])) * self.way)
        rise = world[1] - world[0]
        return float(rise[2] / np.hypot(*rise[:2]))

    def ends(self) -> Array:
        """Its ends on the screen (2, 2)."""
        middle = self.surface.on_it(self.away() * self.way)
        along = np.array([*self.way, self.slope()])
        along *= _DASH / np.linalg.norm(along)
        return self.view.screen(np.array([middle - along, middle + along]))[0]

    def draw(self, canvas: Canvas) -> None:
        """The line and where it touches."""
        ends, pen = self.ends(), Pen(canvas, self.presence)
        pen.line(ends, TEXT, 0.09, casing=0.06)
        pen.disc(ends.mean(axis=0), 0.09, TEXT, casing=0.05)


__all__ = ["Cloud", "Dash", "Heights"]
