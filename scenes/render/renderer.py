"""The renderer of the lectures: Manim's, with exact frame counts and room for onlookers."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from manim import CairoRenderer, config, console, logger
from tqdm import tqdm

from scenes.render.camera import PaintingCamera
from scenes.render.segments import Segments, cores

if TYPE_CHECKING:
    from manim import Mobject, Scene


class Onlooker(Protocol):
    """Something that watches a scene being made, such as a test."""

    def frame(self, scene: Scene) -> None:
        """One more frame of the film is ready."""

    def beat_ended(self, scene: Scene, name: str) -> None:
        """The beat called ``name`` is over; the scene stands as it ended."""


class LectureRenderer(CairoRenderer):
    """Draws with the painting camera; with ``drawing`` off it only counts and lets look on."""

    def __init__(self, skip_animations: bool = False) -> None:
        super().__init__(camera_class=PaintingCamera, skip_animations=skip_animations)
        # Manim's cache takes a picture for known by a digest that does not see into what paints
        # itself; a stale picture would be a wrong number on screen.
        config.disable_caching = True
        self.segments = Segments(cores())
        self._progress: tqdm[Any] | None = None
        self.drawing = True
        self.onlookers: list[Onlooker] = []

    def init_scene(self, scene: Scene, *settings: Any) -> None:
        """Make ready to write; on several cores one line tells how far the film has got."""
        super().init_scene(scene, *settings)
        if self.segments.jobs > 1 and self.file_writer.output_spec.is_video:
            quiet = config.progress_bar == "none" or not sys.stderr.isatty()
            shape = "{desc}: {n:.0f} s of film, {elapsed}"
            self._progress = tqdm(desc=type(scene).__name__, bar_format=shape, disable=quiet)
            config.progress_bar = "none"  # Manim's own would count frames that others draw

    def update_frame(  # type: ignore[override]
        self, scene: Scene, mobjects: Iterable[Mobject] | None = None, **options: Any
    ) -> None:
        """Paint the frame, unless nobody wants pictures."""
        if self.drawing:
            super().update_frame(scene, mobjects, **options)

    def play(self, scene: Scene, *animations: Any, **options: Any) -> None:
        """Play, in a process of its own if the play is filmed and there are cores for it."""
        if self.segments.jobs == 1 or not self._films():
            self._play_here(scene, *animations, **options)
            return
        self.segments.start(lambda: self._film_alone(scene, *animations, **options))
        segment = str(self.file_writer.output_plan.segment_path(f"uncached_{self.num_plays:05}"))
        self._original_skipping_status = True
        self._play_here(scene, *animations, **options)
        self._original_skipping_status = False
        self.file_writer.partial_movie_files[-1] = segment
        self.file_writer.sections[-1].partial_movie_files[-1] = segment
        if self._progress is not None:
            self._progress.update(round(self.time - self._progress.n, 1))

    def _films(self) -> bool:
        """Whether the coming play is one that a video is made of."""
        self.skip_animations = self._original_skipping_status
        self.update_skipping_status()
        return bool(self.file_writer.output_spec.is_video and not self.skip_animations)

    def _film_alone(self, scene: Scene, *animations: Any, **options: Any) -> None:
        """In a process of its own: draw and encode one play, and see it written."""
        config.progress_bar = "none"
        self._play_here(scene, *animations, **options)
        self.file_writer.join_all_encode_jobs()

    def _play_here(self, scene: Scene, *animations: Any, **options: Any) -> None:
        """Play; one that is skipped takes as long as its frames would."""
        before = self.time
        super().play(scene, *animations, **options)
        if self.skip_animations:
            self.time = before + self._frames(scene) / self.camera.frame_rate

    def _frames(self, scene: Scene) -> int:
        """How many frames the present play has."""
        rate = self.camera.frame_rate
        if scene.is_current_animation_frozen_frame():
            return round(scene.duration * rate)
        return len(np.arange(0, scene.duration, 1 / rate))  # as Manim counts them

    def render(
        self, scene: Scene, time: float, moving_mobjects: Iterable[Mobject] | None = None
    ) -> None:
        """Make the frame and tell the onlookers."""
        super().render(scene, time, moving_mobjects)
        for onlooker in self.onlookers:
            onlooker.frame(scene)

    def scene_finished(self, scene: Scene) -> None:
        """Wait for all segments, join them, then say where the film is."""
        self.segments.finish()
        if self._progress is not None:
            self._progress.close()
        super().scene_finished(scene)
        output = self.file_writer.output_spec
        if output.enabled and not logger.isEnabledFor(logging.INFO):  # else Manim has said so
            made = self.file_writer.output_plan.primary_artifact
            console.print(f"{type(scene).__name__}: {made}", soft_wrap=True, highlight=False)

    def freeze_current_frame(self, duration: float) -> None:
        """Hold the frame for the nearest whole number of frames; Manim would round down."""
        self.add_frame(self.get_frame(), num_frames=round(duration * self.camera.frame_rate))
