"""Descents whose iterates are known: w(k) = m + (1 − αλ)ᵏ (w(0) − m) on a parabola."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gdmath import LANDSCAPES, descend, gradient_descent, parabola
from scenes.render.rehearsal import offstage
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.theme import POSITION
from scenes.stage.paint.arrow import ArrowScale
from scenes.stage.plot.plane import Plane
from scenes.stage.walk.playback import Playback, StepByStep
from tests.scenes.conftest import Bare

CURVATURE, MINIMUM, RATE, START, STEPS = 0.8, 1.0, 0.5, -2.0, 6


def iterate(k: int) -> float:
    return float(MINIMUM + (1 - RATE * CURVATURE) ** k * (START - MINIMUM))


def slope(k: int) -> float:
    return CURVATURE * (iterate(k) - MINIMUM)


def plane() -> Plane:
    return Plane((-3, 3), (0, 5), numbered=(False, False)).within(Box(-5, -2, 3, 2))


def walker(scale: ArrowScale | None = None) -> StepByStep:
    """One walker on a parabola, her arrows on the axis."""
    landscape = parabola(CURVATURE / 2, minimum=MINIMUM)
    walk = descend(landscape, gradient_descent(RATE), [[START]], STEPS)
    return StepByStep(walk, RATE, plane().ruler, POSITION, scale=scale)


def crowd(starts: int = 3) -> Playback:
    landscape = LANDSCAPES["quadratic"]
    start = np.array([(-1.0, 0.8), (0.5, -0.7), (0.9, 0.2)])[:starts]
    walk = descend(landscape, gradient_descent(0.1), start, STEPS)
    return Playback(walk, ["#FF0000", "#00FF00", "#0000FF"][:starts])


both = pytest.mark.parametrize("skipped", [False, True], ids=["played", "skipped"])


def play(*animations: Any, skipped: bool = True, scene: Any = None, **options: Any) -> Any:
    with offstage(pixel_width=32, pixel_height=18, frame_rate=5):
        scene = scene or Bare(skip_animations=skipped)
        scene.play(*animations, **{"run_time": 1, **options})
        return scene
