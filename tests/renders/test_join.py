"""Joined films: exactly the rate that was asked for, the index before the pictures, and their
sound, captions and chapters in step with them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import timedelta
from fractions import Fraction
from itertools import accumulate
from pathlib import Path

import av
import numpy as np
import pytest
import srt
from av.stream import Disposition
from manim._config.output import OutputFormat, OutputSpec
from manim._config.video_encoder import resolve_video_encoder, to_av_frame_rate

from scenes.render.encoder import Converter, PieceEncoder
from scenes.render.excerpt import Chapter
from scenes.render.join import join
from scenes.render.soundtrack import RATE as SAMPLES
from scenes.render.soundtrack import at
from scenes.render.subtitles import vtt
from scenes.render.tracks import Captions, Sound
from tests.renders.filming import PLAYS, WALK, render, the_one
from tests.scenes.hearing import decoded, onsets

RATES = (15, 24, 25, 30, 60, 29.97, 23.976, 12.5, 50, 7)
LENGTHS = (1, 7, 2, 40, 1)  # frames of the pieces


def pieces(folder: Path, rate: float, form: str, transparent: bool = False) -> list[Path]:
    """Pieces of a film whose every frame has a grey of its own."""
    output = OutputSpec(OutputFormat.parse(form), transparent, False, False)
    spec = resolve_video_encoder(output, width=64, height=48, frame_rate=rate)
    assert spec is not None
    convert = Converter(spec.pixel_format, transparent)
    made = []
    for k, (begin, length) in enumerate(zip(accumulate((0, *LENGTHS)), LENGTHS, strict=False)):
        made.append(folder / f"{k}.{form}")
        encoder = PieceEncoder(target=made[-1], spec=spec, drawn=lambda frames: None)
        for number in range(begin, begin + length):
            grey = np.full((48, 64, 4), 255, np.uint8)
            grey[..., :3] = 4 * number
            encoder.write_frame(convert(grey))
        encoder.finish()
    return made


def greys(film: Path) -> list[int]:
    with av.open(str(film)) as container:
        return [int(f.to_ndarray(format="rgb24").mean()) for f in container.decode(video=0)]


def check_rate(film: Path, rate: Fraction, frames: int, grain: float = 1 / av.time_base) -> None:
    """Every frame lasts as long as every other, in whatever way one asks."""
    with av.open(str(film)) as container:
        video = container.streams.video[0]
        base = video.time_base
        assert base is not None
        assert video.average_rate == video.base_rate == rate
        assert video.frames == frames
        assert video.start_time == 0
        assert video.duration * base == frames / rate
        assert abs(container.duration / av.time_base - frames / rate) <= grain
        packets = [packet for packet in container.demux(video) if packet.size]
        assert {packet.duration * base for packet in packets} == {1 / rate}
        shown = sorted(packet.pts * base for packet in packets)
        assert shown == [number / rate for number in range(frames)]
        decoded = [packet.dts * base * rate for packet in packets]
        assert np.diff(decoded).tolist() == [1] * (frames - 1)
        assert all(packet.dts <= packet.pts for packet in packets)


def boxes(film: Path) -> list[bytes]:
    """The kinds of the outermost boxes of an MP4 or MOV file, in their order."""
    data, place, kinds = film.read_bytes(), 0, []
    while place < len(data):
        kinds.append(data[place + 4 : place + 8])
        place += int.from_bytes(data[place : place + 4], "big")
    return kinds


def check_index_first(film: Path) -> None:
    order = boxes(film)
    assert order.index(b"moov") < order.index(b"mdat")


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("form", ["mp4", "mov"])
def test_a_film_has_exactly_its_rate(tmp_path: Path, form: str, rate: float) -> None:
    exact = to_av_frame_rate(rate)
    film = tmp_path / f"film.{form}"
    join(pieces(tmp_path, rate, form), film, exact, transparent=False)
    check_rate(film, exact, sum(LENGTHS))
    check_index_first(film)
    assert np.abs(np.diff(greys(film)) - 4).max() <= 2  # every frame, in order


@pytest.mark.parametrize(("form", "transparent"), [("mov", True), ("webm", False), ("webm", True)])
def test_other_kinds_of_film_have_their_rate(tmp_path: Path, form: str, transparent: bool) -> None:
    film = tmp_path / f"film.{form}"
    join(pieces(tmp_path, 24, form, transparent), film, Fraction(24), transparent)
    if form == "mov":
        check_rate(film, Fraction(24), sum(LENGTHS))
    with av.open(str(film)) as container:
        video = container.streams.video[0]
        assert video.average_rate == video.base_rate == 24
        packets = [packet for packet in container.demux(video) if packet.size]
    shown = [round(1000 * packet.pts * packet.time_base) for packet in packets]
    assert shown == [round(1000 * number / 24) for number in range(sum(LENGTHS))]
    assert np.abs(np.diff(greys(film)) - 4).max() <= 2


# -- sound, captions, chapters -------------------------------------------------------------------

FRAMES = sum(LENGTHS)
CLICKS = (0, 1, 24, 40)  # the frames with which they come
CUES = ((3, 10, "∇f points uphill."), (10, 20, "Two\nlines."), (30, 51, "α, and {this} \\too."))
CHAPTERS = (Chapter("In the fog", 0, 24), Chapter("Blind", 24, FRAMES))


def clicks(rate: Fraction) -> np.ndarray:
    """Silence, and a click with each of some frames."""
    sound = np.zeros((at(FRAMES, rate), 1), np.float32)
    for frame in CLICKS:
        sound[at(frame, rate) : at(frame, rate) + 240, 0] = 0.5 * np.sin(np.arange(240) / 2)
    return sound


def cues(rate: Fraction) -> list[srt.Subtitle]:
    return [
        srt.Subtitle(k, *(timedelta(seconds=float(frame / rate)) for frame in times), text)
        for k, (*times, text) in enumerate(CUES)
    ]


def told(folder: Path, form: str, rate: float = 24) -> tuple[Path, Fraction]:
    """A film with everything that a film can have, and its rate."""
    exact = to_av_frame_rate(rate)
    film, others = folder / f"film.{form}", [Sound(clicks(exact))]
    if form != "webm":
        others.append(Captions(cues(exact)))
    about = {"title": "Hills in the fog", "description": "What a walker knows, and ∇f."}
    join(pieces(folder, rate, form), film, exact, False, others, chapters=CHAPTERS, about=about)
    return film, exact


@pytest.mark.parametrize("rate", [15, 29.97, 60])
@pytest.mark.parametrize("form", ["mp4", "mov", "webm"])
def test_sound_is_in_step_with_the_pictures(tmp_path: Path, form: str, rate: float) -> None:
    film, exact = told(tmp_path, form, rate)
    heard = onsets(decoded(film), apart=0.01)
    assert heard == pytest.approx([frame / float(exact) for frame in CLICKS], abs=0.005)
    if form != "webm":
        check_rate(film, exact, FRAMES, grain=1 / 20_000)  # about a sample
        check_index_first(film)
    with av.open(str(film)) as container:
        sound = container.streams.audio[0]
        assert sound.codec.canonical_name == ("opus" if form == "webm" else "aac")
        assert (sound.rate, sound.layout.name) == (SAMPLES, "stereo")
        if form != "webm":
            assert sound.start_time == 0
            assert abs(sound.duration - at(FRAMES, exact)) <= 1  # the index has other ticks
        assert sound.language == "eng"
        assert sound.disposition & Disposition.default


def test_captions_say_what_is_said_when_it_is_said(tmp_path: Path) -> None:
    film, rate = told(tmp_path, "mp4")
    with av.open(str(film)) as container:
        track = container.streams.subtitles[0]
        assert track.codec_context.name == "mov_text"
        assert track.language == "eng"
        packets = [packet for packet in container.demux(track) if packet.size > 2]
        shown = [
            (
                packet.pts * packet.time_base * rate,
                (packet.pts + packet.duration) * packet.time_base * rate,
                bytes(packet)[2:].decode(),
            )
            for packet in packets
        ]
    assert [text for *_, text in shown] == [text for *_, text in CUES]
    assert [float(time) for *times, _ in shown for time in times] == pytest.approx(
        [time for *times, _ in CUES for time in times], abs=1e-3
    )


def test_captions_that_meet_are_shown_one_after_the_other(tmp_path: Path) -> None:
    film, seconds = tmp_path / "film.mp4", timedelta(seconds=1)
    late = srt.Subtitle(1, 0.5 * seconds, 2 * seconds, "late")
    early = srt.Subtitle(2, 0 * seconds, 1.5 * seconds, "early")
    join(pieces(tmp_path, 24, "mp4"), film, Fraction(24), False, [Captions([late, early])])
    with av.open(str(film)) as container:
        packets = [packet for packet in container.demux(subtitles=0) if packet.size > 2]
        assert [bytes(packet)[2:] for packet in packets] == [b"early", b"late"]
        assert packets[0].pts + packets[0].duration == packets[1].pts


@pytest.mark.parametrize("form", ["mp4", "mov"])
def test_captions_are_off_until_asked_for(tmp_path: Path, form: str) -> None:
    film, _ = told(tmp_path, form)
    with av.open(str(film)) as container:
        defaults = {
            stream.type: bool(stream.disposition & Disposition.default)
            for stream in container.streams
        }
    assert defaults["video"]
    assert defaults["audio"]
    assert not defaults["subtitle"]
    data = film.read_bytes()
    enabled = {}
    for kind in (b"vide", b"soun", b"sbtl"):
        header = data.rindex(b"tkhd", 0, data.index(kind + bytes(4)))
        enabled[kind] = data[header + 7] & 1
    assert enabled == {b"vide": 1, b"soun": 1, b"sbtl": 0}


@pytest.mark.parametrize("form", ["mp4", "mov", "webm"])
def test_a_film_has_chapters_and_tells_what_it_is(tmp_path: Path, form: str) -> None:
    film, rate = told(tmp_path, form)
    with av.open(str(film)) as container:
        marks = [
            (
                chapter["metadata"]["title"],
                round(chapter["start"] * chapter["time_base"] * rate),
                round(chapter["end"] * chapter["time_base"] * rate),
            )
            for chapter in container.chapters()
        ]
        about = {key.lower(): value for key, value in container.metadata.items()}
    assert marks == [tuple(chapter) for chapter in CHAPTERS]
    assert about["title"] == "Hills in the fog"
    assert about["comment"].startswith("Rendered with Manim")
    if form != "mov":
        assert about["description"] == "What a walker knows, and ∇f."


def test_the_same_film_is_the_same_file(tmp_path: Path) -> None:
    made = []
    for name in "ab":
        (tmp_path / name).mkdir()
        made.append(told(tmp_path / name, "mp4")[0].read_bytes())
    assert made[0] == made[1]


@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="no ffprobe here")
def test_ffprobe_sees_it_too(tmp_path: Path) -> None:
    film, _ = told(tmp_path, "mp4")
    asked = ["ffprobe", "-v", "error", "-show_streams", "-show_chapters", "-of", "json"]
    done = subprocess.run([*asked, str(film)], capture_output=True, text=True, check=True)
    assert not done.stderr
    seen = json.loads(done.stdout)
    streams = {stream["codec_name"]: stream for stream in seen["streams"]}
    assert {"h264", "aac", "mov_text"} <= set(streams)
    assert streams["mov_text"]["disposition"]["default"] == 0
    assert [chapter["tags"]["title"] for chapter in seen["chapters"]] == ["In the fog", "Blind"]


# -- rendered films ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a film and its sections."""
    folder = tmp_path_factory.mktemp("walk")
    render(folder, WALK, "-ql", "--save_sections")
    return folder


@pytest.mark.slow
def test_a_rendered_film_and_its_sections_have_exactly_their_rate(walk: Path) -> None:
    film = the_one(walk, "media/videos/film/480p15/Walk.mp4")
    check_rate(film, Fraction(15), sum(PLAYS))
    check_index_first(film)
    sections = sorted(film.parent.glob("sections/*.mp4"))
    for section, frames in zip(sections, (sum(PLAYS[:2]), sum(PLAYS[2:])), strict=True):
        check_rate(section, Fraction(15), frames)
        check_index_first(section)
    listed = json.loads(the_one(film.parent, "sections/*.json").read_text(encoding="utf-8"))
    assert [entry["avg_frame_rate"] for entry in listed] == ["15/1", "15/1"]


@pytest.mark.slow
def test_a_film_of_29_97_frames_a_second(tmp_path: Path) -> None:
    render(tmp_path, WALK, "-ql", "--fps", "29.97")
    film = the_one(tmp_path, "media/videos/**/Walk.mp4")
    with av.open(str(film)) as container:
        frames = container.streams.video[0].frames
    check_rate(film, Fraction(30000, 1001), frames)


def test_webvtt() -> None:
    times = [timedelta(seconds=seconds) for seconds in (0, 1.234, 3600, 3725)]
    cues = [srt.Subtitle(1, *times[:2], "x < 3\n& y"), srt.Subtitle(2, *times[2:], "End")]
    assert vtt(cues) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.234\nx &lt; 3\n&amp; y\n\n"
        "01:00:00.000 --> 01:02:05.000\nEnd\n"
    )
