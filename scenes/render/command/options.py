"""What several commands can be told: the picture, the parameters, the format."""

from __future__ import annotations

from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple

import cloup
from manim import QUALITIES

from scenes.render.trouble import Trouble

_QUALITIES = {known["flag"]: known for known in QUALITIES.values() if known["flag"]}
_FORMATS = ("mp4", "gif", "webm", "mov")


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
set_option = cloup.option(
    "--set",
    "pairs",
    metavar="KEY=VALUE",
    multiple=True,
    help="Change a parameter, as in learning_rate=0.1, or of one film: hills.seed=7. Repeatable.",
)
parameters_option = cloup.option(
    "--parameters",
    "file",
    type=cloup.Path(path_type=Path),
    help="A TOML file with a table of parameters for each film.",
)
format_option = cloup.option(
    "--format", "form", type=cloup.Choice(_FORMATS), default="mp4", show_default=True
)
fps_option = cloup.option("--fps", type=Finite(1, 240), help="Frames a second.")
transparent_option = cloup.option(
    "--transparent", is_flag=True, help="Without background; as mov or webm."
)


def refuse_opaque(form: str, transparent: bool) -> None:
    """Say so if a film is to be transparent in a format that cannot be."""
    if transparent and form not in ("mov", "webm"):
        raise Trouble(f"{form} has no transparency; choose --format mov or webm.")
