"""Films that speak: words in step with the picture."""

from __future__ import annotations

import gettext
from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from scenes.render.rehearsal import rehearse
from scenes.stage.lecture.choices import Choices
from scenes.stage.lecture.scene import LectureScene, beat
from scenes.stage.lecture.words import speak
from scenes.voice.speech import Speech, Word

RATE = 10


class Metronome:
    """Every word takes a quarter of a second."""

    name, language = "metronome", "en"

    def speak(self, sentence: str) -> Speech:
        words = sentence.split()
        timed = tuple(Word(word, k / 4, k / 4 + 0.2) for k, word in enumerate(words))
        return Speech(np.full(2000 * len(words), 0.5, np.float32), 8000, timed)


class Film(LectureScene):
    """A step to the right, on the word."""

    parameters = None
    voice = Metronome()
    moments: dict[str, float]

    def setup(self) -> None:
        self.x = ValueTracker(0.0)
        self.moments = {}

    def note(self, name: str) -> None:
        self.moments[name] = self.time

    @beat("One two three four five six seven eight.")
    def first(self) -> None:
        self.until("five")
        self.note("five")
        self.play(self.x.animate.set_value(1), until="seven")
        self.note("seven")

    @beat("Which way does she go?")
    def asked(self) -> None:
        self.ask(Choices("left", "right"), silence=2.0)
        self.note("asked")


class Wrong(Film):
    """Waits for what is not said."""

    @beat("One two.")
    def first(self) -> None:
        self.until("three")


def told(film: type[LectureScene], **options: Any) -> Any:
    kept = []

    class Kept(film):  # type: ignore[misc,valid-type]
        def tear_down(self) -> None:
            super().tear_down()
            kept.append(self)

    run = rehearse(Kept, frame_rate=RATE, layout=False, **options)
    return kept[0], run


@pytest.fixture(autouse=True)
def spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DOWNHILL_VOICE", raising=False)


@pytest.mark.parametrize("frames", [False, True])
def test_a_play_waits_for_its_word_and_is_over_at_another(frames: bool) -> None:
    film, _ = told(Film, frames=frames)
    assert film.moments["five"] == pytest.approx(1.0, abs=1 / RATE)
    assert film.moments["seven"] == pytest.approx(1.5, abs=1 / RATE)


def test_words_are_in_the_sound_track_when_their_caption_is() -> None:
    film, run = told(Film)
    lines = film.narrator.lines
    assert [line.start for line in lines] == pytest.approx(
        [cue.start for cue in run.captions], abs=1 / RATE
    )
    track = film.renderer.file_writer.soundtrack.cut([(0.0, film.time)])
    for start, words in ((0.0, 8), (lines[1].start, 5)):
        loud = np.abs(track[round(start * 48000) : round((start + words / 4) * 48000)]) > 0.1
        assert loud.mean() > 0.95


def test_nothing_is_said_while_the_viewer_thinks() -> None:
    film, _ = told(Film)
    ((start, end),) = film.silences
    assert end - start == pytest.approx(2.0)
    assert film.narrator.lines[-1].start + 5 / 4 <= start
    assert film.moments["asked"] == pytest.approx(end)


def test_a_phrase_that_is_not_said_is_an_error() -> None:
    with pytest.raises(SystemExit, match=r"'three' is not among the words 'One two.'"):
        told(Wrong)


@pytest.mark.parametrize("how", ["scene", "environment"])
def test_a_film_can_be_read_instead(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Read(Film):
        if how == "scene":
            voice = None

    if how == "environment":
        monkeypatch.setenv("DOWNHILL_VOICE", "none")
    film, run = told(Read)
    assert all(line.speech is None for line in film.narrator.lines)
    assert not film.renderer.file_writer.soundtrack
    assert run.captions[0].start == 0
    assert run.beats[0].end == pytest.approx(8 * 0.35 + 0.5, abs=1 / RATE)


def test_a_film_in_another_language_has_captions_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class German(gettext.NullTranslations):
        def info(self) -> dict[str, str]:
            return {"language": "de_AT"}

    speak(German())
    film, run = told(Film)
    told(Film)
    assert not film.renderer.file_writer.soundtrack
    assert run.captions
    assert capsys.readouterr().err.count("The voice speaks “en”: a film in “de”") == 1


def test_captions_are_in_the_picture_only_if_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, _ = told(Film)
    assert not [m for m in plain.mobjects if getattr(m, "is_caption", False)]
    monkeypatch.setenv("DOWNHILL_CAPTIONS", "burned")
    film, run = told(Film, frames=True)
    assert [m for m in film.mobjects if getattr(m, "is_caption", False)]
    assert run.captions
    monkeypatch.setenv("DOWNHILL_CAPTIONS", "everywhere")
    with pytest.raises(SystemExit, match=r"Captions can be track, burned, none, not 'everywhere'."):
        told(Film)


def test_in_a_translation_a_phrase_falls_after_the_same_share_of_the_words() -> None:
    class Longer(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return " ".join(f"{word} {word}" for word in message.upper().split())

    speak(Longer())
    film, _ = told(Film)
    assert film.moments["five"] == pytest.approx(2.0, abs=0.3)  # of 4 s
    with pytest.raises(SystemExit, match="'THREE THREE' is not among the words"):
        told(Wrong)
