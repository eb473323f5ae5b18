"""The part of the review sheet that can be counted: each function names what a rehearsal lacks."""

from __future__ import annotations

import gettext
import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenes.render.record import Rehearsal, Row
from scenes.render.straight import SCALE, straight
from scenes.render.texts import LOOSE, OnStage

_SHORTEST, _LONGEST = 90.0, 240.0
_STILL = 3.0
_SILENT = 8.0
_BLINK, _EDGE = 0.3, 1.0  # seconds: an empty stage, and where a film may begin and end with one
_SECONDS_A_WORD, _SECONDS_MORE = 0.35, 0.5
_CLOCK = 2e-3  # subtitles are written in milliseconds
_CAMERA = "camera"
_WHIRL, _PAUSE = 45.0, 0.15  # degrees a second; seconds from one sight of it to the next
_TRUE = 1e-9
_HELD, _STEP = ("height", "slope", "gradient"), "step"  # first words of names
_COLORFUL = 0.2  # from the least to the most of red, green and blue: what is less is no meaning

_POWER = re.compile("(?:([−0-9.]+)×)?10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)")
_ROUGHLY = 0.05  # of a number that is written with a power of ten, in two digits
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_WORD = re.compile(r"[^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹]{2,}")
_NUMBER = re.compile(r"−?\d[\d,]*(?:\.(\d+))?")
_FRACTION = re.compile(r"(−?\d+)/(\d+)")
_RUN_OF_DIGITS = re.compile(  # not among decimals, and no year
    r"(?<![\d.])(?!(?<=in )(?:1[5-9]|20)\d\d(?!\d))\d{4,}"
)
_ITALIC = re.compile("(?<!∂)[\N{MATHEMATICAL ITALIC CAPITAL A}-\N{MATHEMATICAL ITALIC PI SYMBOL}ℎ]")
_NAMES = {"α": "alpha", "β": "beta", "λ": "lambda", "θ": "theta"}
_SAME_COLOR = 0.05  # of each of red, green and blue, between what is the same one
_BRACES = re.compile(r"\{[^{}]*\}")
_QUOTED = re.compile(r'"([^"]*)"')


def length(run: Rehearsal) -> Iterator[str]:
    """A lecture lasts between one minute and a half and four."""
    if not _SHORTEST <= run.duration <= _LONGEST:
        yield f"the film lasts {run.duration:.1f} s, not {_SHORTEST:g} to {_LONGEST:g} s"


def captions(run: Rehearsal) -> Iterator[str]:
    """Captions follow one another and end with the film."""
    for cue, following in pairwise(run.captions):
        if following.start < cue.end - _CLOCK:
            yield f"“{following.text}” begins at {following.start:.2f} s, before “{cue.text}” ends"
    for cue in run.captions:
        if cue.end > run.duration + _CLOCK:
            yield f"“{cue.text}” lasts to {cue.end:.2f} s, the film to {run.duration:.2f} s"


def reading(run: Rehearsal) -> Iterator[str]:
    """Whatever is written on screen stays long enough to be read."""
    for text, seconds in run.shown:
        needed = _SECONDS_A_WORD * len(text.split()) + _SECONDS_MORE
        if seconds < needed - _CLOCK:
            yield f"“{text}” is shown for {seconds:.2f} s and takes {needed:.2f} s to read"


def steadiness(run: Rehearsal) -> Iterator[str]:
    """Nothing that is written is there, or gone, from one frame to the next."""
    for time, text in run.pops:
        yield f"“{text}” comes or goes at once at {time:.2f} s"


def stillness(run: Rehearsal) -> Iterator[str]:
    """Nothing is dead for longer than three seconds."""
    for start, end in run.frozen:
        if end - start > _STILL + _CLOCK:
            yield f"nothing moves for {_where(run, start, end)}"


def filled(run: Rehearsal) -> Iterator[str]:
    """The stage is never empty for longer than a blink, but as the film begins and ends."""
    for start, end in run.empty:
        if min(end, run.duration - _EDGE) - max(start, _EDGE) > _BLINK + _CLOCK:
            yield f"nothing is on stage for {_where(run, start, end)}"


def _where(run: Rehearsal, start: float, end: float) -> str:
    beats = [b.name for b in run.beats if b.start < end - _CLOCK and b.end > start + _CLOCK]
    return f"{end - start:.2f} s ({start:.2f} s to {end:.2f} s, {', '.join(beats)})"


def spoken(run: Rehearsal) -> Iterator[str]:
    """What is only to be watched is watched for eight seconds at most, from one word to another."""
    for cue, following in pairwise(run.captions):
        if (seconds := following.start - cue.end) > _SILENT + _CLOCK:
            yield f"for {seconds:.2f} s nothing is said after “{cue.text}” ({cue.end:.2f} s)"


def numbers(run: Rehearsal) -> Iterator[str]:
    """Every number on display is the number behind it, at the displayed precision."""
    wrong: dict[str, str] = {}
    for row in run.trace:
        if row.text and row.name not in wrong and not _is_written(row.text, row.value):
            is_now = "no number" if row.value is None else f"{row.value:g}"
            wrong[row.name] = f"{row.name} shows “{row.text}” at {row.time:.2f} s, but is {is_now}"
    yield from wrong.values()


def thousands(run: Rehearsal) -> Iterator[str]:
    """A number is written in one way, with a comma between thousands; but a program has its own."""
    said = [cue.text for cue in run.captions]
    written = [text.words for text in run.texts if not text.is_verbatim]
    for words in dict.fromkeys([*written, *said]):
        if found := _RUN_OF_DIGITS.search(words):
            yield f"“{words}” has no comma between the thousands of {found.group()}"


def one_color(run: Rehearsal) -> Iterator[str]:
    """A symbol has one colour in all of a film; where it has none, it is white or grey."""
    known: dict[str, tuple[Any, str]] = {}
    for text in run.texts:
        for symbol, color in _symbols(text):
            if max(color) - min(color) < _COLORFUL:
                continue
            first, words = known.setdefault(symbol, (color, text.words))
            if max(abs(a - b) for a, b in zip(color, first, strict=True)) > _SAME_COLOR:
                yield f"{symbol} has one colour in “{words}” and another in “{text.words}”"


def _symbols(text: OnStage) -> Iterator[tuple[str, tuple[float, float, float]]]:
    """The symbols of a formula, or of words in one colour, by the names that formulas have."""
    yield from text.symbols
    if len(colors := {ink.color for ink in text.inks}) == 1 and not text.is_formula:
        (color,) = colors
        for sign in _ITALIC.findall(text.words):
            plain = unicodedata.normalize("NFKC", sign)
            yield _NAMES.get(plain, plain), color


def unspoilt(run: Rehearsal) -> Iterator[str]:
    """While answers are to be chosen from, nothing that is written shines through them."""
    for time, text in run.crossed:
        yield f"“{text}” is under what may be the answer at {time:.2f} s"


def one_scale(run: Rehearsal) -> Iterator[str]:
    """Arrows shown together are on one scale; where that is not 1 the picture says so."""
    told = {row.time for row in run.trace if row.name == SCALE}
    for time, rows in _frames(run, lambda name: name.endswith(f" {SCALE}")):
        factors = {row.name: row.value for row in rows if row.value is not None}
        if len(set(factors.values())) > 1:
            yield f"arrows on several scales at {time:.2f} s: {factors}"
            return
        if time not in told and any(abs(factor - 1) > _TRUE for factor in factors.values()):
            yield f"arrows × {next(iter(factors.values())):g} at {time:.2f} s, which nothing says"
            return


def held(run: Rehearsal) -> Iterator[str]:
    """What the present step is made of does not change before it has landed."""
    before: dict[str, str] = {}
    for time, rows in _frames(run, lambda name: _first(name) in (*_HELD, _STEP)):
        now = {row.name: row.text for row in rows if row.text}
        changed = [
            name
            for name, text in now.items()
            if _first(name) in _HELD and text != before.get(name, text)
        ]
        steps = _steps(before)
        if changed and steps and _steps(now) == steps:
            yield f"{', '.join(changed)} changes at {time:.2f} s, while a step is under way"
            return
        before = now


def _first(name: str) -> str:
    return name.split(" ", 1)[0]


def _steps(texts: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in texts.items() if _first(name) == _STEP}


def calm(run: Rehearsal) -> Iterator[str]:
    """The camera turns slowly: no whirls, no jumps."""
    before: tuple[float, list[Any]] = (0.0, [])
    for time, rows in _frames(run, lambda name: name == _CAMERA):
        seen = [row.value for row in rows]
        passed = time - before[0]
        if len(seen) == len(before[1]) and passed < _PAUSE:
            speed = max(map(_turn, before[1], seen)) / passed
            if speed > _WHIRL:
                yield f"the camera turns by {speed:.0f} degrees a second at {time:.2f} s"
                return
        before = time, seen


def _turn(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The angle in degrees between two directions of looking, and how far it is turned about it."""
    first, second = (_looking(*np.radians(pose)) for pose in (one, other))
    share = (np.trace(first @ second.T) - 1) / 2
    return float(np.degrees(np.arccos(np.clip(share, -1, 1))))


def _looking(azimuth: float, elevation: float) -> NDArray[np.float64]:
    """To the right, up and towards the eye (3, 3)."""
    ca, sa, ce, se = np.cos(azimuth), np.sin(azimuth), np.cos(elevation), np.sin(elevation)
    return np.array([(-sa, ca, 0.0), (-se * ca, -se * sa, ce), (ce * ca, ce * sa, se)])


def _frames(run: Rehearsal, wanted: Callable[[str], bool]) -> Iterator[tuple[float, list[Row]]]:
    """The wanted rows of each frame that has any."""
    rows = (row for row in run.trace if wanted(row.name))
    for time, group in groupby(rows, lambda row: row.time):
        yield time, list(group)


def _is_written(text: str, value: float | None) -> bool:
    """Whether a text begins with a number, as a decimal or a fraction, or is of none empty."""
    if value is None:
        return text == ""
    if fraction := _FRACTION.match(text):
        above, below = (int(part.replace("−", "-")) for part in fraction.groups())
        return below > 0 and math.isclose(above, below * value, rel_tol=1e-9)
    if power := _POWER.fullmatch(text):
        digits = float((power.group(1) or "1").replace("−", "-"))
        written = digits * 10.0 ** int(power.group(2).translate(_LOWERED))
        return math.isclose(written, value, rel_tol=_ROUGHLY)
    number = _NUMBER.match(text)
    return number is not None and number.group().replace(",", "") == _written(
        value, len(number.group(1) or "")
    )


def _written(value: float, decimals: int) -> str:
    text = f"{value:.{decimals}f}"
    return (text.lstrip("-") if float(text) == 0 else text).replace("-", "−")


RULES = (
    length,
    captions,
    reading,
    steadiness,
    stillness,
    filled,
    spoken,
    numbers,
    thousands,
    one_color,
    unspoilt,
    one_scale,
    straight,
    held,
    calm,
)


class Hearing(gettext.NullTranslations):
    """The words of the code, and which of them were asked for: the messages of a catalogue."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: dict[str, None] = {}

    def gettext(self, message: str) -> str:
        """The message as it is, which is kept."""
        self.messages[message] = None
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The message for ``n`` things, which is kept."""
        return self.gettext(msgid1 if n == 1 else msgid2)


def untranslated(run: Rehearsal, heard: Hearing) -> Iterator[str]:
    """Words on the stage of a rehearsal that did not come out of the catalogue, which ``heard``.

    Captions do by themselves: a scene looks up all that it says.
    """
    texts = [text for text in run.texts if text.words != LOOSE and not text.is_verbatim]
    messages = _any_of(heard.messages)
    for words, is_formula in dict.fromkeys((text.words, text.is_formula) for text in texts):
        rest = " ".join(_QUOTED.findall(words)) if is_formula else words
        if _WORD.search(_without(messages, rest)):
            yield f"“{words}” is shown without passing through tr(): {rest.strip()!r}"


def _without(messages: re.Pattern[str], words: str) -> str:
    """The words but for the messages in them, which may have been filled in with others."""
    if messages.fullmatch(words):  # else a shorter message, of another film, may break one up
        return ""
    while (rest := messages.sub("¤", words)) != words:
        words = rest
    return words


def _any_of(messages: Iterable[str]) -> re.Pattern[str]:
    """What matches one of the messages with its braces filled in, that of most words first."""
    told = [message for message in messages if _WORD.search(_BRACES.sub("", message))]
    ordered = sorted(told, key=lambda message: len(_BRACES.sub("", message)), reverse=True)
    return re.compile("|".join(map(_filled_in, ordered)) or r"(?!)", re.DOTALL | re.IGNORECASE)


def _filled_in(message: str) -> str:
    """A pattern of the message: one thing in braces at its ends, any words within."""
    first, *others = _BRACES.split(message)
    pattern = re.escape(first)
    for part in others:
        within = pattern and (part or part is not others[-1])
        pattern += (".*?" if within else r"\S*[^\s.,:;]") + re.escape(part)
    return rf"(?<!\w){pattern}(?!\w)"
