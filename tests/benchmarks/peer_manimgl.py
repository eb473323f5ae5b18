"""What ManimGL runs for `bench_manimgl`: the hills, turning; prints the best frame's seconds."""

import time

import numpy as np
from manimlib import BLUE, DEGREES, ParametricSurface, ThreeDScene

FACES = 64
FRAMES = 12


class Hills(ThreeDScene):
    """The hills under a camera that turns a degree a frame; each frame's pixels are read."""

    def construct(self):
        """Paint the frames, the first two of which nobody counts."""
        hills = ParametricSurface(
            lambda u, v: np.array([u, v, np.sin(u) * np.sin(v)]),
            u_range=(-4, 4),
            v_range=(-4, 4),
            resolution=(FACES + 1, FACES + 1),
        )
        hills.set_color(BLUE)
        self.add(hills)
        self.frame.reorient(-60, 55)
        seconds = [self._frame() for _ in range(FRAMES)]
        print("SECONDS", min(seconds[2:]), flush=True)

    def _frame(self):
        start = time.perf_counter()
        self.frame.increment_theta(1 * DEGREES)
        self.camera.capture(*self.render_groups)
        self.camera.get_raw_fbo_data()
        return time.perf_counter() - start
