"""A smooth 64 × 64 surface at 1080p under a moving camera, against Manim's own `Surface`.

Both are painted by their cameras onto a frame of the same size, and both cameras turn a little
between frames, so that nothing can be kept.
"""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import numpy as np
from manim import DEGREES, Surface, ThreeDCamera

from gdmath import LANDSCAPES
from scenes.render.camera import PaintingCamera
from scenes.render.rehearsal import offstage
from scenes.stage.ground import surface
from scenes.stage.ground.view import View
from tests.benchmarks.measure import Row, best_of

FACES = 64
WHAT = f"surface of {FACES} × {FACES} faces, a frame at 1080p"
LANDSCAPE = LANDSCAPES["sine_hills"]


def rows() -> Iterator[Row]:
    """Measure a frame with a moving camera, and one with a resting camera."""
    with offstage(pixel_width=1920, pixel_height=1080):
        moving, resting, stock, copying = jobs()
        best_of(1, moving, resting, stock)
        ours, theirs = best_of(4, moving, stock)
        yield Row(f"{WHAT}, camera moving", ours, "manim Surface", theirs, target=0.1)
        kept, copied = best_of(20, resting, copying)
        yield Row(f"{WHAT}, camera resting", kept, "copying an empty frame", copied)


def jobs() -> list[Callable[[], object]]:
    """What is measured: our surface moving and resting, Manim's moving, and an empty frame."""
    view = View(LANDSCAPE, size=8.0, elevation=35)
    ours = surface.Surface(view, resolution=FACES)
    stock = Surface(
        lambda u, v: np.array([u, v, float(LANDSCAPE.value([u, v]))]),
        u_range=LANDSCAPE.window[0],
        v_range=LANDSCAPE.window[1],
        resolution=(FACES, FACES),
    )
    camera: Any = PaintingCamera()
    other: Any = ThreeDCamera(phi=55 * DEGREES, theta=-60 * DEGREES)
    angles = count()

    def frame(with_camera: Any, *shown: Any) -> None:
        with_camera.reset()
        with_camera.capture_mobjects(shown)

    def moving() -> None:
        view.look(azimuth=-60 + 0.3 * (next(angles) % 60))
        frame(camera, ours)

    def stock_moving() -> None:
        other.set_theta((-60 + 0.3 * (next(angles) % 60)) * DEGREES)
        frame(other, stock)

    return [moving, lambda: frame(camera, ours), stock_moving, lambda: frame(camera)]
