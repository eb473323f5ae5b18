"""Writing films: pieces that are whole, final files that appear when they are complete."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import srt
from manim import config
from manim.scene.scene_file_writer import SceneFileWriter
from manim.scene.video_segment_encoder import VideoSegmentEncoder
from PIL import Image

from scenes.render.pieces import Piece, draft, prune, publish, sweep, write_whole

_QUEUE = 4  # frames between drawing and encoding, 8 MB each


class PieceEncoder(VideoSegmentEncoder):
    """Manim's encoder with one thread, which finishes a file before it gives it its name.

    As many pieces are encoded at once as there are cores, so threads within one would only get in
    each other's way; and how many there are would show in the picture.
    """

    def __init__(self, *, target: Path, spec: Any, drawn: Callable[[int], None]) -> None:
        super().__init__(target=target, spec=spec)
        self._stream.codec_context.thread_count = 1
        self._drawn = drawn

    def write_frame(self, frame: Any, *, repeat: int = 1) -> None:
        """Encode a frame, which has the film's own pixel format, ``repeat`` times."""
        rate = self.spec.frame_rate
        try:
            for _ in range(repeat):
                frame.pts = self._next_pts
                frame.time_base = Fraction(rate.denominator, rate.numerator)
                self._next_pts += 1
                for packet in self._stream.encode(frame):
                    self._container.mux(packet)
        except BaseException as error:
            raise self._operation_error("encode", error) from error
        self._drawn(repeat)


class LectureWriter(SceneFileWriter):
    """Manim's file writer, except that a file under its final name is complete."""

    def __init__(self, settings: Any) -> None:
        # Which old pieces may go is decided here; Manim would throw away those of a long film.
        self._keep = settings.max_files_cached
        super().__init__(replace(settings, max_files_cached=-1, encoder_queue_size=_QUEUE))
        self.drawn: Callable[[int], None] = lambda frames: None
        self._pieces: dict[str, Piece] = {}

    def add_piece(self, piece: Piece) -> None:
        """Reckon with a piece as the next of the film."""
        self._pieces[piece.stem] = piece
        self.partial_movie_files.append(piece.stem)
        self.sections[-1].partial_movie_files.append(piece.stem)

    def open_piece(self, piece: Piece, play: int) -> Path:
        """Begin to write a piece; it is to be published once it is encoded."""
        unfinished = draft(piece.folder / f"{piece.stem}{piece.suffix}")
        self.begin_animation(True, animation_index=play, file_path=unfinished)
        return unfinished

    def write_frame(self, pixels: Any, *, repeat: int = 1) -> None:
        """Take a frame; ``pixels`` may be painted over afterwards, unlike with Manim's writer.

        Converting the colours at once leaves less to keep than a copy, and a frame that is held
        is converted once.
        """
        if self.video_encoder is not None:
            rgba = av.VideoFrame.from_numpy_buffer(pixels, format="rgba")
            # One thread: the other cores have pieces of their own to draw.
            pixels = rgba.reformat(format=self.video_encoder.pixel_format, threads=1)
        super().write_frame(pixels, repeat=repeat)

    def close_piece(self, piece: Piece, unfinished: Path) -> None:
        """See a piece written and give it its name."""
        self.end_animation(True)
        self.join_all_encode_jobs()
        publish(unfinished, piece)

    def _create_segment_encoder(self, target: Path) -> VideoSegmentEncoder:
        return PieceEncoder(target=target, spec=self.video_encoder, drawn=self.drawn)

    def finish(self) -> None:
        """Join the pieces; then clear up."""
        files = {stem: self._file_of(piece) for stem, piece in self._pieces.items()}
        for files_of in (self.partial_movie_files, *(s.partial_movie_files for s in self.sections)):
            files_of[:] = [files.get(name or "", name) for name in files_of]
        super().finish()
        self.sweep()
        if self._pieces:
            folder, ending = self.partial_movie_directory, self.output_spec.segment_extension
            prune(folder, ending or "", map(Path, files.values()), self._keep)

    def sweep(self) -> None:
        """Throw away what is unfinished and nobody is at work on any more."""
        plan = self.output_plan
        folders = [plan.segment_cache_dir, config.get_dir("tex_dir"), plan.primary_artifact]
        if self.output_spec.save_sections:
            folders.append(self.sections_output_dir)
        for folder in filter(None, folders):
            sweep(folder if folder.is_dir() else folder.parent)

    @staticmethod
    def _file_of(piece: Piece) -> str:
        path = piece.find()
        if path is None:
            raise FileNotFoundError(f"A finished piece of the film is gone: {piece.stem}.")
        return str(path)

    # -- final files -----------------------------------------------------------------------------

    def combine_files(self, input_files: list[str], output_file: Path, *options: Any) -> None:
        """Join pieces to a film, which appears when it is complete."""
        join = super().combine_files
        write_whole(output_file, lambda path: join(input_files, path, *options))

    def save_image(self, pixels: Any) -> None:
        """Write a still, which appears when it is complete."""
        if not self.output_spec.enabled:
            return
        target = self.image_file_path
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, lambda path: Image.fromarray(pixels).save(path))
        self.print_file_ready_message(target)

    def write_subcaption_file(self) -> None:
        """Write the subtitles, which appear when they are complete."""
        target = self.output_plan.subcaption_file
        if self.output_spec.is_video and target is not None:
            target.parent.mkdir(parents=True, exist_ok=True)
            text = srt.compose(self.subcaptions)
            write_whole(target, lambda path: path.write_text(text, encoding="utf-8"))
