"""The dots on the left, and the line through them: one dot is asked, or all of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, VMobject, linear
from numpy.typing import NDArray

from scenes.parts.stochastic.crowd import LIT
from scenes.parts.stochastic.here import Here
from scenes.parts.stochastic.places import ALONE, BAND, LEFT
from scenes.parts.stochastic.plan import Plan
from scenes.parts.stochastic.telling import equals, plain, short
from scenes.stage import (
    BODY_SIZE,
    DATA,
    LOSS,
    PREDICTION,
    TITLE_SIZE,
    FittedLine,
    Formula,
    Layer,
    Plane,
    Words,
    change,
    tr,
)
from scenes.stage.paint.painted import ripple
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

DIM, _BRIGHT = 0.62, 0.9
_SMALL, _LARGE = 0.075, 0.14
_POST = 0.09
_DASHES = (0.12, 0.09)
_RISES = (0.0, 0.45, 0.8, 1.2, 1.6)  # scene units over a dot, where its x may stand
_UP_THE_POST = 0.72, 0.4  # of its length: where its number stands, if it does not stand below
_CLEAR = 0.07  # scene units round it
_FLASH = 4  # dots that are bright at a time, as all of them speak
_ROOM = 0.06  # of the range of the numbers, around them


class Asked(OnPlane):
    """All dots, of which one is asked: ``alone`` in [0, 1] dims the others.

    ``told`` from 0 to 1 lets all of them flash up, one after another in the order of asking.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, plan: Plan) -> None:
        super().__init__(plane)
        self.plan = plan
        self.alone, self.told, self.pulse = ValueTracker(0.0), ValueTracker(0.0), ValueTracker(1.0)
        self.also = ValueTracker(0.0)  # how much another dot is lit
        self.come = ValueTracker(1.0)  # how far they have come from where they stood
        self.stood, self.were = np.zeros((len(plan), 2)), _SMALL

    def stand(self, spots: Array, radius: float) -> None:
        """They stand at other spots (n, 2) of the screen, which they leave as ``come`` grows.

        The ranks of these from left to right, then upwards, are those of the dots.
        """
        n, x, y = len(self.plan), self.plan.dots.x, self.plan.dots.y
        columns = np.round(spots[:, 0], 6)
        theirs = np.lexsort((spots[:, 1], columns))
        _, sizes = np.unique(columns, return_counts=True)
        files = np.split(np.argsort(x, kind="stable"), np.cumsum(sizes)[:-1])
        order = np.concatenate([file[np.argsort(y[file], kind="stable")] for file in files])
        self.stood = np.empty((n, 2))
        self.stood[order] = spots[theirs]
        self.were = radius
        self.come.set_value(0)

    def clip_box(self) -> Any:
        """None, as long as they come from elsewhere."""
        return super().clip_box() if self.come.get_value() >= 1 else None

    def ring_out(self) -> Any:
        """A ring goes out from the one that is asked."""
        self.pulse.set_value(0)
        return change(self.pulse, 1, linear)

    def draw(self, canvas: Canvas) -> None:
        """Dot by dot, the one that is asked last."""
        plan, alone = self.plan, float(self.alone.get_value())
        come, ends = float(self.come.get_value()), self.plane.xy(plan.dots.x, plan.dots.y)
        spots = self.stood + come * (ends - self.stood)
        small = self.were + come * (_SMALL - self.were)
        speaker = float(self.told.get_value()) * (len(plan) + _FLASH)
        place = np.argsort(plan.order)
        dim = _BRIGHT + (DIM - _BRIGHT) * alone
        for number, spot in enumerate(spots.tolist()):
            flash = float(np.clip(1 - abs(speaker - place[number] - _FLASH / 2) / _FLASH * 2, 0, 1))
            pen = Pen(canvas, self.presence)
            pen.disc(spot, small, DATA, opacity=dim + (1 - dim) * flash)
            if flash > 0:
                pen.disc(spot, small + 0.05 * flash, LIT, opacity=flash)
        other = Pen(canvas, self.presence * float(self.also.get_value()))
        other.disc(spots[plan.other], _LARGE, LIT, casing=0.05)
        pen, at = Pen(canvas, self.presence * alone), spots[plan.first]
        pen.disc(at, _LARGE, LIT, casing=0.05)
        wave = float(self.pulse.get_value())
        if 0 < wave < 1:
            pen.ring(at, _LARGE * (1 + 4 * wave), LIT, 0.04, opacity=ripple(wave))


class Miss(OnPlane):
    """The error of the dot that is asked: a post from it straight to the line."""

    layer: ClassVar[Layer] = Layer.AXES
    spill = 0.0

    def __init__(self, plane: Plane, plan: Plan, here: Here) -> None:
        super().__init__(plane)
        self.plan, self.here, self.grown = plan, here, ValueTracker(0.0)

    def grow(self) -> Any:
        """An animation: it comes out of the dot."""
        return change(self.grown, 1)

    def ends(self) -> Array:
        """The dot and the place on the line (2, 2), on the screen."""
        plan = self.plan
        error = plan.error(self.here.now()) * float(self.grown.get_value())
        return self.plane.xy([plan.x, plan.x], [plan.y, plan.y + error])

    def draw(self, canvas: Canvas) -> None:
        """A thick stroke."""
        ends = self.ends()
        if np.linalg.norm(ends[1] - ends[0]) > 0.02:
            Pen(canvas, self.presence).line(ends, LOSS, _POST, casing=0.04)

    def readings(self) -> list[Reading]:
        """The error as it is drawn."""
        return [Reading("post", "", self.plan.error(self.here.now()))]


class Says(OnPlane):
    """What the first line predicts for the dot: the place on it, and the way to the axis."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, plan: Plan) -> None:
        super().__init__(plane)
        self.plan, self.grown = plan, ValueTracker(0.0)

    def grow(self) -> Any:
        """An animation: from the line to the axis."""
        return change(self.grown, 1)

    def draw(self, canvas: Canvas) -> None:
        """A disc, and dashes as far as the axis."""
        plan, pen = self.plan, Pen(canvas, self.presence)
        at = self.plane.xy(plan.x, plan.y + plan.error(plan.start))
        grown = float(self.grown.get_value())
        if grown > 0:
            axis = np.array([self.plane.corner[0], at[1]])
            line = np.stack([at, at + grown * (axis - at)])
            pen.line(line, PREDICTION, 0.035, dashes=_DASHES)
            pen.disc(at, _LARGE * min(1.0, 4 * grown), PREDICTION, casing=0.05)


class DataSide:
    """The plane with the dots, the line and the post."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.here = plan, Here(plan.start)
        across, up = _ranges(plan)
        self.plane = Plane(across, up, ("x", "y")).within(ALONE)
        self.dots = Asked(self.plane, plan)
        self.line = FittedLine(self.plane, self.here.w, self.here.b)
        self.line.set_z_index(Layer.AXES + 1)
        self.miss = Miss(self.plane, plan, self.here)
        (self.first_number,) = self._numbers((plan.start,))  # as long as there is no map
        self.plane.within(LEFT)
        self.numbers = self._numbers((plan.start, plan.next))
        self.at_x = self._told_x()
        self.says = Says(self.plane, plan)
        self.worked = self._worked()
        self.level = Words(tr("height: this dot's squared error"), TITLE_SIZE, LOSS).within(BAND)

    def _numbers(self, lines: Sequence[Array]) -> list[Words]:
        """The errors of lines beside their posts, where the line and the dots leave them room.

        All in one of these spots, if it does for all: none of them changes sides.
        """
        plan, numbers, spots, covers = self.plan, [], [], []
        for line in lines:
            error = plan.error(line)
            number = Words(short(error), BODY_SIZE, LOSS)
            aside, up = number.width / 2 + 0.22, float(np.sign(error)) * (number.height / 2 + 0.2)
            foot, head = self.plane.xy([plan.x, plan.x], [plan.y, plan.y + error])
            heights = *(foot[1] + share * (head - foot)[1] for share in _UP_THE_POST), foot[1] - up
            free = [(foot[0] + side * aside, y) for y in heights for side in (1.0, -1.0)]
            covers.append([self.covered(number.move_to((*spot, 0)), line) for spot in free])
            numbers.append(number)
            spots.append(free)
        worst = np.max(covers, axis=0)
        best = [int(np.argmin(worst if worst.min() <= 1 else row)) for row in covers]
        return [
            number.move_to((*free[which], 0))
            for number, free, which in zip(numbers, spots, best, strict=True)
        ]

    def _told_x(self) -> Formula:
        """The input of the dot that is asked, beside it, off its post and the lines."""
        plan = self.plan
        words = Formula(f"{{{{x = {plain(plan.x)} : x}}}}", {"x": DATA}, BODY_SIZE)
        (left, bottom), up = self.plane.xy(plan.x, plan.y), -float(np.sign(plan.error(plan.start)))
        beside = (words.width / 2 + 0.2, -words.width / 2 - 0.2)
        spots = [(left + aside, bottom + up * rise) for rise in (0.45, 0.8, 1.2)
                 for aside in (0.0, *beside)]  # fmt: skip
        spots += [(left + aside, bottom - up * rise) for rise in _RISES for aside in beside]
        floor, lines = self.plane.corner[1] + words.height / 2, (plan.start, plan.next)
        covers = [
            sum(self.covered(words.move_to((*spot, 0)), line) for line in lines)
            + 9 * len(plan) * bool(spot[1] < floor)
            + 9 * len(plan) * any(map(partial(_touch, words), self.numbers))
            for spot in spots
        ]
        return words.move_to((*spots[int(np.argmin(covers))], 0))

    def covered(self, words: VMobject, line: Array) -> int:
        """How many dots something covers; more than there are where the line runs through them."""
        half = np.array([words.width, words.height]) / 2 + _CLEAR
        middle = words.get_center()[:2]
        left, right = self.plane.corner[0], self.plane.corner[0] + self.plane.size[0]
        if middle[0] - half[0] < left or middle[0] + half[0] > right:
            return 2 * len(self.plan) + 2
        ends = np.array([middle[0] - half[0], middle[0] + half[0]])
        beyond = self.plane.xy(np.array([-1e3, 1e3]), line @ np.array([[-1e3, 1e3], [1, 1]]))
        heights = np.interp(ends, *beyond.T)
        above, below = heights.min() > middle[1] + half[1], heights.max() < middle[1] - half[1]
        dots = self.plane.xy(self.plan.dots.x, self.plan.dots.y)
        inside = int(np.all(np.abs(dots - middle) < half, axis=1).sum())
        return inside if above or below else inside + len(self.plan) + 1

    def _worked(self) -> Formula:
        """Prediction less answer is error: its parts come one by one."""
        plan = self.plan
        error, says, was = plan.error(plan.start), plan.error(plan.start) + plan.y, plan.y
        minus = f"({plain(was)})" if was < 0 else plain(was)
        made = float(plain(says)) - float(plain(was))
        sign = equals(made, plain(error))
        source = (
            f"{{{{{plain(says)} : says}}}} {{{{- : minus}}}} {{{{{minus} : was}}}}"
            f" {{{{{sign} {plain(error)} : error}}}}"
        )
        colors = {"says": PREDICTION, "was": DATA, "error": LOSS}
        return Formula(source, colors, TITLE_SIZE).within(BAND)


def _touch(words: VMobject, others: VMobject) -> bool:
    """Whether they are nearer to each other than words may be."""
    apart = np.abs(words.get_center() - others.get_center())[:2]
    sizes = np.array([words.width + others.width, words.height + others.height]) / 2
    return bool(np.all(apart < sizes + 2 * _CLEAR))


def _ranges(plan: Plan) -> list[tuple[float, float]]:
    """What the plane shows: all dots, and where the first line is above the one asked."""
    ranges = []
    tops = plan.start @ np.stack([plan.dots.x, np.ones(len(plan))])
    for numbers in (plan.dots.x, np.concatenate([plan.dots.y, tops])):
        low, high = float(numbers.min()), float(numbers.max())
        ranges.append((low - _ROOM * (high - low), high + _ROOM * (high - low)))
    return ranges


__all__ = ["Asked", "DataSide", "Miss", "Says"]
