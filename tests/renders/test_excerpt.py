"""`-n`: part of a film, its subtitles, and ranges that do not exist."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import accumulate
from pathlib import Path

import av
import pytest
import srt
from PIL import Image

from scenes.render.excerpt import within
from tests.renders.filming import PLAYS, WALK, render, the_one

RATE = 15
STARTS = (0, *accumulate(PLAYS))  # frames
SAID = ((0, STARTS[2], "Look."), (STARTS[2], STARTS[4], "Back."))


def cue(start: float, end: float, words: str) -> srt.Subtitle:
    return srt.Subtitle(1, timedelta(seconds=start), timedelta(seconds=end), words)


def times(cues: list[srt.Subtitle]) -> list[tuple[float, float, str]]:
    return [(c.start.total_seconds(), c.end.total_seconds(), c.content) for c in cues]


def test_subtitles_are_cut_to_what_was_filmed() -> None:
    cues = [cue(0, 2, "a"), cue(2, 3, "b"), cue(3, 6, "c"), cue(6, 9, "d")]
    assert times(within(cues, [(0, 9)], 0.1)) == times(cues)
    assert times(within(cues, [(1, 4)], 0.1)) == [(0, 1, "a"), (1, 2, "b"), (2, 3, "c")]
    assert times(within(cues, [(0, 1), (2, 2.5), (5, 7)], 0.1)) == [
        (0, 1, "a"),
        (1, 1.5, "b"),
        (1.5, 2.5, "c"),
        (2.5, 3.5, "d"),
    ]
    assert times(within(cues, [(1.95, 3)], 0.1)) == [(0.05, 1.05, "b")]
    assert within(cues, [], 0.1) == []


@pytest.mark.slow
@pytest.mark.parametrize(("asked", "first", "last"), [("3", 3, 3), ("0,1", 0, 1), ("1,2", 1, 2)])
def test_only_some_plays(tmp_path: Path, asked: str, first: int, last: int) -> None:
    render(tmp_path, WALK, "-ql", "-n", asked)
    film = the_one(tmp_path, "media/videos/**/Walk.mp4")
    begin, end = STARTS[first], STARTS[last + 1]
    with av.open(str(film)) as container:
        assert container.streams.video[0].frames == end - begin
    cues = list(srt.parse(film.with_suffix(".srt").read_text(encoding="utf-8")))
    heard = [
        ((max(start, begin) - begin) / RATE, (min(stop, end) - begin) / RATE, words)
        for start, stop, words in SAID
        if min(stop, end) > max(start, begin)
    ]
    assert [words for *_, words in times(cues)] == [words for *_, words in heard]
    for (start, stop, _), (expected_start, expected_stop, _) in zip(
        times(cues), heard, strict=True
    ):
        assert start == pytest.approx(expected_start, abs=1e-3)
        assert stop == pytest.approx(expected_stop, abs=1e-3)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("form", "asked", "said"),
    [
        ("mp4", "4", "-n 4: the film has 4 plays, 0 to 3."),
        ("png-sequence", "99", "-n 99: the film has 4 plays, 0 to 3."),
        ("mp4", "3,1", "-n 3,1: the last play cannot come before the first."),
        ("mp4", "-3", "-n -3: plays are counted from 0."),
    ],
)
def test_a_range_that_does_not_exist_is_refused(
    tmp_path: Path, form: str, asked: str, said: str
) -> None:
    done = render(tmp_path, WALK, "-ql", "--format", form, "-n", asked, succeeds=False)
    assert done.stderr.strip().splitlines()[-1] == said
    assert "Walk" not in done.stdout  # it names no film
    assert not list(tmp_path.glob("media/**/Walk*"))


@pytest.mark.slow
def test_a_sequence_has_every_frame_and_none_of_an_earlier_one(tmp_path: Path) -> None:
    render(tmp_path, WALK, "-ql", "--format", "png-sequence")
    pictures = sorted(tmp_path.glob("media/images/**/*.png"))
    assert [file.name for file in pictures] == [f"{k:04}.png" for k in range(sum(PLAYS))]
    held = [Image.open(file).tobytes() for file in pictures[PLAYS[0] : sum(PLAYS[:2])]]
    assert len(set(held)) == 1
    own = pictures[0].with_name("title.png")
    own.write_bytes(b"of the lecturer's own")
    render(tmp_path, WALK, "-ql", "--format", "png-sequence", "-n", "2,2")
    assert len(list(tmp_path.glob("media/images/**/0*.png"))) == PLAYS[2]
    assert own.exists()


@pytest.mark.slow
def test_sections_are_those_that_were_filmed(tmp_path: Path) -> None:
    render(tmp_path, WALK, "-ql", "--save_sections", "-n", "3")
    films = [file.name for file in tmp_path.glob("media/videos/**/sections/*.mp4")]
    assert films == ["Walk_0001_back.mp4"]
    listed = the_one(tmp_path, "media/videos/**/sections/*.json").read_text(encoding="utf-8")
    assert [entry["name"] for entry in json.loads(listed)] == ["back"]


@pytest.mark.slow
def test_subtitles_of_an_earlier_film_go(tmp_path: Path) -> None:
    render(tmp_path, WALK, "-ql")
    subtitles = the_one(tmp_path, "media/videos/**/Walk.srt")
    render(tmp_path, WALK.replace('"Look."', '""').replace('"Back."', '""'), "-ql")
    assert not subtitles.exists()
    assert subtitles.with_suffix(".mp4").exists()
