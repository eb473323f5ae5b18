"""Joined films: exactly the rate that was asked for, and the index before the pictures."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import accumulate
from pathlib import Path

import av
import numpy as np
import pytest
from manim._config.output import OutputFormat, OutputSpec
from manim._config.video_encoder import resolve_video_encoder, to_av_frame_rate

from scenes.render.encoder import Converter, PieceEncoder
from scenes.render.join import join
from tests.scenes.filming import PLAYS, WALK, render, the_one

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


def check_rate(film: Path, rate: Fraction, frames: int) -> None:
    """Every frame lasts as long as every other, in whatever way one asks."""
    with av.open(str(film)) as container:
        video = container.streams.video[0]
        base = video.time_base
        assert base is not None
        assert video.average_rate == video.base_rate == rate
        assert video.frames == frames
        assert video.start_time == 0
        assert video.duration * base == frames / rate
        assert abs(container.duration / av.time_base - frames / rate) <= 1 / av.time_base
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
