"""The sound of a film: in step with the pictures, cut with them, and in one file with them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import wave
from pathlib import Path

import av
import numpy as np
import pytest

from scenes.render.copies import can_fork
from scenes.render.mastering import loudness, true_peak
from tests.everything import some
from tests.renders.filming import PLAYS, WALK, render, the_one
from tests.scenes.hearing import RATE as SAMPLES
from tests.scenes.hearing import decoded, fingerprint, onsets

pytestmark = pytest.mark.slow

RATE = 15  # frames a second
BEEP = 0.3  # seconds
STARTS = [sum(PLAYS[:play]) / RATE for play in range(len(PLAYS) + 1)]

LOUD_WALK = WALK.replace(
    "        self.play(", '        self.add_sound("beep.wav")\n        self.play('
)

# As a narrated film: each beat lays its speech, at the voice's own rate, the second one softer;
# between the two the film takes its time if it is told to.
SPOKEN_WALK = (
    WALK.replace(
        "        self.play(",
        "        track = self.renderer.file_writer.soundtrack\n"
        "        track.lay(self.time, SPEECH * 0.75 ** len(self.beats_begun), 24_000)\n"
        "        self.play(",
    )
    .replace("        self.back()", "        sleep(PAUSE)\n        self.back()")
    .replace(
        "class Walk(LectureScene):",
        "PAUSE = float(os.environ.get('TEST_PAUSE', '0'))\n"
        "SPEECH = np.sin(np.arange(7200) / 5).astype(np.float32) * np.linspace(0.9, 0.1, 7200)\n\n"
        "class Walk(LectureScene):\n"
        "    title = 'A walk'",
    )
)
SPOKEN_WALK = (
    '"""There and back,\non a line.\n\nWith a beep."""\n'
    f"import os\nfrom time import sleep\nimport numpy as np\n{SPOKEN_WALK}"
)
REMEMBERED = SPOKEN_WALK.replace(
    "        self.play(self.ball.animate.shift(2 * RIGHT)",
    "        self.add(TracedPath(self.ball.get_center))\n"
    "        self.play(self.ball.animate.shift(2 * RIGHT)",
).replace("import LEFT", "import TracedPath, LEFT")


def beep(path: Path) -> None:
    """A tone at a rate that films do not have."""
    wave_at = np.sin(2 * np.pi * 440 * np.arange(int(BEEP * 22050)) / 22050)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(22050)
        file.writeframes((9000 * wave_at).astype("<i2").tobytes())


def film_in(folder: Path, form: str = "mp4") -> Path:
    return the_one(folder, f"media/videos/film/480p15/Walk.{form}")


def chapters_of(film: Path) -> list[tuple[str, int, int]]:
    """What the chapters are called, and from which frame to which they go."""
    with av.open(str(film)) as container:
        return [
            (
                mark["metadata"]["title"],
                round(mark["start"] * mark["time_base"] * RATE),
                round(mark["end"] * mark["time_base"] * RATE),
            )
            for mark in container.chapters()
        ]


@pytest.mark.parametrize(
    ("source", "form", "plays", "first", "last"),
    some(
        [
            (SPOKEN_WALK, "mp4", ("-n", "1,2"), 1, 2),
            (LOUD_WALK, "mp4", (), 0, 3),
            (SPOKEN_WALK, "mp4", (), 0, 3),
            (SPOKEN_WALK, "mov", (), 0, 3),
            (SPOKEN_WALK, "webm", (), 0, 3),
        ],
        2,
    ),
)
def test_sound_is_in_step(
    tmp_path: Path, source: str, form: str, plays: tuple[str, ...], first: int, last: int
) -> None:
    beep(tmp_path / "beep.wav")
    render(tmp_path, source, "-ql", "--format", form, *plays)
    film = film_in(tmp_path, form)
    starts = [STARTS[play] - STARTS[first] for play in (0, 2) if first <= play <= last]
    sound = decoded(film)
    assert onsets(sound) == pytest.approx(starts, abs=0.005)
    assert loudness(sound) == pytest.approx(-16, abs=1)
    assert true_peak(sound) <= -1
    frames = sum(PLAYS[first : last + 1])
    assert frames / RATE <= len(sound) / SAMPLES < frames / RATE + 0.05
    beats = [("There", 0, 2), ("Back", 2, 4)]
    cut = [
        (name, *(sum(PLAYS[first : max(first, min(play, last + 1))]) for play in ends))
        for name, *ends in beats
    ]
    told = [chapter for chapter in cut if chapter[2] > chapter[1]]
    assert chapters_of(film) == (told if len(told) > 1 else [])
    with av.open(str(film)) as container:
        video = container.streams.video[0]
        packets = [packet for packet in container.demux(video) if packet.size]
        assert len(packets) == frames
        assert video.average_rate == RATE
        kinds = [stream.type for stream in container.streams if stream.type != "data"]
        assert kinds == ["video", "audio", *(["subtitle"] if form != "webm" else [])]
    data = film.read_bytes()
    if form != "webm":
        assert data.index(b"moov") < data.index(b"mdat")
    beside = {file.suffix for file in film.parent.iterdir() if file.is_file()}
    assert beside == {f".{form}", ".srt", ".vtt", ".md"}


def test_a_film_that_says_nothing_has_no_sound(tmp_path: Path) -> None:
    render(tmp_path, WALK, "-ql")
    with av.open(str(film_in(tmp_path))) as container:
        assert [stream.type for stream in container.streams] == ["video", "subtitle", "data"]
        assert container.metadata["title"] == "Walk"


def test_no_sound_begins_before_the_film(tmp_path: Path) -> None:
    beep(tmp_path / "beep.wav")
    early = LOUD_WALK.replace('"beep.wav"', '"beep.wav", time_offset=-0.5', 1)
    done = render(tmp_path, early, "-ql", succeeds=False)
    assert done.stderr.strip().splitlines()[-1] == "A sound cannot begin 0.5 s before the film."
    assert not list(tmp_path.glob("media/videos/film/480p15/Walk*"))


def test_a_pause_in_a_spoken_film_is_no_vacuum(tmp_path: Path) -> None:
    render(tmp_path, SPOKEN_WALK, "-ql")
    sound = decoded(film_in(tmp_path))
    tenth = SAMPLES // 10
    heard = [np.std(sound[at : at + tenth]) for at in range(tenth, len(sound) - 2 * tenth, tenth)]
    assert 10 ** (-72 / 20) < min(heard) < 10 ** (-52 / 20)


def test_an_animated_picture_is_silent(tmp_path: Path) -> None:
    render(tmp_path, SPOKEN_WALK, "-ql", "--format", "gif")
    with av.open(str(the_one(tmp_path, "media/videos/**/*.gif"))) as container:
        assert [stream.type for stream in container.streams] == ["video"]


def test_the_film_tells_what_it_is(tmp_path: Path) -> None:
    render(tmp_path, SPOKEN_WALK, "-ql")
    with av.open(str(film_in(tmp_path))) as container:
        about = dict(container.metadata)
    assert about["title"] == "A walk"
    assert about["description"] == "There and back, on a line."
    assert about["comment"].startswith("Rendered with Manim")


def test_sections_have_their_own_sound(tmp_path: Path) -> None:
    render(tmp_path, SPOKEN_WALK, "-ql", "--save_sections")
    film = film_in(tmp_path)
    whole = decoded(film)
    sections = sorted(film.parent.glob("sections/*.mp4"))
    assert len(sections) == 2
    for section, (first, last) in zip(sections, ((0, 2), (2, 4)), strict=True):
        sound = decoded(section)
        assert onsets(sound) == pytest.approx([0], abs=0.005)
        begin, length = round(STARTS[first] * SAMPLES), round(BEEP * SAMPLES)
        same = whole[begin : begin + length]
        assert np.std(sound[:length]) == pytest.approx(np.std(same), rel=0.03)  # as loud as there
        assert not chapters_of(section)
        with av.open(str(section)) as container:
            assert container.streams.video[0].frames == sum(PLAYS[first:last])
            assert abs(container.duration / av.time_base - STARTS[last] + STARTS[first]) < 1e-4
            said = [bytes(packet)[2:] for packet in container.demux(subtitles=0) if packet.size > 2]
        assert said == [(b"Look.", b"Back.")[first // 2]]


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is heard in the film when one process makes all of it."""
    folder = tmp_path_factory.mktemp("once")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOWNHILL_JOBS", "1")
        render(folder, SPOKEN_WALK, "-ql")
    return fingerprint(film_in(folder))


def test_the_same_is_heard_whoever_draws_the_film(
    tmp_path: Path, once: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOWNHILL_JOBS", "2")
    render(tmp_path, SPOKEN_WALK, "-ql")
    film = film_in(tmp_path)
    assert fingerprint(film) == once
    film.unlink()
    render(tmp_path, SPOKEN_WALK, "-ql")  # nothing is drawn
    assert fingerprint(film) == once


@pytest.mark.skipif(not can_fork(), reason="films are drawn on one core here")
def test_the_same_is_heard_in_a_film_that_turns_out_to_have_a_memory(
    tmp_path: Path, once: str
) -> None:
    done = render(tmp_path, REMEMBERED, "-ql")
    assert "depends on the frames before" in done.stderr
    assert fingerprint(film_in(tmp_path)) == once


@pytest.mark.skipif(not can_fork(), reason="processes are killed otherwise here")
def test_the_same_is_heard_after_a_render_was_killed(tmp_path: Path, once: str) -> None:
    render(tmp_path, WALK.replace('"Look."', '"Look!"'), "-ql")  # makes the folders
    pieces = the_one(tmp_path, "media/videos/film/480p15/Walk.mp4").parent / "partial_movie_files"
    before = set(pieces.rglob("*.mp4"))
    (tmp_path / "film.py").write_text(SPOKEN_WALK, encoding="utf-8")
    killed = subprocess.Popen(
        [sys.executable, "-m", "manim", "render", "-ql", "film.py"],
        cwd=tmp_path,
        env={**os.environ, "TEST_PAUSE": "120"},
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        end = time.monotonic() + 60
        while set(pieces.rglob("[!.]*.mp4")) <= before and time.monotonic() < end:
            assert killed.poll() is None
            time.sleep(0.05)
    finally:
        os.killpg(killed.pid, signal.SIGKILL)
        assert killed.wait() == -signal.SIGKILL
    render(tmp_path, SPOKEN_WALK, "-ql")
    assert fingerprint(film_in(tmp_path)) == once
