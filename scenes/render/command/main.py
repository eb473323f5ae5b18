"""The command line: `downhill list`, `render`, `still`, `sheet` and others."""

from __future__ import annotations

import inspect
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import cloup
from PIL import Image
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gdmath import __version__
from scenes.render.command.contact import contact_sheet
from scenes.render.command.course import Film, course, films_called, nearest
from scenes.render.command.display import clock
from scenes.render.command.job import Job
from scenes.render.command.narration import narration
from scenes.render.command.options import (
    Finite,
    Shape,
    film_options,
    parameter_options,
    quality_option,
    telling_options,
)
from scenes.render.command.output import file_for, refuse_unwritable, write
from scenes.render.command.playground import playground
from scenes.render.command.schedule import make
from scenes.render.command.settings import settings_of
from scenes.render.command.stills import film_to_look_at, photograph
from scenes.render.command.teaser import teaser
from scenes.render.command.telling import Manner
from scenes.render.command.verify import verify
from scenes.render.defaults import media_for
from scenes.render.parameters import parameters_of
from scenes.render.reads import READS
from scenes.render.segments import cores
from scenes.render.trouble import Trouble, replace_missing_signs, told_in_a_sentence

_INTERRUPTED = 130
_WIDE = 200  # columns of a list that goes to a file or another program


class _Course(cloup.Group):
    """The commands; what they are given wrong is told in a sentence."""

    def main(self, *words: Any, **options: Any) -> Any:
        """Do what is typed."""
        replace_missing_signs()
        return super().main(*words, **options)

    def invoke(self, context: Any) -> Any:
        """Do what one of the commands does."""
        with told_in_a_sentence():
            return super().invoke(context)


@cloup.group(cls=_Course, context_settings={"help_option_names": ["-h", "--help"]})
@cloup.version_option(__version__)
def downhill() -> None:
    """Gradient descent as lecture videos: list the course, render its films, look at moments."""


downhill.add_command(narration)
downhill.add_command(playground)
downhill.add_command(teaser)
downhill.add_command(verify)


@downhill.command(name="list")
@cloup.argument("name", required=False)
def list_films(name: str | None) -> None:
    """The films in the order of the course; or the parameters of one of them."""
    if name is None:
        about_voice = ("voice", "words", "a minute")
        table = Table(
            "", "film", "length", *about_voice, "title", "covers", box=None, pad_edge=False
        )
        for film in course():
            table.add_row(*map(Text, _row(film)))
        _console().print(table)
        return
    (film,) = films_called([name])
    if film.parameters is None:
        raise Trouble(f"{name} has no parameters.")
    print((inspect.getdoc(type(film.parameters)) or "").replace("``", ""), end="\n\n")
    table = Table("as it is", "what it may be", "what it is for", box=None, pad_edge=False)
    for one in parameters_of(film.parameters).values():
        typed = f"--set {one.name}={_written(one.value)}"
        table.add_row(Text(typed), Text(one.allowed), Text(one.meaning))
    _console().print(table)


def _row(film: Film) -> tuple[str, ...]:
    """What the list has of a film."""
    pace = f"{60 * film.words / film.lasts:.0f}" if film.lasts else ""
    told = (clock(film.lasts), film.voice, str(film.words), pace)
    title = f"{film.title} (unfinished)" if film.unfinished else film.title
    return (str(film.number), film.name, *told, title, film.covers)


def _console() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=_WIDE)


def _written(value: Any) -> str:
    """A parameter's value as `--set` takes it."""
    if isinstance(value, tuple):
        return ",".join(map(_written, value))
    return str(value).lower() if value is None or isinstance(value, bool) else str(value)


@downhill.command(no_args_is_help=True)
@cloup.argument("names", metavar="NAME...", nargs=-1)
@cloup.option("--all", "everything", is_flag=True, help="All finished films of the course.")
@film_options
@cloup.option(
    "-j",
    "--jobs",
    type=cloup.IntRange(1),
    help="Processes that draw a film; by default as many as there are cores.",
)
@cloup.option(
    "-o",
    "--output",
    type=cloup.Path(path_type=Path),
    help="Folder for the films.  [default: out/QUALITY]",
)
@cloup.option(
    "--cluster",
    metavar="ADDRESS",
    help="Render on the workers of a Dask scheduler, such as tcp://host:8786.",
)
@cloup.option(
    "--hashes",
    is_flag=True,
    help="Beside each film a .framemd5: a line for every decoded frame with its MD5, as "
    "`ffmpeg -i FILM -map 0:v -f framemd5 -` writes them.",
)
def render(
    names: tuple[str, ...],
    everything: bool,
    shape: Shape,
    pairs: tuple[str, ...],
    file: Path | None,
    manner: Manner,
    jobs: int | None,
    output: Path | None,
    cluster: str | None,
    hashes: bool,
) -> None:
    """Render films; each appears in the output folder when it is complete.

    A render that was interrupted goes on where it was.
    """
    if bool(names) == everything:
        raise Trouble("Name the films to render, or say --all.")
    wanted = [film.name for film in course() if not film.unfinished] if everything else names
    films = films_called(wanted)
    picture, form, transparent = shape
    folder = output or Path("out") / picture.name
    with READS.aside():  # or a copy of this process would think that its film has read it
        settings = settings_of(films, pairs, file)
        manners = manner.for_each(films)
        for film in films:
            refuse_unwritable(folder / f"{film.stem}.{form}")
            manners[film.name].refuse_unfit(film)
    work = [
        Job(
            film.name,
            *picture,
            format=form,
            transparent=transparent,
            jobs=jobs or cores(),
            settings=settings[film.label],
            manner=asdict(manners[film.name]),
            media=str(media_for(folder)),
            hashes=hashes,
        )
        for film in films
    ]
    try:
        complete = make(films, work, folder, Console(), cluster)
    except KeyboardInterrupt:
        print("Stopped. What is drawn is kept: render again to go on.", file=sys.stderr)
        sys.exit(_INTERRUPTED)
    sys.exit(0 if complete else 1)


@downhill.command()
@cloup.argument("name")
@cloup.option("--at", "moment", type=Finite(0), metavar="SECONDS", help="The moment.")
@cloup.option("--beat", metavar="BEAT", help="The end of this beat.")
@quality_option
@parameter_options
@telling_options
@cloup.option("-o", "--output", type=cloup.Path(path_type=Path), help="The PNG to write.")
def still(
    name: str,
    moment: float | None,
    beat: str | None,
    quality: str,
    pairs: tuple[str, ...],
    file: Path | None,
    manner: Manner,
    output: Path | None,
) -> None:
    """One picture of a film, as a PNG."""
    if (moment is None) == (beat is None):
        raise Trouble("Say which picture: --at SECONDS or --beat BEAT.")
    film, scene, picture = film_to_look_at(name, quality, pairs, file)
    shown = beat if moment is None else f"{moment:g}s"
    target = file_for(output, Path("out") / f"{film.stem}-{shown}.png")
    taken: list[Image.Image] = []
    moments = [] if moment is None else [moment]
    seen = photograph(
        scene, lambda at, image: taken.append(image), moments=moments, beat=beat, **picture
    )
    if not taken and beat is not None:
        raise Trouble(f"{film.label} has no beat {beat!r}{nearest(beat, seen.beats)}")
    if not taken:
        raise Trouble(
            f"{film.label} lasts {seen.time:.1f} seconds; there is nothing at {moment:g}."
        )
    write(target, lambda unfinished: taken[0].save(unfinished, format="PNG"))


@downhill.command()
@cloup.argument("name")
@cloup.option(
    "--every",
    type=Finite(0.1),
    default=5.0,
    show_default=True,
    metavar="SECONDS",
    help="From one picture to the next.",
)
@cloup.option("--columns", type=cloup.IntRange(1, 40), default=4, show_default=True)
@parameter_options
@telling_options
@cloup.option("-o", "--output", type=cloup.Path(path_type=Path), help="The PNG to write.")
def sheet(
    name: str,
    every: float,
    columns: int,
    pairs: tuple[str, ...],
    file: Path | None,
    manner: Manner,
    output: Path | None,
) -> None:
    """A contact sheet of a film: small pictures with their times, on one PNG."""
    film, scene, picture = film_to_look_at(name, "l", pairs, file)
    target = file_for(output, Path("out") / f"{film.stem}-sheet.png")
    taken: list[tuple[float, Image.Image]] = []
    photograph(scene, lambda at, image: taken.append((at, image)), every=every, **picture)
    paper = contact_sheet(taken, columns)
    write(target, lambda unfinished: paper.save(unfinished, format="PNG"))
