"""The words of a film: told, and waited for."""

from __future__ import annotations

import os
import sys
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any, ClassVar

from manim import FadeIn, Scene, ValueTracker

from gdmath.errors import InputError
from scenes.render.transcript import Notes
from scenes.render.trouble import Trouble
from scenes.stage.lecture.captions import BurnedCaptions
from scenes.stage.lecture.choices import Choices
from scenes.stage.lecture.words import language, tr
from scenes.voice.narrator import Narrator, Telling
from scenes.voice.packaged import PACKAGED, voice_called
from scenes.voice.recordings import Recordings
from scenes.voice.speech import Voice
from scenes.voice.spoken import spoken, unspoken

_VOICE, _CAPTIONS, _RECORDINGS = "DOWNHILL_VOICE", "DOWNHILL_CAPTIONS", "DOWNHILL_RECORDINGS"
_NONE = "none"
_SIGNS_SPOKEN_IN = "en"
_LANGUAGES = {"en": "eng"}  # as film files have them; of others it stays undetermined
_STYLES = ("track", "burned", _NONE)
_SHORTEST = 0.3  # seconds of a play that is to be over at a phrase


class NarratedScene(Scene):
    """A film that says something.

    ``voice`` is the name of a packaged voice, a `Voice` of one's own, or None for a film that is
    read; the environment variable ``DOWNHILL_VOICE`` has the last word. ``captions`` are a "track"
    of the film that can be switched on, "burned" into the picture, or "none"
    (``DOWNHILL_CAPTIONS``); files beside the film have them always. Sentences that were recorded
    (``DOWNHILL_RECORDINGS`` names the folder) are heard as they were.
    """

    voice: ClassVar[Voice | str | None] = PACKAGED
    captions: ClassVar[str] = _STYLES[0]
    beats_begun: list[str]
    camera: Any
    renderer: Any

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.clock = ValueTracker(0.0)  # seconds of film: what moves by itself moves with it
        self.narrator = Narrator(_speaker(self._wanted_voice()), self._recordings())
        self.told: list[tuple[str, float, float]] = []  # words and when they are, so far
        self.paced: list[float] = []  # moments among the words that pictures go by
        self.transcript = Notes()
        self.silences: list[tuple[float, float]] = []  # in which the viewer thinks
        self._telling: Telling | None = None
        self._original = ""  # its words before they are translated
        self.renderer.file_writer.has_captions = self.caption_style == "track"
        burned = self.caption_style == "burned"
        self._burned = BurnedCaptions(self.clock, self.camera.frame_height) if burned else None

    @classmethod
    def refuse_unfit_telling(cls) -> None:
        """See before any work that the voice, the recordings and the captions can be had."""
        _called(cls._wanted_voice())
        cls._recordings()
        cls._style()

    @classmethod
    def beat_names(cls) -> list[str]:
        """The names of all beats, if the film is told in beats."""
        return []

    @property
    def caption_style(self) -> str:
        """Where captions are: in a "track", "burned" into the picture, or in "none" of them."""
        return self._style()

    @property
    def telling(self) -> Telling | None:
        """The present words, and when each is said."""
        return self._telling

    @property
    def script(self) -> list[tuple[str, str, str]]:
        """The sentences so far: what a recording of each is called, its caption, and for the ear.

        Where signs have no words that are known, what is for the ear is the caption.
        """
        return [
            (line.name, line.caption, _for_the_ear(line.spoken)) for line in self.narrator.lines
        ]

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
        self.renderer.file_writer.language = _LANGUAGES.get(language(), "und")
        beat = self.beats_begun[-1] if self.beats_begun else ""
        telling = self._telling = self.narrator.tell(caption, for_the_ear, beat, self.time)
        self.told.append((caption, telling.start, telling.end))
        self._original = words
        self._lay_sound(telling)
        if self._burned is not None:
            shown = telling.cues(telling.end)
            self.paced += [moment for cue in shown for moment in cue[:2]]
            self._burned.follow(shown)
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
        self._note(begins=True)
        super().play(*animations, **options)
        self._note(begins=False)

    def at(self, phrase: str, *moves: Any, seconds: float = 0.5) -> None:
        """Play when the present words come to ``phrase``."""
        self.until(phrase)
        self.play(*moves, run_time=seconds)

    def ask(self, choices: Choices, *phrases: str, silence: float = 2.9) -> None:
        """Let the viewer guess: show what may be, have each swell in turn, and be silent.

        Each swells as the present words come to its one of the ``phrases``, without them at once.
        """
        self.play(FadeIn(choices), run_time=0.6)
        for number, tile in enumerate(choices):
            if phrases:
                self.until(phrases[number])
            self.play(tile.call(), run_time=0.6)
        self.silence(silence)

    def resolve(self, choices: Choices, right: str, silence: float = 0.6) -> None:
        """What was guessed at is there once more, and the right answer lights up."""
        self.play(FadeIn(choices), run_time=0.4)
        self.play(*choices.answer(right), run_time=0.6)
        self.silence(silence)
        self.play(choices.fold(), run_time=0.4)

    def silence(self, seconds: float) -> None:
        """Say nothing for some seconds, once the present words are told: the viewer thinks."""
        self.hold()
        began = self.time
        self._stay(seconds)
        self.silences.append((began, self.time))

    def wait(self, duration: float = 1.0, *args: Any, **options: Any) -> None:
        """Wait for a whole number of frames, so that captions and film keep step."""
        rate = self.camera.frame_rate
        frames = max(1, round(duration * rate))
        # A hair less, so that rounding adds no frame; Manim warns of less than a single one.
        super().wait(max(1.0, frames - 1e-4) / rate, *args, **options)

    def tell_of_left_over(self, beat: str) -> None:
        """Tell of the recordings of a beat, which is over, that fit none of its sentences."""
        if self.renderer.drawing:  # else it is a look at the film, not the film
            for words in self.narrator.left_over(beat):
                print(words, file=sys.stderr)

    def tear_down(self) -> None:
        """Write down the last words at the end of the film."""
        self._end_telling()
        super().tear_down()

    @classmethod
    def _wanted_voice(cls) -> Voice | str | None:
        return os.environ.get(_VOICE) or cls.voice

    @classmethod
    def _style(cls) -> str:
        style = os.environ.get(_CAPTIONS) or cls.captions or _NONE  # False, as it once was
        if style not in _STYLES:
            raise Trouble(f"Captions can be {', '.join(_STYLES)}, not {style!r}.")
        return style

    @classmethod
    def _recordings(cls) -> Recordings | None:
        folder = os.environ.get(_RECORDINGS)
        file = getattr(sys.modules.get(cls.__module__), "__file__", None)
        film = Path(file).stem if file else cls.__name__  # as in a notebook
        return Recordings(Path(folder), film, cls.beat_names()) if folder else None

    def _note(self, *, begins: bool) -> None:
        if self.renderer.drawing:  # else there is no film to be read of
            self.transcript.take(self, begins)

    def _lay_sound(self, telling: Telling) -> None:
        track = self.renderer.file_writer.soundtrack
        for line in telling.lines:
            if line.speech is not None:
                track.lay(line.start, line.speech.samples, line.speech.rate)
                if self.renderer.progress is not None:
                    self.renderer.progress.speak(line.speech.length)

    def _in_words(self, words: str) -> str:
        return tr(words).format(**self.facts)

    def _seconds_to(self, phrase: str) -> float:
        if self._telling is None:
            raise InputError(f"nothing is said, so nothing comes to {phrase!r}")
        moment = self._telling.when(self._in_words(phrase), self._share_before(phrase))
        self.paced.append(moment)
        return moment - self.time

    def _share_before(self, phrase: str) -> float | None:
        """The share of the words before a phrase, as the code has them, if they are translated."""
        words, part = (text.format(**self.facts) for text in (self._original, phrase))
        translated = self._telling is not None and self._telling.caption != words
        return words.index(part) / len(words) if translated and part in words else None

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
    speaker = _called(voice)
    if speaker is not None and speaker.language != language():
        _say_once(
            f"The voice speaks “{speaker.language}”: a film in “{language()}” has captions only."
        )
        return None
    return speaker


def _called(voice: Voice | str | None) -> Voice | None:
    """Who is meant by a voice's name, which may be that of none."""
    if voice is None or voice == _NONE:
        return None
    return voice_called(voice) if isinstance(voice, str) else voice


def _for_the_ear(words: str) -> str:
    return words if unspoken(words) or language() != _SIGNS_SPOKEN_IN else spoken(words)


@cache
def _say_once(words: str) -> None:
    print(words, file=sys.stderr)
