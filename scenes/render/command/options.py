"""What several commands can be told: the picture, the parameters, the format, the voice."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce, wraps
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple

import cloup
from manim import QUALITIES

from scenes.render.command.telling import CAPTIONS, Manner, variable
from scenes.render.trouble import Trouble

_QUALITIES = {known["flag"]: known for known in QUALITIES.values() if known["flag"]}
_FORMATS = ("mp4", "gif", "webm", "mov")


Command = Callable[..., None]


class Picture(NamedTuple):
    """How large and how fast."""

    width: int
    height: int
    fps: float

    @property
    def name(self) -> str:
        """As folders are called: 1080p60."""
        return f"{self.height}p{self.fps:g}"


def picture_of(quality: str, fps: float | None = None) -> Picture:
    """The picture of a quality, with its own frames a second or others."""
    known = _QUALITIES[quality]
    return Picture(known["pixel_width"], known["pixel_height"], fps or known["frame_rate"])


class Finite(cloup.FloatRange):
    """A number in a range; "nan" is none, though it is in every range."""

    def convert(self, value: Any, *place: Any) -> Any:
        """What is typed, as a number."""
        number = super().convert(value, *place)
        return number if isfinite(number) else self.fail(f"{value!r} is not a number.", *place)


quality_option = cloup.option(
    "-q",
    "--quality",
    type=cloup.Choice(list(_QUALITIES)),
    default="m",
    show_default=True,
    help="; ".join(f"{flag}: {picture_of(flag).name}" for flag in _QUALITIES) + ".",
)
_set_option = cloup.option(
    "--set",
    "pairs",
    metavar="KEY=VALUE",
    multiple=True,
    help="Change a parameter, as in learning_rate=0.1, or of one film: hills.seed=7. Repeatable.",
)
_parameters_option = cloup.option(
    "--parameters",
    "file",
    type=cloup.Path(path_type=Path),
    help="A TOML file with a table of parameters for each film.",
)
_format_option = cloup.option(
    "--format", "form", type=cloup.Choice(_FORMATS), default="mp4", show_default=True
)
_fps_option = cloup.option("--fps", type=Finite(1, 240), help="Frames a second.")
_transparent_option = cloup.option(
    "--transparent", is_flag=True, help="Without background; as mov or webm."
)
_voice_option = cloup.option(
    "--voice",
    metavar="NAME",
    envvar=variable("voice"),
    help="Who speaks: heart, another voice of hibari, or none.  [default: as the film has it]",
)
_recordings_option = cloup.option(
    "--recordings",
    metavar="FOLDER",
    envvar=variable("recordings"),
    help="Sentences that you recorded, FOLDER/FILM/BEAT-NN.wav, .flac or .mp3, to be heard in "
    "place of the voice; `downhill narration FILM` writes what to record.",
)
_captions_option = cloup.option(
    "--captions",
    type=cloup.Choice(CAPTIONS),
    envvar=variable("captions"),
    help="A track that can be switched on, burned into the picture, or none of both; files "
    "beside the film have them always.  [default: as the film has it]",
)


class Shape(NamedTuple):
    """What kind of film is drawn."""

    picture: Picture
    form: str
    transparent: bool


def parameter_options(command: Command) -> Command:
    """Let a command be told parameters, as ``pairs`` and as a ``file``."""
    return _set_option(_parameters_option(command))


def telling_options(command: Command) -> Command:
    """Let a command be told how films are told, as ``manner``; in the meantime they are."""

    @wraps(command)
    def observing(
        *args: Any, voice: str | None, recordings: str | None, captions: str | None, **others: Any
    ) -> None:
        manner = Manner(voice, recordings, captions)
        with manner.observed():
            command(*args, manner=manner, **others)

    return _with_options(observing, _voice_option, _recordings_option, _captions_option)


def film_options(command: Command) -> Command:
    """Let a command be told all that a film follows from: its ``shape``, parameters, ``manner``."""

    @wraps(command)
    def shaped(
        *args: Any, quality: str, form: str, fps: float | None, transparent: bool, **others: Any
    ) -> None:
        refuse_opaque(form, transparent)
        command(*args, shape=Shape(picture_of(quality, fps), form, transparent), **others)

    told = telling_options(parameter_options(shaped))
    return _with_options(told, quality_option, _format_option, _fps_option, _transparent_option)


def _with_options(command: Command, *options: Callable[[Command], Command]) -> Command:
    """The command with options, which are listed in this order."""
    return reduce(lambda known, option: option(known), reversed(options), command)


def refuse_opaque(form: str, transparent: bool) -> None:
    """Say so if a film is to be transparent in a format that cannot be."""
    if transparent and form not in ("mov", "webm"):
        raise Trouble(f"{form} has no transparency; choose --format mov or webm.")
