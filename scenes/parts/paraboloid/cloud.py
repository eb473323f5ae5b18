"""The 441 dots, as high as each is wrong, the heights of the highest, and what is no bowl."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.plan import Plan
from scenes.stage import DATA, LABEL_SIZE, LOSS, TEXT, Layer, View, change
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.spun import Spun
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen, dot, ink

Array = NDArray[np.float64]

_DOT, _EDGE = 0.05, 0.12
_ABOVE = 0.2  # of a number, over its dot


class Cloud(OnGround):
    """A dot on every whole-number place; ``risen`` is the share of its height that each has.

    What the bowl hides of them is not seen, and those on its outside are not.
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
        out = np.cross(right - here, up - here)
        out /= np.linalg.norm(out, axis=-1, keepdims=True)
        facing = np.sum(out * toward, axis=-1)  # a dot at the very edge would stand out
        return np.asarray((facing < _EDGE) & self.bowl.painted(self.places))

    def draw(self, canvas: Canvas) -> None:
        """Dots from far to near, on a dark casing."""
        spots, near = self.view.screen(self.world())
        strength = np.ones(len(spots))
        if self.bowl.turned.get_value() > 0 and self.bowl.presence > 0:
            strength = np.where(self.outside(), 0.0, 1.0) * self.bowl.clear(self.world())
        order = np.argsort(near)
        for color, more in ((BACKGROUND, 0.02), (DATA, 0.0)):
            canvas.set_source_rgba(*ink(color, self.presence * (1 if not more else 0.5)))
            for spot in spots[order][strength[order] == 1]:
                canvas.new_sub_path()
                dot(canvas, spot, _DOT + more)
            canvas.fill()


class Heights(Lettered):
    """The heights of the dots at the corners, each above its own, the nearest one's below it."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, cloud: Cloud, plan: Plan) -> None:
        super().__init__()
        self.cloud = cloud
        self.spots = [plan.dots[row, column] for row in (0, -1) for column in (0, -1)]
        self._numbers = [Lettering(short(float(h)), LABEL_SIZE, LOSS) for *_, h in self.spots]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each number above its dot."""
        dots = self.dots()
        nearest = int(np.argmin(dots[:, 1]))  # has others behind it
        for corner, (text, (x, y)) in enumerate(zip(self._numbers, dots.tolist(), strict=True)):
            foot = y - _ABOVE - text.height if corner == nearest else y + _ABOVE
            yield text, x - text.width / 2, foot, 1.0

    def dots(self) -> Array:
        """Where the dots are on the screen (4, 2)."""
        *places, heights = np.array(self.spots).T
        view = self.cloud.view
        return view.screen(view.world(np.stack(places, axis=-1), heights))[0]

    def draw(self, canvas: Canvas) -> None:
        """The dots in gold, then the numbers."""
        pen = Pen(canvas, self.presence)
        for spot in self.dots():
            pen.disc(spot, 0.09, LOSS, casing=0.02)
        self.write(canvas)


class Straight(OnGround):
    """What a cone would be: from the dots at the corners straight down to the tip."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, heights: Heights) -> None:
        super().__init__(heights.cloud.view)
        self.heights = heights

    def draw(self, canvas: Canvas) -> None:
        """A white line from each."""
        tip = self.view.screen(self.view.world(np.zeros(2), np.array(0.0)))[0]
        pen = Pen(canvas, self.presence)
        for spot in self.heights.dots():
            pen.line(np.array([spot, tip]), TEXT, 0.05, casing=0.03)


__all__ = ["Cloud", "Heights", "Straight"]
