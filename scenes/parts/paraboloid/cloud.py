"""The 441 dots, as high as each is wrong; the first of them; and what is no bowl."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.paraboloid.bowl import REACH, RIM
from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.plan import Plan
from scenes.parts.paraboloid.scale import CORNERS, FloorScale
from scenes.stage import DATA, LABEL_SIZE, LOSS, MINIMUM, POSITION, TEXT, Layer, View, change
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.spun import Spun
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen, dot, ink

Array = NDArray[np.float64]

_DOT, _EDGE = 0.05, 0.12
_ABOVE = 0.2  # of a number, over its dot
_DIM = 0.7  # of the dots, that others are lit
_BESIDE, _UNDER = 0.2, 0.3  # of a number, from its dot; of the 0, from the cross
_FAINT = 0.75  # of the dots, while a shape stands over them


class Cloud(OnGround):
    """A dot on every whole-number place; ``risen`` is the share of its height that each has.

    What the bowl hides of them is not seen, and those on its outside are not. ``line`` in [0, 1] is
    how far all grow dim but those on the ``way`` (2,) through the cross, ``faint`` how far all do.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, plan: Plan, bowl: Spun) -> None:
        super().__init__(view)
        self.bowl = bowl
        self.places = plan.dots[..., :2].reshape(-1, 2)
        self.heights = plan.dots[..., 2].reshape(-1)
        self.risen, self.line, self.faint = (ValueTracker(0.0) for _ in range(3))
        self.way = CORNERS[0]

    def on_way(self) -> NDArray[np.bool_]:
        """Which of them lie on that line (441,)."""
        x, y = self.way
        return np.asarray(np.abs(self.places @ np.array([-y, x])) < 1e-9)

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
        order, lit = np.argsort(near), self.on_way()
        whole = self.presence * (1 - _FAINT * float(self.faint.get_value()))
        dim = whole * (1 - _DIM * float(self.line.get_value()))
        for these, there in ((~lit, dim), (lit, whole)):
            for color, more in ((BACKGROUND, 0.02), (DATA, 0.0)):
                canvas.set_source_rgba(*ink(color, there * (1 if not more else 0.5)))
                for spot in spots[order][(these & (strength == 1))[order]]:
                    canvas.new_sub_path()
                    dot(canvas, spot, _DOT + more)
                canvas.fill()


class Heights(Lettered):
    """The heights of the dots at the corners that have no others behind them.

    ``nought`` in [0, 1] is how much of the 0 beside the cross is there.
    """

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, cloud: Cloud, floor: FloorScale, plan: Plan) -> None:
        super().__init__()
        self.cloud, self.floor = cloud, floor
        self.tall = np.asarray(plan.bowl.centred.value(CORNERS))
        self.nought = ValueTracker(0.0)
        self._numbers = [Lettering(short(float(h)), LABEL_SIZE, LOSS) for h in self.tall]
        self._nought = Lettering("0", LABEL_SIZE, MINIMUM)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each number above its dot; the least below the cross, where no line of a cone is."""
        nearest = self.floor.nearest()
        for corner, (text, (x, y)) in enumerate(zip(self._numbers, self.dots(), strict=True)):
            if corner != nearest:
                yield text, float(x) - text.width / 2, float(y) + _ABOVE, 1.0
        if (there := float(self.nought.get_value())) > 0:
            x, y = self.cloud.view.screen(self.cloud.view.world(np.zeros(2), np.array(0.0)))[0]
            left, high = float(x) - self._nought.width / 2, float(self._nought.high[1])
            yield self._nought, left, float(y) - _UNDER - high, there

    def dots(self) -> Array:
        """Where the dots are on the screen (4, 2)."""
        view = self.cloud.view
        return view.screen(view.world(CORNERS, self.tall))[0]

    def draw(self, canvas: Canvas) -> None:
        """The dots in gold, then the numbers."""
        pen = Pen(canvas, self.presence)
        for spot in self.dots():
            pen.disc(spot, 0.09, LOSS, casing=0.02)
        for text, left, foot, there in self.texts():
            if text is self._nought:
                low, high = text.low - 0.06, text.high + 0.06
                plate = Pen(canvas, self.presence * there)
                plate.plate(left + low[0], foot + low[1], left + high[0], foot + high[1], 0.06)
        self.write(canvas)


class Column(Lettered):
    """The first guess as high as it is wrong: a post of that height, by the share ``risen``."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, view: View, plan: Plan) -> None:
        super().__init__()
        self.view, self.place = view, plan.away
        self.height = float(plan.bowl.centred.value(plan.away))
        self.risen = ValueTracker(0.0)
        self._number = Lettering(short(self.height, 4), LABEL_SIZE, LOSS)

    def ends(self) -> Array:
        """Foot and top on the screen (2, 2)."""
        heights = self.height * np.array([0.0, float(self.risen.get_value())])
        return self.view.screen(self.view.world(np.stack([self.place] * 2), heights))[0]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Its height, above it once it is that high."""
        x, y = self.ends()[1].tolist()
        if (there := float(np.clip(5 * self.risen.get_value() - 4, 0, 1))) > 0:
            yield self._number, x - self._number.width / 2, y + _BESIDE, there

    def draw(self, canvas: Canvas) -> None:
        """The post, the dot on it, the number on a plate."""
        pen, ends = Pen(canvas, self.presence), self.ends()
        pen.line(ends, LOSS, 0.08, casing=0.03)
        pen.disc(ends[1], 0.13, POSITION, casing=0.04)
        for text, left, foot, there in self.texts():
            low, high = text.low - 0.06, text.high + 0.06
            plate = Pen(canvas, self.presence * there)
            plate.plate(left + low[0], foot + low[1], left + high[0], foot + high[1], 0.06)
        self.write(canvas)


class Straight(OnGround):
    """What a cone would be: from two corners straight down to the tip.

    They are those that are seen farthest to the sides, so that one looks at it from the side.
    ``dropped`` in [0, 1] is how much is there of the bars from it down to the dots below.
    """

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, heights: Heights) -> None:
        super().__init__(heights.cloud.view)
        self.heights = heights
        self.dropped = ValueTracker(0.0)

    def corners(self) -> Array:
        """Leftmost and rightmost (2, 2)."""
        at = self.heights.floor.leftmost()
        return CORNERS[[at, (at + 2) % 4]]

    def bars(self) -> Array:
        """For each dot between tip and corner a place (2,), its height and the cone's: (18, 4)."""
        cloud, rows = self.heights.cloud, []
        for corner in self.corners():
            top = float(cloud.view.landscape.value(corner))
            for share in np.arange(1, REACH) / REACH:
                place = share * corner
                rows.append([*place, float(cloud.view.landscape.value(place)), share * top])
        return np.array(rows)

    def draw(self, canvas: Canvas) -> None:
        """Bars, then the lines."""
        pen, view = Pen(canvas, self.presence), self.view
        tip = view.screen(view.world(np.zeros(2), np.array(0.0)))[0]
        if (dropped := float(self.dropped.get_value())) > 0:
            rows = self.bars()
            high, low = (
                view.screen(view.world(rows[:, :2], rows[:, column]))[0] for column in (3, 2)
            )
            for begin, end in zip(high, low, strict=True):
                pen.line(np.stack([begin, begin + dropped * (end - begin)]), LOSS, 0.05)
        corners = self.corners()
        tops = np.asarray(view.landscape.value(corners))
        for spot in view.screen(view.world(corners, tops))[0]:
            pen.line(np.array([spot, tip]), TEXT, 0.06, casing=0.03)


class Wire(OnGround):
    """What may be the shape, of thin lines: as high as the bowl at its rim, and 0 at the cross.

    Its heights go with the ``power`` of the distance: 1 is a cone, 2 the bowl.
    """

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.power = ValueTracker(1.0)

    def lines(self) -> list[Array]:
        """Rings, and lines from the cross to the rim, on the screen."""
        turn = np.linspace(0, 2 * np.pi, 73)
        ways = RIM * np.stack([np.cos(turn), np.sin(turn)], axis=-1)
        shares, power = np.linspace(0, 1, 25), float(self.power.get_value())
        places = shares[:, None, None] * ways
        heights = np.asarray(self.view.landscape.value(ways)) * shares[:, None] ** power
        spots = self.view.screen(self.view.world(places, heights))[0]
        return [*spots[6::6], *spots.swapaxes(0, 1)[:-1:6]]

    def draw(self, canvas: Canvas) -> None:
        """All of it."""
        Pen(canvas, self.presence).line(self.lines(), TEXT, 0.04, opacity=0.85)


class Axis(OnGround):
    """The upright line through the cross, about which something is spun."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, view: View, highest: float) -> None:
        super().__init__(view)
        self.highest = highest

    def draw(self, canvas: Canvas) -> None:
        """Dashes, from the floor to over the rim."""
        ups = self.highest * np.linspace(0, 1.12, 29)
        spots = self.view.screen(self.view.world(np.zeros((29, 2)), ups))[0]
        pen = Pen(canvas, self.presence)
        for begin in range(0, 28, 2):
            pen.line(spots[begin : begin + 2], TEXT, 0.045)


__all__ = ["Axis", "Cloud", "Column", "Heights", "Straight", "Wire"]
