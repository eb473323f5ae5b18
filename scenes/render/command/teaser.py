"""`downhill teaser`: what people would share of a film, as a loop without sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate
from math import sqrt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import av
import cloup
import numpy as np
from PIL import Image
from rich.console import Console
from rich.progress import track

from scenes.render.command.options import parameter_options, quality_option, telling_options
from scenes.render.command.output import refuse_unwritable, write
from scenes.render.command.stills import film_to_look_at, photograph
from scenes.render.command.telling import Manner
from scenes.render.encoder import Converter
from scenes.render.join import animate
from scenes.render.trouble import Trouble

_LONGEST = 15.0  # seconds
_HEAVIEST = 3_000_000  # bytes of a GIF
_WIDEST, _NARROWEST = 640, 160  # pixels of a GIF
_SPARE = 0.95  # of a width that should be light enough
_GIF_RATE = 15  # frames a second, at most
_CRF = "18"

Spans = Sequence[tuple[float, float]]


@cloup.command(no_args_is_help=True)
@cloup.argument("name", metavar="FILM")
@quality_option
@parameter_options
@telling_options
@cloup.option(
    "-o",
    "--output",
    type=cloup.Path(path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Folder for the two files.",
)
def teaser(
    name: str,
    quality: str,
    pairs: tuple[str, ...],
    file: Path | None,
    manner: Manner,
    output: Path,
) -> None:
    """A film's moment of delight as a silent loop: an MP4, and a GIF of at most 3 MB.

    It is what the film tells `with self.delight():`, played faster if that is longer than 15 s.
    """
    film, scene, picture = film_to_look_at(name, quality, pairs, file)
    targets = [output / f"{film.stem}-teaser{ending}" for ending in (".mp4", ".gif")]
    for target in targets:
        refuse_unwritable(target)
    spans = photograph(scene, lambda at, image: None, **picture).delights
    if not spans:
        raise Trouble(f"{film.label} marks no moment of delight: with self.delight().")
    rate = Fraction(picture["frame_rate"])
    moments = moments_of(spans, rate)

    def show(take: Callable[[Image.Image], None]) -> None:
        console = Console(stderr=True)
        steps = iter(track(moments, f"{film.label} teaser", console=console, transient=True))

        def one(at: float, image: Image.Image) -> None:
            next(steps, None)
            take(image)

        photograph(scene, one, moments=moments, **picture)

    write(targets[0], lambda unfinished: _encode(unfinished, rate, show))
    write(targets[1], lambda unfinished: _lighten(targets[0], unfinished, rate))


def moments_of(spans: Spans, rate: Fraction) -> list[float]:
    """The moments of a film that are the frames of a loop, ``rate`` a second.

    They go through all spans at one pace: that of the film, or one at which the loop is no longer
    than it may be.

    >>> moments_of([(1.0, 2.0), (5.0, 6.0)], Fraction(2))
    [1.0, 1.5, 5.0, 5.5]
    >>> len(moments_of([(10.0, 70.0)], Fraction(2)))
    30
    """
    ends = list(accumulate((stop - start for start, stop in spans), initial=0.0))
    frames = max(1, int(min(ends[-1], _LONGEST) * rate + 1e-6))
    inside = np.arange(frames) * (ends[-1] / frames)
    numbers = np.searchsorted(ends, inside + 1e-9, side="right") - 1
    return [
        float(spans[k][0] + moment - ends[k]) for k, moment in zip(numbers, inside, strict=True)
    ]


def _encode(
    target: Path, rate: Fraction, show: Callable[[Callable[[Image.Image], None]], None]
) -> None:
    """Write the pictures that ``show`` hands over as a film, ``rate`` a second."""
    converter = Converter("yuv420p", transparent=False)
    with av.open(str(target), "w", format="mp4", options={"movflags": "+faststart"}) as film:
        stream: Any = film.add_stream("libx264", rate=rate, options={"crf": _CRF})
        stream.pix_fmt = "yuv420p"
        count = 0

        def take(image: Image.Image) -> None:
            nonlocal count
            frame = converter(np.asarray(image.convert("RGBA")))
            if count == 0:
                stream.width, stream.height = frame.width, frame.height
                stream.codec_context.colorspace = frame.colorspace
                stream.codec_context.color_range = frame.color_range
            frame.pts, frame.time_base = count, 1 / rate
            film.mux(stream.encode(frame))
            count += 1

        show(take)
        film.mux(stream.encode())


def _lighten(film: Path, target: Path, rate: Fraction) -> None:
    """Write a film as a GIF, about as wide as is light enough."""
    width, slower = float(_WIDEST), rate / -(-rate // _GIF_RATE)
    with TemporaryDirectory() as folder:
        small = Path(folder) / "small.mp4"
        while True:
            _shrink(film, small, 2 * round(width / 2), rate, slower)
            animate([small], target, slower, transparent=False)
            if (size := target.stat().st_size) <= _HEAVIEST or width == _NARROWEST:
                return
            width = max(_NARROWEST, width * _SPARE * sqrt(_HEAVIEST / size))


def _shrink(film: Path, target: Path, width: int, rate: Fraction, slower: Fraction) -> None:
    """A film in a smaller picture, with one of so many frames."""

    def show(take: Callable[[Image.Image], None]) -> None:
        for image in _every(film, int(rate / slower)):
            height = 2 * round(image.height * width / image.width / 2)
            take(image.resize((width, height), Image.Resampling.LANCZOS))

    _encode(target, slower, show)


def _every(film: Path, step: int) -> Iterator[Image.Image]:
    with av.open(str(film)) as opened:
        for number, frame in enumerate(opened.decode(video=0)):
            if number % step == 0:
                yield Image.fromarray(frame.to_ndarray(format="rgb24"))
