"""A finished film in a browser: it plays, with sound, and with captions from the file beside it."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from tests.playground.hands import wait_until
from tests.renders.filming import render, the_one

FILM = """
from manim import LEFT, RIGHT, Circle
from scenes.stage.lecture.scene import LectureScene, beat

class Walk(LectureScene):
    facts = {}

    @beat("Look: she walks to the right. The slope is −2.")
    def there(self):
        self.ball = Circle(radius=1, color="#5FE3A1", fill_opacity=1, stroke_width=0)
        self.play(self.ball.animate.shift(2 * RIGHT), until="The slope")
"""
PAGE = """<!doctype html><meta charset="utf-8"><title>A film</title>
<style>body { margin: 0; background: black } video { width: 854px; height: 480px }</style>
<video id="film" src="FILM.mp4" controls><track src="FILM.vtt" srclang="en" default></video>"""


class Quiet(SimpleHTTPRequestHandler):
    """A server that does not say what it serves."""

    def log_message(self, *what: Any) -> None:
        """Say nothing."""


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A film that was rendered with the packaged voice."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOWNHILL_VOICE", "heart")
        render(tmp_path, FILM, "-ql")
    return the_one(tmp_path, "media/**/Walk.mp4")


@pytest.fixture
def page(browser: Any, made: Path) -> Iterator[Any]:
    (made.parent / "film.html").write_text(PAGE.replace("FILM", made.stem), encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(made.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(viewport={"width": 854, "height": 480})
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/film.html")
    wait_until(page, "document.querySelector('video').readyState >= 3")
    yield page
    context.close()
    server.shutdown()
    server.server_close()


def test_a_finished_film_plays_with_sound_and_captions(page: Any, made: Path) -> None:
    # One test, for to make the film takes longer than to look at it.
    sound_and_picture_are_as_long_as_in_the_file(page, made)
    it_plays_and_sound_is_decoded(page)
    captions_are_shown_when_their_words_are_spoken(page)


def video(page: Any, what: str) -> Any:
    return page.evaluate(f"document.querySelector('video').{what}")


def sound_and_picture_are_as_long_as_in_the_file(page: Any, made: Path) -> None:
    with av.open(str(made)) as film:
        (sound,) = film.streams.audio
        length = float(sound.duration * sound.time_base)
    heard = page.evaluate(
        """async () => {
            const data = await (await fetch(document.querySelector('video').src)).arrayBuffer();
            const sound = await new OfflineAudioContext(1, 48000, 48000).decodeAudioData(data);
            const samples = sound.getChannelData(0);
            let loudest = 0;
            for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample));
            return { duration: sound.duration, loudest };
        }"""
    )
    assert heard["duration"] == pytest.approx(length, abs=0.05)
    assert heard["loudest"] > 0.2
    assert video(page, "duration") == pytest.approx(length, abs=0.1)


def it_plays_and_sound_is_decoded(page: Any) -> None:
    page.evaluate("document.querySelector('video').muted = true")
    page.evaluate("document.querySelector('video').play()")
    wait_until(page, "document.querySelector('video').currentTime > 0.5")
    assert video(page, "webkitAudioDecodedByteCount") > 0
    assert video(page, "error") is None


def captions_are_shown_when_their_words_are_spoken(page: Any) -> None:
    cues = page.evaluate(
        """() => [...document.querySelector('video').textTracks[0].cues]
            .map(cue => [cue.startTime, cue.endTime, cue.text])"""
    )
    assert re.sub(r"\s+", " ", " ".join(text for *_, text in cues)) == (
        "Look: she walks to the right. The slope is −2."
    )
    assert cues[0][0] == 0
    page.evaluate("document.querySelector('video').pause()")  # or the walker walks between pictures
    pictures = []
    for mode in ("showing", "hidden"):
        page.evaluate(
            "mode => { const film = document.querySelector('video');"
            "film.controls = false; film.textTracks[0].mode = mode; film.currentTime = 0.6 }",
            mode,
        )
        wait_until(page, "!document.querySelector('video').seeking")
        page.wait_for_timeout(300)
        pictures.append(picture(page))
    foot = np.abs(pictures[0] - pictures[1])[380:]
    assert (foot.max(axis=-1) > 100).sum() > 500  # letters
    assert np.abs(pictures[0] - pictures[1])[:300].max() < 60


def picture(page: Any) -> Any:
    return np.asarray(Image.open(BytesIO(page.screenshot())).convert("RGB")).astype(int)
