"""Why errors are squared: their size has a corner, where no line leans; a square is smooth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, UP, FadeIn, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from scenes.parts.loss_curve.lighting import FIRST
from scenes.stage import BODY_SIZE, LABEL_SIZE, LOSS, QUIET, TEXT, Box, Layer, Words, change, tr
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_HALF = 0.5  # scene units: of the line that leans on it
_ENDS = -0.75, 0.75  # of half of the width, where the line begins and ends
_POINTS = 81
_CLOSE = 0.03  # of half of the width: so near the corner no line leans


class Ridge(Painted):
    """A curve over the error, and a line that leans on it, ``at`` so far across.

    At a corner there is none, and none goes on past it: it would strike the corner out.
    """

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, box: Box, curve: Callable[[Array], Array], at: ValueTracker) -> None:
        super().__init__()
        self.curve, self.at = curve, at
        self.corner = curve is np.abs
        self.set_frame(*box)

    def spot(self, x: float) -> Array:
        """Where the curve is on the screen, at a share of half of the width (2,)."""
        foot = np.array([self.get_x(), self.get_bottom()[1]])
        way = np.array([x * self.width / 2, self.height * float(self.curve(np.array(x)))])
        return np.asarray(foot + way)

    def way(self) -> Array | None:
        """The direction (2,) in which a line leans on it now; None at a corner."""
        at = float(self.at.get_value())
        before, after = (self.spot(at + side * 0.5 * _CLOSE) for side in (-1, 1))
        here = self.spot(at)
        arms = [(here - before), (after - here)]
        arms = [arm / np.linalg.norm(arm) for arm in arms]
        if float(arms[0] @ arms[1]) < 0.95:
            return None
        return np.asarray((after - before) / np.linalg.norm(after - before))

    def draw(self, canvas: Canvas) -> None:
        """The axis, the curve, the line and its place."""
        pen = Pen(canvas, self.presence)
        foot, wide = self.spot(0.0), np.array([self.width / 2, 0.0])
        pen.line(np.stack([foot - wide, foot + wide]), QUIET, 0.035)
        across = np.linspace(-1, 1, _POINTS)
        pen.line(np.stack([self.spot(float(x)) for x in across]), LOSS, 0.07)
        spot, way = self.spot(float(self.at.get_value())), self.way()
        if way is not None:
            near = float(np.linalg.norm(spot - foot)) if self.corner else _HALF
            back, on = (_HALF, min(_HALF, near)) if spot[0] < foot[0] else (min(_HALF, near), _HALF)
            pen.line(np.stack([spot - back * way, spot + on * way]), TEXT, 0.06)
        pen.disc(spot, 0.1, TEXT, casing=0.04)


class Corner(VGroup):
    """The size of an error beside its square: a line goes along both."""

    def __init__(self, box: Box) -> None:
        self.at = ValueTracker(_ENDS[0])
        curves: tuple[Callable[[Array], Array], ...] = (np.abs, np.square)
        names = f"| {tr('error')} |", tr("error²")
        called = tr("at 0: which slope?"), tr("smooth")
        self.ridges, self.names, self.called = VGroup(), VGroup(), VGroup()
        for part, curve, name, words in zip(
            box.rows(1, 1, gap=0.5), curves, names, called, strict=True
        ):
            picture = Box(part.left, part.bottom + 0.35, part.left + 2.0, part.top - 0.1)
            ridge = Ridge(picture, curve, self.at)
            beside = picture.right + 0.35, float(ridge.get_center()[1])
            self.ridges.add(ridge)
            self.names.add(Words(name, BODY_SIZE, LOSS))
            self.called.add(Words(words, LABEL_SIZE))
            for one, up in ((self.names[-1], 0.35 * UP), (self.called[-1], 0.35 * DOWN)):
                one.move_to(np.array([*beside, 0.0]) + up, aligned_edge=LEFT)
        super().__init__(self.ridges, self.names, self.called)

    def asked(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The size is there, and a line leans on it, as far as its corner; with seconds."""
        yield (FadeIn(self.ridges[0], self.names[0]),), 0.5
        yield (change(self.at, 0, linear),), 1.2
        yield (FadeIn(self.called[0]),), 0.4

    def answered(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """Its square comes; the line rolls on along both."""
        yield (FadeIn(self.ridges[1], self.names[1]),), 0.5
        yield (change(self.at, _ENDS[1]), FadeIn(self.called[1], rate_func=FIRST)), 1.2


__all__ = ["Corner", "Ridge"]
