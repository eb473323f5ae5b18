"""`downhill teaser`: what a film marks as its delight, as a loop that is whole, short and light."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from scenes.render.command import teaser
from scenes.render.command.main import downhill
from scenes.render.command.teaser import moments_of

# A bar goes from left to right in each of three plays, of which the first and the last are marked.
FILM = """
from manim import LEFT, RIGHT, Rectangle, linear
from scenes.stage.lecture.scene import LectureScene, beat

class Slide(LectureScene):
    facts = {}
    voice = None

    @beat()
    def sliding(self):
        bar = Rectangle(width=1, height=6, color="#5FE3A1", fill_opacity=1, stroke_width=0)
        for marked, start in ((True, -6), (False, -2), (True, 2)):
            self.add(bar.move_to(start * RIGHT))
            go = bar.animate(rate_func=linear).shift(4 * RIGHT)
            if marked:
                with self.delight():
                    self.play(go, run_time=1)
            else:
                self.play(go, run_time=1)
"""
UNMARKED = FILM.replace("(True,", "(False,")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "slide.py").write_text(FILM, encoding="utf-8")
    (tmp_path / "unmarked.py").write_text(UNMARKED, encoding="utf-8")
    return tmp_path


def middles(film: Path) -> tuple[int, list[float]]:
    """How wide a film is, and where the bar is in each frame, in units."""
    found = []
    with av.open(str(film)) as container:
        for frame in container.decode(video=0):
            green = frame.to_ndarray(format="rgb24")[frame.height // 2, :, 1]
            found.append(float(np.flatnonzero(green > 150).mean()) / frame.width * 14.222 - 7.111)
        return frame.width, found


@pytest.mark.slow
def test_it_is_what_was_marked(desk: Path) -> None:
    done = CliRunner().invoke(downhill, ["teaser", "slide.py", "-q", "l"])
    assert done.exit_code == 0, done.output
    frames = np.arange(15) / 15
    at = [*(-6 + 4 * frames), *(2 + 4 * frames)]
    for file, width in (("out/slide-teaser.mp4", 854), ("out/slide-teaser.gif", 640)):
        assert file in done.output.replace("\n", "")
        assert middles(desk / file) == (width, pytest.approx(at, abs=0.06))
    with av.open("out/slide-teaser.mp4") as film:
        assert [stream.type for stream in film.streams] == ["video"]
        assert film.streams.video[0].average_rate == 15


@pytest.mark.slow
def test_a_gif_is_as_light_as_it_must_be(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = []
    for heaviest in (3_000_000, 40_000):
        monkeypatch.setattr(teaser, "_HEAVIEST", heaviest)
        done = CliRunner().invoke(downhill, ["teaser", "slide.py", "-q", "l"])
        assert done.exit_code == 0, done.output
        sizes.append((desk / "out/slide-teaser.gif").stat().st_size)
    assert sizes[1] <= 40_000 < sizes[0]
    width, at = middles(desk / "out/slide-teaser.gif")
    assert 160 <= width < 640
    assert len(at) == 30


def test_a_film_without_one_says_so(desk: Path) -> None:
    done = CliRunner().invoke(downhill, ["teaser", "unmarked.py", "-q", "l"])
    assert done.exit_code == 1
    assert "unmarked marks no moment of delight: with self.delight()." in done.output
    assert not list(desk.rglob("*.gif"))


span = st.tuples(st.floats(0, 200), st.floats(0.1, 30))


@given(st.lists(span, min_size=1, max_size=4), st.sampled_from([15, 30, 60]))
def test_moments_go_through_all_spans_at_one_pace(
    lengths: list[tuple[float, float]], rate: int
) -> None:
    spans, now = [], 0.0
    for pause, length in lengths:
        spans.append((now + pause, now + pause + length))
        now = spans[-1][1]
    moments = moments_of(spans, Fraction(rate))
    total = sum(stop - start for start, stop in spans)
    assert len(moments) / rate == pytest.approx(min(total, 15.0), abs=1 / rate)
    inside = [sum(min(max(m - a, 0.0), b - a) for a, b in spans) for m in moments]
    assert inside == pytest.approx(np.arange(len(moments)) * total / len(moments), abs=1e-6)
    assert all(any(a - 1e-6 <= m <= b + 1e-6 for a, b in spans) for m in moments)
