"""What was filmed of a film: how much, from where to where, and what of it is a chapter."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import srt
from hypothesis import given
from hypothesis import strategies as st

from scenes.render.excerpt import Chapter, chapters, filmed_before, readable, within
from scenes.render.transcript import _clock, _is_filmed
from scenes.render.writer import LectureWriter

ticks = st.lists(st.integers(0, 60), min_size=2, max_size=8, unique=True).map(sorted)


def spans_of(marks: list[int]) -> list[tuple[float, float]]:
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return [(start / 4, end / 4) for start, end in pairs]


@given(ticks, st.integers(-4, 70))
def test_how_much_was_filmed_before_a_moment(marks: list[int], quarter: int) -> None:
    spans, moment = spans_of(marks), quarter / 4
    middles = np.arange(0, 20, 0.25) + 0.125
    filmed = np.any([(middles > start) & (middles < end) for start, end in spans], axis=0)
    assert filmed_before(spans, moment) == pytest.approx(0.25 * (filmed & (middles < moment)).sum())
    inside = bool(np.any([start <= moment < end for start, end in spans]))
    assert _is_filmed(spans, moment) == inside


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 5)), min_size=1, max_size=10))
def test_stretches_that_meet_are_one(plays: list[tuple[bool, int]]) -> None:
    writer: Any = SimpleNamespace(filmed=[])
    time, seconds = 0, 0
    for is_filmed, length in plays:
        if is_filmed:
            LectureWriter.note_filmed(writer, time, time + length)
            seconds += length
        time += length
    assert sum(end - start for start, end in writer.filmed) == seconds
    gaps = [b[0] - a[1] for a, b in zip(writer.filmed, writer.filmed[1:], strict=False)]
    assert all(gap > 0 for gap in gaps)


def cue(start: float, end: float) -> srt.Subtitle:
    return srt.Subtitle(0, timedelta(seconds=start), timedelta(seconds=end), "Go.")


def test_subtitles_of_an_excerpt_are_where_it_has_them_and_short_ones_are_left_out() -> None:
    spans = [(2.0, 4.0), (6.0, 10.0)]
    cues = [cue(0, 1), cue(1, 3), cue(3.5, 6.5), cue(9.5, 12), cue(11, 12), cue(2, 2.25)]
    kept = within(cues, spans, 0.25)
    times = [(one.start.total_seconds(), one.end.total_seconds()) for one in kept]
    assert times == [(0, 1), (1.5, 2.5), (5.5, 6), (0, 0.25)]
    assert len(within(cues, spans, 0.26)) == 3


def test_chapters_follow_one_another_frame_by_frame() -> None:
    made = chapters(["a", "b_c", "none", "d"], [3, 2, 0, 5])
    assert made == [Chapter("A", 0, 3), Chapter("B c", 3, 5), Chapter("D", 5, 10)]
    assert chapters(["a", "none"], [4, 0]) == []
    marked = made[1].marked(Fraction(30))
    assert (marked["start"], marked["end"], marked["time_base"]) == (3, 5, Fraction(1, 30))
    assert [each.marked(Fraction(30))["id"] for each in made] == [1, 4, 6]  # 0 is none
    assert marked["metadata"] == {"title": "B c"}


def test_names_and_times_as_one_writes_them() -> None:
    assert [readable(name) for name in ("in_the_fog", "", "_x")] == ["In the fog", "", "X"]
    told = {0: "0:00", 9.6: "0:10", 59.6: "1:00", 61: "1:01", 125.2: "2:05", 3600: "60:00"}
    assert {seconds: _clock(seconds) for seconds in told} == told
