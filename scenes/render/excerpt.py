"""Part of a film: which plays were asked for, and when in the part something is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from fractions import Fraction
from itertools import accumulate
from typing import Any, NamedTuple

import srt
from manim import config

from scenes.render.trouble import Trouble

Spans = Iterable[tuple[float, float]]


class Chapter(NamedTuple):
    """A part of a film that a player can go to: frames ``first`` to ``last`` (without it)."""

    name: str
    first: int
    last: int

    def marked(self, rate: Fraction) -> Any:
        """The chapter as PyAV takes it."""
        return {
            "id": self.first + 1,  # which may not be 0
            "start": self.first,
            "end": self.last,
            "time_base": 1 / rate,
            "metadata": {"title": self.name},
        }


def check_range() -> None:
    """See that `-n` names a range of plays."""
    first, last = config.from_animation_number, config.upto_animation_number
    if first < 0:
        raise Trouble(f"-n {first}: plays are counted from 0.")
    if 0 <= last < first:
        raise Trouble(f"-n {first},{last}: the last play cannot come before the first.")


def nothing_filmed(plays: int) -> Trouble:
    """Why of a film of so many plays none was filmed."""
    if (first := config.from_animation_number) >= plays:
        return Trouble(f"-n {first}: the film has {plays} plays, 0 to {plays - 1}.")
    return Trouble("There is nothing to write: every section of the film is skipped.")


def chapters(names: Sequence[str], lengths: Sequence[int]) -> list[Chapter]:
    """The chapters of a film, of so many frames each; those of none were not filmed.

    A film that is all one chapter has none.

    >>> [chapter.name for chapter in chapters(["in_the_fog", "skipped", "blind"], [30, 0, 45])]
    ['In the fog', 'Blind']
    """
    ends = list(accumulate(lengths, initial=0))
    made = [
        Chapter(readable(name), first, last)
        for name, first, last in zip(names, ends, ends[1:], strict=False)
        if last > first
    ]
    return made if len(made) > 1 else []


def readable(name: str) -> str:
    """The name of a beat as one writes it."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def within(cues: Iterable[srt.Subtitle], spans: Spans, least: float) -> list[srt.Subtitle]:
    """The subtitles of what was filmed, at their times in the excerpt.

    ``spans`` are the stretches of the whole film that the excerpt is put together from, in seconds.
    What would be shown for less than ``least`` is left out.
    """
    stretches = list(spans)
    moved = [
        srt.Subtitle(k, _before(stretches, cue.start), _before(stretches, cue.end), cue.content)
        for k, cue in enumerate(cues, start=1)
    ]
    return [cue for cue in moved if (cue.end - cue.start).total_seconds() >= least]


def filmed_before(spans: Spans, moment: float) -> float:
    """How much was filmed before a moment of the whole film, in seconds."""
    return sum(max(0.0, min(moment, stop) - start) for start, stop in spans)


def _before(spans: Spans, moment: timedelta) -> timedelta:
    return timedelta(seconds=filmed_before(spans, moment.total_seconds()))
