"""Which of four colours and shapes each run in the valley has: it follows from its verdict."""

from __future__ import annotations

from collections.abc import Sequence

from scenes.parts.learning_rate.verdict import Verdict
from scenes.stage.lecture.theme import GOOD_RATE, LARGE_RATE, SMALL_RATE, UNSTABLE_RATE

COLORS = (SMALL_RATE, GOOD_RATE, LARGE_RATE, UNSTABLE_RATE)
KINDS = ("square", "circle", "triangle", "pentagon")
# In the valley, where runs share one picture, each has a mark, for what comes of its rate: slow,
# quick, to and back, off. On the curve each has a picture of its own, and the mark is she herself.
_MARK_OF = {
    Verdict.SMALL: 0,
    Verdict.GOOD: 1,
    Verdict.LARGE: 2,
    Verdict.LIMIT: 2,
    Verdict.UNSTABLE: 3,
}


def marks_for(verdicts: Sequence[Verdict]) -> list[int]:
    """Which of the four marks each run has: its verdict's own, or if that is taken, a free one.

    >>> marks_for([Verdict.SMALL, Verdict.LARGE, Verdict.LARGE, Verdict.GOOD])
    [0, 2, 3, 1]
    """
    marks = [_MARK_OF[verdict] for verdict in verdicts]
    free = [mark for mark in range(len(KINDS)) if mark not in marks]
    return [free.pop() if mark in marks[:k] else mark for k, mark in enumerate(marks)]


__all__ = ["COLORS", "KINDS", "marks_for"]
