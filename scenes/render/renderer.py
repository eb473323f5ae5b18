"""The renderer of the lectures: Manim's, with exact frame counts and room for onlookers."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from manim import CairoRenderer, config, console, logger

from scenes.render.camera import PaintingCamera

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
        self.drawing = True
        self.onlookers: list[Onlooker] = []

    def update_frame(  # type: ignore[override]
        self, scene: Scene, mobjects: Iterable[Mobject] | None = None, **options: Any
    ) -> None:
        """Paint the frame, unless nobody wants pictures."""
        if self.drawing:
            super().update_frame(scene, mobjects, **options)

    def play(self, scene: Scene, *animations: Any, **options: Any) -> None:
        """Play; a play that is skipped or found in the cache takes as long as its frames would."""
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
        """Finish the files, then say where they are."""
        super().scene_finished(scene)
        output = self.file_writer.output_spec
        if output.enabled and not logger.isEnabledFor(logging.INFO):  # else Manim has said so
            made = self.file_writer.output_plan.primary_artifact
            console.print(f"{type(scene).__name__}: {made}", soft_wrap=True, highlight=False)

    def freeze_current_frame(self, duration: float) -> None:
        """Hold the frame for the nearest whole number of frames; Manim would round down."""
        self.add_frame(self.get_frame(), num_frames=round(duration * self.camera.frame_rate))
