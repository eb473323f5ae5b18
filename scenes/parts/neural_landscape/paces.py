"""How things come and go within a play."""

from __future__ import annotations

from manim import smooth

_LATE = 0.5  # of a play, after which what is left behind goes
_THEN = 0.36  # after which what comes instead of it comes
_LAST = 0.82  # after which what is written of a place comes, so that it hardly moves


def at_once(share: float) -> float:
    """Be over at half of a play."""
    return float(smooth(min(1.0, 2 * share)))


def quickly(share: float) -> float:
    """Be over at a quarter of a play."""
    return float(smooth(min(1.0, 4 * share)))


def late(share: float) -> float:
    """Begin when some of a play is over."""
    return float(smooth(max(0.0, (share - _LATE) / (1 - _LATE))))


def then(share: float) -> float:
    """Begin when what goes at once is nearly gone, so that both are not seen through each other."""
    return float(smooth(max(0.0, (share - _THEN) / (1 - _THEN))))


def at_last(share: float) -> float:
    """Begin when most of a play is over."""
    return float(smooth(max(0.0, (share - _LAST) / (1 - _LAST))))


def faster(share: float) -> float:
    """Begin slowly, and be fastest at the end."""
    return share * share


__all__ = ["at_last", "at_once", "faster", "late", "quickly", "then"]
