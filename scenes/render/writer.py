"""Writing films: pieces that are whole, final files that appear when they are complete."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import accumulate, pairwise
from pathlib import Path
from shutil import copyfile
from typing import Any

import srt
from manim import config
from manim._config.output_plan import OutputPlan
from manim.scene.scene_file_writer import SceneFileWriter
from manim.scene.video_segment_encoder import VideoSegmentEncoder
from PIL import Image

from scenes.render.air import air
from scenes.render.encoder import Converter, PieceEncoder, straight
from scenes.render.excerpt import Chapter, chapters, within
from scenes.render.join import animate, join
from scenes.render.mastering import mastered
from scenes.render.pieces import Piece, prune, publish
from scenes.render.reads import READS
from scenes.render.soundtrack import Samples, Soundtrack, at, part
from scenes.render.subtitles import write_subtitles
from scenes.render.tracks import Captions, Sound, Track
from scenes.render.trouble import Trouble
from scenes.render.whole import LONGEST_NAME, draft, sweep, write_whole

_NAME_OF_SECTION = 64  # bytes that a film's name grows by for one of its sections
_UNNAMED = "autocreated"  # as Manim calls what comes before the first section
_QUEUE = 4  # frames between drawing and encoding, 8 MB each


def check_names(plan: OutputPlan) -> None:
    """See that the names of the film and of what lies beside it are not too long for a disk."""
    files = filter(None, (plan.primary_artifact, plan.subcaption_file, plan.section_index))
    longest = max((len(os.fsencode(file.name)) for file in files), default=0)
    room = LONGEST_NAME - (_NAME_OF_SECTION if plan.sections_dir else 0)
    if longest > room:
        raise Trouble(
            f"-o {plan.output_stem}: a name may have {room} bytes with its ending, not {longest}."
        )


class LectureWriter(SceneFileWriter):
    """Manim's file writer, except that a file under its final name is complete."""

    def __init__(self, settings: Any) -> None:
        # Which old pieces may go is decided here; Manim would throw away those of a long film.
        self._keep = settings.max_files_cached
        check_names(settings.plan)
        super().__init__(replace(settings, max_files_cached=-1, encoder_queue_size=_QUEUE))
        self.drawn: Callable[[int], None] = lambda frames: None
        self._pieces: dict[str, Piece] = {}
        self._places: dict[str, tuple[int, int]] = {}  # of their files, in frames of the film
        self.filmed: list[tuple[float, float]] = []  # from when to when, in the whole film
        self.soundtrack = Soundtrack()
        self._heard: Samples | None = None  # in what was filmed
        self.about: dict[str, str] = {}  # what the film tells of itself
        self.has_captions = True  # as a track of the film
        self.language = "eng"  # of its words, in three letters (ISO 639-2)
        self._convert: Converter | None = None
        if self.video_encoder is not None:
            transparent = self.output_spec.transparent
            self._convert = Converter(self.video_encoder.pixel_format, transparent)

    def add_piece(self, piece: Piece) -> None:
        """Reckon with a piece as the next of the film."""
        self._pieces[piece.stem] = piece
        self.partial_movie_files.append(piece.stem)
        self.sections[-1].partial_movie_files.append(piece.stem)

    def note_filmed(self, start: float, stop: float) -> None:
        """Know that the whole film was filmed from ``start`` to ``stop``, in seconds."""
        if self.filmed and self.filmed[-1][1] == start:
            start = self.filmed.pop()[0]
        self.filmed.append((start, stop))

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
        if self._convert is not None:
            frame: Any = self._convert(pixels)
            super().write_frame(frame, repeat=repeat)
        elif self.output_spec.is_image_sequence:
            self._write_pictures(pixels, repeat)

    def close_piece(
        self, piece: Piece, unfinished: Path, make_sure: Callable[[], object] = lambda: None
    ) -> None:
        """See a piece written and, unless it is not to be used, give it its name."""
        self.end_animation(True)
        self.join_all_encode_jobs()
        make_sure()
        publish(unfinished, piece, READS.for_drawing())

    def _create_segment_encoder(self, target: Path) -> VideoSegmentEncoder:
        return PieceEncoder(target=target, spec=self.video_encoder, drawn=self.drawn)

    def master(self) -> None:
        """Make the sound ready, which is laid by now, though pieces may be at work still."""
        output = self.output_spec
        if self._heard is None and self.soundtrack and output.is_video and not output.is_gif:
            self._heard = mastered(self.soundtrack.cut(self.filmed))

    def finish(self) -> None:
        """Join the pieces; then clear up."""
        self.master()
        files = {stem: self._file_of(piece) for stem, piece in self._pieces.items()}
        lasts = list(accumulate(piece.last - piece.first for piece in self._pieces.values()))
        self._places = dict(zip(files.values(), pairwise((0, *lasts)), strict=True))
        for files_of in (self.partial_movie_files, *(s.partial_movie_files for s in self.sections)):
            files_of[:] = [files.get(name or "", name) for name in files_of]
        for section in self.sections:
            if not section.get_clean_partial_movie_files():
                section.video = None  # all of it was skipped
        super().finish()
        self._finish_beside()
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
        path = piece.find(holding=False)
        if path is None:
            raise FileNotFoundError(f"A finished piece of the film is gone: {piece.stem}.")
        return str(path)

    # -- final files -----------------------------------------------------------------------------

    def add_audio_segment(
        self, new_segment: Any, time: float | None = None, gain_to_background: float | None = None
    ) -> None:
        """Let a sound be heard; without a time, when the sounds before have ended."""
        if time is not None and time < 0:
            raise Trouble(f"A sound cannot begin {-time:g} s before the film.")
        start = self.soundtrack.end if time is None else time
        self.soundtrack.add(start, new_segment, gain_to_background or 0.0)
        self.includes_sound = True

    def combine_to_movie(self) -> None:
        """Join all pieces, with the sound if there is any."""
        pieces = [piece for piece in self.partial_movie_files if piece is not None]
        if pieces:
            film = self.movie_file_path
            self.combine_files(pieces, film, self.output_spec.is_gif)
            self.print_file_ready_message(film)

    def combine_files(
        self,
        input_files: list[str],
        output_file: Path,
        create_gif: bool = False,
        includes_sound: bool = False,
    ) -> None:
        """Join pieces, with what is heard and said in them, to a film or a section of one.

        It appears when it is complete.
        """
        output_file.parent.mkdir(parents=True, exist_ok=True)
        pieces, transparent = [Path(file) for file in input_files], self.output_spec.transparent
        rate = self.video_encoder.frame_rate
        if create_gif:
            write_whole(output_file, lambda path: animate(pieces, path, rate, transparent))
            return
        first, last = self._places[input_files[0]][0], self._places[input_files[-1]][1]
        others, marks = list(self._beside(first, last)), self._chapters
        if output_file != self.movie_file_path:
            marks = []  # a section is a chapter itself
        write_whole(
            output_file,
            lambda path: join(
                pieces, path, rate, transparent, others, chapters=marks, about=self.about
            ),
        )

    def _beside(self, first: int, last: int) -> Iterator[Track]:
        """The tracks beside the pictures, of the frames ``first`` to ``last`` of what was filmed.

        Every section of a film that is heard has sound, so that they can be played in a row.
        """
        rate = self.video_encoder.frame_rate
        if self._heard is not None:
            heard = part(self._heard, at(first, rate), at(last, rate))
            with_air = heard + air(*heard.shape) if self.soundtrack.speaks else heard
            yield Sound(with_air, self.language)
        cues = within(self._cues, [(float(first / rate), float(last / rate))], 0.5 / rate)
        if cues and self.has_captions and self.output_spec.segment_extension != ".webm":
            yield Captions(cues, self.language)

    @cached_property
    def _cues(self) -> list[srt.Subtitle]:
        """What is said in what was filmed."""
        return within(self.subcaptions, self.filmed, 0.5 / self.video_encoder.frame_rate)

    @property
    def _chapters(self) -> list[Chapter]:
        """The beats, or what else are sections; what was before them goes by the film's title."""
        names = [
            self.about.get("title", "") if s.name == _UNNAMED else s.name for s in self.sections
        ]
        places = [
            [self._places[file] for file in s.get_clean_partial_movie_files()]
            for s in self.sections
        ]
        return chapters(names, [sum(last - first for first, last in each) for each in places])

    def save_image(self, pixels: Any) -> None:
        """Write a still, which appears when it is complete."""
        if self.output_spec.enabled:
            self._write_picture(pixels, self.image_file_path)
            self.print_file_ready_message(self.image_file_path)

    def _write_pictures(self, pixels: Any, repeat: int) -> None:
        """Write the next ``repeat`` pictures of a sequence, all alike."""
        first = self.output_plan.image_frame_path(self.frame_count)
        self._write_picture(pixels, first)
        for number in range(self.frame_count + 1, self.frame_count + repeat):
            copy = self.output_plan.image_frame_path(number)
            write_whole(copy, lambda path: copyfile(first, path))
        self.frame_count += repeat

    def _write_picture(self, pixels: Any, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        picture = Image.fromarray(straight(pixels) if self.output_spec.transparent else pixels)
        write_whole(target, picture.save)

    def write_subcaption_file(self) -> None:
        """Write the subtitles of what was filmed, which appear when they are complete."""
        target = self.output_plan.subcaption_file
        if target is not None:
            write_subtitles(target, self._cues)

    def _finish_beside(self) -> None:
        """Remove what an earlier film of the same name had and this one has not."""
        if not self.subcaptions:
            self.write_subcaption_file()
        if self.output_spec.is_image_sequence:
            for picture in self.image_sequence_directory.glob("*.png"):
                if picture.stem.isdecimal() and int(picture.stem) >= self.frame_count:
                    picture.unlink(missing_ok=True)
