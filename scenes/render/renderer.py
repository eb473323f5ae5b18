"""The renderer of the lectures: films in pieces, on all cores, with exact frame counts."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from manim import CairoRenderer, config, console, logger

from scenes.render.about import about
from scenes.render.camera import PaintingCamera
from scenes.render.copies import Copy, can_fork
from scenes.render.defaults import keep_media_with_output
from scenes.render.excerpt import check_range, nothing_filmed
from scenes.render.fingerprint import Fingerprint
from scenes.render.interrupts import stop_if_interrupted
from scenes.render.memory import HasMemory, State, state_of
from scenes.render.pieces import SECONDS, Piece, pieces_of
from scenes.render.progress import Progress
from scenes.render.reads import READS
from scenes.render.refusals import refuse_odd
from scenes.render.segments import Segments, cores
from scenes.render.transcript import write_transcript
from scenes.render.trouble import Trouble
from scenes.render.writer import LectureWriter

if TYPE_CHECKING:
    from manim import Mobject, Scene


_ALONE = "_alone"  # in the names of pieces that were not drawn each for itself
_REMEMBERS = (
    "{film} depends on the frames before ({part}): it is drawn frame after frame, in one process."
)


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
        self.alone = False  # whether one process goes through all frames, one after another
        self._began = 0.0  # when the present play did
        self._fingerprint: Fingerprint | None = None
        self._seen = False

    def init_scene(self, scene: Scene, *settings: Any) -> None:
        """Make ready to write."""
        check_range()
        super().init_scene(scene, *settings)
        self.file_writer.about = about(type(scene))
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
        stop_if_interrupted()
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
        self.time = before + self._frames(scene) / self.camera.frame_rate
        if not self.skip_animations:
            self.file_writer.note_filmed(before, self.time)

    def _film(self, scene: Scene, progress: Progress) -> None:
        """Have the pieces of the compiled play drawn, then stand at its end."""
        self._began, frames = self.time, self._frames(scene)
        progress.expect(frames)
        scene.begin_animations()
        pieces = self._pieces(scene, frames)
        for piece in pieces:
            self.file_writer.add_piece(piece)
            draw = partial(self._draw, scene, piece, is_last=piece is pieces[-1])
            if self._reuse and piece.find():
                progress.add(piece.last - piece.first)
                if self.alone:
                    self._pass(scene, piece)
            elif self.segments is None:
                draw()
            else:
                self.segments.start(draw)
            progress.look()
            stop_if_interrupted()
        self.time = self._began + frames / self.camera.frame_rate
        self._go_to_end(scene)
        self.file_writer.note_filmed(self._began, self.time)
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
        stem = f"{self.num_plays:05}_{self._fingerprint.now()}{_ALONE if self.alone else ''}"
        folder, ending = writer.partial_movie_directory, writer.output_spec.segment_extension
        return pieces_of(folder, stem, ending, frames, max(longest, 1))

    @READS.drawing()
    def _draw(self, scene: Scene, piece: Piece, is_last: bool) -> None:
        """Draw and encode one piece of the play that has begun.

        The last one is used only if the play can be skipped as well.
        """
        in_doubt = is_last and not (self.alone or scene.is_current_animation_frozen_frame())
        skipped = Copy(partial(self._state_at_end, scene)).made() if in_doubt else None
        if self.segments is not None:
            # A canvas of its own: what is left of the parent's would be copied page by page.
            self.camera.pixel_array = np.empty_like(self.camera.pixel_array)
        unfinished = self.file_writer.open_piece(piece, self.num_plays)
        for repeat in self.painted(scene, piece.first, piece.last):
            self.add_frame(self.camera.pixel_array, num_frames=repeat)
        make_sure = partial(self._make_sure, scene, skipped) if skipped else lambda: None
        self.file_writer.close_piece(piece, unfinished, make_sure)

    def _make_sure(self, scene: Scene, skipped: State) -> None:
        """See that the play, whose frames are drawn, ends as it does when it is skipped."""
        played = partial(self._state_at_end, scene)
        in_child = self.segments is not None  # which has nothing else to do
        part = skipped.difference(played() if in_child else Copy(played).made())
        if part is not None:
            raise HasMemory(_REMEMBERS.format(film=type(scene).__name__, part=part))

    def painted(self, scene: Scene, first: int, last: int) -> Iterator[int]:
        """Paint the frames ``first`` to ``last`` (without it) of the play that has begun.

        Each is on the camera's canvas in its turn, for so many frames of film.
        """
        self.skip_animations = False
        self.save_static_frame_data(scene, scene.static_mobjects)
        if scene.is_current_animation_frozen_frame():
            self.update_frame(scene, scene.moving_mobjects)
            yield last - first
            return
        for _ in self._passed(scene, first, last):
            self.update_frame(scene, scene.moving_mobjects)
            yield 1
            for onlooker in self.onlookers:
                onlooker.frame(scene)

    def _pass(self, scene: Scene, piece: Piece) -> None:
        """Go through the frames of a piece that is drawn already, for what they leave behind."""
        if not scene.is_current_animation_frozen_frame():
            for _ in self._passed(scene, piece.first, piece.last):
                stop_if_interrupted()

    def _passed(self, scene: Scene, first: int, last: int) -> Iterator[float]:
        """Be at one frame of the present play after the other."""
        times = np.arange(0, scene.duration, 1 / self.camera.frame_rate)
        for number, moment in enumerate(times[first:last].tolist(), start=first):
            self.time = self._began + number / self.camera.frame_rate
            scene.update_to_time(moment)
            yield moment

    def _state_at_end(self, scene: Scene) -> State:
        self.time = self._began + self._frames(scene) / self.camera.frame_rate
        self._go_to_end(scene)
        return state_of(scene)

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
        output, filmed = self.file_writer.output_spec, self.file_writer.filmed
        if self.segments is not None:
            if filmed:
                self.file_writer.master()
            self.segments.finish()
        if self.progress is not None:
            self.progress.close()
        if self.num_plays and not filmed and (output.is_video or output.is_image_sequence):
            raise nothing_filmed(self.num_plays)
        super().scene_finished(scene)
        write_transcript(scene, self.file_writer)
        asked = self.progress and self.progress.to_program
        if output.enabled and not asked and not logger.isEnabledFor(logging.INFO):  # Manim says it
            made = self.file_writer.output_plan.primary_artifact
            console.print(f"{type(scene).__name__}: {made}", soft_wrap=True, highlight=False)

    def see_through(self, scene: Scene, make: Callable[[], bool]) -> bool:
        """Make the film; if it turns out to have a memory, anew and frame after frame."""
        if self._seen:
            name = type(scene).__name__
            raise Trouble(f"This {name} is rendered already; make another, {name}().render().")
        self._seen = True
        if self.progress is None or not can_fork():
            self.alone = True
            return make()
        with closing(Copy(partial(self._make_alone, make), waits=True)) as spare:
            try:
                return make()
            except HasMemory as told:
                if str(told):
                    print(told, file=sys.stderr)
                self.give_up()
                self.progress.close()
                self.time = spare.made()
        return False

    def _make_alone(self, make: Callable[[], bool]) -> float:
        """In a copy of the process as it was before it began: make the film; its length."""
        self.alone, self.segments = True, None
        make()
        return self.time

    def give_up(self) -> None:
        """End the processes that draw, and leave nothing unfinished behind."""
        if self.segments is not None:
            self.segments.stop()
        self.file_writer.sweep()
