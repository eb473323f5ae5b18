"""Close by: finer and finer level lines, the plank that the hill becomes, climbs that add up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.gradient.compass import names
from scenes.parts.gradient.plan import Plan
from scenes.parts.gradient.plated import Plated
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    PATH,
    POSITION,
    QUIET,
    STAGE,
    TEXT,
    Box,
    Layer,
    View,
    change,
    tr,
)
from scenes.stage.ground.levels import round_levels
from scenes.stage.ground.on_ground import KeptOnGround, OnGround
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_FINER = 3  # times as many level lines from one fineness to the next; odd, so that all stay
_SETS = 7
_MANY = 26  # level lines to either side of her
_ROOM = (0.35, 0.8)  # scene units between two lines: fewer, they are gone; more, they are there
_PLANK = 1.05  # of where the hill is one, half the side of the plank that is drawn
_RULE = 0.16  # half a bar on the ruler
_APART = 0.24  # scene units from one name to the next


class FineLines(KeptOnGround):
    """Level lines about her that become finer as the camera comes near, so that some are there."""

    layer: ClassVar[Layer] = Layer.GROUND

    def __init__(self, view: View, plan: Plan) -> None:
        super().__init__(view)
        self.plan = plan
        self.set_z_index(Layer.GROUND + 1)
        levels = round_levels(view.lowest, view.highest)
        apart = float(levels[1] - levels[0])
        self._sets = []
        for number in range(1, _SETS):
            step = apart / _FINER**number
            away = step / plan.steepness  # from one line to the next
            lines = plan.contours(float(levels[0]) + apart / 2, step, _MANY * away)
            self._sets.append((away, lines))

    def picture(self, canvas: Canvas) -> None:
        """Each set as strong as there is room between its lines, but for those that are too far."""
        per_unit = self.view.scale_xy * self.view.pose["zoom"]
        pen = Pen(canvas)
        for away, lines in self._sets:
            room = away * per_unit
            comes = np.interp(room, _ROOM, (0, 1)) * np.interp(room, (6.0, 9.0), (1, 0))
            if comes > 0:
                on_screen = [self.view.at(line, 0.0005) for line in lines]
                for line in on_screen:
                    self._reach(line)
                pen.line(on_screen, TEXT, 0.018, opacity=0.4 * float(comes))


def plank_on(view: View, plan: Plan) -> Array:
    """The corners (4, 2) of the plank on the screen: as flat and as tilted as the hill."""
    foot, signs = view.ground(plan.here), np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)])
    ways = _PLANK * plan.plank * signs + 0.5 * plan.stride
    return view.screen(foot + np.stack([view.rise(plan.here, way) for way in ways]))[0]


class Stride(OnGround):
    """A small step on the plank: its part along one axis, then along the other, and their rises.

    ``walked`` goes from 0 to 2; ``stacked`` from 0 to 1 takes the two rises to a ruler in a box.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, view: View, plan: Plan, ruler: Box) -> None:
        super().__init__(view)
        self.plan, self.ruler = plan, ruler
        self.walked, self.stacked = ValueTracker(0.0), ValueTracker(0.0)

    def corners(self) -> Array:
        """World points (3, 3): her feet, the end of the first part, the end of the second."""
        here, stride = self.plan.here, self.plan.stride
        first = self.view.rise(here, stride * (1, 0))
        second = self.view.rise(here, stride * (0, 1))
        return self.view.ground(here) + np.stack([0 * first, first, first + second])

    def plank(self) -> Array:
        """The corners (4, 2) of the plank on the screen: as flat and as tilted as the hill."""
        return plank_on(self.view, self.plan)

    def posts(self) -> Array:
        """Both rises on the screen (2, 2, 2): the foot and the end of each."""
        corners = self.corners()
        feet = corners[1:].copy()
        feet[:, 2] = corners[:-1, 2]
        return self.view.screen(np.stack([feet, corners[1:]], axis=1))[0]

    def bars(self) -> Array:
        """Both rises as they are now (2, 2, 2): at their places, or one over the other."""
        posts, share = self.posts(), float(self.stacked.get_value())
        high = posts[:, 1, 1] - posts[:, 0, 1]
        x, y = self.ruler.middle[0], self.ruler.bottom
        feet = np.array([(x, y), (x, y + high[0])])
        stacked = np.stack([feet, feet + high[:, None] * (0, 1)], axis=1)
        return np.asarray((1 - share) * posts + share * stacked)

    def stack(self) -> Any:
        """The rises go to the ruler."""
        return change(self.stacked, 1)

    def draw(self, canvas: Canvas) -> None:
        """The way in two parts over level lines, the way at once, and the rises."""
        pen, corners = Pen(canvas, self.presence), self.corners()
        line, walked = self.view.screen(corners)[0], float(self.walked.get_value())
        plank = self.plank()
        pen.fill(plank, TEXT, 0.12)
        pen.line(plank, TEXT, 0.05, casing=0.05, closed=True)
        level = corners[1:].copy()
        level[:, 2] = corners[:-1, 2]
        feet = self.view.screen(level)[0]
        for number in range(2):
            share = float(np.clip(walked - number, 0, 1))
            if not share:
                continue
            begin, end = line[number], line[number + 1]
            pen.line(np.stack([begin, begin + share * (end - begin)]), PATH, 0.09, casing=0.05)
            dashed = np.stack([begin, begin + share * (feet[number] - begin)])
            pen.line(dashed, TEXT, 0.035, dashes=(0.12, 0.09))
        pen.disc(line[0], 0.13, POSITION, casing=0.05)
        for number, (foot, end) in enumerate(self.bars()):
            share = float(np.clip(walked - number, 0, 1))
            stacked = float(self.stacked.get_value())
            if share:
                wide = 0.1 + (2 * _RULE - 0.1) * stacked
                pen.line(np.stack([foot, foot + share * (end - foot)]), LOSS, wide, casing=0.05)


class HeightRuler(Plated):
    """An upright ruler beside the plank, and the names of the two rises on it."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, stride: Stride) -> None:
        super().__init__()
        self.stride = stride
        plan = stride.plan
        rises = np.abs(plan.stride * plan.gradient).tolist()
        heads = (*names(plan), tr("together"))
        words = (
            f"{head}: {number_text(float(f'{rise:.2g}'))}"
            for head, rise in zip(heads, (*rises, sum(rises)), strict=True)
        )
        run = number_text(float(f"{abs(plan.stride[0]):.2g}"))
        self._run = Lettering(tr("run {length}").format(length=run), LABEL_SIZE, TEXT)
        self._names = [Lettering(word, LABEL_SIZE, LOSS) for word in words]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each name beside its part, and what they are together above, once they are stacked."""
        share, bars = float(self.stride.stacked.get_value()), self.stride.bars()
        spots = [*bars.mean(axis=1), bars[1, 1] + np.array([0.0, 0.45])]
        for (below, at), text in zip(pairwise(spots), self._names, strict=False):
            at[1] = max(at[1], below[1] + text.height + _APART)  # flat bars have one place
        for text, at in zip(self._names, spots, strict=True):
            x = min(at[0] + 0.4, STAGE.right - 0.1 - text.width)
            yield text, float(x), float(at[1]) - text.height / 2, max(0.0, 4 * share - 3)
        yield from self._runs()

    def _runs(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How long each part of the way is, beside it, on the side away from its rise."""
        stride, text = self.stride, self._run
        foot, turn, end = stride.view.screen(stride.corners())[0]
        spots = (foot + turn) / 2 - (0, 0.75), (turn + end) / 2 - (0.3 + text.width / 2, 0)
        for number, (x, y) in enumerate(spots):
            share = float(np.clip(stride.walked.get_value() - number, 0, 1))
            yield text, float(x) - text.width / 2, float(y) - text.height / 2, share

    def draw(self, canvas: Canvas) -> None:
        """Its line, ticks and the names on plates."""
        pen, box = Pen(canvas, self.presence), self.stride.ruler
        x = float(box.middle[0])
        pen.plate(box.left, box.bottom - 0.25, box.right, box.top + 0.25)
        pen.line(np.array([(x, box.bottom), (x, box.top)]), QUIET, 0.035)
        for y in np.linspace(box.bottom, box.top, 9):
            pen.line(np.array([(x - 0.1, y), (x + 0.1, y)]), QUIET, 0.03)
        self.write(canvas)


__all__ = ["FineLines", "HeightRuler", "Stride", "plank_on"]
