"""The transcript of a film, to be read: for each beat its words, a picture, and the numbers on it.

Pictures are taken from the finished film, of moments at which a play begins: there the encoded film
can be entered at once, and what is displayed then was noted while the film was made.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import av
from PIL import Image

from scenes.render.excerpt import filmed_before, readable
from scenes.render.looks import on_stage
from scenes.render.texts import is_visible
from scenes.render.whole import LONGEST_NAME, sweep, write_whole

ENDING = ".md"
STILLS = "-stills"  # of the folder of pictures, behind the film's name
_WIDEST = 1280  # pixels of a picture
_QUALITY = 88  # of JPEG
_LATE = 0.4  # of a beat, after which its picture is taken if it can be
_OF_OURS = re.compile(r"\d{2,}-.*[0-9a-f]{8}\.jpg")
_LINK = re.compile(r"\]\([^)/]+(\.\w+\)|-stills/)")
_MARKS = re.compile(r"([\\`*_\[\]<>#|])|(?<=^\d)(?=\.)|^(?=[-+] )")


class _Moment(NamedTuple):
    """A moment at which a play begins or ends: in which beat, and what numbers are displayed."""

    time: float  # seconds of the whole film
    beats: tuple[str, ...]  # that have begun
    numbers: tuple[str, ...]
    begins: bool


class Part(NamedTuple):
    """What is filmed of a beat, in seconds of the file, and the moments it can be shown at."""

    name: str
    start: float
    end: float
    words: Sequence[str]
    moments: Sequence[tuple[float, Sequence[str]]]  # with the numbers on display


@dataclass
class Notes:
    """What is displayed as plays begin and end, noted while a film is made."""

    moments: list[_Moment] = field(default_factory=list)

    def take(self, scene: Any, begins: bool) -> None:
        """Note what a scene displays before a play, or behind it."""
        beats = tuple(getattr(scene, "beats_begun", ()))
        numbers = tuple(dict.fromkeys(_numbers(scene)))
        self.moments.append(_Moment(scene.renderer.time, beats, numbers, begins))


def write_transcript(scene: Any, writer: Any) -> None:
    """Write the transcript of a finished film beside it; of a film that says nothing there is none.

    It appears when it and its pictures are complete; those of an earlier film then go.
    """
    output, film = writer.output_spec, writer.output_plan.primary_artifact
    if not output.is_video or output.is_gif or not film.is_file():
        return
    parts = list(_parts(scene, writer.filmed))
    if not any(part.words for part in parts):
        _remove(film)
        return
    folder = pictures_of(film)
    folder.mkdir(exist_ok=True)
    sweep(folder)
    rate = writer.video_encoder.frame_rate
    text, used = [_head(film, writer.about, parts[-1].end)], []
    with av.open(str(film)) as container:
        for number, part in enumerate(parts, start=1):
            picture, numbers = _shown(container, part, rate)
            name = f"{number:02}-{part.name or 'film'}-{zlib.crc32(picture):08x}.jpg"
            write_whole(folder / name, lambda path, it=picture: path.write_bytes(it))  # type: ignore[misc]
            used.append(name)
            text.append(_section(part, numbers, f"{quote(folder.name)}/{quote(name)}"))
    whole = "\n".join(text)
    write_whole(film.with_suffix(ENDING), lambda path: path.write_text(whole, encoding="utf-8"))
    clear(folder, used)


def _remove(film: Path) -> None:
    """Remove the transcript of an earlier film, if that is what lies there under its name."""
    target = film.with_suffix(ENDING)
    if target.is_file() and f"]({quote(film.name)})" in target.read_text(errors="replace"):
        target.unlink()
        clear(pictures_of(film), [])


def pictures_of(film: Path) -> Path:
    """The folder with the pictures of a film's transcript; of a very long name it has a part."""
    room = LONGEST_NAME - len(STILLS)
    return film.with_name(os.fsencode(film.stem)[:room].decode(errors="ignore") + STILLS)


def clear(folder: Path, used: Sequence[str]) -> None:
    """Remove the pictures of an earlier film."""
    for path in folder.glob("*.jpg"):
        if path.name not in used and _OF_OURS.fullmatch(path.name):
            path.unlink(missing_ok=True)


def renamed(transcript: str, stem: str) -> str:
    """The transcript of a film that is now called otherwise, as are its pictures.

    >>> renamed("# [A film](Old.mp4) ![](Old-stills/01.jpg)", "new one")
    '# [A film](new%20one.mp4) ![](new%20one-stills/01.jpg)'
    """
    return _LINK.sub(lambda found: f"]({quote(stem)}{found[1]}", transcript)


# -- what was filmed -------------------------------------------------------------------------------


def _numbers(scene: Any) -> Iterator[str]:
    """The numbers on display, with what they are called there."""
    for part in on_stage(scene):
        if callable(getattr(part, "readings", None)) and is_visible(part):
            for name, text, _ in part.readings():
                label = getattr(part, "text", "")
                if text:
                    yield label if str(label).endswith(text) else f"{name} {text}"


def _parts(scene: Any, filmed: Sequence[tuple[float, float]]) -> Iterator[Part]:
    """The beats of which something was filmed."""
    notes: Notes = getattr(scene, "transcript", Notes())
    beats = [list(group) for _, group in groupby(notes.moments, lambda moment: moment.beats)]
    for beat in beats:
        first, last = beat[0].time, beat[-1].time
        start, end = filmed_before(filmed, first), filmed_before(filmed, last)
        if end <= start:
            continue
        words = [
            caption
            for caption, begin, until in scene.told
            if first <= begin < last and filmed_before(filmed, until) > filmed_before(filmed, begin)
        ]
        moments = [
            (filmed_before(filmed, moment.time), moment.numbers)
            for moment in beat
            if moment.begins and _is_filmed(filmed, moment.time)
        ]
        entered = [moment for moment in moments if moment[0] > start]
        name = beat[0].beats[-1] if beat[0].beats else ""
        yield Part(name, start, end, words, entered or [(end, beat[-1].numbers)])


def _is_filmed(filmed: Sequence[tuple[float, float]], moment: float) -> bool:
    return any(start <= moment < stop for start, stop in filmed)


# -- pictures --------------------------------------------------------------------------------------


def _shown(container: Any, part: Part, rate: Fraction) -> tuple[bytes, Sequence[str]]:
    """A telling picture of a beat, as JPEG, and the numbers on it.

    That is the one there is most to see on, which takes most to encode, in the later part of it.
    """
    late = [one for one in part.moments if one[0] >= part.start + _LATE * (part.end - part.start)]
    last = round(part.end * rate) - 1
    places = [(min(round(t * rate), last), numbers) for t, numbers in late or part.moments[-1:]]
    sizes = [_size(container, place, rate) if len(places) > 1 else 0 for place, _ in places]
    place, numbers = places[max(range(len(places)), key=lambda k: (sizes[k], k))]
    picture = _frame(container, place, rate).convert("RGB")
    picture.thumbnail((_WIDEST, _WIDEST))
    file = BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY)
    return file.getvalue(), numbers


def _size(container: Any, place: int, rate: Fraction) -> int:
    """How many bytes a frame takes with which a piece begins."""
    stream = _enter(container, place, rate)
    return next((packet.size for packet in container.demux(stream)), 0)


def _frame(container: Any, place: int, rate: Fraction) -> Image.Image:
    stream = _enter(container, place, rate)
    for frame in container.decode(stream):
        if frame.time > (place - 0.5) / rate:
            break
    image: Image.Image = frame.to_image()
    return image


def _enter(container: Any, place: int, rate: Fraction) -> Any:
    """Go to a frame, or before it where the film cannot be entered."""
    stream = container.streams.video[0]
    container.seek(round((place + Fraction(1, 4)) / rate / stream.time_base), stream=stream)
    return stream


# -- words -----------------------------------------------------------------------------------------


def _head(film: Path, about: dict[str, str], length: float) -> str:
    title, description = (_plain(about.get(key, "")) for key in ("title", "description"))
    lines = [f"# [{title or _plain(film.stem)}]({quote(film.name)})", description, _clock(length)]
    return "".join(f"{line}\n\n" for line in lines if line).rstrip() + "\n"


def _section(part: Part, numbers: Sequence[str], picture: str) -> str:
    name = _plain(readable(part.name))
    blocks = [
        f"## {name}" if name else "",
        f"{_clock(part.start)}–{_clock(part.end)}",
        f"![{name}]({picture})",
        *map(_plain, part.words),
        " · ".join(f"*{_plain(number)}*" for number in numbers),
    ]
    return "".join(f"{block}\n\n" for block in blocks if block).rstrip() + "\n"


def _plain(words: str) -> str:
    r"""Words of which no sign means anything in Markdown.

    >>> print(_plain("2 * w_1 < 3"))
    2 \* w\_1 \< 3
    """
    return _MARKS.sub(lambda found: f"\\{found[0]}", words)


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"
