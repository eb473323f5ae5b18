"""Captions as a broadcaster makes them: short lines, cut at phrases, in step with the speech."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from scenes.voice.alignment import Token, pieces, tokens
from scenes.voice.cutting import STOP, formula_goes_on, prices
from scenes.voice.speech import Word
from scenes.voice.spoken import spoken, unspoken

LINE = 42  # characters
LINES = 2
SHORTEST, LONGEST = 1.0, 7.0  # seconds on screen
GAP = 0.1  # seconds: a shorter one flickers
CLOSED = 0.5  # seconds: so short a gap is left out
SPEED = 20.0  # characters a second
CALM = 15.0  # characters a second: as slowly as that where nothing is said behind it
ROUNDING = 1e-6  # seconds

# What a piece costs.
PIECE, SECOND_LINE, UNEVEN, TOP_HEAVY = 6.0, 1.0, 0.15, 1.0
A_LINE = 0.85  # of what the cut would cost between two pieces
LONE_WORD = 25.0  # of a longer sentence; in a line, a quarter of it
JOINED = 60.0  # for each sentence that begins within
TOO_SHORT = TOO_SLOW = 300.0
TOO_FAST = 10.0  # for each character a second
TOO_LONG = 5000.0


class Cue(NamedTuple):
    """What stands on screen from ``start`` to ``end``, in seconds of the film: a line, or two."""

    start: float
    end: float
    text: str


def cues(caption: str, words: Sequence[Word], until: float) -> list[Cue]:
    """A caption in pieces that can be read, in step with its words.

    The words are those that are heard, in seconds of the film; they may be others than the
    caption's. The last piece may stay ``until`` the next caption comes. Of all ways to cut the
    caption the cheapest is taken, as Knuth and Plass break paragraphs into lines (1981).

    >>> said = [Word("Turn", 1.0, 1.4), Word("w.", 1.4, 2.3), Word("It", 2.5, 2.8)]
    >>> cues("Turn w. It tilts.", [*said, Word("tilts.", 2.8, 3.6)], until=5.0)
    [Cue(start=1.0, end=2.5, text='Turn w.'), Cue(start=2.5, end=3.6, text='It tilts.')]
    """
    row = tokens(caption, words) if caption.strip() else []
    cuts = [*prices(row), STOP]
    starts = [*(token.start for token in row), max([until, *(word.end for word in words)])]
    cheapest: list[tuple[float, list[Cue]]] = [(0.0, [])]  # of the first tokens, so many
    for j in range(1, len(row) + 1):
        ways = []
        for i in reversed(range(j)):
            price, cue = _piece(row[i:j], cuts[i:j], starts[j])
            # Behind the last token, and so before the first, is a stop.
            price += LONE_WORD * (i == j - 1 and max(cuts[j - 1], cuts[i - 1]) > STOP)
            ways.append((cheapest[i][0] + price, i, cue))
            if len(cue.text) > LINES * LINE + 1:
                break
        price, i, cue = min(ways)
        cheapest.append((price, [*cheapest[i][1], cue]))
    return cheapest[-1][1]


def phrase_start(caption: str, words: Sequence[Word], phrase: str) -> float | None:
    """When a phrase of the caption, or of what is heard, begins; None if it is in neither."""
    for_the_ear = phrase if unspoken(phrase) else spoken(phrase)
    heard = [(word.text, word.start) for word in words]
    shown = [(token.text, token.start) for token in tokens(caption, words)]
    matched = [(piece.text, piece.start) for piece in pieces(caption, words)]
    ways = ((phrase, heard), (phrase, shown), (for_the_ear, heard), (for_the_ear, matched))
    starts = (_first(_bare(wanted), told) for wanted, told in ways)
    return next((start for start in starts if start is not None), None)


def problems(cues: Sequence[Cue], length: float) -> list[str]:
    """What is wrong with the cues of a film of a length in seconds, in one sentence each.

    >>> problems([Cue(1, 1.5, "Too short to be read.")], 10)
    ['“Too short to be read.” stays 0.50 s, not 1 to 7.',
     '“Too short to be read.” asks to read 42.0 characters a second, not 20.']
    """
    found = []
    for cue in cues:
        seconds, lines = cue.end - cue.start, cue.text.split("\n")
        speed = len(cue.text) / max(seconds, ROUNDING)
        faults = [
            (not cue.text.strip(), "is empty"),
            (len(lines) > LINES, f"has {len(lines)} lines, not {LINES}"),
            (max(map(len, lines)) > LINE, f"has {max(map(len, lines))} characters in a line"),
            (
                not SHORTEST <= round(seconds, 3) <= LONGEST,
                f"stays {seconds:.2f} s, not {SHORTEST:g} to {LONGEST:g}",
            ),
            (
                round(speed, 1) > SPEED,
                f"asks to read {speed:.1f} characters a second, not {SPEED:g}",
            ),
            (_torn(lines), "is cut within a formula"),
            (cue.start < -ROUNDING, f"begins before the film, at {cue.start:.2f} s"),
            (cue.end > length + ROUNDING, f"ends behind the film, at {cue.end:.2f} s"),
        ]
        found += [f"“{cue.text}” {fault}." for wrong, fault in faults if wrong]
    for here, there in pairwise(cues):
        gap = there.start - here.end
        if gap < -ROUNDING:
            found.append(f"“{there.text}” comes {-gap:.2f} s before “{here.text}” is gone.")
        elif ROUNDING < gap < GAP - ROUNDING:
            found.append(f"The gap of {gap:.2f} s before “{there.text}” flickers.")
    return found


def _first(wanted: Sequence[str], told: Iterable[tuple[str, float]]) -> float | None:
    """When words begin in what is told."""
    row = [(word, start) for text, start in told for word in _bare(text)]
    for k in range(len(row) if wanted else 0):
        if [word for word, _ in row[k : k + len(wanted)]] == list(wanted):
            return row[k][1]
    return None


def _bare(text: str) -> list[str]:
    """Words and signs in small letters, without punctuation."""
    outside = re.compile(r"^[.,;:?!…’'‘“”\"()—]+|[.,;:?!…’'‘“”\"()—]+$|(?<=\w)[-’'](?=\w)")
    return [bare for word in text.casefold().split() if (bare := outside.sub("", word))]


def _torn(lines: Sequence[str]) -> bool:
    """Whether a formula goes on from one line to the next."""
    goes_on = list(formula_goes_on(" ".join(lines).split()))
    ends = accumulate(len(line.split()) for line in lines)
    return any(goes_on[end - 1] for end in ends if 0 < end <= len(goes_on))


# -- a piece -------------------------------------------------------------------------------------


def _piece(row: Sequence[Token], cuts: Sequence[float], following: float) -> tuple[float, Cue]:
    """What some tokens cost as one cue, with the cut behind them, and the cue."""
    price, text = _lines([token.text for token in row], cuts)
    start, spoken_until = row[0].start, row[-1].end
    end = _end(start, spoken_until, following, len(text))
    price += PIECE + cuts[-1] + JOINED * (row[-1].sentence - row[0].sentence)
    if (seconds := end - start) < SHORTEST - ROUNDING:
        price += TOO_SHORT * (1 + SHORTEST - seconds)
    if spoken_until - start > LONGEST:
        price += TOO_SLOW * (spoken_until - start - LONGEST + 1)
    price += TOO_FAST * max(0.0, len(text) / max(seconds, ROUNDING) - SPEED)
    return price, Cue(start, end, text)


def _end(start: float, spoken_until: float, following: float, letters: int) -> float:
    """When a cue goes: once it is heard and can have been read, in no case after the next comes."""
    end = max(spoken_until, start + SHORTEST, start + letters / CALM)
    if following - end < CLOSED:
        end = following
    if end <= start + LONGEST:
        return end
    end = start + LONGEST
    return following - GAP if 0 < following - end < GAP else end


def _lines(texts: Sequence[str], cuts: Sequence[float]) -> tuple[float, str]:
    """What it costs to set tokens in a line or two, and how they are set."""
    whole = " ".join(texts)
    if len(whole) <= LINE:
        return 0.0, whole
    ways = [(TOO_LONG, whole)]
    for k in range(1, len(texts)):
        above, below = " ".join(texts[:k]), " ".join(texts[k:])
        price = SECOND_LINE + A_LINE * cuts[k - 1] + UNEVEN * abs(len(above) - len(below))
        price += TOP_HEAVY * (len(above) > len(below)) + LONE_WORD / 4 * (k in (1, len(texts) - 1))
        price += TOO_LONG * (max(len(above), len(below)) > LINE)
        ways.append((price, f"{above}\n{below}"))
    return min(ways)
