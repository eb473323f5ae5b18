"""`downhill narration`: what is said in a film, numbered, to be recorded in one's own voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from textwrap import wrap
from typing import Any, NamedTuple

import cloup

from scenes.render.command.course import Film, films_called
from scenes.render.command.options import parameter_options
from scenes.render.command.output import file_for, write
from scenes.render.command.settings import settings_of, with_settings
from scenes.render.command.telling import Manner
from scenes.render.rehearsal import rehearse
from scenes.render.trouble import Trouble

_A_MINUTE = 140  # words, of one who speaks calmly
_WIDTH = 88  # characters of a line
_HEAD = """\
# {title}

{count} sentences, {words} words, about {seconds:.0f} s at {pace} words a minute.

Record each sentence by itself, as WAV, FLAC or MP3, in one room and with one distance from the
microphone. Silence at the ends is cut away, and all are made equally loud. Call the files as is
written before the sentences, and put them into one folder:

    FOLDER/{film}/{first}.wav

    downhill render {name} --recordings FOLDER

Sentences that you leave out are spoken by the voice; with --voice none they are read. What is in
brackets tells how signs and numbers are read aloud.
"""


class Sentence(NamedTuple):
    """What is said in one breath: what its recording is called, its caption, its words."""

    name: str
    caption: str
    spoken: str

    @property
    def beat(self) -> str:
        """The beat that it belongs to."""
        return self.name.rpartition("-")[0]


@cloup.command()
@cloup.argument("name", metavar="FILM")
@parameter_options
@cloup.option(
    "-o",
    "--output",
    type=cloup.Path(path_type=Path),
    help="Write the script to this file or folder instead of showing it.",
)
def narration(name: str, pairs: tuple[str, ...], file: Path | None, output: Path | None) -> None:
    """The script of a film, sentence by sentence, to record it in your own voice."""
    (film,) = films_called([name])
    scene = with_settings(film, settings_of([film], pairs, file)[film.label])
    if not (said := _said_in(scene)):
        raise Trouble(f"Nothing is said in {film.label}.")
    script = written(film, said)
    if output is None:
        print(script, end="")
        return
    target = file_for(output, Path(f"{film.stem}-narration.md"))
    write(target, lambda unfinished: unfinished.write_text(script, encoding="utf-8"))


def written(film: Film, said: Sequence[Sentence]) -> str:
    """The script: how to record, then the sentences of each beat."""
    words = sum(len(sentence.spoken.split()) for sentence in said)
    head = _HEAD.format(
        title=film.title,
        count=len(said),
        words=words,
        seconds=60 * words / _A_MINUTE,
        pace=_A_MINUTE,
        film=film.label,
        name=film.name,
        first=said[0].name,
    )
    beats = groupby(said, lambda sentence: sentence.beat)
    return "\n".join([head, *(_beat(beat, list(sentences)) for beat, sentences in beats)])


def _beat(name: str, sentences: Sequence[Sentence]) -> str:
    title = f"## {name.replace('_', ' ').capitalize()}\n\n" if name else ""
    return title + "".join(f"    {line}\n" for one in sentences for line in _lines(one))


def _lines(sentence: Sentence) -> Iterator[str]:
    """A sentence as it is shown, then as it is read aloud if that differs."""
    indent = " " * (len(sentence.name) + 2)
    yield from wrap(f"{sentence.name}  {sentence.caption}", _WIDTH, subsequent_indent=indent)
    if sentence.spoken != sentence.caption:
        aloud = f"[{sentence.spoken}]"
        yield from wrap(aloud, _WIDTH, initial_indent=indent, subsequent_indent=indent)


class _Listener:
    """An onlooker that keeps the scene, for what was said in it."""

    def __init__(self) -> None:
        self.scene: Any = None

    def frame(self, scene: Any) -> None:
        """Nothing is to be done about frames."""
        self.scene = scene

    def beat_ended(self, scene: Any, name: str) -> None:
        """Keep the scene."""
        self.scene = scene


def _said_in(scene: type[Any]) -> list[Sentence]:
    """All that is said, found without a voice, which is quicker."""
    listener = _Listener()
    with Manner(voice="none").observed():
        rehearse(scene, layout=False, onlookers=[listener])
    return [Sentence(*each) for each in getattr(listener.scene, "script", ())]
