"""Numbers that are said and written: they stand until they have been heard, and a moment longer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gdmath.errors import InputError
from scenes.render.texts import LOOSE, texts_on

_NUMBER = re.compile(r"(?<![\w.,/])−?\d[\d,]*(?:\.\d+)?(?![\w/]|\.\d)")
_DIGITS = 2  # a number of one digit may be a word, an index or a count
_STANDS = (0.3, 0.6)  # seconds after it was heard, at which it is looked for
_LATE = 2.0  # seconds after it was heard in which it may come too late, but is meant
_GLANCE = 0.4  # seconds from one look for what is written of it to the next
_MEANT = 0.3  # seconds that it stands: a counter that runs past it is not meant
_FIRM = 0.5  # what is fainter comes or goes
_LONGEST = 2.0  # seconds that a number takes to be said


@dataclass
class _Number:
    """A number of the words, the second by which it was heard, and how long it was seen written."""

    words: str
    text: str
    heard: float
    since: float | None = None  # when it was seen first, of looks that all saw it
    stood: float = 0.0
    missing: float | None = None  # a moment at which it was looked for in vain

    def is_in(self, written: str) -> bool:
        """Whether a text has it, not as a part of a longer number."""
        return _has(written, self.text)

    def see(self, there: bool, start: float, end: float) -> None:
        """Note whether it is there in a frame of these moments."""
        if not there:
            self.since = None
            return
        self.since = start if self.since is None else self.since
        self.stood = max(self.stood, end - self.since)


class Said:
    """An onlooker that keeps the ``faults``: numbers that come too late, or leave too early."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self._telling: Any = None
        self._awaited: list[_Number] = []
        self._before, self._looked = 0.0, 0.0

    def frame(self, scene: Any) -> None:
        """Look at what is written while a number is awaited. A frame that is held comes once."""
        if scene.telling is not self._telling:
            self._telling = scene.telling
            self._awaited += _numbers_of(self._telling) if self._telling else ()
        start, self._before = self._before, scene.time
        due = any(_is_due(number, start, scene.time) for number in self._awaited)
        if due or (self._awaited and scene.time - self._looked >= _GLANCE):
            self._look(scene, start)
        over = [number for number in self._awaited if scene.time > number.heard + _LATE]
        for number in over:
            self._awaited.remove(number)
            if number.stood >= _MEANT and number.missing is not None:
                self.faults.append(
                    f"“{number.text}” is heard by {number.heard:.1f} s and not there at"
                    f" {number.missing:.1f} s: {number.words}"
                )

    def beat_ended(self, scene: Any, name: str) -> None:
        """Frames are enough."""

    def _look(self, scene: Any, start: float) -> None:
        self._looked = scene.time
        texts = [t for t in texts_on(scene.mobjects) if not t.is_caption and t.opacity >= _FIRM]
        written = [text.words.replace("-", "−") for text in texts]
        if LOOSE in written:  # on their way from one formula to another, or swelling: any of them
            return
        for number in self._awaited:
            there = any(map(number.is_in, written))
            number.see(there, start, scene.time)
            if not there and number.missing is None and _is_due(number, start, scene.time):
                number.missing = next(_moments(number, start, scene.time))


def _moments(number: _Number, start: float, end: float) -> Iterator[float]:
    """The moments between two at which a number is looked for."""
    moments = (number.heard + later for later in _STANDS)
    return (moment for moment in moments if start <= moment < end)


def _is_due(number: _Number, start: float, end: float) -> bool:
    return next(_moments(number, start, end), None) is not None


def _has(text: str, number: str) -> bool:
    return re.search(rf"(?<![\d.,−]){re.escape(number)}(?!\d|[.,]\d)", text) is not None


def _numbers_of(telling: Any) -> Iterator[_Number]:
    """The numbers of what is told, and when each has been heard."""
    words = telling.caption
    for found in _NUMBER.finditer(words):
        text = found.group().rstrip(",")
        if len(text.strip("−")) < _DIGITS or _has(words[found.end() :], text):  # it is said again
            continue
        try:
            begins = telling.when(words[found.start() :])
            rest = words[found.start() + len(text) :].lstrip(" ,.;:?!×()=≈–")
            ends = telling.when(rest) if rest else telling.words[-1].end
        except InputError:  # it is spoken in other words
            continue
        yield _Number(words, text, min(ends, begins + _LONGEST))
