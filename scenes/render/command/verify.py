"""`downhill verify`: whether a film comes out the same, frame for frame, when it is drawn again."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import cloup
from rich.console import Console

from scenes.render.command.course import Film, films_called
from scenes.render.command.display import Display
from scenes.render.command.job import FilmError, Job, do, waiting_for
from scenes.render.command.options import Picture, Shape, film_options
from scenes.render.command.settings import settings_of, with_settings
from scenes.render.command.telling import Manner
from scenes.render.hashes import ENDING, count, first_difference, frame_hashes
from scenes.render.rehearsal import rehearse
from scenes.render.segments import cores
from scenes.render.trouble import Trouble

_INTERRUPTED = 130


@cloup.command()
@cloup.argument("name", metavar="FILM")
@film_options
@cloup.option(
    "-j",
    "--jobs",
    type=cloup.IntRange(1),
    help="Processes that draw it this time; by default 1, or 2 where there is only one core.",
)
@cloup.option(
    "-o",
    "--output",
    type=cloup.Path(path_type=Path),
    help="Folder in which the film is.  [default: out/QUALITY]",
)
def verify(
    name: str,
    shape: Shape,
    pairs: tuple[str, ...],
    file: Path | None,
    manner: Manner,
    jobs: int | None,
    output: Path | None,
) -> None:
    """Draw a film again, all of it and with another number of processes, and compare the frames.

    Tell of the film what `downhill render` was told. Exit status 0: every decoded frame is the
    same. Otherwise the first that differs is named, with its time and its beat.
    """
    (film,) = films_called([name])
    settings = settings_of([film], pairs, file)[film.label]
    picture, form, transparent = shape
    made = (output or Path("out") / picture.name) / f"{film.stem}.{form}"
    if not made.is_file():
        raise Trouble(f"There is no film {made} yet: downhill render makes it.")
    jobs = jobs or (1 if cores() > 1 else 2)
    job = Job(film.name, *picture, form, transparent, jobs, settings, manner=asdict(manner))
    manner.refuse_unfit(film)
    before, now = _hashed(made), _drawn_again(film, job)
    if (frame := first_difference(before, now)) is not None:
        raise Trouble(_told(made, film, job, picture, (frame, count(before), count(now))))
    print(f"{made}: all {count(now)} frames are the same, drawn by {_processes(jobs)}.")


def _hashed(film: Path) -> str:
    try:
        return frame_hashes(film)
    except (ValueError, IndexError):  # what PyAV raises is of the former kind
        raise Trouble(f"{film} is no film that can be played.") from None


def _drawn_again(film: Film, job: Job) -> str:
    """The hashes of the film drawn in a place of its own, where no piece of it is found."""
    with (
        TemporaryDirectory(prefix="downhill-") as folder,
        waiting_for([film]) as waiting,
        Display(Console(), [film.label]) as display,
    ):
        here = Path(folder).resolve()
        job = replace(job, media=str(here / "media"), hashes=True)
        try:
            made = do(job, lambda news: display.progress(film.label, **news), waiting=waiting)
        except FilmError as failed:
            raise Trouble(f"{film.label} cannot be drawn again: {failed}") from None
        except KeyboardInterrupt:
            print("Stopped.", file=sys.stderr)
            sys.exit(_INTERRUPTED)
        return made.files[ENDING].decode()


def _processes(jobs: int) -> str:
    return "one process" if jobs == 1 else f"{jobs} processes"


def _told(made: Path, film: Film, job: Job, picture: Picture, counted: tuple[int, int, int]) -> str:
    """Which frame is the first that differs, when it is shown, and in which beat."""
    frame, before, now = counted
    if frame >= min(before, now):
        return f"{made} has {before} frames, but {now} drawn by {_processes(job.jobs)}."
    scene = with_settings(film, job.settings)
    moment = frame / picture.fps
    beats = rehearse(scene, frame_rate=picture.fps, layout=False).beats
    within = [beat.name for beat in beats if beat.start <= moment + 1e-6 < beat.end]
    place = f" in the beat {within[0]}" if within else ""
    length = f", which makes {now} frames" if now != before else ""
    return (
        f"{made}: frame {frame} of {before}, at {moment:.2f} s{place}, is the first that differs "
        f"when the film is drawn by {_processes(job.jobs)}{length}."
    )
