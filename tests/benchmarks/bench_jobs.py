"""One film by two processes against one: a camera flight, in which drawing is most of the work.

What is told apart: one process that may use both cores, one drawing and one encoding, and one
process on one core.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from typing import Any

from manim import linear, tempconfig

from gdmath import LANDSCAPES
from scenes.stage.ground.surface import Surface
from scenes.stage.ground.view import View
from scenes.stage.lecture.scene import LectureScene
from tests.benchmarks.measure import Row

SECONDS = 12
SETTINGS = {
    "pixel_width": 1280,
    "pixel_height": 720,
    "frame_rate": 30,
    "disable_caching": True,
    "progress_bar": "none",
    "verbosity": "ERROR",
    "video_encoder_options": {"preset": "veryfast"},
}


class Flight(LectureScene):
    """Once around the hills, finely meshed."""

    def construct(self) -> None:
        """Fly."""
        view = View(LANDSCAPES["sine_hills"], size=8.0, elevation=35, azimuth=-60)
        self.add(view, Surface(view, resolution=96))
        around: Any = view.animate(run_time=SECONDS, rate_func=linear)
        self.play(around.look(azimuth=300))


def rows() -> Iterator[Row]:
    """The same film by two processes, by one, and by one on one core."""
    cores = os.sched_getaffinity(0)
    two = film(2)
    one = film(1)
    os.sched_setaffinity(0, {min(cores)})
    try:
        alone = film(1)
    finally:
        os.sched_setaffinity(0, cores)
    what = f"camera flight of {SECONDS} s at 720p30 by 2 processes"
    yield Row(what, two, "1 process", one, target=1 / 1.6)
    yield Row(what, two, "1 process on 1 core", alone, target=1 / 1.6)


def film(jobs: int) -> float:
    """Seconds that the film takes."""
    os.environ["DOWNHILL_JOBS"] = str(jobs)
    try:
        with tempfile.TemporaryDirectory() as folder, tempconfig({**SETTINGS, "media_dir": folder}):
            start = time.perf_counter()
            Flight().render()
            return time.perf_counter() - start
    finally:
        del os.environ["DOWNHILL_JOBS"]
