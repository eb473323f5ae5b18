"""Part of a film: which plays were asked for, and when in the part something is said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import reduce
from math import ceil
from operator import add
from typing import Any

import srt
from manim import config

from scenes.render.trouble import Trouble

Spans = Iterable[tuple[float, float]]


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


def heard(sound: Any, spans: Spans) -> Any:
    """The sound (a pydub ``AudioSegment``) of what was filmed, as long as that is."""
    stretches, rate = list(spans), sound.frame_rate
    lacking = stretches[-1][1] - sound.duration_seconds
    if lacking > 0:
        sound += sound.silent(ceil(1000 * lacking), rate)
    cuts = (
        sound.get_sample_slice(round(start * rate), round(stop * rate)) for start, stop in stretches
    )
    return reduce(add, cuts)


def _before(spans: Spans, moment: timedelta) -> timedelta:
    """How much was filmed before a moment of the whole film."""
    end = moment.total_seconds()
    return timedelta(seconds=sum(max(0.0, min(end, stop) - start) for start, stop in spans))
