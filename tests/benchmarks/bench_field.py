"""A field of 33 × 19 arrows at 1080p that moves, against Manim's `ArrowVectorField`.

Manim's field moves by being made anew for each frame, as its updaters do it, or by a moving camera,
which only paints it again; both are measured.
"""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import numpy as np
from manim import ArrowVectorField, Camera

from gdmath import LANDSCAPES, gradient_field
from scenes.render.camera import PaintingCamera
from scenes.render.rehearsal import offstage
from scenes.stage.ground.field import Field
from scenes.stage.ground.view import View
from scenes.stage.paint.arrow import ArrowScale
from tests.benchmarks.measure import Row, best_of

SHAPE = (33, 19)
WHAT = f"field of {SHAPE[0]} × {SHAPE[1]} arrows, a moving frame at 1080p"
LANDSCAPE = LANDSCAPES["sine_hills"]


def rows() -> Iterator[Row]:
    """Measure a moving frame of each; the target is for a field that changes."""
    with offstage(pixel_width=1920, pixel_height=1080):
        mine, anew, again = best_of(4, ours(), remade(), repainted())
        yield Row(WHAT, mine, "manim ArrowVectorField, made anew", anew, target=0.1)
        yield Row(WHAT, mine, "manim ArrowVectorField, painted again", again)


def ours() -> Callable[[], object]:
    """Our field on hills that turn."""
    view = View(LANDSCAPE, size=7.5, elevation=60)
    field = Field(view, gradient_field(LANDSCAPE, SHAPE), ArrowScale(0.4))
    field.presence = 1.0
    camera: Any = PaintingCamera()
    angles = count()

    def frame() -> None:
        view.look(azimuth=-60 + 0.3 * (next(angles) % 60))
        camera.reset()
        camera.capture_mobjects([field])

    return frame


def stock(phase: float) -> ArrowVectorField:
    """Manim's field, as many arrows on as much of the frame."""

    def vector(at: Any) -> Any:
        return np.array([*LANDSCAPE.gradient(at[:2] + phase), 0.0])

    (x0, x1), (y0, y1) = (-6.4, 6.4), (-3.6, 3.6)
    across, up = (x1 - x0) / (SHAPE[0] - 1), (y1 - y0) / (SHAPE[1] - 1)
    field = ArrowVectorField(vector, x_range=[x0, x1, across], y_range=[y0, y1, up])
    assert len(field.submobjects) == SHAPE[0] * SHAPE[1]
    return field


def remade() -> Callable[[], object]:
    """Manim's field made anew with each frame."""
    camera: Any = Camera()
    phases = count()

    def frame() -> None:
        camera.reset()
        camera.capture_mobjects([stock(0.01 * (next(phases) % 60))])

    return frame


def repainted() -> Callable[[], object]:
    """Manim's field made once and moved a little before each frame."""
    camera: Any = Camera()
    field, steps = stock(0.0), count()

    def frame() -> None:
        field.shift(np.array([0.01 if next(steps) % 2 else -0.01, 0, 0]))
        camera.reset()
        camera.capture_mobjects([field])

    return frame
