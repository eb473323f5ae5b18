"""The renderer of the lectures: films in pieces, on all cores, with exact frame counts."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from manim import CairoRenderer, config, console, logger

from scenes.render.camera import PaintingCamera
from scenes.render.defaults import keep_media_with_output
from scenes.render.excerpt import check_range, nothing_filmed
from scenes.render.fingerprint import Fingerprint
from scenes.render.interrupts import heed
from scenes.render.pieces import SECONDS, Piece, pieces_of
from scenes.render.progress import Progress
from scenes.render.reads import READS
from scenes.render.refusals import refuse_odd
from scenes.render.segments import Segments, can_fork, cores
from scenes.render.writer import LectureWriter

if TYPE_CHECKING:
    from manim import Mobject, Scene


class Onlooker(Protocol):
    """Something that watches a scene being made, such as a test."""

    def frame(self, scene: Scene) -> None:
        """One more frame of the film is ready."""

    def beat_ended(self, scene: Scene, name: str) -> None:
        """The beat called ``name`` is over; the scene stands as it ended."""


class LectureRenderer(CairoRenderer):
    """Draws with the painting camera, pieces of the film in processes of their own.

    Pieces that an earlier render finished are not drawn again. With ``drawing`` off the renderer
    only counts and lets look on.
    """

    def __init__(self, skip_animations: bool = False) -> None:
        keep_media_with_output()
        super().__init__(LectureWriter, PaintingCamera, skip_animations)
        # The frame is as wide or as high as its pixels make it; whatever asks finds it here.
        config.frame_width, config.frame_height = self.camera.frame_width, self.camera.frame_height
        # Manim's cache takes a picture for known by a digest that does not see into what paints
        # itself; a stale picture would be a wrong number on screen.
        self._reuse = not config.disable_caching
        config.disable_caching = True
        self.jobs = cores()
        self.segments: Segments | None = None
        self.progress: Progress | None = None
        self.drawing = True
        self.onlookers: list[Onlooker] = []
        self._fingerprint: Fingerprint | None = None

    def init_scene(self, scene: Scene, *settings: Any) -> None:
        """Make ready to write."""
        check_range()
        super().init_scene(scene, *settings)
        if not self.file_writer.output_spec.is_video:
            return
        refuse_odd(self.file_writer.video_encoder)
        self._fingerprint = Fingerprint(scene, self.file_writer.video_encoder)
        self.progress = Progress(type(scene).__name__, shown=config.progress_bar != "none")
        config.progress_bar = "none"  # Manim's own would have a bar for every play
        self.file_writer.drawn = self.progress.add
        if self.jobs > 1 and can_fork():
            self.segments = Segments(self.jobs)
            self.segments.look = self.progress.look
        elif self.jobs > 1:
            logger.warning("Processes cannot fork here: the film is drawn on one core.")

    def update_frame(  # type: ignore[override]
        self, scene: Scene, mobjects: Iterable[Mobject] | None = None, **options: Any
    ) -> None:
        """Paint the frame, unless nobody wants pictures."""
        heed()
        if self.drawing:
            super().update_frame(scene, mobjects, **options)

    # -- plays -----------------------------------------------------------------------------------

    def play(self, scene: Scene, *animations: Any, **options: Any) -> None:
        """Play; what is filmed is drawn in pieces, while the play itself goes to its end."""
        self.skip_animations = self._original_skipping_status
        self.update_skipping_status()
        if self.skip_animations or self.progress is None:
            self._play_here(scene, *animations, **options)
        else:
            scene.compile_animation_data(*animations, **options)
            self._film(scene, self.progress)
        if self.progress is not None:  # between plays all sound is taken; it is cut at the end
            self.skip_animations = self._original_skipping_status

    def _play_here(self, scene: Scene, *animations: Any, **options: Any) -> None:
        """Play as Manim does; a play that is skipped takes as long as its frames would."""
        before = self.time
        super().play(scene, *animations, **options)
        if self.skip_animations:
            self.time = before + self._frames(scene) / self.camera.frame_rate
        else:
            self.file_writer.note_filmed(before, self.time)

    def _film(self, scene: Scene, progress: Progress) -> None:
        """Have the pieces of the compiled play drawn, then stand at its end."""
        before, frames = self.time, self._frames(scene)
        progress.expect(frames)
        scene.begin_animations()
        for piece in self._pieces(scene, frames):
            self.file_writer.add_piece(piece)
            if self._reuse and piece.find():
                progress.add(piece.last - piece.first)
            elif self.segments is None:
                self._draw(scene, piece)
            else:
                self.segments.start(partial(self._draw, scene, piece))
            progress.look()
            heed()
        self._go_to_end(scene)
        self.time = before + frames / self.camera.frame_rate
        self.file_writer.note_filmed(before, self.time)
        self.num_plays += 1

    def _go_to_end(self, scene: Scene) -> None:
        """Leave the present play as it ends, without a picture."""
        self.skip_animations = True
        if not scene.is_current_animation_frozen_frame():
            scene.play_internal(skip_rendering=True)
        self.static_image = None

    def _pieces(self, scene: Scene, frames: int) -> list[Piece]:
        """The pieces of the present play; what does not move is one."""
        writer = self.file_writer
        assert self._fingerprint is not None
        longest = round(SECONDS * self.camera.frame_rate)
        if scene.is_current_animation_frozen_frame():
            longest = max(frames, 1)
        stem = f"{self.num_plays:05}_{self._fingerprint.now()}"
        folder, ending = writer.partial_movie_directory, writer.output_spec.segment_extension
        return pieces_of(folder, stem, ending, frames, max(longest, 1))

    @READS.drawing()
    def _draw(self, scene: Scene, piece: Piece) -> None:
        """Draw and encode one piece of the play that has begun."""
        self.skip_animations = False
        # A canvas of its own: what is left of the parent's would be copied page by page.
        self.camera.pixel_array = np.empty_like(self.camera.pixel_array)
        unfinished = self.file_writer.open_piece(piece, self.num_plays)
        self.save_static_frame_data(scene, scene.static_mobjects)
        if scene.is_current_animation_frozen_frame():
            self.update_frame(scene, scene.moving_mobjects)
            self.add_frame(self.camera.pixel_array, num_frames=piece.last - piece.first)
        else:
            times = np.arange(0, scene.duration, 1 / self.camera.frame_rate)
            for moment in times[piece.first : piece.last].tolist():
                scene.update_to_time(moment)
                self.render(scene, moment, scene.moving_mobjects)
        self.file_writer.close_piece(piece, unfinished)

    def _frames(self, scene: Scene) -> int:
        """How many frames the present play has."""
        rate = self.camera.frame_rate
        if scene.is_current_animation_frozen_frame():
            return round(scene.duration * rate)
        return len(np.arange(0, scene.duration, 1 / rate))  # as Manim counts them

    # -- frames and files ------------------------------------------------------------------------

    def render(
        self, scene: Scene, time: float, moving_mobjects: Iterable[Mobject] | None = None
    ) -> None:
        """Make the frame and tell the onlookers."""
        self.update_frame(scene, moving_mobjects)
        self.add_frame(self.camera.pixel_array)
        for onlooker in self.onlookers:
            onlooker.frame(scene)

    def freeze_current_frame(self, duration: float) -> None:
        """Hold the frame for the nearest whole number of frames; Manim would round down."""
        self.add_frame(self.get_frame(), num_frames=round(duration * self.camera.frame_rate))

    def scene_finished(self, scene: Scene) -> None:
        """Wait for all pieces, join them, then say where the film is."""
        if self.segments is not None:
            self.segments.finish()
        if self.progress is not None:
            self.progress.close()
        output, filmed = self.file_writer.output_spec, self.file_writer.filmed
        if self.num_plays and not filmed and (output.is_video or output.is_image_sequence):
            raise nothing_filmed(self.num_plays)
        super().scene_finished(scene)
        asked = self.progress and self.progress.to_program
        if output.enabled and not asked and not logger.isEnabledFor(logging.INFO):  # Manim says it
            made = self.file_writer.output_plan.primary_artifact
            console.print(f"{type(scene).__name__}: {made}", soft_wrap=True, highlight=False)

    def give_up(self) -> None:
        """End the processes that draw, and leave nothing unfinished behind."""
        if self.segments is not None:
            self.segments.stop()
        self.file_writer.sweep()
