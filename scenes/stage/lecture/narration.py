"""The words of a film: told, and waited for."""

from __future__ import annotations

import os
import sys
from functools import cache
from math import ceil
from typing import Any, ClassVar

from manim import FadeIn, Scene, ValueTracker

from gdmath.errors import InputError
from scenes.render.trouble import Trouble
from scenes.stage.lecture.captions import BurnedCaptions
from scenes.stage.lecture.choices import Choices
from scenes.stage.lecture.words import language, tr
from scenes.voice.narrator import Narrator, Telling
from scenes.voice.packaged import PACKAGED, voice_called
from scenes.voice.speech import Voice

_VOICE, _CAPTIONS = "DOWNHILL_VOICE", "DOWNHILL_CAPTIONS"
_NONE = "none"
_STYLES = ("track", "burned", _NONE)
_SPEAKS_OTHERWISE = "The voice speaks {voice!r}: a film in {film!r} has captions only."
_SHORTEST = 0.3  # seconds of a play that is to be over at a phrase


class NarratedScene(Scene):
    """A film that says something.

    ``voice`` is the name of a packaged voice, a `Voice` of one's own, or None for a film that is
    read; the environment variable ``DOWNHILL_VOICE`` has the last word. ``captions`` are a "track"
    of the film that can be switched on, "burned" into the picture, or "none"
    (``DOWNHILL_CAPTIONS``); files beside the film have them always.
    """

    voice: ClassVar[Voice | str | None] = PACKAGED
    captions: ClassVar[str] = _STYLES[0]
    beats_begun: list[str]
    camera: Any
    renderer: Any

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.clock = ValueTracker(0.0)  # seconds of film: what moves by itself moves with it
        self.narrator = Narrator(_speaker(os.environ.get(_VOICE) or self.voice))
        self.told: list[tuple[str, float, float]] = []  # words and when they are, so far
        self.silences: list[tuple[float, float]] = []  # in which the viewer thinks
        self._telling: Telling | None = None
        burned = self.caption_style == "burned"
        self._burned = BurnedCaptions(self.clock, self.camera.frame_height) if burned else None

    @property
    def caption_style(self) -> str:
        """Where captions are: in a "track", "burned" into the picture, or in "none" of them."""
        style = os.environ.get(_CAPTIONS) or self.captions
        if style not in _STYLES:
            raise Trouble(f"Captions can be {', '.join(_STYLES)}, not {style!r}.")
        return style

    @property
    def facts(self) -> dict[str, Any]:
        """What ``{name}`` in narration stands for."""
        return {}

    def say(self, words: str, spoken: str = "") -> None:
        """Narrate: hold until the words before are told, then begin these.

        They are the caption, and are spoken; ``spoken`` has them for the ear where that is more
        than what symbols and numbers are called. ``{name}`` is filled in from ``facts``.
        """
        self.hold()
        self._end_telling()
        caption, for_the_ear = self._in_words(words), self._in_words(spoken)
        if not caption:
            return
        beat = self.beats_begun[-1] if self.beats_begun else ""
        telling = self._telling = self.narrator.tell(caption, for_the_ear, beat, self.time)
        self.told.append((caption, telling.start, telling.end))
        self._lay_sound(telling)
        if self._burned is not None:
            self._burned.follow(telling.cues(telling.end))
            self.add_foreground_mobject(self._burned)

    def hold(self, seconds: float = 0.0) -> None:
        """Wait ``seconds``, or longer until the present words are told."""
        told = self._telling.end - self.time if self._telling else 0.0
        self._stay(max(seconds, told))

    def until(self, phrase: str) -> None:
        """Wait until the present words come to ``phrase``, a part of them; not if they have."""
        self._stay(self._seconds_to(phrase))

    def play(self, *animations: Any, until: str = "", **options: Any) -> None:
        """Play; with ``until`` for so long as the present words take to come to that phrase."""
        if until:
            options["run_time"] = max(self._seconds_to(until), _SHORTEST)
        super().play(*animations, **options)

    def ask(self, choices: Choices, silence: float = 2.9) -> None:
        """Let the viewer guess: show what may be, light each in turn, and be silent."""
        self.play(FadeIn(choices), run_time=0.6)
        for tile in choices:
            self.play(tile.ring(), run_time=0.6)
        self.silence(silence)

    def silence(self, seconds: float) -> None:
        """Say nothing for some seconds, once the present words are told: the viewer thinks."""
        self.hold()
        began = self.time
        self._stay(seconds)
        self.silences.append((began, self.time))

    def invite(self) -> None:
        """End with where to go on: what was seen can be tried."""
        self.say("Try it yourself: downhill playground")

    def wait(self, duration: float = 1.0, *args: Any, **options: Any) -> None:
        """Wait for a whole number of frames, so that captions and film keep step."""
        rate = self.camera.frame_rate
        frames = max(1, round(duration * rate))
        # A hair less, so that rounding adds no frame; Manim warns of less than a single one.
        super().wait(max(1.0, frames - 1e-4) / rate, *args, **options)

    def tear_down(self) -> None:
        """Write down the last words at the end of the film."""
        self._end_telling()
        super().tear_down()

    def _lay_sound(self, telling: Telling) -> None:
        track = self.renderer.file_writer.soundtrack
        for line in telling.lines:
            if line.speech is not None:
                track.lay(line.start, line.speech.samples, line.speech.rate)

    def _in_words(self, words: str) -> str:
        return tr(words).format(**self.facts)

    def _seconds_to(self, phrase: str) -> float:
        if self._telling is None:
            raise InputError(f"nothing is said, so nothing comes to {phrase!r}")
        return self._telling.when(self._in_words(phrase)) - self.time

    def _stay(self, seconds: float) -> None:
        # A frame more rather than a word less; what is held already needs no further frame.
        frames = ceil(seconds * self.camera.frame_rate - 1e-6)
        if frames > 0:
            self.wait(frames / self.camera.frame_rate)

    def _end_telling(self) -> None:
        if self._telling is not None:
            for cue in self._telling.cues(self.time):
                self.add_subcaption(cue.text, cue.end - cue.start, cue.start - self.time)
        if self._burned is not None:
            self._burned.follow(())
        self._telling = None


def _speaker(voice: Voice | str | None) -> Voice | None:
    """Who speaks the film in its language, if anybody does."""
    if voice is None or voice == _NONE:
        return None
    speaker: Voice = voice_called(voice) if isinstance(voice, str) else voice
    if speaker.language != language():
        _say_once(
            f"The voice speaks “{speaker.language}”: a film in “{language()}” has captions only."
        )
        return None
    return speaker


@cache
def _say_once(words: str) -> None:
    print(words, file=sys.stderr)
