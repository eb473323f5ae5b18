"""Why errors are squared: the bare error of one dot has a corner, where no one slope is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.sheet import Sheet
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    QUIET,
    TEXT,
    TITLE_SIZE,
    Box,
    Layer,
    Words,
    change,
    italic,
    tr,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_BOX = Box(-3.0, 0.3, 2.6, 3.6)  # scene units: the sky over the valley
_HALF = 0.75  # scene units: of the line that leans on it
_STEEP = 1.1  # scene units up for one across
_ASIDE = 1.0  # scene units from the corner: the slopes
_ENDS = -0.8, 0.8  # scene units from the corner, where the line begins and ends


class Ridge(Painted):
    """The size of one dot's error over w, and a line that leans on it, ``at`` so far across.

    At the corner there is none: two would cross there, as if they struck it out.
    """

    layer = Layer.TEXT

    def __init__(self, box: Box) -> None:
        super().__init__()
        self.at = ValueTracker(_ENDS[0])
        self.set_frame(*box)

    def draw(self, canvas: Canvas) -> None:
        """The axis, both straight pieces, and the line but at the corner."""
        pen = Pen(canvas, self.presence)
        foot = np.array([self.get_x(), self.get_bottom()[1]])
        wide = np.array([self.width / 2, 0.0])
        pen.line(np.stack([foot - wide, foot + wide]), QUIET, 0.035)
        high = self.height / _STEEP
        arms = [foot + high * np.array([side, _STEEP]) for side in (-1.0, 1.0)]
        pen.line(np.stack([arms[0], foot, arms[1]]), LOSS, 0.08)
        at = float(self.at.get_value())
        for side in (-1.0, 1.0):
            if side * at > 1e-9:
                way = np.array([1.0, side * _STEEP]) / np.hypot(1.0, _STEEP)
                spot = foot + np.array([at, abs(at) * _STEEP])
                pen.line(np.stack([spot - _HALF * way, spot + _HALF * way]), TEXT, 0.07)
        pen.disc(foot + np.array([at, abs(at) * _STEEP]), 0.1, TEXT, casing=0.04)


class Corner(VGroup):
    """The bare error of one dot on a board: a line leans on both pieces."""

    def __init__(self, plan: WeightDescents) -> None:
        board = Sheet(_BOX)
        self.ridge = Ridge(_BOX.inset(0.5, top=0.6, bottom=0.35))
        row = plan.examples[0]
        x, y = float(plan.dataset.x[row]), float(plan.dataset.y[row])
        sign = "−" if y >= 0 else "+"
        error = f"| {number_text(x)} {italic('w')} {sign} {number_text(abs(y))} |"
        told = Words(error, TITLE_SIZE, LOSS)
        told.move_to((_BOX.middle[0], _BOX.top - 0.4, 0))
        w = Words(italic("w"), LABEL_SIZE, POSITION)
        w.next_to(self.ridge.get_corner(DOWN + RIGHT), DOWN + LEFT, buff=0.12)
        self.slopes = [
            Words(f"{tr('slope')} {sign}{number_text(abs(x))}", LABEL_SIZE, GRADIENT)
            for sign in ("−", "+")
        ]
        for side, words in zip((-1, 1), self.slopes, strict=True):
            away = _ASIDE + words.width / 2
            words.move_to(self.ridge.get_bottom() + side * away * RIGHT + 0.45 * UP)
        self.none = Words(tr("no slope"), LABEL_SIZE, GRADIENT)
        self.none.move_to(self.ridge.get_bottom() + 0.38 * DOWN)
        super().__init__(board, self.ridge, told, w, *self.slopes, self.none)
        self.set_z_index(Layer.TEXT)
        board.set_z_index(Layer.TEXT - 1)

    def asked(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """It is there; a line leans on both sides, then it comes to the corner; with seconds."""
        there, (left, right) = self.submobjects[:4], self.slopes
        yield (FadeIn(*there),), 0.5
        for end, slope in zip((_ENDS[0] / 2, _ENDS[1]), (left, right), strict=True):
            yield (change(self.ridge.at, end, linear), FadeIn(slope)), 1.0
        yield (change(self.ridge.at, 0),), 0.8

    def answer(self) -> Any:
        """There it has none."""
        return FadeIn(self.none)


__all__ = ["Corner"]
