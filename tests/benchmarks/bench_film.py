"""Rendering the hills film at 1080p30, spoken, against encoding the same frames alone.

By default some beats that are typical: a walk under a resting camera, the camera flying over all
the hills, a map that changes. `FILM=full` in the environment takes all of the film, and
`FILM=beat,beat` other beats of it.

Afterwards each finished segment is decoded, a few frames at a time, and encoded again by Manim's
encoder with the same settings; only the encoding is timed. The excerpt's ratio is a little too
high: setting up the film takes as long for a part of it as for the whole.
"""

import os
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import av
import numpy as np
from manim import tempconfig
from manim.scene.video_segment_encoder import VideoSegmentEncoder

from scenes.hills import Hills
from tests.benchmarks.measure import Row, Spent

TYPICAL = "a_fraction,fog_lifts,every_start"
CHUNK = 16  # frames held in memory at a time, 8 MB each

Picture = np.ndarray[Any, np.dtype[np.uint8]]


class Excerpt(Hills):
    """The beats that are measured; the others go straight to their end."""

    beats = os.environ.get("FILM", TYPICAL)

    def next_section(self, name: str = "unnamed", *args: Any, **options: Any) -> None:
        if self.beats != "full" and name not in self.beats.split(","):
            options["skip_animations"] = True
        super().next_section(name, *args, **options)


def rows() -> Iterator[Row]:
    """Render once, then encode the same frames; by the clock, and in work of all cores."""
    settings = {
        "quality": "high_quality",
        "frame_rate": 30,
        "disable_caching": True,
        "progress_bar": "none",
        "verbosity": "ERROR",
        "max_files_cached": -1,  # else Manim throws away what is to be encoded again
    }
    with tempfile.TemporaryDirectory() as folder:
        with tempconfig({**settings, "media_dir": folder}):
            start = Spent.now()
            scene: Any = Excerpt()
            scene.render()
            rendering = Spent.now() - start
        encoding, frames = encode_again(scene.renderer.file_writer)
    part = "whole" if Excerpt.beats == "full" else "beats of the"
    what = f"{part} hills film at 1080p30, {frames} frames"
    yield Row(what, rendering.clock, "encoding them alone", encoding.clock, target=1.2)
    # Less disturbed by other programs than the clock, where they take some of the cores.
    yield Row("the same, in seconds of work", rendering.work, "encoding them alone", encoding.work)


def encode_again(writer: Any) -> tuple[Spent, int]:
    """What encoding all of the film's frames takes, and how many there are."""
    spent, frames = Spent(), 0
    for path in filter(None, writer.partial_movie_files):
        target = Path(path).with_suffix(".again.mp4")
        encoder = VideoSegmentEncoder(target=target, spec=writer.video_encoder)
        pictures = decoded(Path(path))
        while chunk := list(islice(pictures, CHUNK)):
            start = Spent.now()
            for picture in chunk:
                encoder.write_frame(picture)
            spent += Spent.now() - start
            frames += len(chunk)
        start = Spent.now()
        encoder.finish()
        spent += Spent.now() - start
        target.unlink()
    return spent, frames


def decoded(path: Path) -> Iterator[Picture]:
    """The frames of a film, as Manim hands them to the encoder."""
    with av.open(path) as film:
        for frame in film.decode(video=0):
            yield np.ascontiguousarray(frame.to_ndarray(format="rgba"))
