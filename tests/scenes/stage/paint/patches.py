"""A patch that paints itself, and scenes that play with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from manim import (
    ValueTracker,
    linear,
)

from scenes.render.rehearsal import offstage
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from tests.scenes.canvas import pixels_at, shade
from tests.scenes.conftest import Bare

RATE = 10.0
CORNERS = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], dtype=float)


class Patch(Painted):
    """A red square whose middle is where its tracker says."""

    def __init__(self, x: float = 0.0) -> None:
        super().__init__()
        self.x = ValueTracker(x)
        self.drawn: list[float] = []

    def draw(self, canvas: Canvas) -> None:
        self.drawn.append(self.presence)
        Pen(canvas, self.presence).fill(CORNERS + np.array([self.x.get_value(), 0]), "#FF0000")


def red(image: Any, at: tuple[float, float] = (0.0, 0.0)) -> float:
    """How much of the red patch there is at a place of a picture, 0 to 1."""
    dark = shade(BACKGROUND)
    return float((image[pixels_at(np.array(at))][0] - dark[0]) / (255 - dark[0]))


def acted(*plays: Callable[[Any], Any], things: list[Any], skipped: bool) -> Any:
    """A scene after some plays, with a patch on it from the beginning if there are things."""
    with offstage(pixel_width=32, pixel_height=18, frame_rate=RATE):
        scene = Bare(skip_animations=skipped)
        scene.add(*things)
        for play in plays:
            scene.play(play(scene), run_time=1.0, rate_func=linear)
        return scene


both = pytest.mark.parametrize("skipped", [False, True], ids=["played", "skipped"])
