"""`manim render`, as a lecturer types it: the film, its subtitles, and what the flags do."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
import srt
from PIL import Image

from scenes.render.rehearsal import Rehearsal, rehearse
from tests.renders.nursery import program

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
RATE = 15

LECTURE = '''
from manim import DOWN, ValueTracker, linear

from scenes.stage.lecture.scene import LectureScene, beat
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import ink
from scenes.stage.lecture.theme import STEP
from scenes.stage.type.text import Words
from scenes.stage.lecture.words import tr


class Patch(Painted):
    """A square that paints itself where its tracker says."""

    def __init__(self, x):
        super().__init__()
        self.x = x

    def paint(self, canvas):
        canvas.rectangle(self.x.get_value() - 0.5, 1.5, 1, 1)
        canvas.set_source_rgba(*ink(STEP))
        canvas.fill()


class Short(LectureScene):
    facts = {}

    def construct(self):
        self.first()
        self.second()

    @beat("Look.")
    def first(self):
        self.x = ValueTracker(-4)
        self.add(Patch(self.x))
        self.play(self.x.animate(rate_func=linear).set_value(4), run_time=0.63)

    @beat("And back it goes again.")
    def second(self):
        self.add(Words(tr("back")).shift(DOWN))
        self.play(self.x.animate(rate_func=linear).set_value(0), run_time=0.4)
'''


class Studio:
    """A folder with one lecture in it, as a lecturer has it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "short.py"
        self.file.write_text(LECTURE, encoding="utf-8")
        shutil.copy(ROOT / "manim.cfg", folder)

    def render(self, *flags: str, media: str = "media") -> str:
        done = program(self.folder, "manim", "render", *flags, "--media_dir", media, "short.py")
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def one(self, pattern: str) -> Path:
        """The one file that matches."""
        (found,) = (p for p in self.folder.glob(pattern) if "partial_movie_files" not in p.parts)
        return found

    def rehearsal(self) -> Rehearsal:
        spec = importlib.util.spec_from_file_location("short", self.file)
        assert spec is not None
        assert spec.loader is not None
        module: Any = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return rehearse(module.Short, frame_rate=RATE)


def decode(film: Path) -> list[Any]:
    with av.open(str(film)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def patch_place(frame: Any, height: float = 2) -> float:
    """Where the self-painted square is, in scene units from the left edge of the frame."""
    green = np.array([0x5F, 0xE3, 0xA1])
    rows, columns = np.nonzero(np.abs(frame.astype(int) - green).max(axis=-1) < 24)
    assert 55 * 55 < len(rows) < 65 * 65  # one unit square at 60 pixels to the unit
    assert rows.mean() == pytest.approx(240 - 60 * height, abs=2)
    return float(columns.mean() / 60 - 427 / 60)


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    studio = Studio(tmp_path_factory.mktemp("studio"))
    studio.render("-ql", "--save_sections")
    return studio


def film_of(studio: Studio) -> Path:
    return studio.one("media/videos/short/480p15/Short.mp4")


def test_the_film_has_the_frames_of_its_rehearsal(studio: Studio) -> None:
    assert len(decode(film_of(studio))) == round(studio.rehearsal().duration * RATE) == 13 + 34


def test_the_film_plays_everywhere(studio: Studio) -> None:
    with av.open(str(film_of(studio))) as container:
        video = container.streams.video[0]
        assert video.codec_context.name == "h264"
        assert video.codec_context.pix_fmt == "yuv420p"
        assert (video.width, video.height) == (854, 480)
        assert video.average_rate == RATE


def test_what_paints_itself_moves_through_the_film(studio: Studio) -> None:
    frames = decode(film_of(studio))
    places = [patch_place(frame) for frame in frames]
    assert places[0] == pytest.approx(-4, abs=0.05)
    assert places[5] == pytest.approx(-4 + 8 * (5 / RATE) / 0.63, abs=0.05)
    assert places[12] == pytest.approx(4, abs=0.05)
    assert places[-1] == pytest.approx(0, abs=0.05)


def test_subtitles_lie_beside_the_film(studio: Studio) -> None:
    text = film_of(studio).with_suffix(".srt").read_text(encoding="utf-8")
    cues = list(srt.parse(text))
    assert [cue.content for cue in cues] == ["Look.", "And back it goes again."]
    assert [(c.start.total_seconds(), c.end.total_seconds()) for c in cues] == [
        pytest.approx((c.start, c.end), abs=1e-3) for c in studio.rehearsal().captions
    ]
    assert cues[0].end <= cues[1].start
    assert cues[1].end.total_seconds() <= len(decode(film_of(studio))) / RATE + 1e-3


def test_each_beat_is_a_section(studio: Studio) -> None:
    folder = film_of(studio).parent / "sections"
    films = sorted(folder.glob("*.mp4"))
    assert [film.stem for film in films] == ["Short_0000_first", "Short_0001_second"]
    assert sum(len(decode(film)) for film in films) == len(decode(film_of(studio)))


def test_rendering_again_shows_what_has_changed_even_inside_a_painter(studio: Studio) -> None:
    # Manim's cache would not see it: its digest does not look into functions and trackers.
    film = film_of(studio)
    frames, subtitles = decode(film), film.with_suffix(".srt").read_text(encoding="utf-8")
    studio.file.write_text(LECTURE.replace("1.5, 1, 1", "0.5, 1, 1"), encoding="utf-8")
    try:
        studio.render("-ql", "--save_sections")
    finally:
        studio.file.write_text(LECTURE, encoding="utf-8")
    lowered = decode(film)
    assert len(lowered) == len(frames)
    assert film.with_suffix(".srt").read_text(encoding="utf-8") == subtitles
    assert patch_place(lowered[5], height=1) == pytest.approx(patch_place(frames[5]), abs=0.02)
    studio.render("-ql", "--save_sections")
    assert np.array_equal(decode(film), frames)


def test_the_last_frame_alone(studio: Studio) -> None:
    studio.render("-ql", "-s", media="still")
    picture = np.array(Image.open(studio.one("still/images/short/*.png")).convert("RGB"))
    assert np.abs(picture.astype(int) - decode(film_of(studio))[-1].astype(int)).mean() < 2
    assert not list(studio.folder.glob("still/**/*.mp4"))


def test_a_gif(studio: Studio) -> None:
    studio.render("-ql", "--format", "gif", media="gif")
    frames = decode(studio.one("gif/**/*.gif"))
    assert len(frames) == len(decode(film_of(studio)))
    green = np.flatnonzero(frames[-1][90:150, :, 1].mean(axis=0) > 150)  # its palette is coarse
    assert green.min() == pytest.approx(427 - 30, abs=3)
    assert green.max() == pytest.approx(427 + 30, abs=3)


def test_only_the_first_animations(studio: Studio) -> None:
    printed = studio.render("-ql", "-n", "0,1", media="few")
    film = studio.one("few/videos/**/Short.mp4")
    assert printed.splitlines()[-1].startswith("Short: ")
    assert printed.rstrip().endswith("few/videos/short/480p15/Short.mp4")  # told once, by us
    assert printed.count("Short.mp4") == 1
    assert len(decode(film)) == 13
    cues = list(srt.parse(film.with_suffix(".srt").read_text(encoding="utf-8")))
    assert [cue.content for cue in cues] == ["Look."]
    assert cues[0].end.total_seconds() <= 13 / RATE + 1e-3
