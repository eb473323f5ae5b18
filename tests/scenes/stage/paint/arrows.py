"""Pictures to put arrows on, whose units are known."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gdmath import LANDSCAPES
from scenes.render.rehearsal import offstage
from scenes.stage.curve.curve import Curve
from scenes.stage.ground.view import View
from scenes.stage.lecture.boxes import Box
from scenes.stage.paint.arrow import Arrow
from scenes.stage.paint.projection import Projection
from scenes.stage.plot.plane import Plane
from tests.scenes.canvas import Array
from tests.scenes.conftest import Bare

BOX = Box(-5, -2, 3, 2.5)


def plane() -> Plane:
    """A plane on which a unit of x is 1.6 scene units, and one of y 0.9."""
    made = Plane((-2, 3), (0, 5), numbered=(False, False))
    made.state[:4] = (-5, -2, 8, 4.5)
    return made


def curve() -> Curve:
    return Curve(plane(), LANDSCAPES["mlcc_parabola"])


def ground(**pose: float) -> View:
    return View(LANDSCAPES["sine_hills"], size=7.0, **pose)


def arrow(on: Projection, root: Any, vector: Any, **options: Any) -> Arrow:
    return Arrow(on, lambda: np.array(root, float), lambda: np.array(vector, float), **options)


def screen_length(line: Array) -> float:
    return float(np.linalg.norm(line[-1] - line[0]))


both = pytest.mark.parametrize("skipped", [False, True], ids=["played", "skipped"])


def played(*animations: Any, skipped: bool = False) -> None:
    with offstage(pixel_width=32, pixel_height=18, frame_rate=10):
        Bare(skip_animations=skipped).play(*animations, run_time=1)
