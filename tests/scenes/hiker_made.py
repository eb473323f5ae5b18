"""A hiker on a curve, for the tests of her."""

from __future__ import annotations

from typing import Any

from gdmath import Landscape, Trajectory, descend, gradient_descent
from scenes.stage.curve.curve import Curve
from scenes.stage.walk.hiker import Hiker
from tests.scenes.canvas import plane_at

BOWL = Landscape.from_expression("3*(x-1)^2 + 2", ((-2, 4),), minima=((1,),))
TALL = 1.2


def curve(landscape: Landscape = BOWL, top: float = 30.0) -> Curve:
    ((low, high),) = landscape.window
    return Curve(plane_at((-6, -2.5), (12, 5.5), (low, high), (-2, top)), landscape)


def walk(rate: float = 0.05, start: float = -1.5, steps: int = 8) -> Trajectory:
    return descend(BOWL, gradient_descent(rate), [start], steps)


def hiker(trajectory: Trajectory, progress: float = 0.0, **options: Any) -> Hiker:
    made = Hiker(curve(), float(trajectory.points[0, 0]), TALL, **options)
    made.follow(trajectory)
    made.progress.set_value(progress)
    return made
