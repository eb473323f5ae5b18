"""Subtitle files beside a film: `.srt` for players, `.vtt` for pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import srt

from scenes.render.whole import write_whole


def write_subtitles(target: Path, cues: Sequence[srt.Subtitle]) -> None:
    """Write ``target``, and the same as WebVTT beside it; of an earlier film there is nothing left.

    ``target`` ends in `.srt`.
    """
    for path, compose in ((target, srt.compose), (target.with_suffix(".vtt"), vtt)):
        if cues:
            _write(path, compose(cues))
        else:
            path.unlink(missing_ok=True)


def vtt(cues: Sequence[srt.Subtitle]) -> str:
    """Subtitles as WebVTT, which HTML's ``<track>`` takes.

    >>> from datetime import timedelta
    >>> print(vtt([srt.Subtitle(1, timedelta(), timedelta(seconds=1.5), "0 < α < 1")]))
    WEBVTT
    <BLANKLINE>
    00:00:00.000 --> 00:00:01.500
    0 &lt; α &lt; 1
    <BLANKLINE>
    """
    return "\n".join(["WEBVTT\n", *map(_cue, srt.sort_and_reindex(cues))])


def _cue(cue: srt.Subtitle) -> str:
    times = (srt.timedelta_to_srt_timestamp(t).replace(",", ".") for t in (cue.start, cue.end))
    text = (
        srt.make_legal_content(cue.content)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
    )
    return f"{' --> '.join(times)}\n{text}\n"


def _write(target: Path, text: str) -> None:
    write_whole(target, lambda path: path.write_text(text, encoding="utf-8"))
